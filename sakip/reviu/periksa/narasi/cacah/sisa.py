"""What is left over: "masuk 24 laporan, selesai 21, sisa 2", "8 berkas belum selesai" beside a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from sakip.aturan.kalimat import Kalimat
from sakip.aturan.kalimat.pola import memuat
from sakip.reviu.angka import Angka, baca_utuh
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Paham
from sakip.reviu.periksa.alat import angka, pecah, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat
from sakip.reviu.periksa.alat.ingat import sekali
from sakip.reviu.periksa.narasi.arah.selisih import Bilangan, bilangan
from sakip.reviu.periksa.narasi.baca.larik import Larik, dekat, sebut_baris
from sakip.reviu.periksa.narasi.cacah.daftar import BILANGAN

_PICU = ("sisa", "belum", "tidak", "selebih")
_SISA = re.compile(r"\b(?:ber)?sisa(?:nya|kan)?\b|\bselebihnya\b|\b(?:belum|tidak|tdk)\b", re.IGNORECASE)
_LAIN = re.compile(
    r"\b(?:(?:dari|terhadap)\s+target|naik|turun|meningkat|menurun|rata-rata|hampir|sekitar|"
    r"lebih\s+dari|kurang\s+dari|di\s?antaranya|termasuk|"
    r"masing-masing|tahun\s+(?:lalu|sebelumnya)|(?:rusak|ditolak|dibatalkan|dicabut)\s+dan)\b",
    re.IGNORECASE,
)
#: How the whole and its done part are told.
_DARI = re.compile(r"\bdari\b", re.IGNORECASE)
_KURUNG = re.compile(r"\([^()]*\)")
_KATA = re.compile(r"[a-z]{4,}")
_AWALAN = re.compile(r"^(?:memper|diper|me(?:ng|ny|m|n)?|di|ter|ber|pe(?:ng|ny|m|n)?)")


@sekali
def sisa(paham: Paham) -> Iterator[Temuan]:
    for ke, u in enumerate(paham.naskah.unsur):
        if not isinstance(u, Paragraf) or not memuat(u.teks, *_PICU):
            continue
        larik: list[Larik] | None = None
        for k in pecah(u.teks):
            if not memuat(k.teks, *_PICU) or _LAIN.search(k.teks):
                continue
            hasil = _tiga(k.teks)
            if hasil is None and (uang := _SISA_UANG.search(k.teks)) is not None:
                larik = list(dekat(paham, ke)) if larik is None else larik
                hasil = _uang(uang, larik)
            if hasil is None:
                larik = list(dekat(paham, ke)) if larik is None else larik
                hasil = _menurut_tabel(k, larik)
            if hasil is not None:
                cetak, harus, alasan, baris = hasil
                yield temuan(
                    paham,
                    "narasi",
                    {*baris_kalimat(u, k.awal, k.akhir), *baris},
                    kutipan=k.teks,
                    tercetak=cetak,
                    seharusnya=harus,
                    uraian=f"Kalimat menyebut sisa {cetak}, padahal {alasan}.",
                    saran="Hitung ulang sisanya.",
                )


Salah = tuple[str, str, str, tuple[int, ...]]


def _cacah(kalimat: str) -> list[Bilangan]:
    """The counts of a sentence; what brackets hold only explains them."""
    polos = _KURUNG.sub(lambda m: " " * len(m[0]), kalimat)
    return [b for b in bilangan(polos) if b.jenis in ("c", "rp") and not b.poin]


def _tiga(kalimat: str) -> Salah | None:
    """The whole, the part that is done and the rest in one sentence."""
    bil = _cacah(kalimat)
    if len(bil) != 3 or len({b.jenis for b in bil}) != 1:
        return None
    a, b, s = bil
    if any(a.angka.nilai == x.angka.nilai for x in (b, s)) or not _satu_satuan(bil):
        return None
    sela = kalimat[b.akhir : s.awal]
    ekor = re.split(r"[.,;]", kalimat[s.akhir :], maxsplit=1)[0]
    seluruh, bagian = (a, b) if a.angka.nilai > b.angka.nilai else (b, a)
    if re.search(r"\bsisa\w*\b|\bselebihnya\b", f"{sela} {ekor}", re.IGNORECASE) is None and not (
        re.search(r"\bsehingga\b", sela, re.IGNORECASE) and _SISA.search(f"{sela} {ekor}")
    ):
        return None  # "4 melampaui target dan 1 tidak mencapai target": others may be in between
    if _SISA.search(kalimat[: b.akhir]) or not _terbagi(kalimat, a, b):
        return None
    harus = seluruh.angka.nilai - bagian.angka.nilai
    if s.angka.nilai == harus or s.angka.nilai > seluruh.angka.nilai:
        return None
    alasan = f"{seluruh.angka.teks} dikurangi {bagian.angka.teks} adalah {angka(harus)}"
    return s.angka.teks, angka(harus), alasan, ()


def _satu_satuan(bil: Sequence[Bilangan]) -> bool:
    """Whether the numbers that tell what they count tell one thing."""
    satuan = [b.angka.satuan.split()[0] for b in bil if b.angka.satuan and b.jenis == "c"]
    benda = {
        s for s in satuan if not re.match(r"(?:dari|di|ter|telah|sudah|yang|dan|belum|masih|selesai)\w*$", s)
    }
    return len(benda - {"orang"}) <= 1


def _terbagi(kalimat: str, a: Bilangan, b: Bilangan) -> bool:
    """Whether the first two numbers are a whole and its part."""
    depan, sela = kalimat[max(0, a.awal - 25) : a.awal], kalimat[a.akhir : b.awal]
    if _DARI.search(sela):
        return len(sela) < 40
    if re.search(r"\bdari\s*(?:total|jumlah|seluruh|sebanyak)?\s*$", depan, re.IGNORECASE):
        return True
    return (
        re.search(r"\b(?:selesai|diselesaikan|ditindaklanjuti|terselesaikan|terlayani|tuntas|dikabulkan|"
            r"disetujui)\b", sela + kalimat[b.akhir : b.akhir + 30], re.IGNORECASE)
        is not None
        and re.search(r"\b(?:masuk|diterima|menerima|terdapat|sebanyak|berjumlah|diajukan|"
            r"diusulkan)\b", kalimat[: a.akhir + 20], re.IGNORECASE)
        is not None
    )  # fmt: skip


# --- against the totals of a table ------------------------------------------------------------------------

_N_BELUM = re.compile(
    rf"(?<![\w.,/-])(?P<n>\d{{1,3}}(?:\.\d{{3}})+|\d{{1,6}}|"
    rf"{'|'.join(BILANGAN)})\s+(?:\([a-z ]+\)\s+)?(?P<apa>[a-z][a-z/ -]{{2,60}}?)"
    r"(?P<sela>(?:\s+(?:dari|pada|di|yang|masih|ternyata|hingga|sampai)\b[^.;,]{0,60}?)?)\s*\b(?:belum|"
    r"tidak)\s+(?P<kerja>[a-z]+(?:\s+[a-z]+)?)",
    re.IGNORECASE,
)


def _menurut_tabel(k: Kalimat, larik: Sequence[Larik]) -> Salah | None:
    for m in _N_BELUM.finditer(k.teks):
        if re.search(r"\b(?:dari|target)\s*$", k.teks[: m.start()], re.IGNORECASE):
            continue
        n = (
            Decimal(m["n"].replace(".", ""))
            if m["n"][0].isdecimal()
            else Decimal(BILANGAN[m["n"].casefold()])
        )
        kerja = {akar(w) for w in _KATA.findall(m["kerja"].casefold())}
        for x in larik:
            hasil = _beda(x, k.teks, n, m, kerja)
            if hasil is not None:
                return hasil
    return None


#: "Sisa anggaran yang tidak terserap sebesar Rp...": the only sum of its clause.
_SISA_UANG = re.compile(
    r"\bsisa\s+(?:anggaran|pagu|dana)\b[^.;:\d%]{0,90}?(?:\b(?:sebesar|sejumlah|seluruhnya|adalah|yaitu|"
    r"mencapai|senilai)\s+|:\s*)"
    r"(?P<n>Rp\.?\s?\d(?:[\d.]*\d)?(?:,\d+)?)",
    re.IGNORECASE,
)
_PAGU = re.compile(r"\b(?:pagu|anggaran|alokasi|dipa)\b", re.IGNORECASE)
_NYATA = re.compile(r"\b(?:realisasi|serapan|penyerapan|terserap)\b", re.IGNORECASE)
#: A sum farther off is the rest of something else.
_DEKAT = Decimal("0.3")


def _uang(m: re.Match[str], larik: Sequence[Larik]) -> Salah | None:
    """What is left of a budget, against the total row of the table beside it."""
    n = baca_utuh(m["n"])
    if n is None:
        return None
    for x in larik:
        nyata = [c for c in x.kolom if _NYATA.search(x.judul[c]) and "%" not in x.judul[c]]
        pagu = [c for c in x.kolom if _PAGU.search(x.judul[c]) and c not in nyata]
        if len(nyata) != 1 or not pagu or len(x.total) != 1:
            continue
        (t,) = x.total
        r, baris = t[nyata[0]], x.baris[-1]
        if r is None or any(a is not None and a.nilai == n.nilai for b in (*x.angka, t) for a in b):
            return None
        semua = {c: [a.nilai for _, a in x.nilai(c)] for c in (*pagu, nyata[0])}
        seluruh = {r.nilai, sum(semua[nyata[0]], Decimal(0))}
        beda = [p.nilai - q for c in pagu if (p := t[c]) is not None for q in seluruh]
        beda += [sum(semua[c], Decimal(0)) - q for c in pagu for q in seluruh]
        if n.nilai in beda or not beda or n.langkah > 1:
            return None
        dekatnya = min(beda, key=lambda b: abs(b - n.nilai))
        if not dekatnya or abs(dekatnya - n.nilai) > _DEKAT * abs(dekatnya):
            return None
        alasan = f"pagu dikurangi realisasi pada baris {baris} adalah Rp{angka(dekatnya)}"
        return m["n"], f"Rp{angka(dekatnya)}", alasan, (baris,)
    return None


def akar(kata: str) -> str:
    """A verb without its prefix and endings, to compare "disetujui" with "menyetujui"."""
    return re.sub(r"(?:kan|i|nya|an)$", "", _AWALAN.sub("", kata))[:7]


def _beda(x: Larik, kalimat: str, n: Decimal, m: re.Match[str], kerja: set[str]) -> Salah | None:
    """The whole less what is done, in the total row or in the row that the sentence names."""
    selesai = [c for c in x.kolom if {akar(w) for w in _KATA.findall(x.judul[c].casefold())} & kerja]
    sebut = sebut_baris(x, m[0]) or sebut_baris(x, kalimat)
    if len(selesai) != 1 or len(sebut) > 1 or not x.utuh:
        return None
    c = selesai[0]
    larik: Sequence[Angka | None]
    if sebut:
        larik, baris = x.angka[sebut[0]], x.baris[sebut[0]]
    elif len(x.total) == 1:
        larik, baris = x.total[0], x.baris[-1]
    else:
        return None
    a = larik[c]
    if a is None or a.persen or a.desimal:
        return None
    lain = [b for d in x.kolom if d != c and (b := larik[d]) is not None and not b.persen and not b.desimal]
    utuh = [b for b in lain if b.nilai >= a.nilai]
    if len(utuh) != 1 or n in {b.nilai for b in lain}:
        return None
    harus = utuh[0].nilai - a.nilai
    rinci = [BILANGAN[w] for w in _KATA.findall(kalimat[m.end() :].casefold()) if w in BILANGAN]
    if len(rinci) > 1 and sum(rinci) == n:
        return None  # "delapan rancangan ..., yaitu empat ... dan empat ...": of two rows
    jumlah = sum((b.nilai for _, b in x.nilai(c)), Decimal(0))
    if n == harus or (not sebut and utuh[0].nilai - jumlah == n) or n > utuh[0].nilai:
        return None
    alasan = f"menurut tabel pada baris {baris} {utuh[0].teks} dikurangi {a.teks} adalah {angka(harus)}"
    return m["n"], angka(harus), alasan, (baris,)
