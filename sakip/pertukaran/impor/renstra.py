"""A Renstra of another unit is shared target by target: each office brings its own."""

from __future__ import annotations

from collections.abc import Mapping

from sakip.pertukaran.impor.rencana import Bagian, Baris, Rencana, cacat_di_dalam, sebut
from sakip.pertukaran.kanonik import kunci_baris, urutkan
from sakip.pertukaran.muat import Tersimpan
from sakip.pertukaran.muat.baris import Kunci, anak
from sakip.pertukaran.periksa.temuan import Jalur
from sakip.pertukaran.skema import daftar


def bandingkan_renstra(r: Rencana, tersimpan: Mapping[Kunci, Tersimpan]) -> None:
    """Plan the Renstra: stored targets that the package does not name stay."""
    bagian = r.bagian.setdefault("renstra", Bagian())
    simpul = daftar("renstra")
    for jalur, mentah in r.tinjauan.baris("renstra"):
        kunci = kunci_baris(simpul, mentah)
        lama = tersimpan.get(kunci)
        if cacat_di_dalam(mentah):
            continue
        baris = urutkan(mentah, simpul.butir)
        if lama is None:
            bagian.baru.append(baris)
            continue
        bagian.pk[kunci] = lama.pk
        if lama.isi == baris:
            bagian.sama += 1
            continue
        gabungan = _gabung(r, jalur, baris, lama.isi)
        if gabungan == lama.isi:
            bagian.sama += 1
        else:
            bagian.ubah.append((gabungan, lama))


def _gabung(r: Rencana, jalur: Jalur, baris: Baris, lama: Baris) -> Baris:
    """Stored targets and those of the package; the office may change them only in its own Renstra."""
    simpul = anak("renstra", "target")
    ada = {kunci_baris(simpul, t): t for t in lama["target"]}
    if r.milik.punya(baris["unit"]):
        ada.update({kunci_baris(simpul, t): t for t in baris["target"]})
        return {**baris, "target": urutkan(list(ada.values()), simpul)}
    letak = {
        kunci_baris(simpul, t): i for i, t in enumerate(r.tinjauan.isi["renstra"][int(jalur[1])]["target"])
    }
    if baris["selesai"] != lama["selesai"]:
        r.tolak_beda(jalur, {"selesai": baris["selesai"]}, lama, "Renstra unit lain")
    for target in baris["target"]:
        kunci = kunci_baris(simpul, target)
        if kunci in ada and ada[kunci] != target:
            for bidang in (b for b in target if target[b] != ada[kunci][b]):
                r.salah(
                    (*jalur, "target", letak[kunci], bidang),
                    f"Berbeda dari target tersimpan dalam Renstra unit «{lama['unit']}»: paket "
                    f"{sebut(target[bidang], None)}, tersimpan {sebut(ada[kunci][bidang], None)}.",
                    "Samakan dengan yang tersimpan (lihat hasil ekspor).",
                )
        ada.setdefault(kunci, target)
    return {**lama, "target": urutkan(list(ada.values()), simpul)}
