"""Reads the plans that hold for a unit, and of each the targets that concern it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from django.db.models import F, Q

from sakip.aturan.angka import desimal_utuh
from sakip.aturan.capaian import Ukuran
from sakip.inti.galat import Masalah, TidakDitemukan
from sakip.naskah.renstra.bahan import BahanRenstra, JalurTarget, TitikTarget
from sakip.naskah.surat import profil_surat
from sakip.organisasi.models import Unit
from sakip.organisasi.queries import leluhur, nama_unit, subpohon
from sakip.perencanaan.models import Renstra, TargetRenstra
from sakip.perencanaan.queries import manual_berlaku
from sakip.perjanjian.models import ButirPerjanjian


def bahan_renstra(unit: Unit, tahun: int, *, pada: dt.date) -> BahanRenstra:
    """The unit's own plan, those above it, and those of the owners of its indicators.

    Of another unit's plan only what concerns this unit: targets of the whole country or of this unit, of
    indicators that the unit has agreed upon or is responsible for. ``TidakDitemukan`` when there are none.
    """
    atas = leluhur(unit, tahun)
    bawah = list(subpohon(unit, tahun))
    butir = ButirPerjanjian.objects.filter(perjanjian__tahun=tahun).filter(
        Q(perjanjian__unit=unit) | Q(penanggung_id__in=bawah)
    )
    dijanjikan = set(butir.values_list("indikator_id", flat=True))
    baris = list(
        TargetRenstra.objects.filter(renstra__mulai__lte=tahun, renstra__selesai__gte=tahun)
        .filter(Q(renstra__unit_id__in=atas) | Q(renstra__unit=F("indikator__pemilik")))
        .filter(Q(unit__isnull=True) | Q(unit_id__in=[*atas, *bawah]))
        .filter(Q(renstra__unit=unit) | Q(indikator_id__in=dijanjikan))
        .select_related("renstra", "indikator")
        .order_by("renstra__unit__kode", "indikator__kunci", "lingkup", "tahun")
    )
    if not baris:
        raise TidakDitemukan(
            Masalah(
                "renstra",
                f"Tidak ada target Rencana Strategis yang berlaku bagi «{unit.kode}» tahun {tahun}.",
                _saran(unit),
            )
        )
    nama = nama_unit(
        {unit.pk, *(b.renstra.unit_id for b in baris), *(b.penanggung_jawab_id or 0 for b in baris)},
        dt.date(tahun, 12, 31),
    )
    manual = manual_berlaku({b.indikator_id for b in baris}, unit, tahun)
    nama_indikator = {i: m.nama for i, m in manual.items()}
    desimal = {i: m.desimal for i, m in manual.items()}
    rencana = []
    for r in sorted({b.renstra for b in baris}, key=lambda r: (r.unit_id != unit.pk, r.unit.kode, r.mulai)):
        milik = [b for b in baris if b.renstra_id == r.pk]
        judul = f"Rencana Strategis {nama.get(r.unit_id, (r.unit.kode, ''))[0]} {r.mulai}–{r.selesai}"
        rencana.append((judul, r.mulai, r.selesai, _jalur(milik, nama, nama_indikator, desimal)))
    sebut = nama.get(unit.pk, (unit.kode, unit.kode))
    return BahanRenstra(
        unit.instansi.nama, unit.kode, *sebut, tahun, pada, tuple(rencana), profil_surat(unit, tahun)
    )


def _saran(unit: Unit) -> str:
    ada = [f"{r.mulai}–{r.selesai}" for r in Renstra.objects.filter(unit=unit).order_by("mulai")]
    return f"Rencana yang ada: {', '.join(ada)}." if ada else "Impor atau isi target Renstra."


def _jalur(
    baris: Sequence[TargetRenstra],
    nama: dict[int, tuple[str, str]],
    nama_indikator: dict[int, str],
    desimal: dict[int, int],
) -> tuple[JalurTarget, ...]:
    hasil: dict[tuple[int, str, int | None], JalurTarget] = {}
    for b in baris:
        kunci = (b.indikator_id, b.lingkup, b.unit_id)
        titik = TitikTarget(Ukuran(b.nilai, b.kata, b.satuan, b.skala), b.pendanaan)
        banyak = desimal_utuh(b.nilai, desimal.get(b.indikator_id, 0))
        lama = hasil.get(kunci)
        if lama is None:
            hasil[kunci] = JalurTarget(
                indikator=b.indikator.kunci,
                nama=nama_indikator.get(b.indikator_id, b.indikator.kunci),
                satuan=b.satuan,
                lingkup=b.lingkup,
                penanggung=nama.get(b.penanggung_jawab_id or 0, ("", ""))[1],
                desimal=banyak,
                titik={b.tahun: titik},
            )
        else:
            isi = {**lama.titik, b.tahun: titik}
            hasil[kunci] = replace(lama, desimal=max(lama.desimal, banyak), titik=isi)
    return tuple(hasil.values())
