"""Decisions on the page: what happened is said at its form, and nothing that was typed is lost."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from openpyxl import load_workbook

from sakip.akun.services import aktor_sistem
from sakip.dokumen.tests.baca import teks_docx
from sakip.evaluasi import services
from sakip.evaluasi.forms import ALASAN_TERPANJANG
from sakip.evaluasi.models import ReviuLaporan
from sakip.evaluasi.tests.conftest import LAPORAN, WAKTU
from sakip.evaluasi.tests.test_reviu_web import unggah
from sakip.organisasi.models import KedudukanUnit
from sakip.organisasi.pintu import Wewenang
from sakip.organisasi.services import bangun_leluhur, tugaskan


@pytest.fixture
def selesai(kantor):
    """A review with several findings."""
    baris = "".join(
        f"Persentase {n} yang selesai\t90%\t81%\t9{k}%\n" for k, n in enumerate(("izin", "aduan", "surat"), 4)
    )
    kepala = "LAPORAN KINERJA TAHUN 2023\n\nIndikator Kinerja\tTarget\tRealisasi\tCapaian\n"
    reviu = unggah(kantor, kepala + baris)
    services.periksa_laporan(pk=reviu.pk, waktu=WAKTU)
    return ReviuLaporan.objects.get(pk=reviu.pk)


def kirim(klien, reviu, **isi):
    return klien.post(f"/evaluasi/reviu/{reviu.pk}/putusan/", {"kueri": "", "putusan": "tolak", **isi})


def daftar(isi):
    return isi.partition('aria-label="Daftar temuan"')[2].partition('id="rinci"')[0]


def rinci(isi):
    return isi.partition('id="rinci"')[2]


def test_putusan_banyak_tanpa_alasan_tetap_tercentang_dan_dikatakan_di_tempatnya(kantor, sebagai, selesai):
    klien = sebagai(kantor.evaluator)
    tanda = [t.tanda for t in selesai.temuan.all()[:2]]
    jawaban = kirim(klien, selesai, temuan=tanda, alasan="", banyak="1")
    assert jawaban["Location"].endswith("#temuan")
    isi = klien.get(jawaban["Location"]).content.decode()
    assert isi.count(" checked>") == 2 and all(f'value="{t}"' in isi for t in tanda)
    assert "Alasannya belum diisi." in daftar(isi) and "Alasannya belum diisi." not in rinci(isi)
    assert "Alasannya belum diisi." not in klien.get(f"/evaluasi/reviu/{selesai.pk}/").content.decode()
    isi = klien.get(kirim(klien, selesai, temuan=tanda, alasan="Diralat.", banyak="1")["Location"])
    assert "2 temuan diputus." in daftar(isi.content.decode()) and " checked>" not in isi.content.decode()


def test_putusan_satu_dijawab_di_samping_temuannya(kantor, sebagai, selesai):
    klien = sebagai(kantor.evaluator)
    satu = selesai.temuan.first()
    jawaban = kirim(klien, selesai, temuan=satu.tanda, alasan="Diralat.", kueri=f"temuan={satu.urut}")
    assert jawaban["Location"].endswith("#rinci")
    isi = klien.get(jawaban["Location"]).content.decode()
    assert "1 temuan diputus." in rinci(isi) and "1 temuan diputus." not in daftar(isi)
    assert "Diralat.</textarea>" not in isi  # what was taken does not stand in the form again


def test_jawaban_tidak_tampil_pada_reviu_lain(kantor, sebagai, selesai):
    lain = unggah(kantor, LAPORAN)
    services.periksa_laporan(pk=lain.pk, waktu=WAKTU)
    klien = sebagai(kantor.evaluator)
    kirim(klien, selesai, temuan=selesai.temuan.first().tanda, alasan="")
    assert "belum diisi" not in klien.get(f"/evaluasi/reviu/{lain.pk}/").content.decode()


def test_yang_didahului_orang_lain_melihat_temuan_itu_dengan_alasannya_sendiri(kantor, sebagai, selesai):
    """The filter "belum" would hide it: the reason would stand beside a finding that it is not about."""
    klien, satu = sebagai(kantor.evaluator), selesai.temuan.first()
    lama = satu.tanda
    services.putuskan(
        reviu=selesai, versi={satu.pk: 1}, putusan="terima", alasan="Benar.", oleh=kantor.perencana,
        peran="Perencana", waktu=WAKTU,
    )  # fmt: skip
    kueri = f"putusan=belum&temuan={satu.urut}"
    isi = klien.get(kirim(klien, selesai, temuan=lama, alasan="Salah baca.", kueri=kueri)["Location"])
    isi = rinci(isi.content.decode())
    assert "sudah diputus orang lain" in isi and f"Temuan {satu.urut}:" in isi
    assert "Salah baca.</textarea>" in isi and "Benar." in isi


@pytest.mark.parametrize(("panjang", "jadi"), [(ALASAN_TERPANJANG, True), (ALASAN_TERPANJANG + 1, False)])
def test_alasan_terlalu_panjang_disebut_dan_tidak_hilang(kantor, sebagai, selesai, panjang, jadi):
    klien, satu = sebagai(kantor.evaluator), selesai.temuan.first()
    alasan = "baris\r\n" + "x" * (panjang - len("baris\n"))  # browsers count a line end once, and send two
    isi = klien.get(kirim(klien, selesai, temuan=satu.tanda, alasan=alasan)["Location"]).content.decode()
    assert ("1 temuan diputus." in isi, "Alasan lebih dari 2000 huruf." in isi) == (jadi, not jadi)
    assert ("x" * 1000 + "</textarea>" in isi) == (not jadi)
    satu.refresh_from_db()
    assert (satu.putusan == "tolak") == jadi


def test_putusan_yang_tidak_dipilih_disebut(kantor, sebagai, selesai):
    klien, satu = sebagai(kantor.evaluator), selesai.temuan.first()
    isi = klien.get(kirim(klien, selesai, temuan=satu.tanda, alasan="x", putusan="lain")["Location"])
    assert "Putusannya belum dipilih." in isi.content.decode()


# --- which offices one may choose --------------------------------------------------------------------


def test_evaluator_memilih_setiap_kantor_yang_ia_reviu(kantor, sebagai):
    """Units below by command, by technical line and by region; none of another part of the tree."""
    teknis, wilayah, luar = (kantor._unit(k, "upt") for k in ("t", "r", "l"))
    for unit, garis in ((teknis, "teknis"), (wilayah, "wilayah")):
        KedudukanUnit.objects.create(unit=unit, garis=garis, induk=kantor.kanwil, sejak=dt.date(2020, 1, 1))
    bangun_leluhur(instansi=kantor.instansi, tahun=2023)
    klien = sebagai(kantor.evaluator)
    bidang = klien.get("/evaluasi/").context["form"].fields["unit"]
    boleh = Wewenang(kantor.evaluator, timezone.localdate()).unit_boleh("reviu")
    assert {u.pk for u in bidang.queryset} == boleh
    assert boleh == {u.pk for u in (kantor.kanwil, kantor.a, kantor.b, teknis, wilayah)}
    assert luar.pk not in boleh
    isi = klien.get("/evaluasi/").content.decode()
    assert "unit tempat Anda bertugas dan semua unit di bawahnya" in isi
    assert 'aria-describedby="id_unit_helptext"' in isi and 'id="id_unit_helptext"' in isi


def test_evaluator_yang_ditugaskan_di_kantor_lain_memilihnya_juga(kantor, sebagai):
    luar = kantor._unit("l", "upt")
    bangun_leluhur(instansi=kantor.instansi, tahun=2023)
    tugaskan(
        akun=kantor.evaluator, unit=luar, peran="evaluator", sejak=dt.date(2020, 1, 1), oleh=aktor_sistem(),
        peran_oleh="Sistem", waktu=WAKTU,
    )  # fmt: skip
    assert luar in sebagai(kantor.evaluator).get("/evaluasi/").context["form"].fields["unit"].queryset


def test_isian_yang_ditolak_meminta_berkasnya_lagi(kantor, sebagai):
    """Browsers send no file back: without a word the next try fails for a second reason."""
    klien = sebagai(kantor.evaluator)
    berkas = SimpleUploadedFile("a.txt", LAPORAN.encode())
    isi = {"unit": kantor.kanwil.pk, "tahun": 1990, "berkas": berkas}
    assert "Pilih berkasnya lagi." in klien.post("/evaluasi/", isi).content.decode()
    isi = klien.post("/evaluasi/", {"unit": kantor.kanwil.pk, "tahun": 2023}).content.decode()
    assert "Pilih berkasnya lagi." not in isi  # none was chosen: the field says so itself
    assert "Pilih berkasnya lagi." not in klien.get("/evaluasi/").content.decode()


def test_kertas_kerja_memuat_tempat_tanda_tangan_pereviunya(kantor, sebagai, selesai):
    klien, alamat = sebagai(kantor.evaluator), f"/lembar/kertas-kerja/{selesai.pk}.docx"
    awal = teks_docx(klien.get(alamat).content)
    assert kantor.evaluator.nama not in awal and "Pereviu" in awal
    kirim(klien, selesai, temuan=selesai.temuan.first().tanda, alasan="Diralat.")
    # in the head, beside the decision, and under the space to sign
    assert teks_docx(klien.get(alamat).content).count(kantor.evaluator.nama) == 3


# --- the workbook's summary --------------------------------------------------------------------------


def test_ringkasan_kertas_kerja_menampilkan_teks_utuh(kantor, sebagai, selesai):
    """Rows are as high as their wrapped texts: neither the file's digest nor a long class is cut."""
    klien = sebagai(kantor.evaluator)
    buku = load_workbook(io.BytesIO(klien.get(f"/lembar/kertas-kerja/{selesai.pk}.xlsx").content))
    lembar = buku["Ringkasan"]
    for baris in lembar.iter_rows():
        for sel in baris:
            lebar = lembar.column_dimensions[sel.column_letter].width
            muat = lembar.row_dimensions[sel.row].height / 15
            assert len(str(sel.value or "")) / lebar <= muat, sel.value
