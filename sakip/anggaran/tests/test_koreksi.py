"""Corrections: with a reason and every value in the journal; what others stand on is not taken away."""

import datetime as dt
import json

import pytest

from sakip.anggaran.models import (
    BarisDipa,
    CapaianOutput,
    Dipa,
    KunciAnggaran,
    Potret,
    RealisasiBaris,
    RevisiDipa,
    RincianOutput,
)
from sakip.anggaran.queries.banding import banding_versi
from sakip.anggaran.queries.serapan import serapan_tahun
from sakip.anggaran.services import koreksi
from sakip.anggaran.services.dipa import BarisMasuk, simpan_versi
from sakip.anggaran.services.output import ProgresMasuk, RoMasuk, hapus_ro, simpan_progres, simpan_ro
from sakip.anggaran.services.rpd import simpan_rpd
from sakip.inti.galat import Basi, GalatSakip
from sakip.jejak.models import Jejak
from sakip.perencanaan.models import Indikator

from .conftest import AWAL, TAHUN
from .test_dipa_layanan import GAJI, pesan


def jejak_akhir():
    j = Jejak.objects.order_by("urut").last()
    return j.aksi, j.alasan, json.loads(j.perubahan)


def masuk(baris):
    return [BarisMasuk(n, *(str(x) for x in b)) for n, b in enumerate(baris, 1)]


def betulkan(d, baris, *, nomor=0, alasan="salah ketik", **lain):
    r = d.a.revisi.get(nomor=nomor)
    return koreksi.koreksi_versi(
        **{
            "unit": d.kantor, "tahun": TAHUN, "dipa_id": d.a.pk, "nomor": nomor,
            "dilihat": koreksi.sidik_versi(r), "jenis_revisi": r.jenis, "tanggal": r.tanggal,
            "alasan_versi": r.alasan, "baris": masuk(baris), "alasan": alasan, **d.umum(), **lain,
        }
    )  # fmt: skip


def test_versi_dibetulkan_di_tempat_dan_jejak_menyimpan_kedua_isinya(dunia_anggaran):
    d = dunia_anggaran
    d.versi(d.a, AWAL)
    with pytest.raises(GalatSakip) as salah:
        betulkan(d, [(*AWAL[0][:3], 900), *AWAL[1:]], alasan=" ")
    assert "Alasan koreksi belum diisi" in pesan(salah)
    assert betulkan(d, [(*AWAL[0][:3], 900), *AWAL[1:]]) == 1
    assert RevisiDipa.objects.count() == 1 and BarisDipa.objects.get(kode=AWAL[0][0]).pagu == 900
    aksi, alasan, isi = jejak_akhir()
    assert (aksi, alasan) == ("dipa.koreksi", "salah ketik")
    assert isi["baris"] == [[*AWAL[0][:1], "52", ["Layanan", 1000, 0, ""], ["Layanan", 900, 0, ""]]]


def test_koreksi_tanpa_perubahan_dan_koreksi_di_atas_isi_lama_ditolak(dunia_anggaran):
    d = dunia_anggaran
    d.versi(d.a, AWAL)
    with pytest.raises(GalatSakip) as salah:
        betulkan(d, AWAL)
    assert "Tidak ada yang berubah" in pesan(salah)
    with pytest.raises(Basi):
        betulkan(d, [(*AWAL[0][:3], 900), *AWAL[1:]], dilihat="0" * 16)
    assert BarisDipa.objects.get(kode=AWAL[0][0]).pagu == 1000


def test_koreksi_versi_lama_tidak_mengubah_versi_sesudahnya(dunia_anggaran):
    d = dunia_anggaran
    d.versi(d.a, AWAL)
    d.versi(d.a, [(*AWAL[0][:3], 1100), *AWAL[1:]], alasan="tambahan")
    betulkan(d, [(*AWAL[0][:3], 1050), *AWAL[1:]])
    b = banding_versi(d.a)
    assert [v.pagu for v in b.versi] == [2050, 2100] and (b.awal, b.revisi, b.akhir) == (2050, 50, 2100)
    with pytest.raises(GalatSakip) as salah:
        betulkan(d, AWAL, tanggal=dt.date(TAHUN, 12, 1))
    assert f"lebih lambat daripada versi 1 (2 Februari {TAHUN})" in pesan(salah)


def test_koreksi_tidak_membuang_pot_yang_dipakai_kunci(dunia_anggaran):
    d = dunia_anggaran
    d.versi(d.a, AWAL)
    i = Indikator.objects.create(instansi=d.instansi, kunci="x", pemilik=d.kantor, jenis="IKK")
    KunciAnggaran.objects.create(dipa=d.a, kode="5001", indikator=i, persen=100, dasar="d")
    with pytest.raises(GalatSakip) as salah:
        betulkan(d, AWAL[:2])
    assert "kunci uang memakainya" in pesan(salah) and BarisDipa.objects.count() == 3


def test_hanya_bagian_yang_ditampilkan_yang_berubah(dunia_anggaran):
    d = dunia_anggaran
    d.versi(d.a, AWAL)
    simpan_versi(
        unit=d.kantor, tahun=TAHUN, dipa_id=d.a.pk, nomor_dilihat=0, jenis_revisi="revisi", alasan="",
        tanggal=dt.date(TAHUN, 5, 1), baris=masuk([(*AWAL[0][:3], 1200, 0, "naik")]),
        ditampilkan={(b[0], b[2]) for b in AWAL[:2]},
        dihapus={("6001.bah.001.052", "53"): "dialihkan"}, **d.umum(),
    )  # fmt: skip
    r = RevisiDipa.objects.get(nomor=1)
    assert {b.kode: b.pagu for b in r.baris.all()} == {AWAL[0][0]: 1200, GAJI[0]: 600}
    assert r.alasan == "6001.bah.001.052 53 dihapus: dialihkan"


def test_versi_terakhir_dihapus_dan_yang_sebelumnya_berlaku_lagi(dunia_anggaran):
    d = dunia_anggaran
    d.versi(d.a, AWAL)
    d.versi(d.a, [(*AWAL[0][:3], 1100), *AWAL[1:]], alasan="keliru")
    umum = {"unit": d.kantor, "tahun": TAHUN, "dipa_id": d.a.pk, **d.umum()}

    def hapus(nomor, alasan="ganda"):
        sidik = koreksi.sidik_versi(d.a.revisi.get(nomor=nomor))
        koreksi.hapus_versi(**umum, nomor=nomor, dilihat=sidik, alasan=alasan)

    with pytest.raises(GalatSakip) as salah:
        hapus(0)
    assert "Hanya versi terakhir" in pesan(salah)
    hapus(1)
    assert serapan_tahun(d.kantor, TAHUN).jumlah.pagu == 2000
    assert len(jejak_akhir()[2]["baris"]) == 3
    d.potret(d.a, dt.date(TAHUN, 3, 31), {GAJI: 100})
    with pytest.raises(GalatSakip) as salah:
        hapus(0)
    assert "sudah mempunyai realisasi" in pesan(salah)
    assert RevisiDipa.objects.count() == 1


def test_dipa_dibetulkan_dan_hanya_yang_kosong_dapat_dihapus(dunia_anggaran):
    d = dunia_anggaran
    umum = {"unit": d.kantor, "tahun": TAHUN, "dipa_id": d.a.pk, "alasan": "salah kode", **d.umum()}
    with pytest.raises(GalatSakip) as salah:
        koreksi.ubah_dipa(**umum, kode="1002", nama="A", program_id=None)
    assert "sudah dipakai" in pesan(salah)
    koreksi.ubah_dipa(**umum, kode="1009", nama="Satker baru", program_id=None)
    assert jejak_akhir()[2] == {"kode": ["1001", "1009"], "nama": ["Satker 1001", "Satker baru"]}
    d.versi(d.a, AWAL)
    with pytest.raises(GalatSakip) as salah:
        koreksi.hapus_dipa(**umum)
    assert "sudah mempunyai versi" in pesan(salah)
    koreksi.hapus_dipa(**(umum | {"unit": d.upt, "dipa_id": d.b.pk}))
    assert not Dipa.objects.filter(kode="1002").exists()


def test_potret_dihapus_satu_dipa_saja(dunia_anggaran):
    d = dunia_anggaran
    d.versi(d.a, AWAL)
    d.potret(d.a, dt.date(TAHUN, 3, 31), {GAJI: 100})
    p = Potret.objects.get()
    RealisasiBaris.objects.create(potret=p, dipa=d.b, baris="x", jenis_belanja="51", rupiah=7)
    umum = {"tahun": TAHUN, "potret_id": p.pk, "alasan": "salah satker", **d.umum()}
    koreksi.hapus_potret_dipa(unit=d.kantor, dipa_id=d.a.pk, **umum)
    assert RealisasiBaris.objects.get().dipa == d.b and Potret.objects.exists()
    assert jejak_akhir()[2]["baris"] == [[*GAJI, 100, ""]]
    koreksi.hapus_potret_dipa(unit=d.upt, dipa_id=d.b.pk, **umum)
    assert not Potret.objects.exists()


def test_rpd_terakhir_dihapus_dan_yang_sebelumnya_berlaku_lagi(dunia_anggaran):
    d = dunia_anggaran
    d.versi(d.a, AWAL)
    umum = {"unit": d.kantor, "tahun": TAHUN, "dipa_id": d.a.pk, **d.umum()}
    for nomor, rupiah in ((None, "100"), (0, "200")):
        simpan_rpd(
            **umum, nomor_dilihat=nomor, tanggal=dt.date(TAHUN, 1, 2), alasan="a", isi={("51", 1): rupiah}
        )
    koreksi.hapus_rpd(**umum, nomor_dilihat=1, alasan="keliru")
    assert jejak_akhir()[2]["baris"] == [["51", 1, 200]]
    masalah = banding_versi(d.a).masalah
    assert "51 Belanja pegawai: jumlah RPD Rp100, pagu Rp600; selisih -Rp500." in masalah


def test_ro_dan_progres_dibetulkan_dan_dihapus_dengan_alasan(dunia_anggaran):
    d = dunia_anggaran
    umum = {"unit": d.kantor, "tahun": TAHUN, "dipa_id": d.a.pk, **d.umum()}
    r = simpan_ro(**umum, output_id=None, versi=0, masuk=RoMasuk("6001.bah.001", "RO", "orang", "10"))
    baru = RoMasuk("6001.bah.001", "RO", "orang", "12")
    with pytest.raises(GalatSakip) as salah:
        simpan_ro(**umum, output_id=r.pk, versi=1, masuk=baru)
    assert "Alasan koreksi belum diisi" in pesan(salah) and RincianOutput.objects.get().target == 10
    simpan_ro(**umum, output_id=r.pk, versi=1, masuk=baru, alasan="target dokumen")
    simpan_progres(**umum, bulan=1, isi=[ProgresMasuk(r.pk, "5", "50")])
    for isi in (ProgresMasuk(r.pk, "6", "50"), ProgresMasuk(r.pk, "", "", hapus=True)):
        with pytest.raises(GalatSakip):
            simpan_progres(**umum, bulan=1, isi=[isi])
        assert CapaianOutput.objects.get().volume == 5
    simpan_progres(**umum, bulan=1, isi=[ProgresMasuk(r.pk, "6", "50")], alasan="salah hitung")
    assert jejak_akhir()[2]["sebelum"] == {"6001.bah.001": ["5.0000", "50.0000", ""]}
    hapus_ro(**umum, output_id=r.pk, versi=2, alasan="ganda")
    assert not RincianOutput.objects.exists() and jejak_akhir()[2]["capaian"][0][0] == 1


def test_revisi_administrasi_tanpa_perubahan_baris_memerlukan_alasan(dunia_anggaran):
    d = dunia_anggaran
    d.versi(d.a, AWAL)
    with pytest.raises(GalatSakip) as salah:
        d.versi(d.a, AWAL)
    assert "Tidak ada baris yang berbeda" in pesan(salah)
    d.versi(d.a, AWAL, alasan="pergantian KPA")
    assert RevisiDipa.objects.count() == 2


def test_yang_tidak_cocok_disebut_dalam_banding(dunia_anggaran):
    d = dunia_anggaran
    d.versi(d.a, AWAL)
    d.versi(d.a, [(*AWAL[0][:3], 1300, 200), *AWAL[1:]], alasan="optimalisasi")
    d.versi(d.a, [(*AWAL[0][:3], 1250, 200), *AWAL[1:]], jenis="abt", alasan="tambahan")
    b = banding_versi(d.a)
    assert "Revisi 1 menambah jumlah pagu Rp300" in " ".join(b.masalah)
    assert "Anggaran belanja tambahan 2 tidak menambah" in " ".join(b.masalah)
    assert [(v.pagu, v.beda, v.blokir, v.efektif) for v in b.versi] == [
        (2000, None, 0, 2000), (2300, 300, 200, 2100), (2250, -50, 200, 2050),
    ]  # fmt: skip
    assert (b.awal, b.revisi, b.abt, b.akhir, b.cocok) == (2000, 300, -50, 2250, True)
