"""Writes of target kinerja: the unit fills in and sends a quarter, the owner scores it or sends it back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from sakip.akun.models import Akun
from sakip.aturan import target_kinerja as aturan
from sakip.aturan.angka import AngkaSalah, baca, tulis
from sakip.aturan.periode import tulis_tanggal
from sakip.berkas.jenis import kenali
from sakip.berkas.services import simpan_isi
from sakip.inti.galat import Basi, GalatSakip, Masalah, TidakDitemukan, galat
from sakip.jejak.services import catat
from sakip.organisasi.models import Unit
from sakip.perjanjian.models import (
    BuktiTargetKinerja,
    LangkahTargetKinerja,
    NilaiTargetKinerja,
    PelaksanaTargetKinerja,
)
from sakip.perjanjian.queries.target_kinerja import SelPeriode, hari_kelompok, sel_periode
from sakip.perjanjian.services.dasar import periksa_versi
from sakip.perjanjian.services.rencana import baca_tautan

TERPANJANG = 4000


@dataclass(frozen=True)
class BuktiMasuk:
    """Evidence for one required item: files as (name, bytes), or a link. ``butir`` "": for none of them."""

    butir: str
    berkas: tuple[tuple[str, bytes], ...] = ()
    tautan: str = ""


@dataclass(frozen=True)
class LangkahMasuk:
    """A quarter as typed. ``versi`` 0: it had no row."""

    versi: int
    rencana: str
    realisasi: str = ""
    kendala: str = ""
    bukti: tuple[BuktiMasuk, ...] = ()


@transaction.atomic
def simpan_langkah(
    *,
    unit: Unit,
    tahun: int,
    pelaksana_id: int,
    periode: str,
    masuk: LangkahMasuk,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> LangkahTargetKinerja:
    """Save plan, realisation, obstacle and evidence of a quarter that is not with the owner."""
    p = pelaksana_terkunci(unit, tahun, pelaksana_id)
    x, sel = keadaan_langkah(p, periode)
    _wajib_terbuka(sel)
    periksa_versi(x.versi if x else 0, masuk.versi)
    salah = [
        Masalah(nama, f"Lebih dari {TERPANJANG} karakter.", "Pendekkan, lampirkan rinciannya.")
        for nama in ("rencana", "realisasi", "kendala")
        if len(getattr(masuk, nama).strip()) > TERPANJANG
    ]
    if not masuk.rencana.strip():
        salah.append(Masalah("rencana", "Rencana belum diisi.", "Tulis apa yang akan dilakukan."))
    dikenal = {b["kode"] for b in butir_syarat(p, periode)} | {""}
    salah += [
        Masalah("bukti", "Butir bukti itu tidak ada pada daftar yang berlaku.", "Muat ulang halaman.")
        for b in masuk.bukti
        if b.butir not in dikenal
    ]
    if salah:
        raise GalatSakip(salah)
    lama = x.realisasi if x else ""
    x = x or LangkahTargetKinerja(pelaksana=p, periode=periode, versi=0)
    x.rencana, x.realisasi, x.kendala = (
        masuk.rencana.strip(), masuk.realisasi.strip(), masuk.kendala.strip()
    )  # fmt: skip
    x.versi += 1
    x.save()
    nama = [n for b in masuk.bukti for n in _lampirkan(p.unit, x, b, oleh, waktu)]
    catat_langkah(p, periode, "target_kinerja.simpan", oleh, peran, waktu,
           {"realisasi": [lama, x.realisasi], "bukti": nama})  # fmt: skip
    return x


@transaction.atomic
def ajukan_langkah(
    *,
    unit: Unit,
    tahun: int,
    pelaksana_id: int,
    periode: str,
    versi: int,
    alasan: str = "",
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> LangkahTargetKinerja:
    """Send a quarter to its owner. After the window it goes with a reason and stays marked as late."""
    p = pelaksana_terkunci(unit, tahun, pelaksana_id)
    x, sel = keadaan_langkah(p, periode)
    _wajib_terbuka(sel)
    if x is None:
        raise galat("rencana", "Belum ada isian untuk periode ini.", "Isi dan simpan dahulu.")
    periksa_versi(x.versi, versi)
    letak = _jendela(p, periode).unggah.letak(waktu)
    if letak == "belum":
        mulai = _jendela(p, periode).unggah.mulai
        raise galat(
            "periode",
            f"Pengiriman {periode} baru dibuka {tulis_tanggal(mulai)} ({p.unit.zona}).",
            "Simpan dahulu; kirim setelah tanggal itu.",
        )
    perbaikan = sel.keputusan > 0
    salah: list[Masalah] = []
    if not x.realisasi.strip():
        salah.append(Masalah("realisasi", "Realisasi belum diisi.", "Tulis apa yang sudah dilakukan."))
    ada = set(x.bukti.values_list("butir", flat=True))
    salah += [
        Masalah(
            f"bukti-{b['kode']}", f"Bukti wajib «{b['uraian']}» belum ada.", "Lampirkan, lalu kirim lagi."
        )
        for b in butir_syarat(p, periode)
        if b["wajib"] and b["kode"] not in ada
    ]
    if letak == "lewat" and not perbaikan and not alasan.strip():
        salah.append(
            Masalah("alasan", "Jendela unggah sudah lewat.", "Tulis mengapa terlambat, lalu kirim lagi.")
        )
    if len(alasan) > TERPANJANG:
        salah.append(Masalah("alasan", "Alasan terlalu panjang.", "Pendekkan."))
    if salah:
        raise GalatSakip(salah)
    x.diajukan, x.diajukan_oleh, x.versi = waktu, oleh, x.versi + 1
    if letak == "lewat" and not perbaikan:
        x.alasan_terlambat = alasan.strip()
    x.save()
    catat_langkah(p, periode, "target_kinerja.ajukan", oleh, peran, waktu,
           {"terlambat": letak == "lewat" and not perbaikan}, alasan.strip())  # fmt: skip
    return x


@transaction.atomic
def lepas_bukti_target(
    *,
    unit: Unit,
    tahun: int,
    bukti_id: int,
    alasan: str,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> BuktiTargetKinerja:
    """Take a piece of evidence off a quarter that is not with the owner; the stored file stays."""
    b = BuktiTargetKinerja.objects.select_related("langkah").filter(pk=bukti_id).first()
    if b is None:
        raise _bukan_milik()
    p = pelaksana_terkunci(unit, tahun, b.langkah.pelaksana_id)
    _, sel = keadaan_langkah(p, b.langkah.periode)
    _wajib_terbuka(sel)
    if not alasan.strip():
        raise galat("alasan", "Alasan belum diisi.", "Tulis mengapa buktinya dilepas.")
    b.delete()
    catat_langkah(p, b.langkah.periode, "target_kinerja.lepas_bukti", oleh, peran, waktu,
           {"bukti": [b.nama, None]}, alasan.strip())  # fmt: skip
    return b


@transaction.atomic
def ketahui_syarat(
    *,
    unit: Unit,
    tahun: int,
    pelaksana_id: int,
    nomor: int,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> None:
    """The operator has read version ``nomor`` of the evidence list; the notice goes away."""
    p = pelaksana_terkunci(unit, tahun, pelaksana_id)
    akhir = max((s.nomor for s in p.target.syarat.all()), default=0)
    if nomor != akhir:
        raise Basi(Masalah("syarat", "Syarat buktinya berubah lagi.", "Baca versi terakhirnya."))
    if p.diketahui_syarat >= nomor:
        return
    p.diketahui_syarat = nomor
    p.save(update_fields=["diketahui_syarat"])
    catat_langkah(p, "", "target_kinerja.ketahui_syarat", oleh, peran, waktu, {"syarat": nomor})


# --- the owner's score -------------------------------------------------------------------------------


@dataclass(frozen=True)
class NilaiMasuk:
    """One unit's quarter as the owner typed it. ``keputusan``: how many decisions the owner saw.

    ``teks``: 0 to 100; ``kembalikan`` sends it back with ``alasan``. Neither: nothing is decided.
    ``versi``: the version of the unit's row that the owner saw (0: none); None is not asked.
    """

    pelaksana_id: int
    keputusan: int
    teks: str = ""
    kembalikan: bool = False
    alasan: str = ""
    versi: int | None = None

    @property
    def kosong(self) -> bool:
        return not self.teks.strip() and not self.kembalikan


@transaction.atomic
def nilai_langkah(
    *,
    pemilik: Unit,
    tahun: int,
    periode: str,
    masuk: Sequence[NilaiMasuk],
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> int:
    """Score quarters or send them back; all or none. Returns how many were decided.

    A reason is needed to send back, to decide outside the window (marked), to change a score, and to score
    what was never sent.
    """
    isi = [m for m in masuk if not m.kosong]
    pelaksana = {
        p.pk: p
        for p in PelaksanaTargetKinerja.objects.select_for_update(of=("self",))
        .select_related("target__kelompok", "target__pemilik", "unit__instansi")
        .filter(
            pk__in=[m.pelaksana_id for m in isi],
            target__pemilik=pemilik,
            target__kelompok__tahun=tahun,
        )
        .order_by("pk")
    }
    salah: list[Masalah] = []
    basi: list[Masalah] = []
    siap: list[NilaiTargetKinerja] = []
    for m in isi:
        p = pelaksana.get(m.pelaksana_id)
        if p is None:
            raise TidakDitemukan(Masalah("target", "Target itu bukan milik unit ini.", "Muat ulang halaman."))
        x, sel = keadaan_langkah(p, periode)
        if sel.keputusan != m.keputusan:
            basi.append(
                Masalah(f"nilai-{p.pk}", "Orang lain sudah memutuskannya.", "Periksa, lalu simpan lagi.")
            )
            continue
        if m.versi is not None and m.versi != (x.versi if x else 0):
            basi.append(
                Masalah(
                    f"nilai-{p.pk}",
                    f"{p.target.kode} {p.unit.kode}: isiannya berubah sejak halaman dibuka.",
                    "Baca lagi yang dilaporkan, lalu putuskan.",
                )
            )
            continue
        try:
            siap.append(_keputusan(p, periode, sel, m, pemilik.zona, oleh, waktu))
        except GalatSakip as satu:
            salah += satu.masalah
    if salah:
        raise GalatSakip(salah)
    if basi:
        raise Basi(basi)
    for n in siap:
        n.save()
    if siap:
        catat(
            rantai=pemilik.rantai_jejak,
            aksi="target_kinerja.nilai",
            oleh=oleh,
            peran=peran,
            objek=f"target_kinerja:{pemilik.kode}:{tahun}-{periode}",
            perubahan={
                f"{n.pelaksana.target.kode}/{n.pelaksana.unit.kode}": [
                    tulis(n.nilai, None) if n.nilai is not None else "dikembalikan",
                    n.alasan,
                ]
                for n in siap
            },
            waktu=waktu,
        )
    return len(siap)


def _keputusan(
    p: PelaksanaTargetKinerja,
    periode: str,
    sel: SelPeriode,
    m: NilaiMasuk,
    zona: str,
    oleh: Akun,
    waktu: dt.datetime,
) -> NilaiTargetKinerja:
    nilai = None if m.kembalikan else _baca_nilai(m.teks, f"nilai-{p.pk}")
    if m.kembalikan and sel.keadaan not in ("belum_diverifikasi", "dinilai"):
        raise galat(f"nilai-{p.pk}", "Belum ada yang dapat dikembalikan.", "Tunggu sampai unit mengirim.")
    hari = hari_kelompok(p.target.kelompok)
    letak = aturan.jendela(p.target.kelompok.tahun, periode, hari, p.unit.zona, zona).nilai.letak(waktu)
    mengapa = (
        "mengapa dikembalikan"
        if m.kembalikan
        else "mengapa dinilai di luar jendela penilaian"
        if letak != "buka"
        else "mengapa nilainya diubah"
        if sel.keadaan == "dinilai"
        else "mengapa dinilai walau belum dikirim"
        if sel.keadaan in ("belum_dikirim", "dikembalikan")
        else ""
    )
    if mengapa and not m.alasan.strip():
        raise galat(f"alasan-{p.pk}", "Alasan belum diisi.", f"Tulis {mengapa}.")
    if len(m.alasan) > TERPANJANG:
        raise galat(f"alasan-{p.pk}", "Alasan terlalu panjang.", "Pendekkan.")
    return NilaiTargetKinerja(
        pelaksana=p,
        periode=periode,
        nomor=sel.keputusan + 1,
        nilai=nilai,
        alasan=m.alasan.strip(),
        di_luar_jendela=letak != "buka",
        oleh=oleh,
        waktu=waktu,
    )


def _baca_nilai(teks: str, tempat: str) -> Decimal:
    try:
        nilai = baca(teks.strip()[:60]).nilai
    except AngkaSalah as salah:
        raise galat(tempat, str(salah)) from None
    if not 0 <= nilai <= aturan.NILAI_TERTINGGI:
        raise galat(tempat, f"{teks.strip()[:20]} di luar 0 sampai 100.", "Tulis nilai 0 sampai 100.")
    if nilai != nilai.quantize(Decimal("0.0001")):
        raise galat(tempat, "Lebih dari empat desimal.", "Tulis paling banyak empat desimal.")
    return nilai


# --- shared ------------------------------------------------------------------------------------------


def pelaksana_terkunci(unit: Unit, tahun: int, pelaksana_id: int) -> PelaksanaTargetKinerja:
    """The unit's target (its own, or one that it answers for as a division), locked."""
    p = (
        PelaksanaTargetKinerja.objects.select_for_update(of=("self",))
        .select_related("target__kelompok", "target__pemilik", "unit__instansi")
        .filter(pk=pelaksana_id, target__kelompok__tahun=tahun)
        .first()
    )
    if p is None or unit.pk not in (p.unit_id, p.penanggung_id):
        raise _bukan_milik()
    return p


def _bukan_milik() -> TidakDitemukan:
    return TidakDitemukan(
        Masalah("target", "Target itu tidak ada pada unit ini.", "Buka daftar target kinerja unit Anda.")
    )


def keadaan_langkah(
    p: PelaksanaTargetKinerja, periode: str
) -> tuple[LangkahTargetKinerja | None, SelPeriode]:
    if periode not in aturan.PERIODE:
        raise TidakDitemukan(Masalah("periode", "Periode itu tidak ada.", "Pilih B03, B06, B09, atau B12."))
    x = LangkahTargetKinerja.objects.select_for_update().filter(pelaksana=p, periode=periode).first()
    nilai = list(NilaiTargetKinerja.objects.filter(pelaksana=p, periode=periode).order_by("nomor"))
    return x, sel_periode(p, periode, x, nilai)


def _wajib_terbuka(sel: SelPeriode) -> None:
    if sel.keadaan in ("belum_diverifikasi", "dinilai"):
        raise galat(
            "periode",
            f"{sel.periode} sudah {'dinilai' if sel.keadaan == 'dinilai' else 'dikirim'}.",
            "Minta pemilik target mengembalikannya bila perlu diperbaiki."
            if sel.keadaan == "dinilai"
            else "Tarik kembali dahulu, atau tunggu keputusan pemilik target.",
        )


def _jendela(p: PelaksanaTargetKinerja, periode: str) -> aturan.Jendela:
    k = p.target.kelompok
    return aturan.jendela(k.tahun, periode, hari_kelompok(k), p.unit.zona)


def butir_syarat(p: PelaksanaTargetKinerja, periode: str) -> list[dict[str, object]]:
    """The items of the evidence list that holds for a quarter."""
    versi = {s.nomor: s for s in p.target.syarat.all()}
    nomor = aturan.syarat_berlaku(((s.nomor, s.berlaku_periode) for s in versi.values()), periode)
    return list(versi[nomor].butir) if nomor is not None else []


def _lampirkan(
    unit: Unit, x: LangkahTargetKinerja, masuk: BuktiMasuk, oleh: Akun, waktu: dt.datetime
) -> list[str]:
    """Add files and a link; the same content is attached once, another of the same name gets a number."""
    tempat = f"berkas-{masuk.butir}"
    baru: list[tuple[str, Mapping[str, object]]] = []
    for asli, isi in masuk.berkas:
        jenis = kenali(isi)
        if jenis is None:
            raise galat(
                tempat,
                f"Jenis berkas «{asli[:80]}» tidak diterima.",
                "Lampirkan PDF, gambar, atau dokumen kantor.",
            )
        baru.append((asli, {"berkas": simpan_isi(instansi=unit.instansi, isi=isi, jenis=jenis)}))
    if tautan := baca_tautan(masuk.tautan.strip(), f"tautan-{masuk.butir}"):
        baru.append((tautan, {"tautan": tautan}))
    nama = []
    for asli, apa in baru:
        milik = BuktiTargetKinerja.objects.filter(langkah=x, butir=masuk.butir)
        if milik.filter(**apa).exists():
            continue
        terpakai = set(milik.values_list("nama", flat=True))
        dasar = asli[:240]
        bebas = next(n for n in [dasar, *(f"{dasar} ({i})" for i in range(2, 1000))] if n not in terpakai)
        BuktiTargetKinerja.objects.create(
            langkah=x, butir=masuk.butir, nama=bebas, oleh=oleh, waktu=waktu, **apa
        )
        nama.append(bebas)
    return nama


def catat_langkah(
    p: PelaksanaTargetKinerja,
    periode: str,
    aksi: str,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
    perubahan: Mapping[str, object],
    alasan: str = "",
) -> None:
    akhir = f"-{periode}" if periode else ""
    catat(
        rantai=p.unit.rantai_jejak,
        aksi=aksi,
        oleh=oleh,
        peran=peran,
        objek=f"target_kinerja:{p.target.kode}:{p.target.kelompok.tahun}{akhir}",
        perubahan=perubahan,
        waktu=waktu,
        alasan=alasan,
    )
