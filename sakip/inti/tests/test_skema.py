"""Tables that are made in one step."""

import pytest
from django.db import connection, models
from django.db.migrations import CreateModel, Migration
from django.db.migrations.state import ProjectState

from sakip.inti.skema import BuatTabel


def tabel(model: str, **bidang: models.Field) -> CreateModel:
    return CreateModel(model, [("id", models.BigAutoField(primary_key=True)), *bidang.items()])


@pytest.mark.django_db(transaction=True)
def test_tabel_dibuat_sekaligus_dan_boleh_menunjuk_yang_kemudian():
    anak = tabel("Anak", induk=models.ForeignKey("uji.Induk", models.PROTECT))
    langkah = Migration("0001_awal", "uji")
    langkah.operations = [BuatTabel(anak, tabel("Induk", nama=models.CharField(max_length=9)))]
    milik = {"uji_anak", "uji_induk"}

    awal = ProjectState()
    assert not awal.apps.is_installed("uji")  # what was built before is built anew
    with connection.schema_editor() as penyunting:
        akhir = langkah.apply(awal.clone(), penyunting)
    assert milik <= set(connection.introspection.table_names())
    model = akhir.apps.get_model("uji", "Anak")
    induk = akhir.apps.get_model("uji", "Induk").objects.create(nama="satu")
    assert model.objects.create(induk=induk).induk.nama == "satu"

    with connection.schema_editor() as penyunting:
        langkah.unapply(awal, penyunting)
    assert not milik & set(connection.introspection.table_names())
    assert langkah.operations[0].describe() == "Create tables Anak, Induk"
