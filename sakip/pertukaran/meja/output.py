"""Imports of outputs (rincian output): volume and progress to the end of each month; new ones are made."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sakip.anggaran.models import CapaianOutput, Dipa, RincianOutput
from sakip.anggaran.services.dasar import KODE_BARIS, catat_dipa
from sakip.anggaran.services.output import ProgresMasuk, RoMasuk, simpan_progres, simpan_ro
from sakip.aturan.angka import tulis
from sakip.aturan.periode import NAMA_BULAN
from sakip.pertukaran.meja.baca import Tabel
from sakip.pertukaran.meja.penangan import Konteks, Pelaku, Penangan, masih_sama
from sakip.pertukaran.meja.rencana import Rencana
from sakip.pertukaran.meja.satker import (
    Satker,
    ambil_kode,
    bulan_baris,
    medan_kode,
    sudah_mulai,
    tolak_kosong,
)
from sakip.pertukaran.meja.sel import teks
from sakip.pertukaran.models import ImporData, NilaiImpor

_CAPAIAN, _RO = "anggaran.CapaianOutput", "anggaran.RincianOutput"


@dataclass(frozen=True)
class _Capaian:
    """A month of an output as the file says it. ``kode`` in lower case names the output within its DIPA."""

    dipa: int
    kode: str
    bulan: int
    volume: Decimal
    progres: Decimal
    keterangan: str
    nomor: int


def rencana_output(tabel: Tabel, k: Konteks) -> None:
    """Fill ``tabel.rencana``: outputs that the DIPA lacks, and volume and progress by month."""
    r = tabel.rencana
    satker = Satker(k.unit, k.tahun, k.boleh, tabel.peta.kode.get("satker", {}))
    ada: dict[tuple[int, str], RincianOutput] = {
        (o.dipa_id, o.kode.casefold()): o for o in RincianOutput.objects.filter(dipa_id__in=satker.menurut_pk)
    }
    ro_baru: dict[tuple[int, str], tuple[str, str, str, Decimal, int]] = {}
    ambil, ambil_bulan = ambil_kode(tabel, ("kegiatan", "kro", "ro")), tabel.ambil("bulan")
    ambil_ket = tabel.ambil("keterangan") if tabel.ada("keterangan") else None
    sudah: dict[tuple[int, str, int], _Capaian] = {}
    for n, b, d in satker.baris(tabel):
        kode = _kode(ambil(b), d.pk, ada)
        if not _kenali(tabel, n, b, d, kode, ada, ro_baru):
            continue
        volume = tabel.angka(n, tabel.indeks["nilai"], b[tabel.indeks["nilai"]])
        progres = tabel.angka(n, tabel.indeks["progres"], b[tabel.indeks["progres"]])
        if all(b[tabel.indeks[m]] in ("", None) for m in ("nilai", "progres")):
            continue  # not reported yet; the output itself may be new
        bulan = bulan_baris(tabel, n, ambil_bulan(b), k.tahun, k.minta)
        if bulan is None or not sudah_mulai(tabel, n, "nilai", k.tahun, bulan, k.hari_ini):
            continue
        if volume is None or progres is None:
            apa = "nilai" if volume is None else "progres"
            if not any(m.tempat == tabel.sel(n, apa) for m in r.masalah.isi[-4:]):
                tabel.salah(n, apa, "Volume dan progres diisi keduanya.", "Tulis 0 bila nol.")
            continue
        if not _wajar(tabel, n, volume, progres):
            continue
        c = _Capaian(
            d.pk, kode.casefold(), bulan, volume, progres, teks(ambil_ket(b)) if ambil_ket else "", n
        )
        kunci = (c.dipa, c.kode, c.bulan)
        if kunci in sudah:
            tabel.salah(
                n, medan_kode(tabel), f"RO dan bulan yang sama sudah ada di baris {sudah[kunci].nomor}.",
                "Hapus salah satunya.",
            )  # fmt: skip
            continue
        sudah[kunci] = c
    tabel.tolak_tanda({i: m for m, i in tabel.indeks.items()})
    tolak_kosong(tabel)
    _susun(r, tabel, satker, ada, ro_baru, sorted(sudah.values(), key=lambda c: (c.dipa, c.bulan, c.kode)))


def _kode(kode: str, dipa: int, ada: dict[tuple[int, str], RincianOutput]) -> str:
    """The output's own spelling; a longer code (with its komponen) means the output that it begins with."""
    bagian = kode.split(".")
    for n in range(len(bagian), 0, -1):
        if o := ada.get((dipa, ".".join(bagian[:n]).casefold())):
            return o.kode
    return kode


def _kenali(
    tabel: Tabel, n: int, b: list[Any], d: Dipa, kode: str, ada: dict[tuple[int, str], RincianOutput],
    baru: dict[tuple[int, str], tuple[str, str, str, Decimal, int]],
) -> bool:  # fmt: skip
    """Whether the output is stored or can be made of the row."""
    kunci = (d.pk, kode.casefold())
    target = (
        tabel.angka(n, tabel.indeks["target"], b[tabel.indeks["target"]])
        if "target" in tabel.indeks
        else None
    )
    if o := ada.get(kunci):
        if target is not None and target != o.target:
            tabel.rencana.peringatan.tambah(
                tabel.sel(n, "target"),
                f"Target volume {o.kode} dalam berkas {tulis(target, None)}, "
                f"yang tersimpan {tulis(o.target, None)}.",
                "Ubah target RO-nya bila berkas yang benar.",
            )
        return True
    if kunci in baru:
        return True
    nama, satuan = (teks(tabel.ambil(m)(b)) if tabel.ada(m) else "" for m in ("nama", "satuan"))
    if not (re.fullmatch(KODE_BARIS, kode) and len(kode) <= 60):
        tabel.salah(n, medan_kode(tabel), f"Kode RO «{kode[:40]}» belum benar.", "Tulis kegiatan.kro.ro.")
        return False
    if not nama or not satuan or target is None or target <= 0:
        tabel.salah(
            n, medan_kode(tabel), f"RO {kode} tidak ada pada DIPA {d.kode}.",
            "Petakan juga kolom nama, satuan, dan target volumenya agar RO-nya dibuat, "
            "atau tambahkan RO itu dahulu.",
        )  # fmt: skip
        return False
    baru[kunci] = (kode, nama[:300], satuan[:60], target, n)
    return True


def _wajar(tabel: Tabel, n: int, volume: Decimal, progres: Decimal) -> bool:
    if volume < 0:
        tabel.salah(n, "nilai", f"Volume {tulis(volume, None)} kurang dari nol.", "Perbaiki angkanya.")
    elif not 0 <= progres <= 100:
        tabel.salah(n, "progres", f"Progres {tulis(progres, None)} di luar 0 sampai 100.", "Tulis persen.")
    else:
        return True
    return False


def _susun(
    r: Rencana, tabel: Tabel, satker: Satker, ada: dict[tuple[int, str], RincianOutput],
    ro_baru: dict[tuple[int, str], tuple[str, str, str, Decimal, int]], isi: list[_Capaian],
) -> None:  # fmt: skip
    semua: dict[tuple[int, str], dict[int, tuple[Decimal, Decimal, str]]] = defaultdict(dict)
    milik = {o.pk: x for x, o in ada.items()}
    for x in CapaianOutput.objects.filter(output_id__in=milik):
        semua[milik[x.output_id]][x.bulan] = (x.volume, x.progres, x.keterangan)
    r.keadaan = sorted((kunci, sorted(v.items())) for kunci, v in semua.items())
    for (dipa, _), (kode, nama, _satuan, target, n) in ro_baru.items():
        r.bedakan(
            n, f"{satker.menurut_pk[dipa].kode} {kode}: RO baru", "", f"{nama}, target {tulis(target, None)}"
        )
    tulis_ini = []
    for c in isi:
        milik_ini = semua[c.dipa, c.kode]
        lalu = max((b for b in milik_ini if b < c.bulan), default=0)
        mundur = lalu and (c.volume < milik_ini[lalu][0] or c.progres < milik_ini[lalu][1])
        if mundur and not c.keterangan:
            tabel.salah(
                c.nomor, "progres",
                f"Lebih kecil daripada {NAMA_BULAN[lalu - 1]} ({_kata(*milik_ini[lalu][:2])}).",
                "Angkanya kumulatif; isi kolom keterangannya bila memang turun.",
            )  # fmt: skip
        dulu = milik_ini.get(c.bulan)
        nama = f"{satker.menurut_pk[c.dipa].kode} {c.kode} {NAMA_BULAN[c.bulan - 1]}"
        r.bedakan(c.nomor, nama, _kata(*dulu[:2]) if dulu else "", _kata(c.volume, c.progres))
        if dulu is None or dulu != (c.volume, c.progres, c.keterangan):
            tulis_ini.append(c)
        milik_ini[c.bulan] = (c.volume, c.progres, c.keterangan)
    r.isi = (sorted(ro_baru.items()), tulis_ini)
    r.ringkas = [
        ("Satker", str(len({c.dipa for c in isi}))),
        ("Rincian output", str(len({(c.dipa, c.kode) for c in isi}))),
        ("RO baru", str(len(ro_baru))),
    ]


def _kata(volume: Decimal, progres: Decimal) -> str:
    return f"volume {tulis(volume, None)}, progres {tulis(progres, None)}%"


def _ketik(nilai: Decimal) -> str:
    """As a form takes it: no thousands, decimal comma."""
    return f"{nilai.normalize():f}".replace(".", ",")


def isi_capaian(c: CapaianOutput) -> dict[str, Any]:
    """A month of an output as JSON keeps it."""
    return {"volume": str(c.volume), "progres": str(c.progres), "keterangan": c.keterangan}


def isi_ro(o: RincianOutput) -> dict[str, Any]:
    return {"kode": o.kode, "nama": o.nama, "target": str(o.target), "versi": o.versi}


def _terapkan(k: Konteks, r: Rencana, impor: ImporData, p: Pelaku) -> list[NilaiImpor]:
    ro_baru, capaian = r.isi
    dipa = Dipa.objects.select_related("unit").in_bulk({c.dipa for c in capaian} | {x[0] for x, _ in ro_baru})
    hasil = []
    for (pk, _), (kode, nama, satuan, target, n) in ro_baru:
        o = simpan_ro(
            unit=dipa[pk].unit, tahun=k.tahun, dipa_id=pk, output_id=None, versi=0,
            masuk=RoMasuk(kode, nama, satuan, _ketik(target)), **p.umum(),
        )  # fmt: skip
        o.refresh_from_db()
        hasil.append(NilaiImpor(impor=impor, baris=n, objek=_RO, kunci=o.pk, sesudah=isi_ro(o)))
    output = {(o.dipa_id, o.kode.casefold()): o for o in RincianOutput.objects.filter(dipa_id__in=dipa)}
    lama = {
        (c.output_id, c.bulan): isi_capaian(c) for c in CapaianOutput.objects.filter(output__dipa_id__in=dipa)
    }
    kelompok: dict[tuple[int, int], list[_Capaian]] = defaultdict(list)
    for c in capaian:
        kelompok[c.bulan, c.dipa].append(c)
    for (bulan, pk), baris in sorted(kelompok.items()):
        simpan_progres(
            unit=dipa[pk].unit, tahun=k.tahun, dipa_id=pk, bulan=bulan,
            isi=[
                ProgresMasuk(output[c.dipa, c.kode].pk, _ketik(c.volume), _ketik(c.progres), c.keterangan)
                for c in baris
            ],
            alasan=f"Impor {impor.nama_berkas[:200]}", **p.umum(),
        )  # fmt: skip
    kini = {(c.output_id, c.bulan): c for c in CapaianOutput.objects.filter(output__dipa_id__in=dipa)}
    for c in capaian:
        kunci = (output[c.dipa, c.kode].pk, c.bulan)
        hasil.append(
            NilaiImpor(
                impor=impor, baris=c.nomor, objek=_CAPAIAN, kunci=kini[kunci].pk, sebelum=lama.get(kunci),
                sesudah=isi_capaian(kini[kunci]),
            )
        )  # fmt: skip
    return hasil


def _batalkan(_: ImporData, nilai: Sequence[NilaiImpor], boleh: Collection[int], p: Pelaku) -> None:
    capaian = masih_sama(
        nilai, _CAPAIAN, CapaianOutput, isi_capaian,
        lambda c: f"{c.output.kode}, {NAMA_BULAN[c.bulan - 1]}", lambda c: c.output.dipa.unit_id, boleh,
        "output__dipa__unit__instansi",
    )  # fmt: skip
    ro = masih_sama(
        nilai, _RO, RincianOutput, isi_ro, lambda o: o.kode, lambda o: o.dipa.unit_id, boleh,
        "dipa__unit__instansi",
    )  # fmt: skip
    catatan: dict[int, dict[str, object]] = defaultdict(dict)
    dipa: dict[int, Dipa] = {}
    for n, c in capaian:
        d = dipa.setdefault(c.output.dipa_id, c.output.dipa)
        catatan[d.pk][f"{c.output.kode} {NAMA_BULAN[c.bulan - 1]}"] = [n.sesudah, n.sebelum]
        if n.sebelum is None:
            c.delete()
        else:
            c.volume, c.progres = Decimal(n.sebelum["volume"]), Decimal(n.sebelum["progres"])
            c.keterangan = n.sebelum["keterangan"]
            c.save()
    for n, o in ro:
        d = dipa.setdefault(o.dipa_id, o.dipa)
        if not o.capaian.exists():  # another month was reported by hand: the output stays
            catatan[d.pk][o.kode] = [n.sesudah, None]
            o.delete()
    for pk, isi in catatan.items():
        catat_dipa(dipa[pk], "output.impor_batal", p.oleh, p.peran, p.waktu, isi, p.alasan)


OUTPUT = Penangan(rencana_output, _terapkan, _batalkan, kunci=("satker", "kegiatan", "kro", "ro"))
