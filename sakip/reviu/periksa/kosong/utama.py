"""kosong: values that a row must have, columns never filled, and parts that the outline requires."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from sakip.aturan.regulasi import TidakBerlaku, ambil
from sakip.reviu.angka import kosong
from sakip.reviu.baca.kata import kata_kata
from sakip.reviu.model import Judul, Temuan
from sakip.reviu.paham import Baris, Isi, Paham, TabelPaham
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.kosong.antara import bagian_hampa, realisasi_hampa
from sakip.reviu.periksa.kosong.bagian import anggaran_tiada, bergaris, subbab_hampa, tabel_tiada
from sakip.reviu.periksa.kosong.rujukan import kosong_rujukan
from sakip.reviu.periksa.kosong.sepadan import kosong_sepadan
from sakip.reviu.periksa.kosong.status import kosong_status

_PERAN = ("target", "realisasi", "capaian", "pagu", "serapan", "persen")
#: So many chapters of the outline tell that the document is an annual report.
_KERANGKA = 2
_CACAH = re.compile(r"^\W*(?:jumlah|banyaknya|total)\b", re.IGNORECASE)


def periksa(paham: Paham) -> Iterable[Temuan]:
    yield from _kolom_kosong(paham)
    yield from kosong_sepadan(paham)
    yield from kosong_status(paham)
    yield from bagian_hampa(paham)
    yield from subbab_hampa(paham)
    yield from anggaran_tiada(paham)
    yield from tabel_tiada(paham)
    yield from kosong_rujukan(paham)
    for t in paham.tabel:
        if t.maya:
            continue
        yield from _capaian_kosong(paham, t)
        yield from _jumlah_kosong(paham, t)
        if t.tabel.pulih:
            continue  # a lost table keeps only the blanks that the rest of it proves
        yield from _hasil_kosong(paham, t)
        yield from realisasi_hampa(paham, t)
        yield from bergaris(paham, t)
        yield from _kemajuan_kosong(paham, t)
        yield from _baris_kosong(paham, t)
        yield from _anggaran_kosong(paham, t)
    yield from _bagian(paham)


# --- a column that no row fills -------------------------------------------------------------------------


#: A lost table of fewer rows shows no column.
_BERBARIS = 2


def _kolom_kosong(paham: Paham) -> Iterator[Temuan]:
    """One finding for a column title, with the rows of every table that leaves it blank."""
    letak: dict[str, list[int]] = defaultdict(list)
    for t in paham.tabel:
        for k in t.kolom:
            if not _wajib(k.judul) or t.maya:
                continue
            baris = [b for b in t.baris if not b.judul]
            if t.tabel.pulih and (len(baris) < _BERBARIS or k.peran == "satuan"):
                continue  # the unit of a lost table may stand in the name
            if baris and all(not b.isi[k.indeks].teks.strip() for b in baris) and _utuh(t):
                letak[k.judul].extend(n for b in baris for n in b.letak)
    for judul, nomor in letak.items():
        yield temuan(
            paham,
            "kosong",
            set(nomor),
            tercetak=f"kolom {judul} kosong",
            seharusnya=f"isi kolom {judul}",
            uraian=f"Kolom “{judul}” tidak berisi apa pun.",
            saran="Isi kolomnya, atau hapus bila tidak dipakai.",
            kutipan=judul,
            keparahan="ringan",
        )


def _wajib(judul: str) -> bool:
    """A titled column that is no remark and no group title of other columns."""
    kata = kata_kata(judul)
    return bool(kata) and not (
        {"keterangan", "uraian", "nama", "ket", "catatan", "no", "paraf", "tanda"} & set(kata)
    )


def _utuh(t: TabelPaham) -> bool:
    """The header names every column differently: no header cell is merged over the blank one."""
    judul = [k.judul for k in t.kolom]
    return (
        len(set(judul)) == len(judul) and all(judul) and not any(s.isian for b in t.tabel.kepala for s in b)
    )


# --- target and realisation, but no capaian ---------------------------------------------------------------


def _capaian_kosong(paham: Paham, t: TabelPaham) -> Iterator[Temuan]:
    """Rows with target and realisation whose capaian of the same year stays blank."""
    for k in t.kolom:
        if k.peran != "capaian":
            continue
        hampa = [
            b
            for b in t.baris
            if b.biasa
            and not b.isi[k.indeks].teks.strip()
            and _ada(b, "target", k.tahun)
            and _ada(b, "realisasi", k.tahun)
        ]
        if hampa:
            nama = f" tahun {k.tahun}" if k.tahun else ""
            yield temuan(
                paham,
                "kosong",
                {n for b in hampa for n in b.letak},
                tercetak=f"{k.judul} kosong",
                seharusnya="capaian dari target dan realisasinya",
                kutipan=hampa[0].kutipan(),
                uraian=f"Capaian{nama} tidak diisi pada {len(hampa)} baris yang bertarget dan berealisasi.",
                saran="Hitung dan isi capaiannya.",
            )


def _ada(b: Baris, peran: str, tahun: int | None) -> bool:
    return any(
        i.kolom.peran == peran and i.kolom.tahun == tahun and i.angka is not None and not i.kolom.jangka
        for i in b.isi
    )


def _hasil_kosong(paham: Paham, t: TabelPaham) -> Iterator[Temuan]:
    """A row with a target whose realisation and capaian are blank (not "-") where most rows have both."""
    for k in t.kolom:
        hasil = [x.indeks for x in t.kolom if x.peran == "realisasi" and x.tahun == k.tahun and not x.masa]
        if k.peran != "capaian" or k.masa or k.tahun not in (None, paham.tahun) or len(hasil) != 1:
            continue
        wajib = (hasil[0], k.indeks)
        baris = [b for b in t.baris if b.biasa and _ada(b, "target", k.tahun)]
        penuh = [b for b in baris if all(b.isi[i].teks.strip() for i in wajib)]
        hampa = [b for b in baris if b.nama and not any(b.isi[i].teks.strip() for i in wajib)]
        if any(b.tahun not in (None, paham.tahun) or _MASA.match(b.nama) for b in hampa):
            continue  # months and years that are still to come
        if not hampa or len(penuh) < max(2, len(hampa)) or _bersambung(t, hampa):
            continue
        yield temuan(
            paham,
            "kosong",
            {n for b in hampa for n in b.letak},
            tercetak=f"{t.kolom[hasil[0]].judul} dan {k.judul} kosong",
            seharusnya="realisasi dan capaian dari target itu",
            kutipan=hampa[0].kutipan(),
            uraian=f"“{hampa[0].nama}” bertarget, tetapi realisasi dan capaiannya tidak diisi"
            + (f" (bersama {len(hampa) - 1} baris lain)." if len(hampa) > 1 else "."),
            saran="Isi menurut hasil pengukuran; tulis “-” dengan keterangan bila memang belum ada.",
        )


def _kemajuan_kosong(paham: Paham, t: TabelPaham) -> Iterator[Temuan]:
    """The same in a table of progress towards the plan's target: realisation and percentage left out."""
    hasil = [k.indeks for k in t.kolom if k.peran == "realisasi" and not k.masa]
    persen = [k.indeks for k in t.kolom if k.peran in ("persen", "capaian") and not k.masa]
    target = [k.indeks for k in t.kolom if k.peran == "target"]
    if t.jenis != "renstra" or len(hasil) != 1 or len(persen) != 1 or not target:
        return
    if t.kolom[hasil[0]].tahun not in (None, paham.tahun) or (
        t.kolom[persen[0]].peran == "capaian" and t.kolom[persen[0]].tahun == paham.tahun
    ):
        return
    baris = [b for b in t.baris if b.nama and b.biasa]
    baris = [b for b in baris if any(b.isi[i].angka is not None for i in target)]
    penuh = [b for b in baris if b.isi[hasil[0]].teks.strip() and b.isi[persen[0]].teks.strip()]
    hampa = [b for b in baris if not b.isi[hasil[0]].teks.strip() and not b.isi[persen[0]].teks.strip()]
    if not hampa or len(penuh) < 3 * len(hampa) or _bersambung(t, hampa):
        return
    if any(_MASA.match(b.nama) for b in hampa) or any(i.sel.isian for b in hampa for i in b.isi):
        return
    yield temuan(
        paham,
        "kosong",
        {n for b in hampa for n in b.letak},
        tercetak=f"{t.kolom[hasil[0]].judul} dan {t.kolom[persen[0]].judul} kosong",
        seharusnya="realisasi dan persentase terhadap target itu",
        kutipan=hampa[0].kutipan(),
        uraian=f"“{hampa[0].nama}” bertarget, tetapi realisasi dan persentasenya tidak diisi.",
        saran="Isi menurut hasil pengukuran; tulis “-” dengan keterangan bila memang belum ada.",
    )


_MASA = re.compile(
    r"\W*(?:(?:19|20)\d\d\b|tahun\b|tw\b|triwulan|semester|bulan\b|januari|februari|maret|april|mei\b|juni|juli"
    r"|agustus|september|oktober|november|desember)",
    re.IGNORECASE,
)


def _bersambung(t: TabelPaham, hampa: list[Baris]) -> bool:
    """A blank row over a row without name or number: its values stand there, or with its parts."""
    return any(
        not b.nama or (a.nomor and not b.nomor)
        for a, b in itertools.pairwise(t.baris)
        if any(a is h for h in hampa) and not (b.jumlah or b.rata)
    )


# --- a row of which most is missing ----------------------------------------------------------------------


def _baris_kosong(paham: Paham, t: TabelPaham) -> Iterator[Temuan]:
    """An indicator's row in a table of targets whose cells are blank, not "-"."""
    for b in t.baris:
        isi = [i for i in b.isi if i.kolom.peran in ("target", "realisasi", "capaian")]
        if b.judul or b.jumlah or not b.nama or len(isi) < 4:
            continue
        hampa = [i for i in isi if not i.teks.strip()]
        tahun = {i.kolom.tahun for i in isi}
        if len(hampa) * 2 >= len(isi) and len(hampa) < len(isi) and _semua_hampa(hampa, isi, tahun):
            yield temuan(
                paham,
                "kosong",
                b.letak,
                tercetak=f"{len(hampa)} dari {len(isi)} sel kosong",
                seharusnya="target dan realisasi tiap tahun",
                kutipan=b.kutipan(),
                uraian=f"Baris “{b.nama}” tidak lengkap: {len(hampa)} sel terakhir tidak terisi.",
                saran="Isi menurut Renstra dan hasil pengukuran; tulis “-” bila memang tidak ada.",
            )


def _semua_hampa(hampa: list[Isi], isi: list[Isi], tahun: set[int | None]) -> bool:
    """The blanks end the row (cells slid left), and are not a year that was merged into one remark."""
    awal = hampa[0].kolom.indeks
    kata = [i for i in isi if i.teks.strip() and i.angka is None and not kosong(i.teks)]
    return (
        not kata
        and all(i.kolom.indeks >= awal for i in hampa)
        and hampa == isi[-len(hampa) :]
        and len(tahun) > 1
    )


# --- totals and budgets -----------------------------------------------------------------------------------


def _jumlah_kosong(paham: Paham, t: TabelPaham) -> Iterator[Temuan]:
    """A total row that leaves out a column of counts while others are summed."""
    for ke, b in enumerate(t.baris):
        if not b.jumlah or sum(i.angka is not None for i in b.isi) < 2:
            continue
        for i in b.isi:
            atas = [r.isi[i.kolom.indeks].angka for r in t.baris[:ke] if not r.judul]
            angka = [a for a in atas if a is not None]
            if i.teks.strip() or not _CACAH.match(i.kolom.judul) or len(angka) < 3 or len(angka) < len(atas):
                continue
            yield temuan(
                paham,
                "kosong",
                b.letak,
                tercetak=f"{i.kolom.judul} kosong",
                seharusnya=str(sum(a.nilai for a in angka)),
                kutipan=b.kutipan(),
                uraian=f"Baris “{b.nama}” tidak memuat jumlah kolom “{i.kolom.judul}”.",
                saran="Isi jumlahnya.",
                keparahan="ringan",
            )


def _anggaran_kosong(paham: Paham, t: TabelPaham) -> Iterator[Temuan]:
    """A programme without budget in a table where the other rows have theirs."""
    pagu = [k for k in t.kolom if k.peran == "pagu"]
    if len(pagu) != 1 or len(t.kolom) > 3:
        return
    hampa = [
        b
        for ke, b in enumerate(t.baris)
        if re.match(r"\W*program\b", b.nama, re.IGNORECASE)
        and not b.isi[pagu[0].indeks].teks
        and not _mengepalai(t, ke, pagu[0].indeks)
    ]
    isi = [b for b in t.baris if b.isi[pagu[0].indeks].angka is not None]
    if hampa and isi:
        yield temuan(
            paham,
            "kosong",
            {n for b in hampa for n in b.letak},
            tercetak="anggaran program kosong",
            seharusnya="anggaran program",
            kutipan=hampa[0].kutipan(),
            uraian=f"Baris “{hampa[0].nama}” tidak berisi anggaran.",
            saran="Isi jumlah anggaran programnya.",
        )


def _mengepalai(t: TabelPaham, ke: int, pagu: int) -> bool:
    """A programme over its numbered activities, whose amounts stand with them."""
    bawah = t.baris[ke + 1] if ke + 1 < len(t.baris) else None
    return (
        t.baris[ke].judul
        and bawah is not None
        and bool(bawah.nomor)
        and bawah.isi[pagu].angka is not None
        and not re.match(r"\W*program\b", bawah.nama, re.IGNORECASE)
    )


# --- parts of the outline -----------------------------------------------------------------------------------


#: Other names of a part: the executive summary is called either way.
_NAMA_LAIN = {"ikhtisar eksekutif": ("ringkasan eksekutif", "ikhtisar", "ringkasan", "executive summary")}


def _berjudul(kata: str, judul: set[str]) -> bool:
    nama = (kata, *_NAMA_LAIN.get(kata, ()))
    return any(j.endswith(n) or j.startswith(f"{n} ") for n in nama for j in judul)


def _bagian(paham: Paham) -> Iterator[Temuan]:
    """Chapters that the outline of the year requires and that no heading names; a guess, so only doubtful."""
    try:
        kerangka = ambil("kerangka_lkjip", paham.tahun or 0)
    except TidakBerlaku:
        return
    if sum(isinstance(u, Judul) for u in paham.naskah.unsur) < 5:
        return
    judul = {" ".join(kata_kata(b)) for b in paham.naskah.baris if 6 <= len(b) <= 90 and b[-1:] not in ".;,"}
    pokok = [b for b in kerangka.nilai.get("bagian", ()) if b.get("tingkat") == 1 and b.get("wajib")]
    hilang = [b for b in pokok if not _berjudul(" ".join(kata_kata(str(b["kata"]))), judul)]
    if len(pokok) - len(hilang) < _KERANGKA:
        return  # an agreement, a quarterly report: no annual report at all
    for bagian in hilang:
        yield temuan(
            paham,
            "kosong",
            (1,),
            tercetak=f"{bagian['kata']} tidak ada",
            seharusnya=str(bagian["kata"]),
            uraian=f"Bagian “{bagian['kata']}” yang diwajibkan {kerangka.sebutan} tidak ditemukan.",
            saran="Tambahkan bagiannya, atau samakan judulnya.",
            kepastian="ragu",
        )
