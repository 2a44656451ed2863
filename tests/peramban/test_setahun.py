"""A year of one regional office with two units, played in a browser from an empty database.

Structure, indicators, agreement, twelve months typed and by workbook, returned, verified, approved, rolled
up, the dashboard, the report; then the split of 2025. Every person has a window of their own.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from conftest import HEMAT
from tests.peramban.setahun import bulanan, hasil, pecah, pintu, rencana, susunan
from tests.peramban.setahun.angka import BULAN_KELIRU, A, B
from tests.peramban.setahun.angka import hasil as hitung
from tests.peramban.setahun.orang import Orang
from tests.peramban.setahun.peladen import basis_data_baru, pasang

pytestmark = pytest.mark.peramban

#: How many months are played on each engine: the year, and a smoke, which a slow machine leaves out.
BULAN = {"postgresql": 12} if HEMAT else {"postgresql": 12, "sqlite": 3}


@pytest.fixture(params=list(BULAN))
def mesin(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def kantor(mesin: str, tmp_path: Path) -> Iterator[str]:
    """Address of an empty installation on the engine."""
    with ExitStack() as tumpuk:
        alamat = ""
        if mesin == "postgresql":
            alamat = os.environ.get("SAKIP_UJI_BASISDATA", "")
            if not alamat:
                pytest.skip("tanpa PostgreSQL: SAKIP_UJI_BASISDATA kosong")
            alamat = tumpuk.enter_context(basis_data_baru(alamat))
        yield tumpuk.enter_context(pasang(tmp_path, alamat))


def test_setahun_sebuah_kantor_wilayah_sampai_dipecah(buka: Any, kantor: str, mesin: str) -> None:
    bulan = BULAN[mesin]
    admin = susunan.administrator(buka, kantor)
    susunan.susun_unit(admin)
    orang = susunan.kumpulkan(buka, kantor, admin)
    rencanakan(orang)
    isi_setahun(orang, kantor, bulan)
    periksa_hasil(orang, kantor, bulan)
    pintu.periksa_pintu(orang)
    pintu.periksa_bukti(orang)
    pecah.buat_instansi(admin)
    pecah.pecah(admin)
    pecah.periksa_penerus(admin)
    pecah.periksa_indikator(admin)
    pecah.periksa_orang(orang["operator_a"], orang["operator_b"])


def rencanakan(orang: dict[str, Orang]) -> None:
    """From the dictionary to the signed agreement."""
    pemilik, perencana = orang["pemilik"], orang["perencana"]
    rencana.susun_kamus(pemilik)
    rencana.susun_indikator(pemilik)
    rencana.tetapkan_pengisi(perencana, ("Balai Layanan Ambon", "Balai Layanan Buru"))
    rencana.tetapkan_target(pemilik)
    rencana.terima_target(perencana, pemilik)
    rencana.susun_sasaran(perencana)
    rencana.tanda_tangani(orang["kepala"], rencana.susun_pk(perencana))


def isi_setahun(orang: dict[str, Orang], kantor: str, bulan: int) -> None:
    """Unit A types, unit B fills workbooks; one month is returned; nothing is official before approval."""
    verifikator, perencana = orang["verifikator"], orang["perencana"]
    bulanan.lampirkan(orang["operator_a"], 1)
    for n in range(1, bulan + 1):
        bulanan.ketik(orang["operator_a"], n, A[n - 1])
    bulanan.kembalikan(verifikator, BULAN_KELIRU)
    bulanan.perbaiki(orang["operator_a"], BULAN_KELIRU, A[BULAN_KELIRU - 1])
    hasil.periksa_sementara(perencana, hitung(A[:bulan]))
    hasil.periksa_belum_lapor(perencana, "Balai Layanan Buru")
    for n in range(1, bulan + 1):
        bulanan.lewat_excel(orang["operator_b"], n, B[n - 1])
    for n in range(1, bulan + 1):
        for unit in (susunan.UPT_A, susunan.UPT_B):
            bulanan.verifikasi(verifikator, unit, n)
    hasil.belum_ada_resmi(kantor)
    for n in range(1, bulan):
        bulanan.setujui_bulan(orang["kepala"], n)
    hasil.periksa_resmi(kantor, hitung(A[: bulan - 1], B[: bulan - 1]))
    hasil.periksa_sementara(perencana, hitung(A[:bulan], B[:bulan]))
    bulanan.setujui_bulan(orang["kepala"], bulan)


def periksa_hasil(orang: dict[str, Orang], kantor: str, bulan: int) -> None:
    """The year as everybody reads it."""
    harap = hitung(A[:bulan], B[:bulan])
    hasil.periksa_resmi(kantor, harap)
    hasil.periksa_dasbor(orang["perencana"], orang["pemilik"], harap, bulan)
    hasil.telusuri(orang["perencana"], harap)
    hasil.unduh_laporan(orang["perencana"], harap)
