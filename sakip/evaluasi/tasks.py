"""Work in the background: `sakip kelola pekerja` takes it from the queue; ``sakip jalankan`` starts one."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from sakip.evaluasi.services import periksa_laporan


@task()
def periksa(pk: int) -> None:
    """Check one uploaded report."""
    periksa_laporan(pk=pk, waktu=timezone.now())
