"""Budget forms of what happens in the year: the plan, snapshots, outputs, keys. Versions: views.versi."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sakip.anggaran import forms
from sakip.anggaran.models import BarisDipa, Dipa, Potret
from sakip.anggaran.queries.daftar import satu_dipa
from sakip.anggaran.queries.muatan import muat_tahun
from sakip.anggaran.queries.pilihan import indikator_pilihan, kode_baris, pot_pilihan, progres_bulan
from sakip.anggaran.queries.serapan import NAMA_JENIS
from sakip.anggaran.services.dasar import basi
from sakip.anggaran.services.koreksi import hapus_potret_dipa, hapus_rpd
from sakip.anggaran.services.kunci import sidik, simpan_kunci
from sakip.anggaran.services.output import hapus_ro, simpan_progres, simpan_ro
from sakip.anggaran.services.potret import SUMBER_TANGAN, simpan_potret, tertinggal
from sakip.anggaran.services.rpd import simpan_rpd
from sakip.anggaran.views.bersama import alamat, dasar, hari_ini, per_tempat, tolak
from sakip.anggaran.views.versi import BARIS_BARU, UBAH, ke_dipa, oleh
from sakip.aturan.angka import tulis, tulis_rupiah
from sakip.aturan.periode import NAMA_BULAN
from sakip.inti.galat import GalatSakip, Masalah, TidakDitemukan
from sakip.organisasi.models import Unit
from sakip.organisasi.pintu import halaman
from sakip.perjanjian.forms import bulat, tanggal

#: Lines of a snapshot on one page; a larger DIPA is filled part by part, one after the other.
BATAS_POTRET = 40
BUKAN_BARIS = "tidak ada dalam versi terakhir"
Salah = Mapping[str, list[Masalah]]


def _isi(request: Any, unit: Unit, tahun: int, d: Dipa, kini: str = "dipa") -> dict[str, Any]:
    return {**dasar(request, unit, tahun, kini), "d": d, "post": request.POST}


def _rupiah(n: int | None) -> str:
    return "" if n is None else tulis(n, 0)


@halaman("kelola_anggaran")
@require_http_methods(UBAH)
def rpd(request: Any, unit: Unit, tahun: int, dipa: int) -> HttpResponse:
    """The plan of twelve months by kind of spending; a new version replaces the last."""
    d = satu_dipa(unit, tahun, dipa)
    m = muat_tahun(unit, tahun, cakupan="kantor", per_bulan=True, dipa_id=d.pk)
    ada, akhir = m.rencana.get(d.pk, {}), m.rpd.get(d.pk)
    jenis = sorted({b.jenis_belanja for b in m.akhir(d)} | set(ada))
    kirim = request.method == "POST"
    kata = {f"r-{j or 'x'}-{n}": f"{NAMA_JENIS[j]}, {b}" for j in jenis for n, b in enumerate(NAMA_BULAN, 1)}

    def baris(salah: Salah) -> list[Any]:
        return [
            (
                bulan,
                [
                    (
                        nama := f"r-{j or 'x'}-{n}",
                        request.POST.get(nama, "") if kirim else _rupiah(ada.get(j, {}).get(n)),
                        kata[nama],
                        salah.get(nama, []),
                    )
                    for j in jenis
                ],
            )
            for n, bulan in enumerate(NAMA_BULAN, 1)
        ]

    isi = {
        **_isi(request, unit, tahun, d, "serapan"),
        "akhir": akhir,
        "jenis": [
            (j, NAMA_JENIS[j], pagu := sum(b.pagu for b in m.akhir(d) if b.jenis_belanja == j),
             n := sum(ada.get(j, {}).values()), n - pagu)
            for j in jenis
        ],
        "baris": baris({}),
        "hari": request.POST.get("tanggal", "") if kirim else hari_ini(unit).isoformat(),
        "dilihat": request.POST.get("dilihat", "") if kirim else str(akhir.nomor) if akhir else "",
    }  # fmt: skip
    if not kirim:
        return render(request, "anggaran/isian_rpd.html", isi)
    umum = {
        "unit": unit, "tahun": tahun, "dipa_id": d.pk,
        "nomor_dilihat": bulat(request.POST.get("dilihat")), **oleh(request),
    }  # fmt: skip
    try:
        if request.POST.get("tindakan") == "hapus":
            hapus_rpd(**umum, alasan=request.POST.get("alasan_koreksi", ""))
            messages.success(request, f"RPD terakhir DIPA {d.kode} dihapus. Isinya tersimpan dalam jejak.")
            return ke_dipa(unit, tahun, d)
        _, peringatan = simpan_rpd(
            **umum, tanggal=tanggal(isi["hari"], "tanggal"), alasan=request.POST.get("alasan", ""),
            isi=forms.rpd_masuk(request.POST, jenis),
        )  # fmt: skip
    except GalatSakip as salah:
        isi["baris"] = baris(per_tempat(salah))
        return tolak(request, "anggaran/isian_rpd.html", salah, isi, kata)
    messages.success(request, f"RPD DIPA {d.kode} tersimpan.")
    for p in peringatan:
        messages.warning(request, p)
    return ke_dipa(unit, tahun, d)


# --- snapshots ----------------------------------------------------------------------------------------


@halaman("kelola_anggaran")
@require_http_methods(UBAH)
def potret(request: Any, unit: Unit, tahun: int, dipa: int) -> HttpResponse:
    """Realisation of every line on a day."""
    return _form_potret(request, unit, tahun, satu_dipa(unit, tahun, dipa), None)


@halaman("kelola_anggaran")
@require_http_methods(UBAH)
def potret_koreksi(request: Any, unit: Unit, tahun: int, dipa: int, potret: int) -> HttpResponse:
    """Correct a DIPA's rows of a stored snapshot, or take them out."""
    d = satu_dipa(unit, tahun, dipa)
    p = Potret.objects.filter(pk=potret, realisasi__dipa=d).distinct().first()
    if p is None:
        raise TidakDitemukan(
            Masalah("potret", "Potret itu tidak memuat DIPA ini.", "Mulai dari riwayat DIPA-nya.")
        )
    return _form_potret(request, unit, tahun, d, p)


def _form_potret(request: Any, unit: Unit, tahun: int, d: Dipa, p: Potret | None) -> HttpResponse:
    kirim = request.method == "POST"
    m = muat_tahun(unit, tahun, cakupan="kantor", dipa_id=d.pk)
    lalu = m.realisasi(d) or {}
    ada = {(r.baris, r.jenis_belanja): r for r in p.realisasi.filter(dipa=d)} if p else {}
    tentang: dict[tuple[str, str], BarisDipa | None] = {(b.kode, b.jenis_belanja): b for b in m.akhir(d)}
    tentang |= dict.fromkeys(sorted(ada.keys() - tentang.keys()))
    banyak = max(-(-len(tentang) // BATAS_POTRET), 1)
    ke = min(max(bulat((request.POST if kirim else request.GET).get("bagian")) or 1, 1), banyak)
    tentang = dict(list(tentang.items())[(ke - 1) * BATAS_POTRET : ke * BATAS_POTRET])
    kata = {f"r-{forms.sel_baris(k, j)}": f"{k} {j}".strip() for k, j in tentang}
    kini = hashlib.sha256(repr(list(tentang)).encode()).hexdigest()[:16]

    def baris(salah: Salah) -> list[dict[str, Any]]:
        return [
            {
                "sel": sel, "kode": k, "jenis": j, "uraian": b.uraian if b else BUKAN_BARIS,
                "pagu": b.pagu if b else 0, "lalu": lalu.get((k, j)), "salah": salah.get(f"r-{sel}", []),
                "nilai": request.POST.get(f"r-{sel}", "") if kirim else _rupiah(r.rupiah) if r else "",
                "catatan": request.POST.get(f"c-{sel}", "") if kirim else r.catatan if r else "",
            }
            for (k, j), b in tentang.items()
            for r, sel in ((ada.get((k, j)), forms.sel_baris(k, j)),)
        ]  # fmt: skip

    isi = {
        **_isi(request, unit, tahun, d, "serapan"),
        "p": p,
        "kini": kini,
        "ke": ke,
        "banyak_bagian": banyak,
        "terakhir": m.potret_akhir(d),
        "baris": baris({}),
        "hari": p.per_tanggal.isoformat()
        if p
        else (request.POST if kirim else request.GET).get("tanggal") or hari_ini(unit).isoformat(),
        "sumber": p.sumber
        if p
        else (request.POST if kirim else request.GET).get("sumber", SUMBER_TANGAN)[:120],
        "alasan_koreksi": request.POST.get("alasan_koreksi", ""),
    }
    if not kirim:
        return render(request, "anggaran/isian_potret.html", isi)
    umum = {
        "unit": unit, "tahun": tahun, "dipa_id": d.pk, "alasan": request.POST.get("alasan_koreksi", ""),
        **oleh(request),
    }  # fmt: skip
    try:
        if p and request.POST.get("tindakan") == "hapus":
            hapus_potret_dipa(**umum, potret_id=p.pk)
            messages.success(request, f"Potret DIPA {d.kode} dihapus. Isinya tersimpan dalam jejak.")
            return redirect(alamat("riwayat", unit, tahun, dipa=d.pk))
        if request.POST.get("dilihat") != kini:  # the lines of the DIPA changed since
            raise basi()
        tersimpan = simpan_potret(
            **umum, tanggal=tanggal(isi["hari"], "tanggal"), sumber=isi["sumber"],
            isi=forms.nyata_masuk(request.POST, tentang), riwayat=request.POST.get("riwayat") == "1",
            pada=hari_ini(unit), potret_id=p.pk if p else None,
        )  # fmt: skip
    except GalatSakip as salah:
        isi["baris"] = baris(per_tempat(salah))
        return tolak(request, "anggaran/isian_potret.html", salah, isi, kata)
    messages.success(request, f"Realisasi DIPA {d.kode} {'dibetulkan' if p else 'tersimpan'}.")
    if ke == banyak:
        _ingatkan_tertinggal(request, tertinggal(d, tersimpan))
        return ke_dipa(unit, tahun, d)
    lanjut = {"bagian": ke + 1, **({} if p else {"tanggal": isi["hari"], "sumber": isi["sumber"]})}
    return redirect(f"{request.path}?{urlencode(lanjut)}")


def _ingatkan_tertinggal(request: Any, baris: Mapping[tuple[str, str], int]) -> None:
    if not baris:
        return
    kode = ", ".join(f"{k} {j}".strip() for k, j in sorted(baris)[:4])
    lain = f" dan {len(baris) - 4} lain" if len(baris) > 4 else ""
    messages.warning(
        request,
        f"{len(baris)} baris yang ada dalam potret sebelumnya tidak diisi: {kode}{lain}. Jumlah potret"
        f" ini karena itu kurang {tulis_rupiah(sum(baris.values()))} atau lebih; lengkapi lewat Riwayat,"
        " Betulkan.",
    )


# --- outputs ------------------------------------------------------------------------------------------


@halaman("kelola_anggaran")
@require_http_methods(UBAH)
def ro(request: Any, unit: Unit, tahun: int, dipa: int) -> HttpResponse:
    """Add an RO, or change the one that ``?output=`` names."""
    d = satu_dipa(unit, tahun, dipa)
    nomor = bulat(request.POST.get("output") or request.GET.get("output"))
    r = d.rincian_output.filter(pk=nomor or 0).first()
    simpanan = (
        {
            "kode": r.kode,
            "nama": r.nama,
            "satuan": r.satuan,
            "target": tulis(r.target, None).replace(".", ""),
            "strategis": r.strategis,
            "prioritas": r.prioritas_nasional,
        }
        if r
        else {}
    )
    kirim = request.method == "POST"
    isi = {
        **_isi(request, unit, tahun, d, "output"),
        "r": r,
        "pilihan_kode": [x for x in kode_baris(d, _baris_akhir(d)) if x[0].count(".") == 2],
        "daftar": list(d.rincian_output.order_by("kode")),
        "nilai": request.POST.dict() if kirim else simpanan,
    }
    if not kirim:
        return render(request, "anggaran/isian_ro.html", isi)
    umum = {
        "unit": unit, "tahun": tahun, "dipa_id": d.pk, "output_id": nomor,
        "versi": bulat(request.POST.get("versi")) or 0, "alasan": request.POST.get("alasan_koreksi", ""),
        **oleh(request),
    }  # fmt: skip
    try:
        if request.POST.get("tindakan") == "hapus":
            messages.success(request, f"RO {hapus_ro(**umum)} dihapus. Isinya tersimpan dalam jejak.")
            return redirect(alamat("ro", unit, tahun, dipa=d.pk))
        baru = simpan_ro(**umum, masuk=forms.ro_masuk(request.POST))
    except GalatSakip as salah:
        return tolak(request, "anggaran/isian_ro.html", salah, isi)
    messages.success(request, f"RO {baru.kode} tersimpan.")
    return redirect(alamat("ro", unit, tahun, dipa=d.pk))


@halaman("kelola_anggaran")
@require_http_methods(UBAH)
def progres(request: Any, unit: Unit, tahun: int, dipa: int, bulan: int) -> HttpResponse:
    """Volume and progress of all ROs of a DIPA to a month's end."""
    d = satu_dipa(unit, tahun, dipa)
    if not 1 <= bulan <= 12:
        raise TidakDitemukan(Masalah("bulan", f"Bulan {bulan} tidak ada.", "Pilih Januari sampai Desember."))
    semua = progres_bulan(d, bulan)
    kirim = request.method == "POST"
    kata = {
        f"{k}-{r.pk}": f"{a} {r.kode}" for r, _, _ in semua for k, a in (("v", "Volume"), ("p", "Progres"))
    }

    def baris(salah: Salah) -> list[dict[str, Any]]:
        return [
            {
                "r": r, "lalu": lalu, "ada": any(teks),
                "salah": [*salah.get(f"v-{r.pk}", []), *salah.get(f"p-{r.pk}", [])],
                "hapus": request.POST.get(f"h-{r.pk}") == "1",
                **{
                    k: request.POST.get(f"{k}-{r.pk}", "") if kirim else t
                    for k, t in zip("vpk", teks, strict=True)
                },
            }
            for r, lalu, teks in semua
        ]  # fmt: skip

    isi = {
        **_isi(request, unit, tahun, d, "output"),
        "bulan": bulan,
        "nama_bulan": NAMA_BULAN[bulan - 1],
        "pilihan_bulan": [
            (n, nama, alamat("progres", unit, tahun, dipa=d.pk, bulan=n))
            for n, nama in enumerate(NAMA_BULAN, 1)
        ],
        "baris": baris({}),
        "alasan_koreksi": request.POST.get("alasan_koreksi", ""),
    }
    if not kirim:
        return render(request, "anggaran/isian_progres.html", isi)
    try:
        banyak = simpan_progres(
            unit=unit, tahun=tahun, dipa_id=d.pk, bulan=bulan, alasan=isi["alasan_koreksi"],
            isi=forms.progres_masuk(request.POST, [r.pk for r, _, _ in semua]), **oleh(request),
        )  # fmt: skip
    except GalatSakip as salah:
        isi["baris"] = baris(per_tempat(salah))
        return tolak(request, "anggaran/isian_progres.html", salah, isi, kata)
    messages.success(request, f"{banyak} RO tersimpan." if banyak else "Tidak ada yang berubah.")
    return redirect(f"{alamat('output', unit, tahun)}?bulan={bulan}")


def _baris_akhir(d: Dipa) -> list[BarisDipa]:
    akhir = d.revisi.order_by("-nomor").first()
    return list(akhir.baris.order_by("kode", "jenis_belanja")) if akhir else []


@halaman("kelola_anggaran")
@require_http_methods(UBAH)
def kunci(request: Any, unit: Unit, tahun: int, dipa: int) -> HttpResponse:
    """Which pots of a DIPA serve which indicators."""
    d = satu_dipa(unit, tahun, dipa)
    kirim = request.method == "POST"
    ada = list(d.kunci.select_related("indikator").order_by("kode", "indikator__kunci"))
    cara = "teks" if (request.POST if kirim else request.GET).get("cara") == "teks" else "kisi"
    if kirim:
        kisi = forms.kisi_dari_post(request.POST, forms.KOLOM_KUNCI)
        baru = min(bulat(request.POST.get("tambah")) or 0, 20)
    else:
        kisi, baru = forms.kisi_kunci(ada), BARIS_BARU
    isi = {
        **_isi(request, unit, tahun, d, "kunci"),
        "cara": cara,
        "kisi": [*kisi, *forms.kisi_kosong(forms.KOLOM_KUNCI, baru, len(kisi) + 1)],
        "teks": request.POST.get("baris", "") if kirim else forms.teks_kunci(ada),
        "dilihat": request.POST.get("dilihat", "") if kirim else sidik(d),
        "sidik_kini": sidik(d),
        "indikator": indikator_pilihan(unit, tahun),
        "pot": pot_pilihan(_baris_akhir(d)),
    }
    if not kirim or request.POST.get("tambah"):
        return render(request, "anggaran/isian_kunci.html", isi)
    try:
        simpan_kunci(
            unit=unit, tahun=tahun, dipa_id=d.pk, dilihat=isi["dilihat"],
            isi=forms.kunci_masuk(isi["teks"]) if cara == "teks" else forms.kunci_dari_kisi(isi["kisi"]),
            **oleh(request),
        )  # fmt: skip
    except GalatSakip as salah:
        isi["kisi"] = forms.dengan_salah(isi["kisi"], per_tempat(salah))
        sebut = {f"Baris {b.nomor}": f"Baris {b.nomor} ({b.sel['k'] or 'seluruh DIPA'})" for b in isi["kisi"]}
        return tolak(request, "anggaran/isian_kunci.html", salah, isi, sebut)
    messages.success(request, f"Kunci uang DIPA {d.kode} tersimpan.")
    return redirect(alamat("kunci", unit, tahun))
