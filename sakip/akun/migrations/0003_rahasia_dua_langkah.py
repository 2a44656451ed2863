from django.db import migrations

from sakip.akun.rahasia import AWALAN, buka, sandikan, ubah


def _setiap(apps, cara):
    faktor = apps.get_model("mfa", "Authenticator")
    for baris in faktor.objects.filter(type__in=["totp", "recovery_codes"]):
        faktor.objects.filter(pk=baris.pk).update(data=ubah(baris.data, cara))


def tutup(apps, schema_editor):
    """Secrets of second factors that were stored in the clear."""
    _setiap(apps, lambda teks: teks if teks.startswith(AWALAN) else sandikan(teks))


def terbuka(apps, schema_editor):
    _setiap(apps, buka)


class Migration(migrations.Migration):
    dependencies = [
        ("akun", "0002_sandi_sekali_pakai"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]

    operations = [migrations.RunPython(tutup, terbuka, elidable=True)]
