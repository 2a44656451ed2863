"""What typed values would make of the indicators: realisation, capaian, warnings, before anything is saved.

The same functions compute a form as it stands: then nothing was typed. No queries in here.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from sakip.aturan.agregasi import HasilRealisasi, Nilai
from sakip.aturan.angka import tulis, tulis_besaran
from sakip.aturan.capaian import HasilCapaian, Ukuran
from sakip.aturan.kewajaran import bukan_bulat, di_luar_skala, pembilang_lebih, periksa_nilai
from sakip.aturan.periode import baca_periode
from sakip.inti.galat import Masalah
from sakip.pengukuran.formulir import BarisIndikator, Peringatan
from sakip.pengukuran.hasil import HasilButir, Manual
from sakip.pengukuran.hitung import Realisasi, hitung_butir_capaian
from sakip.pengukuran.iris import sampai_akhir
from sakip.pengukuran.jatuh_tempo import sebelumnya
from sakip.pengukuran.ketikan import baca_ketikan
from sakip.pengukuran.models import Kejadian, NilaiLangsung
from sakip.pengukuran.nilai_baris import gabung_nilai, lawan, nilai_periode, semua_nilai
from sakip.pengukuran.queries.formulir_bahan import Bahan, VariabelTempo
from sakip.pengukuran.queries.muat import MuatanUnit, langsung_terakhir
from sakip.pengukuran.queries.sampai import (
    TAHUN_BELUM_BERAKHIR,
    butir_sampai,
    potong,
    realisasi_irisan,
)
from sakip.pengukuran.ubahan import Ketikan
from sakip.perjanjian.models import ButirPerjanjian

#: Earlier periods that a value is compared with.
PANJANG_DERET = 12


@dataclass(frozen=True)
class Pratinjau:
    """The form as it would stand: indicators, warnings, faults of what was typed, values by variable id."""

    indikator: tuple[BarisIndikator, ...]
    peringatan: tuple[Peringatan, ...]
    masalah: tuple[Masalah, ...]
    nilai: Mapping[int, Nilai | None]
    lawan: Mapping[int, Decimal | None]


def pratinjau(bahan: Bahan, isi: Mapping[str, str], pada: dt.date) -> Pratinjau:
    """What ``isi`` (field name to text, what differs from what is stored) would make of the form."""
    ketik = baca_ketikan(bahan, isi)
    per_variabel = {v: _jadi(bahan, v, ketik) for v in _id_variabel(bahan)}
    muatan = _terapkan(bahan, per_variabel, ketik)
    hasil = _hitung(bahan, muatan, pada)
    tempo = {t.variabel.pk: t for t in bahan.tempo}
    nilai = {
        v: nilai_periode(bahan.muatan.kamus[t.variabel.kunci], per_variabel[v], t.periode)
        for v, t in tempo.items()
    }
    catatan = {c.indikator_id: c for c in ketik.catatan}
    return Pratinjau(
        tuple(_baris(bahan, i, b, catatan) for i, b in hasil.items()),
        (*_peringatan_nilai(bahan, per_variabel, nilai), *_peringatan_langsung(bahan, muatan, ketik)),
        tuple(ketik.masalah),
        nilai,
        {
            v: lawan(bahan.muatan.kamus[t.variabel.kunci], per_variabel[v], t.periode)
            for v, t in tempo.items()
        },
    )


# --- typed values laid over what was read ----------------------------------------------------------


def _id_variabel(bahan: Bahan) -> set[int]:
    return {t.variabel.pk for t in bahan.tempo}


def _jadi(bahan: Bahan, v: int, ketik: Ketikan) -> dict[str, Nilai]:
    """All values of a variable of this unit as they would stand."""
    bagian = {k: {p: t.jadi_nilai for p, t in isi.items()} for k, isi in bahan.isian.get(v, {}).items()}
    for u in ketik.nilai:
        if u.variabel_id != v:
            continue
        if u.keadaan:
            bagian.setdefault(u.kategori, {})[u.periode] = Nilai(u.keadaan, u.nilai)  # type: ignore[arg-type]
        else:
            bagian.get(u.kategori, {}).pop(u.periode, None)
    kejadian = list(bahan.kejadian.get(v, ()))
    for d in ketik.kejadian:
        if d.variabel_id == v:
            sentuh = {*d.hapus, *(r.id for r in d.ubah)}
            kejadian = [k for k in kejadian if k.pk not in sentuh]
            kejadian += [Kejadian(tanggal=r.tanggal, nama=r.nama) for r in (*d.ubah, *d.baru)]
    return gabung_nilai(bagian, kejadian)


def _terapkan(bahan: Bahan, per_variabel: Mapping[int, dict[str, Nilai]], ketik: Ketikan) -> MuatanUnit:
    isian = {k: {u: dict(p) for u, p in isi.items()} for k, isi in bahan.muatan.isian.items()}
    pelapor: dict[str, set[str]] = defaultdict(set, {k: set(u) for k, u in bahan.muatan.pelapor.items()})
    kode = bahan.unit.kode
    for t in bahan.tempo:
        setahun = {p: n for p, n in per_variabel[t.variabel.pk].items() if int(p[:4]) == bahan.tahun}
        isian.setdefault(t.variabel.kunci, {})[kode] = setahun
        if setahun:
            pelapor[t.variabel.kunci].add(kode)
        else:
            isian[t.variabel.kunci].pop(kode)
    langsung = list(bahan.muatan.semua_langsung)
    for u in ketik.langsung:
        lama = [n for n in langsung if (n.indikator_id, n.periode) == (u.indikator_id, u.periode)]
        terakhir = max((n.versi for n in lama), default=0)
        if u.hapus:
            langsung = [n for n in langsung if n not in lama or n.versi != terakhir]
            continue
        manual = bahan.muatan.manual[u.indikator_id]
        langsung.append(
            NilaiLangsung(
                unit=bahan.unit,
                indikator_id=u.indikator_id,
                periode=u.periode,
                tahun=bahan.tahun,
                versi=terakhir + 1,
                nilai=u.nilai,
                kata=u.kata,
                skala=manual.skala,
                tanpa_rincian=not u.nomor,
                nomor_surat=u.nomor,
                tanggal_surat=u.tanggal,
            )
        )
    return replace(
        bahan.muatan,
        isian=isian,
        pelapor=pelapor,
        semua_langsung=langsung,
        langsung=langsung_terakhir(langsung),
    )


# --- realisation and capaian -----------------------------------------------------------------------


def _hitung(bahan: Bahan, muatan: MuatanUnit, pada: dt.date) -> dict[int, HasilButir | Realisasi]:
    """Every indicator of the form; the year is cut to the form's month once for all of them."""
    p = baca_periode(bahan.periode)
    butir = [bahan.butir[i] for i in bahan.indikator if i in bahan.butir]
    dari_butir = {
        b.indikator_id: h
        for b, h in zip(butir, butir_sampai(replace(muatan, butir=butir), pada, p), strict=True)
    }
    irisan = potong(muatan, sampai_akhir(p))
    return {
        i: dari_butir.get(i)
        or realisasi_irisan(irisan, ButirPerjanjian(indikator_id=i), bahan.muatan.manual[i], pada)
        for i in bahan.indikator
    }


def _baris(bahan: Bahan, i: int, b: HasilButir | Realisasi, catatan: Mapping[int, object]) -> BarisIndikator:
    manual = bahan.muatan.manual[i]
    if isinstance(b, HasilButir):
        realisasi = Realisasi(b.realisasi, b.hasil_realisasi, b.asal, b.tanpa_rincian, b.peringatan)
        target, hasil, keterangan = _banding(bahan, i, b, realisasi)
    else:
        realisasi, target = b, Ukuran(None, None, manual.satuan, manual.skala)
        hasil = HasilCapaian(None, None, "tidak_ditargetkan")
        keterangan = f"Perjanjian Kinerja {bahan.tahun} belum ada, jadi belum ada targetnya."
    c = bahan.catatan.get(i)
    return BarisIndikator(
        indikator_id=i,
        kunci=manual.indikator,
        kode=bahan.kode_indikator(i),
        nama=bahan.nama_indikator(i),
        satuan=manual.satuan,
        rumus_kata=rumus_kata(bahan, manual),
        target=teks_ukuran(target, None),
        realisasi=teks_ukuran(realisasi.ukuran, manual.desimal),
        capaian="–" if hasil.capaian is None else f"{tulis(hasil.capaian)}%",
        status=hasil.status,
        status_hitung=hasil.status_hitung,
        peringatan=realisasi.peringatan,
        sebab=c.sebab if c else "",
        kendala=c.kendala if c else "",
        solusi=c.solusi if c else "",
        versi_catatan=c.versi if c else 0,
        langkah=(*realisasi.hasil.langkah, *hasil.langkah),
        keterangan=keterangan,
    )


def _banding(bahan: Bahan, i: int, b: HasilButir, realisasi: Realisasi) -> tuple[Ukuran, HasilCapaian, str]:
    """The target that the figure is held against, the comparison, and a word on both."""
    manual, hasil, target = b.manual, b.hasil, b.target
    milik = bahan.asing.get(i, "")
    kata = f"target {milik}" if milik else "target setahun"
    if b.sampai and b.sampai.jenis != "tahun":
        kata = f"{'target ' + milik + ' ' if milik else 'target '}{_nama_target(b.sampai.kunci_target)}"
    elif hasil.status_hitung == "belum_jatuh_tempo" and hasil.alasan == TAHUN_BELUM_BERAKHIR:
        # The form shows the way to the year's target as far as it has come; reports wait for the year's end.
        hasil = hitung_butir_capaian(manual, target, realisasi)
    if milik and (kosong := _diisi_lain(bahan, manual, realisasi.hasil)):
        return target, HasilCapaian(None, None, "belum_dilaporkan"), f"{kosong} Hasilnya dihitung di {milik}."
    if milik and b.sampai and b.sampai.bertambah:
        tanpa = HasilCapaian(None, None, "tidak_ditargetkan")
        return target, tanpa, f"{kata}; targetnya tidak dibagi ke unit ini"
    if hasil.capaian is None and hasil.alasan:
        return target, hasil, f"{kata}; {hasil.alasan}"
    return target, hasil, kata


def _nama_target(kunci: str) -> str:
    return baca_periode(kunci).label


def _diisi_lain(bahan: Bahan, manual: Manual, hasil: HasilRealisasi) -> str:
    """Which variables other units fill, where that is why nothing was computed."""
    if hasil.keadaan not in ("kosong", "tidak_jatuh_tempo"):
        return ""
    luar = [bahan.muatan.kamus[k].nama for k in manual.variabel.values() if k not in bahan.diisi]
    return f"{', '.join(f'«{n}»' for n in luar)} diisi unit lain." if luar else ""


def rumus_kata(bahan: Bahan, manual: Manual) -> str:
    """The formula of a manual with the names of its variables."""
    nama = {
        alias: bahan.muatan.kamus[k].nama for alias, k in manual.variabel.items() if k in bahan.muatan.kamus
    }
    if manual.rumus is None:
        return next(iter(nama.values()), "")
    return manual.rumus.tampilkan(nama)


def teks_ukuran(u: Ukuran, desimal: int | None) -> str:
    """A measure in words: ``92,5%``, ``127 orang``, ``3,25 (skala 4)``, ``BB``, ``–``.

    ``desimal``: those of the manual, for what was computed; None: all.
    """
    if u.kata is not None:
        return u.kata
    if u.nilai is None:
        return "–"
    bulat = u.nilai == u.nilai.to_integral_value()
    banyak = None if desimal is None else u.desimal(desimal)
    skala = f" (skala {tulis(u.skala, None)})" if u.skala is not None else ""
    return f"{tulis_besaran(u.nilai, u.satuan, 0 if bulat else banyak)}{skala}"


# --- warnings --------------------------------------------------------------------------------------


def _peringatan_nilai(
    bahan: Bahan, per_variabel: Mapping[int, dict[str, Nilai]], nilai: Mapping[int, Nilai | None]
) -> list[Peringatan]:
    hasil: list[Peringatan] = []
    for t in bahan.tempo:
        v, kini = t.variabel, nilai[t.variabel.pk]
        if kini is None or kini.nilai is None:
            continue
        angka = kini.nilai
        pesan = [_deret(bahan, t, angka), _turun(t, angka, per_variabel[v.pk])]
        pesan += [_skala(bahan, t, angka), bukan_bulat(angka, t.variabel.satuan)]
        hasil += [Peringatan(f"v-{v.pk}", p) for p in pesan if p]
    for i in bahan.indikator:
        hasil += _pembilang(bahan, bahan.muatan.manual[i], nilai)
    unik = dict.fromkeys(hasil)
    return list(unik)


def peringatan_angka(
    bahan: Bahan, t: VariabelTempo, angka: Decimal, baru: Mapping[str, Nilai]
) -> tuple[str, ...]:
    """What the form would say beside one figure of the line ``t``; ``baru`` are values that come with it."""
    v = t.variabel
    semua = {**semua_nilai(bahan, v.pk), **baru}
    pesan = [
        _deret(bahan, t, angka),
        _turun(t, angka, semua),
        _skala(bahan, t, angka),
        bukan_bulat(angka, t.variabel.satuan),
    ]
    return tuple(p for p in pesan if p)


def _deret(bahan: Bahan, t: VariabelTempo, angka: Decimal) -> str:
    aturan = bahan.muatan.kamus[t.variabel.kunci]
    semua = semua_nilai(bahan, t.variabel.pk)
    riwayat: dict[str, Decimal | None] = {}
    for p in sebelumnya(t.periode, PANJANG_DERET):
        n = nilai_periode(aturan, semua, p)
        kini = n.nilai if n else None
        if t.variabel.isian == "sd_bulan" and n is not None:
            kini = lawan(aturan, semua, p) if aturan.sifat == "alur" else kini
        riwayat[p] = kini
    if t.variabel.isian == "sd_bulan" and aturan.sifat == "alur":
        sendiri = lawan(aturan, {**semua, t.periode: Nilai("ada", angka)}, t.periode)
        return periksa_nilai(sendiri, riwayat) if sendiri is not None else ""
    return periksa_nilai(angka, riwayat)


def _turun(t: VariabelTempo, angka: Decimal, semua: Mapping[str, Nilai]) -> str:
    """A figure to date that is below that of the month before."""
    if t.variabel.isian != "sd_bulan" or t.variabel.sifat == "stok":
        return ""
    dulu = sebelumnya(t.periode, 1)[0]
    lama = semua.get(dulu)
    if dulu[:4] != t.periode[:4] or lama is None or lama.nilai is None or angka >= lama.nilai:
        return ""
    return (
        f"{tulis(angka, None)} lebih kecil daripada angka sampai bulan lalu ({tulis(lama.nilai, None)})."
        " Yang diisi di sini dihitung sejak Januari."
    )


def _skala(bahan: Bahan, t: VariabelTempo, angka: Decimal) -> str:
    for i in t.indikator:
        manual = bahan.muatan.manual[i]
        serupa = manual.satuan.casefold() == t.variabel.satuan.casefold()
        if serupa and (pesan := di_luar_skala(angka, manual.skala, t.variabel.satuan)):
            return pesan
    return ""


def _pembilang(bahan: Bahan, manual: Manual, nilai: Mapping[int, Nilai | None]) -> list[Peringatan]:
    """A share whose part is larger than its whole, where both stand on this form for the same period."""
    persen = manual.satuan.strip().casefold() in ("persen", "%")
    if manual.rumus is None or not persen or manual.metode != "rasio":
        return []
    tempo = {t.variabel.kunci: t for t in bahan.tempo}
    hasil = []
    for atas, bawah in manual.rumus.pembagian():
        if len(atas) != 1 or len(bawah) != 1:
            continue
        a, b = tempo.get(manual.variabel[atas[0]]), tempo.get(manual.variabel[bawah[0]])
        if a is None or b is None or a.periode != b.periode:
            continue
        na, nb = nilai[a.variabel.pk], nilai[b.variabel.pk]
        pesan = pembilang_lebih(
            na.nilai if na else None,
            nb.nilai if nb else None,
            nama_pembilang=a.variabel.nama,
            nama_penyebut=b.variabel.nama.lower(),
        )
        if pesan:
            hasil.append(Peringatan(f"v-{a.variabel.pk}", pesan))
    return hasil


def _peringatan_langsung(bahan: Bahan, muatan: MuatanUnit, ketik: Ketikan) -> list[Peringatan]:
    hasil = []
    for i, periode in bahan.langsung_tempo.items():
        manual = bahan.muatan.manual[i]
        kini = max(
            (n for n in muatan.semua_langsung if (n.indikator_id, n.periode) == (i, periode)),
            key=lambda n: n.versi,
            default=None,
        )
        if kini is None or kini.nilai is None:
            continue
        riwayat = {n.periode: n.nilai for n in bahan.langsung.get(i, ()) if n.periode < periode}
        pesan = (
            di_luar_skala(kini.nilai, manual.skala, manual.satuan),
            periksa_nilai(kini.nilai, riwayat),
        )
        hasil += [Peringatan(f"i-{i}", p) for p in pesan if p]
    return hasil
