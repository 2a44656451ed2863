"""A unit is split, or passes to another agency: what ends, what begins, and who goes where.

:func:`susun_pecah` works the whole change out without writing; `pecah_tulis.pasang_pecah` writes it. The
journal entry and the part of the plans (indicators) belong to ``perencanaan.services.pecah``, which calls
both in one transaction.

A unit that stays in its agency keeps its identity and gets a new place. A unit that goes to another agency
gets a new identity there (codes, indicators and permissions are an agency's own) with a link to the old one;
what it reported stays where it was reported, and reading follows the link.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sakip.aturan.periode import tulis_tanggal
from sakip.inti.galat import GalatSakip, Masalah
from sakip.organisasi.models import (
    Garis,
    Instansi,
    Jabatan,
    JenisPengganti,
    KedudukanUnit,
    KodeUnit,
    PemangkuJabatan,
    Penugasan,
    Unit,
)
from sakip.organisasi.queries import nama_unit
from sakip.organisasi.queries.unit import berlaku, hidup_pada, lepas_bersama_induknya
from sakip.organisasi.services.dasar import (
    anak_hidup,
    periksa_induk,
    periksa_kode,
    tahun_bangun,
    urai_unit,
)

#: Where a child or code goes that no successor takes.
TUTUP = "tutup"


@dataclass(frozen=True)
class Penerus:
    """A successor as it is typed; ``instansi`` and ``induk`` are codes."""

    instansi: str
    kode: str
    jenis: str
    zona: str
    nama: str
    singkatan: str
    induk: str

    @property
    def alamat(self) -> str:
        return f"{self.instansi}/{self.kode}"


@dataclass(frozen=True)
class RencanaPecah:
    """What the administrator chose. Destinations are "1", "2", ... (the successors in order) or TUTUP."""

    unit: Unit
    tanggal: dt.date
    penerus: tuple[Penerus, ...]
    anak: Mapping[int, str]
    kode: Mapping[int, str]
    salin_tugas: bool = True
    alasan: str = ""

    def tujuan(self, nomor: str) -> Penerus | None:
        """The successor with this number."""
        return (
            self.penerus[int(nomor) - 1] if nomor.isdigit() and 0 < int(nomor) <= len(self.penerus) else None
        )


@dataclass(frozen=True)
class Lahir:
    """A unit that begins: a successor, or the new identity of a unit that goes to another agency."""

    instansi: str
    kode: str
    jenis: str
    zona: str
    nama: str
    singkatan: str
    induk: tuple[tuple[str, str], ...]
    dari: int
    sebut_dari: str
    sebagai: str

    @property
    def alamat(self) -> str:
        return f"{self.instansi}/{self.kode}"


@dataclass(frozen=True)
class Pindah:
    """A unit that stays in its agency and gets a new parent on a line; "" takes it off the line."""

    unit: int
    kode: str
    garis: str
    ke: str


@dataclass(frozen=True)
class PindahKode:
    """A code of another system that ends at one unit and, if ``ke``, begins at another."""

    id: int
    sistem: str
    kode: str
    dari: str
    ke: str


@dataclass(frozen=True)
class SalinJabatan:
    """A position of a unit with a new identity, and who holds it."""

    id: int
    nama: str
    ke: str
    pejabat: str


@dataclass(frozen=True)
class SalinTugas:
    """A role that an account also gets at the new identity of its unit."""

    id: int
    akun: str
    peran: str
    dari: str
    ke: str


@dataclass
class Susunan:
    """The whole change, in the order in which it is written, and what nobody has decided yet (``sisa``)."""

    lahir: list[Lahir] = field(default_factory=list)
    tutup: list[tuple[int, str, str]] = field(default_factory=list)
    pindah: list[Pindah] = field(default_factory=list)
    kode: list[PindahKode] = field(default_factory=list)
    jabatan: list[SalinJabatan] = field(default_factory=list)
    tugas: list[SalinTugas] = field(default_factory=list)
    pohon: list[tuple[str, int, int]] = field(default_factory=list)
    sisa: list[str] = field(default_factory=list)

    def pengganti(self) -> dict[int, list[str]]:
        """Addresses of the units that take over, by the id of the old one."""
        hasil: dict[int, list[str]] = {}
        for lahir in self.lahir:
            hasil.setdefault(lahir.dari, []).append(lahir.alamat)
        return hasil


def susun_pecah(rencana: RencanaPecah, waktu: dt.datetime) -> Susunan:
    """Work the change out; raises :class:`GalatSakip` with every fault of what was chosen."""
    return _Penyusun(rencana, waktu).susun()


class _Penyusun:
    """Works one split out. ``instansi``: the agencies by code; ``tempat``: places on the day by unit."""

    def __init__(self, rencana: RencanaPecah, waktu: dt.datetime) -> None:
        self.r = rencana
        self.waktu = waktu
        self.salah: list[Masalah] = []
        self.hasil = Susunan()
        self.asal = rencana.unit.instansi
        kode = {p.instansi for p in rencana.penerus}
        self.instansi = {i.kode: i for i in Instansi.objects.filter(kode__in=kode)}
        hari = berlaku(KedudukanUnit.objects.filter(unit__instansi=self.asal), rencana.tanggal)
        self.tempat: dict[int, list[KedudukanUnit]] = {}
        for k in hari.select_related("unit", "induk").order_by("unit__kode", "garis"):
            self.tempat.setdefault(k.unit_id, []).append(k)
        self.lepas = self._lepas_bersama_induknya()
        self.nama = nama_unit(self.tempat, rencana.tanggal)
        self.tak_terbawa: Counter[tuple[str, str, str]] = Counter()

    def _lepas_bersama_induknya(self) -> dict[int, list[KedudukanUnit]]:
        """Places off the line of command that ended on the day because the superior passed on before."""
        hasil: dict[int, list[KedudukanUnit]] = {}
        for k in lepas_bersama_induknya(self.tempat, self.r.tanggal):
            hasil.setdefault(k.unit_id, []).append(k)
        return hasil

    def susun(self) -> Susunan:
        self._periksa_unit()
        if self.salah:
            raise GalatSakip(self.salah)
        self._penerus()
        self._anak()
        self._kode_sendiri()
        if self.salah:
            raise GalatSakip(self.salah)
        self.hasil.tutup.append(
            (self.r.unit.pk, self.r.unit.kode, self._sebut(self.r.unit.pk, self.r.unit.kode))
        )
        self._bawaan()
        self._sisa()
        for instansi in {self.asal.kode: self.asal, **self.instansi}.values():
            tahun = tahun_bangun(instansi, self.r.tanggal.year, self.waktu)
            self.hasil.pohon.append((instansi.nama, tahun[0], tahun[-1]))
        return self.hasil

    def _catat(self, tempat: str, pesan: str, saran: str) -> None:
        self.salah.append(Masalah(tempat, pesan, saran))

    def _sebut(self, unit_id: int, kode: str) -> str:
        return self.nama.get(unit_id, (kode, kode))[0]

    def _periksa_unit(self) -> None:
        unit, tanggal = self.r.unit, self.r.tanggal
        if not hidup_pada(unit, tanggal) or not hidup_pada(unit, tanggal - dt.timedelta(days=1)):
            self._catat(
                "tanggal",
                f"«{unit.kode}» tidak ada pada {tulis_tanggal(tanggal)} atau sehari sebelumnya.",
                "Pilih tanggal ketika unit ini berdiri.",
            )
        if not self.r.penerus:
            self._catat("penerus", "Belum ada penerus.", "Isi sekurang-kurangnya satu penerus.")

    def _penerus(self) -> None:
        jumlah = Counter(p.alamat for p in self.r.penerus)
        for nomor, p in enumerate(self.r.penerus, 1):
            instansi = self.instansi.get(p.instansi)
            if instansi is None:
                self._catat(
                    f"p{nomor}_instansi", f"Instansi «{p.instansi}» tidak ada.", "Buat instansinya dahulu."
                )
                continue
            if not p.nama.strip():
                self._catat(f"p{nomor}_nama", f"Nama penerus {nomor} belum diisi.", "Tulis nama lengkapnya.")
            try:
                periksa_kode(p.kode, f"p{nomor}_kode")
            except GalatSakip as galat:
                self.salah.extend(galat.masalah)
            if jumlah[p.alamat] > 1 or Unit.objects.filter(instansi=instansi, kode=p.kode).exists():
                self._catat(
                    f"p{nomor}_kode",
                    f"Kode «{p.kode}» sudah dipakai pada {instansi.nama}.",
                    "Pakai kode lain; kode unit lama tidak dipakai ulang dalam instansi yang sama.",
                )
            self._induk(nomor, p, instansi)
            self.hasil.lahir.append(
                Lahir(
                    p.instansi,
                    p.kode,
                    p.jenis,
                    p.zona,
                    p.nama.strip(),
                    p.singkatan.strip(),
                    (
                        (Garis.KOMANDO, f"{p.instansi}/{p.induk}"),
                        *self._garis_lain(self.r.unit.pk, p.instansi),
                    ),
                    self.r.unit.pk,
                    self.r.unit.kode,
                    self._sebagai(p),
                )
            )

    def _sebagai(self, p: Penerus) -> str:
        if len(self.r.penerus) > 1:
            return JenisPengganti.PECAH
        return JenisPengganti.GANTI_NAMA if p.instansi == self.asal.kode else JenisPengganti.PINDAH_INSTANSI

    def _induk(self, nomor: int, p: Penerus, instansi: Instansi) -> None:
        induk = Unit.objects.filter(instansi=instansi, kode=p.induk).first()
        if induk is None:
            self._catat(
                f"p{nomor}_induk", f"Induk «{p.induk}» tidak ada.", "Pilih unit yang ada pada instansi itu."
            )
            return
        if induk.pk in self._pergi():
            self._catat(
                f"p{nomor}_induk",
                f"Induk «{p.induk}» sendiri berakhir atau berada di bawah unit ini.",
                "Pilih unit lain.",
            )
            return
        try:
            periksa_induk(None, induk, instansi, self.r.tanggal)
        except GalatSakip as galat:
            self.salah.extend(Masalah(f"p{nomor}_induk", m.pesan, m.saran) for m in galat.masalah)

    def _pergi(self) -> set[int]:
        """The unit and all below it in the line of command that day."""
        return {self.r.unit.pk, *(i for a in self._anak_komando(self.r.unit.pk) for i in self._cabang(a))}

    def _anak_komando(self, induk: int) -> list[int]:
        return [
            u
            for u, tempat in self.tempat.items()
            if any(k.garis == Garis.KOMANDO and k.induk_id == induk for k in tempat)
        ]

    def _cabang(self, unit_id: int) -> list[int]:
        """The unit and all below it in the line of command, each after its parent."""
        return [unit_id, *(i for a in self._anak_komando(unit_id) for i in self._cabang(a))]

    def _anak(self) -> None:
        langsung: dict[int, list[KedudukanUnit]] = {}
        for k in anak_hidup(self.r.unit, self.r.tanggal):
            if k.sejak >= self.r.tanggal:
                self._catat(
                    f"anak_{k.unit_id}",
                    f"«{k.unit.kode}» sudah dicatat di bawah unit ini sejak {tulis_tanggal(k.sejak)}.",
                    "Koreksi kedudukan itu dahulu.",
                )
            langsung.setdefault(k.unit_id, []).append(k)
        ikut = self._ikut_cabang(langsung)
        for unit_id, tempat in langsung.items():
            if unit_id in ikut:
                continue
            pilihan, kode = self.r.anak.get(unit_id, ""), tempat[0].unit.kode
            penerus = self.r.tujuan(pilihan)
            komando = any(k.garis == Garis.KOMANDO for k in tempat)
            if penerus is None and pilihan != TUTUP:
                self._catat(
                    f"anak_{unit_id}", f"Tujuan «{kode}» belum dipilih.", "Pilih penerusnya, atau tutup."
                )
            elif penerus is None and komando:
                self._tutup_anak(unit_id, kode)
            elif penerus is not None and penerus.instansi == self.asal.kode:
                self.hasil.pindah += [Pindah(unit_id, kode, k.garis, penerus.alamat) for k in tempat]
            elif penerus is not None and komando:
                self._pindah_instansi(unit_id, penerus)
            else:
                self.hasil.pindah += [Pindah(unit_id, kode, k.garis, "") for k in tempat]

    def _ikut_cabang(self, langsung: Mapping[int, Sequence[KedudukanUnit]]) -> set[int]:
        """Units below the office on a lesser line whose superior leaves the agency: they go with it."""
        pergi = {
            u
            for u, tempat in langsung.items()
            if any(k.garis == Garis.KOMANDO for k in tempat)
            and (penerus := self.r.tujuan(self.r.anak.get(u, ""))) is not None
            and penerus.instansi != self.asal.kode
        }
        return {i for u in pergi for i in self._cabang(u)[1:]} & set(langsung)

    def _tutup_anak(self, unit_id: int, kode: str) -> None:
        bawah = self._cabang(unit_id)[1:]
        if bawah:
            isi = urai_unit(self.tempat[u][0].unit.kode for u in bawah)
            self._catat(
                f"anak_{unit_id}", f"«{kode}» masih membawahi {isi}.", "Pindahkan unit-unit itu dahulu."
            )
        self.hasil.tutup.append((unit_id, kode, self._sebut(unit_id, kode)))

    def _pindah_instansi(self, anak: int, penerus: Penerus) -> None:
        """The child and all below it get new identities in the successor's agency."""
        cabang = self._cabang(anak)
        instansi = self.instansi.get(penerus.instansi)
        ada = (
            set(Unit.objects.filter(instansi=instansi).values_list("kode", flat=True)) if instansi else set()
        )
        ada |= {lahir.kode for lahir in self.hasil.lahir if lahir.instansi == penerus.instansi}
        for unit_id in cabang:
            unit = self.tempat[unit_id][0].unit
            if unit.kode in ada:
                self._catat(
                    f"anak_{anak}",
                    f"Kode «{unit.kode}» sudah dipakai pada instansi {penerus.instansi}.",
                    "Ganti kode penerus, atau atur unit itu sendiri sesudahnya.",
                )
            atas = next(k.induk for k in self.tempat[unit_id] if k.garis == Garis.KOMANDO)
            kode_atas = penerus.kode if unit_id == anak or atas is None else atas.kode
            nama, singkatan = self.nama.get(unit_id, (unit.kode, ""))
            garis = [g for g in self._garis_lain(unit_id, penerus.instansi, penerus) if g[0] != Garis.KOMANDO]
            self.hasil.lahir.append(
                Lahir(
                    penerus.instansi,
                    unit.kode,
                    unit.jenis,
                    unit.zona,
                    nama,
                    "" if singkatan == nama else singkatan,
                    ((Garis.KOMANDO, f"{penerus.instansi}/{kode_atas}"), *garis),
                    unit_id,
                    unit.kode,
                    JenisPengganti.PINDAH_INSTANSI,
                )
            )
            self.hasil.tutup.append((unit_id, unit.kode, nama))

    def _garis_lain(
        self, unit_id: int, instansi: str, penerus: Penerus | None = None
    ) -> list[tuple[str, str]]:
        """The parents on the other lines in the new agency, where the old ones have a successor there."""
        hasil = []
        lepas = self.lepas.get(unit_id, []) if instansi != self.asal.kode else []
        for k in (*self.tempat.get(unit_id, []), *lepas):
            if k.garis == Garis.KOMANDO or k.induk is None:
                continue
            if k.induk_id == self.r.unit.pk and penerus is not None:
                hasil.append((k.garis, penerus.alamat))
            elif alamat := self._padanan(k.induk, instansi):
                hasil.append((k.garis, alamat))
            else:
                self.tak_terbawa[k.garis, k.induk.kode, instansi] += 1
        return hasil

    def _padanan(self, lama: Unit, instansi: str) -> str:
        """The unit of the agency that stands where ``lama`` stood, if it lives on the day.

        Its successor there, the unit with its code, or for the top of the old agency the new top.
        """
        if lama.instansi.kode == instansi:
            return "" if lama.pk in self._pergi() else f"{instansi}/{lama.kode}"
        ada = Unit.objects.filter(instansi__kode=instansi)
        baru = ada.filter(digantikan__lama=lama).first() or ada.filter(kode=lama.kode).first()
        if baru is None and not any(
            k.garis == Garis.KOMANDO and k.induk_id for k in self.tempat.get(lama.pk, [])
        ):
            teratas = berlaku(KedudukanUnit.objects.filter(garis=Garis.KOMANDO, induk=None), self.r.tanggal)
            puncak = teratas.filter(unit__instansi__kode=instansi).select_related("unit").first()
            baru = puncak.unit if puncak is not None else None
        return f"{instansi}/{baru.kode}" if baru is not None and hidup_pada(baru, self.r.tanggal) else ""

    def _kode_sendiri(self) -> None:
        for k in berlaku(KodeUnit.objects.filter(unit=self.r.unit), self.r.tanggal).order_by(
            "sistem", "kode"
        ):
            pilihan = self.r.kode.get(k.pk, "")
            penerus = self.r.tujuan(pilihan)
            if penerus is None and pilihan != TUTUP:
                self._catat(
                    f"kode_{k.pk}", f"Tujuan kode {k} belum dipilih.", "Pilih penerusnya, atau akhiri."
                )
            else:
                ke = penerus.alamat if penerus else ""
                self.hasil.kode.append(PindahKode(k.pk, k.sistem, k.kode, self.r.unit.kode, ke))

    def _bawaan(self) -> None:
        """Codes, positions and roles of units with a new identity go with them; those of closed units end."""
        ganti = {u: alamat[0] for u, alamat in self.hasil.pengganti().items() if u != self.r.unit.pk}
        berakhir = {u: kode for u, kode, _ in self.hasil.tutup if u != self.r.unit.pk}
        tanggal = self.r.tanggal
        for k in berlaku(KodeUnit.objects.filter(unit__in=berakhir), tanggal).order_by("sistem", "kode"):
            self.hasil.kode.append(
                PindahKode(k.pk, k.sistem, k.kode, berakhir[k.unit_id], ganti.get(k.unit_id, ""))
            )
        pegang = {
            p.jabatan_id: p.nama
            for p in berlaku(PemangkuJabatan.objects.filter(jabatan__unit__in=ganti), tanggal)
        }
        for j in Jabatan.objects.filter(unit__in=ganti).order_by("kode"):
            self.hasil.jabatan.append(SalinJabatan(j.pk, j.nama, ganti[j.unit_id], pegang.get(j.pk, "")))
        if self.r.salin_tugas:
            for t in _tugas_berjalan(set(ganti), tanggal):
                self.hasil.tugas.append(
                    SalinTugas(t.pk, t.akun.nama, t.get_peran_display(), t.unit.kode, ganti[t.unit_id])
                )

    def _sisa(self) -> None:
        sisa = self.hasil.sisa
        for (garis, induk, instansi), banyak in sorted(self.tak_terbawa.items()):
            sisa.append(
                f"Garis {garis} {banyak} unit tidak dibawa ke {instansi}: «{induk}» belum mempunyai penerus"
                " di sana. Atur sesudahnya dengan «Pindah induk»."
            )
        tugas = len(_tugas_berjalan({self.r.unit.pk}, self.r.tanggal))
        if tugas:
            sisa.append(
                f"{tugas} tugas akun pada «{self.r.unit.kode}» tetap di sana, supaya laporan lamanya dapat"
                " diselesaikan. Beri tugas pada penerusnya di halaman Akun."
            )
        jabatan = Jabatan.objects.filter(unit=self.r.unit).count()
        if jabatan:
            sisa.append(
                f"{jabatan} jabatan pada «{self.r.unit.kode}» berakhir bersamanya. Tambahkan jabatan pada"
                " penerusnya sebelum menyusun Perjanjian Kinerja."
            )


def _tugas_berjalan(unit_id: set[int], tanggal: dt.date) -> list[Penugasan]:
    baris = berlaku(Penugasan.objects.filter(unit__in=unit_id), tanggal)
    return list(baris.select_related("akun", "unit").order_by("unit__kode", "akun__nama", "peran"))
