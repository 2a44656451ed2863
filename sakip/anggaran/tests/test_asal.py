"""Where the figures of a DIPA came from: typed (the journal), from a file (the desk), or from a package."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sakip.anggaran.models import BarisDipa, CapaianOutput, Potret, RealisasiBaris, RevisiDipa, RincianOutput
from sakip.anggaran.queries.asal import asal_output, asal_potret, asal_versi
from sakip.anggaran.services.output import ProgresMasuk, simpan_progres

from .conftest import AWAL, TAHUN
from .test_dipa_halaman import PINTU, alamat

GAJI = ("5001.eba.994.001", "51")


def test_yang_diketik_menyebut_orang_peran_dan_waktunya(dunia_anggaran):
    d = dunia_anggaran
    d.versi(d.a, AWAL)
    d.potret(d.a, dt.date(TAHUN, 3, 31), {GAJI: 150})
    for bagian in (asal_versi(d.a), asal_potret(d.a)):
        (asal,) = bagian.asal
        assert (asal.cara, asal.oleh, asal.peran) == ("ketik", d.oleh.nama, "Perencana")
        assert {b.nomor for b in bagian.baris} == {None}
    assert (asal_versi(d.a).jumlah, asal_potret(d.a).jumlah) == (2000, 150)


def test_yang_dari_paket_tidak_mengaku_diketik(dunia_anggaran):
    d = dunia_anggaran
    r = RevisiDipa.objects.create(dipa=d.a, nomor=0, jenis="awal")
    BarisDipa.objects.create(revisi=r, kode=GAJI[0], uraian="Gaji", jenis_belanja="51", pagu=600)
    p = Potret.objects.create(
        instansi=d.instansi, unit=d.kantor, sumber="LKjIP", per_tanggal=dt.date(TAHUN, 12, 31)
    )
    RealisasiBaris.objects.create(potret=p, dipa=d.a, baris=GAJI[0], jenis_belanja="51", rupiah=590)
    assert [a.cara for b in (asal_versi(d.a), asal_potret(d.a)) for a in b.asal] == ["paket", "paket"]
    assert asal_versi(d.b) is None and asal_potret(d.b) is None and asal_output(d.b) == ()


def test_potret_lama_dapat_dipilih_dan_yang_terbaru_bawaannya(dunia_anggaran):
    d = dunia_anggaran
    d.versi(d.a, AWAL)
    lama = d.potret(d.a, dt.date(TAHUN, 3, 31), {GAJI: 150})
    d.potret(d.a, dt.date(TAHUN, 6, 30), {GAJI: 300})
    assert (asal_potret(d.a).jumlah, asal_potret(d.a, lama.pk).jumlah) == (300, 150)
    assert asal_potret(d.b, lama.pk) is None


def test_output_menyebut_bulan_dan_pengisinya(dunia_anggaran):
    d = dunia_anggaran
    ro = RincianOutput.objects.create(dipa=d.a, kode="6001.bah.001", nama="RO", satuan="orang", target=10)
    CapaianOutput.objects.create(output=ro, bulan=2, volume=1, progres=10)
    simpan_progres(
        unit=d.kantor, tahun=TAHUN, dipa_id=d.a.pk, bulan=3, isi=[ProgresMasuk(ro.pk, "2", "25", "")],
        **d.umum(),
    )  # fmt: skip
    (bagian,) = asal_output(d.a)
    assert (bagian.judul, bagian.baris[0].nilai, bagian.baris[0].asal.cara) == ("Maret", 25, "ketik")


def test_halaman_asal_terbuka_bagi_pembaca_dan_kuerinya_tetap(client, dunia_anggaran):
    d = dunia_anggaran
    d.versi(d.a, AWAL)
    d.potret(d.a, dt.date(TAHUN, 3, 31), {GAJI: 150})
    client.force_login(d.akun("pemirsa", d.kantor), backend=PINTU)
    a = alamat("asal", dipa=d.a.pk)
    teks = client.get(a).content.decode()
    assert "Diketik" in teks and "Realisasi: Isian kantor per 31 Maret 2024" in teks
    assert client.get(f"{a}?potret=99999").status_code == 404

    def kueri():
        with CaptureQueriesContext(connection) as k:
            assert client.get(a).status_code == 200
        return len(k)

    sebelum = kueri()
    d.versi(d.a, [*AWAL, *((f"6001.bah.002.{n:03d}", "Lain", "52", 10) for n in range(30))], alasan="tambah")
    assert kueri() <= sebelum


def test_halaman_serapan_dan_output_menautkan_asal_setiap_dipa(client, dunia_anggaran):
    d = dunia_anggaran
    d.versi(d.a, AWAL)
    client.force_login(d.akun("pemirsa", d.kantor), backend=PINTU)
    for nama in ("serapan", "output"):
        teks = client.get(alamat(nama)).content.decode()
        for satu in (d.a, d.b):
            assert alamat("asal", satu.unit.kode, dipa=satu.pk) in teks, nama


def test_tetangga_tidak_melihat_asal(client, dunia_anggaran):
    d = dunia_anggaran
    client.force_login(d.akun("pemirsa", d.tetangga), backend=PINTU)
    assert client.get(alamat("asal", dipa=d.a.pk)).status_code == 403


@pytest.mark.parametrize("dipa", ["a", "b"])
def test_dipa_tanpa_isi_mengatakannya(client, dunia_anggaran, dipa):
    d = dunia_anggaran
    client.force_login(d.akun("pemirsa", d.kantor), backend=PINTU)
    satu = getattr(d, dipa)
    teks = client.get(alamat("asal", satu.unit.kode, dipa=satu.pk)).content.decode()
    assert teks.count("Belum ada.") == 2
