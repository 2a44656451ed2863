"""What the budget forms send, as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.http import QueryDict

from sakip.anggaran.models import BarisDipa, KunciAnggaran
from sakip.anggaran.queries.kendali import BIDANG
from sakip.anggaran.services.dipa import BarisMasuk
from sakip.anggaran.services.kunci import KunciMasuk
from sakip.anggaran.services.output import ProgresMasuk, RoMasuk
from sakip.anggaran.services.potret import NyataMasuk
from sakip.aturan.angka import tulis
from sakip.inti.galat import GalatSakip, Masalah

KEPALA_VERSI = ("kode", "uraian", "jenis", "pagu", "blokir", "catatan")
KOLOM_VERSI, KOLOM_KUNCI = "kujpbc", "kipd"
#: More rows than a page of a grid should carry; a larger DIPA is shown in parts or as text.
KISI_TERBANYAK = 400
KEPALA_KUNCI = ("kode", "indikator", "persen", "dasar")


def _pecah(teks: str, lebar: int, kepala: str, terkecil: int) -> list[tuple[int, list[str]]]:
    """Rows parted by tabs (pasted from a spreadsheet) or semicolons; heading and empty rows fall out."""
    hasil: list[tuple[int, list[str]]] = []
    salah: list[Masalah] = []
    for nomor, baris in enumerate(teks.replace("\r", "").split("\n"), 1):
        sel = [s.strip() for s in baris.split("\t" if "\t" in baris else ";")]
        if not any(sel) or (nomor == 1 and sel[0].casefold() == kepala):
            continue
        if len(sel) < terkecil or any(sel[lebar:]):
            salah.append(
                Masalah(f"Baris {nomor}", f"Ada {len(sel)} kolom.", f"Tulis {terkecil} sampai {lebar} kolom.")
            )
            continue
        hasil.append((nomor, [*sel, *[""] * lebar][:lebar]))
    if salah:
        raise GalatSakip(salah)
    return hasil


def baris_versi(teks: str) -> list[BarisMasuk]:
    """The lines of a version as typed or pasted."""
    return [BarisMasuk(n, *sel) for n, sel in _pecah(teks, 6, "kode", 4)]


def dokumen_masuk(post: QueryDict) -> dict[str, str]:
    """The document's totals as typed."""
    return {b: post.get(b, "")[:30] for b in BIDANG}


def teks_versi(baris: Iterable[BarisDipa], *, catatan: bool = False) -> str:
    """A version as rows to change; notes start empty, because they say why a line differs from this one
    (``catatan``: a correction keeps them)."""
    isi = ["\t".join(KEPALA_VERSI)]
    for b in baris:
        isi.append(
            "\t".join(
                (b.kode, b.uraian, b.jenis_belanja, str(b.pagu), str(b.blokir), b.catatan if catatan else "")
            )
        )
    return "\n".join(isi)


def kunci_masuk(teks: str) -> list[KunciMasuk]:
    """The keys of a DIPA as typed or pasted."""
    return [KunciMasuk(n, *sel) for n, sel in _pecah(teks, 4, "kode", 4)]


def teks_kunci(kunci: Iterable[KunciAnggaran]) -> str:
    """The keys as rows to change."""
    isi = ["\t".join(KEPALA_KUNCI)]
    isi += ["\t".join((k.kode, k.indikator.kunci, tulis(k.persen, None), k.dasar)) for k in kunci]
    return "\n".join(isi)


@dataclass(frozen=True)
class BarisKisi:
    """A row of a grid to type in; ``sel`` by the letter of its column, as typed. ``lama``: the key that it
    had when the page showed it as stored ("" for a new row)."""

    nomor: int
    sel: Mapping[str, str]
    lama: str = ""
    hapus: bool = False
    salah: tuple[Masalah, ...] = ()

    @property
    def kosong(self) -> bool:
        return not any(self.sel.values())


def kisi_kosong(kolom: str, banyak: int, mulai: int) -> list[BarisKisi]:
    """Rows to fill; ``kolom``: one letter for each column."""
    return [BarisKisi(n, dict.fromkeys(kolom, "")) for n in range(mulai, mulai + banyak)]


def kisi_dari_post(post: QueryDict, kolom: str) -> list[BarisKisi]:
    """The grid as typed: fields ``k-1``, ``u-1``, ... of as many rows as ``banyak`` says; ``h-1`` takes row 1
    out, ``l-1`` is the key of a stored row."""
    diminta = post.get("banyak", "")
    banyak = min(int(diminta), KISI_TERBANYAK) if diminta.isascii() and diminta.isdigit() else 0
    return [
        BarisKisi(
            n, {k: post.get(f"{k}-{n}", "").strip() for k in kolom}, post.get(f"l-{n}", ""),
            post.get(f"h-{n}") == "1",
        )
        for n in range(1, banyak + 1)
    ]  # fmt: skip


def dengan_salah(kisi: Iterable[BarisKisi], salah: Mapping[str, list[Masalah]]) -> list[BarisKisi]:
    """The faults of "Baris 3" in row 3."""
    return [replace(b, salah=tuple(salah.get(f"Baris {b.nomor}", ()))) for b in kisi]


def kisi_versi(baris: Iterable[BarisDipa], *, catatan: bool) -> list[BarisKisi]:
    """A version as a grid; ``catatan``: with its notes (a correction), else they start empty."""
    return [
        BarisKisi(
            n,
            {"k": b.kode, "u": b.uraian, "j": b.jenis_belanja, "p": tulis(b.pagu, 0),
             "b": tulis(b.blokir, 0) if b.blokir else "", "c": b.catatan if catatan else ""},
            lama=f"{b.kode}|{b.jenis_belanja}",
        )
        for n, b in enumerate(baris, 1)
    ]  # fmt: skip


def kunci_ditampilkan(kisi: Iterable[BarisKisi]) -> set[tuple[str, str]]:
    """(code, jenis) of the stored lines that the page showed, also when others were stored since."""
    hasil = set()
    for b in kisi:
        kode, ada, jenis = b.lama.partition("|")
        if ada:
            hasil.add((kode, jenis))
    return hasil


def versi_dari_kisi(kisi: Iterable[BarisKisi]) -> tuple[list[BarisMasuk], dict[tuple[str, str], str]]:
    """The lines that stay, and why others were taken out, by code and jenis belanja."""
    masuk, dihapus = [], {}
    for b in kisi:
        s = b.sel
        if b.hapus:
            dihapus[s["k"], s["j"]] = s["c"]
        elif not b.kosong:
            masuk.append(BarisMasuk(b.nomor, s["k"], s["u"], s["j"], s["p"], s["b"], s["c"]))
    return masuk, dihapus


def kisi_kunci(kunci: Iterable[KunciAnggaran]) -> list[BarisKisi]:
    """The keys of a DIPA as a grid."""
    return [
        BarisKisi(
            n,
            {"k": k.kode, "i": k.indikator.kunci, "p": tulis(k.persen, None), "d": k.dasar},
            lama="1",
        )
        for n, k in enumerate(kunci, 1)
    ]


def kunci_dari_kisi(kisi: Iterable[BarisKisi]) -> list[KunciMasuk]:
    """The keys that stay."""
    return [
        KunciMasuk(b.nomor, b.sel["k"], b.sel["i"], b.sel["p"], b.sel["d"])
        for b in kisi
        if not b.hapus and not b.kosong
    ]


def sel_baris(kode: str, jenis: str) -> str:
    """The end of a field's name that belongs to a line, whatever its place on the page."""
    return f"{kode}-{jenis or 'x'}"


def nyata_masuk(post: QueryDict, baris: Iterable[tuple[str, str]]) -> list[NyataMasuk]:
    """Realisation of every line (code, jenis) that the page showed."""
    return [
        NyataMasuk(kode, jenis, post.get(f"r-{sel}", ""), post.get(f"c-{sel}", ""), f"r-{sel}")
        for kode, jenis in baris
        for sel in (sel_baris(kode, jenis),)
    ]


def rpd_masuk(post: QueryDict, jenis: Iterable[str]) -> dict[tuple[str, int], str]:
    """The grid of months and kinds of spending."""
    return {(j, b): post.get(f"r-{j or 'x'}-{b}", "") for j in jenis for b in range(1, 13)}


def ro_masuk(post: QueryDict) -> RoMasuk:
    """An RO as typed."""
    return RoMasuk(
        post.get("kode", ""), post.get("nama", ""), post.get("satuan", ""), post.get("target", ""),
        post.get("strategis") == "1", post.get("prioritas", ""),
    )  # fmt: skip


def progres_masuk(post: QueryDict, output: Iterable[int]) -> list[ProgresMasuk]:
    """The month's volume and progress of every RO that the page showed."""
    return [
        ProgresMasuk(pk, post.get(f"v-{pk}", ""), post.get(f"p-{pk}", ""), post.get(f"k-{pk}", ""),
                     post.get(f"h-{pk}") == "1")
        for pk in output
    ]  # fmt: skip
