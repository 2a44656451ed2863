"""A unit with a form of every kind of line, and hands that fill its workbook."""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal as D
from typing import Any

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from sakip.akun.models import Akun
from sakip.akun.services import aktor_sistem, buat_akun
from sakip.organisasi.models import Unit
from sakip.organisasi.services import tugaskan
from sakip.pengukuran.models import Kejadian
from sakip.pengukuran.tests.conftest import Wilayah
from sakip.perencanaan.models import KategoriVariabel, PengisiVariabel
from sakip.pertukaran.lembar.bentuk import KOLOM_ISI
from sakip.pertukaran.lembar.segel import Identitas

ALAMAT = "/lembar/i/a/2023/3/"
MILIK = Identitas("i", "a", 2023, 3)


def orang(nip: str, unit: Unit, peran: str, nama: str = "") -> Akun:
    """An account with a role."""
    akun = buat_akun(nama=nama or f"Orang {nip}", nip=nip)
    tugaskan(
        akun=akun,
        unit=unit,
        peran=peran,
        sejak=dt.date(2020, 1, 1),
        oleh=aktor_sistem(),
        peran_oleh="Sistem",
        waktu=timezone.now(),
    )
    return akun


def masuk(akun: Akun, **lain: Any) -> Client:
    """A browser in which the account is logged in."""
    klien = Client(**lain)
    klien.force_login(akun, backend="allauth.account.auth_backends.AuthenticationBackend")
    return klien


class KantorLembar(Wilayah):
    """Unit a fills: two plain variables, one with parts, a list, and a result by word."""

    def __init__(self) -> None:
        super().__init__()
        self.masuk, self.selesai = self.variabel("masuk"), self.variabel("selesai")
        self.rinci = self.variabel("rinci", nama="Layanan menurut jenis")
        self.bagian = [
            KategoriVariabel.objects.create(variabel=self.rinci, kode=k, nama=n)
            for k, n in (("l", "Laki-laki"), ("p", "Perempuan"))
        ]
        self.daftar = self.variabel("daftar", nama="Penyuluhan", bentuk="daftar")
        self.indikator("1.1", D(90), "selesai / masuk * 100", {"selesai": self.selesai, "masuk": self.masuk})
        self.indikator("1.2", D(4), "x", {"x": self.rinci}, satuan="orang")
        self.indikator("1.3", D(4), "x", {"x": self.daftar}, satuan="kegiatan")
        for v in (self.masuk, self.selesai, self.rinci, self.daftar):
            PengisiVariabel.objects.create(variabel=v, unit=self.a, sejak_tahun=2020)
        self.kejadian = Kejadian.objects.create(
            unit=self.a,
            variabel=self.daftar,
            tanggal=dt.date(2023, 3, 5),
            nama="Penyuluhan di desa",
            tempat="Balai",
            oleh=aktor_sistem(),
            waktu=timezone.now(),
        )
        self.m, self.s = f"v-{self.masuk.pk}", f"v-{self.selesai.pk}"
        self.r, self.d = f"v-{self.rinci.pk}", f"v-{self.daftar.pk}"
        self.l, self.p = (f"{self.r}-k-{k.pk}" for k in self.bagian)
        self.budi = orang("1", self.a, "operator", "Budi")
        self.sari = orang("2", self.a, "operator", "Sari")
        self.klien, self.klien2 = masuk(self.budi), masuk(self.sari)

    def unduh(self, klien: Client | None = None, alamat: str = ALAMAT) -> bytes:
        """The workbook as a browser gets it."""
        jawab = (klien or self.klien).get(f"{alamat}isian.xlsx")
        assert jawab.status_code == 200, jawab.content.decode()
        return bytes(jawab.content)

    def unggah(
        self, isi: bytes, klien: Client | None = None, nama: str = "isian.xlsx", alamat: str = ALAMAT
    ) -> Any:
        """Send a workbook."""
        berkas = SimpleUploadedFile(nama, isi)
        return (klien or self.klien).post(alamat, {"berkas": berkas, "aksi": "unggah"})

    def terapkan(self, klien: Client | None = None, aksi: str = "terapkan", **lain: Any) -> Any:
        """Press the button of the preview that is shown now."""
        klien = klien or self.klien
        siap = klien.get(ALAMAT).context["siap"]
        return klien.post(ALAMAT, {"aksi": aksi, "nomor": siap.nomor if siap else "", **lain})


def isi_buku(buku: bytes, isi: dict[str, Any], lembar: str = "Isian", kolom: str = KOLOM_ISI) -> bytes:
    """The workbook with values typed into the input cells of keys."""
    wb = openpyxl.load_workbook(io.BytesIO(buku))
    for kunci, nilai in isi.items():
        sel = sel_kunci(wb, kunci, lembar, kolom)
        sel.value = nilai
    return simpan(wb)


def sel_kunci(wb: Any, kunci: str, lembar: str = "Isian", kolom: str = KOLOM_ISI) -> Any:
    """The input cell of a key."""
    ws = wb[lembar]
    kepala = next(b for b in ws.iter_rows(max_row=10) if b[0].value == "kunci")
    nomor = next(s.column for s in kepala if s.value == kolom)
    baris = next(b[0].row for b in ws.iter_rows(min_row=kepala[0].row + 1) if b[0].value == kunci)
    return ws.cell(baris, nomor)


def simpan(wb: Any) -> bytes:
    """The bytes of a workbook of openpyxl."""
    aliran = io.BytesIO()
    wb.save(aliran)
    return aliran.getvalue()
