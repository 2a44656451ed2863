"""What a file is, told by its content, never by its ending alone; and what it is not."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from sakip.reviu.baca.galat import TidakTerbaca

BESAR = 200_000_000
BESAR_TEKS = 4_000_000
BARIS = 40_000
#: So many words on one line are no paragraph and no row of a table.
KATA_SEBARIS = 60_000
_ASING = (
    (b"\x89PNG", "gambar"),
    (b"\xff\xd8\xff", "gambar"),
    (b"II*\x00", "gambar"),
    (b"MM\x00*", "gambar"),
    (b"GIF8", "gambar"),
    (b"{\\rtf", "RTF"),
)
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*){0,3}"
    rb"<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
#: What no text holds: control characters but tabs and ends of lines and pages, and what could not be decoded.
_KENDALI = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ufffd]")
_ARSIP_LAMAN = re.compile(rb"(?:From: <Saved by|MIME-Version:.{0,400}multipart/related)", re.DOTALL)


def jenis_berkas(berkas: Path) -> str:
    """ "pdf", "docx", "odt", "html", "markdown" or "teks"; :class:`TidakTerbaca` for everything else."""
    nama = berkas.name
    if berkas.is_dir():
        raise TidakTerbaca(f"Yang dipilih sebuah folder: {nama}. Pilih satu berkas laporan di dalamnya.")
    if berkas.exists() and not berkas.is_file():  # a pipe or a device would be waited for without end
        raise TidakTerbaca(f"{nama} bukan berkas biasa. Simpan laporannya sebagai berkas, lalu ulangi.")
    try:
        besar = berkas.stat().st_size
        with berkas.open("rb") as aliran:
            awal = aliran.read(8192)
    except FileNotFoundError as salah:
        raise TidakTerbaca(f"Berkas {berkas} tidak ditemukan. Periksa nama dan foldernya.") from salah
    except PermissionError as salah:
        raise TidakTerbaca(f"Berkas {nama} tidak boleh dibaca. Periksa hak aksesnya.") from salah
    except (OSError, ValueError) as salah:
        raise TidakTerbaca(f"Berkas {nama} tidak dapat dibuka. Salin ke folder lain, lalu ulangi.") from salah
    if not besar:
        raise TidakTerbaca(f"Berkas {nama} kosong. Pilih berkas laporan yang berisi teks.")
    if besar > BESAR:
        raise TidakTerbaca(
            f"Berkas {nama} terlalu besar ({besar // 1_000_000} MB; batasnya {BESAR // 1_000_000} MB). "
            "Bagi menjadi beberapa berkas atau kecilkan gambarnya."
        )
    return _jenis(berkas, awal, besar)


def _jenis(berkas: Path, awal: bytes, besar: int) -> str:
    nama = berkas.name
    if b"%PDF-" in awal[:1100]:
        return "pdf"
    if awal.startswith(b"PK"):
        return _jenis_zip(berkas)
    if awal.startswith(b"\xd0\xcf\x11\xe0"):
        raise TidakTerbaca(
            f"Berkas {nama} adalah dokumen Word lama (.doc) atau dilindungi kata sandi. "
            "Simpan sebagai DOCX tanpa sandi, lalu ulangi."
        )
    for tanda, sebutan in _ASING:
        if awal.startswith(tanda):
            raise TidakTerbaca(
                f"Berkas {nama} berisi {sebutan}. Berikan laporannya sebagai PDF berteks atau DOCX."
            )
    if _ARSIP_LAMAN.match(awal):
        raise TidakTerbaca(
            f"Berkas {nama} adalah arsip laman (MHTML). Buka di peramban, lalu simpan sebagai HTML "
            "atau cetak ke PDF."
        )
    if _laman(awal):
        return "html"
    if besar > BESAR_TEKS:
        raise terlalu_besar(nama, "teks", besar, BESAR_TEKS)
    return "markdown" if berkas.suffix.casefold() in (".md", ".markdown") else "teks"


def _jenis_zip(berkas: Path) -> str:
    try:
        with zipfile.ZipFile(berkas) as zip_:
            nama = frozenset(i.filename for i in zip_.infolist()[:5000])
            mime = zip_.open("mimetype").read(100) if "mimetype" in nama else b""
    except Exception as salah:  # zipfile raises what the damage happens to cause
        raise TidakTerbaca(
            f"Berkas {berkas.name} rusak atau terpotong. Simpan ulang atau minta berkas aslinya."
        ) from salah
    if "word/document.xml" in nama:
        return "docx"
    if mime.startswith(b"application/vnd.oasis.opendocument.text"):
        return "odt"
    sebutan = "lembar kerja (spreadsheet)" if any(n.startswith("xl/") for n in nama) else "arsip"
    raise TidakTerbaca(
        f"Berkas {berkas.name} berisi {sebutan}, bukan laporan. "
        "Berikan PDF, DOCX, ODT, HTML, Markdown, atau teks."
    )


def _laman(awal: bytes) -> bool:
    """HTML: the page says so at its beginning, after blanks and comments."""
    if awal[:2] in (b"\xff\xfe", b"\xfe\xff"):
        awal = awal.decode("utf-16", errors="ignore").encode()
    return _HTML.match(awal) is not None


def terlalu_besar(nama: str, sebutan: str, besar: int, batas: int) -> TidakTerbaca:
    """What is said of a text with too many bytes."""
    return TidakTerbaca(
        f"Berkas {nama} terlalu besar untuk {sebutan} ({besar // 1_000_000} MB; "
        f"batasnya {batas // 1_000_000} MB). Bagi menjadi beberapa berkas, misalnya per bab."
    )


def terlalu_panjang(nama: str) -> TidakTerbaca:
    """What is said of a report with more than ``BARIS`` lines."""
    banyak = f"{BARIS // 1000}.000"
    return TidakTerbaca(
        f"Berkas {nama} berisi lebih dari {banyak} baris. Bagi menjadi beberapa berkas, misalnya per bab."
    )


def uraikan_teks(isi: bytes, nama: str) -> str:
    """Bytes as text: UTF-8, UTF-16 by its mark, else Windows-1252; noise is refused."""
    if isi[:2] in (b"\xff\xfe", b"\xfe\xff"):
        teks = isi.decode("utf-16", errors="replace")
    else:
        try:
            teks = isi.decode("utf-8-sig")
        except UnicodeDecodeError:
            teks = isi.decode("cp1252", errors="replace")
    contoh = teks[:200_000]
    if "\x00" in contoh or len(_KENDALI.findall(contoh)) * 50 > len(contoh):
        raise TidakTerbaca(f"Berkas {nama} bukan teks. Berikan PDF, DOCX, ODT, HTML, Markdown, atau teks.")
    if teks.count("\n") > BARIS:
        raise terlalu_panjang(nama)
    if len(teks) > KATA_SEBARIS:
        _periksa_baris(teks, nama)
    if not teks.strip():
        raise TidakTerbaca(f"Berkas {nama} kosong. Pilih berkas laporan yang berisi teks.")
    return teks


def _periksa_baris(teks: str, nama: str) -> None:
    """A line that is longer than any paragraph would cost minutes and a gigabyte."""
    for n, baris in enumerate(teks.split("\n"), 1):
        if len(baris) > KATA_SEBARIS and baris.count(" ") + baris.count("\t") > KATA_SEBARIS:
            raise TidakTerbaca(
                f"Baris {n} berkas {nama} memuat lebih dari {KATA_SEBARIS // 1000}.000 kata. "
                "Simpan laporannya dengan satu baris untuk setiap paragraf dan baris tabel, lalu ulangi."
            )
