"""Bab III B: the money through the year against plan and targets, outputs, how the pagu changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from sakip.anggaran.queries import persen
from sakip.anggaran.queries.output import BarisOutput
from sakip.anggaran.queries.rekonsiliasi import BarisRekonsiliasi, Rekonsiliasi
from sakip.anggaran.queries.serapan import BarisSerapan, SerapanTahun, TitikBulan
from sakip.aturan.angka import bulatkan, kurang, tambah, tulis, tulis_persen
from sakip.aturan.periode import NAMA_BULAN
from sakip.aturan.serapan import SerapanJenis, SerapanTriwulan
from sakip.dokumen.bagan import NilaiPeriode, garis_periode
from sakip.dokumen.blok import Acuan, Baris, Blok, Gambar, Kolom, Paragraf, Sel, Tabel, Teks
from sakip.naskah.kalimat import (
    kalimat_output,
    kalimat_prakiraan,
    kalimat_rpd,
    kalimat_serapan_bulan,
    kalimat_triwulan_lalu,
    kalimat_triwulan_serapan,
    kalimat_ubah_pagu,
    tulis_capaian,
)
from sakip.naskah.lkjip.penyusun import Penyusun

BULAN_TERSEDIKIT, TITIK_TERSEDIKIT = 2, 3
#: Of more changed lines than these the table tells the DIPA only.
BARIS_TERBANYAK = 25
ROMAWI = ("I", "II", "III", "IV")
AKHIR_TRIWULAN = (3, 6, 9, 12)


def _lihat(kalimat: str, kunci: str) -> Paragraf:
    return Paragraf((Teks(f"{kalimat} Rinciannya tersaji pada "), Acuan(kunci), Teks(".")))


# --- month by month ------------------------------------------------------------------------------------


def ada_bulanan(s: SerapanTahun | None) -> bool:
    """Whether the months can be told: two of them, or one against a plan."""
    if s is None:
        return False
    ada = [t for t in s.jumlah.bulan if t.realisasi is not None]
    return len(ada) >= BULAN_TERSEDIKIT or any(t.rencana is not None for t in ada)


def serapan_bulanan(p: Penyusun) -> list[Blok]:
    """Cumulative realisation by month, beside the plan where every DIPA has one; a line of it."""
    s = p.bahan.serapan
    if s is None or not ada_bulanan(s):
        return []
    kunci = "tabel-serapan-bulan"
    titik = [t for t in s.jumlah.bulan if t.realisasi is not None]
    akhir = titik[-1]
    assert akhir.realisasi is not None
    kalimat = [kalimat_serapan_bulan([(t.bulan, t.serapan) for t in titik if t.serapan is not None])]
    if akhir.rencana is not None:
        kalimat.append(kalimat_rpd(akhir.bulan, akhir.realisasi, akhir.rencana, akhir.deviasi))
    kalimat += _prakiraan(p, s)
    return [
        _lihat(" ".join(k for k in kalimat if k), kunci),
        _tabel_bulan(p, s, titik, kunci),
        *_bagan_bulan(p, s, titik),
        *_tingkat(p, s),
    ]


def _prakiraan(p: Penyusun, s: SerapanTahun) -> list[str]:
    """Forecasts while the year runs; after it the figures are what they are."""
    if p.bahan.hasil.pada > dt.date(p.tahun, 12, 31) or not 0 < s.sampai < 12:
        return []
    return [
        kalimat_prakiraan(x.cara, s.sampai, x.nilai, x.persen, bool(x.peringatan))
        for x in s.prakiraan
        if x.nilai is not None
    ]


def _tabel_bulan(p: Penyusun, s: SerapanTahun, titik: Sequence[TitikBulan], kunci: str) -> Tabel:
    rpd = any(t.rencana is not None for t in titik)
    baris: list[Baris] = [
        (
            Sel(NAMA_BULAN[t.bulan - 1]),
            *((Sel(tulis(t.rencana, 0)),) if rpd else ()),
            Sel(tulis(t.realisasi, 0)),
            *((Sel(_selisih_rencana(t)),) if rpd else ()),
            Sel(tulis_capaian(t.serapan)),
            *((Sel(tulis_capaian(t.deviasi)),) if rpd else ()),
        )
        for t in titik
    ]
    kolom = (
        Kolom("Sampai dengan bulan", 2),
        *((Kolom("Rencana penarikan dana (Rp)", 2.4, "kanan"),) if rpd else ()),
        Kolom("Realisasi (Rp)", 2.4, "kanan"),
        *((Kolom("Selisih (Rp)", 2.2, "kanan"),) if rpd else ()),
        Kolom("Persen dari pagu akhir", 1.5, "kanan"),
        *((Kolom("Deviasi dari rencana", 1.5, "kanan"),) if rpd else ()),
    )
    catatan = s.keterangan
    if rpd:
        catatan += " Selisih: realisasi dikurangi rencana. Deviasi: selisih dibagi rencana; kumulatif."
        if s.konsistensi.nilai is not None:
            catatan += f" Konsistensi terhadap rencana {tulis(s.konsistensi.nilai, 2)}"
            catatan += " (draf, belum diverifikasi)." if s.konsistensi.draf else "."
    judul = f"Realisasi Anggaran Kumulatif per Bulan Tahun {p.tahun}"
    return Tabel(judul, kolom, tuple(baris), catatan=catatan, kunci=kunci)


def _selisih_rencana(t: TitikBulan) -> str:
    if t.realisasi is None or t.rencana is None:
        return "–"
    return tulis(kurang(t.realisasi, t.rencana), 0)


def _bagan_bulan(p: Penyusun, s: SerapanTahun, titik: Sequence[TitikBulan]) -> list[Blok]:
    ada = [(NAMA_BULAN[t.bulan - 1], t.serapan) for t in titik if t.serapan is not None]
    if len(ada) < TITIK_TERSEDIKIT:
        return []
    rencana = _persen_rencana(s, titik)
    rangkum = "; ".join(
        f"{nama} {tulis_capaian(n)}" + (f" (rencana {tulis_capaian(r)})" if r is not None else "")
        for (nama, n), r in zip(ada, rencana, strict=True)
    )
    garis = [NilaiPeriode(nama[:3], r, n) for (nama, n), r in zip(ada, rencana, strict=True)]
    return [
        Gambar(
            f"Serapan Anggaran Kumulatif per Bulan Tahun {p.tahun}",
            f"Grafik garis realisasi kumulatif dalam persen dari pagu akhir: {rangkum}.",
            bagan=garis_periode(garis, satuan="%", sebutan="Rencana"),
            catatan=s.keterangan,
            kunci="gambar-serapan-bulan",
        )
    ]


def _persen_rencana(s: SerapanTahun, titik: Sequence[TitikBulan]) -> list[Decimal | None]:
    """The cumulative plan in percent of the pagu, of the months that have an absorption."""
    return [persen(t.rencana, s.jumlah.pagu) for t in titik if t.serapan is not None]


# --- levels ----------------------------------------------------------------------------------------------


def _tingkat(p: Penyusun, s: SerapanTahun) -> list[Blok]:
    """Programmes and kegiatan at the end of each quarter; a level of one row, or with the rows of the one
    before it, tells nothing more."""
    bulan = [b for b in AKHIR_TRIWULAN if any(k.bulan[b - 1].serapan is not None for k in s.kegiatan)]
    tingkat: list[tuple[str, list[BarisSerapan]]] = []
    for nama, semua in (("Program", s.program), ("Kegiatan", s.kegiatan)):
        bermakna = [k for k in semua if k.pagu or k.realisasi]
        if len(bermakna) > 1 and all(_angka(bermakna) != _angka(x) for _, x in tingkat):
            tingkat.append((nama, bermakna))
    if len(bulan) < BULAN_TERSEDIKIT or not tingkat:
        return []
    baris: list[Baris] = []
    for nama, isi in tingkat:
        baris.append((Sel(nama, tebal=True, gabung_kolom=2 + len(bulan), warna="jumlah"),))
        baris += [
            (Sel(k.nama), Sel(tulis(k.pagu, 0)), *(Sel(tulis_capaian(k.bulan[b - 1].serapan)) for b in bulan))
            for k in isi
        ]
    kolom = (
        Kolom("Program dan kegiatan" if len(tingkat) > 1 else tingkat[0][0], 3.6),
        Kolom("Pagu (Rp)", 2.1, "kanan"),
        *(Kolom(f"s.d. {NAMA_BULAN[b - 1]}", 1.25, "kanan") for b in bulan),
    )
    kata = " dan ".join(nama for nama, _ in tingkat)
    judul = f"Serapan Anggaran Kumulatif Menurut {kata} Tahun {p.tahun}"
    catatan = f"Realisasi kumulatif dalam persen dari pagu akhir. {s.keterangan}"
    return [Tabel(judul, kolom, tuple(baris), catatan=catatan, kunci="tabel-serapan-tingkat")]


def _angka(isi: Sequence[BarisSerapan]) -> list[tuple[int, int | None]]:
    return sorted(((k.pagu, k.realisasi) for k in isi), key=str)


# --- quarterly targets ---------------------------------------------------------------------------------


def serapan_triwulan(p: Penyusun) -> list[Blok]:
    """Kinds of spending against the targets of the quarters; [] where no kind has target and figure."""
    s = p.bahan.serapan
    tahu = [] if s is None else [t for t in s.triwulan if any(b.tercapai is not None for b in t.baris)]
    if s is None or not tahu:
        return []
    kunci = "tabel-serapan-triwulan"
    jenis = [(t.triwulan, [(_kata_jenis(b), b.tercapai) for b in t.baris]) for t in tahu]
    kalimat = [kalimat_triwulan_serapan(*jenis[-1]), kalimat_triwulan_lalu(jenis[:-1])]
    return [_lihat(" ".join(k for k in kalimat if k), kunci), _tabel_triwulan(p, s, tahu, kunci)]


def _tabel_triwulan(p: Penyusun, s: SerapanTahun, tahu: Sequence[SerapanTriwulan], kunci: str) -> Tabel:
    """Quarter by quarter what was spent of each kind, with the sum of all, so that every percentage and its
    distance from the target can be worked out again from its own row."""
    kolom = (
        Kolom("Jenis belanja", 3.2),
        Kolom("Pagu (Rp)", 2, "kanan"),
        Kolom("Realisasi sampai triwulan (Rp)", 2, "kanan"),
        Kolom("Serapan", 1.15, "kanan"),
        Kolom("Target", 1.1, "kanan"),
        Kolom("Selisih", 1.1, "kanan"),
        Kolom("Keadaan", 2.1),
    )
    baris: list[Baris] = []
    for t in tahu:
        judul = f"Triwulan {ROMAWI[t.triwulan - 1]} (sampai dengan {NAMA_BULAN[3 * t.triwulan - 1]})"
        baris.append((Sel(judul, tebal=True, gabung_kolom=len(kolom), warna="jumlah"),))
        baris += [_baris_triwulan(b) for b in t.baris]
        if len(t.baris) > 1:
            baris.append(_jumlah_triwulan(t))
    jumlah = any(len(t.baris) > 1 and t.target is not None for t in tahu)
    catatan = (
        f"Serapan: realisasi kumulatif dibagi pagu. Target menurut {tahu[-1].sumber}"
        + ("; target jumlah: target tiap jenis belanja dibobot dengan pagunya. " if jumlah else ". ")
        + f"Selisih: serapan dikurangi target, dalam poin persen. {s.keterangan}"
    )
    judul = f"Serapan Anggaran terhadap Target Triwulan Tahun {p.tahun}"
    return Tabel(judul, kolom, tuple(baris), catatan=catatan, kunci=kunci)


def _baris_triwulan(b: SerapanJenis) -> Baris:
    # the sign of the state stands beside a word: it would make a number unreadable
    kata = "–" if b.tercapai is None else "tercapai" if b.tercapai else "belum tercapai"
    warna = None if b.tercapai is None else "status-tercapai" if b.tercapai else "status-belum"
    isi = _isi_triwulan(b.pagu, b.realisasi, b.serapan, b.target)
    return (Sel(_nama_jenis(b.kode, b)), *map(Sel, isi), Sel(kata, warna=warna))


def _jumlah_triwulan(t: SerapanTriwulan) -> Baris:
    """All kinds together; blank where one of them has no figure or no target."""
    pagu, realisasi = (_jumlahkan([getattr(b, k) for b in t.baris]) for k in ("pagu", "realisasi"))
    isi = ("Jumlah", *_isi_triwulan(pagu, realisasi, t.serapan, t.target), "")
    return tuple(Sel(x, warna="jumlah") for x in isi)  # bold would look like a header at the top of a page


def _isi_triwulan(
    pagu: Decimal | int | None,
    realisasi: Decimal | int | None,
    serapan: Decimal | None,
    target: Decimal | None,
) -> tuple[str, ...]:
    return (
        tulis(pagu, 0),
        tulis(realisasi, 0),
        tulis_capaian(serapan),
        _sebut_target(target),
        _selisih_target(serapan, target),
    )


def _jumlahkan(isi: Sequence[Decimal | int | None]) -> Decimal | None:
    ada = [n for n in isi if n is not None]
    return tambah(*ada) if len(ada) == len(isi) else None


def _selisih_target(serapan: Decimal | None, target: Decimal | None) -> str:
    """Of the two as they are printed beside it, so that a reader gets the same."""
    if serapan is None or target is None:
        return "–"
    return tulis(kurang(bulatkan(serapan, 2), bulatkan(target, 2)), 2)


def _sebut_target(target: Decimal | None) -> str:
    """As the rule gives it; that of all kinds together is a quotient."""
    if target is None:
        return "–"
    return tulis_persen(target, None if target == bulatkan(target, 2) else 2)


def _kata_jenis(b: SerapanJenis) -> str:
    """As it stands inside a sentence."""
    kata = b.kata if b.kata != b.kode else f"yang {b.kode}"
    return kata[:1].lower() + kata[1:]


def _nama_jenis(kode: str, b: SerapanJenis) -> str:
    return f"{kode} {b.kata}" if b.kata != kode else kode.capitalize()


# --- outputs -------------------------------------------------------------------------------------------


def output(p: Penyusun) -> list[Blok]:
    """Outputs beside the money spent on them, with the gap rule; [] where none is stored."""
    o = p.bahan.output
    if o is None or not o.baris:
        return []
    lapor = [b for b in o.baris if b.bulan is not None]
    tanpa = sum(b.selisih is None or b.selisih.wajar is None for b in lapor)
    kunci = "tabel-output"
    baris: list[Baris] = [
        (
            Sel(str(i)),
            Sel(f"{b.kode} {b.nama} (satuan: {b.satuan})\n{b.unit}"),
            Sel(tulis(b.target, None)),
            Sel(tulis(b.volume, None)),
            Sel(tulis_capaian(b.volume_persen)),
            Sel(tulis_capaian(b.progres)),
            Sel(tulis_capaian(b.serapan)),
            _sel_selisih(b),
        )
        for i, b in enumerate(o.baris, start=1)
    ]
    kolom = (
        Kolom("No.", 0.65, "tengah"),
        Kolom("Rincian output", 3.5),
        Kolom("Volume target", 1.2, "kanan"),
        Kolom("Volume", 1.1, "kanan"),
        Kolom("Volume terhadap target", 1.3, "kanan"),
        Kolom("Progres", 1.2, "kanan"),
        Kolom("Serapan", 1.2, "kanan"),
        Kolom("Selisih", 1.5),
    )
    aturan = next((b.selisih for b in o.baris if b.selisih is not None), None)
    catatan = o.keterangan
    if aturan is not None:
        catatan += f" Selisih: progres dikurangi serapan, dalam poin persen; batas menurut {aturan.sumber}."
    judul = f"Progres Output dan Serapan Anggaran Tahun {p.tahun}"
    kalimat = kalimat_output(len(o.baris), len(lapor), len(o.di_luar_batas), tanpa)
    return [_lihat(kalimat, kunci), Tabel(judul, kolom, tuple(baris), catatan=catatan, kunci=kunci)]


def _sel_selisih(b: BarisOutput) -> Sel:
    if b.selisih is None or b.selisih.selisih is None:
        return Sel("–")
    isi = f"{tulis(b.selisih.selisih, 2)} (batas {tulis(b.selisih.batas, None)})"
    return Sel(isi, warna=None if b.selisih.wajar else "status-belum")


# --- from the first pagu to the last -------------------------------------------------------------------


def rekonsiliasi(p: Penyusun) -> list[Blok]:
    """Changed lines with reasons; of many the DIPA only; [] where nothing changed."""
    r = p.bahan.rekonsiliasi
    for kalimat in () if r is None else r.beda_dokumen:
        p.catat("Realisasi Anggaran", kalimat, "Betulkan baris atau jumlah dokumennya.", jenis="ragu")
    berubah = [] if r is None else [b for b in r.baris if b.perubahan]
    if r is None or not berubah:
        return []
    kunci = "tabel-rekonsiliasi"
    kalimat = kalimat_ubah_pagu(r.jumlah.awal, r.jumlah.akhir, r.jumlah.abt, r.jumlah.blokir)
    _catat(p, r)
    tabel = (
        _tabel_baris(p, r, berubah, kunci) if len(berubah) <= BARIS_TERBANYAK else _tabel_dipa(p, r, kunci)
    )
    return [_lihat(kalimat, kunci), tabel]


def _catat(p: Penyusun, r: Rekonsiliasi) -> None:
    tanpa = sum(not x.alasan for b in r.baris for x in b.perubahan)
    if tanpa:
        p.catat(
            "Realisasi Anggaran",
            f"{tanpa} perubahan pagu tanpa alasan",
            "Isi alasan revisi DIPA atau barisnya.",
        )
    if not r.jumlah.cocok:
        p.catat(
            "Realisasi Anggaran",
            "Jumlah pagu awal dan perubahannya tidak sama dengan pagu akhir",
            "Periksa versi DIPA yang tercatat.",
            jenis="ragu",
        )


def _tabel_baris(p: Penyusun, r: Rekonsiliasi, berubah: Sequence[BarisRekonsiliasi], kunci: str) -> Tabel:
    nama = {j.kode: j.nama for j in r.dipa}
    baris: list[Baris] = [
        (
            Sel(f"{f'{b.kode} ' if b.kode[:1].isdigit() else ''}{b.uraian}\n{nama.get(b.dipa, b.dipa)}"),
            Sel(tulis(b.mula, 0)),
            Sel(tulis(b.revisi, 0)),
            *((Sel(tulis(b.abt, 0)),) if r.jumlah.abt else ()),
            Sel(tulis(b.akhir, 0)),
            Sel(b.alasan),
        )
        for b in berubah
    ]
    baris += _penutup(r, berubah)
    kolom = (
        Kolom("Baris", 2.7),
        Kolom(_kepala_awal(r), 2.1, "kanan"),
        Kolom("Revisi (Rp)", 1.75, "kanan"),
        *((Kolom("ABT (Rp)", 1.75, "kanan"),) if r.jumlah.abt else ()),
        Kolom("Pagu akhir (Rp)", 2.1, "kanan"),
        Kolom("Alasan", 2.4),
    )
    catatan = r.keterangan
    judul = f"Perubahan Pagu Menurut Baris DIPA Tahun {p.tahun}"
    return Tabel(judul, kolom, tuple(baris), catatan=catatan, kunci=kunci)


def _penutup(r: Rekonsiliasi, berubah: Sequence[BarisRekonsiliasi]) -> list[Baris]:
    """What did not change, and all: so that the table closes on the pagu of the office."""
    j = r.jumlah
    semua = (j.mula, j.revisi, *((j.abt,) if j.abt else ()), j.akhir)
    isi = [
        sum(getattr(b, k) for b in berubah) for k in ("mula", "revisi", *(("abt",) if j.abt else ()), "akhir")
    ]
    lain = [n - m for n, m in zip(semua, isi, strict=True)]
    hasil: list[Baris] = []
    if tetap := len(r.baris) - len(berubah):
        hasil.append((Sel(f"{tetap} baris lain, tidak berubah"), *(Sel(tulis(n, 0)) for n in lain), Sel("")))
    hasil.append(
        (
            Sel("Jumlah", tebal=True, warna="jumlah"),
            *(Sel(tulis(n, 0), tebal=True, warna="jumlah") for n in semua),
            Sel("", warna="jumlah"),
        )
    )
    return hasil


def _kepala_awal(r: Rekonsiliasi) -> str:
    """What the first column of money holds where a first version is not recorded."""
    return "Pagu awal (Rp)" if r.jumlah.awal is not None else "Pagu yang pertama tercatat (Rp)"


def _tabel_dipa(p: Penyusun, r: Rekonsiliasi, kunci: str) -> Tabel:
    def isi(mula: int, revisi: int, abt: int, akhir: int) -> list[str]:
        return [tulis(n, 0) for n in (mula, revisi, *((abt,) if r.jumlah.abt else ()), akhir)]

    baris: list[Baris] = [
        (Sel(str(i)), Sel(j.nama), *(Sel(x) for x in isi(j.mula, j.revisi, j.abt, j.akhir)))
        for i, j in enumerate(r.dipa, start=1)
    ]
    j = r.jumlah
    baris.append(
        (
            Sel("Jumlah", tebal=True, gabung_kolom=2, warna="jumlah"),
            *(Sel(x, tebal=True, warna="jumlah") for x in isi(j.mula, j.revisi, j.abt, j.akhir)),
        )
    )
    kolom = (
        Kolom("No.", 0.65, "tengah"),
        Kolom("DIPA", 3.6),
        Kolom(_kepala_awal(r), 2.1, "kanan"),
        Kolom("Revisi (Rp)", 2.1, "kanan"),
        *((Kolom("ABT (Rp)", 1.9, "kanan"),) if r.jumlah.abt else ()),
        Kolom("Pagu akhir (Rp)", 2.1, "kanan"),
    )
    catatan = f"Perubahan tiap baris dengan alasannya tersedia pada halaman rekonsiliasi. {r.keterangan}"
    judul = f"Perubahan Pagu Menurut DIPA Tahun {p.tahun}"
    return Tabel(judul, kolom, tuple(baris), catatan=catatan, kunci=kunci)
