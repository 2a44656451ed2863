"""Captions and sentences that bear another indicator's name than the table or part they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sakip.reviu.model import Keterangan, Tabel, Temuan
from sakip.reviu.paham import Paham, TabelPaham, kunci
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.bagian import Bagian, Peta, baris_kalimat
from sakip.reviu.periksa.salin_angka import angka_milik

_TABEL = ("capaian", "riwayat", "renstra", "pk")
_BANDING = re.compile(
    r"\b(?:dibanding\w*|terhadap|dan|serta|pendukung|data|rincian|daftar|rekapitulasi)\b", re.IGNORECASE
)
_INI = re.compile(
    r"\b(?:ter)?(?:capai\w*|penuhi\w*|wujud\w*|laksana\w*)\b|\b(?:capaian|realisasi|target|indikator|nilai|persentase|"
    r"keberhasilan|kegagalan|meningkatkan)\b",
    re.IGNORECASE,
)
_SELAIN = re.compile(
    r"\b(?:dibanding\w*|berbeda|selain|seperti|sejalan|mendukung|berkaitan|terkait|berpengaruh|memengaruhi|mempengaruhi|"
    r"sasaran|antara\s+lain|sebelumnya|lainnya|bersama|begitu\s+pula|demikian\s+juga)\b",
    re.IGNORECASE,
)


def judul_asing(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    """A caption that names one indicator over a table whose rows name only others, or that stands in the part
    of another indicator and has no row of the one it names."""
    milik = {id(t.tabel): t for t in paham.tabel if not t.maya}
    inti = {i.id: frozenset(kunci(i.nama)) - _UKURAN for i in paham.indikator}
    for ke, u in enumerate(paham.naskah.unsur):
        if not isinstance(u, Keterangan) or u.jenis != "tabel":
            continue
        tabel = next((x for x in paham.naskah.unsur[ke + 1 : ke + 2] if isinstance(x, Tabel)), None)
        t = milik.get(id(tabel)) if tabel is not None else None
        sebut = peta.sebut(u.teks) or _tanpa_ukuran(inti, u.teks)
        if t is None or len(sebut) != 1 or _BANDING.search(_tanpa(paham, u.teks, sebut[0])):
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


_UKURAN = frozenset({"persentase", "jumlah", "indeks", "nilai", "tingkat", "angka", "rasio"})


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
    if not _ada(paham, b.indikator, isi, {sebut}) and not angka_milik(paham, t, b.indikator, sebut):
        return None
    return peta.nama(b.indikator)


def _setabel(paham: Paham, satu: int, lain: set[int]) -> bool:
    """Whether some table lists an indicator together with one of the others."""
    tabel = {id(f.tabel) for f in paham.fakta if f.indikator == satu and f.besaran in ("target", "capaian")}
    return any(f.indikator in lain and id(f.tabel) in tabel for f in paham.fakta)


def _ada(paham: Paham, indikator: int, isi: str, selain: set[int]) -> bool:
    """Whether one of the two words that tell an indicator's name from the others' stands in a text, "mediasi"
    also within "dimediasi"."""
    lain = {k for i in selain for k in kunci(paham.indikator[i].nama)}
    kata = [k for k in kunci(paham.indikator[indikator].nama) if len(k) > 3 and k not in lain]
    khas = sorted(kata, key=lambda k: (-paham.bobot.kata(k), k))[:2]
    return any(k in w for k in khas for w in kunci(isi))


def kalimat_ini(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    """ "Tercapainya target X ini ..." in the part of another indicator, which no sentence before leads to."""
    for p in paham.naskah.paragraf:
        b = peta.bagian_di(p.letak.baris)
        if b is None or b.indikator is None or p.letak.baris == b.awal:
            continue
        kalimat = pecah(p.teks)
        for ke, k in enumerate(kalimat):
            lain = _lain(paham, peta, b, k.teks)
            if lain is None or any(lain in peta.sebut(x.teks) for x in kalimat[:ke]):
                continue
            yield temuan(
                paham,
                "salin_tempel",
                baris_kalimat(p, k.awal, k.akhir),
                kutipan=k.teks,
                tercetak=peta.nama(lain),
                seharusnya=peta.nama(b.indikator),
                uraian=f"Kalimat pada bagian “{peta.nama(b.indikator)}” berbicara tentang indikator lain, "
                f"“{peta.nama(lain)}”, seolah-olah indikator bagian itu.",
                saran="Ganti nama indikator pada kalimat, lalu pastikan isinya milik indikator bagian ini.",
            )


def _lain(paham: Paham, peta: Peta, b: Bagian, teks: str) -> int | None:
    """The other indicator that a sentence calls "ini" or "tersebut" right after its name."""
    sebut = peta.sebut(teks)
    if len(sebut) != 1 or not _INI.search(teks) or _SELAIN.search(teks) or not peta.berbeda(sebut[0], b):
        return None
    akhir = {n.split()[-1].strip("()").casefold() for n, _ in paham.indikator[sebut[0]].sebutan if n.split()}
    if not any(re.search(rf"\b{re.escape(a)}\W+(?:ini|tersebut)\b", teks, re.IGNORECASE) for a in akhir):
        return None
    return None if b.indikator in sebut else sebut[0]
