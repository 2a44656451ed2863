"""A target or result that a sentence ascribes to another indicator, with a number of the section's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.angka import Angka, baca_sel
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import UKURAN, Bagian, Peta, baris_kalimat

_KATA = r"[A-Za-z/()-]+"
_POKOK = Pola(
    r"\b(?P<hal>target|realisasi|capaian|pencapaian)(?:\s+(?:kinerja|akhir|jangka\s+menengah|renstra|"
    r"indikator|atas|untuk|dari)){0,3}"
    rf"\s+(?P<nama>{_KATA}(?:\s+{_KATA}){{1,13}}?)\s+(?:(?:pada\s+|di\s+)?(?:tahun\s+)?20\d\d\s+)?"
    r"(?:(?:adalah|ialah|sebesar|mencapai|yaitu|yakni|menjadi|tercatat|sebanyak)\s+|\()(?"
    r"P<angka>\d[\d.,]*\s?%?)",
    "target",
    "realisasi",
    "capaian",
    "pencapaian",
    dan=(
        ("adalah", "ialah", "sebesar", "mencapai", "yaitu", "yakni", "menjadi", "tercatat", "sebanyak", "("),
    ),
    depan=True,
)
#: What joins or compares: the name is then not the subject alone.
_LAIN = re.compile(
    r"\b(?:nasional|provinsi|rata-rata|dibanding\w*|sedangkan|dan|anggaran|pagu|sasaran)\b", re.IGNORECASE
)


def salin_pokok(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    nama = {i.id: {w for n, _ in i.sebutan for w in kunci(n)} for i in paham.indikator}
    for p in paham.naskah.paragraf:
        b = peta.bagian_di(p.letak.baris)
        if b is None or b.indikator is None or p.letak.baris == b.awal or not _POKOK.mungkin(p.teks):
            continue
        sendiri = nama[b.indikator] | set(kunci(b.judul))
        for k in pecah(p.teks):
            if not _POKOK.mungkin(k.teks) or peta.sebut(k.teks):
                continue
            for m in _POKOK.finditer(k.teks):
                kata = set(kunci(m["nama"])) - UKURAN
                if len(kata) < 2 or kata & sendiri or _LAIN.search(m["nama"]):
                    continue
                milik = [
                    i for i, n in nama.items() if kata <= n and peta.berbeda(i, b) and _khas(paham, kata, i)
                ]
                if milik and _disebut(paham, b, p, kata):
                    continue
                a = baca_sel(m["angka"].strip("., "))
                capaian = m["hal"].casefold().endswith("capaian")
                if a is None or not milik:
                    continue
                if not _milik_sendiri(peta, b, b.indikator, milik, a, capaian=capaian):
                    continue
                yield temuan(
                    paham,
                    "salin_tempel",
                    baris_kalimat(p, k.awal + m.start(), k.awal + m.end()),
                    kutipan=k.teks,
                    tercetak=m["nama"],
                    seharusnya=peta.nama(b.indikator),
                    uraian=f"Kalimat pada bagian “{peta.nama(b.indikator)}” menyebut {m['hal'].casefold()} "
                    f"“{m['nama']}”, padahal {m['angka'].strip()} adalah angka indikator bagian ini.",
                    saran="Ganti nama indikator pada kalimat.",
                )


def _khas(paham: Paham, kata: set[str], indikator: int) -> bool:
    """Three words of an indicator's name, or most of it: two may paraphrase any other."""
    inti = set(kunci(paham.indikator[indikator].nama)) - UKURAN
    berat = sum(paham.bobot.kata(w) for w in inti)
    return len(kata) > 2 or sum(paham.bobot.kata(w) for w in kata & inti) >= _SEBAGIAN_BESAR * berat


_SEBAGIAN_BESAR = 0.75


def _disebut(paham: Paham, b: Bagian, p: Paragraf, kata: set[str]) -> bool:
    """Whether the section speaks of the thing elsewhere, too."""
    luar = (paham.baris_teks(n) for n in range(b.awal, b.akhir + 1) if not _dalam(p, n))
    ada = {w for teks in luar for w in kunci(teks)}
    return len(kata & ada) > 1


def _dalam(p: Paragraf, baris: int) -> bool:
    return p.letak.baris <= baris <= p.letak.akhir


def _milik_sendiri(
    peta: Peta, b: Bagian, indikator: int, lain: list[int], a: Angka, *, capaian: bool
) -> bool:
    """The number is one of the section's own indicator, and of none that the name may mean; or a percentage
    where the own indicator is one and those that the name may mean are counted."""

    def sama(x: Angka) -> bool:
        return x.nilai == a.nilai and x.persen == a.persen

    milik = [f for i in lain for f in peta.fakta_milik(i) if f.besaran != "capaian" or sama(f.angka)]
    sendiri = [*peta.fakta_bagian(b), *peta.fakta_milik(indikator)]
    if any(sama(f.angka) for f in milik):
        return False
    nilai = [f.angka.persen for f in sendiri if f.besaran in ("target", "realisasi")]
    cacah = [f.angka.persen for f in milik if f.besaran in ("target", "realisasi")]
    return any(sama(f.angka) for f in sendiri) or (
        not capaian and a.persen and bool(nilai and cacah) and all(nilai) and sum(cacah) * 4 < len(cacah)
    )
