"""Errors of the command line: words for the officer and an exit code for scripts.

0 done; 1 refused (faults in a package, a check that found differences); 2 wrong use (unknown
command, option, unit, year or indicator); 3 trouble of the machine (database not ready, folder not
writable, unexpected); 130 stopped by Ctrl+C.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

import typer
from typer.exceptions import TyperException

BERHASIL, DITOLAK, SALAH_PAKAI, GANGGUAN, DIHENTIKAN = 0, 1, 2, 3, 130
RINCI = "--rinci"


def jalankan_aman(jalan: Callable[[], Any], args: Sequence[str] | None) -> NoReturn:
    """Run and leave the process with a code; no traceback unless ``--rinci`` was given."""
    rinci = RINCI in (sys.argv[1:] if args is None else args)
    try:
        hasil = jalan()
    except TyperException as galat:
        sys.exit(_salah_pakai(galat))
    except typer.Exit as keluar:
        sys.exit(keluar.exit_code)
    except (typer.Abort, KeyboardInterrupt):
        _cetak("Dihentikan.")
        sys.exit(DIHENTIKAN)
    except BrokenPipeError:
        # The reader (head, less) went away: nothing to tell, and nothing more to flush.
        sys.stderr.close()
        sys.exit(BERHASIL)
    except Exception as galat:
        if rinci:
            traceback.print_exc()
        sys.exit(_kode(galat, rinci))
    sys.exit(hasil if isinstance(hasil, int) else BERHASIL)


def _cetak(teks: str) -> None:
    typer.echo(teks, err=True)


def _salah_pakai(galat: TyperException) -> int:
    from sakip.cli.bahasa import salah_pakai

    if type(galat).__name__ == "NoArgsIsHelpError":
        _cetak(galat.format_message())
        return SALAH_PAKAI
    konteks = getattr(galat, "ctx", None)
    _cetak(f"Salah: {salah_pakai(galat)}")
    if konteks is not None:
        _cetak(f"Lihat `{konteks.command_path} --help`.")
    return SALAH_PAKAI


def _kode(galat: Exception, rinci: bool) -> int:
    """Say what went wrong; returns the exit code."""
    from sakip.inti.galat import GalatSakip, TidakDitemukan

    if isinstance(galat, GalatSakip):
        for masalah in galat.masalah:
            _cetak(f"Salah: {masalah.pesan}")
            if masalah.saran:
                _cetak(f"  → {masalah.saran}")
        return SALAH_PAKAI if isinstance(galat, TidakDitemukan) else DITOLAK
    pesan = _gangguan(galat)
    if pesan is None:
        pesan = f"Gangguan yang tidak terduga ({type(galat).__name__}): {galat}"
        if not rinci:
            pesan += f"\n  → Ulangi dengan `sakip {RINCI} ...` dan laporkan keluarannya."
    _cetak(pesan)
    return GANGGUAN


def _gangguan(galat: Exception) -> str | None:
    """Known troubles of the machine, by the class that names them, with the remedy."""
    nama = {k.__name__ for k in type(galat).__mro__}
    if "ImproperlyConfigured" in nama:
        return f"Pengaturan salah: {galat}"
    if nama & {"OperationalError", "ProgrammingError"} and _tabel_belum_ada(galat):
        return "Basis data belum disiapkan atau versinya lama.\n  → Jalankan `sakip siapkan`."
    if "OperationalError" in nama:
        return (
            f"Basis data tidak dapat dipakai: {galat}\n"
            "  → Periksa SAKIP_BASISDATA, apakah servernya hidup, dan izin folder data."
        )
    if nama & {"HurufTidakAda", "PdfGagal", "TidakBerlaku"}:
        return f"Gagal: {galat}"
    if isinstance(galat, OSError):
        return f"Berkas tidak dapat dibaca atau ditulis: {galat}\n  → Periksa tempat dan izinnya."
    return None


def _tabel_belum_ada(galat: Exception) -> bool:
    teks = str(galat).casefold()
    return "no such table" in teks or "no such column" in teks or "does not exist" in teks
