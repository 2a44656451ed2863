"""Scores of an office and year: ours, the official figure, the difference, and the snapshot that it is from.

A snapshot belongs to the office it was taken for and speaks of all below it, so that a unit without its own
reads that of the nearest office above. Nothing computed is stored.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip.anggaran.models import Dipa, JenisSkor, KomponenSkor, NilaiSkor, PotretSkor, PotretTerpilih
from sakip.anggaran.queries.aturan import aturan_bila_ada
from sakip.anggaran.rumus_skor import ATURAN_JENIS, TOLERANSI, AturanSkor, Kolom, banding_resmi, hitung
from sakip.aturan.angka import tulis
from sakip.aturan.regulasi import Versi
from sakip.aturan.skor import Banding, Hitungan, Skor, banding, rata_satker
from sakip.organisasi.models import Unit
from sakip.organisasi.queries import leluhur, nama_unit, subpohon

#: How many satker a sentence names.
SATKER_DISEBUT = 5


@dataclass(frozen=True)
class InfoPotret:
    """A snapshot: what it is called, for which office and months, from which source and file.

    ``terpilih``: fixed for the report of the year; otherwise it is the latest.
    """

    id: int
    jenis: str
    sumber: str
    per_tanggal: dt.date
    sampai_bulan: int
    unit_id: int
    unit_kode: str
    unit_nama: str
    sha256: str
    terpilih: bool


class Berskor:
    """What a row tells of its score: figure and grade, blank where nothing could be computed."""

    skor: Skor | None

    @property
    def angka(self) -> Decimal | None:
        return None if self.skor is None else self.skor.nilai

    @property
    def predikat(self) -> str:
        return self.skor.predikat.kata if self.skor is not None and self.skor.predikat else ""


@dataclass(frozen=True)
class BarisSkor(Berskor):
    """One satker (a DIPA). ``skor`` is ours (None: no rule, or no row), ``resmi`` the official figure.

    ``nilai`` holds the components as the source shows them, ``tidak_berlaku`` those without data by the rule.
    ``kantor``: the DIPA is the office's own, not of a unit below it. ``nilai_id`` None: not in the snapshot.
    """

    nilai_id: int | None
    dipa_id: int
    kode: str
    nama: str
    unit_id: int
    unit_kode: str
    unit_nama: str
    kantor: bool
    nilai: Mapping[str, Decimal]
    tidak_berlaku: frozenset[str]
    skor: Skor | None
    resmi: Decimal | None
    banding: Banding
    catatan: str
    nomor_baris: int | None
    peringatan: tuple[str, ...] = ()


@dataclass(frozen=True)
class RataSkor:
    """The mean of the satker of a scope: ``kantor`` (its own DIPA) or ``dengan_upt`` (the region).

    ``dipakai`` is ours where all rows of the scope have one, else the mean of the official figures where all
    have that, else of what more rows have (``asal`` says which: "hitungan" or "resmi"); None without either.
    ``banyak`` rows went into it, of the ``dari`` that the snapshot has.
    """

    cakupan: str
    banyak: int
    hitungan: Hitungan
    resmi: Hitungan
    dipakai: Decimal | None
    asal: str
    dari: int = 0

    @property
    def tanpa(self) -> int:
        """Rows that have no figure of the kind that was averaged."""
        return max(0, self.dari - self.banyak)


@dataclass(frozen=True)
class SkorWilayah:
    """One kind of score of an office and year.

    ``resmi_wilayah`` is the official figure of the office as a whole, as the source shows it, and ``banding``
    our mean of the whole scope beside it. ``belum`` names DIPA of the scope that are not in the snapshot;
    ``sementara``: a score of ours lacks components that apply.
    """

    unit: Unit
    nama: str
    tahun: int
    jenis: str
    sebutan: str
    aturan: AturanSkor
    kolom: tuple[Kolom, ...]
    potret: InfoPotret | None
    baris: tuple[BarisSkor, ...]
    kantor: RataSkor
    wilayah: RataSkor
    resmi_wilayah: Decimal | None
    banding: Banding
    belum: tuple[str, ...]
    draf: bool
    sementara: bool
    peringatan: tuple[str, ...]
    catatan_wilayah: str = ""

    @property
    def predikat_draf(self) -> bool:
        """Predicates come from bands that were not read in the regulation itself."""
        return self.aturan.predikat_draf

    @property
    def versi(self) -> Versi | None:
        """The weights that were used; None where no rule is in force in the year."""
        return self.aturan.bobot


@dataclass(frozen=True)
class MuatanSkor:
    """What the scores of an office and year have in common, of whatever kind they are."""

    pohon: Mapping[int, int]
    atas: Sequence[int]
    dipa: Sequence[Dipa]
    nama: Mapping[int, str]
    aturan: Mapping[str, Versi | None]
    potret: Sequence[PotretSkor]
    terpilih: Mapping[tuple[str, int], int]


def muat_skor(unit: Unit, tahun: int, pohon: Mapping[int, int] | None = None) -> MuatanSkor:
    """Tree, DIPA, names, rules and snapshots, in seven queries."""
    pohon, atas = subpohon(unit, tahun) if pohon is None else pohon, leluhur(unit, tahun)
    dipa = list(Dipa.objects.filter(unit_id__in=pohon, tahun=tahun).select_related("unit").order_by("kode"))
    nama = nama_unit({*atas, unit.pk, *(d.unit_id for d in dipa)}, dt.date(tahun, 12, 31))
    perlu = tuple(dict.fromkeys(x for j in JenisSkor for x in ATURAN_JENIS[j]))
    return MuatanSkor(
        pohon,
        atas,
        dipa,
        {k: n for k, (n, _) in nama.items()},
        aturan_bila_ada(perlu, tahun),
        list(
            PotretSkor.objects.filter(unit_id__in=atas, tahun=tahun)
            .select_related("unit", "berkas")
            .order_by("-per_tanggal", "-pk")
        ),
        {
            (t.jenis, t.unit_id): t.potret_id
            for t in PotretTerpilih.objects.filter(unit_id__in=atas, tahun=tahun)
        },
    )


def skor_wilayah(
    unit: Unit,
    tahun: int,
    jenis: str,
    pada: dt.date | None = None,
    *,
    aturan: AturanSkor | None = None,
    potret: PotretSkor | None = None,
    muatan: MuatanSkor | None = None,
) -> SkorWilayah:
    """Scores of the office and what is below it, by the snapshot that counts on ``pada`` (default: today).

    The snapshot that was fixed for the report counts, unless ``pada`` is a day within the year before it.
    ``aturan``: another rule than the one in force, to try it out. ``potret``: this snapshot and no other.
    ``muatan``: what was read before for several kinds of one office and year.
    """
    m = muatan or muat_skor(unit, tahun)
    pohon, sebut = m.pohon, m.nama
    aturan = aturan or AturanSkor(jenis, tahun, {n: m.aturan[n] for n in ATURAN_JENIS[JenisSkor(jenis)]})
    potret = potret or _potret(m, tahun, jenis, pada)
    nilai = _nilai(potret) if potret is not None else []
    per_dipa = {n.dipa_id: n for n in nilai if n.dipa_id is not None}
    semua = [_baris(d, per_dipa.get(d.pk), aturan, unit, sebut) for d in m.dipa]
    # A DIPA without a row stays visible, but is named rather than counted.
    baris = _urut(semua, pohon)
    ada = [b for b in baris if b.nilai_id is not None]
    kantor, wilayah = _rata("kantor", [b for b in ada if b.kantor]), _rata("dengan_upt", ada)
    tertulis = next((n for n in nilai if n.dipa_id is None and n.unit_id == unit.pk), None)
    resmi = None if tertulis is None else tertulis.nilai
    return SkorWilayah(
        unit=unit,
        nama=sebut.get(unit.pk, unit.kode),
        tahun=tahun,
        jenis=jenis,
        sebutan=str(JenisSkor(jenis).label),
        aturan=aturan,
        kolom=aturan.kolom,
        potret=None if potret is None else info_potret(potret, sebut),
        baris=tuple(baris),
        kantor=kantor,
        wilayah=wilayah,
        resmi_wilayah=resmi,
        banding=_banding_wilayah(aturan, wilayah, resmi, ada),
        belum=tuple(f"{b.kode} {b.nama}" for b in baris if b.nilai_id is None),
        draf=aturan.draf,
        sementara=any(b.skor is not None and b.angka is not None and b.skor.sementara for b in ada),
        peringatan=tuple(f"{b.nama}: {p}" for b in ada for p in b.peringatan),
        catatan_wilayah="" if tertulis is None else tertulis.catatan,
    )


def aturan_skor(jenis: str, tahun: int) -> AturanSkor:
    """The rules of a kind of score in force in ``tahun``, in one query."""
    return AturanSkor(jenis, tahun, aturan_bila_ada(ATURAN_JENIS[JenisSkor(jenis)], tahun))


def _potret(m: MuatanSkor, tahun: int, jenis: str, pada: dt.date | None) -> PotretSkor | None:
    """The snapshot that counts: of the office itself, else of the nearest office above that has one."""
    semua = [p for p in m.potret if p.jenis == jenis]
    for u in m.atas:
        milik = [p for p in semua if p.unit_id == u]
        dipilih = next((p for p in semua if p.pk == m.terpilih.get((jenis, u))), None)
        if dipilih is not None and (pada is None or pada.year > tahun or dipilih.per_tanggal <= pada):
            dipilih.terpilih = True  # type: ignore[attr-defined]
            return dipilih
        cocok = next((p for p in milik if pada is None or p.per_tanggal <= pada), None)
        if cocok is not None:
            return cocok
    return None


def _nilai(potret: PotretSkor) -> list[NilaiSkor]:
    return list(NilaiSkor.objects.filter(potret=potret).prefetch_related("komponen").order_by("pk"))


def info_potret(p: PotretSkor, sebut: Mapping[int, str]) -> InfoPotret:
    """What pages and reports say about a snapshot."""
    return InfoPotret(
        p.pk, p.jenis, p.sumber, p.per_tanggal, p.sampai_bulan, p.unit_id, p.unit.kode,
        sebut.get(p.unit_id, p.unit.kode), p.berkas.sha256 if p.berkas else "", getattr(p, "terpilih", False),
    )  # fmt: skip


def _baris(
    d: Dipa, n: NilaiSkor | None, aturan: AturanSkor, unit: Unit, sebut: Mapping[int, str]
) -> BarisSkor:
    komponen: list[KomponenSkor] = list(n.komponen.all()) if n is not None else []
    kenal = {k.kode for k in aturan.kolom}
    nilai = {k.kode: k.nilai for k in komponen if k.nilai is not None}
    tidak = frozenset(k.kode for k in komponen if not k.berlaku)
    # Values of another rule are shown, but cannot enter this one.
    skor = None if n is None else hitung(aturan, _saring(nilai, kenal), tidak & kenal)
    resmi = n.nilai if n is not None else None
    return BarisSkor(
        nilai_id=None if n is None else n.pk,
        dipa_id=d.pk,
        kode=d.kode,
        nama=d.nama,
        unit_id=d.unit_id,
        unit_kode=d.unit.kode,
        unit_nama=sebut.get(d.unit_id, d.unit.kode),
        kantor=d.unit_id == unit.pk,
        nilai=nilai,
        tidak_berlaku=tidak,
        skor=skor,
        resmi=resmi,
        banding=_banding_baris(aturan, _saring(nilai, kenal), skor, resmi),
        catatan="" if n is None else n.catatan,
        nomor_baris=None if n is None else n.nomor_baris,
        peringatan=_peringatan(aturan, skor, [k.kode for k in komponen if k.kode not in kenal]),
    )


def _banding_baris(
    aturan: AturanSkor, nilai: Mapping[str, Decimal], skor: Skor | None, resmi: Decimal | None
) -> Banding:
    if skor is not None and not nilai and resmi is not None:
        return Banding(None, resmi, None, None, "Komponennya tidak ada dalam potret; hanya angka resmi.")
    return banding_resmi(aturan, nilai, skor, resmi)


def _saring(nilai: Mapping[str, Decimal], kenal: set[str]) -> dict[str, Decimal]:
    return {k: v for k, v in nilai.items() if k in kenal}


def _peringatan(aturan: AturanSkor, skor: Skor | None, asing: list[str]) -> tuple[str, ...]:
    # what does not apply is seen in the row itself
    tanda = tuple(
        t for t in (skor.peringatan if skor is not None else ()) if not t.startswith("Tidak berlaku")
    )
    if asing and aturan.bobot is not None:
        tanda = (*tanda, f"Tidak dikenal {aturan.bobot.sebutan} dan tidak dihitung: {', '.join(asing)}.")
    return tanda


def _urut(baris: list[BarisSkor], pohon: Mapping[int, int]) -> list[BarisSkor]:
    """The office's own DIPA first, then unit by unit, each by code."""
    return sorted(baris, key=lambda b: (pohon.get(b.unit_id, 99), b.unit_kode, b.kode))


def _rata(cakupan: str, baris: Sequence[BarisSkor]) -> RataSkor:
    kami = rata_satker({b.kode: b.angka for b in baris})
    resmi = rata_satker({b.kode: b.resmi for b in baris})
    kita, mereka = sum(b.angka is not None for b in baris), sum(b.resmi is not None for b in baris)
    if kita and (kita == len(baris) or kita >= mereka):
        return RataSkor(cakupan, kita, kami, resmi, kami.nilai, "hitungan", len(baris))
    return RataSkor(cakupan, mereka, kami, resmi, resmi.nilai, "resmi" if mereka else "", len(baris))


def _banding_wilayah(
    aturan: AturanSkor, rata: RataSkor, resmi: Decimal | None, baris: Sequence[BarisSkor]
) -> Banding:
    skor = Skor("Rata-rata satker", rata.dipakai, (), (), "", _sumber_rata(aturan, rata), aturan.draf,
                "belum ada nilai satker")  # fmt: skip
    hasil = banding(skor, resmi)
    if hasil.cocok is False and rata.asal == "resmi":
        kata = "Rata-rata angka resmi satkernya sendiri tidak sama dengan angka wilayahnya; periksa keduanya."
        return banding(skor, resmi, dugaan=kata)
    if hasil.cocok is False and (kata := _dari_satker(rata, resmi, baris)):
        return banding(skor, resmi, dugaan=kata)
    return hasil


def _dari_satker(rata: RataSkor, resmi: Decimal | None, baris: Sequence[BarisSkor]) -> str:
    """The satker that our mean differs by, where the official ones do give the figure of the office."""
    beda = [b for b in baris if b.banding.cocok is False and b.banding.selisih is not None]
    mereka = rata.resmi.nilai
    if not beda or mereka is None or resmi is None or abs(mereka - resmi) > TOLERANSI:
        return ""
    beda.sort(key=lambda b: -abs(b.banding.selisih or Decimal(0)))
    isi = ", ".join(f"{b.nama} (selisih {tulis(b.banding.selisih)})" for b in beda[:SATKER_DISEBUT])
    lain = f", dan {len(beda) - SATKER_DISEBUT} lainnya" if len(beda) > SATKER_DISEBUT else ""
    return (
        f"Rata-rata angka resmi satkernya sama dengan angka wilayah; yang lain adalah hitungan {len(beda)}"
        f" satker: {isi}{lain}."
    )


def _sumber_rata(aturan: AturanSkor, rata: RataSkor) -> str:
    if rata.asal == "resmi":
        return "rata-rata angka resmi satker"
    return f"rata-rata hitungan satker ({aturan.sumber})" if aturan.sumber else "rata-rata hitungan satker"


# --- list of snapshots ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class BarisPotret:
    """A stored snapshot in a list; ``banyak`` is the number of satker that it speaks of."""

    info: InfoPotret
    sebutan: str
    banyak: int
    dipakai: bool
    milik: bool


def daftar_potret(unit: Unit, tahun: int) -> list[BarisPotret]:
    """All snapshots that the office can read in a year, the latest first; ``dipakai`` marks what counts."""
    atas = leluhur(unit, tahun)
    potret = list(
        PotretSkor.objects.filter(unit_id__in=atas, tahun=tahun)
        .select_related("unit", "berkas")
        .prefetch_related("nilai_skor")
        .order_by("jenis", "-per_tanggal", "-pk")
    )
    pilihan = {
        (t.unit_id, t.jenis): t.potret_id
        for t in PotretTerpilih.objects.filter(unit_id__in=atas, tahun=tahun)
    }
    for p in potret:
        p.terpilih = p.pk in pilihan.values()  # type: ignore[attr-defined]
    sebut = {k: n for k, (n, _) in nama_unit({p.unit_id for p in potret}, dt.date(tahun, 12, 31)).items()}
    berlaku = {_berlaku([p for p in potret if p.jenis == j], atas, pilihan, j) for j in JenisSkor.values}
    return [
        BarisPotret(
            info_potret(p, sebut),
            str(JenisSkor(p.jenis).label),
            sum(n.dipa_id is not None for n in p.nilai_skor.all()),
            p.pk in berlaku,
            p.unit_id == unit.pk,
        )
        for p in potret
    ]


def _berlaku(
    potret: Sequence[PotretSkor], atas: Sequence[int], pilihan: Mapping[tuple[int, str], int], jenis: str
) -> int | None:
    for u in atas:
        if (terpilih := pilihan.get((u, jenis))) is not None:
            return terpilih
        if milik := [p.pk for p in potret if p.unit_id == u]:
            return milik[0]
    return None
