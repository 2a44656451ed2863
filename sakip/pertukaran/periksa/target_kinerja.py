"""Checks of target kinerja, of their earlier years and of what e-Performance showed."""

from __future__ import annotations

import itertools
from decimal import Decimal

from sakip.pertukaran.periksa.temuan import Jalur
from sakip.pertukaran.periksa.tinjauan import Baris, Tinjauan, anak
from sakip.pertukaran.periksa.wilayah import periode_setahun, tolak_luar_wilayah


def periksa_target_kinerja(t: Tinjauan) -> None:
    """Everything in the four lists of target kinerja and in ``e_performance``."""
    for jalur, k in t.baris("kelompok_target_kinerja"):
        _kelompok(t, jalur, k)
    if t.isi["target_kinerja"] and not t.isi["kelompok_target_kinerja"]:
        t.catatan.salah(
            ("kelompok_target_kinerja",),
            "Ada target kinerja, tetapi jendela waktunya tidak dimuat.",
            "Tambahkan satu baris kelompok_target_kinerja dengan tahun paket.",
        )
    for jalur, b in t.baris("target_kinerja"):
        _syarat(t, jalur, b)
    for jalur, b in t.baris("pelaksana_target_kinerja"):
        _pelaksana(t, jalur, b)
    for jalur, b in t.baris("rekap_target_kinerja"):
        tolak_luar_wilayah(t, jalur, b)
        _seratus(t, jalur, b)
        if t.tahun is not None and b["tahun"] >= t.tahun:
            t.catatan.salah(
                (*jalur, "tahun"),
                f"Rekap tahun {b['tahun']} bukan sebelum tahun paket {t.tahun}.",
                "Nilai tahun paket masuk pelaksana_target_kinerja.",
            )
    _e_performance(t)


def _kelompok(t: Tinjauan, jalur: Jalur, k: Baris) -> None:
    if t.tahun is not None and k["tahun"] != t.tahun:
        t.catatan.salah(
            (*jalur, "tahun"),
            f"Tahun {k['tahun']} bukan tahun paket {t.tahun}.",
            f"Tulis {t.tahun}, atau muat dalam paket tahun itu.",
        )
    if k["nilai_akhir"] < k["nilai_mulai"]:
        t.catatan.salah(
            (*jalur, "nilai_akhir"),
            f"Penilaian berakhir tanggal {k['nilai_akhir']}, sebelum mulai tanggal {k['nilai_mulai']}.",
            "Tukar kedua tanggalnya.",
        )


def _syarat(t: Tinjauan, jalur: Jalur, b: Baris) -> None:
    isi = sorted(anak(jalur, b, "syarat"), key=lambda x: int(x[1]["nomor"]))
    for (_, dulu), (letak, kini) in itertools.pairwise(isi):
        if kini["berlaku_periode"] < dulu["berlaku_periode"]:
            t.catatan.salah(
                (*letak, "berlaku_periode"),
                f"Versi {kini['nomor']} berlaku mulai {kini['berlaku_periode']}, sebelum versi "
                f"{dulu['nomor']} ({dulu['berlaku_periode']}).",
                "Versi yang lebih baru berlaku mulai triwulan yang sama atau sesudahnya.",
            )


def _pelaksana(t: Tinjauan, jalur: Jalur, b: Baris) -> None:
    tolak_luar_wilayah(t, jalur, b)
    penanggung = b["penanggung"]
    if penanggung is not None and t.bawahan and penanggung in t.unit and penanggung not in t.bawahan:
        t.catatan.salah(
            (*jalur, "penanggung"),
            f"Unit «{penanggung}» tidak berada di bawah unit utama «{t.unit_utama}» pada tahun {t.tahun}.",
            "Sebut divisi atau bagian kantor itu sendiri, atau null.",
        )
    for letak, n in anak(jalur, b, "nilai"):
        if n["nilai"] is not None:
            _seratus(t, letak, n)
        elif not n["alasan"].strip():
            t.catatan.salah(
                (*letak, "alasan"),
                "Keputusan tanpa nilai (dikembalikan) memerlukan alasan.",
                "Tulis alasannya, atau nilainya.",
            )


def _seratus(t: Tinjauan, jalur: Jalur, b: Baris) -> None:
    if not 0 <= Decimal(b["nilai"]) <= 100:
        t.catatan.salah((*jalur, "nilai"), f"Nilai {b['nilai']} di luar 0 sampai 100.", "Perbaiki nilainya.")


def _e_performance(t: Tinjauan) -> None:
    butir = {
        b["kode"]
        for _, p in t.baris("perjanjian")
        for b in p["butir"]
        if b is not None and not b["acuan"] and p["tahun"] == t.tahun
    }
    for jalur, b in t.baris("e_performance"):
        tolak_luar_wilayah(t, jalur, b)
        periode_setahun(t, jalur, b)
        if butir and b["kode"] not in butir:
            dekat = t.catatan.mirip(b["kode"], butir, "butir perjanjian")
            t.catatan.ingatkan(
                (*jalur, "kode"),
                f"Tidak ada butir «{b['kode']}» dalam perjanjian tahun paket; nilainya tidak terbanding.",
                f"Maksudnya «{dekat}»?" if dekat else "Tulis kode butir Perjanjian Kinerja.",
            )
