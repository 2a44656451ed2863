"""The benches that change reports: several changes in one copy find no less than each alone, and what is
changed before a report is written is found in its PDF and in its DOCX alike."""

from __future__ import annotations

import datetime as dt
from functools import partial
from random import Random

import pytest

from bench import reviu_ubah_tulis as tulis
from bench.reviu_ubah import gabung, kelompok, ubahan, ukur
from bench.reviu_ubah_blok import UBAH, calon, dengan_ubahan
from bench.reviu_ubah_blok import ubahan as ubahan_blok
from conftest import LENGKAP
from sakip.cli.tests.kantor import dengan_kantor
from sakip.dokumen.blok import (
    Acuan,
    Daftar,
    Dokumen,
    Judul,
    Kolom,
    Melintang,
    Paragraf,
    Sel,
    Tabel,
    Teks,
    polos,
)
from sakip.dokumen.penomoran import semua_blok
from sakip.dokumen.tests.contoh import HURUF
from sakip.reviu.baca.susun import susun
from sakip.reviu.baca.teks import bahan_teks

UNIT = (
    "Unit\tJan\tFeb\tMar\tJumlah",
    "Balai Utara\t112\t110\t126\t348",
    "Balai Selatan\t204\t194\t219\t617",
    "Jumlah\t316\t304\t345\t965",
)
BERKAS = (
    "Unit\tJan\tFeb\tMar\tJumlah",
    "Loket Utara\t41\t57\t63\t161",
    "Loket Selatan\t72\t68\t91\t231",
    "Jumlah\t113\t125\t154\t392",
)
TEKS = "LAPORAN KINERJA TAHUN 2022\n\n" + "".join(
    f"Tabel {n} {judul}\n\n" + "\n".join(isi) + "\n\nPenjelasan tabel di atas.\n\n"
    for n, (judul, isi) in enumerate((("Permohonan yang selesai", UNIT), ("Berkas masuk", BERKAS)), 1)
)


def test_ubahan_bersama_dan_sendiri_sama_hasilnya():
    bahan = bahan_teks(TEKS, nama="l.txt")
    sendiri = sorted(ukur(bahan, "angka", 0, 3))
    assert len(sendiri) >= 12 and all(ada for *_, ada in sendiri)
    assert sorted(ukur(bahan, "angka", 0, 3, sekaligus=4)) == sendiri


def test_sekelompok_tidak_mengubah_satu_tabel_dua_kali():
    bahan = bahan_teks(TEKS, nama="l.txt")
    daftar = list(ubahan(bahan, "angka", 0, 3))
    wadah = list(kelompok(daftar, 4))
    assert sorted(u.baris for k in wadah for u in k) == sorted(u.baris for u in daftar)
    assert all(len({u.potong for u in k}) == len(k) <= 2 for k in wadah)
    dua = next(k for k in wadah if len(k) == 2)
    baris = gabung(bahan, dua).baris
    assert sum(a != b for a, b in zip(bahan.baris, baris, strict=True)) == 2


def sel(*teks: str) -> tuple[Sel, ...]:
    return tuple(Sel(t) for t in teks)


PERMOHONAN = Tabel(
    "Permohonan",
    tuple(Kolom(k) for k in UNIT[0].split("\t")),
    tuple(sel(*b.split("\t")) for b in UNIT[1:]),
    kunci="t",
)
PEJABAT = Tabel("Pejabat", (Kolom("Nama"), Kolom("Kode"), Kolom("Tahun")), (sel("A", "123456", "2022"),))
KALIMAT = Paragraf(
    (
        Teks("Sesuai "), Acuan("t"), Teks(", jumlah permohonan naik menjadi "), Teks("965", tebal=True),
        Teks(" permohonan pada tahun 2022."),
    )
)  # fmt: skip
DOKUMEN = Dokumen(
    judul="Laporan Kinerja", instansi="Instansi", unit="Balai", tahun=2022, tanggal=dt.date(2023, 3, 1),
    isi=(
        Judul(1, "PENDAHULUAN", "BAB I"),
        Melintang((PERMOHONAN,)),
        KALIMAT,
        Daftar(("Permohonan di Balai Utara tidak tercapai karena 112 berkas kurang.", "Singkat 12.")),
        PEJABAT,
    ),
)  # fmt: skip


def test_yang_diubah_dalam_dokumen_hanya_nilai_dan_kalimat():
    angka = list(calon(DOKUMEN, "angka"))
    assert {u for u, *_ in angka} == {1} and len(angka) == 12  # no code, no year, no first column
    assert {x for _, x in calon(DOKUMEN, "baris")} == {0, 1, 2}
    kalimat = list(calon(DOKUMEN, "kalimat"))
    assert sorted((u, n, jenis) for u, n, _, jenis in kalimat) == [(2, 0, 0), (2, 0, 2), (3, 0, 0), (3, 0, 1)]


@pytest.mark.parametrize("macam", UBAH)
def test_ubahan_dokumen_mengubah_satu_blok_saja(macam):
    semula = list(semua_blok(DOKUMEN))
    daftar = list(ubahan_blok(DOKUMEN, macam, 0, 5))
    assert daftar and daftar == list(ubahan_blok(DOKUMEN, macam, 0, 5))
    for u in daftar:
        blok = list(semua_blok(dengan_ubahan(DOKUMEN, [u])))
        assert [n for n, (a, b) in enumerate(zip(semula, blok, strict=True)) if a != b] == [u.potong]
        assert blok[u.potong] == u.blok


def test_angka_dalam_potongan_kalimat_diganti_di_tempatnya():
    letak = next((n, awal, jenis) for u, n, awal, jenis in calon(DOKUMEN, "kalimat") if u == 2 and jenis == 0)
    jenis, _, baru, blok = UBAH["kalimat"](KALIMAT, letak, Random(1))
    assert jenis == "kalimat: angka" and baru != "965"
    assert blok.teks[3] == Teks(baru, tebal=True)
    assert polos(blok.teks) == polos(KALIMAT.teks).replace("965", baru)


def test_letak_ubahan_dari_yang_terbaca():
    """One set of lines for each changed part; None where a part is gone."""
    semula = susun(bahan_teks(TEKS, nama="l.txt"))
    baru = susun(bahan_teks(TEKS.replace("194", "149").replace("125", "152"), nama="l.txt"))
    utara, selatan = (n for n, b in enumerate(baru.baris, 1) if "149" in b or "152" in b)
    assert tulis.baris_ubahan(semula, baru) == [{utara}, {selatan}]
    assert tulis.baris_ubahan(semula, semula) == []
    kurang = susun(bahan_teks(TEKS.split("Tabel 2")[0], nama="l.txt"))
    assert tulis.baris_ubahan(semula, kurang) is None


#: How many changes, and how many of them may be missed: a short report says few things twice (docs/reviu.md).
BANYAK, LUPUT = 96 if LENGKAP else 6, 0.4


@pytest.fixture(scope="module")
def laporan(django_db_setup, django_db_blocker):
    """The short report of a UPT."""
    with dengan_kantor(django_db_blocker, ("contoh",)):
        yield tulis.susun_laporan("balai-melati", 2025)


@pytest.mark.django_db
@pytest.mark.berkas_saja
def test_yang_diubah_sebelum_ditulis_ditemukan_sama_di_pdf_dan_docx(laporan, tmp_path):
    """The whole way: change, write, read; nothing stands against the unchanged report."""
    cetak = partial(tulis.tulis_lalu_baca, folder_huruf=HURUF, cache=tmp_path)
    semula = cetak(laporan)
    assert not [t.uraian for h in semula.values() for t in h.temuan if t.kepastian == "pasti"]
    ukuran = tulis.ukur(laporan, "angka", BANYAK, 17, tulis=cetak, semula=semula)
    assert len(ukuran.ubahan) == BANYAK
    luput = [(u.lama, u.baru) for u, ada in ukuran.ubahan if not ada]
    assert len(luput) <= BANYAK * LUPUT, luput
    assert not [(u.lama, u.baru, ada) for u, ada in ukuran.ubahan if len(ada) == 1]
    assert not [s for s in ukuran.salinan if s.hanya or s.terbaca_lain]
