"""Our own reports under our own review: PDF and DOCX say the same, nothing certain stands against them,
and a number that is changed in a table of theirs is found."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from sakip.cli.tests.kantor import bahan, dengan_kantor
from sakip.dokumen import tulis_docx, tulis_pdf
from sakip.dokumen.tests.contoh import HURUF
from sakip.naskah.lkjip import susun_lkjip
from sakip.reviu import HasilReviu, Naskah, baca, periksa
from sakip.reviu.angka import baca_sel
from sakip.reviu.baca.docx import bahan_docx
from sakip.reviu.baca.pdf import bahan_pdf
from sakip.reviu.baca.potong import Bahan, TabelMentah
from sakip.reviu.baca.susun import susun
from sakip.reviu.model import Tabel

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tiga_kantor")]
TIGA = ("contoh", "bangka-belitung", "sumatera-barat")
#: Published figures that do contradict themselves (an index in percent);
#: the reports print them as they are, so that a finding is right. Nothing else may be certain.
DARI_SUMBER = {"sumatera-barat": {"satuan": 1}}
#: How many of the digits changed below are found. Raise it when a rule is added; docs/reviu.md tells more.
DIUBAH, TERCAPAI = 60, 0.6
BUKAN_NILAI = re.compile(r"\d+ [A-Z]|\d{6}$|\d{1,2} (?:Jan|Feb|Mar|Apr|Mei|Jun|Jul|Agu|Sep|Okt|Nov|Des)")


@dataclass(frozen=True)
class Laporan:
    docx: Bahan
    pdf: Bahan


@pytest.fixture(scope="module")
def tiga_kantor(django_db_setup, django_db_blocker):
    with dengan_kantor(django_db_blocker, TIGA):
        yield


@pytest.fixture(scope="module")
def laporan(tiga_kantor, tmp_path_factory) -> dict[str, Laporan]:
    """Each office's report, written once, as both readers see it."""
    hasil = {}
    for nama in TIGA:
        folder = tmp_path_factory.mktemp(nama)
        dok = susun_lkjip(bahan(nama)).dokumen
        pdf = tulis_pdf(dok, folder_huruf=HURUF, cache=folder)
        (folder / "l.pdf").write_bytes(pdf.isi)
        (folder / "l.docx").write_bytes(
            tulis_docx(dok, halaman=pdf.label_halaman, folder_huruf=HURUF, cache=folder)
        )
        hasil[nama] = Laporan(bahan_docx(folder / "l.docx", nama), bahan_pdf(folder / "l.pdf", nama))
    return hasil


def isi_tabel(n: Naskah) -> Iterator[tuple[object, ...]]:
    """The tables with numbers and captions as both readers must see them."""
    for t in n.tabel:
        if t.nomor:
            yield t.nomor, tuple(tuple(rata(s.teks) for s in b) for b in (*t.kepala, *t.isi))


def rata(teks: str) -> str:
    """Where a line breaks after a hyphen or stroke, PDF does not tell whether a space stood there."""
    return re.sub(r"(?<=[/–-])\s+|\s+(?=/)", "", teks)


def ringkas(hasil: HasilReviu) -> Counter[tuple[str, str, str, str]]:
    return Counter((t.kelas, t.kepastian, rata(t.tercetak), rata(t.seharusnya)) for t in hasil.temuan)


@pytest.mark.parametrize("nama", TIGA)
def test_pdf_dan_docx_terbaca_dan_dinilai_sama(laporan, nama):
    docx, pdf = susun(laporan[nama].docx), susun(laporan[nama].pdf)
    a, b = list(isi_tabel(docx)), list(isi_tabel(pdf))
    assert len(a) == len(b) > 100
    assert [x for x, y in zip(a, b, strict=True) if x != y] == []
    temuan = periksa(docx), periksa(pdf)
    assert ringkas(temuan[0]) == ringkas(temuan[1])
    for hasil in temuan:
        pasti = Counter(t.kelas for t in hasil.temuan if t.kepastian == "pasti")
        assert pasti <= Counter(DARI_SUMBER.get(nama, {})), [t.uraian for t in hasil.temuan]
        assert hasil.indikator >= 16 and hasil.tahun == (2025 if nama == "contoh" else 2023)


def ubah_satu(asal: Bahan, acak: random.Random, sel: tuple[int, int, int]) -> Bahan:
    """The report with one digit of one cell of a table changed."""
    p, b, k = sel
    mentah = asal.potong[p]
    assert isinstance(mentah, TabelMentah)
    baris = [list(r) for r in mentah.baris]
    lama = baris[b][k]
    angka = [m.start() for m in re.finditer(r"\d", lama.teks.split("(")[0])]
    letak = acak.choice(angka)
    ganti = acak.choice([d for d in "123456789" if d != lama.teks[letak]])
    baris[b][k] = replace(lama, teks=lama.teks[:letak] + ganti + lama.teks[letak + 1 :])
    teks = list(asal.baris)
    teks[lama.baris - 1] = "\t".join("" if s.isian else s.teks for s in baris[b])
    baru = replace(mentah, baris=tuple(tuple(r) for r in baris))
    return replace(asal, baris=tuple(teks), potong=(*asal.potong[:p], baru, *asal.potong[p + 1 :]))


def nilai_dalam_tabel(asal: Bahan) -> list[tuple[int, int, int]]:
    """Where values stand: numbers in body rows, without codes, dates and the first column."""
    badan = {s.baris for t in susun(asal).tabel for b in t.isi for s in b} - _kepala(susun(asal).tabel)
    return [
        (p, b, k)
        for p, mentah in enumerate(asal.potong)
        if isinstance(mentah, TabelMentah)
        for b, baris in enumerate(mentah.baris)
        for k, sel in enumerate(baris)
        if k and not sel.isian and sel.baris in badan
        and baca_sel(sel.teks) is not None and not BUKAN_NILAI.match(sel.teks)
    ]  # fmt: skip


def _kepala(tabel: tuple[Tabel, ...]) -> set[int]:
    return {s.baris for t in tabel for b in t.kepala for s in b}


def test_angka_tabel_yang_diubah_ditemukan(laporan):
    asal, acak = laporan["contoh"].docx, random.Random(20)
    semula = ringkas(periksa(susun(asal)))
    nilai = nilai_dalam_tabel(asal)
    assert len(nilai) > 800
    ketemu = 0
    for sel in acak.sample(nilai, DIUBAH):
        baru = ringkas(periksa(susun(ubah_satu(asal, acak, sel)))) - semula
        ketemu += any(kepastian == "pasti" for _, kepastian, _, _ in baru)
    assert ketemu >= TERCAPAI * DIUBAH, f"{ketemu} dari {DIUBAH}"


def test_angka_yang_diubah_sebelum_ditulis_ditemukan_di_pdf_dan_docx(tmp_path):
    dok = susun_lkjip(bahan("contoh")).dokumen
    teks = repr(dok)
    assert "28,75%" in teks
    berubah = _ganti(dok, "28,75%", "82,75%")
    pdf = tulis_pdf(berubah, folder_huruf=HURUF, cache=tmp_path)
    for nama, isi in (
        ("l.pdf", pdf.isi),
        ("l.docx", tulis_docx(berubah, halaman=pdf.label_halaman, folder_huruf=HURUF, cache=tmp_path)),
    ):
        (tmp_path / nama).write_bytes(isi)
        hasil = periksa(baca(Path(tmp_path / nama)))
        assert any(t.kepastian == "pasti" and "82,75%" in t.tercetak for t in hasil.temuan)


def _ganti(blok: object, lama: str, baru: str, sisa: list[int] | None = None) -> object:
    """The document with the first table cell that prints ``lama`` printing ``baru``."""
    sisa = [1] if sisa is None else sisa
    if not sisa[0]:
        return blok
    if isinstance(blok, tuple):
        return tuple(_ganti(b, lama, baru, sisa) for b in blok)
    if type(blok).__name__ == "Sel" and getattr(blok, "teks", None) == lama:
        sisa[0] = 0
        return replace(blok, teks=baru)
    for nama in ("isi", "baris", "blok"):
        dalam = getattr(blok, nama, None)
        if isinstance(dalam, tuple) and sisa[0]:
            blok = replace(blok, **{nama: _ganti(dalam, lama, baru, sisa)})
    return blok
