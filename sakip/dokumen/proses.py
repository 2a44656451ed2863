"""One run of typst in a child process, whose memory goes with it."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from sakip.dokumen.galat import PdfGagal

BATAS_DETIK = 120
_ANAK = Path(__file__).with_name("pdf") / "anak.py"


class Anak:
    """Started by the constructor; the caller works on until it asks for :meth:`hasil`.

    ``folder`` holds the source and takes the output; ``tugas`` is described in ``pdf/anak.py``;
    ``sebutan`` names the product in errors.
    """

    def __init__(self, folder: Path, tugas: dict[str, Any], sebutan: str) -> None:
        self._sebutan = sebutan
        self._batas = time.monotonic() + BATAS_DETIK
        surat = folder / "tugas.json"
        surat.write_text(json.dumps(tugas), "utf-8")
        self._proses = subprocess.Popen(
            [sys.executable, "-I", str(_ANAK), str(surat)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=folder,
        )

    def hasil(self) -> dict[str, Any]:
        """What the child answered; :class:`PdfGagal` when it refused or took too long."""
        try:
            keluaran, galat = self._proses.communicate(timeout=max(0.0, self._batas - time.monotonic()))
        except subprocess.TimeoutExpired as lama:
            self.hentikan()
            raise PdfGagal(
                f"{self._sebutan} belum jadi setelah {BATAS_DETIK} detik; bagi dokumennya atau coba lagi."
            ) from lama
        if self._proses.returncode != 0:
            sebab = galat.decode(errors="replace").strip()[:2000]
            raise PdfGagal(f"{self._sebutan} tidak dapat dibuat: {sebab}")
        jawaban: dict[str, Any] = json.loads(keluaran)
        return jawaban

    def hentikan(self) -> None:
        """End the child if it still runs, and let its pipes go."""
        if self._proses.poll() is None:
            self._proses.kill()
        self._proses.communicate()
