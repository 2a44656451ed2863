"""The confirmed rows as a package on top of what is stored."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from sakip.evaluasi.models import ReviuLaporan
from sakip.inti.galat import galat
from sakip.organisasi.queries import jabatan_kepala
from sakip.perencanaan.models import Indikator
from sakip.perjanjian.models import ButirPerjanjian, Perjanjian
from sakip.pertukaran.ekspor import ekspor_paket
from sakip.pertukaran.masa_lalu.baris import BarisAnggaran, BarisIndikator, MasaLalu, baca
from sakip.pertukaran.masa_lalu.tawaran import tawarkan

SASARAN_TANPA_NAMA = "Sasaran menurut laporan"


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
    asal = f"Dibaca dari {reviu.nama_berkas} (SHA-256 {reviu.berkas.sha256[:16]})"
    dasar["keterangan"] = f"{dasar.get('keterangan', '')} {asal}.".strip()
    if not dasar.get("nama"):
        dasar["nama"] = nama
    kepala = _kepala(reviu, dasar)
    _tambah_indikator(dasar, reviu, dipilih, asal)
    _tambah_perjanjian(dasar, reviu, dipilih, kepala)
    _tambah_angka(dasar, reviu, dipilih, asal, _koreksi(reviu, dipilih), waktu)
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


def kode_perjanjian(reviu: ReviuLaporan) -> list[str]:
    """Codes of the agreements that the office has for the year but for the one that such an import makes."""
    ada = Perjanjian.objects.filter(unit=reviu.unit_id, tahun=reviu.tahun).exclude(kode=_kode_lalu(reviu))
    return sorted(set(ada.values_list("kode", flat=True)))


def _isi(butir: Iterable[tuple[str, str | None]]) -> set[tuple[str, Decimal]]:
    """What is agreed: each indicator with its target, however many decimals that is written with."""
    return {(kunci, Decimal(target or 0)) for kunci, target in butir}


def indikator_terimpor(reviu: ReviuLaporan) -> int:
    """How many indicators an import from a report brought for this office and year."""
    return ButirPerjanjian.objects.filter(
        perjanjian__unit=reviu.unit_id, perjanjian__tahun=reviu.tahun, perjanjian__kode=_kode_lalu(reviu)
    ).count()


def _kode_lalu(reviu: ReviuLaporan) -> str:
    return f"pk-{reviu.tahun}-{reviu.unit.kode}-lalu"[:80]


def _tambah_perjanjian(
    dasar: dict[str, Any], reviu: ReviuLaporan, dipilih: Sequence[BarisIndikator], kepala: str
) -> None:
    """The targets as an agreement of their own, signed: the report says that they were agreed."""
    kode = _kode_lalu(reviu)
    lama = [
        (b["indikator"], b["target"])
        for p in dasar.get("perjanjian", [])
        if p["kode"] == kode
        for b in p["butir"]
    ]
    dasar["perjanjian"] = [p for p in dasar.get("perjanjian", []) if p["kode"] != kode]
    if not dipilih:
        return
    if sendiri := [p["kode"] for p in dasar["perjanjian"] if p["unit"] == reviu.unit.kode]:
        raise galat(
            f"tahun {reviu.tahun}",
            f"Kantor ini sudah mempunyai Perjanjian Kinerja tahun itu di SAKIP ({', '.join(sendiri)}).",
            "Impor masa lalu hanya untuk tahun yang belum ada; isi angkanya lewat Pengukuran.",
        )
    if lama and _isi(lama) != _isi((b.kunci, baca(b.target)) for b in dipilih):
        raise galat(
            f"tahun {reviu.tahun}",
            f"Tahun itu sudah pernah diimpor dari laporan ({len(lama)} indikator), dan perjanjiannya sudah "
            "ditandatangani.",
            "Tandai indikator yang sama dengan target yang sama, atau ubah lewat revisi Perjanjian Kinerja.",
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
                    "rumusan": b.nama, "target": baca(b.target), "satuan": b.satuan,
                }
                for n, b in enumerate(dipilih, 1)
            ],
        }
    )  # fmt: skip


def _koreksi(reviu: ReviuLaporan, dipilih: Sequence[BarisIndikator]) -> dict[int, str]:
    """For rows whose realisation a person changed: what was printed, to stand behind the source."""
    terbaca = {b.nomor: b.realisasi for b in tawarkan(reviu).indikator}
    return {
        b.nomor: f"; tercetak {terbaca.get(b.nomor) or 'kosong'}, dibetulkan saat dikonfirmasi"
        for b in dipilih
        if b.realisasi and baca(b.realisasi) != baca(terbaca.get(b.nomor, ""))
    }


def _baris(b: BarisIndikator) -> str:
    return f", baris {b.baris[0]}" if b.baris else ""


def _tambah_angka(
    dasar: dict[str, Any],
    reviu: ReviuLaporan,
    dipilih: Sequence[BarisIndikator],
    asal: str,
    koreksi: Mapping[int, str],
    waktu: str,
) -> None:
    kode, tahun = reviu.unit.kode, reviu.tahun
    nilai = {(n["unit"], n["indikator"], n["periode"]) for n in dasar.get("nilai_langsung", [])}
    riwayat = {(r["unit"], r["indikator"], r["tahun"]) for r in dasar.get("riwayat", [])}
    for b in dipilih:
        if b.realisasi and (kode, b.kunci, str(tahun)) not in nilai:
            dasar.setdefault("nilai_langsung", []).append(
                {
                    "unit": kode, "indikator": b.kunci, "periode": str(tahun), "versi": 1,
                    "nilai": baca(b.realisasi), "tanpa_rincian": True,
                    "catatan": f"{asal}{_baris(b)}{koreksi.get(b.nomor, '')}",
                }
            )  # fmt: skip
        for r in b.riwayat:
            if (kode, b.kunci, r.tahun) in riwayat or baca(r.realisasi) is None:
                continue
            dasar.setdefault("riwayat", []).append(
                {
                    "unit": kode, "indikator": b.kunci, "tahun": r.tahun,
                    "target": baca(r.target) if r.target else None, "realisasi": baca(r.realisasi),
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
                "pagu": int(baca(a.pagu) or 0),
                "blokir": 0,
            }
        )
        if a.realisasi:
            realisasi.append(
                {"dipa": kode, "tahun": reviu.tahun, "baris": satu, "jenis_belanja": "",
                 "rupiah": int(baca(a.realisasi) or 0)}
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
