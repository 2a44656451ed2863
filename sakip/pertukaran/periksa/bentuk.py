"""The shape of a package, its natural keys and its references: everything that the schema states.

One walk over the file as it was read, so that a row with one fault is still checked for others.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError

from sakip.inti.bidang import desimal_terukur
from sakip.pertukaran.baca import tulis_jalur
from sakip.pertukaran.periksa import kalimat
from sakip.pertukaran.periksa.temuan import Catatan, Jalur
from sakip.pertukaran.skema import Simpul, akar

_TERLARANG = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_DAFTAR_KATA = (
    "skala_kata", "bukti_wajib", "kop_baris", "kop_alamat", "tujuan", "tembusan", "indikator", "berkas",
)  # fmt: skip
_SEBUTAN = {
    "unit": "Unit",
    "jabatan": "Jabatan",
    "sumber_data": "Sumber data",
    "variabel": "Variabel",
    "sasaran": "Sasaran",
    "indikator": "Indikator",
    "program": "Program",
    "kegiatan": "Kegiatan",
    "perjanjian": "Perjanjian",
    "dipa": "DIPA",
    "target_kinerja": "Target kinerja",
}


def periksa_bentuk(isi: Mapping[str, Any], catatan: Catatan) -> None:
    """Note every fault of shape, every doubled key and every reference that leads nowhere."""
    _Pemeriksa(isi, catatan).telusuri(isi, akar(), ())


class _Pemeriksa:
    def __init__(self, isi: Mapping[str, Any], catatan: Catatan) -> None:
        self.catatan = catatan
        self.dikenal = {nama: _kunci_dikenal(isi.get(nama), akar().properti[nama]) for nama in _SEBUTAN}

    def telusuri(self, nilai: Any, simpul: Simpul, jalur: Jalur) -> None:
        tipe = simpul.tipe
        if isinstance(nilai, str):
            if "string" not in tipe:
                self._salah_tipe(nilai, simpul, jalur)
            else:
                self._teks(nilai, simpul, jalur)
        elif isinstance(nilai, dict):
            if "object" not in tipe:
                self._salah_tipe(nilai, simpul, jalur)
            else:
                self._objek(nilai, simpul, jalur)
        elif isinstance(nilai, list):
            if "array" not in tipe:
                self._salah_tipe(nilai, simpul, jalur)
            else:
                self._daftar(nilai, simpul, jalur)
        elif nilai is None:
            if "null" not in tipe:
                self._salah(jalur, *kalimat.kosong(simpul))
        elif isinstance(nilai, bool):
            if "boolean" not in tipe:
                self._salah_tipe(nilai, simpul, jalur)
        elif isinstance(nilai, int) and "integer" in tipe:
            self._bulat(nilai, simpul, jalur)
        else:
            self._salah_tipe(nilai, simpul, jalur)

    def _salah(self, jalur: Jalur, pesan: str, saran: str) -> None:
        self.catatan.salah(jalur, pesan, saran)
        self.catatan.cacat.add(_baris_terdekat(jalur))

    def _salah_tipe(self, nilai: Any, simpul: Simpul, jalur: Jalur) -> None:
        self._salah(jalur, *kalimat.salah_tipe(nilai, simpul))

    def _objek(self, nilai: dict[str, Any], simpul: Simpul, jalur: Jalur) -> None:
        hilang = [w for w in simpul.wajib if w not in nilai]
        for nama in nilai:
            if nama in simpul.properti:
                self.telusuri(nilai[nama], simpul.properti[nama], (*jalur, nama))
            else:
                dekat = self.catatan.mirip(nama, tuple(hilang)) or self.catatan.mirip(
                    nama, tuple(n for n in simpul.properti if n not in nilai)
                )
                self._salah((*jalur, nama), *kalimat.nama_asing(nama, dekat, simpul))
        for nama in hilang:
            self._salah((*jalur, nama), *kalimat.nama_hilang(nama, simpul.properti[nama]))

    def _daftar(self, nilai: list[Any], simpul: Simpul, jalur: Jalur) -> None:
        if len(nilai) < simpul.isi_min:
            self._salah(
                jalur, f"Daftar «{simpul.nama}» paling sedikit {simpul.isi_min} baris.", simpul.uraian
            )
        if simpul.isi_maks is not None and len(nilai) > simpul.isi_maks:
            self._salah(jalur, f"Daftar «{simpul.nama}» paling banyak {simpul.isi_maks} baris.", "Kurangi.")
        assert simpul.butir is not None
        terlihat: dict[Any, int] = {}
        for i, baris in enumerate(nilai):
            self.telusuri(baris, simpul.butir, (*jalur, i))
            kunci = _kunci(simpul, baris)
            if kunci is None:
                continue
            if kunci in terlihat:
                awal = tulis_jalur((*jalur, terlihat[kunci]))
                sebutan = "Baris ganda: kuncinya" if simpul.kunci else "Isi ganda:"
                self._salah((*jalur, i), f"{sebutan} sama dengan {awal}.", "Hapus salah satunya.")
            else:
                terlihat[kunci] = i

    def _teks(self, nilai: str, simpul: Simpul, jalur: Jalur) -> None:
        if simpul.enum is not None:
            if nilai not in simpul.enum:
                dekat = self.catatan.mirip(nilai, tuple(e for e in simpul.enum if isinstance(e, str)))
                self._salah(jalur, *kalimat.bukan_pilihan(nilai, simpul, dekat))
            return
        if not nilai.isascii() or not nilai.isprintable():
            larangan = _TERLARANG.search(nilai)
            if larangan:
                self._salah(jalur, *kalimat.karakter_terlarang(larangan.group(), larangan.start()))
                return
        if len(nilai) < simpul.panjang_min:
            self._salah(jalur, *kalimat.kosong(simpul))
        elif simpul.panjang_maks is not None and len(nilai) > simpul.panjang_maks:
            self._salah(jalur, *kalimat.terlalu_panjang(nilai, simpul))
        elif simpul.pola is not None and not simpul.pola.fullmatch(nilai):
            self._salah(jalur, *kalimat.salah_pola(nilai, simpul))
        elif simpul.bentuk and not _tanggal_benar(nilai, simpul.bentuk):
            self._salah(jalur, f"«{nilai}» bukan tanggal yang ada.", "Periksa tahun, bulan, dan harinya.")
        elif simpul.desimal:
            self._desimal(nilai, jalur)
        elif simpul.rujuk:
            self._rujukan(nilai, simpul.rujuk, jalur)

    def _desimal(self, nilai: str, jalur: Jalur) -> None:
        try:
            desimal_terukur(nilai)
        except ValidationError as salah:
            self._salah(jalur, str(salah.message), "Tulis bilangan yang benar, atau null bila tidak ada.")

    def _rujukan(self, nilai: str, daftar: str, jalur: Jalur) -> None:
        dikenal = self.dikenal[daftar]
        if nilai not in dikenal:
            dekat = self.catatan.mirip(nilai, dikenal, daftar)
            saran = f"Maksudnya «{dekat}»?" if dekat else f"Tambahkan ke daftar «{daftar}», atau perbaiki."
            self.catatan.salah(jalur, f"{_SEBUTAN[daftar]} «{nilai}» tidak ada dalam paket.", saran)

    def _bulat(self, nilai: int, simpul: Simpul, jalur: Jalur) -> None:
        if simpul.enum is not None and nilai not in simpul.enum:
            self._salah(jalur, *kalimat.bukan_pilihan(nilai, simpul, ""))
        elif (simpul.min is not None and nilai < simpul.min) or (
            simpul.maks is not None and nilai > simpul.maks
        ):
            self._salah(jalur, *kalimat.luar_rentang(nilai, simpul))


def _kunci_dikenal(daftar: Any, simpul: Simpul) -> tuple[str, ...]:
    """First part of the natural key of every row that can be read; a dict would do, but order matters."""
    if not isinstance(daftar, list):
        return _Himpunan()
    nama = simpul.kunci[0]
    return _Himpunan(b[nama] for b in daftar if isinstance(b, Mapping) and isinstance(b.get(nama), str))


class _Himpunan(tuple[str, ...]):
    """A tuple in file order that answers ``in`` at once."""

    def __new__(cls, isi: Any = ()) -> _Himpunan:
        return super().__new__(cls, dict.fromkeys(isi))

    def __init__(self, isi: Any = ()) -> None:
        self._isi = frozenset(self)

    def __contains__(self, nilai: object) -> bool:
        return nilai in self._isi


def _kunci(simpul: Simpul, baris: Any) -> Any:
    """The natural key of a readable row, or the value itself in a list of unique values."""
    if simpul.kunci:
        if not isinstance(baris, Mapping):
            return None
        assert simpul.butir is not None
        isi = simpul.butir.properti
        kunci = tuple(baris.get(k, isi[k].bawaan if isi[k].berbawaan else None) for k in simpul.kunci)
        terbaca = all(k is None or isinstance(k, (str, int)) for k in kunci)
        return kunci if terbaca and any(k is not None for k in kunci) else None
    return baris if simpul.unik and isinstance(baris, str) else None


def _baris_terdekat(jalur: Jalur) -> Jalur:
    """The smallest row (or top-level value) that holds ``jalur``; a word in a list is not a row."""
    for panjang in range(len(jalur), 1, -1):
        # ``indikator`` and ``berkas`` are lists of words only inside a row.
        kata = panjang > 2 and jalur[panjang - 2] in _DAFTAR_KATA
        if isinstance(jalur[panjang - 1], int) and not kata:
            return jalur[:panjang]
    return jalur[:1]


def _tanggal_benar(nilai: str, bentuk: str) -> bool:
    try:
        hari = dt.datetime.fromisoformat(nilai) if bentuk == "date-time" else dt.date.fromisoformat(nilai)
    except ValueError:
        return False
    return 1900 <= hari.year <= 2199
