"""Forms refuse in our words."""

import pytest
from django import forms


class Contoh(forms.Form):
    nama = forms.CharField()
    peran = forms.ChoiceField(choices=[("operator", "Operator")])
    surel = forms.EmailField()
    tanggal = forms.DateField()
    jumlah = forms.IntegerField()
    berkas = forms.FileField()
    tautan = forms.URLField(assume_scheme="https")
    sendiri = forms.CharField(error_messages={"required": "Tulis kodenya."})


@pytest.mark.parametrize(
    ("medan", "isi", "pesan"),
    [
        ("nama", "", "Wajib diisi."),
        ("peran", "", "Pilih salah satu."),
        (
            "peran",
            "raja",
            "Pilihan itu tidak ada dalam daftar. Pilih salah satu yang tersedia.",
        ),
        ("surel", "salah@", "Tulis surel yang lengkap, misalnya nama@kantor.go.id."),
        ("tanggal", "kemarin", "Tulis tanggal seperti 31-12-2025."),
        ("jumlah", "dua", "Tulis bilangan bulat, misalnya 12."),
        ("tautan", "bukan tautan", "Tulis alamat lengkapnya, misalnya https://contoh.go.id/berkas.pdf."),
        ("berkas", "", "Pilih berkasnya dahulu."),
        ("sendiri", "", "Tulis kodenya."),
    ],
)
def test_medan_yang_ditolak_menyebut_apa_yang_ditulis(medan, isi, pesan):
    assert Contoh({medan: isi}).errors[medan] == [pesan]
