"""The office types number, date, place and addressees of its letter; stale and wrong ones are refused."""

import datetime as dt
import json

import pytest
from django.urls import reverse

from sakip.inti.galat import Basi, GalatSakip, TidakDitemukan
from sakip.jejak.models import Jejak
from sakip.perjanjian.models import SuratTargetKinerja
from sakip.perjanjian.services.surat_target import SuratMasuk, simpan_surat

from .conftest import PINTU, TAHUN
from .test_target_kinerja import Tk

ALAMAT = ["i", "kw", TAHUN]


@pytest.fixture
def tk(dunia):
    return Tk(dunia)


def simpan(tk, versi=0, periode="B03", **isi):
    return simpan_surat(
        unit=tk.d.kanwil, tahun=TAHUN, periode=periode, versi=versi, masuk=SuratMasuk(**isi), **tk.d.umum()
    )


def test_tersimpan_dengan_versi_dan_dicatat(tk):
    assert simpan(tk, nomor="  1 /  A", tanggal=dt.date(2025, 4, 9)).versi == 1
    with pytest.raises(Basi):
        simpan(tk, nomor="2")
    assert simpan(tk, 1, nomor="2").versi == 2
    jejak = Jejak.objects.filter(aksi="target_kinerja.surat").latest("pk")
    lama, baru = json.loads(jejak.perubahan)["surat"]
    assert (lama["nomor"], lama["tanggal"]) == ("1 / A", "2025-04-09")
    assert (baru["nomor"], baru["tanggal"]) == ("2", None)


@pytest.mark.parametrize(
    ("isi", "tempat"),
    [
        ({"sifat": "Bebas"}, "sifat"),
        ({"tanggal": dt.date(2027, 1, 1)}, "tanggal"),
        ({"tanggal": dt.date(2024, 12, 31)}, "tanggal"),
        ({"nomor": "x" * 121}, "nomor"),
        ({"kepada": "a\n" * 31}, "kepada"),
        ({"tembusan": "x" * 201}, "tembusan"),
    ],
)
def test_yang_salah_ditolak_pada_tempatnya(tk, isi, tempat):
    with pytest.raises(GalatSakip) as salah:
        simpan(tk, **isi)
    assert [m.tempat for m in salah.value.masalah] == [tempat]
    assert not SuratTargetKinerja.objects.exists()


def test_satu_nomor_satu_surat_dan_periode_asing_ditolak(tk):
    simpan(tk, nomor="W.7-1")
    with pytest.raises(GalatSakip, match="sudah dipakai surat B03"):
        simpan(tk, periode="B06", nomor="w.7-1")
    simpan(tk, periode="B06")  # a number that is not known yet is nobody's
    simpan(tk, periode="B09")
    with pytest.raises(TidakDitemukan):
        simpan(tk, periode="B10")


def test_diisi_operator_atau_perencana_dan_dilihat_yang_lain(client, tk):
    alamat = reverse("target_kinerja:surat", args=[*ALAMAT, "B03"])
    isi = {"versi": 0, "nomor": "W.7-1", "tanggal": "2025-04-09", "sifat": "Biasa"}
    client.force_login(tk.d.akun("pimpinan", tk.d.kanwil), backend=PINTU)
    assert "belum diisi" in client.get(alamat).content.decode()
    assert client.post(alamat, isi).status_code == 403
    client.force_login(tk.d.akun("perencana", tk.d.kanwil), backend=PINTU)
    assert "Unit ditjen" in client.get(alamat).content.decode()  # the owner, where nobody else is named
    salah = client.post(alamat, isi | {"tanggal": "9 April"})
    assert salah.status_code == 400 and 'value="W.7-1"' in salah.content.decode()
    assert client.post(alamat, isi).status_code == 302
    client.force_login(tk.d.akun("operator", tk.d.kanwil), backend=PINTU)
    basi = client.post(alamat, isi | {"nomor": "W.7-2"})
    assert basi.status_code == 409 and "Yang tersimpan: W.7-1" in basi.content.decode()
    assert client.post(alamat, isi | {"nomor": "W.7-2", "versi": 1}).status_code == 302
    assert SuratTargetKinerja.objects.get().nomor == "W.7-2"
    client.force_login(tk.d.akun("operator", tk.d.tetangga), backend=PINTU)
    assert client.get(alamat).status_code == 403
    client.force_login(tk.d.akun("operator", tk.d.pusat), backend=PINTU)
    tanpa = reverse("target_kinerja:surat", args=["i", "pusat", TAHUN, "B03"])
    assert client.get(tanpa).status_code == 404
