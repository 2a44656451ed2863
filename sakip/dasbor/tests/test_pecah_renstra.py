"""What becomes of a Renstra when its office is split: each successor goes on with its own targets."""

import pytest

from sakip.dasbor.tests.test_pecah import PENERUS, babel, halaman, kantor, terapkan
from sakip.organisasi.queries import unit_dengan_kode
from sakip.perencanaan.models import Indikator, Renstra, TargetRenstra

__all__ = ["babel", "halaman", "kantor"]

pytestmark = pytest.mark.django_db


def test_target_renstra_dilanjutkan_penerus_indikatornya(halaman, babel):
    p2ham = Indikator.objects.get(kunci="ham.instansi-p2ham")
    ikm = Indikator.objects.get(kunci="imigrasi.ikm-wilayah")
    renstra = Renstra.objects.create(unit=babel.kanwil, mulai=2024, selesai=2027)
    for indikator, nilai in ((p2ham, 90), (ikm, 3)):
        for tahun in range(2024, 2028):
            TargetRenstra.objects.create(
                renstra=renstra, indikator=indikator, tahun=tahun, lingkup="wilayah", unit=babel.kanwil,
                nilai=nilai, satuan="persen", pendanaan=1_000, penanggung_jawab=babel.lapas,
            )  # fmt: skip
    pusat = Renstra.objects.create(
        unit=babel.kanwil.instansi.unit.get(kode="kemenkumham"), mulai=2025, selesai=2029
    )
    TargetRenstra.objects.create(
        renstra=pusat, indikator=p2ham, tahun=2028, lingkup="wilayah", unit=babel.kanwil, nilai=95,
        satuan="persen",
    )  # fmt: skip
    teks = terapkan(halaman, babel)
    assert "4 target Renstra sejak 2025 disalin ke kemenham/kanwil-ham-babel." in teks
    _, ham, imipas = (unit_dengan_kode(f"{p[0]}/{p[3]}") for p in PENERUS)
    for unit, kunci, nilai, akhir in (
        (ham, "ham.instansi-p2ham", [90, 90, 90, 95], 2029),
        (imipas, "imigrasi.ikm-wilayah", [3, 3, 3], 2027),
    ):
        baru = Renstra.objects.get(unit=unit)
        target = list(baru.target.order_by("tahun"))
        assert (baru.mulai, baru.selesai) == (2025, akhir)
        assert [t.nilai for t in target] == nilai and {t.unit for t in target} == {unit}
        assert {t.indikator.instansi for t in target} == {unit.instansi}
        assert {t.indikator.kunci for t in target} == {kunci}
    lapas = unit_dengan_kode("kemenimipas/lapas-pangkalpinang")
    assert {t.penanggung_jawab for t in target} == {lapas}  # went to the same agency
    assert renstra.target.count() == 8  # the old plan stands as it was printed
