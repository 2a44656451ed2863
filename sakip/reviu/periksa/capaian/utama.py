"""capaian: it is not the formula of its own target and realisation, by either polarity."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from sakip.reviu.angka import Angka
from sakip.reviu.hitung_teks import sama
from sakip.reviu.model import Kepastian, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import persen, temuan
from sakip.reviu.periksa.alat.bagian import peta
from sakip.reviu.periksa.alat.ingat import ingat
from sakip.reviu.periksa.capaian.hitung import (
    PLAFON,
    SERATUS,
    Rumus,
    Tiga,
    angka_isi,
    arah_turun,
    cocokkan,
    mencacah,
    pertumbuhan,
    rumus_capaian,
    rumus_pertumbuhan,
    satu_satuan,
    tiga,
)
from sakip.reviu.periksa.capaian.kemajuan import kemajuan
from sakip.reviu.periksa.capaian.rumus import capaian_rumus
from sakip.reviu.periksa.rumus.utama import Langkah, semua_langkah


def periksa(paham: Paham) -> Iterable[Temuan]:
    """Rows of this year; those of earlier years are the class ``riwayat``."""
    kebiasaan = Kebiasaan.dari(paham)
    for t in paham.tabel:
        for x in tiga(t):
            if not terdahulu(paham, x):
                yield from nilai_tiga(paham, x, "capaian", kebiasaan)
    yield from capaian_rumus(paham, peta(paham))
    yield from kemajuan(paham)


@dataclass(frozen=True, slots=True)
class Kebiasaan:
    """How this report reckons: against the end of the plan, and with capaian cut off at a ceiling."""

    akhir: bool
    plafon: Decimal | None

    @classmethod
    def dari(cls, paham: Paham) -> Kebiasaan:
        return cls(memakai_target_akhir(paham), plafon(paham))


def terdahulu(paham: Paham, x: Tiga) -> bool:
    return x.tahun is not None and paham.tahun is not None and x.tahun < paham.tahun


def memakai_target_akhir(paham: Paham) -> bool:
    """Whether this report measures against the end of the plan: more rows fit only it than their year."""
    sendiri = lain = 0
    for t in paham.tabel:
        for x in tiga(t):
            kemudian = _target_lain(x)
            if not kemudian:
                continue
            r = angka_isi(x.realisasi[-1])
            kini = cocokkan(angka_isi(x.capaian), rumus_capaian(angka_isi(x.target[-1]), r))[0] == "sama"
            nanti = any(cocokkan(angka_isi(x.capaian), rumus_capaian(a, r))[0] == "sama" for a in kemudian)
            sendiri += kini and not nanti
            lain += nanti and not kini
    return lain > sendiri


def nilai_tiga(paham: Paham, x: Tiga, kelas: str, kebiasaan: Kebiasaan) -> Iterator[Temuan]:
    """A finding where no target and realisation of the row give the printed capaian."""
    cetak = angka_isi(x.capaian)
    if cetak.rusak:
        return
    pasangan = [
        (angka_isi(a), angka_isi(r))
        for a in x.target
        for r in x.realisasi
        if satu_satuan(angka_isi(a), angka_isi(r))
    ]
    if not pasangan:
        return
    if kelas == "capaian" and not any(a.nilai for a, _ in pasangan):
        yield from _target_nol(paham, x, cetak)
    cacah = mencacah(x.baris)
    semua = [q for a, r in pasangan for q in rumus_capaian(a, r, cacah=cacah)]
    hasil, _ = cocokkan(cetak, semua)
    if hasil == "beda" and pertumbuhan(x.baris.nama):
        hasil, _ = cocokkan(cetak, [q for a, r in pasangan for q in rumus_pertumbuhan(a, r)])
    if hasil == "beda" and kebiasaan.akhir:
        hasil, _ = cocokkan(
            cetak,
            [q for a in _target_lain(x) for _, r in pasangan for q in rumus_capaian(a, r, cacah=cacah)],
        )
    if hasil != "beda" or not semua or _pecahan(x, semua):
        return
    utama = next((q for q in semua if q.nama == "turun" and _berlama(x)), semua[0])
    yield temuan(
        paham,
        kelas,
        x.letak,
        tercetak=x.capaian.teks,
        seharusnya=persen(utama.hasil.tengah),
        kutipan=x.baris.kutipan(),
        uraian=_uraian(x, semua),
        saran="Hitung ulang capaian dari target dan realisasinya, atau perbaiki angka yang salah ketik.",
        kepastian="ragu" if terurai(paham, x) else _kepastian(x, semua, kebiasaan.plafon),
        keparahan="berat",
    )


#: How long something takes: the less the better, so the formula of falling polarity is named first.
_LAMA = re.compile(
    r"^\W*(?:rata-?\s?rata\s+)?(?:waktu|lama(?:nya)?|durasi|jangka\s+waktu|masa\s+tunggu|kecepatan\s+waktu)\b",
    re.IGNORECASE,
)
_SATUAN_WAKTU = re.compile(r"^(?:detik|menit|jam|hari|minggu|bulan)\b", re.IGNORECASE)


def _berlama(x: Tiga) -> bool:
    satuan = angka_isi(x.realisasi[-1]).satuan or angka_isi(x.target[-1]).satuan
    waktu = _LAMA.match(x.baris.nama) is not None and _SATUAN_WAKTU.match(satuan) is not None
    return waktu or arah_turun(x.baris.nama)


def _target_nol(paham: Paham, x: Tiga, cetak: Angka) -> Iterator[Temuan]:
    """A target of nothing passed, and just 100 % printed: no formula gives it, but an office may set it."""
    if (
        any(angka_isi(r).nilai <= 0 for r in x.realisasi)
        or cetak.nilai != SERATUS
        or arah_turun(x.baris.nama)
    ):
        return
    yield temuan(
        paham,
        "capaian",
        x.letak,
        tercetak=x.capaian.teks,
        seharusnya="tidak dapat dihitung (target nol)",
        kutipan=x.baris.kutipan(),
        uraian=f"Capaian “{x.baris.nama}” tertulis {x.capaian.teks}, padahal targetnya {x.target[-1].teks} "
        f"dan realisasinya {x.realisasi[-1].teks}: pembagian dengan nol tidak mempunyai hasil.",
        saran="Jelaskan cara menetapkan capaian bila targetnya nol.",
        kepastian="ragu",
        keparahan="ringan",
    )


_BAWAH = 12


@ingat
def _langkah(paham: Paham) -> tuple[list[int], list[Langkah]]:
    """All steps of worked formulas by their first lines."""
    urut = sorted(semua_langkah(paham), key=lambda x: x.baris[0])
    return [x.baris[0] for x in urut], urut


def terurai(paham: Paham, x: Tiga) -> bool:
    """A worked formula close below, right in itself, takes the row's realisation and gives its capaian."""
    cetak = angka_isi(x.capaian)
    bawah = x.letak[-1]
    milik = {angka_isi(i).nilai for i in x.realisasi}
    baris, semua = _langkah(paham)
    for langkah in semua[bisect_right(baris, bawah) : bisect_right(baris, bawah + _BAWAH)]:
        if not langkah.kiri.hitungan:
            continue
        hasil = langkah.kanan.tunggal
        token = {t.nilai for t in langkah.kiri.token or () if isinstance(t, Angka)}
        if hasil is None or hasil.nilai != cetak.nilai or not milik & token:
            continue
        if sama(langkah.kiri, langkah.kanan):
            return True
    return False


def _target_lain(x: Tiga) -> list[Angka]:
    """Medium-term targets of other years: a report may measure against the end of the plan."""
    return [
        angka_isi(i)
        for i in x.baris.ambil("target")
        if i.kolom.jangka and i.kolom.tahun is not None and x.tahun is not None and i.kolom.tahun > x.tahun
    ]


def _pecahan(x: Tiga, rumus: list[Rumus]) -> bool:
    """Capaian printed as a ratio (1,23 for 123 %)."""
    cetak = angka_isi(x.capaian)
    return not cetak.persen and any(
        abs(cetak.nilai * 100 - r.hasil.tengah) <= cetak.langkah * 100 for r in rumus
    )


def plafon(paham: Paham) -> Decimal | None:
    """The ceiling at which this report cuts capaian off: a usual one that no printed capaian passes."""
    semua = [angka_isi(x.capaian) for t in paham.tabel for x in tiga(t)]
    puncak = max((a.nilai for a in semua), default=None)
    return puncak if puncak in PLAFON and sum(a.nilai == puncak for a in semua) > 1 else None


def _kepastian(x: Tiga, rumus: list[Rumus], batas: Decimal | None) -> Kepastian:
    """Cut-off capaian, negative values and doubtful readings stay doubtful."""
    cetak = angka_isi(x.capaian)
    if cetak.nilai == batas and rumus[0].hasil.tengah > cetak.nilai:
        return "ragu"
    if any(angka_isi(i).nilai < 0 for i in (*x.target, *x.realisasi)) or len(x.target) > 1:
        return "ragu"
    if not cetak.persen and not x.capaian.kolom.persen and cetak.nilai < 10:
        return "ragu"
    return "pasti"


def _uraian(x: Tiga, rumus: list[Rumus]) -> str:
    naik = next(r for r in rumus if r.nama == "naik")
    turun = next(r for r in rumus if r.nama == "turun")
    tahun = f" tahun {x.tahun}" if x.tahun else ""
    return (
        f"Capaian{tahun} “{x.baris.nama}” tertulis {x.capaian.teks}, padahal {naik.tulis} = "
        f"{persen(naik.hasil.tengah)} (makin tinggi makin baik) dan {turun.tulis} = "
        f"{persen(turun.hasil.tengah)} (makin rendah makin baik)."
    )
