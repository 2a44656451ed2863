"""Target kinerja of a unit: where it stands, one quarter of a target, its evidence."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any, ClassVar

import django_tables2 as tables
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sakip.aturan import target_kinerja as aturan
from sakip.aturan.angka import tulis
from sakip.berkas.jenis import JENIS, UKURAN_TERBESAR
from sakip.berkas.unduh import kirim_berkas
from sakip.berkas.unggah import masalah_ditolak, terima_berkas
from sakip.inti.galat import GalatSakip, Masalah, TidakDitemukan
from sakip.inti.tabel import Tabel, saring, siapkan_tabel, unduhan
from sakip.organisasi.models import Unit
from sakip.organisasi.pintu import halaman, masuk
from sakip.organisasi.queries import nama_unit
from sakip.perjanjian.forms import bulat, versi
from sakip.perjanjian.models import PelaksanaTargetKinerja
from sakip.perjanjian.queries import target_kinerja as baca
from sakip.perjanjian.queries import target_kinerja_kelola as kelola
from sakip.perjanjian.services import target_kinerja as layanan
from sakip.perjanjian.services.target_kinerja_tarik import tarik_langkah
from sakip.perjanjian.views.bersama import tolak

#: Pages of rooms to the right, known by name only.
SURAT, E_PERFORMANCE = "dasbor:surat_target", "pengukuran:e_performance"
E_MONEV, PRIORITAS = "anggaran:emonev", "anggaran:prioritas"
#: The style of each state; its word stands beside.
TOKEN = {
    "belum_dikirim": "",
    "belum_diverifikasi": "keadaan-diajukan",
    "dikembalikan": "keadaan-dikembalikan",
    "dinilai": "keadaan-disetujui",
}


class TabelTarget(Tabel):
    """Targets of a unit by division, as exported."""

    penanggung = tables.Column("Penanggung jawab")
    kode = tables.Column("Kode")
    nama = tables.Column("Target kinerja")
    pemilik = tables.Column("Pemilik")
    b03 = tables.Column("B03")
    b06 = tables.Column("B06")
    b09 = tables.Column("B09")
    b12 = tables.Column("B12")
    rata = tables.Column("Rata-rata")


def _baris_tabel(rekap: baca.RekapTahun) -> list[dict[str, Any]]:
    return [
        {
            "penanggung": b.penanggung,
            "kode": b.kode,
            "nama": b.nama,
            "pemilik": b.pemilik,
            "rata": b.rata.nilai,
            **{s.periode.lower(): s.nilai if s.nilai is not None else s.kata for s in b.sel},
        }
        for b in rekap.baris
    ]


def _angka(nama: str) -> tables.Column:
    return tables.Column(
        nama, default="–", attrs={"td": {"class": "angka", "data-kolom": nama}, "th": {"class": "angka"}}
    )


class TabelUnit(Tabel):
    """Units with targets and the state of one quarter."""

    class Meta(Tabel.Meta):
        attrs: ClassVar = {"class": "tumpuk"}

    keterangan = "Buka satu unit untuk target, isian, dan buktinya"
    nama = tables.Column("Unit", linkify=lambda record: record["alamat"])
    target = _angka("Target")
    belum_dikirim = _angka("Belum dikirim")
    dikembalikan = _angka("Dikembalikan")
    belum_diverifikasi = _angka("Belum diverifikasi")
    dinilai = _angka("Dinilai")
    terlambat = _angka("Terlambat dikirim")
    rata = _angka("Rata-rata setahun")

    def render_rata(self, value: Decimal) -> str:
        return tulis(value, 2)


@masuk
@require_safe
def beranda(request: Any) -> HttpResponse:
    """Where the person has target kinerja: units that fill or are seen, and owners."""
    tahun = bulat(request.GET.get("tahun"))
    waktu = timezone.now()
    kini = timezone.localdate().year
    instansi = {t.instansi_id for t in request.wewenang.tugas}
    ada = kelola.tahun_ada(instansi)
    if tahun is None or not 2000 <= tahun <= 2100:
        tahun = next((t for t in ada if t <= kini), kini)
    periode = request.GET.get("periode", "")
    if periode not in aturan.PERIODE:
        periode = aturan.periode_berjalan(tahun, kelola.hari_set(instansi, tahun), "WIB", waktu)
    w = request.wewenang
    ringkas = kelola.ringkas_unit(w.unit_boleh("lihat", tahun), tahun, periode)
    baris = [
        {
            "nama": r.nama,
            "alamat": reverse("target_kinerja:unit", args=[r.unit.instansi.kode, r.unit.kode, tahun]),
            "target": r.target,
            "terlambat": r.terlambat,
            "rata": r.rata.nilai,
            **r.keadaan,
        }
        for r in ringkas
    ]
    tabel = TabelUnit(saring(baris, request.GET.get("cari", "")[:100], lambda b: b["nama"]))
    if (jawab := unduhan(request, tabel, f"target-kinerja-{tahun}-{periode}")) is not None:
        return jawab
    return render(
        request,
        "perjanjian/target_kinerja/beranda.html",
        {
            "tahun": tahun,
            "tahun_ada": sorted({*ada, tahun, kini}, reverse=True),
            "periode": periode,
            "label": aturan.label_periode(periode),
            "periode_semua": aturan.PERIODE,
            "tabel": siapkan_tabel(request, tabel),
            "banyak": len(ringkas),
            "e_performance": E_PERFORMANCE,
            "e_monev": E_MONEV,
            "prioritas": PRIORITAS,
            "milik": kelola.bernama({t.unit_id for t in w.tugas}, tahun),
            "pemilik": kelola.pemilik_bertarget(
                w.unit_boleh("kelola_target_kinerja", tahun), tahun, {t.unit_id for t in w.tugas}
            ),
        },
    )


@halaman("lihat")
@require_safe
def unit_tahun(request: Any, unit: Unit, tahun: int) -> HttpResponse:
    """The unit's targets by division and quarter, their means, and last year beside."""
    rekap = baca.rekap_target_kinerja(unit, tahun)
    tabel = TabelTarget(_baris_tabel(rekap))
    if (jawab := unduhan(request, tabel, f"target-kinerja-{unit.kode}-{tahun}")) is not None:
        return jawab
    kini = timezone.now()
    jendela = baca.jendela_tahun(rekap.kelompok, unit.zona) if rekap.kelompok else {}
    periode = (
        aturan.periode_berjalan(tahun, baca.hari_kelompok(rekap.kelompok), unit.zona, kini)
        if rekap.kelompok
        else aturan.PERIODE[0]
    )
    sel = [b.sel[aturan.PERIODE.index(periode)] for b in rekap.baris]
    return render(
        request,
        "perjanjian/target_kinerja/unit.html",
        {
            "unit": unit,
            "tahun": tahun,
            "nama": rekap.nama_unit,
            "rekap": rekap,
            "jendela": [(q, j, j.unggah.letak(kini), j.nilai.letak(kini)) for q, j in jendela.items()],
            "berjalan": periode,
            "label": aturan.label_periode(periode),
            "buka": jendela[periode].unggah.letak(kini) if jendela else "",
            "akhir": jendela[periode].unggah.akhir if jendela else None,
            "hitungan": [(aturan.KATA_KEADAAN[k], sum(s.keadaan == k for s in sel)) for k in aturan.KEADAAN],
            "periode": aturan.PERIODE,
            "token": TOKEN,
            "syarat_baru": kelola.syarat_belum_dibaca([b.pelaksana_id for b in rekap.baris]),
            "belum": len(rekap.belum("belum_diverifikasi")),
            "lalu": tahun - 1,
            "surat": _surat(unit, tahun) if rekap.baris else [],
        },
    )


def _surat(unit: Unit, tahun: int) -> list[tuple[str, list[tuple[str, str]]]]:
    """The official report of each quarter: address by form. Its room lies to the right of this one."""
    return [
        (
            q,
            [
                (bentuk.upper(), reverse(f"{SURAT}_{bentuk}", args=[unit.instansi.kode, unit.kode, tahun, q]))
                for bentuk in ("docx", "pdf", "html")
            ],
        )
        for q in aturan.PERIODE
    ]


def _pelaksana(unit: Unit, tahun: int, nomor: int, periode: str) -> PelaksanaTargetKinerja:
    p = kelola.satu_pelaksana(unit, tahun, nomor)
    if p is None or periode not in aturan.PERIODE:
        raise TidakDitemukan(
            Masalah("target", "Target itu tidak ada pada unit ini.", "Buka daftar target kinerja unit Anda.")
        )
    return p


@terima_berkas
@halaman("lihat")
@require_http_methods(["GET", "HEAD", "POST"])
def langkah(request: Any, unit: Unit, tahun: int, pelaksana: int, periode: str) -> HttpResponse:
    """One quarter: plan, realisation, obstacle, evidence for each required item, and what the owner said."""
    p = _pelaksana(unit, tahun, pelaksana, periode)
    boleh = request.wewenang.sebagai("isi_target_kinerja", unit, tahun)
    if request.method == "POST":
        boleh = request.wewenang.wajib("isi_target_kinerja", unit, tahun)
    else:
        request.wewenang.wajib("lihat_bukti", unit, tahun)
    r = kelola.rinci_langkah(p, periode)
    kirim = request.method == "POST"
    tersimpan = {k: getattr(r.langkah, k) if r.langkah else "" for k in ("rencana", "realisasi", "kendala")}
    j = aturan.jendela(tahun, periode, baca.hari_kelompok(p.target.kelompok), p.unit.zona)
    nama = nama_unit({p.unit_id, p.target.pemilik_id}, dt.date(tahun, 12, 31))
    isi = {
        "unit": unit,
        "nama_unit": nama.get(p.unit_id, (p.unit.kode,))[0],
        "nama_pemilik": nama.get(p.target.pemilik_id, (p.target.pemilik.kode,))[0],
        "tahun": tahun,
        "p": p,
        "r": r,
        "periode": periode,
        "label": aturan.label_periode(periode),
        "jendela": j,
        "letak": j.unggah.letak(timezone.now()),
        "token": TOKEN[r.sel.keadaan],
        "dapat_ditarik": boleh is not None and r.sel.keadaan == "belum_diverifikasi",
        "alasan_tarik": request.POST.get("alasan_tarik", ""),
        "terbuka": boleh is not None and r.sel.keadaan in ("belum_dikirim", "dikembalikan"),
        "boleh": boleh is not None,
        "isi": {k: request.POST.get(k, v) for k, v in tersimpan.items()} if kirim else tersimpan,
        "tersimpan": tersimpan,
        "alasan": request.POST.get("alasan", ""),
        "batas": UKURAN_TERBESAR,
        "batas_mb": UKURAN_TERBESAR // (1024 * 1024),
        "tautan": {n: t for n, t in request.POST.items() if n.startswith("tautan-")},
        "terima": ",".join(f".{e}" for e in JENIS.values()),
        "periode_semua": aturan.PERIODE,
    }
    if not kirim or boleh is None:
        return render(request, "perjanjian/target_kinerja/langkah.html", isi)
    umum = {
        "unit": unit, "tahun": tahun, "pelaksana_id": p.pk, "oleh": request.user,
        "peran": boleh.sebutan, "waktu": timezone.now(),
    }  # fmt: skip
    try:
        _lakukan(request, r, periode, umum)
    except GalatSakip as salah:
        # what was saved before the sending failed is shown as saved
        isi["r"] = kelola.rinci_langkah(p, periode)
        isi["tersimpan"] = {k: getattr(isi["r"].langkah, k, "") for k in tersimpan}
        isi["gagal_tarik"] = request.POST.get("aksi") == "tarik"
        isi["gagal_kirim"] = request.POST.get("aksi") == "kirim" and isi["isi"] == isi["tersimpan"]
        return tolak(request, "perjanjian/target_kinerja/langkah.html", salah, isi)
    return redirect(request.get_full_path())


def _lakukan(request: Any, r: kelola.LangkahRinci, periode: str, umum: dict[str, Any]) -> None:
    """Saves; ``kirim`` saves and sends; ``tarik`` takes back what was sent; ``tahu`` says that the list was
    read."""
    if request.berkas_ditolak:
        raise GalatSakip(masalah_ditolak(request.berkas_ditolak))
    aksi = request.POST.get("aksi", "simpan")
    if aksi == "tahu":
        layanan.ketahui_syarat(nomor=bulat(request.POST.get("nomor")) or 0, **umum)
        messages.success(request, "Perubahan syarat bukti ditandai sudah dibaca.")
        return
    if aksi == "tarik":
        tarik_langkah(
            periode=periode,
            versi=versi(request.POST),
            alasan=request.POST.get("alasan_tarik", ""),
            **umum,
        )
        messages.success(request, f"Kiriman {periode} ditarik. Perbaiki, lalu kirim lagi.")
        return
    x = layanan.simpan_langkah(periode=periode, masuk=_masuk(request, r), **umum)
    if aksi == "kirim":
        layanan.ajukan_langkah(periode=periode, versi=x.versi, alasan=request.POST.get("alasan", ""), **umum)
        messages.success(request, f"{periode} terkirim kepada pemilik target.")
        return
    messages.success(request, "Isian tersimpan; belum dikirim.")


def _masuk(request: Any, r: kelola.LangkahRinci) -> layanan.LangkahMasuk:
    bukti = []
    for kode in [b.kode for b in r.butir] + [""]:
        berkas = tuple((f.name or "berkas", f.read()) for f in request.FILES.getlist(f"berkas-{kode}"))
        tautan = request.POST.get(f"tautan-{kode}", "")
        if berkas or tautan.strip():
            bukti.append(layanan.BuktiMasuk(kode, berkas, tautan))
    return layanan.LangkahMasuk(
        versi(request.POST),
        request.POST.get("rencana", ""),
        request.POST.get("realisasi", ""),
        request.POST.get("kendala", ""),
        tuple(bukti),
    )


@halaman("isi_target_kinerja")
@require_POST
def lepas_bukti(request: Any, unit: Unit, tahun: int, nomor: int) -> HttpResponse:
    """Take a piece of evidence off, with the reason."""
    b = layanan.lepas_bukti_target(
        unit=unit,
        tahun=tahun,
        bukti_id=nomor,
        alasan=request.POST.get("alasan", ""),
        oleh=request.user,
        peran=request.tugas.sebutan,
        waktu=timezone.now(),
    )
    messages.success(request, "Bukti dilepas.")
    return redirect(
        "target_kinerja:langkah", instansi=unit.instansi.kode, unit=unit.kode, tahun=tahun,
        pelaksana=b.langkah.pelaksana_id, periode=b.langkah.periode,
    )  # fmt: skip


@masuk
@require_safe
def bukti(request: Any, nomor: int) -> HttpResponse:
    """A piece of evidence: for those who see the unit's evidence, and for the target's owner."""
    b = kelola.bukti_target(nomor)
    if b is None:
        raise TidakDitemukan(Masalah("bukti", "Bukti itu tidak ada.", "Mungkin sudah dilepas."))
    p = b.langkah.pelaksana
    tahun = p.target.kelompok.tahun
    if not request.wewenang.boleh("nilai_target_kinerja", p.target.pemilik_id, tahun):
        request.wewenang.wajib("lihat_bukti", p.unit, tahun)
    if b.berkas is None:
        return redirect(b.tautan)
    return kirim_berkas(b.berkas, b.nama)  # type: ignore[return-value]


@masuk
@require_safe
def contoh(request: Any, nomor: int) -> HttpResponse:
    """The sample file of an evidence list: for the owner, and for the units that must reach the target."""
    s = kelola.contoh_syarat(nomor)
    if s is None or s.contoh is None:
        raise TidakDitemukan(Masalah("contoh", "Contoh itu tidak ada.", "Muat ulang halaman."))
    tahun = s.target.kelompok.tahun
    if not request.wewenang.boleh("kelola_target_kinerja", s.target.pemilik_id, tahun):
        boleh = request.wewenang.unit_boleh("lihat_bukti", tahun)
        if not any({p.unit_id, p.penanggung_id} & boleh for p in s.target.pelaksana.all()):
            request.wewenang.wajib("kelola_target_kinerja", s.target.pemilik, tahun)
    return kirim_berkas(s.contoh, s.nama_contoh)  # type: ignore[return-value]
