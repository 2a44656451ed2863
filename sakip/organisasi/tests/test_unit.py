"""Units through their services: dates without overlap, trees without circles, reasons in the journal."""

import pytest
from django.urls import get_resolver

from sakip.inti.galat import Basi, GalatSakip
from sakip.jejak.models import Jejak
from sakip.organisasi.models import (
    KedudukanUnit,
    KodeUnit,
    Leluhur,
    NamaUnit,
    PemangkuJabatan,
    Unit,
)
from sakip.organisasi.queries import nama_unit, subpohon
from sakip.organisasi.queries.unit import rincian_unit, sidik_unit
from sakip.organisasi.services.dasar import KATA_ALAMAT
from sakip.organisasi.services.gabung import gabungkan
from sakip.organisasi.services.jabatan import akhiri_pemangku, angkat, tambah_jabatan
from sakip.organisasi.services.koreksi import koreksi_baris
from sakip.organisasi.services.unit import (
    akhiri_kode,
    beri_kode,
    beri_nama,
    buat_instansi,
    buat_unit,
    pindahkan,
    tutup_unit,
)
from sakip.organisasi.tests.kantor_unit import TGL, Kantor


@pytest.fixture
def kantor(db):
    return Kantor()


def test_unit_baru_ada_di_pohon_setiap_tahun_sejak_berdiri_sampai_tahun_depan(kantor):
    tahun = set(Leluhur.objects.filter(unit=kantor.upt, leluhur=kantor.pusat).values_list("tahun", flat=True))
    assert tahun == set(range(2020, 2027))
    assert Jejak.objects.filter(rantai="kem/upt", aksi="unit.buat").count() == 1


def test_pindah_menutup_tempat_lama_dan_tidak_mengubah_pohon_tahun_lalu(kantor):
    pindahkan(unit=kantor.upt, garis="komando", induk=kantor.b, sejak=TGL(2024, 7, 1), **kantor.siapa)
    assert kantor.upt.pk in subpohon(kantor.a, 2023)
    for tahun in (2024, 2025, 2026):
        assert kantor.upt.pk in subpohon(kantor.b, tahun)
        assert kantor.upt.pk not in subpohon(kantor.a, tahun)
    lama, baru = KedudukanUnit.objects.filter(unit=kantor.upt, garis="komando").order_by("sejak")
    assert (lama.sampai, baru.sejak, baru.induk) == (TGL(2024, 7, 1), TGL(2024, 7, 1), kantor.b)
    assert Jejak.objects.filter(aksi="unit.pindah").count() == 1


def test_pindah_ke_bawah_keturunannya_ditolak_dengan_jalannya(kantor):
    with pytest.raises(GalatSakip, match=r"melingkar: .*→") as salah:
        pindahkan(unit=kantor.a, garis="komando", induk=kantor.divisi, sejak=TGL(2024, 1, 1), **kantor.siapa)
    assert salah.value.masalah[0].tempat == "induk"
    assert not KedudukanUnit.objects.filter(unit=kantor.a, induk=kantor.divisi).exists()
    assert not Jejak.objects.filter(aksi="unit.pindah").exists()


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"sejak": TGL(2019, 1, 1)}, "tidak ada pada 1 Januari 2019"),
        ({"sejak": TGL(2020, 1, 1)}, "Sudah ada kedudukan yang mulai"),
        ({"garis": "lurus"}, "Garis «lurus» tidak dikenal"),
        ({"induk": None}, "Induk belum dipilih"),
        ({"induk": "sendiri"}, "di bawah dirinya sendiri"),
        ({"induk": "sama"}, "sudah di bawah"),
        ({"induk": "asing"}, "instansi lain"),
    ],
)
def test_pindah_yang_keliru_ditolak_dengan_sebabnya(kantor, ubah, pesan):
    asing = buat_instansi(
        kode="lain", nama="Lain", jenis="lembaga", pendahulu=None, sejak=TGL(2020, 1, 1), **kantor.siapa
    )
    isi = {"garis": "komando", "induk": kantor.b, "sejak": TGL(2024, 1, 1)} | ubah
    isi["induk"] = {"sendiri": kantor.upt, "sama": kantor.a, "asing": asing}.get(isi["induk"], isi["induk"])
    with pytest.raises(GalatSakip, match=pesan):
        pindahkan(unit=kantor.upt, **isi, **kantor.siapa)
    assert KedudukanUnit.objects.filter(unit=kantor.upt, garis="komando", sampai=None).get().induk == kantor.a


def test_pindah_sebelum_kedudukan_yang_sudah_dicatat_ditolak(kantor):
    pindahkan(unit=kantor.upt, garis="komando", induk=kantor.b, sejak=TGL(2024, 7, 1), **kantor.siapa)
    with pytest.raises(GalatSakip, match="Sudah ada kedudukan di bawah «b»"):
        pindahkan(
            unit=kantor.upt, garis="komando", induk=kantor.divisi, sejak=TGL(2023, 1, 1), **kantor.siapa
        )


def test_keluar_dari_garis_teknis_mengakhiri_tempatnya_di_sana_saja(kantor):
    pindahkan(unit=kantor.upt, garis="teknis", induk=None, sejak=TGL(2024, 1, 1), **kantor.siapa)
    assert not Leluhur.objects.filter(unit=kantor.upt, garis="teknis", tahun=2024).exists()
    assert Leluhur.objects.filter(unit=kantor.upt, garis="teknis", tahun=2023).exists()
    assert kantor.upt.pk in subpohon(kantor.a, 2024)


def test_nama_baru_berlaku_sejak_tanggalnya(kantor):
    beri_nama(unit=kantor.a, nama="Kantor Baru", singkatan="KB", sejak=TGL(2024, 1, 1), **kantor.siapa)
    assert nama_unit([kantor.a.pk], TGL(2023, 12, 31))[kantor.a.pk] == ("Unit a", "Unit a")
    assert nama_unit([kantor.a.pk], TGL(2024, 1, 1))[kantor.a.pk] == ("Kantor Baru", "KB")
    with pytest.raises(GalatSakip, match="Sudah ada nama"):
        beri_nama(unit=kantor.a, nama="X", sejak=TGL(2022, 1, 1), **kantor.siapa)
    with pytest.raises(GalatSakip, match="mulai 1 Januari 2024"):
        beri_nama(unit=kantor.a, nama="X", sejak=TGL(2024, 1, 1), **kantor.siapa)


def test_satu_kode_satker_satu_unit_pada_satu_waktu(kantor):
    kode = beri_kode(unit=kantor.a, sistem="satker", kode="408159", sejak=TGL(2023, 1, 1), **kantor.siapa)
    with pytest.raises(GalatSakip, match="dipakai unit «a»"):
        beri_kode(unit=kantor.b, sistem="Satker", kode="408159", sejak=TGL(2024, 1, 1), **kantor.siapa)
    akhiri_kode(kode=kode, sampai=TGL(2024, 1, 1), **kantor.siapa)
    beri_kode(unit=kantor.b, sistem="satker", kode="408159", sejak=TGL(2024, 1, 1), **kantor.siapa)
    assert KodeUnit.objects.count() == 2
    with pytest.raises(GalatSakip, match="tidak sesudah"):
        beri_kode(
            unit=kantor.b,
            sistem="esr",
            kode="1",
            sejak=TGL(2024, 1, 1),
            sampai=TGL(2024, 1, 1),
            **kantor.siapa,
        )


def test_unit_yang_masih_membawahi_tidak_dapat_ditutup(kantor):
    with pytest.raises(GalatSakip, match="Masih ada unit di bawahnya: a-div, upt"):
        tutup_unit(unit=kantor.a, tanggal=TGL(2025, 1, 1), alasan="Perpres 155/2024", **kantor.siapa)
    tutup_unit(unit=kantor.upt, tanggal=TGL(2025, 1, 1), alasan="Perpres 155/2024", **kantor.siapa)
    assert kantor.upt.pk in subpohon(kantor.a, 2024)
    assert kantor.upt.pk not in subpohon(kantor.a, 2025)
    assert rincian_unit(kantor.upt, TGL(2025, 1, 1)).ditutup == TGL(2025, 1, 1)
    with pytest.raises(GalatSakip, match="Alasan belum diisi"):
        tutup_unit(unit=kantor.divisi, tanggal=TGL(2025, 1, 1), alasan=" ", **kantor.siapa)
    with pytest.raises(GalatSakip, match="tidak ada pada"):
        buat_unit(
            instansi=kantor.instansi,
            kode="telat",
            jenis="upt",
            zona="WIB",
            nama="Telat",
            sejak=TGL(2025, 6, 1),
            induk={"komando": kantor.upt},
            **kantor.siapa,
        )


@pytest.mark.parametrize(
    ("ubah", "tempat"),
    [
        ({"kode": "a"}, "kode"),
        ({"kode": "Huruf Besar"}, "kode"),
        ({"kode": ""}, "kode"),
        ({"nama": " "}, "nama"),
        ({"jenis": "kerajaan"}, "jenis"),
        ({"zona": "GMT"}, "zona"),
        ({"induk": {}}, "induk"),
        ({"induk": {"komando": None}}, "induk"),
        ({"sejak": TGL(1999, 1, 1)}, "induk"),
    ],
)
def test_unit_baru_yang_keliru_ditolak_pada_medannya(kantor, ubah, tempat):
    isi = {
        "kode": "baru",
        "jenis": "upt",
        "zona": "WIB",
        "nama": "Baru",
        "sejak": TGL(2024, 1, 1),
        "induk": {"komando": kantor.a},
    } | ubah
    with pytest.raises(GalatSakip) as salah:
        buat_unit(instansi=kantor.instansi, **isi, **kantor.siapa)
    assert [m.tempat for m in salah.value.masalah] == [tempat]
    assert Unit.objects.count() == 5


def test_instansi_tidak_boleh_berkode_kata_alamat(kantor):
    for kode in ("pengukuran", "kem"):
        with pytest.raises(GalatSakip) as salah:
            buat_instansi(
                kode=kode, nama="X", jenis="lembaga", pendahulu=None, sejak=TGL(2025, 1, 1), **kantor.siapa
            )
        assert salah.value.masalah[0].tempat == "kode"


def test_kata_alamat_memuat_semua_bagian_pertama_alamat_situs():
    semua = []
    for pola in get_resolver().url_patterns:
        semua += pola.url_patterns if str(pola.pattern) == "" else [pola]
    pertama = {str(p.pattern).split("/")[0] for p in semua} - {""}
    assert "pecah" in pertama
    assert {p for p in pertama if not p.startswith("<")} <= KATA_ALAMAT


def test_plh_menyela_pejabat_definitif_yang_tercatat_lagi_sesudahnya(kantor):
    jabatan = tambah_jabatan(unit=kantor.a, kode="kepala-a", nama="Kepala", tingkat="eselon2", **kantor.siapa)
    angkat(jabatan=jabatan, nama="Ani", status="definitif", sejak=TGL(2023, 1, 1), **kantor.siapa)
    angkat(
        jabatan=jabatan,
        nama="Budi",
        status="plh",
        sejak=TGL(2024, 3, 1),
        sampai=TGL(2024, 3, 15),
        **kantor.siapa,
    )
    baris = [
        (p.nama, p.status, p.sejak, p.sampai)
        for p in PemangkuJabatan.objects.filter(jabatan=jabatan).order_by("sejak")
    ]
    assert baris == [
        ("Ani", "definitif", TGL(2023, 1, 1), TGL(2024, 3, 1)),
        ("Budi", "plh", TGL(2024, 3, 1), TGL(2024, 3, 15)),
        ("Ani", "definitif", TGL(2024, 3, 15), None),
    ]
    with pytest.raises(GalatSakip, match=r"Plh\. memerlukan tanggal berakhir"):
        angkat(jabatan=jabatan, nama="Cici", status="plh", sejak=TGL(2025, 1, 1), **kantor.siapa)
    with pytest.raises(GalatSakip, match="sudah dicatat mulai"):
        angkat(jabatan=jabatan, nama="Cici", status="definitif", sejak=TGL(2024, 1, 1), **kantor.siapa)
    terakhir = PemangkuJabatan.objects.get(jabatan=jabatan, sampai=None)
    akhiri_pemangku(pemangku=terakhir, sampai=TGL(2025, 2, 1), **kantor.siapa)
    angkat(jabatan=jabatan, nama="Dedi", status="plt", sejak=TGL(2025, 2, 1), **kantor.siapa)
    assert rincian_unit(kantor.a, TGL(2025, 2, 1)).jabatan[0].kini.nama == "Dedi"


def test_jejak_jabatan_tidak_memuat_nama_orang(kantor):
    jabatan = tambah_jabatan(unit=kantor.a, kode="kepala-a", nama="Kepala", tingkat="eselon2", **kantor.siapa)
    orang = angkat(
        jabatan=jabatan, nama="Ani Rahasia", status="definitif", sejak=TGL(2023, 1, 1), **kantor.siapa
    )
    koreksi_baris(
        unit=kantor.a,
        jenis="pemangku",
        pk=orang.pk,
        isi={"nama": "Ani Betul"},
        alasan="Salah ketik",
        **kantor.siapa,
    )
    assert not Jejak.objects.filter(perubahan__contains="Ani").exists()


def test_koreksi_tanggal_pindah_membangun_ulang_pohon_kedua_tahun(kantor):
    baru = pindahkan(unit=kantor.upt, garis="komando", induk=kantor.b, sejak=TGL(2024, 1, 1), **kantor.siapa)
    lama = KedudukanUnit.objects.get(unit=kantor.upt, garis="komando", sampai=TGL(2024, 1, 1))
    with pytest.raises(GalatSakip, match="Bertumpang"):
        koreksi_baris(
            unit=kantor.upt,
            jenis="kedudukan",
            pk=baru.pk,
            isi={"sejak": TGL(2023, 1, 1)},
            alasan="Salah tahun",
            **kantor.siapa,
        )
    koreksi_baris(
        unit=kantor.upt,
        jenis="kedudukan",
        pk=lama.pk,
        isi={"sampai": TGL(2023, 1, 1)},
        alasan="Salah tahun",
        **kantor.siapa,
    )
    koreksi_baris(
        unit=kantor.upt,
        jenis="kedudukan",
        pk=baru.pk,
        isi={"sejak": TGL(2023, 1, 1)},
        alasan="Salah tahun",
        **kantor.siapa,
    )
    assert kantor.upt.pk in subpohon(kantor.b, 2023)
    assert kantor.upt.pk in subpohon(kantor.a, 2022)
    entri = Jejak.objects.filter(aksi="unit.koreksi.kedudukan")
    assert entri.count() == 2 and all(e.alasan == "Salah tahun" for e in entri)


def test_koreksi_tanpa_alasan_atau_pada_baris_unit_lain_ditolak(kantor):
    nama = NamaUnit.objects.get(unit=kantor.a)
    with pytest.raises(GalatSakip, match="Alasan belum diisi"):
        koreksi_baris(unit=kantor.a, jenis="nama", pk=nama.pk, isi={"nama": "X"}, alasan="", **kantor.siapa)
    with pytest.raises(GalatSakip, match="tidak ada pada unit ini"):
        koreksi_baris(
            unit=kantor.b, jenis="nama", pk=nama.pk, isi={"nama": "X"}, alasan="Salah ketik", **kantor.siapa
        )
    with pytest.raises(GalatSakip, match="Satu-satunya baris"):
        koreksi_baris(
            unit=kantor.a, jenis="nama", pk=nama.pk, isi={}, hapus=True, alasan="Salah ketik", **kantor.siapa
        )


def test_koreksi_tidak_membuat_unit_di_bawahnya_kehilangan_induk(kantor):
    tempat = KedudukanUnit.objects.get(unit=kantor.a, garis="komando")
    with pytest.raises(GalatSakip, match="hari unit ini tidak ada: a-div, upt"):
        koreksi_baris(
            unit=kantor.a,
            jenis="kedudukan",
            pk=tempat.pk,
            isi={"sampai": TGL(2024, 1, 1)},
            alasan="Salah catat",
            **kantor.siapa,
        )


def test_formulir_basi_ditolak(kantor):
    sidik = sidik_unit(kantor.a)
    beri_nama(unit=kantor.a, nama="Lebih dulu", sejak=TGL(2024, 1, 1), sidik=sidik, **kantor.siapa)
    with pytest.raises(Basi):
        beri_nama(unit=kantor.a, nama="Terlambat", sejak=TGL(2025, 1, 1), sidik=sidik, **kantor.siapa)


def test_gabung_menyerahkan_anak_dan_kode_lalu_menutup_unitnya(kantor):
    beri_kode(unit=kantor.a, sistem="satker", kode="408159", sejak=TGL(2023, 1, 1), **kantor.siapa)
    gabungkan(unit=kantor.a, ke=kantor.b, tanggal=TGL(2025, 1, 1), alasan="Perpres 1/2025", **kantor.siapa)
    assert {kantor.upt.pk, kantor.divisi.pk} <= set(subpohon(kantor.b, 2025))
    assert kantor.upt.pk in subpohon(kantor.a, 2024) and kantor.a.pk not in subpohon(kantor.pusat, 2025)
    assert KodeUnit.objects.get(sampai=None).unit == kantor.b
    assert rincian_unit(kantor.b, TGL(2025, 1, 1)).pendahulu[0].unit == kantor.a
    assert Jejak.objects.filter(aksi="unit.gabung").count() == 1


def test_gabung_ke_unit_di_bawahnya_atau_instansi_lain_ditolak(kantor):
    asing = buat_instansi(
        kode="lain", nama="Lain", jenis="lembaga", pendahulu=None, sejak=TGL(2020, 1, 1), **kantor.siapa
    )
    for ke in (kantor.divisi, kantor.a, asing):
        with pytest.raises(GalatSakip):
            gabungkan(unit=kantor.a, ke=ke, tanggal=TGL(2025, 1, 1), alasan="Perpres 1/2025", **kantor.siapa)
    assert rincian_unit(kantor.a, TGL(2025, 1, 1)).hidup
