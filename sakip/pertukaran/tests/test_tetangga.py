"""Outputs, plans of money, scores, target kinerja of a package: what import changes, what it keeps."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from sakip.akun.services import aktor_sistem
from sakip.anggaran.models import BarisRpd, CapaianOutput, PotretTerpilih
from sakip.inti.galat import GalatSakip
from sakip.organisasi.models import Unit
from sakip.perjanjian.models import (
    BuktiTargetKinerja,
    LangkahTargetKinerja,
    NilaiTargetKinerja,
    SyaratBukti,
)
from sakip.pertukaran.ekspor import ekspor_paket
from sakip.pertukaran.impor import LaporanImpor
from sakip.pertukaran.kanonik import kanonik
from sakip.pertukaran.skema import nama_daftar
from sakip.pertukaran.tests.conftest import WAKTU
from sakip.pertukaran.tests.kasus import cari, pelaksana, skor

Isi = dict[str, Any]
Impor = Callable[..., LaporanImpor]
BARU = nama_daftar()[nama_daftar().index("rincian_output") : nama_daftar().index("teks")]


def kantor(isi: Isi) -> Unit:
    return Unit.objects.get(instansi__kode=isi["instansi"]["kode"], kode=isi["unit_utama"])


def test_paket_lama_tanpa_daftar_baru_tetap_sah_dan_tidak_menghapus_apa_pun(impor: Impor, paket: Isi) -> None:
    impor(paket)
    sebelum = ekspor_paket(kantor(paket), 2025)
    lama = {k: v for k, v in copy.deepcopy(paket).items() if k not in BARU}
    assert len(BARU) == 14
    laporan = impor(lama)
    assert laporan.ditambah == {} and set(laporan.diubah) == {"paket"}
    assert laporan.tidak_disebut["pelaksana_target_kinerja"] == len(paket["pelaksana_target_kinerja"])
    sesudah, utuh = json.loads(ekspor_paket(kantor(paket), 2025)), json.loads(sebelum)
    # a snapshot of an earlier year belongs to the package that names it
    utuh["skor"] = [s for s in utuh["skor"] if s["tahun"] == 2025]
    assert sesudah == utuh


def test_yang_berubah_diganti_di_tempatnya(impor: Impor, paket: Isi) -> None:
    impor(paket)
    keluaran = cari(paket["rincian_output"], kode="6002.qdc.001")
    tetap = CapaianOutput.objects.get(output__kode="6002.qdc.001", bulan=2).pk
    keluaran["capaian"][4]["volume"] = "3.5"
    keluaran["capaian"].pop()
    rpd = cari(paket["rpd"], dipa="900003")
    rpd["alasan"], rpd["baris"] = "Disusun ulang.", rpd["baris"][:3]
    paket["emonev"][0]["persen"] = "50"
    laporan = impor(paket)
    assert laporan.diubah == {"rincian_output": 1, "rpd": 1, "emonev": 1, "paket": 1}
    assert CapaianOutput.objects.get(output__kode="6002.qdc.001", bulan=2).pk == tetap
    assert BarisRpd.objects.filter(rpd__dipa__kode="900003").count() == 3
    assert ekspor_paket(kantor(paket), 2025) == kanonik(paket)
    assert not impor(paket).berubah


def test_potret_skor_terpilih_berpindah(impor: Impor, paket: Isi) -> None:
    impor(paket)
    assert PotretTerpilih.objects.get().potret.sampai_bulan == 12
    for s in paket["skor"]:
        s["terpilih"] = s["jenis"] == "ikpa" and not s["terpilih"]
    assert impor(paket).diubah == {"skor": 2, "paket": 1}
    assert PotretTerpilih.objects.get().potret.sampai_bulan == 6
    assert ekspor_paket(kantor(paket), 2025) == kanonik(paket)
    skor(paket)["nilai"].pop()
    impor(paket)
    assert ekspor_paket(kantor(paket), 2025) == kanonik(paket)


def test_keputusan_dan_syarat_yang_tercatat_hanya_dapat_dilanjutkan(impor: Impor, paket: Isi) -> None:
    impor(paket)
    baru = copy.deepcopy(paket)
    pelaksana(baru)["nilai"].append(
        {**pelaksana(baru)["nilai"][-1], "nomor": 2, "nilai": "88", "alasan": "", "sumber": ""}
    )
    assert impor(baru).diubah == {"pelaksana_target_kinerja": 1, "paket": 1}
    assert NilaiTargetKinerja.objects.filter(pelaksana__target__kode="adm-02", periode="B12").count() == 2
    assert impor(paket).diubah == {"paket": 1}
    assert NilaiTargetKinerja.objects.filter(pelaksana__target__kode="adm-02", periode="B12").count() == 2
    pelaksana(paket)["nilai"][0]["alasan"] = "Alasan lain"
    paket["target_kinerja"][0]["syarat"][0]["butir"][0]["uraian"] = "Bukti lain"
    with pytest.raises(GalatSakip) as galat:
        impor(paket)
    assert [m.tempat.split(" ")[0] for m in galat.value.masalah] == [
        "target_kinerja[0].syarat[0]",
        "pelaksana_target_kinerja[1].nilai[0]",
    ]
    assert all("tidak dapat ditulis ulang" in m.pesan for m in galat.value.masalah)
    assert SyaratBukti.objects.get(target__kode="adm-01", nomor=1).butir[0]["uraian"] != "Bukti lain"


def test_bukti_yang_diunggah_tetap_ada_sesudah_langkahnya_diubah_paket(impor: Impor, paket: Isi) -> None:
    impor(paket)
    langkah = LangkahTargetKinerja.objects.get(pelaksana__target__kode="adm-02", periode="B03")
    BuktiTargetKinerja.objects.create(
        langkah=langkah,
        butir="rekap",
        nama="Rekap",
        tautan="https://contoh.id/r",
        oleh=aktor_sistem(),
        waktu=WAKTU,
    )
    pelaksana(paket)["langkah"][0]["realisasi"] = "Arsip tiga bidang sudah dipilah."
    hilang = pelaksana(paket)["langkah"].pop()
    assert impor(paket).diubah == {"pelaksana_target_kinerja": 1, "paket": 1}
    langkah.refresh_from_db()
    assert langkah.realisasi.startswith("Arsip tiga") and langkah.versi == 2 and langkah.bukti.count() == 1
    assert hilang in pelaksana(json.loads(ekspor_paket(kantor(paket), 2025)))["langkah"]


def test_kunci_anggaran_dan_yang_tersimpan_bersama_tidak_melebihi_seratus_persen(
    impor: Impor, paket: Isi
) -> None:
    impor(paket)
    kunci = cari(paket["kunci_anggaran"], dipa="900002", kode="6001.bah.002")
    kunci["indikator"] = "layanan.ikm"
    with pytest.raises(GalatSakip, match=r"Bersama kunci yang tersimpan: .*berjumlah 200 persen"):
        impor(paket)


def test_realisasi_negatif_bercatatan_kembali_utuh(impor: Impor, paket: Isi) -> None:
    negatif = [r for p in paket["potret"] for r in p["realisasi"] if r["rupiah"] < 0]
    assert negatif and all(r["catatan"] for r in negatif)
    impor(paket)
    kembali = json.loads(ekspor_paket(kantor(paket), 2025))
    assert [r for p in kembali["potret"] for r in p["realisasi"] if r["rupiah"] < 0] == negatif
