"""``sakip capaian``."""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import Any

import typer
from rich.table import Table
from rich.text import Text

from sakip.aturan.angka import tulis
from sakip.cli.layar import BENTUK_STATUS, GAYA_STATUS, layar
from sakip.cli.perintah.tahun import pastikan_tahun
from sakip.naskah.kalimat import rekap, sebut_status, teks_target_realisasi, tulis_capaian
from sakip.naskah.kalimat.capaian import STATUS_TABEL
from sakip.pengukuran.hasil import HasilButir, HasilUnit
from sakip.pengukuran.penyajian import capaian_json, tulis_json
from sakip.pengukuran.queries import capaian_unit
from sakip.pertukaran.queries import unit_dari_nama

#: Beginnings that make a spreadsheet run a cell of text as a formula.
_RUMUS_LEMBAR = ("=", "+", "-", "@", "\t", "\r")
_TEKS = ("kode", "sasaran", "indikator", "satuan")


def jalankan(nama: str, tahun: int, *, format: str, bacaan: str, pada: dt.date) -> None:
    """Print the year of a unit; machine forms print nothing else."""
    unit = unit_dari_nama(nama)
    pastikan_tahun(unit, tahun, nama)
    hasil = capaian_unit(unit, tahun, bacaan=bacaan, pada=pada)
    if format == "json":
        typer.echo(tulis_json(hasil), nl=False)
    elif format == "csv":
        typer.echo(tulis_csv(capaian_json(hasil)), nl=False)
    else:
        _tabel(hasil)


def tulis_csv(isi: dict[str, Any]) -> str:
    """The items by RFC 4180 with a heading row, decimal points, and nothing for what is missing."""
    keluar = io.StringIO(newline="")
    kolom = list(isi["butir"][0]) if isi["butir"] else []
    penulis = csv.writer(keluar, lineterminator="\r\n")
    if kolom:
        penulis.writerow(kolom)
    for butir in isi["butir"]:
        penulis.writerow([_sel(k, butir[k]) for k in kolom])
    return keluar.getvalue()


def _sel(kolom: str, isi: str | None) -> str:
    teks = isi or ""
    return f"'{teks}" if kolom in _TEKS and teks.startswith(_RUMUS_LEMBAR) else teks


def _tabel(hasil: HasilUnit) -> None:
    konsol = layar()
    tabel = Table(
        title=f"Capaian {hasil.nama_unit} tahun {hasil.tahun} (bacaan {hasil.bacaan})",
        title_justify="left",
        show_lines=False,
    )
    tabel.add_column("Kode", no_wrap=True)
    tabel.add_column("Sasaran dan indikator", ratio=1, overflow="fold")
    for judul in ("Target", "Realisasi", "Capaian"):
        tabel.add_column(judul, justify="right")
    tabel.add_column("Status")
    for s in hasil.sasaran:
        tabel.add_row("", Text(s.nama, "bold"), "", "", Text(tulis_capaian(s.capaian), "bold"), "rata-rata")
        for b in s.butir:
            tabel.add_row(*_baris(b))
        tabel.add_section()
    konsol.print(tabel)
    _ringkasan(konsol, hasil)


def _baris(b: HasilButir) -> tuple[Text, ...]:
    target, realisasi = teks_target_realisasi(b, skala=False)
    status = b.hasil.status
    return (
        Text(b.kode),
        Text(b.rumusan),
        Text(target),
        Text(realisasi),
        Text(tulis_capaian(b.capaian)),
        Text(f"{BENTUK_STATUS[status]} {sebut_status(b)}", GAYA_STATUS[status]),
    )


def _ringkasan(konsol: Any, hasil: HasilUnit) -> None:
    r = rekap(hasil.butir)
    bagian = [f"{r.banyak(s)} {kata}" for s, kata in STATUS_TABEL.items() if r.banyak(s)]
    if r.banyak_tanpa_status:
        bagian.append(f"{r.banyak_tanpa_status} tidak dihitung")
    konsol.print(Text(f"{r.jumlah} indikator: {', '.join(bagian) or '–'}."))
    konsol.print(
        Text(
            f"Rata-rata sederhana capaian indikator: {tulis_capaian(hasil.rata.rata)} tanpa pembatasan, "
            f"{tulis_capaian(hasil.rata.rata_dibatasi)} dibatasi {tulis(hasil.batas, None)}%."
        )
    )
