from decimal import Decimal

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import sakip.inti.bidang
from sakip.inti.skema import BuatTabel


class Migration(migrations.Migration):
    replaces = [
        ("organisasi", "0001_initial"),
        ("organisasi", "0003_serah_terima"),
        ("organisasi", "0004_wakil"),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        BuatTabel(
            migrations.CreateModel(
                name="Instansi",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("kode", models.CharField(max_length=60, unique=True)),
                    ("nama", models.CharField(max_length=300)),
                    (
                        "jenis",
                        models.CharField(
                            choices=[
                                ("kementerian", "Kementerian"),
                                ("lembaga", "Lembaga"),
                                ("pemda", "Pemerintah daerah"),
                            ],
                            max_length=20,
                        ),
                    ),
                    (
                        "batas_capaian",
                        sakip.inti.bidang.BidangDesimal(
                            default=Decimal("120"), help_text="cap of a capaian in capped means, percent"
                        ),
                    ),
                    (
                        "pendahulu",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="penerus",
                            to="organisasi.instansi",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("jenis__in", ["kementerian", "lembaga", "pemda"])),
                            name="instansi_jenis_dikenal",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("batas_capaian__gte", Decimal("100"))),
                            name="instansi_batas_wajar",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Jabatan",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("kode", models.CharField(max_length=80)),
                    ("nama", models.CharField(max_length=300)),
                    (
                        "tingkat",
                        models.CharField(
                            choices=[
                                ("pimpinan", "Pimpinan"),
                                ("eselon1", "Eselon I"),
                                ("eselon2", "Eselon II"),
                                ("eselon3", "Eselon III"),
                                ("eselon4", "Eselon IV"),
                                ("fungsional", "Fungsional"),
                            ],
                            max_length=20,
                        ),
                    ),
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
                            related_name="jabatan",
                            to="organisasi.unit",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("instansi", "kode"), name="jabatan_kode_unik"),
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "tingkat__in",
                                    [
                                        "pimpinan",
                                        "eselon1",
                                        "eselon2",
                                        "eselon3",
                                        "eselon4",
                                        "fungsional",
                                    ],
                                )
                            ),
                            name="jabatan_tingkat_dikenal",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="PemangkuJabatan",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("nama", models.CharField(max_length=200)),
                    (
                        "status",
                        models.CharField(
                            choices=[("definitif", "Definitif"), ("plt", "Plt."), ("plh", "Plh.")],
                            default="definitif",
                            max_length=10,
                        ),
                    ),
                    ("sejak", models.DateField()),
                    ("sampai", models.DateField(blank=True, null=True)),
                    (
                        "akun",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "jabatan",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="pemangku",
                            to="organisasi.jabatan",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("jabatan", "sejak"), name="pemangku_unik"),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("sampai__isnull", True),
                                ("sampai__gt", models.F("sejak")),
                                _connector="OR",
                            ),
                            name="pemangku_rentang",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("status__in", ["definitif", "plt", "plh"])),
                            name="pemangku_status_dikenal",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Unit",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("kode", models.CharField(max_length=80)),
                    (
                        "jenis",
                        models.CharField(
                            choices=[
                                ("kementerian", "Kementerian"),
                                ("eselon1", "Unit Eselon I"),
                                ("kanwil", "Kantor wilayah"),
                                ("divisi", "Divisi"),
                                ("bidang", "Bidang"),
                                ("upt", "Unit pelaksana teknis"),
                            ],
                            max_length=20,
                        ),
                    ),
                    (
                        "zona",
                        models.CharField(
                            choices=[
                                ("WIB", "Waktu Indonesia Barat"),
                                ("WITA", "Waktu Indonesia Tengah"),
                                ("WIT", "Waktu Indonesia Timur"),
                            ],
                            default="WIB",
                            max_length=4,
                        ),
                    ),
                    (
                        "instansi",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="unit",
                            to="organisasi.instansi",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("instansi", "kode"), name="unit_kode_unik"),
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "jenis__in",
                                    ["kementerian", "eselon1", "kanwil", "divisi", "bidang", "upt"],
                                )
                            ),
                            name="unit_jenis_dikenal",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("zona__in", ["WIB", "WITA", "WIT"])),
                            name="unit_zona_dikenal",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Penugasan",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "peran",
                        models.CharField(
                            choices=[
                                ("operator", "Operator"),
                                ("verifikator", "Verifikator"),
                                ("pimpinan", "Pimpinan"),
                                ("perencana", "Perencana"),
                                ("pemilik_indikator", "Pemilik indikator"),
                                ("evaluator", "Evaluator/APIP"),
                                ("admin_lokal", "Admin lokal"),
                                ("administrator", "Administrator"),
                                ("pemirsa", "Pemirsa"),
                            ],
                            max_length=20,
                        ),
                    ),
                    ("sejak", models.DateField()),
                    ("sampai", models.DateField(blank=True, null=True)),
                    (
                        "akun",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="penugasan",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "atas_nama_dari",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="diwakili",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "unit",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="penugasan",
                            to="organisasi.unit",
                        ),
                    ),
                    (
                        "menerima_dari",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="diserahkan",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "sebagai_wakil",
                        models.CharField(
                            blank=True,
                            choices=[("plt", "Plt."), ("plh", "Plh.")],
                            default="",
                            max_length=10,
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("akun", "unit", "peran", "sejak"), name="penugasan_unik"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("sampai__isnull", True),
                                ("sampai__gt", models.F("sejak")),
                                _connector="OR",
                            ),
                            name="penugasan_rentang",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "peran__in",
                                    [
                                        "operator",
                                        "verifikator",
                                        "pimpinan",
                                        "perencana",
                                        "pemilik_indikator",
                                        "evaluator",
                                        "admin_lokal",
                                        "administrator",
                                        "pemirsa",
                                    ],
                                )
                            ),
                            name="penugasan_peran_dikenal",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("sebagai_wakil", ""),
                                models.Q(
                                    ("atas_nama_dari__isnull", False),
                                    ("sebagai_wakil__in", ["plt", "plh"]),
                                ),
                                _connector="OR",
                            ),
                            name="penugasan_wakil_dikenal",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="PenggantiUnit",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("tanggal", models.DateField()),
                    (
                        "jenis",
                        models.CharField(
                            choices=[
                                ("ganti_nama", "Ganti nama"),
                                ("pecah", "Pecah"),
                                ("gabung", "Gabung"),
                                ("pindah_instansi", "Pindah instansi"),
                            ],
                            max_length=20,
                        ),
                    ),
                    (
                        "baru",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="digantikan",
                            to="organisasi.unit",
                        ),
                    ),
                    (
                        "lama",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="pengganti",
                            to="organisasi.unit",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("lama", "baru"), name="penggantiunit_unik"),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("jenis__in", ["ganti_nama", "pecah", "gabung", "pindah_instansi"])
                            ),
                            name="penggantiunit_jenis_dikenal",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("lama", models.F("baru")), _negated=True),
                            name="penggantiunit_beda",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="NamaUnit",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("nama", models.CharField(max_length=300)),
                    ("singkatan", models.CharField(blank=True, max_length=80)),
                    ("sejak", models.DateField()),
                    ("sampai", models.DateField(blank=True, null=True)),
                    (
                        "unit",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="nama",
                            to="organisasi.unit",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("unit", "sejak"), name="namaunit_unik"),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("sampai__isnull", True),
                                ("sampai__gt", models.F("sejak")),
                                _connector="OR",
                            ),
                            name="namaunit_rentang",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Leluhur",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("tahun", models.PositiveSmallIntegerField()),
                    (
                        "garis",
                        models.CharField(
                            choices=[
                                ("komando", "Garis komando"),
                                ("teknis", "Garis teknis"),
                                ("wilayah", "Garis wilayah"),
                            ],
                            max_length=10,
                        ),
                    ),
                    ("jarak", models.PositiveSmallIntegerField()),
                    (
                        "leluhur",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="+",
                            to="organisasi.unit",
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
                    "indexes": [models.Index(fields=["unit", "tahun", "garis"], name="leluhur_ke_atas")],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("tahun", "garis", "leluhur", "unit"), name="leluhur_unik"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("garis__in", ["komando", "teknis", "wilayah"])),
                            name="leluhur_garis_dikenal",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="KodeUnit",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("sistem", models.CharField(max_length=40)),
                    ("kode", models.CharField(max_length=60)),
                    ("sejak", models.DateField()),
                    ("sampai", models.DateField(blank=True, null=True)),
                    (
                        "instansi",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, to="organisasi.instansi"
                        ),
                    ),
                    (
                        "unit",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="kode_lain",
                            to="organisasi.unit",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("instansi", "sistem", "kode", "sejak"), name="kodeunit_unik"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("sampai__isnull", True),
                                ("sampai__gt", models.F("sejak")),
                                _connector="OR",
                            ),
                            name="kodeunit_rentang",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="KedudukanUnit",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "garis",
                        models.CharField(
                            choices=[
                                ("komando", "Garis komando"),
                                ("teknis", "Garis teknis"),
                                ("wilayah", "Garis wilayah"),
                            ],
                            max_length=10,
                        ),
                    ),
                    ("sejak", models.DateField()),
                    ("sampai", models.DateField(blank=True, null=True)),
                    (
                        "induk",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="kedudukan_anak",
                            to="organisasi.unit",
                        ),
                    ),
                    (
                        "unit",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="kedudukan",
                            to="organisasi.unit",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("unit", "garis", "sejak"), name="kedudukan_unik"),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("sampai__isnull", True),
                                ("sampai__gt", models.F("sejak")),
                                _connector="OR",
                            ),
                            name="kedudukan_rentang",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("garis__in", ["komando", "teknis", "wilayah"])),
                            name="kedudukan_garis_dikenal",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("induk__isnull", True),
                                models.Q(("induk", models.F("unit")), _negated=True),
                                _connector="OR",
                            ),
                            name="kedudukan_bukan_induk_sendiri",
                        ),
                    ],
                },
            ),
        ),
    ]
