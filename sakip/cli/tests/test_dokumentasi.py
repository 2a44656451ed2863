"""Every command and every option is documented, in help and in the guide."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from sakip.cli.utama import app

PANDUAN = Path(__file__).resolve().parents[3] / "docs" / "panduan" / "perintah.md"


def semua_perintah(perintah: Any, jalur: tuple[str, ...] = ("sakip",)) -> Iterator[tuple[str, Any]]:
    yield " ".join(jalur), perintah
    for nama, anak in getattr(perintah, "commands", {}).items():
        yield from semua_perintah(anak, (*jalur, nama))


PERINTAH = dict(semua_perintah(typer.main.get_command(app)))


def bagian_panduan(nama: str) -> str:
    """The section of the guide under a command's heading (the introduction for ``sakip``)."""
    isi = PANDUAN.read_text(encoding="utf-8")
    if nama == "sakip":
        return isi.split("\n## `sakip")[0]
    for tanda in ("## ", "### "):
        kepala = f"\n{tanda}`{nama}`\n"
        if kepala in isi:
            return isi.split(kepala)[1].split("\n## ")[0].split(f"\n{tanda}`")[0]
    raise AssertionError(f"{nama} tidak ada di {PANDUAN.name}")


@pytest.mark.parametrize("nama", PERINTAH)
def test_setiap_perintah_dan_pilihan_ada_di_panduan(nama):
    bagian = bagian_panduan(nama)
    for parameter in PERINTAH[nama].params:
        if parameter.param_type_name == "option":
            for pilihan in (o for o in (*parameter.opts, *parameter.secondary_opts) if o.startswith("--")):
                assert f"`{pilihan}" in bagian, f"{nama}: {pilihan}"


@pytest.mark.parametrize("nama", [n for n in PERINTAH if n not in ("sakip", "sakip kelola")])
def test_bantuan_berbahasa_indonesia_dan_bercontoh(nama):
    if nama == "sakip kelola django":
        assert "Contoh:" in PERINTAH[nama].help
        return
    hasil = CliRunner().invoke(app, [*nama.split()[1:], "--help"])
    assert hasil.exit_code == 0
    assert "Pemakaian:" in hasil.output and "Contoh:" in hasil.output
    assert "Usage" not in hasil.output and "Options" not in hasil.output and "Show this" not in hasil.output


def test_bantuan_tidak_memuat_django():
    """Help must be fast: the web framework is only loaded when a command works."""
    import subprocess
    import sys

    kode = (
        "import sys; from typer.testing import CliRunner; from sakip.cli.utama import app;"
        "assert CliRunner().invoke(app, ['--help']).exit_code == 0; assert 'django' not in sys.modules"
    )
    hasil = subprocess.run([sys.executable, "-c", kode], capture_output=True, text=True, check=False)
    assert hasil.returncode == 0, hasil.stderr
