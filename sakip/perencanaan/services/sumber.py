"""Writes of the register of data sources."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Final
from urllib.parse import urlsplit

from django.db import IntegrityError, transaction

from sakip.akun.models import Akun
from sakip.inti.galat import GalatSakip, Masalah, TidakDitemukan, galat
from sakip.jejak.services import catat
from sakip.organisasi.models import Unit
from sakip.perencanaan.models import SumberData
from sakip.perencanaan.services.pokok import beda, tolak_basi

#: Systems that many agencies know: name, owner, what it gives, how often.
AWAL: Final = (
    (
        "OM-SPAN",
        "Kementerian Keuangan",
        "Pagu dan realisasi anggaran menurut satker, kode, dan akun.",
        "harian",
    ),
    (
        "SAKTI",
        "Kementerian Keuangan",
        "DIPA, revisi, rencana penarikan dana, dan realisasi satker.",
        "harian",
    ),
    ("SMART", "Kementerian Keuangan", "Capaian rincian output dan Nilai SMART.", "bulanan"),
    ("e-Monev", "Kementerian PPN/Bappenas", "Kelengkapan pelaporan pelaksanaan rencana.", "bulanan"),
    ("e-Performance", "Biro Perencanaan", "Target, realisasi, capaian, dan warna indikator.", "bulanan"),
    ("KRISNA", "Kementerian PPN/Bappenas", "Kode program, kegiatan, KRO, dan RO.", "tahunan"),
    ("SDP", "Direktorat Jenderal Pemasyarakatan", "Penghuni, pembinaan, dan hak warga binaan.", "harian"),
    ("SIMKIM", "Direktorat Jenderal Imigrasi", "Layanan dan penegakan hukum keimigrasian.", "harian"),
    ("Sidbankum", "Badan Pembinaan Hukum Nasional", "Bantuan hukum: perkara dan penerimanya.", "bulanan"),
    ("JDIHN", "Badan Pembinaan Hukum Nasional", "Dokumen hukum yang terintegrasi.", "bulanan"),
    ("SIMPEG", "Biro Kepegawaian", "Pegawai, jabatan, dan pengembangan kompetensi.", "bulanan"),
    (
        "Survei kepuasan dan integritas",
        "Unit penyelenggara survei",
        "Indeks kepuasan dan persepsi integritas.",
        "triwulanan",
    ),
)


@transaction.atomic
def tambah_sumber_awal(*, unit: Unit, oleh: Akun, peran: str, waktu: dt.datetime) -> int:
    """Put the well-known systems that the agency's register lacks into it; returns how many."""
    ada = {
        n.casefold()
        for n in SumberData.objects.filter(instansi=unit.instansi_id).values_list("nama", flat=True)
    }
    baru = [
        SumberData(instansi_id=unit.instansi_id, nama=n, pemilik=p, memberi=m, kekerapan=k)
        for n, p, m, k in AWAL
        if n.casefold() not in ada
    ]
    SumberData.objects.bulk_create(baru)
    if baru:
        catat(
            rantai=unit.rantai_jejak,
            aksi="sumber.daftar_awal",
            oleh=oleh,
            peran=peran,
            objek="sumberdata",
            perubahan={"nama": [s.nama for s in baru]},
            waktu=waktu,
        )
    return len(baru)


@dataclass(frozen=True)
class IsiSumber:
    """A source as a person describes it."""

    nama: str
    pemilik: str = ""
    kekerapan: str = ""
    memberi: str = ""
    alamat: str = ""
    cara: str = ""


#: Longest text of each field, and how it is called.
BATAS: Final = {
    "nama": (120, "Nama"),
    "pemilik": (200, "Pemilik"),
    "kekerapan": (60, "Kekerapan"),
    "memberi": (1000, "Yang diberikan"),
    "alamat": (300, "Alamat web"),
    "cara": (200, "Cara mengekspor"),
}


@transaction.atomic
def simpan_sumber(
    *,
    unit: Unit,
    sumber_id: int | None,
    versi: int,
    isi: IsiSumber,
    nama_tetap: bool = False,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> SumberData:
    """Add a source (``sumber_id`` None) or change one; :class:`Basi` where somebody else changed it.

    ``nama_tetap``: figures are stored under its name already, so that it cannot be called otherwise.
    """
    rapi = IsiSumber(**{k: " ".join(str(v).split()) for k, v in asdict(isi).items()})
    sumber = SumberData(instansi_id=unit.instansi_id, versi=0)
    if sumber_id is not None:
        ada = SumberData.objects.select_for_update().filter(pk=sumber_id, instansi=unit.instansi_id).first()
        if ada is None:
            raise TidakDitemukan(
                Masalah("sumber", "Sumber data ini tidak ada.", "Pilih dari register sumber data.")
            )
        sumber = ada
        tolak_basi(sumber.versi, versi, "Sumber data")
    _periksa(unit, sumber, rapi, nama_tetap)
    sebelum = {k: getattr(sumber, k) if sumber.pk else None for k in BATAS}
    perubahan = beda(sebelum, asdict(rapi))
    if not perubahan:
        return sumber
    for medan, nilai in asdict(rapi).items():
        setattr(sumber, medan, nilai)
    sumber.versi += 1
    try:
        with transaction.atomic():
            sumber.save()
    except IntegrityError:
        raise galat("nama", "Nama itu baru saja dipakai orang lain.", "Muat ulang registernya.") from None
    catat(
        rantai=unit.rantai_jejak,
        aksi="sumber.ubah" if sumber_id else "sumber.tambah",
        oleh=oleh,
        peran=peran,
        objek=f"sumberdata:{sumber.pk}",
        perubahan=perubahan,
        waktu=waktu,
    )
    return sumber


def _periksa(unit: Unit, sumber: SumberData, isi: IsiSumber, nama_tetap: bool) -> None:
    salah = [
        Masalah(medan, f"{sebut} lebih dari {batas} huruf.", "Pendekkan.")
        for medan, (batas, sebut) in BATAS.items()
        if len(getattr(isi, medan)) > batas
    ]
    if not isi.nama:
        salah.append(Masalah("nama", "Namanya belum diisi.", "Tulis nama sistemnya, misalnya SIMKIM."))
    kembar = SumberData.objects.filter(instansi=unit.instansi_id).exclude(pk=sumber.pk)
    if isi.nama and isi.nama.casefold() in {n.casefold() for n in kembar.values_list("nama", flat=True)}:
        salah.append(Masalah("nama", f"«{isi.nama}» sudah ada di register.", "Ubah sumber yang sudah ada."))
    if sumber.pk and nama_tetap and isi.nama != sumber.nama:
        salah.append(
            Masalah(
                "nama",
                "Sudah ada impor dengan nama ini, sehingga namanya tidak dapat diganti.",
                "Biarkan namanya; keterangan lain boleh diubah.",
            )
        )
    if isi.alamat and (
        urlsplit(isi.alamat).scheme not in ("http", "https") or not urlsplit(isi.alamat).netloc
    ):
        salah.append(Masalah("alamat", "Alamat webnya belum benar.", "Awali dengan https://."))
    if salah:
        raise GalatSakip(salah)
