"""Bab III B and D: plan, outputs, money by indicator; target kinerja, e-Monev, priorities."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sakip.anggaran.queries.emonev import (
    BarisEmonev,
    KelengkapanEmonev,
    SelEmonev,
    batas_lapor,
)
from sakip.anggaran.queries.kunci import BarisUang, UangIndikator
from sakip.anggaran.queries.output import BarisOutput
from sakip.aturan import target_kinerja as aturan
from sakip.aturan.periode import NAMA_BULAN
from sakip.dokumen.blok import Judul, Melintang
from sakip.naskah.kalimat import (
    kalimat_emonev,
    kalimat_rpd,
    kalimat_target_lalu,
    kalimat_triwulan,
    kalimat_triwulan_serapan,
    kalimat_ubah_pagu,
)
from sakip.naskah.lkjip.capaian_lain import capaian_lain
from sakip.naskah.lkjip.kerangka import kerangka_lkjip
from sakip.naskah.lkjip.penyusun import Penyusun
from sakip.naskah.lkjip.susun import susun_lkjip
from sakip.naskah.lkjip.uang_indikator import bulat_berjumlah, uang_per_indikator
from sakip.naskah.tests.bahan import butir
from sakip.naskah.tests.kantor_uji import D, bahan, isi_tabel, semua_teks, tabel
from sakip.perjanjian.queries.target_kinerja import BarisTarget, RekapPenanggung, RekapTahun, SelPeriode


def penyusun(b, kode="kemenkumham-2023") -> Penyusun:
    k = kerangka_lkjip(2023, kode=kode)
    return Penyusun(b, k, bagian=next(x for x in k.bagian if x.isi == "capaian_lain"))


# --- target kinerja ------------------------------------------------------------------------------------


def target(
    kode: str, nilai: list[str | None], keadaan: aturan.Keadaan = "belum_diverifikasi", nama: str = "Sasaran"
):
    sel = tuple(
        SelPeriode(q, "dinilai" if n else keadaan, None if n is None else D(n))
        for q, n in zip(aturan.PERIODE, nilai, strict=True)
    )
    return BarisTarget(
        1, 1, 1, kode, nama, 9, "Pemilik", 2, "Divisi A", sel, aturan.rata([s.nilai for s in sel])
    )


def rekap(baris, lalu=None) -> RekapTahun:
    def periode():
        return tuple(aturan.rata([b.sel[n].nilai for b in baris]) for n in range(4))

    semua = aturan.rata([b.rata.nilai for b in baris])
    k = RekapPenanggung(2, "Divisi A", tuple(baris), periode(), semua, lalu, "Laporan lalu" if lalu else "")
    return RekapTahun(
        1, "u", "U", "WIB", 2023, None, (k,), periode(), semua, lalu, "Laporan lalu" if lalu else ""
    )


def test_triwulan_yang_belum_diverifikasi_tetap_tampak_dan_tidak_dihitung_nol():
    r = rekap([target("1", ["100", "90", None, None]), target("2", ["80", "80", "80", "80"])], D("99.54"))
    p = penyusun(bahan(target_kinerja=r))
    blok = capaian_lain(p)
    teks = semua_teks(blok)
    assert isi_tabel(tabel(blok, "Target Kinerja Divisi A"))[0][2:] == [
        "100,00",
        "90,00",
        "bv",
        "bv",
        "95,00",
    ]
    assert "Dari 8 penilaian triwulan, 2 belum diverifikasi;" in teks and "bv: belum diverifikasi." in teks
    assert "dari 2 Target Kinerja adalah 87,50." in teks
    assert "Rata-rata itu turun 12,04 dari 99,54 pada tahun 2022." in teks
    assert [(t.jenis, t.pesan) for t in p.titik] == [
        ("ragu", "2 penilaian triwulan Target Kinerja belum diverifikasi")
    ]


def test_satu_target_kinerja_menutup_tabelnya_dengan_rata_ratanya_sendiri():
    def akhir(*isi) -> list[str]:
        blok = capaian_lain(penyusun(bahan(target_kinerja=rekap(list(isi)))))
        return [r[-1] for r in isi_tabel(tabel(blok, "Target Kinerja Divisi A"))]

    satu, dua = target("1", ["95", "100", None, None]), target("2", ["80", "80", "80", "80"])
    assert akhir(satu) == ["97,50", "97,50"]
    assert akhir(satu, dua) == ["97,50", "80,00", ""]  # not the mean of the quarters beside it


def test_target_kinerja_yang_belum_dinilai_sama_sekali_tidak_mempunyai_rata_rata():
    p = penyusun(bahan(target_kinerja=rekap([target("1", [None] * 4, "dikembalikan", "Nama " * 60)])))
    teks = semua_teks(capaian_lain(p))
    assert "Belum ada triwulan yang diverifikasi" in teks and "dk: dikembalikan." in teks


def test_tanpa_data_celahnya_ditandai_dan_bagian_di_bawahnya_melanjutkan_nomor():
    p = penyusun(bahan())
    assert semua_teks(capaian_lain(p)) == "belum diisi" and len(p.titik) == 1
    umum = penyusun(bahan(), "permenpanrb-53-2014")
    assert capaian_lain(umum) == [] and umum.titik == []
    r = rekap([target("1", ["100"] * 4)])
    judul = [b for b in susun_lkjip(bahan(target_kinerja=r)).dokumen.isi if isinstance(b, Judul)]
    assert [(b.nomor, b.teks) for b in judul if b.teks in ("Capaian Kinerja Lainnya", "Target Kinerja")] == [
        ("C.", "Capaian Kinerja Lainnya"),
        ("1.", "Target Kinerja"),
    ]


# --- e-Monev and priorities ----------------------------------------------------------------------------


def emonev(persen: dict[int, str]) -> KelengkapanEmonev:
    sel = tuple(
        SelEmonev(i, n, batas_lapor(2023, i), D(persen[i]) if i in persen else None, None, "Sumber uji")
        for i, n in enumerate(NAMA_BULAN, 1)
    )
    b = BarisEmonev(1, "1", "Kantor (Setjen)", "Program", "Kantor", sel, D(100))
    bulan = tuple(s.persen for s in sel)
    return KelengkapanEmonev("u", "U", 2023, "kantor", None, (b,), bulan, D(100), len(persen), 12, 0)


def test_bulan_yang_belum_dilaporkan_ditandai_dan_menjadi_titik():
    p = penyusun(bahan(emonev=emonev({i: "100" for i in range(1, 11)})))
    blok = capaian_lain(p)
    assert isi_tabel(tabel(blok, "Kelengkapan Laporan e-Monev"))[0][-3:] == ["100", "bl", "bl"]
    assert "Belum dilaporkan padahal sudah jatuh tempo: 2 laporan." in semua_teks(blok)
    assert [t.pesan for t in p.titik] == ["2 laporan e-Monev belum dikirim"]


def test_persen_berkoma_memakai_halaman_melintang():
    blok = capaian_lain(penyusun(bahan(emonev=emonev({i: "99.123" for i in range(1, 13)}))))
    assert any(isinstance(b, Melintang) for b in blok) and tabel(blok, "Kelengkapan")


def test_prioritas_nasional_yang_belum_lapor_disebut():
    def ro(kode, volume):
        persen = None if volume is None else D(volume)
        return BarisOutput(
            1, "1", 1, "Kantor", "kantor", kode, "Bantuan hukum", "orang", D(100), False, "PN 7",
            12 if volume else None, persen, persen, persen, "", 200, 150, D(75), None,
        )  # fmt: skip

    blok = capaian_lain(penyusun(bahan(prioritas=[ro("1", "100"), ro("2", "95"), ro("3", None)])))
    teks = semua_teks(blok)
    assert (
        "3 rincian output prioritas nasional; 1 mencapai target volumenya, 1 belum mencapainya, dan 1 belum"
        in teks
    )
    isi = isi_tabel(tabel(blok, "Rincian Output Prioritas"))
    assert [r[-3:] for r in isi] == [
        ["100,00%", "100,00%", "75,00%"],
        ["95,00%"] * 2 + ["75,00%"],
        ["–", "–", "75,00%"],
    ]


# --- money by indicator --------------------------------------------------------------------------------


def test_anggaran_per_indikator_bersama_yang_tidak_dikaitkan_dan_jumlahnya():
    b = butir(D(90), D(95), kode="1.1")
    baris = BarisUang(1, b.indikator, "Nama", D("60.5"), D("30"), D("49.59"), True, ())
    assert bulat_berjumlah([D("0.5"), D("0.5"), D("0.4"), D("1.6")]) == [1, 0, 0, 2]
    assert bulat_berjumlah([D("0.5"), None]) == [1, None]
    u = UangIndikator(
        2023, None, "kantor", "kantor sendiri", (), "Keterangan.", (baris,), 100, D("60.5"), D("39.5"), 50,
        D("30"), D("20"), True, (),
    )  # fmt: skip
    p = penyusun(bahan([b], uang=u))
    blok = uang_per_indikator(p)
    assert isi_tabel(tabel(blok)) == [
        ["1.1 Persentase layanan 1.1 *", "105,56%", "61", "30", "49,59%"],
        ["Tidak dikaitkan dengan indikator", "39", "20", "51,28%"],
        ["Jumlah", "100", "50", "50,00%"],
    ]
    assert "tanpa mengubah jumlahnya" in tabel(blok).catatan
    assert "1 indikator berbagi anggaran" in semua_teks(blok) and p.titik == []
    assert uang_per_indikator(penyusun(bahan())) == []


# --- sentences -----------------------------------------------------------------------------------------


@given(st.decimals(0, 100, places=3), st.decimals(0, 100, places=3))
def test_target_kinerja_naik_dan_turun_menurut_angkanya(kini, lalu):
    kalimat = kalimat_target_lalu(kini, 2022, lalu)
    assert (" naik " in kalimat, " turun " in kalimat) == (kini > lalu, kini < lalu)


@given(st.integers(0, 10**12), st.integers(0, 10**12), st.integers(0, 10**9))
def test_pagu_bertambah_dan_berkurang_menurut_angkanya(awal, akhir, abt):
    kalimat = kalimat_ubah_pagu(awal, akhir, abt, 0)
    assert ("bertambah" in kalimat, "berkurang" in kalimat) == (akhir > awal, akhir < awal)
    assert ("belanja tambahan" in kalimat) == (abt > 0)


@given(st.decimals(-50, 50, places=2))
def test_di_atas_rencana_hanya_bila_deviasinya_positif(deviasi):
    kalimat = kalimat_rpd(6, 1, 1, deviasi)
    assert ("di atas" in kalimat, "di bawah" in kalimat) == (deviasi > 0, deviasi < 0)


@given(st.lists(st.sampled_from([True, False, None]), max_size=5))
def test_semua_tercapai_hanya_bila_tidak_ada_yang_belum(isi):
    kalimat = kalimat_triwulan_serapan(2, [(f"J{i}", x) for i, x in enumerate(isi)])
    tahu = [x for x in isi if x is not None]
    assert ("semua jenis belanja" in kalimat) == (bool(tahu) and all(tahu))
    assert ("belum tercapai" in kalimat) == (False in tahu)


def test_yang_kosong_tidak_disebut():
    assert kalimat_triwulan({}, 0) == "" and kalimat_triwulan_serapan(1, []) == ""
    assert kalimat_emonev(2, 0, 0, 0, None) == "Belum ada laporan e-Monev dari 2 DIPA."
