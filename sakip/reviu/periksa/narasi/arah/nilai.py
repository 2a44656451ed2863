"""Rises and falls told in sentences against the numbers of both years."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sakip.aturan.kalimat import Tren
from sakip.reviu.angka import baca_utuh
from sakip.reviu.paham import kunci
from sakip.reviu.paham.model import Fakta
from sakip.reviu.periksa.narasi.baca.nilai import Pokok, berpersen, makin_rendah_baik, sama, sejenis

_HAL = re.compile(r"\b(realisasi|(?:pen)?capaian|target)(?:nya)?\b", re.IGNORECASE)
_MULAI = re.compile(r"^\W*(?:telah\s+)?(?:adanya|terjadi(?:nya)?|terdapat|ada)\b", re.IGNORECASE)
_BENDA = re.compile(r"(?:penurunan|peningkatan|kenaikan|persamaan|perubahan)$", re.IGNORECASE)
_LEBIH_DARI = re.compile(
    r"\s*(?:jika\s+|bila\s+|apabila\s+)?(?:daripada|dari|dibanding(?:kan)?(?:\s+dengan)?)\s+"
    r"(?:(?:capaian|realisasi|kondisi|nilai|kinerja|hasil|pada|di|yang)\s+)*(?:tahun|20\d\d)\b",
    re.IGNORECASE,
)
_TEPI = re.compile(r"[;,]|\b(?:sedangkan|namun|sementara|tetapi|adapun)\b", re.IGNORECASE)
_PADA = re.compile(r"\s+(?:\w+\s+){0,2}?(?:pada|di|selama)\s+tahun\s+(?P<y>(?:19|20)\d\d)\b", re.IGNORECASE)
_BERTAHUN = re.compile(r"\b(?:19|20)\d\d\b")
_SEBANYAK = re.compile(
    r"\s+(?:(?:sebesar|sebanyak|sejumlah)\s+)?(?P<menjadi>menjadi\s+(?:sebesar\s+|sebanyak\s+)?)?"
    r"(?P<n>\d[\d.]*(?:,\d+)?(?:\s?%|\s?persen\b)?)"
    r"(?:\s+(?!(?:poin|persen|dari|jika|bila|pada|dan|menjadi)\b|di)(?P<satuan>[a-z]+))?",
    re.IGNORECASE,
)
_ISI = """
    tahun banding sama jika bila apabila sandingkan lalu sebelumnya ini itu tersebut indikator
    kinerja hasil nilai angka persentase jumlah terdapat terjadi mengalami adanya maka dapat lihat
    terlihat bahwa sehingga tabel atas bawah dari pada dengan untuk dan yang juga telah sudah
    kembali masih secara signifikan cukup selalu terus terhadap kondisi realisasi capaian pencapaian
    wilayah kantor hal berarti artinya kami dibandingkan disandingkan adapun namun sementara ada
    dalam perhitungan penghitungan hitung berdasarkan demikian fluktuasi berfluktuasi sempat tingkat
    sedikit sebesar besar perbandingan satu tiga dua data
"""
PENGISI = frozenset(_ISI.split())
_SUSUL = (
    r"\b[^.;]{0,40}?\b(?:kemudian|lalu|namun|tetapi|sebelum(?:nya)?)\b[^.;]{0,30}?\b(?:me[nm]\w*|kembali\s+)?"
)
#: Up in one year and down in the next.
_NAIK_TURUN = re.compile(
    r"\bnaik[\s-]+turun\b|fluktua|\btertinggi\b.*\bterendah\b|"
    rf"(?:\bnaik|\bmeningkat){_SUSUL}(?:turun|berkurang)|(?:\bturun|\bmenurun){_SUSUL}(?:naik|ningkat)",
    re.IGNORECASE,
)
_RUPIAH = re.compile(r"\s+(?:sebesar\s+|sebanyak\s+|sejumlah\s+)?Rp", re.IGNORECASE)
_LANJUT = re.compile(
    r"\s*(?:$|[,.;(]|\b(?:dalam|pada|yang|dari|sebesar|dibanding\w*|jika|bila|realisasi|(?:pen)?capaian|kinerja|"
    r"indikator|nilai|karena|sehingga|dikarenakan|signifikan|persentase|antara|untuk|sebanyak|dengan|di)\b)",
    re.IGNORECASE,
)
_ARAH = {
    "naik": (1,),
    "turun": (-1,),
    "tetap": (0,),
    "tidak_naik": (-1, 0),
    "tidak_turun": (0, 1),
    "berubah": (-1, 1),
}


@dataclass(frozen=True, slots=True)
class ArahSalah:
    tren: Tren
    lalu: Fakta | None
    kini: Fakta | None
    alasan: str


def hal_tren(t: Tren, kalimat: str) -> tuple[str, ...]:
    """Of which quantities the trend is told; empty where nothing says that it is the indicator's."""
    sebelum = [c[1].lower() for c in _HAL.finditer(kalimat, max(0, t.awal - 220), t.awal)]
    tepi = _TEPI.search(kalimat, t.akhir, t.akhir + 60)
    sesudah = [c[1].lower() for c in _HAL.finditer(kalimat, t.akhir, tepi.start() if tepi else t.akhir + 60)]
    if (sebelum and sebelum[-1] == "target") or (not sebelum and sesudah and sesudah[0] == "target"):
        return ()  # a target that was raised
    ada = {h.replace("pencapaian", "capaian") for h in (*sebelum, *sesudah)} - {"target"}
    if ada:
        return tuple(sorted(ada))
    return ("realisasi", "capaian") if t.banding_tahun or _MULAI.match(kalimat) else ()


#: How something is measured, not how much it is.
_CARA = re.compile(
    r"\b(?:cara|metode|rumus|sumber|format|definisi|instrumen|ketentuan|jadwal)\b", re.IGNORECASE
)
_CARA_DEKAT = 40


def _hal_lain(t: Tren, kalimat: str, p: Pokok) -> bool:
    """Whether something else than the indicator rose or fell: another noun, so many pieces of it, or to a
    number that is none of the indicator's."""
    sesudah = _SEBANYAK.match(kalimat, t.akhir)
    a = baca_utuh(sesudah["n"]) if sesudah is not None else None
    nyata = p.ambil(["realisasi"], None)
    if a is not None and sesudah is not None and nyata:
        if sesudah["menjadi"] and not any(sama(a, f.angka) for f in p.fakta):
            return True
        if sesudah["satuan"] and not a.persen and not a.desimal and all(berpersen(f) for f in nyata):
            return True
    if _HAL.search(kalimat, max(0, t.awal - 220), t.awal):
        return False
    asing = set(kunci(_BERTAHUN.sub(" ", t.tentang))) - {k for f in p.fakta for k in kunci(f.nama)} - PENGISI
    lain = [k for k in asing if k.isalpha() and len(k) > 2]
    boleh = 0 if any(berpersen(f) for f in nyata) else 1  # an abbreviation in the name of a count
    return len(lain) > boleh and not _BENDA.search(t.kutipan)


def nilai_tren(t: Tren, kalimat: str, p: Pokok, *, tak_terbanding: bool) -> ArahSalah | None:
    """What contradicts the trend, None where nothing does."""
    boleh = _ARAH.get(t.arah)
    hal = hal_tren(t, kalimat)
    if boleh is None or t.ragu or not hal or t.dari is not None:
        return None
    if _CARA.search(kalimat, max(0, t.awal - _CARA_DEKAT), t.awal):
        return None  # "cara ini sama dengan tahun-tahun sebelumnya"
    if t.kutipan.lower().startswith("lebih") and not _LEBIH_DARI.match(kalimat, t.akhir):
        return None  # compared with another office, or with a target
    if _RUPIAH.match(kalimat, t.akhir):
        return None  # money rose, whatever the indicator did
    if _NAIK_TURUN.search(kalimat) or (not _HAL.search(kalimat) and makin_rendah_baik(p)):
        return None  # "kinerja meningkat" where less is better
    if _BENDA.search(t.kutipan) and not _LANJUT.match(kalimat, t.akhir):
        return None  # "penurunan jumlah tahanan": something else fell
    if _hal_lain(t, kalimat, p):
        return None
    tahun = tuple(sorted(set(t.tahun))) if len(set(t.tahun)) == 2 else (p.tahun - 1, p.tahun)
    if len(set(t.tahun)) == 1 and (saat := _PADA.match(kalimat, t.akhir)) is not None:
        tahun = (int(saat["y"]) - 1, int(saat["y"]))  # "sempat turun pada tahun 2022"
    if tahun[1] != p.tahun and len(set(t.tahun)) != 2:
        return None
    arah: set[int] = set()
    bukti: tuple[Fakta, Fakta] | None = None
    for h in hal:
        for a in p.ambil([h], tahun[0]):
            for b in p.ambil([h], tahun[1]):
                if sejenis(a, b):
                    naik = (b.angka.nilai > a.angka.nilai) - (b.angka.nilai < a.angka.nilai)
                    if bukti is None:
                        bukti = (a, b)
                    arah.add(naik)
    if bukti is None:
        if tak_terbanding and _MULAI.match(kalimat) and t.awal < 60:
            return ArahSalah(t, None, None, "tidak ada angka tahun sebelumnya yang dapat dibandingkan")
        return None
    if arah & set(boleh):
        return None
    a, b = bukti
    kata = {1: "naik", -1: "turun", 0: "tetap"}[
        (b.angka.nilai > a.angka.nilai) - (b.angka.nilai < a.angka.nilai)
    ]
    alasan = f"{a.besaran} {tahun[0]} {a.angka.teks} dan {tahun[1]} {b.angka.teks}, jadi {kata}"
    return ArahSalah(t, a, b, alasan)
