"""Errors of the document room, worded for the officer who reads them."""

from __future__ import annotations


class BlokSalah(ValueError):
    """A block that cannot be written; the message (Indonesian) names the block, the place and the remedy."""


class HurufTidakAda(RuntimeError):
    """A font file that the writers need is not in the given folder."""


class PdfGagal(RuntimeError):
    """The PDF could not be made: the compiler refused the source, ran too long or could not be started."""
