"""Imports of DIPA versions and of withdrawal plans: a whole new version of each satker in the file."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from sakip.anggaran.models import BarisDipa, BarisRpd, Dipa, RevisiDipa, VersiRpd
from sakip.anggaran.services.dasar import KODE_BARIS, catat_dipa, rupiah
from sakip.anggaran.services.dipa import BARIS_TERBANYAK, BarisMasuk, simpan_versi
from sakip.anggaran.services.rpd import simpan_rpd
from sakip.aturan.angka import tulis_rupiah
from sakip.aturan.periode import NAMA_BULAN, tulis_tanggal
from sakip.inti.galat import Masalah, galat
from sakip.pertukaran.meja.baca import Tabel
from sakip.pertukaran.meja.penangan import Konteks, Pelaku, Penangan
from sakip.pertukaran.meja.peta import KolomLebar
from sakip.pertukaran.meja.rencana import Rencana
from sakip.pertukaran.meja.satker import (
    Satker,
    ambil_kode,
    bulan_baris,
    jenis_akun,
    medan_kode,
    tolak_jumlah_ganda,
    tolak_kosong,
)
from sakip.pertukaran.meja.sel import teks
from sakip.pertukaran.models import ImporData, NilaiImpor

_REVISI, _BARIS = "anggaran.RevisiDipa", "anggaran.BarisDipa"
_RPD, _BARIS_RPD = "anggaran.VersiRpd", "anggaran.BarisRpd"


@dataclass
class _Baris:
    """A line of the new version as the file's rows sum to it."""

    kode: str
    jenis: str
    nomor: int
    uraian: str
    pagu: int = 0
    blokir: int = 0


@dataclass
class _Versi:
    """What stands of a DIPA now, and what the file makes of it."""

    dipa: Dipa
    akhir: RevisiDipa | VersiRpd | None = None
    lama: dict[Any, Any] = field(default_factory=dict)
    baru: dict[Any, Any] = field(default_factory=dict)


def _berlaku(
    satker: Satker, model: type[RevisiDipa] | type[VersiRpd]
) -> tuple[dict[int, _Versi], dict[int, _Versi]]:
    """Every DIPA with the version in force, by the key of the DIPA and by that of the version."""
    versi = {pk: _Versi(d) for pk, d in satker.menurut_pk.items()}
    for v in model.objects.filter(dipa_id__in=versi).order_by("nomor"):
        versi[v.dipa_id].akhir = v
    return versi, {v.akhir.pk: v for v in versi.values() if v.akhir}


def rencana_dipa(tabel: Tabel, k: Konteks) -> None:
    """Fill ``tabel.rencana``: rows of accounts summed to lines, against the version in force."""
    satker = Satker(k.unit, k.tahun, k.boleh, tabel.peta.kode.get("satker", {}))
    versi, akhir = _berlaku(satker, RevisiDipa)
    for lama in BarisDipa.objects.filter(revisi_id__in=akhir):
        akhir[lama.revisi_id].lama[lama.kode.casefold(), lama.jenis_belanja] = lama
    ambil = ambil_kode(tabel)
    for n, b, d in satker.baris(tabel):
        _baris_dipa(tabel, n, b, ambil(b), versi[d.pk])
    tabel.tolak_tanda({i: m for m, i in tabel.indeks.items()})
    tolak_kosong(tabel)
    kode = {(pk, k): b.nomor for pk, v in versi.items() for (k, _), b in v.baru.items()}
    tolak_jumlah_ganda(tabel, kode, {(pk, k) for pk, v in versi.items() for k, _ in v.lama})
    _susun_dipa(tabel.rencana, k, [v for v in versi.values() if v.baru])


def _baris_dipa(tabel: Tabel, n: int, b: list[Any], kode: str, v: _Versi) -> None:
    if not KODE_BARIS.match(kode):
        tabel.salah(
            n, medan_kode(tabel), f"Kode «{kode[:40]}» belum benar.", "Tulis kegiatan.kro.ro.komponen."
        )
        return
    jenis = jenis_akun(tabel, n, tabel.ambil("akun")(b)) if tabel.ada("akun") else ""
    pagu = tabel.rupiah(n, tabel.indeks["nilai"], b[tabel.indeks["nilai"]])
    i = tabel.indeks.get("blokir")
    blokir = (tabel.rupiah(n, i, b[i]) or 0) if i is not None else 0
    if jenis is None or pagu is None:
        return
    for medan, nilai in (("nilai", pagu), ("blokir", blokir)):
        if nilai < 0:
            tabel.salah(n, medan, f"{tulis_rupiah(nilai)} kurang dari nol.", "Perbaiki angkanya.")
    if blokir > pagu:
        tabel.salah(
            n,
            "blokir",
            f"Blokir {tulis_rupiah(blokir)} melebihi pagu {tulis_rupiah(pagu)}.",
            "Periksa keduanya.",
        )
    kunci = (kode.casefold(), jenis)
    if kunci not in v.baru:
        lama = v.lama.get(kunci)
        uraian = teks(tabel.ambil("uraian")(b))[:300] if tabel.ada("uraian") else ""
        v.baru[kunci] = _Baris(
            lama.kode if lama else kode, jenis, n, (lama.uraian if lama else uraian) or kode
        )
    v.baru[kunci].pagu += pagu
    v.baru[kunci].blokir += blokir


def _kata(pagu: int, blokir: int) -> str:
    return tulis_rupiah(pagu) + (f" (blokir {tulis_rupiah(blokir)})" if blokir else "")


def _susun_dipa(r: Rencana, k: Konteks, versi: list[_Versi]) -> None:
    tanggal: dt.date = k.minta["tanggal"]
    _periksa_tanggal(r, k, tanggal)
    isi = []
    for v in versi:
        sebut = v.dipa.kode
        for kunci, b in v.baru.items():
            lama = v.lama.get(kunci)
            nama = f"{sebut} {b.kode} {b.jenis}".strip()
            r.bedakan(b.nomor, nama, _kata(lama.pagu, lama.blokir) if lama else "", _kata(b.pagu, b.blokir))
        hilang = [v.lama[x] for x in v.lama.keys() - v.baru.keys()]
        r.hilangkan(f"{sebut} {b.kode} {b.jenis_belanja} {_kata(b.pagu, b.blokir)}" for b in hilang)
        if not hilang and all(
            x in v.lama and (v.lama[x].pagu, v.lama[x].blokir) == (b.pagu, b.blokir)
            for x, b in v.baru.items()
        ):
            r.ringkas.append((f"Satker {sebut}", "tidak berubah; tidak dibuat versi baru"))
            continue
        _periksa_versi(r, k, v, tanggal)
        if len(v.baru) > BARIS_TERBANYAK:
            r.masalah.tambah(
                sebut, f"DIPA ini lebih dari {BARIS_TERBANYAK} baris.", "Unduh sampai komponen, tanpa detail."
            )
        isi.append((
            v.dipa.pk, v.akhir.nomor if v.akhir else None, _jenis(v, k),
            tuple((b.nomor, b.kode, b.uraian, b.jenis, b.pagu, b.blokir) for b in v.baru.values()),
        ))  # fmt: skip
        dulu, kini = sum(b.pagu for b in v.lama.values()), sum(b.pagu for b in v.baru.values())
        r.ringkas.append((
            f"Satker {sebut}",
            f"pagu {tulis_rupiah(kini)} dalam {len(v.baru)} baris"
            + (
                f"; versi {v.akhir.nomor} {tulis_rupiah(dulu)}, selisih {tulis_rupiah(kini - dulu)}"
                if v.akhir else "; DIPA awal"
            ),
        ))  # fmt: skip
    _periksa_dokumen(r, k, versi, banyak=len(isi))
    r.isi = isi
    r.keadaan = [(v.dipa.pk, v.akhir.pk if v.akhir else 0) for v in versi]


def _periksa_dokumen(r: Rencana, k: Konteks, versi: Sequence[_Versi], *, banyak: int) -> None:
    """The total that the document prints, of a file with one satker, against the file's lines."""
    if not k.kata("dokumen_jumlah"):
        return
    salah: list[Masalah] = []
    jumlah = rupiah(k.kata("dokumen_jumlah"), "dokumen_jumlah", salah)
    for m in salah:
        r.masalah.tambah(m.tempat, m.pesan, m.saran)
    if len(versi) != 1:
        r.masalah.tambah(
            "dokumen_jumlah", f"Berkas ini memuat {len(versi)} satker; jumlah dokumennya tidak satu.",
            "Kosongkan, lalu isi jumlahnya pada halaman versi setiap DIPA.",
        )  # fmt: skip
    elif jumlah is not None and banyak:
        baris = sum(b.pagu for b in versi[0].baru.values())
        r.ringkas.append(("Jumlah menurut dokumen", tulis_rupiah(jumlah)))
        if baris != jumlah:
            r.peringatan.tambah(
                versi[0].dipa.kode,
                f"Jumlah baris {tulis_rupiah(baris)}, dokumen {tulis_rupiah(jumlah)}: selisih "
                f"{tulis_rupiah(baris - jumlah)}.",
                "Periksa berkasnya; bila diterapkan, versinya ditandai.",
            )


def _jenis(v: _Versi, k: Konteks) -> str:
    if v.akhir is None:
        return "awal"
    return "abt" if k.kata("jenis_revisi") == "abt" else "revisi"


def _periksa_tanggal(r: Rencana, k: Konteks, tanggal: dt.date) -> None:
    if tanggal.year not in (k.tahun - 1, k.tahun):
        r.masalah.tambah(
            "tanggal",
            f"Tanggal {tulis_tanggal(tanggal)} bukan untuk tahun anggaran {k.tahun}.",
            "Perbaiki tanggalnya.",
        )
    elif tanggal > k.hari_ini:
        r.masalah.tambah(
            "tanggal", f"Tanggal {tulis_tanggal(tanggal)} belum tiba.", "Isi tanggal dokumennya."
        )


def _periksa_versi(r: Rencana, k: Konteks, v: _Versi, tanggal: dt.date) -> None:
    """A version older than the stored one; a change without its reason."""
    if v.akhir is None:
        return
    if v.akhir.tanggal and tanggal < v.akhir.tanggal:
        r.masalah.tambah(
            v.dipa.kode,
            f"Versi {v.akhir.nomor} yang tersimpan bertanggal {tulis_tanggal(v.akhir.tanggal)}; "
            f"berkas ini lebih lama ({tulis_tanggal(tanggal)}).",
            "Periksa tanggalnya, atau unduh versi yang terakhir.",
        )
    if not k.kata("alasan"):
        r.masalah.tambah(
            v.dipa.kode, f"Versi {v.akhir.nomor} akan diganti tanpa alasan.", "Isi «Alasan» di atas."
        )


def sidik_revisi(r: RevisiDipa) -> str:
    """Digest of a version's lines."""
    isi = r.baris.order_by("kode", "jenis_belanja").values_list(
        "kode", "uraian", "jenis_belanja", "pagu", "blokir", "catatan"
    )
    return hashlib.sha256(repr([r.jenis, r.tanggal, list(isi)]).encode()).hexdigest()


def _terapkan_dipa(k: Konteks, r: Rencana, impor: ImporData, p: Pelaku) -> list[NilaiImpor]:
    hasil = []
    dipa = Dipa.objects.select_related("unit__instansi").in_bulk([x[0] for x in r.isi])
    for pk, nomor, jenis, baris in r.isi:
        masuk = [
            BarisMasuk(n, kode, uraian, jb, str(pagu), str(blokir))
            for n, kode, uraian, jb, pagu, blokir in baris
        ]
        revisi = simpan_versi(
            unit=dipa[pk].unit, tahun=k.tahun, dipa_id=pk, nomor_dilihat=nomor, jenis_revisi=jenis,
            tanggal=k.minta["tanggal"], alasan=k.kata("alasan"), baris=masuk,
            dokumen={"dokumen_jumlah": k.kata("dokumen_jumlah")}, **p.umum(),
        )  # fmt: skip
        hasil.append(_induk(impor, _REVISI, revisi.pk, sidik_revisi(revisi)))
        nomor_baris = {(kode, jb): n for n, kode, _, jb, _, _ in baris}
        hasil += [
            NilaiImpor(
                impor=impor, baris=nomor_baris[b.kode, b.jenis_belanja], objek=_BARIS, kunci=b.pk,
                sesudah={"pagu": b.pagu, "blokir": b.blokir},
            )
            for b in revisi.baris.all()
        ]  # fmt: skip
    return hasil


def _induk(impor: ImporData, objek: str, pk: int, sidik: str) -> NilaiImpor:
    return NilaiImpor(impor=impor, baris=0, objek=objek, kunci=pk, sesudah={"sidik": sidik})


def _batalkan_dipa(_: ImporData, nilai: Sequence[NilaiImpor], boleh: Collection[int], p: Pelaku) -> None:
    for n in nilai:
        if n.objek != _REVISI:
            continue
        r = RevisiDipa.objects.filter(pk=n.kunci).select_related("dipa__unit__instansi").first()
        if r is None or sidik_revisi(r) != n.sesudah["sidik"]:
            raise galat(
                "dipa", "Versi DIPA dari impor ini sudah diubah atau dihapus.", "Buat versi baru yang benar."
            )
        _boleh_dihapus(
            r.dipa, r.dipa.revisi.filter(nomor__gt=r.nomor).exists(), boleh, f"versi DIPA {r.nomor}"
        )
        pagu = sum(r.baris.values_list("pagu", flat=True))
        nomor, dipa = r.nomor, r.dipa
        r.delete()
        catat_dipa(
            dipa, "dipa.versi_batal", p.oleh, p.peran, p.waktu,
            {"versi": [nomor, None], "pagu": [pagu, None]}, p.alasan,
        )  # fmt: skip


def _boleh_dihapus(dipa: Dipa, ada_lanjut: bool, boleh: Collection[int], apa: str) -> None:
    Dipa.objects.select_for_update(of=("self",)).get(pk=dipa.pk)
    if dipa.unit_id not in boleh:
        raise galat(dipa.kode, "Anda tidak bertugas pada unit DIPA ini.", "Minta perencana unit itu.")
    if ada_lanjut:
        raise galat(
            dipa.kode, f"Sesudah {apa} sudah ada versi yang lebih baru.", "Buat versi baru yang benar."
        )


DIPA = Penangan(rencana_dipa, _terapkan_dipa, _batalkan_dipa)


# --- withdrawal plan ------------------------------------------------------------------------------------


def rencana_rpd(tabel: Tabel, k: Konteks) -> None:
    """Fill ``tabel.rencana``: twelve months by jenis belanja of each satker, against the plan in force."""
    satker = Satker(k.unit, k.tahun, k.boleh, tabel.peta.kode.get("satker", {}))
    versi, akhir = _berlaku(satker, VersiRpd)
    for baris in BarisRpd.objects.filter(rpd_id__in=akhir):
        akhir[baris.rpd_id].lama[baris.jenis_belanja, baris.bulan] = baris.rupiah
    kolom = tabel.lebar or [(tabel.indeks["nilai"], KolomLebar(""))]
    ambil_bulan = tabel.ambil("bulan")
    for n, b, d in satker.baris(tabel):
        jenis = jenis_akun(tabel, n, tabel.ambil("akun")(b)) if tabel.ada("akun") else ""
        for i, x in kolom:
            nilai = tabel.rupiah(n, i, b[i])
            if jenis is None or nilai is None:
                continue
            bulan = x.bulan or bulan_baris(tabel, n, ambil_bulan(b), k.tahun, k.minta)
            if bulan is None:
                continue
            if nilai < 0:
                tabel.salah(n, i, f"{tulis_rupiah(nilai)} kurang dari nol.", "Perbaiki angkanya.")
                continue
            lama = versi[d.pk].baru.get((jenis, bulan), (n, 0))
            versi[d.pk].baru[jenis, bulan] = (lama[0], lama[1] + nilai)
    tabel.tolak_tanda({i: "nilai" for i, _ in kolom})
    tolak_kosong(tabel)
    _susun_rpd(tabel.rencana, k, [v for v in versi.values() if v.baru])


def _susun_rpd(r: Rencana, k: Konteks, versi: list[_Versi]) -> None:
    tanggal: dt.date = k.minta["tanggal"]
    _periksa_tanggal(r, k, tanggal)
    pagu = _pagu_jenis([v.dipa.pk for v in versi])
    isi = []
    for v in versi:
        sebut = v.dipa.kode
        for (jenis, bulan), (n, nilai) in sorted(v.baru.items()):
            lama = v.lama.get((jenis, bulan))
            nama = f"{sebut} {jenis} {NAMA_BULAN[bulan - 1]}".replace("  ", " ")
            r.bedakan(n, nama, "" if lama is None else tulis_rupiah(lama), tulis_rupiah(nilai))
        hilang = sorted(v.lama.keys() - v.baru.keys())
        r.hilangkan(f"{sebut} {j} {NAMA_BULAN[b - 1]} {tulis_rupiah(v.lama[j, b])}" for j, b in hilang)
        baru = {x: nilai for x, (_, nilai) in v.baru.items()}
        if baru == v.lama:
            r.ringkas.append((f"Satker {sebut}", "tidak berubah; tidak dibuat versi baru"))
            continue
        _periksa_versi(r, k, v, tanggal)
        _lebih(r, sebut, baru, pagu.get(v.dipa.pk, {}))
        isi.append((
            v.dipa.pk, v.akhir.nomor if v.akhir else None,
            tuple((n, j, b, nilai) for (j, b), (n, nilai) in sorted(v.baru.items())),
        ))  # fmt: skip
        r.ringkas.append((f"Satker {sebut}", f"rencana setahun {tulis_rupiah(sum(baru.values()))}"))
    r.isi = isi
    r.keadaan = [(v.dipa.pk, v.akhir.pk if v.akhir else 0) for v in versi]


def _pagu_jenis(dipa: list[int]) -> dict[int, dict[str, int]]:
    akhir: dict[int, int] = {}
    for pk, d in RevisiDipa.objects.filter(dipa_id__in=dipa).order_by("nomor").values_list("pk", "dipa_id"):
        akhir[d] = pk
    milik = {pk: d for d, pk in akhir.items()}
    hasil: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for revisi, jenis, nilai in BarisDipa.objects.filter(revisi_id__in=milik).values_list(
        "revisi_id", "jenis_belanja", "pagu"
    ):
        hasil[milik[revisi]][jenis] += nilai
    return hasil


def _lebih(r: Rencana, sebut: str, baru: dict[tuple[str, int], int], pagu: dict[str, int]) -> None:
    jumlah: dict[str, int] = defaultdict(int)
    for (jenis, _), nilai in baru.items():
        jumlah[jenis] += nilai
    for jenis, nilai in sorted(jumlah.items()):
        batas = pagu.get(jenis, 0)
        if nilai != batas:
            kata = "melampaui" if nilai > batas else "kurang dari"
            r.peringatan.tambah(
                f"{sebut} {jenis}".strip(),
                f"Rencana setahun {tulis_rupiah(nilai)} {kata} pagu {tulis_rupiah(batas)}.",
                "Periksa apakah DIPA yang tersimpan sudah versi terakhir.",
            )


def sidik_rpd(v: VersiRpd) -> str:
    """Digest of a plan."""
    isi = v.baris.order_by("jenis_belanja", "bulan").values_list("jenis_belanja", "bulan", "rupiah")
    return hashlib.sha256(repr([v.tanggal, list(isi)]).encode()).hexdigest()


def _terapkan_rpd(k: Konteks, r: Rencana, impor: ImporData, p: Pelaku) -> list[NilaiImpor]:
    hasil = []
    dipa = Dipa.objects.select_related("unit__instansi").in_bulk([x[0] for x in r.isi])
    for pk, nomor, baris in r.isi:
        versi, _ = simpan_rpd(
            unit=dipa[pk].unit, tahun=k.tahun, dipa_id=pk, nomor_dilihat=nomor, tanggal=k.minta["tanggal"],
            alasan=k.kata("alasan"), isi={(j, b): str(nilai) for _, j, b, nilai in baris}, **p.umum(),
        )  # fmt: skip
        hasil.append(_induk(impor, _RPD, versi.pk, sidik_rpd(versi)))
        nomor_baris = {(j, b): n for n, j, b, _ in baris}
        hasil += [
            NilaiImpor(
                impor=impor, baris=nomor_baris[b.jenis_belanja, b.bulan], objek=_BARIS_RPD, kunci=b.pk,
                sesudah={"rupiah": b.rupiah},
            )
            for b in versi.baris.all()
        ]  # fmt: skip
    return hasil


def _batalkan_rpd(_: ImporData, nilai: Sequence[NilaiImpor], boleh: Collection[int], p: Pelaku) -> None:
    for n in nilai:
        if n.objek != _RPD:
            continue
        v = VersiRpd.objects.filter(pk=n.kunci).select_related("dipa__unit__instansi").first()
        if v is None or sidik_rpd(v) != n.sesudah["sidik"]:
            raise galat("rpd", "RPD dari impor ini sudah diubah atau dihapus.", "Buat versi RPD yang benar.")
        _boleh_dihapus(v.dipa, v.dipa.rpd.filter(nomor__gt=v.nomor).exists(), boleh, f"RPD {v.nomor}")
        nomor, dipa = v.nomor, v.dipa
        v.delete()
        catat_dipa(dipa, "rpd.batal", p.oleh, p.peran, p.waktu, {"rpd": [nomor, None]}, p.alasan)


RPD = Penangan(rencana_rpd, _terapkan_rpd, _batalkan_rpd, kunci=("satker", "akun"))
