"""The inspector's working paper of a review as a file."""

from __future__ import annotations

import datetime as dt
import io
import textwrap
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe
from openpyxl import load_workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from sakip.dokumen import tulis_docx
from sakip.evaluasi.models import KeadaanReviu, Putusan, ReviuLaporan, TemuanReviu
from sakip.evaluasi.queries import Saringan, satu_reviu, temuan_reviu
from sakip.inti.ekspor import XLSX, buku
from sakip.naskah.kertas_kerja import susun_kertas_reviu
from sakip.organisasi.pintu import masuk
from sakip.organisasi.queries import nama_unit
from sakip.reviu import KELAS
from sakip.reviu.keluar import NAMA_KELAS, SEBUT_KEPASTIAN, tempat

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KEPALA = (
    "Nomor", "Jenis", "Kepastian", "Tempat", "Kutipan", "Tercetak", "Seharusnya", "Uraian", "Saran",
    "Putusan", "Alasan", "Pereviu", "Waktu putusan",
)  # fmt: skip
#: Column widths in letters.
LEBAR_RINGKASAN = (54, 34, 18, 18)
LEBAR = (8, 16, 11, 13, 30, 15, 15, 40, 24, 15, 24, 15, 17)
_TINGGI_BARIS = 15  # points


@masuk
@require_safe
def kertas_kerja(request: Any, reviu: int, bentuk: str) -> HttpResponse:
    """DOCX to edit and sign, or XLSX with one row for each finding."""
    lingkup = request.wewenang.unit_boleh("lihat_reviu") | request.wewenang.unit_boleh("susun_laporan")
    satu = satu_reviu(reviu, lingkup)
    if satu.keadaan != KeadaanReviu.SELESAI:
        raise Http404("Laporan ini belum selesai diperiksa.")
    temuan = temuan_reviu(satu, Saringan())
    nama = f"kertas kerja reviu {satu.unit.kode} {satu.tahun}"
    kantor = nama_unit([satu.unit_id], timezone.localdate())[satu.unit_id][0]
    if bentuk == "xlsx":
        jawaban = HttpResponse(_buku(satu, temuan, kantor), content_type=XLSX)
        jawaban["Content-Disposition"] = f'attachment; filename="{slugify(nama)}.xlsx"'
        return jawaban
    dokumen = susun_kertas_reviu(
        satu,
        temuan,
        nama_unit=kantor,
        nama_instansi=satu.unit.instansi.nama,
        tanggal=timezone.localdate(),
    )
    isi = tulis_docx(dokumen, halaman=None, folder_huruf=Path(settings.SAKIP_FRONTEND) / "@expo-google-fonts")
    jawaban = HttpResponse(isi, content_type=DOCX)
    jawaban["Content-Disposition"] = f'attachment; filename="{slugify(nama)}.docx"'
    return jawaban


def _buku(reviu: ReviuLaporan, temuan: Sequence[TemuanReviu], kantor: str) -> bytes:
    """The findings to filter and print, and on a second sheet what was checked, counted by kind."""
    lembar_temuan = buku("Temuan", KEPALA, (_baris(t) for t in temuan))
    berkas = load_workbook(io.BytesIO(lembar_temuan))
    lembar: Any = berkas.active
    for n, lebar in enumerate(LEBAR, 1):
        lembar.column_dimensions[get_column_letter(n)].width = lebar
    for n, baris in enumerate(lembar.iter_rows(), 1):
        # Excel and LibreOffice do not raise rows of wrapped text when they open a file.
        banyak = max(_garis(str(s.value or ""), x) for s, x in zip(baris, LEBAR, strict=True))
        lembar.row_dimensions[n].height = min(banyak * _TINGGI_BARIS, 405)
        for sel in baris:
            sel.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(sel.value, dt.datetime):
                sel.number_format = "dd-mm-yyyy hh:mm"
    lembar.auto_filter.ref = lembar.dimensions
    lembar.page_setup.orientation, lembar.page_setup.paperSize = "landscape", lembar.PAPERSIZE_A4
    lembar.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    lembar.page_setup.fitToHeight = 0
    lembar.print_title_rows = "1:1"
    lembar.print_options.gridLines = True
    _ringkasan(berkas.create_sheet("Ringkasan"), reviu, temuan, kantor)
    aliran = io.BytesIO()
    berkas.save(aliran)
    return aliran.getvalue()


def _garis(teks: str, lebar: int) -> int:
    """How many lines a text takes in a column of so many letters."""
    return sum(len(textwrap.wrap(t, lebar)) or 1 for t in teks.split("\n"))


def _ringkasan(lembar: Any, reviu: ReviuLaporan, temuan: Sequence[TemuanReviu], kantor: str) -> None:
    cacah = Counter((t.kelas, t.putusan) for t in temuan)
    isi: list[list[Any]] = [
        ["Kantor", kantor],
        ["Tahun laporan", reviu.tahun],
        ["Berkas", reviu.nama_berkas],
        ["Sidik berkas", reviu.berkas.sha256],
        [],
        ["Jenis temuan", *(str(p.label) for p in Putusan)],
        *(
            [NAMA_KELAS.get(k, k), *(cacah[k, p] for p in Putusan)]
            for k in KELAS
            if any(cacah[k, p] for p in Putusan)
        ),
        ["Jumlah", *(sum(t.putusan == p for t in temuan) for p in Putusan)],
    ]
    for n, baris in enumerate(isi, 1):
        for k, nilai in enumerate(baris, 1):
            sel = lembar.cell(n, k, nilai)
            if isinstance(nilai, str):
                sel.data_type = "s"  # a file named "=1+1" stays a name
            sel.font = Font(bold=(k == 1 and n < 5) or n in (6, len(isi)))
            sel.alignment = Alignment(
                wrap_text=True, vertical="top", horizontal="left" if n < 5 else "right" if k > 1 else None
            )
    for n, baris in enumerate(isi, 1):
        banyak = max((_garis(str(s), x) for s, x in zip(baris, LEBAR_RINGKASAN, strict=False)), default=1)
        lembar.row_dimensions[n].height = banyak * _TINGGI_BARIS
    for k, lebar in enumerate(LEBAR_RINGKASAN, 1):
        lembar.column_dimensions[get_column_letter(k)].width = lebar
    lembar.page_setup.paperSize = lembar.PAPERSIZE_A4
    lembar.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    lembar.page_setup.fitToHeight = 0


def _baris(t: TemuanReviu) -> list[Any]:
    return [
        t.urut,
        NAMA_KELAS.get(t.kelas, t.kelas),
        SEBUT_KEPASTIAN[t.kepastian],
        tempat(t),
        t.kutipan,
        t.tercetak,
        t.seharusnya,
        t.uraian,
        t.saran,
        t.get_putusan_display(),
        t.alasan,
        t.oleh.nama if t.oleh else "",
        t.waktu,
    ]
