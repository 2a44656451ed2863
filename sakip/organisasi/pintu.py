"""The permission door: the one place where a page asks whether a person may do something to a unit.

Deny by default. A role (`Penugasan`) holds within a unit and its subtree in the tree of the year that is
asked for; what a role may do stands in `sakip.aturan.wewenang`. Work inside an office follows the line of
command; reading and verifying also follow the technical and regional lines; reading reaches back to the
units that a unit took over from.

Every view of the site carries one of the marks below (``publik``, ``masuk``, ``halaman``); a view without
a mark fails a test.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse

from sakip.akun.models import Akun
from sakip.akun.titipan import dikenal, titipkan
from sakip.aturan.wewenang import TINDAKAN_BACA, WEWENANG, boleh
from sakip.inti.galat import GalatSakip, Masalah, TidakDitemukan
from sakip.organisasi.models import Garis, Leluhur, PenggantiUnit, Penugasan, Peran, Unit
from sakip.organisasi.queries import cari_unit, tahun_pohon
from sakip.organisasi.queries.dasar import sebut_tugas
from sakip.organisasi.queries.masa import DiLuarMasa, di_luar_masa

View = Callable[..., HttpResponseBase]

DITAHAN = "Sesi Anda berakhir. Yang baru Anda kirim ditahan: masuk lagi, lalu tekan Kirim sekarang."
TIDAK_DITAHAN = (
    "Sesi Anda berakhir dan kirimannya belum diterima. Masuk lagi di tab lain, tekan Kembali di tab ini, "
    "lalu salin yang Anda ketik."
)

#: Years that an address may name; others are no page (and no date).
TAHUN_WAJAR = range(2000, 2101)
#: Actions that follow every line, not only the line of command.
SEMUA_GARIS = TINDAKAN_BACA | {"verifikasi", "kembalikan", "tetapkan_target", "kelola_indikator", "reviu"}


class TidakBerwenang(GalatSakip):
    """The person may not do this here; the page answers 403 and says who may."""


@dataclass(frozen=True)
class Tugas:
    """A role that is in force: within which unit, and for whom (Plt., Plh.) if for somebody else."""

    id: int
    peran: str
    unit_id: int
    instansi_id: int
    kode_unit: str
    atas_nama: str = ""
    sebagai_wakil: str = ""

    @property
    def sebutan(self) -> str:
        """The role in words, as the journal keeps it."""
        return sebut_tugas(self.peran, self.atas_nama, self.sebagai_wakil)


class Wewenang:
    """What one account may do on a day; roles and scopes are read once and kept for the request."""

    def __init__(self, akun: Akun | None, pada: dt.date) -> None:
        self.akun = akun
        self.pada = pada
        self._cakupan: dict[tuple[int, bool, bool, int], frozenset[int]] = {}

    @cached_property
    def tugas(self) -> tuple[Tugas, ...]:
        """The roles in force on the day, in order of unit and role."""
        if self.akun is None or not self.akun.is_active:
            return ()
        baris = (
            Penugasan.objects.filter(akun=self.akun, sejak__lte=self.pada)
            .filter(Q(sampai__isnull=True) | Q(sampai__gt=self.pada))
            .select_related("unit", "atas_nama_dari")
            .order_by("unit__kode", "peran", "pk")
        )
        return tuple(
            Tugas(
                p.pk,
                p.peran,
                p.unit_id,
                p.unit.instansi_id,
                p.unit.kode,
                p.atas_nama_dari.nama if p.atas_nama_dari else "",
                p.sebagai_wakil,
            )
            for p in baris
        )

    @cached_property
    def di_luar_masa(self) -> tuple[DiLuarMasa, ...]:
        """The roles that are over or not yet begun; asked for only where something is refused or missing."""
        if self.akun is None or not self.akun.is_active:
            return ()
        return tuple(di_luar_masa(self.akun, self.pada))

    def punya(self, *tindakan: str) -> bool:
        """True if some role allows one of ``tindakan`` anywhere (for menus; never enough to write)."""
        return any(boleh([t.peran], aksi) for t in self.tugas for aksi in tindakan)

    def unit_boleh(self, tindakan: str, tahun: int | None = None) -> frozenset[int]:
        """Ids of the units on which ``tindakan`` is allowed in the tree of ``tahun`` (default: this year)."""
        hasil: set[int] = set()
        for tugas in self.tugas:
            if boleh([tugas.peran], tindakan):
                hasil |= self._lingkup(tugas, tindakan, tahun or self.pada.year)
        return frozenset(hasil)

    def siapkan(self, tahun: Collection[int]) -> None:
        """Read what the roles reach in the trees of several years at once; reading actions ask for more."""
        unit = {t.unit_id for t in self.tugas}
        if not unit or not tahun:
            return
        ada: dict[int, set[int]] = defaultdict(set)
        punya = Leluhur.objects.filter(unit__instansi__in={t.instansi_id for t in self.tugas}, jarak=0)
        for instansi, n in punya.values_list("unit__instansi_id", "tahun").distinct():
            ada[instansi].add(n)
        bawah: dict[tuple[int, int, bool], set[int]] = defaultdict(set)
        baris = Leluhur.objects.filter(leluhur_id__in=unit)
        for atas, n, garis, u in baris.values_list("leluhur_id", "tahun", "garis", "unit_id"):
            bawah[atas, n, True].add(u)
            if garis == Garis.KOMANDO:
                bawah[atas, n, False].add(u)
        for t in self.tugas:
            semua = ada[t.instansi_id]
            for n in tahun:
                pakai = max((x for x in semua if x <= n), default=min(semua, default=n))
                for garis_semua in (False, True):
                    isi = frozenset({t.unit_id, *bawah[t.unit_id, pakai, garis_semua]})
                    self._cakupan.setdefault((t.unit_id, garis_semua, False, n), isi)

    def boleh(self, tindakan: str, unit: Unit | int, tahun: int | None = None) -> bool:
        """Whether ``tindakan`` is allowed on ``unit`` in the tree of ``tahun``."""
        return self.sebagai(tindakan, unit, tahun) is not None

    def sebagai(self, tindakan: str, unit: Unit | int, tahun: int | None = None) -> Tugas | None:
        """The role under which ``tindakan`` is allowed on ``unit``, or None; its nearest one first."""
        unit_id = unit if isinstance(unit, int) else unit.pk
        cocok = [
            t
            for t in self.tugas
            if boleh([t.peran], tindakan) and unit_id in self._lingkup(t, tindakan, tahun or self.pada.year)
        ]
        return min(cocok, key=lambda t: (t.unit_id != unit_id, bool(t.atas_nama)), default=None)

    def wajib(self, tindakan: str, unit: Unit | int, tahun: int | None = None) -> Tugas:
        """As :meth:`sebagai`; raises :class:`TidakBerwenang` that says which roles may."""
        tugas = self.sebagai(tindakan, unit, tahun)
        if tugas is None:
            if (lalu := self._pernah(tindakan, unit, tahun)) is not None:
                raise TidakBerwenang(Masalah("", lalu.pesan, lalu.saran))
            siapa = ", ".join(sorted(str(Peran(p).label) for p in WEWENANG.get(tindakan, ())))
            raise TidakBerwenang(
                Masalah(
                    "wewenang",
                    "Anda tidak bertugas untuk hal ini pada unit ini.",
                    f"Yang boleh: {siapa} unit ini atau unit di atasnya. Minta admin lokal menugaskan Anda."
                    if siapa
                    else "",
                )
            )
        return tugas

    def kantor(self, tindakan: str) -> list[Unit]:
        """The units of one's own roles where ``tindakan`` is allowed, by code; raises where there is none."""
        self.siapkan([self.pada.year])  # somebody of many offices asks no more than somebody of one
        ada = {t.unit_id for t in self.tugas if self.boleh(tindakan, t.unit_id)}
        if not ada:
            self.wajib(tindakan, 0)
        return list(Unit.objects.filter(pk__in=ada).select_related("instansi").order_by("kode"))

    def _pernah(self, tindakan: str, unit: Unit | int, tahun: int | None) -> DiLuarMasa | None:
        """The role that would allow it, were it in force; ``unit`` 0 stands for any."""
        unit_id = unit if isinstance(unit, int) else unit.pk
        for lalu in self.di_luar_masa:
            t = lalu.tugas
            satu = Tugas(t.id, t.peran, t.unit_id, t.instansi_id, t.kode_unit)
            if boleh([t.peran], tindakan) and (
                not unit_id or unit_id in self._lingkup(satu, tindakan, tahun or self.pada.year)
            ):
                return lalu
        return None

    def _lingkup(self, tugas: Tugas, tindakan: str, tahun: int) -> frozenset[int]:
        kunci = (tugas.unit_id, tindakan in SEMUA_GARIS, tindakan in TINDAKAN_BACA, tahun)
        if kunci not in self._cakupan:
            garis = list(Garis.values) if kunci[1] else [Garis.KOMANDO]
            self._cakupan[kunci] = cakupan(tugas.unit_id, tugas.instansi_id, garis, tahun, pendahulu=kunci[2])
        return self._cakupan[kunci]


def cakupan(
    unit_id: int, instansi_id: int, garis: Iterable[str], tahun: int, *, pendahulu: bool
) -> frozenset[int]:
    """Ids of a unit and all below it on ``garis`` in the tree of ``tahun``.

    ``pendahulu`` adds the units that these took over from.
    """
    baris = Leluhur.objects.filter(
        tahun=tahun_pohon(instansi_id, tahun), garis__in=list(garis), leluhur=unit_id
    )
    hasil = {unit_id, *baris.values_list("unit_id", flat=True)}
    if pendahulu:
        lapis = set(hasil)
        while lapis:
            lapis = (
                set(PenggantiUnit.objects.filter(baru_id__in=lapis).values_list("lama_id", flat=True)) - hasil
            )
            hasil |= lapis
    return frozenset(hasil)


# --- who may administer whom -----------------------------------------------------------------------


def wajib_kelola(wewenang: Wewenang) -> frozenset[int]:
    """Ids of the units whose accounts the person administers; raises where there is none."""
    lingkup = wewenang.unit_boleh("kelola_akun")
    if not lingkup:
        if any(boleh([d.tugas.peran], "kelola_akun") for d in wewenang.di_luar_masa):
            wewenang.wajib("kelola_akun", 0)
        raise TidakBerwenang(
            Masalah(
                "wewenang",
                "Halaman ini untuk admin lokal dan administrator.",
                "Perlu akun baru atau tugas lain? Hubungi admin lokal di kantor Anda.",
            )
        )
    return lingkup


def wajib_beri(wewenang: Wewenang, peran: str, unit: Unit) -> Tugas:
    """The role under which the person may give ``peran`` at ``unit``; only an administrator makes another."""
    tindakan = "kelola_sistem" if peran == Peran.ADMINISTRATOR else "kelola_akun"
    return wewenang.wajib(tindakan, unit)


# --- marks of views --------------------------------------------------------------------------------


def publik(view: View) -> View:
    """Anybody may open this page; it shows official figures only."""
    view.akses = "publik"  # type: ignore[attr-defined]
    return view


def masuk(view: View) -> View:
    """Only for people who are logged in; the view asks the door itself for each unit that it touches."""

    @wraps(view)
    def terjaga(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return minta_masuk(request)
        return view(request, *args, **kwargs)

    terjaga.akses = "masuk"  # type: ignore[attr-defined]
    return terjaga


def halaman(tindakan: str) -> Callable[[View], View]:
    """A page of one unit (``instansi`` and ``unit`` in its address; ``tahun`` where it has one).

    The view is called with the :class:`Unit` as ``unit`` and without ``instansi``; ``request.tugas`` is the
    role under which the person acts (``request.tugas.sebutan`` goes to the journal).
    """
    if tindakan not in WEWENANG:
        raise ValueError(f"tindakan {tindakan} tidak ada di aturan.wewenang")

    def bungkus(view: View) -> View:
        @wraps(view)
        def terjaga(request: Any, *args: Any, instansi: str, unit: str, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return minta_masuk(request)
            if (tahun := kwargs.get("tahun")) is not None and tahun not in TAHUN_WAJAR:
                raise TidakDitemukan(Masalah("tahun", f"Tahun {tahun} tidak ada.", "Periksa alamatnya."))
            ditemukan = cari_unit(instansi, unit)
            request.tugas = request.wewenang.wajib(tindakan, ditemukan, kwargs.get("tahun"))
            return view(request, *args, unit=ditemukan, **kwargs)

        terjaga.akses = tindakan  # type: ignore[attr-defined]
        return terjaga

    return bungkus


def minta_masuk(request: HttpRequest) -> HttpResponseBase:
    """To the login page and back; a script is told 401, so that it keeps what was typed.

    What a page without scripts sent is held meanwhile, and offered after the login.
    """
    if request.headers.get("HX-Request") or request.headers.get("X-Requested-With"):
        return HttpResponse(
            "Sesi berakhir. Masuk lagi di tab lain, lalu ulangi; isian Anda tetap di sini.", status=401
        )
    if request.method != "POST":
        return redirect_to_login(request.get_full_path())
    if titipkan(request):
        messages.info(request, DITAHAN)
        return redirect_to_login(reverse("lanjutkan_kiriman"))
    if dikenal(request):  # a stranger's request leaves nothing behind, not even a session
        messages.warning(request, TIDAK_DITAHAN)
    return redirect_to_login(request.get_full_path())
