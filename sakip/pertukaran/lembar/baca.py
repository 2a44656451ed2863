"""Reads a filled workbook: whose it is, what was typed in which cell, and every fault by sheet and cell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sakip.aturan.angka import tulis
from sakip.aturan.periode import NAMA_BULAN
from sakip.berkas.buku_kerja import nama_kolom
from sakip.inti.galat import GalatSakip, Masalah, galat
from sakip.pengukuran.medan import PANJANG_TEKS, baca_medan
from sakip.pertukaran.lembar.angka_excel import dari_excel
from sakip.pertukaran.lembar.bentuk import (
    BAGIAN_KEJADIAN,
    BAGIAN_NOTA,
    CATATAN,
    ISIAN,
    KEJADIAN,
    KOLOM_DAFTAR,
    KOLOM_ISI,
    KOLOM_KUNCI,
    SEGEL,
    VERSI_LEMBAR,
    baris_dari,
    sidik_teks,
)
from sakip.pertukaran.lembar.berkas import BARIS_SEGEL, BARIS_TERBANYAK, IsiLembar, buka
from sakip.pertukaran.lembar.segel import TANDA, BarisSegel, Identitas, cocokkan, periksa

_BULAN = dict(enumerate(NAMA_BULAN, 1))
_UNDUH = "Unduh lembar yang baru di halaman ini, lalu salin isian Anda ke dalamnya."
#: Input columns by sheet: header to the part of the field ("" is the field of the key itself).
_KOLOM: Mapping[str, Mapping[str, str]] = {
    ISIAN: {KOLOM_ISI: ""},
    KEJADIAN: BAGIAN_KEJADIAN,
    CATATAN: BAGIAN_NOTA,
}
_YA = frozenset({"ya", "y", "x", "v", "1", "hapus", "benar"})
_BARIS_KEPALA = 40


@dataclass
class LembarTerbaca:
    """What a workbook says: texts by field (only touched cells), versions by line, the cell of each field.

    ``masalah`` has the faults of cells; ``hilang`` names rows that are not in the workbook any more.
    """

    isi: dict[str, str] = field(default_factory=dict)
    versi: dict[str, int] = field(default_factory=dict)
    sel: dict[str, str] = field(default_factory=dict)
    masalah: list[Masalah] = field(default_factory=list)
    hilang: list[str] = field(default_factory=list)
    diunduh: str = ""


def baca_lembar(isi: bytes, nama: str, harap: Identitas) -> LembarTerbaca:
    """Read the workbook of the form ``harap``; raises ``GalatSakip`` where the file as a whole is no such."""
    lembar = buka(
        isi,
        nama,
        {SEGEL: BARIS_SEGEL, ISIAN: BARIS_TERBANYAK, KEJADIAN: BARIS_TERBANYAK, CATATAN: BARIS_TERBANYAK},
    )
    if SEGEL not in lembar or ISIAN not in lembar:
        raise galat(
            "berkas",
            "Ini bukan lembar isian dari SAKIP, atau lembar tersembunyinya sudah dihapus.",
            "Unduh lembarnya di halaman ini, isi, lalu unggah kembali.",
        )
    tersegel, diunduh = _baca_segel(lembar[SEGEL].baris, harap)
    hasil = LembarTerbaca(diunduh=diunduh)
    hasil.versi = {baris_dari(b.medan): b.versi for b in tersegel.values()}
    ditemukan: set[str] = set()
    for nama_lembar, kolom in _KOLOM.items():
        awalan = _milik(nama_lembar, tersegel)
        if nama_lembar not in lembar:
            if awalan:
                hasil.masalah.append(
                    Masalah(nama_lembar, f"Lembar «{nama_lembar}» tidak ada dalam berkas ini.", _UNDUH)
                )
            continue
        ditemukan |= _Pembaca(lembar[nama_lembar], kolom, tersegel, hasil).baca()
    hasil.hilang = [
        m for m in dict.fromkeys(_kunci(m) for m in tersegel) if m not in ditemukan and "-b-" not in m
    ]
    return hasil


def _milik(nama: str, tersegel: Mapping[str, BarisSegel]) -> bool:
    return any(_lembar_medan(m) == nama for m in tersegel)


def _lembar_medan(medan: str) -> str:
    m = baca_medan(medan)
    if m is not None and m.jenis in ("kejadian", "kejadian_baru"):
        return KEJADIAN
    return CATATAN if m is not None and m.jenis == "catatan" else ISIAN


def _kunci(medan: str) -> str:
    """The key of the row on which a field stands."""
    return medan if _lembar_medan(medan) == ISIAN else medan.rsplit("-", 1)[0]


def _baca_segel(baris: list[list[Any]], harap: Identitas) -> tuple[dict[str, BarisSegel], str]:
    kepala = {_polos(b[0]): _polos(b[1]) for b in baris[:20] if len(b) > 1 and _polos(b[0])}
    versi = kepala.get(TANDA, "")
    if not versi:
        raise galat("berkas", "Tanda pengenal lembar ini hilang.", _UNDUH)
    if versi != str(VERSI_LEMBAR):
        raise galat(
            "berkas",
            f"Lembar ini memakai bentuk lama (versi {versi[:10]}; yang berlaku versi {VERSI_LEMBAR}).",
            _UNDUH,
        )
    try:
        siapa = Identitas(kepala["instansi"], kepala["unit"], int(kepala["tahun"]), int(kepala["bulan"]))
        semua = [
            BarisSegel(_polos(b[0]), int(_polos(b[1])), _polos(b[2]) if len(b) > 2 else "")
            for b in baris
            if len(b) > 1 and baca_medan(_polos(b[0])) is not None
        ]
    except (KeyError, ValueError):
        raise galat("berkas", "Tanda pengenal lembar ini rusak.", _UNDUH) from None
    periksa(siapa, semua, kepala.get("segel", ""))
    cocokkan(siapa, harap, _BULAN)
    return {b.medan: b for b in semua}, kepala.get("diunduh", "")


class _Pembaca:
    """Reads one sheet. Columns are found by their headers, rows by their keys: both may be moved."""

    def __init__(
        self,
        lembar: IsiLembar,
        kolom: Mapping[str, str],
        tersegel: Mapping[str, BarisSegel],
        hasil: LembarTerbaca,
    ) -> None:
        self.lembar, self.kolom, self.tersegel, self.hasil = lembar, kolom, tersegel, hasil
        self.letak: dict[str, int] = {}
        #: Of the sheet of events: the lists by their names there, and the last number of a new event of each.
        self.daftar: dict[str, str] = {}
        self.terakhir: dict[str, int] = {}
        self.kepala = -1

    def baca(self) -> set[str]:
        """Every row; returns the keys that were found."""
        if not self._cari_kepala():
            return set()
        self._periksa_gabung()
        if self.lembar.nama == KEJADIAN:
            self._kenali_daftar()
        kunci_kolom = self.letak[KOLOM_KUNCI]
        pertama: dict[str, int] = {}
        for n in range(self.kepala + 1, len(self.lembar.baris)):
            kunci = _polos(self._nilai(n, kunci_kolom))
            terisi = [k for k in self.kolom if self._ada(n, self.letak[k])]
            if not kunci:
                if terisi:
                    self._tambahan(n, terisi)
                continue
            if not self._dikenal(kunci):
                if baca_medan(kunci) is not None or terisi:
                    self._salah(
                        n,
                        kunci_kolom,
                        f"Kunci baris «{kunci[:40]}» tidak dikenal.",
                        "Kembalikan kuncinya, atau hapus barisnya.",
                    )
                continue
            if kunci in pertama:
                self._salah(
                    n,
                    kunci_kolom,
                    f"Baris ini sama dengan baris {pertama[kunci] + 1}: salinannya tidak dapat dibedakan.",
                    "Hapus salah satunya.",
                )
                continue
            pertama[kunci] = n
            for kepala, bagian in self.kolom.items():
                self._sel(n, self.letak[kepala], f"{kunci}-{bagian}" if bagian else kunci)
        return set(pertama)

    def _kenali_daftar(self) -> None:
        """How each list is called in the sheet, and the highest number of its new events: the rows may
        have been sorted, so this is known before any row is read."""
        for n in range(self.kepala + 1, len(self.lembar.baris)):
            kunci = _polos(self._nilai(n, self.letak[KOLOM_KUNCI]))
            m = baca_medan(f"{kunci}-nama")
            if m is None or not self._dikenal(kunci):
                continue
            if nama := self._nama_daftar(n):
                self.daftar[nama] = m.baris
            if m.jenis == "kejadian_baru":
                self.terakhir[m.baris] = max(self.terakhir.get(m.baris, -1), m.anak)

    def _nama_daftar(self, baris: int) -> str:
        return " ".join(_polos(self._nilai(baris, self.letak[KOLOM_DAFTAR])).casefold().split())

    def _tambahan(self, baris: int, terisi: list[str]) -> None:
        """A row without a key. Below the yellow rows of events it is one more event: of its list, or of the
        only one; anywhere else it belongs to nothing."""
        milik = ""
        if self.lembar.nama == KEJADIAN:
            nama, semua = self._nama_daftar(baris), set(self.daftar.values())
            milik = self.daftar.get(nama, "") if nama or len(semua) != 1 else next(iter(semua))
        if milik:
            nomor = self.terakhir[milik] = self.terakhir.get(milik, -1) + 1
            for kepala, bagian in self.kolom.items():
                self._sel(baris, self.letak[kepala], f"{milik}-b-{nomor}-{bagian}")
        elif self.daftar:
            self._salah(
                baris,
                self.letak[KOLOM_DAFTAR],
                "Baris tambahan ini belum menyebut daftarnya.",
                f"Salin nama daftar dari baris di atasnya ke kolom «{KOLOM_DAFTAR}».",
            )
        else:
            self._salah(
                baris,
                self.letak[terisi[0]],
                "Baris ini bukan bagian dari lembar yang diunduh.",
                "Pindahkan isinya ke baris yang tersedia, atau kosongkan.",
            )

    def _dikenal(self, kunci: str) -> bool:
        return all((f"{kunci}-{b}" if b else kunci) in self.tersegel for b in self.kolom.values())

    def _cari_kepala(self) -> bool:
        perlu = (KOLOM_KUNCI, *self.kolom, *([KOLOM_DAFTAR] if self.lembar.nama == KEJADIAN else []))
        for n, baris in enumerate(self.lembar.baris[:_BARIS_KEPALA]):
            nama = [_polos(s).casefold() for s in baris]
            if KOLOM_KUNCI not in nama:
                continue
            self.kepala = n
            for k in perlu:
                banyak = nama.count(k.casefold())
                if banyak != 1:
                    kata = "tidak ada" if not banyak else f"ada {banyak}"
                    self.hasil.masalah.append(
                        Masalah(
                            f"{self.lembar.nama}!{n + 1}", f"Kolom «{k}» {kata} pada baris kepala.", _UNDUH
                        )
                    )
                    return False
                self.letak[k] = nama.index(k.casefold())
            return True
        self.hasil.masalah.append(
            Masalah(self.lembar.nama, "Baris kepala tabel tidak ditemukan (kolom «kunci» hilang).", _UNDUH)
        )
        return False

    def _periksa_gabung(self) -> None:
        for (a, b), (c, d) in self.lembar.gabung:
            if c > self.kepala and (a, b) != (c, d) and any(b <= k <= d for k in self.letak.values()):
                self.hasil.masalah.append(
                    Masalah(
                        f"{self.lembar.nama}!{nama_kolom(b)}{a + 1}:{nama_kolom(d)}{c + 1}",
                        "Sel-sel ini digabung, sehingga tidak jelas isi baris yang mana.",
                        "Batalkan penggabungan selnya, lalu isi tiap baris.",
                    )
                )

    def _nilai(self, baris: int, kolom: int) -> Any:
        isi = self.lembar.baris[baris]
        return isi[kolom] if kolom < len(isi) else ""

    def _ada(self, baris: int, kolom: int) -> bool:
        return bool(_polos(self._nilai(baris, kolom))) or (baris, kolom) in self.lembar.tanda

    def _salah(self, baris: int, kolom: int, pesan: str, saran: str = "") -> None:
        self.hasil.masalah.append(Masalah(self._alamat(baris, kolom), pesan, saran))

    def _alamat(self, baris: int, kolom: int) -> str:
        return f"{self.lembar.nama}!{nama_kolom(kolom)}{baris + 1}"

    def _sel(self, baris: int, kolom: int, medan: str) -> None:
        """One input cell: its text if it was touched, or a fault."""
        self.hasil.sel[medan] = self._alamat(baris, kolom)
        tanda = self.lembar.tanda.get((baris, kolom), "")
        if tanda.startswith("galat"):
            self._salah(
                baris,
                kolom,
                f"Sel ini berisi galat Excel {tanda[6:]}.",
                "Perbaiki rumusnya, atau tulis angkanya.",
            )
            return
        if tanda == "rumus":
            self._salah(
                baris,
                kolom,
                "Rumus di sel ini belum pernah dihitung.",
                "Buka di Excel, simpan, lalu unggah lagi; atau tulis angkanya.",
            )
            return
        try:
            teks = _teks_sel(self._nilai(baris, kolom), medan, persen=tanda == "persen")
        except GalatSakip as salah:
            self._salah(baris, kolom, salah.masalah[0].pesan, salah.masalah[0].saran)
            return
        semula = self.tersegel[medan].sidik if medan in self.tersegel else ""  # an added row was empty
        if sidik_teks(teks) == semula:
            return
        if len(teks) > PANJANG_TEKS:
            self._salah(baris, kolom, f"Teksnya lebih dari {PANJANG_TEKS} huruf.", "Ringkaskan.")
            return
        self.hasil.isi[medan] = teks


def _teks_sel(nilai: Any, medan: str, *, persen: bool) -> str:
    """A cell as the text that the form would have been given."""
    m = baca_medan(medan)
    assert m is not None
    if m.bagian == "hapus":
        return "1" if _polos(nilai).casefold() in _YA else _tolak_hapus(_polos(nilai))
    if m.bagian == "tanggal":
        return _tanggal(nilai)
    if m.bagian:
        return _polos(nilai)
    return _angka(nilai, persen=persen)


def _tolak_hapus(teks: str) -> str:
    if teks and teks.casefold() not in {"tidak", "t", "0", "-", "salah"}:
        raise galat("", f"«{teks[:20]}» tidak dimengerti.", "Tulis «ya» untuk menghapus, atau kosongkan.")
    return ""


def _tanggal(nilai: Any) -> str:
    if isinstance(nilai, dt.datetime):
        return nilai.date().isoformat()
    if isinstance(nilai, dt.date):
        return nilai.isoformat()
    if isinstance(nilai, bool | int | float | dt.time | dt.timedelta):
        raise galat("", f"«{_polos(nilai)[:20]}» bukan tanggal.", "Tulis misalnya 5-3-2025.")
    return _polos(nilai)


def _angka(nilai: Any, *, persen: bool) -> str:
    """A number in Indonesian form for the reader of the form; texts as they are."""
    if isinstance(nilai, bool):
        raise galat("", f"«{_polos(nilai)}» bukan angka.", "Tulis angkanya.")
    if isinstance(nilai, dt.date | dt.time | dt.timedelta):
        raise galat(
            "",
            "Excel mengubah isian ini menjadi tanggal atau jam.",
            "Ubah format selnya menjadi Angka (Number), lalu tulis angkanya lagi.",
        )
    if isinstance(nilai, int | float):
        angka = dari_excel(nilai)
        if persen:
            raise galat(
                "",
                f"Sel ini berformat persen, sehingga Excel menyimpannya sebagai {tulis(angka, None)}.",
                f"Ubah format selnya menjadi Angka; tulis {tulis(angka * 100, None)} bila itu maksudnya.",
            )
        return tulis(angka, None)
    return _polos(nilai)


def _polos(nilai: Any) -> str:
    """Any cell as plain text, without what only a spreadsheet means."""
    if nilai is None:
        return ""
    if isinstance(nilai, bool):
        return "BENAR" if nilai else "SALAH"
    if isinstance(nilai, float) and nilai.is_integer() and abs(nilai) < 1e15:
        return str(int(nilai))
    return str(nilai).replace("_x000D_", "").replace("\r\n", "\n").replace("\x00", "").strip()
