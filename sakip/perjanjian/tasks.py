"""Work in the background: letters that no page waits for. ``sakip kelola pekerja`` takes them."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from sakip.perjanjian.services.kabar_syarat import kabari_syarat


@task()
def kirim_kabar_syarat(syarat: int, alamat: str) -> int:
    """Tell operators of a changed evidence list; ``alamat`` is that of their list of tasks."""
    return kabari_syarat(syarat=syarat, alamat=alamat, pada=timezone.localdate())
