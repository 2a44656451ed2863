"""A changed evidence list goes to its operators by e-mail at once; a mail that fails leaves the change."""

import datetime as dt

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.urls import reverse
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from sakip.perjanjian.services import target_kinerja as layanan
from sakip.perjanjian.services.kabar_syarat import kabari_syarat, penerima_syarat

from .conftest import PINTU, TAHUN, WAKTU
from .test_target_kinerja import DITJEN, Tk

PADA = dt.date(2025, 4, 2)


class SuratRusak(EmailBackend):
    """A mail server that nobody reaches."""

    def send_messages(self, messages):
        raise ConnectionRefusedError("tidak ada server")


@pytest.fixture
def tk(dunia):
    return Tk(dunia)


def kerjakan_antrean():
    call_command("db_worker", batch=True, startup_delay=False, reload=False, interval=1, verbosity=0)


def operator(tk, unit, surel, peran="operator"):
    akun = tk.d.akun(peran, unit)
    akun.surel = surel
    akun.save(update_fields=["surel"])
    return akun


def test_penerima_hanya_yang_mengisi_target_itu_dan_belum_membaca(tk):
    kantor = operator(tk, tk.d.kanwil, "kw@contoh.id")
    divisi = operator(tk, tk.d.divisi, "divisi@contoh.id")
    lain = operator(tk, tk.d.tetangga, "kx@contoh.id")
    operator(tk, tk.d.kanwil, "verif@contoh.id", "verifikator")
    tk.d.akun("operator", tk.d.pusat)  # no address
    assert penerima_syarat(tk.t.syarat.get(), PADA) == {}  # the first list is no change
    s = tk.syarat(("Video", True), berlaku="B06", alasan="Edaran")
    kw, kx = tk.d.kanwil.pk, tk.d.tetangga.pk
    assert penerima_syarat(s, PADA) == {kantor: [kw], divisi: [kw], lain: [kx]}
    umum = {k: v for k, v in tk.umum(WAKTU).items() if k != "periode"}
    layanan.ketahui_syarat(nomor=2, **umum)
    assert penerima_syarat(s, PADA) == {lain: [kx]}
    lain.is_active = False
    lain.save(update_fields=["is_active"])
    assert penerima_syarat(s, PADA) == {}


def test_surat_menyebut_yang_berubah_dan_satu_alamat_yang_ditolak_tidak_menahan_yang_lain(tk, monkeypatch):
    from smtplib import SMTPRecipientsRefused

    operator(tk, tk.d.kanwil, "kw@contoh.id")
    operator(tk, tk.d.tetangga, "kx@contoh.id")
    s = tk.syarat(("Laporan", True), ("Video", False), berlaku="B06", alasan="Edaran 7")
    assert kabari_syarat(syarat=s.pk, alamat="https://sakip.contoh.id/tugas/", pada=PADA) == 2
    surat = next(m for m in mail.outbox if m.to == ["kw@contoh.id"])
    assert "Target Kinerja 1 berubah" in surat.subject
    for kata in ("Berlaku mulai B06. Alasan: Edaran 7", "Unit: Unit kw.", "- Video (tidak wajib)",
                 "https://sakip.contoh.id/tugas/"):  # fmt: skip
        assert kata in surat.body
    asli = EmailBackend.send_messages

    def tolak(self, pesan):
        if pesan[0].to == ["kw@contoh.id"]:
            raise SMTPRecipientsRefused({"kw@contoh.id": (550, b"tidak ada")})
        return asli(self, pesan)

    monkeypatch.setattr(EmailBackend, "send_messages", tolak)
    assert kabari_syarat(syarat=s.pk, alamat="/", pada=PADA) == 1


def ubah(client, tk):
    tk.t.refresh_from_db()
    isi = {"aksi": "syarat", "versi": tk.t.versi, "butir": "Video", "berlaku": "B06", "alasan": "Baru"}
    jawab = client.post(reverse("target_kinerja:target", args=[*DITJEN, tk.t.pk]), isi, follow=True)
    assert jawab.status_code == 200
    return jawab.content.decode()


@pytest.mark.django_db(transaction=True)
def test_halaman_mengantrekan_surat_dan_pekerja_mengirimnya(client, tk, settings):
    settings.SAKIP_SUREL_ADA = True
    operator(tk, tk.d.kanwil, "kw@contoh.id")
    client.force_login(tk.d.akun("pemilik_indikator", tk.d.ditjen), backend=PINTU)
    assert "Surat sedang dikirim kepada 1 operator" in ubah(client, tk)
    assert mail.outbox == []  # no page waits for a mail server
    kerjakan_antrean()
    assert [m.to for m in mail.outbox] == [["kw@contoh.id"]]
    assert "http://testserver/tugas/" in mail.outbox[0].body


@pytest.mark.django_db(transaction=True)
def test_server_surel_mati_tidak_membatalkan_perubahannya(client, tk, settings):
    settings.SAKIP_SUREL_ADA = True
    settings.EMAIL_BACKEND = f"{__name__}.SuratRusak"
    op = operator(tk, tk.d.kanwil, "kw@contoh.id")
    client.force_login(tk.d.akun("pemilik_indikator", tk.d.ditjen), backend=PINTU)
    ubah(client, tk)
    kerjakan_antrean()
    assert tk.t.syarat.get(nomor=2).butir[0]["uraian"] == "Video"
    assert DBTaskResult.objects.get().status == TaskResultStatus.FAILED
    client.force_login(op, backend=PINTU)
    unit = client.get(reverse("target_kinerja:unit", args=["i", "kw", TAHUN])).content.decode()
    assert "Syarat bukti 1 target berubah" in unit


def test_tanpa_server_surel_tidak_ada_yang_dijanjikan(client, tk, settings):
    settings.SAKIP_SUREL_ADA = False
    operator(tk, tk.d.kanwil, "kw@contoh.id")
    client.force_login(tk.d.akun("pemilik_indikator", tk.d.ditjen), backend=PINTU)
    halaman = ubah(client, tk)
    assert "Operator diberi tahu pada Tugas saya." in halaman and "Surat sedang dikirim" not in halaman
    assert not DBTaskResult.objects.exists()
