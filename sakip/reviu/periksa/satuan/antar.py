"""One indicator measured in two units of time by two tables, and a header of thousands over plain amounts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from sakip.reviu.model import Temuan
from sakip.reviu.paham import Baris, Isi, Paham, TabelPaham
from sakip.reviu.periksa.alat import angka as tulis
from sakip.reviu.periksa.alat import temuan

_WAKTU = frozenset({"detik", "menit", "jam", "hari", "minggu", "bulan", "tahun"})


def satuan_antar(paham: Paham) -> Iterator[Temuan]:
    yield from _waktu(paham)
    for t in paham.tabel:
        yield from _ribuan(paham, t)


# --- units of time -----------------------------------------------------------------------------------


def _waktu(paham: Paham) -> Iterator[Temuan]:
    """The odd unit of one table where two others agree and the number is one that they print, too."""
    menurut: dict[int, list[tuple[str, TabelPaham, Baris]]] = defaultdict(list)
    for t in paham.tabel:
        if t.jenis not in ("pk", "capaian", "riwayat", "renstra") or t.maya:
            continue
        for b in t.baris:
            satuan = _satuan(b) if b.biasa and b.nama else ""
            ind = paham.cari_indikator(b.nama) if satuan else None
            if ind is not None:
                menurut[ind.id].append((satuan, t, b))
    for isi in menurut.values():
        tabel: dict[str, set[int]] = defaultdict(set)
        for s, t, _ in isi:
            tabel[s].add(id(t))
        if len(tabel) != 2:
            continue
        lazim, ganjil = sorted(tabel, key=lambda s: -len(tabel[s]))
        if len(tabel[ganjil]) != 1 or len(tabel[lazim]) < 2:
            continue
        _, _, b = next(x for x in isi if x[0] == ganjil)
        lain = next(x[2] for x in isi if x[0] == lazim)
        nilai = {n for s, _, x in isi if s == lazim for n in _angka(x)}
        if not nilai & _angka(b):
            continue  # another number: the table converts
        yield temuan(
            paham,
            "satuan",
            {*b.letak, *lain.letak},
            tercetak=ganjil,
            seharusnya=lazim,
            kutipan=b.kutipan(),
            uraian=f"“{b.nama}” bersatuan {ganjil} pada baris {b.letak[0]}, sedangkan "
            f"{len(tabel[lazim])} tabel lain memakai {lazim} untuk angka yang sama.",
            saran="Samakan satuannya.",
        )


def _satuan(b: Baris) -> str:
    """The one unit of time that the row's column of units, or its numbers, print."""
    kata = {i.teks.strip().casefold() for i in b.isi if i.kolom.peran == "satuan"}
    kata |= {
        i.angka.satuan.split(" ")[0].casefold()
        for i in b.ambil("target", "realisasi")
        if i.angka is not None and i.angka.satuan
    }
    kata = {k.split(" ")[0] for k in kata if k}
    return kata.pop() if len(kata) == 1 and kata <= _WAKTU else ""


def _angka(b: Baris) -> set[Decimal]:
    return {i.angka.nilai for i in b.ambil("target", "realisasi") if i.angka is not None}


# --- "(ribu Rp)" over plain amounts ------------------------------------------------------------------

_KALI = (
    (re.compile(r"\b(?:ribu|ribuan)\s*(?:rp|rupiah)|\brp\.?\s*(?:ribu|ribuan)\b", re.IGNORECASE), "ribu"),
    (re.compile(r"\b(?:juta|jutaan)\s*(?:rp|rupiah)|\brp\.?\s*(?:juta|jutaan)\b", re.IGNORECASE), "juta"),
    (
        re.compile(r"\b(?:miliar|milyar)\s*(?:rp|rupiah)|\brp\.?\s*(?:miliar|milyar)\b", re.IGNORECASE),
        "miliar",
    ),
)
_RUPIAH = re.compile(r"\brp\b|\brupiah\b", re.IGNORECASE)
_CUKUP = 2
_SERATUS = Decimal(100)


def _kali(judul: str) -> str | None:
    """The multiple of rupiah that a header names: "" for plain rupiah, None for no money."""
    besar = next((nama for pola, nama in _KALI if pola.search(judul)), None)
    return besar if besar is not None else ("" if _RUPIAH.search(judul) else None)


def _ribuan(paham: Paham, t: TabelPaham) -> Iterator[Temuan]:
    """Budget and spending under headers of two multiples, whose plain quotient is the printed percentage."""
    if t.maya or t.jenis != "anggaran":
        return
    satu = {p: [k for k in t.kolom if k.peran == p] for p in ("pagu", "serapan", "persen")}
    if any(len(k) != 1 for k in satu.values()):
        return
    pagu, serapan = satu["pagu"][0], satu["serapan"][0]
    kali = _kali(pagu.judul), _kali(serapan.judul)
    if None in kali or kali[0] == kali[1]:
        return
    baris = [
        b
        for b in t.baris
        if _cocok(b.isi[pagu.indeks], b.isi[serapan.indeks], b.isi[satu["persen"][0].indeks])
    ]
    if len(baris) < _CUKUP:
        return
    salah, benar = (serapan, pagu) if kali[1] else (pagu, serapan)
    yield temuan(
        paham,
        "satuan",
        {s.baris for b in t.tabel.kepala for s in b if s.teks.strip()} or {t.tabel.letak.baris},
        tercetak=salah.judul,
        seharusnya=f"satuan yang sama dengan “{benar.judul}”",
        kutipan=" | ".join(k.judul for k in t.kolom),
        uraian=f"Kolom “{benar.judul}” dan “{salah.judul}” bersatuan lain, padahal angkanya langsung terbagi "
        f"menjadi persen yang tercetak ({len(baris)} baris, misalnya "
        f"{_contoh(baris[0], satu['persen'][0].indeks)}).",
        saran="Betulkan satuan pada kepala kolom.",
    )


def _cocok(p: Isi, r: Isi, n: Isi) -> bool:
    if p.angka is None or r.angka is None or n.angka is None or not p.angka.nilai:
        return False
    return abs(r.angka.nilai / p.angka.nilai * _SERATUS - n.angka.nilai) <= max(
        n.angka.langkah, Decimal("0.01")
    )


def _contoh(b: Baris, persen: int) -> str:
    a = b.isi[persen].angka
    return f"{b.nama} {tulis(a.nilai)}%" if a is not None else b.nama
