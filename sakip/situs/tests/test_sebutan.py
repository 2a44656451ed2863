"""A held form is told in the words of the page that it came from."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import RequestFactory

from sakip.situs import sebutan
from sakip.situs.sebutan import baca_halaman, halaman_asal

HALAMAN = """<html><head><title>Maret 2026 · Kantor A · SAKIP</title></head><body>
<form><input type="hidden" name="versi-1" value="3"><input name="cari" aria-label="Cari unit"></form>
<form>
 <fieldset><legend class="sembunyi">Permohonan masuk</legend>
  <label for="a">Permohonan  masuk</label><input id="a" name="v-1">
  <label for="b">Tanggal</label><input id="b" name="v-2-b-0-tanggal" type="date">
  <label for="j">Jenis</label><select id="j" name="v-2-jenis">
   <option value="">–</option><option value="d">Di desa</option></select>
 </fieldset>
 <section aria-labelledby="k1"><h2 id="k1">Sosialisasi</h2>
   <label for="r1">Selesai</label><input id="r1" name="persen-1"></section>
 <section aria-labelledby="k2"><h2 id="k2">Pelatihan</h2>
   <label for="r2">Selesai</label><input id="r2" name="persen-2"></section>
 <table><tr><th scope="row">Kanwil B</th><td><label>Target <input name="t-9"></label></td></tr></table>
 <fieldset><legend>Tanggapan</legend><label><input type="radio" name="setuju" value="y"> Terima</label>
  <label><input type="radio" name="setuju" value="t"> Usulkan lain</label></fieldset>
 <label><input type="checkbox" name="ingat"> Ingatkan saya</label>
 <button name="aksi" value="simpan">Simpan</button>
</form></body></html>"""


@pytest.mark.parametrize(
    ("nama", "isi", "tampil"),
    [
        ("v-1", "12", ("Permohonan masuk", "12")),
        ("v-2-b-0-tanggal", "2026-03-01", ("Permohonan masuk: Tanggal", "1 Maret 2026")),
        ("v-2-b-7-tanggal", "2026-03-01", ("Permohonan masuk: Tanggal", "1 Maret 2026")),
        ("v-2-b-0-tanggal", "kemarin", ("Permohonan masuk: Tanggal", "kemarin")),
        ("v-2-jenis", "d", ("Permohonan masuk: Jenis", "Di desa")),
        ("persen-1", "50", ("Sosialisasi: Selesai", "50")),
        ("persen-2", "60", ("Pelatihan: Selesai", "60")),
        ("t-9", "1,5", ("Kanwil B: Target", "1,5")),
        ("setuju", "t", ("Tanggapan", "Usulkan lain")),
        ("ingat", "on", ("Ingatkan saya", "Ingatkan saya")),
        ("cari", "x", ("Cari unit", "x")),
        ("tidak-ada", "x", ("tidak-ada", "x")),
    ],
)
def test_medan_disebut_seperti_di_halamannya(nama: str, isi: str, tampil: tuple[str, str]):
    assert baca_halaman(HALAMAN).sebut([(nama, isi)]) == [tampil]


def test_yang_tersembunyi_tidak_disebut_dan_label_yang_berulang_diberi_nomor():
    asal = baca_halaman(HALAMAN)
    assert asal.judul == "Maret 2026 · Kantor A"
    assert asal.sebut([("versi-1", "3")]) == []
    dua = [("v-2-b-0-tanggal", "2026-03-01"), ("v-2-b-1-tanggal", "2026-03-02")]
    assert [k for k, _ in asal.sebut(dua)] == ["Permohonan masuk: Tanggal", "Permohonan masuk: Tanggal (2)"]


@pytest.mark.django_db
def test_halaman_yang_rusak_atau_tidak_ada_tidak_menghalangi(
    rf: RequestFactory, monkeypatch: pytest.MonkeyPatch, client: Any
):
    permintaan: Any = rf.get("/")
    permintaan.session = client.session
    assert halaman_asal(permintaan, "", "/alamat/yang/tidak/ada/") is None

    def meledak(*_: Any) -> str:
        raise RuntimeError("rusak")

    monkeypatch.setattr(sebutan, "_buka", meledak)
    assert halaman_asal(permintaan, "/tugas/") is None
