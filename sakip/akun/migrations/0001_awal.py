import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("akun", "0001_initial"),
        ("akun", "0002_sandi_sekali_pakai"),
        ("akun", "0003_rahasia_dua_langkah"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Akun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("pengenal", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "jenis",
                    models.CharField(
                        choices=[("orang", "Orang"), ("sistem", "Sistem")], default="orang", max_length=10
                    ),
                ),
                ("nip", models.CharField(blank=True, max_length=30, null=True, unique=True)),
                ("surel", models.EmailField(blank=True, max_length=254, null=True, unique=True)),
                ("nama", models.CharField(max_length=200)),
                ("is_active", models.BooleanField(default=True, verbose_name="aktif")),
                ("wajib_ganti_sandi", models.BooleanField(default=False)),
                ("versi", models.PositiveIntegerField(default=1)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("jenis__in", ["orang", "sistem"])), name="akun_jenis_dikenal"
                    )
                ],
            },
        ),
    ]
