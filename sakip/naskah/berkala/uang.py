"""The money of a part of the year: against plan and the target of its last full quarter, and the scores."""

from __future__ import annotations

from sakip.anggaran.queries.serapan import SerapanTahun
from sakip.aturan.angka import tulis, tulis_persen
from sakip.aturan.periode import Periode
from sakip.aturan.serapan import SerapanTriwulan
from sakip.dokumen.blok import Baris, Blok, Kolom, Paragraf, Sel, Tabel
from sakip.naskah.berkala.bahan import BahanBerkala
from sakip.naskah.kalimat import kalimat_prakiraan, kalimat_rpd, kalimat_triwulan_serapan, tulis_capaian
from sakip.naskah.skor_ringkas import kalimat_skor, sumber_skor
from sakip.pengukuran.iris import setahun

ROMAWI = ("I", "II", "III", "IV")


def serapan_periode(bahan: BahanBerkala) -> list[Blok]:
    """Plan, forecasts of a running year, kinds of spending at the last full quarter; [] without figures."""
    s, p = bahan.serapan, bahan.periode
    if s is None or not s.sampai:
        return []
    kalimat = _rencana(s)
    if not setahun(p):
        kalimat += [
            kalimat_prakiraan(x.cara, s.sampai, x.nilai, x.persen, bool(x.peringatan))
            for x in s.prakiraan
            if x.nilai is not None
        ]
    t = triwulan_terakhir(s, p)
    if t is not None:
        isi = [(b.kata[:1].lower() + b.kata[1:], b.tercapai) for b in t.baris]
        kalimat.append(kalimat_triwulan_serapan(t.triwulan, isi))
    blok: list[Blok] = [Paragraf(" ".join(k for k in kalimat if k))] if any(kalimat) else []
    return [*blok, _tabel(t, s)] if t is not None else blok


def _rencana(s: SerapanTahun) -> list[str]:
    akhir = s.jumlah.bulan[s.sampai - 1]
    if akhir.rencana is None or akhir.realisasi is None:
        return []
    return [kalimat_rpd(akhir.bulan, akhir.realisasi, akhir.rencana, akhir.deviasi)]


def triwulan_terakhir(s: SerapanTahun, p: Periode) -> SerapanTriwulan | None:
    """The last quarter that ended in the period and has a kind with target and figure."""
    ada = [
        t
        for t in s.triwulan
        if 3 * t.triwulan <= p.akhir.month and any(b.tercapai is not None for b in t.baris)
    ]
    return ada[-1] if ada else None


def _tabel(t: SerapanTriwulan, s: SerapanTahun) -> Tabel:
    baris: list[Baris] = [
        (
            Sel(f"{b.kode} {b.kata}" if b.kata != b.kode else b.kode.capitalize()),
            Sel(tulis(b.pagu, 0)),
            Sel(tulis_capaian(b.serapan)),
            Sel(tulis_persen(b.target, None) if b.target is not None else "–"),
            Sel(
                "–" if b.tercapai is None else "tercapai" if b.tercapai else "belum tercapai",
                warna=None if b.tercapai is None else "status-tercapai" if b.tercapai else "status-belum",
            ),
        )
        for b in t.baris
    ]
    kolom = (
        Kolom("Jenis belanja", 3.2),
        Kolom("Pagu (Rp)", 2.15, "kanan"),
        Kolom("Serapan", 1.3, "kanan"),
        Kolom("Target triwulan", 1.4, "kanan"),
        Kolom("Keadaan", 1.7),
    )
    judul = f"Serapan menurut jenis belanja pada akhir triwulan {ROMAWI[t.triwulan - 1]}"
    catatan = f"Target serapan kumulatif menurut {t.sumber}. {s.keterangan}"
    return Tabel(judul, kolom, tuple(baris), catatan=catatan, kunci="serapan-triwulan")


def nilai_periode(bahan: BahanBerkala) -> list[Blok]:
    """The scores known at the end of the period; [] where there is none."""
    kalimat = kalimat_skor(bahan.nka)
    if not kalimat:
        return []
    return [Paragraf(kalimat), Paragraf(sumber_skor(bahan.nka), gaya="catatan")]
