"""The permission door: role x action x place, by dates, for others; and role x step x state."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from sakip.aturan import alur
from sakip.aturan.wewenang import LANGKAH_ALUR, PERAN, TINDAKAN_BACA, WEWENANG
from sakip.inti.galat import GalatSakip
from sakip.organisasi.models import Penugasan
from sakip.organisasi.pintu import TidakBerwenang, Wewenang
from sakip.organisasi.queries.akun import tugas_akun
from sakip.organisasi.tests.kantor import HARI, Kantor

#: Where the office of a role stands to a unit, and what reaches it: its own line of command always, what it
#: took over only for reading, nothing else.
TEMPAT = {
    "kw": "semua",
    "anak": "semua",
    "cucu": "semua",
    "pendahulu": "baca",
    "induk": "tidak",
    "saudara": "tidak",
    "eselon1": "tidak",
    "asing": "tidak",
}


@pytest.mark.parametrize("tindakan", WEWENANG)
def test_peran_tindakan_dan_tempat(tindakan: str, kantor: Kantor) -> None:
    for peran in PERAN:
        wewenang = Wewenang(kantor.orang(f"Orang {peran}", peran), HARI)
        for tempat, jangkauan in TEMPAT.items():
            harap = peran in WEWENANG[tindakan] and (
                jangkauan == "semua" or (jangkauan == "baca" and tindakan in TINDAKAN_BACA)
            )
            assert wewenang.boleh(tindakan, getattr(kantor, tempat)) is harap, (peran, tindakan, tempat)


#: Written by hand from the description of the roles: what each may do beyond reading, and nothing more.
TULIS = {
    "operator": {"isi", "ajukan", "impor_data", "isi_target_kinerja"},
    "verifikator": {"verifikasi", "kembalikan"},
    "pimpinan": {"kembalikan", "setujui", "buka_kembali", "tanda_tangan", "tanggapi_target"},
    "perencana": {
        "susun_rencana", "susun_pk", "tanggapi_target", "kelola_kamus", "kelola_register", "susun_laporan",
        "kelola_tenggat", "kelola_anggaran", "impor_data", "petakan_sumber",
    },
    "pemilik_indikator": {
        "kelola_indikator", "tetapkan_target", "kelola_kamus", "petakan_sumber", "kelola_target_kinerja",
        "nilai_target_kinerja",
    },
    "evaluator": {"reviu"},
    "admin_lokal": {"kelola_akun"},
    "administrator": {
        "kelola_akun", "kelola_unit", "kelola_tenggat", "kelola_sistem", "petakan_sumber", "kelola_aturan",
    },
    "pemirsa": set(),
}  # fmt: skip


@pytest.mark.parametrize("peran", PERAN)
def test_setiap_peran_hanya_menulis_tugasnya(peran: str, kantor: Kantor) -> None:
    wewenang = Wewenang(kantor.orang("Orang", peran), HARI)
    boleh = {t for t in WEWENANG if t not in TINDAKAN_BACA and wewenang.boleh(t, kantor.kw)}
    assert boleh == TULIS[peran]


@pytest.mark.parametrize("keadaan", alur.KEADAAN)
@pytest.mark.parametrize("langkah", LANGKAH_ALUR)
def test_peran_langkah_dan_keadaan(langkah: str, keadaan: str, kantor: Kantor) -> None:
    """A step needs both: a role that may, and a state that allows it."""
    boleh_dari = {
        "ajukan": {"draf", "dikembalikan"},
        "verifikasi": {"diajukan"},
        "kembalikan": {"diajukan", "diverifikasi"},
        "setujui": {"diverifikasi"},
        "buka_kembali": {"disetujui"},
    }
    siapa = {
        "ajukan": {"operator"},
        "verifikasi": {"verifikator"},
        "kembalikan": {"verifikator", "pimpinan"},
        "setujui": {"pimpinan"},
        "buka_kembali": {"pimpinan"},
    }
    for peran in PERAN:
        wewenang = Wewenang(kantor.orang(f"Orang {peran}", peran), HARI)
        for tempat, jangkauan in TEMPAT.items():
            dapat = wewenang.boleh(langkah, getattr(kantor, tempat)) and alur.boleh(keadaan, langkah)
            harap = peran in siapa[langkah] and keadaan in boleh_dari[langkah] and jangkauan == "semua"
            assert dapat is harap, (peran, tempat)


@pytest.mark.parametrize(
    ("pada", "boleh"),
    [
        (dt.date(2026, 2, 28), False),
        (dt.date(2026, 3, 1), True),
        (dt.date(2026, 3, 31), True),
        (dt.date(2026, 4, 1), False),
    ],
)
def test_tugas_berlaku_dari_hari_pertama_sampai_hari_terakhir(
    pada: dt.date, boleh: bool, kantor: Kantor
) -> None:
    akun = kantor.orang("Orang", "operator", sejak=dt.date(2026, 3, 1), sampai=dt.date(2026, 4, 1))
    assert Wewenang(akun, pada).boleh("isi", kantor.kw) is boleh


def test_garis_teknis_membaca_dan_memverifikasi_tetapi_tidak_mengisi(kantor: Kantor) -> None:
    pembina = kantor.akun("Pembina")
    for peran in ("operator", "verifikator", "pimpinan", "pemilik_indikator"):
        kantor.tugas(pembina, peran, kantor.eselon1)
    wewenang = Wewenang(pembina, HARI)
    for tindakan in ("lihat", "lihat_bukti", "verifikasi", "kembalikan", "tetapkan_target"):
        assert wewenang.boleh(tindakan, kantor.anak), tindakan
    for tindakan in ("isi", "ajukan", "setujui", "tanda_tangan"):
        assert not wewenang.boleh(tindakan, kantor.anak), tindakan
    assert not wewenang.boleh("lihat", kantor.kw)


def test_tugas_lama_tanpa_plt_atau_plh_tetap_menyebut_siapa_yang_diwakili(kantor: Kantor) -> None:
    kepala, wakil = kantor.orang("Kepala", "pimpinan"), kantor.akun("Wakil")
    kantor.tugas(wakil, "pimpinan", atas_nama_dari=kepala)
    assert Wewenang(wakil, HARI).wajib("setujui", kantor.kw).sebutan == "Pimpinan a.n. Kepala"


def test_plt_tanpa_pejabat_yang_diwakili_ditolak_layanan_dan_basis_data(kantor: Kantor) -> None:
    wakil = kantor.akun("Wakil")
    with pytest.raises(GalatSakip, match="memerlukan pejabat"):
        kantor.tugas(wakil, "pimpinan", sebagai_wakil="plt")
    kantor.tugas(wakil, "pimpinan")
    with pytest.raises(IntegrityError), transaction.atomic():
        Penugasan.objects.filter(akun=wakil).update(sebagai_wakil="plt")


def test_plh_bertindak_atas_nama_dan_tercatat_begitu(kantor: Kantor) -> None:
    kepala, plh = kantor.orang("Kepala", "pimpinan"), kantor.akun("Pelaksana")
    kantor.tugas(
        plh, "pimpinan", atas_nama_dari=kepala, sebagai_wakil="plh", sejak=dt.date(2026, 3, 1),
        sampai=dt.date(2026, 3, 8),
    )  # fmt: skip
    tugas = Wewenang(plh, HARI).wajib("setujui", kantor.kw)
    assert tugas.sebutan == "Pimpinan, Plh. a.n. Kepala"
    assert tugas_akun([plh.pk], HARI)[plh.pk][0].sebutan == "Pimpinan, Plh. a.n. Kepala"
    assert not Wewenang(plh, dt.date(2026, 3, 8)).boleh("setujui", kantor.kw)


def test_tugas_sendiri_yang_terdekat_didahulukan(kantor: Kantor) -> None:
    kepala, orang = kantor.orang("Kepala", "pimpinan"), kantor.akun("Orang")
    kantor.tugas(orang, "pimpinan", kantor.induk)
    kantor.tugas(orang, "pimpinan", atas_nama_dari=kepala, sampai=dt.date(2027, 1, 1))
    tugas = Wewenang(orang, HARI).sebagai("setujui", kantor.kw)
    assert tugas is not None and tugas.unit_id == kantor.kw.pk


def test_akun_nonaktif_dan_tanpa_akun_tidak_boleh_apa_pun(kantor: Kantor) -> None:
    akun = kantor.orang("Orang", "administrator")
    akun.is_active = False
    for siapa in (akun, None):
        wewenang = Wewenang(siapa, HARI)
        assert not any(wewenang.boleh(t, kantor.kw) for t in WEWENANG)
        with pytest.raises(TidakBerwenang, match="Administrator"):
            wewenang.wajib("kelola_unit", kantor.kw)


def test_tindakan_yang_tidak_dikenal_selalu_ditolak(kantor: Kantor) -> None:
    wewenang = Wewenang(kantor.orang("Orang", "administrator"), HARI)
    assert not wewenang.boleh("hapus_semua", kantor.kw)
    assert not wewenang.punya("hapus_semua")
