"""An office with a reviewer, its planner, and a stranger of another office."""

from __future__ import annotations

import datetime as dt

import pytest

from sakip.akun.services import aktor_sistem, buat_akun
from sakip.organisasi.services import tugaskan
from sakip.pengukuran.tests.conftest import Wilayah

MASUK = "allauth.account.auth_backends.AuthenticationBackend"
WAKTU = dt.datetime(2024, 2, 1, 2, tzinfo=dt.UTC)
LAPORAN = (
    "LAPORAN KINERJA\nTAHUN 2023\nBAB III AKUNTABILITAS KINERJA\nTabel 3.1 Capaian Kinerja Tahun 2023\n"
    "No\tIndikator Kinerja\tTarget\tRealisasi\tCapaian\n"
    "1\tPersentase permohonan yang selesai tepat waktu\t90%\t81%\t95%\n"
    "2\tPersentase pengaduan yang ditindaklanjuti\t80%\t88%\t110%\n"
    "3\tJumlah desa yang dibina\t20 desa\t25 desa\t125%\n"
)


@pytest.fixture
def kantor(db):
    """The region of the measurement tests with people in it."""
    w = Wilayah()

    def orang(nip, unit, peran):
        akun = buat_akun(nama=f"Orang {nip}", nip=nip)
        tugaskan(
            akun=akun,
            unit=unit,
            peran=peran,
            sejak=dt.date(2020, 1, 1),
            oleh=aktor_sistem(),
            peran_oleh="Sistem",
            waktu=WAKTU,
        )
        return akun

    w.evaluator = orang("1", w.kanwil, "evaluator")
    w.perencana = orang("2", w.kanwil, "perencana")
    w.operator = orang("3", w.a, "operator")
    return w


@pytest.fixture
def sebagai(client):
    """``sebagai(akun)`` logs in."""

    def masuk(akun):
        client.force_login(akun, backend=MASUK)
        return client

    return masuk
