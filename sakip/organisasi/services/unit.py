"""Writes of units: found, rename, number, move, close. Each is one transaction and one journal entry.

``sidik`` is the digest that the form was shown with (`queries.unit.sidik_unit`); "" leaves the check out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from django.db import transaction

from sakip.akun.models import Akun
from sakip.aturan.periode import tulis_tanggal
from sakip.inti.galat import galat
from sakip.jejak.services import catat
from sakip.organisasi.models import (
    Garis,
    Instansi,
    JenisInstansi,
    JenisUnit,
    KedudukanUnit,
    KodeUnit,
    NamaUnit,
    PemangkuJabatan,
    Peran,
    Unit,
    Zona,
)
from sakip.organisasi.queries.unit import berlaku, hidup_pada
from sakip.organisasi.services.dasar import (
    KATA_ALAMAT,
    anak_hidup,
    bangun_sejak,
    bertumpang,
    kunci_instansi,
    kunci_unit,
    periksa_alasan,
    periksa_induk,
    periksa_kode,
    periksa_rentang,
    tolak_lingkaran,
    urai_unit,
)
from sakip.organisasi.services.penugasan import tugaskan


def pasang_unit(
    *,
    instansi: Instansi,
    kode: str,
    jenis: str,
    zona: str,
    nama: str,
    singkatan: str,
    sejak: dt.date,
    induk: Mapping[str, Unit | None],
) -> Unit:
    """Write a unit with its first name and places, checked; no lock, no journal, no tree (its callers do)."""
    kode = periksa_kode(kode)
    if not nama.strip():
        raise galat("nama", "Nama unit belum diisi.", "Tulis nama lengkapnya seperti dalam peraturannya.")
    if jenis not in JenisUnit.values:
        raise galat("jenis", f"Jenis «{jenis}» tidak dikenal.", f"Pilih: {', '.join(JenisUnit.values)}.")
    if zona not in Zona.values:
        raise galat("zona", f"Zona «{zona}» tidak dikenal.", f"Pilih: {', '.join(Zona.values)}.")
    if Unit.objects.filter(instansi=instansi, kode=kode).exists():
        raise galat(
            "kode",
            f"Kode «{kode}» sudah dipakai unit lain pada {instansi.nama}.",
            "Pakai kode lain; kode unit yang ditutup tidak dipakai ulang.",
        )
    if Garis.KOMANDO not in induk:
        raise galat("induk", "Induk garis komando belum dipilih.", "Pilih unit di atasnya.")
    for atas in induk.values():
        if atas is not None:
            periksa_induk(None, atas, instansi, sejak)
    if induk[Garis.KOMANDO] is None:
        puncak = bertumpang(
            KedudukanUnit.objects.filter(unit__instansi=instansi, garis=Garis.KOMANDO, induk=None),
            sejak,
            None,
        )
        if puncak is not None:
            raise galat(
                "induk",
                f"{instansi.nama} sudah mempunyai unit puncak «{puncak.unit.kode}».",
                "Pilih induk untuk unit ini.",
            )
    unit = Unit.objects.create(instansi=instansi, kode=kode, jenis=jenis, zona=zona)
    NamaUnit.objects.create(unit=unit, nama=nama.strip(), singkatan=singkatan.strip(), sejak=sejak)
    KedudukanUnit.objects.bulk_create(
        KedudukanUnit(unit=unit, garis=garis, induk=atas, sejak=sejak) for garis, atas in induk.items()
    )
    return unit


@transaction.atomic
def buat_unit(
    *,
    instansi: Instansi,
    kode: str,
    jenis: str,
    zona: str,
    nama: str,
    singkatan: str = "",
    sejak: dt.date,
    induk: Mapping[str, Unit | None],
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
    alasan: str = "",
) -> Unit:
    """A new unit from ``sejak`` with its place on each line that ``induk`` names (komando always)."""
    kunci_instansi(instansi.pk)
    unit = pasang_unit(
        instansi=instansi,
        kode=kode,
        jenis=jenis,
        zona=zona,
        nama=nama,
        singkatan=singkatan,
        sejak=sejak,
        induk=induk,
    )
    tahun = bangun_sejak(instansi, sejak.year, waktu)
    catat(
        rantai=unit.rantai_jejak,
        aksi="unit.buat",
        oleh=oleh,
        peran=peran,
        objek=f"unit:{unit.kode}",
        perubahan={
            "jenis": jenis,
            "zona": zona,
            "nama": nama,
            "singkatan": singkatan,
            "sejak": sejak,
            "induk": {g: u and u.kode for g, u in induk.items()},
            "pohon": [tahun[0], tahun[-1]],
        },
        waktu=waktu,
        alasan=alasan,
    )
    return unit


@transaction.atomic
def buat_instansi(
    *,
    kode: str,
    nama: str,
    singkatan: str = "",
    jenis: str,
    pendahulu: Instansi | None,
    sejak: dt.date,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
    alasan: str = "",
) -> Unit:
    """A new agency with its top unit (same code); who makes it becomes its first administrator.

    Without that nobody could enter it: roles hold within units, and the new agency has none yet.
    """
    kode = periksa_kode(kode)
    if kode in KATA_ALAMAT:
        raise galat("kode", f"Kode «{kode}» dipakai alamat halaman.", "Pakai kode lain.")
    if jenis not in JenisInstansi.values:
        raise galat("jenis", f"Jenis «{jenis}» tidak dikenal.", f"Pilih: {', '.join(JenisInstansi.values)}.")
    if not nama.strip():
        raise galat("nama", "Nama instansi belum diisi.", "Tulis nama lengkapnya.")
    if pendahulu is not None:
        kunci_instansi(pendahulu.pk)
    if Instansi.objects.filter(kode=kode).exists():
        raise galat("kode", f"Instansi «{kode}» sudah ada.", "Pakai kode lain.")
    batas = pendahulu.batas_capaian if pendahulu is not None else Decimal(120)
    instansi = Instansi.objects.create(
        kode=kode, nama=nama.strip(), jenis=jenis, pendahulu=pendahulu, batas_capaian=batas
    )
    unit = pasang_unit(
        instansi=instansi,
        kode=kode,
        jenis=JenisUnit.KEMENTERIAN,
        zona=Zona.WIB,
        nama=nama,
        singkatan=singkatan,
        sejak=sejak,
        induk=dict.fromkeys(Garis.values),
    )
    bangun_sejak(instansi, sejak.year, waktu)
    tugaskan(
        akun=oleh,
        unit=unit,
        peran=Peran.ADMINISTRATOR,
        sejak=min(sejak, waktu.date()),
        oleh=oleh,
        peran_oleh=peran,
        waktu=waktu,
        alasan=f"Administrator pertama instansi {kode}",
    )
    catat(
        rantai=unit.rantai_jejak,
        aksi="instansi.buat",
        oleh=oleh,
        peran=peran,
        objek=f"instansi:{kode}",
        perubahan={"nama": nama, "jenis": jenis, "pendahulu": pendahulu and pendahulu.kode, "sejak": sejak},
        waktu=waktu,
        alasan=alasan,
    )
    return unit


@transaction.atomic
def beri_nama(
    *,
    unit: Unit,
    nama: str,
    singkatan: str = "",
    sejak: dt.date,
    sidik: str = "",
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
    alasan: str = "",
) -> NamaUnit:
    """A new name from ``sejak`` on; the name before ends that day."""
    unit = kunci_unit(unit, sidik)
    if not nama.strip():
        raise galat("nama", "Nama belum diisi.", "Tulis nama lengkapnya.")
    semua = NamaUnit.objects.filter(unit=unit)
    lama = berlaku(semua, sejak).first()
    _tolak_mulai_sama(lama, sejak, "nama")
    nanti = semua.filter(sejak__gt=sejak).order_by("sejak").first()
    if nanti is not None:
        raise galat(
            "sejak",
            f"Sudah ada nama «{nanti.nama}» sejak {tulis_tanggal(nanti.sejak)}.",
            "Pilih tanggal sesudahnya, atau koreksi nama itu.",
        )
    if lama is not None:
        if (lama.nama, lama.singkatan) == (nama.strip(), singkatan.strip()):
            raise galat("nama", "Nama itu sama dengan yang berlaku.", "Tulis nama yang baru.")
        lama.sampai = sejak
        lama.save(update_fields=["sampai"])
    baru = NamaUnit.objects.create(unit=unit, nama=nama.strip(), singkatan=singkatan.strip(), sejak=sejak)
    catat(
        rantai=unit.rantai_jejak,
        aksi="unit.nama",
        oleh=oleh,
        peran=peran,
        objek=f"unit:{unit.kode}",
        perubahan={"nama": [lama and lama.nama, baru.nama], "singkatan": baru.singkatan, "sejak": sejak},
        waktu=waktu,
        alasan=alasan,
    )
    return baru


def _tolak_mulai_sama(lama: NamaUnit | KedudukanUnit | None, sejak: dt.date, apa: str) -> None:
    if lama is not None and lama.sejak == sejak:
        raise galat(
            "sejak",
            f"Sudah ada {apa} yang mulai {tulis_tanggal(sejak)}.",
            "Bila itu keliru, pakai Koreksi pada baris riwayatnya.",
        )


@transaction.atomic
def beri_kode(
    *,
    unit: Unit,
    sistem: str,
    kode: str,
    sejak: dt.date,
    sampai: dt.date | None = None,
    sidik: str = "",
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
    alasan: str = "",
) -> KodeUnit:
    """A code of another system (satker, esr, ...): at one time it belongs to one unit of the agency."""
    unit = kunci_unit(unit, sidik)
    sistem, kode = periksa_kode(sistem.lower(), "sistem"), kode.strip()
    if not kode:
        raise galat("kode", "Kode belum diisi.", "Tulis kodenya seperti pada sistem itu.")
    periksa_rentang(sejak, sampai)
    tolak_kode_ganda(unit.instansi, sistem, kode, sejak, sampai)
    baris = KodeUnit.objects.create(
        instansi=unit.instansi, unit=unit, sistem=sistem, kode=kode, sejak=sejak, sampai=sampai
    )
    catat(
        rantai=unit.rantai_jejak,
        aksi="unit.kode",
        oleh=oleh,
        peran=peran,
        objek=f"unit:{unit.kode}",
        perubahan={"sistem": sistem, "kode": kode, "sejak": sejak, "sampai": sampai},
        waktu=waktu,
        alasan=alasan,
    )
    return baris


def tolak_kode_ganda(
    instansi: Instansi,
    sistem: str,
    kode: str,
    sejak: dt.date,
    sampai: dt.date | None,
    kecuali: int | None = None,
) -> None:
    """Refuses a code that some unit of the agency holds on a day of the span."""
    lain = bertumpang(
        KodeUnit.objects.filter(instansi=instansi, sistem=sistem, kode=kode).select_related("unit"),
        sejak,
        sampai,
        kecuali,
    )
    if lain is not None:
        raise galat(
            "kode",
            f"Kode {sistem} «{kode}» dipakai unit «{lain.unit.kode}» sejak {tulis_tanggal(lain.sejak)}.",
            "Akhiri kode itu pada unit tersebut dahulu, atau pilih tanggal sesudahnya.",
        )


@transaction.atomic
def akhiri_kode(
    *,
    kode: KodeUnit,
    sampai: dt.date,
    sidik: str = "",
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
    alasan: str = "",
) -> KodeUnit:
    """A code ends before ``sampai``."""
    unit = kunci_unit(kode.unit, sidik)
    kode = KodeUnit.objects.get(pk=kode.pk)
    periksa_rentang(kode.sejak, sampai)
    if kode.sampai is not None and kode.sampai <= sampai:
        raise galat(
            "sampai", f"Kode itu sudah berakhir {tulis_tanggal(kode.sampai)}.", "Pakai Koreksi bila keliru."
        )
    sebelum, kode.sampai = kode.sampai, sampai
    kode.save(update_fields=["sampai"])
    catat(
        rantai=unit.rantai_jejak,
        aksi="unit.kode.akhiri",
        oleh=oleh,
        peran=peran,
        objek=f"unit:{unit.kode}",
        perubahan={"sistem": kode.sistem, "kode": kode.kode, "sampai": [sebelum, sampai]},
        waktu=waktu,
        alasan=alasan,
    )
    return kode


@transaction.atomic
def pindahkan(
    *,
    unit: Unit,
    garis: str,
    induk: Unit | None,
    sejak: dt.date,
    sidik: str = "",
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
    alasan: str = "",
) -> KedudukanUnit | None:
    """From ``sejak`` the unit stands under ``induk`` on ``garis``; the place before ends that day.

    ``induk`` None takes the unit off the technical or regional line; it never leaves the line of command
    without being closed.
    """
    if induk is not None:
        kunci_instansi(unit.instansi_id, induk.instansi_id)
    unit = kunci_unit(unit, sidik)
    if garis not in Garis.values:
        raise galat("garis", f"Garis «{garis}» tidak dikenal.", f"Pilih: {', '.join(Garis.values)}.")
    if not hidup_pada(unit, sejak):
        raise galat("sejak", f"Unit ini tidak ada pada {tulis_tanggal(sejak)}.", "Pilih tanggal lain.")
    if induk is not None:
        periksa_induk(unit, induk, unit.instansi, sejak)
    semua = KedudukanUnit.objects.filter(unit=unit, garis=garis)
    lama = berlaku(semua.select_related("induk"), sejak).first()
    _tolak_mulai_sama(lama, sejak, "kedudukan")
    nanti = semua.filter(sejak__gt=sejak).select_related("induk").order_by("sejak").first()
    if nanti is not None:
        di_mana = f"di bawah «{nanti.induk.kode}»" if nanti.induk else "sebagai puncak"
        raise galat(
            "sejak",
            f"Sudah ada kedudukan {di_mana} sejak {tulis_tanggal(nanti.sejak)}.",
            "Pilih tanggal sesudahnya, atau koreksi kedudukan itu.",
        )
    if induk is None and (garis == Garis.KOMANDO or lama is None):
        raise galat("induk", "Induk belum dipilih.", "Pilih unit di atasnya; unit yang bubar ditutup.")
    if lama is not None and induk is not None and lama.induk_id == induk.pk:
        raise galat("induk", f"Unit ini sudah di bawah «{induk.kode}».", "Pilih induk yang baru.")
    sampai = lama.sampai if lama is not None else None
    if lama is not None:
        lama.sampai = sejak
        lama.save(update_fields=["sampai"])
    baru = None
    if induk is not None:
        baru = KedudukanUnit.objects.create(unit=unit, garis=garis, induk=induk, sejak=sejak, sampai=sampai)
        tolak_lingkaran(unit.instansi, garis)
    tahun = bangun_sejak(unit.instansi, sejak.year, waktu)
    catat(
        rantai=unit.rantai_jejak,
        aksi="unit.pindah",
        oleh=oleh,
        peran=peran,
        objek=f"unit:{unit.kode}",
        perubahan={
            "garis": garis,
            "induk": [lama.induk.kode if lama and lama.induk else None, induk.kode if induk else None],
            "sejak": sejak,
            "pohon": [tahun[0], tahun[-1]],
        },
        waktu=waktu,
        alasan=alasan,
    )
    return baru


@transaction.atomic
def tutup_unit(
    *,
    unit: Unit,
    tanggal: dt.date,
    sidik: str = "",
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
    alasan: str,
) -> None:
    """From ``tanggal`` the unit is no more: its places, codes and holders end that day. Its history stays."""
    unit = kunci_unit(unit, sidik)
    alasan = periksa_alasan(alasan)
    if not hidup_pada(unit, tanggal - dt.timedelta(days=1)):
        raise galat("tanggal", "Unit ini sudah tidak ada pada tanggal itu.", "Periksa riwayatnya.")
    anak = anak_hidup(unit, tanggal)
    if anak:
        raise galat(
            "tanggal",
            f"Masih ada unit di bawahnya: {urai_unit(a.unit.kode for a in anak)}.",
            "Pindahkan atau tutup unit-unit itu dahulu, atau pakai «Pecah atau alihkan».",
        )
    isi = akhiri_semua(unit, tanggal)
    tahun = bangun_sejak(unit.instansi, tanggal.year, waktu)
    catat(
        rantai=unit.rantai_jejak,
        aksi="unit.tutup",
        oleh=oleh,
        peran=peran,
        objek=f"unit:{unit.kode}",
        perubahan={"tanggal": tanggal, **isi, "pohon": [tahun[0], tahun[-1]]},
        waktu=waktu,
        alasan=alasan,
    )


def akhiri_semua(unit: Unit, tanggal: dt.date) -> dict[str, int]:
    """End the unit's places, codes and holders on ``tanggal``; counts of each. Later rows are refused."""
    hasil: dict[str, int] = {}
    for nama, kumpulan in (
        ("kedudukan", KedudukanUnit.objects.filter(unit=unit)),
        ("kode", KodeUnit.objects.filter(unit=unit)),
        ("pemangku", PemangkuJabatan.objects.filter(jabatan__unit=unit)),
    ):
        nanti = kumpulan.filter(sejak__gte=tanggal).order_by("sejak").first()
        if nanti is not None:
            raise galat(
                "tanggal",
                f"Sudah dicatat {nama} yang mulai {tulis_tanggal(nanti.sejak)}: {nanti}.",
                "Koreksi baris itu dahulu, atau pilih tanggal sesudahnya.",
            )
        hasil[nama] = berlaku(kumpulan, tanggal).update(sampai=tanggal)
    return hasil
