"""The PDF says what the blocks say, is PDF/A-3a and PDF/UA-1, and comes out the same every time."""

from __future__ import annotations

import re
from dataclasses import replace

import pypdfium2
import pytest
import typst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import ImageStat

from sakip.dokumen import HurufTidakAda, tulis_pdf
from sakip.dokumen.blok import (
    Blok,
    Daftar,
    DaftarTabel,
    GantiHalaman,
    Judul,
    Kolom,
    KopSurat,
    Paragraf,
    Penandatangan,
    Rincian,
    Sel,
    Sisipan,
    Tabel,
    TandaTangan,
    Teks,
)
from sakip.dokumen.huruf import cari_huruf
from sakip.dokumen.pdf.padat import padatkan
from sakip.dokumen.rapat import awal_kaki
from sakip.dokumen.teks import bersih
from sakip.dokumen.tests.baca import halaman_pdf, rapat
from sakip.dokumen.tests.contoh import HURUF, PARAGRAF, dengan_isi, dokumen_contoh, tabel_capaian
from sakip.dokumen.tests.ekstrak import unsur_pdf


@pytest.fixture(scope="module")
def simpanan(tmp_path_factory):
    return tmp_path_factory.mktemp("bagan")


@pytest.fixture(scope="module")
def hasil(simpanan):
    return tulis_pdf(dokumen_contoh(), folder_huruf=HURUF, cache=simpanan)


def test_masukan_sama_bita_sama(hasil, simpanan):
    assert tulis_pdf(dokumen_contoh(), folder_huruf=HURUF, cache=simpanan).isi == hasil.isi


def test_menyatakan_pdfa3_dan_pdfua1_dan_bertanda(hasil):
    for tanda in (
        b"<pdfaid:part>3</pdfaid:part>",
        b"<pdfaid:conformance>A</pdfaid:conformance>",
        b"<pdfuaid:part>1</pdfuaid:part>",
        b"/MarkInfo<</Marked true",
        b"/Lang(id-ID)",
        b"/StructTreeRoot",
        b"/Outlines",
    ):
        assert tanda in hasil.isi, tanda


def test_benda_kecil_dipadatkan_tanpa_kehilangan_apa_pun():
    """The packed file against the one that typst wrote: same text, structure, bookmarks; much smaller."""
    sumber = (
        "#set document(title: [J], date: datetime(year: 2024, month: 1, day: 1))\n= Bab <a>\n"
        + "\n".join(
            f"== Sub {n}\n#table(columns: 3, table.header[A][B][C], [{n}], [x], [y])" for n in range(300)
        )
    )
    asal = typst.compile(
        sumber.encode(), format="pdf", pdf_standards=["a-3a", "ua-1"], ignore_system_fonts=True
    )
    padat = padatkan(asal)
    assert len(padat) < 0.5 * len(asal)
    satu, dua = pypdfium2.PdfDocument(asal), pypdfium2.PdfDocument(padat)
    assert halaman_pdf(asal) == halaman_pdf(padat)
    assert satu.get_metadata_dict() == dua.get_metadata_dict()
    assert [p.get_title() for p in satu.get_toc()] == [p.get_title() for p in dua.get_toc()]
    assert unsur_pdf(asal) == unsur_pdf(padat)
    assert padatkan(padat) == padat and padatkan(b"%PDF-1.7 lain") == b"%PDF-1.7 lain"


def test_halaman_judul_dan_takarir_benar(hasil):
    halaman = halaman_pdf(hasil.isi)
    assert hasil.jumlah_halaman == len(halaman)
    assert "Tabel 3.1" in halaman[hasil.halaman["capaian-0"] - 1]
    assert rapat("BAB III AKUNTABILITAS KINERJA") in rapat(halaman[hasil.halaman["bab-3"] - 1])
    assert (hasil.label_halaman["#0"], hasil.label_halaman["bab-1"]) == ("i", "1")
    for kunci, urut in hasil.halaman.items():
        assert rapat(halaman[urut - 1]).endswith(hasil.label_halaman[kunci])


def test_daftar_isi_memuat_halaman_yang_sama(hasil):
    daftar = rapat(halaman_pdf(hasil.isi)[hasil.halaman["#4"] - 1])
    assert re.search(rf"BABIIIAKUNTABILITASKINERJA\.+{hasil.label_halaman['bab-3']}", daftar)


def test_sampul_tanpa_nomor_dan_kepala_halaman(hasil):
    sampul, kata_pengantar = halaman_pdf(hasil.isi)[:2]
    assert sampul.strip().endswith("2023") and "Kanwil" not in sampul
    assert "Kanwil" in kata_pengantar and kata_pengantar.strip().endswith("i")


def test_kata_yang_tidak_terpenggal_dapat_dicari(hasil):
    teks = "".join(halaman_pdf(hasil.isi))
    assert "pemasyarakatan" in teks and "dipertanggungjawabkan" in teks.replace("\ufffe", "")
    assert "\u00ad" not in teks  # what pdfium gives for a hyphen at a line's end is U+FFFE


def test_kata_panjang_terpenggal_di_akhir_baris():
    dok = dengan_isi(Paragraf(" ".join(f"{'x' * (i % 7)} mempertanggungjawabkan" for i in range(60))))
    assert "\ufffe" in "".join(halaman_pdf(tulis_pdf(dok, folder_huruf=HURUF).isi))


def test_tanda_draf_tergambar_pada_setiap_halaman_dan_tidak_merusak_teksnya(simpanan):
    """Readers that copy text tear words apart over which large turned text lies: the mark is drawn."""
    final = dokumen_contoh(tabel=1, gambar=0)
    berkas = [
        tulis_pdf(d, folder_huruf=HURUF, cache=simpanan).isi for d in (final, replace(final, draf=True))
    ]
    assert halaman_pdf(berkas[0]) == halaman_pdf(berkas[1])
    gambar = [
        [ImageStat.Stat(h.render(scale=0.2).to_pil().convert("L")).mean[0] for h in pypdfium2.PdfDocument(b)]
        for b in berkas
    ]
    assert all(tanpa - dengan > 0.2 for tanpa, dengan in zip(*gambar, strict=True))


def test_kepala_tabel_berulang_dan_baris_tidak_terbelah():
    dok = dengan_isi(Judul(1, "ISI", "BAB I"), tabel_capaian(1, baris=60))
    halaman = halaman_pdf(tulis_pdf(dok, folder_huruf=HURUF).isi)
    assert len(halaman) > 2 and all("Indikator Kinerja" in h for h in halaman)
    for n in range(1, 61):
        baris = rapat(f"Persentase permohonan layanan 1.{n} yang diselesaikan tepat waktu")
        assert sum(baris in rapat(h) for h in halaman) == 1, n


def test_kata_dan_nama_yang_sangat_panjang_tetap_di_dalam_halaman():
    panjang = "Pertanggungjawabankeuangannegarayangdipisahkan" * 4
    alamat = "https://contoh.go.id/" + "a1b2c3" * 30
    isi = [
        Judul(1, panjang, "BAB I"),
        Judul(2, panjang.upper(), "1.1"),
        Paragraf(f"{panjang} {alamat}"),
        Paragraf(panjang, "tengah"),
        Paragraf(alamat, "belum_diisi"),
        Tabel(panjang, tuple(Kolom(panjang) for _ in range(6)), ((*[Sel(panjang)] * 3, *[Sel(alamat)] * 3),)),
        KopSurat((panjang, panjang.upper()), (alamat,)),
        Rincian(((panjang, alamat),)),
        TandaTangan((Penandatangan(panjang, panjang), Penandatangan(panjang)), panjang),
        DaftarTabel(),
    ]
    dok = replace(dokumen_contoh(tabel=1, gambar=0), isi=tuple(isi), instansi=panjang, unit_singkat=panjang)
    for ukuran in ("a4", "ponsel"):
        pdf = pypdfium2.PdfDocument(tulis_pdf(replace(dok, ukuran=ukuran), folder_huruf=HURUF).isi)
        for halaman in pdf:
            teks, lebar = halaman.get_textpage(), halaman.get_width()
            kotak = [teks.get_rect(n) for n in range(teks.count_rects())]
            assert all(k[0] > 0 and k[2] < lebar for k in kotak), ukuran
            assert sum(k[2] > lebar - 10 for k in kotak) <= 1


def test_kepala_tabel_setinggi_halaman_tidak_diulang():
    kolom = tuple(Kolom(f"{PARAGRAF} " * 3) for _ in range(6))
    hasil = tulis_pdf(dengan_isi(Tabel("T", kolom, ((Sel("isi"),) * 6,))), folder_huruf=HURUF)
    assert hasil.jumlah_halaman < 6


def _baris_tabel(banyak: int) -> tuple[tuple[Sel, ...], ...]:
    return tuple((Sel(f"kode{n}."), Sel(f"isi{n}.")) for n in range(banyak))


KOLOM = (Kolom("Kode", 1), Kolom("Uraian", 4))


def _halaman(halaman: list[str], teks: str) -> int:
    (nomor,) = (i for i, h in enumerate(halaman) if rapat(teks) in rapat(h))
    return nomor


def test_tabel_kecil_utuh_dengan_takarir_dan_catatannya():
    isi: list[Blok] = [Judul(1, "ISI", "BAB I")]
    for n in range(14):
        isi.append(Paragraf(PARAGRAF))
        baris = tuple((Sel(f"T{n}.{b}!"), Sel("Uraian")) for b in range(5 + n % 7))
        isi.append(Tabel(f"Kecil {n}.", KOLOM, baris, catatan=f"Sumber{n}."))
    hasil = tulis_pdf(dengan_isi(*isi), folder_huruf=HURUF)
    halaman = halaman_pdf(hasil.isi)
    assert len(halaman) > 4
    for n in range(14):
        letak = {_halaman(halaman, f"T{n}.{b}!") for b in range(5 + n % 7)}
        letak |= {_halaman(halaman, f"Kecil {n}."), _halaman(halaman, f"Sumber{n}.")}
        assert len(letak) == 1, n


@pytest.mark.parametrize("awal", range(0, 30, 3))
def test_baris_kelompok_dan_jumlah_tidak_sendirian(awal):
    """Tables of growing length: at some of them the group or the total would fall on a page's edge."""
    for tambah in range(3):
        banyak = 22 + awal + tambah
        baris = [*_baris_tabel(banyak), (Sel("Kelompok", gabung_kolom=2),), (Sel("anggota"), Sel("satu"))]
        baris += [(Sel("akhir"), Sel("dua")), (Sel("Jumlah"), Sel("semua"))]
        halaman = halaman_pdf(
            tulis_pdf(dengan_isi(Tabel("Panjang", KOLOM, tuple(baris))), folder_huruf=HURUF).isi
        )
        assert _halaman(halaman, "Kelompok") == _halaman(halaman, "anggota")
        assert _halaman(halaman, "akhir") == _halaman(halaman, "Jumlah")


def test_kotak_belum_diisi_dan_rumus_tidak_terbelah():
    isi = [p for n in range(16) for p in (Paragraf(PARAGRAF), Paragraf(f"a{n}.\nb\nc\nd{n}.", "belum_diisi"))]
    isi += [p for n in range(16, 30) for p in (Paragraf(PARAGRAF), Paragraf(f"a{n}.\nb\nd{n}.", "rumus"))]
    halaman = halaman_pdf(tulis_pdf(dengan_isi(*isi), folder_huruf=HURUF).isi)
    assert len(halaman) > 3
    for n in range(30):
        assert _halaman(halaman, f"a{n}.") == _halaman(halaman, f"d{n}.")


def test_nomor_halaman_dalam_daftar_tidak_pernah_sendirian():
    """Captions of every length, so that some end just where the number should stand."""
    kata = (
        "Persentase layanan yang diselesaikan tepat waktu menurut standar pelayanan di wilayah kerja kantor"
    )
    tabel = [Tabel(f"{kata[: 40 + n]}x", KOLOM, _baris_tabel(1)) for n in range(len(kata) - 40)]
    isi = (DaftarTabel(), Judul(1, "ISI", "BAB I"), *tabel)
    depan = halaman_pdf(tulis_pdf(dengan_isi(*isi), folder_huruf=HURUF).isi)[:2]
    baris = [b.strip() for h in depan for b in h.splitlines()[:-1]]
    assert sum(bool(re.search(r"x[ .]+\d+$", b)) for b in baris) >= len(tabel) - 1
    assert not [b for b in baris if re.fullmatch(r"[ .]*\d+", b)]


def test_sel_lebih_tinggi_dari_halaman_tetap_seluruhnya_tercetak():
    panjang = " ".join(f"{i}. {PARAGRAF}" for i in range(40))
    tabel = Tabel(
        "Panjang", (Kolom("No.", 1), Kolom("Uraian", 9)), ((Sel("1"), Sel(panjang)), (Sel("2"), Sel("akhir")))
    )
    halaman = halaman_pdf(tulis_pdf(dengan_isi(tabel), folder_huruf=HURUF).isi)
    gabungan = "".join(rapat(h) for h in halaman)
    assert (
        len(halaman) > 1
        and all(rapat(f"{i}. Pengukuran") in gabungan for i in range(40))
        and "akhir" in gabungan
    )


def test_dokumen_tanpa_bab_bernomor_memakai_angka_arab():
    hasil = tulis_pdf(
        dengan_isi(DaftarTabel(), Paragraf("Isi"), GantiHalaman(), Judul(1, "Lanjut", kunci="l")),
        folder_huruf=HURUF,
    )
    assert hasil.label_halaman["l"] == "2"


def test_huruf_hilang_disebut(tmp_path):
    with pytest.raises(HurufTidakAda, match="npm install"):
        tulis_pdf(dengan_isi(Paragraf("a")), folder_huruf=tmp_path)


def test_aksara_tanpa_huruf_menjadi_kotak_dan_dokumen_tetap_jadi():
    (halaman,) = halaman_pdf(tulis_pdf(dengan_isi(Paragraf("kanji 漢字 dan ไทย")), folder_huruf=HURUF).isi)
    assert "kanji □□ dan □□□" in halaman


MARKUP = r"""
#eval("1") $x^2$ @kutip *tebal* _miring_ <label> `kode` \ \" "kutip" 'satu' = judul - butir + nomor
// ket /* */ ~ -- --- ...
[a] {b} #{1} https://a.b & % ^ | ; \u{41}
"""


def test_tanda_markup_keluar_apa_adanya():
    (halaman,) = halaman_pdf(
        tulis_pdf(
            dengan_isi(Paragraf(MARKUP), Daftar((MARKUP,)), Paragraf((Teks(MARKUP, tebal=True),))),
            folder_huruf=HURUF,
        ).isi
    )
    assert rapat(halaman).count(rapat(MARKUP)) == 3


_AKSARA = st.characters(
    codec="utf-8",
    include_characters="#$@*_<>\\\"`~=-+/[]{}()&%^|;:'\n\t",
    categories=("L", "N", "P", "S", "Zs"),
)


@given(st.lists(st.text(_AKSARA, min_size=1, max_size=60), min_size=4, max_size=4))
@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_teks_apa_pun_tidak_merusak_dokumen(teks):
    judul, paragraf, sel, catatan = teks
    isi = (
        Judul(1, f"J{judul}", "BAB I"),
        Paragraf((Teks(paragraf, miring=True), Teks(paragraf, tautan="https://contoh.go.id/?q=" + paragraf))),
        Tabel(
            f"T{judul}",
            (Kolom(f"K{sel}"),),
            ((Sel(f"S{sel}", warna="status-belum"),),),
            catatan=f"C{catatan}",
        ),
        KopSurat((f"K{judul}", sel), (catatan,)),
        Rincian(((f"R{sel}", paragraf), (paragraf, sel))),
        TandaTangan((Penandatangan(judul, sel, catatan), Penandatangan(paragraf)), judul),
        Sisipan(judul, paragraf.encode(), "pdf", f"A{sel}", judul=catatan),
    )
    huruf = cari_huruf(HURUF)
    halaman = rapat("".join(halaman_pdf(tulis_pdf(dengan_isi(*isi), folder_huruf=HURUF).isi)))
    # What reads from right to left or combines is drawn in another order than it is stored; the rest is
    # literal.
    ascii_saja = [t for t in (f"S{sel}", f"C{catatan}") if bersih(t).isascii()]
    assert all(rapat(huruf.tampak(bersih(t))) in halaman for t in ascii_saja)


def test_kelompok_dua_baris_di_akhir_tabel_panjang_tidak_terbagi():
    kolom = (Kolom("A"), Kolom("B"))
    biasa, kelompok = (Sel("a"), Sel("b")), (Sel("Kelompok", gabung_kolom=2),)
    assert awal_kaki(Tabel("Satu", kolom, (*[biasa] * 15, kelompok, biasa, biasa))) == 15
    assert awal_kaki(Tabel("Dua", kolom, (*[biasa] * 15, kelompok, biasa))) == 17  # the group holds its row
    assert awal_kaki(Tabel("Tiga", kolom, (*[biasa] * 15, kelompok, kelompok, biasa, biasa))) == 19


@pytest.mark.parametrize("baris_di_atas", range(28, 34))
def test_tabel_panjang_tidak_mulai_dengan_satu_baris_di_akhir_halaman(baris_di_atas):
    kolom = (Kolom("A"), Kolom("B"))
    tabel = Tabel("Panjang", kolom, tuple((Sel(f"baris-{i}"), Sel("b")) for i in range(30)))
    isi = (Judul(1, "Bab"), *(Paragraf(f"Paragraf {i}.") for i in range(baris_di_atas)), tabel)
    pdf = tulis_pdf(dengan_isi(*isi), folder_huruf=HURUF)
    for halaman in halaman_pdf(pdf.isi):
        if "baris-0" in halaman:
            assert "baris-2" in halaman and "Tabel 1 Panjang" in halaman
