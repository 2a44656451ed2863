""" "Tidak ada satu pun berkas yang terlambat" beside a formula that finds 24 of 25 on time, and "terbukti
dengan patuhnya semua wajib lapor" beside 26 of 74."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.model import Judul, Paragraf, RumusTeks, Temuan, Unsur
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import pecah
from sakip.reviu.periksa.alat.bagian import Peta
from sakip.reviu.periksa.narasi.ujar.alat import salah_ujar

_TIADA = Pola(
    r"\b(?:tidak|tak)\s+(?:ada|terdapat)\s+(?:lagi\s+)?(?:satu\s?pun\s+|seorang\s?pun\s+|sama\s+sekali\s+)?(?P<siapa>[a-z/-]+(?:\s+[a-z/-]+){0,3}?)\s+"
    r"yang\s+(?:masih\s+)?(?:(?P<lambat>terlambat|melewati\s+(?:batas\s+)?(?:waktu|tenggat)|melampaui\s+batas\s+waktu)\b"
    r"|(?P<gagal>gagal)\b|(?:tidak|belum)\s+(?P<kerja>[a-z]{5,})\b(?P<ekor>[^.,;]{0,60}))",
    "tidak",
    "tak",
    dan=(("ada", "terdapat"), ("yang",), ("terlambat", "waktu", "tenggat", "gagal", "tidak", "belum")),
    depan=True,
)
_SEMUA = Pola(
    r"\b(?:terbukti|dibuktikan|terlihat|tercermin|ditandai)\s+(?:dengan|dari|oleh)\s+(?:(?:[a-z]+\s+dan\s+)?[a-z]{3,}nya|[a-z]{3,}nya\s+dan\s+[a-z]{3,}nya)\s+"
    r"(?<!hampir )(?:semua|seluruh)\s+(?P<siapa>[a-z]+(?:\s+[a-z]+){0,3})",
    "terbukti",
    "dibuktikan",
    "terlihat",
    "tercermin",
    "ditandai",
    dan=(("semua", "seluruh"), ("dengan", "dari", "oleh")),
    depan=True,
)
_BAGI = re.compile(
    r"=\s*\(?\s*(?P<a>\d{1,3}(?:\.\d{3})+|\d{1,6})\s*[/:÷]\s*(?P<b>\d{1,3}(?:\.\d{3})+|\d{1,6})\s*\)?\s*[x×*]\s*100\s?%\s*=",
    re.IGNORECASE,
)
_UMUM = frozenset({"jumlah", "realisasi", "seluruh", "satuan", "sampai", "sudah", "telah", "dengan"})
_HARAP = re.compile(
    r"\b(?:agar|diharapkan|supaya|memastikan|target\w*|triwulan|semester|bulan)\b", re.IGNORECASE
)
_JAUH = 4


def tiada(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    unsur = paham.naskah.unsur
    for ke, u in enumerate(unsur):
        if not isinstance(u, Paragraf) or not (_TIADA.search(u.teks) or _SEMUA.search(u.teks)):
            continue
        for k in pecah(u.teks):
            m = _TIADA.search(k.teks)
            if m is not None:
                hasil = (
                    _terhitung(unsur, ke, m["siapa"], _lawan(m), m["ekor"] or "")
                    if not _HARAP.search(k.teks)
                    else None
                )
            else:
                m = _SEMUA.search(k.teks)
                hasil = _terdahulu(unsur, ke, peta, m) if m is not None else None
            if m is not None and hasil is not None:
                a, b, baris = hasil
                alasan = f"hitungannya {a} dari {b}"
                yield salah_ujar(paham, u, k, m.span(), m[0], f"{a} dari {b}", alasan, (baris,))


Hitungan = tuple[str, str, int]


def _lawan(m: re.Match[str]) -> str:
    """What the formula's part must say: the opposite of what there is none of."""
    return "tepat waktu" if m["lambat"] else "berhasil" if m["gagal"] else str(m["kerja"]).casefold()


def baca_hitungan(unsur: Sequence[Unsur], i: int) -> tuple[re.Match[str] | None, str]:
    """A formula in numbers with its words, or those of the formula right above it."""
    u = unsur[i]
    m = _BAGI.search(u.teks) if isinstance(u, RumusTeks | Paragraf) else None
    isi = (x.teks for x in unsur[max(0, i - 1) : i + 1] if isinstance(x, RumusTeks | Paragraf)) if m else ()
    return m, " ".join(isi).casefold()


def _terhitung(unsur: Sequence[Unsur], ke: int, siapa: str, kata: str, ekor: str) -> Hitungan | None:
    """The part and the whole of the formula right after or before whose words say the same."""
    nama = set(kunci(siapa)) - _UMUM
    for arah in (range(ke + 1, min(len(unsur), ke + 1 + _JAUH)), range(ke - 1, max(-1, ke - 1 - _JAUH), -1)):
        for i in arah:
            if isinstance(unsur[i], Judul):
                break
            m, sebut = baca_hitungan(unsur, i)
            if m is None:
                continue
            atas = sebut.split("/")[0]
            lagi = {w for w in kunci(ekor) if len(w) > 3} - _UMUM
            if nama & set(kunci(sebut)) and kata in atas and (not lagi or lagi & set(kunci(atas))):
                return _kurang(m, unsur[i])
            return None
    return None


def _terdahulu(unsur: Sequence[Unsur], ke: int, peta: Peta, m: re.Match[str]) -> Hitungan | None:
    """The formula of the part that the sentence stands in, whose indicator is named with the same words."""
    b = peta.bagian_di(unsur[ke].letak.baris)
    if b is None or b.indikator is None:
        return None
    nama = peta.nama(b.indikator).casefold()
    sifat = [re.sub(r"nya$", "", w) for w in re.findall(r"[a-z]{5,}nya\b", m[0].casefold())]
    siapa = kunci(m["siapa"])
    if not siapa or siapa[0] not in kunci(nama)[:3] or not any(w in nama for w in sifat):
        return None
    for i in range(ke - 1, -1, -1):
        if unsur[i].letak.baris < b.awal:
            return None
        hitung, _ = baca_hitungan(unsur, i)
        if hitung is not None:
            return _kurang(hitung, unsur[i])
    return None


def _kurang(m: re.Match[str], u: Unsur) -> Hitungan | None:
    a, b = (int(m[g].replace(".", "")) for g in "ab")
    return (m["a"], m["b"], u.letak.baris) if a < b else None
