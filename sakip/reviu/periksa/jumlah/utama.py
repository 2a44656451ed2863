"""jumlah: a total row or a parent row is not the sum of its parts.

Reports nest rows in many ways (plain rows, numbered parents with lettered children, groups), so every
sensible choice of parts is tried; only a total that none of them gives is a finding. It is beyond doubt
(``pasti``) where another column of the same row shows which parts are meant, or only one choice exists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from sakip.reviu.angka import Angka
from sakip.reviu.baca.kata import kata_kata
from sakip.reviu.model import Kepastian, Temuan
from sakip.reviu.paham import Baris, Isi, Paham, TabelPaham
from sakip.reviu.periksa.alat import angka, temuan
from sakip.reviu.periksa.alat.kisi import berjenjang, lanjutan
from sakip.reviu.periksa.hubungan.jumlah_rata import jumlah_rata
from sakip.reviu.periksa.hubungan.rasio import rasio
from sakip.reviu.periksa.hubungan.rasio_kisi import rasio_kisi
from sakip.reviu.periksa.hubungan.relasi import relasi
from sakip.reviu.periksa.hubungan.sel_salah import dijelaskan, jumlah_salah
from sakip.reviu.periksa.hubungan.setara import setara
from sakip.reviu.periksa.jumlah.bagian import Pilihan, jumlah_bagian
from sakip.reviu.periksa.jumlah.bukti import jumlah_bukti
from sakip.reviu.periksa.jumlah.butir import jumlah_butir
from sakip.reviu.periksa.jumlah.kalimat import jumlah_kalimat
from sakip.reviu.periksa.jumlah.kelamin import jumlah_kelamin
from sakip.reviu.periksa.jumlah.kisi import TERSELIP, jumlah_kisi
from sakip.reviu.periksa.jumlah.rincian import jumlah_rincian
from sakip.reviu.periksa.jumlah.tabel_pendek import tabel_pendek

_TAK_DIJUMLAH = frozenset(
    {"capaian", "persen", "nomor", "keterangan", "nama", "sasaran", "satuan", "selisih"}
)
_INDEKS = re.compile(
    r"\b(?:indeks|rata|persen\w*|nilai|skor|score|rasio|tahun|skala|ipk|ikm|mutu)\b|%", re.IGNORECASE
)
#: A mark that opens rows within a cell: two rows were read as one, and a number of them lost.
_DUA_BARIS = re.compile(r"\w\s+[▲△▼▽●○◆◇■□►▶★☆✓✔✗✘•]\s+\w")


def periksa(paham: Paham) -> Iterable[Temuan]:
    yield from jumlah_salah(paham)
    yield from (_lunak(paham, t) for t in _semua(paham) if not dijelaskan(paham, t))


def _lunak(paham: Paham, t: Temuan) -> Temuan:
    """No sum is beyond doubt where two rows of its table were read as one."""
    lebur = t.kepastian == "pasti" and any(
        set(t.baris) & {s.baris for b in x.isi for s in b}
        and any(_DUA_BARIS.search(s.teks) for b in x.isi for s in b)
        for x in paham.naskah.tabel
        if x.letak.baris <= t.baris[-1] and t.baris[0] <= x.letak.akhir
    )
    return replace(t, kepastian="ragu") if lebur else t


def _semua(paham: Paham) -> Iterator[Temuan]:
    hasil = [*_menurut_nama(paham), *jumlah_bukti(paham), *jumlah_butir(paham)]
    ada = {(t.tercetak, t.seharusnya, b) for t in hasil for b in t.baris if t.kepastian == "pasti"}
    yield from hasil
    bagian = (t for t in setara(paham) if t.kelas == "jumlah")
    pendek = list(tabel_pendek(paham))
    if pendek:  # a share that class realisasi tells is told once
        sudah = {(t.tercetak, t.baris) for t in (*rasio(paham), *rasio_kisi(paham))}
        pendek = [t for t in pendek if (t.tercetak, t.baris) not in sudah]
    lain = (*relasi(paham, "jumlah"), *bagian, *pendek)
    for t in (*jumlah_kisi(paham), *jumlah_rata(paham), *lain):
        if not any((t.tercetak, t.seharusnya, b) in ada for b in t.baris):
            yield t
    kalimat = list(jumlah_kalimat(paham))
    yield from kalimat
    yield from (t for t in jumlah_kelamin(paham) if t.kutipan not in {x.kutipan for x in kalimat})
    yield from jumlah_rincian(paham)


def _menurut_nama(paham: Paham) -> Iterator[Temuan]:
    """What the names of rows and columns call a sum."""
    for t in paham.tabel:
        if t.maya:
            continue
        for ke, b in enumerate(t.baris):
            if b.jumlah and not b.rata and not lanjutan(t.tabel.isi) and not _indikator(t, b):
                yield from _total(paham, t, ke)
                yield from jumlah_bagian(paham, t, b, _pilihan(t.baris, ke))
        yield from _induk(paham, t)
        yield from _mendatar(paham, t)


def _indikator(t: TabelPaham, b: Baris) -> bool:
    """A numbered row among indicators: "4 Total nilai investasi"."""
    return b.nomor.strip("().").isdigit() and {"target", "realisasi"} <= t.peran


def _total(paham: Paham, t: TabelPaham, ke: int) -> Iterator[Temuan]:
    pilihan = list(_pilihan(t.baris, ke))
    if not pilihan:
        return
    total = t.baris[ke]
    kolom = [i for i in total.isi if i.angka is not None and dapat_dijumlah(i)]
    hasil = {i.kolom.indeks: [p for p in pilihan if _cocok(p, i)] for i in kolom}
    sepakat = [p for p in pilihan if any(p in cocok for cocok in hasil.values())]
    for i in kolom:
        if hasil[i.kolom.indeks] or any(_berjenjang(p, i) for p in pilihan):
            continue
        dasar = sepakat[0] if sepakat else pilihan[0]
        bagian = _bagian(dasar, i.kolom.indeks)
        if len(bagian) < 2:
            continue
        kepastian = _kepastian(total, dasar, bagian, pilihan, sepakat)
        yield _temuan(paham, total, i, dasar, bagian, "ragu" if t.tabel.pulih and not sepakat else kepastian)


def _berjenjang(p: Pilihan, total: Isi) -> bool:
    isi = [x.angka.nilai for x in _bagian(p, total.kolom.indeks) if x.angka is not None]
    return total.angka is not None and berjenjang(isi, total.angka.nilai)


def dapat_dijumlah(i: Isi) -> bool:
    """Amounts and counts; no percents, no indices, no years."""
    return (
        i.angka is not None
        and not i.angka.persen
        and i.kolom.peran not in _TAK_DIJUMLAH
        and not TERSELIP.search(i.kolom.judul)
        and not (_INDEKS.search(i.kolom.judul) and i.kolom.peran not in ("pagu", "serapan", "sisa"))
    )


def _pilihan(baris: Sequence[Baris], ke: int) -> Iterator[Pilihan]:
    """Choices of rows above a total row: since the last total, all, parents, leaves, totals."""
    atas = list(baris[:ke])
    biasa = [b for b in atas if not b.jumlah and not b.rata and not b.judul]
    batas = max((i for i, b in enumerate(atas) if b.jumlah), default=-1)
    sejak = [b for b in atas[batas + 1 :] if not b.judul and not b.rata]
    calon = [
        Pilihan(tuple(sejak), "baris di atasnya"),
        Pilihan(tuple(biasa), "semua baris"),
        Pilihan(tuple(b for b in sejak if b.nomor.strip("().").isdigit()), "baris bernomor"),
        Pilihan(tuple(b for b in biasa if b.nomor.strip("().").isdigit()), "semua baris bernomor"),
        Pilihan(tuple(b for b in biasa if not b.nomor.strip("().").isdigit()), "baris tanpa nomor"),
        Pilihan(
            tuple(b for b in biasa if re.fullmatch(r"[A-Z]|[IVX]+", b.nomor.strip("()."))),
            "baris berhuruf besar",
        ),
        Pilihan(tuple(b for b in atas if b.jumlah), "baris jumlah"),
        Pilihan(tuple(b for b in biasa if not _kapital(b)), "baris rincian"),
        Pilihan(tuple(b for b in biasa if _kapital(b)), "baris kelompok"),
    ]
    ada: set[tuple[int, ...]] = set()
    for p in calon:
        kunci = tuple(id(b) for b in p.baris)
        if len(p.baris) > 1 and kunci not in ada:
            ada.add(kunci)
            yield p


_SINGKATAN = 8


def _kapital(b: Baris) -> bool:
    """A heading in capitals; a short word alone is an abbreviation ("DIII", "BPHN")."""
    return b.nama.isupper() and (len(b.nama) > _SINGKATAN or " " in b.nama)


def _bagian(p: Pilihan, kolom: int) -> list[Isi]:
    return [b.isi[kolom] for b in p.baris if b.isi[kolom].angka is not None]


def _cocok(p: Pilihan, total: Isi) -> bool:
    assert total.angka is not None
    return _sama(total.angka, _bagian(p, total.kolom.indeks))


def _sama(total: Angka, bagian: Sequence[Isi]) -> bool:
    """Whether the parts make the total, the rounding of every printed part left open, by some reading."""
    for n, u in total.bacaan():
        for bacaan in (0, 1):
            jumlah, batas = Decimal(0), u
            for i in bagian:
                assert i.angka is not None
                pilihan = list(i.angka.bacaan())
                nilai, langkah = pilihan[min(bacaan, len(pilihan) - 1)]
                jumlah += nilai
                batas += langkah / 2 if langkah != 1 or total.rupiah else Decimal(0)
            # counts are exact; money and decimals were rounded
            if abs(jumlah - n) <= (batas if u != 1 or total.rupiah else Decimal(0)):
                return True
    return False


def _kepastian(
    total: Baris, dasar: Pilihan, bagian: list[Isi], pilihan: list[Pilihan], sepakat: list[Pilihan]
) -> Kepastian:
    lengkap = len(bagian) == len(dasar.baris) and not any(
        x.angka is not None and x.angka.rusak for x in bagian
    )
    if not lengkap or len(kata_kata(total.nama)) > 4:
        return "ragu"
    seragam = len({x.angka.rupiah for x in bagian if x.angka is not None}) == 1
    if sepakat:
        return "pasti" if seragam else "ragu"
    return "pasti" if len(pilihan) <= 2 and seragam and len(bagian) >= 2 else "ragu"


def _temuan(
    paham: Paham, total: Baris, i: Isi, p: Pilihan, bagian: list[Isi], kepastian: Kepastian
) -> Temuan:
    assert i.angka is not None
    jumlah = sum((x.angka.nilai for x in bagian if x.angka is not None), Decimal(0))
    desimal = max(x.angka.desimal for x in bagian if x.angka is not None)
    judul = f" kolom “{i.kolom.judul}”" if i.kolom.judul else ""
    return temuan(
        paham,
        "jumlah",
        (i.sel.baris, bagian[0].sel.baris, bagian[-1].sel.baris),
        tercetak=i.teks,
        seharusnya=angka(jumlah, desimal),
        kutipan=total.kutipan(),
        uraian=(
            f"“{total.nama}”{judul} tertulis {i.teks}, padahal jumlah {len(bagian)} {p.nama} "
            f"{angka(jumlah, desimal)} (selisih {angka(i.angka.nilai - jumlah, desimal)})."
        ),
        saran="Jumlahkan ulang rinciannya; perbaiki rincian atau jumlah yang salah.",
        kepastian=kepastian,
    )


# --- a parent row and its lettered children ------------------------------------------------------------


def _induk(paham: Paham, t: TabelPaham) -> Iterator[Temuan]:
    """ "1 Program" followed by "a.", "b.": flagged only where another column proves the sum."""
    for induk, anak in _keluarga(t.baris):
        kolom = [i for i in induk.isi if i.angka is not None and dapat_dijumlah(i)]
        pilihan = Pilihan(tuple(anak), "rinciannya")
        penuh = [i for i in kolom if len(_bagian(pilihan, i.kolom.indeks)) == len(anak)]
        cocok = [i for i in penuh if _cocok(pilihan, i)]
        if not cocok or all((i.angka or cocok[0].angka) is None for i in cocok):
            continue
        for i in penuh:
            if i not in cocok:
                yield _temuan(paham, induk, i, pilihan, _bagian(pilihan, i.kolom.indeks), "pasti")


def _keluarga(baris: Sequence[Baris]) -> Iterator[tuple[Baris, list[Baris]]]:
    """Parents "1", "2" or "A" with the rows "a.", "b." or without number that follow."""
    induk: Baris | None = None
    anak: list[Baris] = []
    for b in baris:
        nomor = b.nomor.strip("().")
        if b.jumlah or b.judul or (nomor and (nomor.isdigit() or nomor.isupper())):
            if induk is not None and len(anak) > 1:
                yield induk, anak
            induk, anak = (b if nomor and not b.judul and not b.jumlah else None), []
        elif induk is not None:
            anak.append(b)
    if induk is not None and len(anak) > 1:
        yield induk, anak


# --- a column that is the sum of those before it -------------------------------------------------------

_JUMLAH = re.compile(r"\b(?:jumlah|total|jml)\b", re.IGNORECASE)


def _mendatar(paham: Paham, t: TabelPaham) -> Iterator[Temuan]:
    """A "Jumlah" or "Total" column: flagged where other rows show of which columns it is the sum."""
    if len(t.kolom) > 30:  # no table of counts, and too many ways to choose its columns
        return
    for kolom in t.kolom:
        if not _JUMLAH.search(kolom.judul.split()[-1] if kolom.judul else "") and not _JUMLAH.match(
            kolom.judul
        ):
            continue
        asal = _asal(t, kolom.indeks)
        if asal is None:
            continue
        for b in t.baris:
            if _cocok_baris(b, asal, kolom.indeks) is False:
                yield _temuan_baris(paham, b, asal, kolom.indeks)


def _asal(t: TabelPaham, kolom: int) -> list[int] | None:
    """The columns before whose sum it is, in at least four rows and three quarters of them."""
    calon = [
        k.indeks
        for k in t.kolom
        if k.indeks < kolom
        and k.peran not in ("nomor", "nama", "sasaran", "keterangan", "satuan")
        and any(i.angka is not None for i in t.isi_kolom(k.indeks))
    ]
    for mulai in range(len(calon) - 1):
        asal = calon[mulai:]
        hasil = [h for b in t.baris if (h := _cocok_baris(b, asal, kolom)) is not None]
        cocok = sum(hasil)
        if cocok >= 4 and cocok * 4 >= len(hasil) * 3:
            return asal
    return None


def _cocok_baris(b: Baris, asal: Sequence[int], kolom: int) -> bool | None:
    """Whether the row's sum holds; None where it says nothing (no total, or one part only)."""
    total = b.isi[kolom].angka
    bagian = [b.isi[k] for k in asal if b.isi[k].angka is not None]
    if total is None or b.judul or len(bagian) < 2 or not total.nilai:
        return None
    return _sama(total, bagian)


def _temuan_baris(paham: Paham, b: Baris, asal: Sequence[int], kolom: int) -> Temuan:
    bagian = [b.isi[k] for k in asal if b.isi[k].angka is not None]
    jumlah = sum((x.angka.nilai for x in bagian if x.angka is not None), Decimal(0))
    total = b.isi[kolom]
    return temuan(
        paham,
        "jumlah",
        {total.sel.baris, *(x.sel.baris for x in bagian)},
        tercetak=total.teks,
        seharusnya=angka(jumlah, 4),
        kutipan=b.kutipan(),
        uraian=(
            f"“{b.nama}”: {total.kolom.judul} tertulis {total.teks}, padahal seperti pada baris lain "
            f"{' + '.join(x.teks for x in bagian)} = {angka(jumlah, 4)}."
        ),
        saran="Jumlahkan ulang baris itu.",
        kepastian="pasti" if len(bagian) == len(asal) else "ragu",
    )
