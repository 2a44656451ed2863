"""Composes the Perjanjian Kinerja: statement, signatures, annex of three levels, budget, what was revised."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from sakip.aturan.angka import tulis_rupiah
from sakip.aturan.periode import baca_periode
from sakip.dokumen.blok import (
    Baris,
    Blok,
    Daftar,
    Dokumen,
    GantiHalaman,
    Judul,
    Kolom,
    Paragraf,
    Penandatangan,
    Rincian,
    Sel,
    Tabel,
    TandaTangan,
    Teks,
)
from sakip.inti.galat import Masalah
from sakip.naskah.kalimat import tanggal_panjang, tulis_ukuran
from sakip.naskah.kalimat.besaran import tanpa_titik
from sakip.naskah.lkjip.penyusun import BELUM_DIISI, sel_kosong
from sakip.naskah.pk.bahan import BahanPk, ButirPk, VersiPk
from sakip.naskah.pk.revisi import blok_revisi
from sakip.naskah.surat import judul_surat, kop, tempat_tanggal
from sakip.organisasi.queries import Pejabat

TINGKAT = {
    "strategis": "Sasaran Strategis",
    "program": "Sasaran Program",
    "kegiatan": "Sasaran Kegiatan",
}
CATATAN_ACUAN = (
    "Butir bertanda (acuan) dicantumkan sebagai rujukan dan diukur oleh unit lain; butir itu tidak masuk "
    "perhitungan capaian unit ini."
)


@dataclass(frozen=True)
class NaskahPk:
    """A composed agreement, the name of its files, and what people have not filled in yet."""

    nama: str
    dokumen: Dokumen
    belum_diisi: tuple[Masalah, ...]


def susun_pk(bahan: BahanPk) -> NaskahPk:
    """The agreement as a document to sign. Pure; the watermark stays until it is signed."""
    versi = bahan.versi
    dua_pihak = versi.kedua is not None
    sebutan = "Perjanjian Kinerja" if dua_pihak else "Pernyataan Kinerja"
    isi: list[Blok] = [
        kop(bahan.profil, bahan.instansi, bahan.nama_unit),
        *judul_surat(
            f"{sebutan} Tahun {bahan.tahun}".upper(),
            bahan.nama_unit.upper(),
            f"Revisi ke-{versi.revisi}" if versi.revisi else "",
        ),
        *_turunan(bahan),
        *(_dua_pihak(bahan) if dua_pihak else _pernyataan(bahan)),
        _tanda_tangan(bahan),
        *_lampiran(bahan, sebutan),
    ]
    revisi = f"-r{versi.revisi}" if versi.revisi else ""
    dokumen = Dokumen(
        judul=f"{sebutan} Tahun {bahan.tahun}",
        subjudul=_subjudul(versi),
        instansi=bahan.instansi,
        unit=bahan.nama_unit,
        unit_singkat=bahan.singkatan,
        tahun=bahan.tahun,
        tanggal=versi.tanggal or bahan.pada,
        isi=tuple(isi),
        penulis=bahan.nama_unit,
        draf=versi.draf,
        kata_kunci=(sebutan, "SAKIP", str(bahan.tahun)),
        bentuk="surat",
    )
    return NaskahPk(f"{versi.kode}{revisi}", dokumen, tuple(_kurang(bahan)))


def _subjudul(versi: VersiPk) -> str:
    if versi.kedua is None:
        return versi.pertama.jabatan
    return f"{versi.pertama.jabatan} dengan {versi.kedua.jabatan}"


# --- statement ---------------------------------------------------------------------------------------


def _turunan(bahan: BahanPk) -> list[Blok]:
    if not bahan.turunan:
        return []
    kalimat = (
        f"Rancangan. {bahan.nama_unit} belum mempunyai Perjanjian Kinerja tahun {bahan.tahun}; rancangan ini "
        f"disusun dari butir yang menjadi tanggung jawabnya pada Perjanjian Kinerja {bahan.nama_pemilik} "
        f"({', '.join(bahan.turunan)})."
    )
    return [Paragraf(kalimat, gaya="catatan")]


def _identitas(pejabat: Pejabat) -> Rincian:
    nama = pejabat.nama or (Teks("…" * 20),)
    return Rincian((("Nama", nama), ("Jabatan", pejabat.sebutan)))


def _dua_pihak(bahan: BahanPk) -> list[Blok]:
    versi = bahan.versi
    assert versi.kedua is not None
    return [
        Paragraf(
            "Untuk menjalankan pemerintahan yang berhasil guna, terbuka, dan dapat dipertanggungjawabkan, "
            "kami yang bertanda tangan di bawah ini:"
        ),
        _identitas(versi.pertama),
        Paragraf((Teks("selanjutnya disebut "), Teks("Pihak Pertama", tebal=True), Teks(";"))),
        _identitas(versi.kedua),
        Paragraf(
            (
                Teks("selaku atasan Pihak Pertama, selanjutnya disebut "),
                Teks("Pihak Kedua", tebal=True),
                Teks(","),
            )
        ),
        Paragraf(f"sepakat membuat Perjanjian Kinerja tahun {bahan.tahun} sebagai berikut."),
        Daftar(
            (
                "Pihak Pertama berjanji mencapai target kinerja tahunan yang tercantum dalam lampiran "
                "perjanjian ini, yang diturunkan dari rencana jangka menengah.",
                "Berhasil atau tidaknya pencapaian target itu menjadi tanggung jawab Pihak Pertama.",
                "Pihak Kedua membimbing dan mengawasi pelaksanaannya, menilai capaiannya menurut perjanjian "
                "ini, dan mengambil tindakan yang diperlukan untuk memberi penghargaan atau teguran.",
            ),
            bernomor=True,
        ),
        *_kalimat_revisi(bahan, "Perjanjian"),
    ]


def _pernyataan(bahan: BahanPk) -> list[Blok]:
    return [
        Paragraf(
            "Untuk menjalankan pemerintahan yang berhasil guna, terbuka, dan dapat dipertanggungjawabkan, "
            "saya yang bertanda tangan di bawah ini:"
        ),
        _identitas(bahan.versi.pertama),
        Paragraf("menyatakan hal-hal berikut."),
        Daftar(
            (
                f"Saya sanggup mencapai target kinerja tahun {bahan.tahun} yang tercantum dalam lampiran "
                "pernyataan ini.",
                "Berhasil atau tidaknya pencapaian target itu menjadi tanggung jawab saya.",
                "Saya bersedia dinilai menurut pernyataan ini dan menerima penghargaan atau teguran sesuai "
                "hasilnya.",
            ),
            bernomor=True,
        ),
        *_kalimat_revisi(bahan, "Pernyataan"),
    ]


def _kalimat_revisi(bahan: BahanPk, sebutan: str) -> list[Blok]:
    versi, lama = bahan.versi, bahan.lama
    if not versi.revisi:
        return []
    ganti = (
        f" menggantikan {sebutan.lower()} tanggal {tanggal_panjang(lama.tanggal)}"
        if lama and lama.tanggal
        else ""
    )
    sambung = " dan" if ganti else ""
    return [
        Paragraf(
            f"{sebutan} ini adalah revisi ke-{versi.revisi}{sambung}{ganti}, dengan sebab: "
            f"{tanpa_titik(versi.sebab)}. Perubahannya dirinci dalam lampiran."
        )
    ]


def _tanda_tangan(bahan: BahanPk) -> TandaTangan:
    versi = bahan.versi
    tempat = tempat_tanggal(bahan.profil, versi.tanggal, bahan.tahun)
    if versi.kedua is None:
        return TandaTangan((Penandatangan(versi.pertama.sebutan, versi.pertama.nama),), tempat)
    return TandaTangan(
        (
            Penandatangan(versi.kedua.sebutan, versi.kedua.nama, "Pihak Kedua"),
            Penandatangan(versi.pertama.sebutan, versi.pertama.nama, "Pihak Pertama"),
        ),
        tempat,
    )


# --- annex -------------------------------------------------------------------------------------------


def _lampiran(bahan: BahanPk, sebutan: str) -> list[Blok]:
    versi = bahan.versi
    revisi = f", revisi ke-{versi.revisi}" if versi.revisi else ""
    blok: list[Blok] = [
        GantiHalaman(),
        Judul(2, f"Lampiran {sebutan} Tahun {bahan.tahun}", kunci="lampiran"),
        Paragraf((Teks(f"{bahan.nama_unit}{revisi}", tebal=True),)),
    ]
    if not versi.butir:
        blok.append(Paragraf(f"Butir perjanjian: {BELUM_DIISI}", gaya="belum_diisi"))
    else:
        blok.append(_tabel_butir(versi))
    if (berkala := _tabel_berkala(versi)) is not None:
        blok.append(berkala)
    blok += _anggaran(bahan)
    if bahan.lama is not None:
        blok += blok_revisi(versi, bahan.lama)
    return [*blok, _tanda_tangan(bahan)]


def sel_target(b: ButirPk) -> Sel:
    """The target as agreed, or the mark of a gap."""
    return sel_kosong() if b.target.kosong else Sel(tulis_ukuran(b.target, b.desimal))


def _tabel_butir(versi: VersiPk) -> Tabel:
    """Levels and sasaran as bands, so that every row says what it belongs to on any page."""
    baris: list[Baris] = []
    nomor = 0
    for tingkat, setingkat in groupby(versi.butir, key=lambda b: b.tingkat):
        baris.append((Sel(TINGKAT[tingkat].upper(), tebal=True, gabung_kolom=3, rata="tengah"),))
        for sasaran, isi in groupby(setingkat, key=lambda b: b.sasaran):
            nomor += 1
            baris.append((Sel(f"{nomor}. {sasaran}", tebal=True, gabung_kolom=3, warna="jumlah"),))
            baris += [
                (Sel(b.kode), Sel(f"{b.rumusan} (acuan)" if b.acuan else b.rumusan), sel_target(b))
                for b in isi
            ]
    kolom = (Kolom("Kode", 1.2), Kolom("Sasaran dan indikator kinerja", 5.8), Kolom("Target", 2, "kanan"))
    catatan = CATATAN_ACUAN if any(b.acuan for b in versi.butir) else ""
    return Tabel("", kolom, tuple(baris), catatan=catatan, kunci="pk-butir")


def _tabel_berkala(versi: VersiPk) -> Tabel | None:
    """Interim targets, each with its period and whether it counts from January."""
    ada = [b for b in versi.butir if b.berkala]
    if not ada:
        return None
    baris: list[Baris] = []
    for b in ada:
        for i, (periode, target, kumulatif) in enumerate(b.berkala):
            depan = (
                (Sel(b.kode, gabung_baris=len(b.berkala)), Sel(b.rumusan, gabung_baris=len(b.berkala)))
                if i == 0
                else ()
            )
            cara = "sejak Januari" if kumulatif else "pada periode itu"
            baris.append(
                (
                    *depan,
                    Sel(baca_periode(periode).label.split(" (")[0]),
                    Sel(cara),
                    Sel(tulis_ukuran(target, b.desimal)),
                )
            )
    kolom = (
        Kolom("Kode", 0.9),
        Kolom("Target berkala indikator", 3.4),
        Kolom("Periode", 2.2),
        Kolom("Dihitung", 1.6),
        Kolom("Target", 1.5, "kanan"),
    )
    return Tabel("", kolom, tuple(baris), kunci="pk-berkala")


def _anggaran(bahan: BahanPk) -> list[Blok]:
    versi = bahan.versi
    catatan: list[Blok] = [Paragraf(bahan.catatan_anggaran, gaya="catatan")] if bahan.catatan_anggaran else []
    if not versi.anggaran:
        return catatan or [Paragraf("Anggaran tidak tercantum dalam perjanjian ini.", gaya="catatan")]
    baris: list[Baris] = []
    nomor = 0
    for program, isi in groupby(versi.anggaran, key=lambda a: a.program):
        baris.append((Sel(program, tebal=True, gabung_kolom=3),))
        for a in isi:
            nomor += 1
            baris.append((Sel(str(nomor)), Sel(a.kegiatan), Sel(tulis_rupiah(a.rupiah))))
    baris.append(
        (
            Sel("Jumlah", tebal=True, gabung_kolom=2, warna="jumlah"),
            Sel(tulis_rupiah(versi.total), tebal=True, warna="jumlah"),
        )
    )
    kolom = (Kolom("No.", 0.7, "tengah"), Kolom("Program dan kegiatan", 6), Kolom("Anggaran", 2.6, "kanan"))
    return [Tabel("", kolom, tuple(baris), kunci="pk-anggaran"), *catatan]


# --- gaps --------------------------------------------------------------------------------------------


def _kurang(bahan: BahanPk) -> list[Masalah]:
    versi = bahan.versi
    kurang: list[Masalah] = []
    for sebutan, pejabat in (("Pihak Pertama", versi.pertama), ("Pihak Kedua", versi.kedua)):
        if pejabat is not None and not pejabat.nama:
            kurang.append(
                Masalah(
                    versi.kode, f"Nama {sebutan} {BELUM_DIISI}", f"Isi pemangku jabatan «{pejabat.jabatan}»."
                )
            )
    if not versi.draf and versi.tanggal is None:
        kurang.append(
            Masalah(versi.kode, f"Tanggal perjanjian {BELUM_DIISI}", "Isi tanggal penandatanganannya.")
        )
    kurang += [
        Masalah(f"{versi.kode} {b.kode}", f"Target {BELUM_DIISI}", "Isi target butirnya.")
        for b in versi.butir
        if b.target.kosong
    ]
    return kurang
