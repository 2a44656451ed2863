"""Rises and falls told in sentences against the numbers of both years."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sakip.aturan.kalimat import Tren
from sakip.reviu.paham.model import Fakta
from sakip.reviu.periksa.narasi.nilai import Pokok, makin_rendah_baik, sejenis

_HAL = re.compile(r"\b(realisasi|(?:pen)?capaian|target)(?:nya)?\b", re.IGNORECASE)
_MULAI = re.compile(r"^\W*(?:telah\s+)?(?:adanya|terjadi(?:nya)?|terdapat|ada)\b", re.IGNORECASE)
_BENDA = re.compile(r"(?:penurunan|peningkatan|kenaikan|persamaan|perubahan)$", re.IGNORECASE)
_LEBIH_DARI = re.compile(
    r"\s*(?:jika\s+|bila\s+|apabila\s+)?(?:daripada|dari|dibanding(?:kan)?(?:\s+dengan)?)\s+"
    r"(?:(?:capaian|realisasi|kondisi|nilai|kinerja|hasil|pada|di|yang)\s+)*(?:tahun|20\d\d)\b",
    re.IGNORECASE,
)
_NAIK_TURUN = re.compile(r"\bnaik[\s-]+turun\b|fluktua|\btertinggi\b.*\bterendah\b", re.IGNORECASE)
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
    sesudah = [c[1].lower() for c in _HAL.finditer(kalimat, t.akhir, t.akhir + 60)]
    if (sebelum and sebelum[-1] == "target") or (not sebelum and sesudah and sesudah[0] == "target"):
        return ()  # a target that was raised
    ada = {h.replace("pencapaian", "capaian") for h in (*sebelum, *sesudah)} - {"target"}
    if ada:
        return tuple(sorted(ada))
    return ("realisasi", "capaian") if t.banding_tahun or _MULAI.match(kalimat) else ()


def nilai_tren(t: Tren, kalimat: str, p: Pokok, *, tak_terbanding: bool) -> ArahSalah | None:
    """What contradicts the trend, None where nothing does."""
    boleh = _ARAH.get(t.arah)
    hal = hal_tren(t, kalimat)
    if boleh is None or t.ragu or not hal or t.dari is not None:
        return None
    if t.kutipan.lower().startswith("lebih") and not _LEBIH_DARI.match(kalimat, t.akhir):
        return None  # compared with another office, or with a target
    if _NAIK_TURUN.search(kalimat) or (not _HAL.search(kalimat) and makin_rendah_baik(p)):
        return None  # "kinerja meningkat" where less is better
    if _BENDA.search(t.kutipan) and not _LANJUT.match(kalimat, t.akhir):
        return None  # "penurunan jumlah tahanan": something else fell
    tahun = tuple(sorted(set(t.tahun))) if len(set(t.tahun)) == 2 else (p.tahun - 1, p.tahun)
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
