"""Scores read from the database: the golden rows, the 20 satker of a region, the composite, snapshots."""

import datetime as dt
from decimal import Decimal as D

import pytest

from sakip.anggaran.models import NilaiSkor
from sakip.anggaran.queries.nka import nka_wilayah
from sakip.anggaran.queries.skor import daftar_potret, skor_wilayah
from sakip.anggaran.queries.skor_satker import skor_satker
from sakip.anggaran.services.skor import pilih_potret
from sakip.anggaran.services.skor_periksa import BarisMasuk
from sakip.aturan.angka import bulatkan, rata
from sakip.inti.galat import TidakDitemukan

from .kantor_skor import SATKER, SENDIRI, TAHUN, Kantor


@pytest.fixture
def kantor(db):
    return Kantor()


#: P, K, CRO, E, our figure, the printed one, whether they fit (rules.md, section 6).
EMAS_SMART = (
    ("99.40", "99.94", "100", "18.27", "98.694", "98.69", True),
    ("99.96", "97.52", "100", "20", "99.545", "99.54", True),
    ("99.87", "99.96", "100", "20", "99.980", "99.98", True),
    ("99.71", "99.79", "100", "16.86", "97.689", "97.69", True),
    ("57.53", "97.39", "93.18", "20", "92.439", "92.44", True),
    ("59.83", "46.82", "69.14", "8.47", "64.757", "64.76", True),
    ("99.15", "99.90", "100", "20", "99.899", "99.99", False),
    ("99.87", "99.60", "100", "10.42", "93.065", "92.87", False),
)


def test_baris_emas_smart_terhitung_dari_basis_data(kantor):
    dipa = list(kantor.dipa.values())
    kantor.catat(
        "smart",
        [
            BarisMasuk(
                d.pk, D(cetak), {"penyerapan": D(p), "konsistensi": D(k), "cro": D(c), "efisiensi": D(e)}
            )
            for d, (p, k, c, e, _, cetak, _) in zip(dipa, EMAS_SMART, strict=False)
        ],
    )
    per = {b.dipa_id: b for b in skor_wilayah(kantor.kanwil, TAHUN, "smart").baris}
    for d, (*_, kami, cetak, cocok) in zip(dipa, EMAS_SMART, strict=False):
        b = per[d.pk]
        assert (bulatkan(b.angka, 3), b.resmi, b.banding.cocok) == (D(kami), D(cetak), cocok)


def test_dua_puluh_satker_smart_cocok_dengan_yang_tercetak(kantor):
    kantor.smart()
    w = skor_wilayah(kantor.kanwil, TAHUN, "smart")
    cetak = {kantor.dipa[kode].pk: D(c) for kode, *_, c, _ in SATKER}
    assert {b.dipa_id: b.resmi for b in w.baris} == cetak
    assert [b.nama for b in w.baris if b.banding.cocok is not True] == []
    assert all(abs(b.angka - cetak[b.dipa_id]) <= D("0.01") for b in w.baris)
    assert [b.kantor for b in w.baris] == [True] * SENDIRI + [False] * (len(SATKER) - SENDIRI)


def test_rata_wilayah_dan_kantor_adalah_rata_satkernya_yang_tidak_dibulatkan(kantor):
    kantor.smart()
    w = skor_wilayah(kantor.kanwil, TAHUN, "smart")
    assert bulatkan(w.wilayah.hitungan.nilai, 20) == bulatkan(rata([b.angka for b in w.baris]), 20)
    assert (w.wilayah.banyak, w.kantor.banyak) == (20, 9)
    assert bulatkan(w.wilayah.dipakai, 2) == D("99.40") == w.resmi_wilayah
    assert w.banding.cocok is True
    assert bulatkan(w.kantor.dipakai, 4) == bulatkan(rata([b.angka for b in w.baris if b.kantor]), 4)


#: Weighted total, weight with data, printed result (rules.md, section 6).
EMAS_IKPA = (
    ("98.09", 100, "98.09"),
    ("90.00", 90, "100.00"),
    ("78.72", 80, "98.40"),
    ("68.89", 70, "98.42"),
    ("72.63", 80, "90.79"),
    ("88.41", 90, "98.23"),
    ("79.39", 80, "99.24"),
)
LEPAS = ("kontraktual", "up_tup", "tagihan")


def _ikpa(tertimbang, bobot):
    """Indicators at 100 but for capaian output, so that the weighted total is the one of the golden row."""
    w = {"revisi_dipa", "deviasi", "penyerapan", "kontraktual", "tagihan", "up_tup", "dispensasi_spm"}
    tidak = frozenset(LEPAS[: (100 - bobot) // 10])
    return {**{k: D(100) for k in w - tidak}, "capaian_output": (D(tertimbang) - bobot + 25) * 4}, tidak


def test_baris_emas_ikpa_terhitung_dari_basis_data_dengan_konversi_bobot(kantor):
    dipa = list(kantor.dipa.values())
    kantor.catat(
        "ikpa",
        [BarisMasuk(d.pk, D(cetak), *_ikpa(t, b)) for d, (t, b, cetak) in zip(dipa, EMAS_IKPA, strict=False)],
    )
    per = {b.dipa_id: b for b in skor_wilayah(kantor.kanwil, TAHUN, "ikpa").baris}
    for d, (t, bobot, cetak) in zip(dipa, EMAS_IKPA, strict=False):
        b = per[d.pk]
        assert bulatkan(b.angka, 6) == bulatkan(D(t) * 100 / bobot, 6)
        assert abs(b.angka - D(cetak)) <= D("0.01")
        assert b.banding.cocok is True
        assert len(b.tidak_berlaku) == (100 - bobot) // 10
        assert sum(x.bobot_pakai is None for x in b.skor.bagian) == len(b.tidak_berlaku)


def test_ikpa_tanpa_komponen_memakai_angka_resmi_dan_menyebutnya(kantor):
    kantor.ikpa()
    w = skor_wilayah(kantor.kanwil, TAHUN, "ikpa")
    assert w.wilayah.asal == "resmi"
    assert bulatkan(w.wilayah.dipakai, 2) == D("98.89")
    assert all(b.angka is None and b.banding.cocok is None for b in w.baris)
    assert {b.banding.penjelasan for b in w.baris} == {
        "Komponennya tidak ada dalam potret; hanya angka resmi."
    }
    assert not w.sementara
    assert w.banding.cocok is True


def test_ikpa_yang_sebagian_komponennya_belum_bernilai_bertanda_sementara(kantor):
    kantor.catat("ikpa", [BarisMasuk(kantor.dipa["pp"].pk, None, {"tagihan": D(100)})])
    w = skor_wilayah(kantor.kanwil, TAHUN, "ikpa")
    assert (w.sementara, w.wilayah.dipakai) == (True, 100)
    assert nka_wilayah(kantor.kanwil, TAHUN).sementara


def test_nka_60_40_dari_rata_satker_dan_dari_angka_resmi_wilayah(kantor):
    kantor.smart()
    kantor.ikpa()
    kantor.catat("nka", [BarisMasuk(None, D("99.21"))])
    n = nka_wilayah(kantor.kanwil, TAHUN)
    assert n.dari_resmi.nilai == D("0.6") * D("99.40") + D("0.4") * D("98.89") == D("99.196")
    assert [m.asal for m in n.masukan] == ["hitungan", "resmi"]
    assert bulatkan(n.wilayah.nilai, 2) == D("99.20")
    assert n.resmi == D("99.21")
    assert n.banding.cocok is False
    assert "99,21" in n.banding.penjelasan
    assert not n.draf


def test_nka_menurut_baris_emas(kantor):
    d = kantor.dipa["setjen"].pk
    kantor.catat("smart", [BarisMasuk(d, D("98.69"))])
    kantor.catat("ikpa", [BarisMasuk(d, D("98.09"))])
    n = nka_wilayah(kantor.kanwil, TAHUN)
    b = next(x for x in n.baris if x.dipa_id == d)
    assert b.angka == D("98.45")


def test_nka_2024_draf_50_50_dari_perencanaan_dan_ikpa(kantor):
    d = kantor.dipa["setjen"]
    d.pk, d.tahun = None, 2024
    d.save()
    kantor.catat(
        "nka",
        [BarisMasuk(d.pk, None, {"capaian_ro": D(90), "penggunaan_sbk": D(100), "efisiensi_sbk": D(80),
                                 "ikpa": D(98)})],
        tahun=2024, tanggal=dt.date(2024, 1, 19),
    )  # fmt: skip
    n = nka_wilayah(kantor.kanwil, 2024)
    (b,) = n.baris
    assert b.angka == (D("67.5") + 10 + 12 + 98) / 2
    assert n.draf
    assert b.predikat == "Sangat Baik"
    assert n.smart is None


def test_dispensasi_spm_2024_menjadi_potongan(kantor):
    d = kantor.dipa["setjen"]
    d.pk, d.tahun = None, 2024
    d.save()
    isi = dict.fromkeys(
        ("revisi_dipa", "deviasi", "penyerapan", "kontraktual", "tagihan", "up_tup", "capaian_output"), D(96)
    )
    kantor.catat("ikpa", [BarisMasuk(d.pk, D("95.5"), {**isi, "dispensasi_spm": D("0.5")})], tahun=2024,
                 tanggal=dt.date(2024, 1, 19))  # fmt: skip
    w = skor_wilayah(kantor.kanwil, 2024, "ikpa")
    (b,) = w.baris
    assert (b.angka, b.predikat, w.draf) == (D("95.5"), "Sangat Baik", True)
    assert b.banding.cocok is True


def test_tahun_tanpa_aturan_hanya_menampilkan_angka_resmi(kantor):
    d = kantor.dipa["setjen"]
    d.pk, d.tahun = None, 2024
    d.save()
    kantor.catat("smart", [BarisMasuk(d.pk, D("97"))], tahun=2024, tanggal=dt.date(2024, 1, 19))
    w = skor_wilayah(kantor.kanwil, 2024, "smart")
    (b,) = w.baris
    assert (w.versi, b.skor, b.resmi, w.wilayah.dipakai) == (None, None, D(97), D(97))
    assert "Belum ada aturan" in b.banding.penjelasan


def test_bobot_yang_tertukar_dikenali_sebagai_sebab_selisih(kantor):
    """The report prints the four weights on the wrong components; its table does not follow them."""
    k = {"penyerapan": D("57.53"), "konsistensi": D("97.39"), "cro": D("93.18"), "efisiensi": D(20)}
    salah = (28.6 * 57.53 + 9.7 * 97.39 + 43.5 * 93.18 + 18.2 * 100) / 100
    kantor.catat("smart", [BarisMasuk(kantor.dipa["setjen"].pk, D(f"{salah:.2f}"), k)])
    b = skor_wilayah(kantor.kanwil, TAHUN, "smart").baris[0]
    assert b.banding.cocok is False
    assert "bobotnya tertukar" in b.banding.penjelasan


def test_potret_terbaru_yang_dipakai_dan_yang_ditetapkan_mendahuluinya(kantor):
    lama = kantor.smart(tanggal=dt.date(2023, 7, 10))
    baru = kantor.smart(tanggal=dt.date(2024, 1, 15))
    w = skor_wilayah(kantor.kanwil, TAHUN, "smart")
    assert (w.potret.id, w.potret.terpilih) == (baru.pk, False)
    assert skor_wilayah(kantor.kanwil, TAHUN, "smart", dt.date(2023, 9, 30)).potret.id == lama.pk
    assert skor_wilayah(kantor.kanwil, TAHUN, "smart", dt.date(2023, 6, 30)).potret is None
    pilih_potret(unit=kantor.kanwil, tahun=TAHUN, jenis="smart", nomor=lama.pk, **kantor.umum())
    w = skor_wilayah(kantor.kanwil, TAHUN, "smart")
    assert (w.potret.id, w.potret.terpilih) == (lama.pk, True)
    assert [(p.info.id, p.dipakai) for p in daftar_potret(kantor.kanwil, TAHUN)] == [
        (baru.pk, False),
        (lama.pk, True),
    ]


def test_potret_yang_ditetapkan_tidak_membocorkan_masa_depan(kantor):
    """A report on the year may use a snapshot of January after it; a reading as of September may not."""
    lama = kantor.smart(tanggal=dt.date(2023, 7, 10))
    baru = kantor.smart(tanggal=dt.date(2024, 1, 15))
    pilih_potret(unit=kantor.kanwil, tahun=TAHUN, jenis="smart", nomor=baru.pk, **kantor.umum())
    assert skor_wilayah(kantor.kanwil, TAHUN, "smart", dt.date(2023, 9, 30)).potret.id == lama.pk
    assert skor_wilayah(kantor.kanwil, TAHUN, "smart", dt.date(2024, 1, 1)).potret.id == baru.pk


def test_upt_membaca_potret_kantor_di_atasnya_dan_hanya_satkernya(kantor):
    kantor.smart()
    upt = kantor.dipa["lapas-a"].unit
    w = skor_wilayah(upt, TAHUN, "smart")
    assert [b.kode for b in w.baris] == [kantor.dipa["lapas-a"].kode]
    assert w.potret.unit_kode == "kw"
    assert w.resmi_wilayah is None
    assert skor_wilayah(kantor.tetangga, TAHUN, "smart").potret is None


def test_dipa_yang_belum_ada_dalam_potret_disebut_dan_tidak_dirata_ratakan(kantor):
    kantor.catat("smart", [BarisMasuk(kantor.dipa["pp"].pk, D(100))])
    w = skor_wilayah(kantor.kanwil, TAHUN, "smart")
    assert len(w.belum) == 19
    assert w.wilayah.banyak == 1


def test_komponen_dari_aturan_lain_tidak_dihitung_tetapi_disebut(kantor):
    p = kantor.smart()
    n = NilaiSkor.objects.get(potret=p, dipa=kantor.dipa["pp"])
    n.komponen.create(kode="komponen_lama", nilai=D(1))
    w = skor_wilayah(kantor.kanwil, TAHUN, "smart")
    assert any("komponen_lama" in x for x in w.peringatan)


def test_satker_kantor_lain_tidak_ditemukan(kantor):
    kantor.smart()
    with pytest.raises(TidakDitemukan):
        skor_satker(kantor.tetangga, TAHUN, "smart", kantor.dipa["pp"].pk)
    with pytest.raises(TidakDitemukan):
        skor_satker(kantor.tetangga, TAHUN, "nka", kantor.dipa["pp"].pk)


def test_membaca_skor_memakai_banyak_kueri_yang_tetap(kantor, django_assert_max_num_queries):
    kantor.catat("smart", [BarisMasuk(kantor.dipa["pp"].pk, D(100))], tanggal=dt.date(2023, 7, 1))
    with django_assert_max_num_queries(9) as sedikit:
        skor_wilayah(kantor.kanwil, TAHUN, "smart")
    kantor.smart()
    with django_assert_max_num_queries(len(sedikit)):
        skor_wilayah(kantor.kanwil, TAHUN, "smart")
    with django_assert_max_num_queries(27):
        nka_wilayah(kantor.kanwil, TAHUN)
