"""Addresses of agreements and targets."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

app_name = "perjanjian"

urlpatterns: list[URLPattern | URLResolver] = []
