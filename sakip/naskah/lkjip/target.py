"""Bab III D: target kinerja by who answers for them, quarter by quarter, with last year beside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from sakip.aturan.angka import bulatkan, kurang
from sakip.aturan.target_kinerja import KATA_KEADAAN, PERIODE, RataNilai
from sakip.dokumen.blok import Acuan, Baris, Blok, Kolom, Paragraf, Sel, Tabel, Teks
from sakip.naskah.kalimat import (
    gabung_kata,
    kalimat_rata_target,
    kalimat_target_kinerja,
    kalimat_target_lalu,
    kalimat_triwulan,
    tulis_nilai,
)
from sakip.naskah.kalimat.skor import DESIMAL
from sakip.naskah.lkjip.penyusun import Penyusun, ringkas
from sakip.naskah.lkjip.profil import tempat
from sakip.perjanjian.queries.target_kinerja import BarisTarget, RekapPenanggung, RekapTahun, SelPeriode

TABEL_REKAP = "tabel-target-kinerja"
#: A quarter that is not scored stays visible by these letters, which the note tells.
TANDA = {"belum_dikirim": "bd", "belum_diverifikasi": "bv", "dikembalikan": "dk"}


def target_kinerja(p: Penyusun) -> list[Blok]:
    """Sentences, the recap by division, a table per division; [] where the office has none."""
    r = p.bahan.target_kinerja
    if r is None or not r.baris:
        return []
    _catat(p, r)
    lihat = (Teks(f"{_kalimat(p, r)} Rekapitulasinya tersaji pada "), Acuan(TABEL_REKAP), Teks("."))
    return [Paragraf(lihat), _tabel_rekap(p, r), *(_tabel(p, r, k) for k in r.penanggung)]


def _nama(p: Penyusun, k: RekapPenanggung) -> str:
    return k.nama or p.bahan.singkatan


def _kalimat(p: Penyusun, r: RekapTahun) -> str:
    keadaan = Counter(s.keadaan for b in r.baris for s in b.sel)
    terbuka = {KATA_KEADAAN[k]: keadaan[k] for k in KATA_KEADAAN if k in TANDA}
    kalimat = [
        kalimat_target_kinerja(p.tahun, [(_nama(p, k), len(k.baris)) for k in r.penanggung]),
        kalimat_rata_target(r.rata.nilai, r.rata.banyak, r.rata.dari),
        kalimat_triwulan(terbuka, keadaan.total()),
    ]
    if r.rata.nilai is not None and r.lalu is not None:
        kalimat.append(kalimat_target_lalu(r.rata.nilai, p.tahun - 1, r.lalu))
    return " ".join(k for k in kalimat if k)


def _catat(p: Penyusun, r: RekapTahun) -> None:
    """Quarters that were not verified are a point to look at before the report is signed."""
    if bagian := _lalu_mustahil(r):
        p.catat(
            tempat(p),
            f"Angka Target Kinerja tahun {p.tahun - 1} untuk seluruhnya ({tulis_nilai(r.lalu)}) bukan "
            f"rata-rata divisinya ({gabung_kata(bagian)})",
            "Periksa angka tahun lalu pada sumbernya.",
            jenis="ragu",
        )
    belum = sum(len(r.belum(k)) for k in TANDA)
    if belum:
        p.catat(
            tempat(p),
            f"{belum} penilaian triwulan Target Kinerja belum diverifikasi",
            "Mintakan penilaian pemiliknya, atau terima bila memang belum dinilai.",
            jenis="ragu",
        )


def _lalu_mustahil(r: RekapTahun) -> list[str]:
    """The divisions below last year's printed mean of all where none is above it: such a mean cannot be."""
    ada = [(k.nama, k.lalu) for k in r.penanggung if k.lalu is not None]
    if r.lalu is None or len(ada) < len(r.penanggung) or any(n > r.lalu for _, n in ada):
        return []
    return [f"{nama} {tulis_nilai(n)}" for nama, n in ada if n < r.lalu]


# --- recap ---------------------------------------------------------------------------------------------


def _tabel_rekap(p: Penyusun, r: RekapTahun) -> Tabel:
    ada_lalu = r.lalu is not None or any(k.lalu is not None for k in r.penanggung)
    baris: list[Baris] = [
        _baris_rekap(str(i), _nama(p, k), len(k.baris), k.rata, k.lalu, ada_lalu=ada_lalu)
        for i, k in enumerate(r.penanggung, start=1)
    ]
    akhir = _isi_rekap(len(r.baris), r.rata, r.lalu, ada_lalu=ada_lalu)
    baris.append(
        (
            Sel("Seluruh Target Kinerja", tebal=True, gabung_kolom=2, warna="jumlah"),
            *(Sel(x, tebal=True, warna="jumlah") for x in akhir),
        )
    )
    kolom = (
        Kolom("No.", 0.65, "tengah"),
        Kolom("Penanggung jawab", 4.2),
        Kolom("Target Kinerja", 1.4, "tengah"),
        *((Kolom(f"Rata-rata {p.tahun - 1}", 1.6, "kanan"),) if ada_lalu else ()),
        Kolom(f"Rata-rata {p.tahun}", 1.6, "kanan"),
        *((Kolom("Perubahan", 1.4, "kanan"),) if ada_lalu else ()),
    )
    judul = f"Rekapitulasi Target Kinerja {p.bahan.singkatan} Tahun {p.tahun}"
    return Tabel(judul, kolom, tuple(baris), catatan=_catatan_rekap(p, r), kunci=TABEL_REKAP)


def _baris_rekap(
    nomor: str, nama: str, banyak: int, rata: RataNilai, lalu: Decimal | None, *, ada_lalu: bool
) -> Baris:
    isi = _isi_rekap(banyak, rata, lalu, ada_lalu=ada_lalu)
    return (Sel(nomor), Sel(nama), *(Sel(x) for x in isi))


def _isi_rekap(banyak: int, rata: RataNilai, lalu: Decimal | None, *, ada_lalu: bool) -> list[str]:
    if not ada_lalu:
        return [str(banyak), tulis_nilai(rata.nilai)]
    ubah = None
    if lalu is not None and rata.nilai is not None:
        ubah = kurang(bulatkan(rata.nilai, DESIMAL), bulatkan(lalu, DESIMAL))
    return [str(banyak), tulis_nilai(lalu), tulis_nilai(rata.nilai), tulis_nilai(ubah)]


def _catatan_rekap(p: Penyusun, r: RekapTahun) -> str:
    isi = [
        "Rata-rata tiap Target Kinerja hanya dari triwulan yang sudah diverifikasi; rata-rata seluruhnya "
        "dihitung dari semua Target Kinerja, bukan rata-rata dari rata-rata."
    ]
    if r.kelompok is not None and r.kelompok.dasar:
        isi.append(f"Dasar: {r.kelompok.dasar}.")
    sumber = dict.fromkeys([r.sumber_lalu, *(k.sumber_lalu for k in r.penanggung)])
    if ada := [x for x in sumber if x]:
        isi.append(f"Tahun {p.tahun - 1}: {gabung_kata(ada)}.")
    if bagian := _lalu_mustahil(r):
        isi.append(
            f"Angka {p.tahun - 1} seperti tercetak pada sumbernya; {tulis_nilai(r.lalu)} untuk seluruhnya "
            f"bukan rata-rata divisi, karena {gabung_kata(bagian)}."
        )
    if r.lalu_lain:
        lain = "; ".join(f"{x.penanggung} {tulis_nilai(x.nilai)}" for x in r.lalu_lain)
        isi.append(f"Tahun {p.tahun - 1} tercetak pula: {lain}.")
    return " ".join(isi)


# --- by division ---------------------------------------------------------------------------------------


def _tabel(p: Penyusun, r: RekapTahun, k: RekapPenanggung) -> Tabel:
    nomor = {id(b): i for i, b in enumerate(k.baris, start=1)}
    baris: list[Baris] = [
        (
            Sel(str(nomor[id(b)])),
            Sel(" ".join(b.nama.split())),
            *(_sel(s) for s in b.sel),
            Sel(tulis_nilai(b.rata.nilai)),
        )
        for b in k.baris
    ]
    # With gaps the mean of the year is not that of the quarters beside it; the recap tells it. Of a single
    # target it is that target's own.
    utuh = len(k.baris) == 1 or all(x.lengkap for x in k.rata_periode)
    akhir = [*(tulis_nilai(x.nilai) for x in k.rata_periode), tulis_nilai(k.rata.nilai) if utuh else ""]
    baris.append(
        (
            Sel("Rata-rata yang diverifikasi", tebal=True, gabung_kolom=2, warna="jumlah"),
            *(Sel(x, tebal=True, warna="jumlah") for x in akhir),
        )
    )
    kolom = (
        Kolom("No.", 0.65, "tengah"),
        Kolom("Target Kinerja", 4.6),
        *(Kolom(q, 1.05, "kanan") for q in PERIODE),
        Kolom("Rata-rata", 1.3, "kanan"),
    )
    return Tabel(
        f"Target Kinerja {ringkas(_nama(p, k))} Tahun {p.tahun}",
        kolom,
        tuple(baris),
        catatan=_catatan(k.baris),
        kunci=f"{TABEL_REKAP}-{r.penanggung.index(k) + 1}",  # its place: keys of rows differ by database
    )


def _sel(s: SelPeriode) -> Sel:
    if s.nilai is not None:
        return Sel(tulis_nilai(s.nilai))
    return Sel(TANDA.get(s.keadaan, "–"), warna="sorot")


def _catatan(baris: Sequence[BarisTarget]) -> str:
    """The letters that stand for what is not scored, and where the scores were taken from."""
    ada = {s.keadaan for b in baris for s in b.sel}
    isi = [f"{TANDA[k]}: {KATA_KEADAAN[k]}" for k in KATA_KEADAAN if k in ada and k in TANDA]
    sumber = [x for x in dict.fromkeys(s.sumber for b in baris for s in b.sel) if x]
    kalimat = [f"{'; '.join(isi)}."] if isi else []
    if sumber:
        kalimat.append(f"Sumber: {gabung_kata(sumber)}.")
    if any(s.di_luar_jendela for b in baris for s in b.sel):
        kalimat.append("Sebagian dinilai di luar jadwal penilaian.")
    return " ".join(kalimat)
