"""tahun: years that cannot be, or that stand in a header or sentence against all others of their kind."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Kolom, Paham, TabelPaham
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.persen_anggaran import pecah_kalimat

_BULAN_TEKS = "januari februari maret april mei juni juli agustus september oktober november desember"
_BULAN = {b: n for n, b in enumerate(_BULAN_TEKS.split(), 1)}
_TANGGAL = re.compile(r"\b(\d{1,2})\s+(" + "|".join(_BULAN) + r")\s+((?:19|20)\d\d)\b", re.IGNORECASE)


def periksa(paham: Paham) -> Iterable[Temuan]:
    for t in paham.tabel:
        if not t.maya:
            yield from _berulang(paham, t)
            yield from _blok_ganda(paham, t)
    yield from _kepala_polos(paham)
    yield from _menyimpang(paham)
    for p in paham.naskah.paragraf:
        yield from _dua_kali(paham, p)
        yield from _tanggal(paham, p)
        yield from _mundur(paham, p)
        yield from _laporan_ini(paham, p)
    yield from _tahun_ke(paham)
    yield from _peraturan(paham)


_MASA = re.compile(
    r"\btahun\s+(?P<a>(?:19|20)\d\d)\s+(?:sampai\s+dengan|sampai|s\.?\s?d\.?|hingga|-|–)\s+(?:tahun\s+)?(?P<b>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_LAPORAN_INI = re.compile(
    r"\b(?:laporan\s+(?:akuntabilitas\s+)?kinerja|lkj?ip|lakip|lkj)\b[^.;:\d]{0,140}?\btahun\s+(?:anggaran\s+)?"
    r"(?P<t>(?:19|20)\d\d)\s+ini\s+(?:telah\s+|dapat\s+)?(?:di\w+|merupakan|menyajikan|memuat|kami|adalah|menggambarkan)\b",
    re.IGNORECASE,
)


def _mundur(paham: Paham, p: Paragraf) -> Iterator[Temuan]:
    """A span that ends before it begins: "tahun 2021 sampai dengan tahun 2016"."""
    for m in _MASA.finditer(p.teks):
        if int(m["b"]) < int(m["a"]):
            yield temuan(
                paham,
                "tahun",
                {p.baris_pada(m.start()), p.baris_pada(m.end() - 1)},
                tercetak=m[0],
                seharusnya="tahun akhir sesudah tahun awal",
                kutipan=p.teks[max(0, m.start() - 120) : m.end() + 60],
                uraian=f"Rentang “{m[0]}” berakhir sebelum dimulai.",
                saran="Betulkan tahunnya.",
            )


def _laporan_ini(paham: Paham, p: Paragraf) -> Iterator[Temuan]:
    """The report calls itself one of another year: "Laporan Kinerja ... Tahun 2021 ini disusun"."""
    for m in _LAPORAN_INI.finditer(p.teks):
        if paham.tahun is not None and int(m["t"]) != paham.tahun:
            yield temuan(
                paham,
                "tahun",
                {p.baris_pada(m.start("t"))},
                tercetak=m["t"],
                seharusnya=str(paham.tahun),
                kutipan=p.teks[max(0, m.start() - 60) : m.end() + 60],
                uraian=f"Kalimat menyebut laporan ini laporan tahun {m['t']}, padahal laporan "
                f"tahun {paham.tahun}.",
                saran="Betulkan tahun laporan pada kalimat itu.",
            )


# --- headers of tables -----------------------------------------------------------------------------------


def _berulang(paham: Paham, t: TabelPaham) -> Iterator[Temuan]:
    """A run of years in a header with one year twice: 2021, 2023, 2023, 2024."""
    for urut in _deret(t.kolom):
        tahun = [k.tahun for k in urut if k.tahun is not None]
        awal = tahun[0] if tahun else 0
        harus = list(range(awal, awal + len(tahun)))
        if (
            len(tahun) > 2
            and len(set(tahun)) < len(tahun)
            and sum(a != b for a, b in zip(tahun, harus, strict=True)) == 1
        ):
            yield _temuan_kepala(
                paham,
                t,
                " ".join(map(str, tahun)),
                " ".join(map(str, harus)),
                "Tahun pada judul kolom berulang",
            )


def _blok_ganda(paham: Paham, t: TabelPaham) -> Iterator[Temuan]:
    """Target, realisation and capaian of three years of which one stands twice: 2022, 2022, 2024."""
    bertahun = [k for k in t.kolom if k.tahun is not None and not k.masa]
    lebar = next((n for n in range(1, len(bertahun)) if _pokok(bertahun[n]) == _pokok(bertahun[0])), 0)
    if lebar < 2 or len(bertahun) % lebar:
        return
    blok = [bertahun[n : n + lebar] for n in range(0, len(bertahun), lebar)]
    pola = [_pokok(k) for k in blok[0]]
    tahun = [b[0].tahun or 0 for b in blok]
    seragam = all([_pokok(k) for k in b] == pola and {k.tahun for k in b} == {b[0].tahun} for b in blok)
    if not seragam or len(set(pola)) < lebar or len(set(tahun)) == len(tahun):
        return
    dari, sampai = tahun[0], tahun[-1]
    harus = list(range(sampai - len(tahun) + 1, sampai + 1))
    if tahun[-1] == tahun[-2]:
        harus = list(range(dari, dari + len(tahun)))
    if sum(a != b for a, b in zip(tahun, harus, strict=True)) == 1:
        cetak, benar = (" ".join(map(str, x)) for x in (tahun, harus))
        yield _temuan_kepala(paham, t, cetak, benar, "Tahun pada judul kolom berulang")


def _kepala_polos(paham: Paham) -> Iterator[Temuan]:
    """The same in a table that was turned round to be read: its printed header is bare years."""
    dibaca = {id(t.tabel) for t in paham.tabel if not t.maya}
    for tabel in paham.naskah.tabel:
        if id(tabel) in dibaca or not tabel.kepala:
            continue
        sel = [
            s for s in tabel.kepala[-1] if re.fullmatch(r"(?:tahun\s+)?20\d\d", s.teks.strip(), re.IGNORECASE)
        ]
        tahun = [int(s.teks.strip()[-4:]) for s in sel]
        harus = list(range(tahun[0], tahun[0] + len(tahun))) if tahun else []
        salah = sum(a != b for a, b in zip(tahun, harus, strict=True))
        if len(tahun) > 2 and salah == 1 and len(set(tahun)) < len(tahun) and not any(s.isian for s in sel):
            tercetak, benar = " ".join(map(str, tahun)), " ".join(map(str, harus))
            yield temuan(
                paham,
                "tahun",
                {s.baris for s in sel},
                tercetak=tercetak,
                seharusnya=benar,
                kutipan=" | ".join(s.teks for s in tabel.kepala[-1]),
                uraian=f"Tahun pada judul kolom berulang: tertulis {tercetak}, seharusnya {benar}.",
                saran="Betulkan tahun pada judul kolomnya.",
            )


def _deret(kolom: tuple[Kolom, ...]) -> Iterator[list[Kolom]]:
    """Neighbouring columns of one role with a year each."""
    kini: list[Kolom] = []
    for k in kolom:
        if k.tahun is not None and kini and kini[-1].peran == k.peran and _pokok(kini[-1]) == _pokok(k):
            kini.append(k)
            continue
        if len(kini) > 1:
            yield kini
        kini = [k] if k.tahun is not None else []
    if len(kini) > 1:
        yield kini


def _pokok(k: Kolom) -> str:
    return re.sub(r"\W*\b20\d\d\b\W*", " ", k.judul).strip().casefold()


def _menyimpang(paham: Paham) -> Iterator[Temuan]:
    """Tables of the same make whose years differ from nearly all others: a year was typed wrong."""
    sejenis: dict[tuple[str, ...], list[TabelPaham]] = defaultdict(list)
    for t in paham.tabel:
        bentuk = tuple(f"{k.peran}{'T' if k.tahun else ''}{'J' if k.jangka else ''}" for k in t.kolom)
        if not t.maya and any("T" in b for b in bentuk):
            sejenis[bentuk].append(t)
    for daftar in sejenis.values():
        hitung = Counter(_tahun(t) for t in daftar)
        lazim, banyak = hitung.most_common(1)[0]
        if banyak < 5 or banyak * 10 < len(daftar) * 7:
            continue
        for t in daftar:
            beda = [(a, b) for a, b in zip(_tahun(t), lazim, strict=True) if a != b]
            if 0 < len({*beda}) == 1 and _tahun_judul(paham, t, beda[0][0]):
                yield _temuan_kepala(
                    paham,
                    t,
                    str(beda[0][0]),
                    str(beda[0][1]),
                    f"Tahun pada judul kolom berbeda dari {banyak} tabel sejenis",
                )


def _tahun(t: TabelPaham) -> tuple[int, ...]:
    return tuple(k.tahun or 0 for k in t.kolom)


def _tahun_judul(paham: Paham, t: TabelPaham, tahun: int) -> bool:
    """Neither caption nor the text around names that year: it is no table about it."""
    sekitar = range(t.tabel.letak.baris - 6, t.tabel.letak.baris)
    dekat = " ".join(
        (t.tabel.judul, *(paham.baris_teks(n) for n in sekitar if "\t" not in paham.baris_teks(n)))
    )
    tahun_dekat = Counter(re.findall(r"\b20\d\d\b", dekat))
    pasangan = [(k.peran, k.tahun) for k in t.kolom if k.tahun is not None]
    berulang = len(set(pasangan)) < len(pasangan)
    return str(tahun) not in tahun_dekat and not berulang


def _temuan_kepala(paham: Paham, t: TabelPaham, tercetak: str, seharusnya: str, sebab: str) -> Temuan:
    baris = {s.baris for b in t.tabel.kepala for s in b if s.teks} or {t.tabel.letak.baris}
    return temuan(
        paham,
        "tahun",
        baris,
        tercetak=tercetak,
        seharusnya=seharusnya,
        kutipan=" | ".join(k.judul for k in t.kolom),
        uraian=f"{sebab}: tertulis {tercetak}, seharusnya {seharusnya}.",
        saran="Betulkan tahun pada judul kolomnya.",
    )


# --- sentences ------------------------------------------------------------------------------------

_BANDING = re.compile(
    r"\btahun\s+(20\d\d)\b(?:(?!\btahun\s+20\d\d\b)[^.;]){0,90}?"
    r"\b(?:sedangkan|menjadi|dibanding\w*|mengalami|meningkat|menurun|naik|turun|sementara)\b"
    r"(?:(?!\btahun\s+20\d\d\b)[^.;]){0,90}?\btahun\s+(20\d\d)\b",
    re.IGNORECASE,
)
_BERNILAI = re.compile(r"\d\s?%|\d[.,]\d|\b\d+\s+(?:orang|layanan|kegiatan|laporan|permohonan|kasus)\b")
_BESARAN = re.compile(r"\b(target|realisasi|capaian|pagu|anggaran)", re.IGNORECASE)


def _satu_besaran(depan: str, antara: str) -> bool:
    """Both years speak of one quantity: a target and a realisation of one year are rightly compared."""
    awal, kedua = _BESARAN.findall(depan), _BESARAN.findall(antara)
    return not kedua or (bool(awal) and awal[-1].casefold() == kedua[-1].casefold())


def _dua_kali(paham: Paham, p: Paragraf) -> Iterator[Temuan]:
    """Two values compared "tahun 2022 ... sedangkan tahun 2022": the same year on both sides."""
    for awal, kalimat in pecah_kalimat(p.teks):
        for m in _BANDING.finditer(kalimat):
            bagian, ekor = kalimat[m.start(1) : m.start(2)], kalimat[m.start(2) :]
            if m[1] != m[2] or not (_BERNILAI.search(bagian) and _BERNILAI.search(ekor)):
                continue
            if not _satu_besaran(kalimat[: m.start(1)], bagian):
                continue
            yield temuan(
                paham,
                "tahun",
                {p.baris_pada(awal + m.start(1)), p.baris_pada(awal + m.start(2))},
                tercetak=f"tahun {m[1]} … tahun {m[2]}",
                seharusnya="dua tahun yang berbeda",
                kutipan=kalimat,
                uraian=f"Kalimat membandingkan dua tahun, tetapi keduanya tertulis {m[1]}.",
                saran="Betulkan salah satu tahunnya menurut tabel.",
                keparahan="ringan",
            )
            break


def _tanggal(paham: Paham, p: Paragraf) -> Iterator[Temuan]:
    """Dates that no calendar has."""
    for m in _TANGGAL.finditer(p.teks):
        try:
            date(int(m[3]), _BULAN[m[2].casefold()], int(m[1]))
        except ValueError:
            yield temuan(
                paham,
                "tahun",
                {p.baris_pada(m.start())},
                tercetak=m[0],
                seharusnya="tanggal yang ada",
                kutipan=p.teks[max(0, m.start() - 60) : m.end() + 60],
                uraian=f"Tanggal {m[0]} tidak ada dalam kalender.",
                saran="Betulkan tanggalnya.",
            )


_KE_TEKS = "pertama kedua ketiga keempat kelima"
_KE = {k: n for n, k in enumerate(_KE_TEKS.split(), 1)}
_TAHUN_KE = re.compile(
    r"\btahun\s+(" + "|".join(_KE) + r")\b(?P<antara>[^.;]{0,160}?)\b(20\d\d)\s*[-–]\s*(20\d\d)",
    re.IGNORECASE,
)


def _tahun_ke(paham: Paham) -> Iterator[Temuan]:
    """ "Tahun kedua RPJMN 2020-2024" in a report of another year of the plan."""
    for p in paham.naskah.paragraf:
        for m in _TAHUN_KE.finditer(p.teks):
            ke, awal, akhir = _KE[m[1].casefold()], int(m[3]), int(m[4])
            tahun = paham.tahun
            dekat = re.search(
                r"renstra|rencana strategis|rpjm|rencana pembangunan", m["antara"], re.IGNORECASE
            )
            if tahun is None or not awal <= tahun <= akhir or tahun - awal + 1 == ke or not dekat:
                continue
            if re.search(r"\b20\d\d\b", m["antara"]):
                continue
            yield temuan(
                paham,
                "tahun",
                {p.baris_pada(m.start())},
                tercetak=f"tahun {m[1]}",
                seharusnya=f"tahun ke-{tahun - awal + 1}",
                kutipan=m[0],
                uraian=f"Laporan tahun {tahun} disebut tahun {m[1]} rencana {awal}–{akhir}.",
                saran="Betulkan urutan tahunnya.",
                keparahan="ringan",
            )


# --- laws -----------------------------------------------------------------------------------------

_PERATURAN = re.compile(
    r"\b(undang-undang|peraturan pemerintah|peraturan presiden|peraturan menteri[A-Za-z ]{0,60}?)\s+"
    r"(?:republik indonesia\s+)?nomor\s+(\d{1,3})\s+tahun\s+(20\d\d)(?=\s+tentang\s+(\S+\s+\S+\s+[^\s.,;]+))",
    re.IGNORECASE,
)


def _peraturan(paham: Paham) -> Iterator[Temuan]:
    """One law (same kind, number and title) cited with two years."""
    ada: dict[tuple[str, str, str], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for p in paham.naskah.paragraf:
        for m in _PERATURAN.finditer(p.teks):
            kunci = (m[1].casefold(), m[2], " ".join(m[4].casefold().split()))
            ada[kunci][m[3]].append(p.baris_pada(m.start()))
    for (jenis, nomor, judul), tahun in ada.items():
        if len(tahun) < 2:
            continue
        lazim = max(tahun, key=lambda t: (len(tahun[t]), -int(t)))
        for t, baris in tahun.items():
            if t != lazim:
                yield temuan(
                    paham,
                    "tahun",
                    {*baris, *tahun[lazim][:3]},
                    tercetak=f"Nomor {nomor} Tahun {t}",
                    seharusnya=f"satu tahun ({lazim} pada {len(tahun[lazim])} tempat lain)",
                    uraian=f"{jenis.title()} Nomor {nomor} tentang {judul} … tertulis tahun {t} dan {lazim}.",
                    saran="Periksa tahun peraturannya.",
                    keparahan="ringan",
                )
