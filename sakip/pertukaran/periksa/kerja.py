"""Checks of how an office works: who fills what, chain of verification, deadlines, rencana aksi."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from sakip.pertukaran.periksa.berkas import isi_atau_tautan
from sakip.pertukaran.periksa.temuan import Jalur
from sakip.pertukaran.periksa.tinjauan import Baris, Tinjauan, anak, mencakup
from sakip.pertukaran.periksa.wilayah import tolak_luar_wilayah

#: Rules of an office of which the latest up to a year is in force in it.
BERSEJAK: Final = {"rantai": "Rantai", "tenggat": "Tenggat"}


def periksa_kerja(t: Tinjauan) -> None:
    """Everything in ``pengisi``, ``rantai``, ``tenggat`` and ``rencana_aksi``."""
    for jalur, b in t.baris("pengisi"):
        tolak_luar_wilayah(t, jalur, b)
        _pengisi(t, jalur, b)
    for nama, sebutan in BERSEJAK.items():
        _bersejak(t, nama, sebutan)
    for jalur, b in t.baris("rantai"):
        for letak, g in anak(jalur, b, "tahap"):
            if not g["nama"].strip():
                t.catatan.salah((*letak, "nama"), "Nama tahap kosong.", "Tulis, misalnya Verifikasi divisi.")
    for jalur, b in t.baris("rencana_aksi"):
        _rencana_aksi(t, jalur, b)


def _pengisi(t: Tinjauan, jalur: Jalur, b: Baris) -> None:
    if b["sampai_tahun"] is not None and b["sampai_tahun"] < b["sejak_tahun"]:
        t.catatan.salah(
            (*jalur, "sampai_tahun"),
            f"Berakhir {b['sampai_tahun']}, sebelum mulai {b['sejak_tahun']}.",
            "Betulkan salah satu tahunnya.",
        )
    elif t.tahun is not None and not mencakup(b, t.tahun):
        t.catatan.salah(
            (*jalur, "sejak_tahun"),
            f"Tidak berlaku pada tahun paket {t.tahun}.",
            "Muat dalam paket tahun yang dicakupnya.",
        )


def _bersejak(t: Tinjauan, nama: str, sebutan: str) -> None:
    berlaku: dict[tuple[str, str], int] = {}
    for jalur, b in t.baris(nama):
        tolak_luar_wilayah(t, jalur, b)
        kunci = (b["unit"], b["formulir"])
        if t.tahun is not None and b["sejak_tahun"] > t.tahun:
            t.catatan.salah(
                (*jalur, "sejak_tahun"),
                f"{sebutan} sejak {b['sejak_tahun']} belum berlaku pada tahun paket {t.tahun}.",
                "Muat dalam paket tahun itu.",
            )
        elif kunci in berlaku:
            t.catatan.salah(
                (*jalur, "sejak_tahun"),
                f"{sebutan} «{b['unit']}» sudah disebut sejak {berlaku[kunci]}; satu saja yang berlaku.",
                "Tinggalkan yang berlaku pada tahun paket.",
            )
        berlaku.setdefault(kunci, b["sejak_tahun"])


def _rencana_aksi(t: Tinjauan, jalur: Jalur, b: Baris) -> None:
    for bidang in ("langkah", "keluaran", "penanggung"):
        if not b[bidang].strip():
            t.catatan.salah((*jalur, bidang), "Belum diisi.", "Tulis singkat dan jelas.")
    _butir(t, jalur, b)
    for letak, g in anak(jalur, b, "bulanan"):
        if g["persen"] is not None and not 0 <= Decimal(g["persen"]) <= 100:
            t.catatan.salah(
                (*letak, "persen"),
                f"Persentase {g['persen']} di luar 0 sampai 100.",
                "Tulis persen, misalnya 87.5.",
            )
        for tempat, bukti in anak(letak, g, "bukti"):
            isi_atau_tautan(t, tempat, bukti)


def _butir(t: Tinjauan, jalur: Jalur, b: Baris) -> None:
    """The item exists, is signed, and is the latest one of its indicator."""
    versi: dict[int, Baris] = {}
    for _, p in t.baris("perjanjian"):
        if p["kode"] == b["perjanjian"]:
            versi[p["revisi"]] = p
    if not versi:
        return  # told as a missing reference already
    if b["revisi"] not in versi:
        t.catatan.salah(
            (*jalur, "revisi"),
            f"Revisi {b['revisi']} perjanjian «{b['perjanjian']}» tidak ada dalam paket.",
            f"Yang ada: {', '.join(str(n) for n in sorted(versi))}.",
        )
        return
    p = versi[b["revisi"]]
    if p["status"] != "ditandatangani":
        t.catatan.salah(
            (*jalur, "perjanjian"),
            f"Perjanjian «{b['perjanjian']}» revisi {b['revisi']} belum ditandatangani.",
            "Rencana aksi disusun untuk perjanjian yang sudah ditandatangani.",
        )
    butir = next((x for x in p["butir"] if x is not None and x["kode"] == b["butir"]), None)
    if butir is None:
        if None not in p["butir"]:
            t.catatan.salah(
                (*jalur, "butir"),
                f"Butir «{b['butir']}» tidak ada dalam perjanjian itu.",
                "Pakai kode butir seperti tercetak pada lampirannya.",
            )
        return
    baru = [n for n, lain in versi.items() if n > b["revisi"] and memuat(lain, butir["indikator"])]
    if baru:
        t.catatan.salah(
            (*jalur, "revisi"),
            f"Indikatornya masih dimuat revisi {max(baru)}.",
            f"Tulis revisi {max(baru)} dan kode butirnya di sana.",
        )


def memuat(perjanjian: Baris, indikator: str) -> str | None:
    """The code of the item of ``indikator`` in a signed agreement."""
    if perjanjian["status"] != "ditandatangani":
        return None
    ada = [x for x in perjanjian["butir"] if x is not None and x["indikator"] == indikator]
    return min(ada, key=lambda x: x["acuan"])["kode"] if ada else None
