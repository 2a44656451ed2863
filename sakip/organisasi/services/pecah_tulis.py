"""Writes of a split that `pecah` has worked out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from sakip.akun.models import Akun
from sakip.inti.galat import GalatSakip, Masalah
from sakip.organisasi.models import (
    Garis,
    Instansi,
    Jabatan,
    KedudukanUnit,
    KodeUnit,
    PemangkuJabatan,
    PenggantiUnit,
    Penugasan,
    Unit,
)
from sakip.organisasi.queries.unit import berlaku
from sakip.organisasi.services.dasar import bangun_sejak, tolak_lingkaran
from sakip.organisasi.services.pecah import RencanaPecah, Susunan
from sakip.organisasi.services.penugasan import tugaskan
from sakip.organisasi.services.unit import akhiri_semua, pasang_unit, tolak_kode_ganda


def periksa_pecah(rencana: RencanaPecah, susunan: Susunan) -> None:
    """Refuse what the agencies of the successors hold already: codes of other systems, of positions."""
    salah: list[Masalah] = []
    asal = rencana.unit.instansi.kode
    for k in susunan.kode:
        instansi = k.ke.partition("/")[0]
        if instansi and instansi != asal:  # within the agency the code ends first where it was
            tujuan = Instansi.objects.get(kode=instansi)
            try:
                tolak_kode_ganda(tujuan, k.sistem, k.kode, rencana.tanggal, None)
            except GalatSakip as galat_kode:
                salah.extend(galat_kode.masalah)
    kode = dict(Jabatan.objects.filter(pk__in=[s.id for s in susunan.jabatan]).values_list("pk", "kode"))
    for s in susunan.jabatan:
        instansi = s.ke.partition("/")[0]
        if Jabatan.objects.filter(instansi__kode=instansi, kode=kode[s.id]).exists():
            salah.append(
                Masalah(
                    "jabatan",
                    f"Kode jabatan «{kode[s.id]}» sudah dipakai pada {instansi}.",
                    "Ganti kode jabatan itu di sana dahulu.",
                )
            )
    if salah:
        raise GalatSakip(salah)


def pasang_pecah(
    rencana: RencanaPecah, susunan: Susunan, *, oleh: Akun, peran: str, waktu: dt.datetime
) -> dict[str, Unit]:
    """Write what was worked out; returns the new units by address. The agencies are locked already."""
    tanggal = rencana.tanggal
    for unit in Unit.objects.filter(pk__in=[u for u, _, _ in susunan.tutup if u != rencana.unit.pk]):
        akhiri_semua(unit, tanggal)
    baru = _lahirkan(rencana, susunan)
    _pindahkan(susunan, baru, tanggal)
    akhiri_semua(rencana.unit, tanggal)
    for k in susunan.kode:
        if k.ke:
            unit = baru[k.ke]
            tolak_kode_ganda(unit.instansi, k.sistem, k.kode, tanggal, None)
            KodeUnit.objects.create(
                instansi=unit.instansi, unit=unit, sistem=k.sistem, kode=k.kode, sejak=tanggal
            )
    _salin_jabatan(susunan, baru, tanggal)
    for t in Penugasan.objects.filter(pk__in=[t.id for t in susunan.tugas]).select_related(
        "akun", "atas_nama_dari"
    ):
        ke = next(s.ke for s in susunan.tugas if s.id == t.pk)
        tugaskan(
            akun=t.akun,
            unit=baru[ke],
            peran=t.peran,
            sejak=tanggal,
            sampai=t.sampai,
            atas_nama_dari=t.atas_nama_dari,
            sebagai_wakil=t.sebagai_wakil,
            oleh=oleh,
            peran_oleh=peran,
            waktu=waktu,
            alasan=rencana.alasan,
        )
    for instansi in {u.instansi_id: u.instansi for u in (rencana.unit, *baru.values())}.values():
        for garis in Garis.values:
            tolak_lingkaran(instansi, garis)
        bangun_sejak(instansi, tanggal.year, waktu)
    return baru


def _lahirkan(rencana: RencanaPecah, susunan: Susunan) -> dict[str, Unit]:
    baru: dict[str, Unit] = {}
    instansi = {i.kode: i for i in Instansi.objects.filter(kode__in={a.instansi for a in susunan.lahir})}

    def cari(alamat: str) -> Unit:
        if alamat in baru:
            return baru[alamat]
        kode_instansi, _, kode = alamat.partition("/")
        return Unit.objects.select_related("instansi").get(instansi__kode=kode_instansi, kode=kode)

    for a in susunan.lahir:
        unit = pasang_unit(
            instansi=instansi[a.instansi],
            kode=a.kode,
            jenis=a.jenis,
            zona=a.zona,
            nama=a.nama,
            singkatan=a.singkatan,
            sejak=rencana.tanggal,
            induk={garis: cari(alamat) for garis, alamat in a.induk},
        )
        PenggantiUnit.objects.create(lama_id=a.dari, baru=unit, tanggal=rencana.tanggal, jenis=a.sebagai)
        baru[a.alamat] = unit
    return baru


def _pindahkan(susunan: Susunan, baru: Mapping[str, Unit], tanggal: dt.date) -> None:
    for p in susunan.pindah:
        lama = berlaku(KedudukanUnit.objects.filter(unit_id=p.unit, garis=p.garis), tanggal).get()
        sampai, lama.sampai = lama.sampai, tanggal
        lama.save(update_fields=["sampai"])
        if p.ke:
            KedudukanUnit.objects.create(
                unit_id=p.unit, garis=p.garis, induk=baru[p.ke], sejak=tanggal, sampai=sampai
            )


def _salin_jabatan(susunan: Susunan, baru: Mapping[str, Unit], tanggal: dt.date) -> None:
    """Positions with their holders of the day before (their rows ended with the old unit)."""
    for s in susunan.jabatan:
        lama, unit = Jabatan.objects.get(pk=s.id), baru[s.ke]
        jabatan = Jabatan.objects.create(
            instansi=unit.instansi, unit=unit, kode=lama.kode, nama=lama.nama, tingkat=lama.tingkat
        )
        pejabat = PemangkuJabatan.objects.filter(jabatan=lama, sampai=tanggal).first()
        if pejabat is not None and s.pejabat:
            PemangkuJabatan.objects.create(
                jabatan=jabatan,
                nama=pejabat.nama,
                akun_id=pejabat.akun_id,
                status=pejabat.status,
                sejak=tanggal,
            )
