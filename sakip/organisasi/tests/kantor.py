"""A real tree: an office, the units around it, another ministry, and an office that came before."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sakip.akun.models import Akun
from sakip.akun.services import aktor_sistem, buat_akun
from sakip.organisasi.models import Instansi, KedudukanUnit, NamaUnit, PenggantiUnit, Penugasan, Unit
from sakip.organisasi.services import bangun_leluhur, tugaskan

TAHUN = 2026
HARI = dt.date(2026, 3, 2)
WAKTU = dt.datetime(2026, 3, 2, 3, tzinfo=dt.UTC)
SANDI = "empat kata tanpa hubungan"


class Kantor:
    """``kw`` is the office of the tests; the others are named by how they stand to it."""

    def __init__(self) -> None:
        self.instansi = Instansi.objects.create(kode="baru", nama="Kementerian Baru", jenis="kementerian")
        self.lain = Instansi.objects.create(kode="lain", nama="Kementerian Lain", jenis="kementerian")
        self.lama = Instansi.objects.create(kode="lama", nama="Kementerian Lama", jenis="kementerian")
        self.induk = self.unit("kementerian", None, "kementerian")
        self.kw = self.unit("kanwil", self.induk, "kanwil")
        self.anak = self.unit("upt", self.kw, "upt")
        self.cucu = self.unit("pos", self.anak, "bidang")
        self.saudara = self.unit("kanwil-tetangga", self.induk, "kanwil")
        self.eselon1 = self.unit("ditjen", self.induk, "eselon1")
        KedudukanUnit.objects.create(
            unit=self.anak, garis="teknis", induk=self.eselon1, sejak=dt.date(2020, 1, 1)
        )
        self.asing = self.unit("kanwil-lain", None, "kanwil", self.lain)
        self.pendahulu = self.unit("kanwil-lama", None, "kanwil", self.lama)
        PenggantiUnit.objects.create(
            lama=self.pendahulu, baru=self.kw, tanggal=dt.date(2025, 1, 1), jenis="pindah_instansi"
        )
        for instansi in (self.instansi, self.lain, self.lama):
            for tahun in {TAHUN, dt.date.today().year}:
                bangun_leluhur(instansi=instansi, tahun=tahun)

    def unit(self, kode: str, induk: Unit | None, jenis: str, instansi: Instansi | None = None) -> Unit:
        unit = Unit.objects.create(instansi=instansi or self.instansi, kode=kode, jenis=jenis)
        NamaUnit.objects.create(unit=unit, nama=f"Nama {kode}", sejak=dt.date(2020, 1, 1))
        KedudukanUnit.objects.create(unit=unit, garis="komando", induk=induk, sejak=dt.date(2020, 1, 1))
        return unit

    def akun(self, nama: str, **isi: Any) -> Akun:
        return buat_akun(nama=nama, nip=isi.pop("nip", nama.lower().replace(" ", "-")), **isi)

    def tugas(self, akun: Akun, peran: str, unit: Unit | None = None, **isi: Any) -> Penugasan:
        return tugaskan(
            akun=akun,
            unit=unit or self.kw,
            peran=peran,
            **{
                "sejak": dt.date(2020, 1, 1),
                "oleh": aktor_sistem(),
                "peran_oleh": "Sistem",
                "waktu": WAKTU,
                **isi,
            },
        )

    def orang(self, nama: str, peran: str, unit: Unit | None = None, **isi: Any) -> Akun:
        akun = self.akun(nama, sandi=SANDI)
        self.tugas(akun, peran, unit, **isi)
        return akun
