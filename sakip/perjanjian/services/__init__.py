"""Writes of agreements, owners' targets and plans of action."""

from sakip.perjanjian.services.alur import (
    hapus_draf,
    kekurangan,
    kembalikan,
    pindahkan_rencana,
    revisi,
    tanda_tangani,
    usulkan,
)
from sakip.perjanjian.services.butir import (
    ButirMasuk,
    hapus_butir,
    simpan_anggaran,
    simpan_berkala,
    simpan_butir,
    ubah_pihak,
)
from sakip.perjanjian.services.penetapan import (
    SelMasuk,
    TanggapanMasuk,
    Ubahan,
    jawab_usulan,
    pratinjau,
    tanggapi,
    tetapkan,
)
from sakip.perjanjian.services.rencana import (
    LaporMasuk,
    RencanaMasuk,
    hapus_bukti,
    hapus_rencana,
    lapor,
    simpan_rencana,
)
from sakip.perjanjian.services.susun import SUMBER, HasilSusun, buat, tambah_butir

__all__ = [
    "SUMBER",
    "ButirMasuk",
    "HasilSusun",
    "LaporMasuk",
    "RencanaMasuk",
    "SelMasuk",
    "TanggapanMasuk",
    "Ubahan",
    "buat",
    "hapus_bukti",
    "hapus_butir",
    "hapus_draf",
    "hapus_rencana",
    "jawab_usulan",
    "kekurangan",
    "kembalikan",
    "lapor",
    "pindahkan_rencana",
    "pratinjau",
    "revisi",
    "simpan_anggaran",
    "simpan_berkala",
    "simpan_butir",
    "simpan_rencana",
    "tambah_butir",
    "tanda_tangani",
    "tanggapi",
    "tetapkan",
    "ubah_pihak",
    "usulkan",
]
