"""From a score to its snapshot, file and who entered it; what exports and pages say of draft rules."""

import csv
import datetime as dt
import io
from decimal import Decimal as D

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from sakip.anggaran.models import Dipa, NilaiSkor, PotretSkor
from sakip.anggaran.queries.asal_skor import asal_potret, riwayat_aturan
from sakip.anggaran.queries.aturan import satu_paket
from sakip.anggaran.queries.nka import nka_wilayah
from sakip.anggaran.queries.skor import aturan_skor, skor_wilayah
from sakip.anggaran.queries.skor_satker import riwayat_satker, skor_satker
from sakip.anggaran.services import aturan as tulis_aturan
from sakip.anggaran.services import skor as tulis
from sakip.anggaran.services.skor_periksa import BarisMasuk, KepalaPotret
from sakip.berkas.services import simpan_isi
from sakip.jejak.services import catat

from .kantor_skor import HARI_INI, TAHUN, TUTUP, WAKTU, Kantor

KW = ("i", "kw", TAHUN)
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture
def kantor(db):
    return Kantor()


def isi(kantor, satker="pp", resmi="97", **komponen):
    return BarisMasuk(kantor.dipa[satker].pk, D(resmi), {k: D(n) for k, n in komponen.items()})


def koreksi(kantor, p, *, sumber=None, tanggal=None, alasan="salah tanggal"):
    return tulis.ubah_potret(
        unit=kantor.kanwil, nomor=p.pk, aturan=aturan_skor("smart", TAHUN),
        kepala=KepalaPotret(sumber or p.sumber, tanggal or p.per_tanggal), baris=[isi(kantor)],
        konfirmasi=True, hari_ini=HARI_INI, versi=PotretSkor.objects.get(pk=p.pk).versi, alasan=alasan,
        **kantor.umum(),
    )  # fmt: skip


def kata(p):
    return [c.kata for c in asal_potret([p.pk])[p.pk]]


# --- who ------------------------------------------------------------------------------------------------


def test_riwayat_potret_terbawa_walau_sumber_dan_tanggalnya_dikoreksi(kantor):
    p = kantor.catat("smart", [isi(kantor)], sumber="SMART: DJA")
    koreksi(kantor, p, sumber="SMART : DJA baru", tanggal=dt.date(2024, 1, 14))
    p.refresh_from_db()
    koreksi(kantor, p, alasan="angka")
    asal = asal_potret([p.pk])[p.pk]
    assert [(c.kata, c.alasan) for c in asal] == [
        ("Dicatat", ""), ("Dikoreksi", "salah tanggal"), ("Dikoreksi", "angka"),
    ]  # fmt: skip
    assert {c.oleh for c in asal} == {"Sistem"}


def test_potret_pengganti_yang_dihapus_tidak_mewarisi_riwayatnya(kantor):
    p = kantor.catat("smart", [isi(kantor)])
    tulis.hapus_potret(unit=kantor.kanwil, nomor=p.pk, alasan="salah", **kantor.umum())
    assert kata(kantor.catat("smart", [isi(kantor)])) == ["Dicatat"]


def test_potret_tanpa_catatan_sendiri_disebut_masuk_lewat_paket_kantornya(kantor):
    p = PotretSkor.objects.create(
        instansi=kantor.instansi,
        unit=kantor.kanwil,
        jenis="smart",
        tahun=TAHUN,
        sumber="x",
        per_tanggal=TUTUP,
    )
    assert kata(p) == []
    for nomor in range(3):
        catat(rantai="i/kw", aksi="impor_paket", oleh=kantor.oleh, peran="sistem", objek=f"paket uji {TAHUN}",
              perubahan={"ke": nomor}, waktu=WAKTU)  # fmt: skip
    catat(rantai="i/kx", aksi="impor_paket", oleh=kantor.oleh, peran="sistem", objek="paket lain 2023",
          perubahan={}, waktu=WAKTU)  # fmt: skip
    assert kata(p) == [f"Masuk lewat paket uji {TAHUN}", f"Paket uji {TAHUN} terakhir diimpor"]


def test_riwayat_aturan_menyebut_salin_ubah_terbit_dan_cabut(kantor):
    umum = {"unit": kantor.kanwil, **kantor.umum()}
    v = tulis_aturan.salin_aturan(asal=satu_paket("bobot_nka", "60/40"), kode="baru", **umum)
    v = tulis_aturan.terbitkan_aturan(nomor=v.pk, versi=v.versi, dibaca_sendiri=False, **umum)
    tulis_aturan.cabut_aturan(nomor=v.pk, versi=v.versi, alasan="keliru", **umum)
    riwayat = riwayat_aturan("bobot_nka", v.pk)
    assert [(c.kata, c.alasan) for c in riwayat] == [
        ("Disalin menjadi draf", ""), ("Diterbitkan", ""), ("Dicabut", "keliru"),
    ]  # fmt: skip
    assert riwayat_aturan("bobot_ikpa", v.pk) == ()


def test_halaman_satker_menyebut_pencatat_dan_daftar_potret_berkueri_tetap(kantor, client):
    kantor.masuk(client, "pemirsa")
    p = kantor.smart()
    d = kantor.dipa["pp"].pk
    teks = client.get(reverse("anggaran:skor_satker", args=[*KW, "smart", d])).content.decode()
    assert "Dicatat oleh Sistem (Sistem)" in teks
    assert reverse("anggaran:potret_skor_satu", args=[*KW, p.pk]) in teks
    alamat = reverse("anggaran:potret_skor", args=KW)
    client.get(alamat)
    with CaptureQueriesContext(connection) as sedikit:
        assert "Dicatat oleh Sistem" in client.get(alamat).content.decode()
    for hari in range(1, 5):
        kantor.catat("smart", [isi(kantor)], tanggal=dt.date(2023, hari, 1))
    with CaptureQueriesContext(connection) as banyak:
        client.get(alamat)
    assert len(banyak) == len(sedikit)


def test_satker_menampilkan_setiap_potretnya_yang_terbaru_di_atas(kantor, client):
    penuh = {"penyerapan": "90", "konsistensi": "90", "cro": "90", "nilai_efisiensi": "90"}
    lama = kantor.catat("smart", [isi(kantor, "lpp", "80")], tanggal=dt.date(2023, 7, 3))
    baru = kantor.catat("smart", [isi(kantor, "lpp", "91", **penuh)])
    kantor.catat("smart", [isi(kantor, "pp")], tanggal=dt.date(2023, 3, 3))
    d = kantor.dipa["lpp"]
    for unit, milik in ((kantor.kanwil, True), (d.unit, False)):
        riwayat = riwayat_satker(unit, skor_satker(unit, TAHUN, "smart", d.pk))
        assert [(r.potret_id, r.hitungan, r.resmi, r.milik) for r in riwayat] == [
            (baru.pk, D(90), D(91), milik), (lama.pk, None, D(80), milik),
        ]  # fmt: skip
    kantor.masuk(client, "pemirsa")
    alamat = reverse("anggaran:skor_satker", args=[*KW, "smart", d.pk])
    teks = client.get(alamat).content.decode()
    assert "Potret demi potret" in teks and "3 Juli 2023" in teks and "3 Maret 2023" not in teks


# --- the file -------------------------------------------------------------------------------------------


def test_berkas_asal_diunduh_oleh_yang_boleh_melihat_bukti_saja(kantor, client):
    berkas = simpan_isi(instansi=kantor.instansi, isi=PDF, jenis="application/pdf")
    p = tulis.simpan_potret(
        unit=kantor.kanwil, tahun=TAHUN, aturan=aturan_skor("smart", TAHUN),
        kepala=KepalaPotret("SMART DJA", TUTUP), konfirmasi=True, hari_ini=HARI_INI, berkas=berkas,
        baris=[BarisMasuk(kantor.dipa["pp"].pk, D(97), nomor_baris=7)], **kantor.umum(),
    )  # fmt: skip
    tanpa = kantor.catat("ikpa", [isi(kantor)])
    assert p.nilai_skor.get().nomor_baris == 7
    alamat = reverse("anggaran:potret_skor_berkas", args=[*KW, p.pk])
    satker = reverse("anggaran:skor_satker", args=[*KW, "smart", kantor.dipa["pp"].pk])
    kantor.masuk(client, "pemirsa")
    assert client.get(alamat).status_code == 403
    teks = client.get(satker).content.decode()
    assert berkas.sha256[:16] in teks and "baris 7" in teks and alamat not in teks
    kantor.masuk(client, "perencana")
    jawab = client.get(alamat)
    assert b"".join(jawab.streaming_content) == PDF
    assert "attachment" in jawab["Content-Disposition"]
    assert alamat in client.get(satker).content.decode()
    assert client.get(reverse("anggaran:potret_skor_berkas", args=[*KW, tanpa.pk])).status_code == 404
    tetangga = reverse("anggaran:potret_skor_berkas", args=["i", "kx", TAHUN, p.pk])
    assert client.get(tetangga).status_code == 403


# --- drafts ---------------------------------------------------------------------------------------------


def tahun_2024(kantor, kunci="setjen"):
    d = Dipa.objects.get(pk=kantor.dipa[kunci].pk)
    d.pk, d.tahun = None, 2024
    d.save()
    return d


@pytest.fixture
def kantor_2024(kantor):
    d = tahun_2024(kantor)
    d.nama = "=HYPERLINK(1)"
    d.save()
    komponen = dict.fromkeys(
        ("revisi_dipa", "deviasi", "penyerapan", "kontraktual", "tagihan", "up_tup", "capaian_output"), D(96)
    )
    baris = BarisMasuk(d.pk, D(96), komponen, catatan="@SUM(A1)")
    kantor.catat("ikpa", [baris], tahun=2024, tanggal=dt.date(2024, 1, 19))
    rencana = {"capaian_ro": D(90), "penggunaan_sbk": D(100), "efisiensi_sbk": D(80), "ikpa": D(98)}
    kantor.catat("nka", [BarisMasuk(d.pk, None, rencana)], tahun=2024, tanggal=dt.date(2024, 1, 19))
    kantor.satu = d
    return kantor


@pytest.mark.parametrize("jenis", ["ikpa", "nka"])
def test_ekspor_menyebut_draf_aturan_potret_dan_cakupan_dan_tidak_menjalankan_rumus(
    kantor_2024, client, jenis
):
    kantor_2024.masuk(client, "pemirsa")
    alamat = reverse("anggaran:skor_jenis", args=["i", "kw", 2024, jenis])
    teks = client.get(f"{alamat}?unduh=csv").content.decode("utf-8-sig")
    (baris,) = list(csv.DictReader(io.StringIO(teks), delimiter=";"))
    assert baris["Satker"].startswith("'=HYPERLINK")
    assert baris["Keadaan hitungan"] == "draf, aturan belum diverifikasi"
    assert baris["Predikat"] == "Sangat Baik (draf)"
    assert "(draf, belum diverifikasi)" in baris["Aturan"]
    assert "per 19 Januari 2024" in baris["Potret"] and baris["Tahun"] == "2024" and baris["Cakupan"]
    assert baris["Hitungan (draf)"].replace(",", ".")[:2] in ("96", "93")
    assert baris["Catatan"] == ("'@SUM(A1)" if jenis == "ikpa" else "")
    buku = load_workbook(io.BytesIO(client.get(f"{alamat}?unduh=xlsx").content))
    nama = buku.active["A2"]
    assert (nama.data_type, nama.value[:10]) == ("s", "=HYPERLINK")


def test_setiap_halaman_skor_2024_bertanda_draf(kantor_2024, client):
    kantor_2024.masuk(client, "pemirsa")
    arg, d = ("i", "kw", 2024), kantor_2024.satu.pk
    for alamat in (
        reverse("anggaran:skor", args=arg),
        *(reverse("anggaran:skor_jenis", args=[*arg, j]) for j in ("ikpa", "nka")),
        *(
            reverse(f"anggaran:skor_{x}", args=[*arg, j, d])
            for x in ("satker", "andai")
            for j in ("ikpa", "nka")
        ),
    ):
        teks = client.get(alamat).content.decode()
        assert 'class="tanda">draf' in teks, alamat
    assert "Sangat Baik (draf)" in client.get(reverse("anggaran:skor", args=arg)).content.decode()


def test_skor_2023_tidak_bertanda_draf(kantor, client):
    kantor.smart()
    kantor.masuk(client, "pemirsa")
    for jenis in ("smart", "nka"):
        teks = client.get(reverse("anggaran:skor_jenis", args=[*KW, jenis])).content.decode()
        assert 'class="tanda">draf' not in teks and "(draf" not in teks


def test_nka_draf_bila_komponennya_dihitung_dengan_aturan_draf(kantor):
    """The composite rule of 2023 was read; weights of SMART that nobody read make its result a draft."""
    kantor.smart()
    kantor.ikpa()
    umum = {"unit": kantor.kanwil, **kantor.umum()}
    assert not nka_wilayah(kantor.kanwil, TAHUN).draf
    v = tulis_aturan.salin_aturan(asal=satu_paket("bobot_smart", "22/2021"), kode="uji", **umum)
    tulis_aturan.terbitkan_aturan(nomor=v.pk, versi=v.versi, dibaca_sendiri=False, **umum)
    n = nka_wilayah(kantor.kanwil, TAHUN)
    assert n.draf and not n.aturan.draf and all(b.draf for b in n.baris)
    assert "PMK 22/PMK.02/2021 (draf, belum diverifikasi)" in n.sumber
    PotretSkor.objects.filter(jenis="smart").delete()
    kantor.catat("smart", [isi(kantor)])
    assert not nka_wilayah(kantor.kanwil, TAHUN).draf, "angka resmi tidak bergantung pada aturan kami"


# --- means, and differences said in words ---------------------------------------------------------------


def test_rata_rata_menyebut_berapa_satker_yang_dirata_ratakan(kantor):
    penuh = {"penyerapan": D(90), "konsistensi": D(90), "cro": D(90), "nilai_efisiensi": D(90)}
    baris = [BarisMasuk(kantor.dipa[k].pk, None, penuh) for k in ("pp", "ki", "ham")]
    kantor.catat("smart", [*baris, isi(kantor, "pas", "50")])
    r = skor_wilayah(kantor.kanwil, TAHUN, "smart").wilayah
    assert (r.dipakai, r.asal, r.banyak, r.dari, r.tanpa) == (D(90), "hitungan", 3, 4, 1)


def test_selisih_wilayah_diterangkan_dari_satker_yang_hitungannya_lain(kantor):
    sama = {"penyerapan": D(90), "konsistensi": D(90), "cro": D(90), "nilai_efisiensi": D(90)}
    kantor.catat(
        "smart",
        [BarisMasuk(kantor.dipa["pp"].pk, D(90), sama), BarisMasuk(kantor.dipa["ki"].pk, D(94), sama),
         BarisMasuk(None, D(92))],
    )  # fmt: skip
    w = skor_wilayah(kantor.kanwil, TAHUN, "smart")
    assert w.banding.cocok is False
    assert "hitungan 1 satker: Satker ki (selisih 4,00)" in w.banding.penjelasan


def test_nka_menyebut_satker_yang_hanya_ada_di_salah_satu_komponennya(kantor):
    kantor.ikpa()
    kantor.catat("smart", [isi(kantor, "pp"), isi(kantor, "ki")])
    (kata,) = nka_wilayah(kantor.kanwil, TAHUN).peringatan
    assert kata.startswith("Nilai SMART belum ada untuk") and "dan 13 lainnya" in kata


def test_kinerja_perencanaan_dihitung_dari_bagiannya_dan_tidak_ditawarkan_dalam_andai(kantor_2024, client):
    (b,) = nka_wilayah(kantor_2024.kanwil, 2024).baris
    rencana = {m.kode: m for m in b.masukan}["perencanaan"]
    assert (rencana.nilai, rencana.keterangan) == (D("89.5"), "dihitung dari bagiannya")
    ikpa = {m.kode: m for m in b.masukan}["ikpa"]
    assert ikpa.keterangan == "dari potret NKA; hitungan dari komponennya 96,00"
    kantor_2024.masuk(client, "pemirsa")
    alamat = reverse("anggaran:skor_andai", args=["i", "kw", 2024, "nka", kantor_2024.satu.pk])
    jawab = client.get(alamat, {"u-capaian_ro": "100"})
    assert [m["k"].kode for m in jawab.context["medan"]] == [
        "ikpa", "capaian_ro", "penggunaan_sbk", "efisiensi_sbk",
    ]  # fmt: skip
    assert jawab.context["hasil"].selisih == D("3.75")
    assert jawab.context["hasil"].sesudah.peringatan == ()


def test_bantu_hitung_menghitung_indikator_dari_rinciannya_dan_menaruhnya_dalam_andai(kantor_2024, client):
    """Two revisions, then three: (100 + 50) / 2; contracts 20/40/40; 2 of 4.000 SPM are 0,5 per mille."""
    kantor_2024.masuk(client, "pemirsa")
    alamat = reverse("anggaran:skor_andai", args=["i", "kw", 2024, "ikpa", kantor_2024.satu.pk])
    ketikan = {
        "u-tagihan": "90", "b-revisi-1": "2", "b-revisi-2": "3", "b-kontraktual-distribusi": "100",
        "b-kontraktual-kontrak_dini": "120", "b-kontraktual-akselerasi_53": "110", "b-spm-dispensasi": "2",
        "b-spm": "4000", "b-capaian_output-ketepatan": "banyak", "b-up_tup-tunai": "-1", "b-up_tup-kkp": "5",
    }  # fmt: skip
    jawab = client.get(alamat, ketikan)
    per = {x["b"].kode: x["b"] for x in jawab.context["bantu"]}
    assert {k: b.pakai for k, b in per.items()} == {
        "revisi_dipa": "75", "kontraktual": "112", "up_tup": "", "capaian_output": "",
        "dispensasi_spm": "0,5",
    }  # fmt: skip
    assert per["capaian_output"].medan[0].salah
    teks = jawab.content.decode()
    assert "negatif" in teks and "12,5%" in teks and "Rp50.000.000" in teks
    pakai = next(x["alamat"] for x in jawab.context["bantu"] if x["b"].kode == "revisi_dipa")
    hasil = client.get(f"{alamat}?{pakai}").context["hasil"]
    assert hasil.selisih == (D("0.10") * (75 - 96) + D("0.10") * (90 - 96)) * 100 / 100
    assert client.get(alamat, {"b-spm-dispensasi": "9", "b-spm": "5"}).status_code == 200
    tanpa = reverse("anggaran:skor_andai", args=[*KW, "ikpa", kantor_2024.dipa["pp"].pk])
    assert client.get(tanpa).context["bantu"] == []


# --- the grid -------------------------------------------------------------------------------------------


def test_nilai_untuk_satker_yang_sudah_tidak_ada_ditolak_dan_bukan_dibuang_diam_diam(kantor, client):
    kantor.masuk(client, "perencana")
    d = kantor.dipa["pp"].pk
    alamat = reverse("anggaran:potret_skor_baru", args=[*KW, "smart"])
    isian = {"sumber": "SMART DJA", "per_tanggal": "2024-01-18", "sampai_bulan": "12", f"r-{d}": "97"}
    for nama in ("r-999999", "k-999999-cro", "c-999999", "r-abc"):
        jawab = client.post(alamat, isian | {nama: "90"})
        assert jawab.status_code == 400, nama
        assert "tidak ada pada kantor dan tahun ini" in jawab.content.decode()
    assert not PotretSkor.objects.exists()
    assert client.post(alamat, isian | {"r-999999": " "}).status_code == 302


def test_semua_kesalahan_tampak_sekali_jalan_dengan_nama_satkernya(kantor, client):
    kantor.masuk(client, "perencana")
    d, e = kantor.dipa["pp"].pk, kantor.dipa["ki"].pk
    alamat = reverse("anggaran:potret_skor_baru", args=[*KW, "smart"])
    isian = {
        "sumber": "S", "per_tanggal": "2024-01-18", "sampai_bulan": "12", f"k-{d}-cro": "seratus",
        f"k-{e}-penyerapan": "-5", f"k-{e}-konsistensi": "99,123456",
    }  # fmt: skip
    teks = client.post(alamat, isian).content.decode()
    for kata in (
        "3 hal perlu diperbaiki", "<strong>Satker pp.</strong> “seratus” tidak dapat dibaca",
        "<strong>Satker ki.</strong> Penyerapan anggaran: -5 negatif", "99,123456 mempunyai lebih dari 4",
    ):  # fmt: skip
        assert kata in teks, kata


def test_catatan_kantor_seluruhnya_tidak_hilang_saat_dikoreksi_lewat_halaman(kantor, client):
    kantor.masuk(client, "perencana")
    p = kantor.catat("smart", [isi(kantor), BarisMasuk(None, D(97), catatan="tercetak di Bab III")])
    alamat = reverse("anggaran:potret_skor_satu", args=[*KW, p.pk])
    ketikan = client.get(alamat).context["ketikan"]
    assert client.post(alamat, ketikan | {"r-u": "98", "alasan": "salah"}).status_code == 302
    n = NilaiSkor.objects.get(potret=p, dipa__isnull=True)
    assert (n.nilai, n.catatan) == (D(98), "tercetak di Bab III")


def test_pemirsa_membaca_potret_tanpa_medan_isian(kantor, client):
    kantor.masuk(client, "pemirsa")
    p = kantor.smart()
    teks = client.get(reverse("anggaran:potret_skor_satu", args=[*KW, p.pk])).content.decode()
    assert "97,69" in teks and "inputmode" not in teks and "Dicatat oleh Sistem" in teks
