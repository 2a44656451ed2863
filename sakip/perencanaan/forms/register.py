"""The form of a document in the register."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from sakip.perencanaan.forms.pokok import Formulir, MedanTahun, MedanTanggal, pilih, teks
from sakip.perencanaan.models import DokumenSakip, JenisDokumen
from sakip.perencanaan.services.register import IsiDokumen


class FormDokumen(Formulir):
    """A regulation or document; ``unit`` is asked for a new one only."""

    unit = pilih("Unit", (), "Unit yang menetapkan atau menyimpan dokumen ini.")
    jenis = pilih("Jenis", JenisDokumen.choices)
    nomor = teks("Nomor", 120, "Seperti tertulis pada dokumennya.", wajib=False)
    judul = teks("Judul", 500, baris=2)
    tanggal = MedanTanggal(label="Tanggal dokumen")
    tahun = MedanTahun(label="Tahun kinerja", required=False, help_text="Tahun yang dibahas dokumen ini.")
    berlaku_sejak = MedanTanggal(label="Berlaku sejak")
    berlaku_sampai = MedanTanggal(label="Tidak berlaku lagi mulai", help_text="Kosongkan bila masih berlaku.")
    berkas = forms.FileField(
        label="Berkas", required=False, help_text="PDF, Word, Excel, gambar; paling besar 16 MB."
    )
    tautan = forms.URLField(
        label="Tautan",
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text="Bila berkasnya di situs lain.",
    )
    tanggal_terbit = MedanTanggal(
        label="Tanggal terbit",
        help_text="Mulai tanggal ini siapa pun dapat membacanya. Kosongkan: hanya orang instansi.",
    )
    alasan = teks("Alasan", 500, "Untuk catatan perubahan.", wajib=False)
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, unit: Sequence[tuple[int, str]] = (), baru: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        medan = self.fields["unit"]
        assert isinstance(medan, forms.ChoiceField)
        medan.choices = list(unit)
        for nama in ("alasan", "versi") if baru else ("unit",):
            del self.fields[nama]

    def isi(self) -> IsiDokumen:
        """The typed description for the service."""
        c = self.cleaned_data
        return IsiDokumen(**{n: c[n] for n in IsiDokumen.__dataclass_fields__})


def awal_dokumen(dokumen: DokumenSakip) -> dict[str, Any]:
    """What a form shows of a stored document."""
    return {n: getattr(dokumen, n) for n in IsiDokumen.__dataclass_fields__} | {"versi": dokumen.versi}
