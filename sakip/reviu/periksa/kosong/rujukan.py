"""A table that the text announces ("rincian pada tabel berikut") and that does not follow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.model import Judul, Kepastian, Keterangan, Paragraf, RumusTeks, Tabel, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat

_BERIKUT = Pola(
    r"\btabel\s+(?:di\s?bawah(?:\s+ini)?|(?:sebagai\s+)?berikut(?:\s+ini)?)\b",
    "tabel",
    dan=(("bawah", "berikut"),),
)
#: Words that the sentence has when it only announces the table, or that point elsewhere.
_RUJUK = re.compile(
    r"\b(?:dapat\s+dilihat|terlihat|tampak|disajikan|tersaji|dirinci|rincian\w*|tercantum|dimuat|terdapat|"
    r"dituangkan|"
    r"digambarkan|ditampilkan|diuraikan|tergambar|sebagaimana|selengkapnya)\b",
    re.IGNORECASE,
)
_LAMPIRAN = re.compile(r"\b(?:lampiran|terlampir|bab\s+[IVX]+|sebelumnya|di\s?atas)\b", re.IGNORECASE)
#: A paragraph that reads as text, not as the cells of a table that was lost.
_KALIMAT = re.compile(r"[A-Z“\"(][^\t]{30,}[.;:]\s*$", re.DOTALL)
_GAMBAR = re.compile(r"!\[|<img|\bgambar\s+\d|\bgrafik\s+\d", re.IGNORECASE)
#: What heads a part although it was not read as a heading.
_JUDUL = re.compile(
    r"\W*(?:SASARAN|INDIKATOR|BAB|(?:Sasaran|Indikator)\s+(?:Kegiatan|Strategis|Kinerja|Program)?\s*\d)\b"
)
#: So few prose paragraphs may stand between the announcement and the next heading for it to be judged.
_TERJAUH = 12


def kosong_rujukan(paham: Paham) -> Iterator[Temuan]:
    unsur = paham.naskah.unsur
    for n, u in enumerate(unsur):
        if not isinstance(u, Paragraf) or not _BERIKUT.search(u.teks):
            continue
        kalimat = pecah(u.teks)
        for ke, k in enumerate(kalimat):
            m = _BERIKUT.search(k.teks)
            if m is None or not _RUJUK.search(k.teks) or _LAMPIRAN.search(k.teks):
                continue
            sesudah = u.teks[k.akhir :]
            hasil = _menyusul(paham, unsur[n + 1 : n + 1 + _TERJAUH], u) if ke >= len(kalimat) - 3 else None
            if hasil is None or re.search(r"\n|\t|\d\s+\d+\s+\d", sesudah):
                continue
            yield _temuan(paham, u, k.teks, baris_kalimat(u, k.awal, k.akhir), hasil)


def _menyusul(paham: Paham, sesudah: Sequence[object], asal: Paragraf) -> Kepastian | None:
    """None where a table, a list or the like follows before the next heading; "ragu" where one may have been
    lost: pages, pictures, lines that are no sentences."""
    kepastian: Kepastian = "pasti" if paham.naskah.jumlah_halaman is None else "ragu"
    akhir = asal.letak.akhir
    for u in sesudah:
        if isinstance(u, Judul) or (isinstance(u, Paragraf) and _JUDUL.match(u.teks)):
            akhir_bagian = u.letak.baris
            break
        if isinstance(u, Tabel | Keterangan | RumusTeks):
            return None
        if not isinstance(u, Paragraf):
            return None
        if u.butir or not _KALIMAT.match(u.teks):
            return None
        akhir = u.letak.akhir
    else:
        akhir_bagian = akhir + 1
    mentah = [paham.baris_teks(b) for b in range(asal.letak.akhir + 1, akhir_bagian)]
    if any("\t" in b or "|" in b or _GAMBAR.search(b) for b in mentah):
        return None
    return kepastian


def _temuan(paham: Paham, p: Paragraf, kalimat: str, baris: tuple[int, ...], kepastian: Kepastian) -> Temuan:
    return temuan(
        paham,
        "kosong",
        baris,
        tercetak="tidak ada tabel sesudahnya",
        seharusnya="tabel yang disebut",
        kutipan=kalimat,
        uraian="Kalimat menunjuk tabel berikutnya, padahal sampai judul berikut tidak ada tabel.",
        saran="Tambahkan tabelnya, atau hapus rujukannya.",
        kepastian=kepastian,
    )
