import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import sakip.inti.bidang
from sakip.inti.skema import BuatTabel


class Migration(migrations.Migration):
    replaces = [
        ("anggaran", "0001_initial"),
        ("anggaran", "0002_tetangga"),
        ("anggaran", "0004_jumlah_dokumen"),
        ("anggaran", "0005_potret_urutan"),
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
                name="Dipa",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("kode", models.CharField(help_text="satker code, or a stated key", max_length=60)),
                    ("tahun", models.PositiveSmallIntegerField()),
                    ("nama", models.CharField(max_length=300)),
                    (
                        "instansi",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, to="organisasi.instansi"
                        ),
                    ),
                    (
                        "program",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="dipa",
                            to="perencanaan.program",
                        ),
                    ),
                    (
                        "unit",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="dipa",
                            to="organisasi.unit",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("instansi", "tahun", "kode"), name="dipa_unik")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Potret",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("sumber", models.CharField(max_length=120)),
                    ("per_tanggal", models.DateField()),
                    (
                        "instansi",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, to="organisasi.instansi"
                        ),
                    ),
                    (
                        "unit",
                        models.ForeignKey(
                            help_text="the office it was taken for",
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="potret",
                            to="organisasi.unit",
                        ),
                    ),
                    (
                        "berkas",
                        models.ForeignKey(
                            blank=True,
                            help_text="the file it was read from",
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="berkas.berkas",
                        ),
                    ),
                    (
                        "urutan",
                        models.PositiveSmallIntegerField(
                            default=1,
                            help_text="which file of the source and day; of two that speak of a DIPA the later counts",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("unit", "sumber", "per_tanggal", "urutan"), name="potret_unik"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="RealisasiBaris",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("baris", models.CharField(max_length=80)),
                    (
                        "jenis_belanja",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("", "Tidak dirinci"),
                                ("51", "51 Belanja pegawai"),
                                ("52", "52 Belanja barang"),
                                ("53", "53 Belanja modal"),
                                ("57", "57 Belanja bantuan sosial"),
                            ],
                            max_length=2,
                        ),
                    ),
                    ("rupiah", sakip.inti.bidang.BidangRupiah()),
                    (
                        "dipa",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="realisasi",
                            to="anggaran.dipa",
                        ),
                    ),
                    (
                        "potret",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="realisasi",
                            to="anggaran.potret",
                        ),
                    ),
                    (
                        "catatan",
                        models.TextField(
                            blank=True,
                            help_text="the reason of a negative amount, or of one beyond the pagu",
                        ),
                    ),
                    (
                        "nomor_baris",
                        models.PositiveIntegerField(
                            blank=True, help_text="row in the file of the snapshot", null=True
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("potret", "dipa", "baris", "jenis_belanja"),
                            name="realisasibaris_unik",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("jenis_belanja__in", ["", "51", "52", "53", "57"])),
                            name="realisasibaris_jenis_dikenal",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("rupiah__gte", 0),
                                models.Q(("catatan", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="realisasibaris_negatif_bercatatan",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="RevisiDipa",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("nomor", models.PositiveSmallIntegerField()),
                    (
                        "jenis",
                        models.CharField(
                            choices=[
                                ("awal", "DIPA awal"),
                                ("revisi", "Revisi"),
                                ("abt", "Anggaran belanja tambahan"),
                            ],
                            max_length=10,
                        ),
                    ),
                    ("tanggal", models.DateField(blank=True, null=True)),
                    (
                        "dipa",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="revisi",
                            to="anggaran.dipa",
                        ),
                    ),
                    (
                        "alasan",
                        models.TextField(
                            blank=True, help_text="why the version was made; said beside its differences"
                        ),
                    ),
                    ("dokumen_51", sakip.inti.bidang.BidangRupiah(blank=True, null=True)),
                    ("dokumen_52", sakip.inti.bidang.BidangRupiah(blank=True, null=True)),
                    ("dokumen_53", sakip.inti.bidang.BidangRupiah(blank=True, null=True)),
                    ("dokumen_57", sakip.inti.bidang.BidangRupiah(blank=True, null=True)),
                    (
                        "dokumen_jumlah",
                        sakip.inti.bidang.BidangRupiah(
                            blank=True,
                            help_text="total as the document prints it; the lines must add up to it",
                            null=True,
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("dipa", "nomor"), name="revisidipa_unik"),
                        models.CheckConstraint(
                            condition=models.Q(("jenis__in", ["awal", "revisi", "abt"])),
                            name="revisidipa_jenis_dikenal",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("dokumen_jumlah__isnull", True),
                                    ("dokumen_jumlah__gte", 0),
                                    _connector="OR",
                                ),
                                models.Q(
                                    ("dokumen_51__isnull", True), ("dokumen_51__gte", 0), _connector="OR"
                                ),
                                models.Q(
                                    ("dokumen_52__isnull", True), ("dokumen_52__gte", 0), _connector="OR"
                                ),
                                models.Q(
                                    ("dokumen_53__isnull", True), ("dokumen_53__gte", 0), _connector="OR"
                                ),
                                models.Q(
                                    ("dokumen_57__isnull", True), ("dokumen_57__gte", 0), _connector="OR"
                                ),
                            ),
                            name="revisidipa_dokumen_tidak_negatif",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="BarisDipa",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "kode",
                        models.CharField(help_text="kegiatan.kro.ro.komponen as far as known", max_length=80),
                    ),
                    ("uraian", models.CharField(max_length=300)),
                    (
                        "jenis_belanja",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("", "Tidak dirinci"),
                                ("51", "51 Belanja pegawai"),
                                ("52", "52 Belanja barang"),
                                ("53", "53 Belanja modal"),
                                ("57", "57 Belanja bantuan sosial"),
                            ],
                            max_length=2,
                        ),
                    ),
                    ("pagu", sakip.inti.bidang.BidangRupiah()),
                    ("blokir", sakip.inti.bidang.BidangRupiah(default=0)),
                    (
                        "kegiatan",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="perencanaan.kegiatan",
                        ),
                    ),
                    (
                        "revisi",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="baris",
                            to="anggaran.revisidipa",
                        ),
                    ),
                    (
                        "catatan",
                        models.TextField(
                            blank=True, help_text="why this line differs from the version before"
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("revisi", "kode", "jenis_belanja"), name="barisdipa_unik"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("jenis_belanja__in", ["", "51", "52", "53", "57"])),
                            name="barisdipa_jenis_dikenal",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("blokir__gte", 0), ("pagu__gte", 0)),
                            name="barisdipa_tidak_negatif",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="BarisRpd",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "jenis_belanja",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("", "Tidak dirinci"),
                                ("51", "51 Belanja pegawai"),
                                ("52", "52 Belanja barang"),
                                ("53", "53 Belanja modal"),
                                ("57", "57 Belanja bantuan sosial"),
                            ],
                            max_length=2,
                        ),
                    ),
                    ("bulan", models.PositiveSmallIntegerField()),
                    ("rupiah", sakip.inti.bidang.BidangRupiah()),
                    (
                        "rpd",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="baris",
                            to="anggaran.versirpd",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("rpd", "jenis_belanja", "bulan"), name="barisrpd_unik"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("jenis_belanja__in", ["", "51", "52", "53", "57"])),
                            name="barisrpd_jenis_dikenal",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("bulan__gte", 1), ("bulan__lte", 12)),
                            name="barisrpd_bulan",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("rupiah__gte", 0)), name="barisrpd_tidak_negatif"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="CapaianOutput",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("bulan", models.PositiveSmallIntegerField()),
                    ("volume", sakip.inti.bidang.BidangDesimal()),
                    ("progres", sakip.inti.bidang.BidangDesimal(help_text="0 to 100")),
                    ("keterangan", models.TextField(blank=True)),
                    (
                        "output",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="capaian",
                            to="anggaran.rincianoutput",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("output", "bulan"), name="capaianoutput_unik"),
                        models.CheckConstraint(
                            condition=models.Q(("bulan__gte", 1), ("bulan__lte", 12)),
                            name="capaianoutput_bulan",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("progres__gte", 0), ("progres__lte", 100), ("volume__gte", 0)
                            ),
                            name="capaianoutput_rentang",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="KomponenSkor",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("kode", models.CharField(max_length=40)),
                    ("nilai", sakip.inti.bidang.BidangDesimal(blank=True, null=True)),
                    ("berlaku", models.BooleanField(default=True)),
                    (
                        "skor",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="komponen",
                            to="anggaran.nilaiskor",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("skor", "kode"), name="komponenskor_unik"),
                        models.CheckConstraint(
                            condition=models.Q(("berlaku", True), ("nilai__isnull", True), _connector="OR"),
                            name="komponenskor_tidak_berlaku_kosong",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="KunciAnggaran",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("kode", models.CharField(blank=True, max_length=80)),
                    (
                        "persen",
                        sakip.inti.bidang.BidangDesimal(help_text="of the pot, more than 0 and at most 100"),
                    ),
                    (
                        "dasar",
                        models.CharField(
                            help_text="why this share: document, volume, agreement", max_length=300
                        ),
                    ),
                    (
                        "dipa",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="kunci",
                            to="anggaran.dipa",
                        ),
                    ),
                    (
                        "indikator",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="kunci_anggaran",
                            to="perencanaan.indikator",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("dipa", "kode", "indikator"), name="kuncianggaran_unik"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("persen__gt", 0), ("persen__lte", 100)),
                            name="kuncianggaran_persen",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="LaporanEmonev",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("bulan", models.PositiveSmallIntegerField()),
                    ("persen", sakip.inti.bidang.BidangDesimal()),
                    ("tanggal_kirim", models.DateField(blank=True, null=True)),
                    ("sumber", models.CharField(max_length=120)),
                    ("catatan", models.TextField(blank=True)),
                    (
                        "dipa",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="emonev",
                            to="anggaran.dipa",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("dipa", "bulan"), name="laporanemonev_unik"),
                        models.CheckConstraint(
                            condition=models.Q(("bulan__gte", 1), ("bulan__lte", 12)),
                            name="laporanemonev_bulan",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("persen__gte", 0), ("persen__lte", 100)),
                            name="laporanemonev_persen",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="NilaiSkor",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("nilai", sakip.inti.bidang.BidangDesimal(blank=True, null=True)),
                    ("catatan", models.TextField(blank=True)),
                    (
                        "nomor_baris",
                        models.PositiveIntegerField(
                            blank=True, help_text="row in the file of the snapshot", null=True
                        ),
                    ),
                    (
                        "dipa",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="nilai_skor",
                            to="anggaran.dipa",
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
                    (
                        "potret",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="nilai_skor",
                            to="anggaran.potretskor",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("dipa__isnull", False)),
                            fields=("potret", "dipa"),
                            name="nilaiskor_dipa_unik",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("dipa__isnull", True)),
                            fields=("potret", "unit"),
                            name="nilaiskor_unit_unik",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("nilai__isnull", True), ("nilai__gte", 0), _connector="OR"),
                            name="nilaiskor_tidak_negatif",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="PotretSkor",
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
                                ("smart", "Nilai SMART"),
                                ("ikpa", "IKPA"),
                                ("nka", "Nilai Kinerja Anggaran"),
                            ],
                            max_length=10,
                        ),
                    ),
                    ("tahun", models.PositiveSmallIntegerField()),
                    (
                        "sampai_bulan",
                        models.PositiveSmallIntegerField(
                            default=12, help_text="the months that the score covers"
                        ),
                    ),
                    ("sumber", models.CharField(max_length=120)),
                    ("per_tanggal", models.DateField()),
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
                            on_delete=django.db.models.deletion.PROTECT, to="organisasi.instansi"
                        ),
                    ),
                    (
                        "unit",
                        models.ForeignKey(
                            help_text="the office it was taken for",
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="potret_skor",
                            to="organisasi.unit",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("unit", "jenis", "tahun", "sumber", "per_tanggal"),
                            name="potretskor_unik",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("jenis__in", ["smart", "ikpa", "nka"])),
                            name="potretskor_jenis_dikenal",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("sampai_bulan__gte", 1), ("sampai_bulan__lte", 12)),
                            name="potretskor_bulan",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="PotretTerpilih",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("tahun", models.PositiveSmallIntegerField()),
                    (
                        "jenis",
                        models.CharField(
                            choices=[
                                ("smart", "Nilai SMART"),
                                ("ikpa", "IKPA"),
                                ("nka", "Nilai Kinerja Anggaran"),
                            ],
                            max_length=10,
                        ),
                    ),
                    (
                        "potret",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="anggaran.potretskor",
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
                            fields=("unit", "tahun", "jenis"), name="potretterpilih_unik"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("jenis__in", ["smart", "ikpa", "nka"])),
                            name="potretterpilih_jenis_dikenal",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="RincianOutput",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "kode",
                        models.CharField(
                            help_text="kegiatan.kro.ro, as the lines' codes begin", max_length=60
                        ),
                    ),
                    ("nama", models.CharField(max_length=300)),
                    ("satuan", models.CharField(max_length=60)),
                    ("target", sakip.inti.bidang.BidangDesimal()),
                    (
                        "strategis",
                        models.BooleanField(
                            default=False, help_text="the narrow gap of output and absorption holds"
                        ),
                    ),
                    (
                        "prioritas_nasional",
                        models.CharField(blank=True, help_text="code or name; empty if none", max_length=200),
                    ),
                    ("versi", models.PositiveIntegerField(default=1)),
                    (
                        "dipa",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="rincian_output",
                            to="anggaran.dipa",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("dipa", "kode"), name="rincianoutput_unik"),
                        models.CheckConstraint(
                            condition=models.Q(("target__gt", 0)), name="rincianoutput_target_positif"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="VersiAturan",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    (
                        "nama",
                        models.CharField(help_text="name of the rule set, such as bobot_ikpa", max_length=60),
                    ),
                    (
                        "kode",
                        models.CharField(
                            help_text="the version's own name, such as PER-5/PB/2024", max_length=60
                        ),
                    ),
                    ("sumber", models.CharField(max_length=300)),
                    ("catatan", models.TextField(blank=True)),
                    ("sejak_tahun", models.PositiveSmallIntegerField()),
                    ("sampai_tahun", models.PositiveSmallIntegerField(blank=True, null=True)),
                    (
                        "belum_diverifikasi",
                        models.BooleanField(default=True, help_text="not read in the regulation's own text"),
                    ),
                    (
                        "status",
                        models.CharField(
                            choices=[("draf", "Draf"), ("terbit", "Terbit"), ("dicabut", "Dicabut")],
                            default="draf",
                            max_length=10,
                        ),
                    ),
                    ("isi", models.JSONField()),
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
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("status", "dicabut"), _negated=True),
                            fields=("nama", "kode"),
                            name="versiaturan_unik",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("status__in", ["draf", "terbit", "dicabut"])),
                            name="versiaturan_status_dikenal",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("sampai_tahun__isnull", True),
                                ("sampai_tahun__gte", models.F("sejak_tahun")),
                                _connector="OR",
                            ),
                            name="versiaturan_tahun",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="VersiRpd",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("nomor", models.PositiveSmallIntegerField()),
                    ("tanggal", models.DateField()),
                    ("alasan", models.TextField(blank=True)),
                    (
                        "dipa",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="rpd",
                            to="anggaran.dipa",
                        ),
                    ),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("dipa", "nomor"), name="versirpd_unik")],
                },
            ),
        ),
    ]
