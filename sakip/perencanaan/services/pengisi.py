"""Writes of who fills which variable."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.db.models import Q

from sakip.akun.models import Akun
from sakip.inti.galat import Basi, GalatSakip, Masalah, galat
from sakip.jejak.services import catat
from sakip.organisasi.models import Garis, Leluhur, Unit
from sakip.organisasi.queries import subpohon, tahun_pohon
from sakip.perencanaan.models import PengisiVariabel, Variabel
from sakip.perencanaan.queries.pengisi import sidik_pengisi
from sakip.perencanaan.services.pokok import periksa_tahun

Pasangan = tuple[int, int]


@transaction.atomic
def atur_pengisi(
    *,
    unit: Unit,
    tahun: int,
    variabel: Collection[int],
    dipilih: Collection[Pasangan],
    sidik: str,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> tuple[int, int]:
    """From ``tahun`` on exactly ``dipilih`` (variable, unit) are filled, of the shown ``variabel`` and the
    units of the subtree of ``unit``; returns how many began and how many ended.

    ``sidik`` is the state that the form was made from; another state is a stale form.
    """
    if masalah := periksa_tahun("tahun", tahun, None):
        raise GalatSakip(masalah)
    boleh_unit = set(subpohon(unit, tahun))
    boleh_variabel = set(
        Variabel.objects.select_for_update()
        .filter(pk__in=variabel, instansi=unit.instansi_id)
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    if not set(variabel) <= boleh_variabel or any(
        v not in boleh_variabel or u not in boleh_unit for v, u in dipilih
    ):
        raise galat("pengisi", "Ada variabel atau unit di luar lingkup Anda.", "Buka ulang halaman ini.")
    kini = _berlaku(boleh_variabel, boleh_unit, tahun)
    if sidik_pengisi(tahun, variabel, kini) != sidik:
        raise Basi(
            Masalah(
                "pengisi",
                "Daftar pengisi diubah orang lain sesudah Anda membukanya.",
                "Centang Anda masih di bawah; periksa, lalu simpan lagi.",
            )
        )
    baru, berhenti = set(dipilih) - set(kini), set(kini) - set(dipilih)
    if asing := {u for _, u in baru | berhenti} & _kini_di_luar(unit, boleh_unit, waktu.year):
        kode_asing = ", ".join(
            Unit.objects.filter(pk__in=asing).order_by("kode").values_list("kode", flat=True)
        )
        raise galat(
            "pengisi",
            f"Unit yang kini di bawah unit lain tidak dapat diubah dari sini: {kode_asing}.",
            "Minta perencana unit di atasnya sekarang.",
        )
    for pasangan in berhenti:
        _akhiri(kini[pasangan], tahun)
    for v, u in sorted(baru):
        _mulai(v, u, tahun)
    if baru or berhenti:
        nama = dict(Variabel.objects.filter(pk__in=boleh_variabel).values_list("pk", "kunci"))
        kode = dict(Unit.objects.filter(pk__in=boleh_unit).values_list("pk", "kode"))
        catat(
            rantai=unit.rantai_jejak,
            aksi="pengisi.atur",
            oleh=oleh,
            peran=peran,
            objek=f"pengisi:{unit.kode}:{tahun}",
            perubahan={
                "mulai": sorted(f"{nama[v]} {kode[u]}" for v, u in baru),
                "berhenti": sorted(f"{nama[v]} {kode[u]}" for v, u in berhenti),
            },
            waktu=waktu,
        )
    return len(baru), len(berhenti)


def _kini_di_luar(unit: Unit, bawahan: Collection[int], kini: int) -> set[int]:
    """Those of an older tree's units that stand elsewhere today: what holds from that year on holds today."""
    lain = set(bawahan) - set(subpohon(unit, kini))
    pohon = Leluhur.objects.filter(tahun=tahun_pohon(unit.instansi_id, kini), garis=Garis.KOMANDO, jarak=0)
    return set(pohon.filter(unit__in=lain).values_list("unit_id", flat=True)) if lain else set()


def _berlaku(variabel: Collection[int], unit: Collection[int], tahun: int) -> dict[Pasangan, PengisiVariabel]:
    baris = PengisiVariabel.objects.filter(
        Q(sampai_tahun__isnull=True) | Q(sampai_tahun__gte=tahun),
        variabel__in=variabel,
        unit__in=unit,
        sejak_tahun__lte=tahun,
    )
    return {(p.variabel_id, p.unit_id): p for p in baris}


def _akhiri(pengisi: PengisiVariabel, tahun: int) -> None:
    if pengisi.sejak_tahun >= tahun:
        pengisi.delete()
    else:
        pengisi.sampai_tahun = tahun - 1
        pengisi.save(update_fields=["sampai_tahun"])


def _mulai(variabel: int, unit: int, tahun: int) -> None:
    """From ``tahun`` on; joins what ended the year before and what begins later."""
    berikut = (
        PengisiVariabel.objects.filter(variabel=variabel, unit=unit, sejak_tahun__gt=tahun)
        .order_by("sejak_tahun")
        .first()
    )
    sampai = berikut.sejak_tahun - 1 if berikut else None
    sebelum = PengisiVariabel.objects.filter(variabel=variabel, unit=unit, sampai_tahun=tahun - 1).first()
    if sebelum is not None:
        sebelum.sampai_tahun = sampai
        sebelum.save(update_fields=["sampai_tahun"])
        return
    PengisiVariabel.objects.create(variabel_id=variabel, unit_id=unit, sejak_tahun=tahun, sampai_tahun=sampai)
