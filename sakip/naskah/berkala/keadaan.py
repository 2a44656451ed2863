"""What can be said of an item in the middle of a year, and how many items there are of each kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sakip.aturan.capaian import URAIAN_STATUS_HITUNG
from sakip.naskah.kalimat import Rekap, gabung_kata, rekap
from sakip.naskah.kalimat.simpulan import SEBUT_BANYAK
from sakip.pengukuran.hasil import ButirSampai, HasilButir

#: The state of a realisation that there is not, as a cell says it.
TANPA_REALISASI = {
    "nihil": "nihil",
    "kosong": "belum dilaporkan",
    "tidak_jatuh_tempo": "belum jatuh tempo",
    "tak_terdefinisi": "tidak terhitung",
}
BERJALAN = "berjalan"


def sampai(b: HasilButir) -> ButirSampai:
    """What the item says of the part of the year; every item of a periodic report has it, but those
    without a manual."""
    if b.sampai is not None:
        return b.sampai
    return ButirSampai("", "tahun", "", b.target, b.realisasi, b.hasil_realisasi)


@dataclass(frozen=True)
class Keadaan:
    """The items of a part of a year; every item is in exactly one list."""

    semua: tuple[HasilButir, ...]
    dibandingkan: Rekap
    berjalan: tuple[HasilButir, ...]
    belum_tempo: tuple[HasilButir, ...]
    belum_lapor: tuple[HasilButir, ...]
    lain: tuple[HasilButir, ...]


def keadaan(butir: Sequence[HasilButir]) -> Keadaan:
    """Sort the items by what can be said of them."""
    jenis = {b.kode: _jenis(b) for b in butir}
    ambil = {j: tuple(b for b in butir if jenis[b.kode] == j) for j in set(jenis.values())}
    return Keadaan(
        tuple(butir),
        rekap(ambil.get("dibandingkan", ())),
        ambil.get("berjalan", ()),
        ambil.get("belum_tempo", ()),
        ambil.get("belum_lapor", ()),
        ambil.get("lain", ()),
    )


def _jenis(b: HasilButir) -> str:
    if b.hasil.status is not None:
        return "dibandingkan"
    nihil = sampai(b).hasil_realisasi.keadaan
    if b.hasil.status_hitung == "belum_dilaporkan" or nihil == "kosong":
        return "belum_lapor"
    if b.hasil.status_hitung == "belum_jatuh_tempo":
        return "berjalan" if nihil in ("ada", "nihil") else "belum_tempo"
    return "lain"


def kalimat_keadaan(k: Keadaan, *, bertarget: bool = True) -> list[str]:
    """How many items are compared and with what result, and why the others are not."""
    banyak = len(k.semua)
    if not banyak:
        return ["Tidak ada indikator yang dapat dilaporkan."]
    if not bertarget:
        ada = sum(sampai(b).hasil_realisasi.keadaan in ("ada", "nihil") for b in k.semua)
        return [f"{ada} dari {banyak} indikator sudah mempunyai angka sampai akhir periode ini."]
    kalimat: list[str] = []
    r = k.dibandingkan
    if r.jumlah:
        bagian = [f"{r.banyak(s)} {SEBUT_BANYAK[s]}" for s in SEBUT_BANYAK if r.banyak(s)]
        awal = f"Seluruh {banyak} indikator" if r.jumlah == banyak else f"{r.jumlah} dari {banyak} indikator"
        kalimat.append(f"{awal} dibandingkan dengan target yang sudah jatuh tempo: {gabung_kata(bagian)}.")
    else:
        kalimat.append(f"Dari {banyak} indikator, belum ada yang targetnya sudah jatuh tempo.")
    for isi, kata in (
        (
            k.berjalan,
            "sudah mempunyai realisasi, tetapi targetnya setahun dan baru dibandingkan pada akhir tahun",
        ),
        (k.belum_tempo, "belum jatuh tempo"),
        (k.belum_lapor, "sudah jatuh tempo tetapi belum dilaporkan"),
    ):
        if isi:
            kalimat.append(f"{len(isi)} indikator {kata}.")
    for alasan in dict.fromkeys(b.hasil.status_hitung for b in k.lain):
        n = [b.kode for b in k.lain if b.hasil.status_hitung == alasan]
        kalimat.append(f"{len(n)} indikator {URAIAN_STATUS_HITUNG[alasan]} ({gabung_kata(n)}).")
    return kalimat


def lewat_batas(b: HasilButir) -> bool:
    """A count that should stay low is past the year's target already: nothing can bring it back."""
    s = sampai(b)
    if b.manual.polaritas != "turun" or not s.bertambah:
        return False
    target, realisasi = s.target_tahun.nilai, s.realisasi.nilai
    return target is not None and realisasi is not None and realisasi > target
