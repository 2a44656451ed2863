"""All addresses of the site. Each app names its own; this file only says where they hang."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("sakip.dasbor.urls")),
]
