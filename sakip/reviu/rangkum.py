"""What the reader understood, as rows that a person can confirm: indicators with their figures, budgets.

For the import of the past. Nothing is decided here: every row keeps the lines it was read from, and each
figure the way it is printed beside its value.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from sakip.reviu.angka import Angka
from sakip.reviu.model import Temuan
from sakip.reviu.paham.kolom import Peran
from sakip.reviu.paham.model import Baris, Fakta, Paham

#: Where a figure of the year is looked for first: the tables that speak of performance.
_URUTAN_SUMBER = ("capaian", "pk", "riwayat", "renstra", "lain", "skor", "anggaran")
_DEKAT = Decimal("0.02")
#: A finding about more lines than these speaks of a whole table or report, not of one row.
_BARIS_TERBANYAK = 12


def rangkum(paham: Paham, temuan: Iterable[Temuan]) -> dict[str, Any]:
    """``{"tahun", "indikator": [...], "anggaran": [...]}`` of plain values.

    An indicator: ``nama``, ``kode``, ``sasaran``, ``satuan``, ``target``, ``realisasi``, ``capaian`` (each
    ``{"nilai", "tercetak", "baris"}`` or None), ``polaritas`` ("naik" | "turun" | "" where the print fits
    neither), ``riwayat`` [{"tahun", "target", "realisasi", "capaian"}], ``baris``, ``temuan`` (numbers of
    findings whose lines the row touches).
    """
    bertanda = [(n, set(t.baris)) for n, t in enumerate(temuan, 1) if len(t.baris) <= _BARIS_TERBANYAK]
    induk = _induk(paham)
    indikator = []
    for satu in paham.indikator:
        fakta = paham.fakta_indikator(satu.id)
        kini = {b: _pilih(fakta, b, paham.tahun) for b in ("target", "realisasi", "capaian")}
        riwayat = _riwayat(fakta, paham.tahun)
        if not any(kini.values()) and not riwayat:
            continue
        baris = sorted({f.baris for f in fakta if f.tahun in (paham.tahun, None)} or {f.baris for f in fakta})
        asal = next((induk[f.baris] for f in fakta if f.baris in induk), None)
        semua = {f.baris for f in fakta}  # history too: a wrong value of an earlier year is confirmed as well
        indikator.append(
            {
                "nama": satu.nama,
                "kode": asal.nomor if asal else "",
                "sasaran": asal.sasaran if asal else "",
                "satuan": _satuan(fakta) or _kolom_satuan(fakta, induk),
                "target": _sel(kini["target"]),
                "realisasi": _sel(kini["realisasi"]),
                "capaian": _sel(kini["capaian"]),
                "polaritas": _polaritas(kini["target"], kini["realisasi"], kini["capaian"]),
                "riwayat": riwayat,
                "baris": baris[:12],
                "temuan": [n for n, tersentuh in bertanda if tersentuh.intersection(semua)],
            }
        )
    return {"tahun": paham.tahun, "indikator": indikator, "anggaran": _anggaran(paham, bertanda)}


def _induk(paham: Paham) -> dict[int, Baris]:
    return {nomor: b for t in paham.tabel for b in t.baris for nomor in b.letak if not b.judul}


def _pilih(fakta: list[Fakta], besaran: str, tahun: int | None) -> Fakta | None:
    """The figure of the year: from the best kind of table, the first place there."""
    cocok = [f for f in fakta if f.besaran == besaran and (f.tahun == tahun or f.tahun is None)]
    return min(cocok, key=lambda f: (_URUTAN_SUMBER.index(f.sumber), f.baris), default=None)


def _riwayat(fakta: list[Fakta], tahun: int | None) -> list[dict[str, Any]]:
    per_tahun: dict[int, dict[str, Fakta]] = defaultdict(dict)
    for f in fakta:
        if f.tahun is not None and f.tahun != tahun and f.besaran in ("target", "realisasi", "capaian"):
            per_tahun[f.tahun].setdefault(f.besaran, f)
    return [
        {
            "tahun": t,
            "target": _sel(isi.get("target")),
            "realisasi": _sel(isi.get("realisasi")),
            "capaian": _sel(isi.get("capaian")),
        }
        for t, isi in sorted(per_tahun.items())
        if tahun is None or t < tahun
    ]


def _sel(fakta: Fakta | None) -> dict[str, Any] | None:
    if fakta is None:
        return None
    return {"nilai": f"{fakta.angka.nilai:f}", "tercetak": fakta.angka.teks.strip(), "baris": fakta.baris}


def _satuan(fakta: list[Fakta]) -> str:
    kata = Counter(_satuan_angka(f.angka) for f in fakta if f.besaran in ("target", "realisasi"))
    kata.pop("", None)
    return kata.most_common(1)[0][0] if kata else ""


def _kolom_satuan(fakta: list[Fakta], induk: dict[int, Baris]) -> str:
    """The unit that a column of the indicator's rows names ("Satuan": "orang")."""
    baris = {f.baris: induk[f.baris] for f in fakta if f.baris in induk}
    kata = Counter(
        i.teks.strip() for b in baris.values() for i in b.isi if i.kolom.peran == "satuan" and i.teks.strip()
    )
    kata = Counter({k: n for k, n in kata.items() if any(h.isalpha() or h == "%" for h in k)})
    satu = kata.most_common(1)[0][0] if kata else ""
    return "persen" if satu == "%" else satu.casefold()


def _satuan_angka(angka: Angka) -> str:
    return "persen" if angka.persen else "rupiah" if angka.rupiah else angka.satuan.casefold().strip()


def _polaritas(target: Fakta | None, realisasi: Fakta | None, capaian: Fakta | None) -> str:
    """Which formula gives the printed capaian; the plain quotient goes first."""
    if target is None or realisasi is None or capaian is None or not target.angka.nilai:
        return ""
    t, r, c = target.angka.nilai, realisasi.angka.nilai, capaian.angka.nilai
    if abs(r / t * 100 - c) <= abs(c) * _DEKAT:
        return "naik"
    if abs((2 * t - r) / t * 100 - c) <= abs(c) * _DEKAT:
        return "turun"
    if r and abs(t / r * 100 - c) <= abs(c) * _DEKAT:
        return "turun"
    return ""


def _anggaran(paham: Paham, bertanda: list[tuple[int, set[int]]]) -> list[dict[str, Any]]:
    """Rows of budget tables: a ceiling with what was spent of it."""
    hasil: dict[tuple[str, str], dict[str, Any]] = {}
    for t in paham.tabel:
        if t.jenis != "anggaran" or t.maya:
            continue
        for b in t.baris:
            if not b.biasa or not b.nama:
                continue
            pagu = _uang(b, "pagu", paham.tahun)
            serapan = _uang(b, "serapan", paham.tahun) or _uang(b, "realisasi", paham.tahun)
            if pagu is None:
                continue
            baris = list(b.letak)
            kunci = (b.nama.casefold(), pagu["nilai"])
            if serapan is not None and kunci in hasil and hasil[kunci]["realisasi"] is None:
                del hasil[kunci]  # the agreement printed the ceiling alone
            hasil.setdefault(
                kunci,
                {
                    "nama": b.nama,
                    "pagu": pagu,
                    "realisasi": serapan,
                    "baris": baris,
                    "temuan": [n for n, tersentuh in bertanda if tersentuh.intersection(baris)],
                },
            )
    return list(hasil.values())


def _uang(baris: Baris, peran: Peran, tahun: int | None) -> dict[str, Any] | None:
    """The last amount of that kind in a row, of the report's year where columns tell years."""
    isi = [i for i in baris.ambil(peran) if i.angka is not None and not i.angka.persen]
    isi = [i for i in isi if i.kolom.tahun in (None, tahun)]
    if not isi:
        return None
    pilih = isi[-1]
    assert pilih.angka is not None
    return {
        "nilai": f"{pilih.angka.nilai:f}",
        "tercetak": pilih.angka.teks.strip(),
        "baris": pilih.sel.baris,
    }
