"""The composite of the year (Nilai Kinerja Anggaran): parts, worked sum, satker, earlier years."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from sakip.anggaran.queries.nka import BarisNka, MasukanNka, NkaWilayah
from sakip.aturan.angka import tulis, tulis_persen
from sakip.aturan.skor import Skor
from sakip.dokumen.blok import Acuan, Baris, Blok, Kolom, Paragraf, Sel, Tabel, Teks
from sakip.naskah.kalimat import (
    kalimat_draf,
    kalimat_nka,
    kalimat_potret_skor,
    kalimat_resmi,
    kalimat_skor_lalu,
    tulis_nilai,
)
from sakip.naskah.lkjip.anggaran import cakupan
from sakip.naskah.lkjip.penyusun import Penyusun

TABEL_NKA = "tabel-nka"
SEBUTAN = "Nilai Kinerja Anggaran"
SATKER_TERSEDIKIT = 2


def nilai_kinerja_anggaran(p: Penyusun, nka: NkaWilayah, lalu: NkaWilayah | None) -> list[Blok]:
    """The composite; [] where neither its parts nor a published figure are stored, or no rule is in force."""
    skor = nka.wilayah
    if skor is None:
        return _hanya_resmi(p, nka)
    if skor.nilai is None and nka.resmi is None and all(m.nilai is None for m in nka.masukan):
        return []
    lihat = (Teks(f"{_kalimat(p, nka, skor, lalu)} Rinciannya tersaji pada "), Acuan(TABEL_NKA), Teks("."))
    blok: list[Blok] = [Paragraf(lihat), *_tanda(nka, skor), _tabel(p, nka, skor), *_rumus(nka, skor)]
    return [*blok, *_satker(p, nka)]


def _hanya_resmi(p: Penyusun, nka: NkaWilayah) -> list[Blok]:
    if nka.resmi is None:
        return []
    kata = f"Aturan {SEBUTAN} untuk tahun {p.tahun} belum ada, sehingga nilainya tidak dihitung ulang."
    return [Paragraf(f"{SEBUTAN} resmi {tulis_nilai(nka.resmi)}. {kata}")]


def _kalimat(p: Penyusun, nka: NkaWilayah, skor: Skor, lalu: NkaWilayah | None) -> str:
    predikat = skor.predikat.kata if skor.predikat else ""
    kalimat = [kalimat_nka(skor.nilai, p.tahun, predikat, skor.alasan)]
    if skor.nilai is not None and (n := angka_lalu(nka, lalu)) is not None:
        kalimat.append(kalimat_skor_lalu("Nilai", skor.nilai, p.tahun - 1, n))
    if nka.resmi is not None:
        kalimat.append(kalimat_resmi(f"{SEBUTAN} wilayah", nka.resmi, nka.banding.hitung, nka.banding.cocok))
    return " ".join(kalimat)


def angka_lalu(nka: NkaWilayah, lalu: NkaWilayah | None) -> Decimal | None:
    """Last year's composite where it was computed by the same rule: other weights do not compare."""
    if lalu is None or lalu.wilayah is None or nka.wilayah is None:
        return None
    return lalu.wilayah.nilai if lalu.wilayah.aturan == nka.wilayah.aturan else None


def _tanda(nka: NkaWilayah, skor: Skor) -> list[Blok]:
    isi: list[str] = []
    if nka.draf and skor.nilai is not None:
        isi.append(kalimat_draf(nka.aturan.sumber if nka.aturan.draf else nka.ikpa.aturan.sumber))
    if skor.nilai is not None and _sementara(nka):
        isi.append("Nilai ini masih sementara: ada komponen yang berlaku tetapi belum bernilai.")
    isi += [*skor.peringatan, *nka.peringatan]
    return [Paragraf("\n".join(isi), gaya="catatan")] if isi else []


def _sementara(nka: NkaWilayah) -> bool:
    """A figure of ours that went in will still move."""
    baris = [b for s in (nka.smart, nka.ikpa) if s is not None for b in s.baris if b.angka is not None]
    return any(b.skor is not None and b.skor.sementara for b in baris)


# --- parts and the worked sum --------------------------------------------------------------------------


def _tabel(p: Penyusun, nka: NkaWilayah, skor: Skor) -> Tabel:
    sumbangan = {b.kode: b.sumbangan for b in skor.bagian}
    resmi = {m.kode: m.nilai for m in nka.masukan_resmi if m.asal == "resmi"}
    ada_resmi = any(n is not None for n in resmi.values())
    hitungan = {b.kode: b.nilai for b in skor.bagian}
    baris: list[Baris] = [
        (
            Sel(_sebut(nka, m, hitungan.get(m.kode))),
            Sel(tulis_persen(m.bobot, None) if m.bobot is not None else "–"),
            Sel(tulis_nilai(m.nilai if m.nilai is not None else hitungan.get(m.kode))),
            Sel(tulis_nilai(sumbangan.get(m.kode))),
            *((Sel(tulis_nilai(resmi.get(m.kode))),) if ada_resmi else ()),
        )
        for m in _urut(nka.masukan)
        if m.bobot is not None or m.nilai is not None
    ]
    akhir = ["", tulis_nilai(skor.nilai)]
    if ada_resmi:
        akhir.append(tulis_nilai(nka.dari_resmi.nilai if nka.dari_resmi else None))
    baris.append(_jumlah(f"{SEBUTAN} (hitungan)", akhir))
    if nka.resmi is not None:
        tercetak = tulis_nilai(nka.resmi)
        baris.append(
            _jumlah(f"{SEBUTAN} seperti tercetak", ["", "", tercetak] if ada_resmi else ["", tercetak])
        )
    kolom = (
        Kolom("Unsur", 4.4),
        Kolom("Bobot", 1, "kanan"),
        Kolom("Nilai", 1.4, "kanan"),
        Kolom("Bobot × nilai", 1.5, "kanan"),
        *((Kolom("Nilai wilayah seperti tercetak", 1.9, "kanan"),) if ada_resmi else ()),
    )
    catatan = f"Menurut {nka.aturan.sumber}. Dihitung dari nilai yang belum dibulatkan."
    if p.bahan.anggaran.baris:
        catatan += f" {cakupan(p)}"
    if nka.banding.cocok is False:
        catatan += f" {_beda(nka)}"
    return Tabel(f"{SEBUTAN} Tahun {p.tahun}", kolom, tuple(baris), catatan=catatan, kunci=TABEL_NKA)


def _urut(masukan: Sequence[MasukanNka]) -> list[MasukanNka]:
    """What feeds a component stands right after it: the component that no source holds is made of them."""
    utama = [m for m in masukan if m.bobot is not None]
    anak = [m for m in masukan if m.bobot is None]
    ke = next((i for i, m in enumerate(utama, start=1) if m.kode == "perencanaan"), len(utama))
    return [*utama[:ke], *anak, *utama[ke:]]


def _sebut(nka: NkaWilayah, m: MasukanNka, hitungan: Decimal | None) -> str:
    """The component with its source, and the weight of a part inside the component that it feeds."""
    nama = m.nama
    if m.bobot is None:
        rencana = nka.aturan.versi.get("bobot_perencanaan_anggaran")
        bobot = rencana.bobot.get(m.kode) if rencana is not None else None
        nama = f"{m.nama} ({tulis_persen(bobot, None)} dari perencanaan)" if bobot is not None else m.nama
    if m.nilai is not None:
        return f"{nama}\n{m.keterangan[:1].upper()}{m.keterangan[1:]}"
    return f"{nama}\nHitungan dari unsurnya" if hitungan is not None else nama


def _beda(nka: NkaWilayah) -> str:
    return (
        f"Selisih nilai tercetak dengan hitungannya {tulis(nka.banding.selisih, 3)}. "
        f"{penjelasan(nka.banding.penjelasan)}"
    )


def penjelasan(kalimat: str) -> str:
    """The explanation of a difference alone, without the figures that stand beside it."""
    return kalimat.partition("). ")[2] or kalimat


def _jumlah(nama: str, isi: Sequence[str]) -> Baris:
    return (
        Sel(nama, tebal=True, gabung_kolom=2, warna="jumlah"),
        *(Sel(x, tebal=True, warna="jumlah") for x in isi),
    )


def _rumus(nka: NkaWilayah, skor: Skor) -> list[Blok]:
    """The worked sum of ours, and that of the printed figures where it is another."""
    blok: list[Blok] = []
    if skor.nilai is not None:
        blok.append(_baris_rumus("Perhitungan", skor))
    resmi = nka.dari_resmi
    if resmi is not None and resmi.nilai is not None and resmi.langkah != skor.langkah:
        blok.append(_baris_rumus("Perhitungan dari nilai wilayah seperti tercetak", resmi))
    return blok


def _baris_rumus(judul: str, skor: Skor) -> Paragraf:
    isi = skor.langkah[0] if len(skor.langkah) == 1 else "\n" + "\n".join(skor.langkah)
    return Paragraf((Teks(f"{judul}: ", tebal=True), Teks(isi)), gaya="rumus")


# --- the satker ----------------------------------------------------------------------------------------


def _satker(p: Penyusun, nka: NkaWilayah) -> list[Blok]:
    """The composite of every satker that has one."""
    baris = [b for b in nka.baris if b.angka is not None]
    if len(baris) < SATKER_TERSEDIKIT:
        return []
    unsur = [m for m in baris[0].masukan if m.bobot is not None]
    resmi = any(b.resmi is not None for b in baris)
    predikat = any(b.predikat for b in baris)
    isi: list[Baris] = [
        (
            Sel(str(i)),
            Sel(b.nama),
            *(Sel(tulis_nilai(_nilai(b, m.kode))) for m in unsur),
            Sel(tulis_nilai(b.angka)),
            *((Sel(tulis_nilai(b.resmi)),) if resmi else ()),
            *((Sel(b.predikat or "–"),) if predikat else ()),
        )
        for i, b in enumerate(baris, start=1)
    ]
    kolom = (
        Kolom("No.", 0.65, "tengah"),
        Kolom("Satuan kerja", 4.2),
        *(Kolom(f"{m.nama} ({tulis_persen(m.bobot, None)})", 1.5, "kanan") for m in unsur),
        Kolom(SEBUTAN, 1.5, "kanan"),
        *((Kolom("Nilai resmi", 1.3, "kanan"),) if resmi else ()),
        *((Kolom("Kategori", 1.6),) if predikat else ()),
    )
    return [
        Tabel(
            f"{SEBUTAN} Menurut Satuan Kerja Tahun {p.tahun}",
            kolom,
            tuple(isi),
            catatan=_catatan(nka, len(nka.baris) - len(baris)),
            kunci="tabel-nka-satker",
        )
    ]


def _nilai(b: BarisNka, kode: str) -> Decimal | None:
    tertulis = next((m.nilai for m in b.masukan if m.kode == kode), None)
    if tertulis is not None or b.skor is None:
        return tertulis
    return next((x.nilai for x in b.skor.bagian if x.kode == kode), None)


def _catatan(nka: NkaWilayah, tanpa: int) -> str:
    potret = [s.potret for s in (nka.smart, nka.ikpa, nka.nka) if s is not None and s.potret is not None]
    menurut: dict[tuple[dt.date, int], list[str]] = {}
    for x in potret:
        sumber = menurut.setdefault((x.per_tanggal, x.sampai_bulan), [])
        if x.sumber not in sumber:
            sumber.append(x.sumber)
    isi = [kalimat_potret_skor("; ".join(s), hari, bulan) for (hari, bulan), s in menurut.items()]
    isi.append("Unsur yang komponennya tidak tercatat memakai angka resmi.")
    if tanpa:
        isi.append(f"{tanpa} satuan kerja tidak disajikan, karena unsurnya belum lengkap.")
    return " ".join(isi)
