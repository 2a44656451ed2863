"""Bab III A: the account of one indicator, in the order of PermenPANRB 53/2014 (1) to (7)."""

from __future__ import annotations

import re

from sakip.aturan.capaian import Ukuran, beda_ukuran
from sakip.dokumen.bagan import NilaiTahun, garis_tahun
from sakip.dokumen.blok import Blok, Gambar, Judul, Paragraf, Teks
from sakip.naskah.bahan import Surat
from sakip.naskah.kalimat import (
    TargetJalur,
    kalimat_capaian,
    kalimat_renstra,
    kalimat_tren,
    tanggal_panjang,
    tulis_capaian,
    tulis_ukuran,
)
from sakip.naskah.kalimat.besaran import tanpa_titik
from sakip.naskah.lkjip.penyusun import BELUM_DIISI, Penyusun, berjudul, ringkas, sebut
from sakip.naskah.lkjip.tabel_indikator import tabel_capaian, tabel_renstra, tabel_tahun, tabel_variabel
from sakip.pengukuran.hasil import HasilButir, TitikTahun

LANGKAH_TERBANYAK = 12
NAMA_FUNGSI = {
    "rata_tertimbang": "rata-rata tertimbang",
    "rata": "rata-rata",
    "min": "nilai terkecil",
    "maks": "nilai terbesar",
}
_FUNGSI = re.compile(rf"\b({'|'.join(NAMA_FUNGSI)})\(")


def satu_indikator(p: Penyusun, b: HasilButir) -> list[Blok]:
    """Everything about one item; what people have not written is marked and listed."""
    blok: list[Blok] = [
        Judul(4, b.rumusan, b.kode, kunci=f"indikator-{b.indikator}"),
        Paragraf(kalimat_capaian(b, p.tahun)),
        tabel_capaian(p, b),
        *_rumus(p, b),
    ]
    if (variabel := tabel_variabel(p, b)) is not None:
        blok.append(variabel)
    blok += [*_tanda(p, b), *_tahun_lalu(p, b), *_renstra(p, b), *_telaah(p, b)]
    if b.realisasi.kosong and b.hasil.status_hitung == "belum_dilaporkan":
        p.catat(
            f"{b.kode} {ringkas(b.rumusan, 60)}",
            "Realisasi belum dilaporkan",
            f"Isi variabel atau nilai indikator «{b.indikator}» tahun {p.tahun} dan mintakan persetujuan.",
        )
    return blok


# --- formula in words and in numbers ---------------------------------------------------------------


def _rumus(p: Penyusun, b: HasilButir) -> list[Blok]:
    """The formula in words, then the worked steps of realisation and capaian with their results."""
    blok: list[Blok] = []
    rumus = b.manual.rumus
    if rumus is not None and rumus.teks.strip() not in b.manual.variabel:
        nama = {a: p.bahan.variabel[k].nama for a, k in b.manual.variabel.items() if k in p.bahan.variabel}
        blok.append(_baris_rumus("Rumus", (sebut_fungsi(rumus.tampilkan(nama)),)))
    langkah = tuple(_bernama(p, sebut_fungsi(x)) for x in b.hasil_realisasi.langkah if "=" in x)
    if b.asal == "variabel" and langkah:
        blok.append(_baris_rumus("Perhitungan realisasi", langkah))
    if b.hasil.langkah and b.hasil.status_hitung == "dihitung":
        blok.append(_baris_rumus("Perhitungan capaian", b.hasil.langkah))
    return blok


def sebut_fungsi(rumus: str) -> str:
    """Functions of the formula language as a reader calls them."""
    return _FUNGSI.sub(lambda c: f"{NAMA_FUNGSI[c[1]]}(", rumus)


def _bernama(p: Penyusun, langkah: str) -> str:
    """A step that begins with a unit's code, with the unit's name instead."""
    kode, ada, sisa = langkah.partition(": ")
    return f"{p.bahan.nama_unit[kode]}: {sisa}" if ada and kode in p.bahan.nama_unit else langkah


def _baris_rumus(judul: str, langkah: tuple[str, ...]) -> Paragraf:
    baris = list(langkah)
    if len(baris) > LANGKAH_TERBANYAK:
        lebih = len(baris) - LANGKAH_TERBANYAK
        baris = [*baris[: LANGKAH_TERBANYAK - 1], f"… ({lebih} langkah lain)", baris[-1]]
    isi = baris[0] if len(baris) == 1 else "\n" + "\n".join(baris)
    return Paragraf(sebut(Teks(f"{judul}: ", tebal=True), isi), gaya="rumus")


# --- marks -----------------------------------------------------------------------------------------


def _tanda(p: Penyusun, b: HasilButir) -> list[Blok]:
    """Where a whole figure came from, and what a careful reader must know."""
    catatan: list[str] = []
    surat = p.bahan.surat.get(b.indikator)
    if b.asal == "langsung":
        catatan.append(
            "Tanpa rincian: realisasi dicatat sebagai nilai jadi, tanpa pembilang dan penyebut, "
            "sehingga tidak dapat digabungkan dengan nilai unit lain."
        )
    if b.asal != "variabel" and surat is not None:
        catatan += _surat(p, b, surat)
    catatan += [f"Perhatian: {tanpa_titik(t)}." for t in b.peringatan]
    return [Paragraf(c, gaya="catatan") for c in catatan]


def _surat(p: Penyusun, b: HasilButir, surat: Surat) -> list[str]:
    isi: list[str] = []
    if surat.nomor:
        teks = f"Realisasi menurut surat nomor {surat.nomor}"
        if surat.tanggal:
            teks += f" tanggal {tanggal_panjang(surat.tanggal)}"
        if surat.halaman:
            teks += f", halaman {surat.halaman}"
        isi.append(f"{teks}.")
    elif b.asal == "surat":
        p.catat(b.kode, f"Surat sumber realisasi {BELUM_DIISI}", "Isi nomor, tanggal, dan halaman surat.")
        isi.append(f"Surat sumber realisasi: {BELUM_DIISI}.")
    if surat.catatan.strip():
        isi.append(f"Catatan: {tanpa_titik(surat.catatan)}.")
    return isi


# --- earlier years ---------------------------------------------------------------------------------


def _tahun_lalu(p: Penyusun, b: HasilButir) -> list[Blok]:
    titik = list(p.bahan.seri.get(b.indikator, ()))
    lalu = [t for t in titik if t.tahun < p.tahun]
    if not lalu:
        return [Paragraf("Data tahun sebelumnya tidak tersedia, sehingga tidak ada perbandingan antartahun.")]
    akhir = lalu[-1]
    if b.realisasi.kosong and b.hasil_realisasi.keadaan == "nihil":
        nihil = f"Realisasi tahun {p.tahun} nihil, sehingga tidak dibandingkan dengan tahun {akhir.tahun}."
        return [Paragraf(nihil), tabel_tahun(p, b, titik), *_bagan(p, b, titik)]
    kalimat = kalimat_tren(
        tahun=p.tahun,
        kini=b.realisasi,
        tahun_lalu=akhir.tahun,
        lalu=ukuran_titik(akhir),
        sebanding=akhir.sebanding,
        catatan=akhir.catatan,
        polaritas=b.manual.polaritas,
        desimal=b.manual.desimal,
        skala_kata=b.manual.skala_kata,
    )
    return [Paragraf(kalimat), tabel_tahun(p, b, titik), *_bagan(p, b, titik)]


def ukuran_titik(t: TitikTahun) -> Ukuran:
    """The realisation of a year as a measure."""
    return Ukuran(t.realisasi, t.kata, t.satuan, t.skala)


def _sesatuan(a: str, b: str) -> bool:
    return not a or not b or a.casefold() == b.casefold()


def _bagan(p: Penyusun, b: HasilButir, titik: list[TitikTahun]) -> list[Blok]:
    """Target and realisation over the years: only numbers on this year's unit and scale, two or more."""
    cocok = [
        t
        for t in titik
        if t.kata is None
        and not (t.target is None and t.realisasi is None)
        and not beda_ukuran(b.target, ukuran_titik(t))
        and _sesatuan(b.satuan, t.satuan)
    ]
    ada = {v for t in cocok for v in (t.target, t.realisasi) if v is not None}
    if b.target.kata is not None or sum(t.realisasi is not None for t in cocok) < 2 or len(ada) < 2:
        return []  # one point, or the same figure all along: a chart would say nothing
    nilai = [
        NilaiTahun(
            t.tahun, t.target, t.realisasi, t.capaian, sebanding=i == 0 or _bersambung(cocok[i - 1], t)
        )
        for i, t in enumerate(cocok)
    ]
    rangkum = "; ".join(
        f"tahun {t.tahun} target {tulis_ukuran(Ukuran(t.target, None, t.satuan), b.manual.desimal)}, "
        f"realisasi {tulis_ukuran(Ukuran(t.realisasi, None, t.satuan), b.manual.desimal)}, "
        f"capaian {tulis_capaian(t.capaian)}"
        for t in cocok
    )
    gambar = Gambar(
        f"Target dan Realisasi {b.kode} {ringkas(b.rumusan)}, {cocok[0].tahun}–{cocok[-1].tahun}",
        f"Grafik target dan realisasi: {rangkum}.",
        bagan=garis_tahun(nilai, satuan=b.satuan, desimal=b.manual.desimal),
        kunci=f"gambar-{b.indikator}",
    )
    return [gambar]


def _bersambung(lalu: TitikTahun, ini: TitikTahun) -> bool:
    """Two neighbouring years belong to one line: equally comparable with this year, for the same reason."""
    return (lalu.sebanding, lalu.catatan if not lalu.sebanding else "") == (
        ini.sebanding,
        ini.catatan if not ini.sebanding else "",
    )


# --- medium-term plan ------------------------------------------------------------------------------


def _renstra(p: Penyusun, b: HasilButir) -> list[Blok]:
    jalur = p.bahan.renstra.get(b.indikator)
    if not jalur:
        if not p.bahan.renstra:
            return []  # said once, in Bab II
        return [Paragraf("Rencana Strategis tidak memuat jalur target untuk indikator ini.")]
    menurut = {t.tahun: t for t in jalur}
    target = [
        TargetJalur(n, Ukuran(t.nilai, t.kata, t.satuan, t.skala), t.lingkup == "nasional")
        for n in dict.fromkeys((p.tahun, jalur[-1].selesai))
        if (t := menurut.get(n))
    ]
    kalimat = kalimat_renstra(
        tahun=p.tahun,
        realisasi=b.realisasi,
        target=target,
        polaritas=b.manual.polaritas,
        desimal=b.manual.desimal,
        skala_kata=b.manual.skala_kata,
    )
    return [*([Paragraf(kalimat)] if kalimat else []), tabel_renstra(p, b, jalur)]


# --- texts of people -------------------------------------------------------------------------------


def _telaah(p: Penyusun, b: HasilButir) -> list[Blok]:
    """Texts per indicator; one written for the whole sasaran counts for its indicators too."""
    blok: list[Blok] = []
    kosong: list[str] = []
    for telaah in p.kerangka.telaah:
        isi = p.teks("indikator", b.indikator, telaah.bagian)
        if isi:
            blok += berjudul(telaah.judul, isi)
        elif not p.teks("sasaran", b.sasaran, telaah.bagian):
            p.catat(
                f"{b.kode} {ringkas(b.rumusan, 60)}",
                f"{telaah.judul} {BELUM_DIISI}",
                f"Isi teks indikator «{b.indikator}», bagian {telaah.bagian}.",
            )
            kosong.append(f"{telaah.judul}: {BELUM_DIISI}")
    if kosong:
        blok.append(Paragraf("\n".join(kosong), gaya="belum_diisi"))
    return blok
