"""Pages of scores: the summary of an office and year, a kind of score, one satker, what if."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from sakip.anggaran.bantu_ikpa import acuan, bantuan
from sakip.anggaran.ketikan_skor import angka, teks
from sakip.anggaran.models import JenisSkor
from sakip.anggaran.queries.asal_skor import asal_potret
from sakip.anggaran.queries.nka import NkaWilayah, nka_wilayah
from sakip.anggaran.queries.skor import SkorWilayah, skor_wilayah
from sakip.anggaran.queries.skor_satker import SkorSatker, riwayat_satker, skor_satker
from sakip.anggaran.rumus_skor import andai_skor, peluang_skor, tertutup
from sakip.anggaran.tabel_skor import TabelSkor, baris_nka, baris_skor
from sakip.anggaran.views.bersama import alamat, dasar
from sakip.aturan.angka import tulis
from sakip.aturan.periode import tulis_tanggal
from sakip.aturan.skor import Andai, KomponenSalah, Peluang
from sakip.inti.galat import Masalah, TidakDitemukan
from sakip.inti.tabel import saring, siapkan_tabel, unduhan
from sakip.organisasi.models import Unit
from sakip.organisasi.pintu import halaman


def jenis_skor(jenis: str) -> JenisSkor:
    """The kind of score of an address."""
    if jenis not in JenisSkor.values:
        kenal = ", ".join(JenisSkor.values)
        raise TidakDitemukan(Masalah("jenis", f"Jenis skor “{jenis}” tidak ada.", f"Yang ada: {kenal}."))
    return JenisSkor(jenis)


@halaman("lihat")
@require_safe
def ringkas(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """The composite of the year and what it is made of, with the snapshots that count."""
    nka = nka_wilayah(unit, tahun)
    smart = nka.smart or skor_wilayah(unit, tahun, JenisSkor.SMART)
    return render(
        request,
        "anggaran/skor.html",
        {
            **dasar(request, unit, tahun, "skor"),
            "nka": nka,
            "kartu": [_kartu(w, unit, tahun) for w in (smart, nka.ikpa) if w.aturan.bobot or w.potret],
            "boleh_aturan": request.wewenang.punya("kelola_aturan"),
            "alamat_nka": alamat("skor_jenis", unit, tahun, jenis="nka"),
        },
    )


def _kartu(w: Any, unit: Unit, tahun: int) -> dict[str, Any]:
    ada = [b for b in w.baris if b.nilai_id is not None]
    return {
        "w": w,
        "alamat": alamat("skor_jenis", unit, tahun, jenis=w.jenis),
        "banyak": len(ada),
        "cocok": sum(b.banding.cocok is True for b in ada),
        "beda": [b for b in ada if b.banding.cocok is False],
        "tanpa": sum(b.banding.cocok is None for b in ada),
    }


@halaman("lihat")
@require_safe
def tabel(request: Any, unit: Unit, tahun: int, jenis: str) -> HttpResponse:
    """Every satker: components, ours, official, why they differ."""
    pilihan = jenis_skor(jenis)
    nka = nka_wilayah(unit, tahun) if pilihan == JenisSkor.NKA else None
    w = nka.nka if nka is not None else skor_wilayah(unit, tahun, pilihan)
    isi = dasar(request, unit, tahun, "skor", bercakupan=True)
    ke = {
        b.dipa_id: alamat("skor_satker", unit, tahun, jenis=jenis, dipa=b.dipa_id) for b in (nka or w).baris
    }
    baris = baris_nka(nka, ke) if nka is not None else baris_skor(w, ke)
    if isi["cakupan"] == "kantor":
        baris = [b for b in baris if b["kantor"]]
    if request.GET.get("hanya") == "beda":
        baris = [b for b in baris if b["cocok"] is False]
    daftar = TabelSkor(
        saring(baris, request.GET.get("cari", "")[:100], lambda b: b["teks"]),
        w.kolom,
        predikat=any(b["predikat"] for b in baris),
        asal=_asal(w, nka, isi["cakupan_kata"]) if "unduh" in request.GET else None,
        draf=nka.draf if nka is not None else w.draf,
    )
    tanda = "; t.b.: tidak berlaku" if any(b.tidak_berlaku for b in w.baris) else ""
    if daftar.draf:
        tanda += "; draf: dihitung dengan aturan yang belum diverifikasi"
    daftar.keterangan = f"{w.sebutan} {tahun}, {isi['cakupan_kata']}{tanda}"
    if (jawab := unduhan(request, daftar, f"{jenis} {unit.kode} {tahun}")) is not None:
        return jawab
    return render(
        request,
        "anggaran/skor_tabel.html",
        {
            **isi,
            "w": w,
            "nka": nka,
            "rata": None if nka else (w.kantor if isi["cakupan"] == "kantor" else w.wilayah),
            "skor_nka": None if nka is None else (nka.kantor if isi["cakupan"] == "kantor" else nka.wilayah),
            "tabel": siapkan_tabel(request, daftar),
            "banyak": len(daftar.rows),
            "jenis_lain": [(j, str(j.label), alamat("skor_jenis", unit, tahun, jenis=j)) for j in JenisSkor],
            "jenis": pilihan,
        },
    )


def _asal(w: SkorWilayah, nka: NkaWilayah | None, cakupan: str) -> dict[str, str]:
    """What an export says of itself in every row."""
    sumber = [w] if nka is None else [s for s in (nka.smart, nka.ikpa, nka.nka) if s is not None]
    potret = "; ".join(
        f"{s.sebutan}: {s.potret.sumber} per {tulis_tanggal(s.potret.per_tanggal)}"
        for s in sumber
        if s.potret
    )
    return {
        "Aturan": (w.aturan.sumber if nka is None else nka.sumber) or "belum ada aturan untuk tahun ini",
        "Potret": potret,
        "Tahun": str(w.tahun),
        "Cakupan": cakupan,
    }


@halaman("lihat")
@require_safe
def satker(request: Any, unit: Unit, tahun: int, jenis: str, dipa: int) -> HttpResponse:
    """One score: components with their points, the steps, the comparison, and the trail."""
    s = skor_satker(unit, tahun, jenis_skor(jenis), dipa)
    return render(
        request,
        "anggaran/skor_satker.html",
        {
            **dasar(request, unit, tahun, "skor"),
            "s": s,
            "jenis": jenis,
            "komponen": _komponen(s, unit),
            "potret": _potret(s, unit),
            "riwayat": riwayat_satker(unit, s),
            "boleh_berkas": request.wewenang.boleh("lihat_bukti", unit, tahun),
        },
    )


def _potret(s: SkorSatker, unit: Unit) -> list[dict[str, Any]]:
    """The snapshots, each with who brought it in; what belongs to an office above has no address here."""
    asal = asal_potret(p.id for p in s.potret)
    return [
        {"p": p, "kata": str(JenisSkor(p.jenis).label), "asal": asal[p.id], "milik": p.unit_id == unit.pk}
        for p in s.potret
    ]


def _komponen(s: SkorSatker, unit: Unit) -> list[dict[str, Any]]:
    """Every component as typed, with the weight it had and the points that it gave; of the composite with
    the way to the score that it is."""
    bagian = {b.kode: b for b in s.skor.bagian} if s.skor is not None else {}
    hasil = []
    for k in s.kolom:
        b = bagian.get("efisiensi" if k.kode == "nilai_efisiensi" else k.kode)
        if k.kode == "efisiensi" and k.bobot is None:
            b = None
        hasil.append(
            {
                "k": k,
                "nilai": s.nilai.get(k.kode),
                "tautan": alamat("skor_satker", unit, s.tahun, jenis=k.kode, dipa=s.dipa_id)
                if s.jenis == JenisSkor.NKA and k.kode in JenisSkor.values
                else "",
                "dihitung": b.nilai if b and k.kode not in s.nilai else None,
                "asal": s.asal.get(k.kode, ""),
                "tidak_berlaku": k.kode in s.tidak_berlaku,
                "bobot_pakai": b.bobot_pakai if b else None,
                "sumbangan": b.sumbangan if b else None,
            }
        )
    return hasil


@halaman("lihat")
@require_safe
def andai(request: Any, unit: Unit, tahun: int, jenis: str, dipa: int) -> HttpResponse:
    """What if: components of one score changed in the address; nothing is stored."""
    s = skor_satker(unit, tahun, jenis_skor(jenis), dipa)
    return render(
        request,
        "anggaran/skor_andai.html",
        {
            **dasar(request, unit, tahun, "skor"),
            "s": s,
            "jenis": jenis,
            **_coba(s, request),
            **_bantu(s, request),
        },
    )


def _bantu(s: SkorSatker, request: Any) -> dict[str, Any]:
    """Indicators from their own parts; what comes out goes into the what-if by its address."""
    ubah = {k: v for k, v in request.GET.items() if k.startswith("u-")}
    semua = bantuan(s.aturan, request.GET)
    bantu = [
        {"b": b, "alamat": urlencode({**request.GET.dict(), f"u-{b.kode}": b.pakai}) if b.pakai else ""}
        for b in semua
    ]
    return {
        "bantu": bantu,
        "acuan": acuan(s.aturan) if bantu else (),
        "andai_kini": ubah,
        "bantu_terbuka": any(m.isi for b in semua for m in b.medan),
    }


def _coba(s: SkorSatker, request: Any) -> dict[str, Any]:
    kolom = [k for k in s.kolom if not tertutup(s.aturan, s.nilai, k.kode)]
    masalah: list[Masalah] = []
    ubah = {}
    medan: list[dict[str, Any]] = []
    for k in kolom:
        ketikan = request.GET.get(f"u-{k.kode}")
        kini = s.nilai.get(k.kode)
        nilai = angka(ketikan or "", k.kode, masalah)
        if nilai is not None and nilai != kini:
            ubah[k.kode] = nilai
        isi = teks(kini) if ketikan is None else ketikan
        medan.append({"k": k, "kini": kini, "isi": isi, "tidak_berlaku": k.kode in s.tidak_berlaku})
    hasil: Andai | None = None
    peluang: tuple[Peluang, ...] = ()
    if s.aturan.bobot is not None and not masalah:
        try:
            hasil = andai_skor(s.aturan, s.nilai, ubah, s.tidak_berlaku)
            sisa = [k for k in s.tidak_berlaku if k not in ubah]
            peluang = peluang_skor(s.aturan, _gabung(s, ubah), sisa)
        except KomponenSalah as salah:
            masalah.append(Masalah(salah.kode, str(salah)))
    for m in medan:
        m["salah"] = [x for x in masalah if x.tempat == m["k"].kode]
    nama = {k.kode: k.nama for k in s.kolom}
    return {
        "medan": medan,
        "hasil": hasil,
        "perubahan": _kata_selisih(hasil),
        "pasangan": _pasangan(hasil) if hasil is not None else [],
        "peluang": [{"p": p, "nama": nama.get(p.kode, p.kode)} for p in peluang],
        "masalah": masalah,
    }


def _gabung(s: SkorSatker, ubah: dict[str, Any]) -> dict[str, Any]:
    """All components with the change in place; of E and NE the changed one counts."""
    nilai = {**s.nilai, **ubah}
    if "nilai_efisiensi" in ubah and "efisiensi" not in ubah:
        nilai.pop("efisiensi", None)
    return nilai


def _kata_selisih(hasil: Andai | None) -> str:
    if hasil is None or hasil.selisih is None:
        return ""
    if not hasil.selisih:
        return "Tidak berubah"
    return f"{'Naik' if hasil.selisih > 0 else 'Turun'} {tulis(abs(hasil.selisih), 2)}"


def _pasangan(hasil: Andai) -> list[dict[str, Any]]:
    """Points per component before and after."""
    sesudah = {b.kode: b for b in hasil.sesudah.bagian}
    pasangan = []
    for b in hasil.sebelum.bagian:
        a = sesudah.get(b.kode)
        pasangan.append({"nama": b.nama, "sebelum": b, "sesudah": a, "berubah": a is not None and a != b})
    return pasangan
