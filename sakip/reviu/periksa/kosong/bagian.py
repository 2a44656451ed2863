"""Parts without content: a heading over nothing, no account of the budget, a result told only as "-"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sakip.reviu.angka import kosong
from sakip.reviu.baca.judul import gaya_nomor
from sakip.reviu.model import Judul, Keterangan, Paragraf, Tabel, Temuan, Unsur
from sakip.reviu.paham import Baris, Isi, Paham, TabelPaham, kunci
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import peta as peta_laporan

_BAB = re.compile(r"BAB\s+\S+", re.IGNORECASE)
_BERNOMOR = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})+|[A-Z])\.?")
#: What such a part shows may be a picture, which no reader reads.
_GAMBAR = re.compile(
    r"\b(?:struktur|bagan|peta|gambar|foto|grafik|diagram|dokumentasi|alur|infografis|lampiran|logo|profil)\b",
    re.IGNORECASE,
)
#: What such a part holds is text, which every reader reads.
_URAIAN = re.compile(
    r"\b(?:kesimpulan|simpulan|rekomendasi|saran|latar\s+belakang|tujuan|maksud|dasar\s+hukum|permasalahan|kendala|"
    r"hambatan|solusi|upaya|tindak\s+lanjut|analisis|evaluasi|isu\s+strategis|tugas|fungsi|sistematika|capaian|"
    r"persentase|jumlah|indeks|nilai)\b",
    re.IGNORECASE,
)
_TERBANYAK = 1

# --- a heading over nothing ------------------------------------------------------------------------------


def subbab_hampa(paham: Paham) -> Iterator[Temuan]:
    """One part of a chapter that ends where it begins; several were not read as they stand."""
    unsur = paham.naskah.unsur
    hampa = [(n, u) for n, u in enumerate(unsur) if isinstance(u, Judul) and _tanpa_isi(paham, n, u)]
    if not 0 < len(hampa) <= _TERBANYAK:
        return
    n, u = hampa[0]
    berisi = any(
        isinstance(x, Judul) and x.tingkat == u.tingkat and _sejenis(x, u) and not isinstance(y, Judul)
        for x, y in pairwise(unsur[: n + 1])
    )
    if not berisi or _tertulis(paham, u, unsur[n + 1 :]):
        return
    polos = paham.naskah.jumlah_halaman is None and paham.naskah.jenis != "docx"
    yakin = not _GAMBAR.search(u.teks) and (polos or _URAIAN.search(u.teks) is not None)
    yield temuan(
        paham,
        "kosong",
        (u.letak.baris,),
        tercetak=f"{u.nomor} {u.teks} tanpa isi",
        seharusnya="isi subbab",
        uraian=f"Di bawah subbab “{u.nomor} {u.teks}” tidak ada isi.",
        saran="Isi subbabnya, atau hapus judulnya.",
        kepastian="pasti" if yakin else "ragu",
    )


def _tanpa_isi(paham: Paham, n: int, u: Judul) -> bool:
    """A numbered part with content of neither its own nor its parts, between parts that have theirs."""
    unsur = paham.naskah.unsur
    if n == 0 or u.tingkat < 2 or not (_BERNOMOR.fullmatch(u.nomor.strip()) or _indikator(paham, u)):
        return False
    if n + 1 == len(unsur):
        return True
    sesudah = unsur[n + 1]
    if not isinstance(sesudah, Judul) or sesudah.tingkat > u.tingkat:
        return False
    if _BAB.fullmatch(sesudah.nomor.strip()) or (sesudah.tingkat < u.tingkat and _indikator(paham, u)):
        return True
    return _sejenis(sesudah, u) and gaya_nomor(sesudah.nomor)[1] == (gaya_nomor(u.nomor)[1] or 0) + 1


def _indikator(paham: Paham, u: Judul) -> bool:
    """A heading "4. ..." that is an indicator's name, in full."""
    ind = paham.cari_indikator(u.teks) if re.fullmatch(r"\d{1,2}\.", u.nomor.strip()) else None
    return ind is not None and set(kunci(u.teks)) == set(kunci(ind.nama))


def _sejenis(a: Judul, b: Judul) -> bool:
    if not (a.nomor.strip() and b.nomor.strip()) or _bentuk(a) != _bentuk(b):
        return False
    return gaya_nomor(a.nomor)[0] == gaya_nomor(b.nomor)[0]


def _bentuk(j: Judul) -> str:
    return re.sub(r"\d+", "9", re.sub(r"[A-Z]", "A", j.nomor.strip().rstrip(".")))


def _tertulis(paham: Paham, u: Judul, sesudah: Sequence[Unsur]) -> bool:
    """Lines below the heading that no part of the report took up."""
    akhir = sesudah[0].letak.baris if sesudah else len(paham.naskah.baris) + 1
    return any(paham.baris_teks(b).strip() for b in range(u.letak.akhir + 1, akhir))


# --- the budget -----------------------------------------------------------------------------------------

_SERAPAN = re.compile(
    r"\b(?:realisasi|penyerapan|serapan|akuntabilitas|aspek|pelaksanaan|capaian|penggunaan|laporan)\s+(?:kinerja\s+)?"
    r"(?:anggaran|keuangan|belanja|dana)\b|\banggaran\s+dan\s+realisasi|\bkeuangan\b",
    re.IGNORECASE,
)
_TERSEDIKIT = 5


def anggaran_tiada(paham: Paham) -> Iterator[Temuan]:
    """A report on the year that accounts for no budget: neither a heading nor a table of what was spent."""
    judul = [u for u in paham.naskah.unsur if isinstance(u, Judul)]
    bab = next((u for u in judul if re.search(r"\bakuntabilitas\s+kinerja\b", u.teks, re.IGNORECASE)), None)
    if bab is None or not _BAB.fullmatch(bab.nomor.strip()) or len(judul) < _TERSEDIKIT:
        return
    if any(_SERAPAN.search(u.teks) for u in judul) or any("serapan" in t.peran for t in paham.tabel):
        return
    if not any(t.jenis == "capaian" and not t.maya for t in paham.tabel):
        return
    if any(_SERAPAN.search(t.tabel.judul) for t in paham.tabel):
        return
    yield temuan(
        paham,
        "kosong",
        (bab.letak.baris,),
        tercetak="realisasi anggaran tidak ada",
        seharusnya="subbab atau tabel realisasi anggaran",
        uraian="Laporan tidak memuat subbab maupun tabel realisasi anggaran, padahal Bab Akuntabilitas "
        "Kinerja harus menguraikannya.",
        saran="Tambahkan realisasi anggaran, atau samakan judulnya.",
        kepastian="ragu",
    )


# --- "-" for a result -------------------------------------------------------------------------------------

_HASIL = re.compile(
    r"\b(?:melampaui|memenuhi|mencapai|melebihi|di\s?atas|di\s?bawah|sesuai)\b", re.IGNORECASE
)


def bergaris(paham: Paham, t: TabelPaham) -> Iterator[Temuan]:
    """A row with a target and "-" for both realisation and capaian, where all other rows have theirs,
    although a sentence tells what was reached."""
    hasil = [k.indeks for k in t.kolom if k.peran == "realisasi" and not k.masa]
    capai = [k.indeks for k in t.kolom if k.peran == "capaian" and not k.masa]
    if t.jenis != "capaian" or len(hasil) != 1 or len(capai) != 1 or t.tahun != paham.tahun:
        return
    wajib = (hasil[0], capai[0])
    baris = [b for b in t.baris if b.biasa and b.nama and b.tahun is None and any(b.ambil("target"))]
    hampa = [b for b in baris if all(_garis(b.isi[i]) for i in wajib)]
    penuh = [b for b in baris if all(b.isi[i].angka is not None for i in wajib)]
    if len(hampa) != 1 or len(penuh) != len(baris) - 1 or len(penuh) < 2:
        return
    b = hampa[0]
    bukti = _kalimat(paham, b)
    if bukti is None:
        return  # not measured yet, perhaps
    yield temuan(
        paham,
        "kosong",
        {*b.letak, bukti[1]},
        tercetak=f"{t.kolom[wajib[0]].judul} dan {t.kolom[wajib[1]].judul} “-”",
        seharusnya="realisasi dan capaian dari target itu",
        kutipan=b.kutipan(),
        uraian=f"“{b.nama}” bertarget, tetapi realisasi dan capaiannya “-”, padahal teks "
        f"menyebut “{bukti[0]}”.",
        saran="Isi menurut hasil pengukuran, atau jelaskan mengapa belum ada.",
    )


def _garis(i: Isi) -> bool:
    return bool(i.teks.strip()) and kosong(i.teks)


def _kalimat(paham: Paham, b: Baris) -> tuple[str, int] | None:
    """A sentence of the indicator's part that sets another number of its unit against the target."""
    ind = paham.cari_indikator(b.nama)
    target = next((i.angka for i in b.ambil("target") if i.angka is not None), None)
    if ind is None or target is None:
        return None
    satuan = "%" if target.persen else target.satuan.split(" ")[0]
    if not satuan:
        return None
    pola = re.compile(rf"(?<![\d.,])(\d[\d.,]*)\s*{re.escape(satuan)}(?!\w)", re.IGNORECASE)
    peta = peta_laporan(paham)
    for p in paham.naskah.paragraf:
        if satuan.casefold() not in p.teks.casefold() or not _HASIL.search(p.teks):
            continue
        bagian = peta.bagian_di(p.letak.baris)
        if bagian is None or bagian.indikator != ind.id:
            continue
        for k in pecah(p.teks):
            angka = [m[1].rstrip(".,") for m in pola.finditer(k.teks)]
            if len(angka) == 2 and _HASIL.search(k.teks) and str(paham.tahun) in k.teks:
                return k.teks, p.baris_pada(k.awal)
    return None


# --- a caption over nothing -----------------------------------------------------------------------------

_SAMBUNGAN = re.compile(r"lanjut|sambung", re.IGNORECASE)
_BERTABEL = 3


def tabel_tiada(paham: Paham) -> Iterator[Temuan]:
    """A numbered caption that no table follows, where all others have theirs right below; a picture of a
    table, or one that the reader lost, leaves it doubtful."""
    unsur = paham.naskah.unsur
    judul = [
        (n, u) for n, u in enumerate(unsur) if isinstance(u, Keterangan) and u.jenis == "tabel" and u.nomor
    ]
    berisi = [u for n, u in judul if n + 1 < len(unsur) and isinstance(unsur[n + 1], Tabel)]
    hampa = [
        (n, u)
        for n, u in judul
        if n + 1 == len(unsur) or isinstance(unsur[n + 1], Judul | Keterangan | Paragraf)
    ]
    if len(hampa) != 1 or len(berisi) < _BERTABEL or len(berisi) + 1 != len(judul):
        return
    n, u = hampa[0]
    if _SAMBUNGAN.search(u.teks) or any(x.nomor == u.nomor for x in berisi):
        return
    if n and isinstance(unsur[n - 1], Tabel) and not unsur[n - 1].judul:  # type: ignore[union-attr]
        return  # the caption stands below its table
    akhir = unsur[n + 1].letak.baris if n + 1 < len(unsur) else len(paham.naskah.baris) + 1
    sela = [paham.baris_teks(b) for b in range(u.letak.akhir + 1, akhir)]
    if any("\t" in b or "|" in b or _GAMBAR_TEKS.search(b) for b in sela):
        return
    bertabel = paham.naskah.jenis in ("teks", "txt", "md") and not _bersel(unsur[n + 1 : n + 3])
    yield temuan(
        paham,
        "kosong",
        (u.letak.baris,),
        tercetak=f"Tabel {u.nomor} tidak ada",
        seharusnya="tabel di bawah judulnya",
        uraian=f"Judul “Tabel {u.nomor} {u.teks}” tidak diikuti tabel; {len(berisi)} judul tabel lain "
        "diikuti tabelnya.",
        saran="Tambahkan tabelnya, atau hapus judulnya.",
        kepastian="pasti" if bertabel else "ragu",
    )


_GAMBAR_TEKS = re.compile(r"!\[|<img", re.IGNORECASE)


def _bersel(sesudah: Sequence[Unsur]) -> bool:
    """Short lines that may be the cells of a table that was lost."""
    return any(
        isinstance(u, Paragraf) and len(u.teks) < 40 * (u.letak.akhir - u.letak.baris + 1) for u in sesudah
    )
