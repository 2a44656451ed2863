"""A report whose text contradicts itself is not given as final; mended, it is. Through the pages."""

from __future__ import annotations

import io

import pytest
from docx import Document

from sakip.dasbor.tests.test_penulisan import DASAR, LANGKAH, masuk
from sakip.pelaporan.models import TeksLaporan

#: No figure of the data is touched: only the check of the written report sees it.
SALAH = "Dari 9 desa, tersedia Rp10.155.000.000, yang bertambah Rp350.000.000 menjadi Rp10.805.000.000."
BENAR = SALAH.replace("10.805", "10.505")


@pytest.fixture
def perencana(client, kantor):
    """The planner, with every point of the report accepted but what is written next."""
    orang = masuk(client, kantor, "perencana", "1")
    client.post(LANGKAH, {"isi-isi": BENAR, "versi-isi": "0"})
    alamat = f"{DASAR}titik/"
    kode = [t.kode for _, k in client.get(alamat).context["kelompok"] for t in k]
    client.post(alamat, {"kode": kode, "alasan": "Kantor contoh", "aksi": "terima"})
    return orang


def _tulis(client, isi):
    versi = TeksLaporan.objects.get(kunci="bab4.langkah").versi
    jawab = client.post(LANGKAH, {"isi-isi": isi, "versi-isi": str(versi)}, follow=True)
    assert jawab.status_code == 200


@pytest.mark.parametrize("bentuk", ["docx", "pdf"])
def test_final_ditolak_dengan_temuannya_lalu_diberikan_setelah_diperbaiki(bentuk, client, perencana):
    _tulis(client, SALAH)
    assert client.get(f"{DASAR}titik/").context["terbuka"] == 0  # the data say nothing against it
    tolak = client.get(f"{DASAR}final.{bentuk}")
    isi = tolak.content.decode()
    assert tolak.status_code == 409 and "Laporan belum dapat final" in isi
    assert "Reviu: Kalimat bertentangan dengan angka" in isi
    assert "Rp10.805.000.000" in isi and "10.505.000.000" in isi
    _tulis(client, BENAR)
    jadi = client.get(f"{DASAR}final.{bentuk}")
    assert jadi.status_code == 200
    assert jadi.content[:4] == (b"%PDF" if bentuk == "pdf" else b"PK\x03\x04")
    if bentuk == "docx":
        kata = " ".join(p.text for p in Document(io.BytesIO(jadi.content)).paragraphs)
        assert "Rp10.505.000.000" in kata and "10.805" not in kata


def test_temuan_dapat_diterima_dengan_nama_dan_alasan_lalu_dicabut(client, perencana):
    _tulis(client, SALAH)
    alamat = f"{DASAR}titik/?reviu=1"
    assert alamat.removeprefix(DASAR) in client.get(f"{DASAR}final.docx").content.decode()
    (satu,) = (t for _, k in client.get(alamat).context["kelompok"] for t in k)
    assert "10.805.000.000" in satu.pesan
    kirim = {"kode": satu.kode, "alasan": "Kutipan surat, sengaja.", "aksi": "terima"}
    assert client.post(f"{DASAR}titik/", kirim).status_code == 400  # not among the points of the data
    assert client.post(alamat, kirim)["Location"] == alamat
    assert client.get(f"{DASAR}final.docx").status_code == 200
    client.post(alamat, kirim | {"aksi": "cabut"})
    assert client.get(f"{DASAR}final.docx").status_code == 409
