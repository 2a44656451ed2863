"""Writes of the dictionary: variables, their parts, their successors."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from sakip.akun.models import Akun
from sakip.inti.galat import GalatSakip, Masalah
from sakip.jejak.services import catat
from sakip.organisasi.models import Unit
from sakip.perencanaan.models import KategoriVariabel, PengisiVariabel, SumberData, Variabel
from sakip.perencanaan.queries.pemakaian import kategori_terisi, variabel_terisi
from sakip.perencanaan.services.pokok import beda, periksa_kunci, periksa_tahun, tolak_basi

#: What a value means. Once values exist, a change of these makes another variable.
BERMAKNA = ("definisi", "satuan", "bentuk", "sifat", "waktu", "agregasi_unit", "bobot_id", "isian")
SEBUTAN = {
    "definisi": "definisi",
    "satuan": "satuan",
    "bentuk": "bentuk isian",
    "sifat": "sifat (stok/alur)",
    "waktu": "penggabungan antarwaktu",
    "agregasi_unit": "penggabungan antarunit",
    "bobot_id": "pembobot",
    "isian": "cara mengisi (bulan/s.d. bulan)",
}


@dataclass(frozen=True)
class IsiVariabel:
    """The attributes of a variable as a person chose them; ``kategori``: (code, name) of each part."""

    kunci: str
    nama: str
    satuan: str
    sifat: str
    waktu: str
    agregasi_unit: str
    definisi: str = ""
    bentuk: str = "angka"
    bobot: Variabel | None = None
    isian: str = "bulan"
    sumber: str = ""
    pribadi: bool = False
    kategori: Sequence[tuple[str, str]] = ()

    def kolom(self) -> dict[str, Any]:
        """Columns of the row, except the key and the source."""
        return {
            "nama": self.nama,
            "definisi": self.definisi,
            "satuan": self.satuan,
            "bentuk": self.bentuk,
            "sifat": self.sifat,
            "waktu": self.waktu,
            "agregasi_unit": self.agregasi_unit,
            "bobot_id": self.bobot.pk if self.bobot else None,
            "isian": self.isian,
            "pribadi": self.pribadi,
        }


@transaction.atomic
def buat_variabel(*, pemilik: Unit, isi: IsiVariabel, oleh: Akun, peran: str, waktu: dt.datetime) -> Variabel:
    """A new variable in the dictionary of the agency, kept by ``pemilik``."""
    variabel = _buat(pemilik, isi)
    catat(
        rantai=pemilik.rantai_jejak,
        aksi="variabel.buat",
        oleh=oleh,
        peran=peran,
        objek=f"variabel:{variabel.kunci}",
        perubahan=_rekam(isi),
        waktu=waktu,
    )
    return variabel


@transaction.atomic
def ubah_variabel(
    *,
    variabel: Variabel,
    atas_nama: Unit,
    isi: IsiVariabel,
    versi: int,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
    alasan: str = "",
) -> Variabel:
    """Change a variable. What its values mean cannot change once there are values (house decision 4).

    The key never changes: packages and exports name the variable by it.
    """
    variabel = Variabel.objects.select_for_update().get(pk=variabel.pk)
    tolak_basi(variabel.versi, versi, "Variabel")
    masalah = _periksa(variabel.instansi_id, isi, variabel)
    if variabel_terisi(variabel):
        masalah += _periksa_makna(variabel, isi)
    if masalah:
        raise GalatSakip(masalah)
    sebelum = {n: getattr(variabel, n) for n in isi.kolom()} | {
        "sumber": variabel.sumber.nama if variabel.sumber else "",
        "kategori": [list(k) for k in variabel.kategori.order_by("pk").values_list("kode", "nama")],
    }
    for nama, nilai in isi.kolom().items():
        setattr(variabel, nama, nilai)
    variabel.sumber = _sumber(variabel.instansi_id, isi.sumber)
    variabel.versi += 1
    variabel.save()
    _simpan_kategori(variabel, isi.kategori)
    sesudah = isi.kolom() | {"sumber": isi.sumber.strip(), "kategori": [list(k) for k in isi.kategori]}
    catat(
        rantai=atas_nama.rantai_jejak,
        aksi="variabel.ubah",
        oleh=oleh,
        peran=peran,
        objek=f"variabel:{variabel.kunci}",
        perubahan=beda(sebelum, sesudah),
        waktu=waktu,
        alasan=alasan,
    )
    return variabel


@transaction.atomic
def teruskan_variabel(
    *,
    lama: Variabel,
    pemilik: Unit,
    isi: IsiVariabel,
    sejak_tahun: int,
    versi: int,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
    alasan: str,
) -> Variabel:
    """A changed definition: a new variable that succeeds ``lama`` from ``sejak_tahun`` on.

    Who filled the old one fills the new one from that year; manuals go on naming the old one until
    they get a new version.
    """
    lama = Variabel.objects.select_for_update().get(pk=lama.pk)
    tolak_basi(lama.versi, versi, "Variabel")
    masalah = periksa_tahun("sejak_tahun", sejak_tahun, None)
    if lama.penerus_id is not None:
        masalah.append(
            Masalah("kunci", "Variabel ini sudah mempunyai penerus.", "Ubah atau teruskan penerusnya.")
        )
    if not alasan.strip():
        masalah.append(
            Masalah("alasan", "Alasan perubahan definisi belum ditulis.", "Sebut dasar perubahannya.")
        )
    if masalah:
        raise GalatSakip(masalah)
    baru = _buat(pemilik, isi)
    lama.penerus = baru
    lama.versi += 1
    lama.save(update_fields=["penerus", "versi"])
    for pengisi in PengisiVariabel.objects.filter(variabel=lama).exclude(sampai_tahun__lt=sejak_tahun):
        PengisiVariabel.objects.create(
            variabel=baru,
            unit_id=pengisi.unit_id,
            sejak_tahun=max(sejak_tahun, pengisi.sejak_tahun),
            sampai_tahun=pengisi.sampai_tahun,
        )
        if pengisi.sejak_tahun >= sejak_tahun:
            pengisi.delete()
        else:
            pengisi.sampai_tahun = sejak_tahun - 1
            pengisi.save(update_fields=["sampai_tahun"])
    catat(
        rantai=pemilik.rantai_jejak,
        aksi="variabel.teruskan",
        oleh=oleh,
        peran=peran,
        objek=f"variabel:{lama.kunci}",
        perubahan={"penerus": baru.kunci, "sejak_tahun": sejak_tahun, **_rekam(isi)},
        waktu=waktu,
        alasan=alasan,
    )
    return baru


def _buat(pemilik: Unit, isi: IsiVariabel) -> Variabel:
    masalah = periksa_kunci(isi.kunci) + _periksa(pemilik.instansi_id, isi, None)
    if Variabel.objects.filter(instansi=pemilik.instansi_id, kunci=isi.kunci).exists():
        masalah.append(
            Masalah("kunci", f"Kunci «{isi.kunci}» sudah dipakai.", "Cari di kamus; mungkin sudah ada.")
        )
    if masalah:
        raise GalatSakip(masalah)
    variabel = Variabel.objects.create(
        instansi_id=pemilik.instansi_id,
        kunci=isi.kunci,
        pemilik=pemilik,
        sumber=_sumber(pemilik.instansi_id, isi.sumber),
        **isi.kolom(),
    )
    _simpan_kategori(variabel, isi.kategori)
    return variabel


def _periksa(instansi: int, isi: IsiVariabel, kini: Variabel | None) -> list[Masalah]:
    """What the database would refuse, said in words and beside its field."""
    masalah = []
    if not isi.nama.strip():
        masalah.append(Masalah("nama", "Nama belum diisi.", "Tulis apa yang dihitung."))
    if not isi.satuan.strip():
        masalah.append(Masalah("satuan", "Satuan belum diisi.", "Misalnya orang, berkas, rupiah."))
    if isi.sifat == "stok" and isi.waktu == "jumlah":
        masalah.append(
            Masalah(
                "waktu",
                "Stok tidak dijumlahkan antarbulan: penghuni Januari + Februari bukan penghuni dua bulan.",
                "Pilih nilai terakhir, rata-rata, atau terbesar; atau ubah sifatnya menjadi alur.",
            )
        )
    if isi.isian == "sd_bulan" and isi.waktu == "rata":
        masalah.append(
            Masalah(
                "isian",
                "Angka sampai dengan bulan itu tidak dapat dirata-ratakan.",
                "Isi angka per bulan, atau pilih penggabungan lain.",
            )
        )
    if isi.agregasi_unit == "rata_berbobot" and isi.bobot is None:
        masalah.append(
            Masalah("bobot", "Rata-rata berbobot memerlukan variabel pembobot.", "Pilih pembobotnya.")
        )
    if isi.agregasi_unit != "rata_berbobot" and isi.bobot is not None:
        masalah.append(
            Masalah("bobot", "Pembobot hanya untuk rata-rata berbobot.", "Kosongkan, atau ubah cara gabung.")
        )
    if isi.bobot is not None and (isi.bobot.instansi_id != instansi or (kini and isi.bobot.pk == kini.pk)):
        masalah.append(
            Masalah("bobot", "Pembobot ini tidak dapat dipakai.", "Pilih variabel lain dari kamus.")
        )
    return masalah + _periksa_kategori(isi.kategori)


def _periksa_kategori(kategori: Sequence[tuple[str, str]]) -> list[Masalah]:
    masalah = []
    kode = [k for k, _ in kategori]
    for k, nama in kategori:
        masalah += [
            Masalah("kategori", f"Bagian «{k[:40]}»: {m.pesan}", m.saran) for m in periksa_kunci(k, 60)
        ]
        if not nama.strip() or len(nama) > 200:
            masalah.append(
                Masalah("kategori", f"Bagian «{k[:40]}» tanpa nama, atau namanya lebih dari 200 huruf.")
            )
    ganda = sorted({k for k in kode if kode.count(k) > 1})
    if ganda:
        masalah.append(Masalah("kategori", f"Kode bagian ganda: {', '.join(ganda)}.", "Hapus salah satunya."))
    if len(kode) == 1:
        masalah.append(
            Masalah("kategori", "Rincian hanya satu bagian.", "Tulis paling sedikit dua, atau kosongkan.")
        )
    return masalah


def _periksa_makna(variabel: Variabel, isi: IsiVariabel) -> list[Masalah]:
    kolom = isi.kolom()
    masalah = [
        Masalah(
            nama.removesuffix("_id"),
            f"Variabel ini sudah berisi angka, jadi {SEBUTAN[nama]} tidak dapat diubah:"
            " angka lama akan berarti lain.",
            "Buat variabel penerus dengan tombol «Definisi berubah»; angka lama tetap pada variabel ini.",
        )
        for nama in BERMAKNA
        if kolom[nama] != getattr(variabel, nama)
    ]
    if variabel.pribadi and not isi.pribadi:  # who may not read the names could take the mask off himself
        masalah.append(
            Masalah(
                "pribadi",
                "Variabel ini sudah berisi data pribadi, jadi tandanya tidak dapat dihapus.",
                "Buat variabel penerus dengan tombol «Definisi berubah» untuk isian yang bukan data pribadi.",
            )
        )
    hilang = kategori_terisi(variabel) - {k for k, _ in isi.kategori}
    if hilang:
        masalah.append(
            Masalah(
                "kategori",
                f"Bagian yang sudah berisi angka tidak dapat dihapus: {', '.join(sorted(hilang))}.",
                "Biarkan kodenya; namanya boleh diperbaiki.",
            )
        )
    return masalah


def _simpan_kategori(variabel: Variabel, kategori: Sequence[tuple[str, str]]) -> None:
    KategoriVariabel.objects.filter(variabel=variabel).exclude(kode__in=[k for k, _ in kategori]).delete()
    for kode, nama in kategori:
        KategoriVariabel.objects.update_or_create(variabel=variabel, kode=kode, defaults={"nama": nama})


def _sumber(instansi: int, nama: str) -> SumberData | None:
    nama = " ".join(nama.split())
    return SumberData.objects.get_or_create(instansi_id=instansi, nama=nama)[0] if nama else None


def _rekam(isi: IsiVariabel) -> dict[str, Any]:
    return isi.kolom() | {
        "kunci": isi.kunci,
        "sumber": isi.sumber,
        "kategori": [list(k) for k in isi.kategori],
    }
