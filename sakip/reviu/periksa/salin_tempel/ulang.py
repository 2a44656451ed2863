"""Text of one indicator that stands in the section of another and does not give it away by a whole name.

A sentence or paragraph copied word for word that names the other's things, or a sentence that speaks of the
other indicator with nearly all the words of its name. Sentences that hold the whole name: ``salin_kalimat``.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sakip.aturan.kalimat.pola import rendah
from sakip.reviu.angka import berangka
from sakip.reviu.model import Keterangan, Paragraf, Tabel, Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import UKURAN, Bagian, Peta, baris_kalimat

#: Shorter sentences are alike by chance: "Target tercapai."
_TERPENDEK, _ALINEA = 40, 60
_SALINAN = 2
_ANGKA = re.compile(r"\d[\d.,]*(?<![.,])")
_IMBUHAN = re.compile(r"(?:me|di|ter|ber|pe[mnr])[a-z]{5,}")
#: So much of another indicator's name, in so many words.
_SEBAGIAN, _KATA = 0.8, 5
_SELAIN = re.compile(
    r"\b(?:dibanding\w*|berbeda|selain|seperti|sejalan|mendukung|berkaitan|terkait|berpengaruh|memengaruhi|"
    r"mempengaruhi|"
    r"berdampak|sasaran|antara\s+lain|sebelumnya|lainnya|bersama|bersamaan|sekaligus|begitu\s+pula|"
    r"demikian\s+juga|"
    r"indikator\s+lain|juga)\b",
    re.IGNORECASE,
)
#: The rest of the section of one indicator; a chapter that goes on after it is no longer of it.
_TERJAUH = 150


@dataclass(frozen=True, slots=True)
class _Kalimat:
    paragraf: Paragraf
    bagian: Bagian
    indikator: int
    teks: str
    awal: int
    akhir: int

    @property
    def baris(self) -> tuple[int, ...]:
        return baris_kalimat(self.paragraf, self.awal, self.akhir)


def salin_ulang(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    isi = _Isi(paham, peta)
    kembar: dict[str, list[_Kalimat]] = defaultdict(list)
    for k in isi.kalimat:
        kembar[_ANGKA.sub("#", " ".join(k.teks.casefold().split()))].append(k)
    sudah: set[tuple[int, ...]] = set()
    for daftar in kembar.values():
        if len(daftar) == _SALINAN and daftar[0].indikator != daftar[1].indikator:
            for x, y in (daftar, daftar[::-1]):
                kata = isi.milik(x, y)
                if kata and not isi.sebut_sendiri(y, x):
                    sudah.add(y.baris)
                    yield _temuan_kembar(paham, peta, x, y, kata)
    for k in isi.kalimat:
        lain = isi.tentang(k) if k.baris not in sudah else None
        if lain is not None:
            yield _temuan_lain(paham, peta, k, lain)


class _Isi:
    """The sentences of every indicator's section and the words that stand there."""

    def __init__(self, paham: Paham, peta: Peta) -> None:
        self.paham, self.peta = paham, peta
        self.kalimat: list[_Kalimat] = []
        self.kata: dict[int, list[tuple[int, str]]] = defaultdict(list)
        self._kecil: dict[int, str] = {}
        self._panjang: dict[tuple[int, int], set[str]] = {}
        for u in paham.naskah.unsur:
            b = peta.bagian_di(u.letak.baris)
            if b is None or b.indikator is None or u.letak.baris - b.awal > _TERJAUH:
                continue
            if isinstance(u, Tabel):
                self.kata[b.awal].extend((0, s.teks) for r in (*u.kepala, *u.isi) for s in r)
            elif isinstance(u, Keterangan):
                self.kata[b.awal].append((0, u.teks))
            elif isinstance(u, Paragraf):
                self._paragraf(u, b, b.indikator)
            else:
                self.kata[b.awal].append((0, u.teks))
        self._nama = {i.id: [frozenset(kunci(n)) for n, _ in i.sebutan] for i in paham.indikator}
        self._menurut: dict[str, set[int]] = defaultdict(set)
        for i, nama in self._nama.items():
            for w in {w for n in nama for w in n}:
                self._menurut[w].add(i)

    def _paragraf(self, p: Paragraf, b: Bagian, indikator: int) -> None:
        for k in pecah(p.teks):
            self.kata[b.awal].append((p.letak.baris + k.awal, k.teks))
            if len(k.teks) >= _TERPENDEK:
                self.kalimat.append(_Kalimat(p, b, indikator, k.teks, k.awal, k.akhir))

    def sebut_sendiri(self, y: _Kalimat, x: _Kalimat) -> bool:
        """Whether the sentence holds a word of the name of y's indicator that x's has not."""
        lain = self._semua_nama(y) - self._semua_nama(x)
        return any(w in lain and len(w) > 3 for w in kunci(y.teks))

    def milik(self, x: _Kalimat, y: _Kalimat) -> list[str]:
        """Things of the sentence that the name of x's indicator holds and nothing else in y's section; words
        that many sections use tell nothing."""
        nama = self._semua_nama(x)
        lain = self._semua_nama(y)
        return [
            w
            for w in dict.fromkeys(kunci(x.teks))
            if w in nama
            and len(w) > 3
            and not w.isdigit()
            and not _IMBUHAN.fullmatch(w)
            and w not in lain
            and w not in _UMUM
            and not self._di_bagian(w, y)
            and self._jarang(w)
        ]

    def _jarang(self, kata: str) -> bool:
        pola = re.compile(rf"\b{re.escape(kata)}\b", re.IGNORECASE)
        ada = sum(
            any(pola.search(t) for _, t in isi) for b, isi in self.kata.items() if kata in self._gabung(b)
        )
        return ada <= max(_SEDIKIT, len(self.kata) // 4)

    def _gabung(self, bagian: int) -> str:
        """All that stands in a section, in small letters."""
        if bagian not in self._kecil:
            self._kecil[bagian] = "\n".join(t for _, t in self.kata[bagian]).casefold()
        return self._kecil[bagian]

    def _semua_nama(self, k: _Kalimat) -> set[str]:
        return {w for n in self._nama.get(k.indikator, ()) for w in n} | set(kunci(k.bagian.judul))

    def _nama_panjang(self, k: _Kalimat) -> set[str]:
        """The longer words of the name of its own indicator and heading."""
        kunci_nama = (k.indikator, k.bagian.awal)
        if kunci_nama not in self._panjang:
            self._panjang[kunci_nama] = {w for w in self._semua_nama(k) if len(w) > 3}
        return self._panjang[kunci_nama]

    def _di_bagian(self, kata: str, k: _Kalimat) -> bool:
        """Whether a word stands elsewhere in the section of a sentence."""
        letak = k.paragraf.letak.baris + k.awal
        if kata not in self._gabung(k.bagian.awal):
            return False
        pola = re.compile(rf"\b{re.escape(kata)}\b", re.IGNORECASE)
        return any(o != letak and kata in rendah(t) and pola.search(t) for o, t in self.kata[k.bagian.awal])

    def tentang(self, k: _Kalimat) -> int | None:
        """The other indicator of which a sentence without numbers speaks in the words of its name."""
        kata = kunci(k.teks)
        ada = set(kata)
        if not ada.isdisjoint(self._nama_panjang(k)):
            return None
        kena = [self._menurut[w] for w in ada if w in self._menurut]
        if len(kena) < _KATA:
            return None
        hitung = Counter(i for n in kena for i in n)
        mungkin = sorted(i for i, n in hitung.items() if n >= _KATA)
        if not mungkin:
            return None
        if berangka(re.sub(r"^\W*\d{1,2}[.)]", "", k.teks)) or _SELAIN.search(k.teks):
            return None
        calon = [i for i in mungkin if any(self._menyebut(kata, ada, n) for n in self._nama[i])]
        if len(calon) != 1 or not self.peta.berbeda(calon[0], k.bagian):
            return None
        inti = [w for w in kata if any(w in n for n in self._nama[calon[0]]) and len(w) > 3]
        lain = sum(self._di_bagian(w, k) for w in dict.fromkeys(inti))
        return calon[0] if not lain else None

    def _menyebut(self, kata: Sequence[str], ada: set[str], nama: frozenset[str]) -> bool:
        inti = nama - UKURAN
        sama = inti & ada
        if len(sama) < _KATA or len(sama) < _SEBAGIAN * len(inti):
            return False
        letak = [i for i, w in enumerate(kata) if w in sama]
        return letak[-1] - letak[0] <= len(inti) + 5 and all(b - a <= 6 for a, b in pairwise(letak))


#: Sections of as many indicators may speak of one thing.
_SEDIKIT = 4
_UMUM_TEKS = """
    masyarakat layanan pelayanan publik kinerja laporan kegiatan anggaran pegawai kantor wilayah daerah
    kualitas informasi sistem data pelaksanaan program sesuai standar hukum tahun dokumen tepat waktu
    internal lingkungan target hasil baik unit kerja satker upt kanwil pemerintah indikator capaian
"""
_UMUM = frozenset(_UMUM_TEKS.split())


def _temuan_kembar(paham: Paham, peta: Peta, x: _Kalimat, y: _Kalimat, kata: list[str]) -> Temuan:
    return temuan(
        paham,
        "salin_tempel",
        {*y.baris, x.baris[0]},
        kutipan=y.teks,
        tercetak=y.teks if len(y.teks) < 160 else f"{y.teks[:159]}…",
        seharusnya=f"uraian tentang “{peta.nama(y.indikator)}”",
        uraian=f"Kalimat pada bagian “{peta.nama(y.indikator)}” sama kata demi kata dengan baris "
        f"{x.baris[0]} "
        f"pada bagian “{peta.nama(x.indikator)}” dan berbicara tentang {', '.join(kata[:3])}, yang tidak "
        "disebut di tempat lain pada bagiannya.",
        saran="Ganti dengan uraian indikator bagian itu.",
    )


def _temuan_lain(paham: Paham, peta: Peta, k: _Kalimat, lain: int) -> Temuan:
    return temuan(
        paham,
        "salin_tempel",
        k.baris,
        kutipan=k.teks,
        tercetak=peta.nama(lain),
        seharusnya=f"uraian tentang “{peta.nama(k.indikator)}”",
        uraian=f"Kalimat pada bagian “{peta.nama(k.indikator)}” berbicara tentang indikator lain, "
        f"“{peta.nama(lain)}”, yang tidak disebut di tempat lain pada bagian itu.",
        saran="Ganti dengan uraian indikator bagian itu, atau jelaskan hubungan keduanya.",
    )


# --- a paragraph word for word -----------------------------------------------------------------------------


def alinea_ulang(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    """A paragraph word for word in the parts of two indicators that names the one and not the other."""
    ada: dict[str, list[Paragraf]] = defaultdict(list)
    for p in paham.naskah.paragraf:
        if len(p.teks) >= _ALINEA:
            ada[" ".join(p.teks.casefold().split())].append(p)
    for daftar in ada.values():
        if len(daftar) != 2:
            continue
        bagian = [peta.bagian_di(p.letak.baris) for p in daftar]
        ind = [b.indikator if b is not None else None for b in bagian]
        if None in ind or ind[0] == ind[1]:
            continue
        sebut = peta.sebut(daftar[0].teks)
        asing = [n for n in (0, 1) if ind[n] not in sebut]
        if len(sebut) != 1 or sebut[0] not in ind or len(asing) != 1:
            continue
        p, asli = daftar[asing[0]], daftar[1 - asing[0]]
        b, pemilik = bagian[asing[0]], sebut[0]
        if b is None or b.indikator is None or not peta.berbeda(pemilik, b):
            continue
        sendiri = peta.nama(b.indikator)
        yield temuan(
            paham,
            "salin_tempel",
            {p.letak.baris, asli.letak.baris},
            tercetak=peta.nama(pemilik),
            seharusnya=sendiri,
            kutipan=p.teks,
            uraian=f"Alinea pada bagian “{sendiri}” sama kata demi kata dengan alinea pada bagian "
            f"“{peta.nama(pemilik)}” (baris {asli.letak.baris}) dan hanya menyebut indikator itu.",
            saran=f"Ganti dengan uraian “{sendiri}”.",
        )
