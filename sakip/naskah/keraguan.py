"""Figures that a careful reader would ask about before signing. Pure; each a doubt, never a refusal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from sakip.aturan.angka import bagi, tulis
from sakip.aturan.capaian import beda_ukuran
from sakip.naskah.bahan import BahanLkjip
from sakip.naskah.kalimat import gabung_kata, tulis_ukuran
from sakip.naskah.kalimat.besaran import tanpa_titik
from sakip.naskah.satuan_ragu import indeks_berpersen
from sakip.naskah.titik import Titik, buat_titik
from sakip.pengukuran.hasil import HasilButir, TitikTahun

#: A target this many times above or below last year's figures is asked about.
KELIPATAN = Decimal(2)
PANJANG_RUMUSAN = 60


def titik_ragu(bahan: BahanLkjip) -> Iterator[Titik]:
    """At most one point per indicator and kind of doubt, those that are measured elsewhere included."""
    for r in bahan.perjanjian:
        for x in r.butir:
            if x.acuan and indeks_berpersen(x.rumusan, x.target.satuan):
                yield buat_titik(
                    "ragu",
                    f"{x.kode} {' '.join(x.rumusan.split())}"[:PANJANG_RUMUSAN],
                    "Rumusannya indeks, tetapi satuannya dalam Perjanjian Kinerja persen.",
                    "Pastikan satuan dan skalanya pada Perjanjian Kinerja.",
                )
    for b in bahan.hasil.butir:
        tempat = sebut_butir(b)
        for kenapa in (
            _indeks_berpersen,
            _target_jauh,
            _tanpa_bukti,
            _tanpa_rincian,
            _ganti_metode,
            _peringatan,
        ):
            if satu := kenapa(bahan, b):
                pesan, saran = satu
                yield buat_titik("ragu", tempat, pesan, saran)


def sebut_butir(b: HasilButir) -> str:
    """The place that a point about an item names: its code and the beginning of its wording."""
    rumusan = " ".join(b.rumusan.split())
    if len(rumusan) > PANJANG_RUMUSAN:
        rumusan = rumusan[: PANJANG_RUMUSAN - 1].rsplit(" ", 1)[0].rstrip(" ,;(") + " …"
    return f"{b.kode} {rumusan}".strip()


_Alasan = tuple[str, str] | None
Pemeriksa = Callable[[BahanLkjip, HasilButir], _Alasan]


def _lalu(bahan: BahanLkjip, b: HasilButir) -> TitikTahun | None:
    """Last year's figures, where they can be set beside this year's."""
    t = next((t for t in bahan.seri.get(b.indikator, ()) if t.tahun == bahan.hasil.tahun - 1), None)
    if t is None or not t.sebanding or beda_ukuran(b.target, t.ukuran_realisasi):
        return None
    return t


def _indeks_berpersen(_: BahanLkjip, b: HasilButir) -> _Alasan:
    if not indeks_berpersen(b.rumusan, b.target.satuan):
        return None
    return (
        "Rumusannya indeks, tetapi satuannya dalam Perjanjian Kinerja persen.",
        "Pastikan satuan dan skalanya pada manual dan Perjanjian Kinerja; tulis konversinya bila ada.",
    )


def _target_jauh(bahan: BahanLkjip, b: HasilButir) -> _Alasan:
    """Far from both last year's target and last year's realisation, in the same direction."""
    lalu = _lalu(bahan, b)
    if lalu is None or b.target.nilai is None or lalu.realisasi is None or b.manual.metode != "rasio":
        return None
    patokan = [n for n in (lalu.target, lalu.realisasi) if n is not None]
    if b.target.nilai <= 0 or any(n <= 0 for n in patokan):
        return None
    kali = [bagi(b.target.nilai, n) for n in patokan]
    if not (all(k >= KELIPATAN for k in kali) or all(k * KELIPATAN <= 1 for k in kali)):
        return None
    d = b.manual.desimal
    target = tulis_ukuran(b.target, d)
    dulu = gabung_kata(
        [
            f"{sebutan} {tulis_ukuran(u, d)}"
            for sebutan, u in (("target", lalu.ukuran_target), ("realisasi", lalu.ukuran_realisasi))
            if u.nilai is not None
        ]
    )
    return (
        f"Target {target} jauh dari tahun {lalu.tahun} ({dulu}).",
        "Periksa target pada Perjanjian Kinerja; bila benar, jelaskan sebabnya dalam teks.",
    )


def _tanpa_bukti(bahan: BahanLkjip, b: HasilButir) -> _Alasan:
    if not b.manual.bukti_wajib or b.realisasi.kosong:
        return None
    kunci = {b.indikator, *b.manual.variabel.values()}
    if kunci & bahan.berbukti or (bahan.surat.get(b.indikator) and b.asal == "surat"):
        return None
    wajib = gabung_kata([tanpa_titik(x) for x in b.manual.bukti_wajib])
    return (
        "Realisasi tanpa bukti yang diwajibkan manual.",
        f"Unggah bukti: {wajib}.",
    )


def _tanpa_rincian(_: BahanLkjip, b: HasilButir) -> _Alasan:
    if not b.tanpa_rincian or b.realisasi.kosong:
        return None
    return (
        "Realisasi diketik sebagai nilai jadi, tanpa rincian.",
        "Isi pembilang dan penyebutnya, atau nyatakan sumber nilainya.",
    )


def _ganti_metode(bahan: BahanLkjip, b: HasilButir) -> _Alasan:
    lalu = [t for t in bahan.seri.get(b.indikator, ()) if t.tahun < bahan.hasil.tahun]
    if not lalu or lalu[-1].sebanding:
        return None
    t = lalu[-1]
    sebab = f": {tanpa_titik(t.catatan)}" if t.catatan.strip() else ""
    return (
        f"Tahun {t.tahun} tidak sebanding dengan tahun {bahan.hasil.tahun}{sebab}.",
        "Pastikan perubahan cara mengukur dijelaskan dalam teks indikator.",
    )


def _peringatan(_: BahanLkjip, b: HasilButir) -> _Alasan:
    if not b.peringatan:
        return None
    lebih = f" (dan {tulis(len(b.peringatan) - 1, 0)} lagi)" if len(b.peringatan) > 1 else ""
    return f"{tanpa_titik(b.peringatan[0])}{lebih}.", "Periksa isian variabelnya dengan «sakip telusur»."
