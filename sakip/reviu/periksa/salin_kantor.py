"""The name of another office where the report speaks of its own: text that was copied from there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import pecah, temuan

_KATA = r"[A-Z][\w.&/-]*"
_NAMA = rf"(?P<nama>{_KATA}(?:\s+(?:{_KATA}|dan|dengan|bagi|dalam)){{2,13}}?)"
#: A place behind the kind of an office, not "Tahun 2023" or "Republik Indonesia".
_TEMPAT = rf"(?!(?:Tahun|TA|Nomor|No|Republik|RI|Indonesia|Provinsi|Pusat)\b){_KATA}(?:\s+{_KATA}){{0,2}}"
#: The report names its office: "Laporan Kinerja Kantor X Tahun 2023".
_SENDIRI = re.compile(
    r"\b(?i:laporan\s+kinerja|lkj?ip|lakip|perjanjian\s+kinerja|rencana\s+strategis|renstra)"
    r"(?i:\s+instansi\s+pemerintah)?(?:\s+\([A-Za-z]+\))?\s+(?i:pada\s+|di\s+lingkungan\s+)?"
    + _NAMA
    + r"\s+(?i:tahun|ta)\b"
)
#: What a report says of itself just before it names its office.
_MILIK = Pola(
    r"\b(?:laporan\s+kinerja|lkj?ip|lakip|perjanjian\s+kinerja|kinerja|lingkungan|jajaran|visi|misi|(?<!\w)kepala)\s*$",
    "kinerja", "lkip", "lkjip", "lakip", "lingkungan", "jajaran", "visi", "misi", "kepala",
)  # fmt: skip
#: What brings another office in: a comparison, a visit, a list.
_LAIN = re.compile(
    r"\b(?:di)?(?:banding|daripada|dari\s+pada|studi|kunjung|seperti|sebagaimana|bersama|antara|peringkat|terbaik|"
    r"mutasi|pindah)",
    re.IGNORECASE,
)
_JABATAN = re.compile(
    r"(?:kepala|kementerian|menteri|gubernur|bupati|wali\s*kota|divisi|direktur)\b", re.IGNORECASE
)
_TERSERING, _TERJARANG, _EKOR = 5, 2, 3


def kantor_lain(paham: Paham) -> Iterator[Temuan]:
    """Only where the own name stands often, the other one or twice, and nothing compares the two."""
    nama = _nama_sendiri(paham)
    if not nama:
        return
    for depan, ekor in _terbagi(nama):
        pola = re.compile(rf"\b(?i:{depan})\s+(?P<ekor>{_TEMPAT})")
        cocok = [(p, m) for p in paham.naskah.paragraf for m in pola.finditer(p.teks)]
        asing = [(p, m) for p, m in cocok if m["ekor"].split()[0].casefold() != ekor]
        sering = Counter(m["ekor"].split()[0].casefold() for _, m in asing)
        salah = [
            (p, m)
            for p, m in asing
            if sering[m["ekor"].split()[0].casefold()] <= _TERJARANG and _tentang_sendiri(p, m, nama)
        ]
        for p, m in salah:
            yield _temuan(paham, p, m, nama)
        if salah:
            return


def _nama_sendiri(paham: Paham) -> str:
    """The name of the office whose report it calls itself, where that name stands often in the text."""
    baris = " ".join(" ".join(paham.naskah.baris).split())  # running heads and captions, too
    disebut = {m["nama"] for m in _SENDIRI.finditer(baris)}
    isi = baris.casefold()
    sering = [n for n in disebut if isi.count(n.casefold()) >= _TERSERING and not _JABATAN.match(n)]
    nama = max(sering, key=lambda n: (len(n.split()), n), default="")
    return nama if len(nama.split()) > _EKOR and re.fullmatch(_TEMPAT, nama.split()[-1]) else ""


def _terbagi(nama: str) -> Iterator[tuple[str, str]]:
    """The name without its last word or words, as a pattern, and the first of these words."""
    kata = nama.split()
    for n in range(1, min(_EKOR, len(kata) - 2) + 1):
        yield r"\s+".join(map(re.escape, kata[:-n])), kata[-n].casefold()


def _tentang_sendiri(p: Paragraf, m: re.Match[str], nama: str) -> bool:
    kalimat = next((k.teks for k in pecah(p.teks) if m[0] in k.teks), "")
    depan = kalimat[: kalimat.find(m[0])]
    if not kalimat or _LAIN.search(depan) or nama.casefold() in kalimat.casefold():
        return False
    return _MILIK.search(depan) is not None


def _temuan(paham: Paham, p: Paragraf, m: re.Match[str], nama: str) -> Temuan:
    tercetak = " ".join(m[0].split())
    return temuan(
        paham,
        "salin_tempel",
        {p.baris_pada(m.start()), p.baris_pada(m.end() - 1)},
        tercetak=tercetak,
        seharusnya=nama,
        kutipan=p.teks[max(0, m.start() - 60) : m.end() + 60],
        uraian=f"Laporan {nama} menyebut “{tercetak}” sebagai kantornya sendiri.",
        saran="Ganti nama kantornya, dan periksa apakah kalimat itu tersalin dari laporan lain.",
    )
