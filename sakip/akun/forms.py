"""The forms of login, in our words: allauth's own behaviour under our labels and help."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as bawaan
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms

SANDI_BEDA = "Kedua kata sandi tidak sama. Ketik kata sandi baru yang sama dua kali."
ATURAN_SANDI = (
    "Paling sedikit 12 huruf. Kalimat pendek yang mudah Anda ingat lebih kuat daripada kata dengan angka: "
    "misalnya empat kata yang tidak ada hubungannya. Jangan memakai nama atau NIP Anda."
)


def label(formulir: forms.Form, kata: dict[str, str], bantu: dict[str, str] | None = None) -> None:
    """Puts our words on fields; placeholders go, because a label must stay when one types."""
    for nama, medan in formulir.fields.items():
        medan.label = kata.get(nama, medan.label)
        medan.help_text = (bantu or {}).get(nama, "")
        medan.widget.attrs.pop("placeholder", None)


class FormulirMasuk(bawaan.LoginForm):
    """NIP or e-mail, and the password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        label(self, {"login": "NIP atau surel", "password": "Kata sandi"})
        self.fields["login"].widget.attrs |= {
            "autocomplete": "username",
            "autocapitalize": "none",
            "spellcheck": "false",
        }

    def clean_login(self) -> str:
        """People type a NIP as it is printed, with spaces: 19800101 200501 1 001."""
        isi: str = super().clean_login()
        tanpa_spasi = "".join(isi.split())
        return tanpa_spasi if tanpa_spasi.isdigit() else isi


class _SandiBaru:
    """Two fields that must agree."""

    fields: dict[str, forms.Field]
    errors: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        label(
            self,  # type: ignore[arg-type]
            {
                "oldpassword": "Kata sandi sekarang",
                "password1": "Kata sandi baru",
                "password2": "Kata sandi baru, sekali lagi",
            },
            {"password1": ATURAN_SANDI},
        )

    def clean(self) -> Any:
        isi = super().clean()  # type: ignore[misc]
        if isi.get("password1") and "password2" in isi and isi["password1"] != isi["password2"]:
            self.errors["password2"] = forms.utils.ErrorList([SANDI_BEDA])
        return isi


class FormulirGantiSandi(_SandiBaru, bawaan.ChangePasswordForm):
    """Changing one's own password; the new one must be new."""

    def clean(self) -> Any:
        isi = super().clean()
        baru = isi.get("password1")
        if baru and baru == isi.get("oldpassword"):
            self.add_error("password1", "Kata sandi baru sama dengan yang sekarang. Pilih yang lain.")
        return isi


class FormulirPasangSandi(_SandiBaru, bawaan.SetPasswordForm):
    """A first password for somebody who came through the agency's own login."""


class FormulirSandiBaru(_SandiBaru, bawaan.ResetPasswordKeyForm):
    """A new password through the link of a letter."""


class FormulirLupaSandi(bawaan.ResetPasswordForm):
    """Where to send the link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        label(self, {"email": "Surel"}, {"email": "Alamat surel yang tercatat pada akun Anda."})


class FormulirPastikan(bawaan.ReauthenticateForm):
    """The password again before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        label(self, {"password": "Kata sandi Anda"})


BANTU_KODE = "Enam angka dari aplikasi di ponsel, atau salah satu kode cadangan."


def _kode(formulir: forms.Form, bantu: str) -> None:
    label(formulir, {"code": "Kode"}, {"code": bantu})
    formulir.fields["code"].widget.attrs |= {"autocomplete": "one-time-code", "spellcheck": "false"}


class _Kode:
    """A code as people type it: "123 456"."""

    data: Any

    def clean_code(self) -> Any:
        self.cleaned_data["code"] = "".join(self.cleaned_data["code"].split())  # type: ignore[attr-defined]
        return super().clean_code()  # type: ignore[misc]


class FormulirKode(_Kode, mfa.AuthenticateForm):
    """The second step of login."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _kode(self, BANTU_KODE)


class FormulirKodeUlang(_Kode, mfa.ReauthenticateForm):
    """A code before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _kode(self, BANTU_KODE)


class FormulirPasangKode(_Kode, totp.ActivateTOTPForm):
    """The first code of a new application proves that it works."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _kode(self, "Enam angka yang sekarang tampak di aplikasi itu.")
        self.fields["code"].widget.attrs["inputmode"] = "numeric"
