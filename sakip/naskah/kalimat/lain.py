"""Sentences about target kinerja, e-Monev, e-Performance and national priorities: counts and means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from sakip.aturan.angka import kurang, tulis
from sakip.naskah.kalimat.besaran import desimal_pembeda, gabung_kata
from sakip.naskah.kalimat.skor import DESIMAL, tulis_nilai

SERATUS = Decimal(100)


def kalimat_target_kinerja(tahun: int, menurut: Sequence[tuple[str, int]]) -> str:
    """How many targets of the year, and who answers for how many; (name, count)."""
    jumlah = sum(n for _, n in menurut)
    awal = f"Target Kinerja tahun {tahun} berjumlah {jumlah}"
    if len(menurut) < 2:
        return f"{awal}."
    return f"{awal}: {gabung_kata([f'{n} pada {nama}' for nama, n in menurut])}."


def kalimat_rata_target(rata: Decimal | None, banyak: int, dari: int) -> str:
    """The yearly mean of what was verified; ``banyak`` of ``dari`` targets have a verified quarter."""
    if rata is None:
        return "Belum ada triwulan yang diverifikasi, sehingga nilai rata-ratanya belum ada."
    kepala = "Rata-rata nilai yang sudah diverifikasi"
    if banyak == dari:
        return f"{kepala} dari {dari} Target Kinerja adalah {tulis_nilai(rata)}."
    return (
        f"{kepala} adalah {tulis_nilai(rata)}, dari {banyak} di antara {dari} Target Kinerja; sisanya belum "
        "mempunyai triwulan yang diverifikasi."
    )


def kalimat_triwulan(keadaan: Mapping[str, int], jumlah: int) -> str:
    """How many quarters are not scored, by their state in words; "" where all are."""
    terbuka = [(kata, n) for kata, n in keadaan.items() if n]
    if not terbuka:
        return f"Seluruh {jumlah} penilaian triwulan sudah diverifikasi." if jumlah else ""
    isi = gabung_kata([f"{n} {kata}" for kata, n in terbuka])
    return (
        f"Dari {jumlah} penilaian triwulan, {isi}; yang belum dinilai tidak ikut dalam rata-rata dan tidak "
        "dianggap nol."
    )


def kalimat_target_lalu(kini: Decimal, tahun_lalu: int, lalu: Decimal) -> str:
    """This year's mean against last year's."""
    d = desimal_pembeda(kini, lalu, DESIMAL)
    if kini == lalu:
        return f"Rata-rata itu sama dengan tahun {tahun_lalu}, yaitu {tulis(lalu, d)}."
    kata = "naik" if kini > lalu else "turun"
    return (
        f"Rata-rata itu {kata} {tulis(abs(kurang(kini, lalu)), d)} dari {tulis(lalu, d)} pada tahun "
        f"{tahun_lalu}."
    )


def kalimat_emonev(dipa: int, dilaporkan: int, belum: int, terlambat: int, rata: Decimal | None) -> str:
    """Reports of the year: how many there are, which are missing or late, and their mean completeness."""
    if rata is None:
        return f"Belum ada laporan e-Monev dari {dipa} DIPA."
    kalimat = [
        f"Laporan e-Monev {dipa} DIPA yang tercatat berjumlah {dilaporkan}, dengan rata-rata kelengkapan "
        f"{tulis_nilai(rata)}%."
    ]
    if belum:
        kalimat.append(f"Belum dilaporkan padahal sudah jatuh tempo: {belum} laporan.")
    else:
        kalimat.append("Tidak ada laporan jatuh tempo yang belum dikirim.")
    if terlambat:
        kalimat.append(f"Dikirim lewat batas waktu: {terlambat} laporan.")
    return " ".join(kalimat)


def kalimat_e_performance(banyak: int, sama: int, kosong: int, periode: str) -> str:
    """In how many rows e-Performance says what this report says; ``kosong``: nothing was entered there."""
    awal = f"Pada e-Performance periode {periode} tercatat {banyak} indikator"
    beda = banyak - sama - kosong
    if banyak == 1:
        kata = "sama dengan" if sama else "berbeda dari"
        akhir = "yang realisasinya belum tercatat di sana" if kosong else f"yang angkanya {kata} laporan ini"
        return f"{awal}, {akhir}."
    if banyak in (sama, beda, kosong):
        kata = "belum tercatat realisasinya" if kosong else "sama dengan" if sama else "berbeda dari"
        return f"{awal}; semuanya {kata}{'' if kosong else ' angka dalam laporan ini'}."
    isi = (
        (sama, "sama dengan angka dalam laporan ini"),
        (beda, "berbeda"),
        (kosong, "belum tercatat di sana"),
    )
    return f"{awal}: {gabung_kata([f'{n} {kata}' for n, kata in isi if n])}."


def kalimat_prioritas(banyak: int, dilaporkan: int, tercapai: int, belum: int) -> str:
    """Outputs of national priority: how many reported, how many reached their volume."""
    awal = f"Kantor ini dan unit di bawahnya melaksanakan {banyak} rincian output prioritas nasional"
    if not dilaporkan:
        return f"{awal}; capaiannya belum dilaporkan."
    isi = [f"{tercapai} mencapai target volumenya", f"{dilaporkan - tercapai} belum mencapainya"]
    bagian = [x for x, n in zip(isi, (tercapai, dilaporkan - tercapai), strict=True) if n]
    if belum:
        bagian.append(f"{belum} belum dilaporkan")
    return f"{awal}; {gabung_kata(bagian)}."
