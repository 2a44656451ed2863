"""satuan: units and scales that are mixed within a row, or against the indicator's own name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from sakip.reviu.angka import Angka
from sakip.reviu.baca.kata import jarak
from sakip.reviu.model import Kepastian, Temuan
from sakip.reviu.paham import Baris, Isi, Paham, TabelPaham
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.satuan.antar import satuan_antar
from sakip.reviu.periksa.satuan.kalimat import satuan_kalimat
from sakip.reviu.periksa.satuan.kolom import satuan_kolom
from sakip.reviu.periksa.satuan.konversi import satuan_konversi

_INDEKS = re.compile(r"^\W*(?:nilai\s+)?(?:indeks|index)\b", re.IGNORECASE)
_BAGIAN = re.compile(r"^\W*(?:persentase|presentase|prosentase)\b", re.IGNORECASE)
_JUMLAH = re.compile(r"^\W*(?:jumlah|banyaknya)\b", re.IGNORECASE)
#: No share of a whole is as large.
_TAK_MUNGKIN = 200
_UKURAN = frozenset({"indeks", "index", "nilai", "skor", "poin", "point", "skala", "level", "rasio"})
_SAMA = (
    {"orang", "peserta", "jiwa", "pegawai", "siswa", "responden", "perancang", "warga"},
    {"instansi", "opd", "perangkat", "pemda", "pemerintah"},
    {"laporan", "dokumen", "naskah"},
    {"kab", "kabupaten", "kota", "kab/kota"},
    {"lembaga", "organisasi", "obh"},
    {"hari", "hari kerja"},
)
_BUKAN = frozenset(
    {"total", "dari", "seluruh", "tahun", "atau", "dan", "sampai", "per", "di", "yang", "rata", "terlaksana"}
)


def periksa(paham: Paham) -> Iterable[Temuan]:
    yield from satuan_kolom(paham)
    yield from satuan_antar(paham)
    yield from satuan_kalimat(paham)
    yield from satuan_konversi(paham)
    for t in paham.tabel:
        if t.jenis in ("anggaran", "skor") or "satuan" in t.peran:
            continue
        for b in t.baris:
            if b.biasa and b.nama:
                yield from _baris(paham, t, b)


def _baris(paham: Paham, t: TabelPaham, b: Baris) -> Iterator[Temuan]:
    """The first fault that fits: one finding for a row."""
    nilai = [
        i
        for i in b.ambil("target", "realisasi")
        if i.angka is not None and not i.angka.rusak and "skala" not in i.kolom.judul.casefold()
    ]
    if _terpotong(b):
        return
    hasil = (
        _beda_satuan(b, nilai)
        or _persen_dan_bukan(t, b, nilai)
        or _beda_skala(b, nilai)
        or _lawan_nama(t, b, nilai)
    )
    if hasil is not None:
        yield _temuan(paham, b, *hasil)
    for c in b.ambil("capaian"):
        if c.angka is not None and not c.angka.persen and _satuan(c.angka) is not None:
            yield _temuan(
                paham,
                b,
                [c],
                f"Capaian tertulis dengan satuan “{c.angka.satuan}”, padahal capaian adalah persen",
                "%",
            )


def _terpotong(b: Baris) -> bool:
    """A row whose right half is blank: its cells slid out of their columns (class ``kosong``)."""
    terisi = [i.kolom.indeks for i in b.isi if i.teks.strip()]
    return len(b.isi) > 4 and max(terisi, default=0) * 2 < len(b.isi)


Hasil = tuple[list[Isi], str, str] | tuple[list[Isi], str, str, Kepastian]


def _satuan(a: Angka) -> str | None:
    """The unit word of a print; "%" for percents; None where none (or only a note) is printed."""
    if a.persen:
        return "%"
    kata = a.satuan.split()
    if not kata or kata[0] in _BUKAN or len(kata) > 4:
        return None
    return kata[0]


def _sejenis(a: str, b: str) -> bool:
    if a == b or a in b or b in a or jarak(a, b, 2) <= (min(len(a), len(b)) - 2) // 3:
        return True
    return any({a, b} <= k for k in _SAMA)


def _beda_satuan(b: Baris, nilai: list[Isi]) -> Hasil | None:
    """Two unit words in one row: "1 Kegiatan" and "2 Lokus", "90%" and "82 indeks"."""
    ada = [(i, s) for i in nilai if i.angka is not None and (s := _satuan(i.angka)) is not None]
    for n, (i, x) in enumerate(ada):
        for j, y in ada[n + 1 :]:
            if not _sejenis(x, y):
                return [i, j], f"satuan “{x}” dan “{y}” dipakai dalam satu baris", "satuan yang sama"
    return None


def _persen_dan_bukan(t: TabelPaham, b: Baris, nilai: list[Isi]) -> Hasil | None:
    """Percents beside plain numbers that cannot be percents: "90%" and "7,0", or "40", "117" and "80%"."""
    persen = [i for i in nilai if i.angka is not None and i.angka.persen]
    polos = [i for i in nilai if i.angka is not None and _satuan(i.angka) is None]
    if not persen or not polos or any(k.persen for k in t.kolom if k.peran in ("target", "realisasi")):
        return None
    besar = max(_nilai(i) for i in persen)
    if _INDEKS.match(b.nama) and all(_nilai(i) * 4 < besar for i in polos):
        return (
            [polos[0], persen[0]],
            f"{persen[0].teks} dan {polos[0].teks} dalam satu baris",
            "satuan yang sama",
        )
    if _INDEKS.match(b.nama) and len(persen) <= len(polos):
        satu = [i for i in persen if any(_nilai(j) <= _nilai(i) * 2 <= _nilai(j) * 4 for j in polos)]
        if satu:  # on the scale of the others: only the sign is wrong
            uraian = f"{satu[0].teks} adalah persen, nilai lain pada barisnya bukan"
            return satu, uraian, "indeks pada skalanya"
    if _JUMLAH.match(b.nama) and besar > _TAK_MUNGKIN and all(i.angka and not i.angka.desimal for i in polos):
        uraian = f"indikator berupa jumlah, tetapi {persen[0].teks} adalah persen, nilai lain bukan"
        return persen[:2], uraian, "bilangan"
    if _BAGIAN.match(b.nama) and any(_nilai(i) > 100 for i in polos):
        return (
            [polos[0], persen[0]],
            f"bilangan {polos[0].teks} dan persen {persen[0].teks} dibandingkan",
            "persen",
        )
    return None


def _nilai(i: Isi) -> Decimal:
    return i.angka.nilai if i.angka is not None else Decimal(0)


def _beda_skala(b: Baris, nilai: list[Isi]) -> Hasil | None:
    """An index on another scale from one year to the next (3,9 after 17,7)."""
    polos = [i for i in nilai if i.angka is not None and not i.angka.persen and _nilai(i) > 0]
    if not _INDEKS.match(b.nama) or len(polos) < 2 or len({i.kolom.tahun for i in polos}) < 2:
        return None
    kecil, besar = min(polos, key=_nilai), max(polos, key=_nilai)
    if _nilai(besar) < _nilai(kecil) * 2 or _nilai(kecil) >= 25:
        return None
    return (
        [kecil, besar],
        f"{besar.teks} dan {kecil.teks} tidak mungkin pada satu skala",
        "satu skala, atau konversinya",
    )


def _lawan_nama(t: TabelPaham, b: Baris, nilai: list[Isi]) -> Hasil | None:
    """An index in percent, a percentage in plain counts, a number ("Jumlah ...") in percent."""
    if not nilai:
        return None
    persen = [i for i in nilai if i.angka is not None and i.angka.persen]
    if persen and len(persen) == len(nilai) and _INDEKS.match(b.nama):
        return (
            persen[:2],
            f"indikator berupa indeks, tetapi {persen[0].teks} adalah persen",
            "indeks pada skalanya",
        )
    if persen and len(persen) == len(nilai) and _JUMLAH.match(b.nama):
        return (
            persen[:2],
            f"indikator berupa jumlah, tetapi {persen[0].teks} adalah persen",
            "bilangan",
            "ragu",
        )
    polos = [i for i in nilai if i.angka is not None and not i.angka.persen and not i.angka.desimal]
    if not persen and _BAGIAN.match(b.nama) and len(polos) == len(nilai) >= 2 and _lain_persen(t, b):
        return polos[:2], f"indikator berupa persentase, tetapi {polos[0].teks} bukan persen", "persen"
    return None


def _lain_persen(t: TabelPaham, b: Baris) -> bool:
    """The other percentages of the table are printed with their sign."""
    lain = [
        i.angka.persen
        for r in t.baris
        if r is not b and _BAGIAN.match(r.nama)
        for i in r.ambil("target", "realisasi")
        if i.angka is not None
    ]
    return bool(lain) and sum(lain) * 4 >= len(lain) * 3


def _temuan(
    paham: Paham, b: Baris, isi: list[Isi], uraian: str, seharusnya: str, kepastian: Kepastian = "pasti"
) -> Temuan:
    return temuan(
        paham,
        "satuan",
        {i.sel.baris for i in isi},
        tercetak="; ".join(i.teks for i in isi),
        seharusnya=seharusnya,
        kutipan=b.kutipan(),
        uraian=f"“{b.nama}”: {uraian}.",
        saran="Pakai satu satuan dan satu skala menurut manual indikatornya; bila diubah, tulis konversinya.",
        kepastian=kepastian,
    )
