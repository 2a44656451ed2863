"""A changed evidence list is told to its operators by e-mail, as soon as it stands."""

from __future__ import annotations

import datetime as dt
import logging
from collections import defaultdict
from smtplib import SMTPRecipientsRefused

from django.core.mail import EmailMessage, get_connection
from django.db.models import Q

from sakip.akun.models import Akun, JenisAkun
from sakip.aturan.wewenang import WEWENANG
from sakip.organisasi.models import Garis, Leluhur, Penugasan
from sakip.organisasi.queries import nama_unit, tahun_pohon
from sakip.perjanjian.models import PelaksanaTargetKinerja, SyaratBukti

catatan = logging.getLogger(__name__)


def penerima_syarat(s: SyaratBukti, pada: dt.date) -> dict[Akun, list[int]]:
    """Who fills the target and has an address: the person to the units that have not read the version.

    The scope is that of the door: a role holds in its unit and below it on the line of command. A first
    version is no change, so that nobody is told. Four queries.
    """
    if s.nomor < 2:
        return {}
    tahun = s.target.kelompok.tahun
    belum = PelaksanaTargetKinerja.objects.filter(target=s.target_id, diketahui_syarat__lt=s.nomor)
    menjawab: dict[int, set[int]] = defaultdict(set)
    for unit, penanggung in belum.values_list("unit_id", "penanggung_id"):
        menjawab[unit].add(unit)
        if penanggung is not None:
            menjawab[penanggung].add(unit)
    atas: dict[int, set[int]] = defaultdict(set)
    for u, isi in menjawab.items():
        atas[u] |= isi
    baris = Leluhur.objects.filter(
        tahun=tahun_pohon(s.target.kelompok.instansi_id, tahun), garis=Garis.KOMANDO, unit_id__in=menjawab
    )
    for leluhur, unit in baris.values_list("leluhur_id", "unit_id"):
        atas[leluhur] |= menjawab[unit]
    tugas = (
        Penugasan.objects.filter(
            Q(sampai__isnull=True) | Q(sampai__gt=pada),
            sejak__lte=pada,
            peran__in=WEWENANG["isi_target_kinerja"],
            unit_id__in=atas,
            akun__is_active=True,
            akun__jenis=JenisAkun.ORANG,
        )
        .exclude(akun__surel__isnull=True)
        .exclude(akun__surel="")
        .exclude(akun=s.oleh_id)
        .select_related("akun")
        .order_by("akun__nama", "akun_id")
    )
    hasil: dict[Akun, set[int]] = defaultdict(set)
    for t in tugas:
        hasil[t.akun] |= atas[t.unit_id]
    return {akun: sorted(unit) for akun, unit in hasil.items()}


def kabari_syarat(*, syarat: int, alamat: str, pada: dt.date) -> int:
    """Send one letter to each operator over one connection; returns how many went out.

    An address that the server refuses is logged and passed over. A server that cannot be reached raises
    (``OSError``, ``SMTPException``): the list stands, and the daily reminder tells of it again.
    """
    s = SyaratBukti.objects.select_related("target__kelompok", "target__pemilik").get(pk=syarat)
    orang = penerima_syarat(s, pada)
    nama = nama_unit({u for unit in orang.values() for u in unit} | {s.target.pemilik_id}, pada)
    terkirim = 0
    with get_connection(fail_silently=False) as sambungan:
        for akun, unit in orang.items():
            surat = EmailMessage(
                f"SAKIP: syarat bukti Target Kinerja {s.target.kode} berubah",
                _badan(s, akun, [nama.get(u, ("",))[0] for u in unit], nama, alamat),
                to=[str(akun.surel)],
                connection=sambungan,
            )
            try:
                terkirim += surat.send()
            except SMTPRecipientsRefused as salah:
                catatan.error("surel perubahan syarat bukti ditolak server: %s", salah)
    return terkirim


def _badan(s: SyaratBukti, akun: Akun, unit: list[str], nama: dict[int, tuple[str, str]], alamat: str) -> str:
    t = s.target
    pemilik = nama.get(t.pemilik_id, (t.pemilik.kode, ""))[0]
    butir = [f"- {b['uraian']}{'' if b['wajib'] else ' (tidak wajib)'}" for b in s.butir]
    return "\n".join(
        [
            f"Yth. {akun.nama},",
            "",
            f"{pemilik} mengubah daftar bukti Target Kinerja {t.kode} tahun {t.kelompok.tahun}: {t.nama}.",
            f"Berlaku mulai {s.berlaku_periode}. Alasan: {s.alasan}",
            f"Unit: {', '.join(unit)}.",
            "",
            f"Bukti yang diminta sekarang (versi {s.nomor}):",
            *butir,
            *([f"Contoh bentuknya: {s.nama_contoh}, diunduh di halaman targetnya."] if s.nama_contoh else []),
            "",
            f"Buka {alamat} untuk membacanya, lalu tekan Sudah saya baca.",
        ]
    )
