"""The figures of ``sakip reviu``: a long text, and a PDF of 250 pages against pdfplumber's tables alone."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

TEKS_BYTE, TEKS_DETIK, TEKS_MB = 470_000, 3.0, 300
HALAMAN = 250

Hasil = dict[str, dict[str, object]]

_UKUR = """
import json, resource, sys, time
from pathlib import Path
from sakip.reviu import periksa
mulai = time.perf_counter()
hasil = periksa(Path(sys.argv[1]))
detik = time.perf_counter() - mulai
puncak = max(resource.getrusage(w).ru_maxrss for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(json.dumps([detik, puncak / 1024, len(hasil.naskah.tabel), hasil.naskah.jumlah_halaman]))
"""


def ukur(hasil: Hasil, folder: Path, simpan: Callable[[Hasil, str, float, str], None], docx: Path) -> None:
    """Both figures from ``docx``, a report of ours, and the PDF beside it; each runs in a new process."""
    teks, pdf = folder / "reviu.txt", folder / "reviu.pdf"
    teks.write_text(_teks(docx), encoding="utf-8")
    detik, mb, tabel, _ = _jalan(teks)
    rincian = f"{TEKS_BYTE // 1000} KB teks, {tabel} tabel"
    simpan(hasil, "reviu_teks", detik / TEKS_DETIK, f"{rincian}; {detik:.2f} s terhadap {TEKS_DETIK:.0f} s")
    simpan(hasil, "reviu_teks_memori", mb / TEKS_MB, f"{rincian}; puncak {mb:.0f} MB terhadap {TEKS_MB} MB")
    gandakan(docx.with_suffix(".pdf"), pdf, HALAMAN)
    detik, mb, tabel, halaman = _jalan(pdf)
    dasar = _pdfplumber(pdf)
    simpan(
        hasil,
        "reviu_pdf",
        detik / dasar,
        f"PDF {halaman} halaman, {tabel} tabel, puncak {mb:.0f} MB; pembanding: pdfplumber mengambil "
        f"tabelnya saja; {detik:.2f} s terhadap {dasar:.2f} s",
    )


def _teks(docx: Path) -> str:
    """The report as text with tabbed tables, repeated until it is long enough."""
    from sakip.reviu import baca

    isi = "\n".join(baca(docx).baris)
    return ((isi + "\n") * (TEKS_BYTE // len(isi.encode()) + 1)).encode()[:TEKS_BYTE].decode(errors="ignore")


def _jalan(berkas: Path) -> tuple[float, float, int, int | None]:
    keluar = subprocess.run([sys.executable, "-c", _UKUR, str(berkas)], check=True, capture_output=True)
    detik, mb, tabel, halaman = json.loads(keluar.stdout)
    return detik, mb, tabel, halaman


def gandakan(asal: Path, ke: Path, halaman: int) -> None:
    """A PDF of ``halaman`` pages: those of ``asal`` over and over."""
    import pypdfium2 as pdfium

    sumber, tujuan = pdfium.PdfDocument(asal), pdfium.PdfDocument.new()
    while len(tujuan) < halaman:
        tujuan.import_pages(sumber, list(range(min(len(sumber), halaman - len(tujuan)))))
    tujuan.save(ke)


def _pdfplumber(pdf: Path) -> float:
    import pdfplumber

    mulai = time.perf_counter()
    with pdfplumber.open(pdf) as dokumen:
        for halaman in dokumen.pages:
            halaman.extract_tables()
            halaman.close()
    return time.perf_counter() - mulai
