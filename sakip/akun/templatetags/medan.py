"""A form field as we draw it: label above, help below, its fault beside it, told to screen readers."""

from __future__ import annotations

from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField

register = template.Library()


@register.inclusion_tag("akun/satu_medan.html")
def satu_medan(medan: BoundField) -> dict[str, Any]:
    """Label, control, help and fault of one field, tied to one another."""
    daftar = medan.field.widget
    kelas = "form-select" if isinstance(daftar, forms.Select) else "form-control"
    sifat: dict[str, str | bool] = {"class": kelas}
    keterangan = [f"bantu-{medan.id_for_label}"] if medan.help_text else []
    if medan.errors:
        sifat["aria-invalid"] = "true"
        keterangan.append(f"salah-{medan.id_for_label}")
    if keterangan:
        sifat["aria-describedby"] = " ".join(keterangan)
    return {"medan": medan, "kendali": medan.as_widget(attrs=sifat)}


@register.filter
def peramban(agen: str) -> str:
    """A browser's long name in words that its owner knows: "Chrome di Windows"."""
    program = next(
        (
            nama
            for tanda, nama in (
                ("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"),
                ("SamsungBrowser", "Samsung Internet"),
                ("Chrome", "Chrome"), ("Safari", "Safari"),
            )
            if tanda in agen
        ),
        "Peramban lain",
    )  # fmt: skip
    mesin = next(
        (
            nama
            for tanda, nama in (
                ("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"),
                ("Macintosh", "Mac"), ("Linux", "Linux"),
            )
            if tanda in agen
        ),
        "",
    )  # fmt: skip
    return f"{program} di {mesin}" if mesin else program
