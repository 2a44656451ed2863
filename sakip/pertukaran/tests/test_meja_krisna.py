"""KRISNA's codes: programmes and kegiatan are added from the year on, names change only for the agency."""

from __future__ import annotations

from decimal import Decimal as D
from typing import Any

import pytest

from sakip.anggaran.models import Dipa, RincianOutput
from sakip.inti.galat import GalatSakip
from sakip.jejak.models import Jejak
from sakip.organisasi.models import Unit
from sakip.perencanaan.models import Kegiatan, Program, SumberData
from sakip.pertukaran.meja.bentuk import BENTUK
from sakip.pertukaran.meja.berkas import buka
from sakip.pertukaran.meja.peta import Peta, dugaan, judul_kolom, tebak_kepala
from sakip.pertukaran.meja.services import Permintaan, susun_rencana
from sakip.pertukaran.models import ImporData, NilaiImpor
from sakip.pertukaran.tests.contoh_berkas.uang import krisna
from sakip.pertukaran.tests.kantor_meja import Meja

pytestmark = pytest.mark.django_db

RENJA = [
    ("WA", "Program Dukungan Manajemen", None, None, None, None, None, None, None),
    (None, None, "5252", "Pengelolaan Kantor Wilayah", None, None, None, None, None),
    (None, None, None, None, "EBA", "Layanan Dukungan", "'994", "Layanan Perkantoran", "Layanan"),
    (None, None, None, None, None, None, "'962", "Layanan Umum", "Layanan"),
    (
        "BF",
        "Program Penegakan Hukum",
        "5254",
        "Pemasyarakatan",
        "BAA",
        "Pelayanan Publik",
        1,
        "Litmas",
        "Orang",
    ),
]


@pytest.fixture
def meja(gudang: Any) -> Meja:
    m = Meja()
    m.sumber = SumberData.objects.create(instansi=m.instansi, nama="KRISNA")
    RincianOutput.objects.create(
        dipa=m.dipa, kode="5252.eba.994", nama="Perkantoran", satuan="layanan", target=D(1)
    )
    return m


def minta(m: Meja, baris: Any = RENJA, unit: Unit | None = None) -> Permintaan:
    isi = krisna(baris)
    lembar = buka(isi).lembar
    kepala, tinggi = tebak_kepala(lembar)
    judul = judul_kolom(lembar, kepala, tinggi)
    kolom = dugaan([f.nama for f in BENTUK["krisna"].medan], "krisna", judul)
    p = m.minta(isi, m.petakan(Peta(kepala=kepala, tinggi=tinggi, kolom=kolom), "krisna", judul))
    return Permintaan(p.berkas, p.nama_berkas, p.peta, unit or m.kanwil, p.tahun, p.boleh, {}, p.hari_ini)


def kode() -> tuple[list[Any], list[Any], list[Any]]:
    return (
        sorted(Program.objects.values_list("kode", "nama", "sejak_tahun")),
        sorted(Kegiatan.objects.values_list("kode", "nama", "program__kode", "sejak_tahun")),
        sorted(RincianOutput.objects.values_list("kode", "nama")),
    )


def test_judul_krisna_dikenali_sendiri(meja: Meja) -> None:
    assert minta(meja).peta.isi["kolom"] == {
        "program": "Kode Program", "nama_program": "Program", "kegiatan": "Kode Kegiatan",
        "nama_kegiatan": "Kegiatan", "kro": "Kode KRO", "ro": "Kode RO", "nama_ro": "RO",
    }  # fmt: skip


def test_kode_baru_ditambah_dan_pembatalan_mengembalikan_semuanya(meja: Meja) -> None:
    semula = kode()
    p = minta(meja)
    r = susun_rencana(p)
    assert r.dapat and r.cacah == {"baru": 4, "ubah": 1, "sama": 0, "hilang": 0}
    assert "2 RO tidak ada pada DIPA 2023" in " ".join(m.pesan for m in r.peringatan.isi)
    impor = meja.terapkan(p)
    program, kegiatan, ro = kode()
    assert program == [("BF", "Program Penegakan Hukum", 2023), ("WA", "Program Dukungan Manajemen", 2023)]
    assert kegiatan == [
        ("5252", "Pengelolaan Kantor Wilayah", "WA", 2023), ("5254", "Pemasyarakatan", "BF", 2023),
    ]  # fmt: skip
    assert ro == [("5252.eba.994", "Layanan Perkantoran")]
    assert NilaiImpor.objects.filter(impor=impor).count() == 5
    assert Jejak.objects.filter(aksi="kode.impor").count() == 1
    assert not susun_rencana(minta(meja, [*RENJA, ()])).perlu  # the same again changes nothing
    meja.batalkan(impor, {meja.kanwil.pk})
    assert kode() == semula


def test_pembatalan_ditolak_utuh_bila_kodenya_sudah_dipakai(meja: Meja) -> None:
    impor = meja.terapkan(minta(meja))
    Dipa.objects.filter(pk=meja.dipa.pk).update(program=Program.objects.get(kode="WA"))
    ada = kode()
    with pytest.raises(GalatSakip, match="sudah dipakai"):
        meja.batalkan(impor, {meja.kanwil.pk})
    assert kode() == ada and ImporData.objects.get().dibatalkan is None
    Kegiatan.objects.filter(kode="5254").update(nama="Lain")
    with pytest.raises(GalatSakip, match="Sudah diubah sesudah impor"):
        meja.batalkan(impor, {meja.kanwil.pk})


def test_nama_lain_diganti_hanya_oleh_perencana_instansi(meja: Meja) -> None:
    lama = Program.objects.create(instansi=meja.instansi, kode="wa", nama="Nama lama", sejak_tahun=2020)
    Kegiatan.objects.create(
        instansi=meja.instansi, kode="5252", nama="Kegiatan lama", program=lama, sejak_tahun=2023
    )
    puncak = Unit.objects.get(pk=meja.kanwil.pk)
    bawah = meja.a
    r = susun_rencana(minta(meja, unit=bawah))
    assert r.dapat and "tersimpan sebagai «Nama lama»; tidak diganti" in " ".join(
        m.pesan for m in r.peringatan.isi
    )
    assert {x.nama for x in r.beda} >= {"Program BF"} and "Program wa" not in {x.nama for x in r.beda}
    r = susun_rencana(minta(meja, unit=puncak))
    assert {(x.nama, x.dulu, x.menjadi) for x in r.beda if x.jenis == "ubah"} >= {
        ("Program wa", "Nama lama", "Program Dukungan Manajemen"),
        ("Kegiatan 5252", "Kegiatan lama (program wa)", "Pengelolaan Kantor Wilayah (program WA)"),
    }
    impor = meja.terapkan(minta(meja, unit=puncak))
    program, kegiatan, _ = kode()
    assert ("wa", "Nama lama", 2020) in program  # earlier years keep their name
    assert ("wa", "Program Dukungan Manajemen", 2023) in program
    assert ("5252", "Pengelolaan Kantor Wilayah", "wa", 2023) in kegiatan
    assert Kegiatan.objects.get(kode="5252").program.sejak_tahun == 2023
    meja.batalkan(impor, {puncak.pk})
    assert kode()[0] == [("wa", "Nama lama", 2020)]
    assert kode()[1] == [("5252", "Kegiatan lama", "wa", 2023)]


@pytest.mark.parametrize(
    ("baris", "pesan"),
    [
        ([(None, None, "5252", "K", *[None] * 5)], "Renja!C4 Kegiatan 5252 tanpa program."),
        ([("WA", None, *[None] * 7)], "Renja!B4 Program WA belum dikenal dan namanya kosong."),
        (
            [("WA", "Satu", *[None] * 7), ("BF", "Dua", *[None] * 7), ("WA", "Tiga", *[None] * 7)],
            "Renja!B6 Program WA bernama «Satu» di baris 4.",
        ),
        (
            [("WA", "Satu", "52", "K", *[None] * 5), ("BF", "Dua", "52", "K", *[None] * 5)],
            "Renja!C5 Kegiatan 52 berada di bawah program WA di baris 4.",
        ),
        ([("W" * 61, "Satu", *[None] * 7)], "Renja!A4 Program"),
    ],
)  # fmt: skip
def test_cela_disebut_selnya_dan_tidak_ada_yang_masuk(meja: Meja, baris: Any, pesan: str) -> None:
    r = susun_rencana(minta(meja, baris))
    assert pesan in " ".join(f"{m.tempat} {m.pesan}" for m in r.masalah.isi)
    with pytest.raises(GalatSakip):
        meja.terapkan(minta(meja, baris))
    assert not Program.objects.exists()


def test_kode_ro_dari_angka_excel_dan_dari_satu_kolom(meja: Meja) -> None:
    RincianOutput.objects.create(dipa=meja.dipa, kode="5254.baa.001", nama="L", satuan="orang", target=D(1))
    r = susun_rencana(minta(meja))
    assert ("RO 5254.baa.001 pada DIPA 408159", "L", "Litmas") in {
        (x.nama, x.dulu, x.menjadi) for x in r.beda
    }  # fmt: skip
    satu = [("BF", "Program", "5254", "K", None, None, "5254.BAA.001", "Penuh", "Orang")]
    assert "Penuh" in {x.menjadi for x in susun_rencana(minta(meja, satu)).beda}


def test_nama_yang_sudah_berkode_lain_diperingatkan(meja: Meja) -> None:
    Program.objects.create(
        instansi=meja.instansi, kode="dukungan", nama="Program dukungan manajemen", sejak_tahun=2021
    )
    r = susun_rencana(minta(meja))
    assert r.dapat
    assert "sudah tersimpan dengan kode dukungan; WA menjadi kode kedua" in r.peringatan.isi[0].pesan
