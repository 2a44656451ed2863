"""Act two: variables, indicators with their manuals, who fills what, targets, and the signed agreement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tests.peramban.setahun.angka import TAHUN, TARGET
from tests.peramban.setahun.orang import Orang
from tests.peramban.setahun.peladen import INSTANSI
from tests.peramban.setahun.susunan import DITJEN, KANWIL

BUKTI_WAJIB = "Rekapitulasi permohonan"


@dataclass(frozen=True)
class V:
    """A variable as the owner types it."""

    kunci: str
    nama: str
    satuan: str
    sifat: str = "alur"
    waktu: str = "jumlah"
    kategori: str = ""


VARIABEL = {
    "masuk": V("layanan.masuk", "Permohonan layanan yang masuk", "permohonan"),
    "selesai": V("layanan.selesai", "Permohonan layanan yang selesai", "permohonan"),
    "penghuni": V("penghuni", "Penghuni pada akhir bulan", "orang", "stok", "terakhir",
                  "dewasa = Dewasa\nanak = Anak"),
}  # fmt: skip


@dataclass(frozen=True)
class Ind:
    """An indicator with its manual; ``coba``: sample values, and what the page must make of them."""

    kunci: str
    nama: str
    satuan: str
    rumus: str
    coba: dict[str, str]
    hasil: str
    polaritas: str = "naik"
    bukti: str = ""


INDIKATOR = {
    "persen": Ind("layanan.tepat", "Persentase permohonan layanan yang diselesaikan", "persen",
                "selesai / masuk * 100", {"selesai": "342", "masuk": "372"}, "91,94", bukti=BUKTI_WAJIB),
    "jumlah": Ind("layanan.jumlah", "Jumlah permohonan layanan yang diselesaikan", "permohonan",
                "selesai", {"selesai": "342"}, "342"),
    "penghuni": Ind("penghuni.akhir", "Jumlah penghuni pada akhir tahun", "orang",
                  "penghuni", {"penghuni": "610"}, "610", "turun"),
}  # fmt: skip
SASARAN = "Meningkatnya mutu layanan kepada warga di wilayah timur"
_RENCANA = f"/perencanaan/rencana/{INSTANSI}/{KANWIL}/{TAHUN}/"
_PENETAPAN = f"/perjanjian/penetapan/{INSTANSI}/{DITJEN}/{TAHUN}/"


def susun_kamus(pemilik: Orang) -> None:
    """Two flows and a stock with parts."""
    for v in VARIABEL.values():
        pemilik.buka("/perencanaan/kamus/baru/")
        pemilik.isikan(
            {
                "kunci": v.kunci, "nama": v.nama, "satuan": v.satuan, "sifat": v.sifat, "waktu": v.waktu,
                "agregasi_unit": "jumlah", "isian": "bulan", "bentuk": "angka", "kategori": v.kategori,
            }
        )  # fmt: skip
        pemilik.tekan("Simpan")
        assert f"Variabel «{v.nama}» tersimpan dalam kamus." in pemilik.kabar()


def susun_indikator(pemilik: Orang) -> None:
    """Each formula is tried with sample values before it is saved."""
    for i in INDIKATOR.values():
        pemilik.buka("/perencanaan/indikator/baru/")
        pemilik.isikan(
            {
                "kunci": i.kunci, "jenis": "IKK", "nama": i.nama, "satuan": i.satuan,
                "polaritas": i.polaritas, "metode_capaian": "rasio", "pengukur": "anak",
                "kekerapan": "bulanan", "bukti_wajib": i.bukti, "sejak_tahun": TAHUN, "desimal": 2,
                "dasar": "Keputusan Direktur Jenderal Layanan Warga Nomor 12 Tahun 2023",
            }
        )  # fmt: skip
        _coba_rumus(pemilik, i)
        pemilik.tekan("Simpan")
        assert f"Indikator «{i.nama}» tersimpan." in pemilik.kabar()
        assert i.rumus.split()[0] in pemilik.isi()


def _coba_rumus(pemilik: Orang, i: Ind) -> None:
    halaman = pemilik.halaman
    with _dihitung_lagi(halaman):
        halaman.fill("#id_rumus", i.rumus)
    for alias, contoh in i.coba.items():
        with _dihitung_lagi(halaman):
            pemilik.isikan({f"v-{alias}": VARIABEL[alias].nama})
        with _dihitung_lagi(halaman):
            halaman.fill(f"#c-{alias}", contoh)
            halaman.dispatch_event(f"#c-{alias}", "change")
    halaman.locator("#coba .pokok", has_text=i.hasil).wait_for()


@contextmanager
def _dihitung_lagi(halaman: Any) -> Iterator[None]:
    """The part below the formula is another one afterwards."""
    halaman.evaluate("() => { document.getElementById('coba').dataset.lama = '1'; }")
    yield
    halaman.wait_for_selector("#coba:not([data-lama])")


def tetapkan_pengisi(perencana: Orang, unit: tuple[str, ...]) -> None:
    """The units that fill; the office above adds up."""
    perencana.buka(f"/perencanaan/pengisi/{INSTANSI}/{KANWIL}/{TAHUN}/")
    for v in VARIABEL.values():
        for nama in unit:
            perencana.halaman.get_by_label(f"{v.nama}: {nama}", exact=True).check()
    perencana.tekan("Simpan semua")
    assert f"{len(VARIABEL) * len(unit)} mulai mengisi" in perencana.kabar()


def tetapkan_target(pemilik: Orang) -> None:
    """The owner's grid of the year."""
    pemilik.buka(f"{_PENETAPAN}kisi/?jenis=kanwil")
    for kunci, i in INDIKATOR.items():
        pemilik.halaman.get_by_label(f"Target Kantor Wilayah Timur, {i.nama}", exact=True).fill(
            str(TARGET[kunci])
        )
    pemilik.tekan("Simpan halaman ini")
    assert "3 target tersimpan" in pemilik.kabar()


def terima_target(perencana: Orang, pemilik: Orang) -> None:
    """The office accepts; the owner sees that it did."""
    perencana.buka(f"/perjanjian/tanggapan/{INSTANSI}/{KANWIL}/{TAHUN}/")
    perencana.tekan("Terima semua yang menunggu")
    assert "3 target ditanggapi." in perencana.kabar()
    assert pemilik.buka(_PENETAPAN).count("1 dari 1 menerima") == 3


def susun_sasaran(perencana: Orang) -> None:
    perencana.buka(f"{_RENCANA}sasaran/")
    perencana.isikan({"kunci": "timur.sk1", "tingkat": "kegiatan", "rumusan": SASARAN})
    for i in INDIKATOR.values():
        perencana.halaman.locator(".kotak-pilih label", has_text=i.nama).check()
    perencana.tekan("Simpan")
    assert "Sasaran tersimpan." in perencana.kabar()
    assert all(i.nama in perencana.isi() for i in INDIKATOR.values())


def susun_pk(perencana: Orang) -> str:
    """The agreement from the accepted targets, with the division responsible; returns its address."""
    perencana.buka("/perjanjian/")
    perencana.ikuti("Susun perjanjian")
    perencana.isikan({"unit": "Kantor Wilayah Timur", "tahun": TAHUN})
    perencana.tekan("Lanjut")
    perencana.isikan(
        {
            "bentuk": "dua_pihak", "pihak_pertama": "Kepala Kantor Wilayah Timur",
            "pihak_kedua": "Direktur Jenderal Layanan Warga", "sumber": "penetapan",
        }
    )  # fmt: skip
    perencana.tekan("Buat draf")
    assert "Draf perjanjian dibuat." in perencana.kabar()
    alamat = re.sub(r"^https?://[^/]+", "", perencana.halaman.url)
    assert "Sasarannya belum diketahui" not in perencana.kabar() and SASARAN in perencana.isi()
    for nomor, i in enumerate(INDIKATOR.values(), 1):
        judul = perencana.halaman.locator("th[scope=row]", has_text=i.nama)
        with perencana.halaman.expect_navigation():
            perencana.halaman.locator("tr", has=judul).get_by_role("link", name=re.compile("^Ubah")).click()
        perencana.isikan({"kode": f"1.{nomor}", "penanggung": "Divisi Layanan Warga Timur"})
        perencana.tekan("Simpan")
        assert f"Butir 1.{nomor} tersimpan." in perencana.kabar()
    perencana.tekan("Usulkan untuk ditandatangani")
    assert "Diusulkan." in perencana.kabar()
    return alamat


def tanda_tangani(kepala: Orang, alamat: str) -> None:
    kepala.buka("/tugas/")
    teks = kepala.ikuti(f"Tanda tangani Perjanjian Kinerja {TAHUN}")
    assert kepala.halaman.url.endswith(alamat)
    assert "Belum ada butir" not in teks and SASARAN in teks
    kepala.isikan({"tanggal": f"{TAHUN}-01-15"})
    kepala.tekan("Tanda tangani")
    assert "Ditandatangani." in kepala.kabar()
    teks = kepala.isi()
    assert "Rina Wulandari, S.H., M.H." in teks and "Dr. Hasan Basri" in teks
    assert kepala.halaman.get_by_role("link", name=re.compile("Ubah butir")).count() == 0
