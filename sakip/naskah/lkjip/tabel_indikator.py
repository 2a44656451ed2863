"""The tables under one indicator. Every caption names the indicator and the year."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from sakip.aturan.agregasi import Gabungan
from sakip.aturan.angka import DESIMAL_TERCATAT, desimal_nilai, rapikan, tulis
from sakip.aturan.capaian import Ukuran
from sakip.aturan.periode import Periode, baca_periode
from sakip.dokumen.blok import Baris, Kolom, Sel, Tabel
from sakip.naskah.kalimat import gabung_kata, sebut_status, teks_target_realisasi, tulis_capaian, tulis_ukuran
from sakip.naskah.kalimat.besaran import tanpa_titik, tulis_pasangan
from sakip.naskah.lkjip.penyusun import Penyusun, ringkas, sel_status
from sakip.naskah.lkjip.perencanaan import catatan_lingkup, satuan_berskala
from sakip.pengukuran.hasil import HasilButir, TitikTahun
from sakip.pengukuran.hitung import kejanggalan
from sakip.perencanaan.queries import TargetTahun

VARIABEL_MELEBAR = 4
SEBUT_KEADAAN = {
    "nihil": "nihil",
    "kosong": "belum dilaporkan",
    "tidak_jatuh_tempo": "belum jatuh tempo",
    "tak_terdefinisi": "tidak terdefinisi",
}
SEBUT_GABUNG = {
    "jumlah": "Jumlah",
    "rata": "Rata-rata sederhana",
    "rata_berbobot": "Rata-rata berbobot",
    "tidak": "Nilai",
}


def takarir(b: HasilButir) -> str:
    return f"{b.kode} {ringkas(b.rumusan)}"


def tabel_capaian(p: Penyusun, b: HasilButir) -> Tabel:
    """Target, realisation, capaian and status of the year."""
    target, realisasi = teks_target_realisasi(b)
    isi = (
        Sel(target),
        Sel(realisasi),
        Sel(tulis_capaian(b.capaian)),
        sel_status(sebut_status(b), b.hasil.status),
    )
    kolom = (
        Kolom("Target", 1, "tengah"),
        Kolom("Realisasi", 1, "tengah"),
        Kolom("Capaian", 1, "tengah"),
        Kolom("Status", 1, "tengah"),
    )
    return Tabel(f"Capaian {takarir(b)}, {p.tahun}", kolom, (isi,))


# --- variables -------------------------------------------------------------------------------------

Isi = tuple[tuple[Kolom, ...], tuple[Baris, ...]]


def tabel_variabel(p: Penyusun, b: HasilButir) -> Tabel | None:
    """The figures behind the realisation, by unit with totals, and who did not report."""
    if b.asal != "variabel":
        return None
    alias = [a for a in b.manual.variabel if b.hasil_realisasi.per_unit.get(a)]
    unit = sorted(
        {u for a in alias for u in b.hasil_realisasi.per_unit[a]}, key=lambda u: urutan_nama(nama_unit(p, u))
    )
    if not unit:
        return None
    if len(unit) == 1:
        kolom, baris = _satu_unit(p, b, alias, unit[0])
    elif len(alias) <= VARIABEL_MELEBAR:
        kolom, baris = _melebar(p, b, alias, unit)
    else:
        kolom, baris = _memanjang(p, b, alias, unit)
    judul = f"Data {takarir(b)}, {p.tahun}"
    return Tabel(judul, kolom, baris, catatan=catatan_pelapor(p, b, unit))


def _satu_unit(p: Penyusun, b: HasilButir, alias: Sequence[str], unit: str) -> Isi:
    baris = [
        (
            Sel(nama_variabel(p, b, a)),
            Sel(satuan_variabel(p, b, a)),
            Sel(tulis_gabungan(_di_unit(b, a, unit))),
        )
        for a in alias
    ]
    return (Kolom("Variabel", 5), Kolom("Satuan", 1.6), Kolom("Nilai", 1.8, "kanan")), tuple(baris)


def _melebar(p: Penyusun, b: HasilButir, alias: Sequence[str], unit: Sequence[str]) -> Isi:
    """A row per unit, a column per variable."""
    desimal = {a: desimal_bersama(_di_unit(b, a, u) for u in unit) for a in alias}
    baris: list[Baris] = [
        (
            Sel(str(i)),
            Sel(nama_unit(p, u)),
            *(Sel(tulis_gabungan(_di_unit(b, a, u), desimal[a])) for a in alias),
        )
        for i, u in enumerate(unit, start=1)
    ]
    if b.hasil_realisasi.variabel:
        cara = [cara_unit(p, b, a) for a in alias]
        sama = len(set(cara)) == 1
        baris.append(
            (
                Sel(cara[0] if sama else "Gabungan", tebal=True, gabung_kolom=2, warna="jumlah"),
                *(
                    Sel(
                        total_variabel(b, a) if sama else f"{total_variabel(b, a)} ({c.lower()})",
                        tebal=True,
                        warna="jumlah",
                    )
                    for a, c in zip(alias, cara, strict=True)
                ),
            )
        )
    kolom = (
        Kolom("No.", 0.7, "tengah"),
        Kolom("Unit", 3.4),
        *(Kolom(f"{nama_variabel(p, b, a)} ({satuan_variabel(p, b, a)})", 2, "kanan") for a in alias),
    )
    return kolom, tuple(baris)


def _memanjang(p: Penyusun, b: HasilButir, alias: Sequence[str], unit: Sequence[str]) -> Isi:
    """A group of rows per variable, for formulas of many variables."""
    baris: list[Baris] = []
    for a in alias:
        kepala = f"{nama_variabel(p, b, a)} ({satuan_variabel(p, b, a)})"
        desimal = desimal_bersama(_di_unit(b, a, u) for u in unit)
        baris.append((Sel(kepala, tebal=True, gabung_kolom=2, warna="jumlah"),))
        baris += [
            (Sel(nama_unit(p, u)), Sel(tulis_gabungan(g, desimal)))
            for u in unit
            if (g := _di_unit(b, a, u)) is not None
        ]
        if b.hasil_realisasi.variabel:
            baris.append((Sel(cara_unit(p, b, a), tebal=True), Sel(total_variabel(b, a), tebal=True)))
    return (Kolom("Variabel dan unit", 6), Kolom("Nilai", 2, "kanan")), tuple(baris)


def nama_unit(p: Penyusun, unit: str) -> str:
    return p.bahan.nama_unit.get(unit, unit)


def urutan_nama(nama: str) -> tuple[tuple[str, int], ...]:
    """Sort key of names with numbers in them: "Nomor 9" before "Nomor 10"."""
    bagian = re.split(r"(\d+)", nama)
    return tuple((b, 0) if i % 2 == 0 else ("", int(b)) for i, b in enumerate(bagian))


def nama_variabel(p: Penyusun, b: HasilButir, alias: str) -> str:
    aturan = p.bahan.variabel.get(b.manual.variabel[alias])
    return aturan.nama if aturan and aturan.nama else alias.replace("_", " ")


def satuan_variabel(p: Penyusun, b: HasilButir, alias: str) -> str:
    aturan = p.bahan.variabel.get(b.manual.variabel[alias])
    return aturan.satuan if aturan else ""


def cara_unit(p: Penyusun, b: HasilButir, alias: str) -> str:
    aturan = p.bahan.variabel.get(b.manual.variabel[alias])
    return SEBUT_GABUNG[aturan.unit] if aturan else "Gabungan"


def _di_unit(b: HasilButir, alias: str, unit: str) -> Gabungan | None:
    return b.hasil_realisasi.per_unit[alias].get(unit)


def total_variabel(b: HasilButir, alias: str) -> str:
    return tulis_gabungan(b.hasil_realisasi.variabel.get(alias))


def tulis_gabungan(g: Gabungan | None, desimal: int = 0) -> str:
    """An aggregated value with at least ``desimal`` decimals, or why there is none."""
    if g is None:
        return "–"
    if g.nilai is None:
        return SEBUT_KEADAAN.get(g.keadaan, "–")
    return tulis(g.nilai, max(desimal, desimal_bersama([g])))


def desimal_bersama(semua: Iterable[Gabungan | None]) -> int:
    """The decimals that a column of values needs, at most four, so that all of it has equally many."""
    nilai = [g.nilai for g in semua if g is not None and g.nilai is not None]
    return max((min(DESIMAL_TERCATAT, desimal_nilai(rapikan(n))) for n in nilai), default=0)


def catatan_pelapor(p: Penyusun, b: HasilButir, unit: Sequence[str]) -> str:
    bagian: list[str] = []
    if not b.hasil_realisasi.variabel and len(unit) > 1:
        bagian.append("Rumus dihitung per unit; realisasi adalah rata-rata sederhana hasil tiap unit.")
    if len(unit) == 1 and unit[0] != p.bahan.hasil.unit:
        bagian.append(f"Dilaporkan oleh {nama_unit(p, unit[0])}.")
    # A unit that reported some variable is a reporter; the table shows what it did not report.
    belum = {u for g in b.hasil_realisasi.variabel.values() for u in g.hilang} - set(unit)
    if belum:
        bagian.append(f"Belum melapor: {gabung_kata(sorted(nama_unit(p, u) for u in belum))}.")
    if bolong := _bolong(p, b, unit):
        bagian.append(f"Belum lengkap: {'; '.join(bolong)}.")
    return " ".join(bagian)


def _bolong(p: Penyusun, b: HasilButir, unit: Sequence[str]) -> list[str]:
    """Units with the periods they did not report; the variable is named where it is not all of them."""
    hasil: list[str] = []
    for u in unit:
        menurut: dict[tuple[str, ...], list[str]] = {}
        for alias, isi in b.hasil_realisasi.per_unit.items():
            if u in isi and (kunci := periode_hilang(p, b, alias, u)):
                menurut.setdefault(kunci, []).append(alias)
        for kunci, bolong in menurut.items():
            semua = len(bolong) == sum(u in isi for isi in b.hasil_realisasi.per_unit.values())
            nama = "" if semua else f", {gabung_kata([nama_variabel(p, b, a) for a in bolong])}"
            hasil.append(f"{nama_unit(p, u)}{nama} ({sebut_periode(kunci)})")
    return hasil


def periode_hilang(p: Penyusun, b: HasilButir, alias: str, unit: str) -> tuple[str, ...]:
    """Due periods that the unit did not report; a year of which it reported a part is not one of them."""
    ada = p.bahan.isian.get(b.manual.variabel[alias], {}).get(unit, {})
    hilang = b.hasil_realisasi.per_unit[alias][unit].hilang
    return tuple(k for k in hilang if baca_periode(k).jenis != "tahun" or not ada)


def sebut_periode(kunci: Sequence[str]) -> str:
    """Periods in words, months that follow each other as a range: ``Januari–Maret 2023, Juni 2023``."""
    rentang: list[list[Periode]] = []
    for p in sorted((baca_periode(k) for k in kunci), key=lambda p: p.awal):
        akhir = rentang[-1][-1] if rentang else None
        if akhir and akhir.jenis == p.jenis == "bulan" and akhir.akhir + dt.timedelta(days=1) == p.awal:
            rentang[-1].append(p)
        else:
            rentang.append([p])
    return ", ".join(r[0].label if len(r) == 1 else f"{r[0].label.split()[0]}–{r[-1].label}" for r in rentang)


# --- years and plan --------------------------------------------------------------------------------


def tabel_tahun(p: Penyusun, b: HasilButir, titik: Sequence[TitikTahun]) -> Tabel:
    """Earlier years with this one; a year that cannot be compared says why."""
    beda_skala = len({t.skala for t in titik}) > 1
    berketerangan = any(_keterangan(t) for t in titik)
    baris: list[Baris] = []
    for t in titik:
        kini = t.tahun == p.tahun
        target = b.target if kini else t.ukuran_target
        realisasi = b.realisasi if kini else t.ukuran_realisasi
        desimal = b.manual.desimal
        teks = [tulis_ukuran(u, desimal, skala=beda_skala) for u in (target, realisasi)]
        if target.nilai is not None and realisasi.nilai is not None and not beda_skala:
            teks = [_tanpa_skala(x) for x in tulis_pasangan(target, realisasi, desimal)]
        if kini and b.realisasi.kosong:
            teks[1] = teks_target_realisasi(b)[1]
        isi = (str(t.tahun), *teks, tulis_capaian(t.capaian), *((_keterangan(t),) if berketerangan else ()))
        baris.append(tuple(Sel(x, tebal=kini) for x in isi))
    kolom = (
        Kolom("Tahun", 1, "tengah"),
        Kolom("Target", 1.8, "kanan"),
        Kolom("Realisasi", 1.8, "kanan"),
        Kolom("Capaian", 1.4, "kanan"),
        *((Kolom("Keterangan", 3),) if berketerangan else ()),
    )
    judul = f"Perbandingan Antartahun {takarir(b)}, {titik[0].tahun}–{titik[-1].tahun}"
    return Tabel(judul, kolom, tuple(baris), catatan=_di_atas_keseluruhan(p, b, titik))


def _di_atas_keseluruhan(p: Penyusun, b: HasilButir, titik: Sequence[TitikTahun]) -> str:
    """Earlier years whose share passes 100 %: printed as they were published, and said to be odd."""
    tahun = [
        str(t.tahun)
        for t in titik
        if t.tahun != p.tahun and t.satuan == b.satuan and kejanggalan(b.manual, t.realisasi)
    ]
    if not tahun or b.manual.skala is not None:
        return ""
    return f"Realisasi tahun {', '.join(tahun)} lebih dari 100%: pembilang melebihi penyebut."


def _tanpa_skala(teks: str) -> str:
    return teks.split(" (skala ")[0]


def _keterangan(t: TitikTahun) -> str:
    catatan = tanpa_titik(t.catatan)
    if t.sebanding:
        return catatan
    return f"Tidak sebanding: {catatan}" if catatan else "Tidak sebanding"


def tabel_renstra(p: Penyusun, b: HasilButir, jalur: Sequence[TargetTahun]) -> Tabel:
    """The targets of the plan, and the realisations known so far under them."""
    tahun = [t.tahun for t in jalur]
    desimal = b.manual.desimal
    realisasi = {t.tahun: t.ukuran_realisasi for t in p.bahan.seri.get(b.indikator, ())}
    realisasi[p.tahun] = b.realisasi
    ragam = {t.skala for t in jalur} | {u.skala for n, u in realisasi.items() if n in tahun and not u.kosong}
    beda = len(ragam) > 1
    target = [_sel_ukuran(Ukuran(t.nilai, t.kata, t.satuan, t.skala), desimal, skala=beda) for t in jalur]
    baris: tuple[Baris, ...] = (
        (Sel(f"Target ({jalur[0].satuan if beda else satuan_berskala(jalur)})"), *target),
        (
            Sel("Realisasi"),
            *(
                Sel(teks_target_realisasi(b)[1], tebal=True)
                if n == p.tahun and b.realisasi.kosong
                else _sel_ukuran(realisasi.get(n, Ukuran()), desimal, skala=beda, tebal=n == p.tahun)
                for n in tahun
            ),
        ),
    )
    kolom = (Kolom("Uraian", 2), *(Kolom(str(n), 1, "kanan") for n in tahun))
    masa = f"{tahun[0]}–{tahun[-1]}" if len(tahun) > 1 else str(tahun[0])
    judul = f"Target Renstra dan Realisasi {takarir(b)}, {masa}"
    return Tabel(judul, kolom, baris, catatan=catatan_lingkup(jalur))


def _sel_ukuran(u: Ukuran, desimal: int, *, skala: bool, tebal: bool = False) -> Sel:
    if u.nilai is None:
        return Sel(tulis_ukuran(u, desimal), tebal=tebal)
    teks = tulis(u.nilai, u.desimal(desimal))
    if skala and u.skala is not None:
        teks += f" (skala {tulis(u.skala, None)})"
    return Sel(teks, tebal=tebal)
