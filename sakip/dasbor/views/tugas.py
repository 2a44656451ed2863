"""What I must do now."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sakip.organisasi.pintu import masuk


@masuk
@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """The list of a person's open work, over all roles."""
    return render(request, "dasbor/tugas.html")
