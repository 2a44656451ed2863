"""Dashboards: what each cell says, who may look, how many queries a page takes."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal as D

import pytest

from sakip.akun.services import aktor_sistem, buat_akun
from sakip.dasbor.pantau import ekspor
from sakip.dasbor.pantau.muat import peringkat
from sakip.organisasi.models import Jabatan, KedudukanUnit, NamaUnit, Unit
from sakip.organisasi.services import bangun_leluhur, tugaskan
from sakip.pengukuran.models import CatatanIndikator, Isian, Langkah, NilaiLangsung
from sakip.pengukuran.queries.sebab import sebab_terakhir
from sakip.pengukuran.tests.conftest import WAKTU
from sakip.perencanaan.models import Indikator
from sakip.perjanjian.models import ButirPerjanjian, Perjanjian, TargetPeriode

MASUK = "allauth.account.auth_backends.AuthenticationBackend"
PAPAN = "/pantau/i/kw/2023/"


@pytest.fixture
def sebagai(client, kantor):
    def masuk(peran, unit=None):
        akun = buat_akun(nama=f"Orang {peran}", nip=f"9{peran}"[:20])
        tugaskan(
            akun=akun,
            unit=unit or kantor.kanwil,
            peran=peran,
            sejak=dt.date(2020, 1, 1),
            oleh=aktor_sistem(),
            peran_oleh="Sistem",
            waktu=WAKTU,
        )
        client.force_login(akun, backend=MASUK)
        return client

    return masuk


def baris_csv(jawaban):
    return [b.split(";") for b in jawaban.content.decode("utf-8-sig").splitlines()]


def test_peta_panas_membandingkan_dengan_yang_disebutnya(kantor, sebagai):
    butir = ButirPerjanjian.objects.get(kode="1.1")
    klien = sebagai("pimpinan")
    isi = klien.get(f"{PAPAN}?bacaan=resmi&unduh=csv&tabel=panas")
    kepala, *baris = baris_csv(isi)
    assert kepala[:3] == ["Kode", "Indikator", "Penanggung"] and len(kepala) == 17
    satu = next(b for b in baris if b[0] == "1.1")
    # January: (9·3+1 + 9·5+1) / (10·3+1 + 10·5+1) = 74/82 → 90,24 % of the year's target of 95
    assert D(satu[3].replace(",", ".")).quantize(D("0.01")) == D("94.99")
    assert satu[-1] in ("Melampaui target", "Tidak tercapai", "Mencapai target")
    assert butir.nilai == D(95)
    halaman = klien.get(PAPAN).content.decode()
    assert "terhadap target setahun" in halaman and "angka sementara" in halaman


def test_bulan_tanpa_isian_tidak_mengulang_angka_bulan_sebelumnya(kantor, sebagai):
    """April and later were never entered: the cell says so, and the trend ends with March."""
    Isian.objects.filter(variabel__in=(kantor.usul, kantor.dapat), periode__gt="2023-03").delete()
    klien = sebagai("pimpinan")
    alamat = f"{PAPAN}?bacaan=sementara"
    satu = next(b for b in baris_csv(klien.get(f"{alamat}&unduh=csv&tabel=panas")) if b[0] == "1.1")
    assert all(satu[3:6]) and not any(satu[6:15])
    panas = {b.butir.kode: b for b in klien.get(alamat).context["panas"]}
    assert [s.kata for s in panas["1.1"].sel[3:]] == ["Belum ada isian"] * 9
    assert panas["1.1"].sel[3].uraian == "Belum ada isian; yang terakhir: Maret"
    # a list of events goes on as far as anything was entered; its last event of May stays in May
    assert "Belum ada isian" not in [s.kata for s in panas["1.5"].sel[4:5]]
    assert panas["1.2"].sel[11].kata != "Belum ada isian"
    teks = klien.get(alamat).content.decode()
    assert "belum<br>ada isian" in teks and "Belum ada isian; yang terakhir: Maret" in teks


def test_triwulanan_di_tengah_triwulan_belum_jatuh_tempo(kantor, sebagai):
    kantor.bagian.manual.update(kekerapan="triwulanan")
    Isian.objects.filter(variabel__in=(kantor.usul, kantor.dapat)).exclude(periode="2023-03").delete()
    panas = sebagai("pimpinan").get(f"{PAPAN}?bacaan=sementara").context["panas"]
    sel = next(b for b in panas if b.butir.kode == "1.1").sel
    assert [s.kata for s in sel[3:6]] == ["Belum jatuh tempo", "Belum jatuh tempo", "Belum ada isian"]


def test_target_sementara_mendahului_target_setahun(kantor, sebagai):
    kantor2 = Perjanjian.objects.create(
        instansi=kantor.instansi,
        kode="pk2",
        unit=kantor.a,
        tahun=2023,
        pihak_pertama=Jabatan.objects.create(
            instansi=kantor.instansi, kode="ka", unit=kantor.a, nama="Kepala A", tingkat="eselon3"
        ),
        bentuk="pernyataan",
    )
    butir = ButirPerjanjian.objects.create(
        perjanjian=kantor2,
        urutan=1,
        kode="1",
        sasaran=kantor.sasaran,
        indikator=kantor.bagian,
        rumusan_sasaran="S",
        rumusan="Bagian",
        satuan="persen",
        nilai=D(95),
    )
    TargetPeriode.objects.create(butir=butir, periode="2023-01", nilai=D(50), kumulatif=True)
    Perjanjian.objects.filter(pk=kantor2.pk).update(status="ditandatangani")
    baris = baris_csv(sebagai("pimpinan").get("/pantau/i/a/2023/?unduh=csv&tabel=panas"))[1]
    # (9·3+1)/(10·3+1) = 28/31 = 90,3226 % of 50
    assert D(baris[3].replace(",", ".")).quantize(D("0.01")) == D("180.65")


def test_daftar_merah_menyebut_sebab_dan_sasaran_bernilai(kantor, sebagai):
    klien = sebagai("pemirsa")
    merah = baris_csv(klien.get(f"{PAPAN}?bacaan=resmi&unduh=csv&tabel=merah"))
    assert {b[0] for b in merah[1:]} >= {"1.4"} and all(b[-2] for b in merah[1:])
    sasaran = baris_csv(klien.get(f"{PAPAN}?bacaan=resmi&unduh=csv&tabel=sasaran"))
    assert sasaran[0] == ["KODE SS", "SASARAN", "JUMLAH IKK", "IKK DIHITUNG", "NILAI SS", "STATUS"]
    assert sasaran[1][2] == "5"


def test_daftar_merah_membawa_sebab_yang_ditulis_dan_menyebut_yang_belum(kantor, sebagai):
    """What is below its target says why: the unit's own words before those of a unit below it."""
    klien = sebagai("pimpinan")
    alamat = f"{PAPAN}?bacaan=sementara"
    rendah = next(b for b, _ in klien.get(alamat).context["merah"] if b.hasil.status)
    assert "Di bawah target; sebabnya belum ditulis pada formulir" in klien.get(alamat).content.decode()
    indikator = Indikator.objects.get(kunci=rendah.indikator)
    catatan = {"tahun": 2023, "indikator": indikator, "oleh": aktor_sistem(), "waktu": WAKTU}
    CatatanIndikator.objects.create(unit=kantor.a, periode="2023-04", sebab="Petugas pindah", **catatan)
    teks = klien.get(alamat).content.decode()
    assert "Di bawah target: Petugas pindah" in teks and "(Unit a, April 2023)" in teks
    CatatanIndikator.objects.create(unit=kantor.kanwil, periode="2023-02", sebab="Loket tutup", **catatan)
    teks = klien.get(alamat).content.decode()
    assert "Di bawah target: Loket tutup" in teks and "Petugas pindah" not in teks
    merah = baris_csv(klien.get(f"{alamat}&unduh=csv&tabel=merah"))
    assert "Loket tutup" in next(b for b in merah if b[0] == rendah.kode)
    Langkah.objects.all().delete()  # nothing is approved: what was written is not official either
    assert sebab_terakhir(kantor.kanwil, 2023, bacaan="resmi") == {}


def test_dari_setiap_angka_ada_jalan_ke_asalnya(kantor, sebagai):
    teks = sebagai("pimpinan").get(PAPAN).content.decode()
    assert 'href="/pengukuran/alur/i/a/2023/3/"' in teks  # the form's cell: who entered, verified, the steps
    assert 'href="/i/kw/2023/?bacaan=sementara#sasaran-1"' in teks
    assert 'id="sasaran-1"' in sebagai("pemirsa").get("/i/kw/2023/?bacaan=sementara").content.decode()
    telusur = "/i/kw/2023/indikator/1.1/?bacaan=sementara"
    assert 'href="/pengukuran/alur/i/a/2023/3/"' in sebagai("verifikator").get(telusur).content.decode()
    assert "/pengukuran/alur/" not in sebagai("admin_lokal").get(telusur).content.decode()
    assert "/pengukuran/alur/i/a/" not in sebagai("administrator").get(PAPAN).content.decode()


def test_pemilik_membuka_angka_setiap_kantor_dengan_kueri_yang_tetap(
    kantor, sebagai, django_assert_max_num_queries
):
    klien, alamat = sebagai("pemilik_indikator"), f"{PAPAN}pemilik/"
    banyak = []
    for awal, akhir in ((0, 1), (1, 6)):
        for n in range(awal, akhir):
            kantor_kedua(kantor, f"x{n}", D(3))
        bangun_leluhur(instansi=kantor.instansi, tahun=2023)
        klien.get(alamat)
        with django_assert_max_num_queries(90) as kueri:
            teks = klien.get(f"{alamat}?bacaan=sementara").content.decode()
        banyak.append(len(kueri))
        assert all(f'href="/i/x{n}/2023/indikator/1/?bacaan=sementara"' in teks for n in range(akhir))
    assert banyak[1] <= banyak[0] + 1


@pytest.mark.parametrize(
    ("capaian", "kata"),
    [
        (None, "Tanpa nilai"),
        (D(99), "Tidak tercapai"),
        (D(100), "Sesuai target"),
        (D(101), "Melampaui target"),
    ],
)
def test_status_sasaran_menurut_aturan_yang_sama(capaian, kata):
    assert ekspor.status_sasaran(capaian) == kata


def test_rumus_dalam_nama_tidak_berjalan_di_lembar_kerja(kantor, sebagai):
    NamaUnit.objects.filter(unit=kantor.a).update(nama="=HYPERLINK(1)")
    baris = baris_csv(sebagai("pimpinan").get(f"{PAPAN}?unduh=csv&tabel=formulir"))
    assert any(b[0] == "'=HYPERLINK(1)" for b in baris)


def test_yang_tidak_bertugas_ditolak_dan_yang_belum_masuk_diarahkan(kantor, sebagai, client):
    assert client.get(PAPAN).status_code == 302
    klien = sebagai("operator", kantor.a)
    assert klien.get("/pantau/i/a/2023/").status_code == 200
    assert klien.get(PAPAN).status_code == 403
    assert klien.get(f"{PAPAN}pemilik/").status_code == 403
    assert klien.get("/pantau/i/a/1900/").status_code == 404


def kantor_kedua(kantor, kode, nilai):
    unit = Unit.objects.create(instansi=kantor.instansi, kode=kode, jenis="kanwil")
    NamaUnit.objects.create(unit=unit, nama=f"Kantor {kode}", sejak=dt.date(2020, 1, 1))
    KedudukanUnit.objects.create(unit=unit, garis="komando", induk=kantor.kanwil, sejak=dt.date(2020, 1, 1))
    jabatan = Jabatan.objects.create(
        instansi=kantor.instansi, kode=f"k{kode}", unit=unit, nama="Kepala", tingkat="eselon2"
    )
    pk = Perjanjian.objects.create(
        instansi=kantor.instansi,
        kode=f"pk{kode}",
        unit=unit,
        tahun=2023,
        pihak_pertama=jabatan,
        bentuk="pernyataan",
    )
    ButirPerjanjian.objects.create(
        perjanjian=pk, urutan=1, kode="1", sasaran=kantor.sasaran, indikator=kantor.indeks,
        rumusan_sasaran="S", rumusan="I", satuan="indeks", skala=D(4), nilai=D("3.1"),
    )  # fmt: skip
    Perjanjian.objects.filter(pk=pk.pk).update(status="ditandatangani")
    if nilai is not None:
        NilaiLangsung.objects.create(
            unit=unit, indikator=kantor.indeks, periode="2023", tahun=2023, nilai=nilai, skala=D(4),
            tanpa_rincian=True, oleh=aktor_sistem(), waktu=WAKTU,
        )  # fmt: skip
    return unit


def test_peringkat_seri_berbagi_tempat_dan_yang_kosong_di_akhir(kantor):
    unit = [kantor_kedua(kantor, k, n) for k, n in (("x", D(3)), ("y", D(3)), ("z", None), ("w", D("3.5")))]
    bangun_leluhur(instansi=kantor.instansi, tahun=2023)
    baris = peringkat([u.pk for u in unit], 2023, bacaan="sementara", pada=kantor.pada)
    assert [(b.urutan, b.unit.kode) for b in baris] == [(1, "w"), (2, "x"), (2, "y"), (None, "z")]


def test_banyaknya_kueri_tidak_bergantung_pada_banyaknya_kantor_dan_indikator(
    kantor, sebagai, django_assert_max_num_queries
):
    klien = sebagai("pimpinan")
    alamat = ("/pantau/", f"{PAPAN}peringkat/?bacaan=sementara", PAPAN)
    kantor_kedua(kantor, "x0", D(3))
    bangun_leluhur(instansi=kantor.instansi, tahun=2023)
    banyak = {}
    for a in alamat:
        klien.get(a)
        with django_assert_max_num_queries(90) as kueri:
            assert klien.get(a).status_code == 200
        banyak[a] = len(kueri)
    for n in range(1, 6):
        kantor_kedua(kantor, f"x{n}", D(3))
    bangun_leluhur(instansi=kantor.instansi, tahun=2023)
    for a in alamat:
        with django_assert_max_num_queries(90) as kueri:
            klien.get(a)
        assert len(kueri) <= banyak[a] + 1, a


def test_setahun_yang_diimpor_sekaligus_tidak_terlambat_dan_tidak_tepat_waktu(kantor, sebagai):
    """A year approved as a whole says nothing of the day on which each month came."""
    klien = sebagai("pimpinan")
    kepala, *baris = baris_csv(klien.get(f"{PAPAN}?unduh=csv&tabel=formulir"))
    b = dict(zip(kepala, next(x for x in baris if x[0] == "Unit b"), strict=True))
    assert not any("terlambat" in x for x in b.values())
    assert (b["Tepat waktu"], b["Tanggal tidak tercatat"]) == ("0", b["Masuk"]) and int(b["Masuk"])
    assert "tanpa tanggal per bulan" in klien.get(PAPAN).content.decode()


def test_setiap_tabel_dasbor_diurutkan_dan_disaring_dan_unduhannya_sama(kantor, sebagai):
    for kode, nilai in (("x", D(3)), ("y", None), ("w", D("3.5"))):
        kantor_kedua(kantor, kode, nilai)
    bangun_leluhur(instansi=kantor.instansi, tahun=2023)
    klien = sebagai("pimpinan")

    def kolom(alamat, nomor):
        return [b[nomor] for b in baris_csv(klien.get(alamat))[1:]]

    tanya = f"{PAPAN}?bacaan=sementara&unduh=csv"
    apa_adanya = kolom(f"{tanya}&tabel=merah", 0)
    assert kolom(f"{tanya}&tabel=merah&urut-merah=-kode", 0) == sorted(apa_adanya, reverse=True)
    assert kolom(f"{tanya}&tabel=merah&urut-merah=tak-ada", 0) == apa_adanya
    capaian = kolom(f"{tanya}&tabel=merah&urut-merah=-capaian", 4)
    berisi = [D(c.replace(",", ".")) for c in capaian if c]
    assert berisi == sorted(berisi, reverse=True) and capaian[len(berisi) :] == [""] * (
        len(capaian) - len(berisi)
    )
    kode = kolom(f"{tanya}&tabel=panas", 0)
    assert len(kode) == 5 and kolom(f"{tanya}&tabel=panas&cari=tak+mungkin+ada", 0) == []
    nama = kolom(f"{tanya}&tabel=panas&urut-panas=indikator", 1)
    assert nama == sorted(nama, key=str.casefold)
    assert set(kolom(f"{tanya}&tabel=panas&cari={kode[0]}", 0)) == {kode[0]}
    peringkat = f"{PAPAN}peringkat/?bacaan=sementara"
    assert kolom(f"{peringkat}&unduh=csv&tabel=peringkat&urut-peringkat=-peringkat", 0)[-1] == ""
    assert kolom(f"{peringkat}&unduh=csv&tabel=peringkat&cari=kantor+w", 1) == ["Kantor w"]
    teks = klien.get(f"{peringkat}&urut-peringkat=kantor").content.decode()
    assert (
        'aria-sort="ascending"><a href="?bacaan=sementara&amp;urut-peringkat=-kantor#tabel-peringkat">'
        in teks
    )
    assert "Tidak ada kantor yang cocok" in klien.get(f"{peringkat}&cari=zzz").content.decode()
    pemilik = sebagai("pemilik_indikator").get(f"{PAPAN}pemilik/?urut-pemilik=-rata&cari=zzz")
    assert "Tidak ada indikator yang cocok" in pemilik.content.decode()
