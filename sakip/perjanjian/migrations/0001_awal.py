import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import sakip.inti.bidang
from sakip.inti.skema import BuatTabel


class Migration(migrations.Migration):
    replaces = [
        ("perjanjian", "0001_initial"),
        ("perjanjian", "0003_penetapan_dan_rencana_aksi"),
        ("perjanjian", "0004_tetangga"),
        ("perjanjian", "0005_surat_target_kinerja"),
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
                name="Perjanjian",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("kode", models.CharField(max_length=80)),
                    ("tahun", models.PositiveSmallIntegerField()),
                    (
                        "bentuk",
                        models.CharField(
                            choices=[("dua_pihak", "Dua pihak"), ("pernyataan", "Pernyataan satu pihak")],
                            max_length=12,
                        ),
                    ),
                    ("revisi", models.PositiveSmallIntegerField(default=0)),
                    ("sebab", models.TextField(blank=True)),
                    ("tanggal", models.DateField(blank=True, null=True)),
                    (
                        "status",
                        models.CharField(
                            choices=[("draf", "Draf"), ("ditandatangani", "Ditandatangani")],
                            default="draf",
                            max_length=15,
                        ),
                    ),
                    (
                        "nama_pihak_pertama",
                        models.CharField(blank=True, help_text="as printed", max_length=300),
                    ),
                    (
                        "nama_pihak_kedua",
                        models.CharField(blank=True, help_text="as printed", max_length=300),
                    ),
                    ("versi", models.PositiveIntegerField(default=1)),
                    (
                        "instansi",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, to="organisasi.instansi"
                        ),
                    ),
                    (
                        "pihak_kedua",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="organisasi.jabatan",
                        ),
                    ),
                    (
                        "pihak_pertama",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="organisasi.jabatan",
                        ),
                    ),
                    (
                        "unit",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="perjanjian",
                            to="organisasi.unit",
                        ),
                    ),
                    (
                        "catatan",
                        models.TextField(
                            blank=True, help_text="why the last proposal was sent back", null=True
                        ),
                    ),
                    (
                        "diusulkan",
                        models.DateTimeField(
                            blank=True, help_text="waits for the signature since", null=True
                        ),
                    ),
                    (
                        "diusulkan_oleh",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("instansi", "kode", "revisi"), name="perjanjian_kode_unik"
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("pihak_kedua__isnull", False)),
                            fields=("unit", "tahun", "pihak_pertama", "pihak_kedua", "revisi"),
                            name="perjanjian_dua_pihak_unik",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("pihak_kedua__isnull", True)),
                            fields=("unit", "tahun", "pihak_pertama", "revisi"),
                            name="perjanjian_pernyataan_unik",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("bentuk__in", ["dua_pihak", "pernyataan"])),
                            name="perjanjian_bentuk_dikenal",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("status__in", ["draf", "ditandatangani"])),
                            name="perjanjian_status_dikenal",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("bentuk", "dua_pihak"), ("pihak_kedua__isnull", False)),
                                models.Q(("bentuk", "pernyataan"), ("pihak_kedua__isnull", True)),
                                _connector="OR",
                            ),
                            name="perjanjian_pihak_menurut_bentuk",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("pihak_kedua__isnull", True),
                                models.Q(("pihak_kedua", models.F("pihak_pertama")), _negated=True),
                                _connector="OR",
                            ),
                            name="perjanjian_pihak_beda",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("revisi", 0), models.Q(("sebab", ""), _negated=True), _connector="OR"
                            ),
                            name="perjanjian_revisi_bersebab",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ButirPerjanjian",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("urutan", models.PositiveSmallIntegerField()),
                    ("kode", models.CharField(max_length=40)),
                    ("acuan", models.BooleanField(default=False)),
                    ("rumusan_sasaran", models.TextField()),
                    ("rumusan", models.TextField()),
                    (
                        "nilai",
                        sakip.inti.bidang.BidangDesimal(
                            blank=True, help_text="target as a number", null=True
                        ),
                    ),
                    ("kata", models.CharField(blank=True, max_length=40, null=True)),
                    ("satuan", models.CharField(max_length=60)),
                    ("skala", sakip.inti.bidang.BidangDesimal(blank=True, null=True)),
                    (
                        "indikator",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="butir",
                            to="perencanaan.indikator",
                        ),
                    ),
                    (
                        "pemilik",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="organisasi.unit",
                        ),
                    ),
                    (
                        "penanggung",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="organisasi.unit",
                        ),
                    ),
                    (
                        "sasaran",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="butir",
                            to="perencanaan.sasaran",
                        ),
                    ),
                    (
                        "perjanjian",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="butir",
                            to="perjanjian.perjanjian",
                        ),
                    ),
                ],
                options={
                    "ordering": ["urutan"],
                    "constraints": [
                        models.UniqueConstraint(fields=("perjanjian", "urutan"), name="butir_urutan_unik"),
                        models.UniqueConstraint(fields=("perjanjian", "kode"), name="butir_kode_unik"),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("nilai__isnull", True), ("kata__isnull", True), _connector="OR"
                            ),
                            name="butir_nilai_atau_kata",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="AnggaranPerjanjian",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("rupiah", sakip.inti.bidang.BidangRupiah()),
                    (
                        "kegiatan",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="perencanaan.kegiatan",
                        ),
                    ),
                    (
                        "perjanjian",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="anggaran",
                            to="perjanjian.perjanjian",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("perjanjian", "kegiatan"), name="anggaranperjanjian_unik"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("rupiah__gte", 0)),
                            name="anggaranperjanjian_tidak_negatif",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="TargetPeriode",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("periode", models.CharField(max_length=9)),
                    ("nilai", sakip.inti.bidang.BidangDesimal()),
                    ("kumulatif", models.BooleanField()),
                    (
                        "butir",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="target_periode",
                            to="perjanjian.butirperjanjian",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("butir", "periode"), name="targetperiode_unik")
                    ],
                },
            ),
            migrations.CreateModel(
                name="RencanaAksi",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("urut", models.PositiveSmallIntegerField()),
                    ("langkah", models.TextField()),
                    ("keluaran", models.CharField(max_length=300)),
                    (
                        "penanggung",
                        models.CharField(help_text="person or position, as text", max_length=200),
                    ),
                    ("rupiah", sakip.inti.bidang.BidangRupiah(blank=True, null=True)),
                    ("versi", models.PositiveIntegerField(default=1)),
                    (
                        "butir",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="rencana_aksi",
                            to="perjanjian.butirperjanjian",
                        ),
                    ),
                    (
                        "unit_penanggung",
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
                        models.UniqueConstraint(fields=("butir", "urut"), name="rencanaaksi_urut_unik"),
                        models.CheckConstraint(
                            condition=models.Q(("rupiah__isnull", True), ("rupiah__gte", 0), _connector="OR"),
                            name="rencanaaksi_rupiah_tidak_negatif",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="LangkahAksi",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("bulan", models.PositiveSmallIntegerField()),
                    (
                        "sasaran_bulan",
                        models.CharField(blank=True, help_text="what is planned", max_length=300),
                    ),
                    ("realisasi", models.TextField(blank=True)),
                    ("persen", sakip.inti.bidang.BidangDesimal(blank=True, null=True)),
                    ("keterangan", models.TextField(blank=True)),
                    ("waktu", models.DateTimeField()),
                    ("versi", models.PositiveIntegerField(default=1)),
                    (
                        "oleh",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "rencana",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="bulanan",
                            to="perjanjian.rencanaaksi",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("rencana", "bulan"), name="langkahaksi_unik"),
                        models.CheckConstraint(
                            condition=models.Q(("bulan__gte", 1), ("bulan__lte", 12)),
                            name="langkahaksi_bulan",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("persen__isnull", True),
                                models.Q(("persen__gte", 0), ("persen__lte", 100)),
                                _connector="OR",
                            ),
                            name="langkahaksi_persen",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="BuktiAksi",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("nama", models.CharField(max_length=255)),
                    ("tautan", models.URLField(blank=True, max_length=500)),
                    ("waktu", models.DateTimeField()),
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
                        "oleh",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "langkah",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="bukti",
                            to="perjanjian.langkahaksi",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("langkah", "nama"), name="buktiaksi_unik"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("berkas__isnull", False), ("tautan", "")),
                                models.Q(("berkas__isnull", True), models.Q(("tautan", ""), _negated=True)),
                                _connector="OR",
                            ),
                            name="buktiaksi_berkas_atau_tautan",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="PenetapanTarget",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("tahun", models.PositiveSmallIntegerField()),
                    ("nilai", sakip.inti.bidang.BidangDesimal(blank=True, null=True)),
                    ("kata", models.CharField(blank=True, max_length=40, null=True)),
                    ("satuan", models.CharField(max_length=60)),
                    ("skala", sakip.inti.bidang.BidangDesimal(blank=True, null=True)),
                    (
                        "keadaan",
                        models.CharField(
                            choices=[
                                ("ditetapkan", "Menunggu tanggapan"),
                                ("diterima", "Diterima"),
                                ("diusulkan", "Diusulkan nilai lain"),
                            ],
                            default="ditetapkan",
                            max_length=10,
                        ),
                    ),
                    ("usulan_nilai", sakip.inti.bidang.BidangDesimal(blank=True, null=True)),
                    ("usulan_kata", models.CharField(blank=True, max_length=40, null=True)),
                    ("alasan", models.TextField(blank=True)),
                    ("jawaban", models.TextField(blank=True)),
                    ("waktu", models.DateTimeField()),
                    ("versi", models.PositiveIntegerField(default=1)),
                    (
                        "indikator",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="penetapan",
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
                            related_name="target_ditetapkan",
                            to="organisasi.unit",
                        ),
                    ),
                ],
                options={
                    "indexes": [models.Index(fields=["unit", "tahun"], name="penetapantarget_unit")],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("indikator", "unit", "tahun"), name="penetapantarget_unik"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("keadaan__in", ["ditetapkan", "diterima", "diusulkan"])),
                            name="penetapantarget_keadaan_dikenal",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("nilai__isnull", True), ("kata__isnull", True), _connector="OR"
                            ),
                            name="penetapantarget_nilai_atau_kata",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("nilai__isnull", False), ("kata__isnull", False), _connector="OR"
                            ),
                            name="penetapantarget_berisi",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    models.Q(
                                        models.Q(
                                            ("keadaan", "diusulkan"),
                                            ("usulan_kata__isnull", True),
                                            ("usulan_nilai__isnull", False),
                                        ),
                                        models.Q(
                                            ("keadaan", "diusulkan"),
                                            ("usulan_kata__isnull", False),
                                            ("usulan_nilai__isnull", True),
                                        ),
                                        _connector="OR",
                                    ),
                                    models.Q(("alasan", ""), _negated=True),
                                ),
                                models.Q(
                                    models.Q(("keadaan", "diusulkan"), _negated=True),
                                    ("alasan", ""),
                                    ("usulan_kata__isnull", True),
                                    ("usulan_nilai__isnull", True),
                                ),
                                _connector="OR",
                            ),
                            name="penetapantarget_usulan_beralasan",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="KelompokTargetKinerja",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("tahun", models.PositiveSmallIntegerField()),
                    ("unggah_mulai", models.PositiveSmallIntegerField(default=28)),
                    ("unggah_akhir", models.PositiveSmallIntegerField(default=5)),
                    ("nilai_mulai", models.PositiveSmallIntegerField(default=6)),
                    ("nilai_akhir", models.PositiveSmallIntegerField(default=15)),
                    ("dasar", models.CharField(blank=True, max_length=300)),
                    ("versi", models.PositiveIntegerField(default=1)),
                    (
                        "instansi",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, to="organisasi.instansi"
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("instansi", "tahun"), name="kelompoktk_unik"),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("nilai_akhir__gte", models.F("nilai_mulai")),
                                ("nilai_akhir__lte", 28),
                                ("nilai_mulai__gte", 1),
                                ("unggah_akhir__gte", 1),
                                ("unggah_akhir__lte", 28),
                                ("unggah_mulai__gte", 1),
                                ("unggah_mulai__lte", 31),
                            ),
                            name="kelompoktk_hari",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="LangkahTargetKinerja",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("periode", models.CharField(help_text="B03, B06, B09, B12", max_length=3)),
                    ("rencana", models.TextField()),
                    ("realisasi", models.TextField(blank=True)),
                    ("kendala", models.TextField(blank=True)),
                    ("diajukan", models.DateTimeField(blank=True, null=True)),
                    (
                        "alasan_terlambat",
                        models.TextField(
                            blank=True, help_text="why it was sent after the window; else empty"
                        ),
                    ),
                    ("versi", models.PositiveIntegerField(default=1)),
                    (
                        "diajukan_oleh",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "pelaksana",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="langkah",
                            to="perjanjian.pelaksanatargetkinerja",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("pelaksana", "periode"), name="langkahtk_unik"),
                        models.CheckConstraint(
                            condition=models.Q(("periode__in", ["B03", "B06", "B09", "B12"])),
                            name="langkahtk_periode",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="BuktiTargetKinerja",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "butir",
                        models.CharField(
                            help_text="kode of the required item; empty for another", max_length=40
                        ),
                    ),
                    ("nama", models.CharField(max_length=255)),
                    ("tautan", models.URLField(blank=True, max_length=500)),
                    ("waktu", models.DateTimeField()),
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
                        "oleh",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "langkah",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="bukti",
                            to="perjanjian.langkahtargetkinerja",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("langkah", "butir", "nama"), name="buktitk_unik"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("berkas__isnull", False), ("tautan", "")),
                                models.Q(("berkas__isnull", True), models.Q(("tautan", ""), _negated=True)),
                                _connector="OR",
                            ),
                            name="buktitk_berkas_atau_tautan",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="NilaiEPerformance",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("tahun", models.PositiveSmallIntegerField()),
                    (
                        "kode",
                        models.CharField(help_text="the item's code in the agreement", max_length=40),
                    ),
                    ("periode", models.CharField(help_text="2023-03, 2023-TW1, 2023", max_length=9)),
                    ("target", sakip.inti.bidang.BidangDesimal(blank=True, null=True)),
                    ("realisasi", sakip.inti.bidang.BidangDesimal(blank=True, null=True)),
                    ("capaian", sakip.inti.bidang.BidangDesimal(blank=True, null=True)),
                    ("warna", models.CharField(blank=True, max_length=20)),
                    ("sumber", models.CharField(max_length=120)),
                    ("per_tanggal", models.DateField()),
                    (
                        "unit",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="e_performance",
                            to="organisasi.unit",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("unit", "kode", "periode", "per_tanggal"),
                            name="nilaieperformance_unik",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="PelaksanaTargetKinerja",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("urutan", models.PositiveSmallIntegerField(default=1)),
                    (
                        "diketahui_syarat",
                        models.PositiveSmallIntegerField(
                            default=0,
                            help_text="the version of the evidence list that its operator has seen",
                        ),
                    ),
                    (
                        "penanggung",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="organisasi.unit",
                        ),
                    ),
                    (
                        "unit",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="target_kinerja",
                            to="organisasi.unit",
                        ),
                    ),
                    (
                        "target",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="pelaksana",
                            to="perjanjian.targetkinerja",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("target", "unit"), name="pelaksanatk_unik")
                    ],
                },
            ),
            migrations.CreateModel(
                name="NilaiTargetKinerja",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("periode", models.CharField(max_length=3)),
                    ("nomor", models.PositiveSmallIntegerField(default=1)),
                    ("nilai", sakip.inti.bidang.BidangDesimal(blank=True, null=True)),
                    ("alasan", models.TextField(blank=True)),
                    ("di_luar_jendela", models.BooleanField(default=False)),
                    ("sumber", models.CharField(blank=True, max_length=120)),
                    ("waktu", models.DateTimeField()),
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
                        "pelaksana",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="nilai_periode",
                            to="perjanjian.pelaksanatargetkinerja",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("pelaksana", "periode", "nomor"), name="nilaitk_unik"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("periode__in", ["B03", "B06", "B09", "B12"])),
                            name="nilaitk_periode",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("nilai__isnull", True),
                                models.Q(("nilai__gte", 0), ("nilai__lte", 100)),
                                _connector="OR",
                            ),
                            name="nilaitk_rentang",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("nilai__isnull", False),
                                models.Q(("alasan", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="nilaitk_kembali_beralasan",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="RekapTargetKinerja",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "penanggung",
                        models.CharField(
                            blank=True, help_text="as printed; empty: the whole unit", max_length=200
                        ),
                    ),
                    ("tahun", models.PositiveSmallIntegerField()),
                    ("nilai", sakip.inti.bidang.BidangDesimal()),
                    ("sumber", models.CharField(max_length=200)),
                    (
                        "unit",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="rekap_target_kinerja",
                            to="organisasi.unit",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("unit", "penanggung", "tahun"), name="rekaptk_unik"),
                        models.CheckConstraint(
                            condition=models.Q(("nilai__gte", 0), ("nilai__lte", 100)),
                            name="rekaptk_rentang",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="TargetKinerja",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("kode", models.CharField(max_length=40)),
                    ("nama", models.CharField(max_length=500)),
                    ("kriteria", models.TextField(blank=True, help_text="what counts as reached")),
                    ("versi", models.PositiveIntegerField(default=1)),
                    (
                        "kelompok",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="target",
                            to="perjanjian.kelompoktargetkinerja",
                        ),
                    ),
                    (
                        "pemilik",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="target_kinerja_dimiliki",
                            to="organisasi.unit",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("kelompok", "kode"), name="targetkinerja_unik")
                    ],
                },
            ),
            migrations.CreateModel(
                name="SyaratBukti",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("nomor", models.PositiveSmallIntegerField(help_text="version, from 1")),
                    (
                        "berlaku_periode",
                        models.CharField(
                            help_text="first quarter that it holds for: B03 ... B12", max_length=3
                        ),
                    ),
                    ("butir", models.JSONField(help_text="list of {kode, uraian, wajib}")),
                    ("nama_contoh", models.CharField(blank=True, max_length=255)),
                    ("alasan", models.TextField(blank=True)),
                    ("waktu", models.DateTimeField()),
                    (
                        "contoh",
                        models.ForeignKey(
                            blank=True,
                            null=True,
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
                        "target",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="syarat",
                            to="perjanjian.targetkinerja",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("target", "nomor"), name="syaratbukti_unik")
                    ],
                },
            ),
            migrations.CreateModel(
                name="SuratTargetKinerja",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("tahun", models.PositiveSmallIntegerField()),
                    ("periode", models.CharField(max_length=3)),
                    ("nomor", models.CharField(blank=True, max_length=120)),
                    ("sifat", models.CharField(blank=True, max_length=60)),
                    ("lampiran", models.CharField(blank=True, max_length=120)),
                    ("hal", models.CharField(blank=True, max_length=300)),
                    ("tempat", models.CharField(blank=True, max_length=120)),
                    ("tanggal", models.DateField(blank=True, null=True)),
                    ("kepada", models.TextField(blank=True)),
                    ("tembusan", models.TextField(blank=True)),
                    ("versi", models.PositiveIntegerField(default=1)),
                    (
                        "unit",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="surat_target_kinerja",
                            to="organisasi.unit",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("unit", "tahun", "periode"), name="surattk_unik"),
                        models.CheckConstraint(
                            condition=models.Q(("periode__in", ["B03", "B06", "B09", "B12"])),
                            name="surattk_periode",
                        ),
                    ],
                },
            ),
        ),
    ]
