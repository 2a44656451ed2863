"""The import of the past: what a person confirmed becomes official, nothing else."""

from __future__ import annotations

import datetime as dt

import pytest
from django.conf import settings

from sakip.evaluasi import services
from sakip.evaluasi.models import ReviuLaporan
from sakip.evaluasi.tests.conftest import LAPORAN, WAKTU, kantor, sebagai
from sakip.evaluasi.tests.test_reviu_web import unggah
from sakip.pengukuran.models import NilaiLangsung
from sakip.pengukuran.queries import capaian_unit
from sakip.pertukaran.masa_lalu import tawarkan
from sakip.pertukaran.masa_lalu.tawaran import TERBANYAK

__all__ = ["kantor", "sebagai"]


@pytest.fixture
def selesai(kantor):
    reviu = unggah(kantor)
    services.periksa_laporan(pk=reviu.pk, waktu=WAKTU)
    return ReviuLaporan.objects.get(pk=reviu.pk)


def isian(selesai, **ganti):
    isi = {}
    for b in tawarkan(selesai).indikator:
        for n in ("kode", "kunci", "nama", "sasaran", "satuan", "polaritas", "target", "realisasi"):
            isi[f"i{b.nomor}-{n}"] = getattr(b, n)
        if b.ikut:
            isi[f"i{b.nomor}-ikut"] = "on"
    return isi | ganti


def test_baris_yang_bertemuan_tidak_ditandai_lebih_dahulu(selesai):
    baris = tawarkan(selesai).indikator
    assert [(b.target, b.realisasi, b.ikut) for b in baris] == [
        ("90", "81", False),
        ("80", "88", True),
        ("20", "25", True),
    ]
    assert baris[0].temuan and baris[2].satuan == "desa"


@pytest.mark.parametrize(
    ("nama", "isi", "satuan"),
    [
        ("Indeks kepuasan layanan internal", "7,1\t9,38\t132%", "indeks"),
        ("Nilai reformasi birokrasi", "70\t77\t110%", "nilai"),
        ("Persentase izin tepat waktu", "90\t93\t103%", "persen"),
        ("Jumlah desa yang dibina", "20 desa\t25 desa\t125%", "desa"),
        ("Terselenggaranya layanan keliling", "20\t25\t125%", ""),
    ],
)
def test_satuan_yang_tidak_tercetak_menurut_namanya_bukan_selalu_persen(kantor, nama, isi, satuan):
    kepala = "LAPORAN KINERJA TAHUN 2022\n\nNo\tIndikator Kinerja\tTarget\tRealisasi\tCapaian\n"
    reviu = unggah(kantor, f"{kepala}1\t{nama}\t{isi}\n", tahun=2022)
    services.periksa_laporan(pk=reviu.pk, waktu=WAKTU)
    (baris,) = tawarkan(ReviuLaporan.objects.get(pk=reviu.pk)).indikator
    assert (baris.satuan, baris.ikut) == (satuan, bool(satuan))


def test_temuan_tampil_di_barisnya_dan_banyaknya_yang_ditandai(kantor, sebagai, selesai):
    isi = sebagai(kantor.perencana).get(f"/lembar/masa-lalu/{selesai.pk}/").content.decode()
    temuan = selesai.temuan.get(kelas="capaian")
    assert f"?temuan={temuan.urut}#rinci" in isi and "81 ÷ 90" in isi
    assert "3 terbaca, 2 ditandai" in isi


def test_tahun_yang_sudah_ada_perjanjiannya_tidak_ditimpa(kantor, sebagai, selesai):
    jawaban = sebagai(kantor.perencana).post(
        f"/lembar/masa-lalu/{selesai.pk}/", isian(selesai, tindakan="impor")
    )
    assert jawaban.status_code == 400 and "sudah mempunyai Perjanjian Kinerja" in jawaban.content.decode()


def test_angka_masa_lalu_menjadi_angka_resmi_setelah_dikonfirmasi(kantor, sebagai):
    reviu = unggah(kantor, LAPORAN.replace("2023", "2022"), tahun=2022)
    services.periksa_laporan(pk=reviu.pk, waktu=WAKTU)
    selesai = ReviuLaporan.objects.get(pk=reviu.pk)
    alamat = f"/lembar/masa-lalu/{selesai.pk}/"
    klien = sebagai(kantor.evaluator)
    assert klien.post(alamat, isian(selesai, tindakan="impor")).status_code == 403
    klien = sebagai(kantor.perencana)
    periksa = klien.post(alamat, isian(selesai, tindakan="periksa"))
    assert periksa.context["masalah"] == []
    assert "Paketnya sah" in periksa.content.decode()
    unduh = klien.post(alamat, isian(selesai, tindakan="unduh"))
    assert unduh.json()["format"] == "sakip-paket"
    assert klien.post(alamat, isian(selesai, tindakan="impor")).status_code == 302
    hasil = capaian_unit(kantor.kanwil, 2022, pada=dt.date(2024, 2, 1))
    baru = {b.rumusan: (b.target.nilai, b.realisasi.nilai) for b in hasil.butir}
    assert baru["Jumlah desa yang dibina"] == (20, 25)
    assert "Persentase permohonan yang selesai tepat waktu" not in baru
    # what was not ticked leaves nothing at all, and what was names the file it was read from
    tertulis = NilaiLangsung.objects.filter(unit=kantor.kanwil, tahun=2022).select_related("indikator")
    yakin = {b.kunci for b in tawarkan(selesai).indikator if b.ikut}
    assert len(yakin) == 2 and {n.indikator.kunci for n in tertulis} == yakin
    assert not {b.kunci for b in tawarkan(selesai).indikator if not b.ikut} & set(
        kantor.instansi.indikator_set.values_list("kunci", flat=True)
    )
    asal = f"Dibaca dari lkjip 2023.txt (SHA-256 {selesai.berkas.sha256[:16]})"
    assert {n.catatan for n in tertulis} == {f"{asal}, baris 7", f"{asal}, baris 8"}


def test_angka_yang_dibetulkan_menyebut_yang_tercetak(kantor, sebagai):
    reviu = unggah(kantor, LAPORAN.replace("2023", "2022"), tahun=2022)
    services.periksa_laporan(pk=reviu.pk, waktu=WAKTU)
    selesai = ReviuLaporan.objects.get(pk=reviu.pk)
    kirim = isian(selesai, tindakan="impor", **{"i3-realisasi": "26"}) | {"i2-realisasi": "88,00"}
    klien = sebagai(kantor.perencana)
    assert klien.post(f"/lembar/masa-lalu/{selesai.pk}/", kirim).status_code == 302
    catatan = {n.nilai: n.catatan for n in NilaiLangsung.objects.filter(unit=kantor.kanwil, tahun=2022)}
    assert catatan[26].endswith("baris 8; tercetak 25, dibetulkan saat dikonfirmasi")
    assert catatan[88].endswith("baris 7")  # the same number, written otherwise


def test_isian_salah_disebut_barisnya_dan_tidak_ada_yang_tertulis(kantor, sebagai, selesai):
    klien = sebagai(kantor.perencana)
    alamat = f"/lembar/masa-lalu/{selesai.pk}/"
    salah = isian(selesai, tindakan="impor", **{"i2-target": "delapan", "i3-kunci": "Ada Spasi"})
    jawaban = klien.post(alamat, salah)
    isi = jawaban.content.decode()
    assert jawaban.status_code == 400
    assert "Indikator 2" in isi and "delapan" in isi and "Indikator 3" in isi and "Ada Spasi" in isi
    kosong = {k: v for k, v in isian(selesai, tindakan="impor").items() if not k.endswith("-ikut")}
    assert "Belum ada baris yang dipilih" in klien.post(alamat, kosong).content.decode()
    assert not kantor.instansi.indikator_set.filter(kunci__startswith="lalu.").exists()


def lalu(kantor, tahun=2022):
    """A review of a year for which the office has no agreement."""
    reviu = unggah(kantor, LAPORAN.replace("2023", str(tahun)), tahun=tahun)
    services.periksa_laporan(pk=reviu.pk, waktu=WAKTU)
    return ReviuLaporan.objects.get(pk=reviu.pk)


def test_kesalahan_menunjuk_barisnya(kantor, sebagai, selesai):
    klien = sebagai(kantor.perencana)
    salah = isian(selesai, tindakan="periksa", **{"i2-target": "", "i3-realisasi": "dua"})
    isi = klien.post(f"/lembar/masa-lalu/{selesai.pk}/", salah).content.decode()
    assert '<a href="#i2-ikut">Indikator 2</a>: Targetnya kosong.' in isi
    assert '<a href="#i3-ikut">Indikator 3</a>: Realisasi «dua» bukan angka.' in isi
    assert 'id="i2-ikut"' in isi and 'aria-label="Target indikator 2"' in isi


def test_kesalahan_yang_tidak_ditampilkan_dihitung(kantor, sebagai, selesai, monkeypatch):
    monkeypatch.setattr("sakip.pertukaran.views.masa_lalu._TERBANYAK", 1)
    salah = isian(selesai, tindakan="periksa", **{"i2-target": "x", "i3-target": "y"})
    isi = sebagai(kantor.perencana).post(f"/lembar/masa-lalu/{selesai.pk}/", salah).content.decode()
    assert "Dan 1 lagi." in isi
    monkeypatch.setattr("sakip.pertukaran.views.masa_lalu._TERBANYAK", 2)
    isi = sebagai(kantor.perencana).post(f"/lembar/masa-lalu/{selesai.pk}/", salah).content.decode()
    assert "lagi." not in isi.partition("Perbaiki dahulu")[2].partition("</div>")[0]


def test_tahun_yang_sudah_berperjanjian_dikatakan_sebelum_baris_diperiksa(kantor, sebagai, selesai):
    klien = sebagai(kantor.perencana)
    isi = klien.get(f"/lembar/masa-lalu/{selesai.pk}/").content.decode()
    assert "sudah mempunyai Perjanjian Kinerja 2023 di SAKIP (pk)" in isi
    assert "sudah mempunyai" not in klien.get(f"/lembar/masa-lalu/{lalu(kantor).pk}/").content.decode()


def test_yang_akan_ditulis_disebut_dengan_kata_orang(kantor, sebagai):
    reviu = lalu(kantor)
    isi = sebagai(kantor.perencana).post(
        f"/lembar/masa-lalu/{reviu.pk}/", isian(reviu, tindakan="periksa")
    ).content.decode()  # fmt: skip
    assert "2 realisasi baru" in isi and "1 Perjanjian Kinerja baru" in isi
    assert "nilai langsung" not in isi and "paket baru" not in isi


def test_impor_kedua_hanya_untuk_indikator_dan_target_yang_sama(kantor, sebagai):
    reviu = lalu(kantor)
    klien, alamat = sebagai(kantor.perencana), f"/lembar/masa-lalu/{reviu.pk}/"
    assert "sudah pernah diimpor" not in klien.get(alamat).content.decode()
    jawaban = klien.post(alamat, isian(reviu, tindakan="impor"), follow=True).content.decode()
    assert "2 indikator dan 0 baris anggaran dari lkjip 2023.txt menjadi angka resmi tahun 2022" in jawaban
    assert "Tahun 2022 sudah pernah diimpor dari laporan: 2 indikator" in klien.get(alamat).content.decode()
    sama = isian(reviu, tindakan="periksa") | {"i2-target": "80,0"}  # the same number, written otherwise
    assert klien.post(alamat, sama).status_code == 200
    for ganti in ({"i1-ikut": "on"}, {"i2-target": "81"}):
        jawaban = klien.post(alamat, isian(reviu, tindakan="impor", **ganti))
        isi = jawaban.content.decode()
        assert jawaban.status_code == 400
        assert (
            "Tahun itu sudah pernah diimpor dari laporan (2 indikator)" in isi and "perjanjian[0]" not in isi
        )


def test_riwayat_disebut_riwayat(kantor, sebagai):
    kepala = "LAPORAN KINERJA TAHUN 2022\n\nIndikator Kinerja\tRealisasi 2020\tRealisasi 2021\tTarget 2022"
    teks = f"{kepala}\tRealisasi 2022\nPersentase izin tepat waktu\t81%\t82%\t90%\t93%\n"
    reviu = unggah(kantor, teks, tahun=2022)
    services.periksa_laporan(pk=reviu.pk, waktu=WAKTU)
    isi = sebagai(kantor.perencana).get(f"/lembar/masa-lalu/{reviu.pk}/").content.decode()
    assert "indikator baru, riwayat 2 tahun" in isi and "tahun lalu" not in isi


def test_baris_terlalu_banyak_dibatasi_dan_disebut(kantor, sebagai, selesai, monkeypatch):
    """The form stays below what a request may send; what is left out is said."""
    alamat = f"/lembar/masa-lalu/{selesai.pk}/"
    klien = sebagai(kantor.perencana)
    assert "tidak ditawarkan" not in klien.get(alamat).content.decode()
    monkeypatch.setitem(TERBANYAK, "indikator", 2)
    isi = klien.get(alamat).content.decode()
    assert "1 baris berikutnya tidak ditawarkan" in isi and "i2-ikut" in isi and "i3-ikut" not in isi
    banyak = 9 * 1500 + 4 * TERBANYAK["anggaran"]
    assert banyak < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS


def test_temuan_baris_hanya_pada_barisnya(kantor, sebagai, selesai):
    isi = sebagai(kantor.perencana).get(f"/lembar/masa-lalu/{selesai.pk}/").context["indikator"]
    urut = selesai.temuan.get(kelas="capaian").urut
    assert [[n for n, _ in temuan] for _, temuan in isi] == [[urut], [], []]
