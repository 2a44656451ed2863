"""What a workbook would change: line by line was and becomes, the faults by cell, conflicts, warnings."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sakip.akun.models import Akun
from sakip.aturan.angka import tulis
from sakip.aturan.periode import tulis_tanggal
from sakip.inti.galat import Basi, Masalah
from sakip.organisasi.models import Unit
from sakip.pengukuran.angka_isian import tulis_isian
from sakip.pengukuran.formulir import BarisIndikator, Formulir
from sakip.pengukuran.ketikan import baca_ketikan, langsung_kini
from sakip.pengukuran.medan import BAGIAN_CATATAN
from sakip.pengukuran.nilai_baris import tersimpan
from sakip.pengukuran.pratinjau import pratinjau
from sakip.pengukuran.queries.formulir import susun
from sakip.pengukuran.queries.formulir_bahan import Bahan, bahan_formulir
from sakip.pengukuran.services.isian_basi import tolak_basi
from sakip.pengukuran.ubahan import Ketikan, RupaKejadian, UbahKejadian, UbahLangsung
from sakip.pertukaran.lembar.bentuk import KEJADIAN, baris_dari, susun_lembar

_SEL = re.compile(r"(\w+)(?:!([A-Z]+)(\d+))?")
_URUT_LEMBAR = {"berkas": 0, "Isian": 1, "Kejadian": 2, "Catatan": 3}
KOSONG = "–"


@dataclass(frozen=True)
class Perubahan:
    """One line: its cell, name, what stands there and what would. ``jenis``: baru, ubah, kosongkan, hapus."""

    medan: str
    sel: str
    nama: str
    dulu: str
    menjadi: str
    jenis: str
    peringatan: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bentrok:
    """A line that somebody else changed since the workbook was downloaded, and its version now."""

    medan: str
    sel: str
    nama: str
    pesan: str
    versi: int


@dataclass(frozen=True)
class Banding:
    """The whole comparison. ``tak_terbaca``: rows of the form that the workbook does not have."""

    formulir: Formulir
    perubahan: tuple[Perubahan, ...]
    sama: int
    masalah: tuple[Masalah, ...]
    bentrok: tuple[Bentrok, ...]
    peringatan: tuple[str, ...]
    indikator: tuple[BarisIndikator, ...]
    tak_terbaca: tuple[str, ...]
    nama: Mapping[str, str]

    def cacah(self, jenis: str) -> int:
        return sum(p.jenis == jenis for p in self.perubahan)


def _sekali(perubahan: Iterable[Perubahan]) -> Iterator[Perubahan]:
    """The same warning of a line stands beside its first change only, not beside each of its events."""
    sudah: set[tuple[str, tuple[str, ...]]] = set()
    for p in perubahan:
        kunci = (baris_dari(p.medan), p.peringatan)
        yield replace(p, peringatan=()) if kunci in sudah else p
        sudah.add(kunci)


def bandingkan(
    unit: Unit,
    tahun: int,
    bulan: int,
    *,
    isi: Mapping[str, str],
    versi: Mapping[str, int],
    sel: Mapping[str, str],
    pada: dt.date,
    akun: Akun | None,
    dikenal: Iterable[str] | None = None,
) -> Banding:
    """Compare what was typed with what stands now, in a fixed number of queries.

    ``sel`` maps fields to cells; ``dikenal`` are the rows that the workbook has (None: not asked).
    """
    bahan = bahan_formulir(unit, tahun, bulan)
    hasil = pratinjau(bahan, isi, pada)
    f = susun(bahan, hasil, pada=pada, akun=akun)
    ketik = baca_ketikan(bahan, isi)
    nama = _nama(f)
    lembar = susun_lembar(f)
    kini = lembar.versi()
    masalah = [Masalah(_di_sel(m.tempat, sel, nama), m.pesan, m.saran) for m in ketik.masalah]
    try:
        bentrok: tuple[Masalah, ...] = ()
        tolak_basi(bahan, ketik, versi)
    except Basi as basi:
        bentrok = basi.masalah
    per_medan: dict[str, list[str]] = defaultdict(list)
    for p in hasil.peringatan:
        per_medan[p.medan].append(p.pesan)
    samarkan = {v.medan for v in f.variabel if v.disamarkan}
    perubahan = tuple(_sekali(_perubahan(bahan, ketik, isi, sel, nama, per_medan, samarkan)))
    tersentuh = {baris_dari(p.medan) for p in perubahan}
    ada = None if dikenal is None else set(dikenal)
    return Banding(
        f,
        perubahan,
        len(dict.fromkeys(ketik.sama)),
        tuple(masalah),
        tuple(
            Bentrok(
                m.tempat, _di_sel(m.tempat, sel, nama), nama.get(m.tempat, ""), m.pesan, kini.get(m.tempat, 0)
            )
            for m in bentrok
        ),
        tuple(
            f"{nama[p.medan]}: {p.pesan}" if p.medan in nama else p.pesan
            for p in hasil.peringatan
            if p.medan not in tersentuh
        ),
        hasil.indikator,
        () if ada is None else tuple(b.uraian for b in lembar.isian if b.medan not in ada and not b.rinci),
        nama,
    )


def urutkan_masalah(masalah: Iterable[Masalah]) -> list[Masalah]:
    """By sheet, row and column, each once."""

    def kunci(m: Masalah) -> tuple[int, int, int, str]:
        cocok = _SEL.match(m.tempat)
        if cocok is None:
            return 9, 0, 0, m.tempat
        kolom = cocok[2] or ""
        return _URUT_LEMBAR.get(cocok[1], 9), int(cocok[3] or 0), len(kolom), kolom + m.tempat

    return sorted(dict.fromkeys(masalah), key=kunci)


def _nama(f: Formulir) -> dict[str, str]:
    hasil = {v.medan: v.nama for v in f.variabel}
    hasil |= {r.medan: f"{v.nama}: {r.nama}" for v in f.variabel for r in v.bagian}
    hasil |= {b.medan: f"{b.kode} {b.nama}".strip() for b in f.langsung}
    return hasil | {f"c-{i.indikator_id}": f"Catatan {i.kode} {i.nama}".strip() for i in f.indikator}


def _di_sel(medan: str, sel: Mapping[str, str], nama: Mapping[str, str]) -> str:
    """The cell of a field; of a line as a whole the sheet, else its name."""
    if medan in sel:
        return sel[medan]
    dekat = next((s for m, s in sel.items() if m.startswith(f"{medan}-")), "")
    if dekat:
        return dekat.split("!", 1)[0] if "-e-" in medan or dekat.startswith(KEJADIAN) else dekat
    return nama.get(baris_dari(medan), medan)


def _perubahan(
    bahan: Bahan,
    ketik: Ketikan,
    isi: Mapping[str, str],
    sel: Mapping[str, str],
    nama: Mapping[str, str],
    peringatan: Mapping[str, list[str]],
    samarkan: set[str],
) -> Iterator[Perubahan]:
    def catat(medan: str, kata: str, dulu: str, menjadi: str, jenis: str, sel_medan: str = "") -> Perubahan:
        return Perubahan(
            medan, _di_sel(sel_medan or medan, sel, nama), kata, dulu or KOSONG, menjadi or KOSONG, jenis,
            tuple(peringatan.get(baris_dari(medan), ())),
        )  # fmt: skip

    for u in ketik.nilai:
        lama = tersimpan(bahan, u.variabel_id, u.kategori, u.periode)
        dulu = tulis_isian(lama.nilai, lama.keadaan) if lama else ""
        jenis = "kosongkan" if not u.keadaan else ("ubah" if lama else "baru")
        yield catat(u.medan, nama.get(u.medan, u.medan), dulu, tulis_isian(u.nilai, u.keadaan), jenis)
    for d in ketik.kejadian:
        kata = nama.get(d.medan, d.medan)
        for dulu, menjadi, jenis, kunci in _kejadian(bahan, d, isi, samarkan):
            yield catat(d.medan, kata, dulu, menjadi, jenis, kunci)
    for langsung in ketik.langsung:
        lama_l = langsung_kini(bahan, langsung.indikator_id)
        dulu = ""
        if lama_l is not None:
            dulu = _hasil(
                lama_l.kata or tulis_isian(lama_l.nilai, "ada"), lama_l.nomor_surat, lama_l.tanggal_surat
            )
        yield catat(
            langsung.medan, nama.get(langsung.medan, ""), dulu, _langsung(langsung),
            "kosongkan" if langsung.hapus else ("ubah" if lama_l else "baru"),
        )  # fmt: skip
    for c in ketik.catatan:
        lama_c = bahan.catatan.get(c.indikator_id)
        for bagian in BAGIAN_CATATAN:
            dulu, menjadi = getattr(lama_c, bagian) if lama_c else "", getattr(c, bagian)
            if dulu != menjadi:
                kata = f"{nama.get(c.medan, '')}: {bagian}"
                jenis = "baru" if not dulu else ("ubah" if menjadi else "kosongkan")
                yield catat(c.medan, kata, dulu, menjadi, jenis, f"{c.medan}-{bagian}")


def _kejadian(
    bahan: Bahan, d: UbahKejadian, isi: Mapping[str, str], samarkan: set[str]
) -> Iterator[tuple[str, str, str, str]]:
    """Was, becomes, kind and the field of the cell, for each event of a list."""
    if d.medan in samarkan:
        for jenis, daftar in (("baru", d.baru), ("ubah", d.ubah), ("hapus", d.hapus)):
            if daftar:
                yield "", f"{len(daftar)} kejadian", jenis, f"{d.medan}-b"
        return
    lama = {
        k.pk: _rupa(RupaKejadian(k.pk, k.tanggal, k.nama, k.tempat, k.kategori_id))
        for k in bahan.kejadian.get(d.variabel_id, ())
    }
    medan_nama = {
        t.strip(): m for m, t in isi.items() if m.startswith(f"{d.medan}-b-") and m.endswith("-nama")
    }
    for r in d.baru:
        yield "", _rupa(r), "baru", medan_nama.get(r.nama, f"{d.medan}-b")
    for r in d.ubah:
        yield lama.get(r.id, ""), _rupa(r), "ubah", f"{d.medan}-e-{r.id}-nama"
    for pk in d.hapus:
        yield lama.get(pk, ""), "", "hapus", f"{d.medan}-e-{pk}-hapus"


def _rupa(r: RupaKejadian) -> str:
    return f"{tulis_tanggal(r.tanggal)} {r.nama}{f', {r.tempat}' if r.tempat else ''}"


def _langsung(u: UbahLangsung) -> str:
    if u.hapus:
        return ""
    return _hasil(u.kata or (tulis(u.nilai, None) if u.nilai is not None else ""), u.nomor, u.tanggal)


def _hasil(nilai: str, nomor: str, tanggal: dt.date | None) -> str:
    surat = " ".join(x for x in (nomor, tulis_tanggal(tanggal) if tanggal else "") if x)
    return f"{nilai} (surat {surat})" if surat else nilai
