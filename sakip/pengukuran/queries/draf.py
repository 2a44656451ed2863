"""Drafts of a form: one's own, and who else is typing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sakip.akun.models import Akun
from sakip.organisasi.models import Unit
from sakip.pengukuran.formulir import FORMULIR
from sakip.pengukuran.models import DrafIsian

#: Somebody whose draft is older than this is not at work on the form any more.
MASIH_MENGISI = dt.timedelta(minutes=15)


@dataclass(frozen=True)
class Draf:
    """What was typed and not saved: texts and versions by field, and when."""

    isi: Mapping[str, str]
    versi: Mapping[str, int]
    waktu: dt.datetime


@dataclass(frozen=True)
class SedangMengisi:
    """Another person at work on the same form, and when they last typed."""

    nama: str
    waktu: dt.datetime


def draf_formulir(
    akun: Akun, unit: Unit, periode: str, kini: dt.datetime
) -> tuple[Draf | None, tuple[SedangMengisi, ...]]:
    """The draft of ``akun`` and who else is typing, in one query."""
    baris = DrafIsian.objects.filter(unit=unit, formulir=FORMULIR, periode=periode).select_related("akun")
    sendiri: Draf | None = None
    lain: list[SedangMengisi] = []
    for d in baris.order_by("-waktu"):
        if d.akun_id == akun.pk:
            sendiri = Draf(d.isi.get("isi", {}), d.isi.get("versi", {}), d.waktu)
        elif d.waktu >= kini - MASIH_MENGISI:
            lain.append(SedangMengisi(d.akun.nama, d.waktu))
    return sendiri, tuple(lain)
