"""Addresses of workbooks."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

app_name = "pertukaran"

urlpatterns: list[URLPattern | URLResolver] = []
