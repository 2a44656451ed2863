"""What a planner writes for a report, laid over the outline of its year: which text stands where, and where
one is missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from sakip.aturan.kerangka import Bagian, Kerangka, kerangka_lkjip
from sakip.naskah.lkjip.telaah import KUNCI_BAB
from sakip.organisasi.models import Unit
from sakip.organisasi.queries import nama_unit, subpohon
from sakip.pelaporan.models import JenisUraian, Profil, TeksLaporan, TingkatTeks, Uraian
from sakip.pelaporan.queries import kerangka_terpilih
from sakip.pengukuran.hasil import HasilUnit

#: Parts of which people write the whole, and the kinds of paragraphs that other parts are made of.
DITULIS = frozenset({"teks", "gambaran_umum", "langkah"})
BERURAIAN: dict[str, tuple[str, ...]] = {
    "kata_pengantar": ("kata_pengantar",),
    "dasar_hukum": ("dasar_hukum",),
    "tugas_fungsi": ("tugas", "fungsi"),
    "aspek_strategis": ("aspek_strategis",),
    "isu_strategis": ("isu_strategis",),
    "visi_misi": ("visi", "misi", "tujuan", "nilai"),
    "penghargaan": ("penghargaan",),
    "inovasi": ("inovasi",),
}
#: Parts before which a text of people may stand, though the rest comes from data.
BERPEMBUKA = frozenset(
    {
        "organisasi", "sumber_daya_manusia", "daftar_upt", "sistematika", "renstra", "perjanjian",
        "anggaran_dipa", "anggaran", "capaian_anggaran", "capaian_lain", "simpulan", *BERURAIAN,
    }
)  # fmt: skip

#: Parts that come from a page of the profile besides its paragraphs.
BERHALAMAN: dict[str, tuple[str, str]] = {
    "surat_pengantar": ("laporan:surat", "Surat pengantar"),
    "organisasi": ("laporan:gambar", "Bagan struktur"),
    "sumber_daya_manusia": ("laporan:pegawai", "Pegawai"),
    "lampiran": ("laporan:lampiran", "Daftar lampiran"),
}

Kunci = tuple[str, str, str]


@dataclass(frozen=True)
class Tempat:
    """A text that one can open: its level and key, what it is called, how much of it is there.

    ``ada`` of ``semua`` parts are written; ``perlu``: without it the report has a gap.
    """

    tingkat: str
    kunci: str
    nama: str
    ada: int
    semua: int
    perlu: bool = False

    @property
    def keadaan(self) -> str:
        """State in one word, as the page shows it."""
        if self.ada == self.semua:
            return "ditulis"
        return "sebagian" if self.ada else "kosong"


@dataclass(frozen=True)
class KelompokUraian:
    """The paragraphs of one kind: how many, and how many are copies of an earlier year not yet revised."""

    jenis: str
    nama: str
    banyak: int
    salinan: int


@dataclass
class BarisBagian:
    """A heading of the outline with what people write for it."""

    bagian: Bagian
    teks: Tempat | None = None
    uraian: list[KelompokUraian] = field(default_factory=list)
    telaah: bool = False

    @property
    def halaman(self) -> tuple[str, str] | None:
        """Address and name of the page of the profile that the part comes from, besides its paragraphs."""
        return BERHALAMAN.get(self.bagian.isi)

    @property
    def dari_data(self) -> bool:
        """True where the system writes the part itself."""
        orang = self.bagian.isi in DITULIS or self.uraian or self.halaman
        return bool(self.bagian.isi) and not orang


@dataclass(frozen=True)
class Rencana:
    """The whole list for a report: its outline with texts, and the analyses by indicator and sasaran."""

    kerangka: Kerangka
    baris: list[BarisBagian]
    bab: Tempat
    divisi: list[Tempat]
    sasaran: list[Tempat]
    indikator: list[Tempat]
    profil: Profil | None
    tahun_profil: list[int]


def kerangka_unit(unit: Unit, tahun: int) -> Kerangka:
    """The outline that the agency of ``unit`` follows; ``TidakBerlaku`` for years without one."""
    kode, ubahan = kerangka_terpilih(unit, tahun)
    return kerangka_lkjip(tahun, kode=kode, ubahan=ubahan)


def rencana_penulisan(unit: Unit, tahun: int, hasil: HasilUnit) -> Rencana:
    """What there is to write for the report; a fixed number of queries."""
    kerangka = kerangka_unit(unit, tahun)
    teks = frozenset(
        TeksLaporan.objects.filter(unit=unit, tahun=tahun)
        .exclude(isi="")
        .values_list("tingkat", "kunci", "bagian")
    )
    profil = Profil.objects.filter(unit=unit, tahun=tahun).first()
    banyak, salinan = _hitung_uraian(profil)
    telaah = [t.bagian for t in kerangka.telaah if kerangka.tingkat(t.banding) != "tidak"]
    baris = []
    for b in kerangka.bagian:
        satu = BarisBagian(b, telaah=b.isi == "capaian")
        if b.isi in DITULIS | BERPEMBUKA:
            ada = int(("bab", b.kode, "isi") in teks)
            satu.teks = Tempat("bab", b.kode, b.judul, ada, 1, perlu=b.isi in DITULIS)
        for jenis in BERURAIAN.get(b.isi, ()):
            nama = str(JenisUraian(jenis).label)
            satu.uraian.append(KelompokUraian(jenis, nama, banyak.get(jenis, 0), salinan.get(jenis, 0)))
        baris.append(satu)

    pemilik = {b.penanggung or unit.kode for b in hasil.butir}
    wajib_divisi = bool(kerangka.telaah_pada("divisi"))

    def divisi(kode: str, nama: str) -> Tempat:
        ada = sum(("divisi", kode, t) in teks for t in ("isi", *telaah))
        return Tempat("divisi", kode, nama, ada, len(telaah) + 1, perlu=wajib_divisi and kode in pemilik)

    def tempat(tingkat: str, kunci: str, nama: str) -> Tempat:
        return Tempat(tingkat, kunci, nama, sum((tingkat, kunci, t) in teks for t in telaah), len(telaah))

    return Rencana(
        kerangka=kerangka,
        baris=baris,
        bab=tempat("bab", KUNCI_BAB, "Seluruh indikator sekaligus"),
        divisi=[
            divisi(kode, nama)
            for kode, nama in bagian_kantor(unit, tahun).items()
            if kode != unit.kode or kode in pemilik
        ],
        sasaran=[tempat("sasaran", s.kunci, s.nama) for s in hasil.sasaran],
        indikator=[tempat("indikator", b.indikator, f"{b.kode} {b.rumusan}") for b in hasil.butir],
        profil=profil,
        tahun_profil=list(
            Profil.objects.filter(unit=unit, tahun__lt=tahun)
            .order_by("-tahun")
            .values_list("tahun", flat=True)
        ),
    )


def bagian_kantor(unit: Unit, tahun: int) -> dict[str, str]:
    """Names of the office and of the units below it in that year's tree by code, the office first."""
    jarak = subpohon(unit, tahun)
    nama = nama_unit(jarak, dt.date(tahun, 12, 31))
    urut = sorted(Unit.objects.filter(pk__in=jarak), key=lambda u: (jarak[u.pk] > 0, u.kode))
    return {u.kode: nama.get(u.pk, (u.kode,))[0] for u in urut}


def _hitung_uraian(profil: Profil | None) -> tuple[dict[str, int], dict[str, int]]:
    banyak: dict[str, int] = {}
    salinan: dict[str, int] = {}
    if profil is not None:
        for jenis, dari in Uraian.objects.filter(profil=profil).values_list("jenis", "dari_tahun"):
            banyak[jenis] = banyak.get(jenis, 0) + 1
            salinan[jenis] = salinan.get(jenis, 0) + int(dari is not None)
    return banyak, salinan


@dataclass(frozen=True)
class IsiBagian:
    """One text of a place: its part, what it is called, what is written, and at which version."""

    bagian: str
    judul: str
    isi: str
    versi: int


def nama_tempat(
    unit: Unit, tahun: int, kerangka: Kerangka, hasil: HasilUnit, tingkat: str, kunci: str
) -> str | None:
    """What a place is called; None where the report has no such place."""
    if tingkat == TingkatTeks.DIVISI:
        return bagian_kantor(unit, tahun).get(kunci)
    if tingkat == TingkatTeks.BAB:
        bagian = kerangka.cari(kunci)
        boleh = bagian is not None and (bagian.isi in DITULIS | BERPEMBUKA or kunci == KUNCI_BAB)
        return bagian.judul if bagian is not None and boleh else None
    if tingkat == TingkatTeks.SASARAN:
        return next((s.nama for s in hasil.sasaran if s.kunci == kunci), None)
    if tingkat == TingkatTeks.INDIKATOR:
        return next((f"{b.kode} {b.rumusan}" for b in hasil.butir if b.indikator == kunci), None)
    return None


def isi_tempat(unit: Unit, tahun: int, kerangka: Kerangka, tingkat: str, kunci: str) -> list[IsiBagian]:
    """The texts of a place in the order of the outline, empty where none is written yet."""
    tersimpan: Mapping[str, TeksLaporan] = {
        t.bagian: t for t in TeksLaporan.objects.filter(unit=unit, tahun=tahun, tingkat=tingkat, kunci=kunci)
    }
    if tingkat == TingkatTeks.BAB and kunci != KUNCI_BAB:
        diminta = [("isi", "Teks")]
    else:
        awal = {TingkatTeks.BAB: "Pembuka", TingkatTeks.DIVISI: "Tentang unit ini, di Struktur Organisasi"}
        diminta = [("isi", awal[TingkatTeks(tingkat)])] if tingkat in awal else []
        diminta += [(t.bagian, t.judul) for t in kerangka.telaah if kerangka.tingkat(t.banding) != "tidak"]
    kenal = {b for b, _ in diminta}
    diminta += [(b, b) for b in sorted(tersimpan) if b not in kenal]
    return [
        IsiBagian(
            b, judul, tersimpan[b].isi if b in tersimpan else "", tersimpan[b].versi if b in tersimpan else 0
        )
        for b, judul in diminta
    ]
