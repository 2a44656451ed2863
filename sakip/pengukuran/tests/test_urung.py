"""What an operator takes out can be put back: evidence off a line, events off a list."""

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sakip.jejak.models import Jejak
from sakip.pengukuran.models import Bukti, Kejadian
from sakip.pengukuran.tests.test_halaman_formulir import ALAMAT, HTMX, PDF, kantor, kirim
from sakip.perencanaan.models import PengisiVariabel

__all__ = ["kantor"]

pytestmark = pytest.mark.django_db


def rupa(b):
    return (b.nama, b.halaman, b.tempat, b.tautan, b.berkas_id, b.variabel_id, b.periode)


@pytest.mark.parametrize("skrip", [False, True])
def test_bukti_yang_dicabut_kembali_dengan_satu_tekan(kantor, skrip):
    w, htmx = kantor, HTMX if skrip else {}
    alamat = f"{ALAMAT}bukti/{w.m}/"
    w.klien.post(alamat, {"berkas": [SimpleUploadedFile("a.pdf", PDF)], "halaman": "3", "tempat": "Lemari"})
    dulu = rupa(Bukti.objects.get())
    w.klien.post(f"{alamat}{Bukti.objects.get().pk}/cabut/", {"alasan": "salah pilih"}, **htmx)
    assert not Bukti.objects.exists()
    assert "Batalkan pencabutan" in w.klien.get(alamat, **htmx).content.decode()
    for lain in (w.klien.get(f"{ALAMAT}bukti/{w.s}/"), w.klien2.get(alamat)):
        assert "Batalkan pencabutan" not in lain.content.decode()
    assert w.klien2.post(alamat, {"pulihkan": "1"}).status_code == 400  # not his to undo
    assert not Bukti.objects.exists()
    assert w.klien.post(alamat, {"pulihkan": "1"}, **htmx).status_code == (200 if skrip else 302)
    assert rupa(Bukti.objects.get()) == dulu
    assert Jejak.objects.filter(aksi="bukti.pulih").count() == 1
    assert "Batalkan pencabutan" not in w.klien.get(alamat).content.decode()
    w.klien.post(alamat, {"pulihkan": "1"})
    assert Bukti.objects.count() == 1


def test_pencabutan_tidak_dapat_dibatalkan_sesudah_formulir_diajukan(kantor):
    w = kantor
    alamat = f"{ALAMAT}bukti/{w.m}/"
    w.klien.post(alamat, {"tautan": "https://contoh.go.id/data"})
    w.klien.post(f"{alamat}{Bukti.objects.get().pk}/cabut/", {"alasan": "salah"})
    w.setujui(w.a, "2023-03", langkah=("ajukan",))
    assert "Batalkan pencabutan" not in w.klien.get(alamat).content.decode()
    assert w.klien.post(alamat, {"pulihkan": "1"}).status_code == 400
    assert not Bukti.objects.exists()


def test_kejadian_yang_dihapus_diketikkan_lagi_dan_kembali_bila_disimpan(kantor):
    w = kantor
    v = w.variabel("acara", bentuk="daftar")
    w.indikator("3.1", 9, "acara", {"acara": v}, satuan="orang")
    PengisiVariabel.objects.create(variabel=v, unit=w.a, sejak_tahun=2020)
    m = f"v-{v.pk}"
    acara = (("2023-03-05", "Satu", "Aula"), ("2023-03-06", "Dua", ""))
    baru = {
        f"{m}-b-{n}-{k}": t
        for n, isi in enumerate(acara)
        for k, t in zip(("tanggal", "nama", "tempat"), isi, strict=True)
    }
    assert kirim(w, baru).status_code == 302
    satu = Kejadian.objects.get(nama="Satu")
    versi = re.search(rf'name="(versi-{m})" value="(\d+)"', w.klien.get(ALAMAT).content.decode())
    assert kirim(w, {f"{m}-e-{satu.pk}-hapus": "1", versi[1]: versi[2]}).status_code == 302
    assert [k.nama for k in Kejadian.objects.all()] == ["Dua"]
    isi = w.klien.get(f"{ALAMAT}?tersimpan=1").content.decode()
    assert "1 kejadian dihapus: Satu" in isi
    borang = re.search(r'<form method="post" class="peringatan".*?</form>', isi, re.S)[0]
    medan = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', borang))
    jawab = w.klien.post(ALAMAT, {k: html.unescape(t) for k, t in medan.items()})
    assert jawab.status_code == 200 and 'value="Aula"' in jawab.content.decode()
    assert Kejadian.objects.count() == 1  # typed, not saved
    lagi = {k: t for k, t in medan.items() if k.startswith(m)}
    versi = re.search(rf'name="(versi-{m})" value="(\d+)"', jawab.content.decode())
    lagi[versi[1]] = versi[2]
    assert kirim(w, lagi).status_code == 302
    assert Kejadian.objects.get(nama="Satu").tempat == "Aula"
    for klien in (w.klien, w.klien2):
        assert "kejadian dihapus" not in klien.get(ALAMAT).content.decode()
