"""The transitions of a submission: every state with every action."""

import pytest

from sakip.aturan.alur import KEADAAN, TINDAKAN, TransisiSalah, boleh, keadaan, lakukan, tindakan_berikut

TABEL = {
    ("draf", "ajukan"): "diajukan",
    ("dikembalikan", "ajukan"): "diajukan",
    ("diajukan", "verifikasi"): "diverifikasi",
    ("diajukan", "kembalikan"): "dikembalikan",
    ("diverifikasi", "setujui"): "disetujui",
    ("diverifikasi", "kembalikan"): "dikembalikan",
    ("disetujui", "buka_kembali"): "dikembalikan",
}
SEMUA = [(k, t) for k in KEADAAN for t in TINDAKAN]


def test_there_are_five_states_and_five_actions() -> None:
    assert KEADAAN == ("draf", "diajukan", "diverifikasi", "disetujui", "dikembalikan")
    assert tuple(TINDAKAN) == ("ajukan", "verifikasi", "setujui", "kembalikan", "buka_kembali")


@pytest.mark.parametrize(("asal", "tindakan"), SEMUA)
def test_every_state_with_every_action(asal: str, tindakan: str) -> None:
    tujuan = TABEL.get((asal, tindakan))
    assert boleh(asal, tindakan) == (tujuan is not None)
    assert (tindakan in tindakan_berikut(asal)) == (tujuan is not None)
    if tujuan:
        assert lakukan(asal, tindakan, "karena salah hitung") == tujuan
    else:
        with pytest.raises(TransisiSalah) as info:
            lakukan(asal, tindakan, "karena salah hitung")
        assert asal in info.value.alasan
        assert all(t in info.value.saran for t in tindakan_berikut(asal))


@pytest.mark.parametrize(("asal", "tindakan"), [("diajukan", "kembalikan"), ("disetujui", "buka_kembali")])
def test_returning_and_reopening_need_a_reason(asal: str, tindakan: str) -> None:
    for alasan in ("", "  \n"):
        with pytest.raises(TransisiSalah, match="memerlukan alasan"):
            lakukan(asal, tindakan, alasan)


@pytest.mark.parametrize("tindakan", ["ajukan", "verifikasi", "setujui"])
def test_the_other_actions_need_no_reason(tindakan: str) -> None:
    asal = next(k for k in KEADAAN if boleh(k, tindakan))
    assert lakukan(asal, tindakan) == TABEL[asal, tindakan]


@pytest.mark.parametrize(
    ("langkah", "akhir"),
    [
        ([], "draf"),
        (["ajukan"], "diajukan"),
        (["ajukan", "verifikasi", "setujui"], "disetujui"),
        (["ajukan", "kembalikan", "ajukan"], "diajukan"),
        (["ajukan", "verifikasi", "setujui", "buka_kembali"], "dikembalikan"),
        (["ajukan", "verifikasi", "setujui", "buka_kembali", "ajukan", "verifikasi", "setujui"], "disetujui"),
    ],
)
def test_the_state_follows_from_the_steps(langkah: list[str], akhir: str) -> None:
    assert keadaan(langkah) == akhir


def test_an_impossible_step_is_named_by_its_number() -> None:
    with pytest.raises(TransisiSalah) as info:
        keadaan(["ajukan", "setujui"])
    assert (info.value.keadaan, info.value.tindakan) == ("diajukan", "setujui")
    assert "langkah ke-2" in info.value.alasan


def test_unknown_names_are_never_allowed() -> None:
    assert not boleh("draf", "hapus")
    assert not boleh("arsip", "ajukan")
    with pytest.raises(TransisiSalah, match="tidak dikenal"):
        lakukan("draf", "hapus")
    with pytest.raises(TransisiSalah, match="arsip"):
        lakukan("arsip", "ajukan")
