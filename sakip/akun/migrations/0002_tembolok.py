from django.core.management import call_command
from django.db import migrations

TABEL = "tembolok"


def buat(apps, schema_editor):
    """The table that all processes share: how often somebody tried, and which codes were used."""
    call_command("createcachetable", TABEL, database=schema_editor.connection.alias, verbosity=0)


def hapus(apps, schema_editor):
    schema_editor.execute(f"DROP TABLE IF EXISTS {schema_editor.quote_name(TABEL)}")


class Migration(migrations.Migration):
    replaces = [("akun", "0004_tembolok")]
    dependencies = [("akun", "0001_awal")]

    operations = [migrations.RunPython(buat, hapus)]
