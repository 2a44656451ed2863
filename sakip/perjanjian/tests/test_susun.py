"""Composing an agreement: from where its items come, what is refused, who may change what."""

import datetime as dt
from decimal import Decimal as D
from functools import partial

import pytest

from sakip.inti.galat import Basi, GalatSakip, TidakDitemukan
from sakip.jejak.models import Jejak
from sakip.organisasi.models import Instansi, Jabatan, Unit
from sakip.perencanaan.models import IndikatorSasaran, Sasaran
from sakip.perjanjian import services
from sakip.perjanjian.models import ButirPerjanjian, Perjanjian, RencanaAksi
from sakip.perjanjian.queries.pk import unit_bawah
from sakip.perjanjian.services import ButirMasuk
from sakip.perjanjian.sidik import sidik_anggaran, sidik_berkala, sidik_butir, sidik_pihak
from sakip.perjanjian.teks_target import baca_target

from .conftest import TAHUN


def masukan(b, **ganti):
    bawaan = {
        "kode": b.kode, "indikator_id": b.indikator_id, "sasaran_id": b.sasaran_id,
        "rumusan_sasaran": b.rumusan_sasaran, "rumusan": b.rumusan, "target": "90", "satuan": b.satuan,
    }  # fmt: skip
    return ButirMasuk(**(bawaan | ganti))


def simpan(dunia, p, b, **ganti):
    p.refresh_from_db()
    return services.simpan_butir(
        perjanjian_id=p.pk, versi=p.versi, butir_id=b.pk, masuk=masukan(b, **ganti), **dunia.umum()
    )


def tempat(salah):
    return {m.tempat for m in salah.value.masalah}


def test_draf_dari_penetapan_memuat_target_yang_ditetapkan(dunia):
    p = dunia.draf_berisi()
    assert {b.indikator.kunci: b.nilai for b in p.butir.all()} == {"persen": D(90), "jumlah": D(120)}
    assert {b.sasaran.kunci for b in p.butir.all()} == {"s1"}
    assert Jejak.objects.filter(aksi="perjanjian.susun", rantai="i/kw").count() == 1


def test_draf_dari_tahun_lalu_memakai_kode_rumusan_dan_kegiatannya_tanpa_angkanya(dunia):
    lama = dunia.draf_berisi()
    b = lama.butir.get(indikator=dunia.persen)
    simpan(dunia, lama, b, kode="4.2", rumusan="Rumusan lokal")
    lama.refresh_from_db()
    services.simpan_anggaran(
        perjanjian_id=lama.pk, versi=lama.versi, rupiah={dunia.kegiatan.pk: 500}, **dunia.umum()
    )
    dunia.tanda_tangani(lama)
    baru = dunia.draf("tahun_lalu", tahun=TAHUN + 1)
    b = baru.butir.get(indikator=dunia.persen)
    assert (b.kode, b.rumusan, b.nilai) == ("4.2", "Rumusan lokal", None)
    assert [(a.kegiatan.kode, a.rupiah) for a in baru.anggaran.all()] == [("K1", 0)]


def test_draf_dari_atasan_memuat_butir_yang_ditanggung_unit_ini(dunia):
    p = dunia.draf_berisi()
    simpan(dunia, p, p.butir.get(indikator=dunia.persen), penanggung_id=dunia.divisi.pk)
    dunia.tanda_tangani(p)
    kadiv = dunia.jabatan("kadiv", dunia.divisi, "Kepala Divisi", "eselon3")
    turunan = dunia.draf("atasan", unit=dunia.divisi, pihak_pertama=kadiv, pihak_kedua=dunia.kakanwil)
    assert [(b.indikator.kunci, b.nilai) for b in turunan.butir.all()] == [("persen", D(90))]


def test_indikator_tanpa_sasaran_yang_diketahui_disebut_bukan_ditebak(dunia):
    Sasaran.objects.create(
        instansi=dunia.instansi,
        kunci="s2",
        unit=dunia.ditjen,
        tingkat="kegiatan",
        rumusan="Lain",
        sejak_tahun=2020,
    )
    dunia.tetapkan((dunia.persen, dunia.kanwil, "90"))
    hasil = services.buat(
        unit=dunia.kanwil, tahun=TAHUN, bentuk="dua_pihak", pihak_pertama=dunia.kakanwil,
        pihak_kedua=dunia.dirjen, sumber="penetapan", **dunia.umum(),
    )  # fmt: skip
    assert hasil.perjanjian.butir.count() == 0
    assert "Sasarannya belum diketahui" in hasil.dilewati[0].pesan


@pytest.mark.parametrize(
    ("target", "pesan"),
    [
        ("sembilan puluh", "tidak dapat dibaca sebagai angka"),
        ("1.154", "dapat dibaca dua cara"),
        ("90 orang", "bersatuan orang"),
        ("Rp90", "bersatuan rupiah"),
        ("90 91", "tidak dapat dibaca"),
        ("99999999999999999", "di luar rentang"),
        ("0,123456", "lebih dari 4 angka desimal"),
        ("9" * 61, "terlalu panjang"),
    ],
)
def test_target_yang_bukan_satu_angka_ditolak_di_bidangnya(dunia, target, pesan):
    p = dunia.draf_berisi()
    b = p.butir.get(indikator=dunia.persen)
    with pytest.raises(GalatSakip) as salah:
        simpan(dunia, p, b, target=target)
    assert tempat(salah) == {"target"} and pesan in str(salah.value)
    b.refresh_from_db()
    assert b.nilai == D(90)


@pytest.mark.parametrize(
    ("target", "nilai"), [("90,5", D("90.5")), (" 90,5% ", D("90.5")), ("90 persen", D(90)), ("", None)]
)
def test_target_terbaca_seperti_ditulis_kantor(dunia, target, nilai):
    p = dunia.draf_berisi()
    assert simpan(dunia, p, p.butir.get(indikator=dunia.persen), target=target).nilai == nilai


def test_titik_ribuan_pada_jumlah_terbaca_seperti_halaman_menuliskannya():
    """The page shows «target 2025: 32.000 orang»; so people type 33.000."""
    assert baca_target("33.000", satuan="orang", skala_kata=None, tempat="t").nilai == D(33000)
    with pytest.raises(GalatSakip, match="dua cara"):
        baca_target("96.975", satuan="persen", skala_kata=None, tempat="t")


def test_kata_di_luar_skala_ditolak_dan_yang_cocok_dibakukan(dunia):
    dunia.tetapkan((dunia.kata, dunia.kanwil, "b"))
    p = dunia.draf()
    b = p.butir.get()
    assert b.kata == "B"
    with pytest.raises(GalatSakip) as salah:
        simpan(dunia, p, b, target="BB")
    assert "Pilih salah satu: C, B, A" in str(salah.value)
    with pytest.raises(GalatSakip):
        simpan(dunia, p, b, target="90")


def test_kode_ganda_dan_semua_kesalahan_disebut_sekaligus(dunia):
    p = dunia.draf_berisi()
    a, b = p.butir.all()
    with pytest.raises(GalatSakip) as salah:
        simpan(dunia, p, a, kode=b.kode, rumusan=" ", target="x", penanggung_id=dunia.tetangga.pk)
    assert tempat(salah) == {"kode", "rumusan", "target", "penanggung"}


def test_acuan_dari_instansi_lain_ditolak(dunia):
    lain = Instansi.objects.create(kode="j", nama="J", jenis="lembaga")
    unit = Unit.objects.create(instansi=lain, kode="u", jenis="kanwil")
    asing = Sasaran.objects.create(
        instansi=lain, kunci="s", unit=unit, tingkat="kegiatan", rumusan="S", sejak_tahun=2020
    )
    p = dunia.draf_berisi()
    with pytest.raises(GalatSakip) as salah:
        simpan(dunia, p, p.butir.first(), sasaran_id=asing.pk, pemilik_id=unit.pk)
    assert tempat(salah) == {"sasaran", "pemilik"}
    jabatan = Jabatan.objects.create(instansi=lain, kode="x", unit=unit, nama="X", tingkat="eselon1")
    with pytest.raises(GalatSakip):
        dunia.draf(pihak_kedua=jabatan, tahun=2026)


def test_butir_perjanjian_lain_tidak_dapat_diubah_lewat_perjanjian_ini(dunia):
    p = dunia.draf_berisi()
    q = dunia.draf("kosong", tahun=TAHUN + 1)
    with pytest.raises(TidakDitemukan):
        services.simpan_butir(
            perjanjian_id=q.pk, versi=q.versi, butir_id=p.butir.first().pk, masuk=masukan(p.butir.first()),
            **dunia.umum(),
        )  # fmt: skip


def test_yang_terlambat_menyimpan_ditolak_dan_tidak_menimpa(dunia):
    p = dunia.draf_berisi()
    b = p.butir.get(indikator=dunia.persen)
    dilihat = p.versi
    simpan(dunia, p, b, target="95")
    with pytest.raises(Basi):
        services.simpan_butir(
            perjanjian_id=p.pk, versi=dilihat, butir_id=b.pk, masuk=masukan(b, target="50"), **dunia.umum()
        )
    b.refresh_from_db()
    assert b.nilai == D(95)


def test_dua_orang_pada_bagian_yang_berbeda_tidak_saling_menolak(dunia):
    p = dunia.draf_berisi()
    a, b = p.butir.all()
    dilihat, bagian = p.versi, {x.pk: sidik_butir(x) for x in (a, b)}
    uang, pihak, berkala = sidik_anggaran(p), sidik_pihak(p), sidik_berkala(b)
    umum = {"perjanjian_id": p.pk, "versi": dilihat, **dunia.umum()}
    services.simpan_butir(butir_id=a.pk, sidik=bagian[a.pk], masuk=masukan(a, target="95"), **umum)
    services.simpan_butir(butir_id=b.pk, sidik=bagian[b.pk], masuk=masukan(b, rumusan="Baru"), **umum)
    services.simpan_berkala(butir_id=b.pk, sidik=berkala, target={"2025-TW1": "1"}, kumulatif=True, **umum)
    services.simpan_anggaran(sidik=uang, rupiah={dunia.kegiatan.pk: 7}, **umum)
    a.refresh_from_db(), b.refresh_from_db()
    assert (a.nilai, b.rumusan, p.anggaran.get().rupiah) == (D(95), "Baru", 7)
    for basi in (
        lambda: services.simpan_butir(butir_id=a.pk, sidik=bagian[a.pk], masuk=masukan(a), **umum),
        lambda: services.hapus_butir(butir_id=a.pk, sidik=bagian[a.pk], **umum),
        lambda: services.simpan_berkala(butir_id=b.pk, sidik=berkala, target={}, kumulatif=True, **umum),
        lambda: services.simpan_anggaran(sidik=uang, rupiah={}, **umum),
        lambda: services.usulkan(**umum),
    ):
        with pytest.raises(Basi):
            basi()
    assert sidik_pihak(p) == pihak


def test_butir_diurutkan_menurut_kode_3_2_sebelum_3_10(dunia):
    p = dunia.draf_berisi()
    a, b = p.butir.all()
    simpan(dunia, p, a, kode="3.10")
    simpan(dunia, p, b, kode="3.2")
    assert list(p.butir.values_list("kode", "urutan")) == [("3.2", 1), ("3.10", 2)]


def test_target_berkala_satu_per_periode_dan_bukan_tahun_lain(dunia):
    p = dunia.draf_berisi()
    b = p.butir.get(indikator=dunia.persen)

    def berkala(**target):
        p.refresh_from_db()
        services.simpan_berkala(
            perjanjian_id=p.pk, versi=p.versi, butir_id=b.pk,
            target={k.replace("_", "-"): v for k, v in target.items()}, kumulatif=True, **dunia.umum(),
        )  # fmt: skip

    berkala(**{"2025_TW1": "20", "2025_TW2": "", "2025_TW3": "60,5"})
    assert dict(b.target_periode.values_list("periode", "nilai")) == {
        "2025-TW1": D(20),
        "2025-TW3": D("60.5"),
    }
    with pytest.raises(GalatSakip) as salah:
        berkala(**{"2025_TW1": "x", "2026_TW1": "1", "2025_TW9": "1"})
    assert tempat(salah) == {"2025-TW1", "2026-TW1", "2025-TW9"}
    assert b.target_periode.count() == 2


def test_yang_kurang_tidak_dapat_diusulkan(dunia):
    p = dunia.draf("kosong")
    with pytest.raises(GalatSakip) as salah:
        services.usulkan(perjanjian_id=p.pk, versi=p.versi, **dunia.umum())
    assert "belum mempunyai butir" in str(salah.value)
    services.tambah_butir(perjanjian_id=p.pk, versi=p.versi, pilihan={dunia.persen.pk: None}, **dunia.umum())
    p.refresh_from_db()
    with pytest.raises(GalatSakip) as salah:
        services.usulkan(perjanjian_id=p.pk, versi=p.versi, **dunia.umum())
    assert "Butir belum bertarget" in str(salah.value)


def test_butir_dari_kamus_tidak_dihalangi_perubahan_butir_lain(dunia):
    p = dunia.draf_berisi()
    lama = p.butir.get(indikator=dunia.persen)
    dilihat, sidik = p.versi, sidik_pihak(p)
    simpan(dunia, p, lama, rumusan="Diubah orang lain")
    lain = dunia.indikator("i.lain", "Indikator lain")
    tambah = partial(
        services.tambah_butir, perjanjian_id=p.pk, versi=dilihat, pilihan={lain.pk: lama.sasaran_id}
    )
    with pytest.raises(Basi):
        tambah(**dunia.umum())
    assert tambah(sidik=sidik, **dunia.umum()).dilewati == []
    assert p.butir.filter(indikator=lain).count() == 1
    p.refresh_from_db()
    versi = p.versi
    (m,) = tambah(sidik=sidik, **dunia.umum()).dilewati
    p.refresh_from_db()
    assert "Sudah ada" in m.pesan and p.butir.filter(indikator=lain).count() == 1 and p.versi == versi
    wakil = dunia.jabatan("wakil", dunia.kanwil, "Wakil Kepala", "eselon2")
    type(p).objects.filter(pk=p.pk).update(pihak_pertama=wakil)
    with pytest.raises(Basi):
        tambah(sidik=sidik, **dunia.umum())


def test_yang_diusulkan_tidak_diubah_sampai_ditarik_dengan_alasan(dunia):
    p = dunia.draf_berisi()
    services.usulkan(perjanjian_id=p.pk, versi=p.versi, **dunia.umum())
    with pytest.raises(GalatSakip, match="menunggu tanda tangan"):
        simpan(dunia, p, p.butir.first())
    p.refresh_from_db()
    with pytest.raises(GalatSakip, match="Alasan"):
        services.kembalikan(perjanjian_id=p.pk, versi=p.versi, alasan=" ", **dunia.umum())
    services.kembalikan(perjanjian_id=p.pk, versi=p.versi, alasan="Target kurang", **dunia.umum())
    p.refresh_from_db()
    assert (p.diusulkan, p.catatan) == (None, "Target kurang")
    simpan(dunia, p, p.butir.first())


def test_tanda_tangan_mencetak_nama_pemangku_pada_tanggalnya(dunia):
    p = dunia.tanda_tangani(dunia.draf_berisi())
    assert (p.status, p.nama_pihak_pertama, p.nama_pihak_kedua) == (
        "ditandatangani", "Andi Wijaya", "Budi Santoso",
    )  # fmt: skip
    with pytest.raises(GalatSakip, match="sudah ditandatangani"):
        simpan(dunia, p, p.butir.first())


@pytest.mark.parametrize(
    ("tanggal", "pesan"),
    [
        (dt.date(2025, 6, 2), "belum tiba"),
        (dt.date(2023, 1, 2), "tidak mungkin ditandatangani"),
        (dt.date(2024, 12, 1), ""),
    ],
)
def test_tanggal_tanda_tangan_harus_masuk_akal(dunia, tanggal, pesan):
    p = dunia.draf_berisi()
    services.usulkan(perjanjian_id=p.pk, versi=p.versi, **dunia.umum())
    umum = {"perjanjian_id": p.pk, "versi": p.versi + 1, "tanggal": tanggal, "pada": dt.date(2025, 6, 1)}
    if not pesan:
        assert services.tanda_tangani(**umum, **dunia.umum()).tanggal == tanggal
        return
    with pytest.raises(GalatSakip, match=pesan):
        services.tanda_tangani(**umum, **dunia.umum())


def test_tanpa_pemangku_atau_belum_diusulkan_tidak_dapat_ditandatangani(dunia):
    p = dunia.draf_berisi()
    with pytest.raises(GalatSakip, match="belum diusulkan"):
        services.tanda_tangani(
            perjanjian_id=p.pk,
            versi=p.versi,
            tanggal=dt.date(2025, 1, 2),
            pada=dt.date(2025, 2, 1),
            **dunia.umum(),
        )
    dunia.dirjen.pemangku.all().delete()
    services.usulkan(perjanjian_id=p.pk, versi=p.versi, **dunia.umum())
    with pytest.raises(GalatSakip) as salah:
        services.tanda_tangani(
            perjanjian_id=p.pk, versi=p.versi + 1, tanggal=dt.date(2025, 1, 2), pada=dt.date(2025, 2, 1),
            **dunia.umum(),
        )  # fmt: skip
    assert tempat(salah) == {"pihak_kedua"}
    p.refresh_from_db()
    assert p.status == "draf"


def test_revisi_menyalin_semuanya_dan_yang_lama_tetap(dunia):
    p = dunia.draf_berisi()
    b = p.butir.get(indikator=dunia.persen)
    services.simpan_berkala(
        perjanjian_id=p.pk,
        versi=p.versi,
        butir_id=b.pk,
        target={"2025-TW1": "20"},
        kumulatif=True,
        **dunia.umum(),
    )
    dunia.tanda_tangani(p)
    with pytest.raises(GalatSakip, match="Sebab revisi"):
        services.revisi(perjanjian_id=p.pk, sebab=" ", **dunia.umum())
    baru = services.revisi(perjanjian_id=p.pk, sebab="Revisi DIPA", **dunia.umum())
    assert (baru.revisi, baru.status, baru.sebab, baru.nama_pihak_pertama) == (1, "draf", "Revisi DIPA", "")
    assert list(baru.butir.values_list("kode", "nilai")) == list(p.butir.values_list("kode", "nilai"))
    assert baru.butir.get(indikator=dunia.persen).target_periode.get().nilai == D(20)
    with pytest.raises(GalatSakip, match="Sudah ada revisi"):
        services.revisi(perjanjian_id=p.pk, sebab="Lagi", **dunia.umum())
    with pytest.raises(GalatSakip, match="tidak perlu direvisi"):
        services.revisi(perjanjian_id=baru.pk, sebab="Lagi", **dunia.umum())


def test_menandatangani_revisi_membawa_rencana_aksi_ke_butir_barunya(dunia):
    p = dunia.tanda_tangani(dunia.draf_berisi())
    lama = p.butir.get(indikator=dunia.persen)
    RencanaAksi.objects.create(butir=lama, urut=1, langkah="L", keluaran="K", penanggung="Siapa")
    hilang = RencanaAksi.objects.create(
        butir=p.butir.get(indikator=dunia.jumlah), urut=1, langkah="L2", keluaran="K", penanggung="Siapa"
    )
    baru = services.revisi(perjanjian_id=p.pk, sebab="Sebab", **dunia.umum())
    services.hapus_butir(
        perjanjian_id=baru.pk,
        versi=baru.versi,
        butir_id=baru.butir.get(indikator=dunia.jumlah).pk,
        **dunia.umum(),
    )
    dunia.tanda_tangani(baru, dt.date(2025, 6, 1))
    assert RencanaAksi.objects.get(langkah="L").butir == baru.butir.get()
    hilang.refresh_from_db()
    assert hilang.butir.perjanjian_id == p.pk


def test_revisi_tidak_dapat_ditandatangani_sebelum_yang_lama(dunia):
    p = dunia.tanda_tangani(dunia.draf_berisi())
    baru = services.revisi(perjanjian_id=p.pk, sebab="Sebab", **dunia.umum())
    with pytest.raises(GalatSakip, match="Lebih awal"):
        dunia.tanda_tangani(baru, dt.date(2025, 1, 2))


def test_draf_dihapus_dengan_alasan_dan_jejaknya_tinggal(dunia):
    p = dunia.draf_berisi()
    services.hapus_draf(perjanjian_id=p.pk, versi=p.versi, alasan="Salah pihak", **dunia.umum())
    assert not Perjanjian.objects.exists() and not ButirPerjanjian.objects.exists()
    assert Jejak.objects.get(aksi="perjanjian.hapus_draf").alasan == "Salah pihak"


def test_perjanjian_kembar_ditolak(dunia):
    dunia.draf("kosong")
    with pytest.raises(GalatSakip, match="sudah ada"):
        dunia.draf("kosong")


def test_anggaran_dengan_kegiatan_asing_atau_negatif_ditolak(dunia):
    p = dunia.draf("kosong")
    for rupiah in ({999_999: 5}, {dunia.kegiatan.pk: -1}):
        with pytest.raises(GalatSakip):
            services.simpan_anggaran(perjanjian_id=p.pk, versi=p.versi, rupiah=rupiah, **dunia.umum())
    services.simpan_anggaran(
        perjanjian_id=p.pk, versi=p.versi, rupiah={dunia.kegiatan.pk: 10**12}, **dunia.umum()
    )
    assert p.anggaran.get().rupiah == 10**12


def test_tahun_yang_pohonnya_belum_dibangun_memakai_pohon_terdekat(dunia):
    dunia.tetapkan((dunia.persen, dunia.kanwil, "90"))
    p = dunia.draf("kosong", tahun=TAHUN + 1)
    services.tambah_butir(perjanjian_id=p.pk, versi=1, pilihan={dunia.persen.pk: None}, **dunia.umum())
    b = p.butir.get()
    assert simpan(dunia, p, b, penanggung_id=dunia.divisi.pk).penanggung == dunia.divisi
    assert [pk for pk, _ in unit_bawah(dunia.kanwil, TAHUN + 1)] == [dunia.kanwil.pk, dunia.divisi.pk]


def test_penanggung_yang_sudah_tertulis_tetap_menjadi_pilihan_dan_boleh_tinggal(dunia):
    p = dunia.draf_berisi()
    b = p.butir.get(indikator=dunia.persen)
    ButirPerjanjian.objects.filter(pk=b.pk).update(penanggung=dunia.tetangga)  # as a package may bring it
    assert simpan(dunia, p, b, penanggung_id=dunia.tetangga.pk).penanggung == dunia.tetangga
    assert dunia.tetangga.pk in dict(unit_bawah(dunia.kanwil, TAHUN, dunia.tetangga.pk))


def test_sasaran_butir_diambil_dari_rencana_unit_terdekat(dunia):
    """What the planner said a sasaran is measured with is not asked for again."""
    umum = {"instansi": dunia.instansi, "tingkat": "kegiatan", "sejak_tahun": 2020}
    pusat = Sasaran.objects.create(kunci="p1", unit=dunia.pusat, rumusan="Pusat", **umum)
    kantor = Sasaran.objects.create(kunci="k1", unit=dunia.kanwil, rumusan="Kantor", **umum)
    lain = Sasaran.objects.create(kunci="x1", unit=dunia.tetangga, rumusan="Tetangga", **umum)
    lewat = Sasaran.objects.create(kunci="k0", unit=dunia.kanwil, rumusan="Lama", **umum)
    IndikatorSasaran.objects.bulk_create(
        [
            IndikatorSasaran(sasaran=pusat, indikator=dunia.persen, sejak_tahun=2020),
            IndikatorSasaran(sasaran=kantor, indikator=dunia.persen, sejak_tahun=2020),
            IndikatorSasaran(sasaran=lain, indikator=dunia.jumlah, sejak_tahun=2020),
            IndikatorSasaran(sasaran=pusat, indikator=dunia.jumlah, sejak_tahun=2020),
            IndikatorSasaran(sasaran=lewat, indikator=dunia.persen, sejak_tahun=2020, sampai_tahun=2024),
        ]
    )
    p = dunia.draf_berisi()
    assert {b.indikator.kunci: b.sasaran.kunci for b in p.butir.all()} == {"persen": "k1", "jumlah": "p1"}
