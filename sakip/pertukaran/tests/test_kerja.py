"""Fillers, chains, deadlines and rencana aksi of a package: what import writes, keeps and refuses."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from sakip.agenda.models import AturanTenggat
from sakip.akun.services import aktor_sistem
from sakip.inti.galat import GalatSakip
from sakip.organisasi.models import Unit
from sakip.pengukuran.models import Rantai
from sakip.perencanaan.models import PengisiVariabel
from sakip.perjanjian.models import BuktiAksi, LangkahAksi, RencanaAksi
from sakip.pertukaran.ekspor import ekspor_paket
from sakip.pertukaran.impor import LaporanImpor
from sakip.pertukaran.kanonik import kanonik
from sakip.pertukaran.tests.conftest import WAKTU
from sakip.pertukaran.tests.kasus import cari, pk

Isi = dict[str, Any]
Impor = Callable[..., LaporanImpor]
LAYANAN = "pk-2025-contoh-layanan"


def kantor() -> Unit:
    return Unit.objects.get(instansi__kode="contoh", kode="kanwil-contoh")


def ekspor(tahun: int = 2025) -> Isi:
    isi: Isi = json.loads(ekspor_paket(kantor(), tahun))
    return isi


def test_cara_kerja_kantor_tertulis_dan_kembali_utuh(impor: Impor, paket: Isi) -> None:
    impor(paket)
    assert PengisiVariabel.objects.count() == 4
    rantai = Rantai.objects.get(unit=kantor())
    assert [(t.urut, t.pelaku) for t in rantai.tahap.all()] == [(1, "penanggung")]
    assert AturanTenggat.objects.get(unit=kantor()).hari == 10
    aksi = RencanaAksi.objects.get(butir__perjanjian__kode=LAYANAN, urut=1)
    assert aksi.butir.perjanjian.revisi == 1 and aksi.rupiah == 45_000_000
    assert [x.bulan for x in aksi.bulanan.order_by("bulan")] == [3, 4, 5]
    assert aksi.bulanan.get(bulan=3).bukti.get().berkas is not None
    assert ekspor_paket(kantor(), 2025) == kanonik(paket)
    assert not impor(paket).berubah


def test_yang_berubah_diganti_dan_versinya_naik(impor: Impor, paket: Isi) -> None:
    impor(paket)
    paket["pengisi"][0]["sampai_tahun"] = 2025
    paket["rantai"][0].update(rangkap=True, tahap=[{"nama": "Verifikasi atasan", "pelaku": "induk"}])
    paket["tenggat"][0]["hari"] = 5
    paket["rencana_aksi"][0]["rupiah"] = None
    paket["rencana_aksi"][0]["bulanan"][1]["persen"] = "75"
    assert impor(paket).diubah == {"pengisi": 1, "rantai": 1, "tenggat": 1, "rencana_aksi": 1, "paket": 1}
    rantai = Rantai.objects.get(unit=kantor())
    assert rantai.versi == 2 and rantai.rangkap and [t.pelaku for t in rantai.tahap.all()] == ["induk"]
    assert AturanTenggat.objects.get(unit=kantor()).versi == 2
    assert RencanaAksi.objects.get(butir__perjanjian__kode=LAYANAN, urut=1).versi == 2
    assert sorted(LangkahAksi.objects.filter(versi=2).values_list("bulan", flat=True)) == [4]
    assert ekspor_paket(kantor(), 2025) == kanonik(paket)


def test_yang_sudah_dilaporkan_tidak_hilang_karena_paket(impor: Impor, paket: Isi) -> None:
    impor(paket)
    langkah = LangkahAksi.objects.get(rencana__butir__perjanjian__kode=LAYANAN, bulan=3)
    BuktiAksi.objects.create(
        langkah=langkah, nama="Foto", tautan="https://contoh.id/f", oleh=aktor_sistem(), waktu=WAKTU
    )
    baru = copy.deepcopy(paket)
    baru["rencana_aksi"][0]["bulanan"] = baru["rencana_aksi"][0]["bulanan"][:1]
    baru["rencana_aksi"][0]["bulanan"][0]["realisasi"] = "Jadwal diperbarui."
    assert impor(baru).diubah == {"rencana_aksi": 1, "paket": 1}
    langkah.refresh_from_db()
    assert langkah.realisasi == "Jadwal diperbarui." and langkah.bukti.count() == 2
    assert [g["bulan"] for g in ekspor()["rencana_aksi"][0]["bulanan"]] == [3, 4, 5]


def test_kegiatan_ikut_ke_revisi_yang_dibawa_paket(impor: Impor, paket: Isi) -> None:
    """A package of before the revision, then one of after it: the same activities, once."""
    sesudah = copy.deepcopy(paket)
    paket["perjanjian"].remove(pk(paket, LAYANAN, 1))
    for b in paket["rencana_aksi"]:
        b["revisi"] = 0
    impor(paket)
    assert RencanaAksi.objects.filter(butir__perjanjian__revisi=0).count() == 3
    laporan = impor(sesudah)
    assert laporan.ditambah == {"perjanjian": 1} and "rencana_aksi" not in laporan.diubah
    assert RencanaAksi.objects.count() == 3
    assert ekspor_paket(kantor(), 2025) == kanonik(sesudah)


def test_kegiatan_butir_yang_hilang_dari_revisi_tinggal_pada_versi_lama(impor: Impor, paket: Isi) -> None:
    revisi = pk(paket, LAYANAN, 1)
    revisi["butir"] = [b for b in revisi["butir"] if b["kode"] != "2.2"]
    for b in paket["rencana_aksi"]:
        b["revisi"] = 0
    impor(paket)
    assert set(RencanaAksi.objects.values_list("butir__perjanjian__revisi", flat=True)) == {0}
    assert ekspor_paket(kantor(), 2025) == kanonik(paket)


def test_pengisi_yang_bertumpang_dengan_yang_tersimpan_ditolak(impor: Impor, paket: Isi) -> None:
    impor(paket)
    paket["pengisi"][0]["sejak_tahun"] = 2024
    with pytest.raises(GalatSakip, match="Bertumpang tindih dengan pengisi tersimpan sejak 2025"):
        impor(paket)
    assert PengisiVariabel.objects.count() == 4


@pytest.mark.parametrize("nama", ["rantai", "tenggat"])
def test_aturan_yang_sudah_digantikan_ditolak(impor: Impor, paket: Isi, nama: str) -> None:
    impor(paket)
    paket[nama][0]["sejak_tahun"] = 2023
    with pytest.raises(GalatSakip, match="yang tersimpan sejak 2025 sudah menggantikannya"):
        impor(paket)


def test_ekspor_tahun_lain_memuat_yang_berlaku_tahun_itu(impor: Impor, paket: Isi) -> None:
    impor(paket)
    unit = kantor()
    AturanTenggat.objects.create(unit=unit, formulir="kinerja", sejak_tahun=2026, hari=7)
    PengisiVariabel.objects.filter(unit__kode="balai-melati").update(sampai_tahun=2025)
    assert [t["hari"] for t in ekspor(2025)["tenggat"]] == [10]
    lain = ekspor(2026)
    assert [t["hari"] for t in lain["tenggat"]] == [7]
    assert {b["unit"] for b in lain["pengisi"]} == {"balai-kenanga"} and len(ekspor(2025)["pengisi"]) == 4
    assert lain["rencana_aksi"] == [] and [b["sejak_tahun"] for b in lain["rantai"]] == [2025]
    assert ekspor(2024)["tenggat"] == ekspor(2024)["rantai"] == []


def test_bagian_profil_yang_sudah_ditinjau_ikut(impor: Impor, paket: Isi) -> None:
    profil = cari(paket["profil"], unit="kanwil-contoh")
    profil.update(dari_tahun=2024, ditinjau=["kop", "pegawai.golongan"])
    impor(paket)
    assert ekspor()["profil"] == json.loads(kanonik(paket))["profil"]
