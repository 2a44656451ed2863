"""A ministry with two offices, a division and a UPT, for the tests of units."""

import datetime as dt

from sakip.akun.services import aktor_sistem, buat_akun
from sakip.organisasi.services import tugaskan
from sakip.organisasi.services.unit import (
    buat_instansi,
    buat_unit,
)

TGL = dt.date
WAKTU = dt.datetime(2025, 3, 1, 3, tzinfo=dt.UTC)
MASUK = "allauth.account.auth_backends.AuthenticationBackend"


class Kantor:
    """A ministry with two offices; ``a`` has a division and a UPT."""

    def __init__(self):
        self.siapa = {"oleh": aktor_sistem(), "peran": "Sistem", "waktu": WAKTU}
        self.pusat = buat_instansi(
            kode="kem",
            nama="Kementerian",
            jenis="kementerian",
            pendahulu=None,
            sejak=TGL(2020, 1, 1),
            **self.siapa,
        )
        self.instansi = self.pusat.instansi
        self.a, self.b = (self.buat(k, "kanwil", self.pusat) for k in ("a", "b"))
        self.divisi = self.buat("a-div", "divisi", self.a)
        self.upt = self.buat("upt", "upt", self.a, teknis=self.pusat)

    def buat(self, kode, jenis, induk, **lain):
        garis = {"komando": induk} | lain
        return buat_unit(
            instansi=self.instansi,
            kode=kode,
            jenis=jenis,
            zona="WIB",
            nama=f"Unit {kode}",
            sejak=TGL(2020, 1, 1),
            induk=garis,
            **self.siapa,
        )

    def akun(self, peran, unit, nip):
        akun = buat_akun(nama=f"Orang {nip}", nip=nip)
        tugaskan(
            akun=akun,
            unit=unit,
            peran=peran,
            sejak=TGL(2020, 1, 1),
            oleh=aktor_sistem(),
            peran_oleh="Sistem",
            waktu=WAKTU,
        )
        return akun
