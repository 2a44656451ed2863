"""The schema agrees with the library, with the models, with our checker and with the documentation."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist

from sakip.pertukaran.kanonik import kanonik, lengkapi
from sakip.pertukaran.periksa.bentuk import periksa_bentuk
from sakip.pertukaran.periksa.temuan import Catatan
from sakip.pertukaran.skema import Simpul, akar, nama_daftar, skema
from sakip.pertukaran.tests.mutasi import rusak

DOKUMEN = Path(__file__).resolve().parents[3] / "docs" / "paket.md"
Contoh = Callable[[str], dict[str, Any]]

#: Which model keeps the rows of a part of the format.
MODEL = {
    "instansi": "organisasi.Instansi",
    "unit": "organisasi.Unit",
    "unit.nama": "organisasi.NamaUnit",
    "unit.kode_lain": "organisasi.KodeUnit",
    "jabatan": "organisasi.Jabatan",
    "jabatan.pemangku": "organisasi.PemangkuJabatan",
    "sumber_data": "perencanaan.SumberData",
    "variabel": "perencanaan.Variabel",
    "variabel.kategori": "perencanaan.KategoriVariabel",
    "sasaran": "perencanaan.Sasaran",
    "indikator": "perencanaan.Indikator",
    "indikator.manual": "perencanaan.ManualIndikator",
    "indikator.manual.variabel": "perencanaan.VariabelManual",
    "program": "perencanaan.Program",
    "kegiatan": "perencanaan.Kegiatan",
    "renstra.target": "perencanaan.TargetRenstra",
    "perjanjian": "perjanjian.Perjanjian",
    "perjanjian.butir": "perjanjian.ButirPerjanjian",
    "perjanjian.butir.target_periode": "perjanjian.TargetPeriode",
    "isian": "pengukuran.Isian",
    "kejadian": "pengukuran.Kejadian",
    "nilai_langsung": "pengukuran.NilaiLangsung",
    "pengajuan": "pengukuran.Pengajuan",
    "bukti": "pengukuran.Bukti",
    "riwayat": "pengukuran.RiwayatTahunan",
    "dipa": "anggaran.Dipa",
    "dipa.revisi.baris": "anggaran.BarisDipa",
    "potret": "anggaran.Potret",
    "potret.realisasi": "anggaran.RealisasiBaris",
    "rincian_output": "anggaran.RincianOutput",
    "kunci_anggaran": "anggaran.KunciAnggaran",
    "skor": "anggaran.PotretSkor",
    "skor.nilai.komponen": "anggaran.KomponenSkor",
    "emonev": "anggaran.LaporanEmonev",
    "kelompok_target_kinerja": "perjanjian.KelompokTargetKinerja",
    "target_kinerja": "perjanjian.TargetKinerja",
    "pelaksana_target_kinerja.nilai": "perjanjian.NilaiTargetKinerja",
    "rekap_target_kinerja": "perjanjian.RekapTargetKinerja",
    "e_performance": "perjanjian.NilaiEPerformance",
    "rantai.tahap": "pengukuran.TahapRantai",
    "rencana_aksi": "perjanjian.RencanaAksi",
    "rencana_aksi.bulanan": "perjanjian.LangkahAksi",
    "rencana_aksi.bulanan.bukti": "perjanjian.BuktiAksi",
    "teks": "pelaporan.TeksLaporan",
    "kerangka": "pelaporan.KerangkaLaporan",
    "berkas": "pelaporan.BerkasProfil",
    "profil": "pelaporan.Profil",
    "profil.surat": "pelaporan.SuratPengantar",
    "profil.uraian": "pelaporan.Uraian",
    "profil.pegawai": "pelaporan.Pegawai",
    "profil.lampiran": "pelaporan.LampiranLaporan",
    "": "pertukaran.Paket",
}


def _bagian(simpul: Simpul, jalur: str = "") -> Iterator[tuple[str, Simpul]]:
    """Every object of the format with its dotted path."""
    objek = simpul.butir if simpul.butir is not None else simpul
    if objek.properti:
        yield jalur, objek
        for nama, anak in objek.properti.items():
            yield from _bagian(anak, f"{jalur}.{nama}".lstrip("."))


def test_skema_adalah_json_schema_yang_benar() -> None:
    jsonschema.Draft202012Validator.check_schema(skema())


def test_yang_tidak_wajib_mempunyai_bawaan_dan_semua_berketerangan() -> None:
    for jalur, objek in _bagian(akar()):
        for nama, anak in objek.properti.items():
            assert anak.uraian, f"{jalur}.{nama} tanpa keterangan"
            assert (nama in objek.wajib) != anak.berbawaan, f"{jalur}.{nama}"


def test_setiap_rujukan_menunjuk_daftar_yang_ada() -> None:
    daftar = set(nama_daftar())
    for jalur, objek in _bagian(akar()):
        for nama, anak in objek.properti.items():
            assert not anak.rujuk or anak.rujuk in daftar, f"{jalur}.{nama}"
            assert all(k in (anak.butir or anak).properti for k in anak.kunci), f"{jalur}.{nama}"


def test_panjang_teks_dalam_skema_tidak_melebihi_kolom_basis_data() -> None:
    diperiksa = 0
    for jalur, objek in _bagian(akar()):
        if jalur not in MODEL:
            continue
        model = apps.get_model(MODEL[jalur])
        for nama, anak in objek.properti.items():
            try:
                kolom = model._meta.get_field(nama)
            except FieldDoesNotExist:
                continue
            batas = getattr(kolom, "max_length", None)
            if batas and "string" in anak.tipe and anak.enum is None and not kolom.is_relation:
                assert anak.panjang_maks is not None and anak.panjang_maks <= batas, f"{jalur}.{nama}"
                diperiksa += 1
    assert diperiksa > 40


def _ada_masalah_bentuk(isi: dict[str, Any]) -> bool:
    """Our verdict on what JSON Schema can say: without references, doubled keys, ranges of decimals."""
    catatan = Catatan()
    periksa_bentuk(isi, catatan)
    lain = (
        "tidak ada dalam paket",
        "Baris ganda",
        "angka desimal",
        "di luar rentang ±",
        "bukan tanggal yang ada",
    )
    kendali = "Karakter kendali"
    return any(not any(p in pesan for p in (*lain, kendali)) for _, pesan, _ in catatan.masalah)


def test_pemeriksa_kami_dan_pustaka_jsonschema_sependapat(contoh: Contoh) -> None:
    asli = contoh("contoh")
    for nama in ("isian", "pengajuan", "indikator", "variabel"):
        asli[nama] = asli[nama][:6]
    pustaka = jsonschema.Draft202012Validator(skema())
    beda = 0
    for benih in range(250):
        acak = random.Random(benih)
        isi = rusak(asli, acak, acak.choice([1, 1, 3]))
        kendali = Catatan()
        periksa_bentuk(isi, kendali)
        if any("Karakter kendali" in p for _, p, _ in kendali.masalah):
            continue
        salah = not pustaka.is_valid(isi)
        beda += salah
        assert _ada_masalah_bentuk(isi) == salah, (
            f"benih {benih}: {[e.message[:200] for e in pustaka.iter_errors(isi)]}"
        )
    assert 100 < beda < 250


@pytest.mark.parametrize("nama", ["bangka-belitung", "sumatera-barat", "banten", "contoh"])
def test_bentuk_kanonik_tidak_bergantung_pada_urutan_dan_bawaan(contoh: Contoh, nama: str) -> None:
    isi = contoh(nama)
    acak = random.Random(7)
    acakan = _acak(isi, akar(), acak)
    assert acakan != isi
    assert kanonik(acakan) == kanonik(isi)


def _acak(nilai: Any, simpul: Simpul, acak: random.Random) -> Any:
    """Shuffle keyed lists and keys, drop what equals its default, write decimals with zeros."""
    if isinstance(nilai, dict):
        kunci = [
            k
            for k, v in nilai.items()
            if not (simpul.properti[k].berbawaan and v == simpul.properti[k].bawaan)
        ]
        acak.shuffle(kunci)
        return {k: _acak(nilai[k], simpul.properti[k], acak) for k in kunci}
    if isinstance(nilai, list) and simpul.butir is not None:
        hasil = [_acak(n, simpul.butir, acak) for n in nilai]
        if simpul.urut:
            acak.shuffle(hasil)
        return hasil
    if simpul.desimal and isinstance(nilai, str):
        return f"{nilai}00" if "." in nilai else f"{nilai}.0"
    return nilai


def test_bawaan_tidak_dipakai_bersama_antarbaris() -> None:
    kosong = {"kode": "a", "jenis": "upt", "nama": []}
    simpul = akar().properti["unit"].butir
    satu, dua = lengkapi(kosong, simpul), lengkapi(kosong, simpul)
    satu["kode_lain"].append(1)
    assert dua["kode_lain"] == [] and lengkapi(kosong, simpul)["kode_lain"] == []


def test_setiap_kunci_skema_diterangkan_dalam_dokumen() -> None:
    bagian: dict[str, str] = {}
    for potongan in re.split(r"^## ", DOKUMEN.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        judul, _, isi = potongan.partition("\n")
        bagian[judul.strip().strip("`")] = isi
    for jalur, objek in _bagian(akar()):
        kepala = jalur.split(".")[0] or "Paket"
        assert kepala in bagian, f"docs/paket.md tanpa bagian {kepala}"
        for nama in objek.properti:
            assert f"`{nama}`" in bagian[kepala], f"docs/paket.md, bagian {kepala}: {jalur}.{nama} belum ada"


def test_contoh_dalam_dokumen_adalah_paket_yang_benar() -> None:
    from sakip.pertukaran.baca import baca_isi
    from sakip.pertukaran.periksa import periksa

    (teks,) = re.findall(r"```json\n(\{\n.*?)```", DOKUMEN.read_text(encoding="utf-8"), flags=re.DOTALL)
    isi = baca_isi(teks.encode())
    tinjauan = periksa(isi)
    assert [str(m) for m in tinjauan.catatan.daftar_masalah(isi)] == []
    assert kanonik(isi)
