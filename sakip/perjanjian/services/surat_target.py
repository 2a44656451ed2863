"""The office's own words on its letter on target kinerja: number, nature, date, place, to whom."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass, fields

from django.db import transaction

from sakip.akun.models import Akun
from sakip.aturan import target_kinerja as aturan
from sakip.aturan.periode import tulis_tanggal
from sakip.inti.galat import GalatSakip, Masalah, TidakDitemukan
from sakip.jejak.services import catat
from sakip.organisasi.models import Unit
from sakip.perjanjian.models import SuratTargetKinerja
from sakip.perjanjian.services.dasar import periksa_versi

SIFAT = ("Biasa", "Segera", "Sangat Segera", "Terbatas", "Rahasia")
#: Most characters of the one line fields, as the columns hold them.
_PANJANG = {"nomor": 120, "sifat": 60, "lampiran": 120, "hal": 300, "tempat": 120}
#: Most lines of addressees and of copies.
BARIS_TERBANYAK = 30


@dataclass(frozen=True)
class SuratMasuk:
    """The letter as typed; blank is not known yet. ``kepada`` and ``tembusan``: one a line."""

    nomor: str = ""
    sifat: str = ""
    lampiran: str = ""
    hal: str = ""
    tempat: str = ""
    tanggal: dt.date | None = None
    kepada: str = ""
    tembusan: str = ""


@transaction.atomic
def simpan_surat(
    *,
    unit: Unit,
    tahun: int,
    periode: str,
    versi: int,
    masuk: SuratMasuk,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> SuratTargetKinerja:
    """Keep what was typed for the letter of a quarter; ``versi`` 0: it had none."""
    if periode not in aturan.PERIODE:
        raise TidakDitemukan(Masalah("periode", "Periode itu tidak ada.", "Pilih B03, B06, B09, atau B12."))
    Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
    semua = {s.periode: s for s in SuratTargetKinerja.objects.filter(unit=unit, tahun=tahun)}
    s = semua.get(periode)
    periksa_versi(s.versi if s else 0, versi)
    masuk = _rapi(masuk)
    _periksa(masuk, tahun, [x for q, x in semua.items() if q != periode])
    lama = _isi(s) if s else None
    s = s or SuratTargetKinerja(unit=unit, tahun=tahun, periode=periode, versi=0)
    for nama, nilai in asdict(masuk).items():
        setattr(s, nama, nilai)
    s.versi += 1
    s.save()
    catat(
        rantai=unit.rantai_jejak,
        aksi="target_kinerja.surat",
        oleh=oleh,
        peran=peran,
        objek=f"target_kinerja:surat:{unit.kode}:{tahun}-{periode}",
        perubahan={"surat": [lama, _isi(s)]},
        waktu=waktu,
    )
    return s


def _rapi(masuk: SuratMasuk) -> SuratMasuk:
    """One line fields without runs of blanks; lists without blank lines."""
    isi = asdict(masuk)
    for nama in _PANJANG:
        isi[nama] = " ".join(isi[nama].split())
    for nama in ("kepada", "tembusan"):
        isi[nama] = "\n".join(b for x in isi[nama].splitlines() if (b := " ".join(x.split())))
    return SuratMasuk(**isi)


def _periksa(masuk: SuratMasuk, tahun: int, lain: list[SuratTargetKinerja]) -> None:
    salah: list[Masalah] = []
    for nama, batas in _PANJANG.items():
        if len(getattr(masuk, nama)) > batas:
            salah.append(Masalah(nama, f"Lebih dari {batas} karakter.", "Pendekkan."))
    if masuk.sifat and masuk.sifat not in SIFAT:
        salah.append(Masalah("sifat", "Sifat surat itu tidak dikenal.", f"Pilih {', '.join(SIFAT)}."))
    for nama in ("kepada", "tembusan"):
        baris = getattr(masuk, nama).splitlines()
        if len(baris) > BARIS_TERBANYAK or any(len(b) > 200 for b in baris):
            salah.append(
                Masalah(nama, f"Lebih dari {BARIS_TERBANYAK} baris, atau ada baris lebih dari 200 karakter.",
                        "Ringkas daftarnya.")
            )  # fmt: skip
    if masuk.tanggal is not None and not tahun <= masuk.tanggal.year <= tahun + 1:
        salah.append(
            Masalah(
                "tanggal",
                f"Tanggal {tulis_tanggal(masuk.tanggal)} bukan tahun {tahun} atau {tahun + 1}.",
                "Tulis tanggal suratnya.",
            )
        )
    for x in lain:
        if masuk.nomor and x.nomor.casefold() == masuk.nomor.casefold():
            salah.append(
                Masalah("nomor", f"Nomor ini sudah dipakai surat {x.periode}.", "Tulis nomor surat ini.")
            )
    if salah:
        raise GalatSakip(salah)


def _isi(s: SuratTargetKinerja) -> dict[str, object]:
    isi: dict[str, object] = {f.name: getattr(s, f.name) for f in fields(SuratMasuk)}
    isi["tanggal"] = s.tanggal.isoformat() if s.tanggal else None
    return isi
