"""The findings as people and programs read them: JSON and plain text."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import Any, Protocol

from sakip.reviu.model import KELAS, HasilReviu, Temuan

NAMA_KELAS: dict[str, str] = {
    "capaian": "Capaian tidak sesuai target dan realisasinya",
    "realisasi": "Realisasi tidak sesuai komponennya",
    "rumus": "Hitungan dalam teks tidak menghasilkan yang tercetak",
    "jumlah": "Jumlah tidak sesuai bagian-bagiannya",
    "rata_rata": "Rata-rata tidak sesuai nilai-nilainya",
    "persen_anggaran": "Persentase anggaran tidak sesuai pagu dan realisasinya",
    "skor_anggaran": "Nilai SMART, IKPA, atau NKA tidak sesuai komponen dan bobotnya",
    "riwayat": "Angka tahun-tahun tidak saling sesuai",
    "antar_tabel": "Besaran yang sama tercetak berbeda",
    "narasi": "Kalimat bertentangan dengan angka",
    "satuan": "Satuan atau skala tercampur",
    "lebih_100": "Bagian melebihi keseluruhannya",
    "salin_tempel": "Teks milik indikator lain",
    "tahun": "Tahun atau tanggal keliru",
    "ganda": "Tercetak lebih dari sekali",
    "penomoran": "Penomoran terputus atau berulang",
    "kosong": "Bagian wajib tidak ada isinya",
    "lain": "Angka salah tulis atau berbeda dari hurufnya",
}
SEBUT_KEPASTIAN = {"pasti": "pasti", "ragu": "perlu dilihat"}


def sebagai_json(hasil: HasilReviu) -> dict[str, Any]:
    """The findings as plain data; keys and order are part of the contract of `sakip reviu`."""
    return {
        "berkas": hasil.naskah.nama,
        "halaman": hasil.naskah.jumlah_halaman,
        "tabel": len(hasil.naskah.tabel),
        "indikator": hasil.indikator,
        "temuan": [_temuan(t) for t in hasil.temuan],
        "ringkasan": ringkasan(hasil),
    }


def ringkasan(hasil: HasilReviu) -> dict[str, Any]:
    """How many findings, by certainty and class, and what the reader warns of."""
    cacah = Counter((t.kelas, t.kepastian) for t in hasil.temuan)
    return {
        "tahun": hasil.tahun,
        "jumlah": len(hasil.temuan),
        "pasti": sum(t.kepastian == "pasti" for t in hasil.temuan),
        "ragu": sum(t.kepastian == "ragu" for t in hasil.temuan),
        "kelas": {
            k: {"pasti": cacah[k, "pasti"], "ragu": cacah[k, "ragu"]}
            for k in KELAS
            if cacah[k, "pasti"] or cacah[k, "ragu"]
        },
        "peringatan": list(hasil.naskah.peringatan),
    }


def tulis_json(hasil: HasilReviu) -> str:
    """The same as text, ending with a line break."""
    return json.dumps(sebagai_json(hasil), ensure_ascii=False, indent=1) + "\n"


def tulis_teks(hasil: HasilReviu) -> str:
    """The findings to be read in a terminal: by certainty, then by class."""
    r = ringkasan(hasil)
    halaman = f"{hasil.naskah.jumlah_halaman} halaman, " if hasil.naskah.jumlah_halaman else ""
    baris = [
        f"{hasil.naskah.nama}: {halaman}{len(hasil.naskah.tabel)} tabel, {hasil.indikator} indikator",
        *(f"Perhatian: {p}" for p in hasil.naskah.peringatan),
    ]
    if not hasil.temuan:
        return "\n".join([*baris, "Tidak ditemukan pertentangan."]) + "\n"
    baris.append(f"{r['jumlah']} temuan: {r['pasti']} pasti, {r['ragu']} perlu dilihat.")
    urut = sorted(hasil.temuan, key=lambda t: (t.kepastian, KELAS.index(t.kelas), t.baris))
    for (kepastian, kelas), isi in groupby(urut, key=lambda t: (t.kepastian, t.kelas)):
        satu = list(isi)
        baris += ["", f"{NAMA_KELAS[kelas]} ({SEBUT_KEPASTIAN[kepastian]}, {len(satu)})"]
        for t in satu:
            baris += [f"  {tempat(t)}: {t.uraian}", f"    «{t.kutipan}»"]
            if t.saran:
                baris.append(f"    → {t.saran}")
    return "\n".join(baris) + "\n"


class Bertempat(Protocol):
    """Anything with a page and lines: a finding, or a finding as it was stored."""

    @property
    def halaman(self) -> int | None: ...
    @property
    def baris(self) -> Sequence[int]: ...


def tempat(t: Bertempat) -> str:
    """Page and lines as a reader finds them."""
    halaman = f"halaman {t.halaman}, " if t.halaman else ""
    deret = _deret(t.baris)
    return f"{halaman}baris {deret}"


def _temuan(t: Temuan) -> dict[str, Any]:
    return {
        "kelas": t.kelas,
        "keparahan": t.keparahan,
        "kepastian": t.kepastian,
        "halaman": t.halaman,
        "baris": list(t.baris),
        "kutipan": t.kutipan,
        "tercetak": t.tercetak,
        "seharusnya": t.seharusnya,
        "uraian": t.uraian,
        "saran": t.saran,
    }


def _deret(baris: Sequence[int]) -> str:
    """1, 2, 3, 7 as "1–3, 7"."""
    urut = sorted(set(baris))
    potong: list[list[int]] = []
    for n in urut:
        if potong and n == potong[-1][-1] + 1:
            potong[-1].append(n)
        else:
            potong.append([n])
    return ", ".join(str(p[0]) if len(p) == 1 else f"{p[0]}–{p[-1]}" for p in potong)
