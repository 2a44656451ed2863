import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import sakip.inti.bidang
from sakip.inti.skema import BuatTabel


class Migration(migrations.Migration):
    replaces = [
        ("perencanaan", "0001_initial"),
        ("perencanaan", "0003_aplikasi"),
        ("perencanaan", "0004_layar"),
        ("perencanaan", "0005_tetangga"),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("berkas", "0001_initial"),
        ("organisasi", "0001_awal"),
    ]

    operations = [
        BuatTabel(
            migrations.CreateModel(
                name="Indikator",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("kunci", models.CharField(max_length=120)),
                    (
                        "jenis",
                        models.CharField(
                            choices=[
                                ("IKU", "Indikator Kinerja Utama"),
                                ("IKP", "Indikator Kinerja Program"),
                                ("IKK", "Indikator Kinerja Kegiatan"),
                            ],
                            max_length=3,
                        ),
                    ),
                    (
                        "sebanding",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("ya", "Sebanding"),
                                ("tidak", "Tidak sebanding"),
                                ("konversi", "Sebanding setelah konversi"),
                            ],
                            max_length=10,
                        ),
                    ),
                    (
                        "instansi",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, to="organisasi.instansi"
                        ),
                    ),
                    (
                        "pemilik",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="indikator",
                            to="organisasi.unit",
                        ),
                    ),
                    (
                        "pendahulu",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="penerus",
                            to="perencanaan.indikator",
                        ),
                    ),
                    (
                        "versi",
                        models.PositiveIntegerField(
                            default=1, help_text="counts changes of the identity and its manuals"
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("instansi", "kunci"), name="indikator_kunci_unik"),
                        models.CheckConstraint(
                            condition=models.Q(("jenis__in", ["IKU", "IKP", "IKK"])),
                            name="indikator_jenis_dikenal",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("pendahulu__isnull", True), ("sebanding", "")),
                                models.Q(
                                    ("pendahulu__isnull", False),
                                    ("sebanding__in", ["ya", "tidak", "konversi"]),
                                ),
                                _connector="OR",
                            ),
                            name="indikator_sebanding_bila_berpendahulu",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Kontribusi",
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
                                ("sama", "Indikator yang sama"),
                                ("bagian", "Bagian"),
                                ("pendukung", "Pendukung"),
                            ],
                            max_length=10,
                        ),
                    ),
                    ("sejak_tahun", models.PositiveSmallIntegerField()),
                    (
                        "atas",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="penopang",
                            to="perencanaan.indikator",
                        ),
                    ),
                    (
                        "bawah",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="menopang",
                            to="perencanaan.indikator",
                        ),
                    ),
                    ("sampai_tahun", models.PositiveSmallIntegerField(blank=True, null=True)),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("atas", "bawah", "sejak_tahun"), name="kontribusi_unik"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("jenis__in", ["sama", "bagian", "pendukung"])),
                            name="kontribusi_jenis_dikenal",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("atas", models.F("bawah")), _negated=True),
                            name="kontribusi_beda",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("sampai_tahun__isnull", True),
                                ("sampai_tahun__gte", models.F("sejak_tahun")),
                                _connector="OR",
                            ),
                            name="kontribusi_rentang",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ManualIndikator",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("sejak_tahun", models.PositiveSmallIntegerField()),
                    ("sampai_tahun", models.PositiveSmallIntegerField(blank=True, null=True)),
                    ("nama", models.CharField(max_length=500)),
                    ("definisi", models.TextField(blank=True)),
                    ("satuan", models.CharField(max_length=60)),
                    (
                        "skala",
                        sakip.inti.bidang.BidangDesimal(
                            blank=True, help_text="largest value of an index scale", null=True
                        ),
                    ),
                    (
                        "skala_kata",
                        models.JSONField(blank=True, help_text="ordered words, low to high", null=True),
                    ),
                    (
                        "polaritas",
                        models.CharField(
                            choices=[
                                ("naik", "Makin tinggi makin baik"),
                                ("turun", "Makin rendah makin baik"),
                            ],
                            max_length=5,
                        ),
                    ),
                    (
                        "metode_capaian",
                        models.CharField(
                            choices=[
                                ("rasio", "Rasio realisasi terhadap target"),
                                ("pertumbuhan_rasio", "Pertumbuhan dibagi target pertumbuhan"),
                                ("pertumbuhan_jumlah", "Jumlah dibagi dasar × (1 + target)"),
                            ],
                            max_length=20,
                        ),
                    ),
                    ("rumus", models.TextField(blank=True)),
                    (
                        "jumlah",
                        models.CharField(
                            blank=True, help_text="alias of the realised amount (growth)", max_length=60
                        ),
                    ),
                    (
                        "basis",
                        models.CharField(
                            blank=True,
                            help_text="alias of the amount the target applies to",
                            max_length=60,
                        ),
                    ),
                    (
                        "urutan",
                        models.CharField(
                            choices=[
                                ("gabung_lalu_rumus", "Gabungkan variabel, lalu rumus"),
                                ("rumus_lalu_gabung", "Rumus per unit, lalu rata-rata"),
                            ],
                            default="gabung_lalu_rumus",
                            max_length=20,
                        ),
                    ),
                    (
                        "nihil",
                        models.CharField(
                            choices=[
                                ("tidak_dihitung", "0/0 tidak dihitung"),
                                ("tercapai", "0/0 dianggap tercapai (100%)"),
                            ],
                            default="tidak_dihitung",
                            max_length=15,
                        ),
                    ),
                    (
                        "desimal",
                        models.PositiveSmallIntegerField(
                            default=2, validators=[django.core.validators.MaxValueValidator(6)]
                        ),
                    ),
                    (
                        "pengukur",
                        models.CharField(
                            choices=[
                                ("sendiri", "Unit ini"),
                                ("anak", "Unit ini dan unit di bawahnya"),
                                ("eselon1", "Unit Eselon I"),
                                ("instansi", "Instansi"),
                                ("luar", "Pihak luar, dengan surat"),
                            ],
                            max_length=10,
                        ),
                    ),
                    ("tanpa_rincian", models.BooleanField(default=False)),
                    (
                        "kekerapan",
                        models.CharField(
                            choices=[
                                ("bulanan", "Bulanan"),
                                ("triwulanan", "Triwulanan"),
                                ("semesteran", "Semesteran"),
                                ("tahunan", "Tahunan"),
                                ("bulan_tertentu", "Bulan tertentu"),
                            ],
                            max_length=15,
                        ),
                    ),
                    (
                        "bulan",
                        models.PositiveSmallIntegerField(
                            blank=True,
                            null=True,
                            validators=[
                                django.core.validators.MinValueValidator(1),
                                django.core.validators.MaxValueValidator(12),
                            ],
                        ),
                    ),
                    ("hari_jatuh_tempo", models.PositiveSmallIntegerField(default=10)),
                    ("jeda_bulan", models.PositiveSmallIntegerField(default=1)),
                    ("bukti_wajib", models.JSONField(default=list)),
                    ("sumber", models.TextField(blank=True)),
                    ("dasar", models.TextField(blank=True)),
                    (
                        "indikator",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="manual",
                            to="perencanaan.indikator",
                        ),
                    ),
                    (
                        "varian_unit",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="varian_manual",
                            to="organisasi.unit",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("varian_unit__isnull", True)),
                            fields=("indikator", "sejak_tahun"),
                            name="manual_pemilik_unik",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("varian_unit__isnull", False)),
                            fields=("indikator", "varian_unit", "sejak_tahun"),
                            name="manual_varian_unik",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("sampai_tahun__isnull", True),
                                ("sampai_tahun__gte", models.F("sejak_tahun")),
                                _connector="OR",
                            ),
                            name="manual_rentang",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("polaritas__in", ["naik", "turun"])),
                            name="manual_polaritas_dikenal",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "metode_capaian__in",
                                    ["rasio", "pertumbuhan_rasio", "pertumbuhan_jumlah"],
                                )
                            ),
                            name="manual_metode_dikenal",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("urutan__in", ["gabung_lalu_rumus", "rumus_lalu_gabung"])),
                            name="manual_urutan_dikenal",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("nihil__in", ["tidak_dihitung", "tercapai"])),
                            name="manual_nihil_dikenal",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("pengukur__in", ["sendiri", "anak", "eselon1", "instansi", "luar"])
                            ),
                            name="manual_pengukur_dikenal",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "kekerapan__in",
                                    ["bulanan", "triwulanan", "semesteran", "tahunan", "bulan_tertentu"],
                                )
                            ),
                            name="manual_kekerapan_dikenal",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("desimal__lte", 6)), name="manual_desimal_wajar"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("bulan__gte", 1), ("bulan__lte", 12), ("kekerapan", "bulan_tertentu")
                                ),
                                models.Q(
                                    models.Q(("kekerapan", "bulan_tertentu"), _negated=True),
                                    ("bulan__isnull", True),
                                ),
                                _connector="OR",
                            ),
                            name="manual_bulan_bila_tertentu",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("hari_jatuh_tempo__gte", 1), ("hari_jatuh_tempo__lte", 31)),
                            name="manual_hari_wajar",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("metode_capaian", "pertumbuhan_jumlah"),
                                    models.Q(("jumlah", ""), _negated=True),
                                    models.Q(("basis", ""), _negated=True),
                                ),
                                models.Q(
                                    models.Q(("metode_capaian", "pertumbuhan_jumlah"), _negated=True),
                                    ("basis", ""),
                                    ("jumlah", ""),
                                ),
                                _connector="OR",
                            ),
                            name="manual_jumlah_dan_basis",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Program",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("kode", models.CharField(max_length=60)),
                    ("nama", models.CharField(max_length=300)),
                    ("sejak_tahun", models.PositiveSmallIntegerField()),
                    (
                        "instansi",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, to="organisasi.instansi"
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("instansi", "kode", "sejak_tahun"), name="program_unik"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Kegiatan",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("kode", models.CharField(max_length=60)),
                    ("nama", models.CharField(max_length=300)),
                    ("sejak_tahun", models.PositiveSmallIntegerField()),
                    (
                        "instansi",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, to="organisasi.instansi"
                        ),
                    ),
                    (
                        "program",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="kegiatan",
                            to="perencanaan.program",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("instansi", "kode", "sejak_tahun"), name="kegiatan_unik"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Renstra",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("mulai", models.PositiveSmallIntegerField()),
                    ("selesai", models.PositiveSmallIntegerField()),
                    (
                        "unit",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="renstra",
                            to="organisasi.unit",
                        ),
                    ),
                    (
                        "versi",
                        models.PositiveIntegerField(
                            default=1, help_text="counts changes of the plan and its targets"
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("unit", "mulai"), name="renstra_unik"),
                        models.CheckConstraint(
                            condition=models.Q(("selesai__gte", models.F("mulai"))),
                            name="renstra_rentang",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Sasaran",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("kunci", models.CharField(max_length=120)),
                    (
                        "tingkat",
                        models.CharField(
                            choices=[
                                ("strategis", "Sasaran strategis"),
                                ("program", "Sasaran program"),
                                ("kegiatan", "Sasaran kegiatan"),
                            ],
                            max_length=10,
                        ),
                    ),
                    ("rumusan", models.TextField()),
                    ("sejak_tahun", models.PositiveSmallIntegerField()),
                    ("sampai_tahun", models.PositiveSmallIntegerField(blank=True, null=True)),
                    (
                        "induk",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="anak",
                            to="perencanaan.sasaran",
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
                            related_name="sasaran",
                            to="organisasi.unit",
                        ),
                    ),
                    (
                        "jenis_kontribusi",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("sama", "Indikator yang sama"),
                                ("bagian", "Bagian"),
                                ("pendukung", "Pendukung"),
                            ],
                            help_text="how it contributes to ``induk``",
                            max_length=10,
                        ),
                    ),
                    ("versi", models.PositiveIntegerField(default=1)),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("instansi", "kunci"), name="sasaran_kunci_unik"),
                        models.CheckConstraint(
                            condition=models.Q(("tingkat__in", ["strategis", "program", "kegiatan"])),
                            name="sasaran_tingkat_dikenal",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("sampai_tahun__isnull", True),
                                ("sampai_tahun__gte", models.F("sejak_tahun")),
                                _connector="OR",
                            ),
                            name="sasaran_rentang",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("induk__isnull", True),
                                models.Q(("induk", models.F("id")), _negated=True),
                                _connector="OR",
                            ),
                            name="sasaran_bukan_induk_sendiri",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("jenis_kontribusi", ""),
                                models.Q(
                                    ("induk__isnull", False),
                                    ("jenis_kontribusi__in", ["sama", "bagian", "pendukung"]),
                                ),
                                _connector="OR",
                            ),
                            name="sasaran_kontribusi_bila_berinduk",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="SumberData",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("nama", models.CharField(max_length=120)),
                    ("pemilik", models.CharField(blank=True, max_length=200)),
                    ("kekerapan", models.CharField(blank=True, max_length=60)),
                    (
                        "instansi",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, to="organisasi.instansi"
                        ),
                    ),
                    ("alamat", models.URLField(blank=True, max_length=300)),
                    (
                        "cara",
                        models.CharField(
                            blank=True,
                            help_text="how an export is made: menu, report, format",
                            max_length=200,
                        ),
                    ),
                    ("memberi", models.TextField(blank=True, help_text="what it gives, in words")),
                    ("versi", models.PositiveIntegerField(default=1)),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("instansi", "nama"), name="sumberdata_unik")
                    ],
                },
            ),
            migrations.CreateModel(
                name="TargetRenstra",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("tahun", models.PositiveSmallIntegerField()),
                    (
                        "lingkup",
                        models.CharField(
                            choices=[("nasional", "Nasional"), ("wilayah", "Wilayah")], max_length=10
                        ),
                    ),
                    ("nilai", sakip.inti.bidang.BidangDesimal(blank=True, null=True)),
                    ("kata", models.CharField(blank=True, max_length=40, null=True)),
                    ("satuan", models.CharField(max_length=60)),
                    ("skala", sakip.inti.bidang.BidangDesimal(blank=True, null=True)),
                    ("pendanaan", sakip.inti.bidang.BidangRupiah(blank=True, null=True)),
                    (
                        "indikator",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="target_renstra",
                            to="perencanaan.indikator",
                        ),
                    ),
                    (
                        "penanggung_jawab",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="organisasi.unit",
                        ),
                    ),
                    (
                        "renstra",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="target",
                            to="perencanaan.renstra",
                        ),
                    ),
                    (
                        "unit",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="organisasi.unit",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("unit__isnull", True)),
                            fields=("renstra", "indikator", "tahun", "lingkup"),
                            name="targetrenstra_unik",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("unit__isnull", False)),
                            fields=("renstra", "indikator", "tahun", "lingkup", "unit"),
                            name="targetrenstra_unit_unik",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("lingkup__in", ["nasional", "wilayah"])),
                            name="targetrenstra_lingkup_dikenal",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("nilai__isnull", True), ("kata__isnull", True), _connector="OR"
                            ),
                            name="targetrenstra_nilai_atau_kata",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Variabel",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("kunci", models.CharField(max_length=120)),
                    ("nama", models.CharField(max_length=300)),
                    ("definisi", models.TextField(blank=True)),
                    ("satuan", models.CharField(max_length=60)),
                    (
                        "bentuk",
                        models.CharField(
                            choices=[("angka", "Angka"), ("daftar", "Daftar peristiwa")],
                            default="angka",
                            max_length=10,
                        ),
                    ),
                    (
                        "sifat",
                        models.CharField(choices=[("stok", "Stok"), ("alur", "Alur")], max_length=10),
                    ),
                    (
                        "waktu",
                        models.CharField(
                            choices=[
                                ("jumlah", "Dijumlahkan"),
                                ("terakhir", "Nilai terakhir"),
                                ("rata", "Rata-rata"),
                                ("maks", "Nilai terbesar"),
                            ],
                            max_length=10,
                        ),
                    ),
                    (
                        "agregasi_unit",
                        models.CharField(
                            choices=[
                                ("jumlah", "Dijumlahkan"),
                                ("rata", "Rata-rata sederhana"),
                                ("rata_berbobot", "Rata-rata berbobot"),
                                ("tidak", "Tidak digabung"),
                            ],
                            max_length=20,
                        ),
                    ),
                    (
                        "isian",
                        models.CharField(
                            choices=[
                                ("bulan", "Angka bulan itu"),
                                ("sd_bulan", "Angka sampai dengan bulan itu"),
                            ],
                            default="bulan",
                            max_length=10,
                        ),
                    ),
                    (
                        "pribadi",
                        models.BooleanField(
                            default=False, help_text="holds personal data; masked outside the office"
                        ),
                    ),
                    (
                        "bobot",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="perencanaan.variabel",
                        ),
                    ),
                    (
                        "instansi",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, to="organisasi.instansi"
                        ),
                    ),
                    (
                        "penerus",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="pendahulu",
                            to="perencanaan.variabel",
                        ),
                    ),
                    (
                        "sumber",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            to="perencanaan.sumberdata",
                        ),
                    ),
                    (
                        "pemilik",
                        models.ForeignKey(
                            blank=True,
                            help_text="keeps the definition; null: the owners of the indicators that use it",
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="variabel_dikelola",
                            to="organisasi.unit",
                        ),
                    ),
                    ("versi", models.PositiveIntegerField(default=1)),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("instansi", "kunci"), name="variabel_kunci_unik"),
                        models.CheckConstraint(
                            condition=models.Q(("bentuk__in", ["angka", "daftar"])),
                            name="variabel_bentuk_dikenal",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("sifat__in", ["stok", "alur"])),
                            name="variabel_sifat_dikenal",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("waktu__in", ["jumlah", "terakhir", "rata", "maks"])),
                            name="variabel_waktu_dikenal",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("agregasi_unit__in", ["jumlah", "rata", "rata_berbobot", "tidak"])
                            ),
                            name="variabel_agregasi_dikenal",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("isian__in", ["bulan", "sd_bulan"])),
                            name="variabel_isian_dikenal",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("agregasi_unit", "rata_berbobot"), ("bobot__isnull", False)),
                                models.Q(
                                    models.Q(("agregasi_unit", "rata_berbobot"), _negated=True),
                                    ("bobot__isnull", True),
                                ),
                                _connector="OR",
                            ),
                            name="variabel_bobot_bila_berbobot",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("sifat", "stok"), ("waktu", "jumlah"), _negated=True),
                            name="variabel_stok_tidak_dijumlah",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("isian", "sd_bulan"), ("waktu", "rata"), _negated=True),
                            name="variabel_sd_bulan_tidak_dirata",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="KategoriVariabel",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("kode", models.CharField(max_length=60)),
                    ("nama", models.CharField(max_length=200)),
                    (
                        "variabel",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="kategori",
                            to="perencanaan.variabel",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("variabel", "kode"), name="kategori_unik")
                    ],
                },
            ),
            migrations.CreateModel(
                name="VariabelManual",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("alias", models.CharField(max_length=60)),
                    ("urutan", models.PositiveSmallIntegerField(default=0)),
                    (
                        "manual",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="variabel",
                            to="perencanaan.manualindikator",
                        ),
                    ),
                    (
                        "variabel",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="dipakai",
                            to="perencanaan.variabel",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("manual", "alias"), name="variabelmanual_alias_unik")
                    ],
                },
            ),
            migrations.CreateModel(
                name="PengisiVariabel",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("sejak_tahun", models.PositiveSmallIntegerField()),
                    ("sampai_tahun", models.PositiveSmallIntegerField(blank=True, null=True)),
                    (
                        "unit",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="variabel_diisi",
                            to="organisasi.unit",
                        ),
                    ),
                    (
                        "variabel",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="pengisi",
                            to="perencanaan.variabel",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("variabel", "unit", "sejak_tahun"), name="pengisi_unik"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("sampai_tahun__isnull", True),
                                ("sampai_tahun__gte", models.F("sejak_tahun")),
                                _connector="OR",
                            ),
                            name="pengisi_rentang",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="DokumenSakip",
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
                                ("regulasi", "Peraturan"),
                                ("pedoman", "Pedoman atau petunjuk teknis"),
                                ("renstra", "Rencana Strategis"),
                                ("iku", "Penetapan Indikator Kinerja Utama"),
                                ("rkt", "Rencana Kerja Tahunan"),
                                ("pk", "Perjanjian Kinerja"),
                                ("rencana_aksi", "Rencana aksi"),
                                ("lkjip", "Laporan Kinerja (LKjIP)"),
                                ("lhe", "Laporan hasil evaluasi"),
                                ("lain", "Dokumen lain"),
                            ],
                            max_length=20,
                        ),
                    ),
                    ("nomor", models.CharField(blank=True, max_length=120)),
                    ("judul", models.CharField(max_length=500)),
                    ("tanggal", models.DateField(blank=True, null=True)),
                    ("berlaku_sejak", models.DateField(blank=True, null=True)),
                    ("berlaku_sampai", models.DateField(blank=True, null=True)),
                    ("tahun", models.PositiveSmallIntegerField(blank=True, null=True)),
                    ("nama_berkas", models.CharField(blank=True, max_length=200)),
                    ("tautan", models.URLField(blank=True, max_length=500)),
                    ("tanggal_terbit", models.DateField(blank=True, null=True)),
                    ("versi", models.PositiveIntegerField(default=1)),
                    (
                        "berkas",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="berkas.berkas",
                        ),
                    ),
                    (
                        "instansi",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="dokumen",
                            to="organisasi.instansi",
                        ),
                    ),
                    (
                        "unit",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="dokumen",
                            to="organisasi.unit",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("nomor", ""), _negated=True),
                            fields=("instansi", "jenis", "nomor"),
                            name="dokumen_nomor_unik",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "jenis__in",
                                    [
                                        "regulasi",
                                        "pedoman",
                                        "renstra",
                                        "iku",
                                        "rkt",
                                        "pk",
                                        "rencana_aksi",
                                        "lkjip",
                                        "lhe",
                                        "lain",
                                    ],
                                )
                            ),
                            name="dokumen_jenis_dikenal",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("berlaku_sampai__isnull", True),
                                ("berlaku_sejak__isnull", True),
                                ("berlaku_sampai__gt", models.F("berlaku_sejak")),
                                _connector="OR",
                            ),
                            name="dokumen_rentang",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="IndikatorSasaran",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("sejak_tahun", models.PositiveSmallIntegerField()),
                    ("sampai_tahun", models.PositiveSmallIntegerField(blank=True, null=True)),
                    (
                        "indikator",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="sasaran_diukur",
                            to="perencanaan.indikator",
                        ),
                    ),
                    (
                        "sasaran",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="ukuran",
                            to="perencanaan.sasaran",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("sasaran", "indikator", "sejak_tahun"), name="indikatorsasaran_unik"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("sampai_tahun__isnull", True),
                                ("sampai_tahun__gte", models.F("sejak_tahun")),
                                _connector="OR",
                            ),
                            name="indikatorsasaran_rentang",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Instrumen",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("nama", models.CharField(max_length=200)),
                    ("waktu", models.DateTimeField()),
                    (
                        "berkas",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="berkas.berkas",
                        ),
                    ),
                    (
                        "manual",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="instrumen",
                            to="perencanaan.manualindikator",
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
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("manual", "berkas"), name="instrumen_unik")
                    ],
                },
            ),
        ),
    ]
