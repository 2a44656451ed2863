"""The child process: draws charts beside its parent, for the engine uses one core.

Run by path (``python anak.py``).  Standard input: JSON ``{"huruf": folder, "spec": [specifications]}``;
standard output: JSON list of SVG in the same order.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path


def utama() -> int:
    """Read the job, draw, answer."""
    sys.path.insert(0, str(Path(__file__).parents[3]))
    from sakip.dokumen.bagan.mesin import gambar_svg

    tugas = json.load(sys.stdin)
    json.dump([gambar_svg(s, Path(tugas["huruf"])) for s in tugas["spec"]], sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(utama())
