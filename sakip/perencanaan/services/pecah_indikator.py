"""What becomes of each indicator when an office is split: worked out, nothing written."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sakip.inti.galat import GalatSakip, Masalah
from sakip.organisasi.models import PenggantiUnit, Unit
from sakip.organisasi.services.pecah import RencanaPecah, Susunan
from sakip.perencanaan.models import (
    Indikator,
    ManualIndikator,
    Sebanding,
)


@dataclass(frozen=True)
class PilihanIndikator:
    """Which successors an indicator goes to, how comparable it stays, and the sasaran it was agreed under."""

    indikator: int
    tujuan: tuple[str, ...]
    sebanding: str
    sasaran: int | None = None


@dataclass(frozen=True)
class BarisIndikator:
    """One indicator in one agency. ``cara``: tetap | baru | disambung | sudah."""

    id: int
    kunci: str
    nama: str
    instansi: str
    kunci_baru: str
    pemilik: str
    cara: str
    sebanding: str
    penerus: tuple[str, ...]
    sasaran: int | None


@dataclass
class HasilPecah:
    """What a split changes, for the preview and for the journal. ``sidik`` names exactly this change."""

    susunan: Susunan
    indikator: list[BarisIndikator]
    variabel: dict[str, int] = field(default_factory=dict)
    sasaran: dict[str, int] = field(default_factory=dict)
    renstra: dict[str, int] = field(default_factory=dict)
    sisa: list[str] = field(default_factory=list)
    baru: dict[str, Unit] = field(default_factory=dict)

    @property
    def sidik(self) -> str:
        s = self.susunan
        isi = (
            s.lahir,
            s.tutup,
            s.pindah,
            s.kode,
            s.jabatan,
            s.tugas,
            s.pohon,
            s.sisa,
            self.indikator,
            self.sisa,
        )
        banyak = (self.variabel, self.sasaran, self.renstra)
        return hashlib.sha256(repr((isi, *banyak)).encode()).hexdigest()[:32]


def susun_indikator(
    rencana: RencanaPecah, susunan: Susunan, pilihan: Sequence[PilihanIndikator]
) -> list[BarisIndikator]:
    semua = {
        i.pk: i
        for i in Indikator.objects.filter(
            pk__in=[p.indikator for p in pilihan], instansi=rencana.unit.instansi
        ).select_related("pemilik")
    }
    nama = _nama_terakhir(semua)
    pemilik = Pemilik(rencana, susunan)
    di_sana = Indikator.objects.filter(
        instansi__kode__in=[p.instansi for p in rencana.penerus], kunci__in=[i.kunci for i in semua.values()]
    ).exclude(instansi=rencana.unit.instansi)
    ada = {(i.instansi.kode, i.kunci): i for i in di_sana.select_related("pemilik", "instansi")}
    hasil: list[BarisIndikator] = []
    salah: list[Masalah] = []
    for p in pilihan:
        indikator = semua.get(p.indikator)
        if indikator is None:
            salah.append(
                Masalah(
                    f"ind_{p.indikator}", "Indikator itu bukan milik instansi ini.", "Muat ulang halaman."
                )
            )
            continue
        per_instansi: dict[str, list[str]] = {}
        for nomor in p.tujuan:
            penerus = rencana.tujuan(nomor)
            if penerus is not None:
                per_instansi.setdefault(penerus.instansi, []).append(penerus.alamat)
        if per_instansi and p.sebanding not in Sebanding.values:
            salah.append(
                Masalah(
                    f"seb_{p.indikator}", f"Sebanding tidaknya «{indikator.kunci}» belum dipilih.", "Pilih."
                )
            )
            continue
        for instansi, alamat in per_instansi.items():
            baris = _baris(
                rencana, pemilik, indikator, ada.get((instansi, indikator.kunci)), tuple(alamat), p
            )
            hasil.append(replace(baris, nama=nama.get(indikator.pk, indikator.kunci)))
    if salah:
        raise GalatSakip(salah)
    return hasil


def _nama_terakhir(semua: Mapping[int, Indikator]) -> dict[int, str]:
    baris = ManualIndikator.objects.filter(indikator__in=semua, varian_unit=None).order_by("sejak_tahun")
    return dict(baris.values_list("indikator_id", "nama"))


def _baris(
    rencana: RencanaPecah,
    peta: Pemilik,
    indikator: Indikator,
    ada: Indikator | None,
    alamat: tuple[str, ...],
    p: PilihanIndikator,
) -> BarisIndikator:
    """What becomes of one indicator in the agency of ``alamat``; ``ada`` is the one of its key there."""
    instansi = alamat[0].partition("/")[0]
    kunci, cara, sebanding = indikator.kunci, "baru", p.sebanding
    pemilik = peta.baru(indikator.pemilik, instansi, alamat[0])
    if instansi == rencana.unit.instansi.kode:
        if indikator.pemilik_id in peta.lahir:
            kunci = _kunci_bebas(indikator, rencana.tanggal.year)
        else:
            pemilik, cara, sebanding = f"{instansi}/{indikator.pemilik.kode}", "tetap", ""
    elif ada is not None:
        pemilik = f"{instansi}/{ada.pemilik.kode}"
        cara = "sudah" if ada.pendahulu_id is not None else "disambung"
        sebanding = ada.sebanding or p.sebanding
    return BarisIndikator(
        indikator.pk, indikator.kunci, "", instansi, kunci, pemilik, cara, sebanding, alamat, p.sasaran
    )


def _kunci_bebas(indikator: Indikator, tahun: int) -> str:
    """A key for the successor of an indicator within the same agency."""
    ada = set(
        Indikator.objects.filter(
            instansi=indikator.instansi_id, kunci__startswith=indikator.kunci
        ).values_list("kunci", flat=True)
    )
    calon = [f"{indikator.kunci}.{tahun}", *(f"{indikator.kunci}.{tahun}-{n}" for n in range(2, 99))]
    return next(k for k in calon if k not in ada)


class Pemilik:
    """Who owns in another agency what a unit owned here; everything is read at once."""

    def __init__(self, rencana: RencanaPecah, susunan: Susunan) -> None:
        instansi = {p.instansi for p in rencana.penerus}
        self.lahir = susunan.pengganti()
        ganti = PenggantiUnit.objects.filter(
            lama__instansi=rencana.unit.instansi, baru__instansi__kode__in=instansi
        )
        self.ganti = {
            (lama, kode_instansi): f"{kode_instansi}/{kode}"
            for lama, kode_instansi, kode in ganti.order_by("-pk").values_list(
                "lama_id", "baru__instansi__kode", "baru__kode"
            )
        }
        ada = Unit.objects.filter(instansi__kode__in=instansi)
        self.ada = set(ada.values_list("instansi__kode", "kode"))

    def baru(self, lama: Unit, instansi: str, penerus: str) -> str:
        """The owner's successor, the unit with the owner's code, else the office itself."""
        lahir = [a for a in self.lahir.get(lama.pk, []) if a.startswith(f"{instansi}/")]
        if lahir:
            return penerus if penerus in lahir else lahir[0]
        if (lama.pk, instansi) in self.ganti:
            return self.ganti[lama.pk, instansi]
        return f"{instansi}/{lama.kode}" if (instansi, lama.kode) in self.ada else penerus
