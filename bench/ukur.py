"""`make bench`: every figure of speed, written to bench/hasil.json (docs/kinerja.md tells the method).

Each figure is a ratio: our work against a yardstick that does the least that could be done, measured
in turns in the same run, so that a slow or busy machine slows both. Medians are quoted; smaller is
better; a figure above its limit makes the command fail.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

AKAR = Path(__file__).resolve().parents[1]
HASIL = AKAR / "bench" / "hasil.json"
HALAMAN = AKAR / "docs" / "kinerja.md"
PUTARAN = int(os.environ.get("SAKIP_PUTARAN", "5"))
PADA = dt.date(2026, 2, 1)

#: name -> largest ratio that is still good
BATAS = {
    "impor_wilayah": 3.0,
    "capaian_wilayah": 6.0,
    "impor_anggaran": 10.0,
    "impor_anggaran_postgresql": 15.0,
    "laporan_lkjip": 1.2,
    "laporan_lkjip_hangat": 0.6,
    "laporan_lkjip_memori": 1.0,
    "laporan_lkjip_docx": 1.0,
    "reviu_teks": 1.0,
    "reviu_teks_memori": 1.0,
    "reviu_teks_lepas": 1.0,
    "reviu_pdf": 2.0,
}


def bergiliran(kita: Callable[[], object], pembanding: Callable[[], object]) -> tuple[float, float]:
    """Medians in seconds of both, run in turns after one warm-up each."""
    waktu: tuple[list[float], list[float]] = ([], [])
    for putaran in range(PUTARAN + 1):
        for daftar, kerja in zip(waktu, (kita, pembanding), strict=True):
            mulai = time.perf_counter()
            kerja()
            if putaran:
                daftar.append(time.perf_counter() - mulai)
    return statistics.median(waktu[0]), statistics.median(waktu[1])


def catat(hasil: dict[str, dict[str, object]], nama: str, kita: float, dasar: float, rincian: str) -> None:
    """One figure, shown and kept."""
    simpan(
        hasil,
        nama,
        kita / dasar,
        f"{rincian}; {kita:.2f} s terhadap {dasar:.2f} s, median {PUTARAN} putaran",
    )


def simpan(hasil: dict[str, dict[str, object]], nama: str, nilai: float, rincian: str) -> None:
    """Keep and show a ratio."""
    rasio = round(nilai, 2)
    hasil[nama] = {"nilai": rasio, "batas": BATAS[nama], "satuan": "rasio", "rincian": rincian}
    tanda = "baik" if rasio <= BATAS[nama] else "TERLALU LAMBAT"
    print(f"{nama}: {rasio} (batas {BATAS[nama]}) {tanda} - {hasil[nama]['rincian']}", flush=True)


def siapkan_django(folder: Path) -> None:
    """A fresh SQLite database of its own, migrated."""
    os.environ["SAKIP_DATA"] = str(folder)
    os.environ.pop("SAKIP_BASISDATA", None)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sakip.situs.pengaturan")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def ukur_impor(hasil: dict[str, dict[str, object]], teks: str, folder: Path) -> None:
    """Import with all checks, against reading the JSON and inserting the same values unchecked."""
    from django.db import connection, transaction

    from sakip.akun.services import aktor_sistem
    from sakip.pengukuran.models import Isian
    from sakip.pertukaran.baca import baca_isi
    from sakip.pertukaran.impor import impor_paket

    basis = Path(connection.settings_dict["NAME"])
    kosong = folder / "kosong.sqlite3"
    connection.close()
    shutil.copy(basis, kosong)
    waktu = dt.datetime(2026, 1, 6, tzinfo=dt.UTC)

    def ulang() -> None:
        connection.close()
        for sisa in basis.parent.glob(basis.name + "-*"):
            sisa.unlink()
        shutil.copy(kosong, basis)

    def kita() -> None:
        ulang()
        impor_paket(baca_isi(teks.encode()), oleh=aktor_sistem(), waktu=waktu)

    def pembanding() -> None:
        ulang()
        with transaction.atomic():
            Isian.objects.bulk_create(_isian_polos(json.loads(teks)["isian"], waktu), batch_size=500)
            transaction.set_rollback(True)

    rincian = "paket 60 indikator x 12 bulan x 30 unit (43.200 isian): periksa, impor, jejak, rekap"
    catat(
        hasil,
        "impor_wilayah",
        *bergiliran(kita, pembanding),
        f"{rincian}; pembanding: baca JSON dan bulk_create isiannya, tanpa periksa",
    )
    kita()


def _isian_polos(isian: list[dict[str, str]], waktu: dt.datetime) -> list[object]:
    """Rows with made-up keys; they are rolled back, so that no key is ever looked up."""
    from decimal import Decimal

    from sakip.pengukuran.models import Isian

    nomor: dict[str, int] = {}
    return [
        Isian(
            unit_id=nomor.setdefault(i["unit"], len(nomor) + 1),
            variabel_id=nomor.setdefault(i["variabel"], len(nomor) + 1),
            periode=i["periode"],
            tahun=2025,
            nilai=Decimal(i["nilai"]),
            asal="impor",
            oleh_id=1,
            waktu=waktu,
        )
        for i in isian
    ]


def ukur_capaian(hasil: dict[str, dict[str, object]]) -> None:
    """The year of the region, against reading its 43.200 values into tuples."""
    from sakip.organisasi.models import Unit
    from sakip.pengukuran.models import Isian
    from sakip.pengukuran.queries import capaian_unit

    unit = Unit.objects.select_related("instansi").get(kode="kanwil")

    def kita() -> None:
        butir = capaian_unit(unit, 2025, bacaan="resmi", pada=PADA).butir
        assert len(butir) == 60 and all(b.capaian is not None for b in butir)

    def pembanding() -> None:
        kolom = ("unit_id", "variabel_id", "periode", "nilai", "keadaan")
        assert len(list(Isian.objects.filter(tahun=2025).values_list(*kolom))) == 43_200

    catat(
        hasil,
        "capaian_wilayah",
        *bergiliran(kita, pembanding),
        "capaian wilayah itu, 60 indikator; pembanding: membaca isiannya saja",
    )


def tulis_halaman(hasil: dict[str, dict[str, object]]) -> None:
    """Put the last figures into docs/kinerja.md, below its last heading."""
    depan, judul, _ = HALAMAN.read_text(encoding="utf-8").partition("## Last figures\n")
    baris = [f"| `{nama}` | {h['nilai']} | {h['batas']} | {h['rincian']} |" for nama, h in hasil.items()]
    tabel = ["", "| Figure | Ratio | Limit | What was measured |", "| --- | --- | --- | --- |", *baris, ""]
    HALAMAN.write_text(depan + judul + "\n".join(tabel), encoding="utf-8")


def utama() -> int:
    """Measure everything; the exit code is 1 when a figure is above its limit."""
    sys.path.insert(0, str(AKAR / "bench"))
    import impor_anggaran
    import laporan
    import reviu_waktu
    import wilayah

    hasil: dict[str, dict[str, object]] = {}
    with tempfile.TemporaryDirectory(prefix="sakip-ukur-") as nama:
        folder = Path(nama)
        siapkan_django(folder / "wilayah")
        teks = json.dumps(wilayah.paket(), ensure_ascii=False)
        ukur_impor(hasil, teks, folder)
        ukur_capaian(hasil)
        impor_anggaran.ukur(hasil, catat, bergiliran)
        impor_anggaran.ukur_postgresql(hasil, simpan)
        laporan.ukur(hasil, folder, catat, simpan, bergiliran)
        reviu_waktu.ukur(hasil, folder, simpan, next((folder / "keluaran").glob("*.docx")))
    HASIL.write_text(json.dumps(hasil, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    tulis_halaman(hasil)
    return int(any(float(str(h["nilai"])) > float(str(h["batas"])) for h in hasil.values()))


if __name__ == "__main__":
    raise SystemExit(utama())
