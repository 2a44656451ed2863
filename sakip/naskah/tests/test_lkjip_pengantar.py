"""The letter, the cover, the foreword and the parts of Bab I and II that come from the profile."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from sakip.dokumen.blok import Acuan, Daftar, Judul, KopSurat, Paragraf, Rincian, TandaTangan, polos
from sakip.naskah.lkjip.pendahuluan import (
    aspek_strategis,
    daftar_upt,
    dasar_hukum,
    isu_strategis,
    sistematika,
    tugas_fungsi,
)
from sakip.naskah.lkjip.pengantar import kata_pengantar, sampul, surat_pengantar
from sakip.naskah.lkjip.visi import inovasi, penghargaan, visi_misi
from sakip.naskah.tests.kantor_uji import PNG, bahan, enam, isi_tabel, penyusun, semua_teks, tabel, unit
from sakip.organisasi.queries import Pejabat
from sakip.pelaporan.profil import BerkasProfil, KopKantor, ProfilTahun, SuratPengantar, Uraian

LAMBANG = BerkasProfil("lambang", "lambang.png", "image/png", PNG, teks_alternatif="Lambang uji")
SURAT = SuratPengantar(
    nomor="W.1-2",
    hal="Penyampaian",
    tempat="Kota Uji",
    tanggal=dt.date(2024, 1, 10),
    tujuan=("Menteri", "di Jakarta"),
    isi="Isi surat.",
    penanda_tangan="Plt. Kepala Kantor",
    tembusan=("Inspektur",),
)


def profil(*uraian: Uraian, **lain: object) -> ProfilTahun:
    return ProfilTahun(uraian=uraian, **lain)  # type: ignore[arg-type]


# --- letter ------------------------------------------------------------------------------------------


def test_surat_lengkap_menurut_urutannya():
    p = penyusun(bahan(profil=ProfilTahun(surat=SURAT, kop=KopKantor(("Kantor Uji",), ("Jalan",), LAMBANG))))
    blok = surat_pengantar(p)
    assert [type(b) for b in blok] == [KopSurat, Rincian, Paragraf, Paragraf, TandaTangan, Paragraf, Daftar]
    assert semua_teks(blok[2:4]) == "Yth. Menteri\ndi Jakarta\nIsi surat."
    tanda = blok[4]
    assert isinstance(tanda, TandaTangan)
    assert tanda.tempat_tanggal == "Kota Uji, 10 Januari 2024"
    assert tanda.pihak[0].jabatan == "Plt. Kepala Kantor"
    assert p.titik == []


def test_tanpa_surat_tidak_ada_apa_apa():
    p = penyusun(bahan())
    assert surat_pengantar(p) == [] and p.titik == []


def test_surat_tanpa_isi_ditulis_dari_data_dan_yang_kosong_terdaftar():
    p = penyusun(bahan(enam(), profil=ProfilTahun(surat=SuratPengantar(tujuan=("Yth. Bapak Menteri",)))))
    teks = semua_teks(surat_pengantar(p))
    assert "Dari 6 indikator kinerja pada Perjanjian Kinerja tahun 2023, 3 melampaui target" in teks
    assert "Yth. Yth." not in teks
    assert [t.pesan for t in p.titik] == [
        "Nomor surat pengantar kosong",
        "Tempat surat pengantar kosong",
        "Tanggal surat pengantar kosong",
    ]


# --- cover and foreword ------------------------------------------------------------------------------


def test_sampul_memuat_lambang_dan_alamat():
    p = penyusun(bahan(profil=ProfilTahun(kop=KopKantor(("Kantor",), ("Jalan A", "Telepon"), LAMBANG))))
    muka = sampul(p)
    assert (muka.lambang, muka.lambang_alternatif) == (PNG, "Lambang uji")
    assert muka.baris_bawah == ("Jalan A", "Telepon") and p.titik == []


@pytest.mark.parametrize(
    "lambang", [None, replace(LAMBANG, isi=b""), replace(LAMBANG, jenis="application/pdf")]
)
def test_lambang_yang_tidak_ada_atau_bukan_gambar_menjadi_titik(lambang):
    p = penyusun(bahan(profil=ProfilTahun(kop=KopKantor((), ("Jalan",), lambang))))
    assert sampul(p).lambang is None
    assert [t.pesan for t in p.titik] == ["Lambang pada sampul dan kop surat kosong"]


def test_kata_pengantar_ditandatangani_kepala_kantor():
    b = bahan(
        profil=profil(Uraian("kata_pengantar", "a", "Puji syukur.")),
        kepala=Pejabat("Kepala Kantor Uji", "Nama", "Plh."),
    )
    blok = kata_pengantar(penyusun(b, "kata_pengantar"))
    assert polos(blok[0].teks) == "Puji syukur."
    (tanda,) = [x for x in blok if isinstance(x, TandaTangan)]
    assert (tanda.pihak[0].jabatan, tanda.pihak[0].nama) == ("Plh. Kepala Kantor Uji", "Nama")
    assert tanda.tempat_tanggal == "15 Januari 2024"


def test_tanpa_kata_pengantar_celahnya_tercetak_dan_terdaftar():
    p = penyusun(bahan(), "kata_pengantar")
    assert "Kata pengantar: belum diisi" in semua_teks(kata_pengantar(p))
    (titik,) = p.titik
    assert titik.pesan == "Kata pengantar belum diisi" and "«kata_pengantar»" in titik.saran


# --- profile of the office ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("isi", "susun", "celah"),
    [
        ("dasar_hukum", dasar_hukum, 1),
        ("tugas_fungsi", tugas_fungsi, 2),
        ("aspek_strategis", aspek_strategis, 1),
        ("isu_strategis", isu_strategis, 1),
        ("visi_misi", visi_misi, 4),
    ],
)
def test_tanpa_profil_setiap_celah_tercetak_sekali_dan_terdaftar(isi, susun, celah):
    p = penyusun(bahan(), isi)
    assert semua_teks(susun(p)).count("belum diisi") == len(p.titik) == celah
    assert all("lalu impor" in t.saran for t in p.titik)


@pytest.mark.parametrize("isi", ["dasar_hukum", "tugas_fungsi", "isu_strategis", "visi_misi"])
def test_teks_bab_menggantikan_profil_yang_kosong(isi):
    p = penyusun(bahan(), isi)
    p.bahan = replace(p.bahan, teks={("bab", p.bagian.kode, "isi"): "Ditulis orang."})
    susun = {"dasar_hukum": dasar_hukum, "tugas_fungsi": tugas_fungsi, "isu_strategis": isu_strategis}
    blok = susun.get(isi, visi_misi)(p)
    assert semua_teks(blok) == "Ditulis orang." and p.titik == []


def test_dasar_hukum_bernomor():
    p = penyusun(
        bahan(profil=profil(*(Uraian("dasar_hukum", str(i), f"Undang-Undang {i}") for i in range(3))))
    )
    (daftar,) = [b for b in dasar_hukum(p) if isinstance(b, Daftar)]
    assert daftar.bernomor and daftar.butir == tuple(f"Undang-Undang {i}" for i in range(3))


def test_tugas_divisi_memakai_namanya_sekali():
    divisi = unit("Divisi Layanan")
    p = penyusun(
        bahan(
            bawahan=[divisi],
            profil=profil(
                Uraian("tugas", "d", "Melayani.", "Divisi Layanan", divisi.kode),
                Uraian("tugas", "k", "Memimpin."),
                Uraian("fungsi", "f", "Menyusun rencana."),
            ),
        ),
        "tugas_fungsi",
    )
    assert semua_teks(tugas_fungsi(p)).split("\n") == [
        "Tugas",
        "Memimpin.",
        "Divisi Layanan. Melayani.",
        "Fungsi",
        "Menyusun rencana.",
    ]


def test_isu_per_divisi_menunjuk_indikator_dan_yang_tidak_diperjanjikan_menjadi_titik():
    divisi = unit("Divisi Layanan")
    isu = Uraian("isu_strategis", "x", "Antrean.", "Isu", divisi.kode, ("ind-1.2", "asing"))
    p = penyusun(bahan(enam(), bawahan=[divisi], profil=profil(isu)), "isu_strategis")
    blok = isu_strategis(p)
    assert [b.teks for b in blok if isinstance(b, Judul)] == ["Divisi Layanan"]
    acuan = [x for b in blok if isinstance(b, Paragraf) and isinstance(b.teks, tuple) for x in b.teks]
    assert [x.kunci for x in acuan if isinstance(x, Acuan)] == ["indikator-ind-1.2"]
    assert [t.pesan for t in p.titik] == ["Indikator «asing» tidak ada pada Perjanjian Kinerja tahun 2023"]


def test_salinan_tahun_lalu_bertanda_pada_draf_dan_terdaftar():
    uraian = (
        Uraian("aspek_strategis", "a", "Lama.", "Wilayah", dari_tahun=2022),
        Uraian("aspek_strategis", "b", "Baru.", "Penduduk"),
    )
    p = penyusun(bahan(profil=profil(*uraian)), "aspek_strategis")
    teks = semua_teks(aspek_strategis(p))
    assert teks.count("Disalin dari profil tahun 2022, belum ditinjau") == 1
    (titik,) = p.titik
    assert titik.pesan == "Disalin dari profil tahun 2022, belum ditinjau" and "«a»" in titik.tempat


def test_kop_dan_surat_salinan_menjadi_titik_sampai_ditinjau():
    lama = ProfilTahun(
        kop=KopKantor(baris=("KEMENTERIAN",), alamat=("Jalan",)),
        surat=SuratPengantar("1", "", "", "", "Kota", dt.date(2024, 1, 9), ("B",)),
        dari_tahun=2022,
        belum_ditinjau=frozenset({"kop", "surat"}),
    )

    def pesan(profil: ProfilTahun) -> list[str]:
        p = penyusun(bahan(), "surat_pengantar")
        p.bahan = replace(p.bahan, profil=profil)
        surat_pengantar(p)
        sampul(p)
        return [t.pesan for t in p.titik if "disalin" in t.pesan]

    assert pesan(lama) == [
        "Surat pengantar disalin dari profil tahun 2022, belum ditinjau",
        "Kop surat disalin dari profil tahun 2022, belum ditinjau",
    ]
    assert pesan(replace(lama, belum_ditinjau=frozenset({"kop"}))) == [
        "Kop surat disalin dari profil tahun 2022, belum ditinjau"
    ]
    assert pesan(replace(lama, belum_ditinjau=frozenset({"pegawai"}))) == []


def test_daftar_bernomor_menyebut_butir_mana_yang_disalin():
    uraian = [Uraian("misi", str(i), f"Misi {i}", dari_tahun=2022 if i else None) for i in range(3)]
    p = penyusun(bahan(profil=profil(*uraian)), "visi_misi")
    teks = semua_teks(visi_misi(p))
    assert "Disalin dari profil tahun 2022, belum ditinjau («1» dan «2»)." in teks


def test_laporan_final_tidak_memuat_tanda_salinan():
    p = penyusun(bahan(profil=profil(Uraian("inovasi", "a", "Aplikasi.", dari_tahun=2022))), "inovasi")
    p.bertanda = False
    assert semua_teks(inovasi(p)) == "Aplikasi." and len(p.titik) == 1


def test_penghargaan_dan_inovasi_hanya_bila_ada():
    p = penyusun(bahan(), "penghargaan")
    assert penghargaan(p) == inovasi(p) == [] and p.titik == []


def test_visi_sebaris_dan_misi_berdaftar():
    uraian = (
        Uraian("visi", "v", "Terwujudnya layanan."),
        *(Uraian("misi", str(i), f"Misi {i}") for i in range(2)),
        Uraian("tujuan", "t", "Tujuan."),
        Uraian("nilai", "n", "Jujur.", "Jujur"),
    )
    blok = visi_misi(penyusun(bahan(profil=profil(*uraian)), "visi_misi"))
    assert semua_teks(blok).startswith("Visi. Terwujudnya layanan.\nMisi:\nMisi 0\nMisi 1\nTujuan. Tujuan.")


def test_judul_yang_hanya_mengulang_nomor_daftar_tidak_dicetak():
    uraian = [Uraian("tujuan", str(i), f"Isi {i}.", f"Tujuan {i}") for i in (1, 2)]
    teks = semua_teks(visi_misi(penyusun(bahan(profil=profil(*uraian)), "visi_misi")))
    assert "Tujuan:\nIsi 1.\nIsi 2." in teks
    berjudul = [Uraian("nilai", str(i), "Isi.", f"Nilai {i}") for i in (2, 1)]
    teks = semua_teks(visi_misi(penyusun(bahan(profil=profil(*berjudul)), "visi_misi")))
    assert "Nilai 2. Isi." in teks  # the heading does not repeat the number: it stays


# --- units and outline -------------------------------------------------------------------------------


def test_daftar_upt_memuat_kode_jenis_dan_induk():
    upt = [
        unit("Divisi A"),
        unit("Kantor Cabang", "Kantor wilayah", satker="1"),
        unit("Balai", "Unit pelaksana teknis", 2, "Kantor Cabang", satker="2"),
    ]
    t = tabel(daftar_upt(penyusun(bahan(bawahan=upt), "daftar_upt")))
    assert isi_tabel(t) == [
        ["1", "1", "Kantor Cabang", "Kantor wilayah", "Kantor Uji"],
        ["2", "2", "Balai", "Unit pelaksana teknis", "Kantor Cabang"],
    ]
    assert daftar_upt(penyusun(bahan(bawahan=upt[:1]), "daftar_upt")) == []


def test_sistematika_mengikuti_kerangka():
    blok = sistematika(penyusun(bahan(), "sistematika"))
    (daftar,) = [b for b in blok if isinstance(b, Daftar)]
    butir = [polos(b) for b in daftar.butir]
    assert butir[0] == "Kata Pengantar." and butir[-1] == "Lampiran."
    assert "Bab IV Penutup: simpulan dan langkah perbaikan." in butir
    assert not any("surat" in b.casefold() for b in butir)
    assert "draf" not in semua_teks(blok) and "disusun menurut PermenPANRB 53/2014" in semua_teks(blok)
