"""Act one: the administrator makes the structure and the accounts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.peramban.setahun.orang import Orang
from tests.peramban.setahun.peladen import INSTANSI, NIP_ADMIN, SANDI_ADMIN

MULAI = "2020-01-01"


@dataclass(frozen=True)
class U:
    """A unit as the administrator types it."""

    kode: str
    nama: str
    jenis: str
    induk: str
    satker: str = ""
    kepala: tuple[str, str, str] | None = None
    induk_teknis: str = ""


DITJEN, KANWIL, DIVISI, UPT_A, UPT_B = (
    "ditjen-layanan",
    "kanwil-timur",
    "kanwil-timur-layanan",
    "upt-a",
    "upt-b",
)
UNIT = (
    U(DITJEN, "Direktorat Jenderal Layanan Warga", "eselon1", INSTANSI,
      kepala=("Direktur Jenderal Layanan Warga", "eselon1", "Dr. Hasan Basri")),
    U(KANWIL, "Kantor Wilayah Timur", "kanwil", INSTANSI, "401001",
      ("Kepala Kantor Wilayah Timur", "eselon2", "Rina Wulandari, S.H., M.H.")),
    U(DIVISI, "Divisi Layanan Warga Timur", "divisi", KANWIL, induk_teknis=DITJEN),
    U(UPT_A, "Balai Layanan Ambon", "upt", KANWIL, "401002"),
    U(UPT_B, "Balai Layanan Buru", "upt", KANWIL, "401003"),
)  # fmt: skip


@dataclass(frozen=True)
class Tugas:
    """A person and the role that is given."""

    nama: str
    nip: str
    unit: str
    peran: str
    #: Made by the local administrator of the office, not by the administrator.
    lokal: bool = False


ORANG = {
    "pemilik": Tugas("Putu Pemilik", "198001", DITJEN, "Pemilik indikator"),
    "admin_lokal": Tugas("Lina Lokal", "198002", KANWIL, "Admin lokal"),
    "perencana": Tugas("Rudi Perencana", "198003", KANWIL, "Perencana"),
    "kepala": Tugas("Rina Kepala", "198004", KANWIL, "Pimpinan"),
    "verifikator": Tugas("Vera Verifikator", "198005", DIVISI, "Verifikator", True),
    "operator_a": Tugas("Oki Operator", "198006", UPT_A, "Operator", True),
    "operator_b": Tugas("Budi Operator", "198007", UPT_B, "Operator", True),
    "pemirsa": Tugas("Mira Pemirsa", "198008", UPT_A, "Pemirsa", True),
}


def administrator(buka: Any, server: str) -> Orang:
    return Orang(buka, server, NIP_ADMIN).masuk(SANDI_ADMIN)


def susun_unit(admin: Orang) -> None:
    """The ministry has stood longer than this installation; below it the owner, the office and its units."""
    assert "Unit dan susunannya" in admin.buka("/organisasi/mulai/")
    puncak = f"/organisasi/unit/{INSTANSI}/{INSTANSI}/"
    for jenis in ("nama", "kedudukan"):
        admin.buka(puncak)
        admin.halaman.click(f"a[href*='/koreksi/{jenis}/']")
        admin.isikan({"sejak": MULAI, "alasan": "Instansi berdiri sebelum SAKIP dipasang."})
        admin.tekan("Simpan koreksi")
        assert "Koreksi disimpan." in admin.kabar()
    for u in UNIT:
        admin.buka(f"/organisasi/unit-baru/{INSTANSI}/?induk={u.induk}")
        admin.isikan(
            {
                "nama": u.nama, "singkatan": u.nama.replace("Kantor Wilayah", "Kanwil"), "kode": u.kode,
                "jenis": u.jenis, "zona": "WIT", "sejak": MULAI, "induk_teknis": u.induk_teknis,
            }
        )  # fmt: skip
        admin.tekan("Buat unit")
        assert f"{u.nama} dibuat." in admin.kabar()
        if u.satker:
            _kode(admin, u)
        if u.kepala:
            _kepala(admin, u)
    pohon = admin.buka(f"/organisasi/unit/?instansi={INSTANSI}")
    assert all(u.nama in pohon for u in UNIT)


def _kode(admin: Orang, u: U) -> None:
    admin.ikuti("Tambah kode")
    admin.isikan({"sistem": "satker", "kode": u.satker, "sejak": MULAI})
    admin.tekan("Simpan kode")
    assert u.satker in admin.kabar() and u.satker in admin.isi()


def _kepala(admin: Orang, u: U) -> None:
    assert u.kepala is not None
    jabatan, tingkat, nama = u.kepala
    admin.ikuti("Tambah jabatan")
    admin.isikan({"nama": jabatan, "kode": f"kepala-{u.kode}", "tingkat": tingkat})
    admin.tekan("Tambah jabatan")
    assert "ditambahkan" in admin.kabar()
    admin.ikuti(f"Catat pejabat {jabatan}")
    admin.isikan({"nama": nama, "status": "definitif", "sejak": "2023-03-01"})
    admin.tekan("Simpan pejabat")
    assert f"Definitif {nama} dicatat" in admin.kabar()


def buat_akun(admin: Orang, t: Tugas) -> str:
    """A new account; returns the one-time password, which the page shows once."""
    admin.buka("/organisasi/akun/baru/")
    admin.isikan(
        {"nama": t.nama, "nip": t.nip, "unit": f"({t.unit})", "peran": t.peran, "sejak": "2024-01-01"}
    )
    admin.tekan("Buat akun")
    assert f"Akun {t.nama} dibuat" in admin.isi()
    return str(admin.halaman.inner_text("#sandi"))


def kumpulkan(buka: Any, server: str, admin: Orang) -> dict[str, Orang]:
    """Everybody with their account: first those of the administrator, then those of the local one."""
    semua = {"administrator": admin}
    for lokal in (False, True):
        pembuat = semua["admin_lokal"] if lokal else admin
        for kunci, t in ORANG.items():
            if t.lokal is lokal:
                sandi = buat_akun(pembuat, t)
                semua[kunci] = Orang(buka, server, t.nip).masuk(sandi)
    assert "administrator" not in semua["admin_lokal"].buka("/organisasi/akun/baru/").lower()
    return semua
