"""What I must do now."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sakip.dasbor.tugas import tugas_saya
from sakip.organisasi.pintu import masuk


@masuk
@require_safe
def daftar(request: Any) -> HttpResponse:
    """The list of a person's open work, over all roles."""
    isi = tugas_saya(request.user, timezone.now())
    return render(
        request,
        "dasbor/tugas.html",
        {
            "kelompok": [(k, list(t)) for k, t in groupby(isi, key=lambda t: t.kelompok)],
            "jumlah": len(isi),
            "lewat": sum(t.lewat for t in isi),
            "tugas_ada": bool(request.wewenang.tugas),
            "alur": request.wewenang.punya("isi", "verifikasi", "setujui"),
        },
    )
