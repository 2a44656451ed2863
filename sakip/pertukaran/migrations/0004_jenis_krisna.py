from django.db import migrations, models

JENIS = ["isian", "realisasi", "dipa", "rpd", "skor", "emonev", "output", "eperforma", "krisna"]


class Migration(migrations.Migration):
    dependencies = [
        ("pertukaran", "0003_jenis_impor"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="petaimpor", name="petaimpor_jenis_dikenal"),
        migrations.AlterField(
            model_name="petaimpor",
            name="jenis",
            field=models.CharField(
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
        migrations.AddConstraint(
            model_name="petaimpor",
            constraint=models.CheckConstraint(
                condition=models.Q(("jenis__in", JENIS)), name="petaimpor_jenis_dikenal"
            ),
        ),
    ]
