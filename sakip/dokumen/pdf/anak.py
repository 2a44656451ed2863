"""The child process: compiles one typst file, to PDF with the page of each label, or to PNG.

Run by path (``python anak.py tugas.json``), so that it imports nothing but typst and starts fast; its memory
goes with it.  The job: ``{"berkas", "huruf": [folders], "waktu": seconds, "keluaran"}``, or with ``"ppi"``
instead of ``"waktu"`` for one PNG a page, named ``keluaran`` with ``{}`` for the page's number from 0.
Standard output, of a PDF: a line of JSON ``{"letak": {label: [page, printed number]}, "jumlah": pages}`` as
soon as the pages are laid out, then ``{"peringatan": [...]}``; of PNG ``{"jumlah": pages}``.  What the
compiler refuses is told on standard error with exit status 3.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

_LETAK = """{
  let hasil = (:)
  for el in query(selector(heading).or(figure)) {
    if el.has("label") {
      let di = el.location()
      let pola = di.page-numbering()
      let nomor = if pola == none { "" } else { numbering(pola, ..counter(page).at(di)) }
      hasil.insert(str(el.label), (di.page(), nomor))
    }
  }
  (hasil, query(<akhir>).first().location().page())
}"""


def utama() -> int:
    """Read the job, compile, answer."""
    import typst

    tugas = json.loads(Path(sys.argv[1]).read_bytes())
    berkas = Path(tugas["berkas"])
    try:
        mesin = typst.Compiler(
            str(berkas), root=str(berkas.parent), font_paths=tugas["huruf"], ignore_system_fonts=True
        )
        jawaban = _png(mesin, tugas) if "ppi" in tugas else _pdf(mesin, tugas)
    except RuntimeError as galat:
        petunjuk = "; ".join(getattr(galat, "hints", ()))
        print(f"{galat} {petunjuk}\n{getattr(galat, 'diagnostic', '')}", file=sys.stderr)
        return 3
    json.dump(jawaban, sys.stdout)
    return 0


def _pdf(mesin: Any, tugas: dict[str, Any]) -> dict[str, Any]:
    from padat import padatkan  # type: ignore[import-not-found]  # beside this file
    from rapi import buang_penggal_tengah  # type: ignore[import-not-found]

    # The pages first: laying them out is most of the work, and the DOCX waits for their numbers.
    letak, jumlah = json.loads(mesin.eval(_LETAK))
    print(json.dumps({"letak": letak, "jumlah": jumlah}), flush=True)
    isi, peringatan = mesin.compile_with_warnings(
        format="pdf", pdf_standards=["a-3a", "ua-1"], timestamp=tugas["waktu"]
    )
    Path(tugas["keluaran"]).write_bytes(padatkan(buang_penggal_tengah(isi)))
    return {"peringatan": [p.message for p in peringatan]}


def _png(mesin: Any, tugas: dict[str, Any]) -> dict[str, Any]:
    isi = mesin.compile(format="png", ppi=tugas["ppi"])
    halaman = [isi] if isinstance(isi, bytes) else isi
    for urut, satu in enumerate(halaman):
        Path(tugas["keluaran"].format(urut)).write_bytes(satu)
    return {"jumlah": len(halaman)}


if __name__ == "__main__":
    sys.exit(utama())
