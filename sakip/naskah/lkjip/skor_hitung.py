"""How a score follows from its components: weight × value, their sum, the weight that counted, what is taken
off.  Every number comes from the worked score; the rule of the year says which components there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from sakip.anggaran.queries.skor import BarisSkor
from sakip.anggaran.rumus_skor import DISPENSASI, Kolom
from sakip.aturan.angka import bagi, desimal_utuh, kali, rapikan, tambah, tulis, tulis_persen
from sakip.aturan.skor import SERATUS, Bagian
from sakip.naskah.kalimat import tulis_nilai
from sakip.naskah.kalimat.skor import DESIMAL

#: Products of weights and scores of two decimals end within these.
DESIMAL_KALI = 4
#: The row of the sums; with a column of products it stands under them.
TERTIMBANG = "Nilai tertimbang"
#: The component of the rule that a column of another name feeds.
BAGIAN_KOLOM = {"nilai_efisiensi": "efisiensi"}


def tulis_tepat(nilai: Decimal | None) -> str:
    """A component as it went into the score: two decimals, more only where it has more."""
    if nilai is None:
        return tulis_nilai(nilai)
    return tulis(nilai, min(DESIMAL_KALI, desimal_utuh(nilai, DESIMAL)))


def bagian_kolom(b: BarisSkor, k: Kolom) -> Bagian | None:
    """The component of the score that a column holds; None where it did not go into it."""
    if k.bobot is None or b.skor is None:
        return None
    kode = BAGIAN_KOLOM.get(k.kode, k.kode)
    return next((x for x in b.skor.bagian if x.kode == kode and x.sumbangan is not None), None)


def hasil_kali(x: Bagian) -> Decimal | None:
    """Weight × value of a component, before any conversion of weights."""
    return None if x.nilai is None else rapikan(bagi(kali(x.bobot, x.nilai), SERATUS))


def tulis_kali(x: Bagian | None) -> str:
    return tulis(None if x is None else hasil_kali(x), DESIMAL_KALI)


def baris_hitungan(baris: Sequence[BarisSkor]) -> list[tuple[str, list[str]]]:
    """From the components to the score of each satker: the weighted sum, the weight of what applied where it
    is not all, the points taken off where there are any."""
    isi = [(TERTIMBANG, [tulis(_tertimbang(b), DESIMAL_KALI) for b in baris])]
    bobot = [_bobot(b) for b in baris]
    if any(n is not None and n != SERATUS for n in bobot):
        isi.append(("Bobot yang dipakai", [tulis_persen(n, None) for n in bobot]))
    if any(b.skor is not None and b.skor.potongan for b in baris):
        isi.append(("Potongan", [tulis_nilai(_potongan(b)) for b in baris]))
    return isi


def catatan_hitungan(baris: Sequence[BarisSkor]) -> str:
    """How the rows of :func:`baris_hitungan` give the score."""
    nama = {n for n, _ in baris_hitungan(baris)}
    cara = "nilai tertimbang"
    if "Bobot yang dipakai" in nama:
        cara += " dibagi bobot yang dipakai"
    if "Potongan" in nama:
        cara += ", dikurangi potongan"
    return f"Nilai tertimbang: jumlah bobot × nilai. Hitungan ulang: {cara}."


def _potongan(b: BarisSkor) -> Decimal | None:
    """None where the figure that it depends on is not known: nothing was deducted, which is no zero."""
    return b.skor.potongan if b.skor is not None and DISPENSASI in b.nilai else None


def _dihitung(b: BarisSkor) -> list[Bagian]:
    if b.skor is None or b.skor.nilai is None:
        return []
    return [x for x in b.skor.bagian if x.sumbangan is not None]


def _tertimbang(b: BarisSkor) -> Decimal | None:
    isi = [n for x in _dihitung(b) if (n := hasil_kali(x)) is not None]
    return tambah(*isi) if isi else None


def _bobot(b: BarisSkor) -> Decimal | None:
    isi = [x.bobot for x in _dihitung(b)]
    return tambah(*isi) if isi else None
