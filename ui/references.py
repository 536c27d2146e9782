"""The records that others point to.

By what name a person knows them, and who is meant by a name that was typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import pandas as pd

from crm.entities import ENTITIES
from crm.schema import Field, Kind
from ui.session import Session

NAMED_BY: Final = {
    "customer": ("code", "email", "name", "company", "phone", "mobile"),
    "product": ("sku", "name"),
    "campaign": ("name",),
}
"""The fields by which somebody may name a record, the surest first."""
SURE: Final = 90.0
"""From this score of the search on, its only find is what was meant: the name begins so."""
NOBODY: Final = {"customer": "No customer", "product": "No product", "campaign": "No campaign"}


def titles(reader: Session, entity: str, ids: Iterable[int]) -> dict[int, str]:
    """Give the name of each record by id; ``#12`` where a record has none; gone ones are left out."""
    wanted = sorted({int(each) for each in ids})
    if not wanted:
        return {}
    fields = ENTITIES[entity].title
    if entity == "message":
        return {each: f"#{each}" for each in wanted}
    records = reader.store.records(entity, reader.access, ids=wanted, fields=fields)
    return _by_id(title_column(entity, records))


def title_column(entity: str, records: pd.DataFrame) -> pd.Series[Any]:
    """Give the name of each record of a frame.

    The first of its naming fields that is filled, else its number.
    """
    named = pd.Series(None, index=records.index, dtype=object)
    for name in ENTITIES[entity].title:
        if ENTITIES[entity][name].kind is not Kind.REFERENCE:
            named = named.where(named.notna(), records[name])
    numbers = pd.Series([f"#{each}" for each in records.index], index=records.index, dtype=object)
    return named.where(named.notna(), numbers).astype(object)


def with_titles(reader: Session, entity: str, records: pd.DataFrame) -> pd.DataFrame:
    """Put names in the place of ids in the columns of records that point to others."""
    shown = records.copy()
    for field in ENTITIES[entity].references:
        if field.name in shown.columns:
            ids = shown[field.name].dropna()
            names = titles(reader, str(field.refers_to), ids)
            shown[field.name] = shown[field.name].map(names).astype(object)
    return shown


def resolve(reader: Session, field: Field, texts: Mapping[int, str]) -> tuple[dict[int, int], dict[int, str]]:
    """Say which record each text means (by the id of the record that points to it).

    In a sentence why none is meant.
    """
    meant: dict[str, int | str] = {}
    for text in set(texts.values()):
        found = candidates(reader, str(field.refers_to), text)
        meant[text] = found[0] if len(found) == 1 else _unclear(field, text, len(found))
    ids = {record: each for record, text in texts.items() if isinstance(each := meant[text], int)}
    faults = {record: each for record, text in texts.items() if isinstance(each := meant[text], str)}
    return ids, faults


def candidates(reader: Session, entity: str, text: str) -> list[int]:
    """Give the ids of the records that a text may mean.

    Those it names exactly, else those that the search is sure of.
    """
    for name in NAMED_BY[entity]:
        if ENTITIES[entity][name].personal and not reader.access.personal:
            continue
        exact = reader.store.records(entity, reader.access, where={name: text}, fields=[name], limit=50)
        if len(exact):
            return [int(each) for each in exact.index]
    finds = reader.store.search(text, reader.access, limit=50)
    sure = finds[finds["entity"].eq(entity) & finds["score"].ge(SURE)]
    return [int(each) for each in sure["id"].drop_duplicates()]


def search(reader: Session, entity: str, text: str, most: int = 20) -> dict[int, str]:
    """Give the records that a text finds, best first: name and what tells it apart, by id."""
    if entity not in ("customer", "product"):
        return _by_beginning(reader, entity, text, most)
    finds = reader.store.search(text, reader.access, limit=4 * most)
    ours = finds[finds["entity"].eq(entity)].head(most)
    details = ours["detail"].map(lambda detail: f" · {detail}" if detail else "")
    return _by_id((ours["title"].astype("str") + details).set_axis(ours["id"]))


def everything(reader: Session, entity: str) -> dict[int, str]:
    """Give the names of all records of an entity that has few, in order, by id."""
    records = reader.store.records(entity, reader.access, fields=ENTITIES[entity].title)
    names = title_column(entity, records).astype("str").sort_values(key=lambda each: each.str.casefold())
    return _by_id(names)


def _by_beginning(reader: Session, entity: str, text: str, most: int) -> dict[int, str]:
    """Look through the few records of an entity that the search does not know."""
    records = reader.store.records(entity, reader.access, fields=ENTITIES[entity].title, limit=2_000)
    names = title_column(entity, records)
    hits = names[names.astype("str").str.casefold().str.contains(text.casefold(), regex=False)]
    return _by_id(hits.head(most))


def _by_id(names: pd.Series[Any]) -> dict[int, str]:
    """Give names as a dict in their order; a record counts once."""
    return dict(zip(names.index.astype("int64").tolist(), map(str, names), strict=True))


def _unclear(field: Field, text: str, count: int) -> str:
    sure: Sequence[str] = [
        ENTITIES[str(field.refers_to)][name].label.lower() for name in NAMED_BY[str(field.refers_to)][:2]
    ]
    if count:
        better = " or the ".join(sure)
        return f"More than one {field.label.lower()} may be meant by “{text}”. Type the {better} instead."
    return f"{NOBODY[str(field.refers_to)]} called “{text}” is known. Check the spelling, or add it first."
