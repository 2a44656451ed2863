"""Bab III B: the budget of the year by DIPA, program, kegiatan and kind, the years before, and a chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip.anggaran.queries import BarisAnggaran, persen
from sakip.anggaran.queries.rincian import TahunAnggaran
from sakip.aturan.angka import kurang, tulis, tulis_rupiah
from sakip.dokumen.blok import Acuan, Baris, Blok, Kolom, Paragraf, Sel, Tabel, Teks
from sakip.naskah.kalimat import (
    gabung_kata,
    kalimat_anggaran,
    kalimat_potret,
    kalimat_serapan,
    tanggal_panjang,
    tulis_capaian,
)
from sakip.naskah.lkjip.bagan_anggaran import (
    angka,
    bagan_dipa,
    bagan_kelompok,
    bagan_potret,
    bagan_sisa,
    bagan_tahun,
    sebut_bagian,
)
from sakip.naskah.lkjip.ikhtisar import TABEL_ANGGARAN
from sakip.naskah.lkjip.kelompok_anggaran import (
    Kelompok,
    jumlah,
    kelompokkan,
    menurut_jenis,
    menurut_kegiatan,
    menurut_program,
)
from sakip.naskah.lkjip.penyusun import BELUM_DIISI, Penyusun
from sakip.naskah.lkjip.profil import pembuka
from sakip.naskah.lkjip.serapan import output, rekonsiliasi, serapan_bulanan, serapan_triwulan

LEBAR_KODE = (0.9, 2.4)
SERATUS = Decimal(100)
TABEL_TAHUN = "tabel-anggaran-tahun"


def anggaran(p: Penyusun) -> list[Blok]:
    """Sentences, the table of DIPA with the total, a chart, the same by other groups, and the years."""
    blok: list[Blok] = pembuka(p)
    ringkas = p.bahan.anggaran
    if not ringkas.baris:
        p.catat(
            "Realisasi Anggaran", f"Data DIPA {BELUM_DIISI}", "Impor atau isi DIPA dan potret realisasinya."
        )
        return [*blok, Paragraf(f"Data DIPA tahun {p.tahun}: {BELUM_DIISI}", gaya="belum_diisi")]
    if ringkas.per_tanggal is None:
        p.catat(
            "Realisasi Anggaran", f"Potret realisasi anggaran {BELUM_DIISI}", "Impor atau isi realisasinya."
        )
    kalimat = [
        kalimat_anggaran(ringkas.pagu, ringkas.realisasi, p.tahun, tanpa=ringkas.tanpa_realisasi),
        kalimat_serapan([(b.nama, b.pagu, b.realisasi) for b in ringkas.baris]),
    ]
    kalimat.insert(1, _kalimat_cakupan(p))
    lihat = (Teks(f"{' '.join(k for k in kalimat if k)} Rinciannya tersaji pada "), Acuan(TABEL_ANGGARAN))
    blok += [Paragraf((*lihat, Teks("."))), *_melebihi(p), _tabel(p), *bagan_dipa(p), *_sisa(p)]
    waktu = serapan_bulanan(p) or _potret(p)
    return [
        *blok,
        *_kelompok(p),
        *waktu,
        *serapan_triwulan(p),
        *output(p),
        *rekonsiliasi(p),
        *_tahun(p),
    ]


def _kelompok(p: Penyusun) -> list[Blok]:
    """Tables by other groups; a chart where it shows other figures than the ones before it."""
    blok: list[Blok] = []
    rincian = p.bahan.rincian_anggaran.baris
    sudah = {angka(p.bahan.anggaran.baris)}
    for nama, kunci in (
        ("Program", menurut_program),
        ("Kegiatan", menurut_kegiatan),
        ("Jenis Belanja", menurut_jenis),
    ):
        isi = kelompokkan(rincian, kunci)
        if len(isi) > 1:
            blok.append(_tabel_kelompok(p, nama, isi, jumlah(rincian)))
            blok += bagan_kelompok(p, nama, isi) if angka(isi) not in sudah else []
            sudah.add(angka(isi))
    return blok


def _sisa(p: Penyusun) -> list[Blok]:
    """Only where the table has a column of it."""
    return bagan_sisa(p) if _bentuk(p).sisa else []


# --- overspent ---------------------------------------------------------------------------------------


def _melebihi(p: Penyusun) -> list[Blok]:
    """A DIPA that spent more than it had is said so, and is a point to look at."""
    lebih = [(b, b.realisasi) for b in p.bahan.anggaran.baris if (b.realisasi or 0) > b.pagu]
    if not lebih:
        return []
    sebut: list[str] = []
    for b, realisasi in lebih:
        assert realisasi is not None
        selisih = tulis_rupiah(realisasi - b.pagu)
        sebut.append(f"{b.nama} ({selisih})")
        p.catat(
            "Realisasi Anggaran",
            f"Realisasi {b.nama} melebihi pagu sebesar {selisih}",
            "Periksa pagu pada revisi terakhir dan realisasinya.",
            jenis="ragu",
        )
    kalimat = f"Perhatian: realisasi melebihi pagu pada {len(lebih)} DIPA, yaitu {gabung_kata(sebut)}."
    return [Paragraf(kalimat)]


# --- by DIPA -----------------------------------------------------------------------------------------


def cakupan(p: Penyusun) -> str:
    """Whose budget the tables show."""
    banyak = len({b.unit for b in p.bahan.anggaran.baris} - {p.bahan.hasil.unit})
    sendiri = any(b.unit == p.bahan.hasil.unit for b in p.bahan.anggaran.baris)
    if not banyak:
        return f"Cakupan: {p.bahan.singkatan}."
    if not sendiri:
        return f"Cakupan: {banyak} unit di bawah {p.bahan.singkatan}."
    return f"Cakupan: {p.bahan.singkatan} dan {banyak} unit di bawahnya."


def sebut_cakupan(p: Penyusun) -> str:
    """The office, with the units below it where they have DIPA: for captions."""
    bawah = any(b.unit != p.bahan.hasil.unit for b in p.bahan.anggaran.baris)
    return f"{p.bahan.singkatan} dan Unit di Bawahnya" if bawah else p.bahan.singkatan


def _kalimat_cakupan(p: Penyusun) -> str:
    """The office alone beside the units below it, where both have DIPA and all of them reported."""
    baris = p.bahan.anggaran.baris
    bagian: list[str] = []
    for sendiri, siapa in ((True, f"{p.bahan.singkatan} sendiri"), (False, "unit di bawahnya")):
        isi = [b for b in baris if (b.unit == p.bahan.hasil.unit) is sendiri]
        pagu, nyata = sum(b.pagu for b in isi), sum(b.realisasi or 0 for b in isi)
        if not isi or not pagu or any(b.realisasi is None for b in isi):
            return ""
        bagian.append(
            f"pagu {siapa} ({len(isi)} DIPA) {tulis_rupiah(pagu)}, terserap {tulis_rupiah(nyata)} atau "
            f"{tulis_capaian(persen(nyata, pagu))}"
        )
    return f"Di dalamnya, {bagian[0]}; {bagian[1]}."


def catatan_anggaran(p: Penyusun) -> str:
    """Scope, version, source and day of a budget table."""
    potret = kalimat_potret(p.bahan.anggaran.sumber, p.bahan.anggaran.per_tanggal)
    return f"{potret} {cakupan(p)} {versi_dipa(p)}"


def versi_dipa(p: Penyusun) -> str:
    """Which versions the pagu are of, in a sentence; Bab II tells it DIPA by DIPA."""
    versi = p.bahan.rincian_anggaran.versi
    hari = sorted({v.tanggal for v in versi if v.tanggal is not None})
    if not hari:
        return "Pagu menurut versi DIPA terakhir yang tercatat."
    if len(hari) == 1:
        return f"Pagu menurut versi DIPA terakhir, bertanggal {tanggal_panjang(hari[0])}."
    return (
        f"Pagu menurut versi DIPA terakhir, bertanggal {tanggal_panjang(hari[0])} sampai "
        f"{tanggal_panjang(hari[-1])}."
    )


@dataclass(frozen=True)
class _Bentuk:
    """Which columns a table of DIPA needs: codes that the names do not tell already, blocked amounts, and
    what was left, which nobody reads off where a part of it was blocked or is not known."""

    kode: bool
    blokir: bool
    sisa: bool


def _bentuk(p: Penyusun) -> _Bentuk:
    baris = p.bahan.anggaran.baris
    blokir = any(b.blokir for b in baris)
    sisa = not blokir and all(b.realisasi is not None for b in baris)
    return _Bentuk(_berkode(baris), blokir, sisa)


def _tabel(p: Penyusun) -> Tabel:
    ringkas = p.bahan.anggaran
    bentuk = _bentuk(p)
    baris: list[Baris] = [
        (
            Sel(str(i)),
            *((Sel(b.kode),) if bentuk.kode else ()),
            Sel(b.nama),
            Sel(tulis(b.pagu, 0)),
            *((Sel(tulis(b.blokir, 0)),) if bentuk.blokir else ()),
            Sel(tulis(b.realisasi, 0)),
            *((Sel(tulis(b.pagu - (b.realisasi or 0), 0)),) if bentuk.sisa else ()),
            Sel(tulis_capaian(b.persen)),
        )
        for i, b in enumerate(ringkas.baris, start=1)
    ]
    sisa = ringkas.pagu - (ringkas.realisasi or 0)
    isi = [
        tulis(ringkas.pagu, 0),
        *([tulis(sum(b.blokir for b in ringkas.baris), 0)] if bentuk.blokir else []),
        tulis(ringkas.realisasi, 0),
        *([tulis(sisa, 0)] if bentuk.sisa else []),
        tulis_capaian(ringkas.persen),
    ]
    baris.append(kaki(isi, gabung=3 if bentuk.kode else 2))
    lebar_kode = min(LEBAR_KODE[1], max(LEBAR_KODE[0], 0.16 * max(len(b.kode) for b in ringkas.baris)))
    kolom = (
        Kolom("No.", 0.65, "tengah"),
        *((Kolom("Kode", lebar_kode),) if bentuk.kode else ()),
        Kolom("DIPA", (4.4 if bentuk.blokir or bentuk.sisa else 5.0) - (lebar_kode if bentuk.kode else 0.4)),
        Kolom("Pagu (Rp)", lebar_rupiah(ringkas.pagu), "kanan"),
        *((Kolom("Blokir (Rp)", 1.7, "kanan"),) if bentuk.blokir else ()),
        Kolom("Realisasi (Rp)", lebar_rupiah(ringkas.realisasi), "kanan"),
        *((Kolom("Sisa (Rp)", max(1.7, lebar_rupiah(sisa) - 0.4), "kanan"),) if bentuk.sisa else ()),
        Kolom("Persen", 1.15, "kanan"),
    )
    return Tabel(
        f"Pagu dan Realisasi Anggaran {sebut_cakupan(p)} Tahun {p.tahun}",
        kolom,
        tuple(baris),
        catatan=catatan_anggaran(p),
        kunci=TABEL_ANGGARAN,
    )


def _berkode(baris: Sequence[BarisAnggaran]) -> bool:
    """Codes of the budget system are numbers; a stated key of this program says nothing to a reader."""
    return any(b.kode[:1].isdigit() for b in baris)


def lebar_rupiah(*jumlah: int | None) -> float:
    """Width of a column that holds these amounts in bold, beside a name column of about five."""
    terpanjang = max((len(tulis(n, 0)) for n in jumlah), default=0)
    return max(2.1, 0.3 + 0.12 * terpanjang)


def kaki(isi: Sequence[str], *, gabung: int) -> Baris:
    """The row of totals."""
    return (
        Sel("Jumlah", tebal=True, gabung_kolom=gabung, warna="jumlah"),
        *(Sel(x, tebal=True, warna="jumlah") for x in isi),
    )


# --- by program, kegiatan, kind ----------------------------------------------------------------------


def _tabel_kelompok(p: Penyusun, nama: str, isi: Sequence[Kelompok], total: Kelompok) -> Tabel:
    baris: list[Baris] = [
        (
            Sel(str(i)),
            Sel(k.nama),
            Sel(tulis(k.pagu, 0)),
            Sel(tulis(k.realisasi, 0)),
            Sel(tulis_capaian(k.persen)),
        )
        for i, k in enumerate(isi, start=1)
    ]
    baris.append(
        kaki([tulis(total.pagu, 0), tulis(total.realisasi, 0), tulis_capaian(total.persen)], gabung=2)
    )
    kolom = (
        Kolom("No.", 0.65, "tengah"),
        Kolom(nama, 4.2),
        Kolom("Pagu (Rp)", lebar_rupiah(total.pagu), "kanan"),
        Kolom("Realisasi (Rp)", lebar_rupiah(total.realisasi), "kanan"),
        Kolom("Persen", 1.15, "kanan"),
    )
    return Tabel(
        f"Pagu dan Realisasi Anggaran Menurut {nama} Tahun {p.tahun}",
        kolom,
        tuple(baris),
        catatan=catatan_anggaran(p),
        kunci=f"tabel-anggaran-{nama.split()[0].lower()}",
    )


# --- through the year --------------------------------------------------------------------------------


def _potret(p: Penyusun) -> list[Blok]:
    """What had been spent up to the days that are recorded: of a month the last, all DIPA together."""
    bulan = {x.per_tanggal.replace(day=1): x for x in p.bahan.rincian_anggaran.potret}
    potret = list(bulan.values())
    if len(potret) < 2:
        return []
    pagu = p.bahan.anggaran.pagu
    baris: list[Baris] = [
        (
            Sel(tanggal_panjang(x.per_tanggal)),
            Sel(tulis(x.realisasi, 0)),
            Sel(sebut_bagian(x.realisasi, pagu)),
        )
        for x in potret
    ]
    kolom = (
        Kolom("Sampai dengan", 2.6),
        Kolom("Realisasi (Rp)", 2.4, "kanan"),
        Kolom("Persen dari pagu akhir", 2, "kanan"),
    )
    catatan = f"{catatan_anggaran(p)} Pagu akhir {tulis_rupiah(pagu)}."
    judul = f"Realisasi Anggaran Sampai dengan Tiap Tanggal, {p.tahun}"
    tabel = Tabel(judul, kolom, tuple(baris), catatan=catatan, kunci="tabel-anggaran-potret")
    return [tabel, *bagan_potret(p, potret)]


# --- years -------------------------------------------------------------------------------------------


def _tahun(p: Penyusun) -> list[Blok]:
    """Two to four years; years that count other DIPA are named, for their totals do not compare."""
    tahun = [t for t in p.bahan.rincian_anggaran.tahun if t.pagu or t.realisasi]
    if len(tahun) < 2 or tahun[-1].tahun != p.tahun:
        return []
    sisa = [_sisa_tahun(p, t) for t in tahun]
    bersisa, berdipa = any(x != "–" for x in sisa), len({t.dipa for t in tahun}) > 1
    baris: list[Baris] = [
        tuple(
            Sel(x, tebal=t.tahun == p.tahun)
            for x in (
                str(t.tahun),
                *([str(len(t.dipa))] if berdipa else []),
                tulis(t.pagu, 0),
                tulis(t.realisasi, 0),
                *([lebih] if bersisa else []),
                tulis_capaian(t.persen),
            )
        )
        for t, lebih in zip(tahun, sisa, strict=True)
    ]
    kolom = (
        Kolom("Tahun", 1, "tengah"),
        *((Kolom("DIPA", 0.9, "tengah"),) if berdipa else ()),
        Kolom("Pagu (Rp)", 2.4, "kanan"),
        Kolom("Realisasi (Rp)", 2.4, "kanan"),
        *((Kolom("Sisa (Rp)", 2.1, "kanan"),) if bersisa else ()),
        Kolom("Persen", 1.4, "kanan"),
    )
    tabel = Tabel(
        f"Pagu dan Realisasi Anggaran Tahun {tahun[0].tahun}–{p.tahun}",
        kolom,
        tuple(baris),
        catatan=_catatan_tahun(p, tahun),
        kunci=TABEL_TAHUN,
    )
    return [
        Paragraf(
            (
                Teks(f"{_kalimat_tahun(tahun)} "),
                Teks("Rinciannya tersaji pada "),
                Acuan(TABEL_TAHUN),
                Teks("."),
            )
        ),
        tabel,
        *bagan_tahun(p, tahun),
    ]


def _sisa_tahun(p: Penyusun, t: TahunAnggaran) -> str:
    """What was left of a year; as in the table of DIPA nothing is where it is not known or was blocked."""
    if t.realisasi is None or t.tanpa_realisasi or (t.tahun == p.tahun and not _bentuk(p).sisa):
        return "–"
    return tulis(kurang(t.pagu, t.realisasi), 0)


def _kalimat_tahun(tahun: Sequence[TahunAnggaran]) -> str:
    kini, lalu = tahun[-1], tahun[-2]
    if kini.dipa != lalu.dipa:
        return (
            f"DIPA yang tercatat tahun {lalu.tahun} ({len(lalu.dipa)}) tidak sama dengan tahun {kini.tahun} "
            f"({len(kini.dipa)}), sehingga jumlahnya tidak dibandingkan."
        )
    if kini.persen is None or lalu.persen is None:
        return f"Serapan tahun {lalu.tahun} dan {kini.tahun} tidak dapat dibandingkan seluruhnya."
    kata = (
        "sama dengan"
        if kini.persen == lalu.persen
        else "naik dari"
        if kini.persen > lalu.persen
        else "turun dari"
    )
    return (
        f"Serapan anggaran tahun {kini.tahun} sebesar {tulis_capaian(kini.persen)} {kata} "
        f"{tulis_capaian(lalu.persen)} pada tahun {lalu.tahun}."
    )


def _catatan_tahun(p: Penyusun, tahun: Sequence[TahunAnggaran]) -> str:
    menurut: dict[str, list[str]] = {}
    for t in tahun:
        if t.per_tanggal is not None:
            menurut.setdefault(t.sumber, []).append(tanggal_panjang(t.per_tanggal))
    bagian = [f"Sumber: {s}, keadaan per {gabung_kata(hari)}." for s, hari in menurut.items()]
    bagian.append(f"{cakupan(p)} Pagu menurut versi DIPA terakhir tiap tahun.")
    if any(t.per_tanggal is None for t in tahun):
        belum = gabung_kata([str(t.tahun) for t in tahun if t.per_tanggal is None])
        bagian.append(f"Potret realisasi tahun {belum} belum ada.")
    if len({t.dipa for t in tahun}) > 1:
        bagian.append("DIPA yang dihitung tidak sama antartahun.")
    return " ".join(bagian)
