"""Which records a list shows.

The words that somebody looks for and the choices made, as ids and conditions for the store.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st

from crm.entities import ENTITIES
from crm.schema import Entity, Field, Kind
from ui import references
from ui.session import Session

MOST_WORDS: Final = 300
"""Different words of a field from which one can still choose."""
MOST_FOUND: Final = 50_000
"""As many records a search gives, the latest of them; nobody turns so many pages."""
NO_WORD: Final = "(blank)"


@dataclass(frozen=True, slots=True)
class Order:
    """By which field a list is sorted."""

    field: str = "id"
    descending: bool = True


def first_order(entity: Entity) -> Order:
    """Give the order in which a list opens: the latest first, people and things by name.

    Sales by the order in which they came in: to sort a million of them by day would take a second.
    """
    if entity.name == "sale":
        return Order()
    if entity.dated_by:
        return Order(entity.dated_by)
    return Order(entity.title[0], descending=False)


def matching_ids(reader: Session, entity: str, text: str) -> list[int]:
    """Give the ids of the records that a text finds.

    In what they are analysed by, or in whom they point to.
    """
    words = text.strip().casefold()
    frame = reader.store.load(entity, reader.access)
    hit = np.zeros(len(frame), dtype=bool)
    for field in ENTITIES[entity].fields:
        if field.name not in frame.columns:
            continue
        if field.kind is Kind.REFERENCE:
            found = list(references.search(reader, str(field.refers_to), text, most=200))
            hit |= frame[field.name].isin(found).to_numpy()
        elif isinstance(frame[field.name].dtype, pd.CategoricalDtype):
            hit |= _holds(frame[field.name], field, words)
    ids = set(frame.index[hit].tolist())
    if entity in ("customer", "product"):
        ids |= set(references.search(reader, entity, text, most=1_000))
    if text.strip().lstrip("#").isdecimal() and int(text.strip().lstrip("#")) in frame.index:
        ids.add(int(text.strip().lstrip("#")))
    return sorted(int(each) for each in ids)[-MOST_FOUND:]


def _holds(column: pd.Series[Any], field: Field, words: str) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Say which rows of a column of words hold a text; each different word is looked at once."""
    labels = {choice.code: choice.label for choice in field.choices}
    distinct = (
        [labels.get(str(each), str(each)) for each in column.cat.categories]
        if labels
        else column.cat.categories
    )
    held = pc.match_substring(pa.array(distinct, pa.string()), words, ignore_case=True).to_numpy(
        zero_copy_only=False
    )
    hit: np.ndarray[Any, np.dtype[np.bool_]] = np.append(held, False)[column.cat.codes.to_numpy()]
    return hit


def choose(reader: Session, entity: str, key: str) -> dict[str, Any]:
    """Draw the filters of a list and give them as conditions for the store."""
    where: dict[str, Any] = {}
    fields = [
        field for field in ENTITIES[entity].fields if field.kind in (Kind.CHOICE, Kind.TERM, Kind.BOOLEAN)
    ]
    active = sum(bool(st.session_state.get(f"{key}-{field.name}")) for field in fields)
    with st.popover(f"Filter · {active}" if active else "Filter", icon=":material/filter_list:"):
        frame = reader.store.load(entity, reader.access)
        for field in fields:
            options = _options(field, frame)
            if len(options) > 1:
                chosen = st.multiselect(
                    field.label,
                    list(options),
                    format_func=options.__getitem__,
                    key=f"{key}-{field.name}",
                    placeholder="Any",
                    persist_state="page",
                )
                where |= _condition(field, chosen)
    return where


def _condition(field: Field, chosen: list[str]) -> dict[str, Any]:
    if not chosen:
        return {}
    if chosen == [NO_WORD]:
        return {field.name: None}
    words = [word for word in chosen if word != NO_WORD]
    return {field.name: [int(word) for word in words] if field.kind is Kind.BOOLEAN else words}


def _options(field: Field, frame: pd.DataFrame) -> Mapping[str, str]:
    """Give the words to choose from, each with its label."""
    if field.kind is Kind.CHOICE:
        return {choice.code: choice.label for choice in field.choices} | {NO_WORD: NO_WORD}
    if field.kind is Kind.BOOLEAN:
        return {"1": "Yes", "0": "No", NO_WORD: NO_WORD}
    words = frame[field.name].cat.categories
    if len(words) > MOST_WORDS or not len(words):
        return {}
    return {str(word): str(word) for word in sorted(words)} | {NO_WORD: NO_WORD}
