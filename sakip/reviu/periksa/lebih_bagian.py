"""Parts that are larger than their whole: rows of a table of shares, and sentences with both counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.angka import Angka
from sakip.reviu.model import Kepastian, Paragraf, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import angka, pecah, temuan
from sakip.reviu.periksa.bagian import baris_kalimat
from sakip.reviu.periksa.kisi import Kisi, semua_kisi

_SERATUS = Decimal(100)
#: A whole that its part may pass: what was planned, what is only room for, another time's, another place's.
BUKAN_WADAH = re.compile(
    r"target|rencana|pagu|anggaran|alokasi|kuota|kapasitas|daya tampung|kebutuhan|formasi|standar|minimal|"
    r"baseline|\b(?:19|20)\d\d\b|triwulan|semester|\btw\b|bulan|sebelum|lalu|awal|proyeksi|sasaran|ambang|ketentuan|rp\b|rupiah",
    re.IGNORECASE,
)
BUKAN_BAGIAN = Pola(
    r"capaian|pertumbuhan|kenaikan|perubahan|rasio|selisih|sisa|produktivitas",
    "capaian",
    "pertumbuhan",
    "kenaikan",
    "perubahan",
    "rasio",
    "selisih",
    "sisa",
    "produktivitas",
)
#: Cases flow in and out: more may leave in a year than came in.
ARUS = re.compile(r"masuk|diterima|terima|permohonan|pengaduan|lahir|daftar", re.IGNORECASE)
TERPILIH = re.compile(
    r"\b(?:yang|di[a-z]{4,}|ter[a-z]{4,}|tepat|lulus|hadir|selesai|memenuhi|patuh|lengkap|aktif|mengisi|merespon\w*)\b",
    re.IGNORECASE,
)
_DARI = re.compile(
    r"\bdari\s+(?:(?:total|seluruh|sejumlah)\s+)?(?P<n>\d{1,3}(?:\.\d{3})+|\d{1,6})\s+(?P<satuan>[A-Za-z]+)"
    r"(?:\s+yang\s+(?:ada|terdaftar|tersedia|aktif)|\s+tersebut)?(?P<sela>[^.;:%\d]{0,60}?)\b(?:sebanyak|terdapat|sejumlah)\s+"
    r"(?P<m>\d{1,3}(?:\.\d{3})+|\d{1,6})\s+(?P=satuan)\s+(?:yang\s+)?(?:telah|sudah|yang|berhasil|di\w+|ter\w+|me\w+)\b",
    re.IGNORECASE,
)
_TUMBUH = re.compile(
    r"\b(?:target\w*|rencana|direncanakan|menjadi|naik|meningkat|bertambah|tumbuh|tahun\s+(?:lalu|sebelumnya)|kuota|"
    r"kebutuhan|kapasitas|melebihi|melampaui)\b",
    re.IGNORECASE,
)


def lebih_bagian(paham: Paham) -> Iterator[Temuan]:
    for k in semua_kisi(paham):
        if k.tabel.jenis not in ("anggaran", "skor", "pk"):
            yield from _tabel(paham, k)
    for p in paham.naskah.paragraf:
        if "dari" in p.teks.casefold():
            yield from _kalimat(paham, p)


def _tabel(paham: Paham, k: Kisi) -> Iterator[Temuan]:
    """Whole, part and share in three columns, proven by the other rows: one row's share is over 100."""
    kolom = k.berangka()
    for c in kolom:
        persen = "%" in k.judul[c] or re.search(r"perse|prose", k.judul[c], re.IGNORECASE)
        if BUKAN_BAGIAN.search(k.judul[c]) or not (persen or _berpersen(k, c)):
            continue
        for a in (x for x in kolom if x < c):
            for b in (x for x in kolom if a < x < c):
                if BUKAN_WADAH.search(k.judul[a]) or BUKAN_WADAH.search(k.judul[b]):
                    continue
                if BUKAN_BAGIAN.search(k.judul[b]):
                    continue
                cocok = [r for r in range(len(k.sel)) if _bagi(k, r, a, b, c)]
                lebih = [r for r in cocok if _nilai(k, r, b) > _nilai(k, r, a) and r not in k.total]
                if len(lebih) == 1 and len(cocok) - len(lebih) >= 1:
                    yield _temuan_tabel(paham, k, lebih[0], (a, b, c))
                    return


def _berpersen(k: Kisi, c: int) -> bool:
    ada = [a for b in k.angka if (a := b[c]) is not None]
    return bool(ada) and all(a.persen for a in ada)


def _bagi(k: Kisi, r: int, a: int, b: int, c: int) -> bool:
    """Whether the row prints its own share: part ÷ whole × 100 %, of counts."""
    seluruh, bagian, cetak = (k.angka[r][x] for x in (a, b, c))
    if seluruh is None or bagian is None or cetak is None or not seluruh.nilai:
        return False
    if any(_pecahan(x) for x in (seluruh, bagian)):
        return False
    return abs(bagian.nilai / seluruh.nilai * _SERATUS - cetak.nilai) <= cetak.langkah


def _pecahan(a: Angka) -> bool:
    return a.persen or a.rupiah or a.desimal > 0


def _nilai(k: Kisi, r: int, c: int) -> Decimal:
    a = k.angka[r][c]
    return a.nilai if a is not None else Decimal(0)


def _temuan_tabel(paham: Paham, k: Kisi, r: int, kolom: tuple[int, int, int]) -> Temuan:
    a, b, c = kolom
    bersama = {x for x in re.findall(r"[a-z]{3,}", k.judul[a].casefold()) if x in k.judul[b].casefold()} - {
        "jumlah"
    }
    terpilih = bool(bersama) or TERPILIH.search(k.judul[b]) is not None
    kepastian: Kepastian = "pasti" if terpilih and not ARUS.search(k.judul[a]) else "ragu"
    isi = k.sel[r]
    return temuan(
        paham,
        "lebih_100",
        {isi[b].baris, isi[c].baris},
        tercetak=f"{isi[b].teks.strip()} dari {isi[a].teks.strip()} ({isi[c].teks.strip()})",
        seharusnya="paling tinggi 100%",
        kutipan=" | ".join(s.teks for s in isi if s.teks),
        uraian=f"“{k.judul[b]}” {isi[b].teks.strip()} lebih banyak daripada “{k.judul[a]}” "
        f"{isi[a].teks.strip()}: bagian tidak dapat melebihi keseluruhannya.",
        saran="Periksa kedua jumlahnya: keduanya harus dari himpunan dan periode yang sama.",
        kepastian=kepastian,
    )


def _kalimat(paham: Paham, p: Paragraf) -> Iterator[Temuan]:
    """ "Dari 19 puskesmas yang ada, sebanyak 20 puskesmas telah ..."."""
    for k in pecah(p.teks):
        for m in _DARI.finditer(k.teks):
            n, bagian = (Decimal(m[g].replace(".", "")) for g in ("n", "m"))
            if bagian <= n or _TUMBUH.search(k.teks):
                continue
            yield temuan(
                paham,
                "lebih_100",
                baris_kalimat(p, k.awal + m.start(), k.awal + m.end()),
                kutipan=k.teks,
                tercetak=f"{m['m']} dari {m['n']} {m['satuan']}",
                seharusnya=f"paling banyak {angka(n)}",
                uraian=f"Kalimat menyebut {m['m']} dari {m['n']} {m['satuan']}: bagian tidak "
                "dapat melebihi keseluruhannya.",
                saran="Periksa kedua jumlahnya pada sumber data.",
            )
