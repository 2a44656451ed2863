"""Captions of another indicator than the table or part they stand over: its name, its words, or its code.

Captions that stand twice over different tables: ``salin_kembar``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from sakip.reviu.baca.judul import urutan
from sakip.reviu.model import Judul, Keterangan, Temuan
from sakip.reviu.paham import Paham, TabelPaham, kunci
from sakip.reviu.paham.model import Besaran
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.alat.bagian import UKURAN, Peta

_TABEL = ("capaian", "riwayat", "renstra", "pk")
_BANDING = re.compile(
    r"\b(?:dibanding\w*|terhadap|dan|serta|pendukung|data|rincian|daftar|rekapitulasi)\b", re.IGNORECASE
)


def judul_asing(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    """A caption that names one indicator over a table whose rows name only others, or that stands in the part
    of another indicator and has no row of the one it names."""
    milik = {id(t.tabel): t for t in paham.tabel if not t.maya}
    inti = {i.id: frozenset(kunci(i.nama)) - UKURAN for i in paham.indikator}
    for u, tabel in pairwise(paham.naskah.unsur):
        t = milik.get(id(tabel))
        if t is None or not isinstance(u, Keterangan) or u.jenis != "tabel":
            continue
        sebut = peta.sebut(u.teks) or _tanpa_ukuran(inti, u.teks)
        if len(sebut) != 1 or _BANDING.search(_tanpa(paham, u.teks, sebut[0])):
            continue
        sendiri = _pemilik(paham, peta, t, u, sebut[0])
        if sendiri is not None:
            yield temuan(
                paham,
                "salin_tempel",
                [u.letak.baris],
                tercetak=u.teks,
                seharusnya=sendiri,
                uraian=f"Judul tabel {u.nomor} menyebut “{peta.nama(sebut[0])}”, padahal tabelnya "
                f"memuat “{sendiri}”.",
                saran="Ganti judul tabel sesuai isinya, lalu perbarui daftar tabel.",
                keparahan="ringan",
            )


def _tanpa_ukuran(inti: Mapping[int, frozenset[str]], teks: str) -> tuple[int, ...]:
    """The indicator whose name stands in a caption without its "Persentase" or "Jumlah"; ``inti``: the other
    words of each."""
    kata = set(kunci(teks))
    ada = [(len(k), i) for i, k in inti.items() if len(k) >= 3 and k <= kata]
    terpanjang = max(ada, default=(0, 0))[0]
    return tuple(i for n, i in ada if n == terpanjang)


def _tanpa(paham: Paham, teks: str, indikator: int) -> str:
    """A caption without the words of the indicator's own name."""
    nama = {k for n, _ in paham.indikator[indikator].sebutan for k in kunci(n)}
    return " ".join(k for k in re.findall(r"\w+", teks) if not set(kunci(k)) & nama)


def _pemilik(paham: Paham, peta: Peta, t: TabelPaham, u: Keterangan, sebut: int) -> str | None:
    """Whose table it is, where that is beyond doubt another than the caption says."""
    isi = " ".join(s.teks for b in (*t.tabel.kepala, *t.tabel.isi) for s in b)
    baris = [b for b in t.baris if b.nama and b.biasa]
    baris = [
        b for b in baris if any(kunci(i.teks) == kunci(b.nama) for i in b.isi)
    ]  # no names lent to the rows
    nama = [paham.cari_indikator(b.nama) for b in baris]
    if t.jenis in _TABEL and nama and all(n is not None and n.id != sebut for n in nama):
        milik = {n.id for n in nama if n is not None}
        if not _setabel(paham, sebut, milik):
            return None  # a unit, a programme: nothing that stands among these indicators
        if _ada(paham, sebut, isi, milik):
            return None  # the table does speak of it
        return "; ".join(dict.fromkeys(peta.nama(n) for n in milik))
    b = peta.bagian_di(u.letak.baris)
    if b is None or b.indikator is None or not peta.berbeda(sebut, b) or any(n is not None for n in nama):
        return None
    if _ada(paham, sebut, isi, {b.indikator}):
        return None
    if not _ada(paham, b.indikator, isi, {sebut}) and not _angka_milik(paham, t, b.indikator, sebut):
        return None
    return peta.nama(b.indikator)


def _setabel(paham: Paham, satu: int, lain: set[int]) -> bool:
    """Whether some table lists an indicator together with one of the others."""
    tabel = {id(f.tabel) for f in paham.fakta_indikator(satu, "target", "capaian")}
    return any(id(f.tabel) in tabel for i in lain for f in paham.fakta_indikator(i))


def _ada(paham: Paham, indikator: int, isi: str, selain: set[int]) -> bool:
    """Whether one of the two words that tell an indicator's name from the others' stands in a text, "mediasi"
    also within "dimediasi"."""
    lain = {k for i in selain for k in kunci(paham.indikator[i].nama)}
    kata = [k for k in kunci(paham.indikator[indikator].nama) if len(k) > 3 and k not in lain]
    khas = sorted(kata, key=lambda k: (-paham.bobot.kata(k), k))[:2]
    return any(k in w for k in khas for w in kunci(isi))


# --- whose a table without names is: the numbers of the year that other tables print -----------------------

_HAL: tuple[Besaran, ...] = ("realisasi", "capaian")
#: Digits that make a number tell of one indicator.
_DIGIT = 3


def _angka_milik(paham: Paham, t: TabelPaham, pemilik: int, sebut: int) -> bool:
    """Whether the table prints realisation and capaian that other tables print of ``pemilik``, and none that
    they print of ``sebut``."""
    khas = False
    for hal in _HAL:
        isi = _angka_tabel(paham, t, hal)
        punya, lain = (_angka_lain(paham, t, i, hal) for i in (pemilik, sebut))
        if not isi or not isi <= punya or not lain or isi & lain:
            return False
        khas = khas or any(_digit(n) >= _DIGIT for n in isi)
    return khas


def _angka_tabel(paham: Paham, t: TabelPaham, hal: str) -> set[Decimal]:
    """The numbers of the report's year in the table."""
    return {
        i.angka.nilai
        for b in t.baris
        if b.biasa
        for i in b.isi
        if i.kolom.peran == hal
        and i.angka is not None
        and not i.kolom.masa
        and (i.kolom.tahun or b.tahun) == paham.tahun
    }


def _angka_lain(paham: Paham, t: TabelPaham, indikator: int, hal: Besaran) -> set[Decimal]:
    fakta = paham.fakta_indikator(indikator, hal, tahun=paham.tahun)
    return {f.angka.nilai for f in fakta if f.tabel.tabel is not t.tabel}


def _digit(n: Decimal) -> int:
    return len(f"{n:f}".replace(".", "").strip("0"))


# --- words of another indicator ----------------------------------------------------------------------------

#: Words that say what a table shows of a thing, and not of which.
_TEKS_UMUM = """
    tabel data jumlah persentase indeks nilai capaian realisasi target tahun triwulan bulan bulanan semester
    rincian daftar rekapitulasi hasil per menurut perkembangan perbandingan pengukuran kinerja indikator unit
    upt satuan kerja satker wilayah kantor
"""
KATA_UMUM = frozenset(kunci(_TEKS_UMUM)) | frozenset(_TEKS_UMUM.split())
_SEDIKIT = 2


def keterangan_asing(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    """A caption made of the words of one other indicator, over columns that speak of the part's own."""
    inti = {i.id: frozenset(kunci(i.nama)) - KATA_UMUM for i in paham.indikator}
    for t in paham.naskah.tabel:
        b = peta.bagian_di(t.letak.baris)
        if not t.judul or b is None or b.indikator is None or b.indikator not in inti:
            continue
        kata, sini = frozenset(kunci(t.judul)) - KATA_UMUM, inti[b.indikator]
        if len(kata) < _SEDIKIT or kata & (sini | frozenset(kunci(b.judul))):
            continue
        lain = [i for i, k in inti.items() if i != b.indikator and len(k & kata) * 4 >= len(kata) * 3]
        lain = [i for i in lain if len(inti[i] & kata) >= _SEDIKIT]
        if len({inti[i] for i in lain}) != 1 or not peta.berbeda(lain[0], b):
            continue
        isi = frozenset(kunci(" ".join(s.teks for r in (*t.kepala, *t.isi) for s in r)))
        if isi & kata or not isi & (sini - inti[lain[0]]):
            continue
        yield temuan(
            paham,
            "salin_tempel",
            [max(1, t.letak.baris - 1)],
            tercetak=t.judul,
            seharusnya=peta.nama(b.indikator),
            kutipan=t.judul,
            uraian=f"Judul tabel {t.nomor} memakai kata-kata “{peta.nama(lain[0])}”, padahal kolom tabelnya "
            f"berbicara tentang “{peta.nama(b.indikator)}”.",
            saran="Beri judul sesuai isi tabel, lalu perbarui daftar tabel.",
            keparahan="ringan",
        )


# --- codes of another sasaran or indicator -----------------------------------------------------------------

_SASARAN = re.compile(
    r"\b(?:sasaran(?:\s+(?:kegiatan|strategis|program))?|s[kspg])\s*(?:ke-?\s*)?(\d{1,2}|[IVX]{1,6})\b",
    re.IGNORECASE,
)
KODE = re.compile(r"\b(S[KSP]|IK[KUSP]{1,2})\s*-?\s*(\d{1,2}|[IVX]{1,6})\b")
_KODE_INDIKATOR = re.compile(
    r"\b(?:ik[kusp]{1,2}|indikator(?:\s+kinerja(?:\s+\w+)?)?)\s*(?P<kode>\d{1,2}(?:\.\d{1,2})+)",
    re.IGNORECASE,
)
_NOMOR = re.compile(r"\d{1,2}(?:\.\d{1,2})+")


def sasaran_asing(paham: Paham) -> Iterator[Temuan]:
    """A caption whose code of sasaran is not that of the sasaran it stands under."""
    nomor, baris_judul, jenis = None, 0, ""
    dalam: list[tuple[Keterangan, int]] = []
    for u in (*paham.naskah.unsur, None):
        cocok = _SASARAN.match(u.teks.strip(" *#")) if isinstance(u, Judul) else None
        if u is None or cocok:
            yield from _kode_lain(paham, dalam, nomor, baris_judul, jenis)
            dalam = []
        if isinstance(u, Judul) and cocok:
            nomor, baris_judul, jenis = urutan(cocok[1].upper()), u.letak.baris, u.teks
        elif isinstance(u, Keterangan) and (kode := _kode(u.teks)):
            dalam.append((u, kode))


def _kode_lain(
    paham: Paham, dalam: Sequence[tuple[Keterangan, int]], nomor: int | None, baris: int, judul: str
) -> Iterator[Temuan]:
    """Only where the other captions of the sasaran bear its number."""
    if nomor is None or sum(k == nomor for _, k in dalam) == 0:
        return
    for u, k in dalam:
        if k != nomor:
            yield temuan(
                paham,
                "salin_tempel",
                [u.letak.baris],
                tercetak=u.teks,
                seharusnya=f"sasaran {nomor}",
                uraian=f"Judul {u.jenis} {u.nomor} menyebut sasaran {k}, padahal berada pada bagian "
                f"sasaran {nomor} "
                f"(“{judul.strip()}”, baris {baris}).",
                saran="Betulkan kode sasaran pada judul tabel dan daftar tabel.",
                keparahan="ringan",
            )


def _kode(teks: str) -> int | None:
    """The number of the last code of a sasaran in a caption: "SK II dan IKK I"."""
    nomor = [urutan(c[2]) for c in KODE.finditer(teks) if c[1][0] == "S"]
    return nomor[-1] if nomor else None


def kode_asing(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    """Where heading and captions of a part agree on one code, and that of one caption is another part's."""
    suara: dict[int, Counter[str]] = {}
    judul: dict[int, list[tuple[Keterangan, str]]] = {}
    for u in paham.naskah.unsur:
        b = peta.bagian_di(u.letak.baris)
        if b is None or b.indikator is None:
            continue
        if isinstance(u, Judul) and u.letak.baris == b.awal:
            m = _NOMOR.search(u.nomor) or _KODE_INDIKATOR.search(u.teks)
            kode = "" if m is None else m[0] if m.re is _NOMOR else m["kode"]
        elif isinstance(u, Keterangan) and (m := _KODE_INDIKATOR.search(u.teks)) is not None:
            kode = m["kode"]
            judul.setdefault(b.awal, []).append((u, kode))
        else:
            continue
        if kode:
            suara.setdefault(b.awal, Counter())[kode] += 2 if isinstance(u, Judul) else 1
    milik = {awal: _sepakat(c) for awal, c in suara.items()}
    for awal, daftar in judul.items():
        sendiri = milik[awal]
        lain = {k for a, k in milik.items() if a != awal} - {""}
        for u, kode in daftar:
            if sendiri and kode != sendiri and kode in lain and sendiri not in lain:
                yield temuan(
                    paham,
                    "salin_tempel",
                    [u.letak.baris],
                    tercetak=kode,
                    seharusnya=sendiri,
                    kutipan=u.teks,
                    uraian=f"Judul {u.jenis} {u.nomor} menyebut indikator {kode}, padahal berada pada bagian "
                    f"indikator {sendiri} (baris {awal}).",
                    saran="Betulkan nomor indikator pada judulnya dan pada daftar tabel.",
                    keparahan="ringan",
                )


def _sepakat(suara: Counter[str]) -> str:
    """The code that most bear, two at least; "" where none has the majority."""
    (kode, banyak), *sisa = suara.most_common(2)
    return kode if banyak > 1 and all(n < banyak for _, n in sisa) else ""
