"""ganda: indicators, targets, tables or headings that stand twice."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sakip.reviu.angka import baca_sel
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Baris, Paham, TabelPaham, kunci
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.alat.urutan import baris_ganda
from sakip.reviu.periksa.ganda.bagian import judul_ganda, tabel_ganda
from sakip.reviu.periksa.ganda.butir import butir_ganda
from sakip.reviu.periksa.ganda.masa import masa_ganda
from sakip.reviu.periksa.ganda.nama import nama_ganda
from sakip.reviu.periksa.penomoran.bab import judul_dua_nomor

_PALING_SEDIKIT = 3
_MIRIP = 0.55
_BERTINGKAT = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\.\d{1,2}\.?(?!\S)")


def periksa(paham: Paham) -> Iterable[Temuan]:
    yield from _rangkaian(paham)
    yield from butir_ganda(paham)
    yield from baris_ganda(paham)
    yield from masa_ganda(paham)
    for t in paham.tabel:
        if not t.maya:
            yield from _tanpa_nama(paham, t)
            yield from _kembar(paham, t)
    yield from nama_ganda(paham)
    yield from tabel_ganda(paham)
    yield from judul_ganda(paham)
    yield from judul_dua_nomor(paham)


# --- two sasaran with the same set of indicators -----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Kelompok:
    sasaran: str
    baris: tuple[Baris, ...]

    @property
    def angka(self) -> tuple[str, ...]:
        return tuple(
            "|".join(i.teks for i in b.isi if i.kolom.peran in ("target", "realisasi")) for b in self.baris
        )


def _rangkaian(paham: Paham) -> Iterator[Temuan]:
    """Neighbouring sasaran whose indicators are alike, in order, with the same numbers: one finding."""
    letak: set[int] = set()
    nama: tuple[str, str] | None = None
    banyak = 0
    for t in paham.tabel:
        if t.jenis not in ("capaian", "pk"):
            continue
        daftar = _kelompok(t)
        for a, b in itertools.pairwise(daftar):
            if _serupa(paham, a, b):
                letak.update(n for x in (*a.baris, *b.baris) for n in x.letak)
                nama = nama or (a.sasaran, b.sasaran)
                banyak = len(a.baris)
    if nama is not None:
        yield temuan(
            paham,
            "ganda",
            letak,
            tercetak=f"{banyak} indikator pada dua sasaran",
            seharusnya="satu rangkaian indikator",
            uraian=(
                f"Indikator sasaran “{nama[0]}” dan “{nama[1]}” sama isinya: nama serupa, "
                "target dan realisasi sama."
            ),
            saran="Pastikan kedua sasaran memang mengukur hal yang berbeda; bila tidak, satukan.",
        )


def _kelompok(t: TabelPaham) -> list[_Kelompok]:
    hasil: list[_Kelompok] = []
    kini: list[Baris] = []
    nama = ""
    for b in t.baris:
        if b.judul or b.jumlah or not b.nama:
            continue
        if b.sasaran != nama and kini:
            hasil.append(_Kelompok(nama, tuple(kini)))
            kini = []
        nama = b.sasaran
        kini.append(b)
    return [*hasil, _Kelompok(nama, tuple(kini))] if kini else hasil


def _serupa(paham: Paham, a: _Kelompok, b: _Kelompok) -> bool:
    if len(a.baris) != len(b.baris) or len(a.baris) < _PALING_SEDIKIT or a.angka != b.angka or not a.sasaran:
        return False
    if len(set(a.angka)) < 2 and not any(baca_sel(x.split("|")[0]) for x in a.angka):
        return False
    mirip = [
        paham.bobot.kemiripan(kunci(x.nama), kunci(y.nama)) for x, y in zip(a.baris, b.baris, strict=True)
    ]
    return (
        min(mirip) >= 0.2
        and sum(m > 0.9 for m in mirip) * 2 >= len(mirip)
        and sum(mirip) / len(mirip) >= _MIRIP
    )


# --- a row twice ----------------------------------------------------------------------------------


def _tanpa_nama(paham: Paham, t: TabelPaham) -> Iterator[Temuan]:
    """A row that holds nothing but the target of the next row."""
    for a, b in zip(t.baris, t.baris[1:], strict=False):
        isi = [i for i in a.isi if i.teks.strip() and not i.sel.isian]
        if len(isi) != 1 or isi[0].kolom.peran != "target" or isi[0].angka is None or not b.nama:
            continue
        if b.isi[isi[0].kolom.indeks].teks.strip() == isi[0].teks.strip():
            yield temuan(
                paham,
                "ganda",
                (*a.letak, *b.letak),
                tercetak=f"{isi[0].teks} dua baris",
                seharusnya="satu baris",
                uraian=f"Target {isi[0].teks} “{b.nama}” tertulis dua kali; baris pertama tidak bernama.",
                saran="Hapus baris yang tidak bernama.",
                keparahan="ringan",
            )


def _kembar(paham: Paham, t: TabelPaham) -> Iterator[Temuan]:
    """The same indicator under one sasaran twice, with the same target."""
    if t.jenis not in ("capaian", "pk"):
        return
    ada: dict[tuple[str, tuple[str, ...], tuple[str, ...]], Baris] = {}
    for b in t.baris:
        if not b.biasa or not b.nama or len(kunci(b.nama)) < 3:
            continue
        nilai = _nilai(b)
        k = (b.sasaran or b.kelompok, kunci(b.nama), nilai)
        if k in ada and nilai and b.tahun is None and ada[k].sasaran == b.sasaran and _seinduk(ada[k], b):
            yield temuan(
                paham,
                "ganda",
                (*ada[k].letak, *b.letak),
                tercetak=f"“{b.nama}” dua kali",
                seharusnya="satu baris",
                uraian=f"Indikator “{b.nama}” tertulis dua kali dalam satu tabel dengan isi yang sama.",
                saran="Hapus salah satu barisnya.",
                keparahan="ringan",
                kepastian="pasti" if len(nilai) > 1 else "ragu",
            )
        ada.setdefault(k, b)


def _seinduk(a: Baris, b: Baris) -> bool:
    """Whether the rows may stand under one sasaran: "8.3" and "9.3" do not, with its row read or not."""
    induk = [_BERTINGKAT.match(_nomor(x)) for x in (a, b)]
    return induk[0] is None or induk[1] is None or induk[0][1] == induk[1][1]


def _nomor(b: Baris) -> str:
    return next((i.teks.strip() for i in b.isi if i.kolom.peran == "nomor"), b.nomor)


def _nilai(b: Baris) -> tuple[str, ...]:
    nilai: Sequence[str] = [i.teks for i in b.isi if i.kolom.peran in ("target", "realisasi", "capaian")]
    return tuple(n for n in nilai if n.strip())
