"""lebih_100: shares over 100 %, numerator over denominator, realisation over ceiling."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.angka import cari
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Baris, Fakta, Isi, Paham
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.alat.kisi import semua_kisi
from sakip.reviu.periksa.capaian.hitung import SERATUS, pertumbuhan
from sakip.reviu.periksa.lebih_100.antara import lebih_antara
from sakip.reviu.periksa.lebih_100.bagian import lebih_bagian
from sakip.reviu.periksa.lebih_100.baris import lebih_baris
from sakip.reviu.periksa.lebih_100.batas_nilai import batas_nilai
from sakip.reviu.periksa.lebih_100.dari import lebih_dari
from sakip.reviu.periksa.persen_anggaran.utama import pecah_kalimat

_BAGIAN = re.compile(r"^\W*(?:persentase|presentase|prosentase|proporsi|cakupan|rasio)\b", re.IGNORECASE)
_BUKAN = re.compile(
    r"\b(?:peningkatan|pertumbuhan|kenaikan|penurunan|laju|capaian|pencapaian|realisasi"
    r"|pemenuhan target|terhadap target"
    r"|pad|pajak|retribusi|pendapatan|penerimaan|pnbp|investasi)\b",
    re.IGNORECASE,
)


def periksa(paham: Paham) -> Iterable[Temuan]:
    yield from _bagian(paham)
    yield from _pagu(paham)
    yield from _kelengkapan(paham)
    yield from batas_nilai(paham)
    antara = list(lebih_antara(paham))
    yield from antara
    terlihat = {b for t in antara for b in t.baris}
    yield from (t for t in lebih_dari(paham) if not terlihat & set(t.baris))
    bagian = list(lebih_bagian(paham))
    sudah = {b for t in bagian for b in t.baris}
    yield from bagian
    yield from (t for t in lebih_baris(paham) if t.baris[0] not in sudah)
    for p in paham.naskah.paragraf:
        yield from _kalimat(paham, p)


def berupa_bagian(nama: str) -> bool:
    """Whether the name is a share of a whole, which cannot pass 100 %."""
    return _BAGIAN.match(nama) is not None and not _BUKAN.search(nama) and not pertumbuhan(nama)


def _bagian(paham: Paham) -> Iterator[Temuan]:
    """One finding for an indicator, with every place that prints a realisation over 100 %."""
    kelompok: dict[tuple[int | None, str], list[Fakta]] = defaultdict(list)
    for f in paham.fakta:
        if f.besaran == "realisasi" and f.angka.persen and f.angka.nilai > SERATUS and berupa_bagian(f.nama):
            kelompok[(f.indikator, "" if f.indikator is not None else f.nama)].append(f)
    diakui = _diakui(paham) if kelompok else frozenset()
    for daftar_ in kelompok.values():
        daftar = [f for f in daftar_ if not _berbeda(paham, f)]
        if not daftar:
            continue
        utama = daftar[0]
        cetak = ", ".join(
            dict.fromkeys(f"{f.isi.teks} ({f.tahun})" if f.tahun else f.isi.teks for f in daftar)
        )
        yield temuan(
            paham,
            "lebih_100",
            {f.baris for f in daftar},
            kepastian="ragu" if utama.indikator in diakui else "pasti",
            tercetak=cetak,
            seharusnya="paling tinggi 100%",
            uraian=(
                f"Realisasi “{utama.nama}” tertulis {cetak}. Indikator ini bagian dari keseluruhan, "
                "sehingga pembilangnya tidak dapat melebihi penyebut."
            ),
            saran="Periksa pembilang dan penyebutnya: keduanya harus dari himpunan dan periode yang sama.",
            kutipan=paham.baris_teks(utama.baris),
        )


_LENGKAP = re.compile(r"\b(?:kelengkapan|kepatuhan|ketepatan|progres)\b", re.IGNORECASE)
_CUKUP = 4


def _kelengkapan(paham: Paham) -> Iterator[Temuan]:
    """Completeness, compliance and progress end at 100: one number above among many that never pass it."""
    for k in semua_kisi(paham):
        seluruh = _LENGKAP.search(k.tabel.tabel.judul) and re.search(r"persen|%", k.tabel.tabel.judul)
        kolom = [c for c in k.berangka() if _LENGKAP.search(k.judul[c])] or (k.berangka() if seluruh else [])
        isi = [(a, k.sel[r][c]) for r in range(len(k.sel)) for c in kolom if (a := k.angka[r][c]) is not None]
        lebih = [(a, s) for a, s in isi if a.nilai > SERATUS]
        if len(lebih) != 1 or sum(a.nilai == SERATUS for a, _ in isi) < (_CUKUP if seluruh else 1):
            continue
        a, s = lebih[0]
        yield temuan(
            paham,
            "lebih_100",
            {s.baris},
            tercetak=s.teks,
            seharusnya="paling tinggi 100",
            uraian=f"“{k.tabel.tabel.judul}” memuat {s.teks}, padahal ukuran ini paling tinggi 100.",
            saran="Periksa angka itu pada aplikasi sumbernya.",
        )


_SEBAGIAN = re.compile(
    r"\bdari\s+(?:\w+\s+){0,3}?(?P<n>\d+(?:\.\d{3})*)\s+(?P<satuan>[a-z]+)\b[^%]{0,120}?"
    r"\b(?P<m>\d+(?:\.\d{3})*)\s+(?P=satuan)\b",
    re.IGNORECASE,
)
_NAMA_BAGIAN = re.compile(r"\b(?:persentase|presentase|prosentase|proporsi|cakupan)\b", re.IGNORECASE)
_RENCANA = re.compile(
    r"\b(?:target\w*|ditargetkan|rencana|direncanakan|tahun\s+(?:lalu|sebelumnya)|naik|bertambah|menjadi|meningkat"
    r"|tumbuh)\b",
    re.IGNORECASE,
)


def _kalimat(paham: Paham, p: Paragraf) -> Iterator[Temuan]:
    """ "Dari 80 kapal terdapat 92 kapal yang laik atau 115%", where the sentence names a share."""
    if "%" not in p.teks or not _NAMA_BAGIAN.search(p.teks):
        return
    for awal, kalimat in pecah_kalimat(p.teks):
        m = _SEBAGIAN.search(kalimat)
        if (
            m is None
            or not _NAMA_BAGIAN.search(kalimat)
            or _RENCANA.search(kalimat)
            or _BUKAN.search(kalimat)
        ):
            continue
        n, besar = (Decimal(m[g].replace(".", "")) for g in ("n", "m"))
        persen = [(o, a) for o, a in cari(kalimat) if a.persen and a.nilai > SERATUS]
        cocok = [(o, a) for o, a in persen if n and abs(besar / n * SERATUS - a.nilai) <= a.langkah]
        if besar <= n or len(persen) != 1 or not cocok:
            continue
        o, cetak = cocok[0]
        yield temuan(
            paham,
            "lebih_100",
            {p.baris_pada(awal + m.start()), p.baris_pada(awal + o)},
            tercetak=cetak.teks,
            seharusnya="paling tinggi 100%",
            kutipan=kalimat,
            uraian=f"Kalimat menyebut {m['m']} dari {m['n']} {m['satuan']} ({cetak.teks}): bagian tidak "
            "dapat melebihi keseluruhannya.",
            saran="Periksa pembilang dan penyebutnya: keduanya harus dari himpunan dan periode yang sama.",
        )


_AKUI = Pola(
    r"(?:lebih dari|melebihi|di atas|melampaui)\s+100\s?(?:%|persen)"
    r"|pembilang(?:nya)? (?:melebihi|lebih besar)",
    "100",
    "pembilang",
)


def _diakui(paham: Paham) -> frozenset[int]:
    """The indicators of which the report itself says that their share passes 100 %."""
    konteks = (paham.konteks_di(p.letak.baris) for p in paham.naskah.paragraf if _AKUI.search(p.teks))
    return frozenset(k.indikator for k in konteks if k is not None and k.indikator is not None)


def _berbeda(paham: Paham, f: Fakta) -> bool:
    """Another table prints a realisation up to 100 % for the same year: that is ``antar_tabel``."""
    return f.indikator is not None and any(
        g.angka.persen and g.angka.nilai <= SERATUS
        for g in paham.fakta_indikator(f.indikator, "realisasi", tahun=f.tahun)
    )


def _pagu(paham: Paham) -> Iterator[Temuan]:
    for t in paham.tabel:
        for b in t.baris:
            for serap in b.ambil("serapan"):
                pagu = [p for p in b.ambil("pagu") if p.kolom.tahun == serap.kolom.tahun]
                if pagu and _melampaui(serap, pagu):
                    yield _temuan_pagu(paham, b, serap, max(pagu, key=_besar))


def _besar(i: Isi) -> Decimal:
    return i.angka.nilai if i.angka is not None else Decimal(0)


def _melampaui(serap: Isi, pagu: list[Isi]) -> bool:
    """Over every ceiling of the row (before and after revision), by more than a rounding."""
    semua = [p.angka for p in pagu if p.angka is not None]
    if serap.angka is None or serap.angka.rusak or any(p.rusak or p.persen for p in semua):
        return False
    return not serap.angka.persen and all(serap.angka.nilai > p.nilai + p.langkah for p in semua)


def _temuan_pagu(paham: Paham, b: Baris, serap: Isi, pagu: Isi) -> Temuan:
    return temuan(
        paham,
        "lebih_100",
        (pagu.sel.baris, serap.sel.baris),
        tercetak=serap.teks,
        seharusnya=f"paling tinggi {pagu.teks}",
        kutipan=b.kutipan(),
        uraian=(
            f"Realisasi anggaran “{b.nama}” {pagu.kolom.tahun or ''} {serap.teks} melampaui pagunya "
            f"{pagu.teks}."
        ).replace("  ", " "),
        saran="Periksa pagu akhir setelah revisi DIPA dan angka realisasinya.",
        keparahan="berat",
    )
