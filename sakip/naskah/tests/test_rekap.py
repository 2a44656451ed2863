"""Recap tables under a realisation: their totals are the aggregation's own."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from sakip.aturan.agregasi import Nilai
from sakip.dokumen.blok import Acuan, Gambar, Melintang, Paragraf, Tabel, polos
from sakip.dokumen.penomoran import nomori
from sakip.naskah.lkjip.rekap import BARIS_DALAM, rincian_realisasi
from sakip.naskah.lkjip.susun import susun_lkjip
from sakip.naskah.lkjip.tabel_indikator import tulis_gabungan
from sakip.naskah.tests.bab3 import BULAN, JUMLAH, UNIT, bahan_bulanan, nilai, sel, susun_bab3, tabel, terukur
from sakip.naskah.tests.kantor_uji import TAHUN, bahan, rata, semua_teks
from sakip.pengukuran.queries.rincian import Peristiwa, RincianIsian, RincianKategori

D = Decimal


# --- months ------------------------------------------------------------------------------------------


def test_tabel_bulan_memakai_jumlah_dari_agregasi_sendiri():
    isian = {"v": {"a": nilai(dict.fromkeys(BULAN, 2)), "b": nilai({BULAN[0]: 5, BULAN[2]: None})}}
    blok, p = susun_bab3(bahan_bulanan(isian, tempo=BULAN, target="30"))
    isi = sel(tabel(blok, "Perkembangan"))
    assert isi[0] == ["Januari", "7", "7,00"]
    assert isi[1] == ["Februari", "2*", "9,00"]
    assert isi[2] == ["Maret", "2", "11,00"]
    assert isi[-1] == ["Jumlah setahun", "29", "29,00"]
    assert "Tanda * berarti belum semua unit melapor" in tabel(blok, "Perkembangan").catatan
    (lampiran,) = rincian_realisasi(p)
    assert isinstance(lampiran, Melintang)
    rinci = sel(lampiran.isi[0])
    assert rinci[1][:4] == ["Unit B", "5", "belum", "nihil"]
    assert [baris[-1] for baris in rinci] == ["24", "5", "29"]


def test_nihil_belum_dilaporkan_dan_belum_jatuh_tempo_tidak_disamakan():
    isian = {
        "v": {
            "a": {**nilai({BULAN[0]: 1, BULAN[1]: None}), BULAN[5]: Nilai("tidak_jatuh_tempo")},
            "b": nilai({BULAN[0]: 1}),
        }
    }
    blok, p = susun_bab3(bahan_bulanan(isian, tempo=BULAN[:3]))
    isi = {baris[0]: baris[1] for baris in sel(tabel(blok, "Perkembangan"))}
    assert isi["Februari"] == "nihil*"
    assert isi["Maret"] == "belum dilaporkan"
    assert isi["Juni"] == "belum jatuh tempo"
    a, b, _ = sel(tabel(rincian_realisasi(p), "Orang terlayani"))
    assert a[1:5] == ["1", "nihil", "belum", "belum tempo"]
    assert b[1:5] == ["1", "belum", "belum", "–"]


def test_angka_sampai_dengan_bulan_tidak_dijumlahkan_lagi():
    aturan = replace(JUMLAH, isian="sd_bulan")
    isian = {"v": {"a": nilai({BULAN[0]: 3, BULAN[1]: 6}), "b": nilai({BULAN[0]: 1})}}
    blok, _ = susun_bab3(bahan_bulanan(isian, aturan, tempo=BULAN[:2]))
    t = tabel(blok, "Perkembangan")
    assert sel(t) == [["Januari", "4"], ["Februari", "7*"], ["Jumlah setahun", "7"]]
    assert "sejak Januari sampai dengan periode itu" in t.catatan


def test_indeks_bulanan_dirata_bukan_dijumlah():
    aturan = replace(JUMLAH, waktu="rata", unit="rata", satuan="indeks")
    isian = {"v": {"a": nilai(dict.fromkeys(BULAN[:3], "3.1"))}}
    blok, _ = susun_bab3(bahan_bulanan(isian, aturan, target="4"))
    assert sel(tabel(blok, "Perkembangan"))[-1] == ["Rata-rata setahun", "3,1", "3,10"]


def test_target_sampai_periode_berdiri_di_samping_realisasinya():
    isian = {"v": {"a": nilai(dict.fromkeys(BULAN, 1))}}
    target = ((f"{TAHUN}-TW1", D(3), True), (f"{TAHUN}-S1", D(7), True))
    blok, _ = susun_bab3(bahan_bulanan(isian, target="12", target_periode=target))
    isi = {baris[0]: baris[1:] for baris in sel(tabel(blok, "Perkembangan"))}
    # What was achieved of the target stands beside it, so that both can be checked.
    assert isi["Maret"] == ["1", "3,00", "3,00", "100,00%"]
    assert isi["Juni"] == ["1", "6,00", "7,00", "85,71%"]
    assert isi["Juli"] == ["1", "7,00", "–", "–"]
    gambar = next(x for x in rata(blok) if isinstance(x, Gambar) and x.kunci.startswith("gambar-periode"))
    assert "sampai Juni realisasi 6,00 orang, target 7,00 orang" in gambar.teks_alternatif


@given(
    st.dictionaries(
        st.sampled_from(["a", "b"]),
        st.dictionaries(st.sampled_from(BULAN), st.one_of(st.none(), st.integers(0, 999)), min_size=1),
        min_size=1,
    ),
    st.sampled_from(["jumlah", "terakhir", "rata", "maks"]),
    st.sampled_from(["jumlah", "rata"]),
)
def test_baris_terakhir_selalu_angka_agregasi(isi, waktu, unit):
    aturan = replace(JUMLAH, waktu=waktu, unit=unit)
    b = bahan_bulanan({"v": {u: nilai(per) for u, per in isi.items()}}, aturan, target="5")
    blok, p = susun_bab3(b)
    harus = tulis_gabungan(b.hasil.butir[0].hasil_realisasi.variabel["n"])
    for t in [*rata(blok), *rata(rincian_realisasi(p))]:
        if isinstance(t, Tabel) and t.judul.startswith("Perkembangan"):
            assert polos(t.baris[-1][1].teks) == harus
        if isinstance(t, Tabel) and t.judul.startswith("Orang terlayani"):
            assert polos(t.baris[-1][-1].teks).rstrip("0").rstrip(",") == harus.rstrip("0").rstrip(",")


def test_bagan_bulan_tidak_dibuat_untuk_angka_yang_diam():
    isian = {"v": {"a": nilai(dict.fromkeys(BULAN, 7))}}
    diam = replace(JUMLAH, waktu="terakhir")
    blok, _ = susun_bab3(bahan_bulanan(isian, diam))
    assert not [x for x in rata(blok) if isinstance(x, Gambar)]


# --- kinds and events --------------------------------------------------------------------------------


def test_jenis_dan_peristiwa_dengan_jumlahnya():
    isian = {"v": {"a": nilai({BULAN[2]: 2, BULAN[4]: 1})}}
    hari = [dt.date(TAHUN, 3, 5), dt.date(TAHUN, 3, 9), dt.date(TAHUN, 5, 2)]
    rincian = RincianIsian(
        kategori={
            "v": (
                RincianKategori("Desa", {"a": nilai({BULAN[2]: 2}), "lain": nilai({BULAN[2]: 90})}),
                RincianKategori("Sekolah", {"a": nilai({BULAN[4]: None})}),
            )
        },
        peristiwa={
            "v": (
                *(Peristiwa("a", h, f"Penyuluhan {i}", "Desa X", "Desa") for i, h in enumerate(hari)),
                Peristiwa("lain", hari[0], "Milik unit yang tidak dihitung", "", ""),
            )
        },
    )
    blok, _ = susun_bab3(replace(bahan_bulanan(isian), rincian=rincian))
    jenis = tabel(blok, "Rincian Jenis")
    assert sel(jenis) == [["Desa", "2"], ["Sekolah", "nihil"], ["Seluruhnya", "3"]]
    assert jenis.catatan == "Orang terlayani: jenis yang dirinci berjumlah 2 dari 3."
    acara = sel(tabel(blok, "Daftar Orang terlayani"))
    assert [baris[1] for baris in acara] == ["5 Maret", "9 Maret", "2 Mei"]
    assert not [x for x in rata(blok) if isinstance(x, Tabel) and x.judul.startswith("Perkembangan")]


def test_peristiwa_dengan_data_pribadi_hanya_dihitung():
    isian = {"v": {"a": nilai({BULAN[2]: 1, BULAN[3]: 1})}}
    acara = (Peristiwa("a", dt.date(TAHUN, 3, 5), "Nama Orang", "Alamat Orang", ""),)
    rincian = RincianIsian(peristiwa={"v": acara}, pribadi=frozenset({"v"}))
    blok, _ = susun_bab3(replace(bahan_bulanan(isian), rincian=rincian))
    assert "Nama Orang" not in semua_teks(blok) and "Alamat Orang" not in semua_teks(blok)
    assert sel(tabel(blok, "Perkembangan"))[-1][1] == "2"


def test_jumlah_peristiwa_yang_beda_dari_angkanya_dikatakan():
    isian = {"v": {"a": nilai({BULAN[2]: 4})}}
    acara = (Peristiwa("a", dt.date(TAHUN, 3, 5), "Satu", "", ""),)
    blok, _ = susun_bab3(replace(bahan_bulanan(isian), rincian=RincianIsian(peristiwa={"v": acara})))
    assert tabel(blok, "Daftar").catatan == "Tercatat 1 peristiwa, sedangkan angka yang dihitung 4."


def test_tabel_400_baris_pindah_ke_lampiran_dengan_rujukan():
    isian = {"v": {f"u{i:03d}": nilai({str(TAHUN): i}) for i in range(400)}}
    b = bahan_bulanan(isian, sampai=False)
    blok, p = susun_bab3(b)
    assert all(len(x.baris) <= BARIS_DALAM for x in rata(blok) if isinstance(x, Tabel))
    (panjang,) = rincian_realisasi(p)
    assert isinstance(panjang, Tabel) and len(panjang.baris) == 401
    assert sel(panjang)[-1] == ["Jumlah", "79.800"]
    rujukan = [
        t for x in blok if isinstance(x, Paragraf) and not isinstance(x.teks, str) for t in x.teks
        if isinstance(t, Acuan)
    ]  # fmt: skip
    assert [r.kunci for r in rujukan] == [panjang.kunci]
    nomori(susun_lkjip(b).dokumen)  # every reference points to a block of the whole report


def test_variabel_yang_dipakai_dua_indikator_dirinci_sekali():
    isian = {"v": {u: nilai(dict.fromkeys(BULAN, 1)) for u in ("a", "b")}}
    satu = terukur({"n": JUMLAH}, isian)
    dua = terukur({"m": JUMLAH}, isian, kode="1.2")
    b = replace(bahan([satu, dua]), nama_unit=UNIT, variabel={"v": JUMLAH}, isian=isian)
    blok, p = susun_bab3(b)
    assert len([x for x in rata(rincian_realisasi(p)) if isinstance(x, Tabel)]) == 1
    assert semua_teks(blok).count("Angka tiap unit menurut periode tersaji pada") == 2


def test_angka_panjang_dua_belas_bulan_dibelah_dua():
    isian = {"v": {u: nilai(dict.fromkeys(BULAN, 1_234_567_890)) for u in ("a", "b")}}
    _, p = susun_bab3(bahan_bulanan(isian))
    judul = [x.judul for x in rata(rincian_realisasi(p)) if isinstance(x, Tabel)]
    assert [j.rpartition("Periode, ")[2] for j in judul] == [f"Jan–Jun {TAHUN}", f"Jul–Des {TAHUN}"]


def test_setahun_nihil_atau_nol_menjadi_satu_kalimat():
    for angka, kata in ((None, "nihil"), (0, "nol")):
        isian = {"v": {"a": nilai(dict.fromkeys(BULAN, angka)), "b": nilai(dict.fromkeys(BULAN[:11], angka))}}
        blok, p = susun_bab3(bahan_bulanan(isian, tempo=BULAN, target="0"))
        teks = semua_teks(blok)
        assert rincian_realisasi(p) == []
        assert f"Dari Januari sampai Desember, angka tiap periode {kata}. Belum semua unit melapor" in teks
        assert not [x for x in rata(blok) if isinstance(x, Tabel) and x.judul.startswith("Perkembangan")]


def test_triwulan_yang_sebagian_bulannya_terisi_tidak_disebut_belum_dilaporkan():
    isian = {"v": {"a": nilai({BULAN[1]: 1, BULAN[3]: 1}), "b": nilai({BULAN[4]: 1})}}
    blok, _ = susun_bab3(bahan_bulanan(isian, tempo=[f"{TAHUN}-TW{n}" for n in (1, 2, 3)]))
    isi = [baris[:2] for baris in sel(tabel(blok, "Perkembangan"))]
    assert isi == [
        ["Februari", "1"], ["April", "1"], ["Mei", "1"], ["Triwulan III", "belum dilaporkan"],
        ["Jumlah setahun", "3"],
    ]  # fmt: skip
    assert "Belum lengkap: Unit A (Triwulan III" in tabel(blok, "Data").catatan
