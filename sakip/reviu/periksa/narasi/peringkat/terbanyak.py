"""Who is first or last in a table, by name: "capaian tertinggi pada indikator X", "mayoritas X"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from decimal import Decimal

from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.model import Keterangan, Paragraf, Tabel, Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import angka, pecah, potong, temuan
from sakip.reviu.periksa.alat.bagian import Peta, baris_kalimat
from sakip.reviu.periksa.alat.kisi import Kisi, kisi_dari
from sakip.reviu.periksa.narasi.baca.larik import sebagian
from sakip.reviu.periksa.narasi.baca.lingkup import bagian_lain
from sakip.reviu.periksa.narasi.baca.masa import tahun_disebut
from sakip.reviu.periksa.narasi.baca.terbantah import terbantah
from sakip.reviu.periksa.narasi.peringkat.ujung import ujung_baris

_UJUNG = Pola(
    r"\b(?P<hal>capaian|serapan|penyerapan)(?:\s+(?:kinerja|anggaran|indikator)){0,2}\s+"
    r"(?P<arah>tertinggi|terendah|paling\s+(?:tinggi|rendah))\b",
    "tinggi",
    "rendah",
)
_TERBANYAK = Pola(
    r"\b(?:mayoritas|sebagian\s+besar)\b(?P<isi>(?:(?!\b(?:paling|ter\w+k)\b)[^.;\d]){3,120}?)"
    r"\b(?:yaitu|yakni|sebanyak|sejumlah|\()\s*(?:sebanyak\s+)?(?P<n>\d{1,3}(?:\.\d{3})*)\b",
    "mayoritas",
    "sebagian",
)
_LAIN = re.compile(
    r"\b(?:sasaran|tujuan|triwulan|semester|urutan|kedua|ketiga|selain|salah\s+satu|termasuk|kecuali|di\s?luar|"
    r"tahun\s+(?:sebelumnya|lalu))\b",
    re.IGNORECASE,
)
_ANGKA_DULU = re.compile(r"\W*(?:adalah\s+|sebesar\s+|yaitu\s+|mencapai\s+)?\d")
_SAMBUNG = re.compile(
    r"\b(?:sedangkan|sementara|dan\s+(?:ter|yang\s+ter)\w+|karena|disebabkan)\b|;", re.IGNORECASE
)
_BANYAK = 5
_TERPENDEK = 3
_SELISIH = Decimal("0.05")


def terbanyak(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    capaian = _capaian(paham)
    sudah = {t.kutipan for t in ujung_baris(paham)}
    for ke, u in enumerate(paham.naskah.unsur):
        if not isinstance(u, Paragraf):
            continue
        for k in pecah(u.teks):
            temu, banyak = list(_UJUNG.finditer(k.teks)), list(_TERBANYAK.finditer(k.teks))
            if not (temu or banyak) or _LAIN.search(k.teks) or tahun_disebut(k.teks) - {paham.tahun}:
                continue
            for n, m in enumerate(temu):
                akhir = temu[n + 1].start() if n + 1 < len(temu) else len(k.teks)
                if m["hal"].casefold() == "capaian":
                    yield from _indikator(
                        paham, peta, u, k.awal, k.teks[: m.end()], k.teks[m.end() : akhir], m, capaian
                    )
                elif potong(k.teks) not in sudah:
                    yield from _program(paham, u, k.awal, k.teks[m.end() : akhir], m)
            for m in banyak:
                yield from _baris(paham, ke, u, k.awal, m)


def _capaian(paham: Paham) -> dict[int, set[Decimal]]:
    """Capaian of the year by indicator, as the tables print them."""
    hasil: dict[int, set[Decimal]] = defaultdict(set)
    for f in paham.fakta:
        if f.besaran == "capaian" and f.tahun == paham.tahun and f.indikator is not None:
            hasil[f.indikator].add(f.angka.nilai)
    return hasil


def _indikator(
    paham: Paham,
    peta: Peta,
    p: Paragraf,
    awal: int,
    sebelum: str,
    sesudah: str,
    m: re.Match[str],
    capaian: dict[int, set[Decimal]],
) -> Iterator[Temuan]:
    sebut = () if _ANGKA_DULU.match(sesudah) else peta.sebut(_SAMBUNG.split(sesudah, maxsplit=1)[0])
    if len(sebut) != 1 or len(capaian) < _BANYAK or sebut[0] not in capaian:
        return
    tinggi = m["arah"].casefold().endswith("tinggi")
    sendiri = max(capaian[sebut[0]]) if tinggi else min(capaian[sebut[0]])
    # where tables print two values of one indicator, only the milder one counts
    lain = {i: min(c) if tinggi else max(c) for i, c in capaian.items() if i != sebut[0]}
    juara = max(lain, key=lambda i: lain[i]) if tinggi else min(lain, key=lambda i: lain[i])
    if (lain[juara] - sendiri if tinggi else sendiri - lain[juara]) <= _SELISIH:
        return
    nama = peta.nama(juara)
    yield temuan(
        paham,
        "narasi",
        baris_kalimat(p, awal + len(sebelum) - len(m[0]), awal + len(sebelum) + len(sesudah)),
        kutipan=p.teks,
        tercetak=f"{m[0]}: {peta.nama(sebut[0])} ({angka(sendiri)}%)",
        seharusnya=f"{nama} ({angka(lain[juara])}%)",
        uraian=f"Kalimat menyebut {m[0].casefold()} pada “{peta.nama(sebut[0])}” ({angka(sendiri)}%), "
        f"padahal menurut tabel “{nama}” ({angka(lain[juara])}%).",
        saran="Sebut indikator menurut tabel capaian.",
    )


def _program(paham: Paham, p: Paragraf, awal: int, sesudah: str, m: re.Match[str]) -> Iterator[Temuan]:
    """The programme with the highest or lowest absorption."""
    tinggi = m["arah"].casefold().endswith("tinggi")
    if _ANGKA_DULU.match(sesudah):
        return  # a value with its name in brackets: told by ``ekstrem``
    kata = set(kunci(_SAMBUNG.split(sesudah, maxsplit=1)[0]))
    hasil: Temuan | None = None
    for t in paham.tabel:
        if t.jenis != "anggaran" or t.maya:
            continue
        nilai = {
            b.nama: next(iter(persen)).angka
            for b in t.baris
            if b.nama and not (b.jumlah or b.judul) and len(persen := list(b.ambil("persen"))) == 1
        }
        sebut = [n for n in nilai if set(kunci(n)) <= kata and len(kunci(n)) >= 2]
        if len(nilai) < _TERPENDEK or len(sebut) != 1 or _sebagian(m.string, nilai):
            continue
        angka_nilai = {n: a.nilai for n, a in nilai.items() if a is not None}
        juara = (max if tinggi else min)(angka_nilai, key=lambda n: angka_nilai[n])
        if abs(angka_nilai[juara] - angka_nilai[sebut[0]]) <= _SELISIH:
            return  # some table says so
        if any(
            terbantah(paham, i.sel.baris, i.teks)
            for b in t.baris
            if b.nama == juara
            for i in b.ambil("persen")
        ):
            continue
        hasil = hasil or temuan(
            paham,
            "narasi",
            baris_kalimat(p, awal + m.start(), awal + m.end() + len(sesudah)),
            kutipan=p.teks,
            tercetak=f"{m[0]}: {sebut[0]}",
            seharusnya=juara,
            uraian=f"Kalimat menyebut {m[0].casefold()} pada “{sebut[0]}”, padahal menurut tabel “{juara}” "
            f"({angka(angka_nilai[juara])}%).",
            saran="Sebut program menurut tabel realisasi anggaran.",
        )
    if hasil is not None:
        yield hasil


def _sebagian(kalimat: str, nama: Collection[str]) -> bool:
    return sebagian(kalimat, len(nama)) or bagian_lain(kalimat, nama)


def _baris(paham: Paham, ke: int, p: Paragraf, awal: int, m: re.Match[str]) -> Iterator[Temuan]:
    """The row that a sentence under its table calls the largest."""
    k = _kisi_di_atas(paham, ke)
    if k is None:
        return
    kata = set(kunci(m["isi"]))
    n = m["n"].replace(".", "")
    for r in k.biasa:
        label = k.label[r]
        if not kunci(label) or not set(kunci(label)) <= kata:
            continue
        for c in k.berangka():
            sel = k.angka[r][c]
            if sel is None or str(sel.nilai) != n:
                continue
            lebih = [
                (a.nilai, k.label[x])
                for x in k.biasa
                if (a := k.angka[x][c]) is not None and a.nilai > sel.nilai
            ]
            if lebih and not any(_terbesar(k, r, c2, n) for c2 in k.berangka()):
                besar, nama = max(lebih)
                yield temuan(
                    paham,
                    "narasi",
                    (*baris_kalimat(p, awal + m.start(), awal + m.end()), k.sel[r][c].baris),
                    kutipan=p.teks,
                    tercetak=f"{label} ({m['n']})",
                    seharusnya=f"{nama} ({angka(besar)})",
                    uraian=f"Kalimat menyebut “{label}” ({m['n']}) paling banyak, padahal pada "
                    f"tabel “{nama}” {angka(besar)}.",
                    saran="Sebut baris yang benar, atau betulkan angkanya.",
                )
                return


def _terbesar(k: Kisi, r: int, c: int, n: str) -> bool:
    """Whether the row is the largest of a column that prints the same number."""
    sel = k.angka[r][c]
    return (
        sel is not None
        and str(sel.nilai) == n
        and all((a := k.angka[x][c]) is None or a.nilai <= sel.nilai for x in k.biasa)
    )


def _kisi_di_atas(paham: Paham, ke: int) -> Kisi | None:
    """The table right above a paragraph, at most three parts away."""
    for u in reversed(paham.naskah.unsur[max(0, ke - 3) : ke]):
        if isinstance(u, Tabel):
            return kisi_dari(paham, u)
        if isinstance(u, Keterangan):
            return None
    return None
