"""Composes a periodic performance report."""

from __future__ import annotations

from dataclasses import dataclass

from sakip.aturan.angka import tulis_rupiah
from sakip.aturan.periode import NAMA_BULAN, Periode
from sakip.dokumen.blok import Blok, Daftar, Dokumen, Judul, Melintang, Paragraf
from sakip.inti.galat import Masalah
from sakip.naskah.berkala.bahan import BahanBerkala, bersama_teks
from sakip.naskah.berkala.hilang import yang_hilang
from sakip.naskah.berkala.keadaan import Keadaan, kalimat_keadaan, keadaan, lewat_batas, sampai
from sakip.naskah.berkala.tabel import perubahan, tabel_anggaran, tabel_angka, tabel_bulan, tabel_utama
from sakip.naskah.berkala.uang import nilai_periode, serapan_periode
from sakip.naskah.kalimat import (
    kalimat_anggaran,
    kalimat_potret,
    kalimat_rata,
    tanggal_panjang,
    tulis_capaian,
    tulis_ukuran,
)
from sakip.naskah.kalimat.besaran import tulis_pasangan
from sakip.naskah.sumber import kalimat_dasar, kalimat_versi
from sakip.naskah.surat import judul_surat, kop, tanda_tangan_kepala, tempat_tanggal
from sakip.naskah.teks import berjudul
from sakip.pengukuran.hasil import HasilButir
from sakip.pengukuran.iris import setahun

BAGIAN_TEKS = (
    ("sebab", "Sebab"),
    ("kendala", "Kendala"),
    ("solusi", "Solusi"),
)
TANPA_BULAN = "Tidak ada indikator dengan angka bulanan."


@dataclass(frozen=True)
class NaskahBerkala:
    """A composed report, and the figures that were due and not reported."""

    dokumen: Dokumen
    belum_diisi: tuple[Masalah, ...]


def susun_berkala(bahan: BahanBerkala) -> NaskahBerkala:
    """The report of a part of the year. Pure; a year's target is judged when the year is over."""
    hasil, p = bahan.kinerja.hasil, bahan.periode
    k = keadaan(hasil.butir)
    judul = f"Laporan Kinerja {p.label}"
    isi: list[Blok] = [
        kop(bahan.profil, hasil.nama_instansi, hasil.nama_unit),
        *judul_surat(judul.upper(), hasil.nama_unit.upper(), _masa(p)),
        Judul(2, "Ringkasan", "A.", kunci="ringkasan"),
        *_ringkasan(bahan, k),
        *_capaian(bahan),
        Judul(2, "Perubahan sejak Periode Sebelumnya", "C.", kunci="sejak"),
        *_perubahan(bahan),
        Judul(2, "Yang Belum Dilaporkan", "D.", kunci="belum"),
        *_belum(bahan),
        Judul(2, "Penyerapan Anggaran", "E.", kunci="serapan"),
        *_anggaran(bahan),
        *_telaah(bahan),
        tanda_tangan_kepala(bahan.kepala, tempat_tanggal(bahan.profil, bahan.pada, hasil.tahun)),
    ]
    dokumen = Dokumen(
        judul=judul,
        subjudul=_masa(p),
        instansi=hasil.nama_instansi,
        unit=hasil.nama_unit,
        unit_singkat=bahan.singkatan,
        tahun=hasil.tahun,
        tanggal=bahan.pada,
        isi=tuple(isi),
        penulis=hasil.nama_unit,
        draf=hasil.bacaan == "sementara",
        kata_kunci=("laporan kinerja", "SAKIP", p.label),
        bentuk="surat",
    )
    return NaskahBerkala(dokumen, _kurang(bahan))


def _masa(p: Periode) -> str:
    bulan = NAMA_BULAN[p.akhir.month - 1]
    return f"Keadaan 1 Januari sampai dengan {p.akhir.day} {bulan} {p.tahun}"


def _ringkasan(bahan: BahanBerkala, k: Keadaan) -> list[Blok]:
    hasil = bahan.kinerja.hasil
    bertarget = bahan.kinerja.dasar != "bagian"
    kalimat = kalimat_keadaan(k, bertarget=bertarget)
    if hasil.rata.rata is not None:
        kalimat.append(kalimat_rata(hasil.rata, hasil.batas))
    blok: list[Blok] = [Paragraf(" ".join(kalimat))]
    r = k.dibandingkan
    if kurang := [*r.menurut_status.get("negatif", ()), *r.menurut_status.get("tidak_tercapai", ())]:
        blok.append(Paragraf("Yang tidak mencapai target yang sudah jatuh tempo:"))
        blok.append(Daftar(tuple(_sebut_kurang(b) for b in kurang)))
    if lewat := [b for b in hasil.butir if lewat_batas(b)]:
        blok.append(Paragraf("Batas target tahun berikut sudah terlewati, meskipun tahun belum berakhir:"))
        blok.append(Daftar(tuple(_sebut_lewat(b) for b in lewat)))
    bacaan = (
        "Bacaan sementara: angka yang belum disetujui ikut dihitung."
        if hasil.bacaan == "sementara"
        else "Bacaan resmi: hanya angka yang sudah disetujui yang dihitung."
    )
    catatan = [
        kalimat_dasar(bahan.kinerja),
        kalimat_versi(bahan.kinerja) if bertarget else "",
        bacaan,
        f"Jatuh tempo dilihat pada {tanggal_panjang(bahan.pada)}. Aturan hitung versi {hasil.versi_aturan}.",
    ]
    return [*blok, Paragraf(" ".join(c for c in catatan if c), gaya="catatan")]


def _sebut_kurang(b: HasilButir) -> str:
    """An item short of its target, with both figures."""
    target, realisasi = tulis_pasangan(b.target, b.realisasi, b.manual.desimal)
    akhir = f", capaian {tulis_capaian(b.capaian)}" if b.capaian is not None else ""
    return f"{b.kode} {' '.join(b.rumusan.split())}: realisasi {realisasi}, target {target}{akhir}."


def _sebut_lewat(b: HasilButir) -> str:
    s = sampai(b)
    d = b.manual.desimal
    return (
        f"{b.kode} {' '.join(b.rumusan.split())}: realisasi {tulis_ukuran(s.realisasi, d)}, target tahun "
        f"{tulis_ukuran(s.target_tahun, d)}."
    )


def _capaian(bahan: BahanBerkala) -> list[Blok]:
    """The heading stands on the turned page with its tables."""
    judul = Judul(2, "Target, Realisasi, dan Capaian", "B.", kunci="capaian")
    bulan = tabel_bulan(bahan)
    if bahan.kinerja.dasar == "bagian":
        tegak: list[Blok] = [judul, tabel_angka(bahan)]
        return [*tegak, Melintang((bulan,))] if bulan else [*tegak, Paragraf(TANPA_BULAN)]
    return [Melintang((judul, tabel_utama(bahan), bulan or Paragraf(TANPA_BULAN)))]


def _perubahan(bahan: BahanBerkala) -> list[Blok]:
    if bahan.kinerja.sebelumnya is None:
        alasan = (
            "Laporan ini mencakup seluruh tahun, sehingga tidak ada periode sebelumnya dalam tahun yang sama."
            if bahan.periode.jenis == "tahun"
            else "Ini periode pertama dalam tahun ini, sehingga belum ada yang dibandingkan."
        )
        return [Paragraf(alasan)]
    tabel, berubah, tetap = perubahan(bahan)
    if tabel is None:
        return [Paragraf(f"Tidak ada angka yang berubah; {tetap} indikator tetap.")]
    sisa = f"; {tetap} indikator lainnya tetap" if tetap else ""
    return [Paragraf(f"{berubah} indikator berubah{sisa}."), tabel]


def _belum(bahan: BahanBerkala) -> list[Blok]:
    hilang = yang_hilang(bahan.kinerja)
    if not hilang:
        return [Paragraf("Semua angka yang sudah jatuh tempo sudah ada.")]
    return [
        Paragraf("Angka berikut sudah jatuh tempo dan belum ada; belum dilaporkan bukan berarti nol."),
        Daftar(tuple(f"{kode} {rumusan}: {apa}." for kode, rumusan, apa in hilang)),
    ]


def _anggaran(bahan: BahanBerkala) -> list[Blok]:
    kini, lalu, p = bahan.anggaran, bahan.anggaran_lalu, bahan.periode
    if not kini.baris:
        return [Paragraf(f"Tidak ada DIPA yang tercatat pada {bahan.kinerja.hasil.nama_unit}.")]
    kalimat = [kalimat_anggaran(kini.pagu, kini.realisasi, p.tahun, tanpa=kini.tanpa_realisasi)]
    if kini.per_tanggal is not None and kini.per_tanggal < p.akhir and not setahun(p):
        kalimat.append(
            f"Potret terakhir sebelum akhir periode adalah keadaan {tanggal_panjang(kini.per_tanggal)}."
        )
    if lalu is not None and lalu.realisasi is not None and kini.realisasi is not None:
        if lalu.per_tanggal == kini.per_tanggal:
            kalimat.append("Tidak ada potret baru sejak periode sebelumnya.")
        elif lalu.per_tanggal is not None:
            selisih = kini.realisasi - lalu.realisasi
            arah = "bertambah" if selisih >= 0 else "berkurang"
            kalimat.append(
                f"Sejak {tanggal_panjang(lalu.per_tanggal)} realisasi {arah} {tulis_rupiah(abs(selisih))}."
            )
    return [
        Paragraf(" ".join(kalimat)),
        tabel_anggaran(kini, lalu, f"{kalimat_potret(kini.sumber, kini.per_tanggal)} {_cakupan(bahan)}"),
        *serapan_periode(bahan),
        *nilai_periode(bahan),
    ]


def _cakupan(bahan: BahanBerkala) -> str:
    """Whose DIPA are counted, and of which versions."""
    bawah = {b.unit for b in bahan.anggaran.baris} - {bahan.kinerja.hasil.unit}
    siapa = f"{bahan.singkatan} dan {len(bawah)} unit di bawahnya" if bawah else bahan.singkatan
    return f"Cakupan: {siapa}. Pagu menurut versi DIPA terakhir pada akhir periode."


def _telaah(bahan: BahanBerkala) -> list[Blok]:
    """What people wrote for the year about causes; only where the report is that of the whole year.

    The text of a year names the year's figures: beside those of a part of it they would contradict them.
    """
    if not bersama_teks(bahan.periode):
        return []
    blok: list[Blok] = []
    for b in bahan.kinerja.hasil.butir:
        isi = [(judul, t) for bagian, judul in BAGIAN_TEKS if (t := bahan.teks.get((b.indikator, bagian)))]
        if isi:
            blok.append(Judul(3, b.rumusan, b.kode, kunci=f"telaah-{b.indikator}"))
            for judul, teks in isi:
                blok += berjudul(judul, teks, bahan.profil.berkas)
    if not blok:
        return []
    kepala = Judul(2, "Sebab, Kendala, dan Solusi", "F.", kunci="telaah")
    pengantar = Paragraf(f"Catatan yang sudah ditulis untuk tahun {bahan.periode.tahun}.", gaya="catatan")
    return [kepala, pengantar, *blok]


def _kurang(bahan: BahanBerkala) -> tuple[Masalah, ...]:
    hilang = tuple(
        Masalah(f"{kode} {rumusan}", "Angka yang sudah jatuh tempo belum ada", f"Isi dan setujui: {apa}.")
        for kode, rumusan, apa in yang_hilang(bahan.kinerja)
    )
    if bahan.kepala.nama:
        return hilang
    return (
        *hilang,
        Masalah("penanda tangan", "Nama pimpinan belum diisi", f"Isi pemangku «{bahan.kepala.jabatan}»."),
    )
