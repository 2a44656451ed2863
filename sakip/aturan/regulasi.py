"""Regulations as data: weights, bands, caps and colours, each with its source and years of validity.

The files in `data/` hold one rule set each. `ambil` gives the version in force in a year; a version
marked `draf` was not verified in the regulation's own text, and pages must say so.

Kinds of rule sets (`jenis`) and what `Versi.nilai` holds:

- `nilai`   named single values.
- `bobot`   `komponen`: [{kode, nama, bobot, anak?: [...]}]; the bobot sum to 100, parts to their whole.
            `rinci` of a component: what its own value is made of, with bobot that sum to 100.
- `pita`    `tutup` ('atas': a band holds its upper end, 'bawah': its lower end) and
            `pita`: [{kode, kata, dari?, sampai?}] from high to low, without gap or overlap.
- `pilihan` `pilihan`: [{kode, kata, ...}].
- `triwulan` `baris`: [{kode, kata, tw1?, tw2?, tw3?, tw4?}], percentages that never fall in a year.
- `kerangka` an outline (`kerangka.py`): `bagian`, `banding`, `telaah`, `kelompok`, `penomoran`, or
            `dasar` (another outline) and `ubahan` (what it changes).

All numbers are Decimal. Years are whole; `sampai` None means still in force.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Literal, get_args

from .angka import tambah, tulis

Jenis = Literal["nilai", "bobot", "pita", "pilihan", "triwulan", "kerangka"]

_KUNCI_VERSI = {"versi", "sumber", "sejak", "sampai", "draf", "catatan"}
SERATUS = Decimal(100)


class TidakBerlaku(LookupError):
    """No such rule set, or none in force in that year; `nama`, `tahun`, `alasan`, `saran` in Indonesian."""

    def __init__(self, nama: str, tahun: int, alasan: str, saran: str) -> None:
        self.nama, self.tahun, self.alasan, self.saran = nama, tahun, alasan, saran
        super().__init__(f"{alasan}. {saran}")


class DataAturanSalah(ValueError):
    """A rule file that contradicts itself; `berkas`, `letak` and `alasan` in Indonesian."""

    def __init__(self, berkas: str, letak: str, alasan: str) -> None:
        self.berkas, self.letak, self.alasan = berkas, letak, alasan
        super().__init__(f"Berkas aturan {berkas}, {letak}: {alasan}.")


@dataclass(frozen=True)
class Versi:
    """One version of a rule set; `nilai` is read-only, its shape depends on `jenis`."""

    nama: str
    jenis: Jenis
    judul: str
    nilai: Mapping[str, Any]
    sumber: str
    sejak: int
    sampai: int | None
    draf: bool
    versi: str
    catatan: str = ""

    def berlaku(self, tahun: int) -> bool:
        return self.sejak <= tahun and (self.sampai is None or tahun <= self.sampai)

    @property
    def sebutan(self) -> str:
        """Source for a footnote: `PermenPANRB 88/2021`, with `(draf, belum diverifikasi)` for a draft."""
        return f"{self.sumber} (draf, belum diverifikasi)" if self.draf else self.sumber

    @property
    def bobot(self) -> Mapping[str, Decimal]:
        """Weight of every component and part by kode, for `jenis='bobot'`; empty for others."""
        daftar = self.nilai.get("komponen", ())
        return {b["kode"]: b["bobot"] for k in daftar for b in (k, *k.get("anak", ()))}


@lru_cache
def daftar() -> tuple[str, ...]:
    """Names of all rule sets."""
    return tuple(sorted(f.name.removesuffix(".toml") for f in _data().iterdir() if f.name.endswith(".toml")))


def ambil(nama: str, tahun: int) -> Versi:
    """The version of a rule set in force in `tahun`; TidakBerlaku if there is none."""
    if nama not in daftar():
        raise TidakBerlaku(nama, tahun, f"Aturan “{nama}” tidak ada", f"Yang ada: {', '.join(daftar())}.")
    for versi in semua(nama):
        if versi.berlaku(tahun):
            return versi
    masa = "; ".join(f"{v.sejak}–{v.sampai or 'sekarang'} ({v.versi})" for v in semua(nama))
    raise TidakBerlaku(
        nama, tahun, f"Aturan “{nama}” belum ada untuk tahun {tahun}",
        f"Yang tersedia: {masa}. Pilih tahun lain atau lengkapi data aturannya.",
    )  # fmt: skip


@lru_cache
def semua(nama: str) -> tuple[Versi, ...]:
    """All versions of a rule set, oldest first."""
    berkas = f"{nama}.toml"
    return baca_aturan(nama, (_data() / berkas).read_text(encoding="utf-8"))


def _data() -> Any:
    return files(__package__) / "data"


def baca_aturan(nama: str, teks: str) -> tuple[Versi, ...]:
    """Read and check the text of a rule file; DataAturanSalah names the place of the first fault."""
    berkas = f"{nama}.toml"
    try:
        isi = tomllib.loads(teks, parse_float=Decimal)
    except tomllib.TOMLDecodeError as salah:
        raise DataAturanSalah(berkas, "isi", f"bukan TOML yang benar ({salah})") from salah
    jenis: Any = isi.get("jenis")
    if jenis not in get_args(Jenis):
        raise DataAturanSalah(berkas, "jenis", f"harus salah satu dari {', '.join(get_args(Jenis))}")
    judul = _teks(berkas, "kepala", isi, "judul")
    daftar_versi = isi.get("versi")
    if not isinstance(daftar_versi, list) or not daftar_versi:
        raise DataAturanSalah(berkas, "versi", "belum ada satu pun [[versi]]")
    hasil = sorted((_versi(berkas, nama, jenis, judul, v) for v in daftar_versi), key=lambda v: v.sejak)
    for lama, baru in pairwise(hasil):
        if lama.sampai is None or lama.sampai >= baru.sejak:
            raise DataAturanSalah(
                berkas, f"versi {baru.versi}", f"tahunnya bertumpuk dengan versi {lama.versi}"
            )
    return tuple(hasil)


def periksa_versi(nama: str, isi: Mapping[str, Any]) -> Versi:
    """One version of a packaged rule set from plain values, by the same checks as the packaged files.

    `isi` is what stands below a `[[versi]]`; numbers are int or Decimal. DataAturanSalah names the first
    fault, TidakBerlaku a rule set that does not exist.
    """
    if nama not in daftar():
        raise TidakBerlaku(nama, 0, f"Aturan “{nama}” tidak ada", f"Yang ada: {', '.join(daftar())}.")
    acuan = semua(nama)[0]
    return _versi(f"{nama}.toml", nama, acuan.jenis, acuan.judul, dict(isi))


def _versi(berkas: str, nama: str, jenis: Jenis, judul: str, isi: dict[str, Any]) -> Versi:
    letak = f"versi {isi.get('versi', '(tanpa nama)')}"
    versi, sumber = _teks(berkas, letak, isi, "versi"), _teks(berkas, letak, isi, "sumber")
    sejak, sampai, draf = isi.get("sejak"), isi.get("sampai"), isi.get("draf")
    if type(sejak) is not int or (sampai is not None and type(sampai) is not int):
        raise DataAturanSalah(berkas, letak, "sejak dan sampai harus tahun")
    if sampai is not None and sampai < sejak:
        raise DataAturanSalah(berkas, letak, "sampai mendahului sejak")
    if not isinstance(draf, bool):
        raise DataAturanSalah(berkas, letak, "draf harus true atau false")
    nilai = {k: _desimal(v) for k, v in isi.items() if k not in _KUNCI_VERSI}
    _PERIKSA[jenis](berkas, letak, nilai)
    return Versi(
        nama,
        jenis,
        judul,
        MappingProxyType(nilai),
        sumber,
        sejak,
        sampai,
        draf,
        versi,
        isi.get("catatan", ""),
    )


def _teks(berkas: str, letak: str, isi: Mapping[str, Any], kunci: str) -> str:
    nilai = isi.get(kunci)
    if not isinstance(nilai, str) or not nilai.strip():
        raise DataAturanSalah(berkas, letak, f"{kunci} belum diisi")
    return nilai


def _desimal(isi: Any) -> Any:
    """TOML values with every number as Decimal and nothing that can be changed."""
    if isinstance(isi, dict):
        return MappingProxyType({k: _desimal(v) for k, v in isi.items()})
    if isinstance(isi, list):
        return tuple(_desimal(v) for v in isi)
    return Decimal(isi) if type(isi) is int else isi


# --- checks by kind -------------------------------------------------------------------------------


def _daftar(berkas: str, letak: str, isi: Mapping[str, Any], kunci: str) -> tuple[Mapping[str, Any], ...]:
    """A non-empty list of tables, each with its own kode."""
    baris = isi.get(kunci)
    if not isinstance(baris, tuple) or not baris or not all(isinstance(b, Mapping) for b in baris):
        raise DataAturanSalah(berkas, letak, f"{kunci} belum ada isinya")
    kode = [_teks(berkas, f"{letak}, {kunci} ke-{ke}", b, "kode") for ke, b in enumerate(baris, start=1)]
    for k in kode:
        if kode.count(k) > 1:
            raise DataAturanSalah(berkas, letak, f"kode {k} tertulis dua kali")
    return baris


def _angka(berkas: str, letak: str, isi: Mapping[str, Any], kunci: str) -> Decimal:
    nilai = isi.get(kunci)
    if not isinstance(nilai, Decimal) or not nilai.is_finite():
        raise DataAturanSalah(berkas, letak, f"{kunci} harus angka")
    return nilai


def _periksa_nilai(berkas: str, letak: str, nilai: Mapping[str, Any]) -> None:
    if not nilai:
        raise DataAturanSalah(berkas, letak, "tidak ada nilainya")
    for kunci in nilai:
        _angka(berkas, letak, nilai, kunci)


def _periksa_bobot(berkas: str, letak: str, nilai: Mapping[str, Any]) -> None:
    komponen = _daftar(berkas, letak, nilai, "komponen")
    _periksa_jumlah(berkas, letak, komponen, SERATUS)
    semua_kode = [k["kode"] for k in komponen]
    for k in komponen:
        if "anak" in k:
            di = f"{letak}, komponen {k['kode']}"
            anak = _daftar(berkas, di, k, "anak")
            _periksa_jumlah(berkas, di, anak, k["bobot"])
            semua_kode += [a["kode"] for a in anak]
            for a in anak:
                _periksa_rinci(berkas, f"{di}, {a['kode']}", a)
        _periksa_rinci(berkas, f"{letak}, komponen {k['kode']}", k)
    if len(set(semua_kode)) != len(semua_kode):
        raise DataAturanSalah(berkas, letak, "kode komponen dan bagiannya harus berbeda semua")


def _periksa_rinci(berkas: str, letak: str, komponen: Mapping[str, Any]) -> None:
    if "rinci" in komponen:
        di = f"{letak}, rinci"
        rinci = _daftar(berkas, di, komponen, "rinci")
        _periksa_jumlah(berkas, di, rinci, SERATUS)
        for r in rinci:
            _periksa_rinci(berkas, f"{di} {r['kode']}", r)


def _periksa_jumlah(berkas: str, letak: str, baris: tuple[Mapping[str, Any], ...], harus: Decimal) -> None:
    bobot = [_angka(berkas, f"{letak}, {b['kode']}", b, "bobot") for b in baris]
    if any(b <= 0 for b in bobot):
        raise DataAturanSalah(berkas, letak, "bobot harus lebih dari nol")
    if tambah(*bobot) != harus:
        jumlah = tulis(tambah(*bobot), None)
        raise DataAturanSalah(berkas, letak, f"jumlah bobot {jumlah}, seharusnya {tulis(harus, None)}")


def _periksa_pita(berkas: str, letak: str, nilai: Mapping[str, Any]) -> None:
    if nilai.get("tutup") not in ("atas", "bawah"):
        raise DataAturanSalah(berkas, letak, "tutup harus “atas” atau “bawah”")
    pita = _daftar(berkas, letak, nilai, "pita")
    for ke, p in enumerate(pita):
        di = f"{letak}, pita {p['kode']}"
        atas = _angka(berkas, di, p, "sampai") if "sampai" in p or ke > 0 else None
        bawah = _angka(berkas, di, p, "dari") if "dari" in p or ke < len(pita) - 1 else None
        if atas is not None and bawah is not None and bawah >= atas:
            raise DataAturanSalah(berkas, di, "dari harus lebih kecil daripada sampai")
        if ke > 0 and atas != pita[ke - 1]["dari"]:
            kata = (
                "bertumpuk dengan"
                if atas is not None and atas > pita[ke - 1]["dari"]
                else "tidak bersambung dengan"
            )
            raise DataAturanSalah(berkas, di, f"{kata} pita {pita[ke - 1]['kode']}")


def _periksa_pilihan(berkas: str, letak: str, nilai: Mapping[str, Any]) -> None:
    for p in _daftar(berkas, letak, nilai, "pilihan"):
        _teks(berkas, f"{letak}, pilihan {p['kode']}", p, "kata")
        if "warna" in p and not re.fullmatch(r"#[0-9a-f]{6}", str(p["warna"])):
            raise DataAturanSalah(berkas, f"{letak}, pilihan {p['kode']}", "warna harus berbentuk #rrggbb")


def _periksa_triwulan(berkas: str, letak: str, nilai: Mapping[str, Any]) -> None:
    for b in _daftar(berkas, letak, nilai, "baris"):
        di = f"{letak}, baris {b['kode']}"
        _teks(berkas, di, b, "kata")
        ada = [_angka(berkas, di, b, tw) for tw in ("tw1", "tw2", "tw3", "tw4") if tw in b]
        if not ada:
            raise DataAturanSalah(berkas, di, "belum ada target satu triwulan pun")
        if any(not 0 <= n <= SERATUS for n in ada):
            raise DataAturanSalah(berkas, di, "target triwulan harus 0 sampai 100")
        if ada != sorted(ada):
            raise DataAturanSalah(berkas, di, "target triwulan tidak boleh turun dalam setahun")


def _periksa_kerangka(berkas: str, letak: str, nilai: Mapping[str, Any]) -> None:
    if "dasar" in nilai:
        _teks(berkas, letak, nilai, "dasar")
        if not isinstance(nilai.get("ubahan"), tuple) or not nilai["ubahan"]:
            raise DataAturanSalah(berkas, letak, "ubahan belum ada isinya")
        return
    banding = {b["kode"] for b in _daftar(berkas, letak, nilai, "banding")}
    for kunci in ("bagian", "banding", "telaah"):
        for b in _daftar(berkas, letak, nilai, kunci):
            _teks(berkas, f"{letak}, {kunci} {b['kode']}", b, "kata")
    _periksa_bagian(berkas, letak, nilai["bagian"])
    for b in nilai["banding"]:
        if b.get("tingkat") not in ("indikator", "sasaran", "divisi", "bab", "tidak"):
            raise DataAturanSalah(berkas, f"{letak}, banding {b['kode']}", "tingkat tidak dikenal")
    for t in nilai["telaah"]:
        if t.get("banding") not in banding:
            raise DataAturanSalah(berkas, f"{letak}, telaah {t['kode']}", "banding tidak dikenal")
    if nilai.get("kelompok") not in ("sasaran", "divisi"):
        raise DataAturanSalah(berkas, letak, "kelompok harus “sasaran” atau “divisi”")
    if not isinstance(nilai.get("penomoran"), tuple) or len(nilai["penomoran"]) != 3:
        raise DataAturanSalah(berkas, letak, "penomoran harus tiga, untuk tingkat 1 sampai 3")


def _periksa_bagian(berkas: str, letak: str, bagian: tuple[Mapping[str, Any], ...]) -> None:
    atas = 0
    for b in bagian:
        di = f"{letak}, bagian {b['kode']}"
        if b.get("tingkat") not in (1, 2, 3):
            raise DataAturanSalah(berkas, di, "tingkat harus 1, 2, atau 3")
        if b["tingkat"] > atas + 1:
            raise DataAturanSalah(berkas, di, f"tingkat {b['tingkat']} tidak bersambung")
        if not isinstance(b.get("isi"), str):
            raise DataAturanSalah(berkas, di, "isi belum disebut")
        if b.get("letak", "batang") not in ("sebelum_sampul", "depan", "batang"):
            raise DataAturanSalah(berkas, di, "letak tidak dikenal")
        atas = b["tingkat"]


_PERIKSA = {
    "nilai": _periksa_nilai,
    "bobot": _periksa_bobot,
    "pita": _periksa_pita,
    "pilihan": _periksa_pilihan,
    "triwulan": _periksa_triwulan,
    "kerangka": _periksa_kerangka,
}
