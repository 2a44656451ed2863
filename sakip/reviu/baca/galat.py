"""What a reader says when it cannot read."""

from __future__ import annotations


class TidakTerbaca(ValueError):
    """A file that cannot be read; the message says why and what to do."""
