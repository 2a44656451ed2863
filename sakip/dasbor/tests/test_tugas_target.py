"""Target kinerja in the list of tasks: asked for in its window, of whom it concerns, at one cost."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sakip.dasbor.tugas import KELOMPOK, tugas_saya
from sakip.organisasi.services import bangun_leluhur
from sakip.perjanjian.services.target_kinerja import NilaiMasuk
from sakip.perjanjian.tests.conftest import TAHUN, Dunia
from sakip.perjanjian.tests.test_target_kinerja import DALAM, Tk

SEBELUM = dt.datetime(2025, 3, 27, 3, tzinfo=dt.UTC)
SESUDAH = dt.datetime(2025, 4, 7, 3, tzinfo=dt.UTC)


@pytest.fixture
def tk(db):
    t = Tk(Dunia())
    bangun_leluhur(instansi=t.d.instansi, tahun=TAHUN + 1)
    t.op = t.d.akun("operator", t.d.kanwil)
    t.pemilik = t.d.akun("pemilik_indikator", t.d.ditjen)
    return t


def hal(akun, waktu):
    return [t for t in tugas_saya(akun, waktu) if "target kinerja" in t.apa]


def test_diminta_saat_jendela_dibuka_dan_ditandai_sesudah_lewat(tk):
    assert hal(tk.op, SEBELUM) == []
    (t,) = hal(tk.op, DALAM)
    assert (t.kelompok, t.apa, t.unit) == (
        KELOMPOK[10],
        "Kirim 1 target kinerja B03 (Januari–Maret) 2025",
        "Unit kw",
    )
    assert (t.sisa, t.alamat) == (3, f"/target-kinerja/unit/i/kw/2025/{tk.milik().pk}/B03/")
    (t,) = hal(tk.op, SESUDAH)
    assert t.sisa == -2 and t.lewat
    tk.simpan()
    tk.kirim()
    assert hal(tk.op, DALAM) == []
    assert [t for a in ("pimpinan", "pemirsa") for t in hal(tk.d.akun(a, tk.d.kanwil), DALAM)] == []


def test_pemilik_diminta_menilai_dalam_jendelanya_dan_operator_memperbaiki(tk):
    tk.simpan()
    tk.kirim()
    assert hal(tk.pemilik, DALAM) == []  # the scoring window has not begun
    (t,) = hal(tk.pemilik, SESUDAH)
    assert (t.apa, t.sisa) == ("Nilai 1 target kinerja B03 (Januari–Maret) 2025", 8)
    assert t.alamat.endswith("/nilai/B03/?keadaan=belum_diverifikasi")
    tk.nilai(NilaiMasuk(tk.milik().pk, 0, "", True, "Kurang foto"), waktu=SESUDAH)
    assert hal(tk.pemilik, SESUDAH) == []
    (t,) = hal(tk.op, SESUDAH)
    assert (t.kelompok, t.catatan) == (KELOMPOK[0], "Kurang foto")
    tk.nilai(NilaiMasuk(tk.milik().pk, 1, "80", False, "Cukup"), waktu=SESUDAH)
    assert hal(tk.op, SESUDAH) == hal(tk.pemilik, SESUDAH) == []


def test_triwulan_akhir_tahun_diminta_pada_januari(tk):
    januari = dt.datetime(TAHUN + 1, 1, 3, 3, tzinfo=dt.UTC)
    assert [t.apa for t in hal(tk.op, januari)][-1] == "Kirim 1 target kinerja B12 (Oktober–Desember) 2025"
    assert hal(tk.op, dt.datetime(TAHUN + 1, 7, 3, 3, tzinfo=dt.UTC)) == []


def test_jumlah_kueri_tidak_bertambah_menurut_target(tk):
    def kueri(akun, waktu):
        with CaptureQueriesContext(connection) as k:
            tugas_saya(akun, waktu)
        return len(k)

    tk.simpan()
    tk.kirim()
    tk.pilih(tk.target("2"), {tk.d.kanwil.pk: None})
    satu = [kueri(tk.op, DALAM), kueri(tk.pemilik, SESUDAH)]
    for n in range(3, 12):
        tk.pilih(tk.target(str(n)), {tk.d.kanwil.pk: None, tk.d.tetangga.pk: None})
    assert [kueri(tk.op, DALAM), kueri(tk.pemilik, SESUDAH)] == satu
    (t,) = hal(tk.op, DALAM)
    assert (
        t.apa == "Kirim 10 target kinerja B03 (Januari–Maret) 2025"
        and t.alamat == "/target-kinerja/unit/i/kw/2025/"
    )
