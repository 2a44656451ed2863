"""One submission as its verifikator and pimpinan read it: lines, warnings, evidence, steps, what is open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.utils import timezone

from sakip.agenda.queries import libur_untuk, tenggat_semua
from sakip.akun.models import Akun
from sakip.aturan.alur import DIAJUKAN, DISETUJUI, DIVERIFIKASI, TINDAKAN
from sakip.aturan.tenggat import Keterlambatan, keterlambatan
from sakip.organisasi.models import Unit
from sakip.organisasi.queries import nama_unit
from sakip.pengukuran.formulir import FORMULIR, BarisLangsung, BarisVariabel, Formulir
from sakip.pengukuran.models import VerifikasiBaris
from sakip.pengukuran.queries.alur import (
    LABEL_KEADAAN,
    Perjalanan,
    RantaiBerlaku,
    alasan_tertutup,
    catatan_langkah,
    kunci_bulan,
    perjalanan,
    rantai_unit,
)
from sakip.pengukuran.queries.alur_baris import (
    isi_baris,
    keadaan_baris,
    nama_baris,
    penanggung_baris,
    pokok_formulir,
)
from sakip.pengukuran.queries.alur_kursi import kursi_kosong
from sakip.pengukuran.queries.alur_wajib import Wajib, wajib_semua
from sakip.pengukuran.queries.formulir import formulir


@dataclass(frozen=True)
class BarisRinci:
    """A line of the form with where its verification stands.

    ``sebagai``: the unit in whose name the reader may verify it now (None: not theirs, or not open).
    ``halangan``: why they may not although it is theirs.
    """

    isi: BarisVariabel | BarisLangsung
    medan: str
    sidik: str
    peringatan: tuple[str, ...]
    penanggung: str
    sebagai: int | None
    halangan: str
    verifikasi: tuple[VerifikasiBaris, ...]
    milik_saya: bool
    catatan: str

    @property
    def langsung(self) -> bool:
        return isinstance(self.isi, BarisLangsung)

    @property
    def siap(self) -> bool:
        """The reader may verify it, nothing warns, and the evidence that the manual asks for is there."""
        return self.sebagai is not None and not self.peringatan and not self.isi.bukti_kurang


@dataclass(frozen=True)
class LangkahRinci:
    """A step in words, with the reasons of its lines."""

    kata: str
    tindakan: str
    oleh: str
    waktu: dt.datetime
    alasan: str
    catatan: tuple[tuple[str, str], ...]
    lambat: Keterlambatan | None = None


@dataclass(frozen=True)
class RincianAlur:
    """Everything on the page of one submission."""

    formulir: Formulir
    periode: str
    jalan: Perjalanan
    rantai: RantaiBerlaku
    tahap: int
    baris: tuple[BarisRinci, ...]
    langkah: tuple[LangkahRinci, ...]
    batas: dt.datetime
    alasan_batas: str
    lambat: Keterlambatan
    tertutup: str
    dari_impor: bool
    #: Steps ahead for which nobody is in office.
    kosong: tuple[str, ...] = ()

    @property
    def keadaan(self) -> str:
        return self.jalan.keadaan

    @property
    def kata(self) -> str:
        return LABEL_KEADAAN[self.jalan.keadaan]

    @property
    def nama_tahap(self) -> str:
        """The open stage, "" where none is open."""
        if self.keadaan != DIAJUKAN or self.tahap > len(self.rantai.tahap):
            return ""
        return self.rantai.tahap[self.tahap - 1].nama

    @property
    def terverifikasi(self) -> int:
        """Lines verified in the open stage."""
        return sum(1 for b in self.baris if any(v.tahap == self.tahap for v in b.verifikasi))

    @property
    def saya(self) -> tuple[BarisRinci, ...]:
        """Lines that the reader may verify now."""
        return tuple(b for b in self.baris if b.sebagai is not None)

    @property
    def siap(self) -> tuple[BarisRinci, ...]:
        """Of these the lines that may be verified together: without a warning, with their evidence."""
        return tuple(b for b in self.baris if b.siap)


def rincian_alur(
    unit: Unit,
    tahun: int,
    bulan: int,
    *,
    waktu: dt.datetime,
    akun: Akun,
    boleh: Collection[int],
) -> RincianAlur:
    """The submission of a month as ``akun`` reads it; ``boleh``: units for which they verify."""
    f = formulir(unit, tahun, bulan, pada=timezone.localdate(waktu), akun=akun)
    kunci = kunci_bulan(tahun, bulan)
    jalan, rantai = perjalanan(unit, tahun, bulan), rantai_unit(unit, tahun)
    pokok = pokok_formulir(f)
    isi = isi_baris(unit, tahun, f.periode, pokok)
    sendiri = jalan.periode == kunci
    keadaan = keadaan_baris(jalan.pengajuan_id if sendiri else None, rantai, isi)
    terbuka = jalan.keadaan == DIAJUKAN and keadaan.tahap <= len(rantai.tahap)
    pelaku = rantai.tahap[keadaan.tahap - 1 if terbuka else 0].pelaku if rantai.tahap else "penanggung"
    tanggungan = penanggung_baris(unit, tahun, pokok)[pelaku]
    semua = {u for t in tanggungan.values() for u in t.unit_id}
    nama_semua = nama_unit(semua, timezone.localdate(waktu))
    catatan = catatan_langkah([x.pk for x in jalan.langkah])
    kini = catatan.get(jalan.langkah[-1].pk, {}) if jalan.langkah else {}
    sudah = keadaan.verifikasi.get(keadaan.tahap, {})
    peringatan: dict[str, list[str]] = {}
    for p in f.peringatan:
        peringatan.setdefault(p.medan, []).append(p.pesan)
    belum = set(f.belum_terisi)
    baris: list[BarisRinci] = []
    semua_baris: list[BarisVariabel | BarisLangsung] = [*f.variabel, *f.langsung]
    for b in semua_baris:
        siapa = tanggungan[b.medan].unit_id
        milik = next((u for u in siapa if u in boleh), None)
        halangan = ""
        if terbuka and milik is not None and b.medan not in sudah:
            lama = [d[b.medan] for n, d in keadaan.verifikasi.items() if n < keadaan.tahap and b.medan in d]
            if b.medan in belum:
                halangan = "Belum ada isinya."
            elif not rantai.rangkap and akun.pk in isi[b.medan].pengisi:
                halangan = "Anda sendiri yang mengisinya; orang lain yang memverifikasi."
            elif not rantai.rangkap and any(v.oleh_id == akun.pk for v in lama):
                halangan = "Anda sudah memeriksanya pada tahap sebelumnya; tahap ini orang lain."
        baris.append(
            BarisRinci(
                isi=b,
                medan=b.medan,
                sidik=isi[b.medan].sidik,
                peringatan=tuple(peringatan.get(b.medan, ())),
                penanggung=_sebut(siapa, nama_semua),
                sebagai=milik if terbuka and b.medan not in sudah and not halangan else None,
                halangan=halangan,
                verifikasi=tuple(d[b.medan] for _, d in sorted(keadaan.verifikasi.items()) if b.medan in d),
                milik_saya=milik is not None,
                catatan=kini.get(b.medan, ""),
            )
        )
    batas = tenggat_semua([unit], FORMULIR, [kunci])
    libur = libur_untuk([unit], batas, waktu.date() + dt.timedelta(days=1))[unit.instansi_id]
    batas_unit = batas[unit.pk, kunci]
    return RincianAlur(
        formulir=f,
        periode=kunci,
        jalan=jalan,
        rantai=rantai,
        tahap=keadaan.tahap,
        baris=tuple(baris),
        langkah=_langkah(jalan, catatan, nama_baris(f), batas_unit.batas, libur),
        batas=batas_unit.batas,
        alasan_batas=batas_unit.alasan,
        lambat=Keterlambatan(terlambat=False)
        if jalan.bersama
        else keterlambatan(jalan.diajukan or waktu, batas_unit.batas, libur),
        tertutup=alasan_tertutup(unit, kunci),
        dari_impor=not sendiri,
        kosong=_kosong(unit, tahun, jalan, rantai, [t.unit_id for t in tanggungan.values()], waktu),
    )


def _kosong(
    unit: Unit,
    tahun: int,
    jalan: Perjalanan,
    rantai: RantaiBerlaku,
    penanggung: list[tuple[int, ...]],
    waktu: dt.datetime,
) -> tuple[str, ...]:
    if jalan.keadaan == DISETUJUI or not penanggung:
        return ()
    menunggu = [] if jalan.keadaan == DIVERIFIKASI or not rantai.tahap else penanggung
    return kursi_kosong(unit, tahun, menunggu, timezone.localdate(waktu))


def _sebut(unit_id: tuple[int, ...], nama: Mapping[int, tuple[str, str]]) -> str:
    return " atau ".join(nama[u][0] for u in unit_id[:3] if u in nama)


def _langkah(
    jalan: Perjalanan,
    catatan: Mapping[int, Mapping[str, str]],
    nama: Mapping[str, str],
    batas: dt.datetime,
    libur: Mapping[dt.date, str],
) -> tuple[LangkahRinci, ...]:
    hasil: list[LangkahRinci] = []
    pertama = True
    for x in jalan.langkah:
        lambat = None
        if x.tindakan == "ajukan" and pertama and not jalan.bersama:
            lambat, pertama = keterlambatan(x.waktu, batas, libur), False
        hasil.append(
            LangkahRinci(
                kata=TINDAKAN[x.tindakan].label,
                tindakan=x.tindakan,
                oleh=x.oleh.nama,
                waktu=x.waktu,
                alasan=x.alasan,
                catatan=tuple((nama.get(m, m), t) for m, t in catatan.get(x.pk, {}).items()),
                lambat=lambat,
            )
        )
    return tuple(hasil)


def penanggung_unit(unit: Unit, tahun: int, bulan: int, boleh: Collection[int]) -> bool:
    """Whether a verifikator of the units in ``boleh`` answers for a line of this form in some stage."""
    if not boleh:
        return False
    wajib = wajib_semua([unit], tahun)[unit.pk]
    return _menanggung(unit, tahun, wajib, wajib.baris(bulan), boleh)


def menanggung_baris(unit: Unit, tahun: int, medan: str, boleh: Collection[int]) -> bool:
    """Whether a verifikator of the units in ``boleh`` answers for this line of the unit in some stage."""
    if not boleh:
        return False
    wajib = wajib_semua([unit], tahun)[unit.pk]
    return medan in wajib.tempo and _menanggung(unit, tahun, wajib, [medan], boleh)


def _menanggung(unit: Unit, tahun: int, wajib: Wajib, baris: Iterable[str], boleh: Collection[int]) -> bool:
    pelaku = [t.pelaku for t in rantai_unit(unit, tahun).tahap]
    return any(u in boleh for m in baris for p in pelaku for u in wajib.siapa(p, unit.pk, m))
