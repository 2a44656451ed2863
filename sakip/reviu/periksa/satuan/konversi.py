"""Scales that a conversion does not reach ("skala 10" by dividing 100 by 25), and a percentage that a
sentence tells in the units it is a share of ("61,25 desa")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.angka import Angka, cari
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import angka as tulis
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import Peta, baris_kalimat
from sakip.reviu.periksa.alat.bagian import peta as peta_laporan

_SKALA = (
    r"skala\s+(?:(?:likert|penilaian|nilai|ukur)\s+)?(?:[01]\s*(?:[-–]|sampai(?:\s+dengan)?|s\.?d\.?|hingga)\s*)?"
    r"(?P<s>\d{1,3})\b(?![\d.,]*\d)"
)
_BAGI = Pola(
    rf"\b(?:ke|menjadi|dalam|pada)\s+{_SKALA}[^.;]{{0,60}}?\b(?P<cara>dibagi|membagi|dikali(?:kan)?|"
    rf"mengali\w*)\s+(?:dengan\s+|angka\s+|nilai\w*\s+dengan\s+)?"
    r"(?P<d>\d{1,3}(?:,\d+)?)(?![\d.,]*\d)",
    "skala",
)
_DARI_SKALA = re.compile(
    r"\bdari\s+skala\s+(?:(?:0|1)\s*(?:[-–]|sampai|hingga)\s*)?(\d{1,3})\b", re.IGNORECASE
)
_SERATUS = Decimal(100)
_CACAH = re.compile(
    r"(?:desa|kelurahan|orang|kegiatan|dokumen|laporan|unit|instansi|opd|lembaga|permohonan|perkara|kasus|"
    r"lokasi|lokus|upt|satker|"
    r"peserta|sekolah|puskesmas|kecamatan|kabupaten|kota|rekomendasi|layanan|aplikasi|perda|raperda|ton|"
    r"ekor|rumah|kk)\b"
)
_DESIMAL = re.compile(r"\d,\d\d?\s+" + _CACAH.pattern, re.IGNORECASE)
_RATA = re.compile(r"\brata-rata|\bper\s", re.IGNORECASE)


def satuan_konversi(paham: Paham) -> Iterator[Temuan]:
    peta = peta_laporan(paham)
    for p in paham.naskah.paragraf:
        yield from _skala(paham, p)
        yield from _bagian(paham, peta, p)


# --- scales -----------------------------------------------------------------------------------------------


def _skala(paham: Paham, p: Paragraf) -> Iterator[Temuan]:
    """A value of at most 100 is divided: what comes out is on the scale 100 : divisor."""
    for k in pecah(p.teks) if _BAGI.search(p.teks) else ():
        for m in _BAGI.finditer(k.teks):
            skala, d = Decimal(m["s"]), Decimal(m["d"].replace(",", "."))
            asal = _asal(k.teks, d)
            if not d or asal is None:
                continue
            bagi = m["cara"].casefold() in ("dibagi", "membagi")
            if not bagi and not _DARI_SKALA.search(k.teks):
                continue
            benar = asal / d if bagi else asal * d
            if benar == skala:
                continue
            yield temuan(
                paham,
                "satuan",
                baris_kalimat(p, k.awal + m.start(), k.awal + m.end()),
                tercetak=f"skala {m['s']}",
                seharusnya=f"skala {tulis(benar)}",
                kutipan=k.teks,
                uraian=f"Nilai berskala {tulis(asal)} yang {m['cara']} {m['d']} menjadi berskala "
                f"{tulis(benar)}, bukan skala "
                f"{m['s']}.",
                saran="Betulkan skalanya atau pembaginya menurut manual indikator.",
            )


def _asal(kalimat: str, d: Decimal) -> Decimal | None:
    """The scale the value comes from: as told, or 100 where a value above 10 gives the told result."""
    m = _DARI_SKALA.search(kalimat)
    if m is not None:
        return Decimal(m[1])
    isi = [a for _, a in cari(kalimat) if not a.persen and not a.rupiah and a.desimal]
    for x in isi:
        for y in isi:
            besar = _SERATUS / 4 < x.nilai <= _SERATUS
            if besar and d and abs(x.nilai / d - y.nilai) <= y.langkah and y.nilai != x.nilai:
                return _SERATUS
    return None


# --- shares told as counts --------------------------------------------------------------------------------


def _bagian(paham: Paham, peta: Peta, p: Paragraf) -> Iterator[Temuan]:
    """A number with decimals before a thing that is counted whole, where the table has it in percent."""
    b = peta.bagian_di(p.letak.baris) if _DESIMAL.search(p.teks) else None
    if b is None or b.indikator is None:
        return
    for k in pecah(p.teks):
        for o, a in cari(k.teks):
            if a.persen or a.rupiah or not 0 < a.desimal < 3 or not _CACAH.match(a.satuan):
                continue
            if _RATA.search(k.teks) or not a.nilai % 1:
                continue
            fakta = [
                f for f in (*peta.fakta_bagian(b), *peta.fakta_milik(b.indikator)) if _persen(f.angka, a)
            ]
            if not fakta:
                continue
            satuan = a.satuan.split()[0]
            yield temuan(
                paham,
                "satuan",
                {*baris_kalimat(p, k.awal + o, k.awal + o + 1), fakta[0].baris},
                tercetak=f"{a.teks} {satuan}",
                seharusnya=fakta[0].angka.teks,
                kutipan=k.teks,
                uraian=f"Kalimat menyebut {a.teks} {satuan}, sedangkan tabel pada baris {fakta[0].baris} "
                f"memuat "
                f"{fakta[0].angka.teks}: persentase, bukan banyaknya {satuan}.",
                saran="Pakai satuan indikatornya pada kalimat.",
            )


def _persen(tabel: Angka, kalimat: Angka) -> bool:
    return tabel.persen and tabel.nilai == kalimat.nilai
