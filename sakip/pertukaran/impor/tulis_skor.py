"""Writes snapshots of official scores, and which one an office's report uses."""

from __future__ import annotations

from sakip.anggaran.models import KomponenSkor, NilaiSkor, PotretSkor, PotretTerpilih
from sakip.pertukaran.impor.penulis import Penulis, buat, desimal, hari
from sakip.pertukaran.impor.rencana import Baris


def tulis_skor(p: Penulis) -> None:
    """Rows of a snapshot that changed are replaced as a whole."""
    bagian = p.bagian("skor")
    baru = buat(
        PotretSkor,
        (
            PotretSkor(
                instansi=p.instansi,
                unit_id=p.unit[b["unit"]],
                jenis=b["jenis"],
                tahun=b["tahun"],
                sampai_bulan=b["sampai_bulan"],
                sumber=b["sumber"],
                per_tanggal=hari(b["per_tanggal"]),
            )
            for b in bagian.baru
        ),
    )
    pasangan = [(t.pk, b) for t, b in zip(baru, bagian.baru, strict=True)]
    for b, lama in bagian.ubah:
        PotretSkor.objects.filter(pk=lama.pk).update(sampai_bulan=b["sampai_bulan"], versi=lama.versi + 1)
        if lama.isi["terpilih"] and not b["terpilih"]:
            PotretTerpilih.objects.filter(potret=lama.pk, unit=p.unit[b["unit"]]).delete()
        NilaiSkor.objects.filter(potret=lama.pk).delete()
        pasangan.append((lama.pk, b))
    _tulis_nilai(p, pasangan)
    for pk, b in pasangan:
        if b["terpilih"]:
            PotretTerpilih.objects.update_or_create(
                unit_id=p.unit[b["unit"]], tahun=b["tahun"], jenis=b["jenis"], defaults={"potret_id": pk}
            )


def _tulis_nilai(p: Penulis, pasangan: list[tuple[int, Baris]]) -> None:
    isi = [(pk, b["tahun"], n) for pk, b in pasangan for n in b["nilai"]]
    nilai = buat(
        NilaiSkor,
        (
            NilaiSkor(
                potret_id=pk,
                unit_id=p.unit[n["unit"]],
                dipa_id=p.dipa[n["dipa"], tahun] if n["dipa"] else None,
                nilai=desimal(n["nilai"]),
                catatan=n["catatan"],
            )
            for pk, tahun, n in isi
        ),
    )
    buat(
        KomponenSkor,
        (
            KomponenSkor(skor=satu, kode=k["kode"], nilai=desimal(k["nilai"]), berlaku=k["berlaku"])
            for satu, (_, _, n) in zip(nilai, isi, strict=True)
            for k in n["komponen"]
        ),
    )
