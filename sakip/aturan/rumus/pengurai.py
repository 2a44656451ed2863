"""Second pass: words into a tree, by recursive descent with a bound on nesting.

    ungkapan = dan { "atau" dan }
    dan      = bukan { "dan" bukan }
    bukan    = "bukan" bukan | banding
    banding  = jumlah [ ("<" | "<=" | ">" | ">=" | "=" | "<>") jumlah ]
    jumlah   = kali { ("+" | "−") kali }
    kali     = tanda { ("×" | "÷") tanda }
    tanda    = ("−" | "+") tanda | pokok
    pokok    = angka | nama | fungsi "(" ungkapan { ";" ungkapan } ")" | "(" ungkapan ")"

A condition may stand only where a condition is wanted (first argument of `bila`, beside `dan`,
`atau`, `bukan`), a value only where a value is wanted; both are checked here, not when computing.
"""

from collections.abc import Callable
from difflib import get_close_matches

from .kata import FUNGSI, Kata, RumusSalah, pecah
from .pohon import Angka, Banding, Bukan, Fungsi, Jumlah, Kali, Logika, Minus, Simpul, Variabel, berupa_syarat

DALAM_TERBESAR = 20
"""Deepest nesting of brackets, functions and signs."""

_PEMBANDING = ("<", "<=", ">", ">=", "=", "<>")


def bangun(teks: str) -> Simpul:
    """The tree of a formula whose result is a value; RumusSalah for anything else."""
    return _Pengurai(teks).rumus()


class _Pengurai:
    def __init__(self, teks: str) -> None:
        self._teks = teks
        self._kata = pecah(teks)
        self._ke = 0
        self._dalam = 0

    @property
    def _kini(self) -> Kata:
        return self._kata[self._ke]

    def _salah(self, posisi: int, alasan: str, saran: str) -> RumusSalah:
        return RumusSalah(self._teks, posisi, alasan, saran)

    def _maju(self) -> Kata:
        kata = self._kini
        self._ke += 1
        return kata

    def _ada(self, *tanda: str) -> bool:
        return self._kini.jenis in ("tanda", "logika") and self._kini.isi in tanda

    def rumus(self) -> Simpul:
        if self._habis():
            raise self._salah(0, "rumus kosong", "Tulis rumusnya, misalnya dapat / usul * 100.")
        akar = self._nilai(self._ungkapan)
        if not self._habis():
            raise self._berlebih()
        return akar

    def _habis(self) -> bool:
        return self._kini.jenis == "akhir"

    def _berlebih(self) -> RumusSalah:
        kata = self._kini
        if self._ada(")"):
            return self._salah(
                kata.posisi, "kurung tutup tanpa kurung buka", "Hapus kurungnya atau tambahkan “(”."
            )
        if self._ada(";"):
            return self._salah(
                kata.posisi, "titik koma di luar fungsi", "Titik koma hanya memisahkan argumen fungsi."
            )
        if self._ada(*_PEMBANDING):
            return self._salah(kata.posisi, "perbandingan beruntun", "Gabungkan dengan dan: a < b dan b < c.")
        return self._salah(
            kata.posisi, f"“{kata.asli}” tidak didahului tanda hitung", "Tambahkan + − × atau ÷ di depannya."
        )

    def _nilai(self, baca: Callable[[], Simpul]) -> Simpul:
        posisi = self._kini.posisi
        return self._harus_nilai(baca(), posisi)

    def _harus_nilai(self, simpul: Simpul, posisi: int) -> Simpul:
        if berupa_syarat(simpul):
            raise self._salah(
                posisi,
                "di sini harus ada nilai, bukan syarat",
                "Pakai syarat di dalam bila(syarat; ya; tidak).",
            )
        return simpul

    def _harus_syarat(self, simpul: Simpul, posisi: int) -> Simpul:
        if not berupa_syarat(simpul):
            raise self._salah(posisi, "di sini harus ada syarat", "Tulis perbandingan, misalnya usul > 0.")
        return simpul

    def _turun(self, baca: Callable[[], Simpul]) -> Simpul:
        """Read one level deeper; the bound keeps every later walk over the tree shallow."""
        if self._dalam >= DALAM_TERBESAR:
            raise self._salah(
                self._kini.posisi, f"bersarang lebih dari {DALAM_TERBESAR} tingkat", "Sederhanakan kurungnya."
            )
        self._dalam += 1
        simpul = baca()
        self._dalam -= 1
        return simpul

    def _ungkapan(self) -> Simpul:
        return self._logika("atau", lambda: self._logika("dan", self._bukan))

    def _logika(self, kata: str, baca: Callable[[], Simpul]) -> Simpul:
        posisi = self._kini.posisi
        pertama = baca()
        if not self._ada(kata):
            return pertama
        isi = [self._harus_syarat(pertama, posisi)]
        while self._ada(kata):
            self._maju()
            posisi = self._kini.posisi
            isi.append(self._harus_syarat(baca(), posisi))
        return Logika(kata, tuple(isi))

    def _bukan(self) -> Simpul:
        if not self._ada("bukan"):
            return self._banding()
        self._maju()
        posisi = self._kini.posisi
        return Bukan(self._harus_syarat(self._turun(self._bukan), posisi))

    def _banding(self) -> Simpul:
        posisi = self._kini.posisi
        kiri = self._jumlah()
        if not self._ada(*_PEMBANDING):
            return kiri
        self._harus_nilai(kiri, posisi)
        tanda = self._maju().isi
        return Banding(kiri, tanda, self._nilai(self._jumlah))

    def _jumlah(self) -> Simpul:
        suku = self._deret(self._kali, ("+", "−"))
        return suku[0][1] if len(suku) == 1 else Jumlah(tuple(suku))

    def _kali(self) -> Simpul:
        faktor = self._deret(self._tanda, ("×", "÷"))
        return faktor[0][1] if len(faktor) == 1 else Kali(tuple(faktor))

    def _deret(self, baca: Callable[[], Simpul], tanda: tuple[str, str]) -> list[tuple[str, Simpul]]:
        """Parts joined by signs of one precedence; more than one part must all be values."""
        posisi = self._kini.posisi
        deret = [(tanda[0], baca())]
        while self._ada(*tanda):
            self._harus_nilai(deret[0][1], posisi)
            hubung = self._maju().isi
            deret.append((hubung, self._nilai(baca)))
        return deret

    def _tanda(self) -> Simpul:
        if not self._ada("+", "−"):
            return self._pokok()
        negatif = self._maju().isi == "−"
        isi = self._turun(lambda: self._nilai(self._tanda))
        return Minus(isi) if negatif else isi

    def _pokok(self) -> Simpul:
        kata = self._kini
        if kata.jenis == "angka" and kata.nilai is not None:
            self._maju()
            return Angka(kata.nilai)
        if kata.jenis == "nama":
            return self._nama()
        if kata.jenis == "fungsi":
            return self._turun(self._fungsi)
        if self._ada("("):
            self._maju()
            isi = self._turun(self._ungkapan)
            self._tutup(kata)
            return isi
        raise self._kurang()

    def _kurang(self) -> RumusSalah:
        kata = self._kini
        if kata.jenis == "akhir":
            return self._salah(
                kata.posisi, "rumus berakhir terlalu cepat", "Lengkapi dengan angka atau variabel."
            )
        return self._salah(
            kata.posisi,
            f"“{kata.asli}” tidak dapat berdiri di sini",
            "Di sini harus ada angka, variabel, atau kurung.",
        )

    def _nama(self) -> Simpul:
        kata = self._maju()
        if self._ada("("):
            mirip = get_close_matches(kata.isi, FUNGSI, n=1)
            saran = f"Maksudnya {mirip[0]}?" if mirip else f"Yang ada: {', '.join(FUNGSI)}."
            raise self._salah(kata.posisi, f"fungsi “{kata.isi[:40]}” tidak ada", saran)
        return Variabel(kata.isi)

    def _tutup(self, buka: Kata) -> None:
        if not self._ada(")"):
            if self._kini.jenis == "akhir":
                raise self._salah(buka.posisi, "kurung buka tidak ditutup", "Tambahkan “)”.")
            raise self._berlebih()
        self._maju()

    # --- functions --------------------------------------------------------------------------------

    def _fungsi(self) -> Simpul:
        nama = self._maju()
        buka = self._kini
        if not self._ada("("):
            raise self._salah(nama.posisi, f"{nama.isi} adalah fungsi", f"Tulis {nama.isi}(…; …).")
        self._maju()
        if self._ada(")"):
            raise self._salah(self._kini.posisi, f"{nama.isi} tanpa argumen", f"Tulis {nama.isi}(…; …).")
        argumen: list[Simpul] = []
        mulai_argumen = self._kini
        while True:
            posisi = self._kini.posisi
            isi = self._ungkapan()
            syarat = nama.isi == "bila" and not argumen
            argumen.append(self._harus_syarat(isi, posisi) if syarat else self._harus_nilai(isi, posisi))
            if not self._ada(";"):
                break
            self._maju()
        self._tutup(buka)
        self._periksa_banyak(nama, argumen, mulai_argumen)
        return Fungsi(nama.isi, tuple(argumen))

    def _periksa_banyak(self, nama: Kata, argumen: list[Simpul], pertama: Kata) -> None:
        banyak = len(argumen)
        if nama.isi == "bila" and banyak != 3:
            raise self._salah(
                nama.posisi,
                f"bila memerlukan 3 argumen, ada {banyak}",
                "Tulis bila(syarat; nilai bila ya; nilai bila tidak).",
            )
        if nama.isi == "rata_tertimbang" and banyak % 2:
            raise self._salah(
                nama.posisi,
                f"rata_tertimbang memerlukan pasangan nilai dan bobot, ada {banyak} argumen",
                "Tulis rata_tertimbang(nilai1; bobot1; nilai2; bobot2).",
            )
        if banyak == 1 and isinstance(argumen[0], Angka) and "," in pertama.asli:
            raise self._salah(
                pertama.posisi,
                f"“{pertama.asli}” terbaca satu angka desimal, padahal {nama.isi} menggabungkan nilai",
                f"Pisahkan dengan titik koma: {nama.isi}({pertama.asli.replace(',', '; ')}).",
            )
