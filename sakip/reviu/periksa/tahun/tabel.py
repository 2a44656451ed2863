"""Years in headers and rows of tables: one twice, one against its block or against all tables of its kind."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from sakip.reviu.angka import baca_sel
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Kolom, Paham, TabelPaham, kunci
from sakip.reviu.periksa.alat import temuan


def tahun_tabel(paham: Paham) -> Iterator[Temuan]:
    for t in paham.tabel:
        if not t.maya:
            yield from _berulang(paham, t)
            yield from _blok_ganda(paham, t)
            yield from _blok_menyimpang(paham, t)
    yield from _kepala_polos(paham)
    yield from _menyimpang(paham)
    yield from _baris_ganda(paham)


def _berulang(paham: Paham, t: TabelPaham) -> Iterator[Temuan]:
    """A run of years in a header with one year twice: 2021, 2023, 2023, 2024."""
    for urut in _deret(t.kolom):
        tahun = [k.tahun for k in urut if k.tahun is not None]
        awal = tahun[0] if tahun else 0
        harus = list(range(awal, awal + len(tahun)))
        if (
            len(tahun) > 2
            and len(set(tahun)) < len(tahun)
            and sum(a != b for a, b in zip(tahun, harus, strict=True)) == 1
        ):
            yield _temuan_kepala(
                paham,
                t,
                " ".join(map(str, tahun)),
                " ".join(map(str, harus)),
                "Tahun pada judul kolom berulang",
            )


def _blok_ganda(paham: Paham, t: TabelPaham) -> Iterator[Temuan]:
    """Target, realisation and capaian of three years of which one stands twice: 2022, 2022, 2024."""
    bertahun = [k for k in t.kolom if k.tahun is not None and not k.masa]
    lebar = next((n for n in range(1, len(bertahun)) if _pokok(bertahun[n]) == _pokok(bertahun[0])), 0)
    if lebar < 2 or len(bertahun) % lebar:
        return
    blok = [bertahun[n : n + lebar] for n in range(0, len(bertahun), lebar)]
    pola = [_pokok(k) for k in blok[0]]
    tahun = [b[0].tahun or 0 for b in blok]
    seragam = all([_pokok(k) for k in b] == pola and {k.tahun for k in b} == {b[0].tahun} for b in blok)
    if not seragam or len(set(pola)) < lebar or len(set(tahun)) == len(tahun):
        return
    dari, sampai = tahun[0], tahun[-1]
    harus = list(range(sampai - len(tahun) + 1, sampai + 1))
    if tahun[-1] == tahun[-2]:
        harus = list(range(dari, dari + len(tahun)))
    if sum(a != b for a, b in zip(tahun, harus, strict=True)) == 1:
        cetak, benar = (" ".join(map(str, x)) for x in (tahun, harus))
        yield _temuan_kepala(paham, t, cetak, benar, "Tahun pada judul kolom berulang")


def _kepala_polos(paham: Paham) -> Iterator[Temuan]:
    """The same in a table that was turned round to be read: its printed header is bare years."""
    dibaca = {id(t.tabel) for t in paham.tabel if not t.maya}
    for tabel in paham.naskah.tabel:
        if id(tabel) in dibaca or not tabel.kepala:
            continue
        sel = [
            s for s in tabel.kepala[-1] if re.fullmatch(r"(?:tahun\s+)?20\d\d", s.teks.strip(), re.IGNORECASE)
        ]
        tahun = [int(s.teks.strip()[-4:]) for s in sel]
        harus = list(range(tahun[0], tahun[0] + len(tahun))) if tahun else []
        salah = sum(a != b for a, b in zip(tahun, harus, strict=True))
        if len(tahun) > 2 and salah == 1 and len(set(tahun)) < len(tahun) and not any(s.isian for s in sel):
            tercetak, benar = " ".join(map(str, tahun)), " ".join(map(str, harus))
            yield temuan(
                paham,
                "tahun",
                {s.baris for s in sel},
                tercetak=tercetak,
                seharusnya=benar,
                kutipan=" | ".join(s.teks for s in tabel.kepala[-1]),
                uraian=f"Tahun pada judul kolom berulang: tertulis {tercetak}, seharusnya {benar}.",
                saran="Betulkan tahun pada judul kolomnya.",
            )


def _deret(kolom: tuple[Kolom, ...]) -> Iterator[list[Kolom]]:
    """Neighbouring columns of one role with a year each."""
    kini: list[Kolom] = []
    for k in kolom:
        if k.tahun is not None and kini and kini[-1].peran == k.peran and _pokok(kini[-1]) == _pokok(k):
            kini.append(k)
            continue
        if len(kini) > 1:
            yield kini
        kini = [k] if k.tahun is not None else []
    if len(kini) > 1:
        yield kini


def _pokok(k: Kolom) -> str:
    return re.sub(r"\W*\b20\d\d\b\W*", " ", k.judul).strip().casefold()


def _menyimpang(paham: Paham) -> Iterator[Temuan]:
    """Tables of the same make whose years differ from nearly all others: a year was typed wrong."""
    sejenis: dict[tuple[str, ...], list[TabelPaham]] = defaultdict(list)
    for t in paham.tabel:
        bentuk = tuple(f"{k.peran}{'T' if k.tahun else ''}{'J' if k.jangka else ''}" for k in t.kolom)
        if not t.maya and any("T" in b for b in bentuk):
            sejenis[bentuk].append(t)
    for daftar in sejenis.values():
        hitung = Counter(_tahun(t) for t in daftar)
        lazim, banyak = hitung.most_common(1)[0]
        if banyak < 5 or banyak * 10 < len(daftar) * 7:
            continue
        for t in daftar:
            beda = [(a, b) for a, b in zip(_tahun(t), lazim, strict=True) if a != b]
            if 0 < len({*beda}) == 1 and _tahun_judul(paham, t, beda[0][0]):
                yield _temuan_kepala(
                    paham,
                    t,
                    str(beda[0][0]),
                    str(beda[0][1]),
                    f"Tahun pada judul kolom berbeda dari {banyak} tabel sejenis",
                )


def _tahun(t: TabelPaham) -> tuple[int, ...]:
    return tuple(k.tahun or 0 for k in t.kolom)


def _tahun_judul(paham: Paham, t: TabelPaham, tahun: int) -> bool:
    """Neither caption nor the text around names that year: it is no table about it."""
    sekitar = range(t.tabel.letak.baris - 6, t.tabel.letak.baris)
    dekat = " ".join(
        (t.tabel.judul, *(paham.baris_teks(n) for n in sekitar if "\t" not in paham.baris_teks(n)))
    )
    tahun_dekat = Counter(re.findall(r"\b20\d\d\b", dekat))
    pasangan = [(k.peran, k.tahun) for k in t.kolom if k.tahun is not None]
    berulang = len(set(pasangan)) < len(pasangan)
    return str(tahun) not in tahun_dekat and not berulang


def _temuan_kepala(paham: Paham, t: TabelPaham, tercetak: str, seharusnya: str, sebab: str) -> Temuan:
    baris = {s.baris for b in t.tabel.kepala for s in b if s.teks} or {t.tabel.letak.baris}
    return temuan(
        paham,
        "tahun",
        baris,
        tercetak=tercetak,
        seharusnya=seharusnya,
        kutipan=" | ".join(k.judul for k in t.kolom),
        uraian=f"{sebab}: tertulis {tercetak}, seharusnya {seharusnya}.",
        saran="Betulkan tahun pada judul kolomnya.",
    )


# --- one column against its block, a caption against the columns ------------------------------------------


def _blok_menyimpang(paham: Paham, t: TabelPaham) -> Iterator[Temuan]:
    """One column of a block of years bears another year: "Target 2022, Realisasi 2023, Capaian 2023"."""
    bertahun = [k for k in t.kolom if k.tahun is not None and not k.masa]
    lebar = next((n for n in range(1, len(bertahun)) if _pokok(bertahun[n]) == _pokok(bertahun[0])), 0)
    if lebar < 3 or len(bertahun) % lebar or len(bertahun) == lebar:
        return
    blok = [bertahun[n : n + lebar] for n in range(0, len(bertahun), lebar)]
    if any([_pokok(k) for k in b] != [_pokok(k) for k in blok[0]] for b in blok):
        return
    lazim = [Counter(k.tahun or 0 for k in b).most_common(1)[0][0] for b in blok]
    if len(set(lazim)) < len(lazim):
        return
    salah = [(k, harus) for b, harus in zip(blok, lazim, strict=True) for k in b if k.tahun != harus]
    if len(salah) == 1:
        k, harus = salah[0]
        sebab = f"Kolom “{k.judul}” bertahun lain daripada kolom di sebelahnya"
        yield _temuan_kepala(paham, t, str(k.tahun), str(harus), sebab)


# --- rows of years --------------------------------------------------------------------------------

_TAHUN = re.compile(r"20\d\d")
_TERSEDIKIT = 3


def _baris_ganda(paham: Paham) -> Iterator[Temuan]:
    """A column "Tahun" over 2022, 2022, 2024: one year twice, one left out, only numbers beside."""
    for t in paham.naskah.tabel:
        if not t.kepala or len(t.isi) < _TERSEDIKIT:
            continue
        kolom = [
            n
            for n, s in enumerate(t.kepala[-1])
            if s.teks.strip().casefold() in ("tahun", "tahun anggaran", "tahun ke")
        ]
        if len(kolom) != 1:
            continue
        sel = [b[kolom[0]] for b in t.isi if b[kolom[0]].teks.strip()]
        teks = [s.teks.strip() for s in sel]
        if any(s.isian for s in sel) or not all(_TAHUN.fullmatch(x) for x in teks):
            continue
        if any(_bernama(s.teks) for b in t.isi for n, s in enumerate(b) if n != kolom[0]):
            continue
        tahun = [int(x) for x in teks]
        harus = _harus(tahun)
        if harus is None:
            continue
        n = next(i for i, (a, b) in enumerate(zip(tahun, harus, strict=True)) if a != b)
        yield temuan(
            paham,
            "tahun",
            {s.baris for s in sel},
            tercetak=" ".join(teks),
            seharusnya=" ".join(map(str, harus)),
            kutipan=f"{t.judul}: {', '.join(teks)}",
            uraian=f"Tahun {tahun[n]} tertulis pada dua baris, {harus[n]} tidak ada.",
            saran="Betulkan tahun pada barisnya.",
        )


def _bernama(teks: str) -> bool:
    """Words beside the year: a row for each thing of a year."""
    return bool(kunci(teks)) and baca_sel(teks) is None and len(teks.strip()) > 3


def _harus(tahun: list[int]) -> list[int] | None:
    """The run of years that is left by one of them, which stands twice."""
    if len(tahun) < _TERSEDIKIT or len(set(tahun)) != len(tahun) - 1:
        return None
    for langkah in (1, -1):
        for awal in (tahun[0], tahun[-1] - langkah * (len(tahun) - 1)):
            harus = [awal + langkah * i for i in range(len(tahun))]
            if sum(a != b for a, b in zip(tahun, harus, strict=True)) == 1:
                return harus
    return None
