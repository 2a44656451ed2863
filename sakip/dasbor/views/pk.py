"""The page of an agreement: its items with what was reached before beside them, and what can be done next."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sakip.organisasi.pintu import masuk
from sakip.organisasi.queries import nama_unit, pejabat_pada
from sakip.pengukuran.queries.kewajaran_target import realisasi_lalu
from sakip.perjanjian.models import StatusPerjanjian
from sakip.perjanjian.queries import pk as baca
from sakip.perjanjian.queries.peringatan import peringatan_perjanjian
from sakip.perjanjian.services import kekurangan
from sakip.perjanjian.views.bersama import hari_ini, perjanjian_untuk


@masuk
@require_safe
def lihat(request: Any, nomor: int) -> HttpResponse:
    """One version of an agreement. Warnings beside its items never refuse anything."""
    p, _ = perjanjian_untuk(request, nomor, "lihat")
    hari = p.tanggal or hari_ini(p.unit)
    butir = sorted(p.butir.all(), key=lambda b: b.urutan)
    riwayat = realisasi_lalu(p.unit, p.tahun, {b.indikator_id for b in butir}, pada=hari_ini(p.unit))
    terbaca = {i: {d.label: d.nilai for d in isi} for i, isi in riwayat.items()}
    draf = p.status != StatusPerjanjian.DITANDATANGANI
    boleh = request.wewenang.boleh
    versi = baca.versi_perjanjian(p)
    nama = nama_unit(
        {
            p.unit_id,
            *(b.penanggung_id for b in butir if b.penanggung_id),
            *(b.pemilik_id for b in butir if b.pemilik_id),
        },
        hari.replace(year=p.tahun, month=12, day=31),
    )
    return render(
        request,
        "perjanjian/pk.html",
        {
            "p": p,
            "nama": nama.get(p.unit_id, (p.unit.kode,))[0],
            "singkat": {pk: isi[1] for pk, isi in nama.items()},
            "butir": butir,
            "peringatan": peringatan_perjanjian(p, butir, terbaca),
            "lalu": {i: isi[-3:] for i, isi in riwayat.items()},
            "pertama": pejabat_pada(p.pihak_pertama, hari, p.nama_pihak_pertama),
            "kedua": pejabat_pada(p.pihak_kedua, hari, p.nama_pihak_kedua) if p.pihak_kedua else None,
            "versi": versi,
            "terakhir": versi[-1],
            "draf": draf,
            "boleh_ubah": draf and p.diusulkan is None and boleh("susun_pk", p.unit, p.tahun),
            "boleh_susun": boleh("susun_pk", p.unit, p.tahun),
            "boleh_tanda_tangan": boleh("tanda_tangan", p.unit, p.tahun),
            "kurang": kekurangan(p) if draf else [],
            "anggaran": sorted(p.anggaran.all(), key=lambda a: (a.kegiatan.program.kode, a.kegiatan.kode)),
            "jumlah_anggaran": baca.jumlah_anggaran(p),
            "hari_ini": hari_ini(p.unit),
        },
    )
