"""Charts: the printed numbers are the table's, the pictures are stable, small and cached."""

from __future__ import annotations

import re
from decimal import Decimal as D

import pytest

from sakip.dokumen.bagan import (
    LEBAR,
    NilaiPeriode,
    NilaiTahun,
    batang_anggaran,
    batang_capaian,
    batang_target_realisasi,
    gambar_bagan,
    garis_periode,
    garis_tahun,
    png_bagan,
    svg_bagan,
)
from sakip.dokumen.bagan.gambar import SKALA_PNG, png_semua
from sakip.dokumen.bagan.jumlah import batang_bertumpuk, batang_ganda, batang_jumlah, batang_rupiah
from sakip.dokumen.bagan.png import ukuran
from sakip.dokumen.tests.contoh import HURUF
from sakip.dokumen.warna import TANGGA

SPEC = {
    "target_realisasi": batang_target_realisasi(
        [("Lapas <A> & “B”", D("80"), D("1234.5")), ("Rutan", D("90"), None), ("Rutan", D("90"), D("0"))],
        satuan="%",
    ),
    "capaian": batang_capaian(
        [("Satu", D("108.255"), "status-melampaui"), ("Dua", D("-14"), "status-negatif")]
    ),
    "anggaran": batang_anggaran([("Program", 18_502_034_000, 18_001_034_123), ("Lain", 0, None)]),
    "tahun": garis_tahun(
        [
            NilaiTahun(2022, D("3.1"), D("3.21"), D("103.55")),
            NilaiTahun(2023, D("80"), None, None, sebanding=False),
        ],
        satuan="indeks",
    ),
}
TULISAN = {
    "target_realisasi": ["1.234,50%", "(target 80,00)", "Lapas &lt;A&gt; &amp; “B”", "–"],
    "capaian": ["▲ 108,26%", "◆ -14,00%", "Melampaui", "Negatif"],
    "anggaran": ["18,00 dari 18,50 (97,29%)", "– dari 0,00", "Rp miliar"],
    "tahun": ["3,10", "3,21", "capaian 103,55%", "deret baru", "capaian –"],
}


@pytest.mark.parametrize("jenis", SPEC)
def test_angka_ditulis_menurut_kebiasaan_indonesia(jenis):
    svg = svg_bagan(SPEC[jenis], None, folder_huruf=HURUF)
    teks = re.findall(r">([^<>]+)</t", svg)
    for tulisan in TULISAN[jenis]:
        assert any(tulisan in t for t in teks), (tulisan, teks)
    assert f'width="{LEBAR}"' in svg


def test_nama_yang_sama_tetap_dua_batang():
    svg = svg_bagan(SPEC["target_realisasi"], None, folder_huruf=HURUF)
    assert len(re.findall(r">Rutan\u00a0?</t", svg)) == 2


def test_gambar_sama_walau_dibuat_setelah_bagan_lain():
    lain = {
        **SPEC["capaian"],
        "layer": [{"mark": {"type": "bar", "clip": True}, "encoding": {"x": {"field": "realisasi"}}}],
    }
    pertama = gambar_bagan(lain, None, folder_huruf=HURUF)
    svg_bagan(SPEC["tahun"], None, folder_huruf=HURUF)
    assert gambar_bagan(lain, None, folder_huruf=HURUF) == pertama
    assert 'id="b1"' in pertama[0] and "url(#b1)" in pertama[0]


def test_isi_yang_sama_diambil_dari_simpanan(tmp_path):
    png = png_bagan(SPEC["tahun"], tmp_path, folder_huruf=HURUF)
    berkas = sorted(p for p in tmp_path.rglob("*") if p.is_file())
    assert {b.suffix for b in berkas} == {".svg", ".png"}
    (berkas_png,) = (b for b in berkas if b.suffix == ".png")
    berkas_png.write_bytes(b"dari simpanan")
    assert png_bagan(SPEC["tahun"], tmp_path, folder_huruf=HURUF) == b"dari simpanan"
    assert png_bagan(SPEC["capaian"], tmp_path, folder_huruf=HURUF) != png


@pytest.mark.parametrize("jenis", SPEC)
def test_teks_yang_diwakili_satu_aksara_tidak_mengubah_gambar(jenis):
    """The engine draws a stand-in for each text: the picture must be the one that it draws of the text."""
    polos = {k: v for k, v in SPEC[jenis].items() if k != "usermeta"}
    dari_wakil, dari_teks = (
        svg_bagan(s, None, folder_huruf=HURUF).replace("\u00a0", "") for s in (SPEC[jenis], polos)
    )
    assert dari_wakil == dari_teks


def test_png_sekaligus_sama_dengan_satu_per_satu_dan_kecil(tmp_path):
    semua = [*SPEC.values(), SPEC["tahun"]]
    png = png_semua(semua, None, folder_huruf=HURUF)
    assert png == [png_bagan(s, None, folder_huruf=HURUF) for s in semua]
    assert png_semua(semua, tmp_path, folder_huruf=HURUF) == png
    assert len(set(png)) == len(SPEC)
    for satu in png:
        lebar, tinggi = ukuran(satu) or (0, 0)
        assert lebar == LEBAR * SKALA_PNG and 100 < tinggi < lebar
        assert len(satu) < 40_000


def test_capaian_pada_bagan_tahun_memakai_desimalnya_sendiri():
    nilai = [NilaiTahun(2023, D("16"), D("17"), D("106.25")), NilaiTahun(2024, D("16"), D("18"), D("112.5"))]
    teks = [d["tahun"] + d["tulisan"] for d in garis_tahun(nilai, desimal=0)["data"]["values"]]
    assert "2023|capaian 106,25%16" in teks and "2024|capaian 112,50%18" in teks


@pytest.mark.parametrize(
    "isi",
    [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF89a" + b"\0" * 40, b"\xff\xd8\xff\xe0\x00\x00" * 9],
)
def test_gambar_rusak_tidak_punya_ukuran(isi):
    assert ukuran(isi) is None


def test_bagan_periode_menulis_semua_angka_bila_muat_dan_yang_terakhir_bila_tidak():
    bulan = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"]
    pendek = garis_periode([NilaiPeriode(b, D(9) if b == "Mar" else None, D(i)) for i, b in enumerate(bulan)])
    panjang = garis_periode([NilaiPeriode(b, None, D(10) ** 9 * (i + 1)) for i, b in enumerate(bulan)])
    tulisan = [d["tulisan"] for d in pendek["data"]["values"]]
    assert sum(t != "" for t in tulisan) == 13
    assert [d["tahun"] for d in pendek["data"]["values"] if d["deret"] == "Target"] == ["Mar"]
    assert [d["tulisan"] for d in panjang["data"]["values"] if d["tulisan"]] == ["12.000.000.000,00"]
    assert {d["deret"] for d in panjang["data"]["values"]} == {"Realisasi"}
    svg = svg_bagan(panjang, None, folder_huruf=HURUF)
    assert "Des" in svg and 'text-anchor="end"' in svg


def test_angka_di_lembah_ditulis_di_bawah_titiknya():
    nilai = [NilaiPeriode(str(i), None, D(v)) for i, v in enumerate((3, 1, 2, 4))]
    assert [d["atas"] for d in garis_periode(nilai)["data"]["values"]] == [True, False, True, True]


def test_jalur_rencana_tanpa_baris_capaian():
    nilai = [NilaiTahun(2023, D(1), D(2)), NilaiTahun(2024, D(3))]
    assert {d["tahun"] for d in garis_tahun(nilai, capaian=False)["data"]["values"]} == {"2023", "2024"}


# --- bars of counts ----------------------------------------------------------------------------------


def teks_svg(spec) -> list[str]:
    return re.findall(r">([^<>]+)</t", svg_bagan(spec, None, folder_huruf=HURUF))


def test_bagian_di_dalam_keseluruhan_dengan_tulisannya_sendiri():
    baris = [("Umum", D(1587), D(1551), "1.551 dari 1.587"), ("Nyepi", D(0), None, "– dari 0")]
    teks = teks_svg(batang_ganda(baris, ("Diusulkan", "Memperoleh"), satuan="orang"))
    assert {"Umum", "Nyepi", "1.551 dari 1.587", "– dari 0", "Diusulkan", "Memperoleh", "orang"} <= set(teks)


def test_nama_deret_yang_panjang_berada_satu_di_bawah_yang_lain():
    panjang = (
        "Narapidana yang diusulkan memperoleh hak integrasi",
        "Narapidana yang memperoleh hak integrasi",
    )
    pendek, tinggi = (
        batang_ganda([("A", D(2), D(1), "1 dari 2")], d) for d in (("Diusulkan", "Memperoleh"), panjang)
    )
    arah = [s["encoding"]["color"]["legend"]["direction"] for s in (pendek, tinggi)]
    assert arah == ["horizontal", "vertical"]
    assert tinggi["padding"]["top"] == pendek["padding"]["top"] + 16
    assert set(panjang) <= set(teks_svg(tinggi))


def test_tumpukan_berujung_pada_jumlahnya_dan_tetap_berurut():
    baris = [("A", [2, 0, 3], "5"), ("B", [0, 0, 0], "0"), ("C", [1, 1, 1], "3")]
    spec = batang_bertumpuk(baris, ["II", "III", "IV"], satuan="orang")
    bagian = [(d["nama"], d["mulai"], d["akhir"]) for d in spec["data"]["values"] if "deret" in d]
    assert bagian[:3] == [("A", 0, 2), ("A", 2, 2), ("A", 2, 5)]
    assert [d["ujung"] for d in spec["data"]["values"] if "tulisan" in d] == [5, 0, 3]
    teks = teks_svg(spec)
    assert [t for t in teks if t in "ABC"] == ["A", "B", "C"] and {"II", "III", "IV", "5"} <= set(teks)


@pytest.mark.parametrize("banyak", range(1, len(TANGGA) + 1))
def test_bagian_tumpukan_tidak_pernah_sewarna(banyak):
    deret = [f"D{i}" for i in range(banyak)]
    skala = batang_bertumpuk([("A", [1] * banyak, "x")], deret)["encoding"]["color"]["scale"]
    assert skala["domain"] == deret and len(set(skala["range"])) == banyak
    assert skala["range"] == sorted(skala["range"], key=TANGGA.index)


def test_rupiah_ditulis_dalam_satuan_yang_terbesar():
    teks = teks_svg(batang_rupiah([("Barang", 5_530_000_000, "52,64%"), ("Modal", 405_000_000, "3,86%")]))
    assert {"5,53 (52,64%)", "0,41 (3,86%)", "Rp miliar"} <= set(teks)


def test_garis_pembanding_satu_untuk_semua_baris():
    spec = batang_jumlah([("A", D(90), "90%"), ("B", D(120), "120%")], satuan="%", garis=D(100))
    assert svg_bagan(spec, None, folder_huruf=HURUF).count("stroke-dasharray") == 1


def tinggi_nama(nama: str) -> tuple[float, list[str]]:
    """Where the engine sets the first line of the first of two names, and its lines."""
    svg = svg_bagan(batang_jumlah([(nama, D(9), "9"), ("x" * 41, D(1), "1")]), None, folder_huruf=HURUF)
    awal = nama.split()[0]
    label = next(t for t in re.findall(r"<text[^>]*>.*?</text>", svg, re.S) if f">{awal}" in t)
    tinggi = re.search(r"translate\([^,]+,([\d.-]+)\)", label)
    assert tinggi is not None
    return float(tinggi[1]), re.findall(r">([^<>]+)</t", label)


def test_nama_beberapa_baris_berada_di_tengah_batangnya():
    tengah, satu = tinggi_nama("Pendek")
    atas, dua = tinggi_nama("Lembaga Pemasyarakatan Narkotika Kelas IIA Kota")
    assert satu == ["Pendek"] and dua == ["Lembaga Pemasyarakatan Narkotika", "Kelas IIA Kota"]
    assert atas == tengah - 13 / 2  # the first of two lines half a line above the middle


@pytest.mark.parametrize("banyak", [3, 10, 12, 14, 15, 20])
def test_bagan_nama_panjang_selalu_muat_pada_satu_halaman(banyak):
    nama = "Kantor Pelayanan Terpadu dan Pembinaan Kemasyarakatan serta Pengawasan Mutu Kabupaten Contoh"
    spec = batang_jumlah([(f"{i} {nama} {nama}", D(i), str(i)) for i in range(banyak)])
    label = {d["nama"].rstrip("\u00a0") for d in spec["data"]["values"]}
    assert len(label) == banyak
    assert spec["height"] <= 1.25 * LEBAR  # of a column 16 cm wide: 20 cm


def test_nama_yang_muat_sebaris_tidak_dilipat():
    nama = "Lapas Narkotika Kelas IIA Pangkalpinang"
    assert nama in teks_svg(batang_jumlah([(nama, D(9), "9")]))


def test_tanda_potong_tidak_pernah_sendirian_pada_barisnya():
    nama = "Meningkatnya pelayanan pengelolaan basan baran di wilayah …"
    baris = next(iter(batang_jumlah([(nama, D(9), "9")])["data"]["values"]))["nama"].split("|")
    assert len(baris) > 1 and all(b.strip("\u00a0… ") for b in baris)
