"""Two administrators at once: the second waits for the first and is told what the first did."""

import datetime as dt
import threading

import pytest
from django.db import close_old_connections, connection

from sakip.akun.services import aktor_sistem
from sakip.inti.galat import GalatSakip
from sakip.organisasi.models import KedudukanUnit, KodeUnit
from sakip.organisasi.services.unit import beri_kode, buat_instansi, buat_unit, pindahkan

SEJAK = dt.date(2020, 1, 1)


def serentak(*kerja):
    """Run all at once in threads of their own; their results or refusals."""
    hasil, gerbang = [None] * len(kerja), threading.Barrier(len(kerja))

    def jalan(i):
        try:
            gerbang.wait(10)
            hasil[i] = kerja[i]()
        except GalatSakip as galat:
            hasil[i] = galat
        finally:
            close_old_connections()
            connection.close()

    utas = [threading.Thread(target=jalan, args=(i,)) for i in range(len(kerja))]
    for u in utas:
        u.start()
    for u in utas:
        u.join(60)
    return hasil


@pytest.fixture
def kantor(transactional_db):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one writer in at a time by itself")
    siapa = {"oleh": aktor_sistem(), "peran": "Sistem", "waktu": dt.datetime(2025, 3, 1, tzinfo=dt.UTC)}
    pusat = buat_instansi(
        kode="kem", nama="Kementerian", jenis="kementerian", pendahulu=None, sejak=SEJAK, **siapa
    )

    def unit(kode):
        return buat_unit(
            instansi=pusat.instansi,
            kode=kode,
            jenis="kanwil",
            zona="WIB",
            nama=kode,
            sejak=SEJAK,
            induk={"komando": pusat},
            **siapa,
        )

    return unit("a"), unit("b"), siapa


def test_kode_yang_sama_dari_dua_orang_hanya_diterima_sekali(kantor):
    a, b, siapa = kantor
    hasil = serentak(
        *(lambda u=u: beri_kode(unit=u, sistem="satker", kode="1", sejak=SEJAK, **siapa) for u in (a, b))
    )
    assert sorted(type(h).__name__ for h in hasil) == ["GalatSakip", "KodeUnit"]
    assert KodeUnit.objects.count() == 1


def test_dua_pindah_yang_bersama_melingkar_tidak_keduanya_diterima(kantor):
    a, b, siapa = kantor
    lusa = dt.date(2024, 1, 1)
    hasil = serentak(
        lambda: pindahkan(unit=a, garis="komando", induk=b, sejak=lusa, **siapa),
        lambda: pindahkan(unit=b, garis="komando", induk=a, sejak=lusa, **siapa),
    )
    assert sorted(type(h).__name__ for h in hasil) == ["GalatSakip", "KedudukanUnit"]
    assert KedudukanUnit.objects.filter(sejak=lusa).count() == 1
