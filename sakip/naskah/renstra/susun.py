"""Composes the tables of Renstra targets, on turned pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from sakip.aturan.angka import bagi, desimal_nilai, tulis
from sakip.dokumen.blok import Baris, Blok, Dokumen, Judul, Kolom, Melintang, Paragraf, Sel, Tabel
from sakip.naskah.renstra.bahan import BahanRenstra, JalurTarget
from sakip.naskah.surat import judul_surat, kop

JUDUL = "Target Rencana Strategis"
TIADA = "–"
JUTA = Decimal(1_000_000)


def susun_renstra(bahan: BahanRenstra) -> Dokumen:
    """The tables on turned pages. Pure."""
    isi: list[Blok] = [
        kop(bahan.profil, bahan.instansi, bahan.nama_unit),
        *judul_surat(JUDUL.upper(), bahan.nama_unit.upper(), f"Keadaan tahun {bahan.tahun}"),
        _ikhtisar(bahan),
    ]
    for i, (judul, mulai, selesai, jalur) in enumerate(bahan.rencana):
        tahun = range(mulai, selesai + 1)
        lebar: list[Blok] = [_target(judul, jalur, tahun)]
        if any(t.pendanaan is not None for j in jalur for t in j.titik.values()):
            lebar.append(_pendanaan(judul, jalur, tahun))
        isi += [Judul(2, judul, kunci=f"rencana-{i}"), Paragraf(_pengantar(jalur)), *lebar]
    return Dokumen(
        judul=JUDUL,
        subjudul=f"Keadaan Tahun {bahan.tahun}",
        instansi=bahan.instansi,
        unit=bahan.nama_unit,
        unit_singkat=bahan.singkatan,
        tahun=bahan.tahun,
        tanggal=bahan.pada,
        isi=(Melintang(tuple(isi)),),
        penulis=bahan.nama_unit,
        kata_kunci=("Renstra", "SAKIP", str(bahan.tahun)),
        bentuk="surat",
    )


def _ikhtisar(bahan: BahanRenstra) -> Tabel:
    """Which plans hold, and how many indicators of each scope they have."""
    baris: list[Baris] = [
        (
            Sel(judul),
            *(
                Sel(str(sum(j.lingkup == lingkup for j in jalur)) or TIADA)
                for lingkup in ("wilayah", "nasional")
            ),
        )
        for judul, _, _, jalur in bahan.rencana
    ]
    kolom = (
        Kolom("Rencana", 5),
        Kolom("Target wilayah", 1.4, "tengah"),
        Kolom("Target nasional", 1.4, "tengah"),
    )
    return Tabel("", kolom, tuple(baris), kunci="ikhtisar-renstra")


def _pengantar(jalur: Sequence[JalurTarget]) -> str:
    lingkup = {j.lingkup for j in jalur}
    if lingkup == {"nasional"}:
        return "Semua target di bawah ini adalah target nasional; target itu tidak dibagi kepada wilayah."
    if lingkup == {"wilayah"}:
        return "Semua target di bawah ini adalah target wilayah."
    return "Kolom lingkup membedakan target wilayah dan nasional; target nasional tidak dibagi ke wilayah."


def _target(judul: str, jalur: Sequence[JalurTarget], tahun: Iterable[int]) -> Tabel:
    urut = tuple(tahun)
    bertanggung = any(j.penanggung for j in jalur)
    baris: list[Baris] = [
        (
            Sel(j.nama),
            Sel(_satuan(j)),
            Sel(j.lingkup),
            *(Sel(_sel(j, n)) for n in urut),
            *((Sel(j.penanggung or TIADA),) if bertanggung else ()),
        )
        for j in jalur
    ]
    kolom = (
        Kolom("Indikator", 4),
        Kolom("Satuan", 1.4),
        Kolom("Lingkup", 1),
        *(Kolom(str(n), 1, "kanan") for n in urut),
        *((Kolom("Penanggung jawab", 1.8),) if bertanggung else ()),
    )
    return Tabel(f"Target {judul}", kolom, tuple(baris))


def _satuan(j: JalurTarget) -> str:
    skala = {t.ukuran.skala for t in j.titik.values()}
    if len(skala) == 1 and (satu := next(iter(skala))) is not None:
        return f"{j.satuan}, skala {tulis(satu, None)}"
    return j.satuan


def _sel(j: JalurTarget, tahun: int) -> str:
    t = j.titik.get(tahun)
    if t is None or t.ukuran.kosong:
        return TIADA
    if t.ukuran.kata is not None:
        return t.ukuran.kata
    teks = tulis(t.ukuran.nilai, j.desimal)
    beda = len({x.ukuran.skala for x in j.titik.values()}) > 1
    return f"{teks} (skala {tulis(t.ukuran.skala, None)})" if beda and t.ukuran.skala is not None else teks


def _pendanaan(judul: str, jalur: Iterable[JalurTarget], tahun: Iterable[int]) -> Tabel:
    """Funding in million rupiah by year, with the sum over the years of the plan."""
    urut = tuple(tahun)
    baris: list[Baris] = []
    for j in jalur:
        dana = [j.titik[n].pendanaan if n in j.titik else None for n in urut]
        if any(d is not None for d in dana):
            ada = [d for d in dana if d is not None]
            baris.append((Sel(j.nama), Sel(j.lingkup), *(Sel(_juta(d)) for d in dana), Sel(_juta(sum(ada)))))
    kolom = (
        Kolom("Indikator", 4),
        Kolom("Lingkup", 1),
        *(Kolom(str(n), 1.1, "kanan") for n in urut),
        Kolom("Jumlah", 1.3, "kanan"),
    )
    catatan = "Dalam juta rupiah. Indikator yang tidak tercantum tidak mempunyai angka pendanaan."
    return Tabel(f"Pendanaan {judul}", kolom, tuple(baris), catatan=catatan)


def _juta(rupiah: int | None) -> str:
    """Million rupiah with as many decimals as the figure has."""
    if rupiah is None:
        return TIADA
    nilai = bagi(Decimal(rupiah), JUTA)
    return tulis(nilai, desimal_nilai(nilai))
