"""The pages: who may open them, what a refused form keeps, exports, and a constant number of queries."""

import datetime as dt
import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from sakip.perjanjian import services
from sakip.perjanjian.forms import nama_sel
from sakip.perjanjian.models import BuktiAksi, PenetapanTarget, Perjanjian, RencanaAksi
from sakip.perjanjian.services import LaporMasuk, RencanaMasuk

from .conftest import PINTU, TAHUN

KW, DITJEN = ("i", "kw", TAHUN), ("i", "ditjen", TAHUN)


@pytest.fixture
def isi(dunia):
    """A draft, a signed agreement of another year's pair, an activity with evidence, and targets."""
    dunia.tetapkan((dunia.kata, dunia.kanwil, "A"))
    draf = dunia.draf_berisi()
    pihak = dunia.jabatan("sekjen", dunia.pusat, "Sekretaris Jenderal", "pimpinan", "Citra")
    dunia.tetapkan((dunia.persen, dunia.kanwil, "91"))
    lain = dunia.draf("kosong", pihak_kedua=pihak)
    services.tambah_butir(perjanjian_id=lain.pk, versi=1, pilihan={dunia.persen.pk: None}, **dunia.umum())
    teken = dunia.tanda_tangani(lain)
    r = services.simpan_rencana(
        unit=dunia.kanwil, butir_id=teken.butir.get().pk, rencana_id=None, versi=0,
        masuk=RencanaMasuk("Latih", "40 orang", "Kepala", None, "", {2: "Mulai"}), **dunia.umum(),
    )  # fmt: skip
    services.lapor(
        unit=dunia.kanwil, tahun=TAHUN, bulan=2,
        masuk=[LaporMasuk(r.pk, 1, "Mulai", "10", "", "", (("a.pdf", b"%PDF-1.4\n"),))], **dunia.umum(),
    )  # fmt: skip
    return draf, teken, r


def alamat(isi, dunia):
    """Every page that is read: address, role that may, unit of the role."""
    draf, teken, r = isi
    b = draf.butir.get(indikator=dunia.persen)
    kw, ditjen = dunia.kanwil, dunia.ditjen
    return [
        (reverse("perjanjian:beranda"), "pemirsa", kw),
        (reverse("perjanjian:buat"), "perencana", kw),
        (f"{reverse('perjanjian:buat')}?unit={kw.pk}&tahun=2026", "perencana", kw),
        (reverse("dasbor:pk", args=[draf.pk]), "pemirsa", kw),
        (reverse("dasbor:pk", args=[draf.pk]), "perencana", kw),
        (reverse("dasbor:pk", args=[teken.pk]), "pimpinan", kw),
        (reverse("perjanjian:pihak", args=[draf.pk]), "perencana", kw),
        (reverse("perjanjian:kamus", args=[draf.pk]), "perencana", kw),
        (reverse("perjanjian:anggaran", args=[draf.pk]), "perencana", kw),
        (reverse("perjanjian:butir", args=[draf.pk, b.pk]), "perencana", kw),
        (reverse("perjanjian:berkala", args=[draf.pk, b.pk]), "perencana", kw),
        (reverse("perjanjian:penetapan", args=DITJEN), "pemilik_indikator", ditjen),
        (reverse("dasbor:kisi", args=DITJEN), "pemilik_indikator", ditjen),
        (f"{reverse('dasbor:kisi', args=DITJEN)}?jenis=upt", "pemilik_indikator", ditjen),
        (
            reverse("dasbor:penetapan_indikator", args=[*DITJEN, dunia.persen.pk]),
            "pemilik_indikator",
            ditjen,
        ),
        (
            reverse("dasbor:penetapan_indikator", args=[*DITJEN, dunia.kata.pk]),
            "pemilik_indikator",
            ditjen,
        ),
        (reverse("perjanjian:buku", args=DITJEN), "pemilik_indikator", ditjen),
        (reverse("perjanjian:unggah", args=DITJEN), "pemilik_indikator", ditjen),
        (reverse("dasbor:tanggapan", args=KW), "perencana", kw),
        (reverse("perjanjian:rencana", args=KW), "pemirsa", kw),
        (f"{reverse('perjanjian:rencana', args=KW)}?unduh=csv", "pemirsa", kw),
        (reverse("perjanjian:rencana_baru", args=[*KW, teken.butir.get().pk]), "perencana", kw),
        (reverse("perjanjian:rencana_ubah", args=[*KW, r.pk]), "perencana", kw),
        (reverse("perjanjian:lapor", args=[*KW, 2]), "operator", kw),
        (reverse("perjanjian:lapor", args=[*KW, 2]), "pemirsa", kw),
        (reverse("perjanjian:bukti", args=[BuktiAksi.objects.get().pk]), "operator", kw),
    ]


def test_setiap_halaman_terbuka_bagi_yang_berhak_dan_tertutup_bagi_yang_lain(client, dunia, isi):
    akun = {}
    for tujuan, peran, unit in alamat(isi, dunia):
        client.logout()
        assert client.get(tujuan).status_code == 302, tujuan
        for u in (unit, dunia.tetangga):
            a = akun.setdefault((peran, u.pk), None) or dunia.akun(peran, u)
            akun[(peran, u.pk)] = a
            client.force_login(a, backend=PINTU)
            jawab = client.get(tujuan)
            umum = tujuan in (reverse("perjanjian:beranda"), reverse("perjanjian:buat"))
            assert jawab.status_code == (200 if u == unit or umum else 403), (tujuan, peran, u.kode)


def test_pemirsa_tidak_dapat_menulis_apa_pun(client, dunia, isi, masuk_sebagai_peran):
    draf, _, r = isi
    masuk_sebagai_peran("pemirsa", dunia.kanwil)
    b = draf.butir.first()
    for tujuan in (
        reverse("perjanjian:pihak", args=[draf.pk]),
        reverse("perjanjian:kamus", args=[draf.pk]),
        reverse("perjanjian:anggaran", args=[draf.pk]),
        reverse("perjanjian:butir", args=[draf.pk, b.pk]),
        reverse("perjanjian:butir_hapus", args=[draf.pk, b.pk]),
        reverse("perjanjian:berkala", args=[draf.pk, b.pk]),
        reverse("dasbor:kisi", args=DITJEN),
        reverse("dasbor:tanggapan", args=KW),
        reverse("perjanjian:rencana_hapus", args=[*KW, r.pk]),
        reverse("perjanjian:lapor", args=[*KW, 2]),
        reverse("perjanjian:lepas_bukti", args=[*KW, BuktiAksi.objects.get().pk]),
    ):
        assert client.post(tujuan).status_code == 403, tujuan
    for langkah in ("usulkan", "tanda_tangan", "kembalikan", "revisi", "hapus"):
        tujuan = reverse("perjanjian:langkah", args=[draf.pk])
        assert client.post(tujuan, {"langkah": langkah}).status_code == 403


def test_perencana_tidak_dapat_menandatangani_dan_pimpinan_tidak_menyusun(client, dunia, isi):
    draf, _, _ = isi
    tujuan = reverse("perjanjian:langkah", args=[draf.pk])
    client.force_login(dunia.akun("perencana", dunia.kanwil), backend=PINTU)
    assert client.post(tujuan, {"langkah": "tanda_tangan", "versi": 1}).status_code == 403
    client.force_login(dunia.akun("pimpinan", dunia.kanwil), backend=PINTU)
    assert client.post(tujuan, {"langkah": "usulkan", "versi": 1}).status_code == 403
    assert client.get(reverse("perjanjian:kamus", args=[draf.pk])).status_code == 403


def test_rencana_dan_butir_unit_lain_dalam_alamat_tidak_ditemukan(client, dunia, isi, masuk_sebagai_peran):
    draf, teken, r = isi
    masuk_sebagai_peran("perencana", dunia.tetangga)
    kx = ("i", "kx", TAHUN)
    assert client.get(reverse("perjanjian:rencana_ubah", args=[*kx, r.pk])).status_code == 404
    assert client.get(reverse("perjanjian:rencana_baru", args=[*kx, teken.butir.get().pk])).status_code == 404
    bukti = BuktiAksi.objects.get().pk
    assert (
        client.post(reverse("perjanjian:lepas_bukti", args=[*kx, bukti]), {"alasan": "x"}).status_code == 404
    )
    client.force_login(dunia.akun("perencana", dunia.kanwil), backend=PINTU)
    salah = reverse("perjanjian:butir", args=[draf.pk, teken.butir.get().pk])
    assert client.get(salah).status_code == 404


def test_dari_susun_sampai_banding_lewat_halaman(client, dunia):
    dunia.tetapkan((dunia.persen, dunia.kanwil, "90"))
    perencana, pimpinan = dunia.akun("perencana", dunia.kanwil), dunia.akun("pimpinan", dunia.kanwil)
    client.force_login(perencana, backend=PINTU)
    data = {
        "unit": dunia.kanwil.pk, "tahun": TAHUN, "bentuk": "dua_pihak", "sumber": "penetapan",
        "pihak_pertama": dunia.kakanwil.pk, "pihak_kedua": dunia.dirjen.pk,
    }  # fmt: skip
    assert client.post(reverse("perjanjian:buat"), data | {"pihak_kedua": ""}).status_code == 400
    assert client.post(reverse("perjanjian:buat"), data).status_code == 302
    p = Perjanjian.objects.get()
    langkah = reverse("perjanjian:langkah", args=[p.pk])
    assert client.post(langkah, {"langkah": "usulkan", "versi": p.versi}).status_code == 302
    client.force_login(pimpinan, backend=PINTU)
    assert "Tanda tangani" in client.get(reverse("dasbor:pk", args=[p.pk])).content.decode()
    p.refresh_from_db()
    gagal = client.post(langkah, {"langkah": "tanda_tangan", "versi": p.versi, "tanggal": "kemarin"})
    assert gagal.status_code == 400 and "Tanggal belum diisi" in gagal.content.decode()
    teken = {"langkah": "tanda_tangan", "versi": p.versi, "tanggal": "2025-01-10"}
    assert client.post(langkah, teken).status_code == 302
    assert client.post(langkah, teken).status_code == 400  # the button pressed twice
    client.force_login(perencana, backend=PINTU)
    client.post(langkah, {"langkah": "revisi", "alasan": "Revisi DIPA"})
    baru = Perjanjian.objects.get(revisi=1)
    b = baru.butir.get()
    client.post(
        reverse("perjanjian:butir", args=[baru.pk, b.pk]),
        {
            "versi": baru.versi, "kode": b.kode, "sasaran": b.sasaran_id,
            "rumusan_sasaran": b.rumusan_sasaran, "rumusan": b.rumusan, "target": "95", "satuan": "persen",
        },
    )  # fmt: skip
    banding = client.get(reverse("perjanjian:banding", args=[baru.pk])).content.decode()
    assert "<del>90%</del>" in banding and "<ins>95%</ins>" in banding and "Revisi DIPA" in banding


def test_formulir_basi_menyimpan_ketikan_dan_menyebut_yang_tersimpan(client, dunia, masuk_sebagai_peran):
    p = dunia.draf_berisi()
    b = p.butir.get(indikator=dunia.persen)
    masuk_sebagai_peran("perencana", dunia.kanwil)
    data = {
        "versi": p.versi, "kode": b.kode, "sasaran": b.sasaran_id, "rumusan_sasaran": b.rumusan_sasaran,
        "rumusan": "Ketikan saya", "target": "77", "satuan": "persen",
    }  # fmt: skip
    tujuan = reverse("perjanjian:butir", args=[p.pk, b.pk])
    client.post(tujuan, data | {"rumusan": "Dari orang lain", "target": "88"})
    jawab = client.post(tujuan, data)
    teks = jawab.content.decode()
    assert jawab.status_code == 409
    assert "Ketikan saya" in teks and 'value="77"' in teks and "Dari orang lain" in teks
    p.refresh_from_db()
    assert f'name="versi" value="{p.versi}"' in teks
    assert client.post(tujuan, data | {"versi": p.versi}).status_code == 302


def test_kesalahan_tampil_di_bidangnya_dengan_ketikannya(client, dunia, masuk_sebagai_peran):
    p = dunia.draf_berisi()
    b = p.butir.get(indikator=dunia.persen)
    masuk_sebagai_peran("perencana", dunia.kanwil)
    jawab = client.post(reverse("perjanjian:butir", args=[p.pk, b.pk]), {"versi": p.versi, "target": "<b>x"})
    teks = jawab.content.decode()
    assert jawab.status_code == 400 and "&lt;b&gt;x" in teks and "<b>x" not in teks
    assert 'id="target-salah"' in teks and 'id="kode-salah"' in teks


def test_kisi_menyimpan_menolak_dan_mempertahankan_ketikan(client, dunia, masuk_sebagai_peran):
    masuk_sebagai_peran("pemilik_indikator", dunia.ditjen)
    tujuan = reverse("dasbor:kisi", args=DITJEN)
    sel = nama_sel(dunia.persen.pk, dunia.kanwil.pk, 0)
    assert f'name="{sel}"' in client.get(tujuan).content.decode()
    assert client.post(tujuan, {sel: "90,5"}).status_code == 302
    jawab = client.post(tujuan, {sel: "70"})
    assert jawab.status_code == 409 and 'value="70"' in jawab.content.decode()
    jawab = client.post(tujuan, {nama_sel(dunia.persen.pk, dunia.tetangga.pk, 0): "banyak"})
    assert jawab.status_code == 400 and 'value="banyak"' in jawab.content.decode()
    assert [str(t.nilai.normalize()) for t in PenetapanTarget.objects.all()] == ["90.5"]


def test_buku_kerja_lewat_halaman_pratinjau_lalu_terapkan(client, dunia, masuk_sebagai_peran):
    masuk_sebagai_peran("pemilik_indikator", dunia.ditjen)
    buku = load_workbook(io.BytesIO(client.get(reverse("perjanjian:buku", args=DITJEN)).content))
    lembar = buku["Target"]
    baris = next(r for r in range(3, lembar.max_row + 1) if lembar.cell(r, 1).value == "persen")

    def unggah(nilai):
        lembar.cell(baris, 4).value = nilai
        isi = io.BytesIO()
        buku.save(isi)
        berkas = SimpleUploadedFile("target.xlsx", isi.getvalue())
        return client.post(reverse("perjanjian:unggah", args=DITJEN), {"berkas": berkas})

    jawab = unggah("ngawur")
    assert jawab.status_code == 400 and f"Target!D{baris}" in jawab.content.decode()
    jawab = unggah(92.25)
    assert jawab.status_code == 200 and not PenetapanTarget.objects.exists()
    assert "Terapkan 1 target" in jawab.content.decode()
    tujuan = reverse("perjanjian:unggah", args=DITJEN)
    assert client.post(tujuan, {"isi": jawab.context["isi"]}).status_code == 302
    assert client.post(tujuan, {"isi": "[[1]]"}).status_code == 400
    assert str(PenetapanTarget.objects.get().nilai.normalize()) == "92.25"


def test_unit_menanggapi_dan_ketikan_yang_ditolak_tetap_ada(client, dunia, masuk_sebagai_peran):
    dunia.tetapkan((dunia.persen, dunia.kanwil, "90"), (dunia.jumlah, dunia.kanwil, "5"))
    masuk_sebagai_peran("perencana", dunia.kanwil)
    tujuan = reverse("dasbor:tanggapan", args=KW)
    a, b = PenetapanTarget.objects.order_by("indikator__kunci")
    versi = {f"versi-{t.pk}": t.versi for t in (a, b)}
    jawab = client.post(tujuan, versi | {f"pilih-{a.pk}": "usul", f"usul-{a.pk}": "4", f"alasan-{a.pk}": ""})
    assert jawab.status_code == 400 and "Alasan usulan belum diisi" in jawab.content.decode()
    assert 'value="4"' in jawab.content.decode()
    client.post(tujuan, versi | {f"pilih-{a.pk}": "usul", f"usul-{a.pk}": "4", f"alasan-{a.pk}": "Kurang"})
    client.post(tujuan, versi | {"aksi": "semua"})
    assert sorted(PenetapanTarget.objects.values_list("keadaan", flat=True)) == ["diterima", "diusulkan"]


def test_usulan_yang_ditulis_tanpa_memilih_tetap_sebuah_usulan(client, dunia, masuk_sebagai_peran):
    """The fields of a proposal lie below its mark; who writes the value has said what he wants."""
    dunia.tetapkan((dunia.jumlah, dunia.kanwil, "5"))
    masuk_sebagai_peran("perencana", dunia.kanwil)
    tujuan, t = reverse("dasbor:tanggapan", args=KW), PenetapanTarget.objects.get()
    kirim = {f"versi-{t.pk}": t.versi, f"usul-{t.pk}": "4", f"alasan-{t.pk}": ""}
    jawab = client.post(tujuan, kirim)
    assert jawab.status_code == 400 and "Alasan usulan belum diisi" in jawab.content.decode()
    assert "<details open>" in jawab.content.decode()
    client.post(tujuan, kirim | {f"alasan-{t.pk}": "Kurang pegawai."})
    t.refresh_from_db()
    assert (t.keadaan, t.usulan_nilai) == ("diusulkan", 4)


def test_bukti_diunduh_sebagai_lampiran(client, dunia, isi, masuk_sebagai_peran):
    masuk_sebagai_peran("operator", dunia.kanwil)
    jawab = client.get(reverse("perjanjian:bukti", args=[BuktiAksi.objects.get().pk]))
    assert (
        jawab["Content-Disposition"].startswith("attachment") and jawab["X-Content-Type-Options"] == "nosniff"
    )


def test_daftar_dicari_disaring_dan_diekspor(client, dunia, isi, masuk_sebagai_peran):
    masuk_sebagai_peran("pemirsa", dunia.kanwil)
    tujuan = reverse("perjanjian:beranda")
    assert "pk-2025-kw-pusat" in client.get(f"{tujuan}?cari=sekretaris&tahun=2025").content.decode()
    assert "pk-2025-kw-pusat" not in client.get(f"{tujuan}?tahun=2024").content.decode()
    csv = client.get(f"{tujuan}?unduh=csv").content.decode()
    assert "Ditandatangani" in csv and "<span" not in csv


# --- queries --------------------------------------------------------------------------------------


def perbanyak(dunia, p, teken):
    """More agreements, items, indicators, targets, activities."""
    for n in range(6):
        i = dunia.indikator(f"x{n}", f"Indikator tambahan {n}")
        dunia.tetapkan((i, dunia.kanwil, "90"), (i, dunia.tetangga, "80"))
        p.refresh_from_db()
        services.tambah_butir(perjanjian_id=p.pk, versi=p.versi, pilihan={i.pk: None}, **dunia.umum())
        j = dunia.jabatan(f"j{n}", dunia.pusat, f"Jabatan {n}", "pimpinan")
        dunia.draf("kosong", pihak_kedua=j)
        r = RencanaAksi.objects.create(
            butir=teken.butir.get(), urut=10 + n, langkah="L", keluaran="K", penanggung="P"
        )
        for bulan in (1, 2):
            r.bulanan.create(bulan=bulan, sasaran_bulan="x", oleh=dunia.oleh, waktu=dt.datetime.now(dt.UTC))


#: The pages that list things, and the most queries that each may ask.
BATAS = {
    "beranda": 24,
    "pk": 60,
    "kamus": 24,
    "penetapan": 22,
    "kisi": 24,
    "satu": 26,
    "tanggapan": 24,
    "rencana": 22,
    "lapor": 20,
}


def test_banyaknya_kueri_tidak_bertambah_dengan_isinya(client, dunia, isi):
    draf, teken, _ = isi
    a = dunia.akun("perencana", dunia.kanwil)
    b = dunia.akun("pemilik_indikator", dunia.ditjen)
    halaman = {
        "beranda": (a, reverse("perjanjian:beranda")),
        "pk": (a, reverse("dasbor:pk", args=[draf.pk])),
        "kamus": (a, reverse("perjanjian:kamus", args=[draf.pk])),
        "penetapan": (b, reverse("perjanjian:penetapan", args=DITJEN)),
        "kisi": (b, reverse("dasbor:kisi", args=DITJEN)),
        "satu": (b, reverse("dasbor:penetapan_indikator", args=[*DITJEN, dunia.persen.pk])),
        "tanggapan": (a, reverse("dasbor:tanggapan", args=KW)),
        "rencana": (a, reverse("perjanjian:rencana", args=KW)),
        "lapor": (a, reverse("perjanjian:lapor", args=[*KW, 2])),
    }

    def hitung():
        cacah = {}
        for nama, (akun, tujuan) in halaman.items():
            client.force_login(akun, backend=PINTU)
            with CaptureQueriesContext(connection) as kueri:
                assert client.get(tujuan).status_code == 200
            cacah[nama] = len(kueri)
        return cacah

    hitung()  # the first visit of a session asks more
    sedikit = hitung()
    perbanyak(dunia, draf, teken)
    assert hitung() == sedikit
    assert {k: v for k, v in sedikit.items() if v > BATAS[k]} == {}


def test_berkas_bukti_yang_terlalu_besar_ditolak_tanpa_kehilangan_ketikan(
    client, dunia, isi, masuk_sebagai_peran, monkeypatch
):
    _, _, r = isi
    monkeypatch.setattr("sakip.perjanjian.forms.UKURAN_TERBESAR", 10)
    masuk_sebagai_peran("operator", dunia.kanwil)
    jawab = client.post(
        reverse("perjanjian:lapor", args=[*KW, 2]),
        {
            f"versi-{r.pk}": 2, f"realisasi-{r.pk}": "Ketikan panjang", f"persen-{r.pk}": "20",
            f"berkas-{r.pk}": SimpleUploadedFile("besar.pdf", b"%PDF-1.4 lebih dari sepuluh"),
        },
    )  # fmt: skip
    assert jawab.status_code == 400 and "lebih dari" in jawab.content.decode()
    assert "Ketikan panjang" in jawab.content.decode() and BuktiAksi.objects.count() == 1


def test_berkas_50_mb_disebut_nama_dan_ukurannya_dan_tidak_ada_yang_tersimpan(
    client, dunia, isi, masuk_sebagai_peran
):
    _, _, r = isi
    masuk_sebagai_peran("operator", dunia.kanwil)
    besar = io.BytesIO(b"%PDF-1.4\n" + b"0" * (50 * 1024 * 1024))
    besar.name = "pindaian.pdf"
    kirim = {
        f"versi-{r.pk}": 2, f"realisasi-{r.pk}": "Ketikan panjang", f"persen-{r.pk}": "20",
        f"berkas-{r.pk}": besar,
    }  # fmt: skip
    jawab = client.post(reverse("perjanjian:lapor", args=[*KW, 2]), kirim)
    teks = jawab.content.decode()
    assert jawab.status_code == 400 and "«pindaian.pdf» (50,1 MB) tidak disimpan: lebih dari 16 MB" in teks
    assert "Ketikan panjang" in teks and BuktiAksi.objects.count() == 1
    kirim[f"berkas-{r.pk}"] = SimpleUploadedFile("kecil.pdf", b"%PDF-1.4\n%%EOF")
    assert client.post(reverse("perjanjian:lapor", args=[*KW, 2]), kirim).status_code == 302


def test_buku_target_yang_terlalu_besar_disebut_nama_dan_ukurannya(client, dunia, masuk_sebagai_peran):
    masuk_sebagai_peran("pemilik_indikator", dunia.ditjen)
    tujuan = reverse("perjanjian:unggah", args=DITJEN)
    for mega in (6, 17):
        jawab = client.post(
            tujuan, {"berkas": SimpleUploadedFile("target.xlsx", b"P" * (mega * 1024 * 1024))}
        )
        assert jawab.status_code == 400
        assert f"«target.xlsx» ({mega} MB) tidak disimpan: lebih dari 5 MB" in jawab.content.decode()


@pytest.mark.parametrize("tahun", ["0", "99999", "1" + "0" * 25])
def test_tahun_yang_tidak_wajar_menjawab_404(client, dunia, masuk_sebagai_peran, tahun):
    masuk_sebagai_peran("pemilik_indikator", dunia.ditjen)
    assert client.get(f"/perjanjian/penetapan/i/ditjen/{tahun}/").status_code == 404


def test_pratinjau_yang_dipalsukan_ditolak_dengan_jelas(client, dunia, masuk_sebagai_peran):
    masuk_sebagai_peran("pemilik_indikator", dunia.ditjen)
    tujuan = reverse("perjanjian:unggah", args=DITJEN)
    for isi in (f'[[{10**25}, 1, "1", 0, "x"]]', '[[1e999, 1, "1", 0, "x"]]', "[" * 20_000):
        assert client.post(tujuan, {"isi": isi}).status_code == 400


def test_kegiatan_yang_dihapus_dikembalikan_dengan_satu_tekan(client, dunia, isi):
    _, teken, _ = isi
    masuk = RencanaMasuk("Rapat", "2 kali", "Kepala", None, "7000", {3: "Satu", 11: "Dua"})
    r = services.simpan_rencana(
        unit=dunia.kanwil, butir_id=teken.butir.get().pk, rencana_id=None, versi=0, masuk=masuk,
        **dunia.umum(),
    )  # fmt: skip
    client.force_login(dunia.akun("perencana", dunia.kanwil), backend=PINTU)
    daftar = reverse("perjanjian:rencana", args=KW)
    dulu = (r.langkah, r.keluaran, r.penanggung, r.rupiah, ["Satu", "Dua"])
    hapus = {"versi": r.versi, "alasan": "Salah butir"}
    assert client.post(reverse("perjanjian:rencana_hapus", args=[*KW, r.pk]), hapus).status_code == 302
    borang = re.search(r'<form method="post" class="deret peringatan" action="([^"]+)".*?</form>',
                       client.get(daftar).content.decode(), re.S)  # fmt: skip
    medan = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', borang[0]))
    assert client.post(borang[1], medan).status_code == 302
    baru = RencanaAksi.objects.get(butir=teken.butir.get(), langkah="Rapat")
    assert baru.pk != r.pk and dulu == (
        baru.langkah, baru.keluaran, baru.penanggung, baru.rupiah,
        [x.sasaran_bulan for x in baru.bulanan.order_by("bulan")],
    )  # fmt: skip
    assert "Kembalikan kegiatan" not in client.get(daftar).content.decode()
