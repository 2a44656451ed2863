"""The annexes of the report: which, in what order, of which files."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sakip.berkas.unggah import terima_berkas
from sakip.dasbor.views.laporan_bersama import (
    berkas_masuk,
    bulat,
    dasar,
    mulai_dahulu,
    pelaku,
    profil_tahun_ini,
)
from sakip.inti.galat import Basi, GalatSakip, Masalah, galat
from sakip.organisasi.models import Unit
from sakip.organisasi.pintu import halaman
from sakip.pelaporan.berkas import GAMBAR
from sakip.pelaporan.models import BerkasLampiran, DokumenLampiran, LampiranLaporan, Profil
from sakip.pelaporan.services import (
    BERKAS_SEKALI,
    geser_lampiran,
    hapus_lampiran,
    lepas_berkas_lampiran,
    tambah_berkas_lampiran,
    tambah_dokumen,
    tambah_unggahan,
    ubah_judul,
)

#: What each generated annex holds, for who chooses one.
ISI_DOKUMEN = {
    "perjanjian_kinerja": "semua Perjanjian Kinerja tahun ini dengan butir dan anggarannya",
    "manual_indikator": "definisi, rumus, dan sumber data setiap indikator",
    "renstra": "target Renstra setiap tahun",
    "rincian_realisasi": "tabel rekap yang panjang, yang dirujuk Bab III",
    "pegawai": "jumlah pegawai tiap unit; di Bab I tinggal ringkasannya",
    "dipa": "baris DIPA dengan pagu dan realisasi",
}


@terima_berkas
@halaman("susun_laporan")
@require_http_methods(["GET", "HEAD", "POST"])
def lampiran(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """The annexes in their order; every POST changes one thing, named by ``aksi``."""
    profil = profil_tahun_ini(unit, tahun)
    if profil is None:
        return mulai_dahulu(request, unit, tahun)
    masalah: tuple[Masalah, ...] = ()
    status = 200
    pk = bulat(request.POST.get("lampiran", "")) if request.method == "POST" else 0
    if request.method == "POST":
        try:
            _lakukan(request, unit, tahun, pk)
        except GalatSakip as salah:
            masalah, status = salah.masalah, 409 if isinstance(salah, Basi) else 400
        else:
            jawab = redirect("laporan:lampiran", unit.instansi.kode, unit.kode, tahun)
            if pk:
                jawab["Location"] += f"#lampiran-{pk}"
            return jawab
    baris = _baris(profil)
    terpakai = {satu.dokumen for satu, _ in baris}
    return render(
        request,
        "dasbor/laporan/lampiran.html",
        {
            **dasar(unit, tahun, "lampiran"),
            "baris": baris,
            "pilihan": [
                (nilai, label, ISI_DOKUMEN[nilai])
                for nilai, label in DokumenLampiran.choices
                if nilai not in terpakai
            ],
            "ketikan": request.POST if masalah else {},
            "salah_pada": pk,
            "sekali": BERKAS_SEKALI,
            "masalah": masalah,
        },
        status=status,
    )


def _baris(profil: Profil) -> list[tuple[LampiranLaporan, list[tuple[BerkasLampiran, bool]]]]:
    """Every annex with its files and whether each is a picture; two queries."""
    isi: dict[int, list[tuple[BerkasLampiran, bool]]] = {}
    for b in (
        BerkasLampiran.objects.filter(lampiran__profil=profil)
        .select_related("berkas__berkas")
        .order_by("lampiran_id", "urutan", "pk")
    ):
        isi.setdefault(b.lampiran_id, []).append((b, b.berkas.berkas.jenis in GAMBAR))
    return [
        (satu, isi.get(satu.pk, []))
        for satu in LampiranLaporan.objects.filter(profil=profil).order_by("urutan")
    ]


def _lakukan(request: Any, unit: Unit, tahun: int, pk: int) -> None:
    umum: dict[str, Any] = {"unit": unit, "tahun": tahun, "pelaku": pelaku(request)}
    masuk, ditolak = berkas_masuk(request)
    if ditolak:
        raise GalatSakip(ditolak)
    aksi, judul = request.POST.get("aksi", ""), request.POST.get("judul", "")
    if aksi in ("naik", "turun"):
        geser_lampiran(pk=pk, naik=aksi == "naik", **umum)
        return
    if aksi == "dokumen":
        baru = tambah_dokumen(dokumen=request.POST.get("dokumen", ""), judul=judul, **umum)
        pesan = f"Lampiran «{baru.judul}» ditambahkan."
    elif aksi == "unggah":
        baru = tambah_unggahan(judul=judul, masuk=masuk, **umum)
        menunggu = "" if masuk else " dan menunggu berkasnya"
        pesan = f"Lampiran «{baru.judul}» ditambahkan{menunggu}."
    elif aksi == "berkas":
        tambah_berkas_lampiran(pk=pk, masuk=masuk, **umum)
        pesan = f"{len(masuk)} berkas ditambahkan."
    elif aksi == "judul":
        berubah = ubah_judul(pk=pk, judul=judul, dilihat=request.POST.get("dilihat", ""), **umum)
        pesan = "Judul tersimpan." if berubah else "Tidak ada yang berubah."
    elif aksi == "lepas":
        lepas_berkas_lampiran(pk=pk, berkas=bulat(request.POST.get("berkas_lampiran", "")), **umum)
        pesan = "Berkas dilepas dari lampiran."
    elif aksi == "hapus":
        hapus_lampiran(pk=pk, **umum)
        pesan = "Lampiran dihapus; isinya tetap tercatat di jejak."
    else:
        raise galat("aksi", f"Permintaan «{aksi[:40]}» tidak dikenal.", "Pakai tombol pada halaman ini.")
    messages.success(request, pesan)
