"""Target kinerja on the command line: reminders of windows and changed lists, and the letter."""

import datetime as dt
from dataclasses import replace

import pytest
from django.core import mail

from sakip.akun.models import Akun
from sakip.cli.perintah import ingatkan
from sakip.cli.perintah.ingatkan import perlu
from sakip.dasbor.tugas import tugas_saya
from sakip.perjanjian.tests.conftest import Dunia
from sakip.perjanjian.tests.test_target_kinerja import Tk

SEBELUM = dt.datetime(2025, 3, 27, 3, tzinfo=dt.UTC)


@pytest.fixture
def tk(db):
    t = Tk(Dunia())
    t.op = t.d.akun("operator", t.d.kanwil)
    t.pemilik = t.d.akun("pemilik_indikator", t.d.ditjen)
    return t


def test_perubahan_syarat_diingatkan_hari_kerja_berikutnya(tk):
    tk.syarat(("Laporan", True), ("Video", True), berlaku="B06", alasan="Kepmen baru")
    (t,) = [t for t in tugas_saya(tk.op, SEBELUM) if "syarat" in t.apa]
    assert t.apa == "Baca perubahan syarat bukti 1 target kinerja 2025"
    senin = t.diubah + dt.timedelta(days=7 - t.diubah.weekday())
    jumat, kamis = senin - dt.timedelta(days=3), senin - dt.timedelta(days=4)
    assert [perlu(replace(t, diubah=kamis), h) for h in (kamis, jumat)] == [False, True]
    jumatan = replace(t, diubah=jumat)
    assert perlu(jumatan, senin) and not perlu(jumatan, senin + dt.timedelta(days=1))


def test_pengingat_memuat_target_kinerja(tk, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    Akun.objects.filter(pk__in=[tk.op.pk, tk.pemilik.pk]).update(surel=None)
    Akun.objects.filter(pk=tk.op.pk).update(surel="op@contoh.go.id")
    ingatkan.jalankan(dt.date(2025, 4, 4), "", uji=False)  # Friday: the deadline is on Saturday
    (surat,) = mail.outbox
    assert "Kirim 1 target kinerja B03 (Januari–Maret) 2025: Unit kw (1 hari lagi)" in surat.body


def test_surat_laporan_ditulis_dan_periode_asing_ditolak(tk, sakip, tmp_path):
    laporan = ("laporan", "-u", "kw", "--jenis", "target-kinerja", "--ke", tmp_path, "--format", "html")
    hasil = sakip(*laporan, "--periode", "2025-B03", "--tanggal", "2025-04-20")
    assert hasil.exit_code == 0, hasil.output
    (berkas,) = tmp_path.iterdir()
    assert berkas.name == "target-kinerja-kw-2025-B03.html"
    assert "belum dikirim" in berkas.read_text(encoding="utf-8")
    assert "memerlukan --periode" in sakip(*laporan).output
    asing = sakip(*laporan, "--periode", "2025-TW1")
    assert asing.exit_code == 2 and "TW1" in asing.stderr
