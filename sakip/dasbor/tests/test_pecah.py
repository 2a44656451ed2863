"""The split of 2025: a regional office of one ministry goes on as three offices of three new ministries."""

import datetime as dt
import json
import re
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sakip.akun.services import aktor_sistem, buat_akun
from sakip.jejak.models import Jejak
from sakip.organisasi.models import (
    Garis,
    Instansi,
    Jabatan,
    KedudukanUnit,
    KodeUnit,
    PemangkuJabatan,
    PenggantiUnit,
    Penugasan,
    Unit,
)
from sakip.organisasi.queries import subpohon, unit_dengan_kode
from sakip.organisasi.services import tugaskan
from sakip.organisasi.services.jabatan import angkat, tambah_jabatan
from sakip.organisasi.services.unit import beri_kode, beri_nama, buat_instansi, pindahkan
from sakip.pengukuran.penyajian import tulis_json
from sakip.pengukuran.queries import capaian_unit, seri_tahun
from sakip.perencanaan.models import (
    Indikator,
    ManualIndikator,
    PengisiVariabel,
    Sasaran,
    Variabel,
    VariabelManual,
)
from sakip.perjanjian.models import ButirPerjanjian, Perjanjian
from sakip.pertukaran import contoh as folder_contoh
from sakip.pertukaran.baca import baca_berkas
from sakip.pertukaran.ekspor import ekspor_paket
from sakip.pertukaran.impor import impor_paket
from sakip.pertukaran.periksa import periksa

WAKTU = dt.datetime(2025, 1, 6, 3, tzinfo=dt.UTC)
PADA = dt.date(2026, 1, 31)
SIAPA = {"peran": "Sistem", "waktu": WAKTU}
MASUK = "allauth.account.auth_backends.AuthenticationBackend"
CONTOH = Path(folder_contoh.__file__).parent / "bangka-belitung.json"
BARU = {
    "kemenkum": ("Kementerian Hukum", "Kemenkum"),
    "kemenham": ("Kementerian Hak Asasi Manusia", "KemenHAM"),
    "kemenimipas": ("Kementerian Imigrasi dan Pemasyarakatan", "Kemenimipas"),
}
PENERUS = [
    (
        "kemenkum",
        "Kantor Wilayah Kementerian Hukum Bangka Belitung",
        "Kanwil Hukum Babel",
        "kanwil-hukum-babel",
        "kemenkum",
    ),
    (
        "kemenham",
        "Kantor Wilayah Hak Asasi Manusia Bangka Belitung",
        "Kanwil HAM Babel",
        "kanwil-ham-babel",
        "kemenham",
    ),
    (
        "kemenimipas",
        "Kantor Wilayah Imigrasi dan Pemasyarakatan Bangka Belitung",
        "Kanwil Imipas Babel",
        "kanwil-imipas-babel",
        "kemenimipas",
    ),
]


class Babel:
    """The example office, its administrator, the three ministries, and a satker code of its own."""

    def __init__(self):
        self.oleh = aktor_sistem()
        impor_paket(baca_berkas(CONTOH), oleh=self.oleh, waktu=WAKTU)
        self.kanwil = unit_dengan_kode("kemenkumham/kanwil-babel")
        self.lapas = unit_dengan_kode("kemenkumham/lapas-pangkalpinang")
        pusat = unit_dengan_kode("kemenkumham/kemenkumham")
        self.admin = self.akun("Admin", "1", pusat, "administrator")
        self.operator = self.akun("Operator Lapas", "2", self.lapas, "operator")
        self.akun("Operator Kanwil", "3", self.kanwil, "operator")
        for kode, (nama, singkatan) in BARU.items():
            buat_instansi(
                kode=kode,
                nama=nama,
                singkatan=singkatan,
                jenis="kementerian",
                pendahulu=pusat.instansi,
                sejak=dt.date(2024, 11, 1),
                oleh=self.admin,
                **SIAPA,
            )
        self.satker = beri_kode(
            unit=self.kanwil,
            sistem="satker",
            kode="409123",
            sejak=dt.date(2023, 1, 1),
            oleh=self.oleh,
            **SIAPA,
        )
        jabatan = tambah_jabatan(
            unit=self.lapas,
            kode="kalapas-pkp",
            nama="Kepala Lapas",
            tingkat="eselon3",
            oleh=self.oleh,
            **SIAPA,
        )
        angkat(
            jabatan=jabatan,
            nama="Ani",
            status="definitif",
            sejak=dt.date(2023, 1, 1),
            oleh=self.oleh,
            **SIAPA,
        )

    def akun(self, nama, nip, unit, peran):
        akun = buat_akun(nama=nama, nip=nip)
        tugaskan(
            akun=akun,
            unit=unit,
            peran=peran,
            sejak=dt.date(2020, 1, 1),
            oleh=self.oleh,
            peran_oleh="Sistem",
            waktu=WAKTU,
        )
        return akun


@pytest.fixture(scope="module")
def kantor(django_db_setup, django_db_blocker):
    """Imported once for the module and taken back at its end; each test works within a savepoint."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield Babel()
        transaction.set_rollback(True)


@pytest.fixture
def babel(kantor, db):
    kantor.kanwil = unit_dengan_kode("kemenkumham/kanwil-babel")
    return kantor


@pytest.fixture
def halaman(client, babel):
    client.force_login(babel.admin, backend=MASUK)
    return client


def langkah_satu(**ubah):
    isi = {"tanggal": "2025-01-01", "alasan": "Perpres 155/2024", "tugas": "1", "n": "3", "ke": "bagi"}
    for i, (instansi, nama, singkatan, kode, induk) in enumerate(PENERUS, 1):
        isi |= {
            f"p{i}_instansi": instansi,
            f"p{i}_nama": nama,
            f"p{i}_singkatan": singkatan,
            f"p{i}_kode": kode,
            f"p{i}_jenis": "kanwil",
            f"p{i}_induk": induk,
        }
    return isi | ubah


def medan(jawab, **ubah):
    """All fields of the form on the page, as a browser would send them."""
    from lxml import html

    pohon = html.fromstring(jawab.content.decode())
    formulir = next(f for f in pohon.forms if f.method == "POST" and not f.action)
    return {k: v for k, v in formulir.form_values() if k not in ("csrfmiddlewaretoken", "ke")} | ubah


ALAMAT = "/pecah/kemenkumham/kanwil-babel/"


def bagi(halaman, babel):
    """Up to the preview: proposals taken, the rest chosen."""
    jawab = halaman.post(ALAMAT, langkah_satu())
    assert jawab.status_code == 200, jawab.content.decode()
    isi = medan(jawab)
    kosong = {k: "1" for k, v in isi.items() if k.startswith("anak_") and not v}
    return isi, kosong | {f"kode_{babel.satker.pk}": "1"}


def terapkan(halaman, babel):
    isi, pilihan = bagi(halaman, babel)
    pratinjau = halaman.post(ALAMAT, isi | pilihan | {"ke": "pratinjau"})
    assert pratinjau.status_code == 200, pratinjau.content.decode()
    jawab = halaman.post(ALAMAT, medan(pratinjau, ke="terapkan"))
    assert jawab.status_code == 302, jawab.content.decode()
    return pratinjau.content.decode()


def test_usulan_mengikuti_nama_dan_induk_teknis(halaman, babel):
    isi = medan(halaman.post(ALAMAT, langkah_satu()))
    tujuan = {u.kode: isi.get(f"anak_{u.pk}") for u in Unit.objects.filter(instansi__kode="kemenkumham")}
    assert tujuan["lapas-pangkalpinang"] == tujuan["kanim-pangkalpinang"] == tujuan["kanwil-babel-pas"] == "3"
    assert tujuan["kanwil-babel-adm"] == ""
    ham = Indikator.objects.get(kunci="ham.instansi-p2ham")
    assert isi.get(f"ind_{ham.pk}_2") == "1" and f"ind_{ham.pk}_3" not in isi
    assert isi[f"seb_{ham.pk}"] == "ya"


def test_pratinjau_tidak_menulis_dan_tidak_mengunci_apa_pun_dan_menyebut_semuanya(halaman, babel):
    isi, pilihan = bagi(halaman, babel)
    with CaptureQueriesContext(connection) as kueri:
        teks = halaman.post(ALAMAT, isi | pilihan | {"ke": "pratinjau"}).content.decode()
    menulis = re.compile(r'(INSERT INTO|UPDATE|DELETE FROM) "(?!django_session|usersessions)|.* FOR .*UPDATE')
    assert [q["sql"] for q in kueri if menulis.match(q["sql"])] == []
    for kata in (
        "kanwil-imipas-babel",
        "satker 409123: kanwil-babel → kemenkum/kanwil-hukum-babel",
        "Kepala Lapas (Ani)",
    ):
        assert kata in teks
    assert "1 tugas akun pada «kanwil-babel» tetap di sana" in teks


def test_satu_kantor_menjadi_tiga_kantor_tiga_kementerian(halaman, babel):
    lama = {t: tulis_json(capaian_unit(babel.kanwil, t, pada=PADA)) for t in (2023, 2024)}
    pohon_lama = {t: subpohon(babel.kanwil, t) for t in (2023, 2024)}
    seri_lama = seri_tahun(babel.kanwil, 2023, pada=PADA)
    terapkan(halaman, babel)

    # the year that was printed prints as before
    babel.kanwil.refresh_from_db()
    assert {t: tulis_json(capaian_unit(babel.kanwil, t, pada=PADA)) for t in (2023, 2024)} == lama
    assert {t: subpohon(babel.kanwil, t) for t in (2023, 2024)} == pohon_lama
    assert seri_tahun(babel.kanwil, 2023, pada=PADA) == seri_lama
    assert len(pohon_lama[2023]) > 10 and subpohon(babel.kanwil, 2025) == {babel.kanwil.pk: 0}
    assert not KedudukanUnit.objects.filter(unit=babel.kanwil, sampai=None).exists()

    # the successors have their trees
    _, ham, imipas = (unit_dengan_kode(f"{p[0]}/{p[3]}") for p in PENERUS)
    lapas = unit_dengan_kode("kemenimipas/lapas-pangkalpinang")
    for tahun in (2025, 2026):
        assert lapas.pk in subpohon(imipas, tahun)
        assert unit_dengan_kode("kemenimipas/kanim-pangkalpinang").pk in subpohon(imipas, tahun)
        assert imipas.pk in subpohon(unit_dengan_kode("kemenimipas/kemenimipas"), tahun)
    assert lapas.pk in subpohon(imipas, 2025, Garis.WILAYAH)
    assert subpohon(ham, 2025) == {ham.pk: 0}
    assert set(PenggantiUnit.objects.filter(lama=babel.kanwil).values_list("jenis", flat=True)) == {"pecah"}
    assert PenggantiUnit.objects.get(lama=babel.lapas).jenis == "pindah_instansi"

    # codes, positions and people went with them
    satker = KodeUnit.objects.filter(sistem="satker", sampai=None).values_list(
        "kode", "unit__instansi__kode", "unit__kode"
    )
    assert ("409123", "kemenkum", "kanwil-hukum-babel") in satker
    assert ("408159", "kemenimipas", "kanim-pangkalpinang") in satker
    assert not KodeUnit.objects.filter(instansi__kode="kemenkumham", kode="408159", sampai=None).exists()
    assert PemangkuJabatan.objects.get(jabatan__unit=lapas, sampai=None).nama == "Ani"
    assert Penugasan.objects.get(akun=babel.operator, unit=lapas).sejak == dt.date(2025, 1, 1)

    # indicators went to the right one, with manual, variables and sasaran of their own
    p2ham = Indikator.objects.get(instansi=ham.instansi, kunci="ham.instansi-p2ham")
    assert (p2ham.pendahulu.instansi.kode, p2ham.sebanding, p2ham.pemilik) == ("kemenkumham", "ya", ham)
    assert not Indikator.objects.filter(instansi=imipas.instansi, kunci="ham.instansi-p2ham").exists()
    ikm = Indikator.objects.get(instansi=imipas.instansi, kunci="imigrasi.ikm-wilayah")
    manual = ManualIndikator.objects.get(indikator=ikm)
    asal = ManualIndikator.objects.filter(indikator=ikm.pendahulu, varian_unit=None).latest("sejak_tahun")
    assert (manual.sejak_tahun, manual.rumus, manual.nama) == (2025, asal.rumus, asal.nama)
    variabel = VariabelManual.objects.filter(manual=manual)
    assert {v.variabel.instansi for v in variabel} == {imipas.instansi}
    assert [v.alias for v in variabel] == [v.alias for v in VariabelManual.objects.filter(manual=asal)]
    assert Sasaran.objects.filter(instansi=imipas.instansi).exists()
    assert not Variabel.objects.filter(instansi=imipas.instansi, kunci__startswith="ham.").exists()

    # who did what: one entry at the old office, and the beginning of each successor's own chain
    (entri,) = Jejak.objects.filter(aksi="unit.pecah")
    assert (entri.rantai, entri.alasan) == ("kemenkumham/kanwil-babel", "Perpres 155/2024")
    assert Jejak.objects.filter(aksi="unit.lahir").count() == 3


def perjanjian_2025(unit, kunci):
    kepala = Jabatan.objects.create(
        instansi=unit.instansi, kode=f"kepala-{unit.kode}", unit=unit, nama="Kepala", tingkat="eselon2"
    )
    pk = Perjanjian.objects.create(
        instansi=unit.instansi,
        kode="pk-2025",
        unit=unit,
        tahun=2025,
        pihak_pertama=kepala,
        bentuk="pernyataan",
    )
    indikator = Indikator.objects.get(instansi=unit.instansi, kunci=kunci)
    lama = ButirPerjanjian.objects.filter(indikator=indikator.pendahulu).latest("pk")
    ButirPerjanjian.objects.create(
        perjanjian=pk,
        urutan=1,
        kode="1.1",
        sasaran=Sasaran.objects.filter(instansi=unit.instansi).first(),
        indikator=indikator,
        rumusan_sasaran="S",
        rumusan=lama.rumusan,
        satuan=lama.satuan,
        skala=lama.skala,
        nilai=lama.nilai,
    )
    Perjanjian.objects.filter(pk=pk.pk).update(status="ditandatangani")
    return indikator


def test_riwayat_kantor_lama_terbaca_pada_laporan_penerus(halaman, babel, client):
    terapkan(halaman, babel)
    ham = unit_dengan_kode("kemenham/kanwil-ham-babel")
    indikator = perjanjian_2025(ham, "ham.instansi-p2ham")
    lama = seri_tahun(babel.kanwil, 2023, pada=PADA)["ham.instansi-p2ham"]
    titik = seri_tahun(ham, 2025, pada=PADA)["ham.instansi-p2ham"]
    assert [t.tahun for t in titik] == [*(t.tahun for t in lama), 2025]
    assert [(t.target, t.realisasi, t.capaian, t.sebanding) for t in titik[:-1]] == [
        (t.target, t.realisasi, t.capaian, t.sebanding) for t in lama
    ]
    assert len(titik) > 1 and all("dilaporkan Kanwil Babel" in t.catatan for t in titik[:-1])
    for sebanding, sebab in (("tidak", "tidak sebanding"), ("konversi", "hanya setelah konversi")):
        Indikator.objects.filter(pk=indikator.pk).update(sebanding=sebanding)
        putus = seri_tahun(ham, 2025, pada=PADA)["ham.instansi-p2ham"]
        assert not any(t.sebanding for t in putus[:-1]) and putus[-1].sebanding
        assert all(sebab in t.catatan for t in putus[:-1])
    for alamat in (
        "/kemenkumham/kanwil-babel/2023/",
        "/kemenham/kanwil-ham-babel/2025/",
        "/kemenham/kanwil-ham-babel/2025/indikator/1.1/",
    ):
        assert client.get(alamat).status_code == 200


def test_dua_tahun_mencetak_kantornya_masing_masing(halaman, babel):
    from sakip.naskah.lkjip import buat_lkjip

    dua_tiga = repr(buat_lkjip(babel.kanwil, 2023, pada=PADA).dokumen)
    terapkan(halaman, babel)
    babel.kanwil.refresh_from_db()
    assert repr(buat_lkjip(babel.kanwil, 2023, pada=PADA).dokumen) == dua_tiga
    ham = unit_dengan_kode("kemenham/kanwil-ham-babel")
    perjanjian_2025(ham, "ham.instansi-p2ham")
    dua_lima = repr(buat_lkjip(ham, 2025, pada=PADA).dokumen)
    assert "Kantor Wilayah Hak Asasi Manusia Bangka Belitung" in dua_lima
    assert "Lapas Kelas IIA Pangkalpinang" not in dua_lima


def test_pengisi_variabel_berpindah_pada_tahunnya(halaman, babel):
    vm = VariabelManual.objects.filter(manual__indikator__kunci="imigrasi.ikm-wilayah").first()
    kanim = unit_dengan_kode("kemenkumham/kanim-pangkalpinang")
    PengisiVariabel.objects.create(variabel=vm.variabel, unit=kanim, sejak_tahun=2023)
    terapkan(halaman, babel)
    lama = PengisiVariabel.objects.get(unit=kanim)
    baru = PengisiVariabel.objects.get(unit__instansi__kode="kemenimipas")
    assert (lama.sejak_tahun, lama.sampai_tahun) == (2023, 2024)
    assert (baru.unit.kode, baru.sejak_tahun, baru.sampai_tahun) == ("kanim-pangkalpinang", 2025, None)


def test_data_yang_berubah_sesudah_pratinjau_menolak_penerapan(halaman, babel):
    isi, pilihan = bagi(halaman, babel)
    pratinjau = halaman.post(ALAMAT, isi | pilihan | {"ke": "pratinjau"})
    beri_nama(unit=babel.lapas, nama="Lapas Kelas I", sejak=dt.date(2024, 12, 1), oleh=babel.oleh, **SIAPA)
    jawab = halaman.post(ALAMAT, medan(pratinjau, ke="terapkan"))
    assert jawab.status_code == 409 and "Datanya berubah sejak pratinjau" in jawab.content.decode()
    assert not Unit.objects.filter(kode="kanwil-ham-babel").exists()
    assert halaman.post(ALAMAT, medan(jawab, ke="terapkan")).status_code == 302
    assert halaman.post(ALAMAT, medan(jawab, ke="terapkan")).status_code == 400  # a second press
    assert PenggantiUnit.objects.filter(lama=babel.kanwil).count() == 3


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"tanggal": "kemarin"}, "Tanggal belum diisi dengan benar"),
        ({"tanggal": "2010-01-01"}, "tidak ada pada 1 Januari 2010"),
        ({"alasan": ""}, "Dasar belum diisi"),
        ({"p1_kode": "Kode Salah"}, "tidak dapat dipakai"),
        ({"p1_kode": "kemenkum"}, "sudah dipakai pada Kementerian Hukum"),
        ({"p1_nama": ""}, "Nama penerus 1 belum diisi"),
        ({"p1_induk": "tidak-ada"}, "Induk «tidak-ada» tidak ada"),
        ({"p1_instansi": "negeri-seberang"}, "tidak ada pada instansi «negeri-seberang»"),
        ({"p1_instansi": "kemenkumham", "p1_induk": "lapas-pangkalpinang"}, "sendiri berakhir"),
        ({f"p{i}_{m}": "" for i in (1, 2, 3) for m in ("nama", "kode")}, "Belum ada penerus"),
    ],
)
def test_isian_keliru_ditolak_dengan_sebabnya_dan_tetap_di_layar(halaman, babel, ubah, pesan):
    isi, pilihan = bagi(halaman, babel)
    jawab = halaman.post(ALAMAT, isi | pilihan | ubah | {"ke": "pratinjau"})
    teks = jawab.content.decode()
    assert jawab.status_code == 400 and pesan in teks
    assert "Kanwil HAM Babel" in teks or "p1_nama" in ubah
    assert not Unit.objects.filter(kode="kanwil-ham-babel").exists()


def test_anak_dan_kode_tanpa_tujuan_disebut_semuanya(halaman, babel):
    isi, _ = bagi(halaman, babel)
    jawab = halaman.post(ALAMAT, isi | {"ke": "pratinjau"})
    teks = jawab.content.decode()
    assert jawab.status_code == 400
    assert (
        "Tujuan «kanwil-babel-adm» belum dipilih" in teks
        and "Tujuan kode satker 409123 belum dipilih" in teks
    )


def test_kantor_dan_induk_orang_lain_ditolak(client, babel):
    asing = babel.akun("Admin Banten", "7", babel.lapas, "administrator")
    client.force_login(asing, backend=MASUK)
    assert client.get(ALAMAT).status_code == 403
    assert client.post(ALAMAT, langkah_satu()).status_code == 403
    milik = babel.akun("Admin Babel", "8", babel.kanwil, "administrator")
    client.force_login(milik, backend=MASUK)
    assert client.get(ALAMAT).status_code == 200
    assert client.post(ALAMAT, langkah_satu()).status_code == 403  # the ministries are not his


def test_beralih_dalam_instansi_yang_sama_mempertahankan_identitas_unit_di_bawahnya(halaman, babel):
    penerus = {
        "p1_instansi": "kemenkumham",
        "p1_nama": "Kantor Wilayah Bangka Belitung Baru",
        "p1_singkatan": "Kanwil Babel Baru",
        "p1_kode": "kanwil-babel-baru",
        "p1_jenis": "kanwil",
        "p1_induk": "kemenkumham",
    }
    isi = {"tanggal": "2025-07-01", "alasan": "Perpres 1/2025", "n": "1", "ke": "bagi"} | penerus
    dibagi = medan(halaman.post(ALAMAT, isi))
    assert dibagi[f"anak_{babel.lapas.pk}"] == "1" and dibagi[f"kode_{babel.satker.pk}"] == "1"
    pratinjau = halaman.post(ALAMAT, dibagi | {"ke": "pratinjau"})
    assert "tetap indikator yang sama" in pratinjau.content.decode()
    assert halaman.post(ALAMAT, medan(pratinjau, ke="terapkan")).status_code == 302
    baru = unit_dengan_kode("kemenkumham/kanwil-babel-baru")
    assert PenggantiUnit.objects.get(baru=baru).jenis == "ganti_nama"
    assert babel.lapas.pk in subpohon(baru, 2025) and babel.lapas.pk in subpohon(babel.kanwil, 2023)
    assert Unit.objects.filter(kode="lapas-pangkalpinang").count() == 1
    assert Instansi.objects.get(kode="kemenkumham").unit.filter(kode="kanwil-babel-baru").exists()
    assert (
        reverse("organisasi:unit_lihat", args=["kemenkumham", "kanwil-babel-baru"])
        in halaman.get("/organisasi/unit/kemenkumham/kanwil-babel/").content.decode()
    )


def test_unit_yang_ikut_induknya_tidak_dipindah_dua_kali(halaman, babel):
    """Below a division in the line of command, below the office itself only on the regional line."""
    divisi = unit_dengan_kode("kemenkumham/kanwil-babel-pas")
    pindahkan(
        unit=babel.lapas, garis="komando", induk=divisi, sejak=dt.date(2024, 1, 1), oleh=babel.oleh, **SIAPA
    )
    terapkan(halaman, babel)
    lapas = unit_dengan_kode("kemenimipas/lapas-pangkalpinang")
    assert lapas.pk in subpohon(unit_dengan_kode("kemenimipas/kanwil-babel-pas"), 2025)
    assert PenggantiUnit.objects.get(lama=babel.lapas).baru == lapas
    assert not KedudukanUnit.objects.filter(unit=babel.lapas, sampai=None).exists()


def test_paket_kantor_lama_dan_penerus_tetap_sah_dan_tidak_memutus_sambungan(halaman, babel):
    """A package knows one agency: links to another are left out of it, and survive its import."""
    terapkan(halaman, babel)
    for kode, tahun in (("kemenkumham/kanwil-babel", 2023), ("kemenham/kanwil-ham-babel", 2025)):
        isi = json.loads(ekspor_paket(unit_dengan_kode(kode), tahun))
        assert periksa(isi).catatan.masalah == []
        assert isi["pengganti"] == []
    for indikator in isi["indikator"]:
        indikator["jenis"] = "IKP"
    assert impor_paket(isi, oleh=babel.oleh, waktu=WAKTU).berubah
    p2ham = Indikator.objects.get(instansi__kode="kemenham", kunci="ham.instansi-p2ham")
    assert (p2ham.jenis, p2ham.pendahulu.instansi.kode, p2ham.sebanding) == ("IKP", "kemenkumham", "ya")
