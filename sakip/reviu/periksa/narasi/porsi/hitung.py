"""Arithmetic that one sentence states: parts and shares of a whole, changes, differences of two shares."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from sakip.aturan.kalimat.pola import Pola, memuat
from sakip.reviu.angka import Angka, baca_utuh, berangka
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import angka, pecah, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat

_UNIT = re.compile(
    r"\b(?P<total>\d{1,3})\s+(?:unit|satuan)(?:\s+(?:kerja|organisasi))?,\s+(?:yaitu|yakni|terdiri\s+(?:atas|dari))"
    r"(?P<isi>(?:\s+\d{1,3}(?:\s+[a-zA-Z]+){1,5},){1,9}\s+(?:dan|serta)\s+\d{1,3}(?:\s+[a-zA-Z]+){1,5})\.",
)
_N = r"(?:Rp\s?\.?\s?)?-?\d+(?:\.\d+)*(?:,\d+)?"
_BERBAGI = Pola(
    r"(?P<total>\d[\d.]*)\s+(?P<satuan>[a-z]+)\b[^.;]*?\b(?:terdiri\s+(?:atas|dari)|dengan\s+rincian|yaitu|yakni)\b",
    "terdiri",
    "rincian",
    "yaitu",
    "yakni",
)
_BAGIAN = re.compile(r"(?P<n>\d[\d.]*)\s+(?P<satuan>[a-z]+)\s+\((?P<p>\d+(?:,\d+)?)\s?%\)", re.IGNORECASE)
_DARI = Pola(
    r"(?:\b(?P<k>\d{1,3})\s+)?\bdari\s+(?P<n>\d{1,3})\s+(?:\w+\s+){0,2}?indikator\b[^,;:]*[,:]"
    r"|\b(?:dengan|atas|memiliki|mempunyai)\s+(?P<m>\d{1,3})\s+indikator\s*:",
    "indikator",
)
_PUTUSAN = re.compile(
    r"(?P<n>\d{1,3})\s+(?:indikator\s+)?(?P<arti>bercapaian\s+negatif|melampaui(?:\s+target)?|sesuai(?:\s+dengan)?\s+target|mencapai\s+target"
    r"|(?:tidak|belum)\s+mencapai(?:\s+target)?|(?:tidak|belum)\s+tercapai|tidak\s+dihitung|nihil)",
    re.IGNORECASE,
)
_BUTIR = re.compile(r"(?:[,:]\s*(?:dan\s+|serta\s+)?|\s+dan\s+|;\s*)(?P<n>\d{1,3})\s+[a-z]", re.IGNORECASE)
_BERUBAH = Pola(
    rf"(?P<a>{_N}),?\s+(?:yang\s+)?(?P<arah>bertambah|berkurang|naik|turun|meningkat|menurun)\s+(?:sebesar\s+)?(?P<d>{_N})\s+"
    rf"(?:\([^)]*\)\s+)?menjadi\s+(?:sebesar\s+)?(?P<b>{_N})",
    "menjadi",
)
_POIN = Pola(r"(?P<pokok>\w+)\s+lebih\s+(?P<arah>tinggi|rendah)\s+(?P<d>\d+(?:,\d+)?)\s+poin", "poin")
_PERSEN = re.compile(r"\d+(?:,\d+)?\s?%")
_TAMBAH = ("bertambah", "naik", "meningkat")


def hitung_kalimat(paham: Paham) -> Iterator[Temuan]:
    for p in paham.naskah.paragraf:
        if not berangka(p.teks):
            continue
        for k in pecah(p.teks):
            for salah in (
                *_berbagi(k.teks),
                *_dari(k.teks),
                *_berubah(k.teks),
                *_poin(k.teks),
                *_unit(k.teks),
            ):
                tercetak, harus, uraian, awal, akhir = salah
                yield _temuan(paham, p, k.teks, tercetak, harus, uraian, (k.awal + awal, k.awal + akhir))


Salah = tuple[str, str, str, int, int]


def _berbagi(kalimat: str) -> Iterator[Salah]:
    """ "129 orang ..., terdiri atas laki-laki 69 orang (53,49%) dan perempuan 60 orang (46,51%)"."""
    m = _BERBAGI.search(kalimat)
    satuan = {b["satuan"].casefold() for b in _BAGIAN.finditer(kalimat)} if m is not None else set()
    while m is not None and m["satuan"].casefold() not in satuan:
        m = _BERBAGI.search(kalimat, m.end("total"))  # "tahun 2025 pegawai berjumlah 129 orang, ..."
    if m is None:
        return
    total = baca_utuh(m["total"])
    bagian = [
        b for b in _BAGIAN.finditer(kalimat, m.end()) if b["satuan"].casefold() == m["satuan"].casefold()
    ]
    if total is None or not total.nilai or len(bagian) < 2:
        return
    nilai = [baca_utuh(b["n"]) for b in bagian]
    if any(n is None for n in nilai):
        return
    jumlah = sum((n.nilai for n in nilai if n is not None), Decimal(0))
    cocok = [_pas(n, total.nilai, b["p"]) for n, b in zip(nilai, bagian, strict=True) if n is not None]
    penuh = abs(sum((_desimal(b["p"]) for b in bagian), Decimal(0)) - 100) <= Decimal("0.1")
    if penuh and jumlah != total.nilai:
        yield (
            m["total"],
            angka(jumlah),
            f"Kalimat menyebut {m['total']} {m['satuan']}, padahal rinciannya berjumlah {angka(jumlah)}",
            m.start(),
            bagian[-1].end(),
        )
    elif (jumlah == total.nilai or any(cocok)) and not all(cocok):
        for n, b, ya in zip(nilai, bagian, cocok, strict=True):
            if not ya and n is not None:
                harus = angka(n.nilai / total.nilai * 100)
                yield (
                    f"{b['p']}%",
                    f"{harus}%",
                    f"{b['n']} dari {m['total']} {m['satuan']} adalah {harus}%, bukan {b['p']}%",
                    b.start(),
                    b.end(),
                )


def _pas(n: Angka, total: Decimal, cetak: str) -> bool:
    p = _desimal(cetak)
    langkah = Decimal(1).scaleb(-len(cetak.split(",")[1])) if "," in cetak else Decimal(1)
    return abs(n.nilai / total * 100 - p) <= langkah


def _dari(kalimat: str) -> Iterator[Salah]:
    """ "Dari 16 indikator, 4 melampaui target, 4 sesuai target, 7 tidak mencapai, dan 1 tidak dihitung"."""
    m = _DARI.search(kalimat)
    if m is None or re.search(r"di ?antara|termasuk|antara lain", kalimat, re.IGNORECASE):
        return
    bagian = list(_PUTUSAN.finditer(kalimat, m.end()))
    if len(bagian) < 3:
        return
    arti = [
        re.sub(r"\s+", " ", b["arti"].casefold()).replace("belum", "tidak").removesuffix(" target")
        for b in bagian
    ]
    butir = [int(b["n"]) for b in _BUTIR.finditer(kalimat, m.end() - 1)]
    jumlah = sum(butir)
    seluruh = m["k"] or m["n"] or m["m"]  # "15 dari 16 indikator dibandingkan: ..." lists the 15
    ulang = next((b for b, a in zip(bagian, arti, strict=True) if arti.count(a) > 1), None)
    if ulang is not None:
        uraian = f"Kalimat menyebut “{ulang['arti']}” dua kali dengan angka tersendiri"
        yield ulang[0], "satu kali", uraian, ulang.start(), bagian[-1].end()
    elif str(jumlah) not in (seluruh, m["n"]) and len(butir) >= len(bagian):
        uraian = f"Kalimat menyebut {seluruh} indikator, padahal {' + '.join(map(str, butir))} = {jumlah}"
        yield seluruh, str(jumlah), uraian, m.start(), bagian[-1].end()


def _unit(kalimat: str) -> Iterator[Salah]:
    """ "6 unit kerja, yaitu 1 bidang, 3 divisi, dan 2 unit pelaksana teknis." """
    for m in _UNIT.finditer(kalimat) if memuat(kalimat, "unit", "satuan") else ():
        isi = re.findall(r"\d+", m["isi"])
        jumlah = sum(map(int, isi))
        if jumlah != int(m["total"]):
            uraian = f"Kalimat menyebut {m['total']} unit, padahal {' + '.join(isi)} = {jumlah}"
            yield m["total"], str(jumlah), uraian, m.start(), m.end()


def _berubah(kalimat: str) -> Iterator[Salah]:
    """ "Rp10 juta, yang bertambah Rp2 juta menjadi Rp12 juta"."""
    for m in _BERUBAH.finditer(kalimat):
        a, d, b = baca_utuh(m["a"]), baca_utuh(m["d"]), baca_utuh(m["b"])
        if a is None or b is None or d is None or len({x.rupiah for x in (a, b, d)}) > 1:
            continue
        tanda = 1 if m["arah"].casefold() in _TAMBAH else -1
        batas = max(a.langkah, b.langkah, d.langkah) if a.desimal or b.desimal else Decimal(0)
        if abs(a.nilai + tanda * d.nilai - b.nilai) > batas:
            harus = ("Rp" if b.rupiah else "") + angka(a.nilai + tanda * d.nilai)
            uraian = f"{m['a']} {m['arah']} {m['d']} menjadi {harus}, bukan {m['b']}"
            yield m[0], harus, uraian, m.start(), m.end()


def _poin(kalimat: str) -> Iterator[Salah]:
    """ "... capaian 100,44%, sedangkan ... terserap 98,48%; capaian lebih tinggi 1,96 poin persen"."""
    for m in _POIN.finditer(kalimat):
        persen = list(_PERSEN.finditer(kalimat, 0, m.start()))
        if len(persen) != 2:
            continue
        x, y = (_desimal(p[0].rstrip(" %")) for p in persen)
        batas = Decimal("0.02") if "," in m["d"] else Decimal(1)
        beda, pokok = _desimal(m["d"]), m["pokok"].casefold()[:6]
        satu, dua = (
            kalimat[: persen[0].start()].casefold(),
            kalimat[persen[0].end() : persen[1].start()].casefold(),
        )
        uraian = ""
        if abs(abs(x - y) - beda) > batas:
            uraian = f"Selisih {persen[0][0]} dan {persen[1][0]} adalah {angka(abs(x - y))}, bukan {m['d']}"
        elif (pokok in satu) != (pokok in dua):
            sendiri, lain = (x, y) if pokok in satu else (y, x)
            if sendiri != lain and (sendiri > lain) != (m["arah"].casefold() == "tinggi"):
                banding = f"tidak lebih {m['arah']} daripada {angka(lain)}%"
                uraian = f"{m['pokok'].capitalize()} {angka(sendiri)}% {banding}"
        if uraian:
            yield m[0], angka(abs(x - y)), uraian, m.start(), m.end()


def _desimal(teks: str) -> Decimal:
    return Decimal(teks.replace(".", "").replace(",", "."))


def _temuan(
    paham: Paham, p: Paragraf, kalimat: str, tercetak: str, harus: str, uraian: str, letak: tuple[int, int]
) -> Temuan:
    return temuan(
        paham,
        "narasi",
        baris_kalimat(p, *letak),
        kutipan=kalimat,
        tercetak=tercetak,
        seharusnya=harus,
        uraian=f"{uraian}.",
        saran="Hitung ulang angka pada kalimat itu.",
    )
