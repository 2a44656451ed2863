"""The profile, the files and the outline of a package: complete examples, re-import, who may change what."""

from __future__ import annotations

import base64
import copy
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sakip.inti.galat import GalatSakip
from sakip.organisasi.models import Unit
from sakip.pelaporan.models import BerkasProfil, KerangkaLaporan, Profil, Uraian
from sakip.pelaporan.queries import kerangka_terpilih, profil_tahun
from sakip.pertukaran.ekspor import ekspor_paket
from sakip.pertukaran.impor import LaporanImpor
from sakip.pertukaran.kanonik import kanonik
from sakip.pertukaran.skema import Simpul, akar
from sakip.pertukaran.tests.kasus import cari, profil

Isi = dict[str, Any]
Impor = Callable[..., LaporanImpor]
Contoh = Callable[[str], Isi]

#: A chart that is drawn from the tree and a copy of another year are told by null.
BOLEH_NULL = {
    ("profil", "struktur"),
    *((b, n) for b in ("profil", "uraian") for n in ("dari_tahun", "ditinjau")),
}


def kantor(isi: Isi) -> Unit:
    return Unit.objects.get(instansi__kode=isi["instansi"]["kode"], kode=isi["unit_utama"])


def tak_pernah_terisi(baris: list[Isi], simpul: Simpul) -> list[tuple[str, str]]:
    """Names that no row of a list fills."""
    assert simpul.butir is not None
    kosong = []
    for nama, anak in simpul.butir.properti.items():
        isi = [b[nama] for b in baris]
        if not any(n not in (None, "", []) for n in isi):
            kosong.append((simpul.nama, nama))
        elif anak.butir is not None and anak.butir.properti:
            kosong += tak_pernah_terisi([b for n in isi for b in n], anak)
    return kosong


def test_contoh_mengisi_setiap_bagian_profil(paket: Isi) -> None:
    for nama in ("berkas", "profil"):
        assert set(tak_pernah_terisi(paket[nama], akar().properti[nama])) <= BOLEH_NULL
    surat = profil(paket)["surat"]
    assert [k for k, v in surat.items() if not v] == []
    uraian = akar().properti["profil"].butir
    assert uraian is not None and uraian.properti["uraian"].butir is not None
    jenis = uraian.properti["uraian"].butir.properti["jenis"].enum
    assert {u["jenis"] for u in profil(paket)["uraian"]} == set(jenis or ())
    assert {g["dimensi"] for g in profil(paket)["pegawai"]} == {
        "jenis_kelamin",
        "golongan",
        "pendidikan",
        "jenis_jabatan",
    }
    assert {b["jenis"] for b in paket["berkas"]} == {"application/pdf", "image/png", "image/jpeg"}


def test_contoh_memakai_setiap_bentuk_teks(paket: Isi) -> None:
    semua = "\n\n".join([t["isi"] for t in paket["teks"]] + [u["isi"] for u in profil(paket)["uraian"]])
    for pola in (
        r"^- \S",
        r"^\d\. \S",
        r"^  - \S",
        r"^Tabel: \S",
        r"^\|---\|",
        r"^!\[[^\]]+\]\(berkas:\S+ \"[^\"]+\"\)$",
        r"\*\*\w",
        r"\{capaian:",
        r"\{realisasi:[0-9.]+:2024\}",
        r"\{target:",
    ):
        assert re.search(pola, semua, re.MULTILINE), pola


def test_teks_setiap_indikator_terjawab_pada_tingkatnya_sendiri_atau_di_atasnya(paket: Isi) -> None:
    ada = {(t["kunci"], t["bagian"]) for t in paket["teks"]}
    akhir = {p["kode"]: p for p in sorted(paket["perjanjian"], key=lambda p: p["revisi"])}
    for p in akhir.values():
        for b in p["butir"]:
            if b["acuan"]:
                continue
            for bagian in ("sebab", "kendala", "solusi", "efisiensi", "program_penunjang"):
                tempat = (b["indikator"], b["sasaran"], b["penanggung"])
                assert any((k, bagian) in ada for k in tempat), f"{b['kode']} {bagian}"


def test_gambar_dan_pdf_contoh_dapat_dibuka(paket: Isi) -> None:
    import pypdfium2

    from sakip.dokumen.bagan.png import ukuran

    for b in paket["berkas"]:
        isi = base64.b64decode(b["isi"])
        if b["jenis"] == "application/pdf":
            assert len(pypdfium2.PdfDocument(isi)) == 2
        elif b["jenis"] == "image/png":
            assert min(ukuran(isi) or (0,)) > 100
    assert len(json.dumps(paket)) < 600_000


def test_pejabat_tidak_disebut_dalam_profil_kantor_nyata(contoh: Contoh) -> None:
    for nama in ("bangka-belitung", "sumatera-barat", "banten"):
        for p in contoh(nama)["profil"]:
            assert p["surat"] is None or p["surat"]["nama_penanda_tangan"] == ""
            assert not re.search(r"\bNIP\b|\d{18}", json.dumps(p))


def test_profil_yang_berubah_diganti_dan_yang_tidak_disebut_dibiarkan(impor: Impor, paket: Isi) -> None:
    impor(paket)
    baru = copy.deepcopy(paket)
    cari(profil(baru)["uraian"], kunci="kepulauan").update(isi="Isu baru.", indikator=["layanan.ikm"])
    profil(baru)["surat"] = None
    profil(baru)["lampiran"].pop()
    baru["berkas"][0]["keterangan"] = "Keterangan lain"
    laporan = impor(baru)
    assert laporan.diubah == {"berkas": 1, "profil": 1, "paket": 1} and laporan.ditambah == {}
    assert ekspor_paket(kantor(baru), 2025) == kanonik(baru)
    assert Profil.objects.get(unit=kantor(baru)).versi == 2
    assert not impor(baru).berubah
    baru["profil"] = []
    assert impor(baru).tidak_disebut == {"profil": 1}
    assert Uraian.objects.get(jenis="isu_strategis", kunci="kepulauan").isi == "Isu baru."


def test_gambar_yang_hilang_dari_penyimpanan_dipulihkan_dengan_mengimpor_lagi(
    impor: Impor, paket: Isi, gudang: Path
) -> None:
    impor(paket)
    lambang = BerkasProfil.objects.get(kunci="lambang")
    (tersimpan,) = gudang.rglob(lambang.berkas.sha256)
    tersimpan.unlink()
    kosong = profil_tahun(kantor(paket), 2025).kop.lambang
    assert kosong is not None and kosong.isi == b""
    with pytest.raises(GalatSakip, match="tidak ada di penyimpanan"):
        ekspor_paket(kantor(paket), 2025)
    assert impor(paket).diubah == {"berkas": 1}
    assert ekspor_paket(kantor(paket), 2025) == kanonik(paket)


def test_profil_unit_bawahan_berdampingan_dengan_profil_kantor(impor: Impor, paket: Isi) -> None:
    balai = {**copy.deepcopy(profil(paket)), "unit": "balai-melati", "lambang": None, "pegawai": []}
    balai["lampiran"] = [g for g in balai["lampiran"] if g["jenis"] == "dokumen"]
    paket["profil"].append(balai)
    impor(paket)
    assert ekspor_paket(kantor(paket), 2025) == kanonik(paket)
    melati = Unit.objects.get(kode="balai-melati")
    assert profil_tahun(melati, 2025).kop.lambang is None
    assert profil_tahun(melati, 2025).surat == profil_tahun(kantor(paket), 2025).surat
    sendiri = json.loads(ekspor_paket(melati, 2025, "melati"))
    assert [p["unit"] for p in sendiri["profil"]] == ["balai-melati"] and sendiri["berkas"] == []
    assert sendiri["kerangka"] == paket["kerangka"]
    dirujuk = {k for u in balai["uraian"] for k in u["indikator"]}
    assert dirujuk <= {i["kunci"] for i in sendiri["indikator"]}


def test_kerangka_terpilih_menurut_tahun_dan_instansi(impor: Impor, contoh: Contoh, paket: Isi) -> None:
    for nama in ("bangka-belitung", "banten", "contoh"):
        impor(contoh(nama))
    babel = Unit.objects.get(kode="kanwil-babel")
    assert kerangka_terpilih(babel, 2023) == ("kemenkumham-2023", ())
    assert kerangka_terpilih(babel, 2019) == ("permenpanrb-53-2014", ())
    assert kerangka_terpilih(babel, 2013) == ("permenpanrb-53-2014", ())
    kode, ubahan = kerangka_terpilih(kantor(paket), 2025)
    assert kode == "permenpanrb-53-2014"
    assert ubahan[0] == {"tindakan": "ubah", "kode": "bab1.organisasi", "judul": "Susunan Organisasi"}
    assert len(ubahan) == len(paket["kerangka"][0]["ubahan"])


def test_kerangka_diubah_oleh_satu_satunya_kantor_lalu_hanya_oleh_puncak(
    impor: Impor, contoh: Contoh
) -> None:
    babel, sumbar = contoh("bangka-belitung"), contoh("sumatera-barat")
    impor(babel)
    babel["kerangka"][0]["ubahan"] = [{"tindakan": "tingkat", "banding": "efisiensi", "tingkat": "bab"}]
    assert impor(babel).diubah == {"kerangka": 1, "paket": 1}
    with pytest.raises(GalatSakip, match=r"kerangka\[0\].ubahan.*dipakai bersama"):
        impor(sumbar)
    sumbar["kerangka"] = copy.deepcopy(babel["kerangka"])
    impor(sumbar)
    babel["kerangka"][0]["ubahan"] = []
    with pytest.raises(GalatSakip, match="kerangka instansi"):
        impor(babel)
    pusat = {**copy.deepcopy(babel), "nama": "pusat", "unit_utama": "kemenkumham"}
    for bagian in ("perjanjian", "isian", "nilai_langsung", "pengajuan", "bukti", "riwayat", "dipa"):
        pusat[bagian] = []
    pusat.update(kejadian=[], potret=[], teks=[], berkas=[], profil=[], renstra=[])
    pusat.update(skor=[], emonev=[], pelaksana_target_kinerja=[], rekap_target_kinerja=[], e_performance=[])
    assert "kerangka" in impor(pusat).diubah
    assert KerangkaLaporan.objects.get().ubahan == []


def test_kerangka_yang_bertumpang_dengan_yang_tersimpan_ditolak(impor: Impor, paket: Isi) -> None:
    impor(paket)
    paket["kerangka"] = [{"sejak_tahun": 2026, "kode": "permenpanrb-53-2014"}]
    with pytest.raises(GalatSakip, match="kerangka tersimpan sejak 2025"):
        impor(paket)
    paket["kerangka"].insert(0, {"sejak_tahun": 2025, "sampai_tahun": 2025, "kode": "permenpanrb-53-2014"})
    laporan = impor(paket)
    assert laporan.diubah == {"kerangka": 1, "paket": 1} and laporan.ditambah == {"kerangka": 1}
    assert ekspor_paket(kantor(paket), 2025) == kanonik(paket)
