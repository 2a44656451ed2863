"""Sentences about achievement against money. No word of praise: the figures and their difference."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from sakip.aturan.angka import kurang, tulis, tulis_rupiah
from sakip.aturan.capaian import RataCapaian
from sakip.naskah.kalimat.besaran import desimal_pembeda, gabung_kata, tulis_capaian

TANPA_KUNCI = (
    "Capaian tidak disandingkan dengan serapan anggaran, karena baris DIPA belum dikaitkan dengan kegiatan "
    "dalam Perjanjian Kinerja."
)


def kalimat_efisiensi(rata: RataCapaian, pagu: int, serapan: Decimal | None) -> str:
    """Mean capaian and absorption in percent with their difference, or why it is not told."""
    uang = f"anggaran kegiatan yang terkait ({tulis_rupiah(pagu)})"
    if rata.rata is None:
        isi = f" terserap {tulis_capaian(serapan)}" if serapan is not None else " belum diketahui serapannya"
        return f"Capaian indikatornya belum dihitung, sehingga tidak disandingkan dengan {uang}, yang{isi}."
    kepala = "Capaian indikatornya" if rata.dihitung == 1 else "Rata-rata sederhana capaian indikatornya"
    if serapan is None:
        return f"{kepala} {tulis_capaian(rata.rata)}; {uang} belum diketahui serapannya."
    awal = f"{kepala} {tulis_capaian(rata.rata)}, sedangkan {uang} terserap {tulis_capaian(serapan)}"
    if rata.rata == serapan:
        return f"{awal}; keduanya sama besar."
    d = desimal_pembeda(rata.rata, serapan, 2)
    beda = tulis(abs(kurang(rata.rata, serapan)), d)
    letak = "lebih tinggi" if rata.rata > serapan else "lebih rendah"
    return f"{awal}; capaian {letak} {beda} poin persen daripada serapan."


def kalimat_penunjang(kegiatan: Sequence[tuple[str, str]], *, bersama: bool) -> str:
    """The kegiatan that support something, as (kegiatan, program); ``bersama``: others share them."""
    menurut: dict[str, list[str]] = {}
    for nama, program in kegiatan:
        menurut.setdefault(program, []).append(nama)
    isi = gabung_kata([f"{gabung_kata(nama)} ({program})" for program, nama in menurut.items()])
    akhir = " Kegiatan itu juga mendukung sasaran lain dalam Perjanjian Kinerja yang sama." if bersama else ""
    return f"Kinerja ini didukung oleh kegiatan {isi}.{akhir}"
