"""Targets that an owner sets for the units, and the units' answers."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from sakip.akun.models import Akun
from sakip.inti.galat import Basi, GalatSakip, Masalah, TidakDitemukan, galat
from sakip.jejak.services import catat
from sakip.organisasi.models import Unit
from sakip.perencanaan.models import Indikator, ManualIndikator
from sakip.perencanaan.queries import manual_semua
from sakip.perjanjian.models import KeadaanPenetapan, PenetapanTarget
from sakip.perjanjian.services.dasar import sebut
from sakip.perjanjian.teks_target import Target, target_manual


@dataclass(frozen=True)
class SelMasuk:
    """One cell as typed. ``versi`` is what the person saw (0: no target yet); ``tempat`` names the cell."""

    indikator_id: int
    unit_id: int
    teks: str
    versi: int
    tempat: str


@dataclass(frozen=True)
class Ubahan:
    """What a cell will change: ``lama`` and ``baru`` as text, "" for no target."""

    indikator_id: int
    unit_id: int
    lama: str
    baru: str
    tempat: str


@dataclass
class _Rencana:
    sel: SelMasuk
    manual_satuan: str
    manual_skala: object
    target: Target
    lama: PenetapanTarget | None


def pratinjau(*, pemilik: Unit, tahun: int, sel: Sequence[SelMasuk]) -> list[Ubahan]:
    """What :func:`tetapkan` would change; raises with every faulty cell. Writes nothing."""
    return [_ubahan(r) for r in _periksa(pemilik, tahun, sel, kunci=False)]


@transaction.atomic
def tetapkan(
    *,
    pemilik: Unit,
    tahun: int,
    sel: Sequence[SelMasuk],
    asal: str = "ketik",
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> list[Ubahan]:
    """Set, change or take back targets of the owner's indicators; all cells or none.

    A changed target waits for the unit's answer again. One entry in the owner's chain names every cell.
    """
    rencana = _periksa(pemilik, tahun, sel, kunci=True)
    ubahan = [_ubahan(r) for r in rencana]
    for r in rencana:
        _tulis(r, tahun, oleh, waktu)
    if ubahan:
        catat(
            rantai=pemilik.rantai_jejak,
            aksi="target.tetapkan",
            oleh=oleh,
            peran=peran,
            objek=f"target:{pemilik.kode}:{tahun}",
            perubahan={"asal": asal, "sel": _menurut_indikator(ubahan)},
            waktu=waktu,
        )
    return ubahan


def _menurut_indikator(ubahan: Sequence[Ubahan]) -> dict[str, dict[str, list[str]]]:
    kunci = dict(Indikator.objects.filter(pk__in={u.indikator_id for u in ubahan}).values_list("pk", "kunci"))
    kode = dict(Unit.objects.filter(pk__in={u.unit_id for u in ubahan}).values_list("pk", "kode"))
    hasil: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for u in ubahan:
        hasil[kunci[u.indikator_id]][kode[u.unit_id]] = [u.lama, u.baru]
    return dict(hasil)


def _periksa(pemilik: Unit, tahun: int, sel: Sequence[SelMasuk], *, kunci: bool) -> list[_Rencana]:
    """The cells that change, read and checked; ids that are not the owner's are refused."""
    if kunci:  # a target that is not there yet has no row to lock
        Unit.objects.select_for_update(no_key=True).get(pk=pemilik.pk)
    indikator = set(
        Indikator.objects.filter(pk__in={s.indikator_id for s in sel}, pemilik=pemilik).values_list(
            "pk", flat=True
        )
    )
    unit = set(
        Unit.objects.filter(pk__in={s.unit_id for s in sel}, instansi=pemilik.instansi_id).values_list(
            "pk", flat=True
        )
    )
    # by the owner's manual: a local variant computes differently, the target is still the owner's
    manual = manual_semua(indikator, {pemilik.pk: [pemilik.pk]}, tahun)[pemilik.pk]
    baris = PenetapanTarget.objects.filter(tahun=tahun, indikator__in=indikator, unit__in=unit).order_by("pk")
    ada = {(t.indikator_id, t.unit_id): t for t in (baris.select_for_update() if kunci else baris)}
    salah: list[Masalah] = []
    basi: list[Masalah] = []
    hasil: dict[tuple[int, int], _Rencana] = {}
    for s in sel:
        if s.indikator_id not in indikator:
            salah.append(Masalah(s.tempat, "Indikator itu bukan milik unit ini.", "Muat ulang halaman."))
            continue
        if s.unit_id not in unit:
            salah.append(Masalah(s.tempat, "Unit itu tidak ada di instansi ini.", "Muat ulang halaman."))
            continue
        m = manual.get(s.indikator_id)
        if m is None:
            salah.append(
                Masalah(s.tempat, f"Indikator belum bermanual untuk {tahun}.", "Isi manualnya dahulu.")
            )
            continue
        try:
            target = target_manual(s.teks, m, tempat=s.tempat)
        except GalatSakip as satu:
            salah += satu.masalah
            continue
        lama = ada.get((s.indikator_id, s.unit_id))
        if target == (Target(lama.nilai, lama.kata) if lama else Target()):
            continue
        if s.versi != (lama.versi if lama else 0):
            basi.append(
                Masalah(
                    s.tempat,
                    f"Sudah diubah orang lain menjadi {sebut(lama.nilai, lama.kata) if lama else 'kosong'}.",
                    "Isian Anda masih ada; periksa, lalu simpan lagi.",
                )
            )
            continue
        hasil[(s.indikator_id, s.unit_id)] = _Rencana(s, m.satuan, m.skala, target, lama)
    if salah:
        raise GalatSakip(salah)
    if basi:
        raise Basi(basi)
    return list(hasil.values())


def _ubahan(r: _Rencana) -> Ubahan:
    lama = sebut(r.lama.nilai, r.lama.kata) if r.lama else ""
    return Ubahan(r.sel.indikator_id, r.sel.unit_id, lama, sebut(*r.target), r.sel.tempat)


def _tulis(r: _Rencana, tahun: int, oleh: Akun, waktu: dt.datetime) -> None:
    if r.target.kosong:
        if r.lama is not None:
            r.lama.delete()
        return
    t = r.lama or PenetapanTarget(
        indikator_id=r.sel.indikator_id, unit_id=r.sel.unit_id, tahun=tahun, versi=0
    )
    t.nilai, t.kata = r.target
    t.satuan, t.skala = r.manual_satuan, r.manual_skala  # type: ignore[assignment]
    _kembali_ke(t, KeadaanPenetapan.DITETAPKAN, oleh, waktu)


def _kembali_ke(t: PenetapanTarget, keadaan: str, oleh: Akun, waktu: dt.datetime, jawaban: str = "") -> None:
    t.keadaan, t.usulan_nilai, t.usulan_kata, t.alasan, t.jawaban = keadaan, None, None, "", jawaban
    t.oleh, t.waktu, t.versi = oleh, waktu, t.versi + 1
    t.save()


# --- the unit's answer ----------------------------------------------------------------------------


@dataclass(frozen=True)
class TanggapanMasuk:
    """The answer to one target: accepted, or another value with its reason."""

    penetapan_id: int
    versi: int
    terima: bool
    usulan: str = ""
    alasan: str = ""


@transaction.atomic
def tanggapi(
    *,
    unit: Unit,
    tahun: int,
    tanggapan: Sequence[TanggapanMasuk],
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> int:
    """Accept targets or propose other values; all or none. Returns how many changed."""
    ada = {
        t.pk: t
        for t in PenetapanTarget.objects.select_for_update(of=("self",))
        .filter(unit=unit, tahun=tahun, pk__in=[t.penetapan_id for t in tanggapan])
        .select_related("indikator")
        .order_by("pk")
    }
    manual = manual_semua({t.indikator_id for t in ada.values()}, {unit.pk: []}, tahun)[unit.pk]
    salah: list[Masalah] = []
    siap: list[tuple[PenetapanTarget, TanggapanMasuk, Target]] = []
    for masuk in tanggapan:
        t = ada.get(masuk.penetapan_id)
        tempat = f"t-{masuk.penetapan_id}"
        if t is None:
            raise TidakDitemukan(
                Masalah("target", "Target itu bukan target unit ini.", "Muat ulang halaman.")
            )
        if t.versi != masuk.versi:
            raise Basi(
                Masalah(
                    tempat, "Pemilik mengubah target ini sejak Anda membukanya.", "Baca lagi, lalu tanggapi."
                )
            )
        usulan = Target()
        if not masuk.terima:
            try:
                usulan = _usulan(masuk, t, manual.get(t.indikator_id), tempat)
            except GalatSakip as satu:
                salah += satu.masalah
                continue
        siap.append((t, masuk, usulan))
    if salah:
        raise GalatSakip(salah)
    isi: dict[str, object] = {}
    for t, masuk, usulan in siap:
        if masuk.terima:
            _kembali_ke(t, KeadaanPenetapan.DITERIMA, oleh, waktu)
            isi[t.indikator.kunci] = "diterima"
        else:
            t.keadaan, t.alasan, t.jawaban = KeadaanPenetapan.DIUSULKAN, masuk.alasan.strip(), ""
            t.usulan_nilai, t.usulan_kata = usulan
            t.oleh, t.waktu, t.versi = oleh, waktu, t.versi + 1
            t.save()
            isi[t.indikator.kunci] = [sebut(t.nilai, t.kata), sebut(*usulan), t.alasan]
    if isi:
        _catat_jawaban(unit, tahun, "target.tanggapi", oleh, peran, waktu, isi)
    return len(isi)


def _usulan(masuk: TanggapanMasuk, t: PenetapanTarget, manual: ManualIndikator | None, tempat: str) -> Target:
    if manual is None:
        raise galat(tempat, f"Indikator tidak bermanual untuk {t.tahun}.", "Hubungi pemilik indikatornya.")
    usulan = target_manual(masuk.usulan, manual, tempat=tempat)
    if usulan.kosong:
        raise galat(tempat, "Nilai usulan belum diisi.", "Tulis nilai yang diusulkan, atau terima targetnya.")
    if usulan == Target(t.nilai, t.kata):
        raise galat(tempat, "Usulan sama dengan targetnya.", "Terima targetnya, atau tulis nilai lain.")
    if not masuk.alasan.strip():
        raise galat(tempat, "Alasan usulan belum diisi.", "Tulis mengapa nilai lain lebih tepat.")
    return usulan


@transaction.atomic
def jawab_usulan(
    *,
    pemilik: Unit,
    tahun: int,
    penetapan_id: int,
    versi: int,
    setuju: bool,
    jawaban: str = "",
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> PenetapanTarget:
    """The owner takes a proposal (it is agreed then), or keeps the target and says why."""
    t = (
        PenetapanTarget.objects.select_for_update(of=("self",))
        .select_related("indikator", "unit__instansi")
        .filter(pk=penetapan_id, tahun=tahun, indikator__pemilik=pemilik)
        .first()
    )
    if t is None:
        raise TidakDitemukan(Masalah("target", "Usulan itu tidak ada.", "Muat ulang halaman."))
    if t.versi != versi or t.keadaan != KeadaanPenetapan.DIUSULKAN:
        raise Basi(Masalah("target", "Usulan ini sudah berubah atau sudah dijawab.", "Muat ulang halaman."))
    lama, usulan = sebut(t.nilai, t.kata), sebut(t.usulan_nilai, t.usulan_kata)
    if setuju:
        t.nilai, t.kata = t.usulan_nilai, t.usulan_kata
        _kembali_ke(t, KeadaanPenetapan.DITERIMA, oleh, waktu, jawaban.strip())
    else:
        if not jawaban.strip():
            raise galat("jawaban", "Alasan belum diisi.", "Tulis mengapa target tetap.")
        _kembali_ke(t, KeadaanPenetapan.DITETAPKAN, oleh, waktu, jawaban.strip())
    isi: Mapping[str, object] = {t.indikator.kunci: [lama, usulan, "disetujui" if setuju else "ditolak"]}
    _catat_jawaban(t.unit, t.tahun, "target.jawab_usulan", oleh, peran, waktu, isi, jawaban.strip())
    return t


def _catat_jawaban(
    unit: Unit,
    tahun: int,
    aksi: str,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
    isi: Mapping[str, object],
    alasan: str = "",
) -> None:
    catat(
        rantai=unit.rantai_jejak,
        aksi=aksi,
        oleh=oleh,
        peran=peran,
        objek=f"target:{unit.kode}:{tahun}",
        perubahan=isi,
        waktu=waktu,
        alasan=alasan,
    )
