from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("pelaporan", "0002_profil"),
    ]

    operations = [
        migrations.AddField(
            model_name="profil",
            name="ditinjau",
            field=models.JSONField(default=list),
        ),
    ]
