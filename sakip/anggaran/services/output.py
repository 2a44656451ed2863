"""Outputs (RO) of a DIPA and their progress by month."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from sakip.akun.models import Akun
from sakip.anggaran.models import CapaianOutput, RincianOutput
from sakip.anggaran.services.dasar import (
    KODE_BARIS,
    basi,
    catat_dipa,
    dipa_terkunci,
    periksa_alasan_koreksi,
    tolak_bila,
)
from sakip.aturan.angka import AngkaSalah, baca, tulis
from sakip.aturan.periode import NAMA_BULAN
from sakip.inti.bidang import desimal_terukur
from sakip.inti.galat import Masalah, TidakDitemukan
from sakip.organisasi.models import Unit


@dataclass(frozen=True)
class RoMasuk:
    """An RO as typed."""

    kode: str
    nama: str
    satuan: str
    target: str
    strategis: bool = False
    prioritas_nasional: str = ""


@dataclass(frozen=True)
class ProgresMasuk:
    """The month of an RO as typed; volume and progress both "": nothing reported."""

    output_id: int
    volume: str
    progres: str
    keterangan: str = ""
    hapus: bool = False


def desimal(teks: str, tempat: str, salah: list[Masalah]) -> Decimal | None:
    bersih = " ".join(teks.split())
    if not bersih:
        return None
    try:
        hasil = baca(bersih)
        if hasil.tafsir == "ragu":
            salah.append(Masalah(tempat, f"«{bersih}» dapat dibaca dua cara.", "Tulis ribuan tanpa titik."))
            return None
        nilai = desimal_terukur(hasil.nilai)
    except AngkaSalah as g:
        salah.append(Masalah(tempat, str(g), "Tulis angka, misalnya 12,5."))
    except ValidationError as g:
        salah.append(Masalah(tempat, " ".join(g.messages), "Tulis angka, misalnya 12,5."))
    else:
        if nilai >= 0:
            return nilai
        salah.append(Masalah(tempat, f"{bersih} kurang dari nol.", "Tulis nol atau lebih."))
    return None


@transaction.atomic
def simpan_ro(
    *, unit: Unit, tahun: int, dipa_id: int, output_id: int | None, versi: int, masuk: RoMasuk,
    alasan: str = "", oleh: Akun, peran: str, waktu: dt.datetime,
) -> RincianOutput:  # fmt: skip
    """Add an RO, or change it with a reason."""
    d = dipa_terkunci(unit, tahun, dipa_id)
    r = RincianOutput(dipa=d, versi=0)
    if output_id is not None:
        ada = d.rincian_output.filter(pk=output_id).first()
        if ada is None:
            raise TidakDitemukan(Masalah("output", "RO itu tidak ada pada DIPA ini.", "Muat ulang halaman."))
        if ada.versi != versi:
            raise basi()
        r = ada
    lama = _kata_ro(r) if r.pk else None
    salah: list[Masalah] = []
    kode, nama, satuan = masuk.kode.strip(), " ".join(masuk.nama.split()), " ".join(masuk.satuan.split())
    target = desimal(masuk.target, "target", salah)
    if not KODE_BARIS.match(kode) or len(kode) > 60:
        salah.append(
            Masalah("kode", "Kode RO belum benar.", "Tulis kegiatan.kro.ro seperti awal kode barisnya.")
        )
    elif d.rincian_output.filter(kode=kode).exclude(pk=r.pk).exists():
        salah.append(Masalah("kode", f"Kode {kode} sudah ada pada DIPA ini.", "Ubah RO yang sudah ada."))
    if not nama or len(nama) > 300:
        salah.append(
            Masalah("nama", "Nama RO belum diisi atau terlalu panjang.", "Paling panjang 300 huruf.")
        )
    if not satuan or len(satuan) > 60:
        salah.append(Masalah("satuan", "Satuan belum diisi atau terlalu panjang.", "Misalnya: layanan."))
    if (target is None or target == 0) and not any(m.tempat == "target" for m in salah):
        salah.append(Masalah("target", "Target volume harus lebih dari nol.", "Isi targetnya."))
    r.kode, r.nama, r.satuan, r.strategis = kode, nama, satuan, masuk.strategis
    r.target, r.prioritas_nasional = target or Decimal(0), " ".join(masuk.prioritas_nasional.split())[:200]
    if lama is not None and lama != _kata_ro(r):
        periksa_alasan_koreksi(alasan, salah)
    tolak_bila(salah)
    if lama == _kata_ro(r):
        return r
    r.versi += 1
    r.save()
    catat_dipa(
        d, "output.simpan", oleh, peran, waktu,
        {"ro": kode, "sebelum": lama, "sesudah": _kata_ro(r)}, alasan.strip(),
    )  # fmt: skip
    return r


def _kata_ro(r: RincianOutput) -> dict[str, object]:
    return {
        "kode": r.kode, "nama": r.nama, "satuan": r.satuan, "target": str(desimal_terukur(r.target)),
        "strategis": r.strategis, "prioritas_nasional": r.prioritas_nasional,
    }  # fmt: skip


@transaction.atomic
def hapus_ro(
    *, unit: Unit, tahun: int, dipa_id: int, output_id: int | None, versi: int, alasan: str,
    oleh: Akun, peran: str, waktu: dt.datetime,
) -> str:  # fmt: skip
    """Take out an RO with what was reported of it; the journal keeps both. Returns its code."""
    d = dipa_terkunci(unit, tahun, dipa_id)
    r = d.rincian_output.filter(pk=output_id or 0).first()
    if r is None:
        raise TidakDitemukan(Masalah("output", "RO itu tidak ada pada DIPA ini.", "Muat ulang halaman."))
    if r.versi != versi:
        raise basi()
    salah: list[Masalah] = []
    periksa_alasan_koreksi(alasan, salah)
    tolak_bila(salah)
    capaian = [[c.bulan, str(c.volume), str(c.progres), c.keterangan] for c in r.capaian.order_by("bulan")]
    lama = _kata_ro(r)
    r.delete()
    catat_dipa(d, "output.hapus", oleh, peran, waktu, {"ro": lama, "capaian": capaian}, alasan.strip())
    return str(lama["kode"])


@transaction.atomic
def simpan_progres(
    *, unit: Unit, tahun: int, dipa_id: int, bulan: int, isi: list[ProgresMasuk], alasan: str = "",
    oleh: Akun, peran: str, waktu: dt.datetime,
) -> int:  # fmt: skip
    """Cumulative volume and progress of a DIPA's ROs to the end of a month; how many changed.

    What goes back against the month before needs an explanation; a row left empty is not touched. A row with
    ``hapus`` is taken out; that, and changing what was stored, needs ``alasan``.
    """
    d = dipa_terkunci(unit, tahun, dipa_id)
    if not 1 <= bulan <= 12:
        raise TidakDitemukan(Masalah("bulan", f"Bulan {bulan} tidak ada.", "Pilih Januari sampai Desember."))
    milik = {r.pk: r for r in d.rincian_output.all()}
    semua = list(CapaianOutput.objects.filter(output__in=milik).order_by("bulan"))
    ada = {c.output_id: c for c in semua if c.bulan == bulan}
    lalu = {c.output_id: c for c in semua if c.bulan < bulan}
    salah: list[Masalah] = []
    tulis_ini: list[CapaianOutput] = []
    buang: list[CapaianOutput] = []
    lama: dict[str, list[str]] = {}
    for x in isi:
        r = milik.get(x.output_id)
        if r is None:
            salah.append(Masalah("output", "RO itu tidak ada pada DIPA ini.", "Muat ulang halaman."))
            continue
        if x.hapus:
            if r.pk in ada:
                buang.append(ada[r.pk])
            continue
        volume = desimal(x.volume, f"v-{r.pk}", salah)
        progres = desimal(x.progres, f"p-{r.pk}", salah)
        if volume is None and progres is None:
            continue
        if volume is None or progres is None:
            salah.append(
                Masalah(f"p-{r.pk}", f"{r.kode}: volume dan progres diisi keduanya.", "Tulis 0 bila nol.")
            )
            continue
        if progres > 100:
            salah.append(
                Masalah(
                    f"p-{r.pk}",
                    f"{r.kode}: progres {tulis(progres, None)} lebih dari 100.",
                    "Tulis 0 sampai 100.",
                )
            )
        sebelum = lalu.get(r.pk)
        mundur = sebelum is not None and (progres < sebelum.progres or volume < sebelum.volume)
        if mundur and not x.keterangan.strip():
            salah.append(
                Masalah(
                    f"p-{r.pk}", f"{r.kode}: lebih kecil daripada bulan sebelumnya.", "Tulis keterangannya."
                )
            )
        c = ada.get(r.pk) or CapaianOutput(output=r, bulan=bulan)
        baru = (volume, progres, x.keterangan.strip())
        if not c.pk or (c.volume, c.progres, c.keterangan) != baru:
            if c.pk:
                lama[r.kode] = [str(c.volume), str(c.progres), c.keterangan]
            c.volume, c.progres, c.keterangan = baru
            tulis_ini.append(c)
    if lama or buang:
        periksa_alasan_koreksi(alasan, salah)
    tolak_bila(salah)
    for c in tulis_ini:
        c.save()
    for c in buang:
        lama[milik[c.output_id].kode] = [str(c.volume), str(c.progres), c.keterangan]
        c.delete()
    if tulis_ini or buang:
        ro = {milik[c.output_id].kode: [str(c.volume), str(c.progres), c.keterangan] for c in tulis_ini}
        catat_dipa(
            d, "output.progres", oleh, peran, waktu,
            {"bulan": NAMA_BULAN[bulan - 1], "ro": ro, "sebelum": lama}, alasan.strip(),
        )  # fmt: skip
    return len(tulis_ini) + len(buang)
