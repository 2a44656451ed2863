"""The pages: who may open and send what, forged ids, stale forms, long names, constant numbers of queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from sakip.organisasi.models import NamaUnit
from sakip.perencanaan.models import (
    Indikator,
    IndikatorSasaran,
    Kontribusi,
    PengisiVariabel,
    Renstra,
    Sasaran,
    TargetRenstra,
    Variabel,
)
from sakip.perencanaan.queries.pengisi import kisi_pengisi

from .conftest import TAHUN, WAKTU


def alamat(nama, *args):
    return reverse(f"perencanaan:{nama}", args=args)


def kirim_variabel(dunia, **lain):
    return {
        "pemilik": dunia.kw.pk,
        "kunci": "kw.baru",
        "nama": "Baru",
        "satuan": "orang",
        "bentuk": "angka",
        "sifat": "alur",
        "isian": "bulan",
        "waktu": "jumlah",
        "agregasi_unit": "jumlah",
    } | lain


def kirim_manual(**lain):
    return {
        "nama": "Persentase baru",
        "satuan": "persen",
        "polaritas": "naik",
        "metode_capaian": "rasio",
        "urutan": "gabung_lalu_rumus",
        "nihil": "tidak_dihitung",
        "desimal": "2",
        "pengukur": "anak",
        "kekerapan": "bulanan",
        "hari_jatuh_tempo": "10",
        "jeda_bulan": "1",
    } | lain


@pytest.fixture
def isi(dunia):
    """One of everything, of our agency and of another."""
    x = dunia.indikator("x", peta={"v": dunia.variabel("v")}, rumus="v")
    asing = dunia.indikator("z", dunia.unit_lain)
    s = dunia.sasaran("s", dunia.kw)
    s_asing = dunia.sasaran("sz", dunia.unit_lain)
    renstra = Renstra.objects.create(unit=dunia.kw, mulai=TAHUN, selesai=TAHUN + 1)
    r_asing = Renstra.objects.create(unit=dunia.unit_lain, mulai=TAHUN, selesai=TAHUN + 1)
    TargetRenstra.objects.create(
        renstra=renstra, indikator=x, tahun=TAHUN, lingkup="wilayah", satuan="persen"
    )
    return {
        "kw": ("i", "kw", TAHUN),
        "jauh": ("lain", "jauh", TAHUN),
        "x": x,
        "asing": asing,
        "v": Variabel.objects.get(),
        "v_asing": dunia.variabel("vz", dunia.lain),
        "s": s,
        "s_asing": s_asing,
        "r": renstra,
        "r_asing": r_asing,
    }


def halaman_baca(isi):
    yield from (alamat(n) for n in ("beranda", "kamus", "indikator", "register", "dokumen"))
    yield alamat("variabel", isi["v"].pk)
    yield alamat("indikator_rinci", isi["x"].pk)
    yield from (alamat(n, *isi["kw"]) for n in ("rencana", "pohon", "pohon_gambar"))
    yield alamat("renstra", isi["r"].pk)


def test_pemirsa_membaca_semua_halaman_tanpa_tombol_ubah(dunia, isi, masuk):
    klien = masuk(dunia.orang("pemirsa", dunia.kw))
    for a in halaman_baca(isi):
        jawab = klien.get(a)
        assert jawab.status_code == 200, a
        assert "Simpan" not in jawab.text, a


def test_tanpa_masuk_hanya_dokumen_terbit_yang_terbuka(isi, client):
    for a in halaman_baca(isi):
        assert client.get(a).status_code == (200 if a == alamat("dokumen") else 302), a


def alamat_asing(isi):
    yield from (alamat(n, isi["v_asing"].pk) for n in ("variabel", "variabel_ubah", "variabel_penerus"))
    for n in ("indikator_rinci", "banding", "indikator_ubah", "manual_baru", "varian_pilih", "taut"):
        yield alamat(n, isi["asing"].pk)
    manual = isi["asing"].manual.get().pk
    yield from (alamat(n, manual) for n in ("manual_ubah", "instrumen_baru"))
    yield from (
        alamat(n, *isi["jauh"]) for n in ("rencana", "pohon", "pohon_gambar", "pengisi", "sasaran_baru")
    )
    yield alamat("renstra_baru", *isi["jauh"][:2])
    yield from (alamat(n, isi["r_asing"].pk) for n in ("renstra", "renstra_tambah", "renstra_keluarkan"))
    yield alamat("sasaran_ubah", isi["s_asing"].pk, TAHUN)
    yield alamat("coba_rumus", isi["asing"].instansi_id)
    yield from (
        alamat(n, 999_999) for n in ("variabel", "indikator_rinci", "manual_ubah", "instrumen", "renstra")
    )
    yield from (alamat(n, 999_999) for n in ("lepas", "instrumen_lepas", "dokumen_ubah", "dokumen_berkas"))


@pytest.mark.parametrize(
    "peran", ["perencana", "pemilik_indikator", "operator", "administrator", "evaluator"]
)
def test_nomor_dan_unit_instansi_lain_selalu_ditolak(dunia, isi, masuk, peran):
    klien = masuk(dunia.orang(peran, dunia.pusat))
    for a in alamat_asing(isi):
        for cara in (klien.get, klien.post):
            assert cara(a).status_code in (403, 404, 405), (peran, a, cara.__name__)


def test_setiap_perubahan_hanya_oleh_peran_yang_berhak(dunia, isi, masuk):
    """kw's people may not write what is not theirs; the owner's people may not write kw's plan."""
    tulis = {
        "pemilik_indikator": [alamat("manual_baru", isi["x"].pk), alamat("indikator_ubah", isi["x"].pk)],
        "perencana": [
            alamat("sasaran_baru", *isi["kw"]),
            alamat("renstra_baru", *isi["kw"][:2]),
            alamat("sasaran_ubah", isi["s"].pk, TAHUN),
            alamat("manual_varian", isi["x"].pk, dunia.kw.pk),
        ],
    }
    klien = {
        "pemilik_indikator": dunia.orang("pemilik_indikator", dunia.ditjen),
        "perencana": dunia.orang("perencana", dunia.kw),
        "operator": dunia.orang("operator", dunia.kw),
    }
    for peran, akun in klien.items():
        for milik, daftar in tulis.items():
            for a in daftar:
                status = masuk(akun).get(a).status_code
                assert (status == 200) is (peran == milik), (peran, a, status)


# --- writing through the pages ------------------------------------------------------------------------


def test_variabel_dibuat_lewat_halaman_dan_salahnya_tetap_tertulis(dunia, masuk):
    klien = masuk(dunia.orang("perencana", dunia.kw))
    salah = klien.post(alamat("variabel_baru"), kirim_variabel(dunia, sifat="stok", nama="Ketikan saya"))
    assert salah.status_code == 400
    assert "Stok tidak dijumlahkan" in salah.text
    assert "Ketikan saya" in salah.text
    assert klien.post(alamat("variabel_baru"), kirim_variabel(dunia)).status_code == 302
    assert Variabel.objects.get(kunci="kw.baru").pemilik == dunia.kw


def test_variabel_atas_nama_unit_orang_lain_ditolak(dunia, masuk):
    klien = masuk(dunia.orang("perencana", dunia.kw))
    for unit in (dunia.ditjen, dunia.unit_lain):
        jawab = klien.post(alamat("variabel_baru"), kirim_variabel(dunia, pemilik=unit.pk))
        assert jawab.status_code in (400, 403)
    assert not Variabel.objects.exists()


@pytest.mark.parametrize("panjang", [301, 5000])
def test_nama_yang_terlalu_panjang_ditolak_dengan_kata(dunia, masuk, panjang):
    klien = masuk(dunia.orang("perencana", dunia.kw))
    jawab = klien.post(alamat("variabel_baru"), kirim_variabel(dunia, nama="n" * panjang))
    assert jawab.status_code == 400
    assert "300" in jawab.text


def test_nama_berisi_markah_tidak_dijalankan(dunia, masuk):
    klien = masuk(dunia.orang("perencana", dunia.kw))
    klien.post(alamat("variabel_baru"), kirim_variabel(dunia, nama="<script>alert(1)</script>"))
    for a in (alamat("kamus"), alamat("variabel", Variabel.objects.get().pk)):
        assert "<script>alert" not in klien.get(a).text


def test_formulir_basi_menyimpan_ketikan_dan_memberi_versi_baru(dunia, masuk):
    klien = masuk(dunia.orang("perencana", dunia.kw))
    klien.post(alamat("variabel_baru"), kirim_variabel(dunia))
    v = Variabel.objects.get()
    assert (
        klien.post(alamat("variabel_ubah", v.pk), kirim_variabel(dunia, versi=1, satuan="berkas")).status_code
        == 302
    )
    basi = klien.post(alamat("variabel_ubah", v.pk), kirim_variabel(dunia, versi=1, satuan="lembar"))
    assert basi.status_code == 409
    assert 'value="lembar"' in basi.text
    assert 'name="versi" value="2"' in basi.text
    v.refresh_from_db()
    assert v.satuan == "berkas"


def test_indikator_dan_versi_baru_manual_lewat_halaman(dunia, masuk):
    v = dunia.variabel("v")
    klien = masuk(dunia.orang("pemilik_indikator", dunia.ditjen))
    identitas = {"pemilik": dunia.ditjen.pk, "kunci": "pas.baru", "jenis": "IKK"}
    salah = klien.post(
        alamat("indikator_baru"), kirim_manual(**identitas, sejak_tahun=TAHUN, rumus="n *", **{"v-n": v.pk})
    )
    assert salah.status_code == 400
    assert "Rumus salah pada karakter ke-4" in salah.text
    jawab = klien.post(
        alamat("indikator_baru"), kirim_manual(**identitas, sejak_tahun=TAHUN, rumus="n * 2", **{"v-n": v.pk})
    )
    assert jawab.status_code == 302
    i = Indikator.objects.get(kunci="pas.baru")
    assert i.manual.get().variabel.get().variabel == v
    baru = kirim_manual(sejak_tahun=TAHUN + 1, rumus="n", alasan="SK", versi=1, **{"v-n": v.pk})
    assert klien.post(alamat("manual_baru", i.pk), baru).status_code == 302
    assert klien.post(alamat("manual_baru", i.pk), baru | {"sejak_tahun": TAHUN + 2}).status_code == 409
    banding = klien.get(alamat("banding", i.pk))
    assert banding.status_code == 200
    assert "berbeda: </span>Rumus" in banding.text


def test_rumus_dicoba_tanpa_javascript_dan_dengan_htmx(dunia, masuk):
    v = dunia.variabel("v", nama="Yang dihitung")
    i = dunia.indikator("x")
    klien = masuk(dunia.orang("pemilik_indikator", dunia.ditjen))
    isi = {"rumus": "n * 2", "v-n": v.pk, "c-n": "21", "contoh-target": "40", "satuan": "orang", "nama": ""}
    tanpa = klien.post(alamat("manual_baru", i.pk), isi | {"coba": "1"})
    assert tanpa.status_code == 200
    assert "42,00 orang" in tanpa.text
    assert "Belum tersimpan" not in tanpa.text
    assert i.manual.count() == 1
    sepotong = klien.post(alamat("coba_rumus", dunia.instansi.pk), isi, headers={"HX-Request": "true"})
    assert "42,00 orang" in sepotong.text
    assert "<html" not in sepotong.text
    assert "105,00%" in sepotong.text


def test_manual_resmi_diteruskan_bukan_diubah_lewat_halaman(dunia, terisi, masuk):
    klien = masuk(dunia.orang("pemilik_indikator", dunia.ditjen))
    jawab = klien.get(alamat("manual_ubah", terisi.manual.pk))
    assert jawab.status_code == 302
    assert jawab.url == alamat("manual_baru", terisi.indikator.pk)
    assert "dipakai angka resmi 2023" in klien.get(alamat("indikator_rinci", terisi.indikator.pk)).text


def test_sasaran_dengan_indikatornya_lewat_halaman_semua_atau_tidak_sama_sekali(dunia, masuk):
    x, asing = dunia.indikator("x"), dunia.indikator("z", dunia.unit_lain)
    klien = masuk(dunia.orang("perencana", dunia.kw))
    kirim = {"kunci": "s1", "tingkat": "kegiatan", "rumusan": "Meningkatnya A", "sejak_tahun": TAHUN}
    a = alamat("sasaran_baru", "i", "kw", TAHUN)
    assert klien.post(a, kirim | {"indikator": [x.pk, asing.pk]}).status_code == 400
    assert not Sasaran.objects.exists()
    assert klien.post(a, kirim | {"indikator": [x.pk]}).status_code == 302
    s = Sasaran.objects.get()
    assert s.ukuran.get().indikator == x
    ubah = alamat("sasaran_ubah", s.pk, TAHUN)
    kirim |= {"rumusan": "Lain", "versi": s.versi}
    assert klien.post(ubah, kirim).status_code == 302
    assert klien.post(ubah, kirim).status_code == 409
    assert not IndikatorSasaran.objects.exists()


def test_kisi_renstra_menolak_semua_bila_satu_sel_salah_dan_menyimpan_ketikan(dunia, isi, masuk):
    klien = masuk(dunia.orang("perencana", dunia.kw))
    a, medan = alamat("renstra", isi["r"].pk), f"t-{isi['x'].pk}-wilayah-0-"
    salah = klien.post(a, {"versi": 1, f"{medan}{TAHUN}": "90", f"{medan}{TAHUN + 1}": "9,1,1"})
    assert salah.status_code == 400
    assert "9,1,1" in salah.text
    assert isi["r"].target.get().nilai is None
    for kata, sebab in (("seribu", "tidak dapat dibaca sebagai angka"), ("92.512", "dapat dibaca dua cara")):
        jawab = klien.post(a, {"versi": 1, f"{medan}{TAHUN}": kata})
        assert jawab.status_code == 400 and sebab in jawab.text
    isi["x"].manual.update(sampai_tahun=TAHUN)
    dunia.manual(isi["x"], sejak=TAHUN + 1, satuan="predikat", skala_kata=["B", "BB"])
    jawab = klien.post(a, {"versi": 1, f"{medan}{TAHUN + 1}": "AAA"})
    assert jawab.status_code == 400 and "Tulis: B, BB." in jawab.text
    dana = {f"d-{medan}{TAHUN}": "1.500.000"}
    assert (
        klien.post(a, {"versi": 1, f"{medan}{TAHUN}": "92,5", f"{medan}{TAHUN + 1}": "bb"} | dana).status_code
        == 302
    )
    target = isi["r"].target.order_by("tahun")
    assert [(str(t.nilai or ""), t.kata, t.pendanaan) for t in target] == [
        ("92.5000", None, 1_500_000),
        ("", "BB", None),
    ]
    assert klien.post(a, {"versi": 1, f"{medan}{TAHUN}": "1"}).status_code == 409


def test_kisi_renstra_yang_disimpan_apa_adanya_tidak_mengubah_apa_pun(dunia, isi, masuk):
    """What the page writes with dots it reads back with dots: 30.000 people are not 30."""
    klien = masuk(dunia.orang("perencana", dunia.kw))
    a = alamat("renstra", isi["r"].pk)
    isi["r"].target.update(satuan="orang", nilai=30_000, pendanaan=450_000_000)
    halaman = html.fromstring(klien.get(a).text)
    kirim = {m.name: m.value or "" for m in halaman.xpath("(//main//form)[1]//input[@name]")}
    assert "30.000" in kirim.values()
    jawab = klien.post(a, kirim, follow=True)
    assert "Tidak ada perubahan" in jawab.text
    t = isi["r"].target.get()
    assert (t.nilai, t.pendanaan) == (30_000, 450_000_000)


def test_penanggung_jawab_di_luar_lingkup_terbaca_dan_tidak_hilang_saat_disimpan(dunia, isi, masuk):
    a = alamat("renstra", isi["r"].pk)
    isi["r"].target.update(penanggung_jawab=dunia.ditjen)
    nama = NamaUnit.objects.get(unit=dunia.ditjen).nama
    assert nama in masuk(dunia.orang("pemirsa", dunia.kw)).get(a).text
    halaman = masuk(dunia.orang("perencana", dunia.kw)).get(a).text
    assert f'<option value="{dunia.ditjen.pk}" selected>' in halaman


def test_kisi_pengisi_lewat_halaman(dunia, isi, masuk):
    klien = masuk(dunia.orang("perencana", dunia.kw))
    a = alamat("pengisi", *isi["kw"])
    sidik = kisi_pengisi(dunia.kw, TAHUN, pada=WAKTU.date()).sidik
    kirim = {
        "sidik": sidik,
        "variabel": [isi["v"].pk],
        "pengisi": [f"{isi['v'].pk}-{dunia.a.pk}", "palsu", "1-"],
    }
    assert klien.post(a, kirim).status_code == 302
    assert PengisiVariabel.objects.get().unit == dunia.a
    assert klien.post(a, kirim | {"pengisi": []}).status_code == 409
    kirim["pengisi"] = [f"{isi['v'].pk}-{dunia.ditjen.pk}"]
    assert klien.post(a, kirim).status_code == 400


def test_tautan_dibuat_dan_dilepas_oleh_perencana_pemilik_bawahnya(dunia, masuk):
    atas, bawah = dunia.indikator("atas"), dunia.indikator("bawah", dunia.kw)
    klien = masuk(dunia.orang("perencana", dunia.kw))
    kirim = {"atas": atas.pk, "jenis": "bagian", "sejak_tahun": TAHUN}
    terburu = klien.post(alamat("taut", bawah.pk), kirim | {"atas": "", "jenis": ""})
    assert terburu.status_code == 400 and "Pilih salah satu." in terburu.text
    assert klien.post(alamat("taut", bawah.pk), kirim).status_code == 302
    assert klien.post(alamat("taut", atas.pk), kirim | {"atas": bawah.pk}).status_code == 403
    k = Kontribusi.objects.get()
    assert klien.post(alamat("lepas", k.pk), {"alasan": ""}).status_code == 400
    assert klien.post(alamat("lepas", k.pk), {"alasan": "pindah"}).status_code == 302
    assert not Kontribusi.objects.exists()


# --- lists --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("nama", ["kamus", "indikator", "beranda"])
def test_jumlah_kueri_halaman_daftar_tidak_bertambah_dengan_barisnya(dunia, masuk, nama):
    klien = masuk(dunia.orang("perencana", dunia.kw))

    def tambah(n):
        v = dunia.variabel(f"v{n}", pemilik=dunia.kw)
        dunia.indikator(f"i{n}", peta={"v": v}, rumus="v")
        dunia.sasaran(f"s{n}", dunia.kw)

    def kueri():
        with CaptureQueriesContext(
            connection,
        ) as tangkap:
            assert klien.get(alamat(nama)).status_code == 200
        return len(tangkap)

    tambah(0)
    kueri()
    sebelum = kueri()
    for n in range(1, 25):
        tambah(n)
    assert kueri() == sebelum


@pytest.mark.parametrize("nama", ["pengisi", "rencana"])
def test_jumlah_kueri_kisi_sebuah_unit_tidak_bertambah_dengan_isinya(dunia, masuk, isi, nama):
    """Who fills what, and a unit's plan: neither asks more for more variables, indicators or sasaran."""
    klien, tujuan = masuk(dunia.orang("perencana", dunia.kw)), alamat(nama, *isi["kw"])

    def tambah(awal, akhir):
        for n in range(awal, akhir):
            v = dunia.variabel(f"v{n}", pemilik=dunia.kw)
            i = dunia.indikator(f"i{n}", peta={"v": v}, rumus="v")
            IndikatorSasaran.objects.create(
                sasaran=dunia.sasaran(f"s{n}", dunia.kw), indikator=i, sejak_tahun=TAHUN
            )
            PengisiVariabel.objects.create(variabel=v, unit=dunia.a, sejak_tahun=TAHUN)

    def kueri():
        klien.get(tujuan)
        with CaptureQueriesContext(
            connection,
        ) as tangkap:
            assert klien.get(tujuan).status_code == 200
        return len(tangkap)

    tambah(0, 2)
    sedikit = kueri()
    tambah(2, 16)
    assert kueri() == sedikit


@pytest.mark.parametrize(
    ("nama", "awal"), [("kamus", "Variabel"), ("indikator", "Jenis"), ("register", "Jenis")]
)
def test_daftar_diunduh_tanpa_rumus_yang_berjalan(dunia, masuk, nama, awal):
    dunia.indikator("x", nama="=HYPERLINK(1)", peta={"v": dunia.variabel("v", nama="+SUM(1)")}, rumus="v")
    klien = masuk(dunia.orang("perencana", dunia.kw))
    jawab = klien.get(alamat(nama), {"unduh": "csv"})
    baris = jawab.content.decode("utf-8-sig").splitlines()
    assert baris[0].startswith(awal)
    assert not any(s.startswith(("=", "+")) for b in baris for s in b.split(";"))
    assert klien.get(alamat(nama), {"unduh": "xlsx"}).content[:2] == b"PK"


def test_saringan_dan_pencarian_yang_aneh_tidak_merobohkan_daftar(dunia, masuk):
    klien = masuk(dunia.orang("perencana", dunia.kw))
    for nama in ("kamus", "indikator", "register", "dokumen", "beranda"):
        for q in (
            {"cari": "%' OR 1=1 --" * 50},
            {"tahun": "٢٠٢٣"},
            {"tahun": "99999999999"},
            {"urut": "x"},
            {"hal": "-7"},
        ):
            assert klien.get(alamat(nama), q).status_code == 200, (nama, q)
