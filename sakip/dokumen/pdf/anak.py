"""The child process: compiles one typst file to PDF and says on which page each label stands.

Run by path (``python anak.py``), so that it imports nothing but typst and starts fast; its memory goes with
it. Standard input: JSON ``{"berkas", "huruf": [folders], "waktu": seconds, "keluaran"}``.
Standard output: JSON ``{"letak": {label: [page, printed number]}, "jumlah", "peringatan": [...]}``.
A refusal of the compiler is told on standard error with exit status 3.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

_LETAK = """{
  let hasil = (:)
  for el in query(selector(heading).or(figure)) {
    if el.has("label") {
      let di = el.location()
      hasil.insert(str(el.label), (di.page(), numbering(di.page-numbering(), ..counter(page).at(di))))
    }
  }
  (hasil, query(<akhir>).first().location().page())
}"""


def utama() -> int:
    """Read the job, compile, answer."""
    import typst
    from rapi import buang_penggal_tengah  # type: ignore[import-not-found]  # beside this file

    tugas = json.load(sys.stdin)
    berkas = Path(tugas["berkas"])
    try:
        mesin = typst.Compiler(
            str(berkas), root=str(berkas.parent), font_paths=tugas["huruf"], ignore_system_fonts=True
        )
        isi, peringatan = mesin.compile_with_warnings(
            format="pdf", pdf_standards=["a-3a", "ua-1"], timestamp=tugas["waktu"]
        )
        letak, jumlah = json.loads(mesin.eval(_LETAK))
    except RuntimeError as galat:
        petunjuk = "; ".join(getattr(galat, "hints", ()))
        print(f"{galat} {petunjuk}\n{getattr(galat, 'diagnostic', '')}", file=sys.stderr)
        return 3
    Path(tugas["keluaran"]).write_bytes(buang_penggal_tengah(isi))
    json.dump({"letak": letak, "jumlah": jumlah, "peringatan": [p.message for p in peringatan]}, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(utama())
