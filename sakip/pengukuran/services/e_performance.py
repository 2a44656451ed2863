"""The ministry's e-Performance table of a period, copied by hand: dated, and corrected with a reason."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from sakip.akun.models import Akun
from sakip.aturan.angka import AngkaSalah, baca, tulis
from sakip.aturan.periode import PeriodeSalah
from sakip.inti.bidang import desimal_terukur
from sakip.inti.galat import Basi, GalatSakip, Masalah, TidakDitemukan
from sakip.jejak.services import catat
from sakip.organisasi.models import Unit
from sakip.pengukuran.iris import periode_laporan
from sakip.pengukuran.queries.e_performance import nilai_terakhir
from sakip.perjanjian.models import NilaiEPerformance

SUMBER_BAWAAN = "e-Performance"
MEDAN = ("target", "realisasi", "capaian")
TERPANJANG = 500
BARIS_TERBANYAK = 200


@dataclass(frozen=True)
class BarisMasuk:
    """A row of the ministry's table as typed; all "" : it is not there. ``tempat``: its fields' ending."""

    kode: str
    target: str = ""
    realisasi: str = ""
    capaian: str = ""
    warna: str = ""
    tempat: str = ""

    @property
    def kosong(self) -> bool:
        return not any(x.strip() for x in (self.target, self.realisasi, self.capaian, self.warna))


def sidik_tabel(baris: Sequence[NilaiEPerformance]) -> str:
    """What a form shows of the stored table, to notice that it changed meanwhile."""
    isi = sorted(f"{n.pk}:{_isi(n)}:{n.per_tanggal}" for n in baris)
    return hashlib.sha256("\n".join(isi).encode()).hexdigest()[:24]


def _isi(n: NilaiEPerformance) -> list[str]:
    return [*(tulis(getattr(n, m), None) for m in MEDAN), n.warna]


@transaction.atomic
def simpan_e_performance(
    *,
    unit: Unit,
    tahun: int,
    periode: str,
    per_tanggal: dt.date,
    sumber: str,
    isi: Sequence[BarisMasuk],
    alasan: str,
    sidik: str,
    pada: dt.date,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> int:
    """Store the table of a period as seen on a day, all rows or none; how many rows changed.

    Another day makes a new snapshot. The rows of a day that is stored already change, or go away, with
    ``alasan`` only; so does a table older than the stored one. ``sidik``: :func:`sidik_tabel` of what the
    person saw.
    """
    try:
        periode_laporan(periode, tahun)
    except PeriodeSalah as g:
        raise TidakDitemukan(Masalah("periode", str(g), "Pilih periode dari daftarnya.")) from None
    Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
    terakhir = nilai_terakhir(unit, tahun, periode)
    hari_ada = max((n.per_tanggal for n in terakhir), default=None)
    ada = {
        n.kode: n
        for n in NilaiEPerformance.objects.filter(
            unit=unit, tahun=tahun, periode=periode, per_tanggal=per_tanggal
        )
    }
    salah: list[Masalah] = []
    if per_tanggal > pada:
        salah.append(Masalah("tanggal", "Tanggalnya di masa depan.", "Tulis hari tabelnya dilihat."))
    if per_tanggal < dt.date(tahun, 1, 1):
        salah.append(Masalah("tanggal", f"Sebelum tahun {tahun}.", "Tulis hari tabelnya dilihat."))
    sumber = " ".join(sumber.split()) or SUMBER_BAWAAN
    if len(sumber) > 120:
        salah.append(Masalah("sumber", "Sumber lebih dari 120 karakter.", "Pendekkan."))
    if len(alasan.strip()) > TERPANJANG:
        salah.append(Masalah("alasan", f"Lebih dari {TERPANJANG} karakter.", "Pendekkan."))
    if len(isi) > BARIS_TERBANYAK or len({m.kode for m in isi}) != len(isi):
        salah.append(Masalah("baris", "Ada kode yang muncul dua kali.", "Muat ulang halaman."))
    baru = {m.kode: n for m in isi if (n := _baca(m, salah)) is not None}
    if not baru and not ada:
        salah.append(Masalah("baris", "Belum ada satu baris pun yang diisi.", "Salin tabelnya."))
    if salah:
        raise GalatSakip(salah)
    dikirim = {m.kode for m in isi}
    ubah = {k: n for k, n in baru.items() if k not in ada or _isi(ada[k]) != _isi(n)}
    buang = [n for k, n in ada.items() if k in dikirim and k not in baru]
    if not ubah and not buang:
        return 0
    if sidik_tabel(terakhir) != sidik:
        raise Basi(
            Masalah(
                "tabel",
                "Orang lain sudah menyimpan tabel periode ini sejak halaman dibuka.",
                "Ketikan Anda masih ada. Bandingkan dengan yang tersimpan, lalu simpan lagi.",
            )
        )
    mengapa = (
        "mengapa tabel tanggal ini diubah"
        if any(k in ada for k in ubah) or buang
        else "mengapa tabel yang lebih lama dicatat sekarang"
        if hari_ada is not None and per_tanggal < hari_ada
        else ""
    )
    if mengapa and not alasan.strip():
        raise GalatSakip([Masalah("alasan", "Alasan belum diisi.", f"Tulis {mengapa}.")])
    perubahan: dict[str, object] = {n.kode: [_isi(n), None] for n in buang}
    for n in buang:
        n.delete()
    for kode, n in ubah.items():
        lama = ada.get(kode)
        perubahan[kode] = [_isi(lama) if lama else None, _isi(n)]
        n.pk = lama.pk if lama else None
        n.unit, n.tahun, n.periode, n.per_tanggal, n.sumber = unit, tahun, periode, per_tanggal, sumber
        n.save()
    catat(
        rantai=unit.rantai_jejak,
        aksi="e_performance.simpan",
        oleh=oleh,
        peran=peran,
        objek=f"e_performance:{periode}:{per_tanggal:%Y-%m-%d}",
        perubahan=perubahan,
        waktu=waktu,
        alasan=alasan.strip(),
    )
    return len(perubahan)


def _baca(m: BarisMasuk, salah: list[Masalah]) -> NilaiEPerformance | None:
    if m.kosong:
        return None
    if not m.kode.strip() or len(m.kode) > 40:
        salah.append(Masalah(f"k{m.tempat}", "Kode indikator salah.", "Muat ulang halaman."))
    if len(m.warna.strip()) > 20:
        salah.append(Masalah(f"w{m.tempat}", f"{m.kode}: warna terlalu panjang.", "Pilih warnanya."))
    nilai = {
        medan: _angka(f"{m.kode}, {medan}", getattr(m, medan), f"{medan[0]}{m.tempat}", salah)
        for medan in MEDAN
    }
    return NilaiEPerformance(kode=m.kode, warna=m.warna.strip(), **nilai)


def _angka(sebut: str, teks: str, tempat: str, salah: list[Masalah]) -> Decimal | None:
    bersih = " ".join(teks.replace("%", " ").split())
    if not bersih:
        return None
    try:
        return desimal_terukur(baca(bersih[:60]).nilai)
    except AngkaSalah as g:
        salah.append(Masalah(tempat, f"{sebut}: {g}", "Tulis angka, misalnya 98,5."))
    except ValidationError as g:
        salah.append(Masalah(tempat, f"{sebut}: {' '.join(g.messages)}", "Tulis angka, misalnya 98,5."))
    return None
