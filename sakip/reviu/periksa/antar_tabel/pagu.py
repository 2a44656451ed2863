"""The budget of one programme in several tables of one year: agreement, its annex, and the account of money.

Two tables are of one version where other programmes have the same amounts in both; the one that differs is
then a contradiction, unless a paragraph tells of a change of it. What the account of money has otherwise than
the agreement is told with doubt where any change of the budget is told.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

from sakip.reviu.model import Judul, Keterangan, Naskah, Paragraf, Sel, Tabel, Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import angka as tulis
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.alat.ingat import ingat
from sakip.reviu.periksa.alat.kisi import Kisi, semua_kisi
from sakip.reviu.periksa.alat.pagu_ubah import dijelaskan, diubah, revisi

_PAGU = re.compile(r"\b(?:pagu|anggaran|alokasi|dipa|dpa)\b", re.IGNORECASE)
_BUKAN_PAGU = re.compile(
    r"realisasi|serapan|sisa|saldo|persen|%|capaian|efisiensi|selisih|triwulan|\btw\b|semester|bulan|rpd\b"
    r"|target|kinerja",
    re.IGNORECASE,
)
_TERPAKAI = re.compile(r"realisasi|serapan|penyerapan", re.IGNORECASE)
_KEADAAN = re.compile(
    r"\b(?:awal|semula|sebelum|sesudah|setelah|menjadi|revisi|perubahan|murni|efektif|blokir|refo[ck]us\w*"
    r"|triwulan|semester|usulan|kebutuhan|indikatif|per\s+\d)\b",
    re.IGNORECASE,
)
_LINGKUP = re.compile(
    r"\b(?:sumber\s+dana|dak|dau|dbh|dbhcht|blud|blu|hibah|pnbp|phln|sbsn|prioritas|strategis\s+nasional|unggulan"
    r"|dekonsentrasi|tugas\s+pembantuan|belanja\s+\w+)\b",
    re.IGNORECASE,
)
_TAHUN = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_JUTA = Decimal(1_000_000)
_CUKUP = 2


@dataclass(frozen=True, slots=True)
class Pagu:
    """An amount and the cells that print it."""

    nama: str
    nilai: Decimal
    sel: tuple[Sel, ...]


@dataclass(frozen=True, slots=True)
class Daftar:
    """The amounts of one table, by name. ``rencana``: it holds no realisation beside them."""

    kisi: Kisi
    tahun: int | None
    rencana: bool
    isi: Mapping[tuple[str, ...], Pagu]
    kolom: int
    #: Words of caption and headings that narrow it down: of which source the money is.
    lingkup: frozenset[str]


def antar_pagu(paham: Paham) -> Iterator[Temuan]:
    semua = daftar_pagu(paham)
    beda: dict[tuple[str, ...], list[tuple[Daftar, Daftar, bool]]] = defaultdict(list)
    for a, b in combinations(semua, 2):
        if a.tahun != b.tahun or a.tahun is None or a.lingkup != b.lingkup or _setempat(a, b):
            continue
        bersama = a.isi.keys() & b.isi.keys()
        lain = [k for k in bersama if a.isi[k].nilai != b.isi[k].nilai]
        sama = {a.isi[k].nilai for k in bersama} - {a.isi[k].nilai for k in lain}
        for k in lain if len(lain) <= len(sama) else ():
            if not _wajar(paham, k, a, b, semua):
                beda[k].append((a, b, _pasti(paham, a, b, len(sama))))
    for k, pasangan in beda.items():
        yield _temuan(paham, k, pasangan, semua)


def _wajar(paham: Paham, k: tuple[str, ...], a: Daftar, b: Daftar, semua: Sequence[Daftar]) -> bool:
    """Whether the two amounts may both be right: changed, or one a share of the other."""
    x, y = a.isi[k], b.isi[k]
    if diubah(paham, x.sel[0].teks, y.sel[0].teks):
        return True
    if dijelaskan(paham, x.nama, x.sel[0].teks, y.sel[0].teks):
        return True
    kecil = a if x.nilai < y.nilai else b
    ada = {d.isi[k].nilai for d in semua if d.tahun == a.tahun and d.rencana and k in d.isi}
    return len(ada) > _CUKUP or (kecil.rencana and _bawahan(paham, kecil))


#: Who answers for a share of the office's budget.
_BAWAHAN = re.compile(
    r"\b(?:kepala\s+(?:sub\s*)?(?:bidang|bagian|seksi|divisi|upt\w*|unit)|sekretaris(?!\s+daerah)"
    r"|inspektur\s+pembantu|eselon\s+(?:iii|iv))\b",
    re.IGNORECASE,
)
_JUDUL_PK = re.compile(r"\W*(?:PERJANJIAN|PENETAPAN)\s+KINERJA\b")
#: So many lines above its budget an agreement may begin.
_KE_ATAS = 60


def _bawahan(paham: Paham, d: Daftar) -> bool:
    """Whether the agreement that the table closes is one of a part of the office."""
    akhir = d.kisi.tabel.tabel.letak.baris
    baris = paham.naskah.baris[max(0, akhir - _KE_ATAS) : akhir - 1]
    mulai = [n for n, teks in enumerate(baris) if _JUDUL_PK.match(teks)]
    return bool(mulai) and any(_BAWAHAN.search(x) for x in baris[mulai[-1] :] if "\t" not in x)


def _pasti(paham: Paham, a: Daftar, b: Daftar, sama: int) -> bool:
    """Two plans are one document and its annex; an account follows the plan where nothing was changed."""
    if a.rencana and b.rencana:
        return not _pk_berubah(paham)
    return sama >= _CUKUP and not revisi(paham)


_PK_UBAH = re.compile(
    r"PERJANJIAN\s+KINERJA\s+(?:\w+\s+){0,3}?(?:PERUBAHAN|REVISI)|(?:PERUBAHAN|REVISI)\s+PERJANJIAN\s+KINERJA",
    re.IGNORECASE,
)


@ingat
def _pk_berubah(paham: Paham) -> bool:
    """Whether the report has an agreement before and after a change."""
    return any("erjanjian" in b.casefold() and _PK_UBAH.search(b) for b in paham.naskah.baris)


def _setempat(a: Daftar, b: Daftar) -> bool:
    """Tables one right under the other are two parts of one list, or before and after."""
    dekat = sorted((a.kisi.tabel.tabel.letak, b.kisi.tabel.tabel.letak), key=lambda x: x.baris)
    return dekat[1].baris - dekat[0].akhir <= 1


def _temuan(
    paham: Paham,
    k: tuple[str, ...],
    pasangan: Sequence[tuple[Daftar, Daftar, bool]],
    semua: Sequence[Daftar],
) -> Temuan:
    tahun = pasangan[0][0].tahun
    nilai = {d.isi[k].nilai for a, b, _ in pasangan for d in (a, b)}
    ada = [(d, d.isi[k]) for d in semua if d.tahun == tahun and k in d.isi and d.isi[k].nilai in nilai]
    suara = Counter(p.nilai for _, p in ada)
    benar = max(ada, key=lambda x: (suara[x[1].nilai], not x[0].rencana))[1]
    salah = next(p for _, p in ada if p.nilai != benar.nilai)
    sebut = "; ".join(
        f"{tulis(p.nilai, 0)} (baris {p.sel[0].baris}, tabel {'rencana' if d.rencana else 'realisasi'})"
        for d, p in ada
    )
    pasti = any(x for *_, x in pasangan)
    return temuan(
        paham,
        "antar_tabel",
        {s.baris for _, p in ada for s in p.sel},
        kutipan=f"{salah.nama}: {salah.sel[0].teks}",
        tercetak=salah.sel[0].teks,
        seharusnya=benar.sel[0].teks if len(benar.sel) == 1 else tulis(benar.nilai, 0),
        uraian=f"Anggaran {tahun} “{salah.nama}” dicetak berbeda: {sebut}."
        + (" Anggaran lain pada tabel-tabel itu sama, dan tidak ada keterangan perubahan." if pasti else ""),
        saran="Samakan, atau jelaskan perubahan anggarannya.",
        kepastian="pasti" if pasti else "ragu",
    )


# --- the lists -------------------------------------------------------------------------------------------


@ingat
def daftar_pagu(paham: Paham) -> tuple[Daftar, ...]:
    """Every table with one column of budgets and named rows."""
    return tuple(d for k in semua_kisi(paham) if (d := _daftar(paham, k)) is not None)


def _daftar(paham: Paham, k: Kisi) -> Daftar | None:
    if k.tabel.tabel.pulih or _KEADAAN.search(k.tabel.tabel.judul):
        return None
    uang = [c for c in k.kolom if _PAGU.search(k.judul[c]) and not _BUKAN_PAGU.search(k.judul[c])]
    if len(uang) != 1 or _KEADAAN.search(k.judul[uang[0]]):
        return None
    c = uang[0]
    isi = _isi(k, c)
    if not isi:
        return None
    tahun = _tahun(k, c)
    return Daftar(
        k,
        paham.tahun if tahun is None else tahun,
        not any(_TERPAKAI.search(j) for j in k.judul),
        isi,
        c,
        frozenset(x.casefold() for x in _LINGKUP.findall(" ".join((k.tabel.tabel.judul, *k.judul)))),
    )


def _tahun(k: Kisi, c: int) -> int | None:
    """The year that header, caption or heading tells; None: none of them tells one."""
    atas = k.tabel.tabel.subbab[-1:]
    for teks in (k.judul[c], k.tabel.tabel.judul, *atas):
        ada = {int(x) for x in _TAHUN.findall(teks)}
        if len(ada) == 1:
            return ada.pop()
    return None


def _isi(k: Kisi, c: int) -> dict[tuple[str, ...], Pagu]:
    """Amounts by name: of rows, and of groups under head rows. A name with two amounts is left out."""
    hasil: dict[tuple[str, ...], Pagu] = {}
    ganda: set[tuple[str, ...]] = set()

    def catat(nama: str, sel: Sequence[Sel], nilai: Decimal) -> None:
        n = kunci(nama)
        if len(n) < _CUKUP or nilai < _JUTA:
            return
        if n in hasil and hasil[n].nilai != nilai:
            ganda.add(n)
        hasil.setdefault(n, Pagu(nama, nilai, tuple(sel)))

    for r in k.biasa:
        a = k.angka[r][c]
        if a is not None and not a.desimal and not a.persen:
            catat(k.label[r], [k.sel[r][c]], a.nilai)
    kepala = sorted(k.kepala)
    for awal, akhir in pairwise([*kepala, len(k.sel)]):
        anak = [
            (k.sel[r][c], a.nilai) for r in k.biasa if awal < r < akhir and (a := k.angka[r][c]) is not None
        ]
        if anak:
            nama = next((s.teks for s in k.sel[awal] if s.teks.strip()), "")
            catat(nama, [s for s, _ in anak], sum((n for _, n in anak), Decimal(0)))
    return {n: p for n, p in hasil.items() if n not in ganda}


# --- agreements and the table of all of them ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Perjanjian:
    """An agreement of the annex: the names that its tables hold, and its amounts."""

    nama: frozenset[tuple[str, ...]]
    pagu: tuple[Pagu, ...]

    def cocok(self, nilai: Sequence[Decimal]) -> bool:
        """Whether amounts are those of the agreement, one by one, or in sum with or without programmes."""
        jumlah = sum(nilai, Decimal(0))
        ada = {p.nilai for p in self.pagu}
        program = sum((p.nilai for p in self.pagu if _PROGRAM.match(p.nama)), Decimal(0))
        kegiatan = sum((p.nilai for p in self.pagu if not _PROGRAM.match(p.nama)), Decimal(0))
        return set(nilai) <= ada or jumlah in ada | {program, kegiatan, program + kegiatan}


_PROGRAM = re.compile(r"\W*(?:\d+\W+)?program\b", re.IGNORECASE)
#: So many parts of the text before its budget the tables of an agreement may begin.
_MUNDUR = 30
_MILIK = 0.6


def pagu_perjanjian(paham: Paham) -> Iterator[Temuan]:
    """The table of all agreements, with an amount for each group of its rows, against the annexed
    agreements that hold the same rows. Proven by the groups whose amounts agree."""
    perjanjian = _perjanjian(paham)
    if len(perjanjian) < _CUKUP:
        return
    for d in daftar_pagu(paham):
        if not d.rencana or not _bertarget(d.kisi):
            continue
        kelompok = list(_kelompok(d))
        sama, beda = 0, []
        for p in perjanjian:
            milik = [(sel, n) for nama, sel, n in kelompok if _memuat(p, nama)]
            if not milik or any(s.baris == x.baris for s, _ in milik for y in p.pagu for x in y.sel):
                continue
            if p.cocok([n for _, n in milik]):
                sama += 1
            else:
                beda.append((p, milik))
        if len(beda) > sama:
            continue
        for p, milik in beda:
            cetak = [s.teks for s, _ in milik]
            utama = max(p.pagu, key=lambda x: x.nilai)
            if not dijelaskan(paham, utama.nama, *cetak, utama.sel[0].teks):
                yield _beda_perjanjian(paham, p, milik, utama, sama)


def _beda_perjanjian(
    paham: Paham, p: _Perjanjian, milik: Sequence[tuple[Sel, Decimal]], utama: Pagu, sama: int
) -> Temuan:
    cetak = " + ".join(s.teks for s, _ in milik)
    return temuan(
        paham,
        "antar_tabel",
        {*(s.baris for s, _ in milik), *(s.baris for x in p.pagu for s in x.sel)},
        kutipan=f"{utama.nama}: {utama.sel[0].teks}",
        tercetak=cetak,
        seharusnya=utama.sel[0].teks,
        uraian=f"Anggaran sasaran yang sama tertulis {cetak} pada tabel perjanjian kinerja, sedangkan "
        f"lampiran perjanjiannya (baris {utama.sel[0].baris}) memuat {utama.sel[0].teks} untuk "
        f"“{utama.nama}”; anggaran {sama} perjanjian lain sama.",
        saran="Samakan tabel perjanjian kinerja dengan lampirannya, atau jelaskan perbedaannya.",
        kepastian="ragu" if _pk_berubah(paham) else "pasti",
    )


def _bertarget(k: Kisi) -> bool:
    return any("target" in j.casefold() for j in k.judul)


def _kelompok(d: Daftar) -> Iterator[tuple[frozenset[tuple[str, ...]], Sel, Decimal]]:
    """Rows from one amount to the next, or to the next head row: their names and the amount."""
    k = d.kisi
    nama: set[tuple[str, ...]] = set()
    kini: tuple[Sel, Decimal] | None = None
    for r in range(len(k.sel)):
        a = k.angka[r][d.kolom] if r in k.biasa else None
        if (a is not None or r in k.kepala) and kini is not None:
            yield frozenset(nama), *kini
            kini = None
        if a is not None and a.nilai >= _JUTA:
            kini, nama = (k.sel[r][d.kolom], a.nilai), set()
        if kini is not None:
            nama |= _nama_baris(k, r)
    if kini is not None:
        yield frozenset(nama), *kini


def _nama_baris(k: Kisi, r: int) -> set[tuple[str, ...]]:
    return {n for s in k.sel[r] if not s.isian and len(n := kunci(s.teks)) > _CUKUP}


def _memuat(p: _Perjanjian, nama: frozenset[tuple[str, ...]]) -> bool:
    return bool(nama) and len(nama & p.nama) >= max(_MILIK * len(nama), 1)


@ingat
def _perjanjian(paham: Paham) -> tuple[_Perjanjian, ...]:
    """Budgets without targets, each with the names in the tables of targets right before it."""
    menurut = {id(d.kisi.tabel.tabel): d for d in daftar_pagu(paham)}
    return tuple(
        p
        for n, u in enumerate(paham.naskah.unsur)
        if isinstance(u, Tabel)
        and (d := menurut.get(id(u))) is not None
        and d.rencana
        and not _bertarget(d.kisi)
        and (p := _satu_perjanjian(paham.naskah, n, d, menurut)).nama
    )


def _satu_perjanjian(naskah: Naskah, n: int, d: Daftar, menurut: Mapping[int, Daftar]) -> _Perjanjian:
    nama: set[tuple[str, ...]] = set()
    for u in reversed(naskah.unsur[max(0, n - _MUNDUR) : n]):
        if isinstance(u, Tabel):
            if id(u) in menurut:
                break
            nama |= {x for b in u.isi for s in b if not s.isian and len(x := kunci(s.teks)) > _CUKUP}
        elif isinstance(u, Judul | Keterangan | Paragraf) and _JUDUL_PK.match(u.teks) and nama:
            break
    return _Perjanjian(frozenset(nama), tuple(d.isi.values()))
