"""How the command line answers: JSON on standard output, words on standard error."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any, Final

import numpy as np
import orjson
import pandas as pd

from crm.entities import ENTITIES
from crm.schema import Kind
from crm.values import TYPED

Rows = list[dict[str, Any]]
AS_WRITTEN: Final = frozenset({Kind.DATE, Kind.MOMENT})
"""Kinds that JSON holds in their stored form."""


def progress(what: str) -> Callable[[float], None]:
    """Tell on standard error how far it is, if somebody looks at it."""
    if not sys.stderr.isatty():
        return lambda _share: None
    return lambda share: print(
        f"\r{what}: {share:4.0%}", end="\n" if share >= 1 else "", file=sys.stderr, flush=True
    )


def say(text: str) -> None:
    """Print words for people, on standard error."""
    print(text, file=sys.stderr)


def show(answer: object) -> None:
    """Print an answer as JSON, on standard output."""
    text = orjson.dumps(
        _plain(answer), option=orjson.OPT_INDENT_2 | orjson.OPT_NON_STR_KEYS | orjson.OPT_SERIALIZE_NUMPY
    )
    sys.stdout.buffer.write(text + b"\n")
    sys.stdout.buffer.flush()


def _plain(value: object) -> object:  # noqa: PLR0911 - one line a sort of value
    """Turn frames, dataclasses and blanks into what JSON holds."""
    if isinstance(value, pd.DataFrame):
        return rows_of(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {each.name: _plain(getattr(value, each.name)) for each in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, str | int | bool | None):
        return value
    if isinstance(value, float):
        return None if np.isnan(value) else value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, np.generic):
        return _plain(value.item())
    if isinstance(value, Iterable):
        return [_plain(each) for each in value]
    return None if value is pd.NaT or value is pd.NA else str(value)


def rows_of(records: pd.DataFrame) -> Rows:
    """Give the rows of a frame as JSON objects, its index too where it has a name."""
    named = records if records.index.name is None else records.reset_index()
    objects = named.astype(object).where(named.notna(), None)
    return [{str(name): _plain(value) for name, value in row.items()} for row in objects.to_dict("records")]


def records_of(entity: str, records: pd.DataFrame) -> Rows:
    """Give records in stored form as people read them: money in currency units, lists joined."""
    typed = records.copy()
    for each in ENTITIES[entity].fields:
        if each.name in typed and each.kind not in AS_WRITTEN:
            typed[each.name] = TYPED[each.kind](records[each.name])
    filled = typed.loc[:, typed.notna().any()]
    return rows_of(filled)
