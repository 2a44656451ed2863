import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from sakip.inti.skema import BuatTabel


class Migration(migrations.Migration):
    replaces = [
        ("pertukaran", "0001_initial"),
        ("pertukaran", "0002_tetangga"),
        ("pertukaran", "0003_jenis_impor"),
        ("pertukaran", "0004_jenis_krisna"),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("berkas", "0001_initial"),
        ("organisasi", "0001_awal"),
        ("perencanaan", "0001_awal"),
    ]

    operations = [
        BuatTabel(
            migrations.CreateModel(
                name="Paket",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("nama", models.CharField(max_length=80)),
                    ("tahun", models.PositiveSmallIntegerField()),
                    ("keterangan", models.TextField(blank=True)),
                    ("cakupan", models.JSONField()),
                    (
                        "sidik",
                        models.CharField(help_text="SHA-256 of the canonical package", max_length=64),
                    ),
                    ("waktu", models.DateTimeField()),
                    (
                        "instansi",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, to="organisasi.instansi"
                        ),
                    ),
                    (
                        "unit",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="paket",
                            to="organisasi.unit",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("nama", "tahun"), name="paket_nama_unik"),
                        models.UniqueConstraint(fields=("unit", "tahun"), name="paket_unit_unik"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="PetaImpor",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "jenis",
                        models.CharField(
                            choices=[
                                ("isian", "Nilai variabel"),
                                ("realisasi", "Realisasi anggaran"),
                                ("dipa", "DIPA atau revisinya"),
                                ("rpd", "Rencana penarikan dana"),
                                ("skor", "Nilai SMART atau IKPA"),
                                ("emonev", "Pelaporan e-Monev"),
                                ("output", "Capaian rincian output"),
                                ("eperforma", "Nilai e-Performance"),
                                ("krisna", "Kode program, kegiatan, dan output"),
                            ],
                            max_length=10,
                        ),
                    ),
                    ("nomor", models.PositiveSmallIntegerField(help_text="version, from 1")),
                    (
                        "isi",
                        models.JSONField(
                            help_text="sheet, header row, columns, codes, constants; see pertukaran.meja.peta"
                        ),
                    ),
                    ("kepala", models.JSONField(help_text="the column headings that it was made for")),
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
                        "sumber",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="peta",
                            to="perencanaan.sumberdata",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("sumber", "jenis", "nomor"), name="petaimpor_unik"),
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "jenis__in",
                                    [
                                        "isian",
                                        "realisasi",
                                        "dipa",
                                        "rpd",
                                        "skor",
                                        "emonev",
                                        "output",
                                        "eperforma",
                                        "krisna",
                                    ],
                                )
                            ),
                            name="petaimpor_jenis_dikenal",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ImporData",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("nama_berkas", models.CharField(max_length=255)),
                    ("per_tanggal", models.DateField(blank=True, null=True)),
                    ("baris", models.PositiveIntegerField(help_text="rows of data in the file")),
                    ("waktu", models.DateTimeField()),
                    ("dibatalkan", models.DateTimeField(blank=True, null=True)),
                    ("alasan_batal", models.TextField(blank=True)),
                    (
                        "berkas",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="berkas.berkas",
                        ),
                    ),
                    (
                        "dibatalkan_oleh",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
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
                            help_text="the office it was applied for",
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="organisasi.unit",
                        ),
                    ),
                    (
                        "peta",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="impor",
                            to="pertukaran.petaimpor",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("dibatalkan__isnull", True),
                                models.Q(("alasan_batal", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="impordata_batal_beralasan",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="NilaiImpor",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("baris", models.PositiveIntegerField(help_text="row in the file, from 1")),
                    ("objek", models.CharField(help_text="such as pengukuran.Isian", max_length=40)),
                    ("kunci", models.PositiveBigIntegerField()),
                    ("sebelum", models.JSONField(blank=True, null=True)),
                    ("sesudah", models.JSONField()),
                    (
                        "impor",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="nilai",
                            to="pertukaran.impordata",
                        ),
                    ),
                ],
                options={
                    "indexes": [models.Index(fields=["objek", "kunci"], name="nilaiimpor_objek")],
                    "constraints": [
                        models.UniqueConstraint(fields=("impor", "objek", "kunci"), name="nilaiimpor_unik")
                    ],
                },
            ),
        ),
    ]
