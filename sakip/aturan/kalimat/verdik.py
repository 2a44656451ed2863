"""Verdicts: what a clause says of a target, and of how many."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sakip.aturan.kalimat.angka import Bilangan, semua_bilangan, semua_tahun
from sakip.aturan.kalimat.klaim import Arti, Banyak, Hitungan, Verdik
from sakip.aturan.kalimat.klausa import berandai
from sakip.aturan.kalimat.pola import Pola

_SELINGAN = r"(?:(?:semua|seluruh|segala)\s+)?(?:angka\s+)?"
_PREDIKAT = Pola(
    r"\b(?:"
    r"(?P<tercapai>tercapai|terpenuhi|terealisasi sesuai target)"
    r"|(?P<terlampaui>terlampaui)"
    r"|(?P<pasif>(?:(?<=dapat )|(?<=mampu )|(?<=bisa )|(?<=belum )|(?<=tidak )|(?<=berhasil )|(?<=telah )|"
    r"(?<=sudah ))dicapai|dipenuhi|diraih)"
    r"|(?P<lewat>terlewati|dilewati|dilampaui)"
    rf"|(?P<capai>(?:mencapai|memenuhi|menyamai|menyentuh|menggapai|meraih|sesuai(?:\s+dengan)?|sama\s+dengan)\s+{_SELINGAN}target)"
    rf"|(?P<lampaui>(?:melampaui|melebihi|melewati|menembus)\s+{_SELINGAN}target)"
    r"|(?P<atas>(?:di\s?atas|lebih\s+(?:tinggi|besar|banyak)\s+(?:dari(?:pada)?|dibanding(?:kan)?(?:\s+dengan)?)"
    r"|lebih\s+dari)\s+target)"
    r"|(?P<bawah>(?:di\s?bawah|kurang\s+dari|lebih\s+(?:rendah|kecil|sedikit)\s+"
    r"(?:dari(?:pada)?|dibanding(?:kan)?(?:\s+dengan)?)|meleset\s+dari)\s+target)"
    r")\b",
    "target",
    "tercapai",
    "terpenuhi",
    "terlampaui",
    "dicapai",
    "dipenuhi",
    "diraih",
    "lewati",
    "dilampaui",
)
_ARTI: dict[str, tuple[Arti, Arti]] = {
    "tercapai": ("tercapai", "tidak_tercapai"),
    "pasif": ("tercapai", "tidak_tercapai"),
    "capai": ("tercapai", "tidak_tercapai"),
    "terlampaui": ("melampaui", "tidak_melampaui"),
    "lampaui": ("melampaui", "tidak_melampaui"),
    "lewat": ("melampaui", "tidak_melampaui"),
    "atas": ("di_atas", "tidak_melampaui"),
    "bawah": ("di_bawah", "tercapai"),
}
"""What each predicate says, and what it says after "tidak" or "belum"."""
#: Verbs that anything may be the subject of ("penghargaan diraih"): a target must stand before.
_BERTARGET = ("pasif", "lewat")
_TARGET = re.compile(r"\btarget(?:nya)?\b(?!\s+\w+\s+yang\b)", re.IGNORECASE)
_SELA = (
    r"(?:sepenuhnya|seluruhnya|semuanya|semua|seutuhnya|secara\s+\w+|dapat|bisa|berhasil|mampu|juga|sampai|"
    r"pernah|optimal|maksimal|lagi|masih|berada|telah)"
)
_INGKAR = re.compile(
    rf"\b(?P<kata>belum|tidak|tak|bukan|gagal)(?!\s+(?:hanya|sekadar|saja|cuma))(?P<sela>(?:\s+{_SELA})*)\s*$",
    re.IGNORECASE,
)
_HAMPIR = re.compile(
    r"\b(?P<hampir>hampir|nyaris)(?:\s+(?:dapat|bisa))?\s*$|\b(?:cukup|relatif|cenderung)\s*$|"
    r"(?<!telah\s)(?<!sudah\s)\b(?:dapat|bisa|mampu)\s*$",
    re.IGNORECASE,
)
_BARU = re.compile(r"\b(?:baru|hanya|cuma)\s*$", re.IGNORECASE)
_BERANGKA = re.compile(r"\s+(?:sebesar\s+|sebanyak\s+|mencapai\s+)?\d")
_YANG = re.compile(r"\byang(?:\s+(?:telah|sudah|dapat|mampu|berhasil|masih))*\s*$", re.IGNORECASE)
_SEBUT_TARGET = re.compile(
    r"\b(?:target(?:nya)?|indikator(?:nya)?|iku|ikk|iksk|sasaran|capaian(?:nya)?|realisasi(?:nya)?|"
    r"kinerja(?:nya)?|perjanjian kinerja)\b",
    re.IGNORECASE,
)
_BENDA = (
    r"(?:\s+(?:besar|kecil|dari|jumlah|nilai|capaian|realisasi)){0,2}\s+(?:indikator|target|sasaran|iku|ikk|iksk|"
    r"perjanjian\s+kinerja|kinerja)(?:nya)?\b"
)
_BANYAK: tuple[tuple[str, Banyak], ...] = (
    (r"(?:tidak|belum|bukan|tak)\s+(?:semua|seluruh|setiap)", "tidak_semua"),
    (r"(?:tidak|tak)\s+(?:ada\s+)?satu\s?pun|(?:tidak|tak|belum)\s+ada", "tidak_satu"),
    (
        r"sebagian\s+besar|mayoritas|kebanyakan|hampir\s+(?:semua|seluruh)|(?:pada\s+)?umumnya",
        "sebagian_besar",
    ),
    (r"sebagian\s+kecil", "sebagian_kecil"),
    (r"beberapa|sebagian|sejumlah|masih\s+ada", "ada"),
    (r"(?<!secara\s)(?:semua|seluruh|setiap|segenap|keseluruhan)", "semua"),
)
_SESUDAH = re.compile(r"\s+(?:semua|seluruhnya|semuanya|secara\s+keseluruhan)\b", re.IGNORECASE)
_SELURUHNYA = re.compile(r"seluruhnya|semua", re.IGNORECASE)
_KATA_ANGKA = {
    kata: angka
    for angka, kata in enumerate(
        "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split(),  # noqa: SIM905
        start=1,
    )
}
_HITUNG = re.compile(
    rf"(?<![\w.,])(?<!\bdari\s)(?<!puluh\s)(?P<n>\d{{1,4}}|{'|'.join(_KATA_ANGKA)})(?:\s*\([^)]{{1,40}}\))?\s+"
    rf"(?:dari\s+(?P<dari>\d{{1,4}}|{'|'.join(_KATA_ANGKA)})(?:\s*\([^)]{{1,40}}\))?\s+)?"
    r"(?:target\s+)?(?:indikator|target|iku|ikk|iksk)(?:\s+(?:kinerja|utama|kegiatan|program|yang|telah|sudah|"
    r"dapat|berhasil|dinyatakan|capaiannya|realisasinya|kinerjanya|masih))*"
    r"(?:\s+(?:pada|dalam|di)\s+(?:sasaran|tabel|bagian|kelompok)(?:\s+kegiatan)?\s+(?:ini|tersebut))?"
    r"(?:\s+(?:telah|sudah|dapat|berhasil|dinyatakan|masih|tepat|persis|hanya|baru))*\s*$",
    re.IGNORECASE,
)
#: "Dari 16 indikator, delapan mencapai target": a bare number before the predicate.
_HITUNG_POLOS = re.compile(
    rf"(?<![\w.,])(?P<n>\d{{1,4}}|{'|'.join(_KATA_ANGKA)})(?:\s*\([^)]{{1,40}}\))?"
    r"(?:\s+(?:di\s+antaranya|indikator|telah|sudah))*\s*$",
    re.IGNORECASE,
)
_DARI = re.compile(
    r"\bdari\s+(?:total\s+|seluruh\s+)?(?P<dari>\d{1,4}|"
    rf"{'|'.join(_KATA_ANGKA)})(?:\s*\([^)]{{1,40}}\))?\s+(?:indikator|target|iku|ikk)\b",
    re.IGNORECASE,
)
_BERJUMLAH = re.compile(
    r"\s+(?:targetnya\s+)?(?:sebanyak|berjumlah|sejumlah|ada|adalah)\s+(?P<n>\d{1,4})\b(?![.,%]\d|\s*%)",
    re.IGNORECASE,
)
_INDIKATOR_YANG = re.compile(
    r"\b(?:indikator|iku|ikk|iksk)(?:\s+\w+){0,2}\s+yang(?:\s+\w+)?\s*$", re.IGNORECASE
)


def baca_verdik(klausa: str, tahun: int) -> Iterator[Verdik | Hitungan]:
    """The verdicts of a clause in order; places count in the clause."""
    temu = list(_PREDIKAT.finditer(klausa))
    tahun_disebut = tuple(dict.fromkeys(t.tahun for t in semua_tahun(klausa, tahun))) if temu else ()
    for c in temu:
        depan = klausa[: c.start()]
        if c.lastgroup in _BERTARGET and not _TARGET.search(depan):
            continue
        ingkar = _INGKAR.search(depan)
        mulai = ingkar.start() if ingkar else c.start()
        sebelum = klausa[:mulai]
        positif, negatif = _ARTI[str(c.lastgroup)]
        arti = negatif if ingkar else positif
        if hitung := _hitungan(klausa, sebelum, c, mulai, arti):
            yield hitung
        elif c.lastgroup == "tercapai" and _BARU.search(sebelum) and _BERANGKA.match(klausa, c.end()):
            continue  # "baru tercapai 24,79%": so much, and not all
        elif not berandai(depan) and not _YANG.search(sebelum):
            hampir = _HAMPIR.search(sebelum)
            if hampir and hampir["hampir"] and arti == "tercapai":
                arti = "tidak_tercapai"
            yield Verdik(
                arti=arti,
                kutipan=klausa[mulai : c.end()],
                awal=mulai,
                akhir=c.end(),
                tentang=sebelum,
                tahun=tahun_disebut,
                banyak=_banyak(sebelum, klausa[c.start() :], c, ingkar),
                sebut_target=_SEBUT_TARGET.search(klausa) is not None,
                sebesar=_sebesar(klausa, c.end()) if c.lastgroup == "tercapai" else None,
                ragu=hampir is not None,
            )


def _hitungan(klausa: str, sebelum: str, c: re.Match[str], mulai: int, arti: Arti) -> Hitungan | None:
    asal = _DARI.search(sebelum)
    if h := _HITUNG.search(sebelum):
        dari = _angka(h["dari"]) if h["dari"] else _angka(asal["dari"]) if asal else None
        return Hitungan(arti, _angka(h["n"]), klausa[h.start() : c.end()], h.start(), c.end(), dari)
    if asal and (h := _HITUNG_POLOS.search(sebelum)):
        dari = _angka(asal["dari"])
        return Hitungan(arti, _angka(h["n"]), klausa[h.start() : c.end()], h.start(), c.end(), dari)
    h = _BERJUMLAH.match(klausa, c.end()) if _INDIKATOR_YANG.search(sebelum) else None
    return Hitungan(arti, int(h["n"]), klausa[mulai : h.end()], mulai, h.end()) if h else None


def _angka(teks: str) -> int:
    return _KATA_ANGKA.get(teks.lower()) or int(teks)


def _banyak(sebelum: str, sejak: str, c: re.Match[str], ingkar: re.Match[str] | None) -> Banyak | None:
    """Of how many it is said: a quantity before a counted noun or the predicate, or after it."""
    if ingkar and _SELURUHNYA.search(ingkar["sela"]):
        return "tidak_semua"
    for pola, banyak in _BANYAK:
        if re.search(rf"\b(?:{pola})(?:{_BENDA}|\s*$)", sebelum, re.IGNORECASE):
            return banyak
    dalam = re.search(r"\b(?:semua|seluruh|segala)\b", c[0], re.IGNORECASE)
    if dalam or _SESUDAH.match(sejak, len(c[0])):
        return "tidak_semua" if ingkar else "semua"
    return None


def _sebesar(klausa: str, letak: int) -> Bilangan | None:
    """The number that follows the predicate at once."""
    pola = re.compile(r"\s+(?:(?:sebesar|sebanyak|hingga|sampai|sejumlah|di\s+angka)\s+)?", re.IGNORECASE)
    c = pola.match(klausa, letak)
    return next((b for b in semua_bilangan(klausa) if c and b.awal == c.end()), None)
