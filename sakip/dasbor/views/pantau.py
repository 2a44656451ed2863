"""Dashboards for people of the offices."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sakip.organisasi.pintu import masuk


@masuk
@require_safe
def beranda(request: HttpRequest) -> HttpResponse:
    """Where a person's dashboards begin."""
    return render(request, "dasbor/pantau.html")
