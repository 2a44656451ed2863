"""The report's figures: the cold command, the command with charts kept, memory, size of the DOCX.

The yardstick is LibreOffice, with a warm profile, turning that very DOCX into PDF.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

UNIT, TAHUN = "bangka-belitung", "2023"
MEMORI_MB = 800
DOCX_MB = 1.5
JEDA_CONTOH = 0.02

Hasil = dict[str, dict[str, object]]


def ukur(
    hasil: Hasil,
    folder: Path,
    catat: Callable[[Hasil, str, float, float, str], None],
    simpan: Callable[[Hasil, str, float, str], None],
    bergiliran: Callable[[Callable[[], object], Callable[[], object]], tuple[float, float]],
) -> None:
    """All figures of the report; without LibreOffice the two ratios of time are left out, and said so."""
    sakip = str(Path(sys.executable).with_name("sakip"))
    data, ke = folder / "contoh", folder / "keluaran"
    lingkung = {**os.environ, "SAKIP_DATA": str(data)}
    perintah = [sakip, "lkjip", "--unit", UNIT, "--tahun", TAHUN, "--ke", str(ke)]
    subprocess.run([sakip, "siapkan"], env=lingkung, check=True, stdout=subprocess.DEVNULL)

    def hangat() -> None:
        subprocess.run(perintah, env=lingkung, check=True, stdout=subprocess.DEVNULL)

    def dingin() -> None:
        shutil.rmtree(data / "tembolok", ignore_errors=True)
        hangat()

    shutil.rmtree(data / "tembolok", ignore_errors=True)
    puncak = puncak_memori(perintah, lingkung)
    docx = next(ke.glob("*.docx"))
    gambar, besar = gambar_dalam(docx), docx.stat().st_size / 1e6
    judul = f"LKjIP {UNIT} {TAHUN} dengan {gambar} grafik"
    simpan(
        hasil,
        "laporan_lkjip_memori",
        puncak / MEMORI_MB,
        f"{judul}: puncak memori semua proses (PSS) {puncak:.0f} MB terhadap {MEMORI_MB} MB",
    )
    simpan(
        hasil, "laporan_lkjip_docx", besar / DOCX_MB, f"{judul}: DOCX {besar:.2f} MB terhadap {DOCX_MB} MB"
    )

    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        print("laporan_lkjip: dilewati, LibreOffice (paket libreoffice-writer) tidak ada", flush=True)
        return
    ubah = [office, f"-env:UserInstallation=file://{folder}/profil", "--headless", "--convert-to", "pdf"]

    def pembanding() -> None:
        subprocess.run(
            [*ubah, "--outdir", str(folder / "office"), str(docx)],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    banding = "pembanding: LibreOffice (profil hangat) DOCX itu ke PDF"
    catat(
        hasil,
        "laporan_lkjip",
        *bergiliran(dingin, pembanding),
        f"{judul}: perintah dingin dari basis data ke DOCX dan PDF; {banding}",
    )
    catat(
        hasil,
        "laporan_lkjip_hangat",
        *bergiliran(hangat, pembanding),
        f"{judul}: perintah yang sama, grafik tidak berubah; {banding}",
    )


def gambar_dalam(docx: Path) -> int:
    """How many pictures the DOCX holds."""
    with zipfile.ZipFile(docx) as zip_:
        return sum(n.startswith("word/media/") for n in zip_.namelist())


def puncak_memori(perintah: list[str], lingkung: dict[str, str]) -> float:
    """Peak of the memory (proportional set size, MB) of the command and all its children, sampled."""
    proses = subprocess.Popen(perintah, env=lingkung, stdout=subprocess.DEVNULL, start_new_session=True)
    puncak = 0.0
    while proses.poll() is None:
        puncak = max(puncak, sum(_pss(pid) for pid in _sesi(proses.pid)))
        time.sleep(JEDA_CONTOH)
    if proses.returncode:
        raise SystemExit(f"{' '.join(perintah)} berakhir dengan {proses.returncode}")
    return puncak / 1e3


def _sesi(sesi: int) -> list[Path]:
    """The processes of a session (/proc/PID/stat, sixth field)."""
    milik = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            sisa = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(sisa[3]) == sesi:
            milik.append(stat.parent)
    return milik


def _pss(pid: Path) -> float:
    """Proportional set size in kB; 0 when the process is gone."""
    try:
        rollup = (pid / "smaps_rollup").read_text()
    except OSError:
        return 0.0
    return next((float(b.split()[1]) for b in rollup.splitlines() if b.startswith("Pss:")), 0.0)
