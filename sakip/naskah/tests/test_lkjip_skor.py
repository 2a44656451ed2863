"""Bab III C: the official scores beside ours, differences explained, drafts marked, gaps marked."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sakip.aturan.angka import bulatkan
from sakip.dokumen.blok import Gambar, Judul, Melintang, Tabel
from sakip.naskah.kalimat import kalimat_cocok, kalimat_puncak_skor, kalimat_resmi, kalimat_skor_lalu
from sakip.naskah.lkjip.kerangka import kerangka_lkjip
from sakip.naskah.lkjip.penyusun import Penyusun
from sakip.naskah.lkjip.skor import capaian_anggaran
from sakip.naskah.lkjip.susun import susun_lkjip
from sakip.naskah.tests.kantor_uji import bahan, isi_tabel, semua_teks, tabel
from sakip.naskah.tests.skor_uji import SMART, D, aturan, baris, nka, wilayah

NILAI = st.decimals(min_value=0, max_value=100, places=4)
KOSONG_IKPA = wilayah(aturan("ikpa"), ())


def penyusun(b, kode="kemenkumham-2023") -> Penyusun:
    k = kerangka_lkjip(2023, kode=kode)
    return Penyusun(b, k, bagian=next(x for x in k.bagian if x.isi == "capaian_anggaran"))


def smart(banyak=3, **lain):
    a = aturan("smart")
    return wilayah(a, [baris(a, f"{i:02}", "98.69", SMART, kantor=i < 2) for i in range(banyak)], **lain)


def ikpa_resmi():
    a = aturan("ikpa")
    isi = [baris(a, f"{i:02}", n, {}) for i, n in enumerate(("98", "97.50", "100"))]
    return wilayah(a, isi, resmi="98.50")


def test_nilai_smart_resmi_di_samping_hitungan_dengan_rata_rata_kantor_dan_wilayah():
    p = penyusun(bahan(nka=nka(smart(resmi="98.69"), KOSONG_IKPA)))
    blok = capaian_anggaran(p)
    t = tabel(blok, "Nilai SMART Menurut")
    assert [k.judul for k in t.kolom] == ["Komponen", "Bobot", "Satker 00", "Satker 01", "Satker 02"]
    teks = semua_teks(blok)
    assert "Hitungan ulang cocok dengan angka resmi pada 3 dari 3 satuan kerja." in teks
    assert "Nilai SMART wilayah resmi 98,69, cocok dengan hitungan ulang." in teks
    assert "Rata-rata kantor sendiri (2): resmi 98,69, hitungan ulang 98,69" in teks
    assert "potret terakhir" in t.catatan and p.titik == []


def test_potret_yang_ditetapkan_disebut_demikian():
    blok = capaian_anggaran(penyusun(bahan(nka=nka(smart(terpilih=True), KOSONG_IKPA))))
    assert "potret yang ditetapkan untuk laporan" in tabel(blok, "Nilai SMART").catatan


def test_perbedaan_disebut_beserta_penjelasannya():
    a = aturan("smart")
    isi = {"penyerapan": "99.15", "konsistensi": "99.90", "cro": "100", "efisiensi": "20"}
    s = wilayah(a, [baris(a, "01", "99.99", isi), baris(a, "02", "98.69", SMART)])
    blok = capaian_anggaran(penyusun(bahan(nka=nka(s, KOSONG_IKPA))))
    (satu,) = isi_tabel(tabel(blok, "Perbedaan Nilai SMART"))
    assert satu[1:5] == ["Satker 01", "99,99", "99,90", "0,09"]
    assert satu[5].startswith("Tidak terjelaskan dari komponennya")
    assert "berbeda pada Satker 01" in semua_teks(blok)


def test_ikpa_tanpa_komponen_tidak_dihitung_ulang_dan_tidak_disebut_sementara():
    blok = capaian_anggaran(penyusun(bahan(nka=nka(smart(), ikpa_resmi()))))
    t = tabel(blok, "Nilai IKPA")
    assert [k.judul for k in t.kolom] == ["No.", "Satuan kerja", "Nilai resmi"]
    teks = semua_teks(blok)
    assert "Komponennya tidak tercatat, sehingga Nilai IKPA tidak dihitung ulang." in teks
    assert "sementara" not in teks


def test_nilai_kinerja_anggaran_dengan_perhitungan_dan_selisih_yang_tercetak():
    blok = capaian_anggaran(penyusun(bahan(nka=nka(smart(resmi="99.40"), ikpa_resmi(), resmi="99.21"))))
    teks = semua_teks(blok)
    assert [b.teks for b in blok if isinstance(b, Judul)][-1] == "Nilai Kinerja Anggaran"
    assert "Perhitungan: 60% × 98,6939" in teks and "+ 40% × 98,5 = 98,62" in teks
    assert "Perhitungan dari nilai wilayah seperti tercetak: 60% × 99,4 + 40% × 98,5 = 99,04" in teks
    assert (
        "Nilai Kinerja Anggaran wilayah resmi 99,21, lebih tinggi 0,17 daripada hitungan ulang 99,04." in teks
    )


def test_tahun_lalu_dibandingkan_hanya_menurut_aturan_yang_sama():
    kini = nka(smart(), ikpa_resmi())
    teks = semua_teks(capaian_anggaran(penyusun(bahan(nka=kini, nka_lalu=kini))))
    assert "Nilai itu sama dengan tahun 2022." in teks
    lain = replace(kini, wilayah=replace(kini.wilayah, aturan="lain"))
    assert "tahun 2022" not in semua_teks(capaian_anggaran(penyusun(bahan(nka=kini, nka_lalu=lain))))


def test_aturan_draf_disebut_draf():
    a = aturan("ikpa", 2025)
    isi = {"revisi_dipa": "100", "deviasi": "90", "penyerapan": "95", "capaian_output": "100"}
    s = wilayah(a, [baris(a, "01", "96", isi), baris(a, "02", "96", isi)])
    teks = semua_teks(capaian_anggaran(penyusun(bahan(nka=nka(None, s, tahun=2025)))))
    assert "Draf: aturan PER-5/PB/2024 belum diverifikasi terhadap naskahnya" in teks
    assert "Nilai IKPA masih sementara" in teks


IKPA_2025 = {
    "revisi_dipa": "100", "deviasi": "91.37", "penyerapan": "97.20", "tagihan": "99.33", "up_tup": "98",
    "capaian_output": "98.90",
}  # fmt: skip


def ikpa_2025(*isi):
    s = wilayah(aturan("ikpa", 2025), isi)
    return tabel(capaian_anggaran(penyusun(bahan(nka=nka(None, s, tahun=2025)))), "Nilai IKPA")


def test_satu_satker_mencetak_bobot_kali_nilai_dan_jalan_sampai_nilainya():
    a = aturan("ikpa", 2025)
    t = ikpa_2025(baris(a, "01", "96.60", IKPA_2025, tidak=frozenset({"kontraktual"})))
    assert [k.judul for k in t.kolom] == ["Komponen", "Bobot", "Nilai Satker 01", "Bobot × nilai"]
    isi = {r[0]: r[1:] for r in isi_tabel(t)}
    assert isi["Deviasi Halaman III DIPA"] == ["15%", "91,37", "13,7055"]
    assert isi["Belanja kontraktual"] == ["10%", "t.b.", "–"]
    assert isi["Nilai tertimbang"] == ["", "87,6035"]
    assert isi["Bobot yang dipakai"] == ["90%", ""]
    assert isi["Hitungan ulang"] == ["97,34", ""] and isi["Nilai resmi"] == ["96,60", ""]
    assert "Potongan" not in isi
    assert "Hitungan ulang: nilai tertimbang dibagi bobot yang dipakai." in t.catatan


def test_beberapa_satker_mencetak_jumlah_tertimbang_dan_potongannya_sendiri():
    a = aturan("ikpa", 2025)
    penuh = {**IKPA_2025, "kontraktual": "100", "dispensasi_spm": "0.80"}
    t = ikpa_2025(baris(a, "01", "97", penuh), baris(a, "02", "97", {**IKPA_2025, "kontraktual": "95.125"}))
    isi = {r[0]: r[1:] for r in isi_tabel(t)}
    assert isi["Belanja kontraktual"] == ["10%", "100,00", "95,125"]  # as it went into the sum
    assert isi["Nilai tertimbang"] == ["97,6035", "97,1160"]
    assert "Bobot yang dipakai" not in isi
    assert isi["Potongan"][1] == "–" and isi["Potongan"][0] != "0,00"  # unknown is no zero
    assert "Hitungan ulang: nilai tertimbang, dikurangi potongan." in t.catatan


def test_nilai_efisiensi_tercetak_seperti_yang_dihitung_dari_efisiensi():
    t = tabel(capaian_anggaran(penyusun(bahan(nka=nka(smart(1), KOSONG_IKPA)))), "Nilai SMART")
    isi = {r[0]: r[1:] for r in isi_tabel(t)}
    assert isi["Efisiensi (E)"] == ["–", "18,27", "–"]
    ne = next(v for n, v in isi.items() if n.startswith("Nilai efisiensi"))
    assert ne[1] == "95,675" and isi["Nilai tertimbang"] == ["", "98,6939"]


def test_tanpa_komponen_tidak_ada_baris_hitungan():
    t = tabel(capaian_anggaran(penyusun(bahan(nka=nka(smart(), ikpa_resmi())))), "Nilai IKPA")
    assert all("tertimbang" not in r[0] for r in isi_tabel(t)) and "tertimbang" not in t.catatan


def test_komponen_yang_tidak_berlaku_ditandai_dan_banyak_satker_memakai_halaman_melintang():
    a = aturan("ikpa")
    nilai = dict.fromkeys(
        ("revisi_dipa", "deviasi", "penyerapan", "tagihan", "up_tup", "dispensasi_spm"), "100"
    )
    nama = "Lembaga Pemasyarakatan Perempuan Kelas III dengan Nama yang Sangat Panjang Sekali"
    isi = [
        baris(a, f"{i:02}", "100", nilai, nama=f"{nama} {i}", tidak=frozenset({"kontraktual"}))
        for i in range(60)
    ]
    blok = capaian_anggaran(penyusun(bahan(nka=nka(smart(), wilayah(a, isi)))))
    (melintang,) = [b for b in blok if isinstance(b, Melintang)]
    (t,) = melintang.isi
    assert isinstance(t, Tabel) and len(t.baris) == 61 and "t.b.: tidak berlaku" in t.catatan
    assert isi_tabel(t)[0].count("t.b.") == 1
    teks = semua_teks(blok)
    assert teks.count("Capaian output: semua satuan kerja.") == 1 and "Masih ada" not in teks
    assert any(isinstance(b, Gambar) for b in blok) is False  # all the same


def test_tanpa_nilai_celahnya_ditandai_menurut_kementerian_dan_ditinggalkan_pada_kerangka_umum():
    p = penyusun(bahan())
    assert semua_teks(capaian_anggaran(p)) == "belum diisi" and len(p.titik) == 1
    umum = penyusun(bahan(), "permenpanrb-53-2014")
    assert capaian_anggaran(umum) == [] and umum.titik == []
    judul = [b.teks for b in susun_lkjip(bahan()).dokumen.isi if isinstance(b, Judul)]
    assert "Capaian Kinerja Anggaran" not in judul


def test_teks_orang_tetap_ada_sesudah_angkanya():
    teks = {("bab", "bab3.capaian_anggaran", "isi"): "Kata orang."}
    blok = capaian_anggaran(penyusun(bahan(nka=nka(smart(), KOSONG_IKPA), teks=teks)))
    assert semua_teks(blok[-1:]) == "Kata orang."
    assert semua_teks(capaian_anggaran(penyusun(bahan(teks=teks)))) == "Kata orang."


# --- sentences never say more than the figures --------------------------------------------------------


@given(st.lists(NILAI, min_size=2, max_size=8))
def test_tertinggi_dan_terendah_menurut_angka_yang_tercetak(nilai):
    kalimat = kalimat_puncak_skor("Nilai", [(f"S{i}", n) for i, n in enumerate(nilai)])
    cetak = {bulatkan(n, 2) for n in nilai}
    assert ("tertinggi" in kalimat) == (len(cetak) > 1)
    assert ("semua satuan kerja sama" in kalimat) == (len(cetak) == 1)


@given(NILAI, NILAI)
def test_naik_dan_turun_menurut_angkanya(kini, lalu):
    kalimat = kalimat_skor_lalu("Nilai", kini, 2022, lalu)
    assert (" naik " in kalimat) == (kini > lalu)
    assert (" turun " in kalimat) == (kini < lalu)
    assert ("sama dengan" in kalimat) == (kini == lalu)


@given(NILAI, NILAI)
def test_lebih_tinggi_hanya_bila_memang_lebih_tinggi(resmi, kami):
    kalimat = kalimat_resmi("Nilai", resmi, kami, resmi == kami)
    assert ("lebih tinggi" in kalimat) == (resmi > kami)
    assert ("lebih rendah" in kalimat) == (resmi < kami)


@given(st.lists(st.sampled_from([True, False, None]), max_size=9))
def test_cocok_dihitung_dari_yang_dapat_disandingkan(isi):
    kalimat = kalimat_cocok([(f"S{i}", x) for i, x in enumerate(isi)])
    diuji = [x for x in isi if x is not None]
    if diuji:
        assert f"pada {sum(diuji)} dari {len(diuji)} satuan kerja" in kalimat
    assert ("berbeda" in kalimat) == (False in diuji)
    assert ("tidak dapat disandingkan" in kalimat) == (None in isi)


def test_desimal_ditambah_bila_dua_menyembunyikan_perbedaan():
    assert kalimat_skor_lalu("Nilai", D("99.001"), 2022, D("99.002")) == (
        "Nilai itu turun 0,001 dari 99,002 pada tahun 2022."
    )
