"""Formulas of capaian and the triples target, realisation, capaian of a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip.reviu.angka import Angka, Banding, Selang, banding
from sakip.reviu.paham import Baris, Isi, TabelPaham

SERATUS = Decimal(100)
#: Ceilings at which offices cut capaian off.
PLAFON = frozenset(Decimal(n) for n in (100, 110, 120, 125, 150, 200))


def rata_terpotong(nilai: Sequence[Decimal], puncak: Decimal) -> Decimal:
    """The mean of values of which none counts for more than ``puncak``."""
    return sum((min(n, puncak) for n in nilai), Decimal(0)) / len(nilai)


_TURUN = re.compile(
    r"\b(?:menurun\w*|penurunan|turunnya|menekan|berkurang\w*|pengurangan|prevalensi|inflasi|gini"
    r"|residivis|backlog|pengangguran|kemiskinan|stunting|temuan|pelanggaran|waktu tanggap|response time"
    r"|lama waktu|deviasi|overstaying"
    r"|angka (?:kematian|kemiskinan|pengangguran|putus|stunting|kriminal|kecelakaan|kesakitan|buta))",
    re.IGNORECASE,
)
_PERTUMBUHAN = re.compile(r"\b(?:peningkatan|pertumbuhan|kenaikan|laju|tumbuh\w*)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rumus:
    nama: str
    tulis: str
    hasil: Selang


@dataclass(frozen=True, slots=True)
class Tiga:
    """Target(s), realisation(s) and capaian of one row and year; several where the table gives several."""

    baris: Baris
    tahun: int | None
    target: tuple[Isi, ...]
    realisasi: tuple[Isi, ...]
    capaian: Isi

    @property
    def letak(self) -> tuple[int, ...]:
        return tuple(sorted({i.sel.baris for i in (*self.target, *self.realisasi, self.capaian)}))


def tiga(t: TabelPaham) -> Iterator[Tiga]:
    """Every printed capaian of the table's rows with the target and realisation it belongs to."""
    for b in t.baris:
        if not b.biasa:
            continue
        for c in b.ambil("capaian"):
            hasil = _lengkapi(t, b, c)
            if hasil is not None:
                yield hasil


def _lengkapi(t: TabelPaham, b: Baris, c: Isi) -> Tiga | None:
    target = [i for i in b.ambil("target") if i.kolom.masa == c.kolom.masa]
    realisasi = [i for i in b.ambil("realisasi") if i.kolom.masa == c.kolom.masa]
    tahun = c.kolom.tahun or b.tahun or t.tahun
    if len(target) == len(realisasi) == 1 and c.kolom.tahun is None:
        return Tiga(b, tahun, tuple(target), tuple(realisasi), c)  # "Realisasi 2024 | Target 2025 | Capaian"
    realisasi = _setahun(realisasi, c, tahun)
    target = _setahun(target, c, tahun)
    if not target or not realisasi:
        return None
    return Tiga(b, tahun, tuple(target), tuple(realisasi), c)


def _setahun(isi: list[Isi], c: Isi, tahun: int | None) -> list[Isi]:
    """Cells of the same year; where no year is printed, the nearest to the left of the capaian."""
    sama = [i for i in isi if i.kolom.tahun is not None and i.kolom.tahun == (c.kolom.tahun or tahun)]
    if sama:
        return sama
    if c.kolom.tahun is not None and any(i.kolom.tahun is not None for i in isi):
        return []
    polos = [i for i in isi if i.kolom.tahun is None]
    kiri = [i for i in polos if i.kolom.indeks < c.kolom.indeks]
    return kiri[-1:] if len(kiri) > 1 and c.kolom.tahun is None else kiri or polos


def angka_isi(i: Isi) -> Angka:
    assert i.angka is not None  # Tiga holds only cells with numbers
    return i.angka


def satu_satuan(a: Angka, b: Angka) -> bool:
    """Whether two prints can be divided: both percent, or neither, and no other unit against them."""
    if a.rusak or b.rusak:
        return False
    if a.persen == b.persen:
        return True
    lain = b if a.persen else a
    # "90%" against "93": the sign was left out; "90%" against "7,0" or "3 orang" is another unit
    persen = a if a.persen else b
    return not lain.satuan and abs(lain.nilai) > 10 and abs(persen.nilai) > 10


def rumus_capaian(target: Angka, realisasi: Angka, *, cacah: bool = False) -> list[Rumus]:
    """The formulas by which offices compute capaian, with what the realisation's rounding leaves open.

    ``cacah``: the row counts things, so a whole number is exact.
    """
    hasil: list[Rumus] = []
    for t, _ in target.bacaan():
        for r, u in realisasi.bacaan():
            if t:
                tengah = r / t * SERATUS
                tepat = cacah and not realisasi.persen and not realisasi.desimal
                bawah, atas = (Decimal(0), Decimal(0)) if tepat else _longgar(realisasi, u)
                ujung = sorted(((r - bawah) / t * SERATUS, (r + atas) / t * SERATUS))
                hasil.append(Rumus("naik", f"{_t(r)} ÷ {_t(t)} × 100%", Selang(tengah, *ujung)))
                turun = [SERATUS * 2 - x for x in (tengah, *reversed(ujung))]
                hasil.append(
                    Rumus(
                        "turun",
                        f"(2 × {_t(t)} − {_t(r)}) ÷ {_t(t)} × 100%",
                        Selang(turun[0], turun[1], turun[2]),
                    )
                )
            if r and t:
                hasil.append(Rumus("kebalikan", f"{_t(t)} ÷ {_t(r)} × 100%", Selang.tepat(t / r * SERATUS)))
    return hasil


CACAH = re.compile(
    r"\W*(?:unit(?:\s+kerja)?|orang|kegiatan|dokumen|laporan|buah|kelompok|lembaga|desa|kelurahan|kecamatan"
    r"|kapal|paket|perusahaan|sekolah|kasus|perkara|peserta|kali|lokasi|layanan|rekomendasi|kebijakan|aplikasi"
    r"|peraturan|instansi|opd|permohonan|koperasi|umkm|rumah|naskah|inovasi|produk|ekor|batang|bidang|berkas)\W*",
    re.IGNORECASE,
)


def mencacah(b: Baris) -> bool:
    """Whether the row's column of units says that it counts things."""
    return any(i.kolom.peran == "satuan" and CACAH.fullmatch(i.teks) for i in b.isi)


_UKURAN = re.compile(r"^(?:indeks|nilai|skor|poin|predikat|level|skala|index)?$", re.IGNORECASE)


def _longgar(a: Angka, langkah: Decimal) -> tuple[Decimal, Decimal]:
    """How far the unprinted value may lie below (rounded up) and above (cut off); counts are exact."""
    if not a.persen and not a.desimal and (a.rupiah or not _UKURAN.match(a.satuan.split(" ")[0])):
        return Decimal(0), Decimal(0)
    return langkah / 2, langkah


def rumus_pertumbuhan(target: Angka, realisasi: Angka) -> list[Rumus]:
    """Growth measured by amounts: last year's amount x (1 + growth), realised over aimed at."""
    hasil: list[Rumus] = []
    if target.nilai > -SERATUS:
        dasar = SERATUS + target.nilai
        tengah = (SERATUS + realisasi.nilai) / dasar * SERATUS
        lebar = realisasi.langkah / dasar * SERATUS
        tulis = f"(100 + {_t(realisasi.nilai)}) ÷ (100 + {_t(target.nilai)}) × 100%"
        hasil.append(Rumus("pertumbuhan", tulis, Selang(tengah, tengah - lebar, tengah + lebar)))
    return hasil


def cocokkan(capaian: Angka, rumus: list[Rumus]) -> tuple[Banding, Rumus | None]:
    """The formula that gives the printed capaian, and how well."""
    mungkin: Rumus | None = None
    for r in rumus:
        hasil = banding(capaian, r.hasil)
        if hasil == "sama":
            return "sama", r
        if hasil == "mungkin" and mungkin is None:
            mungkin = r
    return ("mungkin", mungkin) if mungkin else ("beda", None)


def arah_turun(nama: str) -> bool:
    """Whether the name tells that lower is better."""
    return _TURUN.search(nama) is not None


def pertumbuhan(nama: str) -> bool:
    return _PERTUMBUHAN.search(nama) is not None


def _t(n: Decimal) -> str:
    from sakip.reviu.periksa.alat import angka

    return angka(n, 4)
