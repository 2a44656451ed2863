"""Headers of lost tables as columns: what each line or word of the header names, on one level or on two.

A header whose cells stand one after another does not say which upper cell a lower one divides. Every reading
that its words allow is given; the rows below decide (``lepas_pola``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from sakip.reviu.angka import baca_sel
from sakip.reviu.baca.kata import kata_kata, kata_kepala, serupa
from sakip.reviu.baca.lepas_tingkat import TAHUN, Jenis, SelKepala, Susunan, bertingkat, sah

_MASA = re.compile(
    r"^(?:(?:tw|triwulan|sem(?:ester)?|q)\s*[-.]?\s*(?:\d|[ivx]+)|b(?:0[1-9]|1[0-2])|jan\w*|feb\w*|mar(?:et)?|apr\w*|mei"
    r"|juni?|juli?|agu\w*|ags|sep\w*|okt\w*|nov\w*|des\w*)$",
    re.IGNORECASE,
)
_NOMOR = frozenset({"no", "nomor", "urut", "kode", "ss", "sk", "sp", "iku", "ikk", "n"})
_NAMA_TEKS = """
    sasaran indikator program kegiatan uraian output satker kantor unit tujuan jenis nama bulan layanan
    perangkat pelayanan kinerja bidang bagian keluaran komponen aspek unsur urusan instansi opd skpd lokasi
    kabupaten kota kecamatan desa wilayah divisi rincian belanja akun iku ikk kerja
"""
_NAMA = frozenset(_NAMA_TEKS.split())
_EKOR_TEKS = """
    keterangan ket status kategori predikat kriteria catatan analisis penanggung pelaksana sumber formula
    formulasi rumus penjelasan interpretasi kesimpulan simpulan notifikasi warna tren trend
"""
_EKOR = frozenset(_EKOR_TEKS.split())
_NILAI_TEKS = """
    target realisasi capaian pagu anggaran persentase persen presentase sisa serapan penyerapan bobot nilai
    skor jumlah total indeks performance selisih deviasi efisiensi konsistensi cro volume alokasi pencapaian
    score rencana kenaikan penurunan responden kontrak prognosis hasil rata baseline laki perempuan
    pria wanita
"""
_NILAI = frozenset(_NILAI_TEKS.split())
_KUAT = ("target", "realisasi", "capaian", "pencapaian", "penyerapan", "anggaran", "persentase")
#: Words that go on with the header cell before them, when they open a line of a folded header.
_LANJUT_TEKS = """
    kinerja strategis utama tahun anggaran kegiatan program rp kerja organisasi daerah perangkat jangka
    menengah renstra rpjmd rpjmn sampai dengan dan atau ini sebelumnya akhir awal terhadap sub
    keuangan fisik skala per yoy
"""
_LANJUT = frozenset(_LANJUT_TEKS.split())
_KECIL_TEKS = "sd s d di ke per dgn thd ta tw rp yang pada hasil iii iv ii i v"
_KECIL = frozenset(_KECIL_TEKS.split())
_PEMISAH = re.compile(
    r"no(?:mor)?\.?|kode|sasaran|indikator|uraian|satuan|target|rencana|realisasi|capaian|pencapaian|pagu|anggaran|alokasi"
    r"|persentase|presentase|%|\((?:%|rp)\)|sisa|bobot|serapan|penyerapan|keterangan|ket\.?|status|kategori|kriteria|predikat"
    r"|nama|jenis|jumlah|nilai|skor|total|performance|(?:19|20)\d\d|b(?:0\d|1[0-2])",
    re.IGNORECASE,
)
_AKHIR_TITIK = re.compile(r"(?:no|ket)\.", re.IGNORECASE)
_BERNOMOR = re.compile(r"\(?(?:\d{1,3}[.)]?\s+|[a-z][.)]\s*)[A-Za-z]")
_UKURAN = re.compile(r"\(?\s*(?:%|rp\.?)\s*\)?", re.IGNORECASE)
_BERNILAI = re.compile(r"\d[.,]\d|\d\s?%")
_BERANGKA = re.compile(r"\d[.,]\d|\d\s?%|(?<![-–\d])\b(?!(?:19|20)\d\d\b)\d{2,}(?![-–])")
_DIGIT = re.compile(r"\d")
_NILAI_ATAU_ISI = re.compile(r"[%\d(]")
_URUT = re.compile(r"\(?(\d{1,2}|[a-h])\)?(?:\s*=\s*[\w():/x*+ -]{1,14}?(?=\s|$))?")
_URUT_SAJA = re.compile(r"[\s()\dx=:/*+%a-h-]+")
_SISIPAN = re.compile(r"\(?\s*(?:%|rp\.?)\s*\)?|\([^()]*\)|[&/].*", re.IGNORECASE)
_TAHUN_BERULANG = re.compile(r"\btahun\s+((?:19|20)\d\d)(?=\s+tahun\s+(?:19|20)|$)", re.IGNORECASE)
_TAHUN_SAJA = re.compile(r"(?:19|20)\d\d")
#: First words of titles that are made of header words.
_JUDUL = frozenset(
    {"laporan", "lkjip", "lkip", "lakip", "lkj", "perjanjian", "bab", "lampiran", "ringkasan", "daftar"}
)


@lru_cache(maxsize=8192)
def jenis_sel(teks: str) -> Jenis | None:
    """What a header cell names, None for a text that is no header cell."""
    teks = teks.strip().strip("*").strip()
    if not teks or len(teks) > 90 or (teks[-1] in ".;" and not _AKHIR_TITIK.fullmatch(teks)):
        return None
    if _BERNOMOR.match(teks):
        return None  # the number of a row before its name
    if TAHUN.match(teks):
        return "tahun"
    if _MASA.match(teks):
        return "masa"
    if _UKURAN.fullmatch(teks):
        return "nilai"
    kata = kata_kata(teks)
    if not kata or len(kata) > 9 or kata[0] in _JUDUL:
        return None
    if sum(map(_kata_kepala, kata)) * 2 < len(kata) or _BERANGKA.search(teks):
        return None
    return _jenis_kata(kata)


def _jenis_kata(kata: Sequence[str]) -> Jenis | None:
    ada = set(kata)
    if ada <= _NOMOR | {"sub", "urut"} or kata[0] == "kode":
        return "nomor"
    if kata == ("satuan",):
        return "satuan"
    if kata[0] in _EKOR or ada & {"keterangan", "ket", "catatan"}:
        return "ekor"
    if kata[0] in _NILAI or any(serupa(kata[0], k) for k in _KUAT):
        return "nilai"
    if ada & _NAMA:
        return "nama"
    return "nilai" if ada & _NILAI or any(serupa(k, a) for k in kata for a in _KUAT) else None


@lru_cache(maxsize=8192)
def _kata_kepala(kata: str) -> bool:
    return (
        kata in _NAMA
        or kata in _NILAI
        or kata in _EKOR
        or kata in _LANJUT
        or kata in _KECIL
        or kata_kepala(kata)
    )


def kata_lanjut(teks: str) -> bool:
    """A line that only goes on with the header cell above it ("Menengah", "sampai dengan")."""
    kata = kata_kata(teks)
    return bool(kata) and _LANJUT.issuperset(kata) and not _DIGIT.search(teks)


def urut_kolom(teks: Iterable[str]) -> int:
    """How many columns the column numbers here count ("1", "2", ..., or "1 2 3" on one line); 0: none."""
    angka: list[int] = []
    for t in teks:
        isi = _nomor_kolom(t)
        if not isi:
            break
        angka += isi
    sejalan = 1
    while sejalan < len(angka) and angka[sejalan] == angka[sejalan - 1] + 1:
        sejalan += 1
    return sejalan if angka and angka[0] == 1 and sejalan >= 3 else 0


@lru_cache(maxsize=16384)
def _nomor_kolom(teks: str) -> tuple[int, ...]:
    """The column numbers that a line holds and nothing else; () for any other line."""
    teks = teks.strip()
    if not _URUT_SAJA.fullmatch(teks):
        return ()
    return tuple(int(i) if i.isdigit() else ord(i) - 96 for i in _URUT.findall(teks))


def susunan(baris: Sequence[str], kolom: int = 0, *, pasti: bool = False) -> Iterator[Susunan]:
    """Every reading of header lines; ``kolom`` is how many columns a row of column numbers counts (0: none).

    ``pasti``: the lines are a header for certain, so that a cell of any words may name a column of values.
    """
    sudah: set[Susunan] = set()
    for n, sel in _calon_sel(baris, pasti=pasti):
        longgar = any(jenis_sel(s.teks) is None for s in sel)
        for polos in bertingkat(sel):
            if not sah(polos) or (kolom and _lebar(polos) != kolom):
                continue
            s = replace(polos, terpecah=n > 1, ekor_nama=_tanpa_nilai(baris[-1]), longgar=longgar)
            if s not in sudah:
                sudah.add(s)
                yield s


@lru_cache(maxsize=4096)
def _tanpa_nilai(teks: str) -> bool:
    kata = kata_kata(teks)
    return not _NILAI_ATAU_ISI.search(teks) and not any(
        serupa(k, a) for k in kata for a in (*_KUAT, "pagu", "keterangan")
    )


def _lebar(s: Susunan) -> int:
    return len(s.nama) + len(s.nilai) + s.ekor + s.satuan + s.bernomor


def _calon_sel(baris: Sequence[str], *, pasti: bool) -> Iterator[tuple[int, list[SelKepala]]]:
    """The header's cells: each line one (0), folded lines joined (1), or several cells on a line (2, 3)."""
    pecahan = _sambung([p for b in baris for p in pecah_kepala(b)], persen=False)
    lipatan = _sambung(_lekatkan(baris)) if pasti else []
    calon = (
        (0, list(baris)),
        (1, _sambung(baris)),
        (1, lipatan),
        (2, pecahan),
        (3, pecah_kepala(" ".join(baris))),
    )
    for n, bagian in calon:
        sel = [
            SelKepala(t.strip(), j)
            for t in bagian
            if (j := jenis_sel(t) or (jenis_longgar(t) if pasti and (not n or bagian is lipatan) else None))
        ]
        if len(sel) != len(bagian) or len(sel) < 2:
            continue
        bernama = False
        for i, s in enumerate(sel):  # a code behind the name is a column with a number of its own
            bernama = bernama or s.jenis == "nama"
            if bernama and s.jenis == "nomor" and "kode" in kata_kata(s.teks):
                sel[i] = SelKepala(s.teks, "nilai")
        if not any(
            s.jenis == "nama" for s in sel
        ):  # "No, Target Kinerja, ...": the first column names the rows
            k = next((i for i, s in enumerate(sel) if s.jenis != "nomor"), 0)
            sel[k] = SelKepala(sel[k].teks, "nama")
        yield n, sel


@lru_cache(maxsize=4096)
def jenis_longgar(teks: str) -> Jenis | None:
    """What a cell names that surely is one of a header: a value, unless its words say otherwise."""
    kata = kata_kata(teks)
    if not kata or len(teks) > 80 or len(kata) > 9 or teks[-1] in ".;:" or _BERNILAI.search(teks):
        return None
    return _jenis_kata(kata) or "nilai"


def _lekatkan(baris: Sequence[str]) -> list[str]:
    """Lines that name no column by their own words put to the cell above, which they go on with."""
    hasil: list[str] = []
    for t in baris:
        awal, atas = kata_kata(t)[:1], kata_kata(hasil[-1])[-1:] if hasil else ()
        asing = jenis_sel(t) is None and not (awal and awal[0] in _NILAI | _NAMA | _EKOR)
        if hasil and (asing or atas in (("dan",), ("atau",))) and jenis_longgar(hasil[-1]) != "nomor":
            hasil[-1] = f"{hasil[-1]} {t.strip()}"
        else:
            hasil.append(t.strip())
    return hasil


def _sambung(baris: Sequence[str], *, persen: bool = True) -> list[str]:
    """Lines of one folded cell put together: units in brackets, and words that only go on.

    ``persen``: a lone "%" goes on, too; where lines hold several cells it may as well begin "% Capaian".
    """
    hasil: list[str] = []
    for n, t in enumerate(baris):
        kata = kata_kata(t)
        atas = jenis_sel(hasil[-1]) if hasil else None
        if TAHUN.match(t.strip()):
            sesudah = n + 1 < len(baris) and TAHUN.match(baris[n + 1].strip()) is not None
            lanjut = bool(kata) and atas == "nilai" and not sesudah
        else:
            lanjut = (persen or t.strip() != "%") and bool(
                _SISIPAN.fullmatch(t.strip())
                or (kata and _LANJUT.issuperset(kata) and not (kata == ("anggaran",) and _lengkap(hasil)))
                or (hasil and hasil[-1].rstrip()[-1:] in "/&-,")
            )
        if hasil and lanjut and atas not in ("tahun", "masa", "nomor"):
            hasil[-1] = f"{hasil[-1]} {t.strip()}"
        else:
            hasil.append(t.strip())
    return hasil


_UANG = frozenset({"pagu", "realisasi", "penyerapan", "serapan", "alokasi"})


def _lengkap(hasil: list[str]) -> bool:
    """The cell above is whole: "Anggaran" below it is a column of its own."""
    return bool(hasil) and not _UANG & {*kata_kata(hasil[-1])[-1:]}


@lru_cache(maxsize=8192)
def pecah_kepala(teks: str) -> tuple[str, ...]:
    """Several header cells on one line, cut before words that open a column."""
    hasil: list[list[str]] = []
    for kata in _TAHUN_BERULANG.sub(r"\1", teks).split():
        buka = _membuka(kata) or (bool(hasil) and _sesudah_nomor(" ".join(hasil[-1]), kata))
        if not hasil or (buka and not _menempel(hasil[-1], kata)):
            hasil.append([])
        hasil[-1].append(kata)
    return tuple(" ".join(h) for h in hasil)


_MIRIP = ("realisasi", "capaian", "pencapaian", "indikator", "penyerapan")


@lru_cache(maxsize=8192)
def _membuka(kata: str) -> bool:
    """A word that opens a column."""
    return _PEMISAH.fullmatch(kata) is not None or any(serupa(kata.casefold(), k) for k in _MIRIP)


def _sesudah_nomor(atas: str, kata: str) -> bool:
    """The word stands behind the column of row numbers, and is not the rest of its title."""
    return jenis_sel(atas) == "nomor" and kata.casefold() not in ("urut", "ss", "sk", "sp")


def _menempel(sel: Sequence[str], kata: str) -> bool:
    """The word goes on with the cell before it: "Pagu Anggaran", "Persentase Capaian", "Tahun 2022"."""
    k, lalu = kata.casefold(), sel[-1].casefold().strip("().")
    if k.startswith("("):
        return True
    if k == "anggaran":
        return lalu in (
            "pagu",
            "realisasi",
            "penyerapan",
            "serapan",
            "alokasi",
            "kinerja",
            "sisa",
            "jumlah",
            "tahun",
        )
    if k == "%":
        return lalu in ("capaian", "realisasi", "persentase", "penyerapan", "serapan", "kinerja")
    if k == "target":
        return lalu in ("terhadap", "%", "persentase")
    if k in ("jumlah", "nilai", "total", "jenis", "nama", "skor"):
        return lalu in ("rata-rata", "total", "jumlah", "sub", "persentase", "dan")
    if _TAHUN_SAJA.fullmatch(k):
        return lalu in ("tahun", "ta") and len(sel) > 1
    return lalu in ("persentase", "presentase", "tingkat", "%", "jumlah", "nilai", "/", "dan", "rencana")


@lru_cache(maxsize=8192)
def sel_kepala(teks: str) -> bool:
    """Whether a line may stand in a header: one header cell or several."""
    return jenis_sel(teks) is not None or (
        len(teks) <= 160
        and baca_sel(teks) is None
        and len(p := pecah_kepala(teks)) > 1
        and all(jenis_sel(x) is not None for x in p)
    )
