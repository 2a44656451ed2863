"""Scores of made-up satker by the real rules, without a database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal

from sakip.anggaran.models import JenisSkor
from sakip.anggaran.queries.nka import NkaWilayah
from sakip.anggaran.queries.skor import BarisSkor, InfoPotret, RataSkor, SkorWilayah
from sakip.anggaran.rumus_skor import ATURAN_JENIS, AturanSkor, banding_resmi, hitung
from sakip.aturan.regulasi import TidakBerlaku, ambil
from sakip.aturan.skor import Skor, banding, rata_satker
from sakip.organisasi.models import Unit

D = Decimal
HARI = dt.date(2023, 12, 31)
SMART = {"penyerapan": "99.40", "konsistensi": "99.94", "cro": "100", "efisiensi": "18.27"}


def aturan(jenis: str, tahun: int = 2023) -> AturanSkor:
    def versi(nama: str):
        try:
            return ambil(nama, tahun)
        except TidakBerlaku:
            return None

    return AturanSkor(jenis, tahun, {n: versi(n) for n in ATURAN_JENIS[JenisSkor(jenis)]})


def baris(
    a: AturanSkor, kode: str, resmi: str | None, nilai: Mapping[str, str], *, nama: str = "",
    kantor: bool = True, tidak: frozenset[str] = frozenset(),
) -> BarisSkor:  # fmt: skip
    isi = {k: D(v) for k, v in nilai.items()}
    skor = hitung(a, isi, tidak)
    tercetak = None if resmi is None else D(resmi)
    return BarisSkor(
        1, 1, kode, nama or f"Satker {kode}", 1, "kantor", "Kantor", kantor, isi, tidak, skor, tercetak,
        banding_resmi(a, isi, skor, tercetak), "", None, skor.peringatan if skor else (),
    )  # fmt: skip


def rata(cakupan: str, isi: Sequence[BarisSkor]) -> RataSkor:
    kami = rata_satker({b.kode: b.angka for b in isi})
    resmi = rata_satker({b.kode: b.resmi for b in isi})
    lengkap = bool(isi) and all(b.angka is not None for b in isi)
    pakai, asal = (kami.nilai, "hitungan") if lengkap else (resmi.nilai, "resmi" if resmi.nilai else "")
    return RataSkor(cakupan, len(isi), kami, resmi, pakai, asal)


def wilayah(
    a: AturanSkor, isi: Sequence[BarisSkor], *, resmi: str | None = None, terpilih: bool = False
) -> SkorWilayah:
    semua = rata("dengan_upt", isi)
    tercetak = None if resmi is None else D(resmi)
    ringkas = Skor("Rata-rata", semua.dipakai, (), (), "", "rata-rata satker", a.draf, "belum ada")
    potret = InfoPotret(1, a.jenis, "Sumber uji", HARI, 12, 1, "kantor", "Kantor", "", terpilih)
    return SkorWilayah(
        Unit(kode="kantor"), "Kantor", a.tahun, a.jenis, "", a, a.kolom, potret if isi else None, tuple(isi),
        rata("kantor", [b for b in isi if b.kantor]), semua, tercetak, banding(ringkas, tercetak), (), a.draf,
        any(b.skor is not None and b.skor.sementara for b in isi),
        tuple(f"{b.nama}: {x}" for b in isi for x in b.peringatan),
    )  # fmt: skip


def nka(
    smart: SkorWilayah | None, ikpa: SkorWilayah, *, resmi: str | None = None, tahun: int = 2023
) -> NkaWilayah:
    """The composite of two kinds, by the query's own helpers."""
    from sakip.anggaran.queries import nka as q

    a = aturan("nka", tahun)
    kosong = wilayah(a, ())
    sumber = {"ikpa": ikpa, **({"smart": smart} if smart else {})}
    masukan = q._masukan(a, {k: q._rata(s, s.wilayah) for k, s in sumber.items()}, {})
    dari = q._masukan(a, {k: q._resmi(s) for k, s in sumber.items()}, {})
    skor, skor_resmi = q._hitung(a, masukan), q._hitung(a, dari)
    acuan = skor_resmi if skor_resmi and skor_resmi.nilai is not None else skor
    tercetak = None if resmi is None else D(resmi)
    return NkaWilayah(
        a, smart, ikpa, kosong, (), masukan, dari, skor, skor, skor_resmi, tercetak,
        q._banding(a, acuan, tercetak), a.draf, False,
    )  # fmt: skip
