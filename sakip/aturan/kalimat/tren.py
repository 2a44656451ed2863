"""Trends: that something rose, fell or stayed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sakip.aturan.kalimat.angka import Bilangan, semua_bilangan, semua_tahun
from sakip.aturan.kalimat.klaim import Arah, Hal, Tren
from sakip.aturan.kalimat.klausa import berandai
from sakip.aturan.kalimat.pola import Pola

_ADA = r"(?:mengalami|terjadi|terdapat|ada|adanya|terjadinya|menunjukkan|mencatat(?:kan)?)"
_TREN = Pola(
    r"\b(?:"
    r"(?P<naik>meningkat|naik(?!\s+(?:kelas|pangkat|banding|jabatan|ke\b))|bertambah|melonjak|tumbuh)"
    r"|(?P<turun>menurun|turun(?!\s+(?:ke\b|langsung|tangan|tahta))|berkurang|merosot|anjlok|menyusut)"
    r"|(?P<membaik>membaik|lebih\s+baik(?=\s+(?:dari|dibanding)))"
    r"|(?P<memburuk>memburuk|lebih\s+buruk(?=\s+(?:dari|dibanding)))"
    r"|(?P<tetap>stabil|konstan|stagnan|tidak\s+berubah|"
    r"(?<!hukum )(?<!hukum\n)tetap"
    r"(?=\s*(?:$|[,.;)]|sama|seperti|dibanding|(?:bila|jika)\s+dibanding|dari|sebesar|(?:pada|di)\s+angka))|"
    r"sama\s+(?:dengan|seperti)(?=\s+(?:(?:capaian|realisasi|kondisi|nilai)\s+)?(?:pada\s+)?tahun))"
    r"|(?P<tinggi>lebih\s+(?:tinggi|besar|banyak)(?=\s+(?:dari|dibanding|jika\s+dibanding|bila\s+dibanding)))"
    r"|(?P<rendah>lebih\s+(?:rendah|kecil|sedikit)(?=\s+(?:dari|dibanding|jika\s+dibanding|bila\s+dibanding)))"
    rf"|{_ADA}\s+(?:\w+\s+){{0,2}}?(?P<b_naik>peningkatan|kenaikan)"
    rf"|{_ADA}\s+(?:\w+\s+){{0,2}}?(?P<b_turun>penurunan)"
    rf"|{_ADA}\s+(?:\w+\s+){{0,2}}?(?P<b_tetap>persamaan)"
    rf"|{_ADA}\s+(?:\w+\s+){{0,2}}?(?P<b_ubah>perubahan)"
    r"|(?P<n_naik>peningkatan|kenaikan)|(?P<n_turun>penurunan)|(?P<n_tetap>persamaan)"
    r")\b",
    "ingkat",
    "naik",
    "tambah",
    "lonjak",
    "tumbuh",
    "urun",
    "kurang",
    "merosot",
    "anjlok",
    "susut",
    "baik",
    "buruk",
    "stabil",
    "konstan",
    "stagnan",
    "ubah",
    "tetap",
    "sama",
    "lebih",
)
_ARAH: dict[str, Arah] = {
    "naik": "naik",
    "turun": "turun",
    "tetap": "tetap",
    "tinggi": "naik",
    "rendah": "turun",
    "ubah": "berubah",
    "membaik": "membaik",
    "memburuk": "memburuk",
}
_INGKARAN: dict[Arah, Arah] = {
    "naik": "tidak_naik",
    "turun": "tidak_turun",
    "tetap": "berubah",
    "berubah": "tetap",
}
_INGKAR = re.compile(
    r"\b(?:tidak|belum|tak|tanpa|bukan)(?!\s+(?:hanya|sekadar|saja|cuma))"
    r"(?:\s+(?:juga|lagi|pernah|dapat|bisa|selalu|akan))*\s*$",
    re.IGNORECASE,
)
_RAGU = re.compile(r"\b(?:cenderung|relatif|hampir|cukup|agak|kurang lebih|nyaris)\s*$", re.IGNORECASE)
_YANG = re.compile(r"\byang(?:\s+(?:terus|semakin|telah|sudah|selalu))*\s*$", re.IGNORECASE)
_HAL = re.compile(r"\b(?P<hal>capaian|realisasi|target)(?:nya)?\b", re.IGNORECASE)
_BANDING = re.compile(
    r"\bdi?banding|\bdari\s+tahun|\btahun\s+(?:lalu|sebelumnya|kemarin)|\bdari\s+(?:tahun\s+)?(?:19|20)\d\d|"
    r"\bsama\s+(?:dengan|seperti)\s+tahun",
    re.IGNORECASE,
)
_BANDING_TARGET = re.compile(r"\b(?:dari(?:pada)?|dibanding(?:kan)?(?:\s+dengan)?)\s+target", re.IGNORECASE)
_BERTAHUN = re.compile(r"\btahun\s+(?P<tahun>(?:19|20|21)\d\d)\b", re.IGNORECASE)
_SEBESAR = re.compile(r"\s*(?:adalah|sebesar|sebanyak|mencapai|yaitu|yakni|[:=(])?\s*", re.IGNORECASE)
_KE = re.compile(r"\b(?:menjadi|ke)\b", re.IGNORECASE)
#: Somebody moved something from one number to another: that way is told.
_DIUBAH = re.compile(
    r"\bdi(?:naik|turun|ubah|revisi|tingkat|sesuai|koreksi|pangkas|tambah|kurang)(?:kan|i)?\b", re.IGNORECASE
)
_Jalan = tuple[Bilangan, Bilangan]
#: How far a number may stand from the word that introduces it, in characters.
JARAK = 60


def baca_tren(klausa: str, tahun: int) -> Iterator[Tren]:
    """The trends of a clause in order; places count in the clause."""
    temu = list(_TREN.finditer(klausa))
    if not temu:
        return  # most clauses tell no trend
    jalan = _perjalanan(klausa)
    disebut = tuple(dict.fromkeys(t.tahun for t in semua_tahun(klausa, tahun)))
    for c in temu:
        jenis = str(c.lastgroup)
        ingkar = _INGKAR.search(klausa, 0, c.start())
        mulai = ingkar.start() if ingkar else c.start()
        sebelum = klausa[:mulai]
        if berandai(klausa[: c.start()]) or _YANG.search(sebelum) or _BANDING_TARGET.search(klausa, c.end()):
            continue
        dari, menjadi = _milik(jalan, klausa, c, temu)
        if jenis.startswith("n_") and (dari is None or ingkar):
            continue  # a bare noun claims nothing unless the sentence tells from where to where
        arah = _ARAH[jenis.partition("_")[2] or jenis]
        if ingkar:
            if arah not in _INGKARAN:
                continue
            arah = _INGKARAN[arah]
        tentang = sebelum if "_" not in jenis else f"{sebelum} {klausa[c.end() : c.end() + JARAK]}"
        yield Tren(
            arah=arah,
            kutipan=klausa[mulai : c.end()],
            awal=mulai,
            akhir=c.end(),
            tentang=tentang,
            hal=_hal(tentang),
            tahun=disebut,
            dari=dari,
            menjadi=menjadi,
            banding_tahun=_BANDING.search(klausa) is not None or len(disebut) > 1,
            ragu=_RAGU.search(sebelum) is not None,
        )


def _hal(tentang: str) -> Hal | None:
    """Of which figure it speaks; None where it names none or several."""
    hal = {c["hal"].lower() for c in _HAL.finditer(tentang)}
    if len(hal) != 1:
        return None
    (satu,) = hal
    return "capaian" if satu == "capaian" else "realisasi" if satu == "realisasi" else "target"


def _milik(
    jalan: list[_Jalan], klausa: str, c: re.Match[str], temu: list[re.Match[str]]
) -> tuple[Bilangan | None, Bilangan | None]:
    """The way that a trend word tells: the next one behind it before another trend word, else one before it
    that no verb of its own claims ("target dinaikkan dari 70% menjadi 80%, akibatnya capaian turun")."""
    sampai = min((t.start() for t in temu if t.start() > c.start()), default=len(klausa))
    for awal, akhir in jalan:
        if c.end() <= awal.awal < sampai:
            return awal, akhir
    lain = [(awal, akhir) for awal, akhir in jalan if not _DIUBAH.search(klausa, 0, awal.awal)]
    return lain[0] if lain else (None, None)


def _perjalanan(klausa: str) -> list[_Jalan]:
    """From which number to which, each time: "dari 80 menjadi 100", or two years with their numbers."""
    bilangan = list(semua_bilangan(klausa))
    dua = _dari_menjadi(klausa, bilangan) or _dua_tahun(klausa, bilangan)
    return [(a, b) for a, b in dua if a.persen == b.persen and not a.kira_kira and not b.kira_kira]


def _dari_menjadi(klausa: str, bilangan: list[Bilangan]) -> list[_Jalan]:
    hasil: list[_Jalan] = []
    for d in re.finditer(r"\bdari\b", klausa, re.IGNORECASE):
        awal = next((b for b in bilangan if 0 <= b.awal - d.end() <= JARAK), None)
        m = _KE.search(klausa, awal.akhir) if awal else None
        akhir = next((b for b in bilangan if m and 0 <= b.awal - m.end() <= JARAK // 2), None)
        if awal and akhir and m and m.start() - awal.akhir <= JARAK and (not hasil or hasil[-1][0] != awal):
            hasil.append((awal, akhir))
    return hasil


def _dua_tahun(klausa: str, bilangan: list[Bilangan]) -> list[_Jalan]:
    """``tahun 2022 sebesar 97% ... tahun 2023 sebesar 100,2%``: each year with the number after it."""
    pasangan: list[tuple[int, Bilangan]] = []
    for c in _BERTAHUN.finditer(klausa):
        b = next((b for b in bilangan if b.awal >= c.end()), None)
        if b and re.fullmatch(
            r"\s*(?:adalah|sebesar|sebanyak|mencapai|yaitu|yakni|[:=(])?\s*", klausa[c.end() : b.awal]
        ):
            pasangan.append((int(c["tahun"]), b))
    if len(pasangan) != 2 or pasangan[0][0] == pasangan[1][0]:
        return []
    (_, a), (_, b) = sorted(pasangan, key=lambda p: p[0])
    # "tahun 2022 sebesar 87% meningkat pada tahun 2023 sebesar 13%": by 13, not to 13.
    selisih = b.nilai[0] < a.nilai[0] and not re.search(r"banding", klausa[a.akhir : b.awal], re.IGNORECASE)
    return [] if selisih else [(a, b)]
