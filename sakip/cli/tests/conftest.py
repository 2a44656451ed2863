"""Two example offices and a runner for commands."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner, Result

from sakip.cli.tests.kantor import dengan_kantor
from sakip.cli.utama import app


@pytest.fixture(scope="module")
def kantor(django_db_setup, django_db_blocker):
    with dengan_kantor(django_db_blocker, ("bangka-belitung", "contoh")):
        yield


@pytest.fixture
def sakip():
    """Runs ``sakip ...`` in this process; stdout and stderr are kept apart."""

    def jalan(*argumen: object) -> Result:
        return CliRunner().invoke(app, [str(a) for a in argumen])

    return jalan
