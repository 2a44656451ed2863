"""Targets of the medium-term plan: in sentences, in its table, and in the agreement that takes them over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.angka import Angka, baca_sel
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Fakta, Paham
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import Bagian, Peta, baris_kalimat
from sakip.reviu.periksa.alat.bagian import peta as peta_laporan
from sakip.reviu.periksa.narasi.angka.nilai import berdua

_SAMA = Pola(
    r"\b(?:seluruh|semua)\s+target\s+(?:pada\s+|dalam\s+)?(?:perjanjian\s+kinerja|PK)\b[^.;]{0,60}?\b(?"
    r":sama|identik|sesuai)\s+"
    r"(?:persis\s+)?(?:dengan|seperti)\s+(?:target\s+)?(?:pada\s+|dalam\s+)?(?:renstra|rencana\s+strategis)\b",
    "seluruh",
    "semua",
    dan=(("target",), ("renstra", "strategis")),
    depan=True,
)
_TARGET = Pola(
    r"\btarget\s+(?P<rencana>(?:(?:akhir|jangka\s+menengah|renstra|rencana\s+strategis|kinerja)\s+){0,3})"
    r"(?:(?:pada\s+|di\s+|untuk\s+)?\(?(?:tahun\s+)?(?P<t>20\d\d)\)?\s*)(?:untuk\s+indikator\s+ini\s+|"
    r"indikator\s+ini\s+)?"
    r"(?:(?:yaitu|yakni|adalah|ialah|sebesar|sebanyak|ditetapkan|:)\s+){0,2}\(?(?P<n>\d[\d.,]*(?<![.,])(?"
    r":\s?%)?)",
    "target",
    dan=(("20",),),
    depan=True,
)
_CUKUP = 3


@dataclass(frozen=True, slots=True)
class _Klaim:
    paragraf: Paragraf
    bagian: Bagian
    kalimat: str
    awal: int
    akhir: int
    tahun: int
    angka: Angka
    fakta: tuple[Fakta, ...]

    @property
    def cocok(self) -> bool:
        return any(f.angka.nilai == self.angka.nilai for f in self.fakta)


def renstra_kalimat(paham: Paham) -> Iterator[Temuan]:
    peta = peta_laporan(paham)
    yield from _seluruhnya(paham, peta)
    semua = list(_klaim(paham, peta))
    cocok = sum(k.cocok for k in semua)
    salah = [k for k in semua if not k.cocok]
    # the report's own sentences show that they are read aright, and a slip is rare among them
    if cocok < _CUKUP or len(salah) * 3 > cocok:
        return
    for k in salah:
        f = k.fakta[0]
        nama = peta.nama(k.bagian.indikator) if k.bagian.indikator is not None else f.nama
        yield temuan(
            paham,
            "antar_tabel",
            {*baris_kalimat(k.paragraf, k.awal, k.akhir), f.baris},
            tercetak=k.angka.teks,
            seharusnya=f.angka.teks,
            kutipan=k.kalimat,
            uraian=f"Kalimat menyebut target jangka menengah {k.tahun} “{nama}” {k.angka.teks}, sedangkan "
            f"tabel "
            f"Renstra pada baris {f.baris} memuat {f.angka.teks}.",
            saran="Samakan kalimat dan tabelnya dengan dokumen Renstra.",
        )


def _klaim(paham: Paham, peta: Peta) -> Iterator[_Klaim]:
    """Sentences on the plan's target of a year in the section of an indicator with one such target."""
    for p in paham.naskah.paragraf:
        b = peta.bagian_di(p.letak.baris) if _TARGET.search(p.teks) else None
        if b is None or b.indikator is None:
            continue
        for k in pecah(p.teks):
            for m in _TARGET.finditer(k.teks):
                a = baca_sel(m["n"])
                if not m["rencana"] and int(m["t"]) <= (paham.tahun or 0):
                    continue  # the year's own target; one to come is the plan's
                fakta = tuple(
                    f
                    for f in peta.fakta_milik(b.indikator)
                    if f.besaran == "target_jangka" and f.tahun == int(m["t"])
                )
                seragam = len({(f.angka.nilai, f.angka.persen) for f in fakta}) == 1
                if berdua(k.teks, m.start("n"), m.end("n")):
                    continue
                if a is not None and fakta and seragam and a.persen == fakta[0].angka.persen:
                    yield _Klaim(p, b, k.teks, k.awal + m.start(), k.awal + m.end(), int(m["t"]), a, fakta)


# --- "all targets are those of the plan" ------------------------------------------------------------------


def _seluruhnya(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    tahun = paham.tahun
    for p in paham.naskah.paragraf:
        for k in pecah(p.teks) if _SAMA.search(p.teks) else ():
            m = _SAMA.search(k.teks)
            if m is None or tahun is None:
                continue
            beda: list[tuple[Fakta, Fakta]] = []
            sama = 0
            for ind in paham.indikator:
                milik = [f for f in peta.fakta_milik(ind.id) if f.tahun == tahun]
                rencana = [f for f in milik if f.besaran == "target_jangka"]
                janji = [f for f in milik if f.besaran == "target" and f.sumber == "pk"]
                if not rencana or not janji or rencana[0].angka.persen != janji[0].angka.persen:
                    continue
                if {f.angka.nilai for f in rencana} & {f.angka.nilai for f in janji}:
                    sama += 1
                else:
                    beda.append((rencana[0], janji[0]))
            if sama < _CUKUP or len(beda) * 3 > sama:
                continue
            for f, g in beda:
                yield temuan(
                    paham,
                    "antar_tabel",
                    {*baris_kalimat(p, k.awal, k.akhir), f.baris, g.baris},
                    tercetak=f.angka.teks,
                    seharusnya=g.angka.teks,
                    kutipan=k.teks,
                    uraian=f"Laporan menyatakan seluruh target perjanjian kinerja sama dengan Renstra, "
                    f"padahal target "
                    f"{tahun} “{g.nama}” {f.angka.teks} menurut Renstra (baris {f.baris}) dan "
                    f"{g.angka.teks} menurut "
                    f"perjanjian kinerja (baris {g.baris}).",
                    saran="Betulkan targetnya, atau jelaskan penyesuaiannya.",
                )
            return
