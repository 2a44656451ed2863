""" "Semua narapidana telah sadar" against a share below 100 %; and people counted of whom there are none."""

from __future__ import annotations

import re

from sakip.reviu.paham import kunci
from sakip.reviu.paham.model import Fakta
from sakip.reviu.periksa.narasi.baca.nilai import SERATUS, Pokok

_BAGIAN = re.compile(r"^\W*(?:persentase|presentase|prosentase)\b", re.IGNORECASE)
_SEMUA = re.compile(
    r"(?<!hampir )(?<!tidak )(?<!belum )(?<!bukan )\b(?:semua|seluruh|setiap)\s+"
    r"(?P<siapa>[a-z]{4,}(?:\s+[^,.;]{0,160}?)?)\s*\b(?:telah|sudah|dapat)\s+(?:rata-rata\s+)?[a-z-]{4,}",
    re.IGNORECASE,
)
#: What makes a whole of those that are counted: "semua pemohon yang mengajukan usulan".
_PENYEBUT = re.compile(
    r"\b(?:mengajukan|diajukan|masuk|diterima|diusulkan|ada|terdaftar|memohon|dimohonkan|membutuhkan|melapor|dilaporkan)\b",
    re.IGNORECASE,
)
_HARAP = re.compile(
    r"\b(?:agar|supaya|diharapkan|akan|untuk|harus|berupaya|memastikan|kepada|oleh|dari|bagi)\s*$",
    re.IGNORECASE,
)


def semua_padahal(kalimat: str, p: Pokok) -> tuple[str, Fakta] | None:
    """The words that claim all, and the share that says otherwise."""
    if p.bagian is None or not _BAGIAN.match(p.nama):
        return None
    nilai = p.ambil(["realisasi"], p.tahun)
    if not nilai or max(f.angka.nilai for f in nilai) >= SERATUS or not nilai[0].angka.persen:
        return None
    nama = kunci(p.nama)[1:]
    for c in _SEMUA.finditer(kalimat):
        siapa = kunci(c["siapa"])
        anak = c["siapa"].casefold().partition(" yang ")[2]
        if anak and not set(kunci(anak)) <= set(nama) and not _PENYEBUT.search(anak):
            continue  # only those of them that ...
        if siapa and siapa[0] in nama[:3] and not _HARAP.search(kalimat, 0, c.start()):
            return c[0], nilai[0]
    return None
