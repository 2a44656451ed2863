"""What a split leaves of the targets of a Renstra: each successor goes on with those of its indicators."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import F, Q

from sakip.organisasi.models import Unit
from sakip.organisasi.services.pecah import RencanaPecah
from sakip.perencanaan.models import Indikator, Renstra, TargetRenstra
from sakip.perencanaan.services.pecah_indikator import BarisIndikator, HasilPecah


class PenyalinRenstra:
    """Copies the targets from the year of the split on; those of earlier years stay where they were set.

    A unit's own plan goes on as the plan of whoever takes over. A row for it in the plan of a unit above
    becomes a row of the same plan within the agency, and one of the successor's own plan in another agency.
    """

    def __init__(
        self,
        rencana: RencanaPecah,
        hasil: HasilPecah,
        indikator: Mapping[tuple[str, int], Indikator],
        cari: Callable[[str], Unit],
        *,
        tulis: bool,
    ) -> None:
        self.r = rencana
        self.h = hasil
        self.indikator = indikator
        self.cari = cari
        self.tulis = tulis
        self.tahun = rencana.tanggal.year
        self.ganti = hasil.susunan.pengganti()
        self.baris = {(b.id, b.instansi): b for b in hasil.indikator}
        self.renstra: dict[tuple[str, int], Renstra] = {}
        self.sudah: set[tuple[object, ...]] = set()
        self.ke_banyak: set[str] = set()

    def salin(self) -> None:
        semua = (
            TargetRenstra.objects.filter(tahun__gte=self.tahun)
            .filter(Q(renstra__unit__in=self.ganti) | Q(unit__in=self.ganti))
            .select_related("renstra", "indikator", "unit", "penanggung_jawab")
            .order_by("renstra__unit__kode", "renstra__mulai", "indikator__kunci", "tahun", "lingkup", "pk")
        )
        # a unit's own plan says more than the plan of a unit above it
        for t in sorted(semua, key=lambda t: t.renstra.unit_id not in self.ganti):
            asal = t.renstra.unit_id if t.renstra.unit_id in self.ganti else t.unit_id
            assert asal is not None
            for alamat in self.ganti[asal]:
                b = self.baris.get((t.indikator_id, alamat.partition("/")[0]))
                if b is not None and (asal != self.r.unit.pk or alamat in b.penerus):
                    self._satu(t, b, asal, alamat)
        self._sisa()

    def _satu(self, t: TargetRenstra, b: BarisIndikator, asal: int, alamat: str) -> None:
        ke, boleh = self._peta(t.unit, asal, alamat)
        if not boleh:
            return
        sendiri = t.renstra.unit_id in self.ganti or b.instansi != self.r.unit.instansi.kode
        rumah = self._renstra(t, alamat) if sendiri else t.renstra
        kunci = (
            (alamat, rumah.mulai) if sendiri else t.renstra_id,
            b.kunci_baru,
            t.tahun,
            t.lingkup,
            ke and f"{ke.instansi_id}/{ke.kode}",
        )
        if kunci in self.sudah:
            return
        self.sudah.add(kunci)
        self.h.renstra[alamat] = self.h.renstra.get(alamat, 0) + 1
        banyak = asal == self.r.unit.pk and len(b.penerus) > 1
        if banyak:
            self.ke_banyak.add(b.kunci)
        if not self.tulis:
            return
        if not sendiri:
            Renstra.objects.filter(pk=rumah.pk).update(versi=F("versi") + 1)
        TargetRenstra.objects.create(
            renstra=rumah,
            indikator=t.indikator if b.cara == "tetap" else self.indikator[b.instansi, b.id],
            tahun=t.tahun,
            lingkup=t.lingkup,
            unit=ke,
            nilai=t.nilai,
            kata=t.kata,
            satuan=t.satuan,
            skala=t.skala,
            pendanaan=None if banyak else t.pendanaan,
            penanggung_jawab=self._peta(t.penanggung_jawab, asal, alamat)[0],
        )

    def _renstra(self, t: TargetRenstra, alamat: str) -> Renstra:
        """The successor's plan of the same years, as far as they are still to come."""
        mulai = max(t.renstra.mulai, self.tahun)
        ada = self.renstra.get((alamat, mulai))
        if ada is None:
            ada = Renstra(unit=self.cari(alamat), mulai=mulai, selesai=t.renstra.selesai)
            if self.tulis:
                ada.save(force_insert=True)
            self.renstra[alamat, mulai] = ada
        elif ada.selesai < t.renstra.selesai:
            ada.selesai = t.renstra.selesai
            if self.tulis:
                ada.save(update_fields=["selesai"])
        return ada

    def _peta(self, unit: Unit | None, asal: int, alamat: str) -> tuple[Unit | None, bool]:
        """Who stands in the successor's plan where ``unit`` stood; False where nobody does."""
        if unit is None:
            return None, True
        if unit.pk == asal:
            return self.cari(alamat), True
        instansi = alamat.partition("/")[0]
        if unit.pk in self.ganti:
            sana = [a for a in self.ganti[unit.pk] if a.startswith(f"{instansi}/")]
            return (self.cari(sana[0]), True) if sana else (None, False)
        sama: Any = instansi == self.r.unit.instansi.kode
        return (unit, True) if sama else (None, False)

    def _sisa(self) -> None:
        if self.ke_banyak:
            sebut = ", ".join(sorted(self.ke_banyak))
            self.h.sisa.append(
                f"Target Renstra {len(self.ke_banyak)} indikator ({sebut}) disalin utuh"
                " ke lebih dari satu penerus tanpa pendanaannya: bagi angkanya bila perlu."
            )
        akhir = Renstra.objects.filter(unit=self.r.unit).order_by("-selesai").first()
        if akhir is not None and akhir.selesai < self.tahun:
            self.h.sisa.append(
                f"Renstra «{self.r.unit.kode}» berakhir {akhir.selesai}: susun Renstra penerusnya."
            )
