"""A year whose tree was never built counts the units of the nearest tree, not only its own entries."""

from decimal import Decimal as D

import pytest

from sakip.organisasi.models import Leluhur
from sakip.organisasi.queries import saring_pohon
from sakip.pengukuran.models import RekapUnit
from sakip.pengukuran.penyajian import tulis_json
from sakip.pengukuran.queries import capaian_unit
from sakip.pengukuran.queries.banyak import capaian_banyak
from sakip.pengukuran.queries.formulir_bahan import unit_di_atas
from sakip.pengukuran.services import bangun_rekap, selisih_rekap
from sakip.pengukuran.services.rekap import segarkan_induk


@pytest.mark.parametrize("tahun_pohon", [2021, 2025])
def test_angka_kantor_sama_dengan_pohon_yang_terdekat(wilayah, tahun_pohon):
    w = wilayah
    masuk, selesai = w.variabel("masuk"), w.variabel("selesai")
    w.indikator("1.1", D(90), "selesai / masuk * 100", {"selesai": selesai, "masuk": masuk})
    for unit, n in ((w.a, 3), (w.b, 5)):
        w.isi(unit, masuk, 10, "2023-03")
        w.isi(unit, selesai, n, "2023-03")
    w.tanda_tangani()

    def angka():
        return (
            tulis_json(capaian_unit(w.kanwil, 2023, bacaan="sementara", pada=w.pada)),
            capaian_banyak([w.kanwil.pk], 2023, bacaan="sementara", pada=w.pada)[w.kanwil.pk]
            .butir[0]
            .realisasi,
            unit_di_atas(w.a, 2023),
            bangun_rekap(unit=w.kanwil, tahun=2023),
            sorted(RekapUnit.objects.values_list("variabel__kunci", "bacaan", "jumlah", "cacah")),
            segarkan_induk(unit=w.a, tahun=2023),
            list(selisih_rekap(unit=w.kanwil, tahun=2023)),
        )

    dulu = angka()
    assert '"40' in dulu[0] and dulu[3] and dulu[-1] == []
    Leluhur.objects.update(tahun=tahun_pohon)
    assert angka() == dulu
    assert Leluhur.objects.filter(saring_pohon([w.instansi.pk], 2023)).count() == 5
    assert not Leluhur.objects.filter(saring_pohon([], 2023)).exists()
