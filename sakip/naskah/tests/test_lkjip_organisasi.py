"""The organisation chart of a report and the tables of its staff."""

from __future__ import annotations

import datetime as dt

import pytest

from sakip.dokumen.bagan.pohon import TINGGI_TERBESAR, Simpul
from sakip.dokumen.blok import Gambar, Melintang, Tabel
from sakip.naskah.lkjip.pendahuluan import organisasi
from sakip.naskah.lkjip.sdm import sumber_daya_manusia, tabel_pegawai
from sakip.naskah.lkjip.struktur import gambar_struktur, pohon, sebut_struktur
from sakip.naskah.tests.kantor_uji import PNG, bahan, isi_tabel, penyusun, rata, semua_teks, tabel, unit
from sakip.pelaporan.profil import BerkasProfil, LampiranLaporan, Pegawai, ProfilTahun

UPT = "Unit pelaksana teknis"
PER = dt.date(2023, 12, 31)


# --- chart -------------------------------------------------------------------------------------------


def test_pohon_menurut_induk_dan_upt_menurut_jenis():
    bawahan = [
        unit("Divisi A"),
        unit("Bidang A1", "Bidang", 2, "Divisi A"),
        unit("Bidang A2", "Bidang", 2, "Divisi A"),
        unit("Divisi B"),
        unit("Balai 1", UPT),
        unit("Seksi Balai", "Bidang", 2, "Balai 1"),
        unit("Balai 2", UPT, 2, "Divisi B"),
    ]
    isi = pohon(penyusun(bahan(bawahan=bawahan)))
    assert isi.cabang == (
        Simpul("Divisi A", (Simpul("Bidang A1"), Simpul("Bidang A2"))),
        Simpul("Divisi B"),
    )
    assert isi.banyak == {(UPT, "Kantor Uji"): ["Balai 1"], (UPT, "Divisi B"): ["Balai 2"]}


def test_bagan_disebut_dengan_kata():
    bawahan = [unit("Divisi A"), unit("Bidang A1", "Bidang", 2, "Divisi A"), unit("Balai 1", UPT)]
    assert sebut_struktur(penyusun(bahan(bawahan=bawahan))) == (
        "Bagan organisasi: Kantor Uji membawahkan Divisi A (Bidang A1) dan 1 unit pelaksana teknis."
    )


@pytest.mark.parametrize(
    ("divisi", "bidang", "upt", "nama"),
    [
        (4, 3, 11, "Lembaga Pemasyarakatan Narkotika Kelas IIA Kota Nomor"),
        (4, 0, 40, "Unit"),
        (5, 6, 300, "Kantor dengan nama yang sangat panjang sekali dan masih panjang lagi di kota nomor"),
        (60, 2, 500, "X" * 90),
        (0, 0, 1, "Satu"),
    ],
)
def test_bagan_selalu_muat_satu_halaman(divisi, bidang, upt, nama):
    bawahan = []
    for d in range(divisi):
        bawahan.append(unit(f"Divisi {nama} {d}"))
        bawahan += [unit(f"Bidang {nama} {d}.{i}", "Bidang", 2, f"Divisi {nama} {d}") for i in range(bidang)]
    bawahan += [unit(f"{nama} {i}", UPT) for i in range(upt)]
    (gambar,) = gambar_struktur(penyusun(bahan(bawahan=bawahan)))
    assert isinstance(gambar, Gambar) and gambar.bagan is not None
    assert gambar.bagan["height"] <= TINGGI_TERBESAR


def test_gambar_unggahan_dipakai_dan_yang_rusak_diganti_gambar_sendiri():
    bawahan = [unit("Divisi A")]
    utuh = BerkasProfil("s", "s.png", "image/png", PNG, teks_alternatif="Bagan kantor")
    (gambar,) = gambar_struktur(penyusun(bahan(bawahan=bawahan, profil=ProfilTahun(struktur=utuh))))
    assert isinstance(gambar, Gambar)
    assert (gambar.berkas, gambar.teks_alternatif) == (PNG, "Bagan kantor")
    rusak = BerkasProfil("s", "s.png", "image/png", b"rusak", teks_alternatif="Bagan kantor")
    p = penyusun(bahan(bawahan=bawahan, profil=ProfilTahun(struktur=rusak)))
    (gambar,) = gambar_struktur(p)
    assert isinstance(gambar, Gambar) and gambar.bagan is not None
    assert "tidak dapat dibaca" in p.titik[0].pesan


def test_kantor_tanpa_unit_bawahan():
    p = penyusun(bahan(), "organisasi")
    blok = organisasi(p)
    assert semua_teks(blok) == "Pada tahun 2023, Kantor Uji tercatat tanpa unit kerja di bawahnya."


# --- staff -------------------------------------------------------------------------------------------


def pegawai(n: int) -> tuple[Pegawai, ...]:
    kategori = (("jenis_kelamin", ("Laki-laki", "Perempuan")), ("pendidikan", ("SMA", "S-1", "S-2")))
    return tuple(
        Pegawai(f"unit-{i:02}", dimensi, k, i + ke)  # type: ignore[arg-type]
        for dimensi, isi in kategori
        for ke, k in enumerate(isi)
        for i in range(n)
    )


def kantor_berpegawai(n: int, **lain: object):
    bawahan = [unit(f"Unit {i:02}", UPT) for i in range(n)]
    isi = {"pegawai": pegawai(n), "pegawai_per": PER, "pegawai_sumber": "Simpeg uji", **lain}
    return bahan(bawahan=bawahan, profil=ProfilTahun(**isi))  # type: ignore[arg-type]


def test_empat_puluh_satker_berjumlah_dan_berbagian():
    p = penyusun(kantor_berpegawai(40), "sumber_daya_manusia")
    t = tabel(sumber_daya_manusia(p), "Pegawai Kantor Uji Menurut Jenis kelamin")
    isi = isi_tabel(t)
    assert len(isi) == 42 and isi[0] == ["1", "Unit 00", "0", "1", "1"]
    assert isi[-2] == ["Jumlah", "780", "820", "1.600"]
    assert isi[-1] == ["Bagian", "48,75%", "51,25%", "100,00%"]
    assert t.catatan == "Sumber: Simpeg uji, keadaan per 31 Desember 2023."


def test_jumlah_yang_berbeda_antarpenggolongan_menjadi_titik():
    p = penyusun(kantor_berpegawai(2), "sumber_daya_manusia")
    sumber_daya_manusia(p)
    assert [t.pesan for t in p.titik] == [
        "Jumlah pegawai berbeda antarpenggolongan: jenis kelamin 4; pendidikan 9"
    ]


def test_angka_pegawai_salinan_menjadi_satu_titik():
    def banyak(*bagian: str) -> int:
        kantor = kantor_berpegawai(3, dari_tahun=2022, belum_ditinjau=frozenset(bagian))
        p = penyusun(kantor, "sumber_daya_manusia")
        sumber_daya_manusia(p)
        return sum("Data pegawai disalin dari profil tahun 2022" in t.pesan for t in p.titik)

    ada = {f"pegawai.{x.dimensi}" for x in pegawai(3)}
    assert banyak(*ada) == 1 and banyak("kop", "pegawai.lain") == 0


def test_keadaan_pegawai_tahun_lain_diragukan():
    p = penyusun(kantor_berpegawai(1, pegawai_per=dt.date(2022, 12, 31)), "sumber_daya_manusia")
    sumber_daya_manusia(p)
    assert ("ragu", "Keadaan pegawai per 31 Desember 2022, bukan keadaan tahun 2023") in [
        (t.jenis, t.pesan) for t in p.titik
    ]


def test_rincian_pegawai_yang_dilampirkan_diringkas_dalam_bab():
    lampiran = (LampiranLaporan(1, "Pegawai", "dokumen", "pegawai"),)
    p = penyusun(kantor_berpegawai(40, lampiran=lampiran), "sumber_daya_manusia")
    blok = sumber_daya_manusia(p)
    t = tabel(blok, "Pegawai Kantor Uji Menurut Penggolongan")
    assert ["Laki-laki", "780", "48,75%"] in isi_tabel(t)
    # Each grouping closes with the whole that it divides, so that a reader can add it up.
    assert [r[1:] for r in isi_tabel(t) if r[0] == "Jumlah"] == [["1.600", "100,00%"], ["2.460", "100,00%"]]
    assert sum(isinstance(b, Tabel) for b in blok) == 1
    assert len([b for b in tabel_pegawai(p, "lampiran") if isinstance(b, Tabel)]) == 2


def test_banyak_kategori_berada_pada_halaman_melintang():
    isi = tuple(Pegawai("kantor", "golongan", f"{g}/{h}", 1) for g in ("II", "III", "IV") for h in "abcd")
    p = penyusun(bahan(profil=ProfilTahun(pegawai=isi)), "sumber_daya_manusia")
    assert [type(b) for b in tabel_pegawai(p, "x")] == [Melintang]
    sumber_daya_manusia(p)
    assert {t.pesan for t in p.titik} == {"Tanggal keadaan pegawai kosong", "Sumber data pegawai kosong"}


def test_angka_yang_tidak_ada_bukan_nol():
    isi = (
        Pegawai("kantor", "golongan", "II", 0),
        Pegawai("unit-00", "golongan", "III", 3),
    )
    p = penyusun(bahan(bawahan=[unit("Unit 00", UPT)], profil=ProfilTahun(pegawai=isi)))
    t = tabel(tabel_pegawai(p, "x"))
    assert isi_tabel(t)[0] == ["1", "Kantor Uji", "0", "–", "0"]
    assert "Tanda – berarti tidak ada angkanya." in t.catatan


def test_pegawai_nol_tidak_dibagi():
    p = penyusun(bahan(profil=ProfilTahun(pegawai=(Pegawai("kantor", "golongan", "II", 0),))))
    assert isi_tabel(tabel(tabel_pegawai(p, "x")))[-1] == ["Jumlah", "0", "0"]
    assert "berjumlah 0 orang." in semua_teks(sumber_daya_manusia(p))


def test_bagan_pendidikan_bila_kategorinya_cukup():
    blok = rata(sumber_daya_manusia(penyusun(kantor_berpegawai(3), "sumber_daya_manusia")))
    (gambar,) = [b for b in blok if isinstance(b, Gambar)]
    assert "Menurut Pendidikan" in gambar.judul and "SMA 3 orang" in gambar.teks_alternatif


def test_unit_bertumpuk_menurut_golongan_dari_yang_terbesar():
    isi = [
        Pegawai(f"unit-{i:02}", "golongan", k, n)
        for i in range(5)
        for k, n in (("I", 0), ("II", i), ("III", 2 * i))
    ]
    p = penyusun(kantor_berpegawai(5, pegawai=tuple(isi)), "sumber_daya_manusia")
    (gambar,) = [b for b in rata(sumber_daya_manusia(p)) if isinstance(b, Gambar) and "Unit" in b.judul]
    # a golongan without anybody, and a unit without anybody, are not drawn
    assert gambar.teks_alternatif.partition(": ")[2] == (
        "Unit 04 12 orang (Golongan II 4, Golongan III 8); Unit 03 9 orang (Golongan II 3, Golongan III 6); "
        "Unit 02 6 orang (Golongan II 2, Golongan III 4); Unit 01 3 orang (Golongan II 1, Golongan III 2)."
    )


def test_unit_bertumpuk_menurut_jenis_kelamin_bila_golongan_tidak_ada():
    for n, ada in ((3, False), (4, True), (40, True)):
        blok = sumber_daya_manusia(penyusun(kantor_berpegawai(n), "sumber_daya_manusia"))
        gambar = [b for b in rata(blok) if isinstance(b, Gambar) and b.kunci == "gambar-pegawai-unit"]
        assert bool(gambar) == ada
    assert "20 Unit dengan Pegawai Terbanyak" in gambar[0].judul
    assert gambar[0].teks_alternatif.count("Laki-laki") == 20
    assert "Unit 39 79 orang (Laki-laki 39, Perempuan 40)" in gambar[0].teks_alternatif


def test_tanpa_data_pegawai_celahnya_terdaftar():
    p = penyusun(bahan(), "sumber_daya_manusia")
    assert "Data pegawai: belum diisi" in semua_teks(sumber_daya_manusia(p))
    assert [t.pesan for t in p.titik] == ["Data pegawai belum diisi"]
