"""The letter on target kinerja says what the data say: states, means, last year, what is left to do."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sakip.dokumen.blok import Daftar, Melintang, Paragraf, Rincian, Tabel, TandaTangan, polos
from sakip.inti.galat import TidakDitemukan
from sakip.naskah.target_kinerja import bahan_target_kinerja, susun_target_kinerja
from sakip.perjanjian.models import NilaiTargetKinerja, PelaksanaTargetKinerja, RekapTargetKinerja
from sakip.perjanjian.services.surat_target import SuratMasuk, simpan_surat
from sakip.perjanjian.services.target_kinerja import NilaiMasuk
from sakip.perjanjian.tests.conftest import PINTU, TAHUN, Dunia
from sakip.perjanjian.tests.test_target_kinerja import MENILAI, Tk

PADA = dt.date(2025, 12, 31)


@pytest.fixture
def tk(db):
    t = Tk(Dunia())
    for kode in ("2", "3"):
        t.pilih(t.target(kode), {t.d.kanwil.pk: None})
    t.p = {p.target.kode: p for p in PelaksanaTargetKinerja.objects.filter(unit=t.d.kanwil)}
    return t


def nilai(tk, kode, periode, angka, alasan="", waktu=MENILAI):
    NilaiTargetKinerja.objects.create(
        pelaksana=tk.p[kode], periode=periode, nilai=angka, alasan=alasan, waktu=waktu, oleh=tk.d.oleh
    )


def naskah(tk, periode="B03", pada=PADA):
    return susun_target_kinerja(bahan_target_kinerja(tk.d.kanwil, TAHUN, periode, pada=pada))


def isi(n):
    """The whole text, and the tables by key."""
    blok = [b for x in n.dokumen.isi for b in (x.isi if isinstance(x, Melintang) else (x,))]
    tabel = {b.kunci: b for b in blok if isinstance(b, Tabel)}
    kata = [polos(b.teks) for b in blok if isinstance(b, Paragraf)]
    kata += [polos(x) for b in blok if isinstance(b, Daftar) for x in b.butir]
    return " ".join(kata), {
        k: [[polos(s.teks).replace("\n", " ") for s in b] for b in t.baris] for k, t in tabel.items()
    }


def test_keadaan_rata_dan_tindak_lanjut_mengikuti_data(tk):
    tk.simpan(kendala="Anggaran terlambat")
    tk.kirim()
    nilai(tk, "2", "B03", 80, "Sebagian")
    RekapTargetKinerja.objects.create(unit=tk.d.kanwil, tahun=TAHUN - 1, nilai="95.5", sumber="LKjIP 2024")
    n = naskah(tk)
    teks, tabel = isi(n)
    assert "Berdasarkan Kepmen 3, dengan hormat kami sampaikan" in teks
    assert "dari 3 Target Kinerja, 1 dinilai, 1 belum dikirim, dan 1 belum diverifikasi." in teks
    assert "Rata-rata nilai B03 yang sudah diverifikasi adalah 80,00, dari 1 di antara 3" in teks
    assert "rata-rata setahun 2024 adalah 95,50" in teks
    assert "2 Target 2: 80,00 (catatan pemilik: Sebagian)" in teks
    assert "Memintakan penilaian pemilik atas 1 Target Kinerja yang belum diverifikasi (1)." in teks
    assert "Mengirim bukti 1 Target Kinerja yang belum dikirim (3)." in teks
    semua = {b[0]: b for b in tabel["nilai"] if len(b) > 1}
    assert semua["1"][2:] == ["belum diverifikasi", "–"] and semua["2"][2:] == ["80,00", "80,00"]
    assert [b[0] for b in tabel["terbuka"]] == ["1", "3"]
    assert tabel["tertulis"] == [["1", "Selesai", "Anggaran terlambat", "1"]]
    assert tabel["rekap"][-1] == ["Seluruhnya", "3", "80,00 (1/3)", "95,50"]
    assert [m.pesan for m in n.belum_diisi] == [
        "Belum selesai dinilai", "Belum selesai dinilai",
        "Nomor belum diisi", "Tempat belum diisi", "Tanggal belum diisi",
    ]  # fmt: skip
    assert n.dokumen.draf and "Nomor, tempat, dan tanggal belum diisi." in teks


def test_banding_hanya_memakai_yang_dinilai_pada_kedua_periode(tk):
    nilai(tk, "1", "B03", 100)
    nilai(tk, "2", "B03", 60)
    nilai(tk, "2", "B06", 70)
    nilai(tk, "3", "B06", 10)
    teks, tabel = isi(naskah(tk, "B06"))
    # the plain means fall from 80 to 40; what can be compared rose
    assert (
        "Pada satu Target Kinerja yang dinilai pada B03 dan B06, nilainya naik dari 60,00 menjadi 70,00."
        in teks
    )
    assert "Dibandingkan dengan B03, 1 Target Kinerja naik." in teks
    assert "Rata-rata sampai dengan B06 adalah 58,33." in teks  # (100 + 65 + 10) / 3, not a mean of means
    assert tabel["rekap"][-1][2:] == ["80,00 (2/3)", "40,00 (2/3)", "58,33"]
    assert "B09" not in str(tabel)


def test_tahun_lalu_pada_akhir_tahun_dan_keadaan_pada_tanggal(tk):
    for kode in tk.p:
        nilai(tk, kode, "B12", 98, waktu=dt.datetime(2026, 1, 8, tzinfo=dt.UTC))
    RekapTargetKinerja.objects.create(unit=tk.d.kanwil, tahun=TAHUN - 1, nilai="99.5", sumber="LKjIP 2024")
    teks, tabel = isi(naskah(tk, "B12", dt.date(2026, 1, 9)))
    assert "Rata-rata setahun 2024 adalah 99,50, sehingga tahun ini turun 1,50." in teks
    assert "Tidak ada: seluruh Target Kinerja B12 sudah dinilai." in teks and "terbuka" not in tabel
    teks, _ = isi(naskah(tk, "B12", dt.date(2026, 1, 7)))
    assert "Belum ada Target Kinerja B12 yang dinilai" in teks  # the day before the scores


def kepala_surat(tk, versi=0, **isi):
    lengkap = {"nomor": "W.7-PR.03-12", "tempat": "Kota Contoh", "tanggal": dt.date(2025, 4, 9)}
    return simpan_surat(
        unit=tk.d.kanwil, tahun=TAHUN, periode="B03", versi=versi, masuk=SuratMasuk(**(lengkap | isi)),
        **tk.d.umum(),
    )  # fmt: skip


def rincian(n):
    (r,) = [b for b in n.dokumen.isi if isinstance(b, Rincian)]
    return {k: polos(v) for k, v in r.baris}


def test_kepala_surat_tercetak_dan_draf_hilang_bila_lengkap(tk):
    assert rincian(naskah(tk))["Nomor"].startswith("……") and naskah(tk).dokumen.draf
    s = kepala_surat(tk, sifat="Segera", lampiran="Satu berkas", tembusan="Menteri\n\n Kepala Biro ")
    n = naskah(tk)
    assert not n.dokumen.draf
    assert rincian(n) == {
        "Nomor": "W.7-PR.03-12", "Sifat": "Segera", "Lampiran": "Satu berkas",
        "Hal": "Laporan Target Kinerja B03 (Januari–Maret) Tahun 2025",
    }  # fmt: skip
    teks, _ = isi(n)
    assert "Yth. pemilik Target Kinerja: Unit ditjen" in teks and "Menteri Kepala Biro" in teks
    assert next(b for b in n.dokumen.isi if isinstance(b, TandaTangan)).tempat_tanggal == (
        "Kota Contoh, 9 April 2025"
    )
    kepala_surat(tk, s.versi, kepada="Direktur Jenderal\ndi Jakarta", hal="Laporan B03", nomor="")
    n = naskah(tk)
    assert n.dokumen.draf and rincian(n)["Hal"] == "Laporan B03"
    teks, _ = isi(n)
    assert "Yth. Direktur Jenderal\ndi Jakarta" in teks and "Nomor belum diisi." in teks


def test_surat_bertanggal_memuat_yang_diketahui_pada_hari_itu(tk):
    kepala_surat(tk, tanggal=dt.date(2025, 4, 7))
    nilai(tk, "1", "B03", 90, waktu=dt.datetime(2025, 4, 8, 3, tzinfo=dt.UTC))
    teks, _ = isi(naskah(tk))
    assert "menurut data sampai dengan 7 April 2025" in teks and "Belum ada Target Kinerja B03" in teks
    kepala_surat(tk, 1, tanggal=dt.date(2025, 4, 8))
    teks, _ = isi(naskah(tk))
    assert "adalah 90,00" in teks


def test_unit_tanpa_target_dan_periode_asing_ditolak(tk):
    with pytest.raises(TidakDitemukan):
        naskah(tk, "B10")
    with pytest.raises(TidakDitemukan, match="tidak mempunyai target kinerja"):
        bahan_target_kinerja(tk.d.pusat, TAHUN, "B03", pada=PADA)


def test_jumlah_kueri_tetap(tk):
    def kueri():
        with CaptureQueriesContext(connection) as k:
            bahan_target_kinerja(tk.d.kanwil, TAHUN, "B03", pada=PADA)
        return len(k)

    satu = kueri()
    for n in range(4, 12):
        tk.pilih(tk.target(str(n)), {tk.d.kanwil.pk: tk.d.divisi.pk})
    assert kueri() == satu


def test_surat_dapat_diunduh_oleh_yang_berhak(client, tk):
    tk.simpan()
    tk.kirim()
    tk.nilai(NilaiMasuk(tk.p["1"].pk, 0, "90"))

    def alamat(bentuk, periode="B03"):
        return reverse(f"dasbor:surat_target_{bentuk}", args=["i", "kw", TAHUN, periode])

    client.force_login(tk.d.akun("pimpinan", tk.d.kanwil), backend=PINTU)
    html = client.get(alamat("html")).content.decode()
    assert "Laporan Target Kinerja B03 (Januari–Maret) Tahun 2025" in html and "belum dikirim" in html
    assert client.get(alamat("docx")).content[:2] == b"PK"
    assert client.get(alamat("pdf")).content[:5] == b"%PDF-"
    assert client.get(alamat("pdf", "B10")).status_code == 404
    client.force_login(tk.d.akun("pimpinan", tk.d.tetangga), backend=PINTU)
    assert client.get(alamat("pdf")).status_code == 403
