"""One manual per indicator, variant and year."""

from django.db import migrations

from sakip.inti.pemicu import tanpa_tumpang_tindih


class Migration(migrations.Migration):
    dependencies = [("perencanaan", "0001_awal")]

    operations = [
        *tanpa_tumpang_tindih(
            "perencanaan_manualindikator", ["indikator_id", "varian_unit_id"], tahunan=True
        ),
    ]
