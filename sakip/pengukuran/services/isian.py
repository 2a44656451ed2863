"""Saves a form: values, events, results by letter and notes in one transaction with one journal entry."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from sakip.akun.models import Akun
from sakip.inti.galat import Basi, GalatSakip, Masalah, galat
from sakip.jejak.services import catat
from sakip.organisasi.models import Unit
from sakip.pengukuran.angka_isian import tulis_isian
from sakip.pengukuran.formulir import FORMULIR, HasilSimpan, IsianMasuk
from sakip.pengukuran.ketikan import baca_ketikan, langsung_kini
from sakip.pengukuran.models import Asal, CatatanIndikator, DrafIsian, Isian, Kejadian, NilaiLangsung
from sakip.pengukuran.nilai_baris import tersimpan
from sakip.pengukuran.pratinjau import pratinjau
from sakip.pengukuran.queries.alur import terkunci
from sakip.pengukuran.queries.formulir import periksa_bulan
from sakip.pengukuran.queries.formulir_bahan import Bahan, bahan_formulir
from sakip.pengukuran.services.isian_basi import tolak_basi
from sakip.pengukuran.services.rekap import segarkan_induk
from sakip.pengukuran.ubahan import Ketikan, UbahCatatan, UbahKejadian, UbahLangsung, UbahNilai

_MUAT_ULANG = "Muat ulang halaman, lalu ketik lagi yang belum tersimpan."


def simpan_isian(
    *,
    unit: Unit,
    tahun: int,
    bulan: int,
    masuk: IsianMasuk,
    asal: str,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> HasilSimpan:
    """Save what was typed into the form of a month: everything, or nothing with each fault by its field.

    ``asal``: ``ketik`` or ``excel``. What is the same as stored is left as it is, so that sending a form
    twice does nothing twice. Raises ``GalatSakip`` (``Masalah.tempat`` is the field), or ``Basi`` where
    somebody else changed a line since the version in ``masuk.versi`` was read.
    """
    if asal not in (Asal.KETIK, Asal.EXCEL):
        raise ValueError(f"asal {asal!r} tidak dikenal")
    periksa_bulan(tahun, bulan)
    pada = timezone.localdate(waktu)
    try:
        with transaction.atomic():
            # Two who save one unit's form wait for each other here; readers do not.
            unit = (
                Unit.objects.select_for_update(of=("self",), no_key=True)
                .select_related("instansi")
                .get(pk=unit.pk)
            )
            bahan = bahan_formulir(unit, tahun, bulan)
            ketik = baca_ketikan(bahan, masuk.isi)
            if (ketik.berubah or ketik.masalah) and (sebab := terkunci(unit, tahun, bulan, pada)):
                raise galat("formulir", sebab)
            if ketik.masalah:
                raise GalatSakip(ketik.masalah)
            tolak_basi(bahan, ketik, masuk.versi)
            hasil = _hasil(bahan, ketik, masuk, pada)
            perubahan = _tulis(bahan, ketik, asal, oleh, waktu)
            DrafIsian.objects.filter(akun=oleh, unit=unit, formulir=FORMULIR, periode=bahan.periode).delete()
            if ketik.berubah:
                variabel = {u.variabel_id for u in ketik.nilai} | {d.variabel_id for d in ketik.kejadian}
                if variabel:
                    segarkan_induk(unit=unit, tahun=tahun, variabel_id=variabel)
                catat(
                    rantai=unit.rantai_jejak,
                    aksi="isian.simpan",
                    oleh=oleh,
                    peran=peran,
                    objek=f"formulir:{FORMULIR}/{bahan.periode}",
                    perubahan={"asal": asal, **perubahan},
                    waktu=waktu,
                )
            return hasil
    except IntegrityError:
        raise Basi(
            Masalah("formulir", "Orang lain menyimpan baris yang sama pada saat yang sama.", _MUAT_ULANG)
        ) from None


def _hasil(bahan: Bahan, ketik: Ketikan, masuk: IsianMasuk, pada: dt.date) -> HasilSimpan:
    lama = {
        u.medan for u in ketik.nilai if tersimpan(bahan, u.variabel_id, u.kategori, u.periode) is not None
    }
    lama |= {u.medan for u in ketik.langsung if langsung_kini(bahan, u.indikator_id) is not None}
    lama |= {u.medan for u in ketik.catatan if u.indikator_id in bahan.catatan}
    lama |= {u.medan for u in ketik.kejadian if u.ubah or u.hapus}
    berubah = dict.fromkeys(ketik.berubah)
    return HasilSimpan(
        baru=tuple(m for m in berubah if m not in lama),
        ubah=tuple(m for m in berubah if m in lama),
        sama=tuple(dict.fromkeys(ketik.sama)),
        peringatan=pratinjau(bahan, masuk.isi, pada).peringatan if berubah else (),
        dihapus=_dihapus(bahan, ketik),
    )


def _dihapus(bahan: Bahan, ketik: Ketikan) -> dict[str, str]:
    """The events that go, as the fields of new rows: whoever regrets it has them typed again."""
    hasil: dict[str, str] = {}
    for u in ketik.kejadian:
        ada = {k.pk: k for k in bahan.kejadian.get(u.variabel_id, ())}
        for n, pk in enumerate(u.hapus):
            k, baris = ada[pk], f"v-{u.variabel_id}-b-{n}"
            hasil |= {
                f"{baris}-tanggal": k.tanggal.isoformat(),
                f"{baris}-nama": k.nama,
                f"{baris}-tempat": k.tempat,
                f"{baris}-kategori": k.kategori.kode if k.kategori else "",
            }
    return hasil


def _tulis(bahan: Bahan, ketik: Ketikan, asal: str, oleh: Akun, waktu: dt.datetime) -> dict[str, Any]:
    """Write every change; returns what the journal keeps of it."""
    catatan: dict[str, Any] = {}
    baru: list[Isian] = []
    for u in ketik.nilai:
        catatan[_sebut(bahan, u)] = _tulis_nilai(bahan, u, baru, asal, oleh, waktu)
    Isian.objects.bulk_create(baru, batch_size=500)
    for d in ketik.kejadian:
        catatan[f"kejadian {_kunci(bahan, d.variabel_id)}"] = _tulis_kejadian(bahan, d, oleh, waktu)
    for langsung in ketik.langsung:
        kunci = bahan.muatan.manual[langsung.indikator_id].indikator
        catatan[f"hasil {kunci}"] = _tulis_langsung(bahan, langsung, oleh, waktu)
    for c in ketik.catatan:
        _tulis_catatan(bahan, c, oleh, waktu)
        kunci = bahan.muatan.manual[c.indikator_id].indikator
        catatan[f"catatan {kunci}"] = {"sebab": c.sebab, "kendala": c.kendala, "solusi": c.solusi}
    return catatan


def _kunci(bahan: Bahan, v: int) -> str:
    return next(t.variabel.kunci for t in bahan.tempo if t.variabel.pk == v)


def _sebut(bahan: Bahan, u: UbahNilai) -> str:
    kategori = next((k.kode for k in bahan.kategori.get(u.variabel_id, ()) if k.pk == u.kategori), "")
    return f"{_kunci(bahan, u.variabel_id)}{'/' + kategori if kategori else ''} {u.periode}"


def _tulis_nilai(
    bahan: Bahan, u: UbahNilai, baru: list[Isian], asal: str, oleh: Akun, waktu: dt.datetime
) -> list[str]:
    lama = tersimpan(bahan, u.variabel_id, u.kategori, u.periode)
    jejak = [
        tulis_isian(lama.nilai, lama.keadaan) if lama else "",
        tulis_isian(u.nilai, u.keadaan),
    ]
    if lama is None:
        baru.append(
            Isian(
                unit=bahan.unit,
                variabel_id=u.variabel_id,
                periode=u.periode,
                tahun=bahan.tahun,
                kategori_id=u.kategori or None,
                nilai=u.nilai,
                keadaan=u.keadaan,
                asal=asal,
                oleh=oleh,
                waktu=waktu,
            )
        )
        return jejak
    baris = Isian.objects.filter(pk=lama.id, versi=lama.versi)
    if u.keadaan:
        kena = baris.update(
            nilai=u.nilai, keadaan=u.keadaan, asal=asal, oleh=oleh, waktu=waktu, versi=F("versi") + 1
        )
    else:
        kena = baris.delete()[0]
    if not kena:
        raise Basi(Masalah(u.medan, "Baris ini baru saja diubah orang lain.", _MUAT_ULANG))
    return jejak


def _tulis_kejadian(bahan: Bahan, d: UbahKejadian, oleh: Akun, waktu: dt.datetime) -> dict[str, Any]:
    variabel = next(t.variabel for t in bahan.tempo if t.variabel.pk == d.variabel_id)
    lama = {k.pk: k for k in bahan.kejadian.get(d.variabel_id, ())}
    Kejadian.objects.filter(pk__in=d.hapus, unit=bahan.unit, variabel=variabel).delete()
    for r in d.ubah:
        Kejadian.objects.filter(pk=r.id, unit=bahan.unit, variabel=variabel).update(
            tanggal=r.tanggal, nama=r.nama, tempat=r.tempat, kategori=r.kategori_id, oleh=oleh, waktu=waktu
        )
    Kejadian.objects.bulk_create(
        Kejadian(
            unit=bahan.unit,
            variabel=variabel,
            kategori_id=r.kategori_id,
            tanggal=r.tanggal,
            nama=r.nama,
            tempat=r.tempat,
            oleh=oleh,
            waktu=waktu,
        )
        for r in d.baru
    )
    if variabel.pribadi:  # the journal is kept for ever: no names of persons in it
        return {"tambah": len(d.baru), "ubah": len(d.ubah), "hapus": len(d.hapus)}
    return {
        "tambah": [f"{r.tanggal} {r.nama}" for r in d.baru],
        "ubah": [f"{lama[r.id].tanggal} {lama[r.id].nama} → {r.tanggal} {r.nama}" for r in d.ubah],
        "hapus": [f"{lama[pk].tanggal} {lama[pk].nama}" for pk in d.hapus],
    }


def _tulis_langsung(bahan: Bahan, u: UbahLangsung, oleh: Akun, waktu: dt.datetime) -> list[str]:
    """A new version beside the old ones; taking out removes the latest, so that the one before counts."""
    lama = langsung_kini(bahan, u.indikator_id)
    dulu = (
        "" if lama is None else f"{lama.kata or tulis_isian(lama.nilai, 'ada')} ({lama.nomor_surat or '–'})"
    )
    if u.hapus:
        assert lama is not None
        lama.delete()
        return [dulu, ""]
    manual = bahan.muatan.manual[u.indikator_id]
    NilaiLangsung.objects.create(
        unit=bahan.unit,
        indikator_id=u.indikator_id,
        periode=u.periode,
        tahun=bahan.tahun,
        versi=lama.versi + 1 if lama else 1,
        nilai=u.nilai,
        kata=u.kata,
        skala=manual.skala,
        tanpa_rincian=manual.tanpa_rincian or not u.nomor,
        nomor_surat=u.nomor,
        tanggal_surat=u.tanggal,
        halaman=u.halaman,
        catatan=u.catatan,
        oleh=oleh,
        waktu=waktu,
    )
    return [dulu, f"{u.kata or tulis_isian(u.nilai, 'ada')} ({u.nomor or '–'})"]


def _tulis_catatan(bahan: Bahan, c: UbahCatatan, oleh: Akun, waktu: dt.datetime) -> None:
    isi = {"sebab": c.sebab, "kendala": c.kendala, "solusi": c.solusi, "oleh": oleh, "waktu": waktu}
    lama = bahan.catatan.get(c.indikator_id)
    if lama is None:
        CatatanIndikator.objects.create(
            unit=bahan.unit,
            indikator_id=c.indikator_id,
            periode=bahan.periode,
            tahun=bahan.tahun,
            **isi,
        )
    elif not CatatanIndikator.objects.filter(pk=lama.pk, versi=lama.versi).update(
        **isi, versi=F("versi") + 1
    ):
        raise Basi(Masalah(c.medan, "Catatan ini baru saja diubah orang lain.", _MUAT_ULANG))
