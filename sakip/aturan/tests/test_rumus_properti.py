"""Formulas by the thousand: nothing but RumusSalah, and values equal to exact fractions."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import example, given
from hypothesis import strategies as st

from sakip.aturan.angka import BATAS_BESAR, rapikan, tulis
from sakip.aturan.rumus import FUNGSI, Rumus, RumusSalah, urai

NAMA = ("a", "b", "c", "d")
KATA = [*NAMA, *FUNGSI, "dan", "atau", "bukan", *"+-*/×÷−();<>=", "<=", "<>", "1", "3,5", "0", "100", " "]

# An expression as (text, function to its exact value); None stands for "no value" (division by zero).
Ungkapan = tuple[str, tuple[object, ...]]


@given(st.text(max_size=120))
@example("\ud800")
@example("rata(" * 400)
def test_any_text_is_a_formula_or_refused_with_a_place(teks: str) -> None:
    _baca_atau_tolak(teks)


@given(st.lists(st.sampled_from(KATA), max_size=60).map("".join))
def test_any_row_of_words_is_a_formula_or_refused_with_a_place(teks: str) -> None:
    _baca_atau_tolak(teks)


def _baca_atau_tolak(teks: str) -> None:
    try:
        rumus = urai(teks)
    except RumusSalah as salah:
        assert 0 <= salah.posisi <= len(teks)
        assert salah.alasan
        assert salah.saran
        assert str(salah)
        return
    for nilai in ("0", "1", "-7.25", "1E29"):
        hasil = rumus.hitung(dict.fromkeys(rumus.variabel, Decimal(nilai)))
        assert (hasil.nilai is not None) == (hasil.keadaan == "ada")
        assert hasil.nilai is None or abs(hasil.nilai) <= BATAS_BESAR
        assert hasil.langkah
        assert bool(hasil.alasan) == (hasil.keadaan != "ada")
    kosong = rumus.hitung({})
    assert kosong.keadaan in ("kosong", "ada", "nihil", "tak_terdefinisi")
    assert rumus.variabel or kosong.keadaan != "kosong"
    assert set(_baca_kembali(rumus).variabel) == set(rumus.variabel)


def _baca_kembali(rumus: Rumus) -> Rumus:
    """The formula read from what is shown to people, whose numbers have dots for thousands."""
    tampil = rumus.tampilkan({n: n for n in rumus.variabel}).replace(".", "")
    return urai(tampil[:1].lower() + tampil[1:])


def _gabung(anak: st.SearchStrategy[Ungkapan]) -> st.SearchStrategy[Ungkapan]:
    dua = st.tuples(st.sampled_from("+-*/×÷−"), anak, anak).map(
        lambda t: (f"({t[1][0]}) {t[0]} ({t[2][0]})", (t[0], t[1][1], t[2][1]))
    )
    banyak = st.tuples(
        st.sampled_from(["jumlah", "rata", "min", "maks"]), st.lists(anak, min_size=2, max_size=4)
    ).map(lambda t: (f"{t[0]}({'; '.join(u[0] for u in t[1])})", (t[0], *(u[1] for u in t[1]))))
    bila = st.tuples(st.sampled_from(["<", "<=", ">", ">=", "=", "<>"]), anak, anak, anak, anak).map(
        lambda t: (
            f"bila({t[1][0]} {t[0]} {t[2][0]}; {t[3][0]}; {t[4][0]})",
            ("bila", t[0], *(u[1] for u in t[1:])),
        )
    )
    tanda = anak.map(lambda u: (f"-({u[0]})", ("neg", u[1])))
    return st.one_of(dua, banyak, bila, tanda)


_angka = st.integers(0, 999).map(lambda n: (str(n), ("angka", Fraction(n))))
_pecahan = st.integers(0, 99).map(lambda n: (f"{n // 10},{n % 10}", ("angka", Fraction(n, 10))))
_nama = st.sampled_from(NAMA).map(lambda n: (n, ("nama", n)))
ungkapan = st.recursive(st.one_of(_angka, _pecahan, _nama), _gabung, max_leaves=12)
nilai_wajar = st.decimals(min_value=-1000, max_value=1000, places=2)


class _TakAda(Exception):
    pass


def _acuan(pohon: tuple[object, ...], isi: dict[str, Fraction]) -> Fraction:
    """Reference: the same tree in exact fractions."""
    jenis, *bagian = pohon
    if jenis == "angka":
        (nilai,) = bagian
        assert isinstance(nilai, Fraction)
        return nilai
    if jenis == "nama":
        return isi[str(bagian[0])]
    if jenis == "bila":
        tanda, kiri, kanan, ya, tidak = bagian
        x, y = _acuan(kiri, isi), _acuan(kanan, isi)  # type: ignore[arg-type]
        benar = {"<": x < y, "<=": x <= y, ">": x > y, ">=": x >= y, "=": x == y, "<>": x != y}[str(tanda)]
        return _acuan(ya if benar else tidak, isi)  # type: ignore[arg-type]
    nilai_bagian = [_acuan(b, isi) for b in bagian]  # type: ignore[arg-type]
    return _operasi(str(jenis), nilai_bagian)


def _operasi(jenis: str, xs: list[Fraction]) -> Fraction:
    if jenis in "/÷" and xs[1] == 0:
        raise _TakAda
    match jenis:
        case "neg":
            return -xs[0]
        case "+" | "jumlah":
            return sum(xs, Fraction(0))
        case "-" | "−":
            return xs[0] - xs[1]
        case "*" | "×":
            return xs[0] * xs[1]
        case "/" | "÷":
            return xs[0] / xs[1]
        case "rata":
            return sum(xs, Fraction(0)) / len(xs)
        case "min":
            return min(xs)
        case _:
            return max(xs)


@given(ungkapan, st.tuples(*[nilai_wajar] * len(NAMA)))
def test_values_equal_exact_fractions_within_thirty_digits(u: Ungkapan, nilai: tuple[Decimal, ...]) -> None:
    teks, pohon = u
    isi = dict(zip(NAMA, nilai, strict=True))
    hasil = urai(teks).hitung(isi)
    try:
        tepat = _acuan(pohon, {k: Fraction(v) for k, v in isi.items()})
    except _TakAda:
        assert hasil.keadaan in ("nihil", "tak_terdefinisi")
        return
    if hasil.keadaan != "ada":  # an intermediate result beyond the bounds
        assert "10^" in hasil.alasan
        return
    assert hasil.nilai is not None
    assert abs(Fraction(hasil.nilai) - tepat) <= abs(tepat) / 10**28 + Fraction(1, 10**40)


@given(ungkapan, st.tuples(*[nilai_wajar] * len(NAMA)))
def test_the_formula_as_shown_means_the_same(u: Ungkapan, nilai: tuple[Decimal, ...]) -> None:
    rumus = urai(u[0])
    isi = dict(zip(NAMA, nilai, strict=True))
    semula, kembali = rumus.hitung(isi), _baca_kembali(rumus).hitung(isi)
    # a × (b ÷ c) is shown without brackets: the same number, rounded in another place.
    if semula.nilai is not None and kembali.nilai is not None:
        assert abs(semula.nilai - kembali.nilai) <= abs(semula.nilai) * Decimal("1E-27") + Decimal("1E-40")
    else:
        assert {semula.keadaan, kembali.keadaan} <= {"nihil", "tak_terdefinisi", "ada"}


@given(ungkapan, st.tuples(*[nilai_wajar] * len(NAMA)))
def test_the_last_step_ends_in_the_rounded_value(u: Ungkapan, nilai: tuple[Decimal, ...]) -> None:
    hasil = urai(u[0]).hitung(dict(zip(NAMA, nilai, strict=True)), desimal=20)
    if hasil.nilai is None:
        return
    tertulis = hasil.langkah[-1].rsplit(" = ", 1)[-1]
    terbaca = Decimal(tertulis.replace("−", "-").replace(".", "").replace(",", "."))
    assert abs(terbaca - hasil.nilai) <= Decimal("5E-21") + abs(hasil.nilai) * Decimal("1E-29")


@given(ungkapan)
def test_missing_values_never_become_numbers(u: Ungkapan) -> None:
    rumus = urai(u[0])
    hasil = rumus.hitung(dict.fromkeys(NAMA))
    if hasil.keadaan == "ada":  # every name stands in a branch that is not needed, or there is none
        penuh = rumus.hitung(dict.fromkeys(NAMA, Decimal("123.45")))
        assert penuh.nilai == hasil.nilai
        assert hasil.nilai == rapikan(hasil.nilai or 0)


@given(st.integers(1, 9999), st.integers(1, 9999), st.integers(1, 9999), st.integers(1, 9999))
def test_a_reader_gets_the_printed_result_from_the_printed_figures(a: int, b: int, c: int, d: int) -> None:
    """Every worked line, recomputed from what it prints, gives what it prints, to the last digit."""
    isi = {n: Decimal(x) for n, x in zip("abcd", (a, b, c, d), strict=True)}
    hasil = urai("(a / b * 100 + c / d * 100) / 2").hitung(isi)
    for baris in hasil.langkah:
        kiri, kanan = baris.split(" = ")
        if set(kanan) & set("+÷×("):
            continue
        desimal = len(kanan.partition(",")[2])
        dibaca = urai(kiri.replace(".", "")).hitung({}).nilai
        assert dibaca is not None
        assert tulis(dibaca, desimal) == kanan
    cetak = tulis(hasil.nilai, 2)
    assert hasil.langkah[-1].rpartition(" = ")[2] in (cetak, cetak.removesuffix(",00"))
