"""Random damage never gets past the checks: GalatSakip and nothing written, or an exact round trip."""

from __future__ import annotations

import json
import os
import random
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sakip.inti.galat import GalatSakip
from sakip.organisasi.models import Unit
from sakip.pertukaran.ekspor import ekspor_paket
from sakip.pertukaran.kanonik import kanonik
from sakip.pertukaran.tests.mutasi import geser, rusak
from sakip.pertukaran.tests.test_impor import Impor, Isi, isi_basis_data

BANYAK = 1500 if os.environ.get("LENGKAP") else 30


@settings(
    max_examples=BANYAK,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    database=None,
)
@given(benih=st.integers(0, 2**32), kali=st.sampled_from([1, 1, 1, 2, 5, 30]))
def test_paket_yang_rusak_ditolak_atau_kembali_utuh(impor: Impor, paket: Isi, benih: int, kali: int) -> None:
    isi = rusak(paket, random.Random(benih), kali)
    try:
        with transaction.atomic():
            impor(isi)
            unit = Unit.objects.get(instansi__kode=isi["instansi"]["kode"], kode=isi["unit_utama"])
            assert ekspor_paket(unit, isi["tahun"]) == kanonik(isi)
            assert not impor(isi).berubah
            transaction.set_rollback(True)
    except GalatSakip as galat:
        assert galat.masalah and all(m.tempat and m.pesan and m.saran for m in galat.masalah)
        assert not any(m.tempat == "basis data" for m in galat.masalah), str(galat)
        str(galat).encode("utf-8")
    assert sum(isi_basis_data().values()) == 0


@pytest.mark.parametrize(
    "isi", [{}, {"format": "sakip-paket"}, {"unit": None}, {"isian": [[[]]]}, {"tahun": []}]
)
def test_paket_yang_nyaris_kosong_ditolak_dengan_rapi(impor: Impor, isi: dict[str, Any]) -> None:
    with pytest.raises(GalatSakip) as galat:
        impor(isi)
    assert len(galat.value.masalah) >= 5


@settings(
    max_examples=BANYAK,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    database=None,
)
@given(benih=st.integers(0, 2**32), kali=st.sampled_from([1, 1, 2, 4]))
def test_paket_yang_bergeser_diimpor_di_atas_yang_lama_atau_ditolak(
    impor: Impor, paket: Isi, benih: int, kali: int
) -> None:
    aksi = paket["rencana_aksi"][-1]  # stands on a signed agreement; the others stay open to change
    paket["rencana_aksi"] = [aksi]
    paket["perjanjian"] = [
        p if p["kode"] == aksi["perjanjian"] else {**p, "status": "draf"}
        for p in paket["perjanjian"]
        if p["revisi"] == 0
    ]
    isi = geser(paket, random.Random(benih), kali)
    with transaction.atomic():
        impor(paket)
        sebelum = isi_basis_data()
        try:
            impor(isi)
        except GalatSakip as galat:
            assert not any(m.tempat == "basis data" for m in galat.masalah), str(galat)
            assert isi_basis_data() == sebelum
        else:
            assert not impor(isi).berubah
            unit = Unit.objects.get(instansi__kode=isi["instansi"]["kode"], kode=isi["unit_utama"])
            kembali = json.loads(ekspor_paket(unit, isi["tahun"]))
            assert set(impor(kembali).diubah) <= {"paket"}
        transaction.set_rollback(True)
