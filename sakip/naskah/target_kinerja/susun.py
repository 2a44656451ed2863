"""Composes the letter on target kinerja."""

from __future__ import annotations

from dataclasses import dataclass

from sakip.aturan.target_kinerja import hal_surat, label_periode
from sakip.dokumen.blok import Acuan, Blok, Daftar, Dokumen, Judul, Paragraf, Rincian, Teks
from sakip.inti.galat import Masalah
from sakip.naskah.kalimat import gabung_kata, kalimat_target_kinerja, tanggal_panjang, tulis_nilai
from sakip.naskah.kalimat.besaran import tanpa_titik
from sakip.naskah.surat import kop, tanda_tangan_kepala
from sakip.naskah.target_kinerja.bahan import BahanTargetKinerja
from sakip.naskah.target_kinerja.kalimat import (
    di_bawah_penuh,
    kalimat_banding,
    kalimat_divisi,
    kalimat_gerak,
    kalimat_keadaan,
    kalimat_lalu,
    kalimat_pembuka,
    kalimat_penuh,
    kalimat_rata_periode,
    kalimat_sampai,
    kalimat_waktu,
    tindak_lanjut,
)
from sakip.naskah.target_kinerja.tabel import NILAI, tabel_nilai, tabel_rekap, tabel_terbuka, tabel_tertulis
from sakip.perjanjian.queries.target_kinerja import BarisTarget

TITIK = "…" * 12


@dataclass(frozen=True)
class NaskahTargetKinerja:
    """A composed letter, and what is still open about its quarter."""

    dokumen: Dokumen
    belum_diisi: tuple[Masalah, ...]


def susun_target_kinerja(b: BahanTargetKinerja) -> NaskahTargetKinerja:
    """The letter of a quarter. Pure; what is not verified is shown and counted, never 0."""
    label, tahun = label_periode(b.periode), b.rekap.tahun
    hal, celah = b.surat.hal or hal_surat(b.periode, tahun), _celah(b)
    isi: list[Blok] = [
        kop(b.profil, b.instansi, b.rekap.nama_unit),
        Rincian(
            (
                ("Nomor", b.surat.nomor or TITIK),
                ("Sifat", b.surat.sifat or "Biasa"),
                ("Lampiran", b.surat.lampiran or "–"),
                ("Hal", (Teks(hal, tebal=True),)),
            )
        ),
        *_tanda_celah(celah),
        Paragraf(_kepada(b)),
        Paragraf(kalimat_pembuka(b, label)),
        Judul(2, "Ringkasan", "A.", kunci="ringkasan"),
        Paragraf(_ringkasan(b)),
        Judul(2, "Rata-rata Nilai", "B.", kunci="rata"),
        tabel_rekap(b),
        Judul(2, "Nilai Setiap Target Kinerja", "C.", kunci="semua"),
        Paragraf(
            (
                Teks("Nilai setiap Target Kinerja, menurut penanggung jawabnya, tersaji pada "),
                Acuan(NILAI),
                Teks("."),
            )
        ),
        tabel_nilai(b),
        Judul(2, "Yang Belum Dinilai", "D.", kunci="belum"),
        *_terbuka(b),
        Judul(2, "Analisis", "E.", kunci="analisis"),
        *_analisis(b),
        Judul(2, "Tindak Lanjut", "F.", kunci="lanjut"),
        *_lanjut(b),
        Paragraf("Demikian laporan ini kami sampaikan. Atas perhatiannya, kami ucapkan terima kasih."),
        tanda_tangan_kepala(b.kepala, _tempat_tanggal(b)),
        *_tembusan(b),
    ]
    dokumen = Dokumen(
        judul=hal,
        subjudul=b.rekap.nama_unit,
        instansi=b.instansi,
        unit=b.rekap.nama_unit,
        unit_singkat=b.singkatan,
        tahun=tahun,
        tanggal=b.pada,
        isi=tuple(isi),
        penulis=b.rekap.nama_unit,
        kata_kunci=("target kinerja", "SAKIP", f"{b.periode} {tahun}"),
        bentuk="surat",
        draf=bool(celah),
    )
    return NaskahTargetKinerja(dokumen, _kurang(b))


def _celah(b: BahanTargetKinerja) -> list[tuple[str, str]]:
    """What a letter cannot go out without, and where it is filled in."""
    isi = "Isi kepala surat pada halaman Target Kinerja unit."
    hasil = [
        (nama, isi)
        for nama, nilai in (("Nomor", b.surat.nomor), ("Tempat", b.tempat), ("Tanggal", b.surat.tanggal))
        if not nilai
    ]
    if not b.kepala.nama:
        hasil.append(("Nama pimpinan", f"Isi pemangku «{b.kepala.jabatan}»."))
    return hasil


def _tanda_celah(celah: list[tuple[str, str]]) -> list[Blok]:
    """The gaps of a draft in one line, so that nobody signs over them."""
    if not celah:
        return []
    kata = gabung_kata([nama if i == 0 else nama[0].lower() + nama[1:] for i, (nama, _) in enumerate(celah)])
    return [Paragraf(f"{kata} belum diisi.", gaya="belum_diisi")]


def _kepada(b: BahanTargetKinerja) -> str:
    """Whom the office named, or the owners of the targets in the order of the targets."""
    baris = list(b.surat.kepada) or [
        f"pemilik Target Kinerja: {gabung_kata(list(dict.fromkeys(x.pemilik for x in b.rekap.baris)))}"
    ]
    if not baris[0].casefold().startswith("yth"):
        baris[0] = f"Yth. {baris[0]}"
    return "\n".join(baris)


def _tempat_tanggal(b: BahanTargetKinerja) -> str:
    """``Kota Contoh, 8 April 2025``; dots for what is not filled in."""
    hari = tanggal_panjang(b.surat.tanggal) if b.surat.tanggal else f"………… {b.pada.year}"
    return f"{b.tempat or '…………'}, {hari}"


def _tembusan(b: BahanTargetKinerja) -> list[Blok]:
    if not b.surat.tembusan:
        return []
    return [Paragraf((Teks("Tembusan:", tebal=True),)), Daftar(b.surat.tembusan, bernomor=True)]


def _ringkasan(b: BahanTargetKinerja) -> str:
    kalimat = [
        kalimat_target_kinerja(b.rekap.tahun, [(b.nama(g), len(g.baris)) for g in b.rekap.penanggung]),
        kalimat_keadaan(b),
        kalimat_rata_periode(b),
        kalimat_banding(b),
        kalimat_sampai(b),
        *kalimat_lalu(b),
    ]
    return " ".join(k for k in kalimat if k)


def _terbuka(b: BahanTargetKinerja) -> list[Blok]:
    tabel = tabel_terbuka(b)
    if tabel is None:
        return [Paragraf(f"Tidak ada: seluruh Target Kinerja {b.periode} sudah dinilai.")]
    lanjut = (
        "Target Kinerja berikut belum dinilai; nilainya tidak ikut dalam rata-rata dan tidak dianggap nol."
    )
    return [Paragraf(lanjut), tabel]


def _analisis(b: BahanTargetKinerja) -> list[Blok]:
    kalimat = [kalimat_divisi(b), kalimat_penuh(b), kalimat_gerak(b), kalimat_waktu(b)]
    ada = [k for k in kalimat if k]
    if all(b.sel(x).nilai is None for x in b.rekap.baris):
        ada.insert(0, f"Belum ada nilai {b.periode} yang dapat dibandingkan.")
    blok: list[Blok] = [Paragraf(" ".join(ada))]
    rendah = di_bawah_penuh(b)
    if rendah:
        blok.append(Paragraf("Yang dinilai di bawah 100, dari yang terendah:"))
        blok.append(Daftar(tuple(_sebut_rendah(b, x) for x in rendah)))
    perlu = {x.kode for x in b.rekap.baris if b.sel(x).nilai is None} | {x.kode for x in rendah}
    berkendala = {
        x.kode for x in b.rekap.baris if (t := b.tertulis.get(x.pelaksana_id)) is not None and t.kendala
    }
    if (tabel := tabel_tertulis(b, perlu | berkendala)) is not None:
        blok += [Paragraf("Pelaksanaan dan kendala menurut yang dilaporkan:"), tabel]
    return blok


def _sebut_rendah(b: BahanTargetKinerja, x: BarisTarget) -> str:
    """A target with its score, the owner's reason for it, and the obstacle that the unit reported."""
    bagian = []
    if alasan := tanpa_titik(b.sel(x).alasan):
        bagian.append(f"catatan pemilik: {alasan}")
    tertulis = b.tertulis.get(x.pelaksana_id)
    if tertulis and (kendala := tanpa_titik(tertulis.kendala)):
        bagian.append(f"kendala: {kendala}")
    akhir = f" ({'; '.join(bagian)})" if bagian else ""
    return f"{x.kode} {' '.join(x.nama.split())}: {tulis_nilai(b.sel(x).nilai)}{akhir}"


def _lanjut(b: BahanTargetKinerja) -> list[Blok]:
    isi = tindak_lanjut(b)
    if not isi:
        return [Paragraf(f"Tidak ada yang tersisa untuk {b.periode}.")]
    return [Paragraf(f"Yang masih perlu dikerjakan untuk {b.periode}:"), Daftar(tuple(isi), bernomor=True)]


def _kurang(b: BahanTargetKinerja) -> tuple[Masalah, ...]:
    hasil = [Masalah(f"{b.periode} {b.rekap.unit}", "Belum selesai dinilai", x) for x in tindak_lanjut(b)]
    return (*hasil, *(Masalah("surat", f"{nama} belum diisi", saran) for nama, saran in _celah(b)))
