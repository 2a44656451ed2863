"""The HTML is one well-formed, self-contained page without scripts, whose every link leads somewhere."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from sakip.dokumen import tulis_html
from sakip.dokumen.blok import Gambar, Judul, Kolom, Melintang, Paragraf, Sel, Tabel, Teks
from sakip.dokumen.html import sidik_gaya
from sakip.dokumen.html.gaya import gaya
from sakip.dokumen.penomoran import nomori
from sakip.dokumen.tests.contoh import HURUF, bagan, dengan_isi, dokumen_contoh
from sakip.dokumen.tests.ekstrak import blok_html
from sakip.dokumen.tests.semua import dokumen_semua, gambar_png
from sakip.dokumen.warna import TOKEN

HAMPA = {"meta", "br", "col", "img"}
BOLEH = {
    "html", "head", "meta", "title", "style", "body", "a", "div", "nav", "main", "header", "p", "br",
    "strong", "em", "span", "bdi", "h1", "h2", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd", "table",
    "caption", "colgroup", "col", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "img",
    "svg", "g", "path", "line", "rect", "text", "tspan", "defs", "clippath",
}  # fmt: skip


class Pembaca(HTMLParser):
    """All elements with their attributes; every end tag must close the element that is open."""

    def __init__(self, isi: str) -> None:
        super().__init__()
        self.unsur: list[tuple[str, dict[str, str]]] = []
        self._buka: list[str] = []
        self.feed(isi)
        self.close()
        assert not self._buka

    def handle_starttag(self, tag: str, attrs) -> None:
        assert len(attrs) == len(dict(attrs)), f"atribut ganda pada {tag}"
        self.unsur.append((tag, dict(attrs)))
        if tag not in HAMPA:
            self._buka.append(tag)

    def handle_startendtag(self, tag: str, attrs) -> None:
        self.unsur.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._buka.pop() == tag, (tag, self.getpos())

    def semua(self, *tag: str) -> list[dict[str, str]]:
        return [a for t, a in self.unsur if t in tag]


@pytest.fixture(scope="module")
def simpanan(tmp_path_factory):
    return tmp_path_factory.mktemp("bagan")


@pytest.fixture(scope="module")
def isi(simpanan):
    return tulis_html(dokumen_semua(), folder_huruf=HURUF, cache=simpanan)


@pytest.fixture(scope="module")
def halaman(isi):
    return Pembaca(isi.decode())


def test_masukan_sama_bita_sama(isi, simpanan):
    assert tulis_html(dokumen_semua(), folder_huruf=HURUF, cache=simpanan) == isi
    assert tulis_html(dokumen_semua(), folder_huruf=HURUF) == isi


def test_hanya_unsur_dan_atribut_yang_sah(isi, halaman):
    assert isi.startswith(b'<!DOCTYPE html>\n<html lang="id">\n<head>\n<meta charset="utf-8">')
    assert {t for t, _ in halaman.unsur} <= BOLEH
    for tag, atribut in halaman.unsur:
        for nama in atribut:
            assert nama != "style" and not nama.startswith("on"), (tag, nama)
    banyak = Counter(t for t, _ in halaman.unsur)
    assert banyak["main"] == banyak["title"] == banyak["style"] == banyak["header"] == 1


def test_tidak_memuat_apa_pun_dari_luar(isi, halaman):
    for atribut in halaman.semua("img"):
        assert re.match(r"data:image/(png|jpeg);base64,", atribut["src"])
    luar = {a["href"] for a in halaman.semua("a") if not a["href"].startswith("#")}
    assert luar == {"https://example.go.id/?a=1&b=2"}
    assert b"url(" not in re.sub(rb"url\(#g\d+b\d+\)", b"", isi) and b"@import" not in isi


def test_gaya_satu_unsur_dengan_sidik_tetap(isi, simpanan):
    (lembar,) = re.findall(r"<style>(.*?)</style>", isi.decode(), re.DOTALL)
    assert lembar == gaya()
    assert sidik_gaya() == f"'sha256-{base64.b64encode(hashlib.sha256(lembar.encode()).digest()).decode()}'"
    lain = tulis_html(dokumen_contoh(tabel=1, gambar=1), folder_huruf=HURUF, cache=simpanan).decode()
    assert f"<style>{lembar}</style>" in lain
    assert all(f".{nama} {{ background: {w.latar}" in lembar for nama, w in TOKEN.items())


def test_setiap_tautan_dan_rujukan_bertujuan(halaman):
    penanda = [a["id"] for _, a in halaman.unsur if "id" in a]
    assert len(penanda) == len(set(penanda))
    for _, atribut in halaman.unsur:
        if (tujuan := atribut.get("href", "")).startswith("#"):
            assert tujuan[1:] in penanda
        for sebutan in (atribut.get("aria-labelledby"), atribut.get("headers")):
            assert sebutan is None or set(sebutan.split()) <= set(penanda)
        for nilai in atribut.values():
            assert all(p in penanda for p in re.findall(r"url\(#([^)]+)\)", nilai or ""))


def test_setiap_entri_daftar_tertaut_ke_tempatnya(halaman):
    nomor = nomori(dokumen_semua())
    tujuan = Counter(a["href"] for a in halaman.semua("a"))
    for e in nomor.entri:
        tanda = f"#k-{e.kunci}" if not e.kunci.startswith("#") else f"#t{e.urut}"
        di_isi = e.jenis != "judul" or e.tingkat <= 3
        di_tepi = e.jenis == "judul" and e.tingkat <= 3
        assert tujuan[tanda] >= di_isi + di_tepi, e
    assert tujuan["#k-capaian-0"] == 2 and tujuan["#k-bab-1"] == 3  # list and reference; beside the text too


def test_judul_bertingkat_dan_tabel_bertakarir(halaman):
    judul = [t for t, _ in halaman.unsur if re.fullmatch("h[1-4]", t)]
    assert Counter(judul)["h1"] == 7 and set(judul) == {"h1", "h2", "h3", "h4"}
    for a, b in pairwise(judul):
        assert int(b[1]) <= int(a[1]) + 1
    assert len(halaman.semua("caption")) == 3 and len(halaman.semua("table")) == 4
    assert {a["scope"] for a in halaman.semua("th")} == {"col", "rowgroup"}
    assert all("tabindex" in a for a in halaman.semua("div") if "gulir" in a.get("class", "").split()[1:])


def test_gambar_beralternatif_dan_bagan_sebaris(halaman, isi):
    assert all(a["alt"].strip() for a in halaman.semua("img"))
    svg = halaman.semua("svg")
    assert len(svg) == 3 and all(a["role"] == "img" and a["aria-label"].strip() for a in svg)
    assert b"aria-roledescription" not in isi and b"font-family=" not in isi
    assert "×" in isi.decode() and "81,00" in isi.decode()


def test_status_berbentuk_dan_berkata(isi):
    teks = isi.decode()
    for token, kata in (("status-melampaui", "Melampaui"), ("status-belum", "Belum tercapai")):
        bentuk = TOKEN[token].bentuk
        assert (
            f'<td class="{token}"><span class="bentuk" aria-hidden="true">{bentuk}</span> {kata}</td>' in teks
        )


def test_tanda_markup_menjadi_teks(simpanan):
    jahat = '<script>alert("x")</script> & </style> <!-- --> \' " &lt;'
    dok = dengan_isi(
        Judul(1, jahat),
        Paragraf((Teks(jahat, tautan='https://a.example/"><script>'), Teks(jahat, tebal=True))),
        Tabel(jahat, (Kolom(jahat),), ((Sel(jahat),),), catatan=jahat),
        Gambar(jahat, jahat, bagan=bagan(0).bagan, catatan=jahat),
    )
    isi = tulis_html(dok, folder_huruf=HURUF, cache=simpanan).decode()
    halaman = Pembaca(isi)
    assert "script" not in {t for t, _ in halaman.unsur}
    (svg,) = halaman.semua("svg")
    assert svg["aria-label"] == jahat
    kata = " ".join(k for b in blok_html(isi.encode()) for k in b)
    assert kata.count(jahat) == 10


def test_draf_bertanda_sekali_dengan_kata(isi, simpanan):
    assert isi.decode().count('class="draf-kata"') == 1 and '<body class="draf">' in isi.decode()
    final = tulis_html(dokumen_semua(draf=False), folder_huruf=HURUF, cache=simpanan).decode()
    assert "<body>" in final and 'class="draf-kata"' not in final and 'content="noindex"' not in final


def test_halaman_melintang_dan_surat(simpanan):
    dok = dengan_isi(Judul(1, "ISI", "BAB I"), Melintang((Paragraf("lebar"), Judul(2, "Dalam", "1.1", "d"))))
    isi = tulis_html(dok, folder_huruf=HURUF).decode()
    assert re.search(r'<div class="melintang">\n<p>lebar</p>\n<h2 id="k-d">.*</h2>\n</div>', isi)


def test_gambar_orang_dirapikan_dan_dapat_diulang(simpanan):
    """What the camera wrote into a picture does not reach the page."""
    from io import BytesIO

    from PIL import Image

    asal = BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "rahasia lokasi"
    Image.open(BytesIO(gambar_png())).convert("RGB").save(asal, "JPEG", exif=exif)
    assert b"rahasia" in asal.getvalue()
    isi = tulis_html(dengan_isi(Gambar("Foto", "Foto", berkas=asal.getvalue())), folder_huruf=HURUF)
    (data,) = re.findall(rb"base64,([^\"]+)", isi)
    assert b"rahasia" not in base64.b64decode(data)
