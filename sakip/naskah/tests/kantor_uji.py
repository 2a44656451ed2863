"""The material of a report without a database: an office whose parts a test replaces."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from sakip.anggaran.queries import BarisAnggaran, RingkasAnggaran, persen
from sakip.anggaran.queries.rincian import BarisRincian, RincianAnggaran, TahunAnggaran, VersiDipa
from sakip.aturan.capaian import rata_capaian
from sakip.dokumen.blok import Blok, Daftar, Gambar, Judul, Melintang, Paragraf, Tabel, polos
from sakip.naskah.bahan import BahanLkjip, UnitBawah
from sakip.naskah.lkjip.kerangka import Bagian, kerangka_lkjip
from sakip.naskah.lkjip.penyusun import Penyusun
from sakip.naskah.tests.bahan import butir
from sakip.pengukuran.hasil import HasilButir, HasilSasaran, HasilUnit

D = Decimal
TAHUN = 2023
BATAS = D(120)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63f8ffff3f"
    "0005fe02fea735814e0000000049454e44ae426082"
)


def unit(
    nama: str, jenis: str = "Divisi", jarak: int = 1, induk: str = "Kantor Uji", **lain: Any
) -> UnitBawah:
    return UnitBawah(nama.lower().replace(" ", "-"), nama, jenis, jarak, induk, **lain)


def hasil(isi: Sequence[HasilButir] = ()) -> HasilUnit:
    rata = rata_capaian([b.capaian for b in isi], BATAS)
    sasaran = (HasilSasaran("s", "1", "Terwujudnya layanan", rata, tuple(isi)),) if isi else ()
    return HasilUnit(
        unit="kantor",
        nama_unit="Kantor Uji",
        instansi="inst",
        nama_instansi="Instansi Uji",
        tahun=TAHUN,
        bacaan="resmi",
        batas=BATAS,
        pada=dt.date(2024, 1, 15),
        versi_aturan="capaian-1",
        butir=tuple(isi),
        sasaran=sasaran,
        rata=rata,
    )


def bahan(isi: Sequence[HasilButir] = (), *, bawahan: Sequence[UnitBawah] = (), **lain: Any) -> BahanLkjip:
    """An office without anything but what is given."""
    dasar = BahanLkjip(
        hasil=hasil(isi),
        singkatan="Kantor Uji",
        seri={},
        renstra={},
        anggaran=RingkasAnggaran("", None, (), 0, None, None, 0),
        perjanjian=(),
        bawahan=tuple(bawahan),
        nama_unit={"kantor": "Kantor Uji", **{u.kode: u.nama for u in bawahan}},
        variabel={},
        surat={},
    )
    return replace(dasar, **lain)


def penyusun(b: BahanLkjip, isi: str = "gambaran_umum") -> Penyusun:
    """A composer at the part that ``isi`` names."""
    k = kerangka_lkjip(TAHUN)
    bagian: Bagian = next(x for x in k.bagian if x.isi == isi)
    return Penyusun(b, k, bagian=bagian)


def enam() -> list[HasilButir]:
    """Six items: above, exactly, and below their targets."""
    angka = ((90, 95), (90, 90), (90, 45), (90, 91), (90, 80), (90, 99))
    return [butir(D(t), D(r), kode=f"1.{i}") for i, (t, r) in enumerate(angka, start=1)]


def dengan_anggaran(b: BahanLkjip, baris: Sequence[BarisRincian], **lain: Any) -> BahanLkjip:
    """The lines of a budget with the summary that belongs to them."""
    per_dipa: dict[str, list[BarisRincian]] = {}
    for x in baris:
        per_dipa.setdefault(x.dipa, []).append(x)
    ringkas = []
    for kode, isi in per_dipa.items():
        nyata = [x.realisasi for x in isi if x.realisasi is not None]
        pagu, r = sum(x.pagu for x in isi), (sum(nyata) if nyata else None)
        ringkas.append(
            BarisAnggaran(
                kode, f"DIPA {kode}", isi[0].unit, pagu, sum(x.blokir for x in isi), r, persen(r, pagu)
            )
        )
    lapor = [x.realisasi for x in ringkas if x.realisasi is not None]
    pagu = sum(x.pagu for x in ringkas)
    total = sum(lapor) if lapor else None
    tanpa = len(ringkas) - len(lapor)
    hari = dt.date(TAHUN, 12, 31)
    anggaran = RingkasAnggaran(
        "Sumber uji", hari, tuple(ringkas), pagu, total, None if tanpa else persen(total, pagu), tanpa
    )
    versi = tuple(
        VersiDipa(k, f"DIPA {k}", isi[0].unit, isi[0].pagu_awal is not None, 1, "revisi", hari)
        for k, isi in per_dipa.items()
    )
    tahun: tuple[TahunAnggaran, ...] = lain.pop("tahun", ())
    rinci = RincianAnggaran(tuple(baris), versi, tahun)
    return replace(b, anggaran=anggaran, rincian_anggaran=rinci, **lain)


def baris(dipa: str, kode: str, pagu: int, realisasi: int | None, **lain: Any) -> BarisRincian:
    isi: dict[str, Any] = {
        "unit": "kantor", "uraian": f"Uraian {kode}", "program": "", "kegiatan": "", "jenis_belanja": "",
        "pagu_awal": pagu, "blokir": 0,
    }  # fmt: skip
    return BarisRincian(dipa=dipa, kode=kode, pagu=pagu, realisasi=realisasi, **{**isi, **lain})


def rata(blok: Sequence[Blok]) -> list[Blok]:
    """All blocks, turned pages opened."""
    return [x for b in blok for x in (b.isi if isinstance(b, Melintang) else (b,))]


def semua_teks(blok: Sequence[Blok]) -> str:
    """Every text that a reader sees, in order."""
    keluar: list[str] = []
    for b in rata(blok):
        match b:
            case Paragraf():
                keluar.append(polos(b.teks))
            case Judul():
                keluar.append(b.teks)
            case Daftar():
                keluar += [polos(x) for x in b.butir]
            case Tabel():
                keluar += [b.judul, b.catatan]
                keluar += [polos(s.teks) for r in (*b.baris_kepala, *b.baris) for s in r]
            case Gambar():
                keluar += [b.judul, b.catatan, b.teks_alternatif]
            case _:
                pass
    return "\n".join(keluar)


def tabel(blok: Sequence[Blok], awal: str = "") -> Tabel:
    """The first table whose caption begins so."""
    return next(b for b in rata(blok) if isinstance(b, Tabel) and b.judul.startswith(awal))


def isi_tabel(t: Tabel) -> list[list[str]]:
    return [[polos(s.teks) for s in r] for r in t.baris]
