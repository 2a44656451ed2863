"""Writes of DIPA, plan, snapshot, outputs and keys: what is refused, and that nothing is half written."""

import datetime as dt
import json

import pytest

from sakip.anggaran.models import BarisDipa, CapaianOutput, KunciAnggaran, RealisasiBaris, RevisiDipa
from sakip.anggaran.queries.rekonsiliasi import rekonsiliasi
from sakip.anggaran.services.dipa import BarisMasuk, buat_dipa, simpan_versi
from sakip.anggaran.services.kunci import KunciMasuk, sidik, simpan_kunci
from sakip.anggaran.services.output import ProgresMasuk, RoMasuk, simpan_progres, simpan_ro
from sakip.anggaran.services.rpd import simpan_rpd
from sakip.inti.galat import Basi, GalatSakip
from sakip.jejak.models import Jejak
from sakip.perencanaan.models import Indikator

from .conftest import AWAL, TAHUN

GAJI, LAYANAN = ("5001.eba.994.001", "51"), ("6001.bah.001.051", "52")


def pesan(salah):
    return " ".join(f"{m.tempat} {m.pesan} {m.saran}" for m in salah.value.masalah)


def test_versi_awal_lalu_revisi_beralasan_dan_tercatat(dunia_anggaran):
    d = dunia_anggaran
    d.versi(d.a, AWAL)
    d.versi(d.a, [(*AWAL[0][:3], 1100, 50, "tambahan layanan"), AWAL[1], AWAL[2]])
    r = rekonsiliasi(d.a, TAHUN)
    assert (r.jumlah.awal, r.jumlah.revisi, r.jumlah.akhir, r.jumlah.blokir) == (2000, 100, 2100, 50)
    assert r.jumlah.cocok and r.masalah == ()
    assert [j.aksi for j in Jejak.objects.order_by("urut")] == ["dipa.versi", "dipa.versi"]


def test_baris_yang_berbeda_atau_hilang_tanpa_alasan_ditolak(dunia_anggaran):
    d = dunia_anggaran
    d.versi(d.a, AWAL)
    with pytest.raises(GalatSakip) as salah:
        d.versi(d.a, [(*AWAL[0][:3], 1100), AWAL[1]])
    assert "6001.bah.001.051 52 berubah tanpa alasan" in pesan(salah)
    assert "5001.eba.994.001 51 dihapus tanpa alasan" in pesan(salah)
    assert RevisiDipa.objects.count() == 1 and BarisDipa.objects.count() == 3


def test_abt_dipisahkan_dari_revisi(dunia_anggaran):
    d = dunia_anggaran
    d.versi(d.a, AWAL)
    d.versi(d.a, [(*AWAL[0][:3], 1500), *AWAL[1:]], jenis="abt", alasan="tambahan pusat")
    j = rekonsiliasi(d.a, TAHUN).jumlah
    assert (j.revisi, j.abt, j.akhir, j.cocok) == (0, 500, 2500, True)


@pytest.mark.parametrize(
    ("baris", "kata"),
    [
        (("a b", "x", "51", "1"), "belum benar"),
        (("a", "", "51", "1"), "Uraian kosong"),
        (("a", "x", "59", "1"), "tidak dikenal"),
        (("a", "x", "51", "-1"), "kurang dari nol"),
        (("a", "x", "51", "1,5"), "sen"),
        (("a", "x", "51", ""), "Pagu belum diisi"),
        (("a", "x", "51", "5", "6"), "Blokir melebihi pagu"),
    ],
)
def test_baris_yang_salah_disebut_menurut_nomornya(dunia_anggaran, baris, kata):
    with pytest.raises(GalatSakip) as salah:
        dunia_anggaran.versi(dunia_anggaran.a, [baris])
    assert "Baris 1" in pesan(salah) and kata in pesan(salah)
    assert not RevisiDipa.objects.exists()


def test_baris_ganda_ditolak(dunia_anggaran):
    with pytest.raises(GalatSakip) as salah:
        dunia_anggaran.versi(dunia_anggaran.a, [AWAL[0], AWAL[0]])
    assert "sudah ada" in pesan(salah)


def test_formulir_yang_basi_ditolak(dunia_anggaran):
    d = dunia_anggaran
    d.versi(d.a, AWAL)
    with pytest.raises(Basi):
        simpan_versi(
            unit=d.kantor, tahun=TAHUN, dipa_id=d.a.pk, nomor_dilihat=None, jenis_revisi="revisi",
            tanggal=dt.date(TAHUN, 5, 1), alasan="x", baris=[BarisMasuk(1, "a", "a", "51", "1")], **d.umum(),
        )  # fmt: skip


def test_dipa_unit_lain_tidak_dikenal(dunia_anggaran):
    d = dunia_anggaran
    with pytest.raises(GalatSakip) as salah:
        simpan_versi(
            unit=d.tetangga, tahun=TAHUN, dipa_id=d.a.pk, nomor_dilihat=None, jenis_revisi="awal",
            tanggal=dt.date(TAHUN, 1, 1), alasan="", baris=[BarisMasuk(1, "a", "a", "51", "1")], **d.umum(),
        )  # fmt: skip
    assert "tidak ada pada unit dan tahun ini" in pesan(salah)


def test_kode_satker_kembar_ditolak(dunia_anggaran):
    d = dunia_anggaran
    with pytest.raises(GalatSakip) as salah:
        buat_dipa(unit=d.upt, tahun=TAHUN, kode="1001", nama="X", program_id=None, **d.umum())
    assert "sudah dipakai" in pesan(salah)


def test_realisasi_negatif_perlu_catatan(dunia_anggaran):
    d = dunia_anggaran
    d.versi(d.a, AWAL)
    with pytest.raises(GalatSakip) as salah:
        d.potret(d.a, dt.date(TAHUN, 3, 31), {GAJI: "-5"})
    assert "negatif tanpa catatan" in pesan(salah) and not RealisasiBaris.objects.exists()
    d.potret(d.a, dt.date(TAHUN, 3, 31), {GAJI: ("-5", "pengembalian tahun lalu")})
    assert RealisasiBaris.objects.get().rupiah == -5


def test_realisasi_melampaui_pagu_boleh_dengan_alasan(dunia_anggaran):
    d = dunia_anggaran
    d.versi(d.a, AWAL)
    with pytest.raises(GalatSakip) as salah:
        d.potret(d.a, dt.date(TAHUN, 3, 31), {GAJI: "601"})
    assert "melampaui pagu Rp600" in pesan(salah)
    d.potret(d.a, dt.date(TAHUN, 3, 31), {GAJI: ("601", "kekurangan gaji")})
    assert RealisasiBaris.objects.get().catatan == "kekurangan gaji"


def test_potret_yang_lebih_lama_hanya_sebagai_riwayat(dunia_anggaran):
    d = dunia_anggaran
    d.versi(d.a, AWAL)
    d.potret(d.a, dt.date(TAHUN, 6, 30), {GAJI: 300})
    with pytest.raises(GalatSakip) as salah:
        d.potret(d.a, dt.date(TAHUN, 3, 31), {GAJI: 150})
    assert "Lebih lama daripada potret yang tersimpan (30 Juni 2024)" in pesan(salah)
    d.potret(d.a, dt.date(TAHUN, 3, 31), {GAJI: 150}, riwayat=True)
    assert RealisasiBaris.objects.count() == 2


def test_potret_hari_dan_sumber_sama_dibetulkan_dengan_alasan_bukan_digandakan(dunia_anggaran):
    d = dunia_anggaran
    d.versi(d.a, AWAL)
    hari = dt.date(TAHUN, 3, 31)
    d.potret(d.a, hari, {GAJI: 100, LAYANAN: 7})
    with pytest.raises(GalatSakip) as salah:
        d.potret(d.a, hari, {GAJI: 120})
    assert "Alasan koreksi belum diisi" in pesan(salah)
    d.potret(d.a, hari, {GAJI: 120}, alasan="salah salin")
    isi = {(r.baris, r.jenis_belanja): r.rupiah for r in RealisasiBaris.objects.all()}
    assert isi == {GAJI: 120, LAYANAN: 7}  # the line that was not sent stays
    j = Jejak.objects.order_by("urut").last()
    assert (j.aksi, j.alasan) == ("potret.koreksi", "salah salin")
    assert json.loads(j.perubahan)["baris"] == [[*GAJI, [100, ""], [120, ""]]]


def test_kiriman_kedua_yang_sama_tidak_menulis_apa_pun(dunia_anggaran):
    d = dunia_anggaran
    d.versi(d.a, AWAL)
    d.potret(d.a, dt.date(TAHUN, 3, 31), {GAJI: 100})
    sebelum = Jejak.objects.count()
    d.potret(d.a, dt.date(TAHUN, 3, 31), {GAJI: 100})
    assert Jejak.objects.count() == sebelum and RealisasiBaris.objects.count() == 1


def test_realisasi_kumulatif_yang_turun_perlu_catatan(dunia_anggaran):
    d = dunia_anggaran
    d.versi(d.a, AWAL)
    d.potret(d.a, dt.date(TAHUN, 3, 31), {GAJI: 150})
    with pytest.raises(GalatSakip) as salah:
        d.potret(d.a, dt.date(TAHUN, 4, 30), {GAJI: 140})
    assert "Rp140 turun dari potret sebelumnya, Rp150" in pesan(salah)
    d.potret(d.a, dt.date(TAHUN, 4, 30), {GAJI: ("140", "pengembalian gaji")})
    assert RealisasiBaris.objects.count() == 2


def test_potret_hari_esok_ditolak(dunia_anggaran):
    d = dunia_anggaran
    d.versi(d.a, AWAL)
    with pytest.raises(GalatSakip) as salah:
        d.potret(d.a, dt.date(TAHUN, 3, 31), {GAJI: 1}, pada=dt.date(TAHUN, 3, 30))
    assert "belum tiba" in pesan(salah)


def rpd(d, isi, nomor=None, alasan=""):
    return simpan_rpd(
        unit=d.kantor, tahun=TAHUN, dipa_id=d.a.pk, nomor_dilihat=nomor, tanggal=dt.date(TAHUN, 1, 2),
        alasan=alasan, isi=isi, **d.umum(),
    )  # fmt: skip


def test_rpd_melampaui_pagu_diperingatkan_dan_negatif_ditolak(dunia_anggaran):
    d = dunia_anggaran
    d.versi(d.a, AWAL)
    with pytest.raises(GalatSakip):
        rpd(d, {("51", 1): "-1"})
    _, tanda = rpd(d, {("51", 1): "400", ("51", 2): "300"})
    assert tanda == ["RPD 51 Rp700 melampaui pagu Rp600."]
    with pytest.raises(GalatSakip) as salah:
        rpd(d, {("51", 1): "600"}, nomor=0)
    assert "Alasan perubahan RPD" in pesan(salah)


def test_progres_output_tidak_mundur_tanpa_keterangan(dunia_anggaran):
    d = dunia_anggaran
    r = simpan_ro(
        unit=d.kantor, tahun=TAHUN, dipa_id=d.a.pk, output_id=None, versi=0,
        masuk=RoMasuk("6001.bah.001", "Layanan", "orang", "10"), **d.umum(),
    )  # fmt: skip

    def simpan(bulan, volume, progres, keterangan=""):
        return simpan_progres(
            unit=d.kantor, tahun=TAHUN, dipa_id=d.a.pk, bulan=bulan,
            isi=[ProgresMasuk(r.pk, volume, progres, keterangan)], **d.umum(),
        )  # fmt: skip

    assert simpan(1, "5", "50") == 1 and simpan(1, "5", "50") == 0
    with pytest.raises(GalatSakip) as salah:
        simpan(2, "4", "50")
    assert "lebih kecil daripada bulan sebelumnya" in pesan(salah)
    with pytest.raises(GalatSakip):
        simpan(2, "5", "101")
    with pytest.raises(GalatSakip):
        simpan(2, "5", "")
    assert simpan(2, "4", "50", "dihitung ulang") == 1 and CapaianOutput.objects.count() == 2


def test_kunci_satu_pot_paling_banyak_seratus_dan_tidak_bertumpuk(dunia_anggaran):
    d = dunia_anggaran
    d.versi(d.a, AWAL)
    for kunci in ("x", "y"):
        Indikator.objects.create(instansi=d.instansi, kunci=kunci, pemilik=d.kantor, jenis="IKK")

    def simpan(*isi):
        return simpan_kunci(
            unit=d.kantor, tahun=TAHUN, dipa_id=d.a.pk, dilihat=sidik(d.a),
            isi=[KunciMasuk(n, *k) for n, k in enumerate(isi, 1)], **d.umum(),
        )  # fmt: skip

    for isi, kata in (
        ([("6001", "x", "60", "d"), ("6001", "y", "50", "d")], "terbagi 110%"),
        ([("6001", "x", "50", "d"), ("6001.bah", "y", "50", "d")], "berada di dalam pot"),
        ([("7001", "x", "50", "d")], "Tidak ada baris DIPA"),
        ([("", "z", "50", "d")], "tidak ada di instansi ini"),
        ([("", "x", "0", "d")], "lebih dari 0"),
        ([("", "x", "50", "")], "Dasar pembagian"),
    ):
        with pytest.raises(GalatSakip) as salah:
            simpan(*isi)
        assert kata in pesan(salah)
    assert not KunciAnggaran.objects.exists()
    assert simpan(("6001", "x", "60", "volume"), ("6001", "y", "40", "volume")) == 2
