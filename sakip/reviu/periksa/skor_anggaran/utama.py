"""skor_anggaran: Nilai SMART, IKPA and NKA against the rule version of the year.

The weights that the text states must be those of the rule and stand on the right variable; a row's
score must follow from its components; the composite from SMART and IKPA.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from sakip.aturan.regulasi import TidakBerlaku, Versi, ambil
from sakip.aturan.smart import TOLERANSI_NE, nilai_efisiensi, nilai_smart
from sakip.reviu.angka import Angka, baca_sel
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Baris, Paham, TabelPaham
from sakip.reviu.periksa.alat import angka, temuan
from sakip.reviu.periksa.alat.kisi import semua_kisi
from sakip.reviu.periksa.skor_anggaran.berbobot import BOBOT, skor_berbobot
from sakip.reviu.periksa.skor_anggaran.rumus import skor_rumus
from sakip.reviu.periksa.skor_anggaran.tertimbang import skor_tertimbang

_KODE = (
    ("nilai_efisiensi", re.compile(r"nilai\s+efisiensi|\bne\b", re.IGNORECASE)),
    ("efisiensi", re.compile(r"efisiensi", re.IGNORECASE)),
    ("konsistensi", re.compile(r"konsistensi", re.IGNORECASE)),
    ("cro", re.compile(r"\bcro\b|capaian\s+(?:keluaran|output|rincian\s+output|ro\b)", re.IGNORECASE)),
    ("penyerapan", re.compile(r"penyerapan|serapan", re.IGNORECASE)),
)
_SKOR = re.compile(r"nilai\s+smart|\bnka\b|nilai\s+kinerja|\bsmart\b", re.IGNORECASE)
_BOBOT = re.compile(r"\bbobot\w*\b[^\d%]{0,30}(\d[\d.,]*)\s*(?:%|persen)", re.IGNORECASE)
_BUTIR = re.compile(
    r"\s*(?:,|;|\bdan\b|\bserta\b)(?:\s*(?:dan|serta))?\s+((?:[a-z]+\s+){1,7}?)(?:sebesar\s+)?(\d[\d.,]*)\s*(?:%|persen)",
    re.IGNORECASE,
)
_SATUAN = Decimal("0.011")
#: Efficiency lies between minus and plus this; its score between 0 and 100.
_EFISIENSI_TERBESAR = 20
_SMART = re.compile(r"\bsmart\b", re.IGNORECASE)
_HITUNGAN = re.compile(r"\bhitung\w*|^nilai(?: resmi)?$", re.IGNORECASE)
_SINGKATAN = {"p": "penyerapan", "k": "konsistensi", "cro": "cro", "e": "efisiensi", "ne": "nilai_efisiensi"}


def periksa(paham: Paham) -> Iterable[Temuan]:
    aturan = _aturan(paham)
    tertukar = list(_bobot_tabel(paham, aturan)) if aturan is not None else []
    akibat = {b for t in tertukar for b in _setabel(paham, t)}
    yield from (x for x in _nilai(paham) if not akibat & set(x.baris))
    if aturan is None:
        return
    letak = [b for t in paham.tabel for b in _baris_skor(t)]
    ditulis = list(_bobot_teks(paham, aturan, letak))
    yield from ditulis
    yield from tertukar if not ditulis else ()
    for t in paham.tabel:
        yield from _tabel(paham, t, aturan)


def _nilai(paham: Paham) -> Iterator[Temuan]:
    """Scores that the printed components and weights do not give."""
    rinci = list(skor_tertimbang(paham))
    yield from rinci
    sudah = {(t.tercetak, t.seharusnya, b) for t in rinci for b in t.baris}
    yield from (
        t for t in skor_berbobot(paham) if not any((t.tercetak, t.seharusnya, b) in sudah for b in t.baris)
    )
    yield from skor_rumus(paham)


def _setabel(paham: Paham, t: Temuan) -> Iterator[int]:
    """The lines of the table that a finding is of: its scores follow from the weights."""
    for x in paham.naskah.tabel:
        if x.letak.baris <= t.baris[0] <= x.letak.akhir:
            yield from range(x.letak.baris, x.letak.akhir + 1)


def _aturan(paham: Paham) -> Versi | None:
    try:
        return ambil("bobot_smart", paham.tahun or 0)
    except TidakBerlaku:
        return None


def _kode(teks: str) -> str | None:
    return next((k for k, pola in _KODE if pola.search(teks)), None)


def _kode_kolom(judul: str) -> str | None:
    """The component of a column; tables shorten them to P, K, CRO, E and NE."""
    return _SINGKATAN.get(judul.strip().casefold()) or _kode(judul)


def _baris_skor(t: TabelPaham) -> list[int]:
    if len({_kode(k.judul) for k in t.kolom} - {None}) < 4:
        return []
    return [b.letak[0] for b in t.baris if not b.judul]


# --- weights as the text states them -----------------------------------------------------------------


def _bobot_teks(paham: Paham, aturan: Versi, baris_tabel: list[int]) -> Iterator[Temuan]:
    tercetak: dict[str, tuple[Decimal, int]] = {}
    for p in paham.naskah.paragraf:
        for kode, bobot, baris in _bobot_alinea(p):
            tercetak.setdefault(kode, (bobot, baris))
    if len(tercetak) < 3 or not (baris_tabel or _menyebut_smart(paham, tercetak)):
        return
    harus = dict(aturan.bobot)
    salah = {k: v for k, v in tercetak.items() if k in harus and v[0] != harus[k]}
    if not salah:
        return
    daftar = ", ".join(f"{k} {angka(v[0])}" for k, v in salah.items())
    benar = ", ".join(f"{k} {angka(harus[k])}" for k in salah)
    yield temuan(
        paham,
        "skor_anggaran",
        {b for _, b in tercetak.values()} | set(baris_tabel[:4]),
        tercetak=daftar,
        seharusnya=benar,
        kutipan=paham.baris_teks(min(b for _, b in salah.values())),
        uraian=(
            f"Bobot Nilai SMART tertulis {daftar}; menurut {aturan.sebutan} seharusnya {benar}."
            + _tertukar(tercetak, harus)
        ),
        saran="Tulis bobot menurut peraturan tahun itu dan pastikan nilai pada tabel dihitung dengannya.",
        keparahan="berat",
    )


def _bobot_tabel(paham: Paham, aturan: Versi) -> Iterator[Temuan]:
    """The weights of the rule in a table of SMART, two or more of them on another's row."""
    harus = dict(aturan.bobot)
    for k in semua_kisi(paham):
        c = next((c for c in k.berangka() if BOBOT.fullmatch(k.judul[c])), None)
        if c is None or not any(map(_SMART.search, (k.tabel.tabel.judul, *k.judul, *k.label))):
            continue
        tercetak: dict[str, tuple[Decimal, int]] = {}
        for r in range(len(k.sel)):
            kode, a = (_kode(k.label[r]) or "").removeprefix("nilai_"), k.angka[r][c]
            if kode in harus and a is not None:
                tercetak.setdefault(kode, (a.nilai, k.sel[r][c].baris))
        salah = [x for x, (n, _) in tercetak.items() if n != harus[x]]
        if set(tercetak) != set(harus) or not salah or not _tertukar(tercetak, harus):
            continue
        yield temuan(
            paham,
            "skor_anggaran",
            {tercetak[x][1] for x in salah},
            tercetak=", ".join(f"{x} {angka(tercetak[x][0])}" for x in salah),
            seharusnya=", ".join(f"{x} {angka(harus[x])}" for x in salah),
            uraian=f"Bobot Nilai SMART pada tabel tidak menurut {aturan.sebutan}."
            + _tertukar(tercetak, harus),
            saran="Tulis bobot menurut peraturan tahun itu dan hitung ulang nilainya.",
            keparahan="berat",
        )


def _menyebut_smart(paham: Paham, tercetak: dict[str, tuple[Decimal, int]]) -> bool:
    awal = min(b for _, b in tercetak.values())
    return any(re.search(r"\bsmart\b", paham.baris_teks(n), re.IGNORECASE) for n in range(awal - 8, awal + 1))


def _tertukar(tercetak: dict[str, tuple[Decimal, int]], harus: dict[str, Decimal]) -> str:
    sama = sorted(v[0] for k, v in tercetak.items() if k in harus) == sorted(
        harus[k] for k in tercetak if k in harus
    )
    return " Angkanya sama, tetapi terpasang pada variabel lain." if sama else ""


def _bobot_alinea(p: Paragraf) -> Iterator[tuple[str, Decimal, int]]:
    awal = 0
    for m in _BOBOT.finditer(p.teks):
        kode = _kode(p.teks[awal : m.start()])
        nilai = baca_sel(m[1])
        if kode and nilai is not None:
            yield kode.removeprefix("nilai_"), nilai.nilai, p.baris_pada(m.start())
        awal = m.end()
        while (lanjut := _BUTIR.match(p.teks, awal)) is not None:  # "bobot 9,7%, konsistensi 18,2% dan ..."
            kode, nilai = _kode(lanjut[1]), baca_sel(lanjut[2])
            if kode is None or nilai is None:
                break
            yield kode.removeprefix("nilai_"), nilai.nilai, p.baris_pada(lanjut.start(2))
            awal = lanjut.end()


# --- rows of a score table ----------------------------------------------------------------------------


def _tabel(paham: Paham, t: TabelPaham, aturan: Versi) -> Iterator[Temuan]:
    kolom = {kode: k.indeks for k in reversed(t.kolom) if (kode := _kode_kolom(k.judul))}
    skor = next(
        (k.indeks for k in reversed(t.kolom) if _SKOR.search(k.judul) and _kode(_ekor(k.judul)) is None), None
    )
    if skor is None and _SMART.search(t.tabel.judul):
        # the score that was worked out stands beside the official one, which may differ
        skor = next((k.indeks for k in reversed(t.kolom) if _HITUNGAN.search(k.judul)), None)
    if skor is None or not {"penyerapan", "konsistensi", "cro"} <= set(kolom):
        return
    if "nilai_efisiensi" not in kolom and "efisiensi" not in kolom:
        return
    if "nilai_efisiensi" not in kolom and _bernilai([b.isi[kolom["efisiensi"]].angka for b in t.baris]):
        kolom["nilai_efisiensi"] = kolom.pop("efisiensi")
    for b in t.baris:
        if b.biasa and not re.search(r"\bwilayah$|rata", b.nama, re.IGNORECASE):
            yield from _baris(paham, b, kolom, skor, aturan)


def _bernilai(isi: Sequence[Angka | None]) -> bool:
    """A column "Efisiensi" that holds the score of efficiency: more than efficiency can be, in every row."""
    nilai = [a.nilai for a in isi if a is not None]
    return len(nilai) > 1 and min(nilai) > _EFISIENSI_TERBESAR


def _ekor(judul: str) -> str:
    return judul.split()[-1] if judul.split() else ""


def _baris(paham: Paham, b: Baris, kolom: dict[str, int], skor: int, aturan: Versi) -> Iterator[Temuan]:
    def n(kode: str) -> Decimal | None:
        a = b.isi[kolom[kode]].angka if kode in kolom else None
        return a.nilai if a is not None else None

    p, k, c, cetak = n("penyerapan"), n("konsistensi"), n("cro"), b.isi[skor].angka
    e, ne = n("efisiensi"), n("nilai_efisiensi")
    hitung_ne = nilai_efisiensi(e, aturan) if e is not None else None
    if ne is None:
        ne = hitung_ne
    if p is None or k is None or c is None or ne is None or cetak is None:
        return
    if hitung_ne is not None and abs(hitung_ne - ne) > TOLERANSI_NE:
        yield _temuan(paham, b, kolom["nilai_efisiensi"], hitung_ne, "Nilai efisiensi = 50 + E ÷ 20 × 50")
        return
    w = aturan.bobot
    harus = nilai_smart(aturan, p, k, c, ne)
    if abs(harus - cetak.nilai) > cetak.langkah + _SATUAN:
        rumus = " + ".join(
            f"{angka(w[kode])}% × {angka(x)}"
            for kode, x in (("penyerapan", p), ("konsistensi", k), ("cro", c), ("efisiensi", ne))
        )
        yield _temuan(paham, b, skor, harus, f"Nilai SMART = {rumus} ({aturan.sebutan})")


def _temuan(paham: Paham, b: Baris, kolom: int, harus: Decimal, rumus: str) -> Temuan:
    i = b.isi[kolom]
    return temuan(
        paham,
        "skor_anggaran",
        b.letak,
        tercetak=i.teks,
        seharusnya=angka(harus),
        kutipan=b.kutipan(),
        uraian=f"“{b.nama}”: tertulis {i.teks}, padahal {rumus} = {angka(harus)}.",
        saran="Samakan dengan nilai pada aplikasi, atau perbaiki komponennya.",
    )
