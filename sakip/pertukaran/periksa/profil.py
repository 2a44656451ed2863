"""Checks of the office's profile: what it refers to, its pictures, its staff figures, its annexes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from sakip.pelaporan.berkas import GAMBAR
from sakip.pelaporan.services import berkas_dirujuk
from sakip.pertukaran.periksa.temuan import Jalur
from sakip.pertukaran.periksa.tinjauan import Baris, Tinjauan, anak
from sakip.pertukaran.periksa.wilayah import tolak_luar_wilayah

#: Media type by (unit, key) of every file whose row can be read.
Berkas = dict[tuple[str, str], str]
_SPASI = re.compile(r"\s+")


def periksa_profil(t: Tinjauan) -> None:
    """Everything in ``profil``, and the pictures that any text of the package shows."""
    berkas = _berkas(t)
    for jalur, p in t.baris("profil"):
        tolak_luar_wilayah(t, jalur, p)
        _dari_tahun(t, jalur, p)
        for bidang in ("lambang", "struktur"):
            if p[bidang] is not None:
                _gambar(t, (*jalur, bidang), p["unit"], p[bidang], berkas)
        for letak, u in anak(jalur, p, "uraian"):
            tolak_luar_wilayah(t, letak, u)
            _dari_tahun(t, letak, u)
        _pegawai(t, jalur, p)
        for letak, b in anak(jalur, p, "lampiran"):
            _lampiran(t, letak, b, p["unit"], berkas)
    for letak, unit, isi in _teks(t):
        for kunci in sorted(berkas_dirujuk([isi])):
            if berkas.get((unit, kunci)) not in GAMBAR:
                t.catatan.ingatkan(
                    letak,
                    f"Teks memperlihatkan gambar «{kunci}», yang tidak ada dalam daftar berkas unit itu.",
                    "Tambahkan gambarnya ke daftar «berkas», atau perbaiki kuncinya.",
                )


def _berkas(t: Tinjauan) -> Berkas:
    daftar = t.asli.get("berkas")
    baris = [b for b in daftar if isinstance(b, dict)] if isinstance(daftar, list) else []
    return {
        (b["unit"], b["kunci"]): b["jenis"]
        for b in baris
        if all(isinstance(b.get(k), str) for k in ("unit", "kunci", "jenis"))
    }


def _teks(t: Tinjauan) -> Iterator[tuple[Jalur, str, str]]:
    """Every text in which people may show pictures: its place, the unit that reports, the text."""
    for jalur, b in t.baris("teks"):
        yield (*jalur, "isi"), b["unit"], b["isi"]
    for jalur, p in t.baris("profil"):
        for letak, u in anak(jalur, p, "uraian"):
            yield (*letak, "isi"), p["unit"], u["isi"]
        if p["surat"] is not None:
            yield (*jalur, "surat", "isi"), p["unit"], p["surat"]["isi"]


def _dari_tahun(t: Tinjauan, jalur: Jalur, b: Baris) -> None:
    if b["dari_tahun"] is not None and t.tahun is not None and b["dari_tahun"] >= t.tahun:
        t.catatan.salah(
            (*jalur, "dari_tahun"),
            f"Salinan dari tahun {b['dari_tahun']}, yang tidak sebelum tahun paket {t.tahun}.",
            "Tulis tahun asalnya, atau null bila ditulis tahun ini.",
        )


def _gambar(t: Tinjauan, jalur: Jalur, unit: str, kunci: str, berkas: Berkas) -> None:
    if not _dikenal(t, jalur, unit, kunci, berkas):
        return
    if berkas[unit, kunci] not in GAMBAR:
        t.catatan.salah(
            jalur,
            f"Berkas «{kunci}» bukan gambar, melainkan {berkas[unit, kunci][:60]}.",
            "Sebut berkas PNG atau JPEG.",
        )


def _dikenal(t: Tinjauan, jalur: Jalur, unit: str, kunci: str, berkas: Berkas) -> bool:
    if (unit, kunci) in berkas:
        return True
    ada = sorted(k for u, k in berkas if u == unit)
    dekat = t.catatan.mirip(kunci, ada, f"berkas {unit}")
    t.catatan.salah(
        jalur,
        f"Berkas «{kunci}» milik unit «{unit}» tidak ada dalam paket.",
        f"Maksudnya «{dekat}»?" if dekat else "Tambahkan ke daftar «berkas», atau perbaiki kuncinya.",
    )
    return False


def _lampiran(t: Tinjauan, jalur: Jalur, b: Baris, unit: str, berkas: Berkas) -> None:
    if b["jenis"] == "dokumen" and b["dokumen"] is None:
        t.catatan.salah(
            (*jalur, "dokumen"),
            "Lampiran berjenis dokumen tidak menyebut dokumennya.",
            "Tulis misalnya perjanjian_kinerja; atau pakai jenis berkas.",
        )
    if b["jenis"] == "berkas" and b["dokumen"] is not None:
        t.catatan.salah((*jalur, "dokumen"), "Lampiran berjenis berkas menyebut dokumen.", "Tulis null.")
    if b["jenis"] == "dokumen" and b["berkas"]:
        t.catatan.salah(
            (*jalur, "berkas"), "Lampiran berjenis dokumen menyebut berkas.", "Kosongkan daftar berkasnya."
        )
    for i, kunci in enumerate(b["berkas"]):
        _dikenal(t, (*jalur, "berkas", i), unit, kunci, berkas)


def _pegawai(t: Tinjauan, jalur: Jalur, p: Baris) -> None:
    """Categories once each, and the same total of a unit in every dimension (a warning when not)."""
    jumlah: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    terlihat: dict[tuple[str, str, str], str] = {}
    letak_unit: dict[str, Jalur] = {}
    for letak, b in anak(jalur, p, "pegawai"):
        tolak_luar_wilayah(t, letak, b)
        kunci = (b["unit"], b["dimensi"], _SPASI.sub(" ", b["kategori"].strip()).casefold())
        if kunci in terlihat and terlihat[kunci] != b["kategori"]:
            t.catatan.salah(
                (*letak, "kategori"),
                f"Kategori «{b['kategori']}» sama dengan «{terlihat[kunci]}» pada unit dan dimensi itu.",
                "Jumlahkan menjadi satu baris, dengan satu ejaan.",
            )
        terlihat.setdefault(kunci, b["kategori"])
        jumlah[b["unit"]][b["dimensi"]] += b["jumlah"]
        letak_unit.setdefault(b["unit"], letak)
    for unit, dimensi in jumlah.items():
        if len(set(dimensi.values())) > 1:
            rinci = ", ".join(f"{d.replace('_', ' ')} {n}" for d, n in dimensi.items())
            t.catatan.ingatkan(
                letak_unit[unit],
                f"Jumlah pegawai unit «{unit}» berbeda antardimensi: {rinci}.",
                "Periksa angka tiap dimensi; jumlahnya seharusnya sama.",
            )
    if jumlah and (p["pegawai_per"] is None or not p["pegawai_sumber"].strip()):
        t.catatan.ingatkan(
            (*jalur, "pegawai"),
            "Angka pegawai tanpa tanggal keadaan atau tanpa sumber.",
            "Isi pegawai_per dan pegawai_sumber.",
        )
