"""Imports of the ministry's e-Performance table: target, realisation, capaian and colour by item."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sakip.aturan.angka import tulis
from sakip.aturan.periode import PeriodeSalah, baca_periode, tulis_tanggal
from sakip.perjanjian.models import ButirPerjanjian, NilaiEPerformance
from sakip.pertukaran.meja.baca import Tabel
from sakip.pertukaran.meja.nilai import PetaUnit
from sakip.pertukaran.meja.penangan import Konteks, Pelaku, Penangan, masih_sama
from sakip.pertukaran.meja.rencana import Rencana
from sakip.pertukaran.meja.satker import tolak_kosong
from sakip.pertukaran.meja.sel import SelSalah, bulan, kunci_kode, teks
from sakip.pertukaran.models import ImporData, NilaiImpor

_OBJEK = "perjanjian.NilaiEPerformance"
_ANGKA = ("target", "realisasi", "nilai")
_TW = re.compile(r"(?:triwulan|tw)[ .-]*(iv|iii|ii|i|[1-4])\b(?:\D*(20[0-9]{2}))?", re.I)
_KUMULATIF = re.compile(r"(B(?:03|06|09|12))(?:\D*(20[0-9]{2}))?", re.I)
_ROMAWI = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True)
class _Nilai:
    unit: int
    kode: str
    periode: str
    target: Decimal | None
    realisasi: Decimal | None
    capaian: Decimal | None
    warna: str
    nomor: int


def periode_sel(mentah: Any, tahun: int) -> str:
    """The key of the period that a cell names (``Maret``, ``TW II``, ``B09``, ``2023-06``); "" if blank."""
    isi = teks(mentah)
    if not isi:
        return ""
    if cocok := _TW.fullmatch(isi):
        n = _ROMAWI.get(cocok[1].casefold()) or int(cocok[1])
        return f"{cocok[2] or tahun}-TW{n}"
    if cocok := _KUMULATIF.fullmatch(isi):
        return f"{cocok[2] or tahun}-{cocok[1].upper()}"
    if re.fullmatch(r"20[0-9]{2}(?:-(?:S[12]|TW[1-4]|B[0-9]{2}|[0-9]{2}))?", isi):
        try:
            return baca_periode(isi).kunci
        except PeriodeSalah as salah:
            raise SelSalah(f"«{isi}» bukan periode.", str(salah)) from None
    terbaca = bulan(mentah)
    return f"{terbaca[1] or tahun}-{terbaca[0]:02d}" if terbaca else ""


def rencana_e_performance(tabel: Tabel, k: Konteks) -> None:
    """Fill ``tabel.rencana`` with the rows of the items of the agreement."""
    r = tabel.rencana
    per: dt.date = k.minta["per_tanggal"]
    pu = PetaUnit(k.unit, k.boleh, k.tahun, tabel.peta.kode.get("unit", {}))
    butir: dict[tuple[int, str], str] = {}
    for pemilik, kode_butir, rumusan in ButirPerjanjian.objects.filter(
        perjanjian__unit_id__in=k.boleh, perjanjian__tahun=k.tahun
    ).values_list("perjanjian__unit_id", "kode", "rumusan"):
        butir.setdefault((pemilik, kunci_kode(" ".join(rumusan.split()))), kode_butir)
        butir[pemilik, kunci_kode(kode_butir)] = kode_butir
    padan = {kunci_kode(a): kunci_kode(b) for a, b in tabel.peta.kode.get("butir", {}).items()}
    ambil = {m: tabel.ambil(m) for m in ("unit", "butir", "periode", "warna")}
    isi: dict[tuple[int, str, str], _Nilai] = {}
    for n, b in tabel.baris():
        u = pu.cari(teks(ambil["unit"](b))) if tabel.ada("unit") else k.unit.pk
        if u is None:
            r.asingkan("unit", teks(ambil["unit"](b)) or "(kosong)", n)
            continue
        sebut = teks(ambil["butir"](b))
        kode = butir.get((u, padan.get(kunci_kode(sebut), kunci_kode(sebut))))
        if kode is None:
            r.asingkan("butir", sebut or "(kosong)", n)
            continue
        periode = tabel.baca(n, "periode", lambda x: periode_sel(x, k.tahun), ambil["periode"](b))
        periode = k.kata("periode") if periode == "" else periode
        if not periode:
            if periode == "":
                tabel.salah(n, "periode", "Periodenya tidak tertulis.", "Pilih periodenya di atas.")
            continue
        if int(periode[:4]) != k.tahun:
            tabel.salah(n, "periode", f"Periode {periode} bukan tahun {k.tahun}.", "Buka impor tahun itu.")
            continue
        if (u, kode, periode) in isi:
            dulu = isi[u, kode, periode].nomor
            tabel.salah(
                n, "butir", f"Butir dan periode yang sama sudah ada di baris {dulu}.", "Hapus salah satunya."
            )
            continue
        target, realisasi, capaian = (_angka(tabel, n, b, m) for m in _ANGKA)
        warna = teks(ambil["warna"](b)).lower()[:20]
        isi[u, kode, periode] = _Nilai(u, kode, periode, target, realisasi, capaian, warna, n)
    tabel.tolak_tanda({i: m for m, i in tabel.indeks.items()})
    tolak_kosong(tabel)
    _susun(tabel, k, pu, per, list(isi.values()))


def _angka(tabel: Tabel, n: int, b: list[Any], medan: str) -> Decimal | None:
    return tabel.angka(n, tabel.indeks[medan], b[tabel.indeks[medan]]) if medan in tabel.indeks else None


def _kata(target: Decimal | None, realisasi: Decimal | None, capaian: Decimal | None, warna: str) -> str:
    bagian = [
        f"{nama} {tulis(x, None)}"
        for nama, x in (("target", target), ("realisasi", realisasi), ("capaian", capaian))
        if x is not None
    ]
    return ", ".join([*bagian, *([warna] if warna else [])])


def _susun(tabel: Tabel, k: Konteks, pu: PetaUnit, per: dt.date, isi: list[_Nilai]) -> None:
    r = tabel.rencana
    if per > k.hari_ini:
        r.masalah.tambah(
            "per_tanggal", f"Tanggal {tulis_tanggal(per)} belum tiba.", "Isi tanggal tabelnya dilihat."
        )
    akhir: dict[tuple[int, str, str], NilaiEPerformance] = {}
    for e in NilaiEPerformance.objects.filter(unit_id__in={i.unit for i in isi}, tahun=k.tahun).order_by(
        "per_tanggal", "pk"
    ):
        akhir[e.unit_id, e.kode, e.periode] = e
    for x in isi:
        lama = akhir.get((x.unit, x.kode, x.periode))
        if lama is not None and lama.per_tanggal >= per:
            kata = "sama tanggalnya" if lama.per_tanggal == per else "lebih lama"
            tabel.salah(
                x.nomor,
                "butir",
                f"{x.kode} {x.periode} per {tulis_tanggal(lama.per_tanggal)} sudah tersimpan; "
                f"berkas ini {kata}.",
                "Periksa tanggalnya, atau batalkan dahulu impor yang lebih baru.",
            )
        dulu = _kata(lama.target, lama.realisasi, lama.capaian, lama.warna) if lama else ""
        unit = pu.nama.get(x.unit, ("", ""))[1]
        r.bedakan(
            x.nomor,
            f"{unit} {x.kode} {x.periode}".strip(),
            dulu,
            _kata(x.target, x.realisasi, x.capaian, x.warna),
        )
    r.isi = isi
    r.keadaan = sorted((a, str(e.per_tanggal), e.pk) for a, e in akhir.items())
    r.ringkas = [
        ("Butir perjanjian", str(len({(x.unit, x.kode) for x in isi}))),
        ("Periode", ", ".join(sorted({x.periode for x in isi}))),
    ]


def isi_nilai(x: NilaiEPerformance) -> dict[str, Any]:
    """A row as JSON keeps it."""
    angka = {m: None if (n := getattr(x, m)) is None else str(n) for m in ("target", "realisasi", "capaian")}
    return {**angka, "warna": x.warna, "sumber": x.sumber, "per_tanggal": x.per_tanggal.isoformat()}


def _terapkan(k: Konteks, r: Rencana, impor: ImporData, _: Pelaku) -> list[NilaiImpor]:
    per = k.minta["per_tanggal"]
    hasil = []
    for x in r.isi:
        baris = NilaiEPerformance.objects.create(
            unit_id=x.unit, tahun=k.tahun, kode=x.kode, periode=x.periode, target=x.target,
            realisasi=x.realisasi, capaian=x.capaian, warna=x.warna, sumber=k.sumber, per_tanggal=per,
        )  # fmt: skip
        baris.refresh_from_db()
        hasil.append(
            NilaiImpor(impor=impor, baris=x.nomor, objek=_OBJEK, kunci=baris.pk, sesudah=isi_nilai(baris))
        )
    return hasil


def _batalkan(_: ImporData, nilai: Sequence[NilaiImpor], boleh: Collection[int], __: Pelaku) -> None:
    for _n, x in masih_sama(
        nilai,
        _OBJEK,
        NilaiEPerformance,
        isi_nilai,
        lambda x: f"{x.kode} {x.periode}",
        lambda x: x.unit_id,
        boleh,
    ):
        x.delete()


E_PERFORMANCE = Penangan(
    rencana_e_performance, _terapkan, _batalkan, kunci=("unit", "butir"), sama_boleh=True
)
