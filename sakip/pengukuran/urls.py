"""Addresses of forms, evidence and approval."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

app_name = "pengukuran"

urlpatterns: list[URLPattern | URLResolver] = []
