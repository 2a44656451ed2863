"""Act five: on New Year's Day 2025 the office is continued by three, two of them in new agencies."""

from __future__ import annotations

from dataclasses import dataclass

from tests.peramban.setahun.hasil import KANTOR, baca
from tests.peramban.setahun.orang import Orang
from tests.peramban.setahun.peladen import INSTANSI
from tests.peramban.setahun.rencana import INDIKATOR
from tests.peramban.setahun.susunan import DIVISI, KANWIL, UPT_A, UPT_B

SEJAK, DASAR = "2025-01-01", "Perpres 155/2024"
HAM, IMIPAS = "kemenham-uji", "kemenimipas-uji"


@dataclass(frozen=True)
class Penerus:
    instansi: str
    nama: str
    kode: str


PENERUS = (
    Penerus(INSTANSI, "Kantor Wilayah Hukum Timur", "kanwil-hukum-timur"),
    Penerus(HAM, "Kantor Wilayah HAM Timur", "kanwil-ham-timur"),
    Penerus(IMIPAS, "Kantor Wilayah Imigrasi Timur", "kanwil-imigrasi-timur"),
)
#: To which successor (1, 2, 3) each unit below goes.
TUJUAN = {"Divisi Layanan Warga Timur": 1, "Balai Layanan Ambon": 2, "Balai Layanan Buru": 3}
INDIKATOR_KE = {"persen": (2, 3), "jumlah": (2,), "penghuni": (3,)}


def buat_instansi(admin: Orang) -> None:
    for kode, nama in ((HAM, "Kementerian HAM Uji"), (IMIPAS, "Kementerian Imigrasi Uji")):
        admin.buka("/organisasi/instansi/baru/")
        admin.isikan({"nama": nama, "kode": kode, "pendahulu": INSTANSI, "sejak": "2024-11-01"})
        admin.tekan("Buat instansi")
        assert "Anda administratornya" in admin.kabar()


def pecah(admin: Orang) -> None:
    """Successors, division, preview, apply; what was printed for 2024 stays byte for byte."""
    alamat = (admin.server + KANTOR, f"{admin.server}{KANTOR}capaian.json")
    sebelum = [baca(a) for a in alamat]
    admin.buka(f"/organisasi/unit/{INSTANSI}/{KANWIL}/")
    admin.ikuti("Pecah atau alihkan")
    admin.isikan({"tanggal": SEJAK, "alasan": DASAR})
    for n, p in enumerate(PENERUS, 1):
        admin.isikan(
            {
                f"p{n}_instansi": p.instansi, f"p{n}_nama": p.nama, f"p{n}_kode": p.kode,
                f"p{n}_singkatan": p.nama.replace("Kantor Wilayah", "Kanwil"), f"p{n}_jenis": "kanwil",
                f"p{n}_induk": p.instansi,
            }
        )  # fmt: skip
    admin.tekan("Lanjut ke pembagian")
    _bagi(admin)
    admin.tekan("Lihat pratinjau")
    teks = admin.isi()
    for potong in (f"{HAM}/{UPT_A}", f"{IMIPAS}/{UPT_B}", "satker 401001", "satker 401002", "satker 401003"):
        assert potong in teks, (potong, teks)
    assert [baca(a) for a in alamat] == sebelum  # a preview writes nothing
    admin.tekan("Terapkan")
    assert "Diterapkan: dilanjutkan Kanwil Hukum Timur" in admin.kabar()
    assert [baca(a) for a in alamat] == sebelum


def _bagi(admin: Orang) -> None:
    for nama, n in TUJUAN.items():
        admin.halaman.get_by_label(f"{nama} dilanjutkan di", exact=True).select_option(str(n))
    admin.halaman.get_by_label("satker 401001 dilanjutkan di", exact=True).select_option("1")
    for kunci, ke in INDIKATOR_KE.items():
        for n, p in enumerate(PENERUS, 1):
            sebut = p.nama.replace("Kantor Wilayah", "Kanwil")
            kotak = admin.halaman.get_by_label(f"{INDIKATOR[kunci].nama} dilanjutkan {sebut}", exact=True)
            kotak.set_checked(n in ke)


def periksa_penerus(admin: Orang) -> None:
    """The successors, their units, their codes, and where their history is read."""
    teks = admin.buka(f"/organisasi/unit/{INSTANSI}/{KANWIL}/")
    assert "Unit ini dilanjutkan oleh" in teks and "ditutup 1 Januari 2025" in teks
    for p in PENERUS:
        assert p.nama in teks
        isi = admin.buka(f"/organisasi/unit/{p.instansi}/{p.kode}/?pada=2025-06-01")
        assert "Melanjutkan Kantor Wilayah Timur" in isi
        assert ("401001" in isi) is (p.instansi == INSTANSI)
    for instansi, kode, satker, induk in (
        (HAM, UPT_A, "401002", PENERUS[1].nama),
        (IMIPAS, UPT_B, "401003", PENERUS[2].nama),
    ):
        isi = admin.buka(f"/organisasi/unit/{instansi}/{kode}/?pada=2025-06-01")
        assert satker in isi and f"di bawah {induk}" in isi and "Melanjutkan Balai Layanan" in isi
        isi = admin.buka(f"/organisasi/unit/{INSTANSI}/{kode}/?pada=2024-06-01")
        assert "di bawah Kantor Wilayah Timur" in isi and "Akan ditutup 1 Januari 2025" in isi
    isi = admin.buka(f"/organisasi/unit/{INSTANSI}/{DIVISI}/?pada=2025-06-01")
    assert f"di bawah {PENERUS[0].nama}" in isi


def periksa_indikator(admin: Orang) -> None:
    """Each indicator goes on where it was sent, and says what it continues."""
    teks = admin.buka("/perencanaan/indikator/?tahun=2025")
    banyak = sum(len(ke) for ke in INDIKATOR_KE.values())
    tautan = [
        t.get_attribute("href")
        for i in INDIKATOR.values()
        for t in admin.halaman.locator("td a", has_text=i.nama).all()
    ]
    lanjut = [a for a in dict.fromkeys(tautan) if "Menggantikan" in admin.buka(str(a))]
    assert len(lanjut) == banyak, (lanjut, teks)


def periksa_orang(operator_a: Orang, operator_b: Orang) -> None:
    """The same people go on in the successors of their own unit, and nowhere else."""
    for orang, milik, lain in (
        (operator_a, f"{HAM}/{UPT_A}", f"{IMIPAS}/{UPT_B}"),
        (operator_b, f"{IMIPAS}/{UPT_B}", f"{HAM}/{UPT_A}"),
    ):
        orang.buka(f"/pengukuran/{milik}/2025/1/")
        orang.ditolak(f"/pengukuran/{lain}/2025/1/", f"/lembar/{lain}/2025/1/")
    assert "Formulir Januari 2024" in operator_a.buka(f"/pengukuran/{INSTANSI}/{UPT_A}/2024/1/")
