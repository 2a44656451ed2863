"""The JSON form of a unit's year: its keys, its numbers as text, what is missing as null."""

import json
from decimal import Decimal as D

from sakip.pengukuran.penyajian import capaian_json, tulis_json
from sakip.pengukuran.queries import capaian_unit

KUNCI_BUTIR = [
    "kode", "sasaran", "indikator", "satuan", "polaritas", "metode", "target", "realisasi", "basis",
    "capaian", "status", "status_hitung", "versi_manual",
]  # fmt: skip


def test_bentuk_json_tepat_dan_angkanya_utuh(wilayah):
    dapat, usul = wilayah.variabel("dapat"), wilayah.variabel("usul")
    wilayah.indikator("4.1", D(90), "dapat / usul * 100", {"dapat": dapat, "usul": usul})
    wilayah.isi(wilayah.a, dapat, 1)
    wilayah.isi(wilayah.a, usul, 3)
    opini = wilayah.indikator("4.2", "WTP", satuan="opini", skala_kata=["WDP", "WTP"])
    wilayah.langsung(opini, kata="WDP")
    wilayah.indikator("4.3", D("3.10"))
    wilayah.tanda_tangani()
    isi = capaian_json(capaian_unit(wilayah.kanwil, 2023, bacaan="sementara", pada=wilayah.pada))

    assert list(isi) == [
        "unit", "tahun", "bacaan", "butir", "sasaran", "rata_rata", "rata_rata_dibatasi", "batas",
    ]  # fmt: skip
    assert (isi["unit"], isi["tahun"], isi["bacaan"], isi["batas"]) == ("kw", 2023, "sementara", "120")
    satu, kata, kosong = isi["butir"]
    assert list(satu) == KUNCI_BUTIR
    assert satu["realisasi"] == "33.3333333333333333333333333333"
    assert satu["capaian"] == "37.037037037037037037037037037"
    assert satu["versi_manual"] == "ind.4.1@2020"
    assert (kata["target"], kata["realisasi"], kata["capaian"], kata["status"]) == (
        "WTP",
        "WDP",
        None,
        "tidak_tercapai",
    )
    assert (kosong["target"], kosong["realisasi"], kosong["status_hitung"]) == (
        "3.1",
        None,
        "belum_dilaporkan",
    )
    assert {b["sasaran"] for b in isi["butir"]} == {"4"}
    assert isi["sasaran"] == [{"kode": "4", "nama": "S", "capaian": satu["capaian"]}]
    assert isi["rata_rata"] == satu["capaian"]


def test_teks_json_terbaca_kembali_sama(wilayah):
    wilayah.indikator("1.1", D(1), nama="Índeks «baik»")
    wilayah.tanda_tangani()
    hasil = capaian_unit(wilayah.kanwil, 2023, pada=wilayah.pada)
    teks = tulis_json(hasil)
    assert json.loads(teks) == capaian_json(hasil)
    assert teks.endswith("}\n")
