"""What a revision of an agreement changed, item by item and kegiatan by kegiatan."""

from __future__ import annotations

from sakip.aturan.angka import tulis_rupiah
from sakip.dokumen.blok import Baris, Blok, Judul, Kolom, Paragraf, Sel, Tabel
from sakip.naskah.kalimat import gabung_kata, tulis_ukuran
from sakip.naskah.kalimat.besaran import tulis_pasangan
from sakip.naskah.pk.bahan import ButirPk, VersiPk

TIADA = "–"


def blok_revisi(baru: VersiPk, lama: VersiPk) -> list[Blok]:
    """Tables of what changed; what stayed is counted in words."""
    butir, tetap = _butir(baru, lama)
    blok: list[Blok] = [
        Judul(3, f"Perubahan terhadap {_sebut(lama)}", kunci="revisi"),
        Paragraf(" ".join(_kalimat(baru, lama, len(butir), tetap))),
    ]
    if butir:
        kolom = (
            Kolom("Kode", 0.9),
            Kolom("Indikator yang berubah", 4),
            Kolom("Semula", 1.6, "kanan"),
            Kolom("Menjadi", 1.6, "kanan"),
            Kolom("Perubahan", 1.7),
        )
        blok.append(Tabel("", kolom, tuple(butir), kunci="pk-revisi-butir"))
    if baris := _anggaran(baru, lama):
        lajur = (
            Kolom("Kegiatan", 3.6),
            Kolom("Semula", 2, "kanan"),
            Kolom("Menjadi", 2, "kanan"),
            Kolom("Selisih", 2, "kanan"),
        )
        blok.append(Tabel("", lajur, tuple(baris), kunci="pk-revisi-anggaran"))
    return blok


def _sebut(lama: VersiPk) -> str:
    return f"revisi ke-{lama.revisi}" if lama.revisi else "perjanjian semula"


def _kalimat(baru: VersiPk, lama: VersiPk, berubah: int, tetap: int) -> list[str]:
    kalimat: list[str] = []
    if berubah:
        sisa = f"; {tetap} butir lainnya tetap" if tetap else ""
        kalimat.append(f"{berubah} butir berubah{sisa}.")
    else:
        kalimat.append(f"Seluruh {tetap} butir tetap.")
    pihak = [
        f"{sebutan} dari {a} menjadi {b}"
        for sebutan, a, b in (
            ("Pihak Pertama", _orang(lama, 1), _orang(baru, 1)),
            ("Pihak Kedua", _orang(lama, 2), _orang(baru, 2)),
        )
        if a != b
    ]
    if pihak:
        kalimat.append(f"Yang menandatangani berubah: {gabung_kata(pihak)}.")
    if baru.total != lama.total:
        arah = "bertambah" if baru.total > lama.total else "berkurang"
        kalimat.append(
            f"Anggaran {arah} {tulis_rupiah(abs(baru.total - lama.total))}, dari {tulis_rupiah(lama.total)} "
            f"menjadi {tulis_rupiah(baru.total)}."
        )
    elif baru.anggaran:
        kalimat.append(f"Jumlah anggaran tetap {tulis_rupiah(baru.total)}.")
    return kalimat


def _orang(versi: VersiPk, nomor: int) -> str:
    pejabat = versi.pertama if nomor == 1 else versi.kedua
    if pejabat is None:
        return "tanpa Pihak Kedua"
    return f"{pejabat.nama} ({pejabat.sebutan})" if pejabat.nama else pejabat.sebutan


def _butir(baru: VersiPk, lama: VersiPk) -> tuple[list[Baris], int]:
    """A row per changed item, and how many stayed as they were."""
    dulu = {b.indikator: b for b in lama.butir}
    kini = {b.indikator for b in baru.butir}
    baris: list[Baris] = []
    tetap = 0
    for b in baru.butir:
        a = dulu.get(b.indikator)
        if a is None:
            baris.append(_baris(b, TIADA, _target(b), "butir baru"))
        elif beda := _beda(a, b):
            semula, menjadi = tulis_pasangan(a.target, b.target, max(a.desimal, b.desimal))
            baris.append(_baris(b, semula, menjadi, beda))
        else:
            tetap += 1
    baris += [_baris(a, _target(a), TIADA, "dihapus") for a in lama.butir if a.indikator not in kini]
    return baris, tetap


def _beda(a: ButirPk, b: ButirPk) -> str:
    ragam = [
        kata
        for kata, lama, baru in (
            ("target", a.target, b.target),
            ("target berkala", a.berkala, b.berkala),
            ("rumusan", (a.rumusan, a.sasaran), (b.rumusan, b.sasaran)),
            ("kode", a.kode, b.kode),
            ("sifat acuan", a.acuan, b.acuan),
        )
        if lama != baru
    ]
    return gabung_kata(ragam)


def _target(b: ButirPk) -> str:
    return tulis_ukuran(b.target, b.desimal)


def _baris(b: ButirPk, semula: str, menjadi: str, perubahan: str) -> Baris:
    return (Sel(b.kode), Sel(b.rumusan), Sel(semula), Sel(menjadi), Sel(perubahan))


def _anggaran(baru: VersiPk, lama: VersiPk) -> list[Baris]:
    """A row per kegiatan whose budget changed."""
    dulu = {a.kunci: a for a in lama.anggaran}
    kini = {a.kunci: a for a in baru.anggaran}
    baris: list[Baris] = []
    for kunci in dict.fromkeys([*kini, *dulu]):
        a, b = dulu.get(kunci), kini.get(kunci)
        semula, menjadi = (a.rupiah if a else 0), (b.rupiah if b else 0)
        if semula != menjadi:
            nama = (b or a).kegiatan  # type: ignore[union-attr]
            baris.append(
                (
                    Sel(nama),
                    Sel(tulis_rupiah(semula) if a else TIADA),
                    Sel(tulis_rupiah(menjadi) if b else TIADA),
                    Sel(tulis_rupiah(menjadi - semula)),
                )
            )
    return baris
