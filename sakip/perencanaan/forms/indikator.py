"""The forms of an indicator: its identity, its manual, its links."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from sakip.aturan.periode import NAMA_BULAN
from sakip.perencanaan.forms.pokok import Formulir, MedanAngka, MedanBaris, MedanTahun, pilih, teks
from sakip.perencanaan.models import (
    JenisIndikator,
    JenisKontribusi,
    Kekerapan,
    ManualIndikator,
    MetodeCapaian,
    Nihil,
    Pengukur,
    Polaritas,
    Sebanding,
    Urutan,
)
from sakip.perencanaan.services.manual import IsiManual


class FormIdentitas(Formulir):
    """What an indicator is, whatever its manual says; ``baru`` false: owner and key are fixed."""

    pemilik = pilih("Pemilik", (), "Unit yang menetapkan indikator dan manualnya.")
    kunci = teks(
        "Kunci", 120, "Nama pendek yang tidak berubah lagi, misalnya pas.remisi. Huruf kecil, titik, hubung."
    )
    jenis = pilih("Jenis", JenisIndikator.choices, "IKU: sasaran strategis; IKP: program; IKK: kegiatan.")
    pendahulu = pilih(
        "Pendahulu", (), "Indikator lama yang digantikan indikator ini, bila ada.", wajib=False, kosong="–"
    )
    sebanding = pilih(
        "Sebanding dengan pendahulunya?",
        Sebanding.choices,
        "Menentukan apakah tahun-tahun lama boleh disandingkan.",
        wajib=False,
        kosong="–",
    )
    alasan = teks("Alasan", 500, "Untuk catatan perubahan.")
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        unit: Sequence[tuple[int, str]] = (),
        indikator: Sequence[tuple[int, str]] = (),
        baru: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for nama, isi in (("pemilik", unit), ("pendahulu", [("", "–"), *indikator])):
            medan = self.fields[nama]
            assert isinstance(medan, forms.ChoiceField)
            medan.choices = list(isi)
        for nama in ("alasan", "versi") if baru else ("pemilik", "kunci"):
            del self.fields[nama]


BULAN = [(n, nama) for n, nama in enumerate(NAMA_BULAN, 1)]


class FormManual(Formulir):
    """How an indicator is measured. ``mulai``: a new version asks from which year; ``alasan``: why."""

    nama = teks("Nama indikator", 500, "Seperti tertulis pada keputusan.", baris=2)
    definisi = teks("Definisi", 4000, "Apa yang diukur dan mengapa.", wajib=False, baris=3)
    satuan = teks("Satuan", 60, "Misalnya persen, indeks, orang.")
    skala = MedanAngka(
        label="Skala indeks",
        help_text="Nilai terbesar bila indeks, misalnya 4, 10, 100. Kosongkan bila bukan.",
    )
    skala_kata = MedanBaris(
        label="Urutan kata",
        baris=3,
        help_text="Bila targetnya kata (WTP, BB): satu kata per baris, dari terendah ke tertinggi.",
    )
    polaritas = pilih("Arah", Polaritas.choices, "Menentukan cara menghitung capaian dan warna statusnya.")
    rumus = teks(
        "Rumus",
        2000,
        "Misalnya dapat / usul * 100. Nama huruf kecil; argumen fungsi dipisahkan titik koma. Kosongkan bila"
        " angkanya datang dengan surat atau sebagai angka jadi.",
        wajib=False,
        baris=3,
    )
    metode_capaian = pilih(
        "Metode capaian",
        MetodeCapaian.choices,
        "Rasio: realisasi ÷ target × 100 (arah turun: (2 × target − realisasi) ÷ target × 100).",
    )
    jumlah = teks("Alias jumlah terealisasi", 60, "Hanya untuk metode «jumlah dibagi dasar».", wajib=False)
    basis = teks("Alias jumlah dasar", 60, "Jumlah tahun lalu, untuk metode yang sama.", wajib=False)
    urutan = pilih(
        "Urutan menghitung",
        Urutan.choices,
        "Biasanya variabel digabung dahulu, lalu rumus: 342 ÷ 372, bukan rata-rata persentase.",
    )
    nihil = pilih("Bila pembilang dan penyebut nol", Nihil.choices, "Tidak ada kejadian bukan nol persen.")
    desimal = forms.IntegerField(
        label="Desimal yang ditampilkan",
        min_value=0,
        max_value=6,
        initial=2,
        help_text="Untuk hasil hitungan; angka yang diketik tampil utuh, dan perhitungan tidak dibulatkan.",
    )
    pengukur = pilih(
        "Siapa yang mengukur",
        Pengukur.choices,
        "Unit ini dan di bawahnya: angkanya dikumpulkan dari bawah. Pihak luar: dengan surat.",
    )
    tanpa_rincian = forms.BooleanField(
        label="Boleh diisi sebagai angka jadi, tanpa variabelnya",
        required=False,
        help_text="Laporan menandainya «tanpa rincian».",
    )
    kekerapan = pilih(
        "Kekerapan", Kekerapan.choices, "Kapan angkanya jatuh tempo; sebelum itu tidak disebut kosong."
    )
    bulan = pilih("Bulan", BULAN, "Hanya untuk kekerapan «bulan tertentu».", wajib=False, kosong="–")
    hari_jatuh_tempo = forms.IntegerField(
        label="Tanggal jatuh tempo", min_value=1, max_value=31, initial=10, help_text="Tanggal dalam bulan."
    )
    jeda_bulan = forms.IntegerField(
        label="Jeda (bulan)",
        min_value=0,
        max_value=12,
        initial=1,
        help_text="1: jatuh tempo pada bulan sesudah masanya.",
    )
    bukti_wajib = MedanBaris(
        label="Bukti wajib",
        baris=4,
        help_text="Satu jenis bukti per baris. Pada formulir, yang belum dilampirkan disebut.",
    )
    sumber = teks("Sumber data", 2000, "Aplikasi, survei, atau instansi asal.", wajib=False, baris=2)
    dasar = teks("Dasar", 2000, "Peraturan atau keputusan yang menetapkannya.", wajib=False, baris=2)
    sejak_tahun = MedanTahun(
        label="Berlaku mulai tahun", help_text="Versi sebelumnya berakhir pada tahun sebelumnya."
    )
    alasan = teks("Alasan", 500, "Apa yang berubah dan dasarnya; tercatat dalam jejak.")
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, mulai: bool = True, beralasan: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not mulai:
            del self.fields["sejak_tahun"]
        if not beralasan:
            del self.fields["alasan"]

    def kelompok(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Fields under headings, except those that stand with the formula and at the end."""
        susunan = (
            ("Apa yang diukur", ("nama", "definisi", "satuan", "skala", "skala_kata", "polaritas")),
            (
                "Cara menghitung capaian",
                ("metode_capaian", "jumlah", "basis", "urutan", "nihil", "desimal", "tanpa_rincian"),
            ),
            ("Siapa dan kapan", ("pengukur", "kekerapan", "bulan", "hari_jatuh_tempo", "jeda_bulan")),
            ("Bukti dan dasar", ("bukti_wajib", "sumber", "dasar")),
            ("Masa berlaku", ("sejak_tahun", "alasan")),
        )
        return [
            (judul, isi) for judul, nama in susunan if (isi := [self[n] for n in nama if n in self.fields])
        ]

    def isi(self) -> IsiManual:
        """The typed manual for the service."""
        c = self.cleaned_data
        return IsiManual(
            nama=" ".join(c["nama"].split()),
            satuan=c["satuan"],
            polaritas=c["polaritas"],
            metode_capaian=c["metode_capaian"],
            pengukur=c["pengukur"],
            kekerapan=c["kekerapan"],
            definisi=c["definisi"],
            skala=c["skala"],
            skala_kata=c["skala_kata"] or None,
            rumus=c["rumus"],
            jumlah=c["jumlah"],
            basis=c["basis"],
            urutan=c["urutan"],
            nihil=c["nihil"],
            desimal=c["desimal"],
            tanpa_rincian=c["tanpa_rincian"],
            bulan=int(c["bulan"]) if c["bulan"] else None,
            hari_jatuh_tempo=c["hari_jatuh_tempo"],
            jeda_bulan=c["jeda_bulan"],
            bukti_wajib=c["bukti_wajib"],
            sumber=c["sumber"],
            dasar=c["dasar"],
        )


def awal_manual(manual: ManualIndikator) -> dict[str, Any]:
    """What a form shows of a stored manual."""
    return {nama: getattr(manual, nama) for nama in IsiManual.__dataclass_fields__} | {
        "bulan": manual.bulan or "",
        "skala_kata": manual.skala_kata or [],
    }


class FormInstrumen(Formulir):
    """A file for a manual."""

    nama = teks("Nama", 200, "Misalnya Kuesioner kepuasan 2025.")
    berkas = forms.FileField(label="Berkas", help_text="PDF, Word, Excel, gambar; paling besar 16 MB.")


class FormTaut(Formulir):
    """Which indicator this one contributes to, and how."""

    atas = pilih("Menopang indikator", ())
    jenis = pilih(
        "Jenis kontribusi",
        [
            (JenisKontribusi.SAMA, "Sama: indikator yang sama pada tingkat di bawahnya"),
            (JenisKontribusi.BAGIAN, "Bagian: angkanya ikut membentuk angka di atas"),
            (JenisKontribusi.PENDUKUNG, "Pendukung: membantu, tetapi tidak ikut dihitung"),
        ],
        kosong="– pilih –",
    )
    sejak_tahun = MedanTahun(label="Mulai tahun")

    def __init__(self, *args: Any, indikator: Sequence[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        medan = self.fields["atas"]
        assert isinstance(medan, forms.ChoiceField)
        medan.choices = [("", "– pilih –"), *indikator]  # a press by mistake must link nothing
