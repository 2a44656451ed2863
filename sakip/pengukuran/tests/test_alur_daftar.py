"""Lists of submissions: what waits for whom, filter, search, export, bulk approval, the text for a chat."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sakip.organisasi.services import bangun_leluhur
from sakip.pengukuran.models import Langkah, Pengajuan, Rantai
from sakip.pengukuran.queries.alur import keadaan_formulir, rantai_unit
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
    """What lists read for a hundred units agrees with the exact form of one."""
    for unit in (kantor.a, kantor.b, kantor.kw, kantor.d):
        for bulan in (1, 3, 6, 12):
            f = formulir(unit, kantor.tahun, bulan, pada=kantor.waktu.date())
            tepat = {v.medan for v in f.variabel} | {x.medan for x in f.langsung}
            assert set(wajib_semua([unit], kantor.tahun)[unit.pk].baris(bulan)) == tepat


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
