"""Reports on demand: once per content, a few at once, never one waiting for another."""

import io
import threading
import time
import zipfile

import pytest

from sakip.dasbor import laporan
from sakip.dasbor.laporan import SERENTAK, SedangDisusun, ambil

from .conftest import ALAMAT


@pytest.fixture(autouse=True)
def tidak_sabar(monkeypatch):
    monkeypatch.setattr(laporan, "SABAR", 0.3)


class Percetakan:
    """A maker of reports that waits until it is let go, and counts."""

    def __init__(self, isi=b"laporan"):
        self.isi, self.cacah = isi, 0
        self.mulai, self.lepas = threading.Event(), threading.Event()

    def __call__(self):
        self.cacah += 1
        self.mulai.set()
        assert self.lepas.wait(10)
        return self.isi

    def sedang(self, *argumen):
        """Start to make a report in another thread; returns once it is being made."""
        hasil = []
        utas = threading.Thread(target=lambda: hasil.append(ambil(*argumen, self)))
        utas.start()
        assert self.mulai.wait(10)
        return utas, hasil


def test_isi_yang_sama_dibuat_sekali(tmp_path):
    cacah = []
    for _ in range(3):
        assert ambil(tmp_path, "a", "s1", "pdf", lambda: cacah.append(1) or b"x") == b"x"
    assert len(cacah) == 1


def test_banyak_peminta_sekaligus_hanya_satu_yang_membuat(tmp_path, monkeypatch):
    monkeypatch.setattr(laporan, "SABAR", 10)
    cacah, hasil = [], []

    def buat():
        cacah.append(1)
        time.sleep(0.3)
        return b"x"

    utas = [
        threading.Thread(target=lambda: hasil.append(ambil(tmp_path, "a", "s", "pdf", buat)))
        for _ in range(12)
    ]
    for u in utas:
        u.start()
    for u in utas:
        u.join()
    assert (len(cacah), hasil) == (1, [b"x"] * 12)


def test_peminta_kedua_diminta_kembali_dan_laporan_lain_tidak_menunggu(tmp_path):
    lambat = Percetakan()
    utas, hasil = lambat.sedang(tmp_path, "a", "s", "pdf")
    with pytest.raises(SedangDisusun):
        ambil(tmp_path, "a", "s", "pdf", lambda: b"lain")
    awal = time.monotonic()
    assert ambil(tmp_path, "b", "s", "pdf", lambda: b"b") == b"b"
    assert time.monotonic() - awal < 0.2
    lambat.lepas.set()
    utas.join()
    assert hasil == [b"laporan"]
    assert lambat.cacah == 1


def test_paling_banyak_beberapa_laporan_sekaligus(tmp_path):
    sibuk = [Percetakan() for _ in range(SERENTAK)]
    utas = [p.sedang(tmp_path, f"k{i}", "s", "pdf")[0] for i, p in enumerate(sibuk)]
    with pytest.raises(SedangDisusun):
        ambil(tmp_path, "satu-lagi", "s", "pdf", lambda: b"x")
    for p in sibuk:
        p.lepas.set()
    for u in utas:
        u.join()
    assert ambil(tmp_path, "satu-lagi", "s", "pdf", lambda: b"x") == b"x"


def test_kegagalan_tidak_disimpan_dan_tidak_mengunci(tmp_path):
    with pytest.raises(RuntimeError):
        ambil(tmp_path, "a", "s", "pdf", lambda: (_ for _ in ()).throw(RuntimeError("gagal")))
    assert ambil(tmp_path, "a", "s", "pdf", lambda: b"x") == b"x"
    assert not list(tmp_path.glob("*.tulis"))


def test_isi_lama_dibuang_tetapi_bukan_milik_unit_lain(tmp_path):
    ambil(tmp_path, "lkjip-i-kw-2023", "lama", "pdf", lambda: b"1")
    ambil(tmp_path, "lkjip-i-kw-2023", "lama", "docx", lambda: b"2")
    ambil(tmp_path, "lkjip-i-kw", "2023", "pdf", lambda: b"3")
    ambil(tmp_path, "lkjip-i-kw-2023", "baru", "pdf", lambda: b"4")
    sisa = sorted(p.name for p in tmp_path.iterdir() if p.suffix in (".pdf", ".docx"))
    assert sisa == ["lkjip-i-kw-2023-baru.pdf", "lkjip-i-kw-2023-lama.docx", "lkjip-i-kw-2023.pdf"]


@pytest.mark.django_db
@pytest.mark.parametrize("bentuk", ["pdf", "docx"])
def test_laporan_diunduh_sekali_dibuat_lalu_304(client, kantor, bentuk, monkeypatch):
    alamat = f"{ALAMAT}lkjip.{bentuk}"
    jawab = client.get(alamat)
    assert jawab.status_code == 200
    assert jawab.headers["Content-Disposition"] == f'attachment; filename="lkjip-kw-2023.{bentuk}"'
    if bentuk == "pdf":
        assert jawab.content.startswith(b"%PDF-")
    else:
        assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(jawab.content)).namelist()

    def jangan(*_):
        raise AssertionError("dibuat lagi")

    monkeypatch.setattr("sakip.dasbor.jawaban._tulis", jangan)
    assert client.get(alamat).content == jawab.content
    lagi = client.get(alamat, headers={"If-None-Match": jawab.headers["ETag"]})
    assert (lagi.status_code, lagi.content) == (304, b"")


@pytest.mark.django_db
def test_laporan_dibaca_di_layar_di_bawah_kebijakan_ketat(client, kantor):
    jawab = client.get(f"{ALAMAT}lkjip.html")
    assert jawab.status_code == 200 and "Content-Disposition" not in jawab.headers
    assert jawab.content.startswith(b"<!DOCTYPE html>")
    kebijakan = jawab.headers["Content-Security-Policy"]
    assert "default-src 'none'" in kebijakan and "style-src 'sha256-" in kebijakan
    assert "unsafe" not in kebijakan and "'self'" not in kebijakan
    lagi = client.get(f"{ALAMAT}lkjip.html", headers={"If-None-Match": jawab.headers["ETag"]})
    assert (lagi.status_code, lagi.content) == (304, b"")


@pytest.mark.django_db
def test_angka_yang_berubah_membuat_laporan_baru(client, kantor):
    from sakip.pengukuran.models import Isian

    lama = client.head(f"{ALAMAT}lkjip.pdf").headers["ETag"]
    assert client.head(f"{ALAMAT}lkjip.pdf").headers["ETag"] == lama
    Isian.objects.filter(variabel=kantor.dapat, periode="2023-01", unit=kantor.a).update(nilai=1)
    assert client.head(f"{ALAMAT}lkjip.pdf").headers["ETag"] != lama


@pytest.mark.django_db
def test_selama_disusun_pembaca_diberi_halaman_yang_mencoba_lagi(client, kantor, monkeypatch):
    def sibuk(*_):
        raise SedangDisusun

    monkeypatch.setattr("sakip.dasbor.jawaban.ambil", sibuk)
    jawab = client.get(f"{ALAMAT}lkjip.pdf")
    assert jawab.status_code == 503
    assert jawab.headers["Retry-After"] == jawab.headers["Refresh"] == "5"
    assert "ETag" not in jawab.headers
    assert "Laporan sedang disusun" in jawab.content.decode()
