"""A person at a screen: logs in, opens pages, fills in forms, reads what the page says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

SABAR = 40_000
SANDI = "empat kata tanpa hubungan"


class Orang:
    """One person in a browser window of their own."""

    def __init__(self, buka: Any, server: str, nip: str) -> None:
        self.server, self.nip = server, nip
        self.halaman = buka(lebar=1366, tinggi=768)
        self.halaman.set_default_timeout(SABAR)
        self.halaman.on("dialog", lambda tanya: tanya.accept())

    def masuk(self, sandi: str = SANDI) -> Orang:
        """Log in; with a password that the administrator gave, choose one's own first."""
        self.halaman.goto(f"{self.server}/akun/login/")
        self._masuk(sandi)
        if "/akun/password/change/" in self.halaman.url:
            assert "dibuat oleh admin" in self.isi()
            self.isikan({"oldpassword": sandi, "password1": SANDI, "password2": SANDI})
            self.tekan("Simpan kata sandi baru")
        assert self.halaman.locator("nav.menu").count() == 1, self.isi()
        return self

    def _masuk(self, sandi: str) -> None:
        self.isikan({"login": self.nip, "password": sandi})
        with self.halaman.expect_navigation():
            self.halaman.click("main button[type=submit]")

    def buka(self, alamat: str) -> str:
        """Open a page of the site; returns what stands on it."""
        jawab = self.halaman.goto(self.server + alamat)
        assert jawab.status == 200, f"{alamat}: {jawab.status}\n{self.isi()[:1500]}"
        return self.isi()

    def isi(self) -> str:
        """What stands on the page, without the menu."""
        return str(self.halaman.inner_text("main"))

    def kabar(self) -> str:
        """What the page says was done."""
        tempat = self.halaman.locator(".kabar")
        assert tempat.count() == 1, f"{self.halaman.url}: tidak ada kabar\n{self.isi()[:3000]}"
        return str(tempat.inner_text())

    def isikan(self, medan: Mapping[str, Any], di: str = "main") -> None:
        """Fields by name: text, a choice (by value or by label), a tick."""
        for nama, isi in medan.items():
            tempat = self.halaman.locator(f'{di} [name="{nama}"]:not([type=hidden])')
            jenis = tempat.first.evaluate("e => e.type")
            if jenis == "radio":
                self.halaman.check(f'{di} [name="{nama}"][value="{isi}"]')
            elif jenis == "checkbox":
                tempat.first.set_checked(bool(isi))
            elif jenis == "select-one":
                self._pilih(tempat.first, str(isi))
            else:
                tempat.first.fill(str(isi))

    def _pilih(self, tempat: Any, isi: str) -> None:
        """By value, else the only option whose words hold ``isi``."""
        pilihan = tempat.evaluate("e => [...e.options].map(o => [o.value, o.textContent.trim()])")
        cocok = [v for v, _ in pilihan if v == isi] or [v for v, kata in pilihan if isi in kata]
        assert len(cocok) == 1, f"pilihan «{isi}»: {pilihan}"
        tempat.select_option(cocok[0])

    def tekan(self, tombol: str, di: str = "main") -> None:
        """Press a button and wait for the answer."""
        with self.halaman.expect_navigation():
            self.halaman.locator(di).get_by_role("button", name=tombol, exact=True).first.click()

    def ikuti(self, tautan: str, di: str = "main") -> str:
        """Follow a link by its words."""
        with self.halaman.expect_navigation():
            self.halaman.locator(di).get_by_role("link", name=tautan, exact=True).first.click()
        return self.isi()

    def menu(self) -> list[str]:
        """The words of the main menu."""
        return [t.strip() for t in self.halaman.locator("nav.menu a").all_inner_texts()]

    def unduh(self, alamat: str) -> bytes:
        """A file, with this person's session."""
        jawab = self.halaman.context.request.get(self.server + alamat, timeout=120_000)
        assert jawab.status == 200, f"{alamat}: {jawab.status} {jawab.text()[:500]}"
        return bytes(jawab.body())

    def ditolak(self, *alamat: str) -> None:
        """None of these pages opens for this person, and the page says why and who may."""
        for satu in alamat:
            jawab = self.halaman.context.request.get(self.server + satu)
            assert jawab.status in (403, 404), f"{self.nip} membuka {satu}: {jawab.status}"
            if jawab.status == 403:
                teks = jawab.text()
                assert "<title>Ditolak" in teks, satu
                assert any(kata in teks for kata in ("Yang boleh:", "Minta", "minta", "Hubungi")), satu
