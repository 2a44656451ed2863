"""What somebody is typing, kept by itself; also tells a page whether its person is still logged in."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from sakip.inti.galat import GalatSakip
from sakip.inti.templatetags.sakip import ZONA
from sakip.organisasi.models import Unit
from sakip.organisasi.pintu import halaman
from sakip.pengukuran.queries.alur import terkunci
from sakip.pengukuran.queries.draf import draf_formulir
from sakip.pengukuran.queries.formulir import periksa_bulan
from sakip.pengukuran.services.draf import simpan_draf
from sakip.pengukuran.views.formulir import ketikan


@halaman("isi")
@never_cache
@require_http_methods(["GET", "POST"])
def draf(request: Any, unit: Unit, tahun: int, bulan: int) -> HttpResponse:
    """POST keeps the draft; both answer with the time, who else is typing, and a fresh token."""
    periksa_bulan(tahun, bulan)
    kini = timezone.now()
    periode = f"{tahun}-{bulan:02d}"
    pesan = ""
    if request.method == "POST":
        pesan = terkunci(unit, tahun, bulan, timezone.localdate(kini))
        if not pesan:
            isi, versi = ketikan(request.POST)
            baris = {m for m in versi if any(n == m or n.startswith(f"{m}-") for n in isi)}
            try:
                simpan_draf(
                    akun=request.user,
                    unit=unit,
                    periode=periode,
                    isi=isi,
                    versi={m: versi[m] for m in baris},
                    waktu=kini,
                )
            except GalatSakip as salah:
                pesan = str(salah.masalah[0])
    _, lain = draf_formulir(request.user, unit, periode, kini)
    zona = unit.zona
    return JsonResponse(
        {
            "waktu": _jam(kini, zona),
            "lain": [f"{x.nama} (mengetik pukul {_jam(x.waktu, zona)})" for x in lain],
            "token": get_token(request),
            "pesan": pesan,
        }
    )


def _jam(waktu: dt.datetime, zona: str) -> str:
    return f"{timezone.localtime(waktu, ZoneInfo(ZONA[zona])):%H.%M} {zona}"
