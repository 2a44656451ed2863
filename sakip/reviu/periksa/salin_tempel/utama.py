"""salin_tempel: a row, caption, sentence or formula that belongs to another indicator."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from sakip.reviu.model import Paragraf, RumusTeks, Temuan
from sakip.reviu.paham import Baris, Paham, kunci
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.alat.bagian import Bagian, Peta
from sakip.reviu.periksa.alat.bagian import peta as peta_laporan
from sakip.reviu.periksa.salin_tempel.bagian import hitungan_bagian, keterangan_bagian
from sakip.reviu.periksa.salin_tempel.baku import salin_baku
from sakip.reviu.periksa.salin_tempel.judul import judul_asing, keterangan_asing, kode_asing, sasaran_asing
from sakip.reviu.periksa.salin_tempel.kalimat import kalimat_asing, kalimat_ini
from sakip.reviu.periksa.salin_tempel.kantor import kantor_lain
from sakip.reviu.periksa.salin_tempel.kembar import judul_kembar
from sakip.reviu.periksa.salin_tempel.pokok import salin_pokok
from sakip.reviu.periksa.salin_tempel.ulang import alinea_ulang, salin_ulang

#: Two names below this likeness are two indicators.
_BEDA = 0.75
_BAGI = re.compile(
    r"\\frac\{(?:\\text\{)?\s*realisasi\s+(?P<atas>[^{}]+?)\}+\s*\{(?:\\text\{)?\s*target\s+(?P<bawah>[^{}]+?)\}|"
    r"realisasi\s+(?P<atas2>[^/÷:×=]{6,120}?)\s*[/÷:]\s*target\s+(?P<bawah2>[^/÷:×=]{6,120}?)\s*[×x=]",
    re.IGNORECASE,
)
_HIASAN = re.compile(r"\b(?:nilai|tahun|20\d\d|kinerja|indikator|yang|telah|ditetapkan)\b", re.IGNORECASE)


def periksa(paham: Paham) -> Iterable[Temuan]:
    peta = peta_laporan(paham)
    yield from _baris_asing(paham, peta)
    yield from _rumus(paham)
    yield from _sasaran_nama(paham)
    yield from _sekali(
        judul_asing(paham, peta),
        judul_kembar(paham, peta),
        keterangan_asing(paham, peta),
        keterangan_bagian(paham, peta),
    )
    yield from sasaran_asing(paham)
    yield from kode_asing(paham, peta)
    kalimat = (
        kalimat_asing,
        kalimat_ini,
        salin_pokok,
        salin_ulang,
        alinea_ulang,
        salin_baku,
        hitungan_bagian,
    )
    yield from _sekali(*(aturan(paham, peta) for aturan in kalimat))
    yield from kantor_lain(paham)


def _sekali(*aturan: Iterable[Temuan]) -> Iterator[Temuan]:
    """What one line holds is told once, by the rule that knows most of it."""
    sudah: set[int] = set()
    for semua in aturan:
        hasil = [t for t in semua if not sudah & set(t.baris)]
        yield from hasil
        sudah |= {b for t in hasil for b in t.baris}


def _baris_asing(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    """The only row of a table under one indicator's heading bears another's name."""
    for t in paham.tabel:
        nama = {b.nama for b in t.baris if b.nama and b.biasa and _tercetak(b)}
        b = peta.bagian_di(t.tabel.letak.baris)
        if t.maya or len(nama) != 1 or b is None or b.indikator is None or t.jenis not in _JENIS:
            continue
        (satu,) = nama
        ind = paham.cari_indikator(satu)
        if ind is None or ind.id == b.indikator or _sama(paham, satu, b):
            continue
        if not (
            paham.fakta_indikator(b.indikator, "realisasi", "capaian", "target_jangka")
            or paham.fakta_indikator(b.indikator, "target", tahun=paham.tahun)
        ):
            continue  # the heading names a plan or a unit that some list holds, no indicator
        if not peta.berbeda(ind.id, b):
            continue  # perhaps the same indicator, worded otherwise in its heading
        yield temuan(
            paham,
            "salin_tempel",
            [r.letak[0] for r in t.baris if r.nama],
            tercetak=satu,
            seharusnya=peta.nama(b.indikator),
            uraian=f"Tabel pada bagian “{peta.nama(b.indikator)}” memakai nama indikator lain: “{satu}”.",
            saran="Ganti nama indikator pada tabel, lalu pastikan angkanya milik indikator bagian ini.",
        )


def _tercetak(b: Baris) -> bool:
    """Whether the row's name stands in a cell: a table without names is given one by its surroundings."""
    return any(kunci(i.teks) == kunci(b.nama) for i in b.isi)


_JENIS = ("capaian", "riwayat", "renstra", "pk")


def _sama(paham: Paham, nama: str, b: Bagian) -> bool:
    """Whether a name may mean the indicator of the part: like its heading or any of its spellings."""
    if b.indikator is None:
        return True
    sebutan = {n for n, baris in paham.indikator[b.indikator].sebutan if not b.awal <= baris <= b.akhir}
    sebutan.add(b.judul)
    k = kunci(nama)
    return any(paham.bobot.kemiripan(k, kunci(s)) >= _BEDA for s in sebutan)


def _rumus(paham: Paham) -> Iterator[Temuan]:
    """Realisasi of one thing divided by the target of another."""
    for u in paham.naskah.unsur:
        if not isinstance(u, RumusTeks | Paragraf) or (isinstance(u, Paragraf) and len(u.teks) > 400):
            continue
        for c in _BAGI.finditer(u.teks):
            atas, bawah = c["atas"] or c["atas2"], c["bawah"] or c["bawah2"]
            a, b = set(kunci(_HIASAN.sub(" ", atas))), set(kunci(_HIASAN.sub(" ", bawah)))
            if a and b and not a & b and (len(a) <= 6 or len(b) <= 3):
                yield temuan(
                    paham,
                    "salin_tempel",
                    [u.letak.baris],
                    tercetak=f"target {bawah.strip()}",
                    seharusnya=f"target {atas.strip()}",
                    uraian=f"Rumus membagi realisasi “{atas.strip()}” dengan target "
                    f"“{bawah.strip()}”: dua besaran yang "
                    "berbeda.",
                    saran="Pakai target indikator yang sama.",
                )


def _sasaran_nama(paham: Paham) -> Iterator[Temuan]:
    """The column of sasaran holds the indicator's own name, and elsewhere that indicator has a sasaran."""
    punya: dict[int, list[tuple[str, int]]] = defaultdict(list)
    calon: list[tuple[int, str, int]] = []
    for t in paham.tabel:
        for b in t.baris:
            if not (b.sasaran and b.nama) or b.judul or b.jumlah:
                continue
            ind = paham.cari_indikator(b.nama)
            if ind is None:
                continue
            mirip = paham.bobot.kemiripan(_inti(b.nama), _inti(b.sasaran))
            if mirip > 0.9 and len(_inti(b.nama)) > 4:
                calon.append((ind.id, b.sasaran, b.letak[0]))
            elif mirip < 0.6 and len(_inti(b.sasaran)) > 2:  # no label of a sheet ("Rumus")
                punya[ind.id].append((b.sasaran, b.letak[0]))
    for ind_id, sasaran, baris in calon:
        if punya[ind_id]:
            lain, baris_lain = punya[ind_id][0]
            yield temuan(
                paham,
                "salin_tempel",
                [baris, baris_lain],
                tercetak=sasaran,
                seharusnya=lain,
                uraian=f"Kolom sasaran pada baris {baris} berisi nama indikatornya sendiri, padahal "
                f"sasarannya "
                f"“{lain}” (baris {baris_lain}).",
                saran="Isi kolom sasaran dengan sasaran dari perjanjian kinerja.",
                keparahan="ringan",
            )


def _inti(nama: str) -> tuple[str, ...]:
    return tuple(k for k in kunci(nama) if k not in ("persentase", "jumlah", "indeks", "nilai", "tingkat"))
