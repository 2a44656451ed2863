"""The budget of the example offices, counted again from their packages with plain fractions: what the pages
show, at every level and month, is what the files say."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from sakip.anggaran.queries import anggaran_unit
from sakip.anggaran.queries.banding import banding_versi
from sakip.anggaran.queries.kunci import uang_indikator
from sakip.anggaran.queries.output import output_tahun
from sakip.anggaran.queries.rincian import rincian_anggaran
from sakip.anggaran.queries.sasaran import uang_sasaran
from sakip.anggaran.queries.serapan import serapan_tahun
from sakip.cli.tests.kantor import dengan_kantor
from sakip.organisasi.queries import unit_dengan_kode
from sakip.pertukaran.contoh import berkas_contoh

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dua_kantor")]
TAHUN = 2025
#: What the example calls the kegiatan of the codes.
KEGIATAN = {
    "5001": "dukungan-kanwil", "6001": "layanan-wilayah", "6002": "penyuluhan-wilayah",
    "7001": "pengawasan-wilayah",
}  # fmt: skip


@pytest.fixture(scope="module")
def dua_kantor(django_db_setup: Any, django_db_blocker: Any) -> Iterator[None]:
    with dengan_kantor(django_db_blocker, ("contoh", "bangka-belitung")):
        yield


def paket(nama: str) -> dict[str, Any]:
    (berkas,) = [b for b in berkas_contoh() if b.stem == nama]
    return json.loads(berkas.read_text(encoding="utf-8"), parse_float=Decimal)  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def contoh() -> dict[str, Any]:
    return paket("contoh")


def baris_akhir(p: dict[str, Any], pada: str = "9999") -> list[tuple[str, str, str, int]]:
    """(DIPA, code, jenis, pagu) of the version with the highest number among those not later than a day."""
    hasil = []
    for d in (x for x in p["dipa"] if x["tahun"] == TAHUN):
        versi = max((r for r in d["revisi"] if r["tanggal"] <= pada), key=lambda r: r["nomor"])
        hasil += [(d["kode"], b["kode"], b["jenis_belanja"], b["pagu"]) for b in versi["baris"]]
    return hasil


def nyata_bulan(p: dict[str, Any]) -> dict[int, dict[tuple[str, str, str], int]]:
    """Month -> line -> cumulative rupiah; the example has one snapshot at each month's end."""
    hasil: dict[int, dict[tuple[str, str, str], int]] = defaultdict(dict)
    for x in p["potret"]:
        if x["per_tanggal"].startswith(f"{TAHUN}-"):
            for r in x["realisasi"]:
                hasil[int(x["per_tanggal"][5:7])][r["dipa"], r["baris"], r["jenis_belanja"]] = r["rupiah"]
    return hasil


def sama(nilai: Decimal | None, hitung: Fraction) -> bool:
    """Equal as far as the unrounded quotient is kept."""
    return nilai is not None and abs(Fraction(nilai) - hitung) < Fraction(1, 10**9)


@pytest.mark.parametrize(
    ("tingkat", "kunci"),
    [
        ("dipa", lambda k: k[0]),
        ("kegiatan", lambda k: KEGIATAN[k[1].split(".")[0]]),
        ("kro", lambda k: ".".join(k[1].split(".")[:2])),
        ("ro", lambda k: ".".join(k[1].split(".")[:3])),
        ("jenis", lambda k: k[2]),
    ],
)
def test_setiap_tingkat_dan_bulan_sama_dengan_paketnya(contoh: Any, tingkat: str, kunci: Any) -> None:
    pagu: dict[str, int] = defaultdict(int)
    for d, k, j, n in baris_akhir(contoh):
        pagu[kunci((d, k, j))] += n
    s = serapan_tahun(unit_dengan_kode("kanwil-contoh"), TAHUN)
    baris = {b.kode: b for b in getattr(s, tingkat)}
    assert {k: b.pagu for k, b in baris.items()} == pagu
    assert sum(pagu.values()) == s.jumlah.pagu == 10_505_000_000
    for bulan, isi in nyata_bulan(contoh).items():
        nyata: dict[str, int] = defaultdict(int)
        for asal, n in isi.items():
            nyata[kunci(asal)] += n
        for k, b in baris.items():
            assert b.bulan[bulan - 1].realisasi == nyata[k]
            assert sama(b.bulan[bulan - 1].serapan, Fraction(100 * nyata[k], pagu[k]))
        assert s.jumlah.bulan[bulan - 1].realisasi == sum(nyata.values())


def test_deviasi_dari_rpd_satu_dipa_dihitung_dengan_tangan(contoh: Any) -> None:
    kantor = unit_dengan_kode("kanwil-contoh")
    (d,) = [x for x in serapan_tahun(kantor, TAHUN).dasar if x.kode == "900002"]
    s = serapan_tahun(kantor, TAHUN, dipa_id=d.id)
    assert "DIPA 900002 saja" in s.keterangan
    # March: 38,7 + 77,4 + 103,2 + 67,5 (57) = 286,8 million planned, 208,25 million spent.
    maret = s.jumlah.bulan[2]
    assert (maret.realisasi, maret.rencana) == (208_250_000, 286_800_000)
    assert sama(maret.deviasi, Fraction(100 * (208_250_000 - 286_800_000), 286_800_000))
    rpd = max((r for r in contoh["rpd"] if r["dipa"] == "900002"), key=lambda r: r["nomor"])
    for t in s.jumlah.bulan:
        assert t.rencana == sum(b["rupiah"] for b in rpd["baris"] if b["bulan"] <= t.bulan)


def test_target_triwulan_menurut_jenis_belanja_dan_seluruhnya(contoh: Any) -> None:
    target = {"51": (20, 50, 75, 95), "52": (15, 50, 70, 90), "53": (10, 40, 70, 90), "57": (25, 50, 75, 95)}
    s = serapan_tahun(unit_dengan_kode("kanwil-contoh"), TAHUN)
    pagu: dict[str, int] = defaultdict(int)
    for _, _, j, n in baris_akhir(contoh):
        pagu[j] += n
    nyata = nyata_bulan(contoh)
    for t in s.triwulan:
        for b in t.baris:
            jumlah = sum(n for (_, _, j), n in nyata[3 * t.triwulan].items() if j == b.kode)
            assert b.target == target[b.kode][t.triwulan - 1]
            assert sama(b.selisih, Fraction(100 * jumlah, pagu[b.kode]) - target[b.kode][t.triwulan - 1])
        timbang = Fraction(sum(pagu[j] * target[j][t.triwulan - 1] for j in pagu), sum(pagu.values()))
        assert sama(t.target, timbang)


def test_selisih_output_dan_serapan_dua_puluh_poin_strategis_lima(contoh: Any) -> None:
    nyata, dihitung = nyata_bulan(contoh), 0
    for bulan, pada in ((3, "2025-03-31"), (6, "2025-06-30"), (9, "2025-09-30"), (12, "9999")):
        baris = baris_akhir(contoh, pada)  # the pagu in force at the month's end
        o = {(b.dipa, b.kode): b for b in output_tahun(unit_dengan_kode("kanwil-contoh"), TAHUN, bulan).baris}
        for r in (x for x in contoh["rincian_output"] if x["tahun"] == TAHUN):
            b = o[r["dipa"], r["kode"]]
            lapor = [c for c in r["capaian"] if c["bulan"] <= bulan]
            if not lapor:
                assert b.progres is None and b.selisih is not None and b.selisih.wajar is None
                continue
            di_bawah = [(d, k, j) for d, k, j, _ in baris if d == r["dipa"] and k.startswith(r["kode"])]
            pagu = sum(n for d, k, j, n in baris if (d, k, j) in di_bawah)
            serap = Fraction(100 * sum(nyata[bulan][k] for k in di_bawah), pagu)
            beda = Fraction(max(lapor, key=lambda c: c["bulan"])["progres"]) - serap
            assert b.selisih is not None and sama(b.selisih.selisih, beda)
            assert b.selisih.wajar is (abs(beda) <= (5 if r["strategis"] else 20))
            dihitung += 1
    assert dihitung >= 24


def test_uang_indikator_dan_sasaran_berjumlah_sama_dengan_paketnya(contoh: Any) -> None:
    kantor = unit_dengan_kode("kanwil-contoh")
    u = uang_indikator(kantor, TAHUN)
    per: dict[str, Fraction] = defaultdict(Fraction)
    for k in (x for x in contoh["kunci_anggaran"] if x["tahun"] == TAHUN):
        pot = sum(n for d, kode, _, n in baris_akhir(contoh) if d == k["dipa"] and kode.startswith(k["kode"]))
        per[k["indikator"]] += Fraction(pot) * Fraction(k["persen"]) / 100
    assert {b.kunci: Fraction(b.pagu) for b in u.baris} == per
    assert u.cocok and Fraction(u.pagu_terkunci) == sum(per.values())
    s = uang_sasaran(kantor, u)
    assert s.cocok and s.pagu == u.pagu_terkunci and s.realisasi == u.realisasi_terkunci
    rumusan = {
        b["indikator"]: b["rumusan_sasaran"] for p in contoh["perjanjian"] if p["tahun"] == TAHUN
        for b in p["butir"]
    }  # fmt: skip
    menurut: dict[str, Fraction] = defaultdict(Fraction)
    for k, n in per.items():
        menurut[rumusan[k]] += n
    assert {b.sasaran: Fraction(b.pagu) for b in s.baris} == menurut


def test_banding_versi_memuat_tambahan_dan_alasannya() -> None:
    kantor = unit_dengan_kode("kanwil-contoh")
    d = next(x for x in kantor.dipa.filter(tahun=TAHUN) if x.kode == "900002")
    b = banding_versi(d)
    assert (b.awal, b.revisi, b.abt, b.akhir, b.cocok) == (
        1_560_000_000, 0, 350_000_000, 1_910_000_000, True,
    )  # fmt: skip
    (berubah,) = [x for x in b.baris if x.berubah]
    assert [s.pagu for s in berubah.sel] == [980_000_000, 1_330_000_000]
    assert "Tambahan Rp350.000.000" in berubah.alasan[0][1] and b.masalah == ()


def test_dua_puluh_dipa_kepulauan_satu_angka_di_semua_pembaca() -> None:
    p = paket("bangka-belitung")
    pagu = sum(b["pagu"] for d in p["dipa"] if d["tahun"] == 2023 for b in d["revisi"][-1]["baris"])
    nyata = sum(r["rupiah"] for x in p["potret"] for r in x["realisasi"])
    kanwil = unit_dengan_kode("kanwil-babel")
    ringkas, rincian = anggaran_unit(kanwil, 2023), rincian_anggaran(kanwil, 2023).tahun[-1]
    s = serapan_tahun(kanwil, 2023)
    assert len(s.dasar) == len(ringkas.baris) == 20
    assert {(x.pagu, x.realisasi) for x in (ringkas, rincian, s.jumlah)} == {(pagu, nyata)}
    assert ringkas.persen == rincian.persen == s.jumlah.serapan
    assert sama(ringkas.persen, Fraction(100 * nyata, pagu))
    assert serapan_tahun(kanwil, 2023, cakupan="kantor").jumlah.pagu < pagu
