"""HTML: headings, paragraphs, lists and tables of a page; what it hides or runs is no text."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from sakip.reviu import TidakTerbaca, baca, periksa
from sakip.reviu.model import Judul, Keterangan, Naskah, Paragraf

KEPALA = "<!DOCTYPE html><html lang='id'><head><meta charset='utf-8'><title>x</title></head><body>"


def naskah(folder: Path, isi: str, *, nama: str = "a.html") -> Naskah:
    (folder / nama).write_text(KEPALA + isi + "</body></html>", encoding="utf-8")
    return baca(folder / nama)


def tabel(n: Naskah) -> list[list[str]]:
    (t,) = n.tabel
    return [[s.teks for s in b] for b in (*t.kepala, *t.isi)]


def test_judul_alinea_dan_daftar_terbaca(tmp_path):
    n = naskah(
        tmp_path,
        "<h1>BAB III AKUNTABILITAS KINERJA</h1><h2>A. Capaian</h2><p>Realisasi tahun 2022\n "
        "sebesar <b>70</b>, naik.</p><ol start=3><li>satu hal;<li>hal lain.</ol>"
        "<p><strong>Penyebab keberhasilan</strong></p>",
    )
    assert n.jenis == "html"
    assert [u.teks for u in n.unsur if isinstance(u, Judul)] == [
        "AKUNTABILITAS KINERJA",
        "Capaian",
        "Penyebab keberhasilan",
    ]
    alinea = [u for u in n.unsur if isinstance(u, Paragraf)]
    assert [a.teks for a in alinea] == [
        "Realisasi tahun 2022 sebesar 70, naik.",
        "3. satu hal;",
        "4. hal lain.",
    ]
    assert [a.butir for a in alinea] == [False, True, True]


def test_tabel_dengan_sel_gabungan_mengisi_setiap_tempat(tmp_path):
    n = naskah(
        tmp_path,
        "<table><caption>Tabel 3.1 Capaian Kinerja</caption><thead><tr><th rowspan=2>Indikator</th>"
        "<th colspan=2>2022</th></tr><tr><th>Target</th><th>Realisasi</th></tr></thead><tbody>"
        "<tr><td rowspan=2>Nilai <em>AKIP</em></td><td>70</td><td>71</td></tr><tr><td>72</td>"
        "<td>73<br>poin</td></tr></tbody></table>",
    )
    assert tabel(n) == [
        ["Indikator", "2022", "2022"],
        ["Indikator", "Target", "Realisasi"],
        ["Nilai AKIP", "70", "71"],
        ["Nilai AKIP", "72", "73 poin"],
    ]
    assert n.tabel[0].nomor == "3.1" and n.tabel[0].judul == "Capaian Kinerja"
    assert any(isinstance(u, Keterangan) for u in n.unsur)
    assert n.baris[n.tabel[0].isi[0][1].baris - 1] == "Nilai AKIP\t70\t71"


def test_yang_disembunyikan_dan_yang_dijalankan_bukan_isi(tmp_path):
    n = naskah(
        tmp_path,
        "<nav><p>Menu</p></nav><script>var x = '<p>Naskah</p>';</script><style>p{}</style>"
        "<template><p>Pola</p></template><p hidden>Satu</p><p style='display: none'>Dua</p>"
        "<svg><text>Tiga</text></svg>"
        "<!-- Empat --><p>Yang dibaca</p>",
    )
    assert n.baris == ("Yang dibaca",)


def test_tabel_untuk_tata_letak_bukan_tabel_dan_yang_di_dalamnya_terbaca(tmp_path):
    n = naskah(
        tmp_path,
        "<table><tr><td><h2>A. Capaian</h2><table><tr><th>Indikator</th><th>Target</th></tr>"
        "<tr><td>Nilai AKIP</td><td>70</td></tr></table></td></tr></table>",
    )
    assert tabel(n) == [["Indikator", "Target"], ["Nilai AKIP", "70"]]


def test_kenal_dari_isinya_dan_sandi_hurufnya(tmp_path):
    isi = KEPALA.replace("utf-8", "windows-1252") + "<p>Capaian – baik</p></body></html>"
    (tmp_path / "a.txt").write_bytes(isi.encode("cp1252"))
    assert baca(tmp_path / "a.txt").baris == ("Capaian – baik",)
    (tmp_path / "b.htm").write_text(isi, encoding="utf-16")
    assert baca(tmp_path / "b.htm").baris == ("Capaian – baik",)
    (tmp_path / "c.md").write_text(
        "# Judul\n\n<table><tr><td>a</td><td>b</td></tr></table>", encoding="utf-8"
    )
    assert baca(tmp_path / "c.md").jenis == "markdown"


JAHAT = {
    "sarang dalam": ("<div>" * 5000 + "x", "HTML yang utuh"),
    "tabel bersarang": ("<table><tr><td>" * 3000 + "x", "HTML yang utuh"),
    "terlalu besar": ("<p>kata kata</p>" * 700_000, "terlalu besar"),
    "teks terlalu besar": ("<p>" + "kata " * 900_000, "terlalu besar"),
    "terlalu panjang": ("<p>a</p>" * 45_000, "40.000 baris"),
    "hanya naskah": ("<script>" + "x" * 9_000_000 + "</script>", "kosong"),
    "arsip laman": ("", "arsip laman"),
}


@pytest.mark.parametrize("nama", JAHAT)
def test_html_jahat_berakhir_dengan_pesan(tmp_path, nama):
    isi, pesan = JAHAT[nama]
    isi = "MIME-Version: 1.0\nContent-Type: multipart/related" if nama == "arsip laman" else KEPALA + isi
    (tmp_path / "a.html").write_text(isi, encoding="utf-8")
    mulai = time.monotonic()
    with pytest.raises(TidakTerbaca, match=pesan) as galat:
        baca(tmp_path / "a.html")
    assert time.monotonic() - mulai < 20, "a bound, not a measurement"
    assert str(galat.value).endswith(".")


def test_html_aneh_tetap_terbaca_dalam_batas(tmp_path):
    wujud = "<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>"
    gambar = f"<img src='data:image/png;base64,{'A' * 12_000_000}'>"
    n = naskah(
        tmp_path,
        f"<!DOCTYPE x [{wujud}]>&b;&amp;&#x41;<p>{gambar}Isi</p><table><tr>"
        "<td rowspan=99999999 colspan=888888>a</td><td>b</td></tr><tr><td>c<td>d</table>"
        + "<b>" * 150
        + "x"
        + "</p></div></html>" * 200,
    )
    assert "Isi" in n.baris and any("x" in b for b in n.baris) and periksa(n).temuan is not None
