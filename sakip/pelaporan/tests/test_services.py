"""A new year as a copy, paragraphs that lose their mark, and points that somebody accepts."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from sakip.akun.models import Akun
from sakip.inti.galat import GalatSakip
from sakip.jejak.models import Jejak
from sakip.jejak.queries import retak
from sakip.organisasi.models import Unit
from sakip.pelaporan.models import BerkasProfil, PenerimaanTitik, Profil, Uraian
from sakip.pelaporan.queries import Penerimaan, penerimaan, profil_tahun, tahun_profil
from sakip.pelaporan.services import (
    berkas_dirujuk,
    cabut_titik,
    salin_profil,
    terima_titik,
    ubah_uraian,
)
from sakip.pelaporan.tests.conftest import WAKTU

RANTAI = "a/kanwil-a"


def jejak() -> list[Jejak]:
    return list(Jejak.objects.filter(rantai=RANTAI).order_by("urut"))


def test_tahun_baru_adalah_salinan_dengan_setiap_uraian_bertanda(profil: Profil, oleh: Akun) -> None:
    lama = profil_tahun(profil.unit, 2025)
    salin_profil(unit=profil.unit, dari=2025, ke=2027, oleh=oleh, waktu=WAKTU)
    baru = profil_tahun(profil.unit, 2027)
    assert baru.dari_tahun == 2025 and baru.kop == lama.kop
    assert [(u.jenis, u.kunci, u.isi, u.unit, u.indikator) for u in baru.uraian] == [
        (u.jenis, u.kunci, u.isi, u.unit, u.indikator) for u in lama.uraian
    ]
    assert {u.kunci: u.dari_tahun for u in baru.uraian} == {"laut": 2025, "b": 2024, "a": 2025}
    assert (baru.pegawai, baru.pegawai_per) == (lama.pegawai, lama.pegawai_per)
    assert lama.surat is not None and baru.surat is not None
    assert (baru.surat.nomor, baru.surat.tanggal, baru.surat.hal) == ("", None, "Laporan")
    assert [(b.judul, b.berkas) for b in baru.lampiran] == [("PK", ()), ("SK", ())]
    assert sorted(baru.berkas) == ["foto", "lambang"]
    assert profil_tahun(profil.unit, 2025) == lama
    assert tahun_profil(profil.unit) == [2025, 2027]
    (satu,) = jejak()
    assert (satu.aksi, satu.objek) == ("salin_profil", "profil kanwil-a 2027")
    assert json.loads(satu.perubahan) == {"dari": 2025, "ke": 2027, "uraian": 3}


@pytest.mark.parametrize(
    ("dari", "ke", "pesan"),
    [
        (2025, 2025, "tidak sesudah 2025"),
        (2024, 2026, "tidak mempunyai profil tahun 2024"),
        (2025, 2026, "Profil tahun 2026 sudah ada"),
    ],
)
def test_salinan_yang_tidak_dapat_dibuat_ditolak(
    profil: Profil, oleh: Akun, dari: int, ke: int, pesan: str
) -> None:
    Profil.objects.create(unit=profil.unit, tahun=2026)
    with pytest.raises(GalatSakip, match=pesan):
        salin_profil(unit=profil.unit, dari=dari, ke=ke, oleh=oleh, waktu=WAKTU)
    assert Profil.objects.count() == 2 and Uraian.objects.count() == 3 and not jejak()


def test_salinan_memakai_gambar_yang_sudah_ada_pada_tahun_itu(profil: Profil, oleh: Akun) -> None:
    assert profil.lambang is not None
    ada = BerkasProfil.objects.create(
        unit=profil.unit,
        tahun=2026,
        kunci="lambang",
        nama="baru.png",
        teks_alternatif="Baru",
        berkas=profil.lambang.berkas,
    )
    baru = salin_profil(unit=profil.unit, dari=2025, ke=2026, oleh=oleh, waktu=WAKTU)
    assert baru.lambang == ada and BerkasProfil.objects.filter(tahun=2026).count() == 2


def test_uraian_yang_ditinjau_kehilangan_tandanya(profil: Profil, oleh: Akun) -> None:
    baru = salin_profil(unit=profil.unit, dari=2025, ke=2026, oleh=oleh, waktu=WAKTU)
    isu = baru.uraian.get(kunci="laut")
    ubah_uraian(uraian=isu, isi="Jarak dan cuaca.", judul="Laut", versi=1, oleh=oleh, waktu=WAKTU)
    sama = baru.uraian.get(kunci="a")
    ubah_uraian(uraian=sama, isi=sama.isi, versi=1, oleh=oleh, waktu=WAKTU)
    tanda = {u.kunci: (u.dari_tahun, u.judul) for u in profil_tahun(profil.unit, 2026).uraian}
    assert tanda == {"laut": (None, "Laut"), "a": (None, ""), "b": (2024, "")}
    isu.refresh_from_db()
    assert isu.versi == 2 and isu.kaitan.count() == 2
    assert [j.aksi for j in jejak()] == ["salin_profil", "ubah_uraian", "ubah_uraian"]
    assert json.loads(jejak()[1].perubahan)["sebelum"] == {"isi": "Jarak.", "judul": "", "dari_tahun": 2025}
    assert retak(RANTAI) is None


def test_uraian_yang_sudah_diubah_orang_lain_atau_dikosongkan_ditolak(profil: Profil, oleh: Akun) -> None:
    isu = profil.uraian.get(kunci="laut")
    ubah_uraian(uraian=isu, isi="Satu.", versi=1, oleh=oleh, waktu=WAKTU)
    with pytest.raises(GalatSakip, match="diubah orang lain"):
        ubah_uraian(uraian=isu, isi="Dua.", versi=1, oleh=oleh, waktu=WAKTU)
    with pytest.raises(GalatSakip, match="kosong"):
        ubah_uraian(uraian=isu, isi="  ", versi=2, oleh=oleh, waktu=WAKTU)
    isu.refresh_from_db()
    assert isu.isi == "Satu." and len(jejak()) == 1


def terima(unit: Unit, oleh: Akun, **ganti: Any) -> PenerimaanTitik:
    isi: dict[str, Any] = {
        "titik": "bab1-visi-belum-diisi-1a2b3c4d",
        "isi_titik": "Visi belum diisi.",
        "alasan": " Visi menunggu Renstra. ",
        "nama": "Pejabat G",
        "peran": "Kepala Kantor Wilayah Provinsi Contoh yang Namanya Panjang",
    }
    return terima_titik(unit=unit, tahun=2025, oleh=oleh, waktu=WAKTU, **{**isi, **ganti})


def test_titik_diterima_dengan_nama_dan_alasan_lalu_dicabut(kantor: Unit, oleh: Akun) -> None:
    terima(kantor, oleh)
    kode = "bab1-visi-belum-diisi-1a2b3c4d"
    assert penerimaan(kantor, 2025) == {
        kode: Penerimaan(
            titik=kode,
            isi="Visi belum diisi.",
            alasan="Visi menunggu Renstra.",
            nama="Pejabat G",
            peran="Kepala Kantor Wilayah Provinsi Contoh yang Namanya Panjang",
            waktu=WAKTU,
        )
    }
    terima(kantor, oleh, nama="Pejabat H")
    assert penerimaan(kantor, 2025)[kode].nama == "Pejabat H" and penerimaan(kantor, 2024) == {}
    cabut_titik(
        unit=kantor,
        tahun=2025,
        titik=kode,
        alasan="Visi sudah ada.",
        oleh=oleh,
        waktu=WAKTU + dt.timedelta(days=1),
    )
    assert penerimaan(kantor, 2025) == {}
    assert [(j.aksi, j.alasan) for j in jejak()] == [
        ("terima_titik", "Visi menunggu Renstra."),
        ("terima_titik", "Visi menunggu Renstra."),
        ("cabut_titik", "Visi sudah ada."),
    ]
    assert retak(RANTAI) is None


@pytest.mark.parametrize(
    ("ganti", "pesan"),
    [
        ({"alasan": "  "}, "Alasan belum ditulis"),
        ({"nama": ""}, "belum disebut"),
        ({"titik": ""}, "Kode titik tidak benar"),
        ({"titik": "x" * 121}, "Kode titik tidak benar"),
    ],
)
def test_penerimaan_tanpa_nama_alasan_atau_kode_ditolak(
    kantor: Unit, oleh: Akun, ganti: dict[str, str], pesan: str
) -> None:
    with pytest.raises(GalatSakip, match=pesan):
        terima(kantor, oleh, **ganti)
    assert not PenerimaanTitik.objects.exists() and not jejak()


def test_mencabut_yang_belum_diterima_ditolak(kantor: Unit, oleh: Akun) -> None:
    with pytest.raises(GalatSakip, match="belum diterima"):
        cabut_titik(unit=kantor, tahun=2025, titik="x", alasan="", oleh=oleh, waktu=WAKTU)


def test_gambar_yang_diperlihatkan_teks_dikenali() -> None:
    teks = ['![a](berkas:satu "J")\n![b](berkas:dua.2)', "![c]( berkas:tiga )", "(berkas:bukan)"]
    assert berkas_dirujuk(teks) == {"satu", "dua.2", "tiga"}
