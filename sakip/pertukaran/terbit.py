"""Compares our figures with published ones and tells every difference (docs/contoh.md)."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from sakip.anggaran.queries import anggaran_unit
from sakip.aturan.angka import tulis, tulis_persen
from sakip.organisasi.models import Unit
from sakip.organisasi.queries import nama_unit, unit_dengan_kode
from sakip.pengukuran.hasil import HasilButir
from sakip.pengukuran.queries import capaian_unit
from sakip.pertukaran.contoh import berkas_terbit
from sakip.pertukaran.terbit_lain import bagian_lain
from sakip.pertukaran.terbit_skor import bagian_skor

PEMBUKA = """# Contoh: hitungan kami dan angka yang diterbitkan

Halaman ini ditulis oleh perintah `sakip kelola contoh-md`; jangan disunting.

Tiga paket contoh memuat angka laporan kinerja yang diterbitkan. Realisasi, capaian, serapan, dan nilai di
bawah dihitung ulang dari angka-angka itu menurut aturan program ini, tanpa pembulatan antara. Sebuah angka
dianggap sama bila selisihnya paling banyak satu satuan pada angka terakhir yang dicetak, karena laporan
kadang membulatkan dan kadang memotong. Dari indikator dan DIPA didaftar hanya yang berbeda; dari yang lain
semuanya.
"""


@dataclass(frozen=True)
class Beda:
    """One published figure that ours differs from."""

    kode: str
    nama: str
    dicetak: str
    hitungan: str
    sebab: str


@dataclass(frozen=True)
class BandingKantor:
    """One office: how many figures were compared and which differ."""

    nama: str
    paket: str
    tahun: int
    butir: int
    beda: tuple[Beda, ...]
    anggaran: int
    beda_anggaran: tuple[Beda, ...]
    beda_target: tuple[Beda, ...]
    skor: tuple[str, ...] = ()


def cocok(kami: Decimal | None, terbit: str | None) -> bool:
    """Whether ours is within one unit of the last printed digit (rules.md 0.1)."""
    if kami is None or terbit is None:
        return kami is None and terbit is None
    cetak = Decimal(terbit)
    eksponen = cetak.as_tuple().exponent
    satuan = Decimal(1).scaleb(eksponen if isinstance(eksponen, int) else 0)
    return abs(kami - cetak) <= satuan


def bandingkan(berkas: Path, *, pada: dt.date) -> BandingKantor:
    """Compare the published figures in ``berkas`` with those of the imported package."""
    terbit: dict[str, Any] = json.loads(berkas.read_text(encoding="utf-8"))
    unit, tahun = unit_dengan_kode(terbit["unit"]), int(terbit["tahun"])
    hasil = capaian_unit(unit, tahun, bacaan="resmi", pada=pada)
    kami = {b.kode: b for b in hasil.butir}
    return BandingKantor(
        nama=nama_unit([unit.pk], dt.date(tahun, 12, 31))[unit.pk][0],
        paket=berkas.stem,
        tahun=tahun,
        butir=len(terbit["butir"]),
        beda=tuple(b for t in terbit["butir"] if (b := _beda_butir(t, kami.get(t["kode"]))) is not None),
        anggaran=len(terbit.get("anggaran", [])),
        beda_anggaran=tuple(_beda_anggaran(unit, terbit.get("anggaran", []))),
        beda_target=tuple(_beda_target(terbit["butir"], kami)),
        skor=(*bagian_skor(unit, terbit, pada=pada), *bagian_lain(unit, terbit, pada=pada)),
    )


def _beda_butir(t: dict[str, Any], kami: HasilButir | None) -> Beda | None:
    if kami is None:
        return Beda(t["kode"], "", _cetak(t), "butir tidak ada dalam paket", t["catatan"])
    if cocok(kami.realisasi.nilai, t["realisasi"]) and cocok(kami.capaian, t["capaian"]):
        return None
    nihil = kami.hasil_realisasi.keadaan == "nihil"
    realisasi = "nihil" if nihil else kami.realisasi.kata or tulis(kami.realisasi.nilai)
    capaian = tulis_persen(kami.capaian) if kami.capaian is not None else kami.hasil.alasan
    return Beda(t["kode"], kami.rumusan, _cetak(t), f"{realisasi}; capaian {capaian}", t["catatan"])


def _cetak(t: dict[str, Any]) -> str:
    realisasi = t["tercetak_realisasi"] or "–"
    return f"{realisasi}; capaian {t['tercetak_capaian'] or '–'}"


def _beda_target(terbit: Iterable[dict[str, Any]], kami: dict[str, HasilButir]) -> Iterable[Beda]:
    """Items whose target in the signed agreement differs from the target in the report."""
    for t in terbit:
        bertanda = t.get("target_pk_bertanda_tangan")
        if bertanda is not None and t["kode"] in kami:
            butir = kami[t["kode"]]
            target = butir.target.kata or tulis(butir.target.nilai, None)
            yield Beda(t["kode"], butir.rumusan, tulis(Decimal(bertanda), None), target, t["catatan"])


def _beda_anggaran(unit: Unit, terbit: Sequence[dict[str, Any]]) -> Iterable[Beda]:
    tahun = sorted({int(t["tahun"]) for t in terbit})
    kami = {(b.kode, th): b for th in tahun for b in anggaran_unit(unit, th).baris}
    for t in terbit:
        baris = kami.get((t["dipa"], int(t["tahun"])))
        if baris is None:
            yield Beda(f"{t['dipa']} {t['tahun']}", "", f"{t['persen']}%", "tidak ada", t["catatan"])
        elif not cocok(baris.persen, t["persen"]):
            cetak = tulis_persen(Decimal(t["persen"]))
            kode = f"{t['dipa']} {t['tahun']}"
            yield Beda(kode, baris.nama, cetak, tulis_persen(baris.persen), t["catatan"])


def tulis_contoh_md(*, pada: dt.date) -> str:
    """The page docs/contoh.md for all offices with published figures, as of ``pada``."""
    bagian = [PEMBUKA]
    for berkas in berkas_terbit():
        bagian += _kantor(bandingkan(berkas, pada=pada))
    return "\n".join(bagian)


def _kantor(k: BandingKantor) -> list[str]:
    sama = k.butir - len(k.beda)
    hasil = [
        f"## {k.nama} {k.tahun}",
        "",
        f"Paket `{k.paket}`, {k.butir} indikator: {sama} sama, {len(k.beda)} berbeda.",
        "",
    ]
    if k.beda:
        hasil += _tabel(("Kode", "Indikator", "Dicetak", "Hitungan kami", "Sebab"), k.beda)
    if k.beda_target:
        hasil += [
            "### Target",
            "",
            "Target pada perjanjian yang ditandatangani dan pada laporan berbeda.",
            "",
        ]
        hasil += _tabel(("Kode", "Indikator", "Perjanjian", "Laporan (dipakai)", "Catatan"), k.beda_target)
    if k.anggaran:
        sama = k.anggaran - len(k.beda_anggaran)
        hasil += [
            "### Anggaran",
            "",
            f"{k.anggaran} persentase realisasi DIPA: {sama} sama, {len(k.beda_anggaran)} berbeda.",
            "",
        ]
        if k.beda_anggaran:
            hasil += _tabel(("DIPA", "Nama", "Dicetak", "Hitungan kami", "Sebab"), k.beda_anggaran)
    return [*hasil, *k.skor]


def _tabel(kepala: Sequence[str], baris: Iterable[Beda]) -> list[str]:
    isi = [(b.kode, b.nama, b.dicetak, b.hitungan, b.sebab) for b in baris]
    return [
        f"| {' | '.join(kepala)} |",
        f"|{' --- |' * len(kepala)}",
        *(f"| {' | '.join(_sel(s) for s in b)} |" for b in isi),
        "",
    ]


def _sel(teks: str) -> str:
    """Text that cannot break a Markdown table."""
    return " ".join(teks.split()).replace("|", "\\|")
