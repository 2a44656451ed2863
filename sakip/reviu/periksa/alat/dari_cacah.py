"""Counts of a whole and of its part that one sentence tells: "dari 100 temuan pemeriksaan, 81 telah ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sakip.aturan.kalimat.pola import Pola

_N = r"\d{1,3}(?:\.\d{3})+|\d{1,6}"
_KATA = r"(?:\s*\([a-z\s]+\))?"
#: What is told of the part: it is done, is in some state, or is named as a part.
_SEBUTAN = (
    r"(?:telah|sudah|belum|berhasil|selesai|lulus|hadir|sembuh|bekerja|tuntas|yang|di\s?antaranya|dinyatakan|"
    r"memenuhi|memiliki|mengikuti|ditindaklanjuti|disetujui|dipenuhi|dilayani|ditangani|di[a-z]{3,}kan|ter[a-z]{3,}kan)\b"
)
_DEPAN = Pola(
    rf"\b(?P<dari>dari)\s+(?:(?:total|seluruh|sejumlah|sebanyak|jumlah|keseluruhan)\s+){{0,2}}(?P<n>{_N})(?![.,]?\d)"
    rf"{_KATA}\s+(?P<satuan>[a-z]{{3,}})\b(?P<sela>[^.;:%\d]{{0,90}}?)"
    rf"(?<![\d.,/])(?P<m>{_N})(?![.,]?\d){_KATA}\s+(?P<ekor>{_SEBUTAN}|[a-z]{{3,}}\b)",
    "dari",
)
_BALIK = Pola(
    rf"(?<![\d.,/-])(?P<m>{_N})(?![.,]?\d){_KATA}\s+(?:(?P<ekor>[a-z]{{3,}})\b(?P<sela>(?:\s+[a-z]+){{0,3}}?)\s+)?"
    rf"(?P<dari>dari)\s+(?:(?:total|seluruh|sejumlah|sebanyak|jumlah|keseluruhan)\s+){{0,2}}(?P<n>{_N})(?![.,]?\d){_KATA}\s+"
    r"(?P<satuan>[a-z]{3,})\b",
    "dari",
)
_UCAP = re.compile(_SEBUTAN, re.IGNORECASE)
_LANJUT = re.compile(rf"\s+(?:[a-z]+\s+){{0,2}}?{_SEBUTAN}", re.IGNORECASE)
#: "Terdiri dari", "lebih dari", "berasal dari": what follows is no whole.
_BUKAN = re.compile(
    r"\b(?:terdiri|tersusun|terbentuk|terbagi|lebih|kurang|naik|turun|meningkat|menurun|bertambah|berkurang|berasal|"
    r"bersumber|berangkat|beranjak|bermula|berawal|diawali|dimulai|diperoleh|diterima|selain|jauh|berbeda|mulai|dihitung|tidak|bukan)\s+$",
    re.IGNORECASE,
)
#: Who is counted as "orang".
_ORANG = re.compile(
    r"orang|lulusan|alumni|pegawai|asn|pns|guru|dosen|siswa|mahasiswa|santri|warga|penduduk|pasien|ibu|bayi|balita|anak|"
    r"remaja|lansia|narapidana|tahanan|tersangka|terdakwa|responden|keluarga|pencari|calon|tenaga|kader|"
    r"pe[a-z]{4,}|auditor|operator|bidan|perawat|dokter|nelayan|atlet|jemaah|jamaah",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cacah:
    """``bagian`` of ``seluruh`` (counts as printed), what is counted, and where in the text it stands."""

    seluruh: str
    bagian: str
    satuan: str
    sela: str
    awal: int
    akhir: int

    @property
    def nilai(self) -> tuple[int, int]:
        """(part, whole)."""
        return int(self.bagian.replace(".", "")), int(self.seluruh.replace(".", ""))


def bagian_dari(teks: str, *, berucap: bool = True) -> Iterator[Cacah]:
    """Parts of a whole in one sentence, the whole first or last; of one thing, and told as a part (with
    ``berucap`` also where the whole comes last: "168 dari 200 aduan telah ...")."""
    for m in _DEPAN.finditer(teks):
        if _BUKAN.search(teks[: m.start("dari")]):
            continue
        if _UCAP.fullmatch(m["ekor"]) or (_senama(m["satuan"], m["ekor"]) and _LANJUT.match(teks, m.end())):
            yield _cacah(m)
    for m in _BALIK.finditer(teks):
        if _BUKAN.search(teks[: m.start("dari")]):
            continue
        if (m["ekor"] is None or _senama(m["satuan"], m["ekor"])) and (
            not berucap or _UCAP.search(teks, m.end())
        ):
            yield _cacah(m)


def _senama(satuan: str, ekor: str) -> bool:
    if satuan.casefold() == ekor.casefold():
        return True
    return ekor.casefold() == "orang" and _ORANG.fullmatch(satuan) is not None


def _cacah(m: re.Match[str]) -> Cacah:
    return Cacah(m["n"], m["m"], m["satuan"], m["sela"] or "", m.start(), m.end())
