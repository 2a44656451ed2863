"""What somebody sent after the session had ended: held in the new session until the same person is back.

Only for people without scripts; those with scripts are told 401 and keep what they typed in the page. Held
are texts that passed the check against forgery, never passwords or codes, and only for a browser that knows
who logged in last: whoever else logs in there is not shown them. Nothing is sent again by itself.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, urlsplit, urlunsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from sakip.akun.models import Akun

KUNCI = "titipan"
#: Names the account that logged in last in this browser: an opaque id, signed, read by this module only.
KUKI = "sakip_orang"
LAMA_KUKI = dt.timedelta(days=14)
LAMA = dt.timedelta(hours=12)
#: Characters of all names and texts together.
TERBESAR = 1_000_000
_RAHASIA = re.compile(r"password|sandi|rahasia|code|token", re.I)
#: What the page wrote for itself: sent again, but nothing that a person would recognise.
_MESIN = re.compile(r"(versi|sidik)(-|$)|semula$|dilihat$|aksi$|next$")


@dataclass(frozen=True)
class Titipan:
    """A held request: where it was meant to go, from which page, when, and its fields in order."""

    alamat: str
    asal: str
    waktu: dt.datetime
    isi: tuple[tuple[str, str], ...]
    berkas: int = 0

    @property
    def terbaca(self) -> Iterator[tuple[str, str]]:
        """The fields that a person typed or chose, without empty ones."""
        return ((k, t) for k, t in self.isi if t.strip() and not _MESIN.match(k))


def tandai(jawaban: HttpResponse, akun: Akun) -> HttpResponse:
    """Let the browser remember who logged in."""
    jawaban.set_signed_cookie(
        KUKI,
        str(akun.pengenal),
        salt=KUNCI,
        max_age=LAMA_KUKI,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return jawaban


def dikenal(request: HttpRequest) -> str:
    """Who logged in last in this browser, "" when nobody is known to have."""
    return str(request.get_signed_cookie(KUKI, default="", salt=KUNCI, max_age=LAMA_KUKI))


def baca_kiriman(request: HttpRequest) -> Titipan:
    """The request as something to hold."""
    asal = urlsplit(request.headers.get("Referer", ""))
    return Titipan(
        alamat=request.get_full_path(),
        asal=_setempat(asal) if asal.netloc == request.get_host() else "",
        waktu=timezone.now(),
        isi=tuple(
            (k, t) for k, semua in request.POST.lists() if not _RAHASIA.search(k) for t in map(str, semua)
        ),
        berkas=sum(len(b) for _, b in request.FILES.lists()) + len(getattr(request, "berkas_ditolak", ())),
    )


def _setempat(asal: SplitResult) -> str:
    """Path and question of an address of this site; ``//`` at its head would lead elsewhere."""
    return urlunsplit(("", "", "/" + asal.path.lstrip("/"), asal.query, ""))


def titipkan(request: Any) -> bool:
    """Hold the request of somebody whose session has ended; False where it cannot be held."""
    if "text/html" not in request.headers.get("Accept", ""):  # a beacon, a script: nobody waits for a page
        return False
    t = baca_kiriman(request)
    if not dikenal(request) or sum(len(k) + len(isi) for k, isi in t.isi) > TERBESAR:
        return False
    request.session[KUNCI] = {
        "pemilik": dikenal(request),
        "alamat": t.alamat,
        "asal": t.asal,
        "waktu": t.waktu.isoformat(),
        "isi": [list(x) for x in t.isi],
        "berkas": t.berkas,
    }
    request.session.set_expiry(0)  # gone with the browser
    return True


def titipan(request: Any) -> Titipan | None:
    """What was held for the person who is logged in now; anything else that was held is thrown away."""
    isi = request.session.get(KUNCI)
    if isi is None:
        return None
    waktu = parse_datetime(isi["waktu"])
    if waktu is None or isi["pemilik"] != str(request.user.pengenal) or timezone.now() - waktu > LAMA:
        buang(request)
        return None
    return Titipan(
        isi["alamat"], isi["asal"], waktu, tuple((k, t) for k, t in isi["isi"]), int(isi["berkas"])
    )


def buang(request: Any) -> None:
    """Forget what was held."""
    request.session.pop(KUNCI, None)
