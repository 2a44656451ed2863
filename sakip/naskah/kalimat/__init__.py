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
from sakip.naskah.kalimat.keluaran import (
    kalimat_output,
    kalimat_prakiraan,
    kalimat_rpd,
    kalimat_serapan_bulan,
    kalimat_triwulan_lalu,
    kalimat_triwulan_serapan,
    kalimat_uang_indikator,
    kalimat_ubah_pagu,
)
from sakip.naskah.kalimat.lain import (
    kalimat_e_performance,
    kalimat_emonev,
    kalimat_prioritas,
    kalimat_rata_target,
    kalimat_target_kinerja,
    kalimat_target_lalu,
    kalimat_triwulan,
)
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
from sakip.naskah.kalimat.skor import (
    kalimat_cocok,
    kalimat_draf,
    kalimat_nka,
    kalimat_potret_skor,
    kalimat_puncak_skor,
    kalimat_rata_skor,
    kalimat_resmi,
    kalimat_skor_lalu,
    sebut_nama,
    tulis_nilai,
)
from sakip.naskah.kalimat.tanpa import kalimat_tanpa, kalimat_tanpa_sebagian
from sakip.naskah.kalimat.wilayah import WILAYAH_MEDIAN, kalimat_nasional, kalimat_wilayah, ukuran_median

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
    "kalimat_cocok",
    "kalimat_deret",
    "kalimat_draf",
    "kalimat_e_performance",
    "kalimat_efisiensi",
    "kalimat_emonev",
    "kalimat_gabungan",
    "kalimat_nasional",
    "kalimat_nka",
    "kalimat_output",
    "kalimat_penunjang",
    "kalimat_potret",
    "kalimat_potret_skor",
    "kalimat_prakiraan",
    "kalimat_prioritas",
    "kalimat_puncak",
    "kalimat_puncak_skor",
    "kalimat_putus",
    "kalimat_rata",
    "kalimat_rata_skor",
    "kalimat_rata_target",
    "kalimat_renstra",
    "kalimat_resmi",
    "kalimat_rpd",
    "kalimat_sasaran",
    "kalimat_serapan",
    "kalimat_serapan_bulan",
    "kalimat_skor_lalu",
    "kalimat_tak_dihitung",
    "kalimat_tak_tercantum",
    "kalimat_tanpa",
    "kalimat_tanpa_sebagian",
    "kalimat_target_kinerja",
    "kalimat_target_lalu",
    "kalimat_tren",
    "kalimat_triwulan",
    "kalimat_triwulan_lalu",
    "kalimat_triwulan_serapan",
    "kalimat_uang_indikator",
    "kalimat_ubah_pagu",
    "kalimat_wilayah",
    "posisi_ukuran",
    "rekap",
    "sebut_nama",
    "sebut_rekap",
    "sebut_status",
    "tanggal_panjang",
    "teks_target_realisasi",
    "tulis_capaian",
    "tulis_nilai",
    "tulis_ukuran",
    "ukuran_median",
    "ukuran_setara",
]
