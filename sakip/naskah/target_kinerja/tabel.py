"""The tables of the letter on target kinerja."""

from __future__ import annotations

from sakip.aturan.target_kinerja import RataNilai
from sakip.dokumen.blok import Baris, Blok, Kolom, Melintang, Sel, Tabel, polos
from sakip.naskah.kalimat import gabung_kata, tanggal_panjang, tulis_nilai
from sakip.naskah.tabel_lebar import bagi_lebar, perlu_kolom
from sakip.naskah.target_kinerja.bahan import BahanTargetKinerja
from sakip.naskah.target_kinerja.kalimat import sebut_rata
from sakip.perjanjian.queries.target_kinerja import SelPeriode, setempat

REKAP, NILAI, TERBUKA, TERTULIS = "rekap", "nilai", "terbuka", "tertulis"


def tabel_rekap(b: BahanTargetKinerja) -> Tabel:
    """Means by who answers, quarter by quarter, with last year beside."""
    ada_lalu = b.rekap.lalu is not None or any(g.lalu is not None for g in b.rekap.penanggung)
    baris: list[Baris] = []
    for i, g in enumerate(b.rekap.penanggung, start=1):
        isi = _isi_rekap(b, g.rata_periode, b.rata(g.baris))
        lalu = (tulis_nilai(g.lalu),) if ada_lalu else ()
        baris.append(tuple(Sel(x) for x in (str(i), b.nama(g), str(len(g.baris)), *isi, *lalu)))
    akhir = [
        str(len(b.rekap.baris)),
        *_isi_rekap(b, b.rekap.rata_periode, b.rata(b.rekap.baris)),
        *((tulis_nilai(b.rekap.lalu),) if ada_lalu else ()),
    ]
    baris.append(
        (
            Sel("Seluruhnya", tebal=True, gabung_kolom=2, warna="jumlah"),
            *(Sel(x, tebal=True, warna="jumlah") for x in akhir),
        )
    )
    kolom = (
        Kolom("No.", 0.8, "tengah"),
        Kolom("Penanggung jawab", 3.1),
        Kolom("Target", 1.2, "tengah"),
        *(Kolom(q, 1.3, "kanan") for q in b.sampai),
        *((Kolom(f"Rata-rata s.d. {b.periode}", 1.4, "kanan"),) if b.letak else ()),
        *((Kolom(f"Setahun {b.rekap.tahun - 1}", 1.3, "kanan"),) if ada_lalu else ()),
    )
    return Tabel(
        f"Rata-rata nilai menurut penanggung jawab sampai dengan {b.periode}",
        kolom,
        tuple(baris),
        catatan=_catatan_rekap(b),
        kunci=REKAP,
    )


def _isi_rekap(b: BahanTargetKinerja, periode: tuple[RataNilai, ...], sampai: RataNilai) -> list[str]:
    isi = [sebut_rata(r) for r in periode[: b.letak + 1]]
    return [*isi, sebut_rata(sampai)] if b.letak else isi


def _catatan_rekap(b: BahanTargetKinerja) -> str:
    isi = [
        "Hanya nilai yang sudah diverifikasi yang dihitung; (8/10) berarti 8 dari 10 Target Kinerja. Baris "
        "seluruhnya dihitung dari semua Target Kinerja, bukan dari rata-rata penanggung jawab."
    ]
    sumber = dict.fromkeys([b.rekap.sumber_lalu, *(g.sumber_lalu for g in b.rekap.penanggung)])
    if ada := [x for x in sumber if x]:
        isi.append(f"Tahun {b.rekap.tahun - 1}: {gabung_kata(ada)}.")
    if b.rekap.lalu_lain:
        lain = "; ".join(f"{x.penanggung} {tulis_nilai(x.nilai)}" for x in b.rekap.lalu_lain)
        isi.append(f"Tahun {b.rekap.tahun - 1} tercetak pula: {lain}.")
    return " ".join(isi)


def tabel_nilai(b: BahanTargetKinerja) -> Blok:
    """Every target with its quarters up to this one; what is not scored says so in words."""
    lebar = 3 + len(b.sampai)
    baris: list[Baris] = []
    for g in b.rekap.penanggung:
        baris.append((Sel(b.nama(g), tebal=True, gabung_kolom=lebar, warna="jumlah"),))
        baris += [
            (
                Sel(x.kode),
                Sel(" ".join(x.nama.split())),
                *(_sel(s) for s in x.sel[: b.letak + 1]),
                Sel(tulis_nilai(b.rata_target(x).nilai)),
            )
            for x in g.baris
        ]
    judul = ("Kode", "Target Kinerja", *b.sampai, "Rata-rata")
    sel = [tuple(polos(x.teks) for x in satu) for satu in baris if len(satu) > 1]
    lebar_kolom, melintang = bagi_lebar([list(x) for x in zip(judul, *sel, strict=True)])
    kolom = tuple(
        Kolom(kata, w, "kanan" if i > 1 else "kiri")
        for i, (kata, w) in enumerate(zip(judul, lebar_kolom, strict=True))
    )
    sumber = [x for x in dict.fromkeys(s.sumber for x in b.rekap.baris for s in x.sel) if x]
    catatan = f"Sumber nilai: {'; '.join(sumber)}." if sumber else ""
    nama = f"Nilai setiap Target Kinerja sampai dengan {b.periode}"
    tabel = Tabel(nama, kolom, tuple(baris), catatan=catatan, kunci=NILAI)
    return Melintang((tabel,)) if melintang else tabel


def _lebar_kode(b: BahanTargetKinerja) -> float:
    """The width of a column of codes beside columns of about ten in sum: no code is parted."""
    return max(0.9, perlu_kolom([x.kode for x in b.rekap.baris]) / 9)


def _sel(s: SelPeriode) -> Sel:
    return Sel(tulis_nilai(s.nilai)) if s.nilai is not None else Sel(s.kata.replace(" ", "\n"), warna="sorot")


def tabel_terbuka(b: BahanTargetKinerja) -> Tabel | None:
    """What of the quarter is not scored: its state, when it was sent, and why it came back or was late."""
    baris: list[Baris] = []
    for x in b.rekap.baris:
        s = b.sel(x)
        if s.nilai is not None:
            continue
        dikirim = (
            tanggal_panjang(setempat(s.diajukan, b.rekap.zona).date()) if s.diajukan is not None else "–"
        )
        baris.append((Sel(x.kode), Sel(x.pemilik), Sel(s.kata), Sel(dikirim), Sel(_sebab(s))))
    if not baris:
        return None
    kolom = (
        Kolom("Kode", _lebar_kode(b)),
        Kolom("Pemilik", 2.5),
        Kolom("Keadaan", 1.9),
        Kolom("Dikirim", 1.6),
        Kolom("Keterangan", 3.2),
    )
    return Tabel(f"Target Kinerja {b.periode} yang belum dinilai", kolom, tuple(baris), kunci=TERBUKA)


def _sebab(s: SelPeriode) -> str:
    bagian = []
    if s.keadaan == "dikembalikan" and s.alasan.strip():
        bagian.append(f"Dikembalikan: {s.alasan.strip()}")
    if s.terlambat:
        alasan = s.alasan_terlambat.strip()
        bagian.append(f"Terlambat dikirim: {alasan}" if alasan else "Terlambat dikirim")
    return "; ".join(bagian) or "–"


def tabel_tertulis(b: BahanTargetKinerja, kode: set[str]) -> Tabel | None:
    """What was done and what stood in the way, as the unit wrote it, for these targets."""
    baris: list[Baris] = [
        (Sel(x.kode), Sel(t.realisasi or "–"), Sel(t.kendala or "–"), Sel(str(t.bukti)))
        for x in b.rekap.baris
        if x.kode in kode and (t := b.tertulis.get(x.pelaksana_id)) and (t.realisasi or t.kendala)
    ]
    if not baris:
        return None
    kolom = (
        Kolom("Kode", _lebar_kode(b)),
        Kolom("Yang dilaksanakan", 4.2),
        Kolom("Kendala", 3.4),
        Kolom("Bukti", 0.8, "tengah"),
    )
    return Tabel(f"Pelaksanaan dan kendala {b.periode}", kolom, tuple(baris), kunci=TERTULIS)
