"""Single faults: what is damaged, where the fault must be told, and a part of what is said."""

# One case, one line: a table reads better than it fits.
# ruff: noqa: E501

from __future__ import annotations

import copy
from collections.abc import Callable
from decimal import Decimal
from typing import Any

Paket = dict[str, Any]
Ubah = Callable[[Paket], object]


def cari(daftar: list[dict[str, Any]], **syarat: Any) -> dict[str, Any]:
    return next(b for b in daftar if all(b[k] == v for k, v in syarat.items()))


def indikator(p: Paket, kunci: str) -> dict[str, Any]:
    return cari(p["indikator"], kunci=kunci)


def manual(p: Paket, kunci: str = "layanan.persentase-permohonan-selesai") -> dict[str, Any]:
    hasil: dict[str, Any] = indikator(p, kunci)["manual"][0]
    return hasil


def variabel(p: Paket, kunci: str = "layanan.permohonan.selesai") -> dict[str, Any]:
    return cari(p["variabel"], kunci=kunci)


def unit(p: Paket, kode: str = "balai-melati") -> dict[str, Any]:
    return cari(p["unit"], kode=kode)


def pk(p: Paket, kode: str = "pk-2025-contoh-layanan", revisi: int = 0) -> dict[str, Any]:
    return cari(p["perjanjian"], kode=kode, revisi=revisi)


def dipa(p: Paket, kode: str = "900001") -> dict[str, Any]:
    return cari(p["dipa"], kode=kode, tahun=2025)


def realisasi(p: Paket) -> dict[str, Any]:
    """The first row of the snapshot at the year's end."""
    hasil: dict[str, Any] = cari(p["potret"], per_tanggal="2025-12-31")["realisasi"][0]
    return hasil


def skor(p: Paket, jenis: str = "ikpa") -> dict[str, Any]:
    """The last snapshot of a kind."""
    hasil: dict[str, Any] = [s for s in p["skor"] if s["jenis"] == jenis][-1]
    return hasil


def pelaksana(p: Paket, target: str = "adm-02") -> dict[str, Any]:
    return cari(p["pelaksana_target_kinerja"], target=target, unit="kanwil-contoh")


def kunci(p: Paket, **ganti: Any) -> None:
    """Add a key for a pot of DIPA 900002."""
    asli = cari(p["kunci_anggaran"], dipa="900002", kode="6001.bah.002")
    p["kunci_anggaran"].append({**asli, "indikator": "layanan.ikm", "persen": "1", **ganti})


def kedudukan(p: Paket, kode: str, garis: str = "komando") -> dict[str, Any]:
    return cari(unit(p, kode)["kedudukan"], garis=garis)


def isian(**ganti: Any) -> Ubah:
    """Change the first row of the entries."""
    return lambda p: p["isian"][0].update(ganti)


def tambah(bagian: str, **ganti: Any) -> Ubah:
    """Append a changed copy of the first row of a list."""
    return lambda p: p[bagian].append({**copy.deepcopy(p[bagian][0]), **ganti})


BENTUK: list[tuple[Ubah, str, str]] = [
    (lambda p: p.pop("unit"), "unit: ", "«unit» tidak ada"),
    (lambda p: p.pop("instansi"), "instansi: ", "«instansi» tidak ada"),
    (lambda p: p.update(unitt=p.pop("unit")), "unitt: ", "Maksudnya «unit»?"),
    (lambda p: p.update(format="excel"), "format: ", "bukan isi «format»"),
    (lambda p: p.update(versi=2), "versi: ", "«2» bukan isi «versi»"),
    (lambda p: p.update(versi="1"), "versi: ", "harus bilangan bulat, bukan teks"),
    (lambda p: p.update(versi=True), "versi: ", "bukan true/false"),
    (lambda p: p.update(tahun=1900), "tahun: ", "di luar rentang 1945 sampai 2199"),
    (lambda p: p.update(tahun=2**80), "tahun: ", "di luar rentang"),
    (lambda p: p.update(tahun="2025"), "tahun: ", "tanpa tanda kutip"),
    (lambda p: p.update(nama="Contoh Kita"), "nama: ", "huruf kecil"),
    (lambda p: p.update(isian={}), "isian: ", "harus daftar"),
    (lambda p: p["isian"].insert(0, None), "isian[0]: ", "belum diisi"),
    (lambda p: p["isian"].insert(0, [1]), "isian[0]: ", "harus objek"),
    (lambda p: p.update(unit=[]), "unit: ", "paling sedikit 1 baris"),
    (isian(nilai=62), "isian[0].nilai (unit ", 'dalam tanda kutip: "62"'),
    (isian(nilai=Decimal("6.2")), "isian[0].nilai (unit ", 'dalam tanda kutip: "6.2"'),
    (isian(nilai="6,2"), "isian[0].nilai", 'Tulis "6.2"'),
    (isian(nilai="1.000,5"), "isian[0].nilai", "titik desimal"),
    (isian(nilai="1e3"), "isian[0].nilai", "bukan isi «nilai»"),
    (isian(nilai="1.23456"), "isian[0].nilai", "lebih dari 4 angka desimal"),
    (isian(nilai="123456789012345"), "isian[0].nilai", "di luar rentang"),
    (isian(nilai=""), "isian[0].nilai", "bukan isi «nilai»"),
    (isian(periode=""), "isian[0].periode", "belum diisi"),
    (isian(keadaan="adaa"), "isian[0].keadaan", "Maksudnya «ada»?"),
    (isian(catatan="x"), "isian[0].catatan", "tidak dikenal di sini"),
    (lambda p: p["isian"][0].update(perioda=p["isian"][0].pop("periode")), "isian[0].perioda", "Maksudnya «periode»?"),
    (lambda p: unit(p).update(zona="wita"), ".zona (balai-melati)", "Maksudnya «WITA»?"),
    (lambda p: unit(p)["nama"][0].update(nama="x" * 301), ".nama[0].nama", "301 huruf; paling panjang 300"),
    (lambda p: unit(p)["nama"][0].update(nama="a\x00b"), ".nama[0].nama", "U+0000 pada huruf ke-2"),
    (lambda p: unit(p)["nama"][0].update(nama="\ud800"), ".nama[0].nama", "U+D800"),
    (lambda p: unit(p)["nama"][0].update(sejak="2025-02-30"), ".sejak", "bukan tanggal yang ada"),
    (lambda p: unit(p)["nama"][0].update(sejak="1-2-2025"), ".sejak", "tahun-bulan-hari"),
    (lambda p: p["pengajuan"][0]["langkah"][0].update(waktu="2025-02-05 09:00"), ".waktu", "waktu UTC"),
    (lambda p: dipa(p)["revisi"][0]["baris"][0].update(pagu="100"), ".pagu", "tanpa tanda kutip"),
    (lambda p: dipa(p)["revisi"][0]["baris"][0].update(pagu=Decimal("0.5")), ".pagu", "tanpa sen"),
    (lambda p: dipa(p)["revisi"][0]["baris"][0].update(pagu=-1), ".pagu", "di luar rentang 0"),
    (lambda p: dipa(p)["revisi"][0]["baris"][0].update(pagu=10**18), ".pagu", "di luar rentang"),
    (lambda p: realisasi(p).update(rupiah=-5), ".rupiah", "negatif tanpa catatan"),
    (lambda p: manual(p).update(desimal=7), ".desimal", "di luar rentang 0 sampai 6"),
    (lambda p: manual(p).update(bukti_wajib=["a", "a"]), ".bukti_wajib[1]", "Isi ganda"),
    (lambda p: manual(p).update(rumus=""), ".rumus", "null bila memang tidak ada"),
    (lambda p: manual(p)["variabel"][0].update(alias="1x"), ".alias", "jangan diawali angka"),
    (lambda p: indikator(p, "layanan.ikm").update(jenis="IKX"), ".jenis", "Maksudnya"),
]  # fmt: skip

RUJUKAN: list[tuple[Ubah, str, str]] = [
    (lambda p: p.update(unit_utama="kanwil-contho"), "unit_utama: ", "Maksudnya «kanwil-contoh»?"),
    (isian(unit="balai-melatii"), "isian[0].unit", "Maksudnya «balai-melati»?"),
    (isian(variabel="zzz"), "isian[0].variabel", "Variabel «zzz» tidak ada dalam paket"),
    (lambda p: cari(p["isian"], kategori="daring").update(kategori="dering"), ".kategori", "Maksudnya «daring»?"),
    (lambda p: kedudukan(p, "balai-melati").update(induk="kanwil-x"), ".induk", "Unit «kanwil-x» tidak ada"),
    (lambda p: p["jabatan"][0].update(unit="tiada"), "jabatan[0].unit", "Unit «tiada»"),
    (lambda p: p["pengganti"][0].update(lama="loket-mawra"), "pengganti[0].lama", "«loket-mawar»"),
    (lambda p: variabel(p).update(sumber="SI Layanan"), ".sumber", "Sumber data «SI Layanan»"),
    (lambda p: p["sasaran"][0].update(induk="sp.dukugan"), ".induk", "Maksudnya «sp.dukungan»?"),
    (lambda p: p["indikator"][0].update(pemilik="setjen"), ".pemilik", "Maksudnya «setjen-contoh»?"),
    (lambda p: manual(p)["variabel"][0].update(variabel="x.y"), ".variabel[0].variabel", "Variabel «x.y»"),
    (lambda p: p["kegiatan"][0].update(program="tiada"), "kegiatan[0].program", "Program «tiada»"),
    (lambda p: p["kontribusi"][0].update(atas="tiada"), "kontribusi[0].atas", "Indikator «tiada»"),
    (lambda p: pk(p).update(pihak_kedua="dirjen"), ".pihak_kedua", "Jabatan «dirjen»"),
    (lambda p: pk(p)["butir"][0].update(sasaran="sk.x"), ".sasaran", "Sasaran «sk.x»"),
    (lambda p: realisasi(p).update(dipa="900009"), ".dipa", "DIPA «900009»"),
    (lambda p: realisasi(p).update(tahun=2022), ".tahun", "Tahun yang ada: 2023, 2024, 2025"),
    (lambda p: realisasi(p).update(baris="5001.eba.994.009"), ".baris", "Maksudnya «5001.eba.994.00"),
    (lambda p: realisasi(p).update(jenis_belanja="52"), ".baris", "Jenis belanja pada baris itu: 51"),
    (lambda p: cari(p["teks"], tingkat="divisi").update(kunci="kanwil-contoh-layann"), ".kunci", "Maksudnya"),
    (lambda p: cari(p["teks"], tingkat="indikator").update(bagian="sebeb"), ".bagian", "Maksudnya «sebab»?"),
    (lambda p: cari(p["teks"], tingkat="bab").update(kunci="bab9.lain"), ".kunci", "bab1.gambaran_umum"),
]  # fmt: skip

ORGANISASI: list[tuple[Ubah, str, str]] = [
    (lambda p: p["unit"].append(copy.deepcopy(p["unit"][0])), "unit[13] (balai-kenanga)", "Baris ganda: kuncinya sama dengan unit[0]"),
    (lambda p: p["instansi"].update(batas_capaian="99"), "instansi.batas_capaian", "lebih kecil daripada 100"),
    (lambda p: kedudukan(p, "kementerian-contoh").update(induk="balai-melati"), ".kedudukan", "melingkar: "),
    (lambda p: kedudukan(p, "kanwil-contoh").update(induk="kanwil-contoh"), ".induk", "induk dirinya sendiri"),
    (lambda p: kedudukan(p, "ditjen-layanan-warga", "teknis").update(induk="balai-melati"), ".kedudukan", "garis teknis"),
    (lambda p: unit(p)["nama"].append({"nama": "B", "singkatan": "", "sejak": "2025-05-01", "sampai": None}), ".nama[2].sejak", "bertumpang tindih"),
    (lambda p: unit(p)["nama"][0].update(sampai="2000-01-01"), ".nama[0].sampai", "tidak sesudah mulai"),
    (lambda p: kedudukan(p, "balai-kenanga").update(sampai=None), ".kedudukan[1].sejak", "bertumpang tindih"),
    (lambda p: unit(p)["kode_lain"].append({"sistem": "satker", "kode": "900004", "sejak": "2024-01-01", "sampai": None}), ".sejak", "Pemakaian kode"),
    (lambda p: cari(p["jabatan"], kode="dirjen-layanan-warga")["pemangku"][0].update(sampai=None), ".pemangku", "bertumpang tindih"),
    (lambda p: p["pengganti"][0].update(baru="loket-mawar"), "pengganti[0].baru", "menggantikan dirinya"),
    (isian(unit="kanwil-tetangga"), "isian[0].unit", "tidak berada di bawah unit utama"),
    (lambda p: pk(p).update(unit="ditjen-layanan-warga"), ".unit", "tidak berada di bawah unit utama"),
]  # fmt: skip

KAMUS: list[tuple[Ubah, str, str]] = [
    (lambda p: variabel(p).update(bobot="layanan.permohonan.masuk"), ".bobot", "bila dan hanya bila"),
    (lambda p: variabel(p).update(agregasi_unit="rata_berbobot"), ".bobot", "bila dan hanya bila"),
    (lambda p: variabel(p).update(sifat="stok"), ".waktu", "Stok tidak boleh dijumlahkan"),
    (lambda p: variabel(p).update(isian="sd_bulan", waktu="rata"), ".waktu", "dirata-ratakan antarbulan"),
    (lambda p: variabel(p, "layanan.penyuluhan.kegiatan").update(sifat="stok", waktu="terakhir"), ".sifat", "alur, bukan stok"),
    (lambda p: variabel(p, "dukungan.survei-internal.responden").update(agregasi_unit="rata_berbobot", bobot="dukungan.survei-internal.indeks"), ".bobot", "Pembobot melingkar"),
    (lambda p: indikator(p, "layanan.ikm").update(sebanding="ya"), ".sebanding", "bila ada pendahulu"),
    (lambda p: indikator(p, "dukungan.indeks-layanan-internal-lama").update(pendahulu="dukungan.indeks-layanan-internal", sebanding="ya"), ".pendahulu", "melingkar"),
    (lambda p: indikator(p, "layanan.ikm")["manual"].append({**manual(p, "layanan.ikm"), "sejak_tahun": 2027, "sampai_tahun": None}), ".manual[1].sejak_tahun", "bertumpang"),
    (lambda p: manual(p).update(sampai_tahun=2020), ".sampai_tahun", "sebelum mulai"),
    (lambda p: manual(p).update(rumus="selesai / (masuk"), ".rumus", "Rumus salah pada huruf ke-"),
    (lambda p: manual(p).update(rumus="selesei / masuk * 100"), ".rumus", "Maksudnya «selesai»?"),
    (lambda p: manual(p).update(rumus="selesai"), ".variabel[1].alias", "tidak dipakai rumus"),
    (lambda p: manual(p).update(rumus=None), ".rumus", "hanya boleh satu variabel"),
    (lambda p: manual(p)["variabel"].append(dict(manual(p)["variabel"][0])), ".variabel[2]", "Baris ganda"),
    (lambda p: manual(p).update(jumlah="selesai"), ".jumlah", "hanya untuk metode pertumbuhan_jumlah"),
    (lambda p: manual(p, "layanan.peningkatan-layanan-utama").update(basis=None), ".basis", "memerlukan «basis»"),
    (lambda p: manual(p, "layanan.peningkatan-layanan-utama").update(jumlah="lain"), ".jumlah", "tidak ada dalam daftar variabel"),
    (lambda p: manual(p).update(kekerapan="bulan_tertentu"), ".bulan", "bila dan hanya bila"),
    (lambda p: manual(p).update(bulan=3), ".bulan", "bila dan hanya bila"),
    (lambda p: manual(p, "layanan.ikm").update(skala="0"), ".skala", "lebih dari nol"),
    (lambda p: manual(p, "layanan.ikm").update(skala_kata=["B", "A"]), ".skala_kata", "tidak dapat dipakai bersama"),
    (lambda p: manual(p, "dukungan.predikat-akip").update(metode_capaian="pertumbuhan_rasio"), ".metode_capaian", "tidak bertumbuh"),
    (lambda p: manual(p, "pengawasan.persentase-digital").update(tanpa_rincian=False), ".variabel", "tidak menyebut variabel"),
]  # fmt: skip

RENCANA: list[tuple[Ubah, str, str]] = [
    (lambda p: cari(p["sasaran"], kunci="ss.tata-kelola").update(induk="sk.dukungan"), ".induk", "melingkar"),
    (lambda p: cari(p["sasaran"], kunci="sp.dukungan").update(induk="sk.layanan"), ".induk", "lebih rendah"),
    (lambda p: p["sasaran"][0].update(sampai_tahun=2000), ".sampai_tahun", "sebelum mulai"),
    (tambah("kontribusi", atas="layanan.ikm", bawah="nasional.indeks-kepuasan-layanan"), "].bawah", "melingkar"),
    (lambda p: p["kontribusi"][0].update(bawah=p["kontribusi"][0]["atas"]), "kontribusi[0].bawah", "dirinya sendiri"),
    (lambda p: p["renstra"][0].update(selesai=2020), "renstra[0].selesai", "sebelum mulai"),
    (lambda p: p["renstra"][0]["target"][0].update(tahun=2030), ".target[0].tahun", "di luar Renstra 2025-2029"),
    (lambda p: p["renstra"][0]["target"][0].update(lingkup="wilayah"), ".target[0].unit", "belum menyebut unit"),
    (lambda p: p["renstra"][0]["target"][0].update(unit="kanwil-contoh"), ".target[0].unit", "tidak menyebut unit"),
    (lambda p: p["renstra"][0]["target"][0].update(kata="BB"), ".target[0].kata", "sekaligus sebagai kata"),
    (lambda p: p["renstra"][0]["target"][0].update(nilai="4.01"), ".target[0].nilai", "di luar skala 0 sampai 4"),
]  # fmt: skip

PERJANJIAN: list[tuple[Ubah, str, str]] = [
    (lambda p: pk(p).update(tahun=2024), ".tahun", "bukan tahun paket 2025"),
    (lambda p: pk(p).update(pihak_kedua=None), ".pihak_kedua", "tanpa pihak kedua"),
    (lambda p: pk(p).update(bentuk="pernyataan"), ".pihak_kedua", "Pernyataan tidak mempunyai"),
    (lambda p: pk(p).update(pihak_kedua="kakanwil-contoh"), ".pihak_kedua", "jabatan yang sama"),
    (lambda p: pk(p, revisi=1).update(sebab=None), ".sebab", "Revisi 1 tanpa sebab"),
    (lambda p: pk(p, revisi=1).update(sebab="  "), ".sebab", "Revisi 1 tanpa sebab"),
    (lambda p: pk(p).update(status="draf"), ".revisi", "sebelum revisi 0 ditandatangani"),
    (lambda p: pk(p, revisi=1).update(tanggal="2024-12-31"), ".tanggal", "bertanggal sebelum"),
    (lambda p: pk(p).update(butir=[]), ".butir", "tanpa satu butir pun"),
    (lambda p: pk(p)["butir"][1].update(kode=pk(p)["butir"][0]["kode"]), ".butir[1].kode", "dipakai dua kali"),
    (lambda p: pk(p)["butir"][1].update(urutan=pk(p)["butir"][0]["urutan"]), ".butir[1]", "Baris ganda"),
    (tambah("perjanjian", kode="pk-lain"), "perjanjian[4]", "Pihak dan revisinya sama"),
    (lambda p: cari(pk(p)["butir"], acuan=False).update(skala="10"), ".skala", "Samakan skalanya"),
    (lambda p: cari(pk(p)["butir"], acuan=False).update(kata="BB"), ".kata", "sekaligus sebagai kata"),
    (lambda p: cari(pk(p, "pk-2025-contoh-dukungan")["butir"], indikator="dukungan.predikat-akip").update(kata="BBB"), ".kata", "Maksudnya"),
    (lambda p: indikator(p, "layanan.ikm")["manual"][0].update(sejak_tahun=2026), ".indikator", "manual yang berlaku tahun 2025"),
    (lambda p: pk(p)["butir"][2].update(target_periode=[{"periode": "2024-B03", "nilai": "1", "kumulatif": True}]), ".periode", "di luar tahun perjanjian"),
    (lambda p: pk(p)["butir"][2].update(target_periode=[{"periode": "2025-B02", "nilai": "1", "kumulatif": True}]), ".periode", "B03, B06, B09"),
    (lambda p: pk(p)["butir"][2].update(target_periode=[{"periode": "2025-B03", "nilai": "1", "kumulatif": False}]), ".kumulatif", "sejak Januari"),
]  # fmt: skip

KINERJA: list[tuple[Ubah, str, str]] = [
    (tambah("isian"), "isian[354] (unit balai-kenanga", "Baris ganda: kuncinya sama dengan isian[0]"),
    (isian(periode="2025-13"), "isian[0].periode", "bulan hanya 01 sampai 12"),
    (isian(periode="2024-01"), "isian[0].periode", "di luar tahun paket 2025"),
    (isian(periode="2025-2029"), "isian[0].periode", "di luar tahun paket"),
    (isian(nilai=None), "isian[0].nilai", "tanpa nilai"),
    (isian(keadaan="nihil"), "isian[0].nilai", "Keadaan «nihil» tetapi nilainya"),
    (tambah("isian", variabel="layanan.permohonan.selesai", kategori=None, periode="2025-TW1"), ".periode", "bertumpang tindih"),
    (tambah("isian", variabel="layanan.permohonan.masuk", kategori=None, periode="2025-01", nilai="999"), "isian[354].nilai", "jumlah rinciannya"),
    (tambah("isian", variabel="layanan.permohonan.selesai", kategori="desa", periode="2025-01"), ".kategori", "tidak dirinci; tulis null"),
    (tambah("isian", variabel="layanan.penyuluhan.kegiatan", kategori=None, periode="2025", nilai="9"), ".nilai", "daftar peristiwanya"),
    (tambah("isian", variabel="layanan.warga.terlayani", kategori=None, periode="2025-TW1"), ".periode", "bertumpang tindih"),
    (tambah("kejadian", variabel="layanan.permohonan.selesai", kategori=None), ".variabel", "berbentuk angka"),
    (tambah("kejadian", tanggal="2024-03-01"), ".tanggal", "di luar tahun paket"),
    (lambda p: p["nilai_langsung"][0].update(nomor_surat=None), ".nomor_surat", "tanpa nomor surat"),
    (lambda p: p["nilai_langsung"][0].update(tanggal_surat=None), ".tanggal_surat", "tanpa tanggal surat"),
    (lambda p: p["nilai_langsung"][0].update(tanpa_rincian=True), ".tanpa_rincian", "tidak mengizinkan"),
    (lambda p: p["nilai_langsung"][0].update(nilai=None), ".nilai", "tanpa nilai dan tanpa kata"),
    (lambda p: p["nilai_langsung"][0].update(nilai="101"), ".nilai", "di luar skala 0 sampai 100"),
    (lambda p: p["nilai_langsung"][0].update(indikator="layanan.ikm", skala="4", nilai="3"), ".indikator", "bukan menurut surat"),
    (tambah("nilai_langsung", periode="2025-S1"), ".periode", "bertumpang tindih"),
    (lambda p: p["pengajuan"][0]["langkah"].pop(0), ".tindakan", "Verifikasi tidak berlaku pada keadaan draf"),
    (lambda p: p["pengajuan"][0]["langkah"][1].update(tindakan="kembalikan"), ".alasan", "memerlukan alasan"),
    (lambda p: p["pengajuan"][0]["langkah"][1].update(waktu="2025-01-01T00:00:00Z"), ".waktu", "sebelum langkah sebelumnya"),
    (lambda p: p["pengajuan"][0].update(langkah=[]), ".langkah", "paling sedikit 1 baris"),
    (lambda p: p["bukti"][0].update(isi="%%%"), "bukti[0].isi", "base64"),
    (lambda p: p["bukti"][0].update(isi="QUJD\nREVG"), "bukti[0].isi", "base64"),
    (lambda p: p["bukti"][0].update(jenis="application/pdf"), "bukti[0].isi", "Isi berkas adalah text/plain"),
    (lambda p: p["bukti"][0].update(isi="TVqQAAMAAAAEAAAA//8="), "bukti[0].isi", "tidak diterima menurut isinya"),
    (lambda p: p["bukti"][0].update(isi=None), "bukti[0] (", "tepat satu"),
    (lambda p: p["bukti"][0].update(indikator="layanan.ikm"), "bukti[0] (", "tepat satu"),
    (lambda p: p["bukti"][2].update(tautan="ftp://x/y"), "bukti[2].tautan", "http atau https"),
    (lambda p: p["bukti"][2].update(tautan="javascript:alert(1)"), "bukti[2].tautan", "http atau https"),
    (lambda p: p["bukti"][2].update(tautan="https://[::1"), "bukti[2].tautan", "http atau https"),
    (lambda p: p["bukti"][2].update(jenis="application/pdf"), "bukti[2].jenis", "tidak disimpan untuk tautan"),
    (lambda p: p["riwayat"][0].update(tahun=2025), "riwayat[0].tahun", "bukan sebelum tahun paket"),
    (lambda p: p["riwayat"][0].update(kata="BB"), "riwayat[0].kata", "sekaligus sebagai kata"),
    (lambda p: dipa(p).update(tahun=2026), ".tahun (900001, 2026)", "sesudah tahun paket"),
    (lambda p: dipa(p)["revisi"][0].update(jenis="abt"), ".jenis", "Nomor 0 berjenis awal"),
    (lambda p: dipa(p)["revisi"][0]["baris"][0].update(blokir=9 * 10**12), ".blokir", "melebihi pagu"),
]  # fmt: skip


def profil(p: Paket) -> dict[str, Any]:
    hasil: dict[str, Any] = p["profil"][0]
    return hasil


def ubahan(*isi: dict[str, Any]) -> Ubah:
    """Replace the changes of the outline."""
    return lambda p: p["kerangka"][0].update(ubahan=list(isi))


KOSONG = "JVBERi0xLjQK"
PNG_TERPOTONG = "iVBORw0KGgoAAAANSUhEUg=="

PROFIL: list[tuple[Ubah, str, str]] = [
    (lambda p: p["kerangka"][0].update(kode="permenpanrb-53-2015"), "kerangka[0].kode", "permenpanrb-53-2014"),
    (lambda p: p["kerangka"][0].update(kode="kemenkumham-2023", sejak_tahun=2020), "kerangka[0].kode", "tidak ada untuk tahun 2020"),
    (lambda p: p["kerangka"][0].update(sampai_tahun=2024), "kerangka[0].sampai_tahun", "sebelum mulai"),
    (lambda p: p["kerangka"].append({"sejak_tahun": 2026, "kode": "permenpanrb-53-2014"}), "kerangka[1].sejak_tahun", "bertumpang"),
    (ubahan({"tindakan": "ubah", "kode": "bab1.organisasi", "judul": "A"}, {"tindakan": "hapus", "kode": "bab3.anggaran"}), "kerangka[0].ubahan[1]", "diwajibkan"),
    (ubahan({"tindakan": "ubah", "kode": "bab1.tiada", "judul": "A"}), "kerangka[0].ubahan[0]", "tidak ada dalam kerangka"),
    (ubahan({"tindakan": "ubah", "kode": "bab1.organisasi", "tingkat": 2}), "kerangka[0].ubahan[0]", "tidak dikenal untuk ubah"),
    (ubahan({"tindakan": "tingkat", "banding": "efisiensi", "tingkat": "kantor"}), ".ubahan[0].tingkat", "bukan isi «tingkat»"),
    (lambda p: p["berkas"][0].pop("teks_alternatif"), "berkas[0].teks_alternatif", "«teks_alternatif» tidak ada"),
    (lambda p: p["berkas"][0].update(teks_alternatif=" "), "berkas[0].teks_alternatif", "Tulis apa yang terlihat"),
    (lambda p: p["berkas"][0].update(isi="%%%"), "berkas[0].isi", "base64"),
    (lambda p: p["berkas"][0].update(jenis="image/png", isi=KOSONG), "berkas[0].isi", "PDF, bukan gambar PNG"),
    (lambda p: p["berkas"][0].update(jenis="image/jpeg", isi="QnVrYW4gZ2FtYmFyLgo="), "berkas[0].isi", "bukan gambar dan bukan PDF"),
    (lambda p: p["berkas"][0].update(jenis="image/gif"), "berkas[0].jenis", "bukan isi «jenis»"),
    (lambda p: p["berkas"][0].update(unit="kanwil-tetangga"), "berkas[0].unit", "tidak berada di bawah unit utama"),
    (tambah("berkas"), "berkas[6] (unit kanwil-contoh, foto-keliling)", "Baris ganda"),
    (lambda p: profil(p).update(unit="kanwil-tetangga"), "profil[0].unit", "tidak berada di bawah unit utama"),
    (lambda p: profil(p).update(dari_tahun=2025), "profil[0].dari_tahun", "tidak sebelum tahun paket 2025"),
    (lambda p: profil(p).update(lambang="lambng"), "profil[0].lambang", "Maksudnya «lambang»?"),
    (lambda p: profil(p).update(struktur="sk-tim"), "profil[0].struktur", "bukan gambar"),
    (lambda p: profil(p).update(kop_baris=["A", ""]), "profil[0].kop_baris[1]", "belum diisi"),
    (lambda p: profil(p)["surat"].update(tanggal="2026-02-30"), "profil[0].surat.tanggal", "bukan tanggal yang ada"),
    (lambda p: profil(p)["surat"].update(tembusan="Arsip"), "profil[0].surat.tembusan", "harus daftar"),
    (lambda p: cari(profil(p)["uraian"], kunci="kepulauan").update(indikator=["layanan.jumlah-warga"]), ".indikator[0]", "Maksudnya «layanan.jumlah-warga-terlayani»?"),
    (lambda p: cari(profil(p)["uraian"], kunci="kepulauan").update(indikator=["layanan.ikm"] * 2), ".indikator[1]", "Isi ganda"),
    (lambda p: cari(profil(p)["uraian"], kunci="kepulauan").update(unit="ditjen-layanan-warga"), ".unit", "tidak berada di bawah unit utama"),
    (lambda p: cari(profil(p)["uraian"], kunci="kepulauan").update(jenis="isu"), ".jenis", "Pilihan: dasar_hukum"),
    (lambda p: cari(profil(p)["uraian"], kunci="kepulauan").update(dari_tahun=2030), ".dari_tahun", "tidak sebelum tahun paket"),
    (lambda p: cari(profil(p)["uraian"], kunci="daring").update(kunci="kepulauan"), "].uraian[", "Baris ganda"),
    (lambda p: profil(p)["pegawai"][0].update(jumlah=-1), "profil[0].pegawai[0].jumlah", "di luar rentang 0"),
    (lambda p: profil(p)["pegawai"].append(dict(profil(p)["pegawai"][0])), "profil[0].pegawai[45]", "Baris ganda"),
    (lambda p: profil(p)["pegawai"].append({**cari(profil(p)["pegawai"], kategori="Laki-laki"), "kategori": "laki-laki "}), "pegawai[45].kategori", "sama dengan «Laki-laki»"),
    (lambda p: profil(p)["pegawai"][0].update(unit="setjen-contoh"), "profil[0].pegawai[0].unit", "tidak berada di bawah unit utama"),
    (lambda p: profil(p)["lampiran"][0].update(dokumen="perjanjian"), ".lampiran[0].dokumen", "Maksudnya «perjanjian_kinerja»?"),
    (lambda p: profil(p)["lampiran"][0].update(dokumen=None), ".lampiran[0].dokumen", "tidak menyebut dokumennya"),
    (lambda p: profil(p)["lampiran"][1].update(dokumen="dipa"), ".lampiran[1].dokumen", "Tulis null"),
    (lambda p: profil(p)["lampiran"][0].update(berkas=["piagam"]), ".lampiran[0].berkas", "Kosongkan"),
    (lambda p: profil(p)["lampiran"][1].update(berkas=["sk-tin"]), ".lampiran[1].berkas[0]", "Maksudnya «sk-tim»?"),
    (lambda p: profil(p)["lampiran"][1].update(urutan=1), "profil[0].lampiran[1]", "Baris ganda"),
]  # fmt: skip

#: What may be imported, and is told all the same.
PERINGATAN: list[tuple[Ubah, str, str]] = [
    (lambda p: profil(p)["pegawai"][0].update(jumlah=99), "profil[0].pegawai[", "berbeda antardimensi"),
    (lambda p: profil(p).update(pegawai_sumber=""), "profil[0].pegawai (", "tanpa sumber"),
    (lambda p: p["berkas"][0].update(jenis="image/png", isi=PNG_TERPOTONG), "berkas[0].isi", "tampaknya terpotong"),
    (lambda p: cari(p["teks"], kunci="bab4.simpulan").update(kunci="bab4.simpulann"), ".kunci", "tidak mempunyai bagian «bab4.simpulann»"),
    (lambda p: cari(p["teks"], tingkat="divisi").update(isi='![peta](berkas:peta "Peta")'), ".isi", "gambar «peta»"),
    (lambda p: cari(p["teks"], tingkat="divisi").update(isi="![SK](berkas:sk-tim)"), ".isi", "gambar «sk-tim»"),
    (lambda p: cari(profil(p)["uraian"], kunci="kepulauan").update(isi="![peta]( berkas:peta)"), ".isi", "gambar «peta»"),
    (lambda p: profil(p)["surat"].update(isi="![peta](berkas:peta)"), "profil[0].surat.isi", "gambar «peta»"),
]  # fmt: skip

TETANGGA: list[tuple[Ubah, str, str]] = [
    (lambda p: p["rincian_output"][0].update(dipa="900009"), "rincian_output[0].dipa", "DIPA «900009» tidak ada"),
    (lambda p: p["rincian_output"][0].update(tahun=2022), "rincian_output[0].tahun", "Tahun yang ada: 2023, 2024, 2025"),
    (lambda p: p["rincian_output"][0].update(target="0"), "rincian_output[0].target", "tidak lebih dari nol"),
    (lambda p: p["rincian_output"][0]["capaian"][0].update(progres="100.5"), ".capaian[0].progres", "di luar 0 sampai 100"),
    (lambda p: p["rincian_output"][0]["capaian"][0].update(volume="-1"), ".capaian[0].volume", "negatif"),
    (lambda p: p["rincian_output"][0]["capaian"][0].update(bulan=13), ".capaian[0].bulan", "di luar rentang 1 sampai 12"),
    (lambda p: cari(p["rpd"], dipa="900001", nomor=1).update(tanggal="2024-01-01"), ".tanggal", "sebelum versi 0"),
    (lambda p: p["rpd"][0]["baris"].append(dict(p["rpd"][0]["baris"][0])), "rpd[0].baris[", "Baris ganda"),
    (lambda p: kunci(p), ".persen", "berjumlah 101 persen"),
    (lambda p: kunci(p, kode="6001.bah"), "].kode", "berada di dalam «6001.bah»"),
    (lambda p: kunci(p, kode=""), "].kode", "berada di dalam «seluruh DIPA»"),
    (lambda p: p["kunci_anggaran"][0].update(persen="0"), "kunci_anggaran[0].persen", "tidak lebih dari 0"),
    (lambda p: p["kunci_anggaran"][0].update(indikator="layanan.ikn"), "kunci_anggaran[0].indikator", "Indikator «layanan.ikn»"),
    (lambda p: skor(p).update(tahun=2026), "].tahun", "sesudah tahun paket 2025"),
    (lambda p: skor(p).update(unit="setjen-contoh"), "].unit", "tidak berada di bawah unit utama"),
    (lambda p: [s.update(terpilih=True) for s in p["skor"] if s["jenis"] == "ikpa"], "].terpilih", "Dua potret ikpa"),
    (lambda p: skor(p)["nilai"][1].update(unit="balai-melati"), "].unit", "dipegang unit «kanwil-contoh»"),
    (lambda p: skor(p)["nilai"][1].update(nilai="-1"), "].nilai", "negatif"),
    (lambda p: skor(p).update(tahun=2022), "].dipa", "Tahun yang ada"),
    (lambda p: skor(p)["nilai"][1]["komponen"][0].update(berlaku=False), "].nilai", "tidak berlaku, tetapi bernilai"),
    (lambda p: cari(skor(p)["nilai"][1]["komponen"], kode="deviasi").update(nilai="-2"), "].nilai", "negatif"),
    (lambda p: skor(p)["nilai"].append({**skor(p)["nilai"][1], "unit": "balai-kenanga"}), "].dipa", "dinilai dua kali"),
    (lambda p: p["emonev"][0].update(persen="101"), "emonev[0].persen", "di luar 0 sampai 100"),
    (tambah("emonev"), "emonev[", "Baris ganda"),
    (lambda p: p["kelompok_target_kinerja"][0].update(tahun=2024), "kelompok_target_kinerja[0].tahun", "bukan tahun paket"),
    (lambda p: p["kelompok_target_kinerja"][0].update(nilai_mulai=20), ".nilai_akhir", "sebelum mulai tanggal 20"),
    (lambda p: p.update(kelompok_target_kinerja=[]), "kelompok_target_kinerja: ", "jendela waktunya tidak dimuat"),
    (lambda p: p["target_kinerja"][0]["syarat"][1].update(berlaku_periode="B03") or p["target_kinerja"][0]["syarat"][0].update(berlaku_periode="B06"), ".berlaku_periode", "sebelum versi 1"),
    (lambda p: p["target_kinerja"][0].update(pemilik="setjen"), "target_kinerja[0].pemilik", "Maksudnya «setjen-contoh»?"),
    (lambda p: pelaksana(p).update(target="adm-3"), ".target", "Target kinerja «adm-3» tidak ada"),
    (lambda p: pelaksana(p).update(unit="setjen-contoh"), ".unit", "tidak berada di bawah unit utama"),
    (lambda p: pelaksana(p).update(penanggung="setjen-contoh"), ".penanggung", "tidak berada di bawah unit utama"),
    (lambda p: pelaksana(p)["nilai"][0].update(nilai="100.5"), "].nilai", "di luar 0 sampai 100"),
    (lambda p: cari(pelaksana(p)["nilai"], nilai=None).update(alasan=" "), "].alasan", "memerlukan alasan"),
    (lambda p: pelaksana(p)["langkah"][0].update(periode="B02"), "].periode", "bukan isi «periode»"),
    (lambda p: p["rekap_target_kinerja"][0].update(tahun=2025), "rekap_target_kinerja[0].tahun", "bukan sebelum tahun paket"),
    (lambda p: p["rekap_target_kinerja"][0].update(nilai="101"), "rekap_target_kinerja[0].nilai", "di luar 0 sampai 100"),
    (lambda p: p["e_performance"][0].update(periode="2024-TW1"), "e_performance[0].periode", "di luar tahun paket"),
]  # fmt: skip

PERINGATAN += [
    (lambda p: p["rincian_output"][0].update(kode="9.x"), "rincian_output[0].kode", "Tidak ada baris DIPA"),
    (tambah("rincian_output", kode="5001.eba.994.001"), "].kode", "terhitung dua kali"),
    (lambda p: p["rincian_output"][0]["capaian"][5].update(progres="1"), ".capaian[5].progres", "lebih kecil daripada bulan 5"),
    (lambda p: cari(p["rpd"], dipa="900001", nomor=1)["baris"].pop(), ".baris", "sedangkan pagu revisi terakhir"),
    (lambda p: skor(p)["nilai"][1]["komponen"][0].update(kode="deviasii"), "].kode", "tidak mengenal komponen «deviasii»"),
    (lambda p: p["e_performance"][0].update(kode="9.9"), "e_performance[0].kode", "Tidak ada butir «9.9»"),
    (lambda p: dipa(p)["revisi"][0].update(dokumen_jumlah=1), ".dokumen_jumlah", "barisnya berjumlah"),
    (lambda p: dipa(p)["revisi"][0].update(dokumen_57=1), ".dokumen_57", "barisnya berjumlah 0"),
]  # fmt: skip

KERJA: list[tuple[Ubah, str, str]] = [
    (lambda p: p["pengisi"][0].update(unit="setjen-contoh"), "pengisi[0].unit", "tidak berada di bawah unit utama"),
    (lambda p: p["pengisi"][0].update(variabel="layanan.permohonan.masukk"), "pengisi[0].variabel", "Maksudnya"),
    (lambda p: p["pengisi"][0].update(sampai_tahun=2024), "pengisi[0].sampai_tahun", "sebelum mulai 2025"),
    (lambda p: p["pengisi"][0].update(sejak_tahun=2026), "pengisi[0].sejak_tahun", "Tidak berlaku pada tahun paket 2025"),
    (lambda p: p["rantai"][0].update(sejak_tahun=2026), "rantai[0].sejak_tahun", "belum berlaku pada tahun paket"),
    (tambah("rantai", sejak_tahun=2024), "rantai[1].sejak_tahun", "sudah disebut sejak 2025"),
    (lambda p: p["rantai"][0]["tahap"][0].update(nama=" "), "rantai[0].tahap[0].nama", "Nama tahap kosong"),
    (lambda p: p["rantai"][0]["tahap"][0].update(pelaku="atasan"), "rantai[0].tahap[0].pelaku", "bukan isi «pelaku»"),
    (lambda p: p["rantai"][0].update(tahap=p["rantai"][0]["tahap"] * 6), "rantai[0].tahap", "paling banyak 5 baris"),
    (lambda p: p["rantai"][0].update(unit="setjen-contoh"), "rantai[0].unit", "tidak berada di bawah unit utama"),
    (lambda p: p["tenggat"][0].update(hari=32), "tenggat[0].hari", "di luar rentang 1 sampai 31"),
    (tambah("tenggat", sejak_tahun=2023), "tenggat[1].sejak_tahun", "sudah disebut sejak 2025"),
    (lambda p: p["rencana_aksi"][0].update(perjanjian="pk-x"), "rencana_aksi[0].perjanjian", "Perjanjian «pk-x» tidak ada"),
    (lambda p: p["rencana_aksi"][0].update(revisi=7), "rencana_aksi[0].revisi", "Yang ada: 0, 1"),
    (lambda p: p["rencana_aksi"][0].update(revisi=0), "rencana_aksi[0].revisi", "Tulis revisi 1"),
    (lambda p: p["rencana_aksi"][0].update(butir="9.9"), "rencana_aksi[0].butir", "tidak ada dalam perjanjian itu"),
    (lambda p: pk(p, "pk-2025-contoh-pengawasan").update(status="draf"), "rencana_aksi[2].perjanjian", "belum ditandatangani"),
    (lambda p: p["rencana_aksi"][0].update(langkah=" "), "rencana_aksi[0].langkah", "Belum diisi"),
    (lambda p: p["rencana_aksi"][0]["bulanan"][0].update(persen="100.5"), ".bulanan[0].persen", "di luar 0 sampai 100"),
    (lambda p: p["rencana_aksi"][0]["bulanan"][0].update(bulan=13), ".bulanan[0].bulan", "di luar rentang 1 sampai 12"),
    (lambda p: p["rencana_aksi"][1]["bulanan"][0]["bukti"][0].update(tautan="ftp://x"), ".bukti[0].tautan", "bukan alamat http"),
    (lambda p: p["rencana_aksi"][0]["bulanan"][0]["bukti"][0].update(isi=None), ".bukti[0]", "isi atau tautan, tepat satu"),
    (lambda p: p["rencana_aksi"][0]["bulanan"][0]["bukti"][0].update(isi="%%%"), ".bukti[0].isi", "bukan base64"),
]  # fmt: skip

SEMUA = [*BENTUK, *RUJUKAN, *ORGANISASI, *KAMUS, *RENCANA, *PERJANJIAN, *KINERJA, *PROFIL, *TETANGGA, *KERJA]
