"""The annexes: their order and numbers, files that are missing, and the whole report around them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sakip.aturan.capaian import Ukuran
from sakip.dokumen.blok import Judul, Kolom, Melintang, Paragraf, Sel, Sisipan, Tabel
from sakip.dokumen.penomoran import nomori
from sakip.dokumen.tests.bahan_gambar import gambar, pdf, pdf_bersandi, png_kepala_saja, sandi
from sakip.naskah.bahan import ButirRekap, PerjanjianRekap
from sakip.naskah.lkjip.ikhtisar import TABEL_PUNCAK, TABEL_STATUS, ikhtisar
from sakip.naskah.lkjip.lampiran import DOKUMEN, lampiran
from sakip.naskah.lkjip.perencanaan import perjanjian
from sakip.naskah.lkjip.susun import susun_lkjip
from sakip.naskah.tests.bahan import butir
from sakip.naskah.tests.kantor_uji import (
    D,
    bahan,
    baris,
    dengan_anggaran,
    enam,
    isi_tabel,
    penyusun,
    rata,
    semua_teks,
    tabel,
    unit,
)
from sakip.pelaporan.models import DokumenLampiran
from sakip.pelaporan.profil import BerkasProfil, LampiranLaporan, ProfilTahun

PDF = BerkasProfil("sk", "sk.pdf", "application/pdf", pdf((595, 842), (842, 595)), "SK Tim", "Keputusan tim")
FOTO = BerkasProfil("foto", "foto.png", "image/png", sandi(gambar(30, 20), "PNG"), "", "Foto kegiatan")


def dengan(*isi: LampiranLaporan):
    return penyusun(bahan(enam(), profil=ProfilTahun(lampiran=isi)), "lampiran")


def test_setiap_dokumen_yang_dapat_didaftar_ada_pembuatnya():
    assert set(DOKUMEN) == set(DokumenLampiran.values)


def test_lampiran_bernomor_menurut_urutannya_dan_menjadi_bab_sendiri():
    p = dengan(
        LampiranLaporan(1, "SK Tim", "berkas", berkas=(PDF, FOTO)),
        LampiranLaporan(2, "Manual", "dokumen", "manual_indikator"),
    )
    blok = lampiran(p)
    judul = [b for b in blok if isinstance(b, Judul)]
    assert [(j.tingkat, j.nomor, j.teks) for j in judul] == [
        (1, "LAMPIRAN 1", "SK Tim"),
        (1, "LAMPIRAN 2", "Manual"),
    ]
    sisipan = [b for b in blok if isinstance(b, Sisipan)]
    assert [(s.jenis, s.judul, s.teks_alternatif) for s in sisipan] == [
        ("pdf", "SK Tim", "Keputusan tim"),
        ("png", "Foto kegiatan", "Foto kegiatan"),
    ]
    assert sum(isinstance(b, Tabel) for b in blok) == 6 and p.titik == []


@pytest.mark.parametrize(
    ("berkas", "pesan"),
    [
        ((), "Isi lampiran belum diisi"),
        ((replace(PDF, isi=b""),), "Berkas «sk.pdf» hilang dari penyimpanan"),
        ((replace(PDF, jenis="text/html"),), "Berkas «sk.pdf» berjenis text/html"),
    ],
)
def test_berkas_yang_tidak_ada_menjadi_titik_dan_bertanda(berkas, pesan):
    p = dengan(LampiranLaporan(1, "SK Tim", "berkas", berkas=berkas))
    blok = lampiran(p)
    assert p.titik[0].pesan.startswith(pesan)
    assert any(isinstance(b, Paragraf) and b.gaya == "belum_diisi" for b in blok)


@pytest.mark.parametrize(
    ("berkas", "sebab"),
    [
        (replace(PDF, isi=b"%PDF-1.4 terpotong"), "PDF-nya rusak"),
        (replace(PDF, isi=pdf_bersandi()), "PDF-nya terkunci sandi"),
        (replace(PDF, isi=pdf(*[(100, 100)] * 201)), "berhalaman 201, lebih dari 200 yang dimuat"),
        (replace(FOTO, isi=b"rusak"), "berkasnya bukan PNG atau JPEG yang utuh"),
        (replace(FOTO, isi=png_kepala_saja(300, 200)), "berkasnya bukan PNG atau JPEG yang utuh"),
        (
            replace(FOTO, isi=png_kepala_saja(9000, 9000)),
            "ukurannya 9000 × 9000 piksel, lebih dari 50 juta piksel",
        ),
    ],
)
def test_berkas_rusak_tetap_disisipkan_dan_menjadi_titik(berkas, sebab):
    p = dengan(LampiranLaporan(1, "SK Tim", "berkas", berkas=(berkas,)))
    assert any(isinstance(b, Sisipan) for b in lampiran(p))
    assert [t.pesan for t in p.titik] == [f"Berkas «{berkas.nama}»: {sebab}"]


@pytest.mark.parametrize("dokumen", ["perjanjian_kinerja", "renstra", "pegawai", "dipa"])
def test_dokumen_tanpa_data_menjadi_titik(dokumen):
    p = dengan(LampiranLaporan(1, "Isi", "dokumen", dokumen))
    assert semua_teks(lampiran(p)).count("belum diisi") == len(p.titik) == 1


def test_rincian_yang_ditunjuk_bab_tiga_selalu_terlampir_dan_tidak_membolak_balik_halaman():
    def t(nama: str, banyak: int) -> Tabel:
        kolom = tuple(Kolom(str(i)) for i in range(banyak))
        return Tabel(nama, kolom, (tuple(Sel("1") for _ in kolom),), kunci=nama)

    p = dengan(LampiranLaporan(1, "SK Tim", "berkas", berkas=(PDF,)))
    p.rincian = {"a": [t("sempit-1", 3), t("lebar-1", 13)], "b": [t("sempit-2", 3), t("lebar-2", 13)]}
    blok = lampiran(p)
    assert [b.teks for b in blok if isinstance(b, Judul)] == ["SK Tim", "Rincian Realisasi"]
    assert [b.kunci for b in rata(blok) if isinstance(b, Tabel)] == [
        "sempit-1",
        "lebar-1",
        "sempit-2",
        "lebar-2",
    ]
    assert isinstance(blok[-2], Tabel) and isinstance(blok[-1], Melintang)
    assert sum(isinstance(b, Melintang) for b in blok) == 1


def test_tanpa_daftar_lampiran_celahnya_terdaftar():
    p = penyusun(bahan(), "lampiran")
    assert semua_teks(lampiran(p)).count("belum diisi") == len(p.titik) == 1


def test_manual_menyebut_yang_tercatat_saja():
    satu = butir(D(90), D(95), definisi="Definisi uji", sumber="")
    p = penyusun(
        bahan([satu], profil=ProfilTahun(lampiran=(LampiranLaporan(1, "M", "dokumen", "manual_indikator"),)))
    )
    isi = dict(isi_tabel(tabel(lampiran(p))))
    assert isi["Definisi"] == "Definisi uji" and isi["Kekerapan"] == "Tahunan"
    assert "Sumber data" not in isi and "Dasar" not in isi


# --- agreements --------------------------------------------------------------------------------------


def pk(kode: str, kedua: str) -> PerjanjianRekap:
    butir_ = tuple(
        ButirRekap(f"{kode}.{i}", "Sasaran kegiatan", f"Sasaran {kode}", "Indikator", Ukuran(D(1)), acuan, 0)
        for i, acuan in ((1, False), (2, True))
    )
    return PerjanjianRekap(
        kode, "Kepala", kedua, "perjanjian", 0, "", None, False, butir_, (("Kegiatan", 5),)
    )


def test_perjanjian_yang_dilampirkan_tetap_utuh_dalam_bab_dua_tanpa_tabel_anggarannya():
    dua = (pk("a", "Direktur A"), pk("b", "Direktur B"))
    tanpa = penyusun(bahan(enam(), perjanjian=dua), "perjanjian")
    profil = ProfilTahun(lampiran=(LampiranLaporan(1, "PK", "dokumen", "perjanjian_kinerja"),))
    terlampir = penyusun(bahan(enam(), perjanjian=dua, profil=profil), "perjanjian")
    assert "Anggaran pada" in semua_teks(perjanjian(tanpa))
    assert "Anggaran pada" not in semua_teks(perjanjian(terlampir))
    assert "Anggaran pada Perjanjian Kinerja dengan Direktur B" in semua_teks(lampiran(terlampir))
    # Every target stands in Bab II and in the annex, those of reference too.
    nama = "Perjanjian Kinerja dengan Direktur B Tahun"
    bab, dilampirkan = (isi_tabel(tabel(blok, nama)) for blok in (perjanjian(terlampir), lampiran(terlampir)))
    assert bab == dilampirkan and ["b.2", "Indikator (acuan)", "1"] in bab


def test_rekap_perjanjian_menghitung_butir_sendiri_dan_butir_acuan():
    dua = (pk("a", "Direktur A"), pk("b", "Direktur B"))
    rekap = tabel(
        perjanjian(penyusun(bahan(enam(), perjanjian=dua), "perjanjian")), "Perjanjian Kinerja Kantor Uji"
    )
    assert isi_tabel(rekap)[-1] == ["Jumlah", "2", "2", "2", "Rp10"]
    sendiri = tuple(replace(x, butir=x.butir[:1]) for x in dua)
    rekap = tabel(
        perjanjian(penyusun(bahan(enam(), perjanjian=sendiri), "perjanjian")), "Perjanjian Kinerja Kantor Uji"
    )
    assert isi_tabel(rekap)[-1] == ["Jumlah", "2", "2", "Rp10"]
    assert "acuan" not in rekap.catatan


def test_perjanjian_terlampir_juga_tanpa_daftar_lampiran():
    satu = (pk("a", "Direktur A"),)
    p = penyusun(bahan(enam(), perjanjian=satu), "perjanjian")
    teks = semua_teks(lampiran(p))
    assert "a.2" in teks and "(acuan)" in teks and "Anggaran pada" in teks
    assert teks.count("Daftar lampiran: belum diisi") == 1 and p.titik  # the list is still a point
    # What Bab II tells stays whole: the list was not made, so nothing is left to an annex.
    assert "(acuan)" in semua_teks(perjanjian(p)) and "Anggaran pada" in semua_teks(perjanjian(p))
    kosong = semua_teks(lampiran(penyusun(bahan(enam(), perjanjian=()), "perjanjian")))
    assert "Perjanjian Kinerja" not in kosong and "Daftar lampiran: belum diisi" in kosong


# --- executive summary -------------------------------------------------------------------------------


def test_ikhtisar_memuat_tertinggi_dan_terendah_tanpa_pembatasan():
    p = penyusun(bahan(enam()), "ikhtisar")
    blok = ikhtisar(p)
    t = next(b for b in blok if isinstance(b, Tabel) and b.kunci == TABEL_PUNCAK)
    assert [r[0] for r in isi_tabel(t)] == [
        "3 capaian tertinggi",
        "1.6",
        "1.1",
        "1.4",
        "3 capaian terendah",
        "1.3",
        "1.5",
        "1.2",
    ]
    status = next(b for b in blok if isinstance(b, Tabel) and b.kunci == TABEL_STATUS)
    assert isi_tabel(status)[-1] == ["Jumlah", "6"]


def test_ikhtisar_tanpa_indikator_dan_tanpa_anggaran():
    teks = semua_teks(ikhtisar(penyusun(bahan(), "ikhtisar")))
    assert "tidak memuat indikator" in teks and "Data anggaran tahun 2023 tidak tersedia." in teks


# --- the whole ---------------------------------------------------------------------------------------


def test_kantor_kosong_tanpa_profil_tetap_menjadi_laporan():
    naskah = susun_lkjip(bahan())
    nomori(naskah.dokumen)
    assert naskah.dokumen.draf and naskah.dokumen.sebelum_sampul == ()
    teks = semua_teks(naskah.dokumen.isi)
    daftar = teks.index("Naskah ini masih draf")
    assert teks[:daftar].count("belum diisi") == sum("belum diisi" in t.pesan for t in naskah.titik)


def test_nama_panjang_dan_emoji_tidak_mengganggu_susunan():
    panjang = "Kantor Wilayah " + "Kementerian Urusan yang Amat Panjang Sekali " * 6 + "🏛️ مكتب"
    b = bahan(enam(), bawahan=[unit(panjang), unit(panjang * 2, "Unit pelaksana teknis", satker="9" * 60)])
    b = replace(
        dengan_anggaran(b, [baris("9" * 40, "k" * 80, 10**15, 10**15 + 1, program=panjang)]),
        hasil=replace(b.hasil, nama_unit=panjang, nama_instansi=panjang),
        singkatan=panjang,
    )
    nomori(susun_lkjip(b).dokumen)
