"""The menu of a person: only what one of their roles may do. Addresses are named here, texts too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse


@dataclass(frozen=True)
class Butir:
    """One entry: its words, the name of its address, and the actions of which one is enough."""

    kata: str
    alamat: str
    tindakan: tuple[str, ...]


MENU: tuple[Butir, ...] = (
    Butir("Tugas saya", "dasbor:tugas", ()),
    Butir("Pengukuran", "pengukuran:beranda", ("isi", "verifikasi", "setujui", "lihat_bukti")),
    Butir(
        "Perjanjian Kinerja",
        "perjanjian:beranda",
        ("susun_pk", "tanda_tangan", "tetapkan_target", "tanggapi_target", "isi"),
    ),
    Butir("Perencanaan", "perencanaan:beranda", ("susun_rencana", "kelola_indikator", "kelola_kamus")),
    Butir("Anggaran", "anggaran:beranda", ("lihat",)),
    Butir(
        "Target Kinerja",
        "target_kinerja:beranda",
        ("isi_target_kinerja", "kelola_target_kinerja", "setujui", "verifikasi"),
    ),
    Butir("Impor data", "meja:beranda", ("impor_data", "petakan_sumber")),
    Butir("Dasbor", "dasbor:pantau", ("lihat",)),
    Butir("Laporan", "laporan:beranda", ("susun_laporan",)),
    Butir("Reviu", "evaluasi:beranda", ("reviu", "susun_laporan")),
    Butir("Unit", "organisasi:unit", ("kelola_unit",)),
    Butir("Akun", "organisasi:akun", ("kelola_akun",)),
    Butir("Agenda", "agenda:beranda", ("lihat",)),
)


def menu(request: Any) -> dict[str, Any]:
    """Context of every page: the menu of whoever is logged in, each entry with its address."""
    pengguna = getattr(request, "user", None)
    if pengguna is None or not pengguna.is_authenticated or not hasattr(request, "wewenang"):
        return {"menu": ()}
    isi = []
    for butir in MENU:
        if butir.tindakan and not request.wewenang.punya(*butir.tindakan):
            continue
        try:
            alamat = reverse(butir.alamat)
        except NoReverseMatch:
            continue
        isi.append({"kata": butir.kata, "alamat": alamat, "kini": request.path.startswith(alamat)})
    return {"menu": isi}
