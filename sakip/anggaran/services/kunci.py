"""The keys of money to indicators: all keys of one DIPA at once, so that their sums can be held."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from sakip.akun.models import Akun
from sakip.anggaran.models import Dipa, KunciAnggaran
from sakip.anggaran.queries.output import milik_kode
from sakip.anggaran.services.dasar import basi, catat_dipa, dipa_terkunci, tolak_bila
from sakip.anggaran.services.output import desimal
from sakip.aturan.angka import tambah, tulis
from sakip.inti.galat import Masalah
from sakip.organisasi.models import Unit
from sakip.perencanaan.models import Indikator


@dataclass(frozen=True)
class KunciMasuk:
    """A key as typed; ``kode`` "" is the whole DIPA, ``indikator`` the indicator's key."""

    nomor: int
    kode: str
    indikator: str
    persen: str
    dasar: str


def sidik(d: Dipa) -> str:
    """The keys as they stand: a form that was filled over other ones is stale."""
    isi = d.kunci.order_by("pk").values_list("pk", "kode", "indikator_id", "persen", "dasar")
    return ";".join(f"{pk},{k},{i},{p},{len(t)}" for pk, k, i, p, t in isi)


@transaction.atomic
def simpan_kunci(
    *, unit: Unit, tahun: int, dipa_id: int, dilihat: str, isi: Sequence[KunciMasuk],
    oleh: Akun, peran: str, waktu: dt.datetime,
) -> int:  # fmt: skip
    """Replace the keys of a DIPA. Shares of one pot sum to at most 100 percent; pots do not overlap."""
    d = dipa_terkunci(unit, tahun, dipa_id)
    if sidik(d) != dilihat:
        raise basi()
    salah: list[Masalah] = []
    akhir = d.revisi.order_by("-nomor").first()
    kode_baris = set(akhir.baris.values_list("kode", flat=True)) if akhir else set()
    indikator = {i.kunci: i for i in Indikator.objects.filter(instansi=d.instansi_id)}
    baru: dict[tuple[str, str], KunciAnggaran] = {}
    for x in isi:
        t = f"Baris {x.nomor}"
        kode, apa, dasar = x.kode.strip(), x.indikator.strip(), " ".join(x.dasar.split())
        persen = desimal(x.persen, t, salah)
        if kode and not any(milik_kode(k, kode) for k in kode_baris):
            salah.append(Masalah(t, f"Tidak ada baris DIPA di bawah kode {kode[:40]}.", "Periksa kodenya."))
        if apa not in indikator:
            salah.append(
                Masalah(t, f"Indikator «{apa[:60]}» tidak ada di instansi ini.", "Pilih dari daftar.")
            )
        if persen is None or not 0 < persen <= 100:
            salah.append(Masalah(t, "Persen harus lebih dari 0 dan paling banyak 100.", "Tulis misalnya 40."))
        if not dasar or len(dasar) > 300:
            salah.append(
                Masalah(
                    t, "Dasar pembagian belum diisi atau terlalu panjang.", "Tulis dokumen atau alasannya."
                )
            )
        if (kode, apa) in baru:
            salah.append(Masalah(t, f"Indikator {apa} sudah memakai pot yang sama.", "Gabungkan persennya."))
        if apa in indikator and persen is not None:
            baru[kode, apa] = KunciAnggaran(
                dipa=d, kode=kode, indikator=indikator[apa], persen=persen, dasar=dasar
            )
    _periksa_pot(list(baru.values()), salah)
    tolak_bila(salah)
    lama = [
        [k, i, str(p)]
        for k, i, p in d.kunci.order_by("kode").values_list("kode", "indikator__kunci", "persen")
    ]
    d.kunci.all().delete()
    KunciAnggaran.objects.bulk_create(baru.values())
    catat_dipa(
        d, "kunci_anggaran.simpan", oleh, peran, waktu,
        {"sebelum": lama, "kunci": [[k, i, str(b.persen)] for (k, i), b in sorted(baru.items())]},
    )  # fmt: skip
    return len(baru)


def _periksa_pot(kunci: Sequence[KunciAnggaran], salah: list[Masalah]) -> None:
    jumlah: dict[str, Decimal] = defaultdict(Decimal)
    for k in kunci:
        jumlah[k.kode] = tambah(jumlah[k.kode], k.persen)
    for kode, persen in sorted(jumlah.items()):
        if persen > 100:
            salah.append(
                Masalah(
                    "pot",
                    f"Pot {kode or 'seluruh DIPA'} terbagi {tulis(persen, None)}%.",
                    "Paling banyak 100%.",
                )
            )
    for a in sorted(jumlah):
        for b in sorted(jumlah):
            if a != b and milik_kode(b, a):
                salah.append(
                    Masalah(
                        "pot",
                        f"Pot {b} berada di dalam pot {a or 'seluruh DIPA'}.",
                        "Pilih salah satu tingkat.",
                    )
                )
