"""The pages of the form: who may open them, what bad input meets, drafts, evidence."""

import datetime as dt
import io
import json
import re
import zipfile
from decimal import Decimal as D

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from sakip.akun.services import aktor_sistem, buat_akun
from sakip.berkas.jenis import UKURAN_TERBESAR
from sakip.berkas.models import Berkas
from sakip.jejak.models import Jejak
from sakip.organisasi.services import tugaskan
from sakip.pengukuran.models import Bukti, CatatanIndikator, DrafIsian, Isian, Kejadian
from sakip.perencanaan.models import ManualIndikator, PengisiVariabel

ALAMAT = "/pengukuran/i/a/2023/3/"
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
HTMX = {"HTTP_HX_REQUEST": "true"}


def orang(nip, unit, peran, nama=None):
    akun = buat_akun(nama=nama or f"Orang {nip}", nip=nip)
    tugaskan(
        akun=akun,
        unit=unit,
        peran=peran,
        sejak=dt.date(2020, 1, 1),
        oleh=aktor_sistem(),
        peran_oleh="Sistem",
        waktu=timezone.now(),
    )
    return akun


def masuk(akun, **k):
    klien = Client(**k)
    klien.force_login(akun, backend="allauth.account.auth_backends.AuthenticationBackend")
    return klien


@pytest.fixture
def kantor(wilayah, settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path},
        },
    }
    w = wilayah
    w.masuk, w.selesai = w.variabel("masuk"), w.variabel("selesai")
    w.indikator(
        "1.1",
        D(90),
        "selesai / masuk * 100",
        {"selesai": w.selesai, "masuk": w.masuk},
        bukti_wajib=["Rekapitulasi"],
    )
    for v in (w.masuk, w.selesai):
        PengisiVariabel.objects.create(variabel=v, unit=w.a, sejak_tahun=2020)
    w.m, w.s = f"v-{w.masuk.pk}", f"v-{w.selesai.pk}"
    w.budi = orang("1", w.a, "operator", "Budi")
    w.sari = orang("2", w.a, "operator", "Sari")
    w.klien, w.klien2 = masuk(w.budi), masuk(w.sari)
    return w


def kirim(w, isi, klien=None, alamat=ALAMAT, semula=None, **lain):
    data = {"semula": json.dumps(semula or {}), **isi, "aksi": "simpan"}
    return (klien or w.klien).post(alamat, data, **lain)


# --- who may -----------------------------------------------------------------------------------------


def test_halaman_tampil_untuk_operator_unit_dan_terbaca_saja_bagi_verifikator(kantor):
    isi = kantor.klien.get(ALAMAT).content.decode()
    assert f'name="{kantor.m}"' in isi and "Simpan" in isi
    baca = masuk(orang("3", kantor.kanwil, "verifikator")).get(ALAMAT)
    assert baca.status_code == 200
    assert f'name="{kantor.m}"' not in baca.content.decode()
    assert "yang mengisinya operator" in baca.content.decode()


def test_operator_kantor_lain_ditolak_di_setiap_alamat(kantor):
    Bukti.objects.create(
        unit=kantor.a, variabel=kantor.masuk, periode="2023-03", tahun=2023, nama="x",
        tautan="https://x.go.id/", oleh=aktor_sistem(), waktu=timezone.now(),
    )  # fmt: skip
    lain = masuk(orang("4", kantor.b, "operator"))
    pk = Bukti.objects.get().pk
    for alamat in (ALAMAT, f"{ALAMAT}draf/", f"{ALAMAT}bukti/{kantor.m}/", f"/pengukuran/bukti/{pk}/"):
        assert lain.get(alamat).status_code == 403, alamat
    for alamat in (ALAMAT, f"{ALAMAT}hitung/", f"{ALAMAT}draf/", f"{ALAMAT}bukti/{kantor.m}/",
                   f"{ALAMAT}bukti/{kantor.m}/{pk}/cabut/"):  # fmt: skip
        assert lain.post(alamat, {kantor.m: "1", "alasan": "x"}).status_code == 403, alamat
    assert not Isian.objects.exists() and Bukti.objects.count() == 1


def test_verifikator_tidak_dapat_menyimpan(kantor):
    klien = masuk(orang("5", kantor.kanwil, "verifikator"))
    for alamat in (ALAMAT, f"{ALAMAT}hitung/", f"{ALAMAT}draf/"):
        assert klien.post(alamat, {kantor.m: "1"}).status_code == 403
    unggah = klien.post(f"{ALAMAT}bukti/{kantor.m}/", {"berkas": SimpleUploadedFile("a.pdf", PDF)})
    assert unggah.status_code == 403
    assert not Isian.objects.exists() and not Bukti.objects.exists()


def test_sesi_berakhir_dijawab_401_bagi_skrip_dan_halaman_masuk_bagi_orang(kantor):
    asing = Client()
    assert asing.post(f"{ALAMAT}draf/", headers={"X-Requested-With": "XMLHttpRequest"}).status_code == 401
    assert asing.post(f"{ALAMAT}hitung/", **HTMX).status_code == 401
    jawab = asing.post(ALAMAT, {kantor.m: "1"})
    assert jawab.status_code == 302 and "/akun/" in jawab["Location"] and "next=" in jawab["Location"]


def test_alamat_ngawur_ditolak_dengan_halaman(kantor):
    assert kantor.klien.get("/pengukuran/i/a/99999/1/").status_code == 404
    for alamat in ("/pengukuran/i/a/2023/13/", "/pengukuran/i/a/2023/0/"):
        assert kantor.klien.get(alamat).status_code == 400
    assert kantor.klien.get("/pengukuran/i/zz/2023/3/").status_code == 404
    assert kantor.klien.get(f"{ALAMAT}bukti/v-999/").status_code == 404
    assert kantor.klien.get(f"{ALAMAT}bukti/ngawur/").status_code == 404


# --- saving ------------------------------------------------------------------------------------------


def test_simpan_lalu_terlihat(kantor):
    jawab = kirim(kantor, {kantor.m: "1.250"})
    assert jawab.status_code == 302 and jawab["Location"] == f"{ALAMAT}?tersimpan=1"
    isi = kantor.klien.get(jawab["Location"]).content.decode()
    assert 'value="1.250"' in isi and "Tersimpan: 1 baris" in isi and 'data-tersimpan="1"' in isi
    assert Jejak.objects.get(aksi="isian.simpan").peran == "Operator"


def test_ketikan_yang_salah_tetap_ada_dan_disebut_di_tempatnya(kantor):
    jawab = kirim(kantor, {kantor.m: "1,234.5", kantor.s: "<b>sembilan</b>"})
    isi = jawab.content.decode()
    assert jawab.status_code == 400
    assert 'value="1,234.5"' in isi and "dua cara" in isi and f'href="#{kantor.m}"' in isi
    assert "&lt;b&gt;sembilan&lt;/b&gt;" in isi and "<b>sembilan" not in isi
    assert not Isian.objects.exists()


def test_yang_tidak_disentuh_tidak_dikirim_walau_orang_lain_mengubahnya(kantor):
    kirim(kantor, {kantor.m: "10"})
    kirim(kantor, {kantor.m: "12", f"versi-{kantor.m}": "1"}, kantor.klien2, semula={kantor.m: "10"})
    isi = {kantor.m: "10", f"versi-{kantor.m}": "1", kantor.s: "9"}
    assert kirim(kantor, isi, semula={kantor.m: "10"}).status_code == 302
    assert Isian.objects.get(variabel=kantor.masuk).nilai == D(12)
    assert Isian.objects.get(variabel=kantor.selesai).nilai == D(9)


def test_bentrok_memperlihatkan_kedua_nilai_lalu_simpan_kedua_menimpa_dengan_sadar(kantor):
    kirim(kantor, {kantor.m: "10"})
    kirim(kantor, {kantor.m: "12", f"versi-{kantor.m}": "1"}, kantor.klien2, semula={kantor.m: "10"})
    bentrok = kirim(kantor, {kantor.m: "11", f"versi-{kantor.m}": "1"}, semula={kantor.m: "10"})
    isi = bentrok.content.decode()
    assert bentrok.status_code == 409
    assert "Sudah diubah sejak Anda membukanya" in isi and "Buka halaman ini di tab baru" in isi
    assert "Sari: 12" in isi and 'value="11"' in isi and f'name="versi-{kantor.m}" value="2"' in isi
    pakai = kantor.klien.post(
        ALAMAT, {"semula": json.dumps({kantor.m: "12"}), kantor.m: "11", "buang": kantor.m}
    )
    assert 'value="12"' in pakai.content.decode()
    assert (
        kirim(kantor, {kantor.m: "11", f"versi-{kantor.m}": "2"}, semula={kantor.m: "12"}).status_code == 302
    )
    assert Isian.objects.get().nilai == D(11)


def test_kiriman_ganda_berkata_sama(kantor):
    kirim(kantor, {kantor.m: "10"})
    jawab = kirim(kantor, {kantor.m: "10"}, follow=True)
    assert "Tidak ada yang berubah" in jawab.content.decode()
    assert Jejak.objects.filter(aksi="isian.simpan").count() == 1


def test_mengosongkan_isian_menariknya(kantor):
    kirim(kantor, {kantor.m: "10"})
    kirim(kantor, {kantor.m: "", f"versi-{kantor.m}": "1"}, semula={kantor.m: "10"})
    assert not Isian.objects.exists()


def test_formulir_terkunci_tidak_menerima_kiriman(kantor):
    kantor.setujui(kantor.a, "2023-03", langkah=("ajukan",))
    jawab = kirim(kantor, {kantor.m: "10"})
    assert jawab.status_code == 400 and "sudah diajukan" in jawab.content.decode()
    assert f'name="{kantor.m}"' not in kantor.klien.get(ALAMAT).content.decode()
    assert not Isian.objects.exists()


@pytest.mark.parametrize("semula", ["", "{", "[]", '{"v-1": 5}', "null", "9" * 100])
def test_bidang_semula_yang_rusak_tidak_merusak(kantor, semula):
    data = {kantor.m: "10", "semula": semula, "aksi": "simpan"}
    assert kantor.klien.post(ALAMAT, data).status_code == 302
    assert Isian.objects.get().nilai == D(10)


def test_tanpa_javascript_tombol_hitung_memperlihatkan_capaian(kantor):
    isi = kantor.klien.post(ALAMAT, {kantor.m: "20", kantor.s: "9", "aksi": "hitung"}).content.decode()
    assert "50,00%" in isi and 'value="20"' in isi and not Isian.objects.exists()


def test_hitung_menjawab_potongan_kecil(kantor):
    jawab = kantor.klien.post(f"{ALAMAT}hitung/", {kantor.m: "20", kantor.s: "30"}, **HTMX)
    isi = jawab.content.decode()
    assert jawab.status_code == 200 and "<html" not in isi
    assert isi.count("hx-swap-oob") == 3 and "lebih besar daripada" in isi and "150" in isi


# --- drafts ------------------------------------------------------------------------------------------


def test_draf_tersimpan_sendiri_ditawarkan_dan_dapat_dibuang(kantor):
    jawab = kantor.klien.post(f"{ALAMAT}draf/", {kantor.m: "77", kantor.s: "", "semula": "{}"})
    assert jawab.status_code == 200 and jawab.json()["pesan"] == "" and jawab.json()["token"]
    assert DrafIsian.objects.get().isi == {"isi": {kantor.m: "77"}, "versi": {}}
    assert not Isian.objects.exists() and not Jejak.objects.filter(aksi="isian.simpan").exists()
    isi = kantor.klien.get(ALAMAT).content.decode()
    assert "Ada draf Anda" in isi and 'value="77"' not in isi
    assert 'value="77"' in kantor.klien.get(f"{ALAMAT}?draf=1").content.decode()
    kantor.klien.post(ALAMAT, {"aksi": "buang_draf"})
    assert not DrafIsian.objects.exists()


def test_dua_orang_saling_melihat(kantor):
    kantor.klien2.post(f"{ALAMAT}draf/", {kantor.m: "77"})
    assert "Sari" in kantor.klien.get(ALAMAT).content.decode()
    assert "Sari" in kantor.klien.get(f"{ALAMAT}draf/").json()["lain"][0]
    assert kantor.klien2.get(f"{ALAMAT}draf/").json()["lain"] == []
    DrafIsian.objects.update(waktu=timezone.now() - dt.timedelta(hours=2))
    assert kantor.klien.get(f"{ALAMAT}draf/").json()["lain"] == []


def test_draf_yang_dilanjutkan_tidak_menimpa_yang_lebih_baru(kantor):
    kantor.klien.post(f"{ALAMAT}draf/", {kantor.m: "77", f"versi-{kantor.m}": "0"})
    kirim(kantor, {kantor.m: "12"}, kantor.klien2)
    isi = kantor.klien.get(f"{ALAMAT}?draf=1").content.decode()
    assert f'name="versi-{kantor.m}" value="0"' in isi
    kiriman = {kantor.m: "77", f"versi-{kantor.m}": "0"}
    assert kirim(kantor, kiriman, semula={kantor.m: "12"}).status_code == 409


def test_draf_yang_terlalu_besar_ditolak_dengan_pesan(kantor):
    i = kantor.perjanjian.butir.get().indikator_id
    data = {f"c-{n}-sebab": "x" * 4000 for n in range(i, i + 60)}
    assert "terlalu panjang" in kantor.klien.post(f"{ALAMAT}draf/", data).json()["pesan"]
    assert not DrafIsian.objects.exists()


def test_catatan_yang_terlalu_panjang_ditolak_dan_tidak_ada_hurufnya_yang_hilang(kantor):
    c = f"c-{kantor.perjanjian.butir.get().indikator_id}"
    teks = "sebab " * 700 + "ujung"
    jawab = kirim(kantor, {kantor.m: "12", f"{c}-sebab": teks, f"versi-{c}": "0"})
    isi = jawab.content.decode()
    assert jawab.status_code == 400
    assert "Sebab 4205 huruf, lebih dari 4000." in isi and teks in isi
    assert not Isian.objects.exists() and not CatatanIndikator.objects.exists()
    assert kantor.klien.post(f"{ALAMAT}draf/", {f"{c}-sebab": teks}).json()["pesan"] == ""
    assert DrafIsian.objects.get().isi["isi"][f"{c}-sebab"] == teks
    assert 'maxlength="4000"' not in isi  # a browser cuts what is pasted without a word
    tepat = "x" * 4000
    assert kirim(kantor, {f"{c}-sebab": tepat, f"versi-{c}": "0"}).status_code == 302
    assert CatatanIndikator.objects.get().sebab == tepat


# --- evidence ----------------------------------------------------------------------------------------


def unggah(w, *berkas, **lain):
    return w.klien.post(f"{ALAMAT}bukti/{w.m}/", {"berkas": list(berkas), **lain})


def test_beberapa_berkas_dan_tautan_tersimpan_sekali_per_isi(kantor):
    jawab = unggah(
        kantor,
        SimpleUploadedFile("rekap.pdf", PDF),
        SimpleUploadedFile("catatan.txt", b"halo"),
        tautan="https://contoh.go.id/data",
        halaman="3",
        wajib="Rekapitulasi",
    )
    assert jawab.status_code == 302
    assert {b.nama for b in Bukti.objects.all()} == {
        "Rekapitulasi - rekap.pdf",
        "Rekapitulasi - catatan.txt",
        "Rekapitulasi - contoh.go.id/data",
    }
    assert set(Bukti.objects.values_list("halaman", "periode")) == {("3", "2023-03")}
    unggah(kantor, SimpleUploadedFile("lain.pdf", PDF))
    assert Berkas.objects.count() == 2 and Bukti.objects.count() == 3
    isi = kantor.klien.get(ALAMAT).content.decode()
    assert "Bukti (3)" in isi and "belum ada: Rekapitulasi" not in isi
    assert Jejak.objects.filter(aksi="bukti.tambah").count() == 1


def zip_berisi(**isi):
    aliran = io.BytesIO()
    with zipfile.ZipFile(aliran, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, data in isi.items():
            arsip.writestr(nama.replace("__", "/"), data)
    return aliran.getvalue()


@pytest.mark.parametrize(
    ("nama", "isi", "pesan"),
    [
        ("laporan.pdf", b"MZ\x90\x00\x03\x00program", "tidak diterima"),
        ("laporan.docx", zip_berisi(besar=b"0" * 30_000_000), "tidak diterima"),
        ("laporan.pdf", b"", "kosong"),
        ("halaman.svg", b"\x00\x01<svg>", "tidak diterima"),
    ],
)
def test_jenis_berkas_dilihat_dari_isinya(kantor, nama, isi, pesan):
    jawab = unggah(kantor, SimpleUploadedFile(nama, isi), SimpleUploadedFile("baik.pdf", PDF))
    assert jawab.status_code == 400 and pesan in jawab.content.decode()
    assert [b.nama for b in Bukti.objects.all()] == ["baik.pdf"]


def test_berkas_50_mb_ditolak_tanpa_disimpan_dan_yang_lain_tetap_masuk(kantor, tmp_path):
    besar = io.BytesIO(b"%PDF-1.4\n" + b"0" * (50 * 1024 * 1024))
    besar.name = "pindaian.pdf"
    kecil = io.BytesIO(PDF)
    kecil.name = "baik.pdf"
    jawab = kantor.klien.post(
        f"{ALAMAT}bukti/{kantor.m}/",
        {"berkas": [besar, kecil], "halaman": "12", "tempat": "Lemari 2", "tautan": "https://contoh"},
    )
    isi = jawab.content.decode()
    assert jawab.status_code == 400 and "«pindaian.pdf» (50,1 MB) tidak disimpan: lebih dari 16 MB" in isi
    assert "pecah menjadi beberapa berkas" in isi and 'data-batas="16777216"' in isi
    assert all(f'value="{x}"' in isi for x in ("12", "Lemari 2", "https://contoh"))
    assert [b.nama for b in Bukti.objects.all()] == ["baik.pdf"]
    assert sum(p.stat().st_size for p in tmp_path.rglob("*") if p.is_file()) < UKURAN_TERBESAR


def test_unggah_memeriksa_token_walau_ukurannya_diperiksa_lebih_dahulu(kantor):
    ketat = masuk(kantor.budi, enforce_csrf_checks=True)
    jawab = ketat.post(f"{ALAMAT}bukti/{kantor.m}/", {"berkas": SimpleUploadedFile("a.pdf", PDF)})
    assert jawab.status_code == 403 and not Bukti.objects.exists()


@pytest.mark.parametrize("tautan", ["javascript:alert(1)", "ftp://x.go.id/a", "bukan alamat", "https://"])
def test_tautan_yang_bukan_alamat_web_ditolak(kantor, tautan):
    assert unggah(kantor, tautan=tautan).status_code == 400
    assert not Bukti.objects.exists()


def test_nama_yang_sama_dengan_isi_lain_mendapat_nomor(kantor):
    for isi in (b"satu", b"dua", b"tiga"):
        unggah(kantor, SimpleUploadedFile("../../etc/catatan.txt", isi))
    assert [b.nama for b in Bukti.objects.order_by("pk")] == [
        "catatan.txt",
        "catatan (2).txt",
        "catatan (3).txt",
    ]


def test_mencabut_bukti_perlu_alasan_dan_berkasnya_tetap(kantor):
    unggah(kantor, SimpleUploadedFile("a.pdf", PDF))
    alamat = f"{ALAMAT}bukti/{kantor.m}/{Bukti.objects.get().pk}/cabut/"
    assert kantor.klien.post(alamat, {"alasan": " "}).status_code == 400
    assert kantor.klien.post(alamat, {"alasan": "salah unggah"}).status_code == 302
    assert not Bukti.objects.exists() and Berkas.objects.count() == 1
    assert Jejak.objects.get(aksi="bukti.cabut").alasan == "salah unggah"
    assert kantor.klien.post(alamat, {"alasan": "lagi"}).status_code == 404


def pilihan_wajib(kantor):
    """The choice of what a piece of evidence is for: (words, preselected) each, in their order."""
    isi = kantor.klien.get(f"{ALAMAT}bukti/{kantor.m}/").content.decode()
    daftar = re.search(r'<select[^>]*name="wajib" required>(.*?)</select>', isi, re.DOTALL).group(1)
    pilihan = re.findall(r"<option([^>]*)>([^<]*)</option>", daftar)
    return [(kata, "selected" in atribut) for atribut, kata in pilihan]


BUKAN = "– bukan salah satunya –"


def test_bukti_wajib_yang_hanya_satu_terpilih_sampai_ada(kantor):
    assert pilihan_wajib(kantor) == [("Rekapitulasi", False), (BUKAN, False)]  # a browser takes the first
    unggah(kantor, SimpleUploadedFile("a.pdf", PDF), wajib="Rekapitulasi")
    assert pilihan_wajib(kantor) == [("Rekapitulasi", False), (BUKAN, True)]


def test_dari_beberapa_bukti_wajib_tidak_ada_yang_terpilih_sendiri(kantor):
    ManualIndikator.objects.update(bukti_wajib=["Rekapitulasi", "Foto"])
    assert pilihan_wajib(kantor)[0] == ("– pilih salah satu –", False)
    assert not any(terpilih for _, terpilih in pilihan_wajib(kantor))
    unggah(kantor, SimpleUploadedFile("a.pdf", PDF), wajib="-")
    assert not Bukti.objects.get().nama.startswith(("Rekapitulasi", "Foto"))


def test_bukti_terkunci_bersama_formulirnya(kantor):
    unggah(kantor, SimpleUploadedFile("a.pdf", PDF))
    kantor.setujui(kantor.a, "2023-03", langkah=("ajukan",))
    assert unggah(kantor, SimpleUploadedFile("b.pdf", PDF + b"2")).status_code == 400
    alamat = f"{ALAMAT}bukti/{kantor.m}/{Bukti.objects.get().pk}/cabut/"
    assert kantor.klien.post(alamat, {"alasan": "x"}).status_code == 400
    assert Bukti.objects.count() == 1


def test_unduhan_hanya_disimpan_tidak_pernah_dijalankan_peramban(kantor):
    unggah(kantor, SimpleUploadedFile('lap"oran\n.pdf', PDF))
    jawab = kantor.klien.get(f"/pengukuran/bukti/{Bukti.objects.get().pk}/")
    assert b"".join(jawab.streaming_content) == PDF
    assert jawab["Content-Disposition"].startswith("attachment") and "\n" not in jawab["Content-Disposition"]
    assert jawab["X-Content-Type-Options"] == "nosniff" and "sandbox" in jawab["Content-Security-Policy"]
    assert "no-store" in jawab["Cache-Control"] and jawab["Content-Type"] == "application/pdf"
    pemirsa = masuk(orang("9", kantor.kanwil, "pemirsa"))
    assert pemirsa.get(f"/pengukuran/bukti/{Bukti.objects.get().pk}/").status_code == 403
    assert kantor.klien.get("/pengukuran/bukti/999999/").status_code == 404


def test_data_pribadi_disamarkan_bagi_yang_tidak_berhak(kantor):
    v = kantor.variabel("pemohon", bentuk="daftar", pribadi=True)
    kantor.indikator("1.2", D(4), "x", {"x": v}, satuan="orang")
    PengisiVariabel.objects.create(variabel=v, unit=kantor.a, sejak_tahun=2020)
    Kejadian.objects.create(
        unit=kantor.a, variabel=v, tanggal=dt.date(2023, 3, 5), nama="Nama Rahasia", tempat="Rumahnya",
        oleh=aktor_sistem(), waktu=timezone.now(),
    )  # fmt: skip
    b = Bukti.objects.create(
        unit=kantor.a, variabel=v, periode="2023-03", tahun=2023, nama="KTP Rahasia.pdf",
        tautan="https://x.go.id/rahasia", oleh=aktor_sistem(), waktu=timezone.now(),
    )  # fmt: skip
    assert "Nama Rahasia" in kantor.klien.get(ALAMAT).content.decode()
    luar = masuk(orang("7", kantor.kanwil, "perencana"))
    for alamat in (ALAMAT, f"{ALAMAT}bukti/v-{v.pk}/"):
        isi = luar.get(alamat).content.decode()
        assert "Rahasia" not in isi and "Rumahnya" not in isi and "/rahasia" not in isi
    assert luar.get(f"/pengukuran/bukti/{b.pk}/").status_code == 403
