"""Imports of KRISNA's codes: programmes and kegiatan of the agency, and the names of outputs that DIPA have.

A code that is not known is added from the desk's year on. A name that differs is a new version of that year,
and only who plans for the whole agency may make one: other offices read it, too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Model, ProtectedError

from sakip.anggaran.models import RincianOutput
from sakip.anggaran.services.dasar import catat_dipa
from sakip.inti.galat import Basi, GalatSakip, Masalah
from sakip.jejak.services import catat
from sakip.organisasi.models import Instansi
from sakip.organisasi.queries import leluhur
from sakip.perencanaan.models import Kegiatan, Program
from sakip.pertukaran.meja.baca import Tabel
from sakip.pertukaran.meja.penangan import Konteks, Pelaku, Penangan, masih_sama
from sakip.pertukaran.meja.rencana import Rencana
from sakip.pertukaran.meja.satker import tolak_kosong
from sakip.pertukaran.meja.sel import kunci_kode, teks
from sakip.pertukaran.models import ImporData, NilaiImpor

_PROGRAM, _KEGIATAN, _RO = "perencanaan.Program", "perencanaan.Kegiatan", "anggaran.RincianOutput"
_TINGKAT: Final = ("program", "kegiatan", "kro", "ro")
_SEBUT: Final = {"program": "Program", "kegiatan": "Kegiatan", "ro": "RO"}
_PANJANG: Final = {"kode": 60, "nama": 300}


@dataclass(frozen=True)
class _Kode:
    """A code of the file with its name, the code that it stands under, and its row."""

    kode: str
    nama: str
    induk: str
    nomor: int


@dataclass(frozen=True)
class _Tulis:
    """What is written: a row of ``Program`` or ``Kegiatan`` for the year (``pk`` 0: a new one), or an RO's
    name."""

    apa: str
    pk: int
    kode: str
    nama: str
    induk: str
    nomor: int


def rencana_krisna(tabel: Tabel, k: Konteks) -> None:
    """Fill ``tabel.rencana``: codes to add, names to change, by row."""
    kode: dict[str, dict[str, _Kode]] = {"program": {}, "kegiatan": {}, "ro": {}}
    for n, b, letak in _baris(tabel):
        induk = ""
        for apa in ("program", "kegiatan", "ro"):
            if letak[apa]:
                _kumpulkan(tabel, n, b, apa, letak[apa], induk, kode[apa])
            induk = letak[apa]
        if not any(letak[a] for a in kode):
            tabel.salah(
                n, _medan(tabel), "Baris ini tidak memuat kode.", "Isi kode program atau kegiatannya."
            )
    tabel.tolak_tanda({i: m for m, i in tabel.indeks.items()})
    tolak_kosong(tabel)
    _Susun(tabel, k, kode).susun()


def _baris(tabel: Tabel) -> Iterator[tuple[int, list[Any], dict[str, str]]]:
    """Rows with their codes; a blank code is that of the row above, until a code left of it changes."""
    ambil = {m: tabel.ambil(m) for m in _TINGKAT}
    atas = dict.fromkeys(_TINGKAT, "")
    for n, b in tabel.baris():
        for i, m in enumerate(_TINGKAT):
            isi = teks(ambil[m](b)).lstrip("'")
            if isi and kunci_kode(isi) != kunci_kode(atas[m]):
                atas |= {m: isi, **dict.fromkeys(_TINGKAT[i + 1 :], "")}
        yield n, b, {**atas, "ro": _kode_ro(atas)}


def _kode_ro(k: dict[str, str]) -> str:
    """``kegiatan.kro.ro``; a source may write all of it in one column."""
    if not k["ro"] or "." in k["ro"]:
        return k["ro"]
    bagian = (k["kro"],) if "." in k["kro"] else (k["kegiatan"], k["kro"])
    ro = k["ro"].zfill(3) if k["ro"].isdecimal() else k["ro"]  # Excel drops the zeros of 001
    return ".".join((*bagian, ro)) if all(bagian) else ""


def _medan(tabel: Tabel) -> str:
    return next((m for m in _TINGKAT if m in tabel.indeks), "program")


def _kumpulkan(
    tabel: Tabel, n: int, b: list[Any], apa: str, kode: str, induk: str, daftar: dict[str, _Kode]
) -> None:
    nama = teks(tabel.ambil(f"nama_{apa}")(b)) if tabel.ada(f"nama_{apa}") else ""
    ada = daftar.get(kunci_kode(kode))
    if apa == "kegiatan" and not induk:
        tabel.salah(n, "kegiatan", f"Kegiatan {kode} tanpa program.", "Isi kode programnya.")
    elif len(kode) > _PANJANG["kode"] or len(nama) > _PANJANG["nama"]:
        tabel.salah(n, apa, f"{_SEBUT[apa]} {kode[:30]}: kode atau namanya terlalu panjang.", "Pendekkan.")
    elif ada is None:
        daftar[kunci_kode(kode)] = _Kode(kode, nama, induk, n)
    elif nama and not ada.nama:
        daftar[kunci_kode(kode)] = _Kode(ada.kode, nama, ada.induk, n)
    elif nama and nama != ada.nama:
        tabel.salah(
            n, f"nama_{apa}", f"{_SEBUT[apa]} {kode} bernama «{ada.nama[:60]}» di baris {ada.nomor}.",
            "Samakan namanya.",
        )  # fmt: skip
    elif apa == "kegiatan" and kunci_kode(induk) != kunci_kode(ada.induk):
        tabel.salah(
            n, apa, f"Kegiatan {kode} berada di bawah program {ada.induk} di baris {ada.nomor}.",
            "Satu kegiatan di bawah satu program.",
        )  # fmt: skip


class _Susun:
    """The codes of the file against those that hold in the year."""

    def __init__(self, tabel: Tabel, k: Konteks, kode: dict[str, dict[str, _Kode]]) -> None:
        self.tabel, self.r, self.k, self.kode = tabel, tabel.rencana, k, kode
        self.program = _berlaku(Program, k)
        self.kegiatan = _berlaku(Kegiatan, k)
        self.seinstansi = leluhur(k.unit, k.tahun)[1:] == []
        self.isi: list[_Tulis] = []

    def susun(self) -> None:
        ro = list(
            RincianOutput.objects.filter(dipa__unit_id__in=self.k.boleh, dipa__tahun=self.k.tahun)
            .select_related("dipa")
            .order_by("dipa__kode", "kode")
        )
        for x in self.kode["program"].values():
            self._satu("program", x, self.program)
        for x in self.kode["kegiatan"].values():
            self._satu("kegiatan", x, self.kegiatan)
        self._output(ro)
        self._hilang()
        self.r.isi = self.isi
        self.r.keadaan = (
            sorted((p.pk, p.nama) for p in self.program.values()),
            sorted((g.pk, g.nama, g.program_id) for g in self.kegiatan.values()),
            sorted((o.pk, o.nama) for o in ro),
        )
        self.r.ringkas = [(_SEBUT[a], str(len(x))) for a, x in self.kode.items() if x]

    def _satu(self, apa: str, x: _Kode, ada: dict[str, Any]) -> None:
        lama = ada.get(kunci_kode(x.kode))
        if lama is None:
            self._baru(apa, x, ada)
            return
        nama = x.nama or lama.nama
        induk_lama = lama.program.kode if apa == "kegiatan" else ""
        induk = x.induk if apa == "kegiatan" else ""
        if (nama, kunci_kode(induk)) == (lama.nama, kunci_kode(induk_lama)):
            self.r.bedakan(x.nomor, f"{_SEBUT[apa]} {lama.kode}", nama, nama)
            return
        if not self.seinstansi:
            self.r.peringatan.tambah(
                self.tabel.sel(x.nomor, f"nama_{apa}" if nama != lama.nama else apa),
                f"{_SEBUT[apa]} {lama.kode} tersimpan sebagai «{_kata(lama.nama, induk_lama)}»; "
                "tidak diganti.",
                "Yang mengganti perencana instansi, karena kantor lain memakainya juga.",
            )
            self.r.cacah["sama"] += 1
            return
        self.r.bedakan(
            x.nomor, f"{_SEBUT[apa]} {lama.kode}", _kata(lama.nama, induk_lama), _kata(nama, induk)
        )
        pk = lama.pk if lama.sejak_tahun == self.k.tahun else 0
        self.isi.append(_Tulis(apa, pk, lama.kode, nama, induk, x.nomor))

    def _baru(self, apa: str, x: _Kode, ada: dict[str, Any]) -> None:
        if not x.nama:
            self.tabel.salah(
                x.nomor, f"nama_{apa}" if self.tabel.ada(f"nama_{apa}") else apa,
                f"{_SEBUT[apa]} {x.kode} belum dikenal dan namanya kosong.",
                "Petakan atau isi kolom namanya.",
            )  # fmt: skip
            return
        if kembar := next((o.kode for o in ada.values() if o.nama.casefold() == x.nama.casefold()), None):
            self.r.peringatan.tambah(
                self.tabel.sel(x.nomor, apa),
                f"«{x.nama[:60]}» sudah tersimpan dengan kode {kembar}; {x.kode} menjadi kode kedua.",
            )
        self.r.bedakan(x.nomor, f"{_SEBUT[apa]} {x.kode}", "", _kata(x.nama, x.induk))
        self.isi.append(_Tulis(apa, 0, x.kode, x.nama, x.induk, x.nomor))

    def _output(self, ro: list[RincianOutput]) -> None:
        ketemu = set()
        for o in ro:
            x = self.kode["ro"].get(kunci_kode(o.kode))
            if x is None:
                continue
            ketemu.add(kunci_kode(o.kode))
            nama = x.nama or o.nama
            self.r.bedakan(x.nomor, f"RO {o.kode} pada DIPA {o.dipa.kode}", o.nama, nama)
            if nama != o.nama:
                self.isi.append(_Tulis("ro", o.pk, o.kode, nama, "", x.nomor))
        lain = [x.kode for kunci, x in self.kode["ro"].items() if kunci not in ketemu]
        if lain:
            self.r.peringatan.tambah(
                "RO", f"{len(lain)} RO tidak ada pada DIPA {self.k.tahun} kantor ini: {', '.join(lain[:5])}"
                f"{', …' if len(lain) > 5 else ''}; namanya tidak disimpan.",
                "RO dibuat bersama targetnya pada Capaian rincian output atau halaman DIPA.",
            )  # fmt: skip

    def _hilang(self) -> None:
        disebut = {kunci_kode(g.induk) for g in self.kode["kegiatan"].values()}
        self.r.hilangkan(
            f"Kegiatan {g.kode}"
            for kunci, g in sorted(self.kegiatan.items())
            if kunci not in self.kode["kegiatan"] and kunci_kode(g.program.kode) in disebut
        )


def _kata(nama: str, induk: str) -> str:
    return f"{nama} (program {induk})" if induk else nama


def _berlaku(model: type[Model], k: Konteks) -> dict[str, Any]:
    """The version of each code that holds in the desk's year."""
    baris = model._default_manager.filter(instansi=k.unit.instansi_id, sejak_tahun__lte=k.tahun)
    if model is Kegiatan:
        baris = baris.select_related("program")
    return {kunci_kode(x.kode): x for x in baris.order_by("sejak_tahun")}  # type: ignore[attr-defined]


# --- writing and undoing ------------------------------------------------------------------------------


def isi_program(x: Program) -> dict[str, Any]:
    return {"kode": x.kode, "nama": x.nama, "sejak_tahun": x.sejak_tahun}


def isi_kegiatan(x: Kegiatan) -> dict[str, Any]:
    return {"kode": x.kode, "nama": x.nama, "sejak_tahun": x.sejak_tahun, "program": x.program_id}


def isi_nama_ro(x: RincianOutput) -> dict[str, Any]:
    return {"nama": x.nama, "versi": x.versi}


def _terapkan(k: Konteks, r: Rencana, impor: ImporData, p: Pelaku) -> list[NilaiImpor]:
    """Programmes first: kegiatan stand under them. The agency is locked, for two offices may add the same."""
    Instansi.objects.select_for_update(no_key=True).get(pk=k.unit.instansi_id)
    program = _berlaku(Program, k)
    hasil: list[NilaiImpor] = []
    for t in r.isi:
        if t.apa == "ro":
            hasil.append(_ganti_ro(t, impor, p))
            continue
        model = Program if t.apa == "program" else Kegiatan
        sama = model._default_manager.filter(
            instansi=k.unit.instansi_id, kode__iexact=t.kode, sejak_tahun=k.tahun
        ).first()
        if (sama.pk if sama else 0) != t.pk:
            raise Basi(Masalah(t.kode, "Kode ini baru saja ditambahkan orang lain.", "Lihat pratinjau baru."))
        x: Any = sama or model(instansi_id=k.unit.instansi_id, kode=t.kode, sejak_tahun=k.tahun)
        isi = isi_program if t.apa == "program" else isi_kegiatan
        sebelum = isi(x) if x.pk else None
        x.nama = t.nama
        if t.apa == "kegiatan":
            x.program = program[kunci_kode(t.induk)]
        x.save()
        if t.apa == "program":
            program[kunci_kode(t.kode)] = x
        hasil.append(
            NilaiImpor(
                impor=impor, baris=t.nomor, objek=_PROGRAM if t.apa == "program" else _KEGIATAN, kunci=x.pk,
                sebelum=sebelum, sesudah=isi(x),
            )
        )  # fmt: skip
    _catat(impor, "kode.impor", [(n, n.sebelum, n.sesudah) for n in hasil if n.objek != _RO], p)
    return hasil


def _ganti_ro(t: _Tulis, impor: ImporData, p: Pelaku) -> NilaiImpor:
    o = RincianOutput.objects.select_for_update(of=("self",)).select_related("dipa__unit").get(pk=t.pk)
    sebelum, lama = isi_nama_ro(o), o.nama
    o.nama, o.versi = t.nama, o.versi + 1
    o.save(update_fields=["nama", "versi"])
    catat_dipa(o.dipa, "output.impor_nama", p.oleh, p.peran, p.waktu, {o.kode: [lama, o.nama]})
    return NilaiImpor(
        impor=impor, baris=t.nomor, objek=_RO, kunci=o.pk, sebelum=sebelum, sesudah=isi_nama_ro(o)
    )


def _catat(impor: ImporData, aksi: str, isi: list[tuple[NilaiImpor, Any, Any]], p: Pelaku) -> None:
    """One entry for the codes of the agency; outputs are told of in the chain of their DIPA."""
    if not isi:
        return
    sebut = {_PROGRAM: "program", _KEGIATAN: "kegiatan"}
    unit = impor.unit
    catat(
        rantai=unit.rantai_jejak, aksi=aksi, oleh=p.oleh, peran=p.peran,
        objek=f"kode:{unit.instansi.kode}", waktu=p.waktu, alasan=p.alasan,
        perubahan={f"{sebut[n.objek]} {n.sesudah['kode']}": [dulu, kini] for n, dulu, kini in isi},
    )  # fmt: skip


def _batalkan(impor: ImporData, nilai: Sequence[NilaiImpor], boleh: Collection[int], p: Pelaku) -> None:
    milik = impor.unit_id
    program = masih_sama(nilai, _PROGRAM, Program, isi_program, lambda x: x.kode, lambda _: milik, boleh)
    kegiatan = masih_sama(nilai, _KEGIATAN, Kegiatan, isi_kegiatan, lambda x: x.kode, lambda _: milik, boleh)
    ro = masih_sama(
        nilai, _RO, RincianOutput, isi_nama_ro, lambda x: x.kode, lambda x: x.dipa.unit_id, boleh,
        "dipa__unit__instansi",
    )  # fmt: skip
    for n, o in ro:
        lama = o.nama
        o.nama, o.versi = (n.sebelum or {})["nama"], o.versi + 1
        o.save(update_fields=["nama", "versi"])
        catat_dipa(o.dipa, "output.impor_batal", p.oleh, p.peran, p.waktu, {o.kode: [lama, o.nama]}, p.alasan)
    urut: list[tuple[NilaiImpor, Any]] = [*kegiatan, *program]
    for n, x in urut:
        if n.sebelum is None:
            _hapus(x)
            continue
        x.nama = n.sebelum["nama"]
        if "program" in n.sebelum:
            x.program_id = n.sebelum["program"]
        x.save()
    _catat(impor, "kode.impor_batal", [(n, n.sesudah, n.sebelum) for n, _ in urut], p)


def _hapus(x: Program | Kegiatan) -> None:
    try:
        x.delete()
    except ProtectedError:
        raise GalatSakip(
            [
                Masalah(
                    x.kode,
                    "Kode ini sudah dipakai DIPA, Perjanjian Kinerja, atau kegiatan lain.",
                    "Lepaskan pemakaiannya dahulu; tidak ada yang dibatalkan.",
                )
            ]
        ) from None


KRISNA = Penangan(rencana_krisna, _terapkan, _batalkan, kunci=())
