"""Import writes all or nothing, once; export gives back the same bytes."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sakip.berkas.models import Berkas
from sakip.inti.galat import GalatSakip
from sakip.jejak.models import Jejak
from sakip.jejak.queries import retak
from sakip.organisasi.models import Leluhur, Unit
from sakip.pengukuran.models import Bukti, Isian, Langkah
from sakip.perjanjian.models import ButirPerjanjian, Perjanjian
from sakip.pertukaran import impor as impor_
from sakip.pertukaran.ekspor import ekspor_paket
from sakip.pertukaran.impor import LaporanImpor
from sakip.pertukaran.kanonik import kanonik, sidik
from sakip.pertukaran.models import Paket

Isi = dict[str, Any]
Impor = Callable[..., LaporanImpor]


def isi_basis_data() -> dict[str, int]:
    """Rows per table of our own apps, without the system actor."""
    return {
        m._meta.label: m._default_manager.count()
        for m in apps.get_models()
        if m.__module__.startswith("sakip.") and m._meta.app_label != "akun"
    }


def rantai(isi: Isi) -> str:
    return f"{isi['instansi']['kode']}/{isi['unit_utama']}"


def utama(isi: Isi) -> Unit:
    return Unit.objects.get(instansi__kode=isi["instansi"]["kode"], kode=isi["unit_utama"])


@pytest.mark.parametrize("nama", ["bangka-belitung", "sumatera-barat", "banten", "contoh"])
def test_ekspor_sesudah_impor_sama_dengan_berkasnya_sampai_bita_terakhir(
    impor: Impor, contoh: Callable[[str], Isi], nama: str
) -> None:
    isi = contoh(nama)
    laporan = impor(isi)
    assert laporan.penyimpangan == ()
    assert ekspor_paket(utama(isi), isi["tahun"]) == kanonik(isi)


def test_jumlah_dokumen_dipa_pulang_pergi_dan_dapat_diubah(impor: Impor, paket: Isi) -> None:
    versi = paket["dipa"][0]["revisi"][0]
    versi["dokumen_jumlah"] = sum(b["pagu"] for b in versi["baris"])
    versi["dokumen_57"] = 0
    impor(paket)
    assert ekspor_paket(utama(paket), paket["tahun"]) == kanonik(paket)
    ubah = copy.deepcopy(paket)
    ubah["dipa"][0]["revisi"][0]["dokumen_jumlah"] += 5
    assert impor(ubah).diubah["dipa"] == 1
    assert ekspor_paket(utama(ubah), ubah["tahun"]) == kanonik(ubah)


def test_impor_kedua_tidak_mengubah_apa_pun(impor: Impor, paket: Isi) -> None:
    pertama = impor(paket)
    sebelum, jejak = isi_basis_data(), Jejak.objects.count()
    versi = list(Isian.objects.values_list("pk", "versi", "waktu").order_by("pk"))
    kedua = impor(copy.deepcopy(paket))
    assert (kedua.ditambah, kedua.diubah) == ({}, {})
    assert kedua.sama == pertama.ditambah
    assert isi_basis_data() == sebelum and Jejak.objects.count() == jejak == 1
    assert list(Isian.objects.values_list("pk", "versi", "waktu").order_by("pk")) == versi


def test_laporan_menghitung_setiap_baris_paket(impor: Impor, paket: Isi) -> None:
    laporan = impor(paket)
    for nama, baris in paket.items():
        if isinstance(baris, list) and baris:
            assert laporan.ditambah[nama] == len(baris), nama
    assert laporan.ditambah["manual"] == sum(len(i["manual"]) for i in paket["indikator"])
    assert laporan.ditambah["paket"] == 1 and laporan.sidik == sidik(paket)


def test_jejak_satu_entri_berantai_dengan_cacah_dan_sidik(impor: Impor, paket: Isi) -> None:
    laporan = impor(paket)
    jejak = Jejak.objects.get(rantai=rantai(paket))
    assert jejak.aksi == "impor_paket"
    perubahan = json.loads(jejak.perubahan)
    assert perubahan["sidik"] == laporan.sidik and perubahan["ditambah"] == laporan.ditambah
    assert retak(rantai(paket)) is None


def test_pohon_tahun_paket_dibangun(impor: Impor, paket: Isi) -> None:
    impor(paket)
    anak = Leluhur.objects.filter(tahun=2025, garis="komando", leluhur__kode="kanwil-contoh", jarak=1)
    assert set(anak.values_list("unit__kode", flat=True)) == {
        "balai-kenanga",
        "balai-melati",
        "kanwil-contoh-administrasi",
        "kanwil-contoh-layanan",
        "kanwil-contoh-pengawasan",
    }


def test_percobaan_melaporkan_hal_yang_sama_tanpa_menulis(impor: Impor, paket: Isi, gudang: Path) -> None:
    percobaan = impor(paket, uji=True)
    assert percobaan.uji and not Jejak.objects.exists()
    assert sum(isi_basis_data().values()) == 0 and not gudang.exists()
    assert impor(paket).ditambah == percobaan.ditambah


@pytest.mark.parametrize("langkah", range(len(impor_.LANGKAH)))
def test_gangguan_di_langkah_mana_pun_tidak_meninggalkan_apa_pun(
    impor: Impor, paket: Isi, monkeypatch: pytest.MonkeyPatch, langkah: int
) -> None:
    def putus(penulis: object) -> None:
        raise RuntimeError("listrik padam")

    susunan = list(impor_.LANGKAH)
    susunan[langkah] = putus
    monkeypatch.setattr(impor_, "LANGKAH", tuple(susunan))
    with pytest.raises(RuntimeError, match="listrik padam"):
        impor(paket)
    assert sum(isi_basis_data().values()) == 0


def test_gangguan_saat_mencatat_jejak_membatalkan_semuanya(
    impor: Impor, paket: Isi, monkeypatch: pytest.MonkeyPatch, gudang: Path
) -> None:
    def putus(**_: object) -> None:
        raise RuntimeError("listrik padam")

    monkeypatch.setattr(impor_, "catat", putus)
    with pytest.raises(RuntimeError):
        impor(paket)
    assert sum(isi_basis_data().values()) == 0
    monkeypatch.undo()
    impor(paket)
    assert ekspor_paket(utama(paket), 2025) == kanonik(paket)


def test_paket_bersalah_tidak_menulis_apa_pun_dan_menyebut_semuanya(impor: Impor, paket: Isi) -> None:
    paket["isian"][0]["nilai"] = "x"
    paket["teks"][0]["bagian"] = "x"
    with pytest.raises(GalatSakip) as galat:
        impor(paket)
    assert len(galat.value.masalah) == 2
    assert sum(isi_basis_data().values()) == 0


def test_baris_yang_berubah_diperbarui_dan_yang_tidak_disebut_dibiarkan(impor: Impor, paket: Isi) -> None:
    impor(paket)
    baru = copy.deepcopy(paket)
    ubah = next(b for b in baru["isian"] if b["variabel"] == "layanan.permohonan.selesai")
    ubah["nilai"] = "7.25"
    hilang = baru["isian"].pop()
    baru["teks"][0]["isi"] = "Teks baru."
    tambah = {**paket["kejadian"][0], "nama": "Penyuluhan tambahan"}
    baru["kejadian"].append(tambah)
    laporan = impor(baru)
    assert laporan.diubah == {"isian": 1, "teks": 1, "paket": 1}
    assert laporan.ditambah == {"kejadian": 1}
    assert laporan.tidak_disebut == {"isian": 1}
    isian = Isian.objects.get(
        unit__kode=ubah["unit"], variabel__kunci=ubah["variabel"], periode=ubah["periode"]
    )
    assert (isian.nilai, isian.versi) == (Decimal("7.25"), 2)
    hasil = json.loads(ekspor_paket(utama(paket), 2025))
    assert hilang in hasil["isian"] and tambah in hasil["kejadian"] and ubah in hasil["isian"]
    assert Jejak.objects.filter(rantai=rantai(paket)).count() == 2 and retak(rantai(paket)) is None


def test_perjanjian_yang_ditandatangani_tidak_berubah_lewat_impor(impor: Impor, paket: Isi) -> None:
    impor(paket)
    paket["perjanjian"][0]["butir"][0]["rumusan"] += " (diubah)"
    with pytest.raises(GalatSakip, match="sudah ditandatangani; yang berbeda: butir") as galat:
        impor(paket)
    assert "Buat revisi" in str(galat.value)


def test_revisi_perjanjian_ditambahkan_di_samping_yang_lama(impor: Impor, paket: Isi) -> None:
    impor(paket)
    revisi = copy.deepcopy(paket["perjanjian"][0])
    revisi.update(revisi=1, sebab="Pagu berubah.", tanggal="2025-08-01")
    revisi["butir"][0]["rumusan"] += " (revisi)"
    paket["perjanjian"].append(revisi)
    assert impor(paket).ditambah == {"perjanjian": 1}
    assert ekspor_paket(utama(paket), 2025) == kanonik(paket)


def test_perjanjian_draf_dapat_diubah_lalu_ditandatangani(impor: Impor, paket: Isi) -> None:
    draf = paket["perjanjian"][0]
    draf.update(status="draf")
    impor(paket)
    draf["butir"][0]["target"], draf["butir"][0]["kata"] = (
        draf["butir"][0]["target"],
        draf["butir"][0]["kata"],
    )
    draf["butir"].pop()
    draf.update(status="ditandatangani")
    assert impor(paket).diubah == {"perjanjian": 1, "paket": 1}
    pk = Perjanjian.objects.get(kode=draf["kode"], revisi=0)
    assert pk.versi == 2 and pk.status == "ditandatangani"
    assert ButirPerjanjian.objects.filter(perjanjian=pk).count() == len(draf["butir"])
    assert ekspor_paket(utama(paket), 2025) == kanonik(paket)


def test_nama_pihak_tersalin_menurut_pemangku_pada_tanggalnya(impor: Impor, paket: Isi) -> None:
    impor(paket)
    for p in Perjanjian.objects.filter(pihak_kedua__isnull=False):
        pemangku = next(j for j in paket["jabatan"] if j["kode"] == p.pihak_kedua.kode)["pemangku"]  # type: ignore[union-attr]
        hari = str(p.tanggal)
        (nama,) = [
            m["nama"] for m in pemangku if m["sejak"] <= hari and (m["sampai"] is None or m["sampai"] > hari)
        ]
        assert p.nama_pihak_kedua == nama


def test_langkah_pengajuan_hanya_dapat_dilanjutkan(impor: Impor, paket: Isi) -> None:
    lengkap = paket["pengajuan"][0]["langkah"]
    paket["pengajuan"][0]["langkah"] = lengkap[:1]
    impor(paket)
    paket["pengajuan"][0]["langkah"] = lengkap
    assert impor(paket).diubah == {"pengajuan": 1, "paket": 1}
    assert ekspor_paket(utama(paket), 2025) == kanonik(paket)
    paket["pengajuan"][0]["langkah"] = lengkap[:2]
    assert impor(paket).diubah == {"paket": 1}
    assert Langkah.objects.filter(pengajuan__unit__kode=paket["pengajuan"][0]["unit"]).count() > 2
    paket["pengajuan"][0]["langkah"] = [{**lengkap[0], "alasan": "lain"}, *lengkap[1:]]
    with pytest.raises(GalatSakip, match="tidak dapat ditulis ulang"):
        impor(paket)


def test_bukti_tersimpan_sekali_menurut_isinya(impor: Impor, paket: Isi, gudang: Path) -> None:
    paket.update(berkas=[], profil=[], rencana_aksi=[])
    kembar = {**paket["bukti"][0], "nama": "Salinan.txt"}
    paket["bukti"].append(kembar)
    impor(paket)
    berisi = [b for b in paket["bukti"] if b["isi"]]
    assert Bukti.objects.count() == len(paket["bukti"])
    assert Berkas.objects.count() == len({b["isi"] for b in berisi})
    berkas = [b for b in gudang.rglob("*") if b.is_file()]
    assert len(berkas) == Berkas.objects.count()
    berkas[0].unlink()
    with pytest.raises(GalatSakip, match="tidak ada di penyimpanan"):
        ekspor_paket(utama(paket), 2025)
    assert impor(paket).diubah["bukti"] >= 1
    assert ekspor_paket(utama(paket), 2025) == kanonik(paket)


def test_kesalahan_yang_hanya_diketahui_basis_data_ikut_terdaftar(impor: Impor, paket: Isi) -> None:
    impor(paket)
    paket["instansi"]["nama"] = "Kementerian Lain"
    paket["variabel"][0]["satuan"] = "ekor"
    paket["isian"][0]["nilai"] = "x"
    with pytest.raises(GalatSakip) as galat:
        impor(paket)
    tempat = [m.tempat.split(" ")[0] for m in galat.value.masalah]
    assert tempat == ["instansi.nama", "variabel[0].satuan", "isian[0].nilai"]
    assert "«ekor»" in galat.value.masalah[1].pesan and "tersimpan «" in galat.value.masalah[1].pesan


def test_nama_paket_hanya_untuk_satu_unit(impor: Impor, paket: Isi) -> None:
    impor(paket)
    paket["nama"] = "lain"
    with pytest.raises(GalatSakip, match="sudah diimpor dengan nama «contoh»"):
        impor(paket)
    paket["nama"], paket["instansi"]["kode"] = "contoh", "instansi-lain"
    with pytest.raises(GalatSakip, match="sudah dipakai unit contoh/kanwil-contoh"):
        impor(paket)


def test_dua_instansi_memakai_kunci_yang_sama_tanpa_bercampur(impor: Impor, paket: Isi) -> None:
    impor(paket)
    lain = copy.deepcopy(paket)
    lain["nama"], lain["instansi"]["kode"] = "contoh-dua", "kementerian-dua"
    lain["variabel"][0]["satuan"] = "ekor"
    impor(lain)
    assert ekspor_paket(utama(paket), 2025) == kanonik(paket)
    assert ekspor_paket(utama(lain), 2025) == kanonik(lain)


def test_ekspor_unit_tanpa_paket_dapat_diimpor_ke_instansi_kosong(impor: Impor, paket: Isi) -> None:
    impor(paket)
    balai = Unit.objects.get(kode="balai-melati")
    isi = json.loads(ekspor_paket(balai, 2025, "melati"))
    assert isi["unit_utama"] == "balai-melati" and isi["nama"] == "melati"
    assert isi["isian"] == [b for b in paket["isian"] if b["unit"] == "balai-melati"]
    isi["instansi"]["kode"] = "salinan"
    laporan = impor(isi)
    assert laporan.ditambah["isian"] == len(isi["isian"])
    assert json.loads(ekspor_paket(utama(isi), 2025)) == isi


def test_banyak_baris_tidak_memperbanyak_perintah_basis_data(impor: Impor, paket: Isi) -> None:
    """Queries grow with blocks of rows, not with rows."""
    with CaptureQueriesContext(
        connection,
    ) as sedikit:
        impor(copy.deepcopy(paket))
    lain = copy.deepcopy(paket)
    lain["nama"], lain["instansi"]["kode"] = "contoh-dua", "kementerian-dua"
    dasar = next(b for b in lain["isian"] if b["variabel"] == "layanan.permohonan.selesai")
    variabel = next(v for v in lain["variabel"] if v["kunci"] == "layanan.permohonan.selesai")
    for n in range(60):
        lain["variabel"].append({**variabel, "kunci": f"tambahan.{n}"})
        for bulan in range(1, 13):
            lain["isian"].append({**dasar, "variabel": f"tambahan.{n}", "periode": f"2025-{bulan:02d}"})
    with CaptureQueriesContext(connection) as banyak:
        laporan = impor(lain)
    assert laporan.ditambah["isian"] == 354 + 720
    assert len(banyak) - len(sedikit) < 60
    with CaptureQueriesContext(connection) as ulang:
        impor(lain)
    assert len(ulang) < 95


def test_kemajuan_dilaporkan(impor: Impor, paket: Isi) -> None:
    kabar: list[tuple[str, int, int]] = []
    impor(paket, lapor=lambda tahap, kini, jumlah: kabar.append((tahap, kini, jumlah)))
    assert kabar[0] == ("periksa", 0, 1) and ("isian", 354, 354) in kabar and kabar[-1][0] == "rekap"
    assert all(0 <= kini <= jumlah for _, kini, jumlah in kabar)


def test_catatan_paket_menyimpan_sidik_dan_keterangan(impor: Impor, paket: Isi) -> None:
    laporan = impor(paket)
    catatan = Paket.objects.get(nama="contoh", tahun=2025)
    assert (catatan.sidik, catatan.keterangan) == (laporan.sidik, paket["keterangan"])
    assert catatan.cakupan["unit"] == [[u["kode"]] for u in paket["unit"]]
