"""What people send about reviews."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import Any

from django import forms

from sakip.evaluasi.models import Putusan
from sakip.evaluasi.services import UKURAN_LAPORAN
from sakip.organisasi.models import Unit
from sakip.organisasi.queries import nama_unit

#: Letters of the reason of a decision.
ALASAN_TERPANJANG = 2000


class FormUnggah(forms.Form):
    """A report with its office and year."""

    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label="Kantor",
        empty_label="Pilih kantor",
        help_text="Daftar ini memuat unit tempat Anda bertugas dan semua unit di bawahnya. "
        "Untuk kantor lain, minta admin lokal menugaskan Anda di sana.",
    )
    tahun = forms.IntegerField(label="Tahun laporan", min_value=2000, max_value=2100)
    berkas = forms.FileField(
        label="Berkas laporan",
        max_length=255,
        allow_empty_file=False,
        help_text=f"PDF berteks, DOCX, ODT, HTML, atau teks; paling besar {UKURAN_LAPORAN >> 20} MB. "
        "Hasil pindai (gambar) tidak dapat dibaca.",
    )

    def __init__(self, *args: Any, unit_id: Collection[int], pada: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nama = nama_unit(unit_id, pada)
        bidang: Any = self.fields["unit"]
        bidang.queryset = Unit.objects.filter(pk__in=unit_id).select_related("instansi").order_by("kode")
        kembar = Counter(n for n, _ in nama.values())

        def label(unit: Unit) -> str:
            sebutan = nama.get(unit.pk, (unit.kode, ""))[0]
            return f"{sebutan} ({unit.kode})" if kembar[sebutan] > 1 else sebutan

        bidang.label_from_instance = label
        for satu in self.fields.values():
            kelas = "form-select" if isinstance(satu, forms.ModelChoiceField) else "form-control"
            satu.widget.attrs["class"] = kelas
        self.fields["berkas"].widget.attrs |= {
            "accept": ".pdf,.docx,.odt,.txt,.md,.html,.htm",
            "data-batas": UKURAN_LAPORAN,
            "data-saran": "Kecilkan gambarnya, atau pecah per bab.",
        }


class FormPutusan(forms.Form):
    """A decision on findings; which ones stands in ``temuan`` as ``id:versi``."""

    putusan = forms.ChoiceField(choices=Putusan.choices)
    alasan = forms.CharField(required=False, strip=True)
    temuan = forms.MultipleChoiceField(required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        dipilih = data.getlist("temuan")
        self.fields["temuan"].choices = [(t, t) for t in dipilih]  # type: ignore[attr-defined]

    def clean_alasan(self) -> str:
        """Line ends count once, as the page counts them."""
        alasan = str(self.cleaned_data["alasan"]).replace("\r\n", "\n")
        if len(alasan) > ALASAN_TERPANJANG:
            raise forms.ValidationError("terlalu panjang")
        return alasan

    def keluhan(self) -> tuple[str, str]:
        """What is wrong with what was sent, and what to do."""
        if "alasan" in self.errors:
            return f"Alasan lebih dari {ALASAN_TERPANJANG} huruf.", "Ringkaskan."
        return "Putusannya belum dipilih.", "Tekan Terima atau Kesampingkan."

    def versi(self) -> dict[int, int]:
        """Ids of findings to the versions that the page showed; what is no pair of numbers is left out."""
        hasil: dict[int, int] = {}
        for pasangan in self.cleaned_data.get("temuan", []):
            pk, _, versi = pasangan.partition(":")
            if pk.isdecimal() and versi.isdecimal() and len(pk) < 19 and len(versi) < 10:
                hasil[int(pk)] = int(versi)
        return hasil
