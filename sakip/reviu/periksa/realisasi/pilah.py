"""A count of those who did and those who did not, beside a realisation that counts those who did ("30 telah
mengirim dan 5 belum mengirim" under 32); and places counted although one stands twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.angka import cari
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Fakta, Paham, kunci
from sakip.reviu.periksa.alat import angka as tulis
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import Bagian, Peta, baris_kalimat
from sakip.reviu.periksa.alat.bagian import peta as peta_laporan
from sakip.reviu.periksa.alat.kisi import semua_kisi

_N = r"(?<![\d.,])(?P<{}>\d{{1,3}}(?:\.\d{{3}})*)(?![\d.,]*\d)"
_PILAH = Pola(
    _N.format("a") + r"\s+(?:[a-z/]+\s+){0,3}?(?:telah|sudah|berhasil)\s+(?P<kerja>[a-z]{5,})(?"
    r"P<hal>[^.;]{0,80}?)\s+(?:dan|sedangkan|sementara)\s+"
    + _N.format("b") + r"\s+(?:[a-z/]+\s+){0,3}?(?:belum|tidak)\s+(?P<tolak>[a-z]{5,})\b",
    "belum", "tidak",
    dan=(("telah", "sudah", "berhasil"), ("dan", "sedangkan", "sementara")),
)  # fmt: skip
_MASA = re.compile(
    r"\b(?:triwulan|semester|bulan|januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|"
    r"november|"
    r"tahun\s+(?:lalu|sebelumnya)|tepat\s+waktu|lengkap|terlambat)\b",
    re.IGNORECASE,
)
_JUMLAH = re.compile(r"^\W*(?:jumlah|banyaknya)\b", re.IGNORECASE)
_BEDA = Pola(
    r"(?:^|[.;]\s+)(?P<satuan>[A-Z][a-z]{3,})\s+(?:adalah|ialah|yaitu|merupakan|yang\s+dihitung|dihitung)"
    r"[^.;]{0,120}?\b"
    r"(?:berbeda(?:-beda)?|berlainan|tidak\s+boleh\s+sama)\b",
    "berbeda", "berlainan", "boleh",
)  # fmt: skip


def realisasi_pilah(paham: Paham) -> Iterator[Temuan]:
    peta = peta_laporan(paham)
    for p in paham.naskah.paragraf:
        if not (_PILAH.mungkin(p.teks) or _BEDA.mungkin(p.teks)):
            continue
        b = peta.bagian_di(p.letak.baris)
        if b is None or b.indikator is None:
            continue
        if _PILAH.search(p.teks):
            yield from _sudah_belum(paham, peta, p, b, b.indikator)
        if _BEDA.search(p.teks):
            yield from _berulang(paham, peta, p, b, b.indikator)


def _realisasi(paham: Paham, peta: Peta, b: Bagian, indikator: int) -> list[Fakta]:
    """The counted realisation of the year, where all tables tell the same one."""
    fakta = [
        f
        for f in (*peta.fakta_bagian(b), *peta.fakta_milik(indikator))
        if f.besaran == "realisasi" and f.tahun == paham.tahun
    ]
    satu = len({f.angka.nilai for f in fakta}) == 1
    return fakta if satu and not fakta[0].angka.persen and not fakta[0].angka.desimal else []


# --- those who did and those who did not -------------------------------------------------------------------


def _sudah_belum(paham: Paham, peta: Peta, p: Paragraf, b: Bagian, indikator: int) -> Iterator[Temuan]:
    """Both make the whole that the sentence tells, and the thing done is in the indicator's name."""
    fakta = _realisasi(paham, peta, b, indikator)
    nama = peta.nama(indikator)
    if not fakta or not _JUMLAH.match(nama):
        return
    for k in pecah(p.teks):
        m = _PILAH.search(k.teks)
        if m is None or _MASA.search(k.teks) or _akar(m["kerja"]) != _akar(m["tolak"]):
            continue
        x, y = (Decimal(m[g].replace(".", "")) for g in ("a", "b"))
        depan = [a.nilai for _, a in cari(k.teks[: m.start()])]
        hal = [w for w in kunci(m["hal"]) if len(w) > 2]
        senama = sum(w in kunci(nama) for w in hal)
        angka = {a.nilai for _, a in cari(p.teks)}
        if x + y not in depan or senama < 2 or {x, fakta[0].angka.nilai} <= angka:
            continue
        if fakta[0].angka.nilai in (x, y) or abs(fakta[0].angka.nilai - x) * 4 > x:
            continue
        yield temuan(
            paham,
            "realisasi",
            {*baris_kalimat(p, k.awal, k.akhir), fakta[0].baris},
            tercetak=fakta[0].isi.teks,
            seharusnya=tulis(x),
            kutipan=k.teks,
            uraian=f"Realisasi “{nama}” pada tabel {fakta[0].isi.teks}, sedangkan uraiannya menyebut "
            f"{tulis(x)} sudah "
            f"dan {tulis(y)} belum dari {tulis(x + y)}.",
            saran="Tetapkan realisasi menurut data dukungnya dan pakai angka yang sama di semua tempat.",
            keparahan="berat",
        )


def _akar(kata: str) -> str:
    """A verb without what it begins and ends with: "melaporkan" and "melapor" are one."""
    kata = re.sub(r"^(?:memper|member|meng|mem|men|me|ber|di|ter)", "", kata.casefold())
    return re.sub(r"(?:kan|i)$", "", kata)[:5]


# --- places that stand twice ------------------------------------------------------------------------------


def _berulang(paham: Paham, peta: Peta, p: Paragraf, b: Bagian, indikator: int) -> Iterator[Temuan]:
    """The text says that the places differ; the table lists as many as were realised, one of them twice."""
    fakta = _realisasi(paham, peta, b, indikator)
    for m in _BEDA.finditer(p.teks) if fakta else ():
        for k in semua_kisi(paham):
            if not b.awal <= k.tabel.tabel.letak.baris <= b.akhir:
                continue
            c = next((c for c in range(k.lebar) if kunci(k.judul[c]) == kunci(m["satuan"])), None)
            isi = [(k.sel[r][c].teks.strip(), k.sel[r][c].baris) for r in k.biasa] if c is not None else []
            ganda = _ganda([x for x, _ in isi])
            if not ganda or any(not x for x, _ in isi) or len(isi) != fakta[0].angka.nilai:
                continue
            beda = len({x.casefold() for x, _ in isi})
            yield temuan(
                paham,
                "realisasi",
                {
                    *(n for x, n in isi if x.casefold() in ganda),
                    fakta[0].baris,
                    p.baris_pada(m.start("satuan")),
                },
                tercetak=fakta[0].isi.teks,
                seharusnya=str(beda),
                kutipan=m[0].strip(" ."),
                uraian=f"Realisasi {fakta[0].isi.teks}, tetapi {m['satuan'].casefold()} pada tabel hanya "
                f"{beda} yang berbeda: "
                f"{', '.join(x for x, _ in isi if x.casefold() in ganda)}.",
                saran="Betulkan daftarnya, atau hitung ulang realisasinya.",
                keparahan="berat",
            )


def _ganda(isi: Sequence[str]) -> set[str]:
    return {x for x, n in Counter(x.casefold() for x in isi).items() if n > 1}
