"""What becomes of each cell of a person's records: the changes that make them nobody's."""

# ruff: noqa: S608 - tables and columns are named by our own declaration, never by what somebody typed

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
from sqlalchemy import Connection

from crm.entities import CUSTOMER, ENTITIES
from crm.rights import ERASED, SHARED_BY, Fate, PersonsWords, fate_of, label_of, without_mentions
from crm.schema import OWN_PREFIX
from data_io.changes import EntityChanges, no_cells
from data_io.store.engines import quoted, run
from data_io.store.rights.digests import stand_in
from data_io.store.rights.subjects import Subject

Cell = tuple[int, str, Any, Any]
"""Record, field, before, after."""
_CUSTOMER_CODE: Final = "code"


@dataclass(frozen=True)
class Anonymised:
    """The cells that change, by entity; the numbers of records for which a stand-in was put."""

    cells: dict[str, pd.DataFrame]
    stood_in: tuple[str, ...] = ()

    def parts(self, mentions: pd.DataFrame, words: PersonsWords) -> tuple[EntityChanges, ...]:
        """Give the changes, those of texts of others that mention the person too (see ``find_mentions``)."""
        cells = {name: [frame] for name, frame in self.cells.items()}
        for name, texts in mentions.groupby("entity"):
            cells.setdefault(str(name), []).append(_without_words(texts, words))
        parts = (
            EntityChanges(name, updates=pd.concat(frames, ignore_index=True))
            for name, frames in cells.items()
        )
        return tuple(part for part in parts if not part.is_empty)


def _without_words(texts: pd.DataFrame, words: PersonsWords) -> pd.DataFrame:
    after = [without_mentions(text, words.pattern) for text in texts["text"]]
    cells = {"id": texts["id"], "field": texts["field"], "before": texts["text"], "after": after}
    return pd.DataFrame(cells, dtype=object).astype({"id": "int64"})


def anonymised(connection: Connection, subject: Subject, salt: str) -> Anonymised:
    """Work out which cells of a person's records change, and to what."""
    stood_in: list[str] = []

    def keyed(text: str) -> str:
        stood_in.append(text)
        return stand_in(salt, text)

    cells = {
        name: _frame(_cells(connection, subject, name, keyed))
        for name in subject.records
        if len(subject.records[name])
    }
    return Anonymised(
        {name: frame for name, frame in cells.items() if len(frame)}, tuple(dict.fromkeys(stood_in))
    )


def _frame(cells: Iterator[Cell]) -> pd.DataFrame:
    rows = list(cells)
    if not rows:
        return no_cells()
    return pd.DataFrame(rows, columns=["id", "field", "before", "after"], dtype=object).astype(
        {"id": "int64"}
    )


def _cells(
    connection: Connection, subject: Subject, entity: str, keyed: Callable[[str], str]
) -> Iterator[Cell]:
    """Give the cells of the person's records of one entity that change; a person's records are few."""
    records = subject.records[entity]
    names = [each.name for each in ENTITIES[entity].fields]
    names += [name for name in map(str, records) if name.startswith(OWN_PREFIX)]
    for name in names:
        fate = fate_of(entity, name)
        if fate is Fate.STAYS:
            continue
        values = records[name]
        if entity == CUSTOMER.name and name == "name":
            values = values.where(values.notna(), None)
        else:
            values = values[values.notna()]
        after = {
            value: _after(connection, subject, (entity, name), value, keyed) for value in values.unique()
        }
        for record, value in values.items():
            new = after[value]
            if new != value:
                yield int(str(record)), name, value, new


def _after(
    connection: Connection,
    subject: Subject,
    place: tuple[str, str],
    value: object,
    keyed: Callable[[str], str],
) -> object:
    """Give what a value becomes."""
    fate = fate_of(*place)
    if fate is Fate.LABEL:
        return label_of(subject.customer) if place[0] == CUSTOMER.name else ERASED
    if fate is Fate.IF_SHARED:
        return value if _is_shared(connection, subject, place, value) else None
    if fate in (Fate.IF_NAMELESS, Fate.KEY):
        if not names_person(subject, str(value)):
            return value
        return keyed(str(value)) if fate is Fate.KEY else None
    return None


def names_person(subject: Subject, text: str) -> bool:
    """Whether a number or a category names the person."""
    pattern = subject.words.pattern
    return pattern is not None and pattern.search(text) is not None


def _is_shared(connection: Connection, subject: Subject, place: tuple[str, str], value: object) -> bool:
    """Whether enough other customers have the same."""
    entity, name = place
    who = "id" if entity == CUSTOMER.name else "customer"
    same = f"{quoted(name)}=? AND {quoted(who)}<>?"
    sql = f"SELECT count(DISTINCT {quoted(who)}) FROM {quoted(entity)} WHERE {same}"
    return int(run(connection, sql, (value, subject.customer))[0][0]) >= SHARED_BY
