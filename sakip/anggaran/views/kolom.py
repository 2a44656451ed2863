"""The tables of the budget pages: rupiah and percent columns that export as numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

import django_tables2 as tables
from django.utils.html import format_html

from sakip.anggaran.queries.banding import BandingVersi, BarisBanding
from sakip.anggaran.queries.serapan import BarisSerapan
from sakip.aturan.angka import bagi, tulis, tulis_persen
from sakip.aturan.periode import NAMA_BULAN, tulis_tanggal
from sakip.inti.tabel import Tabel, Tautan, Teks


class _Angka(tables.Column):
    def __init__(self, nama: str, **lain: Any) -> None:
        attrs = {
            "td": {"class": "angka", "data-kolom": nama},
            "th": {"class": "angka"},
            "tf": {"class": "angka"},
        }
        super().__init__(nama, attrs=attrs, default="–", **lain)


class Uang(_Angka):
    """Rupiah without the sign; the heading says it."""

    def render(self, value: Any) -> str:
        return tulis(value, 0)

    def value(self, value: Any) -> Any:
        return None if value == "–" else value


class UangJuta(Uang):
    """Millions of rupiah on the page, where twelve months stand side by side; rupiah in the export."""

    def render(self, value: Any) -> str:
        return tulis(bagi(value, 1_000_000), 1)


class Persen(_Angka):
    """A percentage; unrounded in the export."""

    def render(self, value: Decimal) -> str:
        return tulis_persen(value)

    def value(self, value: Any) -> Any:
        return None if value == "–" else value


class Hari(Teks):
    """A day as people read it; a date in the export."""

    def render(self, value: dt.date) -> str:
        return tulis_tanggal(value)

    def value(self, value: Any) -> Any:
        return value or None


class _Tumpuk(Tabel.Meta):
    attrs = {"class": "tumpuk"}  # noqa: RUF012 - read by django-tables2


class Satker(tables.Column):
    """A DIPA on the page: its code leads to it, its name, and whose it is where the name does not say it."""

    def __init__(self) -> None:
        super().__init__("Satker", accessor="kode", attrs={"td": {"class": "nama-dipa"}})

    def render(self, record: dict[str, Any]) -> str:
        unit = "" if record["unit"] in (record["nama"], record["kantor"]) else f" · {record['unit']}"
        return format_html(
            '<a href="{}">{}</a><div class="kecil redup">{}{}</div>',
            record["alamat"], record["kode"], record["nama"], unit,
        )  # fmt: skip


class TabelDipa(Tabel):
    """The page has code, name and unit in one column, the export each in its own."""

    keterangan = "DIPA, versi yang berlaku"
    satker = Satker()
    kode = Tautan("Kode satker")
    nama = Teks("Nama")
    unit = Teks("Unit")
    versi = Teks("Versi")
    awal = Uang("Pagu awal (Rp)")
    revisi = Uang("Revisi (Rp)")
    abt = Uang("ABT (Rp)")
    pagu = Uang("Pagu akhir (Rp)")
    blokir = Uang("Blokir (Rp)")
    realisasi = Uang("Realisasi (Rp)")
    serapan = Persen("Serapan")
    per = Hari("Per tanggal")

    class Meta(_Tumpuk):
        empty_text = "Belum ada DIPA tahun ini. Perencana menambahkannya, atau mengimpornya dari berkas."


class TabelRekonsiliasi(Tabel):
    keterangan = "Setiap baris dari pagu awal sampai pagu akhir, dengan alasannya"
    dipa = Teks("DIPA")
    kode = Teks("Kode baris")
    uraian = Teks("Uraian")
    jenis_belanja = Teks("Jenis belanja")
    awal = Uang("Pagu awal (Rp)")
    revisi = Uang("Revisi (Rp)")
    abt = Uang("ABT (Rp)")
    akhir = Uang("Pagu akhir (Rp)")
    blokir = Uang("Blokir (Rp)")
    alasan = Teks("Alasan perubahan")

    class Meta(_Tumpuk):
        empty_text = "Belum ada baris DIPA."


class TabelSerapan(Tabel):
    keterangan = "Penyerapan menurut tingkat"
    kode = Teks("Kode")
    nama = Teks("Uraian")
    pagu = Uang("Pagu (Rp)")
    blokir = Uang("Blokir (Rp)")
    realisasi = Uang("Realisasi (Rp)")
    serapan = Persen("Serapan")
    rencana = Uang("RPD sampai bulan itu (Rp)")
    deviasi = Persen("Deviasi dari RPD")

    class Meta(_Tumpuk):
        empty_text = "Belum ada DIPA tahun ini."


def tabel_serapan(
    baris: Sequence[BarisSerapan], sampai: int, tampil: str, cari: Callable[[list[dict[str, Any]]], list[Any]]
) -> Tabel:
    """A level: up to the last full month, or month by month in percent (``bulan``) or ``rupiah``."""
    if not tampil:
        return TabelSerapan(cari([
            {"kode": b.kode, "nama": b.nama, "pagu": b.pagu, "blokir": b.blokir, "realisasi": b.realisasi,
             "serapan": b.serapan, "rencana": b.bulan[sampai - 1].rencana if sampai else None,
             "deviasi": b.bulan[sampai - 1].deviasi if sampai else None}
            for b in baris
        ]))  # fmt: skip
    isi = [
        {"kode": b.kode, "nama": b.nama, "pagu": b.pagu}
        | {f"b{t.bulan}": t.realisasi if tampil == "rupiah" else t.serapan for t in b.bulan}
        for b in baris
    ]
    rupa = UangJuta if tampil == "rupiah" else Persen
    bulan = [(f"b{n}", rupa(kata[:3])) for n, kata in enumerate(NAMA_BULAN, 1)]
    tabel = TabelSerapanBulan(cari(isi), extra_columns=bulan)
    if tampil == "rupiah":
        tabel.keterangan += ". Bulan dalam juta rupiah; unduhannya dalam rupiah penuh"
    return tabel


class TabelSerapanBulan(Tabel):
    keterangan = "Kumulatif sampai akhir setiap bulan; kosong bila DIPA-nya belum semua mempunyai potret"
    kode = Teks("Kode")
    nama = Teks("Uraian")
    pagu = Uang("Pagu (Rp)")

    class Meta(_Tumpuk):
        empty_text = "Belum ada DIPA tahun ini."


class TabelOutput(Tabel):
    keterangan = "Rincian output terhadap penyerapan"
    dipa = Teks("DIPA")
    kode = Tautan("Kode RO")
    nama = Teks("Rincian output")
    sifat = Teks("Sifat")
    target = _Angka("Target")
    satuan = Teks("Satuan")
    volume = _Angka("Volume")
    volume_persen = Persen("Capaian volume")
    progres = Persen("Progres")
    serapan = Persen("Serapan")
    selisih = Persen("Selisih (poin)")
    keadaan = Teks("Keadaan")

    def render_target(self, value: Decimal) -> str:
        return tulis(value, None)

    def render_volume(self, value: Decimal) -> str:
        return tulis(value, None)

    def render_selisih(self, value: Decimal) -> str:
        return tulis(value)

    class Meta(_Tumpuk):
        empty_text = "Belum ada rincian output. Perencana menambahkannya dari halaman DIPA-nya."


class TabelUang(Tabel):
    keterangan = "Uang menurut indikator; pot bersama ditandai"
    indikator = Teks("Indikator")
    nama = Teks("Rumusan")
    pot = Teks("Pot dan bagiannya")
    bersama = Teks("Bersama")
    pagu = Uang("Pagu (Rp)")
    realisasi = Uang("Realisasi (Rp)")
    serapan = Persen("Serapan")

    class Meta(_Tumpuk):
        empty_text = (
            "Belum ada kunci. Perencana menetapkannya dari halaman DIPA: pot mana melayani indikator mana."
        )


class TabelKantor(Tabel):
    keterangan = "Unit yang mempunyai DIPA"
    nama = Tautan("Unit")
    kode = Teks("Kode")
    tahun = Teks("Tahun anggaran", orderable=False)

    class Meta(_Tumpuk):
        empty_text = (
            "Belum ada DIPA pada unit yang boleh Anda lihat. Pilih tempat tugas Anda di atas untuk mulai."
        )


def tabel_banding(b: BandingVersi, baris: Sequence[BarisBanding]) -> Tabel:
    """Versions as columns, for the export: pagu and blocked amount of each, and all reasons."""
    lajur: list[tuple[str, tables.Column]] = [
        ("kode", Teks("Kode baris")), ("uraian", Teks("Uraian")), ("jenis", Teks("Jenis belanja"))
    ]  # fmt: skip
    for v in b.versi:
        lajur += [
            (f"p{v.nomor}", Uang(f"Pagu {v.sebut} (Rp)")),
            (f"b{v.nomor}", Uang(f"Blokir {v.sebut} (Rp)")),
        ]
    lajur.append(("alasan", Teks("Alasan perubahan")))
    isi = [
        {"kode": x.kode, "uraian": x.uraian, "jenis": x.jenis_belanja,
         "alasan": "; ".join(f"{s}: {a or 'alasan belum ditulis'}" for s, a in x.alasan)}
        | {f"p{s.nomor}": s.pagu for s in x.sel} | {f"b{s.nomor}": s.blokir for s in x.sel}
        for x in baris
    ]  # fmt: skip
    return Tabel(isi, extra_columns=lajur)
