"""An office with the import desk: a DIPA of two lines, a planner, an operator, mappings of exports."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sakip.anggaran.models import BarisDipa, Dipa, RevisiDipa
from sakip.pengukuran.tests.conftest import Wilayah
from sakip.perencanaan.models import SumberData
from sakip.pertukaran.meja.peta import Peta
from sakip.pertukaran.meja.services import (
    Permintaan,
    batalkan,
    simpan_berkas,
    simpan_peta,
    susun_rencana,
    terapkan,
)
from sakip.pertukaran.models import ImporData
from sakip.pertukaran.tests.contoh_berkas import JUDUL_OMSPAN
from sakip.pertukaran.tests.kantor_lembar import orang

WAKTU = dt.datetime(2023, 7, 3, 3, tzinfo=dt.UTC)
HARI_INI = dt.date(2024, 2, 1)
JUNI = dt.date(2023, 6, 30)
BARIS = [
    ("408159", "5252", "EBA", "994", "001", "511111", "Gaji pokok", 900, 500),
    ("408159", "5252", "EBA", "994", "001", "511121", "Tunjangan", 100, 40),
    ("408159", "5252", "EBA", "994", "002", "521111", "Keperluan kantor", 300, 120),
]


class Meja(Wilayah):
    """An office with a DIPA of two lines, a planner, and the mapping of an OM-SPAN export."""

    def __init__(self) -> None:
        super().__init__()
        self.sumber = SumberData.objects.create(instansi=self.instansi, nama="OM-SPAN")
        self.dipa = Dipa.objects.create(
            instansi=self.instansi, kode="408159", tahun=2023, unit=self.kanwil, nama="Kanwil"
        )
        revisi = RevisiDipa.objects.create(dipa=self.dipa, nomor=0, jenis="awal", tanggal=dt.date(2023, 1, 2))
        for kode, jenis, pagu in (("5252.eba.994.001", "51", 1000), ("5252.eba.994.002", "52", 300)):
            BarisDipa.objects.create(revisi=revisi, kode=kode, uraian=kode, jenis_belanja=jenis, pagu=pagu)
        self.perencana = orang("p1", self.kanwil, "perencana")
        self.operator = orang("o1", self.kanwil, "operator")
        self.peta = self.petakan(Peta(kepala=4, kolom=dict(
            satker="Kode Satker", kegiatan="Kegiatan", kro="KRO", ro="RO", komponen="Komponen", akun="Akun",
            pagu="Pagu", nilai="Realisasi s.d. Periode",
        )), "realisasi", list(JUDUL_OMSPAN))  # fmt: skip

    def petakan(self, peta: Peta, jenis: str, kepala: list[str]) -> Any:
        return simpan_peta(
            sumber=self.sumber, jenis=jenis, peta=peta, kepala=kepala, unit=self.kanwil, oleh=self.perencana,
            peran="Perencana", waktu=WAKTU,
        )  # fmt: skip

    def minta(self, isi: bytes, peta: Any = None, **minta: Any) -> Permintaan:
        boleh = frozenset({self.kanwil.pk, self.a.pk, self.b.pk})
        berkas = simpan_berkas(instansi=self.instansi, isi=isi)
        isian = {"per_tanggal": JUNI} if peta is None else {}
        return Permintaan(
            berkas, "ekspor.xlsx", peta or self.peta, self.kanwil, 2023, boleh, isian | minta, HARI_INI
        )  # fmt: skip

    def terapkan(self, p: Permintaan, segel: str = "") -> ImporData:
        return terapkan(
            permintaan=p,
            segel=segel or p.segel(susun_rencana(p)),
            oleh=self.perencana,
            peran="Perencana",
            waktu=WAKTU,
        )

    def batalkan(self, impor: ImporData, boleh: Any = None) -> None:
        batalkan(
            impor=impor, boleh=boleh or {self.a.pk, self.b.pk}, alasan="salah berkas", oleh=self.perencana,
            peran="Perencana", waktu=WAKTU,
        )  # fmt: skip
