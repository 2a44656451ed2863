"""Copies that stand as they are: a paragraph of another indicator, a caption over another table, another
office's name as the one that acts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from sakip.reviu.model import Keterangan, Paragraf, Tabel, Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.bagian import Peta

_TERPENDEK = 60


def salin_utuh(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    yield from _paragraf(paham, peta)
    yield from _judul_tabel(paham)
    yield from _kantor(paham)


# --- a paragraph -----------------------------------------------------------------------------------------


def _paragraf(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    """Word for word in the parts of two indicators, and it names the one and not the other."""
    ada: dict[str, list[Paragraf]] = defaultdict(list)
    for p in paham.naskah.paragraf:
        if len(p.teks) >= _TERPENDEK:
            ada[" ".join(p.teks.casefold().split())].append(p)
    for daftar in ada.values():
        if len(daftar) != 2:
            continue
        bagian = [peta.bagian_di(p.letak.baris) for p in daftar]
        ind = [b.indikator if b is not None else None for b in bagian]
        if None in ind or ind[0] == ind[1]:
            continue
        sebut = peta.sebut(daftar[0].teks)
        asing = [n for n in (0, 1) if ind[n] not in sebut]
        if len(sebut) != 1 or sebut[0] not in ind or len(asing) != 1:
            continue
        p, asli = daftar[asing[0]], daftar[1 - asing[0]]
        b, pemilik = bagian[asing[0]], sebut[0]
        if b is None or b.indikator is None or not peta.berbeda(pemilik, b):
            continue
        sendiri = peta.nama(b.indikator)
        yield temuan(
            paham,
            "salin_tempel",
            {p.letak.baris, asli.letak.baris},
            tercetak=peta.nama(pemilik),
            seharusnya=sendiri,
            kutipan=p.teks,
            uraian=f"Alinea pada bagian “{sendiri}” sama kata demi kata dengan alinea pada bagian "
            f"“{peta.nama(pemilik)}” (baris {asli.letak.baris}) dan hanya menyebut indikator itu.",
            saran=f"Ganti dengan uraian “{sendiri}”.",
        )


# --- a caption -------------------------------------------------------------------------------------------

_UMUM_TEKS = (
    "tabel tahun target realisasi capaian kinerja indikator jumlah nilai persentase perbandingan data "
    "rincian menurut per no uraian satuan keterangan total anggaran program"
)
_UMUM = frozenset(_UMUM_TEKS.split())
_LANJUT = re.compile(r"lanjut|sambung", re.IGNORECASE)


def _judul_tabel(paham: Paham) -> Iterator[Temuan]:
    """One caption with two numbers over tables of other headers; its words stand in one table, not in the
    other."""
    unsur = paham.naskah.unsur
    ada: dict[str, list[tuple[Keterangan, Tabel]]] = defaultdict(list)
    for u, t in pairwise(unsur):
        if isinstance(u, Keterangan) and u.jenis == "tabel" and u.nomor and isinstance(t, Tabel):
            ada[" ".join(u.teks.casefold().split())].append((u, t))
    for daftar in ada.values():
        if len(daftar) != 2 or daftar[0][0].nomor == daftar[1][0].nomor or _LANJUT.search(daftar[0][0].teks):
            continue
        kata = {k for k in kunci(daftar[0][0].teks) if not k.isdecimal()} - _UMUM
        isi = [_kata(t) for _, t in daftar]
        if not kata or isi[0] & isi[1] - _UMUM:
            continue
        cocok = [len(kata & x) for x in isi]
        if sorted(map(bool, cocok)) != [False, True]:
            continue
        (u, _), (asli, _) = daftar[cocok.index(0)], daftar[1 - cocok.index(0)]
        yield temuan(
            paham,
            "salin_tempel",
            {u.letak.baris, asli.letak.baris},
            tercetak=u.teks,
            seharusnya=f"judul yang berbeda dari tabel {asli.nomor}",
            uraian=f"Judul tabel {u.nomor} sama dengan judul tabel {asli.nomor}, padahal isinya tabel lain "
            "dan tidak memuat apa yang disebut judul itu.",
            saran="Beri judul sesuai isi tabel, lalu perbarui daftar tabel.",
            keparahan="ringan",
        )


def _kata(t: Tabel) -> set[str]:
    """The words of headers and rows."""
    return {
        k for b in (*t.kepala, *t.isi) for s in b for k in kunci(s.teks) if not k[0].isdigit() and len(k) > 2
    }


# --- another office --------------------------------------------------------------------------------------

_JENIS = r"(?:Dinas|Badan|Inspektorat|Kantor|Sekretariat|Rumah\s+Sakit\s+Umum\s+Daerah|RSUD)"
_TEMPAT = r"(?:Kota|Kabupaten|Provinsi)\s+[A-Z][a-z]+(?:\s+[A-Z][a-z]+)?"
_TEMPAT_ADA = re.compile(r"(?:Kota|Kabupaten|Provinsi)\s+[A-Z]")
_SENDIRI = re.compile(
    rf"\b(?P<jenis>{_JENIS})\s+(?P<nama>[A-Z][\w ,&-]{{3,80}}?)\s+(?P<tempat>{_TEMPAT})(?=\s+TAHUN|\W*$)",
    re.IGNORECASE,
)
#: "Dinas X Kota Y akan menambah": the office is what the sentence speaks of, and it acts.
_BERTINDAK = re.compile(
    rf"^\W*(?:Selanjutnya,?\s+|Ke\s+depan,?\s+)?(?P<kantor>{_JENIS}\s+[A-Z][\w&-]+(?:\s+(?:dan\s+)?[\w&-]+){{0,6}}?\s+{_TEMPAT})"
    r"\s+(?:akan|telah|terus|berkomitmen|berupaya|berhasil|melaksanakan|melakukan|mengukur|menetapkan|menyusun|memiliki|menambah)\b",
)
_BERSAMA = re.compile(
    r"\b(?:bersama|bekerja\s+sama|kerja\s?sama|dibanding\w*|seperti|studi|kunjungan|selaku|sebagai|bantuan|hibah|koordinasi)\b",
    re.IGNORECASE,
)
_SAMPUL = 12


def _kantor(paham: Paham) -> Iterator[Temuan]:
    """Of another kind and in another place than the cover's, told once in the whole report."""
    sendiri = _nama_sampul(paham)
    if sendiri is None:
        return
    jenis, tempat = sendiri
    semua = " ".join(" ".join(paham.naskah.baris).split()).casefold()
    for p in paham.naskah.paragraf:
        for k in pecah(p.teks) if _TEMPAT_ADA.search(p.teks) else ():
            m = _BERTINDAK.match(k.teks)
            if m is None or _BERSAMA.search(k.teks):
                continue
            nama = " ".join(m["kantor"].split())
            lain = re.search(rf"{_TEMPAT}$", nama)
            if lain is None or lain[0].casefold() == tempat or jenis in nama.casefold():
                continue
            if semua.count(nama.casefold()) > 1 or tempat.split()[-1] in k.teks.casefold():
                continue
            if semua.count(lain[0].casefold()) > 1:
                continue
            yield temuan(
                paham,
                "salin_tempel",
                {p.baris_pada(k.awal)},
                tercetak=nama,
                seharusnya=jenis.title() + " " + tempat.title(),
                kutipan=k.teks,
                uraian=f"Kalimat berbicara tentang {nama}, padahal laporan ini laporan {jenis.title()} "
                f"{tempat.title()}.",
                saran="Ganti nama kantornya, dan periksa apakah kalimat itu tersalin dari laporan lain.",
            )


def _nama_sampul(paham: Paham) -> tuple[str, str] | None:
    """The office of the title: its name without the place, and the place."""
    for teks in [b for b in paham.naskah.baris if b.strip()][:_SAMPUL]:
        m = _SENDIRI.search(" ".join(teks.split())) if len(teks) < 160 else None
        if m is not None:
            nama = " ".join(f"{m['jenis']} {m['nama']}".split())
            return nama.casefold(), " ".join(m["tempat"].split()).casefold()
    return None
