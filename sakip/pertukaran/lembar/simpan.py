"""Keeps an uploaded workbook until its person has seen what it changes, then applies it, all or nothing.

What was read lies on the server beside the drafts of the form, so that nothing that a page sends back can
differ from what was checked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet

from sakip.akun.models import Akun
from sakip.inti.galat import Basi, Masalah, galat
from sakip.organisasi.models import Unit
from sakip.pengukuran.formulir import FORMULIR, HasilSimpan, IsianMasuk
from sakip.pengukuran.models import DrafIsian
from sakip.pengukuran.services.draf import simpan_draf
from sakip.pengukuran.services.isian import simpan_isian
from sakip.pertukaran.lembar.baca import LembarTerbaca
from sakip.pertukaran.lembar.bentuk import baris_dari

#: The name under which uploads lie among the drafts.
FORMULIR_EXCEL = "kinerja-excel"
PANJANG_TERBESAR = 2_000_000


@dataclass(frozen=True)
class Unggahan:
    """An upload that waits: ``nomor`` rises with every change of it."""

    isi: Mapping[str, str]
    versi: Mapping[str, int]
    sel: Mapping[str, str]
    hilang: tuple[str, ...]
    baris: frozenset[str]
    nama: str
    diunduh: str
    waktu: dt.datetime
    nomor: int


def unggahan(akun: Akun, unit: Unit, periode: str) -> Unggahan | None:
    """The upload of ``akun`` for a form, or None."""
    d = _baris(akun, unit, periode).first()
    if d is None:
        return None
    i = d.isi
    return Unggahan(
        i.get("isi", {}), i.get("versi", {}), i.get("sel", {}), tuple(i.get("hilang", ())),
        frozenset(i.get("baris", ())), i.get("nama", ""), i.get("diunduh", ""), d.waktu, d.versi,
    )  # fmt: skip


def simpan_unggahan(
    *, akun: Akun, unit: Unit, periode: str, lembar: LembarTerbaca, nama: str, waktu: dt.datetime
) -> None:
    """Keep what was read; an earlier upload of the same form is replaced. Nothing is entered yet."""
    if sum(len(k) + len(t) for k, t in lembar.isi.items()) > PANJANG_TERBESAR:
        raise galat("berkas", "Teks dalam lembar ini terlalu banyak.", "Bagi menjadi dua kali unggah.")
    sentuh = {baris_dari(m) for m in lembar.isi}
    isi = {
        "isi": dict(lembar.isi),
        "versi": {m: v for m, v in lembar.versi.items() if m in sentuh},
        "sel": {m: s for m, s in lembar.sel.items() if m in lembar.isi or m in sentuh},
        "hilang": lembar.hilang[:200],
        "baris": sorted({m for m in (*lembar.sel, *lembar.hilang) if m == baris_dari(m)}),
        "nama": nama[:200],
        "diunduh": lembar.diunduh,
    }
    _tulis(akun, unit, periode, isi, waktu)


def lewati_baris(*, akun: Akun, unit: Unit, periode: str, baris: Iterable[str], waktu: dt.datetime) -> None:
    """Take lines out of a waiting upload: what is stored stays."""
    d = _baris(akun, unit, periode).first()
    if d is not None:
        buang = set(baris)
        isi = {m: t for m, t in d.isi["isi"].items() if baris_dari(m) not in buang}
        _tulis(akun, unit, periode, {**d.isi, "isi": isi}, waktu)


def buang_unggahan(*, akun: Akun, unit: Unit, periode: str) -> None:
    """Forget a waiting upload."""
    _baris(akun, unit, periode).delete()


def terapkan_unggahan(
    *,
    akun: Akun,
    unit: Unit,
    tahun: int,
    bulan: int,
    siap: Unggahan,
    versi: Mapping[str, int],
    peran: str,
    waktu: dt.datetime,
) -> HasilSimpan:
    """Save the upload like a form that was typed; what else its person was typing there stays a draft.

    ``versi`` replaces versions of lines whose conflict was shown. Raises as ``simpan_isian``, and ``Basi``
    where the upload was applied or replaced meanwhile; the upload then stays as it is.
    """
    periode = f"{tahun}-{bulan:02d}"
    with transaction.atomic():
        draf = DrafIsian.objects.filter(akun=akun, unit=unit, formulir=FORMULIR, periode=periode).first()
        hasil = simpan_isian(
            unit=unit,
            tahun=tahun,
            bulan=bulan,
            masuk=IsianMasuk(siap.isi, {**siap.versi, **versi}),
            asal="excel",
            oleh=akun,
            peran=peran,
            waktu=waktu,
        )
        if not _baris(akun, unit, periode).filter(versi=siap.nomor).delete()[0]:
            raise Basi(
                Masalah(
                    "berkas",
                    "Lembar ini sudah diterapkan atau diganti di jendela lain.",
                    "Muat ulang halaman.",
                )
            )
        if draf is not None:
            _kembalikan_draf(draf, siap, akun, unit, periode)
    return hasil


def _kembalikan_draf(draf: DrafIsian, siap: Unggahan, akun: Akun, unit: Unit, periode: str) -> None:
    tertulis = {baris_dari(m) for m in siap.isi}
    sisa = {m: t for m, t in draf.isi.get("isi", {}).items() if baris_dari(m) not in tertulis}
    simpan_draf(
        akun=akun, unit=unit, periode=periode, isi=sisa, versi=draf.isi.get("versi", {}), waktu=draf.waktu
    )


def _baris(akun: Akun, unit: Unit, periode: str) -> QuerySet[DrafIsian]:
    return DrafIsian.objects.filter(akun=akun, unit=unit, formulir=FORMULIR_EXCEL, periode=periode)


def _tulis(akun: Akun, unit: Unit, periode: str, isi: Mapping[str, object], waktu: dt.datetime) -> None:
    baris = _baris(akun, unit, periode)
    if baris.update(isi=isi, waktu=waktu, versi=F("versi") + 1):
        return
    try:
        with transaction.atomic():
            DrafIsian.objects.create(
                akun=akun, unit=unit, formulir=FORMULIR_EXCEL, periode=periode, isi=isi, waktu=waktu
            )
    except IntegrityError:  # another tab of the same person was first
        baris.update(isi=isi, waktu=waktu, versi=F("versi") + 1)
