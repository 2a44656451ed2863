"""What the budget forms offer to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from sakip.anggaran.models import BarisDipa, CapaianOutput, Dipa, RincianOutput
from sakip.aturan.angka import tulis, tulis_rupiah
from sakip.organisasi.models import Unit
from sakip.perencanaan.models import Kegiatan, ManualIndikator, Program


def program_pilihan(unit: Unit, tahun: int, terpilih: int | None = None) -> list[Program]:
    """Programmes of the agency in the year: of a code that changed its name, as it is called by then.

    ``terpilih`` stays among them, so that a DIPA that names an earlier row keeps it.
    """
    semua = Program.objects.filter(instansi=unit.instansi_id, sejak_tahun__lte=tahun)
    kini = {p.kode: p for p in semua.order_by("kode", "sejak_tahun")}
    for p in semua.filter(pk=terpilih or 0):
        kini[p.kode] = p
    return list(kini.values())


KODE_TERBANYAK = 150


def kode_baris(d: Dipa, baris: Iterable[BarisDipa]) -> list[tuple[str, str]]:
    """(code, name) to begin a new line with: kegiatan of the year, KRO and RO that this DIPA knows."""
    kegiatan = Kegiatan.objects.filter(instansi=d.instansi_id, sejak_tahun__lte=d.tahun).order_by(
        "sejak_tahun"
    )
    if d.program_id:
        kegiatan = kegiatan.filter(program__kode=d.program.kode) if d.program else kegiatan
    hasil = {k.kode: k.nama for k in kegiatan}
    for b in baris:
        bagian = b.kode.split(".")
        for n in range(1, min(len(bagian), 4)):
            hasil.setdefault(".".join(bagian[:n]), ("Kegiatan", "KRO", "RO")[n - 1])
        if len(bagian) <= 3:
            hasil[b.kode] = b.uraian
    hasil |= dict(RincianOutput.objects.filter(dipa=d).values_list("kode", "nama"))
    return sorted(hasil.items())[:KODE_TERBANYAK]


def pot_pilihan(baris: Iterable[BarisDipa]) -> list[tuple[str, str]]:
    """(code, words with its pagu) of every pot that a key may name: each level of the lines' codes."""
    pagu: dict[str, int] = {}
    nama: dict[str, str] = {}
    for b in baris:
        bagian = b.kode.split(".")
        nama[b.kode] = b.uraian
        for n in range(1, len(bagian) + 1):
            kode = ".".join(bagian[:n])
            pagu[kode] = pagu.get(kode, 0) + b.pagu
    semua = sorted(pagu.items())[:KODE_TERBANYAK]
    return [(k, f"{nama[k]}, {tulis_rupiah(p)}" if k in nama else tulis_rupiah(p)) for k, p in semua]


def bagian_baris(baris: Sequence[BarisDipa], terbanyak: int) -> list[tuple[str, Sequence[BarisDipa]]]:
    """(from which code to which, lines): a large version in parts of about the same size, in its order."""
    banyak = -(-len(baris) // terbanyak)
    batas = [len(baris) * n // banyak for n in range(banyak + 1)] if banyak else []
    potong = [baris[a:b] for a, b in pairwise(batas)]
    return [(f"{isi[0].kode} sampai {isi[-1].kode}", isi) for isi in potong]


def indikator_pilihan(unit: Unit, tahun: int) -> list[tuple[str, str]]:
    """(key, wording) of the agency's indicators; the manual in force in the year, else the earliest."""
    hasil: dict[str, str] = {}
    semua = ManualIndikator.objects.filter(indikator__instansi=unit.instansi_id).select_related("indikator")
    for m in semua.order_by("indikator__kunci", "sejak_tahun"):
        if m.sejak_tahun <= tahun or m.indikator.kunci not in hasil:
            hasil[m.indikator.kunci] = m.nama
    return sorted(hasil.items())


def progres_bulan(
    d: Dipa, bulan: int
) -> list[tuple[RincianOutput, CapaianOutput | None, tuple[str, str, str]]]:
    """Every RO, its report before the month, and (volume, progress, remark) of the month as typed."""
    ro = list(d.rincian_output.order_by("kode"))
    ada: dict[int, CapaianOutput] = {}
    lalu: dict[int, CapaianOutput] = {}
    for c in CapaianOutput.objects.filter(output__in=ro, bulan__lte=bulan).order_by("bulan"):
        (ada if c.bulan == bulan else lalu)[c.output_id] = c
    return [(r, lalu.get(r.pk), _teks(ada.get(r.pk))) for r in ro]


def _teks(c: CapaianOutput | None) -> tuple[str, str, str]:
    if c is None:
        return ("", "", "")
    return tulis(c.volume, None).replace(".", ""), tulis(c.progres, None).replace(".", ""), c.keterangan
