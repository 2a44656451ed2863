"""Words by which headers, total rows and roles are recognised, tolerant of spelling and OCR."""

from __future__ import annotations

import re
from functools import lru_cache

#: Words that stand in table headers of performance reports.
_KEPALA_TEKS = """
    no nomor kode sasaran tujuan strategis indikator kinerja target realisasi capaian pagu anggaran
    satuan kerja satker uraian program kegiatan tahun jumlah persentase keterangan ket nilai bobot
    bulan jenis nama kantor unit tanggal tempat wilayah daerah total awal akhir revisi sisa serapan
    penyerapan triwulan skala mutu responden performance status output keluaran volume rencana score
    skor indeks kondisi sebelumnya sampai dengan jangka menengah rpjmn renstra standar nasional naik
    turun selisih yoy efisiensi konsistensi cro bagian bidang periode deviasi belanja alokasi ss sk
    ikk iku ikp utama tingkat perubahan komponen penanggung jawab lokasi peserta hasil kriteria
    perhitungan rumus pelaksana rekomendasi tindak lanjut aspek unsur penilaian survei konversi
    pegawai golongan pendidikan jabatan eselon pria wanita lk pr laki perempuan rata rerata data
"""
KEPALA = frozenset(_KEPALA_TEKS.split())

_TOTAL = re.compile(
    r"^\W*(?:(?:grand\s+|sub\s*)?total|jumlah|jml|seluruhnya|keseluruhan)\b\W*"
    r"(?:$|\(|(?:(?:total|seluruh\w*|keseluruhan|umum|akhir|besar|anggaran|pagu|belanja|realisasi|bobot|nilai|biaya"
    r"|[a-z]|[ivx]+|\d+)\b\W*(?:\S+\W*){0,3}$))",
    re.IGNORECASE,
)
_TOTAL_KAPITAL = re.compile(r"^\W*(?:JUMLAH|TOTAL|SUB\s*TOTAL)\b(?:\W+\S+){0,4}\W*$")
_RATA = re.compile(
    r"^\W*(?:nilai\s+)?(?:rata\s*[-–]?\s*rata|rerata|mean)"
    r"(?:\s+(?:capaian|kinerja|nilai|realisasi|sasaran|indikator|total|keseluruhan|umum|persentase|indeks|ikm|skor|sederhana"
    r"|kantor|wilayah|divisi|satker|satuan|kerja|unit|instansi|seluruh|semua|gabungan|kegiatan|program|utama|iku|ikk))*"
    r"(?:\s+yang\s+\w+|\s+(?:\d{1,2}|[IVX]{1,5}))?\W*$",
    re.IGNORECASE,
)
_KATA = re.compile(r"[a-z]+")


def jarak(a: str, b: str, batas: int = 2) -> int:
    """Edit distance of two words, cut off at ``batas`` + 1."""
    if a == b:
        return 0
    if abs(len(a) - len(b)) > batas:
        return batas + 1
    lama = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        baru = [i]
        kini = terdekat = i
        for j, y in enumerate(b):
            ganti, hapus = lama[j] + (x != y), lama[j + 1] + 1
            kini = kini + 1 if kini < hapus else hapus
            kini = ganti if ganti < kini else kini
            terdekat = kini if kini < terdekat else terdekat
            baru.append(kini)
        if terdekat > batas:
            return batas + 1
        lama = baru
    return lama[-1]


@lru_cache(maxsize=8192)
def serupa(kata: str, acuan: str) -> bool:
    """Whether a word is ``acuan`` but for a slip (one in short, two in long words)."""
    if kata == acuan:
        return True
    if len(acuan) < 5 or kata[:1] != acuan[:1]:
        return False
    batas = 1 if len(acuan) < 8 else 2
    return jarak(kata, acuan, batas) <= batas


@lru_cache(maxsize=8192)
def kata_kepala(kata: str) -> bool:
    """Whether a word belongs to table headers."""
    return kata in KEPALA or any(serupa(kata, k) for k in ("realisasi", "capaian", "indikator", "target"))


@lru_cache(maxsize=16384)
def kata_kata(teks: str) -> tuple[str, ...]:
    """The words of a text in small letters; kept, for many checks ask it of the same cells."""
    return tuple(_KATA.findall(teks.casefold()))


@lru_cache(maxsize=16384)
def baris_jumlah(teks: str) -> bool:
    """Whether a row label says that the row is a sum."""
    if len(teks) >= 80:
        return False
    return _TOTAL.match(teks) is not None or (teks.isupper() and _TOTAL_KAPITAL.match(teks) is not None)


@lru_cache(maxsize=16384)
def baris_rata(teks: str) -> bool:
    """Whether a row label says that the row is a mean."""
    return len(teks) < 80 and _RATA.match(teks) is not None
