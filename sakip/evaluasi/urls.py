"""Addresses of reviews."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

app_name = "evaluasi"

urlpatterns: list[URLPattern | URLResolver] = []
