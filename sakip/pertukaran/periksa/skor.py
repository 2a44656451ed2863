"""Checks of snapshots of official scores."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from sakip.aturan.regulasi import TidakBerlaku, ambil
from sakip.aturan.skor import daun
from sakip.pertukaran.periksa.temuan import Jalur
from sakip.pertukaran.periksa.tinjauan import Baris, Tinjauan, anak
from sakip.pertukaran.periksa.wilayah import tolak_luar_wilayah

#: Rule sets whose components a kind of score may show.
ATURAN: Final = {
    "smart": ("bobot_smart",),
    "ikpa": ("bobot_ikpa",),
    "nka": ("bobot_nka", "bobot_perencanaan_anggaran"),
}
#: Shown beside the weighted components: NE as the source prints it, and what a deduction is made of.
TAMBAHAN: Final = {"smart": ("nilai_efisiensi",), "ikpa": ("dispensasi_spm",), "nka": ()}
#: E, the efficiency of Nilai SMART, is the only one that may be below zero.
BOLEH_NEGATIF: Final = ("smart", "efisiensi")


def periksa_skor(t: Tinjauan) -> None:
    """Everything in ``skor``."""
    terpilih: dict[tuple[str, str, int], Jalur] = {}
    for jalur, p in t.baris("skor"):
        tolak_luar_wilayah(t, jalur, p)
        if t.tahun is not None and p["tahun"] > t.tahun:
            t.catatan.salah(
                (*jalur, "tahun"),
                f"Skor tahun {p['tahun']} sesudah tahun paket {t.tahun}.",
                "Muat dalam paket tahun itu.",
            )
        kunci = (p["unit"], p["jenis"], p["tahun"])
        if p["terpilih"] and kunci in terpilih:
            t.catatan.salah(
                (*jalur, "terpilih"),
                f"Dua potret {p['jenis']} tahun {p['tahun']} unit «{p['unit']}» bertanda terpilih.",
                "Pilih satu saja.",
            )
        if p["terpilih"]:
            terpilih.setdefault(kunci, jalur)
        _nilai(t, jalur, p)


def _nilai(t: Tinjauan, jalur: Jalur, p: Baris) -> None:
    dikenal = _komponen_dikenal(p["jenis"], p["tahun"])
    terlihat: set[str] = set()
    for letak, n in anak(jalur, p, "nilai"):
        tolak_luar_wilayah(t, letak, n)
        if n["dipa"] is not None:
            _dipa(t, letak, n, p["tahun"])
            if n["dipa"] in terlihat:
                t.catatan.salah(
                    (*letak, "dipa"), f"DIPA «{n['dipa']}» dinilai dua kali.", "Hapus salah satunya."
                )
            terlihat.add(n["dipa"])
        if n["nilai"] is not None and Decimal(n["nilai"]) < 0:
            t.catatan.salah((*letak, "nilai"), f"Nilai {n['nilai']} negatif.", "Nilai mulai dari 0.")
        for tempat, k in anak(letak, n, "komponen"):
            _komponen(t, tempat, k, p, dikenal)


def _dipa(t: Tinjauan, jalur: Jalur, n: Baris, tahun: int) -> None:
    dipa = t.dipa.get((n["dipa"], tahun))
    if dipa is None:
        ada = sorted(th for kode, th in t.dipa if kode == n["dipa"])
        if ada:
            t.catatan.salah(
                (*jalur, "dipa"),
                f"DIPA «{n['dipa']}» tahun {tahun} tidak ada dalam paket.",
                f"Tahun yang ada: {', '.join(str(x) for x in ada)}.",
            )
    elif dipa["unit"] != n["unit"]:
        t.catatan.salah(
            (*jalur, "unit"),
            f"DIPA «{n['dipa']}» dipegang unit «{dipa['unit']}», bukan «{n['unit']}».",
            f"Tulis «{dipa['unit']}».",
        )


def _komponen(t: Tinjauan, jalur: Jalur, k: Baris, p: Baris, dikenal: tuple[str, ...]) -> None:
    if not k["berlaku"] and k["nilai"] is not None:
        t.catatan.salah(
            (*jalur, "nilai"),
            f"Komponen «{k['kode']}» tidak berlaku, tetapi bernilai {k['nilai']}.",
            "Tulis null, atau berlaku true.",
        )
    negatif = k["nilai"] is not None and Decimal(k["nilai"]) < 0
    if negatif and (p["jenis"], k["kode"]) != BOLEH_NEGATIF:
        t.catatan.salah(
            (*jalur, "nilai"), f"Komponen «{k['kode']}» {k['nilai']} negatif.", "Nilai mulai dari 0."
        )
    if dikenal and k["kode"] not in dikenal:
        dekat = t.catatan.mirip(k["kode"], dikenal, f"komponen {p['jenis']} {p['tahun']}")
        t.catatan.ingatkan(
            (*jalur, "kode"),
            f"Aturan {p['jenis']} tahun {p['tahun']} tidak mengenal komponen «{k['kode']}»; "
            "komponen itu tidak ikut dihitung.",
            f"Maksudnya «{dekat}»?" if dekat else f"Yang dikenal: {', '.join(dikenal)}.",
        )


def _komponen_dikenal(jenis: str, tahun: int) -> tuple[str, ...]:
    """Codes of the packaged rules of the year; none where no rule is in force."""
    hasil: list[str] = []
    for nama in ATURAN[jenis]:
        try:
            hasil += [k["kode"] for _, k in daun(ambil(nama, tahun))]
        except TidakBerlaku:
            continue
    return (*hasil, *TAMBAHAN[jenis]) if hasil else ()
