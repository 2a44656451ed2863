"""PDF/A-3a with PDF/UA-1: blocks become typst source, a child process compiles it."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime, time
from pathlib import Path
from types import TracebackType
from typing import Self

from sakip.dokumen import HasilPdf
from sakip.dokumen.blok import Dokumen
from sakip.dokumen.huruf import cari_huruf
from sakip.dokumen.pdf.sumber import Penulis
from sakip.dokumen.penomoran import nomori
from sakip.dokumen.proses import Anak


class PdfBerjalan:
    """A PDF that is being set while the caller works on; see :func:`sakip.dokumen.mulai_pdf`."""

    def __init__(self, dok: Dokumen, *, folder_huruf: Path, cache: Path | None) -> None:
        huruf = cari_huruf(folder_huruf)
        self._nomor = nomori(dok)
        self._hasil: HasilPdf | None = None
        penulis = Penulis(dok, self._nomor, huruf, folder_huruf, cache)
        sumber = penulis.sumber()
        self._tempat = tempfile.TemporaryDirectory(prefix="sakip-pdf-")
        folder = Path(self._tempat.name)
        (folder / "dokumen.typ").write_text(sumber, "utf-8")
        for nama_berkas, isi in penulis.berkas.items():
            (folder / nama_berkas).write_bytes(isi)
        self._pdf = folder / "dokumen.pdf"
        tugas = {
            "berkas": str(folder / "dokumen.typ"),
            "keluaran": str(self._pdf),
            "huruf": [str(f) for f in huruf.folder],
            "waktu": int(datetime.combine(dok.tanggal, time(), UTC).timestamp()),
        }
        self._anak = Anak(folder, tugas, "PDF")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, jenis: type[BaseException] | None, galat: BaseException | None, jejak: TracebackType | None
    ) -> None:
        if self._hasil is None:
            self._anak.hentikan()
        self._tempat.cleanup()

    def label_halaman(self) -> dict[str, str]:
        """:attr:`HasilPdf.label_halaman`, known as soon as the pages are laid out."""
        return {kunci: label for kunci, (_, label) in self._letak().items()}

    def hasil(self) -> HasilPdf:
        """Wait for it; asked again, the same."""
        if self._hasil is None:
            letak, jumlah = self._letak(), self._anak.awal()["jumlah"]
            self._anak.hasil()
            self._hasil = HasilPdf(
                isi=self._pdf.read_bytes(),
                halaman={kunci: halaman for kunci, (halaman, _) in letak.items()},
                label_halaman={kunci: label for kunci, (_, label) in letak.items()},
                jumlah_halaman=jumlah,
            )
        return self._hasil

    def _letak(self) -> dict[str, tuple[int, str]]:
        letak = self._anak.awal()["letak"]
        return {e.kunci: (*letak[f"t{e.urut}"],) for e in self._nomor.entri}
