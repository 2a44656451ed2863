"""The recap tables by kind and by event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sakip.aturan.agregasi import Gabungan, gabung_unit, gabung_waktu
from sakip.aturan.angka import tambah, tulis
from sakip.dokumen.blok import (
    Baris,
    Kolom,
    Sel,
    Tabel,
)
from sakip.naskah.kalimat import tanggal_panjang
from sakip.naskah.lkjip.bagan_rinci import Rincian
from sakip.naskah.lkjip.isian_butir import (
    alias_terhitung,
    aturan_alias,
    nilai_setahun,
)
from sakip.naskah.lkjip.penyusun import Penyusun
from sakip.naskah.lkjip.tabel_indikator import (
    nama_unit,
    nama_variabel,
    satuan_variabel,
    takarir,
    tulis_gabungan,
)
from sakip.pengukuran.hasil import HasilButir
from sakip.pengukuran.queries.rincian import Peristiwa, RincianKategori

# --- kinds -----------------------------------------------------------------------------------------


def tabel_kategori(p: Penyusun, b: HasilButir) -> list[tuple[Tabel, Rincian]]:
    """The breakdown of the variables, those with the same kinds side by side, with their own totals; and the
    same figures for a chart."""
    bersama: dict[tuple[str, ...], list[str]] = {}
    for a in alias_terhitung(b):
        bagian = _bagian(p, b, a)
        if len(bagian) > 1:
            bersama.setdefault(tuple(k.nama for k in bagian), []).append(a)
    return [
        (_satu_kategori(p, b, nama, isi), (nama, isi))
        for nama, alias in bersama.items()
        if (isi := {a: [_gabung_kategori(p, b, a, k) for k in _bagian(p, b, a)] for a in alias})
    ]


def _bagian(p: Penyusun, b: HasilButir, alias: str) -> list[RincianKategori]:
    """The kinds of a variable that the counted units entered."""
    unit = b.hasil_realisasi.per_unit[alias]
    semua = p.bahan.rincian.kategori.get(b.manual.variabel[alias], ())
    return [k for k in semua if any(u in unit for u in k.isi)]


def _gabung_kategori(p: Penyusun, b: HasilButir, alias: str, k: RincianKategori) -> Gabungan:
    aturan, unit = aturan_alias(p, b, alias), b.hasil_realisasi.per_unit[alias]
    return gabung_unit(aturan, {u: gabung_waktu(aturan, isi) for u, isi in k.isi.items() if u in unit})


def _satu_kategori(
    p: Penyusun, b: HasilButir, nama: Sequence[str], isi: Mapping[str, Sequence[Gabungan]]
) -> Tabel:
    alias = list(isi)
    baris: list[Baris] = [
        (Sel(n), *(Sel(tulis_gabungan(isi[a][i])) for a in alias)) for i, n in enumerate(nama)
    ]
    baris.append(
        (
            Sel("Seluruhnya", tebal=True, warna="jumlah"),
            *(Sel(nilai_setahun(b, a), tebal=True, warna="jumlah") for a in alias),
        )
    )
    kolom = (
        Kolom("Jenis", 4),
        *(Kolom(f"{nama_variabel(p, b, a)} ({satuan_variabel(p, b, a)})", 2, "kanan") for a in alias),
    )
    sisa = [x for a in alias if (x := _tak_dirinci(p, b, a, isi[a]))]
    return Tabel(f"Rincian Jenis {takarir(b)}, {p.tahun}", kolom, tuple(baris), catatan=" ".join(sisa))


def _tak_dirinci(p: Penyusun, b: HasilButir, alias: str, isi: Iterable[Gabungan]) -> str:
    """Of a variable that adds up: what its kinds leave of the whole."""
    aturan, total = aturan_alias(p, b, alias), b.hasil_realisasi.variabel.get(alias)
    if total is None or total.nilai is None or (aturan.waktu, aturan.unit) != ("jumlah", "jumlah"):
        return ""
    jumlah = tambah(*(g.nilai for g in isi if g.nilai is not None), 0)
    if jumlah == total.nilai:
        return ""
    nama = nama_variabel(p, b, alias)
    return f"{nama}: jenis yang dirinci berjumlah {tulis(jumlah, None)} dari {tulis(total.nilai, None)}."


# --- events ----------------------------------------------------------------------------------------


def tabel_peristiwa(p: Penyusun, b: HasilButir) -> list[Tabel]:
    """The events behind a count by date; of variables with personal data only the count is told."""
    hasil: list[Tabel] = []
    for a in alias_terhitung(b):
        kunci = b.manual.variabel[a]
        unit = b.hasil_realisasi.per_unit[a]
        isi = [k for k in p.bahan.rincian.peristiwa.get(kunci, ()) if k.unit in unit]
        if isi and kunci not in p.bahan.rincian.pribadi:
            hasil.append(_satu_peristiwa(p, b, a, isi))
    return hasil


def _satu_peristiwa(p: Penyusun, b: HasilButir, alias: str, isi: Sequence[Peristiwa]) -> Tabel:
    berjenis, berunit = any(k.kategori for k in isi), len({k.unit for k in isi}) > 1
    bertempat = any(k.tempat for k in isi)
    baris: list[Baris] = [
        (
            Sel(str(i)),
            Sel(tanggal_panjang(k.tanggal).removesuffix(f" {p.tahun}")),
            Sel(k.nama),
            *((Sel(k.tempat or "–"),) if bertempat else ()),
            *((Sel(k.kategori or "–"),) if berjenis else ()),
            *((Sel(nama_unit(p, k.unit)),) if berunit else ()),
        )
        for i, k in enumerate(isi, start=1)
    ]
    kolom = (
        Kolom("No.", 0.7, "tengah"),
        Kolom("Tanggal", 2.3),
        Kolom("Peristiwa", 4),
        *((Kolom("Tempat", 2.6),) if bertempat else ()),
        *((Kolom("Jenis", 1.6),) if berjenis else ()),
        *((Kolom("Unit", 2.6),) if berunit else ()),
    )
    judul = f"Daftar {nama_variabel(p, b, alias)} ({b.kode}), {p.tahun}"
    return Tabel(judul, kolom, tuple(baris), catatan=_beda_cacah(p, b, alias, len(isi)))


def _beda_cacah(p: Penyusun, b: HasilButir, alias: str, cacah: int) -> str:
    """Said when the counted value is not the number of listed events: a typed figure stands."""
    nilai = b.hasil_realisasi.variabel.get(alias) or next(iter(b.hasil_realisasi.per_unit[alias].values()))
    if nilai.nilai is None or nilai.nilai == cacah:
        return ""
    return f"Tercatat {cacah} peristiwa, sedangkan angka yang dihitung {tulis(nilai.nilai, None)}."
