"""What every write of a budget shares: the locked DIPA, the journal, amounts and codes as typed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from django.core.exceptions import ValidationError

from sakip.akun.models import Akun
from sakip.anggaran.models import BarisDipa, Dipa, JenisBelanja
from sakip.aturan.angka import AngkaSalah, baca
from sakip.inti.bidang import rupiah_bulat
from sakip.inti.galat import Basi, GalatSakip, Masalah, TidakDitemukan
from sakip.jejak.services import catat
from sakip.organisasi.models import Unit

KODE_BARIS = re.compile(r"^[0-9A-Za-z][0-9A-Za-z.\-]{0,79}$")
Kunci = tuple[str, str]


def dipa_terkunci(unit: Unit, tahun: int, dipa_id: int) -> Dipa:
    """The DIPA of this unit and year, its row locked, so that two versions cannot get one number."""
    d = (
        Dipa.objects.select_for_update(of=("self",))
        .select_related("unit__instansi", "program")
        .filter(pk=dipa_id, unit=unit, tahun=tahun)
        .first()
    )
    if d is None:
        raise TidakDitemukan(
            Masalah("dipa", "DIPA itu tidak ada pada unit dan tahun ini.", "Mulai dari daftar DIPA.")
        )
    return d


def basi() -> Basi:
    return Basi(
        Masalah(
            "versi",
            "Orang lain menyimpan versi baru sejak Anda membuka halaman ini.",
            "Isian Anda masih ada di bawah. Bandingkan dengan keadaan sekarang, lalu simpan lagi.",
        )
    )


def catat_dipa(
    d: Dipa, aksi: str, oleh: Akun, peran: str, waktu: dt.datetime, perubahan: Mapping[str, object],
    alasan: str = "",
) -> None:  # fmt: skip
    """The journal entry of a write to one DIPA; call it last in its transaction."""
    catat(
        rantai=d.unit.rantai_jejak,
        aksi=aksi,
        oleh=oleh,
        peran=peran,
        objek=f"dipa:{d.tahun}:{d.kode}",
        perubahan=perubahan,
        waktu=waktu,
        alasan=alasan,
    )


def rupiah(teks: str, tempat: str, salah: list[Masalah], *, negatif: bool = False) -> int | None:
    """Whole rupiah as typed; "" is None. A fault goes to ``salah``."""
    bersih = " ".join(teks.split())
    if not bersih:
        return None
    try:
        nilai = rupiah_bulat(baca(bersih, harap="ribuan").nilai)
    except AngkaSalah as g:
        salah.append(Masalah(tempat, str(g), "Tulis rupiah bulat, misalnya 1.500.000."))
    except ValidationError as g:
        salah.append(Masalah(tempat, " ".join(g.messages), "Tulis rupiah bulat, misalnya 1.500.000."))
    else:
        if nilai >= 0 or negatif:
            return nilai
        salah.append(Masalah(tempat, f"{bersih} kurang dari nol.", "Tulis jumlah rupiah, atau kosongkan."))
    return None


def jenis(teks: str, tempat: str, salah: list[Masalah]) -> str:
    """51, 52, 53, 57, or "" where it is not broken down."""
    kode = teks.strip()[:2]
    if kode in JenisBelanja.values:
        return kode
    salah.append(
        Masalah(
            tempat,
            f"Jenis belanja «{teks.strip()[:20]}» tidak dikenal.",
            "Pakai 51, 52, 53, 57, atau kosong.",
        )
    )
    return ""


def baris_akhir(d: Dipa) -> dict[Kunci, BarisDipa]:
    """Lines of the version in force."""
    r = d.revisi.order_by("-nomor").first()
    return {(b.kode, b.jenis_belanja): b for b in r.baris.all()} if r else {}


def tolak_bila(salah: list[Masalah]) -> None:
    if salah:
        raise GalatSakip(salah)


def periksa_alasan_koreksi(alasan: str, salah: list[Masalah]) -> None:
    """A correction says why; the journal keeps it."""
    if not alasan.strip():
        salah.append(
            Masalah(
                "alasan_koreksi", "Alasan koreksi belum diisi.", "Tulis apa yang salah dan sumber yang benar."
            )
        )
    elif len(alasan) > 500:
        salah.append(Masalah("alasan_koreksi", "Alasan koreksi lebih dari 500 huruf.", "Pendekkan."))
