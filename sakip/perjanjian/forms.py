"""What the pages of agreements send, as plain values; faults come back beside the fields."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.http import QueryDict

from sakip.berkas.jenis import UKURAN_TERBESAR
from sakip.berkas.unggah import terlalu_besar
from sakip.inti.galat import GalatSakip, Masalah, galat
from sakip.perjanjian.models import ButirPerjanjian
from sakip.perjanjian.services import (
    ButirMasuk,
    LaporMasuk,
    RencanaMasuk,
    SelMasuk,
    TanggapanMasuk,
)
from sakip.perjanjian.teks_target import baca_rupiah, tulis_isian

_PANJANG_ID = 18


def bulat(teks: str | None) -> int | None:
    """A whole number from an address or a form; None for anything else."""
    bersih = (teks or "").strip()
    return int(bersih) if bersih.isascii() and bersih.isdigit() and len(bersih) <= _PANJANG_ID else None


def versi(post: QueryDict) -> int:
    """The version that the person saw; 0 never matches."""
    return bulat(post.get("versi")) or 0


def tanggal(teks: str, tempat: str) -> dt.date:
    """A date from a date input."""
    try:
        return dt.date.fromisoformat(teks.strip())
    except ValueError:
        raise galat(
            tempat, "Tanggal belum diisi atau salah.", "Tulis tahun-bulan-hari, misalnya 2026-01-10."
        ) from None


def per_tempat(salah: GalatSakip | None) -> dict[str, list[Masalah]]:
    """The faults by field."""
    hasil: dict[str, list[Masalah]] = {}
    for m in salah.masalah if salah else ():
        hasil.setdefault(m.tempat, []).append(m)
    return hasil


# --- an item --------------------------------------------------------------------------------------

BIDANG_BUTIR = ("kode", "rumusan_sasaran", "rumusan", "target", "satuan", "skala")


def isi_butir(b: ButirPerjanjian) -> dict[str, Any]:
    """The form of an item as it is saved."""
    return {
        "kode": b.kode,
        "sasaran": b.sasaran_id,
        "rumusan_sasaran": b.rumusan_sasaran,
        "rumusan": b.rumusan,
        "target": tulis_isian(b.nilai, b.kata),
        "satuan": b.satuan,
        "skala": tulis_isian(b.skala, None) if b.skala is not None else "",
        "acuan": b.acuan,
        "penanggung": b.penanggung_id,
        "pemilik": b.pemilik_id,
    }


def ketikan_butir(post: QueryDict) -> dict[str, Any]:
    """The form of an item as it was typed."""
    return {
        **{k: post.get(k, "") for k in BIDANG_BUTIR},
        "sasaran": bulat(post.get("sasaran")),
        "acuan": post.get("acuan") == "1",
        "penanggung": bulat(post.get("penanggung")),
        "pemilik": bulat(post.get("pemilik")),
    }


def butir_masuk(isi: Mapping[str, Any], indikator_id: int) -> ButirMasuk:
    """What the service takes."""
    return ButirMasuk(
        indikator_id=indikator_id,
        sasaran_id=isi["sasaran"] or 0,
        acuan=isi["acuan"],
        penanggung_id=isi["penanggung"],
        pemilik_id=isi["pemilik"],
        **{k: isi[k] for k in BIDANG_BUTIR},
    )


def rupiah_kegiatan(post: QueryDict, kegiatan: Iterable[int]) -> dict[int, int]:
    """The budget by kegiatan; what is empty is not in the agreement. Raises with every faulty field."""
    hasil: dict[int, int] = {}
    salah: list[Masalah] = []
    for pk in kegiatan:
        try:
            nilai = baca_rupiah(post.get(f"k-{pk}", ""), f"k-{pk}")
        except GalatSakip as satu:
            salah += satu.masalah
        else:
            if nilai is not None:
                hasil[pk] = nilai
    if salah:
        raise GalatSakip(salah)
    return hasil


# --- owners' targets ------------------------------------------------------------------------------


def nama_sel(indikator: int, unit: int, dilihat: int) -> str:
    """The name of a cell's input: it carries the version that was seen."""
    return f"t-{indikator}-{unit}-{dilihat}"


def sel_masuk(post: QueryDict) -> list[SelMasuk]:
    """Every cell of a grid that was sent; names that are no cells are left alone."""
    hasil = []
    for nama, teks in post.items():
        bagian = nama.split("-")
        if len(bagian) != 4 or bagian[0] != "t":
            continue
        angka = [bulat(b) for b in bagian[1:]]
        if any(a is None for a in angka):
            continue
        i, u, v = (a or 0 for a in angka)
        hasil.append(SelMasuk(i, u, str(teks), v, f"t-{i}-{u}"))
    return hasil


def tanggapan_masuk(post: QueryDict) -> list[TanggapanMasuk]:
    """The answers that were chosen; who wrote another value without a choice proposes it. Others stay."""
    hasil = []
    for nama in post:
        awal, _, sisa = nama.partition("-")
        pk = bulat(sisa)
        if awal != "versi" or pk is None:
            continue
        usul, alasan = post.get(f"usul-{pk}", ""), post.get(f"alasan-{pk}", "")
        pilihan = post.get(f"pilih-{pk}") or ("usul" if usul.strip() or alasan.strip() else "")
        if pilihan in ("terima", "usul"):
            versi = bulat(post.get(f"versi-{pk}")) or 0
            hasil.append(TanggapanMasuk(pk, versi, pilihan == "terima", usul, alasan))
    return hasil


# --- rencana aksi ---------------------------------------------------------------------------------


def rencana_masuk(post: QueryDict) -> RencanaMasuk:
    """An activity as typed."""
    return RencanaMasuk(
        langkah=post.get("langkah", ""),
        keluaran=post.get("keluaran", ""),
        penanggung=post.get("penanggung", ""),
        unit_penanggung_id=bulat(post.get("unit_penanggung")),
        rupiah=post.get("rupiah", ""),
        bulanan={b: post.get(f"bulan-{b}", "") for b in range(1, 13)},
    )


def _berkas(f: Any, tempat: str) -> tuple[str, bytes]:
    """Name and content; one that is too large is not even read."""
    if f.size > UKURAN_TERBESAR:
        raise GalatSakip(terlalu_besar(str(f.name), f.size, tempat=tempat, batas=UKURAN_TERBESAR))
    return f.name or "berkas", f.read()


def lapor_masuk(post: QueryDict, files: Any) -> list[LaporMasuk]:
    """The reports of a month: one for each activity whose version was sent."""
    hasil = []
    for nama, dilihat in post.items():
        awal, _, sisa = nama.partition("-")
        pk = bulat(sisa)
        if awal != "versi" or pk is None:
            continue
        hasil.append(
            LaporMasuk(
                rencana_id=pk,
                versi=bulat(str(dilihat)) or 0,
                realisasi=post.get(f"realisasi-{pk}", ""),
                persen=post.get(f"persen-{pk}", ""),
                keterangan=post.get(f"keterangan-{pk}", ""),
                tautan=post.get(f"tautan-{pk}", ""),
                berkas=tuple(_berkas(f, f"berkas-{pk}") for f in files.getlist(f"berkas-{pk}")),
            )
        )
    return hasil
