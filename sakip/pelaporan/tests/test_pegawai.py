"""Staff figures as typed: whole numbers or nothing, faults by cell, sums computed and never stored."""

from __future__ import annotations

from typing import Any

import pytest

from sakip.akun.models import Akun
from sakip.inti.galat import Basi, GalatSakip, TidakDitemukan
from sakip.jejak.models import Jejak
from sakip.organisasi.models import Unit
from sakip.pelaporan.models import Pegawai, Profil
from sakip.pelaporan.services import (
    Pelaku,
    TabelPegawai,
    salin_profil,
    sidik_pegawai,
    simpan_pegawai,
    tabel_pegawai,
)
from sakip.pelaporan.tests.conftest import WAKTU

K, D = "kanwil-a", "kanwil-a-layanan"


@pytest.fixture
def simpan(profil: Profil, oleh: Akun) -> Any:
    """``simpan(dimensi, kategori, {(unit, column): typed}, ...)``."""
    bagian = {u.kode: u for u in Unit.objects.all()}

    def kirim(dimensi: str, kategori: list[str], isi: dict[tuple[str, int], str], **lain: Any) -> bool:
        return simpan_pegawai(
            **{
                "unit": profil.unit,
                "tahun": 2025,
                "dimensi": dimensi,
                "kategori": kategori,
                "isi": isi,
                "bagian": bagian,
                "dilihat": sidik_pegawai(tabel_pegawai(profil).get(dimensi)),
                "pelaku": Pelaku(oleh, "Perencana", WAKTU),
                **lain,
            }
        )

    return kirim


def test_angka_tersimpan_menurut_unit_dan_urutan_kategori(profil: Profil, simpan: Any) -> None:
    isi = {(K, 0): "3", (K, 1): " 1.250 ", (K, 2): "", (D, 0): "0", (D, 1): "-", (D, 3): " "}
    assert simpan("pendidikan", ["S-2", " S-1  Umum ", "SMA", ""], isi)
    tabel = tabel_pegawai(profil)["pendidikan"]
    assert tabel == TabelPegawai(("S-2", "S-1 Umum"), {(K, "S-2"): 3, (K, "S-1 Umum"): 1250, (D, "S-2"): 0})
    assert (tabel.jumlah, tabel.jumlah_unit(K), tabel.jumlah_unit(D)) == (1253, 1253, 0)
    assert tabel.jumlah_unit("asing") is None  # no figure is not zero
    assert [tabel.jumlah_kategori(k) for k in tabel.kategori] == [3, 1250]
    assert '"sesudah":{"kanwil-a":{"S-1 Umum":1250,"S-2":3}' in Jejak.objects.get().perubahan
    assert set(tabel_pegawai(profil)) == {"golongan", "pendidikan"}  # the other dimension is untouched


@pytest.mark.parametrize(
    ("kategori", "isi", "tempat", "pesan"),
    [
        (["II"], {(K, 0): "dua"}, f"{K}, II", "«dua» bukan bilangan bulat."),
        (["II"], {(K, 0): "-1"}, f"{K}, II", "bukan bilangan bulat"),
        (["II"], {(K, 0): "1,5"}, f"{K}, II", "bukan bilangan bulat"),
        (["II"], {(K, 0): "1.5"}, f"{K}, II", "bukan bilangan bulat"),
        (["II"], {(K, 0): "12.34.567"}, f"{K}, II", "bukan bilangan bulat"),
        (["II"], {(K, 0): "٣"}, f"{K}, II", "bukan bilangan bulat"),
        (["II"], {(K, 0): "9" * 5000}, f"{K}, II", "bukan bilangan bulat"),
        (["II"], {(K, 0): "1.000.001"}, f"{K}, II", "terlalu banyak"),
        (["II", ""], {(K, 1): "5"}, f"{K}, kolom 2", "kolom tanpa nama"),
        (["II"], {(K, 7): "5"}, f"{K}, kolom 8", "kolom tanpa nama"),
        (["II"], {("asing", 0): "5"}, "asing, kolom 1", "bukan bagian kantor ini"),
        (["II", " ii "], {(K, 0): "1", (K, 1): "5"}, "Kolom 2", "sudah ada pada kolom 1"),
        (["x" * 61], {(K, 0): "1"}, "Kolom 1", "61 huruf"),
        ([f"{n}" for n in range(25)], {(K, 0): "1"}, "kategori", "paling banyak 24"),
    ],
)
def test_sel_yang_salah_disebut_dan_tidak_ada_yang_tersimpan(
    profil: Profil, simpan: Any, kategori: list[str], isi: dict[tuple[str, int], str], tempat: str, pesan: str
) -> None:
    sebelum = tabel_pegawai(profil)
    with pytest.raises(GalatSakip) as salah:
        simpan("golongan", kategori, isi | {(D, 0): "7"})
    assert [(m.tempat, pesan in m.pesan) for m in salah.value.masalah] == [(tempat, True)]
    assert tabel_pegawai(profil) == sebelum and not Jejak.objects.exists()


def test_kolom_tanpa_angka_tidak_dipersoalkan_dan_tidak_tersimpan(profil: Profil, simpan: Any) -> None:
    assert simpan("golongan", ["IV", "IV", "x" * 99], {(K, 0): "1", (K, 1): "–"})
    assert tabel_pegawai(profil)["golongan"].kategori == ("IV",)


def test_yang_sama_tidak_dicatat_yang_dikosongkan_hilang(profil: Profil, simpan: Any) -> None:
    assert not simpan("golongan", ["III", "II"], {(K, 0): "3", (K, 1): "0"})
    assert simpan("golongan", ["II", "III"], {(K, 0): "0", (K, 1): "3"})  # another order
    assert tabel_pegawai(profil)["golongan"].kategori == ("II", "III")
    assert simpan("golongan", ["III", "II"], {})
    assert not Pegawai.objects.exists() and not simpan("golongan", [], {})


def test_formulir_basi_ditolak(profil: Profil, simpan: Any) -> None:
    dilihat = sidik_pegawai(tabel_pegawai(profil)["golongan"])
    assert simpan("golongan", ["III"], {(K, 0): "4"}, dilihat=dilihat)
    with pytest.raises(Basi):
        simpan("golongan", ["III"], {(K, 0): "5"}, dilihat=dilihat)
    assert tabel_pegawai(profil)["golongan"].jumlah == 4
    with pytest.raises(TidakDitemukan):
        simpan("umur", ["40"], {(K, 0): "5"})


def test_salinan_ditinjau_per_penggolongan(profil: Profil, simpan: Any, oleh: Akun) -> None:
    baru = salin_profil(unit=profil.unit, dari=2025, ke=2026, oleh=oleh, waktu=WAKTU)
    isi = {(K, 0): "3", (K, 1): "0"}
    assert simpan("golongan", ["III", "II"], isi, tahun=2026)
    baru.refresh_from_db()
    assert baru.ditinjau == ["pegawai.golongan"]
    assert not simpan("golongan", ["III", "II"], isi, tahun=2026)
