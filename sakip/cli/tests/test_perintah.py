"""The commands on two example offices."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

import pytest

from sakip.cli.tests.kantor import KANTOR, PADA
from sakip.organisasi.queries import unit_dengan_kode
from sakip.pengukuran.models import RekapUnit
from sakip.pengukuran.queries import capaian_unit
from sakip.pertukaran.contoh import berkas_contoh

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kantor")]
BABEL = ("--unit", "bangka-belitung", "--tahun", "2023")
CONTOH = ("-u", "contoh", "-t", "2025", "--per", "2026-03-02")


def berkas(nama):
    return next(b for b in berkas_contoh() if b.stem == nama)


# --- capaian ---------------------------------------------------------------------------------------


def test_capaian_json_hanya_json_dengan_angka_penuh(sakip):
    hasil = sakip("capaian", *BABEL, "--format", "json")
    assert hasil.exit_code == 0 and hasil.stderr == ""
    isi = json.loads(hasil.stdout)
    assert list(isi) == [
        "unit", "tahun", "bacaan", "butir", "sasaran", "rata_rata", "rata_rata_dibatasi", "batas",
    ]  # fmt: skip
    remisi = next(b for b in isi["butir"] if b["kode"] == "4.2")
    assert Decimal(remisi["realisasi"]) == Decimal("94.7045527930255085566677429771")
    assert (remisi["status"], remisi["basis"]) == ("tidak_tercapai", None)
    assert len(isi["butir"]) == 60


@pytest.mark.parametrize("unit", ["bangka-belitung", "kanwil-babel", "kemenkumham/kanwil-babel"])
def test_unit_boleh_disebut_dengan_tiga_cara(sakip, unit):
    hasil = sakip("capaian", "--unit", unit, "--tahun", 2023, "--format", "json")
    assert json.loads(hasil.stdout)["unit"] == "kanwil-babel"


def test_capaian_csv_sama_dengan_json(sakip):
    isi = json.loads(sakip("capaian", *CONTOH, "--format", "json").stdout)
    teks = sakip("capaian", *CONTOH, "--format", "csv").stdout_bytes.decode()
    baris = list(csv.DictReader(io.StringIO(teks)))
    assert teks.count("\r\n") == len(isi["butir"]) + 1
    assert [{k: v or None for k, v in b.items()} for b in baris] == isi["butir"]


def test_capaian_tabel_memuat_semua_indikator_tanpa_kode_warna(sakip):
    hasil = sakip("capaian", *BABEL)
    assert hasil.exit_code == 0 and "\x1b[" not in hasil.stdout
    assert "60 indikator: 40 melampaui, 13 sesuai, 7 tidak tercapai." in hasil.stdout
    assert "94,70%" in hasil.stdout and "▼ tidak tercapai" in hasil.stdout


def test_capaian_sementara_memakai_angka_yang_belum_disetujui(sakip):
    resmi, sementara = (
        json.loads(sakip("capaian", *CONTOH, "--bacaan", b, "--format", "json").stdout)
        for b in ("resmi", "sementara")
    )
    assert (resmi["bacaan"], sementara["bacaan"]) == ("resmi", "sementara")
    assert resmi["butir"] != sementara["butir"]


# --- telusur ---------------------------------------------------------------------------------------


def test_telusur_menyebut_rumus_langkah_isian_dan_versi(sakip):
    teks = sakip("telusur", *BABEL, "--indikator", "4.2").stdout
    for bagian in (
        "Narapidana yang memperoleh remisi ÷ narapidana yang diusulkan memperoleh remisi × 100",
        "2.933 ÷ 3.097 × 100 = 94,70",
        "Tahun 2023: 1.303 orang; Remisi Idulfitri; angka seluruh wilayah; disetujui; oleh sistem (impor)",
        "Manual pas.persentase-narapidana-remisi@",
        "Aturan hitung versi",
    ):
        assert bagian in teks


def test_telusur_json_memuat_setiap_isian(sakip):
    isi = json.loads(sakip("telusur", *BABEL, "-i", "4.2", "--format", "json").stdout)
    assert isi["kunci"] == "pas.persentase-narapidana-remisi"
    jumlah = {
        v: sum(Decimal(i["nilai"]) for i in isi["isian"] if i["variabel"] == v)
        for v in {i["variabel"] for i in isi["isian"]}
    }
    assert sorted(jumlah.values()) == [2933, 3097]
    assert isi["butir"]["capaian"].startswith("95.66")
    kunci = json.loads(sakip("telusur", *BABEL, "-i", isi["kunci"], "--format", "json").stdout)
    assert kunci == isi


def test_telusur_menandai_isian_yang_tidak_dipakai(sakip):
    teks = sakip("telusur", *CONTOH, "-i", "5.2").stdout
    assert "Desember 2025: 10 objek; diajukan; oleh sistem (impor); tidak dipakai" in teks
    assert "Belum melapor" in teks and "Perhatian" in teks


# --- lkjip -----------------------------------------------------------------------------------------


def test_lkjip_menulis_berkas_dan_mendaftar_yang_belum_diisi(sakip, tmp_path):
    hasil = sakip("lkjip", *CONTOH[:4], "--ke", tmp_path / "k", "--tanggal", "2026-03-02")
    assert hasil.exit_code == 0, hasil.stderr
    assert sorted(b.name for b in (tmp_path / "k").iterdir()) == [
        "lkjip-contoh-2025.docx",
        "lkjip-contoh-2025.pdf",
    ]
    assert (tmp_path / "k" / "lkjip-contoh-2025.pdf").read_bytes().startswith(b"%PDF-")
    assert (tmp_path / "k" / "lkjip-contoh-2025.docx").read_bytes().startswith(b"PK")
    assert "Diragukan: " in hasil.stdout and "→ " in hasil.stdout
    assert hasil.stdout.count("Tertulis: ") == 2


def test_lkjip_satu_format_dan_byte_yang_sama(sakip, tmp_path):
    isi = []
    for folder in ("a", "b"):
        ke = tmp_path / folder
        assert (
            sakip("lkjip", *CONTOH[:4], "--ke", ke, "--format", "pdf", "--tanggal", "02-03-2026").exit_code
            == 0
        )
        assert [b.name for b in ke.iterdir()] == ["lkjip-contoh-2025.pdf"]
        isi.append((ke / "lkjip-contoh-2025.pdf").read_bytes())
    assert isi[0] == isi[1]


# --- impor, ekspor, siapkan ------------------------------------------------------------------------


def test_ekspor_sama_dengan_paket_contoh(sakip, tmp_path):
    hasil = sakip("ekspor", "-u", "contoh", "-t", 2025, "--ke", tmp_path / "x" / "p.json")
    assert hasil.exit_code == 0, hasil.stderr
    teks = (tmp_path / "x" / "p.json").read_text(encoding="utf-8")
    assert teks == sakip("ekspor", "-u", "contoh", "-t", 2025).stdout
    impor = sakip("impor", tmp_path / "x" / "p.json").stdout
    assert impor.startswith("contoh 2025: sudah ada dan tidak berubah.\n")


def test_impor_paket_rusak_disebut_semua_salahnya(sakip, tmp_path):
    isi = json.loads(berkas("contoh").read_text(encoding="utf-8"))
    isi["isian"][0]["nilai"] = "12,5 orang"
    isi["perjanjian"][0]["butir"][0]["indikator"] = "tidak.ada"
    rusak = tmp_path / "rusak.json"
    rusak.write_text(json.dumps(isi), encoding="utf-8")
    hasil = sakip("impor", rusak, berkas("contoh"))
    assert hasil.exit_code == 1
    assert "rusak.json ditolak" in hasil.stderr and "tidak.ada" in hasil.stderr
    assert "isian[0]" in hasil.stderr and "Perbaikan" in hasil.stderr
    assert "contoh 2025: sudah ada dan tidak berubah." in hasil.stdout


def test_impor_uji_tidak_menulis(sakip, tmp_path):
    isi = json.loads(berkas("contoh").read_text(encoding="utf-8"))
    isi["teks"][0]["isi"] = "Teks baru."
    ubah = tmp_path / "ubah.json"
    ubah.write_text(json.dumps(isi), encoding="utf-8")
    hasil = sakip("impor", ubah, "--uji")
    assert hasil.exit_code == 0 and "akan diubah" in hasil.stdout and "uji" in hasil.stdout
    assert "Teks baru." not in sakip("ekspor", "-u", "contoh", "-t", 2025).stdout


def test_impor_berkas_yang_tidak_ada(sakip, tmp_path):
    hasil = sakip("impor", tmp_path / "tiada.json")
    assert hasil.exit_code == 1 and "Berkas tidak ada." in hasil.stderr


# --- kelola ----------------------------------------------------------------------------------------


def test_rekap_diperiksa_dirusak_dan_dibangun(sakip):
    assert sakip("kelola", "rekap", "--periksa").exit_code == 0
    satu = RekapUnit.objects.filter(cacah__gt=0).first()
    RekapUnit.objects.filter(pk=satu.pk).update(cacah=satu.cacah + 1)
    hasil = sakip("kelola", "rekap", "--periksa")
    assert hasil.exit_code == 1 and "1 perbedaan" in hasil.stderr
    assert "baris" in sakip("kelola", "rekap", "--bangun").stdout
    assert sakip("kelola", "rekap", "--periksa").exit_code == 0


def test_jejak_utuh_dan_jangkar(sakip):
    hasil = sakip("kelola", "jejak", "--periksa")
    assert hasil.exit_code == 0 and "rantai jejak utuh" in hasil.stdout
    jangkar = sakip("kelola", "jangkar", "--tanggal", "2020-01-01").stdout.splitlines()
    assert [b.split("\t")[:3] for b in jangkar] == [
        ["contoh", "2020-01-01", "0 catatan"],
        ["kemenkumham", "2020-01-01", "0 catatan"],
    ]
    esok = sakip("kelola", "jangkar", "--tanggal", "2199-01-01")
    assert esok.exit_code == 1 and "belum selesai" in esok.stderr


def test_contoh_md_ditulis(sakip, tmp_path):
    """Two of the three published offices are in; the third is named as missing."""
    hasil = sakip("kelola", "contoh-md", "--ke", tmp_path / "contoh.md")
    assert hasil.exit_code == 2 and "kanwil" in hasil.stderr
    assert not (tmp_path / "contoh.md").exists()


def test_profil_tahun_baru_disalin_ditinjau_dan_tidak_ditimpa(sakip, tmp_path):
    hasil = sakip("kelola", "profil-baru", "--unit", "contoh", "--tahun", "2026")
    assert hasil.exit_code == 0, hasil.output
    assert "disalin dari tahun 2025" in hasil.stdout and "uraian bertanda belum ditinjau" in hasil.stdout
    paket = json.loads(sakip("ekspor", "-u", "contoh", "-t", "2026").stdout)
    (profil,) = paket["profil"]
    assert profil["dari_tahun"] == 2025 and {u["dari_tahun"] for u in profil["uraian"]} == {2025}
    profil["uraian"][0]["dari_tahun"] = None
    (tmp_path / "profil.json").write_text(json.dumps(paket))
    assert sakip("impor", tmp_path / "profil.json").exit_code == 0
    (profil,) = json.loads(sakip("ekspor", "-u", "contoh", "-t", "2026").stdout)["profil"]
    assert [u["dari_tahun"] for u in profil["uraian"]].count(None) == 1
    ulang = sakip("kelola", "profil-baru", "-u", "contoh", "-t", "2026")
    assert ulang.exit_code == 1 and "Profil tahun 2026 sudah ada." in ulang.stderr
    terlalu_awal = sakip("kelola", "profil-baru", "-u", "contoh", "-t", "2025")
    assert terlalu_awal.exit_code == 1 and "belum mempunyai profil sebelum tahun 2025" in terlalu_awal.stderr


# --- what is misused -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("argumen", "isi"),
    [
        (("capaian", "-u", "bangka-belitun", "-t", "2023"), "«bangka-belitung»"),
        (("capaian", "-u", "bangka-belitung", "-t", "2030"), "Tahun yang ada: 2023."),
        (("lkjip", "-u", "contoh", "-t", "2019", "--ke", "x"), "Tahun yang ada: 2025."),
        (("telusur", *BABEL, "-i", "4.20"), "4.2"),
        (("capaian", "-u", "contoh"), "Pilihan --tahun / -t belum diisi."),
        (("capaian", "-u", "contoh", "-t", "dua"), "«dua» bukan tahun"),
        (("capaian", *CONTOH[:4], "--per", "kemarin"), "bukan tanggal"),
        (("capaian", *BABEL, "--format", "xml"), "«xml» tidak dikenal; pilih salah satu dari"),
        (("lkjip", *BABEL, "--ke", "x", "--format", "odt"), "«odt» tidak dikenal"),
        (("capai",), "Mungkin maksudnya 'capaian'."),
        (("capaian", "--unt", "x"), "Pilihan --unt tidak dikenal."),
        (("impor",), "belum diisi"),
        (("kelola", "rekap"), "Pilih salah satu: --bangun atau --periksa."),
        (("jalankan", "--porta", "99999"), "«99999» di luar 1 sampai 65535."),
        (("jalankan", "--porta", "x"), "«x» bukan nomor porta"),
        (("capaian", "berlebih", *BABEL), "Argumen berlebih: berlebih."),
        (("capaian", "--unit"), "Pilihan --unit memerlukan isi."),
    ],
)
def test_salah_pakai_diterangkan_dan_keluar_dengan_dua(sakip, argumen, isi):
    hasil = sakip(*argumen)
    assert hasil.exit_code == 2, hasil.output
    assert isi in hasil.stderr
    assert "Traceback" not in hasil.output and hasil.stdout == ""


def test_setiap_indikator_contoh_dapat_ditelusuri(sakip):
    kode, tahun = KANTOR["contoh"]
    for b in capaian_unit(unit_dengan_kode(kode), tahun, pada=PADA).butir:
        hasil = sakip("telusur", *CONTOH, "-i", b.kode)
        assert hasil.exit_code == 0 and b.manual.versi in hasil.stdout


def test_tahun_tanpa_perjanjian_tetap_menjadi_draf_bila_ada_isinya(sakip, tmp_path):
    assert sakip("kelola", "profil-baru", "--unit", "contoh", "--tahun", 2026).exit_code == 0
    hasil = sakip("lkjip", "-u", "contoh", "-t", 2026, "--ke", tmp_path, "--format", "html")
    assert hasil.exit_code == 0, hasil.stderr
    isi = (tmp_path / "lkjip-contoh-2026.html").read_text(encoding="utf-8")
    assert "belum ditinjau" in isi and "DRAF" in isi.upper()
    kosong = sakip("lkjip", "-u", "contoh", "-t", 2030, "--ke", tmp_path, "--format", "html")
    assert kosong.exit_code == 2 and "tidak mempunyai Perjanjian Kinerja tahun 2030" in kosong.stderr
