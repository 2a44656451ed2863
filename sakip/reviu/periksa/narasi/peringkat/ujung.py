"""The row of a table nearby that a sentence calls highest, lowest or most: "terendah adalah X (3,66)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sakip.aturan.kalimat import Kalimat
from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.angka import Angka, cari
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat
from sakip.reviu.periksa.alat.ingat import sekali
from sakip.reviu.periksa.narasi.baca.larik import Larik, berlarik, judul_persen, sama, sebagian, sebut_baris
from sakip.reviu.periksa.narasi.baca.lingkup import lingkup
from sakip.reviu.periksa.narasi.baca.terbantah import terbantah
from sakip.reviu.periksa.narasi.peringkat.ukuran import ukuran_kalimat

_KATA = (
    r"(?:ter(?:tinggi|endah|besar|kecil|banyak|sedikit)|"
    r"paling\s+(?:tinggi|rendah|besar|kecil|banyak|sedikit))"
)
UJUNG = Pola(rf"\b{_KATA}\b", "ter", "paling")
TINGGI = re.compile(r"tinggi|besar|banyak", re.IGNORECASE)
_KLAUSA = re.compile(
    r";\s+|,\s+(?!(?:yaitu|yakni|sebesar|sebanyak|sejumlah|dengan|mencapai)\b)|\b(?:sedangkan|sementara|"
    r"adapun)\b|"
    rf"\bdan\s+(?=(?:yang\s+|unsur\s+|nilai\s+|serapan\s+|penyerapan\s+|realisasi\s+)?{_KATA})",
    re.IGNORECASE,
)
#: Another place than the first or the last, another time, or a part of the rows.
_LAIN = re.compile(
    r"\b(?:kedua|ketiga|keempat|salah\s+satu|urutan|peringkat|selama|sepanjang|sejak|setelah|selain|kecuali|"
    r"provinsi|nasional|termasuk|hampir|tidak|bukan|batas|skala|bagian|di\s?antara(?:nya)?|relatif|terhadap|"
    r"tahun\s+(?:lalu|sebelumnya))\b",
    re.IGNORECASE,
)
#: "Kabupaten dengan ... tertinggi": the highest of its kind only.
_GOLONGAN = re.compile(
    r"\b(?P<apa>lapas|rutan|bapas|kanim|kantor|sekolah|sd|smp|sma|smk|puskesmas|klinik|rumah\s+sakit|desa|kelurahan|"
    r"kecamatan|kabupaten|kota|provinsi|dinas|badan|bagian|balai)\s+(?:\w+\s+)?(?:dengan|yang)\b",
    re.IGNORECASE,
)
#: What is measured; a column must be called so.
_HAL = re.compile(
    r"\b(?:tambah|naik|turun|tingkat(?=an)|ubah|selisih|deviasi|sisa|tumbuh|capai|target|lonjak)"
    r"|\b(?:pe[nmr]\w?|ke|ter|di)(?P<akar>tambah|naik|turun|ningkat|ubah|rubah|tumbuh)an\b",
    re.IGNORECASE,
)
_TAHUN = re.compile(r"\b(?:19|20)\d\d\b")
_PERSEN = re.compile(r"\b(?:pe(?:ny|ng)?erapan|serapan|persentase|terserap)\b", re.IGNORECASE)
_RATA = re.compile(r"\W*(?:rata|nilai\s+(?:rata|indeks|akhir|total|ikm)|indeks\b)", re.IGNORECASE)
_BAGI = re.compile(r"\b(?:persentase|presentase|rasio)\b", re.IGNORECASE)
_SEBAB = re.compile(r"\b(?:sehingga|karena|dikarenakan|disebabkan)\b", re.IGNORECASE)
_KURUNG = re.compile(r"\([^()]*\)")
TERSEDIKIT = 3


@sekali
def ujung_baris(paham: Paham) -> Iterator[Temuan]:
    for p, larik in berlarik(paham, UJUNG.search):
        for k in pecah(p.teks):
            if UJUNG.search(k.teks):
                yield from _kalimat(paham, p, k, larik)


def _kalimat(paham: Paham, p: Paragraf, k: Kalimat, larik: Sequence[Larik]) -> Iterator[Temuan]:
    berserapan = _PERSEN.search(k.teks) is not None
    for klausa in _KLAUSA.split(k.teks):
        m = UJUNG.search(klausa)
        if m is None or len(list(UJUNG.finditer(klausa))) != 1 or _LAIN.search(klausa):
            continue
        tahun = {int(y) for y in _TAHUN.findall(klausa)}
        if tahun - {paham.tahun}:
            continue
        for x in larik:
            sebut = [r for r in sebut_baris(x, klausa) if not _RATA.match(x.label[r])]
            if len(sebut) != 1 or not segolongan(x, klausa):
                continue
            baris = lingkup(paham, x, k.teks)
            if baris is None or sebut[0] not in baris:
                break
            if sebagian(k.teks, len(x.label)):
                continue
            if _BAGI.search(klausa[: m.start()]) and not _berbagi(x):
                continue  # a ratio of columns that no column prints
            kolom = _kolom(x, sebut[0], klausa, k.teks)
            terukur = _terukur(x, sebut[0], klausa[: m.start()])
            tinggi = TINGGI.search(m[0]) is not None
            salah = _bukan_ujung(
                x, sebut[0], klausa, kolom, baris, tinggi=tinggi, persen=berserapan, terukur=terukur
            )
            if salah is not None and not terbantah(paham, x.baris[salah[0]], x.teks[salah[0]][salah[1]]):
                yield _temuan(paham, p, k, m, x, sebut[0], salah)
            break


def _berbagi(x: Larik) -> bool:
    """Whether a column prints percentages or other ratios, or is the only one."""
    return len(x.kolom) == 1 or any(
        "%" in x.judul[c]
        or re.search(r"\b(?:persen|rasio|tingkat)", x.judul[c], re.IGNORECASE)
        or any(a.persen or a.desimal for _, a in x.nilai(c))
        for c in x.kolom
    )


def segolongan(x: Larik, klausa: str) -> bool:
    """Whether all rows are of the kind among which the clause compares."""
    m = _GOLONGAN.search(klausa)
    apa = kunci(m["apa"])[:1] if m is not None else ()
    if not apa:
        return True
    kepala = next((j for j in x.judul[:2] if apa[0] in kunci(j)), "")
    tunggal = bool(kepala) and "/" not in kepala and " dan " not in kepala.casefold()
    return tunggal or all(apa[0] in kunci(n) for n in x.label)


#: Words between what is measured and the superlative, and measures that any table of values has.
_ISI = re.compile(
    r"\b(?:yang|dengan|adalah|ialah|juga|menjadi|merupakan|sebagai|memiliki|mencatat|memperoleh|terdapat|ada|pada)\b"
)
_UKURAN = re.compile(
    r"(?:nilai|skor|angka|hasil|jumlah|persentase|kontribusi|porsi|proporsi|besaran|capaian|realisasi)(?:nya)?"
)


def _terukur(x: Larik, r: int, sebelum: str) -> bool:
    """Whether the table tells of what the clause measures: the words right before the superlative."""
    kata = re.findall(r"[a-z]{3,}", _ISI.sub(" ", sebelum.casefold()))[-3:]
    kepala = next((x.judul[c] for c, t in enumerate(x.teks[r]) if t == x.label[r]), "").casefold()
    kata = [w for w in kata if w not in kepala.split()]  # "aspek dengan biaya ...": the rows' own kind
    if not kata or any(_UKURAN.fullmatch(w) for w in kata):
        return True
    if any(_PERSEN.fullmatch(w) for w in kata) and any("%" in j for j in x.judul):
        return True
    ada = {v for t in (*x.judul, x.keterangan, x.label[r]) for v in re.findall(r"[a-z0-9]+", t.casefold())}
    return any(serumpun(w.removesuffix("nya"), v) for w in kata for v in ada)


def serumpun(a: str, b: str, awal: int = 6) -> bool:
    """Whether two words are one, or of one stem: "penyelesaian" and "diselesaikan"; ``awal``: so many first
    letters alike are enough."""
    return a == b or (len(a) > 4 and len(b) > 4 and (a[:awal] == b[:awal] or a[-5:] == b[-5:]))


def _kolom(x: Larik, r: int, klausa: str, kalimat: str) -> list[int]:
    """The columns that may be meant: those whose whole titles the clause, or else the sentence, holds."""
    tahun = set(_TAHUN.findall(klausa))
    bertahun = bool(tahun) and any(_TAHUN.search(j) for j in x.judul)
    ada = [
        c
        for c in x.kolom
        if x.angka[r][c] is not None and (not bertahun or tahun & set(_TAHUN.findall(x.judul[c])))
    ]
    for teks in (klausa, kalimat):
        kata = set(kunci(teks))
        sebut = [c for c in ada if (j := set(kunci(_KURUNG.sub(" ", x.judul[c])))) and j <= kata]
        if sebut:
            return _bernama(x, klausa, sebut)
    return _bernama(x, klausa, ada)


def _bukan_ujung(
    x: Larik,
    r: int,
    klausa: str,
    kolom: Sequence[int],
    baris: Sequence[int],
    *,
    tinggi: bool,
    persen: bool,
    terukur: bool,
) -> tuple[int, int] | None:
    """The row and column that are the extreme among ``baris``, where the named row is it in no column that
    may be meant."""
    inti = _SEBAB.split(klausa, maxsplit=1)[0]
    total = [t for b in x.total for t in b]
    sebut = [
        a
        for _, a in cari(_TAHUN.sub(" ", inti))
        if a.teks not in (x.nomor[r], x.label[r]) and not any(sama(a, t) for t in total)
    ]
    tepat = [c for c in kolom if any(sama(a, x.angka[r][c]) for a in sebut)]
    bagian = [c for c in kolom if judul_persen(x.judul[c])]
    if sebut and not tepat:
        return _milik_lain(x, r, sebut, kolom, tinggi=tinggi) if len(baris) == len(x.label) else None
    if not tepat and not terukur:
        return None
    kolom = tepat or _seukuran(x, r, klausa, bagian if persen and bagian else kolom)
    benar: tuple[int, int] | None = None
    for c in kolom:
        isi = {n: a.nilai for n, a in x.nilai(c) if n in baris and not _RATA.match(x.label[n])}
        if len(isi) < TERSEDIKIT or not x.utuh or (not tepat and _menumpuk(x, list(isi.values()))):
            return None
        juara = (max if tinggi else min)(isi, key=lambda n: isi[n])
        if isi[juara] == isi[r]:
            return None
        benar = benar or (juara, c)
    return benar


def _seukuran(x: Larik, r: int, klausa: str, kolom: Sequence[int]) -> Sequence[int]:
    """The columns of the kind that the clause names: value, money, time and the like."""
    m = UJUNG.search(klausa)
    ukuran = ukuran_kalimat(klausa[: m.start()], klausa[m.end() :], x.label[r]) if m is not None else None
    if ukuran is None:
        return kolom
    return ukuran.pilih(kolom, lambda c: x.judul[c], lambda c: (a for _, a in x.nilai(c)), x.keterangan)


def _bernama(x: Larik, klausa: str, kolom: Sequence[int]) -> list[int]:
    """The columns whose titles hold all that the clause says is measured."""
    hal = {(m["akar"] or m[0]).casefold().replace("ningkat", "tingkat") for m in _HAL.finditer(klausa)}
    hal = {h.removeprefix("r") if h == "rubah" else h for h in hal}
    return [c for c in kolom if all(h in x.judul[c].casefold() for h in hal)]


def _menumpuk(x: Larik, isi: Sequence[object]) -> bool:
    """Months or quarters whose numbers never fall: a running sum is largest at its end."""
    return bool(x.label) and bool(x.masa(0)) and list(isi) == sorted(isi)  # type: ignore[type-var]


def _milik_lain(
    x: Larik, r: int, sebut: Sequence[Angka], kolom: Sequence[int], *, tinggi: bool
) -> tuple[int, int] | None:
    """Where the number told is the extreme itself and stands in another row only."""
    for c in kolom:
        isi = x.nilai(c)
        if len(isi) < TERSEDIKIT:
            continue
        ujung = (max if tinggi else min)(a.nilai for _, a in isi)
        juara = [n for n, a in isi if a.nilai == ujung]
        if len(juara) == 1 and juara[0] != r and any(sama(a, x.angka[juara[0]][c]) for a in sebut):
            return juara[0], c
    return None


def _temuan(
    paham: Paham, p: Paragraf, k: Kalimat, m: re.Match[str], x: Larik, r: int, benar: tuple[int, int]
) -> Temuan:
    juara, c = benar
    isi = x.teks[juara][c]
    return temuan(
        paham,
        "narasi",
        baris_kalimat(p, k.awal, k.akhir),
        kutipan=k.teks,
        tercetak=f"{m[0]}: {x.label[r]}",
        seharusnya=f"{x.label[juara]} ({isi})",
        uraian=f"Kalimat menyebut “{x.label[r]}” {m[0].casefold()}, padahal menurut tabel pada baris "
        f"{x.baris[juara]} “{x.label[juara]}” ({isi}).",
        saran="Sebut baris menurut tabelnya.",
    )
