"""What I must do now."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sakip.dasbor.tugas import Tugas, tugas_saya
from sakip.organisasi.pintu import Wewenang, masuk
from sakip.organisasi.queries.masa import DiLuarMasa

#: How long a role that ended is told of while others are in force.
HARI_SEBUT = 60


@dataclass(frozen=True)
class Kelompok:
    """One heading of the list: what is of the last twelve months, and what is older."""

    nama: str
    baru: list[Tugas]
    lama: list[Tugas]

    @property
    def banyak(self) -> int:
        return len(self.baru) + len(self.lama)


def _kelompok(nama: str, isi: list[Tugas]) -> Kelompok:
    return Kelompok(nama, [t for t in isi if not t.lama], [t for t in isi if t.lama])


def luar_masa(wewenang: Wewenang) -> list[DiLuarMasa]:
    """Roles to tell of: all while nothing is in force, else those that ended or begin within 60 days."""
    semua = wewenang.di_luar_masa
    if not wewenang.tugas:
        return list(semua)
    return [d for d in semua if abs((d.hari - wewenang.pada).days) <= HARI_SEBUT]


@masuk
@require_safe
def daftar(request: Any) -> HttpResponse:
    """The list of a person's open work, over all roles."""
    isi = tugas_saya(request.user, timezone.now())
    return render(
        request,
        "dasbor/tugas.html",
        {
            "kelompok": [_kelompok(k, list(t)) for k, t in groupby(isi, key=lambda t: t.kelompok)],
            "jumlah": len(isi),
            "lewat": sum(t.lewat for t in isi),
            "pengelola": request.wewenang.punya("kelola_unit"),
            "tugas_ada": bool(request.wewenang.tugas),
            "luar_masa": luar_masa(request.wewenang),
            "alur": request.wewenang.punya("isi", "verifikasi", "setujui"),
        },
    )
