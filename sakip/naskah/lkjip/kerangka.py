"""The outline of the LKjIP as data: which headings, in which order, written by which composer."""

from __future__ import annotations

from dataclasses import dataclass

from sakip.aturan.regulasi import ambil


@dataclass(frozen=True)
class Bagian:
    """A heading of the outline; ``isi`` names its composer, ``teks`` or nothing."""

    kode: str
    judul: str
    nomor: str | None
    tingkat: int
    isi: str


@dataclass(frozen=True)
class Telaah:
    """A text that every indicator needs: ``bagian`` of the stored text and its run-in heading."""

    bagian: str
    judul: str


@dataclass(frozen=True)
class Kerangka:
    """The outline in force in a year, with its source."""

    bagian: tuple[Bagian, ...]
    telaah: tuple[Telaah, ...]
    sumber: str

    def cari(self, kode: str) -> Bagian | None:
        return next((b for b in self.bagian if b.kode == kode), None)


def kerangka_lkjip(tahun: int) -> Kerangka:
    """The outline for a report of ``tahun`` (PermenPANRB 53/2014). ``TidakBerlaku`` before 2014."""
    versi = ambil("kerangka_lkjip", tahun)
    return Kerangka(
        bagian=tuple(
            Bagian(b["kode"], b["kata"], b.get("nomor"), int(b["tingkat"]), b["isi"])
            for b in versi.nilai["pilihan"]
        ),
        telaah=tuple(Telaah(t["kode"], t["kata"]) for t in versi.nilai["telaah"]),
        sumber=versi.sebutan,
    )
