"""Bab III D: completeness of the reports to e-Monev by month; outputs of national priority."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from sakip.anggaran.queries.emonev import KelengkapanEmonev, SelEmonev
from sakip.anggaran.queries.output import BarisOutput
from sakip.aturan.angka import bulatkan, tulis
from sakip.aturan.periode import NAMA_BULAN
from sakip.dokumen.blok import Acuan, Baris, Blok, Kolom, Melintang, Paragraf, Sel, Tabel, Teks
from sakip.naskah.kalimat import (
    gabung_kata,
    kalimat_emonev,
    kalimat_prioritas,
    tanggal_panjang,
    tulis_capaian,
)
from sakip.naskah.lkjip.penyusun import Penyusun
from sakip.naskah.lkjip.profil import tempat
from sakip.naskah.tabel_lebar import bagi_lebar

TABEL_EMONEV, TABEL_PRIORITAS = "tabel-emonev", "tabel-prioritas"
KOSONG, BELUM_TEMPO = "bl", "–"
SERATUS = 100


def emonev(p: Penyusun) -> list[Blok]:
    """The grid of DIPA by month; [] where nothing was reported."""
    k = p.bahan.emonev
    if k is None or not k.dilaporkan:
        return []
    kalimat = kalimat_emonev(len(k.baris), k.dilaporkan, len(k.belum), k.terlambat, k.rata)
    if k.belum:
        p.catat(
            tempat(p),
            f"{len(k.belum)} laporan e-Monev belum dikirim",
            "Kirim laporannya, lalu impor keadaannya.",
            jenis="ragu",
        )
    lihat = (Teks(f"{kalimat} Rinciannya tersaji pada "), Acuan(TABEL_EMONEV), Teks("."))
    return [Paragraf(lihat), _tabel(p, k)]


def _tabel(p: Penyusun, k: KelengkapanEmonev) -> Blok:
    kepala = ["No.", "Laporan", *(n[:3] for n in NAMA_BULAN)]
    isi = [[str(i), f"DIPA {b.nama}", *(_tulis(s) for s in b.sel)] for i, b in enumerate(k.baris, start=1)]
    akhir = ["", "Rata-rata", *(tulis(_bulat(n), None) for n in k.rata_bulan)]
    lebar, melintang = bagi_lebar([list(x) for x in zip(kepala, *isi, akhir, strict=True)])
    baris: list[Baris] = [tuple(Sel(x, warna="sorot" if x == KOSONG else None) for x in satu) for satu in isi]
    baris.append(
        (
            Sel("Rata-rata yang dilaporkan", tebal=True, gabung_kolom=2, warna="jumlah"),
            *(Sel(x, tebal=True, warna="jumlah") for x in akhir[2:]),
        )
    )
    kolom = (
        Kolom(kepala[0], lebar[0], "tengah"),
        Kolom(kepala[1], lebar[1]),
        *(Kolom(judul, w, "kanan") for judul, w in zip(kepala[2:], lebar[2:], strict=True)),
    )
    judul = f"Kelengkapan Laporan e-Monev Tahun {p.tahun} (persen)"
    tabel = Tabel(judul, kolom, tuple(baris), catatan=_catatan(p, k), kunci=TABEL_EMONEV)
    return Melintang((tabel,)) if melintang else tabel


def _bulat(n: Decimal | None) -> Decimal | None:
    return None if n is None else bulatkan(n, 1)


def _tulis(s: SelEmonev) -> str:
    if s.persen is None:
        return KOSONG if s.kosong else BELUM_TEMPO
    return tulis(s.persen, None)


def _catatan(p: Penyusun, k: KelengkapanEmonev) -> str:
    isi: list[str] = []
    sumber = [x for x in dict.fromkeys(s.sumber for b in k.baris for s in b.sel) if x]
    if sumber:
        isi.append(f"Sumber: {gabung_kata(sumber)}.")
    siapa = p.bahan.singkatan if k.cakupan == "kantor" else f"{p.bahan.singkatan} dan unit di bawahnya"
    isi.append(f"Cakupan: DIPA {siapa}.")
    if k.pada is not None:
        isi.append(f"Jatuh tempo dilihat pada {tanggal_panjang(k.pada)}.")
    if k.belum:
        isi.append(f"{KOSONG}: belum dilaporkan.")
    return " ".join(isi)


# --- national priority ---------------------------------------------------------------------------------


def prioritas(p: Penyusun) -> list[Blok]:
    """Outputs of national priority with target and volume; [] where there is none."""
    isi = p.bahan.prioritas
    if not isi:
        return []
    ada = [x for x in isi if x.volume_persen is not None]
    tercapai = sum(x.volume_persen is not None and x.volume_persen >= SERATUS for x in isi)
    kalimat = kalimat_prioritas(len(isi), len(ada), tercapai, len(isi) - len(ada))
    lihat = (Teks(f"{kalimat} Rinciannya tersaji pada "), Acuan(TABEL_PRIORITAS), Teks("."))
    return [Paragraf(lihat), _tabel_prioritas(p, isi)]


def _tabel_prioritas(p: Penyusun, isi: Sequence[BarisOutput]) -> Tabel:
    baris: list[Baris] = [
        (
            Sel(str(i)),
            Sel(f"{x.kode} {x.nama} (satuan: {x.satuan})\n{x.unit}"),
            Sel(x.prioritas_nasional),
            Sel(tulis(x.target, None)),
            Sel(tulis(x.volume, None)),
            Sel(tulis_capaian(x.volume_persen)),
            Sel(tulis_capaian(x.progres)),
            Sel(tulis_capaian(x.serapan)),
        )
        for i, x in enumerate(isi, start=1)
    ]
    kolom = (
        Kolom("No.", 0.65, "tengah"),
        Kolom("Rincian output", 3.0),
        Kolom("Prioritas nasional", 1.7),
        Kolom("Volume target", 1.2, "kanan"),
        Kolom("Volume", 1.1, "kanan"),
        Kolom("Volume terhadap target", 1.3, "kanan"),
        Kolom("Progres", 1.15, "kanan"),
        Kolom("Serapan", 1.15, "kanan"),
    )
    bulan = max((x.bulan for x in isi if x.bulan is not None), default=None)
    catatan = f"Keadaan sampai bulan {NAMA_BULAN[bulan - 1]}." if bulan else "Capaian belum dilaporkan."
    if p.bahan.output is not None:
        catatan = p.bahan.output.keterangan if bulan else f"{catatan} {p.bahan.output.keterangan}"
    judul = f"Rincian Output Prioritas Nasional Tahun {p.tahun}"
    return Tabel(judul, kolom, tuple(baris), catatan=catatan, kunci=TABEL_PRIORITAS)
