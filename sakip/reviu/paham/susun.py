"""Puts the understanding of a report together: tables, facts, indicators, and what is spoken of where."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

from sakip.reviu.baca.kata import kata_kata
from sakip.reviu.model import Judul, Naskah, Paragraf, Tabel, Unsur
from sakip.reviu.paham.daftar import daftar
from sakip.reviu.paham.model import Baris, Besaran, Fakta, Indikator, Konteks, Paham, TabelPaham
from sakip.reviu.paham.nama import BATAS_SAMA, Bobot, Pencari, bersih_nama, kunci
from sakip.reviu.paham.tabel import pahami_tabel, putar

_INDIKATOR = re.compile(
    r"^\W*(?:(?:\d+|[a-zA-Z])[.)]\s*)?(?:indikator(?:\s+kinerja)?(?:\s+(?:utama|kegiatan|program|sasaran))?|iku|ikk|ikp)"
    r"\s*(?:ke-?\s*)?(?:\d+(?:\.\d+)*|[ivx]+\b)?\s*[:.–-]?\s*[\"“”':]*\s*(.*)$",
    re.IGNORECASE,
)
_KUTIP = re.compile(r"[“\"]([^”\"]{12,300})[”\"]")
_FAKTA: tuple[Besaran, ...] = (
    "target",
    "realisasi",
    "capaian",
    "pagu",
    "serapan",
    "persen",
    "sisa",
    "bobot",
    "nilai",
)


def pahami(naskah: Naskah, tahun: int | None = None) -> Paham:
    """Understand a report; ``tahun`` overrides the year that the text tells."""
    tahun = tahun or naskah.tahun
    tabel = tuple(_tabel(naskah, tahun))
    bobot = Bobot((b.nama for t in tabel for b in t.baris if _bernama(t, b)), _kata_umum(naskah))
    indikator, kelompok = _indikator(tabel, bobot)
    dasar = Paham(naskah, tahun, tabel, (), indikator, (), bobot, Pencari(bobot, kelompok))
    dasar = replace(dasar, konteks=tuple(_konteks(naskah, dasar)))
    nyata = _indikator_nyata(dasar)
    tabel = tuple(_beri_nama(dasar, t, nyata) for t in tabel)
    fakta = tuple(replace(f, indikator=kelompok.get(kunci(f.nama))) for t in tabel for f in _fakta(t, tahun))
    return replace(dasar, tabel=tabel, fakta=fakta)


def _indikator_nyata(paham: Paham) -> frozenset[int]:
    """Indicators that a row of a table names: one that only turned tables hold is the heading above them."""
    maya = {b.letak[0] for t in paham.tabel if t.maya for b in t.baris}
    return frozenset(i.id for i in paham.indikator if any(baris not in maya for _, baris in i.sebutan))


def _beri_nama(paham: Paham, t: TabelPaham, nyata: frozenset[int]) -> TabelPaham:
    """A table of one indicator has no column of names: its rows speak of the indicator at hand."""
    konteks = paham.konteks_di(t.tabel.letak.baris)
    if not (t.peran & {"target", "realisasi", "capaian"}) or any(b.nama for b in t.baris):
        # a table turned round was named after a heading: of no use where an indicator is at hand
        if not t.maya or konteks is None or konteks.indikator is None:
            return t
        dikenal = (paham.cari_indikator(b.nama) for b in t.baris if b.nama)
        langsung = bool(t.tabel.subbab) and konteks.teks in t.tabel.subbab[-1]
        if not langsung and any(i is not None and i.id in nyata for i in dikenal):
            return t
    ind = paham.cari_indikator(bersih_nama(_JUDUL.sub("", t.tabel.judul)), 0.74) if t.tabel.judul else None
    if ind is not None and t.maya and ind.id not in nyata:
        ind = None  # the caption of a table turned round, which only that table names
    if ind is None and konteks is not None and konteks.indikator is not None:
        ind = paham.indikator[konteks.indikator]
    nama = ind.nama if ind is not None else _nama_pertumbuhan(t)
    return replace(t, baris=tuple(replace(b, nama=nama) for b in t.baris)) if nama else t


def _nama_pertumbuhan(t: TabelPaham) -> str:
    """The name of an indicator of growth that only the caption and the heading above bear.

    Its achievement follows another formula, which nothing but the name tells.
    """
    judul = kunci(bersih_nama(_JUDUL.sub("", t.tabel.judul)))
    bagian = bersih_nama(t.tabel.subbab[-1]) if t.tabel.subbab else ""
    sama = len(judul) > 2 and set(judul) <= set(kunci(bagian)) and not t.maya
    return bagian if sama and _PERTUMBUHAN.search(bagian) else ""


_PERTUMBUHAN = re.compile(r"\b(?:pertumbuhan|peningkatan|kenaikan|penurunan)\b", re.IGNORECASE)


_JUDUL = re.compile(
    r"^\W*(?:(?:perbandingan|target|realisasi|capaian|antartahun|dan|kinerja|jangka|menengah|data|\d+(?:\.\d+)+\.?)\s+)+"
    r"|\W*(?:,\s*)?(?:tahun\s+)?20\d\d(?:\s*[-–]\s*20\d\d)?\W*$",
    re.IGNORECASE,
)


def _tabel(naskah: Naskah, tahun: int | None) -> Iterator[TabelPaham]:
    semua: list[TabelPaham] = []
    for tabel in naskah.tabel:
        paham = pahami_tabel(tabel, tahun)
        putaran = putar(paham, _pokok(tabel))
        semua.append(putaran or paham)
    terputar = [t for t in semua if t.maya]
    for t in semua:
        ganda = t.maya and any(_lain_hal(t, lain) for lain in terputar if lain is not t)
        yield replace(t, baris=tuple(replace(b, nama="") for b in t.baris)) if ganda else t
    yield from daftar(naskah, tahun)


def _lain_hal(a: TabelPaham, b: TabelPaham) -> bool:
    """Two turned tables that one heading names and that hold other numbers: of which it speaks is open."""
    if not a.baris or not b.baris or a.baris[0].nama != b.baris[0].nama or not a.baris[0].nama:
        return False
    isi = [
        {
            (i.kolom.tahun, i.kolom.peran, i.kolom.masa): i.angka.nilai
            for r in t.baris
            for i in r.isi
            if i.angka
        }
        for t in (a, b)
    ]
    bersama = isi[0].keys() & isi[1].keys()
    beda = sum(isi[0][k] != isi[1][k] for k in bersama)
    return len(bersama) > 1 and beda * 3 > len(bersama) * 2


def _pokok(tabel: Tabel) -> str:
    """The heading over the heading of a table, which names what the table is about; a chapter names none."""
    pokok = tabel.subbab[-2] if len(tabel.subbab) > 1 else tabel.judul
    return "" if re.match(r"BAB\s+(?:[IVXLC]+|\d+)\b", pokok) else pokok


def _fakta(t: TabelPaham, tahun: int | None) -> Iterator[Fakta]:
    for b in t.baris:
        if b.judul or not b.nama or _berkala(b.nama):
            continue
        for isi in b.isi:
            besaran = _besaran(isi.kolom.peran)
            if isi.angka is None or besaran is None:
                continue
            if besaran == "target" and isi.kolom.jangka:
                besaran = "target_jangka"
            yield Fakta(
                b.nama,
                besaran,
                isi.kolom.tahun or b.tahun or t.tahun or tahun,
                isi.angka,
                isi.sel.baris,
                t,
                isi,
            )


def _besaran(peran: str) -> Besaran | None:
    return next((b for b in _FAKTA if b == peran), None)


_MASA = re.compile(
    r"\W*(?:(?:s\.?d\.?|sampai(?: dengan)?|(?:akhir )?bulan|jumlah|nilai|rata-rata)\s+)*"
    r"(?:(?:triwulan|tw|semester|sem)\.?\s*(?:[ivx]+|\d)|januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember"
    r"|setahun|terakhir)(?:\s+(?:19|20)\d\d)?\W*",
    re.IGNORECASE,
)


def _berkala(nama: str) -> bool:
    """A row of a part of the year: what it holds is no indicator's target or result of the year."""
    return _MASA.fullmatch(nama) is not None


def _bernama(t: TabelPaham, b: Baris) -> bool:
    """Whether the row of this table may be an indicator."""
    return (
        t.jenis in ("capaian", "riwayat", "renstra", "pk")
        and bool(b.nama)
        and b.biasa
        and not _berkala(b.nama)
        and not _baris_unit(b)
        and any(
            i.angka is not None or i.teks
            for i in b.isi
            if i.kolom.peran in ("target", "realisasi", "capaian")
        )
    )


#: Headers over the names of units and places, with what such a header may hold besides.
_UNIT_TEKS = "divisi bidang bagian unit satker upt uptd opd skpd lapas rutan puskesmas kecamatan kelurahan"
_UNIT_ISI_TEKS = "nama kerja pelaksana teknis organisasi perangkat daerah eselon satuan"
_UNIT = frozenset(_UNIT_TEKS.split())
_UNIT_ISI = frozenset(_UNIT_ISI_TEKS.split())


def _baris_unit(b: Baris) -> bool:
    """A row under "Divisi" or "Nama UPT": who works, not what is measured."""
    for i in b.isi:
        if i.kolom.peran in ("lain", "nama", "satuan") and bersih_nama(i.teks) == b.nama:
            kata = set(kata_kata(i.kolom.judul))
            return (bool(kata & _UNIT) or {"satuan", "kerja"} <= kata) and kata <= _UNIT | _UNIT_ISI
    return False


def _kata_umum(naskah: Naskah) -> frozenset[str]:
    """Words in a fifth of all paragraphs: the office's name and the like."""
    alinea = [p for p in naskah.paragraf if len(p.teks) > 80]
    if len(alinea) < 15:
        return frozenset()
    hitung = Counter(k for p in alinea for k in set(kunci(p.teks[:1500])))
    return frozenset(k for k, n in hitung.items() if n * 5 >= len(alinea))


#: The code of a sasaran whose number was read as a value: "SK | 9".
_KODE_SAJA = re.compile(r"(?:S[SKP]|IK[KUPS]|IKSK)\W*", re.IGNORECASE)


def _indikator(
    tabel: tuple[TabelPaham, ...], bobot: Bobot
) -> tuple[tuple[Indikator, ...], dict[tuple[str, ...], int]]:
    """Rows of all tables grouped by who they speak of; also the group of every key."""
    kelompok: dict[tuple[str, ...], int] = {}
    sebutan: dict[int, list[tuple[str, int]]] = defaultdict(list)
    pencari = Pencari(bobot, {})
    for t in tabel:
        for b in t.baris:
            k = kunci(b.nama)
            if not k or not _bernama(t, b) or _KODE_SAJA.fullmatch(b.nama):
                continue
            if k not in kelompok:
                ada = pencari.terdekat(k, BATAS_SAMA)
                kelompok[k] = len(sebutan) if ada is None else ada
                pencari.tambah(k, kelompok[k])
            sebutan[kelompok[k]].append((b.nama, b.letak[0]))
    hasil = tuple(Indikator(i, _sebutan_utama(s), tuple(s)) for i, s in sorted(sebutan.items()))
    return hasil, kelompok


def _sebutan_utama(sebutan: list[tuple[str, int]]) -> str:
    """The first name of an indicator; one that an agreement marks as a reference only where all are."""
    return next((n for n, _ in sebutan if "(acuan)" not in n.casefold()), sebutan[0][0])


def _konteks(naskah: Naskah, paham: Paham) -> Iterator[Konteks]:
    """Headings and lines that say which indicator the text goes on about.

    "C. Realisasi Anggaran" ends the part of an indicator that stands within "B. Capaian", however deep its
    level was read.
    """
    tingkat_kini = 99
    saudara: dict[str, tuple[int, bool]] = {}  # by kind of letter: the last, and whether a part followed it
    for ke, u in enumerate(naskah.unsur):
        if isinstance(u, Judul):
            nama = _nama_judul(u.teks if not u.nomor else f"{u.nomor} {u.teks}", u.teks)
            # a name of one or two words must be exact
            ind = paham.cari_indikator(nama or bersih_nama(u.teks), 0.74 if nama else 0.999)
            keluar = _lanjut_luar(saudara, u)
            if ind is not None:
                tingkat_kini = u.tingkat
                saudara = {k: (n, True) for k, (n, _) in saudara.items()}
                yield Konteks(u.letak.baris, ind.id, u.teks)
            elif u.tingkat <= tingkat_kini or keluar:
                tingkat_kini = 99
                yield Konteks(u.letak.baris, None, u.teks)
        elif isinstance(u, Paragraf) and len(u.teks) < 420:
            cocok = _INDIKATOR.match(u.teks)
            if cocok and len(cocok[1]) > 10:
                ind = paham.cari_indikator(cocok[1], 0.74)
                if ind is not None:
                    yield Konteks(u.letak.baris, ind.id, u.teks)
            elif (ind := _butir_indikator(naskah, paham, ke)) is not None:
                saudara = {k: (n, True) for k, (n, _) in saudara.items()}
                yield Konteks(u.letak.baris, ind.id, _BUTIR.sub("", u.teks))


_HURUF = re.compile(r"([A-Z])([.)])")


def _lanjut_luar(saudara: dict[str, tuple[int, bool]], u: Judul) -> bool:
    """Whether a heading "C." goes on after a "B." that an indicator's heading followed; keeps count."""
    if u.tingkat <= 1:
        saudara.clear()
    m = _HURUF.fullmatch(u.nomor.strip())
    if m is None:
        return False
    nilai = ord(m[1])
    lalu, berisi = saudara.get(m[2], (0, False))
    saudara[m[2]] = (nilai, False)
    return berisi and nilai == lalu + 1


#: A list mark, and the number of the indicator after it.
_BUTIR = re.compile(r"^[^\w\s(\"“'‘]\s*(?:\d+(?:\.\d+)*\.?\s+)?(?=[A-Z])")


def _butir_indikator(naskah: Naskah, paham: Paham, ke: int) -> Indikator | None:
    """The indicator that a line with a list mark names, and nothing else, over a table of its own; not where
    it is one of a list of such lines."""
    ind = _bernama_butir(paham, naskah.unsur[ke])
    if ind is None or any(
        _bernama_butir(paham, lain) is not None
        for lain in (*naskah.unsur[max(0, ke - 1) : ke], *naskah.unsur[ke + 1 : ke + 2])
    ):
        return None
    letak = naskah.unsur[ke].letak
    sesudah = (b.letak.baris for b in naskah.unsur[ke + 1 :] if isinstance(b, Judul))
    akhir = next(sesudah, len(naskah.baris) + 1)
    return ind if any(letak.akhir < baris < akhir for _, baris in ind.sebutan) else None


def _bernama_butir(paham: Paham, u: Unsur) -> Indikator | None:
    if not isinstance(u, Paragraf) or _BUTIR.match(u.teks) is None:
        return None
    return paham.cari_indikator(_BUTIR.sub("", u.teks), 0.999)


def _nama_judul(lengkap: str, teks: str) -> str:
    kutip = _KUTIP.search(teks)
    if kutip:
        return kutip[1]
    cocok = _INDIKATOR.match(lengkap) or _INDIKATOR.match(teks)
    if cocok and len(cocok[1]) > 5:
        return bersih_nama(cocok[1])
    return bersih_nama(teks) if len(kunci(teks)) >= 3 else ""
