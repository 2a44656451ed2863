"""What a rule version must fulfil beyond its form: that the calculations which read it find what they need.

The form itself is checked by ``aturan.regulasi``, the same way as packaged files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from sakip.anggaran.versi_aturan import KUNCI_TEKS, isi_terbaca
from sakip.aturan.regulasi import DataAturanSalah, Versi, semua
from sakip.inti.galat import Masalah

#: Lists inside ``isi`` whose rows have a ``kode``.
DAFTAR: Final = ("komponen", "anak", "rinci", "pita", "pilihan", "baris")
#: Rule sets whose codes a regulation may add to or drop from; those of the others are known to the formulas.
KODE_BEBAS: Final = frozenset(
    {
        "bobot_ikpa",
        "bobot_perencanaan_anggaran",
        "predikat_ikpa",
        "predikat_nka",
        "potongan_dispensasi_spm",
    }
)
_KODE = re.compile(r"[a-z0-9][a-z0-9_]{0,39}")


def periksa_pakai(nama: str, isi: Mapping[str, Any]) -> list[Masalah]:
    """Faults that would break a calculation: unknown or missing codes, numbers that are none, closed ends."""
    paket = semua(nama)
    masalah = _angka(isi) + _kode(nama, isi, paket)
    for kunci in _kunci_angka(paket):
        if kunci not in isi:
            masalah.append(Masalah(kunci, "Angka ini dipakai rumusnya.", "Isi angkanya."))
    masalah += [
        Masalah(k, f"{k} tidak dikenal aturan ini.", "Hapus.")
        for k in isi
        if k not in DAFTAR and k not in _kunci_angka(paket) and k != "tutup"
    ]
    if "pita" in isi:
        masalah += _pita(isi, paket)
    return masalah


def _kunci_angka(paket: tuple[Versi, ...]) -> dict[str, None]:
    return dict.fromkeys(k for v in paket for k, n in v.nilai.items() if isinstance(n, Decimal))


def _baris(isi: Any, jalur: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    for kunci in DAFTAR:
        for ke, b in enumerate(isi.get(kunci, ())):
            di = f"{jalur}{kunci}.{ke}"
            yield di, b
            yield from _baris(b, f"{di}.")


def _angka(isi: Mapping[str, Any]) -> list[Masalah]:
    terbaca = isi_terbaca(isi)
    semua_baris = [("", terbaca), *((f"{j}.", b) for j, b in _baris(terbaca))]
    return [
        Masalah(f"{j}{k}", f"“{n}” bukan angka.", "Tulis angkanya, pecahan dengan koma.")
        for j, b in semua_baris
        for k, n in b.items()
        if k not in KUNCI_TEKS and not isinstance(n, list) and not _terhingga(n)
    ]


def _terhingga(nilai: Any) -> bool:
    return isinstance(nilai, Decimal) and nilai.is_finite()


def _kode(nama: str, isi: Mapping[str, Any], paket: tuple[Versi, ...]) -> list[Masalah]:
    masalah = []
    for jalur, b in _baris(isi):
        kode = str(b.get("kode", ""))
        if not _KODE.fullmatch(kode):
            masalah.append(
                Masalah(
                    f"{jalur}.kode",
                    f"Kode “{kode}” tidak dapat dipakai.",
                    "Tulis huruf kecil, angka, dan garis bawah; paling panjang 40.",
                )
            )
    if nama in KODE_BEBAS:
        return masalah
    ada = {str(b.get("kode")) for _, b in _baris(isi)}
    kenal = [{str(b["kode"]) for _, b in _baris(v.nilai)} for v in paket]
    semua_kenal = set().union(*kenal)
    if asing := sorted(ada - semua_kenal):
        masalah.append(
            Masalah("isi", f"Kode {', '.join(asing)} tidak dikenal rumusnya.",
                    f"Pakai: {', '.join(sorted(semua_kenal))}.")
        )  # fmt: skip
    elif ada not in kenal and nama != "target_serapan":
        pilihan = "; atau ".join(dict.fromkeys(", ".join(sorted(k)) for k in kenal))
        masalah.append(Masalah("isi", "Susunan kodenya tidak dikenal rumusnya.", f"Pakai semua: {pilihan}."))
    return masalah


def _pita(isi: Mapping[str, Any], paket: tuple[Versi, ...]) -> list[Masalah]:
    """Bands are open at both ends, so that every score has one; each holds the number that the rule reads."""
    masalah = []
    pita = isi["pita"]
    if pita and "sampai" in pita[0]:
        masalah.append(
            Masalah("pita.0.sampai", "Pita teratas tidak boleh berbatas atas.", "Kosongkan sampainya.")
        )
    if pita and "dari" in pita[-1]:
        masalah.append(
            Masalah(
                f"pita.{len(pita) - 1}.dari",
                "Pita terbawah tidak boleh berbatas bawah.",
                "Kosongkan darinya.",
            )
        )
    wajib = {k for v in paket for p in v.nilai["pita"] for k in p if k not in ("kode", "dari", "sampai")}
    masalah += [
        Masalah(f"pita.{ke}.{k}", "Belum diisi.", "Setiap pita memerlukannya.")
        for ke, p in enumerate(pita)
        for k in sorted(wajib)
        if k not in p
    ]
    return masalah


def masalah_data(salah: DataAturanSalah, kode: str, isi: Mapping[str, Any]) -> Masalah:
    """A fault found by ``aturan.regulasi`` at the field of the form that it speaks of."""
    letak = salah.letak.removeprefix(f"versi {kode}").lstrip(", ")
    jalur, node = "", isi
    for potongan in [p for p in letak.split(", ") if p]:
        for kunci in DAFTAR:
            daftar = node.get(kunci, ())
            ke = _cari(daftar, kunci, potongan)
            if ke is not None:
                jalur, node = f"{jalur}{kunci}.{ke}.", daftar[ke]
                break
    kata = salah.alasan.split(" ")[0]
    dikenal = {*node, "kode", "nama", "kata", "bobot", "dari", "sampai", "maks", "tw1", "tw2", "tw3", "tw4"}
    if kata in dikenal and (jalur or kata in node or kata == "tutup"):
        tempat = f"{jalur}{kata}"
    else:
        tempat = f"{jalur}kode" if jalur else "isi"
    return Masalah(tempat, f"{salah.alasan[:1].upper()}{salah.alasan[1:]}.", "")


def _cari(daftar: Any, kunci: str, potongan: str) -> int | None:
    """The row that ``komponen pelaksanaan`` or ``komponen ke-2`` speaks of."""
    kata = potongan.split(" ")[-1]
    if kata.startswith("ke-") and kata[3:].isdigit():
        ke = int(kata[3:]) - 1
        return ke if potongan.startswith(kunci) and ke < len(daftar) else None
    return next((i for i, b in enumerate(daftar) if b.get("kode") == kata), None)
