"""The child process: draws the pages of one uploaded PDF, so that a file that kills its reader kills no more.

Run by path (``python anak.py tugas.json``).  The job: ``{"pdf", "folder", "batas": most pages}`` (0: only
count), or ``"nomor"`` for one page alone.  Standard output: JSON
``{"jumlah": pages of the file, "halaman": [[number, file, width, height]], "gagal": [numbers]}`` or
``{"sebab": "sandi" | "kosong" | "rusak"}``.
"""

from __future__ import annotations

import json
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

_SISI_TERPANJANG = 1650  # pixels: 140 per inch of an A4 page, 180 per inch at the size it is printed in
_TITIK_TERBANYAK = 300 / 72  # a small page is not drawn finer than 300 per inch
_MEMORI = 1 << 30
_KELABU = 12  # channels that differ by no more are grey
_MUTU = 78


def utama() -> int:
    """Read the job, draw, answer."""
    _batasi_memori()
    tugas = json.loads(Path(sys.argv[1]).read_bytes())
    json.dump(_gambar(tugas), sys.stdout)
    return 0


def _batasi_memori() -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORI, _MEMORI))


def _gambar(tugas: dict[str, Any]) -> dict[str, Any]:
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(tugas["pdf"])
    except pypdfium2.PdfiumError as galat:
        return {"sebab": "sandi" if "assword" in str(galat) else "rusak"}
    jumlah = len(pdf)
    if not jumlah:
        return {"sebab": "kosong"}
    if pdf.get_formtype():
        pdf.init_forms()  # what was filled in, signatures too
    if not tugas["batas"]:
        return {"jumlah": jumlah, "halaman": [], "gagal": []}
    halaman, gagal = [], []
    urutan = range(min(jumlah, tugas["batas"]))
    if nomor := tugas.get("nomor"):
        urutan = range(nomor - 1, min(nomor, jumlah))
    for urut in urutan:
        try:
            gambar = _satu(pdf, urut)
        except (pypdfium2.PdfiumError, ValueError, MemoryError):
            gagal.append(urut + 1)
            continue
        akhiran, isi = _sandi(gambar)
        nama = f"{urut + 1:03d}.{akhiran}"
        (Path(tugas["folder"]) / nama).write_bytes(isi)
        halaman.append([urut + 1, nama, *gambar.size])
    return {"jumlah": jumlah, "halaman": halaman, "gagal": gagal} if halaman else {"sebab": "rusak"}


def _satu(pdf: Any, urut: int) -> Any:
    halaman = pdf[urut]
    try:
        lebar, tinggi = halaman.get_size()
        if not (lebar > 0 and tinggi > 0):
            raise ValueError("page without size")
        skala = min(_SISI_TERPANJANG / max(lebar, tinggi), _TITIK_TERBANYAK)
        return halaman.render(scale=skala).to_pil().convert("RGB")
    finally:
        halaman.close()


def _sandi(gambar: Any) -> tuple[str, bytes]:
    """The smaller of PNG in 16 greys and JPEG; a page in colour is JPEG."""
    from PIL import ImageChops

    merah, hijau, biru = gambar.split()
    selisih: list[Any] = [
        ImageChops.difference(a, b).getextrema() for a, b in ((merah, hijau), (hijau, biru))
    ]
    if max(terbesar for _, terbesar in selisih) <= _KELABU:
        gambar = hijau
    jpeg = BytesIO()
    gambar.save(jpeg, "JPEG", quality=_MUTU)
    if gambar.mode == "L":
        png = BytesIO()
        gambar.point(lambda n: (n + 8) // 17 * 17).quantize(16).save(png, "PNG")
        if png.tell() < jpeg.tell():
            return "png", png.getvalue()
    return "jpg", jpeg.getvalue()


if __name__ == "__main__":
    sys.exit(utama())
