"""Writes of measurement. The sums of children are a cache that can be rebuilt and compared."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal

from django.db import transaction
from django.db.models import Q, QuerySet

from sakip.aturan.agregasi import AgregasiSalah, AturanVariabel, Gabungan, Nilai, gabung_waktu
from sakip.aturan.angka import bulatkan, tambah
from sakip.inti.bidang import DESIMAL
from sakip.organisasi.models import Garis, Leluhur, Unit
from sakip.organisasi.queries import leluhur, subpohon, tahun_pohon
from sakip.pengukuran.models import Bacaan, Isian, Kejadian, RekapUnit
from sakip.pengukuran.queries.muat import aturan_variabel, baca_isian, periode_resmi
from sakip.perencanaan.models import Variabel

#: What identifies a cached sum within one unit and year.
KunciRekap = tuple[int, str, str, str, str]


def hitung_rekap(unit: Unit, tahun: int) -> dict[KunciRekap, RekapUnit]:
    """The sums that the cache should hold for every parent in the subtree of ``unit`` (not saved)."""
    pohon = subpohon(unit, tahun)
    kode = dict(Unit.objects.filter(pk__in=pohon).values_list("pk", "kode"))
    dipakai = set(Isian.objects.filter(tahun=tahun, unit_id__in=pohon).values_list("variabel_id", flat=True))
    dipakai |= set(
        Kejadian.objects.filter(tanggal__year=tahun, unit_id__in=pohon).values_list("variabel_id", flat=True)
    )
    return _hitung(kode, _anak(set(pohon), tahun), dipakai, tahun)


def _hitung(
    kode: Mapping[int, str], anak: Mapping[int, list[int]], dipakai: Collection[int], tahun: int
) -> dict[KunciRekap, RekapUnit]:
    """Sums of the variables ``dipakai`` for each parent, from what its children (all in ``kode``) gave."""
    variabel = {v.pk: v for v in Variabel.objects.filter(pk__in=dipakai).select_related("bobot")}
    dibaca = {**{v.bobot.pk: v.bobot for v in variabel.values() if v.bobot}, **variabel}
    kunci = {v.kunci for v in variabel.values()}
    terisi: dict[str, set[str]] = {}
    hasil: dict[KunciRekap, RekapUnit] = {}
    for bacaan in (Bacaan.SEMENTARA, Bacaan.RESMI):
        resmi = periode_resmi(kode, tahun) if bacaan == Bacaan.RESMI else None
        isian, _, pelapor = baca_isian(dibaca, kode, tahun, resmi)
        if bacaan == Bacaan.SEMENTARA:
            terisi = {k: set(isian.get(k, {})) for k in kunci}
        setahun = {
            v.kunci: {u: _setahun(aturan_variabel(v), p) for u, p in isian.get(v.kunci, {}).items()}
            for v in dibaca.values()
        }
        for induk, bawahan in anak.items():
            anggota = {kode[b] for b in bawahan}
            for v in variabel.values():
                # A row stands where some child entered the variable; then all that should have are counted.
                if terisi[v.kunci] & anggota:
                    harap = (pelapor.get(v.kunci, set()) | terisi[v.kunci]) & anggota
                    rekap = _jumlahkan(induk, v, f"{tahun}", bacaan, harap, setahun)
                    hasil[induk, Garis.KOMANDO, v.kunci, rekap.periode, bacaan] = rekap
    return hasil


def _setahun(aturan: AturanVariabel, periode: Mapping[str, Nilai]) -> Gabungan:
    try:
        return gabung_waktu(aturan, periode)
    except AgregasiSalah:
        return Gabungan("tak_terdefinisi")


def _anak(pohon: set[int], tahun: int) -> dict[int, list[int]]:
    anak: dict[int, list[int]] = {}
    semua = Leluhur.objects.filter(garis=Garis.KOMANDO, jarak=1, leluhur_id__in=pohon)
    baris = semua.filter(tahun=tahun).values_list("leluhur_id", "unit_id")
    if not baris and (contoh := Unit.objects.filter(pk__in=pohon).first()):
        baris = semua.filter(tahun=tahun_pohon(contoh.instansi_id, tahun)).values_list(
            "leluhur_id", "unit_id"
        )
    for induk, bawah in baris:
        anak.setdefault(induk, []).append(bawah)
    return anak


def _jumlahkan(
    induk: int,
    variabel: Variabel,
    periode: str,
    bacaan: str,
    harap: set[str],
    setahun: dict[str, dict[str, Gabungan]],
) -> RekapUnit:
    nilai = {
        u: g.nilai for u in sorted(harap) if (g := setahun[variabel.kunci].get(u)) and g.nilai is not None
    }
    bobot = None
    if variabel.bobot:
        per_unit = setahun.get(variabel.bobot.kunci, {})
        w = [g.nilai for u in nilai if (g := per_unit.get(u)) and g.nilai is not None]
        bobot = _muat(tambah(*w)) if w else None
    return RekapUnit(
        induk_id=induk,
        garis=Garis.KOMANDO,
        variabel=variabel,
        periode=periode,
        bacaan=bacaan,
        jumlah=_muat(tambah(*nilai.values())) if nilai else None,
        pembobot=bobot,
        cacah=len(nilai),
        hilang=len(harap) - len(nilai),
    )


def _muat(nilai: Decimal) -> Decimal:
    """A sum as the cache column holds it: a mean over months may have more digits than it keeps."""
    return bulatkan(nilai, DESIMAL)


@transaction.atomic
def bangun_rekap(*, unit: Unit, tahun: int) -> int:
    """Rebuild the cached sums of every parent in the subtree of ``unit``; returns the number of rows."""
    baris = hitung_rekap(unit, tahun)
    _tersimpan(unit, tahun).delete()
    RekapUnit.objects.bulk_create(baris.values(), batch_size=500)
    return len(baris)


@transaction.atomic
def segarkan_induk(*, unit: Unit, tahun: int, variabel_id: Collection[int] | None = None) -> int:
    """Refresh the cached sums of the direct parent of ``unit`` for these variables (None: all of the year).

    Call it in the transaction of the save, after its rows. The parent's row is locked first: of two
    children that save at once the second reads what the first has written. Returns the number of rows.
    """
    induk = sorted(leluhur(unit, tahun)[1:2])
    if not induk:
        return 0
    list(Unit.objects.select_for_update(no_key=True).filter(pk__in=induk).order_by("pk"))
    anak = _anak(set(induk), tahun)
    kode = dict(
        Unit.objects.filter(pk__in={b for isi in anak.values() for b in isi}).values_list("pk", "kode")
    )
    dipakai = _terkait(kode, tahun, variabel_id)
    RekapUnit.objects.filter(
        induk_id__in=induk, garis=Garis.KOMANDO, periode=str(tahun), variabel_id__in=dipakai
    ).delete()
    baris = _hitung(kode, anak, dipakai, tahun)
    RekapUnit.objects.bulk_create(baris.values(), batch_size=500)
    return len(baris)


def _terkait(kode: Collection[int], tahun: int, variabel_id: Collection[int] | None) -> set[int]:
    """The variables whose sums change: those named, and those that one of them weighs."""
    if variabel_id is None:
        isian = Isian.objects.filter(tahun=tahun, unit_id__in=list(kode)).values_list(
            "variabel_id", flat=True
        )
        kejadian = Kejadian.objects.filter(tanggal__year=tahun, unit_id__in=list(kode))
        return {*isian, *kejadian.values_list("variabel_id", flat=True)}
    ubah = list(variabel_id)
    return set(Variabel.objects.filter(Q(pk__in=ubah) | Q(bobot_id__in=ubah)).values_list("pk", flat=True))


def _tersimpan(unit: Unit, tahun: int) -> QuerySet[RekapUnit]:
    return RekapUnit.objects.filter(induk_id__in=subpohon(unit, tahun), periode=str(tahun))


def selisih_rekap(*, unit: Unit, tahun: int) -> Iterator[str]:
    """Each place where the cache differs from what the entries give, as a readable line."""
    harus = hitung_rekap(unit, tahun)
    for r in _tersimpan(unit, tahun).select_related("variabel", "induk"):
        kunci = (r.induk_id, r.garis, r.variabel.kunci, r.periode, r.bacaan)
        h = harus.pop(kunci, None)
        isi = (r.jumlah, r.pembobot, r.cacah, r.hilang)
        if h is None:
            yield f"{r.induk.kode} {r.variabel.kunci} {r.bacaan}: tersimpan {isi}, seharusnya tidak ada"
        elif isi != (h.jumlah, h.pembobot, h.cacah, h.hilang):
            benar = (h.jumlah, h.pembobot, h.cacah, h.hilang)
            yield f"{r.induk.kode} {r.variabel.kunci} {r.bacaan}: tersimpan {isi}, seharusnya {benar}"
    for (_, _, variabel, _, bacaan), h in harus.items():
        yield f"{h.induk.kode} {variabel} {bacaan}: belum tersimpan"
