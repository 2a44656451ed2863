import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from sakip.inti.skema import BuatTabel


class Migration(migrations.Migration):
    replaces = [("agenda", "0001_aplikasi"), ("agenda", "0002_tenggat_dan_umpan")]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("organisasi", "0001_awal"),
    ]

    operations = [
        BuatTabel(
            migrations.CreateModel(
                name="HariLibur",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("tanggal", models.DateField()),
                    ("nama", models.CharField(max_length=200)),
                    (
                        "instansi",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="+",
                            to="organisasi.instansi",
                        ),
                    ),
                ],
                options={
                    "ordering": ["tanggal"],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("instansi__isnull", True)),
                            fields=("tanggal",),
                            name="harilibur_nasional_unik",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("instansi__isnull", False)),
                            fields=("instansi", "tanggal"),
                            name="harilibur_instansi_unik",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Pengecualian",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("formulir", models.CharField(max_length=40)),
                    ("periode", models.CharField(max_length=9)),
                    ("sampai", models.DateField(help_text="the last day, until 23.59 where the unit is")),
                    ("alasan", models.TextField()),
                    ("waktu", models.DateTimeField()),
                    (
                        "oleh",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "unit",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="organisasi.unit",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("unit", "formulir", "periode"), name="pengecualian_unik"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("alasan", ""), _negated=True),
                            name="pengecualian_beralasan",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Penutupan",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("formulir", models.CharField(max_length=40)),
                    ("periode", models.CharField(max_length=9)),
                    ("alasan", models.TextField(blank=True)),
                    ("waktu", models.DateTimeField()),
                    ("dibuka", models.DateTimeField(blank=True, null=True)),
                    ("alasan_buka", models.TextField(blank=True)),
                    (
                        "oleh",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "unit",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="organisasi.unit",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("dibuka__isnull", True)),
                            fields=("unit", "formulir", "periode"),
                            name="penutupan_sekali",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("dibuka__isnull", True),
                                models.Q(("alasan_buka", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="penutupan_dibuka_beralasan",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="AturanTenggat",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("formulir", models.CharField(max_length=40)),
                    ("sejak_tahun", models.PositiveSmallIntegerField()),
                    ("hari", models.PositiveSmallIntegerField()),
                    ("jeda_bulan", models.PositiveSmallIntegerField(default=1)),
                    ("versi", models.PositiveIntegerField(default=1)),
                    (
                        "unit",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="organisasi.unit",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("unit", "formulir", "sejak_tahun"), name="aturantenggat_unik"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("hari__gte", 1), ("hari__lte", 31)),
                            name="aturantenggat_hari_wajar",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("jeda_bulan__lte", 24)), name="aturantenggat_jeda_wajar"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="PengingatTerkirim",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("formulir", models.CharField(max_length=40)),
                    ("periode", models.CharField(max_length=9)),
                    ("tanggal", models.DateField()),
                    ("waktu", models.DateTimeField()),
                    (
                        "akun",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "unit",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="+",
                            to="organisasi.unit",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("akun", "unit", "formulir", "periode", "tanggal"),
                            name="pengingat_sekali_sehari",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="UmpanKalender",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("sidik", models.CharField(max_length=64, unique=True)),
                    ("dibuat", models.DateTimeField()),
                    ("dicabut", models.DateTimeField(blank=True, null=True)),
                    (
                        "akun",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="umpan_kalender",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("dicabut__isnull", True)),
                            fields=("akun",),
                            name="umpankalender_satu_berlaku",
                        )
                    ],
                },
            ),
        ),
    ]
