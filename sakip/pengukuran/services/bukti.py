"""Evidence of a line: added and taken out while the form is open, each time with a journal entry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils import timezone

from sakip.akun.models import Akun
from sakip.berkas.jenis import JENIS, UKURAN_TERBESAR, kenali
from sakip.berkas.models import Berkas
from sakip.berkas.services import simpan_isi
from sakip.berkas.unduh import nama_aman
from sakip.berkas.unggah import terlalu_besar
from sakip.inti.galat import GalatSakip, Masalah, TidakDitemukan, galat
from sakip.jejak.services import catat
from sakip.organisasi.models import Unit
from sakip.pengukuran.medan import PANJANG_TEKS
from sakip.pengukuran.models import Bukti
from sakip.pengukuran.queries.alur import terkunci
from sakip.pengukuran.queries.bukti import PokokBukti

_TAUTAN = URLValidator(schemes=["http", "https"])
PANJANG_NAMA = 255


@dataclass(frozen=True)
class BerkasMasuk:
    """A file as it came: the name that the sender gave it and its bytes."""

    nama: str
    isi: bytes


@dataclass(frozen=True)
class HasilBukti:
    """What was kept, what was there already, and what was refused and why."""

    tersimpan: tuple[str, ...]
    sama: tuple[str, ...]
    ditolak: tuple[Masalah, ...]


def tambah_bukti(
    *,
    pokok: PokokBukti,
    berkas: Sequence[BerkasMasuk] = (),
    tautan: str = "",
    nama_tautan: str = "",
    wajib: str = "",
    halaman: str = "",
    tempat: str = "",
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> HasilBukti:
    """Keep files and a link for one line. A file that is refused does not hold back the others.

    ``wajib``: the evidence that the manual requires and that this is; it goes to the front of the name.
    Raises ``GalatSakip`` when the form is closed or nothing was sent.
    """
    tautan = tautan.strip()
    if not berkas and not tautan:
        raise galat("berkas", "Belum ada berkas atau tautan.", "Pilih berkasnya, atau tempel tautannya.")
    if len(halaman) > 40 or len(tempat) > 200:
        raise galat("halaman", "Halaman atau tempat terlalu panjang.", "Tulis dengan singkat.")
    tersimpan: list[str] = []
    sama: list[str] = []
    ditolak: list[Masalah] = []
    with transaction.atomic():
        unit = _kunci_unit(pokok, waktu)
        catatan: dict[str, str] = {}
        for b in berkas:
            try:
                baru = _simpan_berkas(pokok, b, wajib, halaman, tempat, oleh, waktu)
            except GalatSakip as salah:
                ditolak += [Masalah(b.nama[:80] or "berkas", m.pesan, m.saran) for m in salah.masalah]
                continue
            if baru is None:
                sama.append(b.nama)
            else:
                tersimpan.append(baru.nama)
                catatan[baru.nama] = baru.berkas.sha256 if baru.berkas else ""
        if tautan:
            try:
                baru = _simpan_tautan(pokok, tautan, nama_tautan, wajib, halaman, tempat, oleh, waktu)
            except GalatSakip as salah:
                ditolak += salah.masalah
            else:
                if baru is None:
                    sama.append(tautan)
                else:
                    tersimpan.append(baru.nama)
                    catatan[baru.nama] = tautan
        if tersimpan:
            catat(
                rantai=unit.rantai_jejak,
                aksi="bukti.tambah",
                oleh=oleh,
                peran=peran,
                objek=pokok.objek,
                perubahan={"tambah": len(catatan)} if pokok.pribadi else {"tambah": catatan},
                waktu=waktu,
            )
    return HasilBukti(tuple(tersimpan), tuple(sama), tuple(ditolak))


@dataclass(frozen=True)
class BuktiDicabut:
    """What was taken off a line, as it can be put back."""

    nama: str
    halaman: str
    tempat: str
    tautan: str
    berkas_id: int | None


def hapus_bukti(
    *, pokok: PokokBukti, bukti_id: int, alasan: str, oleh: Akun, peran: str, waktu: dt.datetime
) -> BuktiDicabut:
    """Take evidence off a line, with a reason. The file itself stays: the journal names its hash."""
    if not alasan.strip():
        raise galat(
            "alasan", "Alasan belum diisi.", "Tulis mengapa bukti ini dicabut, misalnya salah unggah."
        )
    if len(alasan) > PANJANG_TEKS:
        raise galat("alasan", f"Alasan lebih dari {PANJANG_TEKS} huruf.", "Ringkaskan.")
    with transaction.atomic():
        unit = _kunci_unit(pokok, waktu)
        bukti = pokok.saring().filter(pk=bukti_id).select_related("berkas").first()
        if bukti is None:
            raise TidakDitemukan(
                Masalah("bukti", "Bukti itu tidak ada pada baris ini.", "Muat ulang daftarnya.")
            )
        isi = bukti.berkas.sha256 if bukti.berkas else bukti.tautan
        nama = "" if pokok.pribadi else bukti.nama
        dicabut = BuktiDicabut(bukti.nama, bukti.halaman, bukti.tempat, bukti.tautan, bukti.berkas_id)
        bukti.delete()
        catat(
            rantai=unit.rantai_jejak,
            aksi="bukti.cabut",
            oleh=oleh,
            peran=peran,
            objek=pokok.objek,
            perubahan={"nama": nama, "isi": isi},
            waktu=waktu,
            alasan=alasan.strip(),
        )
    return dicabut


def pulihkan_bukti(
    *, pokok: PokokBukti, dicabut: BuktiDicabut, oleh: Akun, peran: str, waktu: dt.datetime
) -> bool:
    """Put back what was taken off the line; False where the same content stands there again already."""
    with transaction.atomic():
        unit = _kunci_unit(pokok, waktu)
        berkas = None
        if dicabut.berkas_id is not None:
            berkas = Berkas.objects.filter(pk=dicabut.berkas_id, instansi=unit.instansi).first()
        if berkas is None and not dicabut.tautan:
            raise TidakDitemukan(Masalah("bukti", "Berkasnya sudah tidak ada.", "Unggah lagi berkasnya."))
        if pokok.saring().filter(berkas=berkas, tautan=dicabut.tautan).exists():
            return False
        bukti = Bukti.objects.create(
            **pokok.kunci,
            nama=_nama_unik(pokok, dicabut.nama),
            halaman=dicabut.halaman,
            tempat=dicabut.tempat,
            berkas=berkas,
            tautan=dicabut.tautan,
            oleh=oleh,
            waktu=waktu,
        )
        catat(
            rantai=unit.rantai_jejak,
            aksi="bukti.pulih",
            oleh=oleh,
            peran=peran,
            objek=pokok.objek,
            perubahan={
                "nama": "" if pokok.pribadi else bukti.nama,
                "isi": berkas.sha256 if berkas else dicabut.tautan,
            },
            waktu=waktu,
        )
    return True


def _kunci_unit(pokok: PokokBukti, waktu: dt.datetime) -> Unit:
    """The unit, locked so that a form cannot be submitted in between; refuses a closed form."""
    unit = (
        Unit.objects.select_for_update(of=("self",), no_key=True)
        .select_related("instansi")
        .get(pk=pokok.unit.pk)
    )
    if sebab := terkunci(unit, pokok.tahun, pokok.bulan, timezone.localdate(waktu)):
        raise galat("formulir", sebab)
    return unit


def _simpan_berkas(
    pokok: PokokBukti,
    b: BerkasMasuk,
    wajib: str,
    halaman: str,
    tempat: str,
    oleh: Akun,
    waktu: dt.datetime,
) -> Bukti | None:
    if len(b.isi) > UKURAN_TERBESAR:
        raise GalatSakip(terlalu_besar(b.nama, len(b.isi)))
    if not b.isi:
        raise galat("berkas", "Berkasnya kosong.", "Periksa isinya, lalu pilih lagi.")
    jenis = kenali(b.isi)
    if jenis is None:
        raise galat(
            "berkas",
            "Jenis berkas ini tidak diterima (dilihat dari isinya, bukan dari namanya).",
            f"Yang diterima: {', '.join(JENIS.values())}, tanpa makro. Untuk yang lain, tempel tautannya.",
        )
    simpanan = simpan_isi(instansi=pokok.unit.instansi, isi=b.isi, jenis=jenis)
    if pokok.saring().filter(berkas=simpanan).exists():
        return None
    return Bukti.objects.create(
        **pokok.kunci,
        nama=_nama_unik(pokok, _dengan_wajib(wajib, nama_aman(b.nama, jenis))),
        halaman=halaman.strip(),
        tempat=tempat.strip(),
        berkas=simpanan,
        oleh=oleh,
        waktu=waktu,
    )


def _simpan_tautan(
    pokok: PokokBukti,
    tautan: str,
    nama: str,
    wajib: str,
    halaman: str,
    tempat: str,
    oleh: Akun,
    waktu: dt.datetime,
) -> Bukti | None:
    try:
        if len(tautan) > 500:
            raise ValidationError("panjang")
        _TAUTAN(tautan)
    except ValidationError:
        raise galat(
            "tautan",
            "Tautannya tidak benar.",
            "Salin alamat lengkapnya, misalnya https://contoh.go.id/berkas.",
        ) from None
    if pokok.saring().filter(tautan=tautan).exists():
        return None
    return Bukti.objects.create(
        **pokok.kunci,
        nama=_nama_unik(pokok, _dengan_wajib(wajib, nama.strip() or tautan.partition("://")[2])),
        halaman=halaman.strip(),
        tempat=tempat.strip(),
        tautan=tautan,
        oleh=oleh,
        waktu=waktu,
    )


def _dengan_wajib(wajib: str, nama: str) -> str:
    if wajib and wajib.casefold() not in nama.casefold():
        nama = f"{wajib} - {nama}"
    return nama if len(nama) <= PANJANG_NAMA - 6 else f"{nama[:180]}…{nama[-60:]}"


def _nama_unik(pokok: PokokBukti, nama: str) -> str:
    """``nama``, or ``nama (2).pdf`` where another content has that name on this line."""
    ada = set(pokok.saring().values_list("nama", flat=True))
    if nama not in ada:
        return nama
    depan, titik, akhiran = nama.rpartition(".")
    if not titik:
        depan, akhiran = nama, ""
    n = 2
    while (calon := f"{depan} ({n}){titik}{akhiran}") in ada:
        n += 1
    return calon
