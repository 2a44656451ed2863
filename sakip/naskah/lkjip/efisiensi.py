"""Achievement against money, and the programmes that support it: by the kegiatan of the agreements.

The only key between a figure and money is the kegiatan: an agreement names its kegiatan with their budget,
and a DIPA line may name the kegiatan it pays for. Where no line does, that is said once, and nothing is
shared out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sakip.anggaran.queries import persen
from sakip.aturan.angka import tulis
from sakip.aturan.capaian import RataCapaian, rata_capaian
from sakip.dokumen.blok import Baris, Blok, Kolom, Paragraf, Sel, Tabel
from sakip.naskah.bahan import PerjanjianRekap
from sakip.naskah.kalimat import (
    TANPA_KUNCI,
    kalimat_efisiensi,
    kalimat_penunjang,
    kalimat_potret,
    tulis_capaian,
)
from sakip.naskah.lkjip.anggaran import versi_dipa
from sakip.naskah.lkjip.bandingan import berkepala
from sakip.naskah.lkjip.penyusun import Penyusun, ringkas
from sakip.pengukuran.hasil import HasilButir


@dataclass(frozen=True)
class UangKelompok:
    """What the kegiatan of some agreements cost; ``realisasi`` None when a part of it is not known."""

    perjanjian: tuple[PerjanjianRekap, ...]
    rata: RataCapaian
    pagu: int
    realisasi: int | None
    lengkap: bool


def ada_kunci(p: Penyusun) -> bool:
    """True when some kegiatan of some agreement is named by a DIPA line."""
    return any(k in p.bahan.kegiatan for r in p.bahan.perjanjian for k, _, _ in r.kegiatan)


def perjanjian_utuh(p: Penyusun, butir: Sequence[HasilButir]) -> tuple[PerjanjianRekap, ...]:
    """The agreements of which every measured item is among ``butir``, and whose kegiatan are theirs alone."""
    dalam = {b.indikator for b in butir}
    luar = {b.perjanjian for b in p.bahan.hasil.butir if b.indikator not in dalam}
    kode = {b.perjanjian for b in butir} - luar
    milik_luar = {k for r in p.bahan.perjanjian if r.kode in luar for k, _, _ in r.kegiatan}
    return tuple(
        r
        for r in p.bahan.perjanjian
        if r.kode in kode and r.kegiatan and not milik_luar & {k for k, _, _ in r.kegiatan}
    )


def uang(p: Penyusun, butir: Sequence[HasilButir], perjanjian: Sequence[PerjanjianRekap]) -> UangKelompok:
    """Budget and realisation of the kegiatan of these agreements, each kegiatan once."""
    kode = dict.fromkeys(k for r in perjanjian for k, _, _ in r.kegiatan)
    ada = [p.bahan.kegiatan[k] for k in kode if k in p.bahan.kegiatan]
    lengkap = len(ada) == len(kode)
    terpakai = [a.realisasi for a in ada if a.realisasi is not None]
    menurut = {r.kode for r in perjanjian}
    capaian = (b.capaian for b in butir if b.perjanjian in menurut)
    return UangKelompok(
        perjanjian=tuple(perjanjian),
        rata=rata_capaian(capaian, p.bahan.hasil.batas),
        pagu=sum(a.pagu for a in ada),
        realisasi=sum(terpakai) if lengkap and len(terpakai) == len(ada) else None,
        lengkap=lengkap,
    )


def efisiensi_kelompok(p: Penyusun, butir: Sequence[HasilButir], sebutan: str, kunci: str) -> list[Blok]:
    """Programmes with their money, then achievement against it, for the agreements wholly of ``butir``.

    [] when an agreement of theirs is shared with others: then it is told at the level above.
    """
    perjanjian = perjanjian_utuh(p, butir)
    if not perjanjian or {r.kode for r in perjanjian} != {b.perjanjian for b in butir}:
        return []
    blok: list[Blok] = [
        *penunjang(p, perjanjian, bersama=False),
        tabel_kegiatan(p, perjanjian, sebutan, kunci),
    ]
    kalimat = kalimat_uang(p, uang(p, butir, perjanjian))
    return [*blok, *berkepala("Capaian dan serapan anggaran", [Paragraf(kalimat)])] if kalimat else blok


def kalimat_uang(p: Penyusun, u: UangKelompok) -> str:
    """Achievement against absorption; "" where no line names a kegiatan: that is said once for all."""
    if not ada_kunci(p):
        return ""
    if not u.lengkap:
        return (
            "Sebagian kegiatannya belum dikaitkan dengan baris DIPA, sehingga serapannya tidak disandingkan."
        )
    return kalimat_efisiensi(u.rata, u.pagu, persen(u.realisasi, u.pagu))


def penunjang(p: Penyusun, perjanjian: Sequence[PerjanjianRekap], *, bersama: bool) -> list[Blok]:
    """The kegiatan and programmes that support a group, in a sentence."""
    isi = [
        (nama, program)
        for r in perjanjian
        for (_, program, _), (nama, _) in zip(r.kegiatan, r.anggaran, strict=True)
    ]
    if not isi or p.kerangka.tingkat("program_penunjang") == "tidak":
        return []
    kalimat = kalimat_penunjang(list(dict.fromkeys(isi)), bersama=bersama)
    return berkepala("Kegiatan dalam Perjanjian Kinerja", [Paragraf(kalimat)])


def tabel_kegiatan(p: Penyusun, perjanjian: Sequence[PerjanjianRekap], sebutan: str, kunci: str) -> Tabel:
    """A row per kegiatan: the agreement's budget, and pagu and realisation of the lines that name it."""
    kunci_ada = ada_kunci(p)
    baris: list[Baris] = []
    jumlah_pk = 0
    for r in perjanjian:
        for (kode, program, rupiah), (nama, _) in zip(r.kegiatan, r.anggaran, strict=True):
            jumlah_pk += rupiah
            baris.append((Sel(f"{nama}\n{program}"), Sel(tulis(rupiah, 0)), *_sel_dipa(p, kode, kunci_ada)))
    if len(baris) > 1:
        baris.append(_baris_jumlah(p, perjanjian, jumlah_pk, kunci_ada))
    kolom = (
        Kolom("Kegiatan dan program", 4.4),
        Kolom("Anggaran dalam PK (Rp)", 1.9, "kanan"),
        *(
            (
                Kolom("Pagu DIPA (Rp)", 1.9, "kanan"),
                Kolom("Realisasi (Rp)", 1.9, "kanan"),
                Kolom("Serapan", 1.1, "kanan"),
            )
            if kunci_ada
            else ()
        ),
    )
    ringkas_dipa = p.bahan.anggaran
    catatan = "PK: Perjanjian Kinerja."
    if kunci_ada:
        catatan += (
            f" Pagu dan realisasi adalah jumlah baris DIPA {p.bahan.singkatan} dan unit di bawahnya "
            f"yang menyebut kegiatan itu. {kalimat_potret(ringkas_dipa.sumber, ringkas_dipa.per_tanggal)} "
            f"{versi_dipa(p)}"
        )
    judul = f"Program dan Kegiatan Penunjang {ringkas(sebutan)}, {p.tahun}"
    return Tabel(judul, kolom, tuple(baris), catatan=catatan, kunci=kunci)


def _sel_dipa(p: Penyusun, kode: str, ada: bool) -> tuple[Sel, ...]:
    if not ada:
        return ()
    satu = p.bahan.kegiatan.get(kode)
    if satu is None:
        return (Sel("–"), Sel("–"), Sel("–"))
    return (Sel(tulis(satu.pagu, 0)), Sel(tulis(satu.realisasi, 0)), Sel(tulis_capaian(satu.persen)))


def _baris_jumlah(p: Penyusun, perjanjian: Sequence[PerjanjianRekap], rupiah: int, ada: bool) -> Baris:
    u = uang(p, (), perjanjian)
    dipa = (
        (tulis(u.pagu, 0), tulis(u.realisasi, 0), tulis_capaian(persen(u.realisasi, u.pagu))) if ada else ()
    )
    return (
        Sel("Jumlah", tebal=True, warna="jumlah"),
        *(Sel(x, tebal=True, warna="jumlah") for x in (tulis(rupiah, 0), *dipa)),
    )


def efisiensi_laporan(p: Penyusun, sudah: frozenset[str]) -> list[Blok]:
    """What was not told at a level below: a row per agreement, achievement against money.

    ``sudah``: codes of the agreements that were told there.
    """
    sisa = [r for r in p.bahan.perjanjian if r.kode not in sudah and r.kegiatan]
    butir = p.bahan.hasil.butir
    if not sisa:
        return []
    if not ada_kunci(p):
        if not p.bahan.anggaran.baris:
            return []  # that the DIPA is missing is said, and asked for, where the budget is told
        tempat = "Efisiensi penggunaan sumber daya"
        p.catat(tempat, "Baris DIPA belum dikaitkan dengan kegiatan", "Isi kegiatan pada baris DIPA.")
        return [Paragraf(TANPA_KUNCI)]
    baris: list[Baris] = []
    for r in sisa:
        u = uang(p, butir, [r])
        serapan = persen(u.realisasi, u.pagu) if u.lengkap else None
        banyak = sum(b.perjanjian == r.kode for b in butir)
        baris.append(
            (
                Sel(", ".join(nama for nama, _ in r.anggaran)),
                Sel(str(banyak)),
                Sel(tulis_capaian(u.rata.rata)),
                Sel(tulis(u.pagu, 0) if u.lengkap else "–"),
                Sel(tulis(u.realisasi, 0)),
                Sel(tulis_capaian(serapan)),
            )
        )
    kolom = (
        Kolom("Kegiatan dalam satu Perjanjian Kinerja", 4),
        Kolom("Indikator", 1.1, "tengah"),
        Kolom("Rata-rata capaian", 1.3, "kanan"),
        Kolom("Pagu DIPA (Rp)", 1.9, "kanan"),
        Kolom("Realisasi (Rp)", 1.9, "kanan"),
        Kolom("Serapan", 1.1, "kanan"),
    )
    ringkas_dipa = p.bahan.anggaran
    catatan = (
        "Rata-rata sederhana capaian indikator dalam satu Perjanjian Kinerja, tanpa pembatasan. "
        f"Cakupan anggaran: {p.bahan.singkatan} dan unit di bawahnya. "
        f"{kalimat_potret(ringkas_dipa.sumber, ringkas_dipa.per_tanggal)} {versi_dipa(p)}"
    )
    tabel = Tabel(f"Capaian dan Serapan Anggaran Tahun {p.tahun}", kolom, tuple(baris), catatan=catatan)
    return [*(Paragraf(k) for k in _kalimat_sisa(p, sisa)), tabel]


def _kalimat_sisa(p: Penyusun, sisa: Sequence[PerjanjianRekap]) -> list[str]:
    """A sentence per agreement, named by its kegiatan."""
    hasil: list[str] = []
    for r in sisa:
        kalimat = kalimat_uang(p, uang(p, p.bahan.hasil.butir, [r]))
        nama = " dan ".join(n for n, _ in r.anggaran[:2]) + (" dan lainnya" if len(r.anggaran) > 2 else "")
        hasil.append(f"{nama}: {kalimat[:1].lower()}{kalimat[1:]}")
    return hasil
