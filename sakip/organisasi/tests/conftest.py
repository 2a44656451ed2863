"""The office that tests of accounts and of the door share."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from sakip.organisasi.tests.kantor import Kantor

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def kantor(db: Any) -> Kantor:
    return Kantor()


@pytest.fixture
def masuk_sebagai() -> Any:
    """``masuk_sebagai(akun)``: a client with that person's session."""

    def buka(akun: Any) -> Client:
        klien = Client()
        klien.force_login(akun, backend=BACKEND)
        return klien

    return buka
