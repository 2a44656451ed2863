"""Several packages in one database: shared things, deviations, and who may change what."""

from __future__ import annotations

import copy
import itertools
import json
from collections.abc import Callable
from typing import Any

import pytest

from sakip.inti.galat import GalatSakip
from sakip.organisasi.models import KedudukanUnit, Unit
from sakip.perencanaan.models import ManualIndikator, SumberData
from sakip.pertukaran.ekspor import ekspor_paket
from sakip.pertukaran.impor import LaporanImpor
from sakip.pertukaran.kanonik import kanonik
from sakip.pertukaran.queries import daftar_paket, unit_dari_nama

Isi = dict[str, Any]
Impor = Callable[..., LaporanImpor]
Contoh = Callable[[str], Isi]
NAMA = ("bangka-belitung", "sumatera-barat", "banten", "contoh")
INDIKATOR = "layanan.persentase-permohonan-selesai"


def ekspor(isi: Isi) -> str:
    unit = Unit.objects.get(instansi__kode=isi["instansi"]["kode"], kode=isi["unit_utama"])
    return ekspor_paket(unit, isi["tahun"])


def manual(isi: Isi, kunci: str = INDIKATOR) -> Isi:
    hasil: Isi = next(i for i in isi["indikator"] if i["kunci"] == kunci)["manual"][0]
    return hasil


def paket_tetangga(paket: Isi) -> Isi:
    """The neighbouring office of the fictional one, with the same dictionary and one figure."""
    isi = copy.deepcopy(paket)
    isi.update(nama="tetangga", unit_utama="kanwil-tetangga", keterangan="")
    for bagian in (
        "perjanjian",
        "isian",
        "kejadian",
        "nilai_langsung",
        "pengajuan",
        "bukti",
        "riwayat",
        "dipa",
    ):
        isi[bagian] = []
    for bagian in ("rincian_output", "rpd", "kunci_anggaran", "skor", "emonev", "pelaksana_target_kinerja"):
        isi[bagian] = []
    isi["rekap_target_kinerja"], isi["e_performance"] = [], []
    for bagian in ("pengisi", "rantai", "tenggat", "rencana_aksi"):
        isi[bagian] = []
    isi["potret"], isi["teks"], isi["renstra"], isi["berkas"], isi["profil"] = [], [], [], [], []
    isi["isian"] = [{**paket["isian"][0], "unit": "kanwil-tetangga"}]
    return isi


@pytest.mark.parametrize("urutan", list(itertools.permutations(NAMA[:3])))
def test_keempat_paket_kembali_utuh_dalam_urutan_impor_mana_pun(
    impor: Impor, contoh: Contoh, urutan: tuple[str, ...]
) -> None:
    semua = [contoh(nama) for nama in (*urutan, "contoh")]
    for isi in semua:
        impor(isi)
    for isi in semua:
        assert ekspor(isi) == kanonik(isi)
    for isi in semua:
        ulang = impor(isi)
        assert not ulang.berubah, ulang


def test_manual_yang_sama_dipakai_bersama_dan_yang_berbeda_menjadi_varian(
    impor: Impor, contoh: Contoh
) -> None:
    impor(contoh("bangka-belitung"))
    sebelum = ManualIndikator.objects.filter(varian_unit=None).count()
    sumbar = contoh("sumatera-barat")
    laporan = impor(sumbar)
    assert [p.indikator for p in laporan.penyimpangan] == ["ahu.persentase-peningkatan-pnbp"]
    (simpang,) = laporan.penyimpangan
    beda = {b.bidang: (b.paket, b.pemilik) for b in simpang.beda}
    assert beda["metode_capaian"] == ("pertumbuhan_rasio", "pertumbuhan_jumlah")
    assert simpang.varian_unit == "kanwil-sumbar" and simpang.pemilik == "ditjen-ahu"
    varian = ManualIndikator.objects.get(varian_unit__isnull=False)
    assert varian.varian_unit is not None and varian.varian_unit.kode == "kanwil-sumbar"
    baru = {i["kunci"] for i in sumbar["indikator"]} - {
        i["kunci"] for i in contoh("bangka-belitung")["indikator"]
    }
    assert ManualIndikator.objects.filter(varian_unit=None).count() == sebelum + len(baru)
    assert impor(sumbar).penyimpangan == laporan.penyimpangan


def test_paket_yang_sama_pun_tidak_menimpa_manual_pemilik(impor: Impor, paket: Isi) -> None:
    impor(paket)
    baru = copy.deepcopy(paket)
    manual(baru)["nihil"] = "tercapai"
    laporan = impor(baru)
    assert laporan.ditambah == {"manual": 1} and len(laporan.penyimpangan) == 1
    milik = ManualIndikator.objects.get(indikator__kunci=INDIKATOR, varian_unit=None)
    assert milik.nihil == "tidak_dihitung"
    assert ekspor(baru) == kanonik(baru)
    assert not impor(baru).berubah


def test_varian_berubah_lalu_hilang_setelah_paket_mengikuti_pemilik(impor: Impor, paket: Isi) -> None:
    impor(paket)
    simpang = copy.deepcopy(paket)
    manual(simpang)["rumus"] = "selesai / masuk * 1000"
    impor(simpang)
    manual(simpang)["rumus"] = "selesai / masuk"
    assert impor(simpang).diubah == {"manual": 1, "paket": 1}
    assert ekspor(simpang) == kanonik(simpang)
    laporan = impor(paket)
    assert laporan.diubah == {"manual": 1, "paket": 1} and laporan.penyimpangan == ()
    assert not ManualIndikator.objects.filter(varian_unit__isnull=False).exists()
    assert ekspor(paket) == kanonik(paket)


def test_masa_varian_yang_berbeda_dari_masa_manual_pemilik(impor: Impor, paket: Isi) -> None:
    impor(paket)
    simpang = copy.deepcopy(paket)
    manual(simpang).update(sejak_tahun=2024, sampai_tahun=2026)
    laporan = impor(simpang)
    assert {b.bidang for b in laporan.penyimpangan[0].beda} == {"sejak_tahun", "sampai_tahun"}
    assert ekspor(simpang) == kanonik(simpang) and not impor(simpang).berubah
    manual(simpang).update(sejak_tahun=2025, sampai_tahun=2026)
    impor(simpang)
    assert ManualIndikator.objects.filter(varian_unit__isnull=False).count() == 1
    assert ekspor(simpang) == kanonik(simpang)


def test_pemilik_sendiri_boleh_mengubah_manualnya(impor: Impor, paket: Isi) -> None:
    for i in paket["indikator"]:
        if i["kunci"] == INDIKATOR:
            i["pemilik"] = "kanwil-contoh"
    impor(paket)
    manual(paket)["nihil"] = "tercapai"
    laporan = impor(paket)
    assert laporan.penyimpangan == () and laporan.diubah == {"manual": 1, "paket": 1}
    manual(paket).update(sejak_tahun=2024)
    with pytest.raises(GalatSakip, match="bertumpang tindih dengan manual tersimpan sejak 2025"):
        impor(paket)


UBAH_BERSAMA: list[tuple[str, Callable[[Isi], object]]] = [
    ("instansi.batas_capaian", lambda p: p["instansi"].update(batas_capaian="110")),
    ("unit[2].nama", lambda p: p["unit"][2]["nama"][0].update(nama="Ditjen Lain")),
    ("variabel[0].waktu", lambda p: p["variabel"][0].update(waktu="terakhir")),
    ("variabel[11].kategori", lambda p: p["variabel"][11]["kategori"].pop()),
    ("sasaran[0].rumusan", lambda p: p["sasaran"][0].update(rumusan="lain")),
    ("indikator[0].jenis", lambda p: p["indikator"][0].update(jenis="IKU")),
    ("program[0].nama", lambda p: p["program"][0].update(nama="lain")),
    ("kegiatan[0].nama", lambda p: p["kegiatan"][0].update(nama="lain")),
    ("kontribusi[0].jenis", lambda p: p["kontribusi"][0].update(jenis="pendukung")),
    ("jabatan[1].nama", lambda p: p["jabatan"][1].update(nama="lain")),
]


@pytest.mark.parametrize(("tempat", "ubah"), UBAH_BERSAMA)
def test_yang_dipakai_bersama_dan_berbeda_ditolak_dengan_kedua_nilainya(
    impor: Impor, paket: Isi, tempat: str, ubah: Callable[[Isi], object]
) -> None:
    impor(paket)
    tetangga = paket_tetangga(paket)
    ubah(tetangga)
    with pytest.raises(GalatSakip) as galat:
        impor(tetangga)
    assert [m.tempat.split(" ")[0] for m in galat.value.masalah] == [tempat]
    assert all("tersimpan" in m.pesan and "paket" in m.pesan for m in galat.value.masalah)
    assert ekspor(paket) == kanonik(paket)


def test_keterangan_sumber_data_yang_diubah_di_register_tidak_menghalangi_impor(
    impor: Impor, paket: Isi
) -> None:
    impor(paket)
    sumber = SumberData.objects.get(nama=paket["sumber_data"][0]["nama"])
    sumber.pemilik, sumber.memberi, sumber.cara = "Pemilik baru", "Rekap harian", "Menu Laporan, Excel"
    sumber.alamat = "https://contoh.go.id/layanan"
    sumber.save()
    laporan = impor(paket)
    (ingat,) = (p for p in laporan.peringatan if p.tempat.startswith("sumber_data[0]"))
    assert "pemilik, memberi, alamat, cara" in ingat.pesan and not laporan.berubah
    baru = json.loads(ekspor(paket))
    assert baru["sumber_data"][0]["cara"] == "Menu Laporan, Excel"
    SumberData.objects.filter(pk=sumber.pk).update(pemilik="", memberi="", alamat="", cara="")
    impor(baru)
    assert json.loads(ekspor(paket))["sumber_data"][0]["cara"] == ""


def test_dua_kantor_bertetangga_tidak_saling_mengubah(impor: Impor, paket: Isi) -> None:
    tetangga = paket_tetangga(paket)
    impor(tetangga)
    laporan = impor(paket)
    assert laporan.sama["unit"] == len(paket["unit"])
    assert ekspor(tetangga) == kanonik(tetangga) and ekspor(paket) == kanonik(paket)


def test_kantor_tidak_dapat_mengambil_unit_kantor_lain(impor: Impor, paket: Isi) -> None:
    impor(paket)
    tetangga = paket_tetangga(paket)
    balai = next(u for u in tetangga["unit"] if u["kode"] == "balai-melati")
    next(k for k in balai["kedudukan"] if k["garis"] == "komando")["induk"] = "kanwil-tetangga"
    tetangga["isian"].append({**paket["isian"][0], "unit": "balai-melati", "nilai": "1"})
    with pytest.raises(GalatSakip, match="kedudukan"):
        impor(tetangga)
    assert KedudukanUnit.objects.filter(unit__kode="balai-melati", induk__kode="kanwil-tetangga").count() == 0


def test_kode_satker_tidak_dapat_dipakai_dua_unit(impor: Impor, paket: Isi) -> None:
    impor(paket)
    tetangga = paket_tetangga(paket)
    tetangga["unit"] = [u for u in tetangga["unit"] if u["kode"] not in ("balai-kenanga", "loket-mawar")]
    tetangga["pengganti"] = []
    tetangga["jabatan"] = [j for j in tetangga["jabatan"] if j["unit"] != "balai-kenanga"]
    kantor = next(u for u in tetangga["unit"] if u["kode"] == "kanwil-tetangga")
    kantor["kode_lain"].append({"sistem": "satker", "kode": "900004", "sejak": "2025-01-01", "sampai": None})
    with pytest.raises(GalatSakip, match="dipakai unit «balai-kenanga»"):
        impor(tetangga)


def test_renstra_unit_lain_dilengkapi_target_demi_target(impor: Impor, paket: Isi) -> None:
    impor(paket)
    tetangga = paket_tetangga(paket)
    tetangga["renstra"] = [copy.deepcopy(r) for r in paket["renstra"] if r["unit"] == "ditjen-layanan-warga"]
    target = tetangga["renstra"][0]["target"]
    tambahan = {**target[0], "lingkup": "wilayah", "unit": "kanwil-tetangga", "nilai": "3"}
    tetangga["renstra"][0]["target"] = [target[0], tambahan]
    laporan = impor(tetangga)
    assert laporan.diubah == {"renstra": 1}
    assert ekspor(tetangga) == kanonik(tetangga)
    assert ekspor(paket) == kanonik(paket)
    target[0]["nilai"] = "1"
    with pytest.raises(GalatSakip, match="Berbeda dari target tersimpan"):
        impor(tetangga)


def test_program_yang_berganti_nama_antartahun_tersimpan_berdampingan(impor: Impor, paket: Isi) -> None:
    impor(paket)
    depan = copy.deepcopy(paket_tetangga(paket))
    depan.update(tahun=2026, isian=[], kelompok_target_kinerja=[], target_kinerja=[])
    for p in depan["program"]:
        p.update(nama=f"{p['nama']} Baru", sejak_tahun=2026)
    for k in depan["kegiatan"]:
        k.update(nama=f"{k['nama']} Baru", sejak_tahun=2026)
    impor(depan)
    assert ekspor(depan) == kanonik(depan) and ekspor(paket) == kanonik(paket)


def test_unit_dicari_menurut_paket_kode_atau_instansi(impor: Impor, paket: Isi) -> None:
    with pytest.raises(GalatSakip, match="Basis data masih kosong"):
        unit_dari_nama("contoh")
    impor(paket)
    assert unit_dari_nama("contoh").kode == "kanwil-contoh"
    assert unit_dari_nama("balai-melati").kode == "balai-melati"
    assert unit_dari_nama("contoh/kanwil-tetangga").kode == "kanwil-tetangga"
    with pytest.raises(GalatSakip, match="Maksudnya «kanwil-contoh»"):
        unit_dari_nama("kanwil-contho")
    assert [(p.nama, p.tahun, p.unit) for p in daftar_paket()] == [("contoh", 2025, "kanwil-contoh")]
    lain = json.loads(json.dumps(paket).replace('"kode": "contoh"', '"kode": "dua"'))
    lain["nama"] = "dua"
    impor(lain)
    with pytest.raises(GalatSakip, match="beberapa instansi"):
        unit_dari_nama("balai-melati")
