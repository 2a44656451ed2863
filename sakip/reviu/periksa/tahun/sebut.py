"""Another year than the report's on its cover, over a part, over the budget, in the date of its agreement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from sakip.aturan.kalimat.pola import Pola
from sakip.aturan.periode import NAMA_BULAN
from sakip.reviu.angka import cari
from sakip.reviu.model import Judul, Keterangan, Paragraf, Temuan
from sakip.reviu.paham import Paham, TabelPaham, kunci
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat
from sakip.reviu.periksa.narasi.baca.masa import tahun_disebut

_TAHUN = re.compile(r"(?<!\d)20\d\d(?!\d)")
#: A year that stands beside the report's by right: compared with, planned for, begun in.
_LAIN = re.compile(
    r"\b(?:dibanding\w*|perbandingan|renstra|rencana|rpjm\w*|target\s+tahun|perubahan|revisi|sejak|dasar|awal|lalu|"
    r"sebelumnya|perkembangan|tren|riwayat|pertama|jangka)\b|20\d\d\s*[-–/]",
    re.IGNORECASE,
)


def tahun_sebut(paham: Paham) -> Iterator[Temuan]:
    if paham.tahun is None:
        return
    yield from _sampul(paham, paham.tahun)
    yield from _judul(paham, paham.tahun)
    yield from _ditandatangani(paham, paham.tahun)
    yield from _pengantar(paham, paham.tahun)
    for t in paham.tabel:
        yield from _anggaran(paham, t, paham.tahun)


# --- the cover -------------------------------------------------------------------------------------------

_SAMPUL = re.compile(r"\bTAHUN(?:\s+ANGGARAN)?\s+(?P<t>20\d\d)\W*$")
_LAPORAN = re.compile(r"\b(?:laporan\s+(?:akuntabilitas\s+)?kinerja|lkj?ip|lakip)\b", re.IGNORECASE)
_LAPORAN_TAHUN = re.compile(
    r"\b(?:laporan\s+(?:akuntabilitas\s+)?kinerja|lkj?ip|lakip)\b[^.;:\d]{0,140}?\btahun\s+(?:anggaran\s+)?(20\d\d)",
    re.IGNORECASE,
)
_BARIS_SAMPUL = 12


def _sampul(paham: Paham, tahun: int) -> Iterator[Temuan]:
    """Lines in capitals before the foreword, of another year than the text gives its report."""
    disebut = {
        int(m[1])
        for p in paham.naskah.paragraf
        if not p.teks.isupper()
        for m in _LAPORAN_TAHUN.finditer(p.teks)
    }
    if disebut != {tahun}:
        return
    atas = [(n, b) for n, b in enumerate(paham.naskah.baris, 1) if b.strip()][:_BARIS_SAMPUL]
    akhir = next(
        (i for i, (_, b) in enumerate(atas) if re.search(r"KATA\s+PENGANTAR|DAFTAR\s+ISI", b)), len(atas)
    )
    sampul = atas[:akhir]
    if not any(_LAPORAN.search(b) for _, b in sampul):
        return
    tahunnya = [
        (n, b, int(m["t"])) for n, b in sampul if b.isupper() and (m := _SAMPUL.search(b)) is not None
    ]
    if len({t for _, _, t in tahunnya}) == 1 and tahunnya[0][2] != tahun:
        n, teks, t = tahunnya[0]
        sebab = f"Sampul menyebut tahun {t}, sedangkan isinya menyebut laporan ini laporan tahun {tahun}."
        yield _temuan(paham, {n}, str(t), str(tahun), teks.strip(), sebab, "Betulkan tahun pada sampul.")


# --- a heading ---------------------------------------------------------------------------------------------


def _judul(paham: Paham, tahun: int) -> Iterator[Temuan]:
    """The heading of a part whose caption or first words say the same of the report's year."""
    unsur = paham.naskah.unsur
    for ke, u in enumerate(unsur):
        lain = tahun_disebut(u.teks) if isinstance(u, Judul) and u.nomor else set()
        if not isinstance(u, Judul) or len(lain) != 1 or lain == {tahun} or _LAIN.search(u.teks):
            continue
        kata = set(kunci(_TAHUN.sub(" ", u.teks))) - {"tahun"}
        isi = []
        for x in unsur[ke + 1 :]:
            if isinstance(x, Judul) and x.tingkat <= u.tingkat:
                break
            if isinstance(x, Keterangan | Paragraf):
                isi.append(x)
        serupa = [x for x in isi if isinstance(x, Keterangan) and tahun_disebut(x.teks) == {tahun}]
        serupa = [x for x in serupa if kata and kata <= set(kunci(x.teks))]
        if not serupa or any(tahun_disebut(x.teks) & lain for x in isi):
            continue
        (t,) = lain
        sebab = (
            f"Judul “{u.nomor} {u.teks}” menyebut tahun {t}, sedangkan {serupa[0].jenis} {serupa[0].nomor} "
            f"di bawahnya (baris {serupa[0].letak.baris}) memuat tahun {tahun}; tahun {t} tidak disebut lagi."
        )
        baris = {u.letak.baris, serupa[0].letak.baris}
        yield _temuan(
            paham, baris, str(t), str(tahun), f"{u.nomor} {u.teks}", sebab, "Betulkan tahun pada judulnya."
        )


# --- a caption and the sentence that leads to its table ----------------------------------------------------

_BERIKUT = re.compile(r"\btabel\s+(?:berikut|di\s?bawah|dibawah)|\bberikut(?:\s+ini)?\W*$", re.IGNORECASE)


def _pengantar(paham: Paham, tahun: int) -> Iterator[Temuan]:
    """ "Capaian kinerja tahun 2023 disajikan pada tabel berikut" over a caption of another year alone."""
    for p, u in pairwise(paham.naskah.unsur):
        if not isinstance(p, Paragraf) or not isinstance(u, Keterangan) or u.jenis != "tabel":
            continue
        lain, atas = tahun_disebut(u.teks), pecah(p.teks)[-1:]
        if len(lain) != 1 or lain == {tahun} or not atas or tahun_disebut(p.teks) != {tahun}:
            continue
        kata = set(kunci(_TAHUN.sub(" ", u.teks))) - {"tahun"}
        if _LAIN.search(u.teks) or _LAIN.search(p.teks) or not _BERIKUT.search(atas[0].teks):
            continue
        if kata and kata <= set(kunci(atas[0].teks)):
            (t,) = lain
            sebab = f"Judul tabel {u.nomor} menyebut tahun {t}, sedangkan kalimat pengantarnya tahun {tahun}."
            baris = {u.letak.baris, p.baris_pada(atas[0].awal)}
            yield _temuan(paham, baris, str(t), str(tahun), u.teks, sebab, "Betulkan tahun pada judul tabel.")


# --- when the agreement was signed -------------------------------------------------------------------------

_BULAN = "|".join(NAMA_BULAN)
_TANDATANGAN = Pola(
    r"\b(?:perjanjian\s+kinerja|penetapan\s+kinerja)\b[^;\d]{0,80}?(?:\btahun\s+(?P<pk>20\d\d)\b[^;\d]{0,80}?)?"
    r"\b(?:di\s?tanda\s?tangani|penanda\s?tanganan(?:nya)?|disepakati)\b[^.;\d]{0,80}?"
    rf"(?P<h>\d{{1,2}})\s+(?P<b>{_BULAN})\s+(?P<t>20\d\d)",
    "tangan",
    "disepakati",
)
#: Another paper than the agreement was signed then.
_NASKAH_LAIN = re.compile(
    r"\b(?:peraturan|keputusan|undang\w*|surat|nota|mou|kesepahaman|kerja\s+sama|dipa|kontrak|dokumen|piagam)\b",
    re.IGNORECASE,
)


def _ditandatangani(paham: Paham, tahun: int) -> Iterator[Temuan]:
    """An agreement is signed about the beginning of its year: neither years before nor after it."""
    for p in paham.naskah.paragraf:
        for k in pecah(p.teks):
            m = _TANDATANGAN.search(k.teks)
            if (
                m is None
                or _LAIN.search(k.teks)
                or _NASKAH_LAIN.search(m[0])
                or (m["pk"] and int(m["pk"]) != tahun)
            ):
                continue
            if tahun - 1 <= int(m["t"]) <= tahun or tahun_disebut(k.teks) - {tahun, int(m["t"])}:
                continue
            tanggal = f"{m['h']} {m['b']} {m['t']}"
            yield _temuan(
                paham,
                baris_kalimat(p, k.awal + m.start(), k.awal + m.end()),
                tanggal,
                f"{m['h']} {m['b']} {tahun}",
                k.teks,
                f"Perjanjian kinerja tahun {tahun} disebut ditandatangani {tanggal}.",
                "Betulkan tahun penandatanganannya.",
            )


# --- the budget --------------------------------------------------------------------------------------------

_ANGGARAN = re.compile(r"\b(?:pagu|anggaran|belanja|serapan|keuangan|dipa)\b", re.IGNORECASE)


def _anggaran(paham: Paham, t: TabelPaham, tahun: int) -> Iterator[Temuan]:
    """A caption of another year over the amounts that a sentence gives as the report's year's."""
    lain = tahun_disebut(t.tabel.judul)
    if t.maya or len(lain) != 1 or lain == {tahun} or not _ANGGARAN.search(t.tabel.judul):
        return
    if _LAIN.search(t.tabel.judul) or any(k.tahun == min(lain) for k in t.kolom):
        return
    total = [b for b in t.baris if b.jumlah]
    uang = {i.angka.nilai for b in total[-1:] for i in b.ambil("pagu", "serapan") if i.angka is not None}
    if len(uang) != 2:
        return
    for p in paham.naskah.paragraf:
        for k in pecah(p.teks):
            if tahun_disebut(k.teks) == {tahun} and uang <= {a.nilai for _, a in cari(k.teks) if a.rupiah}:
                (y,) = lain
                sebab = (
                    f"Judul tabel {t.tabel.nomor} menyebut tahun {y}, sedangkan jumlah pagu dan realisasinya "
                    f"disebut sebagai angka tahun {tahun} pada baris {p.baris_pada(k.awal)}."
                )
                baris = {*_baris_judul(paham, t), *baris_kalimat(p, k.awal, k.akhir)}
                saran = "Betulkan tahun pada judul tabel."
                yield _temuan(paham, baris, str(y), str(tahun), t.tabel.judul, sebab, saran)
                return


def _baris_judul(paham: Paham, t: TabelPaham) -> set[int]:
    """The line of the caption above the table."""
    atas = [
        u.letak.baris
        for u in paham.naskah.unsur
        if isinstance(u, Keterangan) and u.letak.baris <= t.tabel.letak.baris and u.teks == t.tabel.judul
    ]
    return {atas[-1] if atas else t.tabel.letak.baris}


def _temuan(
    paham: Paham,
    baris: set[int] | tuple[int, ...],
    tercetak: str,
    seharusnya: str,
    kutipan: str,
    uraian: str,
    saran: str,
) -> Temuan:
    return temuan(
        paham,
        "tahun",
        baris,
        tercetak=tercetak,
        seharusnya=seharusnya,
        kutipan=kutipan,
        uraian=uraian,
        saran=saran,
    )
