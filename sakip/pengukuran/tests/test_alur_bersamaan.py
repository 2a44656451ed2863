"""Two people at once: only on PostgreSQL, where transactions really run side by side."""

import threading

import pytest
from django.db import connection, connections

from sakip.inti.galat import GalatSakip
from sakip.jejak.models import Jejak
from sakip.pengukuran.models import Langkah, VerifikasiBaris
from sakip.pengukuran.services.alur import langkahkan, verifikasi_baris
from sakip.pengukuran.tests.kantor_alur import KantorAlur

pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite menulis satu per satu: tidak ada yang bersamaan"
)


@pytest.fixture
def kantor(transactional_db):
    k = KantorAlur()
    k.isi()
    return k


def serentak(*kerja):
    """Run all at once; returns the errors."""
    mulai, galat = threading.Barrier(len(kerja)), []

    def jalan(laku):
        try:
            mulai.wait(10)
            laku()
        except Exception as salah:
            galat.append(salah)
        finally:
            connections.close_all()

    benang = [threading.Thread(target=jalan, args=(k,)) for k in kerja]
    for b in benang:
        b.start()
    for b in benang:
        b.join(60)
    return galat


def laku(kantor, tindakan, oleh):
    return lambda: langkahkan(
        unit=kantor.a,
        tahun=kantor.tahun,
        bulan=kantor.bulan,
        tindakan=tindakan,
        alasan="Alasan" if tindakan == "kembalikan" else "",
        oleh=oleh,
        peran="x",
        waktu=kantor.waktu,
    )


def periksa(kantor, oleh):
    unit = kantor.d if oleh == kantor.ver_d else kantor.kw
    baris = kantor.semua[:2] if oleh == kantor.ver_d else kantor.semua[2:]
    return lambda: verifikasi_baris(
        unit=kantor.a,
        tahun=kantor.tahun,
        bulan=kantor.bulan,
        baris=dict.fromkeys(baris, ""),
        sebagai=dict.fromkeys(baris, unit.pk),
        oleh=oleh,
        peran="x",
        waktu=kantor.waktu,
    )


def test_dua_kali_ajukan_serentak_menjadi_satu_langkah(kantor):
    assert connection.vendor == "postgresql"
    assert serentak(*[laku(kantor, "ajukan", kantor.op)] * 4) == []
    assert Langkah.objects.count() == 1
    assert Jejak.objects.filter(aksi="pengajuan.ajukan").count() == 1


def test_dua_verifikator_serentak_melengkapi_satu_formulir(kantor):
    laku(kantor, "ajukan", kantor.op)()
    assert serentak(*[periksa(kantor, o) for o in (kantor.ver_d, kantor.ver_kw, kantor.ver_d)]) == []
    assert VerifikasiBaris.objects.count() == 3
    assert Langkah.objects.filter(tindakan="verifikasi").count() == 1


def test_mengembalikan_dan_menyetujui_serentak_hanya_satu_yang_jadi(kantor):
    laku(kantor, "ajukan", kantor.op)()
    periksa(kantor, kantor.ver_d)()
    periksa(kantor, kantor.ver_kw)()
    galat = serentak(laku(kantor, "setujui", kantor.pim), laku(kantor, "kembalikan", kantor.ver_kw))
    assert len(galat) == 1
    assert isinstance(galat[0], GalatSakip)
    assert Langkah.objects.count() == 3
