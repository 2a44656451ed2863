"""The journal: append-only and chained per unit (house decision 9).

No foreign keys out: actor, unit and role are ids and text, so that a journal outlives what it
speaks of, and persons appear by an opaque id only.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Jejak(models.Model):
    """One write: who did what to which object, why, and the hash that chains it to the last."""

    rantai = models.CharField(max_length=140, help_text="instansi/unit")
    urut = models.PositiveIntegerField()
    aksi = models.CharField(max_length=60)
    pelaku = models.UUIDField()
    peran = models.CharField(max_length=40)
    objek = models.CharField(max_length=200)
    perubahan = models.TextField(help_text="JSON, keys sorted")
    alasan = models.TextField(blank=True)
    permintaan = models.CharField(max_length=64, blank=True)
    waktu = models.DateTimeField()
    hash_sebelum = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["rantai", "urut"], name="jejak_satu_urut_per_rantai")
        ]
        ordering: ClassVar = ["rantai", "urut"]

    def __str__(self) -> str:
        return f"{self.rantai} #{self.urut} {self.aksi}"


class KepalaRantai(models.Model):
    """The end of each chain; its row is locked last in a transaction."""

    rantai = models.CharField(max_length=140, unique=True)
    urut = models.PositiveIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)

    def __str__(self) -> str:
        return f"{self.rantai} #{self.urut}"


class Jangkar(models.Model):
    """The Merkle root of one agency's journal entries of one day (UTC)."""

    instansi = models.CharField(max_length=60)
    tanggal = models.DateField()
    jumlah = models.PositiveIntegerField()
    akar = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["instansi", "tanggal"], name="jangkar_satu_per_hari")
        ]

    def __str__(self) -> str:
        return f"{self.instansi} {self.tanggal}"
