"""The journal and its anchors only grow, on both engines."""

from django.db import migrations

from sakip.inti.pemicu import hanya_tambah


class Migration(migrations.Migration):
    dependencies = [("jejak", "0001_initial")]

    operations = [
        *hanya_tambah("jejak_jejak"),
        *hanya_tambah("jejak_jangkar"),
    ]
