"""Pages that change a unit: found, rename, number, move, close, put right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sakip.aturan.periode import tulis_tanggal
from sakip.inti.galat import Masalah, TidakDitemukan
from sakip.organisasi import forms
from sakip.organisasi.models import Garis, Instansi, JenisUnit, KedudukanUnit, Unit
from sakip.organisasi.pintu import TidakBerwenang, masuk
from sakip.organisasi.queries import cari_unit
from sakip.organisasi.queries.unit import (
    berlaku,
    sidik_unit,
)
from sakip.organisasi.services.dasar import cari_induk
from sakip.organisasi.services.gabung import gabungkan
from sakip.organisasi.services.jabatan import tambah_jabatan
from sakip.organisasi.services.koreksi import (
    koreksi_unit,
)
from sakip.organisasi.services.unit import (
    beri_kode,
    beri_nama,
    buat_instansi,
    buat_unit,
    pindahkan,
    tutup_unit,
)
from sakip.organisasi.views.unit_bersama import Pelaku, formulir, ke_unit, pelaku, wajib_kelola


@masuk
@require_http_methods(["GET", "POST"])
def instansi_baru(request: Any) -> HttpResponse:
    """A new agency, for an administrator at the top of an agency."""
    puncak = _puncak_dikelola(request)
    if not puncak:
        raise TidakBerwenang(
            Masalah("wewenang", "Instansi baru dibuat administrator unit puncak.", "Minta dia membuatnya.")
        )
    tugas = wajib_kelola(request, next(iter(puncak.values())))
    form = forms.FormInstansi(
        request.POST or None,
        instansi=[u.instansi for u in puncak.values()],
        initial={"sejak": timezone.localdate()},
    )

    def simpan(isi: dict[str, Any]) -> tuple[str, str]:
        atas = puncak.get(isi.pop("pendahulu"))
        pendahulu = atas.instansi if atas is not None else None
        unit = buat_instansi(pendahulu=pendahulu, **isi, **pelaku(request, tugas))
        return f"{isi['nama']} dibuat; Anda administratornya.", ke_unit(unit)

    return formulir(
        request,
        form,
        simpan,
        judul="Instansi baru",
        pandu="Instansi baru mendapat unit puncak berkode sama, dan Anda menjadi administrator pertamanya."
        " Kantor yang beralih ke sana diatur sesudahnya dengan «Pecah atau alihkan» pada halaman unitnya.",
        tombol="Buat instansi",
    )


def _puncak_dikelola(request: Any) -> dict[str, Unit]:
    """Top units that the person runs, by agency code."""
    boleh = request.wewenang.unit_boleh("kelola_unit")
    puncak = berlaku(
        KedudukanUnit.objects.filter(garis=Garis.KOMANDO, induk=None, unit__in=boleh), timezone.localdate()
    )
    return {k.unit.instansi.kode: k.unit for k in puncak.select_related("unit__instansi")}


@masuk
@require_http_methods(["GET", "POST"])
def baru(request: Any, instansi: str) -> HttpResponse:
    """A new unit under one that the person runs."""
    ditemukan = Instansi.objects.filter(kode=instansi).first()
    dikelola = request.wewenang.unit_boleh("kelola_unit")
    if ditemukan is None or not Unit.objects.filter(instansi=ditemukan, pk__in=dikelola).exists():
        raise TidakBerwenang(
            Masalah("wewenang", "Anda tidak mengelola unit pada instansi ini.", "Minta administratornya.")
        )
    awal = {"sejak": timezone.localdate(), "induk": request.GET.get("induk", ""), "jenis": JenisUnit.UPT}
    form = forms.FormUnitBaru(request.POST or None, initial=awal)

    def simpan(isi: dict[str, Any]) -> tuple[str, str]:
        induk: dict[str, Unit | None] = {Garis.KOMANDO: cari_induk(ditemukan, isi.pop("induk"))}
        for garis in (Garis.TEKNIS, Garis.WILAYAH):
            if kode := isi.pop(f"induk_{garis}"):
                induk[garis] = cari_induk(ditemukan, kode, f"induk_{garis}")
        atas = induk[Garis.KOMANDO]
        assert atas is not None
        tugas = wajib_kelola(request, atas)
        unit = buat_unit(instansi=ditemukan, induk=induk, **isi, **pelaku(request, tugas))
        return f"{isi['nama']} dibuat.", ke_unit(unit)

    return formulir(
        request,
        form,
        simpan,
        judul="Unit baru",
        pandu="Unit adalah identitas yang tetap. Nama, induk, dan kode satkernya boleh berganti;"
        " kodenya tidak.",
        tombol="Buat unit",
        instansi=ditemukan,
    )


@dataclass(frozen=True)
class Kerja:
    """One change of a unit: its words, its form, and the service that does it."""

    judul: str
    pandu: str
    tombol: str
    form: type[forms.FormUnit]
    jalankan: Callable[[Unit, dict[str, Any], Pelaku, HttpRequest], str]
    awal: Callable[[Unit], dict[str, Any]] = lambda unit: {"sejak": timezone.localdate()}
    bahaya: bool = False


def _nama(unit: Unit, isi: dict[str, Any], siapa: Pelaku, request: HttpRequest) -> str:
    beri_nama(unit=unit, **isi, **siapa)
    return f"Nama baru dicatat sejak {tulis_tanggal(isi['sejak'])}."


def _kode(unit: Unit, isi: dict[str, Any], siapa: Pelaku, request: HttpRequest) -> str:
    baris = beri_kode(unit=unit, **isi, **siapa)
    return f"Kode {baris} dicatat."


def _pindah(unit: Unit, isi: dict[str, Any], siapa: Pelaku, request: HttpRequest) -> str:
    kode = isi.pop("induk")
    induk = cari_induk(unit.instansi, kode) if kode else None
    if induk is not None and isi["garis"] == Garis.KOMANDO:
        wajib_kelola(request, induk)  # nobody hands a unit into an office that he does not run
    pindahkan(unit=unit, induk=induk, **isi, **siapa)
    return (
        f"Kedudukan baru dicatat sejak {tulis_tanggal(isi['sejak'])}. Laporan tahun sebelumnya tidak berubah."
    )


def _tutup(unit: Unit, isi: dict[str, Any], siapa: Pelaku, request: HttpRequest) -> str:
    tutup_unit(unit=unit, **isi, **siapa)
    return f"Unit ditutup sejak {tulis_tanggal(isi['tanggal'])}. Riwayat dan laporannya tetap ada."


def _gabung(unit: Unit, isi: dict[str, Any], siapa: Pelaku, request: HttpRequest) -> str:
    ke = cari_induk(unit.instansi, isi.pop("ke"), "ke")
    wajib_kelola(request, ke)
    gabungkan(unit=unit, ke=ke, **isi, **siapa)
    return f"Digabung ke «{ke.kode}» sejak {tulis_tanggal(isi['tanggal'])}. Riwayat dan laporannya tetap ada."


def _jabatan(unit: Unit, isi: dict[str, Any], siapa: Pelaku, request: HttpRequest) -> str:
    return f"Jabatan {tambah_jabatan(unit=unit, **isi, **siapa)} ditambahkan."


def _ubah(unit: Unit, isi: dict[str, Any], siapa: Pelaku, request: HttpRequest) -> str:
    koreksi_unit(unit=unit, **isi, **siapa)
    return "Jenis dan zona waktu dibetulkan."


KERJA: dict[str, Kerja] = {
    "nama": Kerja(
        "Nama baru",
        "Dipakai bila nama berganti sejak suatu tanggal. Nama yang salah ketik dibetulkan dengan Koreksi"
        " pada riwayatnya.",
        "Simpan nama",
        forms.FormNama,
        _nama,
    ),
    "kode": Kerja(
        "Kode pada sistem lain",
        "Kode satker, e-SR, dan sejenisnya. Satu kode hanya milik satu unit pada satu waktu.",
        "Simpan kode",
        forms.FormKode,
        _kode,
        lambda unit: {"sistem": "satker", "sejak": timezone.localdate()},
    ),
    "pindah": Kerja(
        "Pindah induk",
        "Unit pindah ke induk lain dalam instansi yang sama. Pohon tahun sebelum tanggal itu tidak berubah."
        " Kedudukan pada akhir tahun menentukan ke mana angka tahun itu dijumlahkan.",
        "Pindahkan",
        forms.FormPindah,
        _pindah,
    ),
    "tutup": Kerja(
        "Tutup unit",
        "Kedudukan, kode, dan pejabatnya berakhir pada tanggal itu. Data dan laporannya tetap dapat dibuka.",
        "Tutup unit",
        forms.FormTutup,
        _tutup,
        lambda unit: {"tanggal": timezone.localdate()},
        bahaya=True,
    ),
    "gabung": Kerja(
        "Gabung ke unit lain",
        "Unit di bawahnya dan kode satkernya pindah ke unit yang melanjutkan; unit ini berakhir."
        " Angka lama tetap milik unit ini dan tidak disambung ke deret unit gabungan.",
        "Gabungkan",
        forms.FormGabung,
        _gabung,
        lambda unit: {"tanggal": timezone.localdate()},
        bahaya=True,
    ),
    "jabatan": Kerja(
        "Jabatan baru",
        "Perjanjian Kinerja dibuat antara jabatan; siapa pemangkunya dicatat dengan tanggal.",
        "Tambah jabatan",
        forms.FormJabatan,
        _jabatan,
        lambda unit: {"tingkat": "eselon3"},
    ),
    "ubah": Kerja(
        "Betulkan jenis atau zona",
        "Jenis dan zona tidak bertanggal: pembetulan berlaku untuk semua tahun.",
        "Simpan",
        forms.FormKoreksiUnit,
        _ubah,
        lambda unit: {"jenis": unit.jenis, "zona": unit.zona},
    ),
}


@masuk
@require_http_methods(["GET", "POST"])
def kerja(request: Any, instansi: str, unit: str, kerja: str) -> HttpResponse:
    """One change of a unit, by the name in its address."""
    ini = cari_unit(instansi, unit)
    tugas = wajib_kelola(request, ini)
    pekerjaan = KERJA.get(kerja)
    if pekerjaan is None:
        raise TidakDitemukan(Masalah("alamat", f"Pekerjaan «{kerja}» tidak ada.", "Mulai dari halaman unit."))
    form = pekerjaan.form(request.POST or None, initial={**pekerjaan.awal(ini), "sidik": sidik_unit(ini)})
    return formulir(
        request,
        form,
        lambda isi: (pekerjaan.jalankan(ini, isi, pelaku(request, tugas), request), ke_unit(ini)),
        judul=pekerjaan.judul,
        pandu=pekerjaan.pandu,
        tombol=pekerjaan.tombol,
        unit=ini,
        bahaya=pekerjaan.bahaya,
    )
