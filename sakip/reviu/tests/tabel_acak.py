"""Random tables of performance and budget, and the layouts in which text extraction may leave them."""

from __future__ import annotations

import random
import textwrap
from collections.abc import Callable
from dataclasses import dataclass

_KATA_TEKS = """
    layanan publik masyarakat wilayah kinerja kepuasan dokumen perencanaan aparatur daerah
    jalan mantap sekolah dasar
    penduduk miskin rawan pangan produksi perikanan tangkap investasi lahan kritis pengaduan tindak lanjut
    temuan
    pemeriksaan akses sanitasi layak air minum rumah sehat balita gizi izin terbit tepat waktu sesuai standar
"""
_KATA = _KATA_TEKS.split()
_AWAL = ("Persentase", "Jumlah", "Indeks", "Nilai", "Rasio", "Tingkat", "Cakupan")
_SASARAN = ("Meningkatnya", "Terwujudnya", "Menurunnya", "Terselenggaranya")
_KETERANGAN = (
    "Tercapai",
    "Sangat baik",
    "Belum mencapai target karena anggaran dialihkan",
    "Data sementara",
    "Baik",
)


@dataclass(frozen=True)
class Asal:
    """A table as it was: header rows, body rows, per body row its name and {value: column title}."""

    kepala: list[list[str]]
    isi: list[list[str]]
    nama: list[str]
    nilai: list[dict[str, str]]


def _angka(acak: random.Random, pakai: set[str]) -> tuple[float, str]:
    while True:
        n = acak.choice((acak.randrange(12, 99), acak.randrange(101, 989), round(acak.uniform(11, 99), 2)))
        teks = str(n).replace(".", ",")
        if teks not in pakai:
            pakai.add(teks)
            return float(n), teks


def _nama(acak: random.Random, awal: tuple[str, ...]) -> str:
    return " ".join([acak.choice(awal), *acak.sample(_KATA, acak.randrange(2, 8))])


def _kelompok(acak: random.Random, pakai: set[str]) -> list[str]:
    """Target, realisation, capaian with one sound relation."""
    while True:
        t, teks_t = _angka(acak, pakai)
        r, teks_r = _angka(acak, pakai)
        c = f"{r / t * 100:.2f}".replace(".", ",") + "%"
        if c not in pakai:
            pakai.add(c)
            return [teks_t, teks_r, c]


def tabel_acak(acak: random.Random) -> Asal:
    """A table drawn at random: numbered or not, one level of header or two, units, remarks, blank cells."""
    nomor = acak.choice(("", "1", "1.", "a.", "SK1"))
    sasaran, satuan, ekor = acak.random() < 0.3, acak.random() < 0.3, acak.random() < 0.3
    tahun = acak.choice(([], [], ["2021", "2022"], ["Tahun 2021", "Tahun 2022", "Tahun 2023"]))
    hampa = acak.random() < 0.4
    uang = not tahun and acak.random() < 0.25
    tiga = (
        ["Pagu Anggaran (Rp)", "Realisasi Anggaran (Rp)", "% Capaian"]
        if uang
        else ["Target", "Realisasi", "Capaian"]
    )
    depan = (["No"] if nomor else []) + (["Sasaran Strategis"] if sasaran else [])
    depan += ["Program" if uang else "Indikator Kinerja"] + (["Satuan"] if satuan else [])
    belakang = ["Keterangan"] if ekor else []
    if tahun:
        atas = depan + [x for t in tahun for x in (t, "", "")] + belakang
        kepala = [atas, [""] * len(depan) + tiga * len(tahun) + [""] * len(belakang)]
        judul = [f"{t} {x}" for t in tahun for x in tiga]
    else:
        kepala, judul = [depan + tiga + belakang], tiga
    pakai: set[str] = set()
    isi, nama, nilai = [], [], []
    for n in range(1, acak.randrange(1, 9) + 1):
        sel: list[str] = []
        if nomor:
            sel.append(nomor.replace("1", str(n)).replace("a", chr(96 + n)))
        if sasaran:
            sel.append(_nama(acak, _SASARAN) if n == 1 or acak.random() < 0.3 else "")
        nama.append(_nama(acak, ("Program", "Kegiatan") if uang else _AWAL))
        sel.append(nama[-1])
        if satuan:
            sel.append(acak.choice(("Persen", "Indeks", "Orang", "Dokumen")))
        angka = [x for _ in range(max(1, len(tahun))) for x in _kelompok(acak, pakai)]
        if uang:
            angka = _uang(acak, pakai)
        if hampa and acak.random() < 0.4:
            k = acak.randrange(len(angka))
            angka[k] = acak.choice(("", "", "-"))
        if tahun and hampa and acak.random() < 0.3:
            k = 3 * acak.randrange(len(tahun))
            angka[k : k + 3] = ["Tidak ditargetkan", "", ""]
        nilai.append({x: j for x, j in zip(angka, judul, strict=True) if any(h.isdigit() for h in x)})
        sel += angka + ([acak.choice(_KETERANGAN) if acak.random() < 0.7 else ""] if ekor else [])
        isi.append(sel)
    return Asal(kepala, isi, nama, nilai)


def _uang(acak: random.Random, pakai: set[str]) -> list[str]:
    while True:
        pagu = acak.randrange(10**8, 9 * 10**9)
        serap = int(pagu * acak.uniform(0.4, 0.999))
        persen = f"{serap / pagu * 100:.2f}".replace(".", ",") + "%"
        if persen not in pakai:
            pakai.add(persen)
            return [f"{pagu:,}".replace(",", "."), f"{serap:,}".replace(",", "."), persen]


# --- layouts ------------------------------------------------------------------------------------------


def _sel(baris: list[list[str]]) -> list[str]:
    return [s for b in baris for s in b if s]


def _lipat(baris: list[list[str]]) -> list[str]:
    return [p for s in _sel(baris) for p in textwrap.wrap(s, 20, break_long_words=False)]


def _mentah(baris: list[list[str]]) -> list[str]:
    """Reading order of a PDF: a folded cell breaks the line, short neighbours share one."""
    keluar: list[str] = []
    for b in baris:
        kini = ""
        for s in filter(None, b):
            potong = textwrap.wrap(s, 24, break_long_words=False)
            if len(potong) > 1 and len(kini) > 3:
                keluar.append(kini)
                kini = ""
            keluar += [f"{kini} {potong[0]}".strip(), *potong[1:-1]] if len(potong) > 1 else []
            kini = potong[-1] if len(potong) > 1 else f"{kini} {s}".strip()
        keluar += [kini] if kini else []
    return keluar


def _kolom(baris: list[list[str]]) -> list[str]:
    lebar = [min(24, max(len(b[k]) for b in baris)) for k in range(len(baris[0]))]
    keluar = []
    for b in baris:
        lipat = [
            textwrap.wrap(s, w, break_long_words=False) or [""]
            for s, w in zip(b, (max(1, x) for x in lebar), strict=True)
        ]
        for n in range(max(map(len, lipat))):
            keluar.append(
                "   ".join(
                    (x[n] if n < len(x) else "").ljust(w) for x, w in zip(lipat, lebar, strict=True)
                ).rstrip()
            )
    return keluar


TATA: dict[str, Callable[[list[list[str]]], list[str]]] = {
    "tab": lambda b: ["\t".join(x) for x in b],
    "pipa": lambda b: ["| " + " | ".join(x) + " |" for x in (b[0], ["---"] * len(b[0]), *b[1:])],
    "html": lambda b: [
        "<table>",
        *("<tr>" + "".join(f"<td>{s}</td>" for s in x) + "</tr>" for x in b),
        "</table>",
    ],
    "sel": _sel,
    "sel kosong": lambda b: [s for x in b for s in x],
    "sela": lambda b: [x for s in _sel(b) for x in (s, "")],
    "lipat sel": _lipat,
    "mentah": _mentah,
    "spasi": lambda b: [" ".join(filter(None, x)) for x in b],
    "lipat": lambda b: [p for x in b for p in textwrap.wrap(" ".join(filter(None, x)), 60)],
    "tiga spasi": lambda b: ["   ".join(filter(None, x)) for x in b],
    "kolom": _kolom,
}


def cetak(asal: Asal, tata: str) -> str:
    """The table in a layout, between a heading and a sentence."""
    badan = TATA[tata](asal.kepala + asal.isi)
    return (
        "LAPORAN KINERJA TAHUN 2023\n\n"
        + "\n".join(badan)
        + "\n\nSemua data berasal dari laporan unit kerja.\n"
    )
