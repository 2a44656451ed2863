"""What a label names: a heading without blank lines, a header below "No", a turned table below a heading."""

from sakip.reviu import baca_teks, periksa
from sakip.reviu.model import Judul
from sakip.reviu.paham import pahami

LABEL = """BAB III AKUNTABILITAS KINERJA

Sasaran Kegiatan 2: Meningkatnya hasil tangkapan nelayan
IKK 1. Persentase nelayan yang memiliki kartu
Target tercapai sepenuhnya pada akhir tahun.
IKK 2. Jumlah kapal yang laik laut
Kapal diperiksa dua kali setahun.
"""


def judul(teks: str):
    return [u.nomor for u in baca_teks(teks).unsur if isinstance(u, Judul)][1:]


def test_label_indikator_tanpa_baris_kosong_adalah_judul():
    assert judul(LABEL) == ["Sasaran Kegiatan 2", "IKK 1", "IKK 2"]


def test_label_di_dalam_kalimat_atau_daftar_bukan_judul():
    kalimat = LABEL.replace("akhir tahun.", "akhir tahun menurut")
    assert judul(kalimat) == ["Sasaran Kegiatan 2", "IKK 1"]
    daftar = LABEL.replace("Target tercapai sepenuhnya pada akhir tahun.\n", "")
    assert judul(daftar) == ["Sasaran Kegiatan 2"]
    lipat = LABEL.replace("laik laut\nKapal", "laik\nlaut, kapal")
    assert judul(lipat) == ["Sasaran Kegiatan 2", "IKK 1"]


def test_no_di_atas_nomor_urut_adalah_kepala():
    teks = "Tabel 1 Luas\n\nNo\tKolam\tHulu\tHilir\n{n}\tKolam Satu\t4\t5\n2\tKolam Dua\t6\t7\n"
    (t,) = baca_teks(teks.format(n="1")).tabel
    assert len(t.kepala) == 1 and len(t.isi) == 2
    (t,) = baca_teks(teks.format(n="Blok A")).tabel
    assert not t.kepala and len(t.isi) == 3


TERPUTAR = """BAB III AKUNTABILITAS KINERJA

Sasaran Kegiatan 3 Meningkatnya mutu pelabuhan

a. Uraian capaian

Uraian	2020	2021	2022
Target	70%	75%	80%
Realisasi	72%	84%	90%
Capaian (%)	102,86	112,00	112,50

Berikutnya diuraikan kebersihan dermaga menurut tahun.

Uraian	2020	2021	2022
Target	{t}	80%	85%
Realisasi	71%	82%	{r}
Capaian (%)	94,67	102,50	95,29

Selesai.
"""


def nama_terputar(teks: str):
    return {b.nama for t in pahami(baca_teks(teks)).tabel if t.maya for b in t.baris}


def test_dua_tabel_terputar_di_bawah_satu_judul_bukan_satu_indikator():
    satu, _, _ = TERPUTAR.partition("Berikutnya")
    assert "" not in nama_terputar(satu)
    dua = TERPUTAR.format(t="75%", r="81%")
    assert nama_terputar(dua) == {""} and not [t for t in periksa(dua).temuan if t.kelas == "antar_tabel"]


def test_tabel_terputar_yang_diulang_tetap_satu_indikator():
    awal, _, akhir = TERPUTAR.partition("Uraian\t2020")
    tabel, _, _ = akhir.partition("\n\n")
    ulang = f"{awal}Uraian\t2020{tabel}\n\nDiulang lagi.\n\nUraian\t2020{tabel.replace('84%', '48%')}\n"
    assert "" not in nama_terputar(ulang)


PAGU = """Tabel 2.2 Anggaran pada Perjanjian Kinerja

No	Program	Anggaran
1	Program Perikanan Tangkap	Rp 2.150.400.000
2	Program Perikanan Budi Daya	Rp 1.310.250.000
3	Program Pengawasan Laut	Rp 975.600.000
4	Program Penyuluhan Nelayan	Rp 640.125.000
5	Program Dukungan Dinas	Rp 3.480.900.000

{kalimat}

Tabel 3.9 Realisasi Anggaran per Program

No	Program	Pagu	Realisasi	%
1	Program Perikanan Tangkap	2.150.400.000	2.128.896.000	99,00%
2	Program Perikanan Budi Daya	1.310.250.000	1.297.147.500	99,00%
3	Program Pengawasan Laut	957.600.000	948.024.000	99,00%
4	Program Penyuluhan Nelayan	640.125.000	633.723.750	99,00%
5	Program Dukungan Dinas	3.480.900.000	3.446.091.000	99,00%
"""


def test_pagu_yang_diubah_menurut_kalimat_bukan_temuan():
    diam = "Anggaran dibagi menurut program."
    ubah = "Program Pengawasan Laut direvisi dari semula Rp 975.600.000 menjadi Rp 957.600.000."
    assert [t for t in periksa(PAGU.format(kalimat=diam)).temuan if t.kelas == "antar_tabel"]
    assert not [t for t in periksa(PAGU.format(kalimat=ubah)).temuan if t.kelas == "antar_tabel"]
    lain = ubah.replace("957.600.000", "1.957.600.000")
    assert [t for t in periksa(PAGU.format(kalimat=lain)).temuan if t.kelas == "antar_tabel"]
