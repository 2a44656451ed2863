"""Rencana aksi: planned by month, reported with evidence, apart from the realisation of the agreement."""

import pytest

from sakip.inti.galat import Basi, GalatSakip, TidakDitemukan
from sakip.jejak.models import Jejak
from sakip.perjanjian import services
from sakip.perjanjian.models import BuktiAksi, LangkahAksi, RencanaAksi
from sakip.perjanjian.services import LaporMasuk, RencanaMasuk

from .conftest import TAHUN

PDF = b"%PDF-1.4\n%%EOF\n"


def masukan(**ganti):
    bawaan = {
        "langkah": "Pelatihan petugas", "keluaran": "40 petugas", "penanggung": "Kepala Divisi",
        "unit_penanggung_id": None, "rupiah": "1.500.000", "bulanan": {2: "Menyusun materi", 3: "Melatih"},
    }  # fmt: skip
    return RencanaMasuk(**(bawaan | ganti))


@pytest.fixture
def butir(dunia):
    return dunia.tanda_tangani(dunia.draf_berisi()).butir.get(indikator=dunia.persen)


def simpan(dunia, butir, r=None, **ganti):
    return services.simpan_rencana(
        unit=dunia.kanwil, butir_id=butir.pk, rencana_id=r and r.pk, versi=r.versi if r else 0,
        masuk=masukan(**ganti), **dunia.umum(),
    )  # fmt: skip


def lapor(dunia, *masuk, unit=None, bulan=2):
    return services.lapor(unit=unit or dunia.kanwil, tahun=TAHUN, bulan=bulan, masuk=masuk, **dunia.umum())


def test_rencana_bulanan_disimpan_diubah_dan_dikosongkan(dunia, butir):
    r = simpan(dunia, butir)
    assert (r.urut, r.rupiah) == (1, 1_500_000)
    assert dict(r.bulanan.values_list("bulan", "sasaran_bulan")) == {2: "Menyusun materi", 3: "Melatih"}
    simpan(dunia, butir, r, bulanan={2: "", 3: "Melatih ulang", 4: "Menilai"})
    assert dict(r.bulanan.values_list("bulan", "sasaran_bulan")) == {3: "Melatih ulang", 4: "Menilai"}


def test_yang_kurang_disebut_sekaligus(dunia, butir):
    with pytest.raises(GalatSakip) as salah:
        simpan(
            dunia,
            butir,
            langkah=" ",
            rupiah="sejuta",
            unit_penanggung_id=dunia.tetangga.pk,
            bulanan={13: "x"},
        )
    assert {m.tempat for m in salah.value.masalah} == {"langkah", "rupiah", "unit_penanggung", "bulan"}
    with pytest.raises(GalatSakip, match="Belum ada bulan"):
        simpan(dunia, butir, bulanan={})


def test_rencana_hanya_untuk_perjanjian_yang_ditandatangani(dunia):
    draf = dunia.draf_berisi()
    with pytest.raises(GalatSakip, match="sudah ditandatangani"):
        simpan(dunia, draf.butir.first())


def test_laporan_bulan_disimpan_dengan_bukti_dan_dicatat(dunia, butir):
    r = simpan(dunia, butir)
    masuk = LaporMasuk(
        r.pk, 1, "Materi selesai", "50", "", "https://contoh.go.id/a", (("a.pdf", PDF), ("b.pdf", PDF + b"x"))
    )
    assert lapor(dunia, masuk) == 1
    x = LangkahAksi.objects.get(rencana=r, bulan=2)
    assert (x.realisasi, x.persen, x.versi) == ("Materi selesai", 50, 2)
    assert set(x.bukti.values_list("nama", flat=True)) == {"a.pdf", "b.pdf", "https://contoh.go.id/a"}
    assert Jejak.objects.filter(aksi="rencana_aksi.lapor", rantai="i/kw").count() == 1
    # sent twice: the same content is not attached again, and nothing else changes
    assert lapor(dunia, LaporMasuk(r.pk, 2, "Materi selesai", "50", "", "", (("a.pdf", PDF),))) == 1
    assert x.bukti.count() == 3
    assert lapor(dunia, LaporMasuk(r.pk, 3, "Materi selesai", "50")) == 0


@pytest.mark.parametrize(
    ("ganti", "tempat"),
    [
        ({"persen": "101"}, "persen"),
        ({"persen": "-1"}, "persen"),
        ({"persen": "separuh"}, "persen"),
        ({"tautan": "javascript:alert(1)"}, "tautan"),
        ({"berkas": (("a.exe", b"MZ\x00\x01"),)}, "berkas"),
    ],
)
def test_laporan_yang_salah_ditolak_di_bidangnya_tanpa_separuh_tersimpan(dunia, butir, ganti, tempat):
    a, b = simpan(dunia, butir), simpan(dunia, butir, langkah="Kedua")
    isi = {"realisasi": "x", "persen": "10"} | ganti
    with pytest.raises(GalatSakip) as salah:
        lapor(dunia, LaporMasuk(a.pk, 1, "baik", "20"), LaporMasuk(b.pk, 1, **isi))
    assert salah.value.masalah[0].tempat == f"{tempat}-{b.pk}"
    assert not LangkahAksi.objects.exclude(realisasi="").exists() and not BuktiAksi.objects.exists()


def test_laporan_basi_dan_kegiatan_unit_lain_ditolak(dunia, butir):
    r = simpan(dunia, butir)
    lapor(dunia, LaporMasuk(r.pk, 1, "Pertama", "10"))
    with pytest.raises(Basi):
        lapor(dunia, LaporMasuk(r.pk, 1, "Kedua", "20"))
    with pytest.raises(TidakDitemukan):
        lapor(dunia, LaporMasuk(r.pk, 2, "Ketiga", "20"), unit=dunia.tetangga)
    assert LangkahAksi.objects.get(rencana=r, bulan=2).realisasi == "Pertama"


def test_yang_sudah_dilaporkan_tidak_hilang_walau_rencananya_dikosongkan_atau_dihapus(dunia, butir):
    r = simpan(dunia, butir)
    lapor(dunia, LaporMasuk(r.pk, 1, "Selesai", "100"))
    r = simpan(dunia, butir, r, bulanan={2: "", 5: "Lanjut"})
    assert LangkahAksi.objects.get(rencana=r, bulan=2).realisasi == "Selesai"
    with pytest.raises(GalatSakip, match="sudah dilaporkan"):
        services.hapus_rencana(unit=dunia.kanwil, rencana_id=r.pk, versi=r.versi, alasan="x", **dunia.umum())
    lain = simpan(dunia, butir, langkah="Lain")
    services.hapus_rencana(
        unit=dunia.kanwil, rencana_id=lain.pk, versi=lain.versi, alasan="Batal", **dunia.umum()
    )
    assert list(RencanaAksi.objects.all()) == [r]


def test_bukti_dilepas_dengan_alasan_oleh_unitnya_saja(dunia, butir):
    r = simpan(dunia, butir)
    lapor(dunia, LaporMasuk(r.pk, 1, "x", "1", "", "", (("a.pdf", PDF),)))
    bukti = BuktiAksi.objects.get()
    with pytest.raises(TidakDitemukan):
        services.hapus_bukti(unit=dunia.tetangga, tahun=2025, bukti_id=bukti.pk, alasan="x", **dunia.umum())
    with pytest.raises(TidakDitemukan):  # the right was asked for another year's tree
        services.hapus_bukti(unit=dunia.kanwil, tahun=2024, bukti_id=bukti.pk, alasan="x", **dunia.umum())
    with pytest.raises(GalatSakip, match="Alasan"):
        services.hapus_bukti(unit=dunia.kanwil, tahun=2025, bukti_id=bukti.pk, alasan="", **dunia.umum())
    services.hapus_bukti(
        unit=dunia.kanwil, tahun=2025, bukti_id=bukti.pk, alasan="Salah unggah", **dunia.umum()
    )
    assert not BuktiAksi.objects.exists()
