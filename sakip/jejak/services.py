"""Writes of the journal. Every service of every app ends with one call of ``catat``."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from sakip.akun.models import Akun
from sakip.jejak.models import Jangkar, Jejak, KepalaRantai


def kanonik(isi: Any) -> str:
    """The one JSON text of ``isi``: keys sorted, no spaces, Indonesian letters as they are."""
    return json.dumps(isi, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)


def hash_jejak(jejak: Jejak) -> str:
    """SHA-256 over everything that the entry says and the hash of the entry before it."""
    isi = [
        jejak.rantai,
        jejak.urut,
        jejak.aksi,
        str(jejak.pelaku),
        jejak.peran,
        jejak.objek,
        jejak.perubahan,
        jejak.alasan,
        jejak.permintaan,
        jejak.waktu.astimezone(dt.UTC).isoformat(),
        jejak.hash_sebelum,
    ]
    return hashlib.sha256(kanonik(isi).encode()).hexdigest()


def catat(
    *,
    rantai: str,
    aksi: str,
    oleh: Akun,
    peran: str,
    objek: str,
    perubahan: Mapping[str, Any],
    waktu: dt.datetime,
    alasan: str = "",
    permintaan: str = "",
) -> Jejak:
    """Append one entry to the chain of a unit (``instansi/unit``). Call it last in a transaction.

    The head of the chain is locked here, after all other rows, so that two writers of one unit
    wait for each other only for a moment and cannot deadlock.
    """
    with transaction.atomic():
        KepalaRantai.objects.get_or_create(rantai=rantai)
        kepala = KepalaRantai.objects.select_for_update().get(rantai=rantai)
        jejak = Jejak(
            rantai=rantai,
            urut=kepala.urut + 1,
            aksi=aksi,
            pelaku=oleh.pengenal,
            peran=peran,
            objek=objek,
            perubahan=kanonik(perubahan),
            alasan=alasan,
            permintaan=permintaan,
            waktu=waktu,
            hash_sebelum=kepala.hash,
        )
        jejak.hash = hash_jejak(jejak)
        jejak.save(force_insert=True)
        kepala.urut, kepala.hash = jejak.urut, jejak.hash
        kepala.save(update_fields=["urut", "hash"])
    return jejak


def akar_merkle(daun: Sequence[str]) -> str:
    """Merkle root of hex hashes; an odd leaf moves up unpaired. Of nothing: 64 zeros."""
    lapis = list(daun)
    if not lapis:
        return "0" * 64
    while len(lapis) > 1:
        pasang = [
            hashlib.sha256((lapis[i] + lapis[i + 1]).encode()).hexdigest()
            for i in range(0, len(lapis) - 1, 2)
        ]
        lapis = pasang + ([lapis[-1]] if len(lapis) % 2 else [])
    return lapis[0]


def tutup_hari(*, instansi: str, tanggal: dt.date) -> Jangkar:
    """Write (or confirm) the Merkle root of one agency's entries of a finished day (UTC)."""
    mulai = dt.datetime.combine(tanggal, dt.time.min, dt.UTC)
    entri = Jejak.objects.filter(
        rantai__startswith=f"{instansi}/", waktu__gte=mulai, waktu__lt=mulai + dt.timedelta(days=1)
    ).order_by("rantai", "urut")
    daun = list(entri.values_list("hash", flat=True))
    jangkar, _ = Jangkar.objects.get_or_create(
        instansi=instansi, tanggal=tanggal, defaults={"jumlah": len(daun), "akar": akar_merkle(daun)}
    )
    return jangkar
