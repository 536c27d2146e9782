"""Settings come from the environment, and what cannot be understood is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from data_io.settings import DEFAULT_DATABASE, Settings, SignIn, UnknownSetting


def test_nothing_set_is_a_shop_on_its_own_machine() -> None:
    assert Settings.from_environment({}) == Settings(DEFAULT_DATABASE, SignIn.AUTO, ())


def test_a_blank_is_as_good_as_nothing() -> None:
    blank = {"DATABASE_URL": " ", "REGULARS_SIGN_IN": "", "REGULARS_HOSTS": " , "}
    assert Settings.from_environment(blank) == Settings()


def test_what_is_set_is_read() -> None:
    environment = {
        "DATABASE_URL": "postgresql://shop",
        "REGULARS_SIGN_IN": "OFF",
        "REGULARS_HOSTS": "Shop.example, crm.example",
    }
    assert Settings.from_environment(environment) == Settings(
        "postgresql://shop", SignIn.OFF, ("shop.example", "crm.example")
    )


def test_an_unknown_word_is_said_in_a_sentence() -> None:
    with pytest.raises(UnknownSetting, match="auto, on, off"):
        Settings.from_environment({"REGULARS_SIGN_IN": "yes"})


@pytest.mark.parametrize(
    ("database", "key"),
    [
        ("sqlite:////srv/shop/books.db", "/srv/shop/books.key"),
        ("sqlite+pysqlite:////srv/shop/books.db?timeout=5", "/srv/shop/books.key"),
        ("sqlite:///data/shop.db", "data/shop.key"),
        ("sqlite:///~/shop.db", "~/shop.key"),
        ("sqlite:///:memory:", "data/regulars.key"),
        ("sqlite://", "data/regulars.key"),
        ("postgresql://owner:secret@server/shop", "data/regulars.key"),
    ],
)
def test_the_key_lies_beside_the_database(database: str, key: str) -> None:
    assert Settings(database).key_file == Path(key).expanduser().resolve()
