"""One DIPA folded by its codes: program > kegiatan > KRO > RO > komponen, each level the sum of its lines."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sakip.anggaran.models import Dipa, RincianOutput
from sakip.anggaran.queries.muatan import Muatan
from sakip.anggaran.queries.potret import Kunci
from sakip.anggaran.queries.rekonsiliasi import BarisRekonsiliasi, hitung_rekonsiliasi
from sakip.aturan.serapan import penyerapan

TINGKAT = ("Program", "Kegiatan", "KRO", "RO", "Komponen", "Subkomponen")


@dataclass(frozen=True)
class CabangDipa:
    """A level or a line; ``dalam`` 0 is the program. ``jenis_belanja`` "" on levels."""

    dalam: int
    tingkat: str
    kode: str
    nama: str
    jenis_belanja: str
    awal: int | None
    pagu: int
    blokir: int
    realisasi: int | None
    serapan: Decimal | None
    alasan: str


@dataclass
class _Simpul:
    nama: str
    awal: int | None = 0
    pagu: int = 0
    blokir: int = 0
    realisasi: int = 0


def pohon_dipa(m: Muatan, d: Dipa) -> list[CabangDipa]:
    """Rows from top to bottom; ``m`` was loaded with all versions. Lines that no version has any more but
    that have realisation stand with pagu zero."""
    baris = [b for b in hitung_rekonsiliasi(m).baris if b.dipa_id == d.pk]
    isi = m.realisasi(d)
    nyata = dict(isi or {})
    ada = {(b.kode, b.jenis_belanja) for b in baris}
    semua = baris + [
        BarisRekonsiliasi(d.kode, d.pk, "", k, "tidak ada dalam versi mana pun", j, 0, 0, 0, 0, 0, 0, ())
        for k, j in sorted(set(nyata) - ada)
    ]
    nama = _nama(m, d)
    simpul: dict[tuple[str, ...], _Simpul] = {}
    daun: dict[tuple[str, ...], list[BarisRekonsiliasi]] = {}
    for b in sorted(semua, key=lambda b: (b.kode, b.jenis_belanja)):
        bagian = ("", *b.kode.split("."))
        for n in range(1, len(bagian) + 1):
            jalur = bagian[:n]
            s = simpul.setdefault(jalur, _Simpul(nama.get(".".join(jalur[1:]), "")))
            s.awal = None if s.awal is None or b.awal is None else s.awal + b.awal
            s.pagu, s.blokir = s.pagu + b.akhir, s.blokir + b.blokir
            s.realisasi += nyata.get((b.kode, b.jenis_belanja), 0)
        daun.setdefault(bagian, []).append(b)
    bercabang = {jalur[:-1] for jalur in simpul}
    hasil: list[CabangDipa] = []
    for jalur in sorted(simpul):
        if jalur in daun:
            hasil += [_daun(b, len(jalur) - 1, nyata, isi is not None) for b in daun[jalur]]
        if jalur in bercabang:
            hasil.append(_cabang(d, jalur, simpul[jalur], isi is not None))
    return sorted(hasil, key=_urut)


def _urut(c: CabangDipa) -> tuple[list[str], bool, str]:
    """The program first, a level before its lines."""
    return (c.kode.split(".") if c.dalam else [], bool(c.jenis_belanja), c.jenis_belanja)


def _nama(m: Muatan, d: Dipa) -> dict[str, str]:
    nama = {b.kode.partition(".")[0]: b.kegiatan.nama for b in m.akhir(d) if b.kegiatan}
    return nama | dict(RincianOutput.objects.filter(dipa=d).values_list("kode", "nama"))


def _cabang(d: Dipa, jalur: tuple[str, ...], s: _Simpul, bernyata: bool) -> CabangDipa:
    dalam = len(jalur) - 1
    if not dalam:
        kode, nama = (d.program.kode, d.program.nama) if d.program else ("", d.nama)
    else:
        kode, nama = ".".join(jalur[1:]), s.nama
    nyata = s.realisasi if bernyata else None
    tingkat = TINGKAT[min(dalam, len(TINGKAT) - 1)]
    return CabangDipa(
        dalam, tingkat, kode, nama or tingkat, "", s.awal, s.pagu, s.blokir, nyata,
        penyerapan(s.pagu, nyata).nilai, "",
    )  # fmt: skip


def _daun(b: BarisRekonsiliasi, dalam: int, nyata: dict[Kunci, int], bernyata: bool) -> CabangDipa:
    isi = nyata.get((b.kode, b.jenis_belanja)) if bernyata else None
    tingkat = TINGKAT[min(dalam, len(TINGKAT) - 1)]
    return CabangDipa(
        dalam, tingkat, b.kode, b.uraian, b.jenis_belanja or "-", b.awal, b.akhir, b.blokir, isi,
        penyerapan(b.akhir, isi).nilai, b.alasan,
    )  # fmt: skip
