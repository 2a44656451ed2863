"""Our own report is checked as any other is (``sakip.reviu``) before it is final.

What is found for certain becomes a point of the report: it is mended, or somebody accepts it by name and
reason, as with every other point. The code of such a point does not depend on lines or pages.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from sakip.dokumen import tulis_docx
from sakip.inti.galat import Masalah
from sakip.naskah.lkjip.susun import BelumFinal, NaskahLkjip
from sakip.naskah.titik import Titik, buat_titik, terbuka, urutkan
from sakip.pelaporan.queries import Penerimaan
from sakip.reviu import periksa
from sakip.reviu.keluar import NAMA_KELAS

PANJANG_KUTIPAN = 160


def titik_reviu(docx: bytes, tahun: int) -> tuple[Titik, ...]:
    """The certain findings of a written report as points; none where it agrees with itself."""
    with tempfile.TemporaryDirectory(prefix="sakip-reviu-") as folder:
        tempat = Path(folder) / "laporan.docx"
        tempat.write_bytes(docx)
        temuan = periksa(tempat, tahun=tahun).temuan
    return tuple(
        buat_titik(
            "bertentangan",
            f"Reviu: {NAMA_KELAS.get(t.kelas, t.kelas)}",
            f"«{t.kutipan[:PANJANG_KUTIPAN]}» tercetak {t.tercetak or '–'}, "
            f"seharusnya {t.seharusnya or '–'}.",
            t.saran or "Perbaiki sumber angkanya, lalu susun ulang laporannya.",
        )
        for t in temuan
        if t.kepastian == "pasti"
    )


def dengan_reviu(
    naskah: NaskahLkjip, penerimaan: Mapping[str, Penerimaan], *, folder_huruf: Path, cache: Path | None
) -> NaskahLkjip:
    """The same report with the points that the check adds."""
    docx = tulis_docx(naskah.dokumen, halaman=None, folder_huruf=folder_huruf, cache=cache)
    semua = urutkan([*naskah.titik, *titik_reviu(docx, naskah.dokumen.tahun)])
    return replace(naskah, titik=semua, terbuka=terbuka(semua, penerimaan))


def tolak_bila_bertentangan(docx: bytes, tahun: int, penerimaan: Mapping[str, Penerimaan]) -> None:
    """Refuse a final report that contradicts itself where nobody accepted it."""
    sisa = terbuka(titik_reviu(docx, tahun), penerimaan)
    if sisa:
        raise BelumFinal([Masalah(f"[{t.kode}] {t.tempat}", t.pesan, t.saran) for t in sisa])
