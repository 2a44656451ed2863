"""Writes agency, units and positions."""

from __future__ import annotations

from decimal import Decimal

from sakip.organisasi.models import (
    Instansi,
    Jabatan,
    KedudukanUnit,
    KodeUnit,
    NamaUnit,
    PemangkuJabatan,
    PenggantiUnit,
    Unit,
)
from sakip.pertukaran.impor.penulis import Penulis, buat, ganti_anak, hari, tanggal
from sakip.pertukaran.impor.rencana import Baris


def buat_instansi(baris: Baris) -> Instansi:
    """A new agency with a link to its predecessor."""
    pendahulu = Instansi.objects.get(kode=baris["pendahulu"]) if baris["pendahulu"] else None
    return Instansi.objects.create(
        kode=baris["kode"],
        nama=baris["nama"],
        jenis=baris["jenis"],
        batas_capaian=Decimal(baris["batas_capaian"]),
        pendahulu=pendahulu,
    )


def tulis_unit(p: Penulis) -> None:
    """Units first, then names, codes and places, which may point to any of them."""
    bagian = p.bagian("unit")
    p.unit = {str(kode): pk for (kode,), pk in bagian.pk.items()}
    baru = buat(
        Unit,
        (Unit(instansi=p.instansi, kode=b["kode"], jenis=b["jenis"], zona=b["zona"]) for b in bagian.baru),
    )
    p.unit.update({u.kode: u.pk for u in baru})
    for baris, lama in bagian.ubah:
        Unit.objects.filter(pk=lama.pk).update(jenis=baris["jenis"], zona=baris["zona"])
    semua = [(p.unit[b["kode"]], b) for b in (*bagian.baru, *(b for b, _ in bagian.ubah))]
    lama_id = [lama.pk for _, lama in bagian.ubah]
    ganti_anak(
        NamaUnit,
        "unit",
        lama_id,
        (
            NamaUnit(
                unit_id=pk,
                nama=n["nama"],
                singkatan=n["singkatan"],
                sejak=hari(n["sejak"]),
                sampai=tanggal(n["sampai"]),
            )
            for pk, b in semua
            for n in b["nama"]
        ),
    )
    ganti_anak(
        KodeUnit,
        "unit",
        lama_id,
        (
            KodeUnit(
                instansi=p.instansi,
                unit_id=pk,
                sistem=k["sistem"],
                kode=k["kode"],
                sejak=hari(k["sejak"]),
                sampai=tanggal(k["sampai"]),
            )
            for pk, b in semua
            for k in b["kode_lain"]
        ),
    )
    ganti_anak(
        KedudukanUnit,
        "unit",
        lama_id,
        (
            KedudukanUnit(
                unit_id=pk,
                garis=k["garis"],
                induk_id=p.unit_atau_null(k["induk"]),
                sejak=hari(k["sejak"]),
                sampai=tanggal(k["sampai"]),
            )
            for pk, b in semua
            for k in b["kedudukan"]
        ),
    )


def tulis_pengganti(p: Penulis) -> None:
    bagian = p.bagian("pengganti")
    buat(
        PenggantiUnit,
        (
            PenggantiUnit(
                lama_id=p.unit[b["lama"]],
                baru_id=p.unit[b["baru"]],
                tanggal=hari(b["tanggal"]),
                jenis=b["jenis"],
            )
            for b in bagian.baru
        ),
    )
    for b, lama in bagian.ubah:
        PenggantiUnit.objects.filter(pk=lama.pk).update(tanggal=hari(b["tanggal"]), jenis=b["jenis"])


def tulis_jabatan(p: Penulis) -> None:
    bagian = p.bagian("jabatan")
    p.jabatan = {str(kode): pk for (kode,), pk in bagian.pk.items()}
    baru = buat(
        Jabatan,
        (
            Jabatan(
                instansi=p.instansi,
                kode=b["kode"],
                unit_id=p.unit[b["unit"]],
                nama=b["nama"],
                tingkat=b["tingkat"],
            )
            for b in bagian.baru
        ),
    )
    p.jabatan.update({j.kode: j.pk for j in baru})
    for b, lama in bagian.ubah:
        Jabatan.objects.filter(pk=lama.pk).update(
            unit_id=p.unit[b["unit"]], nama=b["nama"], tingkat=b["tingkat"]
        )
    ganti_anak(
        PemangkuJabatan,
        "jabatan",
        [lama.pk for _, lama in bagian.ubah],
        (
            PemangkuJabatan(
                jabatan_id=p.jabatan[b["kode"]],
                nama=m["nama"],
                status=m["status"],
                sejak=hari(m["sejak"]),
                sampai=tanggal(m["sampai"]),
            )
            for b in (*bagian.baru, *(b for b, _ in bagian.ubah))
            for m in b["pemangku"]
        ),
    )
