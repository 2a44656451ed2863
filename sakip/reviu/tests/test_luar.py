"""The check in a child process: what it tells on its way, and how it ends."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from sakip.reviu import TidakTerbaca, luar, periksa
from sakip.reviu.model import KELAS
from sakip.reviu.tests.berkas import pdf, tulisan

LAPORAN = (
    "LAPORAN KINERJA TAHUN 2023\nTabel 3.1 Capaian Kinerja Tahun 2023\n"
    "No\tIndikator Kinerja\tTarget\tRealisasi\tCapaian\n"
    "1\tPersentase permohonan yang selesai tepat waktu\t90%\t81%\t95%\n"
    "2\tJumlah desa yang dibina\t20 desa\t25 desa\t125%\n"
)


@pytest.fixture
def kabar():
    """``kabar(langkah, ke, dari)`` is kept in ``kabar.semua``."""

    def catat(*isi):
        catat.semua.append(isi)

    catat.semua = []
    return catat


def unik(semua):
    return list(dict.fromkeys(semua))


def anak(program):
    return subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)


def test_halaman_lalu_pemahaman_lalu_setiap_kelas(tmp_path, kabar):
    berkas = tmp_path / "tiga.pdf"
    pdf(berkas, [tulisan(50, 700, f"Halaman {n} tentang kinerja") for n in (1, 2, 3)])
    luar.periksa_luar(berkas, "tiga.pdf", 2023, kabar)
    kelas = [("periksa", n, len(KELAS)) for n in range(1, len(KELAS) + 1)]
    halaman = [("baca", 1, 3), ("baca", 2, 3), ("baca", 3, 3)]
    terdengar = [k for k in unik(kabar.semua) if k != ("baca", 0, 0)]  # said again while nothing was told
    assert terdengar == [*halaman, ("paham", 0, 0), *kelas]


def test_teks_tanpa_halaman_tidak_menyebut_halaman(tmp_path, kabar):
    (tmp_path / "a.txt").write_text(LAPORAN)
    luar.periksa_luar(tmp_path / "a.txt", "a.txt", 2023, kabar)
    assert all(dari == 0 for langkah, _, dari in kabar.semua if langkah != "periksa")


def test_yang_mendengar_tidak_mengubah_temuan(tmp_path, kabar):
    (tmp_path / "a.txt").write_text(LAPORAN)
    diam = luar.periksa_luar(tmp_path / "a.txt", "a.txt", 2023)
    assert luar.periksa_luar(tmp_path / "a.txt", "a.txt", 2023, kabar) == diam
    sama = {(t.kelas, t.baris, t.tercetak) for t in periksa(tmp_path / "a.txt", tahun=2023).temuan}
    assert {(t["kelas"], tuple(t["baris"]), t["tercetak"]) for t in diam["temuan"]} == sama != set()


def test_langkah_yang_lama_diulang_selama_anak_hidup(kabar, monkeypatch):
    monkeypatch.setattr(luar, "DENYUT", 0.05)
    proses = anak("import time; print('[\"paham\", 0, 0]', flush=True); time.sleep(0.5); print('{\"a\": 1}')")
    assert luar._dengar(proses, "a.txt", kabar) == {"a": 1}
    proses.wait()
    assert kabar.semua.count(("paham", 0, 0)) > 3


def test_yang_terlalu_lama_dihentikan_dengan_sebabnya(monkeypatch, tmp_path, kabar):
    monkeypatch.setattr(luar, "BATAS_DETIK", 0.2)
    monkeypatch.setattr(luar, "DENYUT", 0.05)
    (tmp_path / "a.txt").write_text(LAPORAN)
    with pytest.raises(TidakTerbaca, match=r"a\.txt terlalu lama diperiksa"):
        luar.periksa_luar(tmp_path / "a.txt", "a.txt", 2023, kabar)


def test_pendengar_yang_menolak_menghentikan_anak(monkeypatch, tmp_path):
    class Berhenti(Exception):
        pass

    lahir = []
    asli = subprocess.Popen
    monkeypatch.setattr(luar.subprocess, "Popen", lambda *a, **k: lahir.append(asli(*a, **k)) or lahir[-1])

    def tolak(*_):
        raise Berhenti

    (tmp_path / "a.txt").write_text(LAPORAN)
    mulai = time.monotonic()
    with pytest.raises(Berhenti):
        luar.periksa_luar(tmp_path / "a.txt", "a.txt", 2023, tolak)
    assert lahir[0].poll() is not None and time.monotonic() - mulai < 60


@pytest.mark.parametrize("akhir", ["raise SystemExit(1)", "import os; os._exit(9)", "print('bukan json')"])
def test_anak_yang_mati_tanpa_jawaban_bukan_laporan_bersih(kabar, akhir):
    proses = anak(f"print('[\"baca\", 1, 2]', flush=True); {akhir}")
    assert luar._dengar(proses, "a.txt", kabar) is None
    proses.wait()
    assert ("baca", 1, 2) in kabar.semua


def test_sebab_program_berhenti_tercatat_di_server(tmp_path, caplog):
    (tmp_path / "a.txt").write_text(LAPORAN)
    with pytest.raises(TidakTerbaca, match="berhenti di tengah jalan"):
        luar.periksa_luar(tmp_path / "a.txt", "a.txt", "bukan tahun")
    assert "ValueError" in caplog.text and "a.txt" in caplog.text
