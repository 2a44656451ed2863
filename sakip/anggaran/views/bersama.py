"""What all budget pages share: head, scope, years, sub-navigation, and the answer to a refused form.

A page of an office calls :func:`dasar` and extends ``anggaran/dasar_anggaran.html``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from sakip.anggaran.queries.cakupan import BAWAAN, CAKUPAN, tahun_beranggaran
from sakip.anggaran.queries.muatan import DasarDipa
from sakip.inti.galat import Basi, GalatSakip, Masalah
from sakip.inti.tabel import Tabel
from sakip.inti.templatetags.sakip import ZONA, tanggal, waktu
from sakip.organisasi.models import Unit
from sakip.organisasi.queries import nama_unit

#: The pages of an office and a year: key, words, name of the address. What has no address yet is left out.
BAGIAN = (
    ("ringkasan", "Ringkasan", "anggaran:ringkasan"),
    ("dipa", "DIPA", "anggaran:dipa"),
    ("serapan", "Serapan & RPD", "anggaran:serapan"),
    ("output", "Output", "anggaran:output"),
    ("kunci", "Uang per indikator", "anggaran:kunci"),
    ("skor", "Skor", "anggaran:skor"),
    ("emonev", "e-Monev", "anggaran:emonev"),
)
TAHUN_TAMPIL = 4


def nama(unit: Unit, tahun: int) -> str:
    """The unit's name at the end of the year."""
    return nama_unit([unit.pk], dt.date(tahun, 12, 31)).get(unit.pk, (unit.kode,))[0]


def cakupan_diminta(request: HttpRequest) -> str:
    """``?cakupan=``: the office alone or with the units below it."""
    diminta = request.GET.get("cakupan", "")
    return diminta if diminta in CAKUPAN else BAWAAN


def dasar(
    request: Any, unit: Unit, tahun: int, kini: str, *, bercakupan: bool = False, **alamat: Any
) -> dict[str, Any]:
    """Context of ``anggaran/dasar_anggaran.html``.

    ``kini``: key of :data:`BAGIAN`. With ``bercakupan`` the page offers office alone | with UPT and reads
    :func:`cakupan_diminta`. ``alamat``: further parts of this page's address, kept by the year chooser; a
    page that cannot be had for another year (one DIPA) leaves them out, and the chooser leads to ``kini``.
    """
    cakupan = cakupan_diminta(request)
    ekor = f"?cakupan={cakupan}" if cakupan != BAWAAN else ""
    bagian = [
        {"kata": kata, "alamat": f"{a}{ekor}", "kini": kunci == kini}
        for kunci, kata, nama_alamat in BAGIAN
        if (a := _alamat(nama_alamat, unit, tahun))
    ]
    tujuan = next(nama_alamat for kunci, _, nama_alamat in BAGIAN if kunci == kini)
    tahun_ada = tahun_beranggaran(unit, tahun)
    return {
        "unit": unit,
        "tahun": tahun,
        "nama": nama(unit, tahun),
        "bagian": bagian,
        "bercakupan": bercakupan,
        "cakupan": cakupan,
        "cakupan_kata": CAKUPAN[cakupan],
        "pilihan_cakupan": [(k, kata, k == cakupan) for k, kata in CAKUPAN.items()],
        "pilihan_tahun": [
            (t, f"{_alamat(tujuan, unit, t, **alamat)}{ekor}") for t in tahun_ada[:TAHUN_TAMPIL]
        ],
        "boleh_kelola": request.wewenang.boleh("kelola_anggaran", unit, tahun),
    }


def _alamat(nama_alamat: str, unit: Unit, tahun: int, **lain: Any) -> str:
    try:
        return reverse(
            nama_alamat,
            kwargs={"instansi": unit.instansi.kode, "unit": unit.kode, "tahun": tahun, **lain},
        )
    except NoReverseMatch:
        return ""


def alamat(nama_alamat: str, unit: Unit, tahun: int, **lain: Any) -> str:
    """The address of a page of the office and year."""
    return reverse(
        f"anggaran:{nama_alamat}",
        kwargs={"instansi": unit.instansi.kode, "unit": unit.kode, "tahun": tahun, **lain},
    )


def keterangan_unduhan(
    request: HttpRequest, unit: Unit, tahun: int, tabel: Tabel, kalimat: str, dasar: Sequence[DasarDipa] = ()
) -> list[tuple[str, str]]:
    """What a downloaded table says of itself: office, year, scope, version and day of each DIPA, the words it
    was filtered by, and when."""
    if "unduh" not in request.GET:
        return []
    isi = [
        ("Tabel", tabel.keterangan),
        ("Kantor", f"{nama(unit, tahun)} ({unit.kode})"),
        ("Tahun anggaran", str(tahun)),
        ("Dasar", kalimat),
        *((f"DIPA {d.kode}", _kata_dasar(d)) for d in dasar),
    ]
    if cari := request.GET.get("cari", "")[:100].strip():
        isi.append(("Disaring dengan kata", cari))
    return [*isi, ("Diunduh", waktu(timezone.now(), unit.zona))]


def _kata_dasar(d: DasarDipa) -> str:
    versi = d.versi + (f" ({tanggal(d.tanggal_versi)})" if d.tanggal_versi else "")
    nyata = f"realisasi {d.sumber} per {tanggal(d.per_tanggal)}" if d.per_tanggal else "realisasi belum ada"
    return "; ".join((d.nama, versi, nyata, *(j.kalimat for j in d.beda)))


def hari_ini(unit: Unit) -> dt.date:
    """Today where the office is."""
    return timezone.localdate(timezone=ZoneInfo(ZONA[unit.zona]))


def per_tempat(salah: GalatSakip) -> dict[str, list[Masalah]]:
    """The faults by field."""
    hasil: dict[str, list[Masalah]] = {}
    for m in salah.masalah:
        hasil.setdefault(m.tempat, []).append(m)
    return hasil


#: What people call the fields of these forms; a fault elsewhere keeps the words of its place.
SEBUT_MEDAN = {
    "kode": "Kode", "nama": "Nama", "program": "Program", "jenis": "Jenis versi", "tanggal": "Tanggal",
    "alasan": "Alasan", "alasan_koreksi": "Alasan koreksi", "baris": "Baris", "sumber": "Sumber",
    "isi": "Isian", "target": "Target volume", "satuan": "Satuan", "pot": "Pembagian pot", "versi": "Versi",
    "dokumen_jumlah": "Jumlah menurut dokumen", "dokumen_51": "Dokumen, belanja pegawai",
    "dokumen_52": "Dokumen, belanja barang", "dokumen_53": "Dokumen, belanja modal",
    "dokumen_57": "Dokumen, belanja bantuan sosial",
    "output": "Rincian output", "dipa": "DIPA", "potret": "Potret", "persen": "Persen",
}  # fmt: skip


def sebut_masalah(
    masalah: Sequence[Masalah], sebut: Mapping[str, str] | None = None
) -> list[tuple[str, str, Masalah]]:
    """(words, id of the field or "", fault); ``sebut``: the words of fields that a page made itself."""
    sendiri = sebut or {}
    return [
        (sendiri.get(m.tempat) or SEBUT_MEDAN.get(m.tempat, m.tempat[:40]), _jangkar(m.tempat, sendiri), m)
        for m in masalah
    ]


def _jangkar(tempat: str, sendiri: Mapping[str, str]) -> str:
    return tempat.lower().replace(" ", "-") if tempat in sendiri or tempat in SEBUT_MEDAN else ""


def tolak(
    request: HttpRequest, templat: str, salah: GalatSakip, isi: dict[str, Any],
    sebut: Mapping[str, str] | None = None,
) -> HttpResponse:  # fmt: skip
    """The form again with what was typed and the faults at the top and beside their fields; 409 for a stale
    one. ``sebut``: place of a fault -> what a person calls it."""
    basi = isinstance(salah, Basi)
    return render(
        request,
        templat,
        {
            **isi,
            "salah": per_tempat(salah),
            "masalah": salah.masalah,
            "daftar_masalah": sebut_masalah(salah.masalah, sebut),
            "basi": basi,
        },
        status=409 if basi else 400,
    )
