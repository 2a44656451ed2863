"""The owner's workbook: a year's targets, one row an indicator, one column a unit.

Sheet ``Target``: key, indicator, unit of counting, then a column for each unit (its code in row 1, its name
in row 2). Sheet ``Versi`` (hidden) says which state each cell was written from, so that a workbook that was
filled while others changed a target is refused by cell and not applied over them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from sakip.aturan.angka import tulis
from sakip.berkas.buku_kerja import Saran, bagian_buku, kemas, nama_kolom, terjaga
from sakip.inti.galat import GalatSakip, Masalah, galat
from sakip.organisasi.models import Unit
from sakip.perencanaan.models import ManualIndikator
from sakip.perjanjian.models import PenetapanTarget
from sakip.perjanjian.queries.penetapan import KolomUnit, manual_milik, penetapan
from sakip.perjanjian.services import SelMasuk
from sakip.perjanjian.teks_target import tulis_isian

LEMBAR, VERSI, PETUNJUK = "Target", "Versi", "Petunjuk"
TETAP = 3
BARIS_AWAL = 3
UKURAN_TERBESAR = 5 * 1024 * 1024
ISI_TERBESAR = 60 * 1024 * 1024
HAPUS = "hapus"
#: A cell beyond row 99.999 or column ZZ, which would blow up memory before it is read.
_JAUH = re.compile(rb"""r\s*=\s*["'](?:[A-Za-z]{0,3}[0-9]{6,}|[A-Za-z]{3}[0-9])""")
_UNGGAH_ASLI = "Unggah buku kerja yang diunduh dari halaman ini."
_SARAN = Saran(
    simpan="Simpan sebagai .xlsx, lalu unggah lagi.",
    asli=_UNGGAH_ASLI,
    salin=_UNGGAH_ASLI,
    rusak=("Berkas Excel tidak terbaca.", "Buka di Excel, simpan ulang, lalu unggah."),
)
_PETUNJUK = (
    "Isi target di lembar «Target»: satu baris satu indikator, satu kolom satu unit.",
    "Angka ditulis seperti biasa (92,5). Indikator berskala kata diisi katanya, misalnya BB atau WTP.",
    "Sel kosong tidak mengubah apa pun. Tulis «hapus» untuk menarik kembali sebuah target.",
    "Jangan mengubah kolom A, baris 1, dan nama lembar. Baris dan kolom boleh dibuang atau disembunyikan.",
    "Setelah diunggah, perubahan ditampilkan dahulu; baru tersimpan setelah Anda menekan «Terapkan».",
)


def alamat_sel(baris: int, kolom: int) -> str:
    """``Target!D5``: where a fault is, as a spreadsheet names it. Counted from 1."""
    return f"{LEMBAR}!{nama_kolom(kolom - 1)}{baris}"


# --- write ----------------------------------------------------------------------------------------


def buku_penetapan(pemilik: Unit, tahun: int, unit: Sequence[KolomUnit]) -> bytes:
    """The year's workbook, filled with what is set already."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    manual = manual_milik(pemilik, tahun)
    ada = {(t.indikator_id, t.unit_id): t for t in penetapan(pemilik, tahun)}
    buku = Workbook(write_only=True)
    lembar = buku.create_sheet(LEMBAR)
    lembar.freeze_panes = "D3"
    for huruf, lebar in (("A", 22), ("B", 60), ("C", 18)):
        lembar.column_dimensions[huruf].width = lebar

    def baris(isi: Iterable[Any], tebal: bool = False) -> list[Any]:
        hasil = []
        for nilai in isi:
            sel = WriteOnlyCell(lembar, value=nilai)
            if isinstance(nilai, str):
                sel.data_type = "s"  # never a formula, whatever a name begins with
            if tebal:
                sel.font = Font(bold=True)
            hasil.append(sel)
        return hasil

    lembar.append(baris(["Kunci", "Indikator", "Satuan", *(u.kode for u in unit)], True))
    lembar.append(baris(["", f"{pemilik.kode}, tahun {tahun}", "", *(u.singkat for u in unit)], True))
    for m in manual:
        isi = [ada.get((m.indikator_id, u.id)) for u in unit]
        lembar.append(baris([m.indikator.kunci, m.nama, _satuan(m), *(_nilai(t) for t in isi)]))
    versi = buku.create_sheet(VERSI)
    versi.sheet_state = "hidden"
    versi.append(["pemilik", pemilik.kode, "tahun", tahun])
    for m in manual:
        for u in unit:
            t = ada.get((m.indikator_id, u.id))
            if t is not None:
                versi.append(
                    [*baris([m.indikator.kunci, u.kode]), t.versi, *baris([tulis_isian(t.nilai, t.kata)])]
                )
    petunjuk = buku.create_sheet(PETUNJUK)
    petunjuk.column_dimensions["A"].width = 110
    for kalimat in _PETUNJUK:
        petunjuk.append([kalimat])
    aliran = io.BytesIO()
    buku.save(aliran)
    return aliran.getvalue()


def _satuan(m: ManualIndikator) -> str:
    if m.skala_kata:
        return "/".join(map(str, m.skala_kata))
    return f"{m.satuan} (skala {tulis(m.skala, None)})" if m.skala is not None else m.satuan


def _nilai(t: PenetapanTarget | None) -> Decimal | str | None:
    return None if t is None else t.kata if t.kata is not None else t.nilai


# --- read -----------------------------------------------------------------------------------------


def baca_buku(isi: bytes, pemilik: Unit, tahun: int) -> list[SelMasuk]:
    """The filled cells of a workbook, each with the version it was written from; faults by cell."""
    data, versi = _buka(isi)
    if not data:
        raise galat(LEMBAR, "Lembarnya kosong.", "Unduh lagi buku kerjanya, lalu isi.")
    _periksa_asal(versi, pemilik, tahun)
    asli = {(str(b[0]), str(b[1])): str(b[3]) for b in versi[1:] if len(b) > 3}
    dilihat = {
        (str(b[0]), str(b[1])): int(b[2]) for b in versi[1:] if len(b) > 2 and isinstance(b[2], int | float)
    }
    indikator = {m.indikator.kunci: m.indikator_id for m in manual_milik(pemilik, tahun)}
    kode = dict(Unit.objects.filter(instansi=pemilik.instansi_id).values_list("kode", "pk"))
    kepala = [str(k).strip() for k in data[0]]
    salah: list[Masalah] = []
    for k, nama in enumerate(kepala[TETAP:], TETAP + 1):
        if nama and nama not in kode:
            salah.append(
                Masalah(alamat_sel(1, k), f"Unit «{nama[:80]}» tidak ada.", "Jangan mengubah baris 1.")
            )
        elif nama and kepala.index(nama) != k - 1:
            salah.append(
                Masalah(alamat_sel(1, k), f"Unit «{nama}» tertulis dua kali.", "Buang salah satu kolomnya.")
            )
    hasil: list[SelMasuk] = []
    sudah: dict[str, int] = {}
    for n, b in enumerate(data[BARIS_AWAL - 1 :], BARIS_AWAL):
        kunci = str(b[0]).strip() if b else ""
        terisi = [(k, x) for k, x in enumerate(b, 1) if k > TETAP and x not in ("", None)]
        if not kunci:
            salah += (
                [Masalah(alamat_sel(n, 1), "Kunci indikator kosong.", "Salin dari buku asli.")]
                if terisi
                else []
            )
            continue
        if kunci not in indikator:
            salah.append(
                Masalah(
                    alamat_sel(n, 1),
                    f"Indikator «{kunci[:80]}» bukan milik {pemilik.kode} pada {tahun}.",
                    "Jangan mengubah kolom A.",
                )
            )
            continue
        if kunci in sudah:
            salah.append(
                Masalah(
                    alamat_sel(n, 1), f"Indikator ini sudah ada di baris {sudah[kunci]}.", "Buang salah satu."
                )
            )
            continue
        sudah[kunci] = n
        for k, x in terisi:
            nama = kepala[k - 1] if k <= len(kepala) else ""
            if not nama:
                salah.append(
                    Masalah(
                        alamat_sel(n, k),
                        "Kolomnya tidak berkode unit.",
                        "Isi baris 1, atau kosongkan selnya.",
                    )
                )
                continue
            if nama not in kode:
                continue
            try:
                teks = _teks(x, alamat_sel(n, k))
            except GalatSakip as satu:
                salah += satu.masalah
                continue
            if asli.get((kunci, nama)) == teks:
                continue  # nobody touched this cell: whatever others made of it meanwhile stands
            hasil.append(
                SelMasuk(
                    indikator[kunci],
                    kode[nama],
                    "" if teks.casefold() == HAPUS else teks,
                    dilihat.get((kunci, nama), 0),
                    alamat_sel(n, k),
                )
            )
    if salah:
        raise GalatSakip(salah)
    return hasil


def _buka(isi: bytes) -> tuple[list[list[Any]], list[list[Any]]]:
    from python_calamine import CalamineWorkbook

    if len(isi) > UKURAN_TERBESAR:
        raise galat("berkas", "Berkas lebih dari 5 MB.", _UNGGAH_ASLI)
    if not isi.startswith(b"PK\x03\x04"):
        raise galat("berkas", "Bukan berkas Excel (.xlsx).", "Simpan sebagai .xlsx, lalu unggah lagi.")
    with terjaga(_SARAN):
        bagian = bagian_buku(isi, _SARAN, isi_terbesar=ISI_TERBESAR)
        for nama, data in bagian.items():
            if nama.startswith("xl/worksheets/") and _JAUH.search(data):
                raise galat("berkas", "Ada isi yang jauh di luar tabelnya.", _UNGGAH_ASLI)
        buku = CalamineWorkbook.from_filelike(io.BytesIO(kemas(bagian)))
        if not {LEMBAR, VERSI} <= set(buku.sheet_names):
            raise galat("berkas", f"Lembar «{LEMBAR}» atau lembar versinya tidak ada.", _UNGGAH_ASLI)
        return (
            buku.get_sheet_by_name(LEMBAR).to_python(skip_empty_area=False),
            buku.get_sheet_by_name(VERSI).to_python(skip_empty_area=False),
        )


def _periksa_asal(versi: list[list[Any]], pemilik: Unit, tahun: int) -> None:
    kepala = versi[0] if versi else []
    asal = (str(kepala[1]), _bulat(kepala[3])) if len(kepala) > 3 else ("", None)
    if asal != (pemilik.kode, tahun):
        raise galat(
            "berkas",
            f"Buku kerja ini untuk {asal[0] or 'unit lain'} tahun {asal[1] or '?'},"
            f" bukan {pemilik.kode} tahun {tahun}.",
            "Unduh buku kerja dari halaman ini.",
        )


def _bulat(x: Any) -> int | None:
    return int(x) if isinstance(x, int | float) else None


def _teks(x: Any, tempat: str) -> str:
    """A cell as the person would have typed it; Excel's own 15 digits."""
    if isinstance(x, bool) or not isinstance(x, int | float | str):
        raise galat(tempat, f"«{x}» bukan target.", "Tulis angka, atau kata dari skala indikatornya.")
    if isinstance(x, str):
        return x.strip()
    return tulis_isian(Decimal(format(x, ".15g")), None)
