"""Checks a file in a child process of its own, within bounds of time and memory, for servers.

``python -m sakip.reviu.luar FILE NAME [YEAR]`` prints JSON on standard output: what ``sakip reviu --format
json`` gives, and with it ``pahaman`` (:mod:`sakip.reviu.rangkum`), ``tahun_terbaca`` (the year that the
report itself names, or null) and, for every finding, ``sekitar``: the lines of the report around its places
as ``[number, text, marked]``, None between two stretches. The findings stand as people read them: certain
ones first, then by class and place.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from sakip.reviu.baca import TidakTerbaca, baca
from sakip.reviu.keluar import sebagai_json
from sakip.reviu.mesin import temuan_laporan
from sakip.reviu.model import KELAS, HasilReviu, Naskah
from sakip.reviu.paham import pahami
from sakip.reviu.rangkum import rangkum

BATAS_DETIK = 300
_MEMORI = 3 << 30
_TIDAK_TERBACA = 2
_SEKITAR = 4
_TEMPAT_TERBANYAK = 6
_PANJANG_BARIS = 400


def periksa_luar(berkas: Path, nama: str, tahun: int | None = None) -> dict[str, Any]:
    """The child's answer. :class:`TidakTerbaca` when the file cannot be read or breaks the bounds."""
    perintah = [sys.executable, "-m", "sakip.reviu.luar", str(berkas), nama, *([str(tahun)] if tahun else [])]
    try:
        selesai = subprocess.run(
            perintah, stdin=subprocess.DEVNULL, capture_output=True, timeout=BATAS_DETIK, check=False
        )
    except subprocess.TimeoutExpired:
        raise TidakTerbaca(
            f"Berkas {nama} terlalu lama diperiksa (lebih dari {BATAS_DETIK // 60} menit). "
            "Pecah berkasnya per bab, lalu periksa satu per satu."
        ) from None
    if selesai.returncode == _TIDAK_TERBACA:
        raise TidakTerbaca(selesai.stderr.decode("utf-8", "replace").strip())
    try:
        jawaban: dict[str, Any] = json.loads(selesai.stdout)
    except ValueError:
        raise TidakTerbaca(
            f"Berkas {nama} tidak dapat diperiksa: programnya berhenti di tengah jalan. "
            "Simpan ulang berkasnya dari aplikasi asalnya, lalu coba lagi."
        ) from None
    return jawaban


def utama(argumen: list[str]) -> int:
    """The child itself."""
    _batasi_memori()
    berkas, nama, tahun = Path(argumen[0]), argumen[1], int(argumen[2]) if len(argumen) > 2 else None
    try:
        naskah = baca(berkas, nama)
    except TidakTerbaca as salah:
        print(salah, file=sys.stderr)
        return _TIDAK_TERBACA
    paham = pahami(naskah, tahun)
    temuan = sorted(
        temuan_laporan(paham),
        key=lambda t: (t.kepastian, KELAS.index(t.kelas)),
    )
    hasil = HasilReviu(naskah, paham.tahun, len(paham.indikator), tuple(temuan))
    jawaban = sebagai_json(hasil)
    for isi, satu in zip(jawaban["temuan"], temuan, strict=True):
        isi["sekitar"] = sekitar(naskah, satu.baris)
    jawaban["pahaman"] = rangkum(paham, temuan)
    jawaban["tahun_terbaca"] = naskah.tahun
    json.dump(jawaban, sys.stdout, ensure_ascii=False)
    return 0


def sekitar(naskah: Naskah, baris: tuple[int, ...]) -> list[list[Any] | None]:
    """The lines around the first places of a finding, its own lines marked."""
    tanda = sorted(set(baris))
    tampil: set[int] = set()
    for nomor in tanda[:_TEMPAT_TERBANYAK]:
        tampil.update(range(nomor - _SEKITAR, nomor + _SEKITAR + 1))
    hasil: list[list[Any] | None] = []
    lalu = 0
    for nomor in sorted(n for n in tampil if 0 < n <= len(naskah.baris)):
        if lalu and nomor > lalu + 1:
            hasil.append(None)
        isi = naskah.baris[nomor - 1].replace("\t", " | ")  # cells stand apart wherever the line is shown
        hasil.append([nomor, isi[:_PANJANG_BARIS], nomor in tanda])
        lalu = nomor
    return hasil


def _batasi_memori() -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORI, _MEMORI))


if __name__ == "__main__":
    sys.exit(utama(sys.argv[1:]))
