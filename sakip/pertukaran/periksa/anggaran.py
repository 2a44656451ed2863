"""Checks of DIPA, their lines and the snapshots of realisation."""

from __future__ import annotations

from collections import defaultdict

from sakip.anggaran.queries.kendali import BIDANG
from sakip.pertukaran.periksa.temuan import Jalur
from sakip.pertukaran.periksa.tinjauan import Baris, Tinjauan, anak
from sakip.pertukaran.periksa.wilayah import tolak_luar_wilayah

KunciBaris = tuple[str, str]


def periksa_anggaran(t: Tinjauan) -> None:
    """Everything in ``kegiatan``, ``dipa`` and ``potret``."""
    for jalur, d in t.baris("dipa"):
        tolak_luar_wilayah(t, jalur, d)
        if t.tahun is not None and d["tahun"] > t.tahun:
            t.catatan.salah(
                (*jalur, "tahun"),
                f"DIPA tahun {d['tahun']} sesudah tahun paket {t.tahun}.",
                "Muat dalam paket tahun itu.",
            )
        _revisi(t, jalur, d)
    pagu = {kunci: pagu_baris(d) for kunci, d in t.dipa.items()}
    for jalur, p in t.baris("potret"):
        _potret(t, jalur, p, pagu)


def _revisi(t: Tinjauan, jalur: Jalur, d: Baris) -> None:
    terakhir = ""
    for letak, r in sorted(anak(jalur, d, "revisi"), key=lambda x: int(x[1]["nomor"])):
        if (r["nomor"] == 0) != (r["jenis"] == "awal"):
            t.catatan.salah(
                (*letak, "jenis"),
                f"Revisi nomor {r['nomor']} berjenis «{r['jenis']}».",
                "Nomor 0 berjenis awal, yang lain revisi atau abt.",
            )
        if r["tanggal"] is not None:
            if r["tanggal"] < terakhir:
                t.catatan.salah(
                    (*letak, "tanggal"),
                    f"Revisi {r['nomor']} bertanggal sebelum revisi terdahulu.",
                    "Periksa tanggalnya.",
                )
            terakhir = max(terakhir, r["tanggal"])
        if None not in r["baris"]:
            _dokumen(t, letak, r)
        for tempat, g in anak(letak, r, "baris"):
            if g["blokir"] > g["pagu"]:
                t.catatan.salah(
                    (*tempat, "blokir"),
                    f"Blokir {g['blokir']} melebihi pagu {g['pagu']}.",
                    "Perbaiki salah satunya.",
                )


def _dokumen(t: Tinjauan, letak: Jalur, r: Baris) -> None:
    """A warning for each of the document's totals that the lines do not add up to."""
    for bidang, jenis in BIDANG.items():
        jumlah = sum(g["pagu"] for g in r["baris"] if not jenis or g["jenis_belanja"] == jenis)
        if r[bidang] is not None and r[bidang] != jumlah:
            t.catatan.ingatkan(
                (*letak, bidang),
                f"Dokumen menyebut {r[bidang]}, barisnya berjumlah {jumlah}.",
                "Periksa baris yang kurang atau ganda; versinya disimpan dan ditandai.",
            )


def pagu_baris(d: Baris) -> dict[KunciBaris, int] | None:
    """Pagu by line in the last revision that has it; None when a row of it was broken."""
    hasil: dict[KunciBaris, int] = {}
    for r in d["revisi"]:
        if r is None or None in r["baris"]:
            return None
    for r in sorted(d["revisi"], key=lambda x: int(x["nomor"])):
        for g in r["baris"]:
            hasil[g["kode"], g["jenis_belanja"]] = g["pagu"]
    return hasil


def _potret(
    t: Tinjauan, jalur: Jalur, p: Baris, pagu: dict[tuple[str, int], dict[KunciBaris, int] | None]
) -> None:
    for letak, r in anak(jalur, p, "realisasi"):
        if r["rupiah"] < 0 and not r["catatan"].strip():
            t.catatan.salah(
                (*letak, "rupiah"),
                f"Realisasi {r['rupiah']} negatif tanpa catatan.",
                "Tulis sebabnya dalam catatan, misalnya pengembalian belanja, atau perbaiki angkanya.",
            )
        kunci = (r["dipa"], r["tahun"])
        if dipa_dikenal(t, letak, r) is None:
            continue
        baris = pagu[kunci]
        if baris is None:
            continue
        if (r["baris"], r["jenis_belanja"]) not in baris:
            _baris_asing(t, letak, r, baris)
        elif r["rupiah"] > baris[r["baris"], r["jenis_belanja"]] and not r["catatan"].strip():
            t.catatan.ingatkan(
                (*letak, "rupiah"),
                f"Realisasi {r['rupiah']} melebihi pagu {baris[r['baris'], r['jenis_belanja']]}.",
                "Periksa kembali, atau tulis sebabnya dalam catatan; angkanya disimpan seperti tertulis.",
            )


def dipa_dikenal(t: Tinjauan, jalur: Jalur, r: Baris) -> Baris | None:
    """The DIPA that a row names by ``dipa`` and ``tahun``; a fault when only other years of it are there."""
    kunci = (r["dipa"], r["tahun"])
    if kunci in t.dipa:
        return t.dipa[kunci]
    tahun = sorted(th for kode, th in t.dipa if kode == r["dipa"])
    if tahun:
        pilihan = ", ".join(str(x) for x in tahun)
        t.catatan.salah(
            (*jalur, "tahun"),
            f"DIPA «{r['dipa']}» tahun {r['tahun']} tidak ada dalam paket.",
            f"Tahun yang ada: {pilihan}.",
        )
    return None


def _baris_asing(t: Tinjauan, letak: Jalur, r: Baris, baris: dict[KunciBaris, int]) -> None:
    menurut: dict[str, list[str]] = defaultdict(list)
    for kode, jenis in baris:
        menurut[kode].append(jenis or "tidak dirinci")
    if r["baris"] in menurut:
        saran = f"Jenis belanja pada baris itu: {', '.join(sorted(menurut[r['baris']]))}."
    else:
        dekat = t.catatan.mirip(r["baris"], tuple(menurut), f"dipa {r['dipa']} {r['tahun']}")
        saran = f"Maksudnya «{dekat}»?" if dekat else "Sebut baris yang ada dalam revisi DIPA itu."
    t.catatan.salah(
        (*letak, "baris"),
        f"Baris «{r['baris']}» jenis belanja «{r['jenis_belanja'] or 'tidak dirinci'}» tidak ada dalam "
        f"DIPA «{r['dipa']}».",
        saran,
    )
