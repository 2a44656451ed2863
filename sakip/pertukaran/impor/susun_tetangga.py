"""Plans what stands beside the figures: outputs, plans of money, scores, e-Monev, target kinerja.

Decisions and versions that were once made are history: a package may add to them, never rewrite them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Model, QuerySet

from sakip.anggaran.models import (
    Dipa,
    KunciAnggaran,
    LaporanEmonev,
    PotretSkor,
    RincianOutput,
    VersiRpd,
)
from sakip.perjanjian.models import (
    KelompokTargetKinerja,
    NilaiEPerformance,
    PelaksanaTargetKinerja,
    RekapTargetKinerja,
    TargetKinerja,
)
from sakip.pertukaran import muat
from sakip.pertukaran.impor.rencana import Baris, Rencana, selalu
from sakip.pertukaran.kanonik import kunci_baris, urutan_kunci
from sakip.pertukaran.muat import Tersimpan
from sakip.pertukaran.muat.baris import Kunci, anak
from sakip.pertukaran.periksa.keluaran import kunci_bentrok
from sakip.pertukaran.periksa.temuan import Jalur
from sakip.pertukaran.skema import daftar


def bandingkan_keluaran(r: Rencana, dipa: QuerySet[Dipa]) -> None:
    """Outputs, withdrawal plans, keys and e-Monev of the DIPA ``dipa``."""
    sendiri = dipa.filter(unit__in=r.milik.id)

    def milik(model: type[Model]) -> QuerySet[Any]:
        return model._default_manager.filter(dipa__in=sendiri)

    r.bandingkan("rincian_output", muat.muat_output(milik(RincianOutput)), selalu)
    r.bandingkan("rpd", muat.muat_rpd(milik(VersiRpd)), selalu)
    r.bandingkan("emonev", muat.muat_emonev(milik(LaporanEmonev)), selalu)
    kunci = muat.muat_kunci(milik(KunciAnggaran))
    r.bandingkan("kunci_anggaran", kunci, selalu)
    _kunci_tersimpan(r, kunci)


def _kunci_tersimpan(r: Rencana, tersimpan: Mapping[Kunci, Tersimpan]) -> None:
    """Stored keys that the package does not name stay: together they must still not exceed their pots."""
    simpul = daftar("kunci_anggaran")
    letak = {kunci_baris(simpul, b): (j, b) for j, b in r.tinjauan.baris("kunci_anggaran")}
    for dipa in sorted({(b["dipa"], b["tahun"]) for _, b in letak.values()}):
        lama = [t.isi for k, t in tersimpan.items() if k not in letak and k[:2] == dipa]
        baru = [(j, b) for j, b in letak.values() if (b["dipa"], b["tahun"]) == dipa]
        if not lama:
            continue
        for i, bidang, pesan, _ in kunci_bentrok([*lama, *(b for _, b in baru)]):
            jalur = baru[max(i - len(lama), 0)][0]
            r.salah(
                (*jalur, bidang),
                f"Bersama kunci yang tersimpan: {pesan}",
                "Muat juga kunci tersimpan DIPA itu, atau hapus yang tidak berlaku lagi lebih dahulu.",
            )


def bandingkan_skor(r: Rencana) -> None:
    """Snapshots of scores of the years that the package names, and of its own year."""
    tahun = {int(b["tahun"]) for _, b in r.tinjauan.baris("skor")} | {r.tinjauan.tahun or 0}
    skor = PotretSkor.objects.filter(unit__in=r.milik.id, tahun__in=tahun)
    r.bandingkan("skor", muat.muat_skor(skor), selalu)


def bandingkan_target_kinerja(r: Rencana, *, kepala: bool) -> None:
    """Windows and targets are shared; ``kepala``: the package may change those of the agency."""
    tahun, instansi = r.tinjauan.tahun or 0, r.instansi
    kelompok = KelompokTargetKinerja.objects.filter(instansi=instansi, tahun=tahun)
    target = TargetKinerja.objects.filter(kelompok__instansi=instansi, kelompok__tahun=tahun)
    pelaksana = PelaksanaTargetKinerja.objects.filter(
        unit__in=r.milik.id, target__kelompok__instansi=instansi, target__kelompok__tahun=tahun
    )
    if instansi is None:
        kelompok, target, pelaksana = kelompok.none(), target.none(), pelaksana.none()
    r.bandingkan(
        "kelompok_target_kinerja",
        muat.muat_kelompok(kelompok),
        lambda b: kepala,
        pemilik="jendela target kinerja instansi",
    )
    r.bandingkan(
        "target_kinerja",
        muat.muat_target(target),
        lambda b: kepala or r.milik.punya(b["pemilik"]),
        pemilik="target kinerja milik unit lain",
        gabung=lambda j, b, lama: {
            **b,
            "syarat": _lanjutan(r, j, b, lama, "syarat", "Versi syarat bukti"),
        },
    )
    r.bandingkan(
        "pelaksana_target_kinerja",
        muat.muat_pelaksana(pelaksana),
        selalu,
        gabung=lambda j, b, lama: _kemajuan(r, j, b, lama),
    )
    rekap = RekapTargetKinerja.objects.filter(unit__in=r.milik.id, tahun__lt=tahun)
    r.bandingkan("rekap_target_kinerja", muat.muat_rekap(rekap), selalu)
    lihat = NilaiEPerformance.objects.filter(unit__in=r.milik.id, tahun=tahun)
    r.bandingkan("e_performance", muat.muat_e_performance(lihat), selalu)


def _kemajuan(r: Rencana, jalur: Jalur, b: Baris, lama: Baris) -> Baris:
    """Stored plans of quarters that the package does not name stay, with their evidence."""
    langkah = {g["periode"]: g for g in [*lama["langkah"], *b["langkah"]]}
    return {
        **b,
        "langkah": [langkah[k] for k in sorted(langkah)],
        "nilai": _lanjutan(r, jalur, b, lama, "nilai", "Keputusan"),
    }


def _lanjutan(r: Rencana, jalur: Jalur, b: Baris, lama: Baris, bidang: str, sebutan: str) -> list[Baris]:
    """Stored rows and the new ones of the package; a fault where it says a stored one differently."""
    nama, nomor = str(jalur[0]), int(jalur[1])
    simpul = anak(nama, bidang)
    ada = {kunci_baris(simpul, g): g for g in lama[bidang]}
    letak = {kunci_baris(simpul, g): i for i, g in enumerate(r.tinjauan.isi[nama][nomor][bidang])}
    for g in b[bidang]:
        kunci = kunci_baris(simpul, g)
        if kunci in ada and ada[kunci] != g:
            beda = ", ".join(n for n in g if g[n] != ada[kunci][n])
            r.salah(
                (*jalur, bidang, letak[kunci]),
                f"{sebutan} {' '.join(str(k) for k in kunci)} sudah tercatat dan tidak dapat ditulis ulang; "
                f"yang berbeda: {beda}.",
                "Samakan dengan yang tersimpan (lihat hasil ekspor), lalu tambahkan nomor berikutnya.",
            )
        ada.setdefault(kunci, g)
    return [ada[k] for k in sorted(ada, key=urutan_kunci)]
