"""The scores of budget performance in one sentence, for periodic reports and the one-page summary. Pure."""

from __future__ import annotations

import datetime as dt

from sakip.anggaran.models import PotretSkor
from sakip.anggaran.queries.nka import NkaWilayah, nka_wilayah
from sakip.naskah.kalimat import gabung_kata, kalimat_potret_skor, tulis_nilai
from sakip.organisasi.models import Unit

ASAL = {"hitungan": "hitungan ulang", "resmi": "angka resmi"}


def skor_bila_ada(unit: Unit, tahun: int, pada: dt.date) -> NkaWilayah | None:
    """The scores as known on ``pada``; None where the agency has no snapshot of the year by then."""
    ada = PotretSkor.objects.filter(instansi_id=unit.instansi_id, tahun=tahun, per_tanggal__lte=pada)
    return nka_wilayah(unit, tahun, pada) if ada.exists() else None


def kalimat_skor(nka: NkaWilayah | None) -> str:
    """Each score with where it comes from; "" where there is none. A draft rule is called one."""
    if nka is None:
        return ""
    isi: list[str] = []
    for nama, s in (("Nilai SMART", nka.smart), ("Nilai IKPA", nka.ikpa)):
        if s is not None and s.wilayah.dipakai is not None:
            draf = ", aturan draf" if s.draf and s.wilayah.asal == "hitungan" else ""
            isi.append(f"{nama} {tulis_nilai(s.wilayah.dipakai)} ({ASAL[s.wilayah.asal]}{draf})")
    if nka.wilayah is not None and nka.wilayah.nilai is not None:
        draf = ", aturan draf" if nka.draf else ""
        isi.append(f"Nilai Kinerja Anggaran {tulis_nilai(nka.wilayah.nilai)} (hitungan ulang{draf})")
    return f"{gabung_kata(isi)}." if isi else ""


def sumber_skor(nka: NkaWilayah | None) -> str:
    """The snapshots that the scores were read from, each once."""
    if nka is None:
        return ""
    potret = [s.potret for s in (nka.smart, nka.ikpa, nka.nka) if s is not None and s.potret is not None]
    semua = (kalimat_potret_skor(x.sumber, x.per_tanggal, x.sampai_bulan) for x in potret)
    return " ".join(dict.fromkeys(semua))
