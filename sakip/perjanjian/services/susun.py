"""Starting an agreement: empty, from the owner's targets, from last year, or from the unit above."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import IntegrityError, transaction
from django.db.models import Q

from sakip.akun.models import Akun
from sakip.inti.galat import Masalah, galat
from sakip.organisasi.models import Jabatan, Unit
from sakip.organisasi.queries import leluhur, subpohon
from sakip.perencanaan.models import IndikatorSasaran, ManualIndikator, Sasaran, TingkatSasaran
from sakip.perencanaan.queries import manual_berlaku
from sakip.perjanjian.models import (
    AnggaranPerjanjian,
    BentukPerjanjian,
    ButirPerjanjian,
    PenetapanTarget,
    Perjanjian,
    StatusPerjanjian,
)
from sakip.perjanjian.services.dasar import (
    catat_perjanjian,
    draf_terkunci,
    kunci_kode,
    naikkan,
    periksa_pihak,
    tata_ulang,
)
from sakip.perjanjian.sidik import sidik_pihak

#: Where the items of a new draft come from, and how a form names it.
SUMBER: Mapping[str, str] = {
    "penetapan": "Target yang ditetapkan pemilik indikator untuk unit ini",
    "tahun_lalu": "Perjanjian tahun lalu (kode dan rumusan; target dari penetapan bila ada)",
    "atasan": "Butir yang ditanggung unit ini pada perjanjian atasannya",
    "kosong": "Kosong; butir dipilih sendiri dari kamus",
}
_TINGKAT = {t: i for i, t in enumerate(TingkatSasaran.values)}
TAHUN_WAJAR = (2000, 2100)


@dataclass
class HasilSusun:
    """The draft, and what could not be put into it with the reason."""

    perjanjian: Perjanjian
    dilewati: list[Masalah] = field(default_factory=list)


@transaction.atomic
def buat(
    *,
    unit: Unit,
    tahun: int,
    bentuk: str,
    pihak_pertama: Jabatan,
    pihak_kedua: Jabatan | None,
    sumber: str,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> HasilSusun:
    """A new draft of revision 0. One unit, year and pair of parties has one agreement."""
    if not TAHUN_WAJAR[0] <= tahun <= TAHUN_WAJAR[1]:
        raise galat("tahun", f"Tahun {tahun} tidak masuk akal.", "Tulis empat angka, misalnya 2026.")
    if sumber not in SUMBER:
        raise galat("sumber", "Asal butir tidak dikenal.", "Pilih dari daftar.")
    kedua = pihak_kedua if bentuk == BentukPerjanjian.DUA_PIHAK else None
    periksa_pihak(unit, tahun, bentuk, pihak_pertama, kedua)
    try:
        with transaction.atomic():
            p = Perjanjian.objects.create(
                instansi=unit.instansi,
                kode=_kode_bebas(unit, tahun, kedua),
                unit=unit,
                tahun=tahun,
                pihak_pertama=pihak_pertama,
                pihak_kedua=kedua,
                bentuk=bentuk,
            )
    except IntegrityError:
        raise galat(
            "pihak_kedua" if kedua else "pihak_pertama",
            f"Perjanjian {tahun} dengan pihak yang sama sudah ada.",
            "Buka yang sudah ada dari daftar, atau revisi yang sudah ditandatangani.",
        ) from None
    hasil = HasilSusun(p)
    if sumber != "kosong":
        _isi(hasil, sumber)
    catat_perjanjian(p, "perjanjian.susun", oleh, peran, waktu, {"sumber": sumber, "butir": p.butir.count()})
    return hasil


@transaction.atomic
def tambah_butir(
    *,
    perjanjian_id: int,
    versi: int,
    sidik: str = "",
    pilihan: Mapping[int, int | None],
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> HasilSusun:
    """Add indicators (id to the id of their sasaran, None: as last used) with what is known of them.

    What others add or change meanwhile is not in the way; an indicator that somebody added first is told.
    """
    p = draf_terkunci(perjanjian_id, versi, sidik=sidik, bagian=sidik_pihak)
    if not pilihan:
        raise galat("pilihan", "Belum ada indikator yang dipilih.", "Beri tanda pada indikatornya.")
    hasil = HasilSusun(p)
    ada = list(p.butir.filter(indikator__in=pilihan))
    hasil.dilewati += [
        Masalah(b.rumusan, "Sudah ada pada perjanjian ini.", f"Ubah butir {b.kode} bila perlu.") for b in ada
    ]
    if len(ada) == len(pilihan):
        return hasil
    sebelum = p.butir.count()
    _tambah(hasil, list(pilihan), {i: s for i, s in pilihan.items() if s is not None}, {})
    naikkan(p)
    catat_perjanjian(p, "perjanjian.butir_tambah", oleh, peran, waktu, {"butir": [sebelum, p.butir.count()]})
    return hasil


def _kode_bebas(unit: Unit, tahun: int, kedua: Jabatan | None) -> str:
    dasar = f"pk-{tahun}-{unit.kode}" + (f"-{kedua.unit.kode}" if kedua else "")
    dasar = dasar[:70]
    ada = set(
        Perjanjian.objects.filter(instansi=unit.instansi, kode__startswith=dasar).values_list(
            "kode", flat=True
        )
    )
    return next(k for k in [dasar, *(f"{dasar}-{n}" for n in range(2, 100))] if k not in ada)


# --- where the items come from --------------------------------------------------------------------


def _isi(hasil: HasilSusun, sumber: str) -> None:
    p = hasil.perjanjian
    if sumber == "penetapan":
        _tambah(hasil, _ditetapkan(p), {}, {})
    elif sumber == "tahun_lalu":
        lama = _tahun_lalu(p)
        if lama is None:
            hasil.dilewati.append(
                Masalah(
                    "",
                    f"Perjanjian {p.tahun - 1} dengan pihak yang sama tidak ada{_pihak_tahun_lalu(p)}.",
                    "Hapus draf ini lalu susun dengan pihak atau asal lain, atau tambah butir dari kamus.",
                )
            )
            return
        contoh = {b.indikator_id: b for b in lama.butir.select_related("sasaran")}
        _tambah(hasil, list(contoh), {}, contoh)
        _salin_anggaran(p, lama)
    else:
        contoh = _dari_atasan(p)
        _tambah(hasil, list(contoh), {}, contoh, dengan_target=True)
    if not hasil.dilewati and not p.butir.exists():
        hasil.dilewati.append(
            Masalah("", "Tidak ada butir dari asal itu.", "Tambah butir dari kamus indikator.")
        )


def _ditetapkan(p: Perjanjian) -> list[int]:
    """The indicators with a target for the unit, narrowed to those of the second party if it owns any."""
    baris = list(
        PenetapanTarget.objects.filter(unit=p.unit, tahun=p.tahun).values_list(
            "indikator_id", "indikator__pemilik_id"
        )
    )
    milik = [i for i, pemilik in baris if p.pihak_kedua and pemilik == p.pihak_kedua.unit_id]
    lain = set(
        ButirPerjanjian.objects.filter(perjanjian__unit=p.unit, perjanjian__tahun=p.tahun, acuan=False)
        .exclude(perjanjian=p)
        .values_list("indikator_id", flat=True)
    )
    return milik or [i for i, _ in baris if i not in lain]


def _tahun_lalu(p: Perjanjian) -> Perjanjian | None:
    return (
        Perjanjian.objects.filter(
            unit=p.unit,
            tahun=p.tahun - 1,
            pihak_pertama=p.pihak_pertama,
            pihak_kedua=p.pihak_kedua,
            status=StatusPerjanjian.DITANDATANGANI,
        )
        .order_by("-revisi")
        .first()
    )


def _pihak_tahun_lalu(p: Perjanjian) -> str:
    """With whom the unit did agree last year, as the end of a sentence; "" where with nobody."""
    lain = Perjanjian.objects.filter(
        unit=p.unit, tahun=p.tahun - 1, status=StatusPerjanjian.DITANDATANGANI, pihak_kedua__isnull=False
    )
    nama = sorted(set(lain.values_list("pihak_kedua__nama", flat=True)))
    return f"; yang ada dengan {', '.join(nama)}" if nama else ""


def _salin_anggaran(p: Perjanjian, lama: Perjanjian) -> None:
    """Which kegiatan the budget names; the amounts are this year's to fill in (0 until then)."""
    AnggaranPerjanjian.objects.bulk_create(
        [AnggaranPerjanjian(perjanjian=p, kegiatan_id=a.kegiatan_id, rupiah=0) for a in lama.anggaran.all()]
    )


def _dari_atasan(p: Perjanjian) -> dict[int, ButirPerjanjian]:
    """The items of the nearest unit above whose signed agreements name this unit as responsible."""
    di_bawah = subpohon(p.unit, p.tahun)
    for pk in leluhur(p.unit, p.tahun)[1:]:
        butir = (
            ButirPerjanjian.objects.filter(
                perjanjian__unit_id=pk, perjanjian__tahun=p.tahun, penanggung_id__in=di_bawah, acuan=False
            )
            .select_related("sasaran", "perjanjian")
            .order_by("perjanjian__kode", "perjanjian__revisi", "urutan")
        )
        terbaru = {b.perjanjian.kode: b.perjanjian.revisi for b in butir if _ditandatangani(b)}
        hasil = {
            b.indikator_id: b
            for b in butir
            if _ditandatangani(b) and b.perjanjian.revisi == terbaru[b.perjanjian.kode]
        }
        if hasil:
            return hasil
    return {}


def _ditandatangani(b: ButirPerjanjian) -> bool:
    return b.perjanjian.status == StatusPerjanjian.DITANDATANGANI


# --- items from what is known ---------------------------------------------------------------------


def _tambah(
    hasil: HasilSusun,
    indikator: Sequence[int],
    sasaran: Mapping[int, int],
    contoh: Mapping[int, ButirPerjanjian],
    *,
    dengan_target: bool = False,
) -> None:
    p = hasil.perjanjian
    ada = list(p.butir.select_related("sasaran"))
    baru = [i for i in dict.fromkeys(indikator) if i not in {b.indikator_id for b in ada}]
    manual = manual_berlaku(baru, p.unit, p.tahun)
    milik = {i: m for i, m in manual.items() if m.indikator.instansi_id == p.instansi_id}
    pernah = {**terakhir_dipakai(p, baru), **contoh}
    pilihan = {
        s.pk: s
        for s in Sasaran.objects.filter(instansi=p.instansi).filter(
            pk__in=[*sasaran.values(), *(b.sasaran_id for b in pernah.values())]
        )
    }
    target = {
        t.indikator_id: t
        for t in PenetapanTarget.objects.filter(unit=p.unit, tahun=p.tahun, indikator__in=baru)
    }
    rencana = _sasaran_rencana(p, milik)
    tunggal = _sasaran_tunggal({m.indikator.pemilik_id for m in milik.values()}, p.tahun)
    kode = {b.kode for b in ada}
    tambahan: list[ButirPerjanjian] = []
    for i in baru:
        m = milik.get(i)
        if m is None:
            hasil.dilewati.append(
                Masalah(
                    f"indikator {i}",
                    f"Belum bermanual untuk tahun {p.tahun}.",
                    "Minta pemilik mengisi manualnya.",
                )
            )
            continue
        dulu = pernah.get(i)
        s = (
            pilihan.get(sasaran.get(i, 0))
            or (dulu.sasaran if dulu else None)
            or rencana.get(i)
            or tunggal.get(m.indikator.pemilik_id)
        )
        if s is None or s.instansi_id != p.instansi_id:
            hasil.dilewati.append(
                Masalah(
                    m.nama, "Sasarannya belum diketahui.", "Tambahkan dari kamus dengan memilih sasarannya."
                )
            )
            continue
        b = _butir(p, m, s, dulu, _kode(dulu, kode))
        kode.add(b.kode)
        if (t := target.get(i)) is not None:
            b.nilai, b.kata, b.satuan, b.skala = t.nilai, t.kata, t.satuan, t.skala
        elif dengan_target and dulu is not None:
            b.nilai, b.kata, b.satuan, b.skala = dulu.nilai, dulu.kata, dulu.satuan, dulu.skala
        tambahan.append(b)
    mulai = max((b.urutan for b in ada), default=0)
    for n, b in enumerate(tambahan, mulai + 1):
        b.urutan = n
    ButirPerjanjian.objects.bulk_create(tambahan)
    semua = sorted([*ada, *tambahan], key=lambda b: (_TINGKAT[b.sasaran.tingkat], kunci_kode(b.kode)))
    tata_ulang(p, semua)


def _butir(
    p: Perjanjian, m: ManualIndikator, s: Sasaran, dulu: ButirPerjanjian | None, kode: str
) -> ButirPerjanjian:
    unit_sendiri = dulu is not None and dulu.perjanjian.unit_id == p.unit_id
    return ButirPerjanjian(
        perjanjian=p,
        urutan=0,
        kode=kode,
        acuan=dulu.acuan if dulu and unit_sendiri else False,
        sasaran=s,
        indikator=m.indikator,
        rumusan_sasaran=dulu.rumusan_sasaran if dulu and dulu.sasaran_id == s.pk else s.rumusan,
        rumusan=dulu.rumusan if dulu else m.nama,
        satuan=m.satuan,
        skala=m.skala,
        penanggung_id=dulu.penanggung_id if dulu and unit_sendiri else None,
        pemilik_id=m.indikator.pemilik_id,
    )


def _kode(dulu: ButirPerjanjian | None, ada: Iterable[str]) -> str:
    terpakai = set(ada)
    calon = [dulu.kode] if dulu else []
    return next(k for k in [*calon, *(f"0.{n}" for n in range(1, 2000))] if k not in terpakai)


def terakhir_dipakai(p: Perjanjian, indikator: Iterable[int]) -> dict[int, ButirPerjanjian]:
    """The item that last carried each indicator: of this unit before others, a later year before earlier."""
    baris = (
        ButirPerjanjian.objects.filter(
            indikator_id__in=list(indikator),
            perjanjian__instansi=p.instansi_id,
            perjanjian__tahun__lte=p.tahun,
        )
        .exclude(perjanjian=p)
        .select_related("sasaran", "perjanjian")
    )
    hasil: dict[int, ButirPerjanjian] = {}
    for b in sorted(
        baris, key=lambda b: (b.perjanjian.unit_id == p.unit_id, b.perjanjian.tahun, b.perjanjian.revisi)
    ):
        hasil[b.indikator_id] = b
    return hasil


def _sasaran_rencana(p: Perjanjian, milik: Mapping[int, ManualIndikator]) -> dict[int, Sasaran]:
    """The sasaran that the year's plan measures with each indicator: the nearest unit's, if it is one."""
    dekat = {u: n for n, u in enumerate(leluhur(p.unit, p.tahun))}
    ukuran = IndikatorSasaran.objects.filter(
        Q(sampai_tahun__isnull=True) | Q(sampai_tahun__gte=p.tahun),
        Q(sasaran__sampai_tahun__isnull=True) | Q(sasaran__sampai_tahun__gte=p.tahun),
        indikator_id__in=list(milik),
        sejak_tahun__lte=p.tahun,
        sasaran__sejak_tahun__lte=p.tahun,
        sasaran__instansi=p.instansi_id,
    ).select_related("sasaran")
    menurut: dict[int, dict[int, set[Sasaran]]] = {}
    for u in ukuran.order_by("sasaran_id"):
        jauh = dekat.get(u.sasaran.unit_id)
        if jauh is None and u.sasaran.unit_id == milik[u.indikator_id].indikator.pemilik_id:
            jauh = len(dekat)
        if jauh is not None:
            menurut.setdefault(u.indikator_id, {}).setdefault(jauh, set()).add(u.sasaran)
    terdekat = {i: isi[min(isi)] for i, isi in menurut.items()}
    return {i: next(iter(isi)) for i, isi in terdekat.items() if len(isi) == 1}


def _sasaran_tunggal(pemilik: Iterable[int], tahun: int) -> dict[int, Sasaran]:
    """The kegiatan-level sasaran of an owner that has only one of them in the year."""
    menurut: dict[int, list[Sasaran]] = {}
    for s in Sasaran.objects.filter(
        unit_id__in=list(pemilik), tingkat=TingkatSasaran.KEGIATAN, sejak_tahun__lte=tahun
    ):
        if s.sampai_tahun is None or s.sampai_tahun >= tahun:
            menurut.setdefault(s.unit_id, []).append(s)
    return {u: isi[0] for u, isi in menurut.items() if len(isi) == 1}
