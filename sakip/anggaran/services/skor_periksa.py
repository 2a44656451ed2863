"""What a snapshot of scores must fulfil before it is stored; what is unusual is asked, not refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.core.exceptions import ValidationError

from sakip.anggaran.models import Dipa, PotretSkor
from sakip.anggaran.rumus_skor import AturanSkor, Kolom
from sakip.aturan.angka import tulis
from sakip.aturan.periode import tulis_tanggal
from sakip.inti.bidang import desimal_terukur
from sakip.inti.galat import GalatSakip, Masalah
from sakip.organisasi.models import Unit
from sakip.organisasi.queries import subpohon

SERATUS = Decimal(100)
DESIMAL = 4
#: The place of a fault of the official figure of the office as a whole.
WILAYAH = "u"


class PerluKonfirmasi(GalatSakip):
    """Unusual, but it happens: a person must confirm what the sentences say."""


@dataclass(frozen=True)
class BarisMasuk:
    """A row of a snapshot as typed or read: of a DIPA, or (``dipa_id`` None) of the office as a whole.

    ``resmi`` is the official figure, ``nomor_baris`` its row in the file. A row without any value is not
    written.
    """

    dipa_id: int | None
    resmi: Decimal | None = None
    komponen: Mapping[str, Decimal] = field(default_factory=dict)
    tidak_berlaku: frozenset[str] = frozenset()
    catatan: str = ""
    nomor_baris: int | None = None

    @property
    def kosong(self) -> bool:
        return self.resmi is None and not self.komponen and not self.tidak_berlaku

    @property
    def kunci(self) -> str:
        return WILAYAH if self.dipa_id is None else str(self.dipa_id)


@dataclass(frozen=True)
class KepalaPotret:
    """What a snapshot says of itself."""

    sumber: str
    per_tanggal: dt.date
    sampai_bulan: int = 12


def periksa_kepala(
    unit: Unit, tahun: int, aturan: AturanSkor, k: KepalaPotret, hari_ini: dt.date, kini: int | None
) -> list[Masalah]:
    """Source, date and months; one source and day once only (``kini``: the snapshot being corrected)."""
    masalah = []
    if not rapi(k.sumber):
        masalah.append(Masalah("sumber", "Sumber belum diisi.", "Tulis nama sistemnya, misalnya SMART DJA."))
    if len(rapi(k.sumber)) > 120:
        masalah.append(Masalah("sumber", "Nama sumber lebih dari 120 karakter.", "Pendekkan."))
    if not 1 <= k.sampai_bulan <= 12:
        masalah.append(Masalah("sampai_bulan", "Bulan tidak ada.", "Pilih Januari sampai Desember."))
    if k.per_tanggal > hari_ini:
        masalah.append(
            Masalah("per_tanggal", "Tanggal potret belum tiba.", "Isi tanggal saat angka itu dilihat.")
        )
    if k.per_tanggal.year < tahun or k.per_tanggal.year > tahun + 2:
        masalah.append(
            Masalah(
                "per_tanggal",
                f"Tanggal {tulis_tanggal(k.per_tanggal)} tidak mungkin untuk skor tahun {tahun}.",
                f"Skor {tahun} dipotret dalam tahun itu atau dua tahun sesudahnya.",
            )
        )
    kembar = PotretSkor.objects.filter(
        unit=unit, jenis=aturan.jenis, tahun=tahun, sumber=rapi(k.sumber), per_tanggal=k.per_tanggal
    ).exclude(pk=kini or 0)
    if kembar.exists():
        masalah.append(
            Masalah(
                "per_tanggal",
                f"Potret {rapi(k.sumber)} per {tulis_tanggal(k.per_tanggal)} sudah ada.",
                "Koreksi potret yang ada itu, atau isi tanggal yang lain.",
            )
        )
    return masalah


def periksa_isi(unit: Unit, tahun: int, aturan: AturanSkor, baris: Sequence[BarisMasuk]) -> list[Masalah]:
    """Rows of satker of the office, with components that the rule of the year knows."""
    if not baris:
        return [Masalah("baris", "Belum ada satu nilai pun.", "Isi paling sedikit satu satker.")]
    kolom = {k.kode: k for k in aturan.kolom}
    dipa = set(
        Dipa.objects.filter(unit_id__in=subpohon(unit, tahun), tahun=tahun).values_list("pk", flat=True)
    )
    masalah: list[Masalah] = []
    for b in baris:
        if b.dipa_id is not None and b.dipa_id not in dipa:
            masalah.append(
                Masalah(
                    "baris",
                    "Satker itu tidak ada pada kantor dan tahun ini.",
                    "Muat ulang halaman, lalu isi lagi.",
                )
            )
        masalah += _periksa_baris(b, kolom, aturan)
    kunci = [b.kunci for b in baris]
    if len(set(kunci)) != len(kunci):
        masalah.append(Masalah("baris", "Satu satker terisi dua kali.", "Sisakan satu baris."))
    return masalah


def _periksa_baris(b: BarisMasuk, kolom: Mapping[str, Kolom], aturan: AturanSkor) -> list[Masalah]:
    masalah = _periksa_angka(f"r-{b.kunci}", "Angka resmi", b.resmi, negatif=False)
    for kode, nilai in b.komponen.items():
        tempat = f"k-{b.kunci}-{kode}"
        if (k := kolom.get(kode)) is None:
            kenal = ", ".join(kolom) or "tidak ada, karena tahun ini belum ada aturannya"
            masalah.append(
                Masalah(tempat, f"Komponen “{kode}” tidak dikenal.", f"Yang dikenal tahun ini: {kenal}.")
            )
            continue
        masalah += _periksa_angka(tempat, k.nama, nilai, negatif=k.negatif)
        if kode in b.tidak_berlaku:
            masalah.append(
                Masalah(
                    tempat,
                    f"{k.nama} dinyatakan tidak berlaku, tetapi bernilai.",
                    "Kosongkan nilainya, atau hapus tanda tidak berlaku.",
                )
            )
    for kode in b.tidak_berlaku:
        tempat = f"k-{b.kunci}-{kode}"
        if kode not in kolom:
            masalah.append(Masalah(tempat, f"Komponen “{kode}” tidak dikenal.", "Hapus tandanya."))
        elif not kolom[kode].boleh_kosong:
            masalah.append(
                Masalah(
                    tempat,
                    f"{kolom[kode].nama} selalu berlaku menurut {aturan.sumber}.",
                    "Isi nilainya, atau biarkan kosong bila belum ada.",
                )
            )
    return masalah


def _periksa_angka(tempat: str, nama: str, nilai: Decimal | None, *, negatif: bool) -> list[Masalah]:
    if nilai is None:
        return []
    if nilai < 0 and not negatif:
        return [Masalah(tempat, f"{nama}: {tulis(nilai, None)} negatif.", "Nilai mulai dari 0.")]
    if nilai != round(nilai, DESIMAL):
        kata = f"{nama}: {tulis(nilai, None)} mempunyai lebih dari {DESIMAL} angka desimal."
        return [Masalah(tempat, kata, "Isi seperti yang tampak di sumbernya.")]
    try:
        desimal_terukur(nilai)
    except ValidationError as salah:
        return [Masalah(tempat, f"{nama}: {salah.messages[0]}", "Isi seperti yang tampak di sumbernya.")]
    return []


def periksa_alasan(alasan: str) -> list[Masalah]:
    """A correction says why."""
    if alasan.strip():
        return []
    return [Masalah("alasan", "Alasannya belum diisi.", "Tulis mengapa potret ini salah.")]


def lebih_tua(unit: Unit, tahun: int, aturan: AturanSkor, k: KepalaPotret) -> list[Masalah]:
    """A later snapshot is stored already."""
    baru = (
        PotretSkor.objects.filter(unit=unit, tahun=tahun, jenis=aturan.jenis, per_tanggal__gt=k.per_tanggal)
        .order_by("-per_tanggal")
        .first()
    )
    if baru is None:
        return []
    return [
        Masalah(
            "per_tanggal",
            f"Sudah ada potret yang lebih baru: {baru.sumber} per {tulis_tanggal(baru.per_tanggal)}."
            " Potret ini tersimpan sebagai keadaan pada tanggalnya dan tidak menggantikan yang baru.",
            "Periksa tanggalnya. Bila benar, simpan dengan tanda sudah diperiksa.",
        )
    ]


def melampaui(unit: Unit, tahun: int, aturan: AturanSkor, baris: Sequence[BarisMasuk]) -> list[Masalah]:
    """Values beyond the best that the rule knows."""
    kolom = {k.kode: k for k in aturan.kolom}
    puncak = max((k.maks for k in kolom.values() if k.bobot is not None), default=SERATUS)
    masalah = []
    for b in baris:
        nilai = [
            (f"k-{b.kunci}-{kode}", kolom[kode].nama, n, kolom[kode].maks) for kode, n in b.komponen.items()
        ]
        if b.resmi is not None:
            nilai.append((f"r-{b.kunci}", "Angka resmi", b.resmi, puncak))
        masalah += [
            Masalah(
                tempat,
                f"{nama} {tulis(n, None)} melampaui {tulis(maks, None)}.",
                "Periksa angkanya. Bila benar, simpan dengan tanda sudah diperiksa.",
            )
            for tempat, nama, n, maks in nilai
            if n > maks
        ]
    return masalah


def tolak(masalah: list[Masalah]) -> None:
    """Refuse where there is a fault."""
    if masalah:
        raise GalatSakip(masalah)


def tanya(masalah: list[Masalah]) -> None:
    """Ask where something is unusual."""
    if masalah:
        raise PerluKonfirmasi(masalah)


def rapi(teks: str) -> str:
    """One space between words."""
    return " ".join(teks.split())
