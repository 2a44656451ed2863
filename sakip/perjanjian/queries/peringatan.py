"""Warnings beside the items of an agreement. They never refuse: who writes the target decides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from sakip.aturan.capaian import Ukuran
from sakip.aturan.kewajaran import periksa_target, satuan_tidak_cocok, skala_belum_disebut, ukuran_berbeda
from sakip.inti.templatetags.sakip import ukuran
from sakip.perencanaan.models import ManualIndikator
from sakip.perencanaan.queries import TargetTahun, jalur_renstra, manual_berlaku
from sakip.perjanjian.models import ButirPerjanjian, PenetapanTarget, Perjanjian

#: By indicator id: the year in words ("2024", "2024 (sementara)") and what was reached then.
Riwayat = Mapping[int, Mapping[str, Decimal]]


def peringatan_perjanjian(
    p: Perjanjian, butir: Iterable[ButirPerjanjian], riwayat: Riwayat
) -> dict[int, tuple[str, ...]]:
    """By item id, what is odd about it. ``riwayat``: what was reached before.

    Compared with its past, its manual, its wording, the Renstra and the target that the owner set.
    """
    semua = list(butir)
    ids = {b.indikator_id for b in semua}
    manual = manual_berlaku(ids, p.unit, p.tahun)
    renstra = {
        k: next((t for t in titik if t.tahun == p.tahun), None)
        for k, titik in jalur_renstra(p.unit, p.tahun).items()
    }
    ditetapkan = {
        t.indikator_id: t
        for t in PenetapanTarget.objects.filter(unit=p.unit, tahun=p.tahun, indikator__in=ids)
    }
    return {
        b.pk: _satu(
            b,
            manual.get(b.indikator_id),
            riwayat.get(b.indikator_id, {}),
            renstra.get(b.indikator.kunci),
            ditetapkan.get(b.indikator_id),
        )
        for b in semua
    }


def _satu(
    b: ButirPerjanjian,
    manual: ManualIndikator | None,
    lalu: Mapping[str, Decimal],
    renstra: TargetTahun | None,
    tetap: PenetapanTarget | None,
) -> tuple[str, ...]:
    kini = Ukuran(b.nilai, b.kata, b.satuan, b.skala)
    isi: list[str] = []
    if manual is None:
        isi.append(
            "Indikator ini belum bermanual untuk tahun perjanjian; capaiannya tidak akan dapat dihitung."
        )
    else:
        isi += periksa_target(
            nama=b.rumusan,
            polaritas=manual.polaritas,
            target=kini,
            riwayat=lalu,
            satuan_manual=manual.satuan,
            skala_manual=manual.skala,
        )
    isi += [satuan_tidak_cocok(b.rumusan, b.satuan), skala_belum_disebut(b.satuan, b.skala)]
    if renstra is not None and not kini.kosong:
        lain = Ukuran(renstra.nilai, renstra.kata, renstra.satuan, renstra.skala)
        nama = "nasional" if renstra.lingkup == "nasional" else "wilayah"
        isi.append(_banding(kini, lain, f"target {nama} Renstra {renstra.tahun}"))
    if tetap is not None and not kini.kosong:
        lain = Ukuran(tetap.nilai, tetap.kata, tetap.satuan, tetap.skala)
        isi.append(_banding(kini, lain, "target yang ditetapkan pemilik indikator"))
        if tetap.keadaan == "diusulkan":
            usul = Ukuran(tetap.usulan_nilai, tetap.usulan_kata, tetap.satuan, tetap.skala)
            isi.append(f"Unit mengusulkan {ukuran(usul)} dan pemilik belum menjawabnya.")
    return tuple(dict.fromkeys(s for s in isi if s))


def _banding(kini: Ukuran, lain: Ukuran, sebutan: str) -> str:
    """Another kind of measure first; else another value."""
    if lain.kosong:
        return ""
    if beda := ukuran_berbeda(kini, lain, sebutan):
        return beda
    if kini.kata is not None or lain.kata is not None:
        sama = (kini.kata or "").casefold() == (lain.kata or "").casefold()
    else:
        sama = kini.nilai == lain.nilai
    return "" if sama else f"Tidak sama dengan {sebutan}: {ukuran(lain)}."


def pembanding_butir(p: Perjanjian, b: ButirPerjanjian) -> list[tuple[str, str]]:
    """Figures beside the form of an item: the Renstra, the owner's target, last year's agreement."""
    hasil: list[tuple[str, str]] = []
    titik = next(
        (t for t in jalur_renstra(p.unit, p.tahun).get(b.indikator.kunci, ()) if t.tahun == p.tahun), None
    )
    if titik is not None:
        lain = Ukuran(titik.nilai, titik.kata, titik.satuan, titik.skala)
        hasil.append((f"Renstra {p.tahun} ({titik.lingkup})", ukuran(lain)))
    tetap = PenetapanTarget.objects.filter(unit=p.unit, tahun=p.tahun, indikator=b.indikator_id).first()
    if tetap is not None:
        lain = Ukuran(tetap.nilai, tetap.kata, tetap.satuan, tetap.skala)
        hasil.append((f"Ditetapkan pemilik ({tetap.get_keadaan_display().lower()})", ukuran(lain)))
    lalu = (
        ButirPerjanjian.objects.filter(
            perjanjian__unit=p.unit, perjanjian__tahun=p.tahun - 1, indikator=b.indikator_id
        )
        .order_by("-perjanjian__revisi")
        .first()
    )
    if lalu is not None:
        hasil.append(
            (f"Target {p.tahun - 1}", ukuran(Ukuran(lalu.nilai, lalu.kata, lalu.satuan, lalu.skala)))
        )
    return hasil
