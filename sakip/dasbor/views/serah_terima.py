"""Serah terima: somebody's roles and drafts pass to a successor on a date."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sakip.akun.models import Akun
from sakip.aturan.periode import tulis_tanggal
from sakip.inti.galat import GalatSakip, Masalah, TidakDitemukan
from sakip.organisasi.forms_akun import HARI, tempelkan
from sakip.organisasi.models import Peran, Unit
from sakip.organisasi.pintu import masuk, wajib_beri
from sakip.organisasi.queries.akun import LEWAT, TugasAkun, orang_bertugas, tugas_akun
from sakip.organisasi.services.serah_terima import serahkan_tugas
from sakip.organisasi.views.akun import cari_akun
from sakip.pengukuran.models import DrafIsian
from sakip.pengukuran.services.serah_terima import terima_draf


class FormulirSerahTerima(forms.Form):
    """To whom, from when, which roles, why."""

    ke = forms.ModelChoiceField(
        label="Penerus",
        queryset=Akun.objects.none(),
        empty_label="– pilih penerus –",
        help_text="Belum ada di daftar? Buat akunnya dahulu.",
    )
    pada = forms.DateField(
        label="Mulai bertugas",
        widget=HARI,
        help_text="Hari pertama penerus; yang lama bertugas sampai sehari sebelumnya.",
    )
    tugas = forms.TypedMultipleChoiceField(
        label="Tugas yang diserahkan", coerce=int, widget=forms.CheckboxSelectMultiple
    )
    alasan = forms.CharField(label="Alasan", max_length=500)

    def __init__(self, *args: Any, orang: list[Akun], tugas: list[TugasAkun], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ke: Any = self.fields["ke"]
        ke.queryset = Akun.objects.filter(pk__in=[a.pk for a in orang]).order_by("nama", "pk")
        centang: Any = self.fields["tugas"]
        centang.choices = [(t.id, f"{t.sebutan}, {t.unit}") for t in tugas]


@masuk
@require_http_methods(["GET", "HEAD", "POST"])
def serah_terima(request: Any, pengenal: uuid.UUID) -> HttpResponse:
    """The form, and its answer: roles by date at once, drafts when the successor's first day has come."""
    dari, lingkup = cari_akun(request, pengenal)
    hari_ini = timezone.localdate()
    sistem = request.wewenang.unit_boleh("kelola_sistem")
    tugas = [
        t
        for t in tugas_akun([dari.pk], hari_ini).get(dari.pk, [])
        if t.keadaan != LEWAT
        and t.unit_id in lingkup
        and (t.peran != Peran.ADMINISTRATOR or t.unit_id in sistem)
    ]
    orang = [a for a in orang_bertugas(lingkup, hari_ini) if a.pk != dari.pk]
    formulir = FormulirSerahTerima(
        request.POST if request.method == "POST" else None,
        orang=orang,
        tugas=tugas,
        initial={"pada": hari_ini, "tugas": [t.id for t in tugas]},
    )
    if request.method == "POST" and formulir.is_valid():
        isi = formulir.cleaned_data
        pelaku = _wajib_semua(request, tugas, isi["tugas"])
        try:
            serahkan_tugas(
                dari=dari,
                ke=isi["ke"],
                tugas=isi["tugas"],
                pada=isi["pada"],
                hari_ini=hari_ini,
                oleh=request.user,
                peran_oleh=pelaku,
                waktu=timezone.now(),
                alasan=isi["alasan"],
            )
            draf = terima_draf(akun=isi["ke"], pada=hari_ini, waktu=timezone.now())
        except GalatSakip as salah:
            tempelkan(formulir, salah)
        else:
            kata = f" {draf} draf ikut dipindahkan." if draf else ""
            kelak = (
                " Draf berpindah saat penerus masuk pada hari itu."
                if isi["pada"] > hari_ini and not draf
                else ""
            )
            messages.success(
                request,
                f"Tugas diserahkan kepada {isi['ke'].nama} mulai {tulis_tanggal(isi['pada'])}.{kata}{kelak}",
            )
            return redirect("organisasi:akun_lihat", dari.pengenal)
    return render(
        request,
        "dasbor/serah_terima.html",
        {
            "form": formulir,
            "akun": dari,
            "tugas": tugas,
            "orang": orang,
            "draf": DrafIsian.objects.filter(akun=dari, unit_id__in=lingkup).count(),
        },
        status=400 if formulir.is_bound else 200,
    )


def _wajib_semua(request: Any, tugas: list[TugasAkun], dipilih: list[int]) -> str:
    """The role under which all chosen roles may be given; raises for the first that may not."""
    sebutan = ""
    unit = {u.pk: u for u in Unit.objects.filter(pk__in={t.unit_id for t in tugas})}
    for t in tugas:
        if t.id in dipilih:
            sebutan = wajib_beri(request.wewenang, t.peran, unit[t.unit_id]).sebutan
    if not sebutan:
        raise TidakDitemukan(Masalah("tugas", "Tugas itu tidak ada.", "Muat ulang halamannya."))
    return sebutan
