"""What the views of planning share: what a person may read, the role for the journal, answers to faults."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from sakip.berkas.jenis import kenali
from sakip.berkas.unduh import nama_aman
from sakip.berkas.unggah import masalah_ditolak
from sakip.inti.galat import Basi, GalatSakip, Masalah, TidakDitemukan
from sakip.organisasi.models import Unit
from sakip.perencanaan.forms.pokok import Formulir
from sakip.perencanaan.queries.lingkup import instansi_unit
from sakip.perencanaan.services.register import BerkasMasuk


def hari_ini() -> dt.date:
    """Today in the zone of the installation."""
    return timezone.localdate()


def instansi_dibaca(request: Any) -> frozenset[int]:
    """Agencies whose dictionary, manuals and tree the person may read."""
    return instansi_unit(request.wewenang.unit_boleh("lihat"))


def tahun_diminta(request: HttpRequest) -> int:
    """The year in ``?tahun=``, else this year."""
    teks = request.GET.get("tahun", "")
    tahun = int(teks) if teks.isdecimal() and len(teks) == 4 else 0
    return tahun if 2000 <= tahun <= 2100 else hari_ini().year


def bilangan(teks: str) -> int | None:
    """A whole number from an address or form, or None."""
    return int(teks) if teks.isdecimal() and len(teks) < 18 else None


def unit_tugas(request: Any, boleh: Collection[int]) -> int | None:
    """The unit of one's own task among ``boleh``: what a form proposes first."""
    return next((t.unit_id for t in request.wewenang.tugas if t.unit_id in boleh), min(boleh, default=None))


def pilih_unit(pk: object) -> Unit:
    """The unit that was chosen in a form; whether it is allowed is asked at the door."""
    unit = Unit.objects.select_related("instansi").filter(pk=bilangan(str(pk)) or 0).first()
    if unit is None:
        raise TidakDitemukan(Masalah("unit", "Unit itu tidak ada.", "Pilih dari daftar."))
    return unit


def berkas_masuk(request: Any, form: Formulir) -> BerkasMasuk | None:
    """The uploaded file of the field ``berkas``; one that was too large is named beside the field."""
    if request.berkas_ditolak:
        for m in masalah_ditolak(request.berkas_ditolak):
            form.add_error("berkas", f"{m.pesan} {m.saran}")
        return None
    berkas = request.FILES.get("berkas")
    if berkas is None:
        return None
    isi = bytes(berkas.read())
    return BerkasMasuk(isi, kenali(isi) or "", nama_aman(berkas.name or "", ""))


def taruh(form: Formulir, salah: GalatSakip) -> int:
    """Put the faults into the form; the status of the answer. A stale form may be sent once more."""
    form.taruh(salah)
    return 409 if isinstance(salah, Basi) else 400
