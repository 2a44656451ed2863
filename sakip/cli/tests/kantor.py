"""The example offices in a database that is left as it was found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from sakip.akun.services import aktor_sistem
from sakip.naskah.bahan import BahanLkjip
from sakip.naskah.queries import bahan_lkjip
from sakip.organisasi.queries import unit_dengan_kode
from sakip.pertukaran.baca import baca_berkas
from sakip.pertukaran.contoh import berkas_contoh
from sakip.pertukaran.impor import impor_paket

KANTOR = {
    "bangka-belitung": ("kanwil-babel", 2023),
    "sumatera-barat": ("kanwil-sumbar", 2023),
    "banten": ("kanwil-banten", 2019),
    "contoh": ("kanwil-contoh", 2025),
}
PADA = dt.date(2026, 3, 2)


@contextmanager
def dengan_kantor(penghalang: Any, nama: tuple[str, ...] = tuple(KANTOR)) -> Iterator[None]:
    """Import packages for the tests of a module; everything is rolled back at its end."""
    with penghalang.unblock(), transaction.atomic():
        for berkas in berkas_contoh():
            if berkas.stem in nama:
                impor_paket(baca_berkas(berkas), oleh=aktor_sistem(), waktu=dt.datetime.now(dt.UTC))
        yield
        transaction.set_rollback(True)


def bahan(nama: str, **lain: Any) -> BahanLkjip:
    """The material of an example office's report."""
    kode, tahun = KANTOR[nama]
    return bahan_lkjip(unit_dengan_kode(kode), tahun, **{"pada": PADA, **lain})
