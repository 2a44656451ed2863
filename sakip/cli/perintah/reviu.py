"""``sakip reviu``: reads any finished report; needs no database."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from pathlib import Path

import typer

from sakip.cli.galat import BERHASIL, DITOLAK, SALAH_PAKAI
from sakip.cli.layar import kemajuan
from sakip.reviu import HasilReviu, TidakTerbaca, periksa
from sakip.reviu.keluar import tulis_json, tulis_teks

AKHIRAN = {".json": "json", ".html": "html", ".htm": "html", ".docx": "docx"}


def jalankan(
    berkas: Path,
    *,
    format: str | None,
    ke: Path | None,
    tahun: int | None,
    kelas: Sequence[str],
    pada: dt.date,
) -> int:
    """Check ``berkas`` and show or write the findings; returns the exit code.

    Without ``format`` the ending of ``ke`` decides, else plain text.
    """
    format = format or AKHIRAN.get(ke.suffix.casefold() if ke else "", "teks")
    if format == "docx" and ke is None:
        typer.echo("Salah: DOCX tidak dapat ditampilkan di layar. Tambahkan --ke BERKAS.docx.", err=True)
        return SALAH_PAKAI
    try:
        with kemajuan("Reviu") as lapor:
            lapor(f"membaca dan memeriksa {berkas.name}")
            hasil = periksa(berkas, tahun=tahun, kelas=kelas or None)
            isi = _tulis(hasil, format, pada)
    except TidakTerbaca as galat:
        typer.echo(f"Salah: {galat}", err=True)
        return SALAH_PAKAI
    if ke is not None:
        ke.write_bytes(isi)
        typer.echo(f"Tertulis: {ke} ({len(hasil.temuan)} temuan)", err=True)
    else:
        typer.echo(isi, nl=False)
    return DITOLAK if hasil.temuan else BERHASIL


def _tulis(hasil: HasilReviu, format: str, pada: dt.date) -> bytes:
    if format == "json":
        return tulis_json(hasil).encode()
    if format == "teks":
        return tulis_teks(hasil).encode()
    from sakip.dokumen import tulis_docx, tulis_html
    from sakip.naskah.kertas_kerja import susun_kertas_kerja

    dokumen = susun_kertas_kerja(hasil, tanggal=pada)
    huruf = _folder_huruf()
    if format == "html":
        return tulis_html(dokumen, folder_huruf=huruf)
    return tulis_docx(dokumen, halaman=None, folder_huruf=huruf)


def _folder_huruf() -> Path:
    """Where the fonts are; only settings are read, no database."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sakip.situs.pengaturan")
    from django.conf import settings

    return Path(settings.SAKIP_FRONTEND) / "@expo-google-fonts"
