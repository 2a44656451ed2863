"""The outline of a report as data: headings, order, composers, and the level of each comparison.

An outline is a version of a rule set of kind ``kerangka`` (`data/kerangka_lkjip*.toml`). A supplement
names the outline it builds on (``dasar``) and what it changes; an agency changes an outline in the same way
(``ubahan``): a list of tables, applied in order, each with ``tindakan`` and

- ``ubah``     kode, judul: another heading
- ``hapus``    kode: left out with what stands under it; not for parts that the regulation asks for
- ``sisip``    kode, judul, setelah; isi ("teks" by default), tingkat (of ``setelah``, at least 2): a new part
- ``pindah``   kode, setelah, tingkat (as it is by default): moved with what stands under it
- ``tingkat``  banding, tingkat: the level at which a comparison is written, or "tidak"
- ``kelompok`` kelompok: how Bab III A is arranged

``setelah`` puts a part behind another one and behind what stands under that; the chapter itself when a part
shall come first in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Literal, cast, get_args

from .regulasi import TidakBerlaku, daftar, semua

Tingkat = Literal["indikator", "sasaran", "divisi", "bab", "tidak"]
Kelompok = Literal["sasaran", "divisi"]
Letak = Literal["sebelum_sampul", "depan", "batang"]

BAWAAN = "permenpanrb-53-2014"
TINDAKAN = ("ubah", "hapus", "sisip", "pindah", "tingkat", "kelompok")
#: Composers of parts; "teks": only what people write, "": a heading alone.
ISI = (
    "", "teks", "surat_pengantar", "kata_pengantar", "ikhtisar", "daftar", "gambaran_umum", "dasar_hukum",
    "tugas_fungsi", "organisasi", "sumber_daya_manusia", "daftar_upt", "aspek_strategis", "isu_strategis",
    "sistematika", "visi_misi", "renstra", "perjanjian", "anggaran_dipa", "capaian", "anggaran",
    "capaian_anggaran", "capaian_lain", "penghargaan", "inovasi", "simpulan", "langkah", "lampiran",
)  # fmt: skip
#: What a comparison of this year with its target may not be taken from.
TINGKAT_WAJIB = frozenset({"tahun_ini"})
_AWALAN = "kerangka_lkjip"
_ROMAWI = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


class UbahanSalah(ValueError):
    """A change of an outline that cannot be made; ``letak``, ``alasan``, ``saran`` in Indonesian."""

    def __init__(self, letak: str, alasan: str, saran: str) -> None:
        self.letak, self.alasan, self.saran = letak, alasan, saran
        super().__init__(f"Ubahan kerangka, {letak}: {alasan}. {saran}")


@dataclass(frozen=True)
class Bagian:
    """A heading of the outline; ``isi`` names its composer, is ``teks``, or "" for a heading alone.

    ``nomor`` is printed before the heading ("BAB I", "A.") or None.
    """

    kode: str
    judul: str
    nomor: str | None
    tingkat: int
    isi: str
    letak: Letak = "batang"
    wajib: bool = False
    bila_ada: bool = False
    bernomor: bool = True


@dataclass(frozen=True)
class Telaah:
    """A text that people write: ``bagian`` of the stored text, its run-in heading, and its comparison."""

    bagian: str
    judul: str
    banding: str


@dataclass(frozen=True)
class Banding:
    """A comparison that Bab III makes, and the level at which it is written."""

    kode: str
    judul: str
    tingkat: Tingkat


@dataclass(frozen=True)
class Kerangka:
    """The outline of a year, with its source."""

    kode: str
    bagian: tuple[Bagian, ...]
    banding: tuple[Banding, ...]
    telaah: tuple[Telaah, ...]
    kelompok: Kelompok
    sumber: str
    draf: bool
    catatan: str
    penomoran: tuple[str, ...]

    def cari(self, kode: str) -> Bagian | None:
        return next((b for b in self.bagian if b.kode == kode), None)

    def tingkat(self, banding: str) -> Tingkat:
        """The level of a comparison; ``tidak`` for one that the outline does not know."""
        return next((b.tingkat for b in self.banding if b.kode == banding), "tidak")

    def telaah_pada(self, tingkat: Tingkat) -> tuple[Telaah, ...]:
        """The texts that are written at a level, in order."""
        return tuple(t for t in self.telaah if self.tingkat(t.banding) == tingkat)


def kode_kerangka(tahun: int) -> tuple[str, ...]:
    """Codes of the outlines in force in a year, the general one first."""
    kode = sorted(v.versi for v in _versi() if v.berlaku(tahun))
    return tuple(sorted(kode, key=lambda k: k != BAWAAN))


def kerangka_lkjip(tahun: int, *, kode: str = "", ubahan: Sequence[Mapping[str, Any]] = ()) -> Kerangka:
    """The outline for a report of ``tahun``: ``kode`` ("" for the general one), changed by ``ubahan``.

    ``TidakBerlaku`` for an unknown outline or year, ``UbahanSalah`` for the first change that cannot be made.
    """
    return _bernomor(ubah_kerangka(_dasar(tahun, kode or BAWAAN), ubahan))


def ubah_kerangka(kerangka: Kerangka, ubahan: Sequence[Mapping[str, Any]]) -> Kerangka:
    """The outline with the changes made in their order, numbered anew."""
    for ke, u in enumerate(ubahan, start=1):
        kerangka = _ubah(kerangka, u, f"nomor {ke}")
    return _bernomor(kerangka)


def _versi() -> list[Any]:
    return [v for nama in daftar() if nama.startswith(_AWALAN) for v in semua(nama)]


def _dasar(tahun: int, kode: str) -> Kerangka:
    versi = next((v for v in _versi() if v.versi == kode), None)
    if versi is None or not versi.berlaku(tahun):
        ada = ", ".join(kode_kerangka(tahun)) or "belum ada untuk tahun itu"
        masa = f" untuk tahun {tahun}" if versi is not None else ""
        raise TidakBerlaku(_AWALAN, tahun, f"Kerangka laporan «{kode}» tidak ada{masa}", f"Yang ada: {ada}.")
    if "dasar" not in versi.nilai:
        return _baca(versi)
    hasil = ubah_kerangka(_dasar(tahun, versi.nilai["dasar"]), versi.nilai["ubahan"])
    return replace(
        hasil,
        kode=versi.versi,
        sumber=f"{hasil.sumber}; {versi.sebutan}",
        draf=versi.draf or hasil.draf,
        catatan=" ".join(versi.catatan.split()),
    )


def _baca(versi: Any) -> Kerangka:
    nilai = versi.nilai
    return Kerangka(
        kode=versi.versi,
        bagian=tuple(
            Bagian(
                b["kode"], b["kata"], None, int(b["tingkat"]), b["isi"], b.get("letak", "batang"),
                b.get("wajib", False), b.get("bila_ada", False), b.get("bernomor", True),
            )
            for b in nilai["bagian"]
        ),
        banding=tuple(Banding(b["kode"], b["kata"], b["tingkat"]) for b in nilai["banding"]),
        telaah=tuple(Telaah(t["kode"], t["kata"], t["banding"]) for t in nilai["telaah"]),
        kelompok=nilai["kelompok"],
        sumber=versi.sebutan,
        draf=versi.draf,
        catatan=" ".join(versi.catatan.split()),
        penomoran=tuple(nilai["penomoran"]),
    )  # fmt: skip


def lanjut_nomor(kerangka: Kerangka, terpakai: Mapping[str, int]) -> Kerangka:
    """Numbered anew; ``terpakai``: how many numbered headings of their own the bodies of parts bring, which
    the parts under them follow."""
    return _bernomor(kerangka, terpakai)


def _bernomor(kerangka: Kerangka, terpakai: Mapping[str, int] | None = None) -> Kerangka:
    """Numbers of the headings, counted within the part above; parts before the first chapter have none."""
    hitung = [0, 0, 0]
    sendiri = terpakai or {}
    hasil: list[Bagian] = []
    for b in kerangka.bagian:
        nomor = None
        if b.letak == "batang" and b.bernomor:
            hitung[b.tingkat - 1] += 1
            hitung[b.tingkat :] = [0] * (3 - b.tingkat)
            nomor = _nomor(kerangka.penomoran[b.tingkat - 1], hitung[b.tingkat - 1])
            if b.tingkat < len(hitung):
                hitung[b.tingkat] = sendiri.get(b.kode, 0)
        hasil.append(replace(b, nomor=nomor))
    return replace(kerangka, bagian=tuple(hasil))


def _nomor(pola: str, ke: int) -> str:
    romawi = _ROMAWI[ke - 1] if ke <= len(_ROMAWI) else str(ke)
    return pola.format(romawi=romawi, huruf=huruf(ke), angka=ke)


def huruf(ke: int) -> str:
    """1 → A, 26 → Z, 27 → AA."""
    hasil = ""
    while ke:
        ke, sisa = divmod(ke - 1, 26)
        hasil = chr(ord("A") + sisa) + hasil
    return hasil


def tanpa(kerangka: Kerangka, kode: frozenset[str]) -> Kerangka:
    """The outline without these parts, numbered anew: for parts that have nothing to say."""
    sisa = tuple(b for b in kerangka.bagian if b.kode not in kode)
    return _bernomor(replace(kerangka, bagian=sisa))


# --- changes -----------------------------------------------------------------------------------------


def _ubah(kerangka: Kerangka, u: Mapping[str, Any], letak: str) -> Kerangka:
    tindakan = u.get("tindakan")
    if tindakan not in TINDAKAN:
        raise UbahanSalah(letak, f"tindakan «{tindakan}» tidak dikenal", f"Pakai {', '.join(TINDAKAN)}.")
    asing = sorted(set(u) - {"tindakan"} - _KUNCI[tindakan])
    if asing:
        raise UbahanSalah(
            letak, f"kunci «{asing[0]}» tidak dikenal untuk {tindakan}",
            f"Pakai {', '.join(sorted(_KUNCI[tindakan]))}.",
        )  # fmt: skip
    return _CARA[tindakan](kerangka, u, f"{letak} ({tindakan})")


def _teks(u: Mapping[str, Any], kunci: str, letak: str) -> str:
    isi = u.get(kunci)
    if not isinstance(isi, str) or not isi.strip():
        raise UbahanSalah(letak, f"{kunci} belum diisi", f"Isi {kunci} dengan teks.")
    return isi.strip()


def _letak_bagian(k: Kerangka, kode: str, letak: str) -> int:
    for i, b in enumerate(k.bagian):
        if b.kode == kode:
            return i
    raise UbahanSalah(
        letak, f"bagian «{kode}» tidak ada dalam kerangka",
        f"Yang ada: {', '.join(b.kode for b in k.bagian)}.",
    )  # fmt: skip


def _akhir(bagian: Sequence[Bagian], mulai: int) -> int:
    """Index behind a part and what stands under it."""
    i = mulai + 1
    while i < len(bagian) and bagian[i].tingkat > bagian[mulai].tingkat:
        i += 1
    return i


def _ubah_judul(k: Kerangka, u: Mapping[str, Any], letak: str) -> Kerangka:
    i = _letak_bagian(k, _teks(u, "kode", letak), letak)
    return _ganti(k, i, i + 1, [replace(k.bagian[i], judul=_teks(u, "judul", letak))])


def _hapus(k: Kerangka, u: Mapping[str, Any], letak: str) -> Kerangka:
    i = _letak_bagian(k, _teks(u, "kode", letak), letak)
    sampai = _akhir(k.bagian, i)
    wajib = [b for b in k.bagian[i:sampai] if b.wajib]
    if wajib:
        raise UbahanSalah(
            letak, f"bagian «{wajib[0].kode}» ({wajib[0].judul}) diwajibkan {k.sumber}",
            "Bagian itu boleh diganti judulnya atau dipindah, tidak dihapus.",
        )  # fmt: skip
    return _ganti(k, i, sampai, [])


def _sisip(k: Kerangka, u: Mapping[str, Any], letak: str) -> Kerangka:
    kode, judul = _teks(u, "kode", letak), _teks(u, "judul", letak)
    if k.cari(kode) is not None:
        raise UbahanSalah(letak, f"bagian «{kode}» sudah ada", "Beri kode lain.")
    setelah = k.bagian[_letak_bagian(k, _teks(u, "setelah", letak), letak)]
    tingkat = _angka_tingkat(u, max(2, setelah.tingkat) if setelah.letak == "batang" else 1, letak)
    isi = u.get("isi", "teks")
    if isi not in ISI:
        raise UbahanSalah(letak, f"penyusun «{isi}» tidak ada", f"Pakai {', '.join(i for i in ISI if i)}.")
    baru = Bagian(kode, judul, None, tingkat, isi, setelah.letak)
    return _tempatkan(k, [replace(baru, bernomor=setelah.bernomor)], setelah.kode, letak)


def _pindah(k: Kerangka, u: Mapping[str, Any], letak: str) -> Kerangka:
    i = _letak_bagian(k, _teks(u, "kode", letak), letak)
    sampai = _akhir(k.bagian, i)
    pindahan = list(k.bagian[i:sampai])
    setelah = _teks(u, "setelah", letak)
    if any(b.kode == setelah for b in pindahan):
        raise UbahanSalah(
            letak, "bagian tidak dapat dipindah ke bawah dirinya sendiri", "Pilih setelah lain."
        )
    geser = _angka_tingkat(u, pindahan[0].tingkat, letak) - pindahan[0].tingkat
    if any(not 1 <= b.tingkat + geser <= 3 for b in pindahan):
        raise UbahanSalah(letak, "bagian di bawahnya menjadi terlalu dalam", "Tingkat paling dalam adalah 3.")
    baru = [replace(b, tingkat=b.tingkat + geser) for b in pindahan]
    return _tempatkan(_ganti(k, i, sampai, [], periksa=False), baru, setelah, letak)


def _tempatkan(k: Kerangka, baru: list[Bagian], setelah: str, letak: str) -> Kerangka:
    """Behind ``setelah``: inside it when deeper than it, else behind everything under it."""
    i = _letak_bagian(k, setelah, letak)
    if k.bagian[i].letak != baru[0].letak:
        raise UbahanSalah(
            letak, f"«{baru[0].kode}» dan «{setelah}» tidak berada di tempat yang sama",
            "Bagian sebelum Bab I dan bagian sesudahnya tidak dapat ditukar.",
        )  # fmt: skip
    di = i + 1 if baru[0].tingkat > k.bagian[i].tingkat else _akhir(k.bagian, i)
    return _ganti(k, di, di, baru, letak=letak)


def _ganti(
    k: Kerangka, dari: int, sampai: int, baru: list[Bagian], *, letak: str = "", periksa: bool = True
) -> Kerangka:
    bagian = (*k.bagian[:dari], *baru, *k.bagian[sampai:])
    if periksa:
        for atas, bawah in pairwise(bagian):
            if bawah.tingkat > atas.tingkat + 1:
                raise UbahanSalah(
                    letak, f"«{bawah.kode}» bertingkat {bawah.tingkat} tepat di bawah tingkat {atas.tingkat}",
                    "Beri tingkat yang bersambung.",
                )  # fmt: skip
    return replace(k, bagian=bagian)


def _angka_tingkat(u: Mapping[str, Any], bawaan: int, letak: str) -> int:
    tingkat = u.get("tingkat", bawaan)
    if isinstance(tingkat, bool) or tingkat not in (1, 2, 3):
        raise UbahanSalah(letak, f"tingkat «{tingkat}» tidak ada", "Pakai 1 (bab), 2, atau 3.")
    return int(tingkat)


def _ubah_tingkat(k: Kerangka, u: Mapping[str, Any], letak: str) -> Kerangka:
    kode, tingkat = _teks(u, "banding", letak), _teks(u, "tingkat", letak)
    if kode not in {b.kode for b in k.banding}:
        raise UbahanSalah(
            letak, f"perbandingan «{kode}» tidak ada", f"Yang ada: {', '.join(b.kode for b in k.banding)}."
        )
    if tingkat not in get_args(Tingkat):
        raise UbahanSalah(letak, f"tingkat «{tingkat}» tidak ada", f"Pakai {', '.join(get_args(Tingkat))}.")
    if tingkat == "tidak" and kode in TINGKAT_WAJIB:
        raise UbahanSalah(
            letak, f"perbandingan «{kode}» tidak dapat ditiadakan", "Pilih tingkat tempat ia ditulis."
        )
    baru = tuple(replace(b, tingkat=cast(Tingkat, tingkat)) if b.kode == kode else b for b in k.banding)
    return replace(k, banding=baru)


def _ubah_kelompok(k: Kerangka, u: Mapping[str, Any], letak: str) -> Kerangka:
    kelompok = _teks(u, "kelompok", letak)
    if kelompok not in get_args(Kelompok):
        raise UbahanSalah(
            letak, f"kelompok «{kelompok}» tidak ada", f"Pakai {', '.join(get_args(Kelompok))}."
        )
    return replace(k, kelompok=cast(Kelompok, kelompok))


_CARA = {
    "ubah": _ubah_judul,
    "hapus": _hapus,
    "sisip": _sisip,
    "pindah": _pindah,
    "tingkat": _ubah_tingkat,
    "kelompok": _ubah_kelompok,
}
_KUNCI = {
    "ubah": {"kode", "judul"},
    "hapus": {"kode"},
    "sisip": {"kode", "judul", "setelah", "isi", "tingkat"},
    "pindah": {"kode", "setelah", "tingkat"},
    "tingkat": {"banding", "tingkat"},
    "kelompok": {"kelompok"},
}
