"""Reads of absorption, outputs and keys: control sums, months, scope."""

import datetime as dt
from decimal import Decimal as D

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sakip.anggaran.models import BarisDipa, Dipa, KunciAnggaran, RevisiDipa, RincianOutput
from sakip.anggaran.queries.kunci import hitung_uang, uang_indikator
from sakip.anggaran.queries.muatan import Muatan, muat_tahun
from sakip.anggaran.queries.output import output_tahun
from sakip.anggaran.queries.pohon import pohon_dipa
from sakip.anggaran.queries.rekonsiliasi import hitung_rekonsiliasi
from sakip.anggaran.queries.serapan import serapan_tahun
from sakip.anggaran.services.rpd import simpan_rpd
from sakip.organisasi.models import Unit
from sakip.perencanaan.models import Indikator

from .conftest import AWAL, TAHUN

KODE = st.sampled_from(["5001.eba.1", "5001.eba.2", "6001.bah.1", "6001.bah.1.051", "7001"])
UANG = st.integers(0, 10**13)
VERSI = st.lists(
    st.dictionaries(st.tuples(KODE, st.sampled_from(["51", "52"])), UANG, min_size=1), min_size=1, max_size=4
)


def muatan(versi):
    """Loaded rows without a database."""
    d = Dipa(pk=1, kode="d", nama="d", tahun=TAHUN, unit=Unit(pk=1, kode="u"))
    r = [
        RevisiDipa(pk=n + 1, dipa=d, nomor=n, jenis=("awal", "revisi", "abt", "revisi")[n])
        for n in range(len(versi))
    ]
    baris = {
        n + 1: [BarisDipa(kode=k, uraian=k, jenis_belanja=j, pagu=p) for (k, j), p in isi.items()]
        for n, isi in enumerate(versi)
    }
    return d, Muatan(TAHUN, "kantor", None, [d], {}, {1: r}, baris)


@given(VERSI)
def test_awal_ditambah_perubahan_sama_dengan_akhir_di_setiap_baris_dan_jumlah(versi):
    d, m = muatan(versi)
    r = hitung_rekonsiliasi(m)
    assert all(b.cocok for b in r.baris) and r.jumlah.cocok and all(j.cocok for j in r.dipa)
    assert r.jumlah.akhir == sum(versi[-1].values()) == m.pagu(d)
    assert r.jumlah.awal == sum(versi[0].values())


@given(
    VERSI,
    st.dictionaries(
        st.sampled_from(["5001", "6001", "7001"]), st.lists(st.integers(1, 500000), min_size=1, max_size=4)
    ),
)
def test_uang_terkunci_dan_tanpa_kunci_selalu_berjumlah_pagu(versi, pot):
    d, m = muatan(versi)
    kunci = [
        KunciAnggaran(
            dipa=d, kode=kode, indikator=Indikator(pk=n + 1, kunci=f"i{n}"), persen=D(p).scaleb(-4), dasar="x"
        )
        for kode, isi in pot.items()
        for n, p in enumerate(isi)
    ]
    u = hitung_uang(m, kunci, {})
    assert u.cocok and u.pagu_terkunci + u.pagu_tanpa_kunci == u.pagu
    assert sum((b.pagu for b in u.baris), D(0)) == u.pagu_terkunci
    assert all(x.bersama == (len(pot[x.kode]) > 1) for b in u.baris for x in b.bagian)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(VERSI)
def test_pohon_setiap_tingkat_berjumlah_pagu(db, versi):
    d, m = muatan(versi)
    pohon = pohon_dipa(m, d)
    daun = [c for c in pohon if c.jenis_belanja]
    assert pohon[0].pagu == sum(c.pagu for c in daun) == m.pagu(d)
    for c in pohon:
        if not c.jenis_belanja and c.dalam:
            assert c.pagu == sum(x.pagu for x in daun if x.kode == c.kode or x.kode.startswith(f"{c.kode}."))


@pytest.fixture
def berisi(dunia_anggaran):
    d = dunia_anggaran
    d.versi(d.a, AWAL)
    d.versi(d.b, [("6001.bah.001.051", "Layanan", "52", 500)])
    k = [(b[0], b[2]) for b in AWAL]
    d.potret(d.a, dt.date(TAHUN, 3, 30), {k[0]: 200, k[1]: 0, k[2]: 150})
    d.potret(d.a, dt.date(TAHUN, 4, 30), {k[0]: 300, k[1]: 0, k[2]: 200})
    d.potret(d.b, dt.date(TAHUN, 3, 31), {("6001.bah.001.051", "52"): 100})
    return d


def test_bulan_tanpa_potret_semua_dipa_tidak_dijumlahkan(berisi):
    s = serapan_tahun(berisi.kantor, TAHUN)
    assert [t.realisasi for t in s.jumlah.bulan[:5]] == [None, None, 450, None, None]
    assert (s.sampai, s.jumlah.pagu, s.jumlah.realisasi, s.jumlah.serapan) == (3, 2500, 600, D(24))
    sendiri = serapan_tahun(berisi.kantor, TAHUN, cakupan="kantor")
    assert [t.realisasi for t in sendiri.jumlah.bulan[2:4]] == [
        350,
        500,
    ] and sendiri.cakupan_kata == "kantor sendiri"
    assert "campuran" in " ".join(s.peringatan) and "2 DIPA belum mempunyai rencana" in " ".join(s.kurang)


def test_setiap_tingkat_berjumlah_sama(berisi):
    s = serapan_tahun(berisi.kantor, TAHUN)
    for tingkat in (s.dipa, s.program, s.kegiatan, s.jenis):
        assert sum(b.pagu for b in tingkat) == s.jumlah.pagu
        assert sum(b.realisasi for b in tingkat) == s.jumlah.realisasi
        assert sum(b.bulan[2].realisasi for b in tingkat) == 450
    assert [b.kode for b in s.kegiatan] == ["5001", "6001"]


def test_serapan_terhadap_target_triwulan_dan_rpd(berisi):
    d = berisi
    for dipa, isi in (
        (d.a, {("51", b): "50" for b in range(1, 13)}),
        (d.b, {("52", 3): "100", ("52", 9): "400"}),
    ):
        simpan_rpd(
            unit=dipa.unit, tahun=TAHUN, dipa_id=dipa.pk, nomor_dilihat=None, tanggal=dt.date(TAHUN, 1, 2),
            alasan="", isi=isi, **d.umum(),
        )  # fmt: skip
    s = serapan_tahun(d.kantor, TAHUN)
    assert (s.jumlah.bulan[2].rencana, s.jumlah.bulan[2].deviasi) == (250, D(80))
    tw1 = {b.kode: (b.serapan, b.target, b.tercapai) for b in s.triwulan[0].baris}
    assert tw1["51"] == (D(25), D(20), True) and tw1["53"] == (D(0), D(10), False)
    # 450 to March, then 9 x 50 of one DIPA and 400 of the other.
    assert [p.nilai for p in s.prakiraan] == [D(1300), D(1800)]


def test_output_memakai_uang_baris_di_bawah_kodenya(berisi):
    d = berisi
    RincianOutput.objects.create(
        dipa=d.a, kode="6001.bah.001", nama="RO", satuan="orang", target=10, strategis=True
    )
    o = output_tahun(d.kantor, TAHUN, 4)
    (b,) = o.baris
    assert (b.pagu, b.realisasi, b.progres) == (1400, 300, None)
    assert o.belum_lapor == (b,) and o.tanpa_ro == ("1002",) and b.selisih.batas == 5
    b.selisih.kalimat.index("Progres output belum ada")
    r = RincianOutput.objects.get()
    r.capaian.create(bulan=4, volume=5, progres=50)
    b = output_tahun(d.kantor, TAHUN, 4).baris[0]
    assert b.volume_persen == 50 and b.selisih.wajar is False


def test_kueri_tidak_bertambah_dengan_banyaknya_dipa(berisi, django_assert_max_num_queries):
    d = berisi
    for n in range(12):
        x = d.dipa(f"20{n}", d.upt)
        d.versi(x, AWAL)
        d.potret(x, dt.date(TAHUN, 3, 31), {("5001.eba.994.001", "51"): 10})
    with django_assert_max_num_queries(11):
        serapan_tahun(d.kantor, TAHUN)
    with django_assert_max_num_queries(9):
        output_tahun(d.kantor, TAHUN)
    with django_assert_max_num_queries(9):
        uang_indikator(d.kantor, TAHUN)
    with django_assert_max_num_queries(8):
        hitung_rekonsiliasi(muat_tahun(d.kantor, TAHUN, semua_versi=True))
