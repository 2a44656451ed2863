"""Checks of the agency, its units, their tree by year, positions and successions."""

from __future__ import annotations

from decimal import Decimal

from sakip.organisasi.models import Garis
from sakip.organisasi.services import induk_setahun, tahun_pohon
from sakip.organisasi.services.dasar import KATA_ALAMAT
from sakip.pertukaran.periksa.masa import periksa_masa, tolak_lingkaran
from sakip.pertukaran.periksa.tinjauan import Tinjauan, anak, baris_kedudukan


def periksa_organisasi(t: Tinjauan) -> None:
    """Everything in ``instansi``, ``unit``, ``pengganti`` and ``jabatan``."""
    _instansi(t)
    _unit(t)
    _pohon(t)
    _pengganti(t)
    for jalur, jabatan in t.baris("jabatan"):
        periksa_masa(anak(jalur, jabatan, "pemangku"), t.catatan, lambda b: 0, "Pemangku")


def _instansi(t: Tinjauan) -> None:
    instansi = t.isi.get("instansi")
    if not instansi:
        return
    if Decimal(instansi["batas_capaian"]) < 100:
        t.catatan.salah(
            ("instansi", "batas_capaian"),
            f"Batas capaian {instansi['batas_capaian']} lebih kecil daripada 100.",
            'Tulis persen, misalnya "120".',
        )
    if instansi["kode"] in KATA_ALAMAT:
        t.catatan.salah(
            ("instansi", "kode"),
            f"Kode «{instansi['kode']}» dipakai alamat halaman SAKIP.",
            "Pakai kode lain, misalnya dengan nama jenis instansinya.",
        )
    if instansi["pendahulu"] == instansi["kode"]:
        t.catatan.salah(("instansi", "pendahulu"), "Instansi mendahului dirinya sendiri.", "Tulis null.")


def _unit(t: Tinjauan) -> None:
    kode_lain = []
    for jalur, unit in t.baris("unit"):
        periksa_masa(anak(jalur, unit, "nama"), t.catatan, lambda b: 0, "Nama")
        periksa_masa(anak(jalur, unit, "kedudukan"), t.catatan, lambda b: b["garis"], "Kedudukan")
        kode_lain += list(anak(jalur, unit, "kode_lain"))
        for letak, k in anak(jalur, unit, "kedudukan"):
            if k["induk"] == unit["kode"]:
                t.catatan.salah(
                    (*letak, "induk"), "Unit menjadi induk dirinya sendiri.", "Tulis induk yang benar."
                )
    periksa_masa(kode_lain, t.catatan, lambda b: (b["sistem"], b["kode"]), "Pemakaian kode")


def _pohon(t: Tinjauan) -> None:
    """No cycle in any year of any line; a unit that is its own parent was told above."""
    letak = {b["kode"]: j for j, b in t.baris("unit")}
    for garis in Garis.values:
        baris = [b for b in baris_kedudukan(t, garis) if b[0] != b[1] and b[1] in letak]
        terlihat = len(t.catatan.masalah)
        for tahun in tahun_pohon(((b[2], b[3]) for b in baris), [t.tahun] if t.tahun else []):
            sebutan = f"Pohon unit garis {garis} tahun {tahun}"
            tolak_lingkaran(induk_setahun(baris, tahun), letak, "kedudukan", t.catatan, sebutan)
            if len(t.catatan.masalah) > terlihat:
                break


def _pengganti(t: Tinjauan) -> None:
    for jalur, b in t.baris("pengganti"):
        if b["lama"] == b["baru"]:
            t.catatan.salah(
                (*jalur, "baru"), "Unit menggantikan dirinya sendiri.", "Tulis unit penggantinya."
            )
