"""Act four: what the year came to, on the parent's pages, for everybody, and in the report."""

from __future__ import annotations

import io
import json
import urllib.error
import urllib.request
from decimal import Decimal
from typing import Any

import docx
import pypdfium2

from tests.peramban.setahun.angka import TAHUN, Hasil, tulis
from tests.peramban.setahun.orang import Orang
from tests.peramban.setahun.peladen import INSTANSI
from tests.peramban.setahun.rencana import INDIKATOR, SASARAN, VARIABEL
from tests.peramban.setahun.susunan import DITJEN, KANWIL

KANTOR = f"/{INSTANSI}/{KANWIL}/{TAHUN}/"
PANTAU = f"/pantau/{INSTANSI}/{KANWIL}/{TAHUN}/"
_TELITI = Decimal("1e-12")


def baca(alamat: str) -> bytes:
    """As anybody reads it, without an account."""
    with urllib.request.urlopen(alamat, timeout=120) as jawab:
        return bytes(jawab.read())


def _butir(isi: bytes) -> dict[str, dict[str, Any]]:
    menurut = {b["indikator"]: b for b in json.loads(isi)["butir"]}
    return {kunci: menurut[i.nama] for kunci, i in INDIKATOR.items()}


def belum_ada_resmi(server: str) -> None:
    """Typed, even verified, is not official."""
    assert {b["realisasi"] for b in _butir(baca(f"{server}{KANTOR}capaian.json")).values()} == {None}
    teks = baca(server + KANTOR).decode()
    assert "Belum ada angka yang disetujui" in teks
    with urllib.request.urlopen(f"{server}{KANTOR}?bacaan=sementara", timeout=60) as jawab:
        assert "/akun/login/" in jawab.url


def periksa_json(isi: bytes, harap: Hasil) -> None:
    """Every digit that the product tells is the one computed here."""
    for kunci, b in _butir(isi).items():
        for apa, nilai in (("realisasi", harap.realisasi[kunci]), ("capaian", harap.capaian[kunci])):
            assert b[apa] is not None, (kunci, apa)
            assert abs(Decimal(b[apa]) - nilai) < _TELITI * abs(nilai), (kunci, apa, b[apa], nilai)


def periksa_sementara(perencana: Orang, harap: Hasil) -> None:
    """The provisional reading of the office, with its word."""
    periksa_json(perencana.unduh(f"{KANTOR}capaian.json?bacaan=sementara"), harap)
    teks = perencana.buka(f"{KANTOR}?bacaan=sementara")
    assert "angka sementara" in teks and f"{tulis(harap.capaian['persen'])}%" in teks


def periksa_belum_lapor(perencana: Orang, unit: str) -> None:
    """The figure of the office names the unit that has not reported."""
    teks = perencana.buka(f"{KANTOR}indikator/1.1/?bacaan=sementara")
    kurang = teks.partition("Sudah jatuh tempo, belum dilaporkan:")[2]
    assert f"{unit}: {VARIABEL['masuk'].nama}\n" in kurang, teks


def periksa_resmi(server: str, harap: Hasil) -> None:
    """The public page and its twin."""
    periksa_json(baca(f"{server}{KANTOR}capaian.json"), harap)
    teks = baca(server + KANTOR).decode()
    assert "angka resmi" in teks and SASARAN in teks
    for kunci in INDIKATOR:
        assert f"{tulis(harap.capaian[kunci])}%" in teks, kunci


def periksa_dasbor(perencana: Orang, pemilik: Orang, harap: Hasil, bulan: int) -> None:
    """Heat map, completeness, the table of sasaran; the owner's view over all offices."""
    teks = perencana.buka(f"{PANTAU}?bacaan=resmi")
    for kunci in INDIKATOR:
        assert f"{tulis(harap.capaian[kunci])}%" in teks, kunci
    assert f"{2 * bulan} dari 24" in teks and teks.count(f"{bulan}/12") == 2
    rata = sum(harap.capaian.values(), Decimal(0)) / len(harap.capaian)
    sasaran = perencana.halaman.locator("section[aria-labelledby=judul-ss] tbody tr").inner_text()
    assert SASARAN in sasaran and f"{tulis(rata)}%" in sasaran
    teks = pemilik.buka(f"/pantau/{INSTANSI}/{DITJEN}/{TAHUN}/pemilik/?bacaan=resmi")
    for kunci, i in INDIKATOR.items():
        assert i.nama in teks and f"{tulis(harap.capaian[kunci], 1)}%" in teks


def telusuri(perencana: Orang, harap: Hasil) -> None:
    """From the figure by clicks down to the entries and the steps."""
    perencana.buka(KANTOR)
    teks = perencana.ikuti(INDIKATOR["persen"].nama)
    assert f"× 100 = {tulis(harap.realisasi['persen'])}" in teks
    halaman = perencana.halaman
    for rincian in halaman.locator("main details").all():
        rincian.evaluate("e => { e.open = true; }")
    teks = perencana.isi()
    assert "Disetujui" in teks and "(excel)" in teks and "(diketik)" in teks


def unduh_laporan(perencana: Orang, harap: Hasil) -> None:
    """The LKjIP in both forms says the figures that were computed here."""
    for bentuk, teks in (
        ("docx", _teks_docx(perencana.unduh(f"{KANTOR}lkjip.docx"))),
        ("pdf", _teks_pdf(perencana.unduh(f"{KANTOR}lkjip.pdf"))),
    ):
        assert "Kantor Wilayah Timur" in teks or "KANTOR WILAYAH TIMUR" in teks, bentuk
        for kunci in INDIKATOR:
            assert tulis(harap.capaian[kunci]) in teks, (bentuk, kunci, tulis(harap.capaian[kunci]))


def _teks_docx(isi: bytes) -> str:
    dokumen = docx.Document(io.BytesIO(isi))
    return "\n".join(t.text or "" for t in dokumen.element.body.iter() if t.tag.endswith("}t"))


def _teks_pdf(isi: bytes) -> str:
    assert isi.startswith(b"%PDF-")
    with pypdfium2.PdfDocument(isi) as pdf:
        return "\n".join(halaman.get_textpage().get_text_bounded() for halaman in pdf)
