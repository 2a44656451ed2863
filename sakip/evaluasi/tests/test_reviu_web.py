"""A review from upload to working paper."""

from __future__ import annotations

import datetime as dt
import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from sakip.berkas.models import Berkas
from sakip.dokumen.tests.baca import teks_docx
from sakip.evaluasi import services
from sakip.evaluasi.forms import FormUnggah
from sakip.evaluasi.models import KeadaanReviu, ReviuLaporan
from sakip.evaluasi.queries import Saringan, temuan_reviu
from sakip.evaluasi.tests.conftest import LAPORAN, WAKTU
from sakip.inti.galat import Basi, GalatSakip
from sakip.inti.templatetags.sakip import hari
from sakip.jejak.models import Jejak
from sakip.organisasi.models import NamaUnit, PenggantiUnit, Unit
from sakip.organisasi.pintu import Wewenang

PDF_RUSAK = b"%PDF-1.7\nbukan pdf"


def unggah(kantor, isi=LAPORAN, nama="lkjip 2023.txt", tahun=2023):
    data = isi.encode() if isinstance(isi, str) else isi
    return services.unggah(
        unit=kantor.kanwil,
        tahun=tahun,
        nama_berkas=nama,
        isi=data,
        oleh=kantor.evaluator,
        peran="Evaluator/APIP",
        waktu=WAKTU,
    )


@pytest.fixture
def selesai(kantor):
    reviu = unggah(kantor)
    services.periksa_laporan(pk=reviu.pk, waktu=WAKTU)
    return ReviuLaporan.objects.get(pk=reviu.pk)


def test_dari_unggahan_sampai_kertas_kerja(kantor, sebagai):
    klien = sebagai(kantor.evaluator)
    berkas = SimpleUploadedFile("../lkjip 2023.txt", LAPORAN.encode())
    jawaban = klien.post("/evaluasi/", {"unit": kantor.kanwil.pk, "tahun": 2023, "berkas": berkas})
    assert jawaban.status_code == 302
    alamat = jawaban["Location"]
    assert "Menunggu giliran" in klien.get(alamat).content.decode()
    reviu = ReviuLaporan.objects.get()
    assert reviu.nama_berkas == "lkjip 2023.txt"
    services.periksa_laporan(pk=reviu.pk, waktu=WAKTU)
    assert klien.get(alamat, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    isi = klien.get(alamat).content.decode()
    assert "95%" in isi and "tanda-baris" in isi and "81 ÷ 90" in isi
    temuan = reviu.temuan.get(kelas="capaian")
    assert (temuan.tercetak, temuan.kepastian, temuan.baris) == ("95%", "pasti", [6])
    kirim = {"temuan": f"{temuan.pk}:1", "putusan": "terima", "alasan": "Salah ketik.", "kueri": ""}
    assert klien.post(f"{alamat}putusan/", kirim).status_code == 302
    temuan.refresh_from_db()
    assert (temuan.putusan, temuan.alasan, temuan.oleh) == ("terima", "Salah ketik.", kantor.evaluator)
    excel = klien.get(f"/lembar/kertas-kerja/{reviu.pk}.xlsx")
    buku = load_workbook(io.BytesIO(excel.content))
    lembar = buku.active
    assert lembar.auto_filter.ref == lembar.dimensions
    assert lembar.row_dimensions[2].height > 15  # wrapped texts show whole without a click
    ringkasan = [[s.value for s in b] for b in buku["Ringkasan"].iter_rows()]
    assert ringkasan[2][:2] == ["Berkas", "lkjip 2023.txt"]
    assert ringkasan[-1] == ["Jumlah", reviu.temuan.count() - 1, 1, 0]
    baris = [[s.value for s in b] for b in lembar.iter_rows()]
    assert any("Salah ketik." in b and "95%" in b for b in baris)
    docx = klien.get(f"/lembar/kertas-kerja/{reviu.pk}.docx")
    assert docx.content.startswith(b"PK") and "attachment" in docx["Content-Disposition"]
    assert f"{kantor.evaluator.nama}, {hari(temuan.waktu, reviu.unit.zona)}" in teks_docx(docx.content)
    aksi = list(Jejak.objects.filter(aksi__startswith="reviu.").values_list("aksi", "alasan"))
    assert aksi == [("reviu.unggah", ""), ("reviu.putuskan", "Salah ketik.")]


def test_kertas_kerja_memuat_temuan_di_luar_kelas_bernama(kantor, sebagai):
    """A malformed amount is of the class ``lain``, which needs a name like every other."""
    reviu = unggah(kantor, LAPORAN + "Realisasi anggaran sebesar Rp 822.1588.058 pada tahun ini.\n")
    services.periksa_laporan(pk=reviu.pk, waktu=WAKTU)
    assert reviu.temuan.filter(kelas="lain").exists()
    klien = sebagai(kantor.evaluator)
    for bentuk in ("docx", "xlsx"):
        assert klien.get(f"/lembar/kertas-kerja/{reviu.pk}.{bentuk}").content[:2] == b"PK"
    assert "Angka salah tulis" in klien.get(f"/evaluasi/reviu/{reviu.pk}/").content.decode()


@pytest.mark.parametrize(("tahun", "disebut"), [(2023, False), (2024, True)])
def test_tahun_yang_berbeda_dari_laporannya_diperingatkan(kantor, sebagai, tahun, disebut):
    reviu = unggah(kantor, LAPORAN.replace("KINERJA\nTAHUN", "KINERJA TAHUN"), tahun=tahun)
    services.periksa_laporan(pk=reviu.pk, waktu=WAKTU)
    isi = sebagai(kantor.evaluator).get(f"/evaluasi/reviu/{reviu.pk}/").content.decode()
    assert ("tampaknya tentang tahun 2023, tetapi diperiksa sebagai laporan tahun 2024" in isi) == disebut


def test_hanya_yang_bertugas_pada_kantornya(kantor, sebagai, selesai):
    alamat = f"/evaluasi/reviu/{selesai.pk}/"
    assert sebagai(kantor.perencana).get(alamat).status_code == 200
    klien = sebagai(kantor.operator)
    assert klien.get("/evaluasi/").status_code == 403
    for jalur in (
        alamat,
        f"{alamat}halaman/1.jpg",
        f"/lembar/kertas-kerja/{selesai.pk}.docx",
        f"/lembar/masa-lalu/{selesai.pk}/",
    ):
        assert klien.get(jalur).status_code == 404, jalur
    assert klien.post(f"{alamat}putusan/", {"putusan": "tolak", "alasan": "x"}).status_code == 404
    klien.logout()
    assert klien.get(alamat).status_code == 302


def test_putusan_perlu_alasan_dan_tidak_menimpa(kantor, selesai):
    temuan = selesai.temuan.first()
    lengkap = {
        "reviu": selesai,
        "versi": {temuan.pk: 1},
        "putusan": "tolak",
        "oleh": kantor.evaluator,
        "peran": "Evaluator/APIP",
        "waktu": WAKTU,
    }
    with pytest.raises(GalatSakip, match="Alasannya belum diisi"):
        services.putuskan(**lengkap, alasan="  ")
    assert services.putuskan(**lengkap, alasan="Sengaja dibulatkan.") == 1
    with pytest.raises(Basi, match="sudah diputus orang lain"):
        services.putuskan(**lengkap, alasan="Lain.")
    with pytest.raises(GalatSakip, match="bukan milik reviu ini"):
        services.putuskan(**{**lengkap, "versi": {temuan.pk + 999: 1}}, alasan="x")
    assert services.putuskan(**{**lengkap, "versi": {temuan.pk: 2}, "putusan": "belum"}, alasan="") == 1
    temuan.refresh_from_db()
    assert (temuan.putusan, temuan.alasan, temuan.oleh, temuan.versi) == ("belum", "", None, 3)


@pytest.mark.parametrize(
    ("isi", "nama", "pesan"),
    [
        (b"MZ\x90\x00\x01\x02", "laporan.pdf", "bukan PDF, DOCX, ODT, HTML, atau teks"),
        (b"", "kosong.pdf", "bukan PDF, DOCX, ODT, HTML, atau teks"),
    ],
)
def test_jenis_berkas_dikenali_dari_isinya(kantor, isi, nama, pesan):
    with pytest.raises(GalatSakip, match=pesan):
        unggah(kantor, isi, nama)
    assert not ReviuLaporan.objects.exists()


def test_berkas_rusak_menjadi_pesan_dan_dapat_diulang(kantor, sebagai):
    reviu = unggah(kantor, PDF_RUSAK, "rusak.pdf")
    services.periksa_laporan(pk=reviu.pk, waktu=WAKTU)
    reviu.refresh_from_db()
    assert reviu.keadaan == KeadaanReviu.GAGAL and "rusak.pdf" in reviu.pesan
    klien = sebagai(kantor.evaluator)
    assert reviu.pesan.split(".")[0] in klien.get(f"/evaluasi/reviu/{reviu.pk}/").content.decode()
    assert klien.get(f"/lembar/kertas-kerja/{reviu.pk}.docx").status_code == 404
    assert klien.post(f"/evaluasi/reviu/{reviu.pk}/ulang/").status_code == 302
    reviu.refresh_from_db()
    assert reviu.keadaan == KeadaanReviu.MENUNGGU


def gagal(kantor):
    reviu = unggah(kantor, PDF_RUSAK, "rusak.pdf")
    services.periksa_laporan(pk=reviu.pk, waktu=WAKTU)
    return ReviuLaporan.objects.get(pk=reviu.pk)


def test_unggahan_gagal_dihapus_dengan_alasan_dan_tercatat(kantor, sebagai):
    reviu = gagal(kantor)
    assert reviu.keadaan == KeadaanReviu.GAGAL
    klien, alamat = sebagai(kantor.evaluator), f"/evaluasi/reviu/{reviu.pk}/"
    assert "Hapus unggahan" in klien.get(alamat).content.decode()
    kembali = klien.post(f"{alamat}hapus/", {"alasan": "  "}, follow=True).content.decode()
    assert "Alasannya belum diisi." in kembali
    assert ReviuLaporan.objects.filter(pk=reviu.pk).exists()
    kembali = klien.post(f"{alamat}hapus/", {"alasan": "x" * 501}, follow=True).content.decode()
    assert "Alasan lebih dari 500 huruf." in kembali and not Jejak.objects.filter(aksi="reviu.hapus").exists()
    jawaban = klien.post(f"{alamat}hapus/", {"alasan": "Salah berkas."})
    assert (jawaban.status_code, jawaban["Location"]) == (302, "/evaluasi/")
    assert not ReviuLaporan.objects.filter(pk=reviu.pk).exists()
    assert "Unggahan «rusak.pdf» dihapus." in klien.get("/evaluasi/").content.decode()
    assert "rusak.pdf" not in klien.get("/evaluasi/").content.decode()
    jejak = Jejak.objects.get(aksi="reviu.hapus")
    assert (jejak.objek, jejak.alasan) == (f"reviu:{reviu.pk}", "Salah berkas.")
    perubahan = json.loads(jejak.perubahan)
    assert (perubahan["berkas"], perubahan["sha256"]) == ("rusak.pdf", reviu.berkas.sha256)
    assert klien.post(f"{alamat}hapus/", {"alasan": "Lagi."}).status_code == 404


def test_reviu_yang_sudah_diperiksa_tidak_dapat_dihapus(kantor, sebagai, selesai):
    klien, alamat = sebagai(kantor.evaluator), f"/evaluasi/reviu/{selesai.pk}/"
    assert "Hapus unggahan" not in klien.get(alamat).content.decode()
    isi = klien.post(f"{alamat}hapus/", {"alasan": "Tidak perlu."}, follow=True).content.decode()
    assert "Hanya unggahan yang tidak dapat dibaca" in isi
    assert ReviuLaporan.objects.filter(pk=selesai.pk).exists()
    assert not Jejak.objects.filter(aksi="reviu.hapus").exists()


def test_hanya_yang_boleh_memutus_yang_menghapus(kantor, sebagai):
    reviu = gagal(kantor)
    alamat = f"/evaluasi/reviu/{reviu.pk}/hapus/"
    assert sebagai(kantor.operator).post(alamat, {"alasan": "x"}).status_code in (403, 404)
    assert sebagai(kantor.evaluator).get(alamat).status_code == 405
    assert ReviuLaporan.objects.filter(pk=reviu.pk).exists()


HALAMAN_HTML = """<!DOCTYPE html><html><head><title>LKjIP</title>
<script>alert("tidak dibaca 95%")</script></head><body>
<nav>Beranda | 77%</nav><h1>LAPORAN KINERJA</h1><p>TAHUN 2023</p><h2>BAB III AKUNTABILITAS KINERJA</h2>
<p>Tabel 3.1 Capaian Kinerja Tahun 2023</p>
<table><thead><tr><th rowspan="2">No</th><th rowspan="2">Indikator Kinerja</th>
<th colspan="3">Tahun 2023</th></tr>
<tr><th>Target</th><th>Realisasi</th><th>Capaian</th></tr></thead><tbody>
<tr><td>1</td><td>Persentase permohonan yang selesai tepat waktu</td><td>90%</td><td>81%</td><td>95%</td></tr>
<tr><td>2</td><td>Persentase pengaduan yang ditindaklanjuti</td><td>80%</td><td>88%</td><td>110%</td></tr>
<tr><td>3</td><td>Jumlah desa yang dibina</td><td>20 desa</td><td>25 desa</td><td>125%</td></tr>
</tbody></table></body></html>"""


@pytest.mark.parametrize("nama", ["lkjip.html", "lkjip.HTM"])
def test_laporan_html_diperiksa_dari_unggahan_sampai_kertas_kerja(kantor, sebagai, nama):
    reviu = unggah(kantor, HALAMAN_HTML, nama)
    services.periksa_laporan(pk=reviu.pk, waktu=WAKTU)
    reviu.refresh_from_db()
    assert (reviu.keadaan, reviu.tabel, reviu.indikator) == (KeadaanReviu.SELESAI, 1, 3)
    temuan = reviu.temuan.get(kepastian="pasti")
    assert (temuan.kelas, temuan.tercetak) == ("capaian", "95%")
    klien = sebagai(kantor.evaluator)
    isi = klien.get(f"/evaluasi/reviu/{reviu.pk}/").content.decode()
    assert "selesai tepat waktu" in isi and "alert(" not in isi
    buku = load_workbook(io.BytesIO(klien.get(f"/lembar/kertas-kerja/{reviu.pk}.xlsx").content))
    assert any("95%" in b for b in ([s.value for s in r] for r in buku.active.iter_rows()))
    assert klien.get(f"/lembar/kertas-kerja/{reviu.pk}.docx").content.startswith(b"PK")


def test_pemeriksa_yang_mati_digantikan_dan_tidak_berjalan_dua_kali(kantor):
    reviu = unggah(kantor)
    assert services.ambil_giliran(pk=reviu.pk, waktu=WAKTU) is not None
    assert services.ambil_giliran(pk=reviu.pk, waktu=WAKTU) is None
    nanti = WAKTU + services.SEWA + dt.timedelta(seconds=1)
    services.periksa_laporan(pk=reviu.pk, waktu=nanti)
    reviu.refresh_from_db()
    assert reviu.keadaan == KeadaanReviu.SELESAI and reviu.temuan.exists()
    banyak = reviu.temuan.count()
    services.periksa_laporan(pk=reviu.pk, waktu=nanti)
    assert reviu.temuan.count() == banyak


def test_saringan_mempersempit_daftar(kantor, sebagai, selesai):
    klien = sebagai(kantor.evaluator)
    semua = klien.get(f"/evaluasi/reviu/{selesai.pk}/").context["temuan"]
    pasti = klien.get(f"/evaluasi/reviu/{selesai.pk}/?kepastian=pasti").context["temuan"]
    capaian = klien.get(f"/evaluasi/reviu/{selesai.pk}/?kelas=capaian&cari=TEPAT 95").context["temuan"]
    assert len(capaian) == 1 and {t.pk for t in capaian} <= {t.pk for t in pasti} <= {t.pk for t in semua}
    kosong = klien.get(f"/evaluasi/reviu/{selesai.pk}/?cari=tidakada").content.decode()
    assert "Tidak ada temuan yang cocok" in kosong
    assert klien.get(f"/evaluasi/reviu/{selesai.pk}/?temuan={'9' * 5000}").status_code == 200


def test_banyaknya_kueri_daftar_tidak_bergantung_pada_banyaknya_reviu(
    kantor, sebagai, django_assert_max_num_queries
):
    klien = sebagai(kantor.evaluator)
    for n in range(2):
        unggah(kantor, f"{LAPORAN}{n}\n")
    klien.get("/evaluasi/")
    with django_assert_max_num_queries(100) as dua:
        klien.get("/evaluasi/")
    for n in range(2, 7):
        unggah(kantor, f"{LAPORAN}{n}\n")
    assert ReviuLaporan.objects.count() == 7
    with django_assert_max_num_queries(100) as tujuh:
        klien.get("/evaluasi/")
    assert len(tujuh) == len(dua)


def test_banyaknya_kueri_temuan_tidak_bergantung_pada_banyaknya_temuan(kantor, sebagai, selesai):
    klien, alamat = sebagai(kantor.evaluator), f"/evaluasi/reviu/{selesai.pk}/"
    contoh = selesai.temuan.order_by("urut").first()

    def banyak():
        klien.get(alamat)
        with CaptureQueriesContext(connection) as kueri:
            assert klien.get(alamat).status_code == 200
        return len(kueri)

    sedikit = banyak()
    for n in range(1, 40):
        contoh.pk, contoh.urut = None, 1000 + n
        contoh.save(force_insert=True)
    assert len(klien.get(alamat).context["temuan"]) > 20
    assert banyak() == sedikit


def test_evaluator_penerus_membaca_reviu_pendahulu_tetapi_tidak_memutusnya(kantor, sebagai):
    """The office took over from another: its reviews are read on, and stay as that office left them."""
    lama = Unit.objects.create(instansi=kantor.instansi, kode="lama", jenis="kanwil")
    NamaUnit.objects.create(unit=lama, nama="Kantor lama", sejak=dt.date(2010, 1, 1))
    PenggantiUnit.objects.create(lama=lama, baru=kantor.kanwil, tanggal=dt.date(2020, 1, 1), jenis="pecah")
    wewenang = Wewenang(kantor.evaluator, timezone.localdate())
    assert wewenang.boleh("lihat_reviu", lama) and not wewenang.boleh("reviu", lama)
    berkas = Berkas.objects.create(instansi=kantor.instansi, sha256="1" * 64, ukuran=1, jenis="text/plain")
    satu = ReviuLaporan.objects.create(
        unit=lama, tahun=2019, nama_berkas="lama.txt", berkas=berkas, keadaan="gagal", oleh=kantor.perencana,
        waktu=WAKTU,
    )  # fmt: skip
    klien = sebagai(kantor.evaluator)
    assert klien.get(f"/evaluasi/reviu/{satu.pk}/").status_code == 200
    assert lama not in klien.get("/evaluasi/").context["form"].fields["unit"].queryset
    kirim = {"putusan": "terima", "alasan": "Benar adanya", "temuan": "1"}
    assert klien.post(f"/evaluasi/reviu/{satu.pk}/putusan/", kirim).status_code == 403
    assert klien.post(f"/evaluasi/reviu/{satu.pk}/ulang/").status_code == 403


def test_dari_satu_temuan_ke_temuan_berikutnya(kantor, sebagai):
    baris = "".join(
        f"Persentase {n} yang selesai\t90%\t81%\t9{k}%\n" for k, n in enumerate(("izin", "aduan", "surat"), 4)
    )
    kepala = "LAPORAN KINERJA TAHUN 2023\n\nIndikator Kinerja\tTarget\tRealisasi\tCapaian\n"
    selesai = unggah(kantor, kepala + baris)
    services.periksa_laporan(pk=selesai.pk, waktu=WAKTU)
    selesai.refresh_from_db()
    klien = sebagai(kantor.evaluator)
    alamat = f"/evaluasi/reviu/{selesai.pk}/"
    urut = [t.urut for t in temuan_reviu(selesai, Saringan())]
    assert len(urut) > 2
    isi = klien.get(f"{alamat}?temuan={urut[1]}").content.decode()
    assert f"2 dari {len(urut)}" in isi
    assert f'temuan={urut[0]}#rinci">‹ Sebelumnya' in isi and f'temuan={urut[2]}#rinci">Berikutnya ›' in isi
    assert "‹ Sebelumnya" not in klien.get(f"{alamat}?temuan={urut[0]}").content.decode()
    assert "Berikutnya ›" not in klien.get(f"{alamat}?temuan={urut[-1]}").content.decode()
    # what the filter has left out (just decided) gives way to the first that is left
    temuan = selesai.temuan.get(urut=urut[0])
    kirim = {"temuan": f"{temuan.pk}:1", "putusan": "tolak", "alasan": "Sudah diralat."}
    kirim["kueri"] = f"putusan=belum&temuan={urut[0]}"
    isi = klien.post(f"{alamat}putusan/", kirim, follow=True).content.decode()
    assert f"Temuan {urut[1]}:" in isi and f"1 dari {len(urut) - 1}" in isi


def test_kantor_yang_namanya_sama_dibedakan_kodenya(kantor):
    unit = [kantor.kanwil, Unit.objects.exclude(pk=kantor.kanwil.pk).first()]
    NamaUnit.objects.filter(unit__in=unit).update(nama="Divisi Administrasi")
    isian = FormUnggah(unit_id=[u.pk for u in unit], pada=WAKTU.date())
    pilihan = {str(label) for _, label in isian.fields["unit"].choices}
    assert {f"Divisi Administrasi ({u.kode})" for u in unit} <= pilihan
