"""The house keeps its rules where import-linter cannot see: foreign keys, plain imports, file sizes."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from tests.proyek import AKAR, KIRI_KE_KANAN, berkas_proyek, sumber_python, teks

BATAS_BARIS = 500
BUKAN_URUSAN_LAYANAN = ("django.http", "django.forms", "django.shortcuts", "django.urls", "django.template")


def impor(berkas: Path) -> Iterator[str]:
    """The modules that a file imports, wherever in the file."""
    for simpul in ast.walk(ast.parse(berkas.read_text(encoding="utf-8"))):
        if isinstance(simpul, ast.Import):
            yield from (alias.name for alias in simpul.names)
        elif isinstance(simpul, ast.ImportFrom) and simpul.module and not simpul.level:
            yield simpul.module


def model_kita() -> list[type[models.Model]]:
    return [m for m in apps.get_models(include_auto_created=True) if m.__module__.startswith("sakip.")]


def test_setiap_ruang_di_rumah_ada_dalam_urutan_dan_sebaliknya() -> None:
    ada = {p.parent.name for p in (AKAR / "sakip").glob("*/__init__.py")}
    assert ada == set(KIRI_KE_KANAN)


def test_setiap_ruang_dijelaskan_di_peta() -> None:
    peta = teks("docs/peta.md")
    assert [ruang for ruang in KIRI_KE_KANAN if f"`{ruang}`" not in peta] == []


def test_kunci_asing_hanya_menunjuk_ke_kiri() -> None:
    melanggar = [
        f"{model.__name__}.{bidang.name} -> {tujuan._meta.label}"
        for model in model_kita()
        for bidang in model._meta.get_fields()
        if isinstance(bidang, models.ForeignKey | models.ManyToManyField)
        and isinstance(tujuan := bidang.related_model, type)
        and tujuan.__module__.startswith("sakip.")
        and KIRI_KE_KANAN.index(tujuan._meta.app_label) > KIRI_KE_KANAN.index(model._meta.app_label)
    ]
    assert melanggar == []


def test_jejak_tidak_mempunyai_kunci_asing_keluar() -> None:
    keluar = [
        f"{model.__name__}.{bidang.name}"
        for model in apps.get_app_config("jejak").get_models()
        for bidang in model._meta.get_fields()
        if isinstance(bidang, models.ForeignKey) and bidang.related_model._meta.app_label != "jejak"
    ]
    assert keluar == []


def test_angka_tidak_disimpan_sebagai_pecahan_biner_atau_desimal_basis_data() -> None:
    """SQLite keeps 15 digits of a DecimalField (decision 0002): only integer columns may hold figures."""
    salah = [
        f"{model.__name__}.{bidang.name}"
        for model in model_kita()
        for bidang in model._meta.get_fields()
        if isinstance(bidang, models.FloatField | models.DecimalField)
    ]
    assert salah == []


def test_aturan_hanya_mengimpor_pustaka_baku() -> None:
    asing = [
        f"{berkas.relative_to(AKAR)}: {nama}"
        for berkas in sumber_python("sakip/aturan")
        if "tests" not in berkas.parts
        for nama in impor(berkas)
        if nama.split(".")[0] not in sys.stdlib_module_names and not nama.startswith("sakip.aturan")
    ]
    assert asing == []


@pytest.mark.parametrize("lapis", ["models", "services", "queries"])
def test_layanan_dan_model_tidak_mengenal_http_dan_formulir(lapis: str) -> None:
    salah = [
        f"{berkas.relative_to(AKAR)}: {nama}"
        for berkas in sumber_python()
        if berkas.stem == lapis or lapis in berkas.parts
        for nama in impor(berkas)
        if nama.startswith(BUKAN_URUSAN_LAYANAN)
    ]
    assert salah == []


def test_tidak_ada_sinyal_dan_tidak_ada_save_yang_ditimpa() -> None:
    salah = []
    for berkas in sumber_python():
        pohon = ast.parse(berkas.read_text(encoding="utf-8"))
        if any(nama.startswith("django.db.models.signals") for nama in impor(berkas)):
            salah.append(f"{berkas.relative_to(AKAR)}: sinyal")
        for kelas in (s for s in ast.walk(pohon) if isinstance(s, ast.ClassDef)):
            salah += [
                f"{berkas.relative_to(AKAR)}: {kelas.name}.{isi.name}"
                for isi in kelas.body
                if isinstance(isi, ast.FunctionDef)
                and isi.name in {"save", "delete"}
                and berkas.stem == "models"
            ]
    assert salah == []


def test_tidak_ada_berkas_sumber_yang_terlalu_panjang() -> None:
    panjang = {
        str(berkas.relative_to(AKAR)): baris
        for berkas in berkas_proyek()
        if berkas.suffix in {".py", ".html", ".js", ".css", ".typ", ".sh"}
        and "migrations" not in berkas.parts
        and (baris := len(berkas.read_text(encoding="utf-8").splitlines())) > BATAS_BARIS
    }
    assert panjang == {}
