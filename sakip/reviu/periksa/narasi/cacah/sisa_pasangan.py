"""What is left of a whole and its part that stand just before: "1.116 / 1.200 x 100% ... Sisa 94 orang".

The whole and the part are told by a ratio ("54/60 x 100%"), by "36 dari 40" or by two counts of one thing in
the sentence itself. The same pairs judge a share in words: "Artinya, lebih dari sembilan per sepuluh ...".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.model import Paragraf, RumusTeks, Temuan, Unsur
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import angka, pecah, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat
from sakip.reviu.periksa.narasi.cacah.daftar import BILANGAN
from sakip.reviu.periksa.narasi.cacah.sisa import sisa

_D = r"(?:\d{1,3}(?:\.\d{3})+|\d{1,6})(?![\d.,]*\d|\s*(?:%|persen))"
_N = rf"(?<![\w.,/:-])(?P<n>{_D}|{'|'.join(BILANGAN)})(?:\s+\([a-z ]+\))?"
_BENDA = r"(?P<benda>[a-z]{3,})"
_SISA = (
    re.compile(
        rf"\b(?:sisa(?:nya)?|(?:ter|ber)sisa|menyisakan|selebihnya)\s+(?:(?:sebanyak|sejumlah|hanya|masih|ada|adalah|yaitu|"
        rf"yakni|yang|tinggal|terdapat|sebesar)\s+){{0,3}}{_N}\s+{_BENDA}",
        re.IGNORECASE,
    ),
    re.compile(rf"{_N}\s+{_BENDA}(?:\s+[a-z]+)?\s+(?:sisanya|selebihnya|yang\s+tersisa)\b", re.IGNORECASE),
    re.compile(
        rf"\bmasih\s+(?:ada|terdapat|tersisa)\s+{_N}\s+{_BENDA}(?:\s+[a-z]+)?\s+(?:yang\s+)?(?:belum|tidak)\b",
        re.IGNORECASE,
    ),
)
_PICU = Pola(
    r"[sy]isa|selebihnya|\bmasih\s+(?:ada|terdapat)|\b(?:artinya|berarti|kata\s+lain)\b",
    "sisa",
    "yisa",
    "selebihnya",
    "masih",
    "artinya",
    "berarti",
    "kata",
)
_UKURAN = re.compile(
    r"(?:hari|bulan|tahun|minggu|jam|menit|poin|persen|rupiah|juta|miliar|ribu|kali|indikator|triwulan|semester|sasaran)\b",
    re.IGNORECASE,
)
_LAIN = re.compile(
    r"\b(?:tahun\s+(?:lalu|sebelumnya|20\d\d)|sebelumnya|masing-masing|antara\s+lain|termasuk|target\w*|sekitar|hampir|"
    r"tambahan|baru)\b",
    re.IGNORECASE,
)
_BAGI = re.compile(
    rf"(?<![\d.,+)/x×*-])(?<![+x×*/-]\s)(?P<p>{_D})\s*[/:÷]\s*(?P<w>{_D})\s*\)?\s*[x×*]\s*100", re.IGNORECASE
)
_DARI = re.compile(
    rf"(?<![\w.,/-])(?P<p>{_D})(?:\s+[a-z]+){{0,4}}?\s+dari\s+(?:(?:total|jumlah|seluruh|sebanyak)\s+)*(?P<w>{_D})"
    r"(?!\s*(?:target|tahun))",
    re.IGNORECASE,
)
_CACAH = re.compile(rf"(?<![\w.,/:-])(?P<n>{_D})\s+(?P<benda>[a-z]{{3,}})", re.IGNORECASE)
#: What was done with the part.
_OLAH = re.compile(
    r"\b(?:di\s?antaranya|telah|sudah|selesai|mampu|dapat|berhasil|(?:me|di|ter)[a-z]{4,})\b", re.IGNORECASE
)
#: So many parts of the report before the sentence may tell the pair.
_JAUH = 2
_SERATUS = Decimal(100)
_PER = {
    **{f"{a} per {b}": Decimal(n) / m for a, n in BILANGAN.items() for b, m in BILANGAN.items() if n < m},
    "separuh": Decimal("0.5"), "setengah": Decimal("0.5"), "sepertiga": Decimal(1) / 3,
    "dua pertiga": Decimal(2) / 3, "seperempat": Decimal("0.25"), "tiga perempat": Decimal("0.75"),
    "empat per lima": Decimal("0.8"),
}  # fmt: skip
_PECAHAN = re.compile(
    rf"^\W*(?:artinya|(?:hal\s+)?(?:ini|itu|tersebut)\s+berarti|berarti|dengan\s+kata\s+lain)\b[^.;\d%]{{0,60}}?"
    rf"\b(?P<arah>lebih\s+dari|kurang\s+dari|di\s?atas|di\s?bawah|tidak\s+sampai|melebihi)\s+(?P<kata>{'|'.join(_PER)})\b",
    re.IGNORECASE,
)

Pasangan = tuple[Decimal, Decimal]
Salah = tuple[str, str, str, int, int]


def sisa_pasangan(paham: Paham) -> Iterator[Temuan]:
    unsur = paham.naskah.unsur
    sudah: set[str] | None = None
    for ke, u in enumerate(unsur):
        if not isinstance(u, Paragraf) or not _PICU.search(u.teks):
            continue
        kalimat = pecah(u.teks)
        for i, k in enumerate(kalimat):
            if not _PICU.search(k.teks):
                continue
            depan = [x.teks for x in reversed(kalimat[:i])] + _sebelum(unsur, ke)
            salah = _sisa(k.teks, depan[:3]) or _dalam_kata(k.teks, depan[:3])
            if salah is None:
                continue
            cetak, harus, alasan, awal, akhir = salah
            sudah = {t.kutipan for t in sisa(paham)} if sudah is None else sudah
            hasil = temuan(
                paham,
                "narasi",
                baris_kalimat(u, k.awal + awal, k.awal + akhir),
                kutipan=k.teks,
                tercetak=cetak,
                seharusnya=harus,
                uraian=f"Kalimat menyebut “{cetak}”, padahal {alasan}.",
                saran="Hitung ulang dari angka di depannya.",
            )
            if hasil.kutipan not in sudah:
                yield hasil


def _sebelum(unsur: Sequence[Unsur], ke: int) -> list[str]:
    """Formulas and short items right before, the nearest first."""
    hasil: list[str] = []
    for u in reversed(unsur[max(0, ke - _JAUH) : ke]):
        if not isinstance(u, Paragraf | RumusTeks):
            break
        hasil += [u.teks] if isinstance(u, RumusTeks) else [k.teks for k in reversed(pecah(u.teks))]
    return hasil


def _angka(teks: str) -> Decimal:
    t = teks.replace(".", "")
    return Decimal(t) if t.isdecimal() else Decimal(BILANGAN[teks.casefold()])


def _pasangan(teks: str) -> set[Pasangan]:
    """The wholes and parts that a text tells as ratios."""
    ada = {(_angka(m["w"]), _angka(m["p"])) for pola in (_BAGI, _DARI) for m in pola.finditer(teks)}
    return {(w, p) for w, p in ada if w > p > 0}


def _sebenda(teks: str, benda: str) -> set[Pasangan]:
    """Two counts of the thing that is left, the larger first: "440 permohonan ... 418 permohonan"."""
    temu = [m for m in _CACAH.finditer(teks) if m["benda"].casefold() == benda.casefold()]
    if len(temu) != 2 or not _OLAH.search(teks[temu[0].end() : temu[1].start()]):
        return set()
    w, p = (_angka(m["n"]) for m in temu)
    return {(w, p)} if w > p > 0 else set()


def _sisa(kalimat: str, depan: Sequence[str]) -> Salah | None:
    for ke, pola in enumerate(_SISA):
        m = pola.search(kalimat)
        if m is None or _UKURAN.match(m["benda"]):
            continue
        awal, ekor = kalimat[: m.start()], kalimat[m.end() :]
        if _LAIN.search(awal.rsplit(", ", 1)[-1]) or _LAIN.search(ekor):
            continue
        if re.search(r"\d", re.sub(r"\b20\d\d\b|\d[\d.,]*\s?%", "", ekor)):
            return None  # the rest is divided again, or is of another kind
        n = _angka(m["n"])
        pasangan = _pasangan(awal) or _sebenda(awal, m["benda"])
        if not pasangan and not re.search(r"\d", awal):
            pasangan = next((x for t in depan if (x := _pasangan(t)) or re.search(r"\d", t)), set())
        if len(pasangan) != 1:
            return None
        ((w, p),) = pasangan
        if n == w - p or n >= w or n == p or (ke == 2 and n < w - p):
            return None
        alasan = f"{angka(w)} dikurangi {angka(p)} adalah {angka(w - p)}"
        return f"{m['n']} {m['benda']}", angka(w - p), alasan, m.start(), m.end()
    return None


def _dalam_kata(kalimat: str, depan: Sequence[str]) -> Salah | None:
    m = _PECAHAN.search(kalimat)
    pasangan = next((x for t in depan if (x := _pasangan(t))), set()) if m is not None else set()
    if m is None or len(pasangan) != 1:
        return None
    ((w, p),) = pasangan
    batas = _PER[" ".join(m["kata"].casefold().split())]
    lebih = re.match(r"lebih|di\s?atas|melebihi", m["arah"], re.IGNORECASE) is not None
    if (p / w > batas) == lebih or abs(p / w - batas) < Decimal("0.005"):
        return None
    bagian = f"{angka(p / w * _SERATUS)}%"
    alasan = f"{angka(p)} dari {angka(w)} adalah {bagian}"
    return f"{m['arah']} {m['kata']}", bagian, alasan, m.start("arah"), m.end()
