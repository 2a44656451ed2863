"""PDF/A-3a with PDF/UA-1: blocks become typst source, a child process compiles it."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from sakip.dokumen import HasilPdf
from sakip.dokumen.blok import Dokumen
from sakip.dokumen.galat import PdfGagal
from sakip.dokumen.huruf import Huruf, cari_huruf
from sakip.dokumen.pdf.sumber import Penulis
from sakip.dokumen.penomoran import nomori

BATAS_DETIK = 120
_ANAK = Path(__file__).with_name("anak.py")


def tulis(dok: Dokumen, *, folder_huruf: Path, cache: Path | None) -> HasilPdf:
    """See :func:`sakip.dokumen.tulis_pdf`."""
    huruf = cari_huruf(folder_huruf)
    nomor = nomori(dok)
    penulis = Penulis(dok, nomor, huruf, folder_huruf, cache)
    sumber = penulis.sumber()
    waktu = int(datetime.combine(dok.tanggal, time(), UTC).timestamp())
    with tempfile.TemporaryDirectory(prefix="sakip-pdf-") as nama:
        folder = Path(nama)
        (folder / "dokumen.typ").write_text(sumber, "utf-8")
        for nama_berkas, isi in penulis.berkas.items():
            (folder / nama_berkas).write_bytes(isi)
        jawaban = _jalankan(folder, huruf, waktu)
        pdf = (folder / "dokumen.pdf").read_bytes()
    letak = {e.kunci: jawaban["letak"][f"t{e.urut}"] for e in nomor.entri}
    return HasilPdf(
        isi=pdf,
        halaman={kunci: halaman for kunci, (halaman, _) in letak.items()},
        label_halaman={kunci: label for kunci, (_, label) in letak.items()},
        jumlah_halaman=jawaban["jumlah"],
    )


def _jalankan(folder: Path, huruf: Huruf, waktu: int) -> dict[str, Any]:
    tugas = {
        "berkas": str(folder / "dokumen.typ"),
        "keluaran": str(folder / "dokumen.pdf"),
        "huruf": [str(f) for f in huruf.folder],
        "waktu": waktu,
    }
    try:
        hasil = subprocess.run(
            [sys.executable, "-I", str(_ANAK)],
            input=json.dumps(tugas).encode(),
            capture_output=True,
            timeout=BATAS_DETIK,
            cwd=folder,
            check=False,
        )
    except subprocess.TimeoutExpired as galat:
        raise PdfGagal(
            f"PDF belum jadi setelah {BATAS_DETIK} detik; bagi dokumennya atau coba lagi."
        ) from galat
    if hasil.returncode != 0:
        raise PdfGagal(f"PDF tidak dapat dibuat: {hasil.stderr.decode(errors='replace').strip()[:2000]}")
    jawaban: dict[str, Any] = json.loads(hasil.stdout)
    return jawaban
