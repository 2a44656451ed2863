"""``sakip kelola pekerja``: works off what pages have put into the queue."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command

#: Seconds between two looks at an empty queue.
JEDA_DETIK = 2
TUNGGU_BERHENTI_DETIK = 10
_PERINTAH = [sys.executable, "-c", "from sakip.cli.utama import utama; utama()", "kelola", "pekerja"]


def jalankan(*, sekali: bool) -> None:
    """Work until stopped, or until the queue is empty."""
    call_command(
        "db_worker", interval=JEDA_DETIK, batch=sekali, startup_delay=False, reload=False, verbosity=0
    )


@contextmanager
def pekerja_serumah() -> Iterator[None]:
    """A worker beside the server of one machine; it ends with the server."""
    proses = subprocess.Popen(_PERINTAH, stdin=subprocess.DEVNULL)
    try:
        yield
    finally:
        proses.terminate()
        try:
            proses.wait(TUNGGU_BERHENTI_DETIK)
        except subprocess.TimeoutExpired:
            proses.kill()
