"""Every address of the site, and the values with which a stranger tries it.

A new address needs nothing here while its parts are known. A part that names something of an office (an id)
goes into ``MILIK``: how to find, or make, one of the office that is not one's own. A part that names nothing
of anybody (a month, a format) goes into ``TETAP``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.urls import URLPattern, URLResolver, get_resolver

from sakip.akun.models import Akun
from sakip.akun.services import aktor_sistem, buat_akun
from sakip.anggaran.models import Dipa, PotretSkor
from sakip.aturan import regulasi
from sakip.aturan.wewenang import PERAN
from sakip.berkas.models import Berkas
from sakip.evaluasi.models import ReviuLaporan
from sakip.organisasi.models import Instansi, Jabatan, KedudukanUnit, NamaUnit, Penugasan, Unit
from sakip.organisasi.services import bangun_leluhur, tugaskan
from sakip.pelaporan.models import BerkasProfil
from sakip.pengukuran.models import Bukti
from sakip.perencanaan.models import (
    DokumenSakip,
    Indikator,
    Instrumen,
    Kontribusi,
    ManualIndikator,
    Renstra,
    Sasaran,
    SumberData,
    Variabel,
)
from sakip.perjanjian.models import (
    BuktiAksi,
    BuktiTargetKinerja,
    ButirPerjanjian,
    KelompokTargetKinerja,
    LangkahAksi,
    LangkahTargetKinerja,
    PelaksanaTargetKinerja,
    Perjanjian,
    RencanaAksi,
    SyaratBukti,
    TargetKinerja,
)
from sakip.pertukaran.models import ImporData, PetaImpor

WAKTU = dt.datetime(2025, 7, 1, 2, tzinfo=dt.UTC)
TAHUN = 2025

#: allauth's own pages carry no mark of ours; they know nobody but the person of the session.
MILIK_ALLAUTH = re.compile(r"^(account_|mfa_|usersessions_list$|socialaccount_login_|openid_connect_)")


@dataclass(frozen=True)
class Alamat:
    """One address pattern: its full name, the names of its parts, how to write it."""

    nama: str
    pola: str
    bagian: tuple[str, ...]
    akses: str | None
    view: Any


def semua_alamat(
    penyelesai: URLResolver | None = None, ruang: tuple[str, ...] = (), awal: str = "/"
) -> Iterator[Alamat]:
    """Every pattern of the resolver."""
    for isi in (penyelesai or get_resolver()).url_patterns:
        pola = f"{awal}{isi.pattern}"
        if isinstance(isi, URLPattern):
            nama = ":".join((*ruang, isi.name or pola))
            bagian = tuple(re.findall(r"<(?:[a-z_]+:)?([a-z_]+)>", pola)) or tuple(
                isi.pattern.regex.groupindex
            )
            yield Alamat(nama, pola, bagian, getattr(isi.callback, "akses", None), isi.callback)
        else:
            yield from semua_alamat(isi, (*ruang, isi.namespace) if isi.namespace else ruang, pola)


@dataclass(frozen=True)
class Kantor:
    """An office: its agency, its unit, the unit's code."""

    unit: Unit

    @property
    def instansi(self) -> Instansi:
        return self.unit.instansi


Cari = Callable[[Kantor], Any]


def _pk(model: type[Model], **saring: str) -> Cari:
    """The key of a row of the office; ``saring`` names the way from the row to its unit or agency."""

    def cari(kantor: Kantor) -> int:
        nilai = {jalur: kantor.unit if apa == "unit" else kantor.instansi for jalur, apa in saring.items()}
        baris = model._default_manager.filter(**nilai).order_by("pk").first()
        assert baris is not None, (
            f"kantor asing tidak mempunyai {model.__name__}; buat satu di tests/alamat.py"
        )
        return int(baris.pk)

    return cari


def _bukti(kantor: Kantor) -> int:
    bukti = Bukti.objects.filter(unit__instansi=kantor.instansi).order_by("pk").first()
    if bukti is None:
        bukti = Bukti.objects.create(
            unit=kantor.unit,
            variabel=Variabel.objects.filter(instansi=kantor.instansi).first(),
            periode="2025-01",
            tahun=TAHUN,
            nama="bukti-asing.pdf",
            tautan="https://contoh.go.id/bukti-asing",
            oleh=aktor_sistem(),
            waktu=WAKTU,
        )
    return int(bukti.pk)


def _rencana(kantor: Kantor) -> RencanaAksi:
    butir = ButirPerjanjian.objects.filter(perjanjian__unit=kantor.unit).order_by("pk").first()
    ada = RencanaAksi.objects.filter(butir__perjanjian__unit=kantor.unit).first()
    return ada or RencanaAksi.objects.create(
        butir=butir, urut=1, langkah="Langkah asing yang rahasia", keluaran="Keluaran", penanggung="Orang"
    )


def _bukti_aksi(kantor: Kantor) -> int:
    langkah, _ = LangkahAksi.objects.get_or_create(
        rencana=_rencana(kantor), bulan=1, defaults={"oleh": aktor_sistem(), "waktu": WAKTU}
    )
    bukti, _ = BuktiAksi.objects.get_or_create(
        langkah=langkah,
        nama="foto",
        defaults={"tautan": "https://contoh.go.id/foto", "oleh": aktor_sistem(), "waktu": WAKTU},
    )
    return int(bukti.pk)


def _pelaksana(kantor: Kantor) -> PelaksanaTargetKinerja:
    kelompok, _ = KelompokTargetKinerja.objects.get_or_create(instansi=kantor.instansi, tahun=TAHUN)
    target, _ = TargetKinerja.objects.get_or_create(
        kelompok=kelompok,
        kode="asing",
        defaults={"nama": "Target asing yang rahasia", "pemilik": kantor.unit},
    )
    return PelaksanaTargetKinerja.objects.get_or_create(target=target, unit=kantor.unit)[0]


def _bukti_target(kantor: Kantor) -> int:
    langkah, _ = LangkahTargetKinerja.objects.get_or_create(
        pelaksana=_pelaksana(kantor), periode="B03", defaults={"rencana": "Langkah asing"}
    )
    bukti, _ = BuktiTargetKinerja.objects.get_or_create(
        langkah=langkah,
        butir="",
        nama="bukti-asing",
        defaults={"tautan": "https://contoh.go.id/b", "oleh": aktor_sistem(), "waktu": WAKTU},
    )
    return int(bukti.pk)


def _contoh_syarat(kantor: Kantor) -> int:
    syarat, _ = SyaratBukti.objects.get_or_create(
        target=_pelaksana(kantor).target,
        nomor=1,
        defaults={
            "berlaku_periode": "B03", "butir": [], "contoh": _berkas(kantor), "nama_contoh": "bukti-asing",
            "oleh": aktor_sistem(), "waktu": WAKTU,
        },
    )  # fmt: skip
    return int(syarat.pk)


def _berkas(kantor: Kantor) -> Berkas:
    berkas, _ = Berkas.objects.get_or_create(
        instansi=kantor.instansi, sha256="a" * 64, defaults={"ukuran": 1, "jenis": "application/pdf"}
    )
    return berkas


def _kontribusi(kantor: Kantor) -> int:
    """A cascade of the office: made without its service, because only its key matters here."""
    ada = Kontribusi.objects.filter(atas__instansi=kantor.instansi).order_by("pk").first()
    if ada is None:
        atas, bawah = Indikator.objects.filter(instansi=kantor.instansi).order_by("pk")[:2]
        ada = Kontribusi.objects.create(atas=atas, bawah=bawah, jenis="pendukung", sejak_tahun=TAHUN)
    return int(ada.pk)


def _instrumen(kantor: Kantor) -> int:
    instrumen, _ = Instrumen.objects.get_or_create(
        manual=ManualIndikator.objects.filter(indikator__instansi=kantor.instansi).order_by("pk").first(),
        nama="instrumen-asing",
        defaults={"berkas": _berkas(kantor), "oleh": aktor_sistem(), "waktu": WAKTU},
    )
    return int(instrumen.pk)


def _dokumen(kantor: Kantor) -> int:
    dokumen, _ = DokumenSakip.objects.get_or_create(
        instansi=kantor.instansi, unit=kantor.unit, judul="Dokumen asing yang belum terbit", jenis="lain"
    )
    return int(dokumen.pk)


def _reviu(kantor: Kantor) -> int:
    reviu, _ = ReviuLaporan.objects.get_or_create(
        unit=kantor.unit,
        tahun=TAHUN,
        nama_berkas="laporan-asing.pdf",
        defaults={"berkas": _berkas(kantor), "oleh": aktor_sistem(), "waktu": WAKTU},
    )
    return int(reviu.pk)


def _berkas_laporan(kantor: Kantor) -> int:
    satu, _ = BerkasProfil.objects.get_or_create(
        unit=kantor.unit,
        tahun=TAHUN,
        kunci="foto-asing",
        defaults={"nama": "foto-asing.pdf", "teks_alternatif": "Foto asing", "berkas": _berkas(kantor)},
    )
    return int(satu.pk)


def _impor(kantor: Kantor) -> int:
    sumber, _ = SumberData.objects.get_or_create(instansi=kantor.instansi, nama="Sumber asing")
    peta, _ = PetaImpor.objects.get_or_create(
        sumber=sumber, jenis="realisasi", nomor=1,
        defaults={"isi": {}, "kepala": [], "oleh": aktor_sistem(), "waktu": WAKTU},
    )  # fmt: skip
    impor, _ = ImporData.objects.get_or_create(
        peta=peta, unit=kantor.unit, nama_berkas="laporan-asing.csv",
        defaults={"berkas": _berkas(kantor), "baris": 1, "oleh": aktor_sistem(), "waktu": WAKTU},
    )  # fmt: skip
    return int(impor.pk)


def _dipa(kantor: Kantor) -> int:
    dipa, _ = Dipa.objects.get_or_create(
        instansi=kantor.instansi,
        tahun=TAHUN,
        kode="dipa-asing",
        defaults={"unit": kantor.unit, "nama": "DIPA asing yang rahasia"},
    )
    return int(dipa.pk)


def _potret_skor(kantor: Kantor) -> int:
    potret, _ = PotretSkor.objects.get_or_create(
        instansi=kantor.instansi, unit=kantor.unit, jenis="smart", tahun=TAHUN, sumber="Sumber asing",
        per_tanggal=WAKTU.date(),
    )  # fmt: skip
    return int(potret.pk)


def _akun(kantor: Kantor) -> Akun:
    ada = Akun.objects.filter(nip=f"asing-{kantor.instansi.kode}").first()
    if ada is None:
        ada = buat_akun(nama="Siti Orang Asing", nip=f"asing-{kantor.instansi.kode}")
        tugaskan(
            akun=ada, unit=kantor.unit, peran="operator", sejak=dt.date(2020, 1, 1),
            oleh=aktor_sistem(), peran_oleh="Sistem", waktu=WAKTU,
        )  # fmt: skip
    return ada


def _tugas(kantor: Kantor) -> int:
    return int(Penugasan.objects.filter(akun=_akun(kantor)).values_list("pk", flat=True)[0])


#: Parts that name something of an office: by the name of the part, or by "address:name part" where one word
#: means different things.
MILIK: dict[str, Cari] = {
    "instansi": lambda k: k.instansi.kode,
    "unit": lambda k: k.unit.kode,
    "pengenal": lambda k: _akun(k).pengenal,
    "tugas": _tugas,
    "butir": _pk(ButirPerjanjian, perjanjian__unit="unit"),
    "indikator": _pk(Indikator, instansi="instansi"),
    "variabel": _pk(Variabel, instansi="instansi"),
    "manual": _pk(ManualIndikator, indikator__instansi="instansi"),
    "sasaran": _pk(Sasaran, unit__instansi="instansi"),
    "renstra": _pk(Renstra, unit__instansi="instansi"),
    "dipa": _dipa,
    "rencana": lambda k: _rencana(k).pk,
    "reviu": _reviu,
    "impor": _impor,
    "sumber": lambda k: _pk(SumberData, instansi="instansi")(k) if _impor(k) else 0,
    "nomor": _pk(Perjanjian, unit="unit"),
    "kode": lambda k: ButirPerjanjian.objects.filter(perjanjian__unit=k.unit).first().kode,  # type: ignore[union-attr]
    "anggaran:potret_skor_satu nomor": _potret_skor,
    "anggaran:potret_skor_berkas nomor": _potret_skor,
    "anggaran:potret_skor_hapus nomor": _potret_skor,
    "perjanjian:bukti nomor": _bukti_aksi,
    "perjanjian:lepas_bukti nomor": _bukti_aksi,
    "pelaksana": lambda k: _pelaksana(k).pk,
    "target": lambda k: _pelaksana(k).target_id,
    "target_kinerja:bukti nomor": _bukti_target,
    "target_kinerja:lepas_bukti nomor": _bukti_target,
    "target_kinerja:contoh nomor": _contoh_syarat,
    "pengukuran:unduh_bukti pk": _bukti,
    "pengukuran:cabut_bukti pk": _bukti,
    "organisasi:unit_koreksi pk": _pk(NamaUnit, unit="unit"),
    "organisasi:unit_akhiri pk": _pk(NamaUnit, unit="unit"),
    "organisasi:unit_jabatan pk": _pk(Jabatan, unit="unit"),
    "perencanaan:variabel pk": _pk(Variabel, instansi="instansi"),
    "perencanaan:variabel_ubah pk": _pk(Variabel, instansi="instansi"),
    "perencanaan:variabel_penerus pk": _pk(Variabel, instansi="instansi"),
    "perencanaan:indikator_rinci pk": _pk(Indikator, instansi="instansi"),
    "perencanaan:banding pk": _pk(Indikator, instansi="instansi"),
    "perencanaan:indikator_ubah pk": _pk(Indikator, instansi="instansi"),
    "perencanaan:manual_baru pk": _pk(Indikator, instansi="instansi"),
    "perencanaan:varian_pilih pk": _pk(Indikator, instansi="instansi"),
    "perencanaan:manual_varian pk": _pk(Indikator, instansi="instansi"),
    "perencanaan:manual_varian unit": lambda k: k.unit.pk,
    "perencanaan:taut pk": _pk(Indikator, instansi="instansi"),
    "perencanaan:lepas pk": _kontribusi,
    "perencanaan:manual_ubah pk": _pk(ManualIndikator, indikator__instansi="instansi"),
    "perencanaan:instrumen_baru pk": _pk(ManualIndikator, indikator__instansi="instansi"),
    "perencanaan:instrumen pk": _instrumen,
    "perencanaan:instrumen_lepas pk": _instrumen,
    "perencanaan:coba_rumus instansi": lambda k: k.instansi.pk,
    "perencanaan:sasaran_ubah pk": _pk(Sasaran, unit__instansi="instansi"),
    "perencanaan:renstra pk": _pk(Renstra, unit__instansi="instansi"),
    "perencanaan:renstra_tambah pk": _pk(Renstra, unit__instansi="instansi"),
    "perencanaan:renstra_keluarkan pk": _pk(Renstra, unit__instansi="instansi"),
    **{f"laporan:{a} berkas": _berkas_laporan for a in ("gambar_satu", "gambar_lihat", "gambar_unduh")},
    "perencanaan:dokumen_ubah pk": _dokumen,
    "perencanaan:dokumen_berkas pk": _dokumen,
    "organisasi:unit_pejabat pk": _pk(Jabatan, unit="unit"),
}

#: Parts that name nothing of anybody.
TETAP: dict[str, Any] = {
    "tahun": TAHUN,
    "bulan": 1,
    "bentuk": "xlsx",
    "periode": "B03",
    "medan": "v1",
    "jenis": "nama",
    "tujuan": "smart",
    "kerja": "nama",
    "nama": "admin",
    "rahasia": "bukan-rahasia-yang-dikenal",
    "laporan:teks tingkat": "bab",
    "laporan:teks kunci": "bab4.langkah",
    "laporan:uraian jenis": "tugas",
    "laporan:pegawai_dimensi dimensi": "golongan",
    "evaluasi:halaman nomor": 1,
    "anggaran:versi_koreksi nomor": 0,
    "anggaran:potret_koreksi potret": 1,
    **{
        f"anggaran:{a} jenis": "smart"
        for a in (
            "skor_jenis",
            "skor_satker",
            "skor_andai",
            "potret_skor_baru",
            "potret_skor_pilih",
        )
    },
    **{f"anggaran:aturan_{a} nomor": 1 for a in ("satu", "coba", "terbitkan", "cabut", "hapus")},
    "pertukaran:kertas_kerja bentuk": "docx",
}


class BagianTidakDikenal(AssertionError):
    """An address has a part that this registry does not know."""


def nilai_bagian(alamat: Alamat, bagian: str, kantor: Kantor) -> tuple[Any, bool]:
    """A value for one part of an address, and whether it names something of the office."""
    for kunci in (f"{alamat.nama} {bagian}", bagian):
        if kunci in TETAP:
            return TETAP[kunci], False
        if kunci in MILIK:
            return MILIK[kunci](kantor), True
    raise BagianTidakDikenal(
        f"Alamat {alamat.nama} ({alamat.pola}) mempunyai bagian <{bagian}> yang belum dikenal uji pintu.\n"
        f"Tambahkan di tests/alamat.py: ke MILIK bila menunjuk milik sebuah kantor "
        f"('{alamat.nama} {bagian}': cara mencari atau membuat satu milik kantor asing), "
        f"atau ke TETAP bila tidak (misalnya bulan atau bentuk berkas)."
    )


# --- two offices ------------------------------------------------------------------------------------


def kantor_sendiri() -> tuple[Kantor, dict[str, Akun]]:
    """A small agency with an office and a unit below it, and one person for each role at the office."""
    instansi = Instansi.objects.create(kode="sendiri", nama="Kementerian Sendiri", jenis="kementerian")
    kantor = Unit.objects.create(instansi=instansi, kode="kantor-sendiri", jenis="kanwil")
    anak = Unit.objects.create(instansi=instansi, kode="anak-sendiri", jenis="upt")
    for unit, induk, nama in ((kantor, None, "Kantor Sendiri"), (anak, kantor, "Anak Sendiri")):
        NamaUnit.objects.create(unit=unit, nama=nama, sejak=dt.date(2015, 1, 1))
        KedudukanUnit.objects.create(unit=unit, garis="komando", induk=induk, sejak=dt.date(2015, 1, 1))
    for tahun in {TAHUN, dt.date.today().year}:
        bangun_leluhur(instansi=instansi, tahun=tahun)
    orang = {}
    for nomor, peran in enumerate(PERAN):
        orang[peran] = buat_akun(nama=f"Orang {peran}", nip=f"99{nomor}")
        tugaskan(
            akun=orang[peran], unit=kantor, peran=peran, sejak=dt.date(2020, 1, 1),
            oleh=aktor_sistem(), peran_oleh="Sistem", waktu=WAKTU,
        )  # fmt: skip
    return Kantor(kantor), orang


def tanda_asing(kantor: Kantor) -> set[str]:
    """Words that stand on a page only if it shows something of the other office."""
    tanda = set(NamaUnit.objects.filter(unit__instansi=kantor.instansi).values_list("nama", flat=True))
    tanda |= set(Jabatan.objects.filter(instansi=kantor.instansi).values_list("nama", flat=True))
    tanda |= set(
        ManualIndikator.objects.filter(indikator__instansi=kantor.instansi).values_list("nama", flat=True)
    )
    tanda |= set(Variabel.objects.filter(instansi=kantor.instansi).values_list("nama", flat=True))
    tanda |= {kantor.instansi.nama, _akun(kantor).nama, "bukti-asing", "laporan-asing", "Langkah asing"}
    aturan = {v.judul for nama in regulasi.daftar() for v in regulasi.semua(nama)}  # everybody's words
    return {t for t in tanda if len(t) > 12 and not any(t in judul for judul in aturan)}
