"""Corrections of what was stored wrongly: a version, a DIPA's name, a plan, a snapshot, an output.

Nothing is lost: the journal keeps every value before and after with the reason. What others stand on (money
already spent, a later version) is never taken away from under them.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Collection, Mapping, Sequence

from django.db import transaction

from sakip.akun.models import Akun
from sakip.anggaran.models import (
    BarisDipa,
    Dipa,
    JenisRevisi,
    KunciAnggaran,
    Potret,
    RealisasiBaris,
    RevisiDipa,
)
from sakip.anggaran.queries.kendali import BIDANG
from sakip.anggaran.queries.output import milik_kode
from sakip.anggaran.services.dasar import (
    Kunci,
    basi,
    catat_dipa,
    dipa_terkunci,
    periksa_alasan_koreksi,
    tolak_bila,
)
from sakip.anggaran.services.dipa import (
    BarisMasuk,
    alasan_dengan_hapus,
    baca_baris,
    baca_dokumen,
    gabung_lain,
    kegiatan_menurut_kode,
    periksa_alasan,
    periksa_kepala_dipa,
    periksa_tahun,
)
from sakip.aturan.periode import tulis_tanggal
from sakip.inti.galat import Masalah, TidakDitemukan
from sakip.organisasi.models import Unit

_Isi = dict[Kunci, BarisDipa]


def sidik_versi(r: RevisiDipa) -> str:
    """The version as it stands: a correction that was typed over another one is stale."""
    isi = r.baris.order_by("kode", "jenis_belanja").values_list(
        "kode", "jenis_belanja", "uraian", "pagu", "blokir", "catatan"
    )
    semua = repr((r.jenis, r.tanggal, r.alasan, *_dokumen(r).values(), list(isi)))
    return hashlib.sha256(semua.encode()).hexdigest()[:16]


def _versi(d: Dipa, nomor: int) -> RevisiDipa:
    r = d.revisi.filter(nomor=nomor).first()
    if r is None:
        raise TidakDitemukan(
            Masalah("versi", f"DIPA ini tidak mempunyai versi {nomor}.", "Mulai dari halaman DIPA-nya.")
        )
    return r


def _isi(r: RevisiDipa | None) -> _Isi:
    return {(b.kode, b.jenis_belanja): b for b in r.baris.all()} if r else {}


@transaction.atomic
def koreksi_versi(
    *, unit: Unit, tahun: int, dipa_id: int, nomor: int, dilihat: str, jenis_revisi: str, tanggal: dt.date,
    alasan_versi: str, baris: Sequence[BarisMasuk], alasan: str, ditampilkan: Collection[Kunci] | None = None,
    dihapus: Mapping[Kunci, str] | None = None, dokumen: Mapping[str, str] | None = None,
    oleh: Akun, peran: str, waktu: dt.datetime,
) -> int:  # fmt: skip
    """Correct a stored version in place; how many lines changed. ``alasan``: why it was wrong.

    For a mistake of typing only: what the office decided later is a new version. ``ditampilkan``: the
    lines that were shown, the others stay. Lines that differ from the version before need their reason.
    ``dokumen``: the totals that the document prints, as typed (None: they stay).
    """
    d = dipa_terkunci(unit, tahun, dipa_id)
    r = _versi(d, nomor)
    if sidik_versi(r) != dilihat:
        raise basi()
    salah: list[Masalah] = []
    periksa_alasan_koreksi(alasan, salah)
    sebelum = d.revisi.filter(nomor__lt=nomor).order_by("-nomor").first()
    sesudah = d.revisi.filter(nomor__gt=nomor).order_by("nomor").first()
    if (jenis_revisi == JenisRevisi.AWAL) != (r.jenis == JenisRevisi.AWAL) or (
        jenis_revisi not in JenisRevisi.values
    ):
        salah.append(Masalah("jenis", "Jenis versi tidak cocok.", "DIPA awal tetap DIPA awal."))
    for lain, lewat in ((sebelum, -1), (sesudah, 1)):
        if lain and lain.tanggal and (tanggal - lain.tanggal).days * lewat > 0:
            arah = "lebih awal" if lewat < 0 else "lebih lambat"
            salah.append(
                Masalah(
                    "tanggal",
                    f"Tanggal {arah} daripada versi {lain.nomor} ({tulis_tanggal(lain.tanggal)}).",
                    "Periksa tanggal pengesahannya.",
                )
            )
    periksa_tahun(tanggal, tahun, salah)
    lama = _isi(r)
    isi = baca_baris(baris, salah, boleh_kosong=ditampilkan is not None)
    gabung_lain(isi, lama, ditampilkan, salah)
    if sebelum and not alasan_versi.strip():
        periksa_alasan(_isi(sebelum), isi, baris, salah, dihapus or {})
    alasan_versi = alasan_dengan_hapus(alasan_versi, dihapus or {})
    _pot_tidak_hilang(d, isi, sesudah is None, salah)
    kendali = _dokumen(r) if dokumen is None else baca_dokumen(dokumen, salah)
    beda = beda_baris(lama, isi)
    kepala = {
        k: [str(a), str(b)]
        for k, a, b in (
            ("jenis", r.jenis, jenis_revisi), ("tanggal", r.tanggal, tanggal),
            ("alasan", r.alasan, alasan_versi),
        )
        if str(a) != str(b)
    } | {k: [a, kendali[k]] for k, a in _dokumen(r).items() if a != kendali[k]}  # fmt: skip
    if not salah and not beda and not kepala:
        salah.append(Masalah("baris", "Tidak ada yang berubah.", "Betulkan angkanya, atau tekan Batal."))
    tolak_bila(salah)
    r.jenis, r.tanggal, r.alasan = jenis_revisi, tanggal, alasan_versi
    for bidang, n in kendali.items():
        setattr(r, bidang, n)
    r.save()
    kegiatan = kegiatan_menurut_kode(d, lama)
    for b in isi.values():
        b.pk, b.revisi = None, r
        b.kegiatan = kegiatan.get(b.kode.partition(".")[0])
    r.baris.all().delete()
    BarisDipa.objects.bulk_create(isi.values())
    catat_dipa(
        d, "dipa.koreksi", oleh, peran, waktu, {"versi": nomor, "baris": beda, **kepala}, alasan.strip()
    )
    return len(beda)


def _dokumen(r: RevisiDipa) -> dict[str, int | None]:
    return {b: getattr(r, b) for b in BIDANG}


def beda_baris(lama: Mapping[Kunci, BarisDipa], baru: Mapping[Kunci, BarisDipa]) -> list[list[object]]:
    """[code, jenis, before, after] of every line that differs; None where there is no such line."""

    def kata(b: BarisDipa | None) -> list[object] | None:
        return None if b is None else [b.uraian, b.pagu, b.blokir, b.catatan]

    semua: list[list[object]] = [
        [*k, kata(lama.get(k)), kata(baru.get(k))] for k in sorted(lama.keys() | baru.keys())
    ]
    return [x for x in semua if x[2] != x[3]]


def _pot_tidak_hilang(d: Dipa, isi: Mapping[Kunci, object], terakhir: bool, salah: list[Masalah]) -> None:
    """Keys to indicators keep a line to stand on."""
    if not terakhir:
        return
    for kode in sorted({k for k in d.kunci.values_list("kode", flat=True) if k}):
        if not any(milik_kode(k, kode) for k, _ in isi):
            salah.append(
                Masalah("baris", f"Tidak ada baris lagi di bawah {kode}, padahal kunci uang memakainya.",
                        "Ubah dahulu kunci uangnya.")
            )  # fmt: skip


@transaction.atomic
def hapus_versi(
    *, unit: Unit, tahun: int, dipa_id: int, nomor: int, dilihat: str, alasan: str,
    oleh: Akun, peran: str, waktu: dt.datetime,
) -> None:  # fmt: skip
    """Take out the latest version; the first one only while nothing stands on the DIPA."""
    d = dipa_terkunci(unit, tahun, dipa_id)
    r = _versi(d, nomor)
    if sidik_versi(r) != dilihat:
        raise basi()
    salah: list[Masalah] = []
    periksa_alasan_koreksi(alasan, salah)
    if d.revisi.filter(nomor__gt=nomor).exists():
        salah.append(
            Masalah("versi", "Hanya versi terakhir yang dapat dihapus.", "Hapus dahulu versi sesudahnya.")
        )
    sebelum = d.revisi.filter(nomor__lt=nomor).order_by("-nomor").first()
    if sebelum is None:
        salah += _yang_menempel(d)
    else:
        _pot_tidak_hilang(d, _isi(sebelum), True, salah)
    tolak_bila(salah)
    lama = beda_baris(_isi(r), {})
    kepala = {"jenis": r.jenis, "tanggal": str(r.tanggal), "alasan_versi": r.alasan}
    dokumen = {k: n for k, n in _dokumen(r).items() if n is not None}
    r.delete()
    catat_dipa(
        d, "dipa.hapus_versi", oleh, peran, waktu,
        {"versi": [nomor, None], "baris": lama, **kepala, **dokumen}, alasan.strip(),
    )  # fmt: skip


def _yang_menempel(d: Dipa) -> list[Masalah]:
    hasil = []
    for ada, kata in (
        (RealisasiBaris.objects.filter(dipa=d).exists(), "realisasi"),
        (d.rpd.exists(), "RPD"),
        (d.rincian_output.exists(), "rincian output"),
        (KunciAnggaran.objects.filter(dipa=d).exists(), "kunci uang"),
    ):
        if ada:
            hasil.append(
                Masalah(
                    "versi", f"DIPA ini sudah mempunyai {kata}.", "Hapus itu dahulu, atau betulkan versinya."
                )
            )  # fmt: skip
    return hasil


@transaction.atomic
def ubah_dipa(
    *, unit: Unit, tahun: int, dipa_id: int, kode: str, nama: str, program_id: int | None, alasan: str,
    oleh: Akun, peran: str, waktu: dt.datetime,
) -> Dipa:  # fmt: skip
    """Correct the satker code, the name, or the programme."""
    d = dipa_terkunci(unit, tahun, dipa_id)
    salah: list[Masalah] = []
    periksa_alasan_koreksi(alasan, salah)
    kode, nama, program = periksa_kepala_dipa(unit, tahun, kode, nama, program_id, salah, kecuali=d.pk)
    lama = {"kode": d.kode, "nama": d.nama, "program": d.program.kode if d.program else None}
    baru = {"kode": kode, "nama": nama, "program": program.kode if program else None}
    if not salah and lama == baru:
        salah.append(Masalah("nama", "Tidak ada yang berubah.", "Betulkan isinya, atau tekan Batal."))
    tolak_bila(salah)
    d.kode, d.nama, d.program = kode, nama, program
    d.save()
    catat_dipa(
        d, "dipa.ubah", oleh, peran, waktu,
        {k: [lama[k], baru[k]] for k in lama if lama[k] != baru[k]}, alasan.strip(),
    )  # fmt: skip
    return d


@transaction.atomic
def hapus_dipa(
    *, unit: Unit, tahun: int, dipa_id: int, alasan: str, oleh: Akun, peran: str, waktu: dt.datetime
) -> None:
    """Take out a DIPA that was entered by mistake and on which nothing stands yet."""
    d = dipa_terkunci(unit, tahun, dipa_id)
    salah: list[Masalah] = []
    periksa_alasan_koreksi(alasan, salah)
    if d.revisi.exists():
        salah.append(
            Masalah(
                "dipa", "DIPA ini sudah mempunyai versi.", "Hapus dahulu versinya, atau betulkan DIPA-nya."
            )
        )
    salah += [Masalah("dipa", m.pesan, m.saran) for m in _yang_menempel(d)]
    tolak_bila(salah)
    catat_dipa(
        d, "dipa.hapus", oleh, peran, waktu, {"kode": [d.kode, None], "nama": [d.nama, None]}, alasan.strip()
    )
    d.delete()


@transaction.atomic
def hapus_rpd(
    *, unit: Unit, tahun: int, dipa_id: int, nomor_dilihat: int | None, alasan: str,
    oleh: Akun, peran: str, waktu: dt.datetime,
) -> None:  # fmt: skip
    """Take out the latest plan, so that the one before it holds again."""
    d = dipa_terkunci(unit, tahun, dipa_id)
    v = d.rpd.order_by("-nomor").first()
    if v is None or v.nomor != nomor_dilihat:
        raise basi()
    salah: list[Masalah] = []
    periksa_alasan_koreksi(alasan, salah)
    tolak_bila(salah)
    lama = list(v.baris.order_by("jenis_belanja", "bulan").values_list("jenis_belanja", "bulan", "rupiah"))
    nomor, tanggal = v.nomor, v.tanggal
    v.delete()
    catat_dipa(
        d, "rpd.hapus", oleh, peran, waktu,
        {"rpd": [nomor, None], "tanggal": tanggal.isoformat(), "baris": lama}, alasan.strip(),
    )  # fmt: skip


@transaction.atomic
def hapus_potret_dipa(
    *, unit: Unit, tahun: int, dipa_id: int, potret_id: int, alasan: str,
    oleh: Akun, peran: str, waktu: dt.datetime,
) -> None:  # fmt: skip
    """Take a DIPA's rows out of a snapshot that was entered wrongly; the snapshot goes when it is empty.

    One that a file brought keeps its head, so that the import still knows what it wrote.
    """
    d = dipa_terkunci(unit, tahun, dipa_id)
    milik = RealisasiBaris.objects.filter(dipa=d, potret=potret_id)
    p = Potret.objects.select_for_update(of=("self",)).filter(pk=potret_id).first()
    lama = list(
        milik.order_by("baris", "jenis_belanja").values_list("baris", "jenis_belanja", "rupiah", "catatan")
    )
    if p is None or not lama:
        raise TidakDitemukan(
            Masalah("potret", "Potret itu tidak memuat DIPA ini.", "Mulai dari riwayat DIPA-nya.")
        )
    salah: list[Masalah] = []
    periksa_alasan_koreksi(alasan, salah)
    tolak_bila(salah)
    milik.delete()
    sebut = f"{p.sumber} {p.per_tanggal.isoformat()}"
    if p.berkas_id is None and not p.realisasi.exists():
        p.delete()
    catat_dipa(
        d, "potret.hapus", oleh, peran, waktu,
        {"potret": sebut, "rupiah": [sum(x[2] for x in lama), None], "baris": lama}, alasan.strip(),
    )  # fmt: skip
