"""Where somebody is mentioned in the texts of others: notes, subjects, own columns, the history."""

# ruff: noqa: S608 - tables and columns are named by our own declaration, never by what somebody typed

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Final

import orjson
import pandas as pd
from sqlalchemy import Connection

from crm.entities import ENTITIES, STORED
from crm.rights import PersonsWords, speaks_freely, without_mentions
from crm.schema import OWN_PREFIX, Entity
from data_io.store.deletions import OWN_KEY
from data_io.store.engines import is_sqlite, quoted, run
from data_io.store.journal.cells import IS_WHOLE

MENTION_COLUMNS: Final = ("entity", "id", "field", "text")


def find_mentions(
    connection: Connection, words: PersonsWords, own: Mapping[str, Collection[int]]
) -> pd.DataFrame:
    """Give the texts of other records that mention somebody: entity, id, field, text (stored form).

    ``own``: by entity the records of the person, which are not looked at.
    """
    pattern, hints = words.pattern, words.hints
    found: list[tuple[str, int, str, Any]] = []
    if pattern is not None:
        for entity in ENTITIES.values():
            theirs = set(own.get(entity.name, ()))
            found += [each for each in _mentions(connection, entity, pattern, hints) if each[1] not in theirs]
    return pd.DataFrame(found, columns=list(MENTION_COLUMNS), dtype=object).astype({"id": "int64"})


def _mentions(
    connection: Connection, entity: Entity, pattern: re.Pattern[str], hints: list[str]
) -> Iterator[tuple[str, int, str, Any]]:
    for field in entity.fields:
        if speaks_freely(entity, field):
            for record, text in _candidates(connection, entity, field.name, hints):
                if pattern.search(text):
                    yield entity.name, record, field.name, text
    for record, text in _candidates(connection, entity, "own", hints):
        for name, value in orjson.loads(text).items():
            if isinstance(value, str) and pattern.search(value):
                yield entity.name, record, OWN_PREFIX + name, value


def _candidates(
    connection: Connection, entity: Entity, column: str, hints: list[str]
) -> list[tuple[int, str]]:
    clause, parameters = _like_any(connection, [column], hints)
    rows = run(
        connection, f"SELECT id, {quoted(column)} FROM {quoted(entity.name)} WHERE {clause}", parameters
    )
    return [(int(record), str(text)) for record, text in rows]


def _like_any(connection: Connection, columns: list[str], hints: list[str]) -> tuple[str, tuple[Any, ...]]:
    """Give the SQL that one of some columns holds one of some pieces of text, in whatever case."""
    like = "LIKE" if is_sqlite(connection) else "ILIKE"
    clauses = [f"{quoted(column)} {like} ?" for column in columns for _ in hints]
    return f"({' OR '.join(clauses)})", tuple(f"%{hint}%" for _ in columns for hint in hints)


def find_past_mentions(
    connection: Connection, words: PersonsWords, own: Mapping[str, Collection[int]]
) -> pd.DataFrame:
    """Give the cells of the whole history that mention somebody: entity, id, field.

    ``own``: by entity the records of the person, of which every field counts; of others what is written
    freely: a namesake keeps a name, a household its street.
    """
    pattern, hints = words.pattern, words.hints
    theirs = {name: set(ids) for name, ids in own.items()}
    rows: list[tuple[Any, ...]] = []
    if pattern is not None:
        clause, parameters = _like_any(connection, ["before", "after"], hints)
        sql = f"SELECT entity, record, field, before, after FROM change_cell WHERE {IS_WHOLE} AND {clause}"
        rows = [
            row[:3]
            for row in run(connection, sql, parameters)
            if _is_in(
                pattern, row[3:] if row[1] in theirs.get(row[0], ()) else _free_texts(*row[:1], *row[2:])
            )
        ]
    return pd.DataFrame(rows, columns=["entity", "id", "field"]).drop_duplicates()


def _free_texts(entity: str, name: str, before: str | None, after: str | None) -> Iterable[str | None]:
    """Give of a cell of the history what was written freely."""
    if name:
        return [before, after] if _is_free(entity, name) else []
    record = orjson.loads(before or "{}")
    own = record.pop(OWN_KEY, None) or {}
    return [str(value) for key, value in record.items() if _is_free(entity, key)] + [
        str(each) for each in own.values()
    ]


def _is_free(entity: str, name: str) -> bool:
    known = STORED[entity]
    return name.startswith(OWN_PREFIX) or (name in known.by_name and speaks_freely(known, known[name]))


def _is_in(pattern: re.Pattern[str], texts: Iterable[str | None]) -> bool:
    return any(each is not None and pattern.search(each) for each in texts)


def find_named_steps(connection: Connection, words: PersonsWords, values: Collection[str]) -> list[int]:
    """Give the steps whose name or details name somebody, or hold one of the values that go."""
    pattern = words.pattern
    rows = run(connection, "SELECT revision, label, details FROM change")
    return [
        int(revision)
        for revision, label, details in rows
        if (pattern is not None and pattern.search(label)) or (details and _holds(details, pattern, values))
    ]


def find_named_entries(connection: Connection, words: PersonsWords) -> list[int]:
    """Give the entries of the journal whose value names somebody; those of steps go with their steps."""
    pattern, hints = words.pattern, words.hints
    if pattern is None:
        return []
    clause, parameters = _like_any(connection, ["value"], hints)
    sql = f"""
        SELECT journal.seq, value FROM journal_value JOIN journal ON journal.seq = journal_value.seq
        WHERE what<>'step' AND {clause}"""
    rows = run(connection, sql, parameters)
    return [int(seq) for seq, value in rows if pattern.search(value)]


VALUE: Final = "value"
"""Where the receipt of an import tells what stood in a cell that could not be read."""


def _holds(text: str, pattern: re.Pattern[str] | None, values: Collection[str]) -> bool:
    """Whether a JSON text holds a text in which somebody is named, or one of some values as a cell's."""
    return any(
        (key == VALUE and each in values) or (pattern is not None and pattern.search(each))
        for key, each in _texts(orjson.loads(text))
    )


def _texts(value: object, under: str = "") -> Iterator[tuple[str, str]]:
    """Give all texts, each with the key under which it stands."""
    if isinstance(value, str):
        yield under, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield "", str(key)
            yield from _texts(each, str(key))
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each, under)


def forget_matchings(connection: Connection, words: PersonsWords) -> int:
    """Forget how sheets were matched where a heading names somebody; say how many."""
    rows = run(connection, "SELECT signature, content FROM remembered")
    named = [signature for signature, content in rows if _holds(content, words.pattern, ())]
    for signature in named:
        run(connection, "DELETE FROM remembered WHERE signature=?", (signature,))
    return len(named)


def cleaned(text: str, words: PersonsWords) -> str:
    """Give a text without the person's words."""
    return without_mentions(text, words.pattern)
