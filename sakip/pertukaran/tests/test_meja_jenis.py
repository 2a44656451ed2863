"""Each kind of import: plan, apply, undo; what is stored is exactly what the file says."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal as D
from typing import Any

import pytest
from django.urls import reverse

from sakip.anggaran.models import (
    BarisDipa,
    BarisRpd,
    CapaianOutput,
    Dipa,
    KomponenSkor,
    LaporanEmonev,
    NilaiSkor,
    PotretSkor,
    RevisiDipa,
    RincianOutput,
    VersiRpd,
)
from sakip.anggaran.queries.asal import asal_potret, asal_versi
from sakip.anggaran.queries.kendali import beda_dokumen
from sakip.anggaran.queries.skor import aturan_skor
from sakip.anggaran.rumus_skor import hitung
from sakip.inti.galat import GalatSakip
from sakip.jejak.models import Jejak
from sakip.perencanaan.models import SumberData
from sakip.perjanjian.models import NilaiEPerformance
from sakip.pertukaran.meja.bentuk import SIAP
from sakip.pertukaran.meja.berkas import buka
from sakip.pertukaran.meja.daftar import PENANGAN
from sakip.pertukaran.meja.peta import KolomLebar, Peta, judul_kolom, tebak_kepala
from sakip.pertukaran.meja.queries import asal_impor
from sakip.pertukaran.meja.services import susun_rencana
from sakip.pertukaran.models import ImporData, JenisImpor, NilaiImpor
from sakip.pertukaran.tests.contoh_berkas import omspan
from sakip.pertukaran.tests.contoh_berkas.uang import (
    JUDUL_SAKTI,
    e_performance,
    emonev,
    ikpa,
    sakti_dipa,
    sakti_rpd,
    smart,
    smart_ro,
)
from sakip.pertukaran.tests.kantor_meja import BARIS, Meja

pytestmark = pytest.mark.django_db
TUTUP = dt.date(2024, 1, 15)
FEBRUARI = dt.date(2023, 2, 10)


@pytest.fixture
def meja(gudang: Any) -> Meja:
    return Meja()


def petakan(
    meja: Meja, jenis: str, isi: bytes, kepala: int, tinggi: int = 1, sumber: str = "X", **peta: Any
) -> Any:
    """A mapping of a source of its own, made for the headings of this file."""
    meja.sumber = SumberData.objects.get_or_create(instansi=meja.instansi, nama=sumber)[0]
    judul = judul_kolom(buka(isi).lembar, kepala, tinggi)
    return meja.petakan(Peta(kepala=kepala, tinggi=tinggi, **peta), jenis, judul)


def pesan(p: Any) -> str:
    return " ".join(f"{m.tempat} {m.pesan}" for m in susun_rencana(p).masalah.isi)


def test_setiap_jenis_mempunyai_bentuk_dan_penangan() -> None:
    assert set(SIAP) == set(PENANGAN) == set(JenisImpor.values)


# --- DIPA ----------------------------------------------------------------------------------------------

KODE = {"satker": "Kode Satker", "kegiatan": "Kegiatan", "kro": "KRO", "ro": "RO", "komponen": "Komponen",
        "akun": "Akun", "uraian": "Uraian", "nilai": "Pagu", "blokir": "Blokir"}  # fmt: skip
DIPA = [
    ("408159", "WA", "5252", "EBA", "994", "'001", "511111", "Gaji pokok", 900, 0),
    (None, None, None, None, None, None, "511121", "Tunjangan", 150, 0),
    (None, None, None, None, None, "'002", "521111", "Keperluan kantor", 250, 50),
    (None, None, None, None, "962", "'052", "524111", "Perjalanan", 70, 0),
]


def peta_dipa(meja: Meja) -> Any:
    return petakan(meja, "dipa", sakti_dipa(DIPA), 3, kolom=KODE, turun=True, sumber="SAKTI")


def baris_dipa(nomor: int) -> list[tuple[Any, ...]]:
    baris = BarisDipa.objects.filter(revisi__nomor=nomor)
    return sorted(baris.values_list("kode", "jenis_belanja", "uraian", "pagu", "blokir"))


def test_dipa_menjadi_versi_baru_dan_pembatalan_mengembalikan_yang_lama(meja: Meja) -> None:
    p = meja.minta(sakti_dipa(DIPA), peta_dipa(meja), tanggal=FEBRUARI, alasan="Revisi 1")
    r = susun_rencana(p)
    assert r.dapat, r.masalah.isi
    assert (r.cacah["ubah"], r.cacah["baru"], r.cacah["sama"], r.cacah["hilang"]) == (2, 1, 0, 0)
    impor = meja.terapkan(p)
    assert baris_dipa(1) == [
        ("5252.EBA.962.052", "52", "Perjalanan", 70, 0),
        ("5252.eba.994.001", "51", "5252.eba.994.001", 1050, 0),
        ("5252.eba.994.002", "52", "5252.eba.994.002", 250, 50),
    ]
    revisi = RevisiDipa.objects.get(nomor=1)
    assert (revisi.jenis, revisi.tanggal, revisi.alasan) == ("revisi", FEBRUARI, "Revisi 1")
    asal = asal_impor("anggaran.BarisDipa", list(revisi.baris.values_list("pk", flat=True)))
    assert {a.baris for a in asal.values()} == {5, 7, 8} and impor.baris == 4
    BarisDipa.objects.filter(pagu=70).update(pagu=71)
    with pytest.raises(GalatSakip, match="sudah diubah"):
        meja.batalkan(impor, {meja.kanwil.pk})
    BarisDipa.objects.filter(pagu=71).update(pagu=70)
    with pytest.raises(GalatSakip, match="tidak bertugas"):
        meja.batalkan(impor, {meja.a.pk})
    meja.batalkan(impor, {meja.kanwil.pk})
    assert RevisiDipa.objects.count() == 1 and len(baris_dipa(0)) == 2
    assert Jejak.objects.filter(aksi="dipa.versi_batal", alasan="salah berkas").count() == 1


def test_asal_baris_dipa_dan_realisasi_dari_berkas_terbaca_pada_halaman_anggaran(
    meja: Meja, client: Any
) -> None:
    meja.terapkan(meja.minta(sakti_dipa(DIPA), peta_dipa(meja), tanggal=FEBRUARI, alasan="x"))
    meja.sumber = SumberData.objects.get(nama="OM-SPAN")
    impor = meja.terapkan(meja.minta(omspan(BARIS), None))
    versi, potret = asal_versi(meja.dipa), asal_potret(meja.dipa)
    assert versi is not None and potret is not None
    assert [b.nomor for b in versi.baris] == [8, 5, 7]
    (asal,) = potret.asal
    assert (asal.cara, asal.sumber, asal.impor, asal.oleh) == (
        "berkas", "OM-SPAN", impor.pk, meja.perencana.nama,
    )  # fmt: skip
    assert all(b.nomor for b in potret.baris) and asal.sha256 == impor.berkas.sha256
    client.force_login(meja.perencana, backend="allauth.account.auth_backends.AuthenticationBackend")
    kantor = {"instansi": meja.instansi.kode, "unit": meja.kanwil.kode, "tahun": 2023}
    teks = client.get(reverse("anggaran:asal", kwargs={**kantor, "dipa": meja.dipa.pk})).content.decode()
    assert reverse("meja:impor", kwargs={**kantor, "impor": impor.pk}) in teks
    assert f"baris {potret.baris[0].nomor}" in teks and asal.sha256[:16] in teks


def test_jumlah_dokumen_dibandingkan_saat_impor_dan_tersimpan_pada_versinya(meja: Meja) -> None:
    isi = {"tanggal": FEBRUARI, "alasan": "Revisi 1"}
    p = meja.minta(sakti_dipa(DIPA), peta_dipa(meja), **isi, dokumen_jumlah="1.400")
    r = susun_rencana(p)
    assert r.dapat, r.masalah.isi
    assert "Jumlah baris Rp1.370, dokumen Rp1.400: selisih -Rp30." in [m.pesan for m in r.peringatan.isi]
    meja.terapkan(p)
    revisi = RevisiDipa.objects.get(nomor=1)
    assert (revisi.dokumen_jumlah, revisi.dokumen_51) == (1400, None)
    assert [j.selisih for j in beda_dokumen(revisi, revisi.baris.all())] == [-30]


def test_jumlah_dokumen_yang_cocok_tidak_diperingatkan_dan_yang_salah_ketik_ditolak(meja: Meja) -> None:
    isi = {"tanggal": FEBRUARI, "alasan": "Revisi 1"}
    peta = peta_dipa(meja)
    cocok = susun_rencana(meja.minta(sakti_dipa(DIPA), peta, **isi, dokumen_jumlah="1370"))
    assert cocok.dapat and not any("dokumen" in m.pesan for m in cocok.peringatan.isi)
    assert "dokumen_jumlah" in pesan(meja.minta(sakti_dipa(DIPA), peta, **isi, dokumen_jumlah="seribu"))


def test_dipa_yang_sama_atau_lebih_lama_atau_tanpa_alasan_ditolak(meja: Meja) -> None:
    peta = peta_dipa(meja)
    assert "tanpa alasan" in pesan(meja.minta(sakti_dipa(DIPA), peta, tanggal=FEBRUARI))
    lama = meja.minta(sakti_dipa(DIPA), peta, tanggal=dt.date(2022, 12, 1), alasan="x")
    assert "lebih lama" in pesan(lama)
    meja.terapkan(meja.minta(sakti_dipa(DIPA), peta, tanggal=FEBRUARI, alasan="x"))
    sama = meja.minta(
        sakti_dipa([*DIPA[:3], (*DIPA[3][:7], "Lain", 70, 0)]), peta, tanggal=FEBRUARI, alasan="x"
    )
    r = susun_rencana(sama)
    assert r.dapat and not r.perlu and r.cacah["sama"] == 3
    with pytest.raises(GalatSakip, match="sudah sama"):
        meja.terapkan(sama)
    assert RevisiDipa.objects.count() == 2


def test_baris_jumlah_di_antara_rincian_ditolak_supaya_tidak_terhitung_dua_kali(meja: Meja) -> None:
    jumlah = ("408159", "WA", "5252", "EBA", "994", None, "511111", "Layanan perkantoran", 1300, 0)
    isi = sakti_dipa([jumlah, *DIPA])
    peta = petakan(meja, "dipa", isi, 3, kolom=KODE)
    isi = sakti_dipa([jumlah, *((*DIPA[0][:6], *b[6:]) for b in DIPA[:2])])
    p = meja.minta(isi, peta, tanggal=FEBRUARI, alasan="x")
    assert "Rincian DIPA!F5 5252.eba.994 menjumlah baris di bawahnya" in pesan(p)
    # the same of realisation without a column of accounts
    tanpa = petakan(meja, "realisasi", omspan(BARIS), 4, kolom={
        "satker": "Kode Satker", "kegiatan": "Kegiatan", "kro": "KRO", "ro": "RO", "komponen": "Komponen",
        "nilai": "Realisasi s.d. Periode"})  # fmt: skip
    isi = omspan([("408159", "5252", "", "", "", "", "Kegiatan", 1300, 660), *BARIS])
    assert "5252 menjumlah baris di bawahnya" in pesan(meja.minta(isi, tanpa, per_tanggal=TUTUP))


def test_dipa_awal_bagi_satker_yang_belum_mempunyai_versi(meja: Meja) -> None:
    Dipa.objects.create(instansi=meja.instansi, kode="408160", tahun=2023, unit=meja.a, nama="UPT")
    peta = peta_dipa(meja)
    p = meja.minta(sakti_dipa([("408160", *b[1:]) for b in DIPA[:1]]), peta, tanggal=dt.date(2022, 12, 5))
    meja.terapkan(p)
    assert RevisiDipa.objects.get(dipa__kode="408160").jenis == "awal"


# --- RPD -----------------------------------------------------------------------------------------------


def test_rpd_berbulan_berdampingan_dalam_ribuan_menjadi_versi_dan_dapat_dibatalkan(meja: Meja) -> None:
    BarisDipa.objects.filter(jenis_belanja="51").update(pagu=1_200_000)
    isi = sakti_rpd([("408159", "51 Belanja Pegawai", [100] * 12), ("408159", "52 Belanja Barang", [1] * 12)])
    assert tebak_kepala(buka(isi).lembar) == (2, 2)
    judul = judul_kolom(buka(isi).lembar, 2, 2)
    lebar = tuple(KolomLebar(judul[n + 2], bulan=n + 1) for n in range(12))
    peta = petakan(meja, "rpd", isi, 2, 2, kolom={"satker": "Satker", "akun": "Jenis Belanja"}, lebar=lebar,
                   pengali=1000, sumber="SAKTI")  # fmt: skip
    p = meja.minta(isi, peta, tanggal=dt.date(2023, 1, 5))
    r = susun_rencana(p)
    assert r.dapat and r.cacah["baru"] == 24
    assert ["52" in m.tempat and "melampaui pagu" in m.pesan for m in r.peringatan.isi] == [True]
    impor = meja.terapkan(p)
    assert sum(BarisRpd.objects.filter(jenis_belanja="51").values_list("rupiah", flat=True)) == 1_200_000
    assert BarisRpd.objects.count() == 24 and NilaiImpor.objects.filter(impor=impor).count() == 25
    ganti = sakti_rpd([("408159", "51 Belanja Pegawai", [90] * 12)])
    assert "tanpa alasan" in pesan(meja.minta(ganti, peta, tanggal=FEBRUARI))
    kedua = meja.terapkan(meja.minta(ganti, peta, tanggal=FEBRUARI, alasan="Revisi Halaman III"))
    with pytest.raises(GalatSakip, match="lebih baru"):
        meja.batalkan(impor, {meja.kanwil.pk})
    meja.batalkan(kedua, {meja.kanwil.pk})
    meja.batalkan(impor, {meja.kanwil.pk})
    assert not VersiRpd.objects.exists()


# --- scores --------------------------------------------------------------------------------------------

SMART = ("408159", "Kanwil", 99.71, 99.79, 100, 16.86, 92.15, 97.69)
LEBAR_SMART = tuple(
    KolomLebar(k, komponen=v)
    for k, v in {
        "Penyerapan Anggaran": "penyerapan", "Konsistensi RPD": "konsistensi", "Capaian RO": "cro",
        "Efisiensi": "efisiensi", "Nilai Efisiensi": "nilai_efisiensi",
    }.items()
)  # fmt: skip


def peta_smart(meja: Meja) -> Any:
    return petakan(
        meja, "skor", smart([SMART]), 3, kolom={"satker": "Kode Satker", "nilai": "Nilai Kinerja"},
        tetap={"jenis_skor": "smart"}, lebar=LEBAR_SMART, sumber="SMART",
    )  # fmt: skip


def test_nilai_smart_dengan_komponennya_dihitung_ulang_sama_dengan_baris_emas(meja: Meja) -> None:
    p = meja.minta(smart([SMART]), peta_smart(meja), per_tanggal=TUTUP, sampai_bulan=12)
    impor = meja.terapkan(p)
    potret = PotretSkor.objects.get()
    assert (potret.sumber, potret.per_tanggal, potret.berkas_id) == ("SMART", TUTUP, impor.berkas_id)
    n = NilaiSkor.objects.get()
    assert (n.nilai, n.nomor_baris, n.dipa_id) == (D("97.69"), 4, meja.dipa.pk)
    komponen = dict(KomponenSkor.objects.values_list("kode", "nilai"))
    ours = hitung(aturan_skor("smart", 2023), komponen)
    assert ours is not None and round(ours.nilai or 0, 2) == D("97.69")
    lama = meja.minta(smart([(*SMART[:7], 95)]), impor.peta, per_tanggal=dt.date(2024, 1, 9), sampai_bulan=12)
    assert "lebih lama" in pesan(lama)
    KomponenSkor.objects.filter(kode="cro").update(nilai=99)
    with pytest.raises(GalatSakip, match="sudah dikoreksi"):
        meja.batalkan(impor, {meja.kanwil.pk})
    KomponenSkor.objects.filter(kode="cro").update(nilai=100)
    meja.batalkan(impor, {meja.kanwil.pk})
    assert not PotretSkor.objects.exists()


def test_satker_ganda_dan_nilai_negatif_pada_skor_ditolak_menurut_sel(meja: Meja) -> None:
    p = meja.minta(smart([SMART, (*SMART[:7], -1)]), peta_smart(meja), per_tanggal=TUTUP, sampai_bulan=12)
    assert "Capaian Satker!B5 Satker ini sudah ada di baris 4" in pesan(p)
    p = meja.minta(smart([(*SMART[:3], -5, *SMART[4:])]), p.peta, per_tanggal=TUTUP, sampai_bulan=12)
    assert "Capaian Satker!E4" in pesan(p) and "kurang dari nol" in pesan(p)


def test_ikpa_tiga_baris_per_satker_dibaca_baris_nilainya_dan_yang_tidak_berlaku_disimpan(meja: Meja) -> None:
    nilai = [100, 95.5, 98, "N/A", 100, 99, 100, 100, 98.42]
    isi = ikpa([("408159", "Kanwil", nilai), ("408000", "Seluruh", [*nilai[:8], 98.9])])
    assert tebak_kepala(buka(isi).lembar) == (3, 2)
    judul = judul_kolom(buka(isi).lembar, 3, 2)
    kode = ("revisi_dipa", "deviasi", "penyerapan", "kontraktual", "tagihan", "up_tup", "dispensasi_spm",
            "capaian_output")  # fmt: skip
    lebar = tuple(KolomLebar(judul[n + 4], komponen=k) for n, k in enumerate(kode))
    peta = petakan(
        meja, "skor", isi, 3, 2, kolom={"satker": "Kode Satker", "nilai": "Nilai Akhir"}, lebar=lebar,
        tetap={"jenis_skor": "ikpa"}, saring=("Keterangan", "Nilai"),
        kode={"satker": {"408000": "@kantor"}}, sumber="OM-SPAN",
    )  # fmt: skip
    p = meja.minta(isi, peta, per_tanggal=TUTUP, sampai_bulan=12)
    r = susun_rencana(p)
    assert r.dapat and (r.baris, r.dilewati) == (2, 4), r.masalah.isi
    meja.terapkan(p)
    assert NilaiSkor.objects.get(dipa=None).nilai == D("98.9")
    satu = NilaiSkor.objects.get(dipa=meja.dipa)
    assert satu.komponen.get(kode="kontraktual").berlaku is False
    assert satu.komponen.get(kode="deviasi").nilai == D("95.5")


# --- outputs ---------------------------------------------------------------------------------------------

RO = ("408159", "5252", "EBA", "994", "Layanan Perkantoran", "Layanan", "12", "5", "45,5", "")
KOLOM_RO = {"satker": "Kode Satker", "kegiatan": "Kegiatan", "kro": "KRO", "ro": "RO", "nilai": "RVRO",
            "progres": "PCRO (%)", "keterangan": "Keterangan"}  # fmt: skip
BARU_RO = {"nama": "Nama RO", "satuan": "Satuan", "target": "TVRO"}


def test_output_membuat_ro_yang_belum_ada_dan_pembatalan_menghapusnya(meja: Meja) -> None:
    tanpa = petakan(meja, "output", smart_ro([RO]), 3, kolom=KOLOM_RO, sumber="SMART")
    assert "RO 5252.EBA.994 tidak ada pada DIPA 408159" in pesan(meja.minta(smart_ro([RO]), tanpa, bulan=6))
    peta = petakan(meja, "output", smart_ro([RO]), 3, kolom=KOLOM_RO | BARU_RO, sumber="SMART")
    impor = meja.terapkan(meja.minta(smart_ro([RO]), peta, bulan=6))
    ro = RincianOutput.objects.get()
    assert (ro.kode, ro.nama, ro.target) == ("5252.EBA.994", "Layanan Perkantoran", D(12))
    assert list(CapaianOutput.objects.values_list("bulan", "volume", "progres")) == [(6, D(5), D("45.5"))]
    turun = smart_ro([(*RO[:7], "4", "45,5", "")], "Juli 2023")
    assert "Lebih kecil daripada Juni" in pesan(meja.minta(turun, peta, bulan=7))
    naik = meja.terapkan(meja.minta(smart_ro([(*RO[:7], "6", "50", "")]), peta, bulan=6))
    meja.batalkan(naik, {meja.kanwil.pk})
    assert CapaianOutput.objects.get().volume == D(5)
    meja.batalkan(impor, {meja.kanwil.pk})
    assert not RincianOutput.objects.exists() and not CapaianOutput.objects.exists()


def test_output_di_luar_batas_dan_ganda_disebut_menurut_sel(meja: Meja) -> None:
    peta = petakan(meja, "output", smart_ro([RO]), 3, kolom=KOLOM_RO | BARU_RO, sumber="SMART")
    p = meja.minta(smart_ro([(*RO[:8], "101", ""), RO, RO]), peta, bulan=6)
    assert "CSV!I4 Progres 101 di luar 0 sampai 100" in pesan(p) and "CSV!D6" in pesan(p)


# --- e-Monev and e-Performance ------------------------------------------------------------------------


def test_emonev_tanpa_kolom_tanggal_tidak_menghapus_tanggal_laporan_yang_sama(meja: Meja) -> None:
    for bulan, persen in ((1, 100), (2, 80)):
        LaporanEmonev.objects.create(
            dipa=meja.dipa, bulan=bulan, persen=persen, tanggal_kirim=dt.date(2023, bulan + 1, 5),
            catatan="lengkap", sumber="Isian kantor",
        )  # fmt: skip
    isi = emonev([("408159", "Dukungan Manajemen", [1, 0.9, 1])], ("Januari", "Februari", "Maret"))
    lebar = (KolomLebar("Januari", 1), KolomLebar("Februari", 2), KolomLebar("Maret", 3))
    peta = petakan(meja, "emonev", isi, 3, kolom={"satker": "Kode Satker"}, lebar=lebar, sumber="e-Monev")
    meja.terapkan(meja.minta(isi, peta))
    assert list(
        LaporanEmonev.objects.order_by("bulan").values_list("persen", "tanggal_kirim", "catatan", "sumber")
    ) == [
        (D(100), dt.date(2023, 2, 5), "lengkap", "Isian kantor"),  # the same report: not touched
        (D(90), None, "", "e-Monev"),  # another state: its day is not known
        (D(100), None, "", "e-Monev"),
    ]


def test_emonev_persen_per_bulan_tersimpan_dan_pembatalan_mengembalikan_yang_diganti(meja: Meja) -> None:
    LaporanEmonev.objects.create(dipa=meja.dipa, bulan=1, persen=80, sumber="Isian kantor")
    isi = emonev([("408159", "Dukungan Manajemen", [1, 0.955, None])], ("Januari", "Februari", "Maret"))
    lebar = (KolomLebar("Januari", 1), KolomLebar("Februari", 2), KolomLebar("Maret", 3))
    peta = petakan(meja, "emonev", isi, 3, kolom={"satker": "Kode Satker"}, lebar=lebar, sumber="e-Monev")
    impor = meja.terapkan(meja.minta(isi, peta))
    kini = list(LaporanEmonev.objects.order_by("bulan").values_list("bulan", "persen", "sumber"))
    assert kini == [(1, D(100), "e-Monev"), (2, D("95.5"), "e-Monev")]
    meja.batalkan(impor, {meja.kanwil.pk})
    assert list(LaporanEmonev.objects.values_list("bulan", "persen", "sumber")) == [
        (1, D(80), "Isian kantor")
    ]
    assert Jejak.objects.filter(aksi="emonev.impor_batal").count() == 1


def test_tabel_e_performance_tersimpan_per_tanggal_dan_kode_asing_ditanyakan(meja: Meja) -> None:
    meja.indikator("1.1", D(90), "", {})
    isi = e_performance([("1.1", "Persentase", "TW I", "90", "95,5", "106,11%", "Biru"),
                         ("1.9", "Lain", "TW I", "1", "1", "100%", "Hijau")])  # fmt: skip
    kolom = {"butir": "Kode IKK", "periode": "Periode", "target": "Target", "realisasi": "Realisasi",
             "nilai": "Capaian (%)", "warna": "Warna"}  # fmt: skip
    peta = petakan(meja, "eperforma", isi, 1, kolom=kolom, sumber="e-Performance")
    p = meja.minta(isi, peta, per_tanggal=dt.date(2023, 4, 12))
    r = susun_rencana(p)
    assert list(r.asing["butir"]) == ["1.9"] and not r.dapat
    isi = e_performance([("1.1", "Persentase", "TW I", "90", "95,5", "106,11%", "Biru")])
    impor = meja.terapkan(meja.minta(isi, peta, per_tanggal=dt.date(2023, 4, 12)))
    n = NilaiEPerformance.objects.get()
    assert (n.kode, n.periode, n.target, n.realisasi, n.capaian, n.warna) == (
        "1.1", "2023-TW1", D(90), D("95.5"), D("106.11"), "biru",
    )  # fmt: skip
    lagi = e_performance([("1.1", "Persentase", "TW I", "90", "96", "106,67%", "Biru")])
    assert "lebih lama" in pesan(meja.minta(lagi, peta, per_tanggal=dt.date(2023, 4, 10)))
    meja.batalkan(impor, {meja.kanwil.pk})
    assert not NilaiEPerformance.objects.exists() and ImporData.objects.count() == 1


# --- pagu of an OM-SPAN file -----------------------------------------------------------------------------


def test_pagu_dalam_berkas_yang_berbeda_dari_dipa_hanya_peringatan(meja: Meja) -> None:
    r = susun_rencana(meja.minta(omspan(BARIS)))
    assert r.dapat and not r.peringatan and dict(r.ringkas)["Pagu dalam berkas"] == "Rp1.300"
    r = susun_rencana(meja.minta(omspan([(*BARIS[0][:7], 950, 500), *BARIS[1:]])))
    kata = [f"{m.tempat}: {m.pesan}" for m in r.peringatan.isi]
    assert r.dapat and len(kata) == 2
    assert "Rp1.350" in kata[0] and "selisih Rp50 pada 1 baris" in kata[0]
    assert kata[1].startswith("408159 5252.eba.994.001 51: Pagu dalam berkas Rp1.050, dalam DIPA Rp1.000")
    r = susun_rencana(meja.minta(omspan(BARIS[:2])))
    assert (
        "selisih -Rp300" in r.peringatan.isi[0].pesan and "tidak ada, dalam DIPA" in r.peringatan.isi[1].pesan
    )


def test_judul_kolom_sakti_tetap_seperti_contoh() -> None:
    assert judul_kolom(buka(sakti_dipa(DIPA)).lembar, 3, 1) == list(JUDUL_SAKTI)
