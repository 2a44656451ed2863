"""Addresses of plans, indicators and variables."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

app_name = "perencanaan"

urlpatterns: list[URLPattern | URLResolver] = []
