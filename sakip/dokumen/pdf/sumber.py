"""Blocks to typst source: only calls of the functions in ``gaya.typ``, all text as typst strings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sakip.dokumen import warna
from sakip.dokumen.bagan.gambar import svg_semua
from sakip.dokumen.bagan.png import ukuran
from sakip.dokumen.blok import (
    Acuan,
    Baris,
    Blok,
    Daftar,
    DaftarGambar,
    DaftarIsi,
    DaftarTabel,
    Dokumen,
    Gambar,
    GantiHalaman,
    Judul,
    Paragraf,
    Potongan,
    Sel,
    Tabel,
    Teks,
    kisi_sel,
    potongan,
)
from sakip.dokumen.galat import BlokSalah
from sakip.dokumen.huruf import Huruf
from sakip.dokumen.penggalan import sisipkan
from sakip.dokumen.penomoran import Entri, Penomoran
from sakip.dokumen.rapat import awal_kaki, baris_kelompok, tabel_utuh
from sakip.dokumen.teks import bersih, panjang, potongan_sel, satu_baris

_GAYA = Path(__file__).with_name("gaya.typ")
_RATA = {"kiri": "left", "kanan": "right", "tengah": "center"}
# A row that may be taller than most of a page must be allowed to part; this many characters per unit of width
# (a 9 pt column as wide as the text holds about 95) make about 35 lines.
_HURUF_SEBARIS, _BARIS_TERBANYAK = 95, 35
# A box of running text that may be taller than half a page must be allowed to part, too.
_KOTAK_TERBESAR = 1500


@dataclass
class Penulis:
    """Collects the source and the picture files of one document."""

    dok: Dokumen
    nomor: Penomoran
    huruf: Huruf
    folder_huruf: Path
    cache: Path | None
    berkas: dict[str, bytes] = field(default_factory=dict)
    _svg: Iterator[str] = field(default_factory=lambda: iter(()))

    def sumber(self) -> str:
        """The whole source; :attr:`berkas` then holds the pictures it names."""
        bagan = [b.bagan for b in self.dok.isi if isinstance(b, Gambar) and b.bagan is not None]
        self._svg = iter(svg_semua(bagan, self.cache, folder_huruf=self.folder_huruf))
        bagian = [self._tema(), _GAYA.read_text("utf-8"), self._pembuka()]
        awal = self.nomor.awal_batang
        if self.dok.sampul is not None:
            bagian += [self._sampul(), "#counter(page).update(1)"]
        if awal is None:
            bagian.append('#set page(numbering: "1")')
        mulai = True
        for urut, blok in enumerate(self.dok.isi):
            if _membuka_halaman(blok) and not mulai:
                bagian.append("#pagebreak(weak: true)")
            if urut == awal:
                bagian.append('#set page(numbering: "1")\n#counter(page).update(1)')
            bagian.append(self._blok(urut, blok))
            mulai = False
        bagian.append("#metadata(none) <akhir>")
        return "\n".join(bagian) + "\n"

    # -- whole document ------------------------------------------------------------------------------

    def _tema(self) -> str:
        sorot = warna.TOKEN["sorot"]
        warna_warni = {
            "tinta": warna.TINTA,
            "utama": warna.UTAMA,
            "redup": warna.REDUP,
            "garis": warna.GARIS,
            "kepala": warna.LATAR_KEPALA,
            "sorot": sorot.latar,
            "sorot-kuat": sorot.kuat,
            "sorot-teks": sorot.teks,
        }
        tema = ", ".join(f'{nama}: rgb("{nilai}")' for nama, nilai in warna_warni.items())
        judul = ", ".join(f"t{e.urut}: ({self._s(e.label)}, {self._s(e.judul)})" for e in self.nomor.entri)
        return (
            f"#let tema = ({tema})\n#let judul-judul = ({judul or ':'})\n#let draf = "
            f"{str(self.dok.draf).lower()}"
        )

    def _pembuka(self) -> str:
        dok = self.dok
        bahasa, _, wilayah = dok.bahasa.partition("-")
        if bahasa == "id" and not wilayah:
            wilayah = "ID"
        kata = ", ".join(self._s(satu_baris(k)) for k in dok.kata_kunci)
        tanggal = f"datetime(year: {dok.tanggal.year}, month: {dok.tanggal.month}, day: {dok.tanggal.day})"
        arg = [
            self._s(judul_dokumen(dok)),
            self._s(satu_baris(dok.penulis or dok.unit)),
            f"({kata},)" if kata else "()",
            tanggal,
            self._s(bahasa),
            self._s(wilayah) if wilayah else "none",
            self._s(satu_baris(dok.unit_singkat or dok.unit)),
            self._s(f"{satu_baris(dok.judul)} {dok.tahun}"),
        ]
        return f"#show: isi => dokumen({', '.join(arg)}, isi)"

    def _sampul(self) -> str:
        dok, sampul = self.dok, self.dok.sampul
        assert sampul is not None
        lambang = "none"
        if sampul.lambang is not None:
            lambang = self._s(self._simpan_gambar(sampul.lambang, "Lambang pada sampul", "lambang"))
        bawah = self._runtun([Teks("\n".join(sampul.baris_bawah))])
        arg = [
            *(self._isi(t) for t in (dok.instansi, dok.unit)),
            self._s(satu_baris(dok.judul)),
            self._s(satu_baris(dok.subjudul)),
            self._s(str(dok.tahun)),
            lambang,
            self._s(satu_baris(sampul.lambang_alternatif)),
            bawah,
        ]
        return f"#sampul({', '.join(arg)})"

    # -- blocks --------------------------------------------------------------------------------------

    def _blok(self, urut: int, blok: Blok) -> str:
        match blok:
            case Judul():
                return self._judul(urut, blok.tingkat)
            case Paragraf():
                fungsi = {"biasa": "p", "catatan": "catatan", "belum_diisi": "belum", "rumus": "rumus"}[
                    blok.gaya
                ]
                pecah = ", pecah: true" if fungsi in ("belum", "rumus") and _kotak_besar(blok) else ""
                return f"#{fungsi}({self._runtun(potongan(blok.teks), 7 * (blok.gaya == 'biasa'))}{pecah})"
            case Daftar():
                butir = ", ".join(self._runtun(potongan(b), 7) for b in blok.butir)
                return f"#{'nomor' if blok.bernomor else 'butir'}({butir})"
            case Tabel():
                return self._tabel(urut, blok)
            case Gambar():
                return self._gambar(urut, blok)
            case DaftarIsi():
                return f"{self._judul_daftar(urut)}\n#daftar-isi({blok.kedalaman})"
            case DaftarTabel():
                return f'{self._judul_daftar(urut)}\n#daftar-takarir("tabel")'
            case DaftarGambar():
                return f'{self._judul_daftar(urut)}\n#daftar-takarir("gambar")'
            case GantiHalaman():
                return "#pagebreak(weak: true)"

    def _judul(self, urut: int, tingkat: int) -> str:
        e = self.nomor.menurut_urut[urut]
        return f"#j({tingkat}, {self._s(e.label)}, {self._s(e.judul)}, <t{urut}>)"

    def _judul_daftar(self, urut: int) -> str:
        return f"#j-daftar({self._s(self.nomor.menurut_urut[urut].judul)}, <t{urut}>)"

    def _tabel(self, urut: int, tabel: Tabel) -> str:
        lebar = [k.lebar for k in tabel.kolom]
        kolom = ", ".join(f"{w / min(lebar):.4g}fr" for w in lebar)
        rata = ", ".join(_RATA[k.rata] for k in tabel.kolom)
        kepala = ", ".join(f"({b},)" for b in self._baris_baris(tabel.baris_kepala, lebar, kepala=True))
        isi = "".join(f",\n{b}" for b in self._badan_tabel(tabel, lebar))
        gambar = f"tabel(({kolom},), ({rata},), ({kepala},){isi})"
        catatan = self._isi(tabel.catatan) if tabel.catatan.strip() else "none"
        utuh = str(tabel_utuh(tabel)).lower()
        e = self.nomor.menurut_urut.get(urut)
        if e is None:
            return f"#tanpa-takarir({gambar}, {catatan}, {utuh})"
        return f"#bertakarir({self._label(e)}, <t{urut}>, {gambar}, {catatan}, {utuh})"

    def _badan_tabel(self, tabel: Tabel, lebar: list[float]) -> Iterator[str]:
        """Rows that must not part from their neighbour stand in a call: typst knows such rows as headings
        within the table (a group and its first row) and as its foot (the last two)."""
        kelompok, kaki = baris_kelompok(tabel), awal_kaki(tabel)
        baris = list(self._baris_baris(tabel.baris, lebar))
        for urut, isi in enumerate(baris[:kaki]):
            yield f"kelompok({isi})" if urut in kelompok else isi
        if kaki < len(baris):
            yield f"kaki({', '.join(baris[kaki:])})"

    def _baris_baris(
        self, baris: Sequence[Baris], lebar: list[float], *, kepala: bool = False
    ) -> Iterator[str]:
        per_huruf = _HURUF_SEBARIS / sum(lebar)
        for sel_sel, tempat in zip(baris, kisi_sel(baris, len(lebar)), strict=True):
            muat = [per_huruf * sum(lebar[t.kolom : t.kolom + t.lebar]) for t in tempat if t.sel is not None]
            pasangan = list(zip(sel_sel, muat, strict=True))
            pecah = not kepala and any(panjang(s.teks) / m > _BARIS_TERBANYAK for s, m in pasangan)
            # Ragged columns divide greedily: only words that their column could not hold well may be divided,
            # in headings only words that hardly any column holds.
            pendek = 11 if kepala else 7
            yield ", ".join(self._sel(s, kepala, pecah, max(pendek, round(0.6 * m))) for s, m in pasangan)

    def _sel(self, sel: Sel, kepala: bool, boleh_pecah: bool, penggal: int) -> str:
        runtun = potongan_sel(sel)
        token = warna.TOKEN[sel.warna] if sel.warna else None
        if token and token.bentuk:
            bentuk = f"bentuk({self._s(token.kuat)}, {self._s(token.bentuk)})"
            isi = f"{{{bentuk}; {self._runtun([Teks(' '), *runtun[1:]], penggal)[1:-1]}}}"
        else:
            isi = self._runtun(runtun, penggal)
        if sel.tebal or kepala:
            isi = f"b({isi})"
        arg = []
        if sel.gabung_kolom > 1:
            arg.append(f"colspan: {sel.gabung_kolom}")
        if sel.gabung_baris > 1:
            arg.append(f"rowspan: {sel.gabung_baris}")
        if sel.rata:
            arg.append(f"align: {_RATA[sel.rata]} + {'horizon' if kepala else 'top'}")
        if token:
            arg.append(f'fill: rgb("{token.latar}")')
            isi = f'text(fill: rgb("{token.teks}"), {isi})'
        longgar = boleh_pecah or sel.gabung_baris > 1
        return f"{'k' if longgar else 'c'}({', '.join([*arg, isi])})" if arg or longgar else isi

    def _gambar(self, urut: int, gambar: Gambar) -> str:
        if gambar.bagan is not None:
            svg = next(self._svg)
            nama = f"g{urut}.svg"
            self.berkas[nama] = self.huruf.tampak(svg).encode()
        else:
            assert gambar.berkas is not None
            nama = self._simpan_gambar(gambar.berkas, f"Gambar “{gambar.judul}”", f"g{urut}")
        catatan = self._isi(gambar.catatan) if gambar.catatan.strip() else "none"
        depan = f"{self._s(nama)}, {self._s(satu_baris(gambar.teks_alternatif))}, {gambar.lebar_persen}%"
        e = self.nomor.menurut_urut.get(urut)
        if e is None:
            return f"#gambar-polos({depan}, {catatan})"
        return f"#gambar({depan}, {self._label(e)}, <t{urut}>, {catatan})"

    def _simpan_gambar(self, isi: bytes, sebutan: str, nama: str) -> str:
        if ukuran(isi) is None:
            raise BlokSalah(f"{sebutan}: berkas bukan PNG atau JPEG yang utuh; unggah ulang gambarnya.")
        nama += ".png" if isi.startswith(b"\x89PNG") else ".jpg"
        self.berkas[nama] = isi
        return nama

    # -- text ----------------------------------------------------------------------------------------

    def _label(self, e: Entri) -> str:
        return f"{self._s(e.label)}, {self._s(e.judul)}"

    def _isi(self, teks: str) -> str:
        return self._runtun([Teks(teks)])

    def _runtun(self, runtun: Iterable[Potongan], penggal: int = 0) -> str:
        """Runs as one typst code block: ``{"a"; b("b"); n; "c"}``; ``penggal`` as for :meth:`_s`."""
        return "{" + "; ".join(u for p in runtun for u in self._potongan(p, penggal)) + "}"

    def _potongan(self, p: Potongan, penggal: int) -> list[str]:
        if isinstance(p, Acuan):
            e = self.nomor.menurut_kunci[p.kunci]
            unsur = [f"a(<t{e.urut}>, {self._s(e.acuan)})"]
        else:
            baris = [self._s(b, penggal) for b in bersih(p.isi).split("\n")]
            unsur = [x for b in baris for x in (b, "n")][:-1]
            if p.tautan:
                unsur = [f"u({self._s(satu_baris(p.tautan))}, {{{'; '.join(unsur)}}})"]
        if p.tebal:
            unsur = [f"b({{{'; '.join(unsur)}}})"]
        if p.miring:
            unsur = [f"i({{{'; '.join(unsur)}}})"]
        return unsur

    def _s(self, teks: str, penggal: int = 0) -> str:
        """A typst string literal; characters that no font has become "□".

        Words of at least ``penggal`` letters may be divided; 0: none.
        """
        tampak = self.huruf.tampak(teks)
        if penggal:
            tampak = sisipkan(tampak, penggal)
        return '"' + tampak.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def judul_dokumen(dok: Dokumen) -> str:
    """The title in the files' properties: title, unit and year in one line."""
    return satu_baris(f"{dok.judul} {dok.unit} Tahun {dok.tahun}")


def _kotak_besar(blok: Paragraf) -> bool:
    return panjang(blok.teks) > _KOTAK_TERBESAR


def _membuka_halaman(blok: Blok) -> bool:
    return isinstance(blok, DaftarIsi | DaftarTabel | DaftarGambar) or (
        isinstance(blok, Judul) and blok.tingkat == 1
    )
