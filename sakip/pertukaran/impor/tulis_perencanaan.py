"""Writes the dictionary, sasaran, indicators with manuals, programmes and Renstra."""

from __future__ import annotations

from typing import Any

from sakip.perencanaan.models import (
    Indikator,
    KategoriVariabel,
    Kegiatan,
    Kontribusi,
    ManualIndikator,
    Program,
    Renstra,
    Sasaran,
    SumberData,
    TargetRenstra,
    Variabel,
    VariabelManual,
)
from sakip.pertukaran.impor.penulis import Penulis, buat, desimal, ganti_anak, gelombang
from sakip.pertukaran.impor.rencana import Baris


def tulis_sumber(p: Penulis) -> None:
    bagian = p.bagian("sumber_data")
    p.sumber = {str(nama): pk for (nama,), pk in bagian.pk.items()}
    baru = buat(SumberData, (SumberData(instansi=p.instansi, **b) for b in bagian.baru))
    p.sumber.update({s.nama: s.pk for s in baru})


def tulis_variabel(p: Penulis) -> None:
    """Weights before the variables that are weighted by them."""
    bagian = p.bagian("variabel")
    p.variabel = {str(kunci): pk for (kunci,), pk in bagian.pk.items()}
    tetap = (
        "kunci",
        "nama",
        "definisi",
        "satuan",
        "bentuk",
        "sifat",
        "waktu",
        "agregasi_unit",
        "isian",
        "pribadi",
    )
    for siap in gelombang(bagian.baru, "kunci", "bobot"):
        baru = buat(
            Variabel,
            (
                Variabel(
                    instansi=p.instansi,
                    bobot_id=p.variabel[b["bobot"]] if b["bobot"] else None,
                    sumber_id=p.sumber[b["sumber"]] if b["sumber"] else None,
                    **{k: b[k] for k in tetap},
                )
                for b in siap
            ),
        )
        p.variabel.update({v.kunci: v.pk for v in baru})
    buat(
        KategoriVariabel,
        (
            KategoriVariabel(variabel_id=p.variabel[b["kunci"]], kode=k["kode"], nama=k["nama"])
            for b in bagian.baru
            for k in b["kategori"]
        ),
    )
    berkategori = [p.variabel[b["kunci"]] for _, b in p.r.tinjauan.baris("variabel") if b["kategori"]]
    p.kategori = {
        (v, k): pk
        for pk, v, k in KategoriVariabel.objects.filter(variabel__in=berkategori).values_list(
            "pk", "variabel_id", "kode"
        )
    }


def tulis_sasaran(p: Penulis) -> None:
    bagian = p.bagian("sasaran")
    p.sasaran = {str(kunci): pk for (kunci,), pk in bagian.pk.items()}
    for siap in gelombang(bagian.baru, "kunci", "induk"):
        baru = buat(
            Sasaran, (Sasaran(instansi=p.instansi, kunci=b["kunci"], **_isi_sasaran(p, b)) for b in siap)
        )
        p.sasaran.update({s.kunci: s.pk for s in baru})
    for b, lama in bagian.ubah:
        Sasaran.objects.filter(pk=lama.pk).update(**_isi_sasaran(p, b))


def _isi_sasaran(p: Penulis, b: Baris) -> dict[str, Any]:
    return {
        "unit_id": p.unit[b["unit"]],
        "tingkat": b["tingkat"],
        "rumusan": b["rumusan"],
        "induk_id": p.sasaran[b["induk"]] if b["induk"] else None,
        "sejak_tahun": b["sejak_tahun"],
        "sampai_tahun": b["sampai_tahun"],
    }


def tulis_indikator(p: Penulis) -> None:
    bagian = p.bagian("indikator")
    p.indikator = {str(kunci): pk for (kunci,), pk in bagian.pk.items()}
    for siap in gelombang(bagian.baru, "kunci", "pendahulu"):
        baru = buat(
            Indikator,
            (Indikator(instansi=p.instansi, kunci=b["kunci"], **_isi_indikator(p, b)) for b in siap),
        )
        p.indikator.update({i.kunci: i.pk for i in baru})
    for b, lama in bagian.ubah:
        isi = _isi_indikator(p, b)
        dari_luar = Indikator.objects.filter(pk=lama.pk, pendahulu__isnull=False)
        if b["pendahulu"] is None and dari_luar.exclude(pendahulu__instansi=p.instansi).exists():
            del isi["pendahulu_id"], isi["sebanding"]  # a link to another agency: packages do not know it
        Indikator.objects.filter(pk=lama.pk).update(**isi)


def _isi_indikator(p: Penulis, b: Baris) -> dict[str, Any]:
    return {
        "pemilik_id": p.unit[b["pemilik"]],
        "jenis": b["jenis"],
        "pendahulu_id": p.indikator[b["pendahulu"]] if b["pendahulu"] else None,
        "sebanding": b["sebanding"] or "",
    }


def tulis_manual(p: Penulis) -> None:
    """Stale variants go first, so that the years of what follows are free."""
    rencana = p.r.manual
    ManualIndikator.objects.filter(pk__in=[m.pk for m in rencana.hapus]).delete()
    for lama, isi in rencana.ubah:
        ManualIndikator.objects.filter(pk=lama.pk).update(**_isi_manual(isi))
    utama = p.unit[p.r.tinjauan.unit_utama or ""]
    baru = buat(
        ManualIndikator,
        (
            ManualIndikator(
                indikator_id=p.indikator[kunci], varian_unit_id=utama if varian else None, **_isi_manual(isi)
            )
            for kunci, isi, varian in rencana.baru
        ),
    )
    pasangan = [(m.pk, isi) for m, (_, isi, _) in zip(baru, rencana.baru, strict=True)]
    pasangan += [(lama.pk, isi) for lama, isi in rencana.ubah]
    ganti_anak(
        VariabelManual,
        "manual",
        [lama.pk for lama, _ in rencana.ubah],
        (
            VariabelManual(manual_id=pk, alias=v["alias"], variabel_id=p.variabel[v["variabel"]], urutan=i)
            for pk, isi in pasangan
            for i, v in enumerate(isi["variabel"])
        ),
    )


def _isi_manual(isi: Baris) -> dict[str, Any]:
    kolom = {k: v for k, v in isi.items() if k != "variabel"}
    return {
        **kolom,
        "skala": desimal(isi["skala"]),
        "rumus": isi["rumus"] or "",
        "jumlah": isi["jumlah"] or "",
        "basis": isi["basis"] or "",
    }


def tulis_program(p: Penulis) -> None:
    """Programmes, then the kegiatan within them."""
    bagian = p.bagian("program")
    p.program = {(str(k), int(s)): pk for (k, s), pk in bagian.pk.items()}
    baru = buat(Program, (Program(instansi=p.instansi, **b) for b in bagian.baru))
    p.program.update({(g.kode, g.sejak_tahun): g.pk for g in baru})
    kegiatan = p.bagian("kegiatan")
    p.kegiatan = {(str(k), int(s)): pk for (k, s), pk in kegiatan.pk.items()}
    isi = buat(
        Kegiatan,
        (
            Kegiatan(
                instansi=p.instansi,
                kode=b["kode"],
                program_id=p.program_berlaku(b["program"], b["sejak_tahun"]),
                nama=b["nama"],
                sejak_tahun=b["sejak_tahun"],
            )
            for b in kegiatan.baru
        ),
    )
    p.kegiatan.update({(g.kode, g.sejak_tahun): g.pk for g in isi})


def tulis_kontribusi(p: Penulis) -> None:
    bagian = p.bagian("kontribusi")
    buat(
        Kontribusi,
        (
            Kontribusi(
                atas_id=p.indikator[b["atas"]],
                bawah_id=p.indikator[b["bawah"]],
                jenis=b["jenis"],
                sejak_tahun=b["sejak_tahun"],
            )
            for b in bagian.baru
        ),
    )
    for b, lama in bagian.ubah:
        Kontribusi.objects.filter(pk=lama.pk).update(jenis=b["jenis"])


def tulis_renstra(p: Penulis) -> None:
    """Targets that changed are replaced; stored ones that the package does not name stay."""
    bagian = p.bagian("renstra")
    baru = buat(
        Renstra,
        (Renstra(unit_id=p.unit[b["unit"]], mulai=b["mulai"], selesai=b["selesai"]) for b in bagian.baru),
    )
    target = [(r.pk, t) for r, b in zip(baru, bagian.baru, strict=True) for t in b["target"]]
    for b, lama in bagian.ubah:
        Renstra.objects.filter(pk=lama.pk).update(selesai=b["selesai"])
        khas = [t for t in b["target"] if t not in lama.isi["target"]]
        for t in khas:
            TargetRenstra.objects.filter(renstra=lama.pk, **_kunci_target(p, t)).delete()
        target += [(lama.pk, t) for t in khas]
    buat(
        TargetRenstra,
        (
            TargetRenstra(
                renstra_id=pk,
                **_kunci_target(p, t),
                nilai=desimal(t["nilai"]),
                kata=t["kata"],
                satuan=t["satuan"],
                skala=desimal(t["skala"]),
                pendanaan=t["pendanaan"],
                penanggung_jawab_id=p.unit_atau_null(t["penanggung_jawab"]),
            )
            for pk, t in target
        ),
    )


def _kunci_target(p: Penulis, t: Baris) -> dict[str, Any]:
    return {
        "indikator_id": p.indikator[t["indikator"]],
        "tahun": t["tahun"],
        "lingkup": t["lingkup"],
        "unit_id": p.unit_atau_null(t["unit"]),
    }
