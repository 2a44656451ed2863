"""What an indicator counts: persons in one table, documents in another, over the same number."""

from __future__ import annotations

from collections.abc import Sequence

from sakip.reviu.baca.kata import kata_kata
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Baris, Isi, Paham
from sakip.reviu.periksa.alat import temuan

#: Units of one line may stand for each other; those of two cannot.
_JENIS = tuple(
    frozenset(x.split())
    for x in (
        "orang peserta jiwa pegawai siswa responden warga lulusan asn petugas kader mahasiswa guru pasien",
        "dokumen laporan naskah buku berkas surat peraturan regulasi mou sertifikat eksemplar",
        "instansi opd lembaga organisasi perusahaan badan satker sekolah puskesmas koperasi industri "
        "desa kelurahan kecamatan kabupaten kota provinsi nagari wilayah",
        "kegiatan acara pelatihan sosialisasi event rapat angkatan kali",
        "gedung bangunan rumah kendaraan alat",
        "rupiah rp",
        "indeks nilai skor poin predikat level",
        "ton kg kilogram kuintal liter",
        "km meter m2 hektar hektare ha",
        "hari jam menit bulan minggu",
    )
)


def jenis_satuan(teks: str) -> int | None:
    """The kind that a unit is of; None where it is none of them, or of several ("orang/dokumen")."""
    ada = {n for n, j in enumerate(_JENIS) if j & set(kata_kata(teks))}
    return ada.pop() if len(ada) == 1 else None


def satuan_jenis(paham: Paham, baris: Sequence[tuple[Baris, Isi]]) -> Temuan | None:
    """Rows of one indicator whose units are of two kinds, though they print the same target."""
    jenis = [(n, b, sel) for b, sel in baris if (n := jenis_satuan(sel.teks)) is not None]
    macam = {n for n, _, _ in jenis}
    if len(macam) != 2 or len(jenis) != len(baris):
        return None
    nama = jenis_satuan(jenis[0][1].nama)
    banyak = {n: sum(x == n for x, _, _ in jenis) for n in macam}
    salah = min(
        macam, key=lambda n: (n == nama, banyak[n], -next(i for i, x in enumerate(jenis) if x[0] == n))
    )
    _, b, sel = next(x for x in jenis if x[0] == salah)
    lain = next((x for x in jenis if x[0] != salah and _target(x[1]) & _target(b)), None)
    if lain is None:
        return None
    return temuan(
        paham,
        "satuan",
        {sel.sel.baris, lain[2].sel.baris},
        tercetak=sel.teks.strip(),
        seharusnya=lain[2].teks.strip(),
        kutipan=b.kutipan(),
        uraian=f"“{b.nama}” bersatuan “{sel.teks.strip()}” pada baris {sel.sel.baris} dan "
        f"“{lain[2].teks.strip()}” pada baris {lain[2].sel.baris}, padahal targetnya sama.",
        saran="Pakai satuan dari manual indikator pada semua tabel.",
    )


def _target(b: Baris) -> set[object]:
    return {i.angka.nilai for i in b.ambil("target") if i.angka is not None}
