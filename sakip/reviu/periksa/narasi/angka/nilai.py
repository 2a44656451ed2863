"""Numbers in sentences against the tables of the indicator they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sakip.reviu.angka import Angka
from sakip.reviu.paham import kunci
from sakip.reviu.paham.model import Fakta
from sakip.reviu.periksa.narasi.baca.kalimat import KlaimAngka
from sakip.reviu.periksa.narasi.baca.masa import TAHUN, tahun_disebut
from sakip.reviu.periksa.narasi.baca.nilai import SERATUS, Pokok, berpersen, sama, sebanding


@dataclass(frozen=True, slots=True)
class Salah:
    """A claim that the tables contradict: what they print instead, why, and how sure that is."""

    klaim: KlaimAngka
    fakta: Fakta
    alasan: str
    pasti: bool


def nilai_klaim(k: KlaimAngka, p: Pokok) -> Salah | None:
    """What is wrong with a claim, None where it agrees or cannot be judged."""
    tahun = None if k.bebas else (k.tahun or p.tahun)
    fakta = p.ambil(k.hal, tahun)
    if k.rencana and "target" in k.hal and not any(f.besaran == "target_jangka" for f in fakta):
        return None  # the plan's target stands in no table here
    if not fakta or any(sama(k.angka, f.angka) and _setara(k.angka, f) for f in fakta):
        return None
    if any(dipotong(k.angka, f) for f in fakta) or k.selisih or (not _sebut(k) and _selisih(k, p)):
        return None
    if _menyempit(k, p):
        k = replace(k, rencana=True)  # a part or another place: only doubtful
    hal = " atau ".join(sorted(k.hal))
    lain = [h for h in ("realisasi", "capaian", "target") if h not in k.hal]
    for h in lain:
        tertukar = next(
            (f for f in p.ambil([h], tahun) if sama(k.angka, f.angka) and _setara(k.angka, f)), None
        )
        if tertukar is not None:
            return Salah(
                k,
                fakta[0],
                f"{k.angka.teks} adalah {h}, bukan {hal}",
                pasti=len(k.hal) == 1 and not k.rencana,
            )
    tetangga = next(
        (
            f
            for f in p.ambil(k.hal, None)
            if f.tahun != tahun and sama(k.angka, f.angka) and _setara(k.angka, f)
        ),
        None,
    )
    banding = [f for f in fakta if sebanding(k.angka, f)]
    if not banding:
        return None
    if tetangga is not None:
        alasan = f"{k.angka.teks} adalah {hal} tahun {tetangga.tahun}, bukan tahun {tahun}"
        return Salah(k, banding[0], alasan, pasti=not k.rencana and (k.tahun is not None or _kuat(k, p)))
    return Salah(k, banding[0], "", pasti=_kuat(k, p) or _tegas(k, p, banding))


#: Another time or place is spoken of.
_SAAT_LAIN = re.compile(
    r"\b(?:sebelum(?:nya)?|lalu|kemarin|semula|awalnya|(?:kala|saat|ketika|waktu|masa|tahun)\s+itu|nasional)\b",
    re.IGNORECASE,
)
#: "dari 91,44%, 99,43%, sampai 102,82%": years in a row.
_DERET = re.compile(r"\s*,\s*(?:lalu\s+|kemudian\s+)?\d", re.IGNORECASE)
_BERDUA = re.compile(r"\b(?:ke(?:dua|tiga|empat|lima)(?:nya)?|masing-masing|berturut-turut)\b", re.IGNORECASE)
_DAN = re.compile(r"\s*(?:,|/|dan|serta)\s*\d", re.IGNORECASE)
_DAN_LALU = re.compile(r"\d\s?%?\s*(?:,|/|dan|serta)\s*$", re.IGNORECASE)
_PISAH = re.compile(r"[,;\d]")
_ASAL = re.compile(r"\bdari\s*$", re.IGNORECASE)
_TAHUN_KATA = re.compile(
    r"\b(?:tahun\s+(?:ini|lalu|sebelumnya|kemarin|berjalan)|kini|sekarang|saat\s+ini)\b", re.IGNORECASE
)


def berdua(kalimat: str, awal: int, akhir: int) -> bool:
    """Whether a number is one of several, each of another thing: "kedua indeks ... (3,30 dan 3,14)"."""
    return _BERDUA.search(kalimat) is not None and (
        _DAN.match(kalimat, akhir) is not None or _DAN_LALU.search(kalimat, 0, awal) is not None
    )


def berlabel_lain(k: KlaimAngka, kalimat: str, p: Pokok) -> bool:
    """Whether the sentence may mean the number as the tables have it: its label stands apart from it, behind
    another number or a clause, and the year under which the number is right is told or goes without saying.

    "Dibandingkan tahun 2021, realisasi naik dari 3,71 menjadi 3,84": 3,84 is not of 2021.
    """
    if berdua(kalimat, k.awal, k.akhir) or _DERET.match(kalimat, k.akhir):
        return True
    benar = [f for f in p.fakta if sama(k.angka, f.angka) and _setara(k.angka, f)]
    saat = [m.end() for pola in (TAHUN, _TAHUN_KATA) for m in pola.finditer(kalimat, 0, k.awal)]
    if not benar and k.tahun is None:
        return k.bebas or _SAAT_LAIN.search(kalimat, 0, k.akhir) is not None
    if not benar or (saat and not _PISAH.search(kalimat, max(saat), k.awal)) or _ASAL.search(k.antara):
        return False
    if k.hal == {"target"} and any(h.isdigit() for h in TAHUN.sub("", k.antara)):
        return True  # "target 2022 (65%) dengan persentase 122,57%": the target was told
    disebut = tahun_disebut(kalimat) | {p.tahun}
    tahun = k.tahun or p.tahun
    return all(f.tahun != tahun for f in benar) and any(f.tahun in disebut for f in benar)


_SEPERSEPULUH = Decimal("0.1")


def dari_rencana(k: KlaimAngka, semua: Iterable[KlaimAngka], p: Pokok) -> bool:
    """Whether a percentage is how far the realisation is on its way to another target than the year's, that
    of the tables or one that the sentence tells: "target 2024 6% dilampaui realisasi 2023 (105,83%)"."""
    if not k.angka.persen or not k.hal & {"realisasi", "capaian"}:
        return False
    cetak = [f for f in p.fakta if f.besaran in ("target", "target_jangka")]
    target = {f.angka.nilai for f in cetak if f.besaran == "target_jangka" or f.tahun != p.tahun}
    target |= {x.angka.nilai for x in semua if x is not k and "target" in x.hal}
    target -= {f.angka.nilai for f in cetak if f.besaran == "target" and f.tahun == p.tahun}
    batas = min(k.angka.langkah, _SEPERSEPULUH)  # a whole percentage must come out even
    return any(
        abs(f.angka.nilai / t * SERATUS - k.angka.nilai) < batas
        for f in p.ambil(["realisasi"], p.tahun)
        for t in target
        if t
    )


def dipotong(a: Angka, f: Fakta) -> bool:
    """Whether a capaian is the table's, cut off where the table rounds: 120,41 beside 120,42."""
    b = f.angka
    return (
        f.besaran == "capaian"
        and a.persen
        and a.desimal == b.desimal > 0
        and abs(a.nilai - b.nilai) <= max(a.langkah, b.langkah)
    )


def _sebut(k: KlaimAngka) -> bool:
    """ "Target tahun 2023 adalah 2 laporan", "realisasinya 13": no difference, even where one is as large."""
    return k.antara.casefold().split()[-1:] in ([], ["adalah"])


_ISI_TEKS = """
    kinerja indikator utama kegiatan ini itu tersebut tahun ditetapkan dicapai diperjanjikan perjanjian
    sebesar sebanyak mencapai yaitu yakni ialah hanya baru masih berada nilai angka sejumlah memperoleh
    menjadi ikk iku selama sampai akhir persentase indeks jumlah sedangkan jika bila apabila dibandingkan
    dibanding meningkat menurun naik turun sama mengalami persamaan peningkatan penurunan kenaikan realisasi
    capaian target wilayah kantor tercatat telah sudah yang diperoleh diketahui kategori layanan adanya
    terdapat terjadi sehingga tingkat terealisasi tercapai total keseluruhan secara hasil perhitungan
    penghitungan pengukuran
"""
_PENGISI = frozenset(_ISI_TEKS.split())
_CUKUP = 0.7


def _menyempit(k: KlaimAngka, p: Pokok) -> bool:
    """Whether words between the quantity and its number name something else than the indicator."""
    kata = [x for x in kunci(k.antara) if not any(h.isdigit() for h in x)]
    nama = {x for f in p.fakta for x in kunci(f.nama)} | set(kunci(p.nama))
    inti = [x for x in kunci(p.nama) if x not in _PENGISI]
    if inti and sum(x in kata for x in inti) >= _CUKUP * len(inti):
        return False
    return sum(x not in nama and x not in _PENGISI for x in kata) > 1


def _kuat(k: KlaimAngka, p: Pokok) -> bool:
    """Percentages and indices in the text of the indicator itself; counts may count something else."""
    return (
        len(k.hal) == 1 and not k.rencana and p.bagian is not None and (k.angka.persen or k.angka.desimal > 0)
    )


def berjangkar(k: KlaimAngka, semua: Iterable[KlaimAngka], p: Pokok) -> bool:
    """Another number of the sentence is the tables' own, so the year and the indicator are those meant:
    "realisasi 94,04% dari target 92,00%" where the realisation is right."""
    if len(k.hal) != 1 or k.rencana or k.selisih or k.bebas or not (k.angka.persen or k.angka.desimal):
        return False
    tahun = k.tahun or p.tahun
    if len({f.angka.nilai for f in p.ambil(k.hal, tahun)}) != 1:
        return False
    return any(
        len(x.hal) == 1
        and x.hal != k.hal
        and not x.selisih
        and (x.tahun or p.tahun) == tahun
        and any(sama(x.angka, f.angka) and _setara(x.angka, f) for f in p.ambil(x.hal, tahun))
        for x in semua
    )


_DEKAT = 4


def _tegas(k: KlaimAngka, p: Pokok, banding: Sequence[Fakta]) -> bool:
    """A plain statement ("realisasinya 30.175 orang") against one value in all of several tables: in the
    indicator's own text a number of the same unit."""
    if (
        len(k.hal) != 1
        or k.rencana
        or len(k.antara.split()) > _DEKAT
        or len({f.angka.nilai for f in banding}) != 1
    ):
        return False
    if len({id(f.tabel) for f in banding}) < 2:
        return False
    if p.bagian is None:
        return False
    satuan = {f.angka.satuan.split()[0] for f in banding if f.angka.satuan}
    return bool(k.angka.satuan) and satuan == {k.angka.satuan.split()[0]}


def _setara(a: Angka, f: Fakta) -> bool:
    return a.persen == berpersen(f) or not a.persen


def _selisih(k: KlaimAngka, p: Pokok) -> bool:
    """Whether the number is a difference between two years, or ("melampaui target sebesar 5,50%") from the
    target."""
    a = k.angka
    dekat = k.hal == {"target"} and (a.persen or a.desimal) and len(k.antara.split()) == 1
    return any(
        abs(abs(x.angka.nilai - y.angka.nilai) - a.nilai) <= a.langkah
        for x, y in (*_pasangan(p.fakta), *(_dari_target(p) if dekat else ()))
        if x.angka.nilai != y.angka.nilai
    )


def _dari_target(p: Pokok) -> Iterable[tuple[Fakta, Fakta]]:
    """Realisation and target of the year, as one table prints them."""
    for x in p.ambil(["realisasi"], p.tahun):
        for y in p.ambil(["target"], p.tahun):
            if x.tabel is y.tabel and berpersen(x) == berpersen(y):
                yield x, y


def _pasangan(fakta: Iterable[Fakta]) -> Iterable[tuple[Fakta, Fakta]]:
    daftar = list(fakta)
    for i, x in enumerate(daftar):
        for y in daftar[i + 1 :]:
            if (
                x.besaran == y.besaran
                and x.tahun != y.tahun
                and x.besaran in ("realisasi", "capaian", "target")
            ):
                yield x, y
