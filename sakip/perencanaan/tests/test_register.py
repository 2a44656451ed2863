"""The register: validity, numbers, files, and the part that anybody may read."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sakip.berkas.jenis import TEKS
from sakip.inti.galat import Basi, GalatSakip
from sakip.jejak.models import Jejak
from sakip.perencanaan.models import DokumenSakip
from sakip.perencanaan.queries.register import daftar_dokumen, masa_berlaku
from sakip.perencanaan.services.register import BerkasMasuk, IsiDokumen, catat_dokumen, ubah_dokumen

HARI = dt.date.today()
KEMARIN, BESOK = HARI - dt.timedelta(1), HARI + dt.timedelta(1)


def catat(dunia, unit=None, berkas=b"isi", **lain):
    isi = IsiDokumen(**({"jenis": "regulasi", "judul": "Pedoman X", "nomor": "1/2025"} | lain))
    masuk = BerkasMasuk(berkas, TEKS, "pedoman.txt") if berkas else None
    return catat_dokumen(unit=unit or dunia.kw, isi=isi, berkas=masuk, **dunia.aktor)


def test_dokumen_tercatat_dengan_berkas_dan_jejaknya(dunia):
    dokumen = catat(dunia)
    assert (dokumen.instansi, dokumen.berkas.jenis, dokumen.nama_berkas) == (
        dunia.instansi,
        TEKS,
        "pedoman.txt",
    )
    assert dokumen.berkas.sha256 in Jejak.objects.get(aksi="dokumen.catat").perubahan


@pytest.mark.parametrize(
    ("lain", "medan"),
    [
        ({"judul": " "}, "judul"),
        ({"jenis": "surat cinta"}, "jenis"),
        ({"tahun": 20}, "tahun"),
        ({"tautan": "javascript:alert(1)"}, "tautan"),
        ({"berlaku_sejak": HARI, "berlaku_sampai": HARI}, "berlaku_sampai"),
        ({"tanggal_terbit": HARI, "berkas": None}, "tanggal_terbit"),
    ],
)
def test_dokumen_yang_salah_ditolak_di_samping_medannya(dunia, lain, medan):
    with pytest.raises(GalatSakip) as salah:
        catat(dunia, **lain)
    assert medan in {m.tempat for m in salah.value.masalah}
    assert not DokumenSakip.objects.exists()


def test_nomor_ganda_sejenis_ditolak_di_instansi_lain_boleh(dunia):
    catat(dunia)
    with pytest.raises(GalatSakip, match="sudah terdaftar"):
        catat(dunia, nomor=" 1/2025 ")
    catat(dunia, jenis="pk")
    catat(dunia, unit=dunia.unit_lain)


def test_masa_berlaku_menurut_hari(dunia):
    d = catat(dunia, berlaku_sejak=KEMARIN, berlaku_sampai=BESOK)
    assert [masa_berlaku(d, h) for h in (KEMARIN - dt.timedelta(1), HARI, BESOK)] == [
        "Belum berlaku",
        "Berlaku",
        "Tidak berlaku lagi",
    ]


def test_berkas_lama_tetap_bila_tidak_diganti_dan_formulir_basi_ditolak(dunia):
    d = catat(dunia)
    isi = IsiDokumen("regulasi", "Pedoman Y", "1/2025")
    baru = ubah_dokumen(dokumen=d, isi=isi, versi=1, alasan="salah judul", **dunia.aktor)
    assert (baru.judul, baru.berkas, baru.versi) == ("Pedoman Y", d.berkas, 2)
    with pytest.raises(Basi):
        ubah_dokumen(dokumen=d, isi=isi, versi=1, **dunia.aktor)


def test_yang_belum_terbit_hanya_dibaca_unit_sendiri(dunia, client, masuk):
    sendiri = catat(dunia, nomor="1")
    terbit = catat(dunia, nomor="2", judul="Sudah terbit", tanggal_terbit=KEMARIN)
    nanti = catat(dunia, nomor="3", judul="Terbit besok", tanggal_terbit=BESOK)
    publik = client.get(reverse("perencanaan:dokumen"))
    assert "Sudah terbit" in publik.text
    assert "Pedoman X" not in publik.text
    assert "Terbit besok" not in publik.text

    def status(d):
        return client.get(reverse("perencanaan:dokumen_berkas", args=[d.pk])).status_code

    assert [status(d) for d in (sendiri, terbit, nanti)] == [404, 200, 404]
    masuk(dunia.orang("operator", dunia.unit_lain))
    assert [status(d) for d in (sendiri, terbit, nanti)] == [404, 200, 404]
    masuk(dunia.orang("pemirsa", dunia.kw))
    assert [status(d) for d in (sendiri, terbit, nanti)] == [200, 200, 200]
    assert {b.judul for b in daftar_dokumen([dunia.a.pk], pada=HARI)} == set()


def test_unggahan_dikenali_menurut_isinya_dan_diunduh_sebagai_lampiran(dunia, masuk):
    klien = masuk(dunia.orang("perencana", dunia.kw))
    kirim = {"unit": dunia.kw.pk, "jenis": "regulasi", "judul": "Aturan", "nomor": "9"}
    palsu = klien.post(
        reverse("perencanaan:dokumen_baru"),
        kirim | {"berkas": SimpleUploadedFile("a.pdf", b"MZ\x90\x00jahat", "application/pdf")},
    )
    assert palsu.status_code == 400
    assert "tidak diterima" in palsu.text
    asli = klien.post(
        reverse("perencanaan:dokumen_baru"),
        kirim | {"berkas": SimpleUploadedFile("../../a.html", b"<script>alert(1)</script>", "text/html")},
    )
    assert asli.status_code == 302
    jawab = klien.get(reverse("perencanaan:dokumen_berkas", args=[DokumenSakip.objects.get().pk]))
    assert jawab["Content-Type"] == TEKS
    assert jawab["Content-Disposition"].startswith("attachment")
    assert ".." not in jawab["Content-Disposition"]


def test_jumlah_kueri_daftar_dokumen_tetap(dunia, django_assert_num_queries):
    for n in range(15):
        catat(dunia, nomor=str(n), berkas=None)
    with django_assert_num_queries(2):
        assert len(daftar_dokumen([dunia.kw.pk], pada=HARI)) == 15
