import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from sakip.inti.skema import BuatTabel


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("berkas", "0001_initial"),
        ("organisasi", "0001_awal"),
    ]

    operations = [
        BuatTabel(
            migrations.CreateModel(
                name="ReviuLaporan",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("tahun", models.PositiveSmallIntegerField()),
                    ("nama_berkas", models.CharField(max_length=255)),
                    (
                        "keadaan",
                        models.CharField(
                            choices=[
                                ("menunggu", "Menunggu giliran"),
                                ("berjalan", "Sedang diperiksa"),
                                ("selesai", "Selesai"),
                                ("gagal", "Tidak dapat dibaca"),
                            ],
                            default="menunggu",
                            max_length=10,
                        ),
                    ),
                    ("sewa_sampai", models.DateTimeField(blank=True, null=True)),
                    ("pesan", models.TextField(blank=True)),
                    ("halaman", models.PositiveIntegerField(blank=True, null=True)),
                    ("tabel", models.PositiveIntegerField(blank=True, null=True)),
                    ("indikator", models.PositiveIntegerField(blank=True, null=True)),
                    ("pahaman", models.JSONField(default=dict)),
                    ("waktu", models.DateTimeField()),
                    ("versi", models.PositiveIntegerField(default=1)),
                    (
                        "berkas",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="berkas.berkas",
                        ),
                    ),
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
                            related_name="reviu",
                            to="organisasi.unit",
                        ),
                    ),
                ],
                options={
                    "indexes": [models.Index(fields=["unit", "tahun"], name="reviulaporan_unit_tahun")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("keadaan__in", ["menunggu", "berjalan", "selesai", "gagal"])),
                            name="reviulaporan_keadaan_dikenal",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="TemuanReviu",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("urut", models.PositiveIntegerField()),
                    ("kelas", models.CharField(max_length=30)),
                    ("keparahan", models.CharField(max_length=20)),
                    ("kepastian", models.CharField(max_length=10)),
                    ("halaman", models.PositiveIntegerField(blank=True, null=True)),
                    ("baris", models.JSONField(default=list)),
                    ("kutipan", models.TextField(blank=True)),
                    ("tercetak", models.TextField(blank=True)),
                    ("seharusnya", models.TextField(blank=True)),
                    ("uraian", models.TextField()),
                    ("saran", models.TextField(blank=True)),
                    ("sekitar", models.JSONField(default=list)),
                    (
                        "putusan",
                        models.CharField(
                            choices=[
                                ("belum", "Belum diputus"),
                                ("terima", "Diterima: perlu diperbaiki"),
                                ("tolak", "Dikesampingkan"),
                            ],
                            default="belum",
                            max_length=10,
                        ),
                    ),
                    ("alasan", models.TextField(blank=True)),
                    ("waktu", models.DateTimeField(blank=True, null=True)),
                    ("versi", models.PositiveIntegerField(default=1)),
                    (
                        "oleh",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "reviu",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="temuan",
                            to="evaluasi.reviulaporan",
                        ),
                    ),
                ],
                options={
                    "ordering": ["urut"],
                    "constraints": [
                        models.UniqueConstraint(fields=("reviu", "urut"), name="temuanreviu_unik"),
                        models.CheckConstraint(
                            condition=models.Q(("putusan__in", ["belum", "terima", "tolak"])),
                            name="temuanreviu_putusan_dikenal",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("putusan", "belum"),
                                models.Q(("alasan", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="temuanreviu_putusan_beralasan",
                        ),
                    ],
                },
            ),
        ),
    ]
