"""Sentences of the letter on target kinerja. Pure: every one follows from the figures that it names."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from sakip.aturan.angka import bulatkan, kurang, tulis
from sakip.aturan.target_kinerja import KATA_KEADAAN, KEADAAN, NILAI_TERTINGGI, RataNilai, rata
from sakip.naskah.kalimat import desimal_pembeda, gabung_kata, tanggal_panjang, tulis_nilai
from sakip.naskah.kalimat.skor import DESIMAL, sebut_nama
from sakip.naskah.target_kinerja.bahan import BahanTargetKinerja
from sakip.perjanjian.queries.target_kinerja import BarisTarget


def kalimat_keadaan(b: BahanTargetKinerja) -> str:
    """How many targets of the quarter are scored, wait, came back, or were not sent."""
    cacah = Counter(b.sel(x).keadaan for x in b.rekap.baris)
    jumlah = cacah.total()
    if cacah["dinilai"] == jumlah:
        return f"Seluruh {jumlah} Target Kinerja {b.periode} sudah dinilai."
    urut = sorted(KEADAAN, key=lambda k: k != "dinilai")
    isi = [f"{cacah[k]} {KATA_KEADAAN[k]}" for k in urut if cacah[k]]
    return f"Pada {b.periode}, dari {jumlah} Target Kinerja, {gabung_kata(isi)}."


def kalimat_rata_periode(b: BahanTargetKinerja) -> str:
    """The mean of the quarter over what was verified."""
    r = b.rekap.rata_periode[b.letak]
    if r.nilai is None:
        return f"Belum ada Target Kinerja {b.periode} yang dinilai, sehingga rata-ratanya belum ada."
    dari = "" if r.lengkap else f", dari {r.banyak} di antara {r.dari} Target Kinerja"
    return f"Rata-rata nilai {b.periode} yang sudah diverifikasi adalah {tulis_nilai(r.nilai)}{dari}."


def kalimat_sampai(b: BahanTargetKinerja) -> str:
    """The mean of the year so far; "" for the first quarter, where it is the quarter's own."""
    r = b.rata(b.rekap.baris)
    if not b.letak or r.nilai is None:
        return ""
    dari = "" if r.lengkap else f" ({r.banyak} dari {r.dari} Target Kinerja mempunyai nilai)"
    return f"Rata-rata sampai dengan {b.periode} adalah {tulis_nilai(r.nilai)}{dari}."


def kalimat_banding(b: BahanTargetKinerja) -> str:
    """This quarter against the one before, over the targets that have a score in both."""
    isi = b.pasangan()
    if not isi:
        return ""
    dulu, kini = rata([x for _, x, _ in isi]).nilai, rata([x for _, _, x in isi]).nilai
    assert dulu is not None and kini is not None
    awal = (
        f"Pada satu Target Kinerja yang dinilai pada {b.sebelumnya} dan {b.periode}, nilainya"
        if len(isi) == 1
        else f"Pada {len(isi)} Target Kinerja yang dinilai pada {b.sebelumnya} dan {b.periode}, rata-ratanya"
    )
    if dulu == kini:
        return f"{awal} tetap {tulis_nilai(kini)}."
    d = desimal_pembeda(kini, dulu, DESIMAL)
    kata = "naik" if kini > dulu else "turun"
    return f"{awal} {kata} dari {tulis(dulu, d)} menjadi {tulis(kini, d)}."


def kalimat_lalu(b: BahanTargetKinerja) -> list[str]:
    """Last year beside: the same quarter where it is known, and the year's mean."""
    hasil = []
    tahun = b.rekap.tahun - 1
    kini, dulu = b.rekap.rata_periode[b.letak].nilai, b.lalu_periode.nilai if b.lalu_periode else None
    if kini is not None and dulu is not None:
        hasil.append(f"Pada {b.periode} tahun {tahun} rata-ratanya {_beda(dulu, kini)}.")
    if b.rekap.lalu is None:
        hasil.append(f"Nilai setahun {tahun} tidak ada dalam data.")
        return hasil
    setahun = b.rata(b.rekap.baris).nilai
    if b.periode == "B12" and setahun is not None:
        hasil.append(f"Rata-rata setahun {tahun} adalah {_beda(b.rekap.lalu, setahun)}.")
    else:
        hasil.append(f"Sebagai pembanding, rata-rata setahun {tahun} adalah {tulis_nilai(b.rekap.lalu)}.")
    return hasil


def _beda(dulu: Decimal, kini: Decimal) -> str:
    """``98,00, sehingga tahun ini naik 1,20``."""
    if dulu == kini:
        return f"{tulis_nilai(dulu)}, sama dengan tahun ini"
    d = desimal_pembeda(kini, dulu, DESIMAL)
    # What a reader subtracts is what is printed.
    cetak = (kini, dulu) if d is None else (bulatkan(kini, d), bulatkan(dulu, d))
    selisih = abs(kurang(*cetak))
    return f"{tulis(dulu, d)}, sehingga tahun ini {'naik' if kini > dulu else 'turun'} {tulis(selisih, d)}"


def kalimat_divisi(b: BahanTargetKinerja) -> str:
    """Who has the highest and the lowest mean of the quarter, as printed; "" for fewer than two."""
    isi = [
        (b.nama(g), bulatkan(r.nilai, DESIMAL))
        for g in b.rekap.penanggung
        if (r := g.rata_periode[b.letak]).nilai is not None
    ]
    if len(isi) < 2:
        return ""
    atas, bawah = max(n for _, n in isi), min(n for _, n in isi)
    if atas == bawah:
        return f"Rata-rata {b.periode} setiap penanggung jawab sama, yaitu {tulis_nilai(atas)}."
    return (
        f"Rata-rata {b.periode} tertinggi {tulis_nilai(atas)} pada "
        f"{sebut_nama([x for x, n in isi if n == atas])}, dan terendah {tulis_nilai(bawah)} pada "
        f"{sebut_nama([x for x, n in isi if n == bawah])}."
    )


def kalimat_gerak(b: BahanTargetKinerja) -> str:
    """How many targets rose, fell or stayed since the quarter before, with the codes that fell."""
    isi = b.pasangan()
    if not isi:
        return ""
    turun = [x.kode for x, dulu, kini in isi if kini < dulu]
    cacah = (
        ("naik", sum(kini > dulu for _, dulu, kini in isi)),
        ("tetap", sum(kini == dulu for _, dulu, kini in isi)),
        ("turun", len(turun)),
    )
    kata = gabung_kata([f"{n} Target Kinerja {k}" for k, n in cacah if n])
    akhir = f" Yang turun: {gabung_kata(turun)}." if turun else ""
    return f"Dibandingkan dengan {b.sebelumnya}, {kata}.{akhir}"


def di_bawah_penuh(b: BahanTargetKinerja) -> list[BarisTarget]:
    """Targets that were scored below 100 in the quarter, the lowest first."""
    isi = [(n, x) for x in b.rekap.baris if (n := b.sel(x).nilai) is not None and n < NILAI_TERTINGGI]
    return [x for _, x in sorted(isi, key=lambda y: y[0])]


def kalimat_penuh(b: BahanTargetKinerja) -> str:
    """How many of the scored targets have the full score."""
    dinilai = sum(b.sel(x).nilai is not None for x in b.rekap.baris)
    kurang_penuh = len(di_bawah_penuh(b))
    if not dinilai:
        return ""
    if dinilai == 1:
        kata = "di bawah 100" if kurang_penuh else "100"
        return f"Satu Target Kinerja dinilai pada {b.periode}, dengan nilai {kata}."
    if not kurang_penuh:
        return f"Semua {dinilai} Target Kinerja yang dinilai pada {b.periode} bernilai 100."
    return (
        f"Dari {dinilai} Target Kinerja yang dinilai pada {b.periode}, {dinilai - kurang_penuh} bernilai 100 "
        f"dan {kurang_penuh} di bawahnya."
    )


def kalimat_waktu(b: BahanTargetKinerja) -> str:
    """What was sent late or decided outside the owner's days; "" where nothing was."""
    telat = [x.kode for x in b.rekap.baris if b.sel(x).terlambat]
    luar = [x.kode for x in b.rekap.baris if b.sel(x).di_luar_jendela]
    bagian = []
    if telat:
        bagian.append(f"{len(telat)} dikirim sesudah jendela unggah ditutup ({gabung_kata(telat)})")
    if luar:
        bagian.append(f"{len(luar)} diputuskan pemiliknya di luar jendela penilaian ({gabung_kata(luar)})")
    return f"Pada {b.periode}, {gabung_kata(bagian)}." if bagian else ""


def tindak_lanjut(b: BahanTargetKinerja) -> list[str]:
    """What is left to do about the quarter, one sentence for each state that is open."""
    menurut: dict[str, list[str]] = {}
    for x in b.rekap.baris:
        menurut.setdefault(b.sel(x).keadaan, []).append(x.kode)
    kata = {
        "belum_dikirim": "mengirim bukti {n} Target Kinerja yang belum dikirim ({kode})",
        "dikembalikan": "memperbaiki dan mengirim ulang {n} Target Kinerja yang dikembalikan ({kode})",
        "belum_diverifikasi": "memintakan penilaian pemilik atas {n} Target Kinerja yang belum diverifikasi "
        "({kode})",
    }
    hasil = [
        isi.format(n=len(kode), kode=gabung_kata(kode)) for k, isi in kata.items() if (kode := menurut.get(k))
    ]
    return [f"{x[0].upper()}{x[1:]}." for x in hasil]


def sebut_rata(r: RataNilai) -> str:
    """A mean as a cell prints it, with how many it counts where some are missing."""
    if r.nilai is None or r.lengkap:
        return tulis_nilai(r.nilai)
    return f"{tulis_nilai(r.nilai)} ({r.banyak}/{r.dari})"


def kalimat_pembuka(b: BahanTargetKinerja, label: str) -> str:
    """What the letter is, on what basis, and as known on which day."""
    dasar = b.rekap.kelompok.dasar.strip().rstrip(".") if b.rekap.kelompok else ""
    awal = f"Berdasarkan {dasar}, dengan hormat" if dasar else "Dengan hormat"
    return (
        f"{awal} kami sampaikan laporan Target Kinerja {b.rekap.nama_unit} {label} tahun {b.rekap.tahun}, "
        f"menurut data sampai dengan {tanggal_panjang(b.pada)}."
    )
