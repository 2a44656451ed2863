"""A formula tried live: its names mapped to the dictionary, sample values, the result and the capaian."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip.aturan import kewajaran
from sakip.aturan.angka import AngkaSalah, baca, tulis, tulis_besaran
from sakip.aturan.capaian import HasilCapaian, Metode, Nihil, Polaritas, Ukuran, hitung_capaian
from sakip.aturan.rumus import Rumus, RumusSalah, urai
from sakip.perencanaan.models import ManualIndikator, Variabel
from sakip.perencanaan.queries.kewajaran import peringatan_rumus

NILAI_NIHIL = "nihil"


@dataclass(frozen=True)
class Masukan:
    """What stands in the form: the formula, which variable and sample each name has, the sample target."""

    rumus: str
    peta: Mapping[str, str]
    contoh: Mapping[str, str]
    target: str = ""
    satuan: str = ""
    skala: str = ""
    metode: str = "rasio"
    nihil: str = "tidak_dihitung"
    jumlah: str = ""
    basis: str = ""
    desimal: int = 2


@dataclass(frozen=True)
class BarisNama:
    """A name of the formula: its variable ("" none chosen), its sample as typed, what is wrong with it."""

    alias: str
    variabel_id: str
    variabel: str
    satuan: str
    contoh: str
    salah: str
    dipakai: bool


@dataclass(frozen=True)
class CapaianContoh:
    """The capaian of the sample for one direction."""

    arah: str
    kata: str
    langkah: tuple[str, ...]


@dataclass(frozen=True)
class Percobaan:
    """Everything that the trial shows; ``salah``: (before, at, after, reason) of a fault in the formula."""

    baris: tuple[BarisNama, ...]
    salah: tuple[str, str, str, str] | None
    dibaca: str
    hasil: str
    langkah: tuple[str, ...]
    target_salah: str
    capaian: tuple[CapaianContoh, ...]
    peringatan: tuple[str, ...]

    @property
    def pemetaan(self) -> dict[str, int]:
        """Alias to variable, of the names that the formula uses."""
        return {b.alias: int(b.variabel_id) for b in self.baris if b.dipakai and b.variabel_id}


def masukan_manual(manual: ManualIndikator) -> Masukan:
    """A stored manual as the form's first state."""
    return Masukan(
        manual.rumus, {p.alias: str(p.variabel_id) for p in manual.variabel.all()}, {}, satuan=manual.satuan
    )


def coba(masukan: Masukan, variabel: Mapping[int, Variabel]) -> Percobaan:
    """Read the formula, compute it with the samples, and compare with the sample target both ways."""
    rumus, salah = _urai(masukan.rumus)
    nama = tuple(
        dict.fromkeys((*(rumus.variabel if rumus else ()), *filter(None, (masukan.jumlah, masukan.basis))))
    )
    lain = tuple(a for a, v in masukan.peta.items() if v and a not in nama)
    baris = tuple(_baris(a, masukan, variabel, True) for a in nama)
    baris += tuple(_baris(a, masukan, variabel, salah is not None) for a in lain)
    if rumus is None:
        return Percobaan(baris, salah, "", "", (), "", (), ())
    dipetakan = {b.alias: variabel[int(b.variabel_id)] for b in baris if b.dipakai and b.variabel_id}
    nilai = {b.alias: _nilai(b.contoh) for b in baris if not b.salah}
    hasil = rumus.hitung(
        nilai,
        [b.alias for b in baris if b.contoh.strip().casefold() == NILAI_NIHIL],
        desimal=masukan.desimal,
    )
    skala = _target(masukan.skala)[0]
    ukuran = Ukuran(hasil.nilai, None, masukan.satuan, skala, dihitung=not rumus.menjumlah)
    if not any(b.contoh.strip() for b in baris):
        kata = ""
    elif hasil.keadaan == "ada":
        kata = tulis_besaran(hasil.nilai, masukan.satuan, ukuran.desimal(masukan.desimal))
    else:
        kata = {"kosong": "Belum dapat dihitung", "nihil": "Nihil (0 ÷ 0)"}.get(
            hasil.keadaan, "Tidak terdefinisi"
        )
        kata = f"{kata}: {hasil.alasan}"
    target, target_salah = _target(masukan.target)
    capaian: tuple[CapaianContoh, ...] = ()
    if target is not None and kata:
        capaian = tuple(
            _capaian(masukan, arah, target, ukuran, hasil.keadaan, nilai) for arah in ("naik", "turun")
        )
    peringatan = [*peringatan_rumus(rumus, dipetakan), *_pembilang(rumus, nilai, dipetakan)]
    peringatan.append(kewajaran.di_luar_skala(hasil.nilai, skala, masukan.satuan))
    return Percobaan(
        baris,
        None,
        rumus.tampilkan({a: v.nama for a, v in dipetakan.items()}),
        kata,
        hasil.langkah,
        target_salah,
        capaian,
        tuple(p for p in peringatan if p),
    )


def _urai(teks: str) -> tuple[Rumus | None, tuple[str, str, str, str] | None]:
    if not teks.strip():
        return None, None
    try:
        return urai(teks), None
    except RumusSalah as salah:
        p = salah.posisi
        alasan = f"Karakter ke-{p + 1}: {salah.alasan}. {salah.saran}"
        return None, (teks[max(0, p - 40) : p], teks[p : p + 1] or "␣", teks[p + 1 : p + 41], alasan)


def _baris(alias: str, masukan: Masukan, variabel: Mapping[int, Variabel], dipakai: bool) -> BarisNama:
    pilih = masukan.peta.get(alias, "")
    ada = variabel.get(int(pilih)) if pilih.isdecimal() and len(pilih) < 18 else None
    contoh = masukan.contoh.get(alias, "")
    salah = ""
    if contoh.strip() and contoh.strip().casefold() != NILAI_NIHIL:
        try:
            baca(contoh, harap="ribuan")
        except AngkaSalah as galat:
            salah = str(galat)
    return BarisNama(
        alias,
        str(ada.pk) if ada else "",
        ada.nama if ada else "",
        ada.satuan if ada else "",
        contoh,
        salah,
        dipakai,
    )


def _nilai(contoh: str) -> Decimal | None:
    if not contoh.strip() or contoh.strip().casefold() == NILAI_NIHIL:
        return None
    return baca(contoh, harap="ribuan").nilai


def _target(teks: str) -> tuple[Decimal | None, str]:
    if not teks.strip():
        return None, ""
    try:
        return baca(teks, harap="ribuan").nilai, ""
    except AngkaSalah as salah:
        return None, str(salah)


def _capaian(
    masukan: Masukan,
    arah: Polaritas,
    target: Decimal,
    realisasi: Ukuran,
    keadaan: str,
    nilai: Mapping[str, Decimal | None],
) -> CapaianContoh:
    metode: Metode = "rasio"
    if masukan.metode == "pertumbuhan_rasio":
        metode = "pertumbuhan_rasio"
    elif masukan.metode == "pertumbuhan_jumlah":
        metode = "pertumbuhan_jumlah"
    nihil: Nihil = "tercapai" if masukan.nihil == "tercapai" else "tidak_dihitung"
    hasil: HasilCapaian = hitung_capaian(
        target=Ukuran(target, None, realisasi.satuan, realisasi.skala),
        realisasi=realisasi,
        keadaan=keadaan,
        polaritas=arah,
        metode=metode,
        nihil=nihil,
        jumlah=nilai.get(masukan.jumlah),
        basis=nilai.get(masukan.basis),
        desimal=masukan.desimal,
    )
    kata = f"{tulis(hasil.capaian)}%" if hasil.capaian is not None else hasil.alasan
    sebut = "Makin tinggi makin baik" if arah == "naik" else "Makin rendah makin baik"
    return CapaianContoh(sebut, kata, hasil.langkah)


def _pembilang(
    rumus: Rumus, nilai: Mapping[str, Decimal | None], variabel: Mapping[str, Variabel]
) -> Sequence[str]:
    """Numerator over denominator, where both are one name in the same unit."""
    hasil = []
    for atas, bawah in rumus.pembagian():
        if len(atas) == 1 and len(bawah) == 1:
            a, b = variabel.get(atas[0]), variabel.get(bawah[0])
            if a is not None and b is not None and a.satuan.casefold() == b.satuan.casefold():
                hasil.append(
                    kewajaran.pembilang_lebih(
                        nilai.get(atas[0]), nilai.get(bawah[0]), nama_pembilang=a.nama, nama_penyebut=b.nama
                    )
                )
    return hasil
