"""A regional office of another province as the one that acts in the report of this one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from sakip.aturan.kalimat import Kalimat
from sakip.aturan.kalimat.pola import memuat
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.bagian import baris_kalimat

_PROVINSI_TEKS = """
    Aceh|Sumatera Utara|Sumatera Barat|Riau|Kepulauan Riau|Jambi|Sumatera Selatan|Kepulauan Bangka Belitung
    |Bangka Belitung|Bengkulu|Lampung|DKI Jakarta|Banten|Jawa Barat|Jawa Tengah|DI Yogyakarta
    |Daerah Istimewa Yogyakarta|Yogyakarta|Jawa Timur|Bali|Nusa Tenggara Barat|Nusa Tenggara Timur
    |Kalimantan Barat|Kalimantan Tengah|Kalimantan Selatan|Kalimantan Timur|Kalimantan Utara|Sulawesi Utara
    |Gorontalo|Sulawesi Tengah|Sulawesi Barat|Sulawesi Selatan|Sulawesi Tenggara|Maluku Utara|Maluku
    |Papua Barat Daya|Papua Barat|Papua Selatan|Papua Tengah|Papua Pegunungan|Papua
"""
_PROVINSI = tuple("".join(_PROVINSI_TEKS.split("\n")).replace("    ", "").split("|"))
_WILAYAH = r"(?P<wilayah>" + "|".join(sorted(map(re.escape, _PROVINSI), key=len, reverse=True)) + r")"
_JENIS = (
    r"(?:Kantor\s+Wilayah|Kanwil|Kantor\s+Regional|Perwakilan|Balai(?:\s+Besar)?|Dinas|Badan|Inspektorat|"
    r"Sekretariat\s+Daerah)"
)
_KATA = ("kantor", "kanwil", "perwakilan", "balai", "dinas", "badan", "inspektorat", "sekretariat")
#: The whole name of an office and the province behind it.
_KANTOR = re.compile(
    rf"\b(?P<jenis>(?i:{_JENIS}))\s+(?P<nama>(?:[A-Z][\w.&-]*\s+(?:(?:dan|dengan|serta)\s+)?){{0,9}}?)"
    rf"(?:Provinsi\s+)?(?i:{_WILAYAH})\b"
)
#: Where the name of an office may begin: at its first word, with a capital or the province behind it.
_AWAL = re.compile(
    r"[KPBDISkpbdis](?:antor|anwil|erwakilan|alai|inas|adan|nspektorat|ekretariat"
    r"|ANTOR|ANWIL|ERWAKILAN|ALAI|INAS|ADAN|NSPEKTORAT|EKRETARIAT)\s"
)
#: What follows the one who acts.
_BERTINDAK = re.compile(
    r"\s+(?:(?:akan|telah|terus|sudah|juga|selalu|senantiasa|berupaya|berhasil|perlu|dapat|mampu|tetap)\s+)*"
    r"(?:me[a-z]{4,}|ber(?!beda|asal|ada\b|jumlah|lokasi|kedudukan)[a-z]{4,}|bekerja|mengadakan)\b"
)
_LAIN = re.compile(
    r"\b(?:di)?(?:banding|daripada|studi|kunjung|seperti|sebagaimana|bersama|antara|peringkat|terbaik|"
    r"mutasi|pindah|"
    r"kerja\s+sama|koordinasi|tiru|replikasi)",
    re.IGNORECASE,
)
_SERING, _JARANG = 5, 2


def salin_wilayah(paham: Paham) -> Iterator[Temuan]:
    """Only where the report names its own province often, and the other province hardly ever."""
    pelaku = list(_pelaku(paham))
    if not pelaku:
        return
    teks = " ".join(" ".join(paham.naskah.baris).split())
    semua = [(_baku(m["wilayah"]), _jenis(m)) for m in _semua_kantor(teks)]
    kantor = Counter(w for w, _ in semua)
    sendiri, banyak = kantor.most_common(1)[0]
    jenis = Counter(j for w, j in semua if w == sendiri).most_common(1)[0][0]
    if banyak < _SERING or banyak * 10 < len(semua) * 8:
        return
    for p, k, m in pelaku:
        asing = _baku(m["wilayah"])
        if asing == sendiri or _jenis(m) != jenis or not _sekantor(m["nama"], teks):
            continue  # the own office, a partner, a unit of another kind
        if kantor[asing] > _JARANG or _LAIN.search(k.teks) or sendiri in k.teks.casefold():
            continue
        if len(re.findall(rf"\b{re.escape(asing)}\b", teks.casefold())) > _JARANG:
            continue
        yield temuan(
            paham,
            "salin_tempel",
            baris_kalimat(p, k.awal, k.akhir),
            kutipan=k.teks,
            tercetak=m[0],
            seharusnya=f"{m['jenis']} … {sendiri.title()}",
            uraian=f"Kalimat menyebut “{m[0]}” sebagai pelaku, padahal laporan ini laporan kantor di "
            f"{sendiri.title()}.",
            saran="Ganti nama kantornya, dan periksa apakah kalimat itu tersalin dari laporan lain.",
        )


def _semua_kantor(teks: str) -> Iterator[re.Match[str]]:
    """Every office of a province; tried only where one of the first words of such names stands."""
    akhir = 0
    for awal in _AWAL.finditer(teks):
        m = _KANTOR.match(teks, awal.start()) if awal.start() >= akhir else None
        if m is not None:
            akhir = m.end()
            yield m


def _pelaku(paham: Paham) -> Iterator[tuple[Paragraf, Kalimat, re.Match[str]]]:
    """Sentences that begin with an office of a province that does something."""
    for p in paham.naskah.paragraf:
        for k in pecah(p.teks) if memuat(p.teks, *_KATA) else ():
            m = _KANTOR.match(k.teks)
            if m is not None and _BERTINDAK.match(k.teks, m.end()):
                yield p, k, m


def _jenis(m: re.Match[str]) -> str:
    kecil = " ".join(m["jenis"].casefold().split())
    return "kantor wilayah" if kecil == "kanwil" else kecil


def _sekantor(nama: str, teks: str) -> bool:
    """Whether the report speaks often of every word of an office's name, as it does of its own."""
    return all(teks.count(k) >= _SERING for k in nama.split() if k[:1].isupper())


def _baku(wilayah: str) -> str:
    kecil = " ".join(wilayah.casefold().split())
    return {"bangka belitung": "kepulauan bangka belitung"}.get(
        kecil, kecil.replace("dki ", "").split("istimewa ")[-1]
    )
