"""Snapshots of scores: what is refused, what is asked, corrections, the one of the report."""

import datetime as dt
from decimal import Decimal as D

import pytest
from django.db import IntegrityError, transaction

from sakip.anggaran.models import KomponenSkor, NilaiSkor, PotretSkor, PotretTerpilih
from sakip.anggaran.queries.skor import aturan_skor, skor_wilayah
from sakip.anggaran.services import skor as tulis
from sakip.anggaran.services.skor_periksa import BarisMasuk, KepalaPotret, PerluKonfirmasi
from sakip.inti.galat import Basi, GalatSakip, TidakDitemukan
from sakip.jejak.models import Jejak

from .kantor_skor import HARI_INI, TAHUN, TUTUP, Kantor


@pytest.fixture
def kantor(db):
    return Kantor()


def baris(kantor, satker="pp", resmi="97", **komponen):
    return BarisMasuk(
        kantor.dipa[satker].pk,
        None if resmi is None else D(resmi),
        {k: D(n) for k, n in komponen.items()},
    )


def ubah(kantor, potret, isi, *, versi=1, alasan="salah ketik", tanggal=TUTUP, tanya=True):
    return tulis.ubah_potret(
        unit=kantor.kanwil, nomor=potret.pk, aturan=aturan_skor(potret.jenis, TAHUN),
        kepala=KepalaPotret(potret.sumber, tanggal), baris=isi, konfirmasi=tanya, hari_ini=HARI_INI,
        versi=versi, alasan=alasan, **kantor.umum(),
    )  # fmt: skip


def tempat(salah):
    return {m.tempat for m in salah.value.masalah}


@pytest.mark.parametrize(
    ("komponen", "kata"),
    [
        ({"komponen_baru": "90"}, "tidak dikenal"),
        ({"penyerapan": "-1"}, "negatif"),
        ({"nilai_efisiensi": "-0.5"}, "negatif"),
    ],
)
def test_komponen_yang_tidak_mungkin_ditolak_di_medannya_dan_tidak_ada_yang_tersimpan(kantor, komponen, kata):
    with pytest.raises(GalatSakip, match=kata) as salah:
        kantor.catat("smart", [baris(kantor), baris(kantor, "ki", **komponen)])
    kode = next(iter(komponen))
    assert tempat(salah) == {f"k-{kantor.dipa['ki'].pk}-{kode}"}
    assert PotretSkor.objects.count() == NilaiSkor.objects.count() == 0
    assert not Jejak.objects.filter(aksi__startswith="skor").exists()


def test_efisiensi_e_boleh_negatif(kantor):
    kantor.catat("smart", [baris(kantor, penyerapan="90", konsistensi="90", cro="90", efisiensi="-30")])
    b = next(b for b in skor_wilayah(kantor.kanwil, TAHUN, "smart").baris if b.nilai_id)
    assert b.nilai["efisiensi"] == D(-30)
    assert b.skor.bagian[-1].nilai == 0
    assert any("dibatasi" in p for p in b.peringatan)


def test_tidak_berlaku_hanya_di_skor_yang_mengenal_konversi(kantor):
    isi = BarisMasuk(kantor.dipa["pp"].pk, D(97), {}, frozenset({"cro"}))
    with pytest.raises(GalatSakip, match="selalu berlaku"):
        kantor.catat("smart", [isi])
    dua = BarisMasuk(kantor.dipa["pp"].pk, D(97), {"tagihan": D(100)}, frozenset({"tagihan"}))
    with pytest.raises(GalatSakip, match="tidak berlaku, tetapi bernilai"):
        kantor.catat("ikpa", [dua])


@pytest.mark.parametrize("isi", [{"penyerapan": "120"}, {}])
def test_nilai_di_atas_seratus_ditanyakan_dahulu(kantor, isi):
    masuk = baris(kantor, resmi="90" if isi else "101", **isi)
    with pytest.raises(PerluKonfirmasi, match="melampaui 100"):
        kantor.catat("smart", [masuk], tanya=False)
    assert not PotretSkor.objects.exists()
    assert kantor.catat("smart", [masuk], tanya=True).pk


def test_potret_yang_lebih_tua_ditanyakan_dan_tidak_menggantikan_yang_baru(kantor):
    baru = kantor.smart()
    with pytest.raises(PerluKonfirmasi, match="lebih baru") as salah:
        kantor.catat("smart", [baris(kantor)], tanggal=dt.date(2023, 7, 1), tanya=False)
    assert tempat(salah) == {"per_tanggal"}
    kantor.catat("smart", [baris(kantor)], tanggal=dt.date(2023, 7, 1))
    assert skor_wilayah(kantor.kanwil, TAHUN, "smart").potret.id == baru.pk


def test_tanggal_dan_sumber_yang_sama_ditolak_juga_dengan_konfirmasi(kantor):
    kantor.smart()
    with pytest.raises(GalatSakip, match="sudah ada") as salah:
        kantor.catat("smart", [baris(kantor)], sumber="  SMART   DJA ")
    assert not isinstance(salah.value, PerluKonfirmasi)
    assert kantor.catat("smart", [baris(kantor)], sumber="LKjIP").pk


@pytest.mark.parametrize("tanggal", [dt.date(2024, 1, 21), dt.date(2022, 12, 31)])
def test_tanggal_yang_belum_tiba_atau_di_luar_tahunnya_ditolak(kantor, tanggal):
    with pytest.raises(GalatSakip) as salah:
        kantor.catat("smart", [baris(kantor)], tanggal=tanggal)
    assert tempat(salah) == {"per_tanggal"}
    assert "-20" not in str(salah.value)  # a day as people write it, never 21-01-2024


def test_satker_kantor_lain_dan_potret_kosong_ditolak(kantor):
    with pytest.raises(GalatSakip, match="tidak ada pada kantor"):
        kantor.catat("smart", [baris(kantor)], unit=kantor.tetangga)
    with pytest.raises(GalatSakip, match="Belum ada satu nilai"):
        kantor.catat("smart", [BarisMasuk(kantor.dipa["pp"].pk)])


def test_nilai_dengan_terlalu_banyak_desimal_ditolak_dengan_jelas(kantor):
    with pytest.raises(GalatSakip, match="desimal"):
        kantor.catat("smart", [baris(kantor, resmi="97.123456")])


def test_koreksi_mencatat_angka_lama_dan_baru_dengan_alasannya(kantor):
    p = kantor.catat("smart", [baris(kantor, resmi="97.1"), baris(kantor, "ki")])
    ubah(kantor, p, [baris(kantor, resmi="97.7"), BarisMasuk(kantor.dipa["ki"].pk)])
    assert {n.dipa.nama: n.nilai for n in p.nilai_skor.all()} == {"Satker pp": D("97.7")}
    jejak = Jejak.objects.get(aksi="skor.koreksi")
    assert jejak.alasan == "salah ketik"
    assert '"resmi":"97,1"' in jejak.perubahan
    assert '"resmi":"97,7"' in jejak.perubahan


def test_koreksi_tanpa_alasan_dan_formulir_basi_ditolak(kantor):
    p = kantor.catat("smart", [baris(kantor)])
    with pytest.raises(GalatSakip, match="Alasan"):
        ubah(kantor, p, [baris(kantor, resmi="98")], alasan=" ")
    ubah(kantor, p, [baris(kantor, resmi="98")])
    with pytest.raises(Basi):
        ubah(kantor, p, [baris(kantor, resmi="99")], versi=1)
    assert p.nilai_skor.get().nilai == D(98)


def test_koreksi_menjaga_yang_tidak_tampak_di_formulir(kantor):
    """The row of the file, a component of another rule, and the official figure of a unit below."""
    p = kantor.catat("smart", [baris(kantor)])
    NilaiSkor.objects.update(nomor_baris=7)
    KomponenSkor.objects.create(skor=p.nilai_skor.get(), kode="lama", nilai=D(5))
    upt = kantor.dipa["lpp"].unit
    NilaiSkor.objects.create(potret=p, unit=upt, nilai=D(88))
    ubah(kantor, p, [baris(kantor, resmi="98")])
    n = p.nilai_skor.get(dipa__isnull=False)
    assert (n.nilai, n.nomor_baris, n.komponen.get().kode) == (D(98), 7, "lama")
    assert p.nilai_skor.get(unit=upt).nilai == D(88)


def test_potret_kantor_lain_tidak_dapat_dikoreksi_atau_dihapus(kantor):
    p = kantor.catat("smart", [baris(kantor)])
    with pytest.raises(TidakDitemukan):
        tulis.hapus_potret(unit=kantor.tetangga, nomor=p.pk, alasan="coba", **kantor.umum())
    with pytest.raises(TidakDitemukan):
        tulis.pilih_potret(unit=kantor.tetangga, tahun=TAHUN, jenis="smart", nomor=p.pk, **kantor.umum())


def test_potret_yang_dipakai_laporan_tidak_dapat_dihapus_sebelum_dilepas(kantor):
    p = kantor.smart()
    tulis.pilih_potret(unit=kantor.kanwil, tahun=TAHUN, jenis="smart", nomor=p.pk, **kantor.umum())
    with pytest.raises(GalatSakip, match="dipakai laporan"):
        tulis.hapus_potret(unit=kantor.kanwil, nomor=p.pk, alasan="salah", **kantor.umum())
    tulis.pilih_potret(unit=kantor.kanwil, tahun=TAHUN, jenis="smart", nomor=None, **kantor.umum())
    assert not PotretTerpilih.objects.exists()
    tulis.hapus_potret(unit=kantor.kanwil, nomor=p.pk, alasan="salah", **kantor.umum())
    assert not PotretSkor.objects.exists()
    hapus = Jejak.objects.get(aksi="skor.hapus")
    assert "97,69" in hapus.perubahan
    assert [j.aksi for j in Jejak.objects.filter(aksi="skor.pilih")] == ["skor.pilih"] * 2


def test_basis_data_menolak_nilai_bagi_komponen_yang_tidak_berlaku(kantor):
    p = kantor.catat("ikpa", [baris(kantor)])
    with pytest.raises(IntegrityError), transaction.atomic():
        KomponenSkor.objects.create(skor=p.nilai_skor.get(), kode="tagihan", nilai=D(1), berlaku=False)
