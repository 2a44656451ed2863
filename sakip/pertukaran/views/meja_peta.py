"""The mapping page: the first rows of a file, a column for each field; saved as the next version."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from sakip.anggaran.models import Dipa
from sakip.aturan.periode import NAMA_BULAN
from sakip.berkas.buku_kerja import nama_kolom
from sakip.berkas.queries import baca_isi
from sakip.inti.galat import GalatSakip, Masalah, galat
from sakip.organisasi.models import Unit
from sakip.organisasi.pintu import halaman
from sakip.organisasi.queries import nama_unit, subpohon
from sakip.perencanaan.models import Variabel
from sakip.perencanaan.queries.sumber import satu_sumber
from sakip.perjanjian.models import ButirPerjanjian
from sakip.pertukaran.meja.bentuk import bentuk
from sakip.pertukaran.meja.berkas import buka
from sakip.pertukaran.meja.peta import (
    KolomLebar,
    Peta,
    bulan_judul,
    dari_isi,
    dugaan,
    judul_kolom,
    komponen_judul,
    tebak_kepala,
)
from sakip.pertukaran.meja.queries import peta_terakhir, satu_peta
from sakip.pertukaran.meja.satker import KANTOR
from sakip.pertukaran.meja.sel import teks
from sakip.pertukaran.meja.services import simpan_peta
from sakip.pertukaran.meja.skor import pilihan_komponen
from sakip.pertukaran.models import JenisImpor
from sakip.pertukaran.views.meja import buka_token, dasar


def _bilangan(isi: str, bawaan: int, batas: int) -> int:
    return int(isi) if isi.isdecimal() and len(isi) < 4 and 1 <= int(isi) <= batas else bawaan


@halaman("petakan_sumber")
@require_http_methods(["GET", "HEAD", "POST"])
def peta(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """GET ``?berkas&sumber&jenis`` proposes a mapping; POST saves it and goes on to the preview."""
    asal = request.POST if request.method == "POST" else request.GET
    berkas, nama = buka_token(request, unit, asal.get("berkas", ""))
    sumber = satu_sumber(_bilangan_id(asal.get("sumber", "")), unit.instansi_id)
    rupa = bentuk(asal.get("jenis", ""))
    if rupa is None:
        raise galat("jenis", "Jenis impor ini tidak dikenal.", "Pilih dari daftar.")
    isi = baca_isi(berkas)
    buku = buka(isi, asal.get("lembar", ""))
    lama = next(
        (p for p in peta_terakhir(unit.instansi_id) if (p.sumber_id, p.jenis) == (sumber.pk, rupa.jenis)),
        None,
    )
    tebak = tebak_kepala(buku.lembar)
    kepala, tinggi = (
        _bilangan(asal.get("kepala", ""), tebak[0], 99),
        _bilangan(asal.get("tinggi", ""), tebak[1], 3),
    )
    judul = judul_kolom(buku.lembar, kepala, tinggi)
    pilihan = [j for j in judul if j]
    masalah: tuple[Masalah, ...] = ()
    if request.method == "POST":
        satu = _dari_post(
            request.POST, rupa, pilihan, kepala, tinggi, buku.lembar.nama if len(buku.nama_lembar) > 1 else ""
        )
        if lama is not None:
            satu = replace(satu, kode=dari_isi(lama.isi).kode)
        try:
            baru = simpan_peta(
                sumber=sumber, jenis=rupa.jenis, peta=satu, kepala=judul, unit=unit, oleh=request.user,
                peran=request.tugas.sebutan, waktu=timezone.now(),
            )  # fmt: skip
        except GalatSakip as salah:
            masalah = salah.masalah
        else:
            messages.success(request, f"Peta {sumber.nama} tersimpan sebagai versi {baru.nomor}.")
            return _ke_pratinjau(unit, tahun, asal.get("berkas", ""), baru.pk)
    else:
        satu = _usul(rupa, judul, dari_isi(lama.isi) if lama else None)
    atas = max(0, kepala - 4)
    return render(
        request,
        "pertukaran/meja/peta.html",
        {
            **dasar(request, unit, tahun),
            "nama": nama,
            "token": asal.get("berkas", ""),
            "sumber": sumber,
            "bentuk": rupa,
            "buku": buku,
            "kepala": kepala,
            "tinggi": tinggi,
            "lama": lama,
            "masalah": masalah,
            "kolom": [nama_kolom(k) for k in range(len(judul))],
            "cuplik": [
                (n + 1, kepala <= n + 1 < kepala + tinggi, [teks(s)[:40] for s in b[: len(judul)]])
                for n, b in enumerate(buku.lembar.baris[atas : kepala + tinggi + 8], atas)
            ],
            "medan": [(m, satu.kolom.get(m.nama, ""), satu.tetap.get(m.nama, "")) for m in rupa.medan],
            "komponen": pilihan_komponen(tahun) if "komponen" in rupa.lebar else [],
            "pilihan": pilihan,
            "lebar": [
                (n, j, next((x for x in satu.lebar if x.kolom == j), None)) for n, j in enumerate(pilihan)
            ]
            if rupa.lebar
            else [],
            "bulan": list(enumerate(NAMA_BULAN, 1)),
            "peta": satu,
            "variabel": Variabel.objects.filter(instansi=unit.instansi_id)
            .order_by("kunci")
            .values_list("kunci", "nama")
            if "variabel" in rupa.lebar
            else [],
        },
        status=400 if masalah else 200,
    )


def _bilangan_id(isi: str) -> int:
    return int(isi) if isi.isdecimal() and len(isi) < 18 else 0


def _ke_pratinjau(unit: Unit, tahun: int, token: str, pk: int) -> HttpResponse:
    alamat = reverse("meja:pratinjau", args=[unit.instansi.kode, unit.kode, tahun])
    return redirect(f"{alamat}?{urlencode([('berkas', token), ('peta', str(pk))])}")


def _usul(rupa: Any, judul: list[str], lama: Peta | None) -> Peta:
    """What is saved already, as far as its columns are there; else what the headings suggest."""
    ada = set(judul)
    if lama is not None:
        kolom = dugaan([m.nama for m in rupa.medan], rupa.jenis, judul) | {
            m: k for m, k in lama.kolom.items() if k in ada
        }
        return replace(lama, kolom=kolom, lebar=tuple(x for x in lama.lebar if x.kolom in ada))
    kolom = dugaan([m.nama for m in rupa.medan], rupa.jenis, judul)
    if "komponen" in rupa.lebar:
        sisa = [j for j in judul if j and j not in kolom.values()]
        lebar = [KolomLebar(j, komponen=k) for j in sisa if (k := komponen_judul(j))]
        satu = {x.komponen: x for x in reversed(lebar)}  # the first heading of each component
        return Peta(kolom=kolom, lebar=tuple(x for x in lebar if satu[x.komponen] is x))
    lebar = [KolomLebar(j, bulan=b) for j in judul if "bulan" in rupa.lebar and (b := bulan_judul(j))]
    if len(lebar) > 1:
        kolom.pop("nilai", None)
        return Peta(kolom=kolom, lebar=tuple(lebar))
    return Peta(kolom=kolom)


def _dari_post(kiriman: Any, rupa: Any, pilihan: list[str], kepala: int, tinggi: int, lembar: str) -> Peta:
    kolom = {m.nama: k for m in rupa.medan if (k := kiriman.get(f"kolom-{m.nama}", "")) in pilihan and k}
    tetap = {
        m.nama: t
        for m in rupa.medan
        if m.nama not in kolom and m.tetapan and (t := kiriman.get(f"tetap-{m.nama}", "").strip()[:120])
    }
    lebar = []
    for n, j in enumerate(pilihan):
        bulan = _bilangan(kiriman.get(f"bulan-{n}", ""), 0, 12)
        variabel = kiriman.get(f"variabel-{n}", "").strip()[:120]
        kategori = kiriman.get(f"kategori-{n}", "").strip()[:120]
        komponen = kiriman.get(f"komponen-{n}", "").strip()[:40]
        if rupa.lebar and (bulan or variabel or komponen) and j not in kolom.values():
            lebar.append(KolomLebar(j, bulan, variabel, kategori, komponen))
    if lebar and "komponen" not in rupa.lebar:
        kolom.pop("nilai", None)
    pengali = kiriman.get("pengali", "1")
    saring = kiriman.get("saring-kolom", "")
    saring = saring if saring in pilihan and kiriman.get("saring-isi", "").strip() else ""
    return Peta(
        lembar=lembar,
        kepala=kepala,
        tinggi=tinggi,
        kolom=kolom,
        tetap=tetap,
        lebar=tuple(lebar),
        saring=(saring, kiriman.get("saring-isi", "").strip()[:80]) if saring else ("", ""),
        turun=kiriman.get("turun") == "1",
        angka="inggris" if kiriman.get("angka") == "inggris" else "indonesia",
        pengali=int(pengali) if pengali in ("1", "1000", "1000000") else 1,
    )


@halaman("petakan_sumber")
@require_http_methods(["GET", "HEAD", "POST"])
def kode(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """Codes that a preview did not know, each once, to be assigned; saved as the mapping's next version."""
    asal = request.POST if request.method == "POST" else request.GET
    buka_token(request, unit, asal.get("berkas", ""))
    lama = satu_peta(_bilangan_id(asal.get("peta", "")), unit.instansi_id)
    daftar = [tuple(k.split("|", 1)) for k in asal.getlist("kode")[:500] if "|" in k]
    if request.method == "POST":
        isi = dari_isi(lama.isi)
        tabel = {t: dict(k) for t, k in isi.kode.items()}
        for n, (t, k) in enumerate(daftar):
            if t in ("satker", "unit", "variabel", "butir") and (
                untuk := request.POST.get(f"untuk-{n}", "").strip()[:120]
            ):
                tabel.setdefault(t, {})[k[:150]] = untuk
        baru = simpan_peta(
            sumber=lama.sumber, jenis=lama.jenis, peta=replace(isi, kode=tabel), kepala=lama.kepala,
            unit=unit,
            oleh=request.user, peran=request.tugas.sebutan, waktu=timezone.now(),
        )  # fmt: skip
        return _ke_pratinjau(unit, tahun, asal.get("berkas", ""), baru.pk)
    ids = list(subpohon(unit, tahun))
    nama = nama_unit(ids, timezone.localdate())
    return render(
        request,
        "pertukaran/meja/kode.html",
        {
            **dasar(request, unit, tahun),
            "token": asal.get("berkas", ""),
            "peta": lama,
            "kode": daftar,
            "ada_satker": any(t == "satker" for t, _ in daftar)
            and request.wewenang.boleh("kelola_anggaran", unit, tahun),
            "kantor_utuh": KANTOR if lama.jenis == JenisImpor.SKOR else "",
            "pilihan": {
                "satker": list(
                    Dipa.objects.filter(unit_id__in=ids, tahun=tahun)
                    .order_by("kode")
                    .values_list("kode", "nama")
                ),
                "butir": list(
                    dict(
                        ButirPerjanjian.objects.filter(perjanjian__unit_id__in=ids, perjanjian__tahun=tahun)
                        .order_by("kode")
                        .values_list("kode", "rumusan")
                    ).items()
                ),
                "unit": [
                    (u.kode, nama.get(u.pk, (u.kode, ""))[0])
                    for u in Unit.objects.filter(pk__in=ids).order_by("kode")
                ],
                "variabel": list(
                    Variabel.objects.filter(instansi=unit.instansi_id)
                    .order_by("kunci")
                    .values_list("kunci", "nama")
                ),
            },
        },
    )
