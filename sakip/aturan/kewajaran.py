"""Warnings at targets and entries: what can be typed but is unlikely to be meant.

Every function takes plain values and returns one sentence in Indonesian, or "" where nothing is odd. A
warning never refuses and never changes a number: who types decides, and may say why.

``riwayat`` is what stood there before, oldest first: a sequence of values, or a mapping from a year or
period to its value (then the sentence names it). None is "no value" and is left out; it is never 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final

from .angka import bagi, kali, kurang, rapikan, tambah, tulis, tulis_besaran
from .capaian import Ukuran, beda_ukuran

Riwayat = Mapping[int, Decimal | None] | Mapping[str, Decimal | None] | Sequence[Decimal | None]

#: A target is "far below" when it is less than this share of what was reached (median of three years).
BATAS_JAUH: Final = Decimal("0.75")
#: A value is outside its series when it lies further out than this many times the width of the series.
LEBAR_DERET: Final = Decimal("1.5")
#: Fewer earlier values than this are no series.
DERET_TERPENDEK: Final = 3
_FAKTOR: Final = tuple(Decimal(10) ** n for n in (1, 2, 3, 6, 9))
_DEKAT: Final = (Decimal("0.6"), Decimal("1.7"))
_SERAGAM: Final = Decimal(4)
_LEBAR_TERKECIL: Final = Decimal("0.1")

_AWAL = (
    r"^\W*(?:(?:jumlah|persentase|presentase|prosentase|persen|angka|tingkat|nilai"
    r"|rasio|rata-rata|indeks)\s+)"
)
_MENURUN = re.compile(
    rf"(?:{_AWAL}?|^\W*)(?:menurunnya|berkurangnya|turunnya|menyusutnya|menipisnya|rendahnya|minimnya)\b",
    re.IGNORECASE,
)
_MENINGKAT = re.compile(
    rf"(?:{_AWAL}?|^\W*)(?:meningkatnya|bertambahnya|naiknya|membaiknya|tingginya|peningkatan|kenaikan)\b",
    re.IGNORECASE,
)
_PENURUNAN = re.compile(rf"(?:{_AWAL}?|^\W*)(?:penurunan|pengurangan)\b", re.IGNORECASE)
_BURUK = re.compile(
    rf"{_AWAL}(?:\w+\s+){{0,1}}?(?:pelanggaran|residivis\w*|insiden|kecelakaan|kematian|pelarian|gangguan|kerusuhan"
    r"|overstay\w*|temuan|keluhan|keterlambatan|kesalahan|kemiskinan|pengangguran|kebocoran|kerugian)\b",
    re.IGNORECASE,
)
_DITANGANI = re.compile(
    r"\b(?:di(?!visi|rektorat|tjen|nas)\w{3,}|ter\w{3,}|penanganan|penyelesaian|pencegahan|pengendalian"
    r"|tindak\s+lanjut|menindaklanjuti|selesai|tanpa|tidak|bebas|nihil|penurunan|menurun\w*)\b",
    re.IGNORECASE,
)
#: Units of what is counted one by one; a half of them is a slip or another measure.
_CACAH: Final = frozenset(
    {
        *("orang", "permohonan", "berkas", "kegiatan", "kejadian", "perkara", "objek", "pengaduan"),
        *("layanan", "dokumen", "unit", "laporan", "surat", "kasus", "desa", "peserta", "satker"),
        *("satuan kerja", "sertifikat", "peraturan", "putusan"),
    }
)
_PERSEN: Final = frozenset({"persen", "%", "persentase", "prosentase"})
_NAMA_PERSEN = re.compile(r"^\W*(?:persentase|presentase|prosentase|persen)\b", re.IGNORECASE)
_NAMA_CACAH = re.compile(r"^\W*(?:jumlah|banyaknya)\b(?!\s+(?:persentase|persen))", re.IGNORECASE)
_NAMA_INDEKS = re.compile(r"^\W*indeks\b", re.IGNORECASE)


# --- the indicator ------------------------------------------------------------------------------------


def arah_berlawanan(nama: str, polaritas: str) -> str:
    """The direction of the manual (``naik`` | ``turun``) against what the name says.

    "Menurunnya overstaying" with ``naik`` would call a rise a success; "Persentase penurunan ..." counts the
    fall itself, so that more of it is better.
    """
    if polaritas == "naik" and _MENURUN.search(nama):
        return (
            "Nama indikator menyebut penurunan, tetapi arahnya «makin tinggi makin baik»: kenaikan akan"
            " dihitung sebagai keberhasilan. Ubah arah, atau beri nama menurut yang dihitung (misalnya"
            " «Persentase penurunan …»)."
        )
    if polaritas == "turun" and _MENINGKAT.search(nama):
        return (
            "Nama indikator menyebut peningkatan, tetapi arahnya «makin rendah makin baik». Periksa arah atau"
            " namanya."
        )
    if polaritas == "turun" and _PENURUNAN.search(nama):
        return (
            "Yang dihitung adalah besarnya penurunan, jadi makin besar makin baik; arahnya tertulis «makin"
            " rendah makin baik». Periksa arahnya."
        )
    if polaritas == "naik" and _BURUK.search(nama) and not _DITANGANI.search(nama):
        return (
            "Yang dihitung tampaknya hal yang tidak diinginkan, tetapi arahnya «makin tinggi makin baik»."
            " Periksa arahnya."
        )
    return ""


def satuan_tidak_cocok(nama: str, satuan: str) -> str:
    """The unit of counting against what the name promises (persentase, indeks, jumlah)."""
    baku = satuan.strip().casefold()
    if not baku:
        return ""
    persen = baku in _PERSEN
    if _NAMA_PERSEN.search(nama) and not persen:
        return f"Nama indikator menyebut persentase, tetapi satuannya «{satuan.strip()}»."
    if _NAMA_INDEKS.search(nama) and persen:
        return "Nama indikator menyebut indeks, tetapi satuannya persen. Sebut indeks dan skalanya."
    if _NAMA_CACAH.search(nama) and persen:
        return "Nama indikator menyebut jumlah, tetapi satuannya persen."
    return ""


def skala_belum_disebut(satuan: str, skala: Decimal | None) -> str:
    """An index without its scale cannot be compared: 3,1 of 4 and 7,2 of 10 look alike."""
    if satuan.strip().casefold() in ("indeks", "skor") and skala is None:
        return "Satuannya indeks tetapi skalanya belum disebut (misalnya 4, 5, 10, atau 100)."
    return ""


def di_luar_skala(nilai: Decimal | None, skala: Decimal | None, satuan: str = "") -> str:
    """A value above the largest of its scale, or below 0 on a scale."""
    if nilai is None or skala is None:
        return ""
    if nilai > skala or nilai < 0:
        sebut = tulis_besaran(nilai, satuan, None)
        return f"{sebut} di luar skala 0 sampai {tulis(skala, None)}."
    return ""


def bukan_bulat(nilai: Decimal | None, satuan: str) -> str:
    """A fraction of what is counted one by one (12,5 orang)."""
    baku = satuan.strip()
    if nilai is None or nilai == nilai.to_integral_value() or baku.casefold() not in _CACAH:
        return ""
    return f"{tulis(nilai, None)} {baku}: biasanya bilangan bulat. Periksa komanya."


def ukuran_berbeda(kini: Ukuran, pembanding: Ukuran, sebutan: str = "deretnya") -> str:
    """Unit or scale unlike those of another figure of the same indicator.

    ``sebutan`` names that figure: "target Renstra 2024".
    """
    if kini.kosong or pembanding.kosong:
        return ""
    if (kini.kata is None) != (pembanding.kata is None):
        return f"Ditulis sebagai {_bentuk(kini)}, sedangkan {sebutan} sebagai {_bentuk(pembanding)}."
    if beda_ukuran(kini, pembanding):
        return (
            f"Satuan atau skalanya ({_satuan(kini)}) tidak sama dengan {sebutan} ({_satuan(pembanding)});"
            " keduanya tidak dapat dibandingkan."
        )
    a, b = kini.satuan.strip().casefold(), pembanding.satuan.strip().casefold()
    if a and b and a != b and not {a, b} <= _PERSEN:
        return f"Satuannya «{kini.satuan.strip()}», sedangkan {sebutan} «{pembanding.satuan.strip()}»."
    return ""


def _bentuk(u: Ukuran) -> str:
    return "angka" if u.kata is None else "kata"


def _satuan(u: Ukuran) -> str:
    skala = f", skala {tulis(u.skala, None)}" if u.skala is not None else ", tanpa skala"
    return f"{u.satuan.strip() or 'tanpa satuan'}{skala}"


# --- a target and its past ----------------------------------------------------------------------------


def target_jauh_di_bawah(
    target: Decimal | None, riwayat: Riwayat, polaritas: str, batas: Decimal = BATAS_JAUH
) -> str:
    """A target that was passed long ago (published: 17 % against 98 %).

    Compared with the median of the last three values reached, so that one lucky year does not warn. For
    ``turun`` far below means far above: 60 allowed where 20 was reached.
    """
    lalu = _titik(riwayat)[-3:]
    if target is None or not lalu:
        return ""
    acuan = _median([n for _, n in lalu])
    if acuan < 0:
        return ""
    jauh = target < kali(acuan, batas) if polaritas == "naik" else kali(target, batas) > acuan
    if not jauh:
        return ""
    label, akhir = lalu[-1]
    kapan = f" pada {label}" if label else ""
    kata = "jauh di bawah" if polaritas == "naik" else "jauh lebih longgar daripada"
    banyak = f" (nilai tengah {len(lalu)} terakhir {_angka(acuan)})" if len(lalu) > 1 else ""
    return (
        f"Target {_angka(target)} {kata} yang pernah dicapai: {_angka(akhir)}{kapan}{banyak}."
        " Perbaiki targetnya, atau siapkan alasannya bila memang begitu."
    )


def di_luar_deret(nilai: Decimal | None, riwayat: Riwayat) -> str:
    """A value far outside what was typed before (at least three earlier values).

    The room on both sides is 1,5 times the width of the series, or of a tenth of its median where the
    series hardly moves.
    """
    lalu = [n for _, n in _titik(riwayat)]
    if nilai is None or len(lalu) < DERET_TERPENDEK:
        return ""
    bawah, atas = min(lalu), max(lalu)
    lebar = max(kurang(atas, bawah), kali(abs(_median(lalu)), _LEBAR_TERKECIL))
    ruang = kali(lebar, LEBAR_DERET)
    if kurang(bawah, ruang) <= nilai <= tambah(atas, ruang):
        return ""
    return (
        f"{_angka(nilai)} di luar kisaran {len(lalu)} nilai sebelumnya"
        f" ({_angka(bawah)} sampai {_angka(atas)}). Periksa angkanya."
    )


def beda_skala(nilai: Decimal | None, riwayat: Riwayat) -> str:
    """A value about 10, 100, 1.000, ... times the earlier ones, or such a part of them.

    A comma in the wrong place, thousands typed as units, a share as 0,98 among percentages. Only where the
    earlier values are of one size themselves.
    """
    lalu = [n for _, n in _titik(riwayat) if n != 0]
    if nilai is None or nilai == 0 or not lalu:
        return ""
    besar = [abs(n) for n in lalu]
    if max(besar) > kali(min(besar), _SERAGAM):
        return ""
    acuan = _median(besar)
    for faktor in _FAKTOR:
        for kali_berapa, lebih in ((bagi(abs(nilai), acuan), True), (bagi(acuan, abs(nilai)), False)):
            hasil = bagi(kali_berapa, faktor)
            if _DEKAT[0] <= hasil <= _DEKAT[1]:
                kata = "kali" if lebih else "kali lebih kecil daripada"
                return (
                    f"{_angka(nilai)} sekitar {tulis(faktor, 0)} {kata} nilai sebelumnya ({_angka(acuan)})."
                    " Periksa letak koma, satuan, atau skalanya."
                )
    return ""


# --- parts of a ratio ---------------------------------------------------------------------------------


def pembilang_lebih(
    pembilang: Decimal | None,
    penyebut: Decimal | None,
    *,
    nama_pembilang: str = "Pembilang",
    nama_penyebut: str = "penyebut",
) -> str:
    """A part larger than its whole (the share would pass 100 %)."""
    if pembilang is None or penyebut is None or pembilang <= penyebut:
        return ""
    return (
        f"{nama_pembilang} ({_angka(pembilang)}) lebih besar daripada {nama_penyebut} ({_angka(penyebut)}):"
        " bagian tidak dapat melebihi keseluruhannya."
    )


def stok_dan_alur(
    sifat_pembilang: Iterable[str],
    sifat_penyebut: Iterable[str],
    *,
    nama_pembilang: str = "pembilang",
    nama_penyebut: str = "penyebut",
) -> str:
    """A ratio of what flows over a period and what stands at one moment (671/460 was printed as 146 %).

    ``sifat_*``: ``stok`` or ``alur`` of each variable above and below the line; others are ignored.
    """
    atas = {s for s in sifat_pembilang if s in ("stok", "alur")}
    bawah = {s for s in sifat_penyebut if s in ("stok", "alur")}
    if not atas or not bawah or atas == bawah:
        return ""
    return (
        f"Stok dan alur dicampur: «{nama_pembilang}» ({' dan '.join(sorted(atas))}) dibagi «{nama_penyebut}»"
        f" ({' dan '.join(sorted(bawah))}) bukan bagian dari keseluruhan; hasilnya dapat melewati 100%."
    )


# --- several at once ----------------------------------------------------------------------------------


def periksa_target(
    *,
    nama: str,
    polaritas: str,
    target: Ukuran,
    riwayat: Riwayat = (),
    satuan_manual: str = "",
    skala_manual: Decimal | None = None,
) -> tuple[str, ...]:
    """Every warning at one target: its past, its size, its scale, and the unit and scale of the manual."""
    manual = Ukuran(Decimal(0), None, satuan_manual, skala_manual)
    jauh = target_jauh_di_bawah(target.nilai, riwayat, polaritas)
    skala = beda_skala(target.nilai, riwayat)
    semua = (
        arah_berlawanan(nama, polaritas),
        skala or jauh,
        di_luar_skala(target.nilai, target.skala, target.satuan),
        bukan_bulat(target.nilai, target.satuan),
        ukuran_berbeda(target, manual, "manual indikator") if satuan_manual and target.kata is None else "",
    )
    return tuple(s for s in semua if s)


def periksa_nilai(nilai: Decimal | None, riwayat: Riwayat) -> str:
    """The more telling of the two warnings at a typed value: another scale, or outside the series."""
    return beda_skala(nilai, riwayat) or di_luar_deret(nilai, riwayat)


def _titik(riwayat: Riwayat) -> list[tuple[str, Decimal]]:
    """The values that there are, oldest first, with their names ("" in a plain sequence)."""
    if isinstance(riwayat, Mapping):
        return [(str(k), v) for k, v in sorted(riwayat.items(), key=lambda p: str(p[0])) if v is not None]
    return [("", v) for v in riwayat if v is not None]


def _median(nilai: Sequence[Decimal]) -> Decimal:
    urut = sorted(nilai)
    tengah = len(urut) // 2
    return urut[tengah] if len(urut) % 2 else rapikan(bagi(tambah(urut[tengah - 1], urut[tengah]), 2))


def _angka(nilai: Decimal) -> str:
    """All its decimals up to four."""
    penuh = tulis(nilai, None)
    return penuh if len(penuh.partition(",")[2]) <= 4 else tulis(nilai, 4)
