"""Blank cells that rows and tables of the same make fill."""

from __future__ import annotations

from .bahan import capaian, tabel, temuan

_PK = "Tabel 2.1 Perjanjian Kinerja Tahun 2022\n\n"
_KEPALA = "No | Indikator Kinerja | Target"
_NAMA = (
    "kapal laik laut",
    "nelayan terlatih",
    "tambak tertata",
    "garam terserap",
    "pelabuhan aman",
    "ikan segar",
)


def _pk(kosong: str) -> str:
    baris = (f"1.{n} | Persentase {x} | {'' if x == kosong else '80%'}" for n, x in enumerate(_NAMA, 1))
    return _PK + tabel(_KEPALA, *baris)


def _bab3() -> str:
    return capaian(*(f"{n} | Persentase {x} | 80% | 84% | 105%" for n, x in enumerate(_NAMA, 1)))


def test_a_target_left_out_of_the_agreement() -> None:
    (t,) = temuan(_pk("tambak tertata") + _bab3(), "kosong")
    assert "tambak tertata" in t.uraian and t.seharusnya == "80%"
    assert temuan(_pk("") + _bab3(), "kosong") == []
    assert temuan(_pk("tambak tertata"), "kosong") == []  # nothing tells that it has one


def test_a_group_without_target_is_none() -> None:
    isi = (f"1.{n} | Persentase {x} | 80%" for n, x in enumerate(_NAMA, 1))
    teks = _PK + tabel(_KEPALA, "1 | Persentase tambak tertata | ", *isi)
    assert temuan(teks + _bab3(), "kosong") == []


def _kemajuan(*hampa: int) -> str:
    kepala = "Indikator | Target 2022 | Target 2024 | Realisasi 2022 | Capaian terhadap 2024"
    hasil = ""
    for n, nama in enumerate(_NAMA):
        isi = " | " if n in hampa else "84% | 93,33%"
        hasil += f"Perbandingan dengan rencana untuk {nama}.\n\n"
        hasil += tabel(kepala, f"Persentase {nama} | 80% | 90% | {isi}")
    return hasil


def test_the_only_row_of_a_table_without_its_results() -> None:
    hasil = [t.uraian for t in temuan(_kemajuan(2), "kosong") if "sejenis" in t.uraian]
    assert len(hasil) == 1 and "tambak tertata" in hasil[0] and "5 tabel" in hasil[0]
    assert temuan(_kemajuan(), "kosong") == []
    banyak = temuan(_kemajuan(0, 1, 2, 3), "kosong")  # most are blank: so it is meant
    assert not any("sejenis" in t.uraian for t in banyak)
