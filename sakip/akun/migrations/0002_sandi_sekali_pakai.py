from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("akun", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="akun",
            name="wajib_ganti_sandi",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="akun",
            name="versi",
            field=models.PositiveIntegerField(default=1),
        ),
    ]
