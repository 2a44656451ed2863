"""Who a sentence ranks first, last or n-th in the table above: "dimensi terlemah: X", "X di tempat kedua".

The names may be rows or periods that head columns, and may stand before or after the word that ranks. Only
where every column that may be meant says otherwise is the sentence wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip.aturan.kalimat import Kalimat
from sakip.aturan.kalimat.pola import Pola
from sakip.reviu.angka import cari
from sakip.reviu.model import Paragraf, Temuan
from sakip.reviu.paham import Paham, kunci
from sakip.reviu.periksa.alat import pecah, temuan
from sakip.reviu.periksa.alat.bagian import baris_kalimat
from sakip.reviu.periksa.narasi.baca.daftar import KATA_JENIS, Daftar, Deret, daftar_dari
from sakip.reviu.periksa.narasi.baca.larik import berlarik, sebagian
from sakip.reviu.periksa.narasi.baca.lingkup import lingkup
from sakip.reviu.periksa.narasi.baca.terbantah import terbantah
from sakip.reviu.periksa.narasi.cacah.daftar import BILANGAN, nilai_cacah
from sakip.reviu.periksa.narasi.peringkat.ujung import segolongan, serumpun, ujung_baris
from sakip.reviu.periksa.narasi.peringkat.ukuran import ukuran_kalimat

_ATAS = (
    r"(?:ter|paling\s+)(?:tinggi|besar|banyak|baik|kuat|unggul|padat|atas)|paling\s+dominan|"
    r"puncak(?:nya)?|mendominasi"
)
_BAWAH = (
    r"ter(?:endah|kecil|sedikit|lemah|buruk|bawah)|paling\s+(?:rendah|kecil|sedikit|lemah|buruk|bawah|minim)"
)
_KE = {
    "pertama": 1, "kesatu": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5, "keenam": 6,
    "ketujuh": 7, "kedelapan": 8,
}  # fmt: skip
_TEMPAT = (
    rf"(?:tempat|urutan|posisi|peringkat)\s+(?:(?P<ke>{'|'.join(_KE)})|ke\s?-?\s?(?P<n>\d)|(?P<ujung>teratas|terbawah|terakhir|"
    r"terendah|tertinggi))\b"
)
_KATA = Pola(
    rf"\b(?:{_TEMPAT}|(?P<atas>{_ATAS})|(?P<bawah>{_BAWAH}))\b"
    rf"(?:\s+(?:(?P<ke2>{'|'.join(list(_KE)[2:])})|ke\s?-\s?(?P<n2>\d))\b)?(?!\s*\d)",
    "ter",
    "paling",
    "tempat",
    "urutan",
    "posisi",
    "peringkat",
    "puncak",
    "dominasi",
)
_SUSUL = re.compile(r"\b(?:disusul|diikuti|menyusul)(?:\s+oleh)?\s+", re.IGNORECASE)
_KLAUSA = re.compile(
    r";\s+|,\s+(?=(?:disusul|diikuti|menyusul|dan|namun|tetapi|serta|sedangkan|sementara)\b)"
    r"|\b(?:sedangkan|sementara|adapun|namun|sehingga|sebaliknya)\b"
    rf"|\bdan\s+(?=(?:[\w-]+\s+){{0,4}}(?:{_ATAS}|{_BAWAH}|(?:di|pada|menempati)\s+(?:tempat|urutan|posisi|peringkat))\b)",
    re.IGNORECASE,
)
#: A narrower set, another time, or no ranking at all.
_LAIN = re.compile(
    r"\b(?:salah\s+satu|selain|kecuali|di\s?luar|termasuk|hampir|tidak|bukan|belum|batas|skala|nasional|provinsi|sejak|"
    r"sepanjang|dibanding\w*|dari\s+(?:sisi|segi|aspek)|masing-masing|sebelumnya|tahun\s+lalu|berturut-turut|khusus\w*|"
    r"target\w*|penghargaan|kategori|bersama|sama-sama|keduanya|antara\s+lain|maksimal|minimal|diharapkan|akan|apabila|relatif|terhadap)\b",
    re.IGNORECASE,
)
_DARI = re.compile(
    rf"\b(?:di\s?antara|dari(?:\s?antara)?)\s+(?:(?P<semua>semua|seluruh|segenap|keseluruhan)\b|"
    rf"(?:ke)?(?P<n>\d{{1,2}}|{'|'.join(BILANGAN)})\b(?!\s+(?:tahun|target)))",
    re.IGNORECASE,
)
_ANTARA = re.compile(r"\bdi\s?antara\b", re.IGNORECASE)
#: Changes, differences and the like must head a column of their own.
_HAL = re.compile(
    r"\b(?:per|pe[nm]g?|ke|me[nmr]?)?(?:tambah|naik|turun|n?ingkat(?=an)|ubah|selisih|deviasi|sisa|tumbuh|cepat|lonjak|lebih)an\b"
    r"|\b(?:selisih|deviasi|sisa|efisiensi|laju|tren)\b",
    re.IGNORECASE,
)
_BAGI = re.compile(
    r"\b(?:persentase|presentase|tingkat|serapan|penyerapan|rasio|capaian|kinerja)\b", re.IGNORECASE
)
_MUTU = re.compile(r"baik|buruk|kuat|lemah|unggul", re.IGNORECASE)
_NILAI = re.compile(r"nilai|skor|indeks|capaian|%|persen|ikm|kepuasan", re.IGNORECASE)
#: Columns that are no result of the row.
_BUKAN_HASIL = re.compile(
    r"\b(?:bobot|target|nilai\s+(?:akhir|terbobot|tertimbang)|terbobot|tertimbang|selisih|kapasitas)\b",
    re.IGNORECASE,
)
#: What comes between a ranking word and the name.
_PENGANTAR = re.compile(
    r"(?:\s*[:,]?\s*(?:adalah|ialah|yaitu|yakni|merupakan|terdapat|ada|berada|terjadi|tercatat|di|pada|dari|oleh|dalam|juga|"
    r"untuk|kami|bulan|(?:di|ter|ber)[a-z]{4,}|masuk|ditempati|milik|jatuh|capaiannya)(?![\w-])|\s*:)+\s*",
    re.IGNORECASE,
)
_HENTI = re.compile(
    r"[;:.(]|,|\d{2,}|\b(?:yang|karena|sebab|sehingga|ketika|saat|dengan|sebanyak|sebesar|sejumlah|yaitu|yakni|mencapai|akibat|"
    r"seiring|disusul|dan|serta|ber[a-z]{4,}|me(?:ng|n|m)[a-z]{4,})\b",
    re.IGNORECASE,
)
_SUBJEK = re.compile(
    r"^(?P<isi>.*?)\s*\b(?:merupakan|menjadi|adalah|ialah|mencatat(?:kan)?|memiliki|mempunyai|memperoleh|meraih|menempati|"
    r"menduduki|memegang|mencapai|ada|berada|di|pada|(?=paling|ter|mendominasi))\b(?P<hal>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_SEBAB = re.compile(
    r"\b(?:(?:yang\s+)?(?:ditengarai|disebabkan|dikarenakan|diakibatkan)|karena|akibat|ketika|saat|seiring|lantaran|mengingat)\b",
    re.IGNORECASE,
)
_TAHUN = re.compile(r"\b(?:19|20)\d\d\b")
_KURUNG = re.compile(r"\([^()]*\)")
_UMUM = re.compile(
    r"(?:nilai|skor|angka|hasil|jumlah|banyak|kelompok|porsi|bagian|indeks|posisi|yang|dengan|kami|kita|juga|adalah|rata|kontributor|"
    r"penyumbang|kontribusi|kategori|secara|umum|pada|tahun|terlihat|tampak|tersebut|tabel|atas|dari|"
    r"merupakan|mencatat(?:kan)?|memiliki|mempunyai|memperoleh|meraih|menempati|menduduki|menjadi|mencapai|memegang|dilihat|"
    r"dinilai|bila|jika|dirinci|terbaca|sebagaimana|dapat|bahwa|selama|sepanjang|saja)(?:nya)?"
)
_PERSEN = Decimal(100)


@dataclass(frozen=True, slots=True)
class Klaim:
    """A name's place counted from the top or from the bottom; ``hal``: the words of what is measured."""

    kata: str
    tinggi: bool
    ke: int
    sesudah: str
    sebelum: str
    hal: str
    klausa: str
    #: "disusul X" after a clause that tells the first.
    lanjut: bool = False


def peringkat(paham: Paham) -> Iterator[Temuan]:
    sudah = {pokok_ujung(t) for t in ujung_baris(paham)}
    for p, larik in berlarik(paham, _KATA.search):
        daftar = [d for x in larik for d in daftar_dari(x)]
        lalu = ""
        for k in pecah(p.teks) if daftar else ():
            yield from (t for t in _kalimat(paham, p, k, daftar, lalu) if pokok_ujung(t) not in sudah)
            lalu = k.teks


def pokok_ujung(t: Temuan) -> tuple[str, str]:
    """The sentence of a finding and the word that ranks in it."""
    return t.kutipan, t.tercetak.split(":")[0].casefold()


def _kalimat(paham: Paham, p: Paragraf, k: Kalimat, daftar: Sequence[Daftar], lalu: str) -> Iterator[Temuan]:
    keliru = False
    for klaim in _klaim(k.teks):
        tahun = {int(y) for y in _TAHUN.findall(klaim.klausa)}
        if _LAIN.search(_SEBAB.split(klaim.klausa, maxsplit=1)[0]) or (keliru and klaim.lanjut):
            continue
        keliru = False
        for d in daftar:
            n = _nama(d, klaim)
            if n is None:
                continue
            if not (tahun - {paham.tahun} and not d.berkala) and _seluas(paham, d, klaim, k.teks):
                salah = _salah(d, n, klaim, k.teks, lalu, paham.tahun)
                if salah is not None and not _terbantah(paham, d, *salah):
                    keliru = True
                    yield _temuan(paham, p, k, klaim, d, n, salah)
            break


def _seluas(paham: Paham, d: Daftar, klaim: Klaim, kalimat: str) -> bool:
    """Whether the claim is about all rows of the list."""
    baris = lingkup(paham, d.larik, kalimat)
    return segolongan(d.larik, klaim.klausa) and baris is not None and len(baris) == len(d.larik.label)


def _klaim(kalimat: str) -> Iterator[Klaim]:
    """Every clause that ranks; one that only follows up ("disusul X") takes the direction of the last."""
    arah: Klaim | None = None
    for klausa in _KLAUSA.split(kalimat):
        susul = _SUSUL.search(klausa)
        temu = list(_KATA.finditer(klausa))
        if susul is not None and not temu:
            if arah is not None and arah.ke == 1:
                yield Klaim(
                    f"{arah.kata}, disusul", arah.tinggi, 2, klausa[susul.end() :], "", arah.hal, klausa, True
                )
            arah = None
            continue
        if len(temu) != 1:
            arah = None if temu else arah
            continue
        m = temu[0]
        awal, akhir = klausa[: m.start()], klausa[m.end() :]
        bawah = bool(m["bawah"]) or (m["ujung"] or "").casefold() in ("terbawah", "terakhir", "terendah")
        tempat = 1
        if m["ke"] or m["n"]:
            tempat = _KE[m["ke"].casefold()] if m["ke"] else int(m["n"])
            bawah = arah is not None and not arah.tinggi
        elif m["ke2"] or m["n2"]:
            tempat = _KE[m["ke2"].casefold()] if m["ke2"] else int(m["n2"])
        arah = Klaim(m[0], not bawah, tempat, akhir, awal, awal, klausa)
        yield arah


def _nama(d: Daftar, klaim: Klaim) -> int | None:
    """The name that the claim ranks: the first words after the ranking word, or else the subject."""
    antar = _PENGANTAR.search(klaim.sesudah) if klaim.kata.casefold().startswith("puncak") else None
    if antar is None:
        antar = _PENGANTAR.match(klaim.sesudah)
    sisa = klaim.sesudah[antar.end() :] if antar is not None else klaim.sesudah
    berhenti = _HENTI.search(sisa)
    slot = sisa[: berhenti.start()] if berhenti is not None else sisa
    if slot.strip():
        penuh = _penuh(d, sisa)
        n = penuh if penuh is not None else d.sebut(slot, ketat=True)
        if n is not None:
            return n
    depan = klaim.sebelum.rsplit(", ", 1)[-1]
    m = _SUBJEK.match(depan)
    subjek = m["isi"] if m is not None else depan
    if klaim.lanjut or not subjek.strip():
        return None
    return d.sebut(subjek, ketat=False)


def _penuh(d: Daftar, teks: str) -> int | None:
    """The name that stands word by word at the start: also one that holds "dan" or a comma."""
    datar = " ".join(teks.casefold().split())
    ada = [n for n, x in enumerate(d.nama) if datar.startswith(" ".join(x.casefold().split()))]
    return max(ada, key=lambda n: len(d.nama[n]), default=None)


def _salah(
    d: Daftar, n: int, klaim: Klaim, kalimat: str, lalu: str, tahun: int | None
) -> tuple[int, Deret] | None:
    """The true holder of the place, where no column that may be meant gives it to ``n``."""
    antara = _DARI.search(klaim.klausa)
    if antara is None and _ANTARA.search(klaim.klausa):
        return None
    if antara is not None and antara["n"] and nilai_cacah(antara["n"]) != len(d.nama):
        return None
    if sebagian(kalimat, len(d.nama)):
        return None
    deret = _deret(d, n, klaim, kalimat, lalu, tahun)
    hasil: list[tuple[int, Deret]] = []
    for x in deret:
        nilai = [a.nilai for a in x.nilai]
        lebih = sum(v > nilai[n] if klaim.tinggi else v < nilai[n] for v in nilai)
        sama = nilai.count(nilai[n])
        if lebih < klaim.ke <= lebih + sama or _menumpuk(d, nilai):
            return None
        urut = sorted(range(len(nilai)), key=lambda r: nilai[r], reverse=klaim.tinggi)
        if klaim.ke > len(urut):
            return None
        hasil.append((urut[klaim.ke - 1], x))
    benar = {r for r, _ in hasil}
    if len(benar) != 1 or any([a.nilai for a in x.nilai].count(x.nilai[r].nilai) > 1 for r, x in hasil):
        return None
    return hasil[0] if _cocok_angka(d, n, hasil[0][0], klaim, deret) else None


def _terbantah(paham: Paham, d: Daftar, benar: int, deret: Deret) -> bool:
    """Whether the number of the true holder is itself wrong in its row."""
    return terbantah(paham, d.baris[benar], deret.nilai[benar].teks)


def _menumpuk(d: Daftar, nilai: Sequence[Decimal]) -> bool:
    """Counts by period that never fall and have no total may be running sums."""
    if not d.berkala or nilai != sorted(nilai) or min(nilai) < 0:
        return False
    jumlah = sum(nilai, Decimal(0))
    cetak = {a.nilai for b in (*d.larik.total, *d.larik.angka) for a in b if a is not None}
    return jumlah not in cetak and (max(nilai) > _PERSEN or min(nilai) * 2 < max(nilai))


def _deret(d: Daftar, n: int, klaim: Klaim, kalimat: str, lalu: str, tahun: int | None) -> list[Deret]:
    """The columns that may be meant; none where the table does not tell of what is measured."""
    hal = f"{klaim.hal} {klaim.sesudah if klaim.kata.casefold().startswith('puncak') else ''}"
    ada = [x for x in d.deret if not _BUKAN_HASIL.search(x.judul)]
    besar = {m[0].casefold() for m in _HAL.finditer(klaim.klausa)}
    if besar and not all(any(h in x.judul.casefold() for x in ada) for h in besar):
        return []
    if _BAGI.search(hal):
        ada = [x for x in ada if x.berpersen or _BAGI.search(x.judul)]
    elif re.search(r"\b(?:jumlah|banyak\w*|terbanyak|tersedikit|sedikit)\b", klaim.klausa, re.IGNORECASE):
        ada = [x for x in ada if not x.berpersen and not re.match(r"\W*nilai\b", x.judul, re.IGNORECASE)]
    if _MUTU.search(klaim.kata):
        ada = [x for x in ada if _NILAI.search(f"{x.judul} {d.keterangan if d.berkala else ''}")]
    ada = _setahun(ada, tahun)
    sebut = [a for _, a in cari(_TAHUN.sub(" ", klaim.sesudah)) if a.teks not in d.nama[n]][:1]
    tepat = [x for x in ada if any(a.nilai == x.nilai[n].nilai for a in sebut)]
    if tepat:
        return tepat  # the number told is the row's own in these columns
    if (ukuran := ukuran_kalimat(hal, klaim.sesudah, d.nama[n])) is not None:
        ada = ukuran.pilih(ada, lambda x: x.judul, lambda x: x.nilai, d.keterangan)
    for teks in (klaim.klausa, kalimat, f"{lalu} {kalimat}"):
        kata = set(kunci(teks))
        bernama = [x for x in ada if (j := set(kunci(_KURUNG.sub(" ", x.judul)))) and j <= kata]
        if bernama:
            return bernama
    return ada if _terukur(d, hal, ada) else []


def _setahun(ada: Sequence[Deret], tahun: int | None) -> list[Deret]:
    """Of columns by years those of the report's year."""
    kini = [x for x in ada if str(tahun) in x.judul]
    lain = [x for x in ada if _TAHUN.search(x.judul) and str(tahun) not in x.judul]
    return [x for x in ada if x not in lain] if kini else ([] if lain else list(ada))


def _terukur(d: Daftar, hal: str, ada: Sequence[Deret]) -> bool:
    """Whether the table tells of what the words measure; without words it must be its one column."""
    kata = [w for w in re.findall(r"[a-z]{3,}", hal.rsplit(", ", 1)[-1].casefold()) if not _UMUM.fullmatch(w)]
    jenis = {*KATA_JENIS, *re.findall(r"[a-z]+", f"{d.kepala} {' '.join(d.nama)}".casefold())}
    sisa = [w for w in kata if w.removesuffix("nya") not in jenis]
    kenal = set(re.findall(r"[a-z]+", " ".join((d.keterangan, *(x.judul for x in ada))).casefold()))
    if not sisa:
        return len(ada) == 1 or bool(hal.strip())
    return any(serumpun(w.removesuffix("nya"), v, awal=5) for w in sisa for v in kenal)


def _cocok_angka(d: Daftar, n: int, benar: int, klaim: Klaim, deret: Sequence[Deret]) -> bool:
    """Whether the number told with the name, if any, is of the named row or of the true one."""
    inti = _TAHUN.sub(" ", klaim.sesudah)
    sebut = [a for _, a in cari(inti) if a.teks not in d.nama[n]][:1]
    if klaim.ke > 1 or not sebut:
        return True
    a = sebut[0]
    if a.persen and not any(x.berpersen for x in deret):
        return True
    return any(a.nilai in (x.nilai[n].nilai, x.nilai[benar].nilai) for x in d.deret)


def _temuan(
    paham: Paham, p: Paragraf, k: Kalimat, klaim: Klaim, d: Daftar, n: int, salah: tuple[int, Deret]
) -> Temuan:
    benar, deret = salah
    return temuan(
        paham,
        "narasi",
        baris_kalimat(p, k.awal, k.akhir),
        kutipan=k.teks,
        tercetak=f"{klaim.kata}: {d.nama[n]}",
        seharusnya=f"{d.nama[benar]} ({deret.nilai[benar].teks})",
        uraian=f"Kalimat menyebut “{d.nama[n]}” {klaim.kata.casefold()}, padahal menurut tabel pada baris "
        f"{d.baris[benar]} “{d.nama[benar]}” ({deret.nilai[benar].teks}; “{d.nama[n]}” "
        f"{deret.nilai[n].teks}).",
        saran="Sebut nama menurut tabelnya.",
    )
