"""What I must do now: each role sees its own work and nothing else, at a fixed cost."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sakip.agenda.models import Penutupan
from sakip.dasbor.tugas import KELOMPOK, tugas_saya
from sakip.organisasi.models import Penugasan
from sakip.organisasi.services import bangun_leluhur
from sakip.pengukuran.models import DrafIsian, Langkah, Pengajuan
from sakip.pengukuran.queries.alur_daftar import daftar_alur
from sakip.pengukuran.tests.kantor_alur import PINTU, KantorAlur
from sakip.perencanaan.models import Indikator
from sakip.perjanjian.models import LangkahAksi, PenetapanTarget, Perjanjian, RencanaAksi


@pytest.fixture
def kantor(db):
    return KantorAlur()


def daftar(akun, waktu=None):
    return [(t.kelompok, t.apa, t.unit) for t in tugas_saya(akun, waktu or timezone.now())]


def langkah(kantor, unit, *tindakan, alasan=""):
    p, _ = Pengajuan.objects.get_or_create(
        unit=unit, formulir="kinerja", periode=kantor.periode, tahun=kantor.tahun
    )
    for t in tindakan:
        Langkah.objects.create(
            pengajuan=p,
            urut=p.langkah.count() + 1,
            tindakan=t,
            alasan=alasan,
            oleh=kantor.op,
            waktu=kantor.waktu,
        )


def bulan_itu(isi, kantor):
    """Only what is of the month in question: the months before wait too."""
    label = daftar_alur([kantor.a.pk], [(kantor.tahun, kantor.bulan)], kantor.waktu)[0].label
    return [(k, u) for k, apa, u in isi if label in apa]


def test_operator_mengisi_lalu_memperbaiki(kantor):
    assert bulan_itu(daftar(kantor.op), kantor) == [(KELOMPOK[1], "Kantor a")]
    langkah(kantor, kantor.a, "ajukan")
    assert bulan_itu(daftar(kantor.op), kantor) == []
    langkah(kantor, kantor.a, "kembalikan", alasan="Salah hitung")
    assert bulan_itu(daftar(kantor.op), kantor) == [(KELOMPOK[0], "Kantor a")]
    t = next(t for t in tugas_saya(kantor.op, timezone.now()) if t.kelompok == KELOMPOK[0])
    assert t.catatan == "Salah hitung"
    assert t.alamat == f"/pengukuran/kem/a/{kantor.tahun}/{kantor.bulan}/"


def test_verifikator_dan_pimpinan_menunggu_gilirannya(kantor):
    langkah(kantor, kantor.a, "ajukan")
    assert bulan_itu(daftar(kantor.ver_d), kantor) == [(KELOMPOK[2], "Kantor a")]
    assert daftar(kantor.pim) == []
    langkah(kantor, kantor.a, "verifikasi")
    assert daftar(kantor.ver_d) == []
    assert bulan_itu(daftar(kantor.pim), kantor) == [(KELOMPOK[3], "Kantor a")]


def test_perjanjian_target_akun_dan_draf(kantor):
    DrafIsian.objects.create(
        akun=kantor.op,
        unit=kantor.a,
        formulir="kinerja",
        periode=kantor.periode,
        isi={"v-1": "3"},
        waktu=kantor.waktu,
    )
    assert any(k == KELOMPOK[8] and u == "Kantor a" for k, _, u in daftar(kantor.op))
    draf = Perjanjian.objects.create(
        instansi=kantor.instansi, kode="pk2", unit=kantor.kw, tahun=timezone.localdate().year,
        pihak_pertama=kantor.pk.pihak_pertama, bentuk="pernyataan", revisi=1, sebab="Mutasi",
    )  # fmt: skip
    assert any(a.startswith("Lengkapi dan usulkan Perjanjian Kinerja") for _, a, _ in daftar(kantor.per))
    kepala = kantor.orang("Kepala", "pimpinan", kantor.kw)
    assert not any(k == KELOMPOK[4] for k, _, _ in daftar(kepala))
    Perjanjian.objects.filter(pk=draf.pk).update(diusulkan=kantor.waktu)
    assert any(a.startswith("Tanda tangani") for _, a, _ in daftar(kepala))
    target = PenetapanTarget.objects.create(
        indikator=Indikator.objects.first(), unit=kantor.kw, tahun=timezone.localdate().year, nilai=90,
        satuan="persen", oleh=kantor.per, waktu=kantor.waktu,
    )  # fmt: skip
    assert any("Tanggapi 1 target" in a for _, a, _ in daftar(kantor.per))
    pemilik = kantor.orang("Pemilik", "pemilik_indikator", kantor.e)
    assert daftar(pemilik) == []
    PenetapanTarget.objects.filter(pk=target.pk).update(keadaan="diusulkan", usulan_nilai=80, alasan="Berat")
    assert any("Putuskan 1 usulan" in a for _, a, _ in daftar(pemilik))
    admin = kantor.orang("Admin", "admin_lokal", kantor.a)
    Penugasan.objects.filter(akun=kantor.op).update(sampai=timezone.localdate() + dt.timedelta(days=5))
    assert any("Tugas Oki Operator" in a for _, a, _ in daftar(admin))


def test_usulan_perjanjian_tahun_lama_tetap_menunggu_tanda_tangan(kantor):
    """An office that brings in past years still signs what was proposed; old drafts trouble nobody."""
    isi = {"instansi": kantor.instansi, "unit": kantor.kw, "bentuk": "pernyataan"}
    kepala = kantor.pk.pihak_pertama
    for kode, tahun, diusulkan in (("usul", 4, kantor.waktu), ("draf", 5, None)):
        Perjanjian.objects.create(
            kode=kode, tahun=kantor.tahun - tahun, pihak_pertama=kepala, diusulkan=diusulkan, **isi
        )
    orang = kantor.orang("Kepala", "pimpinan", kantor.kw)
    tugas = [a for k, a, _ in daftar(orang) + daftar(kantor.per) if k == KELOMPOK[4]]
    assert tugas == [f"Tanda tangani Perjanjian Kinerja {kantor.tahun - 4}"]


def test_langkah_rencana_aksi_yang_belum_dilaporkan(kantor):
    rencana = RencanaAksi.objects.create(
        butir=kantor.pk.butir.first(), urut=1, langkah="Sosialisasi", keluaran="Laporan", penanggung="Kepala"
    )
    langkah = LangkahAksi.objects.create(
        rencana=rencana, bulan=kantor.bulan, sasaran_bulan="Satu kali", oleh=kantor.per, waktu=kantor.waktu
    )
    operator = kantor.orang("Operator Kanwil", "operator", kantor.kw)
    assert any("Laporkan 1 langkah rencana aksi" in a for _, a, _ in daftar(operator))
    assert not any("rencana aksi" in a for _, a, _ in daftar(kantor.op))
    LangkahAksi.objects.filter(pk=langkah.pk).update(realisasi="Terlaksana", persen=100)
    assert not any("rencana aksi" in a for _, a, _ in daftar(operator))


def test_orang_tanpa_tugas_diberi_tahu_apa_yang_harus_dilakukan(kantor):
    tugas = Penugasan.objects.get(akun=kantor.op)
    c = Client()
    c.force_login(kantor.op, backend=PINTU)
    assert "berakhir" not in c.get("/tugas/").content.decode()
    Penugasan.objects.filter(pk=tugas.pk).update(sampai=dt.date(2021, 1, 1))
    isi = c.get("/tugas/").content.decode()
    assert "berakhir 31 Desember 2020." in isi and "Bila masih bertugas, minta admin lokal" in isi
    Penugasan.objects.filter(pk=tugas.pk).delete()
    assert "Anda belum mempunyai tugas" in c.get("/tugas/").content.decode()
    assert Client().get("/tugas/").status_code == 302


def test_jumlah_kueri_tetap(kantor):
    for peran in ("pimpinan", "perencana", "operator", "admin_lokal", "evaluator", "pemilik_indikator"):
        kantor.tugas(kantor.ver_kw, peran, kantor.kw)
    kantor.isi()
    langkah(kantor, kantor.a, "ajukan")
    DrafIsian.objects.create(
        akun=kantor.ver_kw, unit=kantor.b, formulir="kinerja", periode=kantor.periode, waktu=kantor.waktu
    )

    def hitung():
        with CaptureQueriesContext(connection) as kueri:
            isi = tugas_saya(kantor.ver_kw, timezone.now())
        return len(kueri), len(isi)

    sedikit, n = hitung()
    for i in range(8):
        u = kantor.unit(f"u{i}", "upt", kantor.kw)
        for v in (kantor.selesai, kantor.masuk):
            v.pengisi.create(unit=u, sejak_tahun=2020)
        bangun_leluhur(instansi=kantor.instansi, tahun=kantor.tahun)
        langkah(kantor, u, "ajukan")
        DrafIsian.objects.create(
            akun=kantor.ver_kw, unit=u, formulir="kinerja", periode=kantor.periode, waktu=kantor.waktu
        )
    banyak, m = hitung()
    assert m > n
    assert banyak == sedikit


def pk_tahun(kantor, tahun):
    """The agreement of the office once more, signed in another year."""
    pk = Perjanjian.objects.get(pk=kantor.pk.pk)
    butir = list(pk.butir.all())
    pk.pk, pk.kode, pk.tahun, pk.status, pk.tanggal = None, f"pk-{tahun}", tahun, "draf", None
    pk.save()
    for b in butir:
        b.pk, b.perjanjian = None, pk
        b.save()
    Perjanjian.objects.filter(pk=pk.pk).update(status="ditandatangani", tanggal=dt.date(tahun, 1, 5))


def test_jumlah_kueri_tidak_bertambah_dengan_tahun_lama(kantor):
    for peran in ("pimpinan", "perencana", "operator"):
        kantor.tugas(kantor.ver_kw, peran, kantor.kw)

    def hitung():
        with CaptureQueriesContext(connection) as kueri:
            isi = tugas_saya(kantor.ver_kw, timezone.now())
        return len(kueri), {t.periode[:4] for t in isi if t.lama}

    cacah = []
    for mundur in (3, 4, 5):
        pk_tahun(kantor, kantor.tahun - mundur)
        lama = Pengajuan.objects.create(
            unit=kantor.a,
            formulir="kinerja",
            periode=f"{kantor.tahun - mundur}-02",
            tahun=kantor.tahun - mundur,
        )
        Langkah.objects.create(pengajuan=lama, urut=1, tindakan="ajukan", oleh=kantor.op, waktu=kantor.waktu)
        cacah.append(hitung())
    assert cacah[-1][1] == {str(kantor.tahun - n) for n in (3, 4, 5)}
    assert cacah[0][0] == cacah[1][0] == cacah[2][0] <= 90


def test_formulir_lama_terlipat_dan_tidak_hilang_dari_daftar(kantor):
    """An agreement of years ago whose forms nobody submitted still waits, folded; a closed month does not."""
    lama = kantor.tahun - 4
    pk_tahun(kantor, lama)
    isi = [t for t in tugas_saya(kantor.op, timezone.now()) if t.lama]
    assert [t.periode for t in isi] == [f"{lama}-{b:02d}" for b in range(1, 13)]
    assert {t.unit for t in isi} == {"Kantor a"}
    assert not any(t.lama for t in tugas_saya(kantor.pim, timezone.now()))
    Penutupan.objects.create(
        unit=kantor.kw, formulir="kinerja", periode=f"{lama}-03", oleh=kantor.per, waktu=kantor.waktu
    )
    assert len([t for t in tugas_saya(kantor.op, timezone.now()) if t.lama]) == 11
    c = Client()
    c.force_login(kantor.op, backend=PINTU)
    teks = c.get("/tugas/").content.decode()
    assert "Lebih lama dari dua belas bulan (11)" in teks
    alamat = next(t.alamat for t in isi)
    assert alamat in teks
    assert c.get(alamat).status_code == 200


def test_administrator_yang_tidak_ditunggu_apa_pun_ditunjukkan_jam_pertama(kantor):
    c = Client()
    c.force_login(kantor.orang("Admin", "administrator", kantor.kw), backend=PINTU)
    teks = c.get("/tugas/").content.decode()
    assert 'href="/organisasi/mulai/"' in teks and c.get("/organisasi/mulai/").status_code == 200
    c.force_login(kantor.pim, backend=PINTU)
    assert "Semua beres" in c.get("/tugas/").content.decode()
