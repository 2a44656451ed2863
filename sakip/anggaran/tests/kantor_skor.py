"""A region of 2023 with 20 satker: nine DIPA of the office and eleven units, with their published scores."""

import datetime as dt
from decimal import Decimal as D

from sakip.akun.services import aktor_sistem, buat_akun
from sakip.anggaran.models import Dipa
from sakip.anggaran.queries.skor import aturan_skor
from sakip.anggaran.services import skor as tulis
from sakip.anggaran.services.skor_periksa import BarisMasuk, KepalaPotret
from sakip.organisasi.models import Instansi, KedudukanUnit, NamaUnit, Unit
from sakip.organisasi.services import bangun_leluhur, tugaskan

TAHUN = 2023
SEJAK = dt.date(2020, 1, 1)
WAKTU = dt.datetime(2024, 1, 20, 3, tzinfo=dt.UTC)
HARI_INI = dt.date(2024, 1, 20)
TUTUP = dt.date(2024, 1, 15)
PINTU = "allauth.account.auth_backends.AuthenticationBackend"

#: Satker with P, K, E, NE (CRO is 100 everywhere), Nilai SMART and IKPA as printed. The first nine are the
#: office's own DIPA.
SATKER = (
    ("setjen", "99.71", "99.79", "16.86", "92.15", "97.69", "97.37"),
    ("pas", "99.99", "99.98", "20", "100", "100", "99.97"),
    ("imigrasi", "100", "99.99", "20", "100", "100", "100"),
    ("ahu", "99.98", "99.98", "20", "100", "99.99", "100"),
    ("ki", "99.97", "100", "20", "100", "100", "100"),
    ("pp", "100", "100", "20", "100", "100", "100"),
    ("ham", "99.88", "99.88", "20", "100", "99.97", "99.96"),
    ("bphn", "99.9", "99.99", "20", "100", "99.99", "100"),
    ("bsk", "100", "100", "20", "100", "100", "100"),
    ("lapas-a", "97.4", "99.5", "20", "100", "99.66", "95.75"),
    ("lapas-b", "99.42", "99.87", "20", "100", "99.92", "98.16"),
    ("lapas-c", "98.8", "99.61", "19.86", "99.64", "99.71", "98.84"),
    ("lapas-n", "98.44", "99.73", "16.7", "91.75", "97.44", "98.88"),
    ("bapas", "99.98", "99.97", "19.77", "99.41", "99.82", "99.19"),
    ("rupbasan", "98.78", "99.81", "20", "100", "99.85", "98.37"),
    ("rutan", "99.94", "99.94", "20", "100", "99.98", "97.01"),
    ("kanim-a", "99.86", "99.63", "17.01", "92.53", "97.78", "98.89"),
    ("kanim-b", "97.57", "99.23", "15.71", "89.28", "96.56", "97.16"),
    ("lpp", "99.37", "99.45", "20", "100", "99.84", "99.65"),
    ("lpka", "99.07", "99.9", "20", "100", "99.89", "98.54"),
)
SENDIRI = 9
#: Of the region as a whole, as printed; the composite of the two would be 99.196.
SMART_WILAYAH, IKPA_WILAYAH, NKA_CETAK = D("99.40"), D("98.89"), D("99.21")


class Kantor:
    """The region; ``dipa`` by the key of :data:`SATKER`."""

    def __init__(self):
        self.oleh = aktor_sistem()
        self.instansi = Instansi.objects.create(kode="i", nama="Instansi", jenis="kementerian")
        self.kanwil = self.unit("kw", "kanwil")
        self.dipa = {}
        for ke, (kode, *_) in enumerate(SATKER):
            milik = self.kanwil if ke < SENDIRI else self.unit(kode, "upt", self.kanwil)
            self.dipa[kode] = Dipa.objects.create(
                instansi=self.instansi, kode=f"409{ke:03d}", tahun=TAHUN, unit=milik, nama=f"Satker {kode}"
            )
        self.tetangga = self.unit("kx", "kanwil")
        for tahun in (TAHUN, 2024, dt.date.today().year):
            bangun_leluhur(instansi=self.instansi, tahun=tahun)

    def unit(self, kode, jenis, induk=None):
        u = Unit.objects.create(instansi=self.instansi, kode=kode, jenis=jenis)
        NamaUnit.objects.create(unit=u, nama=f"Unit {kode}", sejak=SEJAK)
        KedudukanUnit.objects.create(unit=u, garis="komando", induk=induk, sejak=SEJAK)
        return u

    def umum(self):
        return {"oleh": self.oleh, "peran": "Sistem", "waktu": WAKTU}

    def akun(self, peran, unit=None):
        unit = unit or self.kanwil
        a = buat_akun(nama=f"{peran} {unit.kode}", nip=f"{peran}-{unit.kode}")
        tugaskan(
            akun=a, unit=unit, peran=peran, sejak=SEJAK, oleh=self.oleh, peran_oleh="Sistem", waktu=WAKTU
        )
        return a

    def masuk(self, client, peran, unit=None):
        client.force_login(self.akun(peran, unit), backend=PINTU)
        return client

    def catat(self, jenis, baris, *, tanggal=TUTUP, sumber="Sistem asal", tahun=TAHUN, unit=None, tanya=True):
        return tulis.simpan_potret(
            unit=unit or self.kanwil, tahun=tahun, aturan=aturan_skor(jenis, tahun),
            kepala=KepalaPotret(sumber, tanggal), baris=baris, konfirmasi=tanya, hari_ini=HARI_INI,
            **self.umum(),
        )  # fmt: skip

    def smart(self, **lain):
        """The published table, with the region's own figure."""
        baris = [
            BarisMasuk(
                self.dipa[kode].pk,
                D(cetak),
                {"penyerapan": D(p), "konsistensi": D(k), "cro": D(100), "efisiensi": D(e),
                 "nilai_efisiensi": D(ne)},
            )
            for kode, p, k, e, ne, cetak, _ in SATKER
        ]  # fmt: skip
        return self.catat("smart", [*baris, BarisMasuk(None, SMART_WILAYAH)], sumber="SMART DJA", **lain)

    def ikpa(self, **lain):
        """Official figures only, as the report prints them."""
        baris = [BarisMasuk(self.dipa[kode].pk, D(cetak)) for kode, *_, cetak in SATKER]
        return self.catat("ikpa", [*baris, BarisMasuk(None, IKPA_WILAYAH)], sumber="OM-SPAN", **lain)
