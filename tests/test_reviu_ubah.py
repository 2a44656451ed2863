"""The bench that changes reports: several changes in one copy find no less than each alone."""

from __future__ import annotations

from bench.reviu_ubah import gabung, kelompok, ubahan, ukur
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
