"""How a status is told: which token it takes, in which word and order. One place for pages of all apps."""

from __future__ import annotations

from types import MappingProxyType

from sakip.aturan.capaian import URAIAN_STATUS

#: Token of sakip.dokumen.warna for each status; None is a capaian that was not computed.
TOKEN_STATUS: MappingProxyType[str | None, str] = MappingProxyType(
    {
        "melampaui": "status-melampaui",
        "tercapai": "status-tercapai",
        "tidak_tercapai": "status-belum",
        "negatif": "status-negatif",
        None: "status-kosong",
    }
)

#: Short words for what has no status, by ``status_hitung``; lists and the indicator's page give the reason.
KATA_TANPA_STATUS: MappingProxyType[str, str] = MappingProxyType(
    {
        "nihil_tidak_dihitung": "Nihil",
        "tidak_ditargetkan": "Tidak ditargetkan",
        "belum_jatuh_tempo": "Belum jatuh tempo",
        "belum_dilaporkan": "Belum dilaporkan",
        "beda_satuan": "Beda satuan",
        "tidak_dapat_dihitung": "Tidak dapat dihitung",
    }
)


def kata_status(status: str | None, status_hitung: str) -> str:
    """The word of a chip: ``Melampaui target``, ``Belum dilaporkan``."""
    if status is not None:
        return URAIAN_STATUS[status].capitalize()
    return KATA_TANPA_STATUS.get(status_hitung, "Tanpa nilai")
