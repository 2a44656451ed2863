"""Rule versions: copied, checked like packaged files, published, used everywhere, never changed again."""

import datetime as dt
from decimal import Decimal as D

import pytest
from django.db import DatabaseError, transaction

from sakip.anggaran.ketikan_aturan import formulir, isi
from sakip.anggaran.models import VersiAturan
from sakip.anggaran.queries.aturan import aturan_berlaku, daftar_aturan, satu_paket
from sakip.anggaran.queries.aturan_coba import coba_aturan, pilihan_coba
from sakip.anggaran.queries.nka import nka_wilayah
from sakip.anggaran.queries.skor import skor_wilayah
from sakip.anggaran.services import aturan as tulis
from sakip.anggaran.services.aturan import KepalaAturan
from sakip.anggaran.services.skor_periksa import BarisMasuk
from sakip.anggaran.versi_aturan import DAPAT_DITERBITKAN, isi_terbaca, isi_tersimpan, versi_dari
from sakip.aturan.regulasi import TidakBerlaku, ambil, semua
from sakip.inti.galat import Basi, GalatSakip
from sakip.jejak.models import Jejak

from .kantor_skor import TAHUN, WAKTU, Kantor


@pytest.fixture
def kantor(db):
    return Kantor()


def pelaku(kantor):
    return {"unit": kantor.kanwil, **kantor.umum()}


def salin(kantor, nama="bobot_nka", kode="60/40", baru="baru"):
    return tulis.salin_aturan(asal=satu_paket(nama, kode), kode=baru, **pelaku(kantor))


def simpan(kantor, v, isi_baru, *, sejak=None, sampai=-1, versi=None):
    kepala = KepalaAturan(
        v.kode, v.sumber, sejak or v.sejak_tahun, v.sampai_tahun if sampai == -1 else sampai
    )
    return tulis.ubah_aturan(
        nomor=v.pk, versi=versi or v.versi, kepala=kepala, isi=isi_baru, **pelaku(kantor)
    )


def terbit(kantor, v, *, dibaca=False):
    return tulis.terbitkan_aturan(nomor=v.pk, versi=v.versi, dibaca_sendiri=dibaca, **pelaku(kantor))


def nka_70_30():
    return {
        "komponen": [
            {"kode": "smart", "nama": "Nilai SMART", "bobot": "70"},
            {"kode": "ikpa", "nama": "Nilai IKPA", "bobot": "30"},
        ]
    }


@pytest.mark.parametrize("nama", DAPAT_DITERBITKAN)
def test_setiap_aturan_paket_dapat_disalin_disimpan_dan_dibaca_kembali_persis(kantor, nama):
    for asal in semua(nama):
        v = tulis.salin_aturan(asal=asal, kode=f"salinan {asal.versi}", **pelaku(kantor))
        v.refresh_from_db()
        assert versi_dari(v).nilai == asal.nilai
        # through the form and back, as an administrator saves it without a change
        form = formulir(v.isi, {})
        ketikan = {s.nama: s.nilai for b in form.baris for s in b.sel} | {s.nama: s.nilai for s in form.angka}
        ketikan |= {"isi.tutup": form.tutup, "csrfmiddlewaretoken": "abc", "kode": "x"}
        masalah = []
        kembali = isi(ketikan, masalah)
        assert masalah == []
        assert isi_terbaca(kembali) == isi_terbaca(isi_tersimpan(asal.nilai))
        simpan(kantor, v, kembali)


def test_yang_terbit_mendahului_paket_di_tahunnya_saja(kantor):
    v = simpan(kantor, salin(kantor), nka_70_30())
    assert aturan_berlaku("bobot_nka", 2023).versi == "60/40"
    terbit(kantor, v)
    dipakai = aturan_berlaku("bobot_nka", 2023)
    assert (dipakai.versi, dipakai.bobot["smart"], dipakai.draf) == ("baru", D(70), True)
    assert aturan_berlaku("bobot_nka", 2024) == ambil("bobot_nka", 2024)
    with pytest.raises(TidakBerlaku):
        aturan_berlaku("bobot_nka", 2022)


def test_skor_langsung_dihitung_dengan_aturan_yang_terbit_dan_kembali_sesudah_dicabut(kantor):
    d = kantor.dipa["setjen"].pk
    kantor.catat("smart", [BarisMasuk(d, D(90))])
    kantor.catat("ikpa", [BarisMasuk(d, D(100))])
    assert nka_wilayah(kantor.kanwil, TAHUN).wilayah.nilai == 94
    v = terbit(kantor, simpan(kantor, salin(kantor), nka_70_30()), dibaca=True)
    n = nka_wilayah(kantor.kanwil, TAHUN)
    assert (n.wilayah.nilai, n.draf) == (D(93), False)
    tulis.cabut_aturan(nomor=v.pk, versi=v.versi, alasan="salah bobot", **pelaku(kantor))
    assert nka_wilayah(kantor.kanwil, TAHUN).wilayah.nilai == 94
    assert [j.aksi for j in Jejak.objects.filter(aksi__startswith="aturan").order_by("urut")] == [
        "aturan.salin",
        "aturan.ubah",
        "aturan.terbit",
        "aturan.cabut",
    ]


def test_aturan_untuk_tahun_yang_belum_beraturan_dapat_diterbitkan(kantor):
    d = kantor.dipa["setjen"]
    d.pk, d.tahun = None, 2024
    d.save()
    komponen = {k: D(90) for k in ("penyerapan", "konsistensi", "cro")} | {"efisiensi": D(0)}
    asal = salin(kantor, "bobot_smart", "22/2021", "diteruskan 2024")
    v = simpan(kantor, asal, asal.isi, sejak=2024, sampai=2024)
    terbit(kantor, v)
    kantor.catat("smart", [BarisMasuk(d.pk, None, komponen)], tahun=2024, tanggal=dt.date(2024, 1, 19))
    (b,) = skor_wilayah(kantor.kanwil, 2024, "smart").baris
    assert b.angka == (D("71.4") * 90 + D("28.6") * 50) / 100


def _ganti(data, **lain):
    """The content of the NKA weights with one component changed."""
    satu, dua = data["komponen"]
    return {"komponen": [{**satu, **lain}, dua]}


@pytest.mark.parametrize(
    ("nama", "kode", "ubah", "tempat", "kata"),
    [
        ("bobot_nka", "60/40", lambda x: _ganti(x, bobot="61"), "isi", "Jumlah bobot 101"),
        ("bobot_nka", "60/40", lambda x: _ganti(x, bobot="enam"), "komponen.0.bobot", "bukan angka"),
        ("bobot_nka", "60/40", lambda x: _ganti(x, bobot="NaN"), "komponen.0.bobot", "bukan angka"),
        ("bobot_nka", "60/40", lambda x: _ganti(x, kode="lain"), "isi", "tidak dikenal rumusnya"),
        ("bobot_nka", "60/40", lambda x: _ganti(x, kode="Ke Dua"), "komponen.0.kode", "tidak dapat dipakai"),
        ("bobot_nka", "60/40", lambda x: {"komponen": x["komponen"][:1]}, "isi", "Susunan kode"),
        ("bobot_nka", "60/40", lambda x: {}, "isi", "Susunan kode"),
        ("bobot_nka", "60/40", lambda x: {**x, "asing": "1"}, "asing", "tidak dikenal"),
        (
            "bobot_ikpa", "PER-5/PB/2022",
            lambda x: {"komponen": [{**x["komponen"][0], "bobot": "25"}, *x["komponen"][1:]]},
            "isi", "Jumlah bobot 105",
        ),
        (
            "bobot_ikpa", "PER-5/PB/2022",
            lambda x: {"komponen": [{**x["komponen"][0], "anak": x["komponen"][0]["anak"][:1]},
                                    *x["komponen"][1:]]},
            "komponen.0.kode", "Jumlah bobot 10, seharusnya 20",
        ),
        (
            "predikat_ikpa", "PER-5/PB/2024",
            lambda x: {**x, "pita": [x["pita"][0], {**x["pita"][1], "sampai": "94"}, *x["pita"][2:]]},
            "pita.1.kode", "Tidak bersambung",
        ),
        (
            "predikat_ikpa", "PER-5/PB/2024",
            lambda x: {**x, "pita": [{**x["pita"][0], "sampai": "100"}, *x["pita"][1:]]},
            "pita.0.sampai", "teratas",
        ),
        ("predikat_ikpa", "PER-5/PB/2024", lambda x: {**x, "tutup": "tengah"}, "tutup", "Tutup harus"),
        (
            "potongan_dispensasi_spm", "PER-5/PB/2024",
            lambda x: {**x, "pita": [{k: n for k, n in p.items() if k != "potongan"} for p in x["pita"]]},
            "pita.0.potongan", "Belum diisi",
        ),
        (
            "target_serapan", "PER-5/PB/2024",
            lambda x: {"baris": [{**x["baris"][0], "tw2": "10"}, *x["baris"][1:]]},
            "baris.0.kode", "tidak boleh turun",
        ),
        ("batas_selisih_output", "praktik 2023", lambda x: {"strategis": "5"}, "lainnya", "dipakai rumusnya"),
        ("bobot_smart", "22/2021", lambda x: {**x, "nilai_tengah": "lima"}, "nilai_tengah", "bukan angka"),
    ],
)  # fmt: skip
def test_isi_yang_salah_ditolak_di_medannya_dengan_pemeriksaan_berkas_paket(
    kantor, nama, kode, ubah, tempat, kata
):
    v = salin(kantor, nama, kode)
    with pytest.raises(GalatSakip, match=kata) as salah:
        simpan(kantor, v, ubah(v.isi))
    assert tempat in {m.tempat for m in salah.value.masalah}
    v.refresh_from_db()
    assert v.versi == 1


def test_tahun_yang_bertumpuk_dengan_yang_terbit_ditolak(kantor):
    terbit(kantor, simpan(kantor, salin(kantor), nka_70_30(), sejak=2022, sampai=2023))
    lain = simpan(kantor, salin(kantor, baru="lain"), nka_70_30(), sejak=2023, sampai=None)
    with pytest.raises(GalatSakip, match="bertumpuk"):
        terbit(kantor, lain)
    assert terbit(kantor, simpan(kantor, lain, nka_70_30(), sejak=2024, sampai=None)).pk


def test_nama_versi_kembar_dan_aturan_yang_dibaca_dari_paket_ditolak(kantor):
    salin(kantor)
    with pytest.raises(GalatSakip, match="sudah ada"):
        salin(kantor)
    with pytest.raises(GalatSakip, match="dibaca dari paket"):
        salin(kantor, "predikat_akip", semua("predikat_akip")[0].versi)


def test_yang_terbit_tidak_dapat_diubah_atau_dihapus_lewat_layanan(kantor):
    v = terbit(kantor, simpan(kantor, salin(kantor), nka_70_30()))
    with pytest.raises(GalatSakip, match="sudah terbit"):
        simpan(kantor, v, nka_70_30())
    with pytest.raises(GalatSakip, match="sudah terbit"):
        tulis.hapus_aturan(nomor=v.pk, versi=v.versi, alasan="coba", **pelaku(kantor))
    with pytest.raises(GalatSakip, match="Alasan"):
        tulis.cabut_aturan(nomor=v.pk, versi=v.versi, alasan="", **pelaku(kantor))


@pytest.mark.parametrize(
    "ubah",
    [
        {"isi": {"komponen": []}},
        {"sumber": "lain"},
        {"sampai_tahun": None},
        {"belum_diverifikasi": False},
        {"status": "draf"},
    ],
)
def test_basis_data_menjaga_yang_terbit_dari_kueri_yang_keliru(kantor, ubah):
    v = terbit(kantor, simpan(kantor, salin(kantor), nka_70_30()))
    with pytest.raises(DatabaseError, match="tidak dapat diubah"), transaction.atomic():
        VersiAturan.objects.filter(pk=v.pk).update(**ubah)
    with pytest.raises(DatabaseError, match="tidak dapat diubah"), transaction.atomic():
        VersiAturan.objects.filter(pk=v.pk).delete()
    tulis.cabut_aturan(nomor=v.pk, versi=v.versi, alasan="salah", **pelaku(kantor))
    with pytest.raises(DatabaseError, match="tidak dapat diubah"), transaction.atomic():
        VersiAturan.objects.filter(pk=v.pk).update(status="terbit")


def test_basis_data_menolak_dua_versi_terbit_di_tahun_yang_sama(kantor):
    terbit(kantor, simpan(kantor, salin(kantor), nka_70_30()))
    lain = salin(kantor, baru="lain")
    with pytest.raises(DatabaseError, match="bertumpuk"), transaction.atomic():
        VersiAturan.objects.filter(pk=lain.pk).update(status="terbit")
    with pytest.raises(DatabaseError, match="bertumpuk"), transaction.atomic():
        VersiAturan.objects.create(
            nama="bobot_nka", kode="ketiga", sumber="x", sejak_tahun=2020, status="terbit", isi=nka_70_30(),
            oleh=kantor.oleh, waktu=WAKTU,
        )  # fmt: skip


def test_formulir_basi_ditolak(kantor):
    v = salin(kantor)
    simpan(kantor, v, nka_70_30())
    with pytest.raises(Basi):
        simpan(kantor, v, nka_70_30(), versi=1)


def test_percobaan_menghitung_semua_satker_sebelum_dan_sesudah_tanpa_menyimpan(kantor):
    kantor.smart()
    v = salin(kantor, "bobot_smart", "22/2021", "tertukar")
    bobot = ("28.6", "18.2", "43.5", "9.7")
    komponen = [{**k, "bobot": b} for k, b in zip(v.isi["komponen"], bobot, strict=True)]
    v = simpan(kantor, v, {**v.isi, "komponen": komponen})
    (pilihan,) = pilihan_coba("bobot_smart", [kantor.kanwil.pk])
    hasil = coba_aturan(versi_dari(v), kantor.kanwil, pilihan.tahun)
    assert len(hasil.baris) == 20
    setjen = next(b for b in hasil.baris if b.nama == "Satker setjen")
    assert setjen.sesudah - setjen.sebelum == setjen.selisih == D("18.9") * (D("99.71") - D("92.15")) / 100
    assert hasil.rata.selisih is not None
    assert aturan_berlaku("bobot_smart", TAHUN).versi == "22/2021"
    assert pilihan_coba("bobot_smart", []) == []
    assert pilihan_coba("target_serapan", [kantor.kanwil.pk]) == []


def test_percobaan_nka_dan_predikat(kantor):
    d = kantor.dipa["setjen"].pk
    kantor.catat("smart", [BarisMasuk(d, D(90))])
    kantor.catat("ikpa", [BarisMasuk(d, D(100))])
    v = simpan(kantor, salin(kantor), nka_70_30())
    hasil = coba_aturan(versi_dari(v), kantor.kanwil, TAHUN)
    b = next(b for b in hasil.baris if b.sebelum is not None)
    assert (b.sebelum, b.sesudah, b.selisih, hasil.berubah) == (94, 93, -1, 1)
    pita = salin(kantor, "predikat_nka", "62/2023", "untuk 2023")
    pita = simpan(kantor, pita, pita.isi, sejak=2023, sampai=2023)
    hasil = coba_aturan(versi_dari(pita), kantor.kanwil, TAHUN)
    b = next(b for b in hasil.baris if b.sebelum is not None)
    assert (b.predikat_sebelum, b.predikat_sesudah) == ("", "Sangat Baik")


def test_daftar_menyebut_paket_yang_diganti_dan_dapat_disaring_menurut_tahun(kantor):
    terbit(kantor, simpan(kantor, salin(kantor), nka_70_30()))
    nka = {b.kode: b for b in daftar_aturan() if b.nama == "bobot_nka"}
    assert nka["60/40"].status == "diganti baru (2023–2023)"
    assert nka["62/2023"].status == "berlaku"
    assert (nka["baru"].asal, nka["baru"].status) == ("administrator", "terbit")
    tahun = {b.kode for b in daftar_aturan(2024) if b.nama == "bobot_nka"}
    assert tahun == {"62/2023"}
