"""Reminders by e-mail: what is due, late or waiting, once a day, tried again when a mail failed."""

import datetime as dt

import pytest
import typer
from django.core import mail

from sakip.agenda.models import HariLibur, PengingatTerkirim
from sakip.aturan.periode import tulis_tanggal
from sakip.cli.perintah import ingatkan as perintah
from sakip.dasbor.tugas import Tugas
from sakip.inti.galat import GalatSakip
from sakip.pengukuran.queries.alur_daftar import daftar_alur
from sakip.pengukuran.tests.kantor_alur import KantorAlur


@pytest.fixture
def kantor(db):
    return KantorAlur()


def test_pengingat_sekali_sehari_dan_hanya_yang_perlu(kantor, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    batas = daftar_alur([kantor.a.pk], [(kantor.tahun, kantor.bulan)], kantor.waktu)[0].batas.date()
    perintah.jalankan(batas, "https://sakip.contoh.go.id", uji=False)
    surat = [m for m in mail.outbox if m.to == [kantor.op.surel]]
    assert len(surat) == 1
    assert "https://sakip.contoh.go.id/tugas/" in surat[0].body
    assert "Kantor a" in surat[0].body
    assert "hari ini" in surat[0].body
    assert f"menunggu Anda di SAKIP pada {tulis_tanggal(batas)}:" in surat[0].body
    jumlah, catatan = len(mail.outbox), PengingatTerkirim.objects.count()
    perintah.jalankan(batas, "", uji=False)
    assert (len(mail.outbox), PengingatTerkirim.objects.count()) == (jumlah, catatan)
    assert not [m for m in mail.outbox if m.to == [kantor.pim.surel]]


def test_pengingat_percobaan_tidak_mengirim_dan_tanpa_surel_ditolak(kantor, settings, capsys):
    batas = daftar_alur([kantor.a.pk], [(kantor.tahun, kantor.bulan)], kantor.waktu)[0].batas.date()
    perintah.jalankan(batas, "", uji=True)
    assert "Oki Operator" in capsys.readouterr().out
    assert mail.outbox == []
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    with pytest.raises(GalatSakip, match="belum diatur"):
        perintah.jalankan(batas, "", uji=False)


def test_surat_yang_gagal_dicoba_lagi(kantor, settings):
    batas = daftar_alur([kantor.a.pk], [(kantor.tahun, kantor.bulan)], kantor.waktu)[0].batas.date()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens there
    with pytest.raises(typer.Exit):
        perintah.jalankan(batas, "", uji=False)
    assert not PengingatTerkirim.objects.exists()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    perintah.jalankan(batas, "", uji=False)
    assert PengingatTerkirim.objects.exists()


def tugas(sisa, kelompok="Formulir yang harus diisi", **lain):
    return Tugas(kelompok, "Isi", "Kantor", "/", sisa=sisa, unit_id=1, periode="2026-03", **lain)


def test_hari_libur_menggeser_pengingat_ke_hari_kerja():
    """Friday 3 April is off, so is the weekend: what falls on these days is told on Thursday."""
    libur = {dt.date(2026, 4, 3)}
    kamis, senin = dt.date(2026, 4, 2), dt.date(2026, 4, 6)
    assert not perintah.perlu(tugas(2), dt.date(2026, 4, 3), libur)
    assert perintah.perlu(tugas(3), kamis, libur)  # two days before the deadline is that Friday
    assert not perintah.perlu(tugas(3), kamis)
    assert perintah.perlu(tugas(-4), senin, libur)
    menunggu = "Menunggu verifikasi Anda"
    assert not perintah.perlu(tugas(5, menunggu), kamis, {kamis})
    assert perintah.perlu(tugas(5, menunggu), dt.date(2026, 4, 3), {kamis})
    assert not perintah.perlu(tugas(5, menunggu), dt.date(2026, 4, 3))
    assert not perintah.perlu(tugas(-4, lama=True), senin)


def test_kalender_kantor_dipakai_pengingat(kantor, capsys):
    batas = daftar_alur([kantor.a.pk], [(kantor.tahun, kantor.bulan)], kantor.waktu)[0].batas.date()
    HariLibur.objects.create(instansi=kantor.instansi, tanggal=batas + dt.timedelta(1), nama="Libur kantor")
    libur = perintah._libur(batas)
    assert batas + dt.timedelta(1) in libur(kantor.a.pk)
    assert batas not in libur(kantor.a.pk)
