"""What comes out: JSON whose keys are a contract, and text to be read."""

from __future__ import annotations

import json

from sakip.reviu import KELAS, HasilReviu, Naskah, Temuan, periksa
from sakip.reviu.keluar import NAMA_KELAS, sebagai_json, tempat, tulis_json, tulis_teks
from sakip.reviu.tests.bahan import KEPALA, capaian

ISI = KEPALA + capaian(
    "1 | Persentase layanan a | 80,00% | 40,00% | 50,00%",
    "2 | Persentase layanan b | 80,00% | 40,00% | 50,00%",
    "3 | Persentase layanan c | 80,00% | 40,00% | 95,00%",
)


def satu(**lain: object) -> Temuan:
    nilai: dict[str, object] = {
        "kelas": "jumlah", "keparahan": "berat", "kepastian": "pasti", "baris": (3, 4, 5, 9), "kutipan": "k",
        "tercetak": "1", "seharusnya": "2", "uraian": "u", **lain,
    }  # fmt: skip
    return Temuan(**nilai)  # type: ignore[arg-type]


def test_json_memuat_kunci_yang_dijanjikan():
    isi = json.loads(tulis_json(periksa(ISI)))
    assert list(isi) == ["berkas", "halaman", "tabel", "indikator", "temuan", "ringkasan"]
    assert (isi["halaman"], isi["tabel"], isi["indikator"]) == (None, 1, 3)
    (t,) = [t for t in isi["temuan"] if t["kelas"] == "capaian"]
    assert list(t) == [
        "kelas", "keparahan", "kepastian", "halaman", "baris", "kutipan", "tercetak", "seharusnya", "uraian",
        "saran",
    ]  # fmt: skip
    assert t["baris"] == [ISI.split("\n").index(next(b for b in ISI.split("\n") if "95,00%" in b)) + 1]
    assert "95,00%" in t["tercetak"] and "50" in t["seharusnya"] and "layanan c" in t["kutipan"]
    assert isi["ringkasan"]["tahun"] == 2022
    assert isi["ringkasan"]["jumlah"] == len(isi["temuan"])
    assert isi["ringkasan"]["kelas"]["capaian"] == {"pasti": 1, "ragu": 0}


def test_teks_memisahkan_yang_pasti_dari_yang_perlu_dilihat():
    naskah = Naskah("laporan.pdf", "pdf", (), (), 7, peringatan=("1 dari 7 halaman tidak berteks.",))
    hasil = HasilReviu(
        naskah,
        2022,
        4,
        (satu(kepastian="ragu", uraian="mungkin"), satu(uraian="jelas", halaman=2, saran="ubah")),
    )
    teks = tulis_teks(hasil)
    assert teks.index("jelas") < teks.index("mungkin")
    assert "laporan.pdf: 7 halaman, 0 tabel, 4 indikator" in teks
    assert "Perhatian: 1 dari 7 halaman" in teks and "2 temuan: 1 pasti, 1 perlu dilihat." in teks
    assert "halaman 2, baris 3–5, 9: jelas" in teks and "→ ubah" in teks
    assert sebagai_json(hasil)["ringkasan"]["peringatan"] == ["1 dari 7 halaman tidak berteks."]


def test_tanpa_temuan_dikatakan():
    hasil = HasilReviu(Naskah("a.txt", "teks", ("x",), ()), None, 0)
    assert tulis_teks(hasil).endswith("Tidak ditemukan pertentangan.\n")


def test_tempat_dan_nama_setiap_kelas():
    assert tempat(satu(baris=(4,))) == "baris 4"
    assert tempat(satu(baris=(2, 1, 2), halaman=3)) == "halaman 3, baris 1–2"
    assert set(NAMA_KELAS) == set(KELAS)
