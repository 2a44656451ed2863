"""Indonesian for what the command-line library says by itself: headings of help and misuse."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from typer.core import TyperCommand, TyperGroup

from sakip.cli.galat import jalankan_aman

_KEPALA = {
    "ARGUMENTS_PANEL_TITLE": "Argumen",
    "OPTIONS_PANEL_TITLE": "Pilihan",
    "COMMANDS_PANEL_TITLE": "Perintah",
    "REQUIRED_LONG_STRING": "[wajib]",
    "DEFAULT_STRING": "[bawaan: {}]",
    "ENVVAR_STRING": "[variabel lingkungan: {}]",
}
BANTUAN = "Tampilkan bantuan ini."


class _Indonesia:
    """Mixed into commands and groups: Indonesian help."""

    def get_usage(self, ctx: Any) -> str:
        teks: str = super().get_usage(ctx)  # type: ignore[misc]
        return (
            teks.replace("Usage:", "Pemakaian:", 1)
            .replace("[OPTIONS]", "[PILIHAN]")
            .replace("COMMAND [ARGS]...", "PERINTAH ...")
        )

    def get_help_option(self, ctx: Any) -> Any:
        pilihan = super().get_help_option(ctx)  # type: ignore[misc]
        if pilihan is not None:
            pilihan.help = BANTUAN
        return pilihan

    def format_help(self, ctx: Any, formatter: Any) -> None:
        from typer import rich_utils  # rich is slow to import: only help needs it

        for nama, isi in _KEPALA.items():
            setattr(rich_utils, nama, isi)
        super().format_help(ctx, formatter)  # type: ignore[misc]


class Perintah(_Indonesia, TyperCommand):
    """A command with Indonesian help."""


class Grup(_Indonesia, TyperGroup):
    """A group with Indonesian help; its ``main`` turns every error into words and an exit code."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        utama = super().main

        def jalan() -> Any:
            return utama(args, prog_name, complete_var, False, windows_expand_args, **extra)

        return jalankan_aman(jalan, args) if standalone_mode else jalan()


def salah_pakai(galat: Any) -> str:
    """An error of use in Indonesian; what callbacks of ours raise is Indonesian already."""
    jenis = type(galat).__name__
    if jenis == "MissingParameter":
        return f"{_sebut(galat)} belum diisi."
    if jenis == "NoSuchOption":
        mirip = f" Mungkin maksudnya {', '.join(sorted(galat.possibilities))}." if galat.possibilities else ""
        return f"Pilihan {galat.option_name} tidak dikenal.{mirip}"
    if jenis == "BadParameter" and galat.param is not None:
        return f"{_sebut(galat)}: {_terjemah(galat.message)}"
    return _terjemah(galat.message)


def _sebut(galat: Any) -> str:
    parameter = galat.param
    if parameter.param_type_name == "argument":
        return f"Argumen {parameter.metavar or parameter.name.upper()}"
    return f"Pilihan {' / '.join(parameter.opts)}"


_POLA = (
    (re.compile(r"No such command '(.+?)'\.(?: Did you mean (.+)\?)?", re.S), "Perintah «{0}» tidak ada.{1}"),
    (re.compile(r"Missing command\."), "Sebutkan perintahnya."),
    (re.compile(r"Option '?(\S+?)'? requires an argument\."), "Pilihan {0} memerlukan isi."),
    (re.compile(r"Got unexpected extra argument(?:s|\(s\))? \((.+)\)"), "Argumen berlebih: {0}."),
    (re.compile(r"'(.+)' is not one of (.+)\."), "«{0}» tidak dikenal; pilih salah satu dari {1}."),
)


def _terjemah(pesan: str) -> str:
    for pola, bentuk in _POLA:
        cocok = pola.search(pesan)
        if cocok:
            isi = [g or "" for g in cocok.groups()]
            if "tidak ada.{1}" in bentuk and isi[1]:
                isi[1] = f" Mungkin maksudnya {isi[1]}."
            return bentuk.format(*isi)
    return pesan
