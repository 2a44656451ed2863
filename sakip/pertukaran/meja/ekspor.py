"""Our figures as rows to enter into SMART, e-Monev and e-Performance: per office and period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from sakip.anggaran.models import Dipa
from sakip.anggaran.queries.output import BarisOutput, output_tahun
from sakip.aturan.angka import bulatkan, rapikan
from sakip.aturan.periode import NAMA_BULAN
from sakip.dokumen.blok import Daftar, IsiTeks, Paragraf, Tabel, Teks
from sakip.naskah.acuan import Acuan
from sakip.naskah.queries import bahan_lkjip
from sakip.naskah.teks import blok_teks
from sakip.organisasi.models import Unit
from sakip.pelaporan.models import TeksLaporan, TingkatTeks
from sakip.pelaporan.profil import BerkasProfil
from sakip.pengukuran.hasil import HasilButir
from sakip.pengukuran.queries.capaian import capaian_unit


@dataclass(frozen=True)
class Isian:
    """What is entered: headings as the system names them (key, heading), rows by key, what to know first."""

    tujuan: str
    judul: str
    kolom: tuple[tuple[str, str], ...]
    baris: tuple[Mapping[str, Any], ...]
    catatan: tuple[str, ...] = ()


#: Codes of an output as SMART and e-Monev ask for them, each in its own column.
_KODE: Final = (
    ("satker", "Kode Satker"),
    ("nama_satker", "Nama Satker"),
    ("program", "Program"),
    ("kegiatan", "Kegiatan"),
    ("kro", "KRO"),
    ("ro", "RO"),
    ("nama", "Nama RO"),
)
SMART: Final = (
    *_KODE,
    ("satuan", "Satuan"),
    ("target", "TVRO"),
    ("volume", "RVRO"),
    ("progres", "PCRO (%)"),
    ("pagu", "Pagu"),
    ("realisasi", "Realisasi"),
    ("keterangan", "Keterangan"),
)
EMONEV: Final = (
    *_KODE,
    ("prioritas", "Prioritas Nasional"),
    ("pagu", "Target Anggaran (Rp)"),
    ("realisasi", "Realisasi Anggaran (Rp)"),
    ("serapan", "Realisasi Anggaran (%)"),
    ("target", "Target Fisik"),
    ("satuan", "Satuan"),
    ("volume", "Realisasi Fisik"),
    ("volume_persen", "Realisasi Fisik (%)"),
    ("progres", "Progres (%)"),
    ("keterangan", "Permasalahan dan Tindak Lanjut"),
)
EPERFORMANCE: Final = (
    ("sasaran", "Sasaran Kegiatan"),
    ("kode", "Kode IKK"),
    ("indikator", "Indikator Kinerja Kegiatan"),
    ("satuan", "Satuan"),
    ("periode", "Periode"),
    ("target", "Target"),
    ("realisasi", "Realisasi"),
    ("capaian", "Capaian (%)"),
    ("sebab", "Analisis Keberhasilan/Kegagalan"),
    ("kendala", "Kendala"),
    ("solusi", "Tindak Lanjut"),
)
TUJUAN: Final[Mapping[str, str]] = {
    "smart": "SMART",
    "e-monev": "e-Monev",
    "e-performance": "e-Performance",
}


def susun_isian(tujuan: str, unit: Unit, tahun: int, bulan: int, *, bacaan: str, pada: dt.date) -> Isian:
    """The rows for ``tujuan`` of the office and what is below it, up to the end of ``bulan``.

    A fixed number of queries. What is not there is an empty cell, never 0. ``bacaan`` and ``pada`` are those
    of the capaian (e-Performance only).
    """
    return _SUSUN[tujuan](unit, tahun, bulan, bacaan, pada)


def _anggaran(unit: Unit, tahun: int, bulan: int) -> tuple[list[dict[str, Any]], tuple[str, ...]]:
    o = output_tahun(unit, tahun, bulan)
    dipa = Dipa.objects.filter(pk__in={b.dipa_id for b in o.baris}).select_related("program").in_bulk()
    catatan = [o.keterangan]
    if o.tanpa_ro:
        catatan.append(f"Satker tanpa rincian output: {', '.join(o.tanpa_ro)}.")
    belum = [b for b in o.baris if b.bulan != bulan]
    if belum:
        catatan.append(
            f"{len(belum)} rincian output belum dilaporkan untuk {NAMA_BULAN[bulan - 1]}; "
            "kolom capaiannya kosong."
        )
    return [_baris_output(b, dipa[b.dipa_id], bulan) for b in o.baris], tuple(catatan)


def _baris_output(b: BarisOutput, d: Dipa, bulan: int) -> dict[str, Any]:
    bagian = [*b.kode.upper().split("."), "", "", ""][:3]
    kini = b.bulan == bulan  # an older month's figure is not this month's report
    return {
        "satker": b.dipa,
        "nama_satker": d.nama,
        "program": d.program.kode if d.program else "",
        "kegiatan": bagian[0],
        "kro": bagian[1],
        "ro": bagian[2],
        "nama": b.nama,
        "satuan": b.satuan,
        "prioritas": b.prioritas_nasional,
        "target": rapikan(b.target),
        "volume": _rapi(b.volume) if kini else None,
        "volume_persen": _dua(b.volume_persen) if kini else None,
        "progres": _rapi(b.progres) if kini else None,
        "pagu": b.pagu,
        "realisasi": b.realisasi,
        "serapan": _dua(b.serapan),
        "keterangan": b.keterangan if kini else "",
    }


def _rapi(nilai: Decimal | None) -> Decimal | None:
    """Without the zeros that the column keeps."""
    return None if nilai is None else rapikan(nilai)


def _dua(nilai: Decimal | None) -> Decimal | None:
    """Two decimals, half up, as the entry forms take a percentage."""
    return None if nilai is None else bulatkan(nilai, 2)


def _smart(unit: Unit, tahun: int, bulan: int, bacaan: str, pada: dt.date) -> Isian:
    baris, catatan = _anggaran(unit, tahun, bulan)
    return Isian("smart", f"Isian SMART {_sampai(bulan, tahun)}", SMART, tuple(baris), catatan)


def _emonev(unit: Unit, tahun: int, bulan: int, bacaan: str, pada: dt.date) -> Isian:
    baris, catatan = _anggaran(unit, tahun, bulan)
    return Isian("e-monev", f"Isian e-Monev {_sampai(bulan, tahun)}", EMONEV, tuple(baris), catatan)


def _sampai(bulan: int, tahun: int) -> str:
    return f"sampai {NAMA_BULAN[bulan - 1]} {tahun}"


def _e_performance(unit: Unit, tahun: int, bulan: int, bacaan: str, pada: dt.date) -> Isian:
    periode = f"{tahun}-{bulan:02d}"
    hasil = capaian_unit(unit, tahun, bacaan=bacaan, pada=pada, sampai="" if bulan == 12 else periode)
    teks = _teks_setahun(unit, tahun, bacaan, pada) if bulan == 12 else {}
    kata = "hanya angka resmi (disetujui)" if bacaan == "resmi" else "angka sementara (semua yang tersimpan)"
    kosong = sum(b.realisasi.kosong for b in hasil.butir)
    catatan = [f"Dibaca dari {kata}, {_sampai(bulan, tahun)}."]
    if bulan < 12:
        catatan.append(
            "Analisis, kendala, dan tindak lanjut ditulis untuk setahun; terisi pada bulan Desember."
        )
    if kosong:
        catatan.append(f"{kosong} indikator belum mempunyai realisasi; kolomnya kosong.")
    baris = tuple(_baris_butir(b, teks, f"{NAMA_BULAN[bulan - 1]} {tahun}") for b in hasil.butir)
    if any(b.sampai and b.sampai.jenis == "tahun" and b.capaian is None for b in hasil.butir):
        catatan.append(
            "Indikator tanpa target antara: targetnya target setahun, capaiannya baru ada di akhir tahun."
        )
    return Isian(
        "e-performance", f"Isian e-Performance {_sampai(bulan, tahun)}", EPERFORMANCE, baris, tuple(catatan)
    )


def _teks_setahun(unit: Unit, tahun: int, bacaan: str, pada: dt.date) -> dict[tuple[str, str], str]:
    """The written parts by indicator and part, as plain text, with the figures that they refer to."""
    baris = TeksLaporan.objects.filter(
        unit=unit, tahun=tahun, tingkat=TingkatTeks.INDIKATOR, bagian__in=_TEKS
    ).values_list("kunci", "bagian", "isi")
    if not baris:
        return {}
    bahan = bahan_lkjip(unit, tahun, bacaan=bacaan, pada=pada)
    acuan = Acuan(bahan)
    return {
        (kunci, bagian): _polos(acuan.isi(isi, kunci).teks, bahan.profil.berkas)
        for kunci, bagian, isi in baris
    }


def _polos(isi: str, berkas: Mapping[str, BerkasProfil]) -> str:
    """A text without its marks: paragraphs and lists; of a table only that the report has it, no pictures."""
    hasil: list[str] = []
    for b in blok_teks(isi, berkas):
        if isinstance(b, Paragraf):
            hasil.append(_runtun(b.teks))
        elif isinstance(b, Daftar):
            hasil += [f"- {_runtun(x)}" for x in b.butir]
        elif isinstance(b, Tabel) and b.judul:
            hasil.append(f"(tabel {b.judul}: lihat laporan)")
    return "\n".join(hasil)


def _runtun(isi: IsiTeks) -> str:
    return isi if isinstance(isi, str) else "".join(x.isi for x in isi if isinstance(x, Teks))


def _baris_butir(b: HasilButir, teks: Mapping[tuple[str, str], str], periode: str) -> dict[str, Any]:
    return {
        "sasaran": b.rumusan_sasaran,
        "kode": b.kode,
        "indikator": b.rumusan,
        "satuan": b.satuan,
        "periode": periode if b.sampai and b.sampai.jenis == "periode" else f"s.d. {periode}",
        "target": _ukuran(b.target),
        "realisasi": _ukuran(b.realisasi, b.manual.desimal),
        "capaian": _dua(b.capaian),
        **{k: teks.get((b.indikator, k), "") for k in _TEKS},
    }


def _ukuran(u: Any, desimal: int | None = None) -> Any:
    """A word as it is, a number; a realisation rounded half up as the manual prints it."""
    if u.kata is not None:
        return u.kata
    return _rapi(u.nilai) if u.nilai is None or desimal is None else bulatkan(u.nilai, u.desimal(desimal))


_TEKS: Final = ("sebab", "kendala", "solusi")
_SUSUN: Final[Mapping[str, Callable[[Unit, int, int, str, dt.date], Isian]]] = {
    "smart": _smart,
    "e-monev": _emonev,
    "e-performance": _e_performance,
}


def teks_baris(baris: Mapping[str, Any]) -> str:
    """What a search looks through."""
    return " ".join(str(v) for v in baris.values() if v is not None)


def kunci_kolom(kolom: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(k for k, _ in kolom)
