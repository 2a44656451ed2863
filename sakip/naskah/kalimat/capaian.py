"""Sentences about one indicator's and one sasaran's capaian."""

from __future__ import annotations

from collections.abc import Callable

from sakip.aturan.capaian import URAIAN_STATUS_HITUNG
from sakip.naskah.kalimat.besaran import awal_kecil, tanpa_titik, tulis_capaian, tulis_pasangan, tulis_ukuran
from sakip.pengukuran.hasil import HasilButir, HasilSasaran

#: What a sentence says for each computed status, and nothing else says it.
VERDIK: dict[str, str] = {
    "melampaui": "melampaui target",
    "tercapai": "sesuai dengan target",
    "tidak_tercapai": "tidak mencapai target",
    "negatif": "negatif dan tidak mencapai target",
}
#: The same, short, for a table cell.
STATUS_TABEL: dict[str, str] = {
    "melampaui": "melampaui",
    "tercapai": "sesuai",
    "tidak_tercapai": "tidak tercapai",
    "negatif": "negatif",
}
#: What stands in the place of a realisation that there is not.
TANPA_REALISASI = {
    "nihil_tercapai": "nihil",
    "nihil_tidak_dihitung": "nihil",
    "belum_dilaporkan": "belum dilaporkan",
    "belum_jatuh_tempo": "belum jatuh tempo",
}
MAKIN_RENDAH = "Pada indikator ini, makin rendah realisasi makin baik."


def sebut_status(butir: HasilButir) -> str:
    """The status word of a table cell, or why there is none."""
    if butir.hasil.status is not None:
        return STATUS_TABEL[butir.hasil.status]
    return URAIAN_STATUS_HITUNG[butir.hasil.status_hitung].split(",")[0]


def teks_target_realisasi(butir: HasilButir, *, skala: bool = True) -> tuple[str, str]:
    """Target and realisation for table cells; where there is no realisation, why.

    ``skala`` false leaves a scale out that both share.
    """
    target, realisasi = tulis_pasangan(butir.target, butir.realisasi, butir.manual.desimal)
    if not skala and butir.target.skala == butir.realisasi.skala:
        target, realisasi = (teks.split(" (skala ")[0] for teks in (target, realisasi))
    return target, TANPA_REALISASI.get(
        butir.hasil.status_hitung, realisasi
    ) if butir.realisasi.kosong else realisasi


def kalimat_capaian(butir: HasilButir, tahun: int) -> str:
    """Target, realisation and verdict of an item in a year."""
    return _PENULIS[butir.hasil.status_hitung](butir, tahun)


def _dihitung(butir: HasilButir, tahun: int) -> str:
    assert butir.hasil.status is not None
    target, realisasi = _target_realisasi(butir)
    verdik = VERDIK[butir.hasil.status]
    kalimat = (
        f"Target tahun {tahun} adalah {target} dan realisasinya {realisasi}. "
        f"Capaian kinerjanya {tulis_capaian(butir.capaian)}, {verdik}."
    )
    return f"{kalimat} {MAKIN_RENDAH}" if butir.manual.polaritas == "turun" else kalimat


def _target_realisasi(butir: HasilButir) -> tuple[str, str]:
    desimal = butir.manual.desimal
    if butir.hasil.basis is None:
        return tulis_pasangan(butir.target, butir.realisasi, desimal)
    # Growth by amounts: the verdict compares amounts, so that the percentages need not be told apart.
    return tulis_ukuran(butir.target, desimal), tulis_ukuran(butir.realisasi, desimal)


def _kata(butir: HasilButir, tahun: int) -> str:
    assert butir.hasil.status is not None
    kalimat = (
        f"Target tahun {tahun} adalah {butir.target.kata} dan realisasinya {butir.realisasi.kata}, "
        f"{VERDIK[butir.hasil.status]}."
    )
    if butir.capaian is None:
        return f"{kalimat} Ukurannya berupa kata, sehingga capaian tidak dinyatakan dalam persen."
    return kalimat


def _nihil(butir: HasilButir, tahun: int) -> str:
    awal = f"Sepanjang tahun {tahun} tidak ada kejadian yang diukur (nihil)."
    if butir.capaian is not None:
        return (
            f"{awal} Menurut manual indikator, keadaan itu dianggap {VERDIK['tercapai']} "
            f"dengan capaian {tulis_capaian(butir.capaian)}."
        )
    return (
        f"{awal} Menurut manual indikator, capaian tidak dihitung dan tidak ikut dalam rata-rata; "
        "nihil bukan nol."
    )


def _tidak_ditargetkan(butir: HasilButir, tahun: int) -> str:
    if butir.realisasi.kosong:
        return f"Indikator ini tidak ditargetkan pada tahun {tahun}."
    realisasi = tulis_ukuran(butir.realisasi, butir.manual.desimal)
    return (
        f"Indikator ini tidak ditargetkan pada tahun {tahun}; realisasinya {realisasi} dicatat tanpa capaian."
    )


def _belum_jatuh_tempo(butir: HasilButir, tahun: int) -> str:
    target = tulis_ukuran(butir.target, butir.manual.desimal)
    return (
        f"Target tahun {tahun} adalah {target}. "
        "Realisasinya belum jatuh tempo, sehingga capaian belum dihitung."
    )


def _belum_dilaporkan(butir: HasilButir, tahun: int) -> str:
    target = tulis_ukuran(butir.target, butir.manual.desimal)
    alasan = tanpa_titik(butir.hasil_realisasi.alasan)
    yang = f" ({alasan})" if alasan else ""
    return (
        f"Target tahun {tahun} adalah {target}. Realisasinya belum dilaporkan{yang}, "
        "sehingga capaian tidak dihitung; tidak dilaporkan bukan berarti nol."
    )


def _beda_satuan(butir: HasilButir, tahun: int) -> str:
    target = tulis_ukuran(butir.target, butir.manual.desimal)
    realisasi = tulis_ukuran(butir.realisasi, butir.manual.desimal)
    alasan = tanpa_titik(butir.hasil.alasan)
    return (
        f"Target tahun {tahun} adalah {target} dan realisasinya {realisasi}. "
        f"Keduanya tidak dapat dibandingkan ({alasan}), sehingga capaian tidak dihitung."
    )


def _tidak_dapat(butir: HasilButir, tahun: int) -> str:
    target = tulis_ukuran(butir.target, butir.manual.desimal)
    awal = f"Target tahun {tahun} adalah {target}"
    if not butir.realisasi.kosong:
        awal += f" dan realisasinya {tulis_ukuran(butir.realisasi, butir.manual.desimal)}"
    return f"{awal}. Capaian tidak dapat dihitung: {tanpa_titik(awal_kecil(butir.hasil.alasan))}."


_PENULIS: dict[str, Callable[[HasilButir, int], str]] = {
    "dihitung": _dihitung,
    "kata": _kata,
    "nihil_tercapai": _nihil,
    "nihil_tidak_dihitung": _nihil,
    "tidak_ditargetkan": _tidak_ditargetkan,
    "belum_jatuh_tempo": _belum_jatuh_tempo,
    "belum_dilaporkan": _belum_dilaporkan,
    "beda_satuan": _beda_satuan,
    "tidak_dapat_dihitung": _tidak_dapat,
}


def kalimat_sasaran(sasaran: HasilSasaran) -> str:
    """How many indicators a sasaran has and their plain mean, named as such."""
    jumlah, rata = len(sasaran.butir), sasaran.rata
    if rata.rata is None:
        sebab = "belum satu pun capaiannya dihitung" if jumlah > 1 else "capaiannya belum dihitung"
        return f"Sasaran ini diukur dengan {jumlah} indikator dan {sebab}."
    if jumlah == 1:
        return f"Sasaran ini diukur dengan satu indikator; capaiannya {tulis_capaian(rata.rata)}."
    kalimat = (
        f"Sasaran ini diukur dengan {jumlah} indikator. "
        f"Rata-rata sederhana capaian indikatornya {tulis_capaian(rata.rata)}"
    )
    if rata.tidak_dihitung:
        kalimat += (
            f", dihitung dari {rata.dihitung} indikator; {rata.tidak_dihitung} indikator tidak dihitung"
        )
    return f"{kalimat}."
