"""Deadlines of units: exceptions, closings, the office's own day, pages and the feed."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sakip.agenda.models import AturanTenggat, HariLibur, Pengecualian, Penutupan, UmpanKalender
from sakip.agenda.queries import tenggat, tenggat_semua, tertutup
from sakip.agenda.services import beri_pengecualian, buka_periode, simpan_aturan, tutup_periode
from sakip.inti.galat import Basi, GalatSakip
from sakip.jejak.models import Jejak


def laku(agenda, **lain):
    return {
        "formulir": "kinerja",
        "oleh": agenda.perencana,
        "peran": "Perencana",
        "waktu": agenda.waktu,
    } | lain


def test_tenggat_di_zona_unit_dan_hari_kerja(agenda):
    assert tenggat(agenda.a, "kinerja", "2025-03").isoformat() == "2025-04-10T23:59:59+09:00"
    assert tenggat(agenda.b, "kinerja", "2025-04").isoformat() == "2025-05-12T23:59:59+07:00"
    HariLibur.objects.create(tanggal=dt.date(2025, 4, 10), nama="Nasional")
    HariLibur.objects.create(tanggal=dt.date(2025, 4, 11), nama="Instansi", instansi=agenda.instansi)
    assert tenggat(agenda.a, "kinerja", "2025-03").date() == dt.date(2025, 4, 14)


def test_pengecualian_berlaku_bagi_bawahan_dan_yang_terdekat_menang(agenda):
    beri_pengecualian(
        unit=agenda.kw, periode="2025-03", sampai=dt.date(2025, 4, 20), alasan="Banjir", **laku(agenda)
    )
    assert tenggat(agenda.a, "kinerja", "2025-03").date() == dt.date(2025, 4, 20)
    assert tenggat(agenda.m, "kinerja", "2025-03").date() == dt.date(2025, 4, 10)
    beri_pengecualian(
        unit=agenda.a, periode="2025-03", sampai=dt.date(2025, 4, 25), alasan="Gempa", **laku(agenda)
    )
    semua = tenggat_semua([agenda.a, agenda.b], "kinerja", ["2025-03"])
    assert semua[agenda.a.pk, "2025-03"].alasan == "Gempa"
    assert semua[agenda.b.pk, "2025-03"].alasan == "Banjir"
    with pytest.raises(GalatSakip, match="tidak sesudah"):
        beri_pengecualian(
            unit=agenda.b, periode="2025-03", sampai=dt.date(2025, 4, 11), alasan="x", **laku(agenda)
        )
    assert Jejak.objects.filter(aksi="tenggat.pengecualian").count() == 2


def test_kantor_menetapkan_harinya_sendiri_dan_basi_ditolak(agenda):
    simpan_aturan(
        unit=agenda.kw, sejak_tahun=2025, hari=5, jeda_bulan=1, versi=0, alasan="SE", **laku(agenda)
    )
    assert tenggat(agenda.a, "kinerja", "2025-05").date() == dt.date(2025, 6, 5)
    assert tenggat(agenda.a, "kinerja", "2024-05").date() == dt.date(2024, 6, 10)
    with pytest.raises(Basi):
        simpan_aturan(
            unit=agenda.kw, sejak_tahun=2025, hari=6, jeda_bulan=1, versi=0, alasan="SE", **laku(agenda)
        )
    assert AturanTenggat.objects.get().hari == 5


def test_tutup_dan_buka_dicatat_dan_aman_diulang(agenda):
    for _ in range(2):
        tutup = tutup_periode(unit=agenda.kw, periode="2025-03", alasan="Tutup buku", **laku(agenda))
    assert tertutup(agenda.a, "kinerja", "2025-03") == tutup
    assert tertutup(agenda.a, "kinerja", "2025-04") is None
    assert tertutup(agenda.m, "kinerja", "2025-03") is None
    dasar = {k: v for k, v in laku(agenda).items() if k != "formulir"}
    for _ in range(2):
        buka_periode(penutupan=tutup, alasan="Koreksi BPK", **dasar)
    assert tertutup(agenda.a, "kinerja", "2025-03") is None
    assert list(Jejak.objects.values_list("aksi", flat=True).filter(aksi__startswith="tenggat")) == [
        "tenggat.tutup",
        "tenggat.buka",
    ]
    with pytest.raises(GalatSakip, match="belum berakhir"):
        tutup_periode(unit=agenda.kw, periode=f"{agenda.waktu.year + 1}-01", alasan="x", **laku(agenda))
    subuh = dt.datetime(2025, 4, 30, 20, tzinfo=dt.UTC)  # the first of May in Jakarta
    assert tutup_periode(unit=agenda.kw, periode="2025-04", alasan="Buku", **laku(agenda, waktu=subuh)).pk
    with pytest.raises(GalatSakip, match="Alasan"):
        tutup_periode(unit=agenda.kw, periode="2025-05", alasan=" ", **laku(agenda))


def test_halaman_tenggat_hanya_untuk_pengelola_dan_unit_lingkupnya(agenda):
    c = agenda.masuk(agenda.perencana)
    isi = {"aksi": "kecuali", "periode": "2025-03", "sampai": "2025-04-30", "alasan": "Banjir"}
    assert c.post("/agenda/tenggat/", {**isi, "unit": agenda.a.pk}).status_code == 302
    assert c.post("/agenda/tenggat/", {**isi, "unit": agenda.m.pk}).status_code == 403
    assert c.post("/agenda/tenggat/", {**isi, "unit": "9" * 16}).status_code == 400
    jawab = c.post("/agenda/tenggat/", {**isi, "unit": agenda.a.pk, "sampai": "besok"})
    assert jawab.status_code == 400
    assert "Banjir" in jawab.content.decode()
    assert agenda.masuk(agenda.operator).get("/agenda/tenggat/").status_code == 403
    assert Client().get("/agenda/tenggat/").status_code == 302
    p = Pengecualian.objects.get()
    assert "Banjir" in c.get("/agenda/tenggat/").content.decode()
    lain = agenda.masuk(agenda.orang("perencana", agenda.b))
    assert lain.post("/agenda/tenggat/", {"aksi": "cabut", "nomor": p.pk, "alasan": "x"}).status_code == 403
    assert c.post("/agenda/tenggat/", {"aksi": "cabut", "nomor": p.pk, "alasan": "Surut"}).status_code == 302
    assert not Pengecualian.objects.exists()


def test_menutup_dan_membuka_lewat_halaman(agenda):
    c = agenda.masuk(agenda.perencana)
    isi = {"aksi": "tutup", "periode": "2025-03", "unit": agenda.kw.pk, "alasan": "Tutup buku"}
    assert c.post("/agenda/tenggat/", isi).status_code == 302
    tutup = Penutupan.objects.get()
    assert c.post("/agenda/tenggat/", {"aksi": "buka", "nomor": tutup.pk, "alasan": ""}).status_code == 400
    assert (
        c.post("/agenda/tenggat/", {"aksi": "buka", "nomor": tutup.pk, "alasan": "Koreksi"}).status_code
        == 302
    )
    assert c.post("/agenda/tenggat/", {"aksi": "lain"}).status_code == 400


def test_umpan_kalender_rahasia_dan_dapat_dicabut(agenda):
    c = agenda.masuk(agenda.operator)
    jawab = c.post("/agenda/umpan/", follow=True)
    alamat = jawab.context["alamat_umpan"]
    assert alamat.endswith(".ics")
    jalur = alamat.split("testserver")[1]
    umpan = Client().get(jalur)
    assert umpan["Content-Type"].startswith("text/calendar")
    teks = umpan.content.decode().replace("\r\n ", "")
    assert "SUMMARY:Tenggat formulir kinerja" in teks
    assert "Kantor a" in teks
    assert "Kantor b" not in teks
    uid = [b for b in teks.split("\r\n") if b.startswith("UID:")]
    assert len(uid) == len(set(uid)) > 5
    ulang = Client().get(jalur).content.decode().replace("\r\n ", "")
    assert [b for b in ulang.split("\r\n") if b.startswith("UID:")] == uid
    rahasia = jalur.rsplit("/", 1)[1].removesuffix(".ics")
    assert rahasia not in UmpanKalender.objects.get().sidik
    assert c.get("/agenda/").context["alamat_umpan"] == ""  # shown once
    c.post("/agenda/umpan/", {"cabut": "1"})
    assert Client().get(jalur).status_code == 404
    assert Client().get("/agenda/umpan/tebakan.ics").status_code == 404


def test_alamat_baru_mematikan_yang_lama(agenda):
    c = agenda.masuk(agenda.operator)
    lama = c.post("/agenda/umpan/", follow=True).context["alamat_umpan"]
    baru = c.post("/agenda/umpan/", follow=True).context["alamat_umpan"]
    assert Client().get(lama.split("testserver")[1]).status_code == 404
    assert Client().get(baru.split("testserver")[1]).status_code == 200


@pytest.mark.parametrize("alamat", ["/agenda/", "/agenda/tenggat/", "/agenda/libur/?tahun=2025"])
def test_jumlah_kueri_tidak_bertambah_dengan_baris(agenda, alamat):
    c = agenda.masuk(agenda.perencana)

    def hitung():
        with CaptureQueriesContext(connection) as kueri:
            assert c.get(alamat).status_code == 200
        return len(kueri)

    def tambah(n):
        for i in range(n):
            u = agenda.unit(f"u{agenda.nomor}-{i}", agenda.kw)
            Pengecualian.objects.create(
                unit=u, formulir="kinerja", periode=f"{agenda.waktu.year}-01", sampai=dt.date(2040, 1, 1),
                alasan="x", oleh=agenda.perencana, waktu=agenda.waktu,
            )  # fmt: skip
            Penutupan.objects.create(
                unit=u,
                formulir="kinerja",
                periode=f"{agenda.waktu.year}-02",
                oleh=agenda.perencana,
                waktu=agenda.waktu,
            )
            HariLibur.objects.create(
                tanggal=dt.date(2025, 1, 1) + dt.timedelta(days=agenda.nomor * 20 + i), nama="x"
            )
        agenda.nomor += 1
        from sakip.organisasi.services import bangun_leluhur

        bangun_leluhur(instansi=agenda.instansi, tahun=2024)

    tambah(1)
    hitung()
    sedikit = hitung()
    tambah(12)
    assert hitung() == sedikit


def test_orang_tanpa_tugas_melihat_agenda_kosong_yang_menjelaskan(agenda):
    from sakip.akun.services import buat_akun

    c = agenda.masuk(buat_akun(nama="Baru", nip="baru"))
    assert "Belum ada unit yang Anda kerjakan" in c.get("/agenda/").content.decode()
    assert c.get("/agenda/tenggat/").status_code == 403
    assert c.get("/agenda/libur/").status_code == 200
    assert c.post("/agenda/libur/", {"lingkup": "nasional", "daftar": "2025-01-01;x"}).status_code == 403


def test_hari_jatuh_tempo_yang_sudah_ditetapkan_orang_lain_tidak_tertimpa(agenda):
    klien = agenda.masuk(agenda.admin)
    isi = {
        "aksi": "aturan",
        "unit": agenda.kw.pk,
        "sejak_tahun": "2024",
        "jeda_bulan": "1",
        "alasan": "SE 1/2024",
    }
    assert klien.post("/agenda/tenggat/", {**isi, "hari": "15"}).status_code == 302
    basi = klien.post(
        "/agenda/tenggat/", {**isi, "hari": "20"}
    )  # its page was opened before the first was saved
    teks = basi.content.decode()
    assert basi.status_code == 409 and "Orang lain sudah menetapkan" in teks and 'value="20"' in teks
    assert AturanTenggat.objects.get().hari == 15
    dilihat = re.findall(r'name="dilihat" value="([^"]+)"', teks)
    assert klien.post("/agenda/tenggat/", {**isi, "hari": "20", "dilihat": dilihat}).status_code == 302
    assert klien.post("/agenda/tenggat/", {**isi, "hari": "25", "dilihat": dilihat}).status_code == 409
    assert AturanTenggat.objects.get().hari == 20


def test_alasan_yang_terlalu_panjang_ditolak_dan_tidak_dipotong(agenda):
    klien = agenda.masuk(agenda.admin)
    isi = {"aksi": "aturan", "unit": agenda.kw.pk, "sejak_tahun": "2024", "jeda_bulan": "1", "hari": "15"}
    teks = "x" * 4001
    jawab = klien.post("/agenda/tenggat/", {**isi, "alasan": teks})
    assert jawab.status_code == 400 and teks in jawab.content.decode()
    assert not AturanTenggat.objects.exists()
