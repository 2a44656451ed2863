"""Checks of the dictionary of variables and of indicators with their manuals."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sakip.aturan.agregasi import AturanVariabel, campur_stok_alur
from sakip.aturan.rumus import Rumus, RumusSalah, urai
from sakip.pertukaran.periksa.masa import periksa_tahun, tolak_lingkaran
from sakip.pertukaran.periksa.temuan import Catatan, Jalur
from sakip.pertukaran.periksa.tinjauan import Baris, Tinjauan, anak

_BERSURAT = ("eselon1", "instansi", "luar")


def periksa_kamus(t: Tinjauan) -> None:
    """Everything in ``variabel`` and ``indikator``."""
    for jalur, v in t.baris("variabel"):
        _variabel(jalur, v, t.catatan)
    bobot = {b["kunci"]: b["bobot"] for _, b in t.baris("variabel")}
    tolak_lingkaran(bobot, {b["kunci"]: j for j, b in t.baris("variabel")}, "bobot", t.catatan, "Pembobot")
    for jalur, i in t.baris("indikator"):
        if (i["pendahulu"] is None) != (i["sebanding"] is None):
            t.catatan.salah(
                (*jalur, "sebanding"),
                "«sebanding» diisi bila dan hanya bila ada pendahulu.",
                "Tulis ya, tidak, atau konversi bersama pendahulu; tanpa pendahulu tulis null.",
            )
        periksa_tahun(anak(jalur, i, "manual"), t.catatan, "Manual", tumpang=True)
        for letak, m in anak(jalur, i, "manual"):
            _manual(letak, m, t)
    pendahulu = {b["kunci"]: b["pendahulu"] for _, b in t.baris("indikator")}
    letak_indikator = {b["kunci"]: j for j, b in t.baris("indikator")}
    tolak_lingkaran(pendahulu, letak_indikator, "pendahulu", t.catatan, "Pendahulu indikator")


def _variabel(jalur: Jalur, v: Baris, catatan: Catatan) -> None:
    if (v["agregasi_unit"] == "rata_berbobot") != (v["bobot"] is not None):
        catatan.salah(
            (*jalur, "bobot"),
            "Bobot diisi bila dan hanya bila agregasi_unit rata_berbobot.",
            "Sebut variabel pembobotnya, atau ganti agregasi_unit dan tulis bobot null.",
        )
    if v["sifat"] == "stok" and v["waktu"] == "jumlah":
        catatan.salah(
            (*jalur, "waktu"),
            "Stok tidak boleh dijumlahkan antarperiode: yang sama terhitung berkali-kali.",
            "Pakai terakhir, rata, atau maks; atau ubah sifat menjadi alur.",
        )
    if v["isian"] == "sd_bulan" and v["waktu"] == "rata":
        catatan.salah(
            (*jalur, "waktu"),
            "Angka sejak Januari tidak boleh dirata-ratakan antarbulan.",
            "Pakai terakhir atau jumlah, atau ubah isian menjadi bulan.",
        )
    if v["bentuk"] == "daftar" and v["sifat"] == "stok":
        catatan.salah((*jalur, "sifat"), "Daftar peristiwa adalah alur, bukan stok.", "Tulis sifat alur.")


def _manual(jalur: Jalur, m: Baris, t: Tinjauan) -> None:
    catatan = t.catatan
    if (m["kekerapan"] == "bulan_tertentu") != (m["bulan"] is not None):
        catatan.salah(
            (*jalur, "bulan"),
            "Bulan diisi bila dan hanya bila kekerapan bulan_tertentu.",
            "Tulis bulan 1-12, atau null untuk kekerapan lain.",
        )
    if m["skala"] is not None and Decimal(m["skala"]) <= 0:
        catatan.salah(
            (*jalur, "skala"), "Skala harus lebih dari nol.", "Tulis nilai tertinggi skala, atau null."
        )
    if m["skala"] is not None and m["skala_kata"] is not None:
        catatan.salah(
            (*jalur, "skala_kata"),
            "Skala angka dan skala kata tidak dapat dipakai bersama.",
            "Tulis null pada salah satunya.",
        )
    _metode(jalur, m, catatan)
    if None not in m["variabel"]:
        _rumus(jalur, m, t)


def _metode(jalur: Jalur, m: Baris, catatan: Catatan) -> None:
    jumlah = m["metode_capaian"] == "pertumbuhan_jumlah"
    for bidang in ("jumlah", "basis"):
        if jumlah and m[bidang] is None:
            catatan.salah(
                (*jalur, bidang),
                f"Metode pertumbuhan_jumlah memerlukan «{bidang}».",
                "Sebut alias variabelnya; jumlah = yang terealisasi, basis = yang dikenai target persen.",
            )
        elif not jumlah and m[bidang] is not None:
            catatan.salah(
                (*jalur, bidang),
                f"«{bidang}» hanya untuk metode pertumbuhan_jumlah.",
                "Tulis null, atau ganti metodenya.",
            )
    if m["skala_kata"] is not None and m["metode_capaian"] != "rasio":
        catatan.salah((*jalur, "metode_capaian"), "Nilai berupa kata tidak bertumbuh.", "Tulis metode rasio.")


def _rumus(jalur: Jalur, m: Baris, t: Tinjauan) -> None:
    catatan = t.catatan
    alias = [v["alias"] for v in m["variabel"]]
    rumus = _urai(jalur, m["rumus"], catatan)
    dipakai = set(rumus.variabel) if rumus else set()
    for nama in rumus.variabel if rumus else ():
        if nama not in alias:
            dekat = catatan.mirip(nama, tuple(alias))
            catatan.salah(
                (*jalur, "rumus"),
                f"Alias «{nama}» dalam rumus tidak ada dalam daftar variabel manual.",
                f"Maksudnya «{dekat}»?" if dekat else f"Tambahkan «{nama}» ke daftar variabel manual.",
            )
    for bidang in ("jumlah", "basis"):
        if m[bidang] is not None and m[bidang] not in alias:
            catatan.salah(
                (*jalur, bidang),
                f"Alias «{m[bidang]}» tidak ada dalam daftar variabel manual.",
                "Tambahkan ke daftar variabel manual, atau perbaiki namanya.",
            )
        dipakai.add(m[bidang])
    _alias_menganggur(jalur, m, rumus, dipakai, catatan)
    if rumus is not None:
        _ingatkan_campuran(jalur, m, rumus, t)
    if rumus is None and not alias and not m["tanpa_rincian"] and m["pengukur"] not in _BERSURAT:
        catatan.salah(
            (*jalur, "variabel"),
            "Manual tidak menyebut variabel, padahal diukur sendiri dan tanpa_rincian false.",
            "Sebut variabel dan rumusnya, atau tulis tanpa_rincian true.",
        )


def _urai(jalur: Jalur, teks: str | None, catatan: Catatan) -> Rumus | None:
    if teks is None:
        return None
    try:
        return urai(teks)
    except RumusSalah as salah:
        catatan.salah(
            (*jalur, "rumus"), f"Rumus salah pada huruf ke-{salah.posisi + 1}: {salah.alasan}.", salah.saran
        )
        return None


def _alias_menganggur(
    jalur: Jalur, m: Baris, rumus: Rumus | None, dipakai: set[Any], catatan: Catatan
) -> None:
    if rumus is None:
        if m["rumus"] is None and len(m["variabel"]) > 1:
            catatan.salah(
                (*jalur, "rumus"),
                f"Tanpa rumus hanya boleh satu variabel, di sini {len(m['variabel'])}.",
                "Tulis rumusnya, misalnya «selesai / masuk * 100».",
            )
        return
    for letak, v in anak(jalur, m, "variabel"):
        if v["alias"] not in dipakai:
            catatan.salah(
                (*letak, "alias"),
                f"Alias «{v['alias']}» tidak dipakai rumus «{m['rumus'][:80]}».",
                "Hapus dari daftar, atau pakai dalam rumus.",
            )


def _ingatkan_campuran(jalur: Jalur, m: Baris, rumus: Rumus, t: Tinjauan) -> None:
    aturan: Mapping[str, AturanVariabel] = {
        v["alias"]: AturanVariabel(k["kunci"], k["nama"], sifat=k["sifat"])
        for v in m["variabel"]
        if (k := t.variabel.get(v["variabel"])) is not None
    }
    for pesan in campur_stok_alur(rumus, aturan):
        t.catatan.ingatkan(
            (*jalur, "rumus"), pesan, "Periksa rumusnya; angkanya tetap dihitung seperti tertulis."
        )
