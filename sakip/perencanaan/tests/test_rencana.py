"""Sasaran and their cascade, the Renstra grid, the pohon kinerja."""

from decimal import Decimal as D

import pytest

from sakip.inti.galat import Basi, GalatSakip
from sakip.jejak.models import Jejak
from sakip.perencanaan.models import IndikatorSasaran, Kontribusi, Renstra, TargetRenstra
from sakip.perencanaan.queries.pohon import pohon_kinerja
from sakip.perencanaan.queries.rencana import calon_induk, kisi_renstra, sasaran_unit
from sakip.perencanaan.services.rencana import (
    BarisTarget,
    IsiSasaran,
    SelTarget,
    buat_renstra,
    buat_sasaran,
    hapus_baris,
    simpan_target,
    tambah_baris,
    ubah_sasaran,
    ukur_sasaran,
)

from .conftest import WAKTU, kanan

PADA = WAKTU.date()


def buat(dunia, unit=None, kunci="s1", **lain):
    isi = IsiSasaran(**({"tingkat": "kegiatan", "rumusan": "Meningkatnya X", "sejak_tahun": 2023} | lain))
    return buat_sasaran(unit=unit or dunia.kw, kunci=kunci, isi=isi, **dunia.aktor)


def test_sasaran_merujuk_induknya_dengan_jenis_kontribusi(dunia):
    induk = dunia.sasaran("atas", dunia.pusat, "strategis")
    s = buat(dunia, induk=induk, jenis_kontribusi="bagian")
    assert (s.induk, s.jenis_kontribusi) == (induk, "bagian")
    assert '"induk":"atas"' in Jejak.objects.get(aksi="sasaran.buat").perubahan


@pytest.mark.parametrize(
    ("lain", "medan"),
    [
        ({"kunci": "S 1"}, "kunci"),
        ({"rumusan": " "}, "rumusan"),
        ({"tingkat": "dewa"}, "tingkat"),
        ({"sampai_tahun": 2020}, "sampai_tahun"),
        ({"sejak_tahun": 1}, "sampai_tahun"),
        ({"jenis_kontribusi": "bagian"}, "jenis_kontribusi"),
    ],
)
def test_sasaran_yang_salah_ditolak_di_samping_medannya(dunia, lain, medan):
    with pytest.raises(GalatSakip) as salah:
        buat(dunia, **lain)
    assert medan in {m.tempat for m in salah.value.masalah}


def test_induk_yang_berputar_lebih_rendah_atau_dari_instansi_lain_ditolak(dunia):
    a = buat(dunia, kunci="a")
    b = buat(dunia, kunci="b", induk=a)

    def pindah(sasaran, induk, tingkat="kegiatan"):
        isi = IsiSasaran(tingkat, "x", 2023, None, induk, "")
        return ubah_sasaran(sasaran=sasaran, isi=isi, versi=sasaran.versi, **dunia.aktor)

    with pytest.raises(GalatSakip, match="di bawah sasaran ini sendiri"):
        pindah(a, b)
    with pytest.raises(GalatSakip, match="lebih rendah tingkatnya"):
        pindah(b, a, "strategis")
    with pytest.raises(GalatSakip, match="instansi lain"):
        pindah(a, dunia.sasaran("asing", dunia.unit_lain))
    assert pindah(b, None).versi == 2
    with pytest.raises(Basi):
        pindah(b, None)


def test_ukuran_sasaran_berlaku_mulai_tahunnya_saja(dunia):
    s = buat(dunia)
    x, y = dunia.indikator("x"), dunia.indikator("y")

    def ukur(tahun, *indikator):
        s.refresh_from_db()
        ukur_sasaran(sasaran=s, indikator=indikator, tahun=tahun, versi=s.versi, **dunia.aktor)

    ukur(2023, x)
    ukur(2025, y)
    assert set(IndikatorSasaran.objects.values_list("indikator__kunci", "sejak_tahun", "sampai_tahun")) == {
        ("x", 2023, 2024),
        ("y", 2025, None),
    }
    sebelum = Jejak.objects.count()
    ukur(2025, y)
    assert Jejak.objects.count() == sebelum
    with pytest.raises(GalatSakip, match="instansi lain"):
        ukur(2025, dunia.indikator("z", dunia.unit_lain))


def test_sasaran_unit_tersusun_di_bawah_induknya(dunia):
    a = buat(dunia, kunci="a", tingkat="program")
    buat(dunia, kunci="b", induk=a)
    buat(dunia, kunci="lama", sejak_tahun=2020, sampai_tahun=2021)
    hasil = sasaran_unit(dunia.kw, 2023, pada=PADA)
    assert [(b.sasaran.kunci, b.dalam, b.anak) for b in hasil] == [("a", 0, 1), ("b", 1, 0)]


def test_calon_induk_adalah_sasaran_unit_sendiri_di_atasnya_dan_eselon_satu(dunia):
    """A directorate leads the work of all regions without standing above them in the line of command."""
    buat(dunia, kunci="a")
    dunia.sasaran("atas", dunia.pusat, "strategis")
    dunia.sasaran("pembina", dunia.ditjen, "program")
    dunia.sasaran("bawah", dunia.a)
    calon = " ".join(n for _, n in calon_induk(dunia.kw, 2023))
    assert "atas" in calon and "pembina" in calon and "bawah" not in calon
    assert "bawah" not in " ".join(n for _, n in calon_induk(dunia.b, 2023))  # a neighbour's


# --- Renstra ------------------------------------------------------------------------------------------


@pytest.fixture
def rencana(dunia):
    renstra = buat_renstra(unit=dunia.kw, mulai=2023, selesai=2025, **dunia.aktor)
    indikator = dunia.indikator("x")
    tambah_baris(
        renstra=renstra,
        indikator=indikator,
        lingkup="wilayah",
        satuan="persen",
        skala=None,
        versi=1,
        **dunia.aktor,
    )
    renstra.refresh_from_db()
    return renstra, indikator


def simpan(dunia, renstra, indikator, versi=None, lingkup="wilayah", **nilai):
    sel = [
        SelTarget(int(t[1:]), None if isinstance(n, str) else n, n if isinstance(n, str) else None, None)
        for t, n in nilai.items()
    ]
    return simpan_target(
        renstra=renstra,
        baris=[BarisTarget(indikator.pk, lingkup, None, None, sel)],
        versi=renstra.versi if versi is None else versi,
        **dunia.aktor,
    )


def test_target_kosong_bukan_nol_dan_kisi_disimpan_sekaligus(dunia, rencana):
    renstra, indikator = rencana
    assert set(renstra.target.values_list("nilai", flat=True)) == {None}
    assert simpan(dunia, renstra, indikator, t2023=D(90), t2024="BB", t2025=None) == 2
    assert [(t.nilai, t.kata) for t in renstra.target.order_by("tahun")] == [
        (D(90), None),
        (None, "BB"),
        (None, None),
    ]
    with pytest.raises(Basi):
        simpan(dunia, renstra, indikator, t2023=D(1))
    renstra.refresh_from_db()
    assert simpan(dunia, renstra, indikator, t2023=D(90)) == 0
    assert Jejak.objects.filter(aksi="renstra.target").count() == 1


def test_sel_di_luar_renstra_atau_barisnya_ditolak_semuanya(dunia, rencana):
    renstra, indikator = rencana
    for lain in ({"t2030": D(1)}, {"lingkup": "nasional", "t2024": D(1)}):
        with pytest.raises(GalatSakip, match="di luar Renstra"):
            simpan(dunia, renstra, indikator, **({"t2023": D(5)} | lain))
    assert set(TargetRenstra.objects.values_list("nilai", flat=True)) == {None}


def test_indikator_ganda_dan_renstra_bertumpang_tindih_ditolak(dunia, rencana):
    renstra, indikator = rencana
    with pytest.raises(GalatSakip, match="sudah ada"):
        tambah_baris(
            renstra=renstra,
            indikator=indikator,
            lingkup="wilayah",
            satuan="persen",
            skala=None,
            versi=renstra.versi,
            **dunia.aktor,
        )
    with pytest.raises(GalatSakip, match="Bertumpang tindih"):
        buat_renstra(unit=dunia.kw, mulai=2025, selesai=2029, **dunia.aktor)
    assert Renstra.objects.count() == 1


def test_indikator_dikeluarkan_dengan_alasan_dan_jejak_menyimpan_targetnya(dunia, rencana):
    renstra, indikator = rencana
    simpan(dunia, renstra, indikator, t2023=D(90))
    renstra.refresh_from_db()

    def keluar(alasan):
        return hapus_baris(
            renstra=renstra,
            indikator=indikator,
            lingkup="wilayah",
            versi=renstra.versi,
            alasan=alasan,
            **dunia.aktor,
        )

    with pytest.raises(GalatSakip, match="Alasan"):
        keluar("")
    keluar("diganti")
    assert not TargetRenstra.objects.exists()
    assert '"2023":"90.0000"' in Jejak.objects.get(aksi="renstra.keluarkan_indikator").perubahan


def test_kisi_memperingatkan_target_di_bawah_riwayat_dan_satuan_yang_lain(dunia, rencana):
    renstra, indikator = rencana
    simpan(dunia, renstra, indikator, t2023=D(17))
    kanan("pengukuran", "RiwayatTahunan").objects.create(
        unit=dunia.kw, indikator=indikator, tahun=2022, nilai=D(98), satuan="persen"
    )
    TargetRenstra.objects.update(satuan="orang")
    (baris,) = kisi_renstra(renstra, pada=PADA)
    kata = " ".join(baris.peringatan)
    assert "2023: Target 17 jauh di bawah" in kata
    assert "98 pada 2022" in kata
    assert "Satuan" in kata


def test_jumlah_kueri_kisi_tidak_bertambah_dengan_barisnya(dunia, rencana, django_assert_num_queries):
    renstra, _ = rencana
    for n in range(12):
        renstra.refresh_from_db()
        tambah_baris(
            renstra=renstra,
            indikator=dunia.indikator(f"i{n}"),
            lingkup="wilayah",
            satuan="persen",
            skala=None,
            versi=renstra.versi,
            **dunia.aktor,
        )
    renstra = Renstra.objects.select_related("unit").get()
    with django_assert_num_queries(3):
        assert len(kisi_renstra(renstra, pada=PADA)) == 13


# --- pohon kinerja ------------------------------------------------------------------------------------


def test_pohon_menyebut_indikator_tanpa_induk_dan_induk_tanpa_penopang(dunia):
    dunia.sasaran("ss", dunia.pusat, "strategis", rumusan="Terwujudnya A")
    lepas = dunia.sasaran("sk", dunia.ditjen, rumusan="Meningkatnya B")
    yatim, bebas = dunia.indikator("yatim"), dunia.indikator("bebas")
    IndikatorSasaran.objects.create(sasaran=lepas, indikator=yatim, sejak_tahun=2023)
    iku = dunia.indikator("iku", dunia.pusat, "IKU")
    atas = dunia.sasaran("ss2", dunia.pusat, "strategis", rumusan="Terwujudnya C")
    IndikatorSasaran.objects.create(sasaran=atas, indikator=iku, sejak_tahun=2023)
    pohon = pohon_kinerja(dunia.pusat, 2023, pada=PADA)
    kata = "\n".join(pohon.peringatan)
    assert "«Terwujudnya A» belum mempunyai indikator" in kata
    assert "«Terwujudnya C» belum ditopang" in kata
    assert "«Meningkatnya B» belum mempunyai sasaran induk" in kata
    assert "«Persentase yatim»: Indikator ini belum mempunyai induk" in kata
    assert [i.kunci for i in pohon.tanpa_sasaran] == [bebas.kunci]
    Kontribusi.objects.create(atas=iku, bawah=yatim, jenis="bagian", sejak_tahun=2023)
    pohon = pohon_kinerja(dunia.pusat, 2023, pada=PADA)
    kata = "\n".join(pohon.peringatan)
    assert "Terwujudnya C" not in kata
    assert "yatim" not in kata
    assert pohon_kinerja(dunia.pusat, 2022, pada=PADA).peringatan != pohon.peringatan


def test_pohon_kantor_memuat_sasaran_yang_dijanjikannya_dan_induknya(dunia):
    atas = dunia.sasaran("ss", dunia.pusat, "strategis")
    program = dunia.sasaran("sp", dunia.ditjen, "program", atas, jenis_kontribusi="bagian")
    kegiatan = dunia.sasaran("sk", dunia.ditjen, "kegiatan", program)
    dunia.sasaran("lain", dunia.ditjen, "kegiatan", program)
    x = dunia.indikator("x")
    jabatan = kanan("organisasi", "Jabatan").objects.create(
        instansi=dunia.instansi, kode="kepala", unit=dunia.kw, nama="Kepala", tingkat="eselon2"
    )
    pk = kanan("perjanjian", "Perjanjian").objects.create(
        instansi=dunia.instansi,
        kode="pk",
        unit=dunia.kw,
        tahun=2023,
        pihak_pertama=jabatan,
        bentuk="pernyataan",
    )
    kanan("perjanjian", "ButirPerjanjian").objects.create(
        perjanjian=pk,
        urutan=1,
        kode="1.1",
        sasaran=kegiatan,
        indikator=x,
        rumusan_sasaran="S",
        rumusan="X",
        nilai=D(90),
        satuan="persen",
    )
    (akar,) = pohon_kinerja(dunia.kw, 2023, pada=PADA).akar
    assert [s.rumusan for s in akar.semua()] == [atas.rumusan, program.rumusan, kegiatan.rumusan]
    daun = akar.anak[0].anak[0]
    assert (akar.anak[0].jenis, daun.indikator[0].dijanjikan, akar.milik) == ("bagian dari", True, False)


def test_jumlah_kueri_pohon_tetap(dunia, django_assert_num_queries):
    def tambah(n):
        atas = dunia.sasaran(f"ss{n}", dunia.pusat, "strategis")
        bawah = dunia.sasaran(f"sk{n}", dunia.ditjen, "kegiatan", atas)
        IndikatorSasaran.objects.create(sasaran=bawah, indikator=dunia.indikator(f"i{n}"), sejak_tahun=2023)

    tambah(0)
    with django_assert_num_queries(9):
        pohon_kinerja(dunia.pusat, 2023, pada=PADA)
    for n in range(1, 10):
        tambah(n)
    with django_assert_num_queries(9):
        assert pohon_kinerja(dunia.pusat, 2023, pada=PADA).banyak == 30
