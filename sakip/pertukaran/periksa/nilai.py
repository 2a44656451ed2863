"""Checks of figures that are not computed here, of submissions, evidence and history."""

from __future__ import annotations

import itertools
from collections import defaultdict

from sakip.aturan.alur import TINDAKAN, TransisiSalah, lakukan
from sakip.aturan.periode import bertumpuk
from sakip.pertukaran.periksa.berkas import isi_atau_tautan
from sakip.pertukaran.periksa.temuan import Jalur
from sakip.pertukaran.periksa.tinjauan import Baris, Tinjauan, anak
from sakip.pertukaran.periksa.ukuran import periksa_ukuran
from sakip.pertukaran.periksa.wilayah import periode_setahun, tolak_luar_wilayah

_BERSURAT = ("eselon1", "instansi", "luar")


def periksa_nilai(t: Tinjauan) -> None:
    """Everything in ``nilai_langsung``, ``pengajuan``, ``bukti`` and ``riwayat``."""
    _nilai_langsung(t)
    for jalur, p in t.baris("pengajuan"):
        tolak_luar_wilayah(t, jalur, p)
        periode_setahun(t, jalur, p)
        _langkah(t, jalur, p)
    for jalur, b in t.baris("bukti"):
        _bukti(t, jalur, b)
    for jalur, r in t.baris("riwayat"):
        tolak_luar_wilayah(t, jalur, r)
        _riwayat(t, jalur, r)


def _nilai_langsung(t: Tinjauan) -> None:
    periode = defaultdict(list)
    for jalur, b in t.baris("nilai_langsung"):
        tolak_luar_wilayah(t, jalur, b)
        satu = periode_setahun(t, jalur, b)
        if b["nilai"] is None and b["kata"] is None:
            t.catatan.salah(
                (*jalur, "nilai"),
                "Nilai langsung tanpa nilai dan tanpa kata.",
                "Isi salah satunya, atau hapus barisnya.",
            )
        if t.tahun is not None:
            periksa_ukuran(t, jalur, b, "nilai", b["indikator"], t.tahun, beda_skala="ingatkan")
            _asal(t, jalur, b, t.tahun)
        if satu is not None:
            periode[b["unit"], b["indikator"]].append((jalur, b, satu))
    for isi in periode.values():
        isi.sort(key=lambda x: (x[2].akhir, x[2].awal))
        for (_, dulu, lama), (jalur, kini, baru) in itertools.pairwise(isi):
            kumulatif = lama.jenis == baru.jenis == "sd_bulan"
            if lama.kunci != baru.kunci and bertumpuk(lama, baru) and not kumulatif:
                t.catatan.salah(
                    (*jalur, "periode"),
                    f"Periode «{kini['periode']}» bertumpang tindih dengan «{dulu['periode']}».",
                    "Pakai satu jenis periode dalam setahun.",
                )


def _asal(t: Tinjauan, jalur: Jalur, b: Baris, tahun: int) -> None:
    """Typed without parts only where the manual allows it; otherwise by letter, from above or outside."""
    manual = t.manual(b["indikator"], tahun)
    if b["tanpa_rincian"]:
        if manual is not None and not manual["tanpa_rincian"]:
            t.catatan.salah(
                (*jalur, "tanpa_rincian"),
                "Manual indikator tidak mengizinkan nilai tanpa rincian.",
                "Isi variabelnya, atau tulis tanpa_rincian true dalam manual.",
            )
        return
    if b["nomor_surat"] is None:
        t.catatan.salah(
            (*jalur, "nomor_surat"),
            "Nilai langsung tanpa nomor surat.",
            "Tulis nomor dan tanggal suratnya, atau tanpa_rincian true bila manual mengizinkan.",
        )
    if b["tanggal_surat"] is None:
        t.catatan.salah(
            (*jalur, "tanggal_surat"), "Nilai menurut surat tanpa tanggal surat.", "Tulis tanggal suratnya."
        )
    if manual is not None and manual["pengukur"] not in _BERSURAT:
        t.catatan.salah(
            (*jalur, "indikator"),
            f"Indikator ini diukur «{manual['pengukur']}», bukan menurut surat dari atas atau luar.",
            "Isi variabelnya, atau perbaiki pengukur dalam manual.",
        )


def _langkah(t: Tinjauan, jalur: Jalur, p: Baris) -> None:
    keadaan, sebelum = "draf", ""
    for letak, g in anak(jalur, p, "langkah"):
        if g["waktu"] < sebelum:
            t.catatan.salah(
                (*letak, "waktu"),
                f"Waktu {g['waktu']} sebelum langkah sebelumnya {sebelum}.",
                "Urutkan langkah menurut waktu.",
            )
        sebelum = max(sebelum, g["waktu"])
        try:
            keadaan = lakukan(keadaan, g["tindakan"], g["alasan"])
        except TransisiSalah as salah:
            bidang = (
                "alasan"
                if TINDAKAN[g["tindakan"]].perlu_alasan and keadaan in TINDAKAN[g["tindakan"]].dari
                else "tindakan"
            )
            t.catatan.salah((*letak, bidang), f"{salah.alasan[:1].upper()}{salah.alasan[1:]}.", salah.saran)
            return


def _bukti(t: Tinjauan, jalur: Jalur, b: Baris) -> None:
    tolak_luar_wilayah(t, jalur, b)
    periode_setahun(t, jalur, b)
    if (b["variabel"] is None) == (b["indikator"] is None):
        t.catatan.salah(
            jalur, "Bukti harus menyebut variabel atau indikator, tepat satu.", "Tulis null pada yang lain."
        )
    isi_atau_tautan(t, jalur, b)


def _riwayat(t: Tinjauan, jalur: Jalur, r: Baris) -> None:
    if t.tahun is not None and r["tahun"] >= t.tahun:
        t.catatan.salah(
            (*jalur, "tahun"),
            f"Riwayat tahun {r['tahun']} bukan sebelum tahun paket {t.tahun}.",
            "Angka tahun paket masuk isian atau nilai_langsung.",
        )
    if r["realisasi"] is not None and r["kata"] is not None:
        t.catatan.salah(
            (*jalur, "kata"),
            "Realisasi diisi sebagai angka dan sekaligus sebagai kata.",
            "Tulis null pada salah satunya.",
        )
    if not r["sebanding"] and not r["catatan"].strip():
        t.catatan.ingatkan(
            (*jalur, "catatan"),
            "Tidak sebanding tanpa catatan sebabnya.",
            "Tulis sebabnya: rumus, skala, atau definisi.",
        )
