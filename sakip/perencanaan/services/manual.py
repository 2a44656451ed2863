"""Writes of manuals: how an indicator is measured in a span of years, and the files that go with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import F

from sakip.akun.models import Akun
from sakip.aturan.rumus import Rumus, RumusSalah, urai
from sakip.berkas.services import simpan_isi
from sakip.inti.galat import GalatSakip, Masalah, galat
from sakip.jejak.services import catat
from sakip.organisasi.models import Unit
from sakip.perencanaan.models import Indikator, Instrumen, ManualIndikator, Variabel, VariabelManual
from sakip.perencanaan.queries.pemakaian import tahun_resmi
from sakip.perencanaan.services.pokok import ALIAS, beda, periksa_tahun, tolak_basi


@dataclass(frozen=True)
class IsiManual:
    """A manual as a person wrote it; the formula calls variables by alias."""

    nama: str
    satuan: str
    polaritas: str
    metode_capaian: str
    pengukur: str
    kekerapan: str
    definisi: str = ""
    skala: Decimal | None = None
    skala_kata: Sequence[str] | None = None
    rumus: str = ""
    jumlah: str = ""
    basis: str = ""
    urutan: str = "gabung_lalu_rumus"
    nihil: str = "tidak_dihitung"
    desimal: int = 2
    tanpa_rincian: bool = False
    bulan: int | None = None
    hari_jatuh_tempo: int = 10
    jeda_bulan: int = 1
    bukti_wajib: Sequence[str] = field(default_factory=list)
    sumber: str = ""
    dasar: str = ""

    def kolom(self) -> dict[str, Any]:
        """Columns of the row."""
        return asdict(self) | {
            "skala_kata": list(self.skala_kata) if self.skala_kata else None,
            "bukti_wajib": list(self.bukti_wajib),
        }


Pemetaan = Sequence[tuple[str, Variabel]]


def nama_rumus(rumus: str) -> tuple[str, ...]:
    """The names that a formula uses; none where it cannot be read yet."""
    try:
        return urai(rumus).variabel if rumus.strip() else ()
    except RumusSalah:
        return ()


def periksa_manual(isi: IsiManual, pemetaan: Pemetaan, instansi: int) -> list[Masalah]:
    """Everything that is wrong with a manual, each fault beside its field."""
    masalah = []
    if not isi.nama.strip():
        masalah.append(Masalah("nama", "Nama indikator belum diisi.", "Tulis seperti pada keputusannya."))
    if not isi.satuan.strip():
        masalah.append(Masalah("satuan", "Satuan belum diisi.", "Misalnya persen, indeks, orang."))
    if isi.skala is not None and isi.skala <= 0:
        masalah.append(Masalah("skala", "Skala harus lebih dari nol.", "Misalnya 4, 5, 10, atau 100."))
    if (isi.kekerapan == "bulan_tertentu") != (isi.bulan is not None):
        masalah.append(
            Masalah("bulan", "Bulan hanya diisi, dan wajib diisi, untuk kekerapan «bulan tertentu».")
        )
    tumbuh = isi.metode_capaian == "pertumbuhan_jumlah"
    for medan, kata in (("jumlah", "jumlah yang terealisasi"), ("basis", "jumlah dasar tahun lalu")):
        ada = bool(getattr(isi, medan))
        if tumbuh and not ada:
            masalah.append(
                Masalah(
                    medan,
                    f"Metode pertumbuhan dari jumlah memerlukan alias {kata}.",
                    "Sebut aliasnya dan petakan ke kamus.",
                )
            )
        if ada and not tumbuh:
            masalah.append(
                Masalah(medan, "Alias ini hanya untuk metode «jumlah dibagi dasar × (1 + target)».")
            )
    return masalah + _periksa_rumus(isi, pemetaan, instansi)


def _periksa_rumus(isi: IsiManual, pemetaan: Pemetaan, instansi: int) -> list[Masalah]:
    rumus: Rumus | None = None
    if isi.rumus.strip():
        try:
            rumus = urai(isi.rumus)
        except RumusSalah as salah:
            return [Masalah("rumus", str(salah))]
    masalah = []
    perlu = {*(rumus.variabel if rumus else ()), *(a for a in (isi.jumlah, isi.basis) if a)}
    ada = [alias for alias, _ in pemetaan]
    for alias, variabel in pemetaan:
        if not ALIAS.fullmatch(alias) or len(alias) > 60:
            masalah.append(
                Masalah("rumus", f"Alias «{alias[:60]}» bukan nama yang sah.", "Pakai huruf kecil, angka, _.")
            )
        if variabel.instansi_id != instansi:
            masalah.append(
                Masalah("rumus", f"Variabel «{variabel.kunci}» milik instansi lain.", "Pilih dari kamus.")
            )
    masalah += [
        Masalah("rumus", f"Alias «{a}» dipetakan dua kali.", "Sisakan satu.")
        for a in sorted({a for a in ada if ada.count(a) > 1})
    ]
    masalah += [
        Masalah("rumus", f"«{a}» dipakai rumus tetapi belum dipetakan ke kamus.", "Pilih variabelnya.")
        for a in sorted(perlu - set(ada))
    ]
    masalah += [
        Masalah("rumus", f"Alias «{a}» dipetakan tetapi tidak dipakai rumus.", "Hapus pemetaannya.")
        for a in sorted(set(ada) - perlu)
    ]
    return masalah


def kunci_indikator(indikator: Indikator, versi: int | None) -> Indikator:
    """The row of an indicator, locked: two who change its manuals wait for each other."""
    terkunci = (
        Indikator.objects.select_for_update(of=("self",))
        .select_related("pemilik__instansi")
        .get(pk=indikator.pk)
    )
    if versi is not None:
        tolak_basi(terkunci.versi, versi, "Indikator")
    return terkunci


def _naikkan(indikator: Indikator) -> None:
    Indikator.objects.filter(pk=indikator.pk).update(versi=F("versi") + 1)
    indikator.refresh_from_db(fields=["versi"])


@transaction.atomic
def terbitkan_manual(
    *,
    indikator: Indikator,
    isi: IsiManual,
    pemetaan: Pemetaan,
    sejak_tahun: int,
    versi: int,
    varian_unit: Unit | None = None,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
    alasan: str,
) -> ManualIndikator:
    """A new version from ``sejak_tahun`` on; the version before it ends the year before.

    With ``varian_unit`` a local variant of that office, reported as a deviation. Years that have official
    figures keep the version that these were computed with.
    """
    indikator = kunci_indikator(indikator, versi)
    masalah = periksa_manual(isi, pemetaan, indikator.instansi_id)
    masalah += periksa_tahun("sejak_tahun", sejak_tahun, None)
    deret = list(
        ManualIndikator.objects.filter(indikator=indikator, varian_unit=varian_unit).order_by("sejak_tahun")
    )
    lama = next((m for m in deret if _memuat(m, sejak_tahun)), None)
    if (deret or varian_unit is not None) and not alasan.strip():
        masalah.append(
            Masalah("alasan", "Alasan belum ditulis.", "Sebut apa yang berubah dan dasar perubahannya.")
        )
    if lama is not None and lama.sejak_tahun == sejak_tahun:
        masalah.append(
            Masalah(
                "sejak_tahun",
                f"Sudah ada manual yang mulai tahun {sejak_tahun}.",
                "Ubah manual itu, atau pilih tahun lain.",
            )
        )
    elif lama is not None:
        resmi = [t for t in tahun_resmi(lama) if t >= sejak_tahun]
        if resmi:
            masalah.append(_sudah_resmi("sejak_tahun", resmi))
    if masalah:
        raise GalatSakip(masalah)
    if lama is not None:
        lama.sampai_tahun = sejak_tahun - 1
        lama.save(update_fields=["sampai_tahun"])
    berikut = next((m.sejak_tahun for m in deret if m.sejak_tahun > sejak_tahun), None)
    manual = ManualIndikator.objects.create(
        indikator=indikator,
        varian_unit=varian_unit,
        sejak_tahun=sejak_tahun,
        sampai_tahun=berikut - 1 if berikut else None,
        **isi.kolom(),
    )
    petakan(manual, pemetaan)
    _naikkan(indikator)
    catat(
        rantai=(varian_unit or indikator.pemilik).rantai_jejak,
        aksi="manual.varian" if varian_unit else "manual.terbit",
        oleh=oleh,
        peran=peran,
        objek=f"indikator:{indikator.kunci}",
        perubahan={
            "sejak_tahun": sejak_tahun,
            "menutup": lama.sejak_tahun if lama else None,
            **rekam(manual),
        },
        waktu=waktu,
        alasan=alasan,
    )
    return manual


@transaction.atomic
def ubah_manual(
    *,
    manual: ManualIndikator,
    isi: IsiManual,
    pemetaan: Pemetaan,
    versi: int,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
    alasan: str,
) -> ManualIndikator:
    """Correct a version that no official figure was computed with; another one is succeeded, not changed."""
    indikator = kunci_indikator(manual.indikator, versi)
    manual = ManualIndikator.objects.select_related("varian_unit__instansi").get(pk=manual.pk)
    masalah = periksa_manual(isi, pemetaan, indikator.instansi_id)
    resmi = tahun_resmi(manual)
    if resmi:
        masalah.append(_sudah_resmi("", resmi))
    if not alasan.strip():
        masalah.append(Masalah("alasan", "Alasan belum ditulis.", "Sebut apa yang diperbaiki."))
    if masalah:
        raise GalatSakip(masalah)
    sebelum = rekam(manual)
    for nama, nilai in isi.kolom().items():
        setattr(manual, nama, nilai)
    manual.save()
    VariabelManual.objects.filter(manual=manual).delete()
    petakan(manual, pemetaan)
    _naikkan(indikator)
    catat(
        rantai=(manual.varian_unit or indikator.pemilik).rantai_jejak,
        aksi="manual.ubah",
        oleh=oleh,
        peran=peran,
        objek=f"indikator:{indikator.kunci}",
        perubahan={"sejak_tahun": manual.sejak_tahun, **beda(sebelum, rekam(manual))},
        waktu=waktu,
        alasan=alasan,
    )
    return manual


@transaction.atomic
def tambah_instrumen(
    *, manual: ManualIndikator, nama: str, isi: bytes, jenis: str, oleh: Akun, peran: str, waktu: dt.datetime
) -> Instrumen:
    """Attach a file to a manual; the same content twice on one manual is refused."""
    indikator = kunci_indikator(manual.indikator, None)
    nama = " ".join(nama.split())[:200] or "Instrumen"
    berkas = simpan_isi(instansi=indikator.pemilik.instansi, isi=isi, jenis=jenis)
    if Instrumen.objects.filter(manual=manual, berkas=berkas).exists():
        raise galat("berkas", "Berkas ini sudah terlampir pada manual ini.", "Pilih berkas lain.")
    instrumen = Instrumen.objects.create(manual=manual, berkas=berkas, nama=nama, oleh=oleh, waktu=waktu)
    catat(
        rantai=(manual.varian_unit or indikator.pemilik).rantai_jejak,
        aksi="instrumen.tambah",
        oleh=oleh,
        peran=peran,
        objek=f"indikator:{indikator.kunci}",
        perubahan={"sejak_tahun": manual.sejak_tahun, "nama": nama, "sha256": berkas.sha256},
        waktu=waktu,
    )
    return instrumen


@transaction.atomic
def lepas_instrumen(*, instrumen: Instrumen, oleh: Akun, peran: str, waktu: dt.datetime, alasan: str) -> None:
    """Take a file off a manual; its content stays in storage, the journal names it."""
    manual = instrumen.manual
    indikator = kunci_indikator(manual.indikator, None)
    if not alasan.strip():
        raise galat("alasan", "Alasan belum ditulis.", "Sebut mengapa instrumen dilepas.")
    perubahan = {
        "sejak_tahun": manual.sejak_tahun,
        "nama": instrumen.nama,
        "sha256": instrumen.berkas.sha256,
    }
    instrumen.delete()
    catat(
        rantai=(manual.varian_unit or indikator.pemilik).rantai_jejak,
        aksi="instrumen.lepas",
        oleh=oleh,
        peran=peran,
        objek=f"indikator:{indikator.kunci}",
        perubahan=perubahan,
        waktu=waktu,
        alasan=alasan,
    )


def rekam(manual: ManualIndikator) -> dict[str, Any]:
    """A manual as the journal keeps it."""
    kolom = {n: getattr(manual, n) for n in IsiManual.__dataclass_fields__}
    peta = manual.variabel.select_related("variabel").order_by("urutan", "pk")
    return kolom | {"variabel": {p.alias: p.variabel.kunci for p in peta}}


def _memuat(manual: ManualIndikator, tahun: int) -> bool:
    return manual.sejak_tahun <= tahun and (manual.sampai_tahun is None or manual.sampai_tahun >= tahun)


def petakan(manual: ManualIndikator, pemetaan: Pemetaan) -> None:
    """Write which variable each alias of the formula means."""
    VariabelManual.objects.bulk_create(
        VariabelManual(manual=manual, alias=alias, variabel=variabel, urutan=ke)
        for ke, (alias, variabel) in enumerate(pemetaan)
    )


def _sudah_resmi(medan: str, tahun: Sequence[int]) -> Masalah:
    sebut = ", ".join(map(str, tahun))
    return Masalah(
        medan,
        f"Angka resmi tahun {sebut} dihitung dengan manual ini, jadi manual tahun itu tidak dapat diubah.",
        f"Buat versi baru mulai tahun {max(tahun) + 1}; tahun {sebut} tetap memakai yang lama.",
    )
