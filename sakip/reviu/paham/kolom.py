"""What a column of a table holds: its role, its year, and whether it is a medium-term target."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from sakip.reviu.baca.kata import kata_kata, serupa
from sakip.reviu.baca.kepala import judul_kolom
from sakip.reviu.model import Tabel

Peran = Literal[
    "nomor", "sasaran", "nama", "satuan", "target", "realisasi", "capaian", "pagu", "serapan", "persen",
    "sisa", "bobot", "nilai", "selisih", "keterangan", "tahunan", "lain",
]  # fmt: skip

_TAHUN = re.compile(r"\b((?:19|20)\d\d)\b")
_RENTANG = re.compile(r"\b(?:19|20)\d\d\s*[-–/]\s*(?:19|20)?\d\d\b")
_JANGKA = re.compile(r"jangka\s+menengah|renstra|rpjm|rencana\s+strategis|\brpd\b", re.IGNORECASE)
_RUPIAH = re.compile(r"\brp\b|rupiah", re.IGNORECASE)
_BUKAN_CAPAIAN = re.compile(
    r"\b(?:yoy|naik|turun|kenaikan|penurunan|selisih|perubahan|peningkatan|gap|\+/-)\b", re.IGNORECASE
)
#: "Realisasi thd target 2024": a part of the target, in percent.
_TERHADAP_TARGET = re.compile(
    r"\brealisasi(?:\s+(?:tahun|kinerja|20\d\d|s\.?d\.?))*\s+(?:thd\.?|terhadap|dibanding(?:kan)?(?:\s+dengan)?|atas)\s+"
    r"(?:\w+\s+){0,2}?target\b",
    re.IGNORECASE,
)
_ANGGARAN = re.compile(r"\bpagu\b|\balokasi\b|\banggaran\b|\bdipa\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Kolom:
    """``tahun`` is what the header says (None: it says none). ``jangka``: a medium-term target.

    ``kelompok`` is the outer header above a merged group ("2022" over "Target").
    """

    indeks: int
    judul: str
    peran: Peran
    tahun: int | None = None
    jangka: bool = False
    persen: bool = False
    masa: str = ""


_MASA = re.compile(
    r"\b(tw|triwulan|semester|bulan)\s*[-.]?\s*(\d{1,2}|[ivx]+)\b|\bB(0[1-9]|1[0-2])\b", re.IGNORECASE
)


def kolom_tabel(tabel: Tabel) -> tuple[Kolom, ...]:
    """The columns of a table, by its header; a table without header has only the role "lain"."""
    judul = [judul_kolom(tabel.kepala, k) for k in range(tabel.lebar)]
    anggaran = any(re.search(r"\bpagu\b|\balokasi\b", j, re.IGNORECASE) for j in judul) or (
        any(re.search(r"^(?:jumlah\s+)?anggaran\b", j, re.IGNORECASE) for j in judul)
        and any(serupa(k, "realisasi") or serupa(k, "serapan") for j in judul for k in kata_kata(j))
        and not any(serupa(k, "target") for j in judul for k in kata_kata(j))
    )
    sekitar = " ".join((tabel.judul, *tabel.subbab[-2:]))
    return tuple(_kolom(k, j, anggaran=anggaran, sekitar=sekitar) for k, j in enumerate(judul))


def _kolom(indeks: int, judul: str, *, anggaran: bool, sekitar: str) -> Kolom:
    rapi = re.sub(r"\s+", " ", judul).strip()
    tahun = _tahun(rapi)
    peran = _peran(rapi, anggaran=anggaran)
    masa = _MASA.search(rapi)
    return Kolom(
        indeks=indeks,
        judul=rapi,
        peran=peran,
        tahun=tahun,
        jangka=peran == "target" and bool(_JANGKA.search(rapi) or (_JANGKA.search(sekitar) and tahun)),
        persen="%" in rapi or "persen" in rapi.casefold(),
        masa=masa[0].casefold() if masa else "",
    )


def _tahun(judul: str) -> int | None:
    """The one year of a header; a span of years ("2020-2024") is none; of two the inner one counts."""
    ada = [int(t) for t in _TAHUN.findall(_RENTANG.sub(" ", judul))]
    return ada[-1] if ada else None


@lru_cache(maxsize=8192)
def _peran(judul: str, *, anggaran: bool) -> Peran:
    kata = kata_kata(judul)
    ada = set(kata)

    def mirip(*acuan: str) -> bool:
        return any(serupa(k, a) for k in kata for a in acuan)

    if not kata:
        if _TAHUN.search(judul):
            return "tahunan"
        return "persen" if "%" in judul else "lain"
    if ada <= {"no", "nomor", "kode", "ss", "sk", "urut"} or kata[0] == "kode":
        return "nomor"
    if ada & {"keterangan", "ket", "catatan", "analisis", "penjelasan", "uraian", "status"} and not mirip(
        "target", "realisasi"
    ):
        return "nama" if "uraian" in ada else "keterangan"
    if _BUKAN_CAPAIAN.search(judul):
        return "selisih"
    return _peran_angka(judul, ada, mirip, anggaran=anggaran) or _peran_nama(judul, ada)


def _peran_angka(judul: str, ada: set[str], mirip, *, anggaran: bool) -> Peran | None:  # type: ignore[no-untyped-def]
    persen = "%" in judul or bool(ada & {"persen", "persentase", "presentase", "prosentase"})
    if "sisa" in ada:
        return "sisa"
    if {"tingkat", "kemajuan"} <= ada:
        return "capaian"
    if mirip("capaian", "pencapaian") and not (ada & {"indikator", "output"} and mirip("penyerapan")):
        if anggaran and not mirip("kinerja"):
            return "persen"
        return "capaian"
    if _TERHADAP_TARGET.search(judul) and not anggaran:
        return "capaian"
    if mirip("penyerapan", "serapan"):
        return "persen" if persen or not _RUPIAH.search(judul) else "serapan"
    if mirip("realisasi"):
        if persen:
            return (
                "persen" if anggaran or "anggaran" in ada else "capaian" if mirip("target") else "realisasi"
            )
        return "serapan" if anggaran or _ANGGARAN.search(judul) or _RUPIAH.search(judul) else "realisasi"
    if mirip("target"):
        return "pagu" if "anggaran" in ada else "target"
    if _ANGGARAN.search(judul) and not ada & {"indikator", "program", "nama", "indeks", "nilai", "skor"}:
        return "persen" if persen else "pagu"
    if "bobot" in ada:
        return "bobot"
    if persen and len(ada) <= 3:
        return "persen"
    if ada <= {"tahun"} and _TAHUN.search(judul):
        return "tahunan"
    return None


def _peran_nama(judul: str, ada: set[str]) -> Peran:
    if ada & {"satuan"} and not ada & {"kerja", "organisasi"}:
        return "satuan"
    if "indikator" in ada:
        return "nama"
    if ada & {"sasaran", "tujuan"}:
        return "sasaran"
    if ada & {
        "program",
        "kegiatan",
        "satker",
        "unit",
        "kantor",
        "nama",
        "uraian",
        "output",
        "satuan",
        "jenis",
    }:
        return "nama"
    if ada & {"nilai", "skor", "score", "indeks", "jumlah", "total", "performance"}:
        return "nilai"
    return "lain"
