import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import sakip.inti.bidang
from sakip.inti.skema import BuatTabel


class Migration(migrations.Migration):
    replaces = [
        ("pengukuran", "0001_initial"),
        ("pengukuran", "0002_aplikasi"),
        ("pengukuran", "0003_rantai_rangkap"),
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
                name="Pengajuan",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("formulir", models.CharField(max_length=40)),
                    ("periode", models.CharField(max_length=9)),
                    ("tahun", models.PositiveSmallIntegerField()),
                    (
                        "unit",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="pengajuan",
                            to="organisasi.unit",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("unit", "formulir", "periode"), name="pengajuan_unik")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Langkah",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("urut", models.PositiveSmallIntegerField()),
                    (
                        "tindakan",
                        models.CharField(
                            choices=[
                                ("ajukan", "ajukan"),
                                ("verifikasi", "verifikasi"),
                                ("setujui", "setujui"),
                                ("kembalikan", "kembalikan"),
                                ("buka_kembali", "buka_kembali"),
                            ],
                            max_length=20,
                        ),
                    ),
                    ("alasan", models.TextField(blank=True)),
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
                        "pengajuan",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="langkah",
                            to="pengukuran.pengajuan",
                        ),
                    ),
                ],
                options={
                    "ordering": ["urut"],
                    "constraints": [
                        models.UniqueConstraint(fields=("pengajuan", "urut"), name="langkah_unik"),
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "tindakan__in",
                                    ["ajukan", "verifikasi", "setujui", "kembalikan", "buka_kembali"],
                                )
                            ),
                            name="langkah_dikenal",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="RekapUnit",
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
                    ("periode", models.CharField(max_length=9)),
                    (
                        "bacaan",
                        models.CharField(
                            choices=[("sementara", "Sementara"), ("resmi", "Resmi")], max_length=10
                        ),
                    ),
                    ("jumlah", sakip.inti.bidang.BidangDesimal(null=True)),
                    ("pembobot", sakip.inti.bidang.BidangDesimal(null=True)),
                    ("cacah", models.PositiveIntegerField()),
                    ("hilang", models.PositiveIntegerField()),
                    (
                        "induk",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="+",
                            to="organisasi.unit",
                        ),
                    ),
                    (
                        "variabel",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="+",
                            to="perencanaan.variabel",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("induk", "garis", "variabel", "periode", "bacaan"),
                            name="rekapunit_unik",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("garis__in", ["komando", "teknis", "wilayah"])),
                            name="rekapunit_garis_dikenal",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("bacaan__in", ["sementara", "resmi"])),
                            name="rekapunit_bacaan_dikenal",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="RiwayatTahunan",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("tahun", models.PositiveSmallIntegerField()),
                    ("target", sakip.inti.bidang.BidangDesimal(blank=True, null=True)),
                    (
                        "nilai",
                        sakip.inti.bidang.BidangDesimal(blank=True, help_text="realisation", null=True),
                    ),
                    ("kata", models.CharField(blank=True, max_length=40, null=True)),
                    ("satuan", models.CharField(blank=True, max_length=60)),
                    ("skala", sakip.inti.bidang.BidangDesimal(blank=True, null=True)),
                    ("sebanding", models.BooleanField(default=True)),
                    ("catatan", models.TextField(blank=True)),
                    (
                        "indikator",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="riwayat",
                            to="perencanaan.indikator",
                        ),
                    ),
                    (
                        "unit",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="riwayat",
                            to="organisasi.unit",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("unit", "indikator", "tahun"), name="riwayat_unik"),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("nilai__isnull", True), ("kata__isnull", True), _connector="OR"
                            ),
                            name="riwayat_nilai_atau_kata",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Bukti",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("periode", models.CharField(max_length=9)),
                    ("tahun", models.PositiveSmallIntegerField()),
                    ("nama", models.CharField(max_length=255)),
                    ("halaman", models.CharField(blank=True, max_length=40)),
                    ("tautan", models.URLField(blank=True, max_length=500)),
                    ("waktu", models.DateTimeField()),
                    (
                        "berkas",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="bukti",
                            to="berkas.berkas",
                        ),
                    ),
                    (
                        "indikator",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="bukti",
                            to="perencanaan.indikator",
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
                            related_name="bukti",
                            to="organisasi.unit",
                        ),
                    ),
                    (
                        "variabel",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="bukti",
                            to="perencanaan.variabel",
                        ),
                    ),
                    (
                        "tempat",
                        models.CharField(blank=True, help_text="where the original is kept", max_length=200),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("indikator__isnull", True), ("variabel__isnull", False)),
                                models.Q(("indikator__isnull", False), ("variabel__isnull", True)),
                                _connector="OR",
                            ),
                            name="bukti_satu_pokok",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("berkas__isnull", False), ("tautan", "")),
                                models.Q(("berkas__isnull", True), models.Q(("tautan", ""), _negated=True)),
                                _connector="OR",
                            ),
                            name="bukti_berkas_atau_tautan",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("variabel__isnull", False)),
                            fields=("unit", "variabel", "periode", "nama"),
                            name="bukti_variabel_unik",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("indikator__isnull", False)),
                            fields=("unit", "indikator", "periode", "nama"),
                            name="bukti_indikator_unik",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Isian",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("periode", models.CharField(max_length=9)),
                    ("tahun", models.PositiveSmallIntegerField()),
                    ("nilai", sakip.inti.bidang.BidangDesimal(blank=True, null=True)),
                    (
                        "keadaan",
                        models.CharField(
                            choices=[
                                ("ada", "Ada nilainya"),
                                ("nihil", "Nihil: dilaporkan, tidak ada kejadian"),
                                ("tidak_jatuh_tempo", "Belum jatuh tempo"),
                            ],
                            default="ada",
                            max_length=20,
                        ),
                    ),
                    (
                        "lingkup",
                        models.CharField(
                            choices=[("unit", "Unit ini saja"), ("wilayah", "Seluruh wilayah unit ini")],
                            default="unit",
                            max_length=10,
                        ),
                    ),
                    (
                        "asal",
                        models.CharField(
                            choices=[("ketik", "Diketik"), ("excel", "Excel"), ("impor", "Impor paket")],
                            max_length=10,
                        ),
                    ),
                    ("waktu", models.DateTimeField()),
                    ("versi", models.PositiveIntegerField(default=1)),
                    (
                        "kategori",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            to="perencanaan.kategorivariabel",
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
                            related_name="nilai_isian",
                            to="organisasi.unit",
                        ),
                    ),
                    (
                        "variabel",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="nilai_isian",
                            to="perencanaan.variabel",
                        ),
                    ),
                ],
                options={
                    "indexes": [models.Index(fields=["tahun", "variabel", "unit"], name="isian_setahun")],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("kategori__isnull", True)),
                            fields=("unit", "variabel", "periode"),
                            name="isian_unik",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("kategori__isnull", False)),
                            fields=("unit", "variabel", "periode", "kategori"),
                            name="isian_kategori_unik",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("keadaan__in", ["ada", "nihil", "tidak_jatuh_tempo"])),
                            name="isian_keadaan_dikenal",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("lingkup__in", ["unit", "wilayah"])),
                            name="isian_lingkup_dikenal",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("asal__in", ["ketik", "excel", "impor"])),
                            name="isian_asal_dikenal",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("keadaan", "ada"), ("nilai__isnull", False)),
                                models.Q(
                                    models.Q(("keadaan", "ada"), _negated=True), ("nilai__isnull", True)
                                ),
                                _connector="OR",
                            ),
                            name="isian_nilai_bila_ada",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Kejadian",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("tanggal", models.DateField()),
                    ("nama", models.CharField(max_length=300)),
                    ("tempat", models.CharField(blank=True, max_length=200)),
                    ("waktu", models.DateTimeField()),
                    (
                        "kategori",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            to="perencanaan.kategorivariabel",
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
                            related_name="kejadian",
                            to="organisasi.unit",
                        ),
                    ),
                    (
                        "variabel",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="kejadian",
                            to="perencanaan.variabel",
                        ),
                    ),
                ],
                options={
                    "indexes": [
                        models.Index(fields=["variabel", "tanggal", "unit"], name="kejadian_setahun")
                    ],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("unit", "variabel", "tanggal", "nama"), name="kejadian_unik"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="NilaiLangsung",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("periode", models.CharField(max_length=9)),
                    ("tahun", models.PositiveSmallIntegerField()),
                    ("versi", models.PositiveSmallIntegerField(default=1)),
                    ("nilai", sakip.inti.bidang.BidangDesimal(blank=True, null=True)),
                    ("kata", models.CharField(blank=True, max_length=40, null=True)),
                    ("skala", sakip.inti.bidang.BidangDesimal(blank=True, null=True)),
                    ("tanpa_rincian", models.BooleanField(default=False)),
                    ("nomor_surat", models.CharField(blank=True, max_length=120)),
                    ("tanggal_surat", models.DateField(blank=True, null=True)),
                    ("halaman", models.CharField(blank=True, max_length=40)),
                    ("catatan", models.TextField(blank=True)),
                    ("waktu", models.DateTimeField()),
                    (
                        "indikator",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="nilai_langsung",
                            to="perencanaan.indikator",
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
                            related_name="nilai_langsung",
                            to="organisasi.unit",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("unit", "indikator", "periode", "versi"), name="nilailangsung_unik"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("nilai__isnull", True), ("kata__isnull", True), _connector="OR"
                            ),
                            name="nilailangsung_nilai_atau_kata",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("tanpa_rincian", True),
                                models.Q(("nomor_surat", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="nilailangsung_berasal",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Rantai",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("formulir", models.CharField(max_length=40)),
                    ("sejak_tahun", models.PositiveSmallIntegerField()),
                    ("versi", models.PositiveIntegerField(default=1)),
                    (
                        "unit",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="rantai",
                            to="organisasi.unit",
                        ),
                    ),
                    (
                        "rangkap",
                        models.BooleanField(
                            default=False, help_text="a small office: one person may do several steps"
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("unit", "formulir", "sejak_tahun"), name="rantai_unik"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="TahapRantai",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("urut", models.PositiveSmallIntegerField()),
                    ("nama", models.CharField(max_length=120)),
                    (
                        "pelaku",
                        models.CharField(
                            choices=[
                                ("penanggung", "Penanggung jawab dan pemilik indikator"),
                                ("unit", "Verifikator unit ini"),
                                ("induk", "Verifikator unit di atasnya"),
                            ],
                            max_length=12,
                        ),
                    ),
                    (
                        "rantai",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="tahap",
                            to="pengukuran.rantai",
                        ),
                    ),
                ],
                options={
                    "ordering": ["urut"],
                    "constraints": [
                        models.UniqueConstraint(fields=("rantai", "urut"), name="tahaprantai_unik"),
                        models.CheckConstraint(
                            condition=models.Q(("pelaku__in", ["penanggung", "unit", "induk"])),
                            name="tahaprantai_pelaku_dikenal",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="VerifikasiBaris",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("tahap", models.PositiveSmallIntegerField(default=1)),
                    ("sidik", models.CharField(max_length=64)),
                    ("waktu", models.DateTimeField()),
                    (
                        "indikator",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="perencanaan.indikator",
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
                        "pengajuan",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="verifikasi",
                            to="pengukuran.pengajuan",
                        ),
                    ),
                    (
                        "sebagai_unit",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="organisasi.unit",
                        ),
                    ),
                    (
                        "variabel",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="perencanaan.variabel",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("indikator__isnull", True), ("variabel__isnull", False)),
                                models.Q(("indikator__isnull", False), ("variabel__isnull", True)),
                                _connector="OR",
                            ),
                            name="verifikasibaris_satu_pokok",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("variabel__isnull", False)),
                            fields=("pengajuan", "tahap", "variabel"),
                            name="verifikasibaris_variabel_unik",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("indikator__isnull", False)),
                            fields=("pengajuan", "tahap", "indikator"),
                            name="verifikasibaris_indikator_unik",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="CatatanBaris",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("alasan", models.TextField()),
                    (
                        "indikator",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="perencanaan.indikator",
                        ),
                    ),
                    (
                        "langkah",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="catatan",
                            to="pengukuran.langkah",
                        ),
                    ),
                    (
                        "variabel",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="perencanaan.variabel",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("indikator__isnull", True), ("variabel__isnull", False)),
                                models.Q(("indikator__isnull", False), ("variabel__isnull", True)),
                                _connector="OR",
                            ),
                            name="catatanbaris_satu_pokok",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("alasan", ""), _negated=True),
                            name="catatanbaris_beralasan",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="CatatanIndikator",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("periode", models.CharField(max_length=9)),
                    ("tahun", models.PositiveSmallIntegerField()),
                    ("sebab", models.TextField(blank=True)),
                    ("kendala", models.TextField(blank=True)),
                    ("solusi", models.TextField(blank=True)),
                    ("waktu", models.DateTimeField()),
                    ("versi", models.PositiveIntegerField(default=1)),
                    (
                        "indikator",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="catatan",
                            to="perencanaan.indikator",
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
                            related_name="catatan_indikator",
                            to="organisasi.unit",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("unit", "indikator", "periode"), name="catatanindikator_unik"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="DrafIsian",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("formulir", models.CharField(max_length=40)),
                    ("periode", models.CharField(max_length=9)),
                    ("isi", models.JSONField(default=dict)),
                    ("waktu", models.DateTimeField()),
                    ("versi", models.PositiveIntegerField(default=1)),
                    (
                        "akun",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="draf",
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
                            fields=("akun", "unit", "formulir", "periode"), name="drafisian_unik"
                        )
                    ],
                },
            ),
        ),
    ]
