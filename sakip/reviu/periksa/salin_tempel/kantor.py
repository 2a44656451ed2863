"""Another office's name where the report speaks of its own: text that was copied from that office's report.

How a report names its own office decides how another one is known: by what it calls itself ("Laporan Kinerja
Kantor X"), by the province behind the names of central offices, or by the cover of a regional office.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from sakip.aturan.kalimat import Kalimat
from sakip.aturan.kalimat.pola import Pola, memuat
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat
from sakip.reviu.periksa.alat.ingat import ingat

#: What brings another office in by right: a comparison, a visit, a list.
_LAIN = re.compile(
    r"\b(?:di)?(?:banding|daripada|dari\s+pada|studi|kunjung|seperti|sebagaimana|bersama|antara|peringkat|terbaik|"
    r"mutasi|pindah|kerja\s+sama|koordinasi|tiru|replikasi)",
    re.IGNORECASE,
)


def kantor_lain(paham: Paham) -> Iterator[Temuan]:
    yield from _akhiran_lain(paham)
    yield from _wilayah_lain(paham)
    yield from _kantor_daerah(paham)
    yield from _laporan_kantor(paham)


def _temuan(
    paham: Paham, baris: Iterable[int], *, tercetak: str, seharusnya: str, kutipan: str, uraian: str
) -> Temuan:
    return temuan(
        paham,
        "salin_tempel",
        baris,
        tercetak=tercetak,
        seharusnya=seharusnya,
        kutipan=kutipan,
        uraian=uraian,
        saran="Ganti nama kantornya, dan periksa apakah kalimat itu tersalin dari laporan lain.",
    )


# --- the own name with another end -------------------------------------------------------------------------

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
_JABATAN = re.compile(
    r"(?:kepala|kementerian|menteri|gubernur|bupati|wali\s*kota|divisi|direktur)\b", re.IGNORECASE
)
_TERSERING, _TERJARANG, _EKOR = 5, 2, 3


def _akhiran_lain(paham: Paham) -> Iterator[Temuan]:
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
            tercetak = " ".join(m[0].split())
            yield _temuan(
                paham,
                {p.baris_pada(m.start()), p.baris_pada(m.end() - 1)},
                tercetak=tercetak,
                seharusnya=nama,
                kutipan=p.teks[max(0, m.start() - 60) : m.end() + 60],
                uraian=f"Laporan {nama} menyebut “{tercetak}” sebagai kantornya sendiri.",
            )
        if salah:
            return


@ingat
def _teks(paham: Paham) -> str:
    """The whole report as one line, running heads and captions too."""
    return " ".join(" ".join(paham.naskah.baris).split())


@ingat
def _kecil(paham: Paham) -> str:
    return _teks(paham).casefold()


def _nama_sendiri(paham: Paham) -> str:
    """The name of the office whose report it calls itself, where that name stands often in the text."""
    disebut = {m["nama"] for m in _SENDIRI.finditer(_teks(paham))}
    isi = _kecil(paham)
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


# --- the office of another province ------------------------------------------------------------------------

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
_KANTOR_JENIS = (
    r"(?:Kantor\s+Wilayah|Kanwil|Kantor\s+Regional|Perwakilan|Balai(?:\s+Besar)?|Dinas|Badan|Inspektorat|"
    r"Sekretariat\s+Daerah)"
)
_KATA_KANTOR = ("kantor", "kanwil", "perwakilan", "balai", "dinas", "badan", "inspektorat", "sekretariat")
#: The whole name of an office and the province behind it.
_KANTOR = re.compile(
    rf"\b(?P<jenis>(?i:{_KANTOR_JENIS}))\s+(?P<nama>(?:[A-Z][\w.&-]*\s+(?:(?:dan|dengan|serta)\s+)?){{0,9}}?)"
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
_SERING, _JARANG = 5, 2


def _wilayah_lain(paham: Paham) -> Iterator[Temuan]:
    """Only where the report names its own province often, and the other province hardly ever."""
    pelaku = list(_pelaku(paham))
    if not pelaku:
        return
    teks = _teks(paham)
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
        yield _temuan(
            paham,
            baris_kalimat(p, k.awal, k.akhir),
            tercetak=m[0],
            seharusnya=f"{m['jenis']} … {sendiri.title()}",
            kutipan=k.teks,
            uraian=f"Kalimat menyebut “{m[0]}” sebagai pelaku, padahal laporan ini laporan kantor di "
            f"{sendiri.title()}.",
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
        for k in pecah(p.teks) if memuat(p.teks, *_KATA_KANTOR) else ():
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


# --- a regional office of another kind and place -----------------------------------------------------------

_DINAS = (
    r"(?:Dinas|Badan|Balai|Inspektorat|Kantor|Sekretariat|UPTD?|Puskesmas|Rumah\s+Sakit\s+Umum\s+Daerah|RSUD)"
)
_KOTA = r"(?:Kota|Kabupaten|Provinsi)\s+[A-Z][a-z]+(?:\s+[A-Z][a-z]+)?"
_KOTA_ADA = re.compile(r"(?:Kota|Kabupaten|Provinsi)\s+[A-Z]")
_SAMPUL_SENDIRI = re.compile(
    rf"\b(?P<jenis>{_DINAS})\s+(?P<nama>[A-Z][\w ,&-]{{3,80}}?)\s+(?P<tempat>{_KOTA})(?=\s+TAHUN|\W*$)",
    re.IGNORECASE,
)
#: "Dinas X Kota Y akan menambah": the office is what the sentence speaks of, and it acts.
_MEMIMPIN = re.compile(
    rf"^\W*(?:Selanjutnya,?\s+|Ke\s+depan,?\s+)?(?P<kantor>{_DINAS}\s+[A-Z][\w&-]+(?:\s+(?:dan\s+)?[\w&-]+){{0,6}}?\s+{_KOTA})"
    r"\s+(?:akan|telah|terus|berkomitmen|berupaya|berhasil|melaksanakan|melakukan|mengukur|menetapkan|menyusun|memiliki|menambah|"
    r"mempunyai|didukung|dipimpin|berkedudukan|mengelola|mengampu|menyelenggarakan|melatih|melayani|membina|membawahi)\b",
)
_BERSAMA = re.compile(
    r"\b(?:bersama|bekerja\s+sama|kerja\s?sama|dibanding\w*|seperti|studi|kunjungan|selaku|sebagai|bantuan|hibah|koordinasi)\b",
    re.IGNORECASE,
)
_BARIS_SAMPUL = 12


def _kantor_daerah(paham: Paham) -> Iterator[Temuan]:
    """In another place than the cover's, told once in the whole report."""
    sendiri = _nama_sampul(paham)
    if sendiri is None:
        return
    jenis, tempat = sendiri
    semua = _kecil(paham)
    for p in paham.naskah.paragraf:
        for k in pecah(p.teks) if _KOTA_ADA.search(p.teks) else ():
            m = _MEMIMPIN.match(k.teks)
            if m is None or _BERSAMA.search(k.teks):
                continue
            nama = " ".join(m["kantor"].split())
            lain = re.search(rf"{_KOTA}$", nama)
            if lain is None or lain[0].casefold() == tempat:
                continue
            if lain[0].startswith("Provinsi") and not tempat.startswith("provinsi"):
                continue  # the province's office supervises the town's
            if semua.count(nama.casefold()) > 1 or tempat.split()[-1] in k.teks.casefold():
                continue
            if semua.count(lain[0].casefold()) > 1:
                continue
            yield _temuan(
                paham,
                {p.baris_pada(k.awal)},
                tercetak=nama,
                seharusnya=jenis.title() + " " + tempat.title(),
                kutipan=k.teks,
                uraian=f"Kalimat berbicara tentang {nama}, padahal laporan ini laporan {jenis.title()} "
                f"{tempat.title()}.",
            )


#: The report names itself: "Laporan Kinerja Dinas X Kota Y Tahun 2023 dapat diselesaikan".
_LAPORAN_KANTOR = re.compile(
    rf"\b(?i:laporan\s+(?:akuntabilitas\s+)?kinerja|lkj?ip|lakip)(?i:\s+instansi\s+pemerintah)?\s+(?i:pada\s+)?"
    rf"(?P<kantor>{_DINAS}\s+[A-Z][\w&-]+(?:\s+(?:dan\s+)?[\w&-]+){{0,6}}?\s+(?P<tempat>{_KOTA}))\s+(?i:tahun|ta)\s+"
    r"(?P<t>20\d\d)\b"
)


def _laporan_kantor(paham: Paham) -> Iterator[Temuan]:
    """The report of this year called another office's than the cover's, once."""
    sendiri = _nama_sampul(paham)
    if sendiri is None:
        return
    jenis, tempat = sendiri
    semua = _kecil(paham)
    for p in paham.naskah.paragraf:
        for k in pecah(p.teks) if _KOTA_ADA.search(p.teks) else ():
            m = _LAPORAN_KANTOR.search(k.teks)
            if m is None or int(m["t"]) != paham.tahun or _BERSAMA.search(k.teks) or _LAIN.search(k.teks):
                continue
            lain = " ".join(m["tempat"].split())
            if lain.casefold().startswith(tempat) or semua.count(lain.casefold()) > 1:
                continue
            yield _temuan(
                paham,
                {p.baris_pada(k.awal + m.start("kantor"))},
                tercetak=" ".join(m["kantor"].split()),
                seharusnya=f"{jenis.title()} {tempat.title()}",
                kutipan=k.teks,
                uraian=f"Kalimat menyebut laporan ini laporan {' '.join(m['kantor'].split())}, sedangkan "
                f"sampulnya {jenis.title()} {tempat.title()}.",
            )


@ingat
def _nama_sampul(paham: Paham) -> tuple[str, str] | None:
    """The office of the title: its name without the place, and the place."""
    for teks in [b for b in paham.naskah.baris if b.strip()][:_BARIS_SAMPUL]:
        m = _SAMPUL_SENDIRI.search(" ".join(teks.split())) if len(teks) < 160 else None
        if m is not None:
            nama = " ".join(f"{m['jenis']} {m['nama']}".split())
            return nama.casefold(), " ".join(m["tempat"].split()).casefold()
    return None
