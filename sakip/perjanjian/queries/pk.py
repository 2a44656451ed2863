"""Reads of agreements: lists, one agreement, what its forms can choose from, two versions side by side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Max, Q

from sakip.aturan.angka import tulis_rupiah
from sakip.aturan.capaian import Ukuran
from sakip.aturan.periode import baca_periode, tulis_tanggal
from sakip.inti.galat import Masalah, TidakDitemukan
from sakip.organisasi.models import Jabatan, Unit
from sakip.organisasi.queries import leluhur, nama_unit, subpohon
from sakip.perencanaan.models import Kegiatan, ManualIndikator, Sasaran, TingkatSasaran
from sakip.perjanjian.models import ButirPerjanjian, Perjanjian, StatusPerjanjian
from sakip.perjanjian.services.susun import terakhir_dipakai


def keadaan(p: Perjanjian) -> tuple[str, str]:
    """The state of a version as (token of ``kerja.css``, word)."""
    if p.status == StatusPerjanjian.DITANDATANGANI:
        return "disetujui", "Ditandatangani"
    if p.diusulkan is not None:
        return "diajukan", "Menunggu tanda tangan"
    return ("dikembalikan", "Dikembalikan") if p.catatan else ("draf", "Draf")


@dataclass(frozen=True)
class BarisPk:
    """One agreement in a list: its latest version."""

    id: int
    instansi: str
    tahun: int
    unit: str
    kode_unit: str
    kode: str
    revisi: int
    token: str
    keadaan: str
    pihak: str
    butir: int
    tanggal: dt.date | None


def daftar(unit_id: Collection[int], tahun: int | None = None) -> list[BarisPk]:
    """The latest version of every agreement of these units, newest year first."""
    saring = Q(unit_id__in=list(unit_id)) & (Q(tahun=tahun) if tahun else Q())
    terbaru = (
        Perjanjian.objects.filter(saring)
        .values("instansi_id", "kode")
        .annotate(akhir=Max("revisi"))
        .values_list("instansi_id", "kode", "akhir")
    )
    pakai = set(terbaru)
    semua = [
        p
        for p in Perjanjian.objects.filter(saring)
        .select_related("unit__instansi", "pihak_pertama", "pihak_kedua")
        .annotate(banyak=Count("butir"))
        if (p.instansi_id, p.kode, p.revisi) in pakai
    ]
    nama = nama_unit({p.unit_id for p in semua}, dt.date(tahun or dt.date.max.year, 12, 31))
    baris = []
    for p in sorted(semua, key=lambda p: (-p.tahun, p.unit.kode, p.kode)):
        token, kata = keadaan(p)
        pihak = p.pihak_pertama.nama + (f" – {p.pihak_kedua.nama}" if p.pihak_kedua else "")
        baris.append(
            BarisPk(
                p.pk,
                p.unit.instansi.kode,
                p.tahun,
                nama.get(p.unit_id, (p.unit.kode,))[0],
                p.unit.kode,
                p.kode,
                p.revisi,
                token,
                kata,
                pihak,
                p.banyak,
                p.tanggal,
            )
        )
    return baris


def tahun_ada(unit_id: Collection[int]) -> list[int]:
    """Years with agreements of these units, newest first."""
    isi = Perjanjian.objects.filter(unit_id__in=list(unit_id)).values_list("tahun", flat=True).distinct()
    return sorted(set(isi), reverse=True)


def muat(perjanjian_id: int) -> Perjanjian:
    """An agreement with everything that its page shows."""
    p = (
        Perjanjian.objects.select_related("unit__instansi", "pihak_pertama", "pihak_kedua", "diusulkan_oleh")
        .prefetch_related(
            "butir__indikator", "butir__sasaran", "butir__target_periode", "anggaran__kegiatan__program"
        )
        .filter(pk=perjanjian_id)
        .first()
    )
    if p is None:
        raise TidakDitemukan(
            Masalah("perjanjian", "Perjanjian Kinerja ini tidak ada.", "Mulai dari daftar perjanjian.")
        )
    return p


def versi_perjanjian(p: Perjanjian) -> list[Perjanjian]:
    """All versions of the agreement, oldest first."""
    return list(Perjanjian.objects.filter(instansi=p.instansi_id, kode=p.kode).order_by("revisi"))


# --- what forms choose from -----------------------------------------------------------------------


def jabatan_pertama(unit: Unit, tahun: int) -> list[Jabatan]:
    """Positions in the unit and below it, the highest first."""
    pohon = subpohon(unit, tahun)
    return sorted(
        Jabatan.objects.filter(unit_id__in=pohon), key=lambda j: (pohon.get(j.unit_id, 99), j.tingkat, j.nama)
    )


def jabatan_kedua(unit: Unit, tahun: int) -> list[Jabatan]:
    """Positions that an agreement can be made with: of the units above and of the Eselon I units."""
    di_atas = leluhur(unit, tahun)[1:]
    di_bawah = set(subpohon(unit, tahun)) - {unit.pk}
    semua = (
        Jabatan.objects.filter(instansi=unit.instansi_id).exclude(unit_id__in=di_bawah).select_related("unit")
    )
    calon = [
        j
        for j in semua
        if j.unit_id in di_atas
        or j.unit_id == unit.pk
        or j.unit.jenis in ("eselon1", "kementerian")
        or j.tingkat in ("pimpinan", "eselon1")
    ]
    return sorted(calon, key=lambda j: (j.unit_id not in di_atas, j.nama))


def sasaran_pilihan(p: Perjanjian) -> list[Sasaran]:
    """Sasaran of the year in the agency, of the unit, the units above and the owners; by level and key."""
    urut = {t: i for i, t in enumerate(TingkatSasaran.values)}
    baris = Sasaran.objects.filter(instansi=p.instansi_id, sejak_tahun__lte=p.tahun).filter(
        Q(sampai_tahun__isnull=True) | Q(sampai_tahun__gte=p.tahun)
    )
    terpakai = Sasaran.objects.filter(butir__perjanjian=p).distinct()
    return sorted({*baris, *terpakai}, key=lambda s: (urut[s.tingkat], s.kunci))


def unit_bawah(unit: Unit, tahun: int, tetap: int | None = None) -> list[tuple[int, str]]:
    """The unit and all below it as (id, name), nearest first; ``tetap`` stands already and stays a choice."""
    pohon = subpohon(unit, tahun)
    if tetap is not None:
        pohon.setdefault(tetap, len(pohon))
    nama = nama_unit(pohon, dt.date(tahun, 12, 31))
    return sorted(((pk, nama.get(pk, ("?",))[0]) for pk in pohon), key=lambda x: (pohon[x[0]], x[1]))


def unit_pemilik(instansi_id: int, tahun: int) -> list[tuple[int, str]]:
    """Units of the agency that own indicators, as (id, name)."""
    ids = set(Unit.objects.filter(instansi=instansi_id, indikator__isnull=False).values_list("pk", flat=True))
    nama = nama_unit(ids, dt.date(tahun, 12, 31))
    return sorted(((pk, nama.get(pk, ("?",))[0]) for pk in ids), key=lambda x: x[1])


def kegiatan_pilihan(p: Perjanjian) -> list[Kegiatan]:
    """Kegiatan codes of the agency as they hold in the year: of each code its latest name."""
    hasil: dict[str, Kegiatan] = {}
    baris = Kegiatan.objects.filter(instansi=p.instansi_id, sejak_tahun__lte=p.tahun).select_related(
        "program"
    )
    for k in baris.order_by("kode", "sejak_tahun"):
        hasil[k.kode] = k
    for a in p.anggaran.all():
        hasil[a.kegiatan.kode] = a.kegiatan
    return sorted(hasil.values(), key=lambda k: (k.program.kode, k.kode))


@dataclass(frozen=True)
class CalonButir:
    """An indicator of the dictionary that could become an item."""

    id: int
    nama: str
    jenis: str
    satuan: str
    pemilik: str
    kode: str
    sasaran_id: int | None


def kamus(p: Perjanjian) -> list[CalonButir]:
    """Indicators with a manual for the year that the agreement does not hold yet."""
    ada = set(p.butir.values_list("indikator_id", flat=True))
    manual = {
        m.indikator_id: m
        for m in ManualIndikator.objects.filter(
            indikator__instansi=p.instansi_id, varian_unit__isnull=True, sejak_tahun__lte=p.tahun
        )
        .filter(Q(sampai_tahun__isnull=True) | Q(sampai_tahun__gte=p.tahun))
        .exclude(indikator_id__in=ada)
        .select_related("indikator")
    }
    pernah = terakhir_dipakai(p, manual)
    nama = nama_unit({m.indikator.pemilik_id for m in manual.values()}, dt.date(p.tahun, 12, 31))
    calon = [
        CalonButir(
            m.indikator_id,
            m.nama,
            m.indikator.jenis,
            m.satuan,
            nama.get(m.indikator.pemilik_id, ("", ""))[1],
            pernah[m.indikator_id].kode if m.indikator_id in pernah else "",
            pernah[m.indikator_id].sasaran_id if m.indikator_id in pernah else None,
        )
        for m in manual.values()
    ]
    milik_kedua = p.pihak_kedua.unit_id if p.pihak_kedua else None
    return sorted(calon, key=lambda c: (manual[c.id].indikator.pemilik_id != milik_kedua, c.pemilik, c.nama))


# --- two versions side by side --------------------------------------------------------------------


@dataclass(frozen=True)
class BarisBanding:
    """One thing in both versions; ``jenis``: tetap | berubah | baru | dihapus; ``beda`` names the fields."""

    pokok: str
    lama: tuple[tuple[str, str], ...]
    baru: tuple[tuple[str, str], ...]
    jenis: str
    beda: frozenset[str] = frozenset()

    @property
    def pasangan(self) -> tuple[tuple[str, str, str, bool], ...]:
        """(field, before, after, differs) for the template; fields of both, in order."""
        a, b = dict(self.lama), dict(self.baru)
        return tuple((k, a.get(k, "–"), b.get(k, "–"), k in self.beda) for k in dict.fromkeys([*a, *b]))


def banding(lama: Perjanjian, baru: Perjanjian) -> dict[str, list[BarisBanding]]:
    """What two versions say: parties, items by indicator, budget by kegiatan."""
    a = {b.indikator.kunci: (f"{b.kode} {b.rumusan}", _isi_butir(b)) for b in _urut(lama)}
    b = {x.indikator.kunci: (f"{x.kode} {x.rumusan}", _isi_butir(x)) for x in _urut(baru)}
    uang_a = {
        x.kegiatan.kode: (x.kegiatan.nama, (("Anggaran", tulis_rupiah(x.rupiah)),))
        for x in lama.anggaran.all()
    }
    uang_b = {
        x.kegiatan.kode: (x.kegiatan.nama, (("Anggaran", tulis_rupiah(x.rupiah)),))
        for x in baru.anggaran.all()
    }
    return {
        "pihak": _pasangkan(
            {"pihak": ("Para pihak", _isi_pihak(lama))}, {"pihak": ("Para pihak", _isi_pihak(baru))}
        ),
        "butir": _pasangkan(a, b),
        "anggaran": _pasangkan(uang_a, uang_b),
    }


_Isi = tuple[tuple[str, str], ...]
_Pokok = Mapping[str, tuple[str, _Isi]]


def _pasangkan(a: _Pokok, b: _Pokok) -> list[BarisBanding]:
    hasil = []
    for kunci in dict.fromkeys([*b, *a]):
        if kunci not in a:
            hasil.append(BarisBanding(b[kunci][0], (), b[kunci][1], "baru", frozenset(dict(b[kunci][1]))))
        elif kunci not in b:
            hasil.append(BarisBanding(a[kunci][0], a[kunci][1], (), "dihapus", frozenset(dict(a[kunci][1]))))
        else:
            kiri, kanan = dict(a[kunci][1]), dict(b[kunci][1])
            beda = frozenset(k for k in {*kiri, *kanan} if kiri.get(k) != kanan.get(k))
            hasil.append(
                BarisBanding(b[kunci][0], a[kunci][1], b[kunci][1], "berubah" if beda else "tetap", beda)
            )
    return hasil


def _urut(p: Perjanjian) -> list[ButirPerjanjian]:
    return sorted(p.butir.all(), key=lambda b: b.urutan)


def _isi_butir(b: ButirPerjanjian) -> _Isi:
    from sakip.inti.templatetags.sakip import ukuran

    berkala = "; ".join(
        f"{baca_periode(t.periode).label.split(' (')[0]}: {ukuran(Ukuran(t.nilai, None, b.satuan, b.skala))}"
        for t in sorted(b.target_periode.all(), key=lambda t: t.periode)
    )
    return (
        ("Kode", b.kode),
        ("Sasaran", b.rumusan_sasaran),
        ("Indikator", b.rumusan),
        ("Target", ukuran(Ukuran(b.nilai, b.kata, b.satuan, b.skala))),
        *((("Target berkala", berkala),) if berkala else ()),
        *((("Acuan", "ya"),) if b.acuan else ()),
    )


def _isi_pihak(p: Perjanjian) -> _Isi:
    def sebut(jabatan: Jabatan | None, nama: str) -> str:
        return f"{nama}, {jabatan.nama}" if jabatan and nama else jabatan.nama if jabatan else "–"

    return (
        ("Pihak pertama", sebut(p.pihak_pertama, p.nama_pihak_pertama)),
        ("Pihak kedua", sebut(p.pihak_kedua, p.nama_pihak_kedua)),
        ("Tanggal", f"{tulis_tanggal(p.tanggal)}" if p.tanggal else "belum ditandatangani"),
    )


def jumlah_anggaran(p: Perjanjian) -> int | None:
    """The sum of the budget; None when the agreement names none."""
    isi = [a.rupiah for a in p.anggaran.all()]
    return sum(isi) if isi else None


def ukuran_butir(b: ButirPerjanjian) -> Ukuran:
    """The target of an item as a measure."""
    nilai: Decimal | None = b.nilai
    return Ukuran(nilai, b.kata, b.satuan, b.skala)
