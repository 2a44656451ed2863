"""Reports to e-Monev typed by hand: which DIPA reported a month, how completely, and on which day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from sakip.akun.models import Akun
from sakip.anggaran.models import Dipa, LaporanEmonev
from sakip.anggaran.services.dasar import tolak_bila
from sakip.anggaran.services.output import desimal
from sakip.aturan.angka import tulis
from sakip.aturan.periode import NAMA_BULAN
from sakip.inti.galat import Basi, Masalah, TidakDitemukan
from sakip.jejak.services import catat
from sakip.organisasi.models import Unit

SUMBER_TANGAN = "Isian kantor"
TERPANJANG = 500
SERATUS = Decimal(100)


@dataclass(frozen=True)
class EmonevMasuk:
    """The month of a DIPA as typed; all "" : not reported. ``sidik``: :func:`sidik` of what was shown."""

    dipa_id: int
    persen: str
    tanggal: str
    catatan: str = ""
    sidik: str = ""


def sidik(x: LaporanEmonev | None) -> str:
    """What a form shows of a stored report, to notice that it changed meanwhile."""
    if x is None:
        return ""
    hari = x.tanggal_kirim.isoformat() if x.tanggal_kirim else "-"
    return f"{tulis(x.persen, None)}|{hari}|{x.catatan}"


@transaction.atomic
def simpan_emonev(
    *,
    unit: Unit,
    tahun: int,
    bulan: int,
    isi: Sequence[EmonevMasuk],
    alasan: str,
    pada: dt.date,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> int:
    """Store the reports of a month of the unit's own DIPA, all or none; how many changed.

    What is stored already changes, or goes away, with ``alasan`` only. ``pada`` is today at the unit.
    """
    if not 1 <= bulan <= 12:
        raise TidakDitemukan(Masalah("bulan", f"Bulan {bulan} tidak ada.", "Pilih Januari sampai Desember."))
    awal = dt.date(tahun, bulan, 1)
    if pada < awal:
        raise TidakDitemukan(
            Masalah("bulan", f"{NAMA_BULAN[bulan - 1]} {tahun} belum mulai.", "Pilih bulan sebelumnya.")
        )
    milik = {
        d.pk: d
        for d in Dipa.objects.select_for_update(of=("self",)).filter(unit=unit, tahun=tahun).order_by("pk")
    }
    ada = {x.dipa_id: x for x in LaporanEmonev.objects.filter(dipa__in=milik, bulan=bulan)}
    salah: list[Masalah] = []
    tulis_ini: list[LaporanEmonev] = []
    buang: list[LaporanEmonev] = []
    ubahan: dict[str, object] = {}
    basi: list[Masalah] = []
    for m in isi:
        d = milik.get(m.dipa_id)
        if d is None:
            raise TidakDitemukan(
                Masalah("dipa", "DIPA itu tidak ada pada unit dan tahun ini.", "Muat ulang halaman.")
            )
        lama = ada.get(d.pk)
        baru = _baca(d, bulan, awal, m, pada, salah)
        if sidik(lama) == sidik(baru):
            continue
        if sidik(lama) != m.sidik:
            basi.append(
                Masalah(
                    f"p-{d.pk}",
                    f"DIPA {d.kode}: orang lain sudah menyimpan {sidik(lama) or 'kosong'}.",
                    "Bandingkan, lalu simpan lagi.",
                )
            )
            continue
        ubahan[d.kode] = [sidik(lama) or None, sidik(baru) or None]
        if lama is not None and not alasan.strip():
            salah.append(
                Masalah(
                    "alasan",
                    f"DIPA {d.kode}: laporan yang tersimpan berubah tanpa alasan.",
                    "Tulis alasannya.",
                )
            )
        if baru is None:
            if lama is not None:
                buang.append(lama)
        else:
            baru.pk = lama.pk if lama else None
            tulis_ini.append(baru)
    if len(alasan.strip()) > TERPANJANG:
        salah.append(Masalah("alasan", f"Lebih dari {TERPANJANG} karakter.", "Pendekkan."))
    tolak_bila(salah)
    if basi:
        raise Basi(basi)
    for x in buang:
        x.delete()
    for x in tulis_ini:
        x.save()
    if ubahan:
        catat(
            rantai=unit.rantai_jejak,
            aksi="emonev.simpan",
            oleh=oleh,
            peran=peran,
            objek=f"emonev:{tahun}-{bulan:02d}",
            perubahan=ubahan,
            waktu=waktu,
            alasan=alasan.strip(),
        )
    return len(ubahan)


def _baca(
    d: Dipa, bulan: int, awal: dt.date, m: EmonevMasuk, pada: dt.date, salah: list[Masalah]
) -> LaporanEmonev | None:
    """The row as typed, or None for an empty one; faults go to ``salah``."""
    tempat = f"p-{d.pk}"
    persen = desimal(m.persen, tempat, salah)
    catatan = " ".join(m.catatan.split())
    if persen is None:
        if (m.tanggal.strip() or catatan) and not any(x.tempat == tempat for x in salah):
            salah.append(
                Masalah(tempat, f"DIPA {d.kode}: kelengkapan belum diisi.", "Tulis 0 sampai 100 persen.")
            )
        return None
    if persen > SERATUS:
        salah.append(
            Masalah(
                tempat,
                f"DIPA {d.kode}: kelengkapan {tulis(persen, None)} lebih dari 100.",
                "Tulis 0 sampai 100 persen.",
            )
        )
    if len(catatan) > TERPANJANG:
        salah.append(Masalah(f"c-{d.pk}", f"Lebih dari {TERPANJANG} karakter.", "Pendekkan."))
    hari = _tanggal(d, awal, m.tanggal, pada, salah)
    return LaporanEmonev(
        dipa=d, bulan=bulan, persen=persen, tanggal_kirim=hari, sumber=SUMBER_TANGAN, catatan=catatan
    )


def _tanggal(d: Dipa, awal: dt.date, teks: str, pada: dt.date, salah: list[Masalah]) -> dt.date | None:
    if not teks.strip():
        return None
    tempat, hari = f"t-{d.pk}", None
    try:
        hari = dt.date.fromisoformat(teks.strip())
    except ValueError:
        salah.append(Masalah(tempat, f"DIPA {d.kode}: tanggal kirim salah.", "Misalnya 2026-02-10."))
    if hari is not None and hari > pada:
        salah.append(
            Masalah(tempat, f"DIPA {d.kode}: tanggal kirim di masa depan.", "Tulis hari laporan dikirim.")
        )
    if hari is not None and hari < awal:
        salah.append(
            Masalah(tempat, f"DIPA {d.kode}: dikirim sebelum bulannya mulai.", "Periksa tanggal kirimnya.")
        )
    return hari
