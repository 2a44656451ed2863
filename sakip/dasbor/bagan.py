"""The charts of the pages, and sentences that tell the same to a reader who cannot see them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from textwrap import shorten

from sakip.aturan.angka import tulis, tulis_besaran, tulis_persen
from sakip.aturan.capaian import desimal_bersama
from sakip.dokumen.bagan import NilaiTahun, batang_capaian, garis_tahun
from sakip.dokumen.bagan.rancang import Spec
from sakip.inti.status import TOKEN_STATUS
from sakip.pengukuran.hasil import HasilSasaran, HasilUnit, TitikTahun

#: The chart's letters on a reader's own machine: pages load no fonts.
HURUF = "Segoe UI, Roboto, Helvetica Neue, Noto Sans, Liberation Sans, Arial, 'Source Sans 3', sans-serif"
LEBAR_SASARAN = 1120
LEBAR_TAHUN = 720
LEBAR_SEMPIT = 330
_PANJANG_NAMA = 66
#: Longer bars are cut here, so that one of 2.800 % does not flatten all others; the figure stands beside.
PUNCAK = Decimal(150)
_TINGGI_BARIS = 21
TINGGI_TAHUN = 250


def bagan_sasaran(hasil: HasilUnit, *, sempit: bool = False) -> Spec:
    """One bar per sasaran: mean capaian in percent, a line at 100, cut at :data:`PUNCAK`."""
    baris = [(s.kode, s.capaian, _token(s)) for s in hasil.sasaran]
    spec = batang_capaian(baris)
    for data, s in zip(spec["data"]["values"], hasil.sasaran, strict=True):
        if not sempit:
            data["nama"] = f"{s.kode}  {shorten(s.nama, _PANJANG_NAMA, placeholder=' …')}".replace("|", "/")
        if s.capaian is None:
            data["tulisan"] = "○ belum dapat dihitung"
        elif s.capaian > PUNCAK:
            data["realisasi"] = data["ujung"] = float(PUNCAK)
            data["tulisan"] = f"» {data['tulisan']}"
    terendah = min((s.capaian for s in hasil.sasaran if s.capaian is not None), default=Decimal(0))
    kiri = float(max(terendah, -PUNCAK) * Decimal("1.1")) if terendah < 0 else 0.0
    x = spec["encoding"]["x"]
    x["scale"]["domain"] = [kiri, float(PUNCAK) * (1.45 if sempit else 1.15)]
    x["axis"]["values"] = [0, 50, 100, 150]
    spec["encoding"]["y"]["axis"]["labelLimit"] = 460
    return _muat(spec, LEBAR_SEMPIT if sempit else LEBAR_SASARAN, tinggi=tinggi_sasaran(hasil))


def tinggi_sasaran(hasil: HasilUnit) -> int:
    """Height in pixels of :func:`bagan_sasaran`, so that a page keeps its place while the picture comes."""
    return len(hasil.sasaran) * _TINGGI_BARIS + 64


def _token(s: HasilSasaran) -> str:
    """Status of a mean: it has no target of its own but 100."""
    if s.capaian is None:
        return TOKEN_STATUS[None]
    if s.capaian < 0:
        return TOKEN_STATUS["negatif"]
    if s.capaian == 100:
        return TOKEN_STATUS["tercapai"]
    return TOKEN_STATUS["melampaui" if s.capaian > 100 else "tidak_tercapai"]


def kata_sasaran(hasil: HasilUnit) -> str:
    """Alternative text of :func:`bagan_sasaran`."""
    ada = [s for s in hasil.sasaran if s.capaian is not None]
    if not ada:
        return "Belum ada sasaran yang capaiannya dapat dihitung."
    bawah = [s for s in ada if s.capaian is not None and s.capaian < 100]
    rendah = min(ada, key=lambda s: s.capaian or Decimal(0))
    return (
        f"Diagram batang capaian {len(hasil.sasaran)} sasaran: {len(ada) - len(bawah)} mencapai 100% "
        f"atau lebih, {len(bawah)} di bawah 100%; "
        f"terendah sasaran {rendah.kode} dengan {tulis_persen(rendah.capaian)}."
    )


def bagan_tahun(titik: Sequence[TitikTahun], *, desimal: int, sempit: bool = False) -> Spec | None:
    """Target and realisation over the years, parted at breaks; None when fewer than two years have numbers.

    Years in another unit of counting or on another scale than the latest are left to the table: on one axis
    they would lie.
    """
    if not dapat_dibagankan(titik):
        return None
    nilai = [
        NilaiTahun(t.tahun, t.target, t.realisasi, t.capaian, sebanding=not putus)
        for t, putus in zip(_seukuran(titik), patahan(_seukuran(titik)), strict=True)
    ]
    semua = (u for t in _seukuran(titik) for u in (t.ukuran_target, t.ukuran_realisasi))
    spec = garis_tahun(nilai, satuan=titik[-1].satuan, desimal=desimal_bersama(semua, desimal))
    label = {str(n.tahun): _label_tahun(n, sempit) for n in nilai}
    for data in spec["data"]["values"]:
        data["tahun"] = label[data["tahun"].partition("|")[0]]
    return _muat(spec, LEBAR_SEMPIT if sempit else LEBAR_TAHUN, tinggi=TINGGI_TAHUN)


def _label_tahun(n: NilaiTahun, sempit: bool) -> str:
    """What stands under a year, lines parted by "|"; a percentage has two decimals whatever is measured."""
    capaian = tulis_persen(n.capaian)
    baris = [str(n.tahun), capaian if sempit else f"capaian {capaian}"]
    if not n.sebanding:
        baris.append("deret baru")
    return "|".join(baris)


def dapat_dibagankan(titik: Sequence[TitikTahun]) -> bool:
    """True when at least two years have a number of the same unit and scale."""
    return sum(t.realisasi is not None for t in _seukuran(titik)) >= 2


def patahan(titik: Sequence[TitikTahun]) -> list[bool]:
    """For each year: is it measured otherwise than the year before it?

    ``sebanding`` of a point says whether it can be compared with the *latest* year.
    """
    return [i > 0 and titik[i - 1].sebanding != t.sebanding for i, t in enumerate(titik)]


def _seukuran(titik: Sequence[TitikTahun]) -> list[TitikTahun]:
    if not titik:
        return []
    akhir = titik[-1]
    return [t for t in titik if t.skala == akhir.skala and t.satuan.casefold() == akhir.satuan.casefold()]


def kata_tahun(titik: Sequence[TitikTahun], satuan: str, desimal: int) -> str:
    """Alternative text of :func:`bagan_tahun`."""
    ada = [t for t in _seukuran(titik) if t.realisasi is not None]
    awal, akhir = ada[0], ada[-1]
    dari, menjadi = (
        tulis_besaran(t.realisasi, satuan, t.ukuran_realisasi.desimal(desimal)) for t in (awal, akhir)
    )
    kalimat = (
        f"Diagram garis target dan realisasi {awal.tahun} sampai {akhir.tahun}: "
        f"realisasi dari {dari} menjadi {menjadi}, "
        f"target {akhir.tahun} {tulis(akhir.target, None)}."
    )
    putus = [str(t.tahun) for t, p in zip(titik, patahan(titik), strict=True) if p]
    return f"{kalimat} Cara mengukur berubah pada {', '.join(putus)}." if putus else kalimat


def _muat(spec: Spec, lebar: int, *, tinggi: int) -> Spec:
    """Fit a chart of the documents into ``lebar`` x ``tinggi`` pixels of a page, in the reader's letters."""
    spec |= {
        "width": lebar,
        "height": tinggi,
        "padding": 4,
        "autosize": {"type": "fit", "contains": "padding"},
    }
    spec.pop("usermeta", None)  # texts are measured here, since the room for them is not stated
    spec["config"]["font"] = HURUF
    legenda = spec["encoding"]["color"].get("legend")
    if legenda:
        legenda |= {"orient": "top", "direction": "horizontal"}
    return spec
