"""The import desk: mapped once, previewed, applied as a whole or not at all, undone as a whole."""

from __future__ import annotations

import datetime as dt
import random
import re
from decimal import Decimal as D
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from sakip.anggaran.models import BarisDipa, Dipa, Potret, RealisasiBaris
from sakip.inti.galat import Basi, GalatSakip
from sakip.jejak.models import Jejak
from sakip.pengukuran.models import Isian, RekapUnit
from sakip.perencanaan.models import PengisiVariabel, SumberData
from sakip.pertukaran.meja.berkas import buka
from sakip.pertukaran.meja.peta import KolomLebar, Peta, judul_kolom, tebak_kepala
from sakip.pertukaran.meja.queries import asal_impor
from sakip.pertukaran.meja.services import (
    Permintaan,
    susun_rencana,
)
from sakip.pertukaran.models import ImporData, NilaiImpor
from sakip.pertukaran.tests.contoh_berkas import JUDUL_OMSPAN, omspan, sdp
from sakip.pertukaran.tests.kantor_lembar import masuk, orang
from sakip.pertukaran.tests.kantor_meja import BARIS, JUNI, Meja

pytestmark = pytest.mark.django_db


@pytest.fixture
def meja(gudang: Any) -> Meja:
    return Meja()


def potret() -> list[tuple[Any, ...]]:
    return sorted(
        RealisasiBaris.objects.values_list("baris", "jenis_belanja", "rupiah", "catatan", "nomor_baris")
    )


def pesan(p: Permintaan) -> str:
    return " ".join(f"{m.tempat} {m.pesan}" for m in susun_rencana(p).masalah.isi)


def test_baris_akun_dijumlah_ke_baris_dipa_dan_judul_serta_jumlah_dilewati(meja: Meja) -> None:
    impor = meja.terapkan(meja.minta(omspan(BARIS)))
    assert potret() == [("5252.eba.994.001", "51", 540, "", 6), ("5252.eba.994.002", "52", 120, "", 9)]
    assert impor.baris == 3 and impor.per_tanggal == JUNI
    assert Jejak.objects.filter(aksi="impor.terapkan").count() == 1
    (asal,) = asal_impor("anggaran.Potret", [Potret.objects.get().pk]).values()
    assert (asal.sumber, asal.nama_berkas, asal.sha256) == ("OM-SPAN", "ekspor.xlsx", impor.berkas.sha256)


def test_berkas_csv_dengan_angka_indonesia_dan_sandi_lain_terbaca_sama(meja: Meja) -> None:
    baris = [";".join(JUDUL_OMSPAN)] + [
        ";".join([*b[:7], f"{b[7]:,}".replace(",", "."), "1.234.567" if n == 0 else str(b[8])])
        for n, b in enumerate(BARIS)
    ]
    for sandi in ("utf-8-sig", "utf-16", "cp1252"):
        r = susun_rencana(meja.minta("\r\n".join(baris).encode(sandi)))
        assert not r.masalah and r.isi[0][3] == 1_234_607


def test_realisasi_di_atas_pagu_peringatan_yang_menyimpan_sebabnya(meja: Meja) -> None:
    p = meja.minta(omspan([(*BARIS[0][:8], 1500)]), alasan_lebih="kekurangan gaji")
    r = susun_rencana(p)
    assert r.dapat and "melebihi pagu" in r.peringatan.isi[0].pesan
    meja.terapkan(p)
    assert potret()[0][3] == "kekurangan gaji"


def test_realisasi_negatif_perlu_catatan(meja: Meja) -> None:
    isi = omspan([(*BARIS[0][:8], -10)])
    assert "Realisasi!I6 Realisasi negatif" in pesan(meja.minta(isi))
    meja.terapkan(meja.minta(isi, catatan_negatif="pengembalian belanja"))
    assert potret()[0][2:4] == (-10, "pengembalian belanja")


def test_berkas_kembar_dan_potret_lebih_lama_ditolak(meja: Meja) -> None:
    meja.terapkan(meja.minta(omspan(BARIS)))
    assert "Berkas yang sama sudah diimpor" in pesan(
        meja.minta(omspan(BARIS), per_tanggal=dt.date(2023, 7, 1))
    )
    lama = meja.minta(omspan(BARIS[:2]), per_tanggal=dt.date(2023, 5, 31))
    assert "lebih lama" in pesan(lama)
    with pytest.raises(GalatSakip):
        meja.terapkan(lama)
    assert Potret.objects.count() == ImporData.objects.count() == 1


def test_satker_tidak_dikenal_disebut_sekali_dan_satker_kantor_lain_ditolak(meja: Meja) -> None:
    asing = [("999999", *b[1:]) for b in BARIS]
    r = susun_rencana(meja.minta(omspan(asing)))
    assert r.asing["satker"]["999999"].banyak == 3 and not r.dapat
    lain = meja._unit("lain", "kanwil")
    Dipa.objects.create(instansi=meja.instansi, kode="999999", tahun=2023, unit=lain, nama="Lain")
    assert "bukan milik kantor ini" in pesan(meja.minta(omspan(asing)))


def test_susunan_kolom_berubah_disebut_dan_kolom_pindah_tetap_terbaca(meja: Meja) -> None:
    ganti = [*JUDUL_OMSPAN[:8], "Nilai SP2D"]
    r = susun_rencana(meja.minta(omspan(BARIS, judul=ganti)))
    assert "«Realisasi s.d. Periode» tidak ada" in r.masalah.isi[0].pesan
    assert "Nilai SP2D" in r.peringatan.isi[0].pesan
    urut = [8, 0, 1, 2, 3, 4, 5, 6, 7]
    pindah = omspan([tuple(b[i] for i in urut) for b in BARIS], judul=[JUDUL_OMSPAN[i] for i in urut])  # type: ignore[misc]
    r = susun_rencana(meja.minta(pindah))
    assert r.dapat and [b[3] for b in r.isi] == [540, 120] and "pindah tempat" in r.peringatan.isi[0].pesan


def test_yang_diterapkan_persis_yang_dipratinjau(meja: Meja) -> None:
    p = meja.minta(omspan(BARIS))
    segel = p.segel(susun_rencana(p))
    BarisDipa.objects.filter(kode="5252.eba.994.002").update(kode="5252.eba.994")
    with pytest.raises(Basi):
        meja.terapkan(p, segel)
    assert not Potret.objects.exists() and not ImporData.objects.exists()


def test_pembatalan_mengembalikan_keadaan_semula_dan_menolak_bila_diubah(meja: Meja) -> None:
    impor = meja.terapkan(meja.minta(omspan(BARIS)))
    RealisasiBaris.objects.filter(rupiah=540).update(rupiah=541)
    with pytest.raises(GalatSakip, match="sudah diubah"):
        meja.batalkan(impor)
    RealisasiBaris.objects.filter(rupiah=541).update(rupiah=540)
    meja.batalkan(impor)
    assert not Potret.objects.exists() and not RealisasiBaris.objects.exists()
    meja.terapkan(meja.minta(omspan(BARIS)))  # the same file may come again


def test_cela_acak_tidak_pernah_menulis_apa_pun(meja: Meja) -> None:
    acak = random.Random(5)
    rusak = [("8", "abc"), ("8", "1.5"), ("8", -7), ("0", ""), ("5", "999999"), ("8", "1,2,3"), ("8", True)]
    for _ in range(20):
        baris = [list(b) for b in BARIS]
        kolom, nilai = acak.choice(rusak)
        baris[acak.randrange(3)][int(kolom)] = nilai
        p = meja.minta(omspan([tuple(b) for b in baris]))  # type: ignore[misc]
        assert susun_rencana(p).masalah, (kolom, nilai)
        with pytest.raises(GalatSakip):
            meja.terapkan(p)
    assert not (Potret.objects.exists() or ImporData.objects.exists() or NilaiImpor.objects.exists())


def test_berkas_yang_bukan_tabel_atau_berbahaya_ditolak() -> None:
    for isi in (b"", b"%PDF-1.7", b"\x00\x01biner", b"PK\x03\x04rusak", b"<html><table>"):
        with pytest.raises(GalatSakip):
            buka(isi)
    jauh = omspan(BARIS).replace(b"x", b"x")
    assert buka(jauh).lembar.nama == "Realisasi"


# --- values of variables -------------------------------------------------------------------------------


def kantor_isian(meja: Meja) -> tuple[Any, Any]:
    v = meja.variabel("layanan", nama="Layanan")
    meja.indikator("1.1", D(90), "x", {"x": v}, satuan="orang")
    for u in (meja.a, meja.b):
        PengisiVariabel.objects.create(variabel=v, unit=u, sejak_tahun=2020)
    judul = ["No", "Nama UPT", "Jumlah tahun 2023 / Januari", "Jumlah tahun 2023 / Februari"]
    lebar = tuple(KolomLebar(judul[n + 2], bulan=n + 1, variabel="layanan") for n in range(2))
    return v, meja.petakan(Peta(kepala=3, tinggi=2, kolom={"unit": "Nama UPT"}, lebar=lebar), "isian", judul)


def isian() -> list[tuple[Any, ...]]:
    return sorted(
        Isian.objects.values_list("unit__kode", "periode", "nilai", "keadaan", "asal", "oleh_id", "waktu")
    )


BULAN = ("Januari", "Februari")


def test_kolom_bulan_berdampingan_mengisi_formulir_dan_menyegarkan_jumlah(meja: Meja) -> None:
    v, peta = kantor_isian(meja)
    meja.isi(meja.a, v, 5, "2023-01")
    p = meja.minta(sdp([("Unit a", [7, "-"]), ("Unit b", [3, 4])], BULAN), peta)
    r = susun_rencana(p)
    assert (r.cacah["ubah"], r.cacah["baru"], r.beda[0].dulu) == (1, 3, "5")
    impor = meja.terapkan(p)
    assert [(b[0], b[1], b[2], b[3]) for b in isian()] == [
        ("a", "2023-01", D(7), "ada"), ("a", "2023-02", None, "nihil"),
        ("b", "2023-01", D(3), "ada"), ("b", "2023-02", D(4), "ada"),
    ]  # fmt: skip
    assert RekapUnit.objects.get(variabel=v, bacaan="sementara").jumlah == D(14)
    assert set(Jejak.objects.filter(aksi="isian.impor").values_list("rantai", flat=True)) == {"i/a", "i/b"}
    asal = asal_impor("pengukuran.Isian", list(Isian.objects.values_list("pk", flat=True)))
    assert len(asal) == 4 and {a.baris for a in asal.values()} == {5, 6}
    assert NilaiImpor.objects.filter(impor=impor).count() == 4


def test_pembatalan_isian_mengembalikan_nilai_lama_tepat_dan_menolak_yang_diubah(meja: Meja) -> None:
    v, peta = kantor_isian(meja)
    meja.isi(meja.a, v, 5, "2023-01")
    semula = isian()
    impor = meja.terapkan(meja.minta(sdp([("Unit a", [7, 8])], BULAN), peta))
    with pytest.raises(GalatSakip, match="tidak bertugas"):
        meja.batalkan(impor, {meja.b.pk})
    Isian.objects.filter(periode="2023-02").update(nilai=D(9))
    with pytest.raises(GalatSakip, match="Sudah diubah"):
        meja.batalkan(impor)
    Isian.objects.filter(periode="2023-02").update(nilai=D(8))
    meja.batalkan(impor)
    assert isian() == semula and RekapUnit.objects.get(variabel=v, bacaan="sementara").jumlah == D(5)


def test_formulir_yang_disetujui_tidak_dapat_diimpor(meja: Meja) -> None:
    _, peta = kantor_isian(meja)
    p = meja.minta(sdp([("Unit a", [7, 8])], BULAN), peta)
    segel = p.segel(susun_rencana(p))
    meja.setujui(meja.a, "2023-02")
    assert "disetujui" in pesan(p)
    with pytest.raises(GalatSakip):
        meja.terapkan(p, segel)
    assert not Isian.objects.exists()


def test_unit_di_luar_wewenang_dan_nilai_negatif_ditolak(meja: Meja) -> None:
    _, peta = kantor_isian(meja)
    p = meja.minta(sdp([("Unit a", [-1, 2]), ("Unit z", [1, 1])], BULAN), peta)
    r = susun_rencana(p)
    assert "kurang dari nol" in r.masalah.isi[0].pesan and "Unit z" in r.asing["unit"]


def test_kepala_gabungan_dua_baris_ditebak(meja: Meja) -> None:
    lembar = buka(sdp([("Unit a", [1, 2])], BULAN)).lembar
    assert tebak_kepala(lembar) == (3, 2)
    assert judul_kolom(lembar, 3, 2)[2:] == ["Jumlah tahun 2023 / Januari", "Jumlah tahun 2023 / Februari"]


# --- pages -----------------------------------------------------------------------------------------------

ALAMAT = "/impor-data/i/kw/2023/"


def test_dari_unggah_sampai_batal_di_halaman(meja: Meja, django_assert_max_num_queries: Any) -> None:
    klien = masuk(meja.perencana)
    jawab = klien.post(ALAMAT, {"berkas": SimpleUploadedFile("omspan juni.xlsx", omspan(BARIS))})
    assert jawab.status_code == 302 and "/pratinjau/" in jawab["Location"]
    with django_assert_max_num_queries(45):
        lihat = klien.get(jawab["Location"])
    teks = lihat.content.decode()
    assert 'value="2023-06-30"' in teks and "Terapkan semuanya" in teks  # the title names the day
    formulir = teks.partition('<form method="post" class="tindak" data-sekali>')[2]
    kiriman = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', formulir))
    jadi = klien.post(f"{ALAMAT}pratinjau/", kiriman)
    impor = ImporData.objects.get()
    assert jadi.status_code == 302 and jadi["Location"] == f"{ALAMAT}impor/{impor.pk}/"
    assert "omspan juni.xlsx" in klien.get(ALAMAT).content.decode()
    assert klien.post(jadi["Location"], {"alasan": ""}).status_code == 400
    klien.post(jadi["Location"], {"alasan": "salah unggah"})
    assert not Potret.objects.exists() and "salah unggah" in klien.get(jadi["Location"]).content.decode()


def test_berkas_baru_dipetakan_di_halaman_lalu_kodenya_dipadankan(meja: Meja) -> None:
    klien = masuk(meja.perencana)
    ganti = [*JUDUL_OMSPAN[:8], "Nilai SP2D"]
    isi = omspan([("A1", *b[1:]) for b in BARIS], judul=ganti)
    jawab = klien.post(ALAMAT, {"berkas": SimpleUploadedFile("baru.xlsx", isi)}, follow=True)
    teks = jawab.content.decode()
    assert "susunan kolomnya berubah" in teks and "Hilang: Realisasi s.d. Periode" in teks
    token = re.search(r'name="berkas" value="([^"]+)"', teks)[1]  # type: ignore[index]
    kueri = {"berkas": token, "sumber": meja.sumber.pk, "jenis": "realisasi"}
    lihat = klien.get(f"{ALAMAT}peta/", kueri)
    assert lihat.status_code == 200 and lihat.context["kepala"] == 4
    pilih = {f"kolom-{m.nama}": k for m, k, _ in lihat.context["medan"] if k}
    jawab = klien.post(
        f"{ALAMAT}peta/",
        {**kueri, "kepala": 4, "tinggi": 1, **pilih, "kolom-nilai": "Nilai SP2D"},
        follow=True,
    )
    teks = jawab.content.decode()
    assert meja.sumber.peta.count() == 2 and "<b>A1</b> (satker)" in teks
    peta = meja.sumber.peta.get(nomor=2)
    lihat = klien.get(f"{ALAMAT}kode/", {"berkas": token, "peta": peta.pk, "kode": "satker|A1"})
    assert "408159 Kanwil" in lihat.content.decode()
    jawab = klien.post(
        f"{ALAMAT}kode/",
        {"berkas": token, "peta": peta.pk, "kode": "satker|A1", "untuk-0": "408159"},
        follow=True,
    )
    assert "Terapkan semuanya" in jawab.content.decode() and meja.sumber.peta.count() == 3


def test_operator_tidak_memetakan_dan_unggahan_orang_lain_tidak_terbuka(meja: Meja) -> None:
    klien, lain = masuk(meja.perencana), masuk(meja.operator)
    jawab = klien.post(ALAMAT, {"berkas": SimpleUploadedFile("a.xlsx", omspan(BARIS))})
    assert lain.get(jawab["Location"]).status_code in (400, 403, 404)
    assert lain.get(f"{ALAMAT}peta/").status_code == 403
    assert masuk(orang("x1", meja.kanwil, "pemirsa")).get(ALAMAT).status_code == 403
    assert lain.get("/impor-data/").status_code == 302


def test_daftar_sumber_awal_ditambahkan_sekali(meja: Meja) -> None:
    klien = masuk(meja.perencana)
    for _ in range(2):
        klien.post(f"{ALAMAT}sumber-awal/")
    assert SumberData.objects.filter(instansi=meja.instansi).count() == 12
    assert Jejak.objects.filter(aksi="sumber.daftar_awal").count() == 1
    assert timezone.now() and "Kementerian Keuangan" in klien.get(f"{ALAMAT}sumber/").content.decode()
