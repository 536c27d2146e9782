"""Passwords: which are good enough, and how they are kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from data_io.store.accounts.errors import PasswordRefused

_WORKER: Final = ThreadPoolExecutor(1, "passwords")
"""Argon2id runs in one thread: the C library keeps what was freed for each thread that ever asked for it."""
SHORTEST: Final = 10
LONGEST: Final = 1000
HASHER: Final = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
"""Argon2id as OWASP asks for it: 19 MiB, two passes, one lane. One that is made with less is made anew."""
LOOKED_AT: Final = 100
"""The estimate takes time by the square of the length; what is weak in 100 letters is told from them."""
GOOD_ENOUGH: Final = 3
"""Of 4: more than 10^8 guesses, where 10 a minute are let through and argon2id slows down a thief's."""
NAME_LETTERS: Final = 3
LEFT_LETTERS: Final = 6
TOO_SHORT: Final = (
    f"A password needs at least {SHORTEST} characters. Nothing was changed; several words in a row are good."
)
TOO_LONG: Final = f"A password may have at most {LONGEST} characters. Nothing was changed; shorten it."
TOO_EASY: Final = (
    "That password is soon guessed: it is a common one, or made of your name. Nothing was changed; "
    "take several words that have nothing to do with each other."
)


def require_good(password: str, about: Iterable[str]) -> None:
    """Raise ``PasswordRefused`` for one that is soon guessed; ``about``: names of whoever will have it."""
    from zxcvbn import zxcvbn  # half a second of lists, for whoever chooses a password

    plain = _normal(password)
    if len(plain) < SHORTEST:
        raise PasswordRefused(TOO_SHORT)
    if len(plain) > LONGEST:
        raise PasswordRefused(TOO_LONG)
    words = [part for name in about for part in (name, *re.split(r"[\W_]+", name)) if len(part) > 1]
    found = zxcvbn(plain[:LOOKED_AT], user_inputs=[*words, "regulars"], max_length=LOOKED_AT)
    if found["score"] < GOOD_ENOUGH or len(set(plain)) < SHORTEST // 2 or _is_of_names(plain, words):
        raise PasswordRefused(TOO_EASY)


def _is_of_names(plain: str, words: Iterable[str]) -> bool:
    """Whether little is left of a password without the names in it, figures and signs."""
    folded = plain.casefold()
    there = sorted({word.casefold() for word in words if len(word) >= NAME_LETTERS}, key=len, reverse=True)
    left = folded
    for word in there:
        left = left.replace(word, "")
    return left != folded and sum(map(str.isalpha, left)) < LEFT_LETTERS


def hashed(password: str) -> str:
    """Give what is kept of a password."""
    return _WORKER.submit(HASHER.hash, _normal(password)).result()


def is_right(kept: str | None, password: str) -> bool:
    """Whether it is the password that was kept; takes as long where there is none."""
    plain = _normal(password[: LONGEST + 1])
    if kept is None:
        _WORKER.submit(HASHER.hash, plain).result()
        return False
    try:
        _WORKER.submit(HASHER.verify, kept, plain).result()
    except (Argon2Error, InvalidHashError):
        return False
    return len(plain) <= LONGEST


def is_outdated(kept: str) -> bool:
    """Whether a password was kept with less than is asked for today."""
    return HASHER.check_needs_rehash(kept)


def _normal(password: str) -> str:
    """Give a password the same on every keyboard: an ü is one letter, however it was typed."""
    return unicodedata.normalize("NFC", password)
