"""The journal only grows, chains its entries, and shows any tampering."""

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction

from sakip.akun.services import aktor_sistem
from sakip.jejak.models import Jejak
from sakip.jejak.queries import retak, semua_rantai
from sakip.jejak.services import akar_merkle, catat, tutup_hari

WAKTU = dt.datetime(2026, 1, 5, 3, tzinfo=dt.UTC)


def isi(n, rantai="i/u"):
    for i in range(n):
        catat(
            rantai=rantai,
            aksi="uji",
            oleh=aktor_sistem(),
            peran="sistem",
            objek=f"objek {i}",
            perubahan={"nilai": i},
            waktu=WAKTU,
            alasan="pengujian",
        )


@pytest.mark.django_db
def test_entries_of_a_unit_form_one_chain():
    isi(3)
    isi(1, "i/lain")
    rantai = list(Jejak.objects.filter(rantai="i/u"))
    assert [j.urut for j in rantai] == [1, 2, 3]
    assert [j.hash_sebelum for j in rantai[1:]] == [j.hash for j in rantai[:2]]
    assert semua_rantai() == ["i/lain", "i/u"]
    assert retak("i/u") is None


@pytest.mark.django_db
@pytest.mark.parametrize("perintah", ["UPDATE jejak_jejak SET alasan = 'lain'", "DELETE FROM jejak_jejak"])
def test_the_database_refuses_to_change_or_delete_entries(perintah):
    isi(2)
    with pytest.raises(DatabaseError, match="hanya dapat ditambah"), transaction.atomic():
        connection.cursor().execute(perintah)
    assert Jejak.objects.count() == 2


@pytest.mark.django_db
def test_a_change_behind_the_triggers_is_found():
    isi(3)
    with connection.cursor() as kursor:
        if connection.vendor == "postgresql":
            kursor.execute("ALTER TABLE jejak_jejak DISABLE TRIGGER USER")
        else:
            kursor.execute('DROP TRIGGER "jejak_jejak_tolak_ubah"')
        kursor.execute("UPDATE jejak_jejak SET perubahan = '{\"nilai\":9}' WHERE urut = 2")
    assert retak("i/u") == 2


@pytest.mark.django_db
def test_persons_appear_by_opaque_id_only():
    isi(1)
    jejak = Jejak.objects.get()
    assert jejak.pelaku == aktor_sistem().pengenal
    assert aktor_sistem().nama not in jejak.perubahan + jejak.objek


@pytest.mark.django_db
def test_a_day_is_anchored_once_by_its_merkle_root():
    isi(3)
    jangkar = tutup_hari(instansi="i", tanggal=WAKTU.date())
    assert jangkar.jumlah == 3
    assert jangkar.akar == akar_merkle(list(Jejak.objects.order_by("urut").values_list("hash", flat=True)))
    assert tutup_hari(instansi="i", tanggal=WAKTU.date()).pk == jangkar.pk


def test_a_merkle_root_depends_on_every_leaf_and_on_their_order():
    daun = [f"{i:064x}" for i in range(5)]
    akar = akar_merkle(daun)
    assert akar != akar_merkle(daun[::-1])
    assert all(akar != akar_merkle([*daun[:i], "f" * 64, *daun[i + 1 :]]) for i in range(5))
    assert akar_merkle([]) == "0" * 64
