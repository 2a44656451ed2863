"""Writes of a draft's items, interim targets, budget and parties."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from sakip.akun.models import Akun
from sakip.aturan.periode import PeriodeSalah, baca_periode
from sakip.inti.galat import GalatSakip, Masalah, TidakDitemukan, galat
from sakip.organisasi.models import Jabatan, Unit
from sakip.organisasi.queries import subpohon
from sakip.perencanaan.models import Indikator, Kegiatan, Sasaran, TingkatSasaran
from sakip.perencanaan.queries import manual_berlaku
from sakip.perjanjian.models import (
    AnggaranPerjanjian,
    BentukPerjanjian,
    ButirPerjanjian,
    Perjanjian,
    TargetPeriode,
)
from sakip.perjanjian.services.dasar import (
    catat_perjanjian,
    draf_terkunci,
    kunci_kode,
    naikkan,
    periksa_acuan,
    periksa_pihak,
    sebut,
    tata_ulang,
)
from sakip.perjanjian.sidik import sidik_anggaran, sidik_berkala, sidik_butir, sidik_pihak
from sakip.perjanjian.teks_target import baca_target

_TINGKAT = {t: i for i, t in enumerate(TingkatSasaran.values)}


@dataclass(frozen=True)
class ButirMasuk:
    """An item as typed. ``target`` is read by the manual; ids may be forged and are checked."""

    kode: str
    indikator_id: int
    sasaran_id: int
    rumusan_sasaran: str
    rumusan: str
    target: str
    satuan: str
    skala: str = ""
    acuan: bool = False
    penanggung_id: int | None = None
    pemilik_id: int | None = None


@transaction.atomic
def simpan_butir(
    *,
    perjanjian_id: int,
    versi: int,
    sidik: str = "",
    butir_id: int | None,
    masuk: ButirMasuk,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> ButirPerjanjian:
    """Add or change one item; every fault at once, each beside its field."""
    p = draf_terkunci(perjanjian_id, versi, sidik=sidik, bagian=_bagian(sidik_butir, butir_id))
    semua = list(p.butir.select_related("sasaran"))
    b = _butir_draf(semua, butir_id, p)
    lama = {"kode": b.kode, "rumusan": b.rumusan, "target": sebut(b.nilai, b.kata)} if b.pk else {}
    letak_lama = (b.kode, b.sasaran_id) if b.pk else None
    _terapkan(p, b, masuk, [x for x in semua if x.pk != b.pk])
    b.urutan = b.urutan or max((x.urutan for x in semua), default=0) + 1
    b.save()
    if letak_lama != (b.kode, b.sasaran_id):
        tata_ulang(p, _sisipkan([x for x in semua if x.pk != b.pk], b))
    naikkan(p)
    baru = {"kode": b.kode, "rumusan": b.rumusan, "target": sebut(b.nilai, b.kata)}
    catat_perjanjian(
        p,
        "perjanjian.butir_ubah" if lama else "perjanjian.butir_tambah",
        oleh,
        peran,
        waktu,
        {k: [lama.get(k), v] for k, v in baru.items() if lama.get(k) != v},
    )
    return b


def _bagian(sidik: Callable[[ButirPerjanjian], str], butir_id: int | None) -> Callable[[Perjanjian], str]:
    """The fingerprint of an item as it is stored now; "" when it is gone."""

    def kini(p: Perjanjian) -> str:
        b = p.butir.filter(pk=butir_id).first() if butir_id is not None else None
        return sidik(b) if b is not None else ""

    return kini


def _butir_draf(semua: Sequence[ButirPerjanjian], butir_id: int | None, p: Perjanjian) -> ButirPerjanjian:
    if butir_id is None:
        return ButirPerjanjian(perjanjian=p, urutan=0)
    b = next((x for x in semua if x.pk == butir_id), None)
    if b is None:
        raise TidakDitemukan(
            Masalah("butir", "Butir itu tidak ada pada perjanjian ini.", "Mungkin sudah dihapus orang lain.")
        )
    return b


def _terapkan(p: Perjanjian, b: ButirPerjanjian, masuk: ButirMasuk, lain: Sequence[ButirPerjanjian]) -> None:
    indikator = Indikator.objects.filter(pk=masuk.indikator_id).first()
    sasaran = Sasaran.objects.filter(pk=masuk.sasaran_id).first()
    salah = periksa_acuan(p, indikator, sasaran)
    teks = {
        "kode": (masuk.kode, 40),
        "rumusan_sasaran": (masuk.rumusan_sasaran, 2000),
        "rumusan": (masuk.rumusan, 2000),
        "satuan": (masuk.satuan, 60),
    }
    for bidang, (isi, batas) in teks.items():
        if not isi.strip():
            salah.append(Masalah(bidang, "Belum diisi.", "Tulis seperti yang akan tercetak."))
        elif len(isi.strip()) > batas:
            salah.append(Masalah(bidang, f"Lebih dari {batas} karakter.", "Pendekkan."))
    salah += _ganda(masuk, lain)
    unit_pohon = subpohon(p.unit, p.tahun)
    if masuk.penanggung_id not in (None, b.penanggung_id) and masuk.penanggung_id not in unit_pohon:
        salah.append(Masalah("penanggung", "Unit itu bukan bagian dari unit ini.", "Pilih dari daftar."))
    if (
        masuk.pemilik_id is not None
        and not Unit.objects.filter(pk=masuk.pemilik_id, instansi=p.instansi_id).exists()
    ):
        salah.append(Masalah("pemilik", "Unit itu dari instansi lain.", "Pilih dari daftar."))
    if indikator is not None and not any(m.tempat == "indikator" for m in salah):
        salah += _terapkan_target(p, b, masuk, indikator)
    if salah or indikator is None or sasaran is None:
        raise GalatSakip(salah)
    b.indikator, b.sasaran = indikator, sasaran
    b.kode, b.rumusan, b.rumusan_sasaran = (
        masuk.kode.strip(),
        masuk.rumusan.strip(),
        masuk.rumusan_sasaran.strip(),
    )
    b.acuan, b.penanggung_id, b.pemilik_id = masuk.acuan, masuk.penanggung_id, masuk.pemilik_id


def _ganda(masuk: ButirMasuk, lain: Sequence[ButirPerjanjian]) -> list[Masalah]:
    salah = []
    if any(x.kode == masuk.kode.strip() for x in lain):
        salah.append(
            Masalah("kode", f"Kode «{masuk.kode.strip()}» sudah dipakai butir lain.", "Pakai kode lain.")
        )
    if not masuk.acuan and any(x.indikator_id == masuk.indikator_id and not x.acuan for x in lain):
        salah.append(
            Masalah("indikator", "Indikator ini sudah ada pada perjanjian ini.", "Ubah butir yang sudah ada.")
        )
    return salah


def _terapkan_target(
    p: Perjanjian, b: ButirPerjanjian, masuk: ButirMasuk, indikator: Indikator
) -> list[Masalah]:
    manual = manual_berlaku([indikator.pk], p.unit, p.tahun).get(indikator.pk)
    if manual is None:
        return [
            Masalah(
                "indikator", f"Belum bermanual untuk tahun {p.tahun}.", "Minta pemilik mengisi manualnya."
            )
        ]
    try:
        target = baca_target(masuk.target, satuan=masuk.satuan, skala_kata=manual.skala_kata, tempat="target")
        skala = baca_target(masuk.skala, satuan="", skala_kata=None, tempat="skala")
    except GalatSakip as galat_target:
        return list(galat_target.masalah)
    if skala.nilai is not None and skala.nilai <= 0:
        return [
            Masalah("skala", "Skala harus lebih dari nol.", "Tulis nilai tertinggi indeksnya, misalnya 4.")
        ]
    b.nilai, b.kata = target
    b.satuan, b.skala = masuk.satuan.strip(), skala.nilai
    return []


def _sisipkan(lain: list[ButirPerjanjian], b: ButirPerjanjian) -> list[ButirPerjanjian]:
    """The item among the others by level and code; the others keep their order."""
    kunci = (_TINGKAT[b.sasaran.tingkat], kunci_kode(b.kode))
    letak = next(
        (i for i, x in enumerate(lain) if (_TINGKAT[x.sasaran.tingkat], kunci_kode(x.kode)) > kunci),
        len(lain),
    )
    return [*lain[:letak], b, *lain[letak:]]


@transaction.atomic
def hapus_butir(
    *,
    perjanjian_id: int,
    versi: int,
    sidik: str = "",
    butir_id: int,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> None:
    """Take an item out of a draft; the journal keeps what it said."""
    p = draf_terkunci(perjanjian_id, versi, sidik=sidik, bagian=_bagian(sidik_butir, butir_id))
    semua = list(p.butir.select_related("sasaran"))
    b = _butir_draf(semua, butir_id, p)
    isi = {"kode": b.kode, "rumusan": b.rumusan, "target": sebut(b.nilai, b.kata)}
    b.delete()
    tata_ulang(p, [x for x in semua if x.pk != butir_id])
    naikkan(p)
    catat_perjanjian(p, "perjanjian.butir_hapus", oleh, peran, waktu, {k: [v, None] for k, v in isi.items()})


@transaction.atomic
def simpan_berkala(
    *,
    perjanjian_id: int,
    versi: int,
    sidik: str = "",
    butir_id: int,
    target: Mapping[str, str],
    kumulatif: bool,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> None:
    """The interim targets of an item (period key to what was typed); what is left empty has none."""
    p = draf_terkunci(perjanjian_id, versi, sidik=sidik, bagian=_bagian(sidik_berkala, butir_id))
    b = _butir_draf(list(p.butir.select_related("sasaran")), butir_id, p)
    if b.kata is not None:
        raise galat(
            "target", "Target berupa kata tidak mempunyai target berkala.", "Kosongkan target berkalanya."
        )
    baris: list[TargetPeriode] = []
    salah: list[Masalah] = []
    for kunci, teks in target.items():
        try:
            if baca_periode(kunci).tahun != p.tahun:
                raise galat(kunci, f"Bukan periode tahun {p.tahun}.", "Pilih periode dari daftar.")
            nilai = baca_target(teks, satuan=b.satuan, skala_kata=None, tempat=kunci).nilai
        except PeriodeSalah as bukan:
            salah.append(Masalah(kunci, str(bukan)))
        except GalatSakip as satu:
            salah += satu.masalah
        else:
            if nilai is not None:
                baris.append(TargetPeriode(butir=b, periode=kunci, nilai=nilai, kumulatif=kumulatif))
    if salah:
        raise GalatSakip(salah)
    lama = {t.periode: sebut(t.nilai, None) for t in b.target_periode.all()}
    b.target_periode.all().delete()
    TargetPeriode.objects.bulk_create(baris)
    naikkan(p)
    baru = {t.periode: sebut(t.nilai, None) for t in baris}
    catat_perjanjian(
        p, "perjanjian.target_berkala", oleh, peran, waktu,
        {"butir": b.kode, "kumulatif": kumulatif, "target": [lama, baru]},
    )  # fmt: skip


@transaction.atomic
def simpan_anggaran(
    *,
    perjanjian_id: int,
    versi: int,
    sidik: str = "",
    rupiah: Mapping[int, int],
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> None:
    """The budget by kegiatan (id to rupiah); kegiatan that are not named are taken out."""
    p = draf_terkunci(perjanjian_id, versi, sidik=sidik, bagian=sidik_anggaran)
    kegiatan = {k.pk: k for k in Kegiatan.objects.filter(instansi=p.instansi_id, pk__in=rupiah)}
    if asing := [k for k in rupiah if k not in kegiatan]:
        raise galat(f"kegiatan {asing[0]}", "Kegiatan itu tidak ada di instansi ini.", "Pilih dari daftar.")
    if negatif := [kegiatan[k].kode for k, r in rupiah.items() if r < 0]:
        raise galat(negatif[0], "Anggaran kurang dari nol.", "Tulis jumlah rupiah, atau kosongkan.")
    lama = {a.kegiatan.kode: a.rupiah for a in p.anggaran.select_related("kegiatan")}
    p.anggaran.all().delete()
    AnggaranPerjanjian.objects.bulk_create(
        [AnggaranPerjanjian(perjanjian=p, kegiatan=kegiatan[k], rupiah=r) for k, r in rupiah.items()]
    )
    naikkan(p)
    baru = {kegiatan[k].kode: r for k, r in rupiah.items()}
    catat_perjanjian(p, "perjanjian.anggaran", oleh, peran, waktu, {"anggaran": [lama, baru]})


@transaction.atomic
def ubah_pihak(
    *,
    perjanjian_id: int,
    versi: int,
    sidik: str = "",
    bentuk: str,
    pihak_pertama: Jabatan,
    pihak_kedua: Jabatan | None,
    sebab: str = "",
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> Perjanjian:
    """The form and the parties of a draft, and the cause of a revision."""
    p = draf_terkunci(perjanjian_id, versi, sidik=sidik, bagian=sidik_pihak)
    kedua = pihak_kedua if bentuk == BentukPerjanjian.DUA_PIHAK else None
    periksa_pihak(p.unit, p.tahun, bentuk, pihak_pertama, kedua, tetap=p.pihak_pertama_id)
    if p.revisi and not sebab.strip():
        raise galat("sebab", "Sebab revisi belum diisi.", "Tulis mengapa perjanjian diubah.")
    kembar = Perjanjian.objects.filter(
        unit=p.unit, tahun=p.tahun, pihak_pertama=pihak_pertama, pihak_kedua=kedua, revisi=p.revisi
    ).exclude(pk=p.pk)
    if kembar.exists():
        raise galat("pihak_pertama", "Perjanjian dengan pihak yang sama sudah ada.", "Buka yang sudah ada.")
    lama = [p.bentuk, p.pihak_pertama.kode, p.pihak_kedua and p.pihak_kedua.kode, p.sebab]
    p.bentuk, p.pihak_pertama, p.pihak_kedua = bentuk, pihak_pertama, kedua
    p.sebab = sebab.strip() if p.revisi else ""
    naikkan(p, "bentuk", "pihak_pertama", "pihak_kedua", "sebab")
    baru = [bentuk, pihak_pertama.kode, kedua and kedua.kode, p.sebab]
    catat_perjanjian(p, "perjanjian.pihak", oleh, peran, waktu, {"pihak": [lama, baru]})
    return p
