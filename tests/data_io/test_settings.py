"""Settings come from the environment, and what cannot be understood is said."""

from __future__ import annotations

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
