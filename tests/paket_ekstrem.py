"""Packages at the edge of what people enter, made from the package of the example office."""

from __future__ import annotations

import base64
import copy
import json
from typing import Any

from sakip.dokumen.tests import bahan_gambar as gambar
from sakip.pertukaran.contoh import berkas_contoh

KATA = "Pertanggungjawabanketerlaksanaan" * 4
"""128 letters without a blank."""
ARAB = "مكتب الخدمات العامة"
EMOJI = "✅"
TANDA = "<b>&amp; #strong[x] $x^2$ \\textbf{a} \"kutip\" 'satu' `kode` @acuan // tak_jadi"
UNIT = "kanwil-contoh"
PERISTIWA = 400
HALAMAN = 60


def panjang(awal: str) -> str:
    """300 characters."""
    return f"{awal} yang memuat {'penyelenggaraan layanan dan pembinaan ' * 10}"[:300].strip()


TEKS = f"""Kata {KATA} dan {EMOJI} serta {ARAB} dalam satu kalimat. {{capaian:9.9}} {{target:2.1:1999}} {{realisasi:2.1:2024}}

- satu
  - dua
    - tiga
      - empat
        - lima
          - enam

Tabel: Baris bergerigi
| Nama | Angka | Ujung |
|---|--:|:-:|
| pendek |
| a | 2 | 3 | 4 | 5 |
| {ARAB} | 7 | {KATA} |
Sumber: {EMOJI}.

| {" | ".join(f"K{i}" for i in range(40))} |
|{"---|" * 40}
| {" | ".join(str(i) for i in range(40))} |

Tabel: Dua belas kolom
| {" | ".join(f"Bulan {i}" for i in range(1, 13))} |
|{"--:|" * 12}
| {" | ".join("1.234.567" for _ in range(12))} |

![](berkas:rusak "Gambar rusak")

![x](berkas:tidak-ada)

![{ARAB}](berkas:menara "Menara {EMOJI}")

{TANDA}

**tebal tidak ditutup

{ARAB} 2025
"""  # noqa: E501


def contoh() -> dict[str, Any]:
    """The example office, to be changed."""
    (berkas,) = (b for b in berkas_contoh() if b.stem == "contoh")
    return json.loads(berkas.read_bytes())


def ekstrem() -> dict[str, Any]:
    """Long names, words without blanks, emoji, Arabic, markup, 400 events, files that cannot be shown."""
    isi = contoh()
    _nama(isi)
    _peristiwa(isi)
    _berkas(isi)
    isi["teks"] = [t for t in isi["teks"] if t["kunci"] != "bab1.gambaran_umum"]
    isi["teks"].append(
        {"unit": UNIT, "tingkat": "bab", "kunci": "bab1.gambaran_umum", "bagian": "isi", "isi": TEKS}
    )
    return isi


def tanpa_angka() -> dict[str, Any]:
    """An office that has promised, and not entered anything."""
    isi = contoh()
    kosong = ("isian", "kejadian", "nilai_langsung", "pengajuan", "bukti", "potret", "riwayat", "teks")
    return isi | {k: [] for k in kosong} | {"profil": [], "berkas": []}


def tanpa_tahun(tahun: int) -> dict[str, Any]:
    """A year is missing in the history."""
    isi = contoh()
    return isi | {"riwayat": [r for r in isi["riwayat"] if r["tahun"] != tahun]}


def _nama(isi: dict[str, Any]) -> None:
    unit = {
        UNIT: panjang("Kantor Wilayah Provinsi Contoh"),
        "balai-melati": panjang("Balai Layanan Melati"),
        "loket-mawar": f"Loket {KATA}",
        "kanwil-contoh-layanan": f"Divisi {ARAB} {EMOJI}",
    }
    sasaran = {"sk.layanan": panjang("Meningkatnya layanan"), "sk.kepatuhan": f"Meningkatnya {KATA}"}
    indikator = {
        "layanan.ikm": panjang("Indeks kepuasan"),
        "pengawasan.jumlah-insiden": f"Jumlah {KATA}",
        "pengawasan.lama-pemeriksaan": f"Lama {ARAB} {EMOJI}",
        "layanan.persentase-permohonan-selesai": f"Persentase {TANDA}",
    }
    for u in isi["unit"]:
        u["nama"][-1]["nama"] = unit.get(u["kode"], u["nama"][-1]["nama"])
    for s in isi["sasaran"]:
        s["rumusan"] = sasaran.get(s["kunci"], s["rumusan"])
    for i in isi["indikator"]:
        for m in i["manual"]:
            m["nama"] = indikator.get(i["kunci"], m["nama"])
    for b in (b for p in isi["perjanjian"] for b in p["butir"]):
        b["rumusan"] = indikator.get(b["indikator"], b["rumusan"])
        b["rumusan_sasaran"] = sasaran.get(b["sasaran"], b["rumusan_sasaran"])


def _peristiwa(isi: dict[str, Any]) -> None:
    (satu, *_) = (k for k in isi["kejadian"] if k["unit"] == "balai-kenanga")
    isi["kejadian"] = [
        satu
        | {
            "tanggal": f"2025-{k % 11 + 1:02d}-{k % 28 + 1:02d}",
            "nama": f"Penyuluhan ke-{k + 1} {EMOJI if k % 90 == 0 else ''} {KATA if k == 5 else ''}".strip(),
            "tempat": ARAB if k % 100 == 0 else f"Desa {k}",
        }
        for k in range(PERISTIWA)
    ]


def _berkas(isi: dict[str, Any]) -> None:
    """Of each kind of file, as people upload them."""
    utuh = gambar.sandi(gambar.gambar(300, 200), "PNG")
    baru = {
        "rusak": ("image/png", utuh[: len(utuh) // 2]),
        "menara": ("image/png", gambar.sandi(gambar.gambar(20, 4000), "PNG")),
        "besar": ("image/png", gambar.png_kepala_saja(9000, 9000)),
        "foto": ("image/jpeg", gambar.foto(4000, 3000)),
        "tebal": ("application/pdf", gambar.pdf(*[(595, 842), (842, 595)] * (HALAMAN // 2))),
        "pdf-rusak": ("application/pdf", b"%PDF-1.7\n1 0 obj\n<<>>"),
        "pdf-sandi": ("application/pdf", gambar.pdf_bersandi()),
    }
    isi["berkas"] += [
        {
            "unit": UNIT,
            "kunci": kunci,
            "nama": f"{kunci} {EMOJI}",
            "jenis": jenis,
            "teks_alternatif": f"{kunci} {ARAB}",
            "keterangan": panjang("Keterangan") if kunci == "foto" else "",
            "isi": base64.b64encode(satu).decode(),
        }
        for kunci, (jenis, satu) in baru.items()
    ]
    lampiran = isi["profil"][0]["lampiran"]
    for urutan, kunci in enumerate(k for k in baru if k != "menara"):
        satu = copy.deepcopy(lampiran[1]) | {"urutan": 100 + urutan, "judul": f"{KATA} {kunci}"}
        lampiran.append(satu | {"jenis": "berkas", "dokumen": None, "berkas": [kunci]})
