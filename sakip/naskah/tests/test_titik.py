"""Points keep their code while the matter stays; a draft always builds, a final when all is settled."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from sakip.dokumen.blok import Judul, Paragraf, Tabel, polos
from sakip.naskah.keraguan import titik_ragu
from sakip.naskah.lkjip import BelumFinal, susun_lkjip
from sakip.naskah.lkjip.daftar_titik import JUDUL, daftar_titik, sidik
from sakip.naskah.lkjip.teks_orang import siapkan_teks
from sakip.naskah.tests.bahan import butir
from sakip.naskah.tests.kantor import bahan_kecil, dua_butir, titik_tahun
from sakip.naskah.titik import buat_titik, terbuka, urutkan
from sakip.pelaporan.profil import ProfilTahun, Uraian
from sakip.pelaporan.queries import Penerimaan

SALAH = {("indikator", "ind-1.1", "sebab"): "Target telah tercapai. Petugas ditambah."}


def terima(*titik) -> dict[str, Penerimaan]:
    waktu = dt.datetime(2024, 1, 31, tzinfo=dt.UTC)
    return {t.kode: Penerimaan(t.kode, str(t), "Diterima", "Nama", "", waktu) for t in titik}


def teks(dokumen) -> str:
    return "\n".join(polos(b.teks) for b in dokumen.isi if isinstance(b, Paragraf))


# --- codes -----------------------------------------------------------------------------------------


def test_kode_tetap_selama_perkaranya_tetap():
    a = buat_titik("ragu", "1.1 Indeks", "Target jauh.", "Periksa.", "kalimat")
    assert a == buat_titik("ragu", "1.1 Indeks", "Target jauh.", "Periksa.", "kalimat")
    assert a.kode.startswith("1-1-indeks-target-jauh-") and len(a.kode) <= 120
    lain = [
        buat_titik("kurang", "1.1 Indeks", "Target jauh.", "Periksa.", "kalimat"),
        buat_titik("ragu", "1.2 Indeks", "Target jauh.", "Periksa.", "kalimat"),
        buat_titik("ragu", "1.1 Indeks", "Target 9.", "Periksa.", "kalimat"),
        buat_titik("ragu", "1.1 Indeks", "Target jauh.", "Periksa.", "kalimat lain"),
    ]
    assert len({t.kode for t in (a, *lain)}) == 5
    assert buat_titik("ragu", "1.1 Indeks", "Target jauh.", "Saran lain.", "kalimat").kode == a.kode
    assert buat_titik("ragu", "عربي 🙂", "\ud800", "").kode.startswith("titik-titik-")


def test_titik_satu_kali_dan_terberat_lebih_dahulu():
    kurang, ragu = buat_titik("kurang", "a", "x", ""), buat_titik("ragu", "b", "y", "")
    lawan = buat_titik("bertentangan", "c", "z", "")
    assert urutkan([kurang, ragu, kurang, lawan]) == (lawan, ragu, kurang)
    assert terbuka((lawan, ragu), terima(lawan)) == (ragu,)


# --- texts -----------------------------------------------------------------------------------------


def test_kalimat_yang_bertentangan_ditandai_di_tempatnya_dan_menjadi_titik():
    baru, (titik,) = siapkan_teks(bahan_kecil(teks=SALAH), bertanda=True)
    isi = baru.teks["indikator", "ind-1.1", "sebab"]
    assert isi.startswith("Target telah tercapai. \ue000bertentangan dengan data: ")
    assert isi.endswith("\ue001 Petugas ditambah.")
    assert titik.jenis == "bertentangan" and "97,40%" in titik.pesan and "bagian sebab" in titik.tempat
    polos_, (sama,) = siapkan_teks(bahan_kecil(teks=SALAH), bertanda=False)
    assert polos_.teks == SALAH and sama == titik


def test_kode_sama_pada_draf_dan_final_walau_kalimatnya_bertanda_rujukan():
    isi = {("indikator", "ind-1.1", "sebab"): "Target telah tercapai, lihat {capaian:9.9}."}
    draf, final = (siapkan_teks(bahan_kecil(teks=isi), bertanda=b) for b in (True, False))
    assert draf[1] == final[1] and len(draf[1]) == 2
    assert final[0].teks == isi and "\ue000" not in "".join(t.pesan for t in draf[1])


def test_kode_kalimat_berubah_bila_angka_atau_kalimatnya_berubah():
    (lama,) = siapkan_teks(bahan_kecil(teks=SALAH), bertanda=True)[1]
    kalimat = {("indikator", "ind-1.1", "sebab"): "Target tercapai."}
    (lain,) = siapkan_teks(bahan_kecil(teks=kalimat), bertanda=True)[1]
    a, b = dua_butir()
    angka = replace(butir(Decimal(90), Decimal(80), kode="1.1"), rumusan=a.rumusan)
    (beda,) = siapkan_teks(bahan_kecil([angka, b], teks=SALAH), bertanda=True)[1]
    assert len({lama.kode, lain.kode, beda.kode}) == 3


def test_teks_profil_ikut_diisi_dan_diperiksa_menurut_jenisnya():
    uraian = (
        Uraian("kata_pengantar", "k", "Semua target tercapai; serapan {serapan}."),
        Uraian("misi", "m", "Semua target tercapai; capaian {capaian:9.9}."),
    )
    baru, titik = siapkan_teks(bahan_kecil(profil=ProfilTahun(uraian=uraian)), bertanda=False)
    assert baru.profil.uraian[0].isi == "Semua target tercapai; serapan 97,55%."
    assert sorted(t.jenis for t in titik) == ["bertentangan", "kurang"]
    assert any("kata pengantar" in t.tempat for t in titik) and any("{capaian:9.9}" in t.pesan for t in titik)


def test_gambar_yang_tidak_ada_menjadi_titik():
    bahan = bahan_kecil(teks={("bab", "bab4.langkah", "isi"): "Lihat.\n\n![Foto](berkas:tiada)"})
    (titik,) = siapkan_teks(bahan, bertanda=True)[1]
    assert titik.jenis == "kurang" and "«tiada»" in titik.pesan and titik.saran


# --- doubtful figures --------------------------------------------------------------------------------


def test_angka_yang_diragukan_satu_titik_per_indikator_dan_jenis():
    aneh = replace(
        butir(Decimal(90), Decimal(80), kode="1.1", bukti_wajib=("Laporan survei", "Surat")),
        tanpa_rincian=True,
        asal="langsung",
        peringatan=("Pembilang melebihi penyebut.", "Kedua."),
    )
    seri = {"ind-1.1": (titik_tahun(2022, "30", "35", "116.67"),)}
    ragu = list(titik_ragu(bahan_kecil([aneh], seri)))
    pesan = " ".join(t.pesan for t in ragu)
    assert len(ragu) == 4 and all(t.jenis == "ragu" and t.saran for t in ragu)
    assert "90,00% jauh dari tahun 2022 (target 30,00% dan realisasi 35,00%)" in pesan
    assert "tanpa bukti" in pesan and "tanpa rincian" in pesan and "(dan 1 lagi)" in pesan
    putus = {
        "ind-1.1": (titik_tahun(2022, "30", "35", "116.67", sebanding=False, catatan="Rumus berganti."),)
    }
    (metode,) = [t for t in titik_ragu(bahan_kecil([aneh], putus)) if "sebanding" in t.pesan]
    assert metode.pesan == "Tahun 2022 tidak sebanding dengan tahun 2023: Rumus berganti."


def test_angka_yang_wajar_tidak_diragukan():
    assert list(titik_ragu(bahan_kecil())) == []
    berbukti = butir(Decimal(90), Decimal(80), kode="1.1", bukti_wajib=("Surat",))
    assert list(titik_ragu(bahan_kecil([berbukti], {}, berbukti=frozenset({"ind-1.1"})))) == []
    belum = butir(Decimal(90), None, kode="1.1", keadaan="kosong", bukti_wajib=("Surat",))
    assert list(titik_ragu(bahan_kecil([belum], {}))) == []


# --- draft and final -------------------------------------------------------------------------------


def test_draf_selalu_jadi_bertanda_air_dan_berdaftar_titik():
    naskah = susun_lkjip(bahan_kecil(teks=SALAH))
    dok = naskah.dokumen
    assert dok.draf and naskah.terbuka == naskah.titik
    letak = next(i for i, b in enumerate(dok.isi) if isinstance(b, Judul) and b.teks == JUDUL)
    assert all(not isinstance(b, Judul) for b in dok.isi[letak + 1 :])
    assert "[bertentangan dengan data: " in teks(dok)
    tercetak = " ".join(
        polos(s.teks) for b in dok.isi[letak:] if isinstance(b, Tabel) for r in b.baris for s in r
    )
    assert all(f"[{sidik(t)}]" in tercetak for t in naskah.titik)


def test_final_ditolak_dengan_semua_sebabnya():
    bahan = bahan_kecil(teks=SALAH)
    titik = susun_lkjip(bahan).titik
    with pytest.raises(BelumFinal) as salah:
        susun_lkjip(bahan, final=True)
    assert len(salah.value.masalah) == len(titik)
    assert all(m.tempat and m.pesan and m.saran for m in salah.value.masalah)
    with pytest.raises(BelumFinal) as sisa:
        susun_lkjip(bahan, final=True, penerimaan=terima(*titik[1:]))
    (satu,) = sisa.value.masalah
    assert titik[0].kode in satu.tempat


def test_final_tanpa_tanda_apa_pun_bila_semua_titik_diterima():
    rujukan = {("bab", "bab4.langkah", "isi"): "Capaian {capaian:9.9}."}
    bahan = bahan_kecil(teks={**SALAH, **rujukan})
    titik = susun_lkjip(bahan).titik
    naskah = susun_lkjip(bahan, final=True, penerimaan=terima(*titik))
    assert not naskah.dokumen.draf and naskah.terbuka == () and naskah.titik == titik
    isi = teks(naskah.dokumen)
    assert "Target telah tercapai. Petugas ditambah." in isi and "{capaian:9.9}" in isi
    assert "bertentangan dengan data" not in isi and "rujukan tidak dikenal" not in isi
    assert not any(isinstance(b, Judul) and b.teks == JUDUL for b in naskah.dokumen.isi)


def test_penerimaan_gugur_bila_perkaranya_berubah():
    titik = susun_lkjip(bahan_kecil(teks=SALAH)).titik
    baru = {("indikator", "ind-1.1", "sebab"): "Target telah tercapai pada akhir tahun."}
    with pytest.raises(BelumFinal) as salah:
        susun_lkjip(bahan_kecil(teks=baru), final=True, penerimaan=terima(*titik))
    assert ["tercapai" in m.pesan for m in salah.value.masalah] == [True]


def test_final_memakai_bacaan_resmi():
    bahan = bahan_kecil(bacaan="sementara")
    titik = susun_lkjip(bahan).titik
    with pytest.raises(BelumFinal, match="bacaan resmi"):
        susun_lkjip(bahan, final=True, penerimaan=terima(*titik))


def test_draf_tanpa_titik_terbuka_tidak_berdaftar():
    assert daftar_titik(()) == []
    bahan = bahan_kecil()
    naskah = susun_lkjip(bahan, penerimaan=terima(*susun_lkjip(bahan).titik))
    assert naskah.dokumen.draf and naskah.terbuka == ()
    assert not any(isinstance(b, Judul) and b.teks == JUDUL for b in naskah.dokumen.isi)
