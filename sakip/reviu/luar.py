"""Checks a file in a child process of its own, within bounds of time and memory, for servers.

``python -m sakip.reviu.luar FILE NAME [YEAR]`` prints lines of JSON on standard output. Each but the last
tells how far it is, as ``[step, number, of how many]`` (:mod:`sakip.reviu.kabar`). The last is the answer:
what ``sakip reviu --format json`` gives, and with it ``pahaman`` (:mod:`sakip.reviu.rangkum`),
``tahun_terbaca`` (the year that the report itself names, or null) and, for every finding, ``sekitar``: the
lines of the report around its places as ``[number, text, marked]``, None between two stretches. The findings
stand as people read them: certain ones first, then by class and place.
"""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import IO, Any

from sakip.reviu.baca import TidakTerbaca, baca
from sakip.reviu.kabar import Kabar, diam
from sakip.reviu.keluar import sebagai_json
from sakip.reviu.mesin import temuan_laporan
from sakip.reviu.model import KELAS, HasilReviu, Naskah
from sakip.reviu.paham import pahami
from sakip.reviu.rangkum import rangkum

BATAS_DETIK = 300
#: However long a step lasts, the caller hears that the child lives at least so often (seconds).
DENYUT = 1.0
_MEMORI = 3 << 30
_TIDAK_TERBACA = 2
_SEKITAR = 4
_TEMPAT_TERBANYAK = 6
_PANJANG_BARIS = 400


def periksa_luar(berkas: Path, nama: str, tahun: int | None = None, kabar: Kabar = diam) -> dict[str, Any]:
    """The child's answer. :class:`TidakTerbaca` when the file cannot be read or breaks the bounds.

    ``kabar`` is told every step and, at least every ``DENYUT`` seconds, the one at hand again; what it
    raises ends the child.
    """
    perintah = [sys.executable, "-m", "sakip.reviu.luar", str(berkas), nama, *([str(tahun)] if tahun else [])]
    with tempfile.TemporaryFile() as keluhan:
        anak = subprocess.Popen(perintah, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=keluhan)
        try:
            jawaban = _dengar(anak, nama, kabar)
            kode = anak.wait()
        finally:
            anak.kill()
            anak.wait()
        keluhan.seek(0)
        keluh = keluhan.read().decode("utf-8", "replace").strip()
    if kode == _TIDAK_TERBACA:
        raise TidakTerbaca(keluh)
    if jawaban is None:
        logging.getLogger(__name__).error("Reviu %s berhenti dengan kode %s: %s", nama, kode, keluh)
        raise TidakTerbaca(
            f"Berkas {nama} tidak dapat diperiksa: programnya berhenti di tengah jalan. "
            "Simpan ulang berkasnya dari aplikasi asalnya, lalu coba lagi."
        )
    return jawaban


def _dengar(anak: subprocess.Popen[bytes], nama: str, kabar: Kabar) -> dict[str, Any] | None:
    """Pass on what the child tells; its answer, None where it ended without one."""
    jawaban: dict[str, Any] | None = None
    langkah = ("baca", 0, 0)
    for baris in _baris(anak, nama):
        isi = _json(baris)
        if isinstance(isi, dict):
            jawaban = isi
        elif isinstance(isi, list):
            langkah = (str(isi[0]), int(isi[1]), int(isi[2]))
        kabar(*langkah)
    return jawaban


def _baris(anak: subprocess.Popen[bytes], nama: str) -> Iterator[bytes]:
    """The lines that the child prints, an empty one after each ``DENYUT`` without any."""
    antre: SimpleQueue[bytes | None] = SimpleQueue()
    assert anak.stdout is not None
    Thread(target=_alirkan, args=(anak.stdout, antre.put), daemon=True).start()
    akhir = monotonic() + BATAS_DETIK
    while (sisa := akhir - monotonic()) > 0:
        try:
            baris = antre.get(timeout=min(DENYUT, sisa))
        except Empty:
            yield b""
            continue
        if baris is None:
            return
        yield baris
    raise TidakTerbaca(
        f"Berkas {nama} terlalu lama diperiksa (lebih dari {BATAS_DETIK // 60} menit). "
        "Pecah berkasnya per bab, lalu periksa satu per satu."
    )


def _alirkan(sumber: IO[bytes], taruh: Callable[[bytes | None], None]) -> None:
    with sumber:
        for baris in sumber:
            taruh(baris)
    taruh(None)


def _json(baris: bytes) -> Any:
    try:
        return json.loads(baris)
    except ValueError:
        return None


def _ceritakan(langkah: str, ke: int, dari: int) -> None:
    print(json.dumps([langkah, ke, dari]), flush=True)


def utama(argumen: list[str]) -> int:
    """The child itself."""
    _batasi_memori()
    berkas, nama, tahun = Path(argumen[0]), argumen[1], int(argumen[2]) if len(argumen) > 2 else None
    try:
        naskah = baca(berkas, nama, _ceritakan)
    except TidakTerbaca as salah:
        print(salah, file=sys.stderr)
        return _TIDAK_TERBACA
    _ceritakan("paham", 0, 0)
    paham = pahami(naskah, tahun)
    temuan = sorted(
        temuan_laporan(paham, kabar=_ceritakan),
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
