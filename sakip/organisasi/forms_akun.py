"""Forms of accounts and roles. Dates are the days that people name: the first and the last day of a role."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms

from sakip.akun.models import Akun
from sakip.inti.galat import GalatSakip
from sakip.organisasi.models import Peran, SebagaiWakil

HARI = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def peran_diberi(administrator: bool) -> list[tuple[str, str]]:
    """The roles that somebody may give; only an administrator makes another."""
    return [(p.value, str(p.label)) for p in Peran if administrator or p != Peran.ADMINISTRATOR]


def tempelkan(formulir: forms.Form, salah: GalatSakip) -> None:
    """Faults of a service beside the fields that they name; others above the form."""
    lain = {"sampai": "terakhir"}
    for m in salah.masalah:
        medan = lain.get(m.tempat, m.tempat)
        formulir.add_error(medan if medan in formulir.fields else None, f"{m.pesan} {m.saran}".strip())


class FormulirAkun(forms.Form):
    """Who somebody is."""

    nama = forms.CharField(
        label="Nama", max_length=200, help_text="Tanpa gelar, seperti pada data kepegawaian."
    )
    nip = forms.CharField(
        label="NIP", max_length=30, required=False, help_text="Dipakai untuk masuk. Spasi boleh."
    )
    surel = forms.EmailField(
        label="Surel",
        max_length=254,
        required=False,
        help_text="Surel dinas; juga dapat dipakai untuk masuk.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nama in ("nama", "nip", "surel"):
            self.fields[nama].widget.attrs |= {"autocomplete": "off"}

    def clean_nip(self) -> str:
        nip = "".join(self.cleaned_data["nip"].split())
        if nip and not nip.replace(".", "").replace("-", "").isalnum():
            raise forms.ValidationError("NIP hanya berisi angka atau huruf.")
        return nip


class FormulirUbah(FormulirAkun):
    """As it was when the page was opened: ``versi`` refuses a stale form."""

    versi = forms.IntegerField(widget=forms.HiddenInput)


class FormulirTugas(forms.Form):
    """What somebody does, where, and for how long."""

    unit = forms.TypedChoiceField(
        label="Unit", coerce=int, help_text="Tugas berlaku di unit ini dan semua unit di bawahnya."
    )
    peran = forms.ChoiceField(label="Sebagai")
    sejak = forms.DateField(label="Mulai", widget=HARI)
    terakhir = forms.DateField(
        label="Hari terakhir", widget=HARI, required=False, help_text="Kosong: sampai diakhiri."
    )
    mewakili = forms.ModelChoiceField(
        label="Atas nama pejabat",
        queryset=Akun.objects.none(),
        required=False,
        empty_label="– bukan Plt./Plh. –",
        help_text="Isi bila menjalankan tugas pejabat lain; isi juga hari terakhirnya.",
    )

    sebagai_wakil = forms.ChoiceField(
        label="Plt. atau Plh.",
        choices=[("", "– bukan Plt./Plh. –"), *SebagaiWakil.choices],
        required=False,
        help_text="Plt.: jabatannya kosong. Plh.: pejabatnya berhalangan sementara.",
    )

    def __init__(
        self,
        *args: Any,
        unit: list[tuple[int, str]],
        administrator: bool,
        orang: Iterable[Akun],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        _pilihan(self, "unit", [("", "– pilih unit –"), *unit] if len(unit) != 1 else list(unit))
        _pilihan(self, "peran", [("", "– pilih peran –"), *peran_diberi(administrator)])
        mewakili: Any = self.fields["mewakili"]
        mewakili.queryset = Akun.objects.filter(pk__in=[a.pk for a in orang]).order_by("nama", "pk")

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        sejak, terakhir = isi.get("sejak"), isi.get("terakhir")
        if sejak and terakhir and terakhir < sejak:
            self.add_error("terakhir", "Hari terakhir mendahului hari mulai. Isi tanggal yang lebih akhir.")
        if isi.get("mewakili") and not terakhir and "terakhir" not in self.errors:
            self.add_error("terakhir", "Plt. dan Plh. berbatas waktu. Isi hari terakhirnya.")
        if isi.get("mewakili") and not isi.get("sebagai_wakil") and "sebagai_wakil" not in self.errors:
            self.add_error("sebagai_wakil", "Sebut Plt. atau Plh. dari pejabat yang diwakili.")
        if isi.get("sebagai_wakil") and not isi.get("mewakili") and "mewakili" not in self.errors:
            self.add_error("mewakili", "Pilih pejabat yang diwakili, atau kosongkan Plt./Plh.")
        return isi

    @property
    def sampai(self) -> dt.date | None:
        """The first day on which the role does not hold any more."""
        terakhir: dt.date | None = self.cleaned_data["terakhir"]
        return terakhir + dt.timedelta(days=1) if terakhir else None


def _pilihan(formulir: forms.Form, nama: str, isi: list[tuple[Any, str]]) -> None:
    medan: Any = formulir.fields[nama]
    medan.choices = isi


class FormulirBaru(FormulirAkun, FormulirTugas):
    """A new account comes with its first role: otherwise nobody could find it."""

    field_order = ("nama", "nip", "surel", "unit", "peran", "sejak", "terakhir", "sebagai_wakil", "mewakili")


class FormulirAlasan(forms.Form):
    """Why."""

    alasan = forms.CharField(label="Alasan", max_length=500)


class FormulirAkhiri(forms.Form):
    """Until when a role holds."""

    terakhir = forms.DateField(
        label="Hari terakhir", widget=HARI, required=False, help_text="Kosong: berakhir sekarang juga."
    )
    alasan = forms.CharField(label="Alasan", max_length=500)
