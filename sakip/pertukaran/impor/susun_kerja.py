"""Plans how an office works: fillers, chains, deadlines, and the activities behind its agreements.

What was reported stays: a package adds to the months and the evidence of an activity, it takes none away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.db.models import Model, QuerySet

from sakip.agenda.models import AturanTenggat
from sakip.pengukuran.models import Rantai
from sakip.perencanaan.models import PengisiVariabel
from sakip.perjanjian.models import RencanaAksi
from sakip.pertukaran import muat
from sakip.pertukaran.impor.manual import bertumpuk
from sakip.pertukaran.impor.rencana import Baris, Rencana, selalu
from sakip.pertukaran.muat import Tersimpan
from sakip.pertukaran.muat.baris import Kunci
from sakip.pertukaran.periksa.kerja import BERSEJAK, memuat
from sakip.pertukaran.skema import daftar


def bandingkan_kerja(r: Rencana) -> None:
    """Everything in ``pengisi``, ``rantai``, ``tenggat`` and ``rencana_aksi``."""

    def milik(model: type[Model]) -> QuerySet[Any]:
        return model._default_manager.filter(unit__in=r.milik.id)

    pengisi = muat.muat_pengisi(milik(PengisiVariabel))
    r.bandingkan("pengisi", pengisi, selalu)
    _pengisi_bertumpang(r, pengisi)
    rantai, tenggat = muat.muat_rantai(milik(Rantai)), muat.muat_tenggat(milik(AturanTenggat))
    for nama, tersimpan in (("rantai", rantai), ("tenggat", tenggat)):
        r.bandingkan(nama, tersimpan, selalu)
        _tolak_yang_digantikan(r, nama, tersimpan)
    aksi = RencanaAksi.objects.filter(
        butir__perjanjian__unit__in=r.milik.id, butir__perjanjian__tahun=r.tinjauan.tahun or 0
    )
    r.bandingkan("rencana_aksi", _sesudah_revisi(r, aksi), selalu, gabung=_gabung_aksi)


def _pengisi_bertumpang(r: Rencana, tersimpan: Mapping[Kunci, Tersimpan]) -> None:
    disebut = {(b["variabel"], b["unit"], b["sejak_tahun"]) for _, b in r.tinjauan.baris("pengisi")}
    menurut_pasangan: dict[Kunci, list[Baris]] = defaultdict(list)
    for kunci, lama in tersimpan.items():
        if kunci not in disebut:
            menurut_pasangan[kunci[:2]].append(lama.isi)
    for jalur, b in r.tinjauan.baris("pengisi"):
        for isi in menurut_pasangan.get((b["variabel"], b["unit"]), ()):
            if bertumpuk(isi, b):
                r.salah(
                    (*jalur, "sejak_tahun"),
                    f"Bertumpang tindih dengan pengisi tersimpan sejak {isi['sejak_tahun']}.",
                    f"Tulis sejak_tahun {isi['sejak_tahun']}, atau akhiri yang tersimpan lebih dahulu.",
                )


def _tolak_yang_digantikan(r: Rencana, nama: str, tersimpan: Mapping[Kunci, Tersimpan]) -> None:
    """A package says what is in force in its year: a later stored rule would say otherwise."""
    for jalur, b in r.tinjauan.baris(nama):
        lebih_baru = [
            s
            for unit, formulir, s in tersimpan
            if (unit, formulir) == (b["unit"], b["formulir"])
            and b["sejak_tahun"] < s <= (r.tinjauan.tahun or s)
        ]
        if lebih_baru:
            r.salah(
                (*jalur, "sejak_tahun"),
                f"{BERSEJAK[nama]} yang tersimpan sejak {max(lebih_baru)} sudah menggantikannya.",
                f"Tulis yang berlaku pada tahun {r.tinjauan.tahun}, atau tinggalkan baris ini.",
            )


def _sesudah_revisi(r: Rencana, aksi: QuerySet[RencanaAksi]) -> dict[Kunci, Tersimpan]:
    """Stored activities under the item where a revision that the package signs will bring them."""
    tersimpan = muat.muat_rencana_aksi(aksi, toleran=True)
    indikator = dict(aksi.values_list("pk", "butir__indikator__kunci"))
    versi = sorted((b for _, b in r.tinjauan.baris("perjanjian")), key=lambda b: b["revisi"])
    simpul = daftar("rencana_aksi")
    hasil: dict[Kunci, Tersimpan] = {}
    for t in tersimpan.values():
        isi = dict(t.isi)
        lanjut = (b for b in versi if b["kode"] == t.isi["perjanjian"] and b["revisi"] > t.isi["revisi"])
        for b in lanjut:
            if butir := memuat(b, indikator[t.pk]):
                isi["revisi"], isi["butir"] = b["revisi"], butir
        hasil[tuple(isi[k] for k in simpul.kunci)] = Tersimpan(t.pk, isi, t.versi)
    return hasil


def _gabung_aksi(jalur: object, b: Baris, lama: Baris) -> Baris:
    dulu = {g["bulan"]: g for g in lama["bulanan"]}
    bulanan = dict(dulu)
    for g in b["bulanan"]:
        bukti = {x["nama"]: x for x in [*dulu.get(g["bulan"], {}).get("bukti", ()), *g["bukti"]]}
        bulanan[g["bulan"]] = {**g, "bukti": [bukti[n] for n in sorted(bukti)]}
    return {**b, "bulanan": [bulanan[n] for n in sorted(bulanan)]}
