"""Writes of scores: a dated snapshot of one source, its correction, and which one the report uses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.db.models import Q

from sakip.akun.models import Akun
from sakip.anggaran.models import Dipa, JenisSkor, KomponenSkor, NilaiSkor, PotretSkor, PotretTerpilih
from sakip.anggaran.rumus_skor import AturanSkor
from sakip.anggaran.services.skor_periksa import (
    BarisMasuk,
    KepalaPotret,
    lebih_tua,
    melampaui,
    periksa_alasan,
    periksa_isi,
    periksa_kepala,
    rapi,
    tanya,
    tolak,
)
from sakip.aturan.angka import tulis
from sakip.berkas.models import Berkas
from sakip.inti.galat import Basi, GalatSakip, Masalah, TidakDitemukan, galat
from sakip.jejak.services import catat
from sakip.organisasi.models import Unit
from sakip.organisasi.queries import leluhur, subpohon


@transaction.atomic
def simpan_potret(
    *,
    unit: Unit,
    tahun: int,
    aturan: AturanSkor,
    kepala: KepalaPotret,
    baris: Sequence[BarisMasuk],
    konfirmasi: bool,
    hari_ini: dt.date,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
    berkas: Berkas | None = None,
) -> PotretSkor:
    """Store a new snapshot. PerluKonfirmasi where it is older than a stored one or a value is too high.

    ``berkas``: the file that it was read from.
    """
    isi = [b for b in baris if not b.kosong]
    masalah = periksa_kepala(unit, tahun, aturan, kepala, hari_ini, None) + periksa_isi(
        unit, tahun, aturan, isi
    )
    tolak(masalah)
    if not konfirmasi:
        tanya(lebih_tua(unit, tahun, aturan, kepala) + melampaui(unit, tahun, aturan, isi))
    try:
        with transaction.atomic():
            potret = PotretSkor.objects.create(
                instansi_id=unit.instansi_id,
                unit=unit,
                jenis=aturan.jenis,
                tahun=tahun,
                sumber=rapi(kepala.sumber),
                per_tanggal=kepala.per_tanggal,
                sampai_bulan=kepala.sampai_bulan,
                berkas=berkas,
            )
    except IntegrityError:
        raise _kembar() from None
    _tulis(potret, unit, isi)
    _catat(potret, "skor.catat", oleh, peran, waktu, {"baris": len(isi), **_sebut(kepala)})
    return potret


@transaction.atomic
def ubah_potret(
    *,
    unit: Unit,
    nomor: int,
    aturan: AturanSkor,
    kepala: KepalaPotret,
    baris: Sequence[BarisMasuk],
    konfirmasi: bool,
    hari_ini: dt.date,
    versi: int,
    alasan: str,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> PotretSkor:
    """Correct a snapshot; the journal keeps the figures before and after, and why."""
    potret = _terkunci(unit, nomor)
    if potret.versi != versi:
        raise Basi(
            Masalah(
                "versi",
                "Potret ini sudah diubah orang lain sejak Anda membukanya.",
                "Isian Anda masih di sini; bandingkan dengan isinya sekarang, lalu simpan lagi.",
            )
        )
    isi = [b for b in baris if not b.kosong]
    masalah = periksa_kepala(unit, potret.tahun, aturan, kepala, hari_ini, potret.pk)
    masalah += periksa_isi(unit, potret.tahun, aturan, isi) + periksa_alasan(alasan)
    tolak(masalah)
    if not konfirmasi:
        tanya(melampaui(unit, potret.tahun, aturan, isi))
    sebelum = _gambar(potret)
    sisa = _sisa(potret, {k.kode for k in aturan.kolom})
    potret.sumber, potret.per_tanggal = rapi(kepala.sumber), kepala.per_tanggal
    potret.sampai_bulan, potret.versi = kepala.sampai_bulan, potret.versi + 1
    try:
        with transaction.atomic():
            potret.save()
    except IntegrityError:
        raise _kembar() from None
    # only what the form shows is replaced: not the figures of units below, not a DIPA that has left
    potret.nilai_skor.filter(
        Q(dipa__isnull=True, unit=unit) | Q(dipa__unit_id__in=subpohon(unit, potret.tahun))
    ).delete()
    _tulis(potret, unit, isi, sisa)
    sesudah = _gambar(potret)
    _catat(potret, "skor.koreksi", oleh, peran, waktu, _beda(sebelum, sesudah), alasan)
    return potret


@transaction.atomic
def hapus_potret(*, unit: Unit, nomor: int, alasan: str, oleh: Akun, peran: str, waktu: dt.datetime) -> None:
    """Take a wrong snapshot away; refused while a report uses it."""
    potret = _terkunci(unit, nomor)
    tolak(periksa_alasan(alasan))
    if PotretTerpilih.objects.filter(potret=potret).exists():
        raise galat(
            "potret", "Potret ini dipakai laporan.", "Pilih potret lain untuk laporan dahulu, lalu hapus."
        )
    gambar = _gambar(potret)
    objek = _objek(potret)
    potret.delete()
    catat(
        rantai=unit.rantai_jejak, aksi="skor.hapus", oleh=oleh, peran=peran, objek=objek,
        perubahan=gambar, waktu=waktu, alasan=alasan.strip(),
    )  # fmt: skip


@transaction.atomic
def pilih_potret(
    *, unit: Unit, tahun: int, jenis: str, nomor: int | None, oleh: Akun, peran: str, waktu: dt.datetime
) -> None:
    """Fix the snapshot that the year's report uses; None lets the latest count again."""
    potret = None
    if nomor is not None:
        potret = PotretSkor.objects.filter(
            pk=nomor, unit_id__in=leluhur(unit, tahun), tahun=tahun, jenis=jenis
        ).first()
        if potret is None:
            raise _tidak_ada()
    lama = PotretTerpilih.objects.filter(unit=unit, tahun=tahun, jenis=jenis).select_related("potret").first()
    sebelum = None if lama is None else _objek(lama.potret)
    if potret is None:
        PotretTerpilih.objects.filter(unit=unit, tahun=tahun, jenis=jenis).delete()
    else:
        PotretTerpilih.objects.update_or_create(
            unit=unit, tahun=tahun, jenis=jenis, defaults={"potret": potret}
        )
    catat(
        rantai=unit.rantai_jejak,
        aksi="skor.pilih",
        oleh=oleh,
        peran=peran,
        objek=f"skor:{jenis}:{tahun}",
        perubahan={"potret": [sebelum, None if potret is None else _objek(potret)]},
        waktu=waktu,
    )


# --- rows and journal ------------------------------------------------------------------------------------


def _terkunci(unit: Unit, nomor: int) -> PotretSkor:
    potret = (
        PotretSkor.objects.select_for_update(of=("self",))
        .select_related("unit__instansi")
        .filter(pk=nomor, unit=unit)
        .first()
    )
    if potret is None:
        raise _tidak_ada()
    return potret


def _kembar() -> GalatSakip:
    return galat("per_tanggal", "Potret yang sama baru saja disimpan orang lain.", "Buka daftar potret.")


def _tidak_ada() -> TidakDitemukan:
    return TidakDitemukan(
        Masalah("potret", "Potret itu tidak ada pada kantor ini.", "Buka daftar potret, lalu pilih lagi.")
    )


@dataclass(frozen=True)
class _Sisa:
    """What a correction keeps of a row, unseen: its place in the file, components of other rules."""

    nomor_baris: int | None
    komponen: tuple[tuple[str, Decimal | None, bool], ...]


def _sisa(potret: PotretSkor, kenal: set[str]) -> dict[int | None, _Sisa]:
    return {
        n.dipa_id: _Sisa(
            n.nomor_baris,
            tuple((k.kode, k.nilai, k.berlaku) for k in n.komponen.all() if k.kode not in kenal),
        )
        for n in potret.nilai_skor.prefetch_related("komponen")
        if n.dipa_id is not None or n.unit_id == potret.unit_id
    }


def _tulis(
    potret: PotretSkor,
    unit: Unit,
    baris: Sequence[BarisMasuk],
    sisa: Mapping[int | None, _Sisa] | None = None,
) -> None:
    pemilik = dict(
        Dipa.objects.filter(pk__in=[b.dipa_id for b in baris if b.dipa_id]).values_list("pk", "unit_id")
    )
    kosong = _Sisa(None, ())
    lama = [(sisa or {}).get(b.dipa_id, kosong) for b in baris]
    nilai = NilaiSkor.objects.bulk_create(
        NilaiSkor(
            potret=potret,
            unit_id=unit.pk if b.dipa_id is None else pemilik[b.dipa_id],
            dipa_id=b.dipa_id,
            nilai=b.resmi,
            catatan=b.catatan.strip(),
            nomor_baris=x.nomor_baris if b.nomor_baris is None else b.nomor_baris,
        )
        for b, x in zip(baris, lama, strict=True)
    )
    KomponenSkor.objects.bulk_create(
        KomponenSkor(skor=n, kode=kode, nilai=angka, berlaku=berlaku)
        for n, b, x in zip(nilai, baris, lama, strict=True)
        for kode, angka, berlaku in (
            *((k, v, True) for k, v in b.komponen.items()),
            *((k, None, False) for k in b.tidak_berlaku),
            *x.komponen,
        )
    )


def _gambar(potret: PotretSkor) -> dict[str, object]:
    """Everything a snapshot says, for the journal."""
    hasil: dict[str, object] = {
        "sumber": potret.sumber,
        "per_tanggal": potret.per_tanggal.isoformat(),
        "sampai_bulan": potret.sampai_bulan,
    }
    for n in (
        NilaiSkor.objects.filter(potret=potret).select_related("dipa", "unit").prefetch_related("komponen")
    ):
        isi = {k.kode: "tidak berlaku" if not k.berlaku else _teks(k.nilai) for k in n.komponen.all()}
        hasil[n.dipa.kode if n.dipa else f"unit {n.unit.kode}"] = {"resmi": _teks(n.nilai), **isi}
    return hasil


def _teks(nilai: Decimal | None) -> str | None:
    return None if nilai is None else tulis(nilai, None)


def _beda(sebelum: Mapping[str, object], sesudah: Mapping[str, object]) -> dict[str, object]:
    semua = dict.fromkeys((*sebelum, *sesudah))
    return {k: [sebelum.get(k), sesudah.get(k)] for k in semua if sebelum.get(k) != sesudah.get(k)}


def _sebut(k: KepalaPotret) -> dict[str, object]:
    return {
        "sumber": rapi(k.sumber),
        "per_tanggal": k.per_tanggal.isoformat(),
        "sampai_bulan": k.sampai_bulan,
    }


def _objek(p: PotretSkor) -> str:
    return f"skor:{JenisSkor(p.jenis).value}:{p.tahun}:{p.sumber}:{p.per_tanggal.isoformat()}"


def _catat(
    p: PotretSkor,
    aksi: str,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
    perubahan: Mapping[str, object],
    alasan: str = "",
) -> None:
    catat(
        rantai=p.unit.rantai_jejak, aksi=aksi, oleh=oleh, peran=peran, objek=_objek(p),
        perubahan=perubahan, waktu=waktu, alasan=alasan.strip(),
    )  # fmt: skip
