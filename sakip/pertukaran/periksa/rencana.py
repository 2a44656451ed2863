"""Checks of sasaran, the pohon kinerja, programmes and Renstra."""

from __future__ import annotations

from collections import defaultdict

from sakip.pertukaran.periksa.masa import periksa_tahun, tolak_lingkaran
from sakip.pertukaran.periksa.tinjauan import Tinjauan, anak
from sakip.pertukaran.periksa.ukuran import periksa_ukuran

_TINGKAT = {"strategis": 0, "program": 1, "kegiatan": 2}


def periksa_rencana(t: Tinjauan) -> None:
    """Everything in ``sasaran``, ``kontribusi`` and ``renstra``."""
    _sasaran(t)
    _kontribusi(t)
    _renstra(t)


def _sasaran(t: Tinjauan) -> None:
    periksa_tahun(t.baris("sasaran"), t.catatan, "Sasaran", tumpang=False)
    induk = {b["kunci"]: b["induk"] for _, b in t.baris("sasaran")}
    letak = {b["kunci"]: j for j, b in t.baris("sasaran")}
    tolak_lingkaran(induk, letak, "induk", t.catatan, "Induk sasaran")
    for jalur, b in t.baris("sasaran"):
        atas = t.sasaran.get(b["induk"])
        if atas is not None and _TINGKAT[atas["tingkat"]] > _TINGKAT[b["tingkat"]]:
            t.catatan.salah(
                (*jalur, "induk"),
                f"Sasaran {b['tingkat']} berinduk pada sasaran {atas['tingkat']} «{atas['kunci']}», "
                "yang tingkatnya lebih rendah.",
                "Pilih induk pada tingkat yang sama atau lebih tinggi.",
            )


def _kontribusi(t: Tinjauan) -> None:
    """The pohon kinerja has no cycle: nobody contributes to himself by a detour."""
    bawah: dict[str, set[str]] = defaultdict(set)
    for jalur, b in t.baris("kontribusi"):
        if b["atas"] == b["bawah"]:
            t.catatan.salah((*jalur, "bawah"), "Indikator menopang dirinya sendiri.", "Sebut indikator lain.")
        elif _sampai(bawah, b["bawah"], b["atas"]):
            t.catatan.salah(
                (*jalur, "bawah"),
                f"Pohon kinerja melingkar: «{b['bawah']}» sudah ditopang oleh «{b['atas']}».",
                "Hapus salah satu dari kontribusi itu.",
            )
        else:
            bawah[b["atas"]].add(b["bawah"])


def _sampai(bawah: dict[str, set[str]], dari: str, tujuan: str) -> bool:
    """Whether ``tujuan`` can be reached downwards from ``dari``."""
    tumpukan, terlihat = [dari], {dari}
    while tumpukan:
        for anak_ in bawah.get(tumpukan.pop(), ()):
            if anak_ == tujuan:
                return True
            if anak_ not in terlihat:
                terlihat.add(anak_)
                tumpukan.append(anak_)
    return False


def _renstra(t: Tinjauan) -> None:
    for jalur, r in t.baris("renstra"):
        if r["selesai"] < r["mulai"]:
            t.catatan.salah(
                (*jalur, "selesai"), "Renstra berakhir sebelum mulai.", "Tukar mulai dan selesai."
            )
            continue
        for letak, b in anak(jalur, r, "target"):
            if not r["mulai"] <= b["tahun"] <= r["selesai"]:
                t.catatan.salah(
                    (*letak, "tahun"),
                    f"Tahun {b['tahun']} di luar Renstra {r['mulai']}-{r['selesai']}.",
                    "Perbaiki tahun target atau masa Renstra.",
                )
            if b["lingkup"] == "nasional" and b["unit"] is not None:
                t.catatan.salah(
                    (*letak, "unit"),
                    "Target nasional tidak menyebut unit.",
                    "Tulis null, atau lingkup wilayah.",
                )
            if b["lingkup"] == "wilayah" and b["unit"] is None:
                t.catatan.salah(
                    (*letak, "unit"), "Target wilayah belum menyebut unitnya.", "Sebut unit wilayahnya."
                )
            periksa_ukuran(t, letak, b, "nilai", b["indikator"], b["tahun"], beda_skala="ingatkan")
