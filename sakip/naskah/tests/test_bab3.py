"""Bab III A from pure material: comparisons, their levels, money, and hard cases."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from sakip.anggaran.queries import AnggaranKegiatan, BarisAnggaran, persen
from sakip.aturan.capaian import Ukuran, rata_capaian
from sakip.dokumen.blok import Gambar, Judul, Tabel
from sakip.dokumen.penomoran import nomori
from sakip.naskah.bahan import BahanLkjip, PerjanjianRekap
from sakip.naskah.lkjip.kerangka import UbahanSalah, kerangka_lkjip
from sakip.naskah.lkjip.susun import susun_lkjip
from sakip.naskah.tests.bab3 import sel, susun_bab3, tabel
from sakip.naskah.tests.bahan import butir
from sakip.naskah.tests.kantor_uji import BATAS, TAHUN, bahan, rata, semua_teks
from sakip.pengukuran.hasil import HasilSasaran, TitikTahun
from sakip.pengukuran.queries.wilayah import NilaiWilayah
from sakip.perencanaan.queries import TargetTahun

D = Decimal


# --- years, plan, offices ----------------------------------------------------------------------------


def titik(tahun: int, realisasi: str | None, sebanding: bool = True, catatan: str = "") -> TitikTahun:
    angka = None if realisasi is None else D(realisasi)
    return TitikTahun(tahun, D(90), angka, None, angka, "persen", None, sebanding, catatan)


def test_paling_banyak_empat_tahun_lalu_dengan_yang_putus_dan_yang_tak_tercantum():
    b = butir(D(90), D(95))
    seri = [titik(n, str(80 + n - 2015)) for n in (2016, 2017, 2018)]
    seri += [titik(2020, "88", False, "Rumus berubah."), titik(2022, "91"), titik(2023, "95")]
    isi = replace(bahan([b]), seri={b.indikator: seri}, tahun_perjanjian=frozenset({2020, 2021, 2022}))
    blok, _ = susun_bab3(isi)
    tahun = ["2017", "2018", "2020", "2022", "2023"]
    assert [baris[0] for baris in sel(tabel(blok, "Perbandingan Antartahun"))] == tahun
    teks = semua_teks(blok)
    assert "Realisasi naik dari 91,00% pada tahun 2022 menjadi 95,00% pada tahun 2023." in teks
    assert "Tahun 2020 tidak sebanding karena rumus berubah." in teks
    assert "tidak tercantum dalam Perjanjian Kinerja tahun 2021." in teks
    assert "terus naik" not in teks  # the row ends at the break


def test_bagian_yang_melebihi_keseluruhan_pada_tahun_lalu_disebut():
    b = butir(D(90), D(95))
    seri = {b.indikator: [titik(2021, "100"), titik(2022, "126"), titik(2023, "95")]}
    blok, _ = susun_bab3(replace(bahan([b]), seri=seri))
    catatan = tabel(blok, "Perbandingan Antartahun").catatan
    assert catatan == "Realisasi tahun 2022 lebih dari 100%: pembilang melebihi penyebut."


def test_bagan_tahun_tidak_mengulang_bagan_renstra():
    b = butir(D(90), D(95))
    seri = {b.indikator: [titik(2022, "91"), titik(2023, "95")]}
    jalur = {
        b.indikator: tuple(
            TargetTahun(n, "wilayah", D(t), None, "persen", None, None, 2020, 2024)
            for n, t in ((2022, 90), (2023, 90), (2024, 92))
        )
    }
    blok, _ = susun_bab3(replace(bahan([b]), seri=seri, renstra=jalur))
    gambar = [x.kunci for x in rata(blok) if isinstance(x, Gambar)]
    assert gambar == [f"gambar-renstra-{b.indikator}"]
    beda = replace(jalur[b.indikator][0], nilai=D(85))
    blok, _ = susun_bab3(
        replace(bahan([b]), seri=seri, renstra={b.indikator: (beda, *jalur[b.indikator][1:])})
    )
    assert f"gambar-{b.indikator}" in [x.kunci for x in rata(blok) if isinstance(x, Gambar)]


def test_wilayah_lain_dalam_tabel_dan_bagan_mulai_dari_tiga():
    b = butir(D(90), D(95))
    lain = [
        NilaiWilayah(
            f"w{i}", f"Wilayah {i}", f"W{i}", Ukuran(D(90), None, "persen"), Ukuran(D(n), None, "persen")
        )
        for i, n in enumerate((80, 90, 99))
    ]
    blok, _ = susun_bab3(replace(bahan([b]), wilayah={b.indikator: lain}))
    isi = sel(tabel(blok, "Realisasi di Beberapa Wilayah"))
    assert [baris[0] for baris in isi] == ["Kantor Uji", "Wilayah 0", "Wilayah 1", "Wilayah 2"]
    assert any(isinstance(x, Gambar) and x.kunci.startswith("gambar-wilayah") for x in rata(blok))
    dua, _ = susun_bab3(replace(bahan([b]), wilayah={b.indikator: lain[:2]}))
    assert "daripada realisasi Wilayah 0, yaitu 80,00%" in semua_teks(dua)
    assert not [x for x in rata(dua) if isinstance(x, Tabel) and "Wilayah" in x.judul]


# --- levels ------------------------------------------------------------------------------------------


def banyak(n: int, sasaran: int = 2, divisi: int = 2) -> BahanLkjip:
    """``n`` items in several sasaran and divisions, each division with its own agreement."""
    isi = [
        replace(
            butir(D(90), D(80 + i % 20), kode=f"{i % sasaran + 1}.{i // sasaran + 1}"),
            sasaran=f"s{i % sasaran}",
            rumusan_sasaran=f"Terwujudnya layanan {i % sasaran}",
            penanggung=f"div{i % divisi}",
            perjanjian=f"pk{i % divisi}",
        )
        for i in range(n)
    ]
    kelompok = [tuple(b for b in isi if b.sasaran == f"s{s}") for s in range(sasaran)]
    dasar = bahan(isi)
    return replace(
        dasar,
        hasil=replace(
            dasar.hasil,
            sasaran=tuple(
                HasilSasaran(
                    f"s{i}", str(i + 1), k[0].rumusan_sasaran, rata_capaian((b.capaian for b in k), BATAS), k
                )
                for i, k in enumerate(kelompok)
                if k
            ),
        ),
        nama_unit={"kantor": "Kantor Uji", **{f"div{i}": f"Divisi {i}" for i in range(divisi)}},
        perjanjian=tuple(
            PerjanjianRekap(
                f"pk{i}", "Kepala", "Dirjen", "dua_pihak", 0, "", None, False, (), ((f"Kegiatan {i}", 100),),
                ((f"k{i}", f"Program {i}", 100),),
            )
            for i in range(divisi)
        ),
    )  # fmt: skip


def tingkat(banding: str, pada: str) -> dict[str, str]:
    return {"tindakan": "tingkat", "banding": banding, "tingkat": pada}


def test_jawaban_yang_sama_bagi_semua_ditulis_sekali():
    teks = semua_teks(susun_bab3(banyak(20))[0])
    for awal in ("Data tahun sebelumnya", "Rencana Strategis tidak memuat", "Standar nasional dan angka"):
        assert teks.count(awal) == 1
    assert teks.count("untuk semua indikator dalam laporan ini") == 3
    assert teks.count("belum diisi") == 5


def test_jawaban_satu_sasaran_ditulis_di_bawah_sasarannya():
    b = banyak(6, sasaran=3)
    dua = [x for x in b.hasil.butir if x.sasaran != "s0"]
    jalur = (TargetTahun(TAHUN, "wilayah", D(90), None, "persen", None, None, 2020, 2024),)
    teks = semua_teks(susun_bab3(replace(b, renstra={x.indikator: jalur for x in dua}))[0])
    assert teks.count("Rencana Strategis tidak memuat jalur target untuk semua indikator sasaran ini.") == 1
    assert teks.count("Rencana Strategis tidak memuat") == 1


def test_teks_yang_sama_bagi_semua_indikator_sasaran_ditulis_sekali():
    b = banyak(6)
    teks = {
        ("indikator", x.indikator, "kendala"): "Pegawai kurang." for x in b.hasil.butir if x.sasaran == "s0"
    }
    lain = next(x for x in b.hasil.butir if x.sasaran == "s1")
    teks["indikator", lain.indikator, "kendala"] = "Jaringan putus."
    cetak = semua_teks(susun_bab3(replace(b, teks=teks))[0])
    assert cetak.count("Pegawai kurang.") == 1
    assert cetak.count("Jaringan putus.") == 1
    # the two other indicators of the second sasaran still wait for theirs
    assert cetak.count("Kendala: belum diisi") == 2


@pytest.mark.parametrize(
    ("pada", "teks", "sisa"),
    [
        ("bab", ("bab", "bab3.capaian"), 0),
        ("divisi", ("divisi", "div0"), 1),
        ("sasaran", ("sasaran", "s1"), 1),
    ],
)
def test_telaah_ditagih_pada_tingkatnya(pada, teks, sisa):
    b = replace(banyak(8), kerangka_ubahan=(tingkat("sebab_solusi", pada),))
    blok, p = susun_bab3(replace(b, teks={(*teks, "sebab"): "Karena anggarannya cukup."}))
    assert semua_teks(blok).count("Karena anggarannya cukup.") == 1
    assert sum(t.pesan == "Penyebab keberhasilan atau kegagalan belum diisi" for t in p.titik) == sisa


@pytest.mark.parametrize("pada", ["indikator", "sasaran", "divisi", "bab"])
@pytest.mark.parametrize("kelompok", ["sasaran", "divisi"])
def test_setiap_perbandingan_dapat_ditulis_pada_setiap_tingkat(pada, kelompok):
    b = banyak(8)
    jalur = (TargetTahun(TAHUN, "nasional", D(90), None, "persen", None, None, 2020, TAHUN),)
    ubahan = [tingkat(k, pada) for k in ("tahun_ini", "tahun_lalu", "jangka_menengah", "standar_nasional")]
    b = replace(
        b,
        seri={x.indikator: [titik(2022, "91"), titik(2023, str(x.realisasi.nilai))] for x in b.hasil.butir},
        renstra={x.indikator: jalur for x in b.hasil.butir},
        nasional={x.indikator: jalur[0] for x in b.hasil.butir},
        kerangka_ubahan=(*ubahan, {"tindakan": "kelompok", "kelompok": kelompok}),
    )
    blok, _ = susun_bab3(b)
    judul = [x.judul for x in rata(blok) if isinstance(x, Tabel)]
    ulang = {"indikator": 8, "sasaran": 2, "divisi": 2, "bab": 1}[pada]
    if kelompok == "divisi" and pada == "sasaran":
        ulang = 2  # two sasaran, each wholly of one division
    antartahun = ("Perbandingan Antartahun",) if pada == "indikator" else ("Realisasi Antartahun",)
    assert sum(j.startswith(antartahun) for j in judul) == ulang
    assert [x.kunci for x in rata(blok) if isinstance(x, Judul) and x.tingkat == 4] == [
        f"indikator-{x.indikator}" for s in b.hasil.sasaran for x in s.butir
    ]
    for x in b.hasil.butir:
        assert f"realisasinya {x.realisasi.nilai},00%" in semua_teks(blok)


@pytest.mark.parametrize("pada", ["sasaran", "divisi"])
def test_kelompok_yang_tidak_punya_pembanding_mengatakannya(pada):
    b = replace(banyak(8), kerangka_ubahan=(tingkat("tahun_lalu", pada),))
    ada = [x for x in b.hasil.butir if x.sasaran == "s0"]
    isi = {x.indikator: [titik(2022, "91"), titik(2023, str(x.realisasi.nilai))] for x in ada}
    teks = semua_teks(susun_bab3(replace(b, seri=isi))[0])
    assert teks.count(f"Data tahun sebelumnya tidak tersedia untuk semua indikator {pada} ini") == 1
    assert teks.count("Data tahun sebelumnya tidak tersedia") == 1
    kosong = semua_teks(susun_bab3(b)[0])
    assert kosong.count("Data tahun sebelumnya tidak tersedia") == 1
    assert "untuk semua indikator dalam laporan ini" in kosong


def test_perbandingan_yang_ditiadakan_tidak_ditulis_dan_tidak_ditagih():
    ubahan = tuple(tingkat(k, "tidak") for k in ("standar_nasional", "efisiensi", "program_penunjang"))
    blok, p = susun_bab3(replace(banyak(6), kerangka_ubahan=ubahan))
    teks = semua_teks(blok)
    assert "tandar nasional" not in teks and "fisiensi" not in teks and "enunjang" not in teks
    assert not any("fisiensi" in t.pesan for t in p.titik)


# --- money -------------------------------------------------------------------------------------------


def kegiatan(**rupiah: tuple[int, int | None]) -> dict[str, AnggaranKegiatan]:
    return {
        k: AnggaranKegiatan(k, f"Kegiatan {k}", "Program", pagu, r, persen(r, pagu))
        for k, (pagu, r) in rupiah.items()
    }


def test_tanpa_kunci_anggaran_dikatakan_sekali_dan_tidak_ada_angka_serapan():
    b = banyak(8)
    ada_dipa = replace(b.anggaran, baris=(BarisAnggaran("d", "DIPA", "Kantor", 100, 0, 90, Decimal(90)),))
    blok, p = susun_bab3(replace(b, anggaran=ada_dipa))
    teks = semua_teks(blok)
    assert teks.count("baris DIPA belum dikaitkan dengan kegiatan") == 1
    assert "terserap" not in teks
    assert sum(t.pesan == "Baris DIPA belum dikaitkan dengan kegiatan" for t in p.titik) == 1


def test_tanpa_dipa_kuncinya_tidak_diminta():
    blok, p = susun_bab3(banyak(8))
    assert "baris DIPA belum dikaitkan" not in semua_teks(blok)
    assert not any("dikaitkan dengan kegiatan" in t.pesan for t in p.titik)


def test_efisiensi_per_divisi_dari_kegiatan_perjanjiannya():
    b = replace(
        banyak(8),
        kegiatan=kegiatan(k0=(200, 150), k1=(100, None)),
        kerangka_ubahan=(tingkat("efisiensi", "divisi"), {"tindakan": "kelompok", "kelompok": "divisi"}),
    )
    teks = semua_teks(susun_bab3(b)[0])
    assert teks.count("(Rp200) terserap 75,00%") == 1
    assert teks.count("(Rp100) belum diketahui serapannya") == 1


def test_perjanjian_yang_memuat_beberapa_sasaran_disandingkan_pada_tingkat_bab():
    b = banyak(8, sasaran=4, divisi=2)
    blok, _ = susun_bab3(replace(b, kegiatan=kegiatan(k0=(200, 150), k1=(100, 100))))
    isi = sel(tabel(blok, "Capaian dan Serapan Anggaran"))
    assert [baris[-1] for baris in isi] == ["75,00%", "100,00%"]
    assert semua_teks(blok).count("juga mendukung sasaran lain dalam Perjanjian Kinerja yang sama") == 4


def test_kegiatan_yang_dipakai_dua_perjanjian_tidak_dibagi():
    b = banyak(8)
    kembar = tuple(replace(r, kegiatan=(("k0", "Program", 100),)) for r in b.perjanjian)
    ubahan = ({"tindakan": "kelompok", "kelompok": "divisi"}, tingkat("efisiensi", "divisi"))
    b = replace(b, perjanjian=kembar, kegiatan=kegiatan(k0=(200, 150)), kerangka_ubahan=ubahan)
    assert not [x for x in susun_bab3(b)[0] if isinstance(x, Tabel) and "Penunjang" in x.judul]


# --- hard cases --------------------------------------------------------------------------------------


def test_kantor_tanpa_indikator_tetap_berlaporan():
    naskah = susun_lkjip(bahan())
    assert "tidak memuat indikator yang diukur unit ini" in semua_teks(naskah.dokumen.isi)
    nomori(naskah.dokumen)


def test_indikator_tanpa_isian_tanpa_tahun_tanpa_rencana():
    kosong = butir(D(90), None, keadaan="kosong")
    teks = semua_teks(susun_bab3(bahan([kosong]))[0])
    assert "Realisasinya belum dilaporkan" in teks
    assert "untuk semua indikator dalam laporan ini" not in teks  # one indicator: said under it
    assert "Data tahun sebelumnya tidak tersedia untuk indikator ini" in teks


@pytest.mark.parametrize("kelompok", ["sasaran", "divisi"])
def test_dua_ratus_indikator_bernama_panjang(kelompok):
    b = banyak(200, sasaran=40, divisi=7)
    panjang = "Persentase " + "pelayanan yang diselesaikan sesuai dengan standar " * 12
    isi = {x.indikator: replace(x, rumusan=f"{panjang}{x.kode}") for x in b.hasil.butir}
    hasil = replace(
        b.hasil,
        butir=tuple(isi[x.indikator] for x in b.hasil.butir),
        sasaran=tuple(
            replace(s, butir=tuple(isi[x.indikator] for x in s.butir), nama=panjang) for s in b.hasil.sasaran
        ),
    )
    b = replace(b, hasil=hasil, kerangka_ubahan=({"tindakan": "kelompok", "kelompok": kelompok},))
    naskah = susun_lkjip(b)
    judul = [x for x in naskah.dokumen.isi if isinstance(x, Judul) and x.tingkat == 4]
    assert sum(j.kunci.startswith("indikator-") for j in judul) == 200
    assert len({j.kunci for j in judul}) == len(judul)
    nomori(naskah.dokumen)
    assert max(len(x.judul) for x in rata(naskah.dokumen.isi) if isinstance(x, Tabel)) < 200


def test_ubahan_kerangka_yang_salah_menjadi_galat_dengan_saran():
    from sakip.inti.galat import GalatSakip

    b = replace(banyak(2), kerangka_ubahan=({"tindakan": "hapus", "kode": "bab3"},))
    with pytest.raises(GalatSakip) as info:
        susun_lkjip(b)
    assert "kerangka laporan" in str(info.value) and "diwajibkan" in str(info.value)
    with pytest.raises(UbahanSalah):
        kerangka_lkjip(TAHUN, ubahan=b.kerangka_ubahan)


def test_kerangka_kementerian_menyusun_menurut_divisi():
    b = replace(banyak(8, sasaran=4), kerangka_kode="kemenkumham-2023")
    judul = [x.teks for x in susun_bab3(b)[0] if isinstance(x, Judul) and x.tingkat == 3]
    assert judul[:2] == ["Divisi 0", "Divisi 1"]
    assert semua_teks(susun_bab3(b)[0]).count("Sasaran: Terwujudnya layanan") == 4
