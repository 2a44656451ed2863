"""Composes the one-page summary.

How much of each list is shown is an argument, so that it can be made to fit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sakip.aturan.angka import tulis, tulis_rupiah
from sakip.dokumen.bagan import LEBAR, batang_capaian
from sakip.dokumen.blok import Baris, Blok, Dokumen, Gambar, Kolom, Paragraf, Sel, Tabel, Teks, Ukuran
from sakip.naskah.berkala.hilang import yang_hilang
from sakip.naskah.kalimat import (
    Rekap,
    gabung_kata,
    rekap,
    tanggal_panjang,
    teks_target_realisasi,
    tulis_capaian,
)
from sakip.naskah.kalimat.capaian import STATUS_TABEL, VERDIK
from sakip.naskah.lkjip.penyusun import TOKEN_STATUS, ringkas
from sakip.naskah.ringkasan.queries import BahanRingkasan
from sakip.naskah.skor_ringkas import kalimat_skor
from sakip.naskah.sumber import kalimat_dasar
from sakip.naskah.surat import judul_surat
from sakip.pengukuran.hasil import HasilButir

UKURAN: tuple[Ukuran, ...] = ("a4", "ponsel")
KODE_DISEBUT = 4
#: Pixels of a chart on a phone: a page of 90 mm shows its letters about as large as the running text.
LEBAR_PONSEL = 330
BATANG_TERBANYAK = 8


@dataclass(frozen=True)
class Kadar:
    """How much is shown: items per list, characters of a wording, bars of the chart and of their names."""

    butir: int
    huruf: int
    batang: int
    nama: int


#: From generous to bare; the first that fits on one page is taken.
KADAR: dict[Ukuran, tuple[Kadar, ...]] = {
    "a4": (
        Kadar(5, 150, 8, 60),
        Kadar(5, 110, 7, 60),
        Kadar(5, 110, 6, 60),
        Kadar(5, 90, 6, 34),
        Kadar(5, 80, 5, 34),
        Kadar(4, 80, 5, 34),
        Kadar(4, 70, 4, 34),
        Kadar(3, 70, 4, 34),
        Kadar(3, 60, 3, 34),
        Kadar(2, 60, 3, 34),
        Kadar(1, 60, 2, 34),
        Kadar(1, 40, 0, 34),
    ),
    "ponsel": (
        Kadar(3, 60, 4, 24),
        Kadar(3, 60, 3, 24),
        Kadar(3, 44, 3, 24),
        Kadar(2, 60, 3, 24),
        Kadar(2, 44, 3, 24),
        Kadar(1, 60, 3, 24),
        Kadar(1, 44, 3, 24),
        Kadar(1, 44, 2, 24),
        Kadar(1, 28, 2, 24),
        Kadar(1, 44, 0, 24),
        Kadar(1, 28, 0, 24),
    ),
}


def susun_ringkasan(bahan: BahanRingkasan, ukuran: Ukuran, kadar: Kadar) -> Dokumen:
    """The summary with this much of each list. Pure."""
    hasil = bahan.kinerja.hasil
    r = rekap(hasil.butir)
    sempit = ukuran == "ponsel"
    nama = hasil.nama_unit if len(hasil.nama_unit) <= max(kadar.huruf, 60) else bahan.singkatan
    periode = bahan.kinerja.periode
    isi: list[Blok] = judul_surat(
        f"RINGKASAN KINERJA {hasil.tahun}",
        ringkas(nama, max(kadar.huruf, 60)),
        f"Januari sampai dengan {periode.label}" if periode else "",
    )
    if bahan.kinerja.dasar == "bagian":
        isi += _angka(bahan, kadar)
    else:
        isi += [
            _rata(bahan, r, sempit),
            _status(r),
            *_daftar(r, kadar, sempit),
            *_bagan(bahan, kadar, sempit),
        ]
    isi += [*_belum(bahan, r), *_anggaran(bahan, sempit), *_nilai(bahan), _kaki(bahan)]
    return Dokumen(
        judul="Ringkasan Kinerja",
        subjudul=f"Tahun {hasil.tahun}",
        instansi=hasil.nama_instansi,
        unit=hasil.nama_unit,
        unit_singkat=bahan.singkatan,
        tahun=hasil.tahun,
        tanggal=bahan.pada,
        isi=tuple(isi),
        penulis=hasil.nama_unit,
        draf=hasil.bacaan == "sementara",
        kata_kunci=("ringkasan kinerja", "SAKIP", str(hasil.tahun)),
        bentuk="surat",
        ukuran=ukuran,
    )


def _rata(bahan: BahanRingkasan, r: Rekap, sempit: bool) -> Paragraf:
    """The plain means with their method and the number of indicators behind them."""
    rata, batas = bahan.kinerja.hasil.rata, tulis(bahan.kinerja.hasil.batas, None)
    if rata.rata is None:
        return Paragraf("Rata-rata capaian tidak dihitung: belum ada capaian yang dihitung.")
    tanpa, dibatasi = (
        Teks(tulis_capaian(rata.rata), tebal=True),
        Teks(tulis_capaian(rata.rata_dibatasi), tebal=True),
    )
    dari = f"{rata.dihitung} dari {r.jumlah} indikator"
    if sempit:
        return Paragraf(
            (Teks(f"Rata-rata sederhana {dari}: "), tanpa, Teks("; dibatasi "), Teks(f"{batas}%: "), dibatasi)
        )
    return Paragraf(
        (
            Teks("Rata-rata capaian "),
            tanpa,
            Teks(" tanpa pembatasan dan "),
            dibatasi,
            Teks(f" bila tiap capaian dibatasi {batas}% (rata-rata sederhana {dari})."),
        )
    )


def _status(r: Rekap) -> Tabel:
    """Counts by status beside each other; a negative capaian only where there is one."""
    isi = [
        (STATUS_TABEL[s].capitalize(), s, r.banyak(s)) for s in STATUS_TABEL if s != "negatif" or r.banyak(s)
    ]
    pasangan: list[tuple[str, str | None, int]] = [*isi, ("Tidak dihitung", None, r.banyak_tanpa_status)]
    kolom = tuple(Kolom(k, 1, "tengah") for k, _, _ in pasangan)
    sel = tuple(Sel(str(n), tebal=True, warna=TOKEN_STATUS[s]) for _, s, n in pasangan)
    return Tabel("", kolom, (sel,), kunci="status")


# --- the lowest and the highest ----------------------------------------------------------------------


def terendah(r: Rekap) -> list[HasilButir]:
    """Items short of their target, the lowest first; those without a percent after them."""
    kurang = [*r.menurut_status.get("negatif", ()), *r.menurut_status.get("tidak_tercapai", ())]
    return sorted(kurang, key=lambda b: (b.capaian is None, b.capaian or 0))


def tertinggi(r: Rekap) -> list[HasilButir]:
    """Items past their target, the highest first."""
    lebih = [b for b in r.menurut_status.get("melampaui", ()) if b.capaian is not None]
    return sorted(lebih, key=lambda b: -(b.capaian or 0))


@dataclass(frozen=True)
class _Bagian:
    """One end of the list: what is shown of it, and how many more there are."""

    judul: str
    sebutan: str
    tampil: Sequence[HasilButir]
    sisa: int


def _daftar(r: Rekap, kadar: Kadar, sempit: bool) -> list[Blok]:
    rendah, tinggi = terendah(r), tertinggi(r)
    sisa = max(1, kadar.butir - 2) if rendah else kadar.butir
    bagian = [
        _Bagian(judul, sebutan, butir[:banyak], len(butir) - banyak)
        for judul, sebutan, butir, banyak in (
            ("Terendah", VERDIK["tidak_tercapai"], rendah, kadar.butir),
            ("Tertinggi", VERDIK["melampaui"], tinggi, sisa),
        )
        if butir
    ]
    blok: list[Blok] = []
    if not rendah and r.jumlah > r.banyak_tanpa_status:
        blok.append(Paragraf("Semua indikator yang dihitung mencapai targetnya."))
    if sempit:
        return [*blok, _tabel_sempit(bagian, kadar)] if bagian else blok
    return [*blok, *(_tabel(b, kadar) for b in bagian)]


def _tabel(bagian: _Bagian, kadar: Kadar) -> Tabel:
    catatan = f"dan {bagian.sisa} lainnya yang {bagian.sebutan}" if bagian.sisa > 0 else ""
    kolom = (
        Kolom(bagian.judul, 4.6),
        Kolom("Target", 1.4, "kanan"),
        Kolom("Realisasi", 1.4, "kanan"),
        Kolom("Capaian", 1.4, "kanan"),
    )
    baris = tuple(_baris(b, kadar) for b in bagian.tampil)
    return Tabel("", kolom, baris, catatan=catatan, kunci=bagian.judul.lower())


def _tabel_sempit(bagian: Sequence[_Bagian], kadar: Kadar) -> Tabel:
    """Both ends in one table: a narrow page has no room for two."""
    baris: list[Baris] = []
    for satu in bagian:
        lebih = f", dan {satu.sisa} lainnya" if satu.sisa > 0 else ""
        baris.append((Sel(f"{satu.judul}{lebih}", tebal=True, gabung_kolom=2, warna="jumlah"),))
        baris += [_baris_sempit(b, kadar) for b in satu.tampil]
    return Tabel("", (Kolom("Indikator", 3.1), Kolom("Capaian", 1.35, "kanan")), tuple(baris), kunci="daftar")


def _sel_capaian(b: HasilButir) -> Sel:
    kata = tulis_capaian(b.capaian) if b.capaian is not None else "di bawah target"
    return Sel(kata, warna=TOKEN_STATUS[b.hasil.status])


def _baris(b: HasilButir, kadar: Kadar) -> Baris:
    target, realisasi = teks_target_realisasi(b, skala=False)
    return (Sel(f"{b.kode} {ringkas(b.rumusan, kadar.huruf)}"), Sel(target), Sel(realisasi), _sel_capaian(b))


def _baris_sempit(b: HasilButir, kadar: Kadar) -> Baris:
    target, realisasi = teks_target_realisasi(b, skala=False)
    return (Sel(f"{b.kode} {ringkas(b.rumusan, kadar.huruf)}\n{realisasi} dari {target}"), _sel_capaian(b))


def _bagan(bahan: BahanRingkasan, kadar: Kadar, sempit: bool) -> list[Blok]:
    """The mean capaian of the sasaran with the lowest means; few bars, on one line each."""
    sasaran = [s for s in bahan.kinerja.hasil.sasaran if s.capaian is not None]
    tampil = sorted(sasaran, key=lambda s: s.capaian or 0)[: kadar.batang]
    if len(tampil) < 2:
        return []
    semua = len(tampil) == len(sasaran)
    baris = []
    for s in tampil:
        assert s.capaian is not None
        status = "tercapai" if s.capaian == 100 else "melampaui" if s.capaian > 100 else "tidak_tercapai"
        if s.capaian < 0:
            status = "negatif"
        nama = ringkas(f"{s.kode} {_inti(s.nama)}", kadar.nama)
        baris.append((nama, s.capaian, TOKEN_STATUS[status]))
    apa = "semua sasaran" if semua else f"{len(tampil)} sasaran terendah dari {len(sasaran)}"
    return [
        Gambar(
            "",
            f"Rata-rata capaian {apa}: {'; '.join(f'{n} {tulis_capaian(c)}' for n, c, _ in baris)}.",
            bagan=batang_capaian(baris, lebar=LEBAR_PONSEL if sempit else LEBAR),
            catatan=f"Rata-rata capaian {apa}, tanpa pembatasan.",
            kunci="bagan",
        )
    ]


def _inti(nama: str) -> str:
    """A sasaran without the verb that most begin with ("Meningkatnya"): short labels would hold no more."""
    kata, _, sisa = nama.strip().partition(" ")
    return sisa[:1].upper() + sisa[1:] if sisa and kata.lower().endswith("nya") else nama


# --- the rest ----------------------------------------------------------------------------------------


def _angka(bahan: BahanRingkasan, kadar: Kadar) -> list[Blok]:
    """A unit that only contributes: its own figures."""
    butir = [b for b in bahan.kinerja.hasil.butir if not b.realisasi.kosong]
    banyak = 2 * kadar.butir
    sisa = len(butir) - banyak
    baris = tuple(
        (Sel(f"{b.kode} {ringkas(b.rumusan, kadar.huruf)}"), Sel(teks_target_realisasi(b)[1]))
        for b in butir[:banyak]
    )
    catatan = f"dan {sisa} lainnya" if sisa > 0 else ""
    if not baris:
        return [Paragraf("Belum ada angka.")]
    kolom = (Kolom("Indikator", 4), Kolom("Angka unit ini", 1.8, "kanan"))
    return [Tabel("", kolom, baris, catatan=catatan, kunci="angka")]


def _belum(bahan: BahanRingkasan, r: Rekap) -> list[Blok]:
    """What is missing: figures that were due, and items not due yet."""
    hilang = [kode for kode, _, _ in yang_hilang(bahan.kinerja)]
    tempo = r.tanpa_status.get("belum_jatuh_tempo", ())
    kalimat = []
    if hilang:
        kalimat.append(f"Belum lengkap: {len(hilang)} indikator ({_kode(hilang)}).")
    if tempo:
        kalimat.append(
            f"Target belum jatuh tempo: {len(tempo)} indikator ({_kode([b.kode for b in tempo])})."
        )
    return [Paragraf(" ".join(kalimat) or "Tidak ada angka yang terlambat dilaporkan.")]


def _kode(kode: Sequence[str]) -> str:
    if len(kode) <= KODE_DISEBUT:
        return gabung_kata(kode)
    return f"{', '.join(kode[: KODE_DISEBUT - 1])}, dan {len(kode) - KODE_DISEBUT + 1} lainnya"


def _anggaran(bahan: BahanRingkasan, sempit: bool) -> list[Blok]:
    a = bahan.anggaran
    if not a.baris:
        return [] if bahan.kinerja.dasar != "sendiri" else [Paragraf("Data anggaran belum ada.")]
    if a.realisasi is None:
        return [Paragraf(f"Anggaran: pagu {tulis_rupiah(a.pagu)}; realisasi belum dilaporkan.")]
    bagian = f" ({tulis_capaian(a.persen)})" if a.persen is not None else ""
    kurang = f"; {a.tanpa_realisasi} DIPA belum melaporkan" if a.tanpa_realisasi else ""
    per = f", keadaan {tanggal_panjang(a.per_tanggal)}" if a.per_tanggal and not sempit else ""
    return [
        Paragraf(
            (
                Teks("Anggaran: "),
                Teks(f"{tulis_rupiah(a.realisasi)}{bagian}", tebal=True),
                Teks(f" dari pagu {tulis_rupiah(a.pagu)}{per}{kurang}."),
            )
        )
    ]


def _nilai(bahan: BahanRingkasan) -> list[Blok]:
    """The scores of budget performance, where there are any."""
    kalimat = kalimat_skor(bahan.nka)
    return [Paragraf(kalimat)] if kalimat else []


def _kaki(bahan: BahanRingkasan) -> Paragraf:
    bacaan = (
        "angka yang disetujui saja"
        if bahan.kinerja.hasil.bacaan == "resmi"
        else "termasuk yang belum disetujui"
    )
    kalimat = [kalimat_dasar(bahan.kinerja), f"Keadaan {tanggal_panjang(bahan.pada)}; {bacaan}."]
    return Paragraf(" ".join(k for k in kalimat if k), gaya="catatan")
