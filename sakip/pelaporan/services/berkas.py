"""Writes of the pictures and PDF files of a report: taken in, described, replaced, put in place, removed."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db import transaction

from sakip.berkas.services import simpan_isi
from sakip.inti.galat import GalatSakip, Masalah, TidakDitemukan, galat
from sakip.organisasi.models import Unit
from sakip.pelaporan.berkas import GAMBAR, BerkasMasuk, kunci_baru, nama_bersih, periksa_berkas
from sakip.pelaporan.models import BerkasLampiran, BerkasProfil, Profil, SuratPengantar, TeksLaporan, Uraian
from sakip.pelaporan.services.dasar import Pelaku, beda, profil_terkunci, selesai, sidik, tolak_basi
from sakip.pelaporan.services.profil import berkas_dirujuk

#: Where a picture stands besides texts and annexes, by field of the profile.
TEMPAT = {"lambang": "Lambang pada kop dan sampul", "struktur": "Bagan struktur organisasi"}
#: Files of one report; each is read whenever the report is composed.
BERKAS_TERBANYAK = 200
ALTERNATIF_TERPANJANG, KETERANGAN_TERPANJANG = 2000, 500


def keterangan_berkas(b: BerkasProfil) -> dict[str, str]:
    """What people say of a file, and which content it is."""
    return {
        "nama": b.nama,
        "teks_alternatif": b.teks_alternatif,
        "keterangan": b.keterangan,
        "sha256": b.berkas.sha256,
    }


def sidik_berkas(b: BerkasProfil) -> str:
    """Digest of :func:`keterangan_berkas`."""
    return sidik(keterangan_berkas(b))


def pemakaian(profil: Profil) -> dict[int, list[str]]:
    """Where each file of the profile's year is shown, by its id; a file that is nowhere is left out."""
    hasil: dict[int, list[str]] = defaultdict(list)
    for bidang, sebutan in TEMPAT.items():
        if pk := getattr(profil, f"{bidang}_id"):
            hasil[pk].append(sebutan)
    lampiran = BerkasLampiran.objects.filter(lampiran__profil=profil).order_by("lampiran__urutan", "pk")
    for pk, judul in lampiran.values_list("berkas_id", "lampiran__judul"):
        hasil[pk].append(f"Lampiran «{judul}»")
    teks: list[tuple[str, str]] = [
        (f"Teks {tingkat} {kunci}", isi)
        for tingkat, kunci, isi in TeksLaporan.objects.filter(
            unit_id=profil.unit_id, tahun=profil.tahun, isi__contains="berkas:"
        ).values_list("tingkat", "kunci", "isi")
    ]
    teks += [
        (f"Uraian {u.get_jenis_display()}", u.isi)
        for u in Uraian.objects.filter(profil=profil, isi__contains="berkas:").order_by("jenis", "urutan")
    ]
    teks += [("Surat pengantar", s.isi) for s in SuratPengantar.objects.filter(profil=profil)]
    kunci = dict(_semua(profil).values_list("kunci", "pk"))
    for sebutan, isi in teks:
        for satu in sorted(berkas_dirujuk([isi])):
            if satu in kunci and sebutan not in hasil[kunci[satu]]:
                hasil[kunci[satu]].append(sebutan)
    return {pk: di for pk, di in hasil.items() if di}


def _semua(profil: Profil) -> Any:
    return BerkasProfil.objects.filter(unit_id=profil.unit_id, tahun=profil.tahun)


def unggah_berkas(
    *,
    unit: Unit,
    tahun: int,
    masuk: BerkasMasuk,
    teks_alternatif: str,
    keterangan: str = "",
    tempat: str = "",
    pelaku: Pelaku,
) -> BerkasProfil:
    """Take in a picture or PDF; ``tempat`` (a key of :data:`TEMPAT`) puts it there at once."""
    if tempat and tempat not in TEMPAT:
        raise galat("untuk", f"Tempat gambar «{tempat[:40]}» tidak dikenal.", "Pilih dari daftar.")
    kata = _kata(teks_alternatif, keterangan)
    jenis = _jenis(masuk, hanya_gambar=bool(tempat))
    isi = simpan_isi(instansi=unit.instansi, isi=masuk.isi, jenis=jenis)
    with transaction.atomic():
        profil = profil_terkunci(unit, tahun)
        baru = catat_berkas(profil, masuk.nama, isi.pk, kata)
        perubahan = {baru.kunci: {"sebelum": None, "sesudah": keterangan_berkas(baru)}}
        if tempat:
            perubahan |= beda({tempat: _kunci(profil, tempat)}, {tempat: baru.kunci})
            setattr(profil, tempat, baru)
        selesai(profil, "unggah_berkas", f"berkas {baru.kunci}", perubahan, pelaku)
    return baru


def catat_berkas(profil: Profil, nama: str, berkas_id: int, kata: dict[str, str]) -> BerkasProfil:
    """The row of a file that lies in storage, under a key of its own; the profile must be locked."""
    ada = set(_semua(profil).values_list("kunci", flat=True))
    if len(ada) >= BERKAS_TERBANYAK:
        raise galat(
            "berkas",
            f"Laporan ini sudah memuat {len(ada)} berkas, paling banyak {BERKAS_TERBANYAK}.",
            "Hapus yang tidak dipakai, atau satukan beberapa berkas menjadi satu PDF.",
        )
    return BerkasProfil.objects.create(
        unit_id=profil.unit_id,
        tahun=profil.tahun,
        kunci=kunci_baru(nama, ada),
        nama=nama_bersih(nama),
        berkas_id=berkas_id,
        **kata,
    )


def ubah_berkas(
    *,
    unit: Unit,
    tahun: int,
    pk: int,
    teks_alternatif: str,
    keterangan: str,
    masuk: BerkasMasuk | None,
    dilihat: str,
    pelaku: Pelaku,
) -> bool:
    """Describe a file anew, and put another content under the same key; False when nothing changed.

    Where the file stands as a picture, its new content must be one, too.
    """
    kata = _kata(teks_alternatif, keterangan)
    lama_ = satu_berkas(unit, tahun, pk)
    isi = None
    if masuk is not None:
        jenis = _jenis(masuk, hanya_gambar=lama_.berkas.jenis in GAMBAR)
        isi = simpan_isi(instansi=unit.instansi, isi=masuk.isi, jenis=jenis)
    with transaction.atomic():
        profil = profil_terkunci(unit, tahun)
        satu = satu_berkas(unit, tahun, pk)
        sebelum = keterangan_berkas(satu)
        satu.teks_alternatif, satu.keterangan = kata["teks_alternatif"], kata["keterangan"]
        if isi is not None and masuk is not None:
            satu.berkas, satu.nama = isi, nama_bersih(masuk.nama)
        perubahan = beda(sebelum, keterangan_berkas(satu))
        if not perubahan:
            return False
        tolak_basi(sidik(sebelum), dilihat, f"Berkas «{sebelum['nama']}»")
        satu.save()
        selesai(profil, "ubah_berkas", f"berkas {satu.kunci}", perubahan, pelaku)
    return True


def hapus_berkas(*, unit: Unit, tahun: int, pk: int, pelaku: Pelaku) -> None:
    """Take a file out of the report; one that is still shown somewhere stays, and the places are named."""
    with transaction.atomic():
        profil = profil_terkunci(unit, tahun)
        satu = satu_berkas(unit, tahun, pk)
        if dipakai := pemakaian(profil).get(pk):
            raise galat(
                f"Berkas «{satu.nama}»",
                f"Masih dipakai: {'; '.join(dipakai)}.",
                "Lepas dahulu dari sana, atau ganti isinya dengan berkas lain.",
            )
        perubahan = {satu.kunci: {"sebelum": keterangan_berkas(satu), "sesudah": None}}
        satu.delete()
        selesai(profil, "hapus_berkas", f"berkas {satu.kunci}", perubahan, pelaku)


def pasang_gambar(*, unit: Unit, tahun: int, tempat: str, pk: int | None, pelaku: Pelaku) -> None:
    """Put a picture in its place, or with None nothing: without a chart it is drawn from the tree."""
    if tempat not in TEMPAT:
        raise galat("untuk", f"Tempat gambar «{tempat[:40]}» tidak dikenal.", "Pilih dari daftar.")
    with transaction.atomic():
        profil = profil_terkunci(unit, tahun)
        satu = satu_berkas(unit, tahun, pk) if pk is not None else None
        if satu is not None and satu.berkas.jenis not in GAMBAR:
            raise galat(
                f"Berkas «{satu.nama}»",
                f"{TEMPAT[tempat]} harus gambar, ini PDF.",
                "Unggah PNG atau JPEG; PDF dapat menjadi lampiran.",
            )
        sesudah = {tempat: satu.kunci if satu else None}
        perubahan = beda({tempat: _kunci(profil, tempat)}, sesudah)
        if not perubahan:
            return
        setattr(profil, tempat, satu)
        selesai(profil, "pasang_gambar", TEMPAT[tempat], perubahan, pelaku)


def satu_berkas(unit: Unit, tahun: int, pk: int) -> BerkasProfil:
    """A file of the unit's report; somebody may have taken it out meanwhile."""
    satu = (
        BerkasProfil.objects.select_related("berkas__instansi").filter(pk=pk, unit=unit, tahun=tahun).first()
    )
    if satu is None:
        raise TidakDitemukan(
            Masalah("berkas", "Berkas itu tidak ada dalam laporan ini.", "Buka dari daftar berkas.")
        )
    return satu


def buang_yang_lepas(profil: Profil, pk: set[int]) -> dict[str, Any]:
    """Take out those of the files that the report shows nowhere any more; what went, by key."""
    dipakai = pemakaian(profil)
    hilang = {}
    for satu in _semua(profil).filter(pk__in=pk - set(dipakai)).select_related("berkas").order_by("kunci"):
        hilang[satu.kunci] = {"sebelum": keterangan_berkas(satu), "sesudah": None}
        satu.delete()
    return hilang


def _kunci(profil: Profil, tempat: str) -> str | None:
    berkas: BerkasProfil | None = getattr(profil, tempat)
    return berkas.kunci if berkas else None


def _jenis(masuk: BerkasMasuk, *, hanya_gambar: bool) -> str:
    hasil = periksa_berkas(masuk, hanya_gambar=hanya_gambar)
    if isinstance(hasil, Masalah):
        raise GalatSakip(hasil)
    return hasil


def _kata(teks_alternatif: str, keterangan: str) -> dict[str, str]:
    kata = {"teks_alternatif": " ".join(teks_alternatif.split()), "keterangan": " ".join(keterangan.split())}
    salah = []
    if not kata["teks_alternatif"]:
        salah.append(
            Masalah(
                "Yang terlihat",
                "Belum diisi.",
                "Tulis apa yang terlihat, bagi pembaca yang tidak dapat melihatnya.",
            )
        )
    for nama, sebutan, batas in (
        ("teks_alternatif", "Yang terlihat", ALTERNATIF_TERPANJANG),
        ("keterangan", "Keterangan", KETERANGAN_TERPANJANG),
    ):
        if len(kata[nama]) > batas:
            salah.append(Masalah(sebutan, f"{len(kata[nama])} huruf, paling panjang {batas}.", "Persingkat."))
    if salah:
        raise GalatSakip(salah)
    return kata
