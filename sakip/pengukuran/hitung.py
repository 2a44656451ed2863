"""From what was read to what is shown: realisation and capaian of one item. No queries in here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from sakip.aturan.agregasi import (
    AgregasiSalah,
    AturanVariabel,
    DataVariabel,
    HasilRealisasi,
    hitung_realisasi,
)
from sakip.aturan.angka import tulis
from sakip.aturan.capaian import HasilCapaian, Ukuran, hitung_capaian
from sakip.aturan.periode import Kekerapan, Periode, periode_menurut_kekerapan, sudah_jatuh_tempo
from sakip.pengukuran.hasil import Manual
from sakip.pengukuran.iris import Rentang

SERATUS = Decimal(100)
#: Measured elsewhere: the figure comes as a whole, with a letter.
PENGUKUR_LUAR = frozenset({"eselon1", "instansi", "luar"})


@dataclass(frozen=True)
class NilaiDatang:
    """A realisation that came as a whole: typed without parts, or by letter."""

    nilai: Decimal | None
    kata: str | None
    skala: Decimal | None
    tanpa_rincian: bool


@dataclass(frozen=True)
class Realisasi:
    """The realisation of an item, its steps and where it came from."""

    ukuran: Ukuran
    hasil: HasilRealisasi
    asal: str
    tanpa_rincian: bool
    peringatan: tuple[str, ...]


def periode_jatuh_tempo(
    manual: Manual, tahun: int, pada: dt.date, rentang: Rentang | None = None
) -> list[Periode]:
    """The periods of the manual's frequency whose due date has passed on ``pada``.

    ``rentang``: only those that end inside it.
    """
    return [
        p
        for p in periode_menurut_kekerapan(cast(Kekerapan, manual.kekerapan), tahun, bulan=manual.bulan)
        if sudah_jatuh_tempo(p, pada, hari=manual.hari_jatuh_tempo, jeda_bulan=manual.jeda_bulan)
        and (rentang is None or rentang.awal <= p.akhir <= rentang.akhir)
    ]


def pilih_data(
    manual: Manual,
    kamus: Mapping[str, AturanVariabel],
    isian: DataVariabel,
    jarak: Mapping[str, int],
    wilayah: Mapping[str, set[str]],
    di_bawah: Mapping[str, set[str]],
) -> tuple[dict[str, Mapping[str, Mapping[str, object]]], tuple[str, ...]]:
    """The values that count for this unit: its own, or with those below it.

    A figure that covers a whole subtree stands instead of the figures below it; when both exist
    that is said, since the same fact must not be counted twice.
    """
    kunci = set(manual.variabel.values())
    kunci |= {b for k in kunci if (b := kamus[k].bobot)}
    data: dict[str, Mapping[str, Mapping[str, object]]] = {}
    peringatan: list[str] = []
    for k in sorted(kunci):
        per_unit = {u: p for u, p in isian.get(k, {}).items() if u in jarak}
        if manual.pengukur == "sendiri":
            per_unit = {u: p for u, p in per_unit.items() if jarak[u] == 0}
        tertutup = {b for u in wilayah.get(k, ()) for b in di_bawah.get(u, ())} & set(per_unit)
        if tertutup:
            peringatan.append(
                f"Angka wilayah «{kamus[k].nama}» dipakai; "
                f"isian {', '.join(sorted(tertutup))} tidak dijumlahkan lagi."
            )
        data[k] = {u: p for u, p in per_unit.items() if u not in tertutup}
    return data, tuple(peringatan)


def hitung_butir_realisasi(
    *,
    manual: Manual,
    kamus: Mapping[str, AturanVariabel],
    isian: DataVariabel,
    jarak: Mapping[str, int],
    wilayah: Mapping[str, set[str]],
    di_bawah: Mapping[str, set[str]],
    pelapor: Mapping[str, set[str]],
    datang: NilaiDatang | None,
    tahun: int,
    pada: dt.date,
    rentang: Rentang | None = None,
) -> Realisasi:
    """Realisation of one item: from its variables where there are any, else the value that came whole.

    ``rentang``: the part of the year that the values were cut to; only what is due in it can be missing.
    """
    tempo = periode_jatuh_tempo(manual, tahun, pada, rentang)
    if rentang is not None and not tempo:
        pelapor = {}
    dari_variabel = HasilRealisasi("kosong")
    tanda: tuple[str, ...] = ()
    if manual.variabel and manual.pengukur not in PENGUKUR_LUAR:
        data, tanda = pilih_data(manual, kamus, isian, jarak, wilayah, di_bawah)
        dari_variabel = _dari_variabel(manual, kamus, data, pelapor, tertutup=bool(tanda), tempo=tempo)
    if dari_variabel.keadaan in ("kosong", "tidak_jatuh_tempo") and datang is not None:
        return _datang(manual, datang)
    if dari_variabel.keadaan == "kosong" and not tempo:
        dari_variabel = HasilRealisasi("tidak_jatuh_tempo")
    ukuran = Ukuran(dari_variabel.nilai, None, manual.satuan, manual.skala, dari_variabel.dihitung)
    peringatan = (*tanda, *dari_variabel.peringatan, *kejanggalan(manual, dari_variabel.nilai))
    return Realisasi(ukuran, dari_variabel, "variabel", False, peringatan)


def _dari_variabel(
    manual: Manual,
    kamus: Mapping[str, AturanVariabel],
    data: Mapping[str, Mapping[str, Mapping[str, object]]],
    pelapor: Mapping[str, set[str]],
    *,
    tertutup: bool,
    tempo: list[Periode],
) -> HasilRealisasi:
    diharapkan = {alias: pelapor.get(k, set()) for alias, k in manual.variabel.items()}
    if tertutup or manual.pengukur == "sendiri":
        diharapkan = {}
    try:
        return hitung_realisasi(
            rumus=manual.rumus,
            urutan=manual.urutan,  # type: ignore[arg-type]
            variabel={alias: kamus[k] for alias, k in manual.variabel.items()},
            data=data,  # type: ignore[arg-type]
            kamus=kamus,
            periode_jatuh_tempo=[p.kunci for p in tempo],
            unit_diharapkan=diharapkan,
        )
    except AgregasiSalah as salah:
        return HasilRealisasi("tak_terdefinisi", alasan=str(salah))


def _datang(manual: Manual, datang: NilaiDatang) -> Realisasi:
    keadaan = "kosong" if datang.nilai is None and datang.kata is None else "ada"
    hasil = HasilRealisasi(keadaan, datang.nilai)  # type: ignore[arg-type]
    ukuran = Ukuran(datang.nilai, datang.kata, manual.satuan, datang.skala or manual.skala)
    asal = "langsung" if datang.tanpa_rincian else "surat"
    return Realisasi(ukuran, hasil, asal, datang.tanpa_rincian, kejanggalan(manual, datang.nilai))


def kejanggalan(manual: Manual, nilai: Decimal | None) -> tuple[str, ...]:
    """What a reader would stumble over in the figure itself."""
    if nilai is None:
        return ()
    if manual.skala is not None and nilai > manual.skala:
        return (f"Realisasi {tulis(nilai, None)} melebihi skala {tulis(manual.skala, None)}.",)
    persen = manual.satuan.casefold() in ("persen", "%")
    if persen and nilai > SERATUS and manual.metode == "rasio":
        return ("Bagian dari keseluruhan lebih dari 100%: pembilang melebihi penyebut.",)
    return ()


def hitung_butir_capaian(manual: Manual, target: Ukuran, realisasi: Realisasi) -> HasilCapaian:
    """Capaian of one item by the method of its manual."""
    gabungan = realisasi.hasil.variabel
    jumlah = gabungan[manual.jumlah].nilai if manual.jumlah in gabungan else None
    basis = gabungan[manual.basis].nilai if manual.basis in gabungan else None
    metode = manual.metode
    if metode == "pertumbuhan_jumlah" and realisasi.asal != "variabel":
        # Without the amounts only growth itself is known; it is compared with the target growth.
        metode = "pertumbuhan_rasio"
    return hitung_capaian(
        target=target,
        realisasi=realisasi.ukuran,
        keadaan=realisasi.hasil.keadaan,
        polaritas=manual.polaritas,  # type: ignore[arg-type]
        metode=metode,  # type: ignore[arg-type]
        nihil=manual.nihil,  # type: ignore[arg-type]
        jumlah=jumlah,
        basis=basis,
        skala_kata=manual.skala_kata,
        desimal=manual.desimal,
    )
