"""rata_rata: a printed mean is not the mean, in a column's last row or across a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from sakip.reviu.angka import Angka
from sakip.reviu.baca.kata import kata_kata
from sakip.reviu.model import Kepastian, Temuan
from sakip.reviu.paham import Baris, Isi, Kolom, Paham, TabelPaham
from sakip.reviu.periksa.alat import angka, temuan
from sakip.reviu.periksa.alat.kisi import lanjutan, tanda
from sakip.reviu.periksa.antar_tabel.cacah import cacah
from sakip.reviu.periksa.capaian.hitung import PLAFON, rata_terpotong
from sakip.reviu.periksa.hubungan.jumlah_rata import dari_jumlah
from sakip.reviu.periksa.rata_rata.berbobot import rata_berbobot
from sakip.reviu.periksa.rata_rata.kalimat import rata_kalimat
from sakip.reviu.periksa.rata_rata.kisi import rata_kisi
from sakip.reviu.periksa.rata_rata.sasaran import rata_sasaran
from sakip.reviu.periksa.rata_rata.sendiri import rata_sendiri
from sakip.reviu.periksa.rata_rata.urut import rata_urut

#: Wider tables are no tables of performance; relations between columns are not sought in them.
LEBAR_TERBESAR = 30
#: Names of a row that say no more than the finding does.
_RATA_SAJA = frozenset({"rata-rata", "rata - rata", "rerata", "rata rata"})
_KINERJA = frozenset({"capaian", "persen", "nilai", "realisasi", "lain"})


def periksa(paham: Paham) -> Iterable[Temuan]:
    for t in paham.tabel:
        if not t.maya:
            yield from _kolom(paham, t)
            yield from _mendatar(paham, t)
    sasaran = list(rata_sasaran(paham))
    yield from sasaran
    sudah = {(b, t.tercetak) for t in sasaran for b in t.baris}
    yield from (t for t in rata_urut(paham) if (t.baris[0], t.tercetak) not in sudah)
    yield from rata_kisi(paham)
    yield from rata_kalimat(paham)
    yield from rata_sendiri(paham)
    yield from rata_berbobot(paham)
    yield from (t for t in cacah(paham) if t.kelas == "rata_rata")


# --- down a column ------------------------------------------------------------------------------------


def _kolom(paham: Paham, t: TabelPaham) -> Iterator[Temuan]:
    for ke, b in enumerate(t.baris):
        tanpa_nama = ke == len(t.baris) - 1 and not (b.nama or b.nomor or b.tahun or _berkata(b)) and ke > 1
        if not (b.rata or tanpa_nama) or lanjutan(t.tabel.isi):
            continue
        atas = _bagian(t.baris, ke)
        jumlah = t.baris[ke - 1] if ke and t.baris[ke - 1].jumlah and atas else None
        for i in b.isi:
            if i.angka is None or i.kolom.peran not in _KINERJA | {"target"}:
                continue
            if tanpa_nama and i.kolom.peran not in ("capaian", "persen"):
                continue
            nilai = [x.isi[i.kolom.indeks] for x in atas if x.isi[i.kolom.indeks].angka is not None]
            if len(nilai) < 2 or _sama_rata(i.angka, nilai) or _cara_lain(i, atas) or _dijumlah(b, i, atas):
                continue
            atasnya = jumlah.isi[i.kolom.indeks].angka if jumlah else None
            if atasnya is not None and dari_jumlah(atasnya, i.angka, len(nilai)):
                continue  # right by a sum that is wrong
            hampa = [x for x in atas if not x.isi[i.kolom.indeks].teks.strip()]
            if hampa and _dengan_hampa(i, nilai, hampa):
                continue
            pasti = b.rata or _ada_yang_cocok(t, ke)
            # a mean over columns that a heading leaves blank (no target that year) is what the report says
            yield _temuan(
                paham, b, i, nilai, "pasti" if pasti and not _tertinggal(i, nilai, hampa) else "ragu"
            )


def _dengan_hampa(i: Isi, nilai: Sequence[Isi], hampa: Sequence[Baris]) -> bool:
    """Whether the mean counts the rows whose capaian was left out, as target and realisation give it."""
    hasil = [x.angka.nilai for x in nilai if x.angka is not None]
    for b in hampa if i.kolom.peran == "capaian" else ():
        target, nyata = (
            [x.angka.nilai for x in b.ambil(p) if x.angka and x.kolom.tahun == i.kolom.tahun]
            for p in ("target", "realisasi")
        )
        if len(target) != 1 or len(nyata) != 1 or not target[0]:
            return False
        hasil.append(nyata[0] / target[0] * 100)
    rata = sum(hasil, Decimal(0)) / len(hasil)
    return len(hasil) > len(nilai) and i.angka is not None and abs(i.angka.nilai - rata) <= i.angka.langkah


def _tertinggal(i: Isi, nilai: Sequence[Isi], hampa: Sequence[Baris]) -> bool:
    """Whether one number that was left out, of the size of the others, may be all that is missing."""
    if len(hampa) != 1 or i.angka is None:
        return False
    ada = [x.angka.nilai for x in nilai if x.angka is not None]
    return min(ada) <= i.angka.nilai * (len(ada) + 1) - sum(ada, Decimal(0)) <= max(ada)


def _berkata(b: Baris) -> bool:
    """A word of its own stands in the row."""
    return any(kata_kata(i.teks) for i in b.isi if i.angka is None and not i.sel.isian)


def _cara_lain(i: Isi, atas: Sequence[Baris]) -> bool:
    """The mean of group means, or of values cut off at a ceiling: other means, but no error of reckoning."""
    assert i.angka is not None
    kelompok: dict[str, list[Decimal]] = {}
    semua: list[Decimal] = []
    for b in atas:
        x = b.isi[i.kolom.indeks].angka
        if x is not None:
            kelompok.setdefault(b.sasaran or b.kelompok, []).append(x.nilai)
            semua.append(x.nilai)
    calon = [sum((sum(v, Decimal(0)) / len(v) for v in kelompok.values()), Decimal(0)) / len(kelompok)]
    calon += [rata_terpotong(semua, p) for p in PLAFON]
    return any(abs(n - c) <= u for n, u in i.angka.bacaan() for c in calon)


def _dijumlah(b: Baris, i: Isi, atas: Sequence[Baris]) -> bool:
    """The row adds the column, or weighs its mean by a column that it adds ("Responden")."""
    for w in b.isi:
        isi = [
            (x.isi[w.kolom.indeks].angka, a) for x in atas if (a := x.isi[i.kolom.indeks].angka) is not None
        ]
        ada = [(n.nilai, a) for n, a in isi if n is not None and a is not None]
        jumlah = sum((n for n, _ in ada), Decimal(0))
        if w.angka is None or not jumlah or len(ada) < len(isi) or w.angka.nilai != jumlah:
            continue
        if w is i:
            return True
        berbobot = sum((n * a.nilai for n, a in ada), Decimal(0)) / jumlah
        if i.angka is not None and abs(i.angka.nilai - berbobot) <= i.angka.langkah:
            return True
    return False


def _bagian(baris: Sequence[Baris], ke: int) -> list[Baris]:
    """The rows since the last sum or mean; those over the one sum that stands right above it."""
    batas = [n for n in range(ke) if baris[n].rata or baris[n].jumlah]
    if batas == [ke - 1] and baris[ke - 1].jumlah:
        return [b for b in baris[: ke - 1] if not b.judul]
    return [b for b in baris[max(batas, default=-1) + 1 : ke] if not b.judul]


def _ada_yang_cocok(t: TabelPaham, ke: int) -> bool:
    """Another cell of the unnamed last row is the mean of its column, and none is its sum."""
    b, atas = t.baris[ke], _bagian(t.baris, ke)
    for i in b.isi:
        if i.angka is None or i.kolom.peran not in ("capaian", "persen"):
            continue
        nilai = [x.isi[i.kolom.indeks] for x in atas if x.isi[i.kolom.indeks].angka is not None]
        if len(nilai) > 1 and _sama_rata(i.angka, nilai):
            return True
    return False


def _rata(nilai: Sequence[Isi]) -> Decimal:
    return sum((i.angka.nilai for i in nilai if i.angka), Decimal(0)) / len(nilai)


def _sama_rata(cetak: Angka, nilai: Sequence[Isi]) -> bool:
    langkah = max(i.angka.langkah for i in nilai if i.angka)
    return any(abs(n - _rata(nilai)) <= u + langkah / 2 for n, u in cetak.bacaan())


def _temuan(paham: Paham, b: Baris, i: Isi, nilai: Sequence[Isi], kepastian: Kepastian) -> Temuan:
    harus = _rata(nilai)
    desimal = max(i.angka.desimal if i.angka else 0, 2)
    baris = {i.sel.baris} | ({x.sel.baris for x in nilai} if len(nilai) <= 12 else set())
    nama = b.nama or "baris terakhir tabel"
    sebut = "" if nama.casefold().strip(" .:") in _RATA_SAJA else f" ({nama})"
    return temuan(
        paham,
        "rata_rata",
        baris,
        tercetak=i.teks,
        seharusnya=angka(harus, desimal),
        kutipan=b.kutipan(),
        uraian=(
            f"Rata-rata kolom “{i.kolom.judul}”{sebut} tertulis {i.teks}, padahal rata-rata "
            f"{len(nilai)} nilainya {angka(harus, desimal)}."
        ),
        saran="Hitung ulang rata-ratanya dan samakan di semua tempat yang menyebutnya.",
        kepastian=kepastian,
    )


# --- across a row: a last column that is the mean of those before it -----------------------------------


def _mendatar(paham: Paham, t: TabelPaham) -> Iterator[Temuan]:
    if len(t.kolom) > LEBAR_TERBESAR:
        return
    for kolom in t.kolom:
        asal = _asal(t, kolom)
        if asal is None:
            continue
        for b in t.baris:
            hasil = _uji(b, asal, kolom)
            if hasil is not None and not hasil[2]:
                cetak, nilai, _ = hasil
                yield _temuan_baris(paham, b, cetak, nilai)


def _uji(b: Baris, asal: Sequence[Kolom], kolom: Kolom) -> tuple[Isi, list[Isi], bool] | None:
    cetak, nilai = b.isi[kolom.indeks], [b.isi[k.indeks] for k in asal]
    if cetak.angka is None or any(i.angka is None for i in nilai) or b.judul or b.jumlah:
        return None
    # the mean of unrounded values: half a unit of the inputs, one of the print
    return cetak, nilai, abs(cetak.angka.nilai - _rata(nilai)) <= _longgar(nilai, cetak.angka)


def _longgar(nilai: Sequence[Isi], cetak: Angka) -> Decimal:
    return cetak.langkah + max(i.angka.langkah for i in nilai if i.angka) / 2


def _asal(t: TabelPaham, kolom: Kolom) -> list[Kolom] | None:
    """The columns before ``kolom`` whose mean it is in at least four rows and two thirds of them.

    Rows in which all are equal prove nothing.
    """
    berangka = [
        k for k in t.kolom
        if k.indeks < kolom.indeks
        and k.peran not in ("nomor", "nama", "sasaran", "keterangan", "satuan", "serapan", "target")
        and (k.peran != "pagu" or _bernilai(t, k))
        and any(i.angka for i in t.isi_kolom(k.indeks)) and not _menghitung(t, k)
    ]  # fmt: skip
    if kolom.peran not in _KINERJA | {"nilai"} or len(berangka) < 2 or _masa(kolom):
        return None
    for banyak in range(len(berangka), 1, -1):
        asal = berangka[-banyak:]
        hasil = [h for b in t.baris if (h := _uji(b, asal, kolom)) is not None]
        beda = [h for h in hasil if len({i.angka.nilai for i in h[1] if i.angka}) > 1]
        cocok = sum(h[2] for h in beda)
        if cocok >= 4 and cocok * 3 >= len(beda) * 2 and not all(h[2] for h in beda):
            return asal
    return None


def _masa(kolom: Kolom) -> bool:
    """A column of one month or quarter: its counts are nobody's mean, whatever they come near to."""
    return re.match(r"(?:tw|sem|bulan)\d", tanda(kolom.judul)) is not None


def _bernilai(t: TabelPaham, kolom: Kolom) -> bool:
    """A column "Anggaran" of scores, not of money."""
    isi = [i.angka for i in t.isi_kolom(kolom.indeks) if i.angka is not None]
    return all(a.desimal > 0 and not a.rupiah and a.nilai <= 100 for a in isi)


def _menghitung(t: TabelPaham, kolom: Kolom) -> bool:
    """A column that only counts the rows: 9, 10, 11."""
    isi = [i.angka.nilai for i in t.isi_kolom(kolom.indeks) if i.angka is not None]
    return len(isi) > 2 and all(b - a == 1 for a, b in pairwise(isi))


def _temuan_baris(paham: Paham, b: Baris, cetak: Isi, nilai: Sequence[Isi]) -> Temuan:
    harus = _rata(nilai)
    rinci = " + ".join(i.teks for i in nilai)
    return temuan(
        paham,
        "rata_rata",
        {cetak.sel.baris, *(i.sel.baris for i in nilai)},
        tercetak=cetak.teks,
        seharusnya=angka(harus, max(cetak.angka.desimal if cetak.angka else 0, 2)),
        kutipan=b.kutipan(),
        uraian=(
            f"“{b.nama}”: {cetak.kolom.judul} tertulis {cetak.teks}, padahal seperti pada baris lain "
            f"({rinci}) ÷ {len(nilai)} = {angka(harus)}."
        ),
        saran="Hitung ulang rata-rata baris itu.",
    )
