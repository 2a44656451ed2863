"""How many indicators the agreement has, as a sentence tells it, against the tables that list them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham, TabelPaham, kunci
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat

_BANYAK = re.compile(
    r"\b(?P<n>\d{1,3})\s+(?:\([^)]{1,40}\)\s+)?indikator(?:\s+kinerja)?(?:\s+(?:utama|sasaran|kegiatan))?\b",
    re.IGNORECASE,
)
_PERJANJIAN = Pola(
    r"\bperjanjian\s+kinerja\b|\bpenetapan\s+kinerja\b|\bditetapkan\b|\bmenetapkan\b",
    "perjanjian",
    "penetapan",
    "etapkan",
)
_BAGIAN = re.compile(
    r"\b(?:sasaran\s+(?:ini|tersebut|ke|\d)|tujuan\s+(?:ini|\d)|mencapai|tercapai|melampaui|memenuhi|di\s?antaranya|dari\s+\d|"
    r"bidang|seksi|subbag\w*|perubahan|revisi|renstra|rencana\s+strategis|baru|tambahan|sebelumnya)\b",
    re.IGNORECASE,
)
_JENIS = ("pk", "capaian", "riwayat", "renstra")
#: A difference of more is another list.
_DEKAT = 3
_TERKECIL = 4


def banyak_indikator(paham: Paham) -> Iterator[Temuan]:
    """Only where the agreement and the table of capaian have the same number of indicators, and no list
    has as many as the sentence says."""
    daftar = {(t.jenis, _nama(t)) for t in paham.tabel if t.jenis in _JENIS and not t.maya}
    pk = {n for j, n in daftar if j == "pk"}
    capaian = {n for j, n in daftar if j == "capaian"}
    sama = {n for n in pk & capaian if n == max(pk | capaian)}
    if len(sama) != 1:
        return
    (banyak,) = sama
    if banyak < _TERKECIL:
        return
    for p in paham.naskah.paragraf:
        if not _PERJANJIAN.search(p.teks):
            continue
        for k in pecah(p.teks):
            temu = list(_BANYAK.finditer(k.teks))
            if len(temu) != 1 or not _PERJANJIAN.search(k.teks) or _BAGIAN.search(k.teks):
                continue
            if {int(y) for y in re.findall(r"\b(?:19|20)\d\d\b", k.teks)} - {paham.tahun}:
                continue
            n = int(temu[0]["n"])
            if n != banyak and abs(n - banyak) <= _DEKAT and n not in {x for _, x in daftar}:
                yield temuan(
                    paham,
                    "narasi",
                    baris_kalimat(p, k.awal + temu[0].start(), k.awal + temu[0].end()),
                    kutipan=k.teks,
                    tercetak=temu[0][0],
                    seharusnya=f"{banyak} indikator",
                    uraian=f"Kalimat menyebut {temu[0][0]}, sedangkan tabel Perjanjian Kinerja dan tabel "
                    f"capaian memuat {banyak} indikator.",
                    saran="Hitung ulang dari tabel Perjanjian Kinerja.",
                )


def _nama(t: TabelPaham) -> int:
    return len({kunci(b.nama) for b in t.baris if b.nama and b.biasa})
