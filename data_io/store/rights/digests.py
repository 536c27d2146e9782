"""By what somebody who was erased is known again: digests under a salt, of which nothing can be read.

A digest is an HMAC-SHA256 of a value in the one form in which it is compared (``crm.rights``), under a salt
that this database drew at random. An e-mail address and a customer number tell somebody alone. A telephone
belongs to a household, so it counts with a name that fits; a name counts alone only where the row tells
nothing else by which a namesake could be told.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

import numpy as np
import pandas as pd
from sqlalchemy import Connection

from crm import wording
from crm.rights import (
    code_mark,
    email_mark,
    name_mark,
    name_words,
    phone_mark,
    place_mark,
    plain,
    short_names,
    told,
)
from crm.values import list_items
from data_io.store.bulk import insert_columns
from data_io.store.engines import run

SALT: Final = "erased_salt"
"""The key in ``meta`` under which the salt stands."""
SALT_BYTES: Final = 32
STAND_IN_LETTERS: Final = 12
EMAILS: Final = ("email", "other_emails")
PHONES: Final = ("phone", "mobile", "other_phones")
LISTS: Final = frozenset({"other_emails", "other_phones"})
TELL_NAMESAKES_APART: Final = (*EMAILS, *PHONES, "code", "postcode", "street", "birthday")
MOST_WORDS: Final = 4
_PART: Final = "\x1f"

Ids = np.ndarray[Any, np.dtype[np.int64]]
Mark = Callable[[str], str]


def salt_of(connection: Connection, *, make: bool = False) -> str:
    """Give the salt of the database; "" where none was drawn yet, unless one is to be made."""
    found = run(connection, "SELECT value FROM meta WHERE key=?", (SALT,))
    if found or not make:
        return str(found[0][0]) if found else ""
    salt = secrets.token_hex(SALT_BYTES)
    insert_columns(connection, "meta", {"key": [SALT], "value": [salt]})
    return salt


def digest(salt: str, kind: str, mark: str) -> str:
    """Give the digest of a value; hexadecimal."""
    return hmac.digest(bytes.fromhex(salt), f"{kind}:{mark}".encode(), "sha256").hex()


def stand_in(salt: str, text: str) -> str:
    """Give what stands for a number that named a person: the same for the same text, told to nobody else."""
    return f"erased-{digest(salt, 'stand-in', plain(text))[:STAND_IN_LETTERS]}"


def marks_of(records: Iterable[Mapping[str, Any]], shared: Iterable[str] = ()) -> set[tuple[str, str]]:
    """Give by what the records of a person are known again: (kind, mark).

    ``records``: in stored or typed form; ``shared``: marks of e-mails that others who stay have too.
    """
    held = set(shared)
    found: set[tuple[str, str]] = set()
    for record in records:
        texts = {name: items_of(record.get(name), name) for name in (*EMAILS, *PHONES)}
        emails = {email_mark(each) for name in EMAILS for each in texts[name]}
        phones = {phone_mark(each) for name in PHONES for each in texts[name]}
        found |= {("contact" if each in held else "email", each) for each in emails}
        found |= {("contact", each) for each in phones}
        found |= {("code", code_mark(each)) for each in items_of(record.get("code"), "code")}
        for name in names_of(record):
            found.add(("name", name_mark(name)))
            found |= {("short", each) for each in short_names(name)}
            for where in ("postcode", "street"):
                found |= {("place", place_mark(name, each)) for each in items_of(record.get(where), where)}
    return {(kind, mark) for kind, mark in found if mark}


def names_of(record: Mapping[str, Any]) -> list[str]:
    """Give what a person is called: the name, and the first and last name; a firm's only without them."""
    both = " ".join(
        each for each in (text_of(record.get("first_name")), text_of(record.get("last_name"))) if each
    )
    found = [each for each in (text_of(record.get("name")), both) if each]
    company = text_of(record.get("company"))
    if company and (not found or record.get("kind") == "company"):
        found.append(company)
    return list(dict.fromkeys(found))


def text_of(value: object) -> str:
    """Give a value as text without blanks around it; "" for a blank."""
    return value.strip() if isinstance(value, str) else ""


def items_of(value: object, name: str) -> list[str]:
    """Give the texts of a value: of a list each item, JSON or joined."""
    text = text_of(value)
    if not text:
        return []
    if name in LISTS:
        return list_items(text)
    return [text]


@dataclass(frozen=True)
class Remembered:
    """All who were erased, to be known again. ``known``: by kind the erasure of each digest.

    ``customers``: by erasure the record that is left; ``when``: such as "3 May 2026 at their own wish".
    """

    salt: str = ""
    known: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    customers: Mapping[int, int] = field(default_factory=dict)
    when: Mapping[int, str] = field(default_factory=dict)

    @classmethod
    def read(cls, connection: Connection) -> Remembered:
        """Read them; empty, at the cost of one question, where nobody was erased."""
        sql = "SELECT id, customer, at, reason FROM erasure WHERE lifted_at IS NULL"
        rows = run(connection, sql)
        if not rows:
            return cls()
        known: dict[str, dict[str, int]] = {}
        asked = "SELECT kind, digest, erasure FROM erased ORDER BY erasure"
        for kind, found, erasure in run(connection, asked):
            known.setdefault(kind, {})[found] = int(erasure)
        customers = {int(row[0]): int(row[1]) for row in rows}
        when = {int(row[0]): f"{_day(row[2])} {told(row[3])}" for row in rows}
        return cls(salt_of(connection), known, customers, when)

    def __bool__(self) -> bool:
        """Whether anybody was erased."""
        return bool(self.customers)

    @property
    def by_customer(self) -> dict[int, int]:
        """Give the erasure by the number of the record that is left."""
        return {customer: erasure for erasure, customer in self.customers.items()}

    def find(self, kind: str, mark: str) -> int:
        """Give the erasure of whoever is known by that; 0 where nobody is."""
        kept = self.known.get(kind)
        return kept.get(digest(self.salt, kind, mark), 0) if kept and mark else 0

    def rows_of(self, said: pd.DataFrame) -> Ids:
        """Tell for each row whom of the erased it means: the erasure's number, 0 for nobody.

        ``said``: what rows tell of customers, text columns by field name. A name alone means nobody here.
        """
        found = np.zeros(len(said), dtype="int64")
        for name, kind, mark in _ALONE:
            found = _first(found, self._column(said, name, kind, mark))
        names = _names(said)
        for name in (*PHONES, *EMAILS):
            mark = phone_mark if name in PHONES else email_mark
            found = _first(found, self._with_name(self._column(said, name, "contact", mark), names))
        for where in ("postcode", "street"):
            if where in said:
                pairs = names + _PART + said[where].astype("str").fillna("")
                found = _first(found, self._texts(pairs, "place", _placed))
        return found

    def rows_by_name(self, said: pd.DataFrame) -> Ids:
        """Tell for each row that tells nothing but a name (perhaps a city) whose of the erased it is."""
        names = _names(said)
        lone = np.ones(len(said), dtype=bool)
        for name in TELL_NAMESAKES_APART:
            if name in said:
                lone &= said[name].isna().to_numpy()
        found = self._texts(names, "name", name_mark)
        return np.where(lone, found, 0)

    def _with_name(self, found: Ids, names: pd.Series[Any]) -> Ids:
        """Keep of what was found by a telephone where the name fits, or is blank."""
        places = np.flatnonzero(found)
        kept = np.zeros(len(found), dtype="int64")
        if len(places):
            pairs = pd.DataFrame({"name": names.iloc[places].to_numpy(), "erasure": found[places]})
            fits = {
                pair: self._fits(*pair) for pair in pairs.drop_duplicates().itertuples(index=False, name=None)
            }
            good = [fits[pair] for pair in pairs.itertuples(index=False, name=None)]
            kept[places[good]] = found[places[good]]
        return kept

    def _fits(self, name: str, erasure: int) -> bool:
        """Whether a name may be that person's."""
        if not name_words(name):
            return True
        kept = [
            digest(self.salt, "name", name_mark(name)),
            *(digest(self.salt, "short", each) for each in short_names(name)),
        ]
        known = {**self.known.get("short", {}), **self.known.get("name", {})}
        return any(known.get(each) == erasure for each in kept)

    def _column(self, said: pd.DataFrame, name: str, kind: str, mark: Mark) -> Ids:
        if name not in said or not self.known.get(kind):
            return np.zeros(len(said), dtype="int64")
        if name not in LISTS:
            return self._texts(said[name], kind, mark)
        distinct = {
            text: next((one for each in items_of(text, name) if (one := self.find(kind, mark(each)))), 0)
            for text in said[name].dropna().astype("str").unique()
        }
        found: Ids = said[name].map(distinct).fillna(0).to_numpy(dtype="int64")
        return found

    def _texts(self, texts: pd.Series[Any], kind: str, mark: Mark) -> Ids:
        """Look up a column by its distinct values."""
        if not self.known.get(kind):
            return np.zeros(len(texts), dtype="int64")
        codes, distinct = pd.factorize(texts)
        found = [self.find(kind, mark(str(text))) for text in distinct]
        return np.append(np.array(found, dtype="int64"), 0)[codes]

    def names_somebody(self, text: str, erasure: int) -> bool:
        """Whether a text holds the name, an e-mail or the telephone of that person."""
        words = name_words(text)
        windows = (
            words[start : start + size] for size in range(1, MOST_WORDS + 1) for start in range(len(words))
        )
        marks = {name_mark(" ".join(window)) for window in windows}
        if any(self.find("name", each) == erasure for each in marks):
            return True
        if any(
            self.find(kind, email_mark(each)) == erasure
            for each in text.split()
            for kind in ("email", "contact")
        ):
            return True
        return self.find("contact", phone_mark(text)) == erasure

    def remembers_text(self, text: str) -> bool:
        """Whether a number is one that a stand-in was put for."""
        return bool(self.find("text", plain(text)))


_ALONE: Final = (
    ("code", "code", code_mark),
    ("email", "email", email_mark),
    ("other_emails", "email", email_mark),
)


def _first(found: Ids, more: Ids) -> Ids:
    return np.where(found == 0, more, found)


def _names(said: pd.DataFrame) -> pd.Series[Any]:
    """Give what rows call somebody; "" where they do not."""
    blank = pd.Series("", index=said.index, dtype="str")
    name = said["name"].astype("str").fillna("") if "name" in said else blank
    parts = [said[each].astype("str").fillna("") for each in ("first_name", "last_name") if each in said]
    for part in parts[1:]:
        parts[0] = (parts[0] + " " + part).str.strip()
    return name.mask(name.eq(""), parts[0]) if parts else name


def _placed(pair: str) -> str:
    name, _, where = pair.partition(_PART)
    return place_mark(name, where)


def _day(at: str) -> str:
    return wording.day(date.fromisoformat(at[:10]), today=date.min)
