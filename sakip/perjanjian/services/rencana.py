"""Writes of the rencana aksi: activities, months, what was done, evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.db import transaction

from sakip.akun.models import Akun
from sakip.aturan.periode import NAMA_BULAN
from sakip.berkas.jenis import kenali
from sakip.berkas.models import Berkas
from sakip.berkas.services import simpan_isi
from sakip.inti.galat import Basi, GalatSakip, Masalah, TidakDitemukan, galat
from sakip.jejak.services import catat
from sakip.organisasi.models import Unit
from sakip.organisasi.queries import subpohon
from sakip.perjanjian.models import (
    BuktiAksi,
    ButirPerjanjian,
    LangkahAksi,
    RencanaAksi,
    StatusPerjanjian,
)
from sakip.perjanjian.services.dasar import periksa_versi, sebut, terkunci
from sakip.perjanjian.teks_target import baca_rupiah, baca_target

_TERPANJANG = {"langkah": 2000, "keluaran": 300, "penanggung": 200}
_SEBUT = {"langkah": "Kegiatan", "keluaran": "Keluaran", "penanggung": "Penanggung jawab"}


@dataclass(frozen=True)
class RencanaMasuk:
    """An activity as typed; ``bulanan`` maps a month (1..12) to what is planned in it."""

    langkah: str
    keluaran: str
    penanggung: str
    unit_penanggung_id: int | None
    rupiah: str
    bulanan: Mapping[int, str]


@transaction.atomic
def simpan_rencana(
    *,
    unit: Unit,
    butir_id: int,
    rencana_id: int | None,
    versi: int,
    masuk: RencanaMasuk,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> RencanaAksi:
    """Add or change an activity of a signed item. A month whose plan is cleared keeps what was reported."""
    butir = _butir(unit, butir_id)
    r = _rencana(unit, rencana_id, versi) if rencana_id is not None else RencanaAksi(butir=butir, versi=0)
    if r.butir_id != butir.pk:
        raise TidakDitemukan(Masalah("rencana", "Kegiatan itu milik butir lain.", "Muat ulang halaman."))
    lama = {"langkah": r.langkah, "rupiah": r.rupiah} if r.pk else {}
    _terapkan(unit, butir, r, masuk)
    if not r.pk:
        akhir = butir.rencana_aksi.order_by("-urut").first()
        r.urut = akhir.urut + 1 if akhir else 1
    r.versi += 1
    r.save()
    _simpan_bulanan(r, masuk.bulanan, oleh, waktu)
    _catat(
        unit, "rencana_aksi.ubah" if lama else "rencana_aksi.tambah", r, oleh, peran, waktu,
        {"langkah": [lama.get("langkah"), r.langkah], "rupiah": [lama.get("rupiah"), r.rupiah],
         "bulan": sorted(b for b, teks in masuk.bulanan.items() if teks.strip())},
    )  # fmt: skip
    return r


def _butir(unit: Unit, butir_id: int) -> ButirPerjanjian:
    b = (
        ButirPerjanjian.objects.select_related("perjanjian")
        .filter(pk=butir_id, perjanjian__unit=unit)
        .first()
    )
    if b is None:
        raise TidakDitemukan(
            Masalah("butir", "Butir itu tidak ada pada perjanjian unit ini.", "Muat ulang halaman.")
        )
    p = terkunci(b.perjanjian_id)
    if p.status != StatusPerjanjian.DITANDATANGANI:
        raise galat(
            "butir",
            "Rencana aksi disusun untuk perjanjian yang sudah ditandatangani.",
            "Tanda tangani perjanjiannya dahulu.",
        )
    return b


def _rencana(unit: Unit, rencana_id: int, versi: int) -> RencanaAksi:
    r = (
        RencanaAksi.objects.select_for_update(of=("self",))
        .select_related("butir__perjanjian")
        .filter(pk=rencana_id, butir__perjanjian__unit=unit)
        .first()
    )
    if r is None:
        raise TidakDitemukan(
            Masalah("rencana", "Kegiatan itu tidak ada pada unit ini.", "Mungkin sudah dihapus orang lain.")
        )
    periksa_versi(r.versi, versi)
    return r


def _terapkan(unit: Unit, butir: ButirPerjanjian, r: RencanaAksi, masuk: RencanaMasuk) -> None:
    salah: list[Masalah] = []
    for bidang, batas in _TERPANJANG.items():
        isi = getattr(masuk, bidang).strip()
        if not isi:
            salah.append(Masalah(bidang, f"{_SEBUT[bidang]} belum diisi.", "Tulis singkat dan jelas."))
        elif len(isi) > batas:
            salah.append(Masalah(bidang, f"{_SEBUT[bidang]} lebih dari {batas} karakter.", "Pendekkan."))
        setattr(r, bidang, isi)
    if masuk.unit_penanggung_id not in (
        None,
        r.unit_penanggung_id,
    ) and masuk.unit_penanggung_id not in subpohon(unit, butir.perjanjian.tahun):
        salah.append(Masalah("unit_penanggung", "Unit itu bukan bagian dari unit ini.", "Pilih dari daftar."))
    try:
        r.rupiah = baca_rupiah(masuk.rupiah, "rupiah")
    except GalatSakip as satu:
        salah += satu.masalah
    salah += [
        Masalah("bulan", f"Bulan {b} tidak ada.", "Pilih 1 sampai 12.")
        for b in masuk.bulanan
        if not 1 <= b <= 12
    ]
    salah += [
        Masalah(f"bulan-{b}", "Lebih dari 300 karakter.", "Pendekkan.")
        for b, teks in masuk.bulanan.items()
        if len(teks.strip()) > 300
    ]
    if not salah and not any(teks.strip() for teks in masuk.bulanan.values()):
        salah.append(Masalah("bulan", "Belum ada bulan yang direncanakan.", "Isi paling sedikit satu bulan."))
    if salah:
        raise GalatSakip(salah)
    r.unit_penanggung_id = masuk.unit_penanggung_id


def _simpan_bulanan(r: RencanaAksi, bulanan: Mapping[int, str], oleh: Akun, waktu: dt.datetime) -> None:
    ada = {x.bulan: x for x in r.bulanan.select_for_update().prefetch_related("bukti")}
    for bulan, teks in sorted(bulanan.items()):
        rencana, lama = teks.strip(), ada.get(bulan)
        if lama is None:
            if rencana:
                LangkahAksi.objects.create(
                    rencana=r, bulan=bulan, sasaran_bulan=rencana, oleh=oleh, waktu=waktu
                )
        elif not rencana and not _terlapor(lama):
            lama.delete()
        elif lama.sasaran_bulan != rencana:
            lama.sasaran_bulan, lama.versi = rencana, lama.versi + 1
            lama.save(update_fields=["sasaran_bulan", "versi"])


def _terlapor(x: LangkahAksi) -> bool:
    return bool(x.realisasi or x.keterangan or x.persen is not None or x.bukti.all())


@transaction.atomic
def hapus_rencana(
    *, unit: Unit, rencana_id: int, versi: int, alasan: str, oleh: Akun, peran: str, waktu: dt.datetime
) -> None:
    """Take an activity away; one with reports is kept, so that nothing that was reported is lost."""
    r = _rencana(unit, rencana_id, versi)
    if not alasan.strip():
        raise galat("alasan", "Alasan belum diisi.", "Tulis mengapa kegiatan ini dihapus.")
    if any(_terlapor(x) for x in r.bulanan.prefetch_related("bukti")):
        raise galat("rencana", "Kegiatan ini sudah dilaporkan.", "Ubah rencananya, jangan dihapus.")
    objek = _objek(r)
    r.delete()
    catat(
        rantai=unit.rantai_jejak,
        aksi="rencana_aksi.hapus",
        oleh=oleh,
        peran=peran,
        objek=objek,
        perubahan={"langkah": [r.langkah, None]},
        waktu=waktu,
        alasan=alasan.strip(),
    )


@dataclass(frozen=True)
class LaporMasuk:
    """A month's report as typed. ``versi`` 0: the month had no row; ``berkas``: (name, bytes)."""

    rencana_id: int
    versi: int
    realisasi: str
    persen: str
    keterangan: str = ""
    tautan: str = ""
    berkas: tuple[tuple[str, bytes], ...] = ()


@transaction.atomic
def lapor(
    *,
    unit: Unit,
    tahun: int,
    bulan: int,
    masuk: Sequence[LaporMasuk],
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> int:
    """Report a month of several activities; all or none. Returns how many rows changed."""
    if not 1 <= bulan <= 12:
        raise galat("bulan", f"Bulan {bulan} tidak ada.", "Pilih Januari sampai Desember.")
    rencana = {
        r.pk: r
        for r in RencanaAksi.objects.select_for_update(of=("self",))
        .select_related("butir__perjanjian")
        .filter(
            pk__in=[m.rencana_id for m in masuk], butir__perjanjian__unit=unit, butir__perjanjian__tahun=tahun
        )
        .order_by("pk")
    }
    ada = {
        x.rencana_id: x
        for x in LangkahAksi.objects.filter(rencana__in=rencana, bulan=bulan).prefetch_related("bukti")
    }
    salah: list[Masalah] = []
    berubah: dict[str, object] = {}
    for m in masuk:
        r = rencana.get(m.rencana_id)
        if r is None:
            raise TidakDitemukan(
                Masalah("rencana", "Kegiatan itu bukan milik unit ini.", "Muat ulang halaman.")
            )
        x = ada.get(m.rencana_id)
        try:
            if (isi := _lapor_satu(unit, bulan, r, x, m, oleh, waktu)) is not None:
                berubah[_objek(r)] = isi
        except Basi:
            raise
        except GalatSakip as satu:
            salah += satu.masalah
    if salah:
        raise GalatSakip(salah)
    if berubah:
        catat(
            rantai=unit.rantai_jejak,
            aksi="rencana_aksi.lapor",
            oleh=oleh,
            peran=peran,
            objek=f"rencana_aksi:{unit.kode}:{tahun}-{bulan:02d}",
            perubahan=berubah,
            waktu=waktu,
        )
    return len(berubah)


def _lapor_satu(
    unit: Unit,
    bulan: int,
    r: RencanaAksi,
    x: LangkahAksi | None,
    m: LaporMasuk,
    oleh: Akun,
    waktu: dt.datetime,
) -> dict[str, object] | None:
    tempat = f"{r.pk}"
    persen = baca_target(m.persen, satuan="persen", skala_kata=None, tempat=f"persen-{tempat}").nilai
    if persen is not None and not 0 <= persen <= 100:
        raise galat(
            f"persen-{tempat}", f"{m.persen} di luar 0 sampai 100.", "Tulis persen selesainya langkah ini."
        )
    if len(m.realisasi) > 4000 or len(m.keterangan) > 4000:
        raise galat(f"realisasi-{tempat}", "Lebih dari 4.000 karakter.", "Pendekkan, lampirkan rinciannya.")
    tautan = baca_tautan(m.tautan.strip(), f"tautan-{tempat}")
    lama = (x.realisasi, x.persen, x.keterangan) if x else ("", None, "")
    baru = (m.realisasi.strip(), persen, m.keterangan.strip())
    if lama == baru and not m.berkas and not tautan:
        return None
    if (x.versi if x else 0) != m.versi:
        raise Basi(
            Masalah(
                f"{NAMA_BULAN[bulan - 1]}, {r.langkah[:60]}",
                "Orang lain mengubah laporan ini sejak Anda membukanya.",
                "Isian Anda masih ada; bandingkan, lalu simpan lagi.",
            )
        )
    x = x or LangkahAksi(rencana=r, bulan=bulan, versi=0)
    x.realisasi, x.persen, x.keterangan = baru
    x.oleh, x.waktu, x.versi = oleh, waktu, x.versi + 1
    x.save()
    nama = _lampirkan(unit, x, m.berkas, tautan, oleh, waktu, tempat)
    return {
        "realisasi": [lama[0], baru[0]],
        "persen": [sebut(lama[1], None), sebut(persen, None)],
        "bukti": nama,
    }


def baca_tautan(teks: str, tempat: str) -> str:
    if not teks:
        return ""
    if urlsplit(teks).scheme not in ("http", "https") or not urlsplit(teks).netloc or len(teks) > 500:
        raise galat(tempat, "Tautan tidak lengkap.", "Salin alamat lengkapnya, mulai dari https://.")
    return teks


def _lampirkan(
    unit: Unit,
    x: LangkahAksi,
    berkas: Sequence[tuple[str, bytes]],
    tautan: str,
    oleh: Akun,
    waktu: dt.datetime,
    tempat: str,
) -> list[str]:
    terpakai = set(x.bukti.values_list("nama", flat=True))
    nama: list[str] = []
    for asli, isi in berkas:
        jenis = kenali(isi)
        if jenis is None:
            raise galat(
                f"berkas-{tempat}",
                f"Jenis berkas «{asli[:80]}» tidak diterima.",
                "Lampirkan PDF, gambar, atau dokumen kantor.",
            )
        _tambah_bukti(
            x, asli, simpan_isi(instansi=unit.instansi, isi=isi, jenis=jenis), "", terpakai, nama, oleh, waktu
        )
    if tautan:
        _tambah_bukti(x, tautan, None, tautan, terpakai, nama, oleh, waktu)
    return nama


def _tambah_bukti(
    x: LangkahAksi,
    asli: str,
    berkas: Berkas | None,
    tautan: str,
    terpakai: set[str],
    nama: list[str],
    oleh: Akun,
    waktu: dt.datetime,
) -> None:
    """Add a piece of evidence once; another content of the same name gets a number."""
    if x.bukti.filter(berkas=berkas, tautan=tautan).exists():
        return
    dasar = asli[:240]
    bebas = next(n for n in [dasar, *(f"{dasar} ({i})" for i in range(2, 1000))] if n not in terpakai)
    BuktiAksi.objects.create(langkah=x, nama=bebas, berkas=berkas, tautan=tautan, oleh=oleh, waktu=waktu)
    terpakai.add(bebas)
    nama.append(bebas)


@transaction.atomic
def hapus_bukti(
    *, unit: Unit, tahun: int, bukti_id: int, alasan: str, oleh: Akun, peran: str, waktu: dt.datetime
) -> None:
    """Take a piece of evidence off a report; the stored file itself stays."""
    b = (
        BuktiAksi.objects.select_related("langkah__rencana__butir__perjanjian")
        .filter(
            pk=bukti_id,
            langkah__rencana__butir__perjanjian__unit=unit,
            langkah__rencana__butir__perjanjian__tahun=tahun,
        )
        .first()
    )
    if b is None:
        raise TidakDitemukan(Masalah("bukti", "Bukti itu tidak ada pada unit ini.", "Muat ulang halaman."))
    if not alasan.strip():
        raise galat("alasan", "Alasan belum diisi.", "Tulis mengapa buktinya dilepas.")
    objek = _objek(b.langkah.rencana)
    b.delete()
    catat(
        rantai=unit.rantai_jejak,
        aksi="rencana_aksi.lepas_bukti",
        oleh=oleh,
        peran=peran,
        objek=objek,
        perubahan={"bukti": [b.nama, None], "bulan": b.langkah.bulan},
        waktu=waktu,
        alasan=alasan.strip(),
    )


def _objek(r: RencanaAksi) -> str:
    return f"rencana_aksi:{r.butir.perjanjian.kode}:{r.butir.kode}:{r.urut}"


def _catat(
    unit: Unit,
    aksi: str,
    r: RencanaAksi,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
    perubahan: Mapping[str, object],
) -> None:
    catat(
        rantai=unit.rantai_jejak,
        aksi=aksi,
        oleh=oleh,
        peran=peran,
        objek=_objek(r),
        perubahan=perubahan,
        waktu=waktu,
    )
