"""One item twice in a numbered or lettered list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sakip.reviu.model import Judul, Paragraf, Temuan, Unsur
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import temuan

_NOMOR = re.compile(r"^\W{0,3}(\d{1,2}|[a-z])[.)]\s+")
_KATA = 4
#: Items farther apart belong to two lists.
_SELA = 3


def butir_ganda(paham: Paham) -> Iterator[Temuan]:
    """The list runs on by its numbers; an item that says what another one of it says was meant once."""
    ada: dict[str, tuple[int, int]] = {}
    akhir, lalu = 0, 0
    for u in paham.naskah.unsur:
        teks = _butir(u)
        m = _NOMOR.match(teks)
        if m is None:
            if not isinstance(u, Paragraf) or len(u.teks.split()) > _KATA:
                ada = {}
            continue
        nomor = int(m[1]) if m[1].isdigit() else ord(m[1]) - 96
        if nomor != lalu + 1 or u.letak.baris - akhir > _SELA:
            ada = {}
        akhir, lalu = u.letak.akhir, nomor
        inti = re.sub(r"\W+", " ", teks[m.end() :].casefold()).strip()
        lama = ada.setdefault(inti, (u.letak.baris, nomor))
        if lama[1] != nomor and len(inti.split()) >= _KATA:
            yield temuan(
                paham,
                "ganda",
                (lama[0], u.letak.baris),
                tercetak=f"butir {lama[1]} dan {nomor} sama",
                seharusnya="satu butir",
                kutipan=teks,
                uraian=f"Butir {nomor} “{teks[m.end() :].strip()}” sama dengan butir {lama[1]} daftar itu.",
                saran="Hapus salah satunya, lalu sesuaikan jumlah yang disebut teks.",
                keparahan="ringan",
            )


def _butir(u: Unsur) -> str:
    if isinstance(u, Paragraf):
        return u.teks
    return f"{u.nomor} {u.teks}".strip() if isinstance(u, Judul) and u.nomor else ""
