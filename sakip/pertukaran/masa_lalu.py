"""The import of the past: what was read from a published report becomes a package, row by row confirmed.

Nothing is taken that a person did not tick. Rows that findings touch are marked and left unticked. A figure
that was read is offered as it was understood, beside its print; the person may correct it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from sakip.aturan.angka import AngkaSalah, teks_desimal, tulis
from sakip.aturan.angka import baca as baca_angka
from sakip.evaluasi.models import ReviuLaporan
from sakip.inti.galat import Masalah, galat
from sakip.organisasi.queries import jabatan_kepala
from sakip.perencanaan.models import Indikator, ManualIndikator
from sakip.pertukaran.ekspor import ekspor_paket
from sakip.reviu.paham.nama import kunci as kunci_nama

_KUNCI = re.compile(r"^[a-z0-9]+(?:[.-][a-z0-9]+)*$")
_PANJANG_KUNCI = 90
SASARAN_TANPA_NAMA = "Sasaran menurut laporan"


@dataclass(frozen=True)
class TahunLalu:
    """A year of the series that the report prints."""

    tahun: int
    target: str
    realisasi: str


@dataclass(frozen=True)
class BarisIndikator:
    """One indicator as offered or as confirmed; figures are texts as people write them."""

    nomor: int
    ikut: bool
    kode: str
    kunci: str
    nama: str
    sasaran: str
    satuan: str
    polaritas: str
    target: str
    realisasi: str
    capaian: str = ""
    tercetak: str = ""
    riwayat: tuple[TahunLalu, ...] = ()
    baris: tuple[int, ...] = ()
    temuan: tuple[int, ...] = ()
    dikenal: bool = False


@dataclass(frozen=True)
class BarisAnggaran:
    """One budget row as offered or as confirmed."""

    nomor: int
    ikut: bool
    nama: str
    pagu: str
    realisasi: str
    baris: tuple[int, ...] = ()
    temuan: tuple[int, ...] = ()


@dataclass(frozen=True)
class MasaLalu:
    """All rows of a report."""

    indikator: tuple[BarisIndikator, ...]
    anggaran: tuple[BarisAnggaran, ...] = field(default=())

    @property
    def terpilih(self) -> int:
        """How many rows are ticked."""
        return sum(b.ikut for b in self.indikator) + sum(a.ikut for a in self.anggaran)


def tawarkan(reviu: ReviuLaporan) -> MasaLalu:
    """The rows that were understood: ticked where nothing speaks against them."""
    pahaman: Mapping[str, Any] = reviu.pahaman or {}
    dikenal = _dikenal(reviu)
    terpakai: set[str] = set()
    kode_terpakai: set[str] = set()
    indikator = []
    for nomor, b in enumerate(pahaman.get("indikator", ()), 1):
        ada = dikenal.get(kunci_nama(b["nama"]))
        kunci = ada or _kunci_baru(b["nama"], reviu.tahun, terpakai)
        terpakai.add(kunci)
        lengkap = bool(b["target"] and b["realisasi"])
        indikator.append(
            BarisIndikator(
                nomor=nomor,
                ikut=lengkap and not b["temuan"],
                kode=_kode_bebas(b["kode"].strip(" ."), nomor, kode_terpakai),
                kunci=kunci,
                nama=b["nama"],
                sasaran=b["sasaran"],
                satuan=b["satuan"] or "persen",
                polaritas=b["polaritas"] or "naik",
                target=_angka(b["target"]),
                realisasi=_angka(b["realisasi"]),
                capaian=b["capaian"]["tercetak"] if b["capaian"] else "",
                tercetak=" / ".join(b[k]["tercetak"] for k in ("target", "realisasi") if b[k]),
                riwayat=tuple(
                    TahunLalu(r["tahun"], _angka(r["target"]), _angka(r["realisasi"]))
                    for r in b["riwayat"]
                    if r["realisasi"]
                ),
                baris=tuple(b["baris"]),
                temuan=tuple(b["temuan"]),
                dikenal=ada is not None,
            )
        )
    anggaran = tuple(
        BarisAnggaran(
            nomor,
            False,
            b["nama"],
            _angka(b["pagu"]),
            _angka(b["realisasi"]),
            tuple(b["baris"]),
            tuple(b["temuan"]),
        )
        for nomor, b in enumerate(pahaman.get("anggaran", ()), 1)
    )
    return MasaLalu(tuple(indikator), anggaran)


def _dikenal(reviu: ReviuLaporan) -> dict[tuple[str, ...], str]:
    """Keys of the agency's indicators by the telling words of their names."""
    manual = ManualIndikator.objects.filter(indikator__instansi=reviu.unit.instansi_id)
    return {kunci_nama(nama): kunci for nama, kunci in manual.values_list("nama", "indikator__kunci")}


def _kode_bebas(kode: str, nomor: int, terpakai: set[str]) -> str:
    """The printed code; where it repeats (lists that begin anew), with a number behind it."""
    dasar = kode or str(nomor)
    pilih, n = dasar, 2
    while pilih in terpakai:
        pilih, n = f"{dasar}.{n}", n + 1
    terpakai.add(pilih)
    return pilih


def _kunci_baru(nama: str, tahun: int, terpakai: set[str]) -> str:
    kata = re.findall(r"[a-z0-9]+", nama.casefold())
    dasar = "lalu." + "-".join(kata)[: _PANJANG_KUNCI - 20].strip("-")
    kunci, n = f"{dasar}.{tahun}", 2
    while kunci in terpakai:
        kunci, n = f"{dasar}-{n}.{tahun}", n + 1
    return kunci


def _angka(sel: Mapping[str, Any] | None) -> str:
    if not sel:
        return ""
    try:
        return tulis(Decimal(str(sel["nilai"])), None)
    except InvalidOperation:
        return str(sel["nilai"])


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
                    n: kiriman.get(awalan + n, getattr(b, n)).strip()
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
            kiriman.get(awalan + "nama", a.nama).strip(),
            kiriman.get(awalan + "pagu", a.pagu).strip(),
            kiriman.get(awalan + "realisasi", a.realisasi).strip(),
            a.baris,
            a.temuan,
        )
        anggaran.append(satu)
        if satu.ikut:
            masalah += _periksa_uang(satu)
    return MasaLalu(tuple(indikator), tuple(anggaran)), masalah + _kembar(indikator)


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
        if _baca(isi) is None:
            hasil.append(
                Masalah(
                    tempat,
                    f"{bidang.capitalize()} «{isi}» bukan angka.",
                    "Tulis seperti 1.234,5 atau jangan pilih baris ini.",
                )
            )
    return hasil


def _periksa_uang(a: BarisAnggaran) -> list[Masalah]:
    hasil = []
    for bidang in ("pagu", "realisasi"):
        isi = getattr(a, bidang)
        if bidang == "realisasi" and not isi:
            continue
        angka = _baca(isi)
        if angka is None or "." in angka:
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


def _baca(isi: str) -> str | None:
    """The plain decimal text of a number as people write it; None when it is none."""
    try:
        return teks_desimal(baca_angka(isi).nilai)
    except (AngkaSalah, ValueError):
        return None


def susun_paket(reviu: ReviuLaporan, isi: MasaLalu, *, waktu: str) -> dict[str, Any]:
    """The package of the confirmed rows: on top of what is stored of the office for that year.

    Figures come whole (``tanpa_rincian``), approved as published; their source is the file's hash.
    """
    unit, tahun = reviu.unit, reviu.tahun
    dipilih = [b for b in isi.indikator if b.ikut]
    tersimpan = set(
        Indikator.objects.filter(instansi=unit.instansi_id, kunci__in=[b.kunci for b in dipilih]).values_list(
            "kunci", flat=True
        )
    )
    nama = f"{unit.kode}-lalu"[:80]
    dasar: dict[str, Any] = json.loads(
        ekspor_paket(unit, tahun, None, {"indikator": {(k,) for k in tersimpan}, "unit": {(unit.kode,)}})
    )
    asal = f"Dibaca dari {reviu.nama_berkas} (SHA-256 {reviu.berkas.sha256[:16]})."
    dasar["keterangan"] = f"{dasar.get('keterangan', '')} {asal}".strip()
    if not dasar.get("nama"):
        dasar["nama"] = nama
    kepala = _kepala(reviu, dasar)
    _tambah_indikator(dasar, reviu, dipilih, asal)
    _tambah_perjanjian(dasar, reviu, dipilih, kepala)
    _tambah_angka(dasar, reviu, dipilih, asal, waktu)
    _tambah_anggaran(dasar, reviu, [a for a in isi.anggaran if a.ikut])
    return dasar


def _kepala(reviu: ReviuLaporan, dasar: dict[str, Any]) -> str:
    """Code of the position that heads the office; a new one where none is known."""
    ada = jabatan_kepala([reviu.unit_id]).get(reviu.unit_id)
    if ada is not None:
        return ada.kode
    kode = f"kepala-{reviu.unit.kode}"[:80]
    baris = {"kode": kode, "unit": reviu.unit.kode, "nama": "Kepala", "tingkat": "eselon2", "pemangku": []}
    dasar["jabatan"] = [*dasar.get("jabatan", []), baris]
    return kode


def _kunci_sasaran(reviu: ReviuLaporan, nama: str) -> str:
    kata = "-".join(re.findall(r"[a-z0-9]+", (nama or SASARAN_TANPA_NAMA).casefold()))[:70].strip("-")
    return f"lalu.{reviu.unit.kode}.{kata or 'sasaran'}"[:120].rstrip(".-")


def _tambah_indikator(
    dasar: dict[str, Any], reviu: ReviuLaporan, dipilih: Sequence[BarisIndikator], asal: str
) -> None:
    tahun, kode = reviu.tahun, reviu.unit.kode
    sasaran = {s["kunci"] for s in dasar.get("sasaran", [])}
    indikator = {i["kunci"]: i for i in dasar.get("indikator", [])}
    for b in dipilih:
        kunci = _kunci_sasaran(reviu, b.sasaran)
        if kunci not in sasaran:
            sasaran.add(kunci)
            dasar.setdefault("sasaran", []).append(
                {
                    "kunci": kunci, "unit": kode, "tingkat": "kegiatan",
                    "rumusan": b.sasaran or SASARAN_TANPA_NAMA, "induk": None,
                    "sejak_tahun": tahun, "sampai_tahun": None,
                }
            )  # fmt: skip
        ada = indikator.get(b.kunci)
        if ada is None:
            ada = {"kunci": b.kunci, "pemilik": kode, "jenis": "IKK", "manual": []}
            indikator[b.kunci] = ada
            dasar.setdefault("indikator", []).append(ada)
        if not any(_berlaku(m, tahun) for m in ada["manual"]):
            ada["manual"] = [*ada["manual"], _manual(b, tahun, asal)]


def _berlaku(manual: Mapping[str, Any], tahun: int) -> bool:
    sampai = manual.get("sampai_tahun")
    return bool(manual["sejak_tahun"] <= tahun and (sampai is None or tahun <= sampai))


def _manual(b: BarisIndikator, tahun: int, asal: str) -> dict[str, Any]:
    return {
        "sejak_tahun": tahun, "sampai_tahun": tahun, "nama": b.nama[:500], "definisi": "", "satuan": b.satuan,
        "polaritas": b.polaritas, "metode_capaian": "rasio", "pengukur": "sendiri", "tanpa_rincian": True,
        "kekerapan": "tahunan", "sumber": asal,
    }  # fmt: skip


def _tambah_perjanjian(
    dasar: dict[str, Any], reviu: ReviuLaporan, dipilih: Sequence[BarisIndikator], kepala: str
) -> None:
    """The targets as an agreement of their own, signed: the report says that they were agreed."""
    kode = f"pk-{reviu.tahun}-{reviu.unit.kode}-lalu"[:80]
    dasar["perjanjian"] = [p for p in dasar.get("perjanjian", []) if p["kode"] != kode]
    if not dipilih:
        return
    if sendiri := [p["kode"] for p in dasar["perjanjian"] if p["unit"] == reviu.unit.kode]:
        raise galat(
            f"tahun {reviu.tahun}",
            f"Kantor ini sudah mempunyai Perjanjian Kinerja tahun itu di SAKIP ({', '.join(sendiri)}).",
            "Impor masa lalu hanya untuk tahun yang belum ada; isi angkanya lewat Pengukuran.",
        )
    dasar["perjanjian"].append(
        {
            "kode": kode, "unit": reviu.unit.kode, "tahun": reviu.tahun, "pihak_pertama": kepala,
            "pihak_kedua": None, "bentuk": "pernyataan", "revisi": 0, "tanggal": None,
            "status": "ditandatangani",
            "butir": [
                {
                    "urutan": n, "kode": b.kode[:40], "sasaran": _kunci_sasaran(reviu, b.sasaran),
                    "indikator": b.kunci, "rumusan_sasaran": b.sasaran or SASARAN_TANPA_NAMA,
                    "rumusan": b.nama, "target": _baca(b.target), "satuan": b.satuan,
                }
                for n, b in enumerate(dipilih, 1)
            ],
        }
    )  # fmt: skip


def _tambah_angka(
    dasar: dict[str, Any], reviu: ReviuLaporan, dipilih: Sequence[BarisIndikator], asal: str, waktu: str
) -> None:
    kode, tahun = reviu.unit.kode, reviu.tahun
    nilai = {(n["unit"], n["indikator"], n["periode"]) for n in dasar.get("nilai_langsung", [])}
    riwayat = {(r["unit"], r["indikator"], r["tahun"]) for r in dasar.get("riwayat", [])}
    for b in dipilih:
        if b.realisasi and (kode, b.kunci, str(tahun)) not in nilai:
            dasar.setdefault("nilai_langsung", []).append(
                {
                    "unit": kode, "indikator": b.kunci, "periode": str(tahun), "versi": 1,
                    "nilai": _baca(b.realisasi), "tanpa_rincian": True, "catatan": asal,
                }
            )  # fmt: skip
        for r in b.riwayat:
            if (kode, b.kunci, r.tahun) in riwayat or _baca(r.realisasi) is None:
                continue
            dasar.setdefault("riwayat", []).append(
                {
                    "unit": kode, "indikator": b.kunci, "tahun": r.tahun,
                    "target": _baca(r.target) if r.target else None, "realisasi": _baca(r.realisasi),
                    "satuan": b.satuan, "sebanding": True, "catatan": asal,
                }
            )  # fmt: skip
    pengajuan = dasar.setdefault("pengajuan", [])
    if not any(p["unit"] == kode and p["periode"] == str(tahun) for p in pengajuan):
        langkah = [
            {"tindakan": t, "waktu": waktu, "alasan": asal} for t in ("ajukan", "verifikasi", "setujui")
        ]
        pengajuan.append({"unit": kode, "formulir": "kinerja", "periode": str(tahun), "langkah": langkah})


def _tambah_anggaran(dasar: dict[str, Any], reviu: ReviuLaporan, dipilih: Sequence[BarisAnggaran]) -> None:
    if not dipilih:
        return
    kode = f"{reviu.unit.kode}-lalu"[:60]
    baris, realisasi = [], []
    for a in dipilih:
        satu = f"baris-{a.nomor:03d}"
        baris.append(
            {
                "kode": satu,
                "uraian": a.nama,
                "jenis_belanja": "",
                "pagu": int(_baca(a.pagu) or 0),
                "blokir": 0,
            }
        )
        if a.realisasi:
            realisasi.append(
                {"dipa": kode, "tahun": reviu.tahun, "baris": satu, "jenis_belanja": "",
                 "rupiah": int(_baca(a.realisasi) or 0)}
            )  # fmt: skip
    dasar["dipa"] = [d for d in dasar.get("dipa", []) if d["kode"] != kode]
    dasar["dipa"].append(
        {
            "kode": kode, "unit": reviu.unit.kode, "tahun": reviu.tahun, "nama": "Anggaran menurut laporan",
            "revisi": [{"nomor": 0, "jenis": "awal", "tanggal": None, "baris": baris}],
        }
    )  # fmt: skip
    if realisasi:
        dasar.setdefault("potret", []).append(
            {"sumber": "Laporan kinerja", "per_tanggal": f"{reviu.tahun}-12-31", "realisasi": realisasi}
        )
