"""Comparisons written for a group of indicators at once: a sasaran, a division, or the whole chapter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sakip.aturan.capaian import Ukuran, rata_capaian
from sakip.dokumen.blok import Baris, Blok, Kolom, Paragraf, Sel, Tabel
from sakip.naskah.kalimat import (
    WILAYAH_MEDIAN,
    TargetJalur,
    gabung_kata,
    kalimat_gabungan,
    posisi_ukuran,
    rekap,
    sebut_status,
    teks_target_realisasi,
    tulis_capaian,
    tulis_ukuran,
    ukuran_median,
    ukuran_setara,
)
from sakip.naskah.kalimat.banding import arah_nilai
from sakip.naskah.lkjip.bandingan import berkepala, tanpa_banding, target_jalur, titik_tahun
from sakip.naskah.lkjip.penyusun import Penyusun, ringkas, sel_status
from sakip.pengukuran.hasil import HasilButir, HasilSasaran, TitikTahun


@dataclass(frozen=True)
class Kelompok:
    """A part of Bab III A: ``jenis`` says of what ``kunci`` is the key; its sasaran in order."""

    jenis: str
    kunci: str
    nama: str
    sasaran: tuple[HasilSasaran, ...]

    @property
    def butir(self) -> tuple[HasilButir, ...]:
        return tuple(b for s in self.sasaran for b in s.butir)


def kelompok_sasaran(p: Penyusun) -> list[Kelompok]:
    """Every sasaran as a group."""
    return [Kelompok("sasaran", s.kunci, s.nama, (s,)) for s in p.bahan.hasil.sasaran]


def kelompok_divisi(p: Penyusun) -> list[Kelompok]:
    """Items by the unit that answers for them; those without stand under the office itself.

    A sasaran of which a division has a part only keeps the mean of that part.
    """
    menurut: dict[str, list[HasilButir]] = {}
    for b in p.bahan.hasil.butir:
        menurut.setdefault(b.penanggung or p.bahan.hasil.unit, []).append(b)
    return [
        Kelompok("divisi", kode, p.bahan.nama_unit.get(kode, kode), _sasaran(p, butir))
        for kode, butir in menurut.items()
    ]


def _sasaran(p: Penyusun, butir: Sequence[HasilButir]) -> tuple[HasilSasaran, ...]:
    dalam = {b.indikator for b in butir}
    hasil: list[HasilSasaran] = []
    for s in p.bahan.hasil.sasaran:
        bagian = tuple(b for b in s.butir if b.indikator in dalam)
        if bagian:
            rata = rata_capaian((b.capaian for b in bagian), p.bahan.hasil.batas)
            hasil.append(HasilSasaran(s.kunci, s.kode, s.nama, rata, bagian))
    return tuple(hasil)


def banding_kelompok(p: Penyusun, kode: str, butir: Sequence[HasilButir], sebutan: str) -> list[Blok]:
    """One comparison of a group with its run-in heading; [] where none of its items has it."""
    ada = [b for b in butir if kode == "tahun_ini" or not tanpa_banding(p, b, kode)]
    if not ada:
        return []
    judul = next((b.judul for b in p.kerangka.banding if b.kode == kode), "")
    blok = _PENYUSUN[kode](p, ada, ringkas(sebutan))
    if len(ada) < len(butir):
        tanpa = gabung_kata([b.kode for b in butir if b not in ada])
        blok.append(Paragraf(f"Tidak tersedia untuk indikator {tanpa}.", gaya="catatan"))
    return berkepala(judul, blok)


def _kolom(*lain: Kolom) -> tuple[Kolom, ...]:
    return (Kolom("Kode", 0.9), Kolom("Indikator kinerja", 4), *lain)


def _tahun_ini(p: Penyusun, butir: Sequence[HasilButir], sebutan: str) -> list[Blok]:
    return [tabel_tahun_ini(p, butir, sebutan)]


def tabel_tahun_ini(p: Penyusun, butir: Sequence[HasilButir], sebutan: str) -> Tabel:
    """Target, realisation, capaian and status of several items."""
    baris: list[Baris] = []
    for b in butir:
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
    kolom = _kolom(
        Kolom("Target", 1.5, "kanan"),
        Kolom("Realisasi", 1.5, "kanan"),
        Kolom("Capaian", 1.3, "kanan"),
        Kolom("Status", 2.1),
    )
    return Tabel(f"Target dan Realisasi {sebutan}, {p.tahun}", kolom, tuple(baris))


# --- earlier years ---------------------------------------------------------------------------------


def _tahun_lalu(p: Penyusun, butir: Sequence[HasilButir], sebutan: str) -> list[Blok]:
    titik = {b.indikator: {t.tahun: t for t in titik_tahun(p, b)} for b in butir}
    tahun = sorted({n for isi in titik.values() for n in isi})
    baris: list[Baris] = []
    for b in butir:
        isi = titik[b.indikator]
        sel = [
            Sel(
                teks_target_realisasi(b)[1] if n == p.tahun else _sel_titik(b, isi.get(n)), tebal=n == p.tahun
            )
            for n in tahun
        ]
        baris.append((Sel(b.kode), Sel(b.rumusan), *sel))
    kolom = _kolom(*(Kolom(str(n), 1.3, "kanan") for n in tahun))
    berbintang = any(not t.sebanding for isi in titik.values() for t in isi.values())
    judul = f"Realisasi Antartahun {sebutan}, {tahun[0]}–{tahun[-1]}"
    catatan = "Tanda * berarti tahun itu tidak sebanding dengan tahun laporan." if berbintang else ""
    kalimat = _kalimat_arah(p, butir, titik)
    return [Paragraf(kalimat), Tabel(judul, kolom, tuple(baris), catatan=catatan)]


def _sel_titik(b: HasilButir, t: TitikTahun | None) -> str:
    if t is None:
        return "–"
    teks = tulis_ukuran(t.ukuran_realisasi, b.manual.desimal)
    return teks if t.sebanding or t.ukuran_realisasi.kosong else f"{teks}*"


def _kalimat_arah(p: Penyusun, butir: Sequence[HasilButir], titik: dict[str, dict[int, TitikTahun]]) -> str:
    """How many rose, fell or stayed against the last earlier year, and how many are not compared."""
    kata: dict[str, int] = {"naik": 0, "turun": 0, "tetap": 0, "tidak dibandingkan": 0}
    for b in butir:
        lalu = [t for n, t in titik[b.indikator].items() if n < p.tahun]
        arah = "tidak dibandingkan"
        if lalu and lalu[-1].sebanding:
            setara = ukuran_setara(lalu[-1].ukuran_realisasi, b.realisasi).setara
            if setara is not None and setara.nilai is not None and b.realisasi.nilai is not None:
                arah = arah_nilai(setara.nilai, b.realisasi.nilai)
        kata[arah] += 1
    isi = gabung_kata([f"{n} {k}" for k, n in kata.items() if n])
    return f"Dibandingkan dengan tahun tercatat sebelumnya, realisasi {len(butir)} indikator: {isi}."


# --- medium-term plan ------------------------------------------------------------------------------


def _jangka_menengah(p: Penyusun, butir: Sequence[HasilButir], sebutan: str) -> list[Blok]:
    baris: list[Baris] = []
    for b in butir:
        target = target_jalur(p, b)
        sel = [
            Sel(
                (tulis_ukuran(t.ukuran, b.manual.desimal) + (" (nasional)" if t.nasional else ""))
                + f"\n{t.tahun}: {_posisi(b, t)}"
            )
            for t in target
        ]
        sel += [Sel("–")] * (2 - len(sel))
        baris.append((Sel(b.kode), Sel(b.rumusan), Sel(teks_target_realisasi(b)[1], tebal=True), *sel))
    kolom = _kolom(
        Kolom("Realisasi", 1.4, "kanan"),
        Kolom("Target Renstra tahun ini", 2, "kanan"),
        Kolom("Target akhir Renstra", 2, "kanan"),
    )
    return [Tabel(f"Target Jangka Menengah {sebutan}, {p.tahun}", kolom, tuple(baris))]


def _posisi(b: HasilButir, t: TargetJalur) -> str:
    setara = ukuran_setara(b.realisasi, t.ukuran).setara
    if setara is None or t.ukuran.kosong or b.realisasi.kosong:
        return "tidak dibandingkan"
    posisi = posisi_ukuran(setara, t.ukuran, b.manual.polaritas, b.manual.skala_kata)
    return {"sama dengan": "sama", None: "tidak dibandingkan"}.get(posisi, str(posisi))


# --- the nation and other offices ------------------------------------------------------------------


def _standar(p: Penyusun, butir: Sequence[HasilButir], sebutan: str) -> list[Blok]:
    baris: list[Baris] = []
    for b in butir:
        n = p.bahan.nasional.get(b.indikator)
        nasional = Ukuran(n.nilai, n.kata, n.satuan, n.skala) if n else Ukuran()
        baris.append(
            (
                Sel(b.kode),
                Sel(b.rumusan),
                Sel(teks_target_realisasi(b)[1], tebal=True),
                Sel(tulis_ukuran(nasional, b.manual.desimal)),
                Sel(_sebut_wilayah(p, b)),
            )
        )
    kolom = _kolom(
        Kolom("Realisasi", 1.4, "kanan"),
        Kolom("Angka nasional", 1.4, "kanan"),
        Kolom("Wilayah lain", 2.6),
    )
    return [Tabel(f"Standar Nasional dan Wilayah Lain {sebutan}, {p.tahun}", kolom, tuple(baris))]


def _sebut_wilayah(p: Penyusun, b: HasilButir) -> str:
    lain = p.bahan.wilayah.get(b.indikator, ())
    angka = [w.realisasi for w in lain if w.realisasi.nilai is not None]
    if len(angka) >= WILAYAH_MEDIAN:
        tengah = ukuran_median(angka, replace(b.realisasi, satuan=b.satuan))
        return f"median {len(angka)} wilayah: {tulis_ukuran(tengah, b.manual.desimal)}"
    return "; ".join(f"{w.singkatan} {tulis_ukuran(w.realisasi, b.manual.desimal)}" for w in lain) or "–"


_PENYUSUN: dict[str, Callable[[Penyusun, Sequence[HasilButir], str], list[Blok]]] = {
    "tahun_ini": _tahun_ini,
    "tahun_lalu": _tahun_lalu,
    "jangka_menengah": _jangka_menengah,
    "standar_nasional": _standar,
}
#: The comparisons by figures, in their order.
BANDING_KELOMPOK = tuple(_PENYUSUN)


def kalimat_kelompok(kelompok: Kelompok, tahun: int) -> str:
    """How the items of a group ended."""
    return kalimat_gabungan(rekap(kelompok.butir), tahun)
