"""Tables of scores: columns that follow the rule of the year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

import django_tables2 as tables
from django.utils.html import format_html

from sakip.anggaran.queries.nka import NkaWilayah
from sakip.anggaran.queries.skor import SkorWilayah
from sakip.anggaran.rumus_skor import Kolom
from sakip.aturan.angka import bulatkan, tulis
from sakip.aturan.skor import Banding, Skor
from sakip.inti.tabel import Tabel

ANGKA = {"td": {"class": "angka"}, "th": {"class": "angka"}}
DESIMAL_EKSPOR = 4
TIDAK_BERLAKU = "tidak berlaku"
SINGKATAN = {TIDAK_BERLAKU: "t.b."}


class KolomNilai(tables.Column):
    """A score with two decimals; exports hold four."""

    def __init__(self, judul: str, **kwargs: Any) -> None:
        super().__init__(verbose_name=judul, attrs=ANGKA, default="–", **kwargs)

    def render(self, value: Any) -> str:
        return tulis(value, 2) if isinstance(value, Decimal) else SINGKATAN.get(str(value), str(value))

    def value(self, value: Any) -> Any:
        return bulatkan(value, DESIMAL_EKSPOR) if isinstance(value, Decimal) else value


class TabelSkor(Tabel):
    """Satker with components, our figure, the official one and why they differ."""

    keterangan = "Skor setiap satker"
    nama = tables.Column(verbose_name="Satker", attrs={"td": {"class": "nama-satker"}})
    kami = KolomNilai("Hitungan")
    resmi = KolomNilai("Resmi")
    selisih = KolomNilai("Selisih")
    predikat = tables.Column(verbose_name="Predikat", default="")
    kata = tables.Column(verbose_name="Penjelasan", orderable=False, attrs={"td": {"class": "kata-beda"}})

    class Meta(Tabel.Meta):
        attrs = {"class": "tumpuk-skor"}  # noqa: RUF012
        sequence = ("nama", "kami", "resmi", "selisih", "predikat", "kata", "...")
        empty_text = "Tidak ada satker yang cocok."
        row_attrs = {"class": lambda record: record["kelas"]}  # noqa: RUF012

    def __init__(
        self,
        baris: Iterable[dict[str, Any]],
        kolom: tuple[Kolom, ...],
        *,
        predikat: bool,
        asal: Mapping[str, str] | None = None,
        draf: bool = False,
    ) -> None:
        """``draf``: some row was computed by a draft rule, and the column of our figures says so. ``asal``:
        what an export tells of itself in columns of its own (source, rule, scope), since nothing stands
        beside it there."""
        tambahan = [(f"k_{k.kode}", KolomNilai(k.nama)) for k in kolom]
        self.asal = dict(asal or {})
        if self.asal:
            tambahan += [
                ("keadaan", tables.Column("Keadaan hitungan")),
                ("catatan", tables.Column("Catatan")),
            ]
            tambahan += [(f"asal_{n}", tables.Column(kata)) for n, kata in enumerate(self.asal)]
        isi = [b | {f"asal_{n}": x for n, x in enumerate(self.asal.values())} for b in baris]
        super().__init__(isi, extra_columns=tambahan, exclude=() if predikat else ("predikat",))
        self.draf = draf
        if draf:
            self.columns["kami"].column.verbose_name = "Hitungan (draf)"

    def render_nama(self, value: str, record: dict[str, Any]) -> Any:
        return format_html(
            '<a href="{}">{}</a> <span class="kecil redup">{}</span>', record["alamat"], value, record["kode"]
        )

    def value_nama(self, value: str, record: dict[str, Any]) -> str:
        return f"{value} ({record['kode']})"

    def render_kata(self, value: str, record: dict[str, Any]) -> Any:
        kata = format_html('<span class="{}">{}</span>', record["kelas_kata"], value)
        if not record["catatan"]:
            return kata
        return format_html(
            '<span>{} <span class="kecil redup">Catatan: {}</span></span>', kata, record["catatan"]
        )

    def value_kata(self, value: str) -> str:
        return value


def baris_skor(w: SkorWilayah, alamat: dict[int, str]) -> list[dict[str, Any]]:
    """Rows of SMART or IKPA; DIPA that are not in the snapshot stand with what is missing."""
    return [
        {
            "nama": b.nama,
            "kode": b.kode,
            "alamat": alamat[b.dipa_id],
            "kantor": b.kantor,
            "kami": b.angka,
            "resmi": b.resmi,
            **_beda(b.banding, ada=b.nilai_id is not None),
            "predikat": _predikat(b.predikat, draf=w.predikat_draf),
            "keadaan": _keadaan(b.skor, draf=w.draf),
            "catatan": b.catatan,
            "teks": f"{b.nama} {b.kode} {b.unit_nama} {b.predikat}",
            **{
                f"k_{k.kode}": TIDAK_BERLAKU if k.kode in b.tidak_berlaku else b.nilai.get(k.kode)
                for k in w.kolom
            },
        }
        for b in w.baris
    ]


def baris_nka(n: NkaWilayah, alamat: dict[int, str]) -> list[dict[str, Any]]:
    """Rows of the composite."""
    catatan = {b.dipa_id: b.catatan for b in n.nka.baris}
    return [
        {
            "nama": b.nama,
            "kode": b.kode,
            "alamat": alamat[b.dipa_id],
            "kantor": b.kantor,
            "kami": b.angka,
            "resmi": b.resmi,
            **_beda(b.banding, ada=True),
            "predikat": _predikat(b.predikat, draf=n.nka.predikat_draf),
            "keadaan": _keadaan(b.skor, draf=b.draf),
            "catatan": catatan.get(b.dipa_id, ""),
            "teks": f"{b.nama} {b.kode} {b.unit_nama} {b.predikat}",
            **{f"k_{m.kode}": m.nilai for m in b.masukan},
        }
        for b in n.baris
    ]


def _predikat(kata: str, *, draf: bool) -> str:
    return f"{kata} (draf)" if kata and draf else kata


def _keadaan(skor: Skor | None, *, draf: bool) -> str:
    """How sure a figure of ours is, in words, for an export."""
    if skor is None or skor.nilai is None:
        return "tidak dihitung"
    kata = [
        *(["draf, aturan belum diverifikasi"] if draf else []),
        *(["sementara"] if skor.sementara else []),
    ]
    return "; ".join(kata) or "aturan terverifikasi"


def _beda(b: Banding, *, ada: bool) -> dict[str, Any]:
    if not ada:
        kata = "Belum ada dalam potret ini."
        return {"selisih": None, "kata": kata, "kelas_kata": "redup", "kelas": "tanpa", "cocok": None}
    return {
        "selisih": b.selisih,
        # the figures stand beside it; the cause remains
        "kata": b.penjelasan.partition("). ")[2] or b.penjelasan if b.cocok is False else b.penjelasan,
        "kelas_kata": "beda-skor" if b.cocok is False else "redup",
        "kelas": "",
        "cocok": b.cocok,
    }
