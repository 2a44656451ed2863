"""The form of a unit and month: what is due, what stands there, what follows from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from sakip.agenda.queries import tenggat
from sakip.akun.models import Akun
from sakip.inti.galat import galat
from sakip.organisasi.models import Unit
from sakip.organisasi.pintu import Wewenang
from sakip.pengukuran.baris_formulir import baris_langsung, baris_variabel
from sakip.pengukuran.formulir import FORMULIR, Formulir
from sakip.pengukuran.pratinjau import Pratinjau, pratinjau
from sakip.pengukuran.queries.alur import catatan_langkah, perjalanan, terkunci
from sakip.pengukuran.queries.alur_baris import Pokok, terverifikasi
from sakip.pengukuran.queries.formulir_bahan import Bahan, bahan_formulir

TAHUN_TERKECIL, TAHUN_TERBESAR = 2000, 2100


def formulir(unit: Unit, tahun: int, bulan: int, *, pada: dt.date, akun: Akun | None = None) -> Formulir:
    """The form as it stands, in a fixed number of queries.

    ``akun``: for whom it is read; names of persons are masked unless they may see them. None is the system
    itself (services, workbooks), which sees everything: never give its answer to a page.
    """
    periksa_bulan(tahun, bulan)
    bahan = bahan_formulir(unit, tahun, bulan)
    return susun(bahan, pratinjau(bahan, {}, pada), pada=pada, akun=akun)


def periksa_bulan(tahun: int, bulan: int) -> None:
    """Refuses a month or a year that does not exist."""
    if not 1 <= bulan <= 12 or not TAHUN_TERKECIL <= tahun <= TAHUN_TERBESAR:
        raise galat("alamat", f"Bulan {bulan} tahun {tahun} tidak ada.", "Pilih bulan 1 sampai 12.")


def susun(bahan: Bahan, hasil: Pratinjau, *, pada: dt.date, akun: Akun | None = None) -> Formulir:
    """The stored lines with the indicators and warnings of ``hasil``."""
    unit, tahun, bulan = bahan.unit, bahan.tahun, bahan.bulan
    jalan = perjalanan(unit, tahun, bulan)
    terkunci_sebab = terkunci(unit, tahun, bulan, pada)
    catatan: Mapping[str, str] = {}
    if jalan.alasan_kembali:
        catatan = catatan_langkah([jalan.langkah[-1].pk]).get(jalan.langkah[-1].pk, {})
    pokok = [
        *(Pokok(f"v-{t.variabel.pk}", t.periode) for t in bahan.tempo),
        *(Pokok(f"i-{i}", p) for i, p in bahan.langsung_tempo.items()),
    ]
    sudah = terverifikasi(unit, tahun, bahan.periode, jalan.pengajuan_id, pokok)
    samarkan = akun is not None and not Wewenang(akun, pada).boleh("lihat_pribadi", unit, tahun)
    variabel = tuple(
        baris_variabel(
            bahan,
            t,
            samarkan=samarkan,
            catatan=catatan.get(f"v-{t.variabel.pk}", ""),
            terverifikasi=f"v-{t.variabel.pk}" in sudah,
        )
        for t in bahan.tempo
    )
    langsung = tuple(
        baris_langsung(bahan, i, p, catatan=catatan.get(f"i-{i}", ""), terverifikasi=f"i-{i}" in sudah)
        for i, p in bahan.langsung_tempo.items()
    )
    return Formulir(
        unit_id=unit.pk,
        kode_unit=unit.kode,
        nama_unit=bahan.nama_unit,
        instansi=unit.instansi.kode,
        tahun=tahun,
        bulan=bulan,
        periode=bahan.periode,
        keadaan=jalan.keadaan,
        dapat_diisi=not terkunci_sebab,
        alasan_terkunci=terkunci_sebab,
        variabel=variabel,
        langsung=langsung,
        indikator=hasil.indikator,
        peringatan=hasil.peringatan,
        tenggat=tenggat(unit, FORMULIR, bahan.periode),
        belum_terisi=(
            *(b.medan for b in variabel if not b.keadaan),
            *(b.medan for b in langsung if b.nilai is None and b.kata is None),
        ),
        alasan_kembali=jalan.alasan_kembali,
    )
