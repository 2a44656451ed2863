"""Bab III A: the sasaran of the year with their means, then group by group the account of its indicators.

The outline says how the account is arranged (by sasaran or by division) and at which level each comparison is
written. What holds for all is said once, at the top.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from sakip.aturan.angka import tulis
from sakip.aturan.capaian import rata_capaian
from sakip.dokumen.blok import Baris, Blok, Judul, Kolom, Paragraf, Sel, Tabel
from sakip.naskah.kalimat import (
    kalimat_gabungan,
    kalimat_rata,
    kalimat_sasaran,
    kalimat_tanpa,
    rekap,
    sebut_rekap,
    sebut_status,
    teks_target_realisasi,
    tulis_capaian,
)
from sakip.naskah.lkjip.bagan import bagan_capaian
from sakip.naskah.lkjip.bandingan import berkepala
from sakip.naskah.lkjip.divisi import bagan_sasaran_divisi, rekap_divisi
from sakip.naskah.lkjip.efisiensi import ada_kunci, efisiensi_kelompok, efisiensi_laporan, penunjang
from sakip.naskah.lkjip.ikhtisar import TABEL_SASARAN
from sakip.naskah.lkjip.indikator import satu_indikator
from sakip.naskah.lkjip.kelompok import (
    BANDING_KELOMPOK,
    Kelompok,
    banding_kelompok,
    kelompok_divisi,
    kelompok_sasaran,
)
from sakip.naskah.lkjip.penyusun import Penyusun, blok_teks, sel_status
from sakip.naskah.lkjip.tanpa import Tanpa
from sakip.naskah.lkjip.telaah import Penelaah
from sakip.naskah.lkjip.uang_indikator import uang_per_indikator
from sakip.pengukuran.hasil import HasilButir, HasilSasaran

RATA = "Rata-rata sederhana capaian indikator"


def capaian(p: Penyusun) -> list[Blok]:
    """Overview of sasaran and indicators, what holds for all, then the account of every indicator."""
    hasil = p.bahan.hasil
    blok: list[Blok] = list(blok_teks(p.teks("bab", "bab3.capaian"), p.bahan.profil.berkas))
    if not hasil.butir:
        return [*blok, Paragraf(kalimat_gabungan(rekap(()), p.tahun))]
    blok += [
        Paragraf(f"{kalimat_gabungan(rekap(hasil.butir), p.tahun)} {kalimat_rata(hasil.rata, hasil.batas)}"),
        _tabel_sasaran(p),
        _tabel_indikator(p),
    ]
    return [*blok, *_Uraian(p).tulis()]


class _Uraian:
    """Writes the groups; remembers which agreements' money was told under a group."""

    def __init__(self, p: Penyusun) -> None:
        self.p = p
        self.telaah = Penelaah(p)
        self.tanpa = Tanpa(p)
        self.divisi = kelompok_divisi(p)
        self.uang: set[str] = set()
        self.nomor = 0

    def tulis(self) -> list[Blok]:
        blok = rekap_divisi(self.p, self.divisi) if self.p.kerangka.kelompok == "divisi" else []
        blok += [Paragraf(k) for k in self.tanpa.bab()]
        blok += self.telaah.bab()
        if self.p.kerangka.kelompok == "divisi":
            for k in self.divisi:
                blok += self._divisi(k)
        else:
            for k in kelompok_sasaran(self.p):
                blok += self._judul(k.nama, f"sasaran-{k.kunci}")
                blok += self._sasaran(k.sasaran[0])
            blok += self._analisis_divisi()
        return [*blok, *self._bab()]

    def _judul(self, teks: str, kunci: str) -> list[Blok]:
        self.nomor += 1
        return [Judul(3, teks, f"{self.nomor}.", kunci=kunci)]

    def _sasaran(self, s: HasilSasaran) -> list[Blok]:
        """What is said of a sasaran, then its indicators."""
        p = self.p
        blok: list[Blok] = [Paragraf(kalimat_sasaran(s))]
        blok += bagan_capaian(p, s.butir, f"Sasaran {s.kode}", s.kunci)
        blok += self._banding("sasaran", s.butir, s.nama)
        blok += self._uang_sasaran(s)
        blok += [Paragraf(k) for k in self.tanpa.sasaran(s.kunci)]
        blok += self.telaah.sasaran_(s.kunci, s.nama)
        for butir in s.butir:
            blok += satu_indikator(p, butir, self.telaah, self.tanpa)
        return blok

    def _divisi(self, k: Kelompok) -> list[Blok]:
        """A division with its own analyses, then its sasaran."""
        blok = self._judul(k.nama, f"divisi-{k.kunci}")
        blok += [Paragraf(_kalimat_divisi(k, self.p.bahan.hasil.batas)), *bagan_sasaran_divisi(self.p, k)]
        blok += self._isi_divisi(k)
        for s in k.sasaran:
            # run in: a line of its own could stand alone at the end of a page
            blok += berkepala(f"Sasaran: {s.nama}", self._sasaran(s))
        return blok

    def _isi_divisi(self, k: Kelompok) -> list[Blok]:
        blok = self._banding("divisi", k.butir, k.nama)
        if self.p.kerangka.tingkat("efisiensi") not in ("bab", "tidak"):
            blok += self._uang(k)
        return [*blok, *self.telaah.divisi_(k.kunci, k.nama)]

    def _analisis_divisi(self) -> list[Blok]:
        """Where the account is arranged by sasaran: what the outline wants per division, after it."""
        if all(b.tingkat != "divisi" for b in self.p.kerangka.banding) and not self._ada_teks_divisi():
            return []
        blok: list[Blok] = []
        for k in self.divisi:
            if isi := self._isi_divisi(k):
                blok += [*self._judul(f"Analisis {k.nama}", f"divisi-{k.kunci}"), *isi]
        return blok

    def _ada_teks_divisi(self) -> bool:
        kunci = {b.penanggung or self.p.bahan.hasil.unit for b in self.p.bahan.hasil.butir}
        bagian = {t.bagian for t in self.p.kerangka.telaah}
        return any(t == "divisi" and k in kunci and b in bagian for t, k, b in self.p.bahan.teks)

    def _banding(
        self, tingkat: Literal["sasaran", "divisi"], butir: Sequence[HasilButir], nama: str
    ) -> list[Blok]:
        """The comparisons that the outline puts at this level; what no item of the group has is said."""
        blok: list[Blok] = []
        for kode in BANDING_KELOMPOK:
            if self.p.kerangka.tingkat(kode) == tingkat:
                isi = banding_kelompok(self.p, kode, butir, nama)
                if not isi and not self.tanpa.pada_bab(kode):
                    isi = [Paragraf(kalimat_tanpa(kode, tingkat))]
                blok += isi
        return blok

    def _uang_sasaran(self, s: HasilSasaran) -> list[Blok]:
        """Money of a sasaran where the account is by sasaran; otherwise the kegiatan that support it."""
        k = Kelompok("sasaran", s.kunci, s.nama, (s,))
        rendah = ("indikator", "sasaran")
        if self.p.kerangka.kelompok == "sasaran" and self.p.kerangka.tingkat("efisiensi") in rendah:
            return self._uang(k)
        if self.p.kerangka.tingkat("program_penunjang") in rendah:
            return self._penunjang(k)
        return []

    def _penunjang(self, k: Kelompok) -> list[Blok]:
        kode = {b.perjanjian for b in k.butir}
        bersama = any(b.perjanjian in kode and b not in k.butir for b in self.p.bahan.hasil.butir)
        return penunjang(self.p, [r for r in self.p.bahan.perjanjian if r.kode in kode], bersama=bersama)

    def _uang(self, k: Kelompok) -> list[Blok]:
        """Programmes and money of a group that has agreements of its own; else who supports it, by name."""
        blok = efisiensi_kelompok(self.p, k.butir, k.nama, f"kegiatan-{k.jenis}-{k.kunci}")
        if blok and ada_kunci(self.p):
            self.uang |= {b.perjanjian for b in k.butir}
        return blok or self._penunjang(k)

    def _bab(self) -> list[Blok]:
        """What the outline wants for the chapter as a whole, and the money not told under a group."""
        p = self.p
        blok: list[Blok] = []
        for b in p.kerangka.banding:
            if b.tingkat == "bab" and b.kode in BANDING_KELOMPOK:
                isi = banding_kelompok(p, b.kode, p.bahan.hasil.butir, "Seluruh Indikator")
                if isi:
                    blok += [*self._judul(b.judul, f"banding-{b.kode}"), *isi]
        isi = []
        if p.kerangka.tingkat("efisiensi") != "tidak":
            isi = [*efisiensi_laporan(p, frozenset(self.uang)), *uang_per_indikator(p)]
        if isi:
            judul = next(b.judul for b in p.kerangka.banding if b.kode == "efisiensi")
            blok += [*self._judul(judul, "banding-efisiensi"), *isi]
        return blok


def _kalimat_divisi(k: Kelompok, batas: Decimal) -> str:
    """What a division answers for, how it ended, and its mean as the table of all divisions tells it."""
    sasaran = "satu sasaran" if len(k.sasaran) == 1 else f"{len(k.sasaran)} sasaran"
    awal = f"{k.nama} bertanggung jawab atas {sasaran} dengan {len(k.butir)} indikator"
    if len(k.butir) == 1:
        return f"{awal}, yang {sebut_rekap(rekap(k.butir)).removeprefix('1 ')}."
    rata = rata_capaian((b.capaian for b in k.butir), batas)
    kalimat = f"{awal}: {sebut_rekap(rekap(k.butir))}."
    if rata.rata is None:
        return kalimat
    dihitung = " yang dihitung" if rata.tidak_dihitung else ""
    kalimat += f" Rata-rata sederhana capaian indikatornya{dihitung} {tulis_capaian(rata.rata)}"
    dibatasi = tulis_capaian(rata.rata_dibatasi)
    if dibatasi != tulis_capaian(rata.rata):
        kalimat += (
            f", atau {dibatasi} bila capaian tiap indikator dibatasi paling tinggi {tulis(batas, None)}%"
        )
    return f"{kalimat}."


def _tabel_sasaran(p: Penyusun) -> Tabel:
    hasil = p.bahan.hasil
    baris: list[Baris] = [
        (
            Sel(str(i)),
            Sel(s.nama),
            Sel(str(len(s.butir))),
            Sel(str(s.rata.dihitung)),
            Sel(tulis_capaian(s.rata.rata)),
            Sel(tulis_capaian(s.rata.rata_dibatasi)),
        )
        for i, s in enumerate(hasil.sasaran, start=1)
    ]
    baris.append(
        (
            Sel("Seluruh indikator", tebal=True, gabung_kolom=2, warna="jumlah"),
            *(
                Sel(isi, tebal=True, warna="jumlah")
                for isi in (
                    str(len(hasil.butir)),
                    str(hasil.rata.dihitung),
                    tulis_capaian(hasil.rata.rata),
                    tulis_capaian(hasil.rata.rata_dibatasi),
                )
            ),
        )
    )
    batas = tulis(hasil.batas, None)
    return Tabel(
        f"Capaian Sasaran Tahun {p.tahun}",
        (
            Kolom("No.", 0.7, "tengah"),
            Kolom("Sasaran", 5),
            Kolom("Indikator", 1.2, "tengah"),
            Kolom("Dihitung", 1.2, "tengah"),
            Kolom("Rata-rata tanpa batas", 1.6, "kanan"),
            Kolom(f"Rata-rata dibatasi {batas}%", 1.6, "kanan"),
        ),
        tuple(baris),
        catatan=(
            f"{RATA}. Baris terakhir dihitung langsung dari semua indikator, bukan rata-rata dari rata-rata. "
            f"Pada kolom terakhir, capaian tiap indikator dibatasi paling tinggi {batas}%."
        ),
        kunci=TABEL_SASARAN,
    )


def _tabel_indikator(p: Penyusun) -> Tabel:
    baris: list[Baris] = []
    for s in p.bahan.hasil.sasaran:
        baris.append((Sel(s.nama, tebal=True, gabung_kolom=6, warna="jumlah"),))
        for b in s.butir:
            target, realisasi = teks_target_realisasi(b, skala=False)
            baris.append(
                (
                    Sel(b.kode),
                    Sel(b.rumusan),
                    Sel(target),
                    Sel(realisasi),
                    Sel(tulis_capaian(b.capaian)),
                    sel_status(sebut_status(b), b.hasil.status),
                )
            )
    return Tabel(
        f"Target, Realisasi, dan Capaian Indikator Kinerja Tahun {p.tahun}",
        (
            Kolom("Kode", 0.8),
            Kolom("Sasaran dan indikator kinerja", 4.6),
            Kolom("Target", 1.5, "kanan"),
            Kolom("Realisasi", 1.5, "kanan"),
            Kolom("Capaian", 1.3, "kanan"),
            Kolom("Status", 2.1),
        ),
        tuple(baris),
    )
