"""Bab II: the Renstra path per sasaran and the recapitulation of the Perjanjian Kinerja."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import groupby

from sakip.aturan.angka import bagi, kali, tulis, tulis_persen, tulis_rupiah, tulis_utuh
from sakip.aturan.capaian import Ukuran
from sakip.dokumen.bagan.jumlah import batang_rupiah
from sakip.dokumen.blok import Baris, Blok, Gambar, Judul, Kolom, Paragraf, Sel, Tabel
from sakip.naskah.bahan import ButirRekap, PerjanjianRekap
from sakip.naskah.kalimat import tanggal_panjang, tulis_ukuran
from sakip.naskah.kalimat.besaran import tanpa_titik
from sakip.naskah.lkjip.penyusun import BELUM_DIISI, Penyusun, sel_kosong
from sakip.naskah.lkjip.profil import dilampirkan, pembuka
from sakip.perencanaan.queries import TargetTahun

BATANG_TERSEDIKIT, BATANG_TERBANYAK = 3, 15
SERATUS = Decimal(100)


def renstra(p: Penyusun) -> list[Blok]:
    """One table: per sasaran, each indicator's targets over the years of the plan."""
    blok = pembuka(p)
    tabel = tabel_renstra_sasaran(p)
    if tabel is None:
        p.catat("Renstra", f"Jalur target Rencana Strategis {BELUM_DIISI}", "Impor atau isi target Renstra.")
        return [*blok, Paragraf(f"Jalur target Rencana Strategis: {BELUM_DIISI}", gaya="belum_diisi")]
    mulai, selesai = _masa(p)
    banyak = sum(bool(p.bahan.renstra.get(b.indikator)) for b in p.bahan.hasil.butir)
    kalimat = (
        f"Rencana Strategis {mulai}–{selesai} memuat jalur target untuk {banyak} dari "
        f"{len(p.bahan.hasil.butir)} indikator kinerja yang diperjanjikan pada tahun {p.tahun}."
    )
    if not dilampirkan(p, "renstra"):
        return [*blok, Paragraf(kalimat), tabel]
    rujuk = "Jalur selengkapnya tersaji dalam lampiran."
    return [*blok, Paragraf(f"{kalimat} {rujuk}"), _tabel_renstra_ringkas(p)]


def _tabel_renstra_ringkas(p: Penyusun) -> Tabel:
    """What the plan asks for this year and for its end, beside what was agreed for this year."""
    _, selesai = _masa(p)
    tahun = [p.tahun, *([selesai] if selesai != p.tahun else [])]
    baris: list[Baris] = []
    for s in p.bahan.hasil.sasaran:
        butir = [b for b in s.butir if p.bahan.renstra.get(b.indikator)]
        if butir:
            baris.append((Sel(s.nama, tebal=True, gabung_kolom=4 + len(tahun), warna="jumlah"),))
        for b in butir:
            jalur = p.bahan.renstra[b.indikator]
            baris.append(
                (
                    Sel(b.kode),
                    Sel(b.rumusan),
                    Sel(satuan_berskala(jalur)),
                    *sel_jalur(jalur, tahun, b.manual.desimal),
                    sel_target(b.target, b.manual.desimal),
                )
            )
    kolom = (
        Kolom("Kode", 0.9),
        Kolom("Sasaran dan indikator", 4.4),
        Kolom("Satuan", 2),
        *(Kolom(f"Renstra {n}", 1.2, "kanan") for n in tahun),
        Kolom(f"Perjanjian Kinerja {p.tahun}", 2, "kanan"),
    )
    semua = [t for b in p.bahan.hasil.butir for t in p.bahan.renstra.get(b.indikator, ())]
    judul = f"Target Rencana Strategis dan Perjanjian Kinerja Tahun {p.tahun}"
    return Tabel(judul, kolom, tuple(baris), catatan=catatan_lingkup(semua))


def _masa(p: Penyusun) -> tuple[int, int]:
    semua = [t for b in p.bahan.hasil.butir for t in p.bahan.renstra.get(b.indikator, ())]
    return min(t.mulai for t in semua), max(t.selesai for t in semua)


def tabel_renstra_sasaran(p: Penyusun) -> Tabel | None:
    """Sasaran with their indicators and the targets of every year of the plan; None without any path."""
    jalur = p.bahan.renstra
    sasaran = [
        (s, [b for b in s.butir if jalur.get(b.indikator)])
        for s in p.bahan.hasil.sasaran
        if any(jalur.get(b.indikator) for b in s.butir)
    ]
    if not sasaran:
        return None
    mulai, selesai = _masa(p)
    isi = {t.tahun for _, butir in sasaran for b in butir for t in jalur[b.indikator]}
    tahun = [t for t in range(mulai, selesai + 1) if t in isi]  # no column without any target
    baris: list[Baris] = []
    for s, butir in sasaran:
        baris.append((Sel(s.nama, tebal=True, gabung_kolom=3 + len(tahun), warna="jumlah"),))
        baris += [
            (
                Sel(b.kode),
                Sel(b.rumusan),
                Sel(satuan_berskala(jalur[b.indikator])),
                *sel_jalur(jalur[b.indikator], tahun, b.manual.desimal),
            )
            for b in butir
        ]
    kolom = (
        Kolom("Kode", 0.9),
        Kolom("Sasaran dan indikator", 4.4),
        Kolom("Satuan", 2),
        *(Kolom(str(t), 1, "kanan") for t in tahun),
    )
    return Tabel(
        f"Jalur Target Rencana Strategis {mulai}–{selesai} Menurut Sasaran",
        kolom,
        tuple(baris),
        catatan=catatan_lingkup([t for _, butir in sasaran for b in butir for t in jalur[b.indikator]]),
    )


def satuan_berskala(jalur: Sequence[TargetTahun]) -> str:
    """Unit of a path, with its scale when all years share one."""
    skala = {t.skala for t in jalur}
    satuan = jalur[0].satuan
    if len(skala) == 1 and (satu := next(iter(skala))) is not None:
        return f"{satuan}, skala {tulis(satu, None)}"
    return satuan


def sel_jalur(jalur: Sequence[TargetTahun], tahun: Iterable[int], desimal: int) -> list[Sel]:
    """Target cells by year; the scale stands in the cell when it differs between years."""
    menurut = {t.tahun: t for t in jalur}
    beda = len({t.skala for t in jalur}) > 1
    sel: list[Sel] = []
    for n in tahun:
        t = menurut.get(n)
        if t is None:
            sel.append(Sel("–"))
            continue
        teks = t.kata or tulis_utuh(t.nilai, desimal)
        if beda and t.skala is not None:
            teks += f" (skala {tulis(t.skala, None)})"
        sel.append(Sel(teks))
    return sel


def catatan_lingkup(jalur: Sequence[TargetTahun]) -> str:
    """Whose targets these are."""
    lingkup = {t.lingkup for t in jalur}
    if lingkup == {"nasional"}:
        return "Target yang tercantum adalah target nasional, yang tidak dibagi ke wilayah."
    if lingkup == {"wilayah"}:
        return "Target yang tercantum adalah target wilayah."
    return (
        "Target yang tercantum adalah target wilayah; untuk tahun yang tidak mempunyainya, target nasional, "
        "yang tidak dibagi ke wilayah."
    )


def perjanjian(p: Penyusun) -> list[Blok]:
    """Each agreement: parties, date, items with targets, and its budget with the total."""
    blok: list[Blok] = pembuka(p)
    rekap = p.bahan.perjanjian
    if not rekap:
        p.catat(
            "Perjanjian Kinerja", f"Perjanjian Kinerja {BELUM_DIISI}", "Impor atau isi Perjanjian Kinerja."
        )
        return [*blok, Paragraf(f"Perjanjian Kinerja tahun {p.tahun}: {BELUM_DIISI}", gaya="belum_diisi")]
    diukur = len(p.bahan.hasil.butir)
    total = sum(rupiah for satu in rekap for _, rupiah in satu.anggaran)
    anggaran = f" dan anggaran {tulis_rupiah(total)}" if total else ""
    blok.append(
        Paragraf(
            f"Kinerja {p.bahan.hasil.nama_unit} tahun {p.tahun} diperjanjikan dalam {len(rekap)} Perjanjian "
            f"Kinerja dengan {diukur} indikator yang diukur unit ini{anggaran}."
        )
    )
    if len(rekap) > 1:
        blok += [_tabel_rekap(p, rekap), *_bagan_rekap(p, rekap)]
    for nomor, satu in enumerate(rekap, start=1):
        blok += _satu_perjanjian(p, satu, nomor, rekap)
    return blok


def _tabel_rekap(p: Penyusun, rekap: Sequence[PerjanjianRekap]) -> Tabel:
    """All agreements with the number of their sasaran and items, and their budget."""
    semua = [b for s in rekap for b in s.butir]
    ada_acuan = any(b.acuan for b in semua)
    baris: list[Baris] = []
    for i, satu in enumerate(rekap, start=1):
        uang = tulis_rupiah(sum(n for _, n in satu.anggaran)) if satu.anggaran else "–"
        isi = (str(i), nama_perjanjian(satu, rekap), *_banyak_butir(satu.butir, ada_acuan), uang)
        baris.append(tuple(Sel(x) for x in isi))
    jumlah = (*_banyak_butir(semua, ada_acuan), tulis_rupiah(sum(n for s in rekap for _, n in s.anggaran)))
    baris.append(
        (
            Sel("Jumlah", tebal=True, gabung_kolom=2, warna="jumlah"),
            *(Sel(x, tebal=True, warna="jumlah") for x in jumlah),
        )
    )
    kolom = (
        Kolom("No.", 0.65, "tengah"),
        Kolom("Perjanjian Kinerja", 5),
        Kolom("Sasaran", 1.1, "tengah"),
        Kolom("Indikator", 1.2, "tengah"),
        *([Kolom("Butir acuan", 1, "tengah")] if ada_acuan else []),
        Kolom("Anggaran", 2.4, "kanan"),
    )
    catatan = "Sasaran dan indikator yang diukur unit ini"
    return Tabel(
        f"Perjanjian Kinerja {p.bahan.singkatan} Tahun {p.tahun}",
        kolom,
        tuple(baris),
        catatan=f"{catatan}; butir acuan diukur oleh unit lain." if ada_acuan else f"{catatan}.",
    )


def _banyak_butir(butir: Sequence[ButirRekap], acuan: bool) -> tuple[str, ...]:
    """How many sasaran and items the unit measures itself, and where asked how many others do."""
    sendiri = [b for b in butir if not b.acuan]
    banyak = (len({b.rumusan_sasaran for b in sendiri}), len(sendiri), len(butir) - len(sendiri))
    return tuple(str(n) for n in banyak[: 3 if acuan else 2])


def _bagan_rekap(p: Penyusun, rekap: Sequence[PerjanjianRekap]) -> list[Blok]:
    """The budgets of the agreements as bars, where there are three that differ."""
    ada = [
        (nama_perjanjian(s, rekap), total)
        for s in rekap
        if (total := sum(rupiah for _, rupiah in s.anggaran))
    ]
    semua = sum(n for _, n in ada)
    if not BATANG_TERSEDIKIT <= len(ada) <= BATANG_TERBANYAK or len({n for _, n in ada}) < 2:
        return []
    bagian = [tulis_persen(kali(bagi(Decimal(n), Decimal(semua)), SERATUS)) for _, n in ada]
    rangkum = "; ".join(f"{nama} {tulis_rupiah(n)} ({b})" for (nama, n), b in zip(ada, bagian, strict=True))
    return [
        Gambar(
            f"Anggaran Menurut Perjanjian Kinerja Tahun {p.tahun}",
            f"Grafik batang anggaran tiap Perjanjian Kinerja dan bagiannya dari seluruhnya: {rangkum}.",
            bagan=batang_rupiah([(nama, n, b) for (nama, n), b in zip(ada, bagian, strict=True)]),
            kunci="gambar-perjanjian",
        )
    ]


def _satu_perjanjian(
    p: Penyusun, satu: PerjanjianRekap, nomor: int, semua: Sequence[PerjanjianRekap]
) -> list[Blok]:
    sebutan = nama_perjanjian(satu, semua)
    blok: list[Blok] = []
    if len(semua) > 1:
        blok.append(Judul(3, sebutan, f"{nomor}."))
    blok.append(Paragraf(kalimat_pihak(p, satu, sebutan)))
    terlampir = dilampirkan(p, "perjanjian_kinerja")
    if satu.butir:
        blok.append(tabel_butir(p, satu, sebutan))
    if satu.anggaran:
        # Where the agreements are annexed, the table of all agreements tells the sums.
        blok += [] if terlampir and len(semua) > 1 else [tabel_anggaran(p, satu, sebutan)]
    else:
        blok.append(Paragraf(f"Anggaran tidak tercantum dalam {sebutan}.", gaya="catatan"))
    return blok


def nama_perjanjian(satu: PerjanjianRekap, semua: Sequence[PerjanjianRekap]) -> str:
    """How the agreement is called: a party that all agreements share is left out."""
    if satu.bentuk == "pernyataan":
        return f"Pernyataan Kinerja {satu.pihak_pertama}"
    if len({s.pihak_pertama for s in semua}) == 1:
        return f"Perjanjian Kinerja dengan {satu.pihak_kedua}"
    if len({s.pihak_kedua for s in semua}) == 1:
        return f"Perjanjian Kinerja {satu.pihak_pertama}"
    return f"Perjanjian Kinerja {satu.pihak_pertama} dengan {satu.pihak_kedua}"


def kalimat_pihak(p: Penyusun, satu: PerjanjianRekap, sebutan: str, *, catat: bool = True) -> str:
    """Who agreed with whom, when, and which revision holds; ``catat`` false where it was said before."""
    if satu.bentuk == "pernyataan":
        kalimat = f"Pernyataan kinerja ini dibuat oleh {satu.pihak_pertama}"
    else:
        kalimat = f"Perjanjian ini dibuat antara {satu.pihak_pertama} dan {satu.pihak_kedua}"
    if satu.draf:
        kalimat += " dan masih berupa draf yang belum ditandatangani"
    elif satu.tanggal:
        kalimat += f" dan ditandatangani pada {tanggal_panjang(satu.tanggal)}"
    elif catat:
        p.catat(sebutan, f"Tanggal Perjanjian Kinerja {BELUM_DIISI}", "Isi tanggal penandatanganannya.")
        kalimat += f" (tanggal penandatanganan: {BELUM_DIISI})"
    if satu.revisi:
        kalimat += f". Yang berlaku adalah revisi ke-{satu.revisi}, dengan sebab: {tanpa_titik(satu.sebab)}"
    return f"{kalimat}."


def tabel_butir(p: Penyusun, satu: PerjanjianRekap, sebutan: str) -> Tabel:
    """All that was agreed, as agreed: levels and sasaran with their indicators and targets."""
    baris: list[Baris] = []
    for (tingkat, sasaran), isi in groupby(satu.butir, key=lambda b: (b.tingkat, b.rumusan_sasaran)):
        baris.append((Sel(f"{tingkat}: {sasaran}", tebal=True, gabung_kolom=3, warna="jumlah"),))
        baris += [(Sel(b.kode), Sel(_rumusan(b)), sel_target(b.target, b.desimal)) for b in isi]
    return Tabel(
        f"{sebutan} Tahun {p.tahun}",
        (Kolom("Kode", 1.2), Kolom("Sasaran dan indikator kinerja", 5.8), Kolom("Target", 2, "kanan")),
        tuple(baris),
        catatan="Butir bertanda (acuan) dicantumkan sebagai rujukan dan diukur oleh unit lain."
        if any(b.acuan for b in satu.butir)
        else "",
    )


def _rumusan(b: ButirRekap) -> str:
    return f"{b.rumusan} (acuan)" if b.acuan else b.rumusan


def sel_target(target: Ukuran, desimal: int) -> Sel:
    """A target as agreed, or the mark of a gap."""
    return sel_kosong() if target.kosong else Sel(tulis_ukuran(target, desimal))


def tabel_anggaran(p: Penyusun, satu: PerjanjianRekap, sebutan: str) -> Tabel:
    """The budget of an agreement by kegiatan, with its total."""
    baris: list[Baris] = [
        (Sel(str(i)), Sel(kegiatan), Sel(tulis_rupiah(rupiah)))
        for i, (kegiatan, rupiah) in enumerate(satu.anggaran, start=1)
    ]
    total = sum(rupiah for _, rupiah in satu.anggaran)
    baris.append(
        (
            Sel("Jumlah", tebal=True, gabung_kolom=2, warna="jumlah"),
            Sel(tulis_rupiah(total), tebal=True, warna="jumlah"),
        )
    )
    kolom = (Kolom("No.", 0.7, "tengah"), Kolom("Kegiatan", 6), Kolom("Anggaran", 2.6, "kanan"))
    return Tabel(f"Anggaran pada {sebutan} Tahun {p.tahun}", kolom, tuple(baris))
