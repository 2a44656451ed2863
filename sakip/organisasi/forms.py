"""Forms of units and positions: what is typed, as plain values. What is allowed is decided by services."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from sakip.inti.galat import GalatSakip
from sakip.organisasi.models import (
    Garis,
    Instansi,
    JenisInstansi,
    JenisUnit,
    StatusPemangku,
    TingkatJabatan,
    Zona,
)

BENTUK_TANGGAL = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"]


def tanggal(label: str, bantu: str = "", *, wajib: bool = True) -> forms.DateField:
    """A date: a picker where the browser has one, else typed as 31-12-2025."""
    return forms.DateField(
        label=label,
        help_text=bantu,
        required=wajib,
        input_formats=BENTUK_TANGGAL,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Tulis tanggal seperti 31-12-2025."},
    )


def teks(
    label: str, bantu: str = "", *, wajib: bool = True, maks: int = 300, baris: int = 1, daftar: str = ""
) -> forms.CharField:
    """A line (or ``baris`` lines) of text; ``daftar`` is the id of a datalist with suggestions."""
    attrs = {"list": daftar, "autocomplete": "off"} if daftar else {}
    widget = forms.Textarea(attrs={"rows": baris}) if baris > 1 else forms.TextInput(attrs=attrs)
    return forms.CharField(label=label, help_text=bantu, required=wajib, max_length=maks, widget=widget)


def pilih(
    label: str, pilihan: Any, bantu: str = "", *, kosong: str = "", wajib: bool = True
) -> forms.ChoiceField:
    """One of few words; ``kosong`` names the empty choice."""
    depan = [("", kosong)] if kosong else []
    return forms.ChoiceField(
        label=label, help_text=bantu, choices=[*depan, *pilihan], required=wajib, widget=forms.Select()
    )


class FormKerja(forms.Form):
    """Fields in the look of the working pages; faults of services land beside their fields."""

    required_css_class = "wajib"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        for nama, medan in self.fields.items():
            if isinstance(medan.widget, forms.CheckboxInput | forms.HiddenInput):
                continue
            medan.widget.attrs.setdefault(
                "class", "form-select" if isinstance(medan.widget, forms.Select) else "form-control"
            )
            if medan.help_text:
                medan.widget.attrs.setdefault("aria-describedby", f"bantu-{nama}")

    def tambah_masalah(self, galat: GalatSakip) -> None:
        """Show each fault beside the field that its place names, else above the form."""
        for m in galat.masalah:
            pesan = f"{m.pesan} {m.saran}".strip()
            self.add_error(m.tempat if m.tempat in self.fields else None, pesan)


ALASAN = "Dasar atau alasan"
BANTU_ALASAN = "Misalnya «Permenkum 2/2024». Masuk ke jejak perubahan."
BANTU_INDUK = "Kode unit di atasnya, misalnya kanwil-babel."
DAFTAR_UNIT = "daftar-unit"


class FormInstansi(FormKerja):
    nama = teks("Nama instansi")
    singkatan = teks("Singkatan", wajib=False, maks=80)
    kode = teks("Kode", "Huruf kecil, angka, titik, tanda hubung; menjadi alamat halamannya.", maks=60)
    jenis = pilih("Jenis", JenisInstansi.choices)
    pendahulu = pilih("Melanjutkan instansi", (), kosong="Tidak melanjutkan instansi lain", wajib=False)
    sejak = tanggal("Berdiri sejak")
    alasan = teks(ALASAN, BANTU_ALASAN, wajib=False, baris=2, maks=1000)

    def __init__(self, *args: Any, instansi: list[Instansi], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pendahulu"].choices = [  # type: ignore[attr-defined]
            ("", "Tidak melanjutkan instansi lain"),
            *((i.kode, i.nama) for i in instansi),
        ]


class FormUnitBaru(FormKerja):
    nama = teks("Nama unit", "Lengkap, seperti dalam peraturannya.")
    singkatan = teks("Singkatan", "Dipakai pada tabel dan menu.", wajib=False, maks=80)
    kode = teks("Kode", "Tetap seumur unit: huruf kecil, angka, titik, tanda hubung.", maks=80)
    jenis = pilih("Jenis", JenisUnit.choices)
    zona = pilih("Zona waktu", Zona.choices, "Tenggat berakhir 23.59 waktu setempat.")
    sejak = tanggal("Berdiri sejak")
    induk = teks("Induk garis komando", BANTU_INDUK, maks=80, daftar=DAFTAR_UNIT)
    induk_teknis = teks("Induk garis teknis", "Kosongkan bila tidak ada.", wajib=False, daftar=DAFTAR_UNIT)
    induk_wilayah = teks("Induk garis wilayah", "Kosongkan bila tidak ada.", wajib=False, daftar=DAFTAR_UNIT)
    alasan = teks(ALASAN, BANTU_ALASAN, wajib=False, baris=2, maks=1000)


class FormUnit(FormKerja):
    """What every form on an existing unit carries: its digest, against a stale page."""

    sidik = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)


class FormNama(FormUnit):
    nama = teks("Nama baru")
    singkatan = teks("Singkatan", wajib=False, maks=80)
    sejak = tanggal("Berlaku sejak", "Nama lama berakhir hari itu; laporan tahun lalu tetap bernama lama.")
    alasan = teks(ALASAN, BANTU_ALASAN, wajib=False, baris=2, maks=1000)


class FormKode(FormUnit):
    sistem = teks("Sistem", "Misalnya satker, esr.", maks=40)
    kode = teks("Kode pada sistem itu", maks=60)
    sejak = tanggal("Berlaku sejak")
    sampai = tanggal("Berakhir", "Hari pertama kode itu tidak berlaku; kosongkan bila masih.", wajib=False)
    alasan = teks(ALASAN, BANTU_ALASAN, wajib=False, baris=2, maks=1000)


class FormPindah(FormUnit):
    garis = pilih("Garis", Garis.choices)
    induk = teks(
        "Induk baru",
        "Kode unit. Kosong pada garis teknis atau wilayah berarti keluar dari garis itu.",
        wajib=False,
        maks=80,
        daftar=DAFTAR_UNIT,
    )
    sejak = tanggal("Pindah sejak", "Kedudukan lama berakhir pada hari itu.")
    alasan = teks(ALASAN, BANTU_ALASAN, wajib=False, baris=2, maks=1000)


class FormTutup(FormUnit):
    tanggal = tanggal("Ditutup sejak", "Hari pertama unit ini tidak ada lagi.")
    alasan = teks(ALASAN, BANTU_ALASAN, baris=2, maks=1000)


class FormGabung(FormUnit):
    ke = teks("Digabung ke", "Kode unit yang melanjutkan, seinstansi.", maks=80, daftar=DAFTAR_UNIT)
    tanggal = tanggal("Sejak", "Hari pertama unit ini tidak ada lagi.")
    alasan = teks(ALASAN, BANTU_ALASAN, baris=2, maks=1000)


class FormAkhiri(FormUnit):
    sampai = tanggal("Berakhir", "Hari pertama tidak berlaku lagi.")
    alasan = teks(ALASAN, BANTU_ALASAN, wajib=False, baris=2, maks=1000)


class FormJabatan(FormUnit):
    nama = teks("Nama jabatan", "Seperti yang ditandatangani, misalnya «Kepala Kantor Wilayah …».")
    kode = teks("Kode jabatan", "Huruf kecil, angka, titik, tanda hubung; tetap seumur jabatan.", maks=80)
    tingkat = pilih("Tingkat", TingkatJabatan.choices)


class FormAngkat(FormUnit):
    nama = teks("Nama pejabat", "Dengan gelar, seperti dicetak pada perjanjian dan laporan.", maks=200)
    status = pilih("Status", StatusPemangku.choices)
    sejak = tanggal("Sejak", "Pejabat sebelumnya berakhir pada hari itu.")
    sampai = tanggal(
        "Berakhir",
        "Untuk Plt. atau Plh.: hari pejabat semula bertugas kembali. Kosongkan bila belum diketahui.",
        wajib=False,
    )
    nip = teks("NIP atau surel akunnya", "Kosongkan bila ia tidak punya akun.", wajib=False, maks=100)
    alasan = teks(ALASAN, "Misalnya nomor surat keputusan.", wajib=False, baris=2, maks=1000)


class FormKoreksiUnit(FormUnit):
    jenis = pilih("Jenis", JenisUnit.choices)
    zona = pilih("Zona waktu", Zona.choices)
    alasan = teks(ALASAN, "Wajib: apa yang keliru.", baris=2, maks=1000)


class FormKoreksiJabatan(FormUnit):
    nama = teks("Nama jabatan", "Perjanjian yang sudah ditandatangani tidak berubah.")
    tingkat = pilih("Tingkat", TingkatJabatan.choices)
    alasan = teks(ALASAN, "Wajib: apa yang keliru.", baris=2, maks=1000)


class FormKoreksi(FormUnit):
    """A row of a unit's history; which of the columns it has depends on the kind of row."""

    nama = teks("Nama", maks=300)
    singkatan = teks("Singkatan", wajib=False, maks=80)
    kode = teks("Kode", maks=60)
    induk = teks("Induk", BANTU_INDUK, wajib=False, maks=80, daftar=DAFTAR_UNIT)
    status = pilih("Status", StatusPemangku.choices)
    sejak = tanggal("Sejak")
    sampai = tanggal("Berakhir", "Hari pertama tidak berlaku lagi; kosong: masih berlaku.", wajib=False)
    hapus = forms.BooleanField(
        label="Hapus baris ini",
        required=False,
        help_text="Hanya bila baris ini tidak pernah benar.",
    )
    alasan = teks(ALASAN, "Wajib: apa yang keliru.", baris=2, maks=1000)

    def __init__(self, *args: Any, kolom: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nama in ("nama", "singkatan", "kode", "induk", "status"):
            if nama not in kolom:
                del self.fields[nama]


class FormSaring(FormKerja):
    """What the list of units is asked for; nonsense falls back on today's line of command."""

    pada = tanggal("Pada tanggal", wajib=False)
    garis = pilih("Garis", Garis.choices, wajib=False)
    jenis = pilih("Jenis", JenisUnit.choices, kosong="Semua jenis", wajib=False)

    def bersih(self, hari_ini: dt.date) -> tuple[dt.date, str, str]:
        self.is_valid()
        isi = self.cleaned_data
        return isi.get("pada") or hari_ini, isi.get("garis") or Garis.KOMANDO, isi.get("jenis") or ""
