"""Who brought a snapshot of scores in, and who corrected it: the journal, read back."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from sakip.akun.models import Akun
from sakip.anggaran.models import JenisSkor, PotretSkor
from sakip.jejak.models import Jejak
from sakip.organisasi.models import Unit

KATA: Final = {"skor.catat": "Dicatat", "skor.koreksi": "Dikoreksi", "impor_paket": "Masuk lewat"}
KATA_ATURAN: Final = {
    "aturan.salin": "Disalin menjadi draf",
    "aturan.ubah": "Draf diubah",
    "aturan.terbit": "Diterbitkan",
    "aturan.cabut": "Dicabut",
}
_HAPUS: Final = "skor.hapus"
HILANG: Final = "akun yang sudah tidak ada"


@dataclass(frozen=True)
class CatatanAsal:
    """One entry: what was done, by whom in which role, when and why."""

    kata: str
    oleh: str
    peran: str
    waktu: dt.datetime
    alasan: str
    nomor: int


def objek_potret(jenis: str, tahun: int, sumber: str, per_tanggal: str) -> str:
    """How the journal calls a snapshot."""
    return f"skor:{JenisSkor(jenis).value}:{tahun}:{sumber}:{per_tanggal}"


def asal_potret(nomor: Iterable[int]) -> dict[int, tuple[CatatanAsal, ...]]:
    """By snapshot its entries, the first one first. One without an entry of its own came with a package,
    whose entry does not name rows: the first and the last package of its office stand for it. Four queries,
    however many snapshots."""
    semua = list(PotretSkor.objects.filter(pk__in=list(nomor)))
    rantai = _rantai({p.unit_id for p in semua})
    entri = list(
        Jejak.objects.filter(rantai__in=set(rantai.values()), aksi__in=[*KATA, _HAPUS]).order_by(
            "rantai", "urut"
        )
    )
    riwayat, paket = _riwayat(entri)
    hasil: dict[int, list[Jejak]] = {}
    for p in semua:
        kunci = rantai[p.unit_id]
        objek = objek_potret(p.jenis, p.tahun, p.sumber, p.per_tanggal.isoformat())
        hasil[p.pk] = riwayat.get((kunci, objek), []) or _ujung(paket.get(kunci, []))
    orang = _nama({j.pelaku for isi in hasil.values() for j in isi})
    return {pk: tuple(_catatan(j, orang, ke) for ke, j in enumerate(isi)) for pk, isi in hasil.items()}


def _rantai(unit: set[int]) -> dict[int, str]:
    baris = Unit.objects.filter(pk__in=unit).values_list("pk", "instansi__kode", "kode")
    return {pk: f"{instansi}/{kode}" for pk, instansi, kode in baris}


Kunci = tuple[str, str]


def _riwayat(entri: Iterable[Jejak]) -> tuple[dict[Kunci, list[Jejak]], dict[str, list[Jejak]]]:
    """Entries by chain and object; a correction of source or date carries what was written before it."""
    per: dict[Kunci, list[Jejak]] = {}
    paket: dict[str, list[Jejak]] = {}
    for j in entri:
        if j.aksi == "impor_paket":
            paket.setdefault(j.rantai, []).append(j)
        elif j.aksi == _HAPUS:
            per.pop((j.rantai, j.objek), None)
        elif j.aksi in KATA:
            lama = per.pop((j.rantai, _objek_lama(j)), [])
            per[j.rantai, j.objek] = [*lama, j]
    return per, paket


def _objek_lama(j: Jejak) -> str:
    """What the snapshot was called before this entry."""
    ubah = json.loads(j.perubahan) if j.aksi == "skor.koreksi" else {}
    if not isinstance(ubah, dict) or not {"sumber", "per_tanggal"} & ubah.keys():
        return j.objek
    depan, _, hari = j.objek.rpartition(":")
    awal, sumber = ":".join(depan.split(":")[:3]), ":".join(depan.split(":")[3:])
    return f"{awal}:{_sebelum(ubah, 'sumber', sumber)}:{_sebelum(ubah, 'per_tanggal', hari)}"


def _sebelum(ubah: dict[str, Any], kunci: str, kini: str) -> str:
    isi = ubah.get(kunci)
    return str(isi[0]) if isinstance(isi, list) and isi else kini


def riwayat_aturan(nama: str, nomor: int) -> tuple[CatatanAsal, ...]:
    """What was done with a rule version, the first one first; two queries."""
    entri = list(
        Jejak.objects.filter(objek=f"aturan:{nama}:{nomor}", aksi__in=list(KATA_ATURAN)).order_by(
            "waktu", "pk"
        )
    )
    orang = _nama({j.pelaku for j in entri})
    return tuple(
        CatatanAsal(KATA_ATURAN[j.aksi], orang.get(j.pelaku, HILANG), j.peran, j.waktu, j.alasan, j.urut)
        for j in entri
    )


def _ujung(entri: list[Jejak]) -> list[Jejak]:
    return [entri[0], entri[-1]] if len(entri) > 1 else entri


def _nama(pelaku: set[Any]) -> dict[Any, str]:
    return dict(Akun.objects.filter(pengenal__in=pelaku).values_list("pengenal", "nama"))


def _catatan(j: Jejak, orang: dict[Any, str], ke: int) -> CatatanAsal:
    kata = KATA[j.aksi]
    if j.aksi == "impor_paket":
        kata = f"{kata} {j.objek}" if ke == 0 else f"{j.objek.capitalize()} terakhir diimpor"
    return CatatanAsal(kata, orang.get(j.pelaku, HILANG), j.peran, j.waktu, j.alasan, j.urut)
