"""People's texts before composing: references replaced, sentences and pictures checked, marks put."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from sakip.naskah.acuan import Acuan, Temuan, tanpa_tanda_rujukan
from sakip.naskah.bahan import BahanLkjip
from sakip.naskah.fakta import Fakta, fakta_semua
from sakip.naskah.keraguan import sebut_butir
from sakip.naskah.sebaris import tandai
from sakip.naskah.teks import gambar_bermasalah, tabel_bermasalah
from sakip.naskah.titik import SEBUTAN_JENIS, Titik, buat_titik
from sakip.naskah.tuntutan import Lingkup, Sanggahan, periksa_teks
from sakip.pelaporan.profil import Uraian

#: Parts of the profile that tell what is; visions, duties and the like tell what shall be.
URAIAN_BERKLAIM = ("kata_pengantar", "aspek_strategis", "isu_strategis", "penghargaan", "inovasi")
SARAN_KALIMAT = "Perbaiki kalimatnya, atau datanya bila data yang keliru."
PANJANG_KUTIPAN = 160


def siapkan_teks(bahan: BahanLkjip, *, bertanda: bool) -> tuple[BahanLkjip, list[Titik]]:
    """The material with every text of people made ready, and the points about them.

    ``bertanda``: doubtful sentences and unknown references are marked in place.
    """
    penyiap = _Penyiap(bahan, Acuan(bahan), bertanda)
    teks = {
        (tingkat, kunci, bagian): penyiap.satu(isi, *penyiap.tempat(tingkat, kunci, bagian))
        for (tingkat, kunci, bagian), isi in bahan.teks.items()
    }
    profil = bahan.profil
    uraian = tuple(replace(u, isi=penyiap.satu(u.isi, *penyiap.uraian(u))) for u in profil.uraian)
    surat = profil.surat
    if surat is not None:
        surat = replace(surat, isi=penyiap.satu(surat.isi, "surat pengantar", penyiap.kantor))
    baru = replace(bahan, teks=teks, profil=replace(profil, uraian=uraian, surat=surat))
    return baru, penyiap.titik


def titik_tempat(bahan: BahanLkjip, tingkat: str, kunci: str) -> list[Titik]:
    """The points about the texts of one place, for whoever is writing them."""
    penyiap = _Penyiap(bahan, Acuan(bahan), bertanda=False)
    for (t, k, bagian), isi in bahan.teks.items():
        if (t, k) == (tingkat, kunci):
            penyiap.satu(isi, *penyiap.tempat(t, k, bagian))
    return penyiap.titik


@dataclass
class _Penyiap:
    bahan: BahanLkjip
    acuan: Acuan
    bertanda: bool
    titik: list[Titik] = field(default_factory=list)

    def __post_init__(self) -> None:
        hasil = self.bahan.hasil
        self.fakta: dict[str, Fakta] = fakta_semua(hasil.butir, self.bahan.seri, hasil.tahun)
        self.kantor = Lingkup(
            self.fakta, hasil.tahun, f"{hasil.nama_unit} {self.bahan.singkatan}", kumpulan=tuple(self.fakta)
        )

    def tempat(self, tingkat: str, kunci: str, bagian: str) -> tuple[str, Lingkup]:
        """How the place of a text is called, and what its sentences are about."""
        ekor = "" if bagian == "isi" else f", bagian {bagian}"
        if tingkat == "indikator" and kunci in self.fakta:
            lingkup = replace(self.kantor, indikator=kunci)
            return f"teks indikator {sebut_butir(self.fakta[kunci].butir)}{ekor}", lingkup
        if tingkat == "sasaran":
            anggota = tuple(b.indikator for b in self.bahan.hasil.butir if b.sasaran == kunci)
            lingkup = replace(self.kantor, kumpulan=anggota)
            nama = next((s.nama for s in self.bahan.hasil.sasaran if s.kunci == kunci), kunci)
            return f"teks sasaran «{nama}»{ekor}", lingkup
        return f"teks {tingkat} «{kunci}»{ekor}", self.kantor

    def uraian(self, u: Uraian) -> tuple[str, Lingkup | None]:
        tempat = f"profil, {u.jenis.replace('_', ' ')} «{u.judul or u.kunci}»"
        if u.jenis not in URAIAN_BERKLAIM:
            return tempat, None
        satu = u.indikator[0] if len(u.indikator) == 1 else ""
        return tempat, replace(self.kantor, indikator=satu)

    def satu(self, isi: str, tempat: str, lingkup: Lingkup | None) -> str:
        """One text: its references, its pictures, its sentences (none without ``lingkup``)."""
        terisi = self.acuan.isi(isi, lingkup.indikator if lingkup else "")
        temuan = list(terisi.temuan)
        for kunci, alasan in gambar_bermasalah(terisi.teks, self.bahan.profil.berkas):
            saran = "Unggah gambarnya ke profil tahun ini, atau hapus dari teks."
            temuan.append(Temuan("kurang", f"Gambar «{kunci}» {alasan}.", saran))
        temuan += [Temuan("kurang", alasan, saran) for alasan, saran in tabel_bermasalah(terisi.teks)]
        self.titik += [buat_titik(t.jenis, tempat, t.pesan, t.saran, t.isi) for t in temuan]
        sanggahan = periksa_teks(terisi.teks, lingkup, terisi.sebutan) if lingkup else ()
        self.titik += [_titik_kalimat(tempat, s) for s in sanggahan]
        # The same text is checked for draft and final, so that a point has one code in both.
        return _tandai_kalimat(terisi.teks, sanggahan) if self.bertanda else tanpa_tanda_rujukan(terisi.teks)


def _titik_kalimat(tempat: str, s: Sanggahan) -> Titik:
    kalimat = asli = tanpa_tanda_rujukan(s.kalimat)
    if len(kalimat) > PANJANG_KUTIPAN:
        kalimat = f"{kalimat[: PANJANG_KUTIPAN - 1]}…"
    sebutan = "bertentangan dengan data" if s.jenis == "bertentangan" else "perlu diperiksa"
    pesan = f"Kata «{s.kutipan}» {sebutan}: {s.alasan}. Kalimatnya: “{kalimat}”"
    return buat_titik(s.jenis, tempat, pesan, SARAN_KALIMAT, asli)


def _tandai_kalimat(teks: str, sanggahan: tuple[Sanggahan, ...]) -> str:
    """A mark behind every sentence in question, from the last to the first."""
    for s in reversed(sanggahan):
        tanda = tandai(f"{SEBUTAN_JENIS[s.jenis].lower()}: {s.alasan}")
        teks = f"{teks[: s.akhir]} {tanda}{teks[s.akhir :]}"
    return teks
