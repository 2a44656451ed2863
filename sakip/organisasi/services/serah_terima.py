"""Serah terima: what somebody does in a unit passes to a successor on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import transaction

from sakip.akun.models import Akun
from sakip.aturan.periode import tulis_tanggal
from sakip.inti.galat import Masalah, TidakDitemukan, galat
from sakip.organisasi.models import Penugasan
from sakip.organisasi.services.penugasan import akhiri_tugas, batalkan_tugas, tugaskan


@transaction.atomic
def serahkan_tugas(
    *,
    dari: Akun,
    ke: Akun,
    tugas: Iterable[int],
    pada: dt.date,
    hari_ini: dt.date,
    oleh: Akun,
    peran_oleh: str,
    waktu: dt.datetime,
    alasan: str,
) -> list[Penugasan]:
    """End the named roles of ``dari`` before ``pada`` and give them to ``ke`` from ``pada`` on, all or none.

    A role that ``ke`` already holds there is only ended for ``dari``. An end that was set stays the end.
    Acting for somebody (Plt., Plh.) passes on with the role.
    """
    if dari.pk == ke.pk:
        raise galat("ke", "Penerus sama dengan yang menyerahkan.", "Pilih orang lain.")
    if not alasan.strip():
        raise galat("alasan", "Alasan belum diisi.", "Misalnya: mutasi, cuti panjang, atau pensiun.")
    diminta = set(tugas)
    if not diminta:
        raise galat("tugas", "Belum ada tugas yang dipilih.", "Centang paling sedikit satu tugas.")
    baris = list(
        Penugasan.objects.select_for_update(of=("self",))
        .filter(pk__in=diminta, akun=dari)
        .select_related("unit__instansi", "atas_nama_dari")
        .order_by("pk")
    )
    if len(baris) != len(diminta):
        raise TidakDitemukan(
            Masalah("tugas", "Ada tugas yang tidak ada lagi pada akun ini.", "Muat ulang halamannya.")
        )
    hasil = []
    for lama in baris:
        if lama.sampai is not None and lama.sampai <= pada:
            raise galat(
                "tugas",
                f"Tugas {lama.get_peran_display()} sudah berakhir sebelum {tulis_tanggal(pada)}.",
                "Hapus centangnya atau pilih tanggal yang lebih awal.",
            )
        sudah = _sudah_bertugas(ke, lama, pada)
        if not sudah:
            hasil.append(
                tugaskan(
                    akun=ke,
                    unit=lama.unit,
                    peran=lama.peran,
                    sejak=max(pada, lama.sejak),
                    sampai=lama.sampai,
                    atas_nama_dari=lama.atas_nama_dari if lama.atas_nama_dari_id != ke.pk else None,
                    sebagai_wakil=lama.sebagai_wakil if lama.atas_nama_dari_id != ke.pk else "",
                    menerima_dari=dari,
                    oleh=oleh,
                    peran_oleh=peran_oleh,
                    waktu=waktu,
                    alasan=alasan,
                )
            )
        if lama.sejak >= pada:
            batalkan_tugas(
                tugas=lama, pada=hari_ini, oleh=oleh, peran_oleh=peran_oleh, waktu=waktu, alasan=alasan
            )
        else:
            akhiri_tugas(
                tugas=lama, sampai=pada, oleh=oleh, peran_oleh=peran_oleh, waktu=waktu, alasan=alasan
            )
    return hasil


def _sudah_bertugas(ke: Akun, lama: Penugasan, pada: dt.date) -> bool:
    """Whether ``ke`` holds the same role at the same unit on ``pada`` and at least as long."""
    for lain in Penugasan.objects.filter(akun=ke, unit=lama.unit, peran=lama.peran, sejak__lte=pada):
        if lain.sampai is None or (lama.sampai is not None and lain.sampai >= lama.sampai):
            return True
    return False
