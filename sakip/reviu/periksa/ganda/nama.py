"""One indicator twice in a list of indicators, as the other lists of the report show.

They print it once: the second row is one too many, or it bears the name of the row before and the target of
the indicator that the list leaves out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sakip.reviu.model import Temuan
from sakip.reviu.paham import Baris, Paham, TabelPaham, kunci
from sakip.reviu.periksa.alat import temuan

_KATA = 3
_Nama = tuple[str, ...]


def nama_ganda(paham: Paham) -> Iterator[Temuan]:
    daftar = [(t, _baris(t)) for t in paham.tabel if not t.maya and t.jenis in ("capaian", "pk")]
    for t, baris in daftar:
        menurut: dict[_Nama, list[Baris]] = defaultdict(list)
        for b in baris:
            menurut[kunci(b.nama)].append(b)
        for nama, dua in menurut.items():
            if len(nama) < _KATA or len(dua) != 2 or not _sekelas(dua[0], dua[1]):
                continue
            lain = [isi for u, isi in daftar if u is not t and _muat(isi, nama)]
            if not lain or any(sum(kunci(b.nama) == nama for b in isi) > 1 for isi in lain):
                continue
            hasil = _ulang(dua, lain) or _tertimpa(dua, menurut, lain)
            if hasil is not None:
                seharusnya, sebab = hasil
                yield _temuan(paham, t, dua, seharusnya, sebab)


def _baris(t: TabelPaham) -> list[Baris]:
    return [b for b in t.baris if b.biasa and b.nama and b.tahun is None]


def _muat(isi: Sequence[Baris], nama: _Nama) -> bool:
    return any(kunci(b.nama) == nama for b in isi)


def _sekelas(a: Baris, b: Baris) -> bool:
    """The same words, and nothing else in the rows that tells them apart ("Lapas", "Rutan")."""
    if " ".join(a.nama.casefold().split()) != " ".join(b.nama.casefold().split()):
        return False
    lain = [
        [
            i.teks.strip()
            for i in x.isi
            if i.kolom.peran in ("lain", "keterangan", "satuan") and not i.sel.isian
        ]
        for x in (a, b)
    ]
    return lain[0] == lain[1]


def _target(b: Baris) -> _Nama:
    """The targets of a row, spelt alike in all tables."""
    return tuple("".join(i.teks.casefold().split()) for i in b.ambil("target"))


def _setarget(b: Baris, c: Baris) -> bool:
    """Whether two rows print one target: "4 lokus" in one list is "4" in another."""
    satu, dua = ([i.angka for i in x.ambil("target") if i.angka is not None] for x in (b, c))
    if len(satu) != 1 or len(dua) != 1:
        return False
    x, y = satu[0], dua[0]
    kata = {a.satuan.split()[0] for a in (x, y) if a.satuan}
    return x.nilai == y.nilai and x.persen == y.persen and len(kata) < 2


def _ulang(dua: Sequence[Baris], lain: Sequence[Sequence[Baris]]) -> tuple[str, str] | None:
    """Both rows hold the same."""
    a, b = dua
    nilai = [tuple(i.teks.strip() for i in x.ambil("target", "realisasi", "capaian")) for x in dua]
    if not nilai[0] or nilai[0] != nilai[1] or a.sasaran != b.sasaran:
        return None
    return "satu baris", f"dengan isi yang sama, sedangkan {len(lain)} tabel lain memuatnya sekali"


def _tertimpa(
    dua: Sequence[Baris], menurut: dict[_Nama, list[Baris]], lain: Sequence[Sequence[Baris]]
) -> tuple[str, str] | None:
    """The second row has the target of the indicator that follows in another list and is missing here."""
    nama = kunci(dua[0].nama)
    for isi in lain:
        ke = next(n for n, b in enumerate(isi) if kunci(b.nama) == nama)
        for tetangga, asli, salinan in ((ke + 1, dua[0], dua[1]), (ke - 1, dua[1], dua[0])):
            if not 0 <= tetangga < len(isi):
                continue
            hilang = isi[tetangga]
            if kunci(hilang.nama) in menurut or len(kunci(hilang.nama)) < _KATA:
                continue
            if _setarget(isi[ke], asli) and _setarget(hilang, salinan) and _target(asli) != _target(salinan):
                return f"“{hilang.nama}”", f"dengan target lain; targetnya milik “{hilang.nama}”"
    return None


def _temuan(paham: Paham, t: TabelPaham, dua: Sequence[Baris], seharusnya: str, sebab: str) -> Temuan:
    """Doubtful where extraction may have made the name: a running head between rows, the rest of a column."""
    nama = dua[0].nama
    return temuan(
        paham,
        "ganda",
        (*dua[0].letak, *dua[1].letak),
        tercetak=f"“{nama}” dua kali",
        seharusnya=seharusnya,
        kutipan=dua[1].kutipan(),
        uraian=f"Indikator “{nama}” tertulis dua kali dalam satu tabel {sebab}.",
        saran="Betulkan nama baris yang salah, atau hapus baris yang berlebih.",
        kepastian="ragu" if t.tabel.pulih or not (nama[:1].isupper() or nama[:1].isdigit()) else "pasti",
    )
