"""The versions of a DIPA side by side, line by line; and what was stored of it, with its journal."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Sum

from sakip.anggaran.models import Dipa, JenisBelanja, JenisRevisi, RealisasiBaris, RevisiDipa, VersiRpd
from sakip.anggaran.queries.kendali import JumlahDokumen, jumlah_dokumen
from sakip.anggaran.queries.muatan import Muatan, kalimat_dasar, muat_tahun, sebut_versi
from sakip.anggaran.queries.rekonsiliasi import hitung_rekonsiliasi
from sakip.aturan.angka import tulis, tulis_rupiah
from sakip.jejak.models import Jejak


@dataclass(frozen=True)
class KolomVersi:
    """A version: sums of its lines, and the change of the sum from the version before (None: the first)."""

    nomor: int
    sebut: str
    jenis: str
    tanggal: dt.date | None
    alasan: str
    pagu: int
    blokir: int
    beda: int | None
    dokumen: tuple[JumlahDokumen, ...] = ()

    @property
    def efektif(self) -> int:
        return self.pagu - self.blokir


@dataclass(frozen=True)
class SelVersi:
    """A line in a version; ``pagu`` None: the version has no such line. ``beda`` from the version before."""

    nomor: int
    sebut: str
    pagu: int | None
    blokir: int
    beda: int
    berubah: bool
    alasan: str


@dataclass(frozen=True)
class BarisBanding:
    kode: str
    uraian: str
    jenis_belanja: str
    sel: tuple[SelVersi, ...]

    @property
    def berubah(self) -> bool:
        return any(s.berubah for s in self.sel)

    @property
    def alasan(self) -> tuple[tuple[str, str], ...]:
        """(version, reason) of each change."""
        return tuple((s.sebut, s.alasan) for s in self.sel if s.berubah)


@dataclass(frozen=True)
class JumlahJenis:
    """Sums of one kind of spending by version, and the plan's sum against the last (None: no plan)."""

    kode: str
    kata: str
    pagu: tuple[int, ...]
    rpd: int | None


@dataclass(frozen=True)
class BandingVersi:
    """``masalah``: sums that do not match and changes without a reason, in words. ``bersih``: ABT and
    revisions by what they added up to, ``awal`` + ``revisi`` + ``abt`` = ``akhir``."""

    versi: tuple[KolomVersi, ...]
    baris: tuple[BarisBanding, ...]
    jenis: tuple[JumlahJenis, ...]
    awal: int
    revisi: int
    abt: int
    akhir: int
    blokir: int
    cocok: bool
    masalah: tuple[str, ...]
    keterangan: str


def banding_versi(d: Dipa) -> BandingVersi:
    """In a fixed number of queries."""
    m = muat_tahun(d.unit, d.tahun, cakupan="kantor", semua_versi=True, per_bulan=True, dipa_id=d.pk)
    return hitung_banding(m, d)


def hitung_banding(m: Muatan, d: Dipa) -> BandingVersi:
    """:func:`banding_versi` over what was loaded with all versions and plans."""
    versi = m.versi.get(d.pk, [])
    kolom = _kolom(m, versi)
    isi = [{(b.kode, b.jenis_belanja): b for b in m.baris.get(v.pk, [])} for v in versi]
    baris = []
    for kunci in sorted({k for satu in isi for k in satu}):
        deret = [satu.get(kunci) for satu in isi]
        sel = []
        for n, (v, b) in enumerate(zip(versi, deret, strict=True)):
            lalu = deret[n - 1] if n else None
            pagu, blokir = (b.pagu, b.blokir) if b else (0, 0)
            pagu_lalu, blokir_lalu = (lalu.pagu, lalu.blokir) if lalu else (0, 0)
            berubah = bool(n) and (pagu, blokir) != (pagu_lalu, blokir_lalu)
            sel.append(
                SelVersi(
                    v.nomor, sebut_versi(v), b.pagu if b else None, blokir, pagu - pagu_lalu if n else 0,
                    berubah, ((b.catatan if b else "") or v.alasan) if berubah else "",
                )
            )  # fmt: skip
        nama = next(b.uraian for b in reversed(deret) if b is not None)
        baris.append(BarisBanding(kunci[0], nama, kunci[1], tuple(sel)))
    jenis = _jenis(m, d, versi)
    r = hitung_rekonsiliasi(m)
    j = r.jumlah
    dasar = m.dasar()
    return BandingVersi(
        kolom, tuple(baris), jenis, j.mula, j.revisi, j.abt, j.akhir, j.blokir, j.cocok,
        (*r.masalah, *_tidak_cocok(m, d, kolom, jenis)), kalimat_dasar(dasar, m.cakupan_kata),
    )  # fmt: skip


def _kolom(m: Muatan, versi: Sequence[RevisiDipa]) -> tuple[KolomVersi, ...]:
    hasil: list[KolomVersi] = []
    for v in versi:
        semua = m.baris.get(v.pk, [])
        pagu = sum(b.pagu for b in semua)
        beda = pagu - hasil[-1].pagu if hasil else None
        blokir = sum(b.blokir for b in semua)
        hasil.append(
            KolomVersi(
                v.nomor, sebut_versi(v), v.jenis, v.tanggal, v.alasan, pagu, blokir, beda,
                jumlah_dokumen(v, semua),
            )
        )  # fmt: skip
    return tuple(hasil)


def _jenis(m: Muatan, d: Dipa, versi: Sequence[RevisiDipa]) -> tuple[JumlahJenis, ...]:
    rencana = m.rencana.get(d.pk, {})
    ada = {b.jenis_belanja for v in versi for b in m.baris.get(v.pk, [])} | set(rencana)
    return tuple(
        JumlahJenis(
            j, str(JenisBelanja(j).label),
            tuple(sum(b.pagu for b in m.baris.get(v.pk, []) if b.jenis_belanja == j) for v in versi),
            sum(rencana.get(j, {}).values()) if d.pk in m.rpd else None,
        )
        for j in sorted(ada)
    )  # fmt: skip


def _tidak_cocok(m: Muatan, d: Dipa, kolom: Sequence[KolomVersi], jenis: Sequence[JumlahJenis]) -> list[str]:
    """What the sums of one source say against those of another."""
    hasil = []
    for k in kolom:
        if k.jenis == JenisRevisi.REVISI and k.beda:
            arah, saran = (
                ("menambah", "pastikan bukan anggaran belanja tambahan.")
                if k.beda > 0
                else ("mengurangi", "pastikan memang pemotongan pagu.")
            )
            hasil.append(f"{k.sebut} {arah} jumlah pagu {tulis_rupiah(abs(k.beda))}; {saran}")
        if k.jenis == JenisRevisi.ABT and k.beda is not None and k.beda <= 0:
            hasil.append(f"{k.sebut} tidak menambah jumlah pagu; periksa jenis versinya.")
    for j in jenis:
        pagu = j.pagu[-1] if j.pagu else 0
        if j.rpd is not None and j.rpd != pagu:
            hasil.append(
                f"{j.kata}: jumlah RPD {tulis_rupiah(j.rpd)}, pagu {tulis_rupiah(pagu)}; "
                f"selisih {tulis_rupiah(j.rpd - pagu)}."
            )
    nyata = m.jumlah_realisasi(d)
    if nyata is not None and nyata > m.pagu(d):
        hasil.append(f"Realisasi {tulis_rupiah(nyata)} melampaui pagu {tulis_rupiah(m.pagu(d))}.")
    return hasil


# --- what is stored -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class PotretTersimpan:
    """A snapshot as far as it speaks of the DIPA."""

    id: int
    sumber: str
    per_tanggal: dt.date
    baris: int
    rupiah: int
    dari_berkas: bool
    diganti: bool = False


def potret_tersimpan(d: Dipa) -> list[PotretTersimpan]:
    """Newest first; ``diganti``: a later file of the same source and day speaks of the DIPA."""
    semua = (
        RealisasiBaris.objects.filter(dipa=d)
        .values("potret_id", "potret__sumber", "potret__per_tanggal", "potret__berkas_id", "potret__unit_id")
        .annotate(jumlah=Sum("rupiah"), banyak=Count("pk"))
        .order_by("-potret__per_tanggal", "potret__sumber", "potret__unit_id", "-potret__urutan")
    )
    hasil: list[PotretTersimpan] = []
    terbaca = set()
    for x in semua:
        kunci = (x["potret__unit_id"], x["potret__sumber"], x["potret__per_tanggal"])
        hasil.append(
            PotretTersimpan(
                x["potret_id"], x["potret__sumber"], x["potret__per_tanggal"], x["banyak"],
                int(x["jumlah"]), x["potret__berkas_id"] is not None, kunci in terbaca,
            )
        )  # fmt: skip
        terbaca.add(kunci)
    return hasil


def rpd_tersimpan(d: Dipa) -> list[tuple[VersiRpd, int]]:
    """(plan, its sum), newest first."""
    semua = VersiRpd.objects.filter(dipa=d).annotate(jumlah=Sum("baris__rupiah")).order_by("-nomor")
    return [(v, int(v.jumlah or 0)) for v in semua]


#: What the journal calls the writes of a DIPA.
AKSI = {
    "dipa.buat": "DIPA ditambahkan", "dipa.ubah": "DIPA dibetulkan", "dipa.hapus": "DIPA dihapus",
    "dipa.versi": "Versi disimpan", "dipa.koreksi": "Versi dibetulkan", "dipa.hapus_versi": "Versi dihapus",
    "rpd.simpan": "RPD disimpan", "rpd.hapus": "RPD dihapus", "potret.simpan": "Realisasi disimpan",
    "potret.koreksi": "Realisasi dibetulkan", "potret.hapus": "Potret dihapus",
    "output.simpan": "RO disimpan", "output.hapus": "RO dihapus", "output.progres": "Progres output disimpan",
    "kunci_anggaran.simpan": "Kunci uang disimpan",
}  # fmt: skip
JEJAK_TERBANYAK, RINCI_TERBANYAK = 50, 12


@dataclass(frozen=True)
class JejakBaca:
    """An entry of the journal in words; ``rinci``: what changed, as far as it fits."""

    waktu: dt.datetime
    kata: str
    peran: str
    alasan: str
    rinci: tuple[str, ...]


def jejak_dipa(d: Dipa) -> list[JejakBaca]:
    """The latest writes to the DIPA, newest first."""
    rantai = d.unit.rantai_jejak
    semua = Jejak.objects.filter(rantai=rantai, objek=f"dipa:{d.tahun}:{d.kode}").order_by("-urut")
    return [
        JejakBaca(j.waktu, AKSI.get(j.aksi, j.aksi), j.peran, j.alasan, _rinci(json.loads(j.perubahan)))
        for j in semua[:JEJAK_TERBANYAK]
    ]


def _rinci(perubahan: dict[str, Any]) -> tuple[str, ...]:
    """``pagu: 2.000 menjadi 2.100``; lines that changed with what they were."""
    hasil = []
    for medan, isi in perubahan.items():
        if medan == "baris" and isinstance(isi, list) and isi and isinstance(isi[0], list):
            hasil += [_baris(x) for x in isi]
        elif isinstance(isi, list) and len(isi) == 2 and not isinstance(isi[0], list):
            hasil.append(f"{_kata(medan)}: {_nilai(isi[0])} menjadi {_nilai(isi[1])}")
        elif isinstance(isi, dict | list):
            hasil.append(f"{_kata(medan)}: {json.dumps(isi, ensure_ascii=False)[:200]}")
        elif isi is not None:
            hasil.append(f"{_kata(medan)}: {_nilai(isi)}")
    lebih = len(hasil) - RINCI_TERBANYAK
    return (*hasil[:RINCI_TERBANYAK], *([f"dan {lebih} lagi"] if lebih > 0 else []))


def _baris(x: list[Any]) -> str:
    """[code, jenis, before, after], or a line that was taken out."""
    kunci = " ".join(str(b) for b in x[:2] if b != "")
    if len(x) == 4 and all(isinstance(b, list | None) for b in x[2:]):
        return f"{kunci}: {_isi(x[2])} menjadi {_isi(x[3])}"
    return f"{kunci}: {_isi(x[2:])}"


def _isi(isi: list[Any] | None) -> str:
    return "tidak ada" if isi is None else ", ".join(_nilai(x) for x in isi if x not in ("", None))


def _nilai(x: object) -> str:
    if isinstance(x, int) and not isinstance(x, bool):
        return tulis(x, 0)
    return "kosong" if x in (None, "") else str(x)


def _kata(medan: str) -> str:
    return medan.replace("_", " ")
