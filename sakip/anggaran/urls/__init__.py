"""Addresses of the budget pages: DIPA and absorption, scores and their rules, e-Monev."""

from __future__ import annotations

from sakip.anggaran.urls import dipa, emonev, skor

app_name = "anggaran"

urlpatterns = [*dipa.urlpatterns, *skor.urlpatterns, *emonev.urlpatterns]
