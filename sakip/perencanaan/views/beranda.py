"""The entry of planning: where to go, and what needs attention in one's own units."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sakip.organisasi.pintu import masuk
from sakip.perencanaan.queries.beranda import ringkasan_unit
from sakip.perencanaan.views.pokok import hari_ini, instansi_dibaca, tahun_diminta


@masuk
@require_safe
def beranda(request: Any) -> HttpResponse:
    """The units that the person plans for or sees, with their plan of the year."""
    tahun = tahun_diminta(request)
    punya = {t.unit_id for t in request.wewenang.tugas}
    cari = request.GET.get("cari", "")[:100]
    unit = ringkasan_unit(
        request.wewenang.unit_boleh("lihat", tahun), tahun, pada=hari_ini(), punya=punya, cari=cari
    )
    return render(
        request,
        "perencanaan/beranda.html",
        {
            "unit": unit,
            "tahun": tahun,
            "rencana": request.wewenang.unit_boleh("susun_rencana", tahun),
            "kamus": request.wewenang.unit_boleh("kelola_kamus", tahun),
            "instansi": instansi_dibaca(request),
        },
    )
