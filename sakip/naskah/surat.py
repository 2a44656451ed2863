"""What the office's own letters and reports share: letterhead, centred titles, who signs."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sakip.dokumen.blok import Blok, KopSurat, Paragraf, Penandatangan, TandaTangan, Teks
from sakip.naskah.kalimat import tanggal_panjang
from sakip.organisasi.models import Unit
from sakip.organisasi.queries import Pejabat, leluhur
from sakip.pelaporan.profil import ProfilTahun
from sakip.pelaporan.queries import profil_tahun

JENIS_LAMBANG = ("image/png", "image/jpeg")
#: Kinds of unit that write under the letterhead of the office they are a part of.
BERKOP_ATASAN = ("divisi", "bidang")


def profil_surat(unit: Unit, tahun: int) -> ProfilTahun:
    """The profile of ``unit``; a part of an office without a letterhead takes that of the office."""
    profil = profil_tahun(unit, tahun)
    if profil.kop.baris or unit.jenis not in BERKOP_ATASAN:
        return profil
    atas = Unit.objects.in_bulk(leluhur(unit, tahun)[1:])
    for pk in leluhur(unit, tahun)[1:]:
        lain = profil_tahun(atas[pk], tahun)
        if lain.kop.baris:
            return replace(profil, kop=lain.kop, surat=profil.surat or lain.surat)
        if atas[pk].jenis not in BERKOP_ATASAN:
            return profil
    return profil


def kop(profil: ProfilTahun, instansi: str, unit: str) -> KopSurat:
    """The letterhead of the profile, or the names of agency and office where nobody filled it in."""
    baris = tuple(b for b in profil.kop.baris if b.strip()) or (instansi.upper(), unit.upper())
    lambang = profil.kop.lambang
    ada = lambang is not None and lambang.jenis in JENIS_LAMBANG and lambang.isi
    return KopSurat(
        baris=baris,
        alamat=tuple(a for a in profil.kop.alamat if a.strip()),
        lambang=lambang.isi if ada and lambang else None,
        lambang_alternatif=(lambang.teks_alternatif if lambang else "") or "Lambang instansi",
    )


def judul_surat(*baris: str) -> list[Blok]:
    """Lines of a letter's title, centred and bold."""
    return [Paragraf((Teks("\n".join(b for b in baris if b), tebal=True),), gaya="tengah")]


def tempat_tanggal(profil: ProfilTahun, tanggal: dt.date | None, tahun: int) -> str:
    """``Kota Contoh, 14 Juli 2025``; dots for what is not known yet."""
    tempat = profil.surat.tempat.strip() if profil.surat else ""
    if tanggal is None:
        return f"{tempat or '…………'}, ………… {tahun}"
    return f"{tempat}, {tanggal_panjang(tanggal)}" if tempat else tanggal_panjang(tanggal)


def tanda_tangan_kepala(kepala: Pejabat, tempat: str) -> TandaTangan:
    """The head's signature under a report."""
    return TandaTangan((Penandatangan(kepala.sebutan, kepala.nama),), tempat)
