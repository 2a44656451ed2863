"""The form of a variable: every attribute explained in plain words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from sakip.perencanaan.forms.pokok import Formulir, MedanBaris, MedanTahun, pilih, teks
from sakip.perencanaan.models import (
    BentukVariabel,
    GabungUnit,
    GabungWaktu,
    IsianVariabel,
    SifatVariabel,
    Variabel,
)
from sakip.perencanaan.services.kamus import IsiVariabel


class FormVariabel(Formulir):
    """All attributes; ``variabel`` None for a new one."""

    kunci = teks(
        "Kunci",
        120,
        "Nama pendek untuk rumus, paket, dan ekspor; tidak berubah lagi. Huruf kecil, angka, titik, tanda"
        " hubung, misalnya pas.remisi-diberikan.",
    )
    nama = teks("Nama", 300, "Yang dihitung, misalnya: Narapidana yang memperoleh remisi.")
    definisi = teks(
        "Definisi",
        4000,
        "Apa yang dihitung dan tidak dihitung, supaya dua kantor menghitung hal yang sama.",
        wajib=False,
        baris=3,
    )
    satuan = teks("Satuan", 60, "Misalnya orang, berkas, rupiah.")
    bentuk = pilih(
        "Bentuk isian",
        BentukVariabel.choices,
        "Angka diketik. Daftar peristiwa diisi satu per satu (tanggal, tempat, nama); jumlahnya mengikuti.",
    )
    sifat = pilih(
        "Sifat",
        SifatVariabel.choices,
        "Stok: keadaan pada satu saat (penghuni pada akhir bulan). Alur: kejadian selama satu masa (yang"
        " bebas selama bulan itu). Keduanya tidak dicampur dalam satu pembagian.",
    )
    isian = pilih(
        "Cara mengisi",
        IsianVariabel.choices,
        "Angka bulan itu: hanya kejadian bulan itu. Sampai dengan bulan itu: jumlah sejak Januari.",
    )
    waktu = pilih(
        "Penggabungan antarwaktu",
        GabungWaktu.choices,
        "Bagaimana angka bulan-bulan menjadi angka setahun. Stok tidak pernah dijumlahkan.",
    )
    agregasi_unit = pilih(
        "Penggabungan antarunit",
        GabungUnit.choices,
        "Bagaimana angka unit-unit di bawah menjadi angka unit atasnya.",
    )
    bobot = pilih(
        "Pembobot", (), "Hanya untuk rata-rata berbobot, misalnya jumlah responden.", wajib=False, kosong="–"
    )
    sumber = teks(
        "Sumber data",
        120,
        "Aplikasi atau catatan asalnya, misalnya SDP. Kosongkan bila tidak ada.",
        wajib=False,
    )
    pribadi = forms.BooleanField(
        label="Memuat data pribadi",
        required=False,
        help_text="Nama dalam daftar peristiwa disamarkan di luar kantor yang mengisinya.",
    )
    kategori = MedanBaris(
        label="Rincian",
        baris=4,
        help_text="Satu bagian per baris: kode = nama, misalnya dewasa = Dewasa. Bagian-bagian berjumlah"
        " sama dengan keseluruhannya. Kosongkan bila tanpa rincian.",
    )
    alasan = teks("Alasan", 500, "Untuk catatan perubahan.", wajib=False)
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        variabel: Variabel | None = None,
        bobot: Sequence[tuple[int, str]] = (),
        unit: Sequence[tuple[int, str]] = (),
        **kwargs: Any,
    ) -> None:
        self.variabel = variabel
        super().__init__(*args, **kwargs)
        self._pilihan("bobot", [("", "–"), *bobot])
        if variabel is not None:
            del self.fields["kunci"]
        else:
            del self.fields["alasan"]
            medan = pilih(
                "Pengelola", unit, "Unit yang menjaga definisi ini; hanya petugasnya yang dapat mengubah."
            )
            medan.widget.attrs["class"] = "form-select"
            self.fields = {"pemilik": medan, **self.fields}

    def _pilihan(self, nama: str, isi: Sequence[tuple[Any, str]]) -> None:
        medan = self.fields[nama]
        assert isinstance(medan, forms.ChoiceField)
        medan.choices = list(isi)

    def clean_kategori(self) -> list[tuple[str, str]]:
        hasil = []
        for baris in self.cleaned_data["kategori"]:
            kode, tanda, nama = baris.partition("=")
            if not tanda:
                raise forms.ValidationError(f"«{baris[:60]}» tanpa tanda =. Tulis kode = nama.")
            hasil.append((kode.strip(), nama.strip()))
        return hasil

    def isi(self, bobot: Mapping[int, Variabel]) -> IsiVariabel:
        """The typed attributes for the service."""
        c = self.cleaned_data
        return IsiVariabel(
            kunci=c.get("kunci") or (self.variabel.kunci if self.variabel else ""),
            nama=c["nama"],
            satuan=c["satuan"],
            sifat=c["sifat"],
            waktu=c["waktu"],
            agregasi_unit=c["agregasi_unit"],
            definisi=c["definisi"],
            bentuk=c["bentuk"],
            bobot=bobot.get(int(c["bobot"])) if c["bobot"] else None,
            isian=c["isian"],
            sumber=c["sumber"],
            pribadi=c["pribadi"],
            kategori=c["kategori"],
        )


class FormPenerus(FormVariabel):
    """A new variable that takes over because the definition changes."""

    sejak_tahun = MedanTahun(
        label="Berlaku mulai tahun", help_text="Mulai tahun ini variabel baru yang diisi; yang lama berhenti."
    )
    alasan_ganti = teks("Alasan", 500, "Dasar perubahan definisi, misalnya nomor keputusan.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["pemilik", "sejak_tahun", "alasan_ganti"])


def awal_variabel(variabel: Variabel) -> dict[str, Any]:
    """What a form shows of a stored variable."""
    return {
        "nama": variabel.nama,
        "definisi": variabel.definisi,
        "satuan": variabel.satuan,
        "bentuk": variabel.bentuk,
        "sifat": variabel.sifat,
        "isian": variabel.isian,
        "waktu": variabel.waktu,
        "agregasi_unit": variabel.agregasi_unit,
        "bobot": variabel.bobot_id or "",
        "sumber": variabel.sumber.nama if variabel.sumber else "",
        "pribadi": variabel.pribadi,
        "kategori": "\n".join(
            f"{kode} = {nama}" for kode, nama in variabel.kategori.order_by("pk").values_list("kode", "nama")
        ),
        "versi": variabel.versi,
    }
