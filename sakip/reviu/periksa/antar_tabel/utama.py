"""antar_tabel: the same quantity of the same indicator and year printed differently in two tables."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

from sakip.reviu.angka import Angka, kosong
from sakip.reviu.model import Temuan
from sakip.reviu.paham import Paham, TabelPaham, kunci
from sakip.reviu.paham.model import Fakta
from sakip.reviu.periksa.alat import temuan
from sakip.reviu.periksa.alat.bagian import Peta
from sakip.reviu.periksa.alat.bagian import peta as peta_laporan
from sakip.reviu.periksa.alat.deret import deret_kembar
from sakip.reviu.periksa.antar_tabel.anggaran_kelompok import anggaran_kelompok
from sakip.reviu.periksa.antar_tabel.baris_kembar import baris_kembar
from sakip.reviu.periksa.antar_tabel.cacah import cacah
from sakip.reviu.periksa.antar_tabel.cacah_sasaran import cacah_sasaran
from sakip.reviu.periksa.antar_tabel.cacah_status import cacah_status
from sakip.reviu.periksa.antar_tabel.daftar import antar_daftar
from sakip.reviu.periksa.antar_tabel.data_tunggal import data_tunggal
from sakip.reviu.periksa.antar_tabel.deret_label import deret_label
from sakip.reviu.periksa.antar_tabel.kisi_kembar import kisi_kembar
from sakip.reviu.periksa.antar_tabel.kode_baris import kode_baris
from sakip.reviu.periksa.antar_tabel.kurung import antar_kurung
from sakip.reviu.periksa.antar_tabel.masa import masa_tabel
from sakip.reviu.periksa.antar_tabel.pagu import antar_pagu, pagu_perjanjian
from sakip.reviu.periksa.antar_tabel.perjanjian import antar_renstra, sepakat, timbang
from sakip.reviu.periksa.antar_tabel.rekap import rekap
from sakip.reviu.periksa.antar_tabel.renstra import renstra_kalimat
from sakip.reviu.periksa.antar_tabel.setempat import setempat
from sakip.reviu.periksa.antar_tabel.uang_mirip import uang_mirip
from sakip.reviu.periksa.capaian.hitung import CACAH, PLAFON
from sakip.reviu.periksa.hubungan.setara import setara

_URUT = ("realisasi", "target", "target_jangka", "capaian")
_SKALA = tuple(Decimal(s) for s in ("2.5", "10", "25", "100", "20", "5"))
_NAMA_SAMA = 0.9
_BAGIAN = re.compile(r"^\W*(?:persentase|presentase|prosentase)\b", re.IGNORECASE)
_BANYAK = re.compile(r"^\W*(?:jumlah|banyak)", re.IGNORECASE)
_MAKS = re.compile(r"\b(?:maks\w*|paling\s+tinggi|dibatasi|batas)\b", re.IGNORECASE)
#: Agreements of other levels hold like indicators with their own targets.
_NAMA_PK = 0.97


def periksa(paham: Paham) -> Iterable[Temuan]:
    """Quantities that two tables print differently, and amounts that differ by one digit."""
    peta = peta_laporan(paham)
    for ind in paham.indikator:
        yield from _indikator(paham, peta.fakta_milik(ind.id))
    yield from antar_renstra(paham, peta)
    yield from _strip(paham, peta)
    pagu = (*antar_pagu(paham), *pagu_perjanjian(paham))
    yield from pagu
    yield from antar_daftar(paham)
    yield from antar_kurung(paham, peta)
    sudah = [set(t.baris) for t in pagu]
    for t in (*uang_mirip(paham), *deret_kembar(paham), *deret_label(paham), *rekap(paham)):
        if t.kelas == "antar_tabel" and not any(set(t.baris) <= s for s in sudah):
            yield t
    yield from cacah_status(paham)
    yield from setempat(paham, peta)
    yield from data_tunggal(paham, peta)
    yield from kisi_kembar(paham)
    yield from baris_kembar(paham)
    yield from kode_baris(paham, peta)
    yield from masa_tabel(paham)
    yield from anggaran_kelompok(paham)
    yield from renstra_kalimat(paham)
    yield from cacah_sasaran(paham)
    yield from (t for t in cacah(paham) if t.kelas == "antar_tabel")
    yield from (t for t in setara(paham) if t.kelas == "antar_tabel")


def _indikator(paham: Paham, fakta: Sequence[Fakta]) -> Iterator[Temuan]:
    """At most one finding for an indicator and year: a wrong realisation makes the capaian differ, too."""
    kelompok: dict[tuple[int, str], list[Fakta]] = defaultdict(list)
    for f in fakta:
        if (
            f.tahun is not None
            and f.besaran in _URUT
            and not (f.besaran == "capaian" and f.sumber == "renstra")
        ):
            kelompok[(f.tahun, f.besaran)].append(f)
    seskala = _seskala(fakta)
    cacah = any(_tercacah(f) for f in fakta)
    for tahun in sorted({t for t, _ in kelompok}):
        for besaran in _URUT:
            if besaran == "capaian" and _beda_satuan(
                [*kelompok[(tahun, "realisasi")], *kelompok[(tahun, "target")]]
            ):
                break  # measured otherwise, so achieved otherwise
            pecahan = _kubu(kelompok.get((tahun, besaran), []), seskala, cacah=cacah)
            if besaran == "capaian":
                pecahan = _tanpa_plafon(pecahan)
            if besaran == "target":
                pecahan = timbang(pecahan, kelompok.get((tahun, "target_jangka"), []))
            if len(pecahan) > 1:
                yield _temuan(paham, besaran, tahun, pecahan)
                break


def _kubu(
    fakta: Sequence[Fakta], seskala: Callable[[Fakta, Fakta], bool], *, cacah: bool = False
) -> list[list[Fakta]]:
    """Facts in camps of one value, the largest first; facts of one row never oppose each other."""

    def sehaluan(f: Fakta, g: Fakta) -> bool:
        return _sehaluan(f, g, seskala(f, g), cacah=cacah)

    kubu: list[list[Fakta]] = []
    for f in fakta:
        cocok = next((k for k in kubu if _masuk(f, k, sehaluan)), None)
        if cocok is None:
            kubu.append([f])
        else:
            cocok.append(f)
    return sorted(kubu, key=lambda k: (-len({id(f.tabel) for f in k}), k[0].baris))


def _tanpa_plafon(kubu: Sequence[list[Fakta]]) -> list[list[Fakta]]:
    """Without the capaian that its table cuts off at a ceiling which another table's capaian passes."""
    puncak = max((f.angka.nilai for k in kubu for f in k), default=Decimal(0))
    return [k for k in kubu if not all(f.angka.nilai < puncak and _berplafon(f) for f in k)]


def _berplafon(f: Fakta) -> bool:
    """Cut off at 120 %: nothing in its column lies above, and its header or a second row says so."""
    nilai = [
        i.angka.nilai for b in f.tabel.baris for i in b.isi if i.kolom is f.isi.kolom and i.angka is not None
    ]
    return (
        f.angka.nilai in PLAFON
        and max(nilai) == f.angka.nilai
        and (
            (f.angka.nilai > 100 and nilai.count(f.angka.nilai) > 1)
            or _MAKS.search(f.isi.kolom.judul) is not None
        )
    )


def _masuk(f: Fakta, kubu: Sequence[Fakta], sehaluan: Callable[[Fakta, Fakta], bool]) -> bool:
    """Standing in one table with a like name does not excuse what its very name has elsewhere."""
    if not any(sehaluan(f, g) for g in kubu):
        return False
    senama = [g for g in kubu if g.tabel is not f.tabel and kunci(g.nama) == kunci(f.nama)]
    if len(senama) < 2 or any(sehaluan(f, g) for g in senama):
        return True
    return any(_sama(f.angka, g.angka) for g in kubu)


def _tercacah(f: Fakta) -> bool:
    """Printed as a count: "3 rekomendasi"."""
    return f.angka.langkah == 1 and not f.angka.persen and CACAH.fullmatch(_kata(f.angka.satuan)) is not None


def _sehaluan(f: Fakta, g: Fakta, seskala: bool = False, *, cacah: bool = False) -> bool:
    sama = (
        f.angka.nilai == g.angka.nilai
        if f.tabel is not g.tabel and _secacah(f, g, cacah=cacah)
        else _sama(f.angka, g.angka)
    )
    return sama or not _sebanding(f, g, seskala)


def _seskala(fakta: Sequence[Fakta]) -> Callable[[Fakta, Fakta], bool]:
    """Whether two tables give another year of the indicator alike, so that their scale is one."""
    isi: dict[int, dict[tuple[int | None, str], Decimal]] = defaultdict(dict)
    for f in fakta:
        isi[id(f.tabel)].setdefault((f.tahun, f.besaran), f.angka.nilai)

    def seskala(f: Fakta, g: Fakta) -> bool:
        a, b = isi[id(f.tabel)], isi[id(g.tabel)]
        kunci_ = (f.tahun, f.besaran)
        return any(k != kunci_ and n and b.get(k) == n for k, n in a.items())

    return seskala


def _beda_satuan(fakta: Sequence[Fakta]) -> bool:
    ukuran = {(_persen(f), _kata(f.angka.satuan)) for f in fakta}
    return len({persen for persen, _ in ukuran}) > 1 or len({s for _, s in ukuran if s}) > 1


def _sama(a: Angka, b: Angka) -> bool:
    return any(abs(n - m) <= max(u, v) for n, u in a.bacaan() for m, v in b.bacaan())


def _secacah(f: Fakta, g: Fakta, *, cacah: bool) -> bool:
    """Whether both are counts ("2 kegiatan", "Jumlah ..."), which nobody rounds; ``cacah``: all are."""
    return all(
        x.angka.langkah == 1
        and not (x.angka.persen or x.angka.rupiah or x.angka.lain)
        and (cacah or x.angka.satuan or _BANYAK.match(x.nama))
        for x in (f, g)
    )


def _sebanding(f: Fakta, g: Fakta, seskala: bool = False) -> bool:
    """Two tables, one unit and one scale; names close enough to be sure of."""
    if f.tabel is g.tabel or _persen(f) != _persen(g) or f.angka.rusak or g.angka.rusak:
        return False
    a, b = _kata(f.angka.satuan), _kata(g.angka.satuan)
    if a and b and a != b:
        return False
    if seskala or ("skala" in f.angka.sisa and f.angka.sisa == g.angka.sisa):
        return True  # the scale is printed, and it is the same
    besar, kecil = max(f.angka.nilai, g.angka.nilai), min(f.angka.nilai, g.angka.nilai)
    if not f.angka.persen and kecil > 0 and any(abs(besar / kecil / s - 1) < Decimal("0.06") for s in _SKALA):
        return (f.angka.desimal == 0 and g.angka.desimal == 0) and bool(a and b)
    return True


def _persen(f: Fakta) -> bool:
    """A share printed without its sign is still a percentage."""
    return f.angka.persen or (not f.angka.satuan and _BAGIAN.match(f.nama) is not None)


def _kata(satuan: str) -> str:
    return satuan.split()[0] if satuan else ""


def _temuan(paham: Paham, besaran: str, tahun: int, kubu: Sequence[Sequence[Fakta]]) -> Temuan:
    utama, lain = kubu[0][0], kubu[1][0]
    sebut = "target jangka menengah" if besaran == "target_jangka" else besaran
    daftar = "; ".join(f"{k[0].angka.teks} (baris {', '.join(str(f.baris) for f in k[:4])})" for k in kubu)
    mirip = paham.bobot.kemiripan(kunci(utama.nama), kunci(lain.nama))
    banyak = (
        len({id(f.tabel) for f in kubu[0]}) > 1
        or bool({utama.sumber, lain.sumber} & {"renstra", "riwayat"})
        or _serumah(utama, lain)
        or _hasil_bagi(utama, lain)
        or (tahun == paham.tahun and (_bertahun(utama) or _bertahun(lain)))
        or sepakat(paham, utama, lain)
    )
    return temuan(
        paham,
        "antar_tabel",
        [f.baris for k in kubu for f in k],
        kutipan=f"{lain.nama}: {lain.angka.teks}",
        tercetak=f"{sebut} {tahun}: {lain.angka.teks}",
        seharusnya=utama.angka.teks,
        uraian=f"{sebut.capitalize()} {tahun} indikator “{utama.nama}” dicetak berbeda antar tabel: "
        f"{daftar}.",
        saran="Tentukan angka yang benar, lalu samakan di semua tabel.",
        keparahan="berat",
        kepastian="pasti"
        if mirip >= (_NAMA_PK if lain.sumber == "pk" else _NAMA_SAMA) and banyak
        else "ragu",
    )


def _hasil_bagi(f: Fakta, g: Fakta) -> bool:
    """Two capaian beside their targets and realisations, which the tables print alike: one quotient."""
    return (
        f.besaran == g.besaran == "capaian"
        and f.angka.desimal == g.angka.desimal > 0
        and not {f.angka.nilai, g.angka.nilai} & PLAFON
        and all({"target", "realisasi"} <= x.tabel.peran for x in (f, g))
    )


def _bertahun(f: Fakta) -> bool:
    """A row of a table of one indicator whose rows are years."""
    return len({b.tahun for b in f.tabel.baris if b.nama == f.nama and b.tahun is not None}) > 1


def _serumah(f: Fakta, g: Fakta) -> bool:
    """Two tables under the heading of one indicator."""
    subbab = f.tabel.tabel.subbab
    return bool(subbab) and subbab == g.tabel.tabel.subbab and f.nama == g.nama


def _strip(paham: Paham, peta: Peta) -> Iterator[Temuan]:
    """A realisation that one table leaves out ("-") and another prints."""
    for t in paham.tabel:
        if t.jenis not in ("riwayat", "renstra"):
            continue
        for b in t.baris:
            if b.judul or b.jumlah or not b.nama:
                continue
            ind = paham.cari_indikator(b.nama)
            for i in b.isi:
                tahun = i.kolom.tahun
                if ind is None or i.kolom.peran != "realisasi" or tahun is None or not _bergaris(i.teks):
                    continue
                lain = [f for f in peta.fakta_milik(ind.id) if _lawan(paham, f, t, b.nama, tahun)]
                if lain and not _juga_kosong(paham, lain[0], t, ind.id, tahun):
                    yield _temuan_strip(paham, b.nama, i.sel.baris, i.teks, tahun, lain)


def _bergaris(teks: str) -> bool:
    return bool(teks.strip()) and kosong(teks)


def _lawan(paham: Paham, f: Fakta, t: TabelPaham, nama: str, tahun: int) -> bool:
    return (
        f.besaran == "realisasi"
        and f.tahun == tahun
        and f.tabel is not t
        and f.tabel.jenis in ("riwayat", "renstra", "capaian")
        and paham.bobot.kemiripan(kunci(f.nama), kunci(nama)) >= _NAMA_SAMA
    )


def _juga_kosong(paham: Paham, f: Fakta, t: TabelPaham, ind: int, tahun: int) -> bool:
    """Whether the same table gives the number in another row of the indicator."""
    return any(
        i.kolom.peran == "realisasi"
        and i.kolom.tahun == tahun
        and i.angka is not None
        and i.angka.nilai == f.angka.nilai
        for b in t.baris
        if b.nama and (g := paham.cari_indikator(b.nama)) is not None and g.id == ind
        for i in b.isi
    )


def _temuan_strip(
    paham: Paham, nama: str, baris: int, teks: str, tahun: int, lain: Sequence[Fakta]
) -> Temuan:
    f = lain[0]
    return temuan(
        paham,
        "antar_tabel",
        (baris, *(g.baris for g in lain)),
        kutipan=f"{nama}: {teks}",
        tercetak=f"realisasi {tahun}: {teks}",
        seharusnya=f.angka.teks,
        uraian=f"Realisasi {tahun} indikator “{nama}” kosong pada baris {baris}, sedangkan tabel pada "
        f"baris {f.baris} "
        f"memuat {f.angka.teks}.",
        saran="Isi realisasi yang hilang atau jelaskan mengapa tidak ada.",
    )
