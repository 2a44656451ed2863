"""Target kinerja: sent in its window with required evidence, scored by its owner, seen by nobody else."""

import datetime as dt
from decimal import Decimal as D

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sakip.aturan import target_kinerja as aturan
from sakip.inti.galat import Basi, GalatSakip, TidakDitemukan
from sakip.jejak.models import Jejak
from sakip.perjanjian.models import (
    BuktiTargetKinerja,
    LangkahTargetKinerja,
    NilaiTargetKinerja,
    PelaksanaTargetKinerja,
    RekapTargetKinerja,
)
from sakip.perjanjian.queries.target_kinerja import rekap_target_kinerja
from sakip.perjanjian.queries.target_kinerja_kelola import rinci_langkah
from sakip.perjanjian.services import target_kinerja as layanan
from sakip.perjanjian.services import target_kinerja_kelola as tulis

from .conftest import PINTU, TAHUN

PDF = b"%PDF-1.4\n%%EOF\n"
DALAM = dt.datetime(2025, 4, 2, 3, tzinfo=dt.UTC)
LEWAT = dt.datetime(2025, 4, 7, 3, tzinfo=dt.UTC)
MENILAI = dt.datetime(2025, 4, 8, 3, tzinfo=dt.UTC)
KW, DITJEN = ("i", "kw", TAHUN), ("i", "ditjen", TAHUN)


class Tk:
    """A set with one target for two offices; one required item, one that is not."""

    def __init__(self, dunia):
        self.d = dunia
        self.k = tulis.simpan_set(
            pemilik=dunia.ditjen, tahun=TAHUN, versi=0, masuk=tulis.SetMasuk(aturan.Hari(), "Kepmen 3"),
            boleh_unit=(), **dunia.umum(),
        )  # fmt: skip
        self.t = self.target("1")
        self.syarat(("Laporan", True), ("Foto", False))
        self.pilih(self.t, {dunia.kanwil.pk: dunia.divisi.pk, dunia.tetangga.pk: None})

    def target(self, kode):
        return tulis.simpan_target(
            pemilik=self.d.ditjen, tahun=TAHUN, target_id=None, versi=0, kode=kode, nama=f"Target {kode}",
            kriteria="", **self.d.umum(),
        )  # fmt: skip

    def syarat(self, *butir, berlaku="B03", alasan="", contoh=None):
        self.t.refresh_from_db()
        return tulis.ubah_syarat(
            pemilik=self.d.ditjen, tahun=TAHUN, target_id=self.t.pk, versi=self.t.versi,
            masuk=tulis.SyaratMasuk(berlaku, butir, alasan, contoh), **self.d.umum(),
        )  # fmt: skip

    def pilih(self, t, pilih):
        t.refresh_from_db()
        return tulis.simpan_pelaksana(
            pemilik=self.d.ditjen, tahun=TAHUN, target_id=t.pk, versi=t.versi, pilih=pilih, **self.d.umum()
        )

    def milik(self, unit=None):
        return PelaksanaTargetKinerja.objects.get(target=self.t, unit=unit or self.d.kanwil)

    def umum(self, waktu, unit=None):
        return {
            "unit": unit or self.d.kanwil, "tahun": TAHUN, "pelaksana_id": self.milik().pk,
            "periode": "B03", "oleh": self.d.oleh, "peran": "Operator", "waktu": waktu,
        }  # fmt: skip

    def simpan(self, versi=0, waktu=DALAM, unit=None, *, lengkap=True, **ganti):
        isi = {"rencana": "Rapat", "realisasi": "Selesai"} | ganti
        if lengkap and "bukti" not in isi:
            isi["bukti"] = (layanan.BuktiMasuk("1.1", (("a.pdf", PDF),)),)
        return layanan.simpan_langkah(masuk=layanan.LangkahMasuk(versi, **isi), **self.umum(waktu, unit))

    def kirim(self, versi=1, waktu=DALAM, alasan=""):
        return layanan.ajukan_langkah(versi=versi, alasan=alasan, **self.umum(waktu))

    def nilai(self, *masuk, waktu=MENILAI, pemilik=None, periode="B03"):
        return layanan.nilai_langkah(
            pemilik=pemilik or self.d.ditjen, tahun=TAHUN, periode=periode, masuk=masuk, oleh=self.d.oleh,
            peran="Pemilik", waktu=waktu,
        )  # fmt: skip

    def sel(self, periode="B03"):
        (b,) = rekap_target_kinerja(self.d.kanwil, TAHUN).baris
        return b.sel[aturan.PERIODE.index(periode)]


@pytest.fixture
def tk(dunia):
    return Tk(dunia)


def masuk_nilai(tk, teks="", keputusan=0, **lain):
    return layanan.NilaiMasuk(tk.milik().pk, keputusan, teks, **lain)


def test_disimpan_dikirim_dinilai_dan_dicatat(tk):
    assert tk.sel().keadaan == "belum_dikirim"
    tk.simpan()
    assert tk.sel().keadaan == "belum_dikirim" and tk.kirim().versi == 2
    assert (tk.sel().keadaan, tk.sel().terlambat) == ("belum_diverifikasi", False)
    assert rekap_target_kinerja(tk.d.kanwil, TAHUN).rata.nilai is None
    assert tk.nilai(masuk_nilai(tk, "97,5")) == 1
    assert (tk.sel().keadaan, tk.sel().nilai, tk.sel().di_luar_jendela) == ("dinilai", D("97.5"), False)
    aksi = set(Jejak.objects.filter(aksi__startswith="target_kinerja.").values_list("aksi", flat=True))
    assert {
        f"target_kinerja.{a}" for a in ("set", "target", "syarat", "pelaksana", "simpan", "ajukan", "nilai")
    } == aksi


def test_bukti_wajib_dan_realisasi_ditagih_sekaligus_saat_dikirim(tk):
    tk.simpan(lengkap=False, realisasi=" ")
    with pytest.raises(GalatSakip) as salah:
        tk.kirim()
    assert {m.tempat for m in salah.value.masalah} == {"realisasi", "bukti-1.1"}
    assert tk.sel().keadaan == "belum_dikirim"


def test_sebelum_jendela_ditolak_dan_sesudahnya_perlu_alasan_lalu_ditandai(tk):
    tk.simpan()
    with pytest.raises(GalatSakip, match="baru dibuka 28 Maret 2025"):
        tk.kirim(waktu=dt.datetime(2025, 3, 27, 3, tzinfo=dt.UTC))
    with pytest.raises(GalatSakip, match="mengapa terlambat"):
        tk.kirim(waktu=LEWAT)
    tk.kirim(waktu=LEWAT, alasan="Jaringan putus")
    assert (tk.sel().terlambat, tk.sel().alasan_terlambat) == (True, "Jaringan putus")


def test_yang_sudah_dikirim_tidak_berubah_sampai_dikembalikan(tk):
    tk.simpan()
    tk.kirim()
    with pytest.raises(GalatSakip, match="sudah dikirim"):
        tk.simpan(2)
    tk.nilai(masuk_nilai(tk, kembalikan=True, alasan="Foto buram"))
    assert (tk.sel().keadaan, tk.sel().alasan) == ("dikembalikan", "Foto buram")
    ulang = MENILAI + dt.timedelta(days=1)
    tk.simpan(2, ulang, realisasi="Lebih lengkap")
    tk.kirim(3, ulang)  # a repair needs no reason, though the window is over
    assert (tk.sel().keadaan, tk.sel().terlambat) == ("belum_diverifikasi", False)
    tk.nilai(masuk_nilai(tk, "100", 1), waktu=ulang)
    assert tk.sel().nilai == 100 and NilaiTargetKinerja.objects.count() == 2


@pytest.mark.parametrize(
    ("masuk", "waktu", "tempat"),
    [
        ({"teks": "101"}, MENILAI, "nilai"),
        ({"teks": "-1"}, MENILAI, "nilai"),
        ({"teks": "seratus"}, MENILAI, "nilai"),
        ({"teks": "99,12345"}, MENILAI, "nilai"),
        ({"kembalikan": True}, MENILAI, "alasan"),
        ({"teks": "90"}, DALAM, "alasan"),
        ({"teks": "90"}, dt.datetime(2025, 4, 16, 3, tzinfo=dt.UTC), "alasan"),
    ],
)
def test_nilai_yang_salah_atau_tanpa_alasan_ditolak_di_bidangnya(tk, masuk, waktu, tempat):
    tk.simpan()
    tk.kirim(waktu=DALAM - dt.timedelta(hours=1))
    with pytest.raises(GalatSakip) as salah:
        tk.nilai(masuk_nilai(tk, **masuk), waktu=waktu)
    assert salah.value.masalah[0].tempat == f"{tempat}-{tk.milik().pk}"
    assert not NilaiTargetKinerja.objects.exists()


def test_di_luar_jendela_dan_perubahan_nilai_dengan_alasan_ditandai(tk):
    tk.simpan()
    tk.kirim()
    tk.nilai(masuk_nilai(tk, "80", alasan="Server mati"), waktu=MENILAI + dt.timedelta(days=30))
    assert tk.sel().di_luar_jendela
    with pytest.raises(GalatSakip, match="mengapa nilainya diubah"):
        tk.nilai(masuk_nilai(tk, "90", 1))
    with pytest.raises(Basi):
        tk.nilai(masuk_nilai(tk, "90", 0, alasan="Salah ketik"))
    tk.nilai(masuk_nilai(tk, "90", 1, alasan="Salah ketik"))
    assert (tk.sel().nilai, tk.sel().di_luar_jendela) == (90, False)


def test_yang_tidak_dikirim_hanya_dinilai_dengan_alasan_dan_tidak_dapat_dikembalikan(tk):
    with pytest.raises(GalatSakip, match="belum dikirim"):
        tk.nilai(masuk_nilai(tk, "0"))
    with pytest.raises(GalatSakip, match="Belum ada yang dapat dikembalikan"):
        tk.nilai(masuk_nilai(tk, kembalikan=True, alasan="x"))
    tk.nilai(masuk_nilai(tk, "0", alasan="Tidak ada bukti"))
    assert tk.sel().nilai == 0


def test_rata_setahun_dari_yang_dinilai_saja_dan_tahun_lalu_di_sampingnya(tk):
    tk.nilai(masuk_nilai(tk, "100", alasan="x"))
    tk.nilai(masuk_nilai(tk, "50", alasan="x"), periode="B06")
    RekapTargetKinerja.objects.create(unit=tk.d.kanwil, tahun=TAHUN - 1, nilai=D("99.5"), sumber="LKjIP")
    for nama, n in (("Kepala Unit divisi", 98), ("Divisi Lain", 97)):
        RekapTargetKinerja.objects.create(
            unit=tk.d.kanwil, penanggung=nama, tahun=TAHUN - 1, nilai=n, sumber="LKjIP"
        )
    r = rekap_target_kinerja(tk.d.kanwil, TAHUN)
    assert (r.rata.nilai, r.baris[0].rata) == (75, aturan.RataNilai(D(75), 2, 4))
    assert [x.nilai for x in r.rata_periode] == [100, 50, None, None]
    assert (r.lalu, r.sumber_lalu, r.penanggung[0].nama, r.penanggung[0].lalu) == (
        D("99.5"), "LKjIP", "Unit divisi", 98,
    )  # fmt: skip
    assert [t.penanggung for t in r.lalu_lain] == ["Divisi Lain"]
    # a year later this year's own figures stand before any published one
    assert rekap_target_kinerja(tk.d.kanwil, TAHUN + 1).lalu == 75
    lama = rekap_target_kinerja(tk.d.kanwil, TAHUN, dt.date(2025, 4, 1))
    assert lama.rata.nilai is None and lama.baris[0].sel[0].keadaan == "belum_dikirim"


def test_syarat_baru_berlaku_mulai_triwulannya_dan_diberitahukan_sampai_dibaca(tk):
    tk.syarat(("Laporan", True), ("Video", True), berlaku="B06", alasan="Edaran baru", contoh=("c.pdf", PDF))
    b03, b06 = rinci_langkah(tk.milik(), "B03"), rinci_langkah(tk.milik(), "B06")
    assert [(b.kode, b.uraian) for b in b03.butir] == [("1.1", "Laporan"), ("1.2", "Foto")]
    assert [(b.kode, b.wajib) for b in b06.butir] == [("1.1", True), ("2.2", True)]
    assert b03.syarat_baru is not None and b03.syarat_baru.nama_contoh == "c.pdf"
    umum = {k: v for k, v in tk.umum(DALAM).items() if k != "periode"}
    with pytest.raises(Basi):
        layanan.ketahui_syarat(nomor=1, **umum)
    layanan.ketahui_syarat(nomor=2, **umum)
    assert rinci_langkah(tk.milik(), "B03").syarat_baru is None


def test_syarat_tanpa_alasan_atau_untuk_yang_sudah_dikirim_ditolak(tk):
    with pytest.raises(GalatSakip, match="Alasan"):
        tk.syarat(("Video", True), berlaku="B06")
    with pytest.raises(GalatSakip, match="contoh tidak diterima"):
        tk.syarat(("Video", True), alasan="x", contoh=("a.exe", b"MZ\x00\x01"))
    tk.simpan()
    tk.kirim()
    with pytest.raises(GalatSakip, match="Sudah ada unit"):
        tk.syarat(("Video", True), alasan="x")


def test_unit_yang_sudah_mengisi_tidak_dapat_dilepas(tk):
    tk.simpan()
    with pytest.raises(GalatSakip, match="Sudah ada isian"):
        tk.pilih(tk.t, {tk.d.tetangga.pk: None})
    assert tk.pilih(tk.t, {tk.d.kanwil.pk: None}) == (0, 1)


@pytest.mark.parametrize(
    ("ganti", "tempat"),
    [
        ({"rencana": " "}, "rencana"),
        ({"realisasi": "x" * 4001}, "realisasi"),
        ({"bukti": (layanan.BuktiMasuk("9.9", (("a.pdf", PDF),)),)}, "bukti"),
        ({"bukti": (layanan.BuktiMasuk("1.1", (("a.exe", b"MZ\x00\x01"),)),)}, "berkas-1.1"),
        ({"bukti": (layanan.BuktiMasuk("1.1", (), "javascript:alert(1)"),)}, "tautan-1.1"),
    ],
)
def test_isian_yang_salah_ditolak_tanpa_separuh_tersimpan(tk, ganti, tempat):
    with pytest.raises(GalatSakip) as salah:
        tk.simpan(**ganti)
    assert salah.value.masalah[0].tempat == tempat
    assert not LangkahTargetKinerja.objects.exists() and not BuktiTargetKinerja.objects.exists()


def test_isian_basi_unit_lain_dan_pemilik_lain_ditolak(tk):
    tk.simpan()
    with pytest.raises(Basi):
        tk.simpan(0)
    with pytest.raises(TidakDitemukan):
        tk.simpan(1, unit=tk.d.tetangga)
    with pytest.raises(TidakDitemukan):
        tk.nilai(masuk_nilai(tk, "1", alasan="x"), pemilik=tk.d.pusat)
    tk.simpan(1, unit=tk.d.divisi)  # the division that answers for it
    assert LangkahTargetKinerja.objects.get().versi == 2


def test_jendela_instansi_hanya_diubah_oleh_yang_mengelola_semua_target(tk):
    isi = {"pemilik": tk.d.ditjen, "tahun": TAHUN, "versi": 1, **tk.d.umum()}
    hari = tulis.SetMasuk(aturan.Hari(nilai_akhir=20), "")
    with pytest.raises(GalatSakip, match="pemilik lain"):
        tulis.simpan_set(masuk=hari, boleh_unit={tk.d.pusat.pk}, **isi)
    with pytest.raises(GalatSakip, match="mendahului"):
        tulis.simpan_set(
            masuk=tulis.SetMasuk(aturan.Hari(nilai_mulai=20), ""), boleh_unit={tk.d.ditjen.pk}, **isi
        )
    assert tulis.simpan_set(masuk=hari, boleh_unit={tk.d.ditjen.pk}, **isi).versi == 2


# --- pages -------------------------------------------------------------------------------------------


def halaman(tk):
    """Address, role that may, its unit, role that may not."""
    p = tk.milik()
    return [
        (reverse("target_kinerja:unit", args=KW), "pemirsa", tk.d.kanwil),
        (reverse("target_kinerja:unit", args=KW), "pimpinan", tk.d.kanwil),
        (reverse("target_kinerja:langkah", args=[*KW, p.pk, "B03"]), "operator", tk.d.kanwil),
        (reverse("target_kinerja:langkah", args=[*KW, p.pk, "B03"]), "pimpinan", tk.d.kanwil),
        (reverse("target_kinerja:kelola", args=DITJEN), "pemilik_indikator", tk.d.ditjen),
        (reverse("target_kinerja:target", args=[*DITJEN, tk.t.pk]), "pemilik_indikator", tk.d.ditjen),
        (reverse("target_kinerja:nilai", args=[*DITJEN, "B03"]), "pemilik_indikator", tk.d.ditjen),
    ]


def test_halaman_terbuka_bagi_yang_berhak_dan_tertutup_bagi_yang_lain(client, tk):
    akun = {}
    for alamat, peran, unit in halaman(tk):
        client.logout()
        assert client.get(alamat).status_code == 302, alamat
        for u in (unit, tk.d.tetangga):
            a = akun.setdefault((peran, u.pk), None) or tk.d.akun(peran, u)
            akun[peran, u.pk] = a
            client.force_login(a, backend=PINTU)
            assert client.get(alamat).status_code == (200 if u == unit else 403), (alamat, peran, u.kode)
            assert client.get(reverse("target_kinerja:beranda")).status_code == 200


def test_yang_tidak_berwenang_tidak_menulis(client, tk, masuk_sebagai_peran):
    for peran in ("pemirsa", "pimpinan", "verifikator", "perencana"):
        masuk_sebagai_peran(peran, tk.d.kanwil)
        for alamat, _, _ in halaman(tk):
            assert client.post(alamat, {"aksi": "simpan"}).status_code in (403, 405), (peran, alamat)


def test_operator_mengirim_dan_pemilik_menilai_lewat_halaman(client, tk):
    p = tk.milik()
    alamat = reverse("target_kinerja:langkah", args=[*KW, p.pk, "B03"])
    client.force_login(tk.d.akun("operator", tk.d.kanwil), backend=PINTU)
    kirim = {"versi": 0, "rencana": "R", "realisasi": "S", "kendala": "", "aksi": "kirim", "alasan": ""}
    gagal = client.post(alamat, kirim)  # today is long after the window, and the report is missing
    teks = gagal.content.decode()
    assert gagal.status_code == 400 and "tersimpan, tetapi belum dikirim" in teks
    assert "Bukti wajib «Laporan» belum ada" in teks and 'name="versi" value="1"' in teks
    berkas = SimpleUploadedFile("lap.pdf", PDF, "application/pdf")
    isi = kirim | {"versi": 1, "alasan": "Terlambat", "berkas-1.1": berkas}
    assert client.post(alamat, isi).status_code == 302
    assert tk.sel().keadaan == "belum_diverifikasi"
    bukti = reverse("target_kinerja:bukti", args=[BuktiTargetKinerja.objects.get().pk])
    assert client.get(bukti)["Content-Disposition"].startswith("attachment")
    client.force_login(tk.d.akun("pemilik_indikator", tk.d.ditjen), backend=PINTU)
    assert client.get(bukti).status_code == 200
    nilai = reverse("target_kinerja:nilai", args=[*DITJEN, "B03"])
    post = {"pelaksana": p.pk, f"keputusan-{p.pk}": 0, f"nilai-{p.pk}": "101", f"alasan-{p.pk}": "x"}
    assert "di luar 0 sampai 100" in client.post(nilai, post).content.decode()
    assert client.post(nilai, post | {f"nilai-{p.pk}": "100"}).status_code == 302
    assert tk.sel().nilai == 100
    client.force_login(tk.d.akun("operator", tk.d.tetangga), backend=PINTU)
    assert client.get(bukti).status_code == 403
    lain = reverse("target_kinerja:langkah", args=["i", "kx", TAHUN, p.pk, "B03"])
    assert client.get(lain).status_code == 404


def test_bukti_yang_terlalu_besar_disebut_dan_ketikan_lain_tetap(client, tk):
    alamat = reverse("target_kinerja:langkah", args=[*KW, tk.milik().pk, "B03"])
    client.force_login(tk.d.akun("operator", tk.d.kanwil), backend=PINTU)
    besar = SimpleUploadedFile("pindaian.pdf", PDF + b"0" * (17 * 1024 * 1024))
    isi = {"versi": 0, "rencana": "Rencana panjang", "aksi": "simpan", "tautan-1.1": "https://contoh.go.id/b"}
    jawab = client.post(alamat, isi | {"berkas-1.1": besar})
    teks = jawab.content.decode()
    assert jawab.status_code == 400
    assert "«pindaian.pdf» (17,1 MB) tidak disimpan: lebih dari 16 MB" in teks
    assert "Rencana panjang" in teks and 'value="https://contoh.go.id/b"' in teks
    assert not BuktiTargetKinerja.objects.exists()
    assert 'value="https://contoh.go.id/b"' not in client.get(alamat).content.decode()


def test_pemilik_menyusun_lewat_halaman(client, tk):
    client.force_login(tk.d.akun("pemilik_indikator", tk.d.ditjen), backend=PINTU)
    kelola = reverse("target_kinerja:kelola", args=DITJEN)
    assert (
        "sudah dipakai" in client.post(kelola, {"aksi": "target", "kode": "1", "nama": "x"}).content.decode()
    )
    hari = {
        "aksi": "set",
        "versi": 1,
        "unggah_mulai": "x",
        "unggah_akhir": 5,
        "nilai_mulai": 6,
        "nilai_akhir": 15,
    }
    assert client.post(kelola, hari).status_code == 400
    assert client.post(kelola, hari | {"unggah_mulai": 25}).status_code == 302
    tk.t.refresh_from_db()
    target = reverse("target_kinerja:target", args=[*DITJEN, tk.t.pk])
    syarat = {
        "aksi": "syarat",
        "versi": tk.t.versi,
        "butir": "Laporan\n? Video",
        "berlaku": "B06",
        "alasan": "Baru",
    }
    assert client.post(target, syarat).status_code == 302
    assert client.post(target, syarat).status_code == 409  # what was seen is old now
    assert tk.t.syarat.get(nomor=2).butir[1] == {"kode": "2.2", "uraian": "Video", "wajib": False}


def test_jumlah_kueri_tidak_bertambah_menurut_target(client, tk):
    def kueri(alamat, akun):
        client.force_login(akun, backend=PINTU)
        client.get(alamat)
        with CaptureQueriesContext(connection) as k:
            assert client.get(alamat).status_code == 200
        return len(k)

    pasang = [
        (reverse("target_kinerja:unit", args=KW), tk.d.akun("operator", tk.d.kanwil)),
        (reverse("target_kinerja:kelola", args=DITJEN), tk.d.akun("pemilik_indikator", tk.d.ditjen)),
        (reverse("target_kinerja:nilai", args=[*DITJEN, "B03"]), tk.d.akun("pemilik_indikator", tk.d.pusat)),
    ]
    satu = [kueri(*p) for p in pasang]
    for n in range(2, 12):
        tk.pilih(tk.target(str(n)), {tk.d.kanwil.pk: None, tk.d.tetangga.pk: None})
    assert [kueri(*p) for p in pasang] == satu


def test_unduhan_memuat_setiap_target_dengan_keadaannya(client, tk, masuk_sebagai_peran):
    masuk_sebagai_peran("pemirsa", tk.d.kanwil)
    teks = client.get(reverse("target_kinerja:unit", args=KW) + "?unduh=csv").content.decode("utf-8-sig")
    assert "Target 1" in teks and "belum dikirim" in teks
