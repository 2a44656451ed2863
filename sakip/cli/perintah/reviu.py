"""``sakip reviu``: reads any finished report; needs no database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import typer

from sakip.cli.galat import BERHASIL, DITOLAK, SALAH_PAKAI
from sakip.cli.layar import kemajuan
from sakip.cli.muat import hemat_sampah, siapkan_django
from sakip.reviu import HasilReviu, TidakTerbaca, periksa
from sakip.reviu.keluar import tulis_json, tulis_teks

AKHIRAN = {".json": "json", ".html": "html", ".htm": "html", ".docx": "docx", ".txt": "teks", "": "teks"}


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

    Without ``format`` the ending of ``ke`` decides; without both, plain text.
    """
    format = format or AKHIRAN.get(ke.suffix.casefold() if ke else "")
    salah = _salah_tujuan(berkas, ke, format)
    if format is None or salah:
        typer.echo(f"Salah: {salah}", err=True)
        return SALAH_PAKAI
    hemat_sampah()
    try:
        with kemajuan("Reviu") as lapor:
            lapor(f"membaca dan memeriksa {berkas.name}")
            hasil = periksa(berkas, tahun=tahun, kelas=kelas or None)
            isi = _tulis(hasil, format, pada)
    except TidakTerbaca as galat:
        typer.echo(f"Salah: {galat}", err=True)
        return SALAH_PAKAI
    if ke is not None:
        try:
            ke.write_bytes(isi)
        except OSError:
            typer.echo(
                f"Salah: {ke} tidak dapat ditulis. Periksa izin folder dan sisa ruangnya, atau pilih tempat "
                "lain pada --ke.",
                err=True,
            )
            return SALAH_PAKAI
        typer.echo(f"Tertulis: {ke} ({len(hasil.temuan)} temuan)", err=True)
    else:
        typer.echo(isi, nl=False)
    return DITOLAK if hasil.temuan else BERHASIL


def _salah_tujuan(berkas: Path, ke: Path | None, format: str | None) -> str:
    """What is wrong with the file to write, told before the report is read; empty when nothing is."""
    if ke is None:
        return (
            "DOCX tidak dapat ditampilkan di layar. Tambahkan --ke BERKAS.docx." if format == "docx" else ""
        )
    if format is None:
        akhiran = ", ".join(a for a in AKHIRAN if a)
        return f"akhiran {ke.suffix} pada --ke tidak dikenal. Pakai {akhiran}, atau sebut --format."
    if ke.is_dir():
        return f"{ke} adalah sebuah folder. Sebut nama berkas pada --ke."
    if not ke.parent.is_dir():
        return f"folder {ke.parent} tidak ada. Buat foldernya dahulu, atau pilih tempat lain pada --ke."
    if ke.exists() and berkas.exists() and ke.samefile(berkas):
        return f"{ke} adalah laporan yang diperiksa; ia akan tertimpa. Pilih nama lain pada --ke."
    return ""


def _tulis(hasil: HasilReviu, format: str, pada: dt.date) -> bytes:
    if format == "json":
        return tulis_json(hasil).encode()
    if format == "teks":
        return tulis_teks(hasil).encode()
    siapkan_django()  # the working paper and the fonts belong to the application; no database is asked
    from sakip.dokumen import tulis_docx, tulis_html
    from sakip.naskah.kertas_kerja import susun_kertas_kerja

    dokumen = susun_kertas_kerja(hasil, tanggal=pada)
    huruf = _folder_huruf()
    if format == "html":
        return tulis_html(dokumen, folder_huruf=huruf)
    return tulis_docx(dokumen, halaman=None, folder_huruf=huruf)


def _folder_huruf() -> Path:
    """Where the fonts are."""
    from django.conf import settings

    return Path(settings.SAKIP_FRONTEND) / "@expo-google-fonts"
