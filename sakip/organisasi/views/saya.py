"""One's own account: who I am, what I may do, my sessions."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sakip.organisasi.pintu import masuk


@masuk
@require_safe
def saya(request: HttpRequest) -> HttpResponse:
    """The person's roles, and the way to password, second factor and sessions."""
    return render(request, "organisasi/saya.html")
