"""The way of a form to approval through HTTP: every step by role and state, stale and double submits."""

import datetime as dt

import pytest
from django.test import Client

from sakip.agenda.models import Penutupan
from sakip.berkas.services import simpan_isi
from sakip.jejak.models import Jejak
from sakip.pengukuran.models import (
    Bukti,
    CatatanBaris,
    Isian,
    Langkah,
    Pengajuan,
    Rantai,
    TahapRantai,
    VerifikasiBaris,
)
from sakip.pengukuran.queries import capaian_unit
from sakip.pengukuran.queries.alur import keadaan_formulir, terkunci
from sakip.pengukuran.services import selisih_rekap
from sakip.pengukuran.tests.kantor_alur import PINTU, KantorAlur

KEADAAN = ("draf", "diajukan", "diverifikasi", "disetujui", "dikembalikan")
PERAN = (
    "operator", "verifikator", "pimpinan", "perencana", "pemilik_indikator",
    "evaluator", "admin_lokal", "administrator", "pemirsa",
)  # fmt: skip
BOLEH = {
    ("operator", "draf", "ajukan"),
    ("operator", "dikembalikan", "ajukan"),
    ("verifikator", "diajukan", "kembalikan"),
    ("verifikator", "diverifikasi", "kembalikan"),
    ("pimpinan", "diajukan", "kembalikan"),
    ("pimpinan", "diverifikasi", "kembalikan"),
    ("pimpinan", "diverifikasi", "setujui"),
    ("pimpinan", "disetujui", "buka_kembali"),
}


@pytest.fixture
def kantor(db):
    k = KantorAlur()
    k.isi()
    return k


def masuk(akun):
    c = Client()
    c.force_login(akun, backend=PINTU)
    return c


def langkah(kantor, akun, tindakan, **isi):
    return masuk(akun).post(kantor.alamat("langkah/"), {"tindakan": tindakan, **isi})


def verifikasi(kantor, akun, baris=None, **isi):
    return masuk(akun).post(kantor.alamat("verifikasi/"), {"baris": baris or [], **isi})


def keadaan(kantor, unit=None):
    return keadaan_formulir(unit or kantor.a, kantor.tahun, kantor.bulan)


def ke(kantor, tujuan):
    """Bring the form to a state the ordinary way."""
    jalan = {
        "draf": [],
        "diajukan": ["ajukan"],
        "diverifikasi": ["ajukan", "verifikasi"],
        "disetujui": ["ajukan", "verifikasi", "setujui"],
        "dikembalikan": ["ajukan", "kembalikan"],
    }
    for tindakan in jalan[tujuan]:
        if tindakan == "verifikasi":
            # the line that nobody answers for is checked by the verifikator of the office above
            verifikasi(kantor, kantor.ver_kw, kantor.semua)
        else:
            siapa = {"ajukan": kantor.op, "setujui": kantor.pim, "kembalikan": kantor.ver_kw}[tindakan]
            langkah(kantor, siapa, tindakan, alasan="Salah hitung" if tindakan == "kembalikan" else "")
    assert keadaan(kantor) == tujuan


@pytest.mark.parametrize("asal", KEADAAN)
@pytest.mark.parametrize("peran", PERAN)
def test_langkah_hanya_jalan_bila_peran_dan_keadaan_mengizinkan(kantor, peran, asal):
    ke(kantor, asal)
    akun = kantor.orang("Orang Uji", peran, kantor.a)
    jumlah = Langkah.objects.count()
    for tindakan in ("ajukan", "kembalikan", "setujui", "buka_kembali"):
        if (peran, asal, tindakan) in BOLEH:
            continue
        jawab = langkah(kantor, akun, tindakan, alasan="Alasan")
        assert jawab.status_code in (400, 403), (peran, asal, tindakan)
        assert Langkah.objects.count() == jumlah
    for p, k, tindakan in sorted(BOLEH):
        if (p, k) == (peran, asal):
            assert langkah(kantor, akun, tindakan, alasan="Alasan").status_code == 302
            assert Langkah.objects.count() == jumlah + 1
            break


def test_seluruh_jalan_dari_draf_sampai_resmi_dengan_jejaknya(kantor):
    kantor.isi(unit=kantor.b, oleh=kantor.op_b, nilai=(1, 10, 5))
    pada = dt.date(kantor.tahun, 12, 31)

    def angka(bacaan):
        hasil = capaian_unit(kantor.kw, kantor.tahun, bacaan=bacaan, pada=pada)
        return {b.kode: b.realisasi and b.realisasi.nilai for b in hasil.butir}

    assert angka("sementara")["2.1"] == 35
    assert angka("resmi")["2.1"] is None
    ke(kantor, "disetujui")
    # unit a is official, unit b is not: the two readings never mix
    assert angka("resmi")["2.1"] == 30
    assert angka("resmi")["1.1"] == 90
    assert angka("sementara")["2.1"] == 35
    assert angka("sementara")["1.1"] == 50
    assert list(selisih_rekap(unit=kantor.kw, tahun=kantor.tahun)) == []
    resmi = capaian_unit(kantor.kw, kantor.tahun, pada=pada)
    for butir in resmi.butir:  # the parent's figure names the child that is missing
        assert {v.hilang for v in butir.hasil_realisasi.variabel.values()} == {("b",)}
    aksi = list(Jejak.objects.filter(aksi__startswith="pengajuan.").values_list("aksi", flat=True))
    assert aksi == ["pengajuan.ajukan", "pengajuan.verifikasi", "pengajuan.setujui"]
    assert langkah(kantor, kantor.pim, "buka_kembali", alasan="Salah ketik").status_code == 302
    assert angka("resmi")["2.1"] is None
    assert list(selisih_rekap(unit=kantor.kw, tahun=kantor.tahun)) == []
    assert not VerifikasiBaris.objects.exists()


def test_formulir_yang_belum_lengkap_ditolak_dengan_nama_barisnya(kantor):
    Isian.objects.filter(variabel=kantor.masuk).delete()
    jawab = langkah(kantor, kantor.op, "ajukan")
    assert jawab.status_code == 400
    assert "Jumlah perkara.masuk" in jawab.content.decode()
    assert keadaan(kantor) == "draf"
    assert not Pengajuan.objects.exists()  # nothing is left half-written
    Isian.objects.create(
        unit=kantor.a,
        variabel=kantor.masuk,
        periode=kantor.periode,
        tahun=kantor.tahun,
        keadaan="nihil",
        asal="ketik",
        oleh=kantor.op,
        waktu=kantor.waktu,
    )
    assert langkah(kantor, kantor.op, "ajukan").status_code == 302


def test_mengajukan_dua_kali_hanya_sekali(kantor):
    for _ in range(2):
        assert langkah(kantor, kantor.op, "ajukan", dilihat="0").status_code == 302
    assert Langkah.objects.count() == 1
    assert Jejak.objects.filter(aksi="pengajuan.ajukan").count() == 1


def test_halaman_basi_ditolak_dan_ketikannya_kembali(kantor):
    ke(kantor, "diajukan")
    langkah(kantor, kantor.ver_kw, "kembalikan", alasan="Periksa", dilihat="1")
    langkah(kantor, kantor.op, "ajukan")
    jawab = langkah(kantor, kantor.ver_kw, "kembalikan", alasan="Alasan panjang saya", dilihat="1")
    assert jawab.status_code == 409
    assert "Alasan panjang saya" in jawab.content.decode()
    assert keadaan(kantor) == "diajukan"


def test_dikembalikan_dengan_alasan_per_baris_lalu_diperbaiki(kantor):
    ke(kantor, "diajukan")
    verifikasi(kantor, kantor.ver_d, [kantor.medan(kantor.selesai)])
    m = kantor.medan(kantor.masuk)
    assert langkah(kantor, kantor.ver_d, "kembalikan", **{f"catatan-{m}": "Bukan 10"}).status_code == 302
    assert CatatanBaris.objects.get().alasan == "Bukan 10"
    assert terkunci(kantor.a, kantor.tahun, kantor.bulan, kantor.waktu.date()) == ""
    halaman = masuk(kantor.op).get(kantor.alamat()).content.decode()
    assert "Bukan 10" in halaman
    kantor.isi(nilai=(9, 12, 30))
    langkah(kantor, kantor.op, "ajukan")
    # the line that was found right and did not change stays verified
    assert VerifikasiBaris.objects.get().variabel == kantor.selesai


def test_baris_yang_berubah_tidak_lagi_terverifikasi(kantor):
    ke(kantor, "diajukan")
    verifikasi(kantor, kantor.ver_d, [kantor.medan(kantor.selesai)])
    m = kantor.medan(kantor.masuk)
    langkah(kantor, kantor.ver_d, "kembalikan", **{f"catatan-{m}": "Periksa"})
    kantor.isi(nilai=(8, 12, 30))
    langkah(kantor, kantor.op, "ajukan")
    assert not VerifikasiBaris.objects.exists()


def test_alasan_wajib_untuk_mengembalikan(kantor):
    ke(kantor, "diajukan")
    jawab = langkah(kantor, kantor.ver_kw, "kembalikan")
    assert jawab.status_code == 400
    assert "Mengembalikan memerlukan alasan" in jawab.content.decode()


def test_langkah_yang_tidak_berlaku_disebut_dengan_kata_orang(kantor):
    """No key of the program stands in what an officer reads."""
    ke(kantor, "disetujui")
    kepala = kantor.orang("Kepala", "pimpinan", kantor.kw)
    teks = langkah(kantor, kepala, "buka_kembali").content.decode()
    assert "Membuka kembali memerlukan alasan" in teks and "uka_kembali memerlukan" not in teks
    assert "<strong>Alasan</strong>" in teks
    teks = langkah(kantor, kepala, "kembalikan", alasan="Keliru").content.decode()
    assert (
        "Formulir ini sudah disetujui, jadi tidak dapat dikembalikan" in teks
        and "langkah</strong>" not in teks
    )


def test_divisi_memeriksa_barisnya_dan_baris_tanpa_penanggung_diperiksa_induk(kantor):
    ke(kantor, "diajukan")
    k = kantor.medan(kantor.kunjungan)
    jawab = verifikasi(kantor, kantor.ver_d, [k])
    assert jawab.status_code == 400
    assert "bukan tanggung jawab unit Anda" in jawab.content.decode()
    milik = [kantor.medan(v) for v in (kantor.selesai, kantor.masuk)]
    assert verifikasi(kantor, kantor.ver_d, milik).status_code == 302
    assert keadaan(kantor) == "diajukan"
    assert {v.sebagai_unit for v in VerifikasiBaris.objects.all()} == {kantor.d}
    assert verifikasi(kantor, kantor.ver_kw, [k]).status_code == 302
    assert keadaan(kantor) == "diverifikasi"


def test_dua_verifikator_menekan_bersamaan_tidak_apa_apa(kantor):
    ke(kantor, "diajukan")
    for akun in (kantor.ver_kw, kantor.ver_kw, kantor.ver_d):
        assert verifikasi(kantor, akun, [kantor.medan(kantor.selesai)]).status_code == 302
    assert VerifikasiBaris.objects.get().oleh == kantor.ver_kw
    verifikasi(kantor, kantor.ver_kw, kantor.semua)
    assert verifikasi(kantor, kantor.ver_kw, kantor.semua).status_code == 302
    assert Langkah.objects.filter(tindakan="verifikasi").count() == 1


def test_pemilik_indikator_boleh_memverifikasi_barisnya(kantor):
    ke(kantor, "diajukan")
    pemilik = kantor.orang("Verifikator Ditjen", "verifikator", kantor.e)
    assert verifikasi(kantor, pemilik, [kantor.medan(kantor.kunjungan)]).status_code == 302
    assert VerifikasiBaris.objects.get().sebagai_unit == kantor.e


def test_verifikasi_massal_melewati_yang_berperingatan(kantor):
    kantor.isi(nilai=(11, 10, 30))  # more finished than came in
    ke(kantor, "diajukan")
    halaman = masuk(kantor.ver_kw).get(kantor.alamat())
    bertanda = {b.medan for b in halaman.context["r"].baris if b.peringatan}
    assert bertanda
    assert verifikasi(kantor, kantor.ver_kw, semua="1").status_code == 302
    sudah = {f"v-{v.variabel_id}" for v in VerifikasiBaris.objects.all()}
    assert sudah == set(kantor.semua) - bertanda


def test_pengisi_tidak_memverifikasi_isiannya_sendiri(kantor):
    kantor.tugas(kantor.op, "verifikator", kantor.kw)
    ke(kantor, "diajukan")
    jawab = verifikasi(kantor, kantor.op, kantor.semua)
    assert jawab.status_code == 400
    assert "Anda sendiri yang mengisi" in jawab.content.decode()
    assert not VerifikasiBaris.objects.exists()


def test_yang_memverifikasi_sendirian_tidak_menyetujui(kantor):
    kantor.tugas(kantor.ver_kw, "pimpinan", kantor.a)
    ke(kantor, "diverifikasi")
    jawab = langkah(kantor, kantor.ver_kw, "setujui")
    assert jawab.status_code == 400
    assert "Anda sendiri yang memverifikasi" in jawab.content.decode()
    assert langkah(kantor, kantor.pim, "setujui").status_code == 302


def test_rantai_dengan_rangkap_mengizinkan_satu_orang(kantor):
    rantai(kantor, [("Periksa", "unit")], rangkap=True)
    for peran in ("verifikator", "pimpinan"):
        kantor.tugas(kantor.op, peran, kantor.a)
    langkah(kantor, kantor.op, "ajukan")
    verifikasi(kantor, kantor.op, kantor.semua)
    assert langkah(kantor, kantor.op, "setujui").status_code == 302
    assert keadaan(kantor) == "disetujui"


def rantai(kantor, tahap, rangkap=False, unit=None):
    r = Rantai.objects.create(unit=unit or kantor.kw, formulir="kinerja", sejak_tahun=2020, rangkap=rangkap)
    for n, (nama, pelaku) in enumerate(tahap, 1):
        TahapRantai.objects.create(rantai=r, urut=n, nama=nama, pelaku=pelaku)


def test_dua_tahap_berurutan_oleh_orang_yang_berbeda(kantor):
    rantai(kantor, [("Verifikasi unit", "unit"), ("Verifikasi kanwil", "induk")])
    langkah(kantor, kantor.op, "ajukan")
    assert verifikasi(kantor, kantor.ver_kw, kantor.semua).status_code == 302
    assert keadaan(kantor) == "diajukan"
    jawab = verifikasi(kantor, kantor.ver_kw, kantor.semua)
    assert jawab.status_code == 400
    assert "tahap sebelumnya" in jawab.content.decode()
    kedua = kantor.orang("Kedua", "verifikator", kantor.kw)
    assert verifikasi(kantor, kedua, kantor.semua).status_code == 302
    assert keadaan(kantor) == "diverifikasi"


def test_rantai_tanpa_tahap_langsung_ke_pimpinan(kantor):
    rantai(kantor, [])
    langkah(kantor, kantor.op, "ajukan")
    assert keadaan(kantor) == "diverifikasi"
    assert langkah(kantor, kantor.pim, "setujui").status_code == 302


def test_rantai_terdekat_yang_berlaku(kantor):
    rantai(kantor, [("Jauh", "induk"), ("Lagi", "induk")])
    rantai(kantor, [], unit=kantor.a)
    langkah(kantor, kantor.op, "ajukan")
    assert keadaan(kantor) == "diverifikasi"


def test_periode_tertutup_menolak_pengajuan_dan_pengembalian(kantor):
    Penutupan.objects.create(
        unit=kantor.kw,
        formulir="kinerja",
        periode=kantor.periode,
        alasan="Tutup buku",
        oleh=kantor.per,
        waktu=kantor.waktu,
    )
    jawab = langkah(kantor, kantor.op, "ajukan")
    assert jawab.status_code == 400
    assert "Tutup buku" in jawab.content.decode()
    assert "ditutup" in terkunci(kantor.a, kantor.tahun, kantor.bulan, kantor.waktu.date())
    Penutupan.objects.update(dibuka=kantor.waktu, alasan_buka="Dibuka")
    ke(kantor, "diajukan")
    Penutupan.objects.create(
        unit=kantor.a, formulir="kinerja", periode=kantor.periode, oleh=kantor.per, waktu=kantor.waktu
    )
    assert langkah(kantor, kantor.ver_kw, "kembalikan", alasan="x").status_code == 400
    assert verifikasi(kantor, kantor.ver_kw, kantor.semua).status_code == 302


def test_batal_verifikasi_hanya_milik_sendiri_dan_selama_diajukan(kantor):
    ke(kantor, "diajukan")
    m = kantor.medan(kantor.selesai)
    verifikasi(kantor, kantor.ver_d, [m])
    assert masuk(kantor.ver_kw).post(kantor.alamat("batal/"), {"satu": m}).status_code == 302
    assert VerifikasiBaris.objects.count() == 1
    masuk(kantor.ver_d).post(kantor.alamat("batal/"), {"satu": m})
    assert not VerifikasiBaris.objects.exists()
    verifikasi(kantor, kantor.ver_kw, kantor.semua)
    assert masuk(kantor.ver_kw).post(kantor.alamat("batal/"), {"satu": m}).status_code == 400


def test_sidik_lama_ditolak(kantor):
    ke(kantor, "diajukan")
    m = kantor.medan(kantor.selesai)
    jawab = verifikasi(kantor, kantor.ver_kw, [m], **{f"sidik-{m}": "0" * 64})
    assert jawab.status_code == 409
    assert not VerifikasiBaris.objects.exists()


@pytest.mark.parametrize("medan", ["v-999999", "i-1", "x", "v-", "v-1e9", "", "v-" + "9" * 30])
def test_baris_palsu_ditolak(kantor, medan):
    ke(kantor, "diajukan")
    assert verifikasi(kantor, kantor.ver_kw, [medan]).status_code == 400
    jawab = langkah(kantor, kantor.ver_kw, "kembalikan", alasan="x", **{f"catatan-{medan}": "y"})
    assert jawab.status_code == 400
    assert keadaan(kantor) == "diajukan"


def test_orang_kantor_lain_tidak_melihat_dan_tidak_melangkah(kantor):
    ke(kantor, "diajukan")
    for akun in (kantor.op_b, kantor.orang("Sebelah", "pimpinan", kantor.b)):
        c = masuk(akun)
        assert c.get(kantor.alamat()).status_code == 403
        for ekor in ("langkah/", "verifikasi/", "batal/"):
            assert (
                c.post(kantor.alamat(ekor), {"tindakan": "setujui", "baris": kantor.semua}).status_code == 403
            )
    assert keadaan(kantor) == "diajukan"
    assert Client().get(kantor.alamat()).status_code == 302


def test_alamat_yang_tidak_ada_dijawab_404(kantor):
    c = masuk(kantor.op)
    assert c.get(f"/pengukuran/alur/kem/a/{kantor.tahun}/13/").status_code == 404
    assert c.get(f"/pengukuran/alur/kem/tidak-ada/{kantor.tahun}/1/").status_code == 404
    assert c.get("/pengukuran/alur/kem/a/9999/1/").status_code == 404
    assert c.get(kantor.alamat("langkah/")).status_code == 405


def test_divisi_membuka_bukti_baris_yang_ditanggungnya_dan_bukan_yang_lain(kantor):
    """The division stands beside the units whose figures it checks, not above them."""
    berkas = simpan_isi(instansi=kantor.a.instansi, isi=b"%PDF-1.4\n%%EOF\n", jenis="application/pdf")
    alamat = {}
    for nama, variabel in (("miliknya", kantor.masuk), ("bukan", kantor.kunjungan)):
        bukti = Bukti.objects.create(
            unit=kantor.a, tahun=kantor.tahun, periode=kantor.periode,
            variabel=variabel, berkas=berkas, nama=f"{nama}.pdf", oleh=kantor.op, waktu=kantor.waktu,
        )  # fmt: skip
        alamat[nama] = f"/pengukuran/bukti/{bukti.pk}/"
    assert masuk(kantor.ver_d).get(alamat["miliknya"]).status_code == 200
    assert masuk(kantor.ver_d).get(alamat["bukan"]).status_code == 403
    assert masuk(kantor.op_b).get(alamat["miliknya"]).status_code == 403
