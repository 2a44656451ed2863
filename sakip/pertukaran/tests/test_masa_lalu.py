"""The import of the past: what a person confirmed becomes official, nothing else."""

from __future__ import annotations

import datetime as dt

import pytest

from sakip.evaluasi import services
from sakip.evaluasi.models import ReviuLaporan
from sakip.evaluasi.tests.conftest import LAPORAN, WAKTU, kantor, sebagai
from sakip.evaluasi.tests.test_reviu_web import unggah
from sakip.pengukuran.queries import capaian_unit
from sakip.pertukaran.masa_lalu import tawarkan

__all__ = ["kantor", "sebagai"]


@pytest.fixture
def selesai(kantor):
    reviu = unggah(kantor)
    services.periksa_laporan(pk=reviu.pk, waktu=WAKTU)
    return ReviuLaporan.objects.get(pk=reviu.pk)


def isian(selesai, **ganti):
    isi = {}
    for b in tawarkan(selesai).indikator:
        for n in ("kode", "kunci", "nama", "sasaran", "satuan", "polaritas", "target", "realisasi"):
            isi[f"i{b.nomor}-{n}"] = getattr(b, n)
        if b.ikut:
            isi[f"i{b.nomor}-ikut"] = "on"
    return isi | ganti


def test_baris_yang_bertemuan_tidak_ditandai_lebih_dahulu(selesai):
    baris = tawarkan(selesai).indikator
    assert [(b.target, b.realisasi, b.ikut) for b in baris] == [
        ("90", "81", False),
        ("80", "88", True),
        ("20", "25", True),
    ]
    assert baris[0].temuan and baris[2].satuan == "desa"


def test_tahun_yang_sudah_ada_perjanjiannya_tidak_ditimpa(kantor, sebagai, selesai):
    jawaban = sebagai(kantor.perencana).post(
        f"/lembar/masa-lalu/{selesai.pk}/", isian(selesai, tindakan="impor")
    )
    assert jawaban.status_code == 400 and "sudah mempunyai Perjanjian Kinerja" in jawaban.content.decode()


def test_angka_masa_lalu_menjadi_angka_resmi_setelah_dikonfirmasi(kantor, sebagai):
    reviu = unggah(kantor, LAPORAN.replace("2023", "2022"), tahun=2022)
    services.periksa_laporan(pk=reviu.pk, waktu=WAKTU)
    selesai = ReviuLaporan.objects.get(pk=reviu.pk)
    alamat = f"/lembar/masa-lalu/{selesai.pk}/"
    klien = sebagai(kantor.evaluator)
    assert klien.post(alamat, isian(selesai, tindakan="impor")).status_code == 403
    klien = sebagai(kantor.perencana)
    periksa = klien.post(alamat, isian(selesai, tindakan="periksa"))
    assert periksa.context["masalah"] == []
    assert "Paketnya sah" in periksa.content.decode()
    unduh = klien.post(alamat, isian(selesai, tindakan="unduh"))
    assert unduh.json()["format"] == "sakip-paket"
    assert klien.post(alamat, isian(selesai, tindakan="impor")).status_code == 302
    hasil = capaian_unit(kantor.kanwil, 2022, pada=dt.date(2024, 2, 1))
    baru = {b.rumusan: (b.target.nilai, b.realisasi.nilai) for b in hasil.butir}
    assert baru["Jumlah desa yang dibina"] == (20, 25)
    assert "Persentase permohonan yang selesai tepat waktu" not in baru


def test_isian_salah_disebut_barisnya_dan_tidak_ada_yang_tertulis(kantor, sebagai, selesai):
    klien = sebagai(kantor.perencana)
    alamat = f"/lembar/masa-lalu/{selesai.pk}/"
    salah = isian(selesai, tindakan="impor", **{"i2-target": "delapan", "i3-kunci": "Ada Spasi"})
    jawaban = klien.post(alamat, salah)
    isi = jawaban.content.decode()
    assert jawaban.status_code == 400
    assert "Indikator 2" in isi and "delapan" in isi and "Indikator 3" in isi and "Ada Spasi" in isi
    kosong = {k: v for k, v in isian(selesai, tindakan="impor").items() if not k.endswith("-ikut")}
    assert "Belum ada baris yang dipilih" in klien.post(alamat, kosong).content.decode()
    assert not kantor.instansi.indikator_set.filter(kunci__startswith="lalu.").exists()
