"""Two people at once: the row of the agreement is locked, one saves and the other is told."""

import threading

import pytest
from django.db import connection

from sakip.inti.galat import Basi, GalatSakip
from sakip.perjanjian import services
from sakip.perjanjian.models import PenetapanTarget, Perjanjian

from .conftest import TAHUN, Dunia

HANYA_POSTGRES = "SQLite menulis bergiliran seluruhnya"


def serentak(*pekerjaan):
    """Runs all at the same moment in threads of their own; gives results or errors."""
    hasil, mulai = [None] * len(pekerjaan), threading.Barrier(len(pekerjaan))

    def jalankan(nomor, kerja):
        mulai.wait()
        try:
            hasil[nomor] = kerja()
        except GalatSakip as galat:
            hasil[nomor] = galat
        finally:
            connection.close()

    utas = [threading.Thread(target=jalankan, args=x) for x in enumerate(pekerjaan)]
    for u in utas:
        u.start()
    for u in utas:
        u.join()
    return hasil


@pytest.mark.django_db(transaction=True)
def test_dua_orang_menyimpan_versi_yang_sama_hanya_satu_yang_tersimpan():
    if connection.vendor != "postgresql":
        pytest.skip(HANYA_POSTGRES)
    dunia = Dunia()
    p = dunia.draf_berisi()

    def anggaran(rupiah):
        return lambda: services.simpan_anggaran(
            perjanjian_id=p.pk, versi=p.versi, rupiah={dunia.kegiatan.pk: rupiah}, **dunia.umum()
        )

    hasil = serentak(anggaran(1), anggaran(2))
    assert sorted(type(h).__name__ for h in hasil) == sorted(["NoneType", Basi.__name__])
    assert p.anggaran.count() == 1


@pytest.mark.django_db(transaction=True)
def test_dua_revisi_serentak_hanya_satu_yang_jadi():
    if connection.vendor != "postgresql":
        pytest.skip(HANYA_POSTGRES)
    dunia = Dunia()
    p = dunia.tanda_tangani(dunia.draf_berisi())

    def revisi():
        return services.revisi(perjanjian_id=p.pk, sebab="Sebab", **dunia.umum())

    hasil = serentak(revisi, revisi)
    assert sum(isinstance(h, GalatSakip) for h in hasil) == 1
    assert Perjanjian.objects.filter(revisi=1).count() == 1


@pytest.mark.django_db(transaction=True)
def test_dua_orang_menetapkan_target_pertama_serentak_yang_kedua_diberi_tahu():
    if connection.vendor != "postgresql":
        pytest.skip(HANYA_POSTGRES)
    dunia = Dunia()

    def tetapkan(teks):
        sel = [services.SelMasuk(dunia.persen.pk, dunia.kanwil.pk, teks, 0, "sel")]
        return lambda: services.tetapkan(pemilik=dunia.ditjen, tahun=TAHUN, sel=sel, **dunia.umum())

    hasil = serentak(tetapkan("90"), tetapkan("91"))
    assert sorted(type(h).__name__ for h in hasil) == ["Basi", "list"]
    assert PenetapanTarget.objects.count() == 1
