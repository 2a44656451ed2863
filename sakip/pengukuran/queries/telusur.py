"""The trace of a number: its manual, rules, every entry with its person, and every step."""

from __future__ import annotations

import datetime as dt
import difflib
from collections import defaultdict
from typing import Any

from sakip.aturan.agregasi import Gabungan
from sakip.aturan.alur import keadaan as keadaan_pengajuan
from sakip.aturan.periode import baca_periode, tulis_tanggal
from sakip.inti.galat import Masalah, TidakDitemukan
from sakip.organisasi.models import Unit
from sakip.organisasi.queries import nama_unit
from sakip.pengukuran.hasil import BarisIsian, HasilButir, HasilUnit, Telusur
from sakip.pengukuran.models import Bukti, Isian, Kejadian, Langkah
from sakip.pengukuran.queries.capaian import susun
from sakip.pengukuran.queries.muat import MuatanUnit, muat_unit, periode_resmi, termasuk_resmi
from sakip.perencanaan.models import Variabel


def telusur_butir(unit: Unit, tahun: int, indikator: str, *, bacaan: str = "resmi", pada: dt.date) -> Telusur:
    """Trace the item with code (``4.2``) or indicator key ``indikator``.

    Raises ``TidakDitemukan`` with the nearest codes when there is no such item.
    """
    muatan = muat_unit(unit, tahun, bacaan)
    hasil = susun(muatan, pada)
    butir = _cari(hasil, indikator)
    kunci = sorted(
        {k for k in butir.manual.variabel.values()}
        | {b for k in butir.manual.variabel.values() if (b := muatan.kamus[k].bobot)}
    )
    return Telusur(
        hasil=hasil,
        butir=butir,
        rumus_kata=_rumus_kata(muatan, butir),
        isian=_isian(muatan, butir, kunci),
        belum_lapor=_belum_lapor(butir),
        bukti=_bukti_indikator(muatan, butir),
        surat=_surat(muatan, butir),
        langkah=(*butir.hasil_realisasi.langkah, *butir.hasil.langkah),
    )


def _cari(hasil: HasilUnit, indikator: str) -> HasilButir:
    for b in hasil.butir:
        if indikator in (b.kode, b.indikator):
            return b
    kode = [b.kode for b in hasil.butir]
    dekat = difflib.get_close_matches(indikator, kode + [b.indikator for b in hasil.butir], 3) or kode[:5]
    saran = (
        f"Yang ada antara lain: {', '.join(dekat)}."
        if dekat
        else "Unit ini belum mempunyai perjanjian kinerja."
    )
    raise TidakDitemukan(
        Masalah(
            "indikator", f"Indikator «{indikator}» tidak ada pada {hasil.unit} tahun {hasil.tahun}.", saran
        )
    )


def _rumus_kata(muatan: MuatanUnit, butir: HasilButir) -> str:
    nama = {alias: muatan.kamus[k].nama for alias, k in butir.manual.variabel.items()}
    if butir.manual.rumus is not None:
        return butir.manual.rumus.tampilkan(nama)
    return next(iter(nama.values()), "")


def _isian(muatan: MuatanUnit, butir: HasilButir, kunci: list[str]) -> tuple[BarisIsian, ...]:
    tahun = muatan.tahun
    unit = {u.pk: u.kode for u in Unit.objects.filter(instansi=muatan.unit.instansi, kode__in=muatan.jarak)}
    nama = {unit[pk]: n[0] for pk, n in nama_unit(unit, dt.date(tahun, 12, 31)).items()}
    resmi = periode_resmi(unit, tahun)
    keadaan = _pengajuan(unit, tahun)
    bukti = _bukti_variabel(unit, tahun)
    dipakai = {u for g in butir.hasil_realisasi.per_unit.values() for u in g}

    def baris(kode: str, variabel: Variabel, periode: str, kategori: str, **isi: Any) -> BarisIsian:
        masuk = muatan.bacaan == "sementara" or termasuk_resmi(resmi, kode, periode)
        return BarisIsian(
            unit=kode,
            nama_unit=nama.get(kode, kode),
            variabel=variabel.kunci,
            nama_variabel=variabel.nama,
            satuan=variabel.satuan,
            periode=periode,
            kategori=kategori,
            dipakai=masuk and kode in dipakai and butir.asal == "variabel",
            pengajuan=keadaan.get((kode, periode)) or _menaungi(keadaan, kode, periode),
            bukti=tuple(bukti.get((kode, variabel.kunci, periode), ())),
            **isi,
        )

    entri = Isian.objects.filter(tahun=tahun, variabel__kunci__in=kunci, unit_id__in=unit)
    hasil = [
        baris(
            unit[i.unit_id],
            i.variabel,
            i.periode,
            i.kategori.nama if i.kategori else "",
            nilai=i.nilai,
            keadaan=i.keadaan,
            lingkup=i.lingkup,
            asal=i.asal,
            oleh=str(i.oleh.pengenal),
            waktu=i.waktu,
        )
        for i in entri.select_related("variabel", "kategori", "oleh")
    ]
    peristiwa = Kejadian.objects.filter(tanggal__year=tahun, variabel__kunci__in=kunci, unit_id__in=unit)
    hasil += [
        baris(
            unit[k.unit_id],
            k.variabel,
            f"{tahun}-{k.tanggal.month:02d}",
            "",
            nilai=None,
            keadaan=f"{tulis_tanggal(k.tanggal)} {k.nama}{', ' + k.tempat if k.tempat else ''}",
            lingkup="unit",
            asal="daftar peristiwa",
            oleh=str(k.oleh.pengenal),
            waktu=k.waktu,
            tanggal=k.tanggal,
        )
        for k in peristiwa.select_related("variabel", "oleh").order_by("tanggal")
    ]
    urut = {k: i for i, k in enumerate(kunci)}
    return tuple(
        sorted(hasil, key=lambda b: (urut[b.variabel], muatan.jarak.get(b.unit, 9), b.unit, b.periode))
    )


def _pengajuan(unit: dict[int, str], tahun: int) -> dict[tuple[str, str], str]:
    langkah: dict[tuple[str, str], list[str]] = defaultdict(list)
    baris = Langkah.objects.filter(pengajuan__unit_id__in=unit, pengajuan__tahun=tahun).order_by("urut")
    for u, periode, tindakan in baris.values_list("pengajuan__unit_id", "pengajuan__periode", "tindakan"):
        langkah[unit[u], periode].append(tindakan)
    return {kunci: keadaan_pengajuan(isi) for kunci, isi in langkah.items()}


def _menaungi(keadaan: dict[tuple[str, str], str], unit: str, periode: str) -> str:
    """State of the submission whose period covers ``periode``; ``draf`` when there is none."""
    p = baca_periode(periode)
    for (u, kunci), isi in keadaan.items():
        luar = baca_periode(kunci)
        if u == unit and luar.awal <= p.awal and p.akhir <= luar.akhir:
            return isi
    return "draf"


def _bukti_variabel(unit: dict[int, str], tahun: int) -> dict[tuple[str, str, str], list[str]]:
    hasil: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for b in Bukti.objects.filter(unit_id__in=unit, tahun=tahun, variabel__isnull=False).select_related(
        "variabel"
    ):
        hasil[unit[b.unit_id], b.variabel.kunci, b.periode].append(_nama_bukti(b))  # type: ignore[union-attr]
    return hasil


def _nama_bukti(b: Bukti) -> str:
    return f"{b.nama} (hlm. {b.halaman})" if b.halaman else b.nama


def _bukti_indikator(muatan: MuatanUnit, butir: HasilButir) -> tuple[str, ...]:
    baris = Bukti.objects.filter(
        unit__kode__in=muatan.jarak,
        unit__instansi=muatan.unit.instansi,
        tahun=muatan.tahun,
        indikator__kunci=butir.indikator,
    )
    return tuple(_nama_bukti(b) for b in baris.order_by("nama"))


def _surat(muatan: MuatanUnit, butir: HasilButir) -> str:
    if butir.asal == "variabel":
        return ""
    for b in muatan.butir:
        n = muatan.langsung.get(b.indikator_id)
        if b.indikator.kunci == butir.indikator and n is not None:
            bagian = [
                "diketik tanpa rincian" if n.tanpa_rincian else "",
                f"surat {n.nomor_surat}" if n.nomor_surat else "",
                f"tanggal {tulis_tanggal(n.tanggal_surat)}" if n.tanggal_surat else "",
                f"halaman {n.halaman}" if n.halaman else "",
                n.catatan,
            ]
            return "; ".join(x for x in bagian if x)
    return ""


def _belum_lapor(butir: HasilButir) -> tuple[str, ...]:
    """Units and periods that were due and did not report, as readable text."""
    hasil: list[str] = []
    nama = butir.manual.variabel
    for alias, g in butir.hasil_realisasi.variabel.items():
        hasil += [f"{u}: {nama.get(alias, alias)}" for u in g.hilang]
    for alias, per_unit in butir.hasil_realisasi.per_unit.items():
        hasil += [
            f"{u}: {nama.get(alias, alias)} {_ringkas(g)}" for u, g in sorted(per_unit.items()) if g.hilang
        ]
    return tuple(dict.fromkeys(hasil))


def _ringkas(g: Gabungan) -> str:
    return ", ".join(g.hilang)
