"""Writes of the desk: a mapping's next version, an import as a whole, its undoing as a whole."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from sakip.akun.models import Akun
from sakip.aturan.periode import tulis_tanggal
from sakip.berkas.jenis import TEKS, UKURAN_TERBESAR, XLSX
from sakip.berkas.models import Berkas
from sakip.berkas.queries import baca_isi, tempat
from sakip.berkas.services import tulis_isi
from sakip.inti.galat import Basi, GalatSakip, Masalah, galat
from sakip.jejak.services import catat
from sakip.organisasi.models import Instansi, Unit
from sakip.perencanaan.models import SumberData
from sakip.pertukaran.meja.baca import Tabel
from sakip.pertukaran.meja.bentuk import BENTUK, Medan
from sakip.pertukaran.meja.berkas import buka, terlalu_besar
from sakip.pertukaran.meja.daftar import PENANGAN
from sakip.pertukaran.meja.penangan import Konteks, Pelaku
from sakip.pertukaran.meja.peta import Peta, dari_isi, letakkan
from sakip.pertukaran.meja.rencana import Rencana
from sakip.pertukaran.meja.sorot import sorot
from sakip.pertukaran.models import ImporData, NilaiImpor, PetaImpor


def simpan_berkas(*, instansi: Instansi, isi: bytes) -> Berkas:
    """Keep an export as it came, under its hash; what cannot be read as a table is refused."""
    if len(isi) > UKURAN_TERBESAR:
        raise terlalu_besar()
    jenis = XLSX if buka(isi).jenis == "xlsx" else TEKS
    sha256 = hashlib.sha256(isi).hexdigest()
    tulis_isi(tempat(instansi.kode, sha256), isi)
    berkas, _ = Berkas.objects.get_or_create(
        instansi=instansi, sha256=sha256, defaults={"jenis": jenis, "ukuran": len(isi)}
    )
    return berkas


@transaction.atomic
def simpan_peta(
    *,
    sumber: SumberData,
    jenis: str,
    peta: Peta,
    kepala: list[str],
    unit: Unit,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> PetaImpor:
    """The next version of a mapping; the same as the latest is that one. ``unit`` keeps the journal."""
    bentuk = BENTUK[jenis]
    kurang = [m for m in bentuk.medan if m.wajib and not _terpetakan(peta, m)]
    if kurang:
        raise GalatSakip(
            [
                Masalah(
                    m.label,
                    "Belum dipetakan.",
                    "Pilih isinya." if m.pilihan else "Pilih kolomnya.",
                )
                for m in kurang
            ]
        )
    if not peta.lebar and not any(m in peta.kolom for m in bentuk.angka):
        raise galat("nilai", "Kolom nilainya belum dipilih.", "Nilai harus dibaca dari sebuah kolom.")
    if any(m.nama == "variabel" for m in bentuk.medan) and not _bervariabel(peta):
        raise galat(
            "variabel", "Variabelnya belum disebut.",
            "Pilih kolomnya, tulis satu variabel untuk seluruh berkas, atau sebutkan pada tiap kolom nilai.",
        )  # fmt: skip
    SumberData.objects.select_for_update().get(pk=sumber.pk)
    akhir = PetaImpor.objects.filter(sumber=sumber, jenis=jenis).order_by("-nomor").first()
    if akhir is not None and akhir.isi == peta.isi() and akhir.kepala == kepala:
        return akhir
    baru = PetaImpor.objects.create(
        sumber=sumber, jenis=jenis, nomor=akhir.nomor + 1 if akhir else 1, isi=peta.isi(), kepala=kepala,
        oleh=oleh, waktu=waktu,
    )  # fmt: skip
    catat(
        rantai=unit.rantai_jejak,
        aksi="impor.petakan",
        oleh=oleh,
        peran=peran,
        objek=f"petaimpor:{baru.pk}",
        perubahan={"sumber": sumber.nama, "jenis": jenis, "nomor": baru.nomor, "isi": peta.isi()},
        waktu=waktu,
    )
    return baru


def _bervariabel(peta: Peta) -> bool:
    if "variabel" in peta.kolom or peta.tetap.get("variabel"):
        return True
    return bool(peta.lebar) and all(x.variabel for x in peta.lebar)


def _terpetakan(peta: Peta, medan: Medan) -> bool:
    if medan.nama in peta.kolom or (medan.nama == "nilai" and bool(peta.lebar)):
        return True
    return medan.tetapan and bool(peta.tetap.get(medan.nama))


@dataclass(frozen=True)
class Permintaan:
    """What is to be imported: the stored file, the mapping, for which office and year, what was asked.

    ``boleh``: ids of the units that the person may write here.
    """

    berkas: Berkas
    nama_berkas: str
    peta: PetaImpor
    unit: Unit
    tahun: int
    boleh: frozenset[int]
    minta: Mapping[str, Any]
    hari_ini: dt.date | None = None

    def konteks(self) -> Konteks:
        """What a plan needs to know besides the file."""
        return Konteks(
            self.unit, self.tahun, self.boleh, self.peta.sumber.nama, self.berkas, self.minta,
            self.hari_ini or timezone.localdate(),
        )  # fmt: skip

    def segel(self, rencana: Rencana) -> str:
        """What the preview was made of: file, mapping, answers, plan, stored state."""
        minta = sorted((k, str(v)) for k, v in self.minta.items())
        return rencana.sidik(self.berkas.sha256, self.peta.pk, self.unit.pk, self.tahun, minta)


def susun_rencana(p: Permintaan, isi: bytes | None = None) -> Rencana:
    """Read the file and check everything; nothing is written. ``isi``: its bytes where they are at hand."""
    r = Rencana(p.peta.jenis)
    kembar = (
        ImporData.objects.filter(
            peta__sumber=p.peta.sumber_id, peta__jenis=p.peta.jenis, unit=p.unit, berkas=p.berkas,
            dibatalkan__isnull=True,
        ).first()
    )  # fmt: skip
    if kembar is not None:
        r.masalah.tambah(
            "berkas",
            f"Berkas yang sama sudah diimpor pada {tulis_tanggal(kembar.waktu)} ({kembar.nama_berkas}).",
            "Batalkan impor itu dahulu bila hendak mengulang.",
        )  # fmt: skip
    peta = dari_isi(p.peta.isi)
    lembar = buka(isi if isi is not None else baca_isi(p.berkas), peta.lembar).lembar
    if peta.lembar and lembar.nama not in (peta.lembar, "CSV"):
        r.peringatan.tambah(
            lembar.nama,
            f"Lembar «{peta.lembar}» tidak ada; yang dibaca lembar satu-satunya, «{lembar.nama}».",
        )
    letak = letakkan(lembar, peta, p.peta.kepala)
    if not letak.dapat:
        for k in letak.hilang:
            r.masalah.tambah(
                lembar.nama,
                f"Kolom «{k}» tidak ada: susunan kolom berkas ini berubah.",
                "Buat versi peta baru.",
            )
        for k in letak.baru:
            r.peringatan.tambah(
                lembar.nama, f"Kolom «{k}» baru.", "Pilih pada peta bila menggantikan yang hilang."
            )
        return r
    for k in letak.baru:
        r.peringatan.tambah(lembar.nama, f"Kolom «{k}» belum dikenal; tidak dibaca.")
    for k in letak.pindah:
        r.peringatan.tambah(lembar.nama, f"Kolom «{k}» pindah tempat; tetap dibaca menurut judulnya.")
    penangan = PENANGAN[p.peta.jenis]
    penangan.rencana(Tabel(lembar, peta, letak, penangan.kunci, r), p.konteks())
    r.sorot = sorot(r.masalah.isi, lembar, letak, peta)
    r.perlu = penangan.sama_boleh or r.berubah or bool(r.cacah["hilang"])
    return r


def terapkan(
    *,
    permintaan: Permintaan,
    segel: str,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
    isi: bytes | None = None,
) -> ImporData:
    """Apply exactly what was previewed: all of it or nothing. :class:`Basi` where anything changed since."""
    p = permintaan
    with transaction.atomic():
        Unit.objects.select_for_update(no_key=True).get(pk=p.unit.pk)
        r = susun_rencana(p, isi)
        if r.masalah or r.asing:
            raise GalatSakip(r.masalah.isi or [Masalah("berkas", "Masih ada kode yang belum dikenal.")])
        if not r.perlu:
            raise galat(
                "berkas",
                "Isi berkas ini sudah sama dengan yang tersimpan.",
                "Tidak ada yang perlu diterapkan.",
            )
        if p.segel(r) != segel:
            raise Basi(
                Masalah(
                    "segel",
                    "Data yang tersimpan berubah sejak pratinjau dibuat.",
                    "Lihat pratinjau yang baru, lalu terapkan.",
                )
            )
        impor = ImporData.objects.create(
            peta=p.peta, unit=p.unit, berkas=p.berkas, nama_berkas=p.nama_berkas[:255],
            per_tanggal=p.minta.get("per_tanggal"), baris=r.baris, oleh=oleh, waktu=waktu,
        )  # fmt: skip
        pelaku = Pelaku(oleh, peran, waktu)
        NilaiImpor.objects.bulk_create(
            PENANGAN[p.peta.jenis].terapkan(p.konteks(), r, impor, pelaku), batch_size=500
        )
        _jejak(
            impor,
            "impor.terapkan",
            {"tahun": p.tahun, "cacah": r.cacah, **_kata(p.minta)},
            oleh,
            peran,
            waktu,
        )
    return impor


def _kata(minta: Mapping[str, Any]) -> dict[str, str]:
    return {k: str(v) for k, v in minta.items() if v}


@transaction.atomic
def batalkan(
    *, impor: ImporData, boleh: Collection[int], alasan: str, oleh: Akun, peran: str, waktu: dt.datetime
) -> None:
    """Undo a whole import with its reason; refused, naming what, where something changed since.

    ``boleh``: ids of units that the person may write.
    """
    if not alasan.strip():
        raise galat("alasan", "Alasannya belum diisi.", "Tulis mengapa impor ini dibatalkan.")
    Unit.objects.select_for_update(no_key=True).get(pk=impor.unit_id)
    impor = ImporData.objects.select_for_update().get(pk=impor.pk)
    if impor.dibatalkan is not None:
        raise galat("impor", "Impor ini sudah dibatalkan.")
    nilai = list(NilaiImpor.objects.filter(impor=impor).order_by("baris", "pk"))
    pelaku = Pelaku(oleh, peran, waktu, alasan.strip())
    PENANGAN[impor.peta.jenis].batalkan(impor, nilai, boleh, pelaku)
    impor.dibatalkan, impor.dibatalkan_oleh, impor.alasan_batal = waktu, oleh, alasan.strip()
    impor.save(update_fields=["dibatalkan", "dibatalkan_oleh", "alasan_batal"])
    _jejak(impor, "impor.batalkan", {"nilai": len(nilai)}, oleh, peran, waktu, alasan.strip())


def _jejak(
    impor: ImporData,
    aksi: str,
    isi: dict[str, Any],
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
    alasan: str = "",
) -> None:
    unit = Unit.objects.select_related("instansi").get(pk=impor.unit_id)
    catat(
        rantai=unit.rantai_jejak,
        aksi=aksi,
        oleh=oleh,
        peran=peran,
        objek=f"impor:{impor.pk}",
        perubahan={
            "sumber": impor.peta.sumber.nama, "peta": f"{impor.peta.jenis} v{impor.peta.nomor}",
            "berkas": impor.nama_berkas, "sha256": impor.berkas.sha256, "baris": impor.baris, **isi,
        },
        waktu=waktu,
        alasan=alasan,
    )  # fmt: skip
