"""From typed texts to what would change: reads every field of a form and names each fault by its field.

The preview and the service share this, so that what is warned of while one types is what a save says.
Nothing is written here and nothing is asked of the database.
"""

from __future__ import annotations

import datetime as dt
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Mapping
from decimal import Decimal

from sakip.aturan.angka import tambah, tulis
from sakip.aturan.periode import baca_periode, tulis_tanggal
from sakip.inti.galat import GalatSakip, Masalah
from sakip.pengukuran.angka_isian import baca
from sakip.pengukuran.hitung import PENGUKUR_LUAR
from sakip.pengukuran.medan import KOSONGKAN, PANJANG_TEKS, Medan, baca_medan
from sakip.pengukuran.models import Kejadian, NilaiLangsung
from sakip.pengukuran.nilai_baris import kejadian_periode, tersimpan
from sakip.pengukuran.queries.formulir_bahan import Bahan, VariabelTempo
from sakip.pengukuran.ubahan import (
    Ketikan,
    RupaKejadian,
    UbahCatatan,
    UbahKejadian,
    UbahLangsung,
    UbahNilai,
)

#: Units of what can go below zero: money that is paid back, growth, points.
BOLEH_NEGATIF = frozenset({"rupiah", "rp", "rp.", "persen", "%", "poin", "indeks", "nilai"})
_TANGGAL = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", re.ASCII)


def versi_daftar(kejadian: list[Kejadian], nihil: int) -> int:
    """One number for all events of a list in a period: it differs when any does. 0: nothing stored."""
    if not kejadian and not nihil:
        return 0
    teks = "|".join(f"{k.pk};{k.tanggal};{k.nama};{k.tempat};{k.kategori_id}" for k in kejadian)
    return zlib.crc32(f"{nihil}#{teks}".encode()) or 1


def baca_ketikan(bahan: Bahan, isi: Mapping[str, str]) -> Ketikan:
    """Everything that ``isi`` would change on the form; texts of "" leave values as they are."""
    hasil = Ketikan()
    tempo = {t.variabel.pk: t for t in bahan.tempo}
    daftar: dict[int, dict[str, dict[int, dict[str, str]]]] = defaultdict(
        lambda: {"kejadian": defaultdict(dict), "kejadian_baru": defaultdict(dict)}
    )
    langsung: dict[int, dict[str, str]] = defaultdict(dict)
    catatan: dict[int, dict[str, str]] = defaultdict(dict)
    for nama, teks in isi.items():
        m = baca_medan(nama)
        if m is not None and _kejadian_hilang(bahan, tempo, m):
            _tolak_kejadian_hilang(m, isi, hasil)
        elif m is None or not _ada_di_formulir(bahan, tempo, m):
            hasil.salah(
                nama[:60],
                "Isian ini tidak ada pada formulir bulan ini untuk unit ini.",
                "Muat ulang halamannya; bila dari Excel, unduh lembar yang baru.",
            )
        elif m.jenis in ("nilai", "bagian"):
            _nilai(bahan, tempo[m.id], m, nama, teks, hasil)
        elif m.jenis in ("kejadian", "kejadian_baru"):
            daftar[m.id][m.jenis][m.anak][m.bagian] = teks.strip()
        elif m.jenis == "langsung":
            langsung[m.id][m.bagian] = teks.strip()
        else:
            catatan[m.id][m.bagian] = teks.strip()
    for v, ketik in daftar.items():
        _daftar(bahan, tempo[v], ketik["kejadian"], ketik["kejadian_baru"], hasil)
    for i, bagian in langsung.items():
        _langsung(bahan, i, bagian, hasil)
    for i, bagian in catatan.items():
        _catatan(bahan, i, bagian, hasil)
    _rincian(bahan, tempo, hasil)
    _nihil_dan_kejadian(bahan, tempo, hasil)
    return hasil


def _ada_di_formulir(bahan: Bahan, tempo: Mapping[int, VariabelTempo], m: Medan) -> bool:
    if m.jenis == "langsung":
        return m.id in bahan.langsung_tempo
    if m.jenis == "catatan":
        return m.id in bahan.indikator
    t = tempo.get(m.id)
    if t is None:
        return False
    berbentuk_daftar = t.variabel.bentuk == "daftar"
    if m.jenis == "bagian":
        return not berbentuk_daftar and any(k.pk == m.anak for k in bahan.kategori.get(m.id, ()))
    if m.jenis == "kejadian":
        return berbentuk_daftar and any(k.pk == m.anak for k in kejadian_periode(bahan, t))
    return berbentuk_daftar if m.jenis == "kejadian_baru" else True


def _kejadian_hilang(bahan: Bahan, tempo: Mapping[int, VariabelTempo], m: Medan) -> bool:
    return (
        m.jenis == "kejadian"
        and m.id in tempo
        and tempo[m.id].variabel.bentuk == "daftar"
        and not any(k.pk == m.anak for k in kejadian_periode(bahan, tempo[m.id]))
    )


def _tolak_kejadian_hilang(m: Medan, isi: Mapping[str, str], hasil: Ketikan) -> None:
    """An event that is gone: to take it out again is no fault, to change it is."""
    if m.bagian == "hapus" or isi.get(f"{m.baris}-e-{m.anak}-hapus") == "1":
        return
    nama = isi.get(f"{m.baris}-e-{m.anak}-nama", "")[:60]
    pesan = f"Kejadian «{nama}» sudah tidak ada: orang lain menghapusnya."
    saran = "Tulis sebagai kejadian baru bila memang terjadi."
    if Masalah(m.baris, pesan, saran) not in hasil.masalah:
        hasil.salah(m.baris, pesan, saran)


def _nilai(bahan: Bahan, t: VariabelTempo, m: Medan, nama: str, teks: str, hasil: Ketikan) -> None:
    v = t.variabel
    kategori = m.anak if m.jenis == "bagian" else 0
    lama = tersimpan(bahan, v.pk, kategori, t.periode)
    if teks.strip().casefold() == KOSONGKAN:
        if lama is not None:
            hasil.nilai.append(UbahNilai(nama, v.pk, kategori, t.periode, None, ""))
        return
    try:
        terbaca = baca(teks, medan=nama, satuan=v.satuan)
    except GalatSakip as salah:
        hasil.masalah.extend(salah.masalah)
        return
    if terbaca is None:
        return
    if isinstance(terbaca, Decimal):
        if v.bentuk == "daftar":
            hasil.salah(
                nama, "Banyaknya dihitung dari daftar kejadian.", "Isi kejadiannya satu per satu, atau nihil."
            )
            return
        if terbaca < 0 and v.satuan.strip().casefold() not in BOLEH_NEGATIF:
            hasil.salah(
                nama,
                f"{tulis(terbaca, None)} kurang dari nol, padahal yang dihitung {v.satuan}.",
                "Hapus tanda minusnya, atau tulis nihil bila tidak ada kejadian.",
            )
            return
    nilai, keadaan = (None, "nihil") if terbaca == "nihil" else (terbaca, "ada")
    if lama is not None and (lama.nilai, lama.keadaan) == (nilai, keadaan):
        hasil.sama.append(nama)
        return
    hasil.nilai.append(UbahNilai(nama, v.pk, kategori, t.periode, nilai, keadaan))


def _rincian(bahan: Bahan, tempo: Mapping[int, VariabelTempo], hasil: Ketikan) -> None:
    """The parts of a breakdown sum to the whole where both stand."""
    for v in {u.variabel_id for u in hasil.nilai if bahan.kategori.get(u.variabel_id)}:
        t = tempo[v]
        if t.variabel.bentuk == "daftar":
            continue
        jadi = _setelah(bahan, v, t.periode, hasil)
        utuh, bagian = jadi.get(0), {k: n for k, n in jadi.items() if k}
        if utuh is None or not bagian:
            continue
        jumlah = tambah(Decimal(0), *(n or Decimal(0) for n, _ in bagian.values()))
        seluruh = utuh[0] or Decimal(0)
        if jumlah != seluruh:
            kurang = [k.nama for k in bahan.kategori[v] if k.pk not in bagian]
            belum = f" ({', '.join(kurang)} belum diisi)" if kurang else ""
            hasil.salah(
                f"v-{v}",
                f"Keseluruhan {tulis(seluruh, None)}, jumlah rinciannya {tulis(jumlah, None)}{belum}.",
                "Perbaiki salah satunya, atau kosongkan keseluruhannya: jumlahnya dihitung sendiri.",
            )


def _setelah(bahan: Bahan, v: int, periode: str, k: Ketikan) -> dict[int, tuple[Decimal | None, str]]:
    """What would stand in each category of a variable after the change."""
    jadi = {
        kat: (isi[periode].nilai, isi[periode].keadaan)
        for kat, isi in bahan.isian.get(v, {}).items()
        if periode in isi
    }
    for u in k.nilai:
        if u.variabel_id == v:
            if u.keadaan:
                jadi[u.kategori] = (u.nilai, u.keadaan)
            else:
                jadi.pop(u.kategori, None)
    return jadi


def baca_tanggal(teks: str) -> dt.date | None:
    """``2025-03-05`` or ``5-3-2025`` (also with ``/`` or ``.``); None for anything else."""
    cocok = _TANGGAL.fullmatch(teks.strip())
    if cocok is None:
        return None
    a = cocok.groups()
    y, b, h = (a[0], a[1], a[2]) if a[0] else (a[5], a[4], a[3])
    try:
        return dt.date(int(y or 0), int(b or 0), int(h or 0))
    except ValueError:
        return None


def _daftar(
    bahan: Bahan,
    t: VariabelTempo,
    lama: Mapping[int, Mapping[str, str]],
    baru: Mapping[int, Mapping[str, str]],
    hasil: Ketikan,
) -> None:
    medan = f"v-{t.variabel.pk}"
    ada = {k.pk: k for k in kejadian_periode(bahan, t)}
    masalah = len(hasil.masalah)
    hapus = [pk for pk, ketik in lama.items() if ketik.get("hapus") == "1"]
    ubah: list[RupaKejadian] = []
    for pk, ketik in lama.items():
        if pk in hapus:
            continue
        k = ada[pk]
        dasar = {
            "tanggal": k.tanggal.isoformat(),
            "nama": k.nama,
            "tempat": k.tempat,
            "kategori": k.kategori.kode if k.kategori else "",
        }
        rupa = _rupa(bahan, t, f"{medan}-e-{pk}", pk, {**dasar, **ketik}, hasil)
        if rupa and rupa != RupaKejadian(pk, k.tanggal, k.nama, k.tempat, k.kategori_id):
            ubah.append(rupa)
    tambahan: list[RupaKejadian] = []
    for n, ketik in sorted(baru.items()):
        if not any(ketik.get(b) for b in ("tanggal", "nama", "tempat")) or ketik.get("hapus") == "1":
            continue
        rupa = _rupa(bahan, t, f"{medan}-b-{n}", 0, ketik, hasil)
        if rupa:
            tambahan.append(rupa)
    if len(hasil.masalah) > masalah:
        return
    tambahan = _tanpa_yang_ada(ada, tambahan, ubah, hapus)
    diubah = {r.id: (r.tanggal, r.nama) for r in ubah}
    tetap = [diubah.get(pk, (k.tanggal, k.nama)) for pk, k in ada.items() if pk not in hapus]
    semua = Counter([*tetap, *((r.tanggal, r.nama) for r in tambahan)])
    for (tanggal, nama), n in semua.items():
        if n > 1:
            hasil.salah(
                medan,
                f"Kejadian «{nama}» pada {tulis_tanggal(tanggal)} tertulis dua kali.",
                "Hapus salah satunya, atau bedakan namanya.",
            )
    if len(hasil.masalah) == masalah and (tambahan or ubah or hapus):
        hasil.kejadian.append(UbahKejadian(medan, t.variabel.pk, tuple(tambahan), tuple(ubah), tuple(hapus)))


def _tanpa_yang_ada(
    ada: Mapping[int, Kejadian], baru: list[RupaKejadian], ubah: list[RupaKejadian], hapus: list[int]
) -> list[RupaKejadian]:
    """Without new events that are stored already just so: a form that was sent twice adds nothing twice."""
    disentuh = {r.id for r in ubah} | set(hapus)
    tetap = {(k.tanggal, k.nama, k.tempat, k.kategori_id) for pk, k in ada.items() if pk not in disentuh}
    return [r for r in baru if (r.tanggal, r.nama, r.tempat, r.kategori_id) not in tetap]


def _rupa(
    bahan: Bahan, t: VariabelTempo, awalan: str, pk: int, ketik: Mapping[str, str], hasil: Ketikan
) -> RupaKejadian | None:
    p = baca_periode(t.periode)
    nama, tempat = ketik.get("nama", ""), ketik.get("tempat", "")
    tanggal = baca_tanggal(ketik.get("tanggal", ""))
    benar = True
    if tanggal is None:
        hasil.salah(f"{awalan}-tanggal", "Tanggal kejadian belum benar.", "Tulis misalnya 5-3-2025.")
        benar = False
    elif not p.awal <= tanggal <= p.akhir:
        hasil.salah(
            f"{awalan}-tanggal",
            f"{tulis_tanggal(tanggal)} di luar {p.label}.",
            "Isi kejadian itu pada formulir bulannya, atau perbaiki tanggalnya.",
        )
        benar = False
    if not nama or len(nama) > 300:
        pesan = "Nama kejadian belum diisi." if not nama else "Nama kejadian lebih dari 300 huruf."
        hasil.salah(f"{awalan}-nama", pesan, "Tulis namanya dengan singkat.")
        benar = False
    if len(tempat) > 200:
        hasil.salah(f"{awalan}-tempat", "Tempat lebih dari 200 huruf.", "Tulis dengan singkat.")
        benar = False
    semua = bahan.kategori.get(t.variabel.pk, ())
    menurut_nama = {k.nama.casefold(): k.kode for k in semua}
    kategori = {k.kode: k.pk for k in semua}
    kode = ketik.get("kategori", "")
    if kode not in kategori:  # a workbook may say what the page shows
        kode = menurut_nama.get(kode.casefold(), kode)
    if kode and kode not in kategori:
        hasil.salah(
            f"{awalan}-kategori",
            "Kategori itu tidak ada.",
            f"Pilih: {', '.join(f'{k.nama} ({k.kode})' for k in semua) or 'kosong'}.",
        )
        benar = False
    return RupaKejadian(pk, tanggal, nama, tempat, kategori.get(kode)) if benar and tanggal else None


def _nihil_dan_kejadian(bahan: Bahan, tempo: Mapping[int, VariabelTempo], hasil: Ketikan) -> None:
    """A list of a period is either nihil or has events. New events take a stored nihil out by themselves."""
    daftar = {u.variabel_id: u for u in hasil.kejadian}
    for t in tempo.values():
        v = t.variabel.pk
        if t.variabel.bentuk != "daftar":
            continue
        ubah = daftar.get(v)
        sisa = len(kejadian_periode(bahan, t))
        if ubah:
            sisa += len(ubah.baru) - len(ubah.hapus)
        ketik = next((u for u in hasil.nilai if u.variabel_id == v), None)
        if ketik is not None and ketik.keadaan == "nihil" and sisa:
            hasil.salah(
                ketik.medan,
                f"Ditulis nihil, padahal ada {sisa} kejadian dalam daftar.",
                "Hapus kejadiannya, atau hapus tulisan nihilnya.",
            )
            continue
        lama = tersimpan(bahan, v, 0, t.periode)
        if ketik is None and sisa and lama is not None and lama.keadaan == "nihil":
            hasil.nilai.append(UbahNilai(f"v-{v}", v, 0, t.periode, None, ""))
            hasil.sama = [m for m in hasil.sama if m != f"v-{v}"]


def _langsung(bahan: Bahan, i: int, ketik: Mapping[str, str], hasil: Ketikan) -> None:
    manual = bahan.muatan.manual[i]
    periode, medan = bahan.langsung_tempo[i], f"i-{i}"
    lama = langsung_kini(bahan, i)
    if ketik.get("", "").casefold() == KOSONGKAN:
        if lama is not None:
            hasil.langsung.append(UbahLangsung(medan, i, periode, None, None, "", None, "", "", hapus=True))
        return
    dasar = _ketikan_langsung(lama)
    jadi = {**dasar, **{k: t for k, t in ketik.items() if t or k == "catatan"}}
    if jadi == dasar or not any(jadi.values()):
        if lama is not None and any(ketik.values()):
            hasil.sama.append(medan)
        return
    masalah = len(hasil.masalah)
    nilai, kata = _nilai_langsung(bahan, i, medan, jadi[""], hasil)
    surat = manual.pengukur in PENGUKUR_LUAR and not manual.tanpa_rincian
    tanggal = baca_tanggal(jadi["tanggal"])
    if surat and not jadi["nomor"]:
        hasil.salah(f"{medan}-nomor", "Nomor surat belum diisi.", "Salin dari surat yang memuat hasilnya.")
    if tanggal is None and (jadi["tanggal"] or surat):
        hasil.salah(f"{medan}-tanggal", "Tanggal surat belum benar.", "Tulis misalnya 18-11-2025.")
    elif tanggal is not None and not 0 <= tanggal.year - bahan.tahun <= 1:
        hasil.salah(
            f"{medan}-tanggal",
            f"Surat bertanggal {tulis_tanggal(tanggal)}, padahal hasilnya untuk tahun {bahan.tahun}.",
            "Periksa tahunnya.",
        )
    for bagian, panjang in (("nomor", 120), ("halaman", 40), ("catatan", PANJANG_TEKS)):
        if len(jadi[bagian]) > panjang:
            hasil.salah(f"{medan}-{bagian}", f"Lebih dari {panjang} huruf.", "Tulis dengan singkat.")
    if len(hasil.masalah) > masalah:
        return
    ubah = UbahLangsung(
        medan, i, periode, nilai, kata, jadi["nomor"], tanggal, jadi["halaman"], jadi["catatan"]
    )
    if lama is not None and _sama_langsung(lama, ubah):
        hasil.sama.append(medan)
    else:
        hasil.langsung.append(ubah)


def langsung_kini(bahan: Bahan, i: int) -> NilaiLangsung | None:
    """The version that counts of the form's period."""
    periode = bahan.langsung_tempo.get(i)
    versi = [n for n in bahan.langsung.get(i, ()) if n.periode == periode]
    return max(versi, key=lambda n: n.versi, default=None)


def _ketikan_langsung(n: NilaiLangsung | None) -> dict[str, str]:
    if n is None:
        return dict.fromkeys(("", "nomor", "tanggal", "halaman", "catatan"), "")
    return {
        "": n.kata if n.kata is not None else tulis(n.nilai, None),
        "nomor": n.nomor_surat,
        "tanggal": n.tanggal_surat.isoformat() if n.tanggal_surat else "",
        "halaman": n.halaman,
        "catatan": n.catatan,
    }


def _sama_langsung(n: NilaiLangsung, u: UbahLangsung) -> bool:
    lama = (n.nilai, n.kata, n.nomor_surat, n.tanggal_surat, n.halaman, n.catatan)
    return lama == (u.nilai, u.kata, u.nomor, u.tanggal, u.halaman, u.catatan)


def kata_pilihan(bahan: Bahan, i: int) -> tuple[str, ...]:
    """The ordered words of an indicator whose result is a word."""
    return bahan.muatan.manual[i].skala_kata


def _nilai_langsung(
    bahan: Bahan, i: int, medan: str, teks: str, hasil: Ketikan
) -> tuple[Decimal | None, str | None]:
    pilihan = kata_pilihan(bahan, i)
    if pilihan:
        cocok = next((k for k in pilihan if k.casefold() == teks.casefold()), None)
        if cocok is None:
            hasil.salah(
                medan,
                f"«{teks[:30]}» tidak ada dalam skala." if teks else "Hasilnya belum diisi.",
                f"Pilih: {', '.join(pilihan)}.",
            )
        return None, cocok
    try:
        nilai = baca(teks, medan=medan, satuan=bahan.muatan.manual[i].satuan)
    except GalatSakip as salah:
        hasil.masalah.extend(salah.masalah)
        return None, None
    if nilai is None or nilai == "nihil":
        hasil.salah(medan, "Hasilnya belum diisi.", "Tulis angkanya.")
        return None, None
    return nilai, None


def _catatan(bahan: Bahan, i: int, ketik: Mapping[str, str], hasil: Ketikan) -> None:
    lama = bahan.catatan.get(i)
    dasar = {b: getattr(lama, b) if lama else "" for b in ("sebab", "kendala", "solusi")}
    jadi = {**dasar, **ketik}
    if jadi == dasar:
        if any(jadi.values()):
            hasil.sama.append(f"c-{i}")
        return
    panjang = {b: len(t) for b, t in jadi.items() if t != dasar[b] and len(t) > PANJANG_TEKS}
    for b, n in panjang.items():
        hasil.salah(
            f"c-{i}",
            f"{b.capitalize()} {n} huruf, lebih dari {PANJANG_TEKS}.",
            "Ringkaskan; rinciannya dapat dilampirkan sebagai bukti.",
        )
    if panjang:
        return
    hasil.catatan.append(UbahCatatan(f"c-{i}", i, jadi["sebab"], jadi["kendala"], jadi["solusi"]))
