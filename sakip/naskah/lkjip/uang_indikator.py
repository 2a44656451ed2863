"""Bab III A, efficiency: the money of each indicator by its stated key, and the sums that must hold."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal

from sakip.anggaran.queries import persen
from sakip.aturan.angka import bulatkan, tulis
from sakip.dokumen.blok import Acuan, Baris, Blok, Kolom, Paragraf, Sel, Tabel, Teks
from sakip.naskah.kalimat import kalimat_uang_indikator, tulis_capaian
from sakip.naskah.lkjip.penyusun import Penyusun, ringkas

TABEL_UANG = "tabel-uang-indikator"
TANDA_BERSAMA = "*"


def uang_per_indikator(p: Penyusun) -> list[Blok]:
    """Capaian and money by indicator, then what no key names, and all; [] without a key."""
    u = p.bahan.uang
    if u is None or not u.baris:
        return []
    if not u.cocok:
        p.catat(
            "Efisiensi penggunaan sumber daya",
            "Jumlah anggaran per indikator tidak sama dengan seluruh pagu",
            "Periksa kunci anggaran: satu baris tidak boleh dibagi lebih dari seratus persen.",
            jenis="ragu",
        )
    butir = {b.indikator: b for b in p.bahan.hasil.butir}
    urutan = {k: i for i, k in enumerate(butir)}
    isi = sorted(u.baris, key=lambda b: (urutan.get(b.kunci, len(urutan)), b.kunci))
    pagu = bulat_berjumlah([*(b.pagu for b in isi), u.pagu_tanpa_kunci])
    nyata = bulat_berjumlah([*(b.realisasi for b in isi), u.realisasi_tanpa_kunci])
    baris: list[Baris] = []
    for b, rupiah, terpakai in zip(isi, pagu, nyata, strict=False):
        milik = butir.get(b.kunci)
        nama = f"{milik.kode} {' '.join(milik.rumusan.split())}" if milik else ringkas(b.nama, 120)
        tanda = f" {TANDA_BERSAMA}" if b.bersama else ""
        baris.append(
            (
                Sel(f"{nama}{tanda}"),
                Sel(tulis_capaian(milik.capaian) if milik else "–"),
                Sel(tulis(rupiah, 0)),
                Sel(tulis(terpakai, 0)),
                Sel(tulis_capaian(b.serapan)),
            )
        )
    baris += [
        (
            Sel("Tidak dikaitkan dengan indikator", gabung_kolom=2),
            Sel(tulis(pagu[-1], 0)),
            Sel(tulis(nyata[-1], 0)),
            Sel(tulis_capaian(persen(nyata[-1], pagu[-1] or 0))),
        ),
        _kaki("Jumlah", u.pagu, u.realisasi),
    ]
    kolom = (
        Kolom("Indikator kinerja", 4),
        Kolom("Capaian", 1.3, "kanan"),
        Kolom("Pagu (Rp)", 2, "kanan"),
        Kolom("Realisasi (Rp)", 2, "kanan"),
        Kolom("Serapan", 1.2, "kanan"),
    )
    bersama = sum(b.bersama for b in u.baris)
    catatan = u.keterangan
    if bersama:
        catatan += (
            f" {TANDA_BERSAMA}: anggarannya dibagi dengan indikator lain menurut kunci yang dinyatakan."
        )
    if any(_pecahan(n) for b in isi for n in (b.pagu, b.realisasi)):
        catatan += " Bagian yang tidak bulat dibulatkan ke rupiah tanpa mengubah jumlahnya."
    kalimat = kalimat_uang_indikator(len(u.baris), bersama, u.pagu_terkunci, u.pagu)
    judul = f"Anggaran Menurut Indikator Kinerja Tahun {p.tahun}"
    return [
        Paragraf((Teks(f"{kalimat} Rinciannya tersaji pada "), Acuan(TABEL_UANG), Teks("."))),
        Tabel(judul, kolom, tuple(baris), catatan=catatan, kunci=TABEL_UANG),
    ]


def _pecahan(n: Decimal | None) -> bool:
    return n is not None and n != n.to_integral_value()


def bulat_berjumlah(isi: Sequence[Decimal | None]) -> list[int | None]:
    """Whole rupiah whose sum is that of the exact shares: what rounding down leaves goes to the largest
    remainders, the first ones where they are equal. Without rounding where one is not known."""
    ada = [n for n in isi if n is not None]
    if len(ada) < len(isi):
        return [None if n is None else int(bulatkan(n, 0)) for n in isi]
    bawah = [int(n.to_integral_value(ROUND_FLOOR)) for n in ada]
    kurang = int(bulatkan(sum(ada, Decimal(0)), 0)) - sum(bawah)
    urut = sorted(range(len(ada)), key=lambda i: bawah[i] - ada[i])
    naik = set(urut[:kurang])
    return [n + (i in naik) for i, n in enumerate(bawah)]


def _kaki(nama: str, pagu: int, realisasi: int | None) -> Baris:
    isi = [tulis(pagu, 0), tulis(realisasi, 0), tulis_capaian(persen(realisasi, pagu))]
    return (
        Sel(nama, tebal=True, gabung_kolom=2, warna="jumlah"),
        *(Sel(x, tebal=True, warna="jumlah") for x in isi),
    )
