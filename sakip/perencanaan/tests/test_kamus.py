"""The dictionary: what may change once there are values, successors, who fills what."""

import datetime as dt

import pytest
from django.urls import reverse

from sakip.inti.galat import Basi, GalatSakip
from sakip.jejak.models import Jejak
from sakip.organisasi.models import KedudukanUnit
from sakip.organisasi.services import bangun_leluhur
from sakip.perencanaan.models import KategoriVariabel, PengisiVariabel, Variabel
from sakip.perencanaan.queries.pengisi import kisi_pengisi
from sakip.perencanaan.services.kamus import buat_variabel, teruskan_variabel, ubah_variabel
from sakip.perencanaan.services.pengisi import atur_pengisi

from .conftest import MASUK, TAHUN, WAKTU, isi_variabel


def buat(dunia, **lain):
    return buat_variabel(pemilik=dunia.kw, isi=isi_variabel(**lain), **dunia.aktor)


def test_variabel_baru_tersimpan_dengan_rincian_sumber_dan_satu_jejak(dunia):
    v = buat(dunia, sumber=" SDP  pusat ", kategori=[("dewasa", "Dewasa"), ("anak", "Anak")])
    assert (v.pemilik, v.sumber.nama, v.versi) == (dunia.kw, "SDP pusat", 1)
    assert list(v.kategori.order_by("pk").values_list("kode", flat=True)) == ["dewasa", "anak"]
    assert Jejak.objects.get(aksi="variabel.buat").rantai == "i/kw"


@pytest.mark.parametrize(
    ("lain", "medan"),
    [
        ({"kunci": "Ada Spasi"}, "kunci"),
        ({"kunci": "a" * 121}, "kunci"),
        ({"nama": "  "}, "nama"),
        ({"satuan": ""}, "satuan"),
        ({"sifat": "stok", "waktu": "jumlah"}, "waktu"),
        ({"isian": "sd_bulan", "waktu": "rata"}, "isian"),
        ({"agregasi_unit": "rata_berbobot"}, "bobot"),
        ({"kategori": [("satu", "Satu")]}, "kategori"),
        ({"kategori": [("a", "A"), ("a", "B")]}, "kategori"),
        ({"kategori": [("a", "A"), ("B b", "B")]}, "kategori"),
    ],
)
def test_yang_tidak_masuk_akal_ditolak_di_samping_medannya(dunia, lain, medan):
    with pytest.raises(GalatSakip) as salah:
        buat(dunia, **lain)
    assert medan in {m.tempat for m in salah.value.masalah}
    assert not Variabel.objects.exists()


def test_kunci_ganda_ditolak(dunia):
    buat(dunia)
    with pytest.raises(GalatSakip, match="sudah dipakai"):
        buat(dunia)


def test_pembobot_dari_instansi_lain_ditolak(dunia):
    asing = dunia.variabel("asing", dunia.lain)
    with pytest.raises(GalatSakip, match="Pembobot"):
        buat(dunia, agregasi_unit="rata_berbobot", waktu="terakhir", bobot=asing)


def ubah(dunia, v, versi=None, **lain):
    isi = isi_variabel(**({"kunci": v.kunci, "nama": v.nama} | lain))
    return ubah_variabel(
        variabel=v, atas_nama=dunia.kw, isi=isi, versi=v.versi if versi is None else versi, **dunia.aktor
    )


def test_selama_belum_berisi_angka_semua_boleh_diubah(dunia):
    v = ubah(dunia, buat(dunia), satuan="berkas", sifat="stok", waktu="terakhir")
    v.refresh_from_db()
    assert (v.satuan, v.sifat, v.versi) == ("berkas", "stok", 2)
    assert '"satuan":["orang","berkas"]' in Jejak.objects.get(aksi="variabel.ubah").perubahan


@pytest.mark.parametrize(
    ("lain", "medan"),
    [
        ({"satuan": "berkas"}, "satuan"),
        ({"definisi": "lain"}, "definisi"),
        ({"sifat": "stok", "waktu": "terakhir"}, "sifat"),
        ({"isian": "sd_bulan"}, "isian"),
        ({"agregasi_unit": "rata"}, "agregasi_unit"),
    ],
)
def test_arti_variabel_yang_berisi_angka_tidak_berubah_dan_jalannya_disebut(dunia, terisi, lain, medan):
    with pytest.raises(GalatSakip) as salah:
        ubah(dunia, terisi.dapat, **lain)
    cocok = [m for m in salah.value.masalah if m.tempat == medan]
    assert cocok
    assert "penerus" in cocok[0].saran


def test_nama_dan_sumber_variabel_berisi_angka_masih_boleh_diperbaiki(dunia, terisi):
    v = ubah(dunia, terisi.dapat, nama="Yang memperoleh", sumber="SDP")
    assert (v.nama, v.sumber.nama) == ("Yang memperoleh", "SDP")


def test_bagian_yang_berisi_angka_tidak_dapat_dihapus_tetapi_boleh_ditambah(dunia, terisi):
    for kode in ("pria", "wanita"):
        KategoriVariabel.objects.create(variabel=terisi.dapat, kode=kode, nama=kode)
    terisi.dapat.nilai_isian.update(kategori=terisi.dapat.kategori.get(kode="pria"))
    with pytest.raises(GalatSakip, match="pria"):
        ubah(dunia, terisi.dapat, kategori=[("wanita", "W"), ("lain", "L")])
    ubah(dunia, terisi.dapat, kategori=[("pria", "Pria"), ("wanita", "W"), ("lain", "L")])
    assert terisi.dapat.kategori.count() == 3


def test_formulir_basi_ditolak(dunia):
    v = buat(dunia)
    ubah(dunia, v, satuan="berkas")
    with pytest.raises(Basi):
        ubah(dunia, v, versi=1, satuan="lembar")
    v.refresh_from_db()
    assert v.satuan == "berkas"


def test_definisi_yang_berubah_menjadi_variabel_baru_dan_pengisinya_pindah(dunia, terisi):
    PengisiVariabel.objects.create(variabel=terisi.dapat, unit=dunia.a, sejak_tahun=2020)
    PengisiVariabel.objects.create(variabel=terisi.dapat, unit=dunia.b, sejak_tahun=2024)
    baru = teruskan_variabel(
        lama=terisi.dapat,
        pemilik=dunia.kw,
        isi=isi_variabel(kunci="dapat-2", definisi="hitungan baru"),
        sejak_tahun=2024,
        versi=1,
        alasan="Keputusan 7/2023",
        **dunia.aktor,
    )
    terisi.dapat.refresh_from_db()
    assert terisi.dapat.penerus == baru
    lama = PengisiVariabel.objects.get(variabel=terisi.dapat)
    assert (lama.unit, lama.sampai_tahun) == (dunia.a, 2023)
    assert set(baru.pengisi.values_list("unit__kode", "sejak_tahun")) == {("a", 2024), ("b", 2024)}
    assert terisi.manual.variabel.get(alias="dapat").variabel == terisi.dapat


def test_penerus_kedua_dan_tanpa_alasan_ditolak(dunia, terisi):
    isi = isi_variabel(kunci="dapat-2")
    with pytest.raises(GalatSakip, match="Alasan"):
        teruskan_variabel(
            lama=terisi.dapat, pemilik=dunia.kw, isi=isi, sejak_tahun=2024, versi=1, alasan=" ", **dunia.aktor
        )
    terisi.dapat.penerus = terisi.usul
    terisi.dapat.save()
    with pytest.raises(GalatSakip, match="sudah mempunyai penerus"):
        teruskan_variabel(
            lama=terisi.dapat, pemilik=dunia.kw, isi=isi, sejak_tahun=2024, versi=1, alasan="x", **dunia.aktor
        )


# --- who fills what -----------------------------------------------------------------------------------


def atur(dunia, tahun, variabel, dipilih, sidik=None):
    if sidik is None:
        sidik = kisi_pengisi(dunia.kw, tahun, pada=WAKTU.date()).sidik
    return atur_pengisi(
        unit=dunia.kw,
        tahun=tahun,
        variabel=[v.pk for v in variabel],
        dipilih={(v.pk, u.pk) for v, u in dipilih},
        sidik=sidik,
        **dunia.aktor,
    )


def test_kisi_pengisi_disimpan_sekali_dan_tahun_sebelumnya_tidak_berubah(dunia):
    x, y = dunia.variabel("x"), dunia.variabel("y")
    assert atur(dunia, 2023, [x, y], [(x, dunia.a), (y, dunia.a), (y, dunia.b)]) == (3, 0)
    PengisiVariabel.objects.update(sejak_tahun=2021)
    assert atur(dunia, 2023, [x, y], [(x, dunia.a), (x, dunia.b)]) == (1, 2)
    assert set(
        PengisiVariabel.objects.values_list("variabel__kunci", "unit__kode", "sejak_tahun", "sampai_tahun")
    ) == {
        ("x", "a", 2021, None),
        ("x", "b", 2023, None),
        ("y", "a", 2021, 2022),
        ("y", "b", 2021, 2022),
    }
    assert Jejak.objects.filter(aksi="pengisi.atur").count() == 2


def test_mencentang_lagi_menyambung_yang_berakhir_dan_tidak_menabrak_yang_akan_datang(dunia):
    x = dunia.variabel("x")
    PengisiVariabel.objects.create(variabel=x, unit=dunia.a, sejak_tahun=2020, sampai_tahun=2022)
    PengisiVariabel.objects.create(variabel=x, unit=dunia.a, sejak_tahun=2025)
    atur(dunia, 2023, [x], [(x, dunia.a)])
    assert list(x.pengisi.order_by("sejak_tahun").values_list("sejak_tahun", "sampai_tahun")) == [
        (2020, 2024),
        (2025, None),
    ]


def test_kisi_basi_dan_unit_di_luar_subpohon_ditolak_tanpa_mengubah_apa_pun(dunia):
    x, asing = dunia.variabel("x"), dunia.variabel("z", dunia.lain)
    sidik = kisi_pengisi(dunia.kw, 2023, pada=WAKTU.date()).sidik
    atur(dunia, 2023, [x], [(x, dunia.a)])
    with pytest.raises(Basi):
        atur(dunia, 2023, [x], [(x, dunia.b)], sidik)
    for dipilih, tampil in (([(x, dunia.ditjen)], [x]), ([(asing, dunia.a)], [x]), ([], [x, asing])):
        with pytest.raises(GalatSakip, match="di luar lingkup"):
            atur(dunia, 2023, tampil, dipilih)
    assert PengisiVariabel.objects.get().unit == dunia.a


def test_kisi_yang_tidak_berubah_tidak_menulis_jejak(dunia):
    x = dunia.variabel("x")
    assert atur(dunia, 2023, [x], []) == (0, 0)
    assert not Jejak.objects.exists()


def test_tanda_data_pribadi_tidak_dapat_dihapus_setelah_berisi(dunia, terisi):
    """A planner may not read the names; taking the mark off would show them to everybody."""
    v = ubah(dunia, buat(dunia, pribadi=True), pribadi=False)
    assert not v.pribadi  # nothing is in it yet
    v = ubah(dunia, terisi.dapat, pribadi=True)
    with pytest.raises(GalatSakip) as salah:
        ubah(dunia, v, pribadi=False)
    assert [m.tempat for m in salah.value.masalah] == ["pribadi"]
    v.refresh_from_db()
    assert v.pribadi


def test_pohon_lama_tidak_memberi_hak_atas_unit_yang_sudah_pindah(dunia):
    x, y = dunia.variabel("x"), dunia.variabel("y")
    KedudukanUnit.objects.filter(unit=dunia.a).update(sampai=dt.date(2024, 1, 1))
    KedudukanUnit.objects.create(unit=dunia.a, garis="komando", induk=dunia.ditjen, sejak=dt.date(2024, 1, 1))
    bangun_leluhur(instansi=dunia.instansi, tahun=TAHUN)
    with pytest.raises(GalatSakip, match="kini di bawah unit lain"):
        atur(dunia, 2023, [x, y], [(x, dunia.a), (x, dunia.b)])
    assert not PengisiVariabel.objects.exists()
    assert atur(dunia, 2023, [x, y], [(x, dunia.b)]) == (1, 0)


def test_sasaran_yang_berlaku_tidak_diubah_lewat_pohon_tahun_lama(dunia, client):
    s = dunia.sasaran("s", dunia.a)
    KedudukanUnit.objects.filter(unit=dunia.a).update(sampai=dt.date(2024, 1, 1))
    KedudukanUnit.objects.create(unit=dunia.a, garis="komando", induk=dunia.ditjen, sejak=dt.date(2024, 1, 1))
    bangun_leluhur(instansi=dunia.instansi, tahun=TAHUN)
    client.force_login(dunia.orang("perencana", dunia.kw), backend=MASUK)
    assert client.get(reverse("perencanaan:sasaran_ubah", args=[s.pk, 2023])).status_code == 403
    s.sampai_tahun = 2023
    s.save()
    assert client.get(reverse("perencanaan:sasaran_ubah", args=[s.pk, 2023])).status_code == 200
