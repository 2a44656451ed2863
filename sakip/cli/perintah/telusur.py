"""``sakip telusur``: where a number comes from, as a tree or as JSON."""

from __future__ import annotations

import datetime as dt
import json
from itertools import groupby
from typing import Any

import typer
from rich.text import Text
from rich.tree import Tree

from sakip.akun.services import PENGENAL_SISTEM
from sakip.aturan.angka import teks_desimal, tulis
from sakip.aturan.capaian import URAIAN_STATUS_HITUNG
from sakip.aturan.periode import baca_periode
from sakip.cli.layar import BENTUK_STATUS, GAYA_STATUS, layar
from sakip.cli.perintah.tahun import pastikan_tahun
from sakip.naskah.kalimat import sebut_status, teks_target_realisasi, tulis_capaian
from sakip.pengukuran.hasil import BarisIsian, Telusur
from sakip.pengukuran.penyajian import capaian_json
from sakip.pengukuran.queries import telusur_butir
from sakip.pertukaran.queries import unit_dari_nama

METODE = {
    "rasio": "realisasi dibandingkan dengan target",
    "pertumbuhan_rasio": "pertumbuhan dibagi target pertumbuhan",
    "pertumbuhan_jumlah": "jumlah dibagi dasar × (1 + target)",
}
ASAL = {
    "variabel": "dihitung dari variabel",
    "langsung": "nilai jadi tanpa rincian",
    "surat": "nilai menurut surat",
}


def jalankan(nama: str, tahun: int, indikator: str, *, format: str, bacaan: str, pada: dt.date) -> None:
    """Print the trace of one item."""
    unit = unit_dari_nama(nama)
    pastikan_tahun(unit, tahun, nama)
    telusur = telusur_butir(unit, tahun, indikator, bacaan=bacaan, pada=pada)
    if format == "json":
        typer.echo(json.dumps(telusur_json(telusur), ensure_ascii=False, indent=1))
    else:
        layar().print(pohon(telusur))


def telusur_json(t: Telusur) -> dict[str, Any]:
    """The trace as plain values; numbers are decimal strings, what is missing is None."""
    butir = next(b for b in capaian_json(t.hasil)["butir"] if b["kode"] == t.butir.kode)
    return {
        "unit": t.hasil.unit,
        "tahun": t.hasil.tahun,
        "bacaan": t.hasil.bacaan,
        "pada": t.hasil.pada.isoformat(),
        "versi_aturan": t.hasil.versi_aturan,
        "kunci": t.butir.indikator,
        "butir": butir,
        "asal": t.butir.asal,
        "tanpa_rincian": t.butir.tanpa_rincian,
        "surat": t.surat or None,
        "rumus": t.butir.manual.rumus.teks if t.butir.manual.rumus else None,
        "rumus_kata": t.rumus_kata or None,
        "langkah": list(t.langkah),
        "alasan": t.butir.hasil.alasan or None,
        "peringatan": list(t.butir.peringatan),
        "isian": [_isian_json(i) for i in t.isian],
        "belum_lapor": list(t.belum_lapor),
        "bukti": list(t.bukti),
    }


def _isian_json(i: BarisIsian) -> dict[str, Any]:
    return {
        "variabel": i.variabel,
        "unit": i.unit,
        "periode": i.periode,
        "kategori": i.kategori or None,
        "nilai": None if i.nilai is None else teks_desimal(i.nilai),
        "keadaan": i.keadaan,
        "lingkup": i.lingkup,
        "dipakai": i.dipakai,
        "asal": i.asal,
        "oleh": i.oleh,
        "waktu": i.waktu.astimezone(dt.UTC).isoformat().replace("+00:00", "Z"),
        "pengajuan": i.pengajuan,
        "bukti": list(i.bukti),
    }


def pohon(t: Telusur) -> Tree:
    """The trace as a tree for the terminal."""
    b = t.butir
    akar = Tree(Text(f"{b.kode} {b.rumusan}", "bold"))
    akar.add(Text(f"{t.hasil.nama_unit}, tahun {t.hasil.tahun}, bacaan {t.hasil.bacaan}, per {t.hasil.pada}"))
    target, realisasi = teks_target_realisasi(b)
    status = b.hasil.status
    akar.add(Text(f"Target {target}; realisasi {realisasi}"))
    akar.add(
        Text(
            f"Capaian {tulis_capaian(b.capaian)} {BENTUK_STATUS[status]} {sebut_status(b)}",
            GAYA_STATUS[status],
        )
    )
    if b.hasil.alasan:
        akar.add(Text(f"Keterangan: {URAIAN_STATUS_HITUNG[b.hasil.status_hitung]} ({b.hasil.alasan})"))
    _cabang_hitungan(akar, t)
    _cabang_isian(akar, t)
    _cabang_daftar(akar, "Belum melapor", t.belum_lapor, "yellow")
    _cabang_daftar(akar, "Bukti", t.bukti)
    _cabang_daftar(akar, "Perhatian", b.peringatan, "yellow")
    _cabang_versi(akar, t)
    return akar


def _cabang_hitungan(akar: Tree, t: Telusur) -> None:
    cabang = akar.add(Text(f"Perhitungan: {ASAL.get(t.butir.asal, t.butir.asal)}", "bold"))
    if t.surat:
        cabang.add(Text(f"Sumber: {t.surat}"))
    if t.rumus_kata:
        cabang.add(Text(f"Rumus: {t.rumus_kata}"))
    for langkah in t.langkah:
        cabang.add(Text(langkah))


def _cabang_isian(akar: Tree, t: Telusur) -> None:
    if not t.isian:
        return
    cabang = akar.add(Text(f"Isian: {len(t.isian)} baris", "bold"))
    for (_, nama), isi in groupby(t.isian, key=lambda i: (i.variabel, i.nama_variabel)):
        variabel = cabang.add(Text(nama))
        for (kode, unit), baris in groupby(isi, key=lambda i: (i.unit, i.nama_unit)):
            di_unit = variabel.add(Text(f"{unit} [{kode}]"))
            for satu in baris:
                di_unit.add(_baris_isian(satu))


def _baris_isian(i: BarisIsian) -> Text:
    nilai = f"{tulis(i.nilai, None)} {i.satuan}" if i.nilai is not None else i.keadaan.replace("_", " ")
    bagian = [f"{baca_periode(i.periode).label}: {nilai}"]
    if i.kategori:
        bagian.append(i.kategori)
    if i.lingkup == "wilayah":
        bagian.append("angka seluruh wilayah")
    bagian += [i.pengajuan.replace("_", " "), f"oleh {_pelaku(i.oleh)} ({i.asal})"]
    bagian += [f"bukti {x}" for x in i.bukti]
    if not i.dipakai:
        bagian.append("tidak dipakai")
    return Text("; ".join(bagian), "" if i.dipakai else "dim")


def _pelaku(pengenal: str) -> str:
    """The opaque id of a person, or the system by name."""
    return "sistem" if pengenal == str(PENGENAL_SISTEM) else pengenal


def _cabang_daftar(akar: Tree, judul: str, isi: tuple[str, ...], gaya: str = "") -> None:
    if isi:
        cabang = akar.add(Text(judul, f"bold {gaya}".strip()))
        for satu in isi:
            cabang.add(Text(satu))


def _cabang_versi(akar: Tree, t: Telusur) -> None:
    m = t.butir.manual
    cabang = akar.add(Text("Aturan dan manual", "bold"))
    cabang.add(Text(f"Manual {m.versi}; metode: {METODE.get(m.metode, m.metode)}; polaritas {m.polaritas}"))
    cabang.add(Text(f"Aturan hitung versi {t.hasil.versi_aturan}"))
    if m.dasar:
        cabang.add(Text(f"Dasar: {m.dasar}"))
