"""The figures of ``sakip reviu``: a long text, and a PDF of 250 pages against pdfplumber's tables alone."""

from __future__ import annotations

import json
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

TEKS_BYTE, TEKS_DETIK, TEKS_MB = 470_000, 3.0, 300
HALAMAN = 250
PUTARAN = int(os.environ.get("SAKIP_PUTARAN", "5"))
#: pdfplumber needs half a minute a round.
PUTARAN_PDF = min(3, PUTARAN)

Hasil = dict[str, dict[str, object]]

_UKUR = """
import json, resource, sys, time
from pathlib import Path
from sakip.reviu import periksa
jam = time.process_time if sys.argv[2] == "prosesor" else time.perf_counter
mulai = jam()
hasil = periksa(Path(sys.argv[1]))
detik = jam() - mulai
# Its own peak: ru_maxrss of SELF would still hold that of the process which started this one.
sendiri = next(int(b.split()[1]) for b in open("/proc/self/status") if b.startswith("VmHWM"))
puncak = max(sendiri, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
print(json.dumps([detik, puncak / 1024, len(hasil.naskah.tabel), hasil.naskah.jumlah_halaman]))
"""


def ukur(hasil: Hasil, folder: Path, simpan: Callable[[Hasil, str, float, str], None], docx: Path) -> None:
    """The figures from ``docx``, a report of ours, and the PDF beside it; each run is a new process."""
    berkas = folder / "reviu.txt"
    for nama, teks in (("reviu_teks", _teks(docx)), ("reviu_teks_lepas", _teks(docx, lepas=True))):
        berkas.write_text(teks, encoding="utf-8")
        detik, mb, tabel, _ = _tengah(berkas)
        rincian = f"{TEKS_BYTE // 1000} KB teks, {tabel} tabel"
        if nama == "reviu_teks_lepas":
            rincian += ", setiap sel di baris sendiri"
        simpan(
            hasil,
            nama,
            detik / TEKS_DETIK,
            f"{rincian}; {detik:.2f} s prosesor terhadap {TEKS_DETIK:.0f} s, median {PUTARAN} putaran",
        )
        if nama == "reviu_teks":
            simpan(
                hasil,
                "reviu_teks_memori",
                mb / TEKS_MB,
                f"{rincian}; puncak {mb:.0f} MB terhadap {TEKS_MB} MB",
            )
    pdf = folder / "reviu.pdf"
    gandakan(docx.with_suffix(".pdf"), pdf, HALAMAN)
    kita, dasar = [], []
    for _ in range(PUTARAN_PDF):  # in turns; each run is long enough to need no warm-up
        kita.append(_jalan(pdf))
        dasar.append(_pdfplumber(pdf))
    detik, mb, tabel, halaman = sorted(kita)[PUTARAN_PDF // 2]
    tengah = statistics.median(dasar)
    simpan(
        hasil,
        "reviu_pdf",
        detik / tengah,
        f"PDF {halaman} halaman, {tabel} tabel, puncak {mb:.0f} MB; pembanding: pdfplumber mengambil "
        f"tabelnya saja; {detik:.2f} s terhadap {tengah:.2f} s, median {PUTARAN_PDF} putaran",
    )


def _tengah(berkas: Path) -> tuple[float, float, int, int | None]:
    """The run of the median time, after one warm-up."""
    _jalan(berkas, "prosesor")
    return sorted(_jalan(berkas, "prosesor") for _ in range(PUTARAN))[PUTARAN // 2]


def _teks(docx: Path, *, lepas: bool = False) -> str:
    """The report as text with tabbed tables, repeated until it is long enough; ``lepas``: one cell a line."""
    from sakip.reviu import baca

    isi = "\n".join(baca(docx).baris)
    if lepas:
        isi = "\n".join(s.strip() for s in re.split(r"[\t\n]", isi) if s.strip())
    return ((isi + "\n") * (TEKS_BYTE // len(isi.encode()) + 1)).encode()[:TEKS_BYTE].decode(errors="ignore")


def _jalan(berkas: Path, jam: str = "dinding") -> tuple[float, float, int, int | None]:
    keluar = subprocess.run([sys.executable, "-c", _UKUR, str(berkas), jam], check=True, capture_output=True)
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
