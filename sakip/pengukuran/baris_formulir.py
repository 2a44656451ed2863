"""The lines of a form as plain values, from what was read. No queries in here."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from sakip.aturan.angka import tulis
from sakip.aturan.periode import baca_periode
from sakip.pengukuran.formulir import (
    Bagian,
    BarisBukti,
    BarisKejadian,
    BarisLangsung,
    BarisVariabel,
    Lalu,
)
from sakip.pengukuran.hitung import PENGUKUR_LUAR
from sakip.pengukuran.jatuh_tempo import sebelumnya, setahun_lalu
from sakip.pengukuran.ketikan import kata_pilihan, langsung_kini, versi_daftar
from sakip.pengukuran.models import Bukti, NilaiLangsung
from sakip.pengukuran.nilai_baris import (
    kejadian_periode,
    lawan,
    nilai_periode,
    semua_nilai,
    tersimpan,
)
from sakip.pengukuran.queries.formulir_bahan import Bahan, VariabelTempo

BANYAK_LALU = 3
SAMARAN = "(data pribadi)"
BELUM = "belum dilaporkan"


def baris_variabel(
    bahan: Bahan, t: VariabelTempo, *, samarkan: bool, catatan: str = "", terverifikasi: bool = False
) -> BarisVariabel:
    """One variable with what stands there, the months before, its evidence."""
    v = t.variabel
    aturan = bahan.muatan.kamus[v.kunci]
    semua = semua_nilai(bahan, v.pk)
    daftar = v.bentuk == "daftar"
    disamarkan = samarkan and v.pribadi
    kini = nilai_periode(aturan, semua, t.periode) if daftar else semua.get(t.periode)
    utuh = tersimpan(bahan, v.pk, 0, t.periode)
    kejadian = kejadian_periode(bahan, t) if daftar else []
    kategori = bahan.kategori.get(v.pk, [])
    bukti = bahan.bukti.get(("v", v.pk, t.periode), [])
    wajib = bukti_wajib(bahan, t.indikator)
    return BarisVariabel(
        medan=f"v-{v.pk}",
        variabel_id=v.pk,
        kunci=v.kunci,
        nama=v.nama,
        definisi=v.definisi,
        satuan=v.satuan,
        bentuk=v.bentuk,
        sifat=v.sifat,
        sumber=bahan.sumber.get(v.sumber_id or 0, ""),
        periode=t.periode,
        nilai=kini.nilai if kini else None,
        keadaan=kini.keadaan if kini else "",
        versi=versi_daftar(kejadian, utuh.versi if utuh else 0) if daftar else (utuh.versi if utuh else 0),
        sd_bulan=v.isian == "sd_bulan",
        lawan=lawan(aturan, semua, t.periode),
        indikator=tuple(bahan.nama_indikator(i) for i in t.indikator),
        bukti_wajib=wajib,
        jumlah_bukti=len(bukti),
        bagian=()
        if daftar
        else tuple(
            Bagian(
                medan=f"v-{v.pk}-k-{k.pk}",
                kode=k.kode,
                nama=k.nama,
                nilai=s.nilai if s else None,
                keadaan=s.keadaan if s else "",
                versi=s.versi if s else 0,
            )
            for k in kategori
            for s in [tersimpan(bahan, v.pk, k.pk, t.periode)]
        ),
        kejadian=tuple(
            BarisKejadian(
                k.pk,
                k.tanggal,
                SAMARAN if disamarkan else k.nama,
                SAMARAN if disamarkan and k.tempat else k.tempat,
                k.kategori.kode if k.kategori else "",
            )
            for k in kejadian
        ),
        lalu=tuple(
            Lalu(p, n.nilai if n else None, _kata(n.nilai if n else None, n.keadaan if n else ""))
            for p in _periode_lalu(t.periode)
            for n in [nilai_periode(aturan, semua, p)]
        ),
        pribadi=v.pribadi,
        catatan_kembali=catatan,
        terverifikasi=terverifikasi,
        bukti=tuple(baris_bukti(b, samarkan=disamarkan) for b in bukti),
        bukti_kurang=bukti_kurang(wajib, _nama_bukti(bahan, t)),
        kategori=tuple((k.kode, k.nama) for k in kategori) if daftar else (),
        disamarkan=disamarkan,
    )


def baris_langsung(
    bahan: Bahan, indikator: int, periode: str, *, catatan: str = "", terverifikasi: bool = False
) -> BarisLangsung:
    """One result that comes as a whole, by its latest letter."""
    manual = bahan.muatan.manual[indikator]
    kini = langsung_kini(bahan, indikator)
    bukti = bahan.bukti.get(("i", indikator, periode), [])
    return BarisLangsung(
        medan=f"i-{indikator}",
        indikator_id=indikator,
        kunci=manual.indikator,
        kode=bahan.kode_indikator(indikator),
        nama=bahan.nama_indikator(indikator),
        satuan=manual.satuan,
        skala=manual.skala,
        kata_pilihan=kata_pilihan(bahan, indikator),
        surat=manual.pengukur in PENGUKUR_LUAR and not manual.tanpa_rincian,
        periode=periode,
        nilai=kini.nilai if kini else None,
        kata=kini.kata if kini else None,
        nomor_surat=kini.nomor_surat if kini else "",
        tanggal_surat=kini.tanggal_surat if kini else None,
        halaman=kini.halaman if kini else "",
        versi=kini.versi if kini else 0,
        bukti_wajib=manual.bukti_wajib,
        jumlah_bukti=len(bukti),
        lalu=_lalu_langsung(bahan, indikator, periode),
        catatan_kembali=catatan,
        terverifikasi=terverifikasi,
        bukti=tuple(baris_bukti(b, samarkan=False) for b in bukti),
        bukti_kurang=bukti_kurang(manual.bukti_wajib, [b.nama for b in bukti]),
    )


def baris_bukti(b: Bukti, *, samarkan: bool) -> BarisBukti:
    """Evidence as a line shows it."""
    return BarisBukti(
        b.pk,
        SAMARAN if samarkan else b.nama,
        b.halaman,
        "" if samarkan else b.tempat,
        b.berkas_id is not None,
        "" if samarkan else b.tautan,
    )


def bukti_wajib(bahan: Bahan, indikator: Iterable[int]) -> tuple[str, ...]:
    """What the manuals of the indicators require, each once."""
    return tuple(dict.fromkeys(w for i in indikator for w in bahan.muatan.manual[i].bukti_wajib))


def bukti_kurang(wajib: Iterable[str], nama: Iterable[str]) -> tuple[str, ...]:
    """Required evidence that no stored name mentions."""
    ada = [n.casefold() for n in nama]
    return tuple(w for w in wajib if not any(w.casefold() in n for n in ada))


def _nama_bukti(bahan: Bahan, t: VariabelTempo) -> list[str]:
    """Evidence of the variable, of its indicators, and of the other variables of these indicators."""
    sesama = {x.variabel.pk: x.periode for x in bahan.tempo if set(x.indikator) & set(t.indikator)}
    nama = [b.nama for v, p in sesama.items() for b in bahan.bukti.get(("v", v, p), ())]
    return nama + [b.nama for i in t.indikator for b in bahan.bukti.get(("i", i, t.periode), ())]


def _periode_lalu(periode: str) -> list[str]:
    """The same period of the year before, then the last ones, oldest first."""
    dekat = sebelumnya(periode, BANYAK_LALU)[::-1]
    dulu = setahun_lalu(periode)
    return [*([dulu] if dulu not in dekat else []), *dekat]


def _kata(nilai: Decimal | None, keadaan: str) -> str:
    if keadaan == "nihil":
        return "nihil"
    return BELUM if nilai is None else tulis(nilai, None)


def _lalu_langsung(bahan: Bahan, indikator: int, periode: str) -> tuple[Lalu, ...]:
    per_tahun: dict[str, NilaiLangsung] = {}
    for n in bahan.langsung.get(indikator, ()):
        if baca_periode(n.periode).akhir < baca_periode(periode).awal:
            per_tahun[n.periode] = n
    terakhir = sorted(per_tahun.values(), key=lambda n: baca_periode(n.periode).akhir)[-BANYAK_LALU:]
    return tuple(Lalu(n.periode, n.nilai, n.kata or _kata(n.nilai, "ada")) for n in terakhir)
