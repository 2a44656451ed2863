"""Where the figures of a DIPA came from: file, row and digest of an import, or who typed them, or a package.

The import desk stands to the right of this room; the settings name its reader (``ASAL_BERKAS``), so that the
pages of money can show its record without knowing it. What was typed is told by the journal.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from sakip.akun.models import Akun
from sakip.anggaran.models import CapaianOutput, Dipa, Potret, RealisasiBaris
from sakip.anggaran.queries.muatan import sebut_versi
from sakip.aturan.periode import NAMA_BULAN
from sakip.jejak.models import Jejak


class AsalLuar(Protocol):
    """What the desk tells of a value: its import, office, source, file, digest, row, when, and by whom."""

    @property
    def impor(self) -> int: ...
    @property
    def kantor(self) -> str: ...
    @property
    def sumber(self) -> str: ...
    @property
    def nama_berkas(self) -> str: ...
    @property
    def sha256(self) -> str: ...
    @property
    def baris(self) -> int: ...
    @property
    def waktu(self) -> dt.datetime: ...
    @property
    def oleh(self) -> str: ...


@dataclass(frozen=True)
class Catatan:
    """One way in which figures came: ``cara`` berkas | ketik | paket. Of a file all fields; of typing who,
    in which role and when; of a package neither."""

    cara: str
    sumber: str = ""
    nama_berkas: str = ""
    sha256: str = ""
    impor: int = 0
    kantor: str = ""
    oleh: str = ""
    peran: str = ""
    waktu: dt.datetime | None = None
    alasan: str = ""

    @property
    def sidik(self) -> tuple[str, ...]:
        """The digest in pieces that may break."""
        return tuple(self.sha256[n : n + 16] for n in range(0, len(self.sha256), 16))


@dataclass(frozen=True)
class BarisAsal:
    """A stored figure; ``nomor`` is its row in the file, None where it is not from one."""

    kode: str
    uraian: str
    jenis: str
    nilai: Any
    catatan: str
    asal: Catatan
    nomor: int | None


@dataclass(frozen=True)
class BagianAsal:
    """Figures that came together: a version, a snapshot, or the outputs."""

    judul: str
    tanggal: dt.date | None
    baris: tuple[BarisAsal, ...]

    @property
    def asal(self) -> tuple[Catatan, ...]:
        """The ways in which they came, each once."""
        return tuple(dict.fromkeys(b.asal for b in self.baris))

    @property
    def jumlah(self) -> int:
        return sum(b.nilai for b in self.baris)


PAKET = Catatan("paket")


def asal_berkas(objek: str, kunci: Collection[int]) -> Mapping[int, AsalLuar]:
    """By key, what the import desk wrote and nobody undid; {} without keys."""
    baca = import_string(settings.ASAL_BERKAS)
    hasil: Mapping[int, AsalLuar] = baca(objek, kunci) if kunci else {}
    return hasil


def asal_versi(d: Dipa) -> BagianAsal | None:
    """The lines of the version in force."""
    r = d.revisi.order_by("-nomor").first()
    if r is None:
        return None
    baris = list(r.baris.order_by("kode", "jenis_belanja"))
    luar = asal_berkas("anggaran.BarisDipa", [b.pk for b in baris])
    diketik = _diketik(d, ("dipa.versi", "dipa.koreksi"), lambda isi: _nomor(isi) == r.nomor)
    orang = _orang([*luar.values()], [diketik])
    ketik = _catatan(diketik, orang)
    return BagianAsal(
        sebut_versi(r),
        r.tanggal,
        tuple(
            BarisAsal(
                b.kode, b.uraian, b.jenis_belanja, b.pagu, b.catatan,
                _berkas(x, orang) if (x := luar.get(b.pk)) else ketik, x.baris if x else None,
            )
            for b in baris
        ),
    )  # fmt: skip


def asal_potret(d: Dipa, potret_id: int | None = None) -> BagianAsal | None:
    """The DIPA's rows of a snapshot (default: the latest, as the tables take it)."""
    milik = RealisasiBaris.objects.filter(dipa=d).select_related("potret")
    if potret_id is None:
        pertama = milik.order_by(
            "-potret__per_tanggal", "potret__sumber", "potret__unit_id", "-potret__urutan"
        ).first()
        potret_id = pertama.potret_id if pertama else 0
    baris = list(milik.filter(potret=potret_id).order_by("baris", "jenis_belanja"))
    if not baris:
        return None
    p: Potret = baris[0].potret
    luar = asal_berkas("anggaran.Potret", [p.pk]).get(p.pk)
    sebut = f"{p.sumber} {p.per_tanggal.isoformat()}"
    diketik = _diketik(d, ("potret.simpan", "potret.koreksi"), lambda isi: isi.get("potret") == sebut)
    orang = _orang([luar] if luar else [], [diketik])
    berkas, ketik = _berkas(luar, orang) if luar else PAKET, _catatan(diketik, orang)
    uraian = {(k, j): u for k, j, u in _uraian(d)}
    return BagianAsal(
        p.sumber,
        p.per_tanggal,
        tuple(
            BarisAsal(
                r.baris, uraian.get((r.baris, r.jenis_belanja), ""), r.jenis_belanja, r.rupiah, r.catatan,
                berkas if r.nomor_baris else ketik, r.nomor_baris,
            )
            for r in baris
        ),
    )  # fmt: skip


def asal_output(d: Dipa) -> tuple[BagianAsal, ...]:
    """Progress of the DIPA's outputs, the latest month of each; newest month first."""
    akhir: dict[int, CapaianOutput] = {}
    semua = CapaianOutput.objects.filter(output__dipa=d).select_related("output").order_by("bulan")
    for c in semua:
        akhir[c.output_id] = c
    luar = asal_berkas("anggaran.CapaianOutput", [c.pk for c in akhir.values()])
    entri = {
        b: _diketik(d, ("output.progres",), lambda isi, n=NAMA_BULAN[b - 1]: isi.get("bulan") == n)
        for b in {c.bulan for c in akhir.values()}
    }
    orang = _orang([*luar.values()], entri.values())
    return tuple(
        BagianAsal(
            NAMA_BULAN[bulan - 1],
            None,
            tuple(
                BarisAsal(
                    c.output.kode, c.output.nama, "", c.progres, c.keterangan,
                    _berkas(x, orang) if (x := luar.get(c.pk)) else _catatan(entri[bulan], orang),
                    x.baris if x else None,
                )
                for c in sorted(akhir.values(), key=lambda c: c.output.kode)
                if c.bulan == bulan
            ),
        )
        for bulan in sorted(entri, reverse=True)
    )  # fmt: skip


def _nomor(isi: Mapping[str, Any]) -> object:
    """The version that a journal entry of a DIPA speaks of."""
    versi = isi.get("versi")
    return versi[1] if isinstance(versi, list) else versi


def _diketik(d: Dipa, aksi: Collection[str], cocok: Any) -> Jejak | None:
    """The latest journal entry of these writes that ``cocok`` takes."""
    entri = Jejak.objects.filter(
        rantai=d.unit.rantai_jejak, objek=f"dipa:{d.tahun}:{d.kode}", aksi__in=list(aksi)
    ).order_by("-urut")
    return next((j for j in entri if cocok(json.loads(j.perubahan))), None)


def _uraian(d: Dipa) -> Iterable[tuple[str, str, str]]:
    r = d.revisi.order_by("-nomor").first()
    return r.baris.values_list("kode", "jenis_belanja", "uraian") if r else ()


def _orang(luar: Iterable[AsalLuar], entri: Iterable[Jejak | None]) -> dict[str, str]:
    """Names by opaque id."""
    semua = {x.oleh for x in luar} | {str(j.pelaku) for j in entri if j}
    return {str(k): n for k, n in Akun.objects.filter(pengenal__in=semua).values_list("pengenal", "nama")}


def _berkas(x: AsalLuar, orang: Mapping[str, str]) -> Catatan:
    return Catatan(
        "berkas", x.sumber, x.nama_berkas, x.sha256, x.impor, x.kantor, orang.get(x.oleh, ""), "", x.waktu
    )


def _catatan(j: Jejak | None, orang: Mapping[str, str]) -> Catatan:
    if j is None:
        return PAKET
    return Catatan("ketik", oleh=orang.get(str(j.pelaku), ""), peran=j.peran, waktu=j.waktu, alasan=j.alasan)
