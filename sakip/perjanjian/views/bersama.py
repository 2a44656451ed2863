"""What the pages share: the agreement of an address behind the door, and the answer to a refused form."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sakip.inti.galat import Basi, GalatSakip
from sakip.inti.templatetags.sakip import ZONA
from sakip.organisasi.models import Unit
from sakip.organisasi.pintu import Tugas
from sakip.perjanjian.forms import per_tempat
from sakip.perjanjian.models import Perjanjian
from sakip.perjanjian.queries import pk as baca

#: Where a page of an agreement with its history lives (a room to the right; only its name is known here).
HALAMAN_PK = "dasbor:pk"


def perjanjian_untuk(request: Any, nomor: int, tindakan: str) -> tuple[Perjanjian, Tugas]:
    """The agreement of the address, and the role under which the person may do ``tindakan`` to it."""
    p = baca.muat(nomor)
    return p, request.wewenang.wajib(tindakan, p.unit, p.tahun)


def ke_perjanjian(p: Perjanjian) -> HttpResponse:
    """Back to the page of the agreement."""
    return redirect(HALAMAN_PK, nomor=p.pk)


def hari_ini(unit: Unit) -> dt.date:
    """Today where the office is."""
    return timezone.localdate(timezone=ZoneInfo(ZONA[unit.zona]))


def tolak(request: HttpRequest, templat: str, salah: GalatSakip, isi: dict[str, Any]) -> HttpResponse:
    """The form again with what was typed and the faults beside their fields; 409 for a stale one."""
    return render(
        request,
        templat,
        {**isi, "salah": per_tempat(salah), "masalah": salah.masalah, "basi": isinstance(salah, Basi)},
        status=409 if isinstance(salah, Basi) else 400,
    )
