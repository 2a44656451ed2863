"""Files as people bring them to the desk: read the same, or refused by sheet and cell with the remedy."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable
from decimal import Decimal as D
from typing import Any

import openpyxl
import pytest

from sakip.anggaran.models import Potret
from sakip.inti.galat import GalatSakip
from sakip.pertukaran.meja.berkas import BARIS_TERBANYAK, buka
from sakip.pertukaran.meja.peta import Peta, dari_isi
from sakip.pertukaran.meja.rencana import Rencana
from sakip.pertukaran.meja.services import simpan_berkas, susun_rencana
from sakip.pertukaran.tests.contoh_berkas import JUDUL_OMSPAN, omspan
from sakip.pertukaran.tests.contoh_berkas.dasar import isi_buku
from sakip.pertukaran.tests.kantor_meja import BARIS, JUNI, Meja

pytestmark = pytest.mark.django_db


@pytest.fixture
def meja(gudang: Any) -> Meja:
    return Meja()


def ubah_bagian(isi: bytes, bagian: str, ubah: Callable[[str], str]) -> bytes:
    """The same workbook with one of its XML parts rewritten."""
    aliran = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(isi)) as asal, zipfile.ZipFile(aliran, "w", zipfile.ZIP_DEFLATED) as jadi:
        for nama in asal.namelist():
            data = asal.read(nama)
            jadi.writestr(nama, ubah(data.decode()).encode() if nama == bagian else data)
    return aliran.getvalue()


def ubah_buku(isi: bytes, ubah: Callable[[Any], object]) -> bytes:
    wb = openpyxl.load_workbook(io.BytesIO(isi))
    ubah(wb)
    return isi_buku(wb)


def kata(r: Rencana) -> str:
    return " | ".join(f"{m.tempat}: {m.pesan} {m.saran}" for m in r.masalah.isi)


# --- the same table in other clothes ------------------------------------------------------------------


@pytest.mark.parametrize("sandi", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("pemisah", [";", ",", "\t"])
def test_csv_dalam_sandi_dan_pemisah_apa_pun_terbaca_sama(meja: Meja, sandi: str, pemisah: str) -> None:
    baris = [pemisah.join(JUDUL_OMSPAN)]
    for *kode, uraian, pagu, nilai in BARIS:
        sel = [*kode, f"“{uraian}”, honor", f"{pagu:,}".replace(",", "."), f"{nilai},00"]
        baris.append(pemisah.join(f'"{s}"' for s in sel))
    r = susun_rencana(meja.minta("\r\n".join(baris).encode(sandi)))
    assert r.dapat, kata(r)
    assert [(b.nama, b.menjadi) for b in r.beda] == [
        ("408159 5252.eba.994.001 51", "Rp540"), ("408159 5252.eba.994.002 52", "Rp120"),
    ]  # fmt: skip


def test_angka_bertitik_desimal_dibaca_menurut_peta_dan_yang_ragu_ditolak(meja: Meja) -> None:
    baris = [";".join(JUDUL_OMSPAN)] + [";".join([*map(str, b[:7]), "900", "1.200"]) for b in BARIS[:1]]
    isi = "\n".join(baris).encode()
    r = susun_rencana(meja.minta(isi))
    assert [b.menjadi for b in r.beda] == ["Rp1.200"]  # a dot before three figures parts thousands
    inggris = dari_isi(meja.peta.isi).isi() | {"angka": "inggris"}
    peta = meja.petakan(dari_isi(inggris), "realisasi", list(JUDUL_OMSPAN))
    salah = susun_rencana(meja.minta(isi.replace(b"1.200", b"1.200,5"), peta, per_tanggal=JUNI))
    assert "CSV!I2: «1.200,5» bukan angka dengan koma ribuan" in kata(salah)
    sen = susun_rencana(meja.minta(isi.replace(b"1.200", b"1,200.50"), peta, per_tanggal=JUNI))
    assert "CSV!I2: «1,200.50» mengandung sen." in kata(sen)


# --- a workbook whose table is not what it seems ------------------------------------------------------


def test_lembar_tersembunyi_dan_lembar_kosong_di_depan_dilewati(meja: Meja) -> None:
    def depan(wb: Any) -> None:
        wb.create_sheet("Rahasia", 0).sheet_state = "hidden"
        wb["Rahasia"].append(["Kode Satker", "x"])
        wb.create_sheet("Kosong", 0)

    r = susun_rencana(meja.minta(ubah_buku(omspan(BARIS), depan)))
    assert r.dapat and r.baris == 3


def test_lembar_peta_yang_disembunyikan_disebut_dengan_yang_ada(meja: Meja) -> None:
    isi = omspan(BARIS)
    peta = meja.petakan(
        dari_isi(dari_isi(meja.peta.isi).isi() | {"lembar": "Realisasi"}), "realisasi", list(JUDUL_OMSPAN)
    )

    def sembunyikan(wb: Any) -> None:
        wb.create_sheet("Sampul")["A1"] = "LAPORAN"
        wb["Realisasi"].sheet_state = "hidden"

    with pytest.raises(GalatSakip, match=r"Lembar «Realisasi» disembunyikan.*Tampilkan"):
        susun_rencana(meja.minta(ubah_buku(isi, sembunyikan), peta, per_tanggal=JUNI))

    def ganti_nama(wb: Any) -> None:
        wb["Realisasi"].title = "Sheet1"

    isi = ubah_buku(isi, ganti_nama)
    r = susun_rencana(meja.minta(isi, peta, per_tanggal=JUNI))
    assert r.dapat and r.baris == 3  # one sheet: it can only be that one
    assert "yang dibaca lembar satu-satunya, «Sheet1»" in " ".join(m.pesan for m in r.peringatan.isi)

    def tambah(wb: Any) -> None:
        wb.create_sheet("Sampul")["A1"] = "LAPORAN"

    with pytest.raises(GalatSakip, match=r"Lembar «Realisasi» tidak ada.*Yang ada: Sheet1, Sampul"):
        susun_rencana(meja.minta(ubah_buku(isi, tambah), peta, per_tanggal=JUNI))


def test_buku_kerja_yang_kosong_ditolak(meja: Meja) -> None:
    with pytest.raises(GalatSakip, match="Sheet: Lembar ini kosong"):
        simpan_berkas(instansi=meja.instansi, isi=isi_buku(openpyxl.Workbook()))


def test_hanya_kepala_tanpa_baris_disebut(meja: Meja) -> None:
    wb = openpyxl.Workbook()
    wb.active.append(list(JUDUL_OMSPAN))
    assert "Tidak ada baris data di bawah kepala tabel." in kata(susun_rencana(meja.minta(isi_buku(wb))))


def test_rumus_tanpa_nilai_dan_galat_excel_disebut_selnya(meja: Meja) -> None:
    isi = ubah_bagian(
        omspan(BARIS), "xl/worksheets/sheet1.xml",
        lambda x: re.sub(r'<c r="I6"[^>]*><v>500</v></c>', '<c r="I6"><f>SUM(H6:H7)</f></c>', x),
    )  # fmt: skip
    r = susun_rencana(meja.minta(isi))
    assert "Realisasi!I6: Rumus di sel ini belum pernah dihitung. Buka di Excel, simpan" in kata(r)
    isi = ubah_bagian(
        omspan(BARIS), "xl/worksheets/sheet1.xml",
        lambda x: re.sub(r'<c r="I6"[^>]*><v>500</v></c>', '<c r="I6" t="e"><v>#REF!</v></c>', x),
    )  # fmt: skip
    assert "Realisasi!I6: Sel ini berisi galat Excel." in kata(susun_rencana(meja.minta(isi)))


def test_tahun_lain_ditolak(meja: Meja) -> None:
    r = susun_rencana(meja.minta(omspan(BARIS, per="30 Juni 2022"), per_tanggal=dt.date(2022, 6, 30)))
    assert "per_tanggal" in kata(r) and "2023" in kata(r)
    rpd = meja.petakan(
        Peta(kepala=1, kolom={"satker": "Satker", "akun": "Akun", "bulan": "Periode", "nilai": "RPD"}),
        "rpd", ["Satker", "Akun", "Periode", "RPD"],
    )  # fmt: skip
    isi = b"Satker;Akun;Periode;RPD\n408159;51;Maret 2022;10\n"
    r = susun_rencana(meja.minta(isi, rpd, tanggal=dt.date(2023, 1, 5)))
    assert "CSV!C2: Periode ini dari tahun 2022, bukan 2023. Buka impor tahun itu." in kata(r)


def test_cela_tampil_di_samping_barisnya(meja: Meja) -> None:
    rusak = [(*BARIS[0][:8], "lima ratus"), BARIS[1], (*BARIS[2][:5], "999", *BARIS[2][6:])]
    r = susun_rencana(meja.minta(omspan(rusak)))
    satu, dua = r.sorot
    assert (satu.nomor, dua.nomor) == (6, 9)
    menurut = {s.judul: s for s in satu.sel}
    assert menurut["Kode Satker"].isi == "408159" and not menurut["Kode Satker"].salah
    (cela,) = [s for s in satu.sel if s.salah]
    assert (cela.alamat, cela.isi) == ("I6", "lima ratus") and "bukan angka" in cela.salah[0].pesan
    (cela,) = [s for s in dua.sel if s.salah]
    assert (cela.alamat, cela.isi) == ("F9", "999")
    assert not r.tanpa_baris and [m.tempat for b in r.sorot for m in b.semua] == [
        "Realisasi!I6", "Realisasi!F9",
    ]  # fmt: skip
    baik = susun_rencana(meja.minta(omspan(BARIS), per_tanggal=dt.date(2022, 6, 30)))
    assert not baik.sorot and [m.tempat for m in baik.tanpa_baris] == ["Per tanggal"]


def test_cela_e_performance_menyebut_selnya(meja: Meja) -> None:
    judul = ["Kode", "Capaian"]
    peta = meja.petakan(Peta(kepala=1, kolom={"butir": "Kode", "nilai": "Capaian"}), "eperforma", judul)
    meja.indikator("1.1", D(90), "x", {"x": meja.variabel("layanan", nama="Layanan")})
    minta = {"per_tanggal": JUNI, "periode": "2023-06"}
    meja.terapkan(meja.minta(b"Kode;Capaian\n1.1;90\n", peta, **minta))
    r = susun_rencana(meja.minta(b"Kode;Capaian\n1.1;91\n", peta, **minta))
    (baris,) = r.sorot
    (cela,) = [s for s in baris.sel if s.salah]
    assert (baris.nomor, cela.alamat, cela.isi) == (2, "A2", "1.1")
    assert "sama tanggalnya" in cela.salah[0].pesan


# --- files that are no table, or are made to hurt -----------------------------------------------------


def bom_zip() -> bytes:
    """A workbook whose sheet unpacks to more than is read."""
    aliran = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(omspan(BARIS))) as asal,
        zipfile.ZipFile(aliran, "w", zipfile.ZIP_DEFLATED) as j,
    ):
        for nama in asal.namelist():
            with j.open(nama, "w") as tulis:
                if nama != "xl/worksheets/sheet1.xml":
                    tulis.write(asal.read(nama))
                else:
                    for _ in range(165):
                        tulis.write(b" " * 1024 * 1024)
    return aliran.getvalue()


def jauh() -> bytes:
    return ubah_buku(omspan(BARIS), lambda wb: wb["Realisasi"].cell(1_000_000, 1, "x"))


def banyak_baris(n: int) -> bytes:
    return b"Satker;Nilai\n" + b"408159;1\n" * (n - 1)


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        (lambda: b"", "Berkasnya kosong. Unduh lagi"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, r"bentuk lama \(\.xls\).*\(\*\.xlsx\)"),
        (lambda: b"<html xmlns:x='urn:schemas-microsoft-com:office:excel'><table><tr><td>1", "halaman web"),
        (lambda: b"\xef\xbb\xbf\r\n<!DOCTYPE html><html><body><table>", "halaman web"),
        (lambda: b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office'>", "halaman web"),
        (lambda: b"%PDF-1.7 ...", "berkas PDF.*sebagai Excel atau CSV"),
        (lambda: b"PK\x03\x04rusak", "rusak atau terpotong.*simpan sebagai"),
        (lambda: omspan(BARIS)[:3000], "rusak atau terpotong"),
        (bom_zip, "jauh lebih besar daripada ukurannya.*Salin tabelnya"),
        (jauh, r"lebih dari 99\.999 baris.*Hapus isi yang jauh"),
        (lambda: banyak_baris(BARIS_TERBANYAK + 1), r"lebih dari 99\.999 baris.*bagi berkasnya"),
        (lambda: b"\x00\x01biner", "bukan berkas Excel"),
        (lambda: b"\n\n;;\n", "tidak berisi tabel"),
        (lambda: b'Satker;Nilai\n"408159;1\n' + b"x" * 140_000, "kutip tidak ditutup"),
    ],
)  # fmt: skip
def test_yang_bukan_tabel_ditolak_dengan_jalan_keluarnya(isi: Callable[[], bytes], pesan: str) -> None:
    with pytest.raises(GalatSakip) as salah:
        buka(isi())
    (m,) = salah.value.masalah
    assert re.search(pesan, f"{m.pesan} {m.saran}"), m


def test_seratus_ribu_baris_kurang_satu_terbaca() -> None:
    assert len(buka(banyak_baris(BARIS_TERBANYAK - 1)).lembar.baris) == BARIS_TERBANYAK - 1


def test_yang_ditolak_tidak_menyimpan_apa_pun(meja: Meja) -> None:
    with pytest.raises(GalatSakip):
        simpan_berkas(instansi=meja.instansi, isi=bom_zip())
    assert not Potret.objects.exists() and not meja.instansi.berkas_set.exists()
