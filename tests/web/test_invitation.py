"""What the console says at the start. That the browser is opened is seen in tests/e2e/test_strangers.py."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from crm.errors import CrmError
from data_io.settings import SignIn
from data_io.store import Store, StoreMissing
from data_io.store.accounts import Caller
from web.entrance import Entrance
from web.invitation import address, invited
from web.key import Key

CODE = r"[A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}"


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


def test_each_further_name_is_told(key: Key, capsys: pytest.CaptureFixture[str]) -> None:
    with invited(key, ["crm.example"]):
        assert f"Under crm.example it is the same behind the name: {key.link}\n" in capsys.readouterr().out


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(f"sqlite:///{tmp_path / 'shop.db'}") as opened:
        yield opened


def test_without_an_owner_a_code_is_printed_once_new_at_each_start_and_gone_at_the_end(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    codes = []
    for _ in range(2):
        entrance = Entrance(SignIn.ON, lambda: store)
        with invited(None, entrance=entrance):
            entrance.print_code()
            codes += re.findall(CODE, capsys.readouterr().out)
    assert len(set(codes)) == len(codes) == 2
    for code in codes:
        with pytest.raises(CrmError):
            store.accounts.set_up(code, "olga", "Olga", "quiet lemon staircase 41", Caller())


def test_with_an_owner_neither_key_nor_code_is_printed(
    store: Store, key: Key, capsys: pytest.CaptureFixture[str]
) -> None:
    store.accounts.found("olga", "Olga", "quiet lemon staircase 41")
    with invited(key, entrance=Entrance(SignIn.AUTO, lambda: store)):
        said = capsys.readouterr().out
    assert "sign in there with their accounts" in said
    assert key.link not in said
    assert not re.search(CODE, said)


def test_records_that_cannot_be_reached_are_told_and_open_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    def away() -> Store:
        raise StoreMissing("The folder is gone.")

    with invited(None, entrance=Entrance(SignIn.ON, away)):
        said = capsys.readouterr().out
    assert "The folder is gone." in said
    assert "REGULARS_SIGN_IN is off" not in said


def test_a_key_that_cannot_be_kept_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "data").write_text("no folder")
    with invited(Key(tmp_path / "data" / "regulars.key")):
        assert "regulars.key cannot be written" in capsys.readouterr().out


def test_an_open_door_is_warned_of(capsys: pytest.CaptureFixture[str]) -> None:
    with invited(None):
        assert "whoever reaches this address sees and changes everything" in capsys.readouterr().out
