"""Writes of reviews: an upload, the check in the background, the reviewer's decisions."""

from __future__ import annotations

import datetime as dt
import tempfile
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Q

from sakip.akun.models import Akun
from sakip.berkas.jenis import DOCX, JPEG, ODS, ODT, PDF, PNG, TEKS, XLSX, kenali
from sakip.berkas.queries import baca_isi
from sakip.berkas.services import simpan_isi
from sakip.evaluasi.models import KeadaanReviu, Putusan, ReviuLaporan, TemuanReviu
from sakip.inti.galat import Basi, GalatSakip, Masalah, galat
from sakip.jejak.services import catat
from sakip.organisasi.models import Unit
from sakip.reviu import TidakTerbaca
from sakip.reviu.luar import BATAS_DETIK, periksa_luar

DITERIMA = {PDF: ".pdf", DOCX: ".docx", ODT: ".odt", TEKS: ".txt"}
#: A report with photographs is larger than evidence may be.
UKURAN_LAPORAN = 64 * 1024 * 1024
ALASAN_TERPANJANG = 500
SEWA = dt.timedelta(seconds=BATAS_DETIK + 60)
_TAHUN_WAJAR = range(2000, 2101)


@transaction.atomic
def unggah(
    *, unit: Unit, tahun: int, nama_berkas: str, isi: bytes, oleh: Akun, peran: str, waktu: dt.datetime
) -> ReviuLaporan:
    """Keep an uploaded report of ``unit`` and ``tahun``, waiting for its check."""
    if tahun not in _TAHUN_WAJAR:
        raise galat("tahun", f"Tahun {tahun} tidak wajar.", "Isi tahun laporannya, misalnya 2024.")
    nama = _nama_bersih(nama_berkas)
    jenis = kenali(isi)
    if jenis not in DITERIMA:
        raise galat("berkas", *_sebab_tolak(nama, isi, jenis))
    berkas = simpan_isi(instansi=unit.instansi, isi=isi, jenis=jenis, batas=UKURAN_LAPORAN)
    reviu = ReviuLaporan.objects.create(
        unit=unit, tahun=tahun, nama_berkas=nama, berkas=berkas, oleh=oleh, waktu=waktu
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
        keadaan=KeadaanReviu.BERJALAN, sewa_sampai=waktu + SEWA
    )
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
            jawaban = periksa_luar(tempat, reviu.nama_berkas, reviu.tahun)
    except (TidakTerbaca, GalatSakip) as salah:
        _gagal(reviu, str(salah))
        return
    except Exception:
        _gagal(reviu, "Pemeriksaannya berhenti karena kesalahan program; penyebabnya tercatat di server.")
        raise
    _simpan_hasil(reviu, jawaban)


def _gagal(reviu: ReviuLaporan, pesan: str) -> None:
    ReviuLaporan.objects.filter(pk=reviu.pk).update(keadaan=KeadaanReviu.GAGAL, pesan=pesan, sewa_sampai=None)


@transaction.atomic
def _simpan_hasil(reviu: ReviuLaporan, jawaban: dict[str, Any]) -> None:
    terkunci = ReviuLaporan.objects.select_for_update().get(pk=reviu.pk)
    if terkunci.keadaan != KeadaanReviu.BERJALAN:
        return  # another process was faster
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
    """Put a report that could not be read back into the queue; one that was checked keeps its decisions."""
    terkunci = ReviuLaporan.objects.select_for_update().get(pk=reviu.pk)
    if terkunci.keadaan != KeadaanReviu.GAGAL:
        raise galat("reviu", "Laporan ini sudah diperiksa.", "Unggah berkas barunya sebagai reviu baru.")
    terkunci.keadaan, terkunci.pesan = KeadaanReviu.MENUNGGU, ""
    terkunci.save(update_fields=["keadaan", "pesan"])
    _jejak(reviu, "reviu.ulang", {}, oleh, peran, waktu)


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


def menunggu_terlantar(waktu: dt.datetime) -> Iterable[int]:
    """Reviews that nobody took, or whose checker is gone: to be queued again."""
    lama = waktu - dt.timedelta(seconds=30)
    return ReviuLaporan.objects.filter(
        Q(keadaan=KeadaanReviu.MENUNGGU, waktu__lt=lama)
        | Q(keadaan=KeadaanReviu.BERJALAN, sewa_sampai__lt=waktu)
    ).values_list("pk", flat=True)


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
