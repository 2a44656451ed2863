"""Items of a report made by the real rules, without a database."""

from __future__ import annotations

from decimal import Decimal

from sakip.aturan.agregasi import HasilRealisasi
from sakip.aturan.capaian import Ukuran, hitung_capaian
from sakip.pengukuran.hasil import HasilButir, Manual

D = Decimal


def manual(**lain: object) -> Manual:
    isi: dict[str, object] = {
        "id": 1,
        "indikator": "ind",
        "nama": "Indikator",
        "definisi": "",
        "satuan": "persen",
        "skala": None,
        "skala_kata": (),
        "polaritas": "naik",
        "metode": "rasio",
        "rumus": None,
        "variabel": {},
        "jumlah": "",
        "basis": "",
        "urutan": "gabung_lalu_rumus",
        "nihil": "tidak_dihitung",
        "desimal": 2,
        "pengukur": "sendiri",
        "tanpa_rincian": False,
        "kekerapan": "tahunan",
        "bulan": None,
        "hari_jatuh_tempo": 10,
        "jeda_bulan": 1,
        "bukti_wajib": (),
        "sumber": "",
        "dasar": "",
        "sejak_tahun": 2020,
        "sampai_tahun": None,
        "varian": "",
    }
    return Manual(**{**isi, **lain})  # type: ignore[arg-type]


def butir(
    target: Ukuran | Decimal | None = None,
    realisasi: Ukuran | Decimal | None = None,
    *,
    kode: str = "1.1",
    keadaan: str = "ada",
    jumlah: Decimal | None = None,
    basis: Decimal | None = None,
    **isi_manual: object,
) -> HasilButir:
    """An item with its capaian computed by :func:`hitung_capaian`.

    A realisation given as a number stands for a computed one.
    """
    m = manual(**isi_manual)
    t, r = _ukuran(target, m), _ukuran(realisasi, m, dihitung=True)
    hasil = hitung_capaian(
        target=t,
        realisasi=r,
        keadaan=keadaan,
        polaritas=m.polaritas,  # type: ignore[arg-type]
        metode=m.metode,  # type: ignore[arg-type]
        nihil=m.nihil,  # type: ignore[arg-type]
        jumlah=jumlah,
        basis=basis,
        skala_kata=m.skala_kata,
        desimal=m.desimal,
    )
    return HasilButir(
        kode=kode,
        indikator=f"ind-{kode}",
        rumusan=f"Persentase layanan {kode}",
        sasaran="s",
        rumusan_sasaran="Terwujudnya layanan",
        satuan=m.satuan,
        target=t,
        realisasi=r,
        hasil_realisasi=HasilRealisasi(keadaan, r.nilai, dihitung=r.dihitung),  # type: ignore[arg-type]
        hasil=hasil,
        manual=m,
        penanggung=None,
        pemilik=None,
        perjanjian="pk",
    )


def _ukuran(isi: Ukuran | Decimal | None, m: Manual, *, dihitung: bool = False) -> Ukuran:
    return isi if isinstance(isi, Ukuran) else Ukuran(isi, None, m.satuan, m.skala, dihitung)
