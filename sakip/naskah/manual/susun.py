"""Composes the book of manuals: an overview, then a page per indicator."""

from __future__ import annotations

from dataclasses import dataclass

from sakip.aturan.angka import tulis
from sakip.aturan.periode import NAMA_BULAN
from sakip.dokumen.blok import (
    Baris,
    Blok,
    DaftarIsi,
    Dokumen,
    IsiTeks,
    Judul,
    Kolom,
    Paragraf,
    Sampul,
    Sel,
    Tabel,
)
from sakip.inti.galat import Masalah
from sakip.naskah.kalimat import gabung_kata, tulis_ukuran
from sakip.naskah.kalimat.besaran import awal_kecil
from sakip.naskah.lkjip.indikator import sebut_fungsi
from sakip.naskah.lkjip.penyusun import BELUM_DIISI, sel_kosong
from sakip.naskah.manual.bahan import BahanManual, ManualButir, VariabelBuku
from sakip.naskah.sumber import kalimat_dasar
from sakip.pengukuran.hasil import Manual
from sakip.perencanaan.models import (
    GabungUnit,
    GabungWaktu,
    Kekerapan,
    MetodeCapaian,
    Nihil,
    Pengukur,
    Polaritas,
    Urutan,
)

JUDUL = "Manual Indikator Kinerja"


@dataclass(frozen=True)
class NaskahManual:
    """The composed book, and what its manuals lack."""

    dokumen: Dokumen
    belum_diisi: tuple[Masalah, ...]


def susun_manual(bahan: BahanManual) -> NaskahManual:
    """The book. Pure."""
    hasil = bahan.kinerja.hasil
    kurang = [m for satu in bahan.manual for m in _kurang(satu)]
    isi: list[Blok] = [DaftarIsi(), Judul(1, "Daftar Indikator", "BAB I", kunci="daftar"), *_pengantar(bahan)]
    isi.append(Judul(1, "Manual Setiap Indikator", "BAB II", kunci="manual"))
    menurut = {m.butir.indikator: m for m in bahan.manual}
    for nomor, sasaran in enumerate(hasil.sasaran, start=1):
        isi.append(Judul(2, sasaran.nama, f"{nomor}.", kunci=f"sasaran-{nomor}"))
        for b in sasaran.butir:
            isi += _satu(menurut[b.indikator])
    dokumen = Dokumen(
        judul=JUDUL,
        subjudul=f"Tahun {hasil.tahun}",
        instansi=hasil.nama_instansi,
        unit=hasil.nama_unit,
        unit_singkat=bahan.singkatan,
        tahun=hasil.tahun,
        tanggal=bahan.pada,
        isi=tuple(isi),
        penulis=hasil.nama_unit,
        sampul=Sampul(),
        draf=hasil.bacaan == "sementara",
        kata_kunci=("manual indikator", "SAKIP", str(hasil.tahun)),
    )
    return NaskahManual(dokumen, tuple(kurang))


def _pengantar(bahan: BahanManual) -> list[Blok]:
    hasil = bahan.kinerja.hasil
    tanpa = [m.butir.kode for m in bahan.manual if not m.ada]
    kalimat = [
        f"Buku ini memuat cara mengukur {len(bahan.manual)} indikator kinerja {hasil.nama_unit} tahun "
        f"{hasil.tahun}: definisi, satuan, arah, rumus, sumber data, kekerapan, dan buktinya.",
        kalimat_dasar(bahan.kinerja),
    ]
    if tanpa:
        kalimat.append(f"Belum mempunyai manual yang berlaku tahun {hasil.tahun}: {gabung_kata(tanpa)}.")
    baris: list[Baris] = []
    for m in bahan.manual:
        b = m.butir
        baris.append(
            (
                Sel(b.kode),
                Sel(b.rumusan),
                Sel(b.satuan),
                Sel(_kekerapan(b.manual) if m.ada else BELUM_DIISI),
                Sel(awal_kecil(str(Pengukur(b.manual.pengukur).label)) if m.ada else BELUM_DIISI),
            )
        )
    kolom = (
        Kolom("Kode", 0.9),
        Kolom("Indikator", 4.4),
        Kolom("Satuan", 1.2),
        Kolom("Kekerapan", 1.6),
        Kolom("Diukur oleh", 1.9),
    )
    return [
        Paragraf(" ".join(k for k in kalimat if k)),
        Tabel(f"Indikator Kinerja Tahun {hasil.tahun}", kolom, tuple(baris), kunci="daftar-indikator"),
    ]


# --- one indicator -----------------------------------------------------------------------------------


def _satu(m: ManualButir) -> list[Blok]:
    b = m.butir
    blok: list[Blok] = [Judul(3, b.rumusan, b.kode, kunci=f"manual-{b.indikator}")]
    if not m.ada:
        return [*blok, Paragraf(f"Manual indikator: {BELUM_DIISI}", gaya="belum_diisi")]
    if b.manual.varian:
        blok.append(
            Paragraf(
                f"Varian setempat ({b.manual.varian}): kantor ini menghitung dengan cara yang berbeda dari "
                "manual pemilik indikator.",
                gaya="catatan",
            )
        )
    if kurang := _kurang(m):
        blok.append(
            Paragraf(f"Rancangan: {gabung_kata([awal_kecil(k.pesan) for k in kurang])}.", gaya="belum_diisi")
        )
    blok.append(
        Tabel(
            "",
            (Kolom("Unsur", 1.8), Kolom("Isi", 6)),
            tuple(
                (Sel(nama, tebal=True), isi if isinstance(isi, Sel) else Sel(isi)) for nama, isi in _unsur(m)
            ),
            kunci=f"unsur-{b.indikator}",
        )
    )
    if m.variabel:
        blok.append(_tabel_variabel(m))
    return blok


def _unsur(m: ManualButir) -> list[tuple[str, IsiTeks | Sel]]:
    b, manual = m.butir, m.butir.manual
    target = b.sampai.target_tahun if b.sampai else b.target
    unsur: list[tuple[str, IsiTeks | Sel]] = [
        ("Definisi", manual.definisi or sel_kosong()),
        ("Jenis dan pemilik", f"{m.jenis}; {m.pemilik}"),
        ("Satuan", _satuan(manual)),
        ("Arah", str(Polaritas(manual.polaritas).label)),
        ("Rumus", _rumus(m)),
    ]
    if len(m.variabel) > 1 or manual.pengukur == "anak":
        unsur.append(("Urutan hitung", str(Urutan(manual.urutan).label)))
    unsur += [
        ("Capaian", str(MetodeCapaian(manual.metode).label)),
        ("Bila nihil", str(Nihil(manual.nihil).label)),
        ("Diukur oleh", str(Pengukur(manual.pengukur).label)),
        ("Kekerapan", _kekerapan(manual)),
        ("Jatuh tempo", _jatuh_tempo(manual)),
        ("Bukti wajib", gabung_kata(manual.bukti_wajib) or "tidak ditetapkan"),
        ("Sumber data", manual.sumber or sel_kosong()),
        ("Dasar", manual.dasar or sel_kosong()),
        ("Berlaku", _berlaku(manual)),
    ]
    if not target.kosong:
        unsur.append(("Target tahun ini", tulis_ukuran(target, manual.desimal)))
    if m.pendahulu:
        unsur.append(("Pendahulu", f"{m.pendahulu[0]} ({m.pendahulu[1]})"))
    unsur += [("Penerus", f"{nama} ({kata})") for nama, kata in m.penerus]
    return unsur


def _satuan(manual: Manual) -> str:
    teks = manual.satuan
    if manual.skala is not None:
        teks += f", skala {tulis(manual.skala, None)}"
    if manual.skala_kata:
        teks += f"; urutan dari rendah: {', '.join(manual.skala_kata)}"
    return teks


def _rumus(m: ManualButir) -> str:
    manual = m.butir.manual
    nama = {v.alias: v.nama for v in m.variabel}
    if manual.rumus is not None and manual.rumus.teks.strip() not in manual.variabel:
        return sebut_fungsi(manual.rumus.tampilkan(nama))
    if nama:
        return next(iter(nama.values()))
    return "Nilai jadi, tanpa rumus" + ("" if manual.tanpa_rincian else ", menurut surat pengukurnya")


def _kekerapan(manual: Manual) -> str:
    if manual.bulan is not None:
        return f"setahun sekali, bulan {NAMA_BULAN[manual.bulan - 1]}"
    return str(Kekerapan(manual.kekerapan).label).lower()


def _jatuh_tempo(manual: Manual) -> str:
    jeda = (
        "pada bulan itu juga"
        if manual.jeda_bulan == 0
        else f"{manual.jeda_bulan} bulan setelah periode berakhir"
    )
    return f"tanggal {manual.hari_jatuh_tempo}, {jeda}"


def _berlaku(manual: Manual) -> str:
    if manual.sampai_tahun is None:
        return f"sejak tahun {manual.sejak_tahun}"
    if manual.sampai_tahun == manual.sejak_tahun:
        return f"tahun {manual.sejak_tahun}"
    return f"tahun {manual.sejak_tahun} sampai {manual.sampai_tahun}"


# --- variables ---------------------------------------------------------------------------------------


def _tabel_variabel(m: ManualButir) -> Tabel:
    baris: list[Baris] = [
        (
            Sel(v.nama),
            Sel(_uraian(v)) if v.definisi else sel_kosong(),
            Sel(_gabung(v)),
            Sel(v.sumber) if v.sumber else sel_kosong(),
        )
        for v in m.variabel
    ]
    kolom = (Kolom("Variabel", 2.2), Kolom("Definisi", 3.2), Kolom("Penggabungan", 2.6), Kolom("Sumber", 1.4))
    return Tabel("", kolom, tuple(baris), kunci=f"variabel-{m.butir.indikator}")


def _uraian(v: VariabelBuku) -> str:
    rinci = f" Dirinci menurut: {', '.join(v.kategori)}." if v.kategori else ""
    pribadi = " Memuat data pribadi." if v.pribadi else ""
    return f"{v.definisi.strip()}{rinci}{pribadi}"


def _gabung(v: VariabelBuku) -> str:
    unit = awal_kecil(str(GabungUnit(v.unit).label))
    if v.nama_bobot:
        unit += f" dengan bobot {awal_kecil(v.nama_bobot)}"
    waktu = awal_kecil(str(GabungWaktu(v.waktu).label))
    return (
        f"Satuan {v.satuan}; {v.sifat.lower()}; {awal_kecil(v.isian)}. Antarwaktu {waktu}; antarunit {unit}."
    )


# --- gaps --------------------------------------------------------------------------------------------


def _kurang(m: ManualButir) -> list[Masalah]:
    """What the manual lacks, with where to fill it in."""
    b = m.butir
    tempat = f"manual «{b.indikator}»"
    if not m.ada:
        return [Masalah(tempat, f"Manual indikator {BELUM_DIISI}", "Isi manual yang berlaku tahun itu.")]
    kosong = [
        nama
        for nama, isi in (
            ("Definisi", b.manual.definisi),
            ("Sumber data", b.manual.sumber),
            ("Dasar", b.manual.dasar),
        )
        if not isi.strip()
    ]
    if any(not v.definisi.strip() for v in m.variabel):
        kosong.append("Definisi variabel")
    return [
        Masalah(tempat, f"{nama} {BELUM_DIISI}", f"Lengkapi {nama.lower()} indikator itu.") for nama in kosong
    ]
