"""The recap tables by period: over all units under the indicator, per unit in the annex."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from sakip.aturan.agregasi import AturanVariabel, Gabungan, Nilai, gabung_unit, gabung_waktu
from sakip.aturan.angka import bulatkan, kurang, tulis, tulis_utuh
from sakip.aturan.periode import Periode, baca_periode, bertumpuk
from sakip.dokumen.blok import (
    Baris,
    Kolom,
    Sel,
    Tabel,
    polos,
)
from sakip.naskah.kalimat import gabung_kata, teks_target_realisasi, tulis_capaian, tulis_ukuran
from sakip.naskah.lkjip.isian_butir import (
    alias_terhitung,
    aturan_alias,
    isian_terhitung,
    nilai_setahun,
    unit_terhitung,
)
from sakip.naskah.lkjip.penyusun import Penyusun
from sakip.naskah.lkjip.tabel_indikator import (
    catatan_pelapor,
    desimal_bersama,
    nama_unit,
    nama_variabel,
    periode_hilang,
    satuan_variabel,
    takarir,
    tulis_gabungan,
    urutan_nama,
)
from sakip.pengukuran.hasil import HasilButir
from sakip.pengukuran.hitung import Realisasi, hitung_butir_capaian

#: Columns of figures that fit an upright page beside the first column.
KOLOM_TEGAK = 6
#: Characters of figures that fit beside each other on a turned page.
HURUF_MELINTANG = 135
SEBUT_WAKTU = {
    "jumlah": "Jumlah setahun",
    "terakhir": "Nilai terakhir",
    "rata": "Rata-rata setahun",
    "maks": "Nilai terbesar",
}
SEBUT_SETAHUN = "Setahun"


def _periode(p: Penyusun, b: HasilButir, alias: Iterable[str]) -> list[Periode]:
    """Periods that have an entry or should have one, in order of time."""
    ada: set[str] = set()
    hilang: set[str] = set()
    for a in alias:
        for u, isi in isian_terhitung(p, b, a).items():
            ada |= set(isi)
            hilang |= set(periode_hilang(p, b, a, u))
    terisi = [baca_periode(k) for k in ada]
    kosong = [q for k in hilang - ada if not any(bertumpuk(q := baca_periode(k), t) for t in terisi)]
    return sorted((*terisi, *kosong), key=lambda q: (q.akhir, -q.awal.toordinal()))


def alias_berkala(p: Penyusun, b: HasilButir) -> list[str]:
    """Variables that are entered more than once a year."""
    return [a for a in alias_terhitung(b) if len(_periode(p, b, [a])) > 1]


def tabel_periode(p: Penyusun, b: HasilButir) -> Tabel | None:
    """A row per period, a column per variable over all units; the last row is the year's own figure.

    Where it is another figure, also the realisation of January up to the end of each period, the target
    up to it and what was achieved of it. Where the formula is applied per unit only these stand there,
    with the change from one period to the next.
    """
    alias = alias_berkala(p, b)
    periode = _periode(p, b, alias)
    if not b.hasil_realisasi.variabel and len(unit_terhitung(b)) > 1:
        alias = []
    target = target_sampai(b)
    sampai = {} if _sama_dengan_variabel(p, b, alias) else _sampai(p, b)
    if len(periode) < 2 or not (alias or len(sampai) > 1):
        return None
    isi = {a: _kolom_periode(p, b, a, periode) for a in alias}
    capaian = _capaian_sampai(p, b, target)
    ubah = {} if alias or target else _perubahan(p, b)
    baris: list[Baris] = [
        (
            Sel(_label(q)),
            *(Sel(isi[a][i]) for a in alias),
            *_sel_sampai(b, q.akhir, sampai, target),
            *((Sel(capaian.get(q.akhir, "–")),) if capaian else ()),
            *((Sel(ubah.get(q.akhir, "–")),) if ubah else ()),
        )
        for i, q in enumerate(periode)
    ]
    baris = [x for x in baris if any(polos(s.teks) != "–" for s in x[1:])]
    tambahan = [*([tulis_capaian(b.capaian)] if capaian else []), *(["–"] if ubah else [])]
    baris.append(_baris_setahun(p, b, alias, sampai, target, tambahan))
    kolom = (
        Kolom("Periode", 2),
        *(Kolom(f"{nama_variabel(p, b, a)} ({satuan_variabel(p, b, a)})", 2, "kanan") for a in alias),
        *((Kolom(f"Realisasi s.d. periode ({b.satuan})", 1.7, "kanan"),) if sampai else ()),
        *((Kolom("Target s.d. periode", 1.6, "kanan"),) if target else ()),
        *((Kolom("Capaian s.d. periode", 1.5, "kanan"),) if capaian else ()),
        *((Kolom("Perubahan", 1.4, "kanan"),) if ubah else ()),
    )
    judul = f"Perkembangan {takarir(b)}, {p.tahun}"
    return Tabel(judul, kolom, tuple(baris), catatan=_catatan_periode(p, b, alias))


def target_sampai(b: HasilButir) -> dict[date, Decimal]:
    """The interim targets that count from January, by the last day of their period."""
    return {baca_periode(k).akhir: n for k, n, kumulatif in b.target_periode if kumulatif}


def _sama_dengan_variabel(p: Penyusun, b: HasilButir, alias: Sequence[str]) -> bool:
    """The only variable is itself the realisation up to each period: a second column would repeat it."""
    return len(alias) == 1 and not _berhitung(b) and _berjalan(aturan_alias(p, b, alias[0]))


def _berhitung(b: HasilButir) -> bool:
    """A formula that is more than the name of a variable."""
    return b.manual.rumus is not None and b.manual.rumus.teks.strip() not in b.manual.variabel


def _berjalan(aturan: AturanVariabel) -> bool:
    """The figure of a period stands for all of the year up to it."""
    return aturan.isian == "sd_bulan" or aturan.waktu == "terakhir"


def _sampai(p: Penyusun, b: HasilButir) -> dict[date, str]:
    """The realisation of January up to a day, as text; {} when it is there for one day only."""
    hasil: dict[date, str] = {}
    for hari, h in p.bahan.sampai.get(b.indikator, ()):
        if h.nilai is not None:
            hasil[hari] = tulis(h.nilai, h.desimal(b.manual.desimal))
        elif h.keadaan == "nihil":
            hasil[hari] = "nihil"
    return hasil if len(hasil) > 1 else {}


def _capaian_sampai(p: Penyusun, b: HasilButir, target: Mapping[date, Decimal]) -> dict[date, str]:
    """What was achieved of each interim target by its day."""
    hasil: dict[date, str] = {}
    for hari, h in p.bahan.sampai.get(b.indikator, ()):
        if hari in target and h.nilai is not None:
            kini = Realisasi(replace(b.realisasi, nilai=h.nilai, kata=None), h, "variabel", False, ())
            capaian = hitung_butir_capaian(b.manual, replace(b.target, nilai=target[hari]), kini).capaian
            if capaian is not None:
                hasil[hari] = tulis_capaian(capaian)
    return hasil


def _perubahan(p: Penyusun, b: HasilButir) -> dict[date, str]:
    """How far the realisation up to each period lies from that up to the one before, as printed."""
    cetak = [
        (hari, bulatkan(h.nilai, h.desimal(b.manual.desimal)))
        for hari, h in p.bahan.sampai.get(b.indikator, ())
        if h.nilai is not None
    ]
    return {hari: tulis_utuh(kurang(n, lalu), b.manual.desimal) for (_, lalu), (hari, n) in pairwise(cetak)}


def _sel_sampai(
    b: HasilButir, hari: date, sampai: Mapping[date, str], target: Mapping[date, Decimal]
) -> tuple[Sel, ...]:
    return (
        *((Sel(sampai.get(hari, "–")),) if sampai else ()),
        *((Sel(tulis_utuh(target.get(hari), b.manual.desimal)),) if target else ()),
    )


def _baris_setahun(
    p: Penyusun,
    b: HasilButir,
    alias: Sequence[str],
    sampai: Mapping[date, str],
    target: Mapping[date, Decimal],
    tambahan: Sequence[str] = (),
) -> Baris:
    cara = {SEBUT_WAKTU[aturan_alias(p, b, a).waktu] for a in alias}
    sebut = cara.pop() if len(cara) == 1 else SEBUT_SETAHUN
    isi = [
        *(nilai_setahun(b, a) for a in alias),
        *((_realisasi(b),) if sampai else ()),
        *((tulis_utuh(b.target.nilai, b.manual.desimal),) if target else ()),
        *tambahan,
    ]
    return (
        Sel(sebut, tebal=True, warna="jumlah"),
        *(Sel(x, tebal=True, warna="jumlah") for x in isi),
    )


def _realisasi(b: HasilButir) -> str:
    """The year's realisation without its unit, which the head of the column names; or why there is none."""
    if b.realisasi.kosong:
        return teks_target_realisasi(b)[1]
    return tulis_ukuran(replace(b.realisasi, satuan=""), b.manual.desimal, skala=False)


def _kolom_periode(
    p: Penyusun, b: HasilButir, alias: str, periode: Sequence[Periode], belum: str = "belum dilaporkan"
) -> list[str]:
    """A variable over the counted units in each period, or why there is none; * where a unit is missing."""
    nilai = [_gabung_periode(p, b, alias, q) for q in periode]
    desimal = desimal_bersama(nilai)
    hasil: list[str] = []
    for g, q in zip(nilai, periode, strict=True):
        hilang = any(q.kunci in periode_hilang(p, b, alias, u) for u in b.hasil_realisasi.per_unit[alias])
        if g is None:
            hasil.append(belum if hilang else "–")
        else:
            hasil.append(tulis_gabungan(g, desimal) + ("*" if hilang else ""))
    return hasil


def _gabung_periode(p: Penyusun, b: HasilButir, alias: str, q: Periode) -> Gabungan | None:
    """One period of a variable over the counted units, by the variable's own rules; None without entry.

    A figure that stands for the year so far counts with each unit's latest entry up to the period.
    """
    aturan, isian = aturan_alias(p, b, alias), isian_terhitung(p, b, alias)
    if not any(q.kunci in per for per in isian.values()):
        return None
    isi = {u: gabung_waktu(aturan, s) for u, per in isian.items() if (s := _potong(aturan, per, q))}
    return gabung_unit(aturan, isi, _bobot(p, aturan, isi, q))


def _potong(aturan: AturanVariabel, per: Mapping[str, Nilai], q: Periode) -> dict[str, Nilai]:
    if not _berjalan(aturan):
        return {q.kunci: per[q.kunci]} if q.kunci in per else {}
    return {k: n for k, n in per.items() if baca_periode(k).akhir <= q.akhir}


def _bobot(
    p: Penyusun, aturan: AturanVariabel, isi: Mapping[str, Gabungan], q: Periode
) -> dict[str, Gabungan] | None:
    if aturan.bobot is None:
        return None
    rule = p.bahan.variabel.get(aturan.bobot) or AturanVariabel(aturan.bobot)
    semua = p.bahan.isian.get(aturan.bobot, {})
    return {u: gabung_waktu(rule, s) for u in isi if u in semua and (s := _potong(rule, semua[u], q))}


def _label(q: Periode) -> str:
    """The period without its year, which the caption names."""
    return q.label.removesuffix(f" {q.tahun}") if q.jenis != "tahun" else q.label


def _catatan_periode(p: Penyusun, b: HasilButir, alias: Sequence[str]) -> str:
    bagian: list[str] = []
    if any(aturan_alias(p, b, a).isian == "sd_bulan" for a in alias):
        bagian.append("Isian dicatat sebagai angka sejak Januari sampai dengan periode itu.")
    if len(alias) > 1 and len({aturan_alias(p, b, a).waktu for a in alias}) > 1:
        cara = gabung_kata(
            [f"{nama_variabel(p, b, a)}: {SEBUT_WAKTU[aturan_alias(p, b, a).waktu].lower()}" for a in alias]
        )
        bagian.append(f"Baris terakhir menurut sifat variabelnya; {cara}.")
    bolong = any(periode_hilang(p, b, a, u) for a in alias for u in b.hasil_realisasi.per_unit[a])
    if bolong and len(unit_terhitung(b)) > 1:
        bagian.append("Tanda * berarti belum semua unit melapor pada periode itu.")
    if len(unit_terhitung(b)) == 1:
        bagian.append(catatan_pelapor(p, b, unit_terhitung(b)))
    return " ".join(x for x in bagian if x)


# --- units by period -------------------------------------------------------------------------------


def tabel_unit_periode(p: Penyusun, b: HasilButir) -> list[Tabel]:
    """Per variable of several units and periods: a row per unit, a column per period; for the annex.

    Too many long figures for one page stand in two tables, half of the periods in each.
    """
    hasil: list[Tabel] = []
    for a in alias_berkala(p, b):
        nilai = [n.nilai for per in isian_terhitung(p, b, a).values() for n in per.values()]
        if len(b.hasil_realisasi.per_unit[a]) < 2 or not any(nilai):
            continue  # nothing but zeros or nihil: the sentence under the indicator says it
        periode = _periode(p, b, [a])
        paling = max(len(tulis_gabungan(g)) for g in b.hasil_realisasi.per_unit[a].values())
        belah = len(periode) > KOLOM_TEGAK and len(periode) * (paling + 3) > HURUF_MELINTANG
        tengah = (len(periode) + 1) // 2 if belah else len(periode)
        for bagian in (periode[:tengah], periode[tengah:]):
            if bagian:
                hasil.append(_satu_unit_periode(p, b, a, bagian, ujung=bagian[-1] is periode[-1]))
    return hasil


def _satu_unit_periode(
    p: Penyusun, b: HasilButir, alias: str, periode: Sequence[Periode], *, ujung: bool
) -> Tabel:
    """``ujung``: the year's own figure stands in the last column."""
    isi, per_unit = isian_terhitung(p, b, alias), b.hasil_realisasi.per_unit[alias]
    desimal = desimal_bersama(per_unit.values())
    baris: list[Baris] = [
        (
            Sel(nama_unit(p, u)),
            *(Sel(_sel_periode(p, b, alias, u, isi.get(u, {}).get(q.kunci), q)) for q in periode),
            *((Sel(tulis_gabungan(per_unit[u], desimal), tebal=True),) if ujung else ()),
        )
        for u in sorted(per_unit, key=lambda u: urutan_nama(nama_unit(p, u)))
    ]
    if b.hasil_realisasi.variabel:
        jumlah = _kolom_periode(p, b, alias, periode, belum="belum")
        akhir = (nilai_setahun(b, alias, desimal),) if ujung else ()
        baris.append(
            (
                Sel("Gabungan", tebal=True, warna="jumlah"),
                *(Sel(x, tebal=True, warna="jumlah") for x in (*jumlah, *akhir)),
            )
        )
    kolom = (
        Kolom("Unit", 3.4),
        *(Kolom(_label_singkat(q), 1, "kanan") for q in periode),
        *((Kolom(SEBUT_WAKTU[aturan_alias(p, b, alias).waktu], 1.3, "kanan"),) if ujung else ()),
    )
    pokok = f"{nama_variabel(p, b, alias)} ({satuan_variabel(p, b, alias)})"
    rentang = f"{_label_singkat(periode[0])}–{_label_singkat(periode[-1])} "
    ada_belum = any(periode_hilang(p, b, alias, u) for u in per_unit)
    return Tabel(
        f"{pokok} Menurut Unit dan Periode, {rentang if len(periode) > 1 else ''}{p.tahun}",
        kolom,
        tuple(baris),
        catatan="“belum”: belum dilaporkan; * belum semua unit melapor." if ada_belum else "",
        kunci=f"rincian-{b.manual.variabel[alias]}-{'-'.join(sorted(per_unit))}-{periode[0].kunci}",
    )


def _sel_periode(p: Penyusun, b: HasilButir, alias: str, unit: str, n: Nilai | None, q: Periode) -> str:
    if n is None:
        return "belum" if q.kunci in periode_hilang(p, b, alias, unit) else "–"
    if n.nilai is None:
        return {"nihil": "nihil", "tidak_jatuh_tempo": "belum tempo"}.get(n.keadaan, "–")
    return tulis(n.nilai, None)


def _label_singkat(q: Periode) -> str:
    if q.jenis == "bulan":
        return _label(q)[:3]
    return {"triwulan": "TW", "semester": "Sem."}.get(q.jenis, "") + f" {_label(q).split()[-1]}".rstrip()
