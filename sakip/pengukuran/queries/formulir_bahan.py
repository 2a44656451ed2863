"""Reads in a fixed number of queries what a form of a unit and month is made of. Nothing is computed here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q

from sakip.aturan.agregasi import Nilai
from sakip.aturan.periode import baca_periode
from sakip.organisasi.models import Garis, Leluhur, Unit
from sakip.organisasi.queries import nama_unit, subpohon
from sakip.pengukuran.hitung import PENGUKUR_LUAR
from sakip.pengukuran.jatuh_tempo import Tempo, kunci_dipakai, tersering
from sakip.pengukuran.models import Bukti, CatatanIndikator, Isian, Kejadian, NilaiLangsung
from sakip.pengukuran.queries.muat import (
    MuatanUnit,
    aturan_variabel,
    baca_isian,
    keturunan,
    kunci_kode,
    langsung_terakhir,
    manual_dari,
)
from sakip.perencanaan.models import (
    KategoriVariabel,
    ManualIndikator,
    PengisiVariabel,
    SumberData,
    Variabel,
)
from sakip.perencanaan.queries import manual_berlaku
from sakip.perjanjian.models import ButirPerjanjian, Perjanjian

#: Years before the form's that are read for the values beside a line.
TAHUN_LALU = 3
#: Stored values by variable id, category id (0: the whole) and period key.
IsianUnit = dict[int, dict[int, dict[str, "Tersimpan"]]]


@dataclass(frozen=True)
class Tersimpan:
    """A stored value of this unit, as the form needs it."""

    id: int
    nilai: Decimal | None
    keadaan: str
    versi: int
    oleh: str

    @property
    def jadi_nilai(self) -> Nilai:
        return Nilai(self.keadaan, self.nilai)  # type: ignore[arg-type]


@dataclass(frozen=True)
class VariabelTempo:
    """A variable that stands on the form: its row, the key of its period, the indicators that use it."""

    variabel: Variabel
    tempo: Tempo
    periode: str
    indikator: tuple[int, ...]


@dataclass
class Bahan:
    """Everything that was read. ``asing``: items of a unit above, with that unit's name."""

    unit: Unit
    nama_unit: str
    tahun: int
    bulan: int
    muatan: MuatanUnit
    tempo: list[VariabelTempo]
    #: Results that come as a whole, and the key of their period.
    langsung_tempo: dict[int, str]
    butir: dict[int, ButirPerjanjian]
    asing: dict[int, str]
    #: Indicators of the form, in the order of their codes.
    indikator: list[int]
    #: Keys of the variables that this unit fills in some month of the year.
    diisi: frozenset[str]
    isian: IsianUnit
    kejadian: Mapping[int, list[Kejadian]]
    kategori: Mapping[int, list[KategoriVariabel]]
    langsung: Mapping[int, list[NilaiLangsung]]
    catatan: Mapping[int, CatatanIndikator]
    #: Names of the systems that values come from, by id.
    sumber: Mapping[int, str]
    #: Evidence by ("v" or "i", id, period key).
    bukti: Mapping[tuple[str, int, str], list[Bukti]]

    @property
    def periode(self) -> str:
        return f"{self.tahun}-{self.bulan:02d}"

    def nama_indikator(self, indikator: int) -> str:
        """The wording of the agreement, else of the manual."""
        butir = self.butir.get(indikator)
        return butir.rumusan if butir else self.muatan.manual[indikator].nama

    def kode_indikator(self, indikator: int) -> str:
        butir = self.butir.get(indikator)
        return butir.kode if butir else ""


def bahan_formulir(unit: Unit, tahun: int, bulan: int) -> Bahan:
    """What the form of ``unit`` for ``bulan`` of ``tahun`` is made of, in a fixed number of queries."""
    atas = unit_di_atas(unit, tahun)
    butir, pemilik = _butir(atas, tahun)
    indikator = set(butir) or _indikator_bermanual(unit, tahun)
    manual = _terpakai(manual_berlaku(indikator, unit, tahun), pemilik, unit)
    sendiri = {i for i, u in pemilik.items() if u == unit.pk}
    pakai = _pemakaian(manual)
    calon = {v.pk: v for m in manual.values() for v in _variabel_manual(m)}
    isian, kejadian = _isian(unit, tahun, calon), _kejadian(unit, tahun, calon)
    diisi = _diisi(unit, tahun, calon, isian, kejadian)
    tempo = _tempo(calon, pakai, diisi, isian, tahun, bulan)
    langsung = _langsung(unit, tahun, manual)
    langsung_tempo = _langsung_tempo(manual, sendiri, langsung, tahun, bulan)
    tampil = {i for t in tempo for i in t.indikator} | set(langsung_tempo)
    asing = {i: pemilik[i] for i in tampil if i in pemilik and i not in sendiri}
    nama = nama_unit({unit.pk, *asing.values()}, baca_periode(f"{tahun}-{bulan:02d}").akhir)
    setahun = [n for isi in langsung.values() for n in isi if n.tahun == tahun]
    return Bahan(
        unit=unit,
        nama_unit=nama.get(unit.pk, (unit.kode, ""))[0],
        tahun=tahun,
        bulan=bulan,
        muatan=_muatan(unit, tahun, manual, calon, setahun),
        tempo=tempo,
        langsung_tempo=langsung_tempo,
        butir=butir,
        asing={i: nama.get(u, ("unit di atasnya", ""))[0] for i, u in asing.items()},
        indikator=[i for i in [*butir, *(m for m in manual if m not in butir)] if i in tampil],
        diisi=frozenset(calon[v].kunci for v in diisi),
        isian=isian,
        kejadian=kejadian,
        kategori=_kategori(calon),
        langsung=langsung,
        catatan={
            c.indikator_id: c
            for c in CatatanIndikator.objects.filter(
                unit=unit, periode=f"{tahun}-{bulan:02d}", indikator_id__in=tampil
            )
        },
        sumber=dict(
            SumberData.objects.filter(pk__in=[s for t in tempo if (s := t.variabel.sumber_id)]).values_list(
                "pk", "nama"
            )
        ),
        bukti=_bukti(unit, tahun),
    )


def unit_di_atas(unit: Unit, tahun: int) -> list[int]:
    """Ids of the unit and of every unit above it on any line: itself first, then by the line of command.

    A year whose tree was never built takes the nearest one before it, else after it.
    """
    baris = list(Leluhur.objects.filter(unit=unit).values_list("tahun", "garis", "jarak", "leluhur_id"))
    ada = {t for t, _, _, _ in baris}
    pakai = max((t for t in ada if t <= tahun), default=min(ada, default=tahun))
    urut = sorted((g != Garis.KOMANDO, j, u) for t, g, j, u in baris if t == pakai)
    return list(dict.fromkeys([unit.pk, *(u for _, _, u in urut)]))


def _butir(atas: list[int], tahun: int) -> tuple[dict[int, ButirPerjanjian], dict[int, int]]:
    """The nearest item of each indicator in the agreements of these units, and whose item it is.

    Of each agreement the latest signed revision counts, a draft where nothing was signed yet.
    """
    terpilih: dict[tuple[int, str], Perjanjian] = {}
    for p in Perjanjian.objects.filter(unit_id__in=atas, tahun=tahun).order_by("kode", "revisi"):
        lama = terpilih.get((p.unit_id, p.kode))
        if p.status == "ditandatangani" or lama is None or lama.status == "draf":
            terpilih[p.unit_id, p.kode] = p
    baris = (
        ButirPerjanjian.objects.filter(perjanjian__in=terpilih.values(), acuan=False)
        .select_related("perjanjian", "sasaran", "indikator", "penanggung", "pemilik")
        .prefetch_related("target_periode")
    )
    dekat = {u: n for n, u in enumerate(atas)}
    urut = sorted(
        baris, key=lambda b: (dekat[b.perjanjian.unit_id], kunci_kode(b.kode), b.perjanjian.kode, b.urutan)
    )
    butir: dict[int, ButirPerjanjian] = {}
    for b in urut:
        butir.setdefault(b.indikator_id, b)
    return butir, {i: b.perjanjian.unit_id for i, b in butir.items()}


def _indikator_bermanual(unit: Unit, tahun: int) -> set[int]:
    berlaku = ManualIndikator.objects.filter(
        indikator__instansi=unit.instansi_id, sejak_tahun__lte=tahun
    ).filter(Q(sampai_tahun__isnull=True) | Q(sampai_tahun__gte=tahun))
    return set(berlaku.values_list("indikator_id", flat=True))


def _terpakai(
    manual: Mapping[int, ManualIndikator], pemilik: Mapping[int, int], unit: Unit
) -> dict[int, ManualIndikator]:
    """Without the manuals of items of another unit that this unit does not measure for it."""
    luar = {*PENGUKUR_LUAR, "sendiri"}
    return {i: m for i, m in manual.items() if pemilik.get(i, unit.pk) == unit.pk or m.pengukur not in luar}


def _variabel_manual(m: ManualIndikator) -> Iterable[Variabel]:
    """The variables of a manual that units fill, with the weights of their means."""
    if m.pengukur in PENGUKUR_LUAR:
        return
    for vm in m.variabel.all():
        yield vm.variabel
        if vm.variabel.bobot:
            yield vm.variabel.bobot


def _pemakaian(manual: Mapping[int, ManualIndikator]) -> dict[int, list[ManualIndikator]]:
    hasil: dict[int, list[ManualIndikator]] = defaultdict(list)
    for m in manual.values():
        for v in {v.pk: v for v in _variabel_manual(m)}:
            hasil[v].append(m)
    return hasil


def _isian(unit: Unit, tahun: int, calon: Collection[int]) -> IsianUnit:
    hasil: IsianUnit = defaultdict(lambda: defaultdict(dict))
    baris = Isian.objects.filter(
        unit=unit, tahun__gte=tahun - TAHUN_LALU, tahun__lte=tahun, variabel_id__in=list(calon)
    )
    for v, k, periode, pk, nilai, keadaan, versi, oleh in baris.values_list(
        "variabel_id", "kategori_id", "periode", "pk", "nilai", "keadaan", "versi", "oleh__nama"
    ):
        hasil[v][k or 0][periode] = Tersimpan(pk, nilai, keadaan, versi, oleh)
    return hasil


def _kejadian(unit: Unit, tahun: int, calon: Mapping[int, Variabel]) -> dict[int, list[Kejadian]]:
    hasil: dict[int, list[Kejadian]] = defaultdict(list)
    baris = Kejadian.objects.filter(
        unit=unit,
        tanggal__year__gte=tahun - TAHUN_LALU,
        tanggal__year__lte=tahun,
        variabel_id__in=[pk for pk, v in calon.items() if v.bentuk == "daftar"],
    )
    for k in baris.select_related("kategori").order_by("tanggal", "nama", "pk"):
        hasil[k.variabel_id].append(k)
    return hasil


def _diisi(
    unit: Unit,
    tahun: int,
    calon: Collection[int],
    isian: IsianUnit,
    kejadian: Mapping[int, list[Kejadian]],
) -> set[int]:
    """Who fills what: as it was decided, else whoever filled it in this year or the year before."""
    pengisi = PengisiVariabel.objects.filter(variabel_id__in=list(calon))
    ditentukan = set(pengisi.order_by().values_list("variabel_id", flat=True).distinct())
    berlaku = pengisi.filter(unit=unit, sejak_tahun__lte=tahun).filter(
        Q(sampai_tahun__isnull=True) | Q(sampai_tahun__gte=tahun)
    )
    dekat = (tahun - 1, tahun)
    pernah = {v for v, k in isian.items() if any(int(p[:4]) in dekat for isi in k.values() for p in isi)} | {
        v for v, isi in kejadian.items() if any(k.tanggal.year in dekat for k in isi)
    }
    return set(berlaku.values_list("variabel_id", flat=True)) | (pernah - ditentukan)


def _tempo(
    calon: Mapping[int, Variabel],
    pakai: Mapping[int, list[ManualIndikator]],
    diisi: set[int],
    isian: IsianUnit,
    tahun: int,
    bulan: int,
) -> list[VariabelTempo]:
    """What stands on the form, in the order of the manuals that ask for it."""
    hasil = []
    for pk, v in calon.items():
        tempo = tersering(_tempo_manual(m) for m in pakai[pk])
        if pk not in diisi or not tempo.jatuh(bulan):
            continue
        ada = {p for isi in isian[pk].values() for p in isi if int(p[:4]) == tahun} if pk in isian else set()
        periode = kunci_dipakai(tempo.kunci(tahun, bulan), f"{tahun}-{bulan:02d}", ada)
        hasil.append(VariabelTempo(v, tempo, periode, tuple(m.indikator_id for m in pakai[pk])))
    return hasil


def _tempo_manual(m: ManualIndikator) -> Tempo:
    return Tempo(m.kekerapan, (m.bulan,) if m.bulan else ())


def _langsung(
    unit: Unit, tahun: int, manual: Mapping[int, ManualIndikator]
) -> dict[int, list[NilaiLangsung]]:
    hasil: dict[int, list[NilaiLangsung]] = defaultdict(list)
    baris = NilaiLangsung.objects.filter(
        unit=unit, tahun__gte=tahun - TAHUN_LALU, tahun__lte=tahun, indikator_id__in=list(manual)
    )
    for n in baris.select_related("oleh").order_by("periode", "versi"):
        hasil[n.indikator_id].append(n)
    return hasil


def _langsung_tempo(
    manual: Mapping[int, ManualIndikator],
    sendiri: set[int],
    langsung: Mapping[int, list[NilaiLangsung]],
    tahun: int,
    bulan: int,
) -> dict[int, str]:
    """Results of this unit's own items that come as a whole; a letter may also come after its month."""
    hasil: dict[int, str] = {}
    for i, m in manual.items():
        if i not in sendiri or (m.pengukur not in PENGUKUR_LUAR and m.variabel.all()):
            continue
        tempo = _tempo_manual(m)
        menyusul = m.bulan is not None and bulan > m.bulan and not m.tanpa_rincian
        if not (tempo.jatuh(bulan) or menyusul):
            continue
        pakai = m.bulan if m.bulan is not None and menyusul else bulan
        ada = {n.periode for n in langsung.get(i, ()) if n.tahun == tahun}
        hasil[i] = kunci_dipakai(tempo.kunci(tahun, pakai), f"{tahun}-{pakai:02d}", ada)
    return hasil


def _muatan(
    unit: Unit,
    tahun: int,
    manual: Mapping[int, ManualIndikator],
    calon: Mapping[int, Variabel],
    langsung: list[NilaiLangsung],
) -> MuatanUnit:
    """The year of the unit and of all below it, everything that was saved (``sementara``)."""
    pohon = subpohon(unit, tahun)
    kode = dict(Unit.objects.filter(pk__in=pohon).values_list("pk", "kode"))
    isian, wilayah, pelapor = baca_isian(calon, kode, tahun, None)
    muatan = MuatanUnit(
        unit=unit,
        tahun=tahun,
        bacaan="sementara",
        butir=[],
        manual={i: manual_dari(m) for i, m in manual.items()},
        kamus={v.kunci: aturan_variabel(v) for v in calon.values()},
        jarak={kode[u]: j for u, j in pohon.items()},
        isian=isian,
        wilayah=wilayah,
        langsung=langsung_terakhir(langsung),
        pelapor=pelapor,
        semua_langsung=langsung,
        daftar=frozenset(v.kunci for v in calon.values() if v.bentuk == "daftar"),
    )
    if any(wilayah.values()):
        muatan.di_bawah = keturunan(kode, tahun)
    return muatan


def _kategori(calon: Collection[int]) -> dict[int, list[KategoriVariabel]]:
    hasil: dict[int, list[KategoriVariabel]] = defaultdict(list)
    for k in KategoriVariabel.objects.filter(variabel_id__in=list(calon)).order_by("pk"):
        hasil[k.variabel_id].append(k)
    return hasil


def _bukti(unit: Unit, tahun: int) -> dict[tuple[str, int, str], list[Bukti]]:
    hasil: dict[tuple[str, int, str], list[Bukti]] = defaultdict(list)
    for b in Bukti.objects.filter(unit=unit, tahun=tahun).order_by("pk"):
        jenis, pk = ("v", b.variabel_id) if b.variabel_id else ("i", b.indikator_id)
        hasil[jenis, pk or 0, b.periode].append(b)
    return hasil
