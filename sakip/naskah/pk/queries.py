"""Reads the agreements of a unit's year, or draws a draft from those of the unit above it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from sakip.aturan.angka import desimal_utuh
from sakip.aturan.capaian import Ukuran
from sakip.inti.galat import Masalah, TidakDitemukan
from sakip.naskah.pk.bahan import AnggaranPk, BahanPk, ButirPk, VersiPk
from sakip.naskah.surat import profil_surat
from sakip.organisasi.models import Unit
from sakip.organisasi.queries import Pejabat, jabatan_kepala, leluhur, nama_unit, pejabat_pada, subpohon
from sakip.pelaporan.profil import ProfilTahun
from sakip.perencanaan.models import TingkatSasaran
from sakip.perencanaan.queries import manual_berlaku
from sakip.perjanjian.models import ButirPerjanjian, Perjanjian, StatusPerjanjian

URUTAN = {t: i for i, t in enumerate(TingkatSasaran.values)}


@dataclass(frozen=True)
class _Kantor:
    """What all agreements of one unit and year share."""

    unit: Unit
    tahun: int
    pada: dt.date
    nama: str
    singkatan: str
    profil: ProfilTahun


def bahan_pk(
    unit: Unit, tahun: int, *, kode: str = "", revisi: int | None = None, pada: dt.date
) -> tuple[BahanPk, ...]:
    """Every agreement of ``unit`` in ``tahun`` in its latest version, or the one called ``kode``.

    ``revisi`` picks an earlier version. ``pada`` is the date of drafts. A unit without agreements whose
    superior's agreements name it as responsible gets one draft of those items.
    """
    semua = list(
        Perjanjian.objects.filter(unit=unit, tahun=tahun)
        .select_related("pihak_pertama", "pihak_kedua")
        .prefetch_related(
            "butir__indikator", "butir__sasaran", "butir__target_periode", "anggaran__kegiatan__program"
        )
        .order_by("kode", "revisi")
    )
    nama = nama_unit([unit.pk], dt.date(tahun, 12, 31)).get(unit.pk, (unit.kode, unit.kode))
    kantor = _Kantor(unit, tahun, pada, *nama, profil_surat(unit, tahun))
    if not semua:
        return (_turunan(kantor),)
    menurut: dict[str, list[Perjanjian]] = {}
    for p in semua:
        menurut.setdefault(p.kode, []).append(p)
    if kode:
        menurut = {kode: menurut[kode]} if kode in menurut else _tolak_kode(kode, list(menurut))
    desimal = _desimal([b for p in semua for b in p.butir.all()], unit, tahun)
    return tuple(_bahan(kantor, versi, revisi, desimal) for versi in menurut.values())


def _tolak_kode(kode: str, ada: Sequence[str]) -> dict[str, list[Perjanjian]]:
    dekat = get_close_matches(kode, ada, 1, 0.5)
    saran = f"Maksudnya «{dekat[0]}»?" if dekat else f"Yang ada: {', '.join(ada)}."
    raise TidakDitemukan(Masalah("kode", f"Perjanjian Kinerja «{kode}» tidak ada.", saran))


def _bahan(
    kantor: _Kantor, versi: Sequence[Perjanjian], revisi: int | None, desimal: Mapping[int, int]
) -> BahanPk:
    nomor = [p.revisi for p in versi]
    if revisi is not None and revisi not in nomor:
        ada = ", ".join(map(str, nomor))
        raise TidakDitemukan(
            Masalah(
                "revisi", f"Revisi {revisi} dari «{versi[0].kode}» tidak ada.", f"Revisi yang ada: {ada}."
            )
        )
    letak = len(versi) - 1 if revisi is None else nomor.index(revisi)
    return BahanPk(
        instansi=kantor.unit.instansi.nama,
        unit=kantor.unit.kode,
        nama_unit=kantor.nama,
        singkatan=kantor.singkatan,
        tahun=kantor.tahun,
        pada=kantor.pada,
        versi=_versi(versi[letak], kantor.pada, desimal),
        lama=_versi(versi[letak - 1], kantor.pada, desimal) if letak else None,
        profil=kantor.profil,
    )


def _versi(p: Perjanjian, pada: dt.date, desimal: Mapping[int, int]) -> VersiPk:
    hari = p.tanggal or pada
    kedua = p.pihak_kedua
    return VersiPk(
        kode=p.kode,
        revisi=p.revisi,
        sebab=p.sebab,
        tanggal=p.tanggal,
        draf=p.status != StatusPerjanjian.DITANDATANGANI,
        pertama=pejabat_pada(p.pihak_pertama, hari, p.nama_pihak_pertama),
        kedua=pejabat_pada(kedua, hari, p.nama_pihak_kedua) if kedua else None,
        butir=_butir(sorted(p.butir.all(), key=lambda b: b.urutan), desimal),
        anggaran=_anggaran([p]),
    )


def _anggaran(perjanjian: Iterable[Perjanjian]) -> tuple[AnggaranPk, ...]:
    baris = sorted(
        (a.kegiatan.program.kode, a.kegiatan.kode, a.kegiatan.program.nama, a.kegiatan.nama, a.rupiah)
        for p in perjanjian
        for a in p.anggaran.all()
    )
    return tuple(AnggaranPk(k, program, kegiatan, rupiah) for _, k, program, kegiatan, rupiah in baris)


def _desimal(butir: Sequence[ButirPerjanjian], unit: Unit, tahun: int) -> dict[int, int]:
    manual = manual_berlaku({b.indikator_id for b in butir}, unit, tahun)
    return {i: m.desimal for i, m in manual.items()}


def _butir(butir: Iterable[ButirPerjanjian], desimal: Mapping[int, int]) -> tuple[ButirPk, ...]:
    return tuple(
        ButirPk(
            indikator=b.indikator.kunci,
            kode=b.kode,
            tingkat=b.sasaran.tingkat,
            sasaran=b.rumusan_sasaran,
            rumusan=b.rumusan,
            target=Ukuran(b.nilai, b.kata, b.satuan, b.skala),
            acuan=b.acuan,
            desimal=desimal_utuh(b.nilai, desimal.get(b.indikator_id, 0)),
            berkala=tuple(
                (t.periode, Ukuran(t.nilai, None, b.satuan, b.skala), t.kumulatif)
                for t in sorted(b.target_periode.all(), key=lambda t: t.periode)
            ),
        )
        for b in butir
    )


# --- a unit without an agreement of its own ----------------------------------------------------------


def _turunan(kantor: _Kantor) -> BahanPk:
    """A draft between the unit's head and the head of the unit whose agreements name it as responsible."""
    unit, tahun = kantor.unit, kantor.tahun
    bawah = subpohon(unit, tahun)
    for pk in leluhur(unit, tahun)[1:]:
        terbaru = _terbaru(pk, tahun)
        kena = {p.kode: [b for b in p.butir.all() if b.penanggung_id in bawah] for p in terbaru}
        if any(not b.acuan for isi in kena.values() for b in isi):
            return _draf_turunan(kantor, pk, [p for p in terbaru if kena[p.kode]], kena)
    raise TidakDitemukan(
        Masalah(
            "unit",
            f"«{unit.kode}» tidak mempunyai Perjanjian Kinerja tahun {tahun}, dan tidak disebut sebagai "
            "penanggung butir pada Perjanjian Kinerja unit di atasnya.",
            _saran(unit),
        )
    )


def _saran(unit: Unit) -> str:
    ada = sorted(set(Perjanjian.objects.filter(unit=unit).values_list("tahun", flat=True)))
    if ada:
        return f"Tahun yang ada: {', '.join(map(str, ada))}."
    return "Impor paket yang memuat perjanjiannya, atau isi penanggung butirnya."


def _terbaru(unit_id: int, tahun: int) -> list[Perjanjian]:
    """Of each agreement the latest version, signed before draft."""
    baris = (
        Perjanjian.objects.filter(unit_id=unit_id, tahun=tahun)
        .prefetch_related(
            "butir__indikator", "butir__sasaran", "butir__target_periode", "anggaran__kegiatan__program"
        )
        .order_by("kode", "revisi")
    )
    terpilih: dict[str, Perjanjian] = {}
    for p in baris:
        lama = terpilih.get(p.kode)
        if (
            p.status == StatusPerjanjian.DITANDATANGANI
            or lama is None
            or lama.status == StatusPerjanjian.DRAF
        ):
            terpilih[p.kode] = p
    return list(terpilih.values())


def _draf_turunan(
    kantor: _Kantor, atasan: int, asal: Sequence[Perjanjian], kena: Mapping[str, list[ButirPerjanjian]]
) -> BahanPk:
    unik: dict[int, ButirPerjanjian] = {}
    for p in asal:
        for b in sorted(kena[p.kode], key=lambda b: b.urutan):
            unik.setdefault(b.indikator_id, b)
    butir = sorted(unik.values(), key=lambda b: URUTAN[b.sasaran.tingkat])
    penuh = [p for p in asal if all(b.acuan or b in kena[p.kode] for b in p.butir.all())]
    kepala = jabatan_kepala([kantor.unit.pk, atasan])
    nama = nama_unit([atasan], dt.date(kantor.tahun, 12, 31)).get(atasan, ("", ""))[0]

    def pejabat(pk: int, sebutan: str) -> Pejabat:
        return pejabat_pada(kepala[pk], kantor.pada) if pk in kepala else Pejabat(f"Kepala {sebutan}")

    return BahanPk(
        instansi=kantor.unit.instansi.nama,
        unit=kantor.unit.kode,
        nama_unit=kantor.nama,
        singkatan=kantor.singkatan,
        tahun=kantor.tahun,
        pada=kantor.pada,
        versi=VersiPk(
            kode=f"pk-{kantor.tahun}-{kantor.unit.kode}",
            revisi=0,
            sebab="",
            tanggal=None,
            draf=True,
            pertama=pejabat(kantor.unit.pk, kantor.nama),
            kedua=pejabat(atasan, nama),
            butir=_butir(butir, _desimal(butir, kantor.unit, kantor.tahun)),
            anggaran=_anggaran(penuh),
        ),
        turunan=tuple(p.kode for p in asal),
        nama_pemilik=nama,
        catatan_anggaran=_catatan(asal, penuh),
        profil=kantor.profil,
    )


def _catatan(asal: Sequence[Perjanjian], penuh: Sequence[Perjanjian]) -> str:
    """Which budgets are left out because several units share them."""
    terbagi = [p.kode for p in asal if p not in penuh and p.anggaran.all()]
    if not terbagi:
        return ""
    return (
        f"Anggaran pada {', '.join(terbagi)} dipakai bersama unit lain dan belum dibagi, sehingga tidak "
        "dicantumkan."
    )
