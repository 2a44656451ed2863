"""A made-up region for measuring speed: 60 indicators, 30 units, 12 months, as one package."""

from __future__ import annotations

import random
from typing import Any

INDIKATOR = 60
UNIT = 30
TAHUN = 2025
MULAI = "2020-01-01"


def paket(indikator: int = INDIKATOR, unit: int = UNIT) -> dict[str, Any]:
    """The package; two variables per indicator, so 2 x 60 x 30 x 12 = 43.200 values by default."""
    acak = random.Random(7)
    upt = [f"upt-{i:02d}" for i in range(unit)]
    return {
        "format": "sakip-paket",
        "versi": 1,
        "nama": "wilayah-uji",
        "tahun": TAHUN,
        "keterangan": "Wilayah rekaan untuk mengukur kecepatan.",
        "instansi": {
            "kode": "uji",
            "nama": "Instansi Uji",
            "jenis": "kementerian",
            "batas_capaian": "120",
            "pendahulu": None,
        },
        "unit_utama": "kanwil",
        "unit": [_unit("kanwil", "kanwil", None), *(_unit(u, "upt", "kanwil") for u in upt)],
        "pengganti": [],
        "jabatan": [
            {
                "kode": "kepala",
                "unit": "kanwil",
                "nama": "Kepala Kantor",
                "tingkat": "eselon2",
                "pemangku": [],
            }
        ],
        "sumber_data": [],
        "variabel": [
            v for i in range(indikator) for v in (_variabel(f"v{i:02d}.p"), _variabel(f"v{i:02d}.q"))
        ],
        "sasaran": [_sasaran(s) for s in range(indikator // 3)],
        "indikator": [_indikator(i) for i in range(indikator)],
        "program": [],
        "kegiatan": [],
        "kontribusi": [],
        "renstra": [],
        "perjanjian": [
            {
                "kode": "pk",
                "unit": "kanwil",
                "tahun": TAHUN,
                "pihak_pertama": "kepala",
                "pihak_kedua": None,
                "bentuk": "pernyataan",
                "revisi": 0,
                "sebab": None,
                "tanggal": "2025-01-10",
                "status": "ditandatangani",
                "butir": [_butir(i) for i in range(indikator)],
                "anggaran": [],
            }
        ],
        "isian": [
            _isian(u, f"v{i:02d}.{v}", bulan, acak.randint(*rentang))
            for u in upt
            for i in range(indikator)
            for v, rentang in (("p", (0, 90)), ("q", (90, 100)))
            for bulan in range(1, 13)
        ],
        "kejadian": [],
        "nilai_langsung": [],
        "pengajuan": [
            {
                "unit": u,
                "formulir": "kinerja",
                "periode": str(TAHUN),
                "langkah": [
                    {"tindakan": t, "waktu": "2026-01-05T03:00:00Z", "alasan": ""}
                    for t in ("ajukan", "verifikasi", "setujui")
                ],
            }
            for u in upt
        ],
        "bukti": [],
        "riwayat": [],
        "dipa": [],
        "potret": [],
        "teks": [],
    }


def _unit(kode: str, jenis: str, induk: str | None) -> dict[str, Any]:
    return {
        "kode": kode,
        "jenis": jenis,
        "zona": "WIB",
        "nama": [{"nama": f"Unit {kode}", "singkatan": "", "sejak": MULAI, "sampai": None}],
        "kode_lain": [],
        "kedudukan": [{"garis": "komando", "induk": induk, "sejak": MULAI, "sampai": None}],
    }


def _variabel(kunci: str) -> dict[str, Any]:
    return {
        "kunci": kunci,
        "nama": f"Variabel {kunci}",
        "definisi": "",
        "satuan": "orang",
        "bentuk": "angka",
        "sifat": "alur",
        "waktu": "jumlah",
        "agregasi_unit": "jumlah",
        "bobot": None,
        "isian": "bulan",
        "sumber": None,
        "pribadi": False,
        "kategori": [],
    }


def _sasaran(s: int) -> dict[str, Any]:
    return {
        "kunci": f"s{s:02d}",
        "unit": "kanwil",
        "tingkat": "kegiatan",
        "rumusan": f"Sasaran {s + 1}",
        "induk": None,
        "sejak_tahun": 2020,
        "sampai_tahun": None,
    }


def _indikator(i: int) -> dict[str, Any]:
    manual = {
        "sejak_tahun": 2020,
        "sampai_tahun": None,
        "nama": f"Persentase {i + 1}",
        "definisi": "",
        "satuan": "persen",
        "skala": None,
        "skala_kata": None,
        "polaritas": "naik",
        "metode_capaian": "rasio",
        "rumus": "p / q * 100",
        "variabel": [
            {"alias": "p", "variabel": f"v{i:02d}.p"},
            {"alias": "q", "variabel": f"v{i:02d}.q"},
        ],
        "jumlah": None,
        "basis": None,
        "urutan": "gabung_lalu_rumus",
        "nihil": "tidak_dihitung",
        "desimal": 2,
        "pengukur": "anak",
        "tanpa_rincian": False,
        "kekerapan": "bulanan",
        "bulan": None,
        "hari_jatuh_tempo": 10,
        "jeda_bulan": 1,
        "bukti_wajib": [],
        "sumber": "",
        "dasar": "",
    }
    return {
        "kunci": f"i{i:02d}",
        "pemilik": "kanwil",
        "jenis": "IKK",
        "pendahulu": None,
        "sebanding": None,
        "manual": [manual],
    }


def _butir(i: int) -> dict[str, Any]:
    return {
        "urutan": i + 1,
        "kode": f"{i // 3 + 1}.{i % 3 + 1}",
        "acuan": False,
        "sasaran": f"s{i // 3:02d}",
        "indikator": f"i{i:02d}",
        "rumusan_sasaran": f"Sasaran {i // 3 + 1}",
        "rumusan": f"Persentase {i + 1}",
        "target": "50",
        "kata": None,
        "satuan": "persen",
        "skala": None,
        "penanggung": None,
        "pemilik": None,
        "target_periode": [],
    }


def _isian(unit: str, variabel: str, bulan: int, nilai: int) -> dict[str, Any]:
    return {
        "unit": unit,
        "variabel": variabel,
        "periode": f"{TAHUN}-{bulan:02d}",
        "kategori": None,
        "nilai": str(nilai),
        "keadaan": "ada",
        "lingkup": "unit",
    }
