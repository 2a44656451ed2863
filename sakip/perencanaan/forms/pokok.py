"""What all forms of planning share: looks, numbers as offices write them, faults beside their fields."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

from sakip.aturan.angka import KATA_PERSEN, AngkaSalah, baca, tulis
from sakip.berkas.jenis import UKURAN_TERBESAR
from sakip.inti.bidang import desimal_terukur
from sakip.inti.galat import GalatSakip

#: Widgets that keep the looks that they have.
TANPA_RUPA = (
    forms.CheckboxInput,
    forms.CheckboxSelectMultiple,
    forms.HiddenInput,
)


class Formulir(forms.Form):
    """A form in the looks of the working pages."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for medan in self.fields.values():
            if isinstance(medan, forms.FileField):
                medan.widget.attrs.setdefault("data-batas", UKURAN_TERBESAR)
            if isinstance(medan.widget, TANPA_RUPA):
                continue
            kelas = "form-select" if isinstance(medan.widget, forms.Select) else "form-control"
            medan.widget.attrs.setdefault("class", kelas)

    def pegang(self, versi: int) -> None:
        """Hold this version: what was typed may be sent again, knowingly, over another's change."""
        data: Any = self.data
        data = data.copy()
        data["versi"] = str(versi)
        self.data = data

    def taruh(self, salah: GalatSakip) -> None:
        """Each fault beside its field, or above the form where it has none here."""
        for m in salah.masalah:
            self.add_error(m.tempat if m.tempat in self.fields else None, f"{m.pesan} {m.saran}".strip())


class MedanAngka(forms.CharField):
    """A measured number as it is written here (``1.234,56``); empty is None."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("max_length", 40)
        super().__init__(**kwargs)
        self.widget.attrs |= {"class": "form-control angka", "inputmode": "decimal", "autocomplete": "off"}

    def to_python(self, value: Any) -> Any:
        return baca_angka(super().to_python(value) or "")

    def prepare_value(self, value: Any) -> Any:
        return tulis(value, None) if isinstance(value, Decimal) else value

    def validate(self, value: Any) -> None:
        if self.required and value is None:
            raise forms.ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value: Any) -> None:
        """The range is read by the column's own rule."""


def baca_angka(teks: str, *, satuan: str = "") -> Decimal | None:
    """A number that the database can hold, or None for nothing; ``ValidationError`` says what is wrong.

    A dot groups thousands, as :func:`tulis` writes it: what stands in a field reads back as itself. Only in
    percent, where thousands make no sense, ``1.154`` is asked back.
    """
    if not teks.strip():
        return None
    try:
        hasil = baca(teks, harap=None if satuan.strip().casefold() in KATA_PERSEN else "ribuan")
        if hasil.tafsir == "ragu":
            raise forms.ValidationError(
                f"«{teks.strip()}» dapat dibaca dua cara. Tulis pecahan dengan koma, misalnya 93,5.",
                code="ragu",
            )
        return desimal_terukur(hasil.nilai)
    except AngkaSalah as salah:
        raise forms.ValidationError(str(salah), code="bukan_bilangan") from None


class MedanTahun(forms.IntegerField):
    """A year."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=2000, max_value=2100, **kwargs)
        self.widget.attrs["class"] = "form-control tahun"


class MedanBaris(forms.CharField):
    """Several lines of text as a list, empty ones left out."""

    def __init__(self, *, baris: int = 3, terbanyak: int = 50, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(widget=forms.Textarea(attrs={"rows": baris}), max_length=8000, **kwargs)
        self.terbanyak = terbanyak

    def clean(self, value: Any) -> Any:
        isi = [" ".join(b.split()) for b in super().clean(value).splitlines() if b.strip()]
        if len(isi) > self.terbanyak:
            raise forms.ValidationError(f"Paling banyak {self.terbanyak} baris.")
        return isi

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value


class MedanTanggal(forms.DateField):
    """A day, with the browser's own calendar."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(
            widget=forms.DateInput(
                format="%Y-%m-%d", attrs={"type": "date", "class": "form-control tanggal"}
            ),
            input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
            **kwargs,
        )


def teks(label: str, panjang: int, bantu: str = "", *, wajib: bool = True, baris: int = 1) -> forms.CharField:
    """A text field of one or more lines."""
    bidang: forms.Widget = forms.Textarea(attrs={"rows": baris}) if baris > 1 else forms.TextInput()
    return forms.CharField(label=label, max_length=panjang, help_text=bantu, required=wajib, widget=bidang)


def pilih(
    label: str, isi: Any, bantu: str = "", *, wajib: bool = True, kosong: str = ""
) -> forms.ChoiceField:
    """A choice; ``kosong`` is the word for none."""
    choices = list(isi)
    if kosong or not wajib:
        choices = [("", kosong or "–"), *choices]
    return forms.ChoiceField(label=label, choices=choices, help_text=bantu, required=wajib)
