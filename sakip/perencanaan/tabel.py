"""Tables of planning: columns of lists that sort, filter and export."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html

from sakip.inti.tabel import Tabel

ANGKA = {"td": {"class": "angka"}, "th": {"class": "angka"}}
TUMPUK = {"class": "tumpuk-sel"}
LEBAR = {"td": {"class": "lebar"}}
KECIL = {"td": {"class": "kecil-sel"}}


class KolomTautan(tables.Column):
    """A text that leads to its page; exports hold the text alone."""

    def __init__(self, alamat: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.alamat = alamat

    def render(self, value: Any, record: Any) -> Any:
        return format_html('<a href="{}">{}</a>', reverse(self.alamat, args=[record.id]), value)

    def value(self, value: Any) -> Any:
        return value


class TabelKamus(Tabel):
    """Variables."""

    keterangan = "Variabel dalam kamus"
    nama = KolomTautan("perencanaan:variabel", verbose_name="Variabel", attrs=LEBAR)
    kunci = tables.Column(verbose_name="Kunci", attrs=KECIL)
    satuan = tables.Column(verbose_name="Satuan")
    sifat = tables.Column(verbose_name="Sifat")
    waktu = tables.Column(verbose_name="Antarwaktu")
    agregasi = tables.Column(verbose_name="Antarunit")
    sumber = tables.Column(verbose_name="Sumber", default="")
    pemilik = tables.Column(verbose_name="Pengelola", default="")
    dipakai = tables.Column(verbose_name="Indikator", attrs=ANGKA)
    pengisi = tables.Column(verbose_name="Pengisi", attrs=ANGKA)

    class Meta(Tabel.Meta):
        attrs = TUMPUK
        empty_text = "Tidak ada variabel yang cocok. Kurangi saringannya, atau buat variabel baru."

    def render_nama(self, value: str, record: Any) -> Any:
        tanda = format_html(' <span class="tanda">sudah diganti</span>') if record.diganti else ""
        return format_html(
            '<a href="{}">{}</a>{}', reverse("perencanaan:variabel", args=[record.id]), value, tanda
        )

    def value_nama(self, value: str) -> str:
        return value


class TabelIndikator(Tabel):
    """Indicators with the manual of a year."""

    keterangan = "Indikator dengan manual tahun yang dipilih"
    jenis = tables.Column(verbose_name="Jenis")
    nama = KolomTautan("perencanaan:indikator_rinci", verbose_name="Indikator", attrs=LEBAR)
    kunci = tables.Column(verbose_name="Kunci", attrs=KECIL)
    satuan = tables.Column(verbose_name="Satuan")
    arah = tables.Column(verbose_name="Arah")
    kekerapan = tables.Column(verbose_name="Kekerapan")
    pemilik = tables.Column(verbose_name="Pemilik")
    sejak = tables.Column(verbose_name="Manual sejak", attrs=ANGKA, default="–")
    varian = tables.Column(verbose_name="Manual lokal", attrs=ANGKA)
    pk = tables.Column(verbose_name="Dipakai PK", attrs=ANGKA)
    peringatan = tables.Column(verbose_name="Peringatan", default="", orderable=False)

    class Meta(Tabel.Meta):
        attrs = TUMPUK
        empty_text = "Tidak ada indikator yang cocok. Kurangi saringannya."

    def render_peringatan(self, value: tuple[str, ...]) -> Any:
        return (
            format_html('<span class="awas" title="{}">{} perhatian</span>', " ".join(value), len(value))
            if value
            else ""
        )

    def value_peringatan(self, value: tuple[str, ...]) -> str:
        return " ".join(value)


class TabelDokumen(Tabel):
    """Documents of the register."""

    keterangan = "Peraturan dan dokumen SAKIP"
    jenis = tables.Column(verbose_name="Jenis")
    nomor = tables.Column(verbose_name="Nomor", default="")
    judul = tables.Column(verbose_name="Judul", attrs=LEBAR)
    tanggal = tables.Column(verbose_name="Tanggal", default="–")
    tahun = tables.Column(verbose_name="Tahun", attrs=ANGKA, default="–")
    unit = tables.Column(verbose_name="Unit")
    berlaku = tables.Column(verbose_name="Keberlakuan", default="")
    terbit = tables.Column(verbose_name="Terbit", default="–")

    class Meta(Tabel.Meta):
        attrs = TUMPUK
        empty_text = "Belum ada dokumen yang cocok."

    def render_judul(self, value: str, record: Any) -> Any:
        if record.ada_berkas:
            return format_html(
                '<a href="{}">{}</a>', reverse("perencanaan:dokumen_berkas", args=[record.id]), value
            )
        if record.tautan:
            return format_html('<a href="{}" rel="noopener noreferrer">{}</a>', record.tautan, value)
        return value

    def value_judul(self, value: str) -> str:
        return value


class TabelRegister(TabelDokumen):
    """The same with the way to change it."""

    id = tables.Column(verbose_name="Ubah", orderable=False, exclude_from_export=True)

    class Meta(TabelDokumen.Meta):
        pass

    def __init__(self, *args: Any, boleh: frozenset[int] = frozenset(), **kwargs: Any) -> None:
        self.boleh = boleh
        super().__init__(*args, **kwargs)

    def render_id(self, value: int, record: Any) -> Any:
        if record.unit_id not in self.boleh:
            return ""
        return format_html(
            '<a href="{}">Ubah<span class="sembunyi"> {}</span></a>',
            reverse("perencanaan:dokumen_ubah", args=[value]),
            record.judul,
        )
