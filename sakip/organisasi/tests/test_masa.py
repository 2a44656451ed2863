"""A role that is over or not yet begun: the person reads which, since when, and whom to ask."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sakip.organisasi.models import Penugasan
from sakip.organisasi.pintu import TidakBerwenang, Wewenang
from sakip.organisasi.queries.masa import di_luar_masa
from sakip.organisasi.tests.kantor import HARI, Kantor

LALU = HARI - dt.timedelta(days=400)
KEMARIN = HARI - dt.timedelta(days=1)


def masalah(wewenang: Wewenang, tindakan: str, unit: object) -> str:
    with pytest.raises(TidakBerwenang) as salah:
        wewenang.wajib(tindakan, unit)  # type: ignore[arg-type]
    return str(salah.value)


def test_yang_berakhir_disebut_hari_terakhirnya_dan_admin_yang_terdekat(kantor: Kantor) -> None:
    akun = kantor.orang("Ani", "operator", kantor.kw, sejak=LALU, sampai=HARI)
    kantor.orang("Zaki Admin", "admin_lokal", kantor.kw)
    kantor.orang("Agus Pusat", "admin_lokal", kantor.induk)
    kantor.orang("Bagus Saudara", "admin_lokal", kantor.saudara)
    (d,) = di_luar_masa(akun, HARI)
    assert "Operator di" in d.pesan and f"berakhir {KEMARIN.day} " in d.pesan
    assert d.admin == ("Zaki Admin", "Agus Pusat")
    teks = masalah(Wewenang(akun, HARI), "isi", kantor.anak)
    assert d.pesan in teks and "Zaki Admin atau Agus Pusat" in teks


def test_yang_belum_mulai_disebut_hari_mulainya(kantor: Kantor) -> None:
    akun = kantor.orang("Ani", "operator", kantor.kw, sejak=HARI + dt.timedelta(days=1))
    (d,) = di_luar_masa(akun, HARI)
    assert "baru mulai" in d.pesan and "memajukan" in d.saran and "admin lokal kantor Anda" in d.saran


def test_tugas_lain_yang_berakhir_tidak_disebut_untuk_hal_yang_tidak_pernah_boleh(kantor: Kantor) -> None:
    akun = kantor.orang("Ani", "operator", kantor.kw, sejak=LALU, sampai=HARI)
    wewenang = Wewenang(akun, HARI)
    assert "Yang boleh:" in masalah(wewenang, "setujui", kantor.kw)
    assert "Yang boleh:" in masalah(wewenang, "isi", kantor.saudara)
    assert "Yang boleh:" in masalah(wewenang, "isi", kantor.asing)


def test_tugas_yang_diteruskan_tidak_disebut_berakhir(kantor: Kantor) -> None:
    akun = kantor.orang("Ani", "operator", kantor.kw, sejak=LALU, sampai=KEMARIN)
    assert len(di_luar_masa(akun, HARI)) == 1
    Penugasan.objects.create(akun=akun, unit=kantor.kw, peran="operator", sejak=KEMARIN)
    assert di_luar_masa(akun, HARI) == []
    assert Wewenang(akun, HARI).boleh("isi", kantor.kw)


def test_jumlah_kueri_tetap(kantor: Kantor) -> None:
    akun = kantor.orang("Ani", "operator", kantor.kw, sejak=LALU, sampai=HARI)
    kantor.orang("Zaki Admin", "admin_lokal", kantor.kw)

    def hitung() -> int:
        with CaptureQueriesContext(connection) as kueri:
            di_luar_masa(akun, HARI)
        return len(kueri)

    awal = hitung()
    for peran in ("verifikator", "pimpinan", "perencana"):
        for unit in (kantor.anak, kantor.cucu, kantor.saudara):
            kantor.tugas(akun, peran, unit, sejak=LALU, sampai=HARI)
    assert len(di_luar_masa(akun, HARI)) == 10
    assert hitung() == awal <= 6
