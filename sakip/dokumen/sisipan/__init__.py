"""Files that people upload, as pictures that every writer can put on a page.

A picture is decoded, turned as its camera says, made small and written anew without what the camera wrote
into it (place, time, device); the pages of a PDF are drawn in a child process.  What cannot be read raises
:class:`RupaRusak`, whose text a writer prints in the picture's place.
"""

from __future__ import annotations

from sakip.dokumen.sisipan.baca import HalamanSisipan, IsiSisipan, baca_sisipan, cela_sisipan
from sakip.dokumen.sisipan.gambar import Rupa, RupaRusak, rupa_gambar

__all__ = ["HalamanSisipan", "IsiSisipan", "Rupa", "RupaRusak", "baca_sisipan", "cela_sisipan", "rupa_gambar"]
