"""An office whose year holds one of everything that the pages show."""

import datetime as dt
from decimal import Decimal as D

import pytest

from sakip.akun.services import aktor_sistem, buat_akun
from sakip.anggaran.models import BarisDipa, Dipa, Potret, RealisasiBaris, RevisiDipa
from sakip.berkas.models import Berkas
from sakip.organisasi.services import tugaskan
from sakip.pelaporan.models import TeksLaporan
from sakip.pengukuran.models import Bukti, Kejadian, RiwayatTahunan
from sakip.pengukuran.tests.conftest import WAKTU, Wilayah
from sakip.perencanaan.models import Renstra, TargetRenstra

ALAMAT = "/i/kw/2023/"
BAGIAN = "Bagian <b>&</b> jumlah"


class Kantor(Wilayah):
    """A region with a share over months, an index by letter, a word, a gap, a variant, events, history."""

    def lengkapi(self):
        self.usul = self.variabel("usul", nama="Usulan")
        self.dapat = self.variabel("dapat", nama=BAGIAN)
        self.bagian = self.indikator(
            "1.1",
            D(95),
            "dapat / usul * 100",
            {"dapat": self.dapat, "usul": self.usul},
            bukti_wajib=["Keputusan"],
        )
        for bulan in range(1, 13):
            for unit, kali in ((self.a, 3), (self.b, 5)):
                self.isi(unit, self.usul, 10 * kali + bulan, f"2023-{bulan:02d}")
                self.isi(unit, self.dapat, 9 * kali + bulan, f"2023-{bulan:02d}")
        self.indeks = self.indikator("1.2", D("3.1"), satuan="indeks", skala=D(4), tanpa_rincian=True)
        self.langsung(self.indeks, D("3.84"), skala=D(4))
        self.opini = self.indikator("1.3", "WTP", satuan="opini", skala_kata=["WDP", "WTP"], pengukur="luar")
        self.langsung(self.opini, kata="WTP", tanpa_rincian=False, nomor_surat="S-1/2024")
        self.belum = self.indikator("1.4", D(10))
        self.acara = self.variabel("acara", nama="Acara", bentuk="daftar", pribadi=True)
        self.daftar = self.indikator("1.5", D(2), "acara", {"acara": self.acara}, satuan="kegiatan")
        Kejadian.objects.create(
            unit=self.a,
            variabel=self.acara,
            tanggal=dt.date(2023, 5, 4),
            nama="Pendampingan Tuan Rahasia",
            oleh=self.isi(self.a, self.variabel("lain"), 1).oleh,
            waktu=WAKTU,
        )
        self.riwayat()
        self.uang()
        for unit in (self.kanwil, self.a, self.b):
            self.setujui(unit)
        self.tanda_tangani()
        return self

    def riwayat(self):
        for tahun, target, nilai, sebanding in (
            (2020, 80, 85, False),
            (2021, 90, 92, True),
            (2022, 92, 90, True),
        ):
            RiwayatTahunan.objects.create(
                unit=self.kanwil,
                indikator=self.bagian,
                tahun=tahun,
                target=D(target),
                nilai=D(nilai),
                satuan="persen",
                sebanding=sebanding,
                catatan="" if sebanding else "rumus lama",
            )
        renstra = Renstra.objects.create(unit=self.kanwil, mulai=2020, selesai=2024)
        TargetRenstra.objects.create(
            renstra=renstra,
            indikator=self.bagian,
            tahun=2024,
            lingkup="wilayah",
            nilai=D(97),
            satuan="persen",
        )
        TeksLaporan.objects.create(
            unit=self.kanwil,
            tahun=2023,
            tingkat="indikator",
            kunci=self.bagian.kunci,
            bagian="sebab",
            isi="Sebab <script>alert(1)</script>\n\nAlinea kedua",
        )
        berkas = Berkas.objects.create(
            instansi=self.instansi, sha256="0" * 64, ukuran=1, jenis="application/pdf"
        )
        Bukti.objects.create(
            unit=self.a,
            variabel=self.usul,
            periode="2023-01",
            tahun=2023,
            nama="rekap januari.pdf",
            halaman="3",
            berkas=berkas,
            oleh=self.a.nilai_isian.first().oleh,
            waktu=WAKTU,
        )

    def uang(self):
        dipa = Dipa.objects.create(
            instansi=self.instansi, kode="409001", tahun=2023, unit=self.kanwil, nama="DIPA satu"
        )
        revisi = RevisiDipa.objects.create(dipa=dipa, nomor=0, jenis="awal")
        BarisDipa.objects.create(revisi=revisi, kode="1", uraian="Satu", pagu=4_000_000_000, blokir=5)
        potret = Potret.objects.create(
            instansi=self.instansi, unit=self.kanwil, sumber="OM-SPAN", per_tanggal=dt.date(2023, 12, 31)
        )
        RealisasiBaris.objects.create(potret=potret, dipa=dipa, baris="1", rupiah=3_900_000_000)


@pytest.fixture
def kantor(db):
    """The whole office, signed and approved."""
    return Kantor().lengkapi()


@pytest.fixture
def pembaca(client, kantor):
    """Logged in as somebody of the office who may read everything."""
    akun = buat_akun(nama="Pembaca", nip="77")
    tugaskan(
        akun=akun,
        unit=kantor.kanwil,
        peran="pemirsa",
        sejak=dt.date(2020, 1, 1),
        oleh=aktor_sistem(),
        peran_oleh="Sistem",
        waktu=WAKTU,
    )
    client.force_login(akun, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def tambah_butir():
    """``tambah_butir(kantor, n)``: n more indicators of two variables each, before signing."""

    def tambah(kantor, n):
        for i in range(n):
            atas, bawah = (kantor.variabel(f"v{i}{s}") for s in "ab")
            kantor.indikator(f"9.{i}", D(100), "x / y * 100", {"x": atas, "y": bawah})
            for unit in (kantor.a, kantor.b):
                kantor.isi(unit, atas, 5)
                kantor.isi(unit, bawah, 5)

    return tambah
