"""How far the profile of a year is: what each of its parts holds, and what still waits for somebody."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from sakip.pelaporan.models import BerkasProfil, Dimensi, JenisLampiran, LampiranLaporan, Pegawai, Profil
from sakip.pelaporan.models import SuratPengantar as Surat
from sakip.pelaporan.services import belum_ditinjau


@dataclass(frozen=True)
class KeadaanBagian:
    """A part of the profile: its page, what it is called, what it holds in a few words, how far it is.

    ``keadaan`` is ada, sebagian or kosong; ``salinan``: copied from that year, not looked at since.
    """

    halaman: str
    nama: str
    isi: str
    keadaan: str
    salinan: int | None = None


def keadaan_profil(profil: Profil) -> list[KeadaanBagian]:
    """One line per part; four queries."""
    return [_kop(profil), _surat(profil), _gambar(profil), _pegawai(profil), _lampiran(profil)]


def _salinan(profil: Profil, bagian: str) -> int | None:
    return profil.dari_tahun if belum_ditinjau(profil, bagian) else None


def _kop(profil: Profil) -> KeadaanBagian:
    kurang = [
        sebutan
        for ada, sebutan in (
            (profil.kop_baris, "baris kop"),
            (profil.kop_alamat, "alamat"),
            (profil.lambang_id, "lambang"),
        )
        if not ada
    ]
    isi = f"belum ada {', '.join(kurang)}" if kurang else "baris kop, alamat, dan lambang"
    keadaan = "kosong" if len(kurang) == 3 else "sebagian" if kurang else "ada"
    salinan = _salinan(profil, "kop") if profil.kop_baris or profil.kop_alamat else None
    return KeadaanBagian("laporan:kop", "Kop dan lambang", isi, keadaan, salinan)


def _surat(profil: Profil) -> KeadaanBagian:
    surat = Surat.objects.filter(profil=profil).first()
    if surat is None:
        return KeadaanBagian("laporan:surat", "Surat pengantar", "tidak dicetak", "kosong")
    kurang = [
        sebutan
        for ada, sebutan in (
            (surat.nomor, "nomor"),
            (surat.tujuan, "tujuan"),
            (surat.tempat, "tempat"),
            (surat.tanggal, "tanggal"),
        )
        if not ada
    ]
    isi = f"belum ada {', '.join(kurang)}" if kurang else surat.hal or f"nomor {surat.nomor}"
    return KeadaanBagian(
        "laporan:surat",
        "Surat pengantar",
        isi,
        "sebagian" if kurang else "ada",
        _salinan(profil, "surat"),
    )


def _gambar(profil: Profil) -> KeadaanBagian:
    banyak = BerkasProfil.objects.filter(unit_id=profil.unit_id, tahun=profil.tahun).count()
    bagan = "bagan struktur unggahan" if profil.struktur_id else "bagan struktur digambar dari susunan unit"
    isi = f"{banyak} berkas; {bagan}" if banyak else bagan
    return KeadaanBagian("laporan:gambar", "Gambar dan berkas", isi, "ada")


def _pegawai(profil: Profil) -> KeadaanBagian:
    ada = set(Pegawai.objects.filter(profil=profil).values_list("dimensi", flat=True).distinct())
    kurang = [str(label).lower() for nilai, label in Dimensi.choices if nilai not in ada]
    if not ada:
        return KeadaanBagian("laporan:pegawai", "Pegawai", "belum ada angkanya", "kosong")
    lain = []
    if kurang:
        lain.append(f"belum menurut {', '.join(kurang)}")
    if profil.pegawai_per is None or not profil.pegawai_sumber:
        lain.append("tanggal atau sumber kosong")
    bagian = ("pegawai", *(f"pegawai.{d}" for d in ada))
    salinan = profil.dari_tahun if any(belum_ditinjau(profil, b) for b in bagian) else None
    isi = "; ".join(lain) or "semua penggolongan"
    return KeadaanBagian("laporan:pegawai", "Pegawai", isi, "sebagian" if lain else "ada", salinan)


def _lampiran(profil: Profil) -> KeadaanBagian:
    hitung = LampiranLaporan.objects.filter(profil=profil).aggregate(
        semua=Count("pk", distinct=True),
        tanpa=Count("pk", distinct=True, filter=Q(jenis=JenisLampiran.BERKAS, isi__isnull=True)),
    )
    if not hitung["semua"]:
        return KeadaanBagian("laporan:lampiran", "Lampiran", "belum ada", "kosong")
    isi = f"{hitung['semua']} lampiran"
    if hitung["tanpa"]:
        isi += f", {hitung['tanpa']} menunggu berkas"
    return KeadaanBagian("laporan:lampiran", "Lampiran", isi, "sebagian" if hitung["tanpa"] else "ada")
