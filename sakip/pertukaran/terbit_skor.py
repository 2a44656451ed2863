"""The part of docs/contoh.md about scores of budget performance: ours beside the published ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from sakip.anggaran.models import NilaiSkor
from sakip.anggaran.queries.nka import nka_wilayah
from sakip.anggaran.queries.skor import BarisSkor, SkorWilayah, skor_wilayah
from sakip.aturan.angka import tulis, tulis_persen
from sakip.aturan.regulasi import Versi
from sakip.aturan.skor import Banding, Skor, daun, rata_berbobot
from sakip.organisasi.models import Unit

_KEPALA: Final = ("Dicetak", "Hitungan kami", "Selisih", "Penjelasan")
Baris = tuple[str, ...]


def bagian_skor(unit: Unit, terbit: Mapping[str, Any], *, pada: dt.date) -> list[str]:
    """Lines of Markdown; none for an office whose package holds no scores."""
    tahun = int(terbit["tahun"])
    smart = skor_wilayah(unit, tahun, "smart", pada)
    if smart.potret is None:
        return []
    return [
        "### Nilai kinerja anggaran",
        "",
        *_smart(smart, terbit.get("bobot_tercetak")),
        *_komponen_wilayah(smart, terbit.get("smart_wilayah", {})),
        *_ikpa(skor_wilayah(unit, tahun, "ikpa", pada)),
        *_gabungan(unit, tahun, pada),
    ]


def _smart(w: SkorWilayah, tercetak: Mapping[str, str] | None) -> list[str]:
    cocok = sum(1 for b in w.baris if b.banding.cocok)
    sumber = w.versi.sebutan if w.versi else "tanpa aturan"
    hasil = [
        f"{len(w.baris)} Nilai SMART ({sumber}): {cocok} cocok, {len(w.baris) - cocok} berbeda. "
        "Dihitung dari komponen yang dicetak, tanpa pembulatan antara.",
        "",
        *_tabel(("DIPA", "Nama"), [_baris(b) for b in sorted(w.baris, key=lambda b: b.kode)]),
    ]
    if tercetak and w.versi is not None:
        hasil += [_bobot(w, w.versi, {k: Decimal(v) for k, v in tercetak.items()}), ""]
    return hasil


def _baris(b: BarisSkor) -> Baris:
    kata = " ".join(k for k in (b.banding.penjelasan, b.catatan) if k)
    return (b.kode, b.nama, *_angka(b.banding), kata)


def _angka(b: Banding) -> tuple[str, str, str]:
    return (_dua(b.resmi), _lima(b.hitung), _lima(b.selisih))


def _dua(nilai: Decimal | None) -> str:
    return "–" if nilai is None else tulis(nilai)


def _lima(nilai: Decimal | None) -> str:
    return "–" if nilai is None else tulis(nilai, 5)


def _komponen_wilayah(w: SkorWilayah, tercetak: Mapping[str, str]) -> list[str]:
    """The printed means of the components beside ours, the plain means of the satker."""
    baris: list[Baris] = []
    for k in w.kolom:
        ada = [b.nilai[k.kode] for b in w.baris if k.kode in b.nilai]
        if k.kode in tercetak and ada:
            resmi, rata = Decimal(tercetak[k.kode]), sum(ada, Decimal(0)) / len(ada)
            kata = f"Rata-rata {len(ada)} satuan kerja."
            baris.append((k.kode, k.nama, _dua(resmi), _lima(rata), _lima(resmi - rata), kata))
    if not baris:
        return []
    return ["Rata-rata komponen Nilai SMART wilayah:", "", *_tabel(("Kode", "Komponen"), baris)]


def _ikpa(w: SkorWilayah) -> list[str]:
    """That IKPA cannot be computed again where its components were not published."""
    if w.potret is None:
        return []
    tanpa = sum(1 for b in w.baris if b.nilai_id is not None and not b.nilai)
    cocok = sum(1 for b in w.baris if b.banding.cocok)
    beda = sum(1 for b in w.baris if b.banding.cocok is False)
    kata = f"{len(w.baris)} Nilai IKPA: {cocok} cocok, {beda} berbeda"
    if tanpa:
        kata += f", {tanpa} tidak dapat dihitung ulang karena komponennya tidak diterbitkan"
    return [f"{kata}.", ""]


def _bobot(w: SkorWilayah, aturan: Versi, tercetak: Mapping[str, Decimal]) -> str:
    """How many rows fit the weights as the report's text names them, beside those of the rule."""
    kena, kata = 0, {k["kode"]: k["nama"].lower() for _, k in daun(aturan)}
    for b in w.baris:
        nilai = {x.kode: x.nilai for x in b.skor.bagian if x.nilai is not None} if b.skor else {}
        if b.resmi is not None and len(nilai) == len(tercetak):
            kena += abs(rata_berbobot(tercetak, nilai) - b.resmi) <= Decimal("0.01")

    def sebut(bobot: Mapping[str, Decimal]) -> str:
        return ", ".join(f"{kata[k]} {tulis_persen(bobot[k], None)}" for k in tercetak)

    return (
        f"Teks laporan menyebut bobot {sebut(tercetak)}; dengan bobot itu hanya {kena} dari {len(w.baris)} "
        f"nilai cocok. Aturan memberi {sebut(aturan.bobot)}, dan dengan itulah nilai tabelnya cocok: "
        "bobot dalam teks melekat pada komponen yang keliru."
    )


def _gabungan(unit: Unit, tahun: int, pada: dt.date) -> list[str]:
    """The region's means and the composite."""
    n = nka_wilayah(unit, tahun, pada)
    baris: list[Baris] = []
    for w in (n.smart, n.ikpa):
        if w is not None:
            rata = w.wilayah.hitungan if w.wilayah.hitungan.nilai is not None else w.wilayah.resmi
            selisih = None
            if rata.nilai is not None and w.resmi_wilayah is not None:
                selisih = w.resmi_wilayah - rata.nilai
            asal = "hitungan kami" if rata is w.wilayah.hitungan else "nilai yang dicetak"
            kata = f"Rata-rata {w.wilayah.banyak} satuan kerja dari {asal}."
            baris.append(
                (w.sebutan, "Wilayah", _dua(w.resmi_wilayah), _lima(rata.nilai), _lima(selisih), kata)
            )
    for nama, skor in (
        ("Gabungan dari angka wilayah", n.dari_resmi),
        ("Gabungan dari satuan kerja", n.wilayah),
    ):
        if skor is not None and skor.nilai is not None:
            baris.append(_skor(nama, skor, n.resmi))
    catatan = " ".join(sorted({b for b in _catatan_nka(unit, tahun, pada) if b}))
    return [*_tabel(("Skor", "Cakupan"), baris), *([catatan, ""] if catatan else [])]


def _skor(nama: str, skor: Skor, resmi: Decimal | None) -> Baris:
    assert skor.nilai is not None
    selisih = None if resmi is None else resmi - skor.nilai
    return (skor.nama, nama, _dua(resmi), _lima(skor.nilai), _lima(selisih), "; ".join(skor.langkah))


def _catatan_nka(unit: Unit, tahun: int, pada: dt.date) -> list[str]:
    ada = NilaiSkor.objects.filter(
        potret__unit=unit, potret__tahun=tahun, potret__jenis="nka", potret__per_tanggal__lte=pada, dipa=None
    )
    return list(ada.values_list("catatan", flat=True))


def _tabel(awal: tuple[str, str], baris: Sequence[Baris]) -> list[str]:
    kepala = (*awal, *_KEPALA)
    return [
        f"| {' | '.join(kepala)} |",
        f"|{' --- |' * len(kepala)}",
        *(f"| {' | '.join(' '.join(s.split()).replace('|', chr(92) + '|') for s in b)} |" for b in baris),
        "",
    ]
