"""Addresses of calendar and deadlines."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

app_name = "agenda"

urlpatterns: list[URLPattern | URLResolver] = []
