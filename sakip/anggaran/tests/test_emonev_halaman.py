"""e-Monev by hand: entered, corrected with a reason, nothing half-written, seen by whom it concerns."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sakip.anggaran.models import CapaianOutput, LaporanEmonev, RincianOutput
from sakip.anggaran.services.emonev import EmonevMasuk, sidik, simpan_emonev
from sakip.anggaran.tests.conftest import TAHUN
from sakip.inti.galat import Basi, GalatSakip, TidakDitemukan
from sakip.jejak.models import Jejak
from sakip.perjanjian.tests.conftest import PINTU

PADA = dt.date(2024, 5, 20)


def simpan(d, *isi, bulan=3, alasan="", unit=None, pada=PADA):
    return simpan_emonev(
        unit=unit or d.kantor, tahun=TAHUN, bulan=bulan, isi=isi, alasan=alasan, pada=pada, **d.umum()
    )


def alamat(nama, unit="kw", **lain):
    return reverse(f"anggaran:{nama}", kwargs={"instansi": "i", "unit": unit, "tahun": TAHUN, **lain})


def test_diisi_dibetulkan_dengan_alasan_dan_dicatat_sekali(dunia_anggaran):
    d = dunia_anggaran
    assert simpan(d, EmonevMasuk(d.a.pk, "87,5", "2024-04-09", "kurang foto")) == 1
    x = LaporanEmonev.objects.get()
    assert (x.persen, x.tanggal_kirim, x.catatan) == (87.5, dt.date(2024, 4, 9), "kurang foto")
    sama = EmonevMasuk(d.a.pk, "87,5", "2024-04-09", "kurang foto", sidik(x))
    assert simpan(d, sama) == 0  # the same again writes nothing, not even to the journal
    ubah = EmonevMasuk(d.a.pk, "100", "2024-04-09", "", sidik(x))
    with pytest.raises(GalatSakip, match="tanpa alasan"):
        simpan(d, ubah)
    assert simpan(d, ubah, alasan="Foto menyusul") == 1
    kosong = EmonevMasuk(d.a.pk, "", "", "", sidik(LaporanEmonev.objects.get()))
    with pytest.raises(GalatSakip, match="tanpa alasan"):
        simpan(d, kosong)
    assert simpan(d, kosong, alasan="Salah DIPA") == 1
    assert not LaporanEmonev.objects.exists()
    jejak = Jejak.objects.filter(aksi="emonev.simpan").order_by("pk")
    assert [j.alasan for j in jejak] == ["", "Foto menyusul", "Salah DIPA"]


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        (("101", ""), "lebih dari 100"),
        (("-1", ""), "kurang dari nol"),
        (("abc", ""), "abc"),
        (("", "2024-04-09"), "belum diisi"),
        (("50", "2024-05-21"), "masa depan"),
        (("50", "2024-02-29"), "sebelum bulannya"),
        (("50", "9 April"), "tanggal kirim salah"),
    ],
)
def test_satu_baris_salah_menolak_semuanya(dunia_anggaran, isi, pesan):
    d = dunia_anggaran
    lain = d.dipa("1009", d.kantor)
    with pytest.raises(GalatSakip, match=f"(?i){pesan}"):
        simpan(d, EmonevMasuk(lain.pk, "100", ""), EmonevMasuk(d.a.pk, *isi))
    assert not LaporanEmonev.objects.exists()


def test_dipa_asing_bulan_depan_dan_ketikan_basi_ditolak(dunia_anggaran):
    d = dunia_anggaran
    with pytest.raises(TidakDitemukan):
        simpan(d, EmonevMasuk(d.b.pk, "100", ""))  # the DIPA of the unit below
    with pytest.raises(TidakDitemukan, match="belum mulai"):
        simpan(d, EmonevMasuk(d.a.pk, "100", ""), bulan=6)
    simpan(d, EmonevMasuk(d.a.pk, "40", ""))
    with pytest.raises(Basi, match="40"):
        simpan(d, EmonevMasuk(d.a.pk, "60", ""), alasan="x")  # the form saw an empty row
    assert LaporanEmonev.objects.get().persen == 40


def test_operator_mengisi_lewat_halaman_dan_kisi_menyebut_yang_belum(client, dunia_anggaran):
    d = dunia_anggaran
    client.force_login(d.akun("operator", d.kantor), backend=PINTU)
    isi = {"dipa": d.a.pk, f"p-{d.a.pk}": "60", f"t-{d.a.pk}": "2024-04-11", f"s-{d.a.pk}": ""}
    assert client.post(alamat("emonev_isi", bulan=3), isi).status_code == 302
    salah = client.post(alamat("emonev_isi", bulan=3), isi | {f"p-{d.a.pk}": "70"})
    assert salah.status_code == 409 and "Tersimpan sekarang: 60%" in salah.content.decode()
    dilihat = {f"s-{d.a.pk}": sidik(LaporanEmonev.objects.get()), f"p-{d.a.pk}": "70"}
    salah = client.post(alamat("emonev_isi", bulan=3), isi | dilihat)
    assert salah.status_code == 400  # changed without a reason
    assert 'value="70"' in salah.content.decode()
    teks = client.get(alamat("emonev") + "?cakupan=dengan_upt").content.decode()
    assert "Belum melapor" in teks and "1001" in teks and "setahun penuh" in teks
    assert "dikirim lewat batas" in teks
    csv = client.get(alamat("emonev") + "?unduh=csv").content.decode("utf-8-sig").splitlines()
    assert csv[0].startswith("Tabel;")
    csv = csv[csv.index("") + 1 :]
    assert csv[0].startswith("DIPA;Nama;Unit;Jan;") and csv[0].endswith("Rata-rata;Lengkap")
    assert client.get(alamat("emonev_isi", bulan=13)).status_code == 404
    client.force_login(d.akun("pemirsa", d.kantor), backend=PINTU)
    assert client.get(alamat("emonev")).status_code == 200
    assert client.post(alamat("emonev_isi", bulan=3), isi).status_code == 403
    client.force_login(d.akun("perencana", d.tetangga), backend=PINTU)
    assert {client.get(alamat(n)).status_code for n in ("emonev", "prioritas")} == {403}


def test_halaman_prioritas_menyebut_yang_belum_dilaporkan(client, dunia_anggaran):
    d = dunia_anggaran
    isi = {"dipa": d.b, "satuan": "orang", "target": 40, "prioritas_nasional": "PN 4"}
    a = RincianOutput.objects.create(kode="1", nama="Penyuluhan", **isi)
    RincianOutput.objects.create(kode="2", nama="Bantuan", **isi)
    CapaianOutput.objects.create(output=a, bulan=2, volume=10, progres=30)
    client.force_login(d.akun("pemirsa", d.kantor), backend=PINTU)
    teks = client.get(alamat("prioritas")).content.decode()
    assert "25,00%" in teks and "belum dilaporkan" in teks
    assert "belum mempunyai" not in client.get(alamat("prioritas") + "?cakupan=kantor").content.decode()


def test_jumlah_kueri_halaman_tetap(client, dunia_anggaran):
    d = dunia_anggaran
    client.force_login(d.akun("operator", d.kantor), backend=PINTU)

    def kueri():
        hasil = []
        for a in (alamat("emonev"), alamat("emonev_isi", bulan=3), alamat("prioritas")):
            client.get(a)
            with CaptureQueriesContext(connection) as k:
                assert client.get(a).status_code == 200
            hasil.append(len(k))
        return hasil

    def tambah(n):
        baru = d.dipa(f"20{n}", d.kantor)
        LaporanEmonev.objects.create(dipa=baru, bulan=3, persen=100, sumber="x")
        RincianOutput.objects.create(
            dipa=baru, kode="1", nama="R", satuan="orang", target=1, prioritas_nasional="PN 1"
        )

    tambah(0)
    satu = kueri()
    for n in range(1, 9):
        tambah(n)
    assert kueri() == satu
