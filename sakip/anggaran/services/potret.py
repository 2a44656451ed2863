"""A snapshot of realisation typed by hand, for one DIPA and day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from sakip.akun.models import Akun
from sakip.anggaran.models import Dipa, Potret, RealisasiBaris
from sakip.anggaran.queries.potret import potret_bulanan, realisasi_potret
from sakip.anggaran.services.dasar import (
    Kunci,
    baris_akhir,
    catat_dipa,
    dipa_terkunci,
    periksa_alasan_koreksi,
    rupiah,
    tolak_bila,
)
from sakip.aturan.angka import tulis_rupiah
from sakip.aturan.periode import tulis_tanggal
from sakip.inti.galat import Masalah
from sakip.organisasi.models import Unit

SUMBER_TANGAN = "Isian kantor"


@dataclass(frozen=True)
class NyataMasuk:
    """Realisation of a line to the day, as typed; "" leaves the line out. ``tempat``: its field."""

    kode: str
    jenis: str
    rupiah: str
    catatan: str
    tempat: str


@transaction.atomic
def simpan_potret(
    *, unit: Unit, tahun: int, dipa_id: int, tanggal: dt.date, sumber: str, isi: list[NyataMasuk],
    riwayat: bool, pada: dt.date, alasan: str = "", potret_id: int | None = None,
    oleh: Akun, peran: str, waktu: dt.datetime,
) -> Potret:  # fmt: skip
    """Store what a source said on a day. A negative amount, one beyond the pagu, and one that falls below
    the snapshot before need their note.

    One older than a stored snapshot is refused unless ``riwayat`` says that it is late history on purpose.
    The same day and source again corrects the lines that were sent, and needs ``alasan``; the journal keeps
    each of them before and after. Sent twice without a change, nothing is written. ``potret_id``: the stored
    snapshot that is corrected, also one that belongs to the office above.
    """
    d = dipa_terkunci(unit, tahun, dipa_id)
    sumber = " ".join(sumber.split()) or SUMBER_TANGAN
    salah: list[Masalah] = []
    if len(sumber) > 120:
        salah.append(Masalah("sumber", "Sumber lebih dari 120 huruf.", "Pendekkan."))
    saring = (
        {"pk": potret_id} if potret_id else {"unit": unit, "sumber": sumber[:120], "per_tanggal": tanggal}
    )
    calon = Potret.objects.filter(**saring).order_by("-urutan")
    p = calon.filter(realisasi__dipa=d).first() or calon.first()
    tersimpan = {(r.baris, r.jenis_belanja): r for r in p.realisasi.filter(dipa=d)} if p else {}
    if not tersimpan:
        _periksa_tanggal(d.pk, tahun, tanggal, riwayat, pada, salah)
    pagu = {k: 0 for k in tersimpan} | {k: b.pagu for k, b in baris_akhir(d).items()}
    baru = _baca(isi, pagu, _sebelum(d, tanggal), salah)
    diubah = {
        k: (tersimpan.get(k), baru.get(k))
        for x in isi
        if (k := (x.kode, x.jenis)) and _isi(tersimpan.get(k)) != _isi(baru.get(k))
    }
    if tersimpan and any(lama for lama, _ in diubah.values()):
        periksa_alasan_koreksi(alasan, salah)
    if not salah and not baru and not tersimpan.keys() - diubah.keys():
        salah.append(Masalah("isi", "Belum ada realisasi yang diisi.", "Isi paling sedikit satu baris."))
    tolak_bila(salah)
    if p is None:
        p = Potret.objects.create(instansi_id=unit.instansi_id, unit=unit, sumber=sumber, per_tanggal=tanggal)
    if not diubah:
        return p
    p.realisasi.filter(pk__in=[lama.pk for lama, _ in diubah.values() if lama]).delete()
    for _, r in diubah.values():
        if r is not None:
            r.potret, r.dipa = p, d
    RealisasiBaris.objects.bulk_create([r for _, r in diubah.values() if r is not None])
    sebelum = sum(r.rupiah for r in tersimpan.values()) if tersimpan else None
    catat_dipa(
        d, "potret.koreksi" if tersimpan else "potret.simpan", oleh, peran, waktu,
        {"potret": f"{sumber} {tanggal.isoformat()}",
         "rupiah": [sebelum, sum(r.rupiah for r in p.realisasi.filter(dipa=d))],
         "baris": [[*k, _isi(lama), _isi(r)] for k, (lama, r) in sorted(diubah.items())]},
        alasan.strip(),
    )  # fmt: skip
    return p


def tertinggal(d: Dipa, p: Potret) -> dict[Kunci, int]:
    """Lines with money in the snapshot before that this one does not name: its sum is too small by them."""
    ada = set(p.realisasi.filter(dipa=d).values_list("baris", "jenis_belanja"))
    return {k: n for k, n in _sebelum(d, p.per_tanggal).items() if n and k not in ada}


def _isi(r: RealisasiBaris | None) -> tuple[int, str] | None:
    return None if r is None else (r.rupiah, r.catatan)


def _sebelum(d: Dipa, tanggal: dt.date) -> dict[Kunci, int]:
    """Cumulative rupiah by line of the DIPA's snapshot before the day, in the same year."""
    potret = potret_bulanan({d.pk: d.tahun}, tanggal - dt.timedelta(days=1)).get(d.pk)
    if not potret or potret[-1].tanggal.year != tanggal.year:
        return {}
    return realisasi_potret({(potret[-1].id, d.pk)}).get((potret[-1].id, d.pk), {})


def _periksa_tanggal(
    dipa_id: int, tahun: int, tanggal: dt.date, riwayat: bool, pada: dt.date, salah: list[Masalah]
) -> None:
    if tanggal > pada:
        salah.append(
            Masalah("tanggal", "Tanggal potret belum tiba.", "Pakai tanggal data di aplikasi sumber.")
        )
    if tanggal < dt.date(tahun, 1, 1):
        salah.append(Masalah("tanggal", f"Tanggal sebelum tahun anggaran {tahun}.", "Periksa tahunnya."))
    terakhir = (
        RealisasiBaris.objects.filter(dipa=dipa_id)
        .order_by("-potret__per_tanggal")
        .values_list("potret__per_tanggal", flat=True)
        .first()
    )
    if terakhir and tanggal < terakhir and not riwayat:
        salah.append(
            Masalah(
                "tanggal",
                f"Lebih lama daripada potret yang tersimpan ({tulis_tanggal(terakhir)}).",
                "Bila memang menambah riwayat, centang «ini riwayat yang menyusul», lalu simpan lagi.",
            )
        )


def _baca(
    isi: list[NyataMasuk], pagu: Mapping[Kunci, int], sebelum: Mapping[Kunci, int], salah: list[Masalah]
) -> dict[Kunci, RealisasiBaris]:
    hasil: dict[Kunci, RealisasiBaris] = {}
    for x in isi:
        if (x.kode, x.jenis) not in pagu:
            salah.append(
                Masalah(x.tempat, f"Baris {x.kode} tidak ada dalam DIPA ini.", "Muat ulang halaman.")
            )
            continue
        nilai = rupiah(x.rupiah, x.tempat, salah, negatif=True)
        if nilai is None:
            continue
        catatan, batas = x.catatan.strip(), pagu[x.kode, x.jenis]
        if nilai < 0 and not catatan:
            salah.append(
                Masalah(
                    x.tempat, f"{tulis_rupiah(nilai)} negatif tanpa catatan koreksi.", "Tulis catatannya."
                )
            )
        elif nilai > batas and not catatan:
            salah.append(
                Masalah(x.tempat, f"{tulis_rupiah(nilai)} melampaui pagu {tulis_rupiah(batas)}.",
                        "Boleh disimpan bila alasannya ditulis dalam catatan.")
            )  # fmt: skip
        elif nilai < (lalu := sebelum.get((x.kode, x.jenis), 0)) and nilai >= 0 and not catatan:
            salah.append(
                Masalah(x.tempat,
                        f"{tulis_rupiah(nilai)} turun dari potret sebelumnya, {tulis_rupiah(lalu)}.",
                        "Realisasinya kumulatif. Bila memang ada pengembalian, tulis catatan koreksinya.")
            )  # fmt: skip
        hasil[x.kode, x.jenis] = RealisasiBaris(
            baris=x.kode, jenis_belanja=x.jenis, rupiah=nilai, catatan=catatan
        )
    return hasil
