"""The room's start: forms speak our words from the first page on."""

from __future__ import annotations

from django.apps import AppConfig


class Inti(AppConfig):
    """What all apps share."""

    name = "sakip.inti"

    def ready(self) -> None:
        """Django's own faults of forms are told in our words."""
        from sakip.inti.formulir import pasang_kata

        pasang_kata()
