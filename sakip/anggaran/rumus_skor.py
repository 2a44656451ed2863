"""How a kind of score is computed from what a snapshot holds: columns, our figure, comparison, what if.

One place for reads and writes. The arithmetic is that of ``sakip.aturan``; the rules come in from outside,
because an administrator may have published others than the packaged ones.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from sakip.anggaran.models import JenisSkor
from sakip.aturan import ikpa, nka, smart
from sakip.aturan.angka import tulis
from sakip.aturan.regulasi import TidakBerlaku, Versi
from sakip.aturan.skor import (
    SERATUS,
    Andai,
    Banding,
    KomponenSalah,
    NilaiKomponen,
    Peluang,
    Penghitung,
    Skor,
    andai,
    banding,
    daun,
    hitung_skor,
    peluang,
)

#: Rule sets that each kind of score reads: weights, bands of the predicate, and what else it needs.
ATURAN_JENIS: Final = {
    JenisSkor.SMART: ("bobot_smart",),
    JenisSkor.IKPA: ("bobot_ikpa", "predikat_ikpa", "potongan_dispensasi_spm"),
    JenisSkor.NKA: ("bobot_nka", "predikat_nka", "bobot_perencanaan_anggaran"),
}
#: What a DIPA's IKPA is deducted for, where the rule makes it no indicator: per mille of the SPM.
DISPENSASI: Final = "dispensasi_spm"
#: What a source may differ in its last printed digit (rules.md 0.1).
TOLERANSI: Final = Decimal("0.01")


@dataclass(frozen=True)
class Kolom:
    """A component that a snapshot may hold. ``bobot`` None: it feeds another component or a deduction.

    ``maks``: the best value, beyond which a value is warned of. ``boleh_kosong``: the rule knows
    "tidak berlaku" (conversion of weights).
    """

    kode: str
    nama: str
    induk: str = ""
    bobot: Decimal | None = None
    maks: Decimal = SERATUS
    negatif: bool = False
    boleh_kosong: bool = False


@dataclass(frozen=True)
class AturanSkor:
    """The rules of one kind of score in one year; ``bobot`` None where no rule is in force."""

    jenis: str
    tahun: int
    versi: Mapping[str, Versi | None]

    @property
    def bobot(self) -> Versi | None:
        return self.versi.get(ATURAN_JENIS[JenisSkor(self.jenis)][0])

    @property
    def draf(self) -> bool:
        """The weights, or what is taken off or put in by another rule, were not verified in their text."""
        return any(v is not None and v.draf for v in self._dihitung())

    @property
    def predikat_draf(self) -> bool:
        """The bands of the predicate were not verified, whatever holds for the weights."""
        return any(v is not None and v.draf for n, v in self.versi.items() if n.startswith("predikat_"))

    @property
    def sumber(self) -> str:
        return "; ".join(dict.fromkeys(v.sebutan for v in self._dihitung() if v is not None))

    def _dihitung(self) -> list[Versi | None]:
        lain = {
            JenisSkor.IKPA: "potongan_dispensasi_spm" if self._potong() else "",
            JenisSkor.NKA: "bobot_perencanaan_anggaran" if self._berencana() else "",
        }.get(JenisSkor(self.jenis), "")
        return [self.bobot, self.versi.get(lain)] if self.bobot is not None else []

    def _potong(self) -> bool:
        return self.bobot is not None and DISPENSASI not in self.bobot.bobot

    def _berencana(self) -> bool:
        return self.bobot is not None and "perencanaan" in self.bobot.bobot

    @property
    def kolom(self) -> tuple[Kolom, ...]:
        """The components in the order in which they are typed and shown."""
        if self.bobot is None:
            return ()
        if self.jenis == JenisSkor.SMART:
            return _kolom_smart(self.bobot)
        konversi = self.jenis == JenisSkor.IKPA
        hasil = [
            Kolom(k["kode"], k["nama"], induk, k["bobot"], k.get("maks", SERATUS), boleh_kosong=konversi)
            for induk, k in daun(self.bobot)
        ]
        if konversi and self._potong():
            hasil.append(Kolom(DISPENSASI, "Dispensasi SPM (per mil)", maks=Decimal(1000)))
        rencana = self.versi.get("bobot_perencanaan_anggaran")
        if self.jenis == JenisSkor.NKA and self._berencana() and rencana is not None:
            hasil += [Kolom(k["kode"], k["nama"], induk) for induk, k in daun(rencana)]
        return tuple(hasil)


def _kolom_smart(bobot: Versi) -> tuple[Kolom, ...]:
    hasil = [Kolom(k["kode"], k["nama"], induk, k["bobot"]) for induk, k in daun(bobot)]
    ke = next(i for i, k in enumerate(hasil) if k.kode == "efisiensi")
    ne = replace(hasil[ke], kode="nilai_efisiensi")
    hasil[ke : ke + 1] = [Kolom("efisiensi", "Efisiensi (E)", maks=SERATUS, negatif=True), ne]
    return tuple(hasil)


# --- our figure -----------------------------------------------------------------------------------------


def hitung(aturan: AturanSkor, nilai: NilaiKomponen, tidak_berlaku: Collection[str] = ()) -> Skor | None:
    """Our figure of one row; None without a rule in the year, a Skor without value where it cannot be."""
    if aturan.bobot is None:
        return None
    try:
        return _hitung(aturan, aturan.bobot, nilai, tidak_berlaku)
    except KomponenSalah as salah:
        b = aturan.bobot
        return Skor(_nama(aturan.jenis), None, (), (), b.versi, b.sebutan, b.draf, str(salah).rstrip("."))


def _hitung(aturan: AturanSkor, bobot: Versi, nilai: NilaiKomponen, tidak_berlaku: Collection[str]) -> Skor:
    if aturan.jenis == JenisSkor.SMART:
        return smart.hitung_smart(_smart(nilai), aturan.tahun, bobot)
    if aturan.jenis == JenisSkor.IKPA:
        return _hitung_ikpa(aturan, bobot, nilai, tidak_berlaku)
    inti = {k["kode"]: nilai.get(k["kode"]) for _, k in daun(bobot)}
    langkah: tuple[str, ...] = ()
    tanda: tuple[str, ...] = ()
    rencana = aturan.versi.get("bobot_perencanaan_anggaran")
    if "perencanaan" in inti and rencana is not None:
        bagian = {k["kode"]: nilai.get(k["kode"]) for _, k in daun(rencana)}
        if all(n is not None for n in bagian.values()):
            hasil = nka.hitung_perencanaan(bagian, aturan.tahun, rencana)
            tanda = _beda_tertulis(inti["perencanaan"], hasil.nilai)
            inti["perencanaan"], langkah = hasil.nilai, tuple(f"Perencanaan: {x}" for x in hasil.langkah)
    skor = nka.hitung_nka(inti, aturan.tahun, bobot, pita=aturan.versi.get("predikat_nka"))
    return replace(skor, langkah=(*langkah, *skor.langkah), peringatan=(*tanda, *skor.peringatan))


def _beda_tertulis(tertulis: Decimal | None, dihitung: Decimal | None) -> tuple[str, ...]:
    if tertulis is None or dihitung is None or abs(tertulis - dihitung) <= TOLERANSI:
        return ()
    return (
        f"Kinerja perencanaan tertulis {tulis(tertulis, None)}, dari bagiannya {tulis(dihitung)};"
        " yang dipakai hitungan dari bagiannya.",
    )


def perencanaan(aturan: AturanSkor, nilai: NilaiKomponen) -> Decimal | None:
    """Planning performance from its parts; None where the rule has none or one of them is not known."""
    rencana = aturan.versi.get("bobot_perencanaan_anggaran")
    if aturan.bobot is None or "perencanaan" not in aturan.bobot.bobot or rencana is None:
        return None
    bagian = {k["kode"]: nilai.get(k["kode"]) for _, k in daun(rencana)}
    if any(n is None for n in bagian.values()):
        return None
    return nka.hitung_perencanaan(bagian, aturan.tahun, rencana).nilai


def _hitung_ikpa(
    aturan: AturanSkor, bobot: Versi, nilai: NilaiKomponen, tidak_berlaku: Collection[str]
) -> Skor:
    inti = {k["kode"]: nilai.get(k["kode"]) for _, k in daun(bobot)}
    pita = aturan.versi.get("predikat_ikpa")
    dispensasi = None if DISPENSASI in bobot.bobot else nilai.get(DISPENSASI)
    try:
        return ikpa.hitung_ikpa(
            inti,
            aturan.tahun,
            bobot,
            tidak_berlaku=tidak_berlaku,
            dispensasi=dispensasi,
            aturan_potongan=aturan.versi.get("potongan_dispensasi_spm"),
            pita=pita,
        )
    except TidakBerlaku:
        # weights without the indicator of dispensation in a year that has no rule of deductions
        tanda = ("Potongan dispensasi SPM tidak dihitung: aturannya belum ada untuk tahun ini.",)
        return hitung_skor(
            nama=ikpa.NAMA, aturan=bobot, nilai=inti, konversi=True, tidak_berlaku=tidak_berlaku,
            peringatan=tanda, pita=pita,
        )  # fmt: skip


def _nama(jenis: str) -> str:
    return {JenisSkor.SMART: smart.NAMA, JenisSkor.IKPA: ikpa.NAMA}.get(JenisSkor(jenis), nka.NAMA)


def _smart(nilai: NilaiKomponen) -> smart.KomponenSmart:
    kenal = ("penyerapan", "konsistensi", "cro", "efisiensi", "nilai_efisiensi")
    return smart.KomponenSmart(**{k: nilai.get(k) for k in kenal})


def banding_resmi(
    aturan: AturanSkor, nilai: NilaiKomponen, skor: Skor | None, resmi: Decimal | None
) -> Banding:
    """Ours beside the official figure; a difference is explained from the components where it can be."""
    if skor is None or aturan.bobot is None:
        kata = f"Belum ada aturan {_nama(aturan.jenis)} untuk tahun {aturan.tahun}; hanya angka resmi."
        return Banding(None, resmi, None, None, kata)
    if skor.nilai is not None and aturan.jenis == JenisSkor.SMART:
        return smart.banding_smart(_smart(nilai), resmi, aturan.tahun, aturan.bobot)
    if skor.nilai is not None and aturan.jenis == JenisSkor.IKPA:
        return ikpa.banding_ikpa(skor, resmi)
    if skor.nilai is not None and aturan.jenis == JenisSkor.NKA:
        return nka.banding_nka(skor, resmi)
    return banding(skor, resmi)


# --- what if ---------------------------------------------------------------------------------------------


def andai_skor(
    aturan: AturanSkor, nilai: NilaiKomponen, ubah: NilaiKomponen, tidak_berlaku: Collection[str] = ()
) -> Andai:
    """The score with ``ubah`` in place; nothing is stored. KomponenSalah for a value that cannot be.

    A changed E of Nilai SMART takes the place of NE, and a changed NE that of E. A component that gets a
    value applies from then on.
    """
    bobot = _wajib(aturan)
    if aturan.jenis == JenisSkor.SMART:
        return smart.andai_smart(_smart(nilai), ubah, aturan.tahun, bobot)
    sisa = [k for k in tidak_berlaku if ubah.get(k) is None]
    nilai = {k: n for k, n in nilai.items() if not tertutup(aturan, nilai, k)}

    def satu(n: NilaiKomponen) -> Skor:
        return _hitung(aturan, bobot, n, sisa if n is not nilai else tidak_berlaku)

    return andai(satu, nilai, ubah)


def peluang_skor(
    aturan: AturanSkor, nilai: NilaiKomponen, tidak_berlaku: Collection[str] = ()
) -> tuple[Peluang, ...]:
    """Components by what they could still give to the score, the largest first; a deduction by its end."""
    bobot = _wajib(aturan)
    if aturan.jenis == JenisSkor.SMART:
        return smart.peluang_smart(_smart(nilai), aturan.tahun, bobot)
    batas = {
        k.kode: k.maks
        for k in aturan.kolom
        if k.kode not in tidak_berlaku and (k.bobot is not None or k.kode != DISPENSASI)
    }

    def satu(n: NilaiKomponen) -> Skor:
        return _hitung(aturan, bobot, n, tidak_berlaku)

    semua = [p for p in peluang(satu, nilai, batas) if not tertutup(aturan, nilai, p.kode)]
    return tuple(sorted([*semua, *_peluang_potongan(satu, bobot, nilai)], key=lambda p: -p.sampai_batas))


def _peluang_potongan(satu: Penghitung, bobot: Versi, nilai: NilaiKomponen) -> list[Peluang]:
    """Dispensation of SPM where it is a deduction: one per mille less, and none at all."""
    kini = nilai.get(DISPENSASI)
    if kini is None or DISPENSASI in bobot.bobot or satu(nilai).nilai is None:
        return []
    nol = Decimal(0)
    satu_kurang = andai(satu, nilai, {DISPENSASI: max(nol, kini - 1)}).selisih or nol
    habis = andai(satu, nilai, {DISPENSASI: nol}).selisih or nol
    return [Peluang(DISPENSASI, kini, nol, satu_kurang, habis)]


def tertutup(aturan: AturanSkor, nilai: NilaiKomponen, kode: str) -> bool:
    """A component that others give, so that changing it alone would change nothing: NE where E is known,
    ``perencanaan`` where its parts are."""
    if kode == "nilai_efisiensi":
        return aturan.jenis == JenisSkor.SMART and nilai.get("efisiensi") is not None
    return kode == "perencanaan" and perencanaan(aturan, nilai) is not None


def _wajib(aturan: AturanSkor) -> Versi:
    if aturan.bobot is not None:
        return aturan.bobot
    raise TidakBerlaku(
        ATURAN_JENIS[JenisSkor(aturan.jenis)][0],
        aturan.tahun,
        f"Belum ada aturan {_nama(aturan.jenis)} untuk tahun {aturan.tahun}",
        "Minta administrator menerbitkan aturannya.",
    )
