"""Reads of imported packages: the names by which commands call an office."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches

from sakip.inti.galat import Masalah, TidakDitemukan, galat
from sakip.organisasi.models import Unit
from sakip.organisasi.queries import unit_dengan_kode
from sakip.pertukaran.models import Paket


@dataclass(frozen=True)
class RingkasPaket:
    """An imported package in a list."""

    nama: str
    tahun: int
    instansi: str
    unit: str
    keterangan: str


def daftar_paket() -> list[RingkasPaket]:
    """All imported packages by name and year."""
    return [
        RingkasPaket(p.nama, p.tahun, p.instansi.kode, p.unit.kode, p.keterangan)
        for p in Paket.objects.select_related("instansi", "unit").order_by("nama", "tahun")
    ]


def unit_dari_nama(teks: str) -> Unit:
    """The unit called ``teks``: a package's name, a unit's code, or ``instansi/kode``.

    Raises :class:`TidakDitemukan` with the nearest known name, or an error that lists the choices
    when several agencies use the code or several units the package name.
    """
    nama = teks.strip()
    menurut_paket = {p.unit for p in Paket.objects.filter(nama=nama).select_related("unit__instansi")}
    if len(menurut_paket) > 1:
        pilihan = ", ".join(sorted(f"{u.instansi.kode}/{u.kode}" for u in menurut_paket))
        raise galat("unit", f"Paket «{nama}» menunjuk beberapa unit.", f"Sebut salah satu: {pilihan}.")
    if menurut_paket:
        return menurut_paket.pop()
    try:
        return unit_dengan_kode(nama)
    except TidakDitemukan:
        raise TidakDitemukan(Masalah("unit", f"Unit «{teks}» tidak ada.", _saran(nama))) from None


def _saran(teks: str) -> str:
    paket = sorted(set(Paket.objects.values_list("nama", flat=True)))
    if not paket and not Unit.objects.exists():
        return "Basis data masih kosong: impor paketnya lebih dahulu (sakip impor BERKAS)."
    semua = [*paket, *Unit.objects.values_list("kode", flat=True)]
    dekat = get_close_matches(teks.rpartition("/")[2].lower(), semua, 1, 0.6)
    if dekat:
        return f"Maksudnya «{dekat[0]}»?"
    return f"Paket yang ada: {', '.join(paket[:10])}." if paket else "Periksa kodenya, atau impor paketnya."
