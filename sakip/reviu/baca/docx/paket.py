"""Opens the ZIP of a DOCX within bounds: sizes, no entities, no network."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

from lxml import etree

from sakip.reviu.baca.galat import TidakTerbaca

BAGIAN = 40_000_000
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Paket:
    """The parts of a DOCX as XML; a part that is not there is None."""

    def __init__(self, berkas: Path, nama: str) -> None:
        self.nama = nama
        try:
            self._zip = zipfile.ZipFile(berkas)
        except (zipfile.BadZipFile, OSError, ValueError) as salah:
            raise self._rusak() from salah

    def __enter__(self) -> Paket:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def xml(self, bagian: str) -> Any:
        """The root element of a part."""
        try:
            rinci = self._zip.getinfo(bagian)
        except KeyError:
            return None
        if rinci.flag_bits & 1:
            raise TidakTerbaca(
                f"Berkas {self.nama} dilindungi kata sandi. Buka sandinya, simpan tanpa sandi, lalu ulangi."
            )
        try:
            with self._zip.open(rinci) as aliran:
                isi = aliran.read(BAGIAN + 1)
        except (
            zipfile.BadZipFile,
            OSError,
            ValueError,
            EOFError,
            NotImplementedError,
            RuntimeError,
        ) as salah:
            raise self._rusak() from salah
        except Exception as salah:  # zlib.error and its kin have no common base
            raise self._rusak() from salah
        if len(isi) > BAGIAN:
            raise TidakTerbaca(
                f"Berkas {self.nama} terlalu besar: isinya lebih dari {BAGIAN // 1_000_000} MB "
                "setelah dibuka. Bagi laporannya menjadi beberapa berkas."
            )
        if b"<!DOCTYPE" in isi[:2000] or b"<!ENTITY" in isi[:2000]:
            raise TidakTerbaca(
                f"Berkas {self.nama} ditolak: ia memuat definisi entitas XML, yang tidak ditulis pengolah "
                "kata mana pun dan dapat membebani komputer. Minta berkas aslinya dari penyusunnya."
            )
        pengurai = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            return etree.fromstring(isi, pengurai)
        except etree.XMLSyntaxError as salah:
            raise self._rusak() from salah

    def _rusak(self) -> TidakTerbaca:
        return TidakTerbaca(
            f"Berkas {self.nama} bukan DOCX yang utuh: isinya rusak atau terpotong. "
            "Buka dan simpan ulang dengan pengolah kata, lalu ulangi."
        )
