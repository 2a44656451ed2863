"""Reads the manuals of a unit's items with their variables, in a fixed number of queries."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from sakip.naskah.manual.bahan import BahanManual, ManualButir, VariabelBuku
from sakip.naskah.surat import profil_surat
from sakip.organisasi.models import Unit
from sakip.organisasi.queries import nama_unit
from sakip.pengukuran.hasil import HasilButir
from sakip.pengukuran.queries import kinerja_unit
from sakip.perencanaan.models import Indikator, ManualIndikator, Sebanding, VariabelManual


def bahan_manual(unit: Unit, tahun: int, *, bacaan: str = "resmi", pada: dt.date) -> BahanManual:
    """The manuals of every item of ``unit`` in ``tahun`` (or that it is responsible for, or feeds)."""
    kinerja = kinerja_unit(unit, tahun, bacaan=bacaan, pada=pada)
    butir = kinerja.hasil.butir
    akhir = dt.date(tahun, 12, 31)
    indikator = {
        i.kunci: i
        for i in Indikator.objects.filter(
            instansi=unit.instansi, kunci__in=[b.indikator for b in butir]
        ).select_related("pendahulu")
    }
    penerus: dict[int, list[Indikator]] = defaultdict(list)
    for i in Indikator.objects.filter(pendahulu__in=indikator.values()).order_by("kunci"):
        penerus[i.pendahulu_id or 0].append(i)
    sebut = _nama_indikator([*indikator.values(), *(x for isi in penerus.values() for x in isi)])
    pemilik = nama_unit({i.pemilik_id for i in indikator.values()}, akhir)
    variabel = _variabel([b.manual.id for b in butir])

    def satu(b: HasilButir) -> ManualButir:
        i = indikator[b.indikator]
        lama = i.pendahulu
        return ManualButir(
            butir=b,
            jenis=str(i.get_jenis_display()),
            pemilik=pemilik.get(i.pemilik_id, ("",))[0],
            pendahulu=(sebut[lama.pk], _sebanding(i)) if lama else None,
            penerus=tuple((sebut[x.pk], _sebanding(x)) for x in penerus[i.pk]),
            variabel=variabel.get(b.manual.id, ()),
        )

    singkatan = nama_unit([unit.pk], akhir).get(unit.pk, ("", unit.kode))[1]
    return BahanManual(kinerja, singkatan, pada, tuple(satu(b) for b in butir), profil_surat(unit, tahun))


def _sebanding(i: Indikator) -> str:
    return str(Sebanding(i.sebanding).label).lower() if i.sebanding else ""


def _nama_indikator(indikator: list[Indikator]) -> dict[int, str]:
    """The newest wording of each indicator and its predecessor; its key where no manual names it."""
    nama = {i.pk: i.kunci for i in indikator}
    nama |= {i.pendahulu.pk: i.pendahulu.kunci for i in indikator if i.pendahulu}
    baris = ManualIndikator.objects.filter(indikator_id__in=list(nama), varian_unit__isnull=True)
    nama |= dict(baris.order_by("sejak_tahun").values_list("indikator_id", "nama"))
    return nama


def _variabel(manual_id: list[int]) -> dict[int, tuple[VariabelBuku, ...]]:
    baris = (
        VariabelManual.objects.filter(manual_id__in=manual_id)
        .select_related("variabel__sumber", "variabel__bobot")
        .prefetch_related("variabel__kategori")
        .order_by("manual_id", "urutan", "pk")
    )
    hasil: dict[int, list[VariabelBuku]] = defaultdict(list)
    for vm in baris:
        v = vm.variabel
        hasil[vm.manual_id].append(
            VariabelBuku(
                alias=vm.alias,
                nama=v.nama,
                definisi=v.definisi,
                satuan=v.satuan,
                bentuk=str(v.get_bentuk_display()),
                sifat=str(v.get_sifat_display()),
                waktu=v.waktu,
                unit=v.agregasi_unit,
                nama_bobot=v.bobot.nama if v.bobot else "",
                isian=str(v.get_isian_display()),
                sumber=v.sumber.nama if v.sumber else "",
                kategori=tuple(k.nama for k in sorted(v.kategori.all(), key=lambda k: k.kode)),
                pribadi=v.pribadi,
            )
        )
    return {k: tuple(v) for k, v in hasil.items()}
