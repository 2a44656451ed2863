"""One run of typst in a child process, whose memory goes with it."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from sakip.dokumen.galat import PdfGagal

BATAS_DETIK = 120
_ANAK = Path(__file__).with_name("pdf") / "anak.py"


class Anak:
    """Started by the constructor; the caller works on until it asks for :meth:`awal` or :meth:`hasil`.

    ``folder`` holds the source and takes the output; ``tugas`` is described in ``pdf/anak.py``;
    ``sebutan`` names the product in errors.
    """

    def __init__(self, folder: Path, tugas: dict[str, Any], sebutan: str) -> None:
        self._sebutan = sebutan
        self._awal: bytes | None = None
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

    def awal(self) -> dict[str, Any]:
        """The first line of the answer, which the child may give before it has finished."""
        if self._awal is None:
            assert self._proses.stdout is not None
            penjaga = threading.Timer(max(0.0, self._batas - time.monotonic()), self._proses.kill)
            penjaga.start()
            try:
                self._awal = self._proses.stdout.readline()
            finally:
                penjaga.cancel()
            if not self._awal.endswith(b"\n"):  # it failed: say how
                self._tunggu()
        return self._baca(self._awal)

    def hasil(self) -> dict[str, Any]:
        """What the child answered last; :class:`PdfGagal` when it refused or took too long."""
        baris = ((self._awal or b"") + self._tunggu()).splitlines()
        return self._baca(baris[-1])

    def _tunggu(self) -> bytes:
        try:
            keluaran, galat = self._proses.communicate(timeout=max(0.0, self._batas - time.monotonic()))
        except subprocess.TimeoutExpired as lama:
            self.hentikan()
            raise self._terlalu_lama() from lama
        if self._proses.returncode != 0:
            if time.monotonic() >= self._batas:
                raise self._terlalu_lama()
            sebab = galat.decode(errors="replace").strip()[:2000]
            raise PdfGagal(f"{self._sebutan} tidak dapat dibuat: {sebab}")
        return keluaran

    def _terlalu_lama(self) -> PdfGagal:
        return PdfGagal(
            f"{self._sebutan} belum jadi setelah {BATAS_DETIK} detik; bagi dokumennya atau coba lagi."
        )

    @staticmethod
    def _baca(baris: bytes) -> dict[str, Any]:
        jawaban: dict[str, Any] = json.loads(baris)
        return jawaban

    def hentikan(self) -> None:
        """End the child if it still runs, and let its pipes go."""
        if self._proses.poll() is None:
            self._proses.kill()
        self._proses.communicate()
