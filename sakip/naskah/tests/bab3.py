"""What the tests of Bab III A share: items measured from their variables, and a look into the tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from sakip.aturan.agregasi import AturanVariabel, HasilRealisasi, Nilai, hitung_realisasi
from sakip.aturan.capaian import Ukuran
from sakip.aturan.periode import baca_periode
from sakip.aturan.rumus import urai
from sakip.dokumen.blok import Blok, Tabel, polos
from sakip.naskah.bahan import BahanLkjip
from sakip.naskah.lkjip.capaian import capaian
from sakip.naskah.lkjip.kerangka import kerangka_lkjip
from sakip.naskah.lkjip.penyusun import Penyusun
from sakip.naskah.tests.bahan import butir
from sakip.naskah.tests.kantor_uji import TAHUN, bahan, rata
from sakip.pengukuran.hasil import HasilButir

D = Decimal
BULAN = [f"{TAHUN}-{n:02d}" for n in range(1, 13)]
Isian = dict[str, dict[str, dict[str, Nilai]]]


def nilai(isi: Mapping[str, str | int | None]) -> dict[str, Nilai]:
    """Values by period; None is nihil."""
    return {k: Nilai("nihil") if v is None else Nilai("ada", D(v)) for k, v in isi.items()}


def terukur(
    variabel: Mapping[str, AturanVariabel],
    isian: Isian,
    *,
    kode: str = "1.1",
    rumus: str = "",
    target: str = "10",
    tempo: Sequence[str] = (),
    urutan: str = "gabung_lalu_rumus",
    target_periode: tuple[tuple[str, Decimal, bool], ...] = (),
    desimal: int = 2,
) -> HasilButir:
    """An item whose realisation comes from its variables by the real rules."""
    hasil = hitung_realisasi(
        rumus=urai(rumus) if rumus else None,
        urutan=urutan,  # type: ignore[arg-type]
        variabel=variabel,
        data=isian,
        periode_jatuh_tempo=tempo,
    )
    dasar = butir(
        D(target),
        Ukuran(hasil.nilai, None, "orang", None, hasil.dihitung),
        kode=kode,
        keadaan=hasil.keadaan,
        satuan="orang",
        rumus=urai(rumus) if rumus else None,
        variabel={a: v.kunci for a, v in variabel.items()},
        kekerapan="bulanan",
        urutan=urutan,
        desimal=desimal,
    )
    return replace(dasar, hasil_realisasi=hasil, target_periode=target_periode)


def susun_bab3(b: BahanLkjip) -> tuple[list[Blok], Penyusun]:
    k = kerangka_lkjip(b.hasil.tahun, kode=b.kerangka_kode, ubahan=b.kerangka_ubahan)
    p = Penyusun(b, k)
    return capaian(p), p


def tabel(blok: Sequence[Blok], awal: str) -> Tabel:
    return next(x for x in rata(blok) if isinstance(x, Tabel) and x.judul.startswith(awal))


def sel(t: Tabel) -> list[list[str]]:
    return [[polos(s.teks) for s in baris] for baris in t.baris]


JUMLAH = AturanVariabel("v", "Orang terlayani", "orang")
UNIT = {"a": "Unit A", "b": "Unit B", "kantor": "Kantor Uji"}


def bahan_bulanan(
    isian: Isian, aturan: AturanVariabel = JUMLAH, sampai: bool = True, **lain: Any
) -> BahanLkjip:
    b = terukur({"n": aturan}, isian, **lain)
    deret: tuple[tuple[dt.date, HasilRealisasi], ...] = ()
    if sampai:
        deret = tuple(
            (
                baca_periode(k).akhir,
                hitung_realisasi(
                    rumus=b.manual.rumus,
                    urutan=b.manual.urutan,  # type: ignore[arg-type]
                    variabel={"n": aturan},
                    data={
                        v: {u: {x: n for x, n in per.items() if x <= k} for u, per in isi.items()}
                        for v, isi in isian.items()
                    },
                ),
            )
            for k in sorted({k for isi in isian.values() for per in isi.values() for k in per})
        )
    return replace(
        bahan([b]),
        nama_unit=UNIT,
        variabel={aturan.kunci: aturan},
        isian=isian,
        sampai={b.indikator: deret} if deret else {},
    )
