"""IKPA: indicators of budget execution, PER-5/PB/2022 (2022, 2023) and PER-5/PB/2024 (draft).

The weighted values are divided by the weight of the indicators that have data (konversi bobot). From 2024
the dispensation of SPM is no indicator any more but takes points off the result. The weights, the bands of
deductions and of revisions are data: `bobot_ikpa`, `potongan_dispensasi_spm`, `nilai_revisi_dipa`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from .angka import bagi, bilangan, kali, kurang, rapikan, rata, tambah, tulis, tulis_persen
from .predikat import cari_pita
from .regulasi import DataAturanSalah, TidakBerlaku, Versi, ambil
from .skor import (
    SERATUS,
    Andai,
    Banding,
    Hitungan,
    KomponenSalah,
    NilaiKomponen,
    Peluang,
    Skor,
    andai,
    angka_aturan,
    banding,
    daun,
    hitung_skor,
    peluang,
    pita_bila_ada,
    rata_berbobot,
)

NAMA: Final = "Nilai IKPA"
ATURAN: Final = "bobot_ikpa"


def konversi_bobot(tertimbang: Decimal, bobot: Decimal) -> Decimal:
    """Weighted total over the weight (percent) of the indicators with data, x 100; unrounded."""
    if not 0 < bobot <= SERATUS:
        raise ValueError(f"Bobot {tulis(bobot, None)} harus lebih dari 0 sampai 100.")
    return rapikan(bagi(kali(tertimbang, SERATUS), bobot))


def hitung_ikpa(
    nilai: NilaiKomponen,
    tahun: int,
    aturan: Versi | None = None,
    *,
    tidak_berlaku: Collection[str] = (),
    dispensasi: Decimal | None = None,
    aturan_potongan: Versi | None = None,
    pita: Versi | None = None,
) -> Skor:
    """IKPA with steps; indicators without value (`tidak_berlaku`, or still missing) are converted out.

    `dispensasi`: per mille of SPM with dispensation, where the rule makes it a deduction; KomponenSalah where
    it is an indicator. Without it nothing is deducted and the score says so. KomponenSalah for unknown or
    negative values, TidakBerlaku without a rule in `tahun`.
    """
    aturan = aturan or ambil(ATURAN, tahun)
    potongan: Hitungan | None = None
    peringatan: tuple[str, ...] = ()
    if "dispensasi_spm" not in aturan.bobot:
        potongan = potongan_dispensasi(dispensasi, tahun, aturan_potongan)
        if dispensasi is None:
            peringatan = ("Data dispensasi SPM belum ada; belum ada potongan yang dihitung.",)
    elif dispensasi is not None:
        raise KomponenSalah(
            "dispensasi_spm",
            f"Menurut {aturan.sebutan} dispensasi SPM adalah indikator, bukan potongan."
            " Isi nilainya di antara indikator.",
        )
    return hitung_skor(
        nama=NAMA,
        aturan=aturan,
        nilai=nilai,
        konversi=True,
        tidak_berlaku=tidak_berlaku,
        potongan=potongan,
        peringatan=peringatan,
        pita=pita or pita_bila_ada("predikat_ikpa", tahun),
    )


def potongan_dispensasi(per_mil: Decimal | None, tahun: int, aturan: Versi | None = None) -> Hitungan:
    """Points taken off for SPM with dispensation, per mille of the SPM of the fourth quarter."""
    aturan = aturan or ambil("potongan_dispensasi_spm", tahun)
    if per_mil is None:
        return Hitungan(None, alasan="data dispensasi SPM belum ada", sumber=aturan.sebutan, draf=aturan.draf)
    if per_mil < 0:
        raise KomponenSalah(
            "dispensasi_spm", f"Dispensasi SPM {tulis(per_mil, None)} per mil negatif. Periksa angkanya."
        )
    pita = _pita(aturan, per_mil, "potongan")
    langkah = (
        f"Dispensasi SPM {tulis(per_mil, None)} per mil ({pita['kata']}): potongan {tulis(pita['potongan'])}"
    )
    return Hitungan(pita["potongan"], (langkah,), sumber=aturan.sebutan, draf=aturan.draf)


def per_mil_dispensasi(dengan_dispensasi: int, seluruh: int) -> Decimal | None:
    """SPM with dispensation per thousand SPM; None when there was no SPM."""
    if dengan_dispensasi < 0 or dengan_dispensasi > seluruh:
        raise KomponenSalah(
            "dispensasi_spm",
            f"SPM dengan dispensasi ({dengan_dispensasi}) harus 0 sampai jumlah SPM ({seluruh}).",
        )
    return rapikan(bagi(kali(dengan_dispensasi, 1000), seluruh)) if seluruh else None


def nilai_revisi_dipa(
    revisi_per_semester: Sequence[int | None], tahun: int, aturan: Versi | None = None
) -> Hitungan:
    """The value of Revisi DIPA: each semester by its number of revisions, a year their mean."""
    aturan = aturan or ambil("nilai_revisi_dipa", tahun)
    if len(revisi_per_semester) not in (1, 2):
        raise ValueError("Revisi DIPA dihitung untuk satu atau dua semester.")
    nilai: list[Decimal] = []
    for ke, n in enumerate(revisi_per_semester, start=1):
        if n is None:
            alasan = f"banyaknya revisi semester {ke} belum ada"
            return Hitungan(None, alasan=alasan, sumber=aturan.sebutan, draf=aturan.draf)
        if n < 0:
            raise KomponenSalah("revisi_dipa", f"Banyaknya revisi semester {ke} tidak boleh negatif.")
        nilai.append(_pita(aturan, Decimal(n), "nilai")["nilai"])
    hasil = rapikan(rata(nilai))
    isi = " + ".join(tulis(n, None) for n in nilai)
    langkah = f"({isi}) ÷ {len(nilai)} = {tulis(hasil)}" if len(nilai) > 1 else f"Semester 1 = {isi}"
    return Hitungan(hasil, (langkah,), sumber=aturan.sebutan, draf=aturan.draf)


def _pita(aturan: Versi, nilai: Decimal, kunci: str) -> Mapping[str, Any]:
    pita = cari_pita(aturan, nilai)
    if pita is None or not isinstance(pita.get(kunci), Decimal):
        kode = "" if pita is None else f", pita {pita['kode']}"
        raise DataAturanSalah(
            f"{aturan.nama}.toml",
            f"versi {aturan.versi}{kode}",
            f"{kunci} untuk {tulis(nilai, None)} belum ada",
        )
    return pita


def nilai_rinci(kode: str, nilai: NilaiKomponen, tahun: int, aturan: Versi | None = None) -> Hitungan:
    """The value of an indicator from its own parts (contracts, UP/TUP, output), where the rule has them.

    `kode` may also be a part that has parts itself (`tunai` of UP/TUP). Such a part is given as a whole or by
    its parts, not both. None while a part is missing; KomponenSalah for unknown or negative values.
    """
    aturan = aturan or ambil(ATURAN, tahun)
    komponen = next((k for k in _berinci(aturan) if k["kode"] == kode), None)
    if komponen is None:
        raise TidakBerlaku(
            ATURAN, tahun, f"Rincian “{kode}” tidak ada dalam {aturan.sebutan}", "Isi nilai indikatornya."
        )
    nama = {r["kode"]: r["nama"] for r in rincian(komponen)}
    asing = [k for k in nilai if k not in nama]
    if asing:
        raise KomponenSalah(
            asing[0], f"{komponen['nama']} tidak mengenal “{asing[0]}”. Yang dikenal: {', '.join(nama)}."
        )
    isi = {k: bilangan(n) for k, n in nilai.items() if n is not None}
    buruk = next((k for k, n in isi.items() if n < 0), None)
    if buruk:
        raise KomponenSalah(buruk, f"{nama[buruk]}: {tulis(isi[buruk], None)} negatif. Periksa angkanya.")
    hasil, langkah, belum = _dari_rinci(komponen, isi)
    if belum:
        alasan = f"belum ada nilai: {', '.join(belum)}"
        return Hitungan(None, alasan=alasan, sumber=aturan.sebutan, draf=aturan.draf)
    return Hitungan(hasil, tuple(langkah), sumber=aturan.sebutan, draf=aturan.draf)


def rincian(komponen: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...]:
    """The parts of an indicator, each followed by its own parts."""
    return tuple(x for r in komponen.get("rinci", ()) for x in (r, *rincian(r)))


def _berinci(aturan: Versi) -> Iterator[Mapping[str, Any]]:
    for _, k in daun(aturan):
        yield from (x for x in (k, *rincian(k)) if "rinci" in x)


def _dari_rinci(
    komponen: Mapping[str, Any], isi: Mapping[str, Decimal]
) -> tuple[Decimal, list[str], list[str]]:
    """Weighted mean of the parts, the steps with the inner ones first, and what is missing."""
    nilai: dict[str, Decimal] = {}
    langkah: list[str] = []
    belum: list[str] = []
    for r in komponen["rinci"]:
        kode, dalam = r["kode"], [x["kode"] for x in rincian(r) if x["kode"] in isi]
        if kode in isi and dalam:
            raise KomponenSalah(kode, f"{r['nama']}: isi nilainya atau rinciannya, jangan keduanya.")
        if kode in isi:
            nilai[kode] = isi[kode]
        elif dalam:
            nilai[kode], langkah_dalam, kurang_dalam = _dari_rinci(r, isi)
            langkah += [f"{r['nama']}: {x}" for x in langkah_dalam]
            belum += kurang_dalam
        else:
            belum.append(r["nama"])
    if belum:
        return Decimal(0), langkah, belum
    bobot = {r["kode"]: r["bobot"] for r in komponen["rinci"]}
    hasil = rata_berbobot(bobot, nilai)
    uraian = " + ".join(f"{tulis_persen(bobot[k], None)} × {tulis(n, None)}" for k, n in nilai.items())
    return hasil, [*langkah, f"{uraian} = {tulis(hasil)}"], belum


def nilai_kkp(
    penggunaan: Sequence[Decimal | None], tahun: int, target: Versi | None = None, acuan: Versi | None = None
) -> Hitungan:
    """The value of the government credit card: each quarter by its target, a year the mean of its quarters.

    `penggunaan`: percent of the yearly share used by the end of each quarter, from the first on.
    """
    target, acuan = target or ambil("target_kkp", tahun), acuan or ambil("acuan_ikpa", tahun)
    if not 1 <= len(penggunaan) <= 4:
        raise ValueError("Kartu Kredit Pemerintah dihitung untuk satu sampai empat triwulan.")
    (baris,) = target.nilai["baris"]
    sumber, draf = target.sebutan, target.draf or acuan.draf
    nilai: list[Decimal] = []
    langkah: list[str] = []
    for ke, n in enumerate(penggunaan, start=1):
        if n is None:
            return Hitungan(None, alasan=f"penggunaan triwulan {ke} belum ada", sumber=sumber, draf=draf)
        if n < 0:
            raise KomponenSalah("kkp", f"Penggunaan triwulan {ke} tidak boleh negatif.")
        tercapai = n >= baris[f"tw{ke}"]
        nilai.append(angka_aturan(acuan, "kkp_tercapai" if tercapai else "kkp_belum"))
        kata = "mencapai" if tercapai else "belum mencapai"
        langkah.append(
            f"TW {ke}: {tulis_persen(n, None)} {kata} {tulis_persen(baris[f'tw{ke}'], None)},"
            f" bernilai {tulis(nilai[-1], None)}"
        )
    hasil = rapikan(rata(nilai))
    if len(nilai) > 1:
        isi = " + ".join(tulis(n, None) for n in nilai)
        langkah.append(f"({isi}) ÷ {len(nilai)} = {tulis(hasil)}")
    return Hitungan(hasil, tuple(langkah), sumber=sumber, draf=draf)


# --- what if, and our figure beside the official one --------------------------------------------------


def andai_ikpa(
    nilai: NilaiKomponen,
    ubah: NilaiKomponen,
    tahun: int,
    aturan: Versi | None = None,
    *,
    tidak_berlaku: Collection[str] = (),
    dispensasi: Decimal | None = None,
) -> Andai:
    """IKPA with the indicators in `ubah` changed."""

    def hitung(n: NilaiKomponen) -> Skor:
        return hitung_ikpa(n, tahun, aturan, tidak_berlaku=tidak_berlaku, dispensasi=dispensasi)

    return andai(hitung, nilai, ubah)


def peluang_ikpa(
    nilai: NilaiKomponen,
    tahun: int,
    aturan: Versi | None = None,
    *,
    tidak_berlaku: Collection[str] = (),
    dispensasi: Decimal | None = None,
) -> tuple[Peluang, ...]:
    """Indicators with a value by what they could still give, each up to the best that the rule allows."""
    aturan = aturan or ambil(ATURAN, tahun)
    batas = {k["kode"]: k.get("maks", SERATUS) for _, k in daun(aturan)}

    def hitung(n: NilaiKomponen) -> Skor:
        return hitung_ikpa(n, tahun, aturan, tidak_berlaku=tidak_berlaku, dispensasi=dispensasi)

    return peluang(hitung, nilai, batas)


def banding_ikpa(skor: Skor, resmi: Decimal | None, *, desimal: int = 2) -> Banding:
    """Ours beside the official figure; a total that was printed without conversion is recognised."""
    dugaan = ""
    if skor.nilai is not None and resmi is not None:
        satuan = Decimal(1).scaleb(-desimal)
        ada = [(b.bobot, b.nilai) for b in skor.bagian if b.nilai is not None]
        mentah = bagi(tambah(*(kali(w, n) for w, n in ada)), SERATUS)
        if skor.potongan and abs(kurang(tambah(skor.nilai, skor.potongan), resmi)) <= satuan:
            dugaan = "Cocok bila potongan dispensasi SPM tidak dihitung."
        elif len(ada) < len(skor.bagian) and abs(kurang(mentah, resmi)) <= satuan:
            dugaan = "Cocok bila bobotnya tidak dikonversi."
    return banding(skor, resmi, desimal=desimal, dugaan=dugaan)
