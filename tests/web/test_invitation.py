"""What the console says at the start. That the browser is opened is seen in tests/e2e/test_strangers.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from web.invitation import address, invited
from web.key import Key


@pytest.fixture
def key(tmp_path: Path) -> Key:
    return Key(tmp_path / "regulars.key")


def test_the_link_is_printed_and_a_server_of_ones_own_opens_no_browser(
    key: Key, capsys: pytest.CaptureFixture[str]
) -> None:
    with invited(key):
        said = capsys.readouterr().out
        assert not list(key.file.parent.glob("*.html"))

    assert address() is None, "only Streamlit's own server tells its port"
    assert said.split("\n")[3] == f"  (the address of its server){key.link}"
    assert "later version" not in said


def test_each_further_name_is_told(key: Key, capsys: pytest.CaptureFixture[str]) -> None:
    with invited(key, ["crm.example"]):
        assert f"Under crm.example it is the same behind the name: {key.link}\n" in capsys.readouterr().out


def test_who_asks_for_accounts_is_told_that_they_are_to_come(
    key: Key, capsys: pytest.CaptureFixture[str]
) -> None:
    with invited(key, accounts_wanted=True):
        assert "come with a later version; until then only this link opens" in capsys.readouterr().out


def test_a_key_that_cannot_be_kept_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "data").write_text("no folder")
    with invited(Key(tmp_path / "data" / "regulars.key")):
        assert "regulars.key cannot be written" in capsys.readouterr().out


def test_an_open_door_is_warned_of(capsys: pytest.CaptureFixture[str]) -> None:
    with invited(None):
        assert "whoever reaches this address sees and changes everything" in capsys.readouterr().out
