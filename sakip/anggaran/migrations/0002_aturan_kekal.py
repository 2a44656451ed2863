"""A published version of a rule is never changed or deleted, and no two of one rule share a year."""

from django.db import migrations

from sakip.inti.pemicu import Pemicu

TABEL = "anggaran_versiaturan"
KEKAL = "Versi aturan yang sudah terbit tidak dapat diubah; cabut, lalu terbitkan penggantinya"
BERTUMPUK = "Tahun versi aturan ini bertumpuk dengan versi lain yang terbit"

ISI_BERUBAH = " OR ".join(
    f"OLD.{k} <> NEW.{k}"
    for k in (
        "nama",
        "kode",
        "sumber",
        "catatan",
        "sejak_tahun",
        "belum_diverifikasi",
        "isi",
        "oleh_id",
        "waktu",
    )
)
SAMPAI_BERUBAH = "COALESCE(OLD.sampai_tahun, -1) <> COALESCE(NEW.sampai_tahun, -1)"
#: Of what was published only the status may change, and only to revoked.
LARANG_UBAH = (
    "OLD.status <> 'draf' AND (OLD.status = 'dicabut' OR NEW.status NOT IN ('terbit', 'dicabut') "
    f"OR {ISI_BERUBAH} OR {SAMPAI_BERUBAH})"
)
SALING_TUMPUK = (
    f"NEW.status = 'terbit' AND EXISTS (SELECT 1 FROM {TABEL} t WHERE t.nama = NEW.nama "
    "AND t.status = 'terbit' AND t.id <> COALESCE(NEW.id, -1) "
    "AND (t.sampai_tahun IS NULL OR t.sampai_tahun >= NEW.sejak_tahun) "
    "AND (NEW.sampai_tahun IS NULL OR NEW.sampai_tahun >= t.sejak_tahun))"
)


class Migration(migrations.Migration):
    replaces = [("anggaran", "0003_aturan_kekal")]
    dependencies = [("anggaran", "0001_awal")]

    operations = [
        Pemicu("versiaturan_kekal_ubah", TABEL, "UPDATE", KEKAL, LARANG_UBAH),
        Pemicu("versiaturan_kekal_hapus", TABEL, "DELETE", KEKAL, "OLD.status <> 'draf'"),
        Pemicu("versiaturan_tumpuk_tambah", TABEL, "INSERT", BERTUMPUK, SALING_TUMPUK),
        Pemicu("versiaturan_tumpuk_ubah", TABEL, "UPDATE", BERTUMPUK, SALING_TUMPUK),
    ]
