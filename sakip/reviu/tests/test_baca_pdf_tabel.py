"""PDF: tables that stand upon one another, rows that the end of a page cuts."""

from __future__ import annotations

import pytest

from sakip.reviu.baca.pdf.putus import sekolom, sisa_baris
from sakip.reviu.model import Sel
from sakip.reviu.tests.berkas import garis, tabel_pdf, tulisan
from sakip.reviu.tests.test_baca_pdf import KEPALA, XS, isi, naskah

BARIS = [(str(n), f"Jumlah kegiatan {n}", "10", "10", "100%") for n in range(1, 9)]


def test_dua_tabel_yang_berbagi_satu_garis_tetap_dua(tmp_path):
    atas = tabel_pdf(XS, 100, [KEPALA, *BARIS[:2]])
    bawah = tabel_pdf(
        (80, 330, 420, 510),
        160,
        [("Kegiatan", "Pagu", "Realisasi"), ("Layanan", "1.000", "900")],
    )
    n = naskah(tmp_path, tulisan(80, 90, "Tabel 1 Capaian") + atas + bawah)
    assert isi(n) == [BARIS[:2], [("Layanan", "1.000", "900")]]


def test_baris_jumlah_yang_digabung_tetap_di_tabelnya(tmp_path):
    baris = [KEPALA, *BARIS[:2], ("Jumlah", None, "20", "20", "100%")]
    n = naskah(tmp_path, tulisan(80, 90, "Tabel 1 Capaian") + tabel_pdf(XS, 100, baris))
    assert len(n.tabel) == 1
    assert [s.teks for s in n.tabel[0].isi[-1] if s.teks and not s.isian] == ["Jumlah", "20", "20", "100%"]


@pytest.mark.parametrize("ulang", [False, True])
def test_baris_yang_terpotong_akhir_halaman_kembali_ke_barisnya(tmp_path, ulang):
    terpotong = ("4", "Persentase layanan yang", "80", "90", "112,5")
    sisa = ("", "selesai tepat waktu", "%", "%", "%")
    n = naskah(
        tmp_path,
        tulisan(80, 90, "Tabel 1 Capaian") + tabel_pdf(XS, 100, [KEPALA, *BARIS[:3], terpotong]),
        tabel_pdf(XS, 40, [*([KEPALA] if ulang else []), sisa, *BARIS[4:7]]),
    )
    utuh = ("4", "Persentase layanan yang selesai tepat waktu", "80 %", "90 %", "112,5 %")
    assert isi(n) == [[*BARIS[:3], utuh, *BARIS[4:7]]]


def test_baris_tanpa_nomor_di_awal_halaman_bukan_kepala(tmp_path):
    n = naskah(
        tmp_path,
        tulisan(80, 90, "Tabel 1 Capaian") + tabel_pdf(XS, 100, [KEPALA, *BARIS[:3]]),
        tabel_pdf(XS, 40, [("", "Banyaknya lokus", "1 Lokus", "1 Lokus", "Tercapai"), *BARIS[4:7]]),
    )
    assert len(n.tabel) == 1 and len(n.tabel[0].isi) == 7


def _sisa(*baris: str) -> int | None:
    atas, bawah = (
        [tuple(Sel(s.strip(), n) for s in b.split("|")) for n, b in enumerate(x.split("\n"))] for x in baris
    )
    return sisa_baris(atas, bawah)


def test_baris_yang_utuh_bukan_sisa():
    atas = "1|Jumlah kegiatan|10|9\n2|Jumlah peserta|20|18\n3|Jumlah layanan|30|27"
    assert _sisa(atas, "|di wilayah||\n4|Jumlah peserta|5|4") == 0
    assert _sisa(atas, "4|Jumlah peserta|5|4") is None
    assert _sisa(atas, "Sasaran kedua|||\n4|Jumlah peserta|5|4") is None
    assert _sisa(atas, "B|Program kedua||\n4|Jumlah peserta|5|4") is None
    assert _sisa(atas, "|Jumlah|60|54") is None
    # The word above asks for more, but a code begins a row of its own.
    assert _sisa("Diukur oleh|Unit ini", "3.3 Persentase layanan|\nTarget|80%") is None
    assert _sisa("Diukur oleh|Unit ini", "unit lain|\nTarget|80%") == 0


def test_lajur_yang_berbeda_bukan_lanjutan():
    assert sekolom((10, 50, 90), (11, 49, 92))
    assert not sekolom((10, 50, 90), (10, 60, 90))
    assert not sekolom((10, 50, 90), (10, 90))


def test_tabel_yang_barisnya_dipotong_akhir_halaman_tanpa_garis_bawah(tmp_path):
    """The sides and columns run on below the last line across; the number of pages stands at the foot."""
    atas = tabel_pdf(XS, 600, [KEPALA, *BARIS[:3]])
    buka = "".join(garis(x, 680, x, 720) for x in XS) + "".join(
        tulisan(x + 3, 694, s, besar=9) for x, s in zip(XS, BARIS[3], strict=False)
    )
    kaki = [tulisan(80, 820, f"https://contoh.go.id/laporan {n}/3", besar=8) for n in (1, 2, 3)]
    n = naskah(
        tmp_path,
        tulisan(80, 590, "Tabel 1 Capaian") + atas + buka + kaki[0],
        tabel_pdf(XS, 40, BARIS[4:7]) + kaki[1],
        tulisan(80, 100, "Penutup laporan.") + kaki[2],
    )
    assert isi(n) == [BARIS[:7]] and not any("contoh.go.id" in b for b in n.baris)


def test_sumbu_dan_garis_bantu_bagan_bukan_tabel(tmp_path):
    """Lines across without a line below them, and upright ones that do not all run on."""
    bagan = "".join(garis(80, y, 500, y) for y in (100, 130, 160)) + garis(80, 100, 80, 200)
    bagan += garis(300, 100, 300, 160) + garis(500, 100, 500, 160)
    angka = "".join(
        tulisan(90, y, f"{y} unit", besar=9) + tulisan(310, y, str(y), besar=9) for y in (120, 150)
    )
    assert not naskah(tmp_path, bagan + angka).tabel
