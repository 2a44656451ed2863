"""The findings of a review as a document: the inspector's list, to read on screen or to edit.

Needs no database: it composes what :mod:`sakip.reviu` found into blocks.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from sakip.dokumen.blok import (
    Blok,
    Dokumen,
    Judul,
    Kolom,
    Melintang,
    Paragraf,
    Penandatangan,
    Rincian,
    Sel,
    Tabel,
    TandaTangan,
)
from sakip.evaluasi.models import Putusan, ReviuLaporan, TemuanReviu
from sakip.inti.templatetags.sakip import hari
from sakip.reviu import KELAS, HasilReviu
from sakip.reviu.keluar import NAMA_KELAS, SEBUT_KEPASTIAN, ringkasan, tempat
from sakip.reviu.model import Temuan

JUDUL = "Hasil Pemeriksaan Laporan Kinerja"
_KOLOM = (
    Kolom("No.", 0.5, "tengah"),
    Kolom("Tempat", 1.4),
    Kolom("Tercetak", 1.5),
    Kolom("Seharusnya", 1.5),
    Kolom("Uraian dan saran", 4.2),
)


def susun_kertas_kerja(hasil: HasilReviu, *, tanggal: dt.date) -> Dokumen:
    """The working list: a summary, certain findings by class, then those that a person must look at."""
    return Dokumen(
        judul=JUDUL,
        subjudul=hasil.naskah.nama,
        instansi="",
        unit=hasil.naskah.nama,
        tahun=hasil.tahun or tanggal.year,
        tanggal=tanggal,
        isi=(*_ringkas(hasil), *_daftar(hasil, "pasti"), *_daftar(hasil, "ragu")),
        bentuk="surat",
        kata_kunci=("reviu", "LKjIP"),
    )


def _ringkas(hasil: HasilReviu) -> list[Blok]:
    r = ringkasan(hasil)
    naskah = hasil.naskah
    baris = [
        ("Berkas", naskah.nama),
        ("Isi", f"{len(naskah.tabel)} tabel, {hasil.indikator} indikator"),
        ("Temuan", f"{r['jumlah']} ({r['pasti']} pasti, {r['ragu']} perlu dilihat)"),
    ]
    if naskah.jumlah_halaman:
        baris.insert(1, ("Halaman", str(naskah.jumlah_halaman)))
    if hasil.tahun:
        baris.insert(1, ("Tahun", str(hasil.tahun)))
    blok: list[Blok] = [Judul(2, JUDUL), Rincian(tuple(baris))]
    blok += [Paragraf(f"Perhatian: {p}", gaya="catatan") for p in naskah.peringatan]
    if not hasil.temuan:
        return [*blok, Paragraf("Tidak ditemukan pertentangan di dalam laporan ini.")]
    isi = tuple(
        (Sel(NAMA_KELAS[k]), Sel(str(n["pasti"])), Sel(str(n["ragu"]))) for k, n in r["kelas"].items()
    )
    jumlah = (Sel("Jumlah", tebal=True), Sel(str(r["pasti"]), tebal=True), Sel(str(r["ragu"]), tebal=True))
    kolom = (Kolom("Jenis temuan", 5), Kolom("Pasti", 1, "kanan"), Kolom("Perlu dilihat", 1.2, "kanan"))
    return [*blok, Tabel("Temuan menurut jenis", kolom, (*isi, jumlah))]


def _daftar(hasil: HasilReviu, kepastian: str) -> list[Blok]:
    milik = [t for t in hasil.temuan if t.kepastian == kepastian]
    if not milik:
        return []
    milik.sort(key=lambda t: (KELAS.index(t.kelas), t.baris))
    blok: list[Blok] = [Judul(2, f"Temuan yang {SEBUT_KEPASTIAN[kepastian]}")]
    nomor = 0
    for kelas, isi in groupby(milik, key=lambda t: t.kelas):
        satu = list(isi)
        blok.append(Judul(3, NAMA_KELAS[kelas]))
        blok.append(Tabel("", _KOLOM, tuple(_baris(nomor + i, t) for i, t in enumerate(satu, 1))))
        nomor += len(satu)
    return [Melintang(tuple(blok))]


def _baris(nomor: int, t: Temuan) -> tuple[Sel, ...]:
    uraian = f"{t.uraian}\n«{t.kutipan}»" + (f"\nSaran: {t.saran}" if t.saran else "")
    return (Sel(str(nomor)), Sel(tempat(t)), Sel(t.tercetak), Sel(t.seharusnya), Sel(uraian))


_KOLOM_PUTUSAN = (
    Kolom("No.", 0.5, "tengah"),
    Kolom("Tempat", 1.2),
    Kolom("Uraian", 4),
    Kolom("Tercetak", 1.3),
    Kolom("Seharusnya", 1.3),
    Kolom("Alasan", 2.2),
    Kolom("Pereviu", 1.4),
)
JUDUL_KERTAS = "Kertas Kerja Reviu Laporan Kinerja"
#: What was accepted comes first: the office must mend it.
_URUTAN_PUTUSAN = (Putusan.TERIMA, Putusan.BELUM, Putusan.TOLAK)


def susun_kertas_reviu(
    reviu: ReviuLaporan,
    temuan: Sequence[TemuanReviu],
    *,
    nama_unit: str,
    nama_instansi: str,
    tanggal: dt.date,
) -> Dokumen:
    """The inspector's working paper: what was checked, a summary, the findings by decision with reasons."""
    cacah = Counter(t.putusan for t in temuan)
    pereviu = sorted({t.oleh.nama for t in temuan if t.oleh})
    isi: list[Blok] = [
        Judul(2, JUDUL_KERTAS),
        Rincian(
            (
                ("Kantor", nama_unit),
                ("Tahun laporan", str(reviu.tahun)),
                ("Berkas", reviu.nama_berkas),
                ("Sidik berkas", reviu.berkas.sha256[:16]),
                ("Isi", f"{reviu.tabel} tabel, {reviu.indikator} indikator"),
                ("Pereviu", ", ".join(pereviu) or "belum ada putusan"),
            )
        ),
        Paragraf(
            f"{len(temuan)} temuan: {cacah[Putusan.TERIMA]} diterima dan perlu diperbaiki, "
            f"{cacah[Putusan.TOLAK]} dikesampingkan, {cacah[Putusan.BELUM]} belum diputus."
        ),
        *(Paragraf(f"Perhatian: {p}", gaya="catatan") for p in reviu.pesan.splitlines() if p),
        *_menurut_jenis(temuan),
        TandaTangan(
            tuple(Penandatangan("Pereviu", nama) for nama in pereviu[:2]) or (Penandatangan("Pereviu"),)
        ),
    ]
    for putusan in _URUTAN_PUTUSAN:
        satu = [t for t in temuan if t.putusan == putusan]
        if satu:
            tabel = Tabel("", _KOLOM_PUTUSAN, tuple(_baris_putusan(t, reviu.unit.zona) for t in satu))
            isi.append(Melintang((Judul(2, str(putusan.label)), tabel)))
    return Dokumen(
        judul=JUDUL_KERTAS,
        subjudul=nama_unit,
        instansi=nama_instansi,
        unit=nama_unit,
        tahun=reviu.tahun,
        tanggal=tanggal,
        isi=tuple(isi),
        bentuk="surat",
        kata_kunci=("reviu", "LKjIP"),
    )


def _menurut_jenis(temuan: Sequence[TemuanReviu]) -> list[Blok]:
    """How many findings of each kind were accepted, dismissed, or wait."""
    cacah = Counter((t.kelas, t.putusan) for t in temuan)
    jenis = [k for k in KELAS if any(cacah[k, p] for p in Putusan)]
    if not jenis:
        return []
    kolom = (
        Kolom("Jenis temuan", 4.4),
        *(Kolom(k, 1.2, "kanan") for k in ("Diterima", "Dikesampingkan", "Belum diputus")),
    )
    urut = (Putusan.TERIMA, Putusan.TOLAK, Putusan.BELUM)
    isi = [(Sel(NAMA_KELAS[k]), *(Sel(str(cacah[k, p])) for p in urut)) for k in jenis]
    total = [str(sum(t.putusan == p for t in temuan)) for p in urut]
    isi.append((Sel("Jumlah", tebal=True), *(Sel(n, tebal=True) for n in total)))
    return [Tabel("Temuan menurut jenis dan putusan", kolom, tuple(isi))]


def _baris_putusan(t: TemuanReviu, zona: str) -> tuple[Sel, ...]:
    uraian = f"{t.uraian}\n«{t.kutipan}»" + (f"\nSaran: {t.saran}" if t.saran else "")
    siapa = f"{t.oleh.nama}, {hari(t.waktu, zona)}" if t.oleh and t.waktu else ""
    return (
        Sel(str(t.urut)),
        Sel(f"{tempat(t)} ({SEBUT_KEPASTIAN[t.kepastian]})"),
        Sel(uraian),
        Sel(t.tercetak),
        Sel(t.seharusnya),
        Sel(t.alasan),
        Sel(siapa),
    )
