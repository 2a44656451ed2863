"""`make test`: every check of this project, stage by stage, with the minutes that each one took.

    python3 skrip/uji.py [siapkan|lint|sqlite|postgres|peramban ...]     no name: all stages

A stage that this machine cannot run is skipped with a line that says what is missing. With
SAKIP_UJI_WAJIB=1 (as in .ci/run) a skipped stage is a failure. LENGKAP=1 runs the long fuzzing too.

With SAKIP_UJI_HEMAT=sendiri (as in .ci/run) a machine that is too slow for the whole within its limit of time
runs each database test on one of the two engines only, with shorter fuzzing and shorter walks through the
pages, and says so; so does one on which a stage begins late. With 1 it does so anyway.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import lingkungan
import postgres
from lingkungan import AKAR, BIN, PYTHON

PERAMBAN = ("chromium", "chromium-browser", "google-chrome")
#: The slowest tests are named: the whole must stay within its limit of time.
PYTEST = ("-q", "-n", "2", "--durations=20", "--durations-min=5")
#: A machine that adds so many numbers in more seconds needs more than the limit for everything.
HITUNG, LAMBAT_DETIK = 5_000_000, 0.3
#: A machine may grow slow while it runs: a stage that begins after so many minutes is shortened as well.
LAMBAT_MENIT = {"postgres": 13, "peramban": 23}
HITUNGAN = re.compile(r"(\d+) (passed|failed|error|errors|skipped)\b")
LINT = (
    ("ruff check", ["ruff", "check", "."]),
    ("ruff format", ["ruff", "format", "--check", "."]),
    ("mypy", ["mypy"]),
    ("lint-imports", ["lint-imports"]),
)


class Dilewati(Exception):
    """This machine cannot run the stage; the text says what is missing."""


@dataclass
class Catatan:
    """What the run has found so far: minutes and verdict per stage, tests counted over all stages."""

    tahap: list[tuple[str, float, str]] = field(default_factory=list)
    uji: dict[str, int] = field(default_factory=lambda: {"passed": 0, "failed": 0, "skipped": 0})

    def jumlahkan(self, keluaran: str) -> None:
        for banyak, kata in HITUNGAN.findall(keluaran):
            self.uji["failed" if kata.startswith("error") else kata] += int(banyak)


def jalan(perintah: list[str], lingkung: dict[str, str], catatan: Catatan | None = None) -> bool:
    """Runs a program of .venv, shows its output as it comes, counts pytest's closing line."""
    program = BIN / perintah[0]
    proses = subprocess.Popen(
        [str(program), *perintah[1:]], cwd=AKAR, env=lingkung, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    assert proses.stdout is not None
    terakhir = ""
    for baris in proses.stdout:
        print(f"  {baris}", end="", flush=True)
        terakhir = baris if HITUNGAN.search(baris) else terakhir
    if catatan is not None:
        catatan.jumlahkan(terakhir)
    return proses.wait() == 0


def siapkan(_: dict[str, str], __: Catatan) -> bool:
    lingkungan.siapkan("kembang")
    return True


def lint(lingkung: dict[str, str], _: Catatan) -> bool:
    templat = sorted(str(p.relative_to(AKAR)) for p in AKAR.glob("sakip/*/templates/**/*.html"))
    alat = [*LINT, ("djade", ["djade", "--check", "--target-version", "5.2", *templat])]
    baik = True
    for nama, perintah in alat if templat else LINT:
        print(f"  {nama}", flush=True)
        baik = jalan(perintah, lingkung) and baik
    return baik


def sqlite(lingkung: dict[str, str], catatan: Catatan) -> bool:
    return jalan(["pytest", *PYTEST, "-m", "not peramban"], lingkung, catatan)


def postgresql(lingkung: dict[str, str], catatan: Catatan) -> bool:
    """The tests that touch the database, once more; the pure ones cannot differ."""
    try:
        with postgres.peladen() as alamat:
            lingkung = {**lingkung, "SAKIP_BASISDATA": alamat}
            return jalan(["pytest", *PYTEST, "-m", "basisdata and not peramban"], lingkung, catatan)
    except postgres.TidakAda as galat:
        raise Dilewati(str(galat)) from galat


def peramban(lingkung: dict[str, str], catatan: Catatan) -> bool:
    """The browser; the year of an office is played on PostgreSQL too where there is one."""
    program = os.environ.get("SAKIP_UJI_PERAMBAN") or _cari_peramban()
    if not program:
        raise Dilewati("chromium tidak ada; pasang paket chromium atau isi SAKIP_UJI_PERAMBAN")
    lingkung = {**lingkung, "SAKIP_UJI_PERAMBAN": program}
    perintah = ["pytest", *PYTEST, "-m", "peramban"]
    try:
        with postgres.peladen() as alamat:
            return jalan(perintah, {**lingkung, "SAKIP_UJI_BASISDATA": alamat}, catatan)
    except postgres.TidakAda as galat:
        baik = jalan(perintah, lingkung, catatan)
        if os.environ.get("SAKIP_UJI_WAJIB") == "1":
            raise Dilewati(f"uji peramban di PostgreSQL: {galat}") from galat
        return baik


def _cari_peramban() -> str | None:
    for _ in range(2):
        for nama in PERAMBAN:
            tempat = shutil.which(nama)
            if (
                tempat
                and not subprocess.run([tempat, "--version"], capture_output=True, check=False).returncode
            ):
                return tempat
        # Chromium without a font draws nothing, and Debian only recommends one.
        if not lingkungan.apt("chromium", "fonts-liberation"):
            break
    return None


TAHAP: dict[str, tuple[str, Callable[[dict[str, str], Catatan], bool]]] = {
    "siapkan": ("persiapan", siapkan),
    "lint": ("gaya, tipe, kontrak impor", lint),
    "sqlite": ("uji di SQLite", sqlite),
    "postgres": ("uji di PostgreSQL", postgresql),
    "peramban": ("uji peramban", peramban),
}


def bersih(folder: str) -> dict[str, str]:
    """The environment of the checks: the user's own installation of SAKIP is neither seen nor touched."""
    milik_uji = {
        nama: isi
        for nama, isi in os.environ.items()
        if not nama.startswith("SAKIP_") or nama == "SAKIP_FRONTEND"
    }
    return {
        **milik_uji,
        "PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}",
        "PYTHONUTF8": "1",
        "SAKIP_DATA": folder,
        "SAKIP_RAHASIA": "kunci-uji-yang-panjang-dan-tidak-dipakai-di-mana-pun-0123456789",
    }


def hemat() -> bool:
    """Whether the checks must be shortened here; told by how long a plain loop takes."""
    diminta = os.environ.get("SAKIP_UJI_HEMAT", "")
    if diminta != "sendiri":
        return diminta == "1"
    mulai, jumlah = time.perf_counter(), 0
    for n in range(HITUNG):
        jumlah += n
    lama = time.perf_counter() - mulai
    if lama <= LAMBAT_DETIK:
        return False
    print(
        f"Mesin ini lambat ({lama:.1f} s untuk {HITUNG} penjumlahan, batasnya {LAMBAT_DETIK} s): setiap uji "
        "basis data berjalan di satu mesin basis data saja, bergantian; uji acak dan jelajah halaman lebih "
        "pendek. Seluruhnya: make test.",
        flush=True,
    )
    return True


def terlambat(nama: str, detik: float) -> bool:
    """Whether a stage that begins after ``detik`` seconds must be shortened; said when it must."""
    batas = LAMBAT_MENIT.get(nama)
    if os.environ.get("SAKIP_UJI_HEMAT") != "sendiri" or batas is None or detik <= batas * 60:
        return False
    print(
        f"\nTahap {nama} baru dimulai pada menit ke-{detik / 60:.0f} (batas {batas}): ia diperpendek. "
        "Seluruhnya: make test.",
        flush=True,
    )
    return True


def jalankan_tahap(nama: str, lingkung: dict[str, str], catatan: Catatan) -> None:
    judul, kerja = TAHAP[nama]
    print(f"\n== {judul}", flush=True)
    mulai = time.monotonic()
    try:
        putusan = "baik" if kerja(lingkung, catatan) else "GAGAL"
    except Dilewati as galat:
        putusan = f"{'GAGAL' if os.environ.get('SAKIP_UJI_WAJIB') == '1' else 'DILEWATI'}: {galat}"
        print(f"  {putusan}", flush=True)
    except lingkungan.Gagal as galat:
        putusan = f"GAGAL: {galat}"
        print(f"  {putusan}", flush=True)
    catatan.tahap.append((judul, time.monotonic() - mulai, putusan))


def laporkan(catatan: Catatan) -> int:
    print("\n== ringkasan")
    for judul, detik, putusan in catatan.tahap:
        print(f"  {detik / 60:5.1f} menit  {judul:<28} {putusan}")
    print(f"  {sum(detik for _, detik, _ in catatan.tahap) / 60:5.1f} menit  seluruhnya")
    gagal = any(putusan.startswith("GAGAL") for _, _, putusan in catatan.tahap)
    if sum(catatan.uji.values()):
        print("\n{passed} passed, {failed} failed, {skipped} skipped".format(**catatan.uji))
    return 1 if gagal else 0


def utama(diminta: list[str]) -> int:
    if asing := [nama for nama in diminta if nama not in TAHAP]:
        print(f"Tahap tidak dikenal: {', '.join(asing)}. Yang ada: {', '.join(TAHAP)}.", file=sys.stderr)
        return 2
    urutan = [nama for nama in TAHAP if nama == "siapkan" or not diminta or nama in diminta]
    catatan, mulai = Catatan(), time.monotonic()
    with tempfile.TemporaryDirectory(prefix="sakip-uji-") as folder:
        lingkung = {**bersih(folder), "SAKIP_UJI_HEMAT": "1" if hemat() else ""}
        for nama in urutan:
            if not lingkung["SAKIP_UJI_HEMAT"] and terlambat(nama, time.monotonic() - mulai):
                lingkung["SAKIP_UJI_HEMAT"] = "1"
            jalankan_tahap(nama, lingkung, catatan)
            if nama == "siapkan" and not PYTHON.exists():
                break
            if nama == "siapkan" and catatan.tahap[-1][2] != "baik":
                break
    return laporkan(catatan)


if __name__ == "__main__":
    try:
        lingkungan.python_cukup()
        sys.exit(utama(sys.argv[1:]))
    except lingkungan.Gagal as galat:
        sys.exit(str(galat))
