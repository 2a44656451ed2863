"""Lists of submissions: what waits for whom, filter, search, export, bulk approval, the text for a chat."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sakip.akun.models import Akun
from sakip.organisasi.models import Penugasan
from sakip.organisasi.services import bangun_leluhur
from sakip.pengukuran.models import Langkah, Pengajuan, Rantai
from sakip.pengukuran.queries.alur import keadaan_formulir, rantai_unit
from sakip.pengukuran.queries.alur_daftar import daftar_alur
from sakip.pengukuran.queries.alur_rinci import rincian_alur
from sakip.pengukuran.queries.alur_wajib import wajib_semua
from sakip.pengukuran.queries.formulir import formulir
from sakip.pengukuran.tests.kantor_alur import PINTU, KantorAlur


@pytest.fixture
def kantor(db):
    k = KantorAlur()
    k.isi()
    k.isi(unit=k.b, oleh=k.op_b)
    return k


def masuk(akun):
    c = Client()
    c.force_login(akun, backend=PINTU)
    return c


def langkah(kantor, unit, *tindakan):
    p, _ = Pengajuan.objects.get_or_create(
        unit=unit, formulir="kinerja", periode=kantor.periode, tahun=kantor.tahun
    )
    for t in tindakan:
        Langkah.objects.create(
            pengajuan=p, urut=p.langkah.count() + 1, tindakan=t, oleh=kantor.op, waktu=kantor.waktu
        )


def isi_tabel(c, **saring):
    jawab = c.get("/pengukuran/alur/", saring)
    assert jawab.status_code == 200
    return [(b.record["unit"], b.record["keadaan"]) for b in jawab.context["tabel"].rows]


def test_menunggu_saya_berbeda_menurut_tugas(kantor):
    langkah(kantor, kantor.a, "ajukan")
    langkah(kantor, kantor.b, "ajukan", "verifikasi")
    assert isi_tabel(masuk(kantor.ver_d)) == [("Kantor a", "Diajukan")]
    assert isi_tabel(masuk(kantor.pim)) == []
    kepala = kantor.orang("Kepala", "pimpinan", kantor.kw)
    assert isi_tabel(masuk(kepala)) == [("Kantor b", "Diverifikasi")]
    assert isi_tabel(masuk(kantor.op)) == []


def test_semua_belum_dan_cari(kantor):
    langkah(kantor, kantor.a, "ajukan")
    c = masuk(kantor.ver_kw)
    assert isi_tabel(c, pilih="semua", bulan=kantor.periode) == [
        ("Kantor a", "Diajukan"),
        ("Kantor b", "Draf"),
    ]
    assert isi_tabel(c, pilih="belum", bulan=kantor.periode) == [("Kantor b", "Draf")]
    assert isi_tabel(c, pilih="semua", bulan=kantor.periode, cari="kantor diajukan") == [
        ("Kantor a", "Diajukan")
    ]
    assert isi_tabel(c, pilih="semua", bulan="2025-99;drop") is not None


def test_teks_whatsapp_menyebut_yang_belum_tanpa_nama_orang(kantor):
    langkah(kantor, kantor.a, "ajukan")
    teks = (
        masuk(kantor.ver_kw)
        .get("/pengukuran/alur/", {"pilih": "belum", "bulan": kantor.periode})
        .context["teks_wa"]
    )
    assert "Kantor b" in teks
    assert "Kantor a" not in teks
    assert "23.59 WIB" in teks
    assert "/tugas/" in teks
    assert "Ben" not in teks


@pytest.mark.parametrize("bentuk", ["csv", "xlsx"])
def test_unduhan_memuat_baris_yang_tersaring(kantor, bentuk):
    langkah(kantor, kantor.a, "ajukan")
    jawab = masuk(kantor.ver_kw).get(
        "/pengukuran/alur/", {"pilih": "semua", "bulan": kantor.periode, "unduh": bentuk}
    )
    assert jawab.status_code == 200
    assert "attachment" in jawab["Content-Disposition"]
    if bentuk == "csv":
        teks = jawab.content.decode("utf-8-sig")
        assert "Kantor a" in teks
        assert "<" not in teks
        assert "Pilih" not in teks


def test_setujui_banyak_menyetujui_yang_boleh_dan_menyebut_yang_tidak(kantor):
    for u in (kantor.a, kantor.b):
        langkah(kantor, u, "ajukan", "verifikasi")
    pilih = [f"kem/{u.kode}/{kantor.periode}" for u in (kantor.a, kantor.b)]
    jawab = masuk(kantor.pim).post(
        "/pengukuran/alur/setujui/", {"pilih": [*pilih, "ngawur", "kem/a/2025-99"]}, follow=True
    )
    teks = jawab.content.decode()
    assert "1 formulir disetujui" in teks
    assert "tidak bertugas" in teks
    assert keadaan_formulir(kantor.a, kantor.tahun, kantor.bulan) == "disetujui"
    assert keadaan_formulir(kantor.b, kantor.tahun, kantor.bulan) == "diverifikasi"


def test_daftar_dan_formulir_menyebut_baris_yang_sama(kantor):
    """What lists read for a hundred units agrees with the exact form of one, also before the agreement."""
    for tahun in (kantor.tahun, kantor.tahun - 1):
        for unit in (kantor.a, kantor.b, kantor.kw, kantor.d):
            for bulan in (1, 3, 6, 12):
                f = formulir(unit, tahun, bulan, pada=kantor.waktu.date())
                tepat = {v.medan for v in f.variabel} | {x.medan for x in f.langsung}
                assert set(wajib_semua([unit], tahun)[unit.pk].baris(bulan)) == tepat
        assert wajib_semua([kantor.a], tahun)[kantor.a.pk].baris(1)


def test_formulir_sebelum_ada_perjanjian_tetap_ditunggu_verifikatornya(kantor):
    """In January figures come before the agreement is signed: what is submitted must not get lost."""
    lalu = kantor.tahun - 1
    kantor.isi(tahun=lalu, periode=f"{lalu}-12")
    pengajuan_lama(kantor, kantor.a, "ajukan", tahun=lalu, bulan=12)
    (b,) = daftar_alur([kantor.a.pk], [(lalu, 12)], kantor.waktu)
    assert (b.keadaan, b.jumlah_baris, b.menunggu_dari({kantor.kw.pk})) == ("diajukan", 3, 3)
    assert "Kantor a" in masuk(kantor.ver_kw).get("/pengukuran/alur/").content.decode()


@pytest.mark.parametrize(
    "alamat", ["/pengukuran/alur/", "/pengukuran/alur/?pilih=semua&bulan={}", "/pengukuran/rantai/"]
)
def test_jumlah_kueri_tidak_bertambah_dengan_unit(kantor, alamat):
    orang = kantor.per if "rantai" in alamat else kantor.ver_kw
    langkah(kantor, kantor.a, "ajukan")
    awal = Rantai.objects.create(unit=kantor.kw, formulir="kinerja", sejak_tahun=2020)
    awal.tahap.create(urut=1, nama="Periksa", pelaku="induk")
    c = masuk(orang)

    def hitung():
        with CaptureQueriesContext(connection) as kueri:
            assert c.get(alamat.format(kantor.periode)).status_code == 200
        return len(kueri)

    hitung()
    sedikit = hitung()
    for n in range(12):
        u = kantor.unit(f"u{n}", "upt", kantor.kw)
        bangun_leluhur(instansi=kantor.instansi, tahun=kantor.tahun)
        kantor.isi(unit=u)
        kantor.selesai.pengisi.create(unit=u, sejak_tahun=2020)
        langkah(kantor, u, "ajukan")
        Rantai.objects.create(unit=u, formulir="kinerja", sejak_tahun=2020).tahap.create(
            urut=1, nama="Periksa", pelaku="induk"
        )
    assert hitung() == sedikit


def test_halaman_satu_pengajuan_memakai_kueri_yang_tetap(kantor):
    langkah(kantor, kantor.a, "ajukan")
    c = masuk(kantor.ver_kw)

    def hitung():
        with CaptureQueriesContext(connection) as kueri:
            assert c.get(kantor.alamat()).status_code == 200
        return len(kueri)

    hitung()
    sedikit = hitung()
    for _ in range(6):
        langkah(kantor, kantor.a, "kembalikan", "ajukan")
    assert hitung() == sedikit


# --- the chain -------------------------------------------------------------------------------------


def rantai(kantor, akun, unit="kw", **isi):
    kirim = {
        "sejak_tahun": kantor.tahun,
        "nama": ["Verifikasi unit", "Verifikasi kanwil", ""],
        "pelaku": ["unit", "induk", "penanggung"],
        "alasan": "Surat edaran",
        "versi": "0",
    }
    return masuk(akun).post(f"/pengukuran/rantai/kem/{unit}/", kirim | isi)


def test_perencana_mengatur_rantai_dan_basi_ditolak(kantor):
    assert rantai(kantor, kantor.per).status_code == 302
    assert [(t.nama, t.pelaku) for t in rantai_unit(kantor.a, kantor.tahun).tahap] == [
        ("Verifikasi unit", "unit"),
        ("Verifikasi kanwil", "induk"),
    ]
    jawab = rantai(kantor, kantor.per, alasan="Ketikan saya")
    assert jawab.status_code == 409
    assert "Ketikan saya" in jawab.content.decode()
    assert rantai(kantor, kantor.per, versi="1", nama=[""], pelaku=["unit"]).status_code == 302
    assert rantai_unit(kantor.a, kantor.tahun).tahap == ()
    assert rantai(kantor, kantor.per, versi="2", hapus="1").status_code == 302
    assert [t.pelaku for t in rantai_unit(kantor.a, kantor.tahun).tahap] == ["penanggung"]


def test_rantai_yang_salah_disebut_semua_salahnya(kantor):
    jawab = rantai(kantor, kantor.per, alasan=" ", pelaku=["siapa saja", "induk", "unit"], sejak_tahun="1800")
    teks = jawab.content.decode()
    assert jawab.status_code == 400
    for kata in ("Alasan belum diisi", "Pelaku tahap tidak dikenal", "Tahun tidak wajar"):
        assert kata in teks
    assert not Rantai.objects.exists()


def test_rantai_unit_lain_dan_peran_lain_ditolak(kantor):
    assert rantai(kantor, kantor.per, unit="m").status_code == 403
    for akun in (kantor.op, kantor.ver_kw, kantor.pim):
        assert rantai(kantor, akun).status_code == 403
        assert masuk(akun).get("/pengukuran/rantai/").status_code == 403


# --- older forms, and the chosen month -------------------------------------------------------------


def pengajuan_lama(kantor, unit, *tindakan, tahun, bulan=5):
    periode = f"{tahun}-{bulan:02d}"
    p = Pengajuan.objects.create(unit=unit, formulir="kinerja", periode=periode, tahun=tahun)
    for n, t in enumerate(tindakan, 1):
        Langkah.objects.create(pengajuan=p, urut=n, tindakan=t, oleh=kantor.op, waktu=kantor.waktu)


def test_formulir_lama_yang_masih_terbuka_tetap_terlihat_dan_dapat_dipilih(kantor):
    lama = kantor.tahun - 6
    pengajuan_lama(kantor, kantor.a, "ajukan", "verifikasi", tahun=lama)
    kepala = kantor.orang("Kepala", "pimpinan", kantor.kw)
    assert isi_tabel(masuk(kepala)) == [("Kantor a", "Diverifikasi")]
    c = masuk(kepala)
    semua = [("Kantor a", "Diverifikasi"), ("Kantor b", "Draf")]
    assert isi_tabel(c, pilih="semua", tahun=lama, bulan="5") == semua
    jawab = c.get("/pengukuran/alur/", {"pilih": "semua", "tahun": lama, "bulan": "5"})
    assert jawab.context["tahun_pilihan"][-1] == lama
    assert f'<option value="{lama}" selected>' in jawab.content.decode()
    assert f'<option value="{lama}"' in masuk(kantor.op).get("/pengukuran/").content.decode()
    Langkah.objects.create(
        pengajuan=Pengajuan.objects.get(tahun=lama),
        urut=3,
        tindakan="setujui",
        oleh=kepala,
        waktu=kantor.waktu,
    )
    assert isi_tabel(c) == []


def test_setujui_banyak_kembali_ke_bulan_yang_dipilih(kantor):
    langkah(kantor, kantor.a, "ajukan", "verifikasi")
    c = masuk(kantor.pim)
    saring = {"pilih": "semua", "tahun": str(kantor.tahun), "bulan": str(kantor.bulan), "cari": "Kantor a"}
    teks = c.get("/pengukuran/alur/", saring | {"asing": "x"}).content.decode()
    terpilih = f"pilih=semua&amp;tahun={kantor.tahun}&amp;bulan={kantor.bulan}&amp;cari=Kantor+a"
    assert f'name="saringan" value="{terpilih}"' in teks
    jawab = c.post(
        "/pengukuran/alur/setujui/",
        {"pilih": f"kem/a/{kantor.periode}", "saringan": terpilih.replace("&amp;", "&") + "&next=//jahat"},
    )
    assert jawab["Location"] == "/pengukuran/alur/?" + terpilih.replace("&amp;", "&")


def test_setahun_yang_diimpor_sekaligus_tidak_disebut_terlambat_per_bulan(kantor):
    """A year that was approved as a whole says nothing of the day on which each month came."""
    p = Pengajuan.objects.create(
        unit=kantor.a, formulir="kinerja", periode=f"{kantor.tahun}", tahun=kantor.tahun
    )
    kini = timezone.now() + dt.timedelta(days=800)
    for urut, tindakan in enumerate(("ajukan", "verifikasi", "setujui"), 1):
        Langkah.objects.create(pengajuan=p, urut=urut, tindakan=tindakan, oleh=kantor.op, waktu=kini)
    bulan = [(kantor.tahun, b) for b in (1, 12)]
    for b in daftar_alur([kantor.a.pk], bulan, kini):
        assert (b.keadaan, b.kata_tenggat) == ("disetujui", "Tanggalnya tidak tercatat")
    rinci = rincian_alur(kantor.a, kantor.tahun, 1, waktu=kini, akun=kantor.op, boleh=())
    assert not rinci.lambat.terlambat and not any(x.lambat for x in rinci.langkah)


def test_formulir_yang_tidak_ditunggu_siapa_pun_menyebut_kursi_yang_kosong(kantor):
    alamat = f"/pengukuran/alur/kem/a/{kantor.tahun}/{kantor.bulan}/"
    c = masuk(kantor.op)
    assert "yang bertugas untuk" not in c.get(alamat).content.decode()
    Penugasan.objects.filter(peran="pimpinan").update(sampai=dt.date(2021, 1, 1))
    teks = c.get(alamat).content.decode()
    assert "Belum ada pimpinan yang bertugas" in teks and "Belum ada verifikator" not in teks
    Akun.objects.filter(penugasan__peran="verifikator").update(is_active=False)
    teks = c.get(alamat).content.decode()
    assert "Belum ada verifikator yang bertugas untuk" in teks
    langkah(kantor, kantor.a, "ajukan", "verifikasi", "setujui")
    assert "yang bertugas untuk" not in c.get(alamat).content.decode()
