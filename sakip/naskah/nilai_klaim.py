"""Whether a claim about one indicator agrees with its figures. Silence means: nothing against it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from sakip.aturan.capaian import Ukuran
from sakip.aturan.kalimat import Angka, Bilangan, Tren, Verdik
from sakip.naskah.fakta import Arah, Fakta, FaktaTahun
from sakip.naskah.kalimat import tulis_capaian

_PERSEN = frozenset({"persen", "%", "persentase"})
#: Which direction contradicts which word.
_BENAR: dict[str, tuple[Arah, ...]] = {
    "naik": ("naik",),
    "turun": ("turun",),
    "tetap": ("tetap",),
    "tidak_naik": ("turun", "tetap"),
    "tidak_turun": ("naik", "tetap"),
    "berubah": ("naik", "turun"),
}


@dataclass(frozen=True, slots=True)
class Putusan:
    """What the data say against a claim."""

    jenis: Literal["bertentangan", "ragu"]
    alasan: str


def _sebut(f: Fakta) -> str:
    return f"indikator {f.butir.kode}" if f.butir.kode else "indikator ini"


# --- verdicts --------------------------------------------------------------------------------------


def nilai_verdik(v: Verdik, f: Fakta, tahun: int) -> Iterator[Putusan]:
    """The verdict against the year that it speaks of; of several years this one, doubtfully."""
    lain = [t for t in v.tahun if t != tahun]
    kapan = lain[0] if lain and tahun not in v.tahun else tahun
    angka = f.pada(kapan) if kapan <= tahun else None
    if angka is None:
        return
    if angka.tercapai is None:
        if kapan == tahun:
            alasan = f"capaian {_sebut(f)} tahun {kapan} tidak dihitung: {angka.alasan or 'tanpa status'}"
            yield Putusan("ragu", alasan)
        return
    jenis = _lawan_verdik(v, f, angka)
    if jenis is None:
        return
    if v.ragu or len(lain) + (tahun in v.tahun) > 1 or not angka.sebanding:
        jenis = "ragu"
    yield Putusan(jenis, f"{_sebut(f)} tahun {kapan}: {f.tutur(angka)}{_kata_status(angka)}")


def _kata_status(a: FaktaTahun) -> str:
    if a.melampaui:
        return ", melampaui target"
    return ", sesuai target" if a.tercapai else ", tidak mencapai target"


def _lawan_verdik(v: Verdik, f: Fakta, a: FaktaTahun) -> Literal["bertentangan", "ragu"] | None:
    if v.arti in ("di_atas", "di_bawah"):
        return _lawan_letak(v, f, a)
    salah = {
        "tercapai": not a.tercapai,
        "melampaui": not a.melampaui,
        "tidak_tercapai": bool(a.tercapai),
        "tidak_melampaui": bool(a.melampaui),
    }[v.arti]
    if not salah:
        return None
    if v.sebesar is not None:
        return "ragu"  # "tercapai 97,4%" may only tell how far
    # Where less is better, "melebihi target" may be meant of the figure and not of the performance.
    di_atas = f.arah(a.target, a.realisasi) == "naik"
    return "ragu" if v.arti == "melampaui" and f.turun and di_atas else "bertentangan"


def _lawan_letak(v: Verdik, f: Fakta, a: FaktaTahun) -> Literal["bertentangan", "ragu"] | None:
    arah = f.arah(a.target, a.realisasi)
    if arah is None or arah == ("naik" if v.arti == "di_atas" else "turun"):
        return None
    baik = bool(a.melampaui) if v.arti == "di_atas" else not a.tercapai
    return "ragu" if f.turun and baik else "bertentangan"


# --- trends ----------------------------------------------------------------------------------------


def nilai_tren(t: Tren, f: Fakta, tahun: int) -> Iterator[Putusan]:
    """The direction between the two years that the sentence speaks of."""
    pasangan = _pasangan_tahun(t, tahun)
    if pasangan is None or (t.dari is not None and t.menjadi is not None):
        return  # its own numbers were judged already
    awal, akhir = f.pada(pasangan[0]), f.pada(pasangan[1])
    if akhir is None or akhir.realisasi.kosong:
        return
    if awal is None or awal.realisasi.kosong:
        if t.banding_tahun and t.hal != "target":
            yield Putusan("ragu", f"realisasi {_sebut(f)} tahun {pasangan[0]} tidak ada dalam data")
        return
    if not awal.sebanding or not akhir.sebanding:
        sebab = awal.catatan or akhir.catatan or "cara mengukurnya berbeda"
        yield Putusan("ragu", f"tahun {pasangan[0]} dan {pasangan[1]} tidak sebanding: {sebab}")
        return
    yield from _nilai_arah(t, f, awal, akhir)


def _pasangan_tahun(t: Tren, tahun: int) -> tuple[int, int] | None:
    ragam = sorted(set(t.tahun))
    if any(n > tahun for n in ragam) or len(ragam) > 2:
        return None
    if len(ragam) == 2:
        return ragam[0], ragam[1]
    if not ragam or ragam == [tahun]:
        return tahun - 1, tahun
    return (ragam[0], tahun) if t.banding_tahun else (ragam[0] - 1, ragam[0])


def _nilai_arah(t: Tren, f: Fakta, awal: FaktaTahun, akhir: FaktaTahun) -> Iterator[Putusan]:
    arah = {
        "target": f.arah(awal.target, akhir.target),
        "realisasi": f.arah(awal.realisasi, akhir.realisasi),
        "capaian": f.arah_capaian(awal.capaian, akhir.capaian),
    }
    hal = ("target",) if t.hal == "target" else ("realisasi", "capaian")
    utama = t.hal or "realisasi"
    ada = {h: arah[h] for h in hal if arah[h] is not None}
    if utama not in ada or ada[utama] in _arah_benar(t, f, utama):
        return
    # "capaian" is often said of the realisation, and the other way round.
    semua = all(a not in _arah_benar(t, f, h) for h, a in ada.items())
    jenis: Literal["bertentangan", "ragu"] = "bertentangan" if semua and not t.ragu else "ragu"
    yield Putusan(jenis, _tutur_arah(utama, f, awal, akhir, str(ada[utama])))


def _arah_benar(t: Tren, f: Fakta, hal: str) -> tuple[Arah, ...]:
    """The directions that the word allows; a higher capaian is better whatever the polarity."""
    terbalik = f.turun and hal != "capaian"
    if t.arah == "membaik":
        return ("turun",) if terbalik else ("naik",)
    if t.arah == "memburuk":
        return ("naik",) if terbalik else ("turun",)
    return _BENAR[t.arah]


def _tutur_arah(hal: str, f: Fakta, awal: FaktaTahun, akhir: FaktaTahun, arah: str) -> str:
    if hal == "capaian":
        dari, ke = tulis_capaian(awal.capaian), tulis_capaian(akhir.capaian)
    else:
        ambil = (lambda a: a.target) if hal == "target" else (lambda a: a.realisasi)
        dari, ke = f.sebut(ambil(awal)), f.sebut(ambil(akhir))
    if arah == "tetap":
        return f"{hal} {_sebut(f)} tetap {ke} (tahun {awal.tahun} dan {akhir.tahun})"
    return f"{hal} {_sebut(f)} {arah} dari {dari} (tahun {awal.tahun}) menjadi {ke} (tahun {akhir.tahun})"


# --- numbers ---------------------------------------------------------------------------------------


def nilai_angka(a: Angka, f: Fakta, tahun: int) -> Iterator[Putusan]:
    """The number against the figure that it is said to be."""
    kapan = tahun if a.tahun is None else a.tahun
    angka = f.pada(kapan) if kapan <= tahun else None
    if angka is None:
        return
    besar: dict[str, tuple[Decimal, bool] | None] = {
        "capaian": None if angka.capaian is None else (angka.capaian, True),
        "realisasi": _besar(angka.realisasi),
        "target": _besar(angka.target),
    }
    seharusnya = besar[a.hal]
    if seharusnya is None or _sama(a.bilangan, seharusnya):
        return
    jenis = _jenis_beda(a, seharusnya)
    if jenis is None:
        return
    sebenarnya = next((h for h, x in besar.items() if x and h != a.hal and _sama(a.bilangan, x)), "")
    if sebenarnya == "realisasi" and a.hal == "capaian":
        jenis = "ragu"  # people often call the realisation "capaian"
    cetak = tulis_capaian(angka.capaian) if a.hal == "capaian" else f.sebut(getattr(angka, a.hal))
    alasan = f"{a.hal} {_sebut(f)} tahun {kapan} adalah {cetak}"
    if sebenarnya:
        alasan += f"; angka dalam kalimat itu adalah {sebenarnya}nya"
    yield Putusan(jenis, alasan)


def _besar(u: Ukuran) -> tuple[Decimal, bool] | None:
    return None if u.nilai is None else (u.nilai, u.satuan.strip().casefold() in _PERSEN)


def _sama(b: Bilangan, besar: tuple[Decimal, bool]) -> bool:
    """Equal as written; a percent sign may be missing, but not stand where the figure is no percentage."""
    return b.sesuai(besar[0]) and (besar[1] or not b.persen)


def _jenis_beda(a: Angka, seharusnya: tuple[Decimal, bool]) -> Literal["bertentangan", "ragu"] | None:
    berpersen = seharusnya[1]
    if berpersen and not a.bilangan.persen:
        return None if a.bilangan.satuan else "ragu"  # a count behind the percentage, perhaps
    if a.bilangan.persen and not berpersen:
        return "ragu"
    return "bertentangan"
