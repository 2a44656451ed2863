"""Refuses a form whose lines somebody else has changed since they were read; says what stands there now."""

from __future__ import annotations

from collections.abc import Mapping

from sakip.inti.galat import Basi, Masalah
from sakip.pengukuran.angka_isian import tulis_isian
from sakip.pengukuran.ketikan import langsung_kini, versi_daftar
from sakip.pengukuran.nilai_baris import kejadian_periode, tersimpan
from sakip.pengukuran.queries.formulir_bahan import Bahan
from sakip.pengukuran.ubahan import Ketikan

_SARAN = "Pilih: simpan lagi untuk memakai yang Anda ketik, atau pakai yang sudah tersimpan."


def tolak_basi(bahan: Bahan, ketik: Ketikan, versi: Mapping[str, int]) -> None:
    """Raises :class:`Basi` with both values of each changed line that is not at the version that was read."""
    masalah: list[Masalah] = []
    daftar = {t.variabel.pk: t for t in bahan.tempo if t.variabel.bentuk == "daftar"}
    disentuh = {d.variabel_id for d in ketik.kejadian} | {u.variabel_id for u in ketik.nilai}
    for v in sorted(disentuh & daftar.keys()):
        t, medan = daftar[v], f"v-{v}"
        nihil = tersimpan(bahan, v, 0, t.periode)
        kejadian = kejadian_periode(bahan, t)
        if versi_daftar(kejadian, nihil.versi if nihil else 0) != versi.get(medan, 0):
            kini = f"{len(kejadian)} kejadian" if kejadian else ("nihil" if nihil else "kosong")
            masalah.append(Masalah(medan, f"Daftarnya sudah diubah orang lain; sekarang {kini}.", _SARAN))
    for u in ketik.nilai:
        lama = tersimpan(bahan, u.variabel_id, u.kategori, u.periode)
        if u.variabel_id in daftar or (lama.versi if lama else 0) == versi.get(u.medan, 0):
            continue
        if lama is None:
            pesan = "Nilainya sudah dikosongkan orang lain"
        else:
            pesan = f"Sudah diisi {lama.oleh}: {tulis_isian(lama.nilai, lama.keadaan)}"
        ketikan = tulis_isian(u.nilai, u.keadaan) or "kosong"
        masalah.append(Masalah(u.medan, f"{pesan}. Yang Anda ketik: {ketikan}.", _SARAN))
    for langsung in ketik.langsung:
        kini_langsung = langsung_kini(bahan, langsung.indikator_id)
        if (kini_langsung.versi if kini_langsung else 0) != versi.get(langsung.medan, 0):
            teks = "kosong"
            if kini_langsung is not None:
                nilai = kini_langsung.kata or tulis_isian(kini_langsung.nilai, "ada")
                teks = (
                    f"{nilai} ({kini_langsung.nomor_surat or 'tanpa surat'}) oleh {kini_langsung.oleh.nama}"
                )
            masalah.append(Masalah(langsung.medan, f"Sudah diubah orang lain; sekarang {teks}.", _SARAN))
    for c in ketik.catatan:
        catatan = bahan.catatan.get(c.indikator_id)
        if (catatan.versi if catatan else 0) != versi.get(c.medan, 0):
            isi = (
                " · ".join(x for x in (catatan.sebab, catatan.kendala, catatan.solusi) if x)
                if catatan
                else ""
            )
            masalah.append(
                Masalah(
                    c.medan, f"Catatannya sudah diubah orang lain; sekarang: {isi[:200] or 'kosong'}.", _SARAN
                )
            )
    if masalah:
        raise Basi(masalah)
