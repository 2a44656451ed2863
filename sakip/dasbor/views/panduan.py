"""The user guide by role, reachable from every page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sakip.organisasi.pintu import publik


@publik
@require_safe
def panduan(request: HttpRequest) -> HttpResponse:
    """The list of guides."""
    return render(request, "dasbor/panduan.html")
