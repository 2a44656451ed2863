"""Runs the child process that opens a PDF and checks what it says."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sakip.reviu.baca.galat import TidakTerbaca
from sakip.reviu.kabar import Kabar, diam

HALAMAN = 1_000
DETIK = 120
MEMORI = 1_500_000_000
SEHALAMAN = 16_000_000
_ANAK = Path(__file__).with_name("anak.py")
_SEBAB = {
    3: "bukan PDF yang utuh: isinya rusak atau terpotong. Simpan ulang atau minta berkas aslinya",
    4: "dilindungi kata sandi. Buka sandinya, simpan tanpa sandi, lalu ulangi",
    5: f"lebih dari {HALAMAN // 1000}.000 halaman. Bagi menjadi beberapa berkas, misalnya per bab",
}


@dataclass(slots=True)
class Kata:
    """A word: its box in points from the top left of the page, size of letters, height of its baseline."""

    x0: float
    y0: float
    x1: float
    y1: float
    teks: str
    tebal: bool
    besar: float
    dasar: float

    @property
    def tengah(self) -> float:
        return (self.y0 + self.y1) / 2


@dataclass(slots=True)
class Halaman:
    """A page: words, ruling lines (``datar`` y, x0, x1; ``tegak`` x, y0, y1), boxes drawn, pictures."""

    lebar: float
    tinggi: float
    kata: list[Kata]
    datar: list[tuple[float, float, float]] = field(default_factory=list)
    tegak: list[tuple[float, float, float]] = field(default_factory=list)
    lukisan: list[tuple[float, float, float, float]] = field(default_factory=list)
    citra: int = 0


def halaman_pdf(berkas: Path, kabar: Kabar = diam) -> list[Halaman]:
    """Every page of a PDF; :class:`TidakTerbaca` when it cannot be opened within the bounds."""
    perintah = [sys.executable, "-I", str(_ANAK), str(berkas), str(HALAMAN), str(DETIK), str(MEMORI)]
    with subprocess.Popen(
        perintah, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as anak:
        penjaga = threading.Timer(DETIK, anak.kill)
        penjaga.start()
        try:
            halaman = list(_terima(anak, kabar))
        finally:
            penjaga.cancel()
            anak.kill()
    return halaman


def _terima(anak: subprocess.Popen[bytes], kabar: Kabar) -> Iterator[Halaman]:
    assert anak.stdout is not None
    nama = str(anak.args[3]) if isinstance(anak.args, list) else ""
    kepala = _baris(anak.stdout.readline(SEHALAMAN))
    jumlah = int(kepala["jumlah"]) if kepala else 0
    terbaca = 0
    while kepala and terbaca < jumlah <= HALAMAN:
        satu = _baris(anak.stdout.readline(SEHALAMAN))
        if satu is None:
            break
        terbaca += 1
        kabar("baca", terbaca, jumlah)
        yield _halaman(satu)
    if kepala and 0 < terbaca == jumlah:
        return
    kode = anak.wait()
    sebab = _SEBAB.get(kode)
    if sebab is None:
        sebab = (
            "tidak memuat halaman. Periksa berkasnya"
            if kepala and not jumlah
            else f"terlalu rumit untuk dibaca dalam {DETIK} detik dan batas memori. "
            "Cetak ulang menjadi PDF yang lebih sederhana, atau berikan DOCX-nya"
        )
    raise TidakTerbaca(f"Berkas {Path(nama).name} {sebab}.")


def _baris(isi: bytes) -> dict[str, Any] | None:
    try:
        hasil: dict[str, Any] = json.loads(isi)
    except ValueError:
        return None
    return hasil


def _halaman(isi: dict[str, Any]) -> Halaman:
    if isi.get("rusak"):
        return Halaman(0, 0, [])
    return Halaman(
        isi["lebar"],
        isi["tinggi"],
        [Kata(x0, y0, x1, y1, _teks(t), bool(b), u, d) for x0, y0, x1, y1, t, b, u, d in isi["kata"]],
        [(a, b, c) for a, b, c in isi["datar"]],
        [(a, b, c) for a, b, c in isi["tegak"]],
        [(a, b, c, d) for a, b, c, d in isi["lukisan"]],
        isi["citra"],
    )


_LIGATUR = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\u2010": "-", "\u2011": "-"}
)


def _teks(teks: str) -> str:
    if teks.isascii():
        return teks
    if len(teks) == 1 and "\uf020" <= teks <= "\uf0ff":  # the bullet of a list, in a font of symbols
        return "-"
    return teks.encode("utf-16", "replace").decode("utf-16", "replace").translate(_LIGATUR)
