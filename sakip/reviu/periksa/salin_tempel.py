"""salin_tempel: a row, caption, sentence or formula that belongs to another indicator."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from sakip.reviu.model import Judul, Keterangan, Paragraf, RumusTeks, Temuan
from sakip.reviu.paham import Baris, Paham, kunci
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.bagian import Bagian, Peta
from sakip.reviu.periksa.bagian import peta as peta_laporan
from sakip.reviu.periksa.salin_baku import salin_baku
from sakip.reviu.periksa.salin_judul import judul_asing, kalimat_ini
from sakip.reviu.periksa.salin_kalimat import kalimat_asing
from sakip.reviu.periksa.salin_kantor import kantor_lain
from sakip.reviu.periksa.salin_keterangan import keterangan_asing, keterangan_sama
from sakip.reviu.periksa.salin_kode import kode_judul
from sakip.reviu.periksa.salin_pokok import salin_pokok
from sakip.reviu.periksa.salin_ulang import salin_ulang
from sakip.reviu.periksa.salin_utuh import salin_utuh
from sakip.reviu.periksa.salin_wilayah import salin_wilayah

#: Two names below this likeness are two indicators.
_BEDA = 0.75
_SASARAN = re.compile(
    r"\b(?:sasaran(?:\s+(?:kegiatan|strategis|program))?|s[kspg])\s*(?:ke-?\s*)?(\d{1,2}|[IVX]{1,6})\b",
    re.IGNORECASE,
)
_KODE = re.compile(r"\b(S[KSP]|IK[KUSP]{1,2})\s*-?\s*(\d{1,2}|[IVX]{1,6})\b")
_ROMAWI = {"I": 1, "V": 5, "X": 10}
_BAGI = re.compile(
    r"\\frac\{(?:\\text\{)?\s*realisasi\s+(?P<atas>[^{}]+?)\}+\s*\{(?:\\text\{)?\s*target\s+(?P<bawah>[^{}]+?)\}|"
    r"realisasi\s+(?P<atas2>[^/÷:×=]{6,120}?)\s*[/÷:]\s*target\s+(?P<bawah2>[^/÷:×=]{6,120}?)\s*[×x=]",
    re.IGNORECASE,
)
_HIASAN = re.compile(r"\b(?:nilai|tahun|20\d\d|kinerja|indikator|yang|telah|ditetapkan)\b", re.IGNORECASE)


def periksa(paham: Paham) -> Iterable[Temuan]:
    peta = peta_laporan(paham)
    yield from _baris_asing(paham, peta)
    yield from _keterangan(paham)
    yield from _keterangan_kembar(paham, peta)
    yield from _rumus(paham)
    yield from _judul_tabel(paham, peta)
    yield from _kalimat(paham, peta)
    yield from _sasaran_nama(paham)
    yield from kantor_lain(paham)
    yield from kode_judul(paham, peta)
    yield from salin_wilayah(paham)


def _judul_tabel(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    """Captions of another indicator; each is told once."""
    hasil = list(judul_asing(paham, peta))
    ada = {b for t in hasil for b in t.baris}
    for t in (*keterangan_sama(paham), *keterangan_asing(paham, peta)):
        if not ada & set(t.baris):
            hasil.append(t)
            ada |= set(t.baris)
    return iter(hasil)


def _kalimat(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    """Sentences of another indicator; each is told once, by the rule that knows most of it."""
    sudah: set[int] = set()
    for aturan in (kalimat_asing, kalimat_ini, salin_pokok, salin_ulang, salin_utuh, salin_baku):
        hasil = [t for t in aturan(paham, peta) if not sudah & set(t.baris)]
        yield from hasil
        sudah |= {b for t in hasil for b in t.baris}


def _baris_asing(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    """The only row of a table under one indicator's heading bears another's name."""
    for t in paham.tabel:
        nama = {b.nama for b in t.baris if b.nama and b.biasa and _tercetak(b)}
        b = peta.bagian_di(t.tabel.letak.baris)
        if t.maya or len(nama) != 1 or b is None or b.indikator is None or t.jenis not in _JENIS:
            continue
        (satu,) = nama
        ind = paham.cari_indikator(satu)
        if ind is None or ind.id == b.indikator or _sama(paham, satu, b):
            continue
        if not (
            paham.fakta_indikator(b.indikator, "realisasi", "capaian", "target_jangka")
            or paham.fakta_indikator(b.indikator, "target", tahun=paham.tahun)
        ):
            continue  # the heading names a plan or a unit that some list holds, no indicator
        if not peta.berbeda(ind.id, b):
            continue  # perhaps the same indicator, worded otherwise in its heading
        yield temuan(
            paham,
            "salin_tempel",
            [r.letak[0] for r in t.baris if r.nama],
            tercetak=satu,
            seharusnya=peta.nama(b.indikator),
            uraian=f"Tabel pada bagian “{peta.nama(b.indikator)}” memakai nama indikator lain: “{satu}”.",
            saran="Ganti nama indikator pada tabel, lalu pastikan angkanya milik indikator bagian ini.",
        )


def _tercetak(b: Baris) -> bool:
    """Whether the row's name stands in a cell: a table without names is given one by its surroundings."""
    return any(kunci(i.teks) == kunci(b.nama) for i in b.isi)


_JENIS = ("capaian", "riwayat", "renstra", "pk")


def _sama(paham: Paham, nama: str, b: Bagian) -> bool:
    """Whether a name may mean the indicator of the part: like its heading or any of its spellings."""
    if b.indikator is None:
        return True
    sebutan = {n for n, baris in paham.indikator[b.indikator].sebutan if not b.awal <= baris <= b.akhir}
    sebutan.add(b.judul)
    k = kunci(nama)
    return any(paham.bobot.kemiripan(k, kunci(s)) >= _BEDA for s in sebutan)


def _keterangan(paham: Paham) -> Iterator[Temuan]:
    """A caption whose code of sasaran is not that of the sasaran it stands under."""
    nomor, baris_judul, jenis = None, 0, ""
    dalam: list[tuple[Keterangan, int]] = []
    for u in (*paham.naskah.unsur, None):
        cocok = _SASARAN.match(u.teks.strip(" *#")) if isinstance(u, Judul) else None
        if u is None or cocok:
            yield from _kode_lain(paham, dalam, nomor, baris_judul, jenis)
            dalam = []
        if isinstance(u, Judul) and cocok:
            nomor, baris_judul, jenis = angka_urut(cocok[1]), u.letak.baris, u.teks
        elif isinstance(u, Keterangan) and (kode := dict(_kode(u.teks)).get("S")):
            dalam.append((u, kode))


def _kode_lain(
    paham: Paham, dalam: Sequence[tuple[Keterangan, int]], nomor: int | None, baris: int, judul: str
) -> Iterator[Temuan]:
    """Only where the other captions of the sasaran bear its number."""
    if nomor is None or sum(k == nomor for _, k in dalam) == 0:
        return
    for u, k in dalam:
        if k != nomor:
            yield temuan(
                paham,
                "salin_tempel",
                [u.letak.baris],
                tercetak=u.teks,
                seharusnya=f"sasaran {nomor}",
                uraian=f"Judul {u.jenis} {u.nomor} menyebut sasaran {k}, padahal berada pada bagian "
                f"sasaran {nomor} "
                f"(“{judul.strip()}”, baris {baris}).",
                saran="Betulkan kode sasaran pada judul tabel dan daftar tabel.",
                keparahan="ringan",
            )


def _kode(teks: str) -> Iterator[tuple[str, int]]:
    for c in _KODE.finditer(teks):
        yield ("S" if c[1][0] == "S" else "I"), angka_urut(c[2])


def angka_urut(teks: str) -> int:
    """The value of "4" or "IV"."""
    if teks.isdigit():
        return int(teks)
    nilai = [_ROMAWI[h] for h in teks.upper()]
    return sum(-a if a < b else a for a, b in zip(nilai, [*nilai[1:], 0], strict=True))


def _keterangan_kembar(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    """Two captions of one wording, where the captions of other indicators differ at that place."""
    bagian: dict[int, list[Keterangan]] = defaultdict(list)
    for u in paham.naskah.unsur:
        if isinstance(u, Keterangan) and u.jenis == "tabel" and len(u.teks) > 15:
            b = peta.bagian_di(u.letak.baris)
            if b is not None and b.indikator is not None:
                bagian[b.awal].append(u)
    pola = Counter(_pola(u.teks) for daftar in bagian.values() for u in daftar)
    for daftar in bagian.values():
        for n, u in enumerate(daftar):
            kembar = next((v for v in daftar[:n] if kunci(v.teks) == kunci(u.teks)), None)
            if kembar is None or kembar.nomor == u.nomor or re.search(r"lanjutan", u.teks, re.IGNORECASE):
                continue
            hilang = [
                p
                for p, banyak in pola.items()
                if banyak * 2 >= len(bagian) and p not in map(_pola, _teks(daftar))
            ]
            if hilang or pola[_pola(u.teks)] * 3 <= len(bagian):
                yield temuan(
                    paham,
                    "salin_tempel",
                    [kembar.letak.baris, u.letak.baris],
                    tercetak=u.teks,
                    seharusnya=f"judul yang berbeda dari tabel {kembar.nomor}",
                    uraian=f"Judul tabel {u.nomor} sama dengan judul tabel {kembar.nomor}, padahal "
                    f"isinya tabel lain.",
                    saran="Beri judul sesuai isi tabel, lalu perbarui daftar tabel.",
                    keparahan="ringan",
                )


def _teks(daftar: Iterable[Keterangan]) -> list[str]:
    return [u.teks for u in daftar]


def _pola(teks: str) -> str:
    return " ".join(kunci(_KODE.sub(" ", teks)))


def _rumus(paham: Paham) -> Iterator[Temuan]:
    """Realisasi of one thing divided by the target of another."""
    for u in paham.naskah.unsur:
        if not isinstance(u, RumusTeks | Paragraf) or (isinstance(u, Paragraf) and len(u.teks) > 400):
            continue
        for c in _BAGI.finditer(u.teks):
            atas, bawah = c["atas"] or c["atas2"], c["bawah"] or c["bawah2"]
            a, b = set(kunci(_HIASAN.sub(" ", atas))), set(kunci(_HIASAN.sub(" ", bawah)))
            if a and b and not a & b and (len(a) <= 6 or len(b) <= 3):
                yield temuan(
                    paham,
                    "salin_tempel",
                    [u.letak.baris],
                    tercetak=f"target {bawah.strip()}",
                    seharusnya=f"target {atas.strip()}",
                    uraian=f"Rumus membagi realisasi “{atas.strip()}” dengan target "
                    f"“{bawah.strip()}”: dua besaran yang "
                    "berbeda.",
                    saran="Pakai target indikator yang sama.",
                )


def _sasaran_nama(paham: Paham) -> Iterator[Temuan]:
    """The column of sasaran holds the indicator's own name, and elsewhere that indicator has a sasaran."""
    punya: dict[int, list[tuple[str, int]]] = defaultdict(list)
    calon: list[tuple[int, str, int]] = []
    for t in paham.tabel:
        for b in t.baris:
            if not (b.sasaran and b.nama) or b.judul or b.jumlah:
                continue
            ind = paham.cari_indikator(b.nama)
            if ind is None:
                continue
            mirip = paham.bobot.kemiripan(_inti(b.nama), _inti(b.sasaran))
            if mirip > 0.9 and len(_inti(b.nama)) > 4:
                calon.append((ind.id, b.sasaran, b.letak[0]))
            elif mirip < 0.6:
                punya[ind.id].append((b.sasaran, b.letak[0]))
    for ind_id, sasaran, baris in calon:
        if punya[ind_id]:
            lain, baris_lain = punya[ind_id][0]
            yield temuan(
                paham,
                "salin_tempel",
                [baris, baris_lain],
                tercetak=sasaran,
                seharusnya=lain,
                uraian=f"Kolom sasaran pada baris {baris} berisi nama indikatornya sendiri, padahal "
                f"sasarannya "
                f"“{lain}” (baris {baris_lain}).",
                saran="Isi kolom sasaran dengan sasaran dari perjanjian kinerja.",
                keparahan="ringan",
            )


def _inti(nama: str) -> tuple[str, ...]:
    return tuple(k for k in kunci(nama) if k not in ("persentase", "jumlah", "indeks", "nilai", "tingkat"))
