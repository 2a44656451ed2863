"""The control totals of a DIPA version: stated with it, compared with its lines, marked where it is used."""

import datetime as dt
import json

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from sakip.anggaran.models import RevisiDipa
from sakip.anggaran.queries.banding import banding_versi
from sakip.anggaran.queries.kendali import BIDANG, beda_dokumen, jumlah_dokumen
from sakip.anggaran.queries.rekonsiliasi import rekonsiliasi
from sakip.anggaran.queries.serapan import serapan_tahun
from sakip.anggaran.services.dipa import simpan_versi
from sakip.inti.galat import GalatSakip
from sakip.jejak.models import Jejak

from .conftest import AWAL, TAHUN
from .test_dipa_halaman import PINTU, alamat, dilihat
from .test_dipa_layanan import pesan
from .test_koreksi import betulkan, masuk


def simpan(d, dokumen, baris=AWAL):
    return simpan_versi(
        unit=d.kantor, tahun=TAHUN, dipa_id=d.a.pk, nomor_dilihat=None, jenis_revisi="awal",
        tanggal=dt.date(TAHUN, 1, 2), alasan="", baris=masuk(baris), dokumen=dokumen, **d.umum(),
    )  # fmt: skip


def test_jumlah_yang_cocok_tidak_ditandai_dan_yang_berbeda_disebut_selisihnya(dunia_anggaran):
    d = dunia_anggaran
    r = simpan(d, {"dokumen_jumlah": "2.000", "dokumen_51": "600", "dokumen_52": "900"})
    semua = {j.jenis: (j.dokumen, j.baris, j.selisih) for j in jumlah_dokumen(r, r.baris.all())}
    assert semua == {"": (2000, 2000, 0), "51": (600, 600, 0), "52": (900, 1000, 100)}
    (beda,) = beda_dokumen(r, r.baris.all())
    assert beda.kalimat == "52 Belanja barang: baris Rp1.000, dokumen Rp900, lebih Rp100."
    j = Jejak.objects.order_by("urut").last()
    assert json.loads(j.perubahan)["dokumen_52"] == [None, 900]
    assert "dokumen_57" not in json.loads(j.perubahan)


def test_tanpa_jumlah_dokumen_tidak_ada_yang_dibandingkan(dunia_anggaran):
    d = dunia_anggaran
    r = simpan(d, None)
    assert jumlah_dokumen(r, r.baris.all()) == ()
    assert "dokumen DIPA" not in serapan_tahun(d.kantor, TAHUN).keterangan


@pytest.mark.parametrize(
    ("dokumen", "kata"),
    [
        ({"dokumen_jumlah": "1000", "dokumen_51": "600", "dokumen_52": "500"}, "Rp1.100 melebihi"),
        ({"dokumen_jumlah": "-5"}, "kurang dari nol"),
        ({"dokumen_53": "seribu"}, ""),
    ],
)
def test_jumlah_dokumen_yang_tidak_mungkin_ditolak_tanpa_menyimpan(dunia_anggaran, dokumen, kata):
    d = dunia_anggaran
    with pytest.raises(GalatSakip) as salah:
        simpan(d, dokumen)
    assert kata in pesan(salah)
    assert {m.tempat for m in salah.value.masalah} <= set(BIDANG)
    assert not RevisiDipa.objects.exists()


def test_basis_data_menolak_jumlah_dokumen_negatif(dunia_anggaran):
    d = dunia_anggaran
    r = simpan(d, None)
    with pytest.raises(IntegrityError), transaction.atomic():
        RevisiDipa.objects.filter(pk=r.pk).update(dokumen_53=-1)


def test_versi_yang_berbeda_ditandai_di_mana_pun_dipakai_sampai_dibetulkan(dunia_anggaran):
    d = dunia_anggaran
    simpan(d, {"dokumen_jumlah": "2500"})
    kalimat = "DIPA 1001, DIPA awal: Jumlah seluruhnya: baris Rp2.000, dokumen Rp2.500, kurang Rp500."
    s, r = serapan_tahun(d.kantor, TAHUN), rekonsiliasi(d.kantor, TAHUN)
    assert "belum sama dengan dokumen DIPA: 1001" in s.keterangan
    assert kalimat in s.peringatan and r.beda_dokumen == (kalimat,) and kalimat in r.masalah
    assert kalimat in banding_versi(d.a).masalah
    assert betulkan(d, AWAL, dokumen={"dokumen_jumlah": "2000"}) == 0
    s, r = serapan_tahun(d.kantor, TAHUN), rekonsiliasi(d.kantor, TAHUN)
    assert "dokumen" not in s.keterangan and not r.beda_dokumen and kalimat not in s.peringatan
    isi = json.loads(Jejak.objects.order_by("urut").last().perubahan)
    assert isi["dokumen_jumlah"] == [2500, 2000]


def test_koreksi_tanpa_menyebut_dokumen_membiarkan_jumlahnya(dunia_anggaran):
    d = dunia_anggaran
    simpan(d, {"dokumen_jumlah": "2000"})
    betulkan(d, [(*AWAL[0][:3], 900), *AWAL[1:]])
    assert RevisiDipa.objects.get().dokumen_jumlah == 2000


@pytest.mark.parametrize(("tahun", "boleh"), [(2022, False), (2023, True), (2025, True), (2026, False)])
def test_tanggal_versi_yang_jauh_dari_tahun_anggaran_ditolak(dunia_anggaran, tahun, boleh):
    d = dunia_anggaran
    try:
        d.versi(d.a, AWAL, tanggal=dt.date(tahun, 1, 2))
    except GalatSakip as salah:
        assert not boleh and f"Tanggal 2 Januari {tahun} bukan untuk tahun anggaran 2024" in str(salah)
    else:
        assert boleh


def test_lewat_halaman_tersimpan_diingatkan_dan_ditolak_di_medannya(client, dunia_anggaran):
    d = dunia_anggaran
    client.force_login(d.akun("perencana", d.kantor), backend=PINTU)
    a = alamat("versi", dipa=d.a.pk)
    isi = {
        "jenis": "awal", "tanggal": "2024-01-02", "dilihat": "", "cara": "teks",
        "baris": "6001.bah.1;Layanan;52;1.000.000",
    }  # fmt: skip
    tolak = client.post(a, {**isi, "dokumen_jumlah": "1", "dokumen_52": "2"})
    teks = tolak.content.decode()
    assert tolak.status_code == 400 and not RevisiDipa.objects.exists()
    assert 'name="dokumen_52" value="2"' in teks and "Jumlah menurut dokumen" in teks
    simpan_ = client.post(a, {**isi, "dokumen_jumlah": "900.000"}, follow=True).content.decode()
    assert "Belum sama dengan dokumen" in simpan_ and "lebih Rp100.000" in simpan_
    assert "(belum sama dengan dokumen)" in client.get(alamat("dipa")).content.decode()
    k = reverse(
        "anggaran:versi_koreksi",
        kwargs={"instansi": "i", "unit": "kw", "tahun": TAHUN, "dipa": d.a.pk, "nomor": 0},
    )
    assert 'value="900.000"' in client.get(k).content.decode()
    isi |= {"dilihat": dilihat(client, k), "alasan_koreksi": "salah salin", "dokumen_jumlah": "1.000.000"}
    beres = client.post(k, isi, follow=True).content.decode()
    assert "cocok" in beres and "Belum sama dengan dokumen" not in beres
