"""Sample files in the shape of each system's export: mapped, imported, every value where it belongs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal as D
from typing import Any

import pytest

from sakip.pengukuran.models import Isian
from sakip.perencanaan.models import KategoriVariabel, PengisiVariabel
from sakip.pertukaran.meja.berkas import buka
from sakip.pertukaran.meja.peta import KolomLebar, Peta, judul_kolom, tebak_kepala
from sakip.pertukaran.meja.queries import asal_impor
from sakip.pertukaran.meja.services import susun_rencana
from sakip.pertukaran.tests.contoh_berkas import sdp
from sakip.pertukaran.tests.contoh_berkas.layanan import jdihn, sidbankum, simkim, simpeg, survei
from sakip.pertukaran.tests.kantor_meja import Meja

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Contoh:
    """A file, the row of its headings, how it is mapped, and what must be stored of it."""

    sumber: str
    isi: bytes
    kepala: tuple[int, int]
    peta: Callable[[list[str]], dict[str, Any]]
    tersimpan: list[tuple[str, str, str, str, D | None]]
    minta: dict[str, Any] = field(default_factory=dict)


CONTOH = (
    Contoh(
        "SDP",
        sdp([("Unit a", ["1.250", "nihil"]), ("UNIT B", [3, 4])], ("Januari", "Februari")),
        (3, 2),
        lambda j: {
            "kolom": {"unit": j[1]},
            "lebar": tuple(KolomLebar(j[n + 2], bulan=n + 1, variabel="layanan") for n in range(2)),
        },
        [
            ("a", "layanan", "2023-01", "", D(1250)), ("a", "layanan", "2023-02", "", None),
            ("b", "layanan", "2023-01", "", D(3)), ("b", "layanan", "2023-02", "", D(4)),
        ],
    ),
    Contoh(
        "SIMKIM",
        simkim([("a", "2023-03", "Paspor", 120), ("b", "Mar 2023", "izin", "1.005"), ("a", "3", "izin", 7)]),
        (1, 1),
        lambda j: {
            "kolom": {"unit": "kantor", "bulan": "bulan", "variabel": "layanan", "nilai": "jumlah"},
            "kode": {"variabel": {"paspor": "layanan", "izin": "lain"}},
        },
        [
            ("a", "lain", "2023-03", "", D(7)), ("a", "layanan", "2023-03", "", D(120)),
            ("b", "lain", "2023-03", "", D(1005)),
        ],
    ),
    Contoh(
        "Sidbankum",
        sidbankum([("Unit a", 12, 3), ("Unit b", 0, "-")]),
        (2, 1),
        lambda j: {
            "kolom": {"unit": j[1], "bulan": "Periode"},
            "lebar": (
                KolomLebar("Litigasi", variabel="layanan"), KolomLebar("Non Litigasi", variabel="lain"),
            ),
        },
        [
            ("a", "lain", "2023-03", "", D(3)), ("a", "layanan", "2023-03", "", D(12)),
            ("b", "lain", "2023-03", "", None), ("b", "layanan", "2023-03", "", D(0)),
        ],
    ),
    Contoh(
        "JDIHN",
        jdihn([("Unit a", 41), ("Unit b", 17.0)]),
        (4, 1),
        lambda j: {"kolom": {"unit": j[0], "nilai": j[1]}, "tetap": {"variabel": "layanan"}},
        [("a", "layanan", "2023-03", "", D(41)), ("b", "layanan", "2023-03", "", D(17))],
        {"bulan": 3},
    ),
    Contoh(
        "SIMPEG",
        simpeg([("Unit a", 30, 12, 42)]),
        (1, 2),
        lambda j: {
            "kolom": {"unit": j[0]},
            "lebar": (
                KolomLebar(j[1], variabel="pegawai", kategori="Laki-laki"),
                KolomLebar(j[2], variabel="pegawai", kategori="p"),
                KolomLebar(j[3], variabel="pegawai"),
            ),
        },
        [
            ("a", "pegawai", "2023-04", "", D(42)), ("a", "pegawai", "2023-04", "l", D(30)),
            ("a", "pegawai", "2023-04", "p", D(12)),
        ],
        {"bulan": 4},
    ),
    Contoh(
        "Survei kepuasan dan integritas",
        survei([("Unit a", "Mei", "3.6821", "1,204"), ("Unit b", "Mei", "3.9", "30")]),
        (1, 1),
        lambda j: {
            "kolom": {"unit": "Unit", "bulan": "Bulan"}, "angka": "inggris",
            "lebar": (KolomLebar("IKM", variabel="indeks"), KolomLebar("Responden", variabel="lain")),
        },
        [
            ("a", "indeks", "2023-05", "", D("3.6821")), ("a", "lain", "2023-05", "", D(1204)),
            ("b", "indeks", "2023-05", "", D("3.9")), ("b", "lain", "2023-05", "", D(30)),
        ],
    ),
)  # fmt: skip


@pytest.fixture
def meja(gudang: Any) -> Meja:
    m = Meja()
    for n, (kunci, satuan) in enumerate(
        (("layanan", "orang"), ("lain", "berkas"), ("pegawai", "orang"), ("indeks", "indeks")), 1
    ):
        v = m.variabel(kunci, nama=kunci.title(), satuan=satuan)
        m.indikator(f"1.{n}", D(1), "x", {"x": v}, satuan=satuan)
        for u in (m.a, m.b):
            PengisiVariabel.objects.create(variabel=v, unit=u, sejak_tahun=2020)
        if kunci == "pegawai":
            for kode, nama in (("l", "Laki-laki"), ("p", "Perempuan")):
                KategoriVariabel.objects.create(variabel=v, kode=kode, nama=nama)
    return m


@pytest.mark.parametrize("contoh", CONTOH, ids=lambda c: c.sumber)
def test_ekspor_sistem_dipetakan_lalu_setiap_nilai_sampai_di_tempatnya(meja: Meja, contoh: Contoh) -> None:
    lembar = buka(contoh.isi).lembar
    assert tebak_kepala(lembar) == contoh.kepala
    judul = judul_kolom(lembar, *contoh.kepala)
    meja.sumber.nama = contoh.sumber
    meja.sumber.save()
    peta = meja.petakan(
        Peta(kepala=contoh.kepala[0], tinggi=contoh.kepala[1], **contoh.peta(judul)), "isian", judul
    )
    p = meja.minta(contoh.isi, peta, **contoh.minta)
    r = susun_rencana(p)
    assert r.dapat, (r.masalah.isi, r.asing)
    impor = meja.terapkan(p)
    kini = [
        (i.unit.kode, i.variabel.kunci, i.periode, i.kategori.kode if i.kategori else "", i.nilai)
        for i in Isian.objects.select_related("unit", "variabel", "kategori")
    ]
    assert sorted(kini, key=lambda x: x[:4]) == contoh.tersimpan
    asal = asal_impor("pengukuran.Isian", list(Isian.objects.values_list("pk", flat=True)))
    assert {(a.sumber, a.sha256) for a in asal.values()} == {(contoh.sumber, impor.berkas.sha256)}
    meja.batalkan(impor)
    assert not Isian.objects.exists()
