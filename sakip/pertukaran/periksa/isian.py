"""Checks of entered values and of event lists."""

from __future__ import annotations

import itertools
from collections import defaultdict
from decimal import Decimal

from sakip.aturan.periode import Periode, bertumpuk
from sakip.pertukaran.periksa.temuan import Jalur
from sakip.pertukaran.periksa.tinjauan import Baris, Tinjauan
from sakip.pertukaran.periksa.wilayah import periode_setahun, tolak_luar_wilayah

Deret = tuple[str, str]
Isi = list[tuple[Jalur, Baris, Periode]]


def periksa_isian(t: Tinjauan) -> None:
    """Everything in ``isian`` and ``kejadian``."""
    kategori = {k: {c["kode"] for c in v["kategori"] if c is not None} for k, v in t.variabel.items()}
    cacat = {k for k, v in t.variabel.items() if None in v["kategori"]}
    deret: dict[Deret, Isi] = defaultdict(list)
    for jalur, b in t.baris("isian"):
        tolak_luar_wilayah(t, jalur, b)
        _keadaan(t, jalur, b)
        _kategori(t, jalur, b, kategori, cacat)
        periode = periode_setahun(t, jalur, b)
        if periode is not None and b["variabel"] in t.variabel:
            deret[b["unit"], b["variabel"]].append((jalur, b, periode))
    for (_, kunci), isi in deret.items():
        _tumpang(t, isi, t.variabel[kunci]["isian"] == "sd_bulan")
        if kategori[kunci]:
            _jumlah_rincian(t, isi, kategori[kunci])
    _kejadian(t, kategori, cacat, deret)


def _keadaan(t: Tinjauan, jalur: Jalur, b: Baris) -> None:
    if b["keadaan"] == "ada" and b["nilai"] is None:
        t.catatan.salah(
            (*jalur, "nilai"),
            "Keadaan «ada» tanpa nilai.",
            "Isi nilainya; tulis nihil bila tidak ada kejadian; hapus barisnya bila belum dilaporkan.",
        )
    if b["keadaan"] != "ada" and b["nilai"] is not None:
        t.catatan.salah(
            (*jalur, "nilai"),
            f"Keadaan «{b['keadaan']}» tetapi nilainya {b['nilai']}.",
            "Tulis null, atau keadaan ada.",
        )


def _kategori(t: Tinjauan, jalur: Jalur, b: Baris, kategori: dict[str, set[str]], cacat: set[str]) -> None:
    if b["kategori"] is None or b["variabel"] not in kategori or b["variabel"] in cacat:
        return
    dikenal = kategori[b["variabel"]]
    if b["kategori"] not in dikenal:
        dekat = t.catatan.mirip(b["kategori"], tuple(dikenal), f"kategori {b['variabel']}")
        pilihan = (
            f"Pilihan: {', '.join(sorted(dikenal)[:10])}."
            if dikenal
            else "Variabel ini tidak dirinci; tulis null."
        )
        t.catatan.salah(
            (*jalur, "kategori"),
            f"Kategori «{b['kategori']}» tidak ada pada variabel «{b['variabel']}».",
            f"Maksudnya «{dekat}»?" if dekat else pilihan,
        )


def _tumpang(t: Tinjauan, isi: Isi, sd_bulan: bool) -> None:
    """Within one category, periods must not overlap, unless all count from January."""
    menurut: dict[str | None, Isi] = defaultdict(list)
    for satu in isi:
        menurut[satu[1]["kategori"]].append(satu)
    for kelompok in menurut.values():
        kelompok.sort(key=lambda x: (x[2].akhir, x[2].awal))
        kumulatif = sd_bulan or all(p.jenis == "sd_bulan" for _, _, p in kelompok)
        for (_, dulu, lama), (jalur, kini, baru) in itertools.pairwise(kelompok):
            if lama.akhir == baru.akhir if kumulatif else bertumpuk(lama, baru):
                t.catatan.salah(
                    (*jalur, "periode"),
                    f"Periode «{kini['periode']}» bertumpang tindih dengan «{dulu['periode']}» pada unit dan "
                    "variabel yang sama.",
                    "Pakai satu jenis periode dalam setahun.",
                )


def _jumlah_rincian(t: Tinjauan, isi: Isi, kategori: set[str]) -> None:
    """The parts sum to the whole where both are given."""
    periode: dict[str, dict[str | None, tuple[Jalur, Baris]]] = defaultdict(dict)
    for jalur, b, _ in isi:
        periode[b["periode"]][b["kategori"]] = (jalur, b)
    for bagian in periode.values():
        if None not in bagian or len(bagian) == 1:
            continue
        jalur, utuh = bagian[None]
        rinci = {k: b for k, (_, b) in bagian.items() if k is not None}
        if utuh["keadaan"] == "tidak_jatuh_tempo" or any(
            b["keadaan"] == "tidak_jatuh_tempo" for b in rinci.values()
        ):
            continue
        jumlah = sum((Decimal(b["nilai"] or 0) for b in rinci.values()), Decimal(0))
        seluruhnya = Decimal(utuh["nilai"] or 0)
        if (kategori <= rinci.keys() and jumlah != seluruhnya) or jumlah > seluruhnya >= 0:
            t.catatan.salah(
                (*jalur, "nilai"),
                f"Keseluruhan {seluruhnya:f}, sedangkan jumlah rinciannya {jumlah:f}.",
                "Perbaiki salah satunya, atau muat keseluruhan atau rinciannya saja.",
            )


def _kejadian(t: Tinjauan, kategori: dict[str, set[str]], cacat: set[str], deret: dict[Deret, Isi]) -> None:
    peristiwa: dict[Deret, list[Baris]] = defaultdict(list)
    for jalur, b in t.baris("kejadian"):
        tolak_luar_wilayah(t, jalur, b)
        _kategori(t, jalur, b, kategori, cacat)
        if t.tahun is not None and not b["tanggal"].startswith(f"{t.tahun}-"):
            t.catatan.salah(
                (*jalur, "tanggal"),
                f"Tanggal {b['tanggal']} di luar tahun paket {t.tahun}.",
                "Muat dalam paket tahun itu.",
            )
        if b["variabel"] in t.variabel and t.variabel[b["variabel"]]["bentuk"] != "daftar":
            t.catatan.salah(
                (*jalur, "variabel"),
                f"Variabel «{b['variabel']}» berbentuk angka, bukan daftar peristiwa.",
                "Ubah bentuk variabel menjadi daftar, atau isi angkanya dalam isian.",
            )
        peristiwa[b["unit"], b["variabel"]].append(b)
    for kunci, daftar in peristiwa.items():
        _cacah(t, deret.get(kunci, []), daftar)


def _cacah(t: Tinjauan, isi: Isi, daftar: list[Baris]) -> None:
    """Where a list and a typed count stand side by side they must agree."""
    for jalur, b, periode in isi:
        awal, akhir = periode.awal.isoformat(), periode.akhir.isoformat()
        if t.variabel[b["variabel"]]["isian"] == "sd_bulan":
            awal = f"{periode.tahun}-01-01"
        cacah = sum(
            1
            for p in daftar
            if awal <= p["tanggal"] <= akhir and (b["kategori"] is None or p["kategori"] == b["kategori"])
        )
        if b["keadaan"] != "tidak_jatuh_tempo" and Decimal(b["nilai"] or 0) != cacah:
            t.catatan.salah(
                (*jalur, "nilai"),
                f"Isian {b['nilai'] or 'nihil'}, sedangkan daftar peristiwanya {cacah} baris.",
                "Hapus isian (banyaknya dihitung dari daftar), atau lengkapi daftarnya.",
            )
