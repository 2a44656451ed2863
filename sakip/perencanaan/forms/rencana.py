"""The forms of sasaran and Renstra."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from sakip.perencanaan.forms.pokok import Formulir, MedanAngka, MedanTahun, pilih, teks
from sakip.perencanaan.models import JenisKontribusi, Lingkup, TingkatSasaran


class FormSasaran(Formulir):
    """A sasaran and its place; the parent by reference."""

    kunci = teks("Kunci", 120, "Nama pendek yang tidak berubah lagi, misalnya kanwil.ss1.")
    tingkat = pilih("Tingkat", TingkatSasaran.choices)
    rumusan = teks(
        "Rumusan", 1000, "Keadaan yang hendak dicapai: «Meningkatnya …», «Terwujudnya …».", baris=3
    )
    induk = pilih(
        "Menopang sasaran", (), "Sasaran di atasnya; dirujuk, tidak disalin.", wajib=False, kosong="–"
    )
    jenis_kontribusi = pilih(
        "Jenis kontribusi",
        [
            (JenisKontribusi.SAMA, "Sama: sasaran yang sama pada tingkat di bawahnya"),
            (JenisKontribusi.BAGIAN, "Bagian: ikut membentuk sasaran di atas"),
            (JenisKontribusi.PENDUKUNG, "Pendukung: membantu dari samping"),
        ],
        wajib=False,
        kosong="–",
    )
    sejak_tahun = MedanTahun(label="Sejak tahun")
    sampai_tahun = MedanTahun(label="Sampai tahun", required=False, help_text="Kosongkan bila masih berlaku.")
    indikator = forms.MultipleChoiceField(
        label="Diukur dengan indikator",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Berlaku mulai tahun yang sedang dibuka; tahun sebelumnya tidak berubah.",
    )
    alasan = teks("Alasan", 500, "Untuk catatan perubahan.", wajib=False)
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        induk: Sequence[tuple[int, str]] = (),
        indikator: Sequence[tuple[int, str]] = (),
        baru: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for nama, isi in (("induk", [("", "–"), *induk]), ("indikator", list(indikator))):
            medan = self.fields[nama]
            assert isinstance(medan, forms.ChoiceField)
            medan.choices = isi
        for nama in ("alasan", "versi") if baru else ("kunci",):
            del self.fields[nama]


class FormRenstra(Formulir):
    """The years of a plan."""

    mulai = MedanTahun(label="Tahun mulai")
    selesai = MedanTahun(label="Tahun selesai")


class FormBarisRenstra(Formulir):
    """An indicator to take into a plan."""

    indikator = pilih("Indikator", ())
    lingkup = pilih("Lingkup", Lingkup.choices, "Nasional: angka seluruh instansi. Wilayah: angka unit ini.")
    satuan = teks("Satuan", 60, "Kosongkan: seperti manualnya.", wajib=False)
    skala = MedanAngka(label="Skala", help_text="Kosongkan: seperti manualnya.")
    versi = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, indikator: Sequence[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        medan = self.fields["indikator"]
        assert isinstance(medan, forms.ChoiceField)
        medan.choices = [("", "– pilih –"), *indikator]
