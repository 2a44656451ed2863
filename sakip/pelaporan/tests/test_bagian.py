"""Letterhead, covering letter, day and source of the staff figures: what is stored, refused, confirmed."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from sakip.akun.models import Akun
from sakip.inti.galat import Basi, GalatSakip
from sakip.jejak.models import Jejak
from sakip.organisasi.models import Unit
from sakip.pelaporan.models import Profil, SuratPengantar
from sakip.pelaporan.queries import profil_tahun
from sakip.pelaporan.services import (
    MEDAN,
    Pelaku,
    belum_ditinjau,
    hapus_surat,
    isi_bagian,
    salin_profil,
    sidik_bagian,
    simpan_bagian,
)
from sakip.pelaporan.tests.conftest import WAKTU


@pytest.fixture
def pelaku(oleh: Akun) -> Pelaku:
    return Pelaku(oleh, "Perencana", WAKTU)


def _simpan(profil: Profil, bagian: str, isi: dict[str, str], pelaku: Pelaku, dilihat: str = "") -> bool:
    profil.refresh_from_db()
    return simpan_bagian(
        unit=profil.unit,
        tahun=profil.tahun,
        bagian=bagian,
        isi=isi,
        dilihat=dilihat or sidik_bagian(isi_bagian(profil, bagian)),
        pelaku=pelaku,
    )


def test_kop_disimpan_per_baris_dan_dicatat(profil: Profil, pelaku: Pelaku) -> None:
    assert _simpan(profil, "kop", {"kop_baris": " Kementerian  A \r\n\r\nKanwil B", "kop_alamat": ""}, pelaku)
    kop = profil_tahun(profil.unit, 2025).kop
    assert kop.baris == ("Kementerian A", "Kanwil B") and kop.alamat == () and kop.lambang is not None
    catatan = Jejak.objects.get(aksi="simpan_kop")
    assert json.loads(catatan.perubahan) == {
        "kop_baris": {"sebelum": "Kementerian A\nKantor Wilayah A", "sesudah": "Kementerian A\nKanwil B"},
        "kop_alamat": {"sebelum": "Jalan A", "sesudah": ""},
    }
    assert (catatan.peran, catatan.pelaku) == ("Perencana", pelaku.oleh.pengenal)
    versi = profil.versi
    profil.refresh_from_db()
    assert profil.versi == versi + 1


def test_yang_tidak_berubah_tidak_dicatat(profil: Profil, pelaku: Pelaku) -> None:
    isi = {"kop_baris": "Kementerian A\nKantor Wilayah A\n", "kop_alamat": " Jalan A "}
    assert not _simpan(profil, "kop", isi, pelaku)
    assert not Jejak.objects.exists()


def test_surat_dibuat_diubah_dan_dikeluarkan(profil: Profil, pelaku: Pelaku) -> None:
    SuratPengantar.objects.all().delete()
    assert isi_bagian(profil, "surat") is None
    isi = {
        "nomor": "W.1-PR.03-12",
        "tanggal": "2026-01-20",
        "tujuan": "Sekretaris Jenderal\ndi Jakarta",
        "isi": "Satu.\r\n\r\nDua.",
        "nama_penanda_tangan": "  Nama   Orang ",
    }
    assert _simpan(profil, "surat", isi, pelaku)
    surat = profil_tahun(profil.unit, 2025).surat
    assert surat is not None
    assert (surat.nomor, surat.tanggal, surat.isi) == (isi["nomor"], dt.date(2026, 1, 20), "Satu.\n\nDua.")
    assert (surat.tujuan, surat.nama_penanda_tangan) == (("Sekretaris Jenderal", "di Jakarta"), "Nama Orang")
    assert _simpan(profil, "surat", isi | {"tanggal": ""}, pelaku)
    assert SuratPengantar.objects.get().tanggal is None
    lama = sidik_bagian(isi_bagian(profil, "surat"))
    with pytest.raises(Basi):
        hapus_surat(unit=profil.unit, tahun=2025, dilihat="lain", pelaku=pelaku)
    assert hapus_surat(unit=profil.unit, tahun=2025, dilihat=lama, pelaku=pelaku)
    assert profil_tahun(profil.unit, 2025).surat is None
    assert "W.1-PR.03-12" in Jejak.objects.get(aksi="hapus_surat").perubahan
    assert not hapus_surat(unit=profil.unit, tahun=2025, dilihat="", pelaku=pelaku)


@pytest.mark.parametrize(
    ("bagian", "isi", "tempat", "pesan"),
    [
        ("kop", {"kop_baris": "\n".join("abcdefghi")}, "Baris kop", "Ada 9 baris, paling banyak 8."),
        ("kop", {"kop_alamat": "satu\n" + "x" * 301}, "Baris alamat 2", "301 huruf"),
        ("surat", {"nomor": "x" * 121}, "Nomor", "121 huruf, paling panjang 120."),
        ("surat", {"tanggal": "20 Januari"}, "Tanggal", "«20 Januari» bukan tanggal."),
        ("surat", {"tanggal": "2026-02-30"}, "Tanggal", "bukan tanggal"),
        ("surat", {"tanggal": "0001-01-01"}, "Tanggal", "bukan tanggal"),
        ("surat", {"isi": "x" * 60_001}, "Isi surat", "paling panjang 60.000."),
        ("pegawai", {"pegawai_sumber": "x" * 201}, "Sumber", "201 huruf"),
        ("warna", {}, "bagian", "tidak dikenal"),
    ],
)
def test_yang_tidak_muat_ditolak_di_medannya_dan_tidak_ada_yang_tersimpan(
    profil: Profil, pelaku: Pelaku, bagian: str, isi: dict[str, str], tempat: str, pesan: str
) -> None:
    sebelum = profil_tahun(profil.unit, 2025)
    with pytest.raises(GalatSakip) as salah:
        _simpan(profil, bagian, isi, pelaku, dilihat="apa pun")
    assert [(m.tempat, pesan in m.pesan) for m in salah.value.masalah] == [(tempat, True)]
    assert profil_tahun(profil.unit, 2025) == sebelum and not Jejak.objects.exists()


def test_panjang_medan_tidak_melebihi_kolom_basis_data() -> None:
    for bagian, semua in MEDAN.items():
        model = SuratPengantar if bagian == "surat" else Profil
        for m in semua:
            batas = getattr(model._meta.get_field(m.nama), "max_length", None)
            assert batas is None or m.terpanjang <= batas, m.nama


def test_formulir_basi_ditolak_dan_bagian_lain_tidak_ikut_basi(profil: Profil, pelaku: Pelaku) -> None:
    kop, surat = (sidik_bagian(isi_bagian(profil, b)) for b in ("kop", "surat"))
    assert _simpan(profil, "kop", {"kop_baris": "Pertama"}, pelaku, kop)
    with pytest.raises(Basi) as salah:
        _simpan(profil, "kop", {"kop_baris": "Kedua"}, pelaku, kop)
    assert "sudah diubah orang lain" in str(salah.value)
    assert profil_tahun(profil.unit, 2025).kop.baris == ("Pertama",)
    assert _simpan(profil, "surat", {"nomor": "2/2026"}, pelaku, surat)  # nobody touched the letter


def test_salinan_bertanda_sampai_disimpan_walau_tanpa_perubahan(profil: Profil, pelaku: Pelaku) -> None:
    baru = salin_profil(unit=profil.unit, dari=2025, ke=2026, oleh=pelaku.oleh, waktu=WAKTU)
    assert not belum_ditinjau(profil, "kop") and belum_ditinjau(baru, "kop")
    isi = isi_bagian(baru, "kop")
    assert isi is not None and _simpan(baru, "kop", isi, pelaku)
    baru.refresh_from_db()
    assert not belum_ditinjau(baru, "kop") and belum_ditinjau(baru, "pegawai")
    assert json.loads(Jejak.objects.get(aksi="simpan_kop").perubahan) == {
        "ditinjau": {"sebelum": False, "sesudah": True}
    }
    assert not _simpan(baru, "kop", isi, pelaku)
    assert profil_tahun(profil.unit, 2025).belum_ditinjau == frozenset()
    lama = profil_tahun(profil.unit, 2026).belum_ditinjau
    assert "kop" not in lama and {"surat", "pegawai", "pegawai.golongan"} <= lama


def test_tanpa_profil_tidak_ada_yang_disimpan(kantor: Unit, pelaku: Pelaku) -> None:
    with pytest.raises(GalatSakip, match="belum dimulai"):
        simpan_bagian(unit=kantor, tahun=2025, bagian="kop", isi={}, dilihat="", pelaku=pelaku)
