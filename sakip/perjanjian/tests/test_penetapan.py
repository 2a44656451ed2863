"""The owner's year of targets: grid, workbook, answers, sums."""

import io
from decimal import Decimal as D

import pytest
from openpyxl import Workbook, load_workbook

from sakip.aturan.angka import tulis
from sakip.inti.galat import Basi, GalatSakip, TidakDitemukan
from sakip.jejak.models import Jejak
from sakip.perencanaan.models import ManualIndikator
from sakip.perjanjian import services
from sakip.perjanjian.lembar import baca_buku, buku_penetapan
from sakip.perjanjian.models import PenetapanTarget
from sakip.perjanjian.queries import penetapan as baca
from sakip.perjanjian.services import SelMasuk, TanggapanMasuk

from .conftest import TAHUN


def sel(i, u, teks, versi=0, tempat="x"):
    return SelMasuk(i.pk, u.pk, teks, versi, tempat)


def tetapkan(dunia, *isi):
    return services.tetapkan(pemilik=dunia.ditjen, tahun=TAHUN, sel=isi, **dunia.umum())


def tanggapi(dunia, *isi, unit=None):
    return services.tanggapi(unit=unit or dunia.kanwil, tahun=TAHUN, tanggapan=isi, **dunia.umum())


def satu(dunia, unit=None):
    return PenetapanTarget.objects.get(unit=unit or dunia.kanwil, indikator=dunia.persen)


def test_sekali_simpan_menetapkan_semua_sel_dalam_satu_catatan(dunia):
    ubahan = tetapkan(
        dunia, sel(dunia.persen, dunia.kanwil, "90"), sel(dunia.persen, dunia.tetangga, "85,5"),
        sel(dunia.kata, dunia.kanwil, "a"), sel(dunia.jumlah, dunia.kanwil, ""),
    )  # fmt: skip
    assert len(ubahan) == 3 and PenetapanTarget.objects.count() == 3
    assert PenetapanTarget.objects.get(indikator=dunia.kata).kata == "A"
    assert Jejak.objects.filter(aksi="target.tetapkan", rantai="i/ditjen").count() == 1


def test_satu_sel_salah_tidak_ada_yang_tersimpan_dan_semua_yang_salah_disebut(dunia):
    with pytest.raises(GalatSakip) as salah:
        tetapkan(
            dunia, sel(dunia.persen, dunia.kanwil, "90"),
            sel(dunia.persen, dunia.tetangga, "sembilan", 0, "B"),
            sel(dunia.kata, dunia.kanwil, "BB", 0, "C"),
        )  # fmt: skip
    assert [m.tempat for m in salah.value.masalah] == ["B", "C"]
    assert not PenetapanTarget.objects.exists() and not Jejak.objects.filter(aksi="target.tetapkan").exists()


def test_indikator_dan_unit_yang_bukan_miliknya_ditolak(dunia):
    asing = dunia.indikator("asing", "Asing")
    asing.pemilik = dunia.pusat
    asing.save()
    with pytest.raises(GalatSakip) as salah:
        tetapkan(dunia, sel(asing, dunia.kanwil, "1"), SelMasuk(dunia.persen.pk, 999_999, "1", 0, "y"))
    assert len(salah.value.masalah) == 2


def test_sel_yang_basi_ditolak_dan_yang_tidak_berubah_tidak_basi(dunia):
    tetapkan(dunia, sel(dunia.persen, dunia.kanwil, "90"))
    with pytest.raises(Basi):
        tetapkan(dunia, sel(dunia.persen, dunia.kanwil, "70", 0))
    assert tetapkan(dunia, sel(dunia.persen, dunia.kanwil, "90", 0)) == []
    assert tetapkan(dunia, sel(dunia.persen, dunia.kanwil, "70", 1))[0].baru == "70"


def test_unit_menerima_atau_mengusulkan_dan_pemilik_menjawab(dunia):
    tetapkan(dunia, sel(dunia.persen, dunia.kanwil, "90"), sel(dunia.persen, dunia.tetangga, "85"))
    t = satu(dunia)
    for usulan, alasan in (("80", ""), ("", "a"), ("90", "a"), ("x", "a")):
        with pytest.raises(GalatSakip):
            tanggapi(dunia, TanggapanMasuk(t.pk, 1, False, usulan, alasan))
    assert tanggapi(dunia, TanggapanMasuk(t.pk, 1, False, "80", "Pegawai berkurang")) == 1
    t = satu(dunia)
    assert (t.keadaan, t.usulan_nilai, t.alasan) == ("diusulkan", D(80), "Pegawai berkurang")
    with pytest.raises(TidakDitemukan):  # the right was asked for another year's tree
        services.jawab_usulan(
            pemilik=dunia.ditjen, tahun=2024, penetapan_id=t.pk, versi=t.versi, setuju=True, **dunia.umum()
        )
    with pytest.raises(GalatSakip, match="Alasan"):
        services.jawab_usulan(
            pemilik=dunia.ditjen, tahun=2025, penetapan_id=t.pk, versi=t.versi, setuju=False, **dunia.umum()
        )
    services.jawab_usulan(
        pemilik=dunia.ditjen, tahun=2025, penetapan_id=t.pk, versi=t.versi, setuju=True, **dunia.umum()
    )
    t = satu(dunia)
    assert (t.keadaan, t.nilai, t.usulan_nilai, t.alasan) == ("diterima", D(80), None, "")
    with pytest.raises(Basi):
        services.jawab_usulan(
            pemilik=dunia.ditjen, tahun=2025, penetapan_id=t.pk, versi=t.versi, setuju=True, **dunia.umum()
        )


def test_pemilik_dapat_mempertahankan_target_dengan_alasan(dunia):
    tetapkan(dunia, sel(dunia.persen, dunia.kanwil, "90"))
    tanggapi(dunia, TanggapanMasuk(satu(dunia).pk, 1, False, "80", "Berat"))
    t = satu(dunia)
    services.jawab_usulan(
        pemilik=dunia.ditjen,
        tahun=2025,
        penetapan_id=t.pk,
        versi=t.versi,
        setuju=False,
        jawaban="Janji nasional",
        **dunia.umum(),
    )
    t = satu(dunia)
    assert (t.keadaan, t.nilai, t.jawaban) == ("ditetapkan", D(90), "Janji nasional")


def test_target_unit_lain_dan_target_yang_baru_diubah_tidak_dapat_ditanggapi(dunia):
    tetapkan(dunia, sel(dunia.persen, dunia.kanwil, "90"))
    t = satu(dunia)
    with pytest.raises(TidakDitemukan):
        tanggapi(dunia, TanggapanMasuk(t.pk, 1, True), unit=dunia.tetangga)
    tetapkan(dunia, sel(dunia.persen, dunia.kanwil, "95", 1))
    with pytest.raises(Basi):
        tanggapi(dunia, TanggapanMasuk(t.pk, 1, True))


def test_mengubah_target_membatalkan_penerimaan(dunia):
    tetapkan(dunia, sel(dunia.persen, dunia.kanwil, "90"))
    tanggapi(dunia, TanggapanMasuk(satu(dunia).pk, 1, True))
    assert satu(dunia).keadaan == "diterima"
    tetapkan(dunia, sel(dunia.persen, dunia.kanwil, "91", 2))
    assert satu(dunia).keadaan == "ditetapkan"


def test_ringkasan_menjumlah_cacah_merata_rata_persen_dan_membandingkan_dengan_nasional(dunia):
    dunia.renstra(dunia.persen, "90")
    dunia.renstra(dunia.jumlah, "300", satuan="layanan")
    tetapkan(
        dunia, sel(dunia.persen, dunia.kanwil, "90"), sel(dunia.persen, dunia.tetangga, "85"),
        sel(dunia.jumlah, dunia.kanwil, "120"), sel(dunia.jumlah, dunia.tetangga, "130"),
        sel(dunia.kata, dunia.kanwil, "B"),
    )  # fmt: skip
    r = {x.nama: x for x in baca.ringkas(dunia.ditjen, TAHUN)}
    persen, jumlah, kata = (
        r["Persentase layanan tepat waktu"], r["Jumlah layanan"], r["Predikat layanan"],
    )  # fmt: skip
    assert (persen.gabungan.cara, persen.gabungan.nilai, persen.selisih) == (
        "rata-rata",
        D("87.5"),
        D("-2.5"),
    )
    assert (jumlah.gabungan.cara, jumlah.gabungan.nilai, jumlah.selisih) == ("jumlah", D(250), D(-50))
    assert kata.gabungan.kata == "B: 1 unit"


def test_jumlah_dan_selisih_target_yang_berpecahan_tampil_utuh(dunia):
    dunia.renstra(dunia.jumlah, "30.25", satuan="layanan")
    tetapkan(
        dunia, sel(dunia.jumlah, dunia.kanwil, "12,5"), sel(dunia.jumlah, dunia.tetangga, "13"),
        sel(dunia.persen, dunia.kanwil, "90,125"),
    )  # fmt: skip
    r = {x.nama: x for x in baca.ringkas(dunia.ditjen, TAHUN)}
    jumlah = r["Jumlah layanan"]
    assert [tulis(n, jumlah.desimal) for n in (jumlah.gabungan.nilai, jumlah.selisih)] == ["25,50", "-4,75"]
    satu_unit = r["Persentase layanan tepat waktu"]
    assert tulis(satu_unit.gabungan.nilai, satu_unit.desimal) == "90,125"


# --- workbook -------------------------------------------------------------------------------------


def buku(dunia, **ubah):
    """The downloaded workbook with cells changed (``D3="95"``)."""
    isi = buku_penetapan(dunia.ditjen, TAHUN, baca.unit_sasaran(dunia.ditjen, TAHUN, "kanwil"))
    b = load_workbook(io.BytesIO(isi))
    for alamat, nilai in ubah.items():
        b["Target"][alamat] = nilai
    keluar = io.BytesIO()
    b.save(keluar)
    return keluar.getvalue()


def letak(dunia, indikator, unit):
    """The cell of an indicator and unit."""
    b = load_workbook(io.BytesIO(buku(dunia)))["Target"]
    baris = next(r for r in range(3, b.max_row + 1) if b.cell(r, 1).value == indikator.kunci)
    kolom = next(k for k in range(4, b.max_column + 1) if b.cell(1, k).value == unit.kode)
    return b.cell(baris, kolom).coordinate


def test_buku_yang_tidak_disentuh_tidak_mengubah_apa_pun(dunia):
    tetapkan(dunia, sel(dunia.persen, dunia.kanwil, "90,5"), sel(dunia.kata, dunia.kanwil, "A"))
    assert baca_buku(buku(dunia), dunia.ditjen, TAHUN) == []


def test_buku_diisi_dibaca_dan_diterapkan(dunia):
    tetapkan(dunia, sel(dunia.persen, dunia.kanwil, "90"))
    ubah = {
        letak(dunia, dunia.persen, dunia.kanwil): 92.5,
        letak(dunia, dunia.persen, dunia.tetangga): "80%",
        letak(dunia, dunia.kata, dunia.kanwil): "b",
    }
    isi = baca_buku(buku(dunia, **ubah), dunia.ditjen, TAHUN)
    ubahan = services.pratinjau(pemilik=dunia.ditjen, tahun=TAHUN, sel=isi)
    assert {(u.lama, u.baru) for u in ubahan} == {("90", "92,5"), ("", "80"), ("", "B")}
    assert PenetapanTarget.objects.count() == 1  # a preview writes nothing
    tetapkan(dunia, *isi)
    assert satu(dunia).nilai == D("92.5") and PenetapanTarget.objects.count() == 3


def test_hapus_menarik_target_dan_sel_kosong_tidak(dunia):
    tetapkan(dunia, sel(dunia.persen, dunia.kanwil, "90"), sel(dunia.persen, dunia.tetangga, "80"))
    ubah = {
        letak(dunia, dunia.persen, dunia.kanwil): "Hapus",
        letak(dunia, dunia.persen, dunia.tetangga): None,
    }
    tetapkan(dunia, *baca_buku(buku(dunia, **ubah), dunia.ditjen, TAHUN))
    assert [t.unit for t in PenetapanTarget.objects.all()] == [dunia.tetangga]


def test_kesalahan_buku_disebut_menurut_selnya(dunia):
    a, b = letak(dunia, dunia.persen, dunia.kanwil), letak(dunia, dunia.jumlah, dunia.kanwil)
    with pytest.raises(GalatSakip) as salah:
        baca_buku(buku(dunia, **{b: True, "A4": "tidak.ada", "E1": "unit-ngawur"}), dunia.ditjen, TAHUN)
    assert {"Target!A4", "Target!E1"} <= {m.tempat for m in salah.value.masalah}
    with pytest.raises(GalatSakip) as salah:
        services.pratinjau(
            pemilik=dunia.ditjen,
            tahun=TAHUN,
            sel=baca_buku(buku(dunia, **{a: "banyak"}), dunia.ditjen, TAHUN),
        )
    assert [m.tempat for m in salah.value.masalah] == [f"Target!{a}"]


def test_buku_lama_menolak_sel_yang_diubah_orang_lain_hanya_bila_disentuh(dunia):
    tetapkan(dunia, sel(dunia.persen, dunia.kanwil, "90"), sel(dunia.persen, dunia.tetangga, "80"))
    a = letak(dunia, dunia.persen, dunia.kanwil)
    lama = buku(dunia, **{a: 70})
    tetapkan(dunia, sel(dunia.persen, dunia.tetangga, "81", 1))
    assert (
        len(services.pratinjau(pemilik=dunia.ditjen, tahun=TAHUN, sel=baca_buku(lama, dunia.ditjen, TAHUN)))
        == 1
    )
    tetapkan(dunia, sel(dunia.persen, dunia.kanwil, "91", 1))
    with pytest.raises(Basi) as salah:
        tetapkan(dunia, *baca_buku(lama, dunia.ditjen, TAHUN))
    assert salah.value.masalah[0].tempat == f"Target!{a}"


def bukan_buku():
    b = Workbook()
    b.active.title = "Lain"
    keluar = io.BytesIO()
    b.save(keluar)
    return keluar.getvalue()


@pytest.mark.parametrize("isi", [b"", b"bukan excel", b"PK\x03\x04rusak", bukan_buku()])
def test_berkas_yang_bukan_buku_kerja_ditolak_dengan_sarannya(dunia, isi):
    with pytest.raises(GalatSakip) as salah:
        baca_buku(isi, dunia.ditjen, TAHUN)
    assert salah.value.masalah[0].tempat == "berkas" and salah.value.masalah[0].saran


def test_sel_yang_jauh_ditolak_sebelum_menghabiskan_memori(dunia):
    for jauh in ("A1048576", "XFD1"):
        with pytest.raises(GalatSakip, match="jauh di luar tabelnya"):
            baca_buku(buku(dunia, **{jauh: 1}), dunia.ditjen, TAHUN)


def test_pembaca_yang_panik_menjadi_galat_dengan_sarannya(dunia, monkeypatch):
    import python_calamine

    class PanicException(BaseException):  # as the reader's Rust part raises it: no Exception
        pass

    def panik(_):
        raise PanicException

    monkeypatch.setattr(python_calamine.CalamineWorkbook, "from_filelike", panik, raising=True)
    with pytest.raises(GalatSakip, match="tidak terbaca"):
        baca_buku(buku(dunia), dunia.ditjen, TAHUN)


def test_buku_tahun_lain_ditolak(dunia):
    with pytest.raises(GalatSakip, match="bukan ditjen tahun 2026"):
        baca_buku(buku(dunia), dunia.ditjen, TAHUN + 1)


def test_nama_yang_mirip_rumus_tetap_teks(dunia):
    ManualIndikator.objects.filter(indikator=dunia.persen).update(nama='=HYPERLINK("http://x")')
    lembar = load_workbook(io.BytesIO(buku_penetapan(dunia.ditjen, TAHUN, [])))["Target"]
    sel_nama = next(r[1] for r in lembar.iter_rows(min_row=3) if r[0].value == "persen")
    assert sel_nama.data_type == "s" and sel_nama.value.startswith("=HYPERLINK")
