"""Act three: the months, typed and by workbook; submitted, returned, verified, approved."""

from __future__ import annotations

import io
import re

from openpyxl import load_workbook

from tests.peramban.setahun.angka import BULAN, BULAN_JANGGAL, BULAN_KELIRU, SELESAI_KELIRU, TAHUN, Bulan
from tests.peramban.setahun.orang import Orang
from tests.peramban.setahun.peladen import INSTANSI
from tests.peramban.setahun.rencana import BUKTI_WAJIB, VARIABEL
from tests.peramban.setahun.susunan import UPT_A, UPT_B

PDF = b"%PDF-1.4\n%%EOF\n"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CATATAN = "Rekapitulasi bulan ini menyebut angka lain."
JANGGAL = "lebih besar daripada"


def formulir(unit: str, bulan: int) -> str:
    return f"/pengukuran/{INSTANSI}/{unit}/{TAHUN}/{bulan}/"


def alur(unit: str, bulan: int) -> str:
    return f"/pengukuran/alur/{INSTANSI}/{unit}/{TAHUN}/{bulan}/"


def lembar(unit: str, bulan: int) -> str:
    return f"/lembar/{INSTANSI}/{unit}/{TAHUN}/{bulan}/"


def medan(b: Bulan) -> dict[str, int]:
    """What is entered, by the words beside the field; the whole of the stock follows from its parts."""
    return {
        VARIABEL["masuk"].nama: b.masuk, VARIABEL["selesai"].nama: b.selesai, "Dewasa": b.dewasa,
        "Anak": b.anak,
    }  # fmt: skip


def ketik(operator: Orang, bulan: int, b: Bulan) -> None:
    """One month in the form, and its submission."""
    teks = operator.buka(formulir(UPT_A, bulan))
    assert f"Formulir {BULAN[bulan - 1]} {TAHUN}" in teks and "Balai Layanan Ambon" in teks
    isi = medan(b)
    if bulan == BULAN_KELIRU:
        isi[VARIABEL["selesai"].nama] = SELESAI_KELIRU
    for nama, nilai in isi.items():
        operator.halaman.get_by_role("textbox", name=nama, exact=True).fill(str(nilai))
    if bulan == BULAN_JANGGAL:
        operator.halaman.locator(".keterangan .peringatan", has_text=JANGGAL).first.wait_for()
    operator.tekan("Simpan")
    assert "Tersimpan" in operator.kabar()
    ajukan(operator)


def ajukan(operator: Orang) -> None:
    operator.ikuti("Periksa dan ajukan")
    operator.tekan("Ajukan")
    assert "Formulir diajukan." in operator.kabar()
    assert operator.halaman.inner_text(".keadaan >> nth=0") == "Diajukan"


def lampirkan(operator: Orang, bulan: int) -> None:
    """The evidence that the manual asks for; before it the form says that it is missing."""
    assert f"belum ada: {BUKTI_WAJIB}" in operator.buka(formulir(UPT_A, bulan))
    for v in ("masuk", "selesai"):
        operator.halaman.get_by_role("link", name=re.compile(rf"^Bukti \(0\) {VARIABEL[v].nama}")).click()
        dialog = operator.halaman.locator("#dialog-bukti[open]")
        dialog.get_by_label("Berkas (boleh beberapa)").set_input_files(
            {"name": f"rekap-{v}.pdf", "mimeType": "application/pdf", "buffer": PDF + v.encode()}
        )
        dialog.get_by_role("button", name="Simpan bukti").click()
        dialog.get_by_role("link", name=re.compile(f"rekap-{v}.pdf")).wait_for()
        dialog.get_by_role("button", name="Tutup").click()
    assert f"belum ada: {BUKTI_WAJIB}" not in operator.isi()


def lewat_excel(operator: Orang, bulan: int, b: Bulan) -> None:
    """One month by workbook: downloaded, filled in, uploaded, looked at, applied; and submitted."""
    isi = _isi_lembar(operator.unduh(f"{lembar(UPT_B, bulan)}isian.xlsx"), medan(b))
    operator.buka(lembar(UPT_B, bulan))
    operator.halaman.set_input_files(
        "#berkas", {"name": f"isian-{bulan}.xlsx", "mimeType": XLSX, "buffer": isi}
    )
    operator.tekan("Unggah dan periksa")
    teks = operator.isi()
    assert "Yang akan berubah" in teks and "4 baru" in teks, teks
    operator.tekan("Terapkan")
    assert "Diterapkan dari Excel" in operator.kabar()
    ajukan(operator)


def _isi_lembar(buku: bytes, isi: dict[str, int]) -> bytes:
    kerja = load_workbook(io.BytesIO(buku))
    ws = kerja["Isian"]
    kolom = {str(sel.value): sel.column for sel in ws[4]}
    sisa = dict(isi)
    for baris in ws.iter_rows(min_row=5):
        nama = str(baris[kolom["Uraian"] - 1].value or "").strip()
        if nama in sisa:
            baris[kolom["Isian Anda"] - 1].value = sisa.pop(nama)
    assert sisa == {}, sisa
    keluar = io.BytesIO()
    kerja.save(keluar)
    return keluar.getvalue()


def kembalikan(verifikator: Orang, bulan: int) -> None:
    """Sent back with the reason beside its line."""
    verifikator.buka(alur(UPT_A, bulan))
    baris = verifikator.halaman.locator("li.baris-isi", has_text=VARIABEL["selesai"].nama).first
    baris.get_by_text("Catatan untuk pengisi").click()
    baris.locator("textarea").fill(CATATAN)
    verifikator.tekan("Kembalikan")
    assert "Formulir dikembalikan" in verifikator.kabar()


def perbaiki(operator: Orang, bulan: int, b: Bulan) -> None:
    """The reason stands at the line; corrected, and submitted again."""
    teks = operator.buka(formulir(UPT_A, bulan))
    assert "Dikembalikan" in teks and CATATAN in teks
    operator.halaman.get_by_role("textbox", name=VARIABEL["selesai"].nama, exact=True).fill(str(b.selesai))
    operator.tekan("Simpan")
    assert "Tersimpan: 1 baris" in operator.kabar()
    ajukan(operator)


def verifikasi(verifikator: Orang, unit: str, bulan: int) -> None:
    """All lines of a form: at once where nothing is odd, else those that were looked at are ticked."""
    teks = verifikator.buka(alur(unit, bulan))
    assert "3 baris menunggu verifikasi Anda" in teks
    halaman = verifikator.halaman
    if (unit, bulan) == (UPT_A, 1):
        verifikator.tekan("Verifikasi semua yang tanpa peringatan (3)")
    else:
        assert (JANGGAL in teks) is ((unit, bulan) == (UPT_A, BULAN_JANGGAL))
        for kotak in halaman.locator("input[name=baris]").all():
            kotak.check()
        verifikator.tekan("Verifikasi yang dicentang")
    assert "Semua baris sudah diverifikasi" in verifikator.kabar()
    assert halaman.inner_text(".keadaan >> nth=0") == "Diverifikasi"


def setujui_bulan(kepala: Orang, bulan: int) -> None:
    """Both units' forms of a month together."""
    kepala.buka(f"/pengukuran/alur/?pilih=semua&bulan={TAHUN}-{bulan:02d}")
    kotak = kepala.halaman.locator("input[type=checkbox][name=pilih]")
    assert kotak.count() == 2, kepala.isi()
    for satu in kotak.all():
        satu.check()
    kepala.tekan("Setujui yang dicentang")
    assert "2 formulir disetujui" in kepala.kabar(), kepala.kabar()
