"""What a sentence counts, as the set of words that say it: "menerima 1.932 perkara gugatan selama tahun
2023" and "perkara gugatan yang diterima pada tahun 2023 sebanyak 1.923 perkara" are one quantity.

Words are compared by their stems, abbreviations as the report itself explains them ("... (IKPA)"); the
report's own office does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sakip.reviu.angka import Angka, baca_utuh
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat.ingat import ingat

#: A count or a value; neither a year nor a part of a code, an amount in percent, a date or a range.
_N = (
    r"(?<![\w.,/–-])(?!(?:19|20)\d\d(?![\d.,])|0\d)(?P<n>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d{1,4})?)"
    r"(?![\d/]|[.,]\d|-)(?P<persen>\s?(?:%|persen\b))?"
)
_SAMBUNG = (
    r"(?:sebanyak|sejumlah|sebesar|berjumlah|mencapai|tercatat|adalah|ialah|yaitu|yakni|menjadi|memperoleh"
    r"|bernilai)"
)
#: A number after a word that tells how many, or before what it counts.
_NILAI = re.compile(
    rf"(?:\b(?P<sambung>{_SAMBUNG})\s+(?:(?:sebanyak|sebesar|nilai)\s+)?)?{_N}(?:\s*\([^()]*\))?"
    r"(?:\s+(?P<satuan>[a-zA-Z]{3,}))?"
)
_PEMISAH = re.compile(
    r"[,;:]\s|\s(?:sedangkan|sementara|serta|karena|sehingga|namun|tetapi|dimana|di\s+mana|yang\s+terdiri|terdiri"
    r"|dengan\s+rincian|menunjukkan|bahwa|diketahui|diperoleh)\s"
)
_MASA = re.compile(
    r"\b(?:(?:pada|selama|sepanjang|di|dalam|untuk|sampai(?:\s+dengan)?|hingga|s\.?d\.?|per)\s+)*"
    r"(?:(?:akhir|31)\s+)*"
    r"(?:desember\s+|tahun\s+(?:anggaran\s+)?)*(?P<tahun>(?:19|20)\d\d)\b"
    r"|\b(?:pada|di|sampai|hingga)\s+(?:akhir\s+)?tahun\s+ini\b|\bakhir\s+tahun\b",
    re.IGNORECASE,
)
_TAHUN = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
#: Clauses that do not say how it is: plans, limits, estimates, earlier times, parts, examples.
_BUKAN = re.compile(
    r"\b(?:akan|rencana\w*|direncanakan|minimal|maksimal|paling|sekitar|kurang\s+lebih|lebih\s+dari|hampir"
    r"|sebelumnya|tahun\s+lalu|semula|perkiraan|diperkirakan|estimasi|rata-rata|setiap|tiap|masing-masing|per"
    r"|antara\s+lain|pasal|nomor|seharusnya|kapasitas|nasional|proyeksi|selisih|kenaikan|penurunan|peningkatan"
    r"|tabel|gambar|lampiran|halaman|di\s?antaranya"
    r"|(?:bertambah|berkurang|naik|turun|meningkat|menurun)\s+(?:sebanyak|sebesar|sejumlah))\b|\.{3}",
    re.IGNORECASE,
)
_KATA = re.compile(r"[a-z0-9]+(?:[/-][a-z0-9]+)*")
_HENTI_TEKS = """
    di ke dari yang dan atau dengan pada dalam untuk oleh atas para ini itu tersebut secara serta bagi
    terhadap sebagai adalah yaitu yakni ialah jumlah total banyak sebanyak sejumlah sebesar berjumlah mencapai
    tercatat menjadi memiliki mempunyai punya terdapat ada didukung memperoleh bernilai tahun selama sepanjang
    akhir sampai hingga telah sudah juga bahwa maka adapun seluruh semua keseluruhan naik turun meningkat
    menurun bertambah berkurang besar dapat hasil data berdasarkan diketahui lingkungan lingkup kami masih
    tetap total buah nilai meliputi mencakup terdiri kepada angka sedangkan sementara tersebar
"""
_HENTI = frozenset(_HENTI_TEKS.split())
#: What is counted in everything.
_SATUAN = frozenset(
    {"orang", "buah", "unit", "kali", "poin", "hari", "jam", "jiwa", "ekor", "ton", "kg", "ha"}
)
#: Counted things that elsewhere only say that something was done.
_BERSATUAN = (_SATUAN - {"orang", "jiwa", "buah", "unit"}) | {"kegiatan"}
_PENGALI = frozenset({"ribu", "juta", "miliar", "milyar", "triliun", "rupiah"})
#: Where what is said of what was counted begins.
_PUTUS = re.compile(
    r"\b(?:seluruhnya|semuanya|telah|sudah|dapat|atau|dan|tersebar|dimana|terus|tetap|masih|juga|me[a-z]{5,}|terdiri"
    r"|sehingga|sebagai|termasuk|guna|agar|selama|sepanjang)\b|[.;:(]|\d"
)
#: Where a place, a recipient or a means still belongs to what was counted.
_DEPAN = re.compile(r"\s*(?:di|pada|untuk|dari|ke|bagi|kepada|oleh|melalui)\s(?!target\b)")
_WAKTU = re.compile(
    r"\b(?:\d{1,2}\s+)?(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember"
    r"|triwulan|semester|tw|bulan|minggu|tanggal|periode|angkatan|gelombang|tahap)\b(?:\s+(?:[ivx]+|\d+)\b)?",
    re.IGNORECASE,
)
_AKHIR_TAHUN = re.compile(r"\b(?:31\s+)?desember\b", re.IGNORECASE)
#: An abbreviation after the words that it stands for, which fill no more letters.
_HURUF = re.compile(r"\(([A-Z]{3,8})\)")
_TERPANJANG = 120
#: A longer sentence is a list or a table that lost its lines.
_KALIMAT = 2000


@dataclass(frozen=True, slots=True)
class Sebutan:
    """A count or value: its words, its unit, its year (None: not told), and where the number stands.

    ``sendiri``: the sentence names the report's own office.
    """

    kata: frozenset[str]
    satuan: str
    tahun: int | None
    angka: Angka
    awal: int
    akhir: int
    sendiri: bool


@ingat
def _kantor(paham: Paham) -> frozenset[str]:
    """The words of the office's name as the first lines print it, and what any office calls itself."""
    nama: list[str] = []
    for b in [b for b in paham.naskah.baris if b.strip()][:12]:
        if _BAGIAN.match(b) or len(b) > 160:
            break
        nama += [_akar(k) for k in kunci(b) if not k.isdigit()]
        huruf = "".join(k[0] for k in _KATA.findall(b.casefold()) if k not in _HENTI)
        nama += [huruf[:n] for n in range(3, 7) if len(huruf) >= n]
    return _SENDIRI | frozenset(nama) - _JUDUL


_BAGIAN = re.compile(
    r"\W*(?:bab\b|kata\s+pengantar|ikhtisar|ringkasan|daftar\s+isi|pendahuluan)", re.IGNORECASE
)
_JUDUL_TEKS = "laporan lapor kinerja instans pemerintah perintah tahun lkjip lakip akuntabilitas"
_JUDUL = frozenset(_JUDUL_TEKS.split())
_SENDIRI = frozenset({"kantor", "dinas", "instans", "organisasi", "satker"})
#: One of these words alone means the report's own office, of the other words of its name two do.
_CUKUP_TEKS = "dinas badan inspektorat sekretariat adil kejaksa rsud camat lurah puskesmas"
_CUKUP = frozenset(_CUKUP_TEKS.split())
_KANWIL = re.compile(r"\bkantor\s+wilayah\b|\bkanwil\b", re.IGNORECASE)


@ingat
def _singkatan(paham: Paham) -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """Phrases that the report abbreviates itself, by their letters, and their abbreviations."""
    hasil: dict[str, str] = {}
    for p in paham.naskah.paragraf:
        for m in _HURUF.finditer(p.teks) if "(" in p.teks else ():
            kata = p.teks[max(0, m.start() - _TERPANJANG) : m.start()].split()[-len(m[1]) :]
            if "".join(k[0] for k in kata).upper() == m[1]:
                hasil.setdefault(" ".join(kata).casefold(), m[1].casefold())
    urut = sorted(hasil.items(), key=lambda x: -len(x[0]))
    return tuple((p, re.compile(rf"\b{re.escape(p)}\b(?:\s*\({s}\))?"), s) for p, s in urut)


def sebutan(paham: Paham, kalimat: str, *, persen: bool = True) -> Iterator[Sebutan]:
    """The counts and values of a sentence, with its percentages if ``persen``."""
    temu = list(_NILAI.finditer(kalimat)) if len(kalimat) <= _KALIMAT else []
    umum: tuple[bool, frozenset[str]] | None = None
    for m in temu:
        if (m["satuan"] or "").casefold() in _PENGALI or _UANG.search(kalimat[: m.start("n")][-5:]):
            continue
        if not (persen and m["sambung"] if m["persen"] else m["sambung"] or m["satuan"]):
            continue
        kiri, kanan = _klausa(kalimat, temu, m)
        kata = _isi(paham, kiri, kanan, m)
        tahun = _tahun(kiri + kanan, kalimat)
        a = baca_utuh(m["n"])
        if not kata or tahun == 0 or a is None:
            continue
        umum = umum or (_bersendiri(paham, kalimat), _waktu(kalimat))
        satuan = (m["satuan"] or "").casefold()
        yield Sebutan(
            kata | umum[1],
            "%" if m["persen"] else satuan if satuan in _BERSATUAN else "",
            tahun,
            a,
            m.start("n"),
            m.end("n"),
            umum[0],
        )


#: What a caption says of the table before it names what is counted, and how it is divided after that.
_KEPALA_JUDUL = re.compile(
    r"^(?:(?:keadaan|data|jumlah|rekapitulasi|rekap|komposisi|rincian|daftar|sebaran|profil|distribusi)\s+)+",
    re.IGNORECASE,
)
_EKOR_JUDUL = re.compile(r"\b(?:menurut|berdasarkan|per|tahun|pada|periode|dirinci)\b", re.IGNORECASE)


def sebutan_tabel(paham: Paham, judul: str, total: Angka) -> Sebutan | None:
    """What a table counts in all, as its caption names it; None where that is open."""
    nama = _KEPALA_JUDUL.sub("", judul)
    ekor = _EKOR_JUDUL.search(nama)
    tahun = {int(x) for x in _TAHUN.findall(judul)}
    if len(tahun) > 1 or _BUKAN.search(judul):
        return None
    kata = _akar_semua(paham, nama[: ekor.start()] if ekor else nama) | _waktu(judul)
    return Sebutan(kata, "", min(tahun, default=None), total, 0, len(judul), True) if kata else None


def _bersendiri(paham: Paham, kalimat: str) -> bool:
    """Whether the sentence names the report's own office."""
    diri = _kantor(paham) & {_akar(k) for k in kunci(kalimat)}
    return len(diri) > 1 or bool(diri & _CUKUP) or _KANWIL.search(kalimat) is not None


def _waktu(kalimat: str) -> frozenset[str]:
    """The parts of the year that are named; its end is none."""
    isi = _AKHIR_TAHUN.sub(" ", kalimat)
    return frozenset(" ".join(x[0].casefold().split()) for x in _WAKTU.finditer(isi))


def _klausa(kalimat: str, temu: Sequence[re.Match[str]], m: re.Match[str]) -> tuple[str, str]:
    """What stands before and after the number in its clause. After another number the clause goes on anew,
    unless both are counted alike ("18 kecamatan dan 214 desa")."""
    awal = max((x.end() for x in _PEMISAH.finditer(kalimat, 0, m.start())), default=0)
    kepala = kalimat[awal : m.start()]
    lalu = [x for x in temu if awal <= x.start() < m.start()]
    if lalu:
        sela = kalimat[lalu[-1].end() : m.start()]
        if _SEJAJAR.fullmatch(sela):
            kepala = _klausa(kalimat, lalu, lalu[-1])[0]
        else:
            kepala = f"{_subjek(kalimat[awal : lalu[0].start()])} {_DAN.sub('', sela, count=1)}"
    akhir = _PEMISAH.search(kalimat, m.end("n"))
    return kepala, kalimat[m.end("n") : akhir.start() if akhir else len(kalimat)]


def _subjek(kepala: str) -> str:
    """Whom a clause with several numbers is about: names, and words that point to one."""
    return " ".join(k for k in kepala.split() if k[:1].isupper() or _TUNJUK.fullmatch(k))


_SEJAJAR = re.compile(r"\s*(?:dan|serta|dengan)\s*")
_DAN = re.compile(r"^.*?\bdan\b")


def _isi(paham: Paham, kiri: str, kanan: str, m: re.Match[str]) -> frozenset[str] | None:
    """The stems of what is counted; None where the clause does not tell it whole."""
    depan = _pokok(kiri)
    if depan is None or _BUKAN.search(depan):
        return None
    satuan = (m["satuan"] or "").casefold()
    if satuan in _PUTUS_KATA:
        satuan = ""
        if m["sambung"] is None:
            return None
    ekor = _KURUNG.sub("", kanan, count=1)
    ekor = _MASA.sub(" ", ekor[len(satuan) + 1 :] if satuan else ekor)
    putus = _PUTUS.search(ekor.casefold())
    benda = ekor[: putus.start()] if putus else ekor
    if m["sambung"] is not None and not _DEPAN.match(benda):
        benda = ""
    if _BUKAN.search(benda):
        return None
    return _akar_semua(paham, f"{depan} {satuan} {benda}")


_UANG = re.compile(r"\bRp\.?\s*$", re.IGNORECASE)
_KURUNG = re.compile(r"^\s*\([^()]*\)")


def _pokok(kiri: str) -> str | None:
    """What the clause says before the number, without its year. "Sasaran ini" names nothing by itself: what
    follows it must name whom ("untuk mencapai sasaran itu dinas melaksanakan")."""
    if _SAMBUNGAN.match(kiri):
        return None
    depan = _MASA.sub(" ", kiri)
    tunjuk = list(_TUNJUK.finditer(depan))
    if not tunjuk:
        return depan
    sisa = depan[tunjuk[-1].end() :]
    return sisa if _KANTOR.search(sisa) else None


_SAMBUNGAN = re.compile(r"\W*(?:yang|dan|atau|di\s?antaranya)\b", re.IGNORECASE)
_TUNJUK = re.compile(r"\b(?:ini|itu|tersebut|dimaksud|berikut(?:nya)?|lainnya)\b", re.IGNORECASE)
_KANTOR = re.compile(r"\b(?:dinas|kantor|kanwil|badan|instansi|[A-Z][a-z]{3,})\b")
_PUTUS_TEKS = "dengan dan atau dari pada yang di ke untuk dalam atas sehingga telah sudah lebih serta tahun"
_PUTUS_KATA = frozenset(_PUTUS_TEKS.split())


def _akar_semua(paham: Paham, teks: str) -> frozenset[str]:
    """The stems of the telling words, without the office's own name."""
    sendiri = _kantor(paham)
    kecil = _NAMA.sub(lambda m: _tanpa_diri(m, sendiri), _KANWIL.sub(" ", teks).strip()).casefold()
    for frasa, pola, pendek in _singkatan(paham):
        if frasa in kecil:
            kecil = pola.sub(pendek, kecil)
    kata = (_akar(k) for k in kunci(kecil) if k not in _HENTI and k not in _SATUAN)
    return frozenset(_SERUPA.get(k, k) for k in kata) - _SENDIRI


#: Words in capitals that follow each other.
_NAMA = re.compile(r"(?:(?<=\s)|^)[A-Z]\w*(?:[ ](?:dan[ ])?[A-Z]\w*)*")


def _tanpa_diri(m: re.Match[str], sendiri: frozenset[str]) -> str:
    if _diri(m[0], sendiri):
        return " "
    depan, _, sisa = m[0].partition(" ")
    return depan if sisa and not m.start() and _diri(sisa, sendiri) else m[0]


def _diri(nama: str, sendiri: frozenset[str]) -> bool:
    """The office's name or a part of it; "Bangka" alone may be a place of its own."""
    kata = [k for k in nama.split() if k != "dan"]
    akar = [_akar(x) for k in kata for x in kunci(k)]
    return all(x in sendiri for x in akar) and (len(kata) > 1 or nama.isupper() or bool({*akar} & _CUKUP))


_SERUPA = {"masuk": "terima"}


def _tahun(klausa: str, kalimat: str) -> int | None:
    """The year of the clause, else of the sentence; None: it tells none; 0: it tells several."""
    for teks in (klausa, kalimat):
        ada = {int(x) for x in _TAHUN.findall(teks)}
        if ada:
            return ada.pop() if len(ada) == 1 else 0
    return None


@lru_cache(maxsize=16384)
def _akar(kata: str) -> str:
    """A rough stem, the same for "menerima", "diterima" and "penerimaan"."""
    if len(kata) < 6 or any(c.isdigit() for c in kata):
        return kata
    for akhiran in ("nya", "kan", "an", "i"):
        if kata.endswith(akhiran) and len(kata) - len(akhiran) > 4:
            kata = kata[: -len(akhiran)]
            break
    for pola, ganti in _AWALAN:
        baru = pola.sub(ganti, kata)
        if baru != kata:
            return baru if len(baru) > 3 else kata
    return kata


_AWALAN = tuple(
    (re.compile(p), g)
    for p, g in (
        (r"^(?:meny|peny)(?=[aeiou])", "s"),
        (r"^(?:mem|pem)(?=[aeiou])", "p"),
        (r"^(?:meng|peng)(?=[a-z])", ""),
        (r"^(?:men|pen)(?=[aeiou])", "t"),
        (r"^(?:mem|pem|men|pen)(?=[a-z])", ""),
        (r"^(?:me|per|pe)(?=[a-z]{4})", ""),
        (r"^(?:di|ter|ber)(?=[a-z])", ""),
    )
)
