"""Parts that are larger than their whole: rows of a table of shares."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.angka import Angka
from sakip.reviu.model import Kepastian, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.alat.kisi import Kisi, semua_kisi

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


def lebih_bagian(paham: Paham) -> Iterator[Temuan]:
    for k in semua_kisi(paham):
        if k.tabel.jenis not in ("anggaran", "skor", "pk"):
            yield from _tabel(paham, k)


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
