"""Many faults of one kind are one line that names their cells; nothing is left out of the full list."""

from sakip.inti.galat import Masalah
from sakip.pertukaran.lembar.kelompok import kelompokkan, semua_baris


def m(tempat, pesan="Salah.", saran="Perbaiki."):
    return Masalah(tempat, pesan, saran)


def test_sel_sekolom_dengan_pesan_sama_menjadi_satu_baris_dengan_rentangnya():
    (k,) = kelompokkan([m("Isian!F5"), m("Isian!F6"), m("Isian!F7"), m("Isian!F9")])
    assert (k.tempat, k.banyak) == ("Isian!F5–F7, F9", 4)


def test_kolom_lembar_atau_pesan_lain_tidak_digabung_dan_urutannya_tetap():
    hasil = kelompokkan([m("Isian!I7", "Lain."), m("Isian!F5"), m("Isian!G5"), m("Kejadian!F5"), m("berkas")])
    assert [k.tempat for k in hasil] == ["Isian!I7", "Isian!F5", "Isian!G5", "Kejadian!F5", "berkas"]
    assert all(k.banyak == 1 for k in hasil)


def test_yang_terlalu_banyak_dihitung_sisanya():
    (k,) = kelompokkan([m(f"Isian!C{n}") for n in range(5, 2005, 2)])
    assert k.banyak == 1000 and k.tempat.endswith("C19 dan 992 sel lagi")


def test_daftar_lengkap_satu_sel_satu_baris():
    assert (
        semua_baris([m("Isian!I7"), m("Isian!I8")])
        == "Isian!I7\tSalah.\tPerbaiki.\nIsian!I8\tSalah.\tPerbaiki."
    )
