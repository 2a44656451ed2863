"""An office is split, or passes to another agency, together with its indicators.

Indicators, variables and sasaran are an agency's own. One that goes to another agency gets a new identity
there with the same key, the manual in force, and a link to the old one (``pendahulu``) that says whether
the two are comparable; the series of earlier years follows that link. Within the same agency the indicator
stays what it is, unless the office that ends was its owner.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from sakip.akun.models import Akun
from sakip.inti.galat import Basi, Masalah
from sakip.jejak.services import catat
from sakip.organisasi.models import Instansi
from sakip.organisasi.services.dasar import kunci_instansi, periksa_alasan
from sakip.organisasi.services.pecah import RencanaPecah, susun_pecah
from sakip.organisasi.services.pecah_tulis import pasang_pecah, periksa_pecah
from sakip.perencanaan.services.pecah_indikator import HasilPecah, PilihanIndikator, susun_indikator
from sakip.perencanaan.services.pecah_salin import Penyalin

__all__ = ["HasilPecah", "PilihanIndikator", "terapkan_pecah", "uji_pecah"]


def uji_pecah(
    *, rencana: RencanaPecah, indikator: Sequence[PilihanIndikator], waktu: dt.datetime
) -> HasilPecah:
    """Work the split out and say what is wrong with it. Nothing is written and nobody has to wait."""
    susunan = susun_pecah(rencana, waktu)
    periksa_pecah(rencana, susunan)
    hasil = HasilPecah(susunan, susun_indikator(rencana, susunan, indikator))
    Penyalin(rencana, hasil, tulis=False).salin()
    return hasil


@transaction.atomic
def terapkan_pecah(
    *,
    rencana: RencanaPecah,
    indikator: Sequence[PilihanIndikator],
    sidik: str,
    oleh: Akun,
    peran: str,
    waktu: dt.datetime,
) -> HasilPecah:
    """Split the unit, all or nothing. ``sidik`` is that of the preview; another result is :class:`Basi`.

    One entry goes to the journal of the old unit; each successor's own journal begins with a short one that
    points there (a new agency's chains begin with it).
    """
    alasan = periksa_alasan(rencana.alasan)
    hasil = _kerjakan(rencana, indikator, oleh, peran, waktu)
    if hasil.sidik != sidik:
        raise Basi(
            Masalah(
                "", "Datanya berubah sejak pratinjau dibuat.", "Periksa pratinjau yang baru, lalu terapkan."
            )
        )
    unit, s = rencana.unit, hasil.susunan
    for alamat in (p.alamat for p in rencana.penerus):
        catat(
            rantai=alamat,
            aksi="unit.lahir",
            oleh=oleh,
            peran=peran,
            objek=f"unit:{alamat}",
            perubahan={"melanjutkan": unit.rantai_jejak, "tanggal": rencana.tanggal},
            waktu=waktu,
            alasan=alasan,
        )
    catat(
        rantai=unit.rantai_jejak,
        aksi="unit.pecah",
        oleh=oleh,
        peran=peran,
        objek=f"unit:{unit.kode}",
        perubahan={
            "tanggal": rencana.tanggal,
            "penerus": [p.alamat for p in rencana.penerus],
            "lahir": {a.alamat: a.sebut_dari for a in s.lahir},
            "tutup": [kode for _, kode, _ in s.tutup],
            "pindah": [[p.kode, p.garis, p.ke] for p in s.pindah],
            "kode": [[k.sistem, k.kode, k.dari, k.ke] for k in s.kode],
            "indikator": [
                [b.kunci, f"{b.instansi}/{b.kunci_baru}", b.cara, b.sebanding] for b in hasil.indikator
            ],
            "variabel": hasil.variabel,
            "sasaran": hasil.sasaran,
            "renstra": hasil.renstra,
        },
        waktu=waktu,
        alasan=alasan,
    )
    return hasil


def _kerjakan(
    rencana: RencanaPecah, pilihan: Sequence[PilihanIndikator], oleh: Akun, peran: str, waktu: dt.datetime
) -> HasilPecah:
    tujuan = Instansi.objects.filter(kode__in=[p.instansi for p in rencana.penerus])
    kunci_instansi(rencana.unit.instansi_id, *tujuan.values_list("pk", flat=True))
    susunan = susun_pecah(rencana, waktu)
    periksa_pecah(rencana, susunan)
    hasil = HasilPecah(susunan, susun_indikator(rencana, susunan, pilihan))
    hasil.baru = pasang_pecah(rencana, susunan, oleh=oleh, peran=peran, waktu=waktu)
    Penyalin(rencana, hasil).salin()
    return hasil
