"""Weighted scores of budget performance: what Nilai SMART, IKPA and NKA have in common.

A score is the weighted mean of its components, unrounded. The weights come from a rule set of kind `bobot`
(`regulasi.py`): by default the one in force in the year, or any other that is handed in, such as a draft
that an administrator is trying out. Every score names the rule version it was computed with.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from .angka import bagi, bilangan, bulatkan, kali, kurang, rapikan, rata, tambah, tulis, tulis_persen
from .predikat import Predikat, predikat_dari
from .regulasi import DataAturanSalah, TidakBerlaku, Versi, ambil

#: Version of the arithmetic in this module; the rule version stands in each score.
VERSI: Final = "skor-1"

SERATUS: Final = Decimal(100)
NilaiKomponen = Mapping[str, Decimal | None]


class KomponenSalah(ValueError):
    """A component that the rule does not know or that cannot be; `kode` and a sentence in Indonesian."""

    def __init__(self, kode: str, pesan: str) -> None:
        self.kode = kode
        super().__init__(pesan)


@dataclass(frozen=True)
class Hitungan:
    """One computed component: unrounded, None with `alasan` where it cannot be computed.

    `draf`: the rule was not read in the regulation's own text.
    """

    nilai: Decimal | None
    langkah: tuple[str, ...] = ()
    alasan: str = ""
    peringatan: tuple[str, ...] = ()
    sumber: str = ""
    draf: bool = False


@dataclass(frozen=True)
class Bagian:
    """A component inside its score.

    `bobot` as the rule gives it; `bobot_pakai` the percentage it had after conversion and `sumbangan` the
    points it gave, both None for a component that was left out. `induk` is its aspect ("" without one).
    """

    kode: str
    nama: str
    induk: str
    bobot: Decimal
    bobot_pakai: Decimal | None
    nilai: Decimal | None
    sumbangan: Decimal | None
    berlaku: bool = True


@dataclass(frozen=True)
class Skor:
    """A score to 30 significant digits, its parts, worked steps and rule; None with `alasan`.

    `sementara`: components that apply have no value yet, so that the score will still move.
    """

    nama: str
    nilai: Decimal | None
    bagian: tuple[Bagian, ...]
    langkah: tuple[str, ...]
    aturan: str
    sumber: str
    draf: bool
    alasan: str = ""
    peringatan: tuple[str, ...] = ()
    sementara: bool = False
    potongan: Decimal = Decimal(0)
    predikat: Predikat | None = None
    mesin: str = VERSI


def daun(aturan: Versi) -> tuple[tuple[str, Mapping[str, Any]], ...]:
    """The components that are scored, each with the name of its aspect ("" without one)."""
    hasil: list[tuple[str, Mapping[str, Any]]] = []
    for k in aturan.nilai["komponen"]:
        hasil += [(k["nama"], a) for a in k["anak"]] if "anak" in k else [("", k)]
    return tuple(hasil)


def angka_aturan(aturan: Versi, kunci: str) -> Decimal:
    """A number that stands beside the weights of a rule; DataAturanSalah if the version lacks it."""
    nilai = aturan.nilai.get(kunci)
    if not isinstance(nilai, Decimal):
        raise DataAturanSalah(f"{aturan.nama}.toml", f"versi {aturan.versi}", f"{kunci} harus angka")
    return nilai


def rata_berbobot(bobot: Mapping[str, Decimal], nilai: Mapping[str, Decimal]) -> Decimal:
    """Sum of weight x value over the sum of weights, for the kode in `nilai`; unrounded."""
    total = tambah(*(bobot[k] for k in nilai))
    return rapikan(bagi(tambah(*(kali(bobot[k], n) for k, n in nilai.items())), total))


def hitung_skor(
    *,
    nama: str,
    aturan: Versi,
    nilai: NilaiKomponen,
    konversi: bool,
    tidak_berlaku: Collection[str] = (),
    potongan: Hitungan | None = None,
    langkah: tuple[str, ...] = (),
    peringatan: tuple[str, ...] = (),
    pita: Versi | None = None,
) -> Skor:
    """Weighted mean of the components by `aturan`, less `potongan`.

    With `konversi` a component without value is left out and the rest is divided by the weight that
    remains; without it every component is needed. `pita` holds the bands of the predicate, which a
    provisional score does not get. KomponenSalah for an unknown kode, a negative value, or a value where the
    component does not apply.
    """
    komponen = daun(aturan)
    isi = _periksa(nama, {k["kode"]: k["nama"] for _, k in komponen}, nilai, tidak_berlaku)
    ada = {k: n for k, n in isi.items() if n is not None}
    belum = [k["nama"] for _, k in komponen if k["kode"] not in ada and k["kode"] not in tidak_berlaku]
    tanda = (*peringatan, *_lebih(komponen, ada))
    dasar = (aturan.versi, aturan.sebutan, aturan.draf)
    if not ada or (belum and not konversi):
        kurang_apa = ", ".join(belum) or "semua komponen tidak berlaku"
        bagian = tuple(_bagian(i, k, ada, {}, tidak_berlaku) for i, k in komponen)
        return Skor(nama, None, bagian, langkah, *dasar, f"belum ada nilai: {kurang_apa}", tanda, bool(belum))
    bobot = {k["kode"]: k["bobot"] for _, k in komponen}
    total = tambah(*(bobot[k] for k in ada))
    tertimbang = bagi(tambah(*(kali(bobot[k], n) for k, n in ada.items())), SERATUS)
    hasil = rapikan(bagi(kali(tertimbang, SERATUS), total))
    jejak = [*langkah, _langkah_jumlah(ada, bobot, rapikan(tertimbang), penuh=total == SERATUS)]
    if total != SERATUS:
        jejak.append(_langkah_konversi(rapikan(tertimbang), total, hasil))
        tanda = (*tanda, *_ditinggalkan(komponen, tidak_berlaku, belum))
    if potongan is not None and potongan.nilai is not None:
        akhir = rapikan(kurang(hasil, potongan.nilai))
        jejak += [*potongan.langkah, f"{tulis(hasil)} − {tulis(potongan.nilai)} = {tulis(akhir)}"]
        tanda = (*tanda, *potongan.peringatan)
        hasil = akhir
    return Skor(
        nama,
        hasil,
        tuple(_bagian(i, k, ada, {"total": total}, tidak_berlaku) for i, k in komponen),
        tuple(jejak),
        *dasar,
        "",
        tanda,
        bool(belum),
        potongan.nilai if potongan is not None and potongan.nilai is not None else Decimal(0),
        None if pita is None or belum else predikat_dari(pita, hasil),
    )


def _periksa(
    skor: str, nama: Mapping[str, str], nilai: NilaiKomponen, tidak_berlaku: Collection[str]
) -> dict[str, Decimal | None]:
    for kode in (*nilai, *tidak_berlaku):
        if kode not in nama:
            raise KomponenSalah(
                kode, f"{skor} tidak mengenal komponen “{kode}”. Yang dikenal: {', '.join(nama)}."
            )
    isi = {k: None if (n := nilai.get(k)) is None else bilangan(n) for k in nama}
    for kode, n in isi.items():
        if n is not None and n < 0:
            raise KomponenSalah(
                kode, f"{nama[kode]}: {tulis(n, None)} negatif. Periksa angkanya; nilai mulai dari 0."
            )
        if n is not None and kode in tidak_berlaku:
            raise KomponenSalah(
                kode,
                f"{nama[kode]} dinyatakan tidak berlaku, tetapi bernilai {tulis(n, None)}."
                " Kosongkan nilainya, atau nyatakan berlaku.",
            )
    return isi


def _bagian(
    induk: str,
    k: Mapping[str, Any],
    ada: Mapping[str, Decimal],
    basis: Mapping[str, Decimal],
    tidak_berlaku: Collection[str],
) -> Bagian:
    kode, bobot, nilai = k["kode"], k["bobot"], ada.get(k["kode"])
    berlaku = kode not in tidak_berlaku
    if nilai is None or "total" not in basis:
        return Bagian(kode, k["nama"], induk, bobot, None, nilai, None, berlaku)
    pakai = bagi(kali(bobot, SERATUS), basis["total"])
    sumbangan = rapikan(bagi(kali(bobot, nilai), basis["total"]))
    return Bagian(kode, k["nama"], induk, bobot, rapikan(pakai), nilai, sumbangan, berlaku)


def _lebih(komponen: tuple[tuple[str, Mapping[str, Any]], ...], ada: Mapping[str, Decimal]) -> list[str]:
    return [
        f"{k['nama']} {tulis(ada[k['kode']], None)} melampaui 100. Periksa angkanya."
        for _, k in komponen
        if k["kode"] in ada and ada[k["kode"]] > k.get("maks", SERATUS)
    ]


def _langkah_jumlah(
    ada: Mapping[str, Decimal], bobot: Mapping[str, Decimal], tertimbang: Decimal, *, penuh: bool
) -> str:
    uraian = " + ".join(f"{tulis_persen(bobot[k], None)} × {_pendek(n)}" for k, n in ada.items())
    return f"{uraian} = {tulis(tertimbang) if penuh else _pendek(tertimbang)}"


def _langkah_konversi(tertimbang: Decimal, total: Decimal, hasil: Decimal) -> str:
    return f"{_pendek(tertimbang)} ÷ {tulis_persen(total, None)} = {tulis(hasil)} (konversi bobot)"


def _ditinggalkan(
    komponen: tuple[tuple[str, Mapping[str, Any]], ...], tidak_berlaku: Collection[str], belum: list[str]
) -> list[str]:
    tidak = [k["nama"] for _, k in komponen if k["kode"] in tidak_berlaku]
    hasil = [f"Tidak berlaku, bobotnya dikonversi: {', '.join(tidak)}."] if tidak else []
    if belum:
        hasil.append(f"Belum ada nilainya, bobotnya dikonversi dan skor masih sementara: {', '.join(belum)}.")
    return hasil


def pita_bila_ada(nama: str, tahun: int) -> Versi | None:
    """The bands in force in `tahun`; None where the rule of that year gives no predicate."""
    try:
        return ambil(nama, tahun)
    except TidakBerlaku:
        return None


def _pendek(nilai: Decimal) -> str:
    penuh = tulis(nilai, None)
    return penuh if len(penuh.partition(",")[2]) <= 4 else tulis(nilai, 4)


def per_aspek(skor: Skor) -> dict[str, Decimal]:
    """Points that each aspect gave to the score; aspects without any value are left out."""
    hasil: dict[str, Decimal] = {}
    for b in skor.bagian:
        if b.induk and b.sumbangan is not None:
            hasil[b.induk] = rapikan(tambah(hasil.get(b.induk, Decimal(0)), b.sumbangan))
    return hasil


# --- what if ------------------------------------------------------------------------------------------

Penghitung = Callable[[NilaiKomponen], Skor]


@dataclass(frozen=True)
class Andai:
    """A score before and after a change; `selisih` None where either has no value."""

    sebelum: Skor
    sesudah: Skor
    selisih: Decimal | None


@dataclass(frozen=True)
class Peluang:
    """What one component could still give: for one more unit, and all the way to `batas`."""

    kode: str
    nilai: Decimal
    batas: Decimal
    per_satuan: Decimal
    sampai_batas: Decimal


def andai(hitung: Penghitung, nilai: NilaiKomponen, ubah: NilaiKomponen) -> Andai:
    """The score with some components changed; nothing is stored."""
    sebelum, sesudah = hitung(nilai), hitung({**nilai, **ubah})
    if sebelum.nilai is None or sesudah.nilai is None:
        return Andai(sebelum, sesudah, None)
    return Andai(sebelum, sesudah, rapikan(kurang(sesudah.nilai, sebelum.nilai)))


def peluang(hitung: Penghitung, nilai: NilaiKomponen, batas: Mapping[str, Decimal]) -> tuple[Peluang, ...]:
    """Components by what they could still add to the score, the largest first.

    `batas` holds the best value of each component. One that stands at or beyond it can give nothing.
    """
    if hitung(nilai).nilai is None:
        return ()
    hasil: list[Peluang] = []
    for kode, atas in batas.items():
        kini = nilai.get(kode)
        if kini is not None:
            puncak = max(kini, atas)
            satu = _tambahan(hitung, nilai, kode, min(tambah(kini, 1), puncak))
            hasil.append(Peluang(kode, kini, atas, satu, _tambahan(hitung, nilai, kode, puncak)))
    return tuple(sorted(hasil, key=lambda p: -p.sampai_batas))


def _tambahan(hitung: Penghitung, nilai: NilaiKomponen, kode: str, baru: Decimal) -> Decimal:
    return andai(hitung, nilai, {kode: baru}).selisih or Decimal(0)


# --- ours beside the official figure ------------------------------------------------------------------


@dataclass(frozen=True)
class Banding:
    """Our figure beside an official or printed one.

    `cocok`: equal when rounded or cut to the printed decimals, or within one unit of the last of them
    (rules.md 0.1). `penjelasan` is a sentence; where we cannot explain a difference it says so.
    """

    hitung: Decimal | None
    resmi: Decimal | None
    selisih: Decimal | None
    cocok: bool | None
    penjelasan: str


def banding(skor: Skor, resmi: Decimal | None, *, desimal: int = 2, dugaan: str = "") -> Banding:
    """Compare; `dugaan` is an explanation that the rule's own module found for a difference."""
    if skor.nilai is None or resmi is None:
        apa = f"Hitungan kami belum ada ({skor.alasan})." if skor.nilai is None else "Angka resmi belum ada."
        return Banding(skor.nilai, resmi, None, None, apa)
    selisih = rapikan(kurang(resmi, skor.nilai))
    bulat = bulatkan(skor.nilai, desimal)
    if bulat == resmi:
        return Banding(skor.nilai, resmi, selisih, True, "Sama.")
    if abs(selisih) <= Decimal(1).scaleb(-desimal):
        kata = f"Selisih {_tanda(selisih, desimal + 1)} dari pembulatan atau pemotongan angka."
        return Banding(skor.nilai, resmi, selisih, True, kata)
    sebab = dugaan or "Tidak terjelaskan dari komponennya; periksa komponen dan angka resminya."
    kata = (
        f"Resmi {tulis(resmi, desimal)}, menurut {skor.sumber} {tulis(skor.nilai, desimal)}"
        f" (selisih {_tanda(selisih, desimal)}). {sebab}"
    )
    return Banding(skor.nilai, resmi, selisih, False, kata)


def _tanda(x: Decimal, desimal: int) -> str:
    return f"+{tulis(x, desimal)}" if x > 0 else tulis(x, desimal)


def rata_satker(nilai: Mapping[str, Decimal | None]) -> Hitungan:
    """An office's or region's score: the plain mean of its satker (not weighted by pagu), unrounded.

    How the published reports of 2023 come to their figure. Satker without a score are left out and named.
    """
    ada = [bilangan(n) for n in nilai.values() if n is not None]
    belum = [satker for satker, n in nilai.items() if n is None]
    tanda = (f"Belum ada nilainya, tidak ikut dirata-ratakan: {', '.join(belum)}.",) if belum else ()
    if not ada:
        return Hitungan(None, alasan="belum ada nilai satker", peringatan=tanda)
    hasil = rapikan(rata(ada))
    isi = " + ".join(_pendek(n) for n in ada[:12]) + (f" + … ({len(ada)} satker)" if len(ada) > 12 else "")
    return Hitungan(hasil, (f"({isi}) ÷ {len(ada)} = {tulis(hasil)}",), peringatan=tanda)
