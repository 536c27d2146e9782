"""Values in their two forms, column by column: stored (change sets, the store) and typed (people, analyses).

=========== ============================================ =====================================================
Kind        stored                                       typed
=========== ============================================ =====================================================
money       int, ten-thousandths of the currency unit    float64, currency units
date        str, YYYY-MM-DD                              datetime64[s] at midnight
moment      str, YYYY-MM-DD or YYYY-MM-DDTHH:MM:SS       datetime64[s]; midnight means "no time known"
list        str, JSON array of str                       str, items joined by "; "
boolean     int, 0 or 1                                  boolean (pandas, nullable)
integer     int                                          Int64
reference   int, record id                               Int64
others      as they are                                  str, or float64 for number and share
=========== ============================================ =====================================================

Stored columns are str, Int64, float64, or object where values are mixed. A blank is None, NA, NaN or NaT in
either form. Both directions are lossless.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from crm.schema import Kind

MONEY_SCALE: Final = 10_000
"""Stored money counts ten-thousandths of the currency unit."""
LIST_SEPARATOR: Final = "; "
MIDNIGHT: Final = "T00:00:00"

Columns = Callable[["pd.Series[Any]"], "pd.Series[Any]"]


def _text(stored: pd.Series[Any]) -> pd.Series[Any]:
    return stored.astype("str")


def _float(stored: pd.Series[Any]) -> pd.Series[Any]:
    return pd.to_numeric(stored).astype("float64")


def _money(stored: pd.Series[Any]) -> pd.Series[Any]:
    return _float(stored) / MONEY_SCALE


def _whole(stored: pd.Series[Any]) -> pd.Series[Any]:
    return _float(stored).astype("Int64")


def _moment(stored: pd.Series[Any]) -> pd.Series[Any]:
    return pd.to_datetime(stored, format="ISO8601", errors="coerce").astype("datetime64[s]")


def _boolean(stored: pd.Series[Any]) -> pd.Series[Any]:
    return _float(stored).astype("boolean")


def _joined(stored: pd.Series[Any]) -> pd.Series[Any]:
    return per_distinct(stored, list_text).astype("str")


def _money_stored(typed: pd.Series[Any]) -> pd.Series[Any]:
    return (pd.to_numeric(typed).astype("float64") * MONEY_SCALE).round().astype("Int64")


def _whole_stored(typed: pd.Series[Any]) -> pd.Series[Any]:
    return pd.to_numeric(typed).astype("float64").astype("Int64")


def _date_stored(typed: pd.Series[Any]) -> pd.Series[Any]:
    return _moment_stored(pd.to_datetime(typed).dt.normalize())


def _moment_stored(typed: pd.Series[Any]) -> pd.Series[Any]:
    """Write moments by their different days and times of day: far fewer than there are moments."""
    moments = pd.to_datetime(typed).to_numpy().astype("datetime64[s]")
    days = moments.astype("datetime64[D]")
    day_codes, distinct_days = pd.factorize(days)
    time_codes, distinct_times = pd.factorize((moments - days).astype("int64"))
    day_words = np.datetime_as_string(distinct_days.astype("datetime64[D]")).astype(object)
    clock = np.datetime_as_string(distinct_times.astype("int64").astype("datetime64[s]"))
    time_words = np.array([word[10:].removesuffix(MIDNIGHT) for word in clock], dtype=object)
    blank = np.isnat(moments)
    texts = pc.binary_join_element_wise(
        pa.array(day_words, pa.string()).take(pa.array(day_codes, mask=blank)),
        pa.array(time_words, pa.string()).take(pa.array(time_codes, mask=blank)),
        "",
    )
    return pd.Series(texts, index=typed.index, dtype="str", name=typed.name)


def _text_stored(typed: pd.Series[Any]) -> pd.Series[Any]:
    text = typed.astype("str")
    return text.mask(text.str.strip().eq(""))


def _list_stored(typed: pd.Series[Any]) -> pd.Series[Any]:
    return per_distinct(_text_stored(typed), list_from_text).astype("str")


def per_distinct(values: pd.Series[Any], convert: Callable[[str], Any]) -> pd.Series[Any]:
    """Convert a column of text with one call for each different text; blanks stay None."""
    codes, distinct = pd.factorize(values)
    converted = np.array([*(convert(each) for each in distinct), None], dtype=object)
    return pd.Series(converted[codes], index=values.index, dtype=object, name=values.name)


def list_text(stored: str) -> str:
    """Give a stored list as text that is read as the same list; JSON where items hold what parts items."""
    items: list[str] = json.loads(stored)
    joined = LIST_SEPARATOR.join(items)
    for text in (joined, joined + ";"):  # one item with a comma in it needs a ";" to stay one
        if list_items(text) == items:
            return text
    return stored


def list_items(text: str, *, commas: bool = True) -> list[str]:
    """Give the items of a list typed as text, each once.

    They stand apart by ``;`` or line breaks; where there are none, by ``,`` if ``commas``.
    A JSON array is a list too: the workbook writes one where an item itself holds a ``;``.
    """
    if text.startswith('["'):
        try:
            return [str(item) for item in json.loads(text)]
        except ValueError:
            pass
    apart = text.replace("\n", ";").split(";")
    parts = text.split(",") if commas and len(apart) == 1 else apart
    return list(dict.fromkeys(part.strip() for part in parts if part.strip()))


def list_from_text(text: str, *, commas: bool = False) -> str | None:
    """Give the stored form of a list typed as text; None where it has no item."""
    items = list_items(text, commas=commas)
    return json.dumps(items, ensure_ascii=False) if items else None


TYPED: Final[dict[Kind, Columns]] = {
    Kind.TEXT: _text,
    Kind.LONG_TEXT: _text,
    Kind.TERM: _text,
    Kind.CHOICE: _text,
    Kind.EMAIL: _text,
    Kind.PHONE: _text,
    Kind.URL: _text,
    Kind.LIST: _joined,
    Kind.INTEGER: _whole,
    Kind.NUMBER: _float,
    Kind.MONEY: _money,
    Kind.SHARE: _float,
    Kind.DATE: _moment,
    Kind.MOMENT: _moment,
    Kind.BOOLEAN: _boolean,
    Kind.REFERENCE: _whole,
}
"""From the stored to the typed form, by kind."""

STORED_FORM: Final[dict[Kind, Columns]] = {
    Kind.TEXT: _text_stored,
    Kind.LONG_TEXT: _text_stored,
    Kind.TERM: _text_stored,
    Kind.CHOICE: _text_stored,
    Kind.EMAIL: _text_stored,
    Kind.PHONE: _text_stored,
    Kind.URL: _text_stored,
    Kind.LIST: _list_stored,
    Kind.INTEGER: _whole_stored,
    Kind.NUMBER: _float,
    Kind.MONEY: _money_stored,
    Kind.SHARE: _float,
    Kind.DATE: _date_stored,
    Kind.MOMENT: _moment_stored,
    Kind.BOOLEAN: _whole_stored,
    Kind.REFERENCE: _whole_stored,
}
"""From the typed to the stored form, by kind; ValueError or TypeError for what is not of the typed form."""
