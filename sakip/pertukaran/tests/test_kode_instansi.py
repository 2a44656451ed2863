"""An agency's code becomes the first part of addresses: words that pages use are taken."""

from __future__ import annotations

from typing import Any

import pytest

from sakip.pertukaran.tests.test_periksa import temukan


@pytest.mark.parametrize("kode", ["akun", "organisasi", "tugas"])
def test_kode_instansi_yang_dipakai_alamat_ditolak(paket: dict[str, Any], kode: str) -> None:
    paket["instansi"]["kode"] = kode
    masalah = [m for m in temukan(paket) if "dipakai alamat halaman" in m.pesan]
    assert len(masalah) == 1 and masalah[0].tempat.startswith("instansi")
