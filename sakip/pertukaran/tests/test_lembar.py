"""The workbook of a form: what is typed comes back, nothing else gets in, nothing is half written."""

import datetime as dt
import io
import re
import shutil
import subprocess
import zipfile
from decimal import Decimal as D

import openpyxl
import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sakip.akun.services import aktor_sistem
from sakip.inti.galat import GalatSakip
from sakip.jejak.models import Jejak
from sakip.pengukuran.models import CatatanIndikator, DrafIsian, Isian, Kejadian
from sakip.pengukuran.queries.formulir import formulir
from sakip.perencanaan.models import PengisiVariabel
from sakip.pertukaran.lembar.angka_excel import dari_excel
from sakip.pertukaran.lembar.baca import baca_lembar
from sakip.pertukaran.lembar.bentuk import susun_lembar
from sakip.pertukaran.lembar.tulis import tulis_lembar
from sakip.pertukaran.tests.kantor_lembar import (
    ALAMAT,
    MILIK,
    KantorLembar,
    isi_buku,
    masuk,
    orang,
    sel_kunci,
    simpan,
)

PADA = dt.date(2023, 4, 3)


@pytest.fixture
def kantor(db):
    return KantorLembar()


def buku(kantor, **lain):
    f = formulir(kantor.a, 2023, 3, pada=PADA)
    return tulis_lembar(susun_lembar(f), diunduh=timezone.now(), **lain)


def teks(jawab):
    return re.sub(r"\s+", " ", jawab.content.decode())


# --- round trip --------------------------------------------------------------------------------------


def test_unduh_isi_unggah_lihat_terapkan(kantor):
    berkas = isi_buku(kantor.unduh(), {kantor.m: 1250, kantor.s: "1.000,5", kantor.l: 3, kantor.p: 4})
    jawab = kantor.unggah(berkas)
    assert jawab.status_code == 302 and not Isian.objects.exists()
    isi = teks(kantor.klien.get(ALAMAT))
    assert "4 baru" in isi and "1.000,5" in isi and "Terapkan" in isi and "Isian!I" in isi
    assert kantor.terapkan().status_code == 302
    nilai = {(i.variabel.kunci, i.kategori_id): (i.nilai, i.asal) for i in Isian.objects.all()}
    assert nilai == {
        ("masuk", None): (D(1250), "excel"),
        ("selesai", None): (D("1000.5"), "excel"),
        ("rinci", kantor.bagian[0].pk): (D(3), "excel"),
        ("rinci", kantor.bagian[1].pk): (D(4), "excel"),
    }
    jejak = Jejak.objects.get(aksi="isian.simpan")
    assert jejak.peran == "Operator" and '"asal":"excel"' in str(jejak.perubahan).replace(" ", "")
    assert not DrafIsian.objects.exists()


def test_sel_yang_kosong_tidak_mengubah_dan_lembar_tanpa_isian_tidak_berbuat_apa_apa(kantor):
    kantor.isi(kantor.a, kantor.masuk, 10, "2023-03")
    assert kantor.unggah(kantor.unduh()).status_code == 302
    isi = teks(kantor.klien.get(ALAMAT))
    assert "Tidak ada yang berubah" in isi and 'value="terapkan"' not in isi
    kantor.terapkan()
    assert Isian.objects.get().nilai == D(10)
    assert not Jejak.objects.filter(aksi="isian.simpan").exists()


def test_nihil_dan_kosongkan_seperti_di_formulir(kantor):
    kantor.isi(kantor.a, kantor.masuk, 10, "2023-03")
    kantor.unggah(isi_buku(kantor.unduh(), {kantor.m: "kosongkan", kantor.s: "-"}))
    assert "dikosongkan" in teks(kantor.klien.get(ALAMAT))
    kantor.terapkan()
    satu = Isian.objects.get()
    assert (satu.variabel, satu.keadaan, satu.nilai) == (kantor.selesai, "nihil", None)


def test_kejadian_baru_diubah_dan_dihapus(kantor):
    lain = Kejadian.objects.create(
        unit=kantor.a, variabel=kantor.daftar, tanggal=dt.date(2023, 3, 9), nama="Salah tulis",
        oleh=aktor_sistem(), waktu=timezone.now(),
    )  # fmt: skip
    b = kantor.unduh()
    b = isi_buku(b, {f"{kantor.d}-e-{kantor.kejadian.pk}": "Penyuluhan di kota"}, "Kejadian", "Nama kejadian")
    b = isi_buku(b, {f"{kantor.d}-e-{lain.pk}": "ya"}, "Kejadian", "Hapus?")
    b = isi_buku(
        b, {f"{kantor.d}-b-0": dt.date(2023, 3, 20), f"{kantor.d}-b-1": "21/3/2023"}, "Kejadian", "Tanggal"
    )
    b = isi_buku(
        b, {f"{kantor.d}-b-0": "=1+1 kali", f"{kantor.d}-b-1": "Di sekolah"}, "Kejadian", "Nama kejadian"
    )
    wb = openpyxl.load_workbook(io.BytesIO(b))
    sel_kunci(wb, f"{kantor.d}-b-0", "Kejadian", "Nama kejadian").data_type = "s"
    letak = sel_kunci(wb, f"{kantor.d}-b-1", "Kejadian", "Nama kejadian").coordinate
    assert kantor.unggah(simpan(wb)).status_code == 302
    assert f"Kejadian!{letak}" in teks(kantor.klien.get(ALAMAT))
    kantor.terapkan()
    assert set(Kejadian.objects.values_list("tanggal", "nama")) == {
        (dt.date(2023, 3, 5), "Penyuluhan di kota"),
        (dt.date(2023, 3, 20), "=1+1 kali"),
        (dt.date(2023, 3, 21), "Di sekolah"),
    }


def tulis_di_bawah(kantor, baris, daftar=None):
    """The workbook with events written below its yellow rows, the first row of all a new one too."""
    wb = openpyxl.load_workbook(io.BytesIO(kantor.unduh()))
    ws = wb["Kejadian"]
    for n, isi in enumerate(baris, ws.max_row + 1):
        for kolom, nilai in zip((2, 3, 4), (daftar, *isi), strict=True):
            ws.cell(n, kolom).value = nilai
    return simpan(wb)


def test_kejadian_lebih_banyak_daripada_baris_yang_disediakan_ditulis_di_bawahnya(kantor):
    """Hundreds of events fit one workbook: rows below the yellow ones are further events of the list."""
    isi = isi_buku(kantor.unduh(), {f"{kantor.d}-b-199": dt.date(2023, 3, 2)}, "Kejadian", "Tanggal")
    isi = isi_buku(isi, {f"{kantor.d}-b-199": "Di baris kuning terakhir"}, "Kejadian", "Nama kejadian")
    wb = openpyxl.load_workbook(io.BytesIO(isi))
    ws = wb["Kejadian"]
    ws.insert_rows(5)  # before the keyed rows: what is new must not take their numbers
    for n in (5, *range(ws.max_row + 1, ws.max_row + 150)):
        ws.cell(n, 3).value, ws.cell(n, 4).value = dt.date(2023, 3, 1 + n % 28), f"Tambahan {n}"
    assert kantor.unggah(simpan(wb)).status_code == 302
    kantor.terapkan()
    nama = set(Kejadian.objects.values_list("nama", flat=True))
    assert len(nama) == 1 + 1 + 150 and {"Di baris kuning terakhir", "Tambahan 5"} <= nama


def test_peringatan_sebuah_daftar_tampil_sekali_bukan_pada_setiap_kejadian(kantor):
    for bulan in (1, 2):
        Kejadian.objects.create(
            unit=kantor.a, variabel=kantor.daftar, tanggal=dt.date(2023, bulan, 5), nama=f"Lalu {bulan}",
            oleh=aktor_sistem(), waktu=timezone.now(),
        )  # fmt: skip
    Kejadian.objects.create(
        unit=kantor.a, variabel=kantor.daftar, tanggal=dt.date(2022, 12, 5), nama="Dulu",
        oleh=aktor_sistem(), waktu=timezone.now(),
    )  # fmt: skip
    banyak = [(dt.date(2023, 3, 1 + n), f"Banyak {n}") for n in range(28)]
    assert kantor.unggah(tulis_di_bawah(kantor, banyak)).status_code == 302
    isi = teks(kantor.klien.get(ALAMAT))
    assert isi.count("29 di luar kisaran") == 1 and "Banyak 27" in isi


def test_baris_tambahan_menyebut_daftarnya_bila_ada_beberapa(kantor):
    lain = kantor.variabel("lain", nama="Razia", bentuk="daftar")
    kantor.indikator("1.4", D(4), "x", {"x": lain}, satuan="kegiatan")
    PengisiVariabel.objects.create(variabel=lain, unit=kantor.a, sejak_tahun=2020)
    satu = [(dt.date(2023, 3, 7), "Satu")]
    pesan = teks(kantor.unggah(tulis_di_bawah(kantor, satu)))
    assert "Baris tambahan ini belum menyebut daftarnya" in pesan and "Kejadian!B" in pesan
    assert kantor.unggah(tulis_di_bawah(kantor, satu, "RAZIA ")).status_code == 302
    kantor.terapkan()
    assert Kejadian.objects.get(nama="Satu").variabel == lain
    tahun_lain = teks(kantor.unggah(tulis_di_bawah(kantor, [("31-02-2023", "Dua")], "Razia")))
    assert "Tanggal kejadian belum benar" in tahun_lain and "Kejadian!C" in tahun_lain


def test_catatan_indikator_tersimpan_dan_yang_tidak_disentuh_tidak_ikut(kantor):
    i = kantor.perjanjian.butir.get(kode="1.1").indikator
    CatatanIndikator.objects.create(
        unit=kantor.a, indikator=i, periode="2023-03", tahun=2023, sebab="lama\nsekali", kendala="k",
        oleh=aktor_sistem(), waktu=timezone.now(),
    )  # fmt: skip
    b = isi_buku(kantor.unduh(), {f"c-{i.pk}": "Tambah loket"}, "Catatan", "Solusi")
    CatatanIndikator.objects.update(kendala="diubah orang", versi=1)
    kantor.unggah(b)
    kantor.terapkan()
    c = CatatanIndikator.objects.get()
    assert (c.sebab, c.kendala, c.solusi) == ("lama\nsekali", "diubah orang", "Tambah loket")


def test_hasil_dengan_surat_ditulis_bersama_nomor_dan_tanggalnya(kantor):
    i = kantor.indikator("2.1", D(3), satuan="nilai", pengukur="luar", kekerapan="bulanan")
    kantor.perjanjian.unit = kantor.a
    kantor.perjanjian.save()
    f = formulir(kantor.a, 2023, 3, pada=PADA)
    if not f.langsung:
        pytest.skip("formulir unit ini tidak memuat hasil langsung")
    b = isi_buku(
        kantor.unduh(),
        {f"i-{i.pk}": 3.42, f"i-{i.pk}-nomor": "B-1/2023", f"i-{i.pk}-tanggal": dt.date(2023, 4, 2)},
    )
    assert kantor.unggah(b).status_code == 302, teks(kantor.unggah(b))
    kantor.terapkan()
    n = i.nilai_langsung.get()
    assert (n.nilai, n.nomor_surat, n.tanggal_surat) == (D("3.42"), "B-1/2023", dt.date(2023, 4, 2))


ANGKA_EXCEL = st.decimals(
    min_value=D("0"), max_value=D("9999999999.9999"), places=4, allow_nan=False, allow_infinity=False
)


@pytest.mark.django_db
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(a=ANGKA_EXCEL, b=st.integers(0, 99_999_999_999_999), c=ANGKA_EXCEL)
def test_angka_yang_ditulis_ke_sel_terbaca_sama_persis(kantor_sekali, a, b, c):
    kantor, dasar = kantor_sekali
    terbaca = baca_lembar(isi_buku(dasar, {kantor.m: a, kantor.s: b, kantor.l: float(c)}), "x.xlsx", MILIK)
    assert not terbaca.masalah
    jadi = {m: D(t.replace(".", "").replace(",", ".")) for m, t in terbaca.isi.items()}
    assert jadi == {kantor.m: a, kantor.s: D(b), kantor.l: c}


@pytest.fixture
def kantor_sekali(kantor):
    return kantor, buku(kantor)


@pytest.mark.parametrize(
    ("nilai", "jadi"),
    [
        (0.1 + 0.2, "0.3"), (1250.0, "1250"), (1e3, "1000"), (0.0001, "0.0001"), (-5.5, "-5.5"),
        (1.1 + 2.2, "3.3"), (99_999_999_999.1234, "99999999999.1234"), (1e14, "100000000000000"),
    ],
)  # fmt: skip
def test_angka_excel_tepat_tanpa_derau(nilai, jadi):
    assert dari_excel(nilai) == D(jadi)


@pytest.mark.parametrize("nilai", [1 / 3, 12345678901234.123, 0.00001, float("inf"), float("nan"), 2.5e-7])
def test_angka_yang_tidak_dapat_disimpan_tepat_ditolak(nilai):
    with pytest.raises(GalatSakip):
        dari_excel(nilai)


# --- the workbook itself -----------------------------------------------------------------------------


def test_hanya_sel_kuning_yang_terbuka_dan_teks_tidak_menjadi_rumus(kantor):
    kantor.masuk.nama = '=HYPERLINK("http://x")'
    kantor.masuk.save()
    wb = openpyxl.load_workbook(io.BytesIO(kantor.unduh()))
    assert wb.sheetnames == ["Isian", "Kejadian", "Catatan", "Petunjuk", "_sakip"]
    assert wb["_sakip"].sheet_state == "veryHidden" and wb["Isian"].column_dimensions["A"].hidden
    for ws in wb.worksheets:
        assert not ws.merged_cells.ranges
        for baris in ws.iter_rows():
            for sel in baris:
                assert sel.data_type != "f", sel.coordinate
                terbuka = not sel.protection.locked
                assert terbuka == (sel.fill.start_color.rgb == "00FFF2B3"), f"{ws.title}!{sel.coordinate}"
    for nama in ("Isian", "Kejadian", "Catatan", "Petunjuk"):
        assert wb[nama].protection.sheet and not wb[nama].protection.password


def test_lembar_memuat_yang_tersimpan_dan_angka_sebelumnya_sebagai_angka(kantor):
    kantor.isi(kantor.a, kantor.masuk, "10.5", "2023-03")
    kantor.isi(kantor.a, kantor.masuk, 7, "2023-02")
    Isian.objects.create(
        unit=kantor.a, variabel=kantor.masuk, periode="2022-03", tahun=2022, nilai=D(5), asal="impor",
        oleh=aktor_sistem(), waktu=timezone.now(),
    )  # fmt: skip
    wb = openpyxl.load_workbook(io.BytesIO(kantor.unduh()))
    baris = {
        k: sel_kunci(wb, kantor.m, kolom=k).value
        for k in ("Uraian", "Satuan", "Periode", "Tahun lalu", "Periode lalu", "Tersimpan", "Isian Anda")
    }
    assert baris == {
        "Uraian": "masuk", "Satuan": "orang", "Periode": "Maret 2023", "Tahun lalu": 5, "Periode lalu": 7,
        "Tersimpan": 10.5, "Isian Anda": None,
    }  # fmt: skip


def test_data_pribadi_yang_disamarkan_tidak_masuk_lembar(kantor):
    kantor.daftar.pribadi = True
    kantor.daftar.save()
    f = formulir(kantor.a, 2023, 3, pada=PADA, akun=orang("55", kantor.a, "perencana"))
    assert not susun_lembar(f).kejadian
    assert b"Penyuluhan di desa" not in b"".join(
        _bagian(tulis_lembar(susun_lembar(f), diunduh=timezone.now()))
    )
    assert b"Penyuluhan di desa" in b"".join(_bagian(kantor.unduh()))


def _bagian(isi):
    with zipfile.ZipFile(io.BytesIO(isi)) as z:
        return [z.read(n) for n in z.namelist()]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice tidak terpasang")
def test_salinan_yang_disimpan_libreoffice_terbaca_sama(kantor, tmp_path):
    i = kantor.perjanjian.butir.get(kode="1.1").indikator_id
    b = isi_buku(kantor.unduh(), {kantor.m: 1250.25, kantor.s: "nihil", kantor.l: "1.234,5"})
    b = isi_buku(b, {f"{kantor.d}-b-0": dt.date(2023, 3, 20)}, "Kejadian", "Tanggal")
    b = isi_buku(b, {f"{kantor.d}-b-0": "Di sekolah"}, "Kejadian", "Nama kejadian")
    b = isi_buku(b, {f"c-{i}": "baris satu\nbaris dua"}, "Catatan", "Sebab")
    (tmp_path / "asal").mkdir()
    asal = tmp_path / "asal" / "isian.xlsx"
    asal.write_bytes(b)
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profil", "--headless", "--convert-to", "xlsx",
         "--outdir", str(tmp_path), str(asal)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    satu = baca_lembar(b, "a.xlsx", MILIK)
    dua = baca_lembar((tmp_path / "isian.xlsx").read_bytes(), "b.xlsx", MILIK)
    assert not satu.masalah and not dua.masalah
    assert satu.isi == dua.isi and satu.versi == dua.versi and dua.hilang == []
    assert len(satu.isi) == 6


# --- applying ----------------------------------------------------------------------------------------


def test_bentrok_memperlihatkan_kedua_nilai_menimpa_dengan_sadar_atau_melewati(kantor):
    b = isi_buku(kantor.unduh(), {kantor.m: 11, kantor.s: 9})
    kantor.unggah(b)
    baris = kantor.isi(kantor.a, kantor.masuk, 12, "2023-03")
    Isian.objects.filter(pk=baris.pk).update(oleh=kantor.sari)
    jawab = kantor.terapkan()
    isi = teks(jawab)
    assert jawab.status_code == 409 and "Sari: 12" in isi and "Yang Anda ketik: 11" in isi
    assert Isian.objects.count() == 1 and DrafIsian.objects.filter(formulir="kinerja-excel").count() == 1
    lewati = kantor.terapkan(aksi="lewati", **{f"versi-{kantor.m}": "1"})
    assert lewati.status_code == 302
    kantor.terapkan()
    assert Isian.objects.get(variabel=kantor.masuk).nilai == D(12)
    assert Isian.objects.get(variabel=kantor.selesai).nilai == D(9)
    kantor.unggah(b)
    assert kantor.terapkan(aksi="timpa", **{f"versi-{kantor.m}": "1"}).status_code == 302
    assert Isian.objects.get(variabel=kantor.masuk).nilai == D(11)


def test_menimpa_versi_yang_tidak_dilihat_ditolak(kantor):
    kantor.unggah(isi_buku(kantor.unduh(), {kantor.m: 11}))
    kantor.isi(kantor.a, kantor.masuk, 12, "2023-03", versi=3)
    assert kantor.terapkan(aksi="timpa", **{f"versi-{kantor.m}": "2"}).status_code == 409
    assert Isian.objects.get().nilai == D(12)


def test_terapkan_dua_kali_menulis_sekali(kantor):
    kantor.unggah(isi_buku(kantor.unduh(), {kantor.m: 11}))
    nomor = kantor.klien.get(ALAMAT).context["siap"].nomor
    data = {"aksi": "terapkan", "nomor": nomor}
    assert kantor.klien.post(ALAMAT, data).status_code == 302
    kedua = kantor.klien.post(ALAMAT, data, follow=True)
    assert "mungkin sudah diterapkan" in teks(kedua)
    assert Jejak.objects.filter(aksi="isian.simpan").count() == 1


def test_unggahan_yang_diganti_tidak_diterapkan_dari_halaman_lama(kantor):
    kantor.unggah(isi_buku(kantor.unduh(), {kantor.m: 11}))
    nomor = kantor.klien.get(ALAMAT).context["siap"].nomor
    kantor.unggah(isi_buku(kantor.unduh(), {kantor.m: 99}))
    jawab = kantor.klien.post(ALAMAT, {"aksi": "terapkan", "nomor": nomor}, follow=True)
    assert "Lembarnya diganti" in teks(jawab) and not Isian.objects.exists()


def test_isian_pada_kiriman_halaman_tidak_dipercaya(kantor):
    kantor.unggah(isi_buku(kantor.unduh(), {kantor.m: 11}))
    kantor.terapkan(**{kantor.m: "999", kantor.s: "999", f"versi-{kantor.s}": "0"})
    assert [i.nilai for i in Isian.objects.all()] == [D(11)]


def test_draf_formulir_yang_lain_barisnya_tetap_ada_setelah_diterapkan(kantor):
    form = "/pengukuran/i/a/2023/3/draf/"
    kantor.klien.post(form, {kantor.m: "5", kantor.s: "6"})
    kantor.unggah(isi_buku(kantor.unduh(), {kantor.m: 11}))
    kantor.terapkan()
    assert DrafIsian.objects.get().isi["isi"] == {kantor.s: "6"}


def test_formulir_yang_terkunci_tidak_diunduh_dan_tidak_diterapkan(kantor):
    kantor.unggah(isi_buku(kantor.unduh(), {kantor.m: 11}))
    kantor.setujui(kantor.a, "2023-03", langkah=("ajukan",))
    assert "sudah diajukan" in teks(kantor.klien.get(ALAMAT))
    assert kantor.klien.get(f"{ALAMAT}isian.xlsx").status_code == 400
    assert kantor.terapkan().status_code == 400 and not Isian.objects.exists()
    assert DrafIsian.objects.count() == 1
    assert kantor.unggah(b"PK").status_code == 400


def test_unggahan_tiap_orang_terpisah_dan_dapat_dibuang(kantor):
    kantor.unggah(isi_buku(kantor.unduh(), {kantor.m: 11}))
    assert kantor.klien2.get(ALAMAT).context["siap"] is None
    assert kantor.terapkan(kantor.klien2).status_code == 302 and not Isian.objects.exists()
    kantor.terapkan(aksi="buang")
    assert not DrafIsian.objects.exists() and not Isian.objects.exists()


# --- who may -----------------------------------------------------------------------------------------


def test_hanya_operator_unit_yang_membuka_dan_mengunggah(kantor):
    b = isi_buku(kantor.unduh(), {kantor.m: 11})
    for n, (unit, peran) in enumerate(
        (
            (kantor.b, "operator"),
            (kantor.kanwil, "verifikator"),
            (kantor.a, "pemirsa"),
            (kantor.kanwil, "pimpinan"),
        )
    ):
        klien = masuk(orang(f"7{n}", unit, peran))
        assert klien.get(ALAMAT).status_code == klien.get(f"{ALAMAT}isian.xlsx").status_code == 403
        assert kantor.unggah(b, klien).status_code == 403
        assert klien.post(ALAMAT, {"aksi": "terapkan", "nomor": "1"}).status_code == 403
    assert Client().get(ALAMAT).status_code == 302
    assert kantor.klien.get("/lembar/i/zz/2023/3/").status_code == 404
    assert kantor.klien.get("/lembar/i/a/2023/13/").status_code == 400
    assert kantor.klien.get(f"{ALAMAT}isian.xlsx").headers["Cache-Control"].count("no-store") == 1
    assert not DrafIsian.objects.exists()


def test_unggah_memeriksa_token(kantor):
    ketat = masuk(kantor.budi, enforce_csrf_checks=True)
    assert kantor.unggah(kantor.unduh(), ketat).status_code == 403


def test_formulir_menawarkan_excel_selama_terbuka(kantor):
    form = "/pengukuran/i/a/2023/3/"
    assert f'href="{ALAMAT}"' in kantor.klien.get(form).content.decode()
    kantor.setujui(kantor.a, "2023-03", langkah=("ajukan",))
    assert f'href="{ALAMAT}"' not in kantor.klien.get(form).content.decode()
