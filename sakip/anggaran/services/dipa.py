"""A DIPA, and a whole new version of its lines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from sakip.akun.models import Akun
from sakip.anggaran.models import BarisDipa, Dipa, JenisRevisi, RevisiDipa
from sakip.anggaran.queries.kendali import BIDANG, kata_bidang
from sakip.anggaran.services.dasar import (
    KODE_BARIS,
    Kunci,
    baris_akhir,
    basi,
    catat_dipa,
    dipa_terkunci,
    jenis,
    rupiah,
    tolak_bila,
)
from sakip.aturan.angka import tulis_rupiah
from sakip.aturan.periode import tulis_tanggal
from sakip.inti.galat import Masalah
from sakip.organisasi.models import Unit
from sakip.perencanaan.models import Kegiatan, Program

#: More lines than one satker's DIPA ever had; a larger paste is a mistake.
BARIS_TERBANYAK = 5000


@dataclass(frozen=True)
class BarisMasuk:
    """A line as typed; ``nomor`` is its row in the form."""

    nomor: int
    kode: str
    uraian: str
    jenis: str
    pagu: str
    blokir: str = ""
    catatan: str = ""


@transaction.atomic
def buat_dipa(
    *, unit: Unit, tahun: int, kode: str, nama: str, program_id: int | None,
    oleh: Akun, peran: str, waktu: dt.datetime,
) -> Dipa:  # fmt: skip
    """A DIPA without lines yet; its satker code is unique in the agency and year."""
    salah: list[Masalah] = []
    kode, nama, program = periksa_kepala_dipa(unit, tahun, kode, nama, program_id, salah)
    tolak_bila(salah)
    d = Dipa.objects.create(
        instansi_id=unit.instansi_id, unit=unit, tahun=tahun, kode=kode, nama=nama, program=program
    )
    catat_dipa(d, "dipa.buat", oleh, peran, waktu, {"kode": [None, kode], "nama": [None, nama]})
    return d


def periksa_kepala_dipa(
    unit: Unit, tahun: int, kode: str, nama: str, program_id: int | None, salah: list[Masalah],
    *, kecuali: int | None = None,
) -> tuple[str, str, Program | None]:  # fmt: skip
    """Code, name and programme as they are stored; faults go to ``salah``. ``kecuali``: the DIPA itself."""
    kode, nama = kode.strip(), " ".join(nama.split())
    kembar = Dipa.objects.filter(instansi=unit.instansi_id, tahun=tahun, kode=kode).exclude(pk=kecuali or 0)
    if not KODE_BARIS.match(kode) or len(kode) > 60:
        salah.append(
            Masalah("kode", "Kode satker belum benar.", "Pakai huruf, angka, titik, atau tanda hubung.")
        )
    elif kembar.exists():
        salah.append(
            Masalah("kode", f"Kode {kode} sudah dipakai DIPA {tahun} lain.", "Periksa kode satkernya.")
        )
    if not nama or len(nama) > 300:
        salah.append(
            Masalah("nama", "Nama satker belum diisi atau terlalu panjang.", "Paling panjang 300 huruf.")
        )
    program = Program.objects.filter(pk=program_id or 0, instansi=unit.instansi_id).first()
    if program_id and program is None:
        salah.append(Masalah("program", "Program itu tidak ada di instansi ini.", "Pilih dari daftar."))
    return kode, nama, program


@transaction.atomic
def simpan_versi(
    *, unit: Unit, tahun: int, dipa_id: int, nomor_dilihat: int | None, jenis_revisi: str,
    tanggal: dt.date, alasan: str, baris: Sequence[BarisMasuk], ditampilkan: Collection[Kunci] | None = None,
    dihapus: Mapping[Kunci, str] | None = None, dokumen: Mapping[str, str] | None = None,
    oleh: Akun, peran: str, waktu: dt.datetime,
) -> RevisiDipa:  # fmt: skip
    """A whole new version. ``nomor_dilihat``: the latest version that the person saw (None: none yet).

    Every line that differs from the version before, and every one left out, needs a reason: its own note or
    that of the version. A version without any change (an administrative revision) needs the version's reason.
    ``ditampilkan``: the lines that were shown; the others stay as they are (None: all). ``dihapus``: why
    lines were taken out; it joins the version's reason. ``dokumen``: the totals that the document prints, as
    typed, by field of ``queries.kendali.BIDANG``; lines that differ from them are stored and marked.
    """
    d = dipa_terkunci(unit, tahun, dipa_id)
    akhir = d.revisi.order_by("-nomor").first()
    if (akhir.nomor if akhir else None) != nomor_dilihat:
        raise basi()
    salah: list[Masalah] = []
    pertama = akhir is None
    if jenis_revisi not in JenisRevisi.values or (jenis_revisi == JenisRevisi.AWAL) != pertama:
        benar = "DIPA awal" if pertama else "revisi atau anggaran belanja tambahan"
        salah.append(Masalah("jenis", "Jenis versi tidak cocok.", f"Versi ini {benar}."))
    if akhir and akhir.tanggal and tanggal < akhir.tanggal:
        salah.append(
            Masalah(
                "tanggal",
                f"Tanggal lebih awal daripada versi {akhir.nomor} ({tulis_tanggal(akhir.tanggal)}).",
                "Periksa tanggal pengesahannya.",
            )
        )
    periksa_tahun(tanggal, tahun, salah)
    lama = baris_akhir(d)
    isi = baca_baris(baris, salah, boleh_kosong=ditampilkan is not None)
    gabung_lain(isi, lama, ditampilkan, salah)
    kendali = baca_dokumen(dokumen or {}, salah)
    if not pertama and not alasan.strip():
        periksa_alasan(lama, isi, baris, salah, dihapus or {})
        if not salah and _sama(lama, isi):
            salah.append(
                Masalah("alasan", "Tidak ada baris yang berbeda dari versi terakhir.",
                        "Ubah barisnya, atau tulis alasan revisi administrasi ini.")
            )  # fmt: skip
    tolak_bila(salah)
    alasan = alasan_dengan_hapus(alasan, dihapus or {})
    r = RevisiDipa.objects.create(
        dipa=d,
        nomor=akhir.nomor + 1 if akhir else 0,
        jenis=jenis_revisi,
        tanggal=tanggal,
        alasan=alasan,
        **kendali,
    )
    kegiatan = kegiatan_menurut_kode(d, lama)
    for b in isi.values():
        b.revisi = r
        b.kegiatan = kegiatan.get(b.kode.partition(".")[0])
    BarisDipa.objects.bulk_create(isi.values())
    catat_dipa(
        d, "dipa.versi", oleh, peran, waktu,
        {"versi": [akhir.nomor if akhir else None, r.nomor], "baris": [len(lama), len(isi)],
         "pagu": [sum(b.pagu for b in lama.values()), sum(b.pagu for b in isi.values())],
         "blokir": [sum(b.blokir for b in lama.values()), sum(b.blokir for b in isi.values())],
         **{k: [None, n] for k, n in kendali.items() if n is not None}},
        alasan,
    )  # fmt: skip
    return r


def periksa_tahun(tanggal: dt.date, tahun: int, salah: list[Masalah]) -> None:
    """A version is made in its year, or in the one before it; a later audit may still revise it."""
    if not tahun - 1 <= tanggal.year <= tahun + 1:
        salah.append(
            Masalah("tanggal", f"Tanggal {tulis_tanggal(tanggal)} bukan untuk tahun anggaran {tahun}.",
                    "Periksa tahunnya.")
        )  # fmt: skip


def baca_dokumen(dokumen: Mapping[str, str], salah: list[Masalah]) -> dict[str, int | None]:
    """The document's totals by field; "" is not stated. Kinds that exceed the whole are a fault."""
    hasil = {b: rupiah(dokumen.get(b, ""), b, salah) for b in BIDANG}
    jumlah = hasil["dokumen_jumlah"]
    rinci = sum(n or 0 for b, n in hasil.items() if b != "dokumen_jumlah")
    if jumlah is not None and rinci > jumlah:
        salah.append(
            Masalah("dokumen_jumlah",
                    f"Jumlah menurut jenis belanja {tulis_rupiah(rinci)} melebihi {kata_bidang('').lower()}"
                    f" {tulis_rupiah(jumlah)}.",
                    "Salin lagi keduanya dari dokumen DIPA.")
        )  # fmt: skip
    return hasil


def alasan_dengan_hapus(alasan: str, dihapus: Mapping[Kunci, str]) -> str:
    """The version's reason, and beside it that of each line taken out."""
    bagian = [
        alasan.strip(),
        *(f"{' '.join(k).strip()} dihapus: {a.strip()}" for k, a in dihapus.items() if a.strip()),
    ]
    return "; ".join(b for b in bagian if b)


def _sama(lama: dict[Kunci, BarisDipa], isi: dict[Kunci, BarisDipa]) -> bool:
    return {k: (b.uraian, b.pagu, b.blokir) for k, b in lama.items()} == {
        k: (b.uraian, b.pagu, b.blokir) for k, b in isi.items()
    }


def gabung_lain(
    isi: dict[Kunci, BarisDipa], lama: dict[Kunci, BarisDipa], ditampilkan: Collection[Kunci] | None,
    salah: list[Masalah],
) -> None:  # fmt: skip
    """Lines that were not shown come along unchanged (None: everything was shown)."""
    if ditampilkan is None:
        return
    for kunci, b in lama.items():
        if kunci in ditampilkan:
            continue
        if kunci in isi:
            salah.append(
                Masalah("baris", f"Baris {b.kode} {b.jenis_belanja} sudah ada di luar bagian ini.",
                        "Buka bagiannya, atau ubah kodenya.")
            )  # fmt: skip
        isi[kunci] = BarisDipa(
            kode=b.kode, uraian=b.uraian, jenis_belanja=b.jenis_belanja, pagu=b.pagu, blokir=b.blokir
        )
    if not isi and not salah:
        salah.append(Masalah("baris", "Belum ada baris.", "Isi paling sedikit satu baris."))


def baca_baris(
    baris: Sequence[BarisMasuk], salah: list[Masalah], *, boleh_kosong: bool = False
) -> dict[Kunci, BarisDipa]:
    """Lines as typed, by code and jenis belanja; faults name their row."""
    hasil: dict[Kunci, BarisDipa] = {}
    if not baris and not boleh_kosong:
        salah.append(Masalah("baris", "Belum ada baris.", "Isi paling sedikit satu baris."))
    if len(baris) > BARIS_TERBANYAK:
        salah.append(Masalah("baris", f"Lebih dari {BARIS_TERBANYAK} baris.", "Impor lewat meja impor data."))
        return hasil
    for b in baris:
        t = f"Baris {b.nomor}"
        kode, uraian = b.kode.strip(), " ".join(b.uraian.split())
        if not KODE_BARIS.match(kode):
            salah.append(Masalah(t, f"Kode «{kode[:40]}» belum benar.", "Tulis kegiatan.kro.ro.komponen."))
        if not uraian or len(uraian) > 300:
            salah.append(Masalah(t, "Uraian kosong atau lebih dari 300 huruf.", "Tulis uraiannya."))
        if len(b.catatan) > 500:
            salah.append(Masalah(t, "Catatan lebih dari 500 huruf.", "Pendekkan catatannya."))
        jb = jenis(b.jenis, t, salah)
        pagu = rupiah(b.pagu, t, salah)
        blokir = rupiah(b.blokir, t, salah) or 0
        if pagu is None:
            if not any(m.tempat == t for m in salah):
                salah.append(Masalah(t, "Pagu belum diisi.", "Tulis 0 bila memang nol."))
            continue
        if blokir > pagu:
            salah.append(Masalah(t, "Blokir melebihi pagu.", "Periksa kedua angkanya."))
        if (kode, jb) in hasil:
            salah.append(
                Masalah(t, f"Kode {kode} dengan jenis belanja yang sama sudah ada.", "Gabungkan barisnya.")
            )
        hasil[kode, jb] = BarisDipa(
            kode=kode, uraian=uraian, jenis_belanja=jb, pagu=pagu, blokir=blokir, catatan=b.catatan.strip()
        )
    return hasil


def periksa_alasan(
    lama: dict[Kunci, BarisDipa], isi: dict[Kunci, BarisDipa], baris: Sequence[BarisMasuk],
    salah: list[Masalah], dihapus: Mapping[Kunci, str],
) -> None:  # fmt: skip
    """Every line that differs from the version before says why: in its note, at its own row."""
    nomor = {(b.kode.strip(), b.jenis.strip()[:2]): b.nomor for b in baris}
    for kunci in sorted(lama.keys() | isi.keys()):
        a, b = lama.get(kunci), isi.get(kunci)
        if a and b and (a.pagu, a.blokir) == (b.pagu, b.blokir):
            continue
        if not (dihapus.get(kunci, "").strip() if b is None else b.catatan):
            apa = "dihapus" if b is None else "baru" if a is None else "berubah"
            tempat = f"Baris {nomor[kunci]}" if b is not None and kunci in nomor else "alasan"
            salah.append(
                Masalah(tempat, f"Baris {kunci[0]} {kunci[1]} {apa} tanpa alasan.".replace("  ", " "),
                        "Isi catatan baris itu, atau alasan versi ini.")
            )  # fmt: skip


def kegiatan_menurut_kode(d: Dipa, lama: dict[Kunci, BarisDipa]) -> dict[str, Kegiatan]:
    """By the first part of a code: as the version before had it, else the kegiatan of that code."""
    semua = Kegiatan.objects.filter(instansi=d.instansi_id, sejak_tahun__lte=d.tahun).order_by("sejak_tahun")
    menurut_pk = {k.pk: k for k in semua}
    hasil = {k.kode: k for k in menurut_pk.values()}
    for (kode, _), b in lama.items():
        if b.kegiatan_id in menurut_pk:
            hasil[kode.partition(".")[0]] = menurut_pk[b.kegiatan_id]
    return hasil
