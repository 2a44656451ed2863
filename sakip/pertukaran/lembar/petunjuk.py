"""What the sheet "Petunjuk" says: how to fill, in plain words."""

from __future__ import annotations

from collections.abc import Iterator

from sakip.pertukaran.lembar.bentuk import Lembar


def petunjuk(lembar: Lembar) -> Iterator[tuple[str, str]]:
    """Lines of the sheet: style and text."""
    yield "judul", "Cara mengisi"
    yield "", "1. Isi hanya sel kuning. Sel lain terkunci agar tidak berubah tanpa sengaja."
    yield "", "2. Sel kuning yang kosong berarti tidak diubah: yang tersimpan tetap tersimpan."
    yield (
        "",
        "3. Tulis «nihil» atau «-» bila dilaporkan tetapi tidak ada kejadian. Nol adalah angka: tulis 0.",
    )
    yield (
        "",
        "4. Tulis «kosongkan» untuk menarik angka yang sudah tersimpan; barisnya menjadi belum dilaporkan.",
    )
    yield (
        "",
        "5. Simpan tetap sebagai Excel (.xlsx), lalu unggah di halaman tempat Anda mengunduhnya. Sebelum "
        "disimpan, Anda melihat dahulu apa saja yang akan berubah.",
    )
    yield "kelompok", "Angka"
    yield (
        "",
        "Tulis angkanya saja, tanpa satuan. Titik dan koma mengikuti Excel Anda.",
    )
    yield "", "Pada Excel berbahasa Inggris, 1.234 dibaca satu koma dua; ketik 1234 saja."
    yield (
        "",
        "Persen ditulis 12,5, bukan 12,5%. Paling banyak 4 angka di belakang koma. Rumus boleh dipakai: yang "
        "diambil hasilnya.",
    )
    if lembar.kejadian:
        yield "kelompok", "Lembar Kejadian"
        yield "", "Setiap baris kuning yang kosong untuk satu kejadian baru: tanggal, nama, tempat, kategori."
        yield "", "Banyaknya dihitung sendiri. Untuk menghapus kejadian, tulis «ya» di kolom Hapus."
        yield (
            "",
            "Bila baris kuningnya habis: lepas kunci lembarnya (menu Tinjau, tanpa sandi), lalu tulis di "
            "bawahnya dengan nama daftarnya di kolom Daftar.",
        )
    if lembar.catatan:
        yield "kelompok", "Lembar Catatan"
        yield "", "Sebab, kendala, dan solusi tiap indikator; terutama bila target tidak tercapai."
    yield "kelompok", "Yang perlu dihindari"
    yield "", "Jangan menggabungkan sel, menghapus baris, atau menyalin lembar dari bulan atau unit lain."
    yield "", "Mengurutkan, menyaring, dan melebarkan kolom boleh."
    yield (
        "",
        "Setelah diterapkan, unduh lembar yang baru bila hendak mengubah lagi, supaya tidak bentrok dengan "
        "yang sudah tersimpan.",
    )
