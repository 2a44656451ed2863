"""Warnings at manuals and plan targets: the rows' values put to the pure rules of ``aturan.kewajaran``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from sakip.aturan import kewajaran
from sakip.aturan.capaian import Ukuran
from sakip.aturan.rumus import Rumus, RumusSalah, urai
from sakip.perencanaan.models import ManualIndikator, TargetRenstra, Variabel


def peringatan_rumus(rumus: Rumus, variabel: Mapping[str, Variabel]) -> list[str]:
    """Ratios of a flow over a stock, by the variables that the aliases stand for."""
    hasil = []
    for atas, bawah in rumus.pembagian():
        ada_atas = [variabel[a] for a in atas if a in variabel]
        ada_bawah = [variabel[b] for b in bawah if b in variabel]
        hasil.append(
            kewajaran.stok_dan_alur(
                [v.sifat for v in ada_atas],
                [v.sifat for v in ada_bawah],
                nama_pembilang=", ".join(v.nama for v in ada_atas),
                nama_penyebut=", ".join(v.nama for v in ada_bawah),
            )
        )
    return [h for h in hasil if h]


def peringatan_manual(
    manual: ManualIndikator,
    variabel: Mapping[str, Variabel] | None = None,
    lama: ManualIndikator | None = None,
) -> tuple[str, ...]:
    """Wording against direction and unit, scale, mixed stock and flow, and breaks against ``lama``.

    ``variabel`` by alias; without it the stored ones (prefetch ``variabel__variabel`` for lists).
    """
    if variabel is None:
        variabel = {p.alias: p.variabel for p in manual.variabel.all()}
    hasil = [
        kewajaran.arah_berlawanan(manual.nama, manual.polaritas),
        kewajaran.satuan_tidak_cocok(manual.nama, manual.satuan),
        kewajaran.skala_belum_disebut(manual.satuan, manual.skala),
    ]
    try:
        hasil += peringatan_rumus(urai(manual.rumus), variabel) if manual.rumus.strip() else []
    except RumusSalah as salah:
        hasil.append(f"{salah}")
    if lama is not None:
        hasil += _putus(manual, lama)
    return tuple(h for h in hasil if h)


def _putus(baru: ManualIndikator, lama: ManualIndikator) -> list[str]:
    """What makes years before and after a new version incomparable (rules.md 0.11)."""
    hasil = []
    for nama, kata in (("satuan", "Satuan"), ("skala", "Skala"), ("polaritas", "Arah")):
        a, b = getattr(lama, nama), getattr(baru, nama)
        if (a.casefold() if isinstance(a, str) else a) != (b.casefold() if isinstance(b, str) else b):
            hasil.append(
                f"{kata} berubah dari versi {lama.sejak_tahun}: deretnya putus, tahun sebelum dan sesudahnya"
                " tidak dapat dibandingkan begitu saja."
            )
    return hasil


def peringatan_target(
    target: Sequence[TargetRenstra], manual: ManualIndikator | None, riwayat: Mapping[int, Decimal | None]
) -> tuple[str, ...]:
    """Warnings at the line of a plan: each year's target against the manual and what was reached before."""
    if manual is None:
        return ("Indikator ini belum mempunyai manual untuk tahun Renstra.",)
    hasil: dict[str, None] = {}
    for t in target:
        lalu = {tahun: n for tahun, n in riwayat.items() if tahun < t.tahun}
        for kalimat in kewajaran.periksa_target(
            nama="",
            polaritas=manual.polaritas,
            target=Ukuran(t.nilai, t.kata, t.satuan, t.skala),
            riwayat=lalu,
            satuan_manual=manual.satuan,
            skala_manual=manual.skala,
        ):
            umum = kalimat.startswith(("Satuan", "Ditulis"))
            hasil[kalimat if umum else f"{t.tahun}: {kalimat}"] = None
    return tuple(hasil)
