"""A signed agreement never changes, nor do its items, interim targets and budget."""

from django.db import migrations

from sakip.inti.pemicu import Pemicu

PESAN = "Perjanjian yang sudah ditandatangani tidak dapat diubah; buat revisi"
INDUK = "EXISTS (SELECT 1 FROM perjanjian_perjanjian p WHERE p.id = {id} AND p.status = 'ditandatangani')"
CUCU = (
    "EXISTS (SELECT 1 FROM perjanjian_butirperjanjian b JOIN perjanjian_perjanjian p ON p.id = b.perjanjian_id "
    "WHERE b.id = {id} AND p.status = 'ditandatangani')"
)


def beku(tabel: str, syarat: str, kolom: str) -> list[Pemicu]:
    """Refuse insert, update and delete of rows of ``tabel`` that belong to a signed agreement."""
    lama, baru = syarat.format(id=f"OLD.{kolom}"), syarat.format(id=f"NEW.{kolom}")
    return [
        Pemicu(f"{tabel}_beku_tambah", tabel, "INSERT", PESAN, baru),
        Pemicu(f"{tabel}_beku_ubah", tabel, "UPDATE", PESAN, f"{lama} OR {baru}"),
        Pemicu(f"{tabel}_beku_hapus", tabel, "DELETE", PESAN, lama),
    ]


class Migration(migrations.Migration):
    dependencies = [("perjanjian", "0001_awal")]

    operations = [
        Pemicu(
            "perjanjian_beku_ubah",
            "perjanjian_perjanjian",
            "UPDATE",
            PESAN,
            "OLD.status = 'ditandatangani'",
        ),
        Pemicu(
            "perjanjian_beku_hapus",
            "perjanjian_perjanjian",
            "DELETE",
            PESAN,
            "OLD.status = 'ditandatangani'",
        ),
        *beku("perjanjian_butirperjanjian", INDUK, "perjanjian_id"),
        *beku("perjanjian_anggaranperjanjian", INDUK, "perjanjian_id"),
        *beku("perjanjian_targetperiode", CUCU, "butir_id"),
    ]
