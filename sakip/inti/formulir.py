"""What a form says of a field that Django itself refuses, in the words of our pages.

Django's Indonesian calls a field «bidang», which in an office is a unit, and says what is wrong but not what
to write instead. A field with a message of its own keeps it.
"""

from __future__ import annotations

from django import forms

_PILIHAN = {
    "required": "Pilih salah satu.",
    "invalid_choice": "Pilihan itu tidak ada dalam daftar. Pilih salah satu yang tersedia.",
}
KATA: dict[type[forms.Field], dict[str, str]] = {
    forms.Field: {"required": "Wajib diisi."},
    forms.ChoiceField: _PILIHAN,
    forms.ModelChoiceField: _PILIHAN,
    forms.IntegerField: {"invalid": "Tulis bilangan bulat, misalnya 12."},
    forms.DecimalField: {"invalid": "Tulis angka, misalnya 12,5."},
    forms.DateField: {"invalid": "Tulis tanggal seperti 31-12-2025."},
    forms.EmailField: {"invalid": "Tulis surel yang lengkap, misalnya nama@kantor.go.id."},
    forms.URLField: {"invalid": "Tulis alamat lengkapnya, misalnya https://contoh.go.id/berkas.pdf."},
    forms.FileField: {
        "required": "Pilih berkasnya dahulu.",
        "empty": "Berkas itu kosong. Pilih berkas yang berisi.",
    },
}


def pasang_kata() -> None:
    """Lay our words over the messages that each kind of field inherits."""
    for jenis, kata in KATA.items():
        jenis.default_error_messages = {**jenis.__dict__.get("default_error_messages", {}), **kata}
