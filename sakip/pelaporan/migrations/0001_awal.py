import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from sakip.inti.skema import BuatTabel


class Migration(migrations.Migration):
    replaces = [
        ("pelaporan", "0001_initial"),
        ("pelaporan", "0002_profil"),
        ("pelaporan", "0003_profil_ditinjau"),
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
                name="TeksLaporan",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("tahun", models.PositiveSmallIntegerField()),
                    (
                        "tingkat",
                        models.CharField(
                            choices=[
                                ("bab", "Bab"),
                                ("divisi", "Divisi"),
                                ("sasaran", "Sasaran"),
                                ("indikator", "Indikator"),
                            ],
                            max_length=10,
                        ),
                    ),
                    ("kunci", models.CharField(max_length=120)),
                    ("bagian", models.CharField(max_length=40)),
                    ("isi", models.TextField()),
                    ("versi", models.PositiveIntegerField(default=1)),
                    (
                        "unit",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="teks",
                            to="organisasi.unit",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("unit", "tahun", "tingkat", "kunci", "bagian"), name="teks_unik"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("tingkat__in", ["bab", "divisi", "sasaran", "indikator"])),
                            name="teks_tingkat_dikenal",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="LampiranLaporan",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("urutan", models.PositiveSmallIntegerField()),
                    ("judul", models.CharField(max_length=300)),
                    (
                        "jenis",
                        models.CharField(
                            choices=[
                                ("dokumen", "Dokumen yang dibuat sistem"),
                                ("berkas", "Berkas yang diunggah"),
                            ],
                            max_length=7,
                        ),
                    ),
                    (
                        "dokumen",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("perjanjian_kinerja", "Perjanjian Kinerja"),
                                ("manual_indikator", "Manual indikator"),
                                ("renstra", "Target Rencana Strategis"),
                                ("rincian_realisasi", "Rincian realisasi"),
                                ("pegawai", "Daftar pegawai menurut unit"),
                                ("dipa", "DIPA"),
                            ],
                            max_length=20,
                        ),
                    ),
                    (
                        "profil",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="lampiran",
                            to="pelaporan.profil",
                        ),
                    ),
                ],
                options={
                    "ordering": ["urutan"],
                    "constraints": [
                        models.UniqueConstraint(fields=("profil", "urutan"), name="lampiran_urutan_unik"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    (
                                        "dokumen__in",
                                        [
                                            "perjanjian_kinerja",
                                            "manual_indikator",
                                            "renstra",
                                            "rincian_realisasi",
                                            "pegawai",
                                            "dipa",
                                        ],
                                    ),
                                    ("jenis", "dokumen"),
                                ),
                                models.Q(("dokumen", ""), ("jenis", "berkas")),
                                _connector="OR",
                            ),
                            name="lampiran_dokumen_menurut_jenis",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="BerkasProfil",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("tahun", models.PositiveSmallIntegerField()),
                    ("kunci", models.CharField(max_length=80)),
                    ("nama", models.CharField(max_length=255)),
                    (
                        "teks_alternatif",
                        models.TextField(help_text="what it shows, for those who cannot see it"),
                    ),
                    ("keterangan", models.TextField(blank=True, help_text="caption")),
                    (
                        "berkas",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="berkas.berkas",
                        ),
                    ),
                    (
                        "unit",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="berkas_profil",
                            to="organisasi.unit",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("unit", "tahun", "kunci"), name="berkas_profil_unik"),
                        models.CheckConstraint(
                            condition=models.Q(("teks_alternatif", ""), _negated=True),
                            name="berkas_profil_berteks_alternatif",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="KerangkaLaporan",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("sejak_tahun", models.PositiveSmallIntegerField()),
                    ("sampai_tahun", models.PositiveSmallIntegerField(blank=True, null=True)),
                    ("kode", models.CharField(max_length=60)),
                    ("ubahan", models.JSONField(default=list)),
                    (
                        "instansi",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="kerangka",
                            to="organisasi.instansi",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("instansi", "sejak_tahun"), name="kerangka_unik"),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("sampai_tahun__isnull", True),
                                ("sampai_tahun__gte", models.F("sejak_tahun")),
                                _connector="OR",
                            ),
                            name="kerangka_rentang_tahun",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="BerkasLampiran",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("urutan", models.PositiveSmallIntegerField()),
                    (
                        "berkas",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="pelaporan.berkasprofil",
                        ),
                    ),
                    (
                        "lampiran",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="isi",
                            to="pelaporan.lampiranlaporan",
                        ),
                    ),
                ],
                options={
                    "ordering": ["urutan"],
                    "constraints": [
                        models.UniqueConstraint(fields=("lampiran", "berkas"), name="berkas_lampiran_sekali")
                    ],
                },
            ),
            migrations.CreateModel(
                name="PenerimaanTitik",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("tahun", models.PositiveSmallIntegerField()),
                    ("titik", models.CharField(max_length=120)),
                    ("isi_titik", models.TextField()),
                    ("alasan", models.TextField()),
                    ("nama", models.CharField(max_length=200)),
                    ("peran", models.CharField(max_length=200)),
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
                            related_name="penerimaan",
                            to="organisasi.unit",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("unit", "tahun", "titik"), name="penerimaan_unik"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("alasan", ""), _negated=True),
                                models.Q(("nama", ""), _negated=True),
                            ),
                            name="penerimaan_beralasan",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Profil",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("tahun", models.PositiveSmallIntegerField()),
                    ("kop_baris", models.JSONField(default=list)),
                    ("kop_alamat", models.JSONField(default=list)),
                    ("pegawai_per", models.DateField(blank=True, null=True)),
                    ("pegawai_sumber", models.CharField(blank=True, max_length=200)),
                    ("dari_tahun", models.PositiveSmallIntegerField(blank=True, null=True)),
                    ("versi", models.PositiveIntegerField(default=1)),
                    (
                        "lambang",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="pelaporan.berkasprofil",
                        ),
                    ),
                    (
                        "struktur",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="pelaporan.berkasprofil",
                        ),
                    ),
                    (
                        "unit",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="profil",
                            to="organisasi.unit",
                        ),
                    ),
                    ("ditinjau", models.JSONField(default=list)),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("unit", "tahun"), name="profil_unik"),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("dari_tahun__isnull", True),
                                ("dari_tahun__lt", models.F("tahun")),
                                _connector="OR",
                            ),
                            name="profil_dari_tahun_lalu",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Pegawai",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "dimensi",
                        models.CharField(
                            choices=[
                                ("jenis_kelamin", "Jenis kelamin"),
                                ("golongan", "Golongan"),
                                ("pendidikan", "Pendidikan"),
                                ("jenis_jabatan", "Jenis jabatan"),
                            ],
                            max_length=13,
                        ),
                    ),
                    ("kategori", models.CharField(max_length=60)),
                    ("urutan", models.PositiveSmallIntegerField(default=0)),
                    ("jumlah", models.PositiveIntegerField()),
                    (
                        "unit",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="organisasi.unit",
                        ),
                    ),
                    (
                        "profil",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="pegawai",
                            to="pelaporan.profil",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("profil", "unit", "dimensi", "kategori"), name="pegawai_unik"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "dimensi__in",
                                    ["jenis_kelamin", "golongan", "pendidikan", "jenis_jabatan"],
                                )
                            ),
                            name="pegawai_dimensi_dikenal",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("jumlah__gte", 0)), name="pegawai_tidak_negatif"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="SuratPengantar",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("nomor", models.CharField(blank=True, max_length=120)),
                    ("sifat", models.CharField(blank=True, max_length=60)),
                    ("lampiran", models.CharField(blank=True, max_length=120)),
                    ("hal", models.CharField(blank=True, max_length=300)),
                    ("tempat", models.CharField(blank=True, max_length=120)),
                    ("tanggal", models.DateField(blank=True, null=True)),
                    ("tujuan", models.JSONField(default=list)),
                    ("isi", models.TextField(blank=True)),
                    (
                        "penanda_tangan",
                        models.CharField(blank=True, help_text="position", max_length=300),
                    ),
                    ("nama_penanda_tangan", models.CharField(blank=True, max_length=200)),
                    ("tembusan", models.JSONField(default=list)),
                    (
                        "profil",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="surat",
                            to="pelaporan.profil",
                        ),
                    ),
                ],
            ),
            migrations.CreateModel(
                name="Uraian",
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
                                ("dasar_hukum", "Dasar hukum"),
                                ("tugas", "Tugas"),
                                ("fungsi", "Fungsi"),
                                ("visi", "Visi"),
                                ("misi", "Misi"),
                                ("tujuan", "Tujuan"),
                                ("nilai", "Nilai"),
                                ("aspek_strategis", "Aspek strategis"),
                                ("isu_strategis", "Isu strategis"),
                                ("penghargaan", "Penghargaan"),
                                ("inovasi", "Inovasi"),
                                ("kata_pengantar", "Kata pengantar"),
                            ],
                            max_length=16,
                        ),
                    ),
                    ("kunci", models.CharField(max_length=80)),
                    ("urutan", models.PositiveSmallIntegerField(default=0)),
                    ("judul", models.CharField(blank=True, max_length=300)),
                    ("isi", models.TextField()),
                    ("dari_tahun", models.PositiveSmallIntegerField(blank=True, null=True)),
                    ("versi", models.PositiveIntegerField(default=1)),
                    (
                        "profil",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="uraian",
                            to="pelaporan.profil",
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
                    (
                        "indikator",
                        models.ManyToManyField(
                            related_name="+",
                            through="pelaporan.UraianIndikator",
                            to="perencanaan.indikator",
                        ),
                    ),
                ],
                options={
                    "ordering": ["jenis", "urutan", "kunci"],
                    "constraints": [
                        models.UniqueConstraint(fields=("profil", "jenis", "kunci"), name="uraian_unik"),
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "jenis__in",
                                    [
                                        "dasar_hukum",
                                        "tugas",
                                        "fungsi",
                                        "visi",
                                        "misi",
                                        "tujuan",
                                        "nilai",
                                        "aspek_strategis",
                                        "isu_strategis",
                                        "penghargaan",
                                        "inovasi",
                                        "kata_pengantar",
                                    ],
                                )
                            ),
                            name="uraian_jenis_dikenal",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="UraianIndikator",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("urutan", models.PositiveSmallIntegerField()),
                    (
                        "indikator",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="perencanaan.indikator",
                        ),
                    ),
                    (
                        "uraian",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="kaitan",
                            to="pelaporan.uraian",
                        ),
                    ),
                ],
                options={
                    "ordering": ["urutan"],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("uraian", "indikator"), name="uraian_indikator_sekali"
                        )
                    ],
                },
            ),
        ),
    ]
