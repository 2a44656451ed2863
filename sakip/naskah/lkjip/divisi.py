"""Bab III A arranged by division: their means side by side, and the sasaran of each."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from sakip.aturan.angka import tulis
from sakip.aturan.capaian import RataCapaian, rata_capaian
from sakip.dokumen.bagan.jumlah import batang_bertumpuk, batang_jumlah
from sakip.dokumen.blok import Acuan, Baris, Blok, Gambar, Kolom, Paragraf, Sel, Tabel, Teks
from sakip.dokumen.warna import TANGGA
from sakip.naskah.kalimat import rekap, tulis_capaian
from sakip.naskah.kalimat.capaian import STATUS_TABEL
from sakip.naskah.lkjip.kelompok import Kelompok
from sakip.naskah.lkjip.penyusun import Penyusun, ringkas

DIVISI_TERSEDIKIT, BATANG_TERSEDIKIT, BATANG_TERBANYAK = 2, 3, 15
TABEL_DIVISI = "tabel-divisi"
PANJANG_NAMA = 90
SERATUS = Decimal(100)


def rekap_divisi(p: Penyusun, kelompok: Sequence[Kelompok]) -> list[Blok]:
    """The means of the divisions in a table, and as bars where there are three; [] where there is one."""
    if len(kelompok) < DIVISI_TERSEDIKIT:
        return []
    rata = [(k, rata_capaian((b.capaian for b in k.butir), p.bahan.hasil.batas)) for k in kelompok]
    lihat = (Teks("Rata-rata capaian tiap penanggung jawab tersaji pada "), Acuan(TABEL_DIVISI), Teks("."))
    return [Paragraf(lihat), _tabel(p, rata), *_bagan(p, rata), *_status(p, kelompok)]


def _status(p: Penyusun, kelompok: Sequence[Kelompok]) -> list[Blok]:
    """How many indicators of each division have which status; [] where all have the same."""
    cacah = [(k.nama, rekap(k.butir)) for k in kelompok]
    status = [s for s in STATUS_TABEL if any(r.banyak(s) for _, r in cacah)]
    tanpa = any(r.banyak_tanpa_status for _, r in cacah)
    deret = [*(STATUS_TABEL[s].capitalize() for s in status), *(["Tidak dihitung"] if tanpa else [])]
    if len(deret) < DIVISI_TERSEDIKIT:
        return []
    isi = [
        (nama, [*(r.banyak(s) for s in status), *([r.banyak_tanpa_status] if tanpa else [])], r.jumlah)
        for nama, r in cacah
    ]
    judul = f"Status Capaian Menurut Penanggung Jawab Tahun {p.tahun}"
    baris: list[Baris] = [
        (Sel(str(i)), Sel(nama), *(Sel(str(n)) for n in banyak), Sel(str(jumlah)))
        for i, (nama, banyak, jumlah) in enumerate(isi, start=1)
    ]
    kolom = (
        Kolom("No.", 0.7, "tengah"),
        Kolom("Penanggung jawab", 3.8),
        *(Kolom(d, 1.4, "tengah") for d in deret),
        Kolom("Indikator", 1.3, "tengah"),
    )
    tegak = [*(sum(x) for x in zip(*(banyak for _, banyak, _ in isi), strict=True)), sum(n for *_, n in isi)]
    baris.append(_kaki("Jumlah", [str(n) for n in tegak]))
    blok: list[Blok] = [Tabel(judul, kolom, tuple(baris), kunci="tabel-divisi-status")]
    if not BATANG_TERSEDIKIT <= len(isi) <= BATANG_TERBANYAK or len(deret) > len(TANGGA):
        return blok
    rangkum = "; ".join(
        f"{nama} {jumlah} indikator ("
        + ", ".join(f"{n} {d.lower()}" for d, n in zip(deret, banyak, strict=True))
        + ")"
        for nama, banyak, jumlah in isi
    )
    batang = [(nama, banyak, str(jumlah)) for nama, banyak, jumlah in isi]
    gambar = Gambar(
        judul,
        f"Grafik batang bertumpuk banyaknya indikator menurut status: {rangkum}.",
        bagan=batang_bertumpuk(batang, deret, satuan="indikator"),
        kunci="gambar-status-divisi",
    )
    return [*blok, gambar]


def _kaki(sebutan: str, isi: Sequence[str]) -> Baris:
    return (
        Sel(sebutan, tebal=True, gabung_kolom=2, warna="jumlah"),
        *(Sel(x, tebal=True, warna="jumlah") for x in isi),
    )


def _seluruhnya(p: Penyusun, rata: Sequence[tuple[Kelompok, RataCapaian]]) -> Baris:
    """All items as one; the sasaran are not counted where divisions share one."""
    butir = [b for k, _ in rata for b in k.butir]
    sasaran = [s.kunci for k, _ in rata for s in k.sasaran]
    r = rata_capaian((b.capaian for b in butir), p.bahan.hasil.batas)
    isi = ["" if len({*sasaran}) < len(sasaran) else str(len(sasaran)), str(len(butir)), str(r.dihitung)]
    return _kaki("Seluruh indikator", [*isi, tulis_capaian(r.rata), tulis_capaian(r.rata_dibatasi)])


def _tabel(p: Penyusun, rata: Sequence[tuple[Kelompok, RataCapaian]]) -> Tabel:
    batas = tulis(p.bahan.hasil.batas, None)
    baris: list[Baris] = [
        (
            Sel(str(i)),
            Sel(k.nama),
            Sel(str(len(k.sasaran))),
            Sel(str(len(k.butir))),
            Sel(str(r.dihitung)),
            Sel(tulis_capaian(r.rata)),
            Sel(tulis_capaian(r.rata_dibatasi)),
        )
        for i, (k, r) in enumerate(rata, start=1)
    ]
    kolom = (
        Kolom("No.", 0.7, "tengah"),
        Kolom("Penanggung jawab", 3.8),
        Kolom("Sasaran", 1.2, "tengah"),
        Kolom("Indikator", 1.2, "tengah"),
        Kolom("Dihitung", 1.2, "tengah"),
        Kolom("Rata-rata tanpa batas", 1.6, "kanan"),
        Kolom(f"Rata-rata dibatasi {batas}%", 1.6, "kanan"),
    )
    return Tabel(
        f"Rata-rata Capaian Menurut Penanggung Jawab Tahun {p.tahun}",
        kolom,
        (*baris, _seluruhnya(p, rata)),
        catatan=(
            "Rata-rata sederhana capaian indikator yang dihitung. Pada kolom terakhir, capaian tiap "
            f"indikator dibatasi paling tinggi {batas}%."
        ),
        kunci=TABEL_DIVISI,
    )


def _bagan(p: Penyusun, rata: Sequence[tuple[Kelompok, RataCapaian]]) -> list[Blok]:
    ada = [(k.nama, r) for k, r in rata if r.rata is not None]
    if not BATANG_TERSEDIKIT <= len(ada) <= BATANG_TERBANYAK or len({r.rata for _, r in ada}) < 2:
        return []
    batas = tulis(p.bahan.hasil.batas, None)
    rangkum = "; ".join(
        f"{nama} {tulis_capaian(r.rata)} (dibatasi {batas}%: {tulis_capaian(r.rata_dibatasi)})"
        for nama, r in ada
    )
    baris = [
        (nama, r.rata, f"{tulis_capaian(r.rata)} (dibatasi: {tulis_capaian(r.rata_dibatasi)})")
        for nama, r in ada
    ]
    return [
        Gambar(
            f"Rata-rata Capaian Menurut Penanggung Jawab Tahun {p.tahun}",
            f"Grafik batang rata-rata capaian tanpa pembatasan, dengan garis pada 100%: {rangkum}.",
            bagan=batang_jumlah(baris, satuan="%", garis=SERATUS),
            catatan=(
                "Batang: rata-rata sederhana capaian indikator tanpa pembatasan. Dalam kurung: bila capaian "
                f"tiap indikator dibatasi paling tinggi {batas}%. Garis putus-putus: 100%."
            ),
            kunci="gambar-divisi",
        )
    ]


def bagan_sasaran_divisi(p: Penyusun, k: Kelompok) -> list[Blok]:
    """The capped means of the sasaran that a division answers for, beside the line at 100."""
    ada = [(s, s.rata.rata_dibatasi, s.rata.rata) for s in k.sasaran if s.rata.rata_dibatasi is not None]
    if not BATANG_TERSEDIKIT <= len(ada) <= BATANG_TERBANYAK or len({n for _, n, _ in ada}) < 2:
        return []
    utuh = {s.kunci: len(s.butir) for s in p.bahan.hasil.sasaran}
    sebagian = any(len(s.butir) < utuh.get(s.kunci, 0) for s in k.sasaran)
    batas = tulis(p.bahan.hasil.batas, None)
    nama = [ringkas(f"{s.kode} {s.nama}" if s.kode else s.nama, PANJANG_NAMA) for s, _, _ in ada]
    angka = [(n, tulis_capaian(n), tulis_capaian(tanpa)) for _, n, tanpa in ada]
    rangkum = "; ".join(
        f"{s.nama}: {dibatasi}, tanpa pembatasan {tanpa}"
        for (s, _, _), (_, dibatasi, tanpa) in zip(ada, angka, strict=True)
    )
    baris = [
        (sebutan, n, dibatasi if dibatasi == tanpa else f"{dibatasi} (tanpa batas: {tanpa})")
        for sebutan, (n, dibatasi, tanpa) in zip(nama, angka, strict=True)
    ]
    return [
        Gambar(
            f"Rata-rata Capaian Sasaran {ringkas(k.nama)}, {p.tahun}",
            f"Grafik batang rata-rata capaian sasaran, dengan garis pada 100%: {rangkum}.",
            bagan=batang_jumlah(baris, satuan="%", garis=SERATUS),
            catatan=(
                f"Rata-rata sederhana capaian indikator, tiap indikator dibatasi paling tinggi {batas}%. "
                "Garis putus-putus: 100%."
                + (" Hanya indikator yang menjadi tanggung jawabnya yang dihitung." if sebagian else "")
            ),
            kunci=f"gambar-divisi-{k.kunci}",
        )
    ]
