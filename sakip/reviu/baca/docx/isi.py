"""The text of paragraphs: runs, breaks, fields with their cached text, formulas, notes and text boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sakip.reviu.baca.docx.gaya import nyala
from sakip.reviu.baca.docx.paket import W

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LEWAT = frozenset(
    W + t
    for t in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "tbl", "pict", "drawing", "object")
)
_TANDA = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}


def teks_paragraf(p: Any) -> str:
    """The visible text of a paragraph; a manual line break is a newline."""
    return "".join(_potongan(p))


def _potongan(unsur: Any) -> Iterator[str]:
    for anak in unsur:
        nama = anak.tag
        if nama == W + "t":
            yield anak.text or ""
        elif nama in _TANDA:
            yield _TANDA[nama]
        elif nama == W + "r":
            if not nyala(anak.find(f"{W}rPr/{W}vanish")):
                yield from _potongan(anak)
        elif nama in (M + "oMath", M + "oMathPara"):
            yield f" {rumus(anak)} "
        elif nama not in _LEWAT and isinstance(nama, str) and nama != MC + "AlternateContent":
            yield from _potongan(anak)


def rumus(unsur: Any) -> str:
    """A formula on one line: a fraction as (above) ÷ (below)."""
    hasil = []
    for anak in unsur:
        nama = anak.tag
        if nama in (M + "t", W + "t"):
            hasil.append(anak.text or "")
        elif nama == M + "f":
            atas, bawah = anak.find(M + "num"), anak.find(M + "den")
            hasil.append(f" {_kurung(atas)} ÷ {_kurung(bawah)} ")
        elif nama == M + "d":
            hasil.append(f"({rumus(anak)})")
        elif isinstance(nama, str):
            hasil.append(rumus(anak))
    return re.sub(r"\s+", " ", "".join(hasil)).strip()


def _kurung(unsur: Any) -> str:
    isi = rumus(unsur) if unsur is not None else ""
    return f"({isi})" if re.search(r"[-+×x*÷/ ]", isi) else isi


def kotak_teks(p: Any) -> list[Any]:
    """The text boxes that hang on a paragraph, each once (the fallback repeats the choice)."""
    hasil = []
    for kotak in p.iter(W + "txbxContent"):
        nenek = [u.tag for u in kotak.iterancestors()]
        if MC + "Fallback" in nenek and any(
            True
            for u in kotak.iterancestors(MC + "AlternateContent")
            for _ in u.iterfind(f"{MC}Choice//{W}txbxContent")
        ):
            continue
        if W + "txbxContent" not in nenek[: nenek.index(W + "p") if W + "p" in nenek else None]:
            hasil.append(kotak)
    return hasil


def catatan(p: Any, catatan_kaki: dict[str, Any]) -> list[Any]:
    """The footnotes and endnotes that a paragraph refers to."""
    kunci = [
        f"{jenis}{r.get(W + 'id')}"
        for jenis in ("footnote", "endnote")
        for r in p.iter(f"{W}{jenis}Reference")
    ]
    return [catatan_kaki[k] for k in kunci if k in catatan_kaki]


def semua_tebal(p: Any, bawaan: bool) -> bool:
    """Whether every run with words is bold."""
    ada = False
    for r in p.iter(W + "r"):
        teks = "".join(t.text or "" for t in r.findall(W + "t"))
        if not any(h.isalnum() for h in teks):
            continue
        ada = True
        tebal = r.find(f"{W}rPr/{W}b")
        if not (nyala(tebal) if tebal is not None else bawaan):
            return False
    return ada
