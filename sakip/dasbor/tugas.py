"""What a person must do now, over all of their roles: one list, a fixed number of queries."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from sakip.akun.models import Akun, JenisAkun
from sakip.aturan.periode import baca_periode, tulis_tanggal
from sakip.aturan.target_kinerja import label_periode
from sakip.evaluasi.models import KeadaanReviu, Putusan, ReviuLaporan, TemuanReviu
from sakip.organisasi.models import Penugasan
from sakip.organisasi.pintu import Wewenang
from sakip.organisasi.queries import nama_unit
from sakip.pengukuran.formulir import FORMULIR
from sakip.pengukuran.models import DrafIsian
from sakip.pengukuran.queries.alur_daftar import BarisAlur, bulan_terakhir, daftar_alur
from sakip.pengukuran.queries.alur_lama import Hak, formulir_lama, hak_tahun
from sakip.pengukuran.queries.alur_lingkup import unit_alur
from sakip.perjanjian.models import LangkahAksi, PenetapanTarget, Perjanjian
from sakip.perjanjian.queries.target_kinerja_tugas import TugasTarget, tugas_pelaksana, tugas_pemilik

#: Months that are looked back on; a form that is older and still open stands folded below them.
BULAN_MUNDUR = 12
#: Days before a role ends in which its administrator is told.
HARI_TUGAS_BERAKHIR = 30
KELOMPOK = (
    "Dikembalikan kepada Anda",
    "Formulir yang harus diisi",
    "Menunggu verifikasi Anda",
    "Menunggu persetujuan Anda",
    "Perjanjian Kinerja",
    "Target",
    "Reviu laporan",
    "Akun",
    "Draf yang belum disimpan",
    "Rencana aksi",
    "Target Kinerja",
)
#: The forms of target kinerja in reminders: what a unit sends, what an owner scores, what changed.
FORMULIR_TARGET = {
    "isi": "target_kinerja",
    "kembali": "target_kinerja",
    "nilai": "nilai_target_kinerja",
    "syarat": "syarat_bukti",
}


@dataclass(frozen=True)
class Tugas:
    """One thing to do: what, for which unit, until when, and where."""

    kelompok: str
    apa: str
    unit: str
    alamat: str
    sampai: dt.datetime | None = None
    zona: str = "WIB"
    sisa: int | None = None
    catatan: str = ""
    #: The unit and the form, where it is one of a form: reminders are sent once for each.
    unit_id: int = 0
    periode: str = ""
    #: Older than the list looks back: folded under "lebih lama", and nobody is reminded of it.
    lama: bool = False
    #: Which form it is one of, for reminders.
    formulir: str = FORMULIR
    #: The day on which something changed that the person must know; None: it is no news.
    diubah: dt.date | None = None

    @property
    def lewat(self) -> bool:
        return self.sisa is not None and self.sisa < 0

    @property
    def kata_sisa(self) -> str:
        """How long there is left, in words."""
        if self.sisa is None:
            return ""
        if self.sisa < 0:
            return f"lewat {-self.sisa} hari"
        return "hari ini" if self.sisa == 0 else f"{self.sisa} hari lagi"


def tugas_saya(akun: Akun, waktu: dt.datetime) -> list[Tugas]:
    """Everything that waits for ``akun``, the most pressing first within each group."""
    wewenang = Wewenang(akun, timezone.localdate(waktu))
    isi = [
        *_formulir(wewenang, waktu),
        *_draf(akun, wewenang),
        *_perjanjian(wewenang),
        *_target(wewenang),
        *_rencana_aksi(wewenang),
        *_target_kinerja(wewenang, waktu),
        *_reviu(wewenang),
        *_akun(wewenang),
    ]
    nama = nama_unit({t.unit_id for t in isi if t.unit_id and not t.unit}, wewenang.pada)
    lengkap = [t if t.unit or not t.unit_id else _bernama(t, nama.get(t.unit_id, ("", ""))[0]) for t in isi]
    jauh = 10_000
    return sorted(
        lengkap,
        key=lambda t: (KELOMPOK.index(t.kelompok), t.sisa if t.sisa is not None else jauh, t.unit, t.apa),
    )


def _bernama(t: Tugas, nama: str) -> Tugas:
    return replace(t, unit=nama)


# --- forms -----------------------------------------------------------------------------------------


def _formulir(wewenang: Wewenang, waktu: dt.datetime) -> list[Tugas]:
    hak = hak_tahun(wewenang.unit_boleh, wewenang.pada.year)
    lingkup = unit_alur(hak.verifikasi, hak.isi | hak.setujui, wewenang.pada.year)
    if not lingkup:
        return []
    bulan = bulan_terakhir(wewenang.pada, BULAN_MUNDUR)
    hasil = [t for b in daftar_alur(lingkup, bulan, waktu) for t in _satu_formulir(b, hak)]
    instansi = {t.instansi_id for t in wewenang.tugas}
    for b, hak_lama in formulir_lama(
        wewenang.unit_boleh, instansi, bulan[0], waktu, siapkan=wewenang.siapkan
    ):
        hasil += [replace(t, lama=True) for t in _satu_formulir(b, hak_lama)]
    return hasil


def _satu_formulir(b: BarisAlur, hak: Hak) -> list[Tugas]:
    """What one form asks of a person with these rights."""
    hasil: list[Tugas] = []
    if b.unit_id in hak.isi and b.belum_diajukan and not b.tertutup:
        hasil.append(_mengisi(b))
    if (n := b.menunggu_dari(hak.verifikasi)) > 0:
        hasil.append(_alur(b, "Menunggu verifikasi Anda", f"Verifikasi {n} baris, {b.label}", b.tahap))
    if b.keadaan == "diverifikasi" and b.unit_id in hak.setujui:
        hasil.append(_alur(b, "Menunggu persetujuan Anda", f"Setujui formulir {b.label}"))
    return hasil


def _mengisi(b: BarisAlur) -> Tugas:
    alamat = reverse("pengukuran:formulir", args=[b.instansi, b.kode_unit, b.tahun, b.bulan])
    kembali = b.keadaan == "dikembalikan"
    return Tugas(
        KELOMPOK[0] if kembali else KELOMPOK[1],
        f"Perbaiki dan ajukan lagi formulir {b.label}" if kembali else f"Isi dan ajukan formulir {b.label}",
        b.nama_unit,
        alamat,
        b.batas,
        b.zona,
        b.sisa,
        b.alasan,
        b.unit_id,
        b.periode,
    )


def _alur(b: BarisAlur, kelompok: str, apa: str, catatan: str = "") -> Tugas:
    alamat = reverse("pengukuran:alur_rinci", args=[b.instansi, b.kode_unit, b.tahun, b.bulan])
    return Tugas(
        kelompok,
        apa,
        b.nama_unit,
        alamat,
        b.batas,
        b.zona,
        b.sisa,
        catatan,
        b.unit_id,
        b.periode,
    )


def _draf(akun: Akun, wewenang: Wewenang) -> list[Tugas]:
    boleh = wewenang.unit_boleh("isi")
    hasil = []
    for d in DrafIsian.objects.filter(akun=akun).select_related("unit__instansi").order_by("periode"):
        p = baca_periode(d.periode)
        if d.unit_id in boleh and p.jenis == "bulan":
            excel = d.formulir != FORMULIR
            alamat = reverse(
                "pertukaran:lembar" if excel else "pengukuran:formulir",
                args=[d.unit.instansi.kode, d.unit.kode, p.tahun, p.akhir.month],
            )
            apa = "Terapkan atau buang Excel" if excel else "Simpan atau buang ketikan"
            hasil.append(Tugas(KELOMPOK[8], f"{apa} {p.label}", "", alamat, unit_id=d.unit_id))
    return hasil


# --- agreements and targets ------------------------------------------------------------------------


def _perjanjian(wewenang: Wewenang) -> list[Tugas]:
    tanda_tangan, susun = wewenang.unit_boleh("tanda_tangan"), wewenang.unit_boleh("susun_pk")
    if not tanda_tangan and not susun:
        return []
    hasil = []
    draf = Perjanjian.objects.filter(  # what was proposed waits, however old its year
        Q(tahun__gte=wewenang.pada.year - 1) | Q(diusulkan__isnull=False),
        status="draf",
        unit_id__in=tanda_tangan | susun,
    )
    for p in draf.order_by("tahun", "kode"):
        alamat = reverse("dasbor:pk", args=[p.pk])
        sebut = f"Perjanjian Kinerja {p.tahun}" + (f" revisi {p.revisi}" if p.revisi else "")
        if p.diusulkan is not None and p.unit_id in tanda_tangan:
            hasil.append(Tugas(KELOMPOK[4], f"Tanda tangani {sebut}", "", alamat, unit_id=p.unit_id))
        elif p.diusulkan is None and p.unit_id in susun:
            apa = f"Perbaiki {sebut}" if p.catatan else f"Lengkapi dan usulkan {sebut}"
            hasil.append(Tugas(KELOMPOK[4], apa, "", alamat, catatan=p.catatan or "", unit_id=p.unit_id))
    return hasil


def _target(wewenang: Wewenang) -> list[Tugas]:
    tanggapi, tetapkan = wewenang.unit_boleh("tanggapi_target"), wewenang.unit_boleh("tetapkan_target")
    tahun = Q(tahun__gte=wewenang.pada.year - 1)
    hasil: list[Tugas] = []
    if tanggapi:
        menunggu = PenetapanTarget.objects.filter(tahun, keadaan="ditetapkan", unit_id__in=tanggapi)
        baris = menunggu.values_list("unit_id", "unit__instansi__kode", "unit__kode", "tahun")
        hasil += _hitung(
            baris, lambda n, t: f"Tanggapi {n} target {t} dari pemilik indikator", "dasbor:tanggapan"
        )
    if tetapkan:
        usul = PenetapanTarget.objects.filter(tahun, keadaan="diusulkan", indikator__pemilik_id__in=tetapkan)
        baris = usul.values_list(
            "indikator__pemilik_id",
            "indikator__pemilik__instansi__kode",
            "indikator__pemilik__kode",
            "tahun",
        )
        hasil += _hitung(baris, lambda n, t: f"Putuskan {n} usulan target {t}", "perjanjian:penetapan")
    return hasil


def _rencana_aksi(wewenang: Wewenang) -> list[Tugas]:
    """Months of this year's plans of action that are over and were not reported."""
    boleh = wewenang.unit_boleh("isi")
    tahun, bulan = bulan_terakhir(wewenang.pada, 1)[0]
    if not boleh:
        return []
    baris = LangkahAksi.objects.filter(
        rencana__butir__perjanjian__unit_id__in=boleh,
        rencana__butir__perjanjian__status="ditandatangani",
        rencana__butir__perjanjian__tahun=tahun,
        bulan__lte=bulan,
        realisasi="",
        persen__isnull=True,
    ).exclude(sasaran_bulan="")
    cacah = Counter(
        baris.values_list(
            "rencana__butir__perjanjian__unit_id",
            "rencana__butir__perjanjian__unit__instansi__kode",
            "rencana__butir__perjanjian__unit__kode",
            "bulan",
        )
    )
    return [
        Tugas(
            KELOMPOK[9],
            f"Laporkan {n} langkah rencana aksi {baca_periode(f'{tahun}-{b:02d}').label}",
            "",
            reverse("perjanjian:lapor", args=[instansi, kode, tahun, b]),
            unit_id=u,
        )
        for (u, instansi, kode, b), n in sorted(cacah.items())
    ]


def _target_kinerja(wewenang: Wewenang, waktu: dt.datetime) -> list[Tugas]:
    """Quarters to send, mend or score, and evidence lists that changed."""
    semua = [
        *tugas_pelaksana(wewenang.unit_boleh("isi_target_kinerja"), waktu),
        *tugas_pemilik(wewenang.unit_boleh("nilai_target_kinerja"), waktu),
    ]
    return [_satu_target(t) for t in semua]


def _satu_target(t: TugasTarget) -> Tugas:
    kapan = f"{label_periode(t.periode)} {t.tahun}" if t.periode else str(t.tahun)
    sebut = f"{t.banyak} target kinerja {kapan}"
    apa = {
        "isi": f"Kirim {sebut}",
        "kembali": f"Perbaiki dan kirim lagi {sebut}",
        "nilai": f"Nilai {sebut}",
        "syarat": f"Baca perubahan syarat bukti {sebut}",
    }[t.jenis]
    kantor = [t.unit.instansi.kode, t.unit.kode, t.tahun]
    if t.jenis == "nilai":
        alamat = f"{reverse('target_kinerja:nilai', args=[*kantor, t.periode])}?keadaan=belum_diverifikasi"
    elif t.banyak == 1:
        alamat = reverse("target_kinerja:langkah", args=[*kantor, t.pelaksana_id, t.periode or "B03"])
    else:
        alamat = reverse("target_kinerja:unit", args=kantor)
    return Tugas(
        KELOMPOK[0] if t.jenis == "kembali" else KELOMPOK[10],
        apa,
        "",
        alamat,
        t.sampai,
        t.unit.zona,
        t.sisa,
        t.alasan,
        t.unit.pk,
        f"{t.tahun}-{t.periode}" if t.periode else str(t.tahun),
        formulir=FORMULIR_TARGET[t.jenis],
        diubah=t.sejak,
    )


def _hitung(
    baris: Iterable[tuple[int, str, str, int]], apa: Callable[[int, int], str], nama: str
) -> list[Tugas]:
    return [
        Tugas(KELOMPOK[5], apa(n, t), "", reverse(nama, args=[instansi, kode, t]), unit_id=u)
        for (u, instansi, kode, t), n in sorted(Counter(baris).items())
    ]


# --- reviews and accounts --------------------------------------------------------------------------


def _reviu(wewenang: Wewenang) -> list[Tugas]:
    boleh = wewenang.unit_boleh("reviu")
    if not boleh:
        return []
    reviu = list(ReviuLaporan.objects.filter(unit_id__in=boleh).order_by("-waktu")[:200])
    belum = Counter(
        TemuanReviu.objects.filter(
            reviu_id__in=[r.pk for r in reviu if r.keadaan == KeadaanReviu.SELESAI], putusan=Putusan.BELUM
        ).values_list("reviu_id", flat=True)
    )
    hasil = []
    for r in reviu:
        alamat = reverse("evaluasi:lihat", args=[r.pk])
        if r.keadaan in (KeadaanReviu.MENUNGGU, KeadaanReviu.BERJALAN):
            apa = f"Reviu {r.nama_berkas} sedang berjalan"
        elif r.keadaan == KeadaanReviu.GAGAL:
            apa = f"{r.nama_berkas} tidak dapat dibaca"
        elif belum[r.pk]:
            apa = f"Putuskan {belum[r.pk]} temuan pada {r.nama_berkas}"
        else:
            continue
        hasil.append(Tugas(KELOMPOK[6], apa, "", alamat, unit_id=r.unit_id))
    return hasil


def _akun(wewenang: Wewenang) -> list[Tugas]:
    boleh = wewenang.unit_boleh("kelola_akun")
    if not boleh:
        return []
    hari = wewenang.pada
    berlaku = Q(sejak__lte=hari) & (Q(sampai__isnull=True) | Q(sampai__gt=hari))
    hasil: list[Tugas] = []
    alamat = reverse("organisasi:akun")
    habis = Penugasan.objects.filter(
        berlaku, unit_id__in=boleh, sampai__lte=hari + dt.timedelta(days=HARI_TUGAS_BERAKHIR)
    )
    for p in habis.select_related("akun", "unit").order_by("sampai")[:50]:
        if p.sampai is not None:
            hasil.append(
                Tugas(
                    KELOMPOK[7],
                    f"Tugas {p.akun.nama} sebagai {p.get_peran_display()} berakhir"
                    f" {tulis_tanggal(p.sampai)}: perpanjang atau serah terimakan",
                    "",
                    alamat,
                    sisa=(p.sampai - hari).days,
                    unit_id=p.unit_id,
                )
            )
    tanpa = Akun.objects.filter(jenis=JenisAkun.ORANG, is_active=True).exclude(
        pk__in=Penugasan.objects.filter(Q(sampai__isnull=True) | Q(sampai__gt=hari)).values("akun_id")
    )
    milik = Q(penugasan__unit_id__in=boleh)
    if wewenang.punya("kelola_sistem"):
        milik |= Q(penugasan__isnull=True)
    if jumlah := tanpa.filter(milik).distinct().count():
        apa = f"{jumlah} akun aktif tanpa tugas: beri tugas atau nonaktifkan"
        hasil.append(Tugas(KELOMPOK[7], apa, "Unit Anda", alamat))
    return hasil
