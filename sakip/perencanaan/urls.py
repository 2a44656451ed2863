"""Addresses of plans, indicators and variables."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from sakip.perencanaan.views import beranda, indikator, kamus, manual, pohon, register, rencana

app_name = "perencanaan"

_UNIT = "<str:instansi>/<str:unit>/"
_TAHUN = f"{_UNIT}<int:tahun>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", beranda.beranda, name="beranda"),
    path("kamus/", kamus.daftar, name="kamus"),
    path("kamus/baru/", kamus.buat, name="variabel_baru"),
    path("kamus/<int:pk>/", kamus.rincian, name="variabel"),
    path("kamus/<int:pk>/ubah/", kamus.ubah, name="variabel_ubah"),
    path("kamus/<int:pk>/penerus/", kamus.penerus, name="variabel_penerus"),
    path(f"pengisi/{_TAHUN}", kamus.pengisi, name="pengisi"),
    path("indikator/", indikator.daftar, name="indikator"),
    path("indikator/baru/", manual.buat, name="indikator_baru"),
    path("indikator/<int:pk>/", indikator.rincian, name="indikator_rinci"),
    path("indikator/<int:pk>/banding/", indikator.banding, name="banding"),
    path("indikator/<int:pk>/ubah/", indikator.ubah, name="indikator_ubah"),
    path("indikator/<int:pk>/manual/", manual.versi_baru, name="manual_baru"),
    path("indikator/<int:pk>/manual-lokal/", manual.varian_pilih, name="varian_pilih"),
    path("indikator/<int:pk>/manual-lokal/<int:unit>/", manual.varian, name="manual_varian"),
    path("indikator/<int:pk>/taut/", indikator.taut, name="taut"),
    path("kontribusi/<int:pk>/lepas/", indikator.lepas, name="lepas"),
    path("manual/<int:pk>/ubah/", manual.ubah, name="manual_ubah"),
    path("manual/<int:pk>/instrumen/", manual.instrumen_baru, name="instrumen_baru"),
    path("instrumen/<int:pk>/", manual.instrumen, name="instrumen"),
    path("instrumen/<int:pk>/lepas/", manual.instrumen_lepas, name="instrumen_lepas"),
    path("coba-rumus/<int:instansi>/", manual.coba_rumus, name="coba_rumus"),
    path(f"rencana/{_TAHUN}", rencana.rencana, name="rencana"),
    path(f"rencana/{_TAHUN}sasaran/", rencana.sasaran_baru, name="sasaran_baru"),
    path("sasaran/<int:pk>/<int:tahun>/", rencana.sasaran_ubah, name="sasaran_ubah"),
    path(f"renstra/{_UNIT}baru/", rencana.renstra_baru, name="renstra_baru"),
    path("renstra/<int:pk>/", rencana.renstra, name="renstra"),
    path("renstra/<int:pk>/tambah/", rencana.renstra_tambah, name="renstra_tambah"),
    path("renstra/<int:pk>/keluarkan/", rencana.renstra_keluarkan, name="renstra_keluarkan"),
    path(f"pohon/{_TAHUN}", pohon.pohon, name="pohon"),
    path(f"pohon/{_TAHUN}pohon.svg", pohon.gambar, name="pohon_gambar"),
    path("register/", register.register, name="register"),
    path("register/baru/", register.dokumen_baru, name="dokumen_baru"),
    path("register/<int:pk>/ubah/", register.dokumen_ubah, name="dokumen_ubah"),
    path("dokumen/", register.dokumen, name="dokumen"),
    path("dokumen/<int:pk>/", register.berkas, name="dokumen_berkas"),
]
