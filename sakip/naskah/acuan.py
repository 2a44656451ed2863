"""References in people's texts, such as ``{capaian:1.2}``, replaced by figures as the tables print them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from sakip.aturan.angka import tulis_rupiah
from sakip.aturan.capaian import Ukuran
from sakip.naskah.bahan import BahanLkjip
from sakip.naskah.kalimat import sebut_status, teks_target_realisasi, tulis_capaian, tulis_ukuran
from sakip.naskah.sebaris import BUKA, TUTUP, tandai, tanpa_tanda
from sakip.naskah.titik import JenisTitik
from sakip.pengukuran.hasil import HasilButir

BUTIR = ("capaian", "realisasi", "target")
BELUM_DIISI = "belum diisi"
PALING_DISARANKAN = 3
TAK_DIKENAL = ": rujukan tidak dikenal"
_TERTANDA = re.compile(f"{BUKA}([^{TUTUP}]*){re.escape(TAK_DIKENAL)}{TUTUP}")
_ACUAN = re.compile(
    r"\{(?P<nama>[a-z_]{3,30})(?::(?P<kode>[^{}:\n]{0,120}))?(?::(?P<tahun>[^{}:\n]{1,20}))?\}"
)


@dataclass(frozen=True, slots=True)
class Temuan:
    """What is the matter with a text, before it has a place and a code; ``isi`` is the matter itself."""

    jenis: JenisTitik
    pesan: str
    saran: str
    isi: str = ""


@dataclass(frozen=True, slots=True)
class Sebutan:
    """Where, in the text after replacing, a figure of an indicator stands."""

    indikator: str
    awal: int
    akhir: int


@dataclass
class TeksTerisi:
    """A text with its references replaced."""

    teks: str
    sebutan: list[Sebutan] = field(default_factory=list)
    temuan: list[Temuan] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Nilai:
    """What is printed; ``kosong`` says why there is no figure, ``salah`` why the reference names nothing."""

    teks: str = ""
    indikator: str = ""
    kosong: str = ""
    salah: str = ""
    saran: str = ""


def tanpa_tanda_rujukan(teks: str) -> str:
    """The text with unknown references as people wrote them, without their mark."""
    return _TERTANDA.sub(r"\1", teks)


class Acuan:
    """Replaces the references of texts by the figures of one report."""

    def __init__(self, bahan: BahanLkjip) -> None:
        self.bahan = bahan
        self.menurut: dict[str, list[HasilButir]] = {}
        for b in bahan.hasil.butir:
            for nama in dict.fromkeys((b.kode.casefold(), b.indikator.casefold())):
                self.menurut.setdefault(nama, []).append(b)

    def isi(self, teks: str, indikator: str = "") -> TeksTerisi:
        """``indikator`` is the key of the indicator that the text belongs to, or ""."""
        teks = tanpa_tanda(teks)
        keluar = TeksTerisi("")
        akhir = panjang = 0
        bagian: list[str] = []
        for c in _ACUAN.finditer(teks):
            nilai = self._nilai(c["nama"], (c["kode"] or "").strip(), (c["tahun"] or "").strip(), indikator)
            if nilai is None:
                continue
            bagian.append(teks[akhir : c.start()])
            ganti = self._cetak(c[0], nilai, keluar)
            panjang += len(bagian[-1])
            if nilai.indikator:
                keluar.sebutan.append(Sebutan(nilai.indikator, panjang, panjang + len(ganti)))
            bagian.append(ganti)
            panjang += len(ganti)
            akhir = c.end()
        keluar.teks = "".join([*bagian, teks[akhir:]])
        return keluar

    def _cetak(self, asli: str, nilai: _Nilai, keluar: TeksTerisi) -> str:
        if nilai.salah:
            pesan = f"Rujukan {asli} tidak dikenal: {nilai.salah}."
            keluar.temuan.append(Temuan("kurang", pesan, nilai.saran, asli))
            return tandai(f"{asli}{TAK_DIKENAL}")
        if nilai.kosong:
            pesan = f"Rujukan {asli} tidak berangka: {nilai.kosong}."
            keluar.temuan.append(Temuan("kurang", pesan, nilai.saran, asli))
        return nilai.teks

    def _nilai(self, nama: str, kode: str, tahun: str, indikator: str) -> _Nilai | None:
        """None: not a reference at all, only text in braces."""
        if nama in KANTOR and not kode:
            return _kantor(self.bahan, nama)
        if nama not in BUTIR:
            dekat = get_close_matches(nama, (*BUTIR, *KANTOR), n=1, cutoff=0.75)
            if not dekat:
                return None
            return _Nilai(salah=f"nama «{nama}» tidak ada", saran=f"Maksudnya {{{dekat[0]}…}}?")
        if not kode and not indikator:
            contoh = self.bahan.hasil.butir[0].kode if self.bahan.hasil.butir else "1.1"
            return _Nilai(salah="indikatornya tidak disebut", saran=f"Tulis misalnya {{{nama}:{contoh}}}.")
        return self._butir(nama, kode or indikator, tahun, indikator)

    def _butir(self, nama: str, kode: str, tahun: str, indikator: str) -> _Nilai:
        calon = self.menurut.get(kode.casefold(), [])
        if not calon and not tahun and indikator and re.fullmatch(r"\d{4}", kode):
            return self._butir(nama, indikator, kode, "")  # {realisasi:2022} of the text's own indicator
        if not calon:
            return _Nilai(salah=f"tidak ada indikator «{kode}» tahun {self.tahun}", saran=self._dekat(kode))
        if len({b.indikator for b in calon}) > 1:
            kunci = ", ".join(b.indikator for b in calon[:PALING_DISARANKAN])
            return _Nilai(
                salah=f"kode «{kode}» dipakai beberapa indikator", saran=f"Tulis kuncinya: {kunci}."
            )
        (b, *_) = calon
        if not tahun or tahun == str(self.tahun):
            return self._tahun_ini(nama, b)
        if not re.fullmatch(r"\d{4}", tahun):
            return _Nilai(salah=f"«{tahun}» bukan tahun", saran="Tulis empat angka, misalnya 2022.")
        return self._tahun_lain(nama, b, int(tahun))

    @property
    def tahun(self) -> int:
        return self.bahan.hasil.tahun

    def _tahun_ini(self, nama: str, b: HasilButir) -> _Nilai:
        saran = f"Isi realisasi indikator «{b.indikator}», atau tulis kalimat ini tanpa angkanya."
        if nama == "capaian":
            if b.capaian is not None:
                return _Nilai(tulis_capaian(b.capaian), b.indikator)
            return _Nilai(sebut_status(b), b.indikator, kosong=sebut_status(b), saran=saran)
        target, realisasi = teks_target_realisasi(b)
        if nama == "target":
            kosong = "tidak ditargetkan" if b.target.kosong else ""
            return _Nilai(kosong or target, b.indikator, kosong=kosong, saran=saran)
        kosong = realisasi if b.realisasi.kosong else ""
        return _Nilai(realisasi, b.indikator, kosong=kosong, saran=saran)

    def _tahun_lain(self, nama: str, b: HasilButir, tahun: int) -> _Nilai:
        teks = self._cetak_tahun(nama, b, tahun)
        if teks is not None:
            return _Nilai(teks, b.indikator)
        ada = sorted({t.tahun for t in self.bahan.seri.get(b.indikator, ())} | {self.tahun})
        return _Nilai(
            "tidak tersedia",
            b.indikator,
            kosong=f"{nama} tahun {tahun} tidak ada dalam data",
            saran=f"Tahun yang ada: {', '.join(map(str, ada))}. Impor riwayat tahun {tahun} bila ada.",
        )

    def _cetak_tahun(self, nama: str, b: HasilButir, tahun: int) -> str | None:
        titik = next((t for t in self.bahan.seri.get(b.indikator, ()) if t.tahun == tahun), None)
        if titik is not None and nama == "capaian":
            return None if titik.capaian is None else tulis_capaian(titik.capaian)
        ukuran = Ukuran()
        if titik is not None:
            ukuran = titik.ukuran_target if nama == "target" else titik.ukuran_realisasi
        if ukuran.kosong and nama == "target":
            jalur = next((t for t in self.bahan.renstra.get(b.indikator, ()) if t.tahun == tahun), None)
            ukuran = Ukuran(jalur.nilai, jalur.kata, jalur.satuan, jalur.skala) if jalur else ukuran
        return None if ukuran.kosong else tulis_ukuran(ukuran, b.manual.desimal)

    def _dekat(self, kode: str) -> str:
        """The nearest known codes as remedy."""
        nama = {b.kode.casefold(): b.kode for b in self.bahan.hasil.butir}
        nama |= {b.indikator.casefold(): b.indikator for b in self.bahan.hasil.butir}
        dekat = get_close_matches(kode.casefold(), nama, n=PALING_DISARANKAN, cutoff=0.5)
        if dekat:
            return f"Yang terdekat: {', '.join(nama[d] for d in dekat)}."
        contoh = [b.kode for b in self.bahan.hasil.butir[:PALING_DISARANKAN]]
        return f"Kode yang ada, antara lain: {', '.join(contoh)}." if contoh else "Impor Perjanjian Kinerja."


def _kantor(bahan: BahanLkjip, nama: str) -> _Nilai:
    teks = KANTOR[nama](bahan)
    if teks is not None:
        return _Nilai(teks)
    return _Nilai(BELUM_DIISI, kosong=BELUM_DIISI, saran="Lengkapi datanya, atau hapus rujukan ini.")


def _pagu(bahan: BahanLkjip) -> str | None:
    return tulis_rupiah(bahan.anggaran.pagu) if bahan.anggaran.baris else None


def _realisasi_anggaran(bahan: BahanLkjip) -> str | None:
    return None if bahan.anggaran.realisasi is None else tulis_rupiah(bahan.anggaran.realisasi)


def _serapan(bahan: BahanLkjip) -> str | None:
    return None if bahan.anggaran.persen is None else tulis_capaian(bahan.anggaran.persen)


def _rata(bahan: BahanLkjip) -> str | None:
    return None if bahan.hasil.rata.rata is None else tulis_capaian(bahan.hasil.rata.rata)


def _jumlah(bahan: BahanLkjip) -> str | None:
    return str(len(bahan.hasil.butir))


def _tercapai(bahan: BahanLkjip) -> str | None:
    return str(sum(b.hasil.status in ("melampaui", "tercapai") for b in bahan.hasil.butir))


KANTOR: Mapping[str, Callable[[BahanLkjip], str | None]] = {
    "pagu": _pagu,
    "realisasi_anggaran": _realisasi_anggaran,
    "serapan": _serapan,
    "rata_capaian": _rata,
    "jumlah_indikator": _jumlah,
    "jumlah_tercapai": _tercapai,
}
"""References to figures of the whole office."""
