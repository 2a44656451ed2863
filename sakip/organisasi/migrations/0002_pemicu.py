"""One name, one place per line and one holder at a time."""

from django.db import migrations

from sakip.inti.pemicu import tanpa_tumpang_tindih


class Migration(migrations.Migration):
    dependencies = [("organisasi", "0001_awal")]

    operations = [
        *tanpa_tumpang_tindih("organisasi_namaunit", ["unit_id"]),
        *tanpa_tumpang_tindih("organisasi_kodeunit", ["instansi_id", "sistem", "kode"]),
        *tanpa_tumpang_tindih("organisasi_kedudukanunit", ["unit_id", "garis"]),
        *tanpa_tumpang_tindih("organisasi_pemangkujabatan", ["jabatan_id"]),
    ]
