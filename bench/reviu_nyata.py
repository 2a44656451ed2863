"""Measure `sakip reviu` on the same reports after real extraction: printed to PDF, then turned into text.

    .venv/bin/python bench/reviu_nyata.py FOLDER [CARA ...]

FOLDER as for ``bench/reviu.py``. Needs LibreOffice and, for ``polos``, ``layout`` and ``raw``, pdftotext;
``miner``, ``pypdf`` and ``mupdf`` are left out where their library is not installed.
Each report is laid out anew as a page with ruled tables; findings are led back to the lines of the original
by the words that both share, so a place may be off by a few lines.
"""

from __future__ import annotations

import argparse
import bisect
import html
import importlib
import importlib.util
import json
import re
import subprocess
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

from reviu import Nilai, nilai

from sakip.reviu import baca, periksa
from sakip.reviu.baca.potong import BarisTeks
from sakip.reviu.baca.teks import bahan_teks

CARA = {
    "docx": ("docx", "MS Word 2007 XML"),
    "pdf": ("pdf", "writer_pdf_Export"),
    "txt": ("txt", "Text"),
    "polos": (),
    "layout": ("-layout",),
    "raw": ("-raw",),
}
PUSTAKA = {"miner": "pdfminer.high_level", "pypdf": "pypdf", "mupdf": "pymupdf"}
GAYA = "td{border:1px solid black;font-size:9pt} p{font-size:11pt}"


def laman(teks: str) -> str:
    """The report as a page: paragraphs and ruled tables."""
    keluar = [f"<html><head><meta charset='utf-8'><style>{GAYA}</style></head><body>"]
    alinea: list[str] = []

    def tutup() -> None:
        if alinea:
            keluar.append(f"<p>{' '.join(alinea)}</p>")
        alinea.clear()

    for p in bahan_teks(teks).potong:
        if isinstance(p, BarisTeks):
            isi = html.escape(p.teks.strip())
            if len(isi) < 60:
                tutup()
            if isi:
                alinea.append(isi)
            if len(isi) < 60:
                tutup()
            continue
        tutup()
        lebar = max(map(len, p.baris))
        keluar.append("<table width='100%' cellspacing='0' border='1'>")
        for b in p.baris:
            sel = "".join(f"<td>{html.escape(s.teks)}</td>" for s in b)
            keluar.append(f"<tr>{sel}{'<td></td>' * (lebar - len(b))}</tr>")
        keluar.append("</table>")
    tutup()
    return "\n".join(keluar) + "</body></html>"


def jalankan(folder: Path, *perintah: str) -> None:
    subprocess.run(perintah, cwd=folder, capture_output=True, check=True, timeout=600)


def ubah(folder: Path, teks: str, cara: list[str]) -> dict[str, Path]:
    """The report in each form wanted."""
    office = ("soffice", f"-env:UserInstallation={(folder / 'profil').as_uri()}", "--headless")
    (folder / "a.html").write_text(laman(teks), encoding="utf-8")
    jalankan(folder, *office, "--convert-to", "odt:writer8", "a.html")
    for akhiran, saring in [v for k, v in CARA.items() if len(v) == 2 and (k in cara or k == "pdf")]:
        jalankan(folder, *office, "--convert-to", f"{akhiran}:{saring}", "a.odt")
    hasil = {}
    for c in cara:
        if c in PUSTAKA:
            hasil[c] = folder / f"{c}.teks"
            hasil[c].write_text(teks_pustaka(c, folder / "a.pdf"), encoding="utf-8")
            continue
        hasil[c] = folder / (f"a.{c}" if len(CARA[c]) == 2 else f"{c}.teks")
        if len(CARA[c]) < 2:
            jalankan(folder, "pdftotext", *CARA[c], "a.pdf", hasil[c].name)
    return hasil


def teks_pustaka(cara: str, pdf: Path) -> str:
    """The text of a PDF as one of the libraries gives it."""
    pustaka = importlib.import_module(PUSTAKA[cara])
    if cara == "miner":
        return str(pustaka.extract_text(str(pdf)))
    if cara == "pypdf":
        return "\n".join(h.extract_text() for h in pustaka.PdfReader(str(pdf)).pages)
    with pustaka.open(str(pdf)) as dokumen:
        return "\n".join(h.get_text() for h in dokumen)


def ada(cara: str) -> bool:
    return cara in CARA or (
        cara in PUSTAKA and importlib.util.find_spec(PUSTAKA[cara].split(".")[0]) is not None
    )


def kata(teks: str) -> list[str]:
    return re.findall(r"\w+", teks.casefold())


def asal(lama: list[str], baru: list[str]) -> list[int]:
    """The line of the original (1-based) for every new line: by runs of words that stand once in both."""
    a, b = ([(w, n) for n, t in enumerate(x, 1) for w in kata(t)] for x in (lama, baru))
    jangkar: set[tuple[int, int]] = set()
    for k in (3, 5):
        letak = []
        for x in (a, b):
            ada: dict[tuple[str, ...], list[int]] = defaultdict(list)
            for i in range(len(x) - k + 1):
                ada[tuple(w for w, _ in x[i : i + k])].append(x[i][1])
            letak.append({g: v[0] for g, v in ada.items() if len(v) == 1})
        jangkar |= {(letak[1][g], letak[0][g]) for g in letak[1].keys() & letak[0].keys()}
    naik: list[tuple[int, int]] = []  # the longest chain that grows in both
    ujung: list[int] = []
    sebelum: dict[int, int] = {}
    puncak: list[int] = []
    urut = sorted(jangkar)
    for i, (_, y) in enumerate(urut):
        p = bisect.bisect_right(ujung, y)
        ujung[p : p + 1] = [y]
        puncak[p : p + 1] = [i]
        sebelum[i] = puncak[p - 1] if p else -1
    i = puncak[-1] if puncak else -1
    while i >= 0:
        naik.append(urut[i])
        i = sebelum[i]
    naik.reverse()
    x, y = [n for n, _ in naik], [n for _, n in naik]
    isi = [Counter(kata(t)) for t in lama]
    hasil = []
    for n, t in enumerate(baru, 1):
        k = bisect.bisect_left(x, n)
        dari = y[k - 1] if k else 1
        sampai = y[min(len(y) - 1, bisect.bisect_right(x, n))]
        c = Counter(kata(t))
        if k < len(x) and x[k] == n and c.total() >= 3:
            hasil.append(y[k])
            continue
        calon = range(max(1, dari - 6), min(len(lama), max(dari, sampai) + 6) + 1)
        hasil.append(max(calon, key=lambda m: ((isi[m - 1] & c).total(), -abs(m - dari))))
    return hasil


def main() -> None:
    opsi = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    opsi.add_argument("folder", type=Path)
    opsi.add_argument("cara", nargs="*", help=", ".join((*CARA, *PUSTAKA)))
    pilih = opsi.parse_args()
    pilih.cara = [c for c in pilih.cara or (*CARA, *PUSTAKA) if ada(c)]
    total = {c: Nilai() for c in pilih.cara}
    for kunci in sorted(pilih.folder.glob("*.temuan.json")):
        butir = json.loads(kunci.read_text(encoding="utf-8"))["temuan"]
        teks = kunci.with_name(kunci.name.removesuffix(".temuan.json") + ".txt").read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            for c, berkas in ubah(Path(folder), teks, pilih.cara).items():
                hasil = periksa(baca(berkas))
                dari = asal(teks.split("\n"), list(hasil.naskah.baris))
                temuan = [(t, [dari[b - 1] for b in t.baris if b <= len(dari)]) for t in hasil.temuan]
                for n in nilai(butir, temuan).kelas.values():
                    total[c].tambah(n)
    for c in pilih.cara:
        print(total[c].baris(c))


if __name__ == "__main__":
    main()
