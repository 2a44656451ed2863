"""One table for every class: reports that contradict themselves in it, and near misses that do not.

Each report is invented and small, in Markdown or plain text, and goes through ``periksa`` as a whole file
would: all classes together. A report that is right has no certain finding of any class.
"""

from __future__ import annotations

import pytest

from sakip.reviu import KELAS, periksa
from sakip.reviu.keluar import NAMA_KELAS, tulis_teks
from sakip.reviu.tests import kasus_angka, kasus_isi

KEPALA = "LAPORAN KINERJA DINAS PERIKANAN TAHUN 2022\n\n"
TABEL: dict[str, dict[bool, dict[str, str]]] = {
    "capaian": kasus_angka.CAPAIAN,
    "realisasi": kasus_angka.REALISASI,
    "rumus": kasus_angka.RUMUS,
    "jumlah": kasus_angka.JUMLAH,
    "rata_rata": kasus_angka.RATA_RATA,
    "persen_anggaran": kasus_angka.PERSEN,
    "skor_anggaran": kasus_angka.SKOR,
    "riwayat": kasus_angka.RIWAYAT,
    "antar_tabel": kasus_isi.ANTAR,
    "narasi": kasus_isi.NARASI,
    "satuan": kasus_isi.SATUAN,
    "lebih_100": kasus_isi.LEBIH,
    "salin_tempel": kasus_isi.SALIN,
    "tahun": kasus_isi.TAHUN,
    "ganda": kasus_isi.GANDA,
    "penomoran": kasus_isi.PENOMORAN,
    "kosong": kasus_isi.KOSONG,
    "lain": kasus_isi.LAIN,
}


def _kasus(salah: bool) -> list[object]:
    return [
        pytest.param(kelas, isi, id=f"{kelas}: {nama}")
        for kelas, dua in TABEL.items()
        for nama, isi in dua[salah].items()
    ]


@pytest.mark.parametrize(("kelas", "isi"), _kasus(True))
def test_yang_bertentangan_ditemukan_dengan_pasti(kelas: str, isi: str) -> None:
    hasil = periksa(KEPALA + isi)
    kena = [t for t in hasil.temuan if t.kelas == kelas and t.kepastian == "pasti"]
    assert kena, [(t.kelas, t.kepastian, t.uraian) for t in hasil.temuan]
    for t in kena:
        assert t.tercetak and t.seharusnya and t.uraian and t.saran and t.kutipan
        assert all(0 < n <= len(hasil.naskah.baris) for n in t.baris)
    assert NAMA_KELAS[kelas] in tulis_teks(hasil)


@pytest.mark.parametrize(("kelas", "isi"), _kasus(False))
def test_yang_nyaris_salah_dibiarkan(kelas: str, isi: str) -> None:
    temuan = periksa(KEPALA + isi).temuan
    assert [
        (t.kelas, t.kepastian, t.uraian) for t in temuan if t.kepastian == "pasti" or t.kelas == kelas
    ] == []


def test_setiap_kelas_ada_dalam_tabel_dengan_paling_sedikit_tiga_contoh_setiap_sisi() -> None:
    assert set(TABEL) == set(KELAS)
    for kelas, dua in TABEL.items():
        assert len(dua[True]) >= 3 and len(dua[False]) >= 3, kelas
        assert len({*dua[True].values(), *dua[False].values()}) == len(dua[True]) + len(dua[False]), kelas
