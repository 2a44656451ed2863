"""Imports of e-Monev completeness: percent and day of sending, by satker and month."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from sakip.anggaran.models import Dipa, LaporanEmonev
from sakip.anggaran.services.dasar import catat_dipa
from sakip.aturan.angka import tulis
from sakip.aturan.periode import NAMA_BULAN, tulis_tanggal
from sakip.pertukaran.meja.baca import Tabel
from sakip.pertukaran.meja.penangan import Konteks, Pelaku, Penangan, masih_sama
from sakip.pertukaran.meja.peta import KolomLebar
from sakip.pertukaran.meja.rencana import Rencana
from sakip.pertukaran.meja.satker import Satker, bulan_baris, sudah_mulai, tolak_kosong
from sakip.pertukaran.meja.sel import tanggal, teks
from sakip.pertukaran.models import ImporData, NilaiImpor

_OBJEK = "anggaran.LaporanEmonev"


@dataclass(frozen=True)
class _Laporan:
    dipa: int
    bulan: int
    persen: Decimal
    kirim: dt.date | None
    catatan: str
    nomor: int


def rencana_emonev(tabel: Tabel, k: Konteks) -> None:
    """Fill ``tabel.rencana`` with one report per satker and month."""
    r = tabel.rencana
    satker = Satker(k.unit, k.tahun, k.boleh, tabel.peta.kode.get("satker", {}))
    kolom = tabel.lebar or [(tabel.indeks["nilai"], KolomLebar(""))]
    ambil_bulan, ambil_kirim = tabel.ambil("bulan"), tabel.ambil("tanggal_kirim")
    ambil_catatan = tabel.ambil("catatan")
    isi: dict[tuple[int, int], _Laporan] = {}
    for n, b, d in satker.baris(tabel):
        kirim = tabel.baca(n, "tanggal_kirim", tanggal, ambil_kirim(b))
        if kirim is not None and kirim > k.hari_ini:
            tabel.salah(
                n, "tanggal_kirim", f"Tanggal {tulis_tanggal(kirim)} belum tiba.", "Periksa tanggalnya."
            )
        for i, x in kolom:
            persen = tabel.angka(n, i, b[i])
            if persen is None:
                continue
            bulan = x.bulan or bulan_baris(tabel, n, ambil_bulan(b), k.tahun, k.minta)
            if bulan is None or not sudah_mulai(tabel, n, i, k.tahun, bulan, k.hari_ini):
                continue
            if kirim is not None and not tabel.lebar and kirim < dt.date(k.tahun, bulan, 1):
                tabel.salah(
                    n,
                    "tanggal_kirim",
                    f"Dikirim {tulis_tanggal(kirim)}, sebelum bulannya mulai.",
                    "Periksa tanggalnya.",
                )
            if not 0 <= persen <= 100:
                tabel.salah(
                    n, i, f"{tulis(persen, None)} di luar 0 sampai 100.", "Tulis persen kelengkapannya."
                )
            elif (d.pk, bulan) in isi:
                tabel.salah(n, i, f"Satker dan bulan yang sama sudah ada di baris {isi[d.pk, bulan].nomor}.",
                            "Hapus salah satunya.")  # fmt: skip
            else:
                isi[d.pk, bulan] = _Laporan(d.pk, bulan, persen, kirim, teks(ambil_catatan(b)), n)
    tabel.tolak_tanda({i: "nilai" for i in (*tabel.indeks.values(), *(i for i, _ in kolom))})
    tolak_kosong(tabel)
    _susun(r, satker, isi, {"tanggal_kirim", "catatan"} & tabel.indeks.keys())


def _kata(persen: Decimal, kirim: dt.date | None) -> str:
    return f"{tulis(persen, None)}%" + (f", dikirim {tulis_tanggal(kirim)}" if kirim else "")


def _susun(r: Rencana, satker: Satker, isi: dict[tuple[int, int], _Laporan], ada: Collection[str]) -> None:
    """Differences to what is stored; ``ada`` names the columns, besides the percent, that the file has."""
    lama = {(x.dipa_id, x.bulan): x for x in LaporanEmonev.objects.filter(dipa_id__in={d for d, _ in isi})}
    r.isi = []
    for kunci, x in sorted(isi.items()):
        dulu = lama.get(kunci)
        if dulu is not None and dulu.persen == x.persen:  # the same report: what the file lacks stays known
            x = replace(
                x,
                kirim=x.kirim if "tanggal_kirim" in ada else dulu.tanggal_kirim,
                catatan=x.catatan if "catatan" in ada else dulu.catatan,
            )
        nama = f"{satker.menurut_pk[x.dipa].kode} {NAMA_BULAN[x.bulan - 1]}"
        r.bedakan(
            x.nomor, nama, _kata(dulu.persen, dulu.tanggal_kirim) if dulu else "", _kata(x.persen, x.kirim)
        )
        if dulu is None or (dulu.persen, dulu.tanggal_kirim, dulu.catatan) != (x.persen, x.kirim, x.catatan):
            r.isi.append(x)
    bulan = {b for _, b in isi}
    r.hilangkan(
        f"{satker.menurut_pk[d].kode} {NAMA_BULAN[b - 1]}"
        for d, b in sorted(lama.keys() - isi.keys())
        if b in bulan
    )
    r.keadaan = sorted((d, b, str(x.persen), str(x.tanggal_kirim), x.sumber) for (d, b), x in lama.items())
    r.ringkas = [
        ("Satker", str(len({d for d, _ in isi}))),
        ("Bulan", ", ".join(NAMA_BULAN[b - 1] for b in sorted(bulan))),
    ]


def isi_laporan(x: LaporanEmonev) -> dict[str, Any]:
    """A report as JSON keeps it."""
    return {
        "persen": str(x.persen),
        "tanggal_kirim": x.tanggal_kirim.isoformat() if x.tanggal_kirim else None,
        "sumber": x.sumber,
        "catatan": x.catatan,
    }


def _terapkan(k: Konteks, r: Rencana, impor: ImporData, p: Pelaku) -> list[NilaiImpor]:
    dipa = (
        Dipa.objects.select_for_update(of=("self",))
        .select_related("unit__instansi")
        .in_bulk({x.dipa for x in r.isi})
    )
    lama = {(x.dipa_id, x.bulan): x for x in LaporanEmonev.objects.filter(dipa_id__in=dipa)}
    hasil = []
    catatan: dict[int, dict[str, object]] = defaultdict(dict)
    for x in r.isi:
        baris = lama.get((x.dipa, x.bulan)) or LaporanEmonev(dipa_id=x.dipa, bulan=x.bulan)
        sebelum = isi_laporan(baris) if baris.pk else None
        baris.persen, baris.tanggal_kirim, baris.catatan, baris.sumber = (
            x.persen,
            x.kirim,
            x.catatan,
            k.sumber,
        )
        baris.save()
        baris.refresh_from_db()
        sesudah = isi_laporan(baris)
        hasil.append(
            NilaiImpor(
                impor=impor, baris=x.nomor, objek=_OBJEK, kunci=baris.pk, sebelum=sebelum, sesudah=sesudah
            )
        )
        catatan[x.dipa][NAMA_BULAN[x.bulan - 1]] = [sebelum, sesudah]
    for pk, isi in catatan.items():
        catat_dipa(dipa[pk], "emonev.impor", p.oleh, p.peran, p.waktu, isi)
    return hasil


def _batalkan(_: ImporData, nilai: Sequence[NilaiImpor], boleh: Collection[int], p: Pelaku) -> None:
    baris = masih_sama(
        nilai, _OBJEK, LaporanEmonev, isi_laporan, lambda x: f"{x.dipa.kode}, {NAMA_BULAN[x.bulan - 1]}",
        lambda x: x.dipa.unit_id, boleh, "dipa__unit__instansi",
    )  # fmt: skip
    catatan: dict[int, dict[str, object]] = defaultdict(dict)
    dipa: dict[int, Dipa] = {}
    for n, x in baris:
        dipa[x.dipa_id] = x.dipa
        catatan[x.dipa_id][NAMA_BULAN[x.bulan - 1]] = [n.sesudah, n.sebelum]
        if n.sebelum is None:
            x.delete()
            continue
        kirim = n.sebelum["tanggal_kirim"]
        x.persen, x.tanggal_kirim = (
            Decimal(n.sebelum["persen"]),
            dt.date.fromisoformat(kirim) if kirim else None,
        )
        x.sumber, x.catatan = n.sebelum["sumber"], n.sebelum["catatan"]
        x.save()
    for pk, isi in catatan.items():
        catat_dipa(dipa[pk], "emonev.impor_batal", p.oleh, p.peran, p.waktu, isi, p.alasan)


EMONEV = Penangan(rencana_emonev, _terapkan, _batalkan, kunci=("satker",))
