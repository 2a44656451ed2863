"""Charts of Bab III A: divisions side by side, kinds, and units. Drawn where they say something."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from sakip.aturan.capaian import rata_capaian
from sakip.dokumen.blok import Blok, Gambar, Tabel
from sakip.naskah.bahan import BahanLkjip
from sakip.naskah.kalimat import tulis_capaian
from sakip.naskah.tests.bab3 import BULAN, JUMLAH, nilai, sel, susun_bab3, tabel, terukur
from sakip.naskah.tests.kantor_uji import bahan, rata, semua_teks
from sakip.naskah.tests.test_bab3 import banyak
from sakip.pengukuran.queries.rincian import RincianIsian, RincianKategori

D = Decimal
PER_DIVISI = ({"tindakan": "kelompok", "kelompok": "divisi"},)
MASUK, SELESAI = replace(JUMLAH, kunci="m", nama="Masuk"), replace(JUMLAH, kunci="s", nama="Selesai")


def gambar(blok: Sequence[Blok], awal: str) -> list[Gambar]:
    return [b for b in rata(blok) if isinstance(b, Gambar) and (b.kunci or "").startswith(awal)]


# --- divisions ---------------------------------------------------------------------------------------


def per_divisi(b: BahanLkjip) -> list[Blok]:
    return susun_bab3(replace(b, kerangka_ubahan=PER_DIVISI))[0]


def test_rata_rata_divisi_dalam_tabel_dan_bagan_mulai_dari_tiga():
    semua = banyak(20, sasaran=3, divisi=3)
    blok = per_divisi(semua)
    *isi, kaki = sel(tabel(blok, "Rata-rata Capaian Menurut Penanggung Jawab"))
    assert [x[1] for x in isi] == ["Divisi 0", "Divisi 1", "Divisi 2"]
    (satu,) = gambar(blok, "gambar-divisi")
    for x in isi:
        assert f"{x[1]} {x[-2]} (dibatasi 120%: {x[-1]})" in satu.teks_alternatif
    rata_semua = rata_capaian((b.capaian for b in semua.hasil.butir), semua.hasil.batas)
    assert kaki == [
        "Seluruh indikator",
        "3",
        "20",
        str(rata_semua.dihitung),
        tulis_capaian(rata_semua.rata),
        tulis_capaian(rata_semua.rata_dibatasi),
    ]
    assert sum(int(x[3]) for x in isi) == 20
    # Each division's own part says the same.
    for x in isi:
        assert f"capaian indikatornya {x[-2]}" in semua_teks(blok) and x[-1] in semua_teks(blok)
    dua = per_divisi(banyak(20, sasaran=1, divisi=2))
    *isi, kaki = sel(tabel(dua, "Rata-rata Capaian Menurut Penanggung Jawab"))
    assert len(isi) == 2
    # Two divisions share the only sasaran: their numbers do not add up, so none is told.
    assert [x[2] for x in isi] == ["1", "1"]
    assert kaki[1:3] == ["", "20"]
    assert gambar(dua, "gambar-divisi") == []


def test_status_tiap_divisi_berjumlah_banyaknya_indikator():
    b = banyak(20, sasaran=3, divisi=3)
    blok = per_divisi(b)
    *baris, kaki = sel(tabel(blok, "Status Capaian Menurut Penanggung Jawab"))
    isi = [x[2:] for x in baris]
    assert kaki == ["Jumlah", *(str(sum(int(x[i]) for x in isi)) for i in range(len(isi[0])))]
    assert all(sum(map(int, banyak)) == int(jumlah) for *banyak, jumlah in isi)
    assert sum(int(x[-1]) for x in isi) == 20
    (satu,) = gambar(blok, "gambar-status-divisi")
    for x in isi:
        assert f"{x[-1]} indikator (" in satu.teks_alternatif


def test_satu_divisi_atau_uraian_menurut_sasaran_tidak_disandingkan():
    for blok in (per_divisi(banyak(6, divisi=1)), susun_bab3(banyak(9, divisi=3))[0]):
        assert not any(isinstance(b, Tabel) and "Penanggung Jawab" in b.judul for b in blok)


def test_sasaran_sebuah_divisi_digambar_dengan_rata_ratanya_sendiri():
    b = banyak(12, sasaran=4, divisi=1)
    (satu,) = gambar(per_divisi(b), "gambar-divisi-div0")
    assert "Terwujudnya layanan 0: 93,33%, tanpa pembatasan 93,33%" in satu.teks_alternatif
    assert "tanggung jawabnya" not in satu.catatan
    # of a sasaran that is shared only the part of the division counts, and it is said
    for x in gambar(per_divisi(banyak(24, sasaran=4, divisi=3)), "gambar-divisi-"):
        assert "Hanya indikator yang menjadi tanggung jawabnya yang dihitung." in x.catatan


# --- kinds -------------------------------------------------------------------------------------------


def berjenis(jenis: Mapping[str, tuple[int | None, int | None]], **lain: object) -> BahanLkjip:
    """One office that counts what came in and what was done, by kind."""
    total = [sum(v[i] or 0 for v in jenis.values()) for i in (0, 1)]
    aturan = {"m": MASUK, "s": replace(SELESAI, **lain)}  # type: ignore[arg-type]
    isian = {k: {"a": nilai({BULAN[0]: n})} for k, n in zip("ms", total, strict=True)}
    b = terukur(aturan, isian, rumus="s / m * 100")
    rincian = {
        k: tuple(RincianKategori(n, {"a": nilai({BULAN[0]: v[i]})}) for n, v in jenis.items())
        for i, k in enumerate("ms")
    }
    return replace(
        bahan([b]), variabel=aturan, isian=isian, rincian=RincianIsian(kategori=rincian, peristiwa={})
    )


KATEGORI_TIGA = tuple(RincianKategori(n, {"a": nilai({BULAN[0]: i})}) for i, n in enumerate("XYZ", start=1))
JENIS = {"Umum": (90, 80), "Natal": (9, 9), "Imlek": (7, 5), "Nyepi": (0, None)}


def test_empat_jenis_digambar_dengan_semua_nilainya():
    blok, _ = susun_bab3(berjenis(JENIS))
    (satu,) = gambar(blok, "gambar-jenis")
    assert satu.teks_alternatif == (
        "Grafik batang Masuk dan Selesai menurut jenis (orang): Umum Masuk 90 dan Selesai 80; "
        "Natal Masuk 9 dan Selesai 9; Imlek Masuk 7 dan Selesai 5; Nyepi Masuk 0 dan Selesai nihil."
    )
    tulisan = [d["tulisan"] for d in satu.bagan["data"]["values"]]
    assert tulisan == ["80 dari 90", "9 dari 9", "5 dari 7", "nihil dari 0"]
    assert sel(tabel(blok, "Rincian Jenis"))[0] == ["Umum", "90", "80"]


def test_yang_bukan_bagian_tidak_ditulis_sebagai_bagian():
    lebih = {**JENIS, "Imlek": (7, 8)}
    (satu,) = gambar(susun_bab3(berjenis(lebih))[0], "gambar-jenis")
    assert [d["tulisan"] for d in satu.bagan["data"]["values"]][:3] == ["90 dan 80", "9 dan 9", "7 dan 8"]


def test_sedikit_jenis_satuan_berbeda_atau_angka_sama_tidak_digambar():
    dua, tiga = (dict(list(JENIS.items())[:n]) for n in (2, 3))
    sama = dict.fromkeys(JENIS, (4, 4))
    assert len(gambar(susun_bab3(berjenis(tiga))[0], "gambar-jenis")) == 1
    satu_variabel = replace(berjenis(tiga), rincian=RincianIsian(kategori={"m": KATEGORI_TIGA}, peristiwa={}))
    for b in (satu_variabel, berjenis(dua), berjenis(JENIS, satuan="berkas"), berjenis(sama)):
        assert gambar(susun_bab3(b)[0], "gambar-jenis") == []


# --- units -------------------------------------------------------------------------------------------


def berunit(angka: Sequence[int]) -> BahanLkjip:
    unit = {f"u{i:02}": f"Unit {i}" for i in range(len(angka))}
    isian = {"v": {u: nilai({BULAN[0]: n}) for u, n in zip(unit, angka, strict=True)}}
    b = terukur({"n": JUMLAH}, isian)
    return replace(
        bahan([b]), nama_unit={"kantor": "Kantor Uji", **unit}, variabel={"v": JUMLAH}, isian=isian
    )


def test_empat_unit_digambar_dalam_urutan_tabelnya():
    blok, _ = susun_bab3(berunit([3, 9, 0, 5]))
    (satu,) = gambar(blok, "gambar-unit")
    assert satu.teks_alternatif == (
        "Grafik batang Orang terlayani menurut unit (orang): Unit 0 3; Unit 1 9; Unit 2 0; Unit 3 5."
    )
    for angka in ([3, 9, 1], [4, 4, 4, 4]):
        assert gambar(susun_bab3(berunit(angka))[0], "gambar-unit") == []


def test_banyak_unit_digambar_dua_puluh_yang_terbesar():
    (satu,) = gambar(susun_bab3(berunit(range(30)))[0], "gambar-unit")
    assert "20 Unit Terbesar" in satu.judul
    assert satu.teks_alternatif.count("Unit ") == 20 and "Unit 10 10." in satu.teks_alternatif
