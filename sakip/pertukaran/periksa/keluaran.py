"""Checks of outputs, withdrawal plans, keys of money to indicators and reports to e-Monev."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from sakip.pertukaran.periksa.anggaran import dipa_dikenal, pagu_baris
from sakip.pertukaran.periksa.temuan import Jalur
from sakip.pertukaran.periksa.tinjauan import Baris, Tinjauan, anak

_SERATUS = Decimal(100)


def periksa_keluaran(t: Tinjauan) -> None:
    """Everything in ``rincian_output``, ``rpd``, ``kunci_anggaran`` and ``emonev``."""
    _output(t)
    _rpd(t)
    _kunci(t)
    for jalur, b in t.baris("emonev"):
        dipa_dikenal(t, jalur, b)
        _persen(t, jalur, b, "persen")


def _persen(t: Tinjauan, jalur: Jalur, b: Baris, bidang: str) -> None:
    if not 0 <= Decimal(b[bidang]) <= _SERATUS:
        t.catatan.salah(
            (*jalur, bidang),
            f"Persentase {b[bidang]} di luar 0 sampai 100.",
            "Tulis persen, misalnya 87.5.",
        )


def _output(t: Tinjauan) -> None:
    kode: dict[tuple[str, int], list[tuple[str, Jalur]]] = defaultdict(list)
    for jalur, o in t.baris("rincian_output"):
        dipa = dipa_dikenal(t, jalur, o)
        if Decimal(o["target"]) <= 0:
            t.catatan.salah(
                (*jalur, "target"),
                f"Target volume {o['target']} tidak lebih dari nol.",
                "Tulis target setahun.",
            )
        if dipa is not None:
            kode[o["dipa"], o["tahun"]].append((o["kode"], jalur))
            _berbaris(t, jalur, o["kode"], dipa)
        _capaian(t, jalur, o)
    for isi in kode.values():
        for (pendek, _), (panjang, jalur) in itertools.pairwise(sorted(isi)):
            if panjang.startswith(f"{pendek}."):
                t.catatan.ingatkan(
                    (*jalur, "kode"),
                    f"Rincian output «{panjang}» berada di dalam «{pendek}»; barisnya terhitung dua kali.",
                    "Pakai kode yang tidak saling memuat.",
                )


def _berbaris(t: Tinjauan, jalur: Jalur, kode: str, dipa: Baris) -> None:
    """Some line of the DIPA begins with the code, as the money is found by it."""
    baris = pagu_baris(dipa)
    if baris is not None and not any(k.startswith(kode) for k, _ in baris):
        t.catatan.ingatkan(
            (*jalur, "kode"),
            f"Tidak ada baris DIPA «{dipa['kode']}» yang kodenya diawali «{kode}».",
            "Samakan dengan awal kode baris DIPA, agar anggarannya ditemukan.",
        )


def _capaian(t: Tinjauan, jalur: Jalur, o: Baris) -> None:
    terakhir: Baris | None = None
    for letak, c in sorted(anak(jalur, o, "capaian"), key=lambda x: int(x[1]["bulan"])):
        _persen(t, letak, c, "progres")
        if Decimal(c["volume"]) < 0:
            t.catatan.salah(
                (*letak, "volume"), f"Volume {c['volume']} negatif.", "Tulis volume sejak Januari."
            )
        if terakhir is not None:
            turun = [b for b in ("volume", "progres") if Decimal(c[b]) < Decimal(terakhir[b])]
            if turun:
                t.catatan.ingatkan(
                    (*letak, turun[0]),
                    f"Capaian bulan {c['bulan']} lebih kecil daripada bulan {terakhir['bulan']}.",
                    "Tulis angka sejak Januari, bukan angka bulan itu saja.",
                )
        terakhir = c


def _rpd(t: Tinjauan) -> None:
    versi: dict[tuple[str, int], list[tuple[int, Jalur, Baris]]] = defaultdict(list)
    for jalur, r in t.baris("rpd"):
        if dipa_dikenal(t, jalur, r) is not None:
            versi[r["dipa"], r["tahun"]].append((r["nomor"], jalur, r))
    for kunci, isi in versi.items():
        isi.sort(key=lambda x: x[0])
        for (_, _, dulu), (nomor, jalur, kini) in itertools.pairwise(isi):
            if kini["tanggal"] < dulu["tanggal"]:
                t.catatan.salah(
                    (*jalur, "tanggal"),
                    f"Versi {nomor} bertanggal sebelum versi {dulu['nomor']}.",
                    "Periksa tanggalnya.",
                )
        _jumlah_rpd(t, isi[-1][1], isi[-1][2], t.dipa[kunci])


def _jumlah_rpd(t: Tinjauan, jalur: Jalur, r: Baris, dipa: Baris) -> None:
    if None in r["baris"] or not dipa["revisi"] or pagu_baris(dipa) is None:
        return
    akhir = max(dipa["revisi"], key=lambda x: int(x["nomor"]))
    pagu, rencana = sum(g["pagu"] for g in akhir["baris"]), sum(b["rupiah"] for b in r["baris"])
    if pagu != rencana:
        t.catatan.ingatkan(
            (*jalur, "baris"),
            f"Rencana penarikan setahun {rencana}, sedangkan pagu revisi terakhir {pagu}.",
            "Sesuaikan rencana dengan pagu; angkanya disimpan seperti tertulis.",
        )


def _kunci(t: Tinjauan) -> None:
    letak: dict[tuple[str, int], list[tuple[Jalur, Baris]]] = defaultdict(list)
    for jalur, k in t.baris("kunci_anggaran"):
        dipa = dipa_dikenal(t, jalur, k)
        if not 0 < Decimal(k["persen"]) <= _SERATUS:
            t.catatan.salah(
                (*jalur, "persen"),
                f"Bagian {k['persen']} persen tidak lebih dari 0 atau melebihi 100.",
                "Tulis bagian dalam persen, lebih dari 0 sampai 100.",
            )
        if dipa is not None:
            letak[k["dipa"], k["tahun"]].append((jalur, k))
            _berbaris(t, jalur, k["kode"], dipa)
    for isi in letak.values():
        for i, bidang, pesan, saran in kunci_bentrok(b for _, b in isi):
            t.catatan.salah((*isi[i][0], bidang), pesan, saran)


def kunci_bentrok(baris: Iterable[Baris]) -> Iterator[tuple[int, str, str, str]]:
    """Where keys of one DIPA contradict each other: index, field, what is wrong, remedy.

    Shares of one pot are at most 100 percent together; a pot does not lie within another one.
    """
    isi = list(baris)
    jumlah: dict[str, Decimal] = defaultdict(Decimal)
    for i, k in enumerate(isi):
        sebelum = jumlah[k["kode"]]
        jumlah[k["kode"]] += Decimal(k["persen"])
        if sebelum <= _SERATUS < jumlah[k["kode"]]:
            yield (
                i,
                "persen",
                f"Bagian anggaran «{k['kode'] or 'seluruh DIPA'}» berjumlah {jumlah[k['kode']]:f} persen.",
                "Jumlah bagian satu anggaran paling banyak 100 persen.",
            )
        luar = next((j for j in isi if j["kode"] != k["kode"] and k["kode"].startswith(j["kode"])), None)
        if luar is not None:
            yield (
                i,
                "kode",
                f"Anggaran «{k['kode']}» berada di dalam «{luar['kode'] or 'seluruh DIPA'}»; "
                "uangnya terhitung dua kali.",
                "Pakai awal kode yang tidak saling memuat.",
            )
