"""Writes the outline, the pictures and PDF files, and the profile of the year."""

from __future__ import annotations

from typing import Any

from sakip.pelaporan.models import (
    BerkasLampiran,
    BerkasProfil,
    KerangkaLaporan,
    LampiranLaporan,
    Pegawai,
    Profil,
    SuratPengantar,
    Uraian,
    UraianIndikator,
)
from sakip.pertukaran.impor.penulis import Penulis, buat, tanggal
from sakip.pertukaran.impor.rencana import Baris
from sakip.pertukaran.periksa.kerangka import bersih


def tulis_kerangka(p: Penulis) -> None:
    bagian = p.bagian("kerangka")

    def isi(b: Baris) -> dict[str, Any]:
        return {"sampai_tahun": b["sampai_tahun"], "kode": b["kode"], "ubahan": bersih(b["ubahan"])}

    buat(
        KerangkaLaporan,
        (KerangkaLaporan(instansi=p.instansi, sejak_tahun=b["sejak_tahun"], **isi(b)) for b in bagian.baru),
    )
    for b, lama in bagian.ubah:
        KerangkaLaporan.objects.filter(pk=lama.pk).update(**isi(b))


def tulis_berkas(p: Penulis) -> None:
    bagian = p.bagian("berkas")
    p.berkas = {(str(u), str(k)): pk for (u, k), pk in bagian.pk.items()}
    for b, lama in [*((b, None) for b in bagian.baru), *bagian.ubah]:
        isi = {
            "nama": b["nama"],
            "teks_alternatif": b["teks_alternatif"],
            "keterangan": b["keterangan"],
            "berkas": p.simpan_berkas(b),
        }
        if lama is not None:
            BerkasProfil.objects.filter(pk=lama.pk).update(**isi)
            continue
        baru = BerkasProfil.objects.create(unit_id=p.unit[b["unit"]], tahun=p.tahun, kunci=b["kunci"], **isi)
        p.berkas[b["unit"], b["kunci"]] = baru.pk


def tulis_profil(p: Penulis) -> None:
    """The profile itself; letter, paragraphs, staff and annexes of a changed one are replaced."""
    bagian = p.bagian("profil")
    baru = buat(
        Profil, (Profil(unit_id=p.unit[b["unit"]], tahun=p.tahun, **_utama(p, b)) for b in bagian.baru)
    )
    semua = [(satu.pk, b) for satu, b in zip(baru, bagian.baru, strict=True)]
    for b, lama in bagian.ubah:
        Profil.objects.filter(pk=lama.pk).update(versi=lama.versi + 1, **_utama(p, b))
        for model in (SuratPengantar, Uraian, Pegawai, LampiranLaporan):
            model._default_manager.filter(profil=lama.pk).delete()
        semua.append((lama.pk, b))
    buat(SuratPengantar, (_surat(pk, b["surat"]) for pk, b in semua if b["surat"] is not None))
    _tulis_uraian(p, semua)
    buat(
        Pegawai,
        (
            Pegawai(
                profil_id=pk,
                unit_id=p.unit[g["unit"]],
                dimensi=g["dimensi"],
                kategori=g["kategori"],
                urutan=g["urutan"],
                jumlah=g["jumlah"],
            )
            for pk, b in semua
            for g in b["pegawai"]
        ),
    )
    _tulis_lampiran(p, semua)


def _utama(p: Penulis, b: Baris) -> dict[str, Any]:
    return {
        "kop_baris": b["kop_baris"],
        "kop_alamat": b["kop_alamat"],
        "lambang_id": p.berkas[b["unit"], b["lambang"]] if b["lambang"] else None,
        "struktur_id": p.berkas[b["unit"], b["struktur"]] if b["struktur"] else None,
        "pegawai_per": tanggal(b["pegawai_per"]),
        "pegawai_sumber": b["pegawai_sumber"],
        "dari_tahun": b["dari_tahun"],
        "ditinjau": b["ditinjau"],
    }


def _surat(profil: int, b: Baris) -> SuratPengantar:
    return SuratPengantar(profil_id=profil, **{**b, "tanggal": tanggal(b["tanggal"])})


def _tulis_uraian(p: Penulis, semua: list[tuple[int, Baris]]) -> None:
    isi = [(pk, u) for pk, b in semua for u in b["uraian"]]
    uraian = buat(
        Uraian,
        (
            Uraian(
                profil_id=pk,
                jenis=u["jenis"],
                kunci=u["kunci"],
                urutan=u["urutan"],
                judul=u["judul"],
                isi=u["isi"],
                unit_id=p.unit_atau_null(u["unit"]),
                dari_tahun=u["dari_tahun"],
            )
            for pk, u in isi
        ),
    )
    buat(
        UraianIndikator,
        (
            UraianIndikator(uraian=satu, indikator_id=p.indikator[kunci], urutan=i)
            for satu, (_, u) in zip(uraian, isi, strict=True)
            for i, kunci in enumerate(u["indikator"])
        ),
    )


def _tulis_lampiran(p: Penulis, semua: list[tuple[int, Baris]]) -> None:
    isi = [(pk, b["unit"], g) for pk, b in semua for g in b["lampiran"]]
    lampiran = buat(
        LampiranLaporan,
        (
            LampiranLaporan(
                profil_id=pk,
                urutan=g["urutan"],
                judul=g["judul"],
                jenis=g["jenis"],
                dokumen=g["dokumen"] or "",
            )
            for pk, _, g in isi
        ),
    )
    buat(
        BerkasLampiran,
        (
            BerkasLampiran(lampiran=satu, berkas_id=p.berkas[unit, kunci], urutan=i)
            for satu, (_, unit, g) in zip(lampiran, isi, strict=True)
            for i, kunci in enumerate(g["berkas"])
        ),
    )
