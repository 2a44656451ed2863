"""What each role may not open, whoever knows the address."""

from __future__ import annotations

import re

from tests.peramban.setahun.angka import TAHUN
from tests.peramban.setahun.bulanan import alur, formulir, lembar
from tests.peramban.setahun.hasil import KANTOR, PANTAU
from tests.peramban.setahun.orang import Orang
from tests.peramban.setahun.peladen import INSTANSI
from tests.peramban.setahun.susunan import DITJEN, KANWIL, UPT_A, UPT_B

UNIT_BARU, AKUN, MULAI = f"/organisasi/unit-baru/{INSTANSI}/", "/organisasi/akun/", "/organisasi/mulai/"
PECAH = f"/pecah/{INSTANSI}/{KANWIL}/"
VARIABEL_BARU, INDIKATOR_BARU = "/perencanaan/kamus/baru/", "/perencanaan/indikator/baru/"
PENETAPAN = f"/perjanjian/penetapan/{INSTANSI}/{DITJEN}/{TAHUN}/kisi/"
PENGISI = f"/perencanaan/pengisi/{INSTANSI}/{KANWIL}/{TAHUN}/"
SASARAN_BARU = f"/perencanaan/rencana/{INSTANSI}/{KANWIL}/{TAHUN}/sasaran/"
A, B = f"{lembar(UPT_A, 1)}isian.xlsx", f"{lembar(UPT_B, 1)}isian.xlsx"
KELOLA = (UNIT_BARU, PECAH)

DITOLAK = {
    "operator_a": (formulir(UPT_B, 1), lembar(UPT_B, 1), B, alur(UPT_B, 1), AKUN, VARIABEL_BARU, PENETAPAN,
                   PANTAU, f"{KANTOR}?bacaan=sementara", MULAI, *KELOLA),
    "operator_b": (formulir(UPT_A, 1), lembar(UPT_A, 1), A, alur(UPT_A, 1), PENGISI, *KELOLA),
    "pemirsa": (formulir(UPT_A, 1), lembar(UPT_A, 1), A, alur(UPT_A, 1), AKUN, *KELOLA),
    "verifikator": (lembar(UPT_A, 1), A, AKUN, VARIABEL_BARU, PENGISI, *KELOLA),
    "perencana": (lembar(UPT_A, 1), A, AKUN, INDIKATOR_BARU, PENETAPAN, *KELOLA),
    "pemilik": (formulir(UPT_A, 1), A, AKUN, PENGISI, SASARAN_BARU, *KELOLA),
    "kepala": (lembar(UPT_A, 1), A, VARIABEL_BARU, PENGISI, AKUN, *KELOLA),
    "admin_lokal": (formulir(UPT_A, 1), A, alur(UPT_A, 1), VARIABEL_BARU, PENETAPAN, *KELOLA),
    "administrator": (formulir(UPT_A, 1), A, alur(UPT_A, 1), VARIABEL_BARU, INDIKATOR_BARU, SASARAN_BARU),
}  # fmt: skip
#: Words of the menu that only these roles see.
MENU = {
    "Pengukuran": {"operator_a", "operator_b", "verifikator", "kepala", "perencana", "pemilik"},
    "Perjanjian Kinerja": {"perencana", "kepala", "pemilik", "operator_a", "operator_b"},
    "Perencanaan": {"perencana", "pemilik"},
    "Unit": {"administrator"},
    "Akun": {"administrator", "admin_lokal"},
}


def periksa_pintu(semua: dict[str, Orang]) -> None:
    """Addresses of others and of other roles are refused; the menu does not name them."""
    assert set(DITOLAK) == set(semua)
    for kunci, orang in semua.items():
        orang.buka("/tugas/")
        ada = set(orang.menu())
        for kata, siapa in MENU.items():
            assert (kata in ada) is (kunci in siapa), (kunci, kata, ada)
        orang.ditolak(*DITOLAK[kunci])


def periksa_bukti(semua: dict[str, Orang]) -> None:
    """A file of evidence opens for those who work on it, and for nobody else."""
    isi = semua["verifikator"].halaman
    semua["verifikator"].buka(alur(UPT_A, 1))
    tautan = isi.locator("a[href*='/pengukuran/bukti/']").first.get_attribute("href")
    assert tautan and re.fullmatch(r"/pengukuran/bukti/\d+/", tautan)
    for kunci in ("operator_a", "verifikator", "kepala"):
        assert semua[kunci].unduh(tautan).startswith(b"%PDF-")
    for kunci in ("operator_b", "pemirsa", "admin_lokal", "administrator", "pemilik"):
        semua[kunci].ditolak(tautan)
