"""What the commands know of the database's migrations, above all of merged ones."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from sakip.cli.perintah.basisdata import langkah_belum
from sakip.cli.perintah.jalankan import periksa_migrasi
from sakip.inti.galat import GalatSakip

pytestmark = pytest.mark.django_db
GABUNGAN, DIGANTI = ("organisasi", "0001_awal"), ("organisasi", "0004_wakil")


def test_basis_data_dari_sebelum_penggabungan_berjalan_terus():
    catatan = MigrationRecorder(connection)
    catatan.record_unapplied(*GABUNGAN)
    assert langkah_belum() == 0
    assert GABUNGAN in catatan.applied_migrations()


def test_langkah_yang_belum_dijalankan_dihitung():
    MigrationRecorder(connection).record_unapplied("jejak", "0002_pemicu")
    assert langkah_belum() == 1
    with pytest.raises(GalatSakip, match="1 langkah migrasi belum dijalankan"):
        periksa_migrasi()


def test_basis_data_yang_setengah_jalan_ditolak_dengan_obatnya():
    catatan = MigrationRecorder(connection)
    for langkah in (GABUNGAN, DIGANTI):
        catatan.record_unapplied(*langkah)
    with pytest.raises(GalatSakip, match=r"lebih lama.*Jalankan dahulu `sakip siapkan`"):
        langkah_belum()
