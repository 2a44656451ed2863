"""Every figure that the finished reports print is that of ``sakip capaian``, or that of the package.

The figures are read back from the DOCX, and compared as numbers: a printed figure may differ from the exact
one by half of its last digit at most. Nothing that writes figures is used here.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from typing import Any

import docx
import pytest

from sakip.aturan.periode import NAMA_BULAN, baca_periode
from sakip.cli.perintah.capaian import jalankan
from sakip.cli.tests.kantor import KANTOR, PADA, bahan, dengan_kantor
from sakip.dokumen import tulis_docx
from sakip.dokumen.tests.contoh import HURUF
from sakip.naskah.berkala import bahan_berkala, susun_berkala
from sakip.naskah.lkjip import susun_lkjip
from sakip.organisasi.queries import unit_dengan_kode
from sakip.pertukaran.contoh import berkas_contoh

NAMA = ("contoh", "bangka-belitung")
NOMOR = re.compile(r"[-−]?\d[\d.]*(?:,\d+)?")
BULAN = {b[:3]: n for n, b in enumerate(NAMA_BULAN, start=1)}
BESARAN = {"target": "target", "realisasi": "realisasi", "capaian": "capaian"}
TANDA_STATUS = {
    "melampaui": "melampaui",
    "tercapai": "sesuai",
    "tidak_tercapai": "tidak tercapai",
    "negatif": "negatif",
}
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("dua_kantor")]
Tabel = tuple[str, list[list[str]]]


@pytest.fixture(scope="module")
def dua_kantor(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[dict[str, bytes]]:
    """The offices in the database, and the DOCX of each."""
    with dengan_kantor(django_db_blocker, NAMA):
        cache = tmp_path_factory.mktemp("bagan")
        yield {
            n: tulis_docx(susun_lkjip(bahan(n)).dokumen, halaman={}, folder_huruf=HURUF, cache=cache)
            for n in NAMA
        }


@pytest.fixture(scope="module", params=NAMA)
def laporan(request, dua_kantor) -> tuple[str, list[Tabel], str]:
    """The name of an office, the tables of its DOCX, and all of its text."""
    isi = dua_kantor[request.param]
    return request.param, list(tabel_docx(isi)), teks_docx(isi)


def paket(nama: str) -> dict[str, Any]:
    (berkas,) = (b for b in berkas_contoh() if b.stem == nama)
    return json.loads(berkas.read_bytes())


def capaian(nama: str, capsys) -> dict[str, Any]:
    """What the command prints."""
    capsys.readouterr()
    jalankan(nama, KANTOR[nama][1], format="json", bacaan="resmi", pada=PADA)
    return json.loads(capsys.readouterr().out)


def tabel_docx(isi: bytes) -> Iterator[Tabel]:
    """Caption (or "") and rows of cells; a cell over several columns is told in each of them."""
    for tabel in docx.Document(BytesIO(isi)).tables:
        atas = tabel._tbl.getprevious()
        judul = "" if atas is None else "".join(x.text or "" for x in atas.iter() if x.tag.endswith("}t"))
        yield judul, [[" ".join(s.text.split()) for s in b.cells] for b in tabel.rows]


def teks_docx(isi: bytes) -> str:
    return "\n".join(" ".join(p.text.split()) for p in docx.Document(BytesIO(isi)).paragraphs)


def bernama(semua: list[Tabel], *awal: str) -> list[Tabel]:
    """The tables whose caption, after its number, begins so."""
    return [t for t in semua if re.sub(r"^Tabel\s+[\w.]+\s+", "", t[0]).startswith(awal)]


def baca(sel: str) -> Decimal | None:
    """The first number of a cell, by the Indonesian way of writing; None where there is none."""
    c = NOMOR.search(sel)
    return Decimal(c[0].replace(".", "").replace(",", ".").replace("−", "-")) if c else None


def sama(sel: str, tepat: str | int | Decimal) -> bool:
    """The cell shows this number, rounded at its last digit."""
    angka = baca(sel)
    if angka is None:
        return False
    setengah = Decimal(1).scaleb(min(int(angka.as_tuple().exponent), 0)) / 2
    return abs(angka - Decimal(tepat)) <= setengah


def cocok(sel: str, tepat: str | None, butir: dict[str, Any]) -> bool:
    """As ``sama``; words as they are; what is missing shows no number."""
    if tepat is None:
        return baca(sel) is None
    try:
        Decimal(tepat)
    except ArithmeticError:
        return sel == tepat
    satuan_tercetak = "%" in sel or butir["satuan"] in sel or butir["satuan"] in ("indeks", "nilai", "persen")
    return sama(sel, tepat) and satuan_tercetak


def test_pembanding_ini_menolak_angka_yang_salah():
    assert sama("94,70%", "94.7045") and sama("1.234.567", "1234567") and sama("-36,00%", "-36")
    assert not sama("94,71%", "94.7045") and not sama("94,70%", "94.7051") and not sama("nihil", "0")
    assert not sama("1.234", "1.234") and not sama("36,00%", "-36")
    assert cocok("nihil", None, {"satuan": "persen"}) and not cocok("0", None, {"satuan": "persen"})


def test_setiap_tabel_berkode_memuat_angka_capaian(laporan, capsys):
    """Any table with a column of codes and columns of target, realisation or capaian."""
    nama, semua, _ = laporan
    butir = {b["kode"]: b for b in capaian(nama, capsys)["butir"]}
    diperiksa: dict[str, set[str]] = {k: set() for k in BESARAN}
    for judul, (kepala, *baris) in semua:
        letak = {k.lower(): i for i, k in enumerate(kepala)}
        if "kode" not in letak:
            continue
        for b in baris:
            satu = butir.get(b[letak["kode"]])
            for besaran in BESARAN.keys() & letak.keys() if satu else ():
                assert cocok(b[letak[besaran]], satu[besaran], satu), (judul, b, satu)
                diperiksa[besaran].add(satu["kode"])
            if satu and "status" in letak and satu["status"]:
                assert TANDA_STATUS[satu["status"]] == b[letak["status"]].split(" ", 1)[1], (judul, b)
    assert all(kode == set(butir) for kode in diperiksa.values()), diperiksa


def test_tabel_setiap_indikator_memuat_angka_capaian(laporan, capsys):
    """The table below each heading of Bab III, and this year's row of its table over the years."""
    nama, semua, _ = laporan
    tahun = str(KANTOR[nama][1])
    butir = capaian(nama, capsys)["butir"]
    antartahun = 0
    for b in butir:
        ((_, (kepala, baris)),) = bernama(semua, f"Capaian {b['kode']} ")
        assert kepala == ["Target", "Realisasi", "Capaian", "Status"]
        for besaran, sel in zip(BESARAN, baris, strict=False):
            assert cocok(sel, b[besaran], b), (b, baris)
        for judul, (kepala, *isi) in bernama(semua, f"Perbandingan Antartahun {b['kode']} "):
            (ini,) = (x for x in isi if x[0] == tahun)
            for besaran in BESARAN:
                sel = ini[kepala.index(besaran.capitalize())]
                # A unit that is the same in all years may stand in the heading or the caption only.
                tepat = b[besaran]
                assert sel == tepat or (baca(sel) is None if tepat is None else sama(sel, tepat)), (
                    judul,
                    ini,
                )
            antartahun += 1
    assert antartahun > len(butir) / 2


def test_rata_rata_sasaran_dan_kantor_sama_dengan_capaian(laporan, capsys):
    nama, semua, teks = laporan
    hasil = capaian(nama, capsys)
    ((_, (_, *baris)),) = bernama(semua, "Capaian Sasaran Tahun")
    *sasaran, kantor = baris
    assert [b[0] for b in sasaran] == [s["kode"] for s in hasil["sasaran"]]
    for b, s in zip(sasaran, hasil["sasaran"], strict=True):
        assert cocok(b[4], s["capaian"], {"satuan": "persen"}), (b, s)
        milik = [x for x in hasil["butir"] if x["sasaran"] == s["kode"]]
        assert sama(b[2], len(milik)) and sama(b[3], sum(x["capaian"] is not None for x in milik))
    assert sama(kantor[4], hasil["rata_rata"]) and sama(kantor[5], hasil["rata_rata_dibatasi"])
    assert sama(kantor[2], len(hasil["butir"]))
    (kalimat,) = set(re.findall(r"indikator yang dihitung adalah ([\d.,]+)%", teks))
    assert sama(kalimat, hasil["rata_rata"])


def test_banyaknya_indikator_menurut_status_sama_dengan_capaian(laporan, capsys):
    nama, semua, _ = laporan
    butir = capaian(nama, capsys)["butir"]
    ((_, (_, *baris)),) = bernama(semua, "Status Capaian Indikator Kinerja")
    cetak = {b[0].split(" ", 1)[-1].lower(): b[2] for b in baris}
    for status, sebutan in TANDA_STATUS.items():
        assert sama(cetak[sebutan], sum(b["status"] == status for b in butir)), sebutan
    assert sama(baris[-1][2], len(butir))


def test_rincian_per_unit_dan_bulan_sama_dengan_isian_paket(dua_kantor):
    """Each cell of the recaps is the entry of that unit and month; each sum is the sum of its row.

    The package of the other office holds a year in one figure, which the tables of months do not show.
    """
    isi = paket("contoh")
    unit = {n: u["kode"] for u in isi["unit"] for n in _nama_unit(u)}
    variabel = {f"{v['nama']} ({v['satuan']})": v for v in isi["variabel"] if v["bentuk"] == "angka"}
    isian = _isian_disetujui(isi)
    diperiksa = jumlah = 0
    for judul, (kepala, *baris) in tabel_docx(dua_kantor["contoh"]):
        awal, pisah, _ = re.sub(r"^Tabel\s+[\w.]+\s+", "", judul).partition(" Menurut Unit dan Periode")
        v = variabel.get(awal) if pisah else None
        bulan = {i: BULAN[k] for i, k in enumerate(kepala) if k in BULAN}
        for b in baris if v and bulan else ():
            milik = {
                i: isian.get((unit.get(b[0], ""), v["kunci"], f"2025-{m:02d}")) for i, m in bulan.items()
            }
            for i, tepat in milik.items() if b[0] in unit else ():
                assert baca(b[i]) is None if tepat is None else sama(b[i], tepat), (judul, b, i)
                diperiksa += tepat is not None
            if kepala[-1] == "Jumlah setahun" and len(bulan) == 12 and any(milik.values()):
                ada = [x for x in milik.values() if x is not None]
                assert sama(b[-1], sum(ada) if v["isian"] == "bulan" else ada[-1]), (judul, b)
                jumlah += 1
    assert diperiksa > 100 and jumlah > 5


def _isian_disetujui(isi: dict[str, Any]) -> dict[tuple[str, str, str], Decimal]:
    """Of the official reading, by unit, variable and month; categories added up."""
    resmi = {(p["unit"], p["periode"]) for p in isi["pengajuan"] if p["langkah"][-1]["tindakan"] == "setujui"}
    isian: dict[tuple[str, str, str], Decimal] = {}
    for x in isi["isian"]:
        if x["lingkup"] == "unit" and x["nilai"] is not None and (x["unit"], x["periode"]) in resmi:
            kunci = (x["unit"], x["variabel"], x["periode"])
            isian[kunci] = isian.get(kunci, Decimal(0)) + Decimal(x["nilai"])
    return isian


def _nama_unit(u: dict[str, Any]) -> set[str]:
    return {x for n in u["nama"] for x in (n["nama"], n["singkatan"]) if x}


def test_pagu_dan_realisasi_anggaran_sama_dengan_jumlah_baris_dipa(laporan):
    nama, semua, _ = laporan
    isi, tahun = paket(nama), KANTOR[nama][1]
    dipa = [d for d in isi["dipa"] if d["tahun"] == tahun]
    pagu = sum(b["pagu"] for d in dipa for b in max(d["revisi"], key=lambda r: r["nomor"])["baris"])
    potret = max(isi["potret"], key=lambda p: p["per_tanggal"])
    realisasi = sum(r["rupiah"] for r in potret["realisasi"] if r["tahun"] == tahun)
    setahun = [t for t in bernama(semua, "Pagu dan Realisasi Anggaran") if t[0].endswith(f" Tahun {tahun}")]
    ((_, (kepala, *baris)),) = [t for t in setahun if "DIPA" in t[1][0]]
    letak = {k: i for i, k in enumerate(kepala)}
    assert sama(baris[-1][letak["Pagu (Rp)"]], pagu) and sama(baris[-1][letak["Realisasi (Rp)"]], realisasi)
    assert sama(baris[-1][letak["Persen"]], Decimal(realisasi) / pagu * 100)
    for kolom in ("Pagu (Rp)", "Realisasi (Rp)"):
        assert sum(baca(b[letak[kolom]]) or 0 for b in baris[:-1]) == baca(baris[-1][letak[kolom]])


@pytest.mark.parametrize(("periode", "akhir"), [("2025-TW2", 6), ("2025-09", 9), ("2025-S1", 6)])
def test_laporan_berkala_sama_dengan_jumlah_isian(periode, akhir, tmp_path):
    """Month by month and from January on, from the entries of the package with pencil and paper."""
    isi = paket("contoh")
    pada = dt.date(2026, 3, 2)
    dok = susun_berkala(
        bahan_berkala(unit_dengan_kode("kanwil-contoh"), baca_periode(periode), pada=pada)
    ).dokumen
    semua = list(tabel_docx(tulis_docx(dok, halaman={}, folder_huruf=HURUF, cache=tmp_path)))

    def bulan(kunci: str, m: int) -> Decimal:
        return sum(
            (
                Decimal(x["nilai"] or 0)
                for x in isi["isian"]
                if x["variabel"] == kunci and x["periode"] == f"2025-{m:02d}"
            ),
            Decimal(0),
        )

    ((_, (kepala, *baris)),) = bernama(semua, "Angka per bulan")
    menurut = {b[0].split()[0]: dict(zip(kepala, b, strict=True)) for b in baris}
    tertulis = [m for n, m in BULAN.items() if n in kepala]
    assert tertulis == list(range(1, akhir + 1))
    selesai, masuk = "layanan.permohonan.selesai", "layanan.permohonan.masuk"
    for nama, m in BULAN.items():
        if m <= akhir:
            assert sama(menurut["2.1"][nama], bulan(selesai, m) / bulan(masuk, m) * 100)
    sampai = [sum(bulan(v, m) for m in tertulis) for v in (selesai, masuk)]
    assert sama(menurut["2.1"][kepala[-1]], sampai[0] / sampai[1] * 100)
    ((_, (kepala, *baris)),) = bernama(semua, "Kinerja")
    utama = {b[0]: b for b in baris}
    assert sama(utama["2.1"][3], sampai[0] / sampai[1] * 100)
    warga = "layanan.warga.terlayani"  # told since January, so that the last month holds the year so far
    assert sama(utama["3.1"][3], bulan(warga, akhir))
    kejadian = sum(x["tanggal"] < f"2025-{akhir + 1:02d}" for x in isi["kejadian"])
    assert sama(utama["3.4"][3], kejadian)
