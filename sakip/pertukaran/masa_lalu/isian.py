"""The rows as a person left them, and what is wrong with those that are ticked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sakip.inti.galat import Masalah
from sakip.pertukaran.masa_lalu.baris import BarisAnggaran, BarisIndikator, MasaLalu, baca

_ISI = "Isi angkanya, atau hapus tanda baris ini."
_KUNCI = re.compile(r"^[a-z0-9]+(?:[.-][a-z0-9]+)*$")


def baca_isian(tawaran: MasaLalu, kiriman: Mapping[str, str]) -> tuple[MasaLalu, list[Masalah]]:
    """The rows as the person left them, and what is wrong with those that are ticked."""
    masalah: list[Masalah] = []
    indikator = []
    for b in tawaran.indikator:
        awalan = f"i{b.nomor}-"
        baru = BarisIndikator(
            **{
                **{
                    n: getattr(b, n)
                    for n in ("nomor", "capaian", "tercetak", "riwayat", "baris", "temuan", "dikenal")
                },
                **{
                    n: _rapi(kiriman.get(awalan + n, getattr(b, n)))
                    for n in (
                        "kode",
                        "kunci",
                        "nama",
                        "sasaran",
                        "satuan",
                        "polaritas",
                        "target",
                        "realisasi",
                    )
                },
                "ikut": awalan + "ikut" in kiriman,
            }
        )
        indikator.append(baru)
        if baru.ikut:
            masalah += _periksa(baru)
    anggaran = []
    for a in tawaran.anggaran:
        awalan = f"a{a.nomor}-"
        satu = BarisAnggaran(
            a.nomor,
            awalan + "ikut" in kiriman,
            _rapi(kiriman.get(awalan + "nama", a.nama)),
            _rapi(kiriman.get(awalan + "pagu", a.pagu)),
            _rapi(kiriman.get(awalan + "realisasi", a.realisasi)),
            a.baris,
            a.temuan,
        )
        anggaran.append(satu)
        if satu.ikut:
            masalah += _periksa_uang(satu)
    return MasaLalu(tuple(indikator), tuple(anggaran)), masalah + _kembar(indikator)


def _rapi(isi: str) -> str:
    """On one line, whatever the field it was typed in."""
    return " ".join(isi.split())


def _periksa(b: BarisIndikator) -> list[Masalah]:
    tempat = f"Indikator {b.nomor}"
    hasil = []
    if not _KUNCI.match(b.kunci) or len(b.kunci) > 120:
        hasil.append(
            Masalah(
                tempat,
                f"Kunci «{b.kunci[:60]}» tidak sah.",
                "Pakai huruf kecil, angka, titik, dan tanda hubung.",
            )
        )
    if not b.nama:
        hasil.append(Masalah(tempat, "Namanya kosong.", "Tulis nama indikatornya."))
    if not b.satuan:
        hasil.append(Masalah(tempat, "Satuannya kosong.", "Tulis satuannya, misalnya persen."))
    if b.polaritas not in ("naik", "turun"):
        hasil.append(Masalah(tempat, "Arahnya tidak dikenal.", "Pilih naik atau turun."))
    for bidang, wajib in (("target", True), ("realisasi", False)):
        isi = getattr(b, bidang)
        if not isi and not wajib:
            continue
        if not isi:
            hasil.append(Masalah(tempat, f"{bidang.capitalize()}nya kosong.", _ISI))
        elif baca(isi) is None:
            hasil.append(
                Masalah(
                    tempat,
                    f"{bidang.capitalize()} «{isi}» bukan angka.",
                    "Tulis seperti 1.234,5, atau hapus tanda baris ini.",
                )
            )
    return hasil


def _periksa_uang(a: BarisAnggaran) -> list[Masalah]:
    hasil = []
    for bidang in ("pagu", "realisasi"):
        isi = getattr(a, bidang)
        if bidang == "realisasi" and not isi:
            continue
        angka = baca(isi)
        if not isi:
            hasil.append(Masalah(f"Anggaran {a.nomor}", f"{bidang.capitalize()}nya kosong.", _ISI))
        elif angka is None or "." in angka:
            hasil.append(
                Masalah(
                    f"Anggaran {a.nomor}",
                    f"{bidang.capitalize()} «{isi}» bukan rupiah bulat.",
                    "Tulis tanpa sen.",
                )
            )
    return hasil


def _kembar(indikator: Sequence[BarisIndikator]) -> list[Masalah]:
    hasil = []
    for bidang in ("kunci", "kode"):
        lihat: dict[str, int] = {}
        for b in indikator:
            if not b.ikut:
                continue
            isi = getattr(b, bidang)
            if isi in lihat:
                hasil.append(
                    Masalah(
                        f"Indikator {b.nomor}",
                        f"{bidang.capitalize()} «{isi}» sudah dipakai baris {lihat[isi]}.",
                        "Bedakan, atau pilih salah satu.",
                    )
                )
            lihat.setdefault(isi, b.nomor)
    return hasil
