"""A signed agreement never changes, whoever asks."""

import datetime as dt

import pytest
from django.db import DatabaseError, transaction

from sakip.organisasi.models import Instansi, Jabatan, Unit
from sakip.perencanaan.models import Indikator, Kegiatan, Program, Sasaran
from sakip.perjanjian.models import AnggaranPerjanjian, ButirPerjanjian, Perjanjian, TargetPeriode


@pytest.fixture
def pk(db):
    i = Instansi.objects.create(kode="i", nama="I", jenis="lembaga")
    u = Unit.objects.create(instansi=i, kode="u", jenis="kanwil")
    satu = Jabatan.objects.create(instansi=i, kode="j1", unit=u, nama="Kepala", tingkat="eselon2")
    dua = Jabatan.objects.create(instansi=i, kode="j2", unit=u, nama="Atasan", tingkat="eselon1")
    s = Sasaran.objects.create(
        instansi=i, kunci="s", unit=u, tingkat="kegiatan", rumusan="S", sejak_tahun=2023
    )
    ind = Indikator.objects.create(instansi=i, kunci="x", pemilik=u, jenis="IKK")
    p = Perjanjian.objects.create(
        instansi=i,
        kode="pk",
        unit=u,
        tahun=2023,
        pihak_pertama=satu,
        pihak_kedua=dua,
        bentuk="dua_pihak",
        tanggal=dt.date(2023, 1, 2),
    )
    b = ButirPerjanjian.objects.create(
        perjanjian=p,
        urutan=1,
        kode="1.1",
        sasaran=s,
        indikator=ind,
        rumusan_sasaran="S",
        rumusan="X",
        nilai=5,
        satuan="%",
    )
    TargetPeriode.objects.create(butir=b, periode="2023-TW1", nilai=1, kumulatif=True)
    program = Program.objects.create(instansi=i, kode="p", nama="P", sejak_tahun=2023)
    kegiatan = Kegiatan.objects.create(instansi=i, kode="k", program=program, nama="K", sejak_tahun=2023)
    AnggaranPerjanjian.objects.create(perjanjian=p, kegiatan=kegiatan, rupiah=100)
    return p


def tanda_tangani(pk):
    pk.status = "ditandatangani"
    pk.save()


def test_a_draft_can_be_changed(pk):
    ButirPerjanjian.objects.update(nilai=6)
    pk.butir.all().delete()


UBAHAN = {
    "agreement": lambda p: Perjanjian.objects.update(sebab="lain"),
    "agreement back to draft": lambda p: Perjanjian.objects.update(status="draf"),
    "item": lambda p: ButirPerjanjian.objects.update(nilai=6),
    "item deleted": lambda p: ButirPerjanjian.objects.all()._raw_delete("default"),
    "item added": lambda p: ButirPerjanjian.objects.create(
        perjanjian=p,
        urutan=2,
        kode="1.2",
        sasaran=p.butir.get().sasaran,
        indikator=p.butir.get().indikator,
        rumusan_sasaran="S",
        rumusan="Y",
        satuan="%",
    ),
    "interim target": lambda p: TargetPeriode.objects.update(nilai=9),
    "budget": lambda p: AnggaranPerjanjian.objects.update(rupiah=200),
    "budget deleted": lambda p: AnggaranPerjanjian.objects.all()._raw_delete("default"),
    "all of it": lambda p: p.delete(),
}


@pytest.mark.parametrize("ubah", UBAHAN.values(), ids=UBAHAN)
def test_the_database_refuses_to_change_a_signed_agreement(pk, ubah):
    tanda_tangani(pk)
    with pytest.raises(DatabaseError), transaction.atomic():
        ubah(pk)
    pk.refresh_from_db()
    assert pk.status == "ditandatangani" and pk.butir.get().nilai == 5


def test_a_revision_without_cause_is_refused(pk):
    with pytest.raises(DatabaseError), transaction.atomic():
        Perjanjian.objects.filter(pk=pk.pk).update(revisi=1)


def test_a_two_party_agreement_needs_a_second_party(pk):
    with pytest.raises(DatabaseError), transaction.atomic():
        Perjanjian.objects.filter(pk=pk.pk).update(pihak_kedua=None)
