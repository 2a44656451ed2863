"""Writes of the profile of the year and of accepted points."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction

from sakip.akun.models import Akun
from sakip.inti.galat import Basi, Masalah, galat
from sakip.jejak.services import catat
from sakip.organisasi.models import Unit
from sakip.pelaporan.models import (
    BerkasProfil,
    JenisUraian,
    LampiranLaporan,
    Pegawai,
    PenerimaanTitik,
    Profil,
    SuratPengantar,
    Uraian,
    UraianIndikator,
)
from sakip.perencanaan.models import Indikator

_RUJUK_BERKAS = re.compile(r"\]\(\s*berkas:([^\s\")]+)")
PANJANG_TITIK = 120


def berkas_dirujuk(teks: Iterable[str]) -> set[str]:
    """Keys of the pictures that texts show: ``![alternatif](berkas:kunci "judul")``."""
    return {kunci for isi in teks for kunci in _RUJUK_BERKAS.findall(isi)}


def buat_profil(*, unit: Unit, tahun: int, oleh: Akun, peran: str, waktu: dt.datetime) -> Profil:
    """Begin the profile of ``tahun`` empty."""
    with transaction.atomic():
        Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
        if Profil.objects.filter(unit=unit, tahun=tahun).exists():
            raise galat(f"profil {unit.kode} {tahun}", f"Profil tahun {tahun} sudah ada.", "Isi profil itu.")
        baru = Profil.objects.create(unit=unit, tahun=tahun)
        _jejak(unit, "buat_profil", f"profil {unit.kode} {tahun}", oleh, waktu, {"tahun": tahun}, peran=peran)
    return baru


def salin_profil(
    *, unit: Unit, dari: int, ke: int, oleh: Akun, waktu: dt.datetime, peran: str = ""
) -> Profil:
    """Begin the profile of the year ``ke`` as a copy of that of ``dari``, and return it.

    Every paragraph is marked with the year that it was written in until somebody revises it. The letter
    loses number and date; staff figures keep the date that they were counted on; annexes keep their
    order and title, and those of uploaded files wait for the files of the new year. Pictures come
    along where the letterhead, the organisation chart or a paragraph shows them.
    """
    if ke <= dari:
        raise galat("tahun", f"Tahun {ke} tidak sesudah {dari}.", "Sebut tahun baru sesudah tahun asalnya.")
    with transaction.atomic():
        lama = Profil.objects.filter(unit=unit, tahun=dari).first()
        if lama is None:
            raise galat(
                f"profil {unit.kode} {dari}",
                f"Unit «{unit.kode}» tidak mempunyai profil tahun {dari}.",
                "Impor paket yang memuat profil, atau sebut tahun lain.",
            )
        if Profil.objects.filter(unit=unit, tahun=ke).exists():
            raise galat(
                f"profil {unit.kode} {ke}",
                f"Profil tahun {ke} sudah ada.",
                "Perbaiki profil itu; salinan hanya dibuat untuk tahun yang belum berprofil.",
            )
        baru = _salin(lama, ke)
        _jejak(
            unit, "salin_profil", f"profil {unit.kode} {ke}", oleh, waktu,
            {"dari": dari, "ke": ke, "uraian": baru.uraian.count()}, peran=peran,
        )  # fmt: skip
    return baru


def _salin(lama: Profil, ke: int) -> Profil:
    uraian = list(lama.uraian.prefetch_related("kaitan"))
    dipakai = berkas_dirujuk(u.isi for u in uraian)
    berkas = {
        b.pk: _berkas_tahun(b, ke)
        for b in BerkasProfil.objects.filter(unit=lama.unit, tahun=lama.tahun)
        if b.kunci in dipakai or b.pk in (lama.lambang_id, lama.struktur_id)
    }
    baru = Profil.objects.create(
        unit=lama.unit,
        tahun=ke,
        kop_baris=lama.kop_baris,
        kop_alamat=lama.kop_alamat,
        lambang=berkas.get(lama.lambang_id or 0),
        struktur=berkas.get(lama.struktur_id or 0),
        pegawai_per=lama.pegawai_per,
        pegawai_sumber=lama.pegawai_sumber,
        dari_tahun=lama.tahun,
    )
    for u in uraian:
        kaitan = list(u.kaitan.all())
        u.profil, u.dari_tahun, u.versi, u.pk = baru, u.dari_tahun or lama.tahun, 1, None
        u.save(force_insert=True)
        UraianIndikator.objects.bulk_create(
            UraianIndikator(uraian=u, indikator_id=k.indikator_id, urutan=k.urutan) for k in kaitan
        )
    _salin_anak(lama, baru)
    return baru


def _berkas_tahun(asal: BerkasProfil, tahun: int) -> BerkasProfil:
    """The same file under the same key in another year; one that is there already stays."""
    baru, _ = BerkasProfil.objects.get_or_create(
        unit_id=asal.unit_id,
        tahun=tahun,
        kunci=asal.kunci,
        defaults={
            "nama": asal.nama,
            "teks_alternatif": asal.teks_alternatif,
            "keterangan": asal.keterangan,
            "berkas_id": asal.berkas_id,
        },
    )
    return baru


def _salin_anak(lama: Profil, baru: Profil) -> None:
    for surat in SuratPengantar.objects.filter(profil=lama):
        surat.profil, surat.nomor, surat.tanggal, surat.pk = baru, "", None, None
        surat.save(force_insert=True)
    pegawai = list(Pegawai.objects.filter(profil=lama))
    for p in pegawai:
        p.profil, p.pk = baru, None
    Pegawai.objects.bulk_create(pegawai)
    lampiran = list(LampiranLaporan.objects.filter(profil=lama))
    for satu in lampiran:
        satu.profil, satu.pk = baru, None
    LampiranLaporan.objects.bulk_create(lampiran)


def ubah_uraian(
    *,
    uraian: Uraian,
    isi: str,
    versi: int,
    oleh: Akun,
    waktu: dt.datetime,
    judul: str | None = None,
    indikator: Sequence[str] | None = None,
    peran: str = "",
) -> Uraian:
    """Revise a paragraph, or confirm it with the same text: either way it loses the mark of its origin.

    ``versi`` is the version that the person saw; a paragraph that somebody else changed since is refused.
    ``indikator`` are the keys that it is about, in order; None leaves them as they are.
    """
    if not isi.strip():
        raise galat(str(uraian), "Isinya kosong.", "Tulis isinya, atau hapus uraian ini.")
    with transaction.atomic():
        kini = Uraian.objects.select_for_update(of=("self",)).select_related("profil__unit").get(pk=uraian.pk)
        if kini.versi != versi:
            raise Basi(
                Masalah(
                    str(kini),
                    "Uraian ini sudah diubah orang lain sejak Anda membukanya.",
                    "Ketikan Anda tetap ada: bandingkan dengan yang tersimpan, lalu simpan lagi.",
                )
            )
        sebelum: dict[str, Any] = {"isi": kini.isi, "judul": kini.judul, "dari_tahun": kini.dari_tahun}
        kini.isi, kini.dari_tahun, kini.versi = isi, None, versi + 1
        kini.judul = kini.judul if judul is None else judul
        kini.save(update_fields=["isi", "judul", "dari_tahun", "versi"])
        sesudah: dict[str, Any] = {"isi": kini.isi, "judul": kini.judul}
        if indikator is not None and (lama := _kaitan(kini)) != list(indikator):
            _kaitkan(kini, indikator)
            sebelum["indikator"], sesudah["indikator"] = lama, list(indikator)
        _jejak(
            kini.profil.unit, "ubah_uraian", f"{kini} {kini.profil.tahun}", oleh, waktu,
            {"sebelum": sebelum, "sesudah": sesudah}, peran=peran,
        )  # fmt: skip
    return kini


def _kaitan(uraian: Uraian) -> list[str]:
    return list(uraian.kaitan.order_by("urutan").values_list("indikator__kunci", flat=True))


def _kaitkan(uraian: Uraian, kunci: Sequence[str]) -> None:
    """Say anew which indicators a paragraph is about."""
    milik = Indikator.objects.filter(instansi_id=uraian.profil.unit.instansi_id, kunci__in=kunci)
    ada = {i.kunci: i for i in milik}
    if asing := [k for k in kunci if k not in ada]:
        raise galat(
            str(uraian), f"Indikator «{asing[0][:120]}» tidak ada di instansi ini.", "Pilih dari daftar."
        )
    uraian.kaitan.all().delete()
    UraianIndikator.objects.bulk_create(
        UraianIndikator(uraian=uraian, indikator=ada[k], urutan=n) for n, k in enumerate(dict.fromkeys(kunci))
    )


def geser_uraian(*, uraian: Uraian, naik: bool, oleh: Akun, peran: str, waktu: dt.datetime) -> bool:
    """Change places with the paragraph before (``naik``) or after it; False at the end of its kind."""
    with transaction.atomic():
        profil = Profil.objects.select_for_update(of=("self",)).get(pk=uraian.profil_id)
        semua = list(Uraian.objects.filter(profil=profil, jenis=uraian.jenis).order_by("urutan", "kunci"))
        letak = next((n for n, u in enumerate(semua) if u.pk == uraian.pk), None)
        if letak is None or not 0 <= (ke := letak - 1 if naik else letak + 1) < len(semua):
            return False
        semua[letak], semua[ke] = semua[ke], semua[letak]
        for nomor, u in enumerate(semua, start=1):
            if u.urutan != nomor:
                u.urutan = nomor
                u.save(update_fields=["urutan"])
        _jejak(
            profil.unit, "geser_uraian", f"{uraian} {profil.tahun}", oleh, waktu,
            {"urutan": {"sebelum": letak + 1, "sesudah": ke + 1}}, peran=peran,
        )  # fmt: skip
    return True


def tambah_uraian(
    *,
    unit: Unit,
    tahun: int,
    jenis: str,
    judul: str,
    isi: str,
    tentang: Unit | None,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
    indikator: Sequence[str] = (),
) -> Uraian:
    """Add a paragraph behind the others of its kind; ``tentang``: the division that it is about.

    ``indikator`` as in :func:`ubah_uraian`.
    """
    if jenis not in JenisUraian.values:
        raise galat("jenis", f"Jenis uraian «{jenis}» tidak dikenal.", "Buka dari daftar bagian laporan.")
    if not isi.strip():
        raise galat("isi", "Isinya kosong.", "Tulis isinya lebih dahulu.")
    with transaction.atomic():
        profil = Profil.objects.select_for_update(of=("self",)).filter(unit=unit, tahun=tahun).first()
        if profil is None:
            raise galat(
                f"profil {unit.kode} {tahun}",
                f"Profil tahun {tahun} belum dimulai.",
                "Mulai profilnya dari daftar bagian laporan.",
            )
        lain = list(Uraian.objects.filter(profil=profil, jenis=jenis).values_list("kunci", "urutan"))
        nomor = max((u for _, u in lain), default=0) + 1
        kunci = f"{jenis}-{nomor}"
        while kunci in {k for k, _ in lain}:
            kunci += "a"
        baru = Uraian.objects.create(
            profil=profil,
            jenis=jenis,
            kunci=kunci,
            urutan=nomor,
            judul=judul.strip(),
            isi=isi.strip(),
            unit=tentang,
        )
        sesudah: dict[str, Any] = {"isi": baru.isi, "judul": baru.judul}
        if indikator:
            _kaitkan(baru, indikator)
            sesudah["indikator"] = list(indikator)
        _jejak(
            unit, "tambah_uraian", f"{baru} {tahun}", oleh, waktu, {"sesudah": sesudah}, peran=peran,
        )  # fmt: skip
    return baru


def hapus_uraian(*, uraian: Uraian, versi: int, oleh: Akun, peran: str, waktu: dt.datetime) -> None:
    """Remove a paragraph; the journal keeps what it said. ``versi`` as in :func:`ubah_uraian`."""
    with transaction.atomic():
        kini = (
            Uraian.objects.select_for_update(of=("self",))
            .select_related("profil__unit")
            .filter(pk=uraian.pk)
            .first()
        )
        if kini is None:
            return
        if kini.versi != versi:
            raise galat(
                str(kini),
                "Uraian ini sudah diubah orang lain sejak Anda membukanya.",
                "Buka lagi, lalu hapus bila memang tidak diperlukan.",
            )
        _jejak(
            kini.profil.unit, "hapus_uraian", f"{kini} {kini.profil.tahun}", oleh, waktu,
            {"sebelum": {"isi": kini.isi, "judul": kini.judul, "urutan": kini.urutan}}, peran=peran,
        )  # fmt: skip
        kini.delete()


def terima_titik(
    *,
    unit: Unit,
    tahun: int,
    titik: str,
    isi_titik: str,
    alasan: str,
    oleh: Akun,
    nama: str,
    peran: str,
    waktu: dt.datetime,
) -> PenerimaanTitik:
    """Accept a remaining point of a report by name and reason; accepting it again replaces the first."""
    tempat = f"titik {titik}"
    if not titik or len(titik) > PANJANG_TITIK:
        raise galat(tempat, "Kode titik tidak benar.", "Salin kodenya dari daftar titik laporan.")
    if not nama.strip():
        raise galat(tempat, "Nama yang menerima belum disebut.", "Sebut nama orang yang bertanggung jawab.")
    if not alasan.strip():
        raise galat(tempat, "Alasan belum ditulis.", "Tulis mengapa titik ini boleh tetap ada.")
    with transaction.atomic():
        baris, _ = PenerimaanTitik.objects.update_or_create(
            unit=unit,
            tahun=tahun,
            titik=titik,
            defaults={
                "isi_titik": isi_titik,
                "alasan": alasan.strip(),
                "oleh": oleh,
                "nama": nama.strip(),
                "peran": peran.strip(),
                "waktu": waktu,
            },
        )
        _jejak(
            unit, "terima_titik", f"titik {titik} {tahun}", oleh, waktu,
            {"isi": isi_titik, "nama": baris.nama, "peran": baris.peran}, baris.alasan,
        )  # fmt: skip
    return baris


def cabut_titik(*, unit: Unit, tahun: int, titik: str, alasan: str, oleh: Akun, waktu: dt.datetime) -> None:
    """Take an acceptance back; an error when there is none."""
    with transaction.atomic():
        baris = PenerimaanTitik.objects.filter(unit=unit, tahun=tahun, titik=titik).first()
        if baris is None:
            raise galat(f"titik {titik}", "Titik ini belum diterima.", "Periksa kodenya dalam daftar titik.")
        perubahan = {"isi": baris.isi_titik, "nama": baris.nama, "alasan": baris.alasan}
        baris.delete()
        _jejak(unit, "cabut_titik", f"titik {titik} {tahun}", oleh, waktu, perubahan, alasan)


def _jejak(
    unit: Unit,
    aksi: str,
    objek: str,
    oleh: Akun,
    waktu: dt.datetime,
    perubahan: dict[str, Any],
    alasan: str = "",
    *,
    peran: str = "",
) -> None:
    catat(
        rantai=unit.rantai_jejak,
        aksi=aksi,
        oleh=oleh,
        peran=peran or oleh.jenis,
        objek=objek,
        perubahan=perubahan,
        waktu=waktu,
        alasan=alasan,
    )
