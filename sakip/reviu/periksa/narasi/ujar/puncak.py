"""The greatest or the smallest of a table nearby, in words that ``peringkat`` does not read.

"Paling sering lewat loket B yakni 19 aduan", "diisi 1.750 orang, kebanyakan dari mereka pemohon di B", two
rankings in one clause ("yang bobotnya paling besar yaitu C juga bernilai paling tinggi (3,30)"), and the
period "dengan penyerapan terbesar" in a table that prints running sums.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sakip.aturan.kalimat import Kalimat
from sakip.aturan.kalimat.pola import Pola, memuat
from sakip.reviu.angka import Angka, baca_utuh, cari
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import pecah
from sakip.reviu.periksa.narasi.baca.larik import Larik, berlarik, masa_kalimat, sebagian, sebut_baris
from sakip.reviu.periksa.narasi.baca.masa import tahun_disebut
from sakip.reviu.periksa.narasi.ujar.alat import masa_baris, salah_ujar

_SERING = Pola(
    r"\b(?:paling\s+sering|tersering|paling\s+(?:kerap|diminati|disukai))\b",
    "paling",
    "tersering",
    dan=(("sering", "kerap", "diminati", "disukai"),),
    depan=True,
)
#: Only such words may stand between "most of them" and the name; any other tells what they did.
_ISI = (
    r"(?:dari|mereka|di\s?antaranya|responden|pemohon|peserta|pegawai|warga|orang|adalah|merupakan|berasal|berada|di|pada|yaitu|"
    r"yakni|berupa|oleh|melalui|lewat|lulusan|bertugas|berpendidikan|terjadi|diajukan|masuk|diterima|kasus|kejadian|laporan|"
    r"permohonan|perkara|pengaduan|penduduk|pengunjung|pelanggan|tercatat|datang|ini|itu|tersebut)"
)
_KEBANYAKAN = Pola(
    rf"\b(?:kebanyakan|mayoritas(?:nya)?|sebagian\s+besar(?:nya)?|terbanyak)\s+(?:{_ISI}\s+)*(?P<siapa>[A-Z0-9][^.;:,(\d]{{2,80}})",
    "kebanyakan",
    "mayoritas",
    "sebagian",
    "terbanyak",
    depan=True,
)
_ATAS = r"(?:paling\s+(?:tinggi|besar|banyak)|ter(?:tinggi|besar|banyak))"
_BAWAH = r"(?:paling\s+(?:rendah|kecil|sedikit)|ter(?:endah|kecil|sedikit))"
_UJUNG = re.compile(rf"\b(?:(?P<atas>{_ATAS})|{_BAWAH})\b", re.IGNORECASE)
_BERANGKA = re.compile(
    rf"\b(?:(?P<atas>{_ATAS})|{_BAWAH})\s*,?\s*(?:(?:yaitu|yakni|sebesar|sebanyak|dengan\s+nilai)\s+)?\(?(?P<n>\d[\d.]*(?:,\d+)?)",
    re.IGNORECASE,
)
_KLAUSA = re.compile(
    r";\s+|\b(?:sedangkan|sementara|adapun|namun|tetapi|sehingga)\b|,\s+(?=(?:disusul|diikuti|dan)\b)",
    re.IGNORECASE,
)
_PERIODE = Pola(
    r"\b(?:menjadi|merupakan|adalah|sebagai)\s+(?:periode|triwulan|bulan|semester|masa|saat)\s+dengan\s+(?P<hal>[a-z]+(?:\s+[a-z]+){0,3}?)\s+"
    rf"(?:yang\s+)?(?:(?P<atas>{_ATAS})|{_BAWAH})\b",
    "menjadi",
    "merupakan",
    "adalah",
    "sebagai",
    dan=(("dengan",),),
    depan=True,
)
_PICU = (
    "paling", "kebanyakan", "mayoritas", "sebagian besar", "tersering", "terting", "terbes", "terban",
    "terend", "terkec", "tersed",
)  # fmt: skip
_LAIN = re.compile(
    r"\b(?:salah\s+satu|selain|kecuali|di\s?luar|hampir|tidak|bukan|belum|nasional|tahun\s+(?:lalu|sebelumnya)|masing-masing|"
    r"target\w*|kedua|ketiga|kategori|khusus\w*|akan|agar|apabila|jika)\b",
    re.IGNORECASE,
)
_KUMULATIF = re.compile(r"\bkumulatif\b|\bs\.?\s?d\b|\bsampai\b", re.IGNORECASE)
_RENCANA = re.compile(r"\b(?:target|rencana|pagu|bobot|tertimbang)\b", re.IGNORECASE)


def puncak(paham: Paham) -> Iterator[Temuan]:
    for p, larik in berlarik(paham, _terpicu):
        for k in _utuh(p.teks):
            if not _terpicu(k.teks) or _LAIN.search(k.teks) or tahun_disebut(k.teks) - {paham.tahun}:
                continue
            for x in larik:
                hasil = next((s for periksa in _SEMUA for s in periksa(k.teks, x)), None)
                if hasil is not None:
                    awal, akhir, harus, alasan, baris = hasil
                    yield salah_ujar(paham, p, k, (awal, akhir), k.teks[awal:akhir], harus, alasan, baris)
                    break


def _utuh(teks: str) -> Iterator[Kalimat]:
    """The sentences; a name that ends with "!" ends none where the next word is small."""
    lalu: Kalimat | None = None
    for k in pecah(teks):
        if lalu is not None and lalu.teks.endswith("!") and k.teks[:1].islower():
            lalu = Kalimat(teks[lalu.awal : k.akhir], lalu.awal, k.akhir)
            continue
        if lalu is not None:
            yield lalu
        lalu = k
    if lalu is not None:
        yield lalu


def _terpicu(teks: str) -> bool:
    return memuat(teks, *_PICU) and _merangking(teks)


def _merangking(teks: str) -> bool:
    return (
        any(pola.search(teks) is not None for pola in (_SERING, _KEBANYAKAN, _PERIODE))
        or len(_UJUNG.findall(teks)) > 1
    )


Salah = tuple[int, int, str, str, tuple[int, ...]]


def _nama(x: Larik, teks: str) -> int | None:
    """The row that a text names: by its whole name, or by words that no other row has."""
    penuh = sebut_baris(x, teks)
    if penuh:
        return penuh[0] if len(penuh) == 1 else None
    kata = set(kunci(teks))
    nama = [set(kunci(t)) for t in x.label]
    khas = [{w for w in n if len(w) > 2 and sum(w in m for m in nama) == 1} for n in nama]
    kena = [r for r, n in enumerate(khas) if n & kata]
    if len(kena) != 1:
        return None
    ada = khas[kena[0]] & kata
    return kena[0] if len(ada) > 1 or ada == khas[kena[0]] else None


def _bukan(x: Larik, r: int, c: int, *, atas: bool) -> tuple[str, str, tuple[int, ...]] | None:
    """The row that truly stands at the end of a column, where row ``r`` does not."""
    isi = x.nilai(c)
    sendiri = x.angka[r][c]
    if sendiri is None or len(isi) < len(x.label) or len(isi) < 2 or not x.utuh:
        return None
    q, a = (max if atas else min)(isi, key=lambda t: t[1].nilai)
    if a.nilai == sendiri.nilai:
        return None
    nama = x.label[q] or x.teks[q][0]
    alasan = f"menurut tabel “{nama}” {a.teks}, sedangkan “{x.label[r] or x.teks[r][0]}” {sendiri.teks}"
    return nama, alasan, (x.baris[r], x.baris[q])


def _milik(x: Larik, r: int, semua: Sequence[Angka]) -> list[int]:
    """The columns in which the row prints one of these numbers."""
    return [
        c
        for c in x.kolom
        if (a := x.angka[r][c]) is not None
        and any(a.nilai == b.nilai and a.persen == b.persen for b in semua)
    ]


def _sering(kalimat: str, x: Larik) -> Iterator[Salah]:
    """The number told is the row's own in one column."""
    m = _SERING.search(kalimat)
    if m is None or sebagian(kalimat, len(x.label)):
        return
    klausa = kalimat[m.start() :]
    r = _nama(x, klausa)
    angka_ada = [a for _, a in cari(klausa)]
    if r is None or len(angka_ada) != 1:
        return
    kolom = _milik(x, r, angka_ada)
    hasil = _bukan(x, r, kolom[0], atas=True) if len(kolom) == 1 else None
    if hasil is not None:
        yield m.start(), len(kalimat), *hasil


def _kebanyakan(kalimat: str, x: Larik) -> Iterator[Salah]:
    """The sentence tells the total of the column just before."""
    m = _KEBANYAKAN.search(kalimat)
    r = _nama(x, m["siapa"]) if m is not None else None
    if m is None or r is None or (m[0].casefold().startswith("terbanyak") and len(x.label) > 2):
        return  # a longer list is told by ``peringkat``
    if set(kunci(m["siapa"])) - {w for t in (*x.label, *x.judul) for w in kunci(t)}:
        return
    depan = [a for _, a in cari(kalimat[: m.start()])]
    kolom = [
        c for c in x.kolom if any(t.nilai == a.nilai and not a.persen for t in x.seluruh(c) for a in depan)
    ]
    hasil = _bukan(x, r, kolom[0], atas=True) if len(kolom) == 1 else None
    if hasil is not None:
        yield m.start(), m.end(), *hasil


def _rangkap(kalimat: str, x: Larik) -> Iterator[Salah]:
    """Two rankings of one row in a clause; the number after one of them is the row's own in one column."""
    awal = 0
    for akhir in (*(t.start() for t in _KLAUSA.finditer(kalimat)), len(kalimat)):
        klausa, mulai = kalimat[awal:akhir], awal
        awal = akhir
        temu = list(_UJUNG.finditer(klausa))
        m = _BERANGKA.search(klausa)
        n = baca_utuh(m["n"].rstrip(".,")) if m is not None else None
        if (
            len(temu) < 2
            or m is None
            or n is None
            or m.start() != temu[-1].start()
            or re.search(r"\bdan\b", klausa[temu[0].end() : m.start()])
        ):
            continue
        r = _nama(x, klausa)
        kolom = _milik(x, r, [n]) if r is not None else []
        hasil = _bukan(x, r, kolom[0], atas=bool(m["atas"])) if r is not None and len(kolom) == 1 else None
        if hasil is not None and not sebagian(kalimat, len(x.label)):
            yield mulai + m.start(), mulai + m.end(), *hasil


def _periode(kalimat: str, x: Larik) -> Iterator[Salah]:
    """No column of the table, nor what a running sum adds from row to row, makes the period the end."""
    m = _PERIODE.search(kalimat)
    urut = masa_baris(x)
    nama = masa_kalimat(kalimat[: m.start()]) if m is not None else set()
    if m is None or len(nama) != 1 or not all(urut) or urut.count(t := next(iter(nama))) != 1 or not x.utuh:
        return
    hal = m["hal"].split()[0].casefold()
    judul = " ".join((x.keterangan, *x.judul)).casefold()
    inti = re.sub(r"^(?:pen?|pe[nm]g?)(?=[a-z]{4})", "", hal)[:5]
    if inti not in judul:
        return
    r, benar = urut.index(t), set()
    for c in x.kolom:
        isi = [a.nilai for _, a in x.nilai(c)]
        if len(isi) < len(urut) or _RENCANA.search(x.judul[c]):
            continue
        if _KUMULATIF.search(x.judul[c]):
            isi = [isi[0], *(b - a for a, b in pairwise(isi))]
        puncaknya = (max if m["atas"] else min)(isi)
        if isi[r] == puncaknya:
            return
        benar.add(isi.index(puncaknya))
    if len(benar) == 1:
        (q,) = benar
        yield m.start(), m.end(), x.teks[q][0], f"menurut tabel {x.teks[q][0]}", (x.baris[r], x.baris[q])


_SEMUA = (_sering, _kebanyakan, _rangkap, _periode)
