"""Imports a package: everything is checked first, then written at once or not at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction

from sakip.akun.models import Akun
from sakip.inti.galat import GalatSakip, Masalah
from sakip.jejak.services import catat
from sakip.organisasi.models import Instansi, Leluhur
from sakip.organisasi.services import bangun_leluhur
from sakip.pertukaran.impor.cakupan import cakupan
from sakip.pertukaran.impor.laporan import BedaBidang, Lapor, LaporanImpor, Penyimpangan
from sakip.pertukaran.impor.penulis import Penulis, Tulis
from sakip.pertukaran.impor.rekap import bangun_rekap
from sakip.pertukaran.impor.rencana import Bagian, Rencana
from sakip.pertukaran.impor.susun import susun_rencana
from sakip.pertukaran.impor.tulis_anggaran import tulis_dipa, tulis_potret
from sakip.pertukaran.impor.tulis_keluaran import tulis_emonev, tulis_kunci, tulis_output, tulis_rpd
from sakip.pertukaran.impor.tulis_kerja import (
    tulis_pengisi,
    tulis_rantai,
    tulis_rencana_aksi,
    tulis_tenggat,
)
from sakip.pertukaran.impor.tulis_kinerja import (
    tulis_bukti,
    tulis_isian,
    tulis_kejadian,
    tulis_nilai_langsung,
    tulis_pengajuan,
    tulis_riwayat,
    tulis_teks,
)
from sakip.pertukaran.impor.tulis_organisasi import (
    buat_instansi,
    tulis_jabatan,
    tulis_pengganti,
    tulis_unit,
)
from sakip.pertukaran.impor.tulis_perencanaan import (
    tulis_indikator,
    tulis_kontribusi,
    tulis_manual,
    tulis_program,
    tulis_renstra,
    tulis_sasaran,
    tulis_sumber,
    tulis_variabel,
)
from sakip.pertukaran.impor.tulis_perjanjian import tulis_perjanjian
from sakip.pertukaran.impor.tulis_profil import tulis_berkas, tulis_kerangka, tulis_profil
from sakip.pertukaran.impor.tulis_skor import tulis_skor
from sakip.pertukaran.impor.tulis_target_kinerja import (
    tulis_e_performance,
    tulis_kelompok,
    tulis_pelaksana,
    tulis_rekap,
    tulis_target,
)
from sakip.pertukaran.kanonik import sidik_lengkap
from sakip.pertukaran.models import Paket
from sakip.pertukaran.periksa import Tinjauan, periksa

__all__ = ["BedaBidang", "Lapor", "LaporanImpor", "Penyimpangan", "impor_paket"]

#: What is written in which order: whatever is pointed to comes first.
LANGKAH: tuple[Tulis, ...] = (
    tulis_unit,
    tulis_pengganti,
    tulis_jabatan,
    tulis_sumber,
    tulis_variabel,
    tulis_sasaran,
    tulis_indikator,
    tulis_manual,
    tulis_program,
    tulis_kontribusi,
    tulis_renstra,
    tulis_perjanjian,
    tulis_dipa,
    tulis_potret,
    tulis_output,
    tulis_rpd,
    tulis_kunci,
    tulis_skor,
    tulis_emonev,
    tulis_kelompok,
    tulis_target,
    tulis_pelaksana,
    tulis_rekap,
    tulis_e_performance,
    tulis_pengisi,
    tulis_rantai,
    tulis_tenggat,
    tulis_rencana_aksi,
    tulis_isian,
    tulis_kejadian,
    tulis_nilai_langsung,
    tulis_pengajuan,
    tulis_riwayat,
    tulis_teks,
    tulis_bukti,
    tulis_kerangka,
    tulis_berkas,
    tulis_profil,
)


def impor_paket(
    isi: Mapping[str, Any],
    *,
    oleh: Akun,
    waktu: dt.datetime,
    uji: bool = False,
    lapor: Lapor | None = None,
) -> LaporanImpor:
    """Import the package ``isi`` (as ``baca`` gives it), or only try with ``uji``.

    Raises :class:`GalatSakip` with every fault of the package, in file order; nothing is written
    then. Rows are known by their natural keys: the same package twice changes nothing and leaves
    no journal entry. Rows that the package does not name stay and are counted.
    """
    lapor = lapor or (lambda tahap, kini, jumlah: None)
    lapor("periksa", 0, 1)
    tinjauan = periksa(isi)
    try:
        with transaction.atomic():
            rencana = susun_rencana(tinjauan)
            masalah = tinjauan.catatan.daftar_masalah(isi)
            if masalah or rencana is None:
                raise GalatSakip(masalah)
            lapor("periksa", 1, 1)
            laporan = _laporan(isi, rencana, sidik_lengkap(tinjauan.isi), uji)
            if not uji:
                _tulis(rencana, laporan, oleh, waktu, lapor)
    except (IntegrityError, DataError, ValidationError) as salah:
        raise GalatSakip(
            Masalah(
                "basis data",
                f"Ditolak basis data: {' '.join(str(salah).split())}.",
                "Mungkin ada yang menulis bersamaan: ulangi impornya; bila tetap, laporkan pesan ini.",
            )
        ) from salah
    return laporan


def _laporan(isi: Mapping[str, Any], r: Rencana, tanda: str, uji: bool) -> LaporanImpor:
    bagian: dict[str, tuple[int, int, int, int]] = {
        nama: (len(b.baru), len(b.ubah), b.sama, b.tidak_disebut) for nama, b in r.bagian.items()
    }
    m = r.manual
    bagian["manual"] = (len(m.baru), len(m.ubah) + len(m.hapus), m.sama, 0)
    tinjauan = r.tinjauan
    bagian["paket"] = _beda_paket(tinjauan, tanda)
    return LaporanImpor(
        paket=tinjauan.isi["nama"],
        unit=tinjauan.isi["unit_utama"],
        tahun=tinjauan.isi["tahun"],
        sidik=tanda,
        uji=uji,
        ditambah={n: b[0] for n, b in bagian.items() if b[0]},
        diubah={n: b[1] for n, b in bagian.items() if b[1]},
        sama={n: b[2] for n, b in bagian.items() if b[2]},
        tidak_disebut={n: b[3] for n, b in bagian.items() if b[3]},
        penyimpangan=tuple(r.penyimpangan),
        peringatan=tuple(tinjauan.catatan.daftar_peringatan(isi)),
    )


def _beda_paket(t: Tinjauan, tanda: str) -> tuple[int, int, int, int]:
    lama = Paket.objects.filter(nama=t.isi["nama"], tahun=t.isi["tahun"]).first()
    if lama is None:
        return 1, 0, 0, 0
    sama = lama.sidik == tanda and lama.cakupan == cakupan(t)
    return (0, 0, 1, 0) if sama else (0, 1, 0, 0)


def _tulis(r: Rencana, laporan: LaporanImpor, oleh: Akun, waktu: dt.datetime, lapor: Lapor) -> None:
    if not laporan.berubah:
        return
    instansi = r.instansi or buat_instansi(r.bagian["instansi"].baru[0])
    penulis = Penulis(r, instansi, oleh, waktu, lapor)
    for langkah in LANGKAH:
        langkah(penulis)
    _catat_paket(penulis, laporan)
    _bangun_pohon(penulis)
    lapor("rekap", 0, 1)
    bangun_rekap(penulis)
    lapor("rekap", 1, 1)
    catat(
        rantai=f"{instansi.kode}/{laporan.unit}",
        aksi="impor_paket",
        oleh=oleh,
        peran=oleh.jenis,
        objek=f"paket {laporan.paket} {laporan.tahun}",
        perubahan={
            "sidik": laporan.sidik,
            "ditambah": laporan.ditambah,
            "diubah": laporan.diubah,
            "sama": laporan.sama,
            "penyimpangan": [f"{p.indikator}@{p.sejak_tahun}" for p in laporan.penyimpangan],
        },
        waktu=waktu,
    )


def _catat_paket(p: Penulis, laporan: LaporanImpor) -> None:
    isi = p.r.tinjauan.isi
    Paket.objects.update_or_create(
        nama=laporan.paket,
        tahun=laporan.tahun,
        defaults={
            "instansi": p.instansi,
            "unit_id": p.unit[laporan.unit],
            "keterangan": isi["keterangan"],
            "cakupan": cakupan(p.r.tinjauan),
            "sidik": laporan.sidik,
            "waktu": p.waktu,
        },
    )


def _bangun_pohon(p: Penulis) -> None:
    """Rebuild the closure of the package's year, and of all known years when units changed."""
    unit: Bagian = p.r.bagian["unit"]
    tahun = {p.tahun} if _belum_ada_pohon(p.instansi, p.tahun) else set()
    if unit.baru or unit.ubah:
        tahun = {p.tahun, *Paket.objects.filter(instansi=p.instansi).values_list("tahun", flat=True)}
    for nomor, t in enumerate(sorted(tahun), start=1):
        p.lapor("pohon unit", nomor, len(tahun))
        bangun_leluhur(instansi=p.instansi, tahun=t)


def _belum_ada_pohon(instansi: Instansi, tahun: int) -> bool:
    return not Leluhur.objects.filter(unit__instansi=instansi, tahun=tahun).exists()
