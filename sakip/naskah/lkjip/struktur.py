"""The organisation chart of a report: an uploaded picture, or drawn from the year's tree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from sakip.dokumen.bagan.png import ukuran
from sakip.dokumen.bagan.pohon import TINGGI_TERBESAR, Panel, Simpul, Spec, bagan_organisasi
from sakip.dokumen.blok import Blok, Gambar
from sakip.naskah.bahan import UnitBawah
from sakip.naskah.kalimat import gabung_kata
from sakip.naskah.lkjip.penyusun import Penyusun
from sakip.naskah.lkjip.profil import tempat
from sakip.organisasi.models import JenisUnit

GAMBAR_STRUKTUR = "gambar-struktur"
#: Units of these kinds are many and stand in frames; the others are parts of the office itself.
JENIS_BANYAK = frozenset(str(j.label) for j in (JenisUnit.UPT, JenisUnit.KANWIL))


@dataclass(frozen=True)
class Pohon:
    """The units below the office: its own parts as a tree, the many ones by kind and parent."""

    cabang: tuple[Simpul, ...]
    banyak: dict[tuple[str, str], list[str]]


def gambar_struktur(p: Penyusun) -> list[Blok]:
    """The chart with its caption; a drawn one shows as much as fits a page."""
    judul = f"Struktur Organisasi {p.bahan.singkatan} Tahun {p.tahun}"
    unggahan = p.bahan.profil.struktur
    if unggahan is not None:
        if unggahan.jenis.startswith("image/") and ukuran(unggahan.isi):
            alternatif = unggahan.teks_alternatif.strip() or sebut_struktur(p)
            gambar = Gambar(judul, alternatif, berkas=unggahan.isi, kunci=GAMBAR_STRUKTUR)
            return [gambar]
        p.catat(
            tempat(p),
            f"Gambar struktur organisasi «{unggahan.nama}» tidak dapat dibaca; digambar dari susunan unit",
            "Unggah ulang gambar PNG atau JPEG yang utuh.",
        )
    if not p.bahan.bawahan:
        return []
    catatan = f"Digambar dari susunan unit menurut garis komando tahun {p.tahun}."
    return [Gambar(judul, sebut_struktur(p), bagan=_bagan(p), catatan=catatan, kunci=GAMBAR_STRUKTUR)]


def pohon(p: Penyusun) -> Pohon:
    """The tree from the list of units, in which every unit follows its parent."""
    return _pohon(p.bahan.bawahan, p.bahan.hasil.nama_unit)


@dataclass
class _Cabang:
    nama: str
    anak: list[_Cabang] = field(default_factory=list)

    def simpul(self) -> Simpul:
        return Simpul(self.nama, tuple(a.simpul() for a in self.anak))


def _pohon(bawahan: Sequence[UnitBawah], kepala: str) -> Pohon:
    banyak: dict[tuple[str, str], list[str]] = {}
    akar = _Cabang(kepala)
    jalur: list[_Cabang | None] = [akar]  # None: below a unit that stands in a frame, whose parts are its own
    for u in bawahan:
        del jalur[u.jarak :]
        induk = jalur[-1]
        if u.jenis in JENIS_BANYAK:
            banyak.setdefault((u.jenis, u.induk or kepala), []).append(u.nama)
            jalur.append(None)
            continue
        simpul = _Cabang(u.nama)
        if induk is not None:
            induk.anak.append(simpul)
        jalur.append(simpul if induk is not None else None)
    return Pohon(akar.simpul().anak, banyak)


def _bagan(p: Penyusun) -> Spec:
    """The fullest chart that fits a page; of a very large office the shortest."""
    isi, kepala = pohon(p), p.bahan.hasil.nama_unit
    tunggal = len(isi.banyak) == 1
    cacah: Counter[str] = Counter()
    for (jenis, _), unit in isi.banyak.items():
        cacah[jenis] += len(unit)

    def panel(*, nama: bool) -> list[Panel]:
        return [
            Panel(_judul_panel(jenis, induk, kepala, len(unit), tunggal), tuple(unit) if nama else ())
            for (jenis, induk), unit in isi.banyak.items()
        ]

    ringkas = [Panel(f"{j} ({n})", ()) for j, n in cacah.items()]
    datar = tuple(Simpul(c.nama) for c in isi.cabang)
    for cabang, bingkai in (
        (isi.cabang, panel(nama=True)),
        (isi.cabang, panel(nama=False)),
        (isi.cabang, ringkas),
        (datar, ringkas),
    ):
        spec = bagan_organisasi(kepala, cabang, bingkai)
        if spec["height"] <= TINGGI_TERBESAR:
            return spec
    return bagan_organisasi(kepala, (), [Panel(f"Bagian organisasi ({len(datar)})", ()), *ringkas])


def _judul_panel(jenis: str, induk: str, kepala: str, banyak: int, tunggal: bool) -> str:
    di = "" if induk == kepala or tunggal else f" di bawah {induk}"
    return f"{jenis}{di} ({banyak})"


def sebut_struktur(p: Penyusun) -> str:
    """The chart in words, for those who cannot see it: every part of the office, the many ones counted."""
    isi = pohon(p)

    def sebut(s: Simpul) -> str:
        return f"{s.nama} ({gabung_kata([sebut(a) for a in s.anak])})" if s.anak else s.nama

    bagian = [sebut(c) for c in isi.cabang]
    for (jenis, induk), unit in isi.banyak.items():
        di = "" if induk == p.bahan.hasil.nama_unit else f" di bawah {induk}"
        bagian.append(f"{len(unit)} {jenis[:1].lower()}{jenis[1:]}{di}")
    membawahkan = f" membawahkan {gabung_kata(bagian)}" if bagian else " tanpa unit di bawahnya"
    return f"Bagan organisasi: {p.bahan.hasil.nama_unit}{membawahkan}."


def kalimat_struktur(p: Penyusun) -> str:
    """How many units of which kind stand below the office."""
    hasil, bawahan = p.bahan.hasil, p.bahan.bawahan
    if not bawahan:
        return f"Pada tahun {p.tahun}, {hasil.nama_unit} tercatat tanpa unit kerja di bawahnya."
    cacah = Counter(u.jenis for u in bawahan)
    rincian = gabung_kata([f"{n} {j[:1].lower()}{j[1:]}" for j, n in sorted(cacah.items())])
    jumlah = f"{len(bawahan)} unit kerja, yaitu {rincian}" if len(cacah) > 1 else rincian
    return f"Pada tahun {p.tahun}, {hasil.nama_unit} membawahkan {jumlah}."
