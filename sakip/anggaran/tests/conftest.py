"""An office with a UPT below it, two DIPA, a planner: what the tests of DIPA pages and services share."""

import datetime as dt

import pytest

from sakip.akun.services import aktor_sistem, buat_akun
from sakip.anggaran.models import Dipa
from sakip.anggaran.services.dipa import BarisMasuk, simpan_versi
from sakip.anggaran.services.potret import NyataMasuk, simpan_potret
from sakip.organisasi.models import Instansi, KedudukanUnit, NamaUnit, Unit
from sakip.organisasi.services import bangun_leluhur, tugaskan

TAHUN = 2024
WAKTU = dt.datetime(2025, 1, 10, 3, tzinfo=dt.UTC)
SEJAK = dt.date(2020, 1, 1)
AWAL = (("6001.bah.001.051", "Layanan", "52", 1000), ("6001.bah.001.052", "Alat", "53", 400),
        ("5001.eba.994.001", "Gaji", "51", 600))  # fmt: skip


class DuniaAnggaran:
    """Rows with little typing."""

    def __init__(self):
        self.oleh = aktor_sistem()
        self.instansi = Instansi.objects.create(kode="i", nama="Instansi", jenis="kementerian")
        self.kantor, self.upt, self.tetangga = (self._unit(k) for k in ("kw", "upt", "kx"))
        KedudukanUnit.objects.create(unit=self.upt, garis="komando", induk=self.kantor, sejak=SEJAK)
        for tahun in (TAHUN - 1, TAHUN):
            bangun_leluhur(instansi=self.instansi, tahun=tahun)
        self.a = self.dipa("1001", self.kantor)
        self.b = self.dipa("1002", self.upt)

    def _unit(self, kode):
        u = Unit.objects.create(instansi=self.instansi, kode=kode, jenis="upt")
        NamaUnit.objects.create(unit=u, nama=f"Unit {kode}", sejak=SEJAK)
        return u

    def dipa(self, kode, unit, tahun=TAHUN):
        return Dipa.objects.create(
            instansi=self.instansi, kode=kode, tahun=tahun, unit=unit, nama=f"Satker {kode}"
        )

    def umum(self):
        return {"oleh": self.oleh, "peran": "Perencana", "waktu": WAKTU}

    def versi(self, d, baris, *, jenis=None, alasan="", tanggal=None):
        """``baris``: (kode, uraian, jenis, pagu[, blokir[, catatan]]) each."""
        akhir = d.revisi.order_by("-nomor").first()
        return simpan_versi(
            unit=d.unit, tahun=d.tahun, dipa_id=d.pk, nomor_dilihat=akhir.nomor if akhir else None,
            jenis_revisi=jenis or ("revisi" if akhir else "awal"), alasan=alasan,
            tanggal=tanggal or dt.date(d.tahun, 1 + (akhir.nomor + 1 if akhir else 0), 2),
            baris=[BarisMasuk(n, *(str(x) for x in b)) for n, b in enumerate(baris, 1)], **self.umum(),
        )  # fmt: skip

    def potret(self, d, tanggal, isi, *, riwayat=False, pada=dt.date(2025, 12, 31), alasan=""):
        """``isi``: (kode, jenis) -> teks or (teks, catatan)."""
        masuk = [
            NyataMasuk(k, j, *(x if isinstance(x, tuple) else (str(x), "")), f"{k}-{j}")
            for (k, j), x in isi.items()
        ]
        return simpan_potret(
            unit=d.unit, tahun=d.tahun, dipa_id=d.pk, tanggal=tanggal, sumber="", isi=masuk, riwayat=riwayat,
            pada=pada, alasan=alasan, **self.umum(),
        )  # fmt: skip

    def akun(self, peran, unit):
        a = buat_akun(nama=f"{peran} {unit.kode}", nip=f"{peran}-{unit.kode}")
        tugaskan(
            akun=a, unit=unit, peran=peran, sejak=SEJAK, oleh=self.oleh, peran_oleh="Sistem", waktu=WAKTU
        )
        return a


@pytest.fixture
def dunia_anggaran(db):
    return DuniaAnggaran()
