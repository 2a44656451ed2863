"""Files that are too large are dropped while they come in, and told by name and size."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from sakip.berkas import unggah
from sakip.berkas.jenis import UKURAN_TERBESAR
from sakip.berkas.unggah import BerkasDitolak, masalah_ditolak, terima_berkas, terlalu_besar, tulis_mb


@terima_berkas
def pintu(request: Any) -> HttpResponse:
    """Says what came in."""
    nama = {k: [b.name for b in request.FILES.getlist(k)] for k in request.FILES}
    return HttpResponse(repr((nama, dict(request.POST.items()), request.berkas_ditolak)))


def kirim(**isi: Any) -> Any:
    """What the view saw: files by field, other fields, files that were dropped."""
    permintaan: HttpRequest = RequestFactory().post("/", isi)
    permintaan._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]
    jawab = pintu(permintaan).content.decode()  # type: ignore[attr-defined]
    return eval(jawab, {"BerkasDitolak": BerkasDitolak})  # our own repr of plain values


def berkas(nama: str, ukuran: int) -> io.BytesIO:
    isi = io.BytesIO(b"0" * ukuran)
    isi.name = nama
    return isi


def test_yang_tepat_pada_batas_masuk_dan_sebita_di_atasnya_jatuh_dengan_ukurannya():
    assert kirim(satu=berkas("tepat.pdf", UKURAN_TERBESAR), lain="tetap") == (
        {"satu": ["tepat.pdf"]},
        {"lain": "tetap"},
        [],
    )
    assert kirim(satu=berkas("lebih.pdf", UKURAN_TERBESAR + 1), lain="tetap") == (
        {},
        {"lain": "tetap"},
        [BerkasDitolak("satu", "lebih.pdf", UKURAN_TERBESAR + 1)],
    )


def test_yang_kecil_masuk_sebelum_dan_sesudah_yang_jatuh():
    besar = UKURAN_TERBESAR + 5
    masuk, _, ditolak = kirim(
        b=[SimpleUploadedFile("a.txt", b"a"), berkas("besar.pdf", besar), SimpleUploadedFile("c.txt", b"c")],
        d=SimpleUploadedFile("d.txt", b"d"),
    )
    assert masuk == {"b": ["a.txt", "c.txt"], "d": ["d.txt"]}
    assert ditolak == [BerkasDitolak("b", "besar.pdf", besar)]


def test_kiriman_yang_melewati_batas_semuanya_disebut_juga(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(unggah, "PERMINTAAN_TERBESAR", 3_000_000)
    masuk, _, ditolak = kirim(b=[berkas("a.pdf", 2_000_000), berkas("b.pdf", 2_000_000)])
    assert masuk == {"b": ["a.pdf"]} and ditolak == [BerkasDitolak("b", "b.pdf", None)]
    (m,) = masalah_ditolak(ditolak)
    assert "Kirimannya lebih dari 2,9 MB" in m.pesan and "b.pdf" in m.pesan


@pytest.mark.parametrize(
    ("bita", "teks"),
    [
        (16 << 20, "16 MB"),
        ((16 << 20) + 1, "16,1 MB"),
        (50 << 20, "50 MB"),
        (1, "0,1 MB"),
        (5_500_000, "5,3 MB"),
    ],
)
def test_ukuran_dibulatkan_ke_atas_supaya_tidak_terbaca_sama_dengan_batas(bita: int, teks: str):
    assert tulis_mb(bita) == teks


def test_pesan_menyebut_nama_ukuran_batas_dan_jalan_keluar():
    m = terlalu_besar("laporan tahunan.pdf", 50 << 20, tempat="berkas-3")
    assert m.tempat == "berkas-3"
    assert m.pesan == "Berkas «laporan tahunan.pdf» (50 MB) tidak disimpan: lebih dari 16 MB."
    assert "mutu lebih rendah" in m.saran and "pecah" in m.saran and "tautan" in m.saran
