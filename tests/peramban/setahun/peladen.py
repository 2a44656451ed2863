"""An empty installation, as an administrator makes it, on the engine that the test names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from tests.peramban.peladen import lingkungan_server, perintah, tersaji

BATAS_MULAI_DETIK = 90
SANDI_ADMIN = "pagi kelabu di tepi dermaga"
NIP_ADMIN = "197001012000011001"
INSTANSI, NAMA_INSTANSI = "kemenuji", "Kementerian Uji Pelayanan"


@contextmanager
def basis_data_baru(alamat: str) -> Iterator[str]:
    """A fresh database beside the one that ``alamat`` names; dropped at the end."""
    import psycopg
    from psycopg import sql

    bagian = urlsplit(alamat)
    nama = f"{bagian.path.lstrip('/')}_setahun_{os.getpid()}"
    rawat = urlunsplit(bagian._replace(path="/postgres"))

    def jalankan(perintah: str) -> None:
        with closing(psycopg.connect(rawat, autocommit=True)) as sambungan:
            sambungan.execute(sql.SQL(perintah).format(sql.Identifier(nama)))

    jalankan("drop database if exists {} with (force)")
    jalankan("create database {}")
    try:
        yield urlunsplit(bagian._replace(path=f"/{nama}"))
    finally:
        jalankan("drop database if exists {} with (force)")


@contextmanager
def pasang(folder: Path, basis_data: str = "") -> Iterator[str]:
    """Address of a server whose only person is its first administrator; nothing else is in the database."""
    lingkungan = lingkungan_server(folder, **({"SAKIP_BASISDATA": basis_data} if basis_data else {}))
    perintah(lingkungan, "siapkan", "--tanpa-contoh")
    perintah(
        lingkungan, "kelola", "admin-baru", "--nama", "Ayu Administrator", "--nip", NIP_ADMIN,
        "--instansi", INSTANSI, "--nama-instansi", NAMA_INSTANSI, masukan=f"{SANDI_ADMIN}\n",
    )  # fmt: skip
    with tersaji(folder, lingkungan, BATAS_MULAI_DETIK) as alamat:
        yield alamat
