"""Manuals: versions by year, official years are fixed, variants, formulas tried."""

import threading
from decimal import Decimal as D

import pytest
from django.db import connection

from sakip.berkas.jenis import TEKS
from sakip.inti.galat import Basi, GalatSakip
from sakip.jejak.models import Jejak
from sakip.perencanaan.models import Indikator, Instrumen, ManualIndikator
from sakip.perencanaan.queries import manual_berlaku
from sakip.perencanaan.queries.indikator import banding_manual
from sakip.perencanaan.queries.kewajaran import peringatan_manual
from sakip.perencanaan.queries.pemakaian import tahun_resmi
from sakip.perencanaan.queries.percobaan import Masukan, coba
from sakip.perencanaan.services.indikator import buat_indikator, lepas_tautan, tautkan, ubah_indikator
from sakip.perencanaan.services.manual import (
    lepas_instrumen,
    tambah_instrumen,
    terbitkan_manual,
    ubah_manual,
)

from .conftest import Dunia, isi_manual, kanan


def terbit(dunia, indikator, sejak, peta=(), versi=None, alasan="Keputusan baru", varian=None, **lain):
    indikator.refresh_from_db()
    return terbitkan_manual(
        indikator=indikator,
        isi=isi_manual(**lain),
        pemetaan=list(peta),
        sejak_tahun=sejak,
        versi=indikator.versi if versi is None else versi,
        varian_unit=varian,
        alasan=alasan,
        **dunia.aktor,
    )


def rentang(indikator, varian=None):
    return list(
        indikator.manual.filter(varian_unit=varian)
        .order_by("sejak_tahun")
        .values_list("sejak_tahun", "sampai_tahun")
    )


def test_versi_baru_menutup_tahun_versi_lama(dunia):
    indikator = dunia.indikator("x")
    terbit(dunia, indikator, 2024)
    assert rentang(indikator) == [(2020, 2023), (2024, None)]
    terbit(dunia, indikator, 2022)
    assert rentang(indikator) == [(2020, 2021), (2022, 2023), (2024, None)]
    indikator.refresh_from_db()
    assert indikator.versi == 3
    assert Jejak.objects.filter(aksi="manual.terbit", alasan="Keputusan baru", rantai="i/ditjen").count() == 2


def test_versi_di_celah_dan_sebelum_yang_pertama_berakhir_sebelum_berikutnya(dunia):
    indikator = dunia.indikator("x", sejak=2024)
    terbit(dunia, indikator, 2020)
    assert rentang(indikator) == [(2020, 2023), (2024, None)]


def test_tahun_mulai_yang_sama_ditolak(dunia):
    with pytest.raises(GalatSakip, match="Sudah ada manual yang mulai tahun 2020"):
        terbit(dunia, dunia.indikator("x"), 2020)


def test_tanpa_alasan_atau_dari_formulir_basi_ditolak(dunia):
    indikator = dunia.indikator("x")
    with pytest.raises(GalatSakip, match="Alasan"):
        terbit(dunia, indikator, 2024, alasan="  ")
    terbit(dunia, indikator, 2024)
    with pytest.raises(Basi):
        terbit(dunia, indikator, 2025, versi=1)
    assert len(rentang(indikator)) == 2


def test_tahun_yang_berangka_resmi_memegang_manualnya(dunia, terisi):
    assert tahun_resmi(terisi.manual) == (2023,)
    peta = [("dapat", terisi.dapat), ("usul", terisi.usul)]
    for sejak in (2022, 2023):
        with pytest.raises(GalatSakip, match="Angka resmi tahun 2023") as salah:
            terbit(dunia, terisi.indikator, sejak, peta, rumus="dapat / usul * 100")
        assert "mulai tahun 2024" in str(salah.value)
    terbit(dunia, terisi.indikator, 2024, peta, rumus="dapat / usul * 100")
    assert manual_berlaku([terisi.indikator.pk], dunia.a, 2023)[terisi.indikator.pk] == terisi.manual


def test_manual_yang_dipakai_angka_resmi_tidak_diubah_yang_belum_boleh(dunia, terisi):
    def ubah(manual, **lain):
        manual.indikator.refresh_from_db()
        return ubah_manual(
            manual=manual,
            isi=isi_manual(**lain),
            pemetaan=[],
            versi=manual.indikator.versi,
            alasan="salah ketik",
            **dunia.aktor,
        )

    with pytest.raises(GalatSakip, match="Buat versi baru mulai tahun 2024"):
        ubah(terisi.manual, nama="lain")
    bebas = dunia.indikator("bebas").manual.get()
    assert ubah(bebas, nama="Persentase bebas").nama == "Persentase bebas"
    assert Jejak.objects.get(aksi="manual.ubah").alasan == "salah ketik"


def test_angka_yang_belum_disetujui_belum_mengunci_manual(dunia, terisi):
    kanan("pengukuran", "Langkah").objects.filter(tindakan="setujui").delete()
    assert tahun_resmi(terisi.manual) == ()


def test_manual_lokal_tidak_menyentuh_manual_pemilik(dunia, terisi):
    peta = [("dapat", terisi.dapat), ("usul", terisi.usul)]
    lokal = terbit(
        dunia, terisi.indikator, 2023, peta, rumus="dapat / usul * 1000", varian=dunia.kw, satuan="permil"
    )
    assert rentang(terisi.indikator) == [(2020, None)]
    assert manual_berlaku([terisi.indikator.pk], dunia.b, 2023)[terisi.indikator.pk] == lokal
    assert Jejak.objects.get(aksi="manual.varian").rantai == "i/kw"
    beda = {b.bidang for b in banding_manual(terisi.manual, lokal) if b.beda}
    assert beda == {"Satuan", "Rumus"}


@pytest.mark.parametrize(
    ("lain", "alias", "medan"),
    [
        ({"rumus": "dapat / "}, (), "rumus"),
        ({"rumus": "dapat % 2"}, (), "rumus"),
        ({"rumus": "x" * 3000}, (), "rumus"),
        ({"rumus": "dapat / usul"}, ("dapat",), "rumus"),
        ({"rumus": "dapat"}, ("dapat", "usul"), "rumus"),
        ({"rumus": "dapat"}, ("dapat", "dapat"), "rumus"),
        ({"metode_capaian": "pertumbuhan_jumlah", "rumus": "dapat"}, ("dapat",), "jumlah"),
        ({"jumlah": "dapat", "rumus": "dapat"}, ("dapat",), "jumlah"),
        ({"kekerapan": "bulan_tertentu"}, (), "bulan"),
        ({"bulan": 3}, (), "bulan"),
        ({"skala": D(0)}, (), "skala"),
        ({"nama": " "}, (), "nama"),
        ({"satuan": ""}, (), "satuan"),
    ],
)
def test_manual_yang_salah_ditolak_di_samping_medannya(dunia, lain, alias, medan):
    v = dunia.variabel("v")
    indikator = dunia.indikator("x")
    with pytest.raises(GalatSakip) as salah:
        terbit(dunia, indikator, 2024, [(a, v) for a in alias], **lain)
    assert medan in {m.tempat for m in salah.value.masalah}
    assert rentang(indikator) == [(2020, None)]


def test_variabel_instansi_lain_tidak_dapat_dipetakan(dunia):
    asing = dunia.variabel("asing", dunia.lain)
    with pytest.raises(GalatSakip, match="instansi lain"):
        terbit(dunia, dunia.indikator("x"), 2024, [("a", asing)], rumus="a")


@pytest.mark.django_db(transaction=True)
def test_dua_orang_menerbitkan_bersamaan_tidak_menghasilkan_tumpang_tindih():
    """On PostgreSQL the row of the indicator is locked; SQLite lets one writer in at a time."""
    if connection.vendor != "postgresql":
        pytest.skip("penulis SQLite berurutan")
    dunia = Dunia()
    indikator = dunia.indikator("x")
    hasil = []

    def kerja(sejak):
        try:
            terbitkan_manual(
                indikator=Indikator.objects.get(pk=indikator.pk),
                isi=isi_manual(),
                pemetaan=[],
                sejak_tahun=sejak,
                versi=1,
                alasan="x",
                **dunia.aktor,
            )
            hasil.append("tersimpan")
        except Basi:
            hasil.append("basi")
        finally:
            connection.close()

    utas = [threading.Thread(target=kerja, args=(t,)) for t in (2024, 2025)]
    for u in utas:
        u.start()
    for u in utas:
        u.join()
    assert sorted(hasil) == ["basi", "tersimpan"]
    assert len(rentang(indikator)) == 2


# --- identity and links -------------------------------------------------------------------------------


def test_indikator_baru_dengan_manual_pertamanya(dunia):
    v = dunia.variabel("v")
    i = buat_indikator(
        pemilik=dunia.ditjen,
        kunci="pas.baru",
        jenis="IKK",
        isi=isi_manual(rumus="n"),
        pemetaan=[("n", v)],
        sejak_tahun=2025,
        **dunia.aktor,
    )
    assert i.manual.get().variabel.get().variabel == v
    with pytest.raises(GalatSakip, match="sudah dipakai"):
        buat_indikator(
            pemilik=dunia.ditjen,
            kunci="pas.baru",
            jenis="IKK",
            isi=isi_manual(),
            pemetaan=[],
            sejak_tahun=2025,
            **dunia.aktor,
        )


def test_pendahulu_perlu_disebut_sebanding_dan_tidak_berputar(dunia):
    a, b = dunia.indikator("a"), dunia.indikator("b")

    def ubah(i, pendahulu, sebanding):
        i.refresh_from_db()
        return ubah_indikator(
            indikator=i,
            jenis="IKK",
            pendahulu=pendahulu,
            sebanding=sebanding,
            versi=i.versi,
            alasan="x",
            **dunia.aktor,
        )

    with pytest.raises(GalatSakip, match="sebanding"):
        ubah(b, a, "")
    with pytest.raises(GalatSakip, match="Sebanding dengan apa"):
        ubah(b, None, "ya")
    ubah(b, a, "tidak")
    with pytest.raises(GalatSakip, match="penerusnya sendiri"):
        ubah(a, b, "ya")


def taut(dunia, atas, bawah, sejak=2024, jenis="bagian"):
    return tautkan(
        atas=atas, bawah=bawah, atas_nama=bawah.pemilik, jenis=jenis, sejak_tahun=sejak, **dunia.aktor
    )


def test_kontribusi_dirujuk_tidak_ganda_tidak_berputar_dan_tidak_lintas_instansi(dunia):
    a, b, c = (dunia.indikator(k) for k in "abc")
    taut(dunia, a, b)
    taut(dunia, b, c)
    for atas, bawah, kata in ((a, b, "sudah tertaut"), (c, a, "berputar"), (a, a, "dirinya sendiri")):
        with pytest.raises(GalatSakip, match=kata):
            taut(dunia, atas, bawah)
    with pytest.raises(GalatSakip, match="instansi lain"):
        taut(dunia, dunia.indikator("z", dunia.unit_lain), a)
    with pytest.raises(GalatSakip, match="tidak dikenal"):
        taut(dunia, c, a, jenis="salinan")


def test_melepas_tautan_menyimpan_tahun_yang_sudah_lewat(dunia):
    a, b = dunia.indikator("a"), dunia.indikator("b")
    k = taut(dunia, a, b, 2022)
    with pytest.raises(GalatSakip, match="Alasan"):
        lepas_tautan(kontribusi=k, atas_nama=b.pemilik, tahun=2024, alasan="", **dunia.aktor)
    lepas_tautan(kontribusi=k, atas_nama=b.pemilik, tahun=2024, alasan="pindah", **dunia.aktor)
    k.refresh_from_db()
    assert k.sampai_tahun == 2023
    baru = taut(dunia, a, b, 2024)
    lepas_tautan(kontribusi=baru, atas_nama=b.pemilik, tahun=2024, alasan="keliru", **dunia.aktor)
    assert list(b.menopang.values_list("sampai_tahun", flat=True)) == [2023]


def test_instrumen_tersimpan_sekali_dan_dilepas_dengan_alasan(dunia):
    manual = dunia.indikator("x").manual.get()

    def tambah():
        return tambah_instrumen(manual=manual, nama="Kuesioner", isi=b"tanya?", jenis=TEKS, **dunia.aktor)

    instrumen = tambah()
    with pytest.raises(GalatSakip, match="sudah terlampir"):
        tambah()
    with pytest.raises(GalatSakip, match="tidak diterima"):
        tambah_instrumen(manual=manual, nama="x", isi=b"MZ\x00\x01program", jenis="", **dunia.aktor)
    with pytest.raises(GalatSakip, match="Alasan"):
        lepas_instrumen(instrumen=instrumen, alasan=" ", **dunia.aktor)
    lepas_instrumen(instrumen=instrumen, alasan="versi lama", **dunia.aktor)
    assert not Instrumen.objects.exists()
    assert instrumen.berkas.sha256 in Jejak.objects.get(aksi="instrumen.lepas").perubahan


# --- the formula, tried -------------------------------------------------------------------------------


def masukan(rumus, peta=None, contoh=None, **lain):
    return Masukan(rumus, {k: str(v.pk) for k, v in (peta or {}).items()}, contoh or {}, **lain)


def test_rumus_dicoba_dengan_angka_contoh_untuk_kedua_arah(dunia):
    dapat, usul = dunia.variabel("dapat", nama="Yang dapat"), dunia.variabel("usul", nama="yang diusulkan")
    hasil = coba(
        masukan(
            "dapat / usul * 100",
            {"dapat": dapat, "usul": usul},
            {"dapat": "342", "usul": "1.372"},
            target="25",
            satuan="persen",
        ),
        {dapat.pk: dapat, usul.pk: usul},
    )
    assert hasil.hasil == "24,93%"
    assert hasil.dibaca == "Yang dapat ÷ yang diusulkan × 100"
    assert [c.kata for c in hasil.capaian] == ["99,71%", "100,29%"]
    assert hasil.pemetaan == {"dapat": dapat.pk, "usul": usul.pk}


def test_rumus_yang_salah_menunjuk_tempatnya(dunia):
    hasil = coba(masukan("dapat / usul * 100%"), {})
    assert hasil.salah is not None
    assert (hasil.salah[0], hasil.salah[1]) == ("dapat / usul * 100", "%")
    assert "Karakter ke-19" in hasil.salah[3]


def test_percobaan_memperingatkan_stok_dibagi_alur_dan_bagian_yang_melebihi(dunia):
    bebas = dunia.variabel("bebas", nama="Bebas")
    huni = dunia.variabel("huni", nama="Penghuni", sifat="stok", waktu="terakhir")
    hasil = coba(
        masukan("bebas / huni * 100", {"bebas": bebas, "huni": huni}, {"bebas": "671", "huni": "460"}),
        {bebas.pk: bebas, huni.pk: huni},
    )
    assert any("Stok dan alur" in p for p in hasil.peringatan)
    assert any("lebih besar daripada" in p for p in hasil.peringatan)


@pytest.mark.parametrize(
    ("contoh", "kata"),
    [
        ({"a": "nihil", "b": "nihil"}, "Nihil"),
        ({"a": "1", "b": "0"}, "Tidak terdefinisi"),
        ({"a": "1"}, "Belum dapat dihitung"),
        ({}, ""),
    ],
)
def test_percobaan_membedakan_nihil_kosong_dan_bagi_nol(dunia, contoh, kata):
    hasil = coba(masukan("a / b", contoh=contoh), {})
    assert hasil.hasil.startswith(kata)
    assert bool(hasil.hasil) is bool(kata)


def test_angka_contoh_dan_pemetaan_palsu_tidak_merobohkan_percobaan(dunia):
    hasil = coba(
        Masukan("a / b", {"a": "999999", "b": "x' OR 1=1", "c": "7"}, {"a": "seribu", "b": "١"}, "sejuta"), {}
    )
    assert [b.variabel_id for b in hasil.baris] == ["", "", ""]
    assert hasil.baris[0].salah
    assert hasil.target_salah


def test_peringatan_manual_menyebut_arah_satuan_dan_deret_yang_putus(dunia):
    lama = dunia.indikator("x", nama="Persentase X").manual.get()
    baru = ManualIndikator(nama="Menurunnya X", satuan="indeks", polaritas="naik", sejak_tahun=2024)
    kata = " ".join(peringatan_manual(baru, {}, lama))
    for potong in ("menyebut penurunan", "skalanya belum disebut", "Satuan berubah dari versi 2020"):
        assert potong in kata
