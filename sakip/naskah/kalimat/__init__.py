"""Factual sentences of a report. Pure: values in, an Indonesian sentence out.

The verdict always follows the computed status, and the figures are written with as many decimals as it
takes for a reader to see what the sentence says: 99,996 is never printed as "100,00, tidak tercapai".
"""

from sakip.naskah.kalimat.anggaran import kalimat_anggaran, kalimat_potret, kalimat_serapan
from sakip.naskah.kalimat.banding import (
    Banding,
    TargetJalur,
    kalimat_renstra,
    kalimat_tren,
    posisi_ukuran,
    ukuran_setara,
)
from sakip.naskah.kalimat.besaran import (
    desimal_pembeda,
    gabung_kata,
    tanggal_panjang,
    tulis_capaian,
    tulis_ukuran,
)
from sakip.naskah.kalimat.capaian import (
    VERDIK,
    kalimat_capaian,
    kalimat_sasaran,
    sebut_status,
    teks_target_realisasi,
)
from sakip.naskah.kalimat.deret import TahunNilai, kalimat_deret, kalimat_putus, kalimat_tak_tercantum
from sakip.naskah.kalimat.efisiensi import TANPA_KUNCI, kalimat_efisiensi, kalimat_penunjang
from sakip.naskah.kalimat.simpulan import (
    Rekap,
    kalimat_batas,
    kalimat_gabungan,
    kalimat_puncak,
    kalimat_rata,
    kalimat_tak_dihitung,
    rekap,
    sebut_rekap,
)
from sakip.naskah.kalimat.tanpa import kalimat_tanpa, kalimat_tanpa_sebagian
from sakip.naskah.kalimat.wilayah import WILAYAH_MEDIAN, kalimat_nasional, kalimat_wilayah, median

__all__ = [
    "TANPA_KUNCI",
    "VERDIK",
    "WILAYAH_MEDIAN",
    "Banding",
    "Rekap",
    "TahunNilai",
    "TargetJalur",
    "desimal_pembeda",
    "gabung_kata",
    "kalimat_anggaran",
    "kalimat_batas",
    "kalimat_capaian",
    "kalimat_deret",
    "kalimat_efisiensi",
    "kalimat_gabungan",
    "kalimat_nasional",
    "kalimat_penunjang",
    "kalimat_potret",
    "kalimat_puncak",
    "kalimat_putus",
    "kalimat_rata",
    "kalimat_renstra",
    "kalimat_sasaran",
    "kalimat_serapan",
    "kalimat_tak_dihitung",
    "kalimat_tak_tercantum",
    "kalimat_tanpa",
    "kalimat_tanpa_sebagian",
    "kalimat_tren",
    "kalimat_wilayah",
    "median",
    "posisi_ukuran",
    "rekap",
    "sebut_rekap",
    "sebut_status",
    "tanggal_panjang",
    "teks_target_realisasi",
    "tulis_capaian",
    "tulis_ukuran",
    "ukuran_setara",
]
