"""Puts a report together from what a reader found: tables, captions, headings, paragraphs, formulas."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from sakip.reviu.baca import judul as kenali
from sakip.reviu.baca.potong import Bahan, BarisTeks, Potong, TabelMentah
from sakip.reviu.baca.tabel import BagianTabel, bagi, bersambung, gabung, jadikan, kepala_sama, sambung
from sakip.reviu.model import Judul, Keterangan, Letak, Naskah, Paragraf, RumusTeks, Unsur

#: No figure of a report has as many digits; the patterns of the checks would walk them again and again.
_ANGKA_MUSTAHIL = re.compile(r"(?:\d[.,]?){60,}")
_LANJUTAN = re.compile(r"\blanjutan\b", re.IGNORECASE)
_JUDUL_TABEL = 140
#: Cells of a lost table or chart, one to a line: a title and nothing but numbers.
_SEL = r"(?:(?:target|realisasi|capaian)(?: \([^()]{1,40}\))?|-?\d[\d.,]*(?: ?%)?|[–-]|nihil)"
_SEL_SAJA = re.compile(rf"(?:target|realisasi|capaian)(?: \([^()]{{1,40}}\))?(?: {_SEL})+", re.IGNORECASE)
_TULISAN = 60
_NOMOR_INDIKATOR = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?")
_TUNTAS = frozenset(".:;!?")
_SPASI = re.compile(r"[ \t]+")
_NAMA_TABEL = re.compile(r"(?:REALISASI|PERFORMANCE|CAPAIAN|PERBANDINGAN|REKAP|DAFTAR|DATA)\b")


def susun(bahan: Bahan) -> Naskah:
    """The report as read, its parts in reading order."""
    penyusun = _Penyusun()
    for ke, potong in enumerate(bahan.potong):
        if isinstance(potong, TabelMentah):
            penyusun.tabel(_tabel_wajar(potong))
        else:
            wajar = _wajar(potong.teks)
            baris = potong if wajar == potong.teks else replace(potong, teks=wajar)
            penyusun.baris(baris, bool(wajar) and _sendiri(bahan.potong, ke))
    penyusun.tutup()
    unsur = tuple(_tanpa_daftar(penyusun.unsur))
    return Naskah(
        nama=bahan.nama,
        jenis=bahan.jenis,
        baris=bahan.baris,
        unsur=unsur,
        jumlah_halaman=bahan.jumlah_halaman,
        tahun=tahun_laporan(bahan.baris),
        peringatan=bahan.peringatan,
    )


def _wajar(teks: str) -> str:
    """The text with what is no number of anything blotted out, letter by letter, so that places stay."""
    return _ANGKA_MUSTAHIL.sub(lambda m: "x" * len(m[0]), teks) if len(teks) >= 60 else teks


def _tabel_wajar(tabel: TabelMentah) -> TabelMentah:
    if not any(_wajar(s.teks) != s.teks for b in tabel.baris for s in b if len(s.teks) >= 60):
        return tabel
    baris = tuple(tuple(replace(s, teks=_wajar(s.teks)) for s in b) for b in tabel.baris)
    return replace(tabel, baris=baris)


_DAFTAR = 4


def _tanpa_daftar(unsur: list[Unsur]) -> list[Unsur]:
    """Captions in a row without anything under them are a list of tables: they become list items."""
    hasil = list(unsur)
    mulai = 0
    while mulai < len(hasil):
        akhir, banyak = mulai, 0
        while akhir < len(hasil) and _baris_daftar(hasil[akhir], awal=akhir == mulai):
            banyak += isinstance(hasil[akhir], Keterangan)
            akhir += 1
        if banyak >= _DAFTAR:
            for i in range(mulai, akhir):
                u = hasil[i]
                if isinstance(u, Keterangan):
                    hasil[i] = Paragraf(f"{u.jenis.capitalize()} {u.nomor} {u.teks}", u.letak, butir=True)
        mulai = max(akhir, mulai + 1)
    return hasil


def _baris_daftar(u: Unsur, *, awal: bool) -> bool:
    """A caption, or the rest of a long one on the next line."""
    return isinstance(u, Keterangan) or (not awal and isinstance(u, Paragraf) and len(u.teks) < 60)


def _sendiri(potong: Sequence[Potong], ke: int) -> bool:
    """Whether blank lines, tables or the ends of the text stand around a line."""
    return (_sela(potong, ke - 1) and _sela(potong, ke + 1)) or _berlabel(potong, ke)


def _sela(potong: Sequence[Potong], ke: int) -> bool:
    if not 0 <= ke < len(potong):
        return True
    lain = potong[ke]
    return isinstance(lain, TabelMentah) or lain.paragraf or not lain.teks or lain.teks.isspace()


_LABEL = re.compile(
    r"(?:SASARAN(?: KEGIATAN| STRATEGIS| PROGRAM)?|INDIKATOR(?: KINERJA)?(?: UTAMA| KEGIATAN)?|IKU|IKK|IKP)"
    r"\s*\d{1,2}(?:\.\d{1,2})*\s?[.:]\s+(?-i:[A-Z]).{12,150}[^\s.,;:]",
    re.IGNORECASE,
)
_AWAL_LABEL = frozenset("SIsi\u017f\u0130\u0131")  # S and I in every case that the pattern takes


def _berlabel(potong: Sequence[Potong], ke: int) -> bool:
    """ "IKK 2. Persentase ..." on a line that no blank lines part from the text: it names what follows.

    The line above ends a sentence or a formula, the one below does not go on with it, neither lists another.
    """
    kini = _label(_teks(potong, ke))
    if not kini:
        return False
    atas, bawah = _teks(potong, ke - 1), _teks(potong, ke + 1)
    if bawah[:1].islower() or kini in (_label(atas), _label(bawah)):
        return False
    return not atas or atas[-1] in ".%)" or bool(_label(atas)) or kenali.rumus(atas)


def _teks(potong: Sequence[Potong], ke: int) -> str:
    lain = potong[ke] if 0 <= ke < len(potong) else None
    return lain.teks.strip() if isinstance(lain, BarisTeks) else ""


def _label(teks: str) -> str:
    """The word that such a label begins with, "" for any other line."""
    return teks.split()[0].casefold() if teks[:1] in _AWAL_LABEL and _LABEL.fullmatch(teks) else ""


#: The look of a heading, and its place in its row of siblings.
Gaya = tuple[str, int | None]


@dataclass
class _Penyusun:
    """Collects parts; holds back the paragraph and the table that may still go on."""

    unsur: list[Unsur] = field(default_factory=list)
    subbab: list[Judul] = field(default_factory=list)
    gaya: list[Gaya] = field(default_factory=list)
    terputus: dict[str, int] = field(default_factory=dict)  # look and place of those that "4.5" ended
    #: The open headings before each heading, by its place in ``unsur``.
    jejak: dict[int, tuple[tuple[Judul, ...], tuple[tuple[str, int | None], ...]]] = field(
        default_factory=dict
    )
    alinea: list[BarisTeks] = field(default_factory=list)
    rumus: list[BarisTeks] = field(default_factory=list)
    bagian: BagianTabel | None = None
    judul_tabel: tuple[str, str, int] | None = None  # text, number, distance in text lines
    calon_judul: str = ""
    sela: int = 0

    _jalur: tuple[str, ...] | None = None

    @property
    def jalur(self) -> tuple[str, ...]:
        """The open headings as they are printed; worked out once for all that stands under them."""
        if self._jalur is None:
            self._jalur = tuple([f"{j.nomor} {j.teks}".strip() for j in self.subbab])
        return self._jalur

    # --- tables ---

    def tabel(self, mentah: TabelMentah) -> None:
        self._tutup_rumus()
        self._tutup_alinea()
        baru = bagi(mentah)
        if self.bagian is not None and bersambung(self.bagian, baru) and self.judul_tabel is None:
            self.bagian = sambung(self.bagian, baru)
            return
        if self.bagian is not None and not baru.isi and kepala_sama(self.bagian, baru):
            return  # the header alone, repeated at the foot of a page
        self._tutup_tabel()
        self.bagian = baru
        teks, nomor, _ = self.judul_tabel or (self.calon_judul, "", 0)
        self._judul_bagian = (teks, nomor, self.jalur)
        self.judul_tabel, self.calon_judul = None, ""

    _judul_bagian: tuple[str, str, tuple[str, ...]] = ("", "", ())

    def _tutup_tabel(self) -> None:
        if self.bagian is not None:
            teks, nomor, jalur = self._judul_bagian
            jadi = jadikan(self.bagian, judul=teks, nomor=nomor, subbab=jalur)
            if jadi is not None:
                self.unsur.append(jadi)
        self.bagian = None

    # --- text ---

    def baris(self, b: BarisTeks, sendiri: bool) -> None:
        teks = b.teks.strip()
        if not teks:
            self.sela += 1
            if self.alinea and not self._menggantung():
                self._tutup_alinea()
            self._tutup_rumus()
            return
        if self.bagian is not None and _LANJUTAN.search(teks) and len(teks) < 160:
            return  # "Tabel 3.1 (lanjutan)": the table goes on
        if kenali.rumus(teks):
            self._mulai_rumus(b)
            return
        self._tutup_rumus()
        if self._keterangan(b, teks) or (not b.butir and self._judul(b, teks, sendiri)):
            self.sela = 0
            return
        self._paragraf(b, teks, sendiri)
        self.sela = 0

    def _menggantung(self) -> bool:
        """The paragraph has no end yet: it may go on after a page break."""
        akhir = self.alinea[-1].teks.rstrip()
        return not self.alinea[-1].paragraf and len(akhir) > 60 and akhir[-1:] not in '.:;!?”")'

    def _keterangan(self, b: BarisTeks, teks: str) -> bool:
        hasil = kenali.keterangan(teks)
        if hasil is None:
            return False
        if hasil[0] != "tabel":
            self._buang_tulisan()
        self._tutup_alinea()
        self._tutup_tabel()
        jenis, nomor, isi = hasil
        self.unsur.append(Keterangan(jenis, nomor, isi, _letak(b)))
        if jenis == "tabel":
            self.judul_tabel = (isi, nomor, 0)
        return True

    def _buang_tulisan(self) -> None:
        """Leave out the labels of a chart, which stand before its caption: no text of the report."""
        tinggal = len(self.alinea)
        while tinggal and _tulisan(self.alinea[tinggal - 1].teks, 1):
            tinggal -= 1
        if 0 < tinggal < len(self.alinea) and self.alinea[tinggal - 1].teks.rstrip()[-1:] not in _TUNTAS:
            tinggal += 1  # the end of a sentence
        del self.alinea[tinggal:]
        if self.alinea or self.bagian is not None:
            return
        sampai = tinggal = len(self.unsur)
        judul: list[int] = []
        while sampai and _unsur_gambar(self.unsur[sampai - 1]):
            sampai -= 1
            if isinstance(self.unsur[sampai], Judul):
                judul.append(sampai)
            tinggal = sampai if len(judul) != 1 else tinggal  # one heading alone may be that of the picture
        if judul and tinggal <= judul[-1]:
            subbab, gaya = self.jejak[judul[-1]]
            self.subbab, self.gaya, self._jalur = list(subbab), list(gaya), None
        del self.unsur[tinggal:]

    def _judul(self, b: BarisTeks, teks: str, sendiri: bool) -> bool:
        hasil = kenali.judul(f"{'#' * min(b.tingkat, 6)} {teks}" if b.tingkat else teks, sendiri=sendiri)
        if hasil is None:
            return False
        self._tutup_alinea()
        self._tutup_tabel()
        if hasil.gaya == "besar" and self._judul_tabel_saja(hasil.teks):
            self.unsur.append(Judul(hasil.teks, "", len(self.subbab) + 1, _letak(b)))
            self.calon_judul = hasil.teks
            return True
        self.jejak[len(self.unsur)] = (tuple(self.subbab), tuple(self.gaya))
        self._pada_tempatnya(hasil)
        baru = Judul(hasil.teks, hasil.nomor, len(self.subbab) + 1, _letak(b))
        self.unsur.append(baru)
        self.subbab.append(baru)
        self.gaya.append((hasil.gaya, hasil.urut))
        self._jalur = None
        self.calon_judul = "" if hasil.nomor else hasil.teks
        self.judul_tabel = None
        return True

    def _pada_tempatnya(self, baru: kenali.JudulTemu) -> None:
        """Close the headings that end here: a sibling ends its elder, a row that begins anew goes deeper."""
        dalam = _tempat(self.gaya, baru)
        if baru.gaya == "bab":
            self.terputus.clear()
        elif baru.gaya.startswith("titik"):
            self.terputus.update((g, urut) for g, urut in self.gaya[dalam:] if urut is not None)
        elif self._sesudah_terputus(baru):
            dalam = _dasar(self.gaya)
        del self.subbab[dalam:]
        del self.gaya[dalam:]

    def _sesudah_terputus(self, baru: kenali.JudulTemu) -> bool:
        """ "2." after "1." and its parts "1.1", "1.2", which ended it."""
        if baru.urut is None or any(g == baru.gaya for g, _ in self.gaya):
            return False
        return 0 < baru.urut - self.terputus.get(baru.gaya, baru.urut) <= 2

    @staticmethod
    def _judul_tabel_saja(isi: str) -> bool:
        """An upper-case line that names a table, not a part of the report."""
        return _NAMA_TABEL.match(isi) is not None

    def _paragraf(self, b: BarisTeks, teks: str, sendiri: bool) -> None:
        if self.judul_tabel is not None and self.judul_tabel[2] == 0 and self.sela == 0 and len(teks) < 120:
            isi, nomor, _ = self.judul_tabel  # second line of a caption
            self.judul_tabel = (gabung(isi, kenali.bersih(teks)), nomor, 0)
            return
        mulai_baru = b.butir or b.paragraf or kenali.butir(teks)
        if self.alinea and (mulai_baru or self.alinea[-1].paragraf or (self.sela and not teks[:1].islower())):
            self._tutup_alinea()
        self._tutup_tabel()
        if self.judul_tabel is not None:
            isi, nomor, jauh = self.judul_tabel
            self.judul_tabel = (isi, nomor, jauh + 1) if jauh < 2 else None
        self.calon_judul = kenali.bersih(teks).rstrip(" :") if sendiri and len(teks) < _JUDUL_TABEL else ""
        self.alinea.append(b)

    def _tutup_alinea(self) -> None:
        if self.alinea:
            alinea = _alinea(self.alinea, self.jalur)
            if len(self.alinea) == 1 or not _SEL_SAJA.fullmatch(alinea.teks):
                self.unsur.append(alinea)
        self.alinea = []

    # --- formulas ---

    def _mulai_rumus(self, b: BarisTeks) -> None:
        if self.judul_tabel is not None and not self.judul_tabel[2]:
            self.judul_tabel = (*self.judul_tabel[:2], 1)  # the caption ends here
        self._tutup_alinea()
        self._tutup_tabel()
        if self.rumus and self.rumus[-1].teks.count("$$") % 2 == 0:
            self._tutup_rumus()
        self.rumus.append(b)

    def _tutup_rumus(self) -> None:
        if self.rumus:
            teks = " ".join(r.teks.strip() for r in self.rumus)
            letak = Letak(self.rumus[0].baris, self.rumus[-1].baris, self.rumus[0].halaman)
            self.unsur.append(RumusTeks(teks, letak, self.jalur))
        self.rumus = []

    def tutup(self) -> None:
        self._tutup_rumus()
        self._tutup_alinea()
        self._tutup_tabel()


def _tempat(jalur: list[Gaya], baru: kenali.JudulTemu) -> int:
    """How many of the open headings stay open above a new one."""
    if baru.gaya == "bab":
        return 0
    if baru.gaya[:2] == "md":
        return next(
            (
                i
                for i, (g, _) in enumerate(jalur)
                if (g[:2] == "md" and g >= baru.gaya) or (g == "bab" and baru.gaya == "md1")
            ),
            _biasa(jalur),
        )
    if baru.gaya.startswith("titik"):
        return next(
            (i for i, (g, _) in enumerate(jalur) if g.startswith("titik") and g >= baru.gaya), _dasar(jalur)
        )
    sama = [i for i, (g, _) in enumerate(jalur) if g == baru.gaya]
    if baru.urut is None:
        return sama[0] if sama else _dasar(jalur) if baru.gaya == "besar" else len(jalur)
    for i in reversed(sama):
        lama = jalur[i][1]
        if lama is not None and 0 < baru.urut - lama <= 2:
            return i
    if baru.urut == 1:
        return sama[-1] if sama and sama[-1] == len(jalur) - 1 else len(jalur)
    return sama[-1] if sama else len(jalur)


def _biasa(jalur: list[Gaya]) -> int:
    """Markdown headings end whatever other headings are open, chapters excepted."""
    return next((i for i, (g, _) in enumerate(jalur) if g[:2] != "md" and g != "bab"), len(jalur))


def _dasar(jalur: list[Gaya]) -> int:
    """Right under the chapter."""
    return next((i for i, (g, _) in enumerate(jalur) if g != "bab"), len(jalur))


def _unsur_gambar(u: Unsur) -> bool:
    """What may be the letters of a picture: short lines, names with their numbers ("4.1 ...")."""
    if isinstance(u, Judul):
        return _NOMOR_INDIKATOR.fullmatch(u.nomor) is not None
    return isinstance(u, Paragraf) and not u.butir and _tulisan(u.teks, len(u.potongan))


def _tulisan(teks: str, baris: int) -> bool:
    """Short lines that end no sentence, as those of a picture."""
    return len(teks.strip()) <= _TULISAN * baris and teks.rstrip()[-1:] not in _TUNTAS


def _letak(b: BarisTeks) -> Letak:
    return Letak(b.baris, b.baris, b.halaman)


def _alinea(baris: list[BarisTeks], jalur: tuple[str, ...]) -> Paragraf:
    teks, potongan = "", []
    for b in baris:
        isi = kenali.bersih(b.teks)
        if "  " in isi or "\t" in isi:
            isi = _SPASI.sub(" ", isi)
        sebelum = teks
        teks = gabung(teks, isi)
        potongan.append((len(teks) - len(isi) if sebelum else 0, b.baris))
    letak = Letak(baris[0].baris, baris[-1].baris, baris[0].halaman)
    butir = baris[0].butir or kenali.butir(baris[0].teks)
    return Paragraf(teks, letak, tuple(potongan), butir, jalur)


_LAPORAN = re.compile(
    r"\b(?:laporan\s+(?:kinerja|akuntabilitas|tahunan)|lkj?ip|lakip|lkj|akuntabilitas\s+kinerja|perjanjian\s+kinerja)\b"
    r"[^.\n]{0,90}?\b(?:tahun(?:\s+anggaran)?|ta\.?)\s*((?:19|20)\d\d)\b(?!\s*(?:[-–,/]|dan|sampai|s\.?d|dengan)\s*(?:dengan\s*)?(?:tahun\s*)?\d)",
    re.IGNORECASE,
)
_KINERJA = re.compile(
    r"\b(?:realisasi|capaian|target|kinerja)\b[^.\n]{0,40}?\btahun\s*((?:19|20)\d\d)\b"
    r"(?!\s*(?:[-–,/]|dan|sampai|s\.?d|dengan)\s*(?:dengan\s*)?(?:tahun\s*)?\d)",
    re.IGNORECASE,
)


#: "Nomor 29 Tahun 2014": the year of a law, never the report's.
_BERNOMOR = re.compile(r"\b(?:nomor|no\.?)\s*[\w./-]+\s+tahun\s*\d{4}$", re.IGNORECASE)
_SAMPUL = re.compile(r"\b(?:laporan\s+(?:kinerja|akuntabilitas)|lkj?ip|lakip|lkj)\b", re.IGNORECASE)
_TAHUN_SAMPUL = re.compile(r"\W*(?:tahun(?:\s+anggaran)?|ta\b\.?)?\s*(20\d\d)\W*", re.IGNORECASE)
_RENTANG = re.compile(
    r"\b20\d\d\s*(?:[-–—/]|s\.?\s?d\.?|sampai(?:\s+dengan)?)\s*(?:tahun\s*)?20\d\d\b", re.IGNORECASE
)
_ABAD_INI = re.compile(r"\b20\d\d\b")
_TAHUN_DEKAT = re.compile(r"\b20[0-4]\d\b")
_ATAS, _DEKAT = 40, 5


_PERJANJIAN = re.compile(r"perjanjian", re.IGNORECASE)


def _tahun_sampul(baris: tuple[str, ...]) -> Iterator[int]:
    """Years that stand alone on a line of the cover, the first at most five lines below the report's name.

    A year further down is that of printing; a name that has its year beside it needs no other.
    """
    jarak = _DEKAT + 1
    for teks in filter(str.strip, baris[: _ATAS * 2]):
        kecil = sum(k[0].islower() for k in teks.split())
        if _SAMPUL.search(teks) and len(teks) <= 90 and kecil < 3 and teks.strip()[-1] not in ".,;":
            jarak = _DEKAT + 1 if _ABAD_INI.search(teks) else 0
            continue
        jarak += 1
        if jarak <= _DEKAT and (m := _TAHUN_SAMPUL.fullmatch(teks.strip())):
            jarak = _DEKAT + 1
            yield int(m[1])


def tahun_laporan(baris: tuple[str, ...]) -> int | None:
    """The report's year: the latest of those that are most often named with the report and its agreement.

    A cover may print the name and the year on lines of their own; the span of a plan never decides.
    """
    hitung: Counter[int] = Counter()
    sampul = {*_tahun_sampul(baris)}
    for t in sampul:
        hitung[t] += 40
    for ke, teks in enumerate(baris):
        if "\t" not in teks and ("20" in teks or "19" in teks):
            for c in _LAPORAN.finditer(teks):
                if _BERNOMOR.search(c[0]):
                    continue
                # a preface may announce next year's agreement beside this year's report
                bobot = 40 if ke < _ATAS and (not sampul or not _PERJANJIAN.match(c[0])) else 6
                hitung[int(c[1])] += bobot
            for c in _KINERJA.finditer(teks):
                if not _BERNOMOR.search(c[0]):
                    hitung[int(c[1])] += 1
    if not hitung:
        for teks in baris:
            for t in _TAHUN_DEKAT.findall(_RENTANG.sub(" ", teks)) if "20" in teks else ():
                hitung[int(t)] += 1
    puncak = max(hitung.values(), default=0)
    return max((t for t, n in hitung.items() if n * 3 >= puncak), default=None)
