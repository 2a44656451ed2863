"""The inspector's working paper of a review as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from sakip.dokumen import tulis_docx
from sakip.evaluasi.models import KeadaanReviu, TemuanReviu
from sakip.evaluasi.queries import Saringan, satu_reviu, temuan_reviu
from sakip.inti.ekspor import tulis_xlsx
from sakip.naskah.kertas_kerja import susun_kertas_reviu
from sakip.organisasi.pintu import masuk
from sakip.organisasi.queries import nama_unit
from sakip.reviu.keluar import NAMA_KELAS, SEBUT_KEPASTIAN, tempat

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KEPALA = (
    "Nomor", "Jenis", "Kepastian", "Tempat", "Kutipan", "Tercetak", "Seharusnya", "Uraian", "Saran",
    "Putusan", "Alasan", "Pereviu", "Waktu putusan",
)  # fmt: skip


@masuk
@require_safe
def kertas_kerja(request: Any, reviu: int, bentuk: str) -> HttpResponse:
    """DOCX to edit and sign, or XLSX with one row for each finding."""
    lingkup = request.wewenang.unit_boleh("reviu") | request.wewenang.unit_boleh("susun_laporan")
    satu = satu_reviu(reviu, lingkup)
    if satu.keadaan != KeadaanReviu.SELESAI:
        raise Http404("Laporan ini belum selesai diperiksa.")
    temuan = temuan_reviu(satu, Saringan())
    nama = f"kertas kerja reviu {satu.unit.kode} {satu.tahun}"
    if bentuk == "xlsx":
        return tulis_xlsx(nama, KEPALA, (_baris(t) for t in temuan))
    dokumen = susun_kertas_reviu(
        satu,
        temuan,
        nama_unit=nama_unit([satu.unit_id], timezone.localdate())[satu.unit_id][0],
        nama_instansi=satu.unit.instansi.nama,
        tanggal=timezone.localdate(),
    )
    isi = tulis_docx(dokumen, halaman=None, folder_huruf=Path(settings.SAKIP_FRONTEND) / "@expo-google-fonts")
    jawaban = HttpResponse(isi, content_type=DOCX)
    jawaban["Content-Disposition"] = f'attachment; filename="{slugify(nama)}.docx"'
    return jawaban


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
