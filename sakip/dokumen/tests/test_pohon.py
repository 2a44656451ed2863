"""The organisation chart: nothing overlaps, nothing leaves the picture, and the engine draws it."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from sakip.dokumen.bagan import png_bagan
from sakip.dokumen.bagan.png import ukuran
from sakip.dokumen.bagan.pohon import Panel, Simpul, bagan_organisasi
from sakip.dokumen.bagan.rancang import LEBAR

HURUF = Path(__file__).parents[3] / "node_modules" / "@expo-google-fonts"
PANJANG = "Balai Dua dengan nama yang panjang sekali dan masih harus ditulis seluruhnya di dalam kotaknya"
nama = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=60)
simpul = st.recursive(
    st.builds(Simpul, nama),
    lambda anak: st.builds(Simpul, nama, st.lists(anak, max_size=3).map(tuple)),
    max_leaves=12,
)


def kotak(spec, *, bingkai: bool = False):
    (lapis,) = [x for x in spec["layer"] if x["mark"]["type"] == "rect"]
    return [b for b in lapis["data"]["values"] if (b["gaya"] == "bingkai") == bingkai]


def banyak(s: Simpul) -> int:
    return 1 + sum(banyak(a) for a in s.anak)


@settings(max_examples=60, deadline=None)
@given(
    nama,
    st.lists(simpul, max_size=9),
    st.lists(st.builds(Panel, nama, st.lists(nama, max_size=20).map(tuple)), max_size=3),
)
def test_setiap_unit_satu_kotak_yang_tidak_bertumpuk_dan_tidak_keluar(kepala, cabang, panel):
    spec = bagan_organisasi(kepala, cabang, panel)
    semua = kotak(spec)
    assert len(semua) == 1 + sum(banyak(c) for c in cabang) + sum(len(p.nama) for p in panel)
    assert len(kotak(spec, bingkai=True)) == len(panel)
    for b in semua:
        assert 0 <= b["x"] < b["x2"] <= LEBAR and 0 <= b["y"] < b["y2"] <= spec["height"]
    urut = sorted(semua, key=lambda b: b["y"])
    for i, a in enumerate(urut):
        for b in urut[i + 1 :]:
            if b["y"] >= a["y2"]:
                break
            assert a["x2"] <= b["x"] or b["x2"] <= a["x"]


def test_bagan_tergambar_dengan_nama_yang_dilipat():
    spec = bagan_organisasi(
        "Kantor Wilayah Provinsi Contoh",
        [Simpul("Divisi A", (Simpul("Bidang A1"),)), Simpul("Divisi <B> & C")],
        [Panel("Unit pelaksana teknis (2)", ("Balai Satu", PANJANG))],
    )
    gambar = png_bagan(spec, None, folder_huruf=HURUF)
    lebar, tinggi = ukuran(gambar) or (0, 0)
    assert abs(lebar / tinggi - LEBAR / spec["height"]) < 0.01
    tulisan = [t["tulisan"] for t in spec["data"]["values"]]
    assert "Balai Satu" in tulisan and PANJANG not in tulisan
    assert PANJANG in " ".join(tulisan)
    assert gambar == png_bagan(spec, None, folder_huruf=HURUF)
