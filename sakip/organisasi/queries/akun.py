"""Reads of accounts: who is known, what roles they hold, who may administer whom."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Q, QuerySet

from sakip.akun.models import Akun, JenisAkun
from sakip.inti.galat import Masalah, TidakDitemukan
from sakip.organisasi.models import Instansi, Penugasan, Peran, Unit
from sakip.organisasi.queries import nama_unit
from sakip.organisasi.queries.dasar import sebut_tugas


def akun_dikenal(diketik: str) -> Akun | None:
    """The active person with this NIP or e-mail; None for anything else."""
    diketik = diketik.strip()
    if not diketik:
        return None
    orang = Akun.objects.filter(jenis=JenisAkun.ORANG, is_active=True)
    return orang.filter(Q(nip=diketik) | Q(surel__iexact=diketik)).first()


def kunci_akun(diketik: str) -> str:
    """One key for an account, whether its NIP or its e-mail was typed; what nobody has is its own key."""
    diketik = "".join(diketik.split()).casefold()
    pengenal = (
        Akun.objects.filter(Q(nip__iexact=diketik) | Q(surel__iexact=diketik))
        .values_list("pengenal", flat=True)
        .first()
        if diketik
        else None
    )
    return str(pengenal) if pengenal else diketik[:200]


def penugasan_berlaku(pada: dt.date) -> Q:
    """Filter of roles that are in force on a day."""
    return Q(sejak__lte=pada) & (Q(sampai__isnull=True) | Q(sampai__gt=pada))


def penugasan_belum_lewat(pada: dt.date) -> Q:
    """Filter of roles in force or still to come."""
    return Q(sampai__isnull=True) | Q(sampai__gt=pada)


def unit_jejak(akun: Akun, pada: dt.date) -> Unit | None:
    """The unit whose chain keeps what happens to an account: of its present role, else of its last."""
    semua = Penugasan.objects.filter(akun=akun).select_related("unit__instansi").order_by("-sejak", "-pk")
    daftar = list(semua)
    kini = [p for p in daftar if p.sejak <= pada and (p.sampai is None or p.sampai > pada)]
    return (kini or daftar)[0].unit if daftar else None


@dataclass(frozen=True)
class TugasAkun:
    """A role of somebody as pages show it; ``terakhir`` is its last day, None while it has no end."""

    id: int
    peran: str
    unit_id: int
    unit: str
    kode_unit: str
    sejak: dt.date
    sampai: dt.date | None
    atas_nama: str
    keadaan: str
    instansi_id: int
    sebagai_wakil: str = ""

    @property
    def sebutan(self) -> str:
        return sebut_tugas(self.peran, self.atas_nama, self.sebagai_wakil)

    @property
    def terakhir(self) -> dt.date | None:
        return self.sampai - dt.timedelta(days=1) if self.sampai else None


BERLAKU, AKAN, LEWAT = "berlaku", "akan datang", "berakhir"


def _keadaan_tugas(tugas: Penugasan, pada: dt.date) -> str:
    if tugas.sejak > pada:
        return AKAN
    return LEWAT if tugas.sampai is not None and tugas.sampai <= pada else BERLAKU


def tugas_akun(akun: Iterable[int], pada: dt.date) -> dict[int, list[TugasAkun]]:
    """All roles of several accounts, those in force first, in two queries."""
    baris = list(
        Penugasan.objects.filter(akun_id__in=list(akun))
        .select_related("unit", "atas_nama_dari")
        .order_by("-sejak", "pk")
    )
    nama = nama_unit({p.unit_id for p in baris}, pada)
    urut = {BERLAKU: 0, AKAN: 1, LEWAT: 2}
    hasil: dict[int, list[TugasAkun]] = {}
    for p in baris:
        hasil.setdefault(p.akun_id, []).append(
            TugasAkun(
                p.pk,
                p.peran,
                p.unit_id,
                nama.get(p.unit_id, (p.unit.kode, ""))[0],
                p.unit.kode,
                p.sejak,
                p.sampai,
                p.atas_nama_dari.nama if p.atas_nama_dari else "",
                _keadaan_tugas(p, pada),
                p.unit.instansi_id,
                p.sebagai_wakil,
            )
        )
    for daftar in hasil.values():
        daftar.sort(key=lambda t: urut[t.keadaan])
    return hasil


@dataclass(frozen=True)
class BarisAkun:
    """One account in the list."""

    akun: Akun
    dua_langkah: bool
    tugas: list[TugasAkun] = field(default_factory=list)

    @property
    def berlaku(self) -> list[TugasAkun]:
        return [t for t in self.tugas if t.keadaan == BERLAKU]

    @property
    def keadaan(self) -> str:
        """In one word: what an administrator looks for."""
        if not self.akun.is_active:
            return "nonaktif"
        if not self.berlaku:
            return "tanpa tugas"
        if self.akun.last_login is None:
            return "belum pernah masuk"
        return "aktif"


def _terlihat(unit: Iterable[int]) -> QuerySet[Akun]:
    tugas = Penugasan.objects.filter(akun=OuterRef("pk"), unit_id__in=list(unit))
    return Akun.objects.filter(Exists(tugas), jenis=JenisAkun.ORANG)


def daftar_akun(unit: Iterable[int], pada: dt.date) -> list[BarisAkun]:
    """Accounts that hold or held a role in one of these units, with all their roles; three queries."""
    kode = Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
    semua = list(_terlihat(unit).annotate(dua_langkah=Exists(kode)).order_by("nama", "pk"))
    tugas = tugas_akun((a.pk for a in semua), pada)
    return [BarisAkun(a, a.dua_langkah, tugas.get(a.pk, [])) for a in semua]


def akun_terlihat(pengenal: uuid.UUID, unit: Iterable[int]) -> Akun:
    """The account with this id, if it holds or held a role in one of these units."""
    akun = _terlihat(unit).filter(pengenal=pengenal).first()
    if akun is None:
        raise TidakDitemukan(
            Masalah(
                "akun", "Akun itu tidak ada di unit yang Anda kelola.", "Cari dari daftar akun unit Anda."
            )
        )
    return akun


def akun_bernomor(nip: str, surel: str, instansi: Instansi) -> Akun | None:
    """The account with exactly this NIP or e-mail, of somebody who works or worked in the agency.

    People move between offices; who knows the number may give its owner work, without seeing more than the
    name. Agencies before and after this one count as it; another agency's people are not told of.
    """
    nomor = Q(nip=nip) if nip else Q()
    if surel:
        nomor |= Q(surel=surel.lower())
    if not nomor:
        return None
    keluarga = Q(pk=instansi.pk) | Q(pendahulu=instansi.pk) | Q(penerus=instansi.pk)
    tugas = Penugasan.objects.filter(
        akun=OuterRef("pk"), unit__instansi__in=Instansi.objects.filter(keluarga).values("pk")
    )
    return Akun.objects.filter(nomor, Exists(tugas), jenis=JenisAkun.ORANG).first()


def di_luar_kuasa(akun: Akun, unit: Iterable[int], sistem: Iterable[int], pada: dt.date) -> list[TugasAkun]:
    """The roles, present or to come, that keep somebody who administers ``unit`` from the account itself.

    ``sistem`` are the units on which that somebody is administrator: only an administrator touches another.
    """
    milik, atas = set(unit), set(sistem)
    return [
        t
        for t in tugas_akun([akun.pk], pada).get(akun.pk, [])
        if t.keadaan != LEWAT
        and (t.unit_id not in milik or (t.peran == Peran.ADMINISTRATOR and t.unit_id not in atas))
    ]


def administrator_lain(akun: Akun, instansi_id: int, pada: dt.date) -> bool:
    """Whether another active person is administrator of the agency on that day, without a known end."""
    return (
        Penugasan.objects.filter(
            peran=Peran.ADMINISTRATOR,
            unit__instansi=instansi_id,
            akun__is_active=True,
            akun__jenis=JenisAkun.ORANG,
            sejak__lte=pada,
            sampai__isnull=True,
        )
        .exclude(akun=akun)
        .exists()
    )


def pilihan_unit(unit: Iterable[int], pada: dt.date) -> list[tuple[int, str]]:
    """Units by name for a choice, with their code."""
    kode = dict(Unit.objects.filter(pk__in=list(unit)).values_list("pk", "kode"))
    nama = nama_unit(kode, pada)
    return sorted(((pk, f"{nama.get(pk, (k, ''))[0]} ({k})") for pk, k in kode.items()), key=lambda u: u[1])


def orang_bertugas(unit: Iterable[int], pada: dt.date) -> list[Akun]:
    """Active people with a role in force in one of the units: whom one may act for or hand over to."""
    tugas = Penugasan.objects.filter(akun=OuterRef("pk"), unit_id__in=list(unit))
    return list(
        Akun.objects.filter(Exists(tugas), jenis=JenisAkun.ORANG, is_active=True).order_by("nama", "pk")
    )
