"""Reads for the pages of units: the tree of a day, and all that is known of one unit."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, Max, Min, OuterRef, Q, QuerySet

from sakip.organisasi.models import (
    Garis,
    Instansi,
    Jabatan,
    JenisPengganti,
    JenisUnit,
    KedudukanUnit,
    KodeUnit,
    Leluhur,
    NamaUnit,
    PemangkuJabatan,
    PenggantiUnit,
    StatusPemangku,
    Unit,
)

from .dasar import SEBUT_STATUS, jabatan_kepala, nama_unit


def berlaku(kumpulan: QuerySet[Any], pada: dt.date) -> QuerySet[Any]:
    """Rows with ``sejak``-``sampai`` (half-open) that hold on ``pada``."""
    return kumpulan.filter(sejak__lte=pada).filter(Q(sampai__isnull=True) | Q(sampai__gt=pada))


def hidup_pada(unit: Unit, pada: dt.date) -> bool:
    """True if the unit has a place in the line of command on ``pada``."""
    return berlaku(KedudukanUnit.objects.filter(unit=unit, garis=Garis.KOMANDO), pada).exists()


def lepas_bersama_induknya(unit_id: Iterable[int], pada: dt.date) -> list[KedudukanUnit]:
    """Places on the lesser lines that ended on ``pada`` because the superior itself ended that day.

    So a directorate that passes to another agency first leaves its units; a split of their office on the same
    day still has to know under whom they stood. Of units with another place on that line, none.
    """
    semua = KedudukanUnit.objects.filter(unit__in=list(unit_id)).exclude(garis=Garis.KOMANDO)
    masih = set(berlaku(semua, pada).values_list("unit_id", "garis"))
    usai = KedudukanUnit.objects.filter(unit=OuterRef("induk"), garis=Garis.KOMANDO)
    baris = (
        semua.filter(Exists(usai.filter(sampai=pada)), sampai=pada)
        .exclude(Exists(berlaku(usai, pada)))
        .select_related("unit", "induk__instansi")
        .order_by("unit__kode", "garis")
    )
    return [k for k in baris if (k.unit_id, k.garis) not in masih]


def akhir_unit(unit: Unit) -> dt.date | None:
    """The day on which the unit was (or will be) closed; None while its place is open."""
    baris = KedudukanUnit.objects.filter(unit=unit, garis=Garis.KOMANDO)
    if not baris or any(b.sampai is None for b in baris):
        return None
    return max(b.sampai for b in baris if b.sampai is not None)


def tahun_wewenang(unit: Unit, kini: int) -> int:
    """The year whose tree answers who runs the unit: this year, else the nearest in which it had a place."""
    ada = Leluhur.objects.filter(unit=unit, garis=Garis.KOMANDO, jarak__gte=0)
    lalu = ada.filter(tahun__lte=kini).aggregate(t=Max("tahun"))["t"]
    return lalu or ada.aggregate(t=Min("tahun"))["t"] or kini


def sidik_unit(unit: Unit) -> str:
    """Digest of all that the unit's page shows and lets change: a form that carries an older one is stale."""
    isi = [
        (unit.jenis, unit.zona),
        *_baris(NamaUnit.objects.filter(unit=unit), "nama", "singkatan"),
        *_baris(KodeUnit.objects.filter(unit=unit), "sistem", "kode"),
        *_baris(KedudukanUnit.objects.filter(unit=unit), "garis", "induk_id"),
        *Jabatan.objects.filter(unit=unit).order_by("pk").values_list("pk", "kode", "nama", "tingkat"),
        *_baris(PemangkuJabatan.objects.filter(jabatan__unit=unit), "nama", "status", "akun_id"),
    ]
    return hashlib.sha256(repr(isi).encode()).hexdigest()[:32]


def _baris(kumpulan: QuerySet[Any], *kolom: str) -> list[tuple[Any, ...]]:
    return list(kumpulan.order_by("pk").values_list("pk", *kolom, "sejak", "sampai"))


# --- the tree of a day -------------------------------------------------------------------------------


@dataclass(frozen=True)
class BarisUnit:
    """A unit in the tree of a day. ``tingkat`` 0 is the top; ``kode_lain`` as ``satker 408159``."""

    id: int
    kode: str
    nama: str
    singkatan: str
    jenis: str
    sebut_jenis: str
    tingkat: int
    induk: str
    nama_induk: str
    kode_lain: str
    kepala: str
    sejak: dt.date
    sampai: dt.date | None


def pohon_pada(instansi: Instansi, pada: dt.date, garis: str = Garis.KOMANDO) -> list[BarisUnit]:
    """The units that have a place on ``garis`` on ``pada``, each after its parent; five queries.

    A unit whose parent has no place that day stands at the top.
    """
    baris = berlaku(KedudukanUnit.objects.filter(unit__instansi=instansi, garis=garis), pada)
    tempat = {k.unit_id: k for k in baris.select_related("unit", "induk")}
    nama = nama_unit({*tempat, *(k.induk_id for k in tempat.values() if k.induk_id)}, pada)
    kode = _kode_pada(tempat, pada)
    kepala = kepala_pada(tempat, pada)
    anak: dict[int | None, list[KedudukanUnit]] = defaultdict(list)
    for k in sorted(tempat.values(), key=lambda k: (_urut_jenis(k.unit.jenis), k.unit.kode)):
        anak[k.induk_id if k.induk_id in tempat else None].append(k)
    hasil: list[BarisUnit] = []
    tumpuk = [(k, 0) for k in reversed(anak[None])]
    while tumpuk:
        k, tingkat = tumpuk.pop()
        hasil.append(_baris_unit(k, tingkat, nama, kode, kepala))
        tumpuk.extend((a, tingkat + 1) for a in reversed(anak[k.unit_id]))
    return hasil


def _urut_jenis(jenis: str) -> int:
    return JenisUnit.values.index(jenis)


def _baris_unit(
    k: KedudukanUnit,
    tingkat: int,
    nama: Mapping[int, tuple[str, str]],
    kode: Mapping[int, str],
    kepala: Mapping[int, str],
) -> BarisUnit:
    unit = k.unit
    sebut = nama.get(unit.pk, (unit.kode, unit.kode))
    return BarisUnit(
        id=unit.pk,
        kode=unit.kode,
        nama=sebut[0],
        singkatan=sebut[1],
        jenis=unit.jenis,
        sebut_jenis=str(unit.get_jenis_display()),
        tingkat=tingkat,
        induk=k.induk.kode if k.induk else "",
        nama_induk=nama.get(k.induk.pk, (k.induk.kode, k.induk.kode))[1] if k.induk else "",
        kode_lain=kode.get(unit.pk, ""),
        kepala=kepala.get(unit.pk, ""),
        sejak=k.sejak,
        sampai=k.sampai,
    )


def _kode_pada(unit_id: Iterable[int], pada: dt.date) -> dict[int, str]:
    kumpul: dict[int, list[str]] = defaultdict(list)
    baris = berlaku(KodeUnit.objects.filter(unit_id__in=list(unit_id)), pada).order_by("sistem", "kode")
    for unit, sistem, kode in baris.values_list("unit_id", "sistem", "kode"):
        kumpul[unit].append(f"{sistem} {kode}")
    return {unit: ", ".join(isi) for unit, isi in kumpul.items()}


def kepala_pada(unit_id: Iterable[int], pada: dt.date) -> dict[int, str]:
    """Who heads each unit on ``pada``, with Plt. or Plh. before the name; two queries."""
    jabatan = jabatan_kepala(unit_id)
    pemegang = {
        p.jabatan_id: f"{SEBUT_STATUS.get(StatusPemangku(p.status), '')} {p.nama}".strip()
        for p in berlaku(PemangkuJabatan.objects.filter(jabatan__in=list(jabatan.values())), pada)
    }
    return {unit: pemegang[j.pk] for unit, j in jabatan.items() if j.pk in pemegang}


# --- one unit ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Peristiwa:
    """One fact of a unit's life: what held from ``sejak`` until before ``sampai``.

    ``jenis`` and ``id`` name the row, for a correction; "" when there is nothing to correct here.
    """

    sejak: dt.date
    sampai: dt.date | None
    pokok: str
    isi: str
    jenis: str = ""
    id: int = 0
    kini: bool = False


@dataclass(frozen=True)
class JabatanUnit:
    """A position with its holders, the latest first."""

    jabatan: Jabatan
    pemangku: Sequence[PemangkuJabatan]
    kini: PemangkuJabatan | None


@dataclass(frozen=True)
class Sambungan:
    """A unit before or after this one, as it is shown and linked."""

    unit: Unit
    nama: str
    tanggal: dt.date
    jenis: str


@dataclass(frozen=True)
class RincianUnit:
    """All that the page of a unit shows."""

    unit: Unit
    nama: str
    singkatan: str
    hidup: bool
    ditutup: dt.date | None
    induk: Mapping[str, tuple[Unit, str]]
    riwayat: Sequence[Peristiwa]
    kode: Sequence[KodeUnit]
    jabatan: Sequence[JabatanUnit]
    pendahulu: Sequence[Sambungan]
    penerus: Sequence[Sambungan]
    anak: Sequence[tuple[Unit, str]]
    garis_anak: Mapping[int, str] = field(default_factory=dict)


def rincian_unit(unit: Unit, pada: dt.date) -> RincianUnit:
    """Everything about ``unit`` as known, with what holds on ``pada`` marked; a fixed number of queries."""
    tempat = list(KedudukanUnit.objects.filter(unit=unit).select_related("induk").order_by("sejak", "garis"))
    nama = list(NamaUnit.objects.filter(unit=unit).order_by("sejak"))
    kode = list(KodeUnit.objects.filter(unit=unit).order_by("sejak", "sistem", "kode"))
    ganti = list(
        PenggantiUnit.objects.filter(Q(lama=unit) | Q(baru=unit))
        .select_related("lama__instansi", "baru__instansi")
        .order_by("tanggal", "pk")
    )
    di_bawah = list(berlaku(KedudukanUnit.objects.filter(induk=unit), pada).select_related("unit__instansi"))
    sebut = nama_unit(
        {
            unit.pk,
            *(t.induk_id for t in tempat if t.induk_id),
            *(i for g in ganti for i in (g.lama_id, g.baru_id)),
            *(d.unit_id for d in di_bawah),
        },
        pada,
    )
    komando = [t for t in tempat if t.garis == Garis.KOMANDO]
    hidup = any(_kini(t, pada) for t in komando)
    akhir = [t.sampai for t in komando if t.sampai is not None]
    ditutup = max(akhir) if akhir and len(akhir) == len(komando) else None
    anak = {d.unit_id: d.unit for d in di_bawah}
    garis_anak: dict[int, list[str]] = defaultdict(list)
    for d in di_bawah:
        garis_anak[d.unit_id].append(d.garis)
    return RincianUnit(
        unit=unit,
        nama=sebut.get(unit.pk, (unit.kode, ""))[0],
        singkatan=sebut.get(unit.pk, ("", ""))[1],
        hidup=hidup,
        ditutup=ditutup,
        induk={
            t.garis: (t.induk, sebut.get(t.induk.pk, (t.induk.kode, ""))[0])
            for t in tempat
            if t.induk and _kini(t, pada)
        },
        riwayat=_riwayat(nama, tempat, kode, ganti, unit, sebut, pada, ditutup),
        kode=[k for k in kode if _kini(k, pada)],
        jabatan=_jabatan(unit, pada),
        pendahulu=[_sambungan(g.lama, g, sebut) for g in ganti if g.baru_id == unit.pk],
        penerus=[_sambungan(g.baru, g, sebut) for g in ganti if g.lama_id == unit.pk],
        anak=sorted(
            ((u, sebut.get(pk, (u.kode, ""))[0]) for pk, u in anak.items()),
            key=lambda a: (_urut_jenis(a[0].jenis), a[1]),
        ),
        garis_anak={pk: ", ".join(g) for pk, g in garis_anak.items()},
    )


def _kini(baris: Any, pada: dt.date) -> bool:
    return bool(baris.sejak <= pada and (baris.sampai is None or baris.sampai > pada))


def _sambungan(unit: Unit, g: PenggantiUnit, sebut: Mapping[int, tuple[str, str]]) -> Sambungan:
    nama = sebut.get(unit.pk, (unit.kode, ""))[0]
    return Sambungan(unit, nama, g.tanggal, str(JenisPengganti(g.jenis).label))


def _jabatan(unit: Unit, pada: dt.date) -> list[JabatanUnit]:
    jabatan = list(Jabatan.objects.filter(unit=unit).order_by("kode"))
    pemangku: dict[int, list[PemangkuJabatan]] = defaultdict(list)
    for p in PemangkuJabatan.objects.filter(jabatan__in=jabatan).order_by("-sejak"):
        pemangku[p.jabatan_id].append(p)
    return [
        JabatanUnit(j, pemangku[j.pk], next((p for p in pemangku[j.pk] if _kini(p, pada)), None))
        for j in jabatan
    ]


def _riwayat(
    nama: Sequence[NamaUnit],
    tempat: Sequence[KedudukanUnit],
    kode: Sequence[KodeUnit],
    ganti: Sequence[PenggantiUnit],
    unit: Unit,
    sebut: Mapping[int, tuple[str, str]],
    pada: dt.date,
    ditutup: dt.date | None,
) -> list[Peristiwa]:
    """Facts in the order of their days: names, places, codes, successions, the end."""

    def fakta(b: Any, pokok: str, isi: str, jenis: str) -> Peristiwa:
        return Peristiwa(b.sejak, b.sampai, pokok, isi, jenis, b.pk, _kini(b, pada))

    semua = [
        *(fakta(n, "Nama", f"{n.nama} ({n.singkatan})" if n.singkatan else n.nama, "nama") for n in nama),
        *(
            fakta(
                t,
                str(Garis(t.garis).label),
                f"di bawah {sebut.get(t.induk.pk, (t.induk.kode, ''))[0]}" if t.induk else "unit puncak",
                "kedudukan",
            )
            for t in tempat
        ),
        *(fakta(k, f"Kode {k.sistem}", k.kode, "kode") for k in kode),
    ]
    for g in ganti:
        if g.baru_id == unit.pk:
            isi = f"melanjutkan {sebut.get(g.lama_id, ('', ''))[0]} ({g.lama.instansi.nama})"
        else:
            isi = f"dilanjutkan {sebut.get(g.baru_id, ('', ''))[0]} ({g.baru.instansi.nama})"
        semua.append(Peristiwa(g.tanggal, None, str(JenisPengganti(g.jenis).label), isi))
    if ditutup is not None:
        semua.append(Peristiwa(ditutup, None, "Ditutup", "unit ini tidak ada lagi sejak tanggal ini"))
    return sorted(semua, key=lambda p: p.sejak)
