"""The year of a unit as at a period within it, and the figures of units without an agreement."""

from __future__ import annotations

import dataclasses
import datetime as dt
from decimal import Decimal as D

import pytest

from sakip.aturan.angka import bulatkan
from sakip.aturan.periode import PeriodeSalah, baca_periode
from sakip.inti.galat import TidakDitemukan
from sakip.organisasi.models import KedudukanUnit
from sakip.organisasi.services import bangun_leluhur
from sakip.pengukuran.queries import capaian_unit, kinerja_unit
from sakip.perjanjian.models import ButirPerjanjian, Perjanjian, TargetPeriode


def sampai(wilayah, kunci, bacaan="sementara", pada=None):
    hasil = capaian_unit(wilayah.kanwil, 2023, bacaan=bacaan, pada=pada or wilayah.pada, sampai=kunci)
    return {b.kode: b for b in hasil.butir}


def kejadian(wilayah, target=12, **manual):
    """A count entered every month: 1 in January, 2 in February, ... by unit a."""
    v = wilayah.variabel("v")
    i = wilayah.indikator("1.1", target, "v", {"v": v}, satuan="kejadian", **manual)
    for n in range(1, 13):
        wilayah.isi(wilayah.a, v, n, f"2023-{n:02d}")
    return v, i


def test_hanya_angka_sampai_akhir_periode_yang_dibaca(wilayah):
    kejadian(wilayah, 78)
    b = sampai(wilayah, "2023-TW2")["1.1"]
    assert b.sampai.realisasi.nilai == 1 + 2 + 3 + 4 + 5 + 6
    assert b.sampai.jenis == "tahun" and b.target.nilai == 78


def test_target_setahun_tidak_dibandingkan_sebelum_tahun_berakhir(wilayah):
    """Half of the year's target in June is a share, never a capaian and never a verdict."""
    kejadian(wilayah, 42)
    b = sampai(wilayah, "2023-TW2")["1.1"]
    assert (b.capaian, b.hasil.status, b.hasil.status_hitung) == (None, None, "belum_jatuh_tempo")
    assert b.sampai.porsi == 50
    akhir = sampai(wilayah, "2023-TW4")["1.1"]
    assert (akhir.realisasi.nilai, akhir.hasil.status) == (78, "melampaui")
    assert bulatkan(akhir.capaian, 2) == D("185.71")


def test_bagian_hanya_untuk_angka_yang_bertambah(wilayah):
    p, q = wilayah.variabel("p"), wilayah.variabel("q")
    wilayah.indikator("2.1", 90, "p / q * 100", {"p": p, "q": q})
    wilayah.isi(wilayah.a, p, 8, "2023-01")
    wilayah.isi(wilayah.a, q, 10, "2023-01")
    b = sampai(wilayah, "2023-01")["2.1"]
    assert b.sampai.realisasi.nilai == 80
    assert b.sampai.porsi is None and not b.sampai.bertambah


def test_target_periode_dibandingkan_dengan_angka_periode_itu(wilayah):
    kejadian(wilayah, 78)
    butir = ButirPerjanjian.objects.get(kode="1.1")
    TargetPeriode.objects.create(butir=butir, periode="2023-TW2", nilai=10, kumulatif=False)
    TargetPeriode.objects.create(butir=butir, periode="2023-B09", nilai=50, kumulatif=True)
    dua = sampai(wilayah, "2023-TW2")["1.1"]
    assert (dua.sampai.jenis, dua.realisasi.nilai, dua.capaian) == ("periode", 4 + 5 + 6, 150)
    assert dua.sampai.realisasi.nilai == 21
    tiga = sampai(wilayah, "2023-TW3")["1.1"]
    assert (tiga.sampai.jenis, tiga.sampai.kunci_target) == ("kumulatif", "2023-B09")
    assert (tiga.realisasi.nilai, tiga.capaian, tiga.hasil.status) == (45, 90, "tidak_tercapai")


def test_hanya_yang_jatuh_tempo_dapat_hilang(wilayah):
    p, q = wilayah.variabel("p"), wilayah.variabel("q")
    wilayah.indikator("1.1", 90, "p / q * 100", {"p": p, "q": q}, kekerapan="tahunan")
    wilayah.indikator("1.2", 90, "p / q * 100", {"p": p, "q": q})
    juni = sampai(wilayah, "2023-06")
    assert juni["1.1"].hasil.status_hitung == "belum_jatuh_tempo"
    assert juni["1.2"].hasil.status_hitung == "belum_dilaporkan"
    # On 10 January the figure of January is still on time.
    awal = sampai(wilayah, "2023-01", pada=dt.date(2023, 2, 10))
    assert awal["1.2"].hasil.status_hitung == "belum_jatuh_tempo"


def test_angka_bulan_resmi_hanya_bila_disetujui(wilayah):
    kejadian(wilayah)
    wilayah.tanda_tangani()
    for bulan in ("01", "02"):
        wilayah.setujui(wilayah.a, f"2023-{bulan}")
    wilayah.setujui(wilayah.a, "2023-03", langkah=("ajukan", "verifikasi"))
    assert sampai(wilayah, "2023-TW1", "resmi")["1.1"].sampai.realisasi.nilai == 1 + 2
    assert sampai(wilayah, "2023-TW1")["1.1"].sampai.realisasi.nilai == 1 + 2 + 3


def test_dasar_setahun_menunda_dan_disebut_namanya(wilayah):
    kini, lalu = wilayah.variabel("kini"), wilayah.variabel("lalu", nama="Penerimaan tahun lalu")
    wilayah.indikator("1.1", 5, "(kini - lalu) / lalu * 100", {"kini": kini, "lalu": lalu})
    wilayah.isi(wilayah.a, kini, 10, "2023-01")
    wilayah.isi(wilayah.a, lalu, 100, "2023")
    b = sampai(wilayah, "2023-TW1")["1.1"]
    assert b.hasil.status_hitung == "belum_jatuh_tempo"
    assert b.hasil.alasan == "«Penerimaan tahun lalu» hanya ada untuk setahun penuh"
    assert b.realisasi.nilai is None


def test_surat_dikenal_sejak_tanggalnya(wilayah):
    i = wilayah.indikator("1.1", 74, pengukur="luar", kekerapan="bulan_tertentu", bulan=11, satuan="nilai")
    surat = {"tanpa_rincian": False, "nomor_surat": "B-1"}
    wilayah.langsung(i, 70, tanggal_surat=dt.date(2023, 11, 18), versi=1, **surat)
    wilayah.langsung(i, 75, tanggal_surat=dt.date(2023, 12, 15), versi=2, **surat)
    assert sampai(wilayah, "2023-10")["1.1"].hasil.status_hitung == "belum_jatuh_tempo"
    assert sampai(wilayah, "2023-11")["1.1"].realisasi.nilai == 70
    assert sampai(wilayah, "2023-12")["1.1"].realisasi.nilai == 75


def test_setahun_penuh_sama_dengan_tanpa_periode(wilayah):
    kejadian(wilayah, 78)
    p, q = wilayah.variabel("p"), wilayah.variabel("q")
    wilayah.indikator("1.2", 90, "p / q * 100", {"p": p, "q": q})
    wilayah.isi(wilayah.a, p, 8, "2023")
    wilayah.isi(wilayah.a, q, 10, "2023")
    penuh = capaian_unit(wilayah.kanwil, 2023, bacaan="sementara", pada=wilayah.pada)
    for kunci in ("2023", "2023-12", "2023-TW4", "2023-B12"):
        hasil = capaian_unit(wilayah.kanwil, 2023, bacaan="sementara", pada=wilayah.pada, sampai=kunci)
        assert [dataclasses.replace(b, sampai=None) for b in hasil.butir] == list(penuh.butir)
        assert (hasil.rata, hasil.sampai) == (penuh.rata, kunci)


def test_perjanjian_yang_berlaku_pada_akhir_periode(wilayah):
    kejadian(wilayah, 78)
    Perjanjian.objects.filter(pk=wilayah.perjanjian.pk).update(tanggal=dt.date(2023, 1, 5))
    wilayah.tanda_tangani()
    lama = ButirPerjanjian.objects.get(kode="1.1")
    baru = Perjanjian.objects.create(
        instansi=wilayah.instansi,
        kode="pk",
        unit=wilayah.kanwil,
        tahun=2023,
        pihak_pertama=wilayah.perjanjian.pihak_pertama,
        bentuk="pernyataan",
        revisi=1,
        sebab="Anggaran bertambah.",
        tanggal=dt.date(2023, 7, 14),
    )
    ButirPerjanjian.objects.create(
        perjanjian=baru,
        urutan=1,
        kode="1.1",
        sasaran=lama.sasaran,
        indikator=lama.indikator,
        rumusan_sasaran="S",
        rumusan="1.1",
        satuan="kejadian",
        nilai=100,
    )
    Perjanjian.objects.filter(pk=baru.pk).update(status="ditandatangani")
    assert sampai(wilayah, "2023-06")["1.1"].target.nilai == 78
    assert sampai(wilayah, "2023-07")["1.1"].target.nilai == 100
    assert sampai(wilayah, "2023")["1.1"].target.nilai == 100


@pytest.mark.parametrize("kunci", ["2024-TW1", "2020-2024", "2023-TW5"])
def test_periode_yang_bukan_bagian_tahun_ditolak(wilayah, kunci):
    with pytest.raises(PeriodeSalah):
        sampai(wilayah, kunci)


def test_jumlah_kueri_tidak_bertambah_dengan_periode(wilayah, django_assert_max_num_queries):
    kejadian(wilayah)
    with django_assert_max_num_queries(16):
        capaian_unit(wilayah.kanwil, 2023, bacaan="sementara", pada=wilayah.pada, sampai="2023-TW2")
    with django_assert_max_num_queries(24):
        kinerja_unit(
            wilayah.kanwil,
            2023,
            bacaan="sementara",
            pada=wilayah.pada,
            periode=baca_periode("2023-TW2"),
        )


# --- units without an agreement ----------------------------------------------------------------------


def test_divisi_melaporkan_butir_yang_ditanggungnya_dengan_angka_kantornya(wilayah):
    kejadian(wilayah, 39)
    divisi = wilayah._unit("div", "divisi")
    KedudukanUnit.objects.create(
        unit=divisi, garis="komando", induk=wilayah.kanwil, sejak=dt.date(2020, 1, 1)
    )
    bangun_leluhur(instansi=wilayah.instansi, tahun=2023)
    wilayah.indikator("1.2", 10, "w", {"w": wilayah.variabel("w")})
    ButirPerjanjian.objects.filter(kode="1.1").update(penanggung=divisi)
    k = kinerja_unit(divisi, 2023, bacaan="sementara", pada=wilayah.pada)
    kantor = capaian_unit(wilayah.kanwil, 2023, bacaan="sementara", pada=wilayah.pada)
    assert (k.dasar, k.pemilik, k.hasil.nama_unit) == ("penanggung", "kw", "Unit div")
    assert [b.kode for b in k.hasil.butir] == ["1.1"]
    assert k.hasil.butir[0] == kantor.butir[0]
    assert k.hasil.rata.rata == 200 and k.hasil.rata.dihitung == 1


def test_upt_melaporkan_angkanya_sendiri_tanpa_target(wilayah):
    v, _ = kejadian(wilayah, 39)
    wilayah.isi(wilayah.b, v, 100, "2023-01")
    k = kinerja_unit(wilayah.a, 2023, bacaan="sementara", pada=wilayah.pada, periode=baca_periode("2023-TW1"))
    (b,) = k.hasil.butir
    assert (k.dasar, b.realisasi.nilai, b.target.kosong) == ("bagian", 6, True)
    assert (b.capaian, b.hasil.status_hitung) == (None, "tidak_ditargetkan")


def test_butir_yang_tidak_seluruhnya_diisi_unit_bukan_bagiannya(wilayah):
    p, q = wilayah.variabel("p"), wilayah.variabel("q")
    wilayah.indikator("1.1", 90, "p / q * 100", {"p": p, "q": q})
    wilayah.isi(wilayah.a, p, 8)
    with pytest.raises(TidakDitemukan, match="tidak mempunyai Perjanjian Kinerja tahun 2023"):
        kinerja_unit(wilayah.a, 2023, bacaan="sementara", pada=wilayah.pada)


def test_deret_bulan_dan_periode_sebelumnya(wilayah):
    kejadian(wilayah, 78)
    k = kinerja_unit(
        wilayah.kanwil, 2023, bacaan="sementara", pada=wilayah.pada, periode=baca_periode("2023-TW2")
    )
    (deret,) = k.bulanan.values()
    assert [h.nilai for _, h in deret] == [1, 2, 3, 4, 5, 6]
    assert k.sebelumnya.butir[0].sampai.realisasi.nilai == 6
    assert k.sebelumnya.sampai == "2023-TW1"
