"""Sentences that belong to the section of another indicator, and offices of other provinces."""

from __future__ import annotations

import pytest

from .bahan import capaian, temuan

_BENIH = "Persentase benih lele yang tersertifikasi"
_RUMPUT = "Persentase petak rumput laut yang dipanen dua kali"
_KAPAL = "Jumlah kapal nelayan yang memperoleh buku pelaut"
_PASAR = "Persentase aduan pedagang pasar yang diselesaikan"


def _isi(benih: str = "", rumput: str = "", kapal: str = "", pasar: str = "") -> str:
    def bagian(nomor: int, nama: str, angka: str, teks: str) -> str:
        return (
            f"3.{nomor} {nama}\n\n"
            + capaian(f"1 | {nama} | {angka}", judul=f"Tabel 3.{nomor + 1} Capaian Tahun 2022")
            + f"{teks}\n\n"
        )

    return (
        capaian(
            f"1 | {_BENIH} | 80% | 84% | 105,00%",
            f"2 | {_RUMPUT} | 60% | 57% | 95,00%",
            f"3 | {_KAPAL} | 400 kapal | 436 kapal | 109,00%",
            f"4 | {_PASAR} | 90% | 81% | 90,00%",
        )
        + bagian(1, _BENIH, "80% | 84% | 105,00%", benih)
        + bagian(2, _RUMPUT, "60% | 57% | 95,00%", rumput)
        + bagian(3, _KAPAL, "400 kapal | 436 kapal | 109,00%", kapal)
        + bagian(4, _PASAR, "90% | 81% | 90,00%", pasar)
    )


_LELE = "Indukan lele yang tua menghasilkan telur yang jarang menetas sempurna."
_KEDUA = "Petani rumput laut dan pembudidaya lele dilatih bersama di balai desa."
_HUJAN = "Hujan yang lebat sepanjang triwulan keempat menghambat seluruh pekerjaan lapangan."


@pytest.mark.parametrize(
    ("isi", "salah"),
    [
        (_isi(benih=_LELE, rumput=_LELE), 1),
        (_isi(benih=_LELE, pasar=f"Petugas menerima aduan setiap hari. {_LELE}"), 1),
        (_isi(benih=_LELE, rumput="Bibit yang muda cepat patah diterjang ombak besar."), 0),
        (_isi(benih=_HUJAN, rumput=_HUJAN), 0),  # names nobody's things
        (_isi(benih=_KEDUA, rumput=_KEDUA), 0),  # names both
        # the section does speak of it
        (_isi(benih=_LELE, rumput=f"Sebagian petak ditanami berdampingan dengan kolam lele. {_LELE}"), 0),
        (_isi(benih=_LELE, rumput=_LELE, kapal=_LELE), 0),  # a set phrase of the whole report
    ],
)
def test_a_sentence_copied_word_for_word(isi: str, salah: int) -> None:
    assert len(temuan(isi, "salin_tempel")) == salah


@pytest.mark.parametrize(
    ("isi", "salah"),
    [
        (
            _isi(kapal="Maka petak rumput laut perlu diatur agar lebih banyak yang dipanen dua kali."),
            1,
        ),
        (
            _isi(
                rumput="Tindak lanjutnya, petak rumput laut diatur agar lebih banyak yang dipanen dua kali."
            ),
            0,
        ),
        (
            _isi(
                kapal="Hal itu sejalan dengan petak rumput laut yang lebih banyak dipanen dua kali setahun."
            ),
            0,
        ),
        (_isi(kapal="Nelayan juga menanam rumput laut di beberapa petak dekat pantai."), 0),
        (
            _isi(kapal="Sebanyak 57% petak rumput laut yang ada dipanen dua kali oleh nelayan."),
            0,
        ),  # a figure of it
    ],
)
def test_a_sentence_in_the_words_of_another_name(isi: str, salah: int) -> None:
    assert len(temuan(isi, "salin_tempel")) == salah


@pytest.mark.parametrize(
    ("isi", "salah"),
    [
        (_isi(rumput="Dengan demikian capaian kinerja benih lele tersertifikasi adalah 95,00%."), 1),
        (_isi(rumput="Target jangka menengah kapal nelayan buku pelaut tahun 2024 (70%) belum tercapai."), 1),
        (_isi(benih="Dengan demikian capaian kinerja benih lele tersertifikasi adalah 105,00%."), 0),
        (_isi(rumput="Sebagai pembanding, capaian kinerja benih lele tersertifikasi adalah 105,00%."), 0),
        (_isi(rumput="Dengan demikian capaian kinerja petak yang dipanen adalah 95,00%."), 0),
        (_isi(rumput="Adapun capaian kinerja benih unggul daerah lain adalah 95,00%."), 0),
        (_isi(rumput="Rata-rata capaian nasional benih lele tersertifikasi adalah 91,00%."), 0),
    ],
)
def test_a_figure_ascribed_to_another_indicator(isi: str, salah: int) -> None:
    assert len(temuan(isi, "salin_tempel")) == salah


def _baku(nama: str) -> str:
    return f"Bila dilihat menurut kabupaten dan kota, {nama} tersebar tidak merata."


@pytest.mark.parametrize(
    ("isi", "salah"),
    [
        (_isi(_baku(_BENIH), _baku(_RUMPUT), _baku(_KAPAL), _baku(_KAPAL)), 1),
        (_isi(_baku(_BENIH), _baku(_RUMPUT), _baku(_KAPAL), _baku(_PASAR)), 0),
        (_isi(_baku(_BENIH), _baku(_RUMPUT), "", f"Seperti {_baku(_KAPAL)}"), 0),
        (
            _isi(_baku(_BENIH), _baku(_RUMPUT), "", "Bila dilihat menurut kabupaten dan kota, aduan merata."),
            0,
        ),
    ],
)
def test_a_form_of_sentence_with_the_wrong_name(isi: str, salah: int) -> None:
    assert len(temuan(isi, "salin_tempel")) == salah


_KANTOR = "Kantor Wilayah Karantina Ikan Gorontalo"
_DASAR = "\n\n".join(
    f"{_KANTOR} {kerja} di pelabuhan setempat."
    for kerja in (
        "memeriksa muatan",
        "melatih petugas",
        "menguji contoh",
        "melayani izin",
        "mencatat lalu lintas",
    )
)


@pytest.mark.parametrize(
    ("kalimat", "salah"),
    [
        ("Kantor Wilayah Karantina Ikan Bengkulu akan melengkapi alat uji pada tahun depan.", True),
        ("Kanwil Karantina Ikan Bengkulu terus memperluas layanan loket.", True),
        (f"{_KANTOR} akan melengkapi alat uji pada tahun depan.", False),
        ("Kantor Wilayah Karantina Ikan Bengkulu bersama kantor ini melatih petugas.", False),
        ("Kantor Wilayah Perpajakan Bengkulu melaksanakan penyuluhan di pelabuhan.", False),
        ("Dinas Perikanan Bengkulu mengirim dua orang peserta.", False),
        ("Petugas dikirim ke Kantor Wilayah Karantina Ikan Bengkulu untuk belajar.", False),
        ("Kantor Wilayah Karantina Ikan Bengkulu berbeda karena tidak memiliki pelabuhan.", False),
    ],
)
def test_an_office_of_another_province(kalimat: str, salah: bool) -> None:
    hasil = temuan(f"{_DASAR}\n\n{kalimat}\n\n", "salin_tempel")
    assert [t.tercetak.split()[-1] for t in hasil] == ["Bengkulu"] * salah
