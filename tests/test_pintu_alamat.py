"""Every address, tried by every role with the ids of another office: nothing is shown, nothing is written."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse

from sakip.akun.services import aktor_sistem
from sakip.aturan.wewenang import PERAN, WEWENANG
from sakip.jejak.models import Jejak
from sakip.organisasi.queries import unit_dengan_kode
from sakip.organisasi.services.dasar import KATA_ALAMAT
from sakip.pengukuran.models import Bukti, DrafIsian, Isian
from sakip.pertukaran.baca import baca_berkas
from sakip.pertukaran.contoh import berkas_contoh
from sakip.pertukaran.impor import impor_paket
from tests.alamat import (
    MILIK_ALLAUTH,
    TAHUN,
    Alamat,
    BagianTidakDikenal,
    Kantor,
    kantor_sendiri,
    nilai_bagian,
    semua_alamat,
    tanda_asing,
)
from tests.proyek import sumber_python

pytestmark = pytest.mark.django_db

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ALAMAT = {a.nama: a for a in semua_alamat()}
TIDAK_DIKENAL: dict[str, str] = {}
KITA = {nama: a for nama, a in ALAMAT.items() if not MILIK_ALLAUTH.match(nama)}
#: Bookkeeping of a session: written by any request, about nobody but the person of the session.
TABEL_SESI = re.compile(
    r'(INSERT INTO|UPDATE|DELETE FROM) "(django_session|usersessions_usersession|axes_\w+)"', re.I
)
MENULIS = re.compile(r"^(INSERT|UPDATE|DELETE)", re.I)
BACA_PARAMETER = re.compile(r"request\.(?:GET|POST)(?:\.get(?:list)?\(|\[)\"([a-z_]+)\"")


DIPAKAI_ALLAUTH = """
account_login account_logout account_inactive account_reauthenticate
account_change_password account_set_password
account_reset_password account_reset_password_done
account_reset_password_from_key account_reset_password_from_key_done
mfa_index mfa_authenticate mfa_reauthenticate mfa_activate_totp mfa_deactivate_totp
mfa_view_recovery_codes mfa_generate_recovery_codes mfa_download_recovery_codes
usersessions_list socialaccount_login_cancelled socialaccount_login_error
openid_connect_login openid_connect_callback
"""


@pytest.fixture(scope="module")
def dunia(django_db_setup: Any, django_db_blocker: Any) -> Iterator[dict[str, Any]]:
    """Two offices in one installation: the example office is the other one."""
    with django_db_blocker.unblock(), transaction.atomic():
        (paket,) = [b for b in berkas_contoh() if b.stem == "contoh"]
        impor_paket(baca_berkas(paket), oleh=aktor_sistem(), waktu=dt.datetime.now(dt.UTC))
        sendiri, orang = kantor_sendiri()
        asing = Kantor(unit_dengan_kode("contoh/kanwil-contoh"))
        isi = {"sendiri": sendiri, "orang": orang, "asing": asing}
        for a in list(KITA.values()):
            try:
                for bagian in a.bagian:
                    nilai_bagian(
                        a, bagian, asing
                    )  # rows that must exist are made before anything is measured
            except BagianTidakDikenal as salah:
                TIDAK_DIKENAL[a.nama] = str(salah)
                del KITA[a.nama]
        isi["tanda"] = tanda_asing(asing)
        yield isi
        transaction.set_rollback(True)


@pytest.fixture
def basis(dunia: dict[str, Any], db: Any) -> dict[str, Any]:
    """The two offices; what a test does to them is rolled back."""
    return dunia


def percobaan(a: Alamat, sendiri: Kantor, asing: Kantor) -> list[str]:
    """The address with everything of the other office, and with one's own unit but the other's objects."""
    hasil = []
    penuh, campur, ada_milik, ada_unit = {}, {}, False, False
    for bagian in a.bagian:
        penuh[bagian], milik = nilai_bagian(a, bagian, asing)
        if bagian in ("instansi", "unit"):
            campur[bagian], ada_unit = nilai_bagian(a, bagian, sendiri)[0], True
        else:
            campur[bagian] = penuh[bagian]
            ada_milik = ada_milik or milik
    hasil.append(reverse(a.nama, kwargs=penuh))
    if ada_unit and ada_milik:
        hasil.append(reverse(a.nama, kwargs=campur))
    return hasil


def menunjuk_milik(a: Alamat, asing: Kantor) -> bool:
    return any(nilai_bagian(a, bagian, asing)[1] for bagian in a.bagian)


def klien(akun: Any) -> Client:
    baru = Client(raise_request_exception=False)
    if akun is not None:
        baru.force_login(akun, backend=BACKEND)
    return baru


def ke_halaman_masuk(jawaban: Any) -> bool:
    return jawaban.status_code == 302 and jawaban["Location"].startswith("/akun/login/")


def isi_jawaban(jawaban: Any) -> str:
    return (b"".join(jawaban) if jawaban.streaming else jawaban.content).decode("utf-8", "replace")


def tulisan(kueri: CaptureQueriesContext) -> list[str]:
    return [
        k["sql"][:160]
        for k in kueri.captured_queries
        if MENULIS.match(k["sql"]) and not TABEL_SESI.match(k["sql"])
    ]


def milik_asing(asing: Kantor) -> tuple[int, ...]:
    """How much the other office has: what a write to it would change."""
    unit = {"unit__instansi": asing.instansi}
    return (
        Jejak.objects.filter(rantai__startswith=f"{asing.instansi.kode}/").count(),
        *(m.objects.filter(**unit).count() for m in (DrafIsian, Bukti, Isian)),
    )


def parameter_semua() -> set[str]:
    """The names that any view reads from an address or a form."""
    nama: set[str] = set()
    for berkas in sumber_python("sakip"):
        if "tests" not in berkas.parts:
            nama |= set(BACA_PARAMETER.findall(berkas.read_text(encoding="utf-8")))
    return nama


def isian_asing(asing: Kantor) -> dict[str, Any]:
    """A form whose every field points at the other office, by code and by number."""
    kode, nomor = f"{asing.instansi.kode}/{asing.unit.kode}", asing.unit.pk
    isi: dict[str, Any] = {nama: kode for nama in parameter_semua()}
    isi |= {
        "instansi": asing.instansi.kode, "unit": nomor, "tahun": TAHUN, "bulan": f"{TAHUN}-01",
        "alasan": "coba-coba",
        "pilih": f"{kode}/{TAHUN}-01", "nama": "Coba", "nip": "123", "peran": "administrator",
        "sejak": "2025-01-01", "hari": "5", "formulir": "data", "versi": "1", "kode": asing.unit.kode,
    }  # fmt: skip
    isi.pop("unduh", None)
    return isi


def test_setiap_alamat_bertanda_siapa_yang_boleh() -> None:
    tanpa = [a.pola for a in KITA.values() if a.akses is None]
    assert tanpa == [], "beri tanda dari sakip.organisasi.pintu: @publik, @masuk, atau @halaman(tindakan)"
    asing = {a.nama: a.akses for a in KITA.values() if a.akses not in {"publik", "masuk", *WEWENANG}}
    assert asing == {}


def test_halaman_allauth_hanya_yang_dipakai_dan_tidak_ada_pendaftaran() -> None:
    assert {n for n in ALAMAT if MILIK_ALLAUTH.match(n)} == set(DIPAKAI_ALLAUTH.split())


def test_kode_instansi_tidak_dapat_menutupi_alamat_lain() -> None:
    """An agency named like a page would take that page's place, or lose its own."""
    bagian = {a.nama: [b for b in a.pola.split("/") if b] for a in KITA.values()}
    tertutup = set()
    for nama, potongan in bagian.items():
        for letak, satu in enumerate(potongan):
            if satu != "<str:instansi>":
                continue
            saingan = {
                lain[letak] for lain in bagian.values()
                if lain[:letak] == potongan[:letak] and len(lain) > letak and "<" not in lain[letak]
            }  # fmt: skip
            for kata in saingan - KATA_ALAMAT:
                alamat = ALAMAT[nama].pola.replace("<str:instansi>", kata).replace("<str:unit>", "u")
                alamat = re.sub(r"<int:[a-z_]+>", "1", re.sub(r"<str:[a-z_]+>", "x", alamat))
                if "<" not in alamat and resolve(alamat).view_name != nama:
                    tertutup.add(f"«{kata}»: {alamat} membuka {resolve(alamat).view_name}, bukan {nama}")
    assert tertutup == set(), "tambahkan kata itu ke KATA_ALAMAT (sakip/organisasi/services/dasar.py)"


def test_setiap_bagian_alamat_dikenal_uji_ini(basis: dict[str, Any]) -> None:
    assert TIDAK_DIKENAL == {}, "\n".join(TIDAK_DIKENAL.values())


def test_bagian_alamat_yang_tidak_dikenal_disebut_dengan_cara_mendaftarkannya(basis: dict[str, Any]) -> None:
    asing = Alamat("ruang:halaman", "/ruang/<int:barang>/", ("barang",), "masuk", None)
    with pytest.raises(BagianTidakDikenal, match="ruang:halaman barang"):
        nilai_bagian(asing, "barang", basis["asing"])


@pytest.mark.parametrize("peran", [*PERAN, "tanpa tugas", "belum masuk"])
def test_id_kantor_lain_tidak_membuka_dan_tidak_menulis_apa_pun(peran: str, basis: dict[str, Any]) -> None:
    sendiri, asing, orang = basis["sendiri"], basis["asing"], basis["orang"]
    if peran == "tanpa tugas":
        orang["pemirsa"].penugasan.update(sampai=dt.date(2021, 1, 1))
    akun = None if peran == "belum masuk" else orang.get(peran, orang["pemirsa"])
    browser, salah = klien(akun), []
    isian = isian_asing(asing)
    for a in KITA.values():
        if a.akses == "publik" or not menunjuk_milik(a, asing):
            continue
        for alamat in percobaan(a, sendiri, asing):
            for cara, data in (("get", {}), ("post", isian)):
                with transaction.atomic(), CaptureQueriesContext(connection) as kueri:
                    jawaban = getattr(browser, cara)(alamat, data)
                    isi = isi_jawaban(jawaban)
                    transaction.set_rollback(True)
                ditolak = jawaban.status_code in (400, 401, 403, 404, 405, 409) or (
                    akun is None and ke_halaman_masuk(jawaban)
                )
                if not ditolak:
                    salah.append(f"{cara} {alamat} ({a.nama}): {jawaban.status_code}")
                if tulis := tulisan(kueri):
                    salah.append(f"{cara} {alamat} ({a.nama}) menulis: {tulis[:2]}")
                if bocor := sorted(t for t in basis["tanda"] if t in isi):
                    salah.append(f"{cara} {alamat} ({a.nama}) memuat «{bocor[0]}»")
    assert salah == []


@pytest.mark.parametrize("peran", [*PERAN, "tanpa tugas"])
def test_daftar_dan_formulir_tidak_memuat_milik_kantor_lain(peran: str, basis: dict[str, Any]) -> None:
    asing, orang = basis["asing"], basis["orang"]
    if peran == "tanpa tugas":
        orang["pemirsa"].penugasan.update(sampai=dt.date(2021, 1, 1))
    salah = []
    isian, sebelum = isian_asing(asing), milik_asing(asing)
    kode = isian | {"unit": asing.unit.kode}
    for a in KITA.values():
        if a.akses == "publik" or menunjuk_milik(a, asing):
            continue
        alamat = reverse(a.nama, kwargs={b: nilai_bagian(a, b, asing)[0] for b in a.bagian})
        for cara, data in (("get", {}), ("get", isian), ("get", kode), ("post", isian), ("post", kode)):
            with transaction.atomic():
                browser = klien(orang.get(peran, orang["pemirsa"]))
                jawaban = getattr(browser, cara)(alamat, data)
                isi = isi_jawaban(jawaban)
                sesudah = milik_asing(asing)
                transaction.set_rollback(True)
            if jawaban.status_code >= 500:
                salah.append(f"{cara} {alamat} ({a.nama}): {jawaban.status_code}")
            if bocor := sorted(t for t in basis["tanda"] if t in isi):
                salah.append(f"{cara} {alamat} ({a.nama}) memuat «{bocor[0]}»")
            if sesudah != sebelum:
                salah.append(f"{cara} {alamat} ({a.nama}) menulis ke kantor lain")
    assert salah == []


@pytest.mark.parametrize("nama", [a.nama for a in KITA.values() if a.akses != "publik"])
def test_yang_belum_masuk_diantar_ke_halaman_masuk_atau_ditolak(nama: str, basis: dict[str, Any]) -> None:
    a = KITA.get(nama)
    if a is None:
        pytest.skip("bagiannya belum dikenal; uji lain menyebutnya")
    alamat = reverse(a.nama, kwargs={b: nilai_bagian(a, b, basis["asing"])[0] for b in a.bagian})
    jawaban = Client(raise_request_exception=False).get(alamat)
    assert ke_halaman_masuk(jawaban) or jawaban.status_code in (403, 404, 405)
