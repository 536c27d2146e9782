"""A shop in which every word is evil: the sample shop, with another text in each field that holds words.

What fields there are is taken from ``crm.entities``: a new one is covered from its first day.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd

from crm import clock
from crm.access import LOCAL_OWNER
from crm.entities import BUSINESS, ENTITIES
from crm.schema import OWN_PREFIX, Entity, Field, Kind
from data_io.changes import ChangeSet, EntityChanges, Source
from data_io.incoming.files.reading import read_book
from data_io.incoming.planning import plan_books
from data_io.store import Store
from sample_data.shop import make_shop
from sample_data.workbooks import write_workbook
from tests.e2e.evil_words import WORDS

WORDED: Final = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.TERM, Kind.LIST, Kind.EMAIL, Kind.PHONE, Kind.URL})
"""Kinds whose values are words."""
CUSTOMERS: Final = 120
LINES: Final = 2_500
LEAST: Final = 2 * len(WORDS)
"""So many records there are of each sort."""
OWNER: Final = replace(LOCAL_OWNER, name=WORDS[1])
HEADING: Final = 100
"""Letters of a heading; the program keeps none that is much longer."""
OWN_EACH: Final = 3
"""So many own columns each sort of record has; customers have one for each text."""


def fill(folder: Path, url: str) -> None:
    """Write the shop into a database; ``folder`` is for what is written on the way."""
    workbook = folder / "shop.xlsx"
    write_workbook(workbook, make_shop(today=clock.today(), customers=CUSTOMERS, sales_lines=LINES))
    with Store.open(url) as store:
        planned = plan_books([read_book(workbook, workbook.name)], store, OWNER)
        parts = [part for part in planned.changes.parts if part.entity in ENTITIES]
        spoilt = tuple(spoil(part) for part in parts)
        store.apply(ChangeSet(Source.IMPORT, WORDS[0], spoilt), OWNER)
        store.apply(ChangeSet(Source.SETTINGS, WORDS[1], (_settings(store),)), OWNER)
        for place, text in enumerate(WORDS[::2], 1):  # two in one, so that a page of the history has them all
            label = f"{text} {WORDS[2 * place - 1]}"
            store.apply(ChangeSet(Source.EDIT, label, (_renamed(store, place, label),)), OWNER)


def spoil(part: EntityChanges) -> EntityChanges:
    """Give the new records of one sort with evil words in all their fields that hold words."""
    known = ENTITIES[part.entity]
    rows = part.inserts
    if len(rows) < LEAST:
        rows = pd.concat([rows] * -(-LEAST // len(rows)), ignore_index=True)
    rows = rows.copy()
    for field in known.fields:
        if field.kind in WORDED:
            rows[field.name] = spoilt_column(field, rows)
    for place in own_places(known):
        at = np.arange(len(rows)) + place
        rows[OWN_PREFIX + WORDS[place][:HEADING]] = [WORDS[each % len(WORDS)] for each in at]
    return replace(part, inserts=_doubled(rows) if known.name == "customer" else rows)


def own_places(known: Entity) -> range:
    """Say which of the texts are headings of own columns of an entity."""
    if known.name == "customer":
        return range(len(WORDS))
    first = OWN_EACH * list(ENTITIES).index(known.name) % len(WORDS)
    return range(first, first + OWN_EACH)


def spoilt_column(field: Field, rows: pd.DataFrame) -> list[str]:
    """Give evil words for the words of a field.

    The same for the same where there are many of them; else, in every other row, simply the next, so that
    each of the texts stands in it. Order numbers are the same in all entities.
    """
    named = rows[field.name] if field.name in rows.columns else pd.Series([None] * len(rows))
    places, words = pd.factorize(named)
    turns = np.arange(len(rows))
    if field.name == "order_number":
        places = np.array([-1 if word is None else _number(word) for word in named])
    few = len(words) < LEAST
    chosen = np.where((places < 0) | (few & (turns % 2 == 0)), turns // 2 if few else turns, places)
    if field.unique:
        chosen = turns
    texts = [_numbered(int(each), distinct=not few or _must_differ(field)) for each in chosen]
    return [_worded(field, text, int(each)) for text, each in zip(texts, chosen, strict=True)]


def _number(word: object) -> int:
    digits = "".join(letter for letter in str(word) if letter.isdecimal())
    return int(digits or 0)


def _must_differ(field: Field) -> bool:
    return field.unique or field.required or field.name in ("name", "reference", "number", "order_number")


def _numbered(place: int, *, distinct: bool) -> str:
    """Give the text at a place; from the second round on with the number of the round behind it."""
    turn, at = divmod(place, len(WORDS))
    return f"{WORDS[at]} {turn}" if turn and distinct else WORDS[at]


def _worded(field: Field, text: str, place: int) -> str:
    if field.kind is Kind.LIST:
        return json.dumps([text, WORDS[(place + 7) % len(WORDS)]])
    return text


def _doubled(rows: pd.DataFrame) -> pd.DataFrame:
    """Add each of the first customers once more, with another number: the same twice."""
    again = rows.head(len(WORDS)).assign(code=[f"again {text}" for text in WORDS])
    return pd.concat([rows, again], ignore_index=True)


def _settings(store: Store) -> EntityChanges:
    present = store.business()
    values: dict[str, Any] = {
        field.name: text
        for field, text in zip(
            (each for each in BUSINESS.fields if each.kind in WORDED), WORDS[1:], strict=False
        )
    }
    values |= {"logo": None, "currency": present["currency"]}
    changed = {name: value for name, value in values.items() if value != present[name]}
    return EntityChanges(
        BUSINESS.name,
        updates=pd.DataFrame(
            {
                "id": np.ones(len(changed), dtype="int64"),
                "field": pd.Series(list(changed), dtype="str"),
                "before": pd.Series([present[name] for name in changed], dtype=object),
                "after": pd.Series(list(changed.values()), dtype=object),
            }
        ),
    )


def _renamed(store: Store, customer: int, text: str) -> EntityChanges:
    """Give the change of a customer's notes, so that the history has a step of this name."""
    before = store.records("customer", OWNER, ids=[customer], fields=["notes"])["notes"].iloc[0]
    return EntityChanges(
        "customer",
        updates=pd.DataFrame(
            {"id": [customer], "field": ["notes"], "before": [before], "after": [text]}
        ).astype({"before": object, "after": object}),
    )
