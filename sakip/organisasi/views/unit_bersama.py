"""What the pages of units share: who may run a unit, and one way to show and save a form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from sakip.inti.galat import Basi, GalatSakip, TidakDitemukan
from sakip.organisasi import forms
from sakip.organisasi.models import Instansi, JenisUnit, Unit
from sakip.organisasi.pintu import TidakBerwenang, Tugas
from sakip.organisasi.queries.unit import (
    BarisUnit,
    pohon_pada,
    sidik_unit,
    tahun_wewenang,
)

Pelaku = dict[str, Any]


def wajib_kelola(request: Any, unit: Unit) -> Tugas:
    """The role under which the person runs ``unit``, in the tree of the year in which it last had a place."""
    tugas: Tugas = request.wewenang.wajib(
        "kelola_unit", unit, tahun_wewenang(unit, timezone.localdate().year)
    )
    return tugas


def boleh_kelola(request: Any, unit: Unit) -> bool:
    tahun = tahun_wewenang(unit, timezone.localdate().year)
    return bool(request.wewenang.boleh("kelola_unit", unit, tahun))


def pelaku(request: Any, tugas: Tugas) -> Pelaku:
    """Who writes, as services want it."""
    return {"oleh": request.user, "peran": tugas.sebutan, "waktu": timezone.now()}


def formulir(
    request: Any,
    form: forms.FormKerja,
    simpan: Callable[[dict[str, Any]], tuple[str, str]],
    *,
    judul: str,
    pandu: str,
    tombol: str,
    unit: Unit | None = None,
    instansi: Instansi | None = None,
    bahaya: bool = False,
    tambahan: dict[str, Any] | None = None,
) -> HttpResponse:
    """Show a form, or save it: ``simpan`` gives the message and the address to go on to.

    Faults keep what was typed; a stale form answers 409 and takes the new digest, so that sending it
    again is a decision.
    """
    status = 200
    if request.method == "POST":
        if form.is_valid():
            try:
                pesan, alamat = simpan(form.cleaned_data)
            except (TidakBerwenang, TidakDitemukan):
                raise
            except GalatSakip as salah:
                status = 409 if isinstance(salah, Basi) else 400
                form.tambah_masalah(salah)
                if isinstance(salah, Basi) and unit is not None:
                    segar = request.POST.copy()
                    segar["sidik"] = sidik_unit(unit)
                    form.data = segar
            else:
                messages.success(request, pesan)
                return redirect(alamat)
        else:
            status = 400
    asal = unit.instansi if unit is not None else instansi
    isi = {
        "form": form,
        "judul": judul,
        "pandu": pandu,
        "tombol": tombol,
        "bahaya": bahaya,
        "unit": unit,
        "instansi": asal,
        "usul": _usul_unit(asal) if asal is not None and _berdaftar(form) else (),
        **(tambahan or {}),
    }
    return render(request, "organisasi/unit_formulir.html", isi, status=status)


def _berdaftar(form: forms.FormKerja) -> bool:
    return any(m.widget.attrs.get("list") for m in form.fields.values())


def _usul_unit(instansi: Instansi) -> list[BarisUnit]:
    """Units that others usually stand under, as suggestions: not the many UPT."""
    return [u for u in pohon_pada(instansi, timezone.localdate()) if u.jenis != JenisUnit.UPT]


def ke_unit(unit: Unit) -> str:
    return reverse("organisasi:unit_lihat", args=[unit.instansi.kode, unit.kode])
