"""The tables of a periodic report."""

from __future__ import annotations

from collections.abc import Sequence

from sakip.anggaran.queries import RingkasAnggaran
from sakip.aturan.agregasi import HasilRealisasi
from sakip.aturan.angka import bulatkan, kurang, tulis
from sakip.aturan.capaian import Ukuran
from sakip.aturan.periode import NAMA_BULAN, Periode, baca_periode
from sakip.dokumen.blok import Baris, Kolom, Sel, Tabel
from sakip.naskah.berkala.bahan import BahanBerkala
from sakip.naskah.berkala.keadaan import BERJALAN, TANPA_REALISASI, sampai
from sakip.naskah.kalimat import sebut_status, tulis_capaian, tulis_ukuran
from sakip.naskah.kalimat.besaran import tulis_pasangan
from sakip.naskah.lkjip.penyusun import sel_status
from sakip.pengukuran.hasil import HasilButir

TIADA = "–"


def sebut_akhir(p: Periode) -> str:
    """``s.d. Juni``."""
    return f"s.d. {NAMA_BULAN[p.akhir.month - 1]}"


def teks_realisasi(ukuran: Ukuran, hasil: HasilRealisasi, desimal: int, *, skala: bool = False) -> str:
    """A realisation, or why there is none; with its ``skala`` where the target beside it shows one."""
    if ukuran.kosong:
        return TANPA_REALISASI.get(hasil.keadaan, TIADA)
    return tulis_ukuran(ukuran, desimal, skala=skala)


def tabel_utama(bahan: BahanBerkala) -> Tabel:
    """Every item: the year's target and how far it is, and the target that is due with its capaian."""
    p = bahan.periode
    baris: list[Baris] = []
    for s in bahan.kinerja.hasil.sasaran:
        baris.append((Sel(s.nama, tebal=True, gabung_kolom=9, warna="jumlah"),))
        baris += [_baris_utama(b) for b in s.butir]
    kolom = (
        Kolom("Kode", 0.85),
        Kolom("Sasaran dan indikator kinerja", 4.1),
        Kolom("Target tahun", 1.35, "kanan"),
        Kolom(f"Realisasi {sebut_akhir(p)}", 1.35, "kanan"),
        Kolom("Kemajuan setahun", 1.05, "kanan"),
        Kolom("Target yang jatuh tempo", 1.75, "kanan"),
        Kolom("Realisasi yang dibandingkan", 1.35, "kanan"),
        Kolom("Capaian", 1.1, "kanan"),
        Kolom("Status", 1.75),
    )
    catatan = (
        "Kemajuan setahun: realisasi dibagi target tahun, hanya untuk angka yang bertambah dari bulan ke "
        "bulan; bukan capaian. "
        "Berjalan: sudah ada realisasi, tetapi targetnya setahun dan dibandingkan setelah tahun berakhir."
    )
    return Tabel(f"Kinerja sampai dengan {p.label}", kolom, tuple(baris), catatan=catatan, kunci="utama")


def _baris_utama(b: HasilButir) -> Baris:
    s, d = sampai(b), b.manual.desimal
    depan = (
        Sel(b.kode),
        Sel(b.rumusan),
        Sel(tulis_ukuran(s.target_tahun, d)),
        Sel(teks_realisasi(s.realisasi, s.hasil_realisasi, d, skala=True)),
        Sel(tulis_capaian(s.porsi)),
    )
    dibandingkan = b.hasil.status is not None or s.jenis != "tahun"
    if not dibandingkan:
        berjalan = b.hasil.status_hitung == "belum_jatuh_tempo" and s.hasil_realisasi.keadaan in (
            "ada",
            "nihil",
        )
        status = BERJALAN if berjalan else sebut_status(b)
        return (*depan, Sel(TIADA), Sel(TIADA), Sel(TIADA), sel_status(status, None))
    target, realisasi = tulis_pasangan(b.target, b.realisasi, d)
    if b.realisasi.kosong:
        realisasi = TANPA_REALISASI.get(b.hasil_realisasi.keadaan, TIADA)
    return (
        *depan,
        Sel(f"{target}{_masa(b)}"),
        Sel(realisasi),
        Sel(tulis_capaian(b.capaian)),
        sel_status(sebut_status(b), b.hasil.status),
    )


def _masa(b: HasilButir) -> str:
    """Which part of the year the target speaks of."""
    s = sampai(b)
    if s.jenis == "tahun":
        return " (setahun)"
    p = baca_periode(s.kunci_target)
    if s.jenis == "kumulatif":
        return f" ({sebut_akhir(p)})"
    return f" ({p.label.removesuffix(f' {p.tahun}')})"


def tabel_angka(bahan: BahanBerkala) -> Tabel:
    """The items of a unit that only contributes: its own figures, no targets."""
    baris: list[Baris] = []
    for s in bahan.kinerja.hasil.sasaran:
        baris.append((Sel(s.nama, tebal=True, gabung_kolom=3, warna="jumlah"),))
        for b in s.butir:
            satu = sampai(b)
            teks = teks_realisasi(satu.realisasi, satu.hasil_realisasi, b.manual.desimal)
            baris.append((Sel(b.kode), Sel(b.rumusan), Sel(teks)))
    p = bahan.periode
    kolom = (
        Kolom("Kode", 0.8),
        Kolom("Sasaran dan indikator kinerja", 5.4),
        Kolom(f"Angka {sebut_akhir(p)}", 1.8, "kanan"),
    )
    return Tabel(f"Angka sampai dengan {p.label}", kolom, tuple(baris), kunci="utama")


# --- what changed ------------------------------------------------------------------------------------


def perubahan(bahan: BahanBerkala) -> tuple[Tabel | None, int, int]:
    """Items whose figure differs from that of the period before; how many changed and how many did not."""
    lalu = bahan.kinerja.sebelumnya
    if lalu is None:
        return None, 0, 0
    dulu = {b.indikator: b for b in lalu.butir}
    baris: list[Baris] = []
    tetap = 0
    for b in bahan.kinerja.hasil.butir:
        a = dulu.get(b.indikator)
        if a is None or sampai(a).realisasi == sampai(b).realisasi:
            tetap += 1
            continue
        baris.append(_baris_perubahan(a, b))
    if not baris:
        return None, 0, tetap
    q = baca_periode(lalu.sampai)
    kolom = (
        Kolom("Kode", 0.8),
        Kolom("Indikator", 4),
        Kolom(f"Sampai {NAMA_BULAN[q.akhir.month - 1]}", 1.6, "kanan"),
        Kolom(f"Sampai {NAMA_BULAN[bahan.periode.akhir.month - 1]}", 1.6, "kanan"),
        Kolom("Perubahan", 1.4, "kanan"),
    )
    tabel = Tabel(f"Perubahan realisasi sejak {q.label}", kolom, tuple(baris), kunci="perubahan")
    return tabel, len(baris), tetap


def _baris_perubahan(a: HasilButir, b: HasilButir) -> Baris:
    lalu, kini = sampai(a), sampai(b)
    d = b.manual.desimal
    teks = [teks_realisasi(x.realisasi, x.hasil_realisasi, d) for x in (lalu, kini)]
    if lalu.realisasi.nilai is not None and kini.realisasi.nilai is not None:
        teks = [x.split(" (skala ")[0] for x in tulis_pasangan(lalu.realisasi, kini.realisasi, d)]
        # What a reader subtracts is what is printed: the difference of the rounded figures.
        d = max(d, sum(c.isdecimal() for c in teks[1].split()[0].partition(",")[2]))
        selisih = kurang(bulatkan(kini.realisasi.nilai, d), bulatkan(lalu.realisasi.nilai, d))
        arah = f"{'+' if selisih > 0 else ''}{tulis(selisih, d)}"
    else:
        arah = "baru ada" if lalu.realisasi.kosong else "tidak ada lagi"
    return (Sel(b.kode), Sel(b.rumusan), *(Sel(x) for x in teks), Sel(arah))


# --- months ------------------------------------------------------------------------------------------


def tabel_bulan(bahan: BahanBerkala) -> Tabel | None:
    """Each month alone, and January to the period's end."""
    deret = bahan.kinerja.bulanan
    butir = [b for b in bahan.kinerja.hasil.butir if b.indikator in deret]
    if not butir:
        return None
    bulan = [k for k, _ in deret[butir[0].indikator]]
    baris: list[Baris] = []
    for b in butir:
        s = sampai(b)
        baris.append(
            (
                Sel(f"{b.kode} {b.rumusan} ({b.satuan})"),
                *(Sel(_sel_bulan(h, b.manual.desimal)) for _, h in deret[b.indikator]),
                Sel(_sel_bulan(s.hasil_realisasi, b.manual.desimal), tebal=True, warna="jumlah"),
            )
        )
    kolom = (
        Kolom("Indikator", 4.2),
        *(Kolom(NAMA_BULAN[baca_periode(k).awal.month - 1][:3], 1, "kanan") for k in bulan),
        Kolom(f"S{sebut_akhir(bahan.periode)[1:]}", 1.25, "kanan"),
    )
    catatan = (
        "Tiap kolom bulan memuat angka bulan itu saja; kolom terakhir dihitung dari semua bulan dengan rumus "
        "indikatornya, bukan dari rata-rata kolom. – berarti tidak ada angka untuk bulan itu."
    )
    return Tabel(f"Angka per bulan sampai dengan {bahan.periode.label}", kolom, tuple(baris), catatan=catatan)


def _sel_bulan(h: HasilRealisasi, desimal: int) -> str:
    if h.nilai is None:
        return "nihil" if h.keadaan == "nihil" else TIADA
    return tulis(h.nilai, h.desimal(desimal))


# --- budget ------------------------------------------------------------------------------------------


def tabel_anggaran(kini: RingkasAnggaran, lalu: RingkasAnggaran | None, catatan: str) -> Tabel:
    """The DIPA with pagu, realisation and share, and the realisation of the period before."""
    dulu = {b.kode: b.realisasi for b in lalu.baris} if lalu else {}
    # A stated key of this program says nothing to a reader; codes of the budget system are numbers.
    berkode = any(b.kode[:1].isdigit() for b in kini.baris)
    berlalu = lalu is not None and lalu.per_tanggal not in (None, kini.per_tanggal)
    baris: list[Baris] = [
        (
            *((Sel(b.kode),) if berkode else ()),
            Sel(b.nama),
            Sel(tulis(b.pagu, 0)),
            *((Sel(tulis(dulu.get(b.kode), 0)),) if berlalu else ()),
            Sel(tulis(b.realisasi, 0)),
            Sel(tulis_capaian(b.persen)),
        )
        for b in kini.baris
    ]
    jumlah: Sequence[str] = (
        tulis(kini.pagu, 0),
        *((tulis(lalu.realisasi, 0),) if berlalu and lalu else ()),
        tulis(kini.realisasi, 0),
        tulis_capaian(kini.persen),
    )
    baris.append(
        (
            Sel("Jumlah", tebal=True, gabung_kolom=2 if berkode else 1, warna="jumlah"),
            *(Sel(x, tebal=True, warna="jumlah") for x in jumlah),
        )
    )
    kolom = (
        *((Kolom("Kode", 1.2),) if berkode else ()),
        Kolom("DIPA", 3.5 if berkode else 4.7),
        Kolom("Pagu (Rp)", 2.15, "kanan"),
        *((Kolom("Sampai periode lalu (Rp)", 2.15, "kanan"),) if berlalu else ()),
        Kolom("Realisasi (Rp)", 2.15, "kanan"),
        Kolom("Persen", 1.25, "kanan"),
    )
    return Tabel("Penyerapan anggaran", kolom, tuple(baris), catatan=catatan, kunci="anggaran")
