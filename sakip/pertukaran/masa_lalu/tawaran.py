"""What was read from the report, as rows: ticked where nothing speaks against them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from sakip.aturan.angka import tulis
from sakip.evaluasi.models import ReviuLaporan
from sakip.perencanaan.models import ManualIndikator
from sakip.pertukaran.masa_lalu.baris import BarisAnggaran, BarisIndikator, MasaLalu, TahunLalu
from sakip.reviu.paham.nama import kunci as kunci_nama

_PANJANG_KUNCI = 90
#: More rows than any report has; with all their fields they stay below what one form may send.
TERBANYAK = {"indikator": 1500, "anggaran": 1000}


def tawarkan(reviu: ReviuLaporan) -> MasaLalu:
    """The rows that were understood: ticked where nothing speaks against them."""
    pahaman: Mapping[str, Any] = reviu.pahaman or {}
    dikenal = _dikenal(reviu)
    terpakai: set[str] = set()
    kode_terpakai: set[str] = set()
    indikator = []
    for nomor, b in enumerate(pahaman.get("indikator", ())[: TERBANYAK["indikator"]], 1):
        ada = dikenal.get(kunci_nama(b["nama"]))
        kunci = ada or _kunci_baru(b["nama"], reviu.tahun, terpakai)
        terpakai.add(kunci)
        satuan = _satuan(b["satuan"], b["nama"])
        lengkap = bool(b["target"] and b["realisasi"] and satuan)
        indikator.append(
            BarisIndikator(
                nomor=nomor,
                ikut=lengkap and not b["temuan"],
                kode=_kode_bebas(b["kode"].strip(" ."), nomor, kode_terpakai),
                kunci=kunci,
                nama=b["nama"],
                sasaran=b["sasaran"],
                satuan=satuan,
                polaritas=b["polaritas"] or "naik",
                target=_angka(b["target"]),
                realisasi=_angka(b["realisasi"]),
                capaian=b["capaian"]["tercetak"] if b["capaian"] else "",
                tercetak=" / ".join(b[k]["tercetak"] for k in ("target", "realisasi") if b[k]),
                riwayat=tuple(
                    TahunLalu(r["tahun"], _angka(r["target"]), _angka(r["realisasi"]))
                    for r in b["riwayat"]
                    if r["realisasi"]
                ),
                baris=tuple(b["baris"]),
                temuan=tuple(b["temuan"]),
                dikenal=ada is not None,
            )
        )
    anggaran = tuple(
        BarisAnggaran(
            nomor,
            False,
            b["nama"],
            _angka(b["pagu"]),
            _angka(b["realisasi"]),
            tuple(b["baris"]),
            tuple(b["temuan"]),
        )
        for nomor, b in enumerate(pahaman.get("anggaran", ())[: TERBANYAK["anggaran"]], 1)
    )
    return MasaLalu(tuple(indikator), anggaran)


def tak_ditawarkan(reviu: ReviuLaporan) -> int:
    """How many rows were understood beyond those that :func:`tawarkan` offers."""
    pahaman: Mapping[str, Any] = reviu.pahaman or {}
    return sum(max(0, len(pahaman.get(bagian, ())) - banyak) for bagian, banyak in TERBANYAK.items())


def _dikenal(reviu: ReviuLaporan) -> dict[tuple[str, ...], str]:
    """Keys of the agency's indicators by the telling words of their names."""
    manual = ManualIndikator.objects.filter(indikator__instansi=reviu.unit.instansi_id)
    return {kunci_nama(nama): kunci for nama, kunci in manual.values_list("nama", "indikator__kunci")}


#: What a figure counts whose print bears no sign and no unit, by the first word of the indicator's name.
_SATUAN_NAMA = (
    (re.compile(r"\W*(?:p(?:er|re|ro)sentase|persen|cakupan|proporsi)\b", re.IGNORECASE), "persen"),
    (re.compile(r"\W*ind(?:eks|ex)\b", re.IGNORECASE), "indeks"),
    (re.compile(r"\W*(?:nilai|skor)\b", re.IGNORECASE), "nilai"),
)


def _satuan(tercetak: str, nama: str) -> str:
    """The printed unit, else the one that the name says; empty where only a person can tell."""
    return tercetak or next((s for pola, s in _SATUAN_NAMA if pola.match(nama)), "")


def _kode_bebas(kode: str, nomor: int, terpakai: set[str]) -> str:
    """The printed code; where it repeats (lists that begin anew), with a number behind it."""
    dasar = kode or str(nomor)
    pilih, n = dasar, 2
    while pilih in terpakai:
        pilih, n = f"{dasar}.{n}", n + 1
    terpakai.add(pilih)
    return pilih


def _kunci_baru(nama: str, tahun: int, terpakai: set[str]) -> str:
    kata = re.findall(r"[a-z0-9]+", nama.casefold())
    dasar = "lalu." + "-".join(kata)[: _PANJANG_KUNCI - 20].strip("-")
    kunci, n = f"{dasar}.{tahun}", 2
    while kunci in terpakai:
        kunci, n = f"{dasar}-{n}.{tahun}", n + 1
    return kunci


def _angka(sel: Mapping[str, Any] | None) -> str:
    if not sel:
        return ""
    try:
        return tulis(Decimal(str(sel["nilai"])), None)
    except InvalidOperation:
        return str(sel["nilai"])
