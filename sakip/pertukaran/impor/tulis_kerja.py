"""Writes who fills what, chains of verification, deadlines, and activities with what was reported."""

from __future__ import annotations

from typing import Any

from sakip.agenda.models import AturanTenggat
from sakip.pengukuran.models import Rantai, TahapRantai
from sakip.perencanaan.models import PengisiVariabel
from sakip.perjanjian.models import BuktiAksi, ButirPerjanjian, LangkahAksi, RencanaAksi
from sakip.pertukaran.impor.penulis import Penulis, buat, desimal, ganti_anak
from sakip.pertukaran.impor.rencana import Baris


def tulis_pengisi(p: Penulis) -> None:
    bagian = p.bagian("pengisi")
    buat(
        PengisiVariabel,
        (
            PengisiVariabel(
                variabel_id=p.variabel[b["variabel"]],
                unit_id=p.unit[b["unit"]],
                sejak_tahun=b["sejak_tahun"],
                sampai_tahun=b["sampai_tahun"],
            )
            for b in bagian.baru
        ),
    )
    for b, lama in bagian.ubah:
        PengisiVariabel.objects.filter(pk=lama.pk).update(sampai_tahun=b["sampai_tahun"])


def tulis_rantai(p: Penulis) -> None:
    bagian = p.bagian("rantai")
    baru = buat(
        Rantai,
        (
            Rantai(
                unit_id=p.unit[b["unit"]],
                formulir=b["formulir"],
                sejak_tahun=b["sejak_tahun"],
                rangkap=b["rangkap"],
            )
            for b in bagian.baru
        ),
    )
    for b, lama in bagian.ubah:
        Rantai.objects.filter(pk=lama.pk).update(rangkap=b["rangkap"], versi=lama.versi + 1)
    pasangan = [(r.pk, b) for r, b in zip(baru, bagian.baru, strict=True)]
    pasangan += [(lama.pk, b) for b, lama in bagian.ubah]
    ganti_anak(
        TahapRantai,
        "rantai",
        [lama.pk for _, lama in bagian.ubah],
        (
            TahapRantai(rantai_id=pk, urut=n, nama=g["nama"], pelaku=g["pelaku"])
            for pk, b in pasangan
            for n, g in enumerate(b["tahap"], start=1)
        ),
    )


def tulis_tenggat(p: Penulis) -> None:
    bagian = p.bagian("tenggat")
    buat(
        AturanTenggat,
        (
            AturanTenggat(
                unit_id=p.unit[b["unit"]],
                formulir=b["formulir"],
                sejak_tahun=b["sejak_tahun"],
                hari=b["hari"],
                jeda_bulan=b["jeda_bulan"],
            )
            for b in bagian.baru
        ),
    )
    for b, lama in bagian.ubah:
        AturanTenggat.objects.filter(pk=lama.pk).update(
            hari=b["hari"], jeda_bulan=b["jeda_bulan"], versi=lama.versi + 1
        )


def tulis_rencana_aksi(p: Penulis) -> None:
    """Months are changed in place, so that what people attached stays."""
    bagian = p.bagian("rencana_aksi")
    jumlah = len(bagian.baru) + len(bagian.ubah)
    if not jumlah:
        return
    butir = {
        (b.perjanjian.kode, b.perjanjian.revisi, b.kode): b.pk
        for b in ButirPerjanjian.objects.filter(
            perjanjian__instansi=p.instansi, perjanjian__tahun=p.tahun
        ).select_related("perjanjian")
    }
    for nomor, (b, lama) in enumerate([*((b, None) for b in bagian.baru), *bagian.ubah], start=1):
        isi = {
            "langkah": b["langkah"],
            "keluaran": b["keluaran"],
            "penanggung": b["penanggung"],
            "unit_penanggung_id": p.unit_atau_null(b["unit_penanggung"]),
            "rupiah": b["rupiah"],
        }
        if lama is None:
            letak = butir[b["perjanjian"], b["revisi"], b["butir"]]
            pk = RencanaAksi.objects.create(butir_id=letak, urut=b["urut"], **isi).pk
        else:
            pk = lama.pk
            RencanaAksi.objects.filter(pk=pk).update(**isi, versi=lama.versi + 1)
        _bulanan(p, pk, b["bulanan"], lama.isi["bulanan"] if lama else [])
        p.lapor("rencana_aksi", nomor, jumlah)


def _bulanan(p: Penulis, rencana: int, baru: list[Baris], dulu: list[Baris]) -> None:
    ada = {g["bulan"]: g for g in dulu}
    for g in baru:
        if g == ada.get(g["bulan"]):
            continue
        isi: dict[str, Any] = {
            "sasaran_bulan": g["sasaran_bulan"],
            "realisasi": g["realisasi"],
            "persen": desimal(g["persen"]),
            "keterangan": g["keterangan"],
            "oleh": p.oleh,
            "waktu": p.waktu,
        }
        satu = LangkahAksi.objects.filter(rencana=rencana, bulan=g["bulan"]).first()
        if satu is None:
            satu = LangkahAksi.objects.create(rencana_id=rencana, bulan=g["bulan"], **isi)
        else:
            LangkahAksi.objects.filter(pk=satu.pk).update(**isi, versi=satu.versi + 1)
        _bukti(p, satu, g["bukti"], ada.get(g["bulan"], {}).get("bukti", []))


def _bukti(p: Penulis, langkah: LangkahAksi, baru: list[Baris], dulu: list[Baris]) -> None:
    for x in baru:
        if x in dulu:
            continue
        BuktiAksi.objects.update_or_create(
            langkah=langkah,
            nama=x["nama"],
            defaults={
                "berkas": p.simpan_berkas(x),
                "tautan": x["tautan"] or "",
                "oleh": p.oleh,
                "waktu": p.waktu,
            },
        )
