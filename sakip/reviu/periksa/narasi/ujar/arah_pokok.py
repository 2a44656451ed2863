"""What a sentence makes of the indicator's change: a cause that "made the share grow" where it fell, and
a fall that "means that performance got worse" where less is better."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sakip.aturan.kalimat import Kalimat
from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Fakta, Paham, kunci
from sakip.reviu.periksa.alat import pecah
from sakip.reviu.periksa.alat.bagian import Peta
from sakip.reviu.periksa.narasi.baca.masa import TAHUN_LALU, tahun_disebut
from sakip.reviu.periksa.narasi.baca.nilai import Pokok, berpersen, pokok_kalimat, rendah_baik, sejenis
from sakip.reviu.periksa.narasi.ujar.alat import salah_ujar

_SEBAB = Pola(
    r"\b(?:membuat|menyebabkan|mengakibatkan|mendorong|menjadikan|mengangkat)\s+(?P<hal>(?:persentase|jumlah|realisasi|nilai|indeks|angka)"
    r"(?:\s+[a-z/]+){0,8}?)\s+(?:(?P<naik>bertambah|meningkat|naik|lebih\s+(?:tinggi|banyak|besar))|menurun|turun|berkurang|merosot)\b"
    r"(?P<ekor>[^.;]{0,60})",
    "membuat",
    "menyebabkan",
    "mengakibatkan",
    "mendorong",
    "menjadikan",
    "mengangkat",
    depan=True,
)
_ISI = frozenset({"persentase", "jumlah", "realisasi", "nilai", "indeks", "angka", "indikator", "capaian"})
_ARTI = Pola(
    r"\b(?:penurunan|kenaikan|peningkatan|pertambahan|turunnya|naiknya)\b"
    r"(?:\s+(?:realisasi|capaian|nilai|angka|persentase|indeks))?\s+(?:ini|itu|tersebut)\s+"
    r"(?:berarti|menunjukkan|menandakan|mencerminkan|menggambarkan|artinya)\s+(?:bahwa\s+)?(?:capaian\s+)?kinerja(?:nya)?\s+"
    r"(?:indikator\s+ini\s+)?(?:semakin\s+|makin\s+|kian\s+)?(?:(?P<baik>membaik|meningkat|lebih\s+baik|baik)|memburuk|menurun|merosot|lebih\s+buruk|buruk|melemah)\b",
    "penurunan",
    "kenaikan",
    "peningkatan",
    "pertambahan",
    "turunnya",
    "naiknya",
    dan=(("kinerja",), ("ini", "itu", "tersebut")),
    depan=True,
)
_NAIK = re.compile(r"kenaikan|peningkatan|pertambahan|naiknya", re.IGNORECASE)
_LAIN = re.compile(r"\b(?:tidak|belum|bukan|akan|agar|diharapkan|target|anggaran|serapan)\b", re.IGNORECASE)


_TERUS = Pola(
    r"\b(?:terus(?:-menerus|\s+menerus)?|selalu|konsisten|senantiasa)\s+(?:mengalami\s+)?(?:membaik|perbaikan)\b",
    "terus",
    "selalu",
    "konsisten",
    "senantiasa",
    dan=(("membaik", "perbaikan"),),
    depan=True,
)
_SEJAK = re.compile(r"\bsejak\s+(?:tahun\s+)?(?P<y>20\d\d)\b", re.IGNORECASE)
_BERTAHUN = re.compile(
    r"\b(?:dari\s+tahun\s+ke\s+tahun|setiap\s+tahun(?:nya)?|tahun\s+terakhir|sejak\s+(?:tahun\s+)?20\d\d|periode\s+renstra)\b",
    re.IGNORECASE,
)
_MILIK = re.compile(
    r"^\W*(?:(?:nilai|angka)\s+)?(?P<hal>realisasi|capaian)\b(?:\s+(?:kinerja|indikator|ini|tersebut|atas)){0,4}\s*$",
    re.IGNORECASE,
)


def arah_pokok(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    for p in paham.naskah.paragraf:
        if not (_SEBAB.search(p.teks) or _ARTI.search(p.teks) or _TERUS.search(p.teks)):
            continue
        pokok: Pokok | None = None
        lalu = ""
        for k in pecah(p.teks):
            pokok = pokok_kalimat(peta, k.teks, p.baris_pada(k.awal), pokok)
            hasil = (
                (_sebab(k, pokok) or _arti(k, pokok, lalu) or _terus(k, pokok)) if pokok is not None else None
            )
            if hasil is not None:
                m, harus, alasan, baris = hasil
                yield salah_ujar(paham, p, k, m.span(), m[0], harus, alasan, baris)
            lalu = k.teks


Salah = tuple[re.Match[str], str, str, set[int]]


def _dua(p: Pokok, besaran: str) -> list[tuple[Fakta, Fakta]]:
    """What the tables print for last year and this."""
    return [
        (a, b) for a in p.ambil([besaran], p.tahun - 1) for b in p.ambil([besaran], p.tahun) if sejenis(a, b)
    ]


def _arah(dua: list[tuple[Fakta, Fakta]]) -> int:
    """1 for a rise, -1 for a fall in every pair, 0 for all else."""
    arah = {(b.angka.nilai > a.angka.nilai) - (b.angka.nilai < a.angka.nilai) for a, b in dua}
    return arah.pop() if len(arah) == 1 else 0


def _sebab(k: Kalimat, p: Pokok) -> Salah | None:
    """The thing that changed is named with words of the indicator's name only."""
    m = _SEBAB.search(k.teks)
    if m is None or _LAIN.search(m[0]) or tahun_disebut(k.teks) - {p.tahun, p.tahun - 1}:
        return None
    kata = set(kunci(m["hal"])) - _ISI
    if not (TAHUN_LALU.search(m["ekor"]) or p.tahun - 1 in tahun_disebut(m["ekor"])):
        return None
    nama = {w for f in p.fakta for w in kunci(f.nama)} | set(kunci(p.nama))
    dua = _dua(p, "realisasi")
    if re.match(r"jumlah|angka", m["hal"], re.IGNORECASE) and any(berpersen(t) for t, _ in dua):
        return None  # so many more of them may still be a smaller share
    arah = _arah(dua)
    if len(kata) < 2 or not kata <= nama or not arah or (arah > 0) == (m["naik"] is not None):
        return None
    a, b = dua[0]
    alasan = f"realisasi {p.tahun - 1} {a.angka.teks} dan {p.tahun} {b.angka.teks}"
    return m, "naik" if arah > 0 else "turun", alasan, {a.baris, b.baris}


def _arti(k: Kalimat, p: Pokok, lalu: str) -> Salah | None:
    """Realisation and capaian agree on whether performance got better."""
    m = _ARTI.search(k.teks)
    rendah = rendah_baik(p)
    if m is None or rendah is None or _LAIN.search(m[0]) or tahun_disebut(k.teks) - {p.tahun, p.tahun - 1}:
        return None
    if _arah(_dua(p, "realisasi")) != (1 if _NAIK.match(m[0]) else -1):
        return None
    nyata, capaian = _dua(p, "realisasi"), _dua(p, "capaian")
    arah, menurut = _arah(nyata), _arah(capaian)
    membaik = -arah if rendah else arah
    if not arah or not menurut or membaik != menurut or (membaik > 0) == (m["baik"] is not None):
        return None
    (a, b), (c, d) = nyata[0], capaian[0]
    if not any(y.angka.teks.rstrip(" %") in f"{lalu} {k.teks}" for _, y in nyata):
        return None  # something else rose or fell
    arti = "lebih kecil lebih baik" if rendah else "lebih besar lebih baik"
    alasan = f"{arti}: realisasi {a.angka.teks} menjadi {b.angka.teks}, "
    alasan += f"capaian {c.angka.teks} menjadi {d.angka.teks}"
    return m, "membaik" if membaik > 0 else "memburuk", alasan, {a.baris, b.baris}


def _terus(k: Kalimat, p: Pokok) -> Salah | None:
    """One year to the next got worse, in every table that prints them in a row."""
    m = _TERUS.search(k.teks)
    milik = _MILIK.match(k.teks[: m.start()]) if m is not None else None
    if m is None or milik is None or _LAIN.search(k.teks) or not _BERTAHUN.search(k.teks):
        return None
    besaran = milik["hal"].casefold()
    rendah = rendah_baik(p) if besaran == "realisasi" else False
    sejak = _SEJAK.search(k.teks)
    awal = int(sejak["y"]) if sejak is not None else p.tahun - 2
    if rendah is None:
        return None
    buruk: list[tuple[Fakta, Fakta]] = []
    for y in range(awal, p.tahun):
        dua = [
            (a, b)
            for a in p.ambil([besaran], y)
            for b in p.ambil([besaran], y + 1)
            if a.tabel is b.tabel and sejenis(a, b)
        ]
        arah = _arah(dua)
        if dua and arah == (1 if rendah else -1):
            buruk.append(dua[0])
    if not buruk:
        return None
    a, b = buruk[0]
    alasan = f"{besaran} {a.tahun} {a.angka.teks} dan {b.tahun} {b.angka.teks}"
    return m, "tidak terus membaik", alasan, {a.baris, b.baris}
