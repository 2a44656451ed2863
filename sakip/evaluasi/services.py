"""Writes of reviews: an upload, the check in the background, the reviewer's decisions."""

from __future__ import annotations

import datetime as dt
import tempfile
import unicodedata
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import Any

from django.db import OperationalError, transaction
from django.db.models import Q, QuerySet

from sakip.akun.models import Akun
from sakip.berkas.jenis import DOCX, JPEG, ODS, ODT, PDF, PNG, TEKS, XLSX, kenali
from sakip.berkas.queries import baca_isi
from sakip.berkas.services import simpan_isi
from sakip.evaluasi.models import KeadaanReviu, Langkah, Putusan, ReviuLaporan, TemuanReviu
from sakip.evaluasi.queries import dapat_diulang, sedang_diperiksa
from sakip.inti.galat import Basi, GalatSakip, Masalah, galat
from sakip.jejak.services import catat
from sakip.organisasi.models import Unit
from sakip.reviu import TidakTerbaca
from sakip.reviu.luar import periksa_luar

DITERIMA = {PDF: ".pdf", DOCX: ".docx", ODT: ".odt", TEKS: ".txt"}
#: A report with photographs is larger than evidence may be.
UKURAN_LAPORAN = 64 * 1024 * 1024
ALASAN_TERPANJANG = 500
#: A check that has not told for so long that it lives is taken for dead.
SEWA = dt.timedelta(seconds=60)
#: How often a check writes where it is: when that changed, and when nothing did (seconds).
_JEDA_KABAR, _JEDA_DENYUT = 1.0, 15.0
_TAHUN_WAJAR = range(2000, 2101)


@transaction.atomic
def unggah(
    *, unit: Unit, tahun: int, nama_berkas: str, isi: bytes, oleh: Akun, peran: str, waktu: dt.datetime
) -> ReviuLaporan:
    """Keep an uploaded report of ``unit`` and ``tahun``, waiting for its check.

    The same file sent again before its check has ended (a second click) is the same review.
    """
    if tahun not in _TAHUN_WAJAR:
        raise galat("tahun", f"Tahun {tahun} tidak wajar.", "Isi tahun laporannya, misalnya 2024.")
    nama = _nama_bersih(nama_berkas)
    jenis = kenali(isi)
    if jenis not in DITERIMA:
        raise galat("berkas", *_sebab_tolak(nama, isi, jenis))
    berkas = simpan_isi(instansi=unit.instansi, isi=isi, jenis=jenis, batas=UKURAN_LAPORAN)
    if (kembar := sedang_diperiksa(unit, tahun, berkas)) is not None:
        return kembar
    reviu = ReviuLaporan.objects.create(
        unit=unit, tahun=tahun, nama_berkas=nama, berkas=berkas, oleh=oleh, waktu=waktu, sejak=waktu
    )
    _jejak(reviu, "reviu.unggah", {"berkas": nama, "sha256": berkas.sha256}, oleh, peran, waktu)
    return reviu


def _nama_bersih(nama: str) -> str:
    """The file's own name: no folders, and no characters that are not seen or turn the reading round."""
    tampak = "".join(h for h in nama.replace("\\", "/") if unicodedata.category(h) not in ("Cc", "Cf", "Cs"))
    sendiri = Path(tampak).name[:255].strip()
    return sendiri if sendiri.strip(". ") else "laporan"


def _nama_sementara(nama: str) -> str:
    """The end of the name, short enough for every file system, which count bytes."""
    return nama.encode()[-120:].decode(errors="ignore")


def _sebab_tolak(nama: str, isi: bytes, jenis: str | None) -> tuple[str, str]:
    """Why a kind of file is not taken, and what to do with it."""
    if isi.startswith(b"\xd0\xcf\x11\xe0"):
        return (
            f"«{nama}» adalah dokumen Word lama (.doc) atau dilindungi kata sandi.",
            "Simpan sebagai DOCX tanpa sandi, lalu unggah lagi.",
        )
    if jenis in (XLSX, ODS):
        return f"«{nama}» adalah lembar kerja, bukan laporan.", "Unggah laporannya sebagai PDF atau DOCX."
    if jenis in (PNG, JPEG):
        return (
            f"«{nama}» adalah gambar menurut isinya, sehingga teksnya tidak dapat dibaca.",
            "Unggah laporannya sebagai PDF berteks atau DOCX.",
        )
    return (
        f"«{nama}» bukan PDF, DOCX, ODT, HTML, atau teks UTF-8 menurut isinya.",
        "Unggah laporannya sebagai PDF berteks atau DOCX; berkas teks disimpan dahulu sebagai UTF-8.",
    )


def ambil_giliran(*, pk: int, waktu: dt.datetime) -> ReviuLaporan | None:
    """Take a review that nobody checks (or whose checker is gone): it is ours until the lease ends."""
    bebas = Q(keadaan=KeadaanReviu.MENUNGGU) | Q(keadaan=KeadaanReviu.BERJALAN, sewa_sampai__lt=waktu)
    terambil = ReviuLaporan.objects.filter(bebas, pk=pk).update(
        keadaan=KeadaanReviu.BERJALAN, sewa_sampai=waktu + SEWA, sejak=waktu,
        langkah=Langkah.BACA, langkah_ke=0, langkah_dari=0,
    )  # fmt: skip
    return ReviuLaporan.objects.select_related("berkas__instansi").get(pk=pk) if terambil else None


def periksa_laporan(*, pk: int, waktu: dt.datetime) -> None:
    """Check one report and keep its findings; safe to be called twice, by several processes, at any time."""
    reviu = ambil_giliran(pk=pk, waktu=waktu)
    if reviu is None:
        return
    try:
        isi = baca_isi(reviu.berkas)
        with tempfile.TemporaryDirectory(prefix="sakip-reviu-") as folder:
            tempat = Path(folder) / _nama_sementara(reviu.nama_berkas)
            tempat.write_bytes(isi)
            jawaban = periksa_luar(tempat, reviu.nama_berkas, reviu.tahun, _Pencatat(reviu, waktu).catat)
    except _Direbut:
        return
    except (TidakTerbaca, GalatSakip) as salah:
        _gagal(reviu, str(salah))
        return
    except Exception:
        _gagal(reviu, "Pemeriksaannya berhenti karena kesalahan program; penyebabnya tercatat di server.")
        raise
    _simpan_hasil(reviu, jawaban)


class _Direbut(Exception):
    """The review was given to another check, or taken off the list, while this one worked."""


class _Pencatat:
    """Writes where a check is, seldom: what changed at most once a second, else only that it lives."""

    def __init__(self, reviu: ReviuLaporan, mulai: dt.datetime) -> None:
        self.milik, self.mulai = _milik(reviu), mulai
        self.awal = self.tercatat = monotonic()
        self.langkah = (str(Langkah.BACA), 0, 0)

    def catat(self, langkah: str, ke: int, dari: int) -> None:
        """Told of every step and at least every second; :class:`_Direbut` when it is no longer ours."""
        kini = monotonic()
        jeda = _JEDA_DENYUT if (langkah, ke, dari) == self.langkah else _JEDA_KABAR
        if kini - self.tercatat < jeda:
            return
        waktu = self.mulai + dt.timedelta(seconds=kini - self.awal)
        with suppress(OperationalError):  # a busy database costs one report of where it is, not the check
            if not self.milik.update(
                langkah=langkah, langkah_ke=ke, langkah_dari=dari, sewa_sampai=waktu + SEWA
            ):
                raise _Direbut
            self.langkah = (langkah, ke, dari)
        self.tercatat = kini


def _milik(reviu: ReviuLaporan) -> QuerySet[ReviuLaporan]:
    """The row of ``reviu`` as long as the check that began at ``reviu.sejak`` is the one that works on it."""
    return ReviuLaporan.objects.filter(pk=reviu.pk, keadaan=KeadaanReviu.BERJALAN, sejak=reviu.sejak)


def _gagal(reviu: ReviuLaporan, pesan: str) -> None:
    _milik(reviu).update(keadaan=KeadaanReviu.GAGAL, pesan=pesan, sewa_sampai=None)


@transaction.atomic
def _simpan_hasil(reviu: ReviuLaporan, jawaban: dict[str, Any]) -> None:
    terkunci = _milik(reviu).select_for_update().first()
    if terkunci is None:
        return  # another process has it
    TemuanReviu.objects.filter(reviu=terkunci).delete()
    TemuanReviu.objects.bulk_create(
        [
            TemuanReviu(
                reviu=terkunci,
                urut=urut,
                **{
                    bidang: t[bidang]
                    for bidang in (
                        "kelas", "keparahan", "kepastian", "halaman", "baris", "kutipan", "tercetak",
                        "seharusnya", "uraian", "saran", "sekitar",
                    )
                },
            )
            for urut, t in enumerate(jawaban["temuan"], 1)
        ],
        batch_size=200,
    )  # fmt: skip
    terkunci.keadaan, terkunci.sewa_sampai = KeadaanReviu.SELESAI, None
    terkunci.pesan = "\n".join([*_tahun_lain(reviu, jawaban), *jawaban["ringkasan"]["peringatan"]])
    terkunci.halaman, terkunci.tabel = jawaban["halaman"], jawaban["tabel"]
    terkunci.indikator, terkunci.pahaman = jawaban["indikator"], jawaban["pahaman"]
    terkunci.save(
        update_fields=["keadaan", "sewa_sampai", "pesan", "halaman", "tabel", "indikator", "pahaman"]
    )


def _tahun_lain(reviu: ReviuLaporan, jawaban: dict[str, Any]) -> list[str]:
    """A warning where the report names another year than the one it was uploaded for."""
    terbaca = jawaban["tahun_terbaca"]
    if terbaca in (None, reviu.tahun):
        return []
    return [
        f"Laporan ini tampaknya tentang tahun {terbaca}, tetapi diperiksa sebagai laporan tahun "
        f"{reviu.tahun}. Bila tahunnya keliru, unggah lagi dengan tahun {terbaca}."
    ]


@transaction.atomic
def putuskan(
    *,
    reviu: ReviuLaporan,
    versi: dict[int, int],
    putusan: str,
    alasan: str,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> int:
    """Accept or dismiss findings, each with the reason; ``versi`` maps their ids to the version shown.

    All or none: :class:`Basi` when somebody decided one of them meanwhile. ``belum`` takes a decision back.
    """
    if putusan not in Putusan.values:
        raise galat("putusan", "Putusan tidak dikenal.", "Pilih terima atau kesampingkan.")
    if putusan != Putusan.BELUM and not alasan.strip():
        raise galat(
            "alasan", "Alasannya belum diisi.", "Tulis mengapa temuan ini diterima atau dikesampingkan."
        )
    if not versi:
        raise galat("temuan", "Belum ada temuan yang dipilih.", "Tandai satu temuan atau lebih.")
    baris = list(TemuanReviu.objects.select_for_update().filter(reviu=reviu, pk__in=versi).order_by("pk"))
    if len(baris) != len(versi):
        raise galat("temuan", "Ada temuan yang bukan milik reviu ini.", "Muat ulang halamannya.")
    basi = [t.urut for t in baris if t.versi != versi[t.pk]]
    if basi:
        raise Basi(
            Masalah(
                "temuan",
                f"Temuan nomor {', '.join(map(str, basi))} sudah diputus orang lain.",
                "Muat ulang halamannya, lihat putusannya, lalu putuskan lagi bila perlu.",
            )
        )
    for t in baris:
        ditarik = putusan == Putusan.BELUM
        t.putusan, t.alasan, t.versi = putusan, "" if ditarik else alasan.strip(), t.versi + 1
        t.oleh, t.waktu = (None, None) if ditarik else (oleh, waktu)
    TemuanReviu.objects.bulk_update(baris, ["putusan", "alasan", "oleh", "waktu", "versi"])
    _jejak(
        reviu,
        "reviu.putuskan",
        {"temuan": [t.urut for t in baris], "putusan": putusan},
        oleh,
        peran,
        waktu,
        alasan.strip(),
    )
    return len(baris)


@transaction.atomic
def periksa_ulang(*, reviu: ReviuLaporan, oleh: Akun, peran: str, waktu: dt.datetime) -> None:
    """Put a report back into the queue that could not be read, whose check stopped, or that nobody takes.

    One that was checked keeps its decisions.
    """
    terkunci = ReviuLaporan.objects.select_for_update().get(pk=reviu.pk)
    if terkunci.keadaan == KeadaanReviu.SELESAI:
        raise galat("reviu", "Laporan ini sudah diperiksa.", "Unggah berkas barunya sebagai reviu baru.")
    if not dapat_diulang(terkunci, waktu):
        raise galat("reviu", "Laporan ini sedang diperiksa.", "Tunggu sampai selesai.")
    semula = terkunci.keadaan
    terkunci.keadaan, terkunci.pesan = KeadaanReviu.MENUNGGU, ""
    terkunci.sejak, terkunci.sewa_sampai = waktu, None
    terkunci.save(update_fields=["keadaan", "pesan", "sejak", "sewa_sampai"])
    _jejak(reviu, "reviu.ulang", {"semula": semula}, oleh, peran, waktu)


@transaction.atomic
def hapus(*, reviu: ReviuLaporan, alasan: str, oleh: Akun, peran: str, waktu: dt.datetime) -> None:
    """Take a report that could not be read off the list; the journal keeps its name, sum and the reason.

    One that was checked stays: its findings and decisions are the inspector's record.
    """
    if not alasan.strip():
        raise galat("alasan", "Alasannya belum diisi.", "Tulis mengapa unggahan ini dihapus.")
    if len(alasan) > ALASAN_TERPANJANG:
        raise galat("alasan", f"Alasan lebih dari {ALASAN_TERPANJANG} huruf.", "Ringkaskan.")
    terkunci = ReviuLaporan.objects.select_for_update(of=("self",)).select_related("berkas").get(pk=reviu.pk)
    if terkunci.keadaan != KeadaanReviu.GAGAL:
        raise galat(
            "reviu",
            "Hanya unggahan yang tidak dapat dibaca yang dapat dihapus.",
            "Muat ulang halamannya; reviu yang sudah diperiksa tetap tersimpan bersama putusannya.",
        )
    perubahan = {
        "berkas": terkunci.nama_berkas, "sha256": terkunci.berkas.sha256, "sebab_gagal": terkunci.pesan,
    }  # fmt: skip
    _jejak(terkunci, "reviu.hapus", perubahan, oleh, peran, waktu, alasan.strip())
    terkunci.delete()


def _jejak(
    reviu: ReviuLaporan,
    aksi: str,
    perubahan: dict[str, Any],
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
    alasan: str = "",
) -> None:
    unit = reviu.unit
    catat(
        rantai=unit.rantai_jejak,
        aksi=aksi,
        oleh=oleh,
        peran=peran,
        objek=f"reviu:{reviu.pk}",
        perubahan={"tahun": reviu.tahun, **perubahan},
        waktu=waktu,
        alasan=alasan,
    )
