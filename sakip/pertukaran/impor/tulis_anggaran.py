"""Writes DIPA with revisions and lines, and dated snapshots of realisation."""

from __future__ import annotations

from sakip.anggaran.models import BarisDipa, Dipa, Potret, RealisasiBaris, RevisiDipa
from sakip.anggaran.queries.kendali import BIDANG
from sakip.pertukaran.impor.penulis import Penulis, buat, hari, tanggal
from sakip.pertukaran.impor.rencana import Baris


def tulis_dipa(p: Penulis) -> None:
    bagian = p.bagian("dipa")
    p.dipa = {(str(k), int(t)): pk for (k, t), pk in bagian.pk.items()}
    baru = buat(
        Dipa,
        (
            Dipa(
                instansi=p.instansi,
                kode=b["kode"],
                tahun=b["tahun"],
                unit_id=p.unit[b["unit"]],
                program_id=_program(p, b),
                nama=b["nama"],
            )
            for b in bagian.baru
        ),
    )
    p.dipa.update({(d.kode, d.tahun): d.pk for d in baru})
    for b, lama in bagian.ubah:
        Dipa.objects.filter(pk=lama.pk).update(
            unit_id=p.unit[b["unit"]], program_id=_program(p, b), nama=b["nama"]
        )
        RevisiDipa.objects.filter(dipa=lama.pk).delete()
    isi = [
        (p.dipa[b["kode"], b["tahun"]], r, b["tahun"])
        for b in (*bagian.baru, *(b for b, _ in bagian.ubah))
        for r in b["revisi"]
    ]
    revisi = buat(
        RevisiDipa,
        (
            RevisiDipa(
                dipa_id=pk,
                nomor=r["nomor"],
                jenis=r["jenis"],
                tanggal=tanggal(r["tanggal"]),
                alasan=r["alasan"],
                **{b: r[b] for b in BIDANG},
            )
            for pk, r, _ in isi
        ),
    )
    buat(
        BarisDipa,
        (
            BarisDipa(
                revisi=v,
                kode=g["kode"],
                uraian=g["uraian"],
                kegiatan_id=p.kegiatan_berlaku(g["kegiatan"], tahun) if g["kegiatan"] else None,
                jenis_belanja=g["jenis_belanja"],
                pagu=g["pagu"],
                blokir=g["blokir"],
                catatan=g["catatan"],
            )
            for v, (_, r, tahun) in zip(revisi, isi, strict=True)
            for g in r["baris"]
        ),
    )


def _program(p: Penulis, b: Baris) -> int | None:
    return p.program_berlaku(b["program"], b["tahun"]) if b["program"] else None


def tulis_potret(p: Penulis) -> None:
    bagian = p.bagian("potret")
    utama = p.unit[p.r.tinjauan.unit_utama or ""]
    baru = buat(
        Potret,
        (
            Potret(instansi=p.instansi, unit_id=utama, sumber=b["sumber"], per_tanggal=hari(b["per_tanggal"]))
            for b in bagian.baru
        ),
    )
    pasangan = [(t.pk, b) for t, b in zip(baru, bagian.baru, strict=True)]
    for b, lama in bagian.ubah:
        RealisasiBaris.objects.filter(
            potret__unit=utama, potret__sumber=b["sumber"], potret__per_tanggal=hari(b["per_tanggal"])
        ).delete()
        pasangan.append((lama.pk, b))
    buat(
        RealisasiBaris,
        (
            RealisasiBaris(
                potret_id=pk,
                dipa_id=p.dipa[r["dipa"], r["tahun"]],
                baris=r["baris"],
                jenis_belanja=r["jenis_belanja"],
                rupiah=r["rupiah"],
                catatan=r["catatan"],
            )
            for pk, b in pasangan
            for r in b["realisasi"]
        ),
    )
