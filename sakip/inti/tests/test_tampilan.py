"""Words, numbers, shapes and colours of the pages."""

import datetime as dt
import re
from decimal import Decimal as D
from pathlib import Path

import pytest
from django.template import Context, Template

from sakip.aturan.capaian import URAIAN_STATUS, URAIAN_STATUS_HITUNG, Ukuran
from sakip.dokumen import warna
from sakip.inti import templatetags
from sakip.inti.status import TOKEN_STATUS, kata_status
from sakip.inti.templatetags import sakip as tanda

GAYA = Path(templatetags.__file__).parents[1] / "static" / "inti"
TOKEN_CSS = dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{6});", (GAYA / "token.css").read_text()))


def terang(hex_):
    """Relative luminance (WCAG 2)."""
    kanal = [int(hex_[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    lurus = [k / 12.92 if k <= 0.04045 else ((k + 0.055) / 1.055) ** 2.4 for k in kanal]
    return 0.2126 * lurus[0] + 0.7152 * lurus[1] + 0.0722 * lurus[2]


def kontras(a, b):
    x, y = sorted((terang(a), terang(b)), reverse=True)
    return (x + 0.05) / (y + 0.05)


def test_warna_halaman_sama_dengan_warna_dokumen():
    for nama, nilai in warna.TOKEN.items():
        if f"{nama}-kuat" in TOKEN_CSS:
            assert TOKEN_CSS[f"{nama}-latar"] == nilai.latar
            assert TOKEN_CSS[f"{nama}-teks"] == nilai.teks
            assert TOKEN_CSS[f"{nama}-kuat"] == nilai.kuat
    assert {t for t in TOKEN_STATUS.values()} <= {n.removesuffix("-kuat") for n in TOKEN_CSS}
    assert TOKEN_CSS["utama"] == warna.UTAMA
    assert TOKEN_CSS["tinta"] == warna.TINTA
    assert TOKEN_CSS["redup"] == warna.REDUP


@pytest.mark.parametrize("teks", ["tinta", "redup", "utama", "tautan"])
@pytest.mark.parametrize("latar", ["kertas", "latar", "latar-kepala"])
def test_teks_terbaca_di_atas_setiap_latar(teks, latar):
    assert kontras(TOKEN_CSS[teks], TOKEN_CSS[latar]) >= 4.5


@pytest.mark.parametrize("token", [*TOKEN_STATUS.values(), "sorot"])
def test_status_terbaca_dan_bentuknya_tampak(token):
    assert kontras(TOKEN_CSS[f"{token}-teks"], TOKEN_CSS[f"{token}-latar"]) >= 4.5
    if token != "sorot":
        assert kontras(TOKEN_CSS[f"{token}-kuat"], TOKEN_CSS["kertas"]) >= 3


def test_setiap_status_mempunyai_kata_dan_bentuk_sendiri():
    kata = [kata_status(s, "dihitung") for s in URAIAN_STATUS]
    assert kata == ["Melampaui target", "Sesuai target", "Tidak tercapai", "Negatif"]
    assert len({tanda.bentuk(t) for t in TOKEN_STATUS.values()}) == len(TOKEN_STATUS)


def test_setiap_keadaan_hitung_mempunyai_kata():
    tanpa_nilai = set(URAIAN_STATUS_HITUNG) - {"dihitung", "kata", "nihil_tercapai"}
    assert all(kata_status(None, k) != "Tanpa nilai" for k in tanpa_nilai)


@pytest.mark.parametrize(
    ("u", "desimal", "teks"),
    [
        (Ukuran(), None, "–"),
        (Ukuran(D("1234.5"), None, "orang"), None, "1.234,5 orang"),
        (Ukuran(D("3.84"), None, "indeks", D(4)), 2, "3,84 indeks (skala 4)"),
        (Ukuran(None, "WTP", "opini"), 2, "WTP"),
        (Ukuran(D("91.935"), None, "persen", dihitung=True), 2, "91,94%"),
        (Ukuran(D("91.935"), None, "persen"), 2, "91,935%"),
    ],
)
def test_ukuran(u, desimal, teks):
    assert tanda.ukuran(u, desimal).replace("\u00a0", " ") == teks


def test_yang_diketik_tampil_utuh_dan_yang_dihitung_dibulatkan():
    ketik, hitungan = Ukuran(D("12.5"), None, "orang"), Ukuran(D("12.5"), None, "orang", None, True)
    assert tanda.ukuran(ketik, 0) == "12,5\N{NO-BREAK SPACE}orang"
    assert tanda.ukuran(hitungan, 0) == "13\N{NO-BREAK SPACE}orang"
    assert (tanda.angka_ukuran(ketik, 0), tanda.angka_ukuran(hitungan, 0)) == ("12,5", "13")
    assert (tanda.angka_ukuran(Ukuran(kata="BB"), 2), tanda.angka_ukuran(Ukuran(), 2)) == ("BB", "–")


def test_angka_tidak_terpisah_dari_satuannya():
    u = Ukuran(D(3), None, "kegiatan besar", D(4))
    assert tanda.ukuran(u) == "3\u00a0kegiatan besar (skala\u00a04)"


@pytest.mark.parametrize(
    ("x", "teks"),
    [(D("1234.5678"), "1.234,5678"), (D(2) / D(3), "0,6667"), (D(2933), "2.933"), (None, "–")],
)
def test_angka_ringkas(x, teks):
    assert tanda.angka_ringkas(x) == teks


@pytest.mark.parametrize(
    ("zona", "teks"),
    [
        ("WIB", "31 Desember 2023 23.30 WIB"),
        ("WITA", "1 Januari 2024 00.30 WITA"),
        ("WIT", "1 Januari 2024 01.30 WIT"),
    ],
)
def test_waktu_di_zona_kantor(zona, teks):
    saat = dt.datetime(2023, 12, 31, 16, 30, tzinfo=dt.UTC)
    assert tanda.waktu(saat, zona) == teks
    assert tanda.hari(saat, zona) == teks.rsplit(" ", 2)[0]


def test_periode_dan_teks_yang_bukan_periode():
    assert tanda.nama_periode("2023-TW2") == "Triwulan II 2023"
    assert tanda.nama_periode("bukan") == "bukan"


@pytest.mark.parametrize(
    ("capaian", "panjang", "lewat"),
    [(D(0), "0.0", 0), (D(100), "60.0", 0), (D(150), "90.0", 0), (D(2800), "90.0", 1), (D(-14), "0.0", 0)],
)
def test_batang_kecil(capaian, panjang, lewat):
    isi = Template("{% load sakip %}{% batang c s %}").render(Context({"c": capaian, "s": "melampaui"}))
    assert f'class="batang-isi" width="{panjang}"' in isi
    assert isi.count("batang-lewat") == lewat
    assert "style=" not in isi


def test_tanpa_capaian_tidak_ada_batang():
    isi = Template("{% load sakip %}{% batang c s %}").render(Context({"c": None, "s": None}))
    assert "<svg" not in isi


def test_cip_menulis_kata_di_samping_bentuk():
    isi = Template("{% load sakip %}{% cip s h %}").render(Context({"s": None, "h": "belum_dilaporkan"}))
    assert "Belum dilaporkan" in isi
    assert "aria-hidden" in isi


@pytest.mark.parametrize(
    ("tempat", "kata"),
    [
        ("wewenang", ""),
        ("langkah", ""),
        ("", ""),
        ("sejak_tahun", "Sejak tahun"),
        ("alasan", "Alasan"),
        ("nip", "NIP"),
        ("Isian!I7", "Isian!I7"),
        ("Permohonan yang masuk", "Permohonan yang masuk"),
        ("butir[3].kode", "butir[3].kode"),
    ],
)
def test_tempat_sebuah_cela_disebut_dengan_kata_orang(tempat, kata):
    assert tanda.sebut_tempat(tempat) == kata
