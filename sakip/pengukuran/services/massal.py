"""Entries of many units at once, as an import brings them: the same rules as a form, all or nothing."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import F

from sakip.agenda.queries import tertutup_semua
from sakip.akun.models import Akun
from sakip.aturan.angka import teks_desimal
from sakip.aturan.periode import baca_periode
from sakip.inti.galat import GalatSakip, Masalah
from sakip.jejak.services import catat
from sakip.organisasi.models import Garis, Leluhur, Unit
from sakip.organisasi.queries import saring_pohon
from sakip.pengukuran.angka_isian import tulis_isian
from sakip.pengukuran.formulir import FORMULIR
from sakip.pengukuran.models import Asal, Isian
from sakip.pengukuran.queries.alur import ALASAN_TERKUNCI, perjalanan_semua
from sakip.pengukuran.services.rekap import segarkan_induk

KunciIsian = tuple[int, int, str, int]


@dataclass(frozen=True)
class IsianBaru:
    """A value to write, the row it came from, and the version of the entry it was compared with (0: none)."""

    unit_id: int
    variabel_id: int
    periode: str
    kategori_id: int
    nilai: Decimal | None
    keadaan: str
    baris: int
    versi: int
    bulan: int

    @property
    def kunci(self) -> KunciIsian:
        return self.unit_id, self.variabel_id, self.periode, self.kategori_id


@dataclass(frozen=True)
class Tulisan:
    """What was written: the entry, its row, and its content before (None: new) and after."""

    id: int
    baris: int
    sebelum: dict[str, Any] | None
    sesudah: dict[str, Any]


def terkunci_semua(unit: Collection[Unit], tahun: int, bulan: Collection[int]) -> dict[tuple[int, int], str]:
    """Why forms cannot be written, by unit id and month; those that are open are left out."""
    kunci = {b: f"{tahun}-{b:02d}" for b in bulan}
    jalan = perjalanan_semua([u.pk for u in unit], list(kunci.values()))
    tutup = tertutup_semua(unit, FORMULIR, list(kunci.values()))
    hasil: dict[tuple[int, int], str] = {}
    for u in unit:
        for b, k in kunci.items():
            if (keadaan := jalan[u.pk, k].keadaan) in ALASAN_TERKUNCI:
                hasil[u.pk, b] = ALASAN_TERKUNCI[keadaan]
            elif (u.pk, k) in tutup:
                hasil[u.pk, b] = "Periodenya sudah ditutup. Minta pengelola tenggat membukanya kembali."
    return hasil


def isi_tersimpan(i: Isian) -> dict[str, Any]:
    """An entry's content as JSON keeps it."""
    return {
        "nilai": None if i.nilai is None else teks_desimal(i.nilai),
        "keadaan": i.keadaan,
        "lingkup": i.lingkup,
        "asal": i.asal,
        "oleh": i.oleh_id,
        "waktu": i.waktu.isoformat(),
        "versi": i.versi,
    }


def tulis_isian_massal(
    *, baris: Sequence[IsianBaru], tahun: int, objek: str, oleh: Akun, peran: str, waktu: dt.datetime
) -> list[Tulisan]:
    """Write every value, with one journal entry per unit. Call within the import's transaction, which checked
    the values against the forms; the state of the forms is asked again here, under the units' locks."""
    unit = _kunci_unit({b.unit_id for b in baris})
    _tolak_terkunci(unit, tahun, {(b.unit_id, b.bulan) for b in baris})
    lama = _baca({b.unit_id for b in baris}, {b.variabel_id for b in baris}, tahun)
    baru: list[tuple[IsianBaru, Isian]] = []
    hasil: list[Tulisan] = []
    for b in baris:
        i = lama.get(b.kunci)
        if i is None:
            i = Isian(
                unit_id=b.unit_id, variabel_id=b.variabel_id, periode=b.periode, tahun=tahun,
                kategori_id=b.kategori_id or None,
            )  # fmt: skip
            baru.append((b, i))
            sebelum = None
        else:
            sebelum = isi_tersimpan(i)
            i.versi += 1
        i.nilai, i.keadaan, i.asal, i.oleh, i.waktu = b.nilai, b.keadaan, Asal.IMPOR, oleh, waktu
        if sebelum is not None:
            i.save(update_fields=["nilai", "keadaan", "asal", "oleh", "waktu", "versi"])
            hasil.append(Tulisan(i.pk, b.baris, sebelum, isi_tersimpan(i)))
    Isian.objects.bulk_create([i for _, i in baru], batch_size=500)
    tersimpan = _baca({b.unit_id for b in baris}, {b.variabel_id for b in baris}, tahun) if baru else {}
    hasil += [
        Tulisan(tersimpan[b.kunci].pk, b.baris, None, isi_tersimpan(tersimpan[b.kunci])) for b, _ in baru
    ]
    catatan: dict[int, dict[str, list[str]]] = defaultdict(dict)
    semula = {t.id: t.sebelum for t in hasil}
    for b in baris:
        dulu = semula[lama[b.kunci].pk] if b.kunci in lama else None
        catatan[b.unit_id][f"{b.variabel_id}/{b.kategori_id} {b.periode}"] = [
            _kata(dulu), tulis_isian(b.nilai, b.keadaan),
        ]  # fmt: skip
    _sesudah(unit, tahun, {b.variabel_id for b in baris}, "isian.impor", objek, catatan, oleh, peran, waktu)
    return hasil


def kembalikan_isian(
    *,
    tulisan: Sequence[tuple[int, Mapping[str, Any] | None, Mapping[str, Any]]],
    boleh: Collection[int],
    objek: str,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
    alasan: str,
) -> None:
    """Put entries back to what they were: (id, before, after) each. Refused as a whole where one was changed
    since, its form is not open any more, or its unit is not in ``boleh``."""
    semua = {
        i.pk: i
        for i in Isian.objects.filter(pk__in=[t[0] for t in tulisan]).select_related("variabel", "unit")
    }
    unit = _kunci_unit({i.unit_id for i in semua.values()})
    nama = {u.pk: u.kode for u in unit}
    salah = []
    for pk, _, sesudah in tulisan:
        i = semua.get(pk)
        if i is None:
            salah.append(
                Masalah("isian", "Satu nilai dari impor ini sudah dihapus.", "Perbaiki lewat formulirnya.")
            )
        elif isi_tersimpan(i) != sesudah:
            sebut = f"{nama[i.unit_id]}, {i.variabel.nama}, {i.periode}"
            salah.append(
                Masalah(
                    sebut,
                    "Sudah diubah sesudah impor.",
                    "Perbaiki lewat formulirnya; tidak ada yang dibatalkan.",
                )
            )
        elif i.unit_id not in boleh:
            salah.append(Masalah(nama[i.unit_id], "Anda tidak bertugas mengisi unit ini."))
    if salah:
        raise GalatSakip(salah[:100])
    tahun = {i.tahun for i in semua.values()}
    for t in sorted(tahun):
        _tolak_terkunci(unit, t, {(i.unit_id, _bulan(i.periode)) for i in semua.values() if i.tahun == t})
    catatan: dict[int, dict[str, list[str]]] = defaultdict(dict)
    hapus = []
    for pk, sebelum, sesudah in tulisan:
        i = semua[pk]
        catatan[i.unit_id][f"{i.variabel_id}/{i.kategori_id or 0} {i.periode}"] = [
            _kata(sesudah),
            _kata(sebelum),
        ]
        if sebelum is None:
            hapus.append(pk)
            continue
        Isian.objects.filter(pk=pk).update(
            nilai=None if sebelum["nilai"] is None else Decimal(sebelum["nilai"]),
            keadaan=sebelum["keadaan"], lingkup=sebelum["lingkup"], asal=sebelum["asal"],
            oleh_id=sebelum["oleh"],
            waktu=dt.datetime.fromisoformat(sebelum["waktu"]), versi=F("versi") + 1,
        )  # fmt: skip
    Isian.objects.filter(pk__in=hapus).delete()
    variabel = {i.variabel_id for i in semua.values()}
    for t in sorted(tahun):
        _sesudah(unit, t, variabel, "isian.impor_batal", objek, catatan, oleh, peran, waktu, alasan)


def _bulan(periode: str) -> int:
    """The month on whose form a stored period stands."""
    return baca_periode(periode).akhir.month


def _kata(isi: Mapping[str, Any] | None) -> str:
    if isi is None:
        return ""
    return tulis_isian(None if isi["nilai"] is None else Decimal(isi["nilai"]), str(isi["keadaan"]))


def _kunci_unit(ids: Collection[int]) -> list[Unit]:
    return list(
        Unit.objects.select_for_update(of=("self",), no_key=True)
        .select_related("instansi")
        .filter(pk__in=list(ids))
        .order_by("pk")
    )


def _tolak_terkunci(unit: Sequence[Unit], tahun: int, pasangan: Iterable[tuple[int, int]]) -> None:
    pasangan = set(pasangan)
    kunci = terkunci_semua(unit, tahun, sorted({b for _, b in pasangan}))
    nama = {u.pk: u.kode for u in unit}
    salah = [Masalah(f"{nama[u]} bulan {b}", kunci[u, b]) for u, b in sorted(pasangan) if (u, b) in kunci]
    if salah:
        raise GalatSakip(salah[:100])


def _baca(unit: Collection[int], variabel: Collection[int], tahun: int) -> dict[KunciIsian, Isian]:
    baris = Isian.objects.filter(unit_id__in=unit, variabel_id__in=variabel, tahun=tahun)
    return {(i.unit_id, i.variabel_id, i.periode, i.kategori_id or 0): i for i in baris}


def _sesudah(
    unit: Sequence[Unit], tahun: int, variabel: Collection[int], aksi: str, objek: str,
    catatan: Mapping[int, Mapping[str, list[str]]], oleh: Akun, peran: str,
    waktu: dt.datetime, alasan: str = "",
) -> None:  # fmt: skip
    """Refresh the sums of each parent once, then one journal entry per unit."""
    pohon = saring_pohon({u.instansi_id for u in unit}, tahun)
    induk = dict(
        Leluhur.objects.filter(pohon, garis=Garis.KOMANDO, jarak=1, unit__in=unit).values_list(
            "leluhur_id", "unit_id"
        )
    )
    wakil = set(induk.values())
    for u in unit:
        if u.pk in wakil:
            segarkan_induk(unit=u, tahun=tahun, variabel_id=variabel)
    for u in unit:
        if u.pk in catatan:
            catat(
                rantai=u.rantai_jejak, aksi=aksi, oleh=oleh, peran=peran, objek=objek,
                perubahan=catatan[u.pk], waktu=waktu, alasan=alasan,
            )  # fmt: skip
