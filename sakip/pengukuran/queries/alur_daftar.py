"""Lists of forms on their way: what waits for whom, who has not submitted, how late things came."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sakip.agenda.queries import Tenggat, libur_untuk, tenggat_semua, tertutup_semua
from sakip.aturan.alur import DIAJUKAN, DIKEMBALIKAN, DIVERIFIKASI, DRAF, tahap_berjalan
from sakip.aturan.periode import baca_periode
from sakip.aturan.tenggat import Keterlambatan, keterlambatan, sisa_hari
from sakip.organisasi.models import Unit
from sakip.organisasi.queries import nama_unit
from sakip.pengukuran.formulir import FORMULIR
from sakip.pengukuran.models import VerifikasiBaris
from sakip.pengukuran.queries.alur import (
    LABEL_KEADAAN,
    Perjalanan,
    RantaiBerlaku,
    kunci_bulan,
    medan_pokok,
    perjalanan_semua,
    rantai_tahun,
)
from sakip.pengukuran.queries.alur_wajib import Wajib, wajib_tahun


@dataclass(frozen=True)
class BarisAlur:
    """One form of one unit and month on its way."""

    unit_id: int
    instansi: str
    kode_unit: str
    nama_unit: str
    zona: str
    tahun: int
    bulan: int
    periode: str
    keadaan: str
    batas: dt.datetime
    sisa: int
    lambat: Keterlambatan
    diajukan: dt.datetime | None
    pengaju: str
    alasan: str
    tertutup: bool
    #: Lines of the form, how many of them are verified in the open stage, and of the rest who may.
    jumlah_baris: int
    terverifikasi: int
    menunggu: Mapping[str, tuple[int, ...]]
    tahap: str
    sendiri: bool
    jumlah_langkah: int

    @property
    def kata(self) -> str:
        """The state in words."""
        return LABEL_KEADAAN[self.keadaan]

    @property
    def label(self) -> str:
        return baca_periode(self.periode).label

    @property
    def kata_tenggat(self) -> str:
        """How it stands against its deadline, in words."""
        if not self.sendiri:
            return "Tanggalnya tidak tercatat"
        if self.diajukan is not None:
            if not self.lambat.terlambat:
                return "Tepat waktu"
            return f"Terlambat {self.lambat.hari_kerja} hari kerja"
        if self.keadaan != DRAF:
            return ""
        if self.sisa < 0:
            return f"Lewat {self.lambat.hari_kerja} hari kerja"
        return "Hari ini" if self.sisa == 0 else f"{self.sisa} hari lagi"

    @property
    def belum_diajukan(self) -> bool:
        return self.keadaan in (DRAF, DIKEMBALIKAN)

    def menunggu_dari(self, boleh: Collection[int]) -> int:
        """How many lines wait for a verifikator of the units in ``boleh``."""
        return sum(1 for siapa in self.menunggu.values() if any(u in boleh for u in siapa))


def daftar_alur(
    unit_id: Collection[int], bulan: Sequence[tuple[int, int]], waktu: dt.datetime
) -> list[BarisAlur]:
    """The forms of these units and months that ask for something or are on their way, by unit and month."""
    unit = list(Unit.objects.filter(pk__in=list(unit_id)).select_related("instansi").order_by("kode"))
    if not unit or not bulan:
        return []
    kunci = [kunci_bulan(t, b) for t, b in bulan]
    jalan = perjalanan_semua([u.pk for u in unit], kunci)
    batas = tenggat_semua(unit, FORMULIR, kunci)
    tutup = tertutup_semua(unit, FORMULIR, kunci)
    libur = libur_untuk(unit, batas, waktu.date() + dt.timedelta(days=1))
    nama = nama_unit([u.pk for u in unit], baca_periode(max(kunci)).akhir)
    sudah = _terverifikasi(
        {j.pengajuan_id for j in jalan.values() if j.keadaan == DIAJUKAN and j.pengajuan_id is not None}
    )
    hasil: list[BarisAlur] = []
    semua_tahun = sorted({t for t, _ in bulan})
    wajib_semua, rantai_semua = wajib_tahun(unit, semua_tahun), rantai_tahun(unit, semua_tahun)
    for tahun in semua_tahun:
        wajib, rantai = wajib_semua[tahun], rantai_semua[tahun]
        for u in unit:
            for b in sorted(n for t, n in bulan if t == tahun):
                k = kunci_bulan(tahun, b)
                baris = wajib[u.pk].baris(b)
                if not baris and not jalan[u.pk, k].langkah:
                    continue
                hasil.append(
                    _baris(
                        u,
                        nama.get(u.pk, (u.kode, u.kode))[0],
                        (tahun, b),
                        jalan[u.pk, k],
                        batas[u.pk, k],
                        (u.pk, k) in tutup,
                        libur[u.instansi_id],
                        wajib[u.pk],
                        rantai[u.pk],
                        sudah.get(jalan[u.pk, k].pengajuan_id or 0, {}),
                        waktu,
                    )
                )
    return hasil


def _baris(
    u: Unit,
    nama: str,
    bulan: tuple[int, int],
    jalan: Perjalanan,
    batas: Tenggat,
    tutup: bool,
    libur: Mapping[dt.date, str],
    wajib: Wajib,
    rantai: RantaiBerlaku,
    sudah: Mapping[int, set[str]],
    waktu: dt.datetime,
) -> BarisAlur:
    tahun, n = bulan
    ada = wajib.baris(n)
    tahap = tahap_berjalan(ada, sudah, len(rantai.tahap))
    menunggu: dict[str, tuple[int, ...]] = {}
    nama_tahap, selesai = "", set(ada)
    if jalan.keadaan == DIAJUKAN and tahap <= len(rantai.tahap):
        t = rantai.tahap[tahap - 1]
        nama_tahap, selesai = t.nama, sudah.get(tahap, set()) & set(ada)
        menunggu = {m: wajib.siapa(t.pelaku, u.pk, m) for m in ada if m not in selesai}
    pengaju = next((x.oleh.nama for x in reversed(jalan.langkah) if x.tindakan == "ajukan"), "")
    kunci = kunci_bulan(tahun, n)
    return BarisAlur(
        unit_id=u.pk,
        instansi=u.instansi.kode,
        kode_unit=u.kode,
        nama_unit=nama,
        zona=u.zona,
        tahun=tahun,
        bulan=n,
        periode=kunci,
        keadaan=jalan.keadaan,
        batas=batas.batas,
        sisa=sisa_hari(batas.batas, waktu),
        lambat=_lambat(jalan, batas, libur, waktu),
        diajukan=jalan.diajukan,
        pengaju=pengaju,
        alasan=jalan.alasan_kembali,
        tertutup=tutup,
        jumlah_baris=len(ada),
        terverifikasi=len(selesai) if jalan.keadaan == DIAJUKAN else 0,
        menunggu=menunggu,
        tahap=nama_tahap,
        sendiri=not jalan.bersama,
        jumlah_langkah=len(jalan.langkah),
    )


def _lambat(
    jalan: Perjalanan, batas: Tenggat, libur: Mapping[dt.date, str], waktu: dt.datetime
) -> Keterlambatan:
    if jalan.bersama:  # the day on which this month was submitted is not known
        return Keterlambatan(terlambat=False)
    return keterlambatan(jalan.diajukan or waktu, batas.batas, libur)


def _terverifikasi(pengajuan_id: Iterable[int]) -> dict[int, dict[int, set[str]]]:
    """Lines that each stage has verified, by submission (submitting drops what changed since)."""
    hasil: dict[int, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    baris = VerifikasiBaris.objects.filter(pengajuan_id__in=list(pengajuan_id))
    for p, tahap, v, i in baris.values_list("pengajuan_id", "tahap", "variabel_id", "indikator_id"):
        hasil[p][tahap].add(medan_pokok(v, i))
    return hasil


def belum_mengajukan(baris: Iterable[BarisAlur]) -> list[BarisAlur]:
    """The forms that ask for something and have not been submitted."""
    return [b for b in baris if b.belum_diajukan and b.jumlah_baris]


def menunggu_persetujuan(baris: Iterable[BarisAlur], boleh: Collection[int]) -> list[BarisAlur]:
    """The forms that wait for the head of one of the units in ``boleh``."""
    return [b for b in baris if b.keadaan == DIVERIFIKASI and b.unit_id in boleh]


def bulan_terakhir(pada: dt.date, banyak: int) -> list[tuple[int, int]]:
    """The last ``banyak`` months that are over on ``pada``, oldest first."""
    n = pada.year * 12 + pada.month - 1
    return [(i // 12, i % 12 + 1) for i in range(n - banyak, n)]
