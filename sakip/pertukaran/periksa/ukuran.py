"""Checks of one measure (a number or a word) against the manual of its indicator."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from sakip.pertukaran.periksa.temuan import Jalur
from sakip.pertukaran.periksa.tinjauan import Baris, Tinjauan

BedaSkala = Literal["tolak", "ingatkan"]


def periksa_ukuran(
    t: Tinjauan,
    jalur: Jalur,
    b: Baris,
    bidang: str,
    indikator: str,
    tahun: int,
    *,
    beda_skala: BedaSkala,
) -> None:
    """A number or a word, never both; a word of the manual's scale; a number within its scale.

    ``bidang`` is the key of the number. A scale other than the manual's is refused for the year's
    targets; elsewhere (history, a longer plan) the figure stays and only cannot be compared.
    """
    nilai, kata, skala = b[bidang], b["kata"], b["skala"]
    if nilai is not None and kata is not None:
        t.catatan.salah(
            (*jalur, "kata"),
            "Nilai diisi sebagai angka dan sekaligus sebagai kata.",
            "Tulis null pada salah satunya.",
        )
    if skala is not None and Decimal(skala) <= 0:
        t.catatan.salah(
            (*jalur, "skala"), "Skala harus lebih dari nol.", "Tulis nilai tertinggi skala, atau null."
        )
    elif nilai is not None and skala is not None and not 0 <= Decimal(nilai) <= Decimal(skala):
        t.catatan.salah(
            (*jalur, bidang),
            f"Nilai {nilai} di luar skala 0 sampai {skala}.",
            "Perbaiki nilai atau skalanya.",
        )
    manual = t.manual(indikator, tahun)
    if manual is None:
        return
    _kata(t, jalur, nilai, kata, bidang, manual, keras=beda_skala == "tolak")
    if (nilai is not None or beda_skala == "tolak") and kata is None and skala != manual["skala"]:
        catat = t.catatan.salah if beda_skala == "tolak" else t.catatan.ingatkan
        catat(
            (*jalur, "skala"),
            f"Nilai {_sebut(skala)}, sedangkan manual indikator {_sebut(manual['skala'])}.",
            "Samakan skalanya; konversi (nilai ÷ skala lama × skala baru) dinyatakan dalam manual.",
        )


def _kata(
    t: Tinjauan, jalur: Jalur, nilai: str | None, kata: str | None, bidang: str, manual: Baris, *, keras: bool
) -> None:
    skala_kata = manual["skala_kata"]
    catat = t.catatan.salah if keras else t.catatan.ingatkan
    if kata is not None and skala_kata is None:
        catat(
            (*jalur, "kata"),
            "Manual indikator tidak mempunyai skala kata.",
            "Isi skala_kata dalam manual, atau tulis angka.",
        )
    elif kata is not None and kata not in skala_kata:
        dekat = t.catatan.mirip(kata, tuple(skala_kata))
        t.catatan.salah(
            (*jalur, "kata"),
            f"Kata «{kata}» tidak ada dalam skala kata manual.",
            f"Maksudnya «{dekat}»?" if dekat else f"Pilihan: {', '.join(skala_kata)}.",
        )
    elif nilai is not None and skala_kata is not None:
        catat(
            (*jalur, bidang),
            "Manual indikator memakai kata, bukan angka.",
            f"Pilihan: {', '.join(skala_kata)}.",
        )


def _sebut(skala: str | None) -> str:
    return "tanpa skala" if skala is None else f"berskala {skala}"
