"""penomoran: numbers of tables, figures and list items that repeat or break off."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.baca.judul import urutan
from sakip.reviu.model import Judul, Keterangan, Letak, Paragraf, Temuan, Unsur
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.alat.urutan import nomor_lompat
from sakip.reviu.periksa.antar_tabel.kode_baris import kode_nama
from sakip.reviu.periksa.penomoran.bab import nomor_bab, nomor_desimal, nomor_huruf
from sakip.reviu.periksa.penomoran.judul import nomor_judul
from sakip.reviu.periksa.penomoran.kurung import nomor_kurung
from sakip.reviu.periksa.penomoran.urut import nomor_baris, nomor_indikator

_BUTIR = re.compile(r"^\W{0,3}([a-z]|\d{1,2})([.)])\s+\S")
_BUTIR_KECIL = re.compile(r"^\W{0,3}(?:[a-z]|\d{1,2})[.)]\s+[a-z]")
#: How an item ends that is a sentence or goes on: "...; dan".
_SAMBUNG = re.compile(r"[;,](?:\s*(?:dan|serta|atau|dan/atau))?$", re.IGNORECASE)
_UJUNG = (".", ";", ",")
#: So much of the end of an item tells how it ends.
_EKOR = 40
_TERPENDEK = 3
#: "IKK III", "IKK 3.2": within its sasaran the last number counts.
_RUJUKAN = re.compile(r"\bIK[KUP]\s+(?:\d+\.)*([IVX]+|\d+)\b(?!\.\d)")
_SASARAN = re.compile(
    r"\W*sasaran(?:\s+(?:kegiatan|strategis|program))?\s+(?:ke-?\s*)?(?:\d{1,2}|[IVX]{1,6})\b", re.IGNORECASE
)
_BANYAK = Pola(
    r"(?:dicapai|diukur|terdiri|memiliki|mempunyai)[^.\n]{0,40}?\b(\d{1,2})\s*\([a-z]+\)\s*indikator",
    "indikator",
)


def periksa(paham: Paham) -> Iterable[Temuan]:
    yield from _daftar(paham)
    yield from _keterangan(paham)
    yield from _rujukan(paham)
    yield from nomor_lompat(paham)
    yield from nomor_bab(paham)
    yield from nomor_huruf(paham)
    yield from nomor_desimal(paham)
    yield from nomor_judul(paham)
    yield from nomor_kurung(paham)
    yield from nomor_indikator(paham)
    yield from nomor_baris(paham)
    yield from kode_nama(paham)


# --- list items -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Butir:
    """An item of a list: its number (a = 1), its text with it, and where it stands."""

    nilai: int
    teks: str
    letak: Letak

    @property
    def tanda(self) -> str:
        """The number as printed, without the dash or dot of a list before it: "d.", "3)"."""
        m = _BUTIR.match(self.teks)
        return f"{m[1]}{m[2]}" if m else self.teks.split()[0]


def _daftar(paham: Paham) -> Iterator[Temuan]:
    """A letter or number used twice in one list: "a, b, c, d, e, d"."""
    urut: list[_Butir] = []
    gaya = ""
    for u in paham.naskah.unsur:
        teks = _butir(u)
        m = _BUTIR.match(teks)
        kini = f"{'a' if m[1].isalpha() else '1'}{m[2]}" if m else ""
        if m is None or kini != gaya:
            yield from _urutan(paham, urut)
            urut, gaya = [], kini
        if m is not None:
            nilai = ord(m[1]) - 96 if m[1].isalpha() else int(m[1])
            if nilai == 1 and urut:
                yield from _urutan(paham, urut)
                urut = []
            urut.append(_Butir(nilai, teks, u.letak))
    yield from _urutan(paham, urut)


def _butir(u: Unsur) -> str:
    """The text of an item, also of one that looks like a heading but begins small ("c. menyusun rencana;
    dan"); "" of all else."""
    if isinstance(u, Paragraf):
        return u.teks if u.butir else ""
    teks = f"{u.nomor} {u.teks}".strip() if isinstance(u, Judul) else ""
    return teks if _BUTIR_KECIL.match(teks) else ""


def _urutan(paham: Paham, urut: Sequence[_Butir]) -> Iterator[Temuan]:
    yield from _ulang(paham, urut)
    yield from _lompat(paham, urut)
    yield from _satu_salah(paham, urut)


def _satu_salah(paham: Paham, urut: Sequence[_Butir]) -> Iterator[Temuan]:
    """One item with the number of the next, all others in order: "a ...; b ...; d ...; d ...; e ...."."""
    nomor = [b.nilai for b in urut]
    salah = [i for i, n in enumerate(nomor) if n != i + 1]
    if len(salah) != 1 or not 0 < salah[0] < len(nomor) - 1:
        return
    ke = salah[0]
    if nomor[ke] != nomor[ke + 1] or not _seperti_kalimat(urut):
        return
    huruf, lain = urut[ke].tanda, urut[ke + 1]
    benar = chr(97 + ke) if huruf[0].isalpha() else str(ke + 1)
    yield temuan(
        paham,
        "penomoran",
        {urut[ke].letak.baris, lain.letak.baris},
        tercetak=huruf,
        seharusnya=benar,
        kutipan=urut[ke].teks,
        uraian=f"Nomor “{huruf}” dipakai dua kali dalam satu daftar, “{benar}” tidak ada.",
        saran="Nomori ulang daftarnya.",
        keparahan="ringan",
    )


def _seperti_kalimat(urut: Sequence[_Butir]) -> bool:
    """At least half of the items end as those of one sentence do."""
    return sum(_berujung(b.teks) for b in urut) * 2 >= len(urut)


def _berujung(teks: str) -> bool:
    """Whether an item ends with a mark, or goes on: "...; dan"."""
    isi = teks.rstrip()
    return isi.endswith(_UJUNG) or _SAMBUNG.search(isi[-_EKOR:]) is not None


def _lompat(paham: Paham, urut: Sequence[_Butir]) -> Iterator[Temuan]:
    """One letter or number left out of a list whose items run on: "a ...; b ...; d ...."."""
    nomor = [b.nilai for b in urut]
    if len(nomor) < _TERPENDEK or nomor[0] != 1:
        return
    lompat = [i for i in range(1, len(nomor)) if nomor[i] != nomor[i - 1] + 1]
    if len(lompat) != 1 or nomor[lompat[0]] != nomor[lompat[0] - 1] + 2:
        return
    if not urut[-1].teks.rstrip().endswith(".") or any(
        not _SAMBUNG.search(b.teks.rstrip()[-_EKOR:]) for b in urut[:-1]
    ):
        return
    atas, bawah = urut[lompat[0] - 1], urut[lompat[0]]
    tanda = bawah.tanda
    hilang = nomor[lompat[0]] - 1
    huruf = chr(96 + hilang) if tanda[0].isalpha() else str(hilang)
    sela = range(atas.letak.akhir + 1, bawah.letak.baris)
    if any(re.match(rf"\W*{huruf}[.)]", paham.baris_teks(b)) for b in sela):
        return
    yield temuan(
        paham,
        "penomoran",
        {atas.letak.baris, bawah.letak.baris},
        tercetak=f"{atas.tanda}, lalu {tanda}",
        seharusnya=huruf,
        kutipan=bawah.teks,
        uraian=f"Daftar melompat dari “{atas.tanda}” ke “{tanda}”.",
        saran="Nomori ulang daftarnya, atau kembalikan butir yang hilang.",
        keparahan="ringan",
    )


def _ulang(paham: Paham, urut: Sequence[_Butir]) -> Iterator[Temuan]:
    """Only a list that runs in order up to the repetition: else it is two lists."""
    nomor = [b.nilai for b in urut]
    for i in range(2, len(nomor)):
        runtut = nomor[:i] == list(range(nomor[0], nomor[0] + i)) and _seperti_kalimat(urut)
        sejajar = _berujung(urut[i].teks) or not _berujung(urut[i - 1].teks)
        if runtut and sejajar and nomor[i] in nomor[:i] and nomor[i] != 1:
            huruf = urut[i].tanda
            yield temuan(
                paham,
                "penomoran",
                {b.letak.baris for b in urut[: i + 1]},
                tercetak=huruf,
                seharusnya=f"nomor sesudah {urut[i - 1].tanda}",
                kutipan=urut[i].teks,
                uraian=f"Nomor “{huruf}” dipakai dua kali dalam satu daftar.",
                saran="Nomori ulang daftarnya.",
                keparahan="ringan",
            )
            return


# --- captions --------------------------------------------------------------------------------------------


def _keterangan(paham: Paham) -> Iterator[Temuan]:
    """The same number over two different tables or figures."""
    ada: dict[tuple[str, str], list[Keterangan]] = defaultdict(list)
    for u in paham.naskah.unsur:
        if isinstance(u, Keterangan) and u.nomor:
            ada[(u.jenis, u.nomor)].append(u)
    for (jenis, nomor), daftar in ada.items():
        beda = list({_inti(k.teks): k for k in reversed(daftar)}.values())[::-1]
        if len(beda) < 2 or any(_sambungan(k.teks) for k in beda) or _sama(paham, beda[0].teks, beda[1].teks):
            continue
        yield temuan(
            paham,
            "penomoran",
            {k.letak.baris for k in daftar},
            tercetak=f"{jenis.capitalize()} {nomor} ({len(daftar)} kali)",
            seharusnya="satu nomor untuk satu " + jenis,
            uraian=f"{jenis.capitalize()} {nomor} dipakai untuk “{beda[0].teks}” dan “{beda[1].teks}”.",
            saran="Nomori ulang dan sesuaikan rujukannya.",
            keparahan="ringan",
        )


def _sama(paham: Paham, a: str, b: str) -> bool:
    """One title in two spellings, or cut off: the same table in a list or on its next page."""
    awalan = _inti(a).startswith(_inti(b)[:24]) or _inti(b).startswith(_inti(a)[:24])
    return awalan or paham.bobot.kemiripan(kunci(a), kunci(b)) > 0.6


def _inti(teks: str) -> str:
    return re.sub(r"\W+", "", teks.casefold())[:60]


def _sambungan(teks: str) -> bool:
    return re.search(r"lanjut|sambung", teks, re.IGNORECASE) is not None or not _inti(teks)


# --- "IKK III" where the sasaran has one indicator ---------------------------------------------------------


def _rujukan(paham: Paham) -> Iterator[Temuan]:
    """Captions that name an indicator number beyond what the text says the sasaran has."""
    banyak: int | None = None
    salah: list[Keterangan] = []
    for u in paham.naskah.unsur:
        if isinstance(u, Paragraf | Judul) and _SASARAN.match(u.teks):
            yield from _temuan_rujukan(paham, salah, banyak)
            banyak, salah = None, []  # the next sasaran, which may not say how many it has
        if isinstance(u, Paragraf):
            m = _BANYAK.search(u.teks)
            if m:
                yield from _temuan_rujukan(paham, salah, banyak)
                banyak, salah = int(m[1]), []
        elif isinstance(u, Keterangan) and banyak is not None:
            m = _RUJUKAN.search(u.teks)
            if m and (urutan(m[1]) or 0) > banyak:
                salah.append(u)
    yield from _temuan_rujukan(paham, salah, banyak)


def _temuan_rujukan(paham: Paham, salah: list[Keterangan], banyak: int | None) -> Iterator[Temuan]:
    if not salah:
        return
    m = _RUJUKAN.search(salah[0].teks)
    tercetak = m[0] if m else salah[0].teks
    yield temuan(
        paham,
        "penomoran",
        {k.letak.baris for k in salah},
        tercetak=tercetak,
        seharusnya=f"paling besar {banyak}",
        uraian=f"Judul menyebut {tercetak}, padahal sasarannya hanya mempunyai {banyak} indikator.",
        saran="Betulkan nomor indikator pada judulnya.",
        keparahan="ringan",
    )
