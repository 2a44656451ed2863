"""Speed of the import desk: 50.000 rows of an OM-SPAN export, against reading the same file with calamine."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

BARIS = 50_000
SATKER = 20
TAHUN = 2025
JUDUL = [
    "Kode Satker",
    "Nama Satker",
    "Program",
    "Kegiatan",
    "KRO",
    "RO",
    "Komponen",
    "Akun",
    "Uraian",
    "Pagu",
    "Realisasi",
]
AKUN = ("511111", "511121", "521111", "521211", "522111", "524111", "532111", "533111")
_WAKTU = dt.datetime(2025, 7, 1, 3, tzinfo=dt.UTC)


def berkas(baris: int = BARIS) -> bytes:
    """The workbook: titles, headings, rows by account, a total."""
    import openpyxl

    acak = random.Random(11)
    wb = openpyxl.Workbook(write_only=True)
    ws = wb.create_sheet("Data")
    ws.append(["LAPORAN REALISASI ANGGARAN"])
    ws.append(["Sampai dengan 30 Juni 2025"])
    ws.append(JUDUL)
    for kode, akun in _kunci(baris):
        pagu = acak.randint(1, 900) * 1_000_000
        ws.append([kode[0], f"Satker {kode[0]}", "WA", *kode[1:], akun, f"Belanja {akun}", pagu, pagu // 2])
    ws.append(["Jumlah", *[""] * 8, 0, 0])
    aliran = io.BytesIO()
    wb.save(aliran)
    return aliran.getvalue()


def _kunci(baris: int) -> list[tuple[tuple[str, str, str, str, str], str]]:
    hasil = []
    for n in range(baris):
        akun = AKUN[n % len(AKUN)]
        k = n // len(AKUN)
        satker, k = k % SATKER, k // SATKER
        kode = (f"{408100 + satker}", f"{5200 + k % 7}", "EBA", f"{900 + k // 7 % 9}", f"{k // 63:03d}")
        hasil.append((kode, akun))
    return hasil


def ukur(
    hasil: dict[str, dict[str, object]],
    catat: Callable[..., None],
    bergiliran: Callable[..., tuple[float, float]],
) -> None:
    """Preview and apply with every check into an office whose DIPA has all the lines, then roll back."""
    import python_calamine as calamine
    from django.db import connection, transaction

    from sakip.akun.services import aktor_sistem
    from sakip.pertukaran.meja.services import Permintaan, simpan_berkas, susun_rencana, terapkan

    isi = berkas()
    unit, peta, boleh = _kantor()
    oleh = aktor_sistem()
    tersimpan = simpan_berkas(instansi=unit.instansi, isi=isi)
    p = Permintaan(tersimpan, "omspan.xlsx", peta, unit, TAHUN, boleh, {"per_tanggal": dt.date(2025, 6, 30)})
    segel = p.segel(susun_rencana(p, isi))

    def kita() -> None:
        with transaction.atomic():
            impor = terapkan(permintaan=p, segel=segel, oleh=oleh, peran="Sistem", waktu=_WAKTU)
            assert impor.baris == BARIS
            transaction.set_rollback(True)

    def pembanding() -> None:
        buku = calamine.CalamineWorkbook.from_filelike(io.BytesIO(isi))
        assert len(buku.get_sheet_by_index(0).to_python()) == BARIS + 4

    nama = "impor_anggaran_postgresql" if connection.vendor == "postgresql" else "impor_anggaran"
    catat(
        hasil,
        nama,
        *bergiliran(kita, pembanding),
        f"berkas OM-SPAN {BARIS} baris x {len(JUDUL)} kolom, {SATKER} satker: baca, periksa, jumlahkan, "
        "banding, segel, tulis, jejak; pembanding: calamine membaca berkas yang sama",
    )


def _kantor() -> tuple[Any, Any, frozenset[int]]:
    """An office with the DIPA of all satker, all lines in place, and the mapping."""
    from sakip.akun.services import aktor_sistem
    from sakip.anggaran.models import BarisDipa, Dipa, RevisiDipa
    from sakip.organisasi.models import Instansi, Unit
    from sakip.perencanaan.models import SumberData
    from sakip.pertukaran.meja.peta import Peta
    from sakip.pertukaran.meja.services import simpan_peta

    instansi = Instansi.objects.create(kode="uji-impor", nama="Instansi Uji Impor", jenis="kementerian")
    unit = Unit.objects.create(instansi=instansi, kode="kantor-impor", jenis="kanwil")
    revisi = {}
    for n in range(SATKER):
        dipa = Dipa.objects.create(
            instansi=instansi, kode=f"{408100 + n}", tahun=TAHUN, unit=unit, nama=f"Satker {n}"
        )
        revisi[dipa.kode] = RevisiDipa.objects.create(
            dipa=dipa, nomor=0, jenis="awal", tanggal=dt.date(2025, 1, 2)
        )
    baris = {(k[0], ".".join(k[1:]), akun[:2]) for k, akun in _kunci(BARIS)}
    BarisDipa.objects.bulk_create(
        [
            BarisDipa(revisi=revisi[s], kode=kode.lower(), uraian=kode, jenis_belanja=j, pagu=10**12)
            for s, kode, j in sorted(baris)
        ],
        batch_size=500,
    )
    sumber = SumberData.objects.create(instansi=instansi, nama="OM-SPAN")
    medan = {"satker": 0, "kegiatan": 3, "kro": 4, "ro": 5, "komponen": 6, "akun": 7, "pagu": 9, "nilai": 10}
    peta = simpan_peta(
        sumber=sumber, jenis="realisasi", peta=Peta(kepala=3, kolom={m: JUDUL[k] for m, k in medan.items()}),
        kepala=JUDUL, unit=unit, oleh=aktor_sistem(), peran="Sistem", waktu=_WAKTU,
    )  # fmt: skip
    return unit, peta, frozenset({unit.pk})


def ukur_postgresql(
    hasil: dict[str, dict[str, object]],
    simpan: Callable[[dict[str, dict[str, object]], str, float, str], None],
) -> None:
    """The same on PostgreSQL, in a process of its own; left out, with a message, where there is none."""
    akar = Path(__file__).resolve().parents[1]
    sys.path.insert(0, str(akar / "skrip"))
    import postgres

    try:
        with postgres.peladen() as alamat, tempfile.TemporaryDirectory(prefix="sakip-ukur-") as folder:
            keluar = Path(folder) / "hasil.json"
            perintah = [sys.executable, str(Path(__file__).resolve()), str(keluar)]
            subprocess.run(perintah, cwd=akar, env={**os.environ, "SAKIP_BASISDATA": alamat}, check=False)
            isi = json.loads(keluar.read_text(encoding="utf-8"))
    except postgres.TidakAda as alasan:
        print(f"impor_anggaran_postgresql: dilewati, {alasan}", flush=True)
        return
    for nama, h in isi.items():
        simpan(hasil, nama, float(h["nilai"]), str(h["rincian"]))


@contextmanager
def _basisdata(alamat: str) -> Iterator[None]:
    """The database that ``alamat`` names, made for this run and dropped again."""
    import psycopg
    from psycopg import sql

    nama = sql.Identifier(alamat.rpartition("/")[2])
    with psycopg.connect(alamat, dbname="postgres", autocommit=True) as sambungan:
        sambungan.execute(sql.SQL("create database {}").format(nama))
    try:
        yield
    finally:
        with psycopg.connect(alamat, dbname="postgres", autocommit=True) as sambungan:
            sambungan.execute(sql.SQL("drop database {} with (force)").format(nama))


def utama() -> int:
    """Measure this alone: on the new database that ``SAKIP_BASISDATA`` names, or on SQLite.

    With a path as argument the figure is written there too.
    """
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    import ukur as bench

    alamat = os.environ.get("SAKIP_BASISDATA", "")
    hasil: dict[str, dict[str, object]] = {}
    with (
        tempfile.TemporaryDirectory(prefix="sakip-ukur-") as folder,
        _basisdata(alamat) if alamat else nullcontext(),
    ):
        os.environ["SAKIP_DATA"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sakip.situs.pengaturan")
        import django
        from django.core.management import call_command
        from django.db import connection

        django.setup()
        call_command("migrate", verbosity=0)
        ukur(hasil, bench.catat, bench.bergiliran)
        assert bool(alamat) == (connection.vendor == "postgresql")
        connection.close()
    (satu,) = hasil.values()
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(json.dumps(hasil), encoding="utf-8")
    return int(float(str(satu["nilai"])) > float(str(satu["batas"])))


if __name__ == "__main__":
    raise SystemExit(utama())
