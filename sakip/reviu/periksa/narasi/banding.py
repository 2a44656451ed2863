"""Comparisons that a sentence makes with both numbers in it, and values that it tells of other years:
"92,00% lebih tinggi daripada ..., yaitu 58,00%", "tertinggi 93,60 (tahun 2022) dan terendah 60,00"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip.aturan.kalimat import Kalimat
from sakip.reviu.angka import Angka, baca_sel
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Fakta, Paham
from sakip.reviu.periksa.alat import angka, pecah, temuan
from sakip.reviu.periksa.bagian import Peta, baris_kalimat
from sakip.reviu.periksa.kisi import semua_kisi
from sakip.reviu.periksa.narasi.nilai import Pokok, makin_rendah_baik, pokok_kalimat, sebanding

_SATUAN = r"(?:\s(?!(?:dan|serta|atau|yang|lebih|pada|sama|masih)\b)[a-z]+){1,2}"
_N = rf"-?\d[\d.]*(?:,\d+)?(?:\s?%|\s\(skala\s\d+\)|{_SATUAN})?"
_TANPA_ANGKA = r"(?:[^.;\d]|\b(?:19|20)\d\d\b)"
_LEBIH = re.compile(
    rf"(?P<a>{_N})\s+(?:(?:masih|juga|jauh|sedikit)\s+)?(?P<arti>lebih\s+(?:tinggi|besar|banyak|rendah|kecil|sedikit)|sama)"
    rf"\s+(?:daripada|dari|dengan|dibanding(?:kan)?(?:\s+dengan)?)\s+{_TANPA_ANGKA}{{3,200}}?\b(?:yaitu|yakni)\s+(?P<b>{_N})"
    r"(?!\s*(?:,|dan|serta|atau)\s*\d)",
    re.IGNORECASE,
)
#: "97,85%, lebih rendah dibandingkan capaian provinsi sebesar 95,40%".
_LEBIH_SEBESAR = re.compile(
    rf"\b(?:sebesar|mencapai|adalah|yaitu)\s+(?P<a>{_N})\s*,?\s+(?:(?:yang|dan|masih|juga|jauh|sedikit|berarti)\s+){{0,2}}"
    rf"(?P<arti>lebih\s+(?:tinggi|besar|banyak|rendah|kecil|sedikit))\s+(?:daripada|dari|dibanding(?:kan)?(?:\s+dengan)?)\s+"
    rf"(?:{_TANPA_ANGKA}){{3,120}}?\b(?:sebesar|mencapai|sebanyak|dengan\s+nilai)\s+(?P<b>{_N})(?!\s*(?:poin|persen\s+poin))",
    re.IGNORECASE,
)
#: "sebesar 61,2 ..., meningkat 6,2 poin dibandingkan tahun 2022 sebesar 67,4".
_TAHUN_LALU = re.compile(
    r"\b(?:sebesar|mencapai|sebanyak|adalah|yaitu)\s+(?P<a>\d[\d.]*(?:,\d+)?)(?P<sa>\s?%|\s?persen)?"
    r"(?:(?!\btarget)[^.;\d]|\d{1,3}\.000\b){0,60}?,?\s+(?:yang\s+|atau\s+|dan\s+)?(?:mengalami\s+)?"
    r"(?P<arah>meningkat|naik|menurun|turun|peningkatan|kenaikan|penurunan)"
    r"(?:\s+sebesar)?(?:\s+(?P<d>\d+(?:,\d+)?)(?:\s*(?:poin|persen|%))*)?\s+(?:jika\s+|bila\s+|apabila\s+)?"
    r"(?:dari|dibanding(?:kan)?(?:\s+dengan)?)\s+(?:\w+\s+){0,2}?(?:pada\s+)?tahun\s+(?P<y>(?:19|20)\d\d)\s+"
    r"(?:yang\s+)?(?:(?:hanya|sudah)\s+)?(?:sebesar|sebanyak|mencapai|yaitu|adalah|dengan\s+nilai)\s+"
    r"(?P<b>\d[\d.]*(?:,\d+)?)(?P<sb>\s?%|\s?persen)?",
    re.IGNORECASE,
)
#: "Jumlah tersebut meningkat dibandingkan tahun 2022 yang sebanyak 23.115": the sentence before tells it.
_TERSEBUT = re.compile(
    r"^\W*(?:jumlah|nilai|realisasi|angka|hasil|capaian|persentase)\s+(?:tersebut|ini|itu)\s+(?:telah\s+|juga\s+)?(?:mengalami\s+)?"
    r"(?P<arah>meningkat|naik|menurun|turun|peningkatan|kenaikan|penurunan)(?:\s+\d+(?:,\d+)?(?:\s*(?:poin|persen|%))*)?\s+"
    r"(?:jika\s+|bila\s+|apabila\s+)?(?:dari|dibanding(?:kan)?(?:\s+dengan)?)\s+(?:\w+\s+){0,2}?(?:pada\s+)?tahun\s+"
    r"(?:19|20)\d\d\s+(?:yang\s+)?(?:sebesar|sebanyak|mencapai|yaitu|adalah)\s+(?P<b>\d[\d.]*(?:,\d+)?)(?P<sb>\s?%|\s?persen)?",
    re.IGNORECASE,
)
_SEBELUMNYA = re.compile(
    r"\b(?:sebesar|sebanyak|mencapai|adalah)\s+(?P<a>\d[\d.]*(?:,\d+)?)(?P<sa>\s?%|\s?persen)?(?!\s*(?:poin))",
    re.IGNORECASE,
)
_DENGAN = re.compile(
    rf"^\W*dengan\s+(?P<a>{_N}),\s+realisasi(?:\s+tahun\s+(?P<tahun>(?:19|20)\d\d))?\s+(?:masih\s+)?"
    rf"(?P<arti>telah\s+melampaui|(?:belum|(?:telah\s+)?tidak)\s+mencapai|sama\s+dengan)\s+(?P<hal>target{_TANPA_ANGKA}{{3,200}}?)"
    rf"\b(?:yaitu|yakni)\s+(?P<b>{_N})(?:(?:,\s*{_N})*,?\s+dan\s+(?P<c>{_N}))?",
    re.IGNORECASE,
)
_TETAP = re.compile(
    rf"\brealisasi\s+tahun\s+(?P<y>(?:19|20)\d\d)\s+(?:tetap\s+seperti|sama\s+(?:dengan|seperti))\s+(?:realisasi\s+)?tahun\s+"
    rf"(?P<x>(?:19|20)\d\d),\s+(?:yaitu|yakni)\s+(?P<a>{_N})",
    re.IGNORECASE,
)
_KURUNG = r"(?:[^()]|\([^()]*\))*"
_UJUNG = re.compile(
    rf"\b(?P<satu>tertinggi|terendah)\s+(?:adalah\s+|sebesar\s+|yaitu\s+)?(?P<a>{_N})\s*(?:\((?P<ka>{_KURUNG})\)\s*)?"
    rf"(?:,?\s*(?:dan|serta|sedangkan)\s+)(?:yang\s+)?(?P<dua>tertinggi|terendah)\s+(?:adalah\s+|sebesar\s+|yaitu\s+)?"
    rf"(?P<b>{_N})\s*(?:\((?P<kb>{_KURUNG})\))?",
    re.IGNORECASE,
)
_ANGKA_ITU = re.compile(
    rf"\badalah\s+(?P<b>{_N})\s*[;,]\s*(?:sedangkan\s+)?realisasi\w*\s+(?P<a>{_N})\s+"
    r"(?P<arti>telah\s+melampaui|belum\s+mencapai|sama\s+dengan)\s+angka\s+(?:itu|tersebut)",
    re.IGNORECASE,
)
_NAIK = ("naik", "meningkat", "bertambah")
_SEBESAR = re.compile(
    rf"(?P<a>{_N}),?\s+lebih\s+(?P<arah>tinggi|rendah)\s+(?P<d>\d+(?:,\d+)?)\s+(?:poin\s+)?dari(?:pada)?\s+"
    rf"{_TANPA_ANGKA}{{3,80}}?\s(?P<b>{_N})",
    re.IGNORECASE,
)
#: "Rata-rata itu turun 1,72 dari 95,72": what "itu" means stands before it.
_ITU = re.compile(
    rf"\b(?P<hal>[A-Z][\w-]+)\s+itu\s+(?P<arah>naik|turun|meningkat|menurun)\s+(?:sebesar\s+)?"
    rf"(?P<d>\d+(?:,\d+)?)\s+dari\s+(?P<b>{_N})"
)
_DARI = re.compile(rf"\bdari\s+(?P<a>{_N})\s+menjadi\s+(?P<b>{_N})", re.IGNORECASE)
_RUPIAH = r"Rp\s?\d[\d.]*\d"
_DI = re.compile(
    rf"(?P<a>{_RUPIAH})\s+terhadap\s+[^.;\d]{{3,80}}?\s(?P<b>{_RUPIAH}),\s+(?P<p>\d+(?:,\d+)?\s?%)\s+di\s+"
    r"(?P<arah>atas|bawah)\b",
    re.IGNORECASE,
)
_SELAMA = re.compile(
    r"\bselama\s+(?:tahun\s+)?(?P<awal>(?:19|20)\d\d)\s*[–-]\s*(?P<akhir>(?:19|20)\d\d)\b", re.IGNORECASE
)
_BERUBAH = re.compile(
    rf"\brealisasi(?:nya)?\s+(?P<arah>naik|turun|meningkat|menurun)\s+dari\s+(?P<a>{_N})\s+pada\s+(?:tahun\s+)?"
    rf"(?P<x>(?:19|20)\d\d)\s+menjadi\s+(?P<b>{_N})\s+pada\s+(?:tahun\s+)?(?P<y>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
#: A list of indicators: "3.1 Jumlah warga yang terlayani: capaian 94,30%."
_BUTIR = re.compile(
    r"^\W*(?:[\d.]+\s+)?(?P<nama>[A-Z][^:;%]{10,250}?)\s*:\s*capaian(?:nya)?\s+(?P<a>-?\d+(?:,\d+)?\s?%)\W*$"
)
_TAHUN = re.compile(r"(?:tahun\s+)?((?:19|20)\d\d)", re.IGNORECASE)
#: Numbers farther apart than this are hardly of one kind: one may be the difference.
_SEJAUH = 3
#: A number of fewer digits may be one digit beside another by chance.
_TERPENDEK = 4


@dataclass(frozen=True, slots=True)
class _Ujung:
    """The extremes of a row or column, and its line."""

    tinggi: Angka
    rendah: Angka
    baris: int


Salah = tuple[re.Match[str], str, str, set[int]]


def banding(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    ujung: list[_Ujung] | None = None
    lalu = ""
    for p in paham.naskah.paragraf:
        for m, harus, alasan, lain in _itu(p.teks):
            yield _temuan(paham, p, Kalimat(p.teks, 0, len(p.teks)), m, harus, alasan, lain)
        if (m_ujung := _UJUNG.search(p.teks)) is not None:
            ujung = _semua_ujung(paham) if ujung is None else ujung
            for m, harus, alasan, lain in _ujung_tabel(m_ujung, ujung):
                yield _temuan(paham, p, Kalimat(p.teks, 0, len(p.teks)), m, harus, alasan, lain)
        pokok: Pokok | None = None
        for k in pecah(p.teks):
            if (t := _tersebut(lalu, k.teks)) is not None:
                yield _temuan(paham, p, k, *t)
            lalu = k.teks
            baris = p.baris_pada(k.awal)
            pokok = pokok_kalimat(peta, k.teks, baris, pokok)
            for m, harus, alasan, lain in (*_salah(k, pokok), *_butir(paham, peta, k.teks)):
                yield _temuan(paham, p, k, m, harus, alasan, lain)


def _salah(k: Kalimat, pokok: Pokok | None) -> Iterator[Salah]:
    yield from _lebih(k.teks)
    yield from _tahun_lalu(k.teks)
    yield from _ujung(k.teks, pokok)
    yield from _di(k.teks)
    yield from _sebesar(k.teks)
    if pokok is not None:
        yield from _dengan(k.teks, pokok)
        yield from _tetap(k.teks, pokok)
        yield from _angka_itu(k.teks, pokok)
        yield from _dari(k.teks, pokok)


def _butir(paham: Paham, peta: Peta, kalimat: str) -> Iterator[Salah]:
    """The item of a list that names one indicator and its capaian."""
    m = _BUTIR.match(kalimat)
    ind = paham.cari_indikator(m["nama"]) if m is not None else None
    a = _baca(m["a"]) if m is not None else None
    if m is None or ind is None or a is None:
        return
    fakta = [f for f in peta.fakta_milik(ind.id) if f.besaran == "capaian" and f.tahun == peta.tahun]
    if fakta and len({f.angka.nilai for f in fakta}) == 1 and not _sama(a, fakta[0].angka):
        f = fakta[0]
        yield m, f.angka.teks, f"tabel pada baris {f.baris} memuat capaian {f.angka.teks}", {f.baris}


def _lebih(kalimat: str) -> Iterator[Salah]:
    if "lebih" not in kalimat and "sama" not in kalimat:
        return
    for m in (*_LEBIH.finditer(kalimat), *_LEBIH_SEBESAR.finditer(kalimat)):
        a, b = _baca(m["a"]), _baca(m["b"])
        if a is None or b is None or not _sejenis(a, b) or not b.nilai:
            continue
        arti = " ".join(m["arti"].casefold().split())
        if arti == "sama":
            salah = abs(a.nilai - b.nilai) > max(a.langkah, b.langkah) if a.desimal else a.nilai != b.nilai
        else:
            naik = arti.split()[1] in ("tinggi", "besar", "banyak")
            salah = a.nilai == b.nilai or (a.nilai > b.nilai) != naik
            salah = salah and max(abs(a.nilai), abs(b.nilai)) <= _SEJAUH * min(abs(a.nilai), abs(b.nilai))
        if salah:
            yield m, _arah(a, b), f"{a.teks} {_arah(a, b)} {b.teks}", set()


def _tahun_lalu(kalimat: str) -> Iterator[Salah]:
    """A rise or fall with the values of both years in one sentence."""
    for m in _TAHUN_LALU.finditer(kalimat) if "tahun" in kalimat.casefold() else ():
        a, b = _baca(m["a"] + (m["sa"] or "")), _baca(m["b"] + (m["sb"] or ""))
        if a is None or b is None or not b.nilai or a.persen != b.persen:
            continue
        if max(a.nilai, b.nilai) > _SEJAUH * min(a.nilai, b.nilai):
            continue
        naik = m["arah"].casefold() in (*_NAIK, "peningkatan", "kenaikan")
        if a.nilai != b.nilai and (a.nilai > b.nilai) != naik:
            benar = "naik" if a.nilai > b.nilai else "turun"
            yield m, benar, f"dari {b.teks} menjadi {a.teks} berarti {benar}", set()


def _tersebut(lalu: str, kalimat: str) -> Salah | None:
    """A rise or fall of the number that the sentence before tells first."""
    m = _TERSEBUT.match(kalimat)
    n = _SEBELUMNYA.search(lalu) if m is not None else None
    if (
        m is None
        or n is None
        or re.search(r"\b(?:target|capaian)\b[^.]{0,20}$", lalu[: n.start()], re.IGNORECASE)
    ):
        return None
    a, b = _baca(n["a"] + (n["sa"] or "")), _baca(m["b"] + (m["sb"] or ""))
    if a is None or b is None or a.persen != b.persen or a.nilai == b.nilai or not min(a.nilai, b.nilai):
        return None
    naik = m["arah"].casefold() in (*_NAIK, "peningkatan", "kenaikan")
    if max(a.nilai, b.nilai) > _SEJAUH * min(a.nilai, b.nilai) or (a.nilai > b.nilai) == naik:
        return None
    benar = "naik" if a.nilai > b.nilai else "turun"
    return m, benar, f"dari {b.teks} menjadi {a.teks} berarti {benar}", set()


def _arah(a: Angka, b: Angka) -> str:
    if a.nilai == b.nilai:
        return "sama dengan"
    return "lebih tinggi daripada" if a.nilai > b.nilai else "lebih rendah daripada"


def _sebesar(kalimat: str) -> Iterator[Salah]:
    """ "97,89, lebih tinggi 0,07 daripada hitungan ulang 97,82"."""
    for m in _SEBESAR.finditer(kalimat):
        a, b, d = _baca(m["a"]), _baca(m["b"]), _baca(m["d"])
        if a is not None and b is not None and d is not None and a.persen == b.persen:
            yield from _beda(m, a, b, d, naik=m["arah"].casefold() == "tinggi")


def _beda(m: re.Match[str], a: Angka, b: Angka, d: Angka, *, naik: bool) -> Iterator[Salah]:
    """Whether ``a`` lies ``d`` above (or below) ``b``, as far as rounding tells."""
    beda = a.nilai - b.nilai if naik else b.nilai - a.nilai
    if a.desimal and a.langkah == b.langkah == d.langkah and abs(beda - d.nilai) > 2 * d.langkah:
        harus = f"{angka(abs(beda))} {'lebih tinggi' if a.nilai > b.nilai else 'lebih rendah'}"
        yield m, harus, f"{a.teks} terhadap {b.teks} adalah {harus}", set()


def _itu(teks: str) -> Iterator[Salah]:
    """A change of what the paragraph has told before it by the same word ("Rata-rata ... adalah 94,00")."""
    for m in _ITU.finditer(teks):
        sebut = re.compile(rf"\b{re.escape(m['hal'])}\b[^;]*?\badalah\s+(?P<a>{_N})", re.IGNORECASE)
        semua = list(sebut.finditer(teks, 0, m.start()))
        a, b, d = _baca(semua[-1]["a"]) if semua else None, _baca(m["b"]), _baca(m["d"])
        if a is not None and b is not None and d is not None and a.persen == b.persen:
            yield from _beda(m, a, b, d, naik=m["arah"].casefold() in _NAIK)


def _ujung_tabel(m: re.Match[str], ujung: Sequence[_Ujung]) -> Iterator[Salah]:
    """ "tertinggi 99,61 (...) dan terendah 95,62 (...)" against rows and columns with one of the two."""
    a, b = _baca(m["a"]), _baca(m["b"])
    if a is None or b is None or not a.desimal or m["satu"].casefold() != "tertinggi" or a.nilai <= b.nilai:
        return
    mirip: list[tuple[Angka, int]] = []
    for u in ujung:
        if u.tinggi.nilai == a.nilai and u.rendah.nilai == b.nilai:
            return
        if u.tinggi.nilai == a.nilai and _satu_digit(b, u.rendah):
            mirip.append((u.rendah, u.baris))
        elif u.rendah.nilai == b.nilai and _satu_digit(a, u.tinggi):
            mirip.append((u.tinggi, u.baris))
    if mirip and len({x.nilai for x, _ in mirip}) == 1:
        x, baris = mirip[0]
        yield m, x.teks, f"nilai itu pada tabel di baris {baris} {x.teks}", {baris}


def _semua_ujung(paham: Paham) -> list[_Ujung]:
    """Highest and lowest of every row and column with three numbers of one kind."""
    hasil: list[_Ujung] = []
    for k in semua_kisi(paham):
        biasa = [r for r in range(len(k.sel)) if r not in k.total]
        larik = [[(k.angka[r][c], k.sel[r][c].baris) for r in biasa] for c in k.kolom]
        larik += [[(k.angka[r][c], k.sel[r][c].baris) for c in k.kolom] for r in biasa]
        for isi in larik:
            ada = [(a, n) for a, n in isi if a is not None and a.desimal]
            if len(ada) >= _SEJAUH and len({a.persen for a, _ in ada}) == 1:
                tinggi, rendah = (f(ada, key=lambda x: x[0].nilai) for f in (max, min))
                hasil.append(_Ujung(tinggi[0], rendah[0], tinggi[1]))
    return hasil


def _ujung(kalimat: str, pokok: Pokok | None) -> Iterator[Salah]:
    for m in _UJUNG.finditer(kalimat):
        a, b = _baca(m["a"]), _baca(m["b"])
        if a is None or b is None or a.persen != b.persen or a.nilai == b.nilai:
            continue
        satu, dua = m["satu"].casefold(), m["dua"].casefold()
        if satu == dua:
            yield m, "tertinggi dan terendah", f"kalimat itu memberi dua angka yang {satu}", set()
        elif (a.nilai > b.nilai) != (satu == "tertinggi"):
            yield m, _arah(a, b), f"{a.teks} {_arah(a, b)} {b.teks}", set()
        elif pokok is not None and "realisasi" in kalimat[: m.start()].casefold():
            yield from _menurut_tahun(kalimat, m, pokok, ((a, satu, m["ka"]), (b, dua, m["kb"])))


def _menurut_tahun(
    kalimat: str, m: re.Match[str], pokok: Pokok, isi: Iterable[tuple[Angka, str, str | None]]
) -> Iterator[Salah]:
    """The extremes of a range of years against the table of those years."""
    selama = _SELAMA.search(kalimat, 0, m.start())
    deret = _deret(pokok, int(selama["awal"]), int(selama["akhir"])) if selama else []
    for a, ujung, ket in isi:
        tahun = _TAHUN.fullmatch((ket or "").strip())
        fakta = _realisasi(pokok, int(tahun[1])) if tahun else []
        if fakta and not any(_sama(a, f.angka) for f in fakta):
            f = fakta[0]
            alasan = f"tabel pada baris {f.baris} memuat realisasi tahun {f.tahun} {f.angka.teks}"
            yield m, f.angka.teks, alasan, {f.baris}
            return
        if deret:
            f = (max if ujung == "tertinggi" else min)(deret, key=lambda x: x.angka.nilai)
            if not _sama(a, f.angka):
                alasan = f"realisasi {ujung} pada tabelnya {f.angka.teks} (tahun {f.tahun})"
                yield m, f.angka.teks, alasan, {f.baris}
                return


def _deret(pokok: Pokok, awal: int, akhir: int) -> list[Fakta]:
    """The realisation of every year of a range as one table prints it, all of one kind; else nothing."""
    tabel = {id(f.tabel): f.tabel for f in pokok.ambil(["realisasi"], awal)}
    for t in tabel.values():
        isi = [
            f for f in pokok.ambil(["realisasi"], None) if f.tabel is t and awal <= (f.tahun or 0) <= akhir
        ]
        jenis = {(f.angka.persen, f.angka.satuan, f.angka.sisa, f.angka.desimal) for f in isi}
        if len(isi) == len({f.tahun for f in isi}) > 1 and len(jenis) == 1:
            return isi
    return []


def _realisasi(pokok: Pokok, tahun: int) -> list[Fakta]:
    return pokok.ambil(["realisasi"], tahun)


def _dengan(kalimat: str, pokok: Pokok) -> Iterator[Salah]:
    """ "Dengan 97,00%, realisasi tahun 2023 telah melampaui target tahun 2023, yaitu 90,00%"."""
    m = _DENGAN.search(kalimat)
    if m is None:
        return
    a, b = _baca(m["a"]), _baca(m["b"])
    if a is None or b is None or not _sejenis(a, b):
        return
    yield from _nilai_tahun(m, a, pokok, [int(m["tahun"])] if m["tahun"] else [])
    tahun = [int(t) for t in re.findall(r"(?:19|20)\d\d", m["hal"])]
    target = [f for f in pokok.fakta if f.besaran == "target_jangka" and f.tahun in tahun and sebanding(b, f)]
    if target and not any(_sama(b, f.angka) for f in target):
        f = target[0]
        yield m, f.angka.teks, f"tabel pada baris {f.baris} memuat target {f.angka.teks}", {f.baris}
        return
    c = _baca(m["c"]) if m["c"] else None
    if c is not None and target and not any(_sama(c, f.angka) for f in target):
        f = target[-1]
        yield m, f.angka.teks, f"tabel pada baris {f.baris} memuat target {f.angka.teks}", {f.baris}
        return
    for t in (b, c) if c is not None else (b,):
        if not _benar(m["arti"], a, t, pokok):
            yield m, _arah(a, t), f"{a.teks} {_arah(a, t)} {t.teks}", set()
            return


def _benar(arti: str, a: Angka, t: Angka, pokok: Pokok) -> bool:
    """Whether a realisation exceeds, misses or equals what it is held against, as the sentence says."""
    lebih = (a.nilai < t.nilai) if makin_rendah_baik(pokok) else (a.nilai > t.nilai)
    pas = a.nilai == t.nilai
    if "mencapai" in arti.casefold():
        return not lebih and not pas
    return pas if arti.casefold().startswith("sama") else lebih and not pas


def _angka_itu(kalimat: str, pokok: Pokok) -> Iterator[Salah]:
    """ "Angka nasional ... adalah 3,40; realisasi 3,41 telah melampaui angka itu"."""
    for m in _ANGKA_ITU.finditer(kalimat):
        a, b = _baca(m["a"]), _baca(m["b"])
        if a is not None and b is not None and _sejenis(a, b) and not _benar(m["arti"], a, b, pokok):
            yield m, _arah(a, b), f"{a.teks} {_arah(a, b)} {b.teks}", set()


def _dari(kalimat: str, pokok: Pokok) -> Iterator[Salah]:
    """ "bertambah dari 27.940 orang menjadi 30.175 orang": one is a realisation of the indicator, so the
    other, one digit beside that of another year, is meant to be it.
    """
    semua = [f for f in pokok.ambil(["realisasi"], None) if f.tahun is not None] if pokok.bagian else []
    for m in _DARI.finditer(kalimat) if semua else ():
        a, b = _baca(m["a"]), _baca(m["b"])
        if a is None or b is None or not _sejenis(a, b):
            continue
        milik = [
            next((f for f in semua if f.angka.nilai == x.nilai and sebanding(x, f)), None) for x in (a, b)
        ]
        ada, lain = (milik[0], b) if milik[0] is not None else (milik[1], a)
        if ada is None or None not in milik:
            continue
        mirip = [f for f in semua if f.tahun != ada.tahun and _satu_digit(lain, f.angka)]
        if mirip:
            f = mirip[0]
            yield m, f.angka.teks, f"realisasi tahun {f.tahun} pada baris {f.baris} {f.angka.teks}", {f.baris}


def _satu_digit(a: Angka, b: Angka) -> bool:
    x, y = f"{a.nilai:f}", f"{b.nilai:f}"
    return (
        a.persen == b.persen
        and len(x) == len(y) >= _TERPENDEK
        and sum(p != q for p, q in zip(x, y, strict=True)) == 1
    )


def _di(kalimat: str) -> Iterator[Salah]:
    """ "realisasi Rp10 terhadap rencana Rp12, 16,67% di bawah rencana"."""
    for m in _DI.finditer(kalimat):
        a, b, p = _baca(m["a"]), _baca(m["b"]), _baca(m["p"])
        if a is None or b is None or p is None or not b.nilai:
            continue
        beda = (a.nilai - b.nilai) / b.nilai * 100
        if abs(abs(beda) - p.nilai) > p.langkah or (beda > 0) != (m["arah"].casefold() == "atas"):
            arah = "di atas" if beda > 0 else "di bawah"
            harus = f"{angka(abs(beda))}% {arah}"
            yield m, harus, f"{m['a']} terhadap {m['b']} adalah {harus}", set()


def _tetap(kalimat: str, pokok: Pokok) -> Iterator[Salah]:
    for m in _TETAP.finditer(kalimat):
        a = _baca(m["a"])
        if a is not None:
            yield from _nilai_tahun(m, a, pokok, [int(m["y"]), int(m["x"])])
    for m in _BERUBAH.finditer(kalimat) if pokok.bagian is not None else ():
        for n, tahun in ((m["a"], m["x"]), (m["b"], m["y"])):
            a = _baca(n)
            if a is not None:
                yield from _nilai_tahun(m, a, pokok, [int(tahun)])
        a, b = _baca(m["a"]), _baca(m["b"])
        naik = m["arah"].casefold() in _NAIK
        if (
            a is not None
            and b is not None
            and _sejenis(a, b)
            and (a.nilai == b.nilai or (b.nilai > a.nilai) != naik)
        ):
            yield m, _arah(b, a), f"{b.teks} {_arah(b, a)} {a.teks}", set()


def _nilai_tahun(m: re.Match[str], a: Angka, pokok: Pokok, tahun: Sequence[int]) -> Iterator[Salah]:
    for t in tahun:
        fakta = [f for f in _realisasi(pokok, t) if sebanding(a, f) or _tanpa_skala(a, f)]
        if fakta and not any(_sama(a, f.angka) for f in fakta):
            f = fakta[0]
            yield m, f.angka.teks, f"tabel pada baris {f.baris} memuat realisasi {f.angka.teks}", {f.baris}
            return


def _tanpa_skala(a: Angka, f: Fakta) -> bool:
    """A table that leaves out the scale which the sentence prints: "80,00 (skala 100)" beside "80,00"."""
    b = f.angka
    if "skala" not in a.sisa or b.sisa or b.persen or a.desimal != b.desimal or a.nilai <= 0 or b.nilai <= 0:
        return False
    return max(a.nilai, b.nilai) <= 2 * min(a.nilai, b.nilai)


def _sama(a: Angka, b: Angka) -> bool:
    batas = max(a.langkah, b.langkah) if a.langkah != b.langkah else Decimal(0)
    return any(abs(n - m) <= batas for n, _ in a.bacaan() for m, _ in b.bacaan())


def _sejenis(a: Angka, b: Angka) -> bool:
    return a.persen == b.persen and a.rupiah == b.rupiah and a.satuan == b.satuan and a.sisa == b.sisa


def _baca(teks: str) -> Angka | None:
    a = baca_sel(teks)
    return None if a is None or a.rusak else a


def _temuan(
    paham: Paham, p: Paragraf, k: Kalimat, m: re.Match[str], harus: str, alasan: str, lain: set[int]
) -> Temuan:
    return temuan(
        paham,
        "narasi",
        {*baris_kalimat(p, k.awal + m.start(), k.awal + m.end()), *lain},
        kutipan=k.teks,
        tercetak=m[0],
        seharusnya=harus,
        uraian=f"Kalimat menyebut “{m[0]}”, padahal {alasan}.",
        saran="Samakan kalimat dengan angkanya.",
    )
