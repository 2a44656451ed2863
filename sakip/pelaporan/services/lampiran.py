"""Writes of the annexes of a report: which, in what order, of which files."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Max

from sakip.berkas.services import simpan_isi
from sakip.inti.galat import GalatSakip, Masalah, TidakDitemukan, galat
from sakip.organisasi.models import Unit
from sakip.pelaporan.berkas import BerkasMasuk, periksa_berkas
from sakip.pelaporan.models import (
    BerkasLampiran,
    DokumenLampiran,
    JenisLampiran,
    LampiranLaporan,
    Profil,
)
from sakip.pelaporan.services.berkas import buang_yang_lepas, catat_berkas
from sakip.pelaporan.services.dasar import Pelaku, profil_terkunci, selesai, tolak_basi

LAMPIRAN_TERBANYAK = 100
BERKAS_SEKALI = 20
JUDUL_TERPANJANG = 300


def tambah_dokumen(*, unit: Unit, tahun: int, dokumen: str, judul: str, pelaku: Pelaku) -> LampiranLaporan:
    """Add an annex that the system makes, once each; without a title it is called after its kind."""
    if dokumen not in DokumenLampiran.values:
        raise galat("dokumen", f"Dokumen «{dokumen[:40]}» tidak dikenal.", "Pilih dari daftar.")
    judul = _judul(judul or str(DokumenLampiran(dokumen).label))
    with transaction.atomic():
        profil = profil_terkunci(unit, tahun)
        if LampiranLaporan.objects.filter(profil=profil, dokumen=dokumen).exists():
            raise galat(
                "dokumen",
                f"{DokumenLampiran(dokumen).label} sudah menjadi lampiran.",
                "Ubah judul atau urutannya dalam daftar.",
            )
        baru = _buat(profil, judul, JenisLampiran.DOKUMEN, dokumen)
        selesai(profil, "tambah_lampiran", f"lampiran {baru}", {"sesudah": _isi(baru)}, pelaku)
    return baru


def tambah_unggahan(
    *, unit: Unit, tahun: int, judul: str, masuk: Sequence[BerkasMasuk], pelaku: Pelaku
) -> LampiranLaporan:
    """Add an annex of uploaded files in their order; all of them are good, or nothing is stored.

    Without a file the annex waits for one, and the report says so.
    """
    judul = _judul(judul)
    jenis = _periksa(masuk)
    with transaction.atomic():
        profil = profil_terkunci(unit, tahun)
        baru = _buat(profil, judul, JenisLampiran.BERKAS)
        _taruh(profil, baru, masuk, jenis)
        selesai(profil, "tambah_lampiran", f"lampiran {baru}", {"sesudah": _isi(baru)}, pelaku)
    return baru


def tambah_berkas_lampiran(
    *, unit: Unit, tahun: int, pk: int, masuk: Sequence[BerkasMasuk], pelaku: Pelaku
) -> None:
    """Add files behind those that an uploaded annex has."""
    if not masuk:
        raise galat("berkas", "Belum ada berkas yang dipilih.", "Pilih PDF, PNG, atau JPEG.")
    jenis = _periksa(masuk)
    with transaction.atomic():
        profil = profil_terkunci(unit, tahun)
        satu = _satu(profil, pk)
        if satu.jenis != JenisLampiran.BERKAS:
            raise galat(
                f"Lampiran «{satu.judul}»",
                "Lampiran ini dibuat sistem dari data, tidak memuat berkas.",
                "Tambahkan lampiran baru untuk berkasnya.",
            )
        sebelum = _isi(satu)
        _taruh(profil, satu, masuk, jenis)
        perubahan = {"sebelum": sebelum, "sesudah": _isi(satu)}
        selesai(profil, "ubah_lampiran", f"lampiran {satu}", perubahan, pelaku)


def lepas_berkas_lampiran(*, unit: Unit, tahun: int, pk: int, berkas: int, pelaku: Pelaku) -> None:
    """Take one file out of an annex, and out of the report where nothing else shows it."""
    with transaction.atomic():
        profil = profil_terkunci(unit, tahun)
        satu = _satu(profil, pk)
        sebelum = _isi(satu)
        if not BerkasLampiran.objects.filter(lampiran=satu, berkas=berkas).delete()[0]:
            return
        hilang = buang_yang_lepas(profil, {berkas})
        perubahan = {"sebelum": sebelum, "sesudah": _isi(satu), **hilang}
        selesai(profil, "ubah_lampiran", f"lampiran {satu}", perubahan, pelaku)


def ubah_judul(*, unit: Unit, tahun: int, pk: int, judul: str, dilihat: str, pelaku: Pelaku) -> bool:
    """Call an annex otherwise; ``dilihat`` is the title that the person saw."""
    judul = _judul(judul)
    with transaction.atomic():
        profil = profil_terkunci(unit, tahun)
        satu = _satu(profil, pk)
        if satu.judul == judul:
            return False
        tolak_basi(satu.judul, dilihat, f"Lampiran «{satu.judul}»")
        sebelum = _isi(satu)
        satu.judul = judul
        satu.save(update_fields=["judul"])
        perubahan = {"sebelum": sebelum, "sesudah": _isi(satu)}
        selesai(profil, "ubah_lampiran", f"lampiran {satu}", perubahan, pelaku)
    return True


def geser_lampiran(*, unit: Unit, tahun: int, pk: int, naik: bool, pelaku: Pelaku) -> bool:
    """Change places with the annex before (``naik``) or after; False at the end of the list."""
    with transaction.atomic():
        profil = profil_terkunci(unit, tahun)
        satu = _satu(profil, pk)
        semua = LampiranLaporan.objects.filter(profil=profil)
        lain = (
            semua.filter(urutan__lt=satu.urutan).order_by("-urutan").first()
            if naik
            else semua.filter(urutan__gt=satu.urutan).order_by("urutan").first()
        )
        if lain is None:
            return False
        dari, ke = satu.urutan, lain.urutan
        kosong = semua.aggregate(n=Max("urutan"))["n"] + 1  # the order is unique at every moment
        for baris, urutan in ((satu, kosong), (lain, dari), (satu, ke)):
            baris.urutan = urutan
            baris.save(update_fields=["urutan"])
        perubahan = {"urutan": {"sebelum": dari, "sesudah": ke}}
        selesai(profil, "geser_lampiran", f"lampiran «{satu.judul}»", perubahan, pelaku)
    return True


def hapus_lampiran(*, unit: Unit, tahun: int, pk: int, pelaku: Pelaku) -> None:
    """Take an annex out with those of its files that nothing else shows; the journal names them."""
    with transaction.atomic():
        profil = profil_terkunci(unit, tahun)
        satu = _satu(profil, pk)
        sebelum = _isi(satu)
        berkas = set(satu.isi.values_list("berkas_id", flat=True))
        nama = str(satu)
        satu.delete()
        hilang = buang_yang_lepas(profil, berkas)
        perubahan = {"sebelum": sebelum, "sesudah": None, **hilang}
        selesai(profil, "hapus_lampiran", f"lampiran {nama}", perubahan, pelaku)


def _satu(profil: Profil, pk: int) -> LampiranLaporan:
    satu = LampiranLaporan.objects.filter(profil=profil, pk=pk).first()
    if satu is None:
        raise TidakDitemukan(
            Masalah("lampiran", "Lampiran itu sudah tidak ada dalam laporan ini.", "Muat ulang daftarnya.")
        )
    return satu


def _isi(satu: LampiranLaporan) -> dict[str, object]:
    return {
        "urutan": satu.urutan,
        "judul": satu.judul,
        "jenis": satu.dokumen or satu.jenis,
        "berkas": list(satu.isi.order_by("urutan").values_list("berkas__kunci", flat=True)),
    }


def _judul(judul: str) -> str:
    judul = " ".join(judul.split())
    if not judul:
        raise galat("Judul lampiran", "Belum diisi.", "Tulis judul seperti tercetak pada halamannya.")
    if len(judul) > JUDUL_TERPANJANG:
        raise galat(
            "Judul lampiran",
            f"{len(judul)} huruf, paling panjang {JUDUL_TERPANJANG}.",
            "Persingkat judulnya.",
        )
    return judul


def _buat(profil: Profil, judul: str, jenis: str, dokumen: str = "") -> LampiranLaporan:
    ada = list(LampiranLaporan.objects.filter(profil=profil).values_list("urutan", flat=True))
    if len(ada) >= LAMPIRAN_TERBANYAK:
        raise galat(
            "lampiran",
            f"Sudah ada {len(ada)} lampiran, paling banyak {LAMPIRAN_TERBANYAK}.",
            "Satukan beberapa berkas dalam satu lampiran.",
        )
    return LampiranLaporan.objects.create(
        profil=profil, urutan=max(ada, default=0) + 1, judul=judul, jenis=jenis, dokumen=dokumen
    )


def _periksa(masuk: Sequence[BerkasMasuk]) -> list[str]:
    """The media type of each file; all that is wrong with any of them at once."""
    if len(masuk) > BERKAS_SEKALI:
        raise galat("berkas", f"Ada {len(masuk)} berkas.", f"Kirim paling banyak {BERKAS_SEKALI} sekaligus.")
    hasil = [periksa_berkas(b) for b in masuk]
    if salah := [x for x in hasil if isinstance(x, Masalah)]:
        raise GalatSakip(salah)
    return [x for x in hasil if isinstance(x, str)]


def _taruh(
    profil: Profil, lampiran: LampiranLaporan, masuk: Sequence[BerkasMasuk], jenis: Sequence[str]
) -> None:
    awal = (lampiran.isi.aggregate(n=Max("urutan"))["n"] or 0) + 1
    for nomor, (b, j) in enumerate(zip(masuk, jenis, strict=True), start=awal):
        isi = simpan_isi(instansi=profil.unit.instansi, isi=b.isi, jenis=j)
        sebutan = lampiran.judul if nomor == 1 else f"{lampiran.judul} ({nomor})"
        berkas = catat_berkas(profil, b.nama, isi.pk, {"teks_alternatif": sebutan, "keterangan": ""})
        BerkasLampiran.objects.create(lampiran=lampiran, berkas=berkas, urutan=nomor)
