"""One error of one sentence, and one difference between two tables, told once.

Several checks know verdicts, rises and falls: from the sentence itself, from its indicator's tables, from a
table nearby. Where two contradict the same words of one sentence, the finding that names more is kept.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from sakip.reviu.model import Temuan

_NAIK = re.compile(
    r"\b(?:naik|meningkat|bertambah|melonjak|tumbuh|membaik|kenaikan|peningkatan|pertambahan|penambahan|"
    r"lebih\s+(?:tinggi|besar|banyak|baik))(?:nya)?\b",
    re.IGNORECASE,
)
_TURUN = re.compile(
    r"\b(?:turun|menurun|berkurang|merosot|menyusut|melemah|memburuk|penurunan|pengurangan|"
    r"lebih\s+(?:rendah|kecil|sedikit|buruk))(?:nya)?\b",
    re.IGNORECASE,
)
_HURUF = re.compile(r"[A-Za-z]")
_ANGKA = re.compile(r"\d+(?:[.,]\d+)*")
_HAL = re.compile(r"(?:realisasi|target)\b", re.IGNORECASE)
#: Classes whose findings work out which of two numbers is wrong.
_HITUNGAN = frozenset({"persen_anggaran", "jumlah", "rata_rata", "capaian", "realisasi"})
_NILAINYA = re.compile(r"rata-rata (\d+) nilainya")
_CAPAIAN = re.compile(r"capaian\b", re.IGNORECASE)
_HITUNG = re.compile(r"padahal (?P<a>[\d.,]+) ÷ (?P<b>[\d.,]+) × 100%")
_DEKAT = Decimal("0.011")
#: What counts no value: years, and the lines where the tables stand.
_LAIN = re.compile(r"\b(?:19|20)\d\d\b(?![.,]\d)|\bbaris \d+")


def sekali_sebut(temuan: Iterable[Temuan]) -> list[Temuan]:
    """The findings without those that say of the same words what a more precise one says."""
    semua = list(temuan)
    kalimat: dict[str, list[Temuan]] = defaultdict(list)
    for t in semua:
        if t.kelas == "narasi" and t.kutipan and _HURUF.search(t.tercetak):
            kalimat[t.kutipan].append(t)
    ikutan = (_beda_kembar, _angka_kembar, _akibat, _rata_ikut, _rumus_ikut)
    buang = {n for f in ikutan for n in f(semua)}
    for isi in kalimat.values():
        tetap: list[Temuan] = []
        for t in sorted(isi, key=_kejelasan, reverse=True):
            if any(_sama(t, x) for x in tetap):
                buang.add(id(t))
            else:
                tetap.append(t)
    return [t for t in semua if id(t) not in buang]


def _angka_kembar(semua: Sequence[Temuan]) -> Iterator[int]:
    """Findings that set the same number of a sentence against the same number of a table as another does: of
    the same sentence, or of the calculation that tells which of the two is wrong."""
    ada: list[tuple[Temuan, tuple[Decimal, ...]]] = []
    for t in semua:
        if t.kelas in _HITUNGAN and t.kepastian == "pasti" and len(dua := _dua(t)) > 1:
            ada.append((t, dua))
    for t in sorted((t for t in semua if t.kelas == "narasi"), key=_kejelasan, reverse=True):
        dua = _dua(t)
        if len(dua) < 2:
            continue
        if any(d in ((dua,) if x.kelas == t.kelas else (dua, dua[::-1])) and _setempat(t, x) for x, d in ada):
            yield id(t)
        else:
            ada.append((t, dua))


def _setempat(t: Temuan, x: Temuan) -> bool:
    """Whether two findings are of one sentence, or the one of a line that the other is of."""
    satu, dua = set(t.baris), set(x.baris)
    return dua <= satu or (satu <= dua and (t.kelas != x.kelas or t.kutipan == x.kutipan))


def _dua(t: Temuan) -> tuple[Decimal, ...]:
    """What is printed and what should be, where each is one number."""
    isi = [_bilangan(_LAIN.sub(" ", x)) for x in (t.tercetak, t.seharusnya)]
    return tuple(x for x in isi if x is not None) if None not in isi else ()


def _akibat(semua: Sequence[Temuan]) -> Iterator[int]:
    """What follows from one wrong cell: a capaian that is right by the number which another table prints for
    its realisation or target; and what other tables print for a capaian that its own row refutes."""
    beda = [t for t in semua if t.kelas == "antar_tabel" and t.kepastian == "pasti"]
    for t in (t for t in semua if t.kelas == "capaian" and t.kepastian == "pasti"):
        m, cetak = _HITUNG.search(t.uraian), _bilangan(t.tercetak)
        for x in (x for x in beda if set(t.baris) & set(x.baris)):
            salah, benar = _bilangan(_LAIN.sub(" ", x.tercetak)), _bilangan(x.seharusnya)
            if cetak is None or salah is None or benar is None:
                continue
            if _CAPAIAN.match(x.tercetak) and salah == cetak and benar == _bilangan(t.seharusnya):
                yield id(x)
            elif m is not None and _HAL.match(x.tercetak):
                dua = [_bilangan(m["a"]), _bilangan(m["b"])]
                a, b = (benar if n == salah else n for n in dua)
                if salah in dua and a and b and abs(a / b * 100 - cetak) <= _DEKAT:
                    yield id(t)


def _rumus_ikut(semua: Sequence[Temuan]) -> Iterator[int]:
    """A realisation that a formula gives otherwise, where that formula does not give its own result."""
    salah = [t for t in semua if t.kelas == "rumus" and t.kepastian == "pasti"]
    for t in (t for t in semua if t.kelas == "realisasi"):
        if any(
            set(x.baris) <= set(t.baris) and _bilangan(x.tercetak) == _bilangan(t.tercetak) for x in salah
        ):
            yield id(t)


def _rata_ikut(semua: Sequence[Temuan]) -> Iterator[int]:
    """A mean that is right once the one wrong capaian among its values is mended."""
    salah = [t for t in semua if t.kelas == "capaian" and t.kepastian == "pasti"]
    for t in semua:
        m = _NILAINYA.search(t.uraian) if t.kelas == "rata_rata" else None
        cetak, rata = _bilangan(t.tercetak), _bilangan(t.seharusnya)
        if m is None or cetak is None or rata is None:
            continue
        for x in salah:
            lama, baru = _bilangan(x.tercetak), _bilangan(x.seharusnya)
            if lama is None or baru is None or not set(x.baris) < set(t.baris):
                continue
            if abs(rata - (lama - baru) / int(m[1]) - cetak) <= _DEKAT:
                yield id(t)
                break


def _bilangan(teks: str) -> Decimal | None:
    """The only number of a text, None where it holds none or several."""
    ada = _ANGKA.findall(teks)
    if len(ada) != 1:
        return None
    utuh = re.fullmatch(r"(\d{1,3}(?:\.\d{3})*|\d+)(?:,(\d+))?", ada[0])
    return Decimal(f"{utuh[1].replace('.', '')}.{utuh[2] or 0}") if utuh is not None else None


def _beda_kembar(semua: Iterable[Temuan]) -> Iterator[int]:
    """Findings of two numbers on two lines that a finding before them has: rows, columns and whole tables are
    compared by several checks."""
    ada: set[tuple[frozenset[int], frozenset[str]]] = set()
    for t in sorted((t for t in semua if t.kelas == "antar_tabel"), key=_kejelasan, reverse=True):
        dua = frozenset(_ANGKA.findall(_LAIN.sub(" ", f"{t.tercetak} {t.seharusnya}")))
        kunci = (frozenset(t.baris), dua)
        if len(dua) == 2 and kunci in ada:
            yield id(t)
        ada.add(kunci)


def _kejelasan(t: Temuan) -> tuple[bool, int, int, int]:
    """Certain before doubtful, then by the values that it names, its places, its words."""
    return t.kepastian == "pasti", min(len(_nilai(t)), 2), len(t.baris), len(t.tercetak)


def _sama(a: Temuan, b: Temuan) -> bool:
    """Whether two findings on one sentence are about the same words of it."""
    if not set(a.baris) & set(b.baris):
        return False  # the sentence again, at another place
    if a.tercetak == b.tercetak and not _ANGKA.search(a.tercetak) and a.kutipan.count(a.tercetak) == 1:
        return True  # the same verdict
    arah = [p for p in (_NAIK, _TURUN) if p.search(a.tercetak) and p.search(b.tercetak)]
    if not arah:
        return False
    tunggal = not a.kutipan.endswith("…") and all(len(p.findall(a.kutipan)) == 1 for p in arah)
    return tunggal or bool(_nilai(a) & _nilai(b))


def _nilai(t: Temuan) -> frozenset[str]:
    """The values that a finding holds against the sentence."""
    alasan = t.uraian.rsplit("padahal", 1)[-1]
    return frozenset(
        n.rstrip("0").rstrip(",") if "," in n else n for n in _ANGKA.findall(_LAIN.sub(" ", alasan))
    )
