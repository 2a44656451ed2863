"""Whole parts that stand twice: a table word for word, a heading twice in its chapter."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from sakip.reviu.angka import baca_utuh
from sakip.reviu.baca.judul import gaya_nomor
from sakip.reviu.model import Judul, Kepastian, Keterangan, Tabel, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.alat.bagian import peta

_PALING_SEDIKIT = 2
_ANGKA, _BANYAK = 4, 8
#: So many numbers of three digits or more, no years, are alike by no chance.
_BERARTI = 3
_LANJUT = re.compile(r"\b(?:lanjutan|sambungan)\b", re.IGNORECASE)


def tabel_ganda(paham: Paham) -> Iterator[Temuan]:
    """One content under two captions, or under one twice; in another chapter it may be meant."""
    ada: dict[tuple[str, ...], list[Tabel]] = defaultdict(list)
    for t in paham.naskah.tabel:
        if not t.nomor or not _rata(t.judul) or len(t.isi) < _PALING_SEDIKIT or t.pulih:
            continue
        angka = {s.teks for b in t.isi for s in b if baca_utuh(s.teks) is not None}
        if len(angka) < _ANGKA:
            continue
        isi = tuple(" ".join(s.teks.casefold().split()) for b in (*t.kepala, *t.isi) for s in b)
        lama = next((x for x in ada[isi] if _lampiran(x) == _lampiran(t) and _dua_tempat(paham, x, t)), None)
        ada[isi].append(t)
        if lama is None or _lain_pokok(paham, lama, t):
            continue  # an annex rightly repeats what the report shows
        serupa = _rata(lama.judul) == _rata(t.judul)
        kepastian = _kepastian(lama, t, angka, serupa)
        if not serupa and kepastian == "ragu":
            continue
        yield temuan(
            paham,
            "ganda",
            (lama.letak.baris, t.letak.baris),
            tercetak=f"Tabel {lama.nomor} dan Tabel {t.nomor}",
            seharusnya="satu tabel",
            kutipan=t.judul,
            uraian=f"Tabel {t.nomor} “{t.judul}” sama {'judul dan ' if serupa else ''}seluruh isinya dengan "
            f"Tabel {lama.nomor}{'' if serupa else f' “{lama.judul}”'}.",
            saran="Hapus salah satunya dan rujuk tabel yang tinggal, atau isi dengan data yang dimaksud.",
            keparahan="ringan",
            kepastian=kepastian,
        )


def _dua_tempat(paham: Paham, a: Tabel, b: Tabel) -> bool:
    """Each has its caption: a table in pieces, or one that goes on over a page, has one."""
    if _LANJUT.search(b.judul):
        return False
    if a.nomor.rstrip(".") != b.nomor.rstrip("."):
        return True
    sela = range(a.letak.akhir + 1, b.letak.baris + 1)
    ada = [u for u in paham.naskah.unsur if isinstance(u, Keterangan) and u.letak.baris in sela]
    return len(ada) == 1 and ada[0].nomor.rstrip(".") == b.nomor.rstrip(".")


def _lain_pokok(paham: Paham, a: Tabel, b: Tabel) -> bool:
    """The captions, or else the parts, are of two indicators, whose figures may be alike; what was copied
    from one to the other is told elsewhere."""
    p = peta(paham)
    satu, dua = (set(p.sebut(t.judul)) for t in (a, b))
    bagian = [p.bagian_di(t.letak.baris) for t in (a, b)]
    if satu != dua and satu and dua:
        return True
    return _rata(a.judul) != _rata(b.judul) and bagian[0] != bagian[1]


def _lampiran(t: Tabel) -> bool:
    return t.nomor[:1].upper() == "L" or any(j.upper().startswith("LAMPIRAN") for j in t.subbab)


def _kepastian(a: Tabel, b: Tabel, angka: set[str], serupa: bool) -> Kepastian:
    """Small tables of two indicators may hold the same few numbers; another chapter may repeat one."""
    if serupa and a.subbab == b.subbab:
        return "pasti"
    if serupa:
        return "pasti" if a.subbab[:1] == b.subbab[:1] and len(angka) >= _BANYAK else "ragu"
    berarti = {
        x for x in angka if len(re.sub(r"\D", "", x)) >= _BERARTI and not re.fullmatch(r"(?:19|20)\d\d", x)
    }
    return "pasti" if a.subbab == b.subbab and len(berarti) >= _ANGKA else "ragu"


def _rata(teks: str) -> str:
    return re.sub(r"[\W_]+", " ", teks.casefold()).strip()


def judul_ganda(paham: Paham) -> Iterator[Temuan]:
    """Headings right under one chapter: A, B, A, C with the first title again."""
    bab: Judul | None = None
    saudara: list[Judul] = []
    for u in paham.naskah.unsur:
        if not isinstance(u, Judul):
            continue
        if u.nomor.upper().startswith("BAB"):
            yield from _ulang(paham, saudara)
            bab, saudara = u, []
        elif bab is not None and u.tingkat == bab.tingkat + 1 and u.nomor:
            saudara.append(u)
    yield from _ulang(paham, saudara)


def _ulang(paham: Paham, saudara: list[Judul]) -> Iterator[Temuan]:
    """Headings that repeat for every indicator, or a list of them, repeat more than one."""
    menurut: dict[str, list[Judul]] = defaultdict(list)
    for j in saudara:
        menurut[gaya_nomor(j.nomor)[0]].append(j)
    for gaya, daftar in menurut.items():
        dua = [
            (a, b)
            for n, b in enumerate(daftar)
            for a in daftar[:n]
            if _rata(a.teks) == _rata(b.teks) != "" and (a.nomor == b.nomor or gaya[0] in "AI")
        ]
        if len(dua) != 1 or not _berisi(paham, *dua[0]):
            continue
        a, b = dua[0]
        sisa = [gaya_nomor(j.nomor)[1] for j in daftar if j is not b]
        if sisa != list(range(1, len(sisa) + 1)):
            continue
        sama = a.nomor == b.nomor
        yield temuan(
            paham,
            "ganda",
            (a.letak.baris, b.letak.baris),
            tercetak=f"“{b.nomor} {b.teks}” dua kali" if sama else f"“{b.teks}” pada {a.nomor} dan {b.nomor}",
            seharusnya="satu subbab",
            kutipan=f"{b.nomor} {b.teks}",
            uraian=f"Subbab “{b.nomor} {b.teks}” berdiri dua kali dalam satu bab."
            if sama
            else f"Subbab {a.nomor} dan {b.nomor} berjudul sama, “{b.teks}”, dalam satu bab.",
            saran="Satukan isinya, atau beri judul dan nomor yang sesuai.",
            keparahan="ringan",
            kepastian=_pasti(paham, daftar, a, b),
        )


def _pasti(paham: Paham, daftar: Sequence[Judul], a: Judul, b: Judul) -> Kepastian:
    """Doubtful where a list of headings may end at the last one, or a page's head repeats the title."""
    urut = [gaya_nomor(j.nomor)[1] for j in daftar]
    if daftar.index(b) > daftar.index(a) + 1:
        runtut = urut == list(range(1, len(urut) + 1))
        return "ragu" if runtut or b is daftar[-1] else "pasti"
    atas = max((u.letak.baris for u in paham.naskah.unsur if u.letak.baris < b.letak.baris), default=0)
    return "ragu" if paham.halaman_di(atas) != paham.halaman_di(b.letak.baris) else "pasti"


def _berisi(paham: Paham, a: Judul, b: Judul) -> bool:
    """Whether text or a table stands right below each of the two: no list of contents, no running head."""
    unsur = paham.naskah.unsur
    bawah = [unsur[i + 1] if i + 1 < len(unsur) else None for i in (unsur.index(a), unsur.index(b))]
    return not any(u is None or (isinstance(u, Judul) and u.tingkat <= a.tingkat) for u in bawah)
