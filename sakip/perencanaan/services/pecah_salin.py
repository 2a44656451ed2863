"""Writes of a split: indicators, manuals, variables and sasaran as each agency needs them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from django.db.models import Model, Q

from sakip.organisasi.models import Instansi, Unit
from sakip.organisasi.services.pecah import RencanaPecah
from sakip.perencanaan.models import (
    Indikator,
    IndikatorSasaran,
    KategoriVariabel,
    Kontribusi,
    ManualIndikator,
    PengisiVariabel,
    Sasaran,
    SumberData,
    Variabel,
    VariabelManual,
)
from sakip.perencanaan.services.pecah_indikator import BarisIndikator, HasilPecah, Pemilik
from sakip.perencanaan.services.pecah_renstra import PenyalinRenstra

M = TypeVar("M", bound=Model)


class Penyalin:
    """Copies what the indicators of a split need into each agency, once each.

    Without ``tulis`` the rows are made and counted just so, and none of them is stored.
    """

    def __init__(self, rencana: RencanaPecah, hasil: HasilPecah, *, tulis: bool = True) -> None:
        self.r = rencana
        self.tulis = tulis
        self.h = hasil
        self.tahun = rencana.tanggal.year
        awal_tahun = rencana.tanggal == dt.date(self.tahun, 1, 1)
        self.tahun_akhir = self.tahun - 1 if awal_tahun else self.tahun
        self.instansi = {
            i.kode: i for i in Instansi.objects.filter(kode__in=[b.instansi for b in hasil.indikator])
        }
        self.unit = dict(hasil.baru)
        self.pemilik = Pemilik(rencana, hasil.susunan)
        self.variabel: dict[tuple[str, int], Variabel] = {}
        self.sasaran: dict[tuple[str, int], Sasaran] = {}
        self.indikator: dict[tuple[str, int], Indikator] = {}
        self.manual_lama: dict[tuple[str, int], list[str]] = {}
        self._baca()

    def _baca(self) -> None:
        """All that is copied, and what the agencies have already, in a few queries."""
        pk, kode = {b.id for b in self.h.indikator}, list(self.instansi)
        self.lama = Indikator.objects.select_related("instansi").in_bulk(pk)
        self.manual: dict[int, list[ManualIndikator]] = {}
        manual = ManualIndikator.objects.filter(indikator__in=pk).order_by("sejak_tahun")
        for m in manual.prefetch_related("variabel__variabel__bobot", "variabel__variabel__sumber"):
            self.manual.setdefault(m.indikator_id, []).append(m)
        lain = Indikator.objects.filter(instansi__kode__in=kode).exclude(instansi=self.r.unit.instansi)
        self.bermanual = set(lain.filter(manual__isnull=False).values_list("pk", flat=True))
        self.ada = {(i.instansi.kode, i.kunci): i for i in lain.select_related("instansi")}
        variabel = Variabel.objects.filter(instansi__kode__in=kode).select_related("instansi")
        self.ada_variabel = {(v.instansi.kode, v.kunci): v for v in variabel}
        self.kategori: dict[int, list[KategoriVariabel]] = {}
        for k in KategoriVariabel.objects.filter(variabel__instansi=self.r.unit.instansi).order_by("pk"):
            self.kategori.setdefault(k.variabel_id, []).append(k)
        self.pengisi: dict[int, list[PengisiVariabel]] = {}
        terkena = PengisiVariabel.objects.filter(unit__in=self.h.susunan.pengganti())
        for p in terkena.filter(Q(sampai_tahun=None) | Q(sampai_tahun__gte=self.tahun)):
            self.pengisi.setdefault(p.variabel_id, []).append(p)
        sasaran = Sasaran.objects.filter(instansi__kode__in=kode).select_related("instansi")
        self.ada_sasaran = {(s.instansi.kode, s.kunci): s for s in sasaran}
        disebut = [b.sasaran for b in self.h.indikator if b.sasaran is not None]
        self.sasaran_lama = Sasaran.objects.select_related(
            "unit", "induk__unit", "induk__induk__unit"
        ).in_bulk(disebut)

    def salin(self) -> None:
        for b in self.h.indikator:
            lama = self.lama[b.id]
            if b.cara == "tetap":
                self._pengisi_tetap(b, lama)
                continue
            baru = self._indikator(b, lama)
            self.indikator[b.instansi, b.id] = baru
            self._manual(b, lama, baru)
            if b.sasaran is not None and b.instansi != self.r.unit.instansi.kode:
                sasaran = self._sasaran(b, self.sasaran_lama[b.sasaran])
                self._ukuran(sasaran, baru)
        if self.tulis:
            self._kontribusi()
        PenyalinRenstra(self.r, self.h, self.indikator, self._cari, tulis=self.tulis).salin()
        for (instansi, sampai), kunci in self.manual_lama.items():
            self.h.sisa.append(
                f"Manual {len(kunci)} indikator hanya berlaku sampai {sampai}; yang terakhir itu disalin ke"
                f" {instansi} untuk {self.tahun}; periksa sebelum perjanjiannya disusun."
            )

    def _ukuran(self, sasaran: Sasaran, indikator: Indikator) -> None:
        if self.tulis and not IndikatorSasaran.objects.filter(sasaran=sasaran, indikator=indikator).exists():
            IndikatorSasaran.objects.create(sasaran=sasaran, indikator=indikator, sejak_tahun=self.tahun)

    def _cari(self, alamat: str) -> Unit:
        if alamat not in self.unit:
            instansi, _, kode = alamat.partition("/")
            unit = Unit.objects.filter(instansi__kode=instansi, kode=kode).first()
            if unit is None and not self.tulis:  # one that the split would begin
                unit = Unit(instansi=self.instansi[instansi], kode=kode)
            assert unit is not None, alamat
            self.unit[alamat] = unit
        return self.unit[alamat]

    def _simpan(self, baris: Model) -> None:
        if self.tulis:
            baris.save(force_insert=True)

    def _indikator(self, b: BarisIndikator, lama: Indikator) -> Indikator:
        instansi = self.instansi[b.instansi]
        if b.cara == "baru":
            baru = Indikator(
                instansi=instansi,
                kunci=b.kunci_baru,
                pemilik=self._cari(b.pemilik),
                jenis=lama.jenis,
                pendahulu=lama,
                sebanding=b.sebanding,
            )
            self._simpan(baru)
            return baru
        ada = self.ada[b.instansi, b.kunci]
        if b.cara == "disambung":
            ada.pendahulu, ada.sebanding = lama, b.sebanding
            if self.tulis:
                ada.save(update_fields=["pendahulu", "sebanding"])
        elif ada.pendahulu_id != lama.pk:
            self.h.sisa.append(f"«{b.kunci}» pada {b.instansi} sudah mempunyai pendahulu lain.")
        return ada

    def _manual(self, b: BarisIndikator, lama: Indikator, baru: Indikator) -> None:
        """The manual in force and later ones, else the last; an indicator that has one there keeps it."""
        punya = baru.pk in self.bermanual
        semua = self.manual.get(lama.pk, [])
        for unit in (None, self.r.unit):
            milik = [m for m in semua if m.varian_unit_id == (unit and unit.pk)]
            baris = [m for m in milik if m.sampai_tahun is None or m.sampai_tahun >= self.tahun]
            sampai = {m.pk: m.sampai_tahun for m in baris}
            if unit is None and not baris and not punya:
                baris = milik[-1:]
                sampai = dict.fromkeys((m.pk for m in baris), None)
                self._ingatkan_manual(b, baris)
            untuk = [self._cari(a) for a in b.penerus] if unit is not None else [] if punya else [None]
            for m in baris:
                for varian in untuk:
                    salinan = _salin(
                        m,
                        indikator=baru,
                        varian_unit=varian,
                        sejak_tahun=max(m.sejak_tahun, self.tahun),
                        sampai_tahun=sampai[m.pk],
                    )
                    self._simpan(salinan)
                    self._pakai(b, m, salinan)

    def _ingatkan_manual(self, b: BarisIndikator, baris: Sequence[ManualIndikator]) -> None:
        if baris:
            self.manual_lama.setdefault((b.instansi, baris[0].sampai_tahun or 0), []).append(b.kunci)
        else:
            self.h.sisa.append(f"«{b.kunci}» tanpa manual: susun di {b.instansi} sebelum perjanjiannya.")

    def _pakai(self, b: BarisIndikator, lama: ManualIndikator, baru: ManualIndikator) -> None:
        baris = [
            VariabelManual(
                manual=baru, alias=v.alias, variabel=self._variabel(b, v.variabel), urutan=v.urutan
            )
            for v in lama.variabel.all()
        ]
        if self.tulis:
            VariabelManual.objects.bulk_create(baris)

    def _variabel(self, b: BarisIndikator, lama: Variabel) -> Variabel:
        """The variable of the same key in the agency of ``b``; copied with its parts if it has none."""
        kunci = (b.instansi, lama.pk)
        if kunci not in self.variabel:
            baru = lama
            if b.instansi != self.r.unit.instansi.kode:
                baru = self._salin_variabel(b, lama)
            self.variabel[kunci] = baru
            if self.tulis:
                self._pengisi(b, lama, baru)
        return self.variabel[kunci]

    def _salin_variabel(self, b: BarisIndikator, lama: Variabel) -> Variabel:
        instansi = self.instansi[b.instansi]
        ada = self.ada_variabel.get((b.instansi, lama.kunci))
        if ada is not None:
            beda = [
                k
                for k in ("satuan", "sifat", "waktu", "agregasi_unit")
                if getattr(ada, k) != getattr(lama, k)
            ]
            if beda:
                self.h.sisa.append(
                    f"Variabel «{lama.kunci}» pada {b.instansi} sudah ada dan berbeda ({', '.join(beda)});"
                    " dipakai yang sudah ada."
                )
            return ada
        sumber = lama.sumber
        if sumber is not None and self.tulis:
            sumber, _ = SumberData.objects.get_or_create(
                instansi=instansi,
                nama=sumber.nama,
                defaults={"pemilik": sumber.pemilik, "kekerapan": sumber.kekerapan},
            )
        bobot = self._variabel(b, lama.bobot) if lama.bobot is not None else None
        baru = _salin(lama, instansi=instansi, bobot=bobot, sumber=sumber, penerus=None)
        self._simpan(baru)
        if self.tulis:
            KategoriVariabel.objects.bulk_create(
                _salin(k, variabel=baru) for k in self.kategori.get(lama.pk, ())
            )
        self.h.variabel[b.instansi] = self.h.variabel.get(b.instansi, 0) + 1
        return baru

    def _pengisi(self, b: BarisIndikator, lama: Variabel, baru: Variabel) -> None:
        """Who is expected to fill it from now on: the new identities and successors, not the old ones."""
        ganti = self.h.susunan.pengganti()
        for p in self.pengisi.get(lama.pk, ()):
            alamat: Iterable[str] = ganti[p.unit_id]
            if p.unit_id == self.r.unit.pk:
                alamat = b.penerus
            for a in alamat:
                if a.startswith(f"{b.instansi}/"):
                    PengisiVariabel.objects.get_or_create(
                        variabel=baru,
                        unit=self._cari(a),
                        sejak_tahun=max(p.sejak_tahun, self.tahun),
                        defaults={"sampai_tahun": p.sampai_tahun},
                    )
            if p.sejak_tahun <= self.tahun_akhir and p.sampai_tahun is None:
                PengisiVariabel.objects.filter(pk=p.pk).update(sampai_tahun=self.tahun_akhir)

    def _pengisi_tetap(self, b: BarisIndikator, lama: Indikator) -> None:
        """Within the agency the variables stay; the successors fill what the old office filled."""
        for manual in self.manual.get(lama.pk, ()):
            for v in manual.variabel.all():
                self._variabel(b, v.variabel)

    def _sasaran(self, b: BarisIndikator, lama: Sasaran) -> Sasaran:
        """The sasaran of the same key in the agency of ``b``, with those above it."""
        kunci = (b.instansi, lama.pk)
        if kunci not in self.sasaran:
            instansi = self.instansi[b.instansi]
            ada = self.ada_sasaran.get((b.instansi, lama.kunci))
            if ada is None:
                induk = self._sasaran(b, lama.induk) if lama.induk is not None else None
                unit = self._cari(self.pemilik.baru(lama.unit, b.instansi, b.penerus[0]))
                ada = _salin(
                    lama, instansi=instansi, unit=unit, induk=induk, sejak_tahun=self.tahun, sampai_tahun=None
                )
                self._simpan(ada)
                self.h.sasaran[b.instansi] = self.h.sasaran.get(b.instansi, 0) + 1
            self.sasaran[kunci] = ada
        return self.sasaran[kunci]

    def _kontribusi(self) -> None:
        """The pohon kinerja between indicators that both went to the same agency."""
        lama = list(
            Kontribusi.objects.filter(bawah__in=self.lama, atas__in=self.lama, sejak_tahun__lte=self.tahun)
        )
        ada = set(
            Kontribusi.objects.filter(bawah__in=list(self.indikator.values())).values_list(
                "atas_id", "bawah_id"
            )
        )
        for instansi in self.instansi:
            for k in lama:
                atas, bawah = (
                    self.indikator.get((instansi, k.atas_id)),
                    self.indikator.get((instansi, k.bawah_id)),
                )
                if atas is not None and bawah is not None and (atas.pk, bawah.pk) not in ada:
                    Kontribusi.objects.create(atas=atas, bawah=bawah, jenis=k.jenis, sejak_tahun=self.tahun)
                    ada.add((atas.pk, bawah.pk))


def _salin(baris: M, **ubah: Any) -> M:
    """A row, not saved yet, with the columns of ``baris`` but those named."""
    tetap = [f for f in baris._meta.concrete_fields if not f.primary_key and f.name not in {"versi", *ubah}]
    return type(baris)(**{f.attname: getattr(baris, f.attname) for f in tetap}, **ubah)
