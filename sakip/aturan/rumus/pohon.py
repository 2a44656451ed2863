"""The tree of a formula. Chains of one precedence are one node, so depth grows by nesting only."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Angka:
    """A number; `tampil` is how a worked step writes it ('' : as the value itself)."""

    nilai: Decimal
    tampil: str = ""


@dataclass(frozen=True)
class Variabel:
    nama: str


@dataclass(frozen=True)
class Minus:
    isi: "Simpul"


@dataclass(frozen=True)
class Jumlah:
    """Terms with their signs `+` or `−`; the first sign is `+`."""

    suku: tuple[tuple[str, "Simpul"], ...]


@dataclass(frozen=True)
class Kali:
    """Factors with their signs `×` or `÷`, applied from left to right; the first sign is `×`."""

    faktor: tuple[tuple[str, "Simpul"], ...]


@dataclass(frozen=True)
class Fungsi:
    nama: str
    argumen: tuple["Simpul", ...]


@dataclass(frozen=True)
class Banding:
    kiri: "Simpul"
    tanda: str
    kanan: "Simpul"


@dataclass(frozen=True)
class Logika:
    """`dan` / `atau` of two or more conditions, decided from left to right."""

    kata: str
    isi: tuple["Simpul", ...]


@dataclass(frozen=True)
class Bukan:
    isi: "Simpul"


Simpul = Angka | Variabel | Minus | Jumlah | Kali | Fungsi | Banding | Logika | Bukan


def berupa_syarat(simpul: Simpul) -> bool:
    """True for what is true or false, False for what has a value."""
    return isinstance(simpul, (Banding, Logika, Bukan))


def anak(simpul: Simpul) -> tuple[Simpul, ...]:
    """Direct parts of a node, in written order."""
    match simpul:
        case Angka() | Variabel():
            return ()
        case Minus(isi=isi) | Bukan(isi=isi):
            return (isi,)
        case Jumlah(suku=pasangan) | Kali(faktor=pasangan):
            return tuple(s for _, s in pasangan)
        case Fungsi(argumen=isi_banyak) | Logika(isi=isi_banyak):
            return isi_banyak
        case Banding(kiri=kiri, kanan=kanan):
            return (kiri, kanan)


def telusuri(simpul: Simpul) -> Iterator[Simpul]:
    """The node and everything below it, in written order."""
    yield simpul
    for bagian in anak(simpul):
        yield from telusuri(bagian)


def variabel(simpul: Simpul) -> tuple[str, ...]:
    """Names used below a node, each once, in order of first use."""
    return tuple(dict.fromkeys(s.nama for s in telusuri(simpul) if isinstance(s, Variabel)))


def ganti_anak(simpul: Simpul, baru: tuple[Simpul, ...]) -> Simpul:
    """The same node over other parts (as many as `anak` gave)."""
    match simpul:
        case Angka() | Variabel():
            return simpul
        case Minus():
            return Minus(baru[0])
        case Bukan():
            return Bukan(baru[0])
        case Jumlah(suku=suku):
            return Jumlah(tuple((t, b) for (t, _), b in zip(suku, baru, strict=True)))
        case Kali(faktor=faktor):
            return Kali(tuple((t, b) for (t, _), b in zip(faktor, baru, strict=True)))
        case Fungsi(nama=nama):
            return Fungsi(nama, baru)
        case Logika(kata=kata):
            return Logika(kata, baru)
        case Banding(tanda=tanda):
            return Banding(baru[0], tanda, baru[1])
