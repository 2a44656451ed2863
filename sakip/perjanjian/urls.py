"""Addresses of agreements, owners' targets and plans of action.

The page of one agreement is ``dasbor:pk``, the grids of an owner ``dasbor:kisi`` and
``dasbor:penetapan_indikator``, a unit's answer ``dasbor:tanggapan``: they show what was measured before,
which this room cannot know.
"""

from __future__ import annotations

from django.urls import path

from sakip.perjanjian.views import butir, penetapan, pk, rencana

app_name = "perjanjian"

_TAHUN = "<str:instansi>/<str:unit>/<int:tahun>/"
_TARGET = f"penetapan/{_TAHUN}"
_AKSI = f"rencana-aksi/{_TAHUN}"

urlpatterns = [
    path("", pk.beranda, name="beranda"),
    path("baru/", pk.buat, name="buat"),
    path("pk/<int:nomor>/pihak/", pk.pihak, name="pihak"),
    path("pk/<int:nomor>/langkah/", pk.langkah, name="langkah"),
    path("pk/<int:nomor>/banding/", pk.banding, name="banding"),
    path("pk/<int:nomor>/kamus/", butir.kamus, name="kamus"),
    path("pk/<int:nomor>/anggaran/", butir.anggaran, name="anggaran"),
    path("pk/<int:nomor>/butir/<int:butir>/", butir.ubah, name="butir"),
    path("pk/<int:nomor>/butir/<int:butir>/hapus/", butir.hapus, name="butir_hapus"),
    path("pk/<int:nomor>/butir/<int:butir>/berkala/", butir.berkala, name="berkala"),
    path(_TARGET, penetapan.ringkasan, name="penetapan"),
    path(f"{_TARGET}jawab/", penetapan.jawab, name="jawab"),
    path(f"{_TARGET}buku.xlsx", penetapan.unduh, name="buku"),
    path(f"{_TARGET}unggah/", penetapan.unggah, name="unggah"),
    path(_AKSI, rencana.daftar, name="rencana"),
    path(f"{_AKSI}butir/<int:butir>/", rencana.baru, name="rencana_baru"),
    path(f"{_AKSI}kegiatan/<int:rencana>/", rencana.ubah, name="rencana_ubah"),
    path(f"{_AKSI}kegiatan/<int:rencana>/hapus/", rencana.hapus, name="rencana_hapus"),
    path(f"{_AKSI}lapor/<int:bulan>/", rencana.lapor, name="lapor"),
    path(f"{_AKSI}bukti/<int:nomor>/lepas/", rencana.lepas_bukti, name="lepas_bukti"),
    path("bukti/<int:nomor>/", rencana.bukti, name="bukti"),
]
