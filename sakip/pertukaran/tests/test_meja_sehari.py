"""Several files of one source and day: each satker its own file, corrections with a reason, undone again."""

from __future__ import annotations

import copy
import datetime as dt
from typing import Any

import pytest

from sakip.anggaran.models import BarisDipa, Dipa, Potret, RevisiDipa
from sakip.anggaran.queries.asal import asal_potret
from sakip.anggaran.queries.banding import potret_tersimpan
from sakip.anggaran.queries.serapan import serapan_tahun
from sakip.inti.galat import GalatSakip
from sakip.pertukaran.meja.services import susun_rencana
from sakip.pertukaran.models import ImporData
from sakip.pertukaran.muat import muat_potret
from sakip.pertukaran.tests.contoh_berkas import omspan
from sakip.pertukaran.tests.kantor_meja import BARIS, JUNI, Meja

pytestmark = pytest.mark.django_db
BARIS_LAIN = [("408160", *b[1:7], b[7], b[8] * 2) for b in BARIS]
BETUL = [*BARIS[:2], (*BARIS[2][:8], 125)]


@pytest.fixture
def meja(gudang: Any) -> Meja:
    m = Meja()
    lain = Dipa.objects.create(
        instansi=m.instansi, kode="408160", tahun=2023, unit=m.kanwil, nama="Kanwil, program lain"
    )
    r = RevisiDipa.objects.create(dipa=lain, nomor=0, jenis="awal", tanggal=dt.date(2023, 1, 2))
    for kode, jenis, pagu in (("5252.eba.994.001", "51", 1080), ("5252.eba.994.002", "52", 300)):
        BarisDipa.objects.create(revisi=r, kode=kode, uraian=kode, jenis_belanja=jenis, pagu=pagu)
    m.lain = lain  # type: ignore[attr-defined]
    return m


def jumlah(meja: Meja) -> int | None:
    return serapan_tahun(meja.kanwil, 2023).jumlah.realisasi


def pesan(p: Any) -> str:
    return " ".join(f"{m.pesan} {m.saran}" for m in susun_rencana(p).masalah.isi)


def test_berkas_satker_lain_pada_hari_yang_sama_ikut_tersimpan(meja: Meja) -> None:
    meja.terapkan(meja.minta(omspan(BARIS)))
    assert jumlah(meja) is None
    kedua = meja.minta(omspan(BARIS_LAIN))
    r = susun_rencana(kedua)
    assert r.dapat, r.masalah.isi
    assert r.cacah["hilang"] == 0 and not any("Menggantikan" in m.pesan for m in r.peringatan.isi)
    meja.terapkan(kedua)
    assert jumlah(meja) == 660 + 1320
    assert list(Potret.objects.values_list("urutan", flat=True).order_by("urutan")) == [1, 2]
    dari = [asal_potret(d) for d in (meja.dipa, meja.lain)]  # type: ignore[attr-defined]
    assert [b and b.asal[0].impor for b in dari] == list(
        ImporData.objects.order_by("pk").values_list("pk", flat=True)
    )


def test_pembetulan_hari_yang_sama_perlu_sebab_dan_dapat_dibatalkan(meja: Meja) -> None:
    pertama = meja.terapkan(meja.minta(omspan(BARIS)))
    assert "sudah tersimpan untuk satker 408159" in pesan(meja.minta(omspan(BETUL)))
    assert "«Sebab mengganti potret»" in pesan(meja.minta(omspan(BETUL)))
    p = meja.minta(omspan(BETUL), alasan_ganti="berkas pertama belum lengkap")
    r = susun_rencana(p)
    assert (r.cacah["ubah"], r.cacah["sama"]) == (1, 1)
    assert any(m.pesan.startswith("Menggantikan potret OM-SPAN") for m in r.peringatan.isi)
    kedua = meja.terapkan(p)
    tersimpan = potret_tersimpan(meja.dipa)
    assert [(t.rupiah, t.diganti) for t in tersimpan] == [(665, False), (660, True)]
    kini = asal_potret(meja.dipa)
    assert kini is not None and (kini.jumlah, kini.asal[0].impor) == (665, kedua.pk)
    boleh = {meja.kanwil.pk}
    with pytest.raises(GalatSakip, match="lebih baru"):
        meja.batalkan(pertama, boleh)
    meja.batalkan(kedua, boleh)
    lama = asal_potret(meja.dipa)
    assert lama is not None and (lama.jumlah, lama.asal[0].impor) == (660, pertama.pk)
    meja.batalkan(pertama, boleh)
    assert not Potret.objects.exists()


def test_isi_yang_sama_dengan_berkas_lain_ditolak_walau_bersebab(meja: Meja) -> None:
    meja.terapkan(meja.minta(omspan(BARIS)))
    dibalik = omspan(list(reversed(BARIS)))
    assert "Isinya sama" in pesan(meja.minta(dibalik, alasan_ganti="coba lagi"))
    assert "Berkas yang sama sudah diimpor" in pesan(meja.minta(omspan(BARIS), alasan_ganti="lagi"))
    assert Potret.objects.count() == 1


def test_berkas_lebih_lama_hanya_ditolak_untuk_satker_yang_sama(meja: Meja) -> None:
    meja.terapkan(meja.minta(omspan(BARIS)))
    mei = dt.date(2023, 5, 31)
    assert "lebih lama" in pesan(meja.minta(omspan(BETUL), per_tanggal=mei, alasan_ganti="x"))
    assert susun_rencana(meja.minta(omspan(BARIS_LAIN), per_tanggal=mei)).dapat


def test_satker_yang_tidak_ada_lagi_dalam_berkas_disebut(meja: Meja) -> None:
    meja.terapkan(meja.minta(omspan([*BARIS, *BARIS_LAIN])))
    r = susun_rencana(meja.minta(omspan(BETUL), per_tanggal=dt.date(2023, 7, 31)))
    assert r.dapat and r.cacah["hilang"] == 0
    assert any("Satker 408160 ada dalam potret per 30 Juni 2023" in m.pesan for m in r.peringatan.isi)


def test_paket_memuat_potret_sehari_sebagai_satu_dari_setiap_satker_yang_terakhir(meja: Meja) -> None:
    meja.terapkan(meja.minta(omspan(BARIS)))
    meja.terapkan(meja.minta(omspan(BARIS_LAIN)))
    meja.terapkan(meja.minta(omspan(BETUL), alasan_ganti="x"))
    (satu,) = muat_potret(Potret.objects.filter(unit=meja.kanwil)).values()
    assert satu.pk == Potret.objects.get(urutan=3).pk
    isi = copy.deepcopy(satu.isi)
    assert (isi["sumber"], isi["per_tanggal"]) == ("OM-SPAN", JUNI.isoformat())
    assert {(r["dipa"], r["baris"][-3:]): r["rupiah"] for r in isi["realisasi"]} == {
        ("408159", "001"): 540, ("408159", "002"): 125, ("408160", "001"): 1080, ("408160", "002"): 240,
    }  # fmt: skip
