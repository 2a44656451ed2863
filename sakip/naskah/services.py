"""Writes about a composed report: accepting its remaining points."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from django.db import transaction

from sakip.akun.models import Akun
from sakip.inti.galat import Masalah, TidakDitemukan, galat
from sakip.naskah.titik import PANJANG_SIDIK, Titik
from sakip.organisasi.models import Unit
from sakip.pelaporan.queries import penerimaan
from sakip.pelaporan.services import cabut_titik, terima_titik


def terima(
    *,
    unit: Unit,
    tahun: int,
    kode: Sequence[str],
    titik: Iterable[Titik],
    nama: str,
    peran: str,
    alasan: str,
    oleh: Akun,
    waktu: dt.datetime,
) -> list[Titik]:
    """Accept the points named by ``kode``, all or none; ``titik`` are those of the report as it is now."""
    menurut = {t.kode: t for t in titik}
    pilihan = [menurut[_cari(k, menurut)] for k in dict.fromkeys(kode)]
    with transaction.atomic():
        for t in pilihan:
            terima_titik(
                unit=unit,
                tahun=tahun,
                titik=t.kode,
                isi_titik=str(t),
                alasan=alasan,
                oleh=oleh,
                nama=nama,
                peran=peran,
                waktu=waktu,
            )
    return pilihan


def cabut(
    *, unit: Unit, tahun: int, kode: Sequence[str], alasan: str, oleh: Akun, waktu: dt.datetime
) -> list[str]:
    """Take back the acceptances named by ``kode``; all or none. Returns their codes."""
    ada = penerimaan(unit, tahun)
    pilihan = [_cari(k, ada) for k in dict.fromkeys(kode)]
    with transaction.atomic():
        for satu in pilihan:
            cabut_titik(unit=unit, tahun=tahun, titik=satu, alasan=alasan, oleh=oleh, waktu=waktu)
    return pilihan


def _cari(kode: str, ada: Iterable[str]) -> str:
    """The full code of what was typed: the code itself, or its end when only one ends like that."""
    semua = list(ada)
    bersih = kode.strip().strip("[]").lower()
    if bersih in semua:
        return bersih
    cocok = [k for k in semua if len(bersih) >= PANJANG_SIDIK and k.endswith(bersih)]
    if len(cocok) == 1:
        return cocok[0]
    if cocok:
        raise galat(f"titik {kode}", "Beberapa titik berakhiran sama.", f"Tulis lengkap: {', '.join(cocok)}.")
    dekat = get_close_matches(bersih, semua, n=3, cutoff=0.5)
    saran = f"Yang terdekat: {', '.join(dekat)}." if dekat else "Salin kodenya dari `sakip titik daftar`."
    raise TidakDitemukan(Masalah(f"titik {kode}", f"Titik «{kode}» tidak ada dalam laporan ini.", saran))
