"""The plan of a snapshot of realisation: rows summed to the lines of the DIPA, against what is stored."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from django.db.models import Q, QuerySet

from sakip.anggaran.models import BarisDipa, Potret, RealisasiBaris, RevisiDipa
from sakip.anggaran.services.massal import hapus_potret, sidik_potret, simpan_potret
from sakip.aturan.angka import tulis_rupiah
from sakip.aturan.periode import tulis_tanggal
from sakip.inti.galat import galat
from sakip.organisasi.models import Unit
from sakip.pertukaran.meja.baca import Tabel
from sakip.pertukaran.meja.penangan import Konteks, Pelaku, Penangan
from sakip.pertukaran.meja.rencana import Rencana
from sakip.pertukaran.meja.satker import Satker, ambil_kode, jenis_akun, tolak_jumlah_ganda, tolak_kosong
from sakip.pertukaran.meja.sel import teks
from sakip.pertukaran.models import ImporData, NilaiImpor

_POTRET = "anggaran.Potret"
Kunci = tuple[int, str, str]


class PetaDipa(Satker):
    """The lines of the DIPA in force on a day, and how a row finds its line."""

    def __init__(
        self, unit: Unit, tahun: int, boleh: Collection[int], per: dt.date, kode: Mapping[str, str]
    ) -> None:
        super().__init__(unit, tahun, boleh, kode)
        self.pagu: dict[int, dict[tuple[str, str], int]] = defaultdict(dict)
        self.ejaan: dict[int, dict[tuple[str, str], str]] = defaultdict(dict)
        self.nomor: dict[int, int] = {}
        self._baris(per)
        self._kunci: dict[tuple[int, str, str], Kunci | None] = {}

    def _baris(self, per: dt.date) -> None:
        """Lines of the version in force on the day; codes of other versions are known too."""
        berlaku: dict[int, int] = {}
        id_dipa = [d.pk for d in self.dipa.values()]
        for pk, dipa, hari, nomor in (
            RevisiDipa.objects.filter(dipa_id__in=id_dipa)
            .order_by("nomor")
            .values_list("pk", "dipa_id", "tanggal", "nomor")
        ):
            if hari is None or hari <= per or dipa not in berlaku:
                berlaku[dipa], self.nomor[dipa] = pk, nomor
        pakai = set(berlaku.values())
        for revisi, dipa, kode, jenis, pagu in BarisDipa.objects.filter(
            revisi__dipa_id__in=id_dipa
        ).values_list("revisi_id", "revisi__dipa_id", "kode", "jenis_belanja", "pagu"):
            self.ejaan[dipa].setdefault((kode.casefold(), jenis), kode)
            if revisi in pakai:
                self.pagu[dipa][kode, jenis] = pagu

    def letak(self, dipa: int, kode: str, jenis: str) -> tuple[Kunci, bool]:
        """The key of a row's line, and whether the DIPA knows it; shorter codes hold what is below them."""
        masuk = (dipa, kode, jenis)
        if masuk not in self._kunci:
            self._kunci[masuk] = self._cari_baris(dipa, kode, jenis)
        kunci = self._kunci[masuk]
        return (kunci, True) if kunci else ((dipa, kode, jenis), False)

    def _cari_baris(self, dipa: int, kode: str, jenis: str) -> Kunci | None:
        ejaan = self.ejaan.get(dipa, {})
        bagian = kode.casefold().split(".")
        for n in range(len(bagian), 0, -1):
            for j in (jenis, ""):
                if ketemu := ejaan.get((".".join(bagian[:n]), j)):
                    return dipa, ketemu, j
        kini = self.pagu.get(dipa, {})
        if len(kini) == 1:  # a DIPA that is kept as one total
            (satu,) = kini
            return dipa, satu[0], satu[1]
        return None


def rencana_realisasi(tabel: Tabel, k: Konteks) -> None:
    """Fill ``tabel.rencana``; ``isi`` are the rows that ``anggaran.services.massal.simpan_potret`` takes."""
    per: dt.date = k.minta["per_tanggal"]
    r = tabel.rencana
    dipa = PetaDipa(k.unit, k.tahun, k.boleh, per, tabel.peta.kode.get("satker", {}))
    _periksa_tanggal(r, per, k)
    jumlah: dict[Kunci, int] = {}
    pertama: dict[Kunci, int] = {}
    catatan: dict[Kunci, list[str]] = {}
    pagu: dict[Kunci, int] = {}
    asing: set[Kunci] = set()
    ambil, ambil_nilai = ambil_kode(tabel), tabel.ambil("nilai")
    ambil_akun = tabel.ambil("akun") if tabel.ada("akun") else None
    ambil_catatan = tabel.ambil("catatan") if tabel.ada("catatan") else None
    kolom, kolom_pagu = tabel.indeks["nilai"], tabel.indeks.get("pagu")
    sebab = k.kata("catatan_negatif")
    jenis_ada: dict[object, str] = {}
    for n, b, d in dipa.baris(tabel):
        nilai = tabel.rupiah(n, kolom, ambil_nilai(b))
        jenis = ""
        if ambil_akun is not None:
            akun = ambil_akun(b)
            if akun not in jenis_ada:
                terbaca = jenis_akun(tabel, n, akun)
                if terbaca is None:
                    continue
                jenis_ada[akun] = terbaca
            jenis = jenis_ada[akun]
        if nilai is None and kolom_pagu is None:
            continue
        kunci, dikenal = dipa.letak(d.pk, ambil(b), jenis)
        if kolom_pagu is not None:
            batas = tabel.rupiah(n, kolom_pagu, b[kolom_pagu])
            if batas:
                pagu[kunci] = pagu.get(kunci, 0) + batas
            if nilai is None:
                continue
        if not dikenal and dipa.ejaan.get(d.pk):
            asing.add(kunci)
        if nilai < 0:  # type: ignore[operator]
            nota = teks(ambil_catatan(b)) if ambil_catatan else ""
            if not (nota or sebab):
                tabel.salah(
                    n,
                    kolom,
                    f"Realisasi negatif {tulis_rupiah(nilai)} tanpa catatan.",
                    "Isi kolom catatannya, atau «Sebab realisasi negatif» di atas.",
                )
            catatan.setdefault(kunci, []).append(nota or sebab)
        if kunci in jumlah:
            jumlah[kunci] += nilai  # type: ignore[operator]
        else:
            jumlah[kunci], pertama[kunci] = nilai, n  # type: ignore[assignment]
    tabel.tolak_tanda({i: m for m, i in tabel.indeks.items()})
    tolak_kosong(tabel)
    tolak_jumlah_ganda(
        tabel,
        {(d, kode.casefold()): n for (d, kode, _), n in pertama.items()},
        {(d, kode) for d, isi in dipa.ejaan.items() for kode, _ in isi},
    )
    _susun(r, k, per, dipa, jumlah, pertama, catatan, asing)
    if kolom_pagu is not None:
        _bandingkan_pagu(r, dipa, pagu)


def _periksa_tanggal(r: Rencana, per: dt.date, k: Konteks) -> None:
    if per.year not in (k.tahun, k.tahun + 1):
        r.masalah.tambah(
            "per_tanggal",
            f"Tanggal potret {tulis_tanggal(per)} bukan dari tahun anggaran {k.tahun}.",
            "Perbaiki tanggalnya.",
        )
    elif per > k.hari_ini:
        r.masalah.tambah(
            "per_tanggal", f"Tanggal potret {tulis_tanggal(per)} belum tiba.", "Isi tanggal datanya."
        )


def _susun(
    r: Rencana, k: Konteks, per: dt.date, dipa: PetaDipa, jumlah: Mapping[Kunci, int],
    pertama: Mapping[Kunci, int], catatan: Mapping[Kunci, list[str]], asing: Collection[Kunci],
) -> None:  # fmt: skip
    """Differences to the snapshot before, warnings, and the rows to write."""
    sebut = {d.pk: d.kode for d in dipa.dipa.values()}
    lama, potret = _potret_lama(r, k, per, {d for d, _, _ in jumlah}, sebut)
    alasan = k.kata("alasan_lebih")
    isi = []
    for kunci, nilai in jumlah.items():
        d, kode, jenis = kunci
        nama = f"{sebut[d]} {kode} {jenis}".strip()
        nota = "; ".join(dict.fromkeys(catatan.get(kunci, ())))
        pagu = dipa.pagu.get(d, {}).get((kode, jenis))
        if pagu is not None and nilai > pagu:
            r.peringatan.tambah(
                nama, f"Realisasi {tulis_rupiah(nilai)} melebihi pagu {tulis_rupiah(pagu)}.",
                f"Sebabnya: {alasan}" if alasan else "Tulis sebabnya di atas; bukan halangan.",
            )  # fmt: skip
            nota = "; ".join(x for x in (nota, alasan) if x)
        elif kunci in asing:
            r.peringatan.tambah(
                nama, "Baris ini tidak ada dalam DIPA yang tersimpan.", "Impor revisi DIPA-nya bila ada."
            )
        dulu = lama.get(kunci)
        r.bedakan(pertama[kunci], nama, "" if dulu is None else tulis_rupiah(dulu), tulis_rupiah(nilai))
        isi.append((d, kode, jenis, nilai, nota, pertama[kunci]))
    r.hilangkan(f"{sebut[x[0]]} {x[1]} {x[2]}".strip() for x in lama.keys() - jumlah.keys())
    if k.kata("alasan_ganti") and potret and potret.per_tanggal == per and lama == dict(jumlah):
        r.masalah.tambah(
            "berkas", "Isinya sama dengan potret yang tersimpan pada tanggal itu.", "Tidak ada yang diganti."
        )
    r.isi, r.keadaan = isi, (potret.pk if potret else 0, sorted(lama.items()))
    r.ringkas = [
        ("Jumlah realisasi", tulis_rupiah(sum(jumlah.values()))),
        ("Baris DIPA", str(len(jumlah))),
        ("Satker", str(len({k[0] for k in jumlah}))),
        (
            "Dibandingkan dengan",
            f"potret {potret.sumber} per {tulis_tanggal(potret.per_tanggal)}"
            if potret
            else "belum ada potret sebelumnya",
        ),
    ]


def _bandingkan_pagu(r: Rencana, dipa: PetaDipa, pagu: Mapping[Kunci, int]) -> None:
    """The pagu that the file shows against the DIPA in force: one warning per satker, one per line.

    Lines of the DIPA that the file does not show count as different too, of the satker that it shows.
    """
    dalam_berkas: dict[int, dict[tuple[str, str], int]] = defaultdict(dict)
    for (d, kode, jenis), n in pagu.items():
        dalam_berkas[d][kode, jenis] = n
    for d, isi in dalam_berkas.items():
        tersimpan = dipa.pagu.get(d, {})
        if not tersimpan:
            r.peringatan.tambah(
                dipa.menurut_pk[d].kode,
                "DIPA satker ini belum mempunyai baris, sehingga pagunya tidak dibandingkan.",
                "Impor DIPA-nya.",
            )  # fmt: skip
            continue
        beda = [x for x in isi.keys() | tersimpan.keys() if isi.get(x) != tersimpan.get(x, None)]
        if not beda:
            continue
        jumlah, dulu = sum(isi.values()), sum(tersimpan.values())
        satker, versi = dipa.menurut_pk[d].kode, dipa.nomor.get(d, 0)
        r.peringatan.tambah(
            f"Satker {satker}",
            f"Pagu dalam berkas {tulis_rupiah(jumlah)}, DIPA yang tersimpan (versi {versi}) "
            f"{tulis_rupiah(dulu)}: selisih {tulis_rupiah(jumlah - dulu)} pada {len(beda)} baris.",
            "Impor revisi DIPA yang terakhir bila belum.",
        )
        for kode, jenis in sorted(beda):
            kini, lama = isi.get((kode, jenis)), tersimpan.get((kode, jenis))
            r.peringatan.tambah(
                f"{satker} {kode} {jenis}".strip(),
                f"Pagu dalam berkas {_pagu(kini)}, dalam DIPA {_pagu(lama)}.",
            )
    r.ringkas.append(("Pagu dalam berkas", tulis_rupiah(sum(pagu.values()))))


def _pagu(nilai: int | None) -> str:
    return "tidak ada" if nilai is None else tulis_rupiah(nilai)


def _potret_lama(
    r: Rencana, k: Konteks, per: dt.date, dipa: Collection[int], sebut: Mapping[int, str]
) -> tuple[dict[Kunci, int], Potret | None]:
    """What to compare with: of each DIPA of the file what this source said last, else another one.

    Of a DIPA that this source has told of as late or later the import is refused; on the same day a reason
    lets it replace what stands. A file about other satker of the same day joins it.
    """
    milik = Potret.objects.filter(unit=k.unit)
    dari_sumber = milik.filter(sumber=k.sumber)
    lebih_baru = dari_sumber.filter(per_tanggal__gt=per, realisasi__dipa__in=dipa).order_by("per_tanggal")
    sehari = set(
        RealisasiBaris.objects.filter(potret__in=dari_sumber.filter(per_tanggal=per), dipa__in=dipa)
        .values_list("dipa_id", flat=True)
        .distinct()
    )
    kata = f"Potret {k.sumber} per {tulis_tanggal(per)}"
    satker = ", ".join(sorted(sebut[d] for d in sehari))
    if (lama := lebih_baru.last()) is not None:
        r.masalah.tambah(
            "per_tanggal",
            f"Potret {k.sumber} per {tulis_tanggal(lama.per_tanggal)} sudah tersimpan; "
            f"berkas ini lebih lama (per {tulis_tanggal(per)}).",
            "Periksa tanggalnya. Untuk menyusulkan potret lama, batalkan dahulu impor yang lebih baru.",
        )
    elif sehari and not k.kata("alasan_ganti"):
        r.masalah.tambah(
            "per_tanggal", f"{kata} sudah tersimpan untuk satker {satker}.",
            "Bila berkas ini pembetulannya, isi «Sebab mengganti potret»; yang lama tetap tersimpan. "
            "Atau batalkan dahulu impor yang lama.",
        )  # fmt: skip
    elif sehari:
        r.peringatan.tambah(
            "per_tanggal", f"Menggantikan {kata[0].lower()}{kata[1:]} untuk satker {satker}.",
            f"Sebabnya: {k.kata('alasan_ganti')}",
        )  # fmt: skip
    terakhir = _terakhir(dari_sumber, per, dipa) or _terakhir(milik, None, dipa)
    if not terakhir:
        return {}, None
    potret = {p.pk: p for p in Potret.objects.filter(pk__in=terakhir.values())}
    akhir = max(potret.values(), key=lambda p: (p.per_tanggal, p.urutan, p.pk))
    if akhir.sumber != k.sumber and akhir.per_tanggal > per:
        r.peringatan.tambah(
            "per_tanggal",
            f"Potret {akhir.sumber} per {tulis_tanggal(akhir.per_tanggal)} lebih baru; "
            "tabel anggaran tetap memakainya.",
        )
    _sebut_satker_hilang(r, dari_sumber, per, dipa, sebut)
    baris = RealisasiBaris.objects.filter(potret__in=potret, dipa__in=dipa).values_list(
        "potret_id", "dipa_id", "baris", "jenis_belanja", "rupiah"
    )
    return {(d, b, j): n for p, d, b, j, n in baris if terakhir.get(d) == p}, akhir


def _terakhir(potret: QuerySet[Potret], pada: dt.date | None, dipa: Collection[int]) -> dict[int, int]:
    """DIPA -> the snapshot that spoke of it last, not later than ``pada``."""
    saring = RealisasiBaris.objects.filter(potret__in=potret, dipa__in=dipa)
    if pada is not None:
        saring = saring.filter(potret__per_tanggal__lte=pada)
    pasangan = saring.values_list(
        "potret__per_tanggal", "potret__urutan", "potret_id", "dipa_id"
    ).distinct()  # fmt: skip
    return {d: p for _, _, p, d in sorted(pasangan)}


def _sebut_satker_hilang(
    r: Rencana, potret: QuerySet[Potret], per: dt.date, dipa: Collection[int], sebut: Mapping[int, str]
) -> None:
    """Satker that the source's last earlier snapshot told of and this file does not."""
    lalu = potret.filter(per_tanggal__lt=per, realisasi__dipa__in=list(sebut)).order_by("per_tanggal").last()
    if lalu is None:
        return
    ada = set(lalu.realisasi.values_list("dipa_id", flat=True).distinct())
    if hilang := sorted(sebut[d] for d in ada - set(dipa) if d in sebut):
        r.peringatan.tambah(
            "satker",
            f"Satker {', '.join(hilang)} ada dalam potret per {tulis_tanggal(lalu.per_tanggal)}, "
            "tidak ada dalam berkas ini.",
            "Tabel anggaran tetap memakai potret lamanya; impor juga berkasnya bila ada.",
        )


# --- writing and undoing ------------------------------------------------------------------------------


def _terapkan(k: Konteks, r: Rencana, impor: ImporData, _: Pelaku) -> list[NilaiImpor]:
    potret = simpan_potret(
        unit=k.unit, sumber=k.sumber, per_tanggal=k.minta["per_tanggal"], berkas=k.berkas, baris=r.isi
    )
    isi = {"sidik": sidik_potret(potret)}
    return [NilaiImpor(impor=impor, baris=0, objek=_POTRET, kunci=potret.pk, sesudah=isi)]


def _batalkan(_: ImporData, nilai: Sequence[NilaiImpor], __: Collection[int], ___: Pelaku) -> None:
    for n in nilai:
        if n.objek == _POTRET:
            _batalkan_potret(n)


def _batalkan_potret(n: NilaiImpor) -> None:
    potret = Potret.objects.filter(pk=n.kunci).first()
    if potret is None or sidik_potret(potret) != n.sesudah["sidik"]:
        raise galat(
            "potret", "Potret realisasi dari impor ini sudah diubah atau dihapus.",
            "Perbaiki potretnya pada halaman anggaran; impor ini tidak dapat dibatalkan lagi.",
        )  # fmt: skip
    lanjut = Potret.objects.filter(
        Q(per_tanggal__gt=potret.per_tanggal) | Q(per_tanggal=potret.per_tanggal, urutan__gt=potret.urutan),
        unit=potret.unit_id, sumber=potret.sumber,
        realisasi__dipa__in=set(potret.realisasi.values_list("dipa_id", flat=True).distinct()),
    )  # fmt: skip
    if (kemudian := lanjut.order_by("per_tanggal", "urutan").first()) is not None:
        raise galat(
            "potret", f"Ada potret yang lebih baru, per {tulis_tanggal(kemudian.per_tanggal)}.",
            "Batalkan dahulu yang lebih baru.",
        )  # fmt: skip
    hapus_potret(potret=potret)


REALISASI = Penangan(rencana_realisasi, _terapkan, _batalkan, sama_boleh=True)
