"""Bab III C: scores of budget performance, ours beside the official ones, and the composite of the year.

Every figure comes from the queries of the scores; here they are only set in sentences, tables and charts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from sakip.anggaran.queries.skor import BarisSkor, SkorWilayah
from sakip.anggaran.rumus_skor import Kolom as KolomSkor
from sakip.aturan.angka import tulis, tulis_persen
from sakip.dokumen.blok import Acuan, Baris, Blok, Judul, Kolom, Melintang, Paragraf, Sel, Tabel, Teks
from sakip.naskah.kalimat import (
    kalimat_cocok,
    kalimat_draf,
    kalimat_potret_skor,
    kalimat_puncak_skor,
    kalimat_rata_skor,
    kalimat_resmi,
    sebut_nama,
    tulis_nilai,
)
from sakip.naskah.lkjip.bagan_skor import bagan_skor
from sakip.naskah.lkjip.nka import nilai_kinerja_anggaran, penjelasan
from sakip.naskah.lkjip.penyusun import BELUM_DIISI, Penyusun
from sakip.naskah.lkjip.profil import pembuka, tempat
from sakip.naskah.lkjip.skor_hitung import (
    TERTIMBANG,
    bagian_kolom,
    baris_hitungan,
    catatan_hitungan,
    tulis_kali,
    tulis_tepat,
)

#: A row under the satker: its name, the official figure, ours.
Ringkasan = tuple[str, Decimal | None, Decimal | None]
#: Up to so many satker the components are rows and the satker columns.
SATKER_MELEBAR = 5
#: More components than these do not fit beside the names on an upright page.
KOMPONEN_TEGAK = 5
PERINGATAN_TERBANYAK = 5
WILAYAH = "Wilayah"
JUDUL = {"smart": "Nilai SMART", "ikpa": "Indikator Kinerja Pelaksanaan Anggaran (IKPA)"}
#: How components are called at the head of a narrow column; the note under the table tells them.
SINGKATAN = {
    "smart": {
        "penyerapan": "P", "konsistensi": "K", "cro": "CRO", "efisiensi": "E", "nilai_efisiensi": "NE",
    },
    "ikpa": {
        "revisi_dipa": "RD", "deviasi": "DH", "penyerapan": "PA", "kontraktual": "BK", "tagihan": "PT",
        "up_tup": "UP", "dispensasi_spm": "DS", "capaian_output": "CO",
    },
}  # fmt: skip


def capaian_anggaran(p: Penyusun) -> list[Blok]:
    """Nilai SMART, IKPA and their composite; then what people wrote; a gap where there is neither."""
    blok: list[Blok] = []
    nka = p.bahan.nka
    if nka is not None:
        bagian = [
            *((JUDUL[s.jenis], skor_satker(p, s)) for s in (nka.smart, nka.ikpa) if s is not None),
            ("Nilai Kinerja Anggaran", nilai_kinerja_anggaran(p, nka, p.bahan.nka_lalu)),
        ]
        blok = bernomor(p, [(judul, isi) for judul, isi in bagian if isi])
    tertulis = pembuka(p)
    if blok or tertulis or p.bagian.bila_ada:
        return [*blok, *tertulis]
    p.catat(
        tempat(p), f"Nilai SMART dan IKPA {BELUM_DIISI}", f"Isi atau impor nilai kinerja anggaran {p.tahun}."
    )
    return [Paragraf(BELUM_DIISI, gaya="belum_diisi")]


def bernomor(p: Penyusun, bagian: Sequence[tuple[str, list[Blok]]]) -> list[Blok]:
    """Parts under numbered headings of the third level."""
    blok: list[Blok] = []
    for ke, (judul, isi) in enumerate(bagian, start=1):
        blok += [Judul(3, judul, f"{ke}.", kunci=f"{p.bagian.kode}-{ke}"), *isi]
    return blok


def skor_satker(p: Penyusun, s: SkorWilayah) -> list[Blok]:
    """One kind of score: sentences, the satker in a table, differences, a chart; [] without a snapshot."""
    baris = [b for b in s.baris if b.nilai_id is not None]
    if s.potret is None or not baris:
        return []
    kunci = f"tabel-skor-{s.jenis}"
    lihat = (Teks(f"{_kalimat(s, baris)} Rinciannya tersaji pada "), Acuan(kunci), Teks("."))
    return [
        Paragraf(lihat),
        *_tanda(p, s),
        _tabel(p, s, baris, kunci),
        *_perbedaan(p, s, baris),
        *bagan_skor(p, s, baris),
    ]


def sebutan(s: SkorWilayah) -> str:
    """How the score is called inside a sentence."""
    return "Nilai SMART" if s.jenis == "smart" else "Nilai IKPA"


def _kalimat(s: SkorWilayah, baris: Sequence[BarisSkor]) -> str:
    nama = sebutan(s)
    dipakai = s.wilayah.hitungan if s.wilayah.asal == "hitungan" else s.wilayah.resmi
    ada = [(b.nama, n) for b in baris if (n := nilai_dipakai(s, b)) is not None]
    awal = f"{nama} resmi" if s.wilayah.asal == "resmi" else nama
    kalimat = [
        kalimat_rata_skor(awal, dipakai.nilai, len(ada), len(baris)),
        kalimat_puncak_skor(awal, ada),
    ]
    if s.wilayah.asal == "resmi" and all(b.angka is None for b in baris):
        kalimat.append(f"Komponennya tidak tercatat, sehingga {nama} tidak dihitung ulang.")
    else:
        kalimat.append(kalimat_cocok([(b.nama, b.banding.cocok) for b in baris]))
    if s.resmi_wilayah is not None:
        if s.wilayah.asal == "resmi":
            kalimat.append(_wilayah_dari_resmi(s, nama))
        else:
            kalimat.append(
                kalimat_resmi(f"{nama} wilayah", s.resmi_wilayah, s.wilayah.dipakai, s.banding.cocok)
            )
    return " ".join(k for k in kalimat if k)


def _wilayah_dari_resmi(s: SkorWilayah, nama: str) -> str:
    """The region's printed figure beside the mean of the satker's printed ones."""
    assert s.resmi_wilayah is not None
    if s.banding.cocok:
        return f"{nama} wilayah yang tercetak {tulis_nilai(s.resmi_wilayah)}, cocok dengan rata-rata itu."
    return f"{nama} wilayah yang tercetak {tulis_nilai(s.resmi_wilayah)}, tidak cocok dengan rata-rata itu."


def nilai_dipakai(s: SkorWilayah, b: BarisSkor) -> Decimal | None:
    """The figure of a satker that the mean is made of."""
    return b.resmi if s.wilayah.asal == "resmi" else b.angka


def _tanda(p: Penyusun, s: SkorWilayah) -> list[Blok]:
    """Draft rules, provisional scores, DIPA outside of the snapshot, warnings of the rules."""
    isi: list[str] = []
    if s.draf and any(b.angka is not None for b in s.baris):
        isi.append(kalimat_draf(s.aturan.sumber))
    if any(b.skor is not None and b.angka is not None and b.skor.sementara for b in s.baris):
        isi.append(f"{sebutan(s)} masih sementara: ada komponen yang berlaku tetapi belum bernilai.")
    if s.belum:
        isi.append(f"Tidak ada dalam potret: {', '.join(s.belum)}.")
        p.catat(
            tempat(p),
            f"{len(s.belum)} DIPA tidak ada dalam potret {sebutan(s)}",
            "Impor potret yang lengkap, atau terima bila DIPA itu memang tidak dinilai.",
            jenis="ragu",
        )
    peringatan = _peringatan(s)
    isi += peringatan[:PERINGATAN_TERBANYAK]
    if len(peringatan) > PERINGATAN_TERBANYAK:
        isi.append(f"Masih ada {len(peringatan) - PERINGATAN_TERBANYAK} peringatan lain.")
    return [Paragraf("\n".join(isi), gaya="catatan")] if isi else []


def _peringatan(s: SkorWilayah) -> list[str]:
    """Each warning once, with the satker that it concerns."""
    menurut: dict[str, list[str]] = {}
    for b in s.baris:
        if b.nilai_id is not None:
            for x in b.peringatan:
                menurut.setdefault(x.rstrip("."), []).append(b.nama)
    banyak = sum(b.nilai_id is not None for b in s.baris)
    hasil: list[str] = []
    for pesan, nama in menurut.items():
        siapa = "semua satuan kerja" if len(nama) == banyak > 1 else sebut_nama(nama)
        hasil.append(f"{pesan}: {siapa}.")
    return hasil


# --- the satker ----------------------------------------------------------------------------------------


def _tabel(p: Penyusun, s: SkorWilayah, baris: Sequence[BarisSkor], kunci: str) -> Blok:
    kolom = [k for k in s.kolom if any(_terisi(b, k) for b in baris)]
    ulang = any(b.angka is not None for b in baris)
    if kolom and len(baris) <= SATKER_MELEBAR:
        return _tabel_melebar(p, s, baris, [k.kode for k in kolom], ulang=ulang, kunci=kunci)
    tabel = _tabel_menurun(p, s, baris, [k.kode for k in kolom], ulang=ulang, kunci=kunci)
    return Melintang((tabel,)) if len(kolom) > KOMPONEN_TEGAK else tabel


def _terisi(b: BarisSkor, k: KolomSkor) -> bool:
    return k.kode in b.nilai or k.kode in b.tidak_berlaku or bagian_kolom(b, k) is not None


def _tabel_menurun(
    p: Penyusun, s: SkorWilayah, baris: Sequence[BarisSkor], kode: Sequence[str], *, ulang: bool, kunci: str
) -> Tabel:
    singkatan = singkatan_komponen(s, kode)
    isi: list[Baris] = [
        (
            Sel(str(i)),
            Sel(b.nama),
            *(Sel(_komponen(b, k)) for k in kode),
            Sel(tulis_nilai(b.resmi)),
            *((Sel(tulis_nilai(b.angka)),) if ulang else ()),
            *((Sel(b.predikat),) if _berpredikat(baris) else ()),
        )
        for i, b in enumerate(baris, start=1)
    ]
    isi += [_kaki(x, 2 + len(kode), ulang=ulang, predikat=_berpredikat(baris)) for x in _jumlah(s)]
    kolom = (
        Kolom("No.", 0.65, "tengah"),
        Kolom("Satuan kerja", 3.6),
        *(Kolom(singkatan[k], 1.1, "kanan") for k in kode),
        Kolom("Nilai resmi", 1.3, "kanan"),
        *((Kolom("Hitungan ulang", 1.4, "kanan"),) if ulang else ()),
        *((Kolom("Predikat", 1.5),) if _berpredikat(baris) else ()),
    )
    judul = f"{sebutan(s)} Menurut Satuan Kerja Tahun {p.tahun}"
    return Tabel(judul, kolom, tuple(isi), catatan=_catatan(p, s, baris, kode, singkatan), kunci=kunci)


def _tabel_melebar(
    p: Penyusun, s: SkorWilayah, baris: Sequence[BarisSkor], kode: Sequence[str], *, ulang: bool, kunci: str
) -> Tabel:
    """Few satker: a column each, a row per component, then how the score follows; one satker: weight × value
    of each component as well."""
    menurut = {k.kode: k for k in s.kolom}
    rinci = ulang and len(baris) == 1
    isi: list[Baris] = [
        (
            Sel(menurut[k].nama),
            Sel(tulis_persen(menurut[k].bobot, None) if menurut[k].bobot is not None else "–"),
            *(Sel(_komponen_tepat(b, menurut[k])) for b in baris),
            *((Sel(tulis_kali(bagian_kolom(baris[0], menurut[k]))),) if rinci else ()),
        )
        for k in kode
    ]
    akhir = (
        [*baris_hitungan(baris), ("Hitungan ulang", [tulis_nilai(b.angka) for b in baris])] if ulang else []
    )
    akhir.append(("Nilai resmi", [tulis_nilai(b.resmi) for b in baris]))
    if _berpredikat(baris):
        akhir.append(("Predikat", [b.predikat or "–" for b in baris]))
    for nama, nilai in akhir:
        # the sum of the products stands under them, what follows from it under the values
        sel = [*nilai, ""] if rinci and nama != TERTIMBANG else ["", *nilai] if rinci else nilai
        isi.append(
            (
                Sel(nama, tebal=True, gabung_kolom=2, warna="jumlah"),
                *(Sel(x, tebal=True, warna="jumlah") for x in sel),
            )
        )
    sebut = tanpa_awalan([b.nama for b in baris])
    kolom = (
        Kolom("Komponen", 2.6),
        Kolom("Bobot", 0.9, "kanan"),
        *(Kolom(f"Nilai {n}" if rinci else n, 1.6, "kanan") for n in sebut),
        *((Kolom("Bobot × nilai", 1.4, "kanan"),) if rinci else ()),
    )
    rata = "; ".join(
        f"{nama}: resmi {tulis_nilai(resmi)}"
        + (f", hitungan ulang {tulis_nilai(kami)}" if kami is not None else "")
        for nama, resmi, kami in _jumlah(s)
    )
    cara = f" {catatan_hitungan(baris)}" if ulang else ""
    catatan = f"{_catatan(p, s, baris, (), {})}{cara} {rata}."
    judul = f"{sebutan(s)} Menurut Satuan Kerja Tahun {p.tahun}"
    return Tabel(judul, kolom, tuple(isi), catatan=catatan, kunci=kunci)


def _komponen_tepat(b: BarisSkor, k: KolomSkor) -> str:
    """A component as it went into the score: what another one gives (NE from E) is not a rounded print."""
    dihitung = bagian_kolom(b, k)
    return _komponen(b, k.kode) if dihitung is None else tulis_tepat(dihitung.nilai)


def tanpa_awalan(nama: Sequence[str]) -> list[str]:
    """Names for the heads of narrow columns: ``Kantor - Urusan`` loses the kantor that several share."""
    awal = Counter(n.partition(" - ")[0] for n in nama if " - " in n)
    singkat = [n.partition(" - ")[2] if awal[n.partition(" - ")[0]] > 1 else n for n in nama]
    return singkat if len(set(singkat)) == len(nama) else list(nama)


def _komponen(b: BarisSkor, kode: str) -> str:
    if kode in b.tidak_berlaku:
        return "t.b."
    return tulis_nilai(b.nilai.get(kode))


def _berpredikat(baris: Sequence[BarisSkor]) -> bool:
    return any(b.predikat for b in baris)


def _jumlah(s: SkorWilayah) -> list[Ringkasan]:
    """Means of the office alone and of all, then the region as printed: (name, official, ours)."""
    hasil: list[Ringkasan] = []
    for r, nama in ((s.kantor, "Rata-rata kantor sendiri"), (s.wilayah, "Rata-rata seluruh satuan kerja")):
        if r.banyak and (r is s.wilayah or r.banyak < s.wilayah.banyak):
            hasil.append((f"{nama} ({r.banyak})", r.resmi.nilai, r.hitungan.nilai))
    if s.resmi_wilayah is not None:
        hasil.append(("Nilai wilayah seperti tercetak", s.resmi_wilayah, None))
    return hasil


def _kaki(x: Ringkasan, gabung: int, *, ulang: bool, predikat: bool) -> Baris:
    nama, resmi, kami = x
    isi = [tulis_nilai(resmi), *([tulis_nilai(kami)] if ulang else []), *([""] if predikat else [])]
    return (
        Sel(nama, tebal=True, gabung_kolom=gabung, warna="jumlah"),
        *(Sel(n, tebal=True, warna="jumlah") for n in isi),
    )


def singkatan_komponen(s: SkorWilayah, kode: Sequence[str]) -> dict[str, str]:
    """A short head for each component; ``K1`` and so on where the rule is an administrator's own."""
    tahu = SINGKATAN.get(s.jenis, {})
    return {k: tahu.get(k, f"K{i}") for i, k in enumerate(kode, start=1)}


def _catatan(
    p: Penyusun, s: SkorWilayah, baris: Sequence[BarisSkor], kode: Sequence[str], singkatan: dict[str, str]
) -> str:
    assert s.potret is not None
    isi = [
        kalimat_potret_skor(s.potret.sumber, s.potret.per_tanggal, s.potret.sampai_bulan),
        cakupan_satker(p, s, baris),
    ]
    if kode:
        menurut = {k.kode: k for k in s.kolom}
        sebut = (
            f"{singkatan[k]}: {menurut[k].nama.removesuffix(' (E)')}"
            + (f" ({tulis_persen(menurut[k].bobot, None)})" if menurut[k].bobot is not None else "")
            for k in kode
        )
        isi.append(f"{'; '.join(sebut)}.")
    if any(b.tidak_berlaku for b in baris):
        isi.append("t.b.: tidak berlaku, bobotnya dikonversi.")
    if any(b.angka is not None for b in baris) and s.versi is not None:
        isi.append(f"Hitungan ulang menurut {s.aturan.sumber}.")
    return " ".join(isi)


def cakupan_satker(p: Penyusun, s: SkorWilayah, baris: Sequence[BarisSkor]) -> str:
    """Whose satker the table shows, and how the snapshot was chosen."""
    sendiri = sum(b.kantor for b in baris)
    lain = len(baris) - sendiri
    siapa = f"{sendiri} satuan kerja {p.bahan.singkatan}" if sendiri else ""
    bawah = f"{lain} satuan kerja unit di bawahnya" if lain else ""
    pilih = "potret yang ditetapkan untuk laporan" if s.potret and s.potret.terpilih else "potret terakhir"
    return f"Cakupan: {' dan '.join(x for x in (siapa, bawah) if x)}; {pilih}."


# --- differences ---------------------------------------------------------------------------------------


def _perbedaan(p: Penyusun, s: SkorWilayah, baris: Sequence[BarisSkor]) -> list[Blok]:
    """The satker, and the region, whose official figure does not fit ours, each with what explains it."""
    beda = [(b.nama, b.banding) for b in baris if b.banding.cocok is False]
    sebab = {nama: penjelasan(x.penjelasan) for nama, x in beda}
    if s.banding.cocok is False:
        beda.append((WILAYAH, s.banding))
        sebab[WILAYAH] = penjelasan(s.banding.penjelasan)
    if not beda:
        return []
    isi: list[Baris] = [
        (
            Sel(str(i)),
            Sel(nama),
            Sel(tulis_nilai(x.resmi)),
            Sel(tulis_nilai(x.hitung)),
            Sel(tulis(x.selisih, 2)),
            Sel(sebab[nama]),
        )
        for i, (nama, x) in enumerate(beda, start=1)
    ]
    kolom = (
        Kolom("No.", 0.65, "tengah"),
        Kolom("Satuan kerja", 2.6),
        Kolom("Nilai resmi", 1.2, "kanan"),
        Kolom("Hitungan ulang", 1.35, "kanan"),
        Kolom("Selisih", 1.1, "kanan"),
        Kolom("Penjelasan", 3.4),
    )
    judul = f"Perbedaan {sebutan(s)} Resmi dan Hitungan Ulang Tahun {p.tahun}"
    catatan = "Selisih: nilai resmi dikurangi hitungan ulang sebelum dibulatkan."
    return [Tabel(judul, kolom, tuple(isi), catatan=catatan, kunci=f"tabel-beda-{s.jenis}")]
