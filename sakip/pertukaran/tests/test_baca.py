"""Reading a file: whatever JSON lets through silently is refused, with its place."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from sakip.inti.galat import GalatSakip
from sakip.pertukaran import baca
from sakip.pertukaran.baca import baca_berkas, baca_isi
from sakip.pertukaran.contoh import berkas_contoh


def _tolak(isi: bytes) -> str:
    with pytest.raises(GalatSakip) as galat:
        baca_isi(isi, "p.json")
    for masalah in galat.value.masalah:
        assert masalah.pesan and masalah.saran and masalah.tempat
    return str(galat.value)


@pytest.mark.parametrize(
    ("isi", "bagian"),
    [
        (b"", "Berkas kosong"),
        (b" \n\t", "Berkas kosong"),
        (b"halo", "baris 1 kolom 1"),
        (b"[1, 2]", "satu objek JSON"),
        (b"null", "satu objek JSON"),
        (b'"teks"', "satu objek JSON"),
        (
            b'{"a": 1,\n "b": [1, 2',
            "baris 2 kolom 12: Bukan JSON yang benar: koma atau kurung tutup tidak ada; berkas",
        ),
        (b'{"a": "x', "tanda kutip tidak ditutup; berkas tampaknya terpotong"),
        (b'{"a": 1} sisa', "masih ada isi"),
        (b'{"a": 1,}', "tanda kutip"),
        (b'{"a": "b\nc"}', "karakter kendali"),
        (b"{'a': 1}", "tanda kutip"),
        (b'{"a": "NaN",\n "x": NaN}', "baris 2 kolom 7: NaN bukan bilangan"),
        (b'{"a": -Infinity}', "-Infinity bukan bilangan"),
        (b'{"x": "99999", "a": ' + b"9" * 1_000_000 + b"}", "1000000 digit"),
        (b'{"a": -' + b"9" * 5000 + b"}", "kolom 7"),
        (b'{"a": 1e99999999999999999999}', "terlalu panjang"),
        (b'{"a": 0.' + b"1" * 500 + b"}", "terlalu panjang"),
        (b'{"a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "bersarang terlalu dalam"),
        (b'{"a": ' + b'{"b": ' * 50 + b"1" + b"}" * 50 + b"}", "a.b.b.b"),
        ('{"a": 1}'.encode("utf-16"), "UTF-16"),
        ('{"a": 1}'.encode("utf-16-be"), "UTF-16"),
        ('{"a": 1}'.encode("utf-32"), "UTF-16"),
        (b'{"a":\n "\xff"}', "baris 2: Bita ke-9 bukan UTF-8"),
    ],
)
def test_berkas_yang_bukan_paket_ditolak_dengan_tempatnya(isi: bytes, bagian: str) -> None:
    assert bagian in _tolak(isi)


def test_semua_nama_kembar_disebut_dengan_jalurnya() -> None:
    teks = _tolak(b'{"a": {"b": 1, "b": 2}, "c": [{"d": 1, "d": 1, "d": 2}], "e": 1, "e": 1}')
    assert "a.b: Nama «b» tertulis dua kali" in teks
    assert teks.count("c[0].d: ") == 2
    assert "e: Nama «e»" in teks


def test_bom_diterima_dan_bilangan_tetap_tepat() -> None:
    isi = baca_isi(b'\xef\xbb\xbf{"a": 9007199254740993, "b": 0.1, "c": "\xc3\xa9"}')
    assert isi == {"a": 9007199254740993, "b": Decimal("0.1"), "c": "é"}


def test_berkas_terlalu_besar_ditolak_sebelum_dibaca(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(baca, "UKURAN_TERBESAR", 10)
    besar = tmp_path / "besar.json"
    besar.write_bytes(b" " * 11)
    with pytest.raises(GalatSakip, match="lebih besar"):
        baca_berkas(besar)
    with pytest.raises(GalatSakip, match="lebih besar"):
        baca_isi(b" " * 11)


def test_berkas_hilang_dan_folder_diberi_tahu(tmp_path: Path) -> None:
    with pytest.raises(GalatSakip, match="tidak ada"):
        baca_berkas(tmp_path / "tiada.json")
    with pytest.raises(GalatSakip, match="folder"):
        baca_berkas(tmp_path)


def test_setiap_potongan_awal_paket_ditolak_dengan_rapi() -> None:
    isi = berkas_contoh()[-1].read_bytes()
    for panjang in range(0, len(isi) - 2, len(isi) // 97):
        with pytest.raises(GalatSakip):
            baca_isi(isi[:panjang])
    assert baca_isi(isi) == json.loads(isi)
