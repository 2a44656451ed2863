"""Values of components from their own parts, to try in a what-if: of IKPA revisions, SPM and parts of an
indicator; of Nilai SMART the CRO from volumes.

Only for rules that name the parts; the arithmetic is that of ``sakip.aturan``. Nothing is stored.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final

from sakip.anggaran.ketikan_skor import angka, bulat, teks
from sakip.anggaran.models import JenisSkor
from sakip.anggaran.rumus_skor import DISPENSASI, AturanSkor
from sakip.aturan import ikpa
from sakip.aturan.angka import bulatkan, tulis, tulis_persen, tulis_rupiah
from sakip.aturan.regulasi import TidakBerlaku, Versi, ambil
from sakip.aturan.skor import Hitungan, KomponenSalah, daun
from sakip.aturan.smart import Ro, capaian_bertingkat, capaian_ro
from sakip.inti.galat import Masalah

AWALAN: Final = "b-"
#: Decimals of a value that is handed on to the what-if: as many as a snapshot holds.
DESIMAL: Final = 4
KKP: Final = "kkp"
TRIWULAN: Final = (1, 2, 3, 4)
Ketikan = Mapping[str, str]


@dataclass(frozen=True)
class MedanBantu:
    """A field: its name, what it asks for, what was typed, the faults at it."""

    nama: str
    judul: str
    isi: str
    salah: tuple[Masalah, ...]
    panjang: bool = False


@dataclass(frozen=True)
class Bantuan:
    """One indicator: its fields and, where they suffice, its value with steps; ``pakai`` as typed text."""

    kode: str
    nama: str
    medan: tuple[MedanBantu, ...]
    hitungan: Hitungan | None
    pakai: str


def bantuan(aturan: AturanSkor, ketikan: Ketikan) -> tuple[Bantuan, ...]:
    """Components whose parts the rule of the year names; () for other scores and years."""
    bobot = aturan.bobot
    if aturan.jenis == JenisSkor.SMART and bobot is not None:
        return (_cro(ketikan),)
    if aturan.jenis != JenisSkor.IKPA or bobot is None:
        return ()
    hasil = []
    if _ada("nilai_revisi_dipa", aturan.tahun) and "revisi_dipa" in bobot.bobot:
        hasil.append(_revisi(aturan.tahun, ketikan))
    hasil += [_rinci(bobot, aturan.tahun, k["kode"], ketikan) for _, k in daun(bobot) if "rinci" in k]
    if DISPENSASI not in bobot.bobot:
        hasil.append(_dispensasi(ketikan))
    return tuple(hasil)


def acuan(aturan: AturanSkor) -> tuple[str, ...]:
    """Figures of the rule that an office needs while it collects the parts; each says that it is a draft."""
    if aturan.jenis != JenisSkor.IKPA or not _ada("acuan_ikpa", aturan.tahun):
        return ()
    a, kkp = ambil("acuan_ikpa", aturan.tahun), ambil("target_kkp", aturan.tahun)
    pita = ambil("nilai_kontraktual", aturan.tahun)
    n = a.nilai
    target = ", ".join(tulis_persen(kkp.nilai["baris"][0][f"tw{t}"], None) for t in (1, 2, 3, 4))
    isi = "; ".join(f"{p['kata']} bernilai {tulis(p['nilai'], None)}" for p in pita.nilai["pita"])
    return (
        f"Kontrak dini: sebelum DIPA {tulis(n['kontrak_sebelum_dipa'], None)}, Januari–Maret"
        f" {tulis(n['kontrak_triwulan_satu'], None)}; kontrak mulai {tulis_rupiah(n['kontrak_terkecil'])}.",
        f"Rincian kontraktual: {isi}.",
        f"Kartu Kredit Pemerintah, target TW I–IV: {target}; tercapai bernilai"
        f" {tulis(n['kkp_tercapai'], None)}, belum {tulis(n['kkp_belum'], None)}.",
        f"Tagihan paling lambat {tulis(n['hari_tagihan'], None)} hari kerja; capaian output dilaporkan paling"
        f" lambat {tulis(n['hari_capaian_output'], None)} hari kerja.",
        f"Sumber: {a.sebutan}.",
    )


def _ada(nama: str, tahun: int) -> bool:
    try:
        ambil(nama, tahun)
    except TidakBerlaku:
        return False
    return True


def _revisi(tahun: int, ketikan: Ketikan) -> Bantuan:
    semester = [_cacah(ketikan, f"revisi-{s}") for s in (1, 2)]
    isi = [n for n, _ in semester]
    if isi[1] is None:
        isi = isi[:1]
    return _jadi(
        "revisi_dipa",
        "Revisi DIPA",
        [
            _medan(ketikan, f"revisi-{s}", f"Banyak revisi semester {s}", m[1])
            for s, m in enumerate(semester, 1)
        ],
        None if isi[0] is None else lambda: ikpa.nilai_revisi_dipa(isi, tahun),
    )


def _dispensasi(ketikan: Ketikan) -> Bantuan:
    dengan, salah_d = _cacah(ketikan, "spm-dispensasi")
    semua, salah_s = _cacah(ketikan, "spm")

    def hitung() -> Hitungan:
        nilai = ikpa.per_mil_dispensasi(dengan or 0, semua or 0)
        if nilai is None:
            return Hitungan(None, alasan="belum ada SPM")
        return Hitungan(nilai, (f"{dengan} ÷ {semua} × 1000 = {tulis(nilai)} per mil",))

    medan = [
        _medan(ketikan, "spm-dispensasi", "SPM triwulan IV dengan dispensasi", salah_d),
        _medan(ketikan, "spm", "Seluruh SPM triwulan IV", salah_s),
    ]
    lengkap = dengan is not None and semua is not None
    return _jadi(DISPENSASI, "Dispensasi SPM (per mil)", medan, hitung if lengkap else None)


def _cro(ketikan: Ketikan) -> Bantuan:
    """CRO from volumes; where the rows name outputs of programmes, nested as for an Eselon I unit."""
    masalah: list[Masalah] = []
    keluaran: dict[str, list[Ro]] = {}
    for nomor, baris in enumerate(ketikan.get(AWALAN + "volume-ro", "").splitlines(), 1):
        sel = [s.strip() for s in baris.split("\t" if "\t" in baris else ";")]
        if not any(sel):
            continue
        if len(sel) not in (3, 4):
            masalah.append(Masalah("cro", f"Baris {nomor}: ada {len(sel)} kolom, seharusnya 3 atau 4.", ""))
            continue
        ke = len(masalah)
        target, realisasi = (angka(s, "cro", masalah) for s in sel[-2:])
        masalah[ke:] = [Masalah("cro", f"Baris {nomor}: {m.pesan}", "") for m in masalah[ke:]]
        keluaran.setdefault(sel[0] if len(sel) == 4 else "", []).append(Ro(sel[-3], target, realisasi))
    if "" in keluaran and len(keluaran) > 1:
        masalah.append(Masalah("cro", "Sebagian baris menyebut keluaran program, sebagian tidak.", ""))
    medan = [
        MedanBantu(
            f"{AWALAN}volume-ro", "[keluaran program;] RO atau indikator; target volume; realisasi volume",
            ketikan.get(AWALAN + "volume-ro", ""), tuple(masalah[:5]), panjang=True,
        )
    ]  # fmt: skip
    hitung = (lambda: capaian_ro(keluaran[""])) if "" in keluaran else (lambda: capaian_bertingkat(keluaran))
    return _jadi("cro", "Capaian rincian output", medan, hitung if keluaran else None)


def _rinci(bobot: Versi, tahun: int, kode: str, ketikan: Ketikan) -> Bantuan:
    """Fields of the parts; a part that has parts itself is typed as a whole or by them."""
    komponen = next(k for _, k in daun(bobot) if k["kode"] == kode)
    medan, nilai = [], {}
    for judul, r in _semua_rinci(komponen):
        nama, masalah = f"{kode}-{r['kode']}", list[Masalah]()
        nilai[r["kode"]] = angka(ketikan.get(AWALAN + nama, ""), nama, masalah)
        medan.append(_medan(ketikan, nama, judul, masalah))
        if r["kode"] == KKP and _ada("target_kkp", tahun):
            medan += _medan_kkp(kode, ketikan)
    kkp = _kkp(kode, tahun, ketikan) if KKP in nilai else None

    def hitung() -> Hitungan:
        if kkp is None:
            return ikpa.nilai_rinci(kode, nilai, tahun, bobot)
        if nilai[KKP] is not None:
            raise KomponenSalah(KKP, "Kartu Kredit Pemerintah: isi nilai atau triwulannya, jangan keduanya.")
        hasil_kkp = kkp()
        if hasil_kkp.nilai is None:
            return hasil_kkp
        hasil = ikpa.nilai_rinci(kode, {**nilai, KKP: hasil_kkp.nilai}, tahun, bobot)
        return replace(hasil, langkah=(*hasil_kkp.langkah, *hasil.langkah))

    ada = kkp is not None or any(n is not None for n in nilai.values())
    return _jadi(kode, komponen["nama"], medan, hitung if ada else None)


def _semua_rinci(komponen: Mapping[str, Any], induk: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Parts and their parts, with what their fields are called."""
    for r in komponen["rinci"]:
        bobot = tulis_persen(r["bobot"], None)
        dalam = "rinci" in r
        yield f"{induk}{r['nama']} ({bobot}{', atau isi rinciannya' if dalam else ''})", r
        if dalam:
            yield from _semua_rinci(r, f"{r['nama']}: ")


def _medan_kkp(kode: str, ketikan: Ketikan) -> list[MedanBantu]:
    hasil = []
    for tw in TRIWULAN:
        nama, masalah = f"{kode}-kkp-tw{tw}", list[Masalah]()
        angka(ketikan.get(AWALAN + nama, ""), nama, masalah)
        hasil.append(_medan(ketikan, nama, f"Penggunaan kartu kredit sampai TW {tw} (%)", masalah))
    return hasil


def _kkp(kode: str, tahun: int, ketikan: Ketikan) -> Callable[[], Hitungan] | None:
    """The credit card from its quarters, up to the last one that was typed; None where none was."""
    isi = [angka(ketikan.get(f"{AWALAN}{kode}-kkp-tw{tw}", ""), "", []) for tw in TRIWULAN]
    while isi and isi[-1] is None:
        isi.pop()
    return (lambda: ikpa.nilai_kkp(isi, tahun)) if isi and _ada("target_kkp", tahun) else None


def _jadi(kode: str, nama: str, medan: list[MedanBantu], hitung: Callable[[], Hitungan] | None) -> Bantuan:
    hasil = None
    if hitung is not None and not any(m.salah for m in medan):
        try:
            hasil = hitung()
        except KomponenSalah as salah:
            hasil = Hitungan(None, alasan=str(salah).rstrip("."))
    nilai = None if hasil is None else hasil.nilai
    return Bantuan(kode, nama, tuple(medan), hasil, "" if nilai is None else teks(_pendek(nilai)))


def _pendek(nilai: Decimal) -> Decimal:
    return bulatkan(nilai, DESIMAL)


def _cacah(ketikan: Ketikan, nama: str) -> tuple[int | None, list[Masalah]]:
    diketik = ketikan.get(AWALAN + nama, "").strip()
    n = bulat(diketik)
    salah = [Masalah(nama, f"“{diketik[:20]}” bukan bilangan bulat.", "")] if diketik and n is None else []
    return n, salah


def _medan(ketikan: Ketikan, nama: str, judul: str, salah: list[Masalah]) -> MedanBantu:
    return MedanBantu(f"{AWALAN}{nama}", judul, ketikan.get(AWALAN + nama, ""), tuple(salah))
