"""Frames for analysis made without the store: from records in their stored form, or empty."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

import pandas as pd

from crm.entities import STORED
from crm.schema import Kind
from crm.values import TYPED

Column = Callable[["pd.Series[Any]"], "pd.Series[Any]"]


def _as_is(typed: pd.Series[Any]) -> pd.Series[Any]:
    return typed


def _category(typed: pd.Series[Any]) -> pd.Series[Any]:
    return typed.astype("category")


def _float(typed: pd.Series[Any]) -> pd.Series[Any]:
    return typed.astype("float64")


def _reference(typed: pd.Series[Any]) -> pd.Series[Any]:
    return typed.fillna(0).astype("int64")


ANALYSED: Final[dict[Kind, Column]] = {
    Kind.TEXT: _category,
    Kind.LONG_TEXT: _as_is,
    Kind.TERM: _category,
    Kind.CHOICE: _category,
    Kind.EMAIL: _category,
    Kind.PHONE: _category,
    Kind.URL: _as_is,
    Kind.LIST: _as_is,
    Kind.INTEGER: _float,
    Kind.NUMBER: _as_is,
    Kind.MONEY: _as_is,
    Kind.SHARE: _as_is,
    Kind.DATE: _as_is,
    Kind.MOMENT: _as_is,
    Kind.BOOLEAN: _as_is,
    Kind.REFERENCE: _reference,
}
"""From the typed form of a column (``crm.values``) to the form that analyses read, by kind."""


def analysis_frame(entity: str, stored: pd.DataFrame, fields: Iterable[str] | None = None) -> pd.DataFrame:
    """Turn records in stored form into the frame that ``Store.load`` would give of them.

    One row per record, index and order as they are. Columns: ``fields``, or every field that such frames
    hold; one that the records lack is blank.
    """
    declared = STORED[entity]
    names = [each.name for each in declared.fields if each.in_frames] if fields is None else list(fields)
    blank = pd.Series(None, index=stored.index, dtype=object)
    kinds = {name: declared[name].kind for name in names}
    return pd.DataFrame(
        {
            name: ANALYSED[kind](TYPED[kind](stored[name] if name in stored.columns else blank))
            for name, kind in kinds.items()
        },
        index=stored.index,
        columns=names,
    )


def empty_frame(entity: str) -> pd.DataFrame:
    """Give the frame that ``Store.load`` would give of an entity without records."""
    return analysis_frame(entity, pd.DataFrame(index=pd.Index([], dtype="int64", name="id")))


def names_by_id(records: pd.DataFrame, column: str = "name") -> Mapping[int, str]:
    """Give a text column of a frame by record id, blanks left out."""
    filled = records[column].dropna()
    return dict(zip(filled.index.tolist(), filled.astype(object).tolist(), strict=True))
