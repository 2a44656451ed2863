"""One document with seeded faults as DOCX, ODT, Markdown and HTML: the same findings."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from sakip.reviu import baca, periksa
from sakip.reviu.tests.berkas import docx, p, tbl, tc, tr

JUDUL = "<w:outlineLvl w:val='{}'/>"
Tabel = tuple[tuple[str, ...], ...]
#: A wrong achievement (90 % for 80 %), a wrong sum, a percent of budget, a sentence against its table.
ISI: tuple[tuple[int, str | Tabel], ...] = (
    (1, "BAB III AKUNTABILITAS KINERJA"),
    (0, "Laporan Kinerja Tahun 2022 menyajikan capaian kinerja kantor."),
    (2, "A. Capaian Kinerja"),
    (0, "Tabel 3.1 Capaian Kinerja Tahun 2022"),
    (
        -1,
        (
            ("No", "Indikator Kinerja", "Target", "Realisasi", "Capaian"),
            ("1", "Persentase jalan mantap", "75%", "60%", "90%"),
            ("2", "Nilai akuntabilitas kinerja", "70", "77", "110%"),
            ("3", "Persentase pengaduan yang diselesaikan", "80%", "80%", "100%"),
        ),
    ),
    (0, "Persentase pengaduan yang diselesaikan tahun 2022 belum mencapai target."),
    (2, "B. Realisasi Anggaran"),
    (0, "Tabel 3.2 Realisasi Anggaran Tahun 2022"),
    (
        -1,
        (
            ("Program", "Pagu", "Realisasi", "Persentase"),
            ("Program Pelayanan", "200.000.000", "150.000.000", "75,00%"),
            ("Program Pembinaan", "100.000.000", "90.000.000", "91,00%"),
            ("Jumlah", "300.000.000", "250.000.000", "83,33%"),
        ),
    ),
)


def markdown(folder: Path) -> Path:
    baris: list[str] = []
    for tingkat, u in ISI:
        if isinstance(u, str):
            baris += [f"{'#' * tingkat} {u}".strip(), ""]
        else:
            sel = ["| " + " | ".join(b) + " |" for b in u]
            baris += [sel[0], "|" + "---|" * len(u[0]), *sel[1:], ""]
    (folder / "l.md").write_text("\n".join(baris), encoding="utf-8")
    return folder / "l.md"


def html(folder: Path) -> Path:
    keluar = "<!DOCTYPE html><meta charset='utf-8'><body>"
    for tingkat, u in ISI:
        if isinstance(u, str):
            tag = f"h{tingkat}" if tingkat else "p"
            keluar += f"<{tag}>{u}</{tag}>"
        else:
            sel = ["".join(f"<{'td' if n else 'th'}>{s}" for s in b) for n, b in enumerate(u)]
            keluar += "<table><tr>" + "<tr>".join(sel) + "</table>"
    (folder / "l.html").write_text(keluar, encoding="utf-8")
    return folder / "l.html"


def dokumen(folder: Path) -> Path:
    badan = ""
    for tingkat, u in ISI:
        if isinstance(u, str):
            badan += p(u, JUDUL.format(tingkat - 1) if tingkat else "")
        else:
            badan += tbl(*(tr(*(tc(s) for s in b), kepala=not n) for n, b in enumerate(u)))
    return docx(folder / "l.docx", badan)


def odt(folder: Path) -> Path:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    dokumen(folder)
    subprocess.run(
        [office, f"-env:UserInstallation={(folder / 'profil').as_uri()}", "--headless", "--convert-to",
         "odt", "--outdir", str(folder), str(folder / "l.docx")],
        capture_output=True, timeout=180, check=True,
    )  # fmt: skip
    return folder / "l.odt"


def temuan(berkas: Path) -> set[tuple[str, str, str, str]]:
    hasil = periksa(baca(berkas))
    return {(t.kelas, t.kepastian, t.tercetak, t.seharusnya) for t in hasil.temuan if t.kelas != "kosong"}


def test_semua_kesalahan_yang_ditanam_ditemukan_pada_docx(tmp_path):
    kelas = sorted(k for k, pasti, *_ in temuan(dokumen(tmp_path)) if pasti == "pasti")
    assert kelas == ["capaian", "jumlah", "narasi", "persen_anggaran"]


@pytest.mark.parametrize("tulis", [markdown, html, odt])
def test_bentuk_lain_memberi_temuan_yang_sama(tmp_path, tulis):
    assert temuan(tulis(tmp_path)) == temuan(dokumen(tmp_path))
