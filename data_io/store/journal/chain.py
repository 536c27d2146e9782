"""Digests of values, and the links that hold entries together."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

import orjson

SALT_BYTES: Final = 16
FIRST: Final = ""
"""What stands for the link before the first."""


class Entry(NamedTuple):
    """An entry as it lies, without its link; the order is that of what the link is computed from."""

    seq: int
    at: str
    who: str
    what: str
    revision: int | None
    digest: str
    covers: str | None


ENTRY_COLUMNS: Final = Entry._fields


def written(value: Mapping[str, Any]) -> str:
    """Write a value as the JSON that is kept and digested."""
    return orjson.dumps(dict(value), option=orjson.OPT_SERIALIZE_NUMPY | orjson.OPT_NON_STR_KEYS).decode()


def new_salt() -> str:
    """Give a salt that nobody can guess."""
    return secrets.token_hex(SALT_BYTES)


def digest_of(salt: str, value: str) -> str:
    """Give the digest of a value as it is written; hexadecimal."""
    return hashlib.sha256(orjson.dumps([salt, value])).hexdigest()


def link(previous: str, entry: Entry) -> str:
    """Give the link of an entry to the one before it; hexadecimal."""
    return hashlib.sha256(orjson.dumps([previous, *entry])).hexdigest()


def links(previous: Iterable[str], entries: Sequence[Sequence[Any]]) -> list[str]:
    """Give the links of many entries, each from the link before it as it lies.

    A call an entry in loops of C's own: no library digests a column at once.
    """
    texts = map(orjson.dumps, [[before, *entry] for before, entry in zip(previous, entries, strict=True)])
    return [each.hexdigest() for each in map(hashlib.sha256, texts)]
