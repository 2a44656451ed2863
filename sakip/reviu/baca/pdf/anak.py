"""The child process that opens a PDF: words with their places and ruling lines, page after page.

Run by path (``python -I anak.py BERKAS HALAMAN DETIK BYTE``), so that it imports nothing but pypdfium2 and
starts fast; a file made to crash or to exhaust the library takes down this process only. It limits its own
time and memory where the system can. Standard output: ``{"jumlah": pages}``, then one line of JSON a page
(see :class:`Halaman` in ``isi.py``), places in points from the top left of the page as it is shown. Exit
status: 0; 3 not a PDF or damaged; 4 needs a password; 5 too many pages.
"""

from __future__ import annotations

import ctypes
import json
import math
import re
import sys
from itertools import pairwise
from typing import Any

HURUF_SEHALAMAN = 60_000
OBJEK_SEHALAMAN = 60_000
RUAS_SEJALUR = 4_000
GARIS_SEHALAMAN = 20_000
DALAM = 6
TIPIS = 3.2
TEBAL = re.compile(r"bold|black|heavy|semib|demi", re.IGNORECASE)
TAK_TERBUKA, BERSANDI, TERLALU_PANJANG = 3, 4, 5


def utama() -> int:
    """Open, then answer page by page."""
    berkas, halaman, detik, memori = sys.argv[1], *(int(n) for n in sys.argv[2:5])
    _batasi(detik, memori)
    import pypdfium2
    import pypdfium2.raw as raw

    try:
        dokumen = pypdfium2.PdfDocument(berkas)
        jumlah = len(dokumen)
    except pypdfium2.PdfiumError as galat:
        return BERSANDI if getattr(galat, "err_code", None) == raw.FPDF_ERR_PASSWORD else TAK_TERBUKA
    _kirim({"jumlah": jumlah})
    if jumlah > halaman:
        return TERLALU_PANJANG
    pembaca = Pembaca(raw)
    for ke in range(jumlah):
        lembar = raw.FPDF_LoadPage(dokumen.raw, ke)
        _kirim(pembaca.halaman(lembar) if lembar else {"rusak": True})
        if lembar:
            raw.FPDF_ClosePage(lembar)
    return 0


def _batasi(detik: int, memori: int) -> None:
    try:
        import resource
    except ImportError:  # Windows: the parent's clock alone
        return
    resource.setrlimit(resource.RLIMIT_CPU, (detik, detik))
    resource.setrlimit(resource.RLIMIT_AS, (memori, memori))


def _kirim(isi: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(isi, separators=(",", ":")))
    sys.stdout.write("\n")


class Pembaca:
    """Reads pages through pdfium's C interface, whose calls are many times faster than any wrapper."""

    def __init__(self, raw: Any) -> None:
        self.raw = raw
        self.kotak = raw.FS_RECTF()
        self.nama = ctypes.create_string_buffer(200)
        self.huruf_tebal: dict[bytes, bool] = {}

    def halaman(self, lembar: Any) -> dict[str, Any]:
        """Words, lines, drawings and the number of pictures of one page."""
        raw = self.raw
        raw.FPDF_GetPageBoundingBox(lembar, ctypes.byref(self.kotak))
        k = self.kotak
        self.tepi = (k.left, k.bottom, k.right, k.top)
        self.putar = raw.FPDFPage_GetRotation(lembar)
        gambar = _Gambar(raw, self)
        gambar.kumpulkan(raw.FPDFPage_GetObject, raw.FPDFPage_CountObjects(lembar), lembar, None, 0)
        lebar, tinggi = k.right - k.left, k.top - k.bottom
        if self.putar % 2:
            lebar, tinggi = tinggi, lebar
        return {
            "lebar": round(lebar, 1),
            "tinggi": round(tinggi, 1),
            "kata": self._kata(lembar),
            "datar": gambar.datar,
            "tegak": gambar.tegak,
            "lukisan": gambar.lukisan,
            "citra": gambar.citra,
        }

    def tempat(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """A box of the page's own space (y upwards) as it is shown, y downwards."""
        kiri, bawah, kanan, atas = self.tepi
        if self.putar == 1:
            hasil = (y0 - bawah, x0 - kiri, y1 - bawah, x1 - kiri)
        elif self.putar == 2:
            hasil = (kanan - x1, y0 - bawah, kanan - x0, y1 - bawah)
        elif self.putar == 3:
            hasil = (atas - y1, kanan - x1, atas - y0, kanan - x0)
        else:
            hasil = (x0 - kiri, atas - y1, x1 - kiri, atas - y0)
        return hasil

    def _kata(self, lembar: Any) -> list[list[Any]]:
        """[x0, y0, x1, y1, text, bold, size, baseline]; what does not stand upright is left out."""
        raw = self.raw
        teks = raw.FPDFText_LoadPage(lembar)
        if not teks:
            return []
        unikode, kotak, sudut = (
            raw.FPDFText_GetUnicode,
            raw.FPDFText_GetLooseCharBox,
            raw.FPDFText_GetCharAngle,
        )
        alamat, k, tempat = ctypes.byref(self.kotak), self.kotak, self.tempat
        hasil: list[list[Any]] = []
        kini: list[Any] | None = None
        sela = False
        for i in range(min(raw.FPDFText_CountChars(teks), HURUF_SEHALAMAN)):
            kode = unikode(teks, i)
            if (kode <= 32 and kode != 2) or kode in (0xA0, 0xAD):
                sela = True
                continue
            kotak(teks, i, alamat)
            x0, y0, x1, y1 = tempat(k.left, k.bottom, k.right, k.top)
            huruf = "\ufffe" if kode in (2, 0xFFFE) else chr(kode)
            # The letters of a ligature share one box; pdfium puts a space between them.
            putus = sela and not (kini is not None and x0 - kini[2] < 0.15 * (y0 - y1))
            sela = False
            if (
                kini is not None
                and not putus
                and _sambung(kini, x0, y0, y1)
                and not (_mungkin_naik(kini, huruf, y1) and self._naik(kini, teks, i))
            ):
                kini[4] += huruf
                kini[1], kini[2], kini[3] = min(kini[1], y0), max(kini[2], x1), max(kini[3], y1)
                continue
            miring = (sudut(teks, i) + self.putar * math.pi / 2) % (2 * math.pi)
            if min(miring, 2 * math.pi - miring) > 0.2 and huruf != "\ufffe":
                kini = None
                continue
            kini = [x0, y0, x1, y1, huruf, self._tebal(teks, i), *self._ukuran(teks, i)]
            hasil.append(kini)
        raw.FPDFText_ClosePage(teks)
        for kata in hasil:
            kata[:4] = [round(n, 1) for n in kata[:4]]
        return hasil

    def _naik(self, kata: list[Any], teks: Any, i: int) -> bool:
        """Whether a letter differs from its word in size and height: the mark of a note, or what follows."""
        besar, dasar = self._ukuran(teks, i)
        kecil, jauh = min(besar, kata[6]), max(besar, kata[6])
        return bool(kecil < 0.8 * jauh and abs(dasar - kata[7]) > 0.1 * jauh)

    def _ukuran(self, teks: Any, i: int) -> tuple[float, float]:
        """(size of the letters in points, height of their baseline on the page)."""
        raw, m = self.raw, self.raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(teks, i, ctypes.byref(m))
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(teks, i, ctypes.byref(x), ctypes.byref(y))
        besar = raw.FPDFText_GetFontSize(teks, i) * (math.hypot(m.c, m.d) or 1.0)
        return round(besar, 1), round(self.tempat(x.value, y.value, x.value, y.value)[1], 1)

    def _tebal(self, teks: Any, i: int) -> int:
        tanda = ctypes.c_int()
        self.raw.FPDFText_GetFontInfo(teks, i, self.nama, len(self.nama), ctypes.byref(tanda))
        nama = self.nama.value
        if nama not in self.huruf_tebal:
            self.huruf_tebal[nama] = TEBAL.search(nama.decode("latin-1")) is not None
        return int(self.huruf_tebal[nama] or bool(tanda.value & 1 << 18))


def _sambung(kata: list[Any], x0: float, y0: float, y1: float) -> bool:
    """Whether a letter goes on with the word: on its line, without a gap."""
    tinggi = max(kata[3] - kata[1], y1 - y0)  # the box of a minus sign may be as flat as its stroke
    tegak = max(tinggi, 0.9 * kata[6])  # and that of a comma as small as its ink, below the digits
    return bool(
        abs((y0 + y1) - (kata[1] + kata[3])) < 0.9 * tegak and -1.5 * tinggi < x0 - kata[2] < 0.3 * tinggi
    )


def _mungkin_naik(kata: list[Any], huruf: str, y1: float) -> bool:
    """Whether a digit stands high behind a word, or anything low behind digits."""
    turun = y1 - kata[3]
    return bool(turun < -0.1 * kata[6] if huruf.isdigit() else turun > 0.1 * kata[6] and kata[4].isdigit())


class _Gambar:
    """The ruling lines of a page and the boxes of what else is drawn."""

    def __init__(self, raw: Any, pembaca: Pembaca) -> None:
        self.raw, self.pembaca = raw, pembaca
        self.datar: list[list[float]] = []  # y, x0, x1
        self.tegak: list[list[float]] = []  # x, y0, y1
        self.lukisan: list[list[float]] = []  # x0, y0, x1, y1
        self.citra = 0
        self.sisa = OBJEK_SEHALAMAN

    def kumpulkan(self, ambil: Any, jumlah: int, induk: Any, matriks: Any, dalam: int) -> None:
        """Walk through the objects of a page or of a form inside it."""
        raw = self.raw
        for i in range(jumlah):
            if self.sisa <= 0 or len(self.datar) + len(self.tegak) > GARIS_SEHALAMAN:
                return
            self.sisa -= 1
            objek = ambil(induk, i)
            jenis = raw.FPDFPageObj_GetType(objek)
            if jenis == raw.FPDF_PAGEOBJ_PATH:
                self._jalur(objek, matriks)
            elif jenis == raw.FPDF_PAGEOBJ_IMAGE:
                self.citra += 1
            elif jenis == raw.FPDF_PAGEOBJ_FORM and dalam < DALAM:
                dalamnya = _kali(self._matriks(objek), matriks)
                banyak = raw.FPDFFormObj_CountObjects(objek)
                self.kumpulkan(raw.FPDFFormObj_GetObject, banyak, objek, dalamnya, dalam + 1)

    def _matriks(self, objek: Any) -> tuple[float, ...]:
        m = self.raw.FS_MATRIX()
        self.raw.FPDFPageObj_GetMatrix(objek, ctypes.byref(m))
        return (m.a, m.b, m.c, m.d, m.e, m.f)

    def _jalur(self, objek: Any, matriks: Any) -> None:
        raw = self.raw
        isi, garis = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(objek, ctypes.byref(isi), ctypes.byref(garis))
        if not isi.value and not garis.value:
            return
        titik = self._titik(objek, _kali(self._matriks(objek), matriks))
        if len(titik) < 2:
            return
        xs, ys = [t[0] for t in titik], [t[1] for t in titik]
        x0, y0, x1, y1 = min(xs), min(ys), max(xs), max(ys)
        if x1 - x0 <= TIPIS or y1 - y0 <= TIPIS:
            self._tipis(x0, y0, x1, y1)
            return
        ruas = [
            (min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))
            for a, b in pairwise(titik)
            if a[2]
        ]
        lurus = all(c - a <= 0.5 or d - b <= 0.5 for a, b, c, d in ruas)
        for satu in ruas if lurus else ():  # letters and curves have straight parts too
            self._tipis(*satu)
        if isi.value or not lurus:
            self.lukisan.append([round(n, 1) for n in (x0, y0, x1, y1)])

    def _tipis(self, x0: float, y0: float, x1: float, y1: float) -> None:
        if x1 - x0 >= y1 - y0:
            if x1 - x0 >= 2:
                self.datar.append([round((y0 + y1) / 2, 1), round(x0, 1), round(x1, 1)])
        elif y1 - y0 >= 2:
            self.tegak.append([round((x0 + x1) / 2, 1), round(y0, 1), round(y1, 1)])

    def _titik(self, objek: Any, m: tuple[float, ...]) -> list[tuple[float, float, bool]]:
        """Points as shown, each with whether the next one is joined to it."""
        raw = self.raw
        hasil: list[tuple[float, float, bool]] = []
        awal: tuple[float, float] | None = None
        x, y = ctypes.c_float(), ctypes.c_float()
        for i in range(min(raw.FPDFPath_CountSegments(objek), RUAS_SEJALUR)):
            ruas = raw.FPDFPath_GetPathSegment(objek, i)
            raw.FPDFPathSegment_GetPoint(ruas, ctypes.byref(x), ctypes.byref(y))
            px, py = m[0] * x.value + m[2] * y.value + m[4], m[1] * x.value + m[3] * y.value + m[5]
            px, py, _, _ = self.pembaca.tempat(px, py, px, py)
            if raw.FPDFPathSegment_GetType(ruas) == raw.FPDF_SEGMENT_MOVETO:
                if hasil:
                    hasil[-1] = (*hasil[-1][:2], False)
                awal = (px, py)
            hasil.append((px, py, True))
            if raw.FPDFPathSegment_GetClose(ruas) and awal is not None:
                hasil.append((*awal, False))
        return hasil


def _kali(m: tuple[float, ...], luar: tuple[float, ...] | None) -> tuple[float, ...]:
    """First ``m``, then ``luar``."""
    if luar is None:
        return m
    a, b, c, d, e, f = m
    p, q, r, s, t, u = luar
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


if __name__ == "__main__":
    raise SystemExit(utama())
