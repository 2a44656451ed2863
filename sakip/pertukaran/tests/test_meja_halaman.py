"""The desk's pages: bad files told on the page, the register, entry files for other systems, the trace."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from decimal import Decimal as D
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sakip.anggaran.models import BarisDipa, CapaianOutput, Dipa, Potret, RevisiDipa, RincianOutput
from sakip.jejak.models import Jejak
from sakip.pelaporan.models import TeksLaporan
from sakip.pengukuran.models import Isian
from sakip.perencanaan.models import PengisiVariabel, SumberData
from sakip.pertukaran.meja.peta import KolomLebar, Peta
from sakip.pertukaran.meja.queries import impor_kantor
from sakip.pertukaran.meja.services import susun_rencana
from sakip.pertukaran.models import ImporData, PetaImpor
from sakip.pertukaran.tests.contoh_berkas import JUDUL_OMSPAN, omspan, sdp
from sakip.pertukaran.tests.kantor_lembar import masuk, orang
from sakip.pertukaran.tests.kantor_meja import BARIS, WAKTU, Meja

pytestmark = pytest.mark.django_db
ALAMAT = "/impor-data/i/kw/2023/"


@pytest.fixture
def meja(gudang: Any) -> Meja:
    return Meja()


@pytest.fixture
def klien(meja: Meja) -> Client:
    return masuk(meja.perencana)


def unggah(klien: Client, isi: bytes, nama: str = "ekspor.xlsx", **minta: str) -> Any:
    """The preview of a file that the desk knows, with answers."""
    jawab = klien.post(ALAMAT, {"berkas": SimpleUploadedFile(nama, isi)})
    assert jawab.status_code == 302
    tujuan = jawab["Location"]
    return klien.get(tujuan, query_params=None) if not minta else klien.get(_dengan(tujuan, minta))


def _dengan(alamat: str, minta: dict[str, str]) -> str:
    return alamat + "".join(f"&{k}={v}" for k, v in minta.items())


def terapkan(klien: Client, lihat: Any) -> Any:
    """Press the button of a preview."""
    formulir = lihat.content.decode().partition('class="tindak" data-sekali>')[2]
    kiriman = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', formulir))
    return klien.post(f"{ALAMAT}pratinjau/", kiriman)


def kosong() -> bool:
    return not (Potret.objects.exists() or ImporData.objects.exists())


# --- bad files -----------------------------------------------------------------------------------------


def test_realisasi_negatif_disebut_selnya_dan_masuk_sesudah_sebabnya_diisi(meja: Meja, klien: Client) -> None:
    isi = omspan([(*BARIS[0][:8], -10), *BARIS[1:]])
    teks = unggah(klien, isi).content.decode()
    assert "Realisasi!I6" in teks and "tanpa catatan" in teks and "Terapkan semuanya" not in teks
    assert kosong()
    lihat = unggah(klien, isi, catatan_negatif="pengembalian")
    assert terapkan(klien, lihat).status_code == 302 and not kosong()


def test_potret_lebih_lama_dan_berkas_ganda_ditolak_di_halaman(meja: Meja, klien: Client) -> None:
    assert terapkan(klien, unggah(klien, omspan(BARIS))).status_code == 302
    lama = unggah(klien, omspan(BARIS[:2], per="31 Mei 2023")).content.decode()
    assert "lebih lama (per 31 Mei 2023)" in lama and "Terapkan semuanya" not in lama
    ganda = unggah(klien, omspan(BARIS)).content.decode()
    assert "Berkas yang sama sudah diimpor" in ganda and "Terapkan semuanya" not in ganda
    assert ImporData.objects.count() == Potret.objects.count() == 1


def test_satker_tidak_dikenal_dan_kolom_berubah_disebut_di_halaman(meja: Meja, klien: Client) -> None:
    teks = unggah(klien, omspan([("999999", *b[1:]) for b in BARIS])).content.decode()
    assert "<b>999999</b>" in teks and "3 baris, mulai baris 6" in teks and "Padankan kode" in teks
    ganti = omspan(BARIS, judul=[*JUDUL_OMSPAN[:8], "Nilai SP2D"])
    jawab = klien.post(ALAMAT, {"berkas": SimpleUploadedFile("x.xlsx", ganti)}, follow=True)
    teks = jawab.content.decode()
    assert "susunan kolomnya berubah" in teks and "Hilang: Realisasi s.d. Periode" in teks
    assert kosong()


def test_berkas_yang_sudah_sama_dan_kiriman_basi_tidak_menulis(meja: Meja, klien: Client) -> None:
    lihat = unggah(klien, omspan(BARIS))
    BarisDipa.objects.filter(kode="5252.eba.994.002").update(kode="5252.eba.994")
    jawab = terapkan(klien, lihat)
    assert jawab.status_code == 409 and "berubah sejak pratinjau" in jawab.content.decode() and kosong()


def test_hak_mengikuti_halaman_tempat_yang_sama_diketik(meja: Meja, klien: Client) -> None:
    rpd = meja.petakan(
        Peta(
            kepala=4, kolom={"satker": "Kode Satker", "akun": "Akun", "nilai": "Pagu"}, tetap={"bulan": "1"}
        ),
        "rpd",
        list(JUDUL_OMSPAN),
    )
    operator, baca = masuk(meja.operator), masuk(orang("v1", meja.kanwil, "verifikator"))
    jawab = operator.post(ALAMAT, {"berkas": SimpleUploadedFile("a.xlsx", omspan(BARIS))}, follow=True)
    teks = jawab.content.decode()
    assert teks.count("/pratinjau/?berkas=") == 2  # two mappings fit: the person says which
    token = re.search(r"berkas=([^&\"]+)&amp;peta=", teks)[1]  # type: ignore[index]
    tolak = operator.get(f"{ALAMAT}pratinjau/?berkas={token}&peta={rpd.pk}&tanggal=2023-01-05")
    assert tolak.status_code == 403 and "Perencana" in tolak.content.decode()
    assert baca.get(ALAMAT).status_code == 200 and "Unggah berkas" not in baca.get(ALAMAT).content.decode()
    assert baca.post(ALAMAT, {"berkas": SimpleUploadedFile("a.xlsx", b"x")}).status_code == 403
    assert baca.get(f"{ALAMAT}sumber/baru/").status_code == 403


def test_peta_nilai_variabel_tanpa_variabel_ditolak(meja: Meja, klien: Client) -> None:
    isi = sdp([("Unit a", [1])], ["Januari"])
    jawab = klien.post(ALAMAT, {"berkas": SimpleUploadedFile("s.xlsx", isi)}, follow=True)
    token = re.search(r'name="berkas" value="([^"]+)"', jawab.content.decode())[1]  # type: ignore[index]
    kirim = {"berkas": token, "sumber": meja.sumber.pk, "jenis": "isian", "kepala": 3, "tinggi": 2,
             "kolom-unit": "Nama UPT", "kolom-nilai": "Jumlah tahun 2023 / Januari"}  # fmt: skip
    tolak = klien.post(f"{ALAMAT}peta/", kirim)
    assert tolak.status_code == 400 and "Variabelnya belum disebut" in tolak.content.decode()
    assert klien.post(f"{ALAMAT}peta/", kirim | {"tetap-variabel": "layanan"}).status_code == 302


# --- register ------------------------------------------------------------------------------------------


def test_register_diurutkan_disaring_diunduh_dan_satu_sumber_menyebut_variabelnya(
    meja: Meja, klien: Client
) -> None:
    klien.post(f"{ALAMAT}sumber-awal/")
    meja.variabel("layanan", nama="Layanan paspor", sumber=SumberData.objects.get(nama="SIMKIM"))
    teks = klien.get(f"{ALAMAT}sumber/?cari=imigrasi").content.decode()
    assert "Imigrasi" in teks and "Badan Pembinaan" not in teks
    unduh = list(
        csv.reader(
            io.StringIO(klien.get(f"{ALAMAT}sumber/?unduh=csv").content.decode("utf-8-sig")), delimiter=";"
        )
    )
    assert unduh[0][:2] == ["Sumber", "Pemilik"] and len(unduh) == 13
    assert next(b for b in unduh if b[0] == "SIMKIM")[4] == "1"
    sumber = SumberData.objects.get(nama="SIMKIM")
    teks = klien.get(f"{ALAMAT}sumber/{sumber.pk}/").content.decode()
    assert "Layanan paspor" in teks and "Direktorat Jenderal Imigrasi" in teks


def test_sumber_diubah_dengan_jejak_dan_formulir_basi_serta_nama_kembar_ditolak(
    meja: Meja, klien: Client
) -> None:
    alamat = f"{ALAMAT}sumber/{meja.sumber.pk}/ubah/"
    isi = {"versi": "1", "nama": "OM-SPAN", "pemilik": "Kementerian Keuangan", "cara": "Menu Laporan, Excel"}
    assert klien.post(alamat, isi).status_code == 302
    basi = klien.post(alamat, isi | {"pemilik": "Lain"})
    assert basi.status_code == 409 and 'value="Lain"' in basi.content.decode()
    assert 'name="versi" value="2"' in basi.content.decode()
    salah = klien.post(f"{ALAMAT}sumber/baru/", {"versi": "0", "nama": "om-span", "alamat": "javascript:x"})
    assert salah.status_code == 400
    assert (
        "sudah ada di register" in salah.content.decode() and "Awali dengan https" in salah.content.decode()
    )
    assert klien.post(f"{ALAMAT}sumber/baru/", {"versi": "0", "nama": " Aplikasi  B "}).status_code == 302
    assert SumberData.objects.filter(nama="Aplikasi B").exists()
    assert Jejak.objects.filter(aksi__in=["sumber.ubah", "sumber.tambah"]).count() == 2
    meja.terapkan(meja.minta(omspan(BARIS)))
    tetap = klien.post(alamat, {**isi, "versi": "2", "nama": "OMSPAN"})
    assert tetap.status_code == 400 and "tidak dapat diganti" in tetap.content.decode()


# --- entry files for other systems ------------------------------------------------------------------------


def output(meja: Meja) -> RincianOutput:
    ro = RincianOutput.objects.create(
        dipa=meja.dipa, kode="5252.eba.994", nama="=HYPERLINK(1)", satuan="layanan", target=D(12)
    )
    CapaianOutput.objects.create(output=ro, bulan=6, volume=D(5), progres=D("45.5"), keterangan="lancar")
    return ro


def buku(klien: Client, alamat: str) -> list[list[Any]]:
    ws = openpyxl.load_workbook(io.BytesIO(klien.get(alamat).content)).worksheets[0]
    assert all(s.data_type != "f" for b in ws.iter_rows() for s in b)
    return [[s.value for s in b] for b in ws.iter_rows()]


def test_isian_smart_dan_e_monev_menurut_bulan_kosong_bila_belum_dilaporkan(
    meja: Meja, klien: Client
) -> None:
    output(meja)
    meja.terapkan(meja.minta(omspan(BARIS)))
    kepala, baris = buku(klien, f"{ALAMAT}ekspor/smart/?bulan=6&unduh=xlsx")
    isi = dict(zip(kepala, baris, strict=True))
    assert (isi["Kode Satker"], isi["Kegiatan"], isi["KRO"], isi["RO"]) == ("408159", "5252", "EBA", "994")
    assert (isi["TVRO"], isi["RVRO"], isi["PCRO (%)"], isi["Keterangan"]) == (12, 5, 45.5, "lancar")
    assert (isi["Pagu"], isi["Realisasi"], isi["Nama RO"]) == (1300, 660, "=HYPERLINK(1)")
    kepala, baris = buku(klien, f"{ALAMAT}ekspor/e-monev/?bulan=7&unduh=xlsx")
    isi = dict(zip(kepala, baris, strict=True))
    assert (
        isi["Realisasi Fisik"] is None
        and isi["Progres (%)"] is None
        and isi["Realisasi Anggaran (%)"] == 50.77
    )
    mentah = klien.get(f"{ALAMAT}ekspor/smart/?bulan=6&unduh=csv").content.decode("utf-8-sig")
    assert ";'=HYPERLINK(1);" in mentah and ";45,5;" in mentah
    assert klien.get(f"{ALAMAT}ekspor/lain/").status_code == 404


def test_isian_e_performance_membulatkan_dan_mengisi_acuan_dalam_analisisnya(
    meja: Meja, klien: Client
) -> None:
    v = meja.variabel("layanan", nama="Layanan")
    meja.indikator("1.1", D(90), "x", {"x": v}, satuan="orang", desimal=0)
    PengisiVariabel.objects.create(variabel=v, unit=meja.a, sejak_tahun=2020)
    meja.isi(meja.a, v, 100, "2023-03")
    meja.tanda_tangani()
    TeksLaporan.objects.create(
        unit=meja.kanwil, tahun=2023, tingkat="indikator", kunci="ind.1.1", bagian="sebab",
        isi="Naik menjadi {realisasi:1.1}.\n\n- loket baru\n- petugas baru",
    )  # fmt: skip
    alamat = f"{ALAMAT}ekspor/e-performance/?bacaan=sementara&unduh=xlsx"
    kepala, baris = buku(klien, f"{alamat}&bulan=12")
    isi = dict(zip(kepala, baris, strict=True))
    assert (isi["Kode IKK"], isi["Target"], isi["Realisasi"], isi["Capaian (%)"]) == ("1.1", 90, 100, 111.11)
    analisis = isi["Analisis Keberhasilan/Kegagalan"]
    assert analisis.startswith("Naik menjadi 100") and "{" not in analisis and "- petugas baru" in analisis
    _, baris = buku(klien, alamat.replace("bacaan=sementara", "bacaan=resmi") + "&bulan=12")
    assert baris[kepala.index("Realisasi")] is None  # nothing is approved
    _, baris = buku(klien, f"{alamat}&bulan=3")
    assert baris[kepala.index("Analisis Keberhasilan/Kegagalan")] in (None, "")


# --- origin of a figure -----------------------------------------------------------------------------------


def test_halaman_indikator_menyebut_berkas_baris_dan_sidiknya_selama_impornya_berlaku(meja: Meja) -> None:
    v = meja.variabel("layanan", nama="Layanan")
    meja.indikator("1.1", D(90), "x", {"x": v}, satuan="orang")
    PengisiVariabel.objects.create(variabel=v, unit=meja.a, sejak_tahun=2020)
    judul = ["No", "Nama UPT", "Jumlah tahun 2023 / Januari"]
    peta = meja.petakan(
        Peta(kepala=3, tinggi=2, kolom={"unit": "Nama UPT"}, lebar=(KolomLebar(judul[2], 1, "layanan"),)),
        "isian",
        judul,
    )
    impor = meja.terapkan(meja.minta(sdp([("Unit a", [7])], ["Januari"]), peta))
    alamat = "/i/kw/2023/indikator/1.1/?bacaan=sementara"
    klien = masuk(meja.operator)
    teks = klien.get(alamat).content.decode().replace("<wbr>", "")
    assert "impor OM-SPAN, baris 5" in teks and impor.berkas.sha256 in teks
    assert f'href="{ALAMAT}impor/{impor.pk}/"' in teks and "Orang p1" not in teks
    meja.tanda_tangani()
    umum = Client().get("/i/kw/2023/indikator/1.1/").content.decode()
    assert impor.nama_berkas not in umum and "baris 5" in umum
    Isian.objects.update(nilai=D(8), asal="ketik")
    assert "Berkas impor" not in klien.get(alamat).content.decode()  # typed over: no longer from the file
    Isian.objects.update(nilai=D(7), asal="impor")
    meja.batalkan(impor)
    assert "Berkas impor" not in klien.get(alamat).content.decode()


def test_nilai_yang_janggal_diperingatkan_seperti_di_formulir(meja: Meja) -> None:
    v = meja.variabel("layanan", nama="Layanan", isian="sd_bulan")
    meja.indikator("1.1", D(90), "x", {"x": v}, satuan="orang")
    PengisiVariabel.objects.create(variabel=v, unit=meja.a, sejak_tahun=2020)
    meja.isi(meja.a, v, 100, "2023-01")
    judul = ["No", "Nama UPT", *(f"Jumlah tahun 2023 / {b}" for b in ("Februari", "Maret"))]
    lebar = tuple(KolomLebar(judul[n + 2], n + 2, "layanan") for n in range(2))
    peta = meja.petakan(Peta(kepala=3, tinggi=2, kolom={"unit": "Nama UPT"}, lebar=lebar), "isian", judul)
    r = susun_rencana(meja.minta(sdp([("Unit a", [120, 45])], ["Februari", "Maret"]), peta))
    assert r.dapat and [m.pesan for m in r.peringatan.isi if "lebih kecil daripada" in m.pesan], r.peringatan
    assert "2023-03" in r.peringatan.isi[0].tempat


# --- numbers of queries -------------------------------------------------------------------------------------


def kueri(klien: Client, alamat: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as c:
        assert klien.get(alamat).status_code == 200
    return len(c)


def test_halaman_daftar_tidak_menambah_kueri_bila_isinya_bertambah(meja: Meja, klien: Client) -> None:
    output(meja)
    meja.indikator("1.1", D(90), "", {})
    impor = meja.terapkan(meja.minta(omspan(BARIS)))
    halaman = ("", "riwayat/", "sumber/", f"sumber/{meja.sumber.pk}/",
               *(f"ekspor/{t}/?bulan=6" for t in ("smart", "e-monev", "e-performance")))  # fmt: skip
    kueri(klien, ALAMAT)
    dulu = {h: kueri(klien, ALAMAT + h) for h in halaman}
    for n in range(2, 6):
        s = SumberData.objects.create(instansi=meja.instansi, nama=f"Sumber {n}")
        peta = PetaImpor.objects.create(
            sumber=s, jenis="realisasi", nomor=1, isi={}, kepala=[], oleh=meja.operator, waktu=WAKTU
        )
        PetaImpor.objects.create(
            sumber=meja.sumber, jenis="dipa", nomor=n, isi={}, kepala=["a"], oleh=meja.operator, waktu=WAKTU
        )
        for p in (peta, impor.peta):
            ImporData.objects.create(
                peta=p, unit=meja.kanwil, berkas=impor.berkas, nama_berkas=f"{n}.csv", baris=1,
                oleh=orang(f"o{n}{p.pk}", meja.kanwil, "operator"), waktu=WAKTU,
            )  # fmt: skip
        meja.variabel(f"v{n}", sumber=meja.sumber)
        meja.indikator(f"1.{n}", D(90), "", {})
        d = Dipa.objects.create(instansi=meja.instansi, kode=f"40{n}", tahun=2023, unit=meja.a, nama="UPT")
        RevisiDipa.objects.create(dipa=d, nomor=0, jenis="awal", tanggal=dt.date(2023, 1, 2))
        RincianOutput.objects.create(dipa=d, kode="1.aa.1", nama="RO", satuan="unit", target=D(1))
    assert {h: kueri(klien, ALAMAT + h) for h in halaman} == dulu
    assert max(dulu.values()) <= 45 and len(impor_kantor(meja.kanwil)) == 9


def test_berkas_yang_terlalu_besar_disebut_nama_dan_ukurannya(klien: Client) -> None:
    besar = SimpleUploadedFile("ekspor.xlsx", b"P" * (17 * 1024 * 1024))
    jawab = klien.post(ALAMAT, {"berkas": besar})
    isi = jawab.content.decode()
    assert jawab.status_code == 400 and "«ekspor.xlsx» (17 MB) tidak disimpan: lebih dari 16 MB" in isi
    assert 'data-batas="16777216"' in isi and "Unduh satu tahun" in isi
