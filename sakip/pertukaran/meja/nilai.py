"""The plan of values of variables: units, variables and periods by the mapping, against the open forms."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from sakip.aturan.agregasi import Nilai
from sakip.aturan.angka import tambah, tulis
from sakip.aturan.periode import NAMA_BULAN
from sakip.organisasi.models import KodeUnit, NamaUnit, Unit
from sakip.organisasi.queries import nama_unit
from sakip.pengukuran.angka_isian import tulis_isian
from sakip.pengukuran.jatuh_tempo import kunci_dipakai
from sakip.pengukuran.ketikan import BOLEH_NEGATIF
from sakip.pengukuran.nilai_baris import tersimpan
from sakip.pengukuran.pratinjau import peringatan_angka
from sakip.pengukuran.queries.formulir_bahan import Bahan, VariabelTempo, bahan_formulir
from sakip.pengukuran.services.massal import (
    IsianBaru,
    KunciIsian,
    kembalikan_isian,
    terkunci_semua,
    tulis_isian_massal,
)
from sakip.perencanaan.models import KategoriVariabel, Variabel
from sakip.pertukaran.meja.baca import Tabel
from sakip.pertukaran.meja.penangan import Konteks, Pelaku, Penangan
from sakip.pertukaran.meja.peta import KolomLebar, tahun_judul
from sakip.pertukaran.meja.rencana import Rencana
from sakip.pertukaran.meja.satker import bulan_baris, tolak_kosong
from sakip.pertukaran.meja.sel import NIHIL, kunci_kode, teks
from sakip.pertukaran.models import ImporData, NilaiImpor

_ISIAN = "pengukuran.Isian"


class PetaUnit:
    """Units of the office by what a file may call them: assigned codes first, then own codes and names."""

    def __init__(self, unit: Unit, boleh: Collection[int], tahun: int, kode: Mapping[str, str]) -> None:
        self.unit = {u.pk: u for u in Unit.objects.filter(pk__in=list(boleh)).select_related("instansi")}
        self.nama = nama_unit(self.unit, dt.date(tahun, 12, 31))
        milik = {kunci_kode(u.kode): u.pk for u in self.unit.values()}
        nama: dict[str, set[int]] = defaultdict(set)
        for model, medan in ((NamaUnit, ("nama", "singkatan")), (KodeUnit, ("kode",))):
            for pk, *isi in model.objects.filter(unit_id__in=self.unit).values_list("unit_id", *medan):
                for n in isi:
                    nama[kunci_kode(n)].add(pk)
        self.kode = {n: next(iter(pk)) for n, pk in nama.items() if len(pk) == 1} | milik
        self.kode |= {kunci_kode(k): milik[kunci_kode(v)] for k, v in kode.items() if kunci_kode(v) in milik}

    def cari(self, isi: str) -> int | None:
        return self.kode.get(kunci_kode(isi))


class Isi:
    """Forms of the units, read once per unit and month that is needed."""

    def __init__(self, unit: Mapping[int, Unit], tahun: int) -> None:
        self.unit, self.tahun = unit, tahun
        self._bahan: dict[tuple[int, int], Bahan] = {}

    def tempo(self, u: int, v: int, bulan: int) -> tuple[Bahan, VariabelTempo, str] | None:
        """The line of a variable on a unit's form of a month with its period's key; None: not there."""
        for b in dict.fromkeys((12, bulan)):  # December asks for all but what has a fixed month
            if (u, b) not in self._bahan:
                self._bahan[u, b] = bahan_formulir(self.unit[u], self.tahun, b)
            bahan = self._bahan[u, b]
            t = next((t for t in bahan.tempo if t.variabel.pk == v), None)
            if t is not None and t.tempo.jatuh(bulan):
                ada = {p for isi in bahan.isian.get(v, {}).values() for p in isi if int(p[:4]) == self.tahun}
                kunci = kunci_dipakai(t.tempo.kunci(self.tahun, bulan), f"{self.tahun}-{bulan:02d}", ada)
                return bahan, t, kunci
        return None


def rencana_isian(tabel: Tabel, k: Konteks) -> None:
    """Fill ``tabel.rencana``; ``isi`` are the rows of ``pengukuran.services.massal.tulis_isian_massal``."""
    unit, tahun, boleh, minta = k.unit, k.tahun, k.boleh, k.minta
    r = tabel.rencana
    pu = PetaUnit(unit, boleh, tahun, tabel.peta.kode.get("unit", {}))
    variabel = {v.kunci: v for v in Variabel.objects.filter(instansi=unit.instansi_id)}
    kode_v = {kunci_kode(v.nama): v for v in variabel.values()} | {
        kunci_kode(a): v for a, v in variabel.items()
    }
    kode_v |= {
        kunci_kode(a): variabel[v] for a, v in tabel.peta.kode.get("variabel", {}).items() if v in variabel
    }
    kategori: dict[tuple[int, str], int] = {}
    for pk, v_id, kode_k, nama_k in KategoriVariabel.objects.filter(
        variabel__instansi=unit.instansi_id
    ).values_list("pk", "variabel_id", "kode", "nama"):
        kategori[v_id, kunci_kode(kode_k)] = kategori[v_id, kunci_kode(nama_k)] = pk
    kolom = tabel.lebar or [(tabel.indeks["nilai"], KolomLebar(""))]
    ambil = {m: tabel.ambil(m) for m in ("unit", "variabel", "kategori", "bulan")}
    tahun_lebar = {i: tahun_judul(tabel.letak.judul[i]) for i, x in kolom if x.bulan}
    isi = Isi(pu.unit, tahun)
    sudah: dict[KunciIsian, int] = {}
    siap: list[IsianBaru] = []
    for n, b in tabel.baris():
        u = pu.cari(teks(ambil["unit"](b)))
        if u is None:
            sebut = teks(ambil["unit"](b))
            if sebut:
                r.asingkan("unit", sebut, n)
            else:
                tabel.salah(
                    n, "unit", "Nama unitnya kosong.", "Isi unitnya, atau pilih «isi ke bawah» pada peta."
                )
            continue
        for i, x in kolom:
            mentah = b[i]
            if mentah is None or (isinstance(mentah, str) and not mentah.strip()):
                continue
            bln = x.bulan or bulan_baris(tabel, n, ambil["bulan"](b), tahun, minta)
            if bln is None:
                continue
            if tahun_lebar.get(i) not in (None, tahun):
                tabel.salah(
                    n, i, f"Kolom ini untuk tahun {tahun_lebar[i]}, bukan {tahun}.", "Buka impor tahun itu."
                )
                continue
            nama_v = x.variabel or teks(ambil["variabel"](b))
            v = kode_v.get(kunci_kode(nama_v))
            if v is None:
                r.asingkan("variabel", nama_v or "(kosong)", n)
                continue
            baru = _nilai(
                tabel, n, i, mentah, v, isi, u, bln, x.kategori or teks(ambil["kategori"](b)), kategori
            )
            if baru is None:
                continue
            if baru.kunci in sudah:
                tabel.salah(
                    n, i, f"Nilai yang sama sudah ada di baris {sudah[baru.kunci]}.", "Hapus salah satunya."
                )
                continue
            sudah[baru.kunci] = n
            _bandingkan(r, isi, pu, v, baru, siap)
    tabel.tolak_tanda({i: "nilai" for i, _ in kolom})
    tolak_kosong(tabel)
    _tolak(tabel, pu, isi, tahun, siap)
    _ingatkan(r, pu, isi, siap)
    r.isi = siap
    r.ringkas = [("Unit", str(len({k[0] for k in sudah}))), ("Nilai", str(len(sudah)))]


def _nilai(
    tabel: Tabel, n: int, kolom: int, mentah: Any, v: Variabel, isi: Isi, u: int, bln: int, nama_k: str,
    kategori: Mapping[tuple[int, str], int],
) -> IsianBaru | None:  # fmt: skip
    """One value as the form would take it; None where a fault was noted."""
    if v.bentuk == "daftar":
        tabel.salah(n, kolom, f"«{v.nama}» dihitung dari daftar kejadian.", "Isi kejadiannya di formulir.")
        return None
    k = kategori.get((v.pk, kunci_kode(nama_k)), 0) if nama_k else 0
    if nama_k and not k:
        tabel.salah(
            n, kolom, f"Rincian «{nama_k[:40]}» tidak ada pada «{v.nama}».", "Periksa kolom rinciannya."
        )
        return None
    nilai: Decimal | None = None
    if not (isinstance(mentah, str) and mentah.strip().casefold() in NIHIL):
        nilai = tabel.angka(n, kolom, mentah)
        if nilai is None:
            return None
        if nilai < 0 and v.satuan.strip().casefold() not in BOLEH_NEGATIF:
            tabel.salah(
                n,
                kolom,
                f"{tulis(nilai, None)} kurang dari nol, padahal yang dihitung {v.satuan}.",
                "Perbaiki angkanya.",
            )
            return None
    letak = isi.tempo(u, v.pk, bln)
    if letak is None:
        tabel.salah(
            n, kolom, f"«{v.nama}» tidak diisi {isi.unit[u].kode} pada {NAMA_BULAN[bln - 1]}.",
            "Periksa bulannya, atau minta pengelola kamus menunjuk unit ini sebagai pengisi.",
        )  # fmt: skip
        return None
    bahan, _, periode = letak
    lama = tersimpan(bahan, v.pk, k, periode)
    return IsianBaru(
        u, v.pk, periode, k, nilai, "nihil" if nilai is None else "ada", n, lama.versi if lama else 0, bln
    )


def _bandingkan(r: Any, isi: Isi, pu: PetaUnit, v: Variabel, baru: IsianBaru, siap: list[IsianBaru]) -> None:
    letak = isi.tempo(baru.unit_id, v.pk, baru.bulan)
    assert letak is not None
    lama = tersimpan(letak[0], v.pk, baru.kategori_id, baru.periode)
    dulu = tulis_isian(lama.nilai, lama.keadaan) if lama else ""
    menjadi = tulis_isian(baru.nilai, baru.keadaan)
    nama = f"{pu.nama.get(baru.unit_id, ('', ''))[1]} · {v.nama} · {baru.periode}"
    r.bedakan(baru.baris, nama, dulu, menjadi)
    if dulu != menjadi:
        siap.append(baru)


def _ingatkan(r: Rencana, pu: PetaUnit, isi: Isi, siap: list[IsianBaru]) -> None:
    """What the form would say beside each new figure; it never refuses."""
    baru: dict[tuple[int, int], dict[str, Nilai]] = defaultdict(dict)
    for b in siap:
        if not b.kategori_id:
            baru[b.unit_id, b.variabel_id][b.periode] = Nilai(b.keadaan, b.nilai)  # type: ignore[arg-type]
    for b in siap:
        letak = isi.tempo(b.unit_id, b.variabel_id, b.bulan)
        if b.kategori_id or b.nilai is None or letak is None:
            continue
        bahan, t, _ = letak
        for pesan in peringatan_angka(
            bahan, replace(t, periode=b.periode), b.nilai, baru[b.unit_id, b.variabel_id]
        ):
            nama = pu.nama.get(b.unit_id, ("", ""))[0]
            r.peringatan.tambah(f"Baris {b.baris}, {nama}, {t.variabel.nama}, {b.periode}", pesan)


def _tolak(tabel: Tabel, pu: PetaUnit, isi: Isi, tahun: int, siap: list[IsianBaru]) -> None:
    """Forms that are not open; breakdowns whose parts would not sum to the whole."""
    r = tabel.rencana
    unit = [pu.unit[u] for u in sorted({b.unit_id for b in siap})]
    terkunci = terkunci_semua(unit, tahun, sorted({b.bulan for b in siap})) if unit else {}
    for u, bln in sorted({(b.unit_id, b.bulan) for b in siap}):
        if (u, bln) in terkunci:
            r.masalah.tambah(f"{pu.nama.get(u, ('', ''))[0]}, {NAMA_BULAN[bln - 1]}", terkunci[u, bln])
    r.keadaan = sorted((b.kunci, b.versi) for b in siap)
    baru: dict[tuple[int, int, str], dict[int, Decimal]] = defaultdict(dict)
    bulan_baru: dict[tuple[int, int, str], int] = {}
    for b in siap:
        baru[b.unit_id, b.variabel_id, b.periode][b.kategori_id] = b.nilai or Decimal(0)
        bulan_baru[b.unit_id, b.variabel_id, b.periode] = b.bulan
    for (u, v, periode), nilai in baru.items():
        letak = isi.tempo(u, v, bulan_baru[u, v, periode])
        assert letak is not None
        jadi = {
            k: t[periode].nilai or Decimal(0) for k, t in letak[0].isian.get(v, {}).items() if periode in t
        } | nilai
        bagian = [n for k, n in jadi.items() if k]
        if 0 in jadi and bagian and tambah(*bagian) != jadi[0]:
            r.masalah.tambah(
                f"{isi.unit[u].kode} {periode}",
                f"«{letak[1].variabel.nama}»: keseluruhan {tulis(jadi[0], None)}, jumlah rinciannya "
                f"{tulis(tambah(*bagian), None)}.",
                "Perbaiki salah satunya.",
            )


# --- writing and undoing ------------------------------------------------------------------------------


def _terapkan(k: Konteks, r: Rencana, impor: ImporData, p: Pelaku) -> list[NilaiImpor]:
    tulisan = tulis_isian_massal(baris=r.isi, tahun=k.tahun, objek=f"impor:{impor.pk}", **p.umum())
    return [
        NilaiImpor(impor=impor, objek=_ISIAN, kunci=t.id, baris=t.baris, sebelum=t.sebelum, sesudah=t.sesudah)
        for t in tulisan
    ]


def _batalkan(impor: ImporData, nilai: Sequence[NilaiImpor], boleh: Collection[int], p: Pelaku) -> None:
    isian = [(n.kunci, n.sebelum, n.sesudah) for n in nilai if n.objek == _ISIAN]
    if isian:
        kembalikan_isian(tulisan=isian, boleh=boleh, objek=f"impor:{impor.pk}", alasan=p.alasan, **p.umum())


ISIAN = Penangan(rencana_isian, _terapkan, _batalkan, kunci=("unit",))
