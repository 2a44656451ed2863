"""Checks of the agreements: parties, revisions, items, interim targets and budget."""

from __future__ import annotations

import itertools
from collections import defaultdict

from sakip.aturan.periode import PeriodeSalah, baca_periode
from sakip.pertukaran.periksa.temuan import Jalur
from sakip.pertukaran.periksa.tinjauan import Baris, Tinjauan, anak
from sakip.pertukaran.periksa.ukuran import BedaSkala, periksa_ukuran
from sakip.pertukaran.periksa.wilayah import tolak_luar_wilayah


def periksa_perjanjian(t: Tinjauan) -> None:
    """Everything in ``perjanjian``."""
    pihak: dict[tuple[object, ...], str] = {}
    for jalur, p in t.baris("perjanjian"):
        tolak_luar_wilayah(t, jalur, p)
        _kepala(t, jalur, p)
        kunci = (p["unit"], p["tahun"], p["pihak_pertama"], p["pihak_kedua"], p["revisi"])
        if kunci in pihak:
            t.catatan.salah(
                jalur,
                f"Pihak dan revisinya sama dengan perjanjian «{pihak[kunci]}».",
                "Naikkan nomor revisi, atau hapus salah satunya.",
            )
        pihak.setdefault(kunci, p["kode"])
        _butir(t, jalur, p)
    _urutan_revisi(t)


def _kepala(t: Tinjauan, jalur: Jalur, p: Baris) -> None:
    if p["tahun"] != t.tahun and t.tahun is not None:
        t.catatan.salah(
            (*jalur, "tahun"),
            f"Tahun {p['tahun']} bukan tahun paket {t.tahun}.",
            "Muat dalam paket tahun itu.",
        )
    dua = p["bentuk"] == "dua_pihak"
    if dua and p["pihak_kedua"] is None:
        t.catatan.salah(
            (*jalur, "pihak_kedua"),
            "Perjanjian dua pihak tanpa pihak kedua.",
            "Sebut jabatannya, atau bentuk pernyataan.",
        )
    if not dua and p["pihak_kedua"] is not None:
        t.catatan.salah(
            (*jalur, "pihak_kedua"),
            "Pernyataan tidak mempunyai pihak kedua.",
            "Tulis null, atau bentuk dua_pihak.",
        )
    if p["pihak_kedua"] is not None and p["pihak_kedua"] == p["pihak_pertama"]:
        t.catatan.salah(
            (*jalur, "pihak_kedua"), "Kedua pihak adalah jabatan yang sama.", "Sebut jabatan atasannya."
        )
    if p["revisi"] > 0 and not (p["sebab"] or "").strip():
        t.catatan.salah(
            (*jalur, "sebab"), f"Revisi {p['revisi']} tanpa sebab.", "Tulis sebab perubahan perjanjian."
        )
    if p["status"] == "ditandatangani":
        if not p["butir"]:
            t.catatan.salah(
                (*jalur, "butir"),
                "Perjanjian ditandatangani tanpa satu butir pun.",
                "Muat butirnya, atau status draf.",
            )
        if p["tanggal"] is None:
            t.catatan.ingatkan(
                (*jalur, "tanggal"),
                "Tanggal penandatanganan tidak diketahui; nama pihak tidak dapat dicetak.",
                "Isi tanggalnya bila diketahui.",
            )


def _urutan_revisi(t: Tinjauan) -> None:
    """Revisions of one agreement follow each other without a gap, in the order of their dates."""
    revisi: dict[str, list[tuple[int, Jalur, Baris]]] = defaultdict(list)
    for jalur, p in t.baris("perjanjian"):
        revisi[p["kode"]].append((p["revisi"], jalur, p))
    for kode, isi in revisi.items():
        isi.sort(key=lambda x: x[0])
        for (_, _, dulu), (nomor, jalur, kini) in itertools.pairwise(isi):
            if kini["tanggal"] and dulu["tanggal"] and kini["tanggal"] < dulu["tanggal"]:
                t.catatan.salah(
                    (*jalur, "tanggal"),
                    f"Revisi {nomor} «{kode}» bertanggal sebelum revisi {dulu['revisi']}.",
                    "Periksa tanggalnya.",
                )
            if dulu["status"] != "ditandatangani":
                t.catatan.salah(
                    (*jalur, "revisi"),
                    f"Revisi {nomor} «{kode}» dibuat sebelum revisi {dulu['revisi']} ditandatangani.",
                    "Yang masih draf diubah langsung; revisi hanya untuk yang sudah ditandatangani.",
                )


def _butir(t: Tinjauan, jalur: Jalur, p: Baris) -> None:
    kode: set[str] = set()
    indikator: dict[str, str] = {}
    for letak, b in anak(jalur, p, "butir"):
        if b["kode"] in kode:
            t.catatan.salah(
                (*letak, "kode"), f"Kode butir «{b['kode']}» dipakai dua kali.", "Beri kode yang unik."
            )
        kode.add(b["kode"])
        if not b["acuan"] and b["indikator"] in indikator:
            t.catatan.salah(
                (*letak, "indikator"),
                f"Indikator «{b['indikator']}» sudah ada pada butir {indikator[b['indikator']]}.",
                "Satu indikator satu butir dalam satu perjanjian.",
            )
        indikator.setdefault(b["indikator"], b["kode"])
        _manual(t, letak, b, p["tahun"])
        # An item printed for reference is measured elsewhere: its scale is a fact of the paper.
        beda_skala: BedaSkala = "ingatkan" if b["acuan"] else "tolak"
        periksa_ukuran(t, letak, b, "target", b["indikator"], p["tahun"], beda_skala=beda_skala)
        _target_periode(t, letak, b, p["tahun"])


def _manual(t: Tinjauan, letak: Jalur, b: Baris, tahun: int) -> None:
    indikator = t.indikator.get(b["indikator"])
    if indikator is None or None in indikator["manual"]:
        return
    if t.manual(b["indikator"], tahun) is None:
        t.catatan.salah(
            (*letak, "indikator"),
            f"Indikator «{b['indikator']}» tidak mempunyai manual yang berlaku tahun {tahun}.",
            "Tambahkan manual untuk tahun itu, atau panjangkan masa berlakunya.",
        )


def _target_periode(t: Tinjauan, letak: Jalur, b: Baris, tahun: int) -> None:
    for jalur, q in anak(letak, b, "target_periode"):
        try:
            periode = baca_periode(q["periode"])
        except PeriodeSalah as salah:
            t.catatan.salah((*jalur, "periode"), f"Periode «{q['periode']}»: {salah.alasan}.", salah.saran)
            continue
        if periode.tahun != tahun or periode.jenis == "renstra":
            t.catatan.salah(
                (*jalur, "periode"),
                f"Periode «{q['periode']}» di luar tahun perjanjian {tahun}.",
                "Perbaiki kuncinya.",
            )
        if periode.jenis == "sd_bulan" and not q["kumulatif"]:
            t.catatan.salah(
                (*jalur, "kumulatif"),
                f"Target «{q['periode']}» dihitung sejak Januari.",
                "Tulis kumulatif true.",
            )
