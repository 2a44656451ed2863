"""Imports of official scores: a dated snapshot of Nilai SMART, IKPA or NKA with its components."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import Any, Final

from sakip.anggaran.models import JenisSkor, NilaiSkor, PotretSkor
from sakip.anggaran.queries.skor import aturan_skor
from sakip.anggaran.rumus_skor import ATURAN_JENIS, AturanSkor, Kolom
from sakip.anggaran.services.skor import hapus_potret, simpan_potret
from sakip.anggaran.services.skor_periksa import BarisMasuk, KepalaPotret, melampaui, periksa_kepala
from sakip.aturan.angka import tulis
from sakip.aturan.periode import tulis_tanggal
from sakip.aturan.regulasi import semua
from sakip.inti.galat import galat
from sakip.organisasi.models import Unit
from sakip.pertukaran.meja.baca import Tabel
from sakip.pertukaran.meja.penangan import Konteks, Pelaku, Penangan
from sakip.pertukaran.meja.rencana import Rencana
from sakip.pertukaran.meja.satker import Satker, tolak_kosong
from sakip.pertukaran.meja.sel import NIHIL, teks
from sakip.pertukaran.models import ImporData, NilaiImpor

_POTRET, _NILAI = "anggaran.PotretSkor", "anggaran.NilaiSkor"
#: How a source says that a component does not apply to a satker.
_TIDAK_BERLAKU: Final = NIHIL | {"n/a", "na", "tidak berlaku", "tidak ada", "tdk ada data"}
#: The year's span of components that any rule knows, for the choices of the mapping page.
Isi = tuple[int | None, Decimal | None, tuple[tuple[str, Decimal], ...], tuple[str, ...], str, int]


def pilihan_komponen(tahun: int) -> list[tuple[str, str]]:
    """Component codes of the rules of ``tahun`` and other years with their words, for the mapping page."""
    hasil: dict[str, list[str]] = {}
    for jenis in JenisSkor:
        lain = {v.sejak for v in semua(ATURAN_JENIS[jenis][0])}
        for t in (tahun, *sorted(lain - {tahun}, reverse=True)):
            for k in aturan_skor(jenis, t).kolom:
                sebut = f"{jenis.label}: {k.nama}"
                if sebut not in hasil.setdefault(k.kode, []):
                    hasil[k.kode].append(sebut)
    return sorted(((k, "; ".join(v)) for k, v in hasil.items()), key=lambda x: x[1])


def rencana_skor(tabel: Tabel, k: Konteks) -> None:
    """Fill ``tabel.rencana``: a row per satker, or of the office as a whole, against the snapshot before."""
    r = tabel.rencana
    jenis = tabel.peta.tetap.get("jenis_skor", "")
    if jenis not in JenisSkor.values:
        r.masalah.tambah(
            "jenis_skor", "Peta ini belum menyebut nilai apa yang dibaca.", "Buat versi baru petanya."
        )
        return
    aturan = aturan_skor(jenis, k.tahun)
    kolom = {x.kode: x for x in aturan.kolom}
    lebar = [(i, x.komponen) for i, x in tabel.lebar if x.komponen in kolom]
    for i, x in tabel.lebar:
        if x.komponen not in kolom:
            r.peringatan.tambah(
                tabel.letak.judul[i],
                f"Komponen «{x.komponen}» tidak dikenal aturan {JenisSkor(jenis).label} "
                f"tahun {k.tahun}; tidak dibaca.",
            )
    satker = Satker(k.unit, k.tahun, k.boleh, tabel.peta.kode.get("satker", {}))
    ambil, ambil_nilai = tabel.ambil("satker"), tabel.ambil("nilai")
    ambil_catatan = tabel.ambil("catatan") if tabel.ada("catatan") else None
    isi: dict[int | None, Isi] = {}
    for n, b in tabel.baris():
        d = satker.cari(ambil(b))
        if d is None and not satker.kantor(ambil(b)):
            satker.asing(tabel, n, teks(ambil(b)), b)
            continue
        kunci = d.pk if d else None
        if kunci in isi:
            tabel.salah(
                n, "satker", f"Satker ini sudah ada di baris {isi[kunci][5]}.", "Hapus salah satunya."
            )
            continue
        resmi = tabel.angka(n, tabel.indeks["nilai"], ambil_nilai(b)) if "nilai" in tabel.indeks else None
        if resmi is not None and resmi < 0:
            tabel.salah(n, "nilai", f"Nilai {tulis(resmi, None)} kurang dari nol.", "Periksa angkanya.")
        komponen, tidak = _komponen(tabel, n, b, lebar, kolom)
        catatan = teks(ambil_catatan(b)) if ambil_catatan else ""
        isi[kunci] = (kunci, resmi, komponen, tidak, catatan, n)
    tabel.tolak_tanda({i: "nilai" for i in (*tabel.indeks.values(), *(i for i, _ in lebar))})
    tolak_kosong(tabel)
    _susun(r, k, aturan, kolom, satker, list(isi.values()))


def _komponen(
    tabel: Tabel, n: int, b: list[Any], lebar: list[tuple[int, str]], kolom: dict[str, Kolom]
) -> tuple[tuple[tuple[str, Decimal], ...], tuple[str, ...]]:
    """Values of the components and those that do not apply to the satker."""
    ada, tidak = [], []
    for i, kode in lebar:
        mentah = b[i]
        if isinstance(mentah, str) and mentah.strip().casefold() in _TIDAK_BERLAKU:
            if kolom[kode].boleh_kosong:
                tidak.append(kode)
            continue
        nilai = tabel.angka(n, i, mentah)
        if nilai is None:
            continue
        if nilai < 0 and not kolom[kode].negatif:
            tabel.salah(
                n, i, f"{kolom[kode].nama} {tulis(nilai, None)} kurang dari nol.", "Periksa angkanya."
            )
        ada.append((kode, nilai))
    return tuple(ada), tuple(tidak)


def _masuk(isi: Isi) -> BarisMasuk:
    return BarisMasuk(isi[0], isi[1], dict(isi[2]), frozenset(isi[3]), isi[4])


def _susun(
    r: Rencana, k: Konteks, aturan: AturanSkor, kolom: dict[str, Kolom], satker: Satker, isi: list[Isi]
) -> None:
    kepala = KepalaPotret(k.sumber, k.minta["per_tanggal"], k.minta["sampai_bulan"])
    for m in periksa_kepala(k.unit, k.tahun, aturan, kepala, k.hari_ini, None):
        r.masalah.tambah(m.tempat, m.pesan, m.saran)
    lama = _potret_lama(r, k, aturan.jenis, kepala.per_tanggal)
    dulu = _isi_potret(lama) if lama else {}
    for m in melampaui(k.unit, k.tahun, aturan, [_masuk(x) for x in isi]):
        pk = m.tempat.split("-")[1]
        sebut = satker.menurut_pk[int(pk)].kode if pk.isdecimal() else "Seluruh kantor"
        r.peringatan.tambah(sebut, m.pesan, "Periksa angkanya di sumbernya; bukan halangan.")
    for kunci, resmi, komponen, tidak, _, n in isi:
        sebut = satker.menurut_pk[kunci].kode if kunci else "Seluruh kantor"
        semula = dulu.get(kunci, {})
        baru = {"": resmi, **dict(komponen)}
        for kode, nilai in baru.items():
            if nilai is None:
                continue
            nama = f"{sebut} {kolom[kode].nama}" if kode else f"{sebut} nilai akhir"
            x = semula.get(kode)
            r.bedakan(n, nama, "" if x is None else tulis(x, None), tulis(nilai, None))
        for kode in tidak:
            r.bedakan(n, f"{sebut} {kolom[kode].nama}", "", "tidak berlaku")
        if resmi is None and not komponen and not tidak:
            r.peringatan.tambah(f"Baris {n}", f"{sebut} tanpa nilai; tidak ditulis.")
    r.hilangkan(
        satker.menurut_pk[x].kode if x in satker.menurut_pk else "Seluruh kantor"
        for x in dulu.keys() - {i[0] for i in isi}
        if x is None or x in satker.menurut_pk
    )
    r.isi = [x for x in isi if not _masuk(x).kosong]
    r.keadaan = (
        lama.pk if lama else 0,
        sorted((str(a), sorted(map(str, b.items()))) for a, b in dulu.items()),
    )
    r.ringkas = [
        ("Nilai", str(JenisSkor(aturan.jenis).label)),
        ("Satker", str(len(r.isi))),
        ("Aturan tahun ini", aturan.sumber or "belum ada; hanya nilai akhir yang dibaca"),
        (
            "Dibandingkan dengan",
            f"potret {tulis_tanggal(lama.per_tanggal)}" if lama else "belum ada potret sebelumnya",
        ),
    ]


def _potret_lama(r: Rencana, k: Konteks, jenis: str, per: dt.date) -> PotretSkor | None:
    lama = (
        PotretSkor.objects.filter(unit=k.unit, jenis=jenis, tahun=k.tahun, sumber=k.sumber)
        .order_by("-per_tanggal")
        .first()
    )
    if lama is not None and lama.per_tanggal > per:
        r.masalah.tambah(
            "per_tanggal",
            f"Potret {k.sumber} per {tulis_tanggal(lama.per_tanggal)} sudah tersimpan; "
            f"berkas ini lebih lama (per {tulis_tanggal(per)}).",
            "Periksa tanggalnya, atau batalkan dahulu impor yang lebih baru.",
        )
    return lama


def _isi_potret(p: PotretSkor) -> dict[int | None, dict[str, Decimal | None]]:
    return {
        n.dipa_id: {"": n.nilai, **{x.kode: x.nilai for x in n.komponen.all()}}
        for n in p.nilai_skor.prefetch_related("komponen")
    }


def sidik_skor(p: PotretSkor) -> str:
    """Digest of what a snapshot says."""
    isi = [
        (
            n.dipa_id,
            n.unit_id,
            n.nilai,
            n.catatan,
            sorted((x.kode, str(x.nilai), x.berlaku) for x in n.komponen.all()),
        )
        for n in p.nilai_skor.order_by("pk").prefetch_related("komponen")
    ]
    return hashlib.sha256(repr((p.per_tanggal, p.sampai_bulan, p.sumber, isi)).encode()).hexdigest()


def _terapkan(k: Konteks, r: Rencana, impor: ImporData, p: Pelaku) -> list[NilaiImpor]:
    jenis = impor.peta.isi["tetap"]["jenis_skor"]
    potret = simpan_potret(
        unit=k.unit, tahun=k.tahun, aturan=aturan_skor(jenis, k.tahun),
        kepala=KepalaPotret(k.sumber, k.minta["per_tanggal"], k.minta["sampai_bulan"]),
        baris=[_masuk(x) for x in r.isi], konfirmasi=True, hari_ini=k.hari_ini, **p.umum(),
    )  # fmt: skip
    PotretSkor.objects.filter(pk=potret.pk).update(berkas=k.berkas)
    nomor = {x[0]: x[5] for x in r.isi}
    nilai = list(NilaiSkor.objects.filter(potret=potret))
    for n in nilai:
        n.nomor_baris = nomor[n.dipa_id]
    NilaiSkor.objects.bulk_update(nilai, ["nomor_baris"])
    return [
        NilaiImpor(
            impor=impor, baris=0, objek=_POTRET, kunci=potret.pk, sesudah={"sidik": sidik_skor(potret)}
        ),
        *(
            NilaiImpor(
                impor=impor, baris=nomor[n.dipa_id], objek=_NILAI, kunci=n.pk,
                sesudah={"nilai": None if n.nilai is None else tulis(n.nilai, None)},
            )
            for n in nilai
        ),
    ]  # fmt: skip


def _batalkan(impor: ImporData, nilai: Sequence[NilaiImpor], boleh: Collection[int], p: Pelaku) -> None:
    for n in nilai:
        if n.objek != _POTRET:
            continue
        potret = PotretSkor.objects.filter(pk=n.kunci).first()
        if potret is None or sidik_skor(potret) != n.sesudah["sidik"]:
            raise galat(
                "potret", "Potret nilai dari impor ini sudah dikoreksi atau dihapus.",
                "Perbaiki potretnya pada halaman skor.",
            )  # fmt: skip
        if potret.unit_id not in boleh:
            raise galat(
                "potret", "Anda tidak bertugas pada kantor potret ini.", "Minta perencana kantor itu."
            )
        unit = Unit.objects.select_related("instansi").get(pk=impor.unit_id)
        hapus_potret(unit=unit, nomor=potret.pk, alasan=p.alasan, **p.umum())


SKOR = Penangan(rencana_skor, _terapkan, _batalkan, kunci=("satker",), sama_boleh=True)
