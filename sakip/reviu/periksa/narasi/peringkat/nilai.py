"""Highest and lowest told with name and value, "tertinggi X (99,74%) dan terendah Y (99,15%)": the value
shows which column of a table nearby is meant, and the column who is first or last in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sakip.aturan.kalimat import Kalimat
from sakip.reviu.angka import Angka, baca_utuh
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import UKURAN, baris_kalimat
from sakip.reviu.periksa.alat.ingat import sekali
from sakip.reviu.periksa.capaian.utama import periksa as capaian_salah
from sakip.reviu.periksa.narasi.baca.larik import Larik, berlarik, sebagian
from sakip.reviu.periksa.narasi.baca.lingkup import kelompok_baris, lingkup
from sakip.reviu.periksa.narasi.baca.masa import PISAH_KLAUSA
from sakip.reviu.periksa.narasi.baca.terbantah import terbantah
from sakip.reviu.periksa.narasi.peringkat.ujung import TERSEDIKIT, TINGGI, UJUNG, segolongan

_N = r"(?P<n>(?:Rp\s?\.?\s?)?\d[\d.]*(?:,\d+)?(?:\s?(?:%|persen\b))?)"
#: In brackets, or after a word that leads to it.
_NILAI = re.compile(
    rf"\(\s*(?:[a-z]+\s+){{0,2}}{_N}(?:\s+[a-z/]+){{0,2}}\s*[),;]"
    rf"|\b(?:sebesar|yaitu|yakni|sebanyak|sejumlah|senilai|mencapai|dengan(?:\s+(?:nilai|capaian|serapan|realisasi|skor|angka|"
    rf"persentase|jumlah))?)\s+{_N.replace('<n>', '<n2>')}(?![\d.,]*\d)",
    re.IGNORECASE,
)
#: Another place, another time, a part of the rows, or no statement of what is.
_LAIN = re.compile(
    r"\b(?:kedua|ketiga|keempat|kelima|salah\s+satu|selain|kecuali|di\s?luar|termasuk|hampir|tidak|bukan|nasional|provinsi|"
    r"sejak|sepanjang|selama|maksimal|minimal|diharapkan|akan|apabila|jika|sebelumnya|tahun\s+lalu|masing-masing|khusus\w*|"
    r"di\s?antara(?:nya)?|batas|skala|relatif|terhadap)\b",
    re.IGNORECASE,
)
#: What is measured must head the column where any column is called so.
_HAL = re.compile(
    r"\b(?:capaian|realisasi|target|pagu|sisa|selisih|deviasi|(?:ke|pe)(?:naik|turun|ningkat|nurun|tumbuh)\w*an|"
    r"pertumbuhan|kemajuan|bobot|rata-rata)\b",
    re.IGNORECASE,
)
_RATA = re.compile(r"\W*(?:rata|nilai\s+(?:rata|akhir|total))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Klaim:
    """``teks``: the words about the name, without the number; ``sebelum``: those before the superlative."""

    kata: str
    nilai: Angka
    teks: str
    sebelum: str


@sekali
def ujung_nilai(paham: Paham) -> Iterator[Temuan]:
    for p, larik in berlarik(paham, UJUNG.search):
        lalu = ""
        for k in pecah(p.teks):
            for klaim in _klaim(k.teks):
                hasil = _salah(paham, klaim, k.teks, lalu, larik)
                if hasil is not None:
                    yield _temuan(paham, p, k, klaim, *hasil)
            lalu = k.teks


def _klaim(kalimat: str) -> Iterator[_Klaim]:
    """Every superlative with its value: the next one behind it, or the last before it where values lead."""
    ujung = list(UJUNG.finditer(kalimat))
    nilai = [(m.start(), m.end(), a) for m in _NILAI.finditer(kalimat) if (a := baca_utuh(m["n"] or m["n2"]))]
    if not ujung or not nilai:
        return
    dulu = nilai[0][0] < ujung[0].start()
    if dulu and len(nilai) != len(ujung):
        return
    for i, m in enumerate(ujung):
        if dulu:
            awal = nilai[i - 1][1] if i else 0
            mulai, akhir, a = nilai[i]
            if not akhir <= m.start() or PISAH_KLAUSA.search(kalimat, akhir, m.start()):
                return
            yield _Klaim(m[0], a, kalimat[awal:mulai], kalimat[akhir : m.start()])
            continue
        batas = ujung[i + 1].start() if i + 1 < len(ujung) else len(kalimat)
        x = next((n for n in nilai if m.end() <= n[0] < batas), None)
        if x is None or PISAH_KLAUSA.search(kalimat, m.end(), x[0]):
            continue
        awal = max((n[1] for n in nilai if n[1] <= m.start()), default=0)
        yield _Klaim(m[0], x[2], kalimat[m.end() : x[0]], kalimat[awal : m.start()])


def _salah(
    paham: Paham, klaim: _Klaim, kalimat: str, lalu: str, larik: Sequence[Larik]
) -> tuple[Larik, int, int, int] | None:
    """The list, the row told, the row that is the extreme, and the column; None unless every column that
    prints the value for that name says so."""
    letak = [
        (x, r, c)
        for x in larik
        for c in x.kolom
        for r, a in x.nilai(c)
        if a.nilai == klaim.nilai.nilai
        and a.desimal == klaim.nilai.desimal
        and a.persen == klaim.nilai.persen
        and _bernama(x, r, klaim.teks)
    ]
    if len({kunci(x.label[r]) for x, r, _ in letak}) != 1:
        return None
    tinggi = TINGGI.search(klaim.kata) is not None
    hasil: list[tuple[Larik, int, int, int]] = []
    for x, r, c in letak:
        baris = _baris(paham, x, r, klaim, kalimat, lalu)
        juara = _juara(x, c, r, baris, tinggi=tinggi)
        if juara is None or _terbantah(paham, x, juara, c):
            return None
        serumpun = _serumpun(paham, x, r, baris)
        if len(serumpun) < len(baris) and _juara(x, c, r, serumpun, tinggi=tinggi) is None:
            return None  # the extreme of its own group, which may be meant
        hasil.append((x, r, juara, c))
    if len({kunci(x.label[juara]) for x, _, juara, _ in hasil}) != 1:
        return None
    return hasil[0] if _setajuk([(x, c) for x, _, c in letak], klaim) else None


def _baris(paham: Paham, x: Larik, r: int, klaim: _Klaim, kalimat: str, lalu: str) -> list[int]:
    """The rows among which the claim compares; none where that is not plain."""
    milik = {w.casefold() for w in re.findall(r"\w+", x.label[r])}
    sisa = re.sub(r"\w+", lambda m: "" if m[0].casefold() in milik else m[0], f"{klaim.sebelum} {klaim.teks}")
    if not x.utuh or not segolongan(x, kalimat) or _LAIN.search(sisa):
        return []
    baris = lingkup(paham, x, f"{lalu} {kalimat}")
    sebagian_saja = sebagian(f"{lalu} {kalimat}", len(x.label))
    return [] if baris is None or r not in baris or sebagian_saja else baris


def _serumpun(paham: Paham, x: Larik, r: int, baris: Sequence[int]) -> list[int]:
    kelompok = kelompok_baris(paham, x)
    return [n for n in baris if kelompok[n] == kelompok[r]]


def _juara(x: Larik, c: int, r: int, baris: Sequence[int], *, tinggi: bool) -> int | None:
    """The row that alone is the extreme of a column; None where that is ``r`` or cannot be told."""
    isi = {n: a for n, a in x.nilai(c) if n in baris and not _RATA.match(x.label[n])}
    if len(isi) < TERSEDIKIT or r not in isi or len({(a.persen, a.satuan) for a in isi.values()}) > 1:
        return None
    if any(a.rusak for a in isi.values()):
        return None
    if any(a.lain for a in isi.values()) and any(a.desimal for a in isi.values() if not a.lain):
        return None  # thousands or decimals
    ujung = (max if tinggi else min)(a.nilai for a in isi.values())
    juara = [n for n, a in isi.items() if a.nilai == ujung]
    return juara[0] if len(juara) == 1 and juara[0] != r else None


def _bernama(x: Larik, r: int, teks: str) -> bool:
    """Whether the words are about the row whose value is told, and about no other more."""
    kata = set(kunci(teks))
    if any(s in teks for s in _singkat(x.label[r])):
        return True

    def sebut(n: int) -> int:
        return len((set(kunci(x.label[n])) - UKURAN) & kata)

    milik = sebut(r)
    masa = x.masa(r)
    return (milik > 0 and milik >= max(map(sebut, range(len(x.label))))) or (
        bool(masa) and x.label[r] in teks
    )


def _singkat(nama: str) -> list[str]:
    """The initials of a name of three words or more."""
    huruf = "".join(w[0] for w in re.findall(r"[A-Z][a-z]+", nama))
    return [huruf] if len(huruf) > 2 else []


def _setajuk(kolom: Sequence[tuple[Larik, int]], klaim: _Klaim) -> bool:
    """Whether the columns are called what the words before the superlative measure, if any column is."""
    judul = [x.judul[c].casefold() for x, c in kolom]
    for m in _HAL.finditer(klaim.sebelum):
        hal = m[0].casefold()
        wajib = hal.startswith(("ke", "pe")) or any(hal in j.casefold() for x, _ in kolom for j in x.judul)
        if wajib and not any(hal in j for j in judul):
            return False
    return True


def _terbantah(paham: Paham, x: Larik, r: int, c: int) -> bool:
    """Whether the number of the true holder is itself wrong in its row."""
    teks, baris = x.teks[r][c], x.baris[r]
    return terbantah(paham, baris, teks) or any(
        t.tercetak.strip() == teks and baris in t.baris for t in capaian_salah(paham)
    )


def _temuan(
    paham: Paham, p: Paragraf, k: Kalimat, klaim: _Klaim, x: Larik, r: int, juara: int, c: int
) -> Temuan:
    isi = x.teks[juara][c]
    return temuan(
        paham,
        "narasi",
        {*baris_kalimat(p, k.awal, k.akhir), x.baris[juara]},
        kutipan=k.teks,
        tercetak=f"{klaim.kata}: {x.label[r]}",
        seharusnya=f"{x.label[juara]} ({isi})",
        uraian=f"Kalimat menyebut “{x.label[r]}” ({klaim.nilai.teks}) {klaim.kata.casefold()}, padahal "
        f"menurut tabel pada baris {x.baris[juara]} “{x.label[juara]}” ({isi}).",
        saran="Sebut baris menurut tabelnya.",
    )
