"""Writes of target kinerja by its owner: the year's set, targets, who must reach them, required evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max

from sakip.akun.models import Akun
from sakip.aturan import target_kinerja as aturan
from sakip.berkas.jenis import kenali
from sakip.berkas.services import simpan_isi
from sakip.inti.galat import GalatSakip, Masalah, TidakDitemukan, galat
from sakip.jejak.services import catat
from sakip.organisasi.models import Unit
from sakip.perjanjian.models import (
    KelompokTargetKinerja,
    LangkahTargetKinerja,
    NilaiTargetKinerja,
    PelaksanaTargetKinerja,
    SyaratBukti,
    TargetKinerja,
)
from sakip.perjanjian.services.dasar import periksa_versi

BUTIR_TERBANYAK = 40


@dataclass(frozen=True)
class SetMasuk:
    """The year's windows (days of the month) and legal basis as typed."""

    hari: aturan.Hari
    dasar: str


@transaction.atomic
def simpan_set(
    *,
    pemilik: Unit,
    tahun: int,
    versi: int,
    masuk: SetMasuk,
    boleh_unit: Collection[int],
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> KelompokTargetKinerja:
    """Make the agency's set of the year, or change it.

    It holds for all owners: only who manages the targets of all of them (``boleh_unit``) may change it.
    """
    Unit.objects.select_for_update(no_key=True).get(pk=pemilik.pk)
    k = (
        KelompokTargetKinerja.objects.select_for_update()
        .filter(instansi=pemilik.instansi_id, tahun=tahun)
        .first()
    )
    periksa_versi(k.versi if k else 0, versi)
    if k is not None and set(k.target.values_list("pemilik_id", flat=True)) - set(boleh_unit):
        raise galat(
            "set",
            "Jendela tahun ini berlaku juga untuk target pemilik lain.",
            "Minta pemilik indikator unit di atasnya yang mengubah.",
        )
    _periksa_hari(masuk)
    lama = _tulis_set(k) if k else None
    k = k or KelompokTargetKinerja(instansi=pemilik.instansi, tahun=tahun, versi=0)
    k.unggah_mulai, k.unggah_akhir = masuk.hari.unggah_mulai, masuk.hari.unggah_akhir
    k.nilai_mulai, k.nilai_akhir = masuk.hari.nilai_mulai, masuk.hari.nilai_akhir
    k.dasar, k.versi = masuk.dasar.strip(), k.versi + 1
    k.save()
    _catat(pemilik, "target_kinerja.set", f"set:{tahun}", oleh, peran, waktu, {"set": [lama, _tulis_set(k)]})
    return k


def _tulis_set(k: KelompokTargetKinerja) -> list[object]:
    return [k.unggah_mulai, k.unggah_akhir, k.nilai_mulai, k.nilai_akhir, k.dasar]


def _periksa_hari(masuk: SetMasuk) -> None:
    h = masuk.hari
    salah = [
        Masalah(nama, f"Hari harus {dari} sampai {sampai}.", "Tulis tanggal dalam bulan.")
        for nama, nilai, dari, sampai in (
            ("unggah_mulai", h.unggah_mulai, 1, 31),
            ("unggah_akhir", h.unggah_akhir, 1, 28),
            ("nilai_mulai", h.nilai_mulai, 1, 28),
            ("nilai_akhir", h.nilai_akhir, 1, 28),
        )
        if not dari <= nilai <= sampai
    ]
    if h.nilai_akhir < h.nilai_mulai:
        salah.append(Masalah("nilai_akhir", "Akhir penilaian mendahului awalnya.", "Tukar tanggalnya."))
    if len(masuk.dasar.strip()) > 300:
        salah.append(Masalah("dasar", "Lebih dari 300 karakter.", "Pendekkan."))
    if salah:
        raise GalatSakip(salah)


@transaction.atomic
def simpan_target(
    *,
    pemilik: Unit,
    tahun: int,
    target_id: int | None,
    versi: int,
    kode: str,
    nama: str,
    kriteria: str,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> TargetKinerja:
    """Add a target of the owner to the year's set, or change its words."""
    k = (
        KelompokTargetKinerja.objects.select_for_update()
        .filter(instansi=pemilik.instansi_id, tahun=tahun)
        .first()
    )
    if k is None:
        raise galat("set", f"Set {tahun} belum ada.", "Simpan dahulu jendela dan dasarnya.")
    t = _target(pemilik, tahun, target_id) if target_id is not None else TargetKinerja(kelompok=k, versi=0)
    periksa_versi(t.versi, versi)
    kode, nama = " ".join(kode.split()), " ".join(nama.split())
    salah = [
        Masalah(bidang, pesan, "Tulis singkat dan jelas.")
        for bidang, isi, batas in (("kode", kode, 40), ("nama", nama, 500), ("kriteria", kriteria, 4000))
        if (pesan := "Belum diisi." if not isi and bidang != "kriteria" else
            f"Lebih dari {batas} karakter." if len(isi) > batas else "")
    ]  # fmt: skip
    if k.target.filter(kode=kode).exclude(pk=t.pk).exists():
        salah.append(Masalah("kode", f"Kode {kode} sudah dipakai tahun ini.", "Pakai kode lain."))
    if salah:
        raise GalatSakip(salah)
    lama = [t.kode, t.nama] if t.pk else None
    t.kode, t.nama, t.kriteria, t.pemilik, t.versi = kode, nama, kriteria.strip(), pemilik, t.versi + 1
    t.save()
    _catat(pemilik, "target_kinerja.target", f"{kode}:{tahun}", oleh, peran, waktu,
           {"target": [lama, [kode, nama]]})  # fmt: skip
    return t


@transaction.atomic
def simpan_pelaksana(
    *,
    pemilik: Unit,
    tahun: int,
    target_id: int,
    versi: int,
    pilih: Mapping[int, int | None],
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> tuple[int, int]:
    """Which units must reach a target: unit id to the division that answers for it, or None.

    Returns how many came and went. A unit that has sent or was scored stays: nothing reported is lost.
    """
    t = _target(pemilik, tahun, target_id)
    periksa_versi(t.versi, versi)
    dikenal = set(
        Unit.objects.filter(
            instansi=pemilik.instansi_id, pk__in={*pilih, *(d for d in pilih.values() if d)}
        ).values_list("pk", flat=True)
    )
    if asing := {*pilih, *(d for d in pilih.values() if d)} - dikenal:
        raise TidakDitemukan(Masalah("unit", f"{len(asing)} unit tidak dikenal.", "Muat ulang halaman."))
    ada = {p.unit_id: p for p in t.pelaksana.select_for_update().select_related("unit")}
    lepas = [p for u, p in ada.items() if u not in pilih]
    terpakai = set(
        LangkahTargetKinerja.objects.filter(pelaksana__in=lepas).values_list("pelaksana_id", flat=True)
    ) | set(NilaiTargetKinerja.objects.filter(pelaksana__in=lepas).values_list("pelaksana_id", flat=True))
    if salah := [p for p in lepas if p.pk in terpakai]:
        sebut = ", ".join(p.unit.kode for p in salah[:5])
        raise galat("unit", f"Sudah ada isian atau nilai: {sebut}.", "Biarkan unit itu terpilih.")
    syarat = t.syarat.aggregate(n=Max("nomor"))["n"] or 0
    baru = [u for u in pilih if u not in ada]
    PelaksanaTargetKinerja.objects.filter(pk__in=[p.pk for p in lepas]).delete()
    PelaksanaTargetKinerja.objects.bulk_create(
        PelaksanaTargetKinerja(target=t, unit_id=u, penanggung_id=pilih[u], diketahui_syarat=syarat)
        for u in baru
    )
    for u, p in ada.items():
        if u in pilih and p.penanggung_id != pilih[u]:
            p.penanggung_id = pilih[u]
            p.save(update_fields=["penanggung"])
    t.versi += 1
    t.save(update_fields=["versi"])
    _catat(pemilik, "target_kinerja.pelaksana", f"{t.kode}:{tahun}", oleh, peran, waktu,
           {"tambah": sorted(baru), "lepas": [p.unit.kode for p in lepas]})  # fmt: skip
    return len(baru), len(lepas)


@dataclass(frozen=True)
class SyaratMasuk:
    """A version of the evidence list as typed: items as (words, required), from a quarter on."""

    berlaku_periode: str
    butir: Sequence[tuple[str, bool]]
    alasan: str = ""
    contoh: tuple[str, bytes] | None = None


@transaction.atomic
def ubah_syarat(
    *,
    pemilik: Unit,
    tahun: int,
    target_id: int,
    versi: int,
    masuk: SyaratMasuk,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> SyaratBukti:
    """A new version of the evidence list; operators see the change until they say that they read it."""
    t = _target(pemilik, tahun, target_id)
    periksa_versi(t.versi, versi)
    lama = t.syarat.order_by("-nomor").first()
    butir = [(" ".join(u.split()), w) for u, w in masuk.butir if u.strip()]
    salah: list[Masalah] = []
    if masuk.berlaku_periode not in aturan.PERIODE:
        salah.append(Masalah("berlaku", "Periode itu tidak ada.", "Pilih B03, B06, B09, atau B12."))
    elif LangkahTargetKinerja.objects.filter(
        pelaksana__target=t, periode__gte=masuk.berlaku_periode, diajukan__isnull=False
    ).exists():
        salah.append(
            Masalah("berlaku", "Sudah ada unit yang mengirim periode itu.", "Mulai dari periode sesudahnya.")
        )
    if not butir:
        salah.append(Masalah("butir", "Belum ada butir bukti.", "Tulis satu bukti per baris."))
    if len(butir) > BUTIR_TERBANYAK or any(len(u) > 300 for u, _ in butir):
        salah.append(
            Masalah("butir", f"Lebih dari {BUTIR_TERBANYAK} butir atau 300 karakter.", "Ringkas daftarnya.")
        )
    if lama is not None and not masuk.alasan.strip():
        salah.append(Masalah("alasan", "Alasan belum diisi.", "Tulis mengapa syaratnya berubah."))
    jenis = kenali(masuk.contoh[1]) if masuk.contoh else None
    if masuk.contoh and jenis is None:
        salah.append(
            Masalah("contoh", "Jenis berkas contoh tidak diterima.", "Pakai PDF atau dokumen kantor.")
        )
    if salah:
        raise GalatSakip(salah)
    berkas = (
        simpan_isi(instansi=pemilik.instansi, isi=masuk.contoh[1], jenis=jenis)
        if masuk.contoh and jenis
        else lama.contoh
        if lama
        else None
    )
    s = SyaratBukti.objects.create(
        target=t,
        nomor=lama.nomor + 1 if lama else 1,
        berlaku_periode=masuk.berlaku_periode,
        butir=[
            {"kode": kode_butir(u, lama, n), "uraian": u, "wajib": w} for n, (u, w) in enumerate(butir, 1)
        ],
        contoh=berkas,
        nama_contoh=masuk.contoh[0][:255] if masuk.contoh else lama.nama_contoh if lama else "",
        alasan=masuk.alasan.strip(),
        oleh=oleh,
        waktu=waktu,
    )
    t.versi += 1
    t.save(update_fields=["versi"])
    _catat(pemilik, "target_kinerja.syarat", f"{t.kode}:{tahun}", oleh, peran, waktu,
           {"nomor": s.nomor, "berlaku": s.berlaku_periode, "butir": [u for u, _ in butir]},
           s.alasan)  # fmt: skip
    return s


def kode_butir(uraian: str, lama: SyaratBukti | None, nomor: int) -> str:
    """An item keeps its code while its words stay; a new one takes the version's number into its code."""
    for b in lama.butir if lama else ():
        if b["uraian"] == uraian:
            return str(b["kode"])
    return f"{lama.nomor + 1 if lama else 1}.{nomor}"


def _target(pemilik: Unit, tahun: int, target_id: int) -> TargetKinerja:
    t = (
        TargetKinerja.objects.select_for_update(of=("self",))
        .select_related("kelompok")
        .filter(pk=target_id, pemilik=pemilik, kelompok__tahun=tahun)
        .first()
    )
    if t is None:
        raise TidakDitemukan(Masalah("target", "Target itu bukan milik unit ini.", "Muat ulang halaman."))
    return t


def _catat(
    pemilik: Unit,
    aksi: str,
    objek: str,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
    perubahan: Mapping[str, object],
    alasan: str = "",
) -> None:
    catat(
        rantai=pemilik.rantai_jejak,
        aksi=aksi,
        oleh=oleh,
        peran=peran,
        objek=f"target_kinerja:{objek}",
        perubahan=perubahan,
        waktu=waktu,
        alasan=alasan,
    )
