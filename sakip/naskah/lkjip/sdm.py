"""Staff of the office and its units by sex, golongan, education and kind of post."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip.aturan.angka import bagi, kali, tulis, tulis_persen
from sakip.dokumen.bagan.jumlah import batang_bertumpuk, batang_jumlah
from sakip.dokumen.blok import Baris, Blok, Gambar, Kolom, Melintang, Paragraf, Sel, Tabel
from sakip.dokumen.warna import TANGGA
from sakip.naskah.kalimat import gabung_kata, tanggal_panjang
from sakip.naskah.kalimat.besaran import awal_kecil
from sakip.naskah.lkjip.penyusun import Penyusun
from sakip.naskah.lkjip.profil import dilampirkan, gap, pembuka, salinan_lama, tempat
from sakip.pelaporan.profil import Dimensi, Pegawai

DIMENSI: dict[Dimensi, str] = {
    "jenis_kelamin": "Jenis kelamin",
    "golongan": "Golongan",
    "pendidikan": "Pendidikan",
    "jenis_jabatan": "Jenis jabatan",
}
TABEL_RINGKAS = "tabel-pegawai"
#: More categories than this stand on a turned page.
KATEGORI_TEGAK = 8
#: From so many categories on a chart says more than the row of totals.
KATEGORI_BAGAN = 3
#: Units on a chart: fewer are read in the table, more do not fit a page.
UNIT_BAGAN, UNIT_TERBANYAK = 4, 20


@dataclass(frozen=True)
class Cacah:
    """The figures of one dimension: categories in their order, units in the order of the tree."""

    dimensi: Dimensi
    kategori: tuple[str, ...]
    unit: tuple[str, ...]
    isi: dict[tuple[str, str], int]

    def jumlah_kategori(self, kategori: str) -> int:
        return sum(self.isi.get((u, kategori), 0) for u in self.unit)

    def jumlah_unit(self, unit: str) -> int:
        return sum(self.isi.get((unit, k), 0) for k in self.kategori)

    @property
    def jumlah(self) -> int:
        return sum(self.isi.values())


def cacah(p: Penyusun) -> list[Cacah]:
    """One per dimension that has figures."""
    semua = p.bahan.profil.pegawai
    return [_cacah(p, d, isi) for d in DIMENSI if (isi := [x for x in semua if x.dimensi == d])]


def _cacah(p: Penyusun, dimensi: Dimensi, pegawai: Sequence[Pegawai]) -> Cacah:
    urut = {p.bahan.hasil.unit: -1} | {u.kode: i for i, u in enumerate(p.bahan.bawahan)}
    isi: Counter[tuple[str, str]] = Counter()
    for x in pegawai:
        isi[x.unit, x.kategori] += x.jumlah
    return Cacah(
        dimensi,
        tuple(dict.fromkeys(x.kategori for x in pegawai)),
        tuple(sorted({x.unit for x in pegawai}, key=lambda u: (urut.get(u, len(urut)), u))),
        dict(isi),
    )


def sumber_daya_manusia(p: Penyusun) -> list[Blok]:
    """How many work where; per unit here, or in the annex where there is one."""
    semua = cacah(p)
    if not semua:
        return pembuka(p) or gap(
            p,
            "Data pegawai",
            f"Isi di menu Laporan, Pegawai, atau profil.pegawai dalam paket tahun {p.tahun}, lalu impor.",
        )
    _periksa(p, semua)
    blok: list[Blok] = [_kalimat(p, semua)]
    if dilampirkan(p, "pegawai") or max(len(c.unit) for c in semua) == 1:
        blok.append(_ringkas(p, semua))
    else:
        blok += tabel_pegawai(p, "bab1")
    return [*blok, *_bagan(p, semua), *_bagan_unit(p, semua), *pembuka(p)]


def _periksa(p: Penyusun, semua: Sequence[Cacah]) -> None:
    saran = f"Isi di menu Laporan, Pegawai, atau profil.{{}} dalam paket tahun {p.tahun}, lalu impor."
    profil = p.bahan.profil
    salinan_lama(p, tempat(p), "Data pegawai", "Pegawai", *(f"pegawai.{c.dimensi}" for c in semua))
    if profil.pegawai_per is None:
        p.catat(tempat(p), "Tanggal keadaan pegawai kosong", saran.format("pegawai_per"))
    elif profil.pegawai_per.year not in (p.tahun, p.tahun + 1):
        hari = tanggal_panjang(profil.pegawai_per)
        p.catat(
            tempat(p),
            f"Keadaan pegawai per {hari}, bukan keadaan tahun {p.tahun}",
            saran.format("pegawai dan pegawai_per"),
            jenis="ragu",
        )
    if not profil.pegawai_sumber:
        p.catat(tempat(p), "Sumber data pegawai kosong", saran.format("pegawai_sumber"))
    if len({c.jumlah for c in semua}) > 1:
        angka = "; ".join(f"{awal_kecil(DIMENSI[c.dimensi])} {tulis(c.jumlah, 0)}" for c in semua)
        p.catat(
            tempat(p),
            f"Jumlah pegawai berbeda antarpenggolongan: {angka}",
            "Cocokkan di menu Laporan, Pegawai: setiap pegawai terhitung sekali pada setiap penggolongan.",
        )


def _kalimat(p: Penyusun, semua: Sequence[Cacah]) -> Paragraf:
    utama = semua[0]
    per = p.bahan.profil.pegawai_per
    hari = f"Pada {tanggal_panjang(per)}" if per else f"Pada tahun {p.tahun}"
    di = f" pada {len(utama.unit)} unit kerja" if len(utama.unit) > 1 else ""
    kalimat = f"{hari} pegawai {p.bahan.singkatan} berjumlah {tulis(utama.jumlah, 0)} orang{di}"
    if utama.jumlah:
        rinci = [
            f"{awal_kecil(k)} {tulis(n, 0)} orang ({bagian(n, utama.jumlah)})"
            for k in utama.kategori
            if (n := utama.jumlah_kategori(k))
        ]
        if utama.dimensi == "jenis_kelamin" and len(rinci) > 1:
            kalimat += f", terdiri atas {gabung_kata(rinci)}"
    return Paragraf(f"{kalimat}.")


def bagian(n: int, dari: int) -> str:
    """A share in percent; nothing of nothing has none."""
    return tulis_persen(kali(bagi(Decimal(n), Decimal(dari)), Decimal(100))) if dari else "–"


def catatan_pegawai(p: Penyusun) -> str:
    """Source and day of all staff figures."""
    profil = p.bahan.profil
    sumber = f"Sumber: {profil.pegawai_sumber}" if profil.pegawai_sumber else "Sumber tidak dicantumkan"
    if profil.pegawai_per is None:
        return f"{sumber}; tanggal keadaan tidak dicantumkan."
    return f"{sumber}, keadaan per {tanggal_panjang(profil.pegawai_per)}."


def _ringkas(p: Penyusun, semua: Sequence[Cacah]) -> Tabel:
    """Totals of all dimensions in one table, each closing with the whole that it divides."""
    baris: list[Baris] = []
    for c in semua:
        baris.append((Sel(DIMENSI[c.dimensi], tebal=True, gabung_kolom=3, warna="jumlah"),))
        for k in c.kategori:
            n = c.jumlah_kategori(k)
            baris.append((Sel(k), Sel(tulis(n, 0)), Sel(bagian(n, c.jumlah))))
        kaki = ("Jumlah", tulis(c.jumlah, 0), bagian(c.jumlah, c.jumlah))
        baris.append(tuple(Sel(x, tebal=True) for x in kaki))
    kolom = (Kolom("Penggolongan", 5), Kolom("Jumlah (orang)", 2, "kanan"), Kolom("Bagian", 1.6, "kanan"))
    judul = f"Pegawai {p.bahan.singkatan} Menurut Penggolongan Tahun {p.tahun}"
    return Tabel(judul, kolom, tuple(baris), catatan=catatan_pegawai(p), kunci=TABEL_RINGKAS)


def tabel_pegawai(p: Penyusun, awalan: str) -> list[Blok]:
    """A table per dimension: units down, categories across, totals and shares; wide ones turned."""
    blok: list[Blok] = []
    for c in cacah(p):
        tabel = _tabel(p, c, awalan)
        blok.append(Melintang((tabel,)) if len(c.kategori) > KATEGORI_TEGAK else tabel)
    return blok


def _tabel(p: Penyusun, c: Cacah, awalan: str) -> Tabel:
    baris: list[Baris] = [
        (
            Sel(str(i)),
            Sel(p.bahan.nama_unit.get(u, u)),
            *(Sel(tulis(c.isi[u, k], 0) if (u, k) in c.isi else "–") for k in c.kategori),
            Sel(tulis(c.jumlah_unit(u), 0), tebal=True),
        )
        for i, u in enumerate(c.unit, start=1)
    ]
    total = [tulis(c.jumlah_kategori(k), 0) for k in c.kategori]
    baris.append(_kaki("Jumlah", [*total, tulis(c.jumlah, 0)]))
    if c.jumlah:
        bagian_ = [bagian(c.jumlah_kategori(k), c.jumlah) for k in c.kategori]
        baris.append(_kaki("Bagian", [*bagian_, bagian(c.jumlah, c.jumlah)]))
    lebar = max(1.1, min(1.5, 9 / len(c.kategori)))
    kolom = (
        Kolom("No.", 0.65, "tengah"),
        Kolom("Unit kerja", 4),
        *(Kolom(k, lebar, "kanan") for k in c.kategori),
        Kolom("Jumlah", 1.3, "kanan"),
    )
    judul = f"Pegawai {p.bahan.singkatan} Menurut {DIMENSI[c.dimensi]} Tahun {p.tahun}"
    return Tabel(judul, kolom, tuple(baris), catatan=_catatan(p, c), kunci=f"{awalan}-pegawai-{c.dimensi}")


def _kaki(sebutan: str, isi: Sequence[str]) -> Baris:
    return (
        Sel(sebutan, tebal=True, gabung_kolom=2, warna="jumlah"),
        *(Sel(x, tebal=True, warna="jumlah") for x in isi),
    )


def _catatan(p: Penyusun, c: Cacah) -> str:
    """Source, and the units of the tree that no figure is told of."""
    catatan = catatan_pegawai(p)
    if any((u, k) not in c.isi for u in c.unit for k in c.kategori):
        catatan += " Tanda – berarti tidak ada angkanya."
    return catatan


def _bagan(p: Penyusun, semua: Sequence[Cacah]) -> list[Blok]:
    """Education, or golongan where that is not known, as bars."""
    menurut = {c.dimensi: c for c in semua if c.jumlah}
    c = menurut.get("pendidikan") or menurut.get("golongan")
    if c is None or len(c.kategori) < KATEGORI_BAGAN:
        return []
    angka = [(k, c.jumlah_kategori(k)) for k in c.kategori]
    baris = [(k, n, bagian(n, c.jumlah)) for k, n in angka]
    rangkum = gabung_kata([f"{k} {tulis(n, 0)} orang ({b})" for k, n, b in baris])
    nama = DIMENSI[c.dimensi]
    gambar = Gambar(
        f"Komposisi Pegawai {p.bahan.singkatan} Menurut {nama} Tahun {p.tahun}",
        f"Grafik batang jumlah pegawai menurut {awal_kecil(nama)}: {rangkum}.",
        bagan=batang_jumlah([(k, Decimal(n), f"{tulis(n, 0)} ({b})") for k, n, b in baris], satuan="orang"),
        catatan=catatan_pegawai(p),
        kunci="gambar-pegawai",
    )
    return [gambar]


def _bagan_unit(p: Penyusun, semua: Sequence[Cacah]) -> list[Blok]:
    """The units by size, each parted by golongan, or by sex where that is not known."""
    menurut = {c.dimensi: c for c in semua if c.jumlah}
    c = menurut.get("golongan") or menurut.get("jenis_kelamin")
    if c is None:
        return []
    kategori = [k for k in c.kategori if c.jumlah_kategori(k)]
    unit = sorted((u for u in c.unit if c.jumlah_unit(u)), key=lambda u: -c.jumlah_unit(u))
    banyak = len({c.jumlah_unit(u) for u in unit})
    if len(unit) < UNIT_BAGAN or len(kategori) > len(TANGGA) or banyak < 2:
        return []
    terpilih = unit[:UNIT_TERBANYAK]
    nama = DIMENSI[c.dimensi]
    judul = f"Pegawai Tiap Unit Kerja Menurut {nama}"
    if len(terpilih) < len(unit):
        judul += f", {UNIT_TERBANYAK} Unit dengan Pegawai Terbanyak"
    rangkum = "; ".join(f"{p.bahan.nama_unit.get(u, u)} {_rinci(c, u, kategori)}" for u in terpilih)
    baris = [
        (p.bahan.nama_unit.get(u, u), [c.isi.get((u, k), 0) for k in kategori], tulis(c.jumlah_unit(u), 0))
        for u in terpilih
    ]
    gambar = Gambar(
        f"{judul} Tahun {p.tahun}",
        f"Grafik batang bertumpuk jumlah pegawai tiap unit kerja menurut {awal_kecil(nama)}: {rangkum}.",
        bagan=batang_bertumpuk(baris, [_sebut_kategori(c, k) for k in kategori], satuan="orang"),
        catatan=catatan_pegawai(p),
        kunci="gambar-pegawai-unit",
    )
    return [gambar]


def _rinci(c: Cacah, unit: str, kategori: Sequence[str]) -> str:
    rinci = ", ".join(f"{_sebut_kategori(c, k)} {tulis(c.isi.get((unit, k), 0), 0)}" for k in kategori)
    return f"{tulis(c.jumlah_unit(unit), 0)} orang ({rinci})"


def _sebut_kategori(c: Cacah, kategori: str) -> str:
    """A category as a legend names it: a bare numeral is a golongan."""
    return f"Golongan {kategori}" if c.dimensi == "golongan" else kategori
