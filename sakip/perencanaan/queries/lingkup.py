"""Who may read and manage what in planning, as sets of ids that the permission door gave."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

from sakip.organisasi.models import Instansi, Unit
from sakip.organisasi.queries import nama_unit
from sakip.perencanaan.models import Indikator, Variabel


def instansi_unit(unit: Collection[int]) -> frozenset[int]:
    """Agencies of these units. Dictionary and manuals are read by everybody of the agency."""
    return frozenset(Unit.objects.filter(pk__in=unit).values_list("instansi_id", flat=True).distinct())


def nama_instansi(instansi: Collection[int]) -> dict[int, str]:
    """Names of agencies by id."""
    return dict(Instansi.objects.filter(pk__in=instansi).values_list("pk", "nama"))


def pilihan_unit(unit: Iterable[int], pada: dt.date) -> list[tuple[int, str]]:
    """Units as choices of a form, by name."""
    ids = list(unit)
    return sorted(((u, n[0]) for u, n in nama_unit(ids, pada).items()), key=lambda p: p[1]) or [
        (u.pk, u.kode) for u in Unit.objects.filter(pk__in=ids).order_by("kode")
    ]


def unit_pengelola(variabel: Variabel, unit_boleh: Collection[int]) -> int | None:
    """The unit on whose behalf a person whose scope is ``unit_boleh`` may change ``variabel``, or None.

    Its keeper's; without a keeper that of an indicator which uses it; a variable that nobody keeps and
    nobody uses may be adopted by any planner of the agency.
    """
    if variabel.pemilik_id is not None:
        return variabel.pemilik_id if variabel.pemilik_id in unit_boleh else None
    pemilik = set(
        Indikator.objects.filter(manual__variabel__variabel=variabel).values_list("pemilik_id", flat=True)
    )
    if not pemilik:
        pemilik = set(
            Unit.objects.filter(pk__in=unit_boleh, instansi=variabel.instansi_id).values_list("pk", flat=True)
        )
    return min((u for u in pemilik if u in unit_boleh), default=None)
