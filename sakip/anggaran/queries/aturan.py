"""Which version of a rule set is in force: one that an administrator published, before the packaged one."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from sakip.anggaran.models import StatusAturan, VersiAturan
from sakip.anggaran.versi_aturan import DAPAT_DITERBITKAN, versi_dari
from sakip.aturan.regulasi import TidakBerlaku, Versi, ambil, daftar, semua
from sakip.inti.galat import Masalah, TidakDitemukan


def _terbit(nama: tuple[str, ...], tahun: int) -> dict[str, Versi]:
    baris = VersiAturan.objects.filter(
        Q(sampai_tahun__isnull=True) | Q(sampai_tahun__gte=tahun),
        nama__in=nama,
        status=StatusAturan.TERBIT,
        sejak_tahun__lte=tahun,
    )
    return {v.nama: versi_dari(v) for v in baris}


def aturan_berlaku(nama: str, tahun: int) -> Versi:
    """The version in force in ``tahun``; TidakBerlaku (``aturan.regulasi``) if there is none."""
    return _terbit((nama,), tahun).get(nama) or ambil(nama, tahun)


def aturan_bila_ada(nama: tuple[str, ...], tahun: int) -> dict[str, Versi | None]:
    """Several rule sets in one query; None where none is in force in ``tahun``."""
    terbit = _terbit(nama, tahun)
    return {n: terbit.get(n) or _paket(n, tahun) for n in nama}


def _paket(nama: str, tahun: int) -> Versi | None:
    try:
        return ambil(nama, tahun)
    except TidakBerlaku:
        return None


# --- for the pages of rule versions -------------------------------------------------------------------


@dataclass(frozen=True)
class BarisAturan:
    """A version of a rule set in a list: packaged (``id`` None) or written by an administrator."""

    id: int | None
    nama: str
    judul: str
    jenis: str
    kode: str
    sumber: str
    sejak: int
    sampai: int | None
    draf: bool
    asal: str
    status: str
    catatan: str
    dipakai: bool
    oleh: str = ""

    @property
    def masa(self) -> str:
        if self.sampai == self.sejak:
            return str(self.sejak)
        return f"{self.sejak}–{self.sampai or 'sekarang'}"

    @property
    def bukti(self) -> str:
        return "draf, belum diverifikasi" if self.draf else "terverifikasi"

    @property
    def teks(self) -> str:
        return f"{self.nama} {self.judul} {self.kode} {self.sumber} {self.status} {self.bukti}"


def daftar_aturan(tahun: int | None = None) -> list[BarisAturan]:
    """All versions of all rule sets, packaged and stored; with ``tahun`` those that cover that year."""
    tersimpan = list(VersiAturan.objects.select_related("oleh").order_by("nama", "sejak_tahun", "pk"))
    hasil: list[BarisAturan] = []
    for nama in daftar():
        paket = semua(nama)
        milik = [v for v in tersimpan if v.nama == nama]
        terbit = [v for v in milik if v.status == StatusAturan.TERBIT]
        hasil += [_baris_paket(v, terbit) for v in paket]
        hasil += [_baris_simpan(v, paket[0]) for v in milik]
    if tahun is not None:
        hasil = [b for b in hasil if b.sejak <= tahun and (b.sampai is None or tahun <= b.sampai)]
    return hasil


def _baris_paket(v: Versi, terbit: list[VersiAturan]) -> BarisAturan:
    ganti = [t for t in terbit if _bertumpuk(t.sejak_tahun, t.sampai_tahun, v.sejak, v.sampai)]
    kata = ", ".join(f"{t.kode} ({t.sejak_tahun}–{t.sampai_tahun or 'sekarang'})" for t in ganti)
    return BarisAturan(
        None, v.nama, v.judul, v.jenis, v.versi, v.sumber, v.sejak, v.sampai, v.draf, "paket",
        f"diganti {kata}" if ganti else "berlaku", v.catatan, v.nama in DAPAT_DITERBITKAN,
    )  # fmt: skip


def _baris_simpan(v: VersiAturan, acuan: Versi) -> BarisAturan:
    return BarisAturan(
        v.pk, v.nama, acuan.judul, acuan.jenis, v.kode, v.sumber, v.sejak_tahun, v.sampai_tahun,
        v.belum_diverifikasi, "administrator", v.get_status_display().lower(), v.catatan, True, v.oleh.nama,
    )  # fmt: skip


def _bertumpuk(sejak: int, sampai: int | None, awal: int, akhir: int | None) -> bool:
    return (sampai is None or sampai >= awal) and (akhir is None or akhir >= sejak)


def satu_aturan(nomor: int) -> VersiAturan:
    """A stored version, or TidakDitemukan."""
    v = VersiAturan.objects.select_related("oleh").filter(pk=nomor).first()
    if v is None:
        raise TidakDitemukan(
            Masalah("aturan", "Versi aturan itu tidak ada.", "Buka daftar aturan, lalu pilih lagi.")
        )
    return v


def satu_paket(nama: str, kode: str) -> Versi:
    """A packaged version by its name, or TidakDitemukan."""
    cocok = [v for v in semua(nama) if v.versi == kode] if nama in daftar() else []
    if not cocok:
        raise TidakDitemukan(
            Masalah("aturan", "Versi aturan itu tidak ada dalam paket.", "Buka daftar aturan.")
        )
    return cocok[0]
