"""Compares a checked package with the database: what is new, what changes, what is refused.

Shared things (the agency, units outside the office's own subtree, the dictionary, what others own)
are used when equal and refused when different. The office's own rows are added or changed. Nothing
is written here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sakip.organisasi.models import Instansi
from sakip.pertukaran.impor.laporan import Penyimpangan
from sakip.pertukaran.impor.manual import RencanaManual
from sakip.pertukaran.impor.milik import Milik
from sakip.pertukaran.kanonik import kunci_baris, urutkan
from sakip.pertukaran.muat import Tersimpan
from sakip.pertukaran.muat.baris import Kunci
from sakip.pertukaran.periksa.kalimat import potong
from sakip.pertukaran.periksa.temuan import Jalur
from sakip.pertukaran.periksa.tinjauan import Tinjauan
from sakip.pertukaran.skema import daftar

Baris = dict[str, Any]
#: Says whether the office may change a stored row.
Wewenang = Callable[[Baris], bool]
#: The row to store, of the row of the package (with its path) and the stored one.
Gabung = Callable[[Jalur, Baris, Baris], Baris]


def selalu(baris: Baris) -> bool:
    """The office may change every stored row of such a list."""
    return True


@dataclass
class Bagian:
    """The plan for one list of the package."""

    baru: list[Baris] = field(default_factory=list)
    ubah: list[tuple[Baris, Tersimpan]] = field(default_factory=list)
    sama: int = 0
    tidak_disebut: int = 0
    pk: dict[Kunci, int] = field(default_factory=dict)


@dataclass
class Rencana:
    """The plan for a whole package."""

    tinjauan: Tinjauan
    instansi: Instansi | None
    milik: Milik
    bagian: dict[str, Bagian] = field(default_factory=dict)
    manual: RencanaManual = field(default_factory=RencanaManual)
    penyimpangan: list[Penyimpangan] = field(default_factory=list)

    def salah(self, jalur: Jalur, pesan: str, saran: str) -> None:
        self.tinjauan.catatan.salah(jalur, pesan, saran)

    def bandingkan(
        self,
        nama: str,
        tersimpan: Mapping[Kunci, Tersimpan],
        wewenang: Wewenang,
        *,
        tanpa: tuple[str, ...] = (),
        pemilik: str = "",
        simpan: bool = False,
        gabung: Gabung | None = None,
    ) -> Bagian:
        """Plan the list ``nama``; ``tanpa`` names keys that are compared elsewhere.

        ``simpan``: a stored row that describes the same otherwise is kept, with a warning, not a fault.
        ``gabung``: rows that keep some of what is stored beneath them.
        """
        simpul = daftar(nama)
        assert simpul.butir is not None
        bagian = self.bagian.setdefault(nama, Bagian())
        disebut: set[Kunci] = set()
        for jalur, mentah in self.tinjauan.baris(nama):
            kunci = kunci_baris(simpul, mentah)
            disebut.add(kunci)
            if cacat_di_dalam(mentah):
                continue
            baris = urutkan({k: v for k, v in mentah.items() if k not in tanpa}, simpul.butir)
            lama = tersimpan.get(kunci)
            if lama is None:
                bagian.baru.append(baris)
                continue
            bagian.pk[kunci] = lama.pk
            if gabung is not None:
                baris = gabung(jalur, baris, lama.isi)
            if lama.isi == baris:
                bagian.sama += 1
            elif wewenang(lama.isi):
                bagian.ubah.append((baris, lama))
            elif simpan:
                bagian.sama += 1
                self.ingatkan_beda(jalur, baris, lama.isi)
            else:
                self.tolak_beda(jalur, baris, lama.isi, pemilik or nama)
        bagian.tidak_disebut = sum(1 for k, b in tersimpan.items() if k not in disebut and wewenang(b.isi))
        return bagian

    def ingatkan_beda(self, jalur: Jalur, baris: Baris, lama: Baris) -> None:
        """Say which fields of a row differ from the stored ones, which stay."""
        beda = [b for b in baris if baris[b] != lama.get(b)]
        self.tinjauan.catatan.ingatkan(
            jalur,
            f"Keterangan yang tersimpan dipakai, bukan yang di paket: {', '.join(beda)}.",
            "Ubah di register sumber data bila yang di paket lebih benar.",
        )

    def tolak_beda(self, jalur: Jalur, baris: Baris, lama: Baris, sebutan: str) -> None:
        """Note one fault per field in which a shared row differs from the stored one."""
        for bidang in baris:
            if baris[bidang] != lama.get(bidang):
                kini, dulu = baris[bidang], lama.get(bidang)
                self.salah(
                    (*jalur, bidang),
                    f"Berbeda dari {sebutan} yang sudah tersimpan dan dipakai bersama: paket "
                    f"{sebut(kini, dulu)}, tersimpan {sebut(dulu, kini)}.",
                    "Samakan dengan yang tersimpan (lihat hasil ekspor), "
                    "atau pakai kunci baru bila artinya lain.",
                )


def cacat_di_dalam(nilai: Any) -> bool:
    """Whether a nested row was dropped for its shape: the row cannot be compared then."""
    if isinstance(nilai, list):
        return any(n is None or cacat_di_dalam(n) for n in nilai)
    if isinstance(nilai, dict):
        return any(cacat_di_dalam(n) for n in nilai.values() if isinstance(n, (dict, list)))
    return False


def sebut(nilai: Any, lain: Any) -> str:
    """A value in a message; of lists only the rows that the other side does not have."""
    if not isinstance(nilai, list):
        return f"«{potong(nilai)}»"
    khas = [n for n in nilai if not isinstance(lain, list) or n not in lain]
    teks = "; ".join(_baris(n) for n in khas[:3]) + ("; …" if len(khas) > 3 else "")
    return f"«{teks}»" if khas else "(tanpa baris itu)"


def _baris(nilai: Any) -> str:
    if isinstance(nilai, dict):
        return ", ".join(f"{k} {potong(v, 40)}" for k, v in nilai.items() if v not in (None, "", []))
    return potong(nilai)
