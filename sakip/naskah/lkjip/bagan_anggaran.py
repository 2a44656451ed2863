"""The charts of the budget. Each stands beside the table of its figures; none repeats another.

Three bars at least, and not all the same; of more than :data:`BATANG_TERBANYAK` the largest, and the caption
says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sakip.anggaran.queries import persen
from sakip.anggaran.queries.rincian import PotretTahun, TahunAnggaran
from sakip.aturan.angka import tulis_rupiah
from sakip.dokumen.bagan import batang_anggaran
from sakip.dokumen.bagan.jumlah import batang_rupiah
from sakip.dokumen.blok import Blok, Gambar
from sakip.naskah.kalimat import kalimat_potret, tanggal_panjang, tulis_capaian
from sakip.naskah.lkjip.kelompok_anggaran import Kelompok
from sakip.naskah.lkjip.penyusun import Penyusun

BATANG_TERSEDIKIT, BATANG_TERBANYAK = 3, 12
GAMBAR_ANGGARAN = "gambar-anggaran"


class Uang(Protocol):
    """What a bar needs: a DIPA or a group of lines."""

    @property
    def nama(self) -> str: ...
    @property
    def pagu(self) -> int: ...
    @property
    def realisasi(self) -> int | None: ...


def angka(isi: Sequence[Uang]) -> tuple[tuple[int, int | None], ...]:
    """The figures that a chart of these would show, to see whether another one shows them already."""
    return tuple(sorted(((x.pagu, x.realisasi) for x in isi), key=str))


def _bermakna(isi: Sequence[Uang]) -> bool:
    return len(isi) >= BATANG_TERSEDIKIT and len(set(angka(isi))) > 1


def bagan_dipa(p: Penyusun) -> list[Blok]:
    """Pagu and realisation by DIPA. Of many, those of the office and those of the units below it apart."""
    ada = sorted(
        (b for b in p.bahan.anggaran.baris if b.pagu or b.realisasi), key=lambda b: (-b.pagu, b.kode)
    )
    if not _bermakna(ada):
        return []
    sendiri = [b for b in ada if b.unit == p.bahan.hasil.unit]
    bawah = [b for b in ada if b.unit != p.bahan.hasil.unit]
    if len(ada) <= BATANG_TERBANYAK or min(len(sendiri), len(bawah)) < BATANG_TERSEDIKIT:
        return [_gambar(p, ada, "Pagu dan Realisasi Anggaran", "DIPA", GAMBAR_ANGGARAN)]
    judul = f"Pagu dan Realisasi Anggaran {p.bahan.singkatan}"
    unit = f"Pagu dan Realisasi Anggaran Unit di Bawah {p.bahan.singkatan}"
    return [
        _gambar(p, sendiri, judul, "DIPA", GAMBAR_ANGGARAN),
        _gambar(p, bawah, unit, "DIPA", f"{GAMBAR_ANGGARAN}-unit"),
    ]


def bagan_sisa(p: Penyusun) -> list[Blok]:
    """What was left of the pagu, the most first: with all absorbed alike it tells where the money stayed."""
    baris = p.bahan.anggaran.baris
    sisa = sorted(
        ((b.pagu - b.realisasi, b) for b in baris if b.realisasi is not None),
        key=lambda x: (-x[0], x[1].kode),
    )
    total = sum(n for n, _ in sisa)
    if len(sisa) < max(len(baris), BATANG_TERSEDIKIT) or len({n for n, _ in sisa}) < 2 or sisa[-1][0] < 0:
        return []
    terpilih = sisa[:BATANG_TERBANYAK]
    sebutan = "Sisa Anggaran"
    if len(terpilih) < len(sisa):
        sebutan += f" {len(terpilih)} DIPA dengan Sisa Terbesar"
    bagian = {b.kode: sebut_bagian(n, total) for n, b in terpilih}
    rangkum = "; ".join(
        f"{b.nama} {tulis_rupiah(n)} ({bagian[b.kode]} dari seluruh sisa)" for n, b in terpilih
    )
    return [
        Gambar(
            f"{sebutan} Tahun {p.tahun}",
            f"Grafik batang sisa anggaran, yaitu pagu dikurangi realisasi: {rangkum}.",
            bagan=batang_rupiah([(b.nama, n, bagian[b.kode]) for n, b in terpilih]),
            catatan=f"Dalam kurung: bagian dari seluruh sisa, {tulis_rupiah(total)}. {_potret(p)}",
            kunci=f"{GAMBAR_ANGGARAN}-sisa",
        )
    ]


def bagan_kelompok(p: Penyusun, nama: str, isi: Sequence[Kelompok]) -> list[Blok]:
    """Pagu and realisation by program, kegiatan or kind of spending."""
    ada = [k for k in isi if k.pagu or k.realisasi]
    if not _bermakna(ada):
        return []
    sebutan = f"Pagu dan Realisasi Anggaran Menurut {nama}"
    return [_gambar(p, ada, sebutan, nama, f"{GAMBAR_ANGGARAN}-{nama.split()[0].lower()}")]


def bagan_komposisi(p: Penyusun, nama: str, isi: Sequence[Kelompok], total: int) -> list[Blok]:
    """What the pagu is made of: shares by program or kind of spending."""
    ada = [k for k in isi if k.pagu]
    if not BATANG_TERSEDIKIT <= len(ada) <= BATANG_TERBANYAK or len({k.pagu for k in ada}) < 2:
        return []
    bagian = [sebut_bagian(k.pagu, total) for k in ada]
    rangkum = "; ".join(f"{k.nama} {tulis_rupiah(k.pagu)} ({x})" for k, x in zip(ada, bagian, strict=True))
    return [
        Gambar(
            f"Komposisi DIPA Menurut {nama} Tahun {p.tahun}",
            f"Grafik batang pagu akhir dan bagiannya dari seluruh pagu: {rangkum}.",
            bagan=batang_rupiah([(k.nama, k.pagu, x) for k, x in zip(ada, bagian, strict=True)]),
            kunci=f"gambar-dipa-{nama.split()[0].lower()}",
        )
    ]


def sebut_bagian(n: int, dari: int) -> str:
    """A share in percent."""
    return tulis_capaian(persen(n, dari))


def bagan_tahun(p: Penyusun, tahun: Sequence[TahunAnggaran]) -> list[Blok]:
    """Pagu and realisation of the years that count the same DIPA as the report's own, back to a break."""
    isi: list[TahunAnggaran] = []
    for t in reversed(tahun):
        if t.dipa != tahun[-1].dipa or t.realisasi is None or t.tanpa_realisasi:
            break
        isi.insert(0, t)
    if len(isi) < 2 or len({(t.pagu, t.realisasi) for t in isi}) < 2:
        return []
    rangkum = "; ".join(
        f"tahun {t.tahun} pagu {tulis_rupiah(t.pagu)}, realisasi {tulis_rupiah(t.realisasi)} "
        f"({tulis_capaian(t.persen)})"
        for t in isi
    )
    return [
        Gambar(
            f"Pagu dan Realisasi Anggaran, {isi[0].tahun}–{isi[-1].tahun}",
            f"Grafik batang pagu dan realisasi antartahun: {rangkum}.",
            bagan=batang_anggaran(
                [(str(t.tahun), t.pagu, t.realisasi) for t in isi], tulis_angka=tulis_capaian
            ),
            kunci=f"{GAMBAR_ANGGARAN}-tahun",
        )
    ]


def bagan_potret(p: Penyusun, potret: Sequence[PotretTahun]) -> list[Blok]:
    """How the money was spent through the year, by its snapshots."""
    if len(potret) < BATANG_TERSEDIKIT or len({x.realisasi for x in potret}) < 2:
        return []
    pagu = p.bahan.anggaran.pagu
    isi = [(tanggal_panjang(x.per_tanggal), x.realisasi, sebut_bagian(x.realisasi, pagu)) for x in potret]
    rangkum = "; ".join(f"sampai {hari} {tulis_rupiah(n)} ({x})" for hari, n, x in isi)
    return [
        Gambar(
            f"Realisasi Anggaran Sampai dengan Tiap Tanggal, {p.tahun}",
            f"Grafik batang realisasi anggaran dan bagiannya dari pagu akhir: {rangkum}.",
            bagan=batang_rupiah(isi),
            kunci=f"{GAMBAR_ANGGARAN}-potret",
        )
    ]


def _gambar(p: Penyusun, ada: Sequence[Uang], judul: str, sebutan: str, kunci: str) -> Gambar:
    """Pagu and realisation as bars; of many only the largest, and the caption says so."""
    terpilih = list(ada)
    if len(ada) > BATANG_TERBANYAK:
        terpilih = sorted(ada, key=lambda b: -b.pagu)[:BATANG_TERBANYAK]
        judul += f" {BATANG_TERBANYAK} {sebutan} dengan Pagu Terbesar"
    rangkum = "; ".join(
        f"{b.nama}: pagu {tulis_rupiah(b.pagu)}, realisasi {tulis_rupiah(b.realisasi)}"
        + (f" ({tulis_capaian(persen(b.realisasi, b.pagu))})" if b.pagu and b.realisasi is not None else "")
        for b in terpilih
    )
    return Gambar(
        f"{judul} Tahun {p.tahun}",
        f"Grafik batang pagu dan realisasi: {rangkum}.",
        bagan=batang_anggaran([(b.nama, b.pagu, b.realisasi) for b in terpilih], tulis_angka=tulis_capaian),
        catatan=_potret(p),
        kunci=kunci,
    )


def _potret(p: Penyusun) -> str:
    return kalimat_potret(p.bahan.anggaran.sumber, p.bahan.anggaran.per_tanggal)
