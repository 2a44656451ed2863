"""Directorates pass to their new agencies first, then the office is split: as the guide advises."""

import pytest

from sakip.dasbor.tests.test_pecah import ALAMAT, babel, halaman, kantor, langkah_satu, medan, terapkan
from sakip.organisasi.models import Garis, KedudukanUnit
from sakip.organisasi.queries import subpohon, unit_dengan_kode
from sakip.perencanaan.models import Indikator

__all__ = ["babel", "halaman", "kantor"]

pytestmark = pytest.mark.django_db


def alihkan(halaman, kode, ke):
    """A directorate passes to another agency on New Year's Day, with all its proposals taken."""
    alamat = f"/pecah/kemenkumham/{kode}/"
    penerus = {"p1_instansi": ke, "p1_nama": "Ditjen", "p1_kode": kode, "p1_jenis": "eselon1", "p1_induk": ke}
    isi = {"tanggal": "2025-01-01", "alasan": "Perpres 155/2024", "n": "1", "ke": "bagi"} | penerus
    dibagi = halaman.post(alamat, isi)
    pratinjau = halaman.post(alamat, medan(dibagi, ke="pratinjau"))
    assert halaman.post(alamat, medan(pratinjau, ke="terapkan")).status_code == 302
    return dibagi.content.decode()


def test_eselon_satu_yang_beralih_lebih_dahulu_tetap_membina_unitnya(halaman, babel):
    lapas = babel.lapas
    teks = alihkan(halaman, "ditjen-pas", "kemenimipas")
    assert "di bawah Kantor Wilayah" in teks  # divisions of several offices have one name
    alihkan(halaman, "ditjen-ham", "kemenham")
    isi = medan(halaman.post(ALAMAT, langkah_satu(p3_nama="Kantor Wilayah Ketiga", p3_singkatan="")))
    assert isi[f"anak_{lapas.pk}"] == "3"  # its name tells nothing now: its directorate does
    pas = Indikator.objects.filter(instansi=lapas.instansi, pemilik__kode="ditjen-pas")
    pilihan = [k for k in isi if k.startswith("ind_") and int(k.split("_")[1]) in {i.pk for i in pas}]
    assert pilihan and {k.rpartition("_")[2] for k in pilihan} == {"3"}
    terapkan(halaman, babel)
    baru = unit_dengan_kode("kemenimipas/lapas-pangkalpinang")
    ditjen = unit_dengan_kode("kemenimipas/ditjen-pas")
    assert KedudukanUnit.objects.get(unit=baru, garis=Garis.TEKNIS).induk == ditjen
    assert baru.pk in subpohon(ditjen, 2025, Garis.TEKNIS)
