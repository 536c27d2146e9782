"""An owner who forgot the password comes in again by the command line, and nobody else meanwhile."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from data_io.__main__ import main
from data_io.store import Store
from data_io.store.accounts import AlreadyFounded

PASSWORD = "quiet lemon staircase 41"  # noqa: S105 - opens nothing
OTHER = "seven brown umbrellas fly"


def test_a_link_for_a_new_password_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    url = f"sqlite:///{tmp_path / 'shop.db'}"
    with Store.open(url) as store:
        store.accounts.found("olga@example.com", "Olga", PASSWORD)
    assert main(["--database", url, "let-in", "eve"]) == 2
    assert "nobody called “eve”" in capsys.readouterr().err
    assert main(["--database", url, "let-in", "OLGA@example.com"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["shown"] == "Olga"
    with Store.open(url) as store:
        with pytest.raises(AlreadyFounded):
            store.accounts.found("eve", "Eve", OTHER)
        store.accounts.join(told["path"].removeprefix("/join?token="), OTHER)
        assert store.accounts.sign_in("olga@example.com", OTHER)
