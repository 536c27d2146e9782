"""Passwords: long ones are taken, those that are soon guessed are not."""

from __future__ import annotations

import time

import pytest

from data_io.store.accounts import PasswordRefused
from data_io.store.accounts.passwords import HASHER, hashed, is_right, require_good

NAMES = ("olga@example.com", "Olga Petrowa-Lindqvist")


@pytest.mark.parametrize(
    "password",
    [
        "quiet lemon staircase 41",
        "gJ4!vq9_Zx",
        "пароль из пяти разных слов",
        "Blaue Käsebrücken im Regen",
        "long words " * 80 + "staircase",
        "🦊🐻🐼🦁🐯🐨🐸🐵🦄🐝",
    ],
)
def test_good_ones_are_taken(password: str) -> None:
    require_good(password, NAMES)
    assert is_right(hashed(password), password)


@pytest.mark.parametrize(
    "password",
    [
        "",
        "short one",
        "x" * 1001,
        "password123",
        "qwertyuiop",
        "1234567890",
        "aaaaaaaaaaaaaaaaaaaa",
        "iloveyou2024",
        "Olga@example.com",
        "olgapetrowa",
        "Petrowa-Lindqvist1",
        "regulars2026",
        "P@ssw0rd123",
    ],
)
def test_common_ones_and_names_are_refused(password: str) -> None:
    with pytest.raises(PasswordRefused) as refused:
        require_good(password, NAMES)
    assert not password or password not in refused.value.message


def test_letters_typed_in_another_way_are_the_same() -> None:
    assert is_right(hashed("Käsebrücke im Regen"), "Ka\u0308sebru\u0308cke im Regen")


def test_the_parameters_are_those_that_owasp_names() -> None:
    assert (HASHER.type.name, HASHER.memory_cost, HASHER.time_cost, HASHER.parallelism) == ("ID", 19456, 2, 1)


def test_long_ones_are_not_looked_at_for_long() -> None:
    begun = time.process_time()
    with pytest.raises(PasswordRefused):
        require_good("aB3" * 40_000, NAMES)
    require_good("long words " * 80 + "staircase", NAMES)
    assert time.process_time() - begun < 2


@pytest.mark.parametrize("kept", [None, "", "plain", "$argon2id$broken"])
def test_what_is_no_kept_password_opens_nothing(kept: str | None) -> None:
    assert not is_right(kept, "")
    assert not is_right(kept, "plain")
