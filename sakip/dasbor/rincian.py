"""The details of cards and of the indicator's page as plain values for templates."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sakip.akun.services import PENGENAL_SISTEM
from sakip.aturan.angka import tulis
from sakip.aturan.periode import NAMA_BULAN, baca_periode, tulis_tanggal
from sakip.dasbor.queries import Kantor
from sakip.dasbor.susunan import Hitungan, sebaran
from sakip.pengukuran.hasil import BarisIsian, HasilUnit, Manual, Telusur
from sakip.pengukuran.models import Asal
from sakip.perencanaan.models import Kekerapan, MetodeCapaian, Nihil, Pengukur, Polaritas, Urutan
from sakip.pertukaran.meja.queries import AsalImpor, KunciAsal

#: Longer traces start folded.
BARIS_TERBUKA = 24


@dataclass(frozen=True)
class Kartu:
    """An office on the first page."""

    kantor: Kantor
    hasil: HasilUnit
    sebaran: tuple[Hitungan, ...]


def kartu(kantor: Kantor, hasil: HasilUnit) -> Kartu:
    """The card of an office from the result of its latest year."""
    return Kartu(kantor, hasil, sebaran(hasil.butir))


def per_instansi(daftar: Iterable[Kartu]) -> dict[str, list[Kartu]]:
    """Cards by the name of their agency, in the order in which they come."""
    hasil: dict[str, list[Kartu]] = {}
    for k in daftar:
        hasil.setdefault(k.hasil.nama_instansi, []).append(k)
    return hasil


KEADAAN_PENGAJUAN: Mapping[str, str] = {
    "draf": "Draf",
    "diajukan": "Diajukan",
    "diverifikasi": "Diverifikasi",
    "disetujui": "Disetujui",
    "dikembalikan": "Dikembalikan",
}
KEADAAN_ISIAN: Mapping[str, str] = {"nihil": "nihil", "tidak_jatuh_tempo": "belum jatuh tempo"}


@dataclass(frozen=True)
class BarisTelusur:
    """An entry in words. ``oleh`` is opaque: no page outside the office names a person."""

    unit: str
    periode: str
    kategori: str
    nilai: str
    catatan: str
    dipakai: bool
    oleh: str
    asal: str
    isian: BarisIsian
    pengajuan: str

    @property
    def bulan(self) -> int:
        """The month whose form holds the entry: the last of its period."""
        return baca_periode(self.isian.periode).akhir.month


@dataclass(frozen=True)
class VariabelTelusur:
    """A variable with its entries and the value that they gave together."""

    kunci: str
    nama: str
    satuan: str
    gabungan: Decimal | None
    langkah: str
    baris: tuple[BarisTelusur, ...]
    terbuka: bool


def isian_per_variabel(
    telusur: Telusur, pribadi: Collection[str] = (), impor: Mapping[KunciAsal, AsalImpor] | None = None
) -> tuple[VariabelTelusur, ...]:
    """The entries of a trace by variable, in its order.

    ``pribadi`` names the variables that hold personal data: of their events only the day is told. ``impor``:
    the files from which entries were imported.
    """
    gabungan = {
        telusur.butir.manual.variabel.get(alias, alias): g
        for alias, g in telusur.butir.hasil_realisasi.variabel.items()
    }
    kelompok: dict[str, list[BarisIsian]] = {}
    for i in telusur.isian:
        kelompok.setdefault(i.variabel, []).append(i)
    return tuple(
        VariabelTelusur(
            kunci=kunci,
            nama=isi[0].nama_variabel,
            satuan=isi[0].satuan,
            gabungan=gabungan[kunci].nilai if kunci in gabungan else None,
            langkah=gabungan[kunci].langkah if kunci in gabungan else "",
            baris=tuple(_baris(i, kunci in pribadi, impor or {}) for i in isi),
            terbuka=len(telusur.isian) <= BARIS_TERBUKA,
        )
        for kunci, isi in kelompok.items()
    )


def _baris(i: BarisIsian, pribadi: bool, impor: Mapping[KunciAsal, AsalImpor]) -> BarisTelusur:
    nilai, catatan = _nilai(i, pribadi)
    berkas = impor.get((i.unit, i.variabel, i.periode, i.kategori)) if i.asal == Asal.IMPOR else None
    return BarisTelusur(
        unit=i.nama_unit,
        periode=baca_periode(i.periode).label,
        kategori=i.kategori,
        nilai=nilai,
        catatan=catatan,
        dipakai=i.dipakai,
        oleh=_oleh(i.oleh),
        asal=f"impor {berkas.sumber}, baris {berkas.baris}" if berkas else _asal(i.asal),
        isian=i,
        pengajuan=KEADAAN_PENGAJUAN.get(i.pengajuan, i.pengajuan),
    )


@dataclass(frozen=True)
class BerkasAsal:
    """A file from which entries of the trace were imported; ``oleh`` is opaque."""

    asal: AsalImpor
    oleh: str
    banyak: int

    @property
    def sidik(self) -> tuple[str, ...]:
        """The digest in parts, where a narrow page may break it."""
        return tuple(self.asal.sha256[n : n + 8] for n in range(0, 64, 8))


def berkas_asal(impor: Mapping[KunciAsal, AsalImpor]) -> tuple[BerkasAsal, ...]:
    """Each import once, the latest first, with how many of the entries it wrote."""
    semua: dict[int, list[AsalImpor]] = {}
    for asal in impor.values():
        semua.setdefault(asal.impor, []).append(asal)
    isi = (BerkasAsal(a[0], _oleh(a[0].oleh), len(a)) for a in semua.values())
    return tuple(sorted(isi, key=lambda b: (b.asal.waktu, b.asal.impor), reverse=True))


def _nilai(i: BarisIsian, pribadi: bool) -> tuple[str, str]:
    catatan = "mencakup seluruh wilayah" if i.lingkup == "wilayah" else ""
    if i.nilai is not None:
        return tulis(i.nilai, None), catatan
    if i.keadaan in KEADAAN_ISIAN:
        return KEADAAN_ISIAN[i.keadaan], catatan
    if pribadi:
        hari = tulis_tanggal(i.tanggal) if i.tanggal else "tanpa tanggal"
        return "1 peristiwa", f"{hari}; data pribadi tidak ditampilkan"
    return "1 peristiwa", i.keadaan


def _oleh(pengenal: str) -> str:
    return "Sistem" if pengenal == str(PENGENAL_SISTEM) else f"Petugas {pengenal[:8]}"


def _asal(asal: str) -> str:
    """How an entry came in, in words."""
    return str(Asal(asal).label).lower() if asal in Asal.values else asal


def langkah(telusur: Telusur) -> tuple[str, ...]:
    """The worked steps without those that only repeat a number."""
    return tuple(
        baris for baris in telusur.langkah if any(tanda in baris for tanda in "=÷×→") or " " in baris
    )


def belum_lapor(telusur: Telusur, nama: Mapping[str, str]) -> tuple[str, ...]:
    """Who still has to report what, of what was due. ``nama``: names of units by code."""
    realisasi = telusur.butir.hasil_realisasi
    variabel = telusur.butir.manual.variabel
    sebut = {i.variabel: i.nama_variabel for i in telusur.isian}
    hasil: list[str] = []
    for alias, g in realisasi.variabel.items():
        kunci = variabel.get(alias, alias)
        hasil += [f"{nama.get(u, u)}: {sebut.get(kunci, kunci)}" for u in g.hilang]
    for alias, per_unit in realisasi.per_unit.items():
        kunci = variabel.get(alias, alias)
        for unit, g in sorted(per_unit.items()):
            if g.hilang:
                bulan = ", ".join(baca_periode(p).label for p in g.hilang)
                hasil.append(f"{nama.get(unit, unit)}: {sebut.get(kunci, kunci)} ({bulan})")
    return tuple(dict.fromkeys(hasil))


def unit_disebut(telusur: Telusur) -> list[str]:
    """Codes of the units that :func:`belum_lapor` may name."""
    realisasi = telusur.butir.hasil_realisasi
    kode = {u for g in realisasi.variabel.values() for u in g.hilang}
    kode |= {u for per_unit in realisasi.per_unit.values() for u in per_unit}
    return sorted(kode)


def uraian_manual(manual: Manual, pemilik: str) -> tuple[tuple[str, str], ...]:
    """The manual as pairs of a heading and its words; what is empty is left out."""
    skala = ""
    if manual.skala is not None:
        skala = f" (indeks berskala {tulis(manual.skala, None)})"
    pasangan = (
        ("Definisi", manual.definisi),
        ("Satuan", f"{manual.satuan}{skala}"),
        ("Urutan kata", " < ".join(manual.skala_kata)),
        ("Arah", str(Polaritas(manual.polaritas).label)),
        ("Cara menghitung capaian", str(MetodeCapaian(manual.metode).label)),
        ("Penggabungan", str(Urutan(manual.urutan).label)),
        ("Bila nihil", str(Nihil(manual.nihil).label)),
        ("Diukur oleh", str(Pengukur(manual.pengukur).label)),
        ("Kekerapan", _kekerapan(manual)),
        ("Tanpa rincian", "Boleh diketik sebagai angka jadi, tanpa rincian" if manual.tanpa_rincian else ""),
        ("Bukti wajib", "; ".join(manual.bukti_wajib)),
        ("Sumber data", manual.sumber),
        ("Dasar", manual.dasar),
        ("Pemilik manual", pemilik),
        ("Versi manual", f"{manual.versi} ({_berlaku(manual)})"),
    )
    return tuple((judul, isi) for judul, isi in pasangan if isi)


def _kekerapan(m: Manual) -> str:
    kata = str(Kekerapan(m.kekerapan).label)
    if m.bulan:
        kata = f"{kata}: {NAMA_BULAN[m.bulan - 1]}"
    jeda = "bulan yang sama" if m.jeda_bulan == 0 else f"{m.jeda_bulan} bulan sesudahnya"
    return f"{kata}; paling lambat tanggal {m.hari_jatuh_tempo}, {jeda}"


def _berlaku(m: Manual) -> str:
    return f"sejak {m.sejak_tahun}" if m.sampai_tahun is None else f"{m.sejak_tahun}–{m.sampai_tahun}"


JUDUL_TEKS: Mapping[str, str] = {
    "sebab": "Sebab keberhasilan atau kegagalan",
    "kendala": "Kendala",
    "solusi": "Solusi yang dilakukan",
    "efisiensi": "Efisiensi penggunaan sumber daya",
    "program_penunjang": "Program dan kegiatan penunjang",
}


def teks_berjudul(teks: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The written parts in their order: what is empty stays, so that a reader sees that it is missing."""
    lain = [(b.replace("_", " ").capitalize(), isi) for b, isi in sorted(teks.items()) if b not in JUDUL_TEKS]
    return (*((judul, teks.get(b, "").strip()) for b, judul in JUDUL_TEKS.items()), *lain)
